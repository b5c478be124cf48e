//! Iteration over built-in objects: iterators, their next items, and (in `items`) all items at once.
//!
//! An object of kind `Iterator` hardly ever needs guest code: its source, and those of the iterators inside it, are built-in. What
//! iterates by means of guest code under the same class name (`zip` over a generator) is a generator of that class instead, or is marked.

mod items;
mod sight;

pub(crate) use items::asks_length;
pub use items::{
    Items, MANY, Portions, check_room, is_simple, items_of, items_of_list, items_up_to, list_extend_native, room, take_quickly,
    whole_items_of,
};
pub(crate) use sight::{advance, byte_item, list_item, next_number, pair_at_sight, sequence_item, step, tuple_item};

use super::bytearray::ByteArray;
use super::class::ids;
use super::dict::Dict;
use super::index::range_len;
use super::list::{List, Tuple};
use super::misc::{DictView, Iterator, Range};
use super::native::Native;
use super::number::BigInt;
use super::ops::inherits;
use super::set::Set;
use super::special::Special;
use super::string::{Bytes, Str};
use crate::heap::{ClassId, Header, Kind, Ref, flags};
use crate::machine::native::nested;
use crate::machine::{NativeResult, Thread};
use crate::value::{Slot, Value};
use dashu_int::IBig;

impl Iterator {
    /// An iterator of a class.
    pub fn new(t: &mut Thread, class: ClassId, source: Value, index: Value, limit: Value, step: Value) -> Ref<Iterator> {
        let header = Header::new(Kind::Iterator, class);
        let [source, index, limit, step] = [source, index, limit, step].map(Slot::new);
        t.make(Iterator { header, source, index, limit, step })
    }

    /// An iterator over a sequence, from its beginning.
    fn over(t: &mut Thread, class: ClassId, source: Value) -> Value {
        Iterator::new(t, class, source, Value::small(0), Value::NONE, Value::NONE).into()
    }

    fn position(&self) -> usize {
        self.index.get().as_int().unwrap_or(0) as usize
    }

    fn set_position(&self, i: usize) {
        if let Some(v) = Value::int(i as i64) {
            self.index.set(v);
        }
    }

    /// Ends the iteration for good.
    pub fn exhaust(&self) {
        self.source.set(Value::UNBOUND);
    }
}

/// The iterator of an object of a frequent built-in class itself; unbound for others.
#[inline(never)]
pub fn iterator_quickly(t: &mut Thread, v: Value) -> Value {
    let Some(header) = v.header() else { return Value::UNBOUND };
    match header.class() {
        ids::LIST => Iterator::over(t, ids::LIST_ITERATOR, v),
        ids::TUPLE => Iterator::over(t, ids::TUPLE_ITERATOR, v),
        ids::RANGE => range_iterator(t, header.assume()),
        ids::DICT => dict_iterator(t, ids::DICT_KEY_ITERATOR, header.assume()),
        ids::STR if !header.assume::<Str>().is_wide() => Iterator::over(t, ids::STR_ASCII_ITERATOR, v),
        ids::DICT_ITEMS => {
            let dict = header.assume::<DictView>().dict.get();
            dict_iterator(t, ids::DICT_ITEM_ITERATOR, Ref::from_address(dict.bits()))
        }
        ids::SET | ids::FROZENSET => set_iterator(t, header.assume()),
        ids::GENERATOR | ids::ENUMERATE | ids::ZIP => v,
        _ => Value::UNBOUND,
    }
}

/// The iterator of a built-in iterable; `None` where `__iter__` must be asked.
#[inline]
pub fn get_iter_native(t: &mut Thread, v: Value) -> NativeResult<Option<Value>> {
    if !inherits(t, v, Special::Iter) || is_of_iterator_subclass(t, v) {
        return Ok(None);
    }
    get_iter_by_kind(t, v)
}

/// Is it an instance of a guest's subclass of `zip` or the like, which may have a `__next__` of its own?
#[inline]
pub fn is_of_iterator_subclass(t: &Thread, v: Value) -> bool {
    v.kind() == Some(Kind::Wrapped) && matches!(t.plain(v).kind(), Some(Kind::Iterator | Kind::Generator | Kind::Native))
}

