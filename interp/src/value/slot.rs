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

    /// Moves the contents of some of the slots to others among them, which may overlap. `alone`: no other thread runs meanwhile.
    #[inline]
    pub(crate) fn shift(slots: &[Slot], from: std::ops::Range<usize>, to: usize, alone: bool) {
        let n = from.len();
        let (source, target) = (&slots[from.clone()], &slots[to..to + n]);
        if alone {
            // SAFETY: both lie within `slots`, whose memory is behind atomic cells; nobody else reads or writes it.
            unsafe { std::ptr::copy(source.as_ptr().cast::<u64>(), target.as_ptr().cast::<u64>().cast_mut(), n) }
        } else if to <= from.start {
            source.iter().zip(target).for_each(|(from, to)| to.set(from.get()));
        } else {
            source.iter().zip(target).rev().for_each(|(from, to)| to.set(from.get()));
        }
    }

    /// Puts values into as many slots. `alone`: no other thread runs meanwhile.
    #[inline]
    pub(crate) fn fill(slots: &[Slot], values: &[Value], alone: bool) {
        let slots = &slots[..values.len()];
        if alone {
            // SAFETY: as in `shift`; values that are borrowed are in no slot.
            unsafe {
                std::ptr::copy_nonoverlapping(
                    values.as_ptr().cast::<u64>(),
                    slots.as_ptr().cast::<u64>().cast_mut(),
                    values.len(),
                );
            }
        } else {
            slots.iter().zip(values).for_each(|(slot, &v)| slot.set(v));
        }
    }

    /// The values of slots that nobody writes to while they are borrowed.
    #[inline(always)]
    pub(crate) fn values(slots: &[Slot]) -> &[Value] {
        // SAFETY: a slot is a word that has been initialised with a value's.
        unsafe { std::slice::from_raw_parts(slots.as_ptr().cast::<Value>(), slots.len()) }
    }

    /// Adds the values of the slots to a vector, unbound ones excepted. `alone`: no other thread runs meanwhile, and all are bound.
    #[inline]
    pub(crate) fn read_into(slots: &[Slot], values: &mut Vec<Value>, alone: bool) {
        if alone {
            values.extend_from_slice(Slot::values(slots));
        } else {
            values.reserve(slots.len());
            values.extend(slots.iter().filter_map(|s| s.get().bound()));
        }
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
