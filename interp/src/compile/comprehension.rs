//! Comprehensions run in the frame around them, their variables in registers of their own; generator expressions are
//! functions that get their first iterator as argument.

use ruff_python_ast::{Comprehension, Expr, ExprGenerator};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::{Place, ScopeId};
use crate::code::instr::{In, Out, Window};
use crate::code::{CodeKind, Const, InnerVariable, Instr, Params, Span};

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(u16, &'a Expr),
    Add(u16, &'a Expr),
    Insert(u16, &'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: u16) -> Result<()> {
        let at = span(expr);
        let (scope, generators) = match expr {
            Expr::ListComp(e) => (self.scopes.of(e), &e.generators),
            Expr::SetComp(e) => (self.scopes.of(e), &e.generators),
            Expr::DictComp(e) => (self.scopes.of(e), &e.generators),
            _ => return Ok(()),
        };
        let Some(first) = generators.first() else { return Ok(()) };
        if self.scopes.get(scope).is_async && !self.is_async_unit() {
            return self.error("asynchronous comprehension outside of an asynchronous function", at);
        }
        // The first iterable belongs to the scope around.
        let iter = if first.is_async { self.async_iterator(&first.iter)? } else { self.iterator(&first.iter)? };
        let outer = std::mem::replace(&mut self.unit.scope, scope);
        let variables = self.unit.variables_of_comprehension(self.scopes, scope, at);
        for cell in variables {
            self.unit.emit(Instr::MakeCell { local: Out(cell) }, at);
        }
        let result = self.accumulator(dst);
        let (build, element) = match expr {
            Expr::SetComp(e) => {
                (Instr::BuildSet { dst: Out(result), base: Window(result), count: 0 }, Element::Add(result, &e.elt))
            }
            Expr::DictComp(e) => {
                let Some(key) = &e.key else {
                    return self.error("dict unpacking cannot be used in dict comprehension", at);
                };
                (Instr::BuildMap { dst: Out(result), base: Window(result), pairs: 0 }, Element::Insert(result, key, &e.value))
            }
            Expr::ListComp(e) => {
                (Instr::BuildList { dst: Out(result), base: Window(result), count: 0 }, Element::Append(result, &e.elt))
            }
            _ => return Ok(()),
        };
        self.unit.emit(build, at);
        self.generators(generators, Some(iter), element, at)?;
        self.unit.scope = outer;
        self.unit.copy(dst, result, at);
        Ok(())
    }

    /// Compiles the loops from the first of `generators` on; `iter` holds its iterator, if that exists already.
    fn generators(&mut self, generators: &'a [Comprehension], iter: Option<u16>, element: Element<'a>, at: Span) -> Result<()> {
        let Some((generator, rest)) = generators.split_first() else { return self.emit_element(element, at) };
        let top = self.unit.top;
        let iter_at = span(&generator.iter);
        let (body, next, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let iter = match iter {
            Some(iter) => iter,
            None if generator.is_async => self.async_iterator(&generator.iter)?,
            None => self.iterator(&generator.iter)?,
        };
        if generator.is_async {
            self.unit.place(next);
            let item = self.async_next(iter, end, iter_at);
            self.store(&generator.target, item)?;
            self.unit.top = item;
            let start = self.unit.here();
            for test in &generator.ifs {
                self.jump_if(test, false, next)?;
            }
            self.generators(rest, None, element, at)?;
            self.note_variables(&generator.target, start);
            self.jump_to(next, at);
            self.async_done(end, iter_at);
        } else {
            self.jump_to(next, iter_at);
            self.unit.place(body);
            let item = self.loop_item(&generator.target)?;
            let start = self.unit.here();
            for test in &generator.ifs {
                self.jump_if(test, false, next)?;
            }
            self.generators(rest, None, element, at)?;
            self.note_variables(&generator.target, start);
            self.unit.place(next);
            self.for_iter(iter, item, body, iter_at);
        }
        self.unit.top = top;
        Ok(())
    }

    /// Notes for `locals()` where the variables of a target have values: from `start` to here.
    fn note_variables(&mut self, target: &Expr, start: u32) {
        let scope = self.unit.scope;
        if self.scopes.get(scope).kind != super::scope::ScopeKind::Comprehension {
            return;
        }
        match target {
            Expr::Name(name) => {
                let mangled = self.mangled(&name.id);
                if let Some(&register) = self.unit.registers.get(&(scope, mangled)) {
                    let (name, end) = (name.id.as_str().into(), self.unit.here());
                    self.unit.inner_variables.push(InnerVariable { name, register, start, end });
                }
            }
            Expr::Starred(starred) => self.note_variables(&starred.value, start),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|e| self.note_variables(e, start)),
            Expr::List(list) => list.elts.iter().for_each(|e| self.note_variables(e, start)),
            _ => {}
        }
    }

    fn emit_element(&mut self, element: Element<'a>, at: Span) -> Result<()> {
        let top = self.unit.top;
        match element {
            Element::Append(list, item) => {
                let item = In(self.operand(item)?);
                self.unit.emit(Instr::ListAppend { list: In(list), item }, at);
            }
            Element::Add(set, item) => {
                let item = In(self.operand(item)?);
                self.unit.emit(Instr::SetAdd { set: In(set), item }, at);
            }
            Element::Insert(map, key, value) => {
                let key = In(self.operand_before(key, &[value])?);
                let value = In(self.operand(value)?);
                self.unit.emit(Instr::MapInsert { map: In(map), key, value }, at);
            }
            Element::Yield(value) => {
                let src = In(self.operand(value)?);
                let dst = Out(self.unit.temp());
                self.unit.emit(Instr::Yield { dst, src }, span(value));
            }
        }
        self.unit.top = top;
        Ok(())
    }

    pub(super) fn generator_expression(&mut self, e: &'a ExprGenerator, dst: u16) -> Result<()> {
        let at = span(e);
        let Some(first) = e.generators.first() else { return Ok(()) };
        let base = self.unit.temp();
        let scope = self.scopes.of(e);
        let kind = if self.scopes.get(scope).is_async { CodeKind::AsyncGenerator } else { CodeKind::Generator };
        self.begin_unit(kind, "<genexpr>", scope, at)?;
        self.unit.params = Params { positional_only: 1, positional: 1, ..Params::default() };
        let argument = self.unit.add_variable(scope, &ruff_python_ast::name::Name::new_static(".0"));
        self.add_locals();
        let conditions = e.generators.iter().flat_map(|g| &g.ifs);
        self.keep_constants_of(conditions.chain([&*e.elt]), true);
        self.generators(&e.generators, Some(argument), Element::Yield(&e.elt), at)?;
        self.return_none();
        self.make_function(0, base, base, at)?;
        let iter = if first.is_async { self.async_iterator(&first.iter)? } else { self.iterator(&first.iter)? };
        debug_assert_eq!(iter, base + 1, "gilbox bug: a call window with a gap");
        self.emit_call(base, 1, None, dst, at);
        Ok(())
    }
}

impl super::unit::Unit<'_> {
    /// Gives the variables of a comprehension registers, unbound at first; returns those that are cells.
    fn variables_of_comprehension(&mut self, scopes: &super::scope::Scopes, id: ScopeId, at: Span) -> Vec<u16> {
        let scope = scopes.get(id);
        let mut cells = Vec::new();
        for name in &scope.bound {
            if scope.symbols.get(name).is_none_or(|s| s.place != (Place::Variable { home: id })) {
                continue;
            }
            let register = self.temp();
            self.registers.insert((id, name.clone()), register);
            let captured = scopes.is_captured(id, name);
            if !captured {
                self.unbinds.push(self.here());
            }
            self.load_const(register, Const::Unbound, at);
            if captured {
                cells.push(register);
            }
        }
        cells
    }
}
