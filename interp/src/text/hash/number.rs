//! Numbers that are equal hash alike, whatever their types: the hash is the number modulo a
//! Mersenne prime, with the sign put back.

use dashu_int::Sign;

use super::avoid_error_code;
use crate::text::IntRef;
use crate::text::float::decompose;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
/// The hash of infinity.
const INFINITY: i64 = 314_159;
/// What the imaginary part is multiplied by.
const IMAGINARY: i64 = 1_000_003;

/// `hash(n)` of an integer.
pub fn hash_int(n: IntRef<'_>) -> i64 {
    let (negative, residue) = match n {
        IntRef::Small(n) => (n < 0, n.unsigned_abs() % MODULUS),
        IntRef::Big(n) => {
            let (sign, words) = n.as_sign_words();
            (sign == Sign::Negative, residue(words))
        }
    };
    signed(negative, residue)
}

/// The magnitude modulo 2^61 - 1, from its words, least significant first: a word's worth of
/// shift is a shift by three bits, since 2^61 is 1.
fn residue(words: &[u64]) -> u64 {
    words.iter().rev().fold(0, |high, &word| reduce((u128::from(high) << 64) + u128::from(word)))
}

/// A number modulo 2^61 - 1: the higher bits are added to the lower ones.
fn reduce(n: u128) -> u64 {
    let n = (n & u128::from(MODULUS)) + (n >> BITS);
    let n = (n as u64 & MODULUS) + (n >> BITS) as u64;
    let n = (n & MODULUS) + (n >> BITS);
    if n >= MODULUS { n - MODULUS } else { n }
}

/// The hash of a magnitude, given by its words, times a power of ten.
pub fn hash_scaled(negative: bool, words: &[u64], tens: i64) -> i64 {
    /// The inverse of ten.
    const TENTH: u64 = 2_075_258_708_292_324_556;
    let times = |a: u64, b: u64| reduce(u128::from(a) * u128::from(b));
    let mut residue = residue(words);
    let mut unit = if tens < 0 { TENTH } else { 10 };
    let mut tens = tens.unsigned_abs();
    while tens > 0 {
        if tens & 1 == 1 {
            residue = times(residue, unit);
        }
        tens >>= 1;
        if tens > 0 {
            unit = times(unit, unit);
        }
    }
    signed(negative, residue)
}

fn signed(negative: bool, residue: u64) -> i64 {
    let hash = residue as i64;
    avoid_error_code(if negative { -hash } else { hash })
}

/// `hash(x)` of a float; `identity` is the hash of a nan, which goes by the object.
pub fn hash_float(x: f64, identity: i64) -> i64 {
    if x.is_nan() {
        return identity;
    }
    if x.is_infinite() {
        return if x > 0.0 { INFINITY } else { -INFINITY };
    }
    // The number is mantissa * 2^exponent, and a factor of 2 is a rotation of the residue.
    let (mantissa, exponent) = decompose(x);
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let rotated = (mantissa << turn & MODULUS) | mantissa.checked_shr(BITS - turn).unwrap_or(0);
    signed(x < 0.0, rotated)
}

/// `hash(complex(re, im))`; `identity` stands for the hash of a nan part.
pub fn hash_complex(re: f64, im: f64, identity: i64) -> i64 {
    let imaginary = hash_float(im, identity).wrapping_mul(IMAGINARY);
    avoid_error_code(hash_float(re, identity).wrapping_add(imaginary))
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    #[test]
    fn integers() {
        for (n, hash) in [(0, 0), (-1, -2), (-2, -2), ((1 << 61) - 1, 0), (1 << 61, 1), (i64::MAX, 3), (i64::MIN, -4)] {
            assert_eq!(hash_int(IntRef::Small(n)), hash);
            assert_eq!(hash_int(IntRef::Big(&IBig::from(n))), hash);
        }
        let n = IBig::from(10).pow(100);
        assert_eq!(hash_int(IntRef::Big(&n)), 910_685_213_754_167_845);
    }

    #[test]
    fn floats() {
        assert_eq!(hash_float(0.5, 0), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(-1.0, 0), -2);
        assert_eq!(hash_float(-0.0, 0), 0);
        assert_eq!(hash_float(f64::NEG_INFINITY, 0), -314_159);
        assert_eq!(hash_float(f64::NAN, 42), 42);
        let power = IBig::from(1) << 1000;
        assert_eq!(hash_float(2f64.powi(1000), 0), hash_int(IntRef::Big(&power)));
        assert_eq!(hash_complex(1.0, 2.0, 0), 2_000_007);
        assert_eq!(hash_scaled(true, &[5, 0], -1), hash_float(-0.5, 0));
        assert_eq!(hash_scaled(false, &[1], 100), 910_685_213_754_167_845);
    }
}
