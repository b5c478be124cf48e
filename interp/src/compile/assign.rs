//! Assignment: targets of every kind, unpacking, augmented and annotated assignment, deletion.

use ruff_python_ast::name::Name;
use ruff_python_ast::{CmpOp, Expr, ExprNamed, StmtAnnAssign, StmtAssign, StmtAugAssign};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::ScopeKind;
use crate::code::instr::{Form, In, Out, Window};
use crate::code::{Const, Instr, Span};

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, s: &'a StmtAssign) -> Result<()> {
        match &*s.targets {
            [Expr::Name(name)] => {
                let dst = self.destination(&name.id);
                if self.unit.is_variable(dst) && self.may_end_something(&s.value, dst) {
                    let top = self.unit.top;
                    let src = self.unit.temp();
                    self.into(&s.value, src)?;
                    self.unit.emit(Instr::Rebind { local: Out(dst), src: In(src) }, span(name));
                    self.unit.top = top;
                    return Ok(());
                }
                self.into(&s.value, dst)?;
                self.store_name(&name.id, dst, span(name));
                self.unit.note_assigned(dst);
                Ok(())
            }
            [Expr::Tuple(targets)] => self.assign_sequence(&targets.elts, &s.value, span(targets)),
            [Expr::List(targets)] => self.assign_sequence(&targets.elts, &s.value, span(targets)),
            [target] => {
                let src = self.operand_before(&s.value, &[target])?;
                self.store(target, src)
            }
            targets => {
                // The first local may hold the value while the others get it, if none of them rebinds it.
                let all_names = targets.iter().all(Expr::is_name_expr);
                let src = match targets.iter().find(|_| all_names).and_then(|t| self.local(t)) {
                    Some(local) => {
                        self.into(&s.value, local)?;
                        local
                    }
                    None => self.operand_before(&s.value, &[&s.targets[0]])?,
                };
                let src = if all_names || !self.unit.is_variable(src) {
                    src
                } else {
                    let t = self.unit.temp();
                    self.unit.copy(t, src, span(s));
                    t
                };
                targets.iter().try_for_each(|target| self.store(target, src))
            }
        }
    }

    /// May the assignment take the last reference to an object whose end a script waits for? A variable that has been assigned
    /// before gets a new object or None. Other values are not worth a look at what they replace.
    fn may_end_something(&mut self, value: &Expr, local: u16) -> bool {
        let again = self.unit.note_assigned(local) || self.unit.in_loop();
        again && !self.unit.native && matches!(value, Expr::Call(_) | Expr::NoneLiteral(_))
    }

    /// `a, b = ...`: where the value is a display of the same length, nothing is packed.
    fn assign_sequence(&mut self, targets: &'a [Expr], value: &'a Expr, at: Span) -> Result<()> {
        let values = match value {
            Expr::Tuple(e) => &e.elts[..],
            Expr::List(e) => &e.elts[..],
            _ => &[],
        };
        let starred = targets.iter().chain(values).any(Expr::is_starred_expr);
        if values.len() != targets.len() || values.is_empty() || starred || values.len() > 32 {
            let src = self.operand(value)?;
            return self.unpack(targets, src, at);
        }
        let locals: Option<Vec<u16>> = targets.iter().map(|t| self.local(t)).collect();
        if let Some(locals) = locals
            && locals.iter().enumerate().all(|(i, l)| !locals[..i].contains(l))
        {
            let last = values.len() - 1;
            let mut sources = self.sources(values, last, |_| false)?;
            if self.local(&values[last]).is_some() || sources.contains(&locals[last]) {
                sources.push(self.operand(&values[last])?);
            } else {
                // What is evaluated last may stand where it stays: nothing can raise behind it.
                self.into(&values[last], locals[last])?;
            }
            self.parallel_move(&locals[..sources.len()], &sources, span(value));
            return Ok(());
        }
        let stored: Vec<Option<u16>> = targets.iter().map(|t| self.local(t)).collect();
        let sources = self.sources(values, values.len(), |register| stored.contains(&Some(register)))?;
        for (target, src) in targets.iter().zip(sources) {
            self.store(target, src)?;
        }
        Ok(())
    }

    /// Evaluates the first `count` of some expressions in order; a local stays where it is unless it must be copied, or one behind rebinds it.
    fn sources(&mut self, values: &'a [Expr], count: usize, must_copy: impl Fn(u16) -> bool) -> Result<Vec<u16>> {
        let mut sources = Vec::with_capacity(values.len());
        for (i, value) in values.iter().enumerate().take(count) {
            let later: Vec<&Expr> = values[i + 1..].iter().collect();
            let copy = self.local(value).is_some_and(&must_copy);
            sources.push(if copy { self.copied(value)? } else { self.operand_before(value, &later)? });
        }
        Ok(sources)
    }

    /// Moves all sources to their targets at once: a target is written only when nobody reads it any more.
    fn parallel_move(&mut self, targets: &[u16], sources: &[u16], at: Span) {
        let mut pending: Vec<(u16, u16)> = targets.iter().copied().zip(sources.iter().copied()).filter(|(t, s)| t != s).collect();
        while !pending.is_empty() {
            let free = pending.iter().position(|&(target, _)| pending.iter().all(|&(_, source)| source != target));
            match free {
                Some(i) => {
                    let (target, source) = pending.remove(i);
                    self.unit.copy(target, source, at);
                }
                None => {
                    // A ring: its first target's old value is saved.
                    let (target, _) = pending[0];
                    let saved = self.unit.temp();
                    self.unit.copy(saved, target, at);
                    for (_, source) in &mut pending {
                        if *source == target {
                            *source = saved;
                        }
                    }
                }
            }
        }
    }

    /// Stores a register into a target.
    pub(super) fn store(&mut self, target: &'a Expr, src: u16) -> Result<()> {
        let top = self.unit.top;
        let at = span(target);
        match target {
            Expr::Name(name) => self.store_name(&name.id, src, at),
            Expr::Attribute(e) => {
                let obj = In(self.operand(&e.value)?);
                let attr = self.mangled(&e.attr.id);
                self.note_self_attribute(&e.value, &attr);
                let site = self.unit.site(&attr);
                self.unit.emit(Instr::StoreAttr { obj, site, src: In(src) }, at);
            }
            Expr::Subscript(e) => {
                let obj = In(self.operand_before(&e.value, &[&e.slice])?);
                let key = In(self.right_operand(&e.slice)?);
                self.unit.emit(Instr::SetItem { obj, key, src: In(src) }, at);
            }
            Expr::Tuple(e) => self.unpack(&e.elts, src, at)?,
            Expr::List(e) => self.unpack(&e.elts, src, at)?,
            Expr::Starred(_) => return self.error("starred assignment target must be in a list or tuple", at),
            _ => return self.error("cannot assign to expression", at),
        }
        self.unit.top = top;
        Ok(())
    }

    /// Unpacks a register into targets.
    pub(super) fn unpack(&mut self, targets: &'a [Expr], src: u16, at: Span) -> Result<()> {
        let top = self.unit.top;
        let stars = targets.iter().filter(|t| t.is_starred_expr()).count();
        let star = targets.iter().position(Expr::is_starred_expr);
        if stars > 1 {
            return self.error("multiple starred expressions in assignment", at);
        }
        let before = star.unwrap_or(0);
        if before > 255 || targets.len() > 60_000 {
            return self.error("too many expressions in star-unpacking assignment", at);
        }
        let inner = |target: &'a Expr| match target {
            Expr::Starred(e) => &*e.value,
            target => target,
        };
        // Locals that stand side by side are written where they are.
        let locals: Option<Vec<u16>> = targets.iter().map(|t| self.local(inner(t))).collect();
        let in_place = locals.as_ref().is_some_and(|l| !l.is_empty() && l.windows(2).all(|w| w[0] + 1 == w[1]));
        let base = match &locals {
            Some(locals) if in_place => locals[0],
            _ => self.unit.temps(targets.len() as u32),
        };
        let instr = match star {
            None => Instr::Unpack { src: In(src), base: Window(base), count: targets.len() as u16 },
            Some(_) => {
                let after = (targets.len() - before - 1) as u16;
                Instr::UnpackStar { before: before as u8, src: In(src), base: Window(base), after }
            }
        };
        self.unit.emit(instr, at);
        if !in_place {
            for (i, target) in targets.iter().enumerate() {
                self.store(inner(target), base + i as u16)?;
            }
        }
        self.unit.top = top;
        Ok(())
    }

    /// `name := value`.
    pub(super) fn named(&mut self, e: &'a ExprNamed, dst: u16) -> Result<()> {
        let Expr::Name(name) = &*e.target else {
            return self.error("cannot use assignment expressions with expression", span(&*e.target));
        };
        if span(e).start != span(name).start {
            return self.error("cannot use assignment expressions with name", span(name));
        }
        let at = span(e);
        match self.local(&e.target) {
            Some(local) => {
                self.into(&e.value, local)?;
                self.unit.copy(dst, local, at);
            }
            None => {
                // A local as destination is written last.
                let value = if self.unit.is_variable(dst) { self.unit.temp() } else { dst };
                self.into(&e.value, value)?;
                self.store_name(&name.id, value, span(name));
                self.unit.copy(dst, value, at);
            }
        }
        Ok(())
    }

    pub(super) fn aug_assign(&mut self, s: &'a StmtAugAssign) -> Result<()> {
        let at = span(s);
        let value = &*s.value;
        match &*s.target {
            Expr::Name(name) => {
                let old = match self.local(&s.target) {
                    Some(_) => self.operand_before(&s.target, &[value])?,
                    None => self.copied(&s.target)?,
                };
                let dst = match self.local(&s.target) {
                    Some(local) => local,
                    None => old,
                };
                self.binary_with(s.op, old, value, dst, Form::InPlace, at)?;
                self.store_name(&name.id, dst, span(name));
            }
            Expr::Attribute(e) => {
                let obj = In(self.operand_before(&e.value, &[value])?);
                let attr = self.mangled(&e.attr.id);
                self.note_self_attribute(&e.value, &attr);
                let t = self.unit.temp();
                let site = self.unit.site(&attr);
                self.unit.emit(Instr::LoadAttr { dst: Out(t), obj, site }, span(e));
                self.binary_with(s.op, t, value, t, Form::InPlace, at)?;
                let site = self.unit.site(&attr);
                self.unit.emit(Instr::StoreAttr { obj, site, src: In(t) }, span(e));
            }
            Expr::Subscript(e) => {
                let obj = In(self.operand_before(&e.value, &[&e.slice, value])?);
                let key = match self.kept(&e.slice) {
                    Some(register) => In(register),
                    None => In(self.operand_before(&e.slice, &[value])?),
                };
                let t = self.unit.temp();
                self.unit.emit(Instr::GetItem { dst: Out(t), obj, key }, span(e));
                self.binary_with(s.op, t, value, t, Form::InPlace, at)?;
                self.unit.emit(Instr::SetItem { obj, key, src: In(t) }, span(e));
            }
            target => return self.error("illegal expression for augmented assignment", span(target)),
        }
        Ok(())
    }

    pub(super) fn ann_assign(&mut self, s: &'a StmtAnnAssign) -> Result<()> {
        let top = self.unit.top;
        if let Some(value) = &s.value {
            match &*s.target {
                Expr::Name(name) => {
                    let dst = self.destination(&name.id);
                    self.into(value, dst)?;
                    self.store_name(&name.id, dst, span(name));
                }
                target => {
                    let src = self.operand_before(value, &[target])?;
                    self.store(target, src)?;
                }
            }
            self.unit.top = top;
        }
        let at_top = self.has_namespace();
        match &*s.target {
            Expr::Name(name) if s.simple => {
                if at_top {
                    let mangled = self.mangled(&name.id);
                    let value = self.annotation(&s.annotation)?;
                    let annotations = self.unit.temp();
                    self.load_name(&Name::new_static("__annotations__"), annotations, span(&*s.annotation));
                    let key = self.unit.temp();
                    self.unit.load_const(key, Const::Str(mangled.as_str().into()), span(s));
                    let (obj, key, src) = (In(annotations), In(key), In(value));
                    self.unit.emit(Instr::SetItem { obj, key, src }, span(s));
                }
            }
            // Of other targets the parts are evaluated, and the annotation outside of functions.
            Expr::Name(_) => {
                if at_top && !self.futures.annotations {
                    self.effect(&s.annotation)?;
                }
            }
            target => {
                if s.value.is_none() {
                    match target {
                        Expr::Attribute(e) => self.effect(&e.value)?,
                        Expr::Subscript(e) => {
                            self.effect(&e.value)?;
                            self.effect(&e.slice)?;
                        }
                        _ => {}
                    }
                }
                if at_top && !self.futures.annotations {
                    self.effect(&s.annotation)?;
                }
            }
        }
        self.unit.top = top;
        Ok(())
    }

    /// Makes `__annotations__` where the scope has annotated variables.
    pub(super) fn setup_annotations(&mut self) -> Result<()> {
        let scope = self.scopes.get(self.unit.home);
        if !scope.has_annotations {
            return Ok(());
        }
        let is_class = scope.kind == ScopeKind::Class;
        let (missing, end) = (self.unit.label(), self.unit.label());
        let name = Name::new_static("__annotations__");
        let at = Span::default();
        let top = self.unit.top;
        // A namespace that has one keeps it.
        self.unit.open_region(missing);
        let t = self.unit.temp();
        if is_class {
            self.unit.load_const(t, Const::Str(name.as_str().into()), at);
            self.jump_compare(CmpOp::In, t, 0, true, end, at);
            self.unit.close_region();
        } else {
            self.load_name(&name, t, at);
            self.unit.close_region();
            self.jump_to(end, at);
        }
        self.unit.top = top;
        self.unit.place(missing);
        self.unit.temp();
        let dict = self.unit.temp();
        self.unit.emit(Instr::BuildMap { dst: Out(dict), base: Window(dict), pairs: 0 }, at);
        self.store_name(&name, dict, at);
        self.unit.place(end);
        self.unit.top = top;
        Ok(())
    }

    /// Remembers that a method assigns an attribute of `self`, for the class's `__static_attributes__`.
    fn note_self_attribute(&mut self, obj: &Expr, attr: &str) {
        if !matches!(obj, Expr::Name(name) if &*name.id == "self") {
            return;
        }
        let class = self.outer.iter_mut().rev().find(|u| u.kind == crate::code::CodeKind::Class && u.home.0 != 0);
        if let Some(class) = class
            && !class.self_attributes.iter().any(|a| &**a == attr)
        {
            class.self_attributes.push(attr.into());
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Result<()> {
        let top = self.unit.top;
        let at = span(target);
        match target {
            Expr::Name(name) => self.delete_name(&name.id, at),
            Expr::Attribute(e) => {
                let obj = In(self.operand(&e.value)?);
                let attr = self.mangled(&e.attr.id);
                let site = self.unit.site(&attr);
                self.unit.emit(Instr::DelAttr { obj, site }, at);
            }
            Expr::Subscript(e) => {
                let obj = In(self.operand_before(&e.value, &[&e.slice])?);
                let key = In(self.operand(&e.slice)?);
                self.unit.emit(Instr::DelItem { obj, key }, at);
            }
            Expr::Tuple(e) => e.elts.iter().try_for_each(|t| self.delete(t))?,
            Expr::List(e) => e.elts.iter().try_for_each(|t| self.delete(t))?,
            _ => return self.error("cannot delete expression", at),
        }
        self.unit.top = top;
        Ok(())
    }
}
