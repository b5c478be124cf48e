//! Operators and comparisons beyond the run loop's fast ways: which special methods are asked, in which order.

use super::Thread;
use super::direct::Direct;
use super::frame::Action;
use super::interp::class_id;
use super::native::{NativeResult, Trap};
use super::ops::compare_by;
use super::run::Regs;
use crate::code::Instr;
use crate::code::instr::{CmpOp, Form};
use crate::code::operands::Comparand;
use crate::heap::{ClassId, Kind, Ref};
use crate::objects::arith::IntOp;
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::function::{Function, NativeFunction};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::Chars;
use crate::value::Value;

/// A binary operator: its sign, what it is of integers, and the methods for the left operand, the right one, and in place.
pub(super) struct BinaryOp {
    pub sign: &'static str,
    pub direct: Direct,
    pub forward: Special,
    pub reflected: Special,
    pub in_place: Special,
}

/// The number of the attempt by the left operand's method, where the right one's isn't preferred.
pub(super) const FORWARD: u8 = 1;

/// A binary instruction, taken apart.
pub(super) struct BinaryParts {
    pub op: &'static BinaryOp,
    pub in_place: bool,
    pub dst: u16,
    pub lhs: Value,
    pub rhs: Value,
}

macro_rules! op {
    ($sign:literal $direct:ident, $forward:ident $reflected:ident $in_place:ident) => {
        &BinaryOp {
            sign: $sign,
            direct: op!(@ $direct $forward),
            forward: Special::$forward,
            reflected: Special::$reflected,
            in_place: Special::$in_place,
        }
    };
    (@ Int $forward:ident) => { Direct::Int(IntOp::$forward) };
    (@ $direct:ident $forward:ident) => { Direct::$direct };
}

/// The operator of a binary instruction.
#[inline(always)]
fn operator(instr: Instr) -> &'static BinaryOp {
    match instr {
        Instr::Add { .. } | Instr::AddInt { .. } => op!("+" Int, Add RAdd IAdd),
        Instr::Sub { .. } | Instr::SubInt { .. } => op!("-" Int, Sub RSub ISub),
        Instr::Mul { .. } => op!("*" Int, Mul RMul IMul),
        Instr::TrueDiv { .. } => op!("/" None, TrueDiv RTrueDiv ITrueDiv),
        Instr::FloorDiv { .. } => op!("//" Int, FloorDiv RFloorDiv IFloorDiv),
        Instr::Mod { .. } => op!("%" Int, Mod RMod IMod),
        Instr::Pow { .. } => op!("** or pow()" Power, Pow RPow IPow),
        Instr::Shl { .. } => op!("<<" Int, Shl RShl IShl),
        Instr::Shr { .. } => op!(">>" Int, Shr RShr IShr),
        Instr::And { .. } => op!("&" Int, And RAnd IAnd),
        Instr::Or { .. } => op!("|" Int, Or ROr IOr),
        Instr::Xor { .. } => op!("^" Int, Xor RXor IXor),
        Instr::MatMul { .. } => op!("@" None, MatMul RMatMul IMatMul),
        other => unreachable!("gilbox bug: {other:?} is no binary operator"),
    }
}

impl Thread {
    /// The binary instruction that the running frame is at.
    #[inline(always)]
    pub(super) fn binary_parts(&self) -> BinaryParts {
        let instr = self.instr();
        let Some(operands) = instr.binary_operands() else { unreachable!("gilbox bug: {instr:?} is no binary operator") };
        BinaryParts {
            op: operator(instr),
            in_place: operands.form == Form::InPlace,
            dst: operands.dst.0,
            lhs: self.operand(operands.lhs),
            rhs: match operands.rhs {
                Comparand::Register(rhs) => self.operand(rhs),
                Comparand::Int(imm) => Value::small(imm.into()),
            },
        }
    }

