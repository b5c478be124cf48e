//! From and to other numbers.

use dashu_int::ops::Gcd;
use dashu_int::{IBig, UBig};

use super::round::shorten;
use super::{Coef, Form, Number, Rounding, push_text};
use crate::text::float::decompose;
use crate::text::hash::hash_scaled;

/// The exact value of a float.
pub fn from_float(f: f64) -> Number {
    let negative = f.is_sign_negative();
    if f.is_nan() {
        return Number { negative, ..Number::nan() };
    }
    if f.is_infinite() {
        return Number::infinity(negative);
    }
    let (mantissa, exponent) = decompose(f);
    if mantissa == 0 {
        return Number::zero(negative, 0);
    }
    let zeros = mantissa.trailing_zeros() as i32;
    let (mantissa, exponent) = (UBig::from(mantissa >> zeros), exponent + zeros);
    if exponent >= 0 {
        return Number::finite(negative, Coef::from(mantissa << exponent as usize), 0);
    }
    let coef = mantissa * UBig::from(5u8).pow(exponent.unsigned_abs() as usize);
    Number::finite(negative, Coef::from(coef), exponent.into())
}

/// The float nearest to a number that is no signaling NaN.
pub fn to_float(number: &Number) -> f64 {
    /// Powers of ten that are floats.
    const EXACT: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
        1e22,
    ];
    let magnitude = match (number.form, &number.coef) {
        (Form::Quiet | Form::Signaling, _) => f64::NAN,
        (Form::Infinite, _) => f64::INFINITY,
        // One operation on two exact floats rounds once.
        (_, &Coef::Small(n)) if n <= 1 << 53 && number.exp.unsigned_abs() < EXACT.len() as u64 => {
            let unit = EXACT[number.exp.unsigned_abs() as usize];
            if number.exp < 0 { n as f64 / unit } else { n as f64 * unit }
        }
        _ => {
            let mut text = Vec::new();
            push_text(&mut text, &number.with_sign(false), true, false);
            std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
        }
    };
    if number.negative { -magnitude } else { magnitude }
}

/// The whole number that a finite one is rounded to.
pub fn to_whole(number: &Number, rounding: Rounding) -> (bool, Coef) {
    (number.negative, shorten(number.negative, &number.coef, -number.exp, rounding).0)
}

/// Numerator and denominator, in lowest terms, of a finite number.
pub fn to_ratio(number: &Number) -> (IBig, IBig) {
    if number.coef.is_zero() {
        return (IBig::ZERO, IBig::ONE);
    }
    let signed = |n: UBig| if number.negative { -IBig::from(n) } else { IBig::from(n) };
    if number.exp >= 0 {
        return (signed(number.coef.shifted(number.exp).big()), IBig::ONE);
    }
    let (top, bottom) = (number.coef.big(), Coef::ten(-number.exp).big());
    let shared = (&top).gcd(&bottom);
    (signed(top / &shared), (bottom / shared).into())
}

/// The hash of a number that is finite: that of any number of its value.
pub fn hash(number: &Number) -> i64 {
    match &number.coef {
        &Coef::Small(n) => hash_scaled(number.negative, &[n as u64, (n >> 64) as u64], number.exp),
        Coef::Big(n) => hash_scaled(number.negative, n.as_words(), number.exp),
    }
}
