//! Methods of `complex`.

use super::args;
use super::wrap;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::{self, Integer};
use crate::objects::class::{Class, ids};
use crate::objects::format::format_method;
use crate::objects::number::Complex;
use crate::objects::repr::{Method, method_of};
use crate::objects::special::Special;
use crate::text::arith::{abs_complex, div_complex, mul_complex, pow_complex};
use crate::text::{Chars, Error, Result as TextResult, escape, float, spec, unicode};
use crate::value::Value;

pub(crate) const COMPLEX: &[NativeDef] = &[
    native!(New "__new__" "cls, real=0, imag=0" new),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__bool__" "self, /" truth),
    native!(Method "__complex__" "self, /" plain),
    native!(Method "__pos__" "self, /" plain),
    native!(Method "__neg__" "self, /" neg),
    native!(Method "__abs__" "self, /" abs),
    native!(Method "__format__" "self, format_spec, /" format),
    native!(Method "__getnewargs__" "self, /" getnewargs),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__radd__" "self, value, /" add),
    native!(Method "__sub__" "self, value, /" sub),
    native!(Method "__rsub__" "self, value, /" rsub),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__truediv__" "self, value, /" div),
    native!(Method "__rtruediv__" "self, value, /" rdiv),
    native!(Method "__pow__" "self, value, mod=None, /" pow),
    native!(Method "__rpow__" "self, value, mod=None, /" rpow),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" no_order),
    native!(Method "__le__" "self, value, /" no_order),
    native!(Method "__gt__" "self, value, /" no_order),
    native!(Method "__ge__" "self, value, /" no_order),
    native!(Method "conjugate" "self, /" conjugate),
    native!(Member "real" "self" real),
    native!(Member "imag" "self" imag),
];

/// Real and imaginary part.
type Pair = (f64, f64);

fn receiver(t: &Thread, a: Args) -> Pair {
    let c = t.plain(a[0]).cast::<Complex>().expect("gilbox bug: the machine checks the receivers of natives");
    (c.re, c.im)
}

/// A number of any kind as a complex one.
fn pair(t: &mut Thread, v: Value) -> NativeResult<Option<Pair>> {
    if let Some(c) = t.plain(v).cast::<Complex>() {
        return Ok(Some((c.re, c.im)));
    }
    Ok(arith::to_float(t, v)?.map(|f| (f, 0.0)))
}

fn both(t: &mut Thread, a: Args, f: impl FnOnce(Pair, Pair) -> TextResult<Pair>) -> NativeResult {
    let x = receiver(t, a);
    let Some(y) = pair(t, a[1])? else { return Ok(Value::NOT_IMPLEMENTED) };
    match f(x, y) {
        Ok((re, im)) => Ok(t.complex(re, im)),
        Err(e) => Err(t.text_error(e)),
    }
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |x, y| Ok((x.0 + y.0, x.1 + y.1)))
}

fn sub(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |x, y| Ok((x.0 - y.0, x.1 - y.1)))
}

fn rsub(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |x, y| Ok((y.0 - x.0, y.1 - x.1)))
}

fn mul(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |x, y| Ok(mul_complex(x, y)))
}

fn div(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, div_complex)
}

fn rdiv(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |x, y| div_complex(y, x))
}

fn pow(t: &mut Thread, a: Args) -> NativeResult {
    power(t, a, pow_complex)
}

fn rpow(t: &mut Thread, a: Args) -> NativeResult {
    power(t, a, |x, y| pow_complex(y, x))
}

/// A power; there is none to a modulus.
fn power(t: &mut Thread, a: Args, of: impl FnOnce(Pair, Pair) -> TextResult<Pair>) -> NativeResult {
    let has_modulus = a.opt(2).is_some_and(|modulus| !modulus.is_none());
    both(t, a, |x, y| if has_modulus { Err(Error::value("complex modulo")) } else { of(x, y) })
}

/// Equality with a number; integers are compared exactly.
fn equal(t: &Thread, a: Args) -> Option<bool> {
    let (re, im) = receiver(t, a);
    let other = t.plain(a[1]);
    if let Some(c) = other.cast::<Complex>() {
        return Some(re == c.re && im == c.im);
    }
    if let Some(f) = other.as_float() {
        return Some(re == f && im == 0.0);
    }
    let i = Integer::of(t, other)?;
    Some(im == 0.0 && arith::order_int_float(i, re) == Some(std::cmp::Ordering::Equal))
}

