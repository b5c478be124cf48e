//! Classes: a function that fills a namespace, called by the builder of classes.

use ruff_python_ast::StmtClassDef;
use ruff_python_ast::name::Name;

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::NAMESPACE_CELL;
use crate::code::instr::{In, Out};
use crate::code::{CodeKind, Const, Instr, Span};

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, def: &'a StmtClassDef) -> Result<()> {
        let at = span(def);
        // A class that stands for a C type is told so as well: the decorator stays.
        let (_, native) = self.native_decorator(&def.decorator_list);
        let decorators: Vec<_> = def.decorator_list.iter().collect();
        let first = self.decorators(&decorators)?;
        // The class goes straight into its variable, or to where its decorator finds it.
        let dst = match first {
            None => self.destination(&def.name.id),
            Some(_) => self.unit.temp(),
        };
        let head = Span { start: super::function::behind_decorators(&self.source, &def.decorator_list, at.start), end: at.end };
        match &def.type_params {
            None => self.class_object(def, native, None, dst, head)?,
            Some(params) => self.generic_class(def, params, native, dst, head)?,
        }
        self.apply_decorators(&decorators, first);
        self.store_name(&def.name.id, first.unwrap_or(dst), head);
        Ok(())
    }

    /// Calls the builder of classes; `extra` holds a base that comes behind the others.
    pub(super) fn class_object(
        &mut self,
        def: &'a StmtClassDef,
        native: bool,
        extra: Option<u16>,
        dst: u16,
        head: Span,
    ) -> Result<()> {
        let base = self.unit.temp();
        self.unit.emit(Instr::LoadBuildClass { dst: Out(base) }, head);
        let body = self.unit.temp();
        self.class_body(def, native, span(def))?;
        self.make_function(0, body, body, head)?;
        let name = self.unit.temp();
        self.unit.load_const(name, Const::Str(def.name.as_str().into()), head);
        self.call_with_leading(base, 2, def.arguments.as_deref(), extra, dst, head)
    }

    fn class_body(&mut self, def: &'a StmtClassDef, native: bool, at: Span) -> Result<()> {
        let scope = self.scopes.of(def);
        self.begin_unit(CodeKind::Class, &def.name, scope, at)?;
        self.unit.native |= native;
        self.unit.add_variable(scope, &Name::new_static(".ns"));
        self.add_locals();
        let head = Span { start: at.start, end: at.start };
        if self.scopes.get(scope).namespace_cell {
            let cell = self.unit.registers[&(scope, Name::new_static(NAMESPACE_CELL))];
            self.unit.emit(Instr::StoreCell { cell: In(cell), src: In(0) }, head);
        }
        let t = self.unit.temp();
        self.load_name(&Name::new_static("__name__"), t, head);
        self.store_entry("__module__", t, head);
        let qualname = Const::Str(self.unit.qualname.clone());
        self.unit.load_const(t, qualname, head);
        self.store_entry("__qualname__", t, head);
        let line = Const::Int(i64::from(self.source.line(at.start)));
        self.unit.load_const(t, line, head);
        self.store_entry("__firstlineno__", t, head);
        if def.type_params.is_some() {
            self.load_name(&Name::new_static(".type_params"), t, head);
            self.store_entry("__type_params__", t, head);
        }
        self.unit.top = t;
        self.setup_annotations()?;
        let body = self.docstring_of_namespace(&def.body)?;
        self.body(body)?;
        let end = self.unit.lines.last().map_or(head, |l| l.span);
        let t = self.unit.temp();
        let mut attributes = std::mem::take(&mut self.unit.self_attributes);
        attributes.sort();
        self.unit.load_const(t, Const::Tuple(attributes.into_iter().map(Const::Str).collect()), end);
        self.store_entry("__static_attributes__", t, end);
        self.unit.top = t;
        let cell = self.unit.registers.get(&(scope, Name::new_static("__class__"))).copied();
        match cell.filter(|_| self.scopes.get(scope).class_cell) {
            Some(cell) => {
                self.store_entry("__classcell__", cell, end);
                self.unit.emit(Instr::Return { src: In(cell) }, end);
            }
            None => self.return_none(),
        }
        Ok(())
    }

    /// Stores into the namespace of the class, whatever the name means otherwise.
    fn store_entry(&mut self, name: &str, src: u16, at: Span) {
        let name = self.unit.name_id(name);
        self.unit.emit(Instr::StoreName { ns: In(0), name, src: In(src) }, at);
    }
}
