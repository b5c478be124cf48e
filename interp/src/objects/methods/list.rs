//! The methods of `list`.

use super::args::{self, Site};
use crate::heap::{Kind, Ref};
use crate::machine::cost;
use crate::machine::native::{Args, NativeDef, NativeResult, Sight, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Equal, equal_items};
use crate::objects::dict::NeedsGuest;
use crate::objects::index::clamp;
use crate::objects::iterate::{check_room, items_of_list, iterator_of, list_extend_native, reversed_of, room, whole_items_of};
use crate::objects::list::List;
use crate::objects::ops;
use crate::value::{Slot, Value};

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, iterable=(), /" init),
    native!(Method "append" "self, object, /" append).at_sight(Sight::Append),
    native!(Method "extend" "self, iterable, /" extend),
    native!(Method "insert" "self, index, object, /" insert),
    native!(Method "pop" "self, index=-1, /" pop),
    native!(Method "remove" "self, value, /" remove),
    native!(Method "clear" "self, /" clear),
    native!(Method "copy" "self, /" copy),
    native!(Method "reverse" "self, /" reverse),
    native!(Method "sort" "self, /, *, key=None, reverse=False" crate::modules::builtins::sort_list),
    native!(Method "index" "self, value, start=0, stop=9223372036854775807, /" index),
    native!(Method "count" "self, value, /" count),
    native!(Method "__len__" "self, /" len),
    native!(Method "__getitem__" "self, index, /" get_item),
    native!(Method "__setitem__" "self, key, value, /" set_item),
    native!(Method "__delitem__" "self, key, /" del_item),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__reversed__" "self, /" reversed),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__iadd__" "self, value, /" iadd),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__imul__" "self, value, /" imul),
];

/// The list that a method is called on.
#[inline(always)]
fn this(a: Args) -> Ref<List> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let list = List::new(t, &[])?;
    list.header.set_class(class.id);
    Ok(list.into())
}

/// `list(iterable)` of the class itself.
pub(crate) const MAKER: NativeDef = native!(New "__new__" "cls, iterable=(), /" make);

fn make(t: &mut Thread, a: Args) -> NativeResult {
    let Some(source) = a.opt(1) else { return Ok(t.list(&[])?) };
    if matches!(source.kind(), Some(Kind::List | Kind::Tuple))
        && let Some(items) = whole_items_of(t, source)?
    {
        return Ok(t.list(&items)?);
    }
    let list = List::new(t, &[])?;
    match list_extend_native(t, list, source) {
        Ok(Some(())) => Ok(list.into()),
        Ok(None) => Err(t.prelude("list_from", &[source])),
        Err(Trap::TailCall) => Err(super::after_tail(t, list.into(), "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    let list = this(a);
    if !list.is_empty() {
        list.assign(t, &[])?;
    }
    match a.opt(1) {
        None => Ok(Value::NONE),
        Some(source) => extend_by(t, list, source),
    }
}

fn append(t: &mut Thread, a: Args) -> NativeResult {
    this(a).push(t, a[1])?;
    Ok(Value::NONE)
}

fn extend(t: &mut Thread, a: Args) -> NativeResult {
    extend_by(t, this(a), a[1])
}

fn extend_by(t: &mut Thread, list: Ref<List>, source: Value) -> NativeResult {
    match list_extend_native(t, list, source)? {
        Some(()) => Ok(Value::NONE),
        None => Err(t.prelude("list_extend", &[list.into(), source])),
    }
}

fn insert(t: &mut Thread, a: Args) -> NativeResult {
    let i = args::index(t, a, 1, Site::method(ids::LIST, "insert"))?;
    this(a).insert(t, i, a[2])?;
    Ok(Value::NONE)
}

fn pop(t: &mut Thread, a: Args) -> NativeResult {
    let list = this(a);
    if a.len() < 2 {
        return match list.pop(t) {
            Some(v) => {
                t.lost_holder(v);
                Ok(v)
            }
            None => Err(t.index_error("pop from empty list")),
        };
    }
    let i = args::index(t, a, 1, Site::method(ids::LIST, "pop"))?;
    match list.remove_at(t, i) {
        Some(v) => {
            t.lost_holder(v);
            Ok(v)
        }
        None if list.is_empty() => Err(t.index_error("pop from empty list")),
        None => Err(t.index_error("pop index out of range")),
    }
}

fn remove(t: &mut Thread, a: Args) -> NativeResult {
    t.charge_each(this(a).len(), cost::COMPARED_ITEM)?;
    let removed = this(a).remove_first(t, |t, item| match equal_items(t, item, a[1]) {
        Equal::No => Ok(false),
        Equal::Yes => Ok(true),
        Equal::Guest => Err(NeedsGuest),
    });
    match removed {
        Ok(true) => {
            t.lost_holder(a[1]);
            Ok(Value::NONE)
        }
        Ok(false) => Err(t.value_error("list.remove(x): x not in list")),
        Err(NeedsGuest) => Err(t.prelude("list_remove", &[a[0], a[1]])),
    }
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    t.lost_holder(a[0]);
    this(a).assign(t, &[])?;
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).slice(t, |len| 0..len)?.into())
}

fn reverse(t: &mut Thread, a: Args) -> NativeResult {
    this(a).reverse(t);
    Ok(Value::NONE)
}

fn index(t: &mut Thread, a: Args) -> NativeResult {
    let list = this(a);
    let site = Site::method(ids::LIST, "index");
    let len = list.len();
    let start = clamp(bound(t, a, 2, 0, site)?, len);
    let stop = clamp(bound(t, a, 3, i64::MAX, site)?, len);
    t.charge_each(stop.saturating_sub(start), cost::COMPARED_ITEM)?;
    let found = list.read_items(|slots| {
        let within = slots.iter().enumerate().take(stop).skip(start);
        within.map(|(i, slot)| (i, equal_items(t, slot.get(), a[1]))).find(|(_, equal)| *equal != Equal::No)
    });
    match found {
        Some((i, Equal::Yes)) => Ok(t.size(i)),
        Some(_) => {
            let (start, stop) = (t.size(start), t.size(stop));
            Err(t.prelude("list_index", &[a[0], a[1], start, stop]))
        }
        None => Err(t.prelude("not_in_list", &[a[1]])),
    }
}

/// A bound of `index`, which may not be None.
pub(super) fn bound(t: &mut Thread, a: Args, at: usize, default: i64, site: Site) -> NativeResult<i64> {
    let special = crate::objects::special::Special::Index;
    if a.opt(at).is_some_and(|v| t.class_of(v).special(special).is_unbound()) {
        return Err(t.type_error("slice indices must be integers or have an __index__ method"));
    }
    args::bound(t, a, at, default, site)
}

fn count(t: &mut Thread, a: Args) -> NativeResult {
    t.charge_each(this(a).len(), cost::COMPARED_ITEM)?;
    let count = this(a).read_items(|slots| {
        slots.iter().try_fold(0, |n, slot| match equal_items(t, slot.get(), a[1]) {
            Equal::No => Some(n),
            Equal::Yes => Some(n + 1),
            Equal::Guest => None,
        })
    });
    count.map(|n| t.size(n)).ok_or_else(|| t.prelude("list_count", &[a[0], a[1]]))
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.size(this(a).len()))
}

fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::get_item_by_kind(t, a[0], a[1])? {
        Some(v) => Ok(v),
        None => Err(t.prelude("item_by_index", &[a[0], a[1]])),
    }
}

fn set_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::set_item_by_kind(t, a[0], a[1], a[2])? {
        Some(()) => Ok(Value::NONE),
        None => Err(t.prelude("list_set", &[a[0], a[1], a[2]])),
    }
}

fn del_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::del_item_by_kind(t, a[0], a[1])? {
        Some(()) => Ok(Value::NONE),
        None => Err(t.prelude("list_delete", &[a[0], a[1]])),
    }
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("list_contains", &[a[0], a[1]])),
    }
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

fn reversed(t: &mut Thread, a: Args) -> NativeResult {
    reversed_of(t, a[0])
}

pub(crate) fn add(t: &mut Thread, a: Args) -> NativeResult {
    let Some(other) = a[1].cast::<List>() else { return t.cannot_concat(a[0], a[1]) };
    if t.shares() {
        return Ok(List::joined(t, &this(a).to_vec(), &other.to_vec())?.into());
    }
    let (left, right) = (this(a).buffer(), other.buffer());
    Ok(List::joined(t, Slot::values(left.used()), Slot::values(right.used()))?.into())
}

fn iadd(t: &mut Thread, a: Args) -> NativeResult {
    match list_extend_native(t, this(a), a[1])? {
        Some(()) => Ok(a[0]),
        None => Err(t.prelude("list_iadd", &[a[0], a[1]])),
    }
}

/// The items, repeated.
pub(super) fn repeated(t: &mut Thread, items: &[Value], n: usize) -> NativeResult<Vec<Value>> {
    let mut all = room(t, items.len().saturating_mul(n))?;
    repeat(t, items, n, |_, block| {
        all.extend_from_slice(block);
        Ok(())
    })?;
    Ok(all)
}

/// So many items are made without looking whether somebody wants to stop the run.
pub(super) const AT_ONCE: usize = 1 << 16;

/// Adds the items `n` times, in blocks that are not too small.
fn repeat(
    t: &mut Thread,
    items: &[Value],
    n: usize,
    mut add: impl FnMut(&mut Thread, &[Value]) -> NativeResult<()>,
) -> NativeResult<()> {
    if items.is_empty() {
        return Ok(());
    }
    let times = (AT_ONCE / items.len()).clamp(1, n.max(1));
    let block = items.repeat(times);
    for _ in 0..n / times {
        t.checkpoint()?;
        add(t, &block)?;
    }
    add(t, &block[..n % times * items.len()])
}

pub(crate) fn mul(t: &mut Thread, a: Args) -> NativeResult {
    let Some(n) = args::repetitions(t, a, Site::method(ids::LIST, "__mul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    let items = items_of_list(t, this(a), usize::MAX)?;
    let total = items.len().saturating_mul(n);
    check_room(t, total)?;
    if total <= AT_ONCE {
        return Ok(List::repeated(t, &items, n)?.into());
    }
    let list = List::with_capacity(t, &[], total)?;
    repeat(t, &items, n, |t, block| Ok(list.extend(t, block)?))?;
    Ok(list.into())
}

fn imul(t: &mut Thread, a: Args) -> NativeResult {
    let Some(n) = args::repetitions(t, a, Site::method(ids::LIST, "__imul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    let list = this(a);
    check_room(t, list.len().saturating_mul(n))?;
    if t.shares() {
        // Nobody else changes the list between reading it and writing it.
        list.edit(t, |items| *items = items.repeat(n))?;
        return Ok(a[0]);
    }
    let items = list.to_vec();
    let all = repeated(t, &items, n)?;
    list.assign(t, &all)?;
    Ok(a[0])
}
