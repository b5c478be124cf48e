//! Natives of the core prelude for containers: dicts, sets and lists entry by entry, for keys and items that only guest code can compare.
//!
//! Dicts are addressed by *tokens*, the part of a hash that their tables keep, so that copying entries asks no key for its hash again.
//! An entry is named by its number and its key: a number alone may come to mean another entry while guest code runs.

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::{Dict, short_hash};
use crate::objects::hash::to_word;
use crate::objects::iterate::native_iterator;
use crate::objects::list::List;
use crate::objects::misc::{DictView, Iterator};
use crate::objects::ops;
use crate::objects::repr;
use crate::objects::set::Set;
use crate::objects::sort;
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "dict_set_hashed" "dict, key, hash, value, /" dict_set_hashed),
    native!(Static "dict_get_hashed" "dict, key, hash, missing, /" dict_get_hashed),
    native!(Static "dict_sole" "dict, hash, /" dict_sole),
    native!(Static "dict_token" "hash, /" dict_token),
    native!(Static "dict_candidates" "dict, token, /" dict_candidates),
    native!(Static "dict_is_at" "dict, number, key, /" dict_is_at),
    native!(Static "dict_value_at" "dict, number, key, /" dict_value_at),
    native!(Static "dict_store_at" "dict, number, key, value, /" dict_store_at),
    native!(Static "dict_take_at" "dict, number, key, /" dict_take_at),
    native!(Static "dict_append" "dict, token, key, value, seen, /" dict_append),
    native!(Static "dict_entries" "dict, /" dict_entries),
    native!(Static "dict_of_view" "view, /" dict_of_view),
    native!(Static "view_dict" "view, /" view_dict),
    native!(Static "set_candidates" "set, hash, /" set_candidates),
    native!(Static "set_add_hashed" "set, key, hash, /" set_add_hashed),
    native!(Static "set_has_hashed" "set, key, hash, /" set_has_hashed),
    native!(Static "set_is_at" "set, number, key, /" set_is_at),
    native!(Static "set_take_at" "set, number, key, /" set_take_at),
    native!(Static "set_append" "set, hash, key, seen, /" set_append),
    native!(Static "set_entries" "set, /" set_entries),
    native!(Static "set_like" "set, /" set_like),
    native!(Static "set_copy" "set, like, /" set_copy),
    native!(Static "set_replace" "set, keys, /" set_replace),
    native!(Static "set_reserve" "set, more, /" set_reserve),
    native!(Static "set_tidy" "set, /" set_tidy),
    native!(Static "set_hash" "set, /" set_hash),
    native!(Static "list_at" "list, index, /" list_at),
    native!(Static "list_size" "list, /" list_size),
    native!(Static "list_push" "list, item, /" list_push),
    native!(Static "list_detach" "list, /" list_detach),
    native!(Static "list_attach" "list, items, /" list_attach),
    native!(Static "item_by_kind" "obj, key, /" item_by_kind),
    native!(Static "repr_parts_by_kind" "obj, /" repr_parts_by_kind),
    native!(Static "running_sum" "start, /" super::builtins::running_sum),
    native!(Static "sum_so_far" "running, /" super::builtins::sum_so_far),
    native!(Static "running_extreme" "largest, /" super::builtins::running_extreme),
    native!(Static "extreme_so_far" "running, /" super::builtins::extreme_so_far),
    native!(Static "running_pairs" "dict, /" super::builtins::running_pairs),
    native!(Static "pairs_so_far" "running, /" super::builtins::pairs_so_far),
    native!(Static "sort_by_keys" "items, keys, reverse, /" sort_by_keys),
    native!(Static "iterator_state" "iterator, /" iterator_state),
    native!(Static "iterator_advance" "iterator, index, /" iterator_advance),
];

/// What a native of the prelude is given.
trait Given {
    fn dict(self) -> Ref<Dict>;
    fn set(self) -> Ref<Set>;
    fn list(self) -> Ref<List>;
    fn number(self) -> usize;
}

impl Given for Value {
    fn dict(self) -> Ref<Dict> {
        self.cast().expect("gilbox bug: the prelude passes a dict")
    }

    fn set(self) -> Ref<Set> {
        self.cast().expect("gilbox bug: the prelude passes a set")
    }

    fn list(self) -> Ref<List> {
        self.cast().expect("gilbox bug: the prelude passes a list")
    }

    fn number(self) -> usize {
        self.as_int().expect("gilbox bug: the prelude passes a number") as usize
    }
}

/// The hash that an integer of the prelude is.
fn hash(t: &Thread, v: Value) -> i64 {
    to_word(t, v).expect("gilbox bug: a hash is a machine word")
}

