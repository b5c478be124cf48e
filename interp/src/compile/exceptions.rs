//! `try` and `with`. Nothing of it costs while nothing is raised: handlers stand in the code's table, and a `finally` is
//! compiled once for each way out.

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry, StmtWith, WithItem};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::unit::{Block, LabelId};
use crate::code::instr::{AwaitedFrom, In, Label, Out, Special, Window};
use crate::code::{Const, Instr, Span};

impl<'a> Compiler<'a> {
    pub(super) fn try_(&mut self, s: &'a StmtTry) -> Result<()> {
        if s.finalbody.is_empty() {
            return self.try_except(s);
        }
        let at = span(s);
        let (handler, end) = (self.unit.label(), self.unit.label());
        self.push_block(Block::Finally(&s.finalbody), at)?;
        self.unit.open_region(handler);
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_except(s)?;
        }
        self.unit.close_region();
        self.unit.blocks.pop();
        self.body(&s.finalbody)?;
        self.jump_to(end, self.last_span());
        self.unit.place(handler);
        self.handling(at, |c, exc| {
            c.body(&s.finalbody)?;
            c.unit.emit(Instr::Reraise { exc: In(exc) }, c.last_span());
            Ok(())
        })?;
        self.unit.place(end);
        Ok(())
    }

    fn last_span(&self) -> Span {
        self.unit.lines.last().map_or(Span::default(), |l| l.span)
    }

    /// Compiles what handles the exception that arrives in the next temporary: while `body` runs it is the handled one, and
    /// whatever leaves `body` restores the one before. Where `body` ends, so does the handling.
    fn handling(&mut self, at: Span, body: impl FnOnce(&mut Self, u16) -> Result<()>) -> Result<()> {
        let top = self.unit.top;
        let exc = self.unit.temp();
        let save = self.unit.temp();
        self.unit.emit(Instr::EnterHandler { save: Out(save), exc: In(exc) }, at);
        let (cleanup, end) = (self.unit.label(), self.unit.label());
        self.push_block(Block::Handler { save }, at)?;
        self.unit.open_region(cleanup);
        body(self, exc)?;
        self.unit.close_region();
        self.unit.blocks.pop();
        self.unit.emit(Instr::LeaveHandler { save: In(save) }, self.last_span());
        self.jump_to(end, self.last_span());
        self.unit.place(cleanup);
        let raised = self.unit.temp();
        self.unit.emit(Instr::LeaveHandler { save: In(save) }, at);
        self.unit.emit(Instr::Reraise { exc: In(raised) }, at);
        self.unit.place(end);
        self.unit.top = top;
        Ok(())
    }

    fn try_except(&mut self, s: &'a StmtTry) -> Result<()> {
        let at = span(s);
        let (handler, end) = (self.unit.label(), self.unit.label());
        self.unit.open_region(handler);
        self.body(&s.body)?;
        self.unit.close_region();
        self.body(&s.orelse)?;
        self.jump_to(end, self.last_span());
        self.unit.place(handler);
        self.handling(at, |c, exc| {
            if s.is_star { c.except_star_clauses(&s.handlers, exc, at) } else { c.except_clauses(&s.handlers, exc) }
        })?;
        self.unit.place(end);
        Ok(())
    }

    fn except_clauses(&mut self, handlers: &'a [ExceptHandler], exc: u16) -> Result<()> {
        let end = self.unit.label();
        let mut open = true;
        for (i, ExceptHandler::ExceptHandler(handler)) in handlers.iter().enumerate() {
            let at = span(handler);
            let next = self.unit.label();
            match &handler.type_ {
                Some(class) => {
                    let top = self.unit.top;
                    let class_at = span(&**class);
                    let class = In(self.operand(class)?);
                    let t = self.unit.temp();
                    self.unit.emit(Instr::MatchException { dst: Out(t), exc: In(exc), class }, class_at);
                    self.jump_on(t, false, next, class_at);
                    self.unit.top = top;
                }
                None if i + 1 < handlers.len() => return self.error("default 'except:' must be last", at),
                None => open = false,
            }
            self.except_body(handler, exc)?;
            self.jump_to(end, self.last_span());
            self.unit.place(next);
        }
        if open {
            self.unit.emit(Instr::Reraise { exc: In(exc) }, Span::default());
        }
        self.unit.place(end);
        Ok(())
    }

    /// The body of an `except` clause, its name bound meanwhile.
    fn except_body(&mut self, handler: &'a ExceptHandlerExceptHandler, exc: u16) -> Result<()> {
        let Some(name) = &handler.name else { return self.body(&handler.body) };
        let at = span(handler);
        let (cleanup, end) = (self.unit.label(), self.unit.label());
        self.store_name(&name.id, exc, at);
        self.unit.blocks.push(Block::ExceptName(&name.id, at));
        self.unit.open_region(cleanup);
        self.body(&handler.body)?;
        self.unit.close_region();
        self.unit.blocks.pop();
        self.forget(&name.id, at);
        self.jump_to(end, self.last_span());
        self.unit.place(cleanup);
        let raised = self.unit.temp();
        self.forget(&name.id, at);
        self.unit.emit(Instr::Reraise { exc: In(raised) }, at);
        self.unit.top = raised;
        self.unit.place(end);
        Ok(())
    }

    /// Each clause takes its part of the group; what the clauses raise and what nobody took is raised together at the end.
    fn except_star_clauses(&mut self, handlers: &'a [ExceptHandler], exc: u16, at: Span) -> Result<()> {
        let raised = self.unit.temp();
        self.unit.emit(Instr::BuildList { dst: Out(raised), base: Window(raised), count: 0 }, at);
        // The part that a clause matches, and the rest.
        let pair = self.unit.temps(2);
        self.unit.copy(pair + 1, exc, at);
        for ExceptHandler::ExceptHandler(handler) in handlers {
            let at = span(handler);
            let next = self.unit.label();
            let Some(class) = &handler.type_ else { return self.error("expected one or more exception types", at) };
            let top = self.unit.top;
            let class_at = span(&**class);
            let class = In(self.operand(class)?);
            self.unit.emit(Instr::SplitGroup { base: Window(pair), exc: In(pair + 1), class }, class_at);
            self.unit.top = top;
            self.unit.jump(Instr::JumpIsNone { when: true, src: In(pair), to: Label(0) }, next, class_at);
            let failed = self.unit.label();
            self.push_block(Block::ExceptStar, at)?;
            self.unit.open_region(failed);
            let matched = self.unit.temp();
            self.unit.copy(matched, pair, at);
            let save = self.unit.temp();
            self.unit.emit(Instr::EnterHandler { save: Out(save), exc: In(matched) }, at);
            let cleanup = self.unit.label();
            self.unit.open_region(cleanup);
            self.except_body(handler, matched)?;
            self.unit.close_region();
            self.unit.emit(Instr::LeaveHandler { save: In(save) }, self.last_span());
            self.jump_to(next, self.last_span());
            self.unit.place(cleanup);
            let error = self.unit.temp();
            self.unit.emit(Instr::LeaveHandler { save: In(save) }, at);
            self.unit.emit(Instr::Reraise { exc: In(error) }, at);
            self.unit.close_region();
            self.unit.blocks.pop();
            self.unit.top = top;
            self.unit.place(failed);
            let error = self.unit.temp();
            self.unit.emit(Instr::ListAppend { list: In(raised), item: In(error) }, at);
            self.unit.top = top;
            self.unit.place(next);
        }
        self.unit.emit(Instr::ListAppend { list: In(raised), item: In(pair + 1) }, at);
        let end = self.unit.label();
        self.unit.emit(Instr::JoinGroups { dst: Out(raised), exc: In(exc), raised: In(raised) }, at);
        self.unit.jump(Instr::JumpIsNone { when: true, src: In(raised), to: Label(0) }, end, at);
        self.unit.emit(Instr::Reraise { exc: In(raised) }, at);
        self.unit.place(end);
        self.unit.top = raised;
        Ok(())
    }

    // ---- with

    pub(super) fn with(&mut self, s: &'a StmtWith, items: &'a [WithItem]) -> Result<()> {
        let Some((item, rest)) = items.split_first() else { return self.body(&s.body) };
        if s.is_async && !self.is_async_unit() {
            return self.error("'async with' outside async function", span(s));
        }
        let at = span(&item.context_expr);
        let top = self.unit.top;
        // The exit function and its receiver stay; behind them is room for the exception that the handler gets.
        let exit = self.unit.temps(2);
        self.enter_with(item, exit, s.is_async, at)?;
        let (handler, end) = (self.unit.label(), self.unit.label());
        self.push_block(Block::With { base: exit, is_async: s.is_async, span: at }, span(s))?;
        self.unit.open_region(handler);
        if let Some(target) = &item.optional_vars {
            // The value of `__enter__` is where the first temporary is.
            let value = self.unit.temp();
            self.store(target, value)?;
            self.unit.top = value;
        }
        self.with(s, rest)?;
        self.unit.close_region();
        self.unit.blocks.pop();
        self.exit_with(exit, s.is_async, at);
        self.jump_to(end, at);
        self.unit.place(handler);
        self.exit_with_exception(exit, s.is_async, end, at)?;
        self.unit.place(end);
        self.unit.top = top;
        Ok(())
    }

    /// Evaluates a context manager, keeps its exit function at `exit` and calls its enter function into the next temporary.
    fn enter_with(&mut self, item: &'a WithItem, exit: u16, is_async: bool, at: Span) -> Result<()> {
        let value = self.unit.temp();
        let manager = In(self.operand_near(&item.context_expr, &[], value)?);
        let enter = self.unit.temps(2);
        let specials = if is_async { (Special::AsyncEnter, Special::AsyncExit) } else { (Special::Enter, Special::Exit) };
        self.unit.emit(Instr::LoadSpecial { special: specials.0, base: Window(enter), obj: manager }, at);
        self.unit.emit(Instr::LoadSpecial { special: specials.1, base: Window(exit), obj: manager }, at);
        self.unit.emit(Instr::CallMethod { argc: 0, dst: Out(value), base: Window(enter) }, at);
        self.unit.top = enter;
        if is_async {
            self.await_from(AwaitedFrom::Enter, In(value), value, at);
        }
        self.unit.top = value;
        Ok(())
    }

    /// Calls the exit function that is kept at `exit`, without an exception.
    pub(super) fn exit_with(&mut self, exit: u16, is_async: bool, at: Span) {
        let top = self.unit.top;
        let base = if top == exit + 2 {
            exit
        } else {
            let base = self.unit.temps(2);
            self.unit.copy(base, exit, at);
            self.unit.copy(base + 1, exit + 1, at);
            base
        };
        for _ in 0..3 {
            let t = self.unit.temp();
            self.unit.load_const(t, Const::None, at);
        }
        self.unit.emit(Instr::CallMethod { argc: 3, dst: Out(base), base: Window(base) }, at);
        if is_async {
            self.unit.top = base + 1;
            self.await_from(AwaitedFrom::Exit, In(base), base, at);
        }
        self.unit.top = top;
    }

    /// Where an exception out of a `with` arrives: the exit function decides whether it goes on.
    fn exit_with_exception(&mut self, exit: u16, is_async: bool, end: LabelId, at: Span) -> Result<()> {
        self.handling(at, |c, exc| {
            let base = c.unit.temps(2);
            c.unit.copy(base, exit, at);
            c.unit.copy(base + 1, exit + 1, at);
            let triple = c.unit.temps(3);
            c.unit.emit(Instr::ExcTriple { base: Window(triple), exc: In(exc) }, at);
            c.unit.emit(Instr::CallMethod { argc: 3, dst: Out(base), base: Window(base) }, at);
            c.unit.top = base + 1;
            if is_async {
                c.await_from(AwaitedFrom::Exit, In(base), base, at);
            }
            let swallowed = c.unit.label();
            c.jump_on(base, true, swallowed, at);
            c.unit.emit(Instr::Reraise { exc: In(exc) }, at);
            c.unit.place(swallowed);
            c.unit.top = base;
            Ok(())
        })?;
        self.jump_to(end, at);
        Ok(())
    }
}
