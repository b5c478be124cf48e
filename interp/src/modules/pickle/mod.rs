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
use crate::objects::iterate::{iter_next_native, native_iterator};
use crate::objects::list::Tuple;
use crate::objects::misc::Iterator;
use crate::value::Value;

/// The module; the rest is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_pickle", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "saver" "obj, /" save::saver),
    native!(Static "loader" "data, /" load::loader),
    native!(Static "nature" "obj, /" nature),
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
