//! Rounding: what a result becomes under the rules.

use super::coefficient::Rest;
use super::short::fix_short;
use super::wide::Wide;
use super::{Coef, Form, Number, Rounding, Rules, Seen, seen};

/// Is what is left of a coefficient, or its last digit for it, raised by one?
#[inline]
pub(super) fn raises(negative: bool, left: u128, rest: Rest, rounding: Rounding) -> bool {
    match rounding {
        _ if rest == Rest::Nothing => false,
        Rounding::HalfEven => rest > Rest::Half || rest == Rest::Half && left & 1 == 1,
        Rounding::HalfUp => rest >= Rest::Half,
        Rounding::HalfDown => rest > Rest::Half,
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
        Rounding::ZeroFiveUp => left.is_multiple_of(5),
    }
}

/// A coefficient without its last digits, rounded, or with zeros where there are to be more digits, and whether it was not exact.
pub(in crate::text) fn shorten(negative: bool, coef: &Coef, drop: i64, rounding: Rounding) -> (Coef, bool) {
    if drop <= 0 {
        return (coef.shifted(-drop), false);
    }
    let (left, rest) = coef.cut(drop);
    if raises(negative, left.last_digit(), rest, rounding) {
        return (left.plus(&Coef::Small(1)), true);
    }
    (left, rest != Rest::Nothing)
}

/// A finite number, rounded as the rules say.
#[inline]
pub fn fix(negative: bool, coef: Coef, exp: i64, rules: &Rules, seen: &mut Seen) -> Number {
    if let Coef::Small(n) = coef {
        return fix_wide(negative, (0, n), exp, rules, seen);
    }
    fix_any(negative, coef, exp, rules, seen)
}

/// The same of a coefficient of up to 256 bits.
#[inline]
pub(super) fn fix_wide(negative: bool, coef: Wide, exp: i64, rules: &Rules, seen: &mut Seen) -> Number {
    match fix_short(negative, coef, exp, rules, seen) {
        Some(fixed) => fixed.into(),
        None => fix_any(negative, coef.into(), exp, rules, seen),
    }
}

fn fix_any(negative: bool, coef: Coef, exp: i64, rules: &Rules, seen: &mut Seen) -> Number {
    let (tiny, top) = (rules.tiny(), rules.top());
    if coef.is_zero() {
        let fit = exp.max(tiny).min(if rules.clamp { top } else { rules.emax });
        if fit != exp {
            *seen |= seen::CLAMPED;
        }
        return Number::zero(negative, fit);
    }
    let mut least = coef.digits() + exp - rules.prec;
    if least > top {
        return overflow(negative, rules, seen);
    }
    let subnormal = least < tiny;
    if subnormal {
        *seen |= seen::SUBNORMAL;
        least = tiny;
    }
    if exp < least {
        let (mut coef, inexact) = shorten(negative, &coef, least - exp, rules.rounding);
        if coef.digits() > rules.prec {
            coef = coef.cut(1).0;
            least += 1;
            if least > top {
                return overflow(negative, rules, seen);
            }
        }
        *seen |= seen::ROUNDED;
        if inexact {
            *seen |= if subnormal { seen::INEXACT | seen::UNDERFLOW } else { seen::INEXACT };
            if coef.is_zero() {
                *seen |= seen::CLAMPED;
            }
        }
        return Number::finite(negative, coef, least);
    }
    if rules.clamp && exp > top {
        *seen |= seen::CLAMPED;
        return Number::finite(negative, coef.shifted(exp - top), top);
    }
    Number::finite(negative, coef, exp)
}

/// A number that is too large.
#[cold]
pub(super) fn overflow(negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    *seen |= seen::OVERFLOW | seen::INEXACT | seen::ROUNDED;
    let largest = match rules.rounding {
        Rounding::Down | Rounding::ZeroFiveUp => true,
        Rounding::Floor => !negative,
        Rounding::Ceiling => negative,
        Rounding::Up | Rounding::HalfUp | Rounding::HalfDown | Rounding::HalfEven => false,
    };
    /// Nobody has memory for more nines.
    const MOST_NINES: i64 = 1 << 32;
    if largest && rules.prec <= MOST_NINES {
        Number::finite(negative, Coef::nines(rules.prec), rules.top())
    } else {
        Number::infinity(negative)
    }
}

/// A quiet NaN with as many digits of its payload as fit.
pub(super) fn fix_nan(number: &Number, rules: &Rules) -> Number {
    let coef = number.coef.last(rules.prec - i64::from(rules.clamp));
    Number { negative: number.negative, form: Form::Quiet, exp: 0, coef }
}

/// Any number, rounded as the rules say.
pub fn fixed(number: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    match number.form {
        Form::Finite => fix(number.negative, number.coef.clone(), number.exp, rules, seen),
        Form::Quiet => fix_nan(number, rules),
        Form::Infinite | Form::Signaling => number.clone(),
    }
}

/// A finite number with another exponent, and whether it is not exact.
pub(super) fn rescale(number: &Number, exp: i64, rounding: Rounding) -> (Number, bool) {
    let (coef, inexact) = match number.coef.is_zero() {
        true => (Coef::ZERO, false),
        false => shorten(number.negative, &number.coef, exp - number.exp, rounding),
    };
    (Number::finite(number.negative, coef, exp), inexact)
}
