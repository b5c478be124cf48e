//! Methods of bytes that build others from them: joining, padding, case, translating, hexadecimal.

use super::super::args::{self, Site, as_str};
use super::super::{BytesLike, bytes_like, bytes_of};
use super::{alike, check_len, data, owner, same, whole};
use crate::heap::Kind;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::objects::iterate::{MANY, items_of};
use crate::objects::special::Special;
use crate::objects::string::Bytes;
use crate::text::lines::{self, Justify};
use crate::text::{Chars, Text, hex};
use crate::value::Value;

pub(super) fn join(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[1]);
    if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
        return Err(t.type_error("can only join an iterable"));
    }
    let lasting = matches!(t.plain(a[1]).kind(), Some(Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::DictView));
    let items = if lasting { items_of(t, a[1])? } else { None };
    let Some(items) = items else { return Err(t.prelude("guest_join_bytes", &[a[0], a[1]])) };
    let separator = data(t, a);
    t.charge_each(items.len(), cost::WRITTEN_ITEM)?;
    let plain: usize = items.iter().filter_map(|v| v.cast::<Bytes>()).map(|b| b.data().len() + separator.len()).sum();
    check_len(t, plain)?;
    let mut joined = Vec::with_capacity(plain);
    for (i, &v) in items.iter().enumerate() {
        let Some(item) = bytes_like(t, v) else {
            let got = t.type_name(v);
            return Err(t.type_error(format!("sequence item {i}: expected a bytes-like object, {got} found")));
        };
        if i > 0 {
            joined.extend_from_slice(&separator);
        }
        check_len(t, joined.len() + item.len())?;
        joined.extend_from_slice(&item);
    }
    alike(t, a, &joined)
}

/// A text of Latin-1 characters as the bytes that they stand for.
pub(super) fn to_bytes(text: &Text) -> Vec<u8> {
    match text {
        Text::Ascii(bytes) => bytes.clone(),
        Text::Wide(points) => points.iter().map(|&c| c as u8).collect(),
    }
}

/// Bytes as a text of one character each.
fn to_text(bytes: &[u8]) -> Text {
    if bytes.is_ascii() { Text::Ascii(bytes.to_vec()) } else { bytes.iter().map(|&b| u32::from(b)).collect() }
}