fn eq(t: &mut Thread, a: Args) -> NativeResult {
    Ok(equal(t, a).map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(t: &mut Thread, a: Args) -> NativeResult {
    Ok(equal(t, a).map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

/// Complex numbers have no order.
fn no_order(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let (re, im) = receiver(t, a);
    Ok(t.text(&spec::repr_complex(re, im))?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let (re, im) = receiver(t, a);
    let identity = crate::objects::hash::hash_identity(t, a[0]);
    Ok(t.int(crate::text::hash::hash_complex(re, im, identity)))
}

fn truth(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(receiver(t, a) != (0.0, 0.0)))
}

fn plain(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.plain(a[0]))
}

fn neg(t: &mut Thread, a: Args) -> NativeResult {
    let (re, im) = receiver(t, a);
    Ok(t.complex(-re, -im))
}

fn abs(t: &mut Thread, a: Args) -> NativeResult {
    let size = abs_complex(receiver(t, a)).map_err(|e| t.text_error(e))?;
    Ok(t.float(size))
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    format_method(t, a[0], a[1])
}

fn conjugate(t: &mut Thread, a: Args) -> NativeResult {
    let (re, im) = receiver(t, a);
    Ok(t.complex(re, -im))
}

fn real(t: &mut Thread, a: Args) -> NativeResult {
    let (re, _) = receiver(t, a);
    Ok(t.float(re))
}

fn imag(t: &mut Thread, a: Args) -> NativeResult {
    let (_, im) = receiver(t, a);
    Ok(t.float(im))
}

fn getnewargs(t: &mut Thread, a: Args) -> NativeResult {
    let (re, im) = receiver(t, a);
    let (re, im) = (t.float(re), t.float(im));
    Ok(t.tuple(&[re, im])?)
}

// ---- making

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let (real, imag) = (a.opt(1), a.opt(2));
    if imag.is_none()
        && let Some(v) = real
        && a[0].cast::<Class>().is_some_and(|class| class.id == ids::COMPLEX)
        && t.class_of(v).id == ids::COMPLEX
    {
        return Ok(v);
    }
    if let Some(text) = real.and_then(|v| args::as_str(t, v)) {
        if imag.is_some() {
            return Err(t.type_error("complex() can't take second arg if first is a string"));
        }
        let (re, im) = parse(text.chars()).map_err(|e| t.text_error(e))?;
        let c = t.complex(re, im);
        return wrap(t, a[0], ids::COMPLEX, c);
    }
    if imag.is_some_and(|v| args::as_str(t, v).is_some()) {
        return Err(t.type_error("complex() second arg can't be a string"));
    }
    for (v, first) in [(real, true), (imag, false)] {
        let Some(v) = v else { continue };
        let class = t.class_of(v);
        let guest = [Special::Complex, Special::Float, Special::Index].into_iter().any(|s| {
            // Only the first argument is asked for `__complex__`.
            (first || s != Special::Complex) && !class.special(s).is_unbound() && method_of(t, v, s) == Method::Other
        });
        if guest {
            let [real, imag] = [real, imag].map(|v| v.unwrap_or(Value::small(0)));
            return Err(t.prelude("new_complex", &[a[0], real, imag]));
        }
    }
    let (x, y) = (part(t, real, true)?, part(t, imag, false)?);
    // Each part may itself be complex; what is not leaves the other's signs of zero alone.
    let is_complex = |v: Option<Value>| v.is_some_and(|v| t.plain(v).cast::<Complex>().is_some());
    let re = if is_complex(imag) { x.0 - y.1 } else { x.0 };
    let im = match (is_complex(real), imag) {
        (true, Some(_)) => x.1 + y.0,
        (true, None) => x.1,
        (false, _) => y.0,
    };
    let c = t.complex(re, im);
    wrap(t, a[0], ids::COMPLEX, c)
}

fn part(t: &mut Thread, v: Option<Value>, first: bool) -> NativeResult<Pair> {
    let Some(v) = v else { return Ok((0.0, 0.0)) };
    match pair(t, v)? {
        Some(pair) => Ok(pair),
        None => {
            let name = t.type_name(v);
            Err(t.type_error(if first {
                format!("complex() first argument must be a string or a number, not '{name}'")
            } else {
                format!("complex() second argument must be a number, not '{name}'")
            }))
        }
    }
}

/// Reads `1+2j` and the like.
fn parse(s: Chars<'_>) -> TextResult<Pair> {
    let ascii: Vec<u8> = match s {
        Chars::Ascii(s) => s.to_vec(),
        Chars::Wide(s) => unicode::digits_to_ascii(s),
    };
    match float::without_underscores(&ascii) {
        Some(plain) => parse_plain(&plain).ok_or_else(|| Error::value("complex() arg is a malformed string")),
        None => Err(float::no_number("complex", escape::repr_str(s))),
    }
}

fn parse_plain(s: &[u8]) -> Option<Pair> {
    let mut s = s.trim_ascii();
    if let Some(inner) = s.strip_prefix(b"(") {
        s = inner.strip_suffix(b")")?.trim_ascii();
    }
    let (first, rest) = split_number(s);
    match rest {
        [] if !first.is_empty() => Some((float::from_bytes(first).ok()?, 0.0)),
        [b'j' | b'J'] => Some((0.0, imaginary(first)?)),
        [b'+' | b'-', ..] if !first.is_empty() => {
            let (second, rest) = split_number(rest);
            match rest {
                [b'j' | b'J'] => Some((float::from_bytes(first).ok()?, imaginary(second)?)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The number before a `j`, which may be left out.
fn imaginary(s: &[u8]) -> Option<f64> {
    match s {
        b"" | b"+" => Some(1.0),
        b"-" => Some(-1.0),
        s => float::from_bytes(s).ok(),
    }
}

/// Splits off what may be a number: a sign, then everything up to a `j` or a sign that belongs to no exponent.
fn split_number(s: &[u8]) -> (&[u8], &[u8]) {
    let mut end = usize::from(matches!(s.first(), Some(b'+' | b'-')));
    while let Some(&c) = s.get(end) {
        let in_exponent = end > 0 && matches!(s[end - 1], b'e' | b'E');
        if matches!(c, b'j' | b'J') || (matches!(c, b'+' | b'-') && !in_exponent) || c.is_ascii_whitespace() {
            break;
        }
        end += 1;
    }
    s.split_at(end)
}
