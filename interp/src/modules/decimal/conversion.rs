//! Decimal numbers from other values, and as such.

use std::sync::atomic::Ordering;

use super::context::{Context, current, optional, this as context_of};
use super::operation::run;
use super::{go_on, number};
use crate::heap::{ClassId, Header, Kind, Ref};
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::decimal::{Decimal, number_of, of_integer};
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Wrapped;
use crate::objects::string::Str;
use crate::text::arith::effort;
use crate::text::decimal::{self, Coef, Form, Number, Rounding, Rules, seen};
use crate::text::spec::Spec;
use crate::text::{Chars, Int, Text};
use crate::value::{Slot, Value};

/// The refusal of an operand.
#[cold]
pub(super) fn no_operand(t: &mut Thread, v: Value) -> Trap {
    let name = t.type_name(v);
    t.type_error(format!("conversion from {name} to Decimal is not supported"))
}

/// An argument as a number.
///
/// # Errors
/// `TypeError` for what is neither decimal nor an integer.
pub(super) fn operand(t: &mut Thread, v: Value) -> NativeResult<Number> {
    number_of(t, v).ok_or_else(|| no_operand(t, v))
}

/// An instance of `class`, which is `Decimal` or derives from it, with the value of a decimal number.
fn wrapped(t: &mut Thread, class: Ref<Class>, plain: Value) -> Value {
    if class.instance_kind == Kind::Decimal {
        return plain;
    }
    let header = Header::new(Kind::Wrapped, class.id);
    t.make(Wrapped { header, value: Slot::new(plain), attrs: Slot::unbound() }).into()
}

/// `Decimal(value, context)`.
pub(super) fn new(t: &mut Thread, a: Args) -> NativeResult {
    let Some(class) = a[0].cast::<Class>() else {
        let given = t.type_name(a[0]);
        return Err(t.type_error(format!("Decimal.__new__(X): X is not a type object ({given})")));
    };
    let base = if class.instance_kind == Kind::Decimal { class } else { number::class(t) };
    if class != base && !class.is_subclass_of(base.id) {
        let name = t.class_qualname(class);
        return Err(t.type_error(format!("decimal.Decimal.__new__({name}): {name} is not a subtype of decimal.Decimal")));
    }
    let context = optional(t, a, 2)?;
    let Some(value) = a.opt(1) else {
        let zero = Decimal::make(t, base.id, Number::small(0));
        return Ok(wrapped(t, class, zero));
    };
    if value.kind() == Some(Kind::Decimal) {
        return Ok(wrapped(t, class, value));
    }
    let Some(number) = read(t, context, value, true)? else {
        return Err(go_on(t, "from_digits", &[a[0], value]));
    };
    let made = exact(t, context, number)?;
    let made = Decimal::make(t, base.id, made);
    Ok(wrapped(t, class, made))
}

/// The number that a value says exactly, with the exponent that it says, unless signals raise; `None` for one in parts.
fn read(t: &mut Thread, context: &Context, value: Value, lax: bool) -> NativeResult<Option<Number>> {
    let plain = t.plain(value);
    if let Some(text) = plain.cast::<Str>() {
        return parse(t, context, text, lax).map(Some);
    }
    if let Some(number) = number_of(t, plain) {
        return Ok(Some(number));
    }
    if plain.cast::<Tuple>().is_some() || plain.cast::<List>().is_some() {
        return Ok(None);
    }
    let Some(f) = plain.as_float() else { return Err(no_operand(t, value)) };
    context.settle_float(t, false)?;
    Ok(Some(decimal::from_float(f)))
}

fn parse(t: &mut Thread, context: &Context, text: Ref<Str>, lax: bool) -> NativeResult<Number> {
    let effort = effort::conversion(3 * text.len() as u64);
    let parsed = if effort > effort::LONG {
        crate::objects::arith::charge_effort(t, effort)?;
        let text = Text::from(text.chars());
        t.aside(move || decimal::parse(text.as_chars(), lax))?
    } else {
        t.charge_each(text.len(), cost::CODED_CHAR)?;
        decimal::parse(text.chars(), lax)
    };
    match parsed {
        Some(number) => Ok(number),
        None => {
            context.settle(t, seen::CONVERSION_SYNTAX)?;
            Ok(Number::nan())
        }
    }
}

/// A number, if there may be such a one.
fn exact(t: &mut Thread, context: &Context, number: Number) -> NativeResult<Number> {
    /// Well within the limits, with all the digits that there is memory for.
    const NEAR: u64 = 1 << 58;
    if !number.is_finite() || number.exp.unsigned_abs() < NEAR {
        return Ok(number);
    }
    let mut seen = 0;
    let made = decimal::fixed(&number, &Rules::WIDEST, &mut seen);
    if seen & (seen::INEXACT | seen::ROUNDED | seen::CLAMPED) != 0 {
        context.settle(t, seen::INVALID)?;
        return Ok(Number::nan());
    }
    Ok(made)
}

/// `context.create_decimal(num)`
pub(super) fn create(t: &mut Thread, a: Args) -> NativeResult {
    let context = context_of(a);
    let value = match a.opt(1) {
        Some(value) => value,
        None => Value::small(0),
    };
    let Some(number) = read(t, context, value, false)? else {
        return Err(go_on(t, "create_from_digits", &[a[0], value]));
    };
    rounded(t, context, number)
}

/// A number, rounded as a context says.
fn rounded(t: &mut Thread, context: &Context, number: Number) -> NativeResult {
    let class = number::class(t).id;
    let rules = context.rules();
    if number.is_nan() && !number.coef.is_zero() && number.coef.digits() > rules.prec - i64::from(rules.clamp) {
        context.settle(t, seen::CONVERSION_SYNTAX)?;
        return Ok(Decimal::make(t, class, Number::nan()));
    }
    super::operation::unary(t, context, class, decimal::fixed, super::operation::Reach::Digits, number)
}

