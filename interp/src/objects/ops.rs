//! What the run loop does to built-in containers without a call: length, items, membership.
//!
//! Where the answer is `None` the object is no built-in container, its class overrides the method, or a key needs guest code: the
//! caller then calls the special method.

use super::bytearray::ByteArray;
use super::class::ids;
use super::compare::{Equal, equal_items};
use super::dict::{Dict, NeedsGuest};
use super::hash::{hash_native, hash_simple, short_hash_simple};
use super::index::{Bounds, Index, SmallRange, position};
use super::iterate::{Items, items_of, wide, wide_range_len};
use super::list::{List, Tuple};
use super::misc::{DictView, Range, Slice};
use super::native::Native;
use super::number::BigInt;
use super::set::Set;
use super::special::Special;
use super::string::{Bytes, Str};
use crate::heap::{Kind, Ref};
use crate::machine::cost;
use crate::machine::{NativeResult, Thread, Trap};
use crate::text::search::units;
use crate::text::{Chars, Text};
use crate::value::{Slot, Value};

/// Is the value's special method a built-in one?
#[inline(always)]
pub fn inherits(t: &Thread, v: Value, special: Special) -> bool {
    match v.header() {
        Some(h) if h.class() > t.interp().last_builtin_class() => super::function::is_of_kind(t.class_of(v).special(special)),
        _ => true,
    }
}

/// The length of the most common containers: those of the built-in types themselves.
#[inline(always)]
pub fn quick_len(v: Value) -> Option<usize> {
    let header = v.header()?;
    Some(match header.class() {
        ids::STR => header.assume::<Str>().len(),
        ids::LIST => header.assume::<List>().len(),
        ids::TUPLE => header.assume::<Tuple>().len(),
        ids::DICT => header.assume::<Dict>().len(),
        ids::SET => header.assume::<Set>().len(),
        _ => return None,
    })
}

/// The length of a built-in container.
#[inline]
pub fn len_native(t: &Thread, v: Value) -> Option<usize> {
    let kind = v.kind()?;
    if !inherits(t, v, Special::Len) {
        return None;
    }
    plain_len(t, v, kind)
}

/// The length of a value as what its kind is.
fn plain_len(t: &Thread, v: Value, kind: Kind) -> Option<usize> {
    match kind {
        Kind::List => v.cast::<List>().map(|l| l.len()),
        Kind::Tuple => v.cast::<Tuple>().map(|l| l.len()),
        Kind::Dict => v.cast::<Dict>().map(|d| d.len()),
        Kind::Set => v.cast::<Set>().map(|s| s.len()),
        Kind::Str => v.cast::<Str>().map(|s| s.len()),
        Kind::Bytes => v.cast::<Bytes>().map(|b| b.data().len()),
        Kind::ByteArray => v.cast::<ByteArray>().map(|b| b.len()),
        Kind::DictView => v.cast::<DictView>()?.dict.get().cast::<Dict>().map(|d| d.len()),
        Kind::Range => v.cast::<Range>().and_then(SmallRange::of).and_then(|r| usize::try_from(r.len).ok()),
        Kind::Native => super::deque::of(v).map(|d| d.len(t)),
        Kind::Wrapped => {
            let plain = t.plain(v);
            plain_len(t, plain, plain.kind()?)
        }
        _ => None,
    }
}

/// `obj[key]` of a built-in sequence or dict.
#[inline]
pub fn get_item_native(t: &mut Thread, obj: Value, key: Value) -> NativeResult<Option<Value>> {
    if let (Some(list), Some(i)) = (obj.cast::<List>(), key.as_int())
        && inherits(t, obj, Special::GetItem)
    {
        return match list.at(i) {
            Some(v) => Ok(Some(v)),
            None => Err(t.index_error("list index out of range")),
        };
    }
    if !inherits(t, obj, Special::GetItem) {
        return Ok(None);
    }
    get_item_by_kind(t, obj, key)
}

