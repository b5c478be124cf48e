//! `_pickle`: objects as bytes and back.
//!
//! The natives walk through built-in values and leave the rest to the prelude's file of that name, which asks instances and classes
//! how they want to be pickled. `opcode` is what a pickle consists of, `save` and `load` are the two ways, `writer` puts words into bytes.
//! One format serves files and processes alike: CPython's.

mod load;
mod opcode;
mod save;
mod writer;

use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::instance::Instance;
use crate::objects::iterate::{iter_next_native, native_iterator, wide};
use crate::objects::list::Tuple;
use crate::objects::misc::Iterator;
use crate::objects::string::Str;
use crate::value::Value;

/// The module; the rest is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_pickle", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "saver" "protocol, asks_names, table, /" save::saver),
    native!(Static "loader" "/" load::loader),
    native!(Static "saved" "obj, protocol, table, /" save::saved),
    native!(Static "loaded" "data, /" load::loaded),
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
const SAYS: [&str; 7] =
    ["__slots__", "__reduce__", "__reduce_ex__", "__getstate__", "__getnewargs__", "__getnewargs_ex__", "__getattribute__"];

/// The attributes of a guest's instance that is reduced as `object` does it.
fn attributes(t: &mut Thread, instance: Ref<Instance>) -> Option<Vec<(Value, Value)>> {
    if says(t, instance, &SAYS) { None } else { Some(instance.pairs(t)) }
}

/// Has a guest's instance, or a class of it but `object`, one of these names?
fn says(t: &mut Thread, instance: Ref<Instance>, names: &[&str]) -> bool {
    let own = t.class_of(instance.into());
    names.iter().any(|name| {
        let name = t.intern(name);
        own.mro().any(|class| class.id != ids::OBJECT && class.dict().get_name(t, name).is_some())
            || instance.get(t, name).is_some()
    })
}

/// Attributes as a dict of its own; None if there are some whose names are no strings.
fn state_of(t: &mut Thread, pairs: &[(Value, Value)]) -> NativeResult<Option<Ref<Dict>>> {
    let state = Dict::new(t);
    for &(name, value) in pairs {
        let Some(name) = name.cast::<Str>() else { return Ok(None) };
        state.set_name(t, name, value)?;
    }
    Ok(Some(state))
}

