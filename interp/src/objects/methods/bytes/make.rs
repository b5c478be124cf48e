//! Making bytes: from text, a length, other bytes, integers, hexadecimal digits.

use super::super::args::{self, as_str};
use super::super::{bytes_like, codec, wrap};
use super::{alike_value, check_len, is_index};
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::bytearray::ByteArray;
use crate::objects::class::{Class, ids};
use crate::objects::iterate::{MANY, asks_length, items_of};
use crate::objects::memory::View;
use crate::objects::repr::{Method, method_of};
use crate::objects::special::Special;
use crate::value::Value;

/// What the bytes are made of, as far as it needs no guest code.
pub(super) enum Source {
    Bytes(Vec<u8>),
    /// The prelude makes a list of integers or other bytes of it first.
    Guest(Value),
}

/// Reads the arguments of `bytes(...)` and `bytearray(...)`: source, encoding, errors behind the receiver.
pub(super) fn source(t: &mut Thread, a: Args, kind: &str) -> NativeResult<Source> {
    let given = a.opt(1);
    if a.len() > 2 {
        for (at, name) in [(2, "encoding"), (3, "errors")] {
            if let Some(v) = a.opt(at)
                && as_str(t, v).is_none()
            {
                let (function, got) =
                    (if a[0].cast::<Class>().is_some() { "bytes" } else { "bytearray" }, args::type_name_or_none(t, v));
                return Err(t.type_error(format!("{function}() argument '{name}' must be str, not {got}")));
            }
        }
        let Some(text) = given.and_then(|v| as_str(t, v)) else {
            let which = if a.opt(2).is_some() { "encoding" } else { "errors" };
            return Err(t.type_error(format!("{which} without a string argument")));
        };
        if a.opt(2).is_none() {
            return Err(t.type_error("string argument without an encoding"));
        }
        return codec::encode_arguments(t, a, 2, "bytes", text).map(Source::Bytes);
    }
    let Some(v) = given else { return Ok(Source::Bytes(Vec::new())) };
    if kind == "bytes" && matches!(method_of(t, v, Special::Bytes), Method::Other | Method::Missing) {
        return Ok(Source::Guest(v));
    }
    if as_str(t, v).is_some() {
        return Err(t.type_error("string argument without an encoding"));
    }
    if View::of(v).is_some_and(|native| native.payload::<View>().is_some_and(View::is_released)) {
        return Err(t.value_error("operation forbidden on released memoryview object"));
    }
    if let Some(bytes) = bytes_like(t, v) {
        t.charge_each(bytes.len(), cost::MADE_BYTE)?;
        return bytes.aside_if_long(t, bytes.len(), <[u8]>::to_vec).map(Source::Bytes);
    }
    if let Some(i) = Integer::of(t, v) {
        let Some(len) = i.word() else {
            return Err(t.raise(ids::OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer"));
        };
        let Ok(len) = usize::try_from(len) else { return Err(t.value_error("negative count")) };
        check_len(t, len)?;
        t.charge_each(len, cost::MADE_BYTE)?;
        return Ok(Source::Bytes(vec![0; len]));
    }
    if is_index(t, v) {
        return Ok(Source::Guest(v));
    }
    let class = t.class_of(v);
    if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
        let got = t.type_name(v);
        return Err(t.type_error(format!("cannot convert '{got}' object to {kind}")));
    }
    // An iterator is used up by reading it: the prelude makes a list of it, which can be read twice.
    if matches!(v.kind(), Some(crate::heap::Kind::Iterator | crate::heap::Kind::Generator)) {
        return Ok(Source::Guest(v));
    }
    if kind == "bytes" && asks_length(t, v) {
        return Ok(Source::Guest(v));
    }
    let Some(items) = items_of(t, v)? else { return Ok(Source::Guest(v)) };
    t.charge_each(items.len(), cost::COMPARED_ITEM)?;
    let mut bytes = Vec::with_capacity(items.len());
    for (i, &item) in items.iter().enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        match Integer::of(t, item) {
            Some(i) => match i.word().and_then(|i| u8::try_from(i).ok()) {
                Some(byte) => bytes.push(byte),
                None => {
                    let whose = if kind == "bytes" { "bytes" } else { "byte" };
                    return Err(t.value_error(format!("{whose} must be in range(0, 256)")));
                }
            },
            None if is_index(t, item) => return Ok(Source::Guest(v)),
            None => return Err(no_integer(t, item)),
        }
    }
    Ok(Source::Bytes(bytes))
}

fn no_integer(t: &mut Thread, v: Value) -> Trap {
    let got = t.type_name(v);
    t.type_error(format!("'{got}' object cannot be interpreted as an integer"))
}

pub(super) fn new_bytes(t: &mut Thread, a: Args) -> NativeResult {
    if a.len() == 2
        && let Some(class) = a[0].cast::<Class>()
        && class.id == ids::BYTES
        && a[1].cast::<crate::objects::string::Bytes>().is_some_and(|b| b.header.class() == ids::BYTES)
    {
        return Ok(a[1]);
    }
    match source(t, a, "bytes")? {
        Source::Bytes(bytes) => {
            let bytes = t.bytes(&bytes)?;
            wrap(t, a[0], ids::BYTES, bytes)
        }
        Source::Guest(v) => Err(t.prelude("new_bytes", &[a[0], v])),
    }
}

/// `fromhex`: pairs of digits, white space between them.
pub(super) fn fromhex(t: &mut Thread, a: Args) -> NativeResult {
    let text = args::string(t, a, 1, "fromhex() argument")?;
    t.charge_each(text.len(), cost::CODED_CHAR)?;
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let digit = |c: Option<u32>| c.and_then(char::from_u32).and_then(|c| c.to_digit(16));
    let chars = text.chars();
    if let Some(at) = chars.iter().position(|c| c >= 0x80) {
        return Err(t.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
    }
    let mut i = 0;
    while i < chars.len() {
        if i % MANY < 2 {
            t.checkpoint()?;
        }
        if matches!(chars.at(i), 0x20 | 0x09..=0x0d) {
            i += 1;
            continue;
        }
        match (digit(chars.get(i)), digit(chars.get(i + 1))) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let at = if high.is_some() { i + 1 } else { i };
                return Err(t.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
            }
        }
        i += 2;
    }
    let Some(class) = a[0].cast::<Class>() else { return Ok(t.bytes(&bytes)?) };
    let plain = t.bytes(&bytes)?;
    match class.id {
        ids::BYTES => Ok(plain),
        ids::BYTEARRAY => {
            let model = ByteArray::new(t, Vec::new());
            alike_value(t, model.into(), &bytes)
        }
        _ => Err(t.tail_call(a[0], &[plain])),
    }
}
