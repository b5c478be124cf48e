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
use crate::value::Value;

/// The module; the rest is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_pickle", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "saver" "obj, /" save::saver),
    native!(Static "loader" "data, /" load::loader),
    native!(Static "nature" "obj, /" nature),
    native!(Static "plain_value" "obj, /" |t, a| Ok(t.plain(a[0]))),
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
