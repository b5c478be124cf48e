//! The methods of `dict` and of its views.

use crate::heap::{ClassId, Header, Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, Sight, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::iterate::{
    check_room, is_of_pairs, items_left, iter_next_native, iterator_of, native_iter, next_pair, reversed_of,
};
use crate::objects::list::{List, Tuple};
use crate::objects::misc::DictView;
use crate::objects::ops;
use crate::objects::set::Set;
use crate::objects::special::Special;
use crate::value::{Slot, Value};

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, iterable=(), /, **kwargs" update),
    native!(Method "update" "self, iterable=(), /, **kwargs" update),
    native!(Method "get" "self, key, default=None, /" get).at_sight(Sight::Get),
    native!(Method "setdefault" "self, key, default=None, /" set_default),
    native!(Method "pop" "self, key, default=None, /" pop),
    native!(Method "popitem" "self, /" pop_item),
    native!(Method "clear" "self, /" clear),
    native!(Method "copy" "self, /" copy),
    native!(Method "keys" "self, /" keys),
    native!(Method "values" "self, /" values),
    native!(Method "items" "self, /" items),
    native!(Class "fromkeys" "type, iterable, value=None, /" from_keys),
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__len__" "self, /" len),
    native!(Method "__getitem__" "self, key, /" get_item),
    native!(Method "__setitem__" "self, key, value, /" set_item),
    native!(Method "__delitem__" "self, key, /" del_item),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Method "__reversed__" "self, /" reversed),
    native!(Method "__or__" "self, value, /" or),
    native!(Method "__ror__" "self, value, /" ror),
    native!(Method "__ior__" "self, value, /" ior),
];

/// The methods of all three views.
pub(crate) const VIEW: &[NativeDef] = &[
    native!(Method "__len__" "self, /" view_len),
    native!(Method "__iter__" "self, /" iter),
    native!(Method "__reversed__" "self, /" reversed),
    native!(Getter "mapping" "self" view_mapping),
];

/// What the views that are like sets have besides.
pub(crate) const SET_VIEW: &[NativeDef] = &[
    native!(Method "__contains__" "self, key, /" view_contains),
    native!(Method "__and__" "self, value, /" |t, a| view_operator(t, a, "view_and")),
    native!(Method "__or__" "self, value, /" |t, a| view_operator(t, a, "view_or")),
    native!(Method "__sub__" "self, value, /" |t, a| view_operator(t, a, "view_sub")),
    native!(Method "__xor__" "self, value, /" |t, a| view_operator(t, a, "view_xor")),
    native!(Method "__rand__" "self, value, /" |t, a| view_operator(t, a, "view_rand")),
    native!(Method "__ror__" "self, value, /" |t, a| view_operator(t, a, "view_ror")),
    native!(Method "__rsub__" "self, value, /" |t, a| view_operator(t, a, "view_rsub")),
    native!(Method "__rxor__" "self, value, /" |t, a| view_operator(t, a, "view_rxor")),
    native!(Method "__eq__" "self, value, /" |t, a| view_operator(t, a, "view_eq")),
    native!(Method "__ne__" "self, value, /" |t, a| view_operator(t, a, "view_ne")),
    native!(Method "__lt__" "self, value, /" |t, a| view_operator(t, a, "view_lt")),
    native!(Method "__le__" "self, value, /" |t, a| view_operator(t, a, "view_le")),
    native!(Method "__gt__" "self, value, /" |t, a| view_operator(t, a, "view_gt")),
    native!(Method "__ge__" "self, value, /" |t, a| view_operator(t, a, "view_ge")),
    native!(Method "isdisjoint" "self, other, /" |t, a| view_operator(t, a, "view_isdisjoint")),
];

/// The dict that a method is called on.
#[inline(always)]
fn this(a: Args) -> Ref<Dict> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let dict = Dict::new(t);
    dict.header.set_class(class.id);
    Ok(dict.into())
}

/// `dict(iterable)` of the class itself.
pub(crate) const MAKER: NativeDef = native!(New "__new__" "cls, iterable=(), /" make);