/// The same whatever `__iter__` the object's class has.
pub fn get_iter_by_kind(t: &mut Thread, v: Value) -> NativeResult<Option<Value>> {
    let plain = t.plain(v);
    let class = match plain.kind() {
        Some(Kind::List) => ids::LIST_ITERATOR,
        Some(Kind::Tuple) => ids::TUPLE_ITERATOR,
        Some(Kind::Str) if plain.cast::<Str>().is_some_and(|s| s.is_wide()) => ids::STR_ITERATOR,
        Some(Kind::Str) => ids::STR_ASCII_ITERATOR,
        Some(Kind::Bytes) => ids::BYTES_ITERATOR,
        Some(Kind::ByteArray) => ids::BYTEARRAY_ITERATOR,
        Some(Kind::Generator) if matches!(t.class_of(v).id, ids::COROUTINE | ids::ASYNC_GENERATOR) => return Ok(None),
        Some(Kind::Iterator | Kind::Generator) => return Ok(Some(v)),
        Some(Kind::Range) => {
            let range: Ref<Range> = plain.cast().expect("gilbox bug: kind and cast agree");
            return Ok(Some(range_iterator(t, range)));
        }
        Some(Kind::Dict) => {
            let dict: Ref<Dict> = plain.cast().expect("gilbox bug: kind and cast agree");
            return Ok(Some(dict_iterator(t, ids::DICT_KEY_ITERATOR, dict)));
        }
        Some(Kind::Set) => {
            let set: Ref<Set> = plain.cast().expect("gilbox bug: kind and cast agree");
            return Ok(Some(set_iterator(t, set)));
        }
        Some(Kind::DictView) => {
            let view: Ref<DictView> = plain.cast().expect("gilbox bug: kind and cast agree");
            let dict: Ref<Dict> = view.dict.get().cast().expect("gilbox bug: a view is of a dict");
            let class = match view.header.class() {
                ids::DICT_KEYS => ids::DICT_KEY_ITERATOR,
                ids::DICT_VALUES => ids::DICT_VALUE_ITERATOR,
                _ => ids::DICT_ITEM_ITERATOR,
            };
            return Ok(Some(dict_iterator(t, class, dict)));
        }
        Some(Kind::Native) => return Ok(native_iterator_of(t, plain, false)),
        _ => return Ok(None),
    };
    Ok(Some(Iterator::over(t, class, plain)))
}

fn native_iterator_of(t: &mut Thread, v: Value, backwards: bool) -> Option<Value> {
    v.cast::<Native>().and_then(|native| native.any().iterator(t, v, backwards))
}

/// The iterator over a built-in sequence, dict or view from its end; `None` for anything else.
pub fn reversed_by_kind(t: &mut Thread, v: Value) -> NativeResult<Option<Value>> {
    let plain = t.plain(v);
    let (class, len) = match plain.kind() {
        Some(Kind::List) => (ids::LIST_REVERSE_ITERATOR, plain.cast::<List>().map_or(0, |l| l.len())),
        Some(Kind::Tuple) => (ids::REVERSED, plain.cast::<Tuple>().map_or(0, |l| l.len())),
        Some(Kind::Str) => (ids::REVERSED, plain.cast::<Str>().map_or(0, |l| l.len())),
        Some(Kind::Bytes) => (ids::REVERSED, plain.cast::<Bytes>().map_or(0, |l| l.data().len())),
        Some(Kind::ByteArray) => (ids::REVERSED, plain.cast::<ByteArray>().map_or(0, |l| l.len())),
        Some(Kind::Range) => {
            let range: Ref<Range> = plain.cast().expect("gilbox bug: kind and cast agree");
            let len = wide_range_len(range.start.get(), range.stop.get(), range.step.get());
            let (start, step) = (wide(range.start.get()), wide(range.step.get()));
            let last = t.big_int(start + (&len - IBig::ONE) * &step);
            let (left, step) = (t.big_int(len), t.big_int(-step));
            return Ok(Some(numbers(t, last, left, step)));
        }
        Some(Kind::Dict) => {
            let dict: Ref<Dict> = plain.cast().expect("gilbox bug: kind and cast agree");
            return Ok(Some(dict_iterator(t, ids::DICT_REVERSE_KEY_ITERATOR, dict)));
        }
        Some(Kind::DictView) => {
            let view: Ref<DictView> = plain.cast().expect("gilbox bug: kind and cast agree");
            let dict: Ref<Dict> = view.dict.get().cast().expect("gilbox bug: a view is of a dict");
            let class = match view.header.class() {
                ids::DICT_KEYS => ids::DICT_REVERSE_KEY_ITERATOR,
                ids::DICT_VALUES => ids::DICT_REVERSE_VALUE_ITERATOR,
                _ => ids::DICT_REVERSE_ITEM_ITERATOR,
            };
            return Ok(Some(dict_iterator(t, class, dict)));
        }
        Some(Kind::Native) => return Ok(native_iterator_of(t, plain, true)),
        _ => return Ok(None),
    };
    let end = Value::int(len as i64).unwrap_or(Value::NONE);
    Ok(Some(Iterator::new(t, class, plain, end, Value::NONE, Value::NONE).into()))
}

