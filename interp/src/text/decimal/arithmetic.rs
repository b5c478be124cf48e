//! Sums, products, quotients and roots.

use std::cmp::Ordering;

use dashu_int::ops::SquareRoot;

use super::compare::special_quotient;
use super::round::{fix_wide, rescale, shorten};
use super::short::{Short, add_short, divide_short};
use super::wide;
use super::{Coef, Number, Rounding, Rules, Seen, fix, fixed, invalid, nan, nan_of, nans, seen};

pub fn plus(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    if a.is_zero() && rules.rounding != Rounding::Floor {
        return fix(false, Coef::ZERO, a.exp, rules, seen);
    }
    fixed(a, rules, seen)
}

pub fn minus(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    nan(a, rules, seen).unwrap_or_else(|| plus(&a.negated(), rules, seen))
}

pub fn abs(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if a.negative { minus(a, rules, seen) } else { plus(a, rules, seen) }
}

#[inline]
pub fn add(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    sum(a, b, b.negative, rules, seen)
}

#[inline]
pub fn subtract(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    sum(a, b, !b.negative, rules, seen)
}

/// The sum of `a` and a `b` that has this sign.
#[inline]
fn sum(a: &Number, b: &Number, b_negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    if let (Some(x), Some(y)) = (a.short(), b.short())
        && let Some(sum) = add_short(x, Short { negative: b_negative, ..y }, rules, seen)
    {
        return sum.into();
    }
    sum_any(a, b, b_negative, rules, seen)
}

fn sum_any(a: &Number, b: &Number, b_negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nans(a, b, rules, seen) {
        return nan;
    }
    if !a.is_finite() {
        let opposed = !b.is_finite() && a.negative != b_negative;
        return if opposed { invalid(seen, seen::INVALID) } else { a.clone() };
    }
    if !b.is_finite() {
        return Number::infinity(b_negative);
    }
    let floor = rules.rounding == Rounding::Floor;
    let least = a.exp.min(b.exp);
    let of_zeros = |negative: bool| if a.negative == b_negative { negative } else { floor };
    match (a.coef.is_zero(), b.coef.is_zero()) {
        (true, true) => return fix(of_zeros(a.negative), Coef::ZERO, least, rules, seen),
        (false, true) => return with_zero(a, a.negative, b.exp, rules, seen),
        (true, false) => return with_zero(b, b_negative, a.exp, rules, seen),
        (false, false) => {}
    }
    let a = (a.negative, &a.coef, a.exp);
    let b = (b_negative, &b.coef, b.exp);
    let ((high_negative, high, high_exp), (low_negative, low, low_exp)) = if a.2 >= b.2 { (a, b) } else { (b, a) };
    let far = high_exp + (high.digits() - rules.prec - 2).min(-1);
    // What is too small to matter but for the direction of rounding.
    let (low, exp) = if low_exp < far && low.digits() + low_exp - 1 < far { (&Coef::Small(1), far) } else { (low, low_exp) };
    let high = high.shifted(high_exp - exp);
    let (negative, total) = if high_negative == low_negative {
        (high_negative, high.plus(low))
    } else {
        match high.cmp(low) {
            Ordering::Equal => return fix(floor, Coef::ZERO, least, rules, seen),
            Ordering::Greater => (high_negative, high.minus(low)),
            Ordering::Less => (low_negative, low.minus(&high)),
        }
    };
    fix(negative, total, exp, rules, seen)
}

/// A number and a zero of some exponent.
fn with_zero(number: &Number, negative: bool, zero_exp: i64, rules: &Rules, seen: &mut Seen) -> Number {
    let exp = if zero_exp < number.exp { zero_exp.max(number.exp - rules.prec - 1) } else { number.exp };
    fix(negative, number.coef.shifted(number.exp - exp), exp, rules, seen)
}

#[inline]
pub fn multiply(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let negative = a.negative ^ b.negative;
    if !a.is_finite() || !b.is_finite() {
        return special_product(a, b, rules, seen);
    }
    let exp = a.exp + b.exp;
    match (&a.coef, &b.coef) {
        (Coef::Small(x), Coef::Small(y)) => fix_wide(negative, wide::product(*x, *y), exp, rules, seen),
        (x, y) => fix(negative, x.times(y), exp, rules, seen),
    }
}