/// The same of an object as a dict, or None if it has no attributes. NotImplemented for anything but a guest's instance of that kind. The
/// instance keeps its shape, which asking for `__dict__` would take from it.
fn plain_state(t: &mut Thread, a: Args) -> NativeResult {
    let Some(pairs) = a[0].cast::<Instance>().and_then(|instance| attributes(t, instance)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if pairs.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(state_of(t, &pairs)?.map_or(Value::NOT_IMPLEMENTED, Value::from))
}

/// Sets the attributes of a guest's instance as `__dict__.update` does; false, with nothing done, where it has a dict or the names are no
/// strings.
fn update(t: &mut Thread, instance: Ref<Instance>, state: Ref<Dict>) -> NativeResult<bool> {
    let entries = state.entries();
    let are_names = entries.iter().all(|(name, _)| name.header().is_some_and(|h| h.class() == ids::STR));
    if instance.dict().is_some() || !are_names {
        return Ok(false);
    }
    for (name, value) in entries {
        if let Some(name) = name.cast::<Str>() {
            // Names of attributes are interned.
            let name = t.intern_str(name);
            instance.set(t, name, value)?;
        }
    }
    Ok(true)
}

/// The same of any object: False if it is no such instance.
fn restore_plain(t: &mut Thread, a: Args) -> NativeResult {
    let done = match (a[0].cast::<Instance>(), a[1].cast::<Dict>()) {
        (Some(instance), Some(state)) => update(t, instance, state)?,
        _ => false,
    };
    Ok(Value::bool(done))
}

/// What makes an iterator over the same rest: a class or None for `iter`, the arguments, and perhaps a state. The iterator stays where it
/// is.
fn rest_of_iterator(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    let Some(it) = plain.cast::<Iterator>() else { return rest_of_generator(t, a[0], plain) };
    let (source, class) = (it.source.get(), it.header.class());
    if native_iterator(plain).is_none() && class != ids::SEQUENCE_ITERATOR {
        return Ok(Value::NONE);
    }
    let own = t.class_of(a[0]).into();
    if source.kind() == Some(Kind::Native) {
        // The walks of `itertools`, of which some never end.
        let class = t.class_of(a[0]);
        let args = match t.class_path(class).as_str() {
            "count" => vec![it.index.get(), it.step.get()],
            "repeat" if it.limit.get().is_none() => vec![it.index.get()],
            "repeat" => vec![it.index.get(), it.limit.get()],
            _ => return Ok(Value::NONE),
        };
        return description(t, own, &args, None);
    }
    match class {
        ids::ENUMERATE | ids::ZIP if source.is_unbound() => {
            let empty = t.interp().roots().empty_tuple;
            description(t, Value::NONE, &[empty], None)
        }
        ids::ENUMERATE => description(t, own, &[source, it.index.get()], None),
        ids::ZIP => {
            let sources = source.cast::<Tuple>().map_or_else(Vec::new, |sources| sources.items().to_vec());
            let strict = it.limit.get() == Value::TRUE;
            description(t, own, &sources, strict.then_some(Value::TRUE))
        }
        ids::RANGE_ITERATOR | ids::LONG_RANGE_ITERATOR => {
            let (start, step) = (it.index.get(), it.step.get());
            let stop = wide(start) + wide(it.limit.get()) * wide(step);
            let stop = t.big_int(stop);
            let range = crate::objects::methods::range::make(t, start, stop, step);
            description(t, Value::NONE, &[range], Some(Value::NONE))
        }
        ids::LIST_ITERATOR
        | ids::TUPLE_ITERATOR
        | ids::STR_ITERATOR
        | ids::STR_ASCII_ITERATOR
        | ids::BYTES_ITERATOR
        | ids::BYTEARRAY_ITERATOR
        | ids::SEQUENCE_ITERATOR
        | ids::LIST_REVERSE_ITERATOR
        | ids::REVERSED => {
            let backwards = matches!(class, ids::LIST_REVERSE_ITERATOR | ids::REVERSED);
            let made = match class {
                ids::REVERSED => own,
                ids::LIST_REVERSE_ITERATOR => t.interp().class(ids::REVERSED).map_or(Value::NONE, Value::from),
                _ => Value::NONE,
            };
            if source.is_unbound() {
                let nothing = match class {
                    ids::LIST_ITERATOR | ids::LIST_REVERSE_ITERATOR => t.list(&[])?,
                    ids::STR_ITERATOR | ids::STR_ASCII_ITERATOR => t.str("")?,
                    _ => t.interp().roots().empty_tuple,
                };
                return description(t, made, &[nothing], None);
            }
            let index = it.index.get().as_int().unwrap_or(0) - i64::from(backwards);
            let index = t.int(index);
            description(t, made, &[source], Some(index))
        }
        class => {
            let copy = Iterator::new(t, class, source, it.index.get(), it.limit.get(), it.step.get());
            let mut items = Vec::new();
            while let Some(item) = iter_next_native(t, copy)? {
                items.push(item);
            }
            let items = t.list(&items)?;
            description(t, Value::NONE, &[items], None)
        }
    }
}

/// The same of the prelude's generators that stand for iterators and keep all that made them.
fn rest_of_generator(t: &mut Thread, v: Value, plain: Value) -> NativeResult {
    let Some(generator) = plain.cast::<Generator>() else { return Ok(Value::NONE) };
    let class = t.class_of(plain);
    let own = t.class_of(v).into();
    let known = class.id == ids::CALLABLE_ITERATOR || class.id == ids::REVERSED || t.class_path(class) == "filter";
    if !known {
        return Ok(Value::NONE);
    }
    let Some((frame, variables)) = generator.at_rest() else {
        let empty = t.interp().roots().empty_tuple;
        return description(t, Value::NONE, &[empty], None);
    };
    match (class.id, &variables[..]) {
        (ids::CALLABLE_ITERATOR, &[function, sentinel, ..]) => description(t, Value::NONE, &[function, sentinel], None),
        (ids::REVERSED, &[sequence, behind, ..]) => {
            let index = t.int(behind.as_int().unwrap_or(0) - 1);
            description(t, own, &[sequence], Some(index))
        }
        (_, &[items, ..]) if frame.code.code.params.positional == 1 => description(t, own, &[Value::NONE, items], None),
        (_, &[function, items, ..]) => description(t, own, &[function, items], None),
        _ => Ok(Value::NONE),
    }
}

fn description(t: &mut Thread, made: Value, args: &[Value], state: Option<Value>) -> NativeResult {
    let args = t.tuple(args)?;
    match state {
        Some(state) => Ok(t.tuple(&[made, args, state])?),
        None => Ok(t.tuple(&[made, args])?),
    }
}
