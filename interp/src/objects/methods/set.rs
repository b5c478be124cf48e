//! The methods of `set` and `frozenset`.
//!
//! The order in which results are built is CPython's, since it shows in the order of iteration. An operation that meets a key which only
//! guest code can compare has not changed its receiver yet, or may be done again from its beginning: the prelude does it.

use crate::heap::{ClassId, OutOfMemory, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, Sight, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Equal, is_subset};
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::iterate::{Items, items_of, iterator_of};
use crate::objects::misc::Iterator;
use crate::objects::ops::{self, hash_member};
use crate::objects::set::Set;
use crate::value::Value;

/// What both types have.
pub(crate) const COMMON: &[NativeDef] = &[
    native!(Method "copy" "self, /" copy),
    native!(Method "union" "self, /, *others" union),
    native!(Method "intersection" "self, /, *others" intersection),
    native!(Method "difference" "self, /, *others" difference),
    native!(Method "symmetric_difference" "self, other, /" symmetric_difference),
    native!(Method "issubset" "self, other, /" issubset),
    native!(Method "issuperset" "self, other, /" issuperset),
    native!(Method "isdisjoint" "self, other, /" isdisjoint),
    native!(Method "__or__" "self, value, /" or),
    native!(Method "__and__" "self, value, /" and),
    native!(Method "__sub__" "self, value, /" sub),
    native!(Method "__xor__" "self, value, /" xor),
    native!(Method "__ror__" "self, value, /" |t, a| reflected(t, a, or)),
    native!(Method "__rand__" "self, value, /" |t, a| reflected(t, a, and)),
    native!(Method "__rsub__" "self, value, /" |t, a| reflected(t, a, sub)),
    native!(Method "__rxor__" "self, value, /" |t, a| reflected(t, a, xor)),
    native!(Method "__len__" "self, /" len),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__reduce__" "self, /" reduce),
];

/// What changes a set.
pub(crate) const SET: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, iterable=(), /" init),
    native!(Method "add" "self, object, /" add).at_sight(Sight::Add),
    native!(Method "remove" "self, object, /" remove),
    native!(Method "discard" "self, object, /" discard),
    native!(Method "pop" "self, /" pop),
    native!(Method "clear" "self, /" clear),
    native!(Method "update" "self, /, *others" update),
    native!(Method "intersection_update" "self, /, *others" intersection_update),
    native!(Method "difference_update" "self, /, *others" difference_update),
    native!(Method "symmetric_difference_update" "self, other, /" symmetric_difference_update),
    native!(Method "__ior__" "self, value, /" ior),
    native!(Method "__iand__" "self, value, /" iand),
    native!(Method "__isub__" "self, value, /" isub),
    native!(Method "__ixor__" "self, value, /" ixor),
];

pub(crate) const FROZENSET: &[NativeDef] =
    &[native!(New "__new__" "cls, iterable=(), /" new_frozen), native!(Method "__hash__" "self, /" hash)];

/// The set that a method is called on.
#[inline(always)]
fn this(a: Args) -> Ref<Set> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

/// The built-in class of a set.
fn base_class(t: &Thread, set: Ref<Set>) -> ClassId {
    if set.is_frozen(t) { ids::FROZENSET } else { ids::SET }
}

/// What a set operation needs of its other operand, which an iterator gives only once.
enum Operand {
    Set(Ref<Set>),
    /// Keys with their hashes, and what is wrong with the item behind them, which has none.
    Keys(Vec<(i64, Value)>, NativeResult<()>),
    /// Guest code must be asked: the operand, or the items that have been taken from it.
    Guest(Value),
}

fn operand(t: &mut Thread, v: Value) -> NativeResult<Operand> {
    if let Some(set) = v.cast::<Set>() {
        return Ok(Operand::Set(set));
    }
    if let Some(dict) = v.cast::<Dict>()
        && dict.header.class() == ids::DICT
        && dict.is_empty()
    {
        return Ok(Operand::Keys(Vec::new(), Ok(())));
    }
    let Some(items) = items_of(t, v)? else { return Ok(Operand::Guest(v)) };
    t.charge_each(items.len(), cost::HASHED_ITEM)?;
    let mut keys = Vec::with_capacity(items.len());
    for &item in items.iter() {
        match hash_native(t, item) {
            Ok(Some(hash)) => keys.push((hash, item)),
            Ok(None) => return Ok(Operand::Guest(kept(t, v, &items)?)),
            Err(trap) => return Ok(Operand::Keys(keys, Err(trap))),
        }
    }
    Ok(Operand::Keys(keys, Ok(())))
}

