//! The 64-bit guest value: an integer, a common double, one of a few constants, or a pointer to a heap object.
//!
//! ```text
//! ...iiii iiii iii1   integer, 63 bits
//! ...ffff ffff ff10   double whose exponent begins with 011 or 100, as nearly all do: after an addition of 1 there both begin with 10,
//!                      and a rotation by three makes that the tag
//! ...pppp pppp p000   pointer to an object, 16-byte aligned; never null
//! ...0000 00cc c100   constant: None, False, True, unbound, Ellipsis, NotImplemented, 0.0, deleted
//! ```
//!
//! Equality of values is identity of guest objects, except that equal integers and equal common doubles are always identical.
//! Doubles with a rare exponent (below 1e-77, above 1e77, infinities, NaN, -0.0) and wider integers are heap objects. The tags are those
//! of "float self-tagging" (Melançon and others, 2025); they cost two operations each way.

mod slot;

pub use slot::Slot;

use crate::heap::{Header, Kind, Object, Ref};

/// A guest value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64);

const _: () = assert!(size_of::<Value>() == 8);

/// Takes the exponent's top bits from 011 and 100 to 100 and 101.
const EXPONENT_SHIFT: u64 = 1 << 60;

impl Value {
    pub const NONE: Value = Value(0x04);
    pub const FALSE: Value = Value(0x0c);
    pub const TRUE: Value = Value(0x14);
    /// The mark of a variable, slot or entry without a value. Guest code never sees it.
    pub const UNBOUND: Value = Value(0x1c);
    pub const ELLIPSIS: Value = Value(0x24);
    pub const NOT_IMPLEMENTED: Value = Value(0x2c);
    /// The double 0.0, which is common but for its exponent.
    pub const ZERO: Value = Value(0x34);
    /// The mark of a set's entry whose key was deleted. Guest code never sees it.
    pub const DELETED: Value = Value(0x3c);

    /// The smallest integer that fits.
    pub const INT_MIN: i64 = -(1 << 62);
    /// The largest integer that fits.
    pub const INT_MAX: i64 = (1 << 62) - 1;

    /// The raw word.
    #[inline(always)]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// A value from the word of another; only slots and registers call it.
    #[inline(always)]
    pub(crate) fn from_bits(bits: u64) -> Value {
        Value(bits)
    }

    #[inline(always)]
    pub fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// An integer that fits into 63 bits.
    #[inline(always)]
    pub fn int(i: i64) -> Option<Value> {
        let doubled = i.checked_add(i)?;
        Some(Value(doubled as u64 | 1))
    }

