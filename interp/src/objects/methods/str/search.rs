//! Methods of `str` that look for something: finding, counting, replacing, splitting, stripping.

use std::ops::Range;

use super::super::args::{self, Site, as_str, self_str, whole_str};
use super::check_len;
use crate::heap::Ref;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::objects::class::ids;
use crate::objects::iterate::MANY;
use crate::objects::list::{List, Tuple};
use crate::objects::string::Str;
use crate::text::search::{self, Ends, Whitespace, rsplit_whitespace, split_whitespace};
use crate::text::{Chars, lines};
use crate::value::Value;

/// A part of a string as a string of its own.
pub(super) fn part(t: &mut Thread, s: Ref<Str>, range: Range<usize>) -> NativeResult {
    if range.len() == s.len() {
        return Ok(s.into());
    }
    let chars = s.chars().slice(range);
    if chars.len() <= 1 {
        let c = chars.get(0);
        if c.is_none_or(|c| c < 128) {
            return Ok(t.char(c));
        }
    }
    Ok(Str::from_chars(t, chars)?.into())
}

fn parts(t: &mut Thread, s: Ref<Str>, ranges: Vec<Range<usize>>) -> NativeResult {
    t.charge_each(ranges.len(), cost::MADE_ITEM)?;
    let list = List::with_capacity(t, &[], ranges.len())?;
    for (i, range) in ranges.into_iter().enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        let part = part(t, s, range)?;
        // Nobody else has it yet.
        list.push_in_room(part);
    }
    Ok(list.into())
}

// ---- finding

/// A part of a string, and the index at which it begins.
type Part<'a> = (Chars<'a>, usize);

/// The range of the string that `start` and `end` name, and the needle; `None` where the range is beyond the end.
fn looking<'a>(t: &mut Thread, s: &'a Ref<Str>, a: Args, name: &'static str) -> NativeResult<(Option<Part<'a>>, Ref<Str>)> {
    let needle = match a[1].cast::<Str>() {
        Some(needle) => needle,
        None => match as_str(t, a[1]) {
            Some(needle) => needle,
            None => {
                let got = args::type_name_or_none(t, a[1]);
                return Err(t.type_error(format!("{name}() argument 1 must be str, not {got}")));
            }
        },
    };
    let (start, end) = args::range(t, a, 2, s.len(), Site::method(ids::STR, name))?;
    let within = if start <= end { Some((s.chars().slice(start..end), start)) } else { None };
    Ok((within, needle))
}

fn found(
    t: &mut Thread,
    a: Args,
    name: &'static str,
    f: fn(Chars<'_>, Chars<'_>) -> Option<usize>,
) -> NativeResult<Option<usize>> {
    let s = self_str(t, a);
    let (within, needle) = looking(t, &s, a, name)?;
    let Some((within, start)) = within else { return Ok(None) };
    let at = f(within, needle.chars());
    // From the right, it is charged as from the left: what matters is that a long search is not for nothing.
    t.charge_each(at.unwrap_or(within.len()), cost::READ_BYTE)?;
    Ok(at.map(|i| i + start))
}

fn position(found: Option<usize>) -> Value {
    found.and_then(|i| Value::int(i as i64)).unwrap_or(Value::small(-1))
}

pub(super) fn find(t: &mut Thread, a: Args) -> NativeResult {
    found(t, a, "find", search::find).map(position)
}

pub(super) fn rfind(t: &mut Thread, a: Args) -> NativeResult {
    found(t, a, "rfind", search::rfind).map(position)
}

pub(super) fn index(t: &mut Thread, a: Args) -> NativeResult {
    let at = found(t, a, "index", search::find)?;
    at.map(|i| position(Some(i))).ok_or_else(|| t.value_error("substring not found"))
}

pub(super) fn rindex(t: &mut Thread, a: Args) -> NativeResult {
    let at = found(t, a, "rindex", search::rfind)?;
    at.map(|i| position(Some(i))).ok_or_else(|| t.value_error("substring not found"))
}

pub(super) fn count(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    let (within, needle) = looking(t, &s, a, "count")?;
    let Some((within, start)) = within else { return Ok(Value::small(0)) };
    let range = start..start + within.len();
    t.charge_each(range.len(), cost::READ_BYTE)?;
    let n = t.aside_if_long(s.len(), [s, needle], move |[s, needle]| search::count(s.chars().slice(range), needle.chars()))?;
    t.charge_time(cost::WRITTEN_ITEM.times(n));
    Ok(t.size(n))
}

