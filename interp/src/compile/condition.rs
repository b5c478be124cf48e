//! Conditions: jumps that compare and jump at once, and `and`, `or`, `not` that only jump. As values, `and` and `or` keep the
//! operand that decided.

use ruff_python_ast::helpers::any_over_expr;
use ruff_python_ast::{BoolOp, CmpOp as AstCmp, Expr, ExprBoolOp, ExprCall, ExprCompare, UnaryOp};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::fold::truth;
use super::unit::{Block, LabelId};
use crate::code::instr::{In, Label, Near, Out};
use crate::code::{Instr, Span};

impl<'a> Compiler<'a> {
    /// Jumps to a label.
    pub(super) fn jump_to(&mut self, to: LabelId, at: Span) {
        self.unit.jump(Instr::Jump { to: Label(0) }, to, at);
    }

    /// Jumps to a label if the truth of a register is `when`.
    pub(super) fn jump_on(&mut self, cond: u16, when: bool, to: LabelId, at: Span) {
        let (cond, label) = (In(cond), Label(0));
        let instr = if when { Instr::JumpIf { cond, to: label } } else { Instr::JumpUnless { cond, to: label } };
        self.unit.jump(instr, to, at);
    }

    /// What is known of a condition before it runs.
    pub(super) fn known_truth(&self, expr: &Expr) -> Option<bool> {
        self.fold(expr).map(|c| truth(&c))
    }