/// What the prelude gets for an operand whose items have been taken.
fn kept(t: &mut Thread, v: Value, items: &Items) -> NativeResult {
    if v.cast::<Iterator>().is_some() { Ok(t.list(items)?) } else { Ok(v) }
}

/// Where the prelude has to go on.
pub(crate) struct Guest(pub(crate) Value);

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    Ok(Set::new(t, class.id).into())
}

/// `set(iterable)` of the class itself.
pub(crate) const MAKER: NativeDef = native!(New "__new__" "cls, iterable=(), /" make);

fn make(t: &mut Thread, a: Args) -> NativeResult {
    let set = Set::new(t, ids::SET);
    let Some(source) = a.opt(1) else { return Ok(set.into()) };
    match update_with(t, set, source)? {
        Ok(()) => Ok(set.into()),
        Err(Guest(rest)) if set.is_empty() => Err(t.prelude("set_from", &[rest])),
        Err(Guest(rest)) => Err(t.prelude("set_with", &[set.into(), rest])),
    }
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    set.clear(t);
    match a.opt(1) {
        None => Ok(Value::NONE),
        Some(source) => update_or_prelude(t, set, source),
    }
}

fn new_frozen(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let source = a.opt(1);
    if class.id == ids::FROZENSET
        && let Some(same) = source.and_then(|v| v.cast::<Set>())
        && same.header.class() == ids::FROZENSET
    {
        return Ok(same.into());
    }
    let set = Set::new(t, class.id);
    match source {
        None => Ok(set.into()),
        Some(source) => match update_with(t, set, source)? {
            Ok(()) => Ok(set.into()),
            Err(Guest(rest)) => Err(t.prelude("set_with", &[set.into(), rest])),
        },
    }
}

/// Adds all items of an iterable; where guest code must be asked, `Guest` has what is still to be added.
pub(crate) fn update_with(t: &mut Thread, set: Ref<Set>, source: Value) -> NativeResult<Result<(), Guest>> {
    if let Some(other) = source.cast::<Set>() {
        return Ok(set.merge(t, other)?.map_err(|_| Guest(source)));
    }
    if let Some(dict) = source.cast::<Dict>().filter(|d| d.header.class() == ids::DICT) {
        set.reserve(t, dict.len())?;
    }
    let Some(items) = items_of(t, source)? else { return Ok(Err(Guest(source))) };
    t.charge_each(items.len(), cost::HASHED_ITEM)?;
    let mut keys = Vec::with_capacity(items.len());
    let mut unhashable = Ok(());
    for &item in items.iter() {
        match hash_native(t, item) {
            Ok(Some(hash)) => keys.push((hash, item)),
            Ok(None) => break,
            Err(trap) => {
                unhashable = Err(trap);
                break;
            }
        }
    }
    // What stands before an item that can't be added is.
    let added = set.add_all(t, &keys)?.map_or_else(|i| i, |()| keys.len());
    if added == keys.len() {
        unhashable?;
    }
    if added < items.len() {
        return Ok(Err(Guest(t.list(&items[added..])?)));
    }
    Ok(Ok(()))
}

fn update_or_prelude(t: &mut Thread, set: Ref<Set>, source: Value) -> NativeResult {
    match update_with(t, set, source)? {
        Ok(()) => Ok(Value::NONE),
        Err(Guest(rest)) => Err(t.prelude("set_update", &[set.into(), rest])),
    }
}

fn update(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    for (i, &source) in a.slice().iter().enumerate().skip(1) {
        if let Err(Guest(rest)) = update_with(t, set, source)? {
            let later = t.tuple(&a.slice()[i + 1..])?;
            return Err(t.prelude("set_update_all", &[set.into(), rest, later]));
        }
    }
    Ok(Value::NONE)
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(hash) = hash_native(t, a[1])?
        && (!t.shares() && this(a).add_at_sight(hash, a[1]) || this(a).add(t, hash, a[1])?.is_ok())
    {
        return Ok(Value::NONE);
    }
    Err(t.prelude("set_add", &[a[0], a[1]]))
}

