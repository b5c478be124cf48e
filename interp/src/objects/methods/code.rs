//! Methods of code objects.

use std::sync::atomic::Ordering;

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::code_object::CodeObject;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::string::Str;
use crate::value::Value;

pub(crate) const CODE: &[NativeDef] = &[
    native!(Member "co_name" "self" |_, a| Ok(code(a).name.get())),
    native!(Member "co_qualname" "self" |_, a| Ok(code(a).qualname.get())),
    native!(Member "co_filename" "self" |t, a| { let file = code(a).code.source.file.clone(); Ok(t.str(&file)?) }),
    native!(Member "co_firstlineno" "self" |t, a| { let line = code(a).code.first_line; Ok(t.int(line.into())) }),
    native!(Member "co_argcount" "self" |t, a| { let n = code(a).code.params.positional; Ok(t.int(n.into())) }),
    native!(Member "co_posonlyargcount" "self" |t, a| { let n = code(a).code.params.positional_only; Ok(t.int(n.into())) }),
    native!(Member "co_kwonlyargcount" "self" |t, a| { let n = code(a).code.params.keyword_only; Ok(t.int(n.into())) }),
    native!(Getter "co_varnames" "self" co_varnames),
    native!(Member "co_flags" "self" co_flags),
    native!(Getter "co_freevars" "self" co_freevars),
    native!(Getter "co_cellvars" "self" |t, a| {
        let c = code(a);
        let names: Vec<Value> = c.code.cells.iter().map(|&i| t.intern(&c.code.variables[i as usize]).into()).collect();
        Ok(t.tuple(&names)?)
    }),
    native!(Member "co_names" "self" |t, a| {
        let c = code(a);
        let names: Vec<Value> = c.globals.iter().chain(&c.names).map(|&n| n.into()).collect();
        Ok(t.tuple(&names)?)
    }),
    native!(Method "co_lines" "self, /" co_lines),
    native!(Method "co_positions" "self, /" co_positions),
    native!(Method "replace" "self, /, **changes" replace_code),
    native!(Method "__replace__" "self, /, **changes" replace_code),
    native!(Getter "co_nlocals" "self" |t, a| { let n = code(a).code.first_free; Ok(t.int(n.into())) }),
    native!(Member "co_consts" "self" |t, a| {
        let consts: Vec<Value> = code(a).consts.iter().filter_map(|s| s.get().bound()).collect();
        Ok(t.tuple(&consts)?)
    }),
];

fn code(a: Args) -> Ref<CodeObject> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

fn strings(t: &mut Thread, names: &[Box<str>]) -> NativeResult {
    let names: Vec<Value> = names.iter().map(|n| t.intern(n).into()).collect();
    Ok(t.tuple(&names)?)
}

fn co_varnames(t: &mut Thread, a: Args) -> NativeResult {
    let c = code(a);
    strings(t, &c.code.variables[..c.code.first_free as usize])
}

fn co_freevars(t: &mut Thread, a: Args) -> NativeResult {
    let c = code(a);
    strings(t, &c.code.variables[c.code.first_free as usize..])
}

/// Which line each stretch of instructions stands for: (begin, end, line), counted in bytes.
fn co_lines(t: &mut Thread, a: Args) -> NativeResult {
    let code = code(a);
    let lines: Vec<u32> = code.code.spans.iter().map(|s| code.code.source.line(s.start)).collect();
    let mut stretches = Vec::new();
    let mut begin = 0;
    for stretch in lines.chunk_by(|a, b| a == b) {
        let end = begin + stretch.len();
        let three = [begin as i64 * INSTR_SIZE, end as i64 * INSTR_SIZE, stretch[0].into()].map(|n| t.int(n));
        stretches.push(t.tuple(&three)?);
        begin = end;
    }
    let list = t.list(&stretches)?;
    crate::objects::iterate::iterator_of(t, list)
}

/// So many bytes each instruction is said to have.
const INSTR_SIZE: i64 = 2;

/// Where each instruction stands in the source: line, end line, column and end column.
fn co_positions(t: &mut Thread, a: Args) -> NativeResult {
    let code = code(a);
    let mut positions = Vec::new();
    for span in &code.code.spans {
        let ((line, column), (end_line, end_column)) =
            (code.code.source.line_column(span.start), code.code.source.line_column(span.end));
        let four = [line, end_line, column, end_column].map(|n| t.int(n.into()));
        positions.push(t.tuple(&four)?);
    }
    let list = t.list(&positions)?;
    crate::objects::iterate::iterator_of(t, list)
}

/// The same code under other names.
fn replace_code(t: &mut Thread, a: Args) -> NativeResult {
    let old = code(a);
    let mut new = (*old.code).clone();
    let changes: Ref<Dict> = a[1].cast().expect("gilbox bug: the machine passes a dict");
    for (name, value) in changes.entries() {
        let name = Str::text_of(name);
        let text = t.plain(value).cast::<Str>().map(|s| s.to_utf8().into_owned());
        match (name.as_str(), text) {
            ("co_name", Some(text)) => new.name = text.into(),
            ("co_qualname", Some(text)) => new.qualname = text.into(),
            ("co_filename", Some(text)) => {
                let mut source = (*new.source).clone();
                source.file = text;
                new.source = source.into();
            }
            ("co_name" | "co_qualname" | "co_filename", None) => {
                let found = t.type_name(value);
                return Err(t.type_error(format!("replace() argument '{name}' must be str, not {found}")));
            }
            ("co_firstlineno", _) if t.plain(value).as_index().is_some() => {
                new.first_line = t.plain(value).as_index().and_then(|i| u32::try_from(i).ok()).unwrap_or(0);
            }
            (known, _) if CODE.iter().any(|def| def.name == known && known.starts_with("co_")) => {
                return Err(t.raise(ids::NOT_IMPLEMENTED_ERROR, format!("gilbox can't replace {known} of a code object")));
            }
            (other, _) => return Err(t.type_error(format!("replace() got an unexpected keyword argument '{other}'"))),
        }
    }
    let new = crate::machine::link::link_code(t, &std::sync::Arc::new(new))?;
    new.awaitable.store(old.awaitable.load(Ordering::Relaxed), Ordering::Relaxed);
    Ok(new.into())
}

fn co_flags(t: &mut Thread, a: Args) -> NativeResult {
    use crate::code::CodeKind;
    let c = code(a);
    let params = c.code.params;
    let mut flags = 3;
    flags |= if params.star { 4 } else { 0 };
    flags |= if params.double_star { 8 } else { 0 };
    flags |= if c.code.nested { 16 } else { 0 };
    flags |= match c.code.kind {
        CodeKind::Generator if c.awaitable.load(Ordering::Relaxed) => 32 | 256,
        CodeKind::Generator => 32,
        CodeKind::Coroutine => 128,
        CodeKind::AsyncGenerator => 512,
        CodeKind::Function | CodeKind::Module | CodeKind::Class => 0,
    };
    Ok(t.int(flags))
}
