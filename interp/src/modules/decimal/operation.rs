//! How operations are carried out: in the rules of a context, and aside where that takes long.

use super::context::{Context, current};
use crate::heap::ClassId;
use crate::machine::{NativeResult, Thread};
use crate::objects::arith::charge_effort;
use crate::objects::decimal::{Decimal, is_operand, number_of, short_of};
use crate::objects::special::Special;
use crate::text::arith::effort::LONG;
use crate::text::decimal::{self, Coef, Number, Rounding, Rules, Seen, Short};
use crate::value::Value;

pub(super) type Unary = fn(&Number, &Rules, &mut Seen) -> Number;
pub(super) type Binary = fn(&Number, &Number, &Rules, &mut Seen) -> Number;

/// How many digits an operation has to do with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those of its operands.
    Digits,
    /// Also the zeros between their exponents, as far as the precision lets them matter.
    Exponents,
    /// Also as many as the precision has.
    Precision,
    /// Those of the power of the first operand that the second says.
    Power,
}

/// So many digits are dealt with in no time.
const FEW: i64 = 1000;

impl Reach {
    fn digits(self, rules: &Rules, numbers: &[&Number]) -> u64 {
        let digits = |n: &Number| n.coef.digits() as u64;
        let own: u64 = numbers.iter().map(|n| digits(n)).sum();
        let prec = rules.prec as u64;
        let exponents = || numbers.iter().filter(|n| n.is_finite()).map(|n| n.exp);
        // With the exponent clamped, zeros take its place.
        let clamped = exponents().filter(|&exp| exp > 0).sum::<i64>().saturating_sub(rules.top()).clamp(0, rules.prec);
        let more = match self {
            Reach::Digits => 0,
            Reach::Exponents => {
                let between = exponents().max().unwrap_or(0).abs_diff(exponents().min().unwrap_or(0));
                prec.min(between)
            }
            Reach::Precision => prec,
            Reach::Power => match numbers {
                [base, times] => match decimal::whole_word(times).and_then(|times| u64::try_from(times).ok()) {
                    Some(times) => digits(base).saturating_mul(times).min(prec),
                    None => prec,
                },
                _ => prec,
            },
        };
        own + more + if rules.clamp { clamped as u64 } else { 0 }
    }
}

/// Has an operation on these numbers to do with few digits?
#[inline(always)]
fn is_quick(reach: Reach, rules: &Rules, x: &Number, y: &Number) -> bool {
    let (Coef::Small(_), Coef::Small(_)) = (&x.coef, &y.coef) else { return false };
    rules.prec <= FEW
        || match reach {
            Reach::Digits => !rules.clamp,
            Reach::Exponents => !rules.clamp && x.exp.abs_diff(y.exp) <= FEW as u64,
            Reach::Precision | Reach::Power => false,
        }
}

/// Does work on so many digits.
///
/// # Errors
/// `MemoryError` if there is no room for them.
pub(super) fn run<R: Send + 'static>(t: &mut Thread, digits: u64, work: impl FnOnce() -> R + Send + 'static) -> NativeResult<R> {
    if digits > FEW as u64 {
        t.check_room(usize::try_from(digits / 2).unwrap_or(usize::MAX))?;
        let words = digits / 16;
        let effort = words.saturating_mul(words.isqrt()).saturating_mul(2);
        charge_effort(t, effort)?;
        if effort > LONG {
            return t.aside(work);
        }
    }
    Ok(work())
}

/// Does work on so many digits within the rules of a context, which is then told what has been seen.
///
/// # Errors
/// `MemoryError` if there is no room for them; what is trapped.
#[inline]
pub(super) fn within<R: Send + 'static>(
    t: &mut Thread,
    context: &Context,
    rules: Rules,
    digits: u64,
    work: impl FnOnce(&Rules, &mut Seen) -> R + Send + 'static,
) -> NativeResult<R> {
    let (made, seen) = run(t, digits, move || {
        let mut seen = 0;
        (work(&rules, &mut seen), seen)
    })?;
    context.settle(t, seen)?;
    Ok(made)
}

