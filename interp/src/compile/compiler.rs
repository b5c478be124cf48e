//! The state of a compilation, and what every part of it uses: units, variables, operands.

use std::collections::BTreeSet;
use std::sync::Arc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::TextRange;
use rustc_hash::FxHashMap;

use super::error::{CompileError, ErrorKind, Result};
use super::finish::finish;
use super::import::Futures;
use super::scope::{NAMESPACE_CELL, Place, ScopeId, ScopeKind, Scopes};
use super::unit::{ConstKey, Unit};
use super::{Mode, Options};
use crate::code::instr::{In, Out};
use crate::code::{Code, CodeKind, Const, Instr, Source, Span};

/// How deep functions and classes may nest.
const MAX_UNITS: usize = 200;

pub(super) struct Compiler<'a> {
    pub(super) source: Arc<Source>,
    pub(super) scopes: &'a Scopes,
    pub(super) options: Options,
    pub(super) mode: Mode,
    pub(super) futures: Futures,
    /// The unit that is compiled now, and those around it.
    pub(super) unit: Unit<'a>,
    pub(super) outer: Vec<Unit<'a>>,
    /// Constant sets, each with its items as they stand where it came first.
    pub(super) sets: FxHashMap<BTreeSet<ConstKey>, Box<[Const]>>,
}

/// Where a variable lives, for the present unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Var {
    Local(u16),
    Cell(u16),
    Global,
    Namespace,
    NamespaceOrCell(u16),
}

impl<'a> Compiler<'a> {
    pub(super) fn new(source: Arc<Source>, scopes: &'a Scopes, options: Options, mode: Mode, futures: Futures) -> Self {
        let with_locals = scopes.get(ScopeId::TOP).kind == ScopeKind::Namespace;
        let kind = if with_locals { CodeKind::Class } else { CodeKind::Module };
        let mut unit = Unit::new(kind, "<module>", "<module>", ScopeId::TOP, 1);
        unit.native = options.native;
        unit.expression = matches!(mode, Mode::Eval | Mode::EvalWithLocals);
        if with_locals {
            unit.add_variable(ScopeId::TOP, &Name::new_static(".ns"));
            unit.first_free = 1;
        }
        Compiler { source, scopes, options, mode, futures, unit, outer: Vec::new(), sets: FxHashMap::default() }
    }

    pub(super) fn error<T>(&self, message: impl Into<String>, at: Span) -> Result<T> {
        Err(CompileError::new(ErrorKind::Syntax, message, &self.source, at))
    }

    /// A stretch of the source.
    pub(super) fn source_text(&self, range: TextRange) -> &str {
        self.source.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default()
    }

    /// The error for what gilbox lacks.
    pub(super) fn unsupported<T>(&self, construct: &str, at: Span) -> Result<T> {
        let message = format!("not supported yet: {construct}");
        Err(CompileError::new(ErrorKind::Unsupported, message, &self.source, at))
    }

    // ---- units

    /// Begins a unit inside the present one.
    pub(super) fn begin_unit(&mut self, kind: CodeKind, name: &str, scope: ScopeId, at: Span) -> Result<()> {
        if self.outer.len() >= MAX_UNITS {
            let message = "maximum recursion depth exceeded during compilation";
            return Err(CompileError::new(ErrorKind::Recursion, message, &self.source, at));
        }
        let qualname = self.qualname(name);
        let mut unit = Unit::new(kind, name, &qualname, scope, self.source.line(at.start));
        unit.native = self.unit.native;
        unit.nested =
            matches!(self.unit.kind, CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator)
                || self.unit.nested;
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        Ok(())
    }

    /// The name of an inner function or class with those of what is around it.
    fn qualname(&self, name: &str) -> String {
        // The hidden function of a generic does not count.
        let is_hidden = |unit: &&Unit| self.scopes.get(unit.home).kind == ScopeKind::TypeParams;
        let unit = std::iter::once(&self.unit).chain(self.outer.iter().rev()).find(|u| !is_hidden(u)).unwrap_or(&self.unit);
        let scope = self.scopes.get(unit.scope);
        let mangled = scope.privacy.mangle(&Name::new(name));
        if unit.home == ScopeId::TOP || scope.symbols.get(&mangled).is_some_and(|s| s.global) {
            return name.to_string();
        }
        if unit.kind == CodeKind::Class {
            format!("{}.{name}", unit.qualname)
        } else {
            format!("{}.<locals>.{name}", unit.qualname)
        }
    }

