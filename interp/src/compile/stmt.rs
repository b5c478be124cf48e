//! Statements: sequences, loops, branches, and leaving them.

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtFor, StmtIf, StmtRaise, StmtReturn, StmtWhile};

use super::Mode;
use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::ScopeId;
use super::unit::{Block, LabelId};
use crate::code::instr::{In, Near, Out};
use crate::code::{CodeKind, Const, Instr, Span};

/// CPython's limit on loops, `try` and `with` statements inside each other.
const MAX_BLOCKS: usize = 21;

const LEAVES_EXCEPT_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        let top = self.unit.top;
        let at = span(stmt);
        match stmt {
            Stmt::FunctionDef(def) => self.function(def)?,
            Stmt::ClassDef(def) => self.class(def)?,
            Stmt::Return(s) => self.return_(s)?,
            Stmt::Delete(s) => s.targets.iter().try_for_each(|t| self.delete(t))?,
            Stmt::TypeAlias(s) => self.type_alias(s)?,
            Stmt::Assign(s) => self.assign(s)?,
            Stmt::AugAssign(s) => self.aug_assign(s)?,
            Stmt::AnnAssign(s) => self.ann_assign(s)?,
            Stmt::For(s) => self.for_(s)?,
            Stmt::While(s) => self.while_(s)?,
            Stmt::If(s) => self.if_(s)?,
            Stmt::With(s) => self.with(s, &s.items)?,
            Stmt::Match(s) => self.match_(s)?,
            Stmt::Raise(s) => self.raise(s)?,
            Stmt::Try(s) => self.try_(s)?,
            Stmt::Assert(s) => self.assert(s)?,
            Stmt::Import(s) => self.import(s)?,
            Stmt::ImportFrom(s) => self.import_from(s)?,
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => {}
            Stmt::Expr(s) => {
                if self.mode == Mode::Single && self.unit.home == ScopeId::TOP {
                    self.display(&s.value)?;
                } else {
                    self.effect(&s.value)?;
                }
            }
            Stmt::Break(_) => match self.leave_to_loop()? {
                Some((break_to, _, iter)) => self.leave(break_to, iter, at)?,
                None => return self.no_loop("'break' outside loop", at),
            },
            Stmt::Continue(_) => match self.leave_to_loop()? {
                Some((_, continue_to, _)) => self.leave(continue_to, None, at)?,
                None => return self.no_loop("'continue' not properly in loop", at),
            },
            Stmt::IpyEscapeCommand(_) => return self.error("invalid syntax", at),
        }
        self.unit.top = top;
        Ok(())
    }

    /// Shows the value of an expression statement as a prompt does.
    fn display(&mut self, value: &'a Expr) -> Result<()> {
        let at = span(value);
        let src = self.operand(value)?;
        let module = self.unit.temp();
        let name = self.unit.name_id("sys");
        let from = self.unit.constant(Const::None);
        self.unit.emit(Instr::ImportName { level: 0, dst: Out(module), name, from }, at);
        let base = self.unit.temp();
        let site = self.unit.site("displayhook");
        self.unit.emit(Instr::LoadAttr { dst: Out(base), obj: In(module), site }, at);
        let argument = self.unit.temp();
        self.unit.copy(argument, src, at);
        self.emit_call(base, 1, None, base, at);
        Ok(())
    }

    // ---- loops

    /// Begins a block; too many inside each other are refused.
    pub(super) fn push_block(&mut self, block: Block<'a>, at: Span) -> Result<()> {
        let count = |b: &&Block| !matches!(b, Block::Region { .. } | Block::ExceptName(..));
        if self.unit.blocks.iter().filter(count).count() >= MAX_BLOCKS {
            return self.error("too many statically nested blocks", at);
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    fn while_(&mut self, s: &'a StmtWhile) -> Result<()> {
        let at = span(s);
        let (body, test, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let known = self.known_truth(&s.test);
        self.push_block(Block::Loop { break_to: end, continue_to: test, iter: None }, at)?;
        // What cannot run is still looked at for errors.
        if known != Some(true) {
            self.jump_to(test, span(&*s.test));
        }
        self.unit.place(body);
        self.body(&s.body)?;
        self.unit.place(test);
        if known != Some(false) {
            self.jump_if(&s.test, true, body)?;
        }
        self.unit.blocks.pop();
        self.body(&s.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    fn for_(&mut self, s: &'a StmtFor) -> Result<()> {
        if s.is_async {
            return self.async_for(s);
        }
        let at = span(s);
        let iter = self.iterator(&s.iter)?;
        let (body, next, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.push_block(Block::Loop { break_to: end, continue_to: next, iter: Some(iter) }, at)?;
        self.jump_to(next, span(&*s.iter));
        self.unit.place(body);
        let item = self.loop_item(&s.target)?;
        self.body(&s.body)?;
        self.unit.place(next);
        self.for_iter(iter, item, body, span(&*s.iter));
        self.unit.blocks.pop();
        self.body(&s.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    /// Evaluates an iterable and takes its iterator, into a new temporary.
    pub(super) fn iterator(&mut self, iterable: &'a Expr) -> Result<u16> {
        let dst = self.unit.temp();
        let at = span(iterable);
        let constants = match iterable {
            Expr::List(e) => self.fold_all(&e.elts).map(Const::Tuple),
            Expr::Set(e) => self.fold_set(&e.elts).map(Const::FrozenSet),
            _ => None,
        };
        let src = match constants {
            Some(constants) => {
                self.unit.load_const(dst, constants, at);
                dst
            }
            None => self.operand_near(iterable, &[], dst)?,
        };
        self.unit.emit(Instr::GetIter { dst: Out(dst), src: In(src) }, at);
        Ok(dst)
    }

    /// At the beginning of a loop's body: the register that the loop puts each item into, stored from there into the target.
    pub(super) fn loop_item(&mut self, target: &'a Expr) -> Result<u16> {
        if let Some(local) = self.local(target) {
            return Ok(local);
        }
        let item = self.unit.temp();
        self.store(target, item)?;
        // Nobody needs it any more.
        self.unit.top = item;
        Ok(item)
    }

    pub(super) fn for_iter(&mut self, iter: u16, item: u16, body: LabelId, at: Span) {
        self.unit.jump(Instr::ForIter { iter: In(iter), dst: Out(item), to: Near(0) }, body, at);
        self.unit.registers_used = self.unit.registers_used.max(item + 1);
    }

    fn async_for(&mut self, s: &'a StmtFor) -> Result<()> {
        let at = span(s);
        if !self.is_async_unit() {
            return self.error("'async for' outside async function", at);
        }
        let iter = self.async_iterator(&s.iter)?;
        let (next, done, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.push_block(Block::Loop { break_to: end, continue_to: next, iter: None }, at)?;
        self.unit.place(next);
        let item = self.async_next(iter, done, span(&*s.iter));
        self.store(&s.target, item)?;
        self.unit.top = item;
        self.body(&s.body)?;
        self.jump_to(next, at);
        self.async_done(done, span(&*s.iter));
        self.unit.blocks.pop();
        self.body(&s.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    pub(super) fn async_iterator(&mut self, iterable: &'a Expr) -> Result<u16> {
        let dst = self.unit.temp();
        let src = In(self.operand_near(iterable, &[], dst)?);
        self.unit.emit(Instr::GetAsyncIter { dst: Out(dst), src }, span(iterable));
        Ok(dst)
    }

    /// Awaits the next item into a new temporary; its end goes to `done`.
    pub(super) fn async_next(&mut self, iter: u16, done: LabelId, at: Span) -> u16 {
        let item = self.unit.top;
        self.unit.open_region(done);
        self.unit.temp();
        self.unit.emit(Instr::GetAsyncNext { dst: Out(item), src: In(iter) }, at);
        self.await_value(In(item), item, at);
        self.unit.close_region();
        item
    }

    /// Where the exceptions of `async_next` arrive: past the end of the iteration, else up.
    pub(super) fn async_done(&mut self, done: LabelId, at: Span) {
        self.unit.place(done);
        let top = self.unit.top;
        let ended = self.unit.label();
        let exc = self.unit.temp();
        let t = self.unit.temp();
        self.unit.emit(Instr::IsStopAsync { dst: Out(t), exc: In(exc) }, at);
        self.jump_on(t, true, ended, at);
        self.unit.emit(Instr::Reraise { exc: In(exc) }, at);
        self.unit.place(ended);
        self.unit.top = top;
    }

    fn if_(&mut self, s: &'a StmtIf) -> Result<()> {
        let end = self.unit.label();
        let mut test = Some(&*s.test);
        let mut body = &s.body;
        let mut clauses = s.elif_else_clauses.iter().peekable();
        loop {
            let next = self.unit.label();
            let last = clauses.peek().is_none();
            let skip = if last { end } else { next };
            let known = test.map_or(Some(true), |t| self.known_truth(t));
            if let (Some(test), None) = (test, known) {
                self.jump_if(test, false, skip)?;
            }
            if known == Some(false) {
                // What cannot run is still looked at for errors.
                self.jump_to(skip, test.map_or(Span::default(), span));
            }
            self.body(body)?;
            if !last {
                let at = self.unit.lines.last().map_or(Span::default(), |l| l.span);
                self.jump_to(end, at);
            }
            self.unit.place(next);
            match clauses.next() {
                Some(clause) => {
                    test = clause.test.as_ref();
                    body = &clause.body;
                }
                None => break,
            }
        }
        self.unit.place(end);
        Ok(())
    }

    // ---- leaving

    fn return_(&mut self, s: &'a StmtReturn) -> Result<()> {
        let at = span(s);
        let home = self.scopes.get(self.unit.home);
        if home.kind != super::scope::ScopeKind::Function {
            return self.error("'return' outside function", at);
        }
        if self.unit.kind == CodeKind::AsyncGenerator && s.value.is_some() {
            return self.error("'return' with value in async generator", at);
        }
        let passes = self.unit.blocks.iter().any(|b| matches!(b, Block::Finally(_) | Block::With { .. } | Block::ExceptName(..)));
        let src = match &s.value {
            // What runs on the way out must not change the value.
            Some(value) if passes => self.copied(value)?,
            Some(value) => self.operand(value)?,
            None => {
                let t = self.unit.temp();
                if !passes {
                    self.unit.load_const(t, Const::None, at);
                }
                t
            }
        };
        let saved = self.unwind(0, at)?;
        if s.value.is_none() && passes {
            self.unit.load_const(src, Const::None, at);
        }
        self.unit.emit(Instr::Return { src: In(src) }, at);
        self.resume_blocks(saved);
        Ok(())
    }

    fn no_loop(&self, message: &str, at: Span) -> Result<()> {
        let in_except_star = self.unit.blocks.iter().any(|b| matches!(b, Block::ExceptStar));
        self.error(if in_except_star { LEAVES_EXCEPT_STAR } else { message }, at)
    }

    /// The labels of the innermost loop.
    fn leave_to_loop(&self) -> Result<Option<(LabelId, LabelId, Option<u16>)>> {
        Ok(self.unit.blocks.iter().rev().find_map(|b| match *b {
            Block::Loop { break_to, continue_to, iter } => Some((break_to, continue_to, iter)),
            _ => None,
        }))
    }

    /// Jumps to a label of the innermost loop, past what is inside of it. An iterator that is left behind may have to be closed.
    fn leave(&mut self, to: LabelId, iter: Option<u16>, at: Span) -> Result<()> {
        let is_loop = |b: &Block| matches!(b, Block::Loop { .. });
        let keep = self.unit.blocks.iter().rposition(is_loop).map_or(0, |i| i + 1);
        let saved = self.unwind(keep, at)?;
        if let Some(iter) = iter {
            let none = self.unit.temp();
            self.unit.load_const(none, Const::None, at);
            self.unit.emit(Instr::Rebind { local: Out(iter), src: In(none) }, at);
        }
        self.jump_to(to, at);
        self.resume_blocks(saved);
        Ok(())
    }

    /// Compiles what a jump out of all blocks but the first `keep` has to do on its way; the blocks are taken off until
    /// `resume_blocks` puts them back.
    fn unwind(&mut self, keep: usize, at: Span) -> Result<Vec<Block<'a>>> {
        let mut saved = Vec::new();
        while self.unit.blocks.len() > keep {
            let Some(block) = self.unit.blocks.pop() else { break };
            saved.push(block);
            match block {
                Block::Loop { .. } => {}
                Block::ExceptStar => return self.error(LEAVES_EXCEPT_STAR, at),
                Block::Region { .. } => self.unit.suspend(block, self.unit.blocks.len()),
                Block::Finally(body) => {
                    let top = self.unit.top;
                    self.body(body)?;
                    self.unit.top = top;
                }
                Block::Handler { save } => self.unit.emit(Instr::LeaveHandler { save: In(save) }, at),
                Block::ExceptName(name, at) => self.forget(name, at),
                Block::With { base, is_async, span } => self.exit_with(base, is_async, span),
            }
        }
        Ok(saved)
    }

    fn resume_blocks(&mut self, saved: Vec<Block<'a>>) {
        let here = self.unit.here();
        for block in saved.into_iter().rev() {
            self.unit.blocks.push(match block {
                Block::Region { handler, exc, .. } => Block::Region { start: here, handler, exc },
                block => block,
            });
        }
    }

    /// Deletes a variable whether it exists or not.
    pub(super) fn forget(&mut self, name: &Name, at: Span) {
        let top = self.unit.top;
        match self.var(&self.mangled(name)) {
            super::compiler::Var::Local(register) => self.unit.load_const(register, Const::Unbound, at),
            _ => {
                let t = self.unit.temp();
                self.unit.load_const(t, Const::None, at);
                self.store_name(name, t, at);
                self.delete_name(name, at);
            }
        }
        self.unit.top = top;
    }

    // ---- raising

    fn raise(&mut self, s: &'a StmtRaise) -> Result<()> {
        let at = span(s);
        let exc = self.operand_or_unbound(s.exc.as_deref(), s.cause.as_deref(), at)?;
        let cause = self.operand_or_unbound(s.cause.as_deref(), None, at)?;
        self.unit.emit(Instr::Raise { exc: In(exc), cause: In(cause) }, at);
        Ok(())
    }

    fn operand_or_unbound(&mut self, expr: Option<&'a Expr>, later: Option<&'a Expr>, at: Span) -> Result<u16> {
        match expr {
            Some(expr) => self.operand_before(expr, later.as_slice()),
            None => {
                let t = self.unit.temp();
                self.unit.load_const(t, Const::Unbound, at);
                Ok(t)
            }
        }
    }

    fn assert(&mut self, s: &'a StmtAssert) -> Result<()> {
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.unit.label();
        self.jump_if(&s.test, true, end)?;
        let message = self.operand_or_unbound(s.msg.as_deref(), None, span(s))?;
        self.unit.emit(Instr::RaiseAssert { message: In(message) }, span(&*s.test));
        self.unit.place(end);
        Ok(())
    }
}
