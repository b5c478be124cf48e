//! What importing needs of Rust: finding a module's source, compiling it, and waiting for one that another thread is importing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::code::{CodeKind, PRELUDE_FOLDER, Source};
use crate::compile::{CompileError, Mode, Options, compile, compile_guest, syntax_tree};
use crate::driver::world::{Key, Wait, WaitKind};
use crate::heap::{OutOfMemory, Ref};
use crate::machine::code_object::CodeObject;
use crate::machine::link::{link_code, link_const};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;

use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::methods::bytes_of;
use crate::objects::misc::Module;
use crate::objects::string::Str;
use crate::text::coding::{Fault, source_text};
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "find_module" "name, path, /" find_module),
    native!(Static "is_shadowed" "name, /" is_shadowed),
    native!(Static "begin_import" "name, /" begin_import),
    native!(Static "end_import" "name, /" end_import),
    native!(Static "new_module" "name, /" new_module),
    native!(Static "native_part" "name, module, /" native_part),
    native!(Static "source_function" "source, file, namespace, prelude, /" source_function),
    native!(Static "compile_text" "source, file, mode, optimize, /" compile_text),
    native!(Static "code_with_locals" "code, /" code_with_locals),
    native!(Static "code_function" "code, namespace, /" code_function),
    native!(Static "namespace_of" "globals, /" namespace_of),
];

/// Modules of the prelude that are C code as a whole in CPython.
const STANDS_FOR_C: [&str; 1] = ["<gilbox>/_io.py"];

/// What waits for imports wait for.
fn import_key(t: &Thread) -> Key {
    Key::of(t.interp().roots().modules.into(), 0)
}

/// Who is importing what.
///
/// Two threads whose modules import each other would wait for each other for ever: whoever closes such a circle takes the module as
/// far as it is, as one thread alone does.
#[derive(Default)]
pub struct Importing {
    /// The thread that imports each module.
    owners: HashMap<String, u64>,
    /// The module that each waiting thread waits for.
    waits: HashMap<u64, String>,
}

impl Importing {
    pub fn includes(&self, module: &str) -> bool {
        self.owners.contains_key(module)
    }

    /// Would waiting for what `owner` imports be waiting for `me`?
    fn leads_to(&self, owner: u64, me: u64) -> bool {
        // Nobody waits in a circle, since nobody closes one: the walk ends.
        let next = |thread: &u64| self.waits.get(thread).and_then(|module| self.owners.get(module)).copied();
        std::iter::successors(Some(owner), next).any(|thread| thread == me)
    }
}

/// Is any module still being imported?
pub fn is_initialising(t: &Thread) -> bool {
    !t.interp().importing.lock().owners.is_empty()
}

fn text(t: &Thread, v: Value) -> String {
    Str::text_of(t.plain(v))
}

/// Notes that this thread imports a module: True. False if that would be a circle. Waits while another thread does.
fn begin_import(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    let me = t.shared.ident;
    let ticket = t.interp().world.ticket(import_key(t));
    let mut importing = t.interp().importing.lock();
    importing.waits.remove(&me);
    match importing.owners.get(&name) {
        Some(&owner) if importing.leads_to(owner, me) => Ok(Value::FALSE),
        Some(_) => {
            importing.waits.insert(me, name);
            drop(importing);
            Err(t.block(Wait::key(import_key(t), ticket, WaitKind::Lock)))
        }
        None => {
            importing.owners.insert(name, me);
            Ok(Value::TRUE)
        }
    }
}

fn end_import(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    let mut importing = t.interp().importing.lock();
    importing.owners.remove(&name);
    importing.waits.remove(&t.shared.ident);
    drop(importing);
    t.interp().world.wake(import_key(t), usize::MAX);
    Ok(Value::NONE)
}

/// The modules that no file on `sys.path` takes the place of, because CPython has them built in or imported before a script begins.
/// Those of gilbox that begin with an underscore are as safe.
const BUILT_IN: [&str; 16] = [
    "abc",
    "atexit",
    "builtins",
    "codecs",
    "errno",
    "gc",
    "io",
    "itertools",
    "linecache",
    "marshal",
    "os",
    "posixpath",
    "pwd",
    "stat",
    "sys",
    "time",
];

