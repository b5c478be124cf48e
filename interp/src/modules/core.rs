//! The core prelude: the functions of `prelude/_core*.py` that natives and instructions continue in when they need guest code.
//!
//! The files are never run. A function is cut out of the text and compiled when it is first asked for, with those that it names; so
//! starting an interpreter costs nothing for all that it doesn't use.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

use crate::code::{Code, Const, Source};
use crate::compile::{Mode, Options, compile};
use crate::heap::Ref;
use crate::machine::link::link_code;
use crate::machine::{NativeResult, Thread};
use crate::objects::class::{BUILTIN, ids};
use crate::objects::dict::Dict;
use crate::value::Value;

/// The files of the core prelude.
const FILES: [&str; 8] =
    ["_core", "_core_array", "_core_containers", "_core_files", "_core_heap", "_core_math", "_core_re", "_core_sort"];

/// The text of each function of the core prelude, its decorator included, by its name.
fn index() -> &'static HashMap<&'static str, &'static str> {
    static INDEX: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = HashMap::new();
        for file in FILES.iter().filter_map(|f| super::prelude_file(f)) {
            add_functions(file.source, &mut index);
        }
        index
    })
}

fn add_functions(text: &'static str, index: &mut HashMap<&'static str, &'static str>) {
    let mut starts: Vec<usize> = vec![];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\n', '#', ')', '}', ']']) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    let mut decorated = None;
    for pair in starts.windows(2) {
        let part = &text[pair[0]..pair[1]];
        if part.starts_with('@') {
            decorated.get_or_insert(pair[0]);
            continue;
        }
        let start = decorated.take().unwrap_or(pair[0]);
        if let Some(rest) = part.strip_prefix("def ")
            && let Some(end) = rest.find('(')
        {
            let known = index.insert(&rest[..end], &text[start..pair[1]]);
            debug_assert!(known.is_none(), "gilbox bug: the prelude has two of {}", &rest[..end]);
        }
    }
}

/// The compiled function of a name, and the iterator class that its results are shown as, if it says so.
fn compiled(name: &str) -> Option<(Arc<Code>, Option<&'static str>)> {
    let text = *index().get(name)?;
    let (decorator, def) = match text.strip_prefix("@iterator_class(\"") {
        Some(rest) => {
            let (class, rest) = rest.split_once('"')?;
            (Some(class), rest.split_once('\n')?.1)
        }
        None => (None, text),
    };
    let source = Arc::new(Source::new("<gilbox>", def));
    let module = match compile(source, Mode::Module, Options { prelude: true, native: true, optimize: 0 }) {
        Ok(module) => module,
        Err(e) => unreachable!("gilbox bug: the prelude's {name} does not compile: {e}"),
    };
    let code = module.consts.iter().find_map(|c| match c {
        Const::Code(code) if &*code.name == name => Some(code.clone()),
        _ => None,
    });
    Some((code?, decorator))
}

/// The namespace of the core prelude.
fn namespace(t: &mut Thread) -> Ref<Dict> {
    let known = t.interp().keep.lock().get("_core").and_then(|v| v.cast());
    known.expect("gilbox bug: the core prelude is asked for before boot")
}

/// Adds what is no function of the files.
pub(super) fn add(t: &mut Thread, name: &str, value: Value) -> NativeResult<()> {
    let (dict, name) = (namespace(t), t.intern(name));
    Ok(dict.set_name(t, name, value)?)
}

/// Makes the namespace and puts the natives into it.
pub(super) fn boot(t: &mut Thread) -> NativeResult<()> {
    let dict = Dict::namespace(t);
    t.interp().keep.lock().insert("_core", dict.into());
    for def in super::gilbox::MODULE
        .functions
        .iter()
        .chain(super::import::FUNCTIONS)
        .chain(super::gilbox_core::FUNCTIONS)
        .chain(super::gilbox_containers::FUNCTIONS)
    {
        let function = t.native_function(def, Value::UNBOUND);
        let name = t.intern(def.name);
        dict.set_name(t, name, function)?;
    }
    let modules = t.interp().roots().modules.into();
    let shadowed = Dict::new(t).into();
    for (name, value) in [("modules", modules), ("shadowed", shadowed)] {
        let name = t.intern(name);
        dict.set_name(t, name, value)?;
    }
    Ok(())
}

