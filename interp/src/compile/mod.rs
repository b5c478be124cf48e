//! The compiler: syntax tree -> `Code`. `compile` parses, resolves the scopes and walks the tree once, unit by unit.
//!
//! - `scope` decides what each name means; `unit` holds the code that is being built; `finish` makes it final.
//! - The walk is spread over one file for each part of the language: `expr`, `call`, `condition`, `assign`, `stmt`, `function`, ...
//! - Errors read as CPython's (`error`, `syntax`); what gilbox does not support is refused by name.
//!
//! Locals are operands where they stand; everything else is computed into temporaries, which are handed out as a stack. The
//! result of an expression goes straight to where it is needed, and to a local only with the last instruction.

mod assign;
mod bound;
mod call;
mod class;
mod compiler;
mod comprehension;
mod condition;
mod display;
mod error;
mod escape;
mod exceptions;
mod expr;
mod finish;
mod fold;
mod function;
mod generics;
mod import;
mod kept;
mod lexical;
mod names;
mod nesting;
mod pattern;
mod scope;
mod stmt;
mod syntax;
mod text;
mod tree;
mod unit;
mod verify;
mod warning;

use std::sync::Arc;

use ruff_python_ast::{Mod, PythonVersion, Stmt};
use ruff_python_parser::{Mode as ParseMode, ParseOptions, Parsed, parse_unchecked};

pub use error::{CompileError, ErrorKind};

use crate::code::{Code, Const, Source, Span};
use compiler::Compiler;
use import::Futures;
use scope::ScopeKind;

/// What a source is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Statements whose variables are globals; the code returns None.
    Module,
    /// One expression whose names are globals; the code returns its value.
    Eval,
    /// Statements as typed at a prompt: values of expression statements go to `sys.displayhook`.
    Single,
    /// Statements whose variables live in the namespace in `r[0]`, before the globals (`exec` with locals). A `Class` body.
    ExecWithLocals,
    /// One expression whose names are looked up in the namespace in `r[0]` first. A `Class` body.
    EvalWithLocals,
}

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The source is a module of the prelude: functions and classes decorated with the bare name `@native` stand for C code
    /// (the decorator is dropped).
    pub prelude: bool,
    /// All of the source stands for C code.
    pub native: bool,
    /// 1 drops `assert` statements and makes `__debug__` false, 2 drops docstrings too.
    pub optimize: u8,
}

/// What comes of compiling: the code, and what there is to warn of, each as the error that a filter may turn it into.
pub struct Compiled {
    pub code: Arc<Code>,
    pub warnings: Vec<CompileError>,
}

/// Compiles a source whose warnings nobody sees.
pub fn compile(source: Arc<Source>, mode: Mode, options: Options) -> Result<Arc<Code>, CompileError> {
    compile_guest(source, mode, options).map(|compiled| compiled.code)
}

/// Compiles a source. Deeply nested ones are compiled on a thread of their own, whose stack is large enough for them.
pub fn compile_guest(source: Arc<Source>, mode: Mode, options: Options) -> Result<Compiled, CompileError> {
    if options.prelude {
        // How deep they are is known.
        let stack = nesting::stack_size(nesting::PRELUDE_DEPTH);
        return stacker::maybe_grow(stack, stack, || compile_here(&source, mode, options)).map_err(|e| *e);
    }
    bounded(&source, mode, || compile_here(&source, mode, options))
}

/// Is a source of the prelude nested no deeper than is expected of it?
#[cfg(test)]
pub(crate) fn fits_prelude(text: &str) -> bool {
    nesting::scan(text, ParseMode::Module).depth <= nesting::PRELUDE_DEPTH
}

/// The syntax tree of a source, as the guest's module `ast` takes it.
pub fn syntax_tree(source: &Arc<Source>, mode: Mode) -> Result<Const, CompileError> {
    bounded(source, mode, || {
        let parsed = parse(source, mode);
        match syntax::first_error(&parsed, source) {
            Some(e) => Err(e),
            None => Ok(tree::tree(parsed.syntax(), source)),
        }
    })
}

fn parse(source: &Source, mode: Mode) -> Parsed<Mod> {
    parse_unchecked(&source.text, ParseOptions::from(mode.parse_mode()).with_target_version(PythonVersion::PY313))
}

/// Works on a source, on a thread of its own if it is nested so deep that it needs a larger stack.
fn bounded<R: Send>(source: &Arc<Source>, mode: Mode, work: impl FnOnce() -> error::Result<R> + Send) -> Result<R, CompileError> {
    within_bounds(source, mode, work).map_err(|e| match mode {
        Mode::Eval | Mode::EvalWithLocals => of_expression(*e, source),
        _ => *e,
    })
}

/// An error as CPython reports it for a source that is one expression: no end of the line is added to it, and its own end has no place.
fn of_expression(mut e: CompileError, source: &Source) -> CompileError {
    if source.text.ends_with('\n') {
        return e;
    }
    let Some(text) = e.text.as_mut().filter(|_| source.text.len() <= source.line_end(e.line) as usize) else { return e };
    text.truncate(text.trim_end_matches('\n').len());
    if e.kind == ErrorKind::Syntax && e.message == "invalid syntax" && e.column as usize > text.chars().count() {
        (e.column, e.end_column) = (0, 0);
        if source.text.is_empty() {
            (e.line, e.end_line) = (0, 0);
        }
    }
    e
}