/// The result of an operation on one number.
pub(super) fn unary(t: &mut Thread, context: &Context, class: ClassId, op: Unary, reach: Reach, x: Number) -> NativeResult {
    let rules = context.rules();
    let digits = if is_quick(reach, &rules, &x, &x) { 0 } else { reach.digits(&rules, &[&x]) };
    let made = within(t, context, rules, digits, move |rules, seen| op(&x, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// The result of an operation on two numbers.
pub(super) fn binary(
    t: &mut Thread,
    context: &Context,
    class: ClassId,
    (op, reach): (Binary, Reach),
    x: Number,
    y: Number,
) -> NativeResult {
    let rules = context.rules();
    let digits = if is_quick(reach, &rules, &x, &y) { 0 } else { reach.digits(&rules, &[&x, &y]) };
    let made = within(t, context, rules, digits, move |rules, seen| op(&x, &y, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// Quotient and rest.
pub(super) fn divmod(t: &mut Thread, context: &Context, class: ClassId, x: Number, y: Number) -> NativeResult {
    let rules = context.rules();
    let digits = Reach::Exponents.digits(&rules, &[&x, &y]);
    let (quotient, rest) = within(t, context, rules, digits, move |rules, seen| decimal::divmod(&x, &y, rules, seen))?;
    let (quotient, rest) = (Decimal::make(t, class, quotient), Decimal::make(t, class, rest));
    super::context::two(t, quotient, rest)
}

/// A product and a sum, rounded once.
pub(super) fn fma(t: &mut Thread, context: &Context, class: ClassId, [x, y, z]: [Number; 3]) -> NativeResult {
    let rules = context.rules();
    let product = Number::zero(false, x.exp + y.exp);
    let digits = Reach::Digits.digits(&rules, &[&x, &y]) + Reach::Exponents.digits(&rules, &[&product, &z]);
    let made = within(t, context, rules, digits, move |rules, seen| decimal::fma(&x, &y, &z, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// With the exponent of another number, rounded in some way.
pub(super) fn quantize(
    t: &mut Thread,
    context: &Context,
    class: ClassId,
    rounding: Option<Rounding>,
    [x, y]: [Number; 2],
) -> NativeResult {
    let rules = context.rules();
    let rounding = rounding.unwrap_or(rules.rounding);
    let digits = Reach::Exponents.digits(&rules, &[&x, &y]);
    let made = within(t, context, rules, digits, move |rules, seen| decimal::quantize(&x, &y, rounding, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// The same of short numbers; `None`, with nothing done, where there is more to it.
#[inline]
pub(super) fn quantize_short(
    t: &mut Thread,
    context: &Context,
    class: ClassId,
    rounding: Option<Rounding>,
    x: Option<Short>,
    like: Value,
) -> NativeResult<Option<Value>> {
    let (Some(x), Some(like)) = (x, short_of(like)) else { return Ok(None) };
    let rules = context.rules();
    let mut seen = 0;
    let Some(made) = decimal::quantize_short(x, like.exp, rounding.unwrap_or(rules.rounding), &rules, &mut seen) else {
        return Ok(None);
    };
    context.settle(t, seen)?;
    Ok(Some(Decimal::make_short(t, class, made)))
}

/// Rounded to a whole number in some way, with or without signals.
pub(super) fn to_integral(
    t: &mut Thread,
    context: &Context,
    class: ClassId,
    rounding: Option<Rounding>,
    exact: bool,
    x: Number,
) -> NativeResult {
    let rules = context.rules();
    let rounding = rounding.unwrap_or(rules.rounding);
    let digits = Reach::Digits.digits(&rules, &[&x]);
    let made = within(t, context, rules, digits, move |rules, seen| decimal::to_integral(&x, rounding, exact, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// A power, modulo a number if there is one.
pub(super) fn power(
    t: &mut Thread,
    context: &Context,
    class: ClassId,
    [x, y]: [Number; 2],
    modulo: Option<Number>,
) -> NativeResult {
    let Some(modulo) = modulo else { return binary(t, context, class, (decimal::power, Reach::Power), x, y) };
    let rules = context.rules();
    let digits = Reach::Exponents.digits(&rules, &[&x, &y, &modulo]);
    let made = within(t, context, rules, digits, move |rules, seen| decimal::power_modulo(&x, &y, &modulo, rules, seen))?;
    Ok(Decimal::make(t, class, made))
}

/// What a binary operator gives of a decimal number and another one or an integer, none of them long, if no signal raises; else unbound.
#[inline]
pub(crate) fn at_sight(t: &mut Thread, operator: Special, lhs: Value, rhs: Value) -> Value {
    let Some(left) = lhs.cast::<Decimal>() else { return Value::UNBOUND };
    if let (Some(x), Some(y)) = (left.short(), short_of(rhs)) {
        let context = current(t);
        let rules = context.rules();
        let mut seen = 0;
        let made = match operator {
            Special::Add => decimal::add_short(x, y, &rules, &mut seen),
            Special::Sub => decimal::add_short(x, y.negated(), &rules, &mut seen),
            Special::Mul => decimal::multiply_short(x, y, &rules, &mut seen),
            Special::TrueDiv => decimal::divide_short(x, y, &rules, &mut seen),
            _ => None,
        };
        if let Some(made) = made
            && (seen == 0 || context.notes(seen))
        {
            return Decimal::make_short(t, left.header.class(), made);
        }
    }
    operate(t, operator, lhs, rhs)
}

/// The same where it takes more than a look.
#[inline(never)]
fn operate(t: &mut Thread, operator: Special, lhs: Value, rhs: Value) -> Value {
    let Some(left) = lhs.cast::<Decimal>().filter(|_| is_operand(rhs)) else { return Value::UNBOUND };
    let (x, Some(y)) = (left.number(), number_of(t, rhs)) else { return Value::UNBOUND };
    let context = current(t);
    let rules = context.rules();
    let mut seen = 0;
    let mut result = |reach, op: fn(&Number, &Number, &Rules, &mut Seen) -> Number| {
        is_quick(reach, &rules, &x, &y).then(|| op(&x, &y, &rules, &mut seen))
    };
    let made = match operator {
        Special::Add => result(Reach::Exponents, decimal::add),
        Special::Sub => result(Reach::Exponents, decimal::subtract),
        Special::Mul => result(Reach::Digits, decimal::multiply),
        Special::TrueDiv => result(Reach::Precision, decimal::divide),
        Special::FloorDiv => result(Reach::Exponents, decimal::divide_int),
        Special::Mod => result(Reach::Exponents, decimal::remainder),
        _ => None,
    };
    let Some(made) = made else { return Value::UNBOUND };
    if seen != 0 && !context.notes(seen) {
        return Value::UNBOUND;
    }
    Decimal::make(t, left.header.class(), made)
}