/// Sets the value of a key whose hash is known; False where an `__eq__` has to be asked which key it is.
fn dict_set_hashed(t: &mut Thread, a: Args) -> NativeResult {
    let hash = hash(t, a[2]);
    let set = a[0].dict().set(t, hash, a[1], a[3])?;
    Ok(Value::bool(set.is_ok()))
}

/// The value of a key whose hash is known, or what stands for a missing one; NotImplemented where an `__eq__` has to be asked.
fn dict_get_hashed(t: &mut Thread, a: Args) -> NativeResult {
    let found = a[0].dict().get(t, hash(t, a[2]), a[1]);
    Ok(found.map_or(Value::NOT_IMPLEMENTED, |value| value.unwrap_or(a[3])))
}

/// The only key of a hash; NotImplemented where there is none, or several.
fn dict_sole(t: &mut Thread, a: Args) -> NativeResult {
    let sole = a[0].dict().sole_candidate(short_hash(hash(t, a[1])));
    Ok(sole.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn dict_token(t: &mut Thread, a: Args) -> NativeResult {
    let token = short_hash(hash(t, a[0]));
    Ok(t.int(i64::from(token)))
}

/// The number and key of each entry with a token, one after the other.
fn dict_candidates(t: &mut Thread, a: Args) -> NativeResult {
    let found = a[0].dict().candidates(a[1].number() as u32);
    pairs(t, found)
}

fn pairs(t: &mut Thread, found: Vec<(usize, Value)>) -> NativeResult {
    let mut flat = Vec::with_capacity(found.len() * 2);
    for (number, key) in found {
        flat.push(t.size(number));
        flat.push(key);
    }
    Ok(t.list(&flat)?)
}

fn dict_is_at(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(a[0].dict().entry(a[1].number()).is_some_and(|(key, _)| key == a[2])))
}

/// The entry's value; KeyError if another thread has just removed it.
fn dict_value_at(t: &mut Thread, a: Args) -> NativeResult {
    match a[0].dict().entry(a[1].number()) {
        Some((key, value)) if key == a[2] => Ok(value),
        _ => Err(t.key_error(a[2])),
    }
}

fn dict_store_at(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(a[0].dict().set_entry(t, a[1].number(), a[2], a[3])))
}

/// Removes an entry; returns its value, or NotImplemented if it isn't there any more.
fn dict_take_at(t: &mut Thread, a: Args) -> NativeResult {
    Ok(a[0].dict().remove_entry(t, a[1].number(), a[2]).unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Adds an entry whose key has been found to be missing among `seen` candidates; False if there are others now.
fn dict_append(t: &mut Thread, a: Args) -> NativeResult {
    let added = a[0].dict().append(t, a[1].number() as u32, a[2], a[3], a[4].number())?;
    Ok(Value::bool(added))
}

/// Token, key and value of each entry, one after the other.
fn dict_entries(t: &mut Thread, a: Args) -> NativeResult {
    let mut flat = Vec::new();
    for (token, key, value) in a[0].dict().hashed_entries() {
        flat.extend([t.int(i64::from(token)), key, value]);
    }
    Ok(t.list(&flat)?)
}

/// The dict of a view of its keys, for what is made of these; other objects stand for themselves.
fn dict_of_view(_: &mut Thread, a: Args) -> NativeResult {
    let view = a[0].cast::<DictView>().filter(|v| v.header.class() == ids::DICT_KEYS);
    Ok(view.map_or(a[0], |v| v.dict.get()))
}

/// The dict of any view.
fn view_dict(_: &mut Thread, a: Args) -> NativeResult {
    let view: Ref<DictView> = a[0].cast().expect("gilbox bug: the prelude passes a view");
    Ok(view.dict.get())
}

/// Adds a key whose hash is known; False where an `__eq__` has to be asked whether it is there.
fn set_add_hashed(t: &mut Thread, a: Args) -> NativeResult {
    let hash = hash(t, a[2]);
    let added = a[0].set().add(t, hash, a[1])?;
    Ok(Value::bool(added.is_ok()))
}

/// Is a key there whose hash is known? NotImplemented where an `__eq__` has to be asked.
fn set_has_hashed(t: &mut Thread, a: Args) -> NativeResult {
    let found = a[0].set().contains(t, hash(t, a[2]), a[1]);
    Ok(found.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// The number and key of each entry with a hash, one after the other.
fn set_candidates(t: &mut Thread, a: Args) -> NativeResult {
    let found = a[0].set().candidates(hash(t, a[1]));
    pairs(t, found)
}

fn set_is_at(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(a[0].set().key_at(a[1].number()) == Some(a[2])))
}

fn set_take_at(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(a[0].set().remove_entry(t, a[1].number(), a[2])))
}

/// Adds a key that has been found to be missing among `seen` candidates; False if there are others now.
fn set_append(t: &mut Thread, a: Args) -> NativeResult {
    let hash = hash(t, a[1]);
    Ok(Value::bool(a[0].set().append(t, hash, a[2], a[3].number())?))
}

/// Hash and key of each entry, one after the other.
fn set_entries(t: &mut Thread, a: Args) -> NativeResult {
    let mut flat = Vec::new();
    for (hash, key) in a[0].set().entries() {
        flat.extend([t.int(hash), key]);
    }
    Ok(t.list(&flat)?)
}

/// An empty set of the built-in class that a set is of.
fn set_like(t: &mut Thread, a: Args) -> NativeResult {
    let class = if a[0].set().is_frozen(t) { ids::FROZENSET } else { ids::SET };
    Ok(Set::new(t, class).into())
}

/// A set of the same keys, of the built-in class that `like` is of.
fn set_copy(t: &mut Thread, a: Args) -> NativeResult {
    let class = if a[1].set().is_frozen(t) { ids::FROZENSET } else { ids::SET };
    Ok(a[0].set().copy(t, class)?.into())
}

fn set_replace(t: &mut Thread, a: Args) -> NativeResult {
    a[0].set().take_keys(t, a[1].set());
    Ok(Value::NONE)
}

fn set_reserve(t: &mut Thread, a: Args) -> NativeResult {
    a[0].set().reserve(t, a[1].number())?;
    Ok(Value::NONE)
}

fn set_tidy(t: &mut Thread, a: Args) -> NativeResult {
    a[0].set().tidy(t)?;
    Ok(Value::NONE)
}

/// The hash that a frozen set of a set's keys has.
fn set_hash(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.int(a[0].set().hash_now()))
}

/// The item at an index; NotImplemented, which no comparison asks for, behind the end.
fn list_at(_: &mut Thread, a: Args) -> NativeResult {
    Ok(a[0].list().get(a[1].number()).unwrap_or(Value::NOT_IMPLEMENTED))
}

fn list_size(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.size(a[0].list().len()))
}

