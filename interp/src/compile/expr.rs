//! Expressions: into a register (`into`), wherever they are (`operand`), or for their effects alone (`effect`).

use ruff_python_ast::{CmpOp as AstCmp, Expr, ExprBinOp, ExprCompare, ExprSubscript, Operator, UnaryOp};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::ScopeKind;
use crate::code::instr::{AwaitedFrom, CmpOp, Form, In, Out, Window};
use crate::code::{CodeKind, Const, Instr, Span};

impl<'a> Compiler<'a> {
    /// Evaluates an expression; returns the register that holds its value: the local that it names, or a new temporary.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> Result<u16> {
        if let (Expr::Name(name), Some(register)) = (expr, self.local(expr)) {
            let mangled = self.mangled(&name.id);
            self.check_bound(register, &mangled, span(expr));
            return Ok(register);
        }
        if let Expr::Named(named) = expr
            && let Some(register) = self.local(&named.target)
        {
            self.into(&named.value, register)?;
            return Ok(register);
        }
        self.copied(expr)
    }

    /// As `operand`, where the expressions `later` are evaluated before the value is used: if they can change the local, its
    /// value is copied.
    pub(super) fn operand_before(&mut self, expr: &'a Expr, later: &[&'a Expr]) -> Result<u16> {
        if self.may_change(expr, later) { self.copied(expr) } else { self.operand(expr) }
    }

    /// As `operand_before`; if a temporary is needed and `scratch` is one, that.
    pub(super) fn operand_near(&mut self, expr: &'a Expr, later: &[&'a Expr], scratch: u16) -> Result<u16> {
        if self.unit.is_variable(scratch) || self.local(expr).is_some() {
            return self.operand_before(expr, later);
        }
        self.into(expr, scratch)?;
        Ok(scratch)
    }

    /// Evaluates an expression into a new temporary.
    pub(super) fn copied(&mut self, expr: &'a Expr) -> Result<u16> {
        let dst = self.unit.temp();
        self.into(expr, dst)?;
        Ok(dst)
    }

    fn may_change(&self, expr: &Expr, later: &[&Expr]) -> bool {
        let name = match expr {
            Expr::Name(name) => name,
            Expr::Named(named) => match &*named.target {
                Expr::Name(name) => name,
                _ => return false,
            },
            _ => return false,
        };
        self.is_walrus_target(&self.mangled(&name.id)) && later.iter().any(|e| !is_simple(e))
    }

    /// Evaluates an expression for its effects.
    pub(super) fn effect(&mut self, expr: &'a Expr) -> Result<()> {
        let top = self.unit.top;
        // A constant has no effect, not even as a line of its own.
        if !matches!(expr, Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_))
            && !matches!(expr, Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_))
        {
            self.operand(expr)?;
        }
        self.unit.top = top;
        Ok(())
    }

    /// Evaluates an expression into a register. A local is written by the last instruction only, so that nobody can see it
    /// half done; a temporary may serve on the way.
    pub(super) fn into(&mut self, expr: &'a Expr, dst: u16) -> Result<()> {
        let top = self.unit.top;
        let at = span(expr);
        if let Some(constant) = self.fold(expr) {
            self.unit.load_const(dst, constant, at);
            return Ok(());
        }
        match expr {
            Expr::Name(e) => self.load_name(&e.id, dst, at),
            Expr::BinOp(e) => self.binary(e, dst)?,
            Expr::UnaryOp(e) => match e.op {
                UnaryOp::Not => self.negation(&e.operand, dst, at)?,
                op => {
                    let src = In(self.operand_near(&e.operand, &[], dst)?);
                    let dst = Out(dst);
                    let instr = match op {
                        UnaryOp::USub => Instr::Neg { dst, src },
                        UnaryOp::UAdd => Instr::Pos { dst, src },
                        UnaryOp::Invert | UnaryOp::Not => Instr::Invert { dst, src },
                    };
                    self.unit.emit(instr, at);
                }
            },
            Expr::BoolOp(e) => self.bool_value(e, dst)?,
            Expr::Compare(e) => self.compare(e, dst)?,
            Expr::If(e) => {
                let (otherwise, end) = (self.unit.label(), self.unit.label());
                self.jump_if(&e.test, false, otherwise)?;
                self.into(&e.body, dst)?;
                self.jump_to(end, at);
                self.unit.place(otherwise);
                self.into(&e.orelse, dst)?;
                self.unit.place(end);
            }
            Expr::Named(e) => self.named(e, dst)?,
            Expr::Lambda(e) => self.lambda(e, dst)?,
            Expr::Call(e) => self.call(e, dst)?,
            Expr::Attribute(e) => {
                let obj = In(self.operand_near(&e.value, &[], dst)?);
                let attr = self.mangled(&e.attr.id);
                let site = self.unit.site(&attr);
                let at = self.at_method_name(e, at);
                self.unit.emit(Instr::LoadAttr { dst: Out(dst), obj, site }, at);
            }
            Expr::Subscript(e) => self.subscript(e, dst)?,
            Expr::Slice(e) => {
                let base = self.unit.temps(3);
                for (i, part) in (0..).zip([&e.lower, &e.upper, &e.step]) {
                    match part {
                        Some(part) => self.into(part, base + i)?,
                        None => self.unit.load_const(base + i, Const::None, at),
                    }
                }
                self.unit.emit(Instr::BuildSlice { dst: Out(dst), base: Window(base) }, at);
            }
            Expr::Tuple(e) => self.tuple(&e.elts, dst, at)?,
            Expr::List(e) => self.list(&e.elts, dst, at)?,
            Expr::Set(e) => self.set(&e.elts, dst, at)?,
            Expr::Dict(e) => self.dict(e, dst)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(expr, dst)?,
            Expr::Generator(e) => self.generator_expression(e, dst)?,
            Expr::FString(e) => self.f_string(e, dst)?,
            Expr::TString(_) => return self.unsupported("template string", at),
            Expr::Await(e) => {
                self.check_await(at)?;
                let src = In(self.operand(&e.value)?);
                self.await_value(src, dst, at);
            }
            Expr::Yield(e) => {
                self.check_yield("yield", at)?;
                let src = match &e.value {
                    Some(value) => self.operand(value)?,
                    None => {
                        let t = self.unit.temp();
                        self.unit.load_const(t, Const::None, at);
                        t
                    }
                };
                self.unit.emit(Instr::Yield { dst: Out(dst), src: In(src) }, at);
            }
            Expr::YieldFrom(e) => {
                self.check_yield("yield from", at)?;
                if self.is_async_unit() {
                    return self.error("'yield from' inside async function", at);
                }
                let src = self.operand(&e.value)?;
                let iter = self.unit.temp();
                self.unit.emit(Instr::GetYieldFrom { dst: Out(iter), src: In(src) }, at);
                self.delegate(iter, dst, at);
            }
            Expr::Starred(_) => return self.error("can't use starred expression here", at),
            Expr::IpyEscapeCommand(_) => return self.error("invalid syntax", at),
            // Folded above.
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {}
        }
        self.unit.top = top;
        Ok(())
    }

    // ---- operators

    fn binary(&mut self, e: &'a ExprBinOp, dst: u16) -> Result<()> {
        let lhs = match self.kept(&e.left) {
            Some(register) => register,
            None => self.operand_near(&e.left, &[&e.right], dst)?,
        };
        self.binary_with(e.op, lhs, &e.right, dst, Form::Plain, span(e))
    }

    /// `r[lhs] op right`, where the left operand is there already.
    pub(super) fn binary_with(&mut self, op: Operator, lhs: u16, right: &'a Expr, dst: u16, form: Form, at: Span) -> Result<()> {
        let (lhs, dst) = (In(lhs), Out(dst));
        if let (Operator::Add | Operator::Sub, Some(imm)) = (op, self.small_int(right)) {
            let instr = match op {
                Operator::Add => Instr::AddInt { form, dst, lhs, imm },
                _ => Instr::SubInt { form, dst, lhs, imm },
            };
            self.unit.emit(instr, at);
            return Ok(());
        }
        let rhs = In(self.right_operand(right)?);
        let instr = match op {
            Operator::Add => Instr::Add { form, dst, lhs, rhs },
            Operator::Sub => Instr::Sub { form, dst, lhs, rhs },
            Operator::Mult => Instr::Mul { form, dst, lhs, rhs },
            Operator::Div => Instr::TrueDiv { form, dst, lhs, rhs },
            Operator::FloorDiv => Instr::FloorDiv { form, dst, lhs, rhs },
            Operator::Mod => Instr::Mod { form, dst, lhs, rhs },
            Operator::Pow => Instr::Pow { form, dst, lhs, rhs },
            Operator::LShift => Instr::Shl { form, dst, lhs, rhs },
            Operator::RShift => Instr::Shr { form, dst, lhs, rhs },
            Operator::BitAnd => Instr::And { form, dst, lhs, rhs },
            Operator::BitOr => Instr::Or { form, dst, lhs, rhs },
            Operator::BitXor => Instr::Xor { form, dst, lhs, rhs },
            Operator::MatMult => Instr::MatMul { form, dst, lhs, rhs },
        };
        self.unit.emit(instr, at);
        Ok(())
    }

    /// As `operand`, for what only an operator sees: a constant may stay in its register.
    pub(super) fn right_operand(&mut self, expr: &'a Expr) -> Result<u16> {
        match self.kept(expr) {
            Some(register) => Ok(register),
            None => self.operand(expr),
        }
    }

    /// The value of an integer constant that fits into an instruction. (A bool is none: `x + True` is not `x + 1` for everyone.)
    pub(super) fn small_int(&self, expr: &Expr) -> Option<i16> {
        match self.fold(expr)? {
            Const::Int(i) => i16::try_from(i).ok(),
            _ => None,
        }
    }

    /// `not operand` as a value.
    fn negation(&mut self, operand: &'a Expr, dst: u16, at: Span) -> Result<()> {
        // `not a in b` and `not a is b` have instructions of their own.
        if let Expr::Compare(e) = operand
            && let ([op @ (AstCmp::In | AstCmp::NotIn | AstCmp::Is | AstCmp::IsNot)], [right]) = (&*e.ops, &*e.comparators)
        {
            let lhs = self.operand_near(&e.left, &[right], dst)?;
            let rhs = self.comparand(*op, right)?;
            self.unit.emit(comparison(op.negate(), dst, lhs, rhs), span(e));
            return Ok(());
        }
        let src = self.operand_near(operand, &[], dst)?;
        self.unit.emit(Instr::Not { dst: Out(dst), src: In(src) }, at);
        Ok(())
    }

    fn compare(&mut self, e: &'a ExprCompare, dst: u16) -> Result<()> {
        let at = span(e);
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            let lhs = self.operand_near(&e.left, &[right], dst)?;
            let rhs = self.comparand(*op, right)?;
            self.unit.emit(comparison(*op, dst, lhs, rhs), at);
            return Ok(());
        }
        // In a chain the first false result is the value; a local must not see the results before.
        let result = if self.unit.is_variable(dst) { self.unit.temp() } else { dst };
        let end = self.unit.label();
        let mut lhs = self.operand_before(&e.left, &e.comparators.iter().collect::<Vec<_>>())?;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let later = &e.comparators[i + 1..];
            let rhs = if later.is_empty() {
                self.comparand(*op, right)?
            } else {
                self.operand_before(right, &later.iter().collect::<Vec<_>>())?
            };
            self.unit.emit(comparison(*op, result, lhs, rhs), at);
            if !later.is_empty() {
                self.unit.jump(Instr::JumpUnless { cond: In(result), to: crate::code::instr::Label(0) }, end, at);
            }
            lhs = rhs;
        }
        self.unit.place(end);
        self.unit.copy(dst, result, at);
        Ok(())
    }

    /// The right operand of a comparison: a display of constants that is only searched becomes a constant.
    pub(super) fn comparand(&mut self, op: AstCmp, right: &'a Expr) -> Result<u16> {
        if matches!(op, AstCmp::In | AstCmp::NotIn) {
            let constant = match right {
                Expr::List(e) => self.fold_all(&e.elts).map(Const::Tuple),
                Expr::Set(e) => self.fold_set(&e.elts).map(Const::FrozenSet),
                _ => None,
            };
            if let Some(constant) = constant {
                let t = self.unit.temp();
                self.unit.load_const(t, constant, span(right));
                return Ok(t);
            }
        }
        self.right_operand(right)
    }

    fn subscript(&mut self, e: &'a ExprSubscript, dst: u16) -> Result<()> {
        let obj = In(self.operand_near(&e.value, &[&e.slice], dst)?);
        let key = In(self.right_operand(&e.slice)?);
        self.unit.emit(Instr::GetItem { dst: Out(dst), obj, key }, span(e));
        Ok(())
    }

    // ---- generators and coroutines

    /// Runs `r[iter]` to its end on behalf of this frame; its result goes to `r[dst]`.
    fn delegate(&mut self, iter: u16, dst: u16, at: Span) {
        let (send, end) = (self.unit.label(), self.unit.label());
        let value = self.accumulator(dst);
        self.unit.load_const(value, Const::None, at);
        self.unit.place(send);
        let near = crate::code::instr::Near(0);
        self.unit.jump(Instr::Send { iter: In(iter), value: Out(value), to: near }, end, at);
        self.unit.emit(Instr::YieldFrom { dst: Out(value), src: In(value), iter: In(iter) }, at);
        self.jump_to(send, at);
        self.unit.place(end);
        self.unit.copy(dst, value, at);
    }

    /// `await r[src]` into `r[dst]`.
    pub(super) fn await_value(&mut self, src: In, dst: u16, at: Span) {
        self.await_from(AwaitedFrom::Anywhere, src, dst, at);
    }

    /// The same of what a method has answered.
    pub(super) fn await_from(&mut self, from: AwaitedFrom, src: In, dst: u16, at: Span) {
        let top = self.unit.top;
        let iter = self.unit.temp();
        self.unit.emit(Instr::GetAwaitable { from, dst: Out(iter), src }, at);
        self.delegate(iter, dst, at);
        self.unit.top = top;
    }

    pub(super) fn is_async_unit(&self) -> bool {
        matches!(self.unit.kind, CodeKind::Coroutine | CodeKind::AsyncGenerator)
    }

    fn check_await(&self, at: Span) -> Result<()> {
        match self.scopes.get(self.unit.home).kind {
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Generator => {}
            _ => return self.error("'await' outside function", at),
        }
        if self.is_async_unit() { Ok(()) } else { self.error("'await' outside async function", at) }
    }

    fn check_yield(&self, word: &str, at: Span) -> Result<()> {
        match self.scopes.get(self.unit.home).kind {
            ScopeKind::Function | ScopeKind::Lambda => Ok(()),
            _ => self.error(format!("'{word}' outside function"), at),
        }
    }
}

/// Does the expression consist of a name or literal, so that evaluating it binds no variable?
fn is_simple(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Name(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
    )
}

/// The instruction that computes a comparison as a value.
fn comparison(op: AstCmp, dst: u16, lhs: u16, rhs: u16) -> Instr {
    let (dst, lhs, rhs) = (Out(dst), In(lhs), In(rhs));
    let rich = |op| Instr::Compare { op, dst, lhs, rhs };
    match op {
        AstCmp::Lt => rich(CmpOp::Lt),
        AstCmp::LtE => rich(CmpOp::Le),
        AstCmp::Eq => rich(CmpOp::Eq),
        AstCmp::NotEq => rich(CmpOp::Ne),
        AstCmp::Gt => rich(CmpOp::Gt),
        AstCmp::GtE => rich(CmpOp::Ge),
        AstCmp::Is => Instr::Is { negate: false, dst, lhs, rhs },
        AstCmp::IsNot => Instr::Is { negate: true, dst, lhs, rhs },
        AstCmp::In => Instr::Contains { negate: false, dst, item: lhs, container: rhs },
        AstCmp::NotIn => Instr::Contains { negate: true, dst, item: lhs, container: rhs },
    }
}
