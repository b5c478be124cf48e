//! The rules one by one, and what must hold whatever the threads do.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

const MS: u64 = 1_000_000;

fn play(policy: &mut Interval, event: Event, now: u64) -> Vec<Action> {
    let mut actions = Vec::new();
    policy.note(event, now, &mut actions);
    actions
}

#[test]
fn a_free_lock_is_had_at_once() {
    let mut gil = Interval::new(5 * MS);
    assert_eq!(play(&mut gil, Event::Wants(1), 0), [Action::Grant(1)]);
    assert_eq!(play(&mut gil, Event::Drops(1), 1), []);
    assert_eq!(play(&mut gil, Event::Wants(1), 2), [Action::Grant(1)]);
}

#[test]
fn a_waiter_asks_after_an_interval_and_the_switch_is_enforced() {
    let mut gil = Interval::new(5 * MS);
    play(&mut gil, Event::Wants(1), 0);
    assert_eq!(play(&mut gil, Event::Wants(2), MS), [Action::Wait { thread: 2, until: 6 * MS }]);
    let asked = play(&mut gil, Event::TimedOut(2), 6 * MS);
    assert_eq!(asked, [Action::AskToDrop(1), Action::Wait { thread: 2, until: 11 * MS }]);
    let yielded = play(&mut gil, Event::Drops(1), 6 * MS + 1);
    assert_eq!(yielded, [Action::Withdraw(1), Action::WakeOne, Action::AwaitSwitch(1)]);
    assert_eq!(play(&mut gil, Event::Woken(2), 6 * MS + 2), [Action::Switched(1), Action::Grant(2)]);
    assert_eq!(play(&mut gil, Event::Wants(1), 6 * MS + 3), [Action::Wait { thread: 1, until: 11 * MS + 3 }]);
}

#[test]
fn a_switch_in_between_begins_a_new_interval() {
    let mut gil = Interval::new(5 * MS);
    play(&mut gil, Event::Wants(1), 0);
    play(&mut gil, Event::Wants(2), 0);
    play(&mut gil, Event::Wants(3), MS);
    play(&mut gil, Event::Drops(1), 2 * MS);
    play(&mut gil, Event::Woken(2), 2 * MS);
    // 3 has waited an interval, but 2 has only just begun.
    assert_eq!(play(&mut gil, Event::TimedOut(3), 6 * MS), [Action::Wait { thread: 3, until: 11 * MS }]);
    let asked = play(&mut gil, Event::TimedOut(3), 11 * MS);
    assert_eq!(asked, [Action::AskToDrop(2), Action::Wait { thread: 3, until: 16 * MS }]);
}

#[test]
fn whoever_is_there_first_may_overtake_a_waiter() {
    let mut gil = Interval::new(5 * MS);
    play(&mut gil, Event::Wants(1), 0);
    play(&mut gil, Event::Wants(2), 0);
    assert_eq!(play(&mut gil, Event::Drops(1), 1), [Action::WakeOne]);
    assert_eq!(play(&mut gil, Event::Wants(1), 2), [Action::Grant(1)]);
    assert_eq!(play(&mut gil, Event::Woken(2), 3), [Action::Wait { thread: 2, until: 5 * MS + 3 }]);
}

#[test]
fn a_holder_that_ends_although_asked_does_not_wait_for_the_switch() {
    let mut gil = Interval::new(5 * MS);
    play(&mut gil, Event::Wants(1), 0);
    play(&mut gil, Event::Wants(2), 0);
    play(&mut gil, Event::TimedOut(2), 5 * MS);
    assert_eq!(play(&mut gil, Event::Ends(1), 5 * MS), [Action::Withdraw(1), Action::WakeOne]);
}

#[test]
fn the_holder_is_asked_once() {
    let mut gil = Interval::new(5 * MS);
    for thread in 1..=3 {
        play(&mut gil, Event::Wants(thread), 0);
    }
    assert!(play(&mut gil, Event::TimedOut(2), 5 * MS).contains(&Action::AskToDrop(1)));
    assert_eq!(play(&mut gil, Event::TimedOut(3), 5 * MS), [Action::Wait { thread: 3, until: 10 * MS }]);
}

/// A driver with as many threads as needed, which checks every rule as it goes.
struct Model {
    gil: Interval,
    now: u64,
    holder: Option<Tid>,
    asked: bool,
    /// With the time at which each wakes by itself; the longest asleep first.
    sleeping: Vec<(Tid, u64)>,
    /// Woken, but not yet heard.
    waking: BTreeSet<Tid>,
    giving_way: Option<Tid>,
    grants: BTreeMap<Tid, u64>,
}

impl Model {
    fn new(interval: u64) -> Model {
        Model {
            gil: Interval::new(interval),
            now: 0,
            holder: None,
            asked: false,
            sleeping: Vec::new(),
            waking: BTreeSet::new(),
            giving_way: None,
            grants: BTreeMap::new(),
        }
    }

    fn is_idle(&self, thread: Tid) -> bool {
        self.holder != Some(thread)
            && !self.sleeping.iter().any(|&(t, _)| t == thread)
            && !self.waking.contains(&thread)
            && self.giving_way != Some(thread)
    }

