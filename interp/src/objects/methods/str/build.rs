//! Methods of `str` that build strings from others: joining, padding, translating.

use super::super::args::{self, Site, as_str, self_str, whole_str};
use super::check_len;
use crate::heap::{Kind, Ref};
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::objects::arith::Integer;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::iterate::{Items, MANY, items_of};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::lines::{self, Justify};
use crate::text::{Chars, Text};
use crate::value::Value;

pub(super) fn join(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[1]);
    if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
        return Err(t.type_error("can only join an iterable"));
    }
    // What would use up an iterator is done in the prelude, which makes a list first.
    let lasting = matches!(
        t.plain(a[1]).kind(),
        Some(Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::DictView | Kind::Str | Kind::Bytes | Kind::Range)
    );
    let items = if lasting { items_of(t, a[1])? } else { None };
    let Some(items) = items else { return Err(t.prelude("guest_join", &[a[0], a[1]])) };
    let separator = self_str(t, a);
    if let [only] = &*items
        && only.cast::<Str>().is_some()
    {
        return Ok(*only);
    }
    t.charge_each(items.len(), cost::WRITTEN_ITEM)?;
    let mut len = 0usize;
    let (mut wide, mut plain) = (separator.is_wide(), true);
    for (i, &v) in items.iter().enumerate() {
        let Some(s) = v.cast::<Str>().or_else(|| as_str(t, v)) else {
            let got = t.type_name(v);
            return Err(t.type_error(format!("sequence item {i}: expected str instance, {got} found")));
        };
        len += s.len() + if i > 0 { separator.len() } else { 0 };
        wide |= s.is_wide();
        plain &= v == s.into();
    }
    check_len(t, len, wide)?;
    if !wide {
        if len <= 1 {
            let c = items.iter().find_map(|&v| t.plain(v).cast::<Str>()?.chars().get(0));
            return Ok(t.char(c.or(separator.chars().get(0)).filter(|_| len == 1)));
        }
        let items = if plain { items } else { Items::Owned(items.iter().map(|&v| t.plain(v)).collect()) };
        let strings = items.iter().filter_map(|v| v.cast::<Str>());
        return Ok(Str::joined(t, len, separator.data(), strings)?.into());
    }
    t.charge_each(len, cost::MADE_BYTE)?;
    let mut joined = Text::Wide(Vec::with_capacity(len));
    for (i, &v) in items.iter().enumerate() {
        if i > 0 {
            joined.push_chars(separator.chars());
        }
        if let Some(s) = as_str(t, v) {
            joined.push_chars(s.chars());
        }
    }
    Ok(t.text(&joined)?)
}

// ---- padding

/// Width and fill character of a padding method.
fn padding(t: &mut Thread, a: Args, name: &'static str) -> NativeResult<(Ref<Str>, usize, u32)> {
    let width = args::index(t, a, 1, Site::method(ids::STR, name))?;
    let fill = match a.opt(2) {
        None => u32::from(b' '),
        Some(v) => match as_str(t, v) {
            Some(s) if s.len() == 1 => s.chars().at(0),
            Some(_) => return Err(t.type_error("The fill character must be exactly one character long")),
            None => {
                let got = t.type_name(v);
                return Err(t.type_error(format!("The fill character must be a unicode character, not {got}")));
            }
        },
    };
    let s = self_str(t, a);
    let width = usize::try_from(width).unwrap_or(0);
    check_len(t, width, s.is_wide() || fill >= 128)?;
    Ok((s, width, fill))
}

fn padded(t: &mut Thread, a: Args, name: &'static str, how: Justify) -> NativeResult {
    let (s, width, fill) = padding(t, a, name)?;
    if width <= s.len() {
        return Ok(s.into());
    }
    t.charge_each(width, cost::FRESH_BYTE)?;
    let text = t.aside_if_long(width, [s], move |[s]| lines::justify(s.chars(), how, width, fill))?;
    let text = text.map_err(|e| t.text_error(e))?;
    Ok(t.text(&text)?)
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
    let width = args::index(t, a, 1, Site::method(ids::STR, "zfill"))?;
    let width = usize::try_from(width).unwrap_or(0);
    let s = self_str(t, a);
    check_len(t, width, s.is_wide())?;
    let text = t.aside_if_long(width, [s], move |[s]| lines::zfill(s.chars(), width))?;
    let text = text.map_err(|e| t.text_error(e))?;
    Ok(t.text(&text)?)
}

pub(super) fn expandtabs(t: &mut Thread, a: Args) -> NativeResult {
    let size = match a.opt(1) {
        None => 8,
        Some(_) => args::c_int(t, a, 1, Site::method(ids::STR, "expandtabs"))?.into(),
    };
    let s = whole_str(t, a, cost::MAPPED_CHAR)?;
    check_len(t, usize::try_from(size).unwrap_or(0), s.is_wide())?;
    let text = lines::expand_tabs(s.chars(), size).map_err(|e| t.text_error(e))?;
    Ok(t.text(&text)?)
}

// ---- translating

/// What a character is translated to.
enum Translated {
    Point(u32),
    Text(Ref<Str>),
    Nothing,
    Same,
}

