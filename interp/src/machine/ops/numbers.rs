//! Operators on numbers that fit into a word, and truth. Everything else is asked for its special methods: see `operate`.

use super::op;
use crate::code::Instr;
use crate::code::instr::{CmpOp, Form, In, Out};
use crate::heap::Kind;
use crate::machine::Thread;
use crate::machine::direct::exact_str;
use crate::machine::frame::{Action, Frame};
use crate::machine::operate::{FORWARD, charge_comparison, quick_comparison};
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::ops::quick_len;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::arith::quotient_and_rest;
use crate::value::Value;

impl State<'_> {
    /// An operator on two integers of 63 bits, or two common doubles.
    #[inline(always)]
    fn arithmetic<M: Mode>(
        mut self,
        form: Form,
        (dst, lhs, rhs): (Out, In, In),
        ints: impl Fn(Value, Value) -> Option<Value>,
        floats: impl Fn(f64, f64) -> f64,
        otherwise: crate::machine::run::Handler,
    ) -> Flow {
        let (a, b) = (self.r[lhs], self.r[rhs]);
        if a.both_int(b) {
            if let Some(v) = ints(a, b) {
                self.r[dst] = v;
                return self.next::<M>();
            }
        } else if a.both_common_floats(b) {
            let x = floats(a.common_float_unchecked(), b.common_float_unchecked());
            return self.computed::<M>(form, x, dst, Value::common_float, otherwise);
        }
        self.otherwise(otherwise)
    }

    /// An operator on two doubles or a double and an integer.
    #[inline(always)]
    fn mixed<M: Mode>(self, form: Form, (dst, lhs, rhs): (Out, In, In), op: impl Fn(f64, f64) -> f64) -> Flow {
        match floats(self.r[lhs], self.r[rhs]) {
            Some((x, y)) => self.computed::<M>(form, op(x, y), dst, Value::word_float, binary::<M>),
            None => self.otherwise(binary::<M>),
        }
    }

    /// A double that an operator has computed is passed on or made a value, if it can be without an object.
    #[inline(always)]
    fn computed<M: Mode>(
        mut self,
        form: Form,
        x: f64,
        dst: Out,
        value: impl Fn(f64) -> Option<Value>,
        otherwise: crate::machine::run::Handler,
    ) -> Flow {
        if form == Form::Passing && !M::COUNTED {
            return self.pass::<M>(x, dst);
        }
        match value(x) {
            Some(v) => {
                self.r[dst] = v;
                self.next::<M>()
            }
            None => self.otherwise(otherwise),
        }
    }

    /// The quotient, rounded down, or the rest of two doubles or a double and an integer.
    #[inline(always)]
    fn divide_floats<M: Mode>(mut self, (dst, lhs, rhs): (Out, In, In), wanted: impl Fn((f64, f64)) -> f64) -> Flow {
        match floats(self.r[lhs], self.r[rhs]) {
            Some((x, y)) if y != 0.0 => {
                self.r[dst] = self.t.float(wanted(quotient_and_rest(x, y)));
                self.next::<M>()
            }
            _ => self.otherwise(binary::<M>),
        }
    }

    /// An operator on an integer of 63 bits and one that is part of the instruction.
    #[inline(always)]
    fn with_int<M: Mode>(
        mut self,
        (dst, lhs, imm): (Out, In, i16),
        op: impl Fn(Value, Value) -> Option<Value>,
        otherwise: crate::machine::run::Handler,
    ) -> Flow {
        let a = self.r[lhs];
        if a.is_int()
            && let Some(v) = op(a, Value::small(imm.into()))
        {
            self.r[dst] = v;
            return self.next::<M>();
        }
        self.otherwise(otherwise)
    }

    /// The same on a double.
    #[inline(always)]
    fn mixed_with_int<M: Mode>(self, form: Form, (dst, lhs, imm): (Out, In, i16), op: impl Fn(f64, f64) -> f64) -> Flow {
        match self.r[lhs].as_word_float() {
            Some(x) => self.computed::<M>(form, op(x, double_of(imm.into())), dst, Value::word_float, binary::<M>),
            None => self.otherwise(binary::<M>),
        }
    }

    /// An operator on two integers of 63 bits.
    #[inline(always)]
    fn integers<M: Mode>(
        mut self,
        (dst, lhs, rhs): (Out, In, In),
        op: impl Fn(i64, i64) -> Option<i64>,
        otherwise: crate::machine::run::Handler,
    ) -> Flow {
        let (a, b) = (self.r[lhs], self.r[rhs]);
        if a.both_int(b)
            && let Some(v) = op(a.int_unchecked(), b.int_unchecked()).and_then(Value::int)
        {
            self.r[dst] = v;
            return self.next::<M>();
        }
        self.otherwise(otherwise)
    }
}