/// `context.create_decimal_from_float(f)`
pub(super) fn create_from_float(t: &mut Thread, a: Args) -> NativeResult {
    let number = of_float(t, a[1])?;
    rounded(t, context_of(a), number)
}

/// `Decimal.from_float(f)`
pub(super) fn from_float(t: &mut Thread, a: Args) -> NativeResult {
    let number = of_float(t, a[1])?;
    let class = number::class(t);
    let made = Decimal::make(t, class.id, number);
    if a[0] == class.into() { Ok(made) } else { Err(t.tail_call(a[0], &[made])) }
}

fn of_float(t: &mut Thread, v: Value) -> NativeResult<Number> {
    if let Some(i) = Integer::of(t, v) {
        return Ok(of_integer(i));
    }
    match t.plain(v).as_float() {
        Some(f) => Ok(decimal::from_float(f)),
        None => Err(t.type_error("argument must be int or float")),
    }
}

// ---- text

/// The text of a number that is written in the thread's way, or another context's.
pub(super) fn text(t: &mut Thread, number: &Number, capitals: bool, engineering: bool) -> NativeResult<Vec<u8>> {
    let digits = number.coef.digits();
    let mut out = Vec::with_capacity(digits as usize + 24);
    let number = number.clone();
    run(t, digits as u64, move || {
        decimal::push_text(&mut out, &number, capitals, engineering);
        out
    })
}

fn capitals(t: &mut Thread) -> bool {
    current(t).capitals.load(Ordering::Relaxed)
}

/// Appends `str(number)`.
pub(crate) fn push_str(t: &mut Thread, number: &Number, out: &mut Text) -> NativeResult<()> {
    let capitals = capitals(t);
    if let (Text::Ascii(out), Coef::Small(_)) = (&mut *out, &number.coef) {
        decimal::push_text(out, number, capitals, false);
        return Ok(());
    }
    let text = text(t, number, capitals, false)?;
    out.push_ascii(&text);
    Ok(())
}

/// Appends `repr(number)`.
pub(crate) fn push_repr(t: &mut Thread, number: &Number, out: &mut Text) -> NativeResult<()> {
    out.push_ascii(b"Decimal('");
    push_str(t, number, out)?;
    out.push_ascii(b"')");
    Ok(())
}

/// Appends `format(number, spec)`.
pub(crate) fn push_formatted(t: &mut Thread, number: &Number, spec: Chars<'_>, out: &mut Text) -> NativeResult<()> {
    let context = current(t);
    let text = formatted(t, context, number, spec)?;
    out.push_chars(text.as_chars());
    Ok(())
}

/// `format(number, spec)` in a context.
pub(super) fn formatted(t: &mut Thread, context: &Context, number: &Number, spec: Chars<'_>) -> NativeResult<Text> {
    let spec = Spec::parse_decimal(spec).map_err(|e| t.text_error(e))?;
    let (capitals, rounding) = (context.capitals.load(Ordering::Relaxed), context.rules().rounding);
    let number = number.clone();
    let room = spec.decimal_room(&number);
    t.check_room(usize::try_from(room).unwrap_or(usize::MAX))?;
    let text = run(t, room, move || spec.format_decimal(&number, capitals, rounding))?;
    text.map_err(|e| t.text_error(e))
}

// ---- numbers of other kinds

/// The integer that a number is rounded to.
pub(crate) fn to_int(t: &mut Thread, number: Number, rounding: Rounding) -> NativeResult {
    match number.form {
        Form::Finite => {}
        Form::Infinite => return Err(t.raise(ids::OVERFLOW_ERROR, "cannot convert Infinity to integer")),
        Form::Quiet | Form::Signaling => return Err(t.value_error("cannot convert NaN to integer")),
    }
    let digits = if number.is_zero() { 1 } else { (number.coef.digits() + number.exp.max(0)) as u64 };
    let whole = run(t, digits, move || {
        let (negative, coef) = decimal::to_whole(&number, rounding);
        match coef {
            Coef::Small(n) if n <= i64::MAX as u128 => Int::Small(if negative { -(n as i64) } else { n as i64 }),
            coef => {
                let n = dashu_int::IBig::from(coef.big());
                Int::from(if negative { -n } else { n })
            }
        }
    })?;
    Ok(t.integer(whole))
}

/// The float nearest to a number.
pub(crate) fn to_float(t: &mut Thread, number: Number) -> NativeResult<f64> {
    if number.form == Form::Signaling {
        return Err(t.value_error("cannot convert signaling NaN to float"));
    }
    run(t, number.coef.digits() as u64, move || decimal::to_float(&number))
}

/// Numerator and denominator.
pub(super) fn to_ratio(t: &mut Thread, number: Number) -> NativeResult {
    match number.form {
        Form::Finite => {}
        Form::Infinite => return Err(t.raise(ids::OVERFLOW_ERROR, "cannot convert Infinity to integer ratio")),
        Form::Quiet | Form::Signaling => return Err(t.value_error("cannot convert NaN to integer ratio")),
    }
    let digits = if number.is_zero() { 1 } else { number.coef.digits() as u64 + number.exp.unsigned_abs() };
    let (top, bottom) = run(t, digits, move || decimal::to_ratio(&number))?;
    let (top, bottom) = (t.big_int(top), t.big_int(bottom));
    super::context::two(t, top, bottom)
}

/// The number of a class with another sign.
pub(super) fn signed(t: &mut Thread, class: ClassId, number: Number, negative: bool) -> Value {
    Decimal::make(t, class, Number { negative, ..number })
}