/// A function of the core prelude: what natives tail-call when they need guest code.
pub fn prelude_function(t: &mut Thread, name: &'static str) -> NativeResult {
    let place = (name.as_ptr() as usize, name.len());
    if let Some(&f) = t.prelude_functions.get(&place) {
        return Ok(f);
    }
    let f = find_function(t, name)?;
    t.prelude_functions.insert(place, f);
    Ok(f)
}

fn find_function(t: &mut Thread, name: &'static str) -> NativeResult {
    let dict = namespace(t);
    let key = t.intern(name);
    let interp = t.interp();
    if let Some(f) = dict.get_name(t, key)
        && !interp.loading_core.load(Ordering::Acquire)
    {
        return Ok(f);
    }
    // A function must not run before those that it calls are there: who loads them keeps the others waiting.
    let _loading = interp.core.lock();
    interp.loading_core.store(true, Ordering::Release);
    let loaded = load(t, dict, name);
    interp.loading_core.store(false, Ordering::Release);
    loaded?;
    match dict.get_name(t, key) {
        Some(f) => Ok(f),
        None => Err(t.raise(ids::SYSTEM_ERROR, format!("gilbox bug: the prelude has no {name}"))),
    }
}

/// Makes a function of the core prelude and all that it may call, as far as they aren't there yet.
fn load(t: &mut Thread, dict: Ref<Dict>, name: &str) -> NativeResult<()> {
    let mut wanted = vec![name.to_string()];
    while let Some(name) = wanted.pop() {
        let key = t.intern(&name);
        if dict.get_name(t, key).is_some() {
            continue;
        }
        let Some((code, class)) = compiled(&name) else { continue };
        let linked = link_code(t, &code)?;
        let f = t.function(linked, dict)?;
        give_defaults(t, f, &code)?;
        if let Some(class) = class {
            let name = t.intern(class);
            let unnamed = BUILTIN.iter().find(|(_, n, ..)| *n == class).and_then(|&(id, ..)| t.interp().class(id));
            if let Some(class) = t.interp().builtins().get_name(t, name).or(unnamed.map(Value::from)) {
                let attrs = Dict::new(t);
                let key = t.intern("__iterator_class__");
                attrs.set_name(t, key, class)?;
                f.attrs.set(attrs.into());
            }
        }
        dict.set_name(t, key, f.into())?;
        names_in(&code, &mut wanted);
    }
    Ok(())
}

/// Defaults in the core prelude are None, True, False or small integers; the compiler has put them in front of the function.
fn give_defaults(t: &mut Thread, f: Ref<crate::objects::function::Function>, code: &Code) -> NativeResult<()> {
    let text = index()[&*code.name];
    let text = &text[text.find("def ").unwrap_or(0)..];
    let head = &text[..text.find("):").unwrap_or(0)];
    let parameters = head.split_once('(').map_or("", |(_, p)| p);
    let defaults: Vec<Value> = parameters
        .split(',')
        .filter_map(|p| p.split_once('='))
        .map(|(_, d)| match d.trim() {
            "None" => Value::NONE,
            "True" => Value::TRUE,
            "False" => Value::FALSE,
            number => {
                Value::small(number.parse().unwrap_or_else(|_| unreachable!("gilbox bug: a default of the prelude: {number}")))
            }
        })
        .collect();
    if !defaults.is_empty() {
        let defaults = t.tuple(&defaults)?;
        f.defaults.set(defaults);
    }
    Ok(())
}

/// All global names that a code and those nested in it use.
fn names_in(code: &Code, names: &mut Vec<String>) {
    names.extend(code.globals.iter().map(|g| g.to_string()));
    for c in &code.consts {
        if let Const::Code(inner) = c {
            names_in(inner, names);
        }
    }
}
