//! Calls: the callee and its arguments are evaluated straight into the window that the callee will see.

use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall};
use rustc_hash::FxHashSet;

use super::compiler::Compiler;
use super::error::{Result, span};
use crate::code::instr::{ConstId, In, Out, Window};
use crate::code::{Const, Instr, Span};

/// Calls with more arguments pass them in a tuple.
const MAX_ARGUMENTS: usize = 250;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, e: &'a ExprCall, dst: u16) -> Result<()> {
        let at = span(e);
        self.check_keywords(&e.arguments)?;
        if is_simple(&e.arguments) {
            if let Expr::Attribute(method) = &*e.func {
                return self.call_method(method, &e.arguments, dst, at);
            }
            let base = self.copied(&e.func)?;
            let (argc, names) = self.arguments(&e.arguments, None)?;
            self.emit_call(base, argc, names, dst, at);
            return Ok(());
        }
        let base = self.copied(&e.func)?;
        self.call_unpacked(base, &[], &e.arguments, None, dst, at)
    }

    fn call_method(&mut self, method: &'a ExprAttribute, arguments: &'a Arguments, dst: u16, at: Span) -> Result<()> {
        let base = self.unit.temps(2);
        let obj = In(self.operand_near(&method.value, &[], base)?);
        // Below the receiver nothing is needed any more.
        self.unit.top = base + 2;
        let at = self.at_method_name(method, at);
        let attr = self.mangled(&method.attr.id);
        let site = self.unit.site(&attr);
        let attribute_at = self.at_method_name(method, span(method));
        self.unit.emit(Instr::LoadMethod { base: Window(base), obj, site }, attribute_at);
        let (argc, names) = self.arguments(arguments, None)?;
        let (argc, dst, base) = (argc as u8, Out(dst), Window(base));
        let instr = match names {
            Some(names) => Instr::CallMethodKw { argc, dst, base, names },
            None => Instr::CallMethod { argc, dst, base },
        };
        self.unit.emit(instr, at);
        Ok(())
    }

    /// In a chain of attributes over several lines a traceback shall show the line of the name.
    pub(super) fn at_method_name(&self, method: &ExprAttribute, at: Span) -> Span {
        let end = method.range.end().to_u32();
        let start = method.attr.range.start().to_u32();
        if self.source.line(method.range.start().to_u32()) == self.source.line(end) { at } else { Span { start, ..at } }
    }

    /// Evaluates arguments without stars into the next registers; how many, and the names of the last ones. The register
    /// `extra` is one more positional argument.
    fn arguments(&mut self, arguments: &'a Arguments, extra: Option<u16>) -> Result<(usize, Option<ConstId>)> {
        for argument in &arguments.args {
            self.copied(argument)?;
        }
        if let Some(extra) = extra {
            let t = self.unit.temp();
            self.unit.copy(t, extra, span(arguments));
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            self.copied(&keyword.value)?;
            if let Some(name) = &keyword.arg {
                names.push(Const::Str(self.mangled(&name.id).as_str().into()));
            }
        }
        let names = if names.is_empty() { None } else { Some(self.unit.constant(Const::Tuple(names.into()))) };
        Ok((arguments.args.len() + usize::from(extra.is_some()) + arguments.keywords.len(), names))
    }

    pub(super) fn emit_call(&mut self, base: u16, argc: usize, names: Option<ConstId>, dst: u16, at: Span) {
        let (argc, dst, base) = (argc as u8, Out(dst), Window(base));
        let instr = match names {
            Some(names) => Instr::CallKw { argc, dst, base, names },
            None => Instr::Call { argc, dst, base },
        };
        self.unit.emit(instr, at);
    }

    /// Calls `r[base]` with arguments that must be gathered first: stars, or very many. `leading` are registers of arguments
    /// that come before, `extra` one that comes behind the other positional ones.
    fn call_unpacked(
        &mut self,
        base: u16,
        leading: &[u16],
        arguments: &'a Arguments,
        extra: Option<u16>,
        dst: u16,
        at: Span,
    ) -> Result<()> {
        let positional = self.unit.temp();
        let keywords = self.unit.temp();
        debug_assert!(positional == base + 1 && keywords == base + 2, "gilbox bug: a call window with a gap");
        let top = self.unit.top;
        match &*arguments.args {
            // A single starred argument is unpacked by the call itself.
            [Expr::Starred(e)] if leading.is_empty() && extra.is_none() => self.into(&e.value, positional)?,
            args => {
                let list = positional;
                let window = self.unit.top;
                for &register in leading {
                    let t = self.unit.temp();
                    self.unit.copy(t, register, at);
                }
                let count = leading.len() as u16;
                self.unit.emit(Instr::BuildList { dst: Out(list), base: Window(window), count }, at);
                self.unit.top = top;
                for argument in args {
                    match argument {
                        Expr::Starred(e) => {
                            let src = In(self.operand(&e.value)?);
                            self.unit.emit(Instr::ListExtend { list: In(list), src }, at);
                        }
                        argument => {
                            let item = In(self.operand(argument)?);
                            self.unit.emit(Instr::ListAppend { list: In(list), item }, at);
                        }
                    }
                    self.unit.top = top;
                }
                if let Some(extra) = extra {
                    self.unit.emit(Instr::ListAppend { list: In(list), item: In(extra) }, at);
                }
                self.unit.emit(Instr::ListToTuple { dst: Out(positional), src: In(list) }, at);
            }
        }
        if arguments.keywords.is_empty() {
            self.unit.load_const(keywords, Const::Unbound, at);
        } else {
            let map = keywords;
            let first = arguments.keywords.iter().take(32).take_while(|k| k.arg.is_some()).count();
            for keyword in &arguments.keywords[..first] {
                if let Some(name) = &keyword.arg {
                    let t = self.unit.temp();
                    let name = self.mangled(&name.id);
                    self.unit.load_const(t, Const::Str(name.as_str().into()), at);
                }
                self.copied(&keyword.value)?;
            }
            self.unit.emit(Instr::BuildMap { dst: Out(map), base: Window(top), pairs: first as u16 }, at);
            self.unit.top = top;
            for keyword in &arguments.keywords[first..] {
                let src = match &keyword.arg {
                    Some(name) => {
                        // One pair as a dict of its own, so that a duplicate is noticed.
                        let pair = self.unit.temps(2);
                        let name = self.mangled(&name.id);
                        self.unit.load_const(pair, Const::Str(name.as_str().into()), at);
                        self.into(&keyword.value, pair + 1)?;
                        self.unit.emit(Instr::BuildMap { dst: Out(pair), base: Window(pair), pairs: 1 }, at);
                        In(pair)
                    }
                    None => In(self.operand(&keyword.value)?),
                };
                self.unit.emit(Instr::MapMerge { map: In(map), src, callee: In(base) }, at);
                self.unit.top = top;
            }
        }
        self.unit.emit(Instr::CallEx { dst: Out(dst), base: Window(base) }, at);
        Ok(())
    }

    /// Calls `r[base]`, behind which stand `leading` arguments, with more arguments of any kind: how classes are built. The
    /// register `extra` is a last positional argument.
    pub(super) fn call_with_leading(
        &mut self,
        base: u16,
        leading: u16,
        arguments: Option<&'a Arguments>,
        extra: Option<u16>,
        dst: u16,
        at: Span,
    ) -> Result<()> {
        let Some(arguments) = arguments else {
            if let Some(extra) = extra {
                let t = self.unit.temp();
                self.unit.copy(t, extra, at);
            }
            let argc = usize::from(leading) + usize::from(extra.is_some());
            self.emit_call(base, argc, None, dst, at);
            return Ok(());
        };
        self.check_keywords(arguments)?;
        if is_simple(arguments) {
            let (argc, names) = self.arguments(arguments, extra)?;
            self.emit_call(base, usize::from(leading) + argc, names, dst, at);
            return Ok(());
        }
        let again = self.unit.temp();
        self.unit.copy(again, base, at);
        let leading: Vec<u16> = (1..=leading).map(|i| base + i).collect();
        self.call_unpacked(again, &leading, arguments, extra, dst, at)
    }

    fn check_keywords(&self, arguments: &Arguments) -> Result<()> {
        let mut seen = FxHashSet::default();
        for keyword in &arguments.keywords {
            let Some(name) = &keyword.arg else { continue };
            if &**name == "__debug__" {
                return self.error("cannot assign to __debug__", span(keyword));
            }
            if !seen.insert(name.as_str()) {
                return self.error(format!("keyword argument repeated: {name}"), span(keyword));
            }
        }
        Ok(())
    }
}

/// Are there no stars, and few enough arguments for one window?
fn is_simple(arguments: &Arguments) -> bool {
    arguments.args.len() + arguments.keywords.len() <= MAX_ARGUMENTS
        && !arguments.args.iter().any(Expr::is_starred_expr)
        && arguments.keywords.iter().all(|k| k.arg.is_some())
}
