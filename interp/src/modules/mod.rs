//! Guest modules: natives in Rust, the rest in the prelude.

use crate::machine::{NativeResult, Thread};

pub(crate) mod builtins;
pub(crate) mod gilbox;
pub mod mersenne;

/// A function of the core prelude: what natives tail-call when they need guest code.
pub fn prelude_function(t: &mut Thread, name: &'static str) -> NativeResult {
    let known = t.interp().keep.lock().get(name).copied();
    known.ok_or_else(|| t.raise(crate::objects::class::ids::SYSTEM_ERROR, format!("the prelude has no {name}")))
}

/// Fills the built-in names.
pub(crate) fn boot(t: &mut Thread) -> NativeResult<()> {
    let names = t.interp().builtins();
    for def in builtins::FUNCTIONS.iter().copied().flatten() {
        let function = t.native_function(def, crate::value::Value::UNBOUND);
        let name = t.intern(def.name);
        names.set_name(t, name, function)?;
    }
    Ok(())
}