/// An iterator over a dict, forwards or backwards as its class says.
pub fn dict_iterator(t: &mut Thread, class: ClassId, dict: Ref<Dict>) -> Value {
    let left = Value::int(dict.len() as i64).unwrap_or(Value::NONE);
    let backwards =
        matches!(class, ids::DICT_REVERSE_KEY_ITERATOR | ids::DICT_REVERSE_VALUE_ITERATOR | ids::DICT_REVERSE_ITEM_ITERATOR);
    let start = if backwards { dict.table().used() } else { 0 };
    let start = Value::int(start as i64).unwrap_or(Value::NONE);
    Iterator::new(t, class, dict.into(), start, left, left).into()
}

fn set_iterator(t: &mut Thread, set: Ref<Set>) -> Value {
    let left = Value::int(set.len() as i64).unwrap_or(Value::NONE);
    Iterator::new(t, ids::SET_ITERATOR, set.into(), Value::small(0), left, left).into()
}

fn range_iterator(t: &mut Thread, range: Ref<Range>) -> Value {
    let (start, stop, step) = (range.start.get(), range.stop.get(), range.step.get());
    let left = match (start.as_int(), stop.as_int(), step.as_int()) {
        (Some(start), Some(stop), Some(step)) => match Value::int(range_len(start, stop, step) as i64) {
            Some(left) if left.int_unchecked() >= 0 => left,
            _ => t.big_int(IBig::from(range_len(start, stop, step))),
        },
        _ => {
            let len = wide_range_len(start, stop, step);
            t.big_int(len)
        }
    };
    numbers(t, start, left, step)
}

/// An iterator over `left` numbers from `start` on. It is a short one if all that it will ever hold are integers of 63 bits, the number
/// behind the last one included.
fn numbers(t: &mut Thread, start: Value, left: Value, step: Value) -> Value {
    let short = left.is_int() && start.both_int(step) && left.mul_ints(step).and_then(|way| start.add_ints(way)).is_some();
    let class = if short { ids::RANGE_ITERATOR } else { ids::LONG_RANGE_ITERATOR };
    Iterator::new(t, class, Value::NONE, start, left, step).into()
}

/// An integer value as one of any size.
pub fn wide(v: Value) -> IBig {
    match v.as_index() {
        Some(i) => IBig::from(i),
        None => v.cast::<BigInt>().map_or(IBig::ZERO, |b| b.value.clone()),
    }
}

/// The length of a range of integers of any size.
pub fn wide_range_len(start: Value, stop: Value, step: Value) -> IBig {
    let (start, stop, step) = (wide(start), wide(stop), wide(step));
    let (distance, step) = if step > IBig::ZERO { (stop - start, step) } else { (start - stop, -step) };
    if distance <= IBig::ZERO { IBig::ZERO } else { (distance - IBig::ONE) / step + IBig::ONE }
}

/// A guest holds the iterator itself, and threads run at the same time: the next item is taken under its lock. Those that loops
/// make for themselves are nobody else's.
pub const HELD: u8 = flags::KIND_A;

