//! Methods of the types with one object: None, Ellipsis, NotImplemented.

use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::value::Value;

pub(crate) const NONE: &[NativeDef] = &[
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__bool__" "self, /" none_bool),
    native!(Method "__hash__" "self, /" none_hash),
    native!(New "__new__" "cls, /, *args, **kwargs" none_new),
];

pub(crate) const ELLIPSIS: &[NativeDef] = &[
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__reduce__" "self, /" repr),
    native!(New "__new__" "cls, /, *args, **kwargs" ellipsis_new),
];

pub(crate) const NOT_IMPLEMENTED: &[NativeDef] = &[
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__reduce__" "self, /" repr),
    native!(Method "__bool__" "self, /" not_implemented_bool),
    native!(New "__new__" "cls, /, *args, **kwargs" not_implemented_new),
];

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.str(match a[0] {
        Value::NONE => "None",
        Value::ELLIPSIS => "Ellipsis",
        _ => "NotImplemented",
    })?)
}

fn none_bool(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::FALSE)
}

fn none_hash(t: &mut Thread, _: Args) -> NativeResult {
    Ok(t.int(crate::objects::hash::NONE))
}

/// True, with a warning.
fn not_implemented_bool(t: &mut Thread, _: Args) -> NativeResult {
    Err(t.prelude("bool_of_not_implemented", &[]))
}

/// Makes a type's `__new__`: the one object, and no arguments.
fn only(t: &mut Thread, a: Args, name: &str, object: Value) -> NativeResult {
    // The class comes first and the dict of keywords last.
    let keywords = a[a.len() - 1].cast::<crate::objects::dict::Dict>();
    if a.len() > 2 || keywords.is_some_and(|d| !d.is_empty()) {
        return Err(t.type_error(format!("{name} takes no arguments")));
    }
    Ok(object)
}

fn none_new(t: &mut Thread, a: Args) -> NativeResult {
    only(t, a, "NoneType", Value::NONE)
}

fn ellipsis_new(t: &mut Thread, a: Args) -> NativeResult {
    only(t, a, "EllipsisType", Value::ELLIPSIS)
}

fn not_implemented_new(t: &mut Thread, a: Args) -> NativeResult {
    only(t, a, "NotImplementedType", Value::NOT_IMPLEMENTED)
}
