//! Division and powers of floats.

use crate::text::{Error, Result};

/// A power of floats: complex when a negative number has a fractional exponent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FloatPower {
    Real(f64),
    /// To be computed by [`super::pow_complex`].
    Complex,
}

/// `a / b`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn true_div_float(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float division by zero"));
    }
    Ok(a / b)
}

/// `a // b`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn div_floor_float(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float floor division by zero"));
    }
    Ok(quotient_and_rest(a, b).0)
}

/// `a % b`, which has the sign of `b`.
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn modulo_float(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float modulo by zero"));
    }
    Ok(quotient_and_rest(a, b).1)
}

/// `divmod(a, b)`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn div_mod_float(a: f64, b: f64) -> Result<(f64, f64)> {
    if b == 0.0 {
        return Err(Error::zero_division("float divmod()"));
    }
    Ok(quotient_and_rest(a, b))
}

/// The quotient rounded down and the rest, which is exact unless it must change its sign. `b` is not zero.
pub fn quotient_and_rest(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (rest < 0.0) != (b < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    // The quotient is an integer but for rounding.
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// `a ** b`
///
/// # Errors
/// `ZeroDivisionError` for zero with a negative exponent, `OverflowError` when finite numbers
/// give an infinite one.
pub fn pow_float(a: f64, b: f64) -> Result<FloatPower> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(Error::zero_division("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return Ok(FloatPower::Complex);
    }
    let power = a.powf(b);
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Error::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(FloatPower::Real(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_zero_and_infinity() {
        let inf = f64::INFINITY;
        for (a, b, quotient, rest) in [
            (7.5, 2.0, 3.0, 1.5),
            (-7.5, 2.0, -4.0, 0.5),
            (7.5, -2.0, -4.0, -0.5),
            (-1.0, inf, -1.0, inf),
            (1.0, inf, 0.0, 1.0),
            (0.3, 0.1, 2.0, 0.3 % 0.1),
        ] {
            assert_eq!(div_mod_float(a, b), Ok((quotient, rest)), "divmod({a}, {b})");
        }
        let (quotient, rest) = div_mod_float(0.0, -1.0).unwrap();
        assert!(quotient.is_sign_negative() && rest.is_sign_negative());
        assert!(div_floor_float(inf, 1.0).unwrap().is_nan());
    }

    #[test]
    fn powers() {
        let real = |x| Ok(FloatPower::Real(x));
        assert_eq!(pow_float(2.0, -1.0), real(0.5));
        assert_eq!(pow_float(-8.0, 3.0), real(-512.0));
        assert_eq!(pow_float(-8.0, 0.5), Ok(FloatPower::Complex));
        assert_eq!(pow_float(f64::NEG_INFINITY, 0.5), real(f64::INFINITY));
        assert_eq!(pow_float(f64::NAN, 0.0), real(1.0));
        assert_eq!(pow_float(1e-300, 2.0), real(0.0));
        assert_eq!(pow_float(1e300, 2.0).unwrap_err().to_string(), "OverflowError: (34, 'Numerical result out of range')");
    }
}