op!(add, Instr::Add { form, dst, lhs, rhs }, |s| {
    s.arithmetic::<M>(form, (dst, lhs, rhs), Value::add_ints, |x, y| x + y, add_mixed::<M>)
});
op!(sub, Instr::Sub { form, dst, lhs, rhs }, |s| {
    s.arithmetic::<M>(form, (dst, lhs, rhs), Value::sub_ints, |x, y| x - y, sub_mixed::<M>)
});
op!(mul, Instr::Mul { form, dst, lhs, rhs }, |s| {
    s.arithmetic::<M>(form, (dst, lhs, rhs), Value::mul_ints, |x, y| x * y, mul_mixed::<M>)
});
op!(
    #[inline(never)]
    add_mixed,
    Instr::Add { form, dst, lhs, rhs },
    |s| {
        if let (Some(a), Some(b)) = (exact_str(s.r[lhs]), exact_str(s.r[rhs])) {
            let joined = Str::concat(s.t, a, b).map(Value::from);
            return s.made::<M>(dst, joined, concatenate::<M>);
        }
        s.mixed::<M>(form, (dst, lhs, rhs), |x, y| x + y)
    }
);
op!(
    /// Two strings, where there was no room for the result.
    #[cold]
    #[inline(never)]
    concatenate,
    Instr::Add { dst, lhs, rhs, .. },
    |s| s.go::<M>(|t, r| {
        if let (Some(a), Some(b)) = (exact_str(r[lhs]), exact_str(r[rhs])) {
            let joined = Str::concat(t, a, b)?;
            t.collected = false;
            t.set_local(dst.0, joined.into());
        }
        Ok(())
    })
);
op!(
    #[inline(never)]
    sub_mixed,
    Instr::Sub { form, dst, lhs, rhs },
    |s| s.mixed::<M>(form, (dst, lhs, rhs), |x, y| x - y)
);
op!(
    #[inline(never)]
    mul_mixed,
    Instr::Mul { form, dst, lhs, rhs },
    |s| s.mixed::<M>(form, (dst, lhs, rhs), |x, y| x * y)
);

op!(true_div, Instr::TrueDiv { form, dst, lhs, rhs }, |s| {
    let (a, b) = (s.r[lhs], s.r[rhs]);
    // A common double is not zero.
    if a.both_common_floats(b) {
        let x = a.common_float_unchecked() / b.common_float_unchecked();
        return s.computed::<M>(form, x, dst, Value::common_float, true_div_mixed::<M>);
    }
    s.otherwise(true_div_mixed::<M>)
});

op!(
    #[inline(never)]
    true_div_mixed,
    Instr::TrueDiv { dst, lhs, rhs, .. },
    |s| {
        let operands = exact_integers(s.r[lhs], s.r[rhs]).or_else(|| floats(s.r[lhs], s.r[rhs]));
        match operands.filter(|&(_, y)| y != 0.0).and_then(|(x, y)| Value::word_float(x / y)) {
            Some(v) => {
                s.r[dst] = v;
                s.next::<M>()
            }
            None => s.otherwise(binary::<M>),
        }
    }
);