/// Does `s` begin (or end) with `affix`?
fn has_affix(s: Chars<'_>, affix: Chars<'_>, at_end: bool) -> bool {
    if affix.len() > s.len() {
        return false;
    }
    let start = if at_end { s.len() - affix.len() } else { 0 };
    s.slice(start..start + affix.len()) == affix
}

fn with_affix(t: &mut Thread, a: Args, name: &'static str, at_end: bool) -> NativeResult {
    let s = self_str(t, a);
    let (start, end) = args::range(t, a, 2, s.len(), Site::method(ids::STR, name))?;
    if let Some(affix) = as_str(t, a[1]) {
        return Ok(Value::bool(start <= end && has_affix(s.chars().slice(start..end), affix.chars(), at_end)));
    }
    let Some(tuple) = t.plain(a[1]).cast::<Tuple>() else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("{name} first arg must be str or a tuple of str, not {got}")));
    };
    for &affix in tuple.items() {
        let Some(affix) = as_str(t, affix) else {
            let got = t.type_name(affix);
            return Err(t.type_error(format!("tuple for {name} must only contain str, not {got}")));
        };
        if start <= end && has_affix(s.chars().slice(start..end), affix.chars(), at_end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(t: &mut Thread, a: Args) -> NativeResult {
    with_affix(t, a, "startswith", false)
}

pub(super) fn endswith(t: &mut Thread, a: Args) -> NativeResult {
    with_affix(t, a, "endswith", true)
}

pub(super) fn removeprefix(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    let affix = args::string(t, a, 1, "removeprefix() argument")?;
    let start = if has_affix(s.chars(), affix.chars(), false) { affix.len() } else { 0 };
    part(t, s, start..s.len())
}

pub(super) fn removesuffix(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    let affix = args::string(t, a, 1, "removesuffix() argument")?;
    let end = if has_affix(s.chars(), affix.chars(), true) { s.len() - affix.len() } else { s.len() };
    part(t, s, 0..end)
}

/// A limit where a negative number means none.
pub(crate) fn limit(t: &mut Thread, a: Args, at: usize, site: Site) -> NativeResult<usize> {
    match a.opt(at) {
        None => Ok(usize::MAX),
        Some(_) => Ok(usize::try_from(args::index(t, a, at, site)?).unwrap_or(usize::MAX)),
    }
}

pub(super) fn replace(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    let old = args::string(t, a, 1, "replace() argument 1")?;
    let new = args::string(t, a, 2, "replace() argument 2")?;
    let max = limit(t, a, 3, Site::method(ids::STR, "replace"))?;
    t.charge_each(s.len(), cost::READ_BYTE)?;
    if new.len() > old.len() {
        // At most so many places; counted only where that might be too much.
        let most = (s.len() / old.len().max(1) + 1).min(max);
        if check_len(t, s.len().saturating_add(most.saturating_mul(new.len())), s.is_wide() || new.is_wide()).is_err() {
            let places = search::count(s.chars(), old.chars()).min(max);
            check_len(t, s.len().saturating_add(places.saturating_mul(new.len())), s.is_wide() || new.is_wide())?;
        }
    }
    if s.len() > search::LONG {
        t.charge_each(s.len(), cost::CODED_CHAR)?;
    } else if let (Chars::Ascii(text), Chars::Ascii(old), Chars::Ascii(new)) = (s.chars(), old.chars(), new.chars()) {
        let pieces = search::units::pieces_to_replace(text, old, max);
        let times = pieces.len() - 1;
        t.charge_each(times, cost::WRITTEN_ITEM)?;
        if times == 0 {
            return Ok(s.into());
        }
        let len = text.len() - times * old.len() + times * new.len();
        if len > 1 {
            return Ok(Str::joined(t, len, new, pieces.into_iter().map(|piece| &text[piece]))?.into());
        }
    }
    let replace = move |[s, old, new]: [Ref<Str>; 3]| search::replace(s.chars(), old.chars(), new.chars(), max);
    match t.aside_if_long(s.len(), [s, old, new], replace)? {
        Some(text) => Ok(t.text(&text)?),
        None => Ok(s.into()),
    }
}

// ---- splitting

pub(super) fn split(t: &mut Thread, a: Args) -> NativeResult {
    split_by(t, a, "split", false)
}

pub(super) fn rsplit(t: &mut Thread, a: Args) -> NativeResult {
    split_by(t, a, "rsplit", true)
}

fn split_by(t: &mut Thread, a: Args, name: &'static str, from_right: bool) -> NativeResult {
    let s = whole_str(t, a, cost::READ_BYTE)?;
    let max = limit(t, a, 2, Site::method(ids::STR, name))?;
    let ranges = match a.opt(1) {
        None | Some(Value::NONE) => t.aside_if_long(s.len(), [s], move |[s]| match (s.chars(), from_right) {
            (Chars::Ascii(s), false) => split_whitespace(s, Whitespace::Str, max),
            (Chars::Wide(s), false) => split_whitespace(s, Whitespace::Str, max),
            (Chars::Ascii(s), true) => rsplit_whitespace(s, Whitespace::Str, max),
            (Chars::Wide(s), true) => rsplit_whitespace(s, Whitespace::Str, max),
        })?,
        Some(separator) => {
            let Some(separator) = as_str(t, separator) else {
                let got = t.type_name(separator);
                return Err(t.type_error(format!("must be str or None, not {got}")));
            };
            let split = if from_right { search::rsplit } else { search::split };
            let ranges = t.aside_if_long(s.len(), [s, separator], move |[s, by]| split(s.chars(), by.chars(), max))?;
            ranges.map_err(|e| t.text_error(e))?
        }
    };
    parts(t, s, ranges)
}

pub(super) fn splitlines(t: &mut Thread, a: Args) -> NativeResult {
    let keep = match a.opt(1) {
        None => false,
        Some(v) => t.truth(v).unwrap_or(true),
    };
    let s = whole_str(t, a, cost::MAPPED_CHAR)?;
    let ranges = t.aside_if_long(s.len(), [s], move |[s]| match s.chars() {
        Chars::Ascii(s) => lines::split_lines(s, lines::ends_str_line, keep),
        Chars::Wide(s) => lines::split_lines(s, lines::ends_str_line, keep),
    })?;
    parts(t, s, ranges)
}

fn partition_at(t: &mut Thread, a: Args, from_right: bool) -> NativeResult {
    let s = whole_str(t, a, cost::READ_BYTE)?;
    let Some(separator) = as_str(t, a[1]) else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("must be str, not {got}")));
    };
    if separator.is_empty() {
        return Err(t.value_error("empty separator"));
    }
    let find = if from_right { search::rfind } else { search::find };
    let items = match find(s.chars(), separator.chars()) {
        Some(at) => [part(t, s, 0..at)?, separator.into(), part(t, s, at + separator.len()..s.len())?],
        None => {
            let empty = t.char(None);
            if from_right { [empty, empty, s.into()] } else { [s.into(), empty, empty] }
        }
    };
    Ok(t.tuple(&items)?)
}

