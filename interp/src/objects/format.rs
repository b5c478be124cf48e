//! `format(value, spec)` of what needs no guest code.

use super::arith::Integer;
use super::number::Complex;
use super::repr::{Method, method_of, to_text};
use super::special::Special;
use super::string::Str;
use crate::heap::Kind;
use crate::machine::{NativeResult, Thread};
use crate::text::spec::{Spec, Target};
use crate::text::{Chars, Text};
use crate::value::Value;

/// `format(value, spec)` as a string; `None` where guest code has to be asked.
///
/// # Errors
/// What the value's `__format__` raises for a specification that doesn't fit.
pub fn format_native(t: &mut Thread, value: Value, spec: Chars<'_>) -> NativeResult<Option<Value>> {
    if spec.is_empty()
        && let Some(s) = value.cast::<Str>()
        && s.header.class() == super::class::ids::STR
    {
        return Ok(Some(value));
    }
    let mut out = Text::new();
    if !push_formatted(t, value, spec, &mut out)? {
        return Ok(None);
    }
    Ok(Some(t.text(&out)?))
}

/// Appends `format(value, spec)`; false where guest code has to be asked.
///
/// # Errors
/// As [`format_native`].
pub fn push_formatted(t: &mut Thread, value: Value, spec: Chars<'_>, out: &mut Text) -> NativeResult<bool> {
    let method = method_of(t, value, Special::Format);
    match method {
        Method::Kind => {}
        Method::Object if spec.is_empty() => return to_text(t, value, out),
        Method::Object => return Err(unsupported(t, value)),
        Method::Missing | Method::Other => return Ok(false),
    }
    if spec.is_empty() {
        return to_text(t, value, out);
    }
    let plain = t.plain(value);
    let target = match plain.kind() {
        Some(Kind::Str) => Target::Str,
        Some(Kind::Complex) => Target::Complex,
        _ if plain.as_float().is_some() => Target::Float,
        _ if Integer::of(t, plain).is_some() => Target::Int,
        _ => return Err(unsupported(t, value)),
    };
    let name = short_name(t, value);
    let parsed = Spec::parse(spec, target, &name).map_err(|e| t.text_error(e))?;
    t.check_room(parsed.min_len())?;
    let text = match target {
        Target::Str => match plain.cast::<Str>() {
            Some(s) => parsed.format_str(s.chars(), &name),
            None => return Ok(false),
        },
        Target::Complex => match plain.cast::<Complex>() {
            Some(c) => parsed.format_complex(c.re, c.im, &name),
            None => return Ok(false),
        },
        Target::Float => parsed.format_float(plain.as_float().unwrap_or_default(), &name),
        Target::Int => match Integer::of(t, plain) {
            Some(i) => parsed.format_int(i.as_ref(), &name, t.interp().max_str_digits()),
            None => return Ok(false),
        },
    };
    let text = text.map_err(|e| t.text_error(e))?;
    out.push_chars(text.as_chars());
    Ok(true)
}

/// The class's name for messages, without allocating for the common ones.
fn short_name(t: &Thread, v: Value) -> std::borrow::Cow<'static, str> {
    use super::class::ids;
    match crate::machine::interp::class_id(v) {
        ids::INT => "int".into(),
        ids::FLOAT => "float".into(),
        ids::STR => "str".into(),
        _ => t.type_name(v).into(),
    }
}

#[cold]
fn unsupported(t: &mut Thread, v: Value) -> crate::machine::Trap {
    let name = t.type_name(v);
    t.type_error(format!("unsupported format string passed to {name}.__format__"))
}

/// `v.__format__(spec)` as the methods of the types do it.
///
/// # Errors
/// As [`format_native`], and `TypeError` for a specification that is no string.
pub(crate) fn format_method(t: &mut Thread, v: Value, spec: Value) -> NativeResult {
    let Some(spec) = super::methods::args::as_str(t, spec) else {
        let got = super::methods::args::type_name_or_none(t, spec);
        return Err(t.type_error(format!("__format__() argument must be str, not {got}")));
    };
    let mut out = Text::new();
    let done = if spec.is_empty() { to_text(t, v, &mut out)? } else { push_formatted(t, t.plain(v), spec.chars(), &mut out)? };
    if done { Ok(t.text(&out)?) } else { Err(t.prelude("guest_str", &[v])) }
}
