//! Numbers that are equal hash alike, whatever their types: the hash is the number modulo a
//! Mersenne prime, with the sign put back.

use dashu_int::Sign;

use super::avoid_error_code;
use crate::text::IntRef;

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
    words.iter().rev().fold(0, |high, &word| {
        let sum = (u128::from(high) << 64) + u128::from(word);
        let folded = (sum & u128::from(MODULUS)) + (sum >> BITS);
        (folded % u128::from(MODULUS)) as u64
    })
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
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7FF) as i32;
    let (mantissa, exponent) = match biased {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, biased - 1075),
    };
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
    }
}