/// Does a name of the prelude belong to a file of the guest, for those who import it from outside?
fn is_shadowed(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    let top = name.split('.').next().unwrap_or(&name);
    if !super::is_own(top) || top.starts_with('_') || BUILT_IN.contains(&top) {
        return Ok(Value::FALSE);
    }
    let modules = t.interp().roots().modules;
    let (top_name, sys, path) = (t.intern(top), t.intern("sys"), t.intern("path"));
    if let Some(module) = modules.get_name(t, top_name) {
        return Ok(Value::bool(is_guest_file(t, module)));
    }
    let sys = modules.get_name(t, sys).and_then(|m| m.cast::<Module>()).and_then(|m| m.dict.get().cast::<Dict>());
    let path = sys.and_then(|names| names.get_name(t, path)).and_then(|path| path.cast::<List>());
    let folders = path.map_or_else(Vec::new, |path| folders(t, path));
    let found = folders.iter().take_while(|folder| !folder.starts_with(PRELUDE_FOLDER)).any(|folder| {
        let folder = folder.join(top);
        [folder.join("__init__.py"), folder.with_extension("py")].iter().any(|file| t.interp().world.read_file(file).is_ok())
    });
    Ok(Value::bool(found))
}

/// Is it a module that a file of the guest has made?
pub(crate) fn is_guest_file(t: &Thread, module: Value) -> bool {
    let Some(file) = t.interp().interned("__file__") else { return false };
    let names = module.cast::<Module>().and_then(|m| m.dict.get().cast::<Dict>());
    names.is_some_and(|names| names.get_name(t, file).is_some())
}

/// What may be why a module lacks an attribute: that it has the place of one that was meant. Words to follow the message, or none.
pub(crate) fn reason_for_lack(t: &Thread, module: &str, file: &str) -> String {
    let beside = t.interp().config.script_dir.as_ref().is_some_and(|dir| Path::new(file).parent() == Some(dir));
    if !beside {
        return String::new();
    }
    if super::is_own(module) && !module.starts_with('_') {
        return format!(
            " (consider renaming '{file}' since it has the same name as the standard library module named '{module}' and the import \
             system gives it precedence)"
        );
    }
    if t.interp().importing.lock().includes(module) {
        return format!(" (consider renaming '{file}' if it has the same name as a third-party module you intended to import)");
    }
    String::new()
}

/// The folders to look in: where one is named in relation to the working directory, or by nothing, its whole path.
fn folders(t: &Thread, path: Ref<List>) -> Vec<PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    let whole = |name: String| if name.starts_with(PRELUDE_FOLDER) { PathBuf::from(name) } else { here.join(name) };
    path.to_vec().iter().map(|&v| whole(text(t, v))).collect()
}

/// Where a module comes from: (source or None, file, is it a package, of the prelude, has it a native part), or None.
/// Folders of its name without an `__init__.py` are together a package without a source; their list stands in the file's place.
/// `path` is the list of folders to look in, or None for what imports the prelude's own.
fn find_module(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    let top = !name.contains('.');
    let folders = a[1].cast::<List>().map_or_else(Vec::new, |path| folders(t, path));
    let first = top && (name.starts_with('_') || BUILT_IN.contains(&name.as_str()));
    if (first || a[1].is_none())
        && let Some(found) = find_own(t, &name)?
    {
        return Ok(found);
    }
    let last = name.rsplit('.').next().unwrap_or(&name).to_string();
    let mut portions = Vec::new();
    for folder in folders {
        if folder.starts_with(PRELUDE_FOLDER) {
            if let Some(found) = find_own(t, &name)? {
                return Ok(found);
            }
            continue;
        }
        for (file, package) in [(folder.join(&last).join("__init__.py"), true), (folder.join(format!("{last}.py")), false)] {
            let Ok(bytes) = t.interp().world.read_file(&file) else { continue };
            let source = decode(t, &bytes, &file.to_string_lossy())?;
            let parts = [t.str(&source)?, t.str(&file.to_string_lossy())?, Value::bool(package), Value::FALSE, Value::FALSE];
            return Ok(t.tuple(&parts)?);
        }
        let portion = folder.join(&last);
        if portion.is_dir() {
            portions.push(t.str(&portion.to_string_lossy())?);
        }
    }
    // Who has taken the prelude's entry out of `sys.path` finds its modules all the same.
    if top && let Some(found) = find_own(t, &name)? {
        return Ok(found);
    }
    if portions.is_empty() {
        return Ok(Value::NONE);
    }
    let portions = List::new(t, &portions)?.into();
    Ok(t.tuple(&[Value::NONE, portions, Value::TRUE, Value::FALSE, Value::FALSE])?)
}