fn remove(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(hash) = hash_member(t, a[1])? {
        match this(a).remove(t, hash, a[1]) {
            Ok(true) => {
                t.lost_holder(a[1]);
                return Ok(Value::NONE);
            }
            Ok(false) => return Err(t.key_error(a[1])),
            Err(_) => {}
        }
    }
    Err(t.prelude("set_remove", &[a[0], a[1]]))
}

fn discard(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(hash) = hash_member(t, a[1])?
        && this(a).remove(t, hash, a[1]).is_ok()
    {
        t.lost_holder(a[1]);
        return Ok(Value::NONE);
    }
    Err(t.prelude("set_discard", &[a[0], a[1]]))
}

fn pop(t: &mut Thread, a: Args) -> NativeResult {
    match this(a).pop(t) {
        Some(key) => {
            t.lost_holder(key);
            Ok(key)
        }
        None => {
            let message = t.str("pop from an empty set")?;
            Err(t.key_error(message))
        }
    }
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    t.lost_holder(a[0]);
    this(a).clear(t);
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if set.header.class() == ids::FROZENSET {
        return Ok(a[0]);
    }
    Ok(copied(t, set)?.into())
}

fn copied(t: &mut Thread, set: Ref<Set>) -> NativeResult<Ref<Set>> {
    let class = base_class(t, set);
    Ok(set.copy(t, class)?)
}

fn union(t: &mut Thread, a: Args) -> NativeResult {
    let result = copied(t, this(a))?;
    for (i, &source) in a.slice().iter().enumerate().skip(1) {
        if source == a[0] {
            continue;
        }
        if let Err(Guest(rest)) = update_with(t, result, source)? {
            let later = t.tuple(&a.slice()[i + 1..])?;
            return Err(t.prelude("set_union_rest", &[result.into(), rest, later]));
        }
    }
    Ok(result.into())
}

/// The keys of `set` that are in the other operand. The smaller of two sets is gone through.
fn intersect(t: &mut Thread, set: Ref<Set>, other: Value) -> NativeResult<Result<Ref<Set>, Guest>> {
    let result = Set::new(t, base_class(t, set));
    // An iterator keeps the items that are not looked at.
    if other.cast::<Iterator>().is_some() {
        return Ok(Err(Guest(other)));
    }
    let (keys, unhashable) = match operand(t, other)? {
        Operand::Set(other) if other == set => return Ok(Ok(copied(t, set)?)),
        Operand::Set(theirs) => {
            let (within, smaller) = if theirs.len() > set.len() { (theirs, set) } else { (set, theirs) };
            let found = smaller.each_entry(t.shares(), |hash, key| match within.contains(t, hash, key) {
                Ok(true) => Ok(result.add_new(t, hash, key)?),
                Ok(false) => Ok(()),
                Err(_) => Err(Stop::Guest),
            });
            return stopped(found, || Guest(other)).map(|found| found.map(|()| result));
        }
        Operand::Keys(keys, unhashable) => (keys, unhashable),
        Operand::Guest(rest) => return Ok(Err(Guest(rest))),
    };
    for &(hash, key) in &keys {
        let added = match set.contains(t, hash, key) {
            Ok(true) => result.add(t, hash, key)?.is_ok(),
            Ok(false) => continue,
            Err(_) => false,
        };
        if !added {
            return Ok(Err(Guest(other)));
        }
        if result.len() >= set.len() {
            return Ok(Ok(result));
        }
    }
    unhashable.map(|()| Ok(result))
}

/// What ends a walk through a set's entries.
enum Stop {
    /// Guest code must be asked.
    Guest,
    /// There are no more to be seen.
    Found,
    Trap(Trap),
}

impl From<OutOfMemory> for Stop {
    fn from(e: OutOfMemory) -> Stop {
        Stop::Trap(e.into())
    }
}