fn within_bounds<R: Send>(source: &Arc<Source>, mode: Mode, work: impl FnOnce() -> error::Result<R> + Send) -> error::Result<R> {
    if source.text.len() >= u32::MAX as usize / 2 {
        return Err(CompileError::new(ErrorKind::Overflow, "source too large", source, Span::default()));
    }
    if let Some(at) = source.text.find('\0') {
        let at = Span { start: at as u32, end: at as u32 };
        let mut e = CompileError::new(ErrorKind::Syntax, "source code string cannot contain null bytes", source, at);
        e.text = None;
        return Err(e);
    }
    let indent = source.text.len() - source.text.trim_start_matches([' ', '\t']).len();
    if indent > 0 && mode.parse_mode() == ParseMode::Expression && !source.text.trim().is_empty() {
        let at = Span { start: indent as u32 - 1, end: indent as u32 };
        return Err(syntax::without_end(CompileError::new(ErrorKind::Indentation, "unexpected indent", source, at)));
    }
    let nesting = nesting::scan(&source.text, mode.parse_mode());
    let lexical_limit = nesting.brackets > nesting::MAX_BRACKETS || nesting.indents > nesting::MAX_INDENTS;
    if lexical_limit && let Some(e) = syntax::lexical_error(source) {
        return Err(e);
    }
    if lexical_limit || nesting.depth > nesting::MAX_DEPTH {
        let message = "maximum recursion depth exceeded during compilation";
        return Err(CompileError::new(ErrorKind::Recursion, message, source, Span::default()));
    }
    if nesting.depth <= nesting::SHALLOW {
        return work();
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("compiler".into()).stack_size(nesting::stack_size(nesting.depth));
        match thread.spawn_scoped(scope, work) {
            Ok(handle) => handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(e) => {
                let message = format!("cannot start a thread to compile on: {e}");
                Err(CompileError::new(ErrorKind::Memory, message, source, Span::default()))
            }
        }
    })
}

impl Mode {
    fn parse_mode(self) -> ParseMode {
        match self {
            Mode::Eval | Mode::EvalWithLocals => ParseMode::Expression,
            Mode::Module | Mode::Single | Mode::ExecWithLocals => ParseMode::Module,
        }
    }
}

fn compile_here(source: &Arc<Source>, mode: Mode, options: Options) -> error::Result<Compiled> {
    let parsed = parse(source, mode);
    let mut warnings = match options.prelude {
        true => Vec::new(),
        false => warning::of_tokens(parsed.tokens(), source),
    };
    let compiled = match syntax::first_error(&parsed, source) {
        Some(e) => Err(e),
        None => compile_tree(source, parsed.syntax(), mode, options, &mut warnings).map_err(|mut e| {
            // CPython reads the line that it shows from the file, and a string has none.
            if e.file.starts_with('<') && e.file.ends_with('>') {
                e.text = None;
            }
            e
        }),
    };
    match compiled {
        Ok(code) => Ok(Compiled { code: Arc::new(code), warnings }),
        Err(mut e) => {
            warnings.retain(|w| (w.end_line, i64::from(w.end_column)) <= (e.line, e.column.into()));
            e.warnings = warnings;
            Err(e)
        }
    }
}

fn compile_tree(
    source: &Arc<Source>,
    tree: &Mod,
    mode: Mode,
    options: Options,
    warnings: &mut Vec<CompileError>,
) -> error::Result<Code> {
    let kind = match mode {
        Mode::ExecWithLocals | Mode::EvalWithLocals => ScopeKind::Namespace,
        Mode::Module | Mode::Eval | Mode::Single => ScopeKind::Module,
    };
    let mut warn = |compiler: &Compiler| {
        if !options.prelude {
            warnings.extend(warning::of_tree(tree, compiler));
        }
    };
    match tree {
        Mod::Module(module) => {
            if mode == Mode::Single {
                one_statement(&module.body, source)?;
            }
            let futures = Futures::of(&module.body);
            let scopes = scope::collect(&module.body, None, kind, futures.annotations, source)?;
            let compiler = Compiler::new(source.clone(), &scopes, options, mode, futures);
            warn(&compiler);
            compiler.module(&module.body)
        }
        Mod::Expression(expression) => {
            let scopes = scope::collect(&[], Some(&expression.body), kind, false, source)?;
            let compiler = Compiler::new(source.clone(), &scopes, options, mode, Futures::default());
            warn(&compiler);
            compiler.expression(&expression.body)
        }
    }
}

/// What is typed at a prompt is one statement, or several on one line.
fn one_statement(body: &[Stmt], source: &Source) -> error::Result<()> {
    let invalid = |span| Err(CompileError::new(ErrorKind::Syntax, "invalid syntax", source, span));
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return invalid(Span::default()) };
    let (end, next) = (error::span(first).end, body.get(1).map_or(Span::default(), error::span));
    let is_compound = matches!(
        first,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    );
    if body.len() > 1 && is_compound {
        return invalid(Span { start: next.start, end: next.start + 1 });
    }
    // A prompt waits for more lines of a compound statement, until one ends with nothing or with a block.
    let last_line = source.text.rfind('\n').map_or(0, |newline| newline + 1);
    let is_open = is_compound && end as usize > last_line && !source.text[last_line..].starts_with([' ', '\t']);
    if is_open {
        return invalid(Span { start: last_line as u32, end: last_line as u32 });
    }
    let error = if body.len() > 1 && source.line(end) != source.line(error::span(last).start) {
        ("multiple statements found while compiling a single statement", Span { start: end, end: end + 1 })
    } else {
        return Ok(());
    };
    Err(CompileError::new(ErrorKind::Syntax, error.0, source, error.1))
}
