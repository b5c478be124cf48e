//! Leave to touch guest objects: the lock, or without a lock the gate.
//!
//! A [`Seat`] holds one guest thread. Whoever drives it is *away* or *inside*; only inside ([`Inside`]) can it reach the machine's
//! thread, and with it the heap. Who is inside may stop the world; then ([`Stopped`]) it reaches every thread. With the lock on the
//! world stands as soon as one holds the lock; with it off the gate brings it to a stand.
//!
//! **The invariant behind the two `unsafe` blocks**: a seat's thread is touched by its driver while inside, and by who stopped the
//! world while the driver is away or stands at the gate; never by anybody else. The lock and the gate keep it, and `loom` checks
//! both. One OS thread drives a seat, so there is one `Inside` for it at most.

use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;

use super::clock;
use super::gate::{Door, Gate, Visitor};
use super::lock::{Contender, Lock, Party};
use super::sync::{Arc, Cell};
use super::waits::Sleeper;
use super::world::Wait;
use crate::gil::{GilPolicy, Tid};
use crate::machine::Thread;
use crate::machine::thread::{Shared, attention};
use crate::trace::{Ledger, LockStats, State};

/// A guest thread with all that the driver keeps for it.
pub(crate) struct Seat {
    pub(crate) shared: Arc<Shared>,
    pub(crate) sleeper: Arc<Sleeper>,
    /// Where its time goes. Its own driver writes it.
    pub(crate) ledger: Mutex<Ledger>,
    /// What it waits for, while it does.
    pub(crate) waits_for: Mutex<Option<Wait>>,
    /// The CPU time of the driving thread when it began, in nanoseconds.
    pub(crate) cpu_before: AtomicU64,
    /// What other threads have spent on computations of this one, in nanoseconds.
    pub(crate) cpu_aside: AtomicU64,
    door: Door,
    party: Party,
    thread: Cell<Thread>,
}

impl Seat {
    pub(crate) fn new(thread: Thread) -> Arc<Seat> {
        let shared = thread.shared.clone();
        Arc::new(Seat {
            sleeper: Arc::new(Sleeper::new(shared.clone())),
            shared,
            ledger: Mutex::new(Ledger::open(State::Running, clock::now())),
            waits_for: Mutex::new(None),
            cpu_before: AtomicU64::new(0),
            cpu_aside: AtomicU64::new(0),
            door: Door::new(),
            party: Party::new(),
            thread: Cell::new(thread),
        })
    }

    /// The CPU time that the thread has had, in nanoseconds.
    pub(crate) fn cpu_time(&self) -> u64 {
        let tid = self.shared.native_id.load(Ordering::Relaxed);
        let mine = rustix::thread::gettid().as_raw_nonzero().get() as u64;
        let total = if tid == mine { clock::thread_cpu() } else { clock::cpu_of_thread(tid) };
        total.saturating_sub(self.cpu_before.load(Ordering::Relaxed)) + self.cpu_aside.load(Ordering::Relaxed)
    }

    /// Asks the thread for something, and ends its wait if it is a disturbance.
    pub(crate) fn disturb(&self, why: u32) {
        self.shared.ask(why);
        self.sleeper.parker.ring();
    }
}

impl Visitor for Seat {
    fn door(&self) -> &Door {
        &self.door
    }

    fn ask_to_stop(&self) {
        self.shared.ask(attention::STOP);
    }
}

impl Contender for Seat {
    fn tid(&self) -> Tid {
        self.shared.ident
    }

    fn party(&self) -> &Party {
        &self.party
    }

    fn ask_to_drop(&self) {
        self.shared.ask(attention::DROP_LOCK);
    }

    fn withdraw(&self) {
        self.shared.withdraw(attention::DROP_LOCK);
    }
}

/// Who may touch the guest objects of one interpreter.
pub(crate) struct Permit {
    /// Knows all threads. Its doors are used without a lock only.
    gate: Gate<Seat>,
    lock: Option<Lock<Seat>>,
}

impl Permit {
    /// With a lock that changes hands by `policy`, or without one.
    pub(crate) fn new(policy: Option<Box<dyn GilPolicy>>) -> Permit {
        Permit { gate: Gate::new(), lock: policy.map(Lock::new) }
    }

    /// Makes a new thread known. The caller is inside, or nobody is yet.
    pub(crate) fn admit(&self, seat: &Arc<Seat>) {
        if let Some(lock) = &self.lock {
            lock.admit(seat.clone());
        }
        self.gate.admit(seat.clone());
    }

    /// Forgets a thread that could not be started. The caller is inside.
    pub(crate) fn dismiss(&self, seat: &Arc<Seat>) {
        if let Some(lock) = &self.lock {
            lock.dismiss(&**seat);
        }
        self.gate.forget(seat);
    }

    /// Comes inside, as soon as the thread may.
    pub(crate) fn enter<'a>(&'a self, seat: &'a Arc<Seat>) -> Inside<'a> {
        match &self.lock {
            Some(lock) => {
                let taken = lock.acquire(seat);
                let mut ledger = seat.ledger.lock();
                ledger.enter(State::WaitingGil, taken.wanted);
                ledger.enter(State::Running, taken.taken);
                ledger.took_lock();
            }
            None => {
                let wanted = clock::now();
                let waited = self.gate.enter(seat);
                let mut ledger = seat.ledger.lock();
                ledger.enter(if waited { State::Stopped } else { State::Running }, wanted);
                if waited {
                    ledger.enter(State::Running, clock::now());
                }
            }
        }
        let mut inside = Inside { permit: self, seat };
        inside.thread().resume_after_stop();
        inside
    }

