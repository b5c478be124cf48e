//! Guest modules: natives in Rust, the rest in the prelude.

pub(crate) mod adopt;
mod array;
pub(crate) mod asyncgens;
mod base64;
mod binascii;
pub(crate) mod builtins;
mod collections;
pub(crate) mod core;
mod csv;
mod dates;
pub(crate) mod decimal;
mod files;
mod functools;
pub(crate) mod gc;
pub(crate) mod gilbox;
mod gilbox_containers;
mod gilbox_core;
mod hashlib;
mod heapq;
pub(crate) mod import;
mod itertools;
mod json;
mod math;
mod mersenne;
pub(crate) mod multiprocessing;
mod operator;
mod packing;
pub(crate) mod pickle;
pub(crate) mod posix;
pub(crate) mod queue;
mod random;
mod re;
mod stdio;
mod stringio;
mod structs;
pub(crate) mod sys;
pub(crate) mod thread;
pub(crate) mod time;
mod unicodedata;
mod weakref;
mod xml;
mod zlib;

use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::{NativeResult, Thread};
use crate::objects::dict::Dict;
use crate::value::Value;

pub(crate) use adopt::KnownClasses;
pub use core::prelude_function;
pub use import::{Importing, is_initialising};
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
    &array::MODULE,
    &base64::MODULE,
    &binascii::MODULE,
    &asyncgens::MODULE,
    &collections::MODULE,
    &csv::MODULE,
    &dates::MODULE,
    &files::MODULE,
    &decimal::MODULE,
    &functools::MODULE,
    &operator::MODULE,
    &gc::MODULE,
    &gilbox::MODULE,
    &hashlib::MODULE,
    &heapq::BISECT,
    &heapq::MODULE,
    &itertools::MODULE,
    &json::MODULE,
    &math::MODULE,
    &multiprocessing::MODULE,
    &pickle::MODULE,
    &posix::MODULE,
    &queue::MODULE,
    &random::MODULE,
    &re::MODULE,
    &stringio::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &unicodedata::MODULE,
    &weakref::MODULE,
    &xml::MODULE,
    &zlib::MODULE,
];

/// Is it the name of a module that gilbox brings?
pub(crate) fn is_own(module: &str) -> bool {
    module == "builtins" || prelude_file(module).is_some() || NATIVE.iter().any(|m| m.name == module)
}

fn prelude_file(module: &str) -> Option<&'static PreludeFile> {
    PRELUDE.binary_search_by(|f| f.module.cmp(module)).ok().map(|i| &PRELUDE[i])
}

/// The names of all modules that gilbox brings, but for the parts of packages and of the core prelude.
fn names() -> Vec<&'static str> {
    let files = PRELUDE.iter().map(|f| f.module).filter(|name| !name.contains('.') && !name.starts_with("_core"));
    let mut all: Vec<&str> = files.chain(NATIVE.iter().map(|m| m.name)).chain(["builtins"]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Raises an exception of a class that a module of the prelude defines.
#[cold]
fn raise_named(t: &mut Thread, module: &str, class: &str, message: &str) -> crate::machine::Trap {
    let [module, class] = [module, class].map(|name| t.intern(name));
    let module = t.interp().roots().modules.get_name(t, module).and_then(|m| m.cast::<crate::objects::misc::Module>());
    let dict = module.and_then(|m| m.dict.get().cast::<Dict>());
    let class = dict.and_then(|d| d.get_name(t, class)).and_then(|c| c.cast::<crate::objects::class::Class>());
    // Who has taken the class out of its module gets its base.
    let id = class.filter(|c| c.is_subclass_of(crate::objects::class::ids::EXCEPTION)).map(|c| c.id);
    t.raise(id.unwrap_or(crate::objects::class::ids::VALUE_ERROR), message)
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_compiler_knows_how_deep_the_prelude_is_nested() {
        for file in super::PRELUDE {
            assert!(crate::compile::fits_prelude(file.source), "{}", file.module);
        }
    }
}
