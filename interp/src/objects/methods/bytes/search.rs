//! Methods of bytes that look for something: finding, counting, replacing, splitting, stripping.

use std::ops::Range;

use super::super::args::{self, Site};
use super::super::str::limit;
use super::super::{BytesLike, bytes_like, bytes_of, not_bytes_like};
use super::{alike, check_len, data, is_index, owner, same, whole, with_data};
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::objects::arith::Integer;
use crate::objects::iterate::MANY;
use crate::objects::list::Tuple;
use crate::objects::special::Special;
use crate::text::lines;
use crate::text::search::{Ends, Whitespace, rsplit_whitespace, split_whitespace, strip as strip_units, units};
use crate::value::Value;

/// What is looked for: some bytes, or one given as an integer.
fn needle(t: &mut Thread, a: Args, name: &'static str) -> NativeResult<BytesLike> {
    if let Some(bytes) = bytes_like(t, a[1]) {
        return Ok(bytes);
    }
    if !is_index(t, a[1]) {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("argument should be integer or bytes-like object, not '{got}'")));
    }
    let byte = super::byte(t, a, 1, Site::method(owner(a), name))?;
    Ok(BytesLike::Copied(vec![byte]))
}

fn found(t: &mut Thread, a: Args, name: &'static str, from_right: bool) -> NativeResult<Option<usize>> {
    let len = with_data(t, a, <[u8]>::len);
    let (start, end) = args::range(t, a, 2, len, Site::method(owner(a), name))?;
    let needle = needle(t, a, name)?;
    let look = |bytes: &[u8]| {
        // It may have become shorter meanwhile.
        let within = bytes.get(start..end.min(bytes.len()))?;
        if from_right { units::rfind(within, &needle) } else { units::find(within, &needle) }
    };
    let at = with_data(t, a, look);
    t.charge_each(at.unwrap_or(end.saturating_sub(start)), cost::READ_BYTE)?;
    Ok(at.map(|i| i + start))
}

fn position(found: Option<usize>) -> Value {
    found.and_then(|i| Value::int(i as i64)).unwrap_or(Value::small(-1))
}

pub(super) fn find(t: &mut Thread, a: Args) -> NativeResult {
    found(t, a, "find", false).map(position)
}

pub(super) fn rfind(t: &mut Thread, a: Args) -> NativeResult {
    found(t, a, "rfind", true).map(position)
}

pub(super) fn index(t: &mut Thread, a: Args) -> NativeResult {
    let at = found(t, a, "index", false)?;
    at.map(|i| position(Some(i))).ok_or_else(|| t.value_error("subsection not found"))
}

pub(super) fn rindex(t: &mut Thread, a: Args) -> NativeResult {
    let at = found(t, a, "rindex", true)?;
    at.map(|i| position(Some(i))).ok_or_else(|| t.value_error("subsection not found"))
}

pub(super) fn count(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = data(t, a);
    let (start, end) = args::range(t, a, 2, bytes.len(), Site::method(owner(a), "count"))?;
    let needle = needle(t, a, "count")?.into_vec();
    t.charge_each(end.saturating_sub(start), cost::READ_BYTE)?;
    let n = if start <= end {
        bytes.aside_if_long(t, bytes.len(), move |bytes| units::count(&bytes[start..end], &needle))?
    } else {
        0
    };
    t.charge_time(cost::WRITTEN_ITEM.times(n));
    Ok(t.size(n))
}

pub(super) fn contains(t: &mut Thread, a: Args) -> NativeResult {
    let len = with_data(t, a, <[u8]>::len);
    t.charge_each(len, cost::READ_BYTE)?;
    if let Some(needle) = bytes_like(t, a[1]) {
        return Ok(Value::bool(with_data(t, a, |bytes| units::find(bytes, &needle).is_some())));
    }
    if !is_index(t, a[1]) {
        return Err(not_bytes_like(t, a[1]));
    }
    if Integer::of(t, a[1]).is_none() {
        return Err(Site::method(owner(a), "__contains__").again(t, a, 1, Special::Index));
    }
    let byte = super::byte(t, a, 1, Site::method(owner(a), "__contains__"))?;
    Ok(Value::bool(with_data(t, a, |bytes| bytes.contains(&byte))))
}

fn with_affix(t: &mut Thread, a: Args, name: &'static str, matches: fn(&[u8], &[u8]) -> bool) -> NativeResult {
    let len = with_data(t, a, <[u8]>::len);
    let (start, end) = args::range(t, a, 2, len, Site::method(owner(a), name))?;
    let has = |t: &Thread, affix: &[u8]| {
        with_data(t, a, |bytes| bytes.get(start..end.min(bytes.len())).is_some_and(|within| matches(within, affix)))
    };
    if let Some(affix) = bytes_like(t, a[1]) {
        return Ok(Value::bool(has(t, &affix)));
    }
    let Some(tuple) = t.plain(a[1]).cast::<Tuple>() else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {got}")));
    };
    for &affix in tuple.items() {
        let affix = bytes_of(t, affix)?;
        if has(t, &affix) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(t: &mut Thread, a: Args) -> NativeResult {
    with_affix(t, a, "startswith", <[u8]>::starts_with)
}

pub(super) fn endswith(t: &mut Thread, a: Args) -> NativeResult {
    with_affix(t, a, "endswith", <[u8]>::ends_with)
}

pub(super) fn removeprefix(t: &mut Thread, a: Args) -> NativeResult {
    let affix = bytes_of(t, a[1])?;
    let bytes = data(t, a);
    part(t, a, &bytes, bytes.strip_prefix(&*affix).unwrap_or(&bytes))
}

pub(super) fn removesuffix(t: &mut Thread, a: Args) -> NativeResult {
    let affix = bytes_of(t, a[1])?;
    let bytes = data(t, a);
    part(t, a, &bytes, bytes.strip_suffix(&*affix).unwrap_or(&bytes))
}

/// A part of the receiver's bytes; all of them are the receiver itself where that cannot change.
fn part(t: &mut Thread, a: Args, bytes: &[u8], part: &[u8]) -> NativeResult {
    if part.len() == bytes.len() { same(t, a) } else { alike(t, a, part) }
}

fn parts(t: &mut Thread, a: Args, bytes: &[u8], ranges: Vec<Range<usize>>) -> NativeResult {
    t.charge_each(ranges.len(), cost::MADE_ITEM)?;
    let mut items = Vec::with_capacity(ranges.len());
    for (i, range) in ranges.into_iter().enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        items.push(part(t, a, bytes, &bytes[range])?);
    }
    Ok(t.list(&items)?)
}

