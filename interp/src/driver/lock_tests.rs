//! The lock, with real threads and in the model.

use super::*;
use crate::driver::sync::Cell;
use crate::gil::Interval;

struct Guest {
    tid: Tid,
    party: Party,
    asked: AtomicU8,
}

impl Guest {
    fn new(tid: Tid) -> Arc<Guest> {
        Arc::new(Guest { tid, party: Party::new(), asked: AtomicU8::new(0) })
    }
}

impl Contender for Guest {
    fn tid(&self) -> Tid {
        self.tid
    }

    fn party(&self) -> &Party {
        &self.party
    }

    fn ask_to_drop(&self) {
        self.asked.store(1, Ordering::Release);
    }

    fn withdraw(&self) {
        self.asked.store(0, Ordering::Release);
    }
}

/// A lock, what it guards, and those who want it.
struct House {
    lock: Lock<Guest>,
    content: Cell<u64>,
    guests: Vec<Arc<Guest>>,
}

impl House {
    fn new(guests: u64, interval: u64) -> Arc<House> {
        let lock = Lock::new(Box::new(Interval::new(interval)));
        let guests: Vec<_> = (0..guests).map(Guest::new).collect();
        guests.iter().for_each(|g| lock.admit(g.clone()));
        Arc::new(House { lock, content: Cell::new(0), guests })
    }

    fn add(&self) {
        #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
        // SAFETY: the caller holds the lock.
        self.content.with(|p| unsafe { *p += 1 });
    }

    fn content(&self) -> u64 {
        #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
        // SAFETY: as above.
        self.content.with(|p| unsafe { *p })
    }
}

#[cfg(not(gilbox_loom))]
mod real {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicU64};
    use std::time::{Duration, Instant};

    #[test]
    fn a_lone_thread_never_waits() {
        let house = House::new(1, 5_000_000);
        for _ in 0..3 {
            let taken = house.lock.acquire(&house.guests[0]);
            assert_eq!(taken.wanted, taken.taken);
            house.add();
            house.lock.release(&house.guests[0], false);
        }
        assert_eq!(house.lock.stats().hand_overs, 0);
    }

    #[test]
    fn threads_that_compute_take_turns() {
        let house = House::new(3, 500_000);
        let done = AtomicBool::new(false);
        let turns: Vec<AtomicU64> = (0..3).map(|_| AtomicU64::new(0)).collect();
        let rounds: Vec<AtomicU64> = (0..3).map(|_| AtomicU64::new(0)).collect();
        std::thread::scope(|scope| {
            for (i, me) in house.guests.iter().enumerate() {
                let (house, done, turns, rounds) = (&house, &done, &turns, &rounds);
                scope.spawn(move || {
                    house.lock.acquire(me);
                    while !done.load(Ordering::Relaxed) {
                        house.add();
                        rounds[i].fetch_add(1, Ordering::Relaxed);
                        if me.asked.load(Ordering::Relaxed) != 0 {
                            turns[i].fetch_add(1, Ordering::Relaxed);
                            house.lock.release(me, false);
                            house.lock.acquire(me);
                        }
                    }
                    house.lock.release(me, true);
                });
            }
            // On a busy machine turns take their time.
            let given_up = Instant::now() + Duration::from_secs(20);
            let enough = || turns.iter().all(|t| t.load(Ordering::Relaxed) > 5) && house.lock.stats().hand_overs > 50;
            std::thread::sleep(Duration::from_millis(150));
            while !enough() && Instant::now() < given_up {
                std::thread::sleep(Duration::from_millis(10));
            }
            done.store(true, Ordering::Relaxed);
        });
        assert_eq!(house.content(), rounds.iter().map(|r| r.load(Ordering::Relaxed)).sum::<u64>());
        assert!(turns.iter().all(|t| t.load(Ordering::Relaxed) > 5), "{turns:?}");
        assert!(house.lock.stats().hand_overs > 50);
    }

    #[test]
    fn whoever_blocks_lets_others_in_and_comes_back() {
        let house = House::new(4, 200_000);
        std::thread::scope(|scope| {
            for me in &house.guests {
                let house = &house;
                scope.spawn(move || {
                    for i in 0..500 {
                        house.lock.acquire(me);
                        house.add();
                        house.lock.release(me, false);
                        if i % 50 == 0 {
                            std::thread::sleep(Duration::from_micros(50));
                        }
                    }
                });
            }
        });
        assert_eq!(house.content(), 2000);
    }

    #[test]
    fn a_waiter_gets_the_lock_soon_after_its_interval() {
        let house = House::new(2, 2_000_000);
        let (holder, waiter) = (&house.guests[0], &house.guests[1]);
        house.lock.acquire(holder);
        std::thread::scope(|scope| {
            let house = &house;
            let waited = scope.spawn(move || {
                let start = Instant::now();
                house.lock.acquire(waiter);
                let waited = start.elapsed();
                house.lock.release(waiter, true);
                waited
            });
            while holder.asked.load(Ordering::Acquire) == 0 {
                std::hint::spin_loop();
            }
            house.lock.release(holder, false);
            let waited = waited.join().unwrap();
            assert!(waited >= Duration::from_millis(2), "{waited:?}");
        });
    }
}

