//! The gate: how threads that run at the same time are brought to a stand, so that one may look at everything.
//!
//! A thread that runs guest code is *inside*; one that waits, or has not begun, is *away*. Who wants the world to stand still closes
//! the gate: those away are held there until it opens again, those inside are asked to come out at their next safepoint, and when
//! the last is out the world stands. Entering and leaving touch one word of the thread's own; only a closed gate costs more.
//!
//! | `Door` | meaning | who may change it |
//! | --- | --- | --- |
//! | `AWAY` | away | its thread, to `INSIDE`; who closes, to `HELD` |
//! | `INSIDE` | inside | its thread, to `AWAY`; who closes, to `WANTED` |
//! | `WANTED` | inside, and waited for | its thread, to `HELD`, under the gate's mutex and counting itself out |
//! | `HELD` | away, and may not come in | who opens, to `AWAY` |
//!
//! Closing and opening happen under the gate's mutex. Each change of a door to or from `INSIDE` synchronises (AcqRel), so what a
//! thread did inside is seen by whoever finds its door left, and what was done while the world stood is seen by whoever enters.

use std::sync::OnceLock;

use super::sync::{Arc, AtomicBool, AtomicU8, AtomicUsize, Condvar, Mutex, Ordering, spin_for};

const AWAY: u8 = 0;
const INSIDE: u8 = 1;
const WANTED: u8 = 2;
const HELD: u8 = 3;

/// Where each thread that is to stand has a core of its own, it looks so long, in nanoseconds, whether it may go on, and who closes
/// whether all are out. A short collection takes less time than to put a thread to sleep and to wake it, and a core that idles meanwhile
/// gains nobody anything.
const PATIENCE: u64 = 500_000;

/// One thread's way through the gate.
pub(crate) struct Door(AtomicU8);

impl Door {
    /// Of a thread that is away.
    pub(crate) fn new() -> Door {
        Door(AtomicU8::new(AWAY))
    }

    fn is(&self, state: u8) -> bool {
        self.0.load(Ordering::Relaxed) == state
    }

    /// Moves from one state to another, if it is in the first.
    fn shift(&self, from: u8, to: u8) -> bool {
        self.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

/// A thread, as far as the gate is concerned.
pub(crate) trait Visitor {
    fn door(&self) -> &Door;
    /// Asks the thread to pass the gate at its next safepoint.
    fn ask_to_stop(&self);
}

/// The gate of one interpreter, which also knows all its threads.
pub(crate) struct Gate<V> {
    state: Mutex<State<V>>,
    /// The gate has been opened.
    opened: Condvar,
    /// The last of those that were wanted is out.
    all_out: Condvar,
    /// How many are `WANTED`; changed under the mutex.
    wanted: AtomicUsize,
    /// Each of those that were to stand when the gate was last closed, and who closed it, could have a core of its own.
    all_have_cores: AtomicBool,
}

struct State<V> {
    visitors: Vec<Arc<V>>,
    closed: bool,
}

impl<V: Visitor> Gate<V> {
    pub(crate) fn new() -> Gate<V> {
        Gate {
            state: Mutex::new(State { visitors: Vec::new(), closed: false }),
            opened: Condvar::new(),
            all_out: Condvar::new(),
            wanted: AtomicUsize::new(0),
            all_have_cores: AtomicBool::new(false),
        }
    }

    /// Makes a new thread known, which is away. The caller is inside, or nobody is yet.
    pub(crate) fn admit(&self, visitor: Arc<V>) {
        let mut state = self.state.lock();
        if state.closed {
            // Whoever closed it has already looked at all doors.
            visitor.door().shift(AWAY, HELD);
        }
        state.visitors.push(visitor);
    }

    /// Forgets a thread that ends. The caller is inside; if it is the thread itself, it may still be waited for, and leaves next.
    pub(crate) fn forget(&self, visitor: &Arc<V>) {
        self.state.lock().visitors.retain(|v| !Arc::ptr_eq(v, visitor));
    }

    /// All threads.
    pub(crate) fn visitors(&self) -> Vec<Arc<V>> {
        self.state.lock().visitors.clone()
    }

    /// Comes in; says whether it had to wait for the gate.
    pub(crate) fn enter(&self, me: &V) -> bool {
        if me.door().shift(AWAY, INSIDE) {
            return false;
        }
        if self.all_have_cores.load(Ordering::Relaxed)
            && spin_for(PATIENCE, || me.door().is(AWAY))
            && me.door().shift(AWAY, INSIDE)
        {
            return true;
        }
        let mut state = self.state.lock();
        while !me.door().shift(AWAY, INSIDE) {
            state = self.opened.wait(state);
        }
        true
    }

    /// Goes out.
    pub(crate) fn leave(&self, me: &V) {
        if me.door().shift(INSIDE, AWAY) {
            return;
        }
        let state = self.state.lock();
        let was_wanted = me.door().shift(WANTED, HELD);
        debug_assert!(was_wanted, "gilbox bug: a thread leaves that was not inside");
        let before = self.wanted.fetch_sub(1, Ordering::AcqRel);
        drop(state);
        if before == 1 {
            self.all_out.notify_one();
        }
    }

    /// Brings all others to a stand, from inside. False if somebody else was faster: then `me` has stood for them and is inside again.
    pub(crate) fn close(&self, me: &V) -> bool {
        let mut state = self.state.lock();
        if state.closed {
            drop(state);
            self.leave(me);
            self.enter(me);
            return false;
        }
        state.closed = true;
        let mut wanted = 0;
        for visitor in &state.visitors {
            let door = visitor.door();
            if std::ptr::eq(door, me.door()) {
                continue;
            }
            // The thread goes in and out at will, so look again until one of the two holds.
            loop {
                if door.shift(AWAY, HELD) {
                    break;
                }
                if door.shift(INSIDE, WANTED) {
                    wanted += 1;
                    visitor.ask_to_stop();
                    break;
                }
            }
        }
        self.wanted.store(wanted, Ordering::Release);
        let all_have_cores = wanted < cores();
        self.all_have_cores.store(all_have_cores, Ordering::Relaxed);
        let are_out = || self.wanted.load(Ordering::Acquire) == 0;
        if all_have_cores {
            drop(state);
            if spin_for(PATIENCE, are_out) {
                return true;
            }
            state = self.state.lock();
        }
        while !are_out() {
            state = self.all_out.wait(state);
        }
        true
    }

    /// Lets all go on. Called by who closed the gate.
    pub(crate) fn open(&self) {
        let mut state = self.state.lock();
        state.closed = false;
        for visitor in &state.visitors {
            visitor.door().shift(HELD, AWAY);
        }
        self.opened.notify_all();
    }
}

/// How many threads can run at the same time. Asked for when it is first needed: the system has to read files for it.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
