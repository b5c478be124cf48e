//! Arithmetic of complex numbers, as pairs of real and imaginary part.

use crate::text::{Error, Result};

/// Real and imaginary part.
type Complex = (f64, f64);

/// Integral exponents up to this size are computed by multiplication.
const MAX_MULTIPLIED: f64 = 100.0;

/// `a * b`
pub fn mul_complex((a, b): Complex, (c, d): Complex) -> Complex {
    (a * c - b * d, a * d + b * c)
}

/// `a / b`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn div_complex(a: Complex, b: Complex) -> Result<Complex> {
    quotient(a, b).ok_or_else(|| Error::zero_division("complex division by zero"))
}

/// Smith's method: divide both by the larger part of the divisor first, against overflow.
fn quotient((a, b): Complex, (c, d): Complex) -> Option<Complex> {
    if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let divisor = c + d * ratio;
        Some(((a + b * ratio) / divisor, (b - a * ratio) / divisor))
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let divisor = c * ratio + d;
        Some(((a * ratio + b) / divisor, (b * ratio - a) / divisor))
    } else {
        // One of them is nan.
        Some((f64::NAN, f64::NAN))
    }
}

/// `abs(z)`
///
/// # Errors
/// `OverflowError` when it is beyond all floats.
pub fn abs_complex((re, im): Complex) -> Result<f64> {
    let size = re.hypot(im);
    if size.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(Error::overflow("absolute value too large"));
    }
    Ok(size)
}

/// `a ** b`
///
/// # Errors
/// `ZeroDivisionError` for zero with a negative or complex exponent, `OverflowError` when the
/// result is beyond all floats.
pub fn pow_complex(a: Complex, b: Complex) -> Result<Complex> {
    let undefined = || Error::zero_division("0.0 to a negative or complex power");
    let is_small = b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= MAX_MULTIPLIED;
    let power = if is_small {
        integral_power(a, b.0 as i32).ok_or_else(undefined)?
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(undefined());
        }
        (0.0, 0.0)
    } else {
        polar_power(a, b).ok_or_else(undefined)?
    };
    if power.0.is_infinite() || power.1.is_infinite() {
        return Err(Error::overflow("complex exponentiation"));
    }
    Ok(power)
}

fn integral_power(a: Complex, exponent: i32) -> Option<Complex> {
    let mut result = (1.0, 0.0);
    let mut square = a;
    let mut bits = exponent.unsigned_abs();
    while bits > 0 {
        if bits & 1 == 1 {
            result = mul_complex(result, square);
        }
        square = mul_complex(square, square);
        bits >>= 1;
    }
    if exponent > 0 { Some(result) } else { quotient((1.0, 0.0), result) }
}

/// The power by angle and length; `None` for an angle without sine and cosine.
fn polar_power(a: Complex, b: Complex) -> Option<Complex> {
    let size = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = size.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length /= (angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    (!phase.is_infinite()).then(|| (length * phase.cos(), length * phase.sin()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic() {
        assert_eq!(mul_complex((1.0, 2.0), (3.0, -1.0)), (5.0, 5.0));
        assert_eq!(div_complex((6.0, 4.0), (0.0, 2.0)), Ok((2.0, -3.0)));
        assert_eq!(pow_complex((0.0, 1.0), (-1.0, 0.0)), Ok((0.0, -1.0)));
        assert_eq!(pow_complex((0.0, 0.0), (0.0, 0.0)), Ok((1.0, 0.0)));
        assert_eq!(abs_complex((3.0, -4.0)), Ok(5.0));
    }

    #[test]
    fn errors() {
        let message = |e: Error| e.to_string();
        assert_eq!(
            div_complex((1.0, 0.0), (0.0, 0.0)).map_err(message),
            Err("ZeroDivisionError: complex division by zero".into())
        );
        for exponent in [(-1.0, 0.0), (0.0, 1.0)] {
            assert_eq!(
                pow_complex((0.0, 0.0), exponent).map_err(message),
                Err("ZeroDivisionError: 0.0 to a negative or complex power".into())
            );
        }
        assert_eq!(pow_complex((1e300, 1.0), (2.0, 0.0)).map_err(message), Err("OverflowError: complex exponentiation".into()));
        assert_eq!(abs_complex((1.5e308, 1.5e308)).map_err(message), Err("OverflowError: absolute value too large".into()));
    }
}
