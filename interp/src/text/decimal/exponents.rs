//! Operations that are about exponents, and about where digits stand.

use super::compare::whole_word;
use super::round::rescale;
use super::{Coef, Number, Rounding, Rules, Seen, fix, fixed, invalid, nan, nans, seen};

/// The number with the exponent of another, rounded in this way.
pub fn quantize(a: &Number, b: &Number, rounding: Rounding, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nans(a, b, rules, seen) {
        return nan;
    }
    if !a.is_finite() || !b.is_finite() {
        return if a.is_finite() == b.is_finite() { a.clone() } else { invalid(seen, seen::INVALID) };
    }
    let wanted = b.exp;
    if wanted < rules.tiny() || wanted > rules.emax {
        return invalid(seen, seen::INVALID);
    }
    if a.coef.is_zero() {
        return fix(a.negative, Coef::ZERO, wanted, rules, seen);
    }
    let leading = a.adjusted();
    if leading > rules.emax || leading - wanted + 1 > rules.prec {
        return invalid(seen, seen::INVALID);
    }
    let (made, inexact) = rescale(a, wanted, rounding);
    if made.adjusted() > rules.emax || made.coef.digits() > rules.prec {
        return invalid(seen, seen::INVALID);
    }
    if !made.coef.is_zero() && made.adjusted() < rules.emin {
        *seen |= seen::SUBNORMAL;
    }
    if wanted > a.exp {
        *seen |= if inexact { seen::ROUNDED | seen::INEXACT } else { seen::ROUNDED };
    }
    fix(made.negative, made.coef, made.exp, rules, seen)
}

/// Rounded to a whole number in this way, with or without the signals of rounding.
pub fn to_integral(a: &Number, rounding: Rounding, exact: bool, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    if !a.is_finite() || a.exp >= 0 {
        return a.clone();
    }
    let (made, inexact) = rescale(a, 0, rounding);
    if exact && !a.coef.is_zero() {
        *seen |= if inexact { seen::ROUNDED | seen::INEXACT } else { seen::ROUNDED };
    }
    made
}

/// Without zeros at the end of the coefficient.
pub fn normalize(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    let made = fixed(a, rules, seen);
    if !made.is_finite() {
        return made;
    }
    if made.coef.is_zero() {
        return Number::zero(made.negative, 0);
    }
    let top = if rules.clamp { rules.top() } else { rules.emax };
    let (coef, zeros) = made.coef.stripped((top - made.exp).max(0));
    Number::finite(made.negative, coef, made.exp + zeros)
}

pub fn logb(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    if !a.is_finite() {
        return Number::infinity(false);
    }
    if a.coef.is_zero() {
        *seen |= seen::DIVISION_BY_ZERO;
        return Number::infinity(true);
    }
    fixed(&Number::small(a.adjusted()), rules, seen)
}

/// By how many places, within these limits, an operation moves a number, as a number with exponent zero says it; else what comes of it.
fn places(a: &Number, b: &Number, limit: i64, rules: &Rules, seen: &mut Seen) -> Result<i64, Number> {
    if let Some(nan) = nans(a, b, rules, seen) {
        return Err(nan);
    }
    let n = if b.is_finite() && b.exp == 0 { whole_word(b) } else { None };
    match n.filter(|n| (-limit..=limit).contains(n)) {
        None => Err(invalid(seen, seen::INVALID)),
        Some(_) if !a.is_finite() => Err(a.clone()),
        Some(n) => Ok(n),
    }
}

pub fn scaleb(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    match places(a, b, 2 * (rules.emax + rules.prec), rules, seen) {
        Ok(n) => fix(a.negative, a.coef.clone(), a.exp + n, rules, seen),
        Err(made) => made,
    }
}

pub fn shift(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let coef = match places(a, b, rules.prec, rules, seen) {
        Ok(n) if n >= 0 => a.coef.last(rules.prec - n).shifted(n),
        Ok(n) => a.coef.last(rules.prec).cut(-n).0,
        Err(made) => return made,
    };
    Number::finite(a.negative, coef, a.exp)
}

pub fn rotate(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let n = match places(a, b, rules.prec, rules, seen) {
        Ok(n) => n.rem_euclid(rules.prec),
        Err(made) => return made,
    };
    let coef = a.coef.last(rules.prec);
    let left = coef.cut(rules.prec - n).0;
    Number::finite(a.negative, coef.last(rules.prec - n).shifted(n).plus(&left), a.exp)
}
