//! The global interpreter lock, played with real threads.
//!
//! The rules are a [`GilPolicy`]'s; here its actions are carried out. All that changes is behind one mutex, which is held for the
//! length of one event. Each waiting thread sleeps on a condition variable of its own, so that waking one disturbs no other;
//! where a wake-up is the driver's choice, it goes to who has waited longest. When a hand-over is imminent, because the holder
//! has just been asked or a switch has just begun, those concerned look for some microseconds before they sleep: waking a sleeping
//! thread takes longer than the hand-over itself.

use std::collections::{HashMap, VecDeque};

use super::clock;
use super::sync::{Arc, AtomicU8, Condvar, Mutex, MutexGuard, Ordering, spin};
use crate::gil::{Action, Event, GilPolicy, Tid};
use crate::trace::{LockLedger, LockStats};

/// What a thread that waits has been told. Written under the lock's mutex; the thread itself may look at any time.
const NOTHING: u8 = 0;
const WOKEN: u8 = 1;
const GRANTED: u8 = 2;
const SWITCHED: u8 = 3;
const TIMED_OUT: u8 = 4;

/// What the lock keeps for each thread.
pub(crate) struct Party {
    told: AtomicU8,
    changed: Condvar,
}

impl Party {
    pub(crate) fn new() -> Party {
        Party { told: AtomicU8::new(NOTHING), changed: Condvar::new() }
    }

    fn tell(&self, what: u8) {
        self.told.store(what, Ordering::Release);
        self.changed.notify_one();
    }

    fn hear(&self) -> u8 {
        self.told.swap(NOTHING, Ordering::AcqRel)
    }

    fn is_told(&self) -> bool {
        self.told.load(Ordering::Acquire) != NOTHING
    }
}

/// A thread, as far as the lock is concerned.
pub(crate) trait Contender {
    fn tid(&self) -> Tid;
    fn party(&self) -> &Party;
    /// Asks the thread to drop the lock at its next safepoint.
    fn ask_to_drop(&self);
    /// Takes that back. Called under the lock's mutex, as is the former.
    fn withdraw(&self);
}

/// When a thread got the lock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    /// When it began to want it, in nanoseconds.
    pub wanted: u64,
    /// When it got it; the same if it did not have to wait.
    pub taken: u64,
}

/// The lock.
pub(crate) struct Lock<C> {
    state: Mutex<State<C>>,
}

struct State<C> {
    policy: Box<dyn GilPolicy>,
    contenders: HashMap<Tid, Arc<C>>,
    /// Those that wait, in the order in which they came.
    waiting: VecDeque<Tid>,
    ledger: LockLedger,
    /// Empty between events.
    actions: Vec<Action>,
}

/// What an event means for the thread that reported it.
enum Answer {
    GoOn,
    Granted,
    /// `imminent`: the holder has just been asked, and this thread is the next.
    Wait {
        until: u64,
        imminent: bool,
    },
    AwaitSwitch,
}

impl<C: Contender> Lock<C> {
    pub(crate) fn new(policy: Box<dyn GilPolicy>) -> Lock<C> {
        let state = State {
            policy,
            contenders: HashMap::new(),
            waiting: VecDeque::new(),
            ledger: LockLedger::open(clock::now()),
            actions: Vec::new(),
        };
        Lock { state: Mutex::new(state) }
    }

    /// Makes a thread known.
    pub(crate) fn admit(&self, thread: Arc<C>) {
        self.state.lock().contenders.insert(thread.tid(), thread);
    }

    /// Forgets a thread that has never asked for the lock.
    pub(crate) fn dismiss(&self, thread: &C) {
        self.state.lock().contenders.remove(&thread.tid());
    }

    /// Gets the lock.
    pub(crate) fn acquire(&self, me: &C) -> Taken {
        let wanted = clock::now();
        let mut now = wanted;
        let mut event = Event::Wants(me.tid());
        let mut state = self.state.lock();
        loop {
            match state.report(event, now) {
                Answer::Granted => break,
                Answer::Wait { until, imminent } => {
                    (state, event) = self.sleep(state, me, until, imminent);
                    now = clock::now();
                    if event == Event::Wants(me.tid()) {
                        // It was handed over.
                        break;
                    }
                }
                Answer::GoOn | Answer::AwaitSwitch => unreachable!("gilbox bug: who wants the lock gets it or waits"),
            }
        }
        state.ledger.taken(me.tid(), (now > wanted).then_some(wanted), now);
        Taken { wanted, taken: now }
    }

