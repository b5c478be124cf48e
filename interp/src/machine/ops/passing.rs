//! Chains of operators on doubles: an intermediate result that the next instruction alone wants (`Form::Passing`) goes to it in a
//! register of the processor, to a second function that some instructions have for that. It is not made a value, stored, loaded and taken
//! apart again, for which each step of the chain would wait. `x` is the intermediate result, `from` the register that it belongs into,
//! which the instruction reads.

use super::numbers::double_of;
use super::op;
use crate::code::Instr;
use crate::code::instr::{Form, In, Near, Out};
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::run::{Flow, Mode, Receiver, Regs, State};
use crate::value::Value;

/// The functions by operation code.
pub(in crate::machine) const fn receivers<M: Mode>() -> [Receiver; 256] {
    let mut table: [Receiver; 256] = [settle::<M>; 256];
    let mut code = 0;
    while code <= super::LAST {
        // SAFETY: as in `super::table`.
        let instr: Instr = unsafe { std::mem::transmute([code, 0, 0, 0, 0, 0, 0, 0]) };
        table[code as usize] = match instr {
            Instr::Add { .. } => add::<M>,
            Instr::Sub { .. } => sub::<M>,
            Instr::Mul { .. } => mul::<M>,
            Instr::TrueDiv { .. } => true_div::<M>,
            Instr::AddInt { .. } => add_int::<M>,
            Instr::SubInt { .. } => sub_int::<M>,
            Instr::JumpLt { .. } => jump_lt::<M>,
            Instr::JumpLe { .. } => jump_le::<M>,
            Instr::JumpGt { .. } => jump_gt::<M>,
            Instr::JumpGe { .. } => jump_ge::<M>,
            Instr::JumpLtInt { .. } => jump_lt_int::<M>,
            Instr::JumpLeInt { .. } => jump_le_int::<M>,
            Instr::JumpGtInt { .. } => jump_gt_int::<M>,
            Instr::JumpGeInt { .. } => jump_ge_int::<M>,
            _ => settle::<M>,
        };
        code += 1;
    }
    table
}

op!(
    /// The end of a chain that is none: what was passed on is made a value, and the instruction does what it always does.
    #[cold]
    #[inline(never)]
    settle,
    _,
    |s, x: f64, from: Out| {
        s.r[from] = s.t.float(x);
        s.again::<M>()
    }
);

impl State<'_> {
    /// The operands of an operator, one of which is `x`; none where the other is neither a common double nor an integer.
    #[inline(always)]
    fn operands(&self, (x, from): (f64, Out), (lhs, rhs): (In, In)) -> Option<(f64, f64)> {
        let is_left = lhs.0 == from.0;
        let other = self.r[if is_left { rhs } else { lhs }];
        let y = if other.is_common_float() {
            other.common_float_unchecked()
        } else if other.is_int() {
            double_of(other.int_unchecked())
        } else {
            return None;
        };
        Some(if is_left { (x, y) } else { (y, x) })
    }

    /// Passes a result on, or makes it a value.
    #[inline(always)]
    fn deliver<M: Mode>(mut self, form: Form, x: f64, dst: Out) -> Flow {
        if form == Form::Passing {
            return self.pass::<M>(x, dst);
        }
        match Value::common_float(x) {
            Some(v) => {
                self.r[dst] = v;
                self.next::<M>()
            }
            None => self.pass_to(keep::<M>, x, dst),
        }
    }
}

op!(
    /// Makes a rare double a value.
    #[cold]
    #[inline(never)]
    keep,
    _,
    |s, x: f64, dst: Out| {
        s.r[dst] = s.t.float(x);
        s.next::<M>()
    }
);

macro_rules! operators {
    ($($name:ident $instr:ident: $op:tt;)*) => {$(
        op!($name, Instr::$instr { form, dst, lhs, rhs }, |s, x: f64, from: Out| match s.operands((x, from), (lhs, rhs)) {
            Some((a, b)) => s.deliver::<M>(form, a $op b, dst),
            None => s.pass_to(settle::<M>, x, from),
        });
    )*};
}

operators! {
    add Add: +;
    sub Sub: -;
    mul Mul: *;
}

op!(true_div, Instr::TrueDiv { form, dst, lhs, rhs }, |s, x: f64, from: Out| match s.operands((x, from), (lhs, rhs)) {
    Some((a, b)) if b != 0.0 => s.deliver::<M>(form, a / b, dst),
    _ => s.pass_to(settle::<M>, x, from),
});

op!(add_int, Instr::AddInt { form, dst, imm, .. }, |s, x: f64, _from: Out| s.deliver::<M>(form, x + double_of(imm.into()), dst));
op!(sub_int, Instr::SubInt { form, dst, imm, .. }, |s, x: f64, _from: Out| s.deliver::<M>(form, x - double_of(imm.into()), dst));

macro_rules! compare_jumps {
    ($($name:ident $instr:ident, $name_int:ident $instr_int:ident: $op:tt;)*) => {$(
        op!($name, Instr::$instr { when, lhs, rhs, to: Near(to) }, |s, x: f64, from: Out| {
            let is_left = lhs.0 == from.0;
            let other = s.r[if is_left { rhs } else { lhs }];
            // Not all integers are doubles.
            if !other.is_common_float() {
                return s.pass_to(settle::<M>, x, from);
            }
            let y = other.common_float_unchecked();
            let holds = if is_left { x $op y } else { y $op x };
            s.branch::<M>(holds == when, to.into())
        });
        op!($name_int, Instr::$instr_int { when, imm, to: Near(to), .. }, |s, x: f64, _from: Out| {
            s.branch::<M>((x $op double_of(imm.into())) == when, to.into())
        });
    )*};
}

compare_jumps! {
    jump_lt JumpLt, jump_lt_int JumpLtInt: <;
    jump_le JumpLe, jump_le_int JumpLeInt: <=;
    jump_gt JumpGt, jump_gt_int JumpGtInt: >;
    jump_ge JumpGe, jump_ge_int JumpGeInt: >=;
}
