//! The primitives that the lock and the gate are made of: `parking_lot`'s, or `loom`'s models of them (`--cfg gilbox_loom`).

#[cfg(gilbox_loom)]
pub(crate) use self::model::*;
#[cfg(not(gilbox_loom))]
pub(crate) use self::real::*;

#[cfg(not(gilbox_loom))]
mod real {
    use std::time::Duration;

    pub(crate) use parking_lot::{Mutex, MutexGuard};
    pub(crate) use std::sync::Arc;
    pub(crate) use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

    use crate::driver::clock;

    /// Where threads wait for a change of what a mutex guards.
    #[derive(Default)]
    pub(crate) struct Condvar(parking_lot::Condvar);

    impl Condvar {
        pub(crate) fn new() -> Condvar {
            Condvar(parking_lot::Condvar::new())
        }

        pub(crate) fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
            self.0.wait(&mut guard);
            guard
        }

        /// Waits no longer than until a time of the monotonic clock, in nanoseconds; says whether it has come.
        pub(crate) fn wait_until<'a, T>(&self, mut guard: MutexGuard<'a, T>, until: u64) -> (MutexGuard<'a, T>, bool) {
            let rest = Duration::from_nanos(until.saturating_sub(clock::now()));
            let timed_out = self.0.wait_for(&mut guard, rest).timed_out();
            (guard, timed_out)
        }

        pub(crate) fn notify_one(&self) {
            self.0.notify_one();
        }

        pub(crate) fn notify_all(&self) {
            self.0.notify_all();
        }
    }

    /// A cell that threads take turns with.
    pub(crate) struct Cell<T>(std::cell::UnsafeCell<T>);

    #[expect(unsafe_code, reason = "shared like a mutex, with a protocol in the mutex's place")]
    // SAFETY: all that a shared cell gives is a raw pointer; who follows it answers for being alone.
    unsafe impl<T: Send> Sync for Cell<T> {}

    impl<T> Cell<T> {
        pub(crate) fn new(content: T) -> Cell<T> {
            Cell(std::cell::UnsafeCell::new(content))
        }

        /// Passes a pointer to the content on.
        pub(crate) fn with<R>(&self, f: impl FnOnce(*mut T) -> R) -> R {
            f(self.0.get())
        }
    }

    /// Looks a few thousand times, some microseconds in all, whether something has come true.
    pub(crate) fn spin(done: impl Fn() -> bool) -> bool {
        for _ in 0..SPINS {
            if done() {
                return true;
            }
            std::hint::spin_loop();
        }
        false
    }

    const SPINS: u32 = 2000;

    /// The same for a time, in nanoseconds.
    pub(crate) fn spin_for(nanos: u64, done: impl Fn() -> bool) -> bool {
        let until = clock::now() + nanos;
        loop {
            if spin(&done) {
                return true;
            }
            if clock::now() >= until {
                return false;
            }
        }
    }
}

#[cfg(gilbox_loom)]
mod model {
    pub(crate) use loom::sync::MutexGuard;
    pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
    // Counting references is not what is modelled, and the rest of the driver shares the same objects.
    pub(crate) use std::sync::Arc;

    pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub(crate) fn new(content: T) -> Mutex<T> {
            Mutex(loom::sync::Mutex::new(content))
        }

        pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
            self.0.lock().expect("gilbox bug: a model panicked")
        }
    }

    pub(crate) struct Condvar(loom::sync::Condvar);

    impl Condvar {
        pub(crate) fn new() -> Condvar {
            Condvar(loom::sync::Condvar::new())
        }

        pub(crate) fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
            self.0.wait(guard).expect("gilbox bug: a model panicked")
        }

        /// In the model time does not pass; a thread that plays the clock ends the wait.
        pub(crate) fn wait_until<'a, T>(&self, guard: MutexGuard<'a, T>, _until: u64) -> (MutexGuard<'a, T>, bool) {
            (self.wait(guard), false)
        }

        pub(crate) fn notify_one(&self) {
            self.0.notify_one();
        }

        pub(crate) fn notify_all(&self) {
            self.0.notify_all();
        }
    }

    /// A cell whose accesses the model checks: no two at a time.
    pub(crate) struct Cell<T>(loom::cell::UnsafeCell<T>);

    #[expect(unsafe_code, reason = "shared like a mutex, with a protocol in the mutex's place")]
    // SAFETY: all that a shared cell gives is a raw pointer; who follows it answers for being alone.
    unsafe impl<T: Send> Sync for Cell<T> {}

    impl<T> Cell<T> {
        pub(crate) fn new(content: T) -> Cell<T> {
            Cell(loom::cell::UnsafeCell::new(content))
        }

        pub(crate) fn with<R>(&self, f: impl FnOnce(*mut T) -> R) -> R {
            self.0.with_mut(f)
        }
    }

    pub(crate) fn spin(done: impl Fn() -> bool) -> bool {
        done()
    }

    pub(crate) fn spin_for(_nanos: u64, done: impl Fn() -> bool) -> bool {
        done()
    }
}