#[cold]
fn special_product(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nans(a, b, rules, seen) {
        return nan;
    }
    if a.is_zero() || b.is_zero() {
        return invalid(seen, seen::INVALID);
    }
    Number::infinity(a.negative ^ b.negative)
}

#[inline]
pub fn divide(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let negative = a.negative ^ b.negative;
    if !a.is_finite() || !b.is_finite() || b.coef.is_zero() {
        return divide_special(a, b, rules, seen);
    }
    if a.coef.is_zero() {
        return fix(negative, Coef::ZERO, a.exp - b.exp, rules, seen);
    }
    if let (Some(x), Some(y)) = (a.short(), b.short())
        && let Some(quotient) = divide_short(x, y, rules, seen)
    {
        return quotient.into();
    }
    let ideal = a.exp - b.exp;
    let (coef, shift, exact) = quotient(&a.coef, &b.coef, rules.prec);
    let (coef, zeros) = if exact { coef.stripped(shift) } else { (coef, 0) };
    fix(negative, coef, ideal - shift + zeros, rules, seen)
}

#[cold]
fn divide_special(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    nans(a, b, rules, seen).or_else(|| special_quotient(a, b, seen)).unwrap_or_else(|| {
        *seen |= seen::CLAMPED;
        Number::zero(a.negative ^ b.negative, rules.tiny())
    })
}

/// The quotient of two coefficients other than zero, times ten to a power: with a digit more than the precision at least, unless it is
/// exact; that power, and whether it is exact.
#[inline]
fn quotient(a: &Coef, b: &Coef, prec: i64) -> (Coef, i64, bool) {
    let shift = b.digits() - a.digits() + prec + 1;
    let (a, b) = if shift >= 0 { (&a.shifted(shift), b) } else { (a, &b.shifted(-shift)) };
    let (quotient, rest) = a.by(b);
    let exact = rest.is_zero();
    // A last digit of 0 or 5 would look like an exact number or a tie.
    let quotient = if !exact && quotient.ends_in_five() { quotient.plus(&Coef::Small(1)) } else { quotient };
    (quotient, shift, exact)
}

/// Quotient and rest, both unrounded, of finite numbers that can be divided; `None` if the quotient is too large.
fn whole_quotient(a: &Number, b: &Number, rules: &Rules) -> Option<(Number, Number)> {
    let negative = a.negative ^ b.negative;
    let exp = if b.is_finite() { a.exp.min(b.exp) } else { a.exp };
    let apart = a.adjusted() - b.adjusted();
    if a.coef.is_zero() || !b.is_finite() || apart <= -2 {
        // The rest is the number itself, which has so many digits only if they are not rounded off anyway.
        let exp = if a.coef.is_zero() { exp } else { exp.max(a.exp - rules.prec - a.coef.digits()) };
        return Some((Number::zero(negative, 0), rescale(a, exp, rules.rounding).0));
    }
    if apart > rules.prec {
        return None;
    }
    let (quotient, rest) = a.coef.shifted(a.exp - b.exp).by(&b.coef.shifted(b.exp - a.exp));
    let fits = quotient.digits() <= rules.prec;
    fits.then(|| (Number::finite(negative, quotient, 0), Number::finite(a.negative, rest, exp)))
}

/// The quotient by something finite, rounded as the rules say; that by infinity is zero.
fn fixed_quotient(quotient: Number, by: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if by.is_finite() { fixed(&quotient, rules, seen) } else { quotient }
}

pub fn divide_int(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(special) = nans(a, b, rules, seen).or_else(|| special_quotient(a, b, seen)) {
        return special;
    }
    match whole_quotient(a, b, rules) {
        Some((quotient, _)) => fixed_quotient(quotient, b, rules, seen),
        None => invalid(seen, seen::DIVISION_IMPOSSIBLE),
    }
}

/// The rest of a division by something finite that there is none of.
fn no_rest(a: &Number, b: &Number, seen: &mut Seen) -> Option<Number> {
    if !a.is_finite() {
        return Some(invalid(seen, seen::INVALID));
    }
    let condition = if a.coef.is_zero() { seen::DIVISION_UNDEFINED } else { seen::INVALID };
    b.is_zero().then(|| invalid(seen, condition))
}

