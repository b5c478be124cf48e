//! Which constants a unit keeps in registers of its own: those that are operands, above all in loops. A call fills these registers
//! together with the unbound variables before them, and the instructions that need the constants need not load them each time.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{CmpOp, Expr, Operator, Stmt};

use super::compiler::Compiler;
use crate::code::{CodeKind, Const};

/// A call pays for each of them, used or not.
const MOST: usize = 8;

impl<'a> Compiler<'a> {
    /// Gives the constants that a body uses most registers behind the unit's variables.
    pub(super) fn keep_constants(&mut self, body: &'a [Stmt]) {
        self.keep_found(0, |search| body.iter().for_each(|s| search.visit_stmt(s)));
    }

    /// The same for the body of a lambda or the parts of a generator expression.
    pub(super) fn keep_constants_of(&mut self, parts: impl IntoIterator<Item = &'a Expr>, loops: bool) {
        self.keep_found(loops.into(), |search| parts.into_iter().for_each(|e| search.visit_expr(e)));
    }

    fn keep_found(&mut self, loops: u32, visit: impl FnOnce(&mut Search<'_, 'a>)) {
        let mut search = Search { compiler: self, loops, in_loops: Vec::new(), others: Vec::new() };
        visit(&mut search);
        let (mut found, others) = (search.in_loops, search.others);
        // The body of a module runs but once: outside its loops there is nothing to gain.
        if self.unit.kind != CodeKind::Module {
            found.extend(others);
        }
        for constant in found {
            if self.unit.kept.len() < MOST && self.unit.kept_register(&constant).is_none() {
                self.unit.keep(constant);
            }
        }
    }

    /// The register of an operand that is a constant, if it is kept in one.
    pub(super) fn kept(&self, expr: &Expr) -> Option<u16> {
        if self.unit.kept.is_empty() || !is_literal(expr) {
            return None;
        }
        self.unit.kept_register(&self.fold(expr)?)
    }
}

/// May it be a constant that is worth a register? Others are rare as operands.
fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(e) => matches!(&*e.operand, Expr::NumberLiteral(_)),
        _ => false,
    }
}

/// Looks for operands of the unit's own code: what is inside functions and the like is theirs.
struct Search<'c, 'a> {
    compiler: &'c Compiler<'a>,
    /// How many loops are around.
    loops: u32,
    in_loops: Vec<Const>,
    others: Vec<Const>,
}

impl Search<'_, '_> {
    fn operand(&mut self, expr: &Expr) {
        if is_literal(expr)
            && let Some(constant) = self.compiler.fold(expr)
        {
            if self.loops > 0 { self.in_loops.push(constant) } else { self.others.push(constant) }
        }
    }

    /// The right operand, which may be part of the instruction.
    fn right_operand(&mut self, op: Operator, expr: &Expr) {
        if !matches!(op, Operator::Add | Operator::Sub) || self.compiler.small_int(expr).is_none() {
            self.operand(expr);
        }
    }
}

impl<'e> Visitor<'e> for Search<'_, '_> {
    fn visit_stmt(&mut self, stmt: &'e Stmt) {
        match stmt {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::For(_) | Stmt::While(_) => {
                self.loops += 1;
                walk_stmt(self, stmt);
                self.loops -= 1;
            }
            // The annotation of a local is not evaluated.
            Stmt::AnnAssign(s) => s.value.iter().for_each(|v| self.visit_expr(v)),
            Stmt::AugAssign(s) => {
                self.right_operand(s.op, &s.value);
                walk_stmt(self, stmt);
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'e Expr) {
        match expr {
            Expr::Lambda(_) | Expr::Generator(_) => return,
            // Folded as a whole.
            _ if self.compiler.fold(expr).is_some() => return,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.loops += 1;
                walk_expr(self, expr);
                self.loops -= 1;
                return;
            }
            Expr::BinOp(e) => {
                self.operand(&e.left);
                self.right_operand(e.op, &e.right);
            }
            Expr::Compare(e) => {
                self.operand(&e.left);
                for (op, right) in e.ops.iter().zip(&e.comparators) {
                    let is = matches!(op, CmpOp::Is | CmpOp::IsNot);
                    if !is && self.compiler.small_int(right).is_none() {
                        self.operand(right);
                    }
                }
            }
            Expr::Subscript(e) => self.operand(&e.slice),
            _ => {}
        }
        walk_expr(self, expr);
    }
}
