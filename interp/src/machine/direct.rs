//! Operators on values of the built-in types themselves, without the call of a method: what the run loop asks before it looks for one.
//!
//! An operand of a subclass may have methods of its own, so only exact types are answered here; `None` means: ask the methods.

use super::Thread;
use super::interp::class_id;
use super::native::{Args, NativeResult};
use super::operate::BinaryParts;
use crate::code::instr::CmpOp;
use crate::heap::Ref;
use crate::modules::decimal;
use crate::objects::arith::{self, IntOp, Integer};
use crate::objects::class::ids;
use crate::objects::compare::{Compared, order_native, satisfies};
use crate::objects::decimal::{is_operand, order};
use crate::objects::methods::{bytes, format, list, str, tuple};
use crate::objects::number::BigInt;
use crate::objects::string::Str;
use crate::value::Value;

/// What a binary operator is of values that are answered here.
#[derive(Clone, Copy)]
pub(super) enum Direct {
    Int(IntOp),
    /// Of two integers, or of two floats.
    Power,
    /// Nothing: its methods are asked.
    None,
}

/// An integer of class `int`.
#[inline]
fn exact_int(v: Value) -> Option<Integer> {
    if let Some(i) = v.as_int() {
        return Some(Integer::Small(i));
    }
    v.cast::<BigInt>().filter(|b| b.header.class() == ids::INT).map(Integer::Big)
}

/// An integer of class `int` or `bool`.
#[inline]
fn int_or_bool(v: Value) -> Option<Integer> {
    match v {
        Value::TRUE => Some(Integer::Small(1)),
        Value::FALSE => Some(Integer::Small(0)),
        v => exact_int(v),
    }
}

/// A string of class `str`.
#[inline(always)]
pub(super) fn exact_str(v: Value) -> Option<Ref<Str>> {
    v.cast::<Str>().filter(|s| s.header.class() == ids::STR)
}

/// A float, or an integer that is one exactly.
fn exact_float(v: Value) -> Option<f64> {
    if let Some(f) = v.as_word_float() {
        return Some(f);
    }
    v.as_int().filter(|i| i.unsigned_abs() <= 1 << 53).map(|i| i as f64)
}

impl Thread {
    /// Does the binary instruction that the running frame is at, if it is one on integers, none of them so large that something has to be
    /// asked beforehand; says whether it did.
    #[inline(never)]
    pub(super) fn large_integers(&mut self) -> bool {
        let BinaryParts { op, dst, lhs, rhs, .. } = self.binary_parts();
        let Direct::Int(op) = op.direct else { return false };
        let (Some(x), Some(y)) = (exact_int(lhs), exact_int(rhs)) else { return false };
        let v = arith::short_binary(self, op, x, y);
        if !v.is_unbound() {
            self.set_local(dst, v);
        }
        !v.is_unbound()
    }

    /// Does the binary instruction that the running frame is at, on decimal numbers or one and an integer, if no signal raises; says
    /// whether it did.
    #[inline(never)]
    pub(super) fn decimal_operator(&mut self) -> bool {
        let BinaryParts { op, dst, lhs, rhs, .. } = self.binary_parts();
        let v = decimal::at_sight(self, op.forward, lhs, rhs);
        if !v.is_unbound() {
            self.set_local(dst, v);
        }
        !v.is_unbound()
    }

    /// The result of a binary operator that isn't in place, or changes no operand if it is.
    #[inline]
    pub(super) fn binary_direct(&mut self, op: Direct, lhs: Value, rhs: Value) -> NativeResult<Option<Value>> {
        match op {
            Direct::Int(op) => {
                // Of the bitwise operators booleans have their own.
                let number = if matches!(op, IntOp::And | IntOp::Or | IntOp::Xor) { exact_int } else { int_or_bool };
                let Some(x) = number(lhs) else { return self.sequence_direct(op, lhs, rhs) };
                let Some(y) = number(rhs) else { return Ok(None) };
                Ok(Some(arith::int_binary(self, op, x, y)?))
            }
            Direct::Power => {
                if let (Some(x), Some(y)) = (exact_int(lhs), exact_int(rhs)) {
                    return Ok(Some(arith::int_pow(self, x, y)?));
                }
                let (Some(x), Some(y)) = (exact_float(lhs), exact_float(rhs)) else { return Ok(None) };
                Ok(Some(arith::float_pow(self, x, y)?))
            }
            Direct::None => Ok(None),
        }
    }

    /// Concatenation, repetition, and the templates of `%`, which may have to ask guest code, and end in a call then. `None` for all else.
    fn sequence_direct(&mut self, op: IntOp, lhs: Value, rhs: Value) -> NativeResult<Option<Value>> {
        let operator = match (op, class_id(lhs), class_id(rhs)) {
            (IntOp::Add, ids::LIST, ids::LIST) => list::add,
            (IntOp::Mul, ids::LIST, ids::INT) => list::mul,
            (IntOp::Add, ids::TUPLE, ids::TUPLE) => tuple::add,
            (IntOp::Mul, ids::TUPLE, ids::INT) => tuple::mul,
            (IntOp::Mul, ids::STR, ids::INT) => str::mul,
            (IntOp::Add, ids::BYTES, ids::BYTES) => bytes::concat,
            (IntOp::Mod, ids::BYTES, class) if class <= self.interp().last_builtin_class() => format::percent_bytes,
            (IntOp::Mod, ids::STR, class) if class <= self.interp().last_builtin_class() => format::percent,
            _ => return Ok(None),
        };
        let operands = [lhs, rhs];
        // SAFETY: the operands live longer than the call.
        operator(self, unsafe { Args::new(operands.as_ptr(), 2) }).map(Some)
    }

    /// The truth of a comparison.
    pub(super) fn compare_direct(&self, op: CmpOp, lhs: Value, rhs: Value) -> Option<bool> {
        let last = self.interp().last_builtin_class();
        if class_id(lhs) > last || class_id(rhs) > last {
            let decimals = is_operand(lhs) && is_operand(rhs);
            return if decimals { order(self, lhs, rhs).map(|order| satisfies(op, order)) } else { None };
        }
        match order_native(self, lhs, rhs, op) {
            Compared::Known(truth) => Some(truth),
            Compared::Unordered(..) | Compared::Guest => None,
        }
    }
}
