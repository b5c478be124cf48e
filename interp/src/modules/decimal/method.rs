//! What methods of numbers and contexts share.

use super::context::{Context, optional, rounding, this};
use super::conversion::operand;
use super::number::class;
use super::operation::{Binary, Reach, Unary, binary, to_integral, unary};
use crate::heap::{ClassId, Ref};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeResult};
use crate::objects::decimal::Decimal;
use crate::text::decimal::{Form, Number};
use crate::value::Value;

/// The receiver, a number.
#[inline]
pub(super) fn receiver(t: &Thread, a: Args) -> Number {
    decimal_of(t, a).number()
}

/// The class of the receiver as a number: `Decimal` itself, also where it is of a guest subclass.
#[inline]
pub(super) fn class_of(t: &Thread, a: Args) -> ClassId {
    decimal_of(t, a).header.class()
}

#[inline]
pub(super) fn decimal_of(t: &Thread, a: Args) -> Ref<Decimal> {
    let decimal = a[0].cast().or_else(|| t.plain(a[0]).cast());
    decimal.expect("gilbox bug: the machine checks the receivers of natives")
}

/// An optional argument, unless it is None.
pub(super) fn other(a: Args, at: usize) -> Option<Value> {
    a.opt(at).filter(|v| !v.is_none())
}

/// A method of numbers: an operation on the receiver, with an optional context.
pub(super) fn single(t: &mut Thread, a: Args, op: Unary, reach: Reach) -> NativeResult {
    let context = optional(t, a, 1)?;
    let x = receiver(t, a);
    let class = class_of(t, a);
    unary(t, context, class, op, reach, x)
}

/// The same with another number.
pub(super) fn in_context(t: &mut Thread, a: Args, op: Binary, reach: Reach) -> NativeResult {
    let context = optional(t, a, 2)?;
    let (x, y) = (receiver(t, a), operand(t, a[1])?);
    let class = class_of(t, a);
    binary(t, context, class, (op, reach), x, y)
}

/// Rounding to a whole number, with or without signals.
pub(super) fn integral(t: &mut Thread, a: Args, exact: bool) -> NativeResult {
    let context = optional(t, a, 2)?;
    let rounding = other(a, 1).map(|v| rounding(t, v)).transpose()?;
    let (x, class) = (receiver(t, a), class_of(t, a));
    to_integral(t, context, class, rounding, exact, x)
}

/// What kind of number it is in a context.
pub(super) fn quality(context: &Context, number: &Number) -> &'static str {
    let subnormal = || number.adjusted() < context.rules().emin;
    match (number.form, number.negative) {
        (Form::Quiet, _) => "NaN",
        (Form::Signaling, _) => "sNaN",
        (Form::Infinite, false) => "+Infinity",
        (Form::Infinite, true) => "-Infinity",
        (Form::Finite, false) if number.is_zero() => "+Zero",
        (Form::Finite, true) if number.is_zero() => "-Zero",
        (Form::Finite, false) if subnormal() => "+Subnormal",
        (Form::Finite, true) if subnormal() => "-Subnormal",
        (Form::Finite, false) => "+Normal",
        (Form::Finite, true) => "-Normal",
    }
}

// ---- methods of contexts

/// The class of numbers that a context makes of its arguments.
pub(super) fn class_for(t: &mut Thread, v: Value) -> ClassId {
    match v.cast::<Decimal>() {
        Some(decimal) => decimal.header.class(),
        None => class(t).id,
    }
}

/// A method of contexts: an operation on a number.
pub(super) fn on_one(t: &mut Thread, a: Args, op: Unary, reach: Reach) -> NativeResult {
    let x = operand(t, a[1])?;
    let class = class_for(t, a[1]);
    unary(t, this(a), class, op, reach, x)
}

/// The same on two.
pub(super) fn on_two(t: &mut Thread, a: Args, op: Binary, reach: Reach) -> NativeResult {
    let (x, y) = (operand(t, a[1])?, operand(t, a[2])?);
    let class = class_for(t, a[1]);
    binary(t, this(a), class, (op, reach), x, y)
}

/// The number that an argument of a context's method is, and the class of such.
pub(super) fn argument(t: &mut Thread, a: Args) -> NativeResult<(Number, ClassId)> {
    Ok((operand(t, a[1])?, class_for(t, a[1])))
}

/// A question about a number.
pub(super) fn test(t: &mut Thread, a: Args, test: fn(&Number) -> bool) -> NativeResult {
    Ok(Value::bool(test(&operand(t, a[1])?)))
}
