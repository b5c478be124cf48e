//! Which computations with integers take so long that somebody may want to stop them.
//!
//! Estimates, from the sizes of what goes in and comes out: a product of `n` and `m` words costs about `n` times the root of `m`.
//! What is beyond [`LONG`] takes some tenths of a second, and more.

use super::{bit_length, pow_bits};
use crate::text::IntRef;

const LONG: u64 = 1 << 25;

fn words(n: IntRef<'_>) -> u64 {
    bit_length(n) / 64 + 1
}

fn product(n: u64, m: u64) -> u64 {
    n.max(m).saturating_mul(n.min(m).isqrt())
}

/// Is it long to multiply them, or to divide one by the other?
pub fn is_long_product(a: IntRef<'_>, b: IntRef<'_>) -> bool {
    product(words(a), words(b)) > LONG
}

/// Is `base ** exponent`?
pub fn is_long_power(base: IntRef<'_>, exponent: IntRef<'_>) -> bool {
    let words = pow_bits(base, exponent) / 64;
    product(words, words) > LONG
}

/// Is `pow(base, exponent, modulus)`?
pub fn is_long_power_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> bool {
    let step = product(words(modulus), words(modulus)).saturating_mul(2);
    step.saturating_mul(bit_length(exponent).saturating_add(1)) > LONG || is_long_product(base, modulus)
}

/// Is the product of so many factors, none larger than `n`?
pub fn is_long_factorial(n: IntRef<'_>, factors: IntRef<'_>) -> bool {
    let factors = factors.to_i64().unwrap_or(i64::MAX).unsigned_abs();
    let words = factors.saturating_mul(bit_length(n)) / 64;
    product(words, words) > LONG
}

/// Is the greatest common divisor, whose cost is that of a schoolbook division?
pub fn is_long_division(a: IntRef<'_>, b: IntRef<'_>) -> bool {
    words(a).saturating_mul(words(b)) > LONG
}

/// Is the conversion to or from so many bits in another base?
pub fn is_long_conversion(bits: u64) -> bool {
    let words = bits / 64;
    product(words, words) > LONG / 4
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
        assert!(!is_long_product(IntRef::Big(&large), IntRef::Big(&large)));
        assert!(is_long_product(IntRef::Big(&huge), IntRef::Big(&huge)));
        assert!(!is_long_product(IntRef::Big(&huge), small(10)));
        assert!(!is_long_power(small(3), small(10_000)));
        assert!(is_long_power(small(10), small(10_000_000)));
        assert!(!is_long_power_mod(small(3), small(i64::MAX), small(1_000_007)));
        assert!(is_long_power_mod(small(3), IntRef::Big(&large), IntRef::Big(&large)));
        assert!(!is_long_factorial(small(1000), small(1000)));
        assert!(is_long_factorial(small(5_000_000), small(5_000_000)));
        assert!(is_long_division(IntRef::Big(&large), IntRef::Big(&huge)));
        assert!(!is_long_conversion(100_000) && is_long_conversion(30_000_000));
    }
}