    /// Adds the variables of the unit's scope: parameters have registers already.
    pub(super) fn add_locals(&mut self) {
        let home = self.unit.home;
        let scope = self.scopes.get(home);
        if scope.is_function() {
            for name in &scope.bound {
                let own = scope.symbols.get(name).is_some_and(|s| s.place == Place::Variable { home });
                if own && !self.unit.registers.contains_key(&(home, name.clone())) {
                    self.unit.add_variable(home, name);
                }
            }
        }
        if scope.class_cell {
            self.unit.add_variable(home, &Name::new_static("__class__"));
        }
        if scope.namespace_cell {
            self.unit.add_variable(home, &Name::new_static(NAMESPACE_CELL));
        }
        for r in 0..self.unit.top {
            let name = &self.unit.variables[usize::from(r)];
            if self.scopes.is_captured(home, name) {
                self.unit.cells.push(r);
            }
        }
        self.unit.first_free = self.unit.top;
        for free in &scope.frees {
            let cell = self.cell_in_outer(free.home, &free.name);
            self.unit.captures.push(In(cell));
            self.unit.add_variable(free.home, &free.name);
        }
        for cell in self.unit.cells.clone() {
            self.unit.emit(Instr::MakeCell { local: Out(cell) }, Span::default());
        }
    }

    /// The register in which the unit around the present one keeps a cell.
    fn cell_in_outer(&self, home: ScopeId, name: &Name) -> u16 {
        let key = (home, name.clone());
        self.outer.last().and_then(|u| u.registers.get(&key)).copied().expect("gilbox bug: a captured variable without a cell")
    }

    /// Ends the present unit: its code, and back to the one around it.
    pub(super) fn end_unit(&mut self) -> Result<Code> {
        let outer = self.outer.pop().expect("gilbox bug: the outermost unit ended twice");
        let unit = std::mem::replace(&mut self.unit, outer);
        finish(unit, &self.source)
    }

    /// Compiles a whole module.
    pub(super) fn module(mut self, body: &'a [Stmt]) -> Result<Code> {
        self.add_locals();
        self.keep_constants(body);
        self.setup_annotations()?;
        let body = self.docstring_of_namespace(body)?;
        self.body(body)?;
        self.return_none();
        finish(self.unit, &self.source)
    }

    /// Compiles the source of an `eval`.
    pub(super) fn expression(mut self, expression: &'a Expr) -> Result<Code> {
        self.add_locals();
        let src = self.operand(expression)?;
        self.unit.emit(Instr::Return { src: In(src) }, super::error::span(expression));
        finish(self.unit, &self.source)
    }

    /// Ends a unit that returns None.
    pub(super) fn return_none(&mut self) {
        let span = self.unit.lines.last().map_or(Span::default(), |l| l.span);
        let t = self.unit.temp();
        self.unit.load_const(t, Const::None, span);
        self.unit.emit(Instr::Return { src: In(t) }, span);
        self.unit.top = t;
    }

    // ---- variables

    pub(super) fn mangled(&self, name: &Name) -> Name {
        self.scopes.get(self.unit.scope).privacy.mangle(name)
    }

    /// What a (mangled) name means here.
    pub(super) fn var(&self, name: &Name) -> Var {
        self.var_at(self.scopes.place(self.unit.scope, name), name)
    }

    fn var_at(&self, place: Place, name: &Name) -> Var {
        match place {
            Place::Variable { home } => {
                let register = self.unit.registers.get(&(home, name.clone())).copied();
                let register = register.expect("gilbox bug: a variable without a register");
                if self.scopes.is_captured(home, name) { Var::Cell(register) } else { Var::Local(register) }
            }
            Place::Free => Var::Cell(self.free_register(name)),
            Place::NamespaceOrFree => Var::NamespaceOrCell(self.free_register(name)),
            Place::Global => Var::Global,
            Place::Namespace => Var::Namespace,
        }
    }

