//! A memory barrier on every thread of the process, for who changes what others write to without a lock.
//!
//! A frequent, cheap side stores a value and then looks whether somebody has changed the place meanwhile; a rare, dear side says that it is
//! about to change it, asks for this barrier, and only then looks at the values. So either the store is seen, or the storing thread sees
//! the change and stores again: what two full fences would give, with none on the frequent side (there only the compiler must keep the
//! order).

use std::sync::OnceLock;
use std::sync::atomic::Ordering;

#[cfg(gilbox_loom)]
use loom::{
    sync::atomic::{AtomicU32, fence},
    thread::yield_now,
};
use rustix::thread::{MembarrierCommand, membarrier, membarrier_query};
#[cfg(not(gilbox_loom))]
use std::{
    sync::atomic::{AtomicU32, compiler_fence, fence},
    thread::yield_now,
};

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
    #[cfg(not(gilbox_loom))]
    membarrier(MembarrierCommand::PrivateExpedited).expect("gilbox bug: a barrier that the kernel doesn't know");
}

/// The frequent side's, between its store and its look.
#[inline(always)]
pub(crate) fn here() {
    #[cfg(not(gilbox_loom))]
    compiler_fence(Ordering::SeqCst);
    // The model knows no barrier on all threads: what it proves is the protocol with two full fences.
    #[cfg(gilbox_loom)]
    fence(Ordering::SeqCst);
}

/// What tells the owner of an object. No two threads have the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwnerMark(u32);

impl OwnerMark {
    /// Of a thread that owns nothing.
    pub const NOBODY: OwnerMark = OwnerMark(1);

    /// Of a new thread that runs at the same time as others.
    pub fn fresh() -> OwnerMark {
        static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);
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
            yield_now();
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

/// `RUSTFLAGS="--cfg gilbox_loom" cargo test -p gilbox-interp --lib model::`: every interleaving of an owner and those who take from it.
#[cfg(all(test, gilbox_loom))]
mod model {
    use super::*;
    use loom::sync::{Arc, Mutex};
    use loom::thread;

    const OWNER: OwnerMark = OwnerMark(2);

    /// An object: its lock, its ownership, and what accesses must exclude each other for.
    struct Shared {
        lock: Mutex<()>,
        ownership: Ownership,
        content: loom::cell::UnsafeCell<u32>,
    }

    impl Shared {
        fn new() -> Arc<Shared> {
            let content = loom::cell::UnsafeCell::new(0);
            Arc::new(Shared { lock: Mutex::new(()), ownership: Ownership::new(OWNER), content })
        }

        fn add(&self) {
            #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
            // SAFETY: the pointer is to the content, and the protocol gives one thread at a time leave to use it.
            self.content.with_mut(|p| unsafe { *p += 1 });
        }

        fn add_as(&self, mark: OwnerMark) {
            if self.ownership.begin(mark) {
                self.add();
                self.ownership.end();
            } else {
                let _held = self.lock.lock().unwrap();
                self.ownership.take_away();
                self.add();
            }
        }
    }

    // SAFETY: as in `add`.
    #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
    unsafe impl Sync for Shared {}

    fn check(f: impl Fn() + Sync + Send + 'static) {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = builder.preemption_bound.or(Some(3));
        builder.check(f);
    }

    #[test]
    fn an_owner_and_who_takes_from_it_exclude_each_other() {
        check(|| {
            let object = Shared::new();
            let others = object.clone();
            let other = thread::spawn(move || others.add_as(OwnerMark::NOBODY));
            object.add_as(OWNER);
            object.add_as(OWNER);
            other.join().unwrap();
            let _held = object.lock.lock().unwrap();
            object.add();
            #[expect(unsafe_code, reason = "the model checks that accesses exclude each other")]
            // SAFETY: as in `add`.
            object.content.with(|p| assert_eq!(unsafe { *p }, 4));
        });
    }

    #[test]
    fn two_that_take_it_at_once() {
        check(|| {
            let object = Shared::new();
            let others: Vec<_> = (0..2)
                .map(|_| {
                    let object = object.clone();
                    thread::spawn(move || object.add_as(OwnerMark::NOBODY))
                })
                .collect();
            object.add_as(OWNER);
            others.into_iter().for_each(|other| other.join().unwrap());
        });
    }

    #[test]
    fn who_reads_between_changes_reads_what_belongs_together() {
        check(|| {
            let object = Arc::new((Ownership::new(OWNER), AtomicU32::new(0), AtomicU32::new(0)));
            let owned = object.clone();
            let owner = thread::spawn(move || {
                let (ownership, first, second) = &*owned;
                for i in 1..3 {
                    assert!(ownership.begin(OWNER));
                    first.store(i, Ordering::Relaxed);
                    second.store(i, Ordering::Relaxed);
                    ownership.end();
                }
            });
            let (ownership, first, second) = &*object;
            let read = || Some((first.load(Ordering::Relaxed), second.load(Ordering::Relaxed)));
            if let Some((first, second)) = ownership.read_between_changes(read) {
                assert_eq!(first, second);
            }
            owner.join().unwrap();
        });
    }
}