    /// Jumps to a label if the truth of an expression is `when`; else goes on.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, when: bool, to: LabelId) -> Result<()> {
        let at = span(expr);
        if let Some(truth) = self.known_truth(expr) {
            if truth == when {
                self.jump_to(to, at);
            }
            return Ok(());
        }
        let top = self.unit.top;
        match expr {
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => self.jump_if(&e.operand, !when, to)?,
            Expr::BoolOp(e) => {
                // The operand that decides `or` is a true one, that of `and` a false one.
                let decides = e.op == BoolOp::Or;
                let Some((last, first)) = e.values.split_last() else { return Ok(()) };
                if decides == when {
                    for value in first {
                        self.jump_if(value, when, to)?;
                    }
                    self.jump_if(last, when, to)?;
                } else {
                    let end = self.unit.label();
                    for value in first {
                        self.jump_if(value, decides, end)?;
                    }
                    self.jump_if(last, when, to)?;
                    self.unit.place(end);
                }
            }
            Expr::Compare(e) => self.jump_if_compare(e, when, to)?,
            Expr::Call(e) if self.unit.native && is_offer(e) => {
                let (sink, item) = (self.operand(&e.arguments.args[0])?, self.operand(&e.arguments.args[1])?);
                let feed = Instr::Feed { sink: In(sink), item: In(item), to: Near(0) };
                if when {
                    self.unit.jump(feed, to, at);
                } else {
                    let taken = self.unit.label();
                    self.unit.jump(feed, taken, at);
                    self.jump_to(to, at);
                    self.unit.place(taken);
                }
            }
            _ => {
                let cond = self.operand(expr)?;
                self.jump_on(cond, when, to, at);
            }
        }
        self.unit.top = top;
        Ok(())
    }

    fn jump_if_compare(&mut self, e: &'a ExprCompare, when: bool, to: LabelId) -> Result<()> {
        let at = span(e);
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            return self.jump_if_single(*op, &e.left, right, when, to, at);
        }
        let end = self.unit.label();
        let mut lhs = self.operand_before(&e.left, &e.comparators.iter().collect::<Vec<_>>())?;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let later = &e.comparators[i + 1..];
            if later.is_empty() {
                self.jump_if_with(*op, lhs, right, when, to, at)?;
            } else {
                let rhs = self.operand_before(right, &later.iter().collect::<Vec<_>>())?;
                self.jump_compare(*op, lhs, rhs, false, if when { end } else { to }, at);
                lhs = rhs;
            }
        }
        self.unit.place(end);
        Ok(())
    }

    fn jump_if_single(&mut self, op: AstCmp, left: &'a Expr, right: &'a Expr, when: bool, to: LabelId, at: Span) -> Result<()> {
        let lhs = self.operand_before(left, &[right])?;
        self.jump_if_with(op, lhs, right, when, to, at)
    }

    /// Jumps if the truth of `r[lhs] op right` is `when`.
    pub(super) fn jump_if_with(
        &mut self,
        op: AstCmp,
        lhs: u16,
        right: &'a Expr,
        when: bool,
        to: LabelId,
        at: Span,
    ) -> Result<()> {
        if let (AstCmp::Is | AstCmp::IsNot, Expr::NoneLiteral(_)) = (op, right) {
            let when = when == (op == AstCmp::Is);
            self.unit.jump(Instr::JumpIsNone { when, src: In(lhs), to: Label(0) }, to, at);
            return Ok(());
        }
        if let Some(imm) = self.small_int(right) {
            let (lhs, near) = (In(lhs), Near(0));
            let instr = match op {
                AstCmp::Lt => Instr::JumpLtInt { when, lhs, imm, to: near },
                AstCmp::LtE => Instr::JumpLeInt { when, lhs, imm, to: near },
                AstCmp::Eq => Instr::JumpEqInt { when, lhs, imm, to: near },
                AstCmp::NotEq => Instr::JumpNeInt { when, lhs, imm, to: near },
                AstCmp::Gt => Instr::JumpGtInt { when, lhs, imm, to: near },
                AstCmp::GtE => Instr::JumpGeInt { when, lhs, imm, to: near },
                AstCmp::Is | AstCmp::IsNot | AstCmp::In | AstCmp::NotIn => {
                    let rhs = self.operand(right)?;
                    self.jump_compare(op, lhs.0, rhs, when, to, at);
                    return Ok(());
                }
            };
            self.unit.jump(instr, to, at);
            return Ok(());
        }
        let rhs = self.comparand(op, right)?;
        self.jump_compare(op, lhs, rhs, when, to, at);
        Ok(())
    }

    /// Jumps if the truth of `r[lhs] op r[rhs]` is `when`.
    pub(super) fn jump_compare(&mut self, op: AstCmp, lhs: u16, rhs: u16, when: bool, to: LabelId, at: Span) {
        let (lhs, rhs, near) = (In(lhs), In(rhs), Near(0));
        let instr = match op {
            AstCmp::Lt => Instr::JumpLt { when, lhs, rhs, to: near },
            AstCmp::LtE => Instr::JumpLe { when, lhs, rhs, to: near },
            AstCmp::Eq => Instr::JumpEq { when, lhs, rhs, to: near },
            AstCmp::NotEq => Instr::JumpNe { when, lhs, rhs, to: near },
            AstCmp::Gt => Instr::JumpGt { when, lhs, rhs, to: near },
            AstCmp::GtE => Instr::JumpGe { when, lhs, rhs, to: near },
            AstCmp::Is | AstCmp::IsNot | AstCmp::In | AstCmp::NotIn => {
                let t = self.unit.temp();
                let dst = Out(t);
                let (positive, instr) = match op {
                    AstCmp::Is | AstCmp::IsNot => (op == AstCmp::Is, Instr::Is { negate: false, dst, lhs, rhs }),
                    _ => (op == AstCmp::In, Instr::Contains { negate: false, dst, item: lhs, container: rhs }),
                };
                self.unit.emit(instr, at);
                self.jump_on(t, when == positive, to, at);
                return;
            }
        };
        self.unit.jump(instr, to, at);
    }

    /// May a local get the operands of `and` or `or` one by one, because nobody can look at it meanwhile?
    fn nobody_sees(&self, local: u16, first: &'a [Expr], last: &'a Expr) -> bool {
        let is_local = |e: &Expr| self.local(e) == Some(local);
        // `x = x or ...` changes nothing before its end.
        if first.len() == 1 && is_local(&first[0]) {
            return true;
        }
        let guarded = self.unit.blocks.iter().any(|b| matches!(b, Block::Region { .. }));
        !guarded && first[1..].iter().chain([last]).all(|e| !any_over_expr(e, |e| is_local(e) || may_look(e)))
    }

    /// `a and b`, `a or b` as values.
    pub(super) fn bool_value(&mut self, e: &'a ExprBoolOp, dst: u16) -> Result<()> {
        let at = span(e);
        let decides = e.op == BoolOp::Or;
        let Some((last, first)) = e.values.split_last() else { return Ok(()) };
        // A local must not be seen with an operand that does not decide.
        let hidden = !self.unit.is_variable(dst) || self.nobody_sees(dst, first, last);
        let result = if hidden { dst } else { self.unit.temp() };
        let end = self.unit.label();
        for value in first {
            if let Some(truth) = self.known_truth(value) {
                if truth == decides {
                    self.into(value, result)?;
                    self.unit.place(end);
                    self.unit.copy(dst, result, at);
                    return Ok(());
                }
                continue;
            }
            self.into(value, result)?;
            self.jump_on(result, decides, end, at);
        }
        self.into(last, result)?;
        self.unit.place(end);
        self.unit.copy(dst, result, at);
        Ok(())
    }
}

/// Can evaluating the expression itself show the locals of the function?
fn may_look(expr: &Expr) -> bool {
    match expr {
        Expr::Name(name) => matches!(&*name.id, "locals" | "vars" | "dir" | "eval" | "exec" | "sys"),
        // A generator's frame can be looked at while it waits.
        Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => true,
        _ => false,
    }
}

/// Is it `offer(sink, item)`, which in the prelude is an instruction?
fn is_offer(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Name(name) if name.id == "offer") && call.arguments.args.len() == 2
}