/// An iterator as a guest gets hold of it.
pub fn handed_out(t: &Thread, v: Value) -> Value {
    if t.shares()
        && let Some(it) = v.cast::<Iterator>()
    {
        it.header.set_flag(HELD);
    }
    v
}

/// What `__iter__` of a built-in iterable answers.
pub fn iterator_of(t: &mut Thread, v: Value) -> NativeResult {
    let it = get_iter_by_kind(t, v)?.expect("gilbox bug: a built-in iterable has an iterator");
    Ok(handed_out(t, it))
}

/// What `__reversed__` of a built-in sequence, dict or view answers.
pub fn reversed_of(t: &mut Thread, v: Value) -> NativeResult {
    let it = reversed_by_kind(t, v)?.expect("gilbox bug: a built-in sequence has a reverse iterator");
    Ok(handed_out(t, it))
}

/// The next item may take guest code.
pub const ASKS_GUEST: u8 = flags::KIND_B;

/// The next item of a built-in iterator; `None` at its end.
#[inline]
pub fn iter_next_native(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    t.charge_time(crate::machine::cost::ITEM.times(1));
    // Some have no end.
    t.checkpoint()?;
    if it.header.has_flag(HELD) {
        it.header.lock();
        let item = next_alone(t, it);
        it.header.unlock();
        return item;
    }
    next_alone(t, it)
}

#[inline(always)]
fn next_alone(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    match it.header.class() {
        ids::RANGE_ITERATOR | ids::LONG_RANGE_ITERATOR => Ok(next_in_range(t, it)),
        ids::LIST_ITERATOR => {
            let Some(list) = it.source.get().cast::<List>() else { return Ok(None) };
            let i = it.position();
            let item = list.get(i);
            match item {
                Some(_) => it.set_position(i + 1),
                None => it.exhaust(),
            }
            Ok(item)
        }
        ids::TUPLE_ITERATOR => {
            let Some(tuple) = it.source.get().cast::<Tuple>() else { return Ok(None) };
            let i = it.position();
            let item = tuple.items().get(i).copied();
            match item {
                Some(_) => it.set_position(i + 1),
                None => it.exhaust(),
            }
            Ok(item)
        }
        ids::STR_ASCII_ITERATOR => {
            let Some(s) = it.source.get().cast::<Str>() else { return Ok(None) };
            let i = it.position();
            let c = s.data().get(i).copied();
            match c {
                Some(_) => it.set_position(i + 1),
                None => it.exhaust(),
            }
            Ok(c.map(|c| t.char(Some(c.into()))))
        }
        ids::BYTES_ITERATOR => {
            let Some(bytes) = it.source.get().cast::<Bytes>() else { return Ok(None) };
            let i = it.position();
            let byte = bytes.data().get(i).copied();
            match byte {
                Some(_) => it.set_position(i + 1),
                None => it.exhaust(),
            }
            Ok(byte.map(|b| Value::small(b.into())))
        }
        _ => next_slow(t, it),
    }
}

#[inline(always)]
fn next_in_range(t: &mut Thread, it: Ref<Iterator>) -> Option<Value> {
    let (next, left, step) = (it.index.get(), it.limit.get(), it.step.get());
    if let (true, Some(left)) = (next.both_int(step), left.as_int()) {
        if left <= 0 {
            return None;
        }
        it.limit.set(Value::int(left - 1)?);
        it.index.set(match next.add_ints(step) {
            Some(sum) => sum,
            None => wide_sum(t, next, step),
        });
        return Some(next);
    }
    next_in_wide_range(t, it)
}

#[cold]
fn wide_sum(t: &mut Thread, a: Value, b: Value) -> Value {
    let sum = wide(a) + wide(b);
    t.big_int(sum)
}

#[cold]
fn next_in_wide_range(t: &mut Thread, it: Ref<Iterator>) -> Option<Value> {
    let left = wide(it.limit.get());
    if left <= IBig::ZERO {
        return None;
    }
    let next = it.index.get();
    let left = t.big_int(left - IBig::ONE);
    let after = wide_sum(t, next, it.step.get());
    it.limit.set(left);
    it.index.set(after);
    Some(next)
}

