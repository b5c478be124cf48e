//! The life of a guest thread: from its start to its end, through what it does, waits for and is asked.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::clock;
use super::cores;
use super::course::End;
use super::os::Os;
use super::parker::Unparked;
use super::permit::{Inside, Seat};
use super::waits::{Ended, Queued};
use super::world::{Key, Wait, WaitFor, Woken};
use crate::machine::thread::{Meter, Work, attention};
use crate::machine::{Pause, Thread, Trap};
use crate::trace::{Ledger, State};

/// The stack of a thread: the machine needs little of it, the parser more.
pub(super) const STACK: usize = 1 << 20;

impl Os {
    /// Gives a thread its seat. The caller is inside, or nobody is yet.
    pub(super) fn seat(&self, thread: Thread) -> Arc<Seat> {
        let seat = Seat::new(thread);
        self.permit.admit(&seat);
        self.waits.census.begins();
        self.seats.lock().insert(seat.shared.ident, seat.clone());
        seat
    }

    /// Starts a guest thread. Called from inside.
    ///
    /// # Errors
    /// There are too many threads, for the settings or for the operating system.
    pub(super) fn launch(&self, thread: Thread) -> io::Result<()> {
        // With the lock on only one of them runs at a time.
        let core = (!self.config.gil).then(|| self.turns.next());
        self.launch_with(thread, move |os, seat| {
            core.into_iter().for_each(cores::begin_on);
            os.live(seat);
        })
    }

    /// The same, for a thread that lives otherwise.
    pub(super) fn launch_with(&self, thread: Thread, life: impl FnOnce(&Os, &Arc<Seat>) + Send + 'static) -> io::Result<()> {
        if self.seats.lock().len() >= self.config.max_threads {
            return Err(io::Error::other("too many threads"));
        }
        let os = self.me.upgrade().expect("gilbox bug: a driver that is gone starts a thread");
        let seat = self.seat(thread);
        // The kernel keeps fifteen bytes of a name.
        let name: String = seat.shared.name.lock().chars().filter(|&c| c != '\0').take(15).collect();
        let driven = seat.clone();
        let started = std::thread::Builder::new().name(name).stack_size(STACK).spawn(move || {
            os.begin(&driven);
            life(&os, &driven);
        });
        if let Err(error) = started {
            self.seats.lock().remove(&seat.shared.ident);
            self.waits.census.ends();
            self.permit.dismiss(&seat);
            return Err(error);
        }
        Ok(())
    }

    /// A started thread's life.
    fn live(&self, seat: &Arc<Seat>) {
        let inside = self.permit.enter(seat);
        let (inside, end) = self.drive(inside);
        // Threads are started with a prelude function that reports what they raise, so there is nothing left to tell.
        let _ = end;
        self.end(inside);
    }

    /// The calling OS thread becomes the driver of a seat.
    pub(super) fn begin(&self, seat: &Seat) {
        let tid = rustix::thread::gettid().as_raw_nonzero().get();
        seat.shared.native_id.store(tid as u64, Ordering::Relaxed);
        seat.cpu_before.store(clock::thread_cpu(), Ordering::Relaxed);
        *seat.ledger.lock() = Ledger::open(State::Running, clock::now());
    }