/// A module that gilbox brings.
fn find_own(t: &mut Thread, name: &str) -> NativeResult<Option<Value>> {
    let native = super::NATIVE.iter().any(|m| m.name == name);
    if !name.starts_with("_core")
        && let Some(file) = super::prelude_file(name)
    {
        let part = if file.package { "/__init__" } else { "" };
        let shown = format!("{PRELUDE_FOLDER}/{}{part}.py", name.replace('.', "/"));
        let parts = [t.str(file.source)?, t.str(&shown)?, Value::bool(file.package), Value::TRUE, Value::bool(native)];
        return Ok(Some(t.tuple(&parts)?));
    }
    if native {
        let file = t.str(PRELUDE_FOLDER)?;
        return Ok(Some(t.tuple(&[Value::NONE, file, Value::FALSE, Value::TRUE, Value::TRUE])?));
    }
    Ok(None)
}

/// The text of source in bytes, in the encoding that it names.
pub(super) fn decode(t: &mut Thread, bytes: &[u8], file: &str) -> Result<String, Trap> {
    source_text(bytes).or_else(|fault| {
        let message = t.str(&fault.to_string())?;
        let file = t.str(file)?;
        let details = match fault {
            Fault::Utf8 { line, column, text, .. } => {
                let text = t.str(&text)?;
                let [line, column, end] = [line, column, column + 1].map(|n| t.int(n.into()));
                t.tuple(&[file, line, column, text, line, end])?
            }
            Fault::Encoding(_) => t.tuple(&[file, Value::small(0), Value::small(-1), Value::NONE])?,
        };
        Err(Trap::Raise(t.exception(ids::SYNTAX_ERROR, &[message, details])))
    })
}

/// What bytes mean that are to be compiled.
pub(super) fn decode_source(t: &mut Thread, a: Args) -> NativeResult {
    let file = text(t, a[1]);
    let bytes = bytes_of(t, a[0])?;
    let source = decode(t, &bytes, &file)?;
    Ok(t.str(&source)?)
}

fn new_module(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    Ok(t.new_module(&name)?.into())
}

/// Adds the Rust part of a module to its namespace.
fn native_part(t: &mut Thread, a: Args) -> NativeResult {
    let name = text(t, a[0]);
    let Some(def) = super::NATIVE.iter().find(|m| m.name == name) else { return Ok(Value::NONE) };
    let module: Ref<Module> = a[1].cast().expect("gilbox bug: the prelude passes a module");
    t.fill_module(def, module)?;
    Ok(Value::NONE)
}

/// A function that runs a module's source in its namespace.
fn source_function(t: &mut Thread, a: Args) -> NativeResult {
    let source = Arc::new(Source::new(text(t, a[1]), text(t, a[0])));
    let namespace: Ref<Dict> = a[2].cast().expect("gilbox bug: the prelude passes a namespace");
    let prelude = a[3] == Value::TRUE;
    let native = prelude && STANDS_FOR_C.contains(&source.file.as_str());
    let options = Options { prelude, native, optimize: 0 };
    let compiled = compile_guest(source, Mode::Module, options).map_err(|e| t.syntax_error(&e))?;
    let linked = link_code(t, &compiled.code)?;
    let function = t.function(linked, namespace)?.into();
    t.warned(function, &compiled.warnings)
}

/// Compiling more than so many bytes takes so long that somebody may want to stop it.
const LONG_SOURCE: usize = 1 << 20;

/// `compile`: a code object.
fn compile_text(t: &mut Thread, a: Args) -> NativeResult {
    let source = Arc::new(Source::compiled(text(t, a[1]), text(t, a[0])));
    if source.text.contains('\0') {
        return Err(t.raise(ids::SYNTAX_ERROR, "source code string cannot contain null bytes"));
    }
    let mode = match text(t, a[2]).as_str() {
        "eval" => Mode::Eval,
        "eval in" => Mode::EvalWithLocals,
        "exec in" => Mode::ExecWithLocals,
        "single" => Mode::Single,
        _ => Mode::Module,
    };
    let length = source.text.len();
    t.charge_each(length, cost::COMPILED_BYTE)?;
    let optimize = a[3].as_int().and_then(|level| u8::try_from(level).ok()).unwrap_or(0);
    let work = move || compile_guest(source, mode, Options { optimize, ..Options::default() });
    let compiled = if length > LONG_SOURCE { t.aside(work)? } else { work() };
    let compiled = compiled.map_err(|e| t.syntax_error(&e))?;
    let code = link_code(t, &compiled.code)?.into();
    t.warned(code, &compiled.warnings)
}

