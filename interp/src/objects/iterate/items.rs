//! All items of a built-in iterable at once, or in portions.

use super::{HELD, items_left, iter_next_native, native_iter, native_iterator};
use crate::heap::{ClassId, Kind, OutOfMemory, Ref};
use crate::machine::{NativeResult, Thread, cost};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::list::{Buffer, List, Tuple};
use crate::objects::misc::{DictView, Iterator};
use crate::objects::native::Native;
use crate::objects::ops::inherits;
use crate::objects::set::Set;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// The items of an iterable.
pub enum Items {
    Tuple(Ref<Tuple>),
    /// Those of a list that nobody changes meanwhile: its buffer, and how many of them. Who changes a list by the items of itself has to
    /// copy them.
    Buffer(Ref<Buffer>, usize),
    Owned(Vec<Value>),
}

impl Items {
    pub fn as_slice(&self) -> &[Value] {
        match self {
            Items::Tuple(tuple) => tuple.items(),
            Items::Buffer(buffer, n) => Slot::values(&buffer.slots()[..*n]),
            Items::Owned(items) => items,
        }
    }
}

impl std::ops::Deref for Items {
    type Target = [Value];
    fn deref(&self) -> &[Value] {
        self.as_slice()
    }
}

/// All items of a built-in iterable; `None` where guest code must be asked. Of an iterator they are taken for good.
pub fn items_of(t: &mut Thread, v: Value) -> NativeResult<Option<Items>> {
    items_up_to(t, v, usize::MAX)
}

/// The same for who asks the iterable for its length beforehand, to make room.
pub fn whole_items_of(t: &mut Thread, v: Value) -> NativeResult<Option<Items>> {
    if asks_length(t, v) { Ok(None) } else { items_of(t, v) }
}

/// Has a guest's class a method that tells how many items there will be?
pub(crate) fn asks_length(t: &Thread, v: Value) -> bool {
    if v.header().is_none_or(|h| h.class() <= t.interp().last_builtin_class()) {
        return false;
    }
    let class = t.class_of(v);
    let length = class.special(Special::Len);
    let asked = if length.is_unbound() { class.special(Special::LengthHint) } else { length };
    !asked.is_unbound() && asked.kind() != Some(Kind::NativeFunction)
}

/// The first items of a built-in iterable, at most `limit` of them.
pub fn items_up_to(t: &mut Thread, v: Value, limit: usize) -> NativeResult<Option<Items>> {
    if !inherits(t, v, Special::Iter) || super::is_of_iterator_subclass(t, v) {
        return Ok(None);
    }
    let plain = t.plain(v);
    if let Some(tuple) = plain.cast::<Tuple>() {
        t.charge_each(tuple.len().min(limit), cost::MOVED_ITEM)?;
        return Ok(Some(Items::Tuple(tuple)));
    }
    if let Some(list) = plain.cast::<List>() {
        t.charge_each(list.len().min(limit), cost::MOVED_ITEM)?;
        return items_of_list(t, list, limit).map(Some);
    }
    if let Some(mut items) = items_of_table(t, plain)? {
        items.truncate(limit);
        return Ok(Some(Items::Owned(items)));
    }
    let Some(it) = native_iter(t, plain)? else { return Ok(None) };
    // What is taken from an iterator can't be put back, so there must be room for what the caller makes of the items, too.
    let left = items_left(it).min(limit);
    check_room(t, left.saturating_mul(2))?;
    let mut items = room(t, left)?;
    while take_quickly(t, it, left.saturating_sub(items.len()).min(Portions::SIZE), &mut items) > 0 {
        t.checkpoint()?;
    }
    let alone = !it.header.has_flag(HELD);
    while items.len() < limit {
        if alone && let Some(native) = it.source.get().cast::<Native>() {
            let before = items.len();
            native.contents().take_items(t, it, (limit - before).min(Portions::SIZE), &mut items)?;
            t.charge_time(cost::QUICK_ITEM.times(items.len() - before));
            t.checkpoint()?;
            if items.len() > before {
                continue;
            }
        }
        let Some(item) = iter_next_native(t, it)? else { break };
        items.push(item);
        if items.len() % Portions::SIZE == 0 {
            t.checkpoint()?;
        }
    }
    Ok(Some(Items::Owned(items)))
}