/// `RUSTFLAGS="--cfg gilbox_loom" cargo test -p gilbox-interp --lib model::`: every interleaving of a few steps
/// with at most three preemptions, or as many as `LOOM_MAX_PREEMPTIONS` says.
#[cfg(gilbox_loom)]
mod model {
    use super::*;
    use loom::thread;

    fn check(f: impl Fn() + Sync + Send + 'static) {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = builder.preemption_bound.or(Some(3));
        builder.check(f);
    }

    #[test]
    fn the_holder_is_alone() {
        check(|| {
            let house = House::new(2, 1000);
            let other = {
                let house = house.clone();
                thread::spawn(move || {
                    house.lock.acquire(&house.guests[1]);
                    house.add();
                    house.lock.release(&house.guests[1], true);
                })
            };
            for _ in 0..2 {
                house.lock.acquire(&house.guests[0]);
                house.add();
                house.lock.release(&house.guests[0], false);
            }
            other.join().unwrap();
            house.lock.acquire(&house.guests[0]);
            assert_eq!(house.content(), 3);
        });
    }

    #[test]
    fn a_switch_is_enforced_and_nobody_sleeps_for_ever() {
        check(|| {
            let house = House::new(2, 1000);
            house.lock.acquire(&house.guests[0]);
            let other = {
                let house = house.clone();
                thread::spawn(move || {
                    house.lock.acquire(&house.guests[1]);
                    house.add();
                    house.lock.release(&house.guests[1], true);
                })
            };
            let clock = {
                let house = house.clone();
                thread::spawn(move || house.lock.time_out(&house.guests[1]))
            };
            house.add();
            let asked = house.guests[0].asked.load(Ordering::Acquire) != 0;
            house.lock.release(&house.guests[0], false);
            house.lock.acquire(&house.guests[0]);
            if asked {
                assert_eq!(house.content(), 2);
            }
            house.lock.release(&house.guests[0], true);
            other.join().unwrap();
            clock.join().unwrap();
        });
    }

    #[test]
    fn three_threads() {
        check(|| {
            let house = House::new(3, 1000);
            let others: Vec<_> = (1..3)
                .map(|i| {
                    let house = house.clone();
                    thread::spawn(move || {
                        house.lock.acquire(&house.guests[i]);
                        house.add();
                        house.lock.release(&house.guests[i], true);
                    })
                })
                .collect();
            house.lock.acquire(&house.guests[0]);
            house.add();
            house.lock.release(&house.guests[0], true);
            others.into_iter().for_each(|o| o.join().unwrap());
            assert_eq!(house.content(), 3);
        });
    }
}
