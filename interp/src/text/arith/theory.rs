//! Number theory and combinatorics of the `math` module.

use dashu_int::ops::{Gcd, SquareRoot};
use dashu_int::{IBig, UBig};

use super::{MAX_BITS, bit_length, mul};
use crate::text::{Error, Int, IntRef, Result};

/// `math.gcd(a, b)`, never negative.
pub fn gcd(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => Int::from(gcd_u64(a.unsigned_abs(), b.unsigned_abs())),
        _ if a.is_zero() => Int::from(b.magnitude()),
        _ if b.is_zero() => Int::from(a.magnitude()),
        _ => Int::from(a.magnitude().gcd(b.magnitude())),
    }
}

fn gcd_u64(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// `math.lcm(a, b)`, never negative.
pub fn lcm(a: IntRef<'_>, b: IntRef<'_>) -> Int {
    if a.is_zero() || b.is_zero() {
        return Int::ZERO;
    }
    let divisor = gcd(a, b).into_big();
    Int::from(a.magnitude() * b.magnitude() / UBig::try_from(divisor).unwrap_or(UBig::ONE))
}

/// `math.isqrt(n)`: the square root rounded down.
///
/// # Errors
/// `ValueError` for a negative number.
pub fn isqrt(n: IntRef<'_>) -> Result<Int> {
    if n.is_negative() {
        return Err(Error::value("isqrt() argument must be nonnegative"));
    }
    Ok(match n {
        IntRef::Small(n) => Int::Small(n.isqrt()),
        IntRef::Big(_) => Int::from(n.magnitude().sqrt()),
    })
}

/// `math.factorial(n)`
///
/// # Errors
/// `ValueError` for a negative number, `OverflowError` or `MemoryError` for one too large.
pub fn factorial(n: IntRef<'_>) -> Result<Int> {
    if n.is_negative() {
        return Err(Error::value("factorial() not defined for negative values"));
    }
    let n = n.to_i64().ok_or_else(|| Error::overflow("factorial() argument should not exceed 9223372036854775807"))?;
    rising_product(1, n as u64)
}

/// `math.perm(n, k)`: the ways to choose `k` of `n` in order.
///
/// # Errors
/// `ValueError` for a negative number, `OverflowError` or `MemoryError` for one too large.
pub fn permutations(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int> {
    check_both(n, k)?;
    if super::compare(k, n).is_gt() {
        return Ok(Int::ZERO);
    }
    let k = k.to_i64().ok_or_else(|| Error::overflow("k must not exceed 9223372036854775807"))? as u64;
    match n.to_i64() {
        Some(n) => rising_product(n as u64 - k + 1, n as u64),
        None => {
            check_product(bit_length(n).saturating_mul(k))?;
            Ok(Int::from(falling_product(&n.to_big(), 0, k)))
        }
    }
}

/// `math.comb(n, k)`: the ways to choose `k` of `n`.
///
/// # Errors
/// `ValueError` for a negative number, `OverflowError` or `MemoryError` for one too large.
pub fn binomial(n: IntRef<'_>, k: IntRef<'_>) -> Result<Int> {
    check_both(n, k)?;
    if super::compare(k, n).is_gt() {
        return Ok(Int::ZERO);
    }
    let other = super::sub(n, k);
    let k = if super::compare(other.as_ref(), k).is_lt() { other.as_ref() } else { k };
    let k = k.to_i64().ok_or_else(|| Error::overflow("min(n - k, k) must not exceed 9223372036854775807"))?;
    let ordered = permutations(n, IntRef::Small(k))?;
    let orders = factorial(IntRef::Small(k))?;
    super::div_floor(ordered.as_ref(), orders.as_ref())
}

fn check_both(n: IntRef<'_>, k: IntRef<'_>) -> Result<()> {
    for (number, name) in [(n, "n"), (k, "k")] {
        if number.is_negative() {
            return Err(Error::value(format!("{name} must be a non-negative integer")));
        }
    }
    Ok(())
}

fn check_product(bits: u64) -> Result<()> {
    if bits > MAX_BITS { Err(Error::memory()) } else { Ok(()) }
}

/// `first * ... * last`, 1 when there is nothing between.
fn rising_product(first: u64, last: u64) -> Result<Int> {
    let factors = (last + 1).saturating_sub(first);
    let bits = u64::from(u64::BITS - last.leading_zeros());
    check_product(factors.saturating_mul(bits))?;
    Ok(product(first, last))
}

/// By halves, so that the factors of each product are of a size.
fn product(first: u64, last: u64) -> Int {
    if last < first + 8 {
        let small = (first..=last).try_fold(1i64, |n, factor| n.checked_mul(i64::try_from(factor).ok()?));
        if let Some(n) = small {
            return Int::Small(n);
        }
        return Int::from((first..=last).map(UBig::from).product::<UBig>());
    }
    let middle = first + (last - first) / 2;
    mul(product(first, middle).as_ref(), product(middle + 1, last).as_ref())
}

/// `(n - from) * (n - from - 1) * ...`, up to `n - to + 1`.
fn falling_product(n: &IBig, from: u64, to: u64) -> IBig {
    match to - from {
        0 => IBig::ONE,
        1 => n - IBig::from(from),
        count => {
            let middle = from + count / 2;
            falling_product(n, from, middle) * falling_product(n, middle, to)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisors_and_roots() {
        let small = IntRef::Small;
        assert_eq!(gcd(small(-12), small(18)), Int::Small(6));
        assert_eq!(gcd(small(0), small(i64::MIN)), Int::Big(IBig::from(1) << 63));
        let big = IBig::from(10).pow(40);
        assert_eq!(gcd(IntRef::Big(&-&big), small(75)), Int::Small(25));
        assert_eq!(gcd(IntRef::Big(&big), small(0)), Int::Big(big.clone()));
        assert_eq!(lcm(small(-4), small(6)), Int::Small(12));
        assert_eq!(lcm(small(0), IntRef::Big(&big)), Int::ZERO);
        assert_eq!(isqrt(small(i64::MAX)), Ok(Int::Small(3_037_000_499)));
        assert_eq!(isqrt(IntRef::Big(&big)), Ok(Int::from(IBig::from(10).pow(20))));
        assert!(isqrt(small(-1)).is_err());
    }

    #[test]
    fn combinatorics() {
        let small = IntRef::Small;
        for (n, expected) in [(0, 1), (1, 1), (5, 120), (20, 2_432_902_008_176_640_000)] {
            assert_eq!(factorial(small(n)), Ok(Int::Small(expected)));
        }
        let large = factorial(small(100)).unwrap().into_big();
        assert_eq!(large, (1..=100).map(IBig::from).product::<IBig>());
        assert_eq!(permutations(small(10), small(3)), Ok(Int::Small(720)));
        assert_eq!(permutations(small(3), small(10)), Ok(Int::ZERO));
        assert_eq!(permutations(small(3), small(0)), Ok(Int::Small(1)));
        assert_eq!(binomial(small(60), small(30)), Ok(Int::Small(118_264_581_564_861_424)));
        let big = IBig::from(10).pow(30);
        let pairs = &big * (&big - IBig::ONE) / IBig::from(2);
        assert_eq!(binomial(IntRef::Big(&big), small(2)), Ok(Int::from(pairs.clone())));
        let all_but_two = &big - IBig::from(2);
        assert_eq!(binomial(IntRef::Big(&big), IntRef::Big(&all_but_two)), Ok(Int::from(pairs)));
        assert_eq!(factorial(small(i64::MAX)), Err(Error::memory()));
        assert_eq!(binomial(small(-1), small(2)).unwrap_err().to_string(), "ValueError: n must be a non-negative integer");
    }
}
