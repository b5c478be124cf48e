//! Exponentials and logarithms, computed as whole multiples of a power of ten.

use std::cmp::Ordering;

use dashu_int::ops::{DivEuclid, DivRemEuclid};
use dashu_int::{IBig, UBig};
use parking_lot::Mutex;

use super::coefficient::{big_digits, big_ten};
use super::{Coef, Number, Rounding, Rules, Seen, fix, invalid, nan, order, seen, subtract};
use crate::text::IntRef;
use crate::text::arith::bit_length;

fn ten(n: usize) -> IBig {
    big_ten(n as i64).into()
}

fn digits(n: &UBig) -> usize {
    big_digits(n) as usize
}

/// The number of digits of a whole number as text.
pub(super) fn length(n: i64) -> i64 {
    Coef::Small(n.unsigned_abs().into()).digits()
}

/// Rounds what `compute(places)` gives as (coefficient, exponent), with more places while the digits behind the precision leave the
/// rounding open.
pub(super) fn rounded(negative: bool, compute: impl Fn(usize) -> (UBig, i64), rules: &Rules, seen: &mut Seen) -> Number {
    /// The last digits computed are not certain.
    const SLACK: u32 = 1000;
    let prec = rules.prec as usize;
    let mut extra = 5;
    loop {
        let (coef, exp) = compute(prec + extra);
        let behind = digits(&coef).saturating_sub(prec);
        let settled = behind > 3 && {
            let unit = big_ten(behind as i64);
            let middle = IBig::from(&unit >> 1);
            let tail = IBig::from(&coef % &unit);
            let slack = IBig::from(SLACK);
            let off = &tail - middle;
            (off > slack || off < -&slack) && tail > slack && tail < IBig::from(unit) - &slack
        };
        if settled || behind > 3 && extra > prec + 60 {
            *seen |= seen::INEXACT | seen::ROUNDED;
            return fix(negative, coef.into(), exp, rules, seen);
        }
        extra = extra * 2 + 5;
    }
}

pub fn exp(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(nan) = nan(a, rules, seen) {
        return nan;
    }
    if !a.is_finite() {
        return if a.negative { Number::zero(false, 0) } else { a.clone() };
    }
    if a.coef.is_zero() {
        return Number::small(1);
    }
    let rules = &rules.with(Rounding::HalfEven);
    let one = || Coef::Small(1);
    if a.adjusted() > length(rules.emax) + 2 {
        return fix(false, one(), if a.negative { rules.tiny() - 2 } else { rules.emax + 1 }, rules, seen);
    }
    if a.adjusted() < -rules.prec - 2 {
        // 1 + x rounds to 1 followed by zeros.
        let coef = Coef::ten(rules.prec + 1);
        let coef = if a.negative { coef.minus(&one()) } else { coef.plus(&one()) };
        return fix(false, coef, -rules.prec - 1, rules, seen);
    }
    let coef = a.coef.big();
    rounded(false, |places| exp_digits(a.negative, &coef, a.exp, places), rules, seen)
}

pub fn ln(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(special) = special_logarithm(a, rules, seen) {
        return special;
    }
    if order(a, &Number::small(1)).is_eq() {
        return Number::zero(false, 0);
    }
    let coef = a.coef.big();
    logarithm(a, rules, seen, |places| ln_fixed(&coef, a.exp, places))
}

pub fn log10(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    if let Some(special) = special_logarithm(a, rules, seen) {
        return special;
    }
    let (head, zeros) = a.coef.clone().stripped(i64::MAX);
    if head == Coef::Small(1) {
        let power = a.exp + zeros;
        return fix(power < 0, Coef::Small(power.unsigned_abs().into()), 0, &rules.with(Rounding::HalfEven), seen);
    }
    let coef = a.coef.big();
    logarithm(a, rules, seen, |places| {
        let work = places + 10;
        let scaled: IBig = ln_fixed(&coef, a.exp, work) * ten(places);
        scaled.div_euclid(ln10(work))
    })
}

fn special_logarithm(a: &Number, rules: &Rules, seen: &mut Seen) -> Option<Number> {
    match nan(a, rules, seen) {
        Some(nan) => Some(nan),
        None if a.is_zero() => Some(Number::infinity(true)),
        None if a.negative => Some(invalid(seen, seen::INVALID)),
        None => (!a.is_finite()).then(|| a.clone()),
    }
}

/// How many digits are lost where a number is so close to one.
pub(super) fn lost_near_one(a: &Number) -> i64 {
    let off = subtract(a, &Number::small(1), &Rules { prec: 9, ..Rules::WIDEST }, &mut 0);
    (-off.adjusted()).max(0)
}

