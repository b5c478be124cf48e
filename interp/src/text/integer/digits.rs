//! Integers as digits in any base, with the limit that keeps a careless conversion short.

use std::fmt::Write;

use dashu_int::{IBig, Sign};

use crate::text::{Error, IntRef, Result};

/// The limit on the digits of a conversion between int and decimal text, unless
/// `sys.set_int_max_str_digits` says otherwise.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// `str(n)`; `max_digits` is the limit in force, 0 for none.
///
/// # Errors
/// `ValueError` when the number has more digits than the limit allows.
pub fn decimal(n: IntRef<'_>, max_digits: usize) -> Result<String> {
    let too_long = || {
        Error::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    let n = match n {
        IntRef::Small(n) => return Ok(n.to_string()),
        IntRef::Big(n) => n,
    };
    // Three decimal digits never need more than ten bits: refuse what is far too long unconverted.
    if max_digits > 0 && bit_length(n) / 10 * 3 > max_digits {
        return Err(too_long());
    }
    let text = big_decimal(n);
    let digits = text.len() - usize::from(text.starts_with('-'));
    if max_digits > 0 && digits > max_digits {
        return Err(too_long());
    }
    Ok(text)
}

/// Up to this many words, converting word by word is faster than the library's division.
const FEW_WORDS: usize = 24;
/// The base of the limbs that [`big_decimal`] converts to: nine digits each.
const LIMB: u64 = 1_000_000_000;

fn big_decimal(n: &IBig) -> String {
    let (sign, words) = n.as_sign_words();
    if words.len() > FEW_WORDS {
        return n.to_string();
    }
    // Horner's rule in base 2^32, from the top; the limbs come out least significant first.
    let mut limbs: Vec<u64> = Vec::with_capacity(words.len() * 5 / 2 + 1);
    for half in words.iter().rev().flat_map(|w| [w >> 32, w & 0xFFFF_FFFF]) {
        let mut carry = half;
        for limb in &mut limbs {
            let value = *limb << 32 | carry;
            carry = value / LIMB;
            *limb = value % LIMB;
        }
        while carry > 0 {
            limbs.push(carry % LIMB);
            carry /= LIMB;
        }
    }
    let mut text = String::with_capacity(limbs.len() * 9 + 1);
    if sign == Sign::Negative {
        text.push('-');
    }
    let (top, rest) = limbs.split_last().unwrap_or((&0, &[]));
    let _ = write!(text, "{top}");
    for limb in rest.iter().rev() {
        push_nine_digits(&mut text, *limb);
    }
    text
}

fn push_nine_digits(text: &mut String, mut limb: u64) {
    let mut digits = [0; 9];
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (limb % 10) as u8;
        limb /= 10;
    }
    text.extend(digits.iter().map(|&d| char::from(d)));
}

/// The number in `base` (2 to 36) with lower-case digits, without a prefix.
pub fn in_base(n: IntRef<'_>, base: u8) -> String {
    match n {
        IntRef::Small(n) => small_in_base(n, base),
        IntRef::Big(n) => n.in_radix(base).to_string(),
    }
}

fn small_in_base(n: i64, base: u8) -> String {
    let mut rest = n.unsigned_abs();
    let base = u64::from(base);
    let mut digits = Vec::with_capacity(66);
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % base) as usize]);
        rest /= base;
        if rest == 0 {
            break;
        }
    }
    if n < 0 {
        digits.push(b'-');
    }
    digits.iter().rev().map(|&d| char::from(d)).collect()
}

fn bit_length(n: &IBig) -> usize {
    dashu_int::ops::BitTest::bit_len(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases() {
        for base in 2..=36 {
            for n in [0, 1, -1, 35, 36, i64::MAX, i64::MIN] {
                let text = in_base(IntRef::Small(n), base);
                assert_eq!(i64::from_str_radix(&text, u32::from(base)), Ok(n));
                assert_eq!(in_base(IntRef::Big(&IBig::from(n)), base), text);
            }
        }
    }

    #[test]
    fn both_ways_agree() {
        for shift in [0, 1, 31, 63, 64, 65, 500, 2047, 2048, 5000] {
            for n in [IBig::from(1) << shift, (IBig::from(-7) << shift) + IBig::from(3), IBig::from(10).pow(shift)] {
                assert_eq!(big_decimal(&n), n.to_string());
            }
        }
        assert_eq!(big_decimal(&IBig::ZERO), "0");
    }

    #[test]
    fn limit() {
        let n = IBig::from(10).pow(4300) - IBig::from(1);
        assert_eq!(decimal(IntRef::Big(&-&n), 4300).unwrap().len(), 4301);
        let n = n + IBig::from(1);
        let message = "ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
                       use sys.set_int_max_str_digits() to increase the limit";
        assert_eq!(decimal(IntRef::Big(&n), 4300).unwrap_err().to_string(), message);
        assert_eq!(decimal(IntRef::Big(&n), 0).unwrap().len(), 4301);
        assert!(decimal(IntRef::Big(&(IBig::from(1) << 1_000_000)), 4300).is_err());
    }
}