/// The same whatever methods the object's class has.
pub fn get_item_by_kind(t: &mut Thread, obj: Value, key: Value) -> NativeResult<Option<Value>> {
    let plain = t.plain(obj);
    match plain.kind() {
        Some(Kind::Dict) => dict_get_item(t, obj, key),
        Some(Kind::Tuple) => {
            let tuple: Ref<Tuple> = plain.cast().expect("gilbox bug: kind and cast agree");
            sequence_item(t, plain, key, tuple.len(), &TUPLE)
        }
        Some(Kind::List) => {
            let list: Ref<List> = plain.cast().expect("gilbox bug: kind and cast agree");
            match key.as_int().and_then(|i| list.at(i)) {
                Some(item) => Ok(Some(item)),
                None => sequence_item(t, plain, key, list.len(), &LIST),
            }
        }
        Some(Kind::Str) => {
            let s: Ref<Str> = plain.cast().expect("gilbox bug: kind and cast agree");
            sequence_item(t, plain, key, s.len(), &STR)
        }
        Some(Kind::Range) => {
            let range: Ref<Range> = plain.cast().expect("gilbox bug: kind and cast agree");
            super::methods::range::item(t, range, key)
        }
        Some(Kind::Bytes) => {
            let b: Ref<Bytes> = plain.cast().expect("gilbox bug: kind and cast agree");
            sequence_item(t, plain, key, b.data().len(), &BYTES)
        }
        Some(Kind::ByteArray) => {
            let b: Ref<ByteArray> = plain.cast().expect("gilbox bug: kind and cast agree");
            sequence_item(t, plain, key, b.len(), &BYTEARRAY)
        }
        Some(Kind::Native) => match (super::deque::of(plain), key.as_int()) {
            (Some(deque), Some(i)) => match deque.at(t, i) {
                Some(v) => Ok(Some(v)),
                None => Err(t.index_error("deque index out of range")),
            },
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// `obj[i]` of bytes and of sequences whose contents are Rust's; unbound where that takes more than a look.
#[inline(never)]
pub fn item_at_sight(t: &mut Thread, obj: Value, i: i64) -> Value {
    let Some(header) = obj.header() else { return Value::UNBOUND };
    let byte = |bytes: &[u8]| position(i, bytes.len()).map(|i| Value::small(bytes[i].into()));
    let found = match header.kind() {
        Kind::Bytes if inherits(t, obj, Special::GetItem) => byte(header.assume::<Bytes>().data()),
        Kind::ByteArray if inherits(t, obj, Special::GetItem) => byte(&header.assume::<ByteArray>().lock()),
        Kind::Native if inherits(t, obj, Special::GetItem) => header.assume::<Native>().contents().item(t, i),
        _ => None,
    };
    found.unwrap_or(Value::UNBOUND)
}

/// `obj[i] = v` of the same; false where that takes more.
#[inline(never)]
pub fn set_item_at_sight(t: &mut Thread, obj: Value, i: i64, v: Value) -> bool {
    let Some(header) = obj.header() else { return false };
    match header.kind() {
        Kind::ByteArray if v.is_int() && inherits(t, obj, Special::SetItem) => {
            let array = header.assume::<ByteArray>();
            let mut data = array.lock();
            let slot = position(i, data.len()).and_then(|i| data.get_mut(i));
            match (slot, u8::try_from(v.int_unchecked())) {
                (Some(slot), Ok(byte)) => {
                    *slot = byte;
                    true
                }
                _ => false,
            }
        }
        Kind::Native if inherits(t, obj, Special::SetItem) => header.assume::<Native>().contents().set_item(t, i, v),
        _ => false,
    }
}

/// What a kind of sequence says where an index is wrong, and how it takes items and slices.
struct Sequence {
    out_of_range: &'static str,
    indices: &'static str,
    /// Is the type named in quotes? (`str` does that.)
    quoted: bool,
    item: fn(&mut Thread, Value, usize) -> NativeResult<Option<Value>>,
    slice: fn(&mut Thread, Value, &Bounds) -> NativeResult,
}

const LIST: Sequence = Sequence {
    out_of_range: "list index out of range",
    indices: "list indices must be integers or slices",
    quoted: false,
    item: |_, v, i| Ok(v.cast::<List>().and_then(|l| l.get(i))),
    slice: |t, v, bounds| {
        let list: Ref<List> = v.cast().expect("gilbox bug: called for lists");
        if bounds.step == 1 {
            let sliced = list.slice(t, |len| {
                let span = bounds.span(len);
                span.start..span.start + span.count
            });
            return Ok(sliced?.into());
        }
        Ok(list.stride(t, |len| bounds.span(len))?.into())
    },
};

const TUPLE: Sequence = Sequence {
    out_of_range: "tuple index out of range",
    indices: "tuple indices must be integers or slices",
    quoted: false,
    item: |_, v, i| Ok(v.cast::<Tuple>().and_then(|l| l.items().get(i).copied())),
    slice: |t, v, bounds| {
        let tuple: Ref<Tuple> = v.cast().expect("gilbox bug: called for tuples");
        let items = tuple.items();
        let span = bounds.span(items.len());
        if span.is_contiguous() {
            if span.count == items.len() {
                return Ok(v);
            }
            return Ok(t.tuple(&items[span.start..span.start + span.count])?);
        }
        let items: Vec<Value> = span.positions().map(|i| items[i]).collect();
        Ok(t.tuple(&items)?)
    },
};

const STR: Sequence = Sequence {
    out_of_range: "string index out of range",
    indices: "string indices must be integers",
    quoted: true,
    item: |t, v, i| {
        let Some(c) = v.cast::<Str>().and_then(|s| s.chars().get(i)) else { return Ok(None) };
        if c < 128 {
            return Ok(Some(t.char(Some(c))));
        }
        Ok(Some(Str::wide(t, &[c])?.into()))
    },
    slice: |t, v, bounds| {
        let s: Ref<Str> = v.cast().expect("gilbox bug: called for strings");
        let span = bounds.span(s.len());
        if span.is_contiguous() {
            if span.count == s.len() {
                return Ok(v);
            }
            if span.count == 0 {
                return Ok(t.char(None));
            }
            if span.count == 1
                && let Some(c) = s.chars().get(span.start).filter(|&c| c < 128)
            {
                return Ok(t.char(Some(c)));
            }
            return Ok(Str::from_chars(t, s.chars().slice(span.start..span.start + span.count))?.into());
        }
        if let Chars::Ascii(bytes) = s.chars() {
            let text = Text::Ascii(span.positions().map(|i| bytes[i]).collect());
            return Ok(t.text(&text)?);
        }
        let mut text = Text::with_capacity(span.count);
        span.positions().filter_map(|i| s.chars().get(i)).for_each(|c| text.push(c));
        Ok(t.text(&text)?)
    },
};

const BYTES: Sequence = Sequence {
    out_of_range: "index out of range",
    indices: "byte indices must be integers or slices",
    quoted: false,
    item: |_, v, i| Ok(v.cast::<Bytes>().and_then(|b| b.data().get(i).copied()).map(|b| Value::small(b.into()))),
    slice: |t, v, bounds| {
        let b: Ref<Bytes> = v.cast().expect("gilbox bug: called for bytes");
        let span = bounds.span(b.data().len());
        if span.is_contiguous() {
            if span.count == b.data().len() {
                return Ok(v);
            }
            return Ok(t.bytes(&b.data()[span.start..span.start + span.count])?);
        }
        let data: Vec<u8> = span.positions().map(|i| b.data()[i]).collect();
        Ok(t.bytes(&data)?)
    },
};

const BYTEARRAY: Sequence = Sequence {
    out_of_range: "bytearray index out of range",
    indices: "bytearray indices must be integers or slices",
    quoted: false,
    item: |_, v, i| Ok(v.cast::<ByteArray>().and_then(|b| b.get(i)).map(|b| Value::small(b.into()))),
    slice: |t, v, bounds| {
        let b: Ref<ByteArray> = v.cast().expect("gilbox bug: called for bytearrays");
        let all = b.lock();
        let span = bounds.span(all.len());
        let sliced = if span.is_contiguous() {
            all[span.start..span.start + span.count].to_vec()
        } else {
            span.positions().map(|i| all[i]).collect()
        };
        drop(all);
        Ok(ByteArray::new(t, sliced).into())
    },
};

fn sequence_item(t: &mut Thread, v: Value, key: Value, len: usize, kind: &Sequence) -> NativeResult<Option<Value>> {
    if let Some(slice) = key.cast::<Slice>() {
        return match Bounds::of(t, slice)? {
            Some(bounds) => (kind.slice)(t, v, &bounds).map(Some),
            None => Ok(None),
        };
    }
    match Index::of(t, key) {
        Index::Small(i) => {
            if let Some(i) = position(i, len)
                && let Some(item) = (kind.item)(t, v, i)?
            {
                return Ok(Some(item));
            }
            Err(t.index_error(kind.out_of_range))
        }
        Index::Big(i) => Err(beyond(t, i, kind.out_of_range)),
        Index::Guest => Ok(None),
        Index::Other => Err(bad_index(t, kind.indices, kind.quoted, key)),
    }
}

/// A slice of a list, tuple, string or bytes of the built-in type itself, by bounds that are integers or None; unbound where it is not so simple.
#[inline(never)]
pub fn slice_quick(t: &mut Thread, v: Value, bounds: [Value; 3]) -> Value {
    let kind = match v.header().map(|h| h.class()) {
        Some(ids::LIST) => &LIST,
        Some(ids::TUPLE) => &TUPLE,
        Some(ids::STR) => &STR,
        Some(ids::BYTES) => &BYTES,
        _ => return Value::UNBOUND,
    };
    match Bounds::simple(bounds) {
        Some(bounds) => (kind.slice)(t, v, &bounds).unwrap_or(Value::UNBOUND),
        None => Value::UNBOUND,
    }
}

/// Replaces such a slice of a list of class `list` by the items of a list or tuple; false, with nothing done, where it is not so simple.
#[inline(never)]
pub fn set_slice_quick(t: &mut Thread, v: Value, bounds: [Value; 3], items: Value) -> bool {
    let (Some(list), Some(bounds)) = (v.cast::<List>(), Bounds::simple(bounds)) else { return false };
    // What is replaced may be the last holder of something.
    if list.header.class() != ids::LIST || bounds.step != 1 || t.prompt || v == items {
        return false;
    }
    if t.shares()
        && let Some(new) = items.cast::<List>()
    {
        return new.header.class() == ids::LIST
            && new.with_items(|len| 0..len, |items| list.splice(t, items, |len| bounds.stretch(len)).is_ok());
    }
    let (buffer, tuple);
    let items = match items.kind() {
        Some(Kind::List) if items.header().is_some_and(|h| h.class() == ids::LIST) => {
            buffer = Ref::<List>::from_address(items.bits()).buffer();
            Slot::values(buffer.used())
        }
        Some(Kind::Tuple) if items.header().is_some_and(|h| h.class() == ids::TUPLE) => {
            tuple = Ref::<Tuple>::from_address(items.bits());
            tuple.items()
        }
        _ => return false,
    };
    list.splice(t, items, |len| bounds.stretch(len)).is_ok()
}

#[cold]
fn bad_index(t: &mut Thread, indices: &str, quoted: bool, key: Value) -> Trap {
    let name = t.type_name(key);
    let quote = if quoted { "'" } else { "" };
    t.type_error(format!("{indices}, not {quote}{name}{quote}"))
}

/// IndexError for an integer beyond 63 bits, which no sequence is long enough for. Those of 64 bits CPython takes for an index.
#[cold]
fn beyond(t: &mut Thread, i: Ref<BigInt>, out_of_range: &str) -> Trap {
    match i64::try_from(&i.value) {
        Ok(_) => t.index_error(out_of_range),
        Err(_) => t.index_error("cannot fit 'int' into an index-sized integer"),
    }
}

/// The value of an integer or string in a dict whose class has no method of its own for it; `None` for other keys and objects.
#[inline(always)]
pub fn dict_get_quick(t: &Thread, obj: Value, key: Value, special: Special) -> Option<Result<Option<Value>, NeedsGuest>> {
    let dict = obj.cast::<Dict>()?;
    let hash = short_hash_simple(t, key)?;
    if dict.header.class() != ids::DICT && !inherits(t, obj, special) {
        return None;
    }
    Some(dict.get_short(t, hash, key))
}

/// Is an item in a dict, set, list, tuple or string of a built-in class? `None` for other containers, and where guest code has to be asked.
#[inline(always)]
pub fn contains_quick(t: &Thread, container: Value, item: Value) -> Option<bool> {
    let header = container.header()?;
    match header.class() {
        ids::DICT => Some(header.assume::<Dict>().get_short(t, short_hash_simple(t, item)?, item).ok()?.is_some()),
        ids::LIST | ids::TUPLE => sequence_contains(t, container, item),
        ids::SET | ids::FROZENSET => header.assume::<Set>().contains(t, hash_simple(t, item)?, item).ok(),
        ids::STR => has_part(header.assume(), item.cast()?),
        _ => None,
    }
}

/// Is a part in a string? `None` where one of the two is not ASCII, or the search is long enough to have a price.
#[inline(never)]
fn has_part(string: Ref<Str>, part: Ref<Str>) -> Option<bool> {
    const SHORT: usize = 1 << 10;
    match (string.chars(), part.chars()) {
        (Chars::Ascii(bytes), Chars::Ascii(&[c])) if bytes.len() <= SHORT => Some(memchr::memchr(c, bytes).is_some()),
        (Chars::Ascii(bytes), Chars::Ascii(part)) if bytes.len() <= SHORT => Some(units::find(bytes, part).is_some()),
        _ => None,
    }
}

/// Is an item in a list or tuple? `None` where guest code has to be asked.
#[inline(never)]
fn sequence_contains(t: &Thread, sequence: Value, item: Value) -> Option<bool> {
    if let Some(tuple) = sequence.cast::<Tuple>() {
        return any_equal(t, tuple.items().iter().copied(), item);
    }
    let list = sequence.cast::<List>()?;
    t.charge_time(cost::COMPARED_ITEM.times(list.len()));
    list.read_items(|slots| any_equal(t, slots.iter().filter_map(|s| s.get().bound()), item))
}

/// Sets the value of such a key; false, with nothing done, where it can't be done here.
#[inline(always)]
pub fn dict_set_quick(t: &mut Thread, obj: Value, key: Value, value: Value) -> NativeResult<bool> {
    let (Some(dict), Some(hash)) = (obj.cast::<Dict>(), short_hash_simple(t, key)) else { return Ok(false) };
    if dict.header.class() != ids::DICT && !inherits(t, obj, Special::SetItem) {
        return Ok(false);
    }
    Ok(dict.set_short(t, hash, key, value)?.is_ok())
}

fn dict_get_item(t: &mut Thread, obj: Value, key: Value) -> NativeResult<Option<Value>> {
    let dict: Ref<Dict> = obj.cast().expect("gilbox bug: called for dicts");
    let Some(hash) = hash_native(t, key)? else { return Ok(None) };
    match dict.get(t, hash, key) {
        Ok(Some(v)) => Ok(Some(v)),
        Ok(None) if dict.header.class() != ids::DICT && !t.class_of(obj).special(Special::Missing).is_unbound() => Ok(None),
        Ok(None) => Err(t.key_error(key)),
        Err(_) => Ok(None),
    }
}

/// `obj[key] = value` for a list or dict.
#[inline]
pub fn set_item_native(t: &mut Thread, obj: Value, key: Value, value: Value) -> NativeResult<Option<()>> {
    if !inherits(t, obj, Special::SetItem) {
        return Ok(None);
    }
    set_item_by_kind(t, obj, key, value)
}

/// The same whatever methods the object's class has.
pub fn set_item_by_kind(t: &mut Thread, obj: Value, key: Value, value: Value) -> NativeResult<Option<()>> {
    if let Some(list) = obj.cast::<List>() {
        if let Some(i) = key.as_int() {
            return list_set(t, list, i, value).map(Some);
        }
        if let Some(slice) = key.cast::<Slice>() {
            let Some(bounds) = Bounds::of(t, slice)? else { return Ok(None) };
            if value == obj {
                return list_set_slice(t, list, bounds, &list.to_vec()).map(Some);
            }
            return match items_of(t, value)? {
                Some(items) => list_set_slice(t, list, bounds, items.as_slice()).map(Some),
                None => Ok(None),
            };
        }
        return match Index::of(t, key) {
            Index::Small(i) => list_set(t, list, i, value).map(Some),
            Index::Big(i) => Err(beyond(t, i, "list assignment index out of range")),
            Index::Guest => Ok(None),
            Index::Other => Err(bad_index(t, LIST.indices, false, key)),
        };
    }
    if let Some(dict) = obj.cast::<Dict>() {
        let Some(hash) = hash_native(t, key)? else { return Ok(None) };
        let old = if t.prompt { dict.get(t, hash, key).ok().flatten() } else { None };
        let set = dict.set(t, hash, key, value)?.ok();
        if let Some(old) = old {
            t.lost_holder(old);
        }
        return Ok(set);
    }
    if let (Some(bytes), Some(i), Some(byte)) = (obj.cast::<ByteArray>(), key.as_int(), value.as_int())
        && let Ok(byte) = u8::try_from(byte)
    {
        let mut data = bytes.lock();
        let slot = position(i, data.len()).and_then(|i| data.get_mut(i));
        return Ok(slot.map(|slot| *slot = byte));
    }
    Ok(None)
}

fn list_set(t: &mut Thread, list: Ref<List>, i: i64, value: Value) -> NativeResult<()> {
    if t.shares() {
        let stored = list.locked(t, |_| {
            let buffer = list.buffer();
            position(i, buffer.len()).map(|i| {
                let old = buffer.slots()[i].get();
                buffer.slots()[i].set(value);
                old
            })
        });
        let old = stored.ok_or_else(|| t.index_error("list assignment index out of range"))?;
        t.lost_holder(old);
        return Ok(());
    }
    let buffer = list.buffer();
    match position(i, buffer.len()) {
        Some(i) => {
            let old = buffer.slots()[i].get();
            buffer.slots()[i].set(value);
            t.lost_holder(old);
            Ok(())
        }
        None => Err(t.index_error("list assignment index out of range")),
    }
}

/// Replaces the items of a slice.
pub fn list_set_slice(t: &mut Thread, list: Ref<List>, bounds: Bounds, new: &[Value]) -> NativeResult<()> {
    if bounds.step == 1 {
        return Ok(list.splice(t, new, |len| bounds.stretch(len))?);
    }
    let wrong = list.edit(t, |items| {
        let span = bounds.span(items.len());
        if span.count != new.len() {
            return Some(span.count);
        }
        for (i, &v) in span.positions().zip(new) {
            items[i] = v;
        }
        None
    })?;
    match wrong {
        None => Ok(()),
        Some(count) => {
            Err(t.value_error(format!("attempt to assign sequence of size {} to extended slice of size {count}", new.len())))
        }
    }
}

/// `del obj[key]` for a list or dict.
pub fn del_item_native(t: &mut Thread, obj: Value, key: Value) -> NativeResult<Option<()>> {
    if !inherits(t, obj, Special::DelItem) {
        return Ok(None);
    }
    del_item_by_kind(t, obj, key)
}

/// The same whatever methods the object's class has.
pub fn del_item_by_kind(t: &mut Thread, obj: Value, key: Value) -> NativeResult<Option<()>> {
    if let Some(list) = obj.cast::<List>() {
        return match Index::of(t, key) {
            Index::Small(i) => match list.remove_at(t, i) {
                Some(gone) => {
                    t.lost_holder(gone);
                    Ok(Some(()))
                }
                None => Err(t.index_error("list assignment index out of range")),
            },
            Index::Big(i) => Err(beyond(t, i, "list assignment index out of range")),
            Index::Guest => Ok(None),
            Index::Other => {
                let Some(slice) = key.cast::<Slice>() else { return Err(bad_index(t, LIST.indices, false, key)) };
                let Some(bounds) = Bounds::of(t, slice)? else { return Ok(None) };
                t.lost_holder(obj);
                if bounds.step == 1 {
                    list_set_slice(t, list, bounds, &[])?;
                    return Ok(Some(()));
                }
                list.edit(t, |items| {
                    let span = bounds.span(items.len());
                    let mut gone: Vec<usize> = span.positions().collect();
                    gone.sort_unstable();
                    let mut gone = gone.into_iter().peekable();
                    let mut i = 0;
                    items.retain(|_| {
                        let keep = gone.next_if_eq(&i).is_none();
                        i += 1;
                        keep
                    });
                })?;
                Ok(Some(()))
            }
        };
    }
    if let Some(dict) = obj.cast::<Dict>() {
        let Some(hash) = hash_native(t, key)? else { return Ok(None) };
        return match dict.remove(t, hash, key) {
            Ok(Some(gone)) => {
                t.lost_holder(gone);
                Ok(Some(()))
            }
            Ok(None) => Err(t.key_error(key)),
            Err(_) => Ok(None),
        };
    }
    Ok(None)
}

/// `item in container`.
pub fn contains_native(t: &mut Thread, container: Value, item: Value) -> NativeResult<Option<bool>> {
    if !inherits(t, container, Special::Contains) {
        return Ok(None);
    }
    contains_by_kind(t, container, item)
}

/// The same whatever methods the container's class has.
pub fn contains_by_kind(t: &mut Thread, container: Value, item: Value) -> NativeResult<Option<bool>> {
    let plain = t.plain(container);
    match plain.kind() {
        Some(Kind::List | Kind::Tuple) => Ok(sequence_contains(t, plain, item)),
        Some(Kind::Dict) => {
            let dict: Ref<Dict> = plain.cast().expect("gilbox bug: kind and cast agree");
            dict_contains(t, dict, item)
        }
        Some(Kind::Set) => {
            let set: Ref<Set> = plain.cast().expect("gilbox bug: kind and cast agree");
            match hash_member(t, item)? {
                Some(hash) => Ok(set.contains(t, hash, item).ok()),
                None => Ok(None),
            }
        }
        Some(Kind::DictView) => {
            let view: Ref<DictView> = plain.cast().expect("gilbox bug: kind and cast agree");
            view_contains(t, view, item)
        }
        Some(Kind::Range) => {
            let range: Ref<Range> = plain.cast().expect("gilbox bug: kind and cast agree");
            Ok(range_contains(t, range, item))
        }
        Some(Kind::Str) => {
            let text: Ref<Str> = plain.cast().expect("gilbox bug: kind and cast agree");
            match t.plain(item).cast::<Str>() {
                Some(part) => {
                    t.charge_each(text.len(), cost::READ_BYTE)?;
                    Ok(Some(crate::text::search::contains(text.chars(), part.chars())))
                }
                None => {
                    let name = t.type_name(item);
                    Err(t.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                }
            }
        }
        _ => Ok(None),
    }
}

/// The hash of what is looked for in a set: a set is taken for the frozen set of its keys.
pub fn hash_member(t: &mut Thread, item: Value) -> NativeResult<Option<i64>> {
    match item.cast::<Set>() {
        Some(set) if !set.is_frozen(t) && t.class_of(item).special(Special::Hash).is_none() => Ok(Some(set.hash_now())),
        _ => hash_native(t, item),
    }
}

/// Is any of the items equal to `wanted`? `None` where guest code has to be asked.
pub fn any_equal(t: &Thread, items: impl Iterator<Item = Value>, wanted: Value) -> Option<bool> {
    for item in items {
        match equal_items(t, item, wanted) {
            Equal::No => {}
            Equal::Yes => return Some(true),
            Equal::Guest => return None,
        }
    }
    Some(false)
}

/// Is a number in a range? `None` where it must be looked for item by item.
fn range_contains(t: &Thread, range: Ref<Range>, item: Value) -> Option<bool> {
    if let (Some(range), Some(i)) = (SmallRange::of(range), item.as_index()) {
        return Some(range.find(i).is_some());
    }
    if item.as_index().is_some() || item.kind() == Some(Kind::BigInt) {
        return Some(wide_find(range, item).is_some());
    }
    // Any other number is in it if it equals one of its integers; nothing else natively comparable is.
    match item.as_float() {
        Some(f) => {
            let whole = dashu_int::IBig::try_from(f.trunc()).ok().filter(|_| f.fract() == 0.0);
            Some(whole.is_some_and(|i| wide_position(range, &i).is_some()))
        }
        None => (any_equal(t, [Value::small(0)].into_iter(), item).is_some()
            && item.kind() != Some(Kind::Complex)
            && t.plain(item) == item)
            .then_some(false),
    }
}

/// The position of an integer in a range of integers of any size.
pub fn wide_find(range: Ref<Range>, item: Value) -> Option<dashu_int::IBig> {
    wide_position(range, &wide(item))
}

fn wide_position(range: Ref<Range>, i: &dashu_int::IBig) -> Option<dashu_int::IBig> {
    let offset = i - wide(range.start.get());
    let step = wide(range.step.get());
    let zero = dashu_int::IBig::ZERO;
    if &offset % &step != zero {
        return None;
    }
    let position = offset / step;
    let len = wide_range_len(range.start.get(), range.stop.get(), range.step.get());
    (position >= zero && position < len).then_some(position)
}

fn dict_contains(t: &mut Thread, dict: Ref<Dict>, key: Value) -> NativeResult<Option<bool>> {
    let Some(hash) = hash_native(t, key)? else { return Ok(None) };
    Ok(dict.get(t, hash, key).ok().map(|v| v.is_some()))
}

fn view_contains(t: &mut Thread, view: Ref<DictView>, item: Value) -> NativeResult<Option<bool>> {
    let Some(dict) = view.dict.get().cast::<Dict>() else { return Ok(None) };
    match view.header.class() {
        ids::DICT_KEYS => dict_contains(t, dict, item),
        ids::DICT_VALUES => Ok(any_equal(t, dict.entries().into_iter().map(|(_, v)| v), item)),
        _ => {
            let Some(pair) = t.plain(item).cast::<Tuple>().filter(|p| p.len() == 2) else { return Ok(Some(false)) };
            let Some(hash) = hash_native(t, pair.items()[0])? else { return Ok(None) };
            Ok(match dict.get(t, hash, pair.items()[0]) {
                Ok(Some(v)) => any_equal(t, [v].into_iter(), pair.items()[1]),
                Ok(None) => Some(false),
                Err(_) => None,
            })
        }
    }
}

/// `dict.update(source)` where the source is a dict; `None` where guest code must be asked (the prelude then does all of it again).
pub fn dict_update_native(t: &mut Thread, dict: Ref<Dict>, source: Value) -> NativeResult<Option<()>> {
    let other = source
        .cast::<Dict>()
        .filter(|d| d.header.class() <= t.interp().last_builtin_class() || inherits(t, source, Special::Iter));
    let Some(other) = other else { return Ok(None) };
    if other == dict {
        return Ok(Some(()));
    }
    if dict.is_empty() && !t.shares() {
        dict.fill_from(t, other)?;
        return Ok(Some(()));
    }
    let entries = other.hashed_entries();
    Ok(dict.update(t, &entries)?.ok())
}

/// The items of an iterable for an assignment to several targets, at most `limit` of them.
pub fn unpack_native(t: &mut Thread, v: Value, limit: usize) -> NativeResult<Option<Items>> {
    super::iterate::items_up_to(t, v, limit)
}
