//! Built-in functions about numbers, characters, texts and hashes.

use crate::machine::frame::Check;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::arith::{self, IntOp, Integer, int_binary};
use crate::objects::class::ids;
use crate::objects::format::format_native;
use crate::objects::hash::hash_native;
use crate::objects::methods::args::{self, Site};
use crate::objects::methods::{bytes_like, float, int};
use crate::objects::number::Complex;
use crate::objects::repr::{Method, identity, method_of, repr_native};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::arith::{abs_complex, bit_length};
use crate::text::{Chars, Text, escape, integer};
use crate::value::Value;

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "abs" "x, /" abs),
    native!(Static "ascii" "obj, /" ascii),
    native!(Static "bin" "number, /" bin),
    native!(Static "chr" "i, /" chr),
    native!(Static "divmod" "x, y, /" divmod),
    native!(Static "format" "value, format_spec='', /" format),
    native!(Static "hash" "obj, /" hash),
    native!(Static "hex" "number, /" hex),
    native!(Static "id" "obj, /" id),
    native!(Static "oct" "number, /" oct),
    native!(Static "ord" "c, /" ord),
    native!(Static "pow" "base, exp, mod=None" pow),
    native!(Static "repr" "obj, /" repr),
    native!(Static "round" "number, ndigits=None" round),
];

fn id(t: &mut Thread, a: Args) -> NativeResult {
    let id = identity(t, a[0]);
    Ok(t.big_int(id.into()))
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    match hash_native(t, a[0])? {
        Some(hash) => Ok(t.int(hash)),
        None => Err(t.tail_checked(a[0], Special::Hash, Check::Hash)),
    }
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = t.start_text();
    if repr_native(t, a[0], &mut out)? {
        return Ok(t.finish_text(out)?);
    }
    Err(t.tail_checked(a[0], Special::Repr, Check::Repr))
}

fn ascii(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    if repr_native(t, a[0], &mut out)? {
        return Ok(t.text(&escape::escape_non_ascii(out.as_chars()))?);
    }
    Err(t.prelude("guest_ascii", &[a[0]]))
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    let spec = match a.opt(1) {
        None => None,
        Some(v) => match args::as_str(t, v) {
            Some(s) => Some(s),
            None => {
                let got = args::type_name_or_none(t, v);
                return Err(t.type_error(format!("format() argument 2 must be str, not {got}")));
            }
        },
    };
    let chars = spec.as_ref().map_or(Chars::EMPTY, |s| s.chars());
    match format_native(t, a[0], chars)? {
        Some(text) => Ok(text),
        None => {
            let empty = t.char(None);
            Err(t.prelude("guest_format", &[a[0], a.opt(1).unwrap_or(empty)]))
        }
    }
}

// ---- characters

fn chr(t: &mut Thread, a: Args) -> NativeResult {
    let point = args::integer(t, a, 0, Site::function("chr"))?.word();
    match point.and_then(|p| u32::try_from(p).ok()).filter(|&p| p <= 0x10_ffff) {
        Some(point) if point < 128 => Ok(t.char(Some(point))),
        Some(point) => Ok(crate::objects::string::Str::wide(t, &[point])?.into()),
        None => Err(t.value_error("chr() arg not in range(0x110000)")),
    }
}

/// Is it one of the two types that bytes are written as, no view of others?
fn is_bytes(t: &Thread, v: Value) -> bool {
    let class = t.class_of(v);
    class.is_subclass_of(ids::BYTES) || class.is_subclass_of(ids::BYTEARRAY)
}

fn ord(t: &mut Thread, a: Args) -> NativeResult {
    let len = if let Some(s) = args::as_str(t, a[0]) {
        if let (1, Some(point)) = (s.len(), s.chars().get(0)) {
            return Ok(Value::small(point as i32));
        }
        s.len()
    } else if is_bytes(t, a[0])
        && let Some(bytes) = bytes_like(t, a[0])
    {
        if let [byte] = *bytes {
            return Ok(Value::small(i32::from(byte)));
        }
        bytes.len()
    } else {
        let got = t.type_name(a[0]);
        return Err(t.type_error(format!("ord() expected string of length 1, but {got} found")));
    };
    Err(t.type_error(format!("ord() expected a character, but string of length {len} found")))
}

// ---- numbers