pub(super) fn translate(t: &mut Thread, a: Args) -> NativeResult {
    let s = whole_str(t, a, cost::CODED_CHAR)?;
    let guest = |t: &mut Thread| Err(t.prelude("guest_translate", &[a[0], a[1]]));
    let Some(dict) = a[1].cast::<Dict>().filter(|d| d.header.class() == ids::DICT) else { return guest(t) };
    if let Chars::Ascii(bytes) = s.chars()
        && let Some(done) = translate_ascii(t, bytes, dict)?
    {
        return Ok(t.text(&Text::Ascii(done))?);
    }
    let mut out = Text::with_capacity(s.len());
    // Most texts repeat few characters: what ASCII ones become is kept.
    let mut known: [Option<Option<u32>>; 128] = [None; 128];
    for (i, c) in s.chars().into_iter().enumerate() {
        if i % MANY == MANY - 1 {
            t.checkpoint()?;
        }
        if let Some(Some(kept)) = known.get(c as usize) {
            if let Some(c) = kept {
                out.push(*c);
            }
            continue;
        }
        let key = Value::small(c as i32);
        let Some(hash) = hash_native(t, key)? else { return guest(t) };
        let Ok(found) = dict.get(t, hash, key) else { return guest(t) };
        let point = match found.map_or(Ok(Translated::Same), |v| translated(t, v))? {
            Translated::Text(text) => {
                out.push_chars(text.chars());
                continue;
            }
            Translated::Same => Some(c),
            Translated::Point(c) => Some(c),
            Translated::Nothing => None,
        };
        if let Some(slot) = known.get_mut(c as usize) {
            *slot = Some(point);
        }
        if let Some(c) = point {
            out.push(c);
        }
    }
    Ok(t.text(&out)?)
}

/// ASCII text translated to such, a character for a character or none; `None` where there is more to it.
fn translate_ascii(t: &mut Thread, bytes: &[u8], dict: Ref<Dict>) -> NativeResult<Option<Vec<u8>>> {
    const UNKNOWN: u8 = 0x80;
    const NOTHING: u8 = 0x81;
    let mut known = [UNKNOWN; 128];
    let mut out = Vec::with_capacity(bytes.len());
    for stretch in bytes.chunks(MANY) {
        t.checkpoint()?;
        for &c in stretch {
            let slot = &mut known[usize::from(c & 127)];
            if *slot == UNKNOWN {
                let key = Value::small(c.into());
                let Some(hash) = hash_native(t, key)? else { return Ok(None) };
                let Ok(found) = dict.get(t, hash, key) else { return Ok(None) };
                *slot = match found.map_or(Ok(Translated::Same), |v| translated(t, v))? {
                    Translated::Same => c,
                    Translated::Point(point) if point < 128 => point as u8,
                    Translated::Text(text) => match text.chars() {
                        Chars::Ascii(&[c]) => c,
                        Chars::Ascii(&[]) => NOTHING,
                        _ => return Ok(None),
                    },
                    Translated::Nothing => NOTHING,
                    Translated::Point(_) => return Ok(None),
                };
            }
            if *slot != NOTHING {
                out.push(*slot);
            }
        }
    }
    Ok(Some(out))
}

/// What an entry of a translation table means.
fn translated(t: &mut Thread, v: Value) -> NativeResult<Translated> {
    if v.is_none() {
        return Ok(Translated::Nothing);
    }
    if let Some(text) = as_str(t, v) {
        return Ok(Translated::Text(text));
    }
    let Some(i) = Integer::of(t, v) else {
        return Err(t.type_error("character mapping must return integer, None or str"));
    };
    match i.word().and_then(|i| u32::try_from(i).ok()).filter(|&c| c <= 0x10_ffff) {
        Some(c) => Ok(Translated::Point(c)),
        None => Err(t.value_error("character mapping must be in range(0x110000)")),
    }
}

pub(super) fn maketrans(t: &mut Thread, a: Args) -> NativeResult {
    let table = Dict::new(t);
    let Some(to) = a.opt(1) else {
        let Some(given) = a[0].cast::<Dict>().filter(|d| d.header.class() == ids::DICT) else {
            return Err(t.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in given.entries() {
            let key = match as_str(t, key) {
                Some(s) if s.len() == 1 => Value::small(s.chars().at(0) as i32),
                Some(_) => return Err(t.value_error("string keys in translate table must be of length 1")),
                None if Integer::of(t, key).is_some() => key,
                None => return Err(t.type_error("keys in translate table must be strings or integers")),
            };
            put(t, table, key, value)?;
        }
        return Ok(table.into());
    };
    args::string(t, a, 1, "maketrans() argument 2")?;
    if a.opt(2).is_some() {
        args::string(t, a, 2, "maketrans() argument 3")?;
    }
    let Some(from) = as_str(t, a[0]) else {
        return Err(t.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let to = match as_str(t, to) {
        Some(to) => to,
        None => args::string(t, a, 1, "maketrans() argument 2")?,
    };
    if from.len() != to.len() {
        return Err(t.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.chars().iter().zip(to.chars()) {
        put(t, table, Value::small(from as i32), Value::small(to as i32))?;
    }
    if a.opt(2).is_some() {
        let gone = args::string(t, a, 2, "maketrans() argument 3")?;
        for c in gone.chars() {
            put(t, table, Value::small(c as i32), Value::NONE)?;
        }
    }
    Ok(table.into())
}

fn put(t: &mut Thread, table: Ref<Dict>, key: Value, value: Value) -> NativeResult<()> {
    let hash = hash_native(t, key)?.unwrap_or_default();
    table.set(t, hash, key, value)?.expect("gilbox bug: integers compare natively");
    Ok(())
}
