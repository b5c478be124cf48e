//! Constants of the source, and the operations on them that can be done once and for all. Only what no program can notice is
//! folded: what would raise, or grow large, is left to the machine.

use dashu_int::IBig;
use dashu_int::ops::BitTest;
use ruff_python_ast::{Expr, Number, Operator, UnaryOp};

use super::compiler::Compiler;
use super::text;
use super::unit::const_key;
use crate::code::Const;

/// No folded number gets larger than this, no folded sequence longer.
const MAX_BITS: usize = 128 * 8;
const MAX_LENGTH: usize = 4096;
const MAX_ITEMS: usize = 256;
/// How deep an expression is looked into. Each level of it is asked again when it turns out not to be constant.
const MAX_STEPS: usize = 24;

impl Compiler<'_> {
    /// The value of an expression that is constant.
    pub(super) fn fold(&self, expr: &Expr) -> Option<Const> {
        self.fold_within(expr, MAX_STEPS)
    }

    fn fold_within(&self, expr: &Expr, steps: usize) -> Option<Const> {
        let steps = steps.checked_sub(1)?;
        match expr {
            Expr::NumberLiteral(e) => number(&e.value),
            Expr::StringLiteral(e) => Some(text::string_constant(e, &self.source.text)),
            Expr::BytesLiteral(e) => Some(Const::Bytes(e.value.bytes().collect())),
            Expr::BooleanLiteral(e) => Some(boolean(e.value)),
            Expr::NoneLiteral(_) => Some(Const::None),
            Expr::EllipsisLiteral(_) => Some(Const::Ellipsis),
            Expr::Name(e) if &*e.id == "__debug__" => Some(boolean(self.options.optimize == 0)),
            Expr::Tuple(e) => e.elts.iter().map(|e| self.fold_within(e, steps)).collect::<Option<_>>().map(Const::Tuple),
            Expr::UnaryOp(e) => unary(e.op, &self.fold_within(&e.operand, steps)?),
            // The right operand of a long chain is short: try it first.
            Expr::BinOp(e) => {
                let right = self.fold_within(&e.right, steps)?;
                binary(e.op, &self.fold_within(&e.left, steps)?, &right)
            }
            _ => None,
        }
    }

    /// The values of expressions that are all constant.
    pub(super) fn fold_all(&self, exprs: &[Expr]) -> Option<Box<[Const]>> {
        exprs.iter().map(|e| self.fold(e)).collect()
    }

    /// The same for the items of a set: equal sets are one constant in the whole program, so that all of them are in the order of the first.
    pub(super) fn fold_set(&mut self, exprs: &[Expr]) -> Option<Box<[Const]>> {
        let items = self.fold_all(exprs)?;
        let key = items.iter().map(const_key).collect::<Option<_>>()?;
        Some(self.sets.entry(key).or_insert(items).clone())
    }
}

pub(super) fn boolean(value: bool) -> Const {
    if value { Const::True } else { Const::False }
}

/// The truth of a constant.
pub(super) fn truth(constant: &Const) -> bool {
    match constant {
        Const::None | Const::False | Const::Unbound => false,
        Const::True | Const::Ellipsis | Const::Code(_) => true,
        Const::Int(i) => *i != 0,
        Const::BigInt(i) => *i != IBig::ZERO,
        Const::Float(f) => *f != 0.0,
        Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::WideStr(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}

pub(super) fn number(number: &Number) -> Option<Const> {
    Some(match number {
        Number::Int(i) => match i.as_u64() {
            Some(i) => int(IBig::from(i)),
            None => int(big_literal(&i.to_string())?),
        },
        Number::Float(f) => Const::Float(*f),
        Number::Complex { real, imag } => Const::Complex(*real, *imag),
    })
}

/// The value of a literal beyond 64 bits, as the source writes it.
fn big_literal(text: &str) -> Option<IBig> {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    let radix = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return IBig::from_str_radix(&digits, 10).ok(),
    };
    IBig::from_str_radix(&digits[2..], radix).ok()
}

fn int(value: IBig) -> Const {
    i64::try_from(&value).map_or_else(|_| Const::BigInt(value), Const::Int)
}

/// An integer or a bool as an integer.
fn as_int(constant: &Const) -> Option<IBig> {
    match constant {
        Const::Int(i) => Some(IBig::from(*i)),
        Const::BigInt(i) => Some(i.clone()),
        Const::True => Some(IBig::ONE),
        Const::False => Some(IBig::ZERO),
        _ => None,
    }
}

fn as_float(constant: &Const) -> Option<f64> {
    match constant {
        Const::Float(f) => Some(*f),
        // Beyond 53 bits the conversion rounds, and the machine shall be the only one who knows how.
        Const::Int(i) if i.unsigned_abs() < 1 << 53 => Some(*i as f64),
        Const::True => Some(1.0),
        Const::False => Some(0.0),
        _ => None,
    }
}

fn unary(op: UnaryOp, operand: &Const) -> Option<Const> {
    match (op, operand) {
        (UnaryOp::Not, _) => Some(boolean(!truth(operand))),
        (UnaryOp::USub, Const::Float(f)) => Some(Const::Float(-f)),
        (UnaryOp::USub, Const::Complex(re, im)) => Some(Const::Complex(-re, -im)),
        (UnaryOp::UAdd, Const::Float(_) | Const::Complex(..)) => Some(operand.clone()),
        (UnaryOp::USub, _) => as_int(operand).map(|i| int(-i)),
        (UnaryOp::UAdd, _) => as_int(operand).map(int),
        // A bool is told at run time that this is deprecated.
        (UnaryOp::Invert, Const::True | Const::False) => None,
        (UnaryOp::Invert, _) => as_int(operand).map(|i| int(!i)),
    }
}

fn binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    // `True | False` is a bool again: left to the machine.
    if matches!((left, right), (Const::True | Const::False, Const::True | Const::False))
        && matches!(op, Operator::BitAnd | Operator::BitOr | Operator::BitXor)
    {
        return None;
    }
    if let (Some(a), Some(b)) = (as_int(left), as_int(right)) {
        return int_binary(op, a, b);
    }
    match (left, right) {
        (Const::Complex(..), _) | (_, Const::Complex(..)) => complex_binary(op, left, right),
        (Const::Float(_), _) | (_, Const::Float(_)) => float_binary(op, as_float(left)?, as_float(right)?),
        _ => sequence_binary(op, left, right),
    }
}

