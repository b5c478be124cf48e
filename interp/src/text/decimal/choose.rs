//! The larger and the smaller of two numbers, and a number's neighbours.

use std::cmp::Ordering;

use super::compare::total_order;
use super::{Coef, Form, Number, Rounding, Rules, Seen, add, fixed, nan, nans, order, seen};

fn choose(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen, wanted: Ordering, magnitude: bool) -> Number {
    if a.is_nan() || b.is_nan() {
        // A quiet NaN gives way to a number.
        return match (a.form, b.form) {
            (Form::Quiet, Form::Finite | Form::Infinite) => fixed(b, rules, seen),
            (Form::Finite | Form::Infinite, Form::Quiet) => fixed(a, rules, seen),
            _ => nans(a, b, rules, seen).unwrap_or_else(Number::nan),
        };
    }
    let sizes = if magnitude { order(&a.with_sign(false), &b.with_sign(false)) } else { Ordering::Equal };
    let found = sizes.then_with(|| order(a, b)).then_with(|| total_order(a, b));
    fixed(if found == wanted || found.is_eq() { a } else { b }, rules, seen)
}

pub fn max(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    choose(a, b, rules, seen, Ordering::Greater, false)
}

pub fn min(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    choose(a, b, rules, seen, Ordering::Less, false)
}

pub fn max_mag(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    choose(a, b, rules, seen, Ordering::Greater, true)
}

pub fn min_mag(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    choose(a, b, rules, seen, Ordering::Less, true)
}

/// The next number in a direction, of one that is not NaN.
fn neighbour(a: &Number, rules: &Rules, up: bool) -> Number {
    if !a.is_finite() {
        let inwards = a.negative == up;
        return if inwards { Number::finite(up, Coef::nines(rules.prec), rules.top()) } else { a.clone() };
    }
    let rules = rules.with(if up { Rounding::Ceiling } else { Rounding::Floor });
    let mut ignored = 0;
    let made = fixed(a, &rules, &mut ignored);
    if order(&made, a).is_ne() {
        return made;
    }
    add(a, &Number::finite(!up, Coef::Small(1), rules.tiny() - 1), &rules, &mut ignored)
}

pub fn next_minus(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    nan(a, rules, seen).unwrap_or_else(|| neighbour(a, rules, false))
}

pub fn next_plus(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    nan(a, rules, seen).unwrap_or_else(|| neighbour(a, rules, true))
}

pub fn next_toward(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nans(a, b, rules, seen) {
        return nan;
    }
    let order = order(a, b);
    if order.is_eq() {
        return a.with_sign(b.negative);
    }
    let made = neighbour(a, rules, order.is_lt());
    if !made.is_finite() {
        *seen |= seen::OVERFLOW | seen::INEXACT | seen::ROUNDED;
    } else if made.adjusted() < rules.emin {
        *seen |= seen::UNDERFLOW | seen::SUBNORMAL | seen::INEXACT | seen::ROUNDED;
        if made.coef.is_zero() {
            *seen |= seen::CLAMPED;
        }
    }
    made
}