    /// The guest function that a binary operator's first attempt calls, and its operands: of an instance of a guest's class that is mostly
    /// all there is to the operator.
    #[inline(always)]
    pub(super) fn own_operator(&self) -> Option<(Ref<Function>, BinaryParts)> {
        let parts = self.binary_parts();
        let left = self.class_of(parts.lhs);
        if class_id(parts.rhs) != left.id && class_id(parts.rhs) > self.interp().last_builtin_class()
            || parts.in_place && !left.special(parts.op.in_place).is_unbound()
        {
            return None;
        }
        Some((left.special(parts.op.forward).cast()?, parts))
    }

    /// The left operand of a binary instruction.
    #[inline(always)]
    pub(super) fn left_operand(r: Regs, instr: Instr) -> Option<Value> {
        Some(r[instr.binary_operands()?.lhs])
    }

    /// Makes the attempts of a binary operator from number `stage` on: in place, then left and right operand, the right one first
    /// if its class is a subclass of the left one's that has its own reflected method.
    pub(super) fn binary(&mut self, stage: u8) -> NativeResult<()> {
        let BinaryParts { op, in_place, dst, lhs, rhs } = self.binary_parts();
        let changes_operand = in_place && class_id(lhs) == ids::LIST;
        if stage == 0 && !changes_operand {
            match self.binary_direct(op.direct, lhs, rhs) {
                Ok(None) => {}
                Ok(Some(v)) => {
                    self.collected = false;
                    self.set_local(dst, v);
                    return Ok(());
                }
                Err(trap) => return self.answer(Err(trap), Action::Store(dst), Value::UNBOUND),
            }
        }
        let (left, right) = (self.class_of(lhs), self.class_of(rhs));
        let forward = (left.special(op.forward), lhs, rhs);
        let reflected = if left == right { (Value::UNBOUND, rhs, lhs) } else { (right.special(op.reflected), rhs, lhs) };
        let in_place_first = (if in_place { left.special(op.in_place) } else { Value::UNBOUND }, lhs, rhs);
        // Concatenation and repetition are no operators of numbers: C looks for those first.
        let sequence =
            matches!(op.forward, Special::Add | Special::Mul) && repeats(left) && forward.0.cast::<NativeFunction>().is_some();
        let attempts = if sequence && !left.has(class_flags::GUEST) {
            [reflected, in_place_first, forward]
        } else if sequence || overrides(right, left, op.reflected) {
            [in_place_first, reflected, forward]
        } else {
            [in_place_first, forward, reflected]
        };
        for (i, &(method, receiver, argument)) in attempts.iter().enumerate().skip(stage as usize) {
            if method.is_unbound() {
                continue;
            }
            let action = Action::Binary(i as u8, dst);
            match method.cast().and_then(|f| self.call_plain(f, &[receiver, argument])) {
                None => return self.call_special(method, receiver, &[argument], action),
                Some(Ok(Value::NOT_IMPLEMENTED)) => {}
                Some(Ok(v)) => {
                    self.collected = false;
                    self.set_local(dst, v);
                    return Ok(());
                }
                Some(Err(trap)) => return self.answer(Err(trap), action, Value::UNBOUND),
            }
        }
        Err(self.unsupported(op, in_place, lhs, rhs))
    }

    /// Is it an operator that asks the native, not a call of the method?
    pub(crate) fn at_operator(&self) -> bool {
        self.instr().binary_operands().is_some()
    }

    /// What a sequence's `__add__` answers to what is no sequence of its kind.
    ///
    /// # Errors
    /// `TypeError`, but for an operator, which finds the words itself.
    #[cold]
    pub(crate) fn cannot_concat(&mut self, sequence: Value, other: Value) -> NativeResult {
        if self.at_operator() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let words = self.concat_words(sequence, other).unwrap_or_default();
        Err(self.type_error(words))
    }