/// Takes the next items of an iterator, at most `limit`, where that is quick and the iterator is nobody else's. Says how many.
pub fn take_quickly(t: &mut Thread, it: Ref<Iterator>, limit: usize, items: &mut Vec<Value>) -> usize {
    let before = items.len();
    if it.header.has_flag(HELD) {
        return 0;
    }
    match it.header.class() {
        ids::RANGE_ITERATOR => {
            let (mut next, step, left) = (it.index.get(), it.step.get(), it.limit.get().int_unchecked().max(0));
            let n = (left as usize).min(limit);
            for _ in 0..n {
                items.push(next);
                next = next.wrapping_add_ints(step);
            }
            it.index.set(next);
            it.limit.set(Value::int(left - n as i64).unwrap_or(Value::NONE));
        }
        ids::STR_ASCII_ITERATOR => {
            let (Some(s), at) = (it.source.get().cast::<Str>(), it.position()) else { return 0 };
            let rest = s.data().get(at..).unwrap_or_default();
            let rest = &rest[..rest.len().min(limit)];
            items.extend(rest.iter().map(|&c| t.char(Some(c.into()))));
            it.set_position(at + rest.len());
        }
        ids::LIST_ITERATOR => {
            let (Some(list), at) = (it.source.get().cast::<List>(), it.position()) else { return 0 };
            let buffer = list.buffer();
            let rest = buffer.used().get(at..).unwrap_or_default();
            items.extend(rest.iter().take(limit).map_while(|slot| slot.get().bound()));
            it.set_position(at + items.len() - before);
        }
        ids::TUPLE_ITERATOR => {
            let (Some(tuple), at) = (it.source.get().cast::<Tuple>(), it.position()) else { return 0 };
            items.extend(tuple.items().iter().skip(at).take(limit));
            it.set_position(at + items.len() - before);
        }
        ids::LIST_REVERSE_ITERATOR => {
            // The position is one more than the next item's.
            let (Some(list), end) = (it.source.get().cast::<List>(), it.position()) else { return 0 };
            let buffer = list.buffer();
            let rest = buffer.used().get(..end).unwrap_or_default();
            items.extend(rest.iter().rev().take(limit).map_while(|slot| slot.get().bound()));
            it.set_position(end - (items.len() - before));
        }
        ids::ENUMERATE => {
            let Some(inner) = it.source.get().cast::<Iterator>().filter(|&inner| is_simple(inner)) else { return 0 };
            let first = it.index.get();
            // All numbers are to be of 63 bits.
            if !first.is_int() || first.add_ints(Value::small(Portions::SIZE as i32)).is_none() {
                return 0;
            }
            take_quickly(t, inner, limit.min(Portions::SIZE), items);
            let mut number = first;
            for item in &mut items[before..] {
                *item = Tuple::pair(t, number, *item).into();
                number = number.wrapping_add_ints(Value::small(1));
            }
            it.index.set(number);
        }
        ids::ZIP => {
            let Some([a, b]) = zipped_pair(it) else { return 0 };
            // What one has more than the other is left to who takes the items singly.
            let n = items_left(a).min(items_left(b)).min(limit);
            let mut others = Vec::with_capacity(n);
            take_quickly(t, a, n, items);
            take_quickly(t, b, items.len() - before, &mut others);
            // A list may have become shorter meanwhile.
            items.truncate(before + others.len());
            for (item, other) in items[before..].iter_mut().zip(others) {
                *item = Tuple::pair(t, *item, other).into();
            }
        }
        _ => {}
    }
    let taken = items.len() - before;
    t.charge_time(cost::QUICK_ITEM.times(taken));
    taken
}

/// Does an iterator, which is nobody else's, give without further ado as many items as it says?
pub fn is_simple(it: Ref<Iterator>) -> bool {
    const SIMPLE: [ClassId; 4] = [ids::RANGE_ITERATOR, ids::STR_ASCII_ITERATOR, ids::TUPLE_ITERATOR, ids::LIST_ITERATOR];
    SIMPLE.contains(&it.header.class()) && !it.header.has_flag(HELD)
}

/// The two iterators that a zip goes through, if both are such.
fn zipped_pair(zip: Ref<Iterator>) -> Option<[Ref<Iterator>; 2]> {
    let inner = zip.source.get().cast::<Tuple>()?;
    let [a, b] = *inner.items() else { return None };
    let [a, b] = [a.cast::<Iterator>()?, b.cast::<Iterator>()?];
    (a != b && is_simple(a) && is_simple(b)).then_some([a, b])
}

/// The items of a list, as they are at one moment.
pub fn items_of_list(t: &mut Thread, list: Ref<List>, limit: usize) -> NativeResult<Items> {
    if !t.shares() {
        let buffer = list.buffer();
        return Ok(Items::Buffer(buffer, buffer.len().min(limit)));
    }
    check_room(t, list.len().min(limit))?;
    Ok(list.read_items(|used| {
        let mut items = Vec::new();
        Slot::read_into(&used[..used.len().min(limit)], &mut items, false);
        Items::Owned(items)
    }))
}

/// The items of a dict, a view of one, or a set, as they are at one moment; `None` for anything else.
fn items_of_table(t: &mut Thread, v: Value) -> NativeResult<Option<Vec<Value>>> {
    let (dict, view) = match v.kind() {
        Some(Kind::Dict) => (v.cast::<Dict>(), ids::DICT_KEYS),
        Some(Kind::DictView) => {
            let view: Option<Ref<DictView>> = v.cast();
            (view.and_then(|view| view.dict.get().cast()), view.map_or(ids::DICT_KEYS, |view| view.header.class()))
        }
        Some(Kind::Set) => {
            let set: Ref<Set> = v.cast().expect("gilbox bug: kind and cast agree");
            check_room(t, set.len().saturating_mul(2))?;
            t.charge_each(set.len(), cost::ITEM)?;
            return Ok(Some(set.keys()));
        }
        _ => return Ok(None),
    };
    let Some(dict) = dict else { return Ok(None) };
    check_room(t, dict.len().saturating_mul(2))?;
    t.charge_each(dict.len(), if view == ids::DICT_ITEMS { cost::MADE_ITEM } else { cost::ITEM })?;
    let entries = dict.entries();
    Ok(Some(match view {
        ids::DICT_KEYS => entries.into_iter().map(|(key, _)| key).collect(),
        ids::DICT_VALUES => entries.into_iter().map(|(_, value)| value).collect(),
        _ => entries.into_iter().map(|(key, value)| Ok(t.tuple(&[key, value])?)).collect::<NativeResult<Vec<_>>>()?,
    }))
}

