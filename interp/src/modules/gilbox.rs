//! `_gilbox`: what the prelude needs of the machine and guests never see.

use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::hash;
use crate::objects::instance::Instance;
use crate::objects::repr;
use crate::text::{Text, escape};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_gilbox", functions: FUNCTIONS, init: Some(init) };

/// What other files add.
fn init(t: &mut Thread, dict: crate::heap::Ref<crate::objects::dict::Dict>) -> NativeResult<()> {
    for def in super::gilbox_core::FUNCTIONS {
        let function = t.native_function(def, Value::UNBOUND);
        let name = t.intern(def.name);
        dict.set_name(t, name, function)?;
    }
    Ok(())
}

const FUNCTIONS: &[NativeDef] = &[
    // Scalars: text and hashes.
    native!(Static "repr_parts" "obj, /" repr_parts),
    native!(Static "enter_repr" "obj, /" enter_repr),
    native!(Static "leave_repr" "obj, /" leave_repr),
    native!(Static "native_str" "obj, /" native_str),
    native!(Static "escape_non_ascii" "text, /" escape_non_ascii),
    native!(Static "alike" "obj, /, *values" alike),
    native!(Static "hash_items" "obj, /" hash_items),
    native!(Static "hash_of_items" "hashes, /" hash_of_items),
    native!(Static "hash_of_int" "value, /" hash_of_int),
    native!(Static "try_format" "percent, template, positional, named, answers, /" crate::objects::methods::format::try_format),
    native!(Static "disassembly" "code, /" disassembly),
    native!(Static "decode_part" "data, encoding, errors, complete, /" crate::objects::methods::codec::decode_part),
    native!(Static "knows_encoding" "encoding, /" crate::objects::methods::codec::knows_encoding),
];

/// An instance of an instance's class with the same attributes, which have these values; None where it isn't so simple.
fn alike(t: &mut Thread, a: Args) -> NativeResult {
    let made = a[0].cast::<Instance>().and_then(|obj| obj.alike(t, &a.slice()[1..]));
    Ok(made.map_or(Value::NONE, Value::from))
}

/// A code object as text.
fn disassembly(t: &mut Thread, a: Args) -> NativeResult {
    match a[0].cast::<crate::machine::code_object::CodeObject>() {
        Some(code) => Ok(t.str(&code.code.disassemble())?),
        None => Err(t.type_error("code object expected")),
    }
}

/// For what has items and the `__repr__` of its kind: (start, end, text if it contains itself, items are pairs, items); else None.
fn repr_parts(t: &mut Thread, a: Args) -> NativeResult {
    match repr::parts(t, a[0])? {
        Some(parts) => parts_tuple(t, &parts),
        None => Ok(Value::NONE),
    }
}

pub(super) fn parts_tuple(t: &mut Thread, parts: &repr::Parts) -> NativeResult {
    let start = t.text(&parts.start)?;
    let end = t.str(parts.close)?;
    let again = t.text(&parts.again())?;
    let items = t.tuple(&parts.items)?;
    Ok(t.tuple(&[start, end, again, Value::bool(parts.pairs), items])?)
}

/// Notes that the `repr` of an object has begun; False if it had before.
fn enter_repr(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(repr::enter(t, a[0])))
}

fn leave_repr(t: &mut Thread, a: Args) -> NativeResult {
    repr::leave(t, a[0]);
    Ok(Value::NONE)
}

/// The `str` of an object, or None if guest code has to be asked.
fn native_str(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    if repr::to_text(t, a[0], &mut out)? { Ok(t.text(&out)?) } else { Ok(Value::NONE) }
}

fn escape_non_ascii(t: &mut Thread, a: Args) -> NativeResult {
    let text = t.plain(a[0]).cast::<crate::objects::string::Str>().expect("gilbox bug: the prelude passes a string");
    Ok(t.text(&escape::escape_non_ascii(text.chars()))?)
}

/// The items that the hash of a tuple consists of; None for anything else.
fn hash_items(t: &mut Thread, a: Args) -> NativeResult {
    let tuple = repr::method_of(t, a[0], crate::objects::special::Special::Hash) == repr::Method::Kind;
    let tuple = if tuple { t.plain(a[0]).cast::<crate::objects::list::Tuple>() } else { None };
    Ok(tuple.map_or(Value::NONE, Value::from))
}

/// The hash of a tuple from a list of its items' hashes.
fn hash_of_items(t: &mut Thread, a: Args) -> NativeResult {
    let hashes = a[0].cast::<crate::objects::list::List>().expect("gilbox bug: the prelude passes a list");
    let words: Vec<i64> = hashes.to_vec().into_iter().filter_map(|h| hash::to_word(t, h)).collect();
    Ok(t.int(crate::text::hash::hash_tuple(words)))
}

/// What a `__hash__` method's integer means as a hash.
fn hash_of_int(t: &mut Thread, a: Args) -> NativeResult {
    let value = t.plain(a[0]);
    match hash::to_word(t, value) {
        Some(-1) => Ok(t.int(-2)),
        Some(word) => Ok(t.int(word)),
        None => {
            let hash = hash::hash_native(t, value)?;
            Ok(t.int(hash.unwrap_or(0)))
        }
    }
}