fn logarithm(a: &Number, rules: &Rules, seen: &mut Seen, fixed: impl Fn(usize) -> IBig) -> Number {
    // A logarithm near zero has fewer digits than places.
    let lost = lost_near_one(a) as usize + 2;
    let negative = order(a, &Number::small(1)) == Ordering::Less;
    let compute = |places| (fixed(places + lost).into_parts().1, -((places + lost) as i64));
    rounded(negative, compute, &rules.with(Rounding::HalfEven), seen)
}

/// ln 10 in units of `10**-places`.
pub(super) fn ln10(places: usize) -> IBig {
    static KNOWN: Mutex<Option<(usize, IBig)>> = Mutex::new(None);
    let mut known = KNOWN.lock();
    let (known, value) = match &*known {
        Some((at, value)) if *at >= places => (*at, value.clone()),
        _ => {
            let kept = places + 20;
            let one = ten(kept + 5);
            // 10 = 2**3 * 5/4; the logarithms of 2 and 5/4 by inverse hyperbolic tangents.
            let sum: IBig = artanh(3, &one) * IBig::from(6) + artanh(9, &one) * IBig::from(2);
            let value = sum.div_euclid(ten(5));
            *known = Some((kept, value.clone()));
            (kept, value)
        }
    };
    value.div_euclid(ten(known - places))
}

/// artanh(1/n) in units of `1/one`.
fn artanh(n: u32, one: &IBig) -> IBig {
    let mut power = one / n;
    let mut total = power.clone();
    let square = n * n;
    let mut k = 1u32;
    while !power.is_zero() {
        power /= square;
        k += 2;
        total += &power / k;
    }
    total
}

/// exp(x) in units of `10**-places`, of an x in such units that is at most a few whole ones.
fn exp_fixed(x: &IBig, places: usize) -> IBig {
    let bits = places * 3322 / 1000 + 40;
    let x = (x << bits).div_euclid(ten(places));
    let halvings = (places.isqrt() + bit_length(IntRef::Big(&x)) as usize + 4).saturating_sub(bits + 1);
    // Guard bits for the squarings.
    let extra = halvings + 16;
    let bits = bits + extra;
    let one = IBig::ONE << bits;
    let x = (x << extra) >> halvings;
    let mut term = x.clone();
    let mut total = &one + &x;
    let mut k = 1u32;
    while !term.is_zero() {
        k += 1;
        term = ((term * &x) >> bits).div_euclid(IBig::from(k));
        total += &term;
        if term == IBig::NEG_ONE {
            break;
        }
    }
    for _ in 0..halvings {
        total = IBig::from(total.sqr()) >> bits;
    }
    (total * ten(places)) >> bits
}

/// (digits, exponent) of e to a power, with so many digits, the last of them not certain.
pub(super) fn exp_digits(negative: bool, coef: &UBig, exp: i64, places: usize) -> (UBig, i64) {
    let work = places + 10;
    // The power in units of 10**-work, with the digits of its whole part in front.
    let whole = (big_digits(coef) + exp).max(0) as usize;
    let scale = work + whole;
    let x = scaled(coef, scale as i64 + exp);
    let x = if negative { -x } else { x };
    let (tens, rest) = x.div_rem_euclid(ln10(scale));
    let rest = IBig::from(rest).div_euclid(ten(scale - work));
    let value = exp_fixed(&rest, work);
    /// Beyond all limits.
    const FAR: i64 = 1 << 61;
    let far = if negative { -FAR } else { FAR };
    (value.into_parts().1, i64::try_from(tens).map_or(far, |tens| tens.clamp(-FAR, FAR)) - work as i64)
}

/// A whole number with so many zeros, or without so many digits.
fn scaled(coef: &UBig, zeros: i64) -> IBig {
    if zeros >= 0 { (coef * big_ten(zeros)).into() } else { (coef / big_ten(-zeros)).into() }
}

/// ln(coef * 10**exp) in units of `10**-places`, the last digits not certain.
pub(super) fn ln_fixed(coef: &UBig, exp: i64, places: usize) -> IBig {
    /// What a double is good for.
    const DOUBLE: usize = 16;
    let work = places + 10;
    let size = big_digits(coef);
    // The number without its exponent, between 0.1 and 1; steps of Halley from a double.
    let m = scaled(coef, work as i64 - size);
    let one = ten(work);
    let lead = u64::try_from(scaled(coef, 17 - size)).unwrap_or(u64::MAX) as f64;
    let start = IBig::try_from(((lead / 1e17).ln() * 1e16).trunc()).unwrap_or_default();
    let mut y = if work >= DOUBLE { start * ten(work - DOUBLE) } else { start.div_euclid(ten(DOUBLE - work)) };
    let mut right = 15;
    loop {
        let e = exp_fixed(&y, work);
        let off: IBig = &one * (&m - &e) * IBig::from(2);
        y += off.div_euclid(&m + &e);
        if right * 3 > work + 5 {
            break;
        }
        right *= 3;
    }
    let total: IBig = y + ln10(work) * IBig::from(size + exp);
    total.div_euclid(ten(work - places))
}
