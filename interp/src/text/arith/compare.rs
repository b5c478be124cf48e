//! Comparison of numbers by their exact values.

use std::cmp::Ordering;

use crate::text::{Int, IntRef, float};

/// Compares two integers.
pub fn compare(a: IntRef<'_>, b: IntRef<'_>) -> Ordering {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => a.cmp(&b),
        _ => a.to_big().cmp(&b.to_big()),
    }
}

/// Compares an integer with a float, without rounding either; `None` for nan.
pub fn compare_with_float(n: IntRef<'_>, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float::to_int(x).unwrap_or(Int::ZERO);
    let fraction = x.fract();
    // With equal integer parts, the fraction decides.
    let rest = if fraction > 0.0 {
        Ordering::Less
    } else if fraction < 0.0 {
        Ordering::Greater
    } else {
        Ordering::Equal
    };
    Some(compare(n, whole.as_ref()).then(rest))
}

#[cfg(test)]
mod tests {
    use dashu_int::IBig;

    use super::*;

    #[test]
    fn exact() {
        use Ordering::{Equal, Greater, Less};
        let power = (1i64 << 53) as f64;
        for (n, x, expected) in [
            (1, 1.0, Some(Equal)),
            (1, 1.5, Some(Less)),
            (-1, -1.5, Some(Greater)),
            ((1 << 53) + 1, power, Some(Greater)),
            (i64::MAX, 9_223_372_036_854_775_808.0, Some(Less)),
            (i64::MIN, -9_223_372_036_854_775_808.0, Some(Equal)),
            (0, f64::NAN, None),
            (0, f64::INFINITY, Some(Less)),
            (0, f64::NEG_INFINITY, Some(Greater)),
            (0, -5e-324, Some(Greater)),
        ] {
            assert_eq!(compare_with_float(IntRef::Small(n), x), expected, "{n} {x}");
            assert_eq!(compare_with_float(IntRef::Big(&IBig::from(n)), x), expected, "{n} {x}");
        }
        let huge = IBig::from(10).pow(400);
        assert_eq!(compare_with_float(IntRef::Big(&huge), f64::MAX), Some(Greater));
        assert_eq!(compare(IntRef::Big(&huge), IntRef::Small(5)), Greater);
    }
}
