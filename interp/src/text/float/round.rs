//! `round(x)` and `round(x, ndigits)`: half to even on the exact decimal value.

use super::{Decimal, quick, to_int};
use crate::text::{Error, Int, Result};

/// From here on every float has no digit that rounding could take away.
const MAX_DIGITS: i64 = 323;
/// From here on down every float rounds to zero.
const MIN_DIGITS: i64 = -308;

/// `round(x)`: the nearest integer, an even one on a tie.
///
/// # Errors
/// `OverflowError` for an infinity, `ValueError` for nan.
pub fn round_to_int(x: f64) -> Result<Int> {
    to_int(x.round_ties_even())
}

/// `round(x, ndigits)`; the caller clamps an `ndigits` beyond `i64`.
///
/// # Errors
/// `OverflowError` when rounding up leaves the range of floats.
pub fn round_to_digits(x: f64, ndigits: i64) -> Result<f64> {
    if !x.is_finite() || ndigits > MAX_DIGITS || x == 0.0 {
        return Ok(x);
    }
    if ndigits < MIN_DIGITS {
        return Ok(0.0 * x);
    }
    if let Ok(places) = usize::try_from(ndigits)
        && let Some(scaled) = quick::scaled(x, places)
    {
        // Both are exact, so the quotient is the float nearest to the decimal number.
        return Ok((scaled as f64 / quick::power(places)).copysign(x));
    }
    let decimal = match usize::try_from(ndigits) {
        Ok(places) => Decimal::fixed(x, places),
        Err(_) => round_to_tens(x, ndigits.unsigned_abs() as usize),
    };
    let magnitude = decimal.to_f64();
    if magnitude.is_infinite() {
        return Err(Error::overflow("rounded value too large to represent"));
    }
    Ok(magnitude.copysign(x))
}

/// Rounds to a multiple of `10^tens`.
fn round_to_tens(x: f64, tens: usize) -> Decimal {
    let whole = Decimal::fixed(x.trunc(), 0);
    let has_fraction = x.fract() != 0.0;
    let mut digits = whole.digits;
    let Some(kept) = digits.len().checked_sub(tens) else {
        return Decimal { digits: Vec::new(), point: 0 };
    };
    let dropped = digits.split_off(kept);
    let tail_is_zero = !has_fraction && dropped.iter().skip(1).all(|&d| d == b'0');
    let last_is_odd = digits.last().is_some_and(|d| d & 1 == 1);
    let up = match dropped.first() {
        Some(b'6'..) => true,
        Some(b'5') => !tail_is_zero || last_is_odd,
        _ => false,
    };
    let mut point = whole.point;
    if up {
        let nines = digits.iter().rev().take_while(|&&d| d == b'9').count();
        digits.truncate(digits.len() - nines);
        match digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                digits.push(b'1');
                point += 1;
            }
        }
    }
    Decimal { digits, point }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_the_exact_value() {
        for (x, digits, expected) in [
            (2.675, 2, 2.67),
            (0.125, 2, 0.12),
            (0.375, 2, 0.38),
            (1e22, -22, 1e22),
            (15.0, -1, 20.0),
            (25.0, -1, 20.0),
            (25.000000000000004, -1, 30.0),
            (99.9, -1, 100.0),
            (5.0, -1, 0.0),
            (5.1, -1, 10.0),
            (51.0, -2, 100.0),
            (4.0, -2, 0.0),
            (123456.789, -3, 123000.0),
        ] {
            assert_eq!(round_to_digits(x, digits), Ok(expected), "round({x}, {digits})");
        }
        assert!(round_to_digits(1.5e308, -308).is_err());
        assert!(round_to_digits(-0.4, 0).unwrap().is_sign_negative());
        assert_eq!(round_to_digits(1e-300, 400), Ok(1e-300));
        assert!(round_to_digits(-1e300, -400).unwrap().is_sign_negative());
    }

    #[test]
    fn rounds_to_integers() {
        assert_eq!(round_to_int(2.5), Ok(Int::Small(2)));
        assert_eq!(round_to_int(-3.5), Ok(Int::Small(-4)));
        assert!(round_to_int(f64::NAN).is_err());
    }
}