fn abs(t: &mut Thread, a: Args) -> NativeResult {
    let x = a[0];
    if let Some(f) = x.as_float() {
        return Ok(t.float(f.abs()));
    }
    if method_of(t, x, Special::Abs) == Method::Kind {
        if let Some(i) = Integer::of(t, x) {
            let op = if i.is_negative() { IntOp::Sub } else { IntOp::Add };
            return int_binary(t, op, Integer::Small(0), i);
        }
        if let Some(f) = t.plain(x).as_float() {
            return Ok(t.float(f.abs()));
        }
        if let Some(c) = t.plain(x).cast::<Complex>()
            && let Ok(size) = abs_complex((c.re, c.im))
        {
            return Ok(t.float(size));
        }
    }
    match t.class_of(x).special(Special::Abs).bound() {
        Some(method) => Err(t.tail_special(method, x, &[])),
        None => {
            let name = t.type_name(x);
            Err(t.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

fn round(t: &mut Thread, a: Args) -> NativeResult {
    let x = a[0];
    if x.kind() == Some(crate::heap::Kind::Decimal) {
        return crate::modules::decimal::round(t, a);
    }
    let digits_are_plain = a.opt(1).is_none_or(|d| d.is_none() || Integer::of(t, d).is_some());
    if digits_are_plain && method_of(t, x, Special::Round) == Method::Kind {
        let plain = t.plain(x);
        if plain.as_float().is_some() {
            return float::round(t, a);
        }
        if Integer::of(t, plain).is_some() {
            return if a.opt(1).is_some_and(Value::is_none) { int::plain(t, a) } else { int::round(t, a) };
        }
    }
    match t.class_of(x).special(Special::Round).bound() {
        Some(method) => match a.opt(1).filter(|d| !d.is_none()) {
            Some(digits) => Err(t.tail_special(method, x, &[digits])),
            None => Err(t.tail_special(method, x, &[])),
        },
        None => {
            let name = t.type_name(x);
            Err(t.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

/// Has a value's class a method of its own for an operator?
fn overrides(t: &Thread, v: Value, which: Special) -> bool {
    method_of(t, v, which) != Method::Kind
}

fn divmod(t: &mut Thread, a: Args) -> NativeResult {
    let (x, y) = (a[0], a[1]);
    if !overrides(t, x, Special::DivMod) && !overrides(t, y, Special::RDivMod) {
        if let (Some(x), Some(y)) = (Integer::of(t, x), Integer::of(t, y)) {
            return arith::int_divmod(t, x, y);
        }
        if t.plain(x).as_float().is_some() || t.plain(y).as_float().is_some() {
            let (left, right) = (arith::to_float(t, x)?, arith::to_float(t, y)?);
            if let (Some(left), Some(right)) = (left, right) {
                return float::divmod_floats(t, left, right);
            }
        }
    }
    Err(t.prelude("guest_divmod", &[x, y]))
}

fn pow(t: &mut Thread, a: Args) -> NativeResult {
    let modulus = a.opt(2).filter(|m| !m.is_none());
    let (x, y) = (a[0], a[1]);
    if !overrides(t, x, Special::Pow) && !overrides(t, y, Special::RPow) {
        match (Integer::of(t, x), Integer::of(t, y), modulus) {
            (Some(x), Some(y), None) => return arith::int_pow(t, x, y),
            (Some(x), Some(y), Some(m)) => {
                if let Some(m) = Integer::of(t, m) {
                    return arith::int_pow_mod(t, x, y, m);
                }
            }
            _ => {}
        }
    }
    Err(t.prelude("guest_pow", &[x, y, modulus.unwrap_or(Value::NONE)]))
}

fn hex(t: &mut Thread, a: Args) -> NativeResult {
    in_base(t, a, 16, "0x", "hex")
}

fn oct(t: &mut Thread, a: Args) -> NativeResult {
    in_base(t, a, 8, "0o", "oct")
}

fn bin(t: &mut Thread, a: Args) -> NativeResult {
    in_base(t, a, 2, "0b", "bin")
}

fn in_base(t: &mut Thread, a: Args, base: u8, prefix: &str, name: &'static str) -> NativeResult {
    if let Some(i) = a[0].as_int() {
        return small_in_base(t, i, base.ilog2(), prefix);
    }
    let i = args::integer(t, a, 0, Site::function(name))?;
    t.charge_each((bit_length(i.as_ref()) / u64::from(base.ilog2())) as usize, cost::CODED_CHAR)?;
    let digits = integer::in_base(i.as_ref(), base);
    let sign = if i.is_negative() { "-" } else { "" };
    Ok(t.str(&format!("{sign}{prefix}{}", digits.trim_start_matches('-')))?)
}
/// The same of an integer of 63 bits, in a base of so many bits.
fn small_in_base(t: &mut Thread, i: i64, bits: u32, prefix: &str) -> NativeResult {
    /// Sign, prefix and digits.
    const MOST: usize = 1 + 2 + 64;
    let mut text = [0; MOST];
    let mut at = MOST;
    let mut rest = i.unsigned_abs();
    loop {
        at -= 1;
        text[at] = b"0123456789abcdef"[(rest & ((1 << bits) - 1)) as usize];
        rest >>= bits;
        if rest == 0 {
            break;
        }
    }
    at -= prefix.len();
    text[at..at + prefix.len()].copy_from_slice(prefix.as_bytes());
    if i < 0 {
        at -= 1;
        text[at] = b'-';
    }
    Ok(Str::ascii(t, &text[at..])?.into())
}