op!(floor_div, Instr::FloorDiv { dst, lhs, rhs, .. }, |s| {
    let quotient = |x: i64, y| match power_of_two(y) {
        Some(bits) => Some(x >> bits),
        None => (y > 0).then(|| x.div_euclid(y)),
    };
    s.integers::<M>((dst, lhs, rhs), quotient, floor_div_mixed::<M>)
});
op!(modulo, Instr::Mod { dst, lhs, rhs, .. }, |s| {
    let rest = |x: i64, y| match power_of_two(y) {
        Some(_) => Some(x & (y - 1)),
        None => (y > 0).then(|| x.rem_euclid(y)),
    };
    s.integers::<M>((dst, lhs, rhs), rest, modulo_mixed::<M>)
});
op!(
    #[inline(never)]
    floor_div_mixed,
    Instr::FloorDiv { dst, lhs, rhs, .. },
    |s| s.divide_floats::<M>((dst, lhs, rhs), |(quotient, _)| quotient)
);
op!(
    #[inline(never)]
    modulo_mixed,
    Instr::Mod { dst, lhs, rhs, .. },
    |s| s.divide_floats::<M>((dst, lhs, rhs), |(_, rest)| rest)
);
op!(shl, Instr::Shl { dst, lhs, rhs, .. }, |s| {
    let shifted = |x: i64, y: i64| if (0..62).contains(&y) { x.checked_mul(1i64 << y) } else { None };
    s.integers::<M>((dst, lhs, rhs), shifted, binary::<M>)
});
op!(shr, Instr::Shr { dst, lhs, rhs, .. }, |s| {
    s.integers::<M>((dst, lhs, rhs), |x, y| (y >= 0).then(|| x >> y.min(63)), binary::<M>)
});
op!(and, Instr::And { dst, lhs, rhs, .. }, |s| s.integers::<M>((dst, lhs, rhs), |x, y| Some(x & y), binary::<M>));
op!(or, Instr::Or { dst, lhs, rhs, .. }, |s| s.integers::<M>((dst, lhs, rhs), |x, y| Some(x | y), binary::<M>));
op!(xor, Instr::Xor { dst, lhs, rhs, .. }, |s| s.integers::<M>((dst, lhs, rhs), |x, y| Some(x ^ y), binary::<M>));

/// Which power of two a divisor is, as it often is: a division takes ten times as long as a shift.
#[inline(always)]
fn power_of_two(y: i64) -> Option<u32> {
    (y > 0 && y & (y - 1) == 0).then(|| y.trailing_zeros())
}

op!(pow, Instr::Pow { dst, lhs, rhs, .. }, |s| {
    let (a, b) = (s.r[lhs], s.r[rhs]);
    let power = if a.both_int(b) {
        u32::try_from(b.int_unchecked()).ok().and_then(|y| a.int_unchecked().checked_pow(y)).and_then(Value::int)
    } else if let (Some(x), Some(y)) = (a.as_word_float(), b.as_word_float().or_else(|| b.as_int().map(|i| i as f64))) {
        simple_power(x, y)
    } else {
        None
    };
    match power {
        Some(v) => {
            s.r[dst] = v;
            s.next::<M>()
        }
        None => s.otherwise(binary::<M>),
    }
});

/// A power of a double that is real, and neither zero nor beyond the doubles.
#[inline(always)]
fn simple_power(x: f64, y: f64) -> Option<Value> {
    let real = x > 0.0 || x < 0.0 && y.fract() == 0.0;
    let power = if real { x.powf(y) } else { f64::NAN };
    if power.is_finite() { Value::common_float(power) } else { None }
}

