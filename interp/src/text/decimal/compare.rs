//! The order of numbers.

use std::cmp::Ordering;

use super::{Coef, Form, Number, Rules, Seen, invalid, nans, seen};

/// The order of two numbers that are not NaN.
pub fn order(a: &Number, b: &Number) -> Ordering {
    let sign = |n: &Number| {
        let size = if n.is_zero() { 0 } else { 1 + i32::from(!n.is_finite()) };
        if n.negative { -size } else { size }
    };
    let (x, y) = (sign(a), sign(b));
    if x != y || x == 0 || x.abs() == 2 {
        return x.cmp(&y);
    }
    let order = order_magnitudes(a, b);
    if a.negative { order.reverse() } else { order }
}

/// The order of two finite numbers other than zero without their signs.
fn order_magnitudes(a: &Number, b: &Number) -> Ordering {
    if a.exp == b.exp {
        return a.coef.cmp(&b.coef);
    }
    let leading = a.adjusted().cmp(&b.adjusted());
    if leading.is_ne() {
        return leading;
    }
    let apart = a.exp - b.exp;
    if apart > 0 { a.coef.shifted(apart).cmp(&b.coef) } else { a.coef.cmp(&b.coef.shifted(-apart)) }
}

/// The order in which no two representations are equal.
pub(super) fn total_order(a: &Number, b: &Number) -> Ordering {
    if a.negative != b.negative {
        return b.negative.cmp(&a.negative);
    }
    let rank = |n: &Number| match n.form {
        Form::Finite | Form::Infinite => 0,
        Form::Signaling => 1,
        Form::Quiet => 2,
    };
    let (x, y) = (rank(a), rank(b));
    let found = match (x, y) {
        (0, 0) => {
            let found = order(a, b);
            return match found {
                Ordering::Equal if a.is_finite() && a.negative => b.exp.cmp(&a.exp),
                Ordering::Equal if a.is_finite() => a.exp.cmp(&b.exp),
                _ => found,
            };
        }
        _ if x == y => a.coef.cmp(&b.coef),
        _ => x.cmp(&y),
    };
    if a.negative { found.reverse() } else { found }
}

fn number_of(order: Ordering) -> Number {
    Number::small(order as i64)
}

pub fn compare(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    nans(a, b, rules, seen).unwrap_or_else(|| number_of(order(a, b)))
}

pub fn compare_signal(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if a.is_nan() || b.is_nan() {
        *seen |= seen::INVALID;
    }
    compare(a, b, rules, seen)
}

pub fn compare_total(a: &Number, b: &Number, _: &Rules, _: &mut Seen) -> Number {
    number_of(total_order(a, b))
}

pub fn compare_total_mag(a: &Number, b: &Number, _: &Rules, _: &mut Seen) -> Number {
    number_of(total_order(&a.with_sign(false), &b.with_sign(false)))
}

/// The whole number that a number is; `None` if it is none, or has more than so many digits.
pub(super) fn whole(number: &Number, most: i64) -> Option<Coef> {
    if !number.is_finite() || number.adjusted() >= most {
        return None;
    }
    if number.is_zero() {
        return Some(Coef::ZERO);
    }
    if number.exp >= 0 {
        return Some(number.coef.shifted(number.exp));
    }
    let (whole, zeros) = number.coef.clone().stripped(-number.exp);
    (zeros == -number.exp).then_some(whole)
}

/// The same as a machine word.
pub fn whole_word(number: &Number) -> Option<i64> {
    match whole(number, 19)? {
        Coef::Small(n) if n <= i64::MAX as u128 => Some(if number.negative { -(n as i64) } else { n as i64 }),
        _ => None,
    }
}

/// A division of something that is not finite, or by zero.
pub(super) fn special_quotient(a: &Number, b: &Number, seen: &mut Seen) -> Option<Number> {
    let negative = a.negative ^ b.negative;
    if !a.is_finite() {
        return Some(if b.is_finite() { Number::infinity(negative) } else { invalid(seen, seen::INVALID) });
    }
    if b.is_zero() {
        if a.coef.is_zero() {
            return Some(invalid(seen, seen::DIVISION_UNDEFINED));
        }
        *seen |= seen::DIVISION_BY_ZERO;
        return Some(Number::infinity(negative));
    }
    None
}
