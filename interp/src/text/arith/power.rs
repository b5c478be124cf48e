//! Powers of integers, plain and modular.

use dashu_int::fast_div::ConstDivisor;
use dashu_int::{IBig, UBig};

use super::{FloatPower, MAX_BITS, bit_length, modulo, pow_float};
use crate::text::{Error, Int, IntRef, Result};

/// A power of an integer: a float when the exponent is negative.
#[derive(Clone, Debug, PartialEq)]
pub enum IntPower {
    Int(Int),
    Float(f64),
}

/// The bits that `base ** exponent` can have; saturated.
pub fn pow_bits(base: IntRef<'_>, exponent: IntRef<'_>) -> u64 {
    if let Some(-1..=1) = base.to_i64() {
        return 1;
    }
    match exponent.to_i64() {
        Some(e) => bit_length(base).saturating_mul(e.max(0) as u64),
        None if exponent.is_negative() => 0,
        None => u64::MAX,
    }
}

/// `base ** exponent`
///
/// # Errors
/// `ZeroDivisionError` for zero with a negative exponent, `OverflowError` when that of another
/// number leaves the floats, `MemoryError` when the result is too large.
pub fn pow(base: IntRef<'_>, exponent: IntRef<'_>) -> Result<IntPower> {
    if exponent.is_negative() {
        return match pow_float(base.to_f64()?, exponent.to_f64()?)? {
            FloatPower::Real(x) => Ok(IntPower::Float(x)),
            FloatPower::Complex => unreachable!("gilbox bug: a power with an integer exponent is real"),
        };
    }
    let is_odd = is_odd(exponent);
    let small = match base.to_i64() {
        _ if exponent.is_zero() => Some(1),
        Some(0) => Some(0),
        Some(1) => Some(1),
        Some(-1) => Some(if is_odd { -1 } else { 1 }),
        _ => None,
    };
    if let Some(n) = small {
        return Ok(IntPower::Int(Int::Small(n)));
    }
    if pow_bits(base, exponent) > MAX_BITS {
        return Err(Error::memory());
    }
    let exponent = exponent.to_i64().and_then(|e| usize::try_from(e).ok()).ok_or_else(Error::memory)?;
    if let IntRef::Small(base) = base
        && let Some(n) = u32::try_from(exponent).ok().and_then(|e| base.checked_pow(e))
    {
        return Ok(IntPower::Int(Int::Small(n)));
    }
    Ok(IntPower::Int(Int::from(base.to_big().pow(exponent))))
}

fn is_odd(n: IntRef<'_>) -> bool {
    match n {
        IntRef::Small(n) => n & 1 == 1,
        IntRef::Big(n) => n.as_sign_words().1.first().is_some_and(|w| w & 1 == 1),
    }
}

/// `pow(base, exponent, modulus)`: with the sign of the modulus; a negative exponent is one of
/// the inverse.
///
/// # Errors
/// `ValueError` when the modulus is zero or the base has no inverse.
pub fn pow_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int> {
    if modulus.is_zero() {
        return Err(Error::value("pow() 3rd argument cannot be 0"));
    }
    let magnitude = modulus.magnitude();
    if magnitude.is_one() {
        return Ok(Int::ZERO);
    }
    let residue = match (base, exponent, u64::try_from(&magnitude)) {
        (IntRef::Small(base), IntRef::Small(exponent @ 0..), Ok(magnitude)) => {
            UBig::from(small_pow_mod(base, exponent as u64, magnitude))
        }
        _ => big_pow_mod(base, exponent, &magnitude)?,
    };
    // The residue lies between 0 and the magnitude; the result, between 0 and the modulus.
    modulo(IntRef::Big(&IBig::from(residue)), modulus)
}

fn small_pow_mod(base: i64, mut exponent: u64, modulus: u64) -> u64 {
    let product = |a: u64, b: u64| (u128::from(a) * u128::from(b) % u128::from(modulus)) as u64;
    let mut square = i128::from(base).rem_euclid(i128::from(modulus)) as u64;
    let mut result = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = product(result, square);
        }
        square = product(square, square);
        exponent >>= 1;
    }
    result
}

fn big_pow_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: &UBig) -> Result<UBig> {
    let ring = ConstDivisor::new(modulus.clone());
    let mut base = ring.reduce(base.to_big().into_owned());
    if exponent.is_negative() {
        base = base.inv().ok_or_else(|| Error::value("base is not invertible for the given modulus"))?;
    }
    Ok(base.pow(&exponent.magnitude()).residue())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(n: i64) -> IntPower {
        IntPower::Int(Int::Small(n))
    }

    #[test]
    fn powers() {
        let small = IntRef::Small;
        let huge = IBig::from(10).pow(30) + IBig::from(1);
        assert_eq!(pow(small(-3), small(3)), Ok(int(-27)));
        assert_eq!(pow(small(0), small(0)), Ok(int(1)));
        assert_eq!(pow(small(-2), small(63)), Ok(int(i64::MIN)));
        assert_eq!(pow(small(2), small(63)), Ok(IntPower::Int(Int::Big(IBig::from(1) << 63))));
        assert_eq!(pow(small(-1), IntRef::Big(&huge)), Ok(int(-1)));
        assert_eq!(pow(small(0), IntRef::Big(&huge)), Ok(int(0)));
        assert_eq!(pow(small(-2), small(-3)), Ok(IntPower::Float(-0.125)));
        assert_eq!(pow(small(2), small(-2000)), Ok(IntPower::Float(0.0)));
        assert_eq!(
            pow(small(0), small(-1)).unwrap_err().to_string(),
            "ZeroDivisionError: 0.0 cannot be raised to a negative power"
        );
        assert_eq!(pow(small(2), IntRef::Big(&huge)), Err(Error::memory()));
        assert_eq!(pow(small(2), small(1 << 40)), Err(Error::memory()));
    }

    #[test]
    fn modular_powers() {
        let pow_mod = |a, b, m| pow_mod(IntRef::Small(a), IntRef::Small(b), IntRef::Small(m)).map_err(|e| e.to_string());
        assert_eq!(pow_mod(3, 200, 13), Ok(Int::Small(9)));
        assert_eq!(pow_mod(-3, 3, 5), Ok(Int::Small(3)));
        assert_eq!(pow_mod(3, 3, -5), Ok(Int::Small(-3)));
        assert_eq!(pow_mod(2, -1, -5), Ok(Int::Small(-2)));
        assert_eq!(pow_mod(38, -1, 97), Ok(Int::Small(23)));
        assert_eq!(pow_mod(5, 0, 1), Ok(Int::ZERO));
        assert_eq!(pow_mod(i64::MIN, i64::MAX, i64::MIN), Ok(Int::ZERO));
        assert_eq!(pow_mod(2, 3, 0), Err("ValueError: pow() 3rd argument cannot be 0".into()));
        assert_eq!(pow_mod(2, -1, 4), Err("ValueError: base is not invertible for the given modulus".into()));
    }
}