    /// Reports an event and carries the actions out. `choice` decides who wakes.
    fn report(&mut self, event: Event, choice: usize) {
        let mut actions = Vec::new();
        self.gil.note(event, self.now, &mut actions);
        if let Event::Drops(_) | Event::Ends(_) = event {
            self.holder = None;
        }
        for action in actions {
            match action {
                Action::Grant(thread) => {
                    assert_eq!(self.holder, None, "two threads hold the lock");
                    assert_ne!(self.giving_way, Some(thread), "the switch was not enforced");
                    self.holder = Some(thread);
                    *self.grants.entry(thread).or_default() += 1;
                }
                Action::Wait { thread, until } => {
                    assert!(until > self.now, "a wait that is over before it begins");
                    assert!(!self.sleeping.iter().any(|&(t, _)| t == thread));
                    self.sleeping.push((thread, until));
                }
                Action::WakeOne => {
                    if !self.sleeping.is_empty() {
                        let (thread, _) = self.sleeping.remove(choice % self.sleeping.len());
                        self.waking.insert(thread);
                    }
                }
                Action::AskToDrop(thread) => {
                    assert_eq!(self.holder, Some(thread), "somebody was asked who has nothing to drop");
                    assert!(!self.asked);
                    self.asked = true;
                }
                Action::Withdraw(_) => {
                    assert!(self.asked);
                    self.asked = false;
                }
                Action::AwaitSwitch(thread) => {
                    assert_eq!(self.giving_way.replace(thread), None);
                }
                Action::Switched(thread) => {
                    assert_eq!(self.giving_way.take(), Some(thread));
                }
            }
        }
        // Nobody is forgotten: while the lock is free, whoever wants it has been woken.
        if self.holder.is_none() && (self.giving_way.is_some() || !self.sleeping.is_empty()) {
            assert!(!self.waking.is_empty(), "the lock is free and those who want it sleep on");
        }
    }

    /// One random step, or none if this thread has nothing to do.
    fn step(&mut self, thread: Tid, what: u8, choice: usize) {
        self.now += 1 + choice as u64 % 1000;
        if self.waking.remove(&thread) {
            self.report(Event::Woken(thread), choice);
        } else if self.holder == Some(thread) {
            match what % 3 {
                0 => self.report(Event::Ends(thread), choice),
                1 => {
                    self.report(Event::Drops(thread), choice);
                    if self.giving_way != Some(thread) {
                        self.report(Event::Wants(thread), choice);
                    }
                }
                _ => {}
            }
        } else if let Some(i) = self.sleeping.iter().position(|&(t, _)| t == thread) {
            if what.is_multiple_of(2) {
                let (_, until) = self.sleeping.remove(i);
                self.now = self.now.max(until);
                self.report(Event::TimedOut(thread), choice);
            }
        } else if self.is_idle(thread) {
            self.report(Event::Wants(thread), choice);
        }
    }

    /// Lets everybody run as real threads would: the holder computes until it is asked.
    fn run(&mut self, threads: Tid, nanos: u64) {
        let end = self.now + nanos;
        while self.now < end {
            if let Some(&thread) = self.waking.first() {
                self.waking.remove(&thread);
                self.report(Event::Woken(thread), 0);
            } else if let Some(thread) = (0..threads).find(|&t| self.is_idle(t)) {
                self.report(Event::Wants(thread), 0);
            } else if self.asked {
                let holder = self.holder.unwrap();
                self.now += 50;
                self.report(Event::Drops(holder), 0);
            } else {
                let i = (0..self.sleeping.len()).min_by_key(|&i| self.sleeping[i].1).unwrap();
                let (thread, until) = self.sleeping.remove(i);
                self.now = self.now.max(until);
                self.report(Event::TimedOut(thread), 0);
            }
        }
    }
}

proptest! {
    #[test]
    fn one_holder_no_lost_wake_up_and_every_switch_enforced(
        steps in prop::collection::vec((0..5u64, any::<u8>(), 0..10_000usize), 1..400),
    ) {
        let mut model = Model::new(5000);
        for (thread, what, choice) in steps {
            model.step(thread, what, choice);
        }
    }

    #[test]
    fn two_threads_that_compute_share_the_time_equally(interval in 10_000..10 * MS) {
        let mut model = Model::new(interval);
        model.run(2, 100 * interval);
        let (first, second) = (model.grants[&0], model.grants[&1]);
        prop_assert!(first.abs_diff(second) <= 1);
        prop_assert!(first + second >= 95);
    }

    #[test]
    fn everybody_gets_a_turn(threads in 2..6u64, seed in prop::collection::vec((0..6u64, any::<u8>(), 0..1000usize), 0..100)) {
        let mut model = Model::new(1000);
        for (thread, what, choice) in seed {
            model.step(thread % threads, what, choice);
        }
        model.grants.clear();
        model.run(threads, 1000 * 1000);
        prop_assert_eq!(model.grants.len() as u64, threads);
    }
}