/// Where that went on to its end, stopped for guest code, or failed.
fn stopped(walk: Result<(), Stop>, guest: impl FnOnce() -> Guest) -> NativeResult<Result<(), Guest>> {
    match walk {
        Ok(()) | Err(Stop::Found) => Ok(Ok(())),
        Err(Stop::Guest) => Ok(Err(guest())),
        Err(Stop::Trap(trap)) => Err(trap),
    }
}

/// An operand for the prelude, from the keys that were taken from it.
fn again(t: &mut Thread, operand: Value, keys: &[(i64, Value)]) -> NativeResult {
    if operand.cast::<Iterator>().is_none() {
        return Ok(operand);
    }
    let keys: Vec<Value> = keys.iter().map(|&(_, key)| key).collect();
    Ok(t.list(&keys)?)
}

fn intersection(t: &mut Thread, a: Args) -> NativeResult {
    let mut result = this(a);
    if a.len() == 1 {
        return copy(t, a);
    }
    for (i, &source) in a.slice().iter().enumerate().skip(1) {
        result = match intersect(t, result, source)? {
            Ok(set) => set,
            Err(Guest(rest)) => {
                let later = t.tuple(&a.slice()[i + 1..])?;
                return Err(t.prelude("set_intersection_rest", &[result.into(), rest, later]));
            }
        };
    }
    Ok(result.into())
}

/// Removes the keys of the other operand. Doing it again does no harm.
fn subtract(t: &mut Thread, set: Ref<Set>, other: Value) -> NativeResult<Result<(), Guest>> {
    let (keys, unhashable) = match operand(t, other)? {
        Operand::Set(other) if other == set => {
            set.clear(t);
            return Ok(Ok(()));
        }
        Operand::Set(theirs) if theirs.len() >> 3 > set.len() => match intersect(t, set, other)? {
            Ok(common) => (common.entries(), Ok(())),
            Err(guest) => return Ok(Err(guest)),
        },
        Operand::Set(other) => (other.entries(), Ok(())),
        Operand::Keys(keys, unhashable) => (keys, unhashable),
        Operand::Guest(rest) => return Ok(Err(Guest(rest))),
    };
    if set.remove_all(t, &keys).is_err() {
        return Ok(Err(Guest(again(t, other, &keys)?)));
    }
    set.tidy(t)?;
    unhashable.map(Ok)
}

/// A new set of the keys that the other operand lacks.
fn without(t: &mut Thread, set: Ref<Set>, other: Value) -> NativeResult<Result<Ref<Set>, Guest>> {
    let theirs = other.cast::<Set>().map(|s| s.len());
    let theirs = theirs.or_else(|| other.cast::<Dict>().filter(|d| d.header.class() == ids::DICT).map(|d| d.len()));
    if theirs.is_none_or(|n| set.len() >> 2 > n) {
        let result = copied(t, set)?;
        return Ok(subtract(t, result, other)?.map(|()| result));
    }
    let result = Set::new(t, base_class(t, set));
    let (their_set, their_dict) = (other.cast::<Set>(), other.cast::<Dict>());
    let walk = set.each_entry(t.shares(), |hash, key| {
        let there = match (their_set, their_dict) {
            (Some(other), _) => other.contains(t, hash, key),
            (None, Some(dict)) => dict.get(t, hash, key).map(|v| v.is_some()),
            (None, None) => Ok(false),
        };
        match there {
            Ok(true) => Ok(()),
            Ok(false) => Ok(result.add_new(t, hash, key)?),
            Err(_) => Err(Stop::Guest),
        }
    });
    Ok(stopped(walk, || Guest(other))?.map(|()| result))
}

fn difference(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if a.len() == 1 {
        return copy(t, a);
    }
    let result = match without(t, set, a[1])? {
        Ok(result) => result,
        Err(Guest(rest)) => {
            let later = t.tuple(&a.slice()[2..])?;
            return Err(t.prelude("set_difference_rest", &[set.into(), rest, later]));
        }
    };
    for (i, &source) in a.slice().iter().enumerate().skip(2) {
        if let Err(Guest(rest)) = subtract(t, result, source)? {
            let later = t.tuple(&a.slice()[i + 1..])?;
            return Err(t.prelude("set_difference_rest", &[result.into(), rest, later]));
        }
    }
    Ok(result.into())
}

