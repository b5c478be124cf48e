//! Imports.

use ruff_python_ast::name::Name;
use ruff_python_ast::{Stmt, StmtImport, StmtImportFrom};

use super::compiler::Compiler;
use super::error::{Result, span};
use crate::code::instr::{In, Out};
use crate::code::{Const, Instr, Span};

/// The names that `from __future__ import` knows.
const FUTURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// What the `from __future__` imports at the beginning of a module say. Only a docstring may stand before them.
#[derive(Clone, Copy, Default)]
pub(super) struct Futures {
    /// Annotations become text.
    pub(super) annotations: bool,
    /// Where the last one ends.
    end: u32,
}

impl Futures {
    pub(super) fn of(body: &[Stmt]) -> Self {
        let mut futures = Futures::default();
        for (i, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::ImportFrom(s) if is_future(s) => {
                    futures.annotations |= s.names.iter().any(|n| &*n.name == "annotations");
                    futures.end = span(stmt).end;
                }
                Stmt::Expr(s) if i == 0 && s.value.is_string_literal_expr() => {}
                _ => break,
            }
        }
        futures
    }
}

fn is_future(s: &StmtImportFrom) -> bool {
    s.level == 0 && s.module.as_deref() == Some("__future__")
}

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, s: &'a StmtImport) -> Result<()> {
        let at = span(s);
        for alias in &s.names {
            let top = self.unit.top;
            let module = self.unit.temp();
            let name = self.unit.name_id(&alias.name);
            let from = self.unit.constant(Const::None);
            self.unit.emit(Instr::ImportName { level: 0, dst: Out(module), name, from }, at);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            match &alias.asname {
                None => self.store_name(&Name::new(first), module, at),
                Some(target) => {
                    // `import a.b as c` binds the submodule, not the package.
                    for part in parts {
                        let name = self.unit.name_id(part);
                        self.unit.emit(Instr::ImportFrom { dst: Out(module), module: In(module), name }, at);
                    }
                    self.store_name(&target.id, module, at);
                }
            }
            self.unit.top = top;
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, s: &'a StmtImportFrom) -> Result<()> {
        let at = span(s);
        let module_name = s.module.as_ref().map_or("", |m| m.as_str());
        if is_future(s) {
            let is_first = self.futures.end >= at.end;
            for alias in &s.names {
                let message = match &*alias.name {
                    _ if !is_first => return self.error("from __future__ imports must occur at the beginning of the file", at),
                    "braces" => "not a chance".into(),
                    name if !FUTURES.contains(&name) => format!("future feature {name} is not defined"),
                    _ => continue,
                };
                // CPython points at the first character only.
                return self.error(message, Span { start: at.start, end: at.start + 1 });
            }
        }
        let Ok(level) = u8::try_from(s.level) else {
            return self.error("too many levels of relative import", at);
        };
        let names = s.names.iter().map(|alias| Const::Str(alias.name.as_str().into())).collect();
        let top = self.unit.top;
        let module = self.unit.temp();
        let name = self.unit.name_id(module_name);
        let from = self.unit.constant(Const::Tuple(names));
        self.unit.emit(Instr::ImportName { level, dst: Out(module), name, from }, at);
        for alias in &s.names {
            if &*alias.name == "*" {
                self.unit.emit(Instr::ImportStar { module: In(module) }, at);
                continue;
            }
            let inner = self.unit.top;
            let target = &alias.asname.as_ref().unwrap_or(&alias.name).id;
            let dst = self.destination(target);
            let name = self.unit.name_id(&alias.name);
            self.unit.emit(Instr::ImportFrom { dst: Out(dst), module: In(module), name }, at);
            self.store_name(target, dst, at);
            self.unit.top = inner;
        }
        self.unit.top = top;
        Ok(())
    }
}