/// The items of a built-in iterable in portions, so that a long iterator or range takes no memory and can be interrupted.
pub struct Portions {
    whole: Option<Items>,
    rest: Option<Ref<Iterator>>,
}

impl Portions {
    const SIZE: usize = MANY;

    /// `None` where guest code must be asked.
    pub fn of(t: &mut Thread, v: Value) -> NativeResult<Option<Portions>> {
        if !inherits(t, v, Special::Iter) || super::is_of_iterator_subclass(t, v) {
            return Ok(None);
        }
        let plain = t.plain(v);
        let table_of = match plain.kind() {
            Some(Kind::Dict) => plain.cast::<Dict>().map(|dict| dict.len()),
            Some(Kind::DictView) => {
                plain.cast::<DictView>().and_then(|view| view.dict.get().cast()).map(|dict: Ref<Dict>| dict.len())
            }
            Some(Kind::Set) => plain.cast::<Set>().map(|set| set.len()),
            _ => None,
        };
        // Other threads may change a table, and a small one is taken at once.
        if table_of.is_some_and(|n| t.shares() || n <= Self::SIZE) || matches!(plain.kind(), Some(Kind::List | Kind::Tuple)) {
            let whole = items_of(t, plain)?;
            return Ok(Some(Portions { whole, rest: None }));
        }
        let rest = native_iter(t, plain)?;
        Ok(rest.map(|it| Portions { whole: None, rest: Some(it) }))
    }

    /// Some items at once.
    pub fn whole(items: &[Value]) -> Portions {
        Portions { whole: Some(Items::Owned(items.to_vec())), rest: None }
    }

    /// The next portion, which is never empty.
    pub fn next(&mut self, t: &mut Thread) -> NativeResult<Option<Items>> {
        t.checkpoint()?;
        let items = match self.rest {
            Some(it) => {
                let items = items_up_to(t, it.into(), Self::SIZE)?;
                // One that has ended isn't asked again: it might take more from what it goes through.
                self.rest = self.rest.filter(|_| items.as_ref().is_some_and(|items| items.len() == Self::SIZE));
                items
            }
            None => self.whole.take(),
        };
        Ok(items.filter(|items| !items.is_empty()))
    }

    /// Some items, and all that follow them.
    pub fn with_rest(&mut self, t: &mut Thread, mut items: Vec<Value>) -> NativeResult<Vec<Value>> {
        if let Some(it) = self.rest.take()
            && let Some(rest) = items_of(t, it.into())?
        {
            items.extend_from_slice(&rest);
        }
        Ok(items)
    }
}

/// After so many items a native asks whether it is to end.
pub const MANY: usize = 1 << 14;

/// An empty vector with room for `n` values, if the guest may have that much.
///
/// # Errors
/// `OutOfMemory` if it may not.
pub fn room(t: &Thread, n: usize) -> Result<Vec<Value>, OutOfMemory> {
    check_room(t, n)?;
    let mut items = Vec::new();
    items.try_reserve_exact(n).map_err(|_| OutOfMemory { bytes: n * 8 })?;
    Ok(items)
}

/// May the guest have room for `n` more values?
///
/// # Errors
/// `OutOfMemory` if it may not.
pub fn check_room(t: &Thread, n: usize) -> Result<(), OutOfMemory> {
    let bytes = n.saturating_mul(8);
    let heap = &t.interp().heap;
    if heap.used().saturating_add(bytes as u64) > heap.limit() { Err(OutOfMemory { bytes }) } else { Ok(()) }
}

/// Appends the items of a built-in iterable; `None` where guest code must be asked.
pub fn list_extend_native(t: &mut Thread, list: Ref<List>, source: Value) -> NativeResult<Option<()>> {
    if let Some(it) = native_iterator(source) {
        // What has been taken from an iterator can't be put back: make room first.
        list.reserve(t, items_left(it))?;
        let mut portions = Portions { whole: None, rest: Some(it) };
        while let Some(items) = portions.next(t)? {
            list.extend(t, &items)?;
        }
        return Ok(Some(()));
    }
    if source.kind() == Some(Kind::Native)
        && let Some(()) = crate::modules::builtins::extend_mapped(t, list, source)?
    {
        return Ok(Some(()));
    }
    match whole_items_of(t, source)? {
        Some(items) => list.extend(t, &items).map(Some).map_err(Into::into),
        None => Ok(None),
    }
}