/// Keys that are in one of the two alone: removes from `set` what it shares with `other`, and adds the rest.
fn toggle(t: &mut Thread, set: Ref<Set>, other: Ref<Set>) -> NativeResult<Result<(), Guest>> {
    let entries = other.entries();
    Ok(set.toggle_all(t, &entries)?.map_err(|_| Guest(other.into())))
}

/// The other operand of a symmetric difference as a set of its own.
fn as_set(t: &mut Thread, class: ClassId, other: Value) -> NativeResult<Result<Ref<Set>, Guest>> {
    let result = Set::new(t, class);
    Ok(match update_with(t, result, other)? {
        Ok(()) => Ok(result),
        Err(Guest(rest)) => {
            // What was added on the way goes back to what is left.
            if other.cast::<Set>().is_some() { Err(Guest(rest)) } else { Err(Guest(rejoined(t, result, rest)?)) }
        }
    })
}

fn rejoined(t: &mut Thread, set: Ref<Set>, rest: Value) -> NativeResult {
    let mut keys = set.keys();
    match rest.cast::<crate::objects::list::List>() {
        Some(rest) if !keys.is_empty() => {
            keys.extend(rest.to_vec());
            Ok(t.list(&keys)?)
        }
        _ => Ok(rest),
    }
}

fn symmetric_difference(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    let class = base_class(t, set);
    let result = match as_set(t, class, a[1])? {
        Ok(result) => result,
        Err(Guest(rest)) => return Err(t.prelude("set_symmetric_difference", &[a[0], rest])),
    };
    match toggle(t, result, set)? {
        Ok(()) => Ok(result.into()),
        Err(_) => Err(t.prelude("set_symmetric_difference", &[a[0], result.into()])),
    }
}

fn symmetric_difference_update(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if a[1] == a[0] {
        set.clear(t);
        return Ok(Value::NONE);
    }
    let other = match a[1].cast::<Set>() {
        Some(other) => other,
        None => match as_set(t, ids::SET, a[1])? {
            Ok(other) => other,
            Err(Guest(rest)) => return Err(t.prelude("set_symmetric_difference_update", &[a[0], rest])),
        },
    };
    match toggle(t, set, other)? {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(t.prelude("set_symmetric_difference_update", &[a[0], other.into()])),
    }
}

fn intersection_update(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if t.shares()
        && a.len() == 2
        && let Some(other) = a[1].cast::<Set>().filter(|&other| other != set)
        && set.keep_common(t, other)?.is_ok()
    {
        return Ok(Value::NONE);
    }
    let mut result = set;
    for (i, &source) in a.slice().iter().enumerate().skip(1) {
        result = match intersect(t, result, source)? {
            Ok(set) => set,
            Err(Guest(rest)) => {
                let later = t.tuple(&a.slice()[i + 1..])?;
                return Err(t.prelude("set_intersection_update", &[a[0], result.into(), rest, later]));
            }
        };
    }
    if result != set {
        set.take_keys(t, result);
    }
    Ok(Value::NONE)
}

fn difference_update(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    for (i, &source) in a.slice().iter().enumerate().skip(1) {
        if let Err(Guest(rest)) = subtract(t, set, source)? {
            let later = t.tuple(&a.slice()[i + 1..])?;
            return Err(t.prelude("set_difference_update_all", &[a[0], rest, later]));
        }
    }
    Ok(Value::NONE)
}

/// Are both operands sets?
fn both_sets(a: Args) -> bool {
    a[0].cast::<Set>().is_some() && a[1].cast::<Set>().is_some()
}

/// Calls an operator with its operands in turn.
fn reflected(t: &mut Thread, a: Args, operator: fn(&mut Thread, Args) -> NativeResult) -> NativeResult {
    let swapped = [a[1], a[0]];
    // SAFETY: the window is the array, which outlives the call.
    operator(t, unsafe { Args::new(swapped.as_ptr(), 2) })
}

