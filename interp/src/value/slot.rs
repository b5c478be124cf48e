//! A slot of a heap object: a value that threads share, read and written whole.
//!
//! Pointers are published with Release and read with Acquire (plain moves on x86), so that no reader ever sees an object before
//! its contents.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Value;

/// A shared place for one value.
#[repr(transparent)]
pub struct Slot(AtomicU64);

impl Slot {
    #[inline(always)]
    pub fn new(v: Value) -> Slot {
        Slot(AtomicU64::new(v.bits()))
    }

    /// A slot without a value.
    #[inline(always)]
    pub fn unbound() -> Slot {
        Slot::new(Value::UNBOUND)
    }

    #[inline(always)]
    pub fn get(&self) -> Value {
        Value::from_bits(self.0.load(Ordering::Acquire))
    }

    #[inline(always)]
    pub fn set(&self, v: Value) {
        self.0.store(v.bits(), Ordering::Release);
    }

    /// Puts a value in and hands back the one before.
    #[inline]
    pub fn swap(&self, v: Value) -> Value {
        Value::from_bits(self.0.swap(v.bits(), Ordering::AcqRel))
    }

    /// Puts `new` in if the slot holds `old`.
    #[inline]
    pub fn replace_if(&self, old: Value, new: Value) -> bool {
        self.0.compare_exchange(old.bits(), new.bits(), Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}
