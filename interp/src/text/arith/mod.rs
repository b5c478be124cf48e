//! The arithmetic of Python's numbers: results and exceptions exactly CPython's.
//!
//! Integers take the fast path while they fit a machine word and go to the big-integer library
//! beyond it. An operation whose result could be enormous for small operands (a shift, a power)
//! has a companion that says how large it will be, for the caller to refuse what its memory does
//! not hold; beyond [`MAX_BITS`] the operation itself raises `MemoryError`.

mod compare;
mod complex;
mod divide;
pub mod effort;
mod float;
mod int;
mod power;
mod round;
mod shift;
mod theory;

pub use compare::{compare, compare_with_float};
pub use complex::{abs_complex, div_complex, mul_complex, pow_complex};
pub use divide::{div_floor, div_mod, modulo, true_div};
pub use float::{FloatPower, div_floor_float, div_mod_float, modulo_float, pow_float, quotient_and_rest, true_div_float};
pub use int::{abs, add, bit_and, bit_length, bit_or, bit_xor, count_ones, invert, mul, neg, sub};
pub use power::{IntPower, pow, pow_bits, pow_mod};
pub use round::round_int;
pub use shift::{shift_left, shift_left_bits, shift_right};
pub use theory::{binomial, factorial, gcd, isqrt, lcm, permutations};

/// The bits of the largest integer that an operation makes.
pub const MAX_BITS: u64 = 1 << 34;