    /// Lets go of the lock, and returns the time at which that was. `for_good`: the thread ends.
    pub(crate) fn release(&self, me: &C, for_good: bool) -> u64 {
        let now = clock::now();
        let mut state = self.state.lock();
        state.ledger.dropped(now);
        let event = if for_good { Event::Ends(me.tid()) } else { Event::Drops(me.tid()) };
        match state.report(event, now) {
            Answer::GoOn => {}
            Answer::AwaitSwitch => {
                drop(state);
                if !spin(|| me.party().is_told()) {
                    let mut state = self.state.lock();
                    while !me.party().is_told() {
                        state = me.party().changed.wait(state);
                    }
                }
                let told = me.party().hear();
                debug_assert_eq!(told, SWITCHED, "gilbox bug: something else than a switch ended it");
                return now;
            }
            Answer::Granted | Answer::Wait { .. } => unreachable!("gilbox bug: who lets go does not wait for the lock"),
        }
        if for_good {
            state.contenders.remove(&me.tid());
        }
        now
    }

    /// Sets the switch interval in nanoseconds.
    pub(crate) fn set_interval(&self, nanos: u64) {
        self.state.lock().policy.set_interval(nanos);
    }

    /// Begins the account of the lock anew.
    pub(crate) fn restart_ledger(&self) {
        let mut state = self.state.lock();
        state.ledger = LockLedger::open(clock::now());
    }

    /// The account of the lock so far.
    pub(crate) fn stats(&self) -> LockStats {
        self.state.lock().ledger.stats(clock::now())
    }

    /// Sleeps until told something or until the time has come; says what happened, `Wants` standing for a lock handed over.
    fn sleep<'a>(
        &'a self,
        mut state: MutexGuard<'a, State<C>>,
        me: &C,
        until: u64,
        imminent: bool,
    ) -> (MutexGuard<'a, State<C>>, Event) {
        if imminent {
            drop(state);
            spin(|| me.party().is_told());
            state = self.state.lock();
        }
        let mut timed_out = false;
        loop {
            match me.party().hear() {
                NOTHING if timed_out => return (state, Event::TimedOut(me.tid())),
                NOTHING => (state, timed_out) = me.party().changed.wait_until(state, until),
                WOKEN => return (state, Event::Woken(me.tid())),
                TIMED_OUT => return (state, Event::TimedOut(me.tid())),
                GRANTED => return (state, Event::Wants(me.tid())),
                _ => unreachable!("gilbox bug: a switch is told to who waits for the lock"),
            }
        }
    }

    /// Ends a thread's wait as if its time had come. The model has no other clock.
    #[cfg(gilbox_loom)]
    pub(crate) fn time_out(&self, thread: &C) {
        let state = self.state.lock();
        if state.waiting.contains(&thread.tid()) && !thread.party().is_told() {
            thread.party().tell(TIMED_OUT);
        }
    }
}

impl<C: Contender> State<C> {
    /// Reports an event and carries out what follows from it; what concerns the reporting thread itself is the answer.
    fn report(&mut self, event: Event, now: u64) -> Answer {
        let (Event::Wants(me) | Event::Woken(me) | Event::TimedOut(me) | Event::Drops(me) | Event::Ends(me)) = event;
        let mut actions = std::mem::take(&mut self.actions);
        self.policy.note(event, now, &mut actions);
        let mut answer = Answer::GoOn;
        let mut asked = false;
        for action in actions.drain(..) {
            match action {
                Action::Grant(thread) => {
                    if event != Event::Wants(me)
                        && let Some(i) = self.waiting.iter().position(|&t| t == thread)
                    {
                        self.waiting.remove(i);
                    }
                    if thread == me { answer = Answer::Granted } else { self.tell(thread, GRANTED) }
                }
                Action::Wait { thread, until } => {
                    debug_assert_eq!(thread, me);
                    if event == Event::Wants(me) {
                        self.waiting.push_back(me);
                    }
                    answer = Answer::Wait { until, imminent: asked && self.waiting.front() == Some(&me) };
                }
                Action::WakeOne => {
                    let next = self.waiting.iter().find(|&t| self.contenders.get(t).is_some_and(|c| !c.party().is_told()));
                    if let Some(&next) = next {
                        self.tell(next, WOKEN);
                    }
                }
                Action::AskToDrop(thread) => {
                    asked = true;
                    self.contender(thread, C::ask_to_drop);
                }
                Action::Withdraw(thread) => self.contender(thread, C::withdraw),
                Action::AwaitSwitch(thread) => {
                    debug_assert_eq!(thread, me);
                    answer = Answer::AwaitSwitch;
                }
                Action::Switched(thread) => self.tell(thread, SWITCHED),
            }
        }
        self.actions = actions;
        answer
    }

    fn contender(&self, thread: Tid, f: impl FnOnce(&C)) {
        f(self.contenders.get(&thread).expect("gilbox bug: the lock does not know the thread"));
    }

    fn tell(&self, thread: Tid, what: u8) {
        self.contender(thread, |c| c.party().tell(what));
    }
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;
