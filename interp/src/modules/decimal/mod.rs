//! `_decimal`: decimal numbers and their contexts. The exceptions and what is rare are in the prelude's package `decimal`, which is what
//! guests import.
//!
//! An operation is a function of `text::decimal`; here its operands are taken from guest values and its result made one, within the
//! rules of a context, which is told what has been seen: `run`, then `Context::settle`.

mod context;
mod conversion;
mod method;
mod number;
mod operation;
mod signals;

use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::value::Value;

pub(crate) use conversion::{push_formatted, push_repr, push_str, to_float, to_int};
pub(crate) use number::round;
pub(crate) use operation::at_sight;

/// The native part of the package.
pub(crate) const MODULE: ModuleDef = ModuleDef {
    name: "_decimal",
    functions: &[
        native!(Static "getcontext" "" context::get_context),
        native!(Static "setcontext" "context, /" context::set_context),
        native!(Static "_begin" "names, /" begin),
    ],
    init: Some(init_module),
};

fn init_module(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for (name, class) in [("Decimal", number::class(t)), ("Context", context::class(t)), ("_Signals", signals::class(t))] {
        let name = t.intern(name);
        dict.set_name(t, name, class.into())?;
    }
    Ok(())
}

/// Where the namespace that natives ask is kept.
const NAMES: &str = "names of decimal";

/// The prelude tells natives where they find its part: the namespace that has it.
fn begin(t: &mut Thread, a: Args) -> NativeResult {
    t.interp().keep.lock().insert(NAMES, a[0]);
    Ok(Value::NONE)
}

/// What the prelude calls so.
fn of_prelude(t: &mut Thread, name: &str) -> Option<Value> {
    let names = t.interp().keep.lock().get(NAMES).and_then(|v| v.cast::<Dict>())?;
    let name = t.intern(name);
    names.get_name(t, name)
}

/// Goes on with a function of the prelude's part.
#[cold]
fn go_on(t: &mut Thread, name: &str, args: &[Value]) -> Trap {
    match of_prelude(t, name) {
        Some(function) => t.tail_call(function, args),
        None => t.raise(ids::SYSTEM_ERROR, format!("gilbox bug: decimal has no {name}")),
    }
}

/// The classes of the signals, then those of the special cases.
fn signal_classes(t: &mut Thread) -> Vec<Ref<Class>> {
    let classes = of_prelude(t, "CLASSES").and_then(|v| v.cast::<Tuple>());
    classes.map_or_else(Vec::new, |all| all.items().iter().filter_map(|class| class.cast()).collect())
}