pub fn remainder(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(special) = nans(a, b, rules, seen).or_else(|| no_rest(a, b, seen)) {
        return special;
    }
    match whole_quotient(a, b, rules) {
        Some((_, rest)) => fixed(&rest, rules, seen),
        None => invalid(seen, seen::DIVISION_IMPOSSIBLE),
    }
}

pub fn divmod(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> (Number, Number) {
    if let Some(nan) = nans(a, b, rules, seen) {
        return (nan.clone(), nan);
    }
    if let Some(quotient) = special_quotient(a, b, seen) {
        if !quotient.is_nan() {
            *seen |= seen::INVALID;
        }
        return (quotient, Number::nan());
    }
    match whole_quotient(a, b, rules) {
        Some((quotient, rest)) => (fixed_quotient(quotient, b, rules, seen), fixed(&rest, rules, seen)),
        None => (invalid(seen, seen::DIVISION_IMPOSSIBLE), Number::nan()),
    }
}

pub fn remainder_near(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(special) = nans(a, b, rules, seen).or_else(|| no_rest(a, b, seen)) {
        return special;
    }
    if !b.is_finite() {
        return fixed(a, rules, seen);
    }
    let exp = a.exp.min(b.exp);
    if a.coef.is_zero() {
        return fix(a.negative, Coef::ZERO, exp, rules, seen);
    }
    let apart = a.adjusted() - b.adjusted();
    if apart > rules.prec {
        return invalid(seen, seen::DIVISION_IMPOSSIBLE);
    }
    if apart <= -2 {
        let exp = exp.max(a.exp - rules.prec - a.coef.digits());
        return fixed(&rescale(a, exp, rules.rounding).0, rules, seen);
    }
    let by = b.coef.shifted(b.exp - a.exp);
    let (mut quotient, mut rest) = a.coef.shifted(a.exp - b.exp).by(&by);
    let mut negative = a.negative;
    let twice = rest.plus(&rest).cmp(&by);
    if twice.is_gt() || twice.is_eq() && quotient.is_odd() {
        rest = by.minus(&rest);
        quotient = quotient.plus(&Coef::Small(1));
        negative = !negative;
    }
    if quotient.digits() > rules.prec {
        return invalid(seen, seen::DIVISION_IMPOSSIBLE);
    }
    fix(negative, rest, exp, rules, seen)
}

pub fn fma(a: &Number, b: &Number, c: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let negative = a.negative ^ b.negative;
    let product = if a.is_finite() && b.is_finite() {
        Number::finite(negative, a.coef.times(&b.coef), a.exp + b.exp)
    } else if a.is_nan() || b.is_nan() {
        return nan_of(&[a, b, c], rules, seen);
    } else if a.is_zero() || b.is_zero() {
        return invalid(seen, seen::INVALID);
    } else {
        Number::infinity(negative)
    };
    add(&product, c, rules, seen)
}

pub fn square_root(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    if a.is_zero() {
        return fix(a.negative, Coef::ZERO, a.exp >> 1, rules, seen);
    }
    if a.negative {
        return invalid(seen, seen::INVALID);
    }
    if !a.is_finite() {
        return a.clone();
    }
    let size = a.coef.digits();
    let (coef, digits) = if a.exp & 1 == 1 { (a.coef.shifted(1), (size >> 1) + 1) } else { (a.coef.clone(), (size + 1) >> 1) };
    // A digit more than needed, if it isn't exact.
    let shift = rules.prec + 1 - digits;
    let (coef, inexact) = shorten(false, &coef, -2 * shift, Rounding::Down);
    let root = Coef::from(coef.big().sqrt());
    let half = a.exp >> 1;
    let rules = rules.with(Rounding::HalfEven);
    if !inexact && root.times(&root) == coef {
        let root = if shift >= 0 { root.cut(shift).0 } else { root.shifted(-shift) };
        return fix(false, root, half, &rules, seen);
    }
    let root = if root.ends_in_five() { root.plus(&Coef::Small(1)) } else { root };
    fix(false, root, half - shift, &rules, seen)
}