#[inline(never)]
fn next_slow(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    let source = it.source.get();
    if source.is_unbound() {
        return Ok(None);
    }
    let item = match it.header.class() {
        ids::DICT_KEY_ITERATOR | ids::DICT_VALUE_ITERATOR | ids::DICT_ITEM_ITERATOR => return next_in_dict(t, it, false),
        ids::DICT_REVERSE_KEY_ITERATOR | ids::DICT_REVERSE_VALUE_ITERATOR | ids::DICT_REVERSE_ITEM_ITERATOR => {
            return next_in_dict(t, it, true);
        }
        ids::SET_ITERATOR => return next_in_set(t, it),
        ids::SEQUENCE_ITERATOR => return Err(t.prelude("next_of_sequence", &[it.into()])),
        ids::ENUMERATE | ids::ZIP if let Some((a, b)) = pair_at_sight(it) => return Ok(Some(Tuple::pair(t, a, b).into())),
        ids::ENUMERATE => {
            let Some(pair) = nested(|| next_enumerated(t, it))? else { return Ok(None) };
            return Ok(Some(t.tuple(&pair)?));
        }
        ids::ZIP => return nested(|| next_zipped(t, it)),
        ids::LIST_REVERSE_ITERATOR | ids::REVERSED => {
            // The index is one more than the next item's.
            let i = it.position().checked_sub(1);
            let item = match i {
                Some(i) => item_at(t, source, i)?,
                None => None,
            };
            if item.is_some() {
                it.set_position(i.unwrap_or(0));
                return Ok(item);
            }
            None
        }
        _ if let Some(native) = source.cast::<Native>() => return native.any().next_item(t, it),
        _ => {
            let i = it.position();
            let item = item_at(t, source, i)?;
            if item.is_some() {
                it.set_position(i + 1);
            }
            item
        }
    };
    if item.is_none() {
        it.exhaust();
    }
    Ok(item)
}

/// The item of a built-in sequence at an index.
fn item_at(t: &mut Thread, source: Value, i: usize) -> NativeResult<Option<Value>> {
    Ok(match source.kind() {
        Some(Kind::List) => source.cast::<List>().and_then(|l| l.get(i)),
        Some(Kind::Tuple) => source.cast::<Tuple>().and_then(|l| l.items().get(i).copied()),
        Some(Kind::Bytes) => source.cast::<Bytes>().and_then(|b| b.data().get(i).copied()).map(|b| Value::small(i32::from(b))),
        Some(Kind::ByteArray) => source.cast::<ByteArray>().and_then(|b| b.get(i)).map(|b| Value::small(i32::from(b))),
        Some(Kind::Str) => match source.cast::<Str>().and_then(|s| s.chars().get(i)) {
            Some(c) if c < 128 => Some(t.char(Some(c))),
            Some(c) => Some(Str::wide(t, &[c])?.into()),
            None => None,
        },
        _ => None,
    })
}

/// The next key and value of an iterator over a dict that nobody else uses, if nothing but taking them is to be done.
#[inline(always)]
pub fn next_entry(it: Ref<Iterator>) -> Option<(Value, Value)> {
    let dict = it.source.get().cast::<Dict>()?;
    let (at, left) = (it.index.get(), it.step.get());
    let table = dict.table();
    if it.limit.get() != Value::int(table.live() as i64)? || left.word() <= Value::small(0).word() {
        return None;
    }
    let found = table.entry(at.int_unchecked() as usize)?;
    it.index.set(at.wrapping_add_ints(Value::small(1)));
    it.step.set(left.wrapping_add_ints(Value::small(-1)));
    Some(found)
}

fn next_in_dict(t: &mut Thread, it: Ref<Iterator>, backwards: bool) -> NativeResult<Option<Value>> {
    let Some((key, value)) = next_of_dict(t, it, backwards)? else { return Ok(None) };
    Ok(Some(match it.header.class() {
        ids::DICT_KEY_ITERATOR | ids::DICT_REVERSE_KEY_ITERATOR => key,
        ids::DICT_VALUE_ITERATOR | ids::DICT_REVERSE_VALUE_ITERATOR => value,
        _ => t.tuple(&[key, value])?,
    }))
}

