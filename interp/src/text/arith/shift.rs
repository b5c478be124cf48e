//! Shifts of integers.

use super::{MAX_BITS, bit_length};
use crate::text::{Error, Int, IntRef, Result};

fn check_count(count: IntRef<'_>) -> Result<()> {
    if count.is_negative() { Err(Error::value("negative shift count")) } else { Ok(()) }
}

/// The bits that `n << count` has; saturated.
pub fn shift_left_bits(n: IntRef<'_>, count: IntRef<'_>) -> u64 {
    let count = count.to_i64().map_or(u64::MAX, |c| c.max(0) as u64);
    if n.is_zero() { 0 } else { bit_length(n).saturating_add(count) }
}

/// `n << count`
///
/// # Errors
/// `ValueError` for a negative count, `OverflowError` or `MemoryError` when the result is too
/// large.
pub fn shift_left(n: IntRef<'_>, count: IntRef<'_>) -> Result<Int> {
    check_count(count)?;
    if n.is_zero() {
        return Ok(Int::ZERO);
    }
    let Some(places) = count.to_i64() else {
        return Err(Error::overflow("too many digits in integer"));
    };
    if shift_left_bits(n, count) > MAX_BITS {
        return Err(Error::memory());
    }
    if let IntRef::Small(small) = n
        && bit_length(n) + places as u64 <= 126
    {
        return Ok(Int::from(i128::from(small) << places));
    }
    Ok(Int::from(&*n.to_big() << places as usize))
}

/// `n >> count`, rounded down.
///
/// # Errors
/// `ValueError` for a negative count.
pub fn shift_right(n: IntRef<'_>, count: IntRef<'_>) -> Result<Int> {
    check_count(count)?;
    let all_out = Int::Small(if n.is_negative() { -1 } else { 0 });
    let Some(places) = count.to_i64().filter(|&c| (c as u64) < bit_length(n)) else {
        return Ok(all_out);
    };
    Ok(match n {
        IntRef::Small(n) => Int::Small(n >> places.min(63)),
        IntRef::Big(n) => Int::from(n >> places as usize),
    })
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    #[test]
    fn shifts() {
        let small = IntRef::Small;
        assert_eq!(shift_left(small(-3), small(2)), Ok(Int::Small(-12)));
        assert_eq!(shift_left(small(1), small(63)), Ok(Int::Big(IBig::from(1) << 63)));
        assert_eq!(shift_left(small(-1), small(63)), Ok(Int::Small(i64::MIN)));
        assert_eq!(shift_left(small(5), small(200)), Ok(Int::Big(IBig::from(5) << 200)));
        assert_eq!(shift_right(small(-5), small(1)), Ok(Int::Small(-3)));
        for n in [i64::MIN, -1, 0, 1, i64::MAX] {
            for places in [0, 1, 62, 63, 64, 1000] {
                let big = IBig::from(n);
                let expected = Int::Small(n >> places.min(63));
                assert_eq!(shift_right(small(n), small(places)), Ok(expected.clone()));
                assert_eq!(shift_right(IntRef::Big(&big), small(places)), Ok(expected));
            }
        }
    }

    #[test]
    fn limits() {
        let small = IntRef::Small;
        let huge = IBig::from(1) << 70;
        let message = |r: Result<Int>| r.unwrap_err().to_string();
        assert_eq!(message(shift_left(small(1), small(-1))), "ValueError: negative shift count");
        assert_eq!(message(shift_right(small(1), small(-1))), "ValueError: negative shift count");
        assert_eq!(message(shift_left(small(1), IntRef::Big(&huge))), "OverflowError: too many digits in integer");
        assert_eq!(message(shift_left(small(1), small(i64::MAX))), "MemoryError: ");
        assert_eq!(shift_left(small(0), IntRef::Big(&huge)), Ok(Int::ZERO));
        assert_eq!(shift_right(small(-7), IntRef::Big(&huge)), Ok(Int::Small(-1)));
    }
}