fn make(t: &mut Thread, a: Args) -> NativeResult {
    let dict = Dict::new(t);
    let Some(source) = a.opt(1) else { return Ok(dict.into()) };
    match update_from(t, dict, source) {
        Ok(()) => Ok(dict.into()),
        Err(Trap::TailCall) => Err(super::after_tail(t, dict.into(), "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

/// `dict.update`, which is also what `__init__` does.
fn update(t: &mut Thread, a: Args) -> NativeResult {
    t.lost_holder(a[0]);
    let dict = this(a);
    let named = a.opt(2).and_then(|v| v.cast::<Dict>()).filter(|named| !named.is_empty());
    if let Some(source) = a.opt(1)
        && let Err(trap) = update_from(t, dict, source)
    {
        return Err(match (trap, named) {
            // The names come after the source.
            (Trap::TailCall, Some(named)) => super::after_tail(t, dict.into(), "call_then_merge", named.into()),
            (trap, _) => trap,
        });
    }
    if let Some(named) = named {
        return match ops::dict_update_native(t, dict, named.into())? {
            Some(()) => Ok(Value::NONE),
            None => Err(t.prelude("dict_merge", &[dict.into(), named.into()])),
        };
    }
    Ok(Value::NONE)
}

/// Updates a dict from anything that `dict.update` takes.
fn update_from(t: &mut Thread, dict: Ref<Dict>, source: Value) -> NativeResult<()> {
    if source.cast::<Dict>().is_some() {
        return match ops::dict_update_native(t, dict, source)? {
            Some(()) => Ok(()),
            None if ops::inherits(t, source, Special::Iter) => Err(t.prelude("dict_merge", &[dict.into(), source])),
            None => Err(t.prelude("dict_update", &[dict.into(), source])),
        };
    }
    // Built-in iterables have no `keys`; a subclass may.
    let exact = source.header().is_some_and(|h| h.class() <= t.interp().last_builtin_class());
    let iterator = if exact { native_iter(t, source)? } else { None };
    let Some(it) = iterator else { return Err(t.prelude("dict_update", &[dict.into(), source])) };
    // What has been taken from an iterator can't be put back: there must be room.
    check_room(t, (dict.len() + items_left(it)).saturating_mul(8))?;
    let mut number = 0;
    let pairs = is_of_pairs(it);
    loop {
        let (key, value) = if pairs {
            let Some([key, value]) = next_pair(t, it)? else { break };
            (key, value)
        } else {
            let Some(item) = iter_next_native(t, it)? else { break };
            let Some(pair) = pair(item) else {
                let number = t.size(number);
                return Err(t.prelude("dict_update_pairs", &[dict.into(), item, it.into(), number]));
            };
            pair
        };
        let stored = match hash_native(t, key)? {
            Some(hash) => dict.set(t, hash, key, value)?.is_ok(),
            None => false,
        };
        if !stored {
            let (number, item) = (t.size(number), Tuple::pair(t, key, value).into());
            return Err(t.prelude("dict_update_pairs", &[dict.into(), item, it.into(), number]));
        }
        number += 1;
    }
    Ok(())
}

/// The key and value that an exact list or tuple of two items is.
fn pair(item: Value) -> Option<(Value, Value)> {
    if let Some(tuple) = item.cast::<Tuple>() {
        return match tuple.items() {
            &[key, value] => Some((key, value)),
            _ => None,
        };
    }
    let list = item.cast::<List>().filter(|l| l.header.class() == ids::LIST && l.len() == 2)?;
    Some((list.get(0)?, list.get(1)?))
}

fn get(t: &mut Thread, a: Args) -> NativeResult {
    let found = match hash_native(t, a[1])? {
        Some(hash) => this(a).get(t, hash, a[1]),
        None => Err(crate::objects::dict::NeedsGuest),
    };
    let default = a.opt(2).unwrap_or(Value::NONE);
    match found {
        Ok(found) => Ok(found.unwrap_or(default)),
        Err(_) => Err(t.prelude("dict_get", &[a[0], a[1], default])),
    }
}

fn set_default(t: &mut Thread, a: Args) -> NativeResult {
    let default = a.opt(2).unwrap_or(Value::NONE);
    if let Some(hash) = hash_native(t, a[1])?
        && let Ok(value) = this(a).set_default(t, hash, a[1], default)?
    {
        return Ok(value);
    }
    Err(t.prelude("dict_setdefault", &[a[0], a[1], default]))
}

fn pop(t: &mut Thread, a: Args) -> NativeResult {
    if this(a).is_empty() {
        // Nothing is hashed to find it in nothing.
        return a.opt(2).ok_or_else(|| t.key_error(a[1]));
    }
    let removed = match hash_native(t, a[1])? {
        Some(hash) => this(a).remove(t, hash, a[1]),
        None => Err(crate::objects::dict::NeedsGuest),
    };
    match (removed, a.opt(2)) {
        (Ok(Some(value)), _) => {
            t.lost_holder(value);
            Ok(value)
        }
        (Ok(None), Some(default)) => Ok(default),
        (Ok(None), None) => Err(t.key_error(a[1])),
        (Err(_), Some(default)) => Err(t.prelude("dict_pop", &[a[0], a[1], default])),
        (Err(_), None) => Err(t.prelude("dict_pop", &[a[0], a[1]])),
    }
}

fn pop_item(t: &mut Thread, a: Args) -> NativeResult {
    match this(a).pop_last(t) {
        Some((key, value)) => {
            t.lost_holder(value);
            Ok(t.tuple(&[key, value])?)
        }
        None => {
            let message = t.str("popitem(): dictionary is empty")?;
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
    if !ops::inherits(t, a[0], Special::Iter) {
        let nothing = Dict::new(t).into();
        return Err(t.prelude("dict_united", &[a[0], nothing]));
    }
    Ok(copied(t, this(a))?.into())
}

/// A plain dict with the entries of another.
pub(crate) fn copied(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<Ref<Dict>> {
    let copy = Dict::new(t);
    copy.fill_from(t, dict)?;
    Ok(copy)
}

fn view(t: &mut Thread, a: Args, class: ClassId) -> NativeResult {
    Ok(t.make(DictView { header: Header::new(Kind::DictView, class), dict: Slot::new(a[0]) }).into())
}

fn keys(t: &mut Thread, a: Args) -> NativeResult {
    view(t, a, ids::DICT_KEYS)
}

fn values(t: &mut Thread, a: Args) -> NativeResult {
    view(t, a, ids::DICT_VALUES)
}

fn items(t: &mut Thread, a: Args) -> NativeResult {
    view(t, a, ids::DICT_ITEMS)
}

fn from_keys(t: &mut Thread, a: Args) -> NativeResult {
    let value = a.opt(2).unwrap_or(Value::NONE);
    let class: Option<Ref<Class>> = a[0].cast();
    let iterator = if class.is_some_and(|c| c.id == ids::DICT) { native_iter(t, a[1])? } else { None };
    let Some(it) = iterator else {
        return Err(t.prelude("dict_fromkeys", &[a[0], a[1], value]));
    };
    let dict = Dict::new(t);
    if let Some(set) = a[1].cast::<Set>() {
        // Its keys' hashes are known.
        dict.reserve(t, set.len())?;
        for (hash, key) in set.entries() {
            if dict.set(t, hash, key, value)?.is_err() {
                return Err(t.prelude("dict_fromkeys", &[a[0], a[1], value]));
            }
        }
        return Ok(dict.into());
    }
    dict.reserve(t, items_left(it))?;
    while let Some(key) = iter_next_native(t, it)? {
        let stored = match hash_native(t, key)? {
            Some(hash) => dict.set(t, hash, key, value)?.is_ok(),
            None => false,
        };
        if !stored {
            return Err(t.prelude("dict_fromkeys_rest", &[dict.into(), key, it.into(), value]));
        }
    }
    Ok(dict.into())
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.size(this(a).len()))
}

fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    let dict = this(a);
    let found = match hash_native(t, a[1])? {
        Some(hash) => dict.get(t, hash, a[1]),
        None => Err(crate::objects::dict::NeedsGuest),
    };
    match found {
        Ok(Some(value)) => Ok(value),
        Ok(None) => {
            let missing =
                if dict.header.class() == ids::DICT { Value::UNBOUND } else { t.class_of(a[0]).special(Special::Missing) };
            match missing.bound() {
                Some(missing) => Err(t.tail_special(missing, a[0], &[a[1]])),
                None => Err(t.key_error(a[1])),
            }
        }
        Err(_) => Err(t.prelude("dict_get_item", &[a[0], a[1]])),
    }
}

fn set_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::set_item_by_kind(t, a[0], a[1], a[2])? {
        Some(()) => Ok(Value::NONE),
        None => Err(t.prelude("dict_set_item", &[a[0], a[1], a[2]])),
    }
}

fn del_item(t: &mut Thread, a: Args) -> NativeResult {
    match ops::del_item_by_kind(t, a[0], a[1])? {
        Some(()) => Ok(Value::NONE),
        None => Err(t.prelude("dict_del_item", &[a[0], a[1]])),
    }
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("dict_contains", &[a[0], a[1]])),
    }
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

fn reversed(t: &mut Thread, a: Args) -> NativeResult {
    reversed_of(t, a[0])
}

/// `left | right`
fn united(t: &mut Thread, left: Value, right: Value) -> NativeResult {
    let (Some(dict), Some(_)) = (left.cast::<Dict>(), right.cast::<Dict>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !ops::inherits(t, left, Special::Iter) {
        return Err(t.prelude("dict_united", &[left, right]));
    }
    let copy = copied(t, dict)?;
    match update_from(t, copy, right) {
        Ok(()) => Ok(copy.into()),
        Err(Trap::TailCall) => Err(super::after_tail(t, copy.into(), "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

fn or(t: &mut Thread, a: Args) -> NativeResult {
    united(t, a[0], a[1])
}

fn ror(t: &mut Thread, a: Args) -> NativeResult {
    united(t, a[1], a[0])
}

fn ior(t: &mut Thread, a: Args) -> NativeResult {
    t.lost_holder(a[0]);
    match update_from(t, this(a), a[1]) {
        Ok(()) => Ok(a[0]),
        Err(Trap::TailCall) => Err(super::after_tail(t, a[0], "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

fn view_len(t: &mut Thread, a: Args) -> NativeResult {
    let dict = a[0].cast::<DictView>().and_then(|v| v.dict.get().cast::<Dict>());
    Ok(t.size(dict.map_or(0, |d| d.len())))
}

fn view_mapping(t: &mut Thread, a: Args) -> NativeResult {
    let dict = a[0].cast::<DictView>().map_or(Value::NONE, |v| v.dict.get());
    Err(t.prelude("mappingproxy_of", &[dict]))
}

fn view_contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("view_contains", &[a[0], a[1]])),
    }
}

/// Views are like sets, but none of a program's time goes into that.
fn view_operator(t: &mut Thread, a: Args, function: &'static str) -> NativeResult {
    Err(t.prelude(function, &[a[0], a[1]]))
}
