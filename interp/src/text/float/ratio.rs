//! Floats as exact integers: `int(x)` and `x.as_integer_ratio()`.

use dashu_int::IBig;

use crate::text::{Error, Int, Result};

/// The absolute value of a finite float as an integer times a power of two.
pub fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7FF) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased - 1075),
    }
}

/// The same as an odd integer, unless it is zero, with the float's sign.
fn signed_odd(x: f64) -> (i64, i32) {
    let (mantissa, exponent) = decompose(x);
    let zeros = mantissa.trailing_zeros() % u64::BITS;
    let odd = (mantissa >> zeros) as i64;
    (if x.is_sign_negative() { -odd } else { odd }, exponent + zeros as i32)
}

/// `int(x)`, truncated towards zero.
///
/// # Errors
/// `OverflowError` for an infinity, `ValueError` for nan.
pub fn to_int(x: f64) -> Result<Int> {
    if x.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert float infinity to integer"));
    }
    // 2^63 itself is a float, and the first one beyond the range.
    let limit = 9_223_372_036_854_775_808.0;
    if (-limit..limit).contains(&x) {
        return Ok(Int::Small(x as i64));
    }
    let (mantissa, exponent) = signed_odd(x);
    Ok(Int::from(IBig::from(mantissa) << exponent as usize))
}

/// `x.as_integer_ratio()`: numerator and denominator in lowest terms.
///
/// # Errors
/// `OverflowError` for an infinity, `ValueError` for nan.
pub fn integer_ratio(x: f64) -> Result<(Int, Int)> {
    if x.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = signed_odd(x);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let power = IBig::from(1) << exponent.unsigned_abs() as usize;
    Ok(if exponent >= 0 {
        (Int::from(IBig::from(mantissa) * power), Int::Small(1))
    } else {
        (Int::Small(mantissa), Int::from(power))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncates() {
        assert_eq!(to_int(-2.9), Ok(Int::Small(-2)));
        assert_eq!(to_int(-9_223_372_036_854_775_808.0), Ok(Int::Small(i64::MIN)));
        assert_eq!(to_int(1e19), Ok(Int::from(10_000_000_000_000_000_000_i128)));
        assert!(to_int(f64::NAN).is_err() && to_int(f64::INFINITY).is_err());
    }

    #[test]
    fn ratios() {
        assert_eq!(integer_ratio(-0.75), Ok((Int::Small(-3), Int::Small(4))));
        assert_eq!(integer_ratio(0.0), Ok((Int::Small(0), Int::Small(1))));
        assert_eq!(integer_ratio(1e20), Ok((Int::from(100_000_000_000_000_000_000_i128), Int::Small(1))));
        let smallest = integer_ratio(5e-324).unwrap();
        assert_eq!(smallest, (Int::Small(1), Int::from(IBig::from(1) << 1074)));
    }
}
