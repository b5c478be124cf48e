//! Numbers that don't fit into a value's word: rare doubles, wide integers, complex numbers.

use dashu_int::IBig;

use crate::heap::{Header, Kind, Object};

/// A double of a rare exponent.
#[repr(C)]
pub struct Float {
    pub header: Header,
    pub value: f64,
}

// SAFETY: repr(C), header first, the only type of its kind; immutable.
unsafe impl Object for Float {
    const KIND: Kind = Kind::Float;
}

/// An integer beyond 63 bits. Never one that would fit into the word: equal integers have one representation.
#[repr(C)]
pub struct BigInt {
    pub header: Header,
    pub value: IBig,
}

// SAFETY: repr(C), header first, the only type of its kind; immutable.
unsafe impl Object for BigInt {
    const KIND: Kind = Kind::BigInt;
    const DROP: bool = true;
}

impl BigInt {
    /// The bytes that it owns outside the heap: all but the smallest numbers lie there.
    pub fn outside(&self) -> usize {
        let words = self.value.as_sign_words().1.len();
        if words <= 2 { 0 } else { words * 8 }
    }
}

/// A complex number.
#[repr(C)]
pub struct Complex {
    pub header: Header,
    pub re: f64,
    pub im: f64,
}

// SAFETY: repr(C), header first, the only type of its kind; immutable.
unsafe impl Object for Complex {
    const KIND: Kind = Kind::Complex;
}