pub(super) fn partition(t: &mut Thread, a: Args) -> NativeResult {
    partition_at(t, a, false)
}

pub(super) fn rpartition(t: &mut Thread, a: Args) -> NativeResult {
    partition_at(t, a, true)
}

// ---- stripping

/// So many characters are compared one by one.
const FEW: usize = 16;

fn strip_ends(t: &mut Thread, a: Args, name: &str, ends: Ends) -> NativeResult {
    let s = self_str(t, a);
    let range = match a.opt(1) {
        None | Some(Value::NONE) => search::strip_whitespace(s.chars(), ends),
        Some(drop) => {
            let Some(drop) = as_str(t, drop) else {
                return Err(t.type_error(format!("{name} arg must be None or str")));
            };
            match (s.chars(), drop.chars()) {
                (Chars::Ascii(s), Chars::Ascii(drop)) if drop.len() <= FEW => {
                    search::strip(s, ends, |c| drop.iter().any(|&d| u32::from(d) == c))
                }
                (Chars::Ascii(s), Chars::Ascii(drop)) => {
                    // A bit for each character that goes.
                    let gone = drop.iter().fold(0u128, |gone, &c| gone | 1 << (c & 127));
                    search::strip(s, ends, |c| gone >> (c & 127) & 1 != 0)
                }
                (Chars::Ascii(s), Chars::Wide(drop)) => search::strip(s, ends, |c| drop.contains(&c)),
                (Chars::Wide(s), Chars::Ascii(drop)) => search::strip(s, ends, |c| drop.iter().any(|&d| u32::from(d) == c)),
                (Chars::Wide(s), Chars::Wide(drop)) => search::strip(s, ends, |c| drop.contains(&c)),
            }
        }
    };
    part(t, s, range)
}

pub(super) fn strip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, "strip", Ends::Both)
}

pub(super) fn lstrip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, "lstrip", Ends::Left)
}

pub(super) fn rstrip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, "rstrip", Ends::Right)
}
