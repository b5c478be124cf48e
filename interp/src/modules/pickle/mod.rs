//! `_pickle`: objects as bytes and back.
//!
//! The natives walk through built-in values and leave the rest to the prelude's file of that name, which asks instances and classes
//! how they want to be pickled. `format` is what a pickle consists of, `save` and `load` are the two ways.

mod format;
mod load;
mod save;

use crate::heap::Kind;
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::iterate::{iter_next_native, native_iterator};
use crate::objects::list::Tuple;
use crate::objects::misc::Iterator;
use crate::objects::string::{INTERNED, Str};
use crate::value::Value;

/// The module; the rest is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_pickle", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "saver" "obj, /" save::saver),
    native!(Static "loader" "data, /" load::loader),
    native!(Static "nature" "obj, /" nature),
    native!(Static "plain_state" "obj, /" plain_state),
    native!(Static "restore_plain" "obj, state, /" restore_plain),
    native!(Static "plain_value" "obj, /" |t, a| Ok(t.plain(a[0]))),
    native!(Static "rest_of_iterator" "iterator, /" rest_of_iterator),
];

/// What kind of object it is, as far as pickling asks: a word, or None for what is only memory of the machine.
fn nature(t: &mut Thread, a: Args) -> NativeResult {
    let word = match a[0].kind() {
        None => "plain",
        Some(Kind::Class) => "class",
        Some(Kind::Function) => "function",
        Some(Kind::NativeFunction) => "native function",
        Some(Kind::BoundMethod) => "method",
        Some(Kind::Instance) => "instance",
        Some(Kind::Wrapped) => "wrapped",
        Some(Kind::List) => "list",
        Some(Kind::Dict) => "dict",
        Some(Kind::Set) => "set",
        Some(Kind::ByteArray) => "bytearray",
        Some(Kind::Range) => "range",
        Some(Kind::Slice) => "slice",
        Some(Kind::Exception) => "exception",
        Some(Kind::Iterator) => "iterator",
        Some(Kind::Native) => "native",
        Some(_) => return Ok(Value::NONE),
    };
    Ok(t.intern(word).into())
}

/// What of a class says how its instances are reduced.
const SAYS: [&str; 6] = ["__slots__", "__reduce__", "__reduce_ex__", "__getstate__", "__getnewargs__", "__getnewargs_ex__"];

/// The attributes of a guest's instance that is reduced as `object` does it, as a dict of its own, or None if it has none. NotImplemented
/// for anything else. The instance keeps its shape, which asking for `__dict__` would take from it.
fn plain_state(t: &mut Thread, a: Args) -> NativeResult {
    let Some(instance) = a[0].cast::<Instance>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let names = SAYS.map(|name| t.intern(name));
    let own = t.class_of(a[0]).mro().filter(|class| class.id != ids::OBJECT);
    let says = own.flat_map(|class| names.map(|name| class.dict().get_name(t, name))).any(|v| v.is_some());
    if says || names.iter().any(|&name| instance.get(t, name).is_some()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let pairs = instance.pairs(t);
    if pairs.is_empty() {
        return Ok(Value::NONE);
    }
    let state = Dict::new(t);
    for (name, value) in pairs {
        let Some(name) = name.cast::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
        state.set_name(t, name, value)?;
    }
    Ok(state.into())
}

/// Sets the attributes of a guest's instance as `__dict__.update` does; False, with nothing done, for anything else.
fn restore_plain(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(instance), Some(state)) = (a[0].cast::<Instance>(), a[1].cast::<Dict>()) else { return Ok(Value::FALSE) };
    let entries = state.entries();
    // Names that are interned are those of attributes.
    if instance.dict().is_some() || !entries.iter().all(|(name, _)| name.header().is_some_and(|h| h.has_flag(INTERNED))) {
        return Ok(Value::FALSE);
    }
    for (name, value) in entries {
        if let Some(name) = name.cast::<Str>() {
            instance.set(t, name, value)?;
        }
    }
    Ok(Value::TRUE)
}

/// What would make an iterator over the same rest: a class and its arguments, or `iter` over the items. The iterator stays where it is.
fn rest_of_iterator(t: &mut Thread, a: Args) -> NativeResult {
    let Some(it) = native_iterator(a[0]) else { return Ok(Value::NONE) };
    let source = it.source.get();
    if source.kind() == Some(Kind::Native) {
        // The walks of `itertools`, of which some never end.
        let class = t.class_of(a[0]);
        let args = match t.class_path(class).as_str() {
            "count" => vec![it.index.get(), it.step.get()],
            "repeat" if it.limit.get().is_none() => vec![it.index.get()],
            "repeat" => vec![it.index.get(), it.limit.get()],
            _ => return Ok(Value::NONE),
        };
        let args = t.tuple(&args)?;
        return Ok(t.tuple(&[class.into(), args])?);
    }
    let args = match it.header.class() {
        ids::ENUMERATE | ids::ZIP if source.is_unbound() => return Ok(t.tuple(&[Value::NONE, t.interp().roots().empty_tuple])?),
        ids::ENUMERATE => vec![source, it.index.get()],
        ids::ZIP => source.cast::<Tuple>().map_or_else(Vec::new, |sources| sources.items().to_vec()),
        class => {
            let copy = Iterator::new(t, class, source, it.index.get(), it.limit.get(), it.step.get());
            let mut items = Vec::new();
            while let Some(item) = iter_next_native(t, copy)? {
                items.push(item);
            }
            let items = t.list(&items)?;
            return Ok(t.tuple(&[Value::NONE, items])?);
        }
    };
    let class = t.class_of(a[0]);
    let args = t.tuple(&args)?;
    Ok(t.tuple(&[class.into(), args])?)
}
