//! The gate, with real threads and in the model.

use super::*;
use crate::driver::sync::Cell;

struct Guest {
    door: Door,
    /// What only its own thread touches while it is inside, and only who stopped the world otherwise.
    content: Cell<u32>,
    asked: AtomicU8,
}

impl Guest {
    fn new() -> Arc<Guest> {
        Arc::new(Guest { door: Door::new(), content: Cell::new(0), asked: AtomicU8::new(0) })
    }

    fn add(&self) {
        #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
        // SAFETY: the pointer is to the content, and the gate's protocol gives one thread at a time leave to use it.
        self.content.with(|p| unsafe { *p += 1 });
    }

    fn content(&self) -> u32 {
        #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
        // SAFETY: as above.
        self.content.with(|p| unsafe { *p })
    }
}

impl Visitor for Guest {
    fn door(&self) -> &Door {
        &self.door
    }

    fn ask_to_stop(&self) {
        self.asked.store(1, Ordering::Release);
    }
}

type TestGate = Gate<Guest>;

fn gate(guests: usize) -> (Arc<TestGate>, Vec<Arc<Guest>>) {
    let gate = Arc::new(Gate::new());
    let guests: Vec<_> = (0..guests).map(|_| Guest::new()).collect();
    guests.iter().for_each(|g| gate.admit(g.clone()));
    (gate, guests)
}

/// Stops the world and touches everything; false if somebody else did.
fn collect(gate: &TestGate, me: &Guest) -> bool {
    if !gate.close(me) {
        return false;
    }
    gate.visitors().iter().for_each(|g| g.add());
    gate.open();
    true
}

#[cfg(not(gilbox_loom))]
mod real {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicUsize};

    #[test]
    fn those_away_are_held_and_those_inside_are_waited_for() {
        let (gate, guests) = gate(3);
        gate.enter(&guests[0]);
        gate.enter(&guests[1]);
        std::thread::scope(|scope| {
            let (gate, guests) = (&*gate, &guests);
            scope.spawn(move || {
                while guests[1].asked.load(Ordering::Acquire) == 0 {
                    std::thread::yield_now();
                }
                gate.leave(&guests[1]);
            });
            assert!(gate.close(&guests[0]));
        });
        let held: Vec<u8> = guests.iter().map(|g| g.door.0.load(Ordering::Acquire)).collect();
        assert_eq!(held, [INSIDE, HELD, HELD]);
        gate.open();
        assert!(!gate.enter(&guests[1]));
        assert!(!gate.enter(&guests[2]));
    }

    #[test]
    fn who_ends_is_not_waited_for() {
        let (gate, guests) = gate(2);
        gate.enter(&guests[0]);
        gate.enter(&guests[1]);
        gate.forget(&guests[1]);
        gate.leave(&guests[1]);
        assert!(gate.close(&guests[0]));
        assert_eq!(gate.visitors().len(), 1);
    }

    #[test]
    fn who_begins_while_the_gate_is_closed_is_held() {
        let (gate, guests) = gate(1);
        gate.enter(&guests[0]);
        assert!(gate.close(&guests[0]));
        let late = Guest::new();
        gate.admit(late.clone());
        assert_eq!(late.door.0.load(Ordering::Acquire), HELD);
    }

    #[test]
    fn many_threads_that_all_stop_the_world() {
        let (gate, guests) = gate(4);
        let collections = AtomicUsize::new(0);
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for (i, me) in guests.iter().enumerate() {
                let (gate, collections, done) = (&*gate, &collections, &done);
                scope.spawn(move || {
                    let mut rounds = 0u32;
                    while !done.load(Ordering::Relaxed) {
                        gate.enter(me);
                        for _ in 0..20 {
                            me.add();
                            if me.asked.swap(0, Ordering::AcqRel) != 0 {
                                gate.leave(me);
                                gate.enter(me);
                            }
                        }
                        rounds += 1;
                        if rounds % 50 == i as u32 && collect(gate, me) && collections.fetch_add(1, Ordering::Relaxed) > 500 {
                            done.store(true, Ordering::Relaxed);
                        }
                        gate.leave(me);
                    }
                });
            }
        });
        assert!(guests.iter().all(|g| g.content() > 500));
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
    fn nobody_is_inside_while_the_world_stands() {
        check(|| {
            let (gate, guests) = gate(2);
            let other = {
                let (gate, me) = (gate.clone(), guests[1].clone());
                thread::spawn(move || {
                    gate.enter(&*me);
                    me.add();
                    gate.leave(&*me);
                    gate.enter(&*me);
                    me.add();
                    gate.leave(&*me);
                })
            };
            gate.enter(&*guests[0]);
            guests[0].add();
            assert!(collect(&gate, &guests[0]));
            gate.leave(&*guests[0]);
            other.join().unwrap();
            assert_eq!((guests[0].content(), guests[1].content()), (2, 3));
        });
    }

    #[test]
    fn two_that_stop_the_world_at_once() {
        check(|| {
            let (gate, guests) = gate(2);
            let other = {
                let (gate, me) = (gate.clone(), guests[1].clone());
                thread::spawn(move || {
                    gate.enter(&*me);
                    me.add();
                    let mine = collect(&gate, &me);
                    me.add();
                    gate.leave(&*me);
                    u32::from(mine)
                })
            };
            gate.enter(&*guests[0]);
            let mine = u32::from(collect(&gate, &guests[0]));
            guests[0].add();
            gate.leave(&*guests[0]);
            let collections = mine + other.join().unwrap();
            assert!(collections > 0);
            assert_eq!(guests[0].content(), 1 + collections);
            assert_eq!(guests[1].content(), 2 + collections);
        });
    }

    #[test]
    fn a_thread_that_begins_and_ends_meanwhile() {
        check(|| {
            let (gate, guests) = gate(2);
            let other = {
                let (gate, me) = (gate.clone(), guests[1].clone());
                thread::spawn(move || {
                    gate.enter(&*me);
                    let child = Guest::new();
                    gate.admit(child.clone());
                    gate.forget(&me);
                    gate.leave(&*me);
                    gate.enter(&*child);
                    child.add();
                    gate.leave(&*child);
                })
            };
            gate.enter(&*guests[0]);
            collect(&gate, &guests[0]);
            gate.leave(&*guests[0]);
            other.join().unwrap();
        });
    }
}
