//! `_heapq` and `_bisect`: heaps and places in sorted lists. Where only guest code can compare the items, the prelude does it
//! (`prelude/_core_heap.py`).

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::heapq::{First, Guest, less};
use crate::objects::list::{List, Tuple};
use crate::objects::methods::args::type_name_or_none;
use crate::value::Value;

/// The module `_heapq`.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_heapq", functions: FUNCTIONS, init: None };

/// The module `_bisect`.
pub(crate) const BISECT: ModuleDef = ModuleDef { name: "_bisect", functions: BISECT_FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "heappush" "heap, item, /" push),
    native!(Static "heappop" "heap, /" |t, a| pop(t, a, First::Smallest, "heap_pop")),
    native!(Static "heapreplace" "heap, item, /" |t, a| replace(t, a, First::Smallest, "heap_replace")),
    native!(Static "heappushpop" "heap, item, /" push_pop),
    native!(Static "heapify" "heap, /" |t, a| heapify(t, a, First::Smallest, "heapify")),
    native!(Static "_heappop_max" "heap, /" |t, a| pop(t, a, First::Largest, "heap_pop_max")),
    native!(Static "_heapreplace_max" "heap, item, /" |t, a| replace(t, a, First::Largest, "heap_replace_max")),
    native!(Static "_heapify_max" "heap, /" |t, a| heapify(t, a, First::Largest, "heapify_max")),
];

const BISECT_FUNCTIONS: &[NativeDef] = &[
    native!(Static "bisect_left" "a, x, lo=0, hi=None, *, key=None" |t, a| find(t, a, Side::Left)),
    native!(Static "bisect_right" "a, x, lo=0, hi=None, *, key=None" |t, a| find(t, a, Side::Right)),
    native!(Static "insort_left" "a, x, lo=0, hi=None, *, key=None" |t, a| insert(t, a, Side::Left)),
    native!(Static "insort_right" "a, x, lo=0, hi=None, *, key=None" |t, a| insert(t, a, Side::Right)),
];

/// The list that a function is given, if no guest class has methods of its own for it.
fn heap(t: &mut Thread, a: Args, argument: &str) -> NativeResult<Option<Ref<List>>> {
    match a[0].cast::<List>() {
        Some(list) => Ok(Some(list).filter(|l| l.header.class() == ids::LIST)),
        None => {
            let name = type_name_or_none(t, a[0]);
            Err(t.type_error(format!("{argument} must be list, not {name}")))
        }
    }
}

fn push(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(list) = heap(t, a, "heappush() argument 1")?
        && list.heap_push(t, a[1])?.is_ok()
    {
        return Ok(Value::NONE);
    }
    Err(t.prelude("heap_push", &[a[0], a[1]]))
}

/// What an operation that needs an item has found.
fn taken(t: &mut Thread, a: Args, found: Result<Option<Value>, Guest>, prelude: &'static str) -> NativeResult {
    match found {
        Ok(Some(v)) => Ok(v),
        Ok(None) => Err(t.index_error("index out of range")),
        Err(Guest) => Err(t.prelude(prelude, a.slice())),
    }
}

fn pop(t: &mut Thread, a: Args, first: First, prelude: &'static str) -> NativeResult {
    let found = match heap(t, a, "heappop() argument")? {
        Some(list) => list.heap_pop(t, first),
        None => Err(Guest),
    };
    taken(t, a, found, prelude)
}

fn replace(t: &mut Thread, a: Args, first: First, prelude: &'static str) -> NativeResult {
    let found = match heap(t, a, "heapreplace() argument 1")? {
        Some(list) => list.heap_replace(t, first, a[1], false),
        None => Err(Guest),
    };
    taken(t, a, found, prelude)
}

fn push_pop(t: &mut Thread, a: Args) -> NativeResult {
    let found = match heap(t, a, "heappushpop() argument 1")? {
        Some(list) => list.heap_replace(t, First::Smallest, a[1], true),
        None => Err(Guest),
    };
    taken(t, a, found.map(|v| v.or(Some(a[1]))), "heap_push_pop")
}

fn heapify(t: &mut Thread, a: Args, first: First, prelude: &'static str) -> NativeResult {
    if let Some(list) = heap(t, a, "heapify() argument")?
        && list.heapify(t, first).is_ok()
    {
        return Ok(Value::NONE);
    }
    Err(t.prelude(prelude, &[a[0]]))
}

/// On which side of its equals an item goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The place of `x` in a sequence that is `len` long now; `None` where guest code must be asked.
fn place(t: &Thread, a: Args, side: Side, len: usize) -> Option<usize> {
    if a.opt(4).is_some_and(|key| !key.is_none()) {
        return None;
    }
    let list = a[0].cast::<List>().filter(|l| l.header.class() == ids::LIST);
    let tuple = a[0].cast::<Tuple>().filter(|l| l.header.class() == ids::TUPLE);
    let item = |i: usize| match list {
        Some(list) => list.get(i),
        None => tuple?.items().get(i).copied(),
    };
    let bound = |v: Option<Value>, default: usize| match v {
        None => Some(default),
        Some(v) => v.as_int().and_then(|i| usize::try_from(i).ok()),
    };
    let (mut low, mut high) = (bound(a.opt(2), 0)?, bound(a.opt(3).filter(|v| !v.is_none()), len)?);
    let x = a[1];
    while low < high {
        let middle = (low + high) / 2;
        let item = item(middle)?;
        let behind = match side {
            Side::Left => less(t, item, x).ok()?,
            Side::Right => !less(t, x, item).ok()?,
        };
        if behind { low = middle + 1 } else { high = middle }
    }
    Some(low)
}

/// The arguments as the prelude gets them.
fn all(a: Args) -> [Value; 5] {
    [a[0], a[1], a.opt(2).unwrap_or(Value::small(0)), a.opt(3).unwrap_or(Value::NONE), a.opt(4).unwrap_or(Value::NONE)]
}

fn find(t: &mut Thread, a: Args, side: Side) -> NativeResult {
    let len = match (a[0].cast::<List>(), a[0].cast::<Tuple>()) {
        (Some(list), _) => Some(list.len()),
        (_, tuple) => tuple.map(|tuple| tuple.len()),
    };
    match len.and_then(|len| place(t, a, side, len)) {
        Some(i) => Ok(t.size(i)),
        None => Err(t.prelude(if side == Side::Left { "bisect_left" } else { "bisect_right" }, &all(a))),
    }
}

fn insert(t: &mut Thread, a: Args, side: Side) -> NativeResult {
    if let Some(list) = a[0].cast::<List>().filter(|l| l.header.class() == ids::LIST)
        && list.insert_where(t, a[1], |t, len| place(t, a, side, len))?
    {
        return Ok(Value::NONE);
    }
    Err(t.prelude(if side == Side::Left { "insort_left" } else { "insort_right" }, &all(a)))
}
