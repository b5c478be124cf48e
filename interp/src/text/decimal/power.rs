//! Powers.

use dashu_int::IBig;

use super::compare::{whole, whole_word};
use super::functions::{exp_digits, length, ln_fixed, lost_near_one, rounded};
use super::round::overflow;
use super::{Coef, Number, Rounding, Rules, Seen, divide, fix, invalid, multiply, nan_of, nans, order, seen, subtract};
use crate::text::IntRef;
use crate::text::arith::pow_mod;

pub fn power(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nans(a, b, rules, seen) {
        return nan;
    }
    if b.is_zero() {
        return if a.is_zero() { invalid(seen, seen::INVALID) } else { Number::small(1) };
    }
    let (digits, zeros) = b.coef.clone().stripped((-b.exp).max(0));
    let is_whole = b.is_finite() && (b.exp >= 0 || zeros == -b.exp);
    let negative = a.negative && is_whole && b.exp <= 0 && digits.is_odd();
    if a.negative && !a.is_zero() && !is_whole {
        return invalid(seen, seen::INVALID);
    }
    if a.is_zero() || !a.is_finite() {
        let vanishes = a.is_zero() != b.negative;
        return if vanishes { Number::zero(negative, 0) } else { Number::infinity(negative) };
    }
    let size = a.with_sign(false);
    let against_one = order(&size, &Number::small(1));
    if !b.is_finite() {
        if against_one.is_eq() {
            *seen |= seen::INEXACT | seen::ROUNDED;
            return one_with_zeros(negative, rules.prec - 1);
        }
        return if against_one.is_gt() == b.negative { Number::zero(false, 0) } else { Number::infinity(false) };
    }
    if against_one.is_eq() {
        return power_of_one(&size, b, is_whole, negative, rules, seen);
    }
    // Far outside of what there is room for?
    let grows = against_one.is_gt() != b.negative;
    let room = length(if grows { rules.emax } else { rules.tiny() });
    if room < least_logarithm(&size) + b.adjusted() {
        return fix(negative, Coef::Small(1), if grows { rules.emax + 1 } else { rules.tiny() - 1 }, rules, seen);
    }
    match whole_word(b).filter(|_| is_whole && b.adjusted() < 18) {
        Some(n) => whole_power(&size, n, negative, rules, seen),
        None => real_power(&size, b, negative, rules, seen),
    }
}

/// A lower bound for the exponent of the leading digit of a positive number's decimal logarithm.
fn least_logarithm(number: &Number) -> i64 {
    match number.adjusted() {
        leading @ 1.. => length(leading) - 1,
        leading @ ..-1 => length(leading + 1) - 1,
        leading => {
            let off = subtract(number, &Number::small(1), &Rules::WIDEST, &mut 0);
            off.adjusted() - if leading == 0 { 2 } else { 1 }
        }
    }
}

fn one_with_zeros(negative: bool, zeros: i64) -> Number {
    Number::finite(negative, Coef::ten(zeros), -zeros)
}

/// One, with as many zeros as the factors would leave.
fn power_of_one(size: &Number, b: &Number, is_whole: bool, negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    if !is_whole {
        *seen |= seen::INEXACT | seen::ROUNDED;
        return one_with_zeros(negative, rules.prec - 1);
    }
    if b.negative {
        return one_with_zeros(negative, 0);
    }
    let times = whole_word(b).unwrap_or(i64::MAX).min(rules.prec + 1);
    let zeros = size.exp.saturating_neg().saturating_mul(times);
    if zeros > rules.prec - 1 {
        *seen |= seen::ROUNDED;
    }
    one_with_zeros(negative, zeros.min(rules.prec - 1))
}

fn whole_power(base: &Number, n: i64, negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    let work =
        Rules { prec: rules.prec + length(n) + 2 + i64::from(n < 0), rounding: Rounding::HalfEven, clamp: false, ..*rules };
    let mut ignored = 0;
    let base = if n < 0 { divide(&Number::small(1), base, &work, &mut ignored) } else { base.clone() };
    let n = n.unsigned_abs();
    let mut result = base.clone();
    for bit in (0..n.ilog2()).rev() {
        result = multiply(&result, &result, &work, &mut ignored);
        if n >> bit & 1 == 1 {
            result = multiply(&result, &base, &work, &mut ignored);
        }
        if !result.is_finite() || result.coef.is_zero() && ignored & seen::CLAMPED != 0 {
            break;
        }
    }
    if !result.is_finite() {
        return overflow(negative, rules, seen);
    }
    *seen |= ignored;
    fix(negative, result.coef, result.exp, rules, seen)
}

fn real_power(base: &Number, b: &Number, negative: bool, rules: &Rules, seen: &mut Seen) -> Number {
    let (coef, times) = (base.coef.big(), IBig::from(b.coef.big()));
    // Rounded with so many more digits, a power very close to one is one, whatever the direction of rounding then.
    const GUARDS: i64 = 23;
    let lost = lost_near_one(base);
    let places = 20 + lost;
    let log = ln_fixed(&coef, base.exp, places as usize);
    let below = (log < IBig::ZERO) != b.negative;
    let product = Number::finite(false, Coef::from((log * &times).into_parts().1), b.exp - places);
    let digits = rules.prec.max(base.coef.digits()) + GUARDS + i64::from(below);
    if order(&product, &Number { exp: -digits, ..Number::small(5) }).is_lt() {
        *seen |= seen::INEXACT | seen::ROUNDED;
        return one_with_zeros(negative, rules.prec - 1);
    }
    let grow = (b.adjusted() + length(base.adjusted().abs() + 1)).max(0) + 5 + lost;
    let compute = |places: usize| {
        let scale = places + grow as usize;
        let product: IBig = ln_fixed(&coef, base.exp, scale) * &times;
        let below = !product.is_zero() && (product < IBig::ZERO) != b.negative;
        exp_digits(below, &product.into_parts().1, b.exp - scale as i64, places)
    };
    rounded(negative, compute, rules, seen)
}

pub fn power_modulo(a: &Number, b: &Number, modulo: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    let operands = [a, b, modulo];
    if operands.iter().any(|n| n.is_nan()) {
        return nan_of(&operands, rules, seen);
    }
    /// Longer exponents would take for ever.
    const LONGEST: i64 = 100_000;
    // A base of any size is reduced first.
    let base = if a.is_finite() && a.exp >= 0 { Some(a.coef.clone()) } else { whole(a, i64::MAX) };
    let by = whole(modulo, rules.prec).filter(|by| !by.is_zero());
    let exponent = whole(b, LONGEST).filter(|_| !b.negative || b.is_zero());
    let (Some(base), Some(by), Some(exponent), false) = (base, by, exponent, a.is_zero() && b.is_zero()) else {
        return invalid(seen, seen::INVALID);
    };
    let by = IBig::from(by.big());
    let modular = |n: &IBig, times: &IBig| match pow_mod(IntRef::Big(n), IntRef::Big(times), IntRef::Big(&by)) {
        Ok(n) => n.as_ref().to_big().into_owned(),
        Err(_) => IBig::ZERO,
    };
    let base = IBig::from(base.big()) * modular(&IBig::from(10), &IBig::from(a.exp.max(0)));
    let odd = exponent.is_odd();
    let result = modular(&base, &IBig::from(exponent.big()));
    Number::finite(a.negative && odd, Coef::from(result.into_parts().1), 0)
}