op!(
    /// Any binary operator, on any operands: by the left one's guest method, if it has one.
    #[inline(never)]
    binary,
    _,
    |s| {
        let left = Thread::left_operand(s.r, s.instr());
        if left.is_some_and(Value::is_int) {
            return s.otherwise(large_integers::<M>);
        }
        match left.and_then(Value::kind) {
            Some(Kind::Instance) => {}
            Some(Kind::BigInt) => return s.otherwise(large_integers::<M>),
            Some(Kind::Decimal) => return s.otherwise(decimals::<M>),
            _ => return s.otherwise(binary_others::<M>),
        }
        s.save();
        if let Some((f, parts)) = s.t.own_operator() {
            let first = s.frame().behind();
            if s.t.is_covered(first + 2) {
                s.t.set_register(first, parts.lhs);
                s.t.set_register(first + 1, parts.rhs);
                if let Some(window) = s.t.open_any_frame(f, first, 2) {
                    return s.enter_window::<M>(f, window, Action::Binary(FORWARD, parts.dst), Value::UNBOUND);
                }
            }
        }
        s.otherwise(binary_others::<M>)
    }
);
op!(
    #[inline(never)]
    binary_others,
    _,
    |s| s.go::<M>(|t, _| t.binary(0))
);

op!(
    /// On integers, of which one is large or the result is.
    #[inline(never)]
    large_integers,
    _,
    |s| {
        s.save();
        if s.t.large_integers() { s.next::<M>() } else { s.otherwise(binary_others::<M>) }
    }
);

op!(
    /// On decimal numbers, or one and an integer.
    #[inline(never)]
    decimals,
    _,
    |s| {
        s.save();
        if s.t.decimal_operator() { s.next::<M>() } else { s.otherwise(binary_others::<M>) }
    }
);

op!(neg, Instr::Neg { dst, src }, |s| {
    let v = s.r[src];
    let negated = if v.is_int() {
        v.int_unchecked().checked_neg().and_then(Value::int)
    } else if v.is_common_float() {
        Value::common_float(-v.common_float_unchecked())
    } else {
        None
    };
    match negated {
        Some(v) => {
            s.r[dst] = v;
            s.next::<M>()
        }
        None => s.otherwise(neg_other::<M>),
    }
});

op!(
    #[cold]
    #[inline(never)]
    neg_other,
    Instr::Neg { dst, src },
    |s| s.go::<M>(|t, r| t.unary(Special::Neg, dst, r[src]))
);

op!(pos, Instr::Pos { dst, src }, |s| s.go::<M>(|t, r| t.unary(Special::Pos, dst, r[src])));

op!(invert, Instr::Invert { dst, src }, |s| {
    let v = s.r[src];
    if v.is_int()
        && let Some(v) = Value::int(!v.int_unchecked())
    {
        s.r[dst] = v;
        return s.next::<M>();
    }
    s.otherwise(invert_other::<M>)
});

op!(
    #[cold]
    #[inline(never)]
    invert_other,
    Instr::Invert { dst, src },
    |s| s.go::<M>(|t, r| t.unary(Special::Invert, dst, r[src]))
);

op!(not, Instr::Not { dst, src }, |s| match quick_truth(s.r[src]) {
    Some(truth) => {
        s.r[dst] = Value::bool(!truth);
        s.next::<M>()
    }
    None => s.otherwise(test::<M>),
});

op!(
    /// Any instruction that asks for the truth of a value.
    #[inline(never)]
    test,
    (Instr::Not { src, .. } | Instr::JumpIf { cond: src, .. } | Instr::JumpUnless { cond: src, .. }),
    |s| {
        let Some(len) = quick_len(s.r[src]) else { return s.otherwise(test_any::<M>) };
        let truth = len > 0;
        match s.instr() {
            Instr::JumpIf { to, .. } => s.branch::<M>(truth, to.0),
            Instr::JumpUnless { to, .. } => s.branch::<M>(!truth, to.0),
            Instr::Not { dst, .. } => {
                s.r[dst] = Value::bool(!truth);
                s.next::<M>()
            }
            _ => s.otherwise(test_any::<M>),
        }
    }
);

op!(
    #[inline(never)]
    test_any,
    (Instr::Not { src, .. } | Instr::JumpIf { cond: src, .. } | Instr::JumpUnless { cond: src, .. }),
    |s| s.go::<M>(|t, r| t.test(r[src]))
);

