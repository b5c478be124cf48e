//! The methods of `tuple`.

use super::args::{Site, repetitions};
use super::list::{AT_ONCE, bound, repeated};
use super::wrap;
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Equal, equal_items};
use crate::objects::index::clamp;
use crate::objects::iterate::{iterator_of, whole_items_of};
use crate::objects::list::Tuple;
use crate::objects::ops;
use crate::value::Value;

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, iterable=(), /" new),
    native!(Method "index" "self, value, start=0, stop=9223372036854775807, /" index),
    native!(Method "count" "self, value, /" count),
    native!(Method "__len__" "self, /" len),
    native!(Method "__getitem__" "self, key, /" get_item),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__getnewargs__" "self, /" new_args),
];

/// The tuple that a method is called on.
#[inline(always)]
fn this(t: &Thread, a: Args) -> Ref<Tuple> {
    t.plain(a[0]).cast().expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let tuple = match a.opt(1) {
        None => t.tuple(&[])?,
        Some(v) if v.cast::<Tuple>().is_some() => v,
        Some(source) => match whole_items_of(t, source)? {
            Some(items) => t.tuple(&items)?,
            None if a[0].cast::<Class>().is_some_and(|class| class.id == ids::TUPLE) => {
                return Err(t.prelude("tuple_from", &[source]));
            }
            None => return Err(t.prelude("new_tuple", &[a[0], source])),
        },
    };
    wrap(t, a[0], ids::TUPLE, tuple)
}

fn index(t: &mut Thread, a: Args) -> NativeResult {
    let site = Site::method(ids::TUPLE, "index");
    let items = this(t, a);
    let start = clamp(bound(t, a, 2, 0, site)?, items.len());
    let stop = clamp(bound(t, a, 3, i64::MAX, site)?, items.len());
    for (i, &item) in items.items().iter().enumerate().take(stop).skip(start) {
        match equal_items(t, item, a[1]) {
            Equal::No => {}
            Equal::Yes => return Ok(t.size(i)),
            Equal::Guest => {
                let (start, stop) = (t.size(start), t.size(stop));
                return Err(t.prelude("tuple_index", &[items.into(), a[1], start, stop]));
            }
        }
    }
    Err(t.value_error("tuple.index(x): x not in tuple"))
}

fn count(t: &mut Thread, a: Args) -> NativeResult {
    let items = this(t, a);
    let mut n = 0;
    for &item in items.items() {
        match equal_items(t, item, a[1]) {
            Equal::No => {}
            Equal::Yes => n += 1,
            Equal::Guest => return Err(t.prelude("tuple_count", &[items.into(), a[1]])),
        }
    }
    Ok(t.size(n))
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    let n = this(t, a).len();
    Ok(t.size(n))
}

fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::get_item_by_kind(t, a[0], a[1])? {
        Some(v) => Ok(v),
        None => Err(t.prelude("item_by_index", &[this(t, a).into(), a[1]])),
    }
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("tuple_contains", &[this(t, a).into(), a[1]])),
    }
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

pub(crate) fn add(t: &mut Thread, a: Args) -> NativeResult {
    let left = this(t, a);
    let Some(right) = t.plain(a[1]).cast::<Tuple>() else { return t.cannot_concat(a[0], a[1]) };
    if right.is_empty() && a[0] == left.into() {
        return Ok(a[0]);
    }
    if left.is_empty() && a[1] == right.into() {
        return Ok(a[1]);
    }
    Ok(Tuple::joined(t, left.items(), right.items())?.into())
}

pub(crate) fn mul(t: &mut Thread, a: Args) -> NativeResult {
    let Some(n) = repetitions(t, a, Site::method(ids::TUPLE, "__mul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    let items = this(t, a);
    if n == 1 && a[0] == items.into() {
        return Ok(a[0]);
    }
    let total = items.len().saturating_mul(n);
    if (1..=AT_ONCE).contains(&total) {
        return Ok(Tuple::repeated(t, items.items(), n)?.into());
    }
    let all = repeated(t, items.items(), n)?;
    Ok(t.tuple(&all)?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let items = this(t, a).into();
    match crate::objects::hash::hash_native(t, items)? {
        Some(hash) => Ok(t.int(hash)),
        None => Err(t.prelude("guest_hash", &[items])),
    }
}

fn new_args(t: &mut Thread, a: Args) -> NativeResult {
    let items = this(t, a).into();
    Ok(t.tuple(&[items])?)
}
