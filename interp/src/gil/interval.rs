//! The lock of CPython 3.2 and later: a waiter asks after an interval, and a switch that was asked for is enforced.
//!
//! | state | `holder` | `asked` | `giving_way` |
//! | --- | --- | --- | --- |
//! | free | none | false | none |
//! | held | the holder | false | none |
//! | held, wanted by a waiter for longer than an interval | the holder | true | none |
//! | free, being switched | none | false | the last holder, which sleeps |
//!
//! In the last state some thread waits and one of the waiting has been woken, so somebody takes the lock; the waiters are
//! those that asked, and no waiter ever gives up.

use std::collections::HashMap;

use super::{Action, Event, GilPolicy, Tid};

/// The policy.
#[derive(Clone, Debug)]
pub struct Interval {
    interval: u64,
    holder: Option<Tid>,
    /// The holder, or the last one.
    last: Option<Tid>,
    /// How often the lock went to another thread than the last holder.
    switches: u64,
    /// The holder has been asked to let go.
    asked: bool,
    /// The thread that let go after it was asked, until another one has taken the lock.
    giving_way: Option<Tid>,
    /// Who waits, each with the number of switches when its present interval began.
    waiting: HashMap<Tid, u64>,
}

impl Interval {
    /// A free lock. `interval` is in nanoseconds.
    pub fn new(interval: u64) -> Interval {
        Interval { interval, holder: None, last: None, switches: 0, asked: false, giving_way: None, waiting: HashMap::new() }
    }

    fn take(&mut self, thread: Tid, actions: &mut Vec<Action>) {
        self.holder = Some(thread);
        if self.last != Some(thread) {
            self.last = Some(thread);
            self.switches += 1;
        }
        if let Some(former) = self.giving_way.take() {
            actions.push(Action::Switched(former));
        }
        actions.push(Action::Grant(thread));
    }

    fn wait(&mut self, thread: Tid, now: u64, actions: &mut Vec<Action>) {
        self.waiting.insert(thread, self.switches);
        actions.push(Action::Wait { thread, until: now.saturating_add(self.interval) });
    }

    fn let_go(&mut self, actions: &mut Vec<Action>) {
        debug_assert!(self.holder.is_some(), "gilbox bug: a lock is let go that nobody holds");
        if let Some(holder) = self.holder.take()
            && std::mem::take(&mut self.asked)
        {
            actions.push(Action::Withdraw(holder));
        }
        if !self.waiting.is_empty() {
            actions.push(Action::WakeOne);
        }
    }
}

impl GilPolicy for Interval {
    fn note(&mut self, event: Event, now: u64, actions: &mut Vec<Action>) {
        match event {
            Event::Wants(thread) => match self.holder {
                None => self.take(thread, actions),
                Some(_) => self.wait(thread, now, actions),
            },
            Event::Woken(thread) | Event::TimedOut(thread) => {
                // The number of switches when its interval began.
                let seen = self.waiting.remove(&thread);
                match self.holder {
                    None => self.take(thread, actions),
                    Some(holder) => {
                        let in_vain = event == Event::TimedOut(thread) && seen == Some(self.switches);
                        if in_vain && !self.asked {
                            self.asked = true;
                            actions.push(Action::AskToDrop(holder));
                        }
                        self.wait(thread, now, actions);
                    }
                }
            }
            Event::Drops(thread) => {
                let wanted = self.asked;
                self.let_go(actions);
                // Who asked still waits: the thread can rely on being told.
                if wanted {
                    self.giving_way = Some(thread);
                    actions.push(Action::AwaitSwitch(thread));
                }
            }
            Event::Ends(_) => self.let_go(actions),
        }
    }

    fn set_interval(&mut self, nanos: u64) {
        self.interval = nanos;
    }
}