op!(compare, Instr::Compare { op, dst, lhs, rhs }, |s| {
    let (a, b) = (s.r[lhs], s.r[rhs]);
    let holds = if a.both_int(b) {
        compare_by(op, &a.word(), &b.word())
    } else if a.both_common_floats(b) {
        compare_by(op, &a.common_float_unchecked(), &b.common_float_unchecked())
    } else {
        return s.otherwise(compare_quickly::<M>);
    };
    s.r[dst] = Value::bool(holds);
    s.next::<M>()
});

op!(
    #[inline(never)]
    compare_quickly,
    Instr::Compare { op, dst, lhs, rhs },
    |s| match quick_comparison(op, s.r[lhs], s.r[rhs]) {
        Some(holds) => {
            if M::COUNTED {
                charge_comparison(s.t, s.r[lhs], s.r[rhs]);
            }
            s.r[dst] = Value::bool(holds);
            s.next::<M>()
        }
        None => s.otherwise(compare_others::<M>),
    }
);

op!(
    /// Any instruction that compares, on any operands.
    #[inline(never)]
    compare_others,
    _,
    |s| s.go::<M>(|t, _| t.compare(0))
);

op!(is, Instr::Is { negate, dst, lhs, rhs }, |s| {
    s.r[dst] = Value::bool((s.r[lhs] == s.r[rhs]) != negate);
    s.next::<M>()
});

op!(add_int, Instr::AddInt { dst, lhs, imm, .. }, |s| s.with_int::<M>((dst, lhs, imm), Value::add_ints, add_int_other::<M>));
op!(sub_int, Instr::SubInt { dst, lhs, imm, .. }, |s| s.with_int::<M>((dst, lhs, imm), Value::sub_ints, sub_int_other::<M>));
op!(
    #[inline(never)]
    add_int_other,
    Instr::AddInt { form, dst, lhs, imm },
    |s| s.mixed_with_int::<M>(form, (dst, lhs, imm), |x, y| x + y)
);
op!(
    #[inline(never)]
    sub_int_other,
    Instr::SubInt { form, dst, lhs, imm },
    |s| s.mixed_with_int::<M>(form, (dst, lhs, imm), |x, y| x - y)
);

/// The truth of what needs no look inside.
#[inline(always)]
pub(super) fn quick_truth(v: Value) -> Option<bool> {
    match v {
        Value::TRUE => Some(true),
        Value::FALSE | Value::NONE => Some(false),
        v if v.is_int() => Some(v != Value::small(0)),
        _ => None,
    }
}

/// Both as doubles, if one at least is a double and the other a number of the word.
#[inline(always)]
fn floats(a: Value, b: Value) -> Option<(f64, f64)> {
    if a.is_int() {
        return Some((double_of(a.int_unchecked()), b.as_word_float()?));
    }
    let x = a.as_word_float()?;
    Some((x, if b.is_int() { double_of(b.int_unchecked()) } else { b.as_word_float()? }))
}

/// An integer as a double, rounded as Python's `float()` does.
///
/// The processor's own conversion waits for what its target register held before, here the result of the operator before this one. Where
/// all bits of the integer fit, they are put below the binary point of a double of the right exponent instead.
#[inline(always)]
pub(super) fn double_of(i: i64) -> f64 {
    const WHOLES: f64 = ((1u64 << 52) + (1 << 51)) as f64;
    if (-(1 << 51)..1 << 51).contains(&i) {
        return f64::from_bits(WHOLES.to_bits().wrapping_add_signed(i)) - WHOLES;
    }
    i as f64
}

/// Both as doubles, if they are two integers whose quotient is that of the doubles.
#[inline(always)]
fn exact_integers(a: Value, b: Value) -> Option<(f64, f64)> {
    let exact = |i: i64| i.unsigned_abs() <= 1 << 53;
    let (x, y) = (a.int_unchecked(), b.int_unchecked());
    (a.both_int(b) && exact(x) && exact(y)).then_some((double_of(x), double_of(y)))
}

#[inline(always)]
pub(in crate::machine) fn compare_by<T: PartialOrd>(op: CmpOp, a: &T, b: &T) -> bool {
    match op {
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
    }
}