fn next_of_dict(t: &mut Thread, it: Ref<Iterator>, backwards: bool) -> NativeResult<Option<(Value, Value)>> {
    let Some(dict) = it.source.get().cast::<Dict>() else { return Ok(None) };
    if it.limit.get().as_int() != Some(dict.len() as i64) {
        // The state stays as it is: asking again fails again.
        it.limit.set(Value::small(-1));
        return Err(t.raise(ids::RUNTIME_ERROR, "dictionary changed size during iteration"));
    }
    let i = it.position();
    let found = if backwards { dict.previous_entry(i) } else { dict.next_entry(i) };
    let Some((at, key, value)) = found else {
        it.exhaust();
        return Ok(None);
    };
    let left = it.step.get().as_int().unwrap_or(0);
    if left <= 0 {
        it.exhaust();
        return Err(t.raise(ids::RUNTIME_ERROR, "dictionary keys changed during iteration"));
    }
    it.step.set(Value::int(left - 1).unwrap_or(Value::NONE));
    it.set_position(if backwards { at } else { at + 1 });
    Ok(Some((key, value)))
}

/// Is it an iterator over pairs for which `next_pair` serves?
#[inline]
pub fn is_of_pairs(it: Ref<Iterator>) -> bool {
    let pairs = match it.header.class() {
        ids::ENUMERATE | ids::DICT_ITEM_ITERATOR => true,
        ids::ZIP => it.source.get().cast::<Tuple>().is_some_and(|inner| inner.len() == 2),
        _ => false,
    };
    pairs && !it.header.has_flag(HELD) && !it.header.has_flag(ASKS_GUEST)
}

