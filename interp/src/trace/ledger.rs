//! The accounts that a driver keeps while guest threads run.
//!
//! A [`Ledger`] belongs to one guest thread and is written by whoever drives that thread: plain words, no atomics, and only
//! at a change of state, so a thread that just runs pays nothing. Each nanosecond between its opening and its last event is booked
//! to exactly one state, so the parts add up to the wall time by construction. A clock that steps back books nothing.
//! A [`LockLedger`] belongs to one GIL and is written by its holder; a [`CollectorLedger`] by whoever stopped the world.

use super::stats::{Blocked, CollectorStats, LockStats, ThreadStats, WaitKind};

/// What a guest thread is doing, as far as the account of its time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Executing guest code or a native.
    Running,
    /// Wants to run and waits for the GIL.
    WaitingGil,
    /// Held at a safepoint while garbage is collected.
    Stopped,
    /// Waiting for something that the guest asked for.
    Blocked(WaitKind),
}

/// One guest thread's account of its time.
#[derive(Clone, Debug)]
pub struct Ledger {
    state: State,
    /// When the account was opened, in nanoseconds.
    opened: u64,
    /// Up to when time is booked, in nanoseconds.
    booked: u64,
    running: u64,
    waiting: u64,
    stopped: u64,
    blocked: Blocked,
    /// The length of the present or last wait for the GIL, in nanoseconds.
    this_wait: u64,
    longest_wait: u64,
    took_lock: u64,
    asked_to_drop: u64,
    gave_up_to_block: u64,
}

impl Ledger {
    /// Opens the account of a thread that is in `state` from `now_ns` on.
    pub fn open(state: State, now_ns: u64) -> Ledger {
        Ledger {
            state,
            opened: now_ns,
            booked: now_ns,
            running: 0,
            waiting: 0,
            stopped: 0,
            blocked: Blocked::default(),
            this_wait: 0,
            longest_wait: 0,
            took_lock: 0,
            asked_to_drop: 0,
            gave_up_to_block: 0,
        }
    }

    /// The thread is in `state` from `now_ns` on; the time since the last event is booked to the state it leaves.
    /// Entering the present state again only books.
    pub fn enter(&mut self, state: State, now_ns: u64) {
        self.book(now_ns);
        if state == State::WaitingGil && self.state != State::WaitingGil {
            self.this_wait = 0;
        }
        self.state = state;
    }

    /// What the thread is doing.
    pub fn state(&self) -> State {
        self.state
    }

    /// The thread took the GIL.
    pub fn took_lock(&mut self) {
        self.took_lock += 1;
    }

    /// The thread saw at a safepoint that another one asks it to drop the GIL.
    pub fn asked_to_drop(&mut self) {
        self.asked_to_drop += 1;
    }

    /// The thread gave the GIL up because it is about to block, or to compute without it.
    pub fn gave_up_to_block(&mut self) {
        self.gave_up_to_block += 1;
    }

    /// The account up to `now_ns`, which stays open. Name, process and CPU time are the driver's to fill in.
    pub fn stats(&mut self, now_ns: u64) -> ThreadStats {
        self.book(now_ns);
        ThreadStats {
            name: String::new(),
            process: String::new(),
            wall_ns: self.booked - self.opened,
            running_ns: self.running,
            waiting_ns: self.waiting,
            stopped_ns: self.stopped,
            blocked: self.blocked,
            cpu_ns: 0,
            took_lock: self.took_lock,
            asked_to_drop: self.asked_to_drop,
            gave_up_to_block: self.gave_up_to_block,
            longest_wait_ns: self.longest_wait,
        }
    }

    fn book(&mut self, now_ns: u64) {
        let span = now_ns.saturating_sub(self.booked);
        self.booked += span;
        match self.state {
            State::Running => self.running += span,
            State::WaitingGil => {
                self.waiting += span;
                self.this_wait += span;
                self.longest_wait = self.longest_wait.max(self.this_wait);
            }
            State::Stopped => self.stopped += span,
            State::Blocked(kind) => *self.blocked.part(kind) += span,
        }
    }
}