fn list_push(t: &mut Thread, a: Args) -> NativeResult {
    a[0].list().push(t, a[1])?;
    Ok(Value::NONE)
}

/// Takes all items out of a list; returns them in a list of their own.
fn list_detach(t: &mut Thread, a: Args) -> NativeResult {
    let items = a[0].list().take_all(t);
    Ok(t.list(&items)?)
}

/// Puts items back; False if anything has been put into the list meanwhile, or taken out again.
fn list_attach(t: &mut Thread, a: Args) -> NativeResult {
    let untouched = a[0].list().buffer() == t.interp().empty_buffer();
    a[0].list().assign(t, &a[1].list().to_vec())?;
    Ok(Value::bool(untouched))
}

/// `obj[key]` as its built-in type does it; the key needs no guest code.
fn item_by_kind(t: &mut Thread, a: Args) -> NativeResult {
    let item = ops::get_item_by_kind(t, a[0], a[1])?;
    Ok(item.expect("gilbox bug: the prelude has converted the index"))
}

/// What `repr_parts` gives, whatever `__repr__` the object's class has.
fn repr_parts_by_kind(t: &mut Thread, a: Args) -> NativeResult {
    let parts = repr::parts_by_kind(t, a[0])?.expect("gilbox bug: only containers ask");
    super::gilbox::parts_tuple(t, &parts)
}

/// Sorts a list by the list of its items' keys; in the prelude, if only guest code can compare them.
fn sort_by_keys(t: &mut Thread, a: Args) -> NativeResult {
    let (items, keys) = (a[0].list(), a[1].list().to_vec());
    let Some(places) = sort::sorted_places(t, &keys, a[2] == Value::TRUE)? else {
        return Err(t.prelude("sort_by_comparing", &[a[0], a[1], a[2]]));
    };
    let before = items.to_vec();
    let sorted: Vec<Value> = places.into_iter().map(|i| before[i]).collect();
    items.assign(t, &sorted)?;
    Ok(Value::NONE)
}

/// The object and the index of an iterator over an object that has only `__getitem__`; None at its end.
fn iterator_state(t: &mut Thread, a: Args) -> NativeResult {
    let it: Ref<Iterator> = a[0].cast().expect("gilbox bug: the prelude passes an iterator");
    debug_assert!(native_iterator(a[0]).is_none());
    match it.source.get().bound() {
        Some(source) => Ok(t.tuple(&[source, it.index.get()])?),
        None => Ok(Value::NONE),
    }
}

/// Sets the index of such an iterator; None ends it.
fn iterator_advance(_: &mut Thread, a: Args) -> NativeResult {
    let it: Ref<Iterator> = a[0].cast().expect("gilbox bug: the prelude passes an iterator");
    if a[1].is_none() {
        it.source.set(Value::UNBOUND)
    } else {
        it.index.set(a[1])
    }
    Ok(Value::NONE)
}