/// The next item of such an iterator, without a tuple made of it.
pub fn next_pair(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<[Value; 2]>> {
    t.checkpoint()?;
    match it.header.class() {
        ids::ENUMERATE => next_enumerated(t, it),
        ids::DICT_ITEM_ITERATOR => Ok(next_of_dict(t, it, false)?.map(<[Value; 2]>::from)),
        _ => {
            let Some(inner) = it.source.get().cast::<Tuple>() else { return Ok(None) };
            let mut pair = [Value::NONE; 2];
            Ok(next_of_each(t, it, inner, &mut pair)?.then_some(pair))
        }
    }
}

/// The next key of an iterator over a set that nobody else uses, if nothing but taking it is to be done.
#[inline(always)]
pub fn next_key(it: Ref<Iterator>) -> Option<Value> {
    let set = it.source.get().cast::<Set>()?;
    if it.limit.get() != Value::int(set.len() as i64)? {
        return None;
    }
    let (at, key) = set.next_key(it.index.get().int_unchecked() as usize)?;
    it.index.set(Value::int(at as i64 + 1)?);
    it.step.set(it.step.get().wrapping_add_ints(Value::small(-1)));
    Some(key)
}

fn next_in_set(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    let Some(set) = it.source.get().cast::<Set>() else { return Ok(None) };
    if it.limit.get().as_int() != Some(set.len() as i64) {
        it.limit.set(Value::small(-1));
        return Err(t.raise(ids::RUNTIME_ERROR, "Set changed size during iteration"));
    }
    let Some((at, key)) = set.next_key(it.position()) else {
        it.exhaust();
        return Ok(None);
    };
    let left = it.step.get().as_int().unwrap_or(0);
    it.step.set(Value::int((left - 1).max(0)).unwrap_or(Value::NONE));
    it.set_position(at + 1);
    Ok(Some(key))
}

fn next_enumerated(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<[Value; 2]>> {
    let Some(inner) = it.source.get().cast::<Iterator>() else { return Ok(None) };
    let Some(item) = iter_next_native(t, inner)? else { return Ok(None) };
    let number = it.index.get();
    let next = match number.as_int().and_then(|i| Value::int(i + 1)) {
        Some(next) => next,
        None => wide_sum(t, number, Value::small(1)),
    };
    it.index.set(next);
    Ok(Some([number, item]))
}

fn next_zipped(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    let Some(inner) = it.source.get().cast::<Tuple>() else { return Ok(None) };
    let (mut few, mut many) = ([Value::NONE; 4], Vec::new());
    let items = super::room_for(inner.len(), &mut few, &mut many);
    if !next_of_each(t, it, inner, items)? {
        return Ok(None);
    }
    Ok(Some(t.tuple(items)?))
}

/// The next items of all the iterators of a zip; false at its end.
fn next_of_each(t: &mut Thread, zip: Ref<Iterator>, inner: Ref<Tuple>, items: &mut [Value]) -> NativeResult<bool> {
    let strict = zip.limit.get() == Value::TRUE;
    for (n, iterator) in inner.items().iter().enumerate() {
        let item = match iterator.cast::<Iterator>() {
            Some(iterator) => iter_next_native(t, iterator)?,
            None => None,
        };
        match item {
            Some(item) => items[n] = item,
            None if strict => return zip_ended(t, inner, n).map(|()| false),
            None => return Ok(false),
        }
    }
    Ok(!inner.is_empty())
}

/// The end of a strict zip, whose iterator `n` is the first that ended.
#[cold]
fn zip_ended(t: &mut Thread, inner: Ref<Tuple>, n: usize) -> NativeResult<()> {
    if n > 0 {
        let plural = if n == 1 { " " } else { "s 1-" };
        return Err(t.value_error(format!("zip() argument {} is shorter than argument{plural}{n}", n + 1)));
    }
    for (n, iterator) in inner.items().iter().enumerate().skip(1) {
        if let Some(iterator) = iterator.cast::<Iterator>()
            && iter_next_native(t, iterator)?.is_some()
        {
            let plural = if n == 1 { " " } else { "s 1-" };
            return Err(t.value_error(format!("zip() argument {} is longer than argument{plural}{n}", n + 1)));
        }
    }
    Ok(())
}

/// The value as an iterator that never needs guest code, if it is one.
pub fn native_iterator(v: Value) -> Option<Ref<Iterator>> {
    let asks = |it: &Ref<Iterator>| {
        it.header.has_flag(ASKS_GUEST) || matches!(it.header.class(), ids::SEQUENCE_ITERATOR | ids::CALLABLE_ITERATOR)
    };
    v.cast::<Iterator>().filter(|it| !asks(it))
}

/// The iterator over a built-in iterable, if it never needs guest code.
pub fn native_iter(t: &mut Thread, v: Value) -> NativeResult<Option<Ref<Iterator>>> {
    Ok(get_iter_native(t, v)?.and_then(native_iterator))
}

/// How many items an iterator still has, as far as its sources stay as they are.
pub fn items_left(it: Ref<Iterator>) -> usize {
    let source = it.source.get();
    if source.is_unbound() {
        return 0;
    }
    match it.header.class() {
        ids::RANGE_ITERATOR | ids::LONG_RANGE_ITERATOR => it.limit.get().as_int().map_or(usize::MAX, |n| n.max(0) as usize),
        ids::LIST_REVERSE_ITERATOR | ids::REVERSED => it.position(),
        ids::ENUMERATE => source.cast::<Iterator>().map_or(0, |inner| nested(|| items_left(inner))),
        ids::ZIP => {
            let inner = source.cast::<Tuple>();
            let left = |inner| nested(|| items_left(inner));
            inner.map_or(0, |inner| inner.items().iter().filter_map(|v| v.cast()).map(left).min().unwrap_or(0))
        }
        _ => {
            let len = match source.kind() {
                Some(Kind::List) => source.cast::<List>().map_or(0, |l| l.len()),
                Some(Kind::Tuple) => source.cast::<Tuple>().map_or(0, |l| l.len()),
                Some(Kind::Str) => source.cast::<Str>().map_or(0, |l| l.len()),
                Some(Kind::Bytes) => source.cast::<Bytes>().map_or(0, |l| l.data().len()),
                Some(Kind::ByteArray) => source.cast::<ByteArray>().map_or(0, |l| l.len()),
                Some(Kind::Native) => return source.cast::<Native>().map_or(0, |n| n.any().items_left(it)),
                // Dicts and sets count down.
                _ => return it.step.get().as_int().unwrap_or(0).max(0) as usize,
            };
            len.saturating_sub(it.position())
        }
    }
}
