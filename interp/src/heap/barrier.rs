//! A memory barrier on every thread of the process, for who changes what others write to without a lock.
//!
//! A frequent, cheap side stores a value and then looks whether somebody has changed the place meanwhile; a rare, dear side says that it is
//! about to change it, asks for this barrier, and only then looks at the values. So either the store is seen, or the storing thread sees
//! the change and stores again: what two full fences would give, with none on the frequent side (there only the compiler must keep the
//! order).

use std::sync::OnceLock;
use std::sync::atomic::{Ordering, compiler_fence, fence};

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
