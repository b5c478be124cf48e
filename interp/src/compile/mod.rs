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
mod exceptions;
mod expr;
mod finish;
mod fold;
mod function;
mod import;
mod pattern;
mod scope;
mod stmt;
mod text;
mod unit;
mod verify;

use std::sync::Arc;

use ruff_python_ast::{Mod, PythonVersion, Stmt};
use ruff_python_parser::{Mode as ParseMode, ParseOptions, parse_unchecked};

pub use error::{CompileError, ErrorKind};

use crate::code::{Code, Source};
use compiler::Compiler;
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

/// Compiles a source.
pub fn compile(source: Arc<Source>, mode: Mode, options: Options) -> Result<Arc<Code>, CompileError> {
    compile_here(&source, mode, options).map_err(|e| *e)
}

fn compile_here(source: &Arc<Source>, mode: Mode, options: Options) -> error::Result<Arc<Code>> {
    let expression = matches!(mode, Mode::Eval | Mode::EvalWithLocals);
    let parse_mode = if expression { ParseMode::Expression } else { ParseMode::Module };
    let parse_options = ParseOptions::from(parse_mode).with_target_version(PythonVersion::PY313);
    let parsed = parse_unchecked(&source.text, parse_options);
    if let Some(e) = parsed.errors().first() {
        return Err(CompileError::new(ErrorKind::Syntax, e.error.to_string(), source, error::span_of(e.location)));
    }
    let kind = match mode {
        Mode::ExecWithLocals | Mode::EvalWithLocals => ScopeKind::Namespace,
        Mode::Module | Mode::Eval | Mode::Single => ScopeKind::Module,
    };
    let code = match parsed.syntax() {
        Mod::Module(module) => {
            let future = imports_annotations(&module.body);
            let scopes = scope::collect(&module.body, None, kind, future, source)?;
            Compiler::new(source.clone(), &scopes, options, mode, future).module(&module.body)?
        }
        Mod::Expression(expression) => {
            let scopes = scope::collect(&[], Some(&expression.body), kind, false, source)?;
            Compiler::new(source.clone(), &scopes, options, mode, false).expression(&expression.body)?
        }
    };
    Ok(Arc::new(code))
}

/// Does the module begin with `from __future__ import annotations`?
fn imports_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(s) if s.level == 0 && s.module.as_deref() == Some("__future__") => {
            s.names.iter().any(|n| &*n.name == "annotations")
        }
        _ => false,
    })
}