/// The account of one GIL: how long it is held, and how it changes hands.
///
/// Threads are told apart by any number that is theirs alone. Written by the thread that takes or drops the lock, while
/// nobody else can.
#[derive(Clone, Debug)]
pub struct LockLedger {
    opened: u64,
    /// The present holder, or the last one.
    holder: Option<u64>,
    is_held: bool,
    /// When the lock was last taken or dropped.
    changed: u64,
    held: u64,
    hand_overs: u64,
    hand_over: u64,
}

impl LockLedger {
    /// Opens the account of a lock that nobody holds.
    pub fn open(now_ns: u64) -> LockLedger {
        LockLedger { opened: now_ns, holder: None, is_held: false, changed: now_ns, held: 0, hand_overs: 0, hand_over: 0 }
    }

    /// `thread` holds the lock from `now_ns` on. `waiting_since` is when it began to wait, if it had to.
    pub fn taken(&mut self, thread: u64, waiting_since: Option<u64>, now_ns: u64) {
        let now = now_ns.max(self.changed);
        if self.holder.is_some_and(|last| last != thread) {
            self.hand_overs += 1;
            if let Some(since) = waiting_since {
                self.hand_over += now.saturating_sub(since.max(self.changed));
            }
        }
        self.holder = Some(thread);
        self.is_held = true;
        self.changed = now;
    }

    /// The holder dropped the lock at `now_ns`.
    pub fn dropped(&mut self, now_ns: u64) {
        self.held += self.held_until(now_ns);
        self.is_held = false;
        self.changed = self.changed.max(now_ns);
    }

    /// The account up to `now_ns`, which stays open.
    pub fn stats(&self, now_ns: u64) -> LockStats {
        LockStats {
            process: String::new(),
            held_ns: self.held + self.held_until(now_ns),
            wall_ns: now_ns.max(self.changed) - self.opened,
            hand_overs: self.hand_overs,
            hand_over_ns: self.hand_over,
        }
    }

    /// How long the present holder has held it, in nanoseconds.
    fn held_until(&self, now_ns: u64) -> u64 {
        if self.is_held { now_ns.saturating_sub(self.changed) } else { 0 }
    }
}

/// The account of an interpreter's collections.
#[derive(Clone, Debug, Default)]
pub struct CollectorLedger {
    collections: u64,
    stopped: u64,
    longest: u64,
}

impl CollectorLedger {
    /// One collection stopped the world for `stop_ns`.
    pub fn collected(&mut self, stop_ns: u64) {
        self.collections += 1;
        self.stopped += stop_ns;
        self.longest = self.longest.max(stop_ns);
    }