    /// Sets the switch interval in nanoseconds.
    pub(crate) fn set_interval(&self, nanos: u64) {
        if let Some(lock) = &self.lock {
            lock.set_interval(nanos);
        }
    }

    /// Begins the account of the lock anew.
    pub(crate) fn restart_ledger(&self) {
        if let Some(lock) = &self.lock {
            lock.restart_ledger();
        }
    }

    /// The account of the lock, if there is one.
    pub(crate) fn stats(&self) -> Option<LockStats> {
        self.lock.as_ref().map(Lock::stats)
    }

    /// All threads.
    pub(crate) fn seats(&self) -> Vec<Arc<Seat>> {
        self.gate.visitors()
    }
}

/// Proof that a thread is inside.
pub(crate) struct Inside<'a> {
    permit: &'a Permit,
    seat: &'a Arc<Seat>,
}

impl<'a> Inside<'a> {
    pub(crate) fn seat(&self) -> &'a Arc<Seat> {
        self.seat
    }

    /// The thread that is inside.
    pub(crate) fn thread(&mut self) -> &mut Thread {
        #[expect(unsafe_code, reason = "the lock and the gate exclude other threads, which the compiler can't see")]
        // SAFETY: the invariant of this module; the borrow ends before `self` can leave or stop the world.
        self.seat.thread.with(|p| unsafe { &mut *p })
    }

    /// Goes out; from now on the thread is in `state`.
    pub(crate) fn leave(self, state: State) {
        let now = match &self.permit.lock {
            Some(lock) => lock.release(self.seat, false),
            None => {
                let now = clock::now();
                self.permit.gate.leave(&**self.seat);
                now
            }
        };
        let mut ledger = self.seat.ledger.lock();
        ledger.enter(state, now);
        if self.permit.lock.is_some() {
            ledger.gave_up_to_block();
        }
    }

    /// Hands the lock over to a thread that asked for it, and comes back when it may.
    pub(crate) fn give_way(&mut self) {
        let Some(lock) = &self.permit.lock else { return };
        let dropped = lock.release(self.seat, false);
        let taken = lock.acquire(self.seat);
        let mut ledger = self.seat.ledger.lock();
        ledger.asked_to_drop();
        ledger.enter(State::WaitingGil, dropped);
        ledger.enter(State::Running, taken.taken);
        ledger.took_lock();
        drop(ledger);
        self.thread().resume_after_stop();
    }

    /// Stands still for who wants the world to.
    pub(crate) fn stand(&mut self) {
        self.seat.shared.withdraw(attention::STOP);
        if self.permit.lock.is_some() {
            return;
        }
        let stopped = clock::now();
        self.permit.gate.leave(&**self.seat);
        self.permit.gate.enter(&**self.seat);
        let mut ledger = self.seat.ledger.lock();
        ledger.enter(State::Stopped, stopped);
        ledger.enter(State::Running, clock::now());
        drop(ledger);
        self.thread().resume_after_stop();
    }

    /// Stops the world. None if another thread did so at the same moment; then this one has stood still for it.
    pub(crate) fn stop(&mut self) -> Option<Stopped<'_>> {
        let began = clock::now();
        self.seat.ledger.lock().enter(State::Stopped, began);
        if self.permit.lock.is_none() && !self.permit.gate.close(&**self.seat) {
            self.seat.shared.withdraw(attention::STOP);
            self.seat.ledger.lock().enter(State::Running, clock::now());
            self.thread().resume_after_stop();
            return None;
        }
        Some(Stopped { permit: self.permit, seat: self.seat, seats: self.permit.seats(), began })
    }

    /// Goes out for good: the thread has ended.
    pub(crate) fn end(mut self) {
        self.thread().retire();
        self.permit.gate.forget(self.seat);
        match &self.permit.lock {
            Some(lock) => {
                lock.release(self.seat, true);
            }
            None => self.permit.gate.leave(&**self.seat),
        }
        self.seat.ledger.lock().enter(State::Running, clock::now());
    }
}

/// Proof that the world stands still.
pub(crate) struct Stopped<'a> {
    permit: &'a Permit,
    seat: &'a Arc<Seat>,
    seats: Vec<Arc<Seat>>,
    began: u64,
}

impl Stopped<'_> {
    /// Passes every thread on, the stopping one included.
    pub(crate) fn each(&mut self, mut f: impl FnMut(&Seat, &mut Thread)) {
        for seat in &self.seats {
            #[expect(unsafe_code, reason = "the world stands still, which the compiler can't see")]
            // SAFETY: the invariant of this module; the stopping thread's own `Inside` is borrowed by `self`.
            seat.thread.with(|p| f(seat, unsafe { &mut *p }));
        }
    }

    /// Since when, in nanoseconds of the monotonic clock.
    pub(crate) fn began(&self) -> u64 {
        self.began
    }
}

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        if self.permit.lock.is_none() {
            self.permit.gate.open();
        }
        self.seat.ledger.lock().enter(State::Running, clock::now());
    }
}