fn or(t: &mut Thread, a: Args) -> NativeResult {
    if both_sets(a) { union(t, a) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn and(t: &mut Thread, a: Args) -> NativeResult {
    if both_sets(a) { intersection(t, a) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn sub(t: &mut Thread, a: Args) -> NativeResult {
    if both_sets(a) { difference(t, a) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn xor(t: &mut Thread, a: Args) -> NativeResult {
    if both_sets(a) { symmetric_difference(t, a) } else { Ok(Value::NOT_IMPLEMENTED) }
}

/// An operator that changes its left operand: the method of the same meaning, and the operand itself as its result.
fn in_place(t: &mut Thread, a: Args, method: fn(&mut Thread, Args) -> NativeResult) -> NativeResult {
    if !both_sets(a) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match method(t, a) {
        Ok(_) => Ok(a[0]),
        Err(Trap::TailCall) => Err(super::after_tail(t, a[0], "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

fn ior(t: &mut Thread, a: Args) -> NativeResult {
    in_place(t, a, update)
}

fn iand(t: &mut Thread, a: Args) -> NativeResult {
    in_place(t, a, intersection_update)
}

fn isub(t: &mut Thread, a: Args) -> NativeResult {
    in_place(t, a, difference_update)
}

fn ixor(t: &mut Thread, a: Args) -> NativeResult {
    in_place(t, a, symmetric_difference_update)
}

fn truth_or(t: &mut Thread, answer: Equal, prelude: &'static str, args: &[Value]) -> NativeResult {
    match answer {
        Equal::Yes => Ok(Value::TRUE),
        Equal::No => Ok(Value::FALSE),
        Equal::Guest => Err(t.prelude(prelude, args)),
    }
}

fn issubset(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if let Some(other) = a[1].cast::<Set>() {
        let answer = is_subset(t, set, other);
        return truth_or(t, answer, "set_issubset", &[a[0], a[1]]);
    }
    match intersect(t, set, a[1])? {
        Ok(common) => Ok(Value::bool(common.len() == set.len())),
        Err(Guest(rest)) => Err(t.prelude("set_issubset", &[a[0], rest])),
    }
}

fn issuperset(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    match a[1].cast::<Set>() {
        Some(other) => {
            let answer = is_subset(t, other, set);
            truth_or(t, answer, "set_issuperset", &[a[0], a[1]])
        }
        None => all_within(t, a, true, "set_issuperset"),
    }
}

/// Are all items of the other operand in the set, or is none? The first that decides is the last that is looked at.
fn all_within(t: &mut Thread, a: Args, wanted: bool, prelude: &'static str) -> NativeResult {
    let set = this(a);
    // An iterator keeps the items that are not looked at.
    let is_iterator = a[1].cast::<Iterator>().is_some();
    let Some(items) = (if is_iterator { None } else { items_of(t, a[1])? }) else {
        return Err(t.prelude(prelude, &[a[0], a[1]]));
    };
    t.charge_each(items.len(), cost::HASHED_ITEM)?;
    for &item in items.iter() {
        match hash_native(t, item)?.map(|hash| set.contains(t, hash, item)) {
            Some(Ok(found)) if found == wanted => {}
            Some(Ok(_)) => return Ok(Value::FALSE),
            Some(Err(_)) | None => return Err(t.prelude(prelude, &[a[0], a[1]])),
        }
    }
    Ok(Value::TRUE)
}

fn isdisjoint(t: &mut Thread, a: Args) -> NativeResult {
    let set = this(a);
    if let Some(other) = a[1].cast::<Set>() {
        if other == set {
            return Ok(Value::bool(set.is_empty()));
        }
        let (within, smaller) = if other.len() > set.len() { (other, set) } else { (set, other) };
        let walk = smaller.each_entry(t.shares(), |hash, key| match within.contains(t, hash, key) {
            Ok(true) => Err(Stop::Found),
            Ok(false) => Ok(()),
            Err(_) => Err(Stop::Guest),
        });
        let disjoint = Value::bool(walk.is_ok());
        return match stopped(walk, || Guest(a[1]))? {
            Ok(()) => Ok(disjoint),
            Err(Guest(rest)) => Err(t.prelude("set_isdisjoint", &[a[0], rest])),
        };
    }
    all_within(t, a, false, "set_isdisjoint")
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.size(this(a).len()))
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("set_contains", &[a[0], a[1]])),
    }
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.int(this(a).frozen_hash()))
}

fn reduce(t: &mut Thread, a: Args) -> NativeResult {
    let keys = t.list(&this(a).keys())?;
    Err(t.prelude("reduce_set", &[a[0], keys]))
}
