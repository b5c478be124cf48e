//! Division of integers: rounded down, and as a correctly rounded float.

use dashu_int::ops::{BitTest, DivRem};
use dashu_int::{IBig, UBig};

use crate::text::{Error, Int, IntRef, Result};

/// The largest integer below which every one is a float.
const EXACT: u64 = 1 << 53;
/// The exponents of the last bit of the largest and the smallest floats.
const MAX_LAST_BIT: i64 = 971;
const MIN_LAST_BIT: i64 = -1074;

fn division_by_zero() -> Error {
    Error::zero_division("integer division or modulo by zero")
}

/// `a // b`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn div_floor(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    Ok(match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => small_div_mod(a, b).0,
        _ => Int::from(big_div_mod(&a.to_big(), &b.to_big()).0),
    })
}

/// `a % b`, which has the sign of `b`.
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int> {
    if b.is_zero() {
        return Err(Error::zero_division("integer modulo by zero"));
    }
    Ok(match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => small_div_mod(a, b).1,
        _ => {
            let (a, b) = (a.to_big(), b.to_big());
            let rest = &*a % &*b;
            Int::from(if is_off(&rest, &b) { rest + &*b } else { rest })
        }
    })
}

/// `divmod(a, b)`
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero.
pub fn div_mod(a: IntRef<'_>, b: IntRef<'_>) -> Result<(Int, Int)> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    Ok(match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => small_div_mod(a, b),
        _ => {
            let (quotient, rest) = big_div_mod(&a.to_big(), &b.to_big());
            (Int::from(quotient), Int::from(rest))
        }
    })
}

fn small_div_mod(a: i64, b: i64) -> (Int, Int) {
    let (Some(quotient), Some(rest)) = (a.checked_div(b), a.checked_rem(b)) else {
        // Only the smallest integer by -1 overflows.
        return (Int::from(-i128::from(a)), Int::ZERO);
    };
    if rest != 0 && (rest < 0) != (b < 0) {
        (Int::Small(quotient - 1), Int::Small(rest + b))
    } else {
        (Int::Small(quotient), Int::Small(rest))
    }
}

fn big_div_mod(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (quotient, rest) = a.div_rem(b);
    if is_off(&rest, b) { (quotient - IBig::ONE, rest + b) } else { (quotient, rest) }
}

/// Whether a remainder of the division towards zero is on the wrong side of it.
fn is_off(rest: &IBig, divisor: &IBig) -> bool {
    !rest.is_zero() && rest.sign() != divisor.sign()
}