    fn free_register(&self, name: &Name) -> u16 {
        let index = self.scopes.get(self.unit.home).frees.iter().position(|f| f.name == *name);
        self.unit.first_free + index.expect("gilbox bug: a free variable that was not captured") as u16
    }

    /// If the expression is a plain local, its register.
    pub(super) fn local(&self, expr: &Expr) -> Option<u16> {
        let Expr::Name(name) = expr else { return None };
        match self.var(&self.mangled(&name.id)) {
            Var::Local(register) => Some(register),
            _ => None,
        }
    }

    /// Can an assignment expression change this local?
    pub(super) fn is_walrus_target(&self, name: &Name) -> bool {
        let mut at = Some(self.unit.scope);
        while let Some(id) = at {
            let scope = self.scopes.get(id);
            if scope.symbols.get(name).is_some_and(|s| s.walrus) {
                return true;
            }
            at = if scope.is_unit() { None } else { scope.parent };
        }
        false
    }

    /// Loads a variable into a register.
    pub(super) fn load_name(&mut self, name: &Name, dst: u16, span: Span) {
        let dst = Out(dst);
        let name = self.mangled(name);
        let instr = match self.var(&name) {
            Var::Local(register) => {
                self.check_bound(register, &name, span);
                return self.unit.copy(dst.0, register, span);
            }
            Var::Cell(cell) => Instr::LoadCell { dst, cell: In(cell), name: self.unit.name_id(&name) },
            Var::Global => Instr::LoadGlobal { dst, global: self.unit.global_id(&name) },
            Var::Namespace => Instr::LoadName { dst, ns: In(self.unit.namespace), name: self.unit.name_id(&name) },
            Var::NamespaceOrCell(cell) => Instr::LoadClassCell { dst, ns: In(self.unit.namespace), cell: In(cell) },
        };
        self.unit.emit(instr, span);
    }

    pub(super) fn check_bound(&mut self, register: u16, name: &Name, span: Span) {
        let name = self.unit.name_id(name);
        self.unit.emit(Instr::CheckBound { src: In(register), name }, span);
    }

    /// Stores a register into a variable.
    pub(super) fn store_name(&mut self, name: &Name, src: u16, span: Span) {
        let name = self.mangled(name);
        let instr = match self.var(&name) {
            Var::Local(register) => return self.unit.copy(register, src, span),
            Var::Cell(cell) => Instr::StoreCell { cell: In(cell), src: In(src) },
            Var::Global => Instr::StoreGlobal { global: self.unit.global_id(&name), src: In(src) },
            Var::Namespace | Var::NamespaceOrCell(_) => {
                Instr::StoreName { ns: In(self.unit.namespace), name: self.unit.name_id(&name), src: In(src) }
            }
        };
        self.unit.emit(instr, span);
    }

    pub(super) fn delete_name(&mut self, name: &Name, span: Span) {
        let name = self.mangled(name);
        let instr = match self.var(&name) {
            Var::Local(register) => Instr::DelLocal { local: Out(register), name: self.unit.name_id(&name) },
            Var::Cell(cell) => Instr::DelCell { cell: In(cell), name: self.unit.name_id(&name) },
            Var::Global => Instr::DelGlobal { global: self.unit.global_id(&name) },
            Var::Namespace | Var::NamespaceOrCell(_) => {
                Instr::DelName { ns: In(self.unit.namespace), name: self.unit.name_id(&name) }
            }
        };
        self.unit.emit(instr, span);
    }

    /// The register that a value bound for this name may be computed into: the local itself, else a new temporary.
    pub(super) fn destination(&mut self, name: &Name) -> u16 {
        match self.var(&self.mangled(name)) {
            Var::Local(register) => register,
            _ => self.unit.temp(),
        }
    }
}
