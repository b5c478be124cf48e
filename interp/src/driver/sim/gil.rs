//! The global interpreter lock, played with virtual threads: the same [`GilPolicy`] as the `os` driver's, its actions carried out as
//! events of the simulator.

use std::collections::HashMap;

use super::kernel::{Event, State, Status};
use super::prices;
use crate::gil::{Action, Event as GilEvent, GilPolicy, Tid};
use crate::machine::thread::attention;
use crate::trace::{self, LockLedger, LockStats};

/// The lock of one process.
pub(super) struct Gil {
    policy: Box<dyn GilPolicy>,
    /// Those that wait, in the order in which they came, with when they began to.
    waiting: Vec<(Tid, u64)>,
    /// Those of them that have been woken and don't know it yet.
    told: Vec<Tid>,
    /// What those that let go do when the switch has been made.
    giving_way: HashMap<Tid, Then>,
    ledger: LockLedger,
}

/// What a thread that lets go of the lock does next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Then {
    /// It wants the lock again.
    Return,
    /// It waits for what it said.
    Wait,
    /// It computes.
    Compute,
    /// It rests where it is.
    Rest,
    /// It has ended.
    End,
}

impl Gil {
    pub(super) fn new(policy: Box<dyn GilPolicy>, now: u64) -> Gil {
        let (waiting, told, giving_way) = (Vec::new(), Vec::new(), HashMap::new());
        Gil { policy, waiting, told, giving_way, ledger: LockLedger::open(now) }
    }

    pub(super) fn set_interval(&mut self, nanos: u64) {
        self.policy.set_interval(nanos);
    }

    pub(super) fn restart_ledger(&mut self, now: u64) {
        self.ledger = LockLedger::open(now);
    }

    pub(super) fn stats(&self, now: u64) -> LockStats {
        self.ledger.stats(now)
    }
}

impl State {
    /// A thread comes inside: it has the lock, or there is none, and needs a core; or it waits.
    pub(super) fn wants_inside(&mut self, ident: Tid, now: u64) {
        let task = self.task(ident);
        task.clock = task.clock.max(now);
        let (pid, now) = (task.pid, task.clock);
        if self.process(pid).gil.is_some() {
            task_state(self, ident, trace::State::WaitingGil, now);
            self.gil_event(pid, GilEvent::Wants(ident), now);
        } else if self.process(pid).collecting.is_some() {
            task_state(self, ident, trace::State::Stopped, now);
            self.task(ident).status = Status::Standing;
        } else {
            task_state(self, ident, trace::State::Running, now);
            self.make_ready(ident, now, true);
        }
    }

    /// A thread that has the lock, or is inside without one, lets go and frees its core.
    pub(super) fn goes_out(&mut self, ident: Tid, then: Then) {
        self.leave_core(ident);
        let task = self.task(ident);
        let (pid, now) = (task.pid, task.clock);
        let Some(gil) = &mut self.process(pid).gil else {
            self.is_out(ident, then, now);
            return self.collect_if_all_stand(pid, now);
        };
        gil.ledger.dropped(now);
        gil.giving_way.insert(ident, then);
        self.task(ident).status = Status::GivingWay;
        let event = if then == Then::End { GilEvent::Ends(ident) } else { GilEvent::Drops(ident) };
        let awaits = self.gil_event(pid, event, now);
        if !awaits && let Some(then) = self.process(pid).gil.as_mut().and_then(|gil| gil.giving_way.remove(&ident)) {
            self.is_out(ident, then, now);
        }
    }

    fn is_out(&mut self, ident: Tid, then: Then, now: u64) {
        let task = self.task(ident);
        task.clock = task.clock.max(now);
        match then {
            Then::Return => self.wants_inside(ident, now),
            Then::Wait => self.begin_wait(ident),
            Then::Compute => self.make_ready(ident, now, false),
            Then::Rest | Then::End => task.status = Status::Resting,
        }
    }

    /// A waiting thread was woken, or its time is up.
    pub(super) fn gil_wakes(&mut self, ident: Tid, timed_out: bool, now: u64) {
        let pid = self.task(ident).pid;
        if let Some(gil) = &mut self.process(pid).gil {
            gil.told.retain(|&t| t != ident);
        }
        self.gil_event(pid, if timed_out { GilEvent::TimedOut(ident) } else { GilEvent::Woken(ident) }, now);
    }

    /// Reports an event to the lock's rules and carries out what follows; says whether the reporting thread awaits a switch.
    fn gil_event(&mut self, pid: u32, event: GilEvent, now: u64) -> bool {
        let mut actions = Vec::new();
        let gil = self.process(pid).gil.as_mut().expect("gilbox bug: an event of a lock that is not there");
        gil.policy.note(event, now, &mut actions);
        let mut awaits = false;
        for action in actions {
            match action {
                Action::Grant(thread) => self.grant(pid, thread, now),
                Action::Wait { thread, until } => {
                    let gil = self.gil(pid);
                    if !gil.waiting.iter().any(|&(t, _)| t == thread) {
                        gil.waiting.push((thread, now));
                    }
                    let task = self.task(thread);
                    task.status = Status::WantsLock;
                    let wait = task.begin_epoch();
                    self.at(until, Event::GilTimeout(thread, wait));
                }
                Action::WakeOne => {
                    let gil = self.gil(pid);
                    let asleep: Vec<Tid> = gil.waiting.iter().map(|w| w.0).filter(|t| !gil.told.contains(t)).collect();
                    if !asleep.is_empty() {
                        let thread = asleep[self.scheduler.pick(asleep.len())];
                        self.gil(pid).told.push(thread);
                        // Its time is not up any more.
                        let wait = self.task(thread).begin_epoch();
                        let until = now + prices::HAND_OVER + self.scheduler.jitter(prices::HAND_OVER / 2);
                        self.at(until, Event::GilWoken(thread, wait));
                    }
                }
                Action::AskToDrop(thread) => self.task(thread).shared.ask(attention::DROP_LOCK),
                Action::Withdraw(thread) => {
                    self.task(thread).shared.withdraw(attention::DROP_LOCK);
                }
                Action::AwaitSwitch(_) => awaits = true,
                Action::Switched(thread) => {
                    if let Some(then) = self.gil(pid).giving_way.remove(&thread) {
                        self.is_out(thread, then, now);
                    }
                }
            }
        }
        awaits
    }

    fn grant(&mut self, pid: u32, thread: Tid, now: u64) {
        let gil = self.gil(pid);
        let place = gil.waiting.iter().position(|&(t, _)| t == thread);
        let since = place.map(|i| gil.waiting.remove(i).1);
        gil.ledger.taken(thread, since, now);
        let task = self.task(thread);
        task.clock = task.clock.max(now);
        let now = task.clock;
        task.begin_epoch();
        task.ledger.enter(trace::State::Running, now);
        task.ledger.took_lock();
        self.make_ready(thread, now, true);
    }

    fn gil(&mut self, pid: u32) -> &mut Gil {
        self.process(pid).gil.as_mut().expect("gilbox bug: an action of a lock that is not there")
    }
}

fn task_state(state: &mut State, ident: Tid, what: trace::State, now: u64) {
    state.task(ident).ledger.enter(what, now);
}
