//! Jumps, and comparisons that jump.

use super::numbers::{compare_others, quick_truth, test};
use super::op;
use crate::code::Instr;
use crate::code::instr::{Label, Near};
use crate::code::operands::Comparand;
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::operate::{charge_comparison, quick_comparison};
use crate::machine::run::{Flow, Handler, Mode, Regs, State};
use crate::objects::string::Str;
use crate::text::Chars;
use crate::value::Value;

op!(jump, Instr::Jump { to: Label(to) }, |s| s.jump::<M>(to));

op!(jump_if, Instr::JumpIf { cond, to }, |s| match quick_truth(s.r[cond]) {
    Some(truth) => s.branch::<M>(truth, to.0),
    None => s.otherwise(test::<M>),
});

op!(jump_unless, Instr::JumpUnless { cond, to }, |s| match quick_truth(s.r[cond]) {
    Some(truth) => s.branch::<M>(!truth, to.0),
    None => s.otherwise(test::<M>),
});

op!(jump_is_none, Instr::JumpIsNone { when, src, to }, |s| {
    let jumps = s.r[src].is_none() == when;
    s.branch::<M>(jumps, to.0)
});

impl State<'_> {
    /// Compares two integers of 63 bits, or two common doubles, and jumps if the truth is `when`.
    #[inline(always)]
    fn compare_jump<M: Mode>(
        self,
        when: bool,
        (a, b): (Value, Value),
        Near(to): Near,
        ints: impl Fn(&i64, &i64) -> bool,
        floats: impl Fn(&f64, &f64) -> bool,
        otherwise: Handler,
    ) -> Flow {
        let holds = if a.both_int(b) {
            ints(&a.word(), &b.word())
        } else if a.both_common_floats(b) {
            floats(&a.common_float_unchecked(), &b.common_float_unchecked())
        } else {
            return self.otherwise(otherwise);
        };
        self.branch::<M>(holds == when, to.into())
    }
}

/// Two bytes that compare as two strings do, where that is plain to see: one string compared with itself, or strings of which the first
/// characters differ or are all that there is. For equality different lengths are enough.
#[inline(always)]
fn deciding_bytes(a: Value, b: Value, equality: bool) -> Option<(u8, u8)> {
    let (a, b) = (a.cast::<Str>()?, b.cast::<Str>()?);
    if a == b {
        return Some((0, 0));
    }
    if equality && a.len() != b.len() {
        return Some((0, 1));
    }
    match (a.chars(), b.chars()) {
        (Chars::Ascii(&[x, ref rest @ ..]), Chars::Ascii(&[y, ref others @ ..])) => {
            (x != y || rest.is_empty() && others.is_empty()).then_some((x, y))
        }
        _ => None,
    }
}

macro_rules! compare_jumps {
    ($($name:ident $instr:ident, $name_text:ident, $name_int:ident $instr_int:ident: $holds:ident;)*) => {$(
        op!($name, Instr::$instr { when, lhs, rhs, to }, |s| {
            let operands = (s.r[lhs], s.r[rhs]);
            s.compare_jump::<M>(when, operands, to, i64::$holds, f64::$holds, $name_text::<M>)
        });
        op!(
            #[inline(never)]
            $name_text,
            Instr::$instr { when, lhs, rhs, to },
            |s| match deciding_bytes(s.r[lhs], s.r[rhs], matches!(s.instr(), Instr::JumpEq { .. } | Instr::JumpNe { .. })) {
                Some((x, y)) if !M::COUNTED => s.branch::<M>(x.$holds(&y) == when, to.0.into()),
                _ => s.otherwise(compare_quickly::<M>),
            }
        );
        op!($name_int, Instr::$instr_int { when, lhs, imm, to }, |s| {
            let operands = (s.r[lhs], Value::small(imm.into()));
            s.compare_jump::<M>(when, operands, to, i64::$holds, f64::$holds, compare_quickly::<M>)
        });
    )*};
}

compare_jumps! {
    jump_lt JumpLt, jump_lt_text, jump_lt_int JumpLtInt: lt;
    jump_le JumpLe, jump_le_text, jump_le_int JumpLeInt: le;
    jump_eq JumpEq, jump_eq_text, jump_eq_int JumpEqInt: eq;
    jump_ne JumpNe, jump_ne_text, jump_ne_int JumpNeInt: ne;
    jump_gt JumpGt, jump_gt_text, jump_gt_int JumpGtInt: gt;
    jump_ge JumpGe, jump_ge_text, jump_ge_int JumpGeInt: ge;
}

op!(
    /// Any comparing jump, on strings, constants and numbers of different types.
    #[inline(never)]
    compare_quickly,
    _,
    |s| {
        if let Some(jump) = s.instr().comparing_jump() {
            let rhs = match jump.rhs {
                Comparand::Register(rhs) => s.r[rhs],
                Comparand::Int(imm) => Value::small(imm.into()),
            };
            if M::COUNTED {
                charge_comparison(s.t, s.r[jump.lhs], rhs);
            }
            if let Some(holds) = quick_comparison(jump.op, s.r[jump.lhs], rhs) {
                return s.branch::<M>(holds == jump.when, jump.to.0.into());
            }
        }
        s.otherwise(compare_others::<M>)
    }
);
