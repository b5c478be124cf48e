//! How long computations with integers take, in steps of a machine word.
//!
//! Estimates, from the sizes of what goes in and comes out: a product of `n` and `m` words costs about `n` times the root of `m`.

use super::{bit_length, pow_bits};
use crate::text::IntRef;

/// What is beyond takes some tenths of a second, and more, so that somebody may want to stop it.
pub const LONG: u64 = 1 << 25;

fn words(n: IntRef<'_>) -> u64 {
    bit_length(n) / 64 + 1
}

fn of_words(n: u64, m: u64) -> u64 {
    n.max(m).saturating_mul(n.min(m).isqrt())
}

/// To add two, or to do anything else that looks at each word once.
pub fn sum(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    words(a).max(words(b))
}

/// To multiply them, or to divide one by the other.
pub fn product(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    of_words(words(a), words(b))
}

/// `base ** exponent`.
pub fn power(base: IntRef<'_>, exponent: IntRef<'_>) -> u64 {
    let words = pow_bits(base, exponent) / 64;
    of_words(words, words)
}

/// `pow(base, exponent, modulus)`.
pub fn power_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> u64 {
    let step = of_words(words(modulus), words(modulus)).saturating_mul(2);
    step.saturating_mul(bit_length(exponent).saturating_add(1)).saturating_add(product(base, modulus))
}

/// The product of so many factors, none larger than `n`.
pub fn factorial(n: IntRef<'_>, factors: IntRef<'_>) -> u64 {
    let factors = factors.to_i64().unwrap_or(i64::MAX).unsigned_abs();
    let words = factors.saturating_mul(bit_length(n)) / 64;
    of_words(words, words)
}

/// The greatest common divisor, whose cost is that of a schoolbook division.
pub fn division(a: IntRef<'_>, b: IntRef<'_>) -> u64 {
    words(a).saturating_mul(words(b))
}

/// The conversion to or from so many bits in another base.
pub fn conversion(bits: u64) -> u64 {
    let words = bits / 64;
    of_words(words, words).saturating_mul(4)
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    #[test]
    fn only_what_is_huge_is_long() {
        let small = IntRef::Small;
        let large = IBig::from(1) << 1_000_000;
        let huge = IBig::from(1) << 30_000_000;
        assert!(product(IntRef::Big(&large), IntRef::Big(&large)) < LONG);
        assert!(product(IntRef::Big(&huge), IntRef::Big(&huge)) > LONG);
        assert!(product(IntRef::Big(&huge), small(10)) < LONG);
        assert!(power(small(3), small(10_000)) < LONG);
        assert!(power(small(10), small(10_000_000)) > LONG);
        assert!(power_mod(small(3), small(i64::MAX), small(1_000_007)) < LONG);
        assert!(power_mod(small(3), IntRef::Big(&large), IntRef::Big(&large)) > LONG);
        assert!(factorial(small(1000), small(1000)) < LONG);
        assert!(factorial(small(5_000_000), small(5_000_000)) > LONG);
        assert!(division(IntRef::Big(&large), IntRef::Big(&huge)) > LONG);
        assert!(conversion(100_000) < LONG && conversion(30_000_000) > LONG);
    }
}