    /// A small integer: a length, an index, a character.
    #[inline(always)]
    pub fn small(i: i32) -> Value {
        Value(((i64::from(i) << 1) | 1) as u64)
    }

    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.0 & 1 == 1
    }

    /// Are both integers of 63 bits?
    #[inline(always)]
    pub fn both_int(self, other: Value) -> bool {
        self.0 & other.0 & 1 == 1
    }

    /// The integer, where `is_int`.
    #[inline(always)]
    pub fn int_unchecked(self) -> i64 {
        self.0 as i64 >> 1
    }

    /// The integer if it is one of 63 bits. Booleans are not.
    #[inline(always)]
    pub fn as_int(self) -> Option<i64> {
        if self.is_int() { Some(self.int_unchecked()) } else { None }
    }

    /// The integer if it is one of 63 bits or a boolean.
    #[inline]
    pub fn as_index(self) -> Option<i64> {
        match self {
            Value::TRUE => Some(1),
            Value::FALSE => Some(0),
            v => v.as_int(),
        }
    }

    /// Sum of two integers of 63 bits, if it fits. Both must be integers.
    #[inline(always)]
    pub fn add_ints(self, other: Value) -> Option<Value> {
        (self.0 as i64).checked_add((other.0 - 1) as i64).map(|v| Value(v as u64))
    }

    /// Sum of two integers of 63 bits that is known to fit. Both must be integers.
    #[inline(always)]
    pub fn wrapping_add_ints(self, other: Value) -> Value {
        Value(self.0.wrapping_add(other.0 - 1))
    }

    /// Difference of two integers of 63 bits, if it fits. Both must be integers.
    #[inline(always)]
    pub fn sub_ints(self, other: Value) -> Option<Value> {
        (self.0 as i64).checked_sub((other.0 - 1) as i64).map(|v| Value(v as u64))
    }

    /// Product of two integers of 63 bits, if it fits. Both must be integers.
    #[inline(always)]
    pub fn mul_ints(self, other: Value) -> Option<Value> {
        ((self.0 - 1) as i64).checked_mul(other.int_unchecked()).map(|v| Value(v as u64 | 1))
    }

    /// The order of two integers is that of their words.
    #[inline(always)]
    pub fn word(self) -> i64 {
        self.0 as i64
    }

    /// A double of a common exponent.
    #[inline(always)]
    pub fn common_float(f: f64) -> Option<Value> {
        let v = Value(f.to_bits().wrapping_add(EXPONENT_SHIFT).rotate_left(3));
        if v.is_common_float() { Some(v) } else { None }
    }

    /// A double that the word has room for.
    #[inline(always)]
    pub fn word_float(f: f64) -> Option<Value> {
        Value::common_float(f).or(if f.to_bits() == 0 { Some(Value::ZERO) } else { None })
    }

    /// Is it a double of a common exponent?
    #[inline(always)]
    pub fn is_common_float(self) -> bool {
        self.0 & 3 == 2
    }

    /// Are both doubles of common exponents?
    #[inline(always)]
    pub fn both_common_floats(self, other: Value) -> bool {
        // Low bits of 10 in both. The first test needs but what `both_int`, which is asked before, has computed.
        self.0 & other.0 & 2 != 0 && (self.0 | other.0) & 1 == 0
    }

    /// The double, where `is_common_float`.
    #[inline(always)]
    pub fn common_float_unchecked(self) -> f64 {
        f64::from_bits(self.0.rotate_right(3).wrapping_sub(EXPONENT_SHIFT))
    }

    /// The double, if the word holds one.
    #[inline(always)]
    pub fn as_word_float(self) -> Option<f64> {
        match self {
            v if v.is_common_float() => Some(v.common_float_unchecked()),
            Value::ZERO => Some(0.0),
            _ => None,
        }
    }

    /// The double, if it is one, common or rare. Integers are not.
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        self.as_word_float().or_else(|| self.cast::<crate::objects::number::Float>().map(|f| f.value))
    }

    /// Is it an object of the heap?
    #[inline(always)]
    pub fn is_object(self) -> bool {
        self.0 & 7 == 0
    }

    /// The object's header, where it is an object.
    #[inline(always)]
    pub fn header(self) -> Option<Ref<Header>> {
        if self.is_object() { Some(Ref::from_address(self.0)) } else { None }
    }

    /// The object as one of type `T`, where it is of that kind.
    #[inline(always)]
    pub fn cast<T: Object>(self) -> Option<Ref<T>> {
        let header = self.header()?;
        if header.kind() == T::KIND { Some(header.assume::<T>()) } else { None }
    }

    /// The kind of object, where it is one.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        self.header().map(|h| h.kind())
    }

    /// Is it None?
    #[inline(always)]
    pub fn is_none(self) -> bool {
        self == Value::NONE
    }

    /// Is it the mark of a missing value?
    #[inline(always)]
    pub fn is_unbound(self) -> bool {
        self == Value::UNBOUND
    }

    /// Itself, unless it is the mark of a missing value.
    #[inline(always)]
    pub fn bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }
}

impl<T> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(object: Ref<T>) -> Value {
        Value(object.address())
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Value::NONE => f.write_str("None"),
            Value::TRUE => f.write_str("True"),
            Value::FALSE => f.write_str("False"),
            Value::UNBOUND => f.write_str("unbound"),
            Value::DELETED => f.write_str("deleted"),
            Value::ELLIPSIS => f.write_str("Ellipsis"),
            Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            v if v.is_int() => write!(f, "{}", v.int_unchecked()),
            v if let Some(x) = v.as_word_float() => write!(f, "{x:?}"),
            v => write!(f, "object at {:#x}", v.0),
        }
    }
}