/// `ast.parse`: the tree as nested tuples.
pub(super) fn tree_of_text(t: &mut Thread, a: Args) -> NativeResult {
    let source = Arc::new(Source::compiled(text(t, a[1]), text(t, a[0])));
    if source.text.contains('\0') {
        return Err(t.raise(ids::SYNTAX_ERROR, "source code string cannot contain null bytes"));
    }
    let mode = if text(t, a[2]) == "eval" { Mode::Eval } else { Mode::Module };
    t.charge_each(source.text.len(), cost::COMPILED_BYTE)?;
    match syntax_tree(&source, mode) {
        Ok(tree) => Ok(link_const(t, &tree)?),
        Err(e) => Err(t.syntax_error(&e)),
    }
}

/// What runs like a code object, with variables in a namespace that it is passed: code whose variables are globals is compiled again.
fn code_with_locals(t: &mut Thread, a: Args) -> NativeResult {
    let Some(code) = a[0].cast::<CodeObject>() else { return Err(t.type_error("code object expected")) };
    if code.code.kind != CodeKind::Module {
        return Ok(a[0]);
    }
    if let Some(known) = code.with_locals.get().bound() {
        return Ok(known);
    }
    let mode = if code.code.expression { Mode::EvalWithLocals } else { Mode::ExecWithLocals };
    let fresh = compile(code.code.source.clone(), mode, Options::default()).map_err(|e| t.syntax_error(&e))?;
    let fresh: Value = link_code(t, &fresh)?.into();
    code.with_locals.set(fresh);
    Ok(fresh)
}

/// A function that runs a code object in a namespace.
fn code_function(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(code), Some(namespace)) = (a[0].cast(), a[1].cast()) else { return Err(t.type_error("code object expected")) };
    Ok(t.function(code, namespace)?.into())
}

/// The namespace that a dict of globals stands for: itself if it is one, else it becomes one.
fn namespace_of(t: &mut Thread, a: Args) -> NativeResult {
    let Some(dict) = a[0].cast::<Dict>() else {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("globals must be a dict, not {name}")));
    };
    dict.make_namespace(t)?;
    Ok(dict.into())
}

impl Thread {
    /// The answer of what compiles, once the guest has been warned.
    fn warned(&mut self, value: Value, warnings: &[CompileError]) -> NativeResult {
        match self.compile_warnings(warnings)? {
            Some(list) => Err(self.prelude("warned", &[value, list])),
            None => Ok(value),
        }
    }

    /// What the compiler warns of, as a list of the errors that filters may turn it into. None if there is nothing.
    pub fn compile_warnings(&mut self, warnings: &[CompileError]) -> NativeResult<Option<Value>> {
        if warnings.is_empty() {
            return Ok(None);
        }
        let errors = warnings.iter().map(|w| Ok(self.compile_error(w)?.into())).collect::<Result<Vec<Value>, OutOfMemory>>()?;
        Ok(Some(self.list(&errors)?))
    }

    /// Raises what the compiler says, as the guest sees it, once the guest has been warned of what stands before.
    fn syntax_error(&mut self, e: &CompileError) -> Trap {
        match self.failed_compilation(e) {
            Ok((error, None)) => Trap::Raise(error),
            Ok((error, Some(warnings))) => self.prelude("failed_after", &[warnings, error.into()]),
            Err(trap) => trap,
        }
    }

    /// What the compiler says, and what to warn of before.
    pub fn failed_compilation(&mut self, e: &CompileError) -> NativeResult<(Ref<Exception>, Option<Value>)> {
        Ok((self.compile_error(e)?, self.compile_warnings(&e.warnings)?))
    }

    /// What the compiler says, as the exception that the guest gets.
    fn compile_error(&mut self, e: &CompileError) -> Result<Ref<Exception>, OutOfMemory> {
        let message = self.str(&e.message)?;
        let class = error_class(e);
        if class == ids::RECURSION_ERROR || class == ids::OVERFLOW_ERROR {
            return Ok(self.exception(class, &[message]));
        }
        let line_text = match &e.text {
            Some(text) => self.str(text)?,
            None => Value::NONE,
        };
        let parts = [
            self.str(&e.file)?,
            self.int(e.line.into()),
            self.int(e.column.into()),
            line_text,
            self.int(e.end_line.into()),
            self.int(e.end_column.into()),
        ];
        let details = self.tuple(&parts)?;
        Ok(self.exception(class, &[message, details]))
    }
}

/// The exception that a compile error is for the guest.
fn error_class(e: &CompileError) -> crate::heap::ClassId {
    use crate::objects::class::BUILTIN;
    let name = e.kind.exception();
    BUILTIN.iter().find(|(_, n, ..)| *n == name).map_or(ids::SYNTAX_ERROR, |&(id, ..)| id)
}
