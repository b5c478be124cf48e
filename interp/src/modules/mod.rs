//! Guest modules: natives in Rust, the rest in the prelude.

pub(crate) mod builtins;
mod collections;
pub(crate) mod core;
pub(crate) mod gc;
pub(crate) mod gilbox;
mod gilbox_containers;
mod gilbox_core;
pub(crate) mod import;
mod math;
mod mersenne;
pub(crate) mod multiprocessing;
pub(crate) mod pickle;
mod posix;
pub(crate) mod queue;
mod random;
mod re;
mod stdio;
pub(crate) mod sys;
pub(crate) mod thread;
pub(crate) mod time;
mod weakref;

use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::{NativeResult, Thread};
use crate::objects::dict::Dict;
use crate::value::Value;

pub use core::prelude_function;
pub use import::is_initialising;
pub(crate) use weakref::take_callback;

/// A file of the prelude.
struct PreludeFile {
    module: &'static str,
    package: bool,
    source: &'static str,
}

/// All files of the prelude, in order of their modules' names.
static PRELUDE: &[PreludeFile] = include!(concat!(env!("OUT_DIR"), "/prelude.rs"));

/// The modules written in Rust. One that has a file in the prelude as well gets that run in its namespace.
const NATIVE: &[&ModuleDef] = &[
    &collections::MODULE,
    &gc::MODULE,
    &gilbox::MODULE,
    &math::MODULE,
    &multiprocessing::MODULE,
    &pickle::MODULE,
    &posix::MODULE,
    &queue::MODULE,
    &random::MODULE,
    &re::MODULE,
    &sys::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &weakref::MODULE,
];

/// Is it the name of a module that gilbox brings?
pub(crate) fn is_own(module: &str) -> bool {
    module == "builtins" || prelude_file(module).is_some() || NATIVE.iter().any(|m| m.name == module)
}

fn prelude_file(module: &str) -> Option<&'static PreludeFile> {
    PRELUDE.binary_search_by(|f| f.module.cmp(module)).ok().map(|i| &PRELUDE[i])
}

/// Fills the built-in names.
pub(crate) fn boot(t: &mut Thread) -> NativeResult<()> {
    let names = t.interp().builtins();
    for def in builtins::FUNCTIONS.iter().copied().flatten() {
        let function = t.native_function(def, Value::UNBOUND);
        let name = t.intern(def.name);
        names.set_name(t, name, function)?;
    }
    for def in builtins::CLASSES {
        let class = t.native_class(def);
        let name = t.intern(def.name);
        names.set_name(t, name, class.into())?;
    }
    for alias in ["EnvironmentError", "IOError"] {
        let name = t.intern(alias);
        if let Some(class) = t.interp().class(crate::objects::class::ids::OS_ERROR) {
            names.set_name(t, name, class.into())?;
        }
    }
    core::boot(t)?;
    // The module that the built-in names belong to.
    let module = t.new_module("builtins")?;
    let own: Ref<Dict> = module.dict.get().cast().expect("gilbox bug: a module's namespace is a dict");
    for (name, value) in own.entries() {
        if let Some(name) = name.cast() {
            names.set_name(t, name, value)?;
        }
    }
    module.dict.set(names.into());
    let name = t.intern("builtins");
    t.interp().roots().modules.set_name(t, name, module.into())?;
    Ok(())
}