    /// The account so far.
    pub fn stats(&self) -> CollectorStats {
        CollectorStats {
            process: String::new(),
            collections: self.collections,
            stopped_ns: self.stopped,
            longest_ns: self.longest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn time_goes_to_the_state_that_is_left() {
        let mut ledger = Ledger::open(State::WaitingGil, 100);
        ledger.enter(State::Running, 103);
        ledger.enter(State::Blocked(WaitKind::Sleep), 110);
        ledger.enter(State::WaitingGil, 130);
        ledger.enter(State::Running, 135);
        ledger.enter(State::Stopped, 140);
        ledger.enter(State::Running, 142);
        let stats = ledger.stats(150);
        assert_eq!(stats.wall_ns, 50);
        assert_eq!(stats.running_ns, 7 + 5 + 8);
        assert_eq!(stats.waiting_ns, 3 + 5);
        assert_eq!(stats.stopped_ns, 2);
        assert_eq!(stats.blocked.sleep_ns, 20);
        assert_eq!(stats.longest_wait_ns, 5);
    }

    #[test]
    fn a_wait_that_goes_on_is_one_wait() {
        let mut ledger = Ledger::open(State::WaitingGil, 0);
        ledger.enter(State::WaitingGil, 5);
        ledger.enter(State::WaitingGil, 10);
        assert_eq!(ledger.stats(12).longest_wait_ns, 12);
        ledger.enter(State::Running, 15);
        ledger.enter(State::WaitingGil, 20);
        ledger.enter(State::Running, 24);
        assert_eq!(ledger.stats(30).longest_wait_ns, 15);
    }

    #[test]
    fn a_clock_that_steps_back_books_nothing() {
        let mut ledger = Ledger::open(State::Running, 100);
        ledger.enter(State::Stopped, 50);
        ledger.enter(State::Running, 120);
        let stats = ledger.stats(110);
        assert_eq!((stats.running_ns, stats.stopped_ns), (0, 20));
        assert_eq!(stats.wall_ns, 20);
    }

    #[test]
    fn the_lock_counts_changes_of_holder_only() {
        let mut lock = LockLedger::open(0);
        lock.taken(1, None, 10);
        lock.dropped(20);
        lock.taken(1, None, 25);
        lock.dropped(40);
        // Waited since 30, so the hand-over lasts from the release at 40.
        lock.taken(2, Some(30), 46);
        lock.dropped(50);
        // Began to wait only after the release.
        lock.taken(1, Some(58), 60);
        let stats = lock.stats(100);
        assert_eq!(stats.hand_overs, 2);
        assert_eq!(stats.hand_over_ns, 6 + 2);
        assert_eq!(stats.held_ns, 10 + 15 + 4 + 40);
        assert_eq!(stats.held_share(), 0.69);
        assert_eq!(stats.mean_hand_over_ns(), 4);
    }

    #[test]
    fn the_collector_keeps_its_longest_stop() {
        let mut collector = CollectorLedger::default();
        for stop in [3, 9, 4] {
            collector.collected(stop);
        }
        let stats = collector.stats();
        assert_eq!((stats.collections, stats.stopped_ns, stats.longest_ns), (3, 16, 9));
    }

    fn states() -> impl Strategy<Value = State> {
        prop_oneof![
            Just(State::Running),
            Just(State::WaitingGil),
            Just(State::Stopped),
            (0..WaitKind::ALL.len()).prop_map(|i| State::Blocked(WaitKind::ALL[i])),
        ]
    }

    proptest! {
        #[test]
        fn the_parts_always_add_up(
            first in states(),
            opened in 0..1_000_000_000_u64,
            // Steps of either sign: a clock may not be trusted.
            events in prop::collection::vec((states(), -1_000..1_000_000_i64), 0..200),
        ) {
            let mut now = opened;
            let mut last = opened;
            let mut ledger = Ledger::open(first, now);
            for (state, step) in events {
                now = now.saturating_add_signed(step);
                last = last.max(now);
                ledger.enter(state, now);
                let stats = ledger.stats(now);
                prop_assert_eq!(stats.accounted(), stats.wall_ns);
                prop_assert_eq!(stats.wall_ns, last - opened);
                prop_assert!(stats.longest_wait_ns <= stats.waiting_ns);
            }
        }

        #[test]
        fn a_lock_is_never_held_longer_than_observed(
            events in prop::collection::vec((0..4_u64, 0..1_000_u64, 0..1_000_u64, 0..1_000_u64), 0..100),
        ) {
            let mut now = 0;
            let mut lock = LockLedger::open(now);
            for (thread, idle, wait, hold) in &events {
                now += idle;
                lock.taken(*thread, Some(now.saturating_sub(*wait)), now);
                now += hold;
                lock.dropped(now);
            }
            let stats = lock.stats(now);
            prop_assert_eq!(stats.held_ns, events.iter().map(|event| event.3).sum::<u64>());
            prop_assert!(stats.held_ns + stats.hand_over_ns <= stats.wall_ns);
            prop_assert!(stats.hand_overs < events.len().max(1) as u64);
        }
    }
}