    /// Runs a thread until what it was started for is done.
    pub(super) fn drive<'a>(&'a self, mut inside: Inside<'a>) -> (Inside<'a>, End) {
        loop {
            match inside.thread().run() {
                Pause::Done(result) => return (inside, End::Done(result)),
                Pause::Yielded => {
                    if self.attend(&mut inside) {
                        return (inside, End::Killed);
                    }
                }
                Pause::Blocked(_) if inside.seat().shared.is_asked(attention::KILL) => return (inside, End::Killed),
                Pause::Blocked(wait) => inside = self.block(inside, wait),
                Pause::Outside(work) => inside = self.compute_outside(inside, work),
                Pause::Spent => unreachable!("gilbox bug: real time is not counted"),
            }
        }
    }

    /// Does what the thread was asked for; true if that is to end. What can't wait is done alone: the machine may have stopped within
    /// code that stands for C code, where nothing else is seen.
    fn attend(&self, inside: &mut Inside<'_>) -> bool {
        let shared = inside.seat().shared.clone();
        if shared.is_asked(attention::KILL) {
            return true;
        }
        // Before collections: who has no memory left asks for one at every step.
        if shared.is_asked(attention::HURRY) {
            if shared.take_interrupt() {
                inside.thread().raise_interrupt();
            }
            return false;
        }
        if shared.is_asked(attention::STOP | attention::COLLECT) {
            if shared.is_asked(attention::STOP) {
                inside.stand();
            }
            if shared.withdraw(attention::COLLECT) != 0 {
                self.collect(inside);
            }
            return false;
        }
        if shared.withdraw(attention::FINALIZE) != 0 {
            let objects = std::mem::take(&mut *self.to_finalize.lock());
            if let Err(trap) = inside.thread().push_finalizers(&objects) {
                self.raise(inside, trap);
            }
        }
        inside.thread().attend_signals();
        if shared.withdraw(attention::HARASS) != 0 || shared.is_asked(attention::DROP_LOCK) {
            inside.give_way();
        }
        false
    }

    fn raise(&self, inside: &mut Inside<'_>, trap: Trap) {
        match trap {
            Trap::Raise(exc) => inside.thread().raise_at_resume(exc),
            // Out of memory: the finalizers are given up.
            Trap::TailCall | Trap::Resume | Trap::Throw | Trap::Block | Trap::Collect(_) => {}
        }
    }

    /// Waits for what the guest waits for, without the lock.
    fn block<'a>(&'a self, inside: Inside<'a>, wait: Wait) -> Inside<'a> {
        let seat = inside.seat();
        *seat.waits_for.lock() = Some(wait);
        inside.leave(State::Blocked(wait.kind()));
        let ended = self.sleep(seat, wait);
        *seat.waits_for.lock() = None;
        let mut inside = self.permit.enter(seat);
        match ended {
            Ended::Woken(how) => inside.thread().woken = Some(how),
            Ended::Disturbed => {
                // To end comes first: `run` will see it.
                if !seat.shared.is_asked(attention::KILL) {
                    inside.thread().attend_signals_in_wait();
                }
            }
        }
        inside
    }

    /// Computes what a native wants computed without the lock.
    fn compute_outside<'a>(&'a self, inside: Inside<'a>, work: Work) -> Inside<'a> {
        let seat = inside.seat();
        inside.leave(State::Running);
        let result = work.compute(&mut Meter::new(&seat.shared, u64::MAX));
        let mut inside = self.permit.enter(seat);
        inside.thread().has_computed(result);
        inside
    }

    /// Sleeps until the wait is over. The thread is away.
    pub(super) fn sleep(&self, seat: &Arc<Seat>, wait: Wait) -> Ended {
        let until = wait.deadline;
        let parker = &seat.sleeper.parker;
        let unparked = match wait.what {
            WaitFor::Sleep => parker.park(&seat.shared, until),
            WaitFor::Key { key, ticket, claim, .. } => {
                let what = Queued { key, ticket, claim, until };
                return self.waits.wait(&seat.sleeper, what, || false, || self.stuck(seat));
            }
            WaitFor::Join { ident } => {
                let key = Key::end_of(ident);
                let what = Queued { key, ticket: self.waits.ticket(key), claim: None, until };
                return self.waits.wait(&seat.sleeper, what, || !self.is_alive(ident), || self.stuck(seat));
            }
            // What the operating system refuses to wait for, the native learns by trying.
            WaitFor::Child { sentinel: fd } => parker.poll(&seat.shared, fd, false, until).unwrap_or(Unparked::Woken),
            WaitFor::Io { fd, write, .. } => parker.poll(&seat.shared, fd, write, until).unwrap_or(Unparked::Woken),
        };
        match unparked {
            Unparked::Woken => Ended::Woken(Woken::Ready),
            Unparked::TimedOut => Ended::Woken(Woken::TimedOut),
            Unparked::Disturbed => Ended::Disturbed,
        }
    }

    /// The thread has ended: closes its account, wakes those who wait for that, and leaves for good.
    pub(super) fn end(&self, mut inside: Inside<'_>) {
        let seat = inside.seat().clone();
        let ident = seat.shared.ident;
        self.output.finish_lines(&seat.shared);
        self.seats.lock().remove(&ident);
        self.waits.wake(Key::end_of(ident), usize::MAX);
        if self.waits.census.ends() {
            self.report_deadlock(&mut inside);
        }
        let stats = self.account(&seat);
        self.ended.lock().insert(ident, stats);
        inside.end();
    }
}