    /// Why a sequence and something else can't be concatenated; `None` for what is no sequence.
    fn concat_words(&self, sequence: Value, other: Value) -> Option<String> {
        let base = built_in_sequence(self.class_of(sequence))?;
        let other = self.type_name(other);
        if base == ids::BYTES || base == ids::BYTEARRAY {
            return Some(format!("can't concat {other} to {}", self.type_name(sequence)));
        }
        let base = self.interp().class(base).map_or_else(String::new, |base| self.class_qualname(base));
        Some(format!("can only concatenate {base} (not \"{other}\") to {base}"))
    }

    /// Has an object's class room for the methods of sequences in CPython? Then `*=` does not ask whether its other operand is one.
    fn may_be_sequence(&self, v: Value) -> bool {
        let class = self.class_of(v);
        class.id > self.interp().last_builtin_class() || !class.special(Special::Len).is_unbound()
    }

    #[cold]
    fn unsupported(&mut self, op: &BinaryOp, in_place: bool, lhs: Value, rhs: Value) -> Trap {
        let (left, right) = (self.type_name(lhs), self.type_name(rhs));
        if op.sign == "+"
            && let Some(words) = self.concat_words(lhs, rhs)
        {
            return self.type_error(words);
        }
        if op.sign == "*" {
            let other = if repeats(self.class_of(lhs)) {
                Some(&right)
            } else if repeats(self.class_of(rhs)) && !(in_place && self.may_be_sequence(lhs)) {
                Some(&left)
            } else {
                None
            };
            if let Some(other) = other {
                return self.type_error(format!("can't multiply sequence by non-int of type '{other}'"));
            }
        }
        let sign = match (op.sign, in_place) {
            ("** or pow()", true) => "**=".to_string(),
            (sign, true) => format!("{sign}="),
            (sign, false) => sign.to_string(),
        };
        let printed = lhs.cast::<NativeFunction>().is_some_and(|f| f.def.name == "print") && sign == ">>";
        let hint = if printed { ". Did you mean \"print(<message>, file=<output_stream>)\"?" } else { "" };
        self.type_error(format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'{hint}"))
    }

    /// The comparison that the running frame is at.
    fn compare_parts(&self) -> (CmpOp, Value, Value) {
        let instr = self.instr();
        if let Instr::Compare { op, lhs, rhs, .. } = instr {
            return (op, self.operand(lhs), self.operand(rhs));
        }
        let Some(jump) = instr.comparing_jump() else { unreachable!("gilbox bug: {instr:?} is no comparison") };
        let rhs = match jump.rhs {
            Comparand::Register(rhs) => self.operand(rhs),
            Comparand::Int(imm) => Value::small(imm.into()),
        };
        (jump.op, self.operand(jump.lhs), rhs)
    }

    /// Makes the attempts of a comparison from number `stage` on; `==` and `!=` end with identity.
    pub(super) fn compare(&mut self, stage: u8) -> NativeResult<()> {
        let (op, lhs, rhs) = self.compare_parts();
        if stage == 0
            && let Some(truth) = quick_comparison(op, lhs, rhs).or_else(|| self.compare_direct(op, lhs, rhs))
        {
            match self.instr() {
                Instr::Compare { dst, .. } => self.set_local(dst.0, Value::bool(truth)),
                _ => self.decide(truth),
            }
            return Ok(());
        }
        let (method, mirrored) = specials(op);
        let (left, right) = (self.class_of(lhs), self.class_of(rhs));
        let forward = (left.special(method), lhs, rhs);
        let reflected = (right.special(mirrored), rhs, lhs);
        // Unlike other operators, comparisons ask a subclass first also where it inherits the method.
        let right_first = left != right && right.is_subclass_of(left.id);
        let attempts = if right_first { [reflected, forward] } else { [forward, reflected] };
        for (i, &(method, receiver, argument)) in attempts.iter().enumerate().skip(stage as usize) {
            if method.is_unbound() {
                continue;
            }
            return self.call_special(method, receiver, &[argument], Action::Compare(i as u8));
        }
        let same = match op {
            CmpOp::Eq => lhs == rhs,
            CmpOp::Ne => lhs != rhs,
            CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => {
                let (left, right) = (self.type_name(lhs), self.type_name(rhs));
                let sign = sign(op);
                return Err(self.type_error(format!("'{sign}' not supported between instances of '{left}' and '{right}'")));
            }
        };
        self.deliver(Action::Compare(3), Value::bool(same), Value::UNBOUND)
    }
}

/// Counts what a quick comparison of two strings costs: of equal length, as it may have to look at all of them.
#[inline]
pub(super) fn charge_comparison(t: &Thread, lhs: Value, rhs: Value) {
    if let (Some(a), Some(b)) = (lhs.cast::<Str>(), rhs.cast::<Str>())
        && a.len() == b.len()
        && lhs != rhs
    {
        t.charge_time(super::cost::READ_BYTE.times(a.len()));
    }
}

/// What is frequent, and needs no method: strings, numbers of different types, and whether something is one of the constants.
#[inline]
pub(super) fn quick_comparison(op: CmpOp, lhs: Value, rhs: Value) -> Option<bool> {
    let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
    if let (Some(a), Some(b)) = (lhs.cast::<Str>(), rhs.cast::<Str>()) {
        if equality {
            return Some(a.same(&b) == (op == CmpOp::Eq));
        }
        return match (a.chars(), b.chars()) {
            // Mostly the first characters tell.
            (Chars::Ascii(&[a, ..]), Chars::Ascii(&[b, ..])) if a != b => Some(compare_by(op, &a, &b)),
            (Chars::Ascii(a), Chars::Ascii(b)) => Some(compare_by(op, &a, &b)),
            (Chars::Ascii(_) | Chars::Wide(_), _) => None,
        };
    }
    let exact = |v: Value| match v.as_int() {
        Some(i) => (i.unsigned_abs() <= 1 << 53).then_some(i as f64),
        None => v.as_word_float(),
    };
    if let (Some(a), Some(b)) = (exact(lhs), exact(rhs)) {
        return Some(compare_by(op, &a, &b));
    }
    // None and the booleans equal themselves and numbers; a string equals neither.
    let constant = |v: Value| !v.is_object() && !v.is_int() && v.as_word_float().is_none();
    if equality && constant(lhs) && constant(rhs) {
        return Some((lhs == rhs) == (op == CmpOp::Eq));
    }
    None
}

/// A comparison's method, and the one that the other operand is asked for.
pub(crate) fn specials(op: CmpOp) -> (Special, Special) {
    match op {
        CmpOp::Lt => (Special::Lt, Special::Gt),
        CmpOp::Le => (Special::Le, Special::Ge),
        CmpOp::Eq => (Special::Eq, Special::Eq),
        CmpOp::Ne => (Special::Ne, Special::Ne),
        CmpOp::Gt => (Special::Gt, Special::Lt),
        CmpOp::Ge => (Special::Ge, Special::Le),
    }
}

/// A comparison's sign.
pub(crate) fn sign(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}

/// Is `right` a proper subclass of `left` with a method of its own?
fn overrides(right: Ref<Class>, left: Ref<Class>, special: Special) -> bool {
    left != right && right.is_subclass_of(left.id) && overrides_any(right, left, special)
}

fn overrides_any(right: Ref<Class>, left: Ref<Class>, special: Special) -> bool {
    let own = right.special(special);
    !own.is_unbound() && own != left.special(special) && own.kind() != Some(Kind::Free)
}

/// Is it a sequence that C implements, with `*`, or derived from one?
fn repeats(class: Ref<Class>) -> bool {
    let has = |class: Ref<Class>, special| !class.special(special).is_unbound();
    class.mro().any(|c| !c.has(class_flags::GUEST) && has(c, Special::GetItem) && has(c, Special::Mul))
}

/// The built-in type of sequences that a class is or derives from.
fn built_in_sequence(class: Ref<Class>) -> Option<ClassId> {
    [ids::STR, ids::LIST, ids::TUPLE, ids::BYTES, ids::BYTEARRAY].into_iter().find(|&s| class.is_subclass_of(s))
}
