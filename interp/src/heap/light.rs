//! A lock for what is held for a few instructions, and now and then for as long as bytes are being worked on.
//!
//! Taking it is one atomic operation and letting it go a plain store, where a lock that wakes waiters needs two of the former. So nobody is
//! woken: who waits looks again after ever longer pauses (`patience`).

use std::marker::PhantomData;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::lock_api;

use super::patience::insist;

/// The lock itself: true while somebody has it.
#[derive(Debug)]
pub struct RawLight(AtomicBool);

/// What it guards.
pub type LightMutex<T> = lock_api::Mutex<RawLight, T>;
pub type LightGuard<'a, T> = lock_api::MutexGuard<'a, RawLight, T>;

// SAFETY: who turns the word from false to true has the lock, alone; what it wrote is seen by the next, who reads what `unlock` stored.
unsafe impl lock_api::RawMutex for RawLight {
    const INIT: RawLight = RawLight(AtomicBool::new(false));
    /// A guard stays with its thread.
    type Guard = PhantomData<*mut ()>;

    #[inline(always)]
    fn lock(&self) -> Self::Guard {
        if !self.take() {
            insist(|| !self.is_locked() && self.take());
        }
        PhantomData
    }

    #[inline(always)]
    fn try_lock(&self) -> Option<Self::Guard> {
        self.take().then_some(PhantomData)
    }

    #[inline(always)]
    unsafe fn unlock(&self, _: Self::Guard) {
        self.0.store(false, Ordering::Release);
    }

    fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl RawLight {
    #[inline(always)]
    fn take(&self) -> bool {
        self.0.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let count = LightMutex::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10_000).for_each(|_| *count.lock() += 1));
            }
        });
        assert_eq!(*count.lock(), 40_000);
    }
}
