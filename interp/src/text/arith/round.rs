//! `round(n, ndigits)` of an integer.

use dashu_int::{IBig, ops::DivRem};

use super::bit_length;
use crate::text::{Int, IntRef};

/// Rounds to a multiple of `10^tens`, half to even.
pub fn round_int(n: IntRef<'_>, tens: u64) -> Int {
    // A power of ten has more than three bits a digit; from twice the number on all is rounded
    // away.
    if tens.saturating_mul(3) > bit_length(n) + 1 {
        return Int::ZERO;
    }
    let unit = IBig::from(10).pow(tens as usize);
    let (quotient, rest) = (&*n.to_big()).div_rem(&unit);
    let twice = IBig::from(2) * dashu_int::ops::Abs::abs(rest);
    let is_odd = !(&quotient % IBig::from(2)).is_zero();
    let away = twice > unit || twice == unit && is_odd;
    let step = match (away, n.is_negative()) {
        (false, _) => IBig::ZERO,
        (true, false) => IBig::ONE,
        (true, true) => IBig::NEG_ONE,
    };
    Int::from((quotient + step) * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_to_even() {
        for (n, tens, expected) in [
            (15, 1, 20),
            (25, 1, 20),
            (-15, 1, -20),
            (-25, 1, -20),
            (26, 1, 30),
            (5, 1, 0),
            (6, 1, 10),
            (50, 2, 0),
            (51, 2, 100),
            (-12345, 2, -12300),
            (7, 0, 7),
            (499, 3, 0),
            (501, 3, 1000),
            (7, u64::MAX, 0),
        ] {
            assert_eq!(round_int(IntRef::Small(n), tens), Int::Small(expected), "round({n}, -{tens})");
        }
    }
}
