//! A memory barrier on every thread of the process, for who changes what others write to without a lock.
//!
//! A frequent, cheap side stores a value and then looks whether somebody has changed the place meanwhile; a rare, dear side says that it is
//! about to change it, asks for this barrier, and only then looks at the values. So either the store is seen, or the storing thread sees
//! the change and stores again: what two full fences would give, with none on the frequent side (there only the compiler must keep the
//! order).

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering, compiler_fence, fence};

use rustix::thread::{MembarrierCommand, membarrier, membarrier_query};

/// Can the kernel do it? Asked once; it is also told that this process will.
pub(crate) fn is_available() -> bool {
    static AVAILABLE: OnceLock<bool> = OnceLock::new();
    *AVAILABLE.get_or_init(|| {
        let known = membarrier_query().contains_command(MembarrierCommand::PrivateExpedited);
        known && membarrier(MembarrierCommand::RegisterPrivateExpedited).is_ok()
    })
}

/// The rare side's barrier: what other threads stored before it is seen behind it, and what this one stored before it they see.
///
/// # Panics
/// If `is_available` was false.
pub(crate) fn on_all_threads() {
    fence(Ordering::SeqCst);
    membarrier(MembarrierCommand::PrivateExpedited).expect("gilbox bug: a barrier that the kernel doesn't know");
}

/// The frequent side's, between its store and its look.
#[inline(always)]
pub(crate) fn here() {
    compiler_fence(Ordering::SeqCst);
}

/// What tells the owner of an object. No two threads have the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwnerMark(u32);

impl OwnerMark {
    /// Of a thread that owns nothing.
    pub const NOBODY: OwnerMark = OwnerMark(1);

    /// Of a new thread that runs at the same time as others.
    pub fn fresh() -> OwnerMark {
        static NEXT: AtomicU32 = AtomicU32::new(2);
        if !is_available() {
            return OwnerMark::NOBODY;
        }
        let next = NEXT.try_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_add(1));
        next.map_or(OwnerMark::NOBODY, OwnerMark)
    }
}

/// The owner's way past an object's lock: as long as no other thread has wanted to change the object, its owner changes it between two
/// plain stores, instead of one atomic operation that waits for all stores before it.
///
/// Whoever else wants to takes the object's lock, and then the ownership, for good: the barrier makes sure that either the owner sees that
/// when it begins, or the other one sees that the owner has begun, and waits.
pub(crate) struct Ownership {
    /// The owner's mark; 0 where there is none, or none any more.
    owner: AtomicU32,
    /// How often the owner has begun and ended a change: odd while it changes the object.
    steps: AtomicU32,
}

impl Ownership {
    /// Of an object that a thread with this mark makes.
    #[inline(always)]
    pub(crate) fn new(mark: OwnerMark) -> Ownership {
        let owner = if mark == OwnerMark::NOBODY { 0 } else { mark.0 };
        Ownership { owner: AtomicU32::new(owner), steps: AtomicU32::new(0) }
    }

    /// Is it the thread with this mark?
    #[inline(always)]
    pub(crate) fn is_of(&self, mark: OwnerMark) -> bool {
        self.owner.load(Ordering::Relaxed) == mark.0
    }

    /// Begins a change of several stores; false where the thread is not the owner. Changes don't nest.
    #[inline(always)]
    pub(crate) fn begin(&self, mark: OwnerMark) -> bool {
        if !self.is_of(mark) {
            return false;
        }
        let steps = self.steps.load(Ordering::Relaxed);
        debug_assert!(steps.is_multiple_of(2), "gilbox bug: a change within a change");
        self.steps.store(steps.wrapping_add(1), Ordering::Relaxed);
        fence(Ordering::Release);
        here();
        if self.is_of(mark) {
            return true;
        }
        self.end();
        false
    }

    /// Ends what `begin` began.
    #[inline(always)]
    pub(crate) fn end(&self) {
        self.steps.store(self.steps.load(Ordering::Relaxed).wrapping_add(1), Ordering::Release);
    }

    /// Takes it away, if there is any; no change of the owner's is left unfinished. The caller has the object's lock, and is not within a
    /// change of its own.
    #[inline]
    pub(crate) fn take_away(&self) {
        if self.owner.load(Ordering::Relaxed) != 0 {
            self.take_from_owner();
        }
    }

    #[cold]
    fn take_from_owner(&self) {
        self.owner.store(0, Ordering::Relaxed);
        on_all_threads();
        while !self.steps.load(Ordering::Acquire).is_multiple_of(2) {
            std::thread::yield_now();
        }
    }

    /// What `read` reads, if the owner changes nothing meanwhile.
    #[inline(always)]
    pub(crate) fn read_between_changes<R>(&self, read: impl FnOnce() -> Option<R>) -> Option<R> {
        let before = self.steps.load(Ordering::Acquire);
        if !before.is_multiple_of(2) {
            return None;
        }
        let result = read();
        fence(Ordering::Acquire);
        if self.steps.load(Ordering::Relaxed) == before { result } else { None }
    }
}