fn padded(t: &mut Thread, a: Args, name: &'static str, how: Justify) -> NativeResult {
    let width = args::index(t, a, 1, Site::method(owner(a), name))?;
    let fill = match a.opt(2) {
        None => b' ',
        Some(v) => match bytes_like(t, v).as_deref() {
            Some(&[fill]) => fill,
            _ => {
                let got = args::type_name_or_none(t, v);
                return Err(t.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {got}")));
            }
        },
    };
    let bytes = data(t, a);
    let width = usize::try_from(width).unwrap_or(0);
    if width <= bytes.len() {
        return same(t, a);
    }
    check_len(t, width)?;
    t.charge_each(width, cost::MAPPED_CHAR)?;
    let padded = bytes.aside_if_long(t, width, move |bytes| {
        lines::justify(to_text(bytes).as_chars(), how, width, u32::from(fill)).map(|text| to_bytes(&text))
    })?;
    let padded = padded.map_err(|e| t.text_error(e))?;
    alike(t, a, &padded)
}

pub(super) fn center(t: &mut Thread, a: Args) -> NativeResult {
    padded(t, a, "center", Justify::Center)
}

pub(super) fn ljust(t: &mut Thread, a: Args) -> NativeResult {
    padded(t, a, "ljust", Justify::Left)
}

pub(super) fn rjust(t: &mut Thread, a: Args) -> NativeResult {
    padded(t, a, "rjust", Justify::Right)
}

pub(super) fn zfill(t: &mut Thread, a: Args) -> NativeResult {
    let width = args::index(t, a, 1, Site::method(owner(a), "zfill"))?;
    let width = usize::try_from(width).unwrap_or(0);
    check_len(t, width)?;
    t.charge_each(width, cost::MAPPED_CHAR)?;
    let filled = move |bytes: &[u8]| lines::zfill(to_text(bytes).as_chars(), width).map(|text| to_bytes(&text));
    let filled = data(t, a).aside_if_long(t, width, filled)?.map_err(|e| t.text_error(e))?;
    alike(t, a, &filled)
}

pub(super) fn expandtabs(t: &mut Thread, a: Args) -> NativeResult {
    let size = match a.opt(1) {
        None => 8,
        Some(_) => args::c_int(t, a, 1, Site::method(owner(a), "expandtabs"))?.into(),
    };
    check_len(t, usize::try_from(size).unwrap_or(0))?;
    let text = lines::expand_tabs(to_text(&whole(t, a, cost::MAPPED_CHAR)?).as_chars(), size).map_err(|e| t.text_error(e))?;
    alike(t, a, &to_bytes(&text))
}

// ---- case: of ASCII letters alone

fn mapped(t: &mut Thread, a: Args, mut f: impl FnMut(&mut u8)) -> NativeResult {
    let mut bytes = whole(t, a, cost::MADE_BYTE)?.to_vec();
    bytes.iter_mut().for_each(&mut f);
    alike(t, a, &bytes)
}

pub(super) fn lower(t: &mut Thread, a: Args) -> NativeResult {
    mapped(t, a, u8::make_ascii_lowercase)
}

pub(super) fn upper(t: &mut Thread, a: Args) -> NativeResult {
    mapped(t, a, u8::make_ascii_uppercase)
}

pub(super) fn swapcase(t: &mut Thread, a: Args) -> NativeResult {
    mapped(t, a, |b| {
        if b.is_ascii_alphabetic() {
            *b ^= 0x20;
        }
    })
}

pub(super) fn capitalize(t: &mut Thread, a: Args) -> NativeResult {
    let mut first = true;
    mapped(t, a, |b| if std::mem::take(&mut first) { b.make_ascii_uppercase() } else { b.make_ascii_lowercase() })
}

pub(super) fn title(t: &mut Thread, a: Args) -> NativeResult {
    let mut in_word = false;
    mapped(t, a, |b| {
        if in_word {
            b.make_ascii_lowercase();
        } else {
            b.make_ascii_uppercase();
        }
        in_word = b.is_ascii_alphabetic();
    })
}

// ---- translating

pub(super) fn translate(t: &mut Thread, a: Args) -> NativeResult {
    let table = match a[1] {
        Value::NONE => None,
        table => Some(bytes_of(t, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(t.value_error("translation table must be 256 characters long"));
    }
    let drop = match a.opt(2) {
        None => None,
        Some(drop) => Some(bytes_of(t, drop)?),
    };
    let (table, drop) = (table.map(BytesLike::into_vec), drop.map(BytesLike::into_vec));
    let bytes = whole(t, a, cost::CODED_CHAR)?;
    let translated: Vec<u8> = bytes.aside_if_long(t, bytes.len(), move |bytes| {
        let kept = bytes.iter().filter(|b| !drop.as_ref().is_some_and(|drop| drop.contains(b)));
        match (&table, &drop) {
            (Some(table), None) => bytes.iter().map(|&b| table[usize::from(b)]).collect(),
            (Some(table), Some(_)) => kept.map(|&b| table[usize::from(b)]).collect(),
            (None, _) => kept.copied().collect(),
        }
    })?;
    alike(t, a, &translated)
}

pub(super) fn maketrans(t: &mut Thread, a: Args) -> NativeResult {
    let (from, to) = (bytes_of(t, a[0])?, bytes_of(t, a[1])?);
    if from.len() != to.len() {
        return Err(t.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|i| i as u8);
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[usize::from(from)] = to;
    }
    Ok(t.bytes(&table)?)
}

// ---- hexadecimal

pub(crate) fn hex(t: &mut Thread, a: Args) -> NativeResult {
    let group = match a.opt(2) {
        None => 1,
        Some(_) => args::c_int(t, a, 2, Site::method(owner(a), "hex"))?,
    };
    let separator = match a.opt(1) {
        None => None,
        Some(v) => Some(hex_separator(t, v)?),
    };
    let bytes = whole(t, a, cost::CODED_CHAR)?;
    check_len(t, bytes.len().saturating_mul(3))?;
    if separator.is_none() {
        let mut text = Vec::with_capacity(bytes.len() * 2);
        for bytes in bytes.chunks(MANY) {
            t.checkpoint()?;
            text.extend(hex::hex(bytes));
        }
        return Ok(t.text(&Text::Ascii(text))?);
    }
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut text = Vec::with_capacity(bytes.len() * 3);
    for (i, &b) in bytes.iter().enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        // Groups are counted from the right, or with a negative size from the left.
        let counted = if group < 0 { i } else { bytes.len() - i };
        if let Some(separator) = separator
            && i > 0
            && size > 0
            && counted.is_multiple_of(size)
        {
            text.push(separator);
        }
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        text.extend([DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]);
    }
    Ok(t.text(&Text::Ascii(text))?)
}

fn hex_separator(t: &mut Thread, v: Value) -> NativeResult<u8> {
    if let Some(s) = as_str(t, v) {
        return match s.chars() {
            Chars::Ascii(&[c]) => Ok(c),
            chars if chars.len() == 1 => Err(t.value_error("sep must be ASCII.")),
            _ => Err(t.value_error("sep must be length 1.")),
        };
    }
    match bytes_like(t, v).as_deref() {
        Some(&[c]) if c.is_ascii() => Ok(c),
        Some([_]) => Err(t.value_error("sep must be ASCII.")),
        Some(_) => Err(t.value_error("sep must be length 1.")),
        None => Err(match crate::objects::ops::len_native(t, v) {
            Some(1) => t.type_error("sep must be str or bytes."),
            Some(_) => t.value_error("sep must be length 1."),
            None => {
                let got = t.type_name(v);
                t.type_error(format!("object of type '{got}' has no len()"))
            }
        }),
    }
}
