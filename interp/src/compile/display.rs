//! Displays: tuples, lists, sets and dicts, with stars or without.

use ruff_python_ast::{DictItem, Expr, ExprDict};

use super::compiler::Compiler;
use super::error::{Result, span};
use crate::code::instr::{In, Out, Window};
use crate::code::{Const, Instr, Span};

/// Longer displays are built piece by piece, so that they need no large window.
const MAX_WINDOW: usize = 64;

impl<'a> Compiler<'a> {
    pub(super) fn tuple(&mut self, items: &'a [Expr], dst: u16, at: Span) -> Result<()> {
        if !needs_pieces(items) {
            let base = self.window(items)?;
            self.unit.emit(Instr::BuildTuple { dst: Out(dst), base: Window(base), count: items.len() as u16 }, at);
            return Ok(());
        }
        let list = match items {
            // Nobody else has a comprehension's list.
            [Expr::Starred(e)] if e.value.is_list_comp_expr() => self.operand(&e.value)?,
            _ => {
                let list = self.unit.temp();
                self.list(items, list, at)?;
                list
            }
        };
        self.unit.emit(Instr::ListToTuple { dst: Out(dst), src: In(list) }, at);
        Ok(())
    }

    /// Evaluates expressions into consecutive registers.
    pub(super) fn window(&mut self, items: &'a [Expr]) -> Result<u16> {
        let base = self.unit.top;
        for item in items {
            self.copied(item)?;
        }
        Ok(base)
    }

    pub(super) fn list(&mut self, items: &'a [Expr], dst: u16, at: Span) -> Result<()> {
        /// So many constants are loaded one by one sooner than copied out of a tuple.
        const FEW: usize = 8;
        if items.len() > FEW
            && let Some(constants) = self.fold_all(items)
        {
            // One constant tuple, unpacked.
            let target = self.accumulator(dst);
            self.unit.emit(Instr::BuildList { dst: Out(target), base: Window(target), count: 0 }, at);
            let t = self.unit.temp();
            self.unit.load_const(t, Const::Tuple(constants), at);
            self.unit.emit(Instr::ListExtend { list: In(target), src: In(t) }, at);
            self.unit.copy(dst, target, at);
            return Ok(());
        }
        if !needs_pieces(items) {
            let base = self.window(items)?;
            self.unit.emit(Instr::BuildList { dst: Out(dst), base: Window(base), count: items.len() as u16 }, at);
            return Ok(());
        }
        let list = self.accumulator(dst);
        let first = items.iter().take(MAX_WINDOW).take_while(|e| !e.is_starred_expr()).count();
        let top = self.unit.top;
        let base = self.window(&items[..first])?;
        self.unit.emit(Instr::BuildList { dst: Out(list), base: Window(base), count: first as u16 }, at);
        self.unit.top = top;
        for item in &items[first..] {
            match item {
                Expr::Starred(e) => {
                    let src = In(self.operand(&e.value)?);
                    self.unit.emit(Instr::ListExtend { list: In(list), src }, at);
                }
                item => {
                    let value = In(self.operand(item)?);
                    self.unit.emit(Instr::ListAppend { list: In(list), item: value }, at);
                }
            }
            self.unit.top = top;
        }
        self.unit.copy(dst, list, at);
        Ok(())
    }

    pub(super) fn set(&mut self, items: &'a [Expr], dst: u16, at: Span) -> Result<()> {
        if items.len() > 2
            && let Some(constants) = self.fold_set(items)
        {
            let target = self.accumulator(dst);
            self.unit.emit(Instr::BuildSet { dst: Out(target), base: Window(target), count: 0 }, at);
            let t = self.unit.temp();
            self.unit.load_const(t, Const::FrozenSet(constants), at);
            self.unit.emit(Instr::SetUpdate { set: In(target), src: In(t) }, at);
            self.unit.copy(dst, target, at);
            return Ok(());
        }
        if !needs_pieces(items) {
            let base = self.window(items)?;
            self.unit.emit(Instr::BuildSet { dst: Out(dst), base: Window(base), count: items.len() as u16 }, at);
            return Ok(());
        }
        let set = self.accumulator(dst);
        self.unit.emit(Instr::BuildSet { dst: Out(set), base: Window(set), count: 0 }, at);
        let top = self.unit.top;
        for item in items {
            match item {
                Expr::Starred(e) => {
                    let src = In(self.operand(&e.value)?);
                    self.unit.emit(Instr::SetUpdate { set: In(set), src }, at);
                }
                item => {
                    let value = In(self.operand(item)?);
                    self.unit.emit(Instr::SetAdd { set: In(set), item: value }, at);
                }
            }
            self.unit.top = top;
        }
        self.unit.copy(dst, set, at);
        Ok(())
    }

    pub(super) fn dict(&mut self, e: &'a ExprDict, dst: u16) -> Result<()> {
        let at = span(e);
        let first = e.items.iter().take(MAX_WINDOW / 2).take_while(|item| item.key.is_some()).count();
        let whole = first == e.items.len();
        let map = if whole { dst } else { self.accumulator(dst) };
        let top = self.unit.top;
        for DictItem { key, value } in &e.items[..first] {
            if let Some(key) = key {
                self.copied(key)?;
            }
            self.copied(value)?;
        }
        self.unit.emit(Instr::BuildMap { dst: Out(map), base: Window(top), pairs: first as u16 }, at);
        self.unit.top = top;
        for DictItem { key, value } in &e.items[first..] {
            match key {
                Some(key) => {
                    let key = In(self.operand_before(key, &[value])?);
                    let value = In(self.operand(value)?);
                    self.unit.emit(Instr::MapInsert { map: In(map), key, value }, at);
                }
                None => {
                    let src = In(self.operand(value)?);
                    self.unit.emit(Instr::MapUpdate { map: In(map), src }, at);
                }
            }
            self.unit.top = top;
        }
        if !whole {
            self.unit.copy(dst, map, at);
        }
        Ok(())
    }

    /// Where a value grows before it goes to `dst`: there itself, unless that is a local.
    pub(super) fn accumulator(&mut self, dst: u16) -> u16 {
        if self.unit.is_variable(dst) { self.unit.temp() } else { dst }
    }
}

fn needs_pieces(items: &[Expr]) -> bool {
    items.len() > MAX_WINDOW || items.iter().any(Expr::is_starred_expr)
}