fn int_binary(op: Operator, a: IBig, b: IBig) -> Option<Const> {
    let small = |i: &IBig| usize::try_from(i).ok();
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult if a.bit_len() + b.bit_len() <= MAX_BITS => a * b,
        Operator::Pow if small(&b)?.checked_mul(a.bit_len().max(1))? <= MAX_BITS => a.pow(small(&b)?),
        Operator::LShift if small(&b)?.checked_add(a.bit_len())? <= MAX_BITS => a << small(&b)?,
        Operator::RShift => a >> small(&b)?,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::FloorDiv | Operator::Mod if b != IBig::ZERO => {
            // Truncated towards zero first, then corrected towards minus infinity.
            let (mut q, mut r) = (&a / &b, &a % &b);
            if r != IBig::ZERO && (r < IBig::ZERO) != (b < IBig::ZERO) {
                q -= IBig::ONE;
                r += b;
            }
            if op == Operator::FloorDiv { q } else { r }
        }
        Operator::Div if b != IBig::ZERO => return float_binary(op, as_float(&int(a))?, as_float(&int(b))?),
        _ => return None,
    };
    Some(int(value))
}

fn float_binary(op: Operator, a: f64, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// Sums of a real and an imaginary part, as literals write complex numbers.
fn complex_binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    let parts = |c: &Const| match c {
        Const::Complex(re, im) => Some((*re, *im, true)),
        other => as_float(other).map(|f| (f, 0.0, false)),
    };
    let ((a, b, _), (c, d, complex)) = (parts(left)?, parts(right)?);
    match op {
        Operator::Add => Some(Const::Complex(a + c, b + d)),
        Operator::Sub if complex => Some(Const::Complex(a - c, b - d)),
        _ => None,
    }
}

fn sequence_binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (op, left, right) {
        (Operator::Add, Const::Str(a), Const::Str(b)) if a.len() + b.len() <= MAX_LENGTH => {
            Some(Const::Str(format!("{a}{b}").into()))
        }
        (Operator::Add, Const::Bytes(a), Const::Bytes(b)) if a.len() + b.len() <= MAX_LENGTH => {
            Some(Const::Bytes([&**a, &**b].concat().into()))
        }
        (Operator::Add, Const::Tuple(a), Const::Tuple(b)) if a.len() + b.len() <= MAX_ITEMS => {
            Some(Const::Tuple([&**a, &**b].concat().into()))
        }
        (Operator::Mult, Const::Int(n), sequence) | (Operator::Mult, sequence, Const::Int(n)) => {
            let n = usize::try_from((*n).max(0)).ok()?;
            match sequence {
                Const::Str(s) if s.len().checked_mul(n)? <= MAX_LENGTH => Some(Const::Str(s.repeat(n).into())),
                Const::Bytes(b) if b.len().checked_mul(n)? <= MAX_LENGTH => Some(Const::Bytes(b.repeat(n).into())),
                Const::Tuple(t) if t.len().checked_mul(n)? <= MAX_ITEMS => {
                    Some(Const::Tuple(std::iter::repeat_n(&**t, n).flatten().cloned().collect()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}