/// `a / b`, rounded half to even once, whatever the size of the operands.
///
/// # Errors
/// `ZeroDivisionError` when `b` is zero, `OverflowError` when the quotient is beyond all floats.
pub fn true_div(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64> {
    if b.is_zero() {
        return Err(Error::zero_division("division by zero"));
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return Ok(a as f64 / b as f64);
    }
    let quotient = divide_magnitudes(&a.magnitude(), &b.magnitude())
        .ok_or_else(|| Error::overflow("integer division result too large for a float"))?;
    Ok(if a.is_negative() != b.is_negative() { -quotient } else { quotient })
}

/// `a / b` for a `b` that is not zero; `None` when it is too large.
fn divide_magnitudes(a: &UBig, b: &UBig) -> Option<f64> {
    if a.is_zero() {
        return Some(0.0);
    }
    // Scale so that the integer quotient has 55 bits or 56: more than a float's 53, so that a
    // last bit that stands for all that follows suffices to round correctly.
    let scale = a.bit_len() as i64 - b.bit_len() as i64 - 55;
    if scale > MAX_LAST_BIT {
        return None;
    }
    let (quotient, rest) =
        if scale >= 0 { a.div_rem(b << scale as usize) } else { (a << scale.unsigned_abs() as usize).div_rem(b) };
    let quotient = u64::try_from(&quotient).ok()?;
    // The place of the last bit that the result can hold, and the bits below it.
    let length = i64::from(u64::BITS - quotient.leading_zeros());
    let last = (scale + length - 53).max(MIN_LAST_BIT);
    let dropped = u32::try_from(last - scale).ok()?;
    if dropped > 63 {
        return Some(0.0);
    }
    let kept = quotient >> dropped;
    let below = quotient & ((1 << dropped) - 1);
    let half = 1 << (dropped - 1);
    let up = below > half || below == half && (!rest.is_zero() || kept & 1 == 1);
    let mantissa = kept + u64::from(up);
    if last > MAX_LAST_BIT || last == MAX_LAST_BIT && mantissa == 1 << 53 {
        return None;
    }
    Some(ldexp(mantissa, last))
}

/// `mantissa * 2^exponent`, which must be a float.
fn ldexp(mantissa: u64, exponent: i64) -> f64 {
    let power = |e: i64| f64::from_bits(((e + 1023) as u64) << 52);
    let half = exponent / 2;
    mantissa as f64 * power(half) * power(exponent - half)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ints(a: i64, b: i64) -> [(Int, Int); 2] {
        [(Int::Small(a), Int::Small(b)), (Int::Big(IBig::from(a)), Int::Big(IBig::from(b)))]
    }

    #[test]
    fn rounds_down() {
        for (a, b, quotient, rest) in [
            (7, 2, 3, 1),
            (-7, 2, -4, 1),
            (7, -2, -4, -1),
            (-7, -2, 3, -1),
            (6, -3, -2, 0),
            (0, -5, 0, 0),
            (i64::MIN, 1, i64::MIN, 0),
            (i64::MIN, i64::MAX, -2, i64::MAX - 1),
        ] {
            for (a, b) in ints(a, b) {
                assert_eq!(div_mod(a.as_ref(), b.as_ref()), Ok((Int::Small(quotient), Int::Small(rest))));
                assert_eq!(div_floor(a.as_ref(), b.as_ref()), Ok(Int::Small(quotient)));
                assert_eq!(modulo(a.as_ref(), b.as_ref()), Ok(Int::Small(rest)));
            }
        }
        let overflow = div_floor(IntRef::Small(i64::MIN), IntRef::Small(-1));
        assert_eq!(overflow, Ok(Int::Big(IBig::from(1) << 63)));
    }

    #[test]
    fn by_zero() {
        for (a, b) in ints(1, 0) {
            let (a, b) = (a.as_ref(), b.as_ref());
            let message = |e: Error| e.to_string();
            assert_eq!(div_floor(a, b).map_err(message), Err("ZeroDivisionError: integer division or modulo by zero".into()));
            assert_eq!(modulo(a, b).map_err(message), Err("ZeroDivisionError: integer modulo by zero".into()));
            assert_eq!(true_div(a, b).map_err(message), Err("ZeroDivisionError: division by zero".into()));
        }
    }

    #[test]
    fn true_division_rounds_once() {
        let power = |n: usize| IBig::from(1) << n;
        for (a, b, expected) in [
            (IBig::from(1), IBig::from(3), 1.0 / 3.0),
            (power(2000), power(1999), 2.0),
            (IBig::from(-1), power(1074), -5e-324),
            (IBig::from(1), power(1075), 0.0),
            (IBig::from(3), power(1075), 1e-323),
            (power(54) + IBig::from(1), IBig::from(2), (1i64 << 53) as f64),
            (power(1024) - power(970), IBig::from(1), f64::NAN),
            (power(1024) - power(970) - IBig::from(1), IBig::from(1), f64::MAX),
            (power(3000), IBig::from(7), f64::NAN),
        ] {
            let quotient = true_div(IntRef::Big(&a), IntRef::Big(&b));
            assert_eq!(quotient.ok(), Some(expected).filter(|x| !x.is_nan()), "{a} / {b}");
        }
    }
}
