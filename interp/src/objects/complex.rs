//! Arithmetic of complex numbers, as pairs of floats.

/// A complex number: real and imaginary part.
pub type Pair = (f64, f64);

/// What can go wrong with a complex operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    ZeroDivision,
    Overflow,
}

pub fn product(a: Pair, b: Pair) -> Pair {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// The quotient, by the larger part of the divisor so that nothing overflows on the way.
///
/// # Errors
/// `ZeroDivision`.
pub fn quotient(a: Pair, b: Pair) -> Result<Pair, Fault> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return Err(Fault::ZeroDivision);
        }
        let ratio = b.1 / b.0;
        let scale = b.0 + b.1 * ratio;
        Ok(((a.0 + a.1 * ratio) / scale, (a.1 - a.0 * ratio) / scale))
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let scale = b.0 * ratio + b.1;
        Ok(((a.0 * ratio + a.1) / scale, (a.1 * ratio - a.0) / scale))
    } else {
        Ok((f64::NAN, f64::NAN))
    }
}

/// `a ** b`: by repeated multiplication for small integers, in polar form otherwise.
///
/// # Errors
/// `ZeroDivision` for zero to a negative or complex power, `Overflow`.
pub fn pow(a: Pair, b: Pair) -> Result<Pair, Fault> {
    let result = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let n = b.0 as i32;
        let power = pow_natural(a, n.unsigned_abs());
        if n > 0 { power } else { quotient((1.0, 0.0), power)? }
    } else {
        pow_polar(a, b)?
    };
    if result.0.is_infinite() || result.1.is_infinite() { Err(Fault::Overflow) } else { Ok(result) }
}

fn pow_natural(a: Pair, n: u32) -> Pair {
    let (mut result, mut power, mut rest) = ((1.0, 0.0), a, n);
    while rest > 0 {
        if rest & 1 == 1 {
            result = product(result, power);
        }
        power = product(power, power);
        rest >>= 1;
    }
    result
}

fn pow_polar(a: Pair, b: Pair) -> Result<Pair, Fault> {
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { Err(Fault::ZeroDivision) } else { Ok((0.0, 0.0)) };
    }
    let size = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = size.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    Ok((length * phase.cos(), length * phase.sin()))
}

/// The absolute value; `None` where it is too large though the parts are finite.
pub fn abs(a: Pair) -> Option<f64> {
    let size = a.0.hypot(a.1);
    if size.is_infinite() && a.0.is_finite() && a.1.is_finite() { None } else { Some(size) }
}
