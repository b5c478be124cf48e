//! Sums, products, quotients and rounding of finite numbers of up to 128 bits, as nearly all are. These numbers are a few words, which stay in the
//! processor's registers; a [`Number`] goes through memory at every step. Where there is more to an operation than rounding, it is `None`
//! and has seen nothing.

use std::cmp::Ordering;

use super::coefficient::{Rest, cut_wide};
use super::round::raises;
use super::wide::{self, MOST_SMALL_TEN, Wide};
use super::{Coef, Form, Number, Rounding, Rules, Seen, seen};

/// A finite number with a coefficient of 128 bits.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    pub negative: bool,
    pub exp: i64,
    pub coef: u128,
}

impl Short {
    pub fn small(n: i64) -> Short {
        Short { negative: n < 0, exp: 0, coef: n.unsigned_abs().into() }
    }

    #[inline(always)]
    pub fn negated(self) -> Short {
        Short { negative: !self.negative, ..self }
    }
}

impl Number {
    /// The number as a short one, if it is.
    #[inline(always)]
    pub fn short(&self) -> Option<Short> {
        match self.coef {
            Coef::Small(coef) if self.form == Form::Finite => Some(Short { negative: self.negative, exp: self.exp, coef }),
            _ => None,
        }
    }
}

impl From<Short> for Number {
    #[inline(always)]
    fn from(short: Short) -> Number {
        Number::finite(short.negative, Coef::Small(short.coef), short.exp)
    }
}

#[inline(always)]
pub fn add_short(x: Short, y: Short, rules: &Rules, seen: &mut Seen) -> Option<Short> {
    if x.coef == 0 || y.coef == 0 {
        return None;
    }
    let (a, b) = aligned((x.coef, x.exp), (y.coef, y.exp))?;
    let (negative, sum) = if x.negative == y.negative {
        (x.negative, a.checked_add(b)?)
    } else {
        match a.cmp(&b) {
            Ordering::Equal => return None,
            Ordering::Greater => (x.negative, a - b),
            Ordering::Less => (y.negative, b - a),
        }
    };
    fix_short(negative, (0, sum), x.exp.min(y.exp), rules, seen)
}

/// Two coefficients as multiples of the same power of ten, if they are short enough.
#[inline(always)]
fn aligned((x, x_exp): (u128, i64), (y, y_exp): (u128, i64)) -> Option<(u128, u128)> {
    let apart = x_exp - y_exp;
    if apart == 0 {
        return Some((x, y));
    }
    if apart.unsigned_abs() > MOST_SMALL_TEN {
        return None;
    }
    let unit = wide::ten(apart.unsigned_abs());
    let scaled = |n: u128| match wide::product(n, unit) {
        (0, n) => Some(n),
        _ => None,
    };
    if apart > 0 { Some((scaled(x)?, y)) } else { Some((x, scaled(y)?)) }
}

#[inline(always)]
pub fn multiply_short(x: Short, y: Short, rules: &Rules, seen: &mut Seen) -> Option<Short> {
    fix_short(x.negative ^ y.negative, wide::product(x.coef, y.coef), x.exp + y.exp, rules, seen)
}

#[inline]
pub fn divide_short(x: Short, y: Short, rules: &Rules, seen: &mut Seen) -> Option<Short> {
    /// The quotient, of two digits more at most, has 128 bits.
    const MOST: i64 = MOST_SMALL_TEN as i64 - 2;
    if x.coef == 0 || y.coef == 0 || rules.prec > MOST {
        return None;
    }
    // A digit more than the precision at least, unless it is exact.
    let shift = wide::digits((0, y.coef)) - wide::digits((0, x.coef)) + rules.prec + 1;
    if !(0..=MOST_SMALL_TEN as i64).contains(&shift) {
        return None;
    }
    let ((_, quotient), rest) = wide::quotient(wide::product(x.coef, wide::ten(shift as u64)), y.coef);
    let (quotient, zeros) = match rest {
        0 => wide::stripped(quotient, shift),
        // A last digit of 0 or 5 would look like an exact number or a tie.
        _ => (quotient + u128::from(quotient.is_multiple_of(5)), 0),
    };
    fix_short(x.negative ^ y.negative, (0, quotient), x.exp - y.exp - shift + zeros, rules, seen)
}

/// The number with another exponent, rounded in this way.
#[inline]
pub fn quantize_short(x: Short, exp: i64, rounding: Rounding, rules: &Rules, seen: &mut Seen) -> Option<Short> {
    if x.coef == 0 || rules.clamp || exp < rules.tiny() || exp > rules.emax {
        return None;
    }
    let drop = exp.checked_sub(x.exp).filter(|drop| drop.unsigned_abs() <= MOST_SMALL_TEN)?;
    let (coef, rest) = if drop > 0 {
        let ((_, coef), rest) = cut_wide((0, x.coef), drop);
        (coef + u128::from(raises(x.negative, coef, rest, rounding)), rest)
    } else {
        match wide::product(x.coef, wide::ten(drop.unsigned_abs())) {
            (0, coef) => (coef, Rest::Nothing),
            _ => return None,
        }
    };
    let size = wide::digits((0, coef));
    let adjusted = exp + size - 1;
    if size > rules.prec || adjusted > rules.emax || adjusted < rules.emin {
        return None;
    }
    if drop > 0 {
        *seen |= if rest.is_nothing() { seen::ROUNDED } else { seen::ROUNDED | seen::INEXACT };
    }
    Some(Short { negative: x.negative, exp, coef })
}

/// A finite number of up to 256 bits other than zero, rounded as the rules say, if no limit of exponents is near.
#[inline(always)]
pub(super) fn fix_short(negative: bool, coef: Wide, exp: i64, rules: &Rules, seen: &mut Seen) -> Option<Short> {
    // The exponent of the last digit that there is room for.
    let least = wide::digits(coef) + exp - rules.prec;
    if rules.clamp || least > rules.top() || least < rules.tiny() || coef == (0, 0) || rules.prec > MOST_SMALL_TEN as i64 {
        return None;
    }
    if exp >= least {
        return Some(Short { negative, exp, coef: coef.1 });
    }
    rounded(negative, coef, (exp, least), rules, seen)
}

/// The same of a number that has too many digits.
#[inline]
fn rounded(negative: bool, coef: Wide, (exp, least): (i64, i64), rules: &Rules, seen: &mut Seen) -> Option<Short> {
    let ((_, mut coef), rest) = cut_wide(coef, least - exp);
    let mut exp = least;
    if raises(negative, coef, rest, rules.rounding) {
        coef += 1;
        if coef == wide::ten(rules.prec as u64) {
            if least == rules.top() {
                return None;
            }
            coef /= 10;
            exp += 1;
        }
    }
    *seen |= if rest.is_nothing() { seen::ROUNDED } else { seen::ROUNDED | seen::INEXACT };
    Some(Short { negative, exp, coef })
}