pub(super) fn replace(t: &mut Thread, a: Args) -> NativeResult {
    let (old, new) = (bytes_of(t, a[1])?, bytes_of(t, a[2])?);
    let max = limit(t, a, 3, Site::method(owner(a), "replace"))?;
    let bytes = whole(t, a, cost::MAPPED_CHAR)?;
    if new.len() > old.len() {
        let places = units::count(&bytes[..], &old).min(max);
        check_len(t, bytes.len().saturating_add(places.saturating_mul(new.len())))?;
    }
    let (old, new) = (old.into_vec(), new.into_vec());
    match bytes.aside_if_long(t, bytes.len(), move |bytes| units::replace(bytes, &old, &new, max))? {
        Some(replaced) => alike(t, a, &replaced),
        None => same(t, a),
    }
}

pub(super) fn split(t: &mut Thread, a: Args) -> NativeResult {
    split_by(t, a, "split", false)
}

pub(super) fn rsplit(t: &mut Thread, a: Args) -> NativeResult {
    split_by(t, a, "rsplit", true)
}

fn split_by(t: &mut Thread, a: Args, name: &'static str, from_right: bool) -> NativeResult {
    let max = limit(t, a, 2, Site::method(owner(a), name))?;
    let bytes = whole(t, a, cost::READ_BYTE)?;
    let ranges = match a.opt(1) {
        None | Some(Value::NONE) => {
            let split = if from_right { rsplit_whitespace } else { split_whitespace };
            bytes.aside_if_long(t, bytes.len(), move |bytes| split(bytes, Whitespace::Bytes, max))?
        }
        Some(separator) => {
            let separator = bytes_of(t, separator)?.into_vec();
            if separator.is_empty() {
                return Err(t.value_error("empty separator"));
            }
            let split = if from_right { units::rsplit } else { units::split };
            bytes.aside_if_long(t, bytes.len(), move |bytes| split(bytes, &separator, max))?
        }
    };
    parts(t, a, &bytes, ranges)
}

pub(super) fn splitlines(t: &mut Thread, a: Args) -> NativeResult {
    let keep = a.opt(1).is_some_and(|v| t.truth(v).unwrap_or(true));
    let bytes = whole(t, a, cost::MAPPED_CHAR)?;
    let ranges = bytes.aside_if_long(t, bytes.len(), move |bytes| lines::split_lines(bytes, lines::ends_bytes_line, keep))?;
    parts(t, a, &bytes, ranges)
}

fn partition_at(t: &mut Thread, a: Args, from_right: bool) -> NativeResult {
    let separator = bytes_of(t, a[1])?;
    if separator.is_empty() {
        return Err(t.value_error("empty separator"));
    }
    let bytes = whole(t, a, cost::READ_BYTE)?;
    let at = if from_right { units::rfind(&bytes[..], &separator) } else { units::find(&bytes[..], &separator) };
    let items = match at {
        Some(at) => [alike(t, a, &bytes[..at])?, alike(t, a, &separator)?, alike(t, a, &bytes[at + separator.len()..])?],
        None if from_right => [alike(t, a, b"")?, alike(t, a, b"")?, same(t, a)?],
        None => [same(t, a)?, alike(t, a, b"")?, alike(t, a, b"")?],
    };
    Ok(t.tuple(&items)?)
}

pub(super) fn partition(t: &mut Thread, a: Args) -> NativeResult {
    partition_at(t, a, false)
}

pub(super) fn rpartition(t: &mut Thread, a: Args) -> NativeResult {
    partition_at(t, a, true)
}

fn strip_ends(t: &mut Thread, a: Args, ends: Ends) -> NativeResult {
    let bytes = data(t, a);
    let range = match a.opt(1) {
        None | Some(Value::NONE) => strip_units(&bytes[..], ends, |c| matches!(c, 0x20 | 0x09..=0x0d)),
        Some(drop) => {
            let drop = bytes_of(t, drop)?;
            strip_units(&bytes[..], ends, |c| drop.iter().any(|&d| u32::from(d) == c))
        }
    };
    part(t, a, &bytes, &bytes[range])
}

pub(super) fn strip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, Ends::Both)
}

pub(super) fn lstrip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, Ends::Left)
}

pub(super) fn rstrip(t: &mut Thread, a: Args) -> NativeResult {
    strip_ends(t, a, Ends::Right)
}
