//! Integers as digits in any base, with the limit that keeps a careless conversion short.

use dashu_int::IBig;

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
    let text = n.to_string();
    let digits = text.len() - usize::from(text.starts_with('-'));
    if max_digits > 0 && digits > max_digits {
        return Err(too_long());
    }
    Ok(text)
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
