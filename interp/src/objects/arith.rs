//! Integers and floats as guest values: the operands of arithmetic, and its results as values.
//!
//! The arithmetic itself is in `text::arith`; here is what operators and built-in functions share: fast ways for integers of a word,
//! and the refusal of results that the guest's memory wouldn't hold. Which operands an operator accepts is for the methods of the types.

use std::borrow::Cow;
use std::cmp::Ordering;

use dashu_int::{IBig, Sign};

use super::class::ids;
use super::number::BigInt;
use crate::heap::{OutOfMemory, Ref};
use crate::machine::cost;
use crate::machine::{NativeResult, Thread, Trap};
use crate::text::arith::effort;
use crate::text::arith::{self, FloatPower, IntPower};
use crate::text::{Int, IntRef};
use crate::value::Value;

/// An integer operand.
#[derive(Clone, Copy)]
pub enum Integer {
    Small(i64),
    Big(Ref<BigInt>),
}

impl Integer {
    /// The integer that a value is, booleans and instances of guest subclasses included.
    #[inline]
    pub fn of(t: &Thread, v: Value) -> Option<Integer> {
        if let Some(i) = v.as_int() {
            return Some(Integer::Small(i));
        }
        let plain = t.plain(v);
        plain.as_index().map(Integer::Small).or_else(|| plain.cast::<BigInt>().map(Integer::Big))
    }

    /// As the algorithms take it.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Integer::Small(i) => IntRef::Small(*i),
            Integer::Big(i) => IntRef::Big(&i.value),
        }
    }

    pub fn big(&self) -> Cow<'_, IBig> {
        self.as_ref().to_big()
    }

    /// The number as a machine word, where it fits.
    pub fn word(&self) -> Option<i64> {
        self.as_ref().to_i64()
    }

    pub fn is_zero(&self) -> bool {
        matches!(self, Integer::Small(0))
    }

    pub fn is_negative(&self) -> bool {
        self.as_ref().is_negative()
    }
}

/// The operators of integers that give integers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntOp {
    Add,
    Sub,
    Mul,
    FloorDiv,
    Mod,
    Shl,
    Shr,
    And,
    Or,
    Xor,
}

impl Thread {
    /// The value of an integer that an algorithm has computed.
    pub fn integer(&mut self, i: Int) -> Value {
        match i {
            Int::Small(i) => self.int(i),
            Int::Big(i) => self.big_int(i),
        }
    }

    /// The same of one that may have failed.
    fn integer_or(&mut self, i: crate::text::Result<Int>) -> NativeResult {
        match i {
            Ok(i) => Ok(self.integer(i)),
            Err(e) => Err(self.text_error(e)),
        }
    }

    /// Is there room for a number of so many bits?
    fn room_for_bits(&self, bits: u64) -> Result<(), OutOfMemory> {
        self.check_room((bits / 8) as usize)
    }
}

/// Counts the time of a computation before it is made: where time is counted there may not be so much left.
pub fn charge_effort(t: &mut Thread, effort: u64) -> NativeResult<()> {
    t.charge_each(usize::try_from(effort).unwrap_or(usize::MAX), cost::INTEGER_WORD)
}

/// A function of two integers, of some effort; aside, if that is long.
pub fn of_two<R: Send + 'static>(
    t: &mut Thread,
    effort: u64,
    a: Integer,
    b: Integer,
    f: impl FnOnce(IntRef<'_>, IntRef<'_>) -> R + Send + 'static,
) -> NativeResult<R> {
    charge_effort(t, effort)?;
    if effort <= effort::LONG {
        return Ok(f(a.as_ref(), b.as_ref()));
    }
    let (a, b) = (a.as_ref().to_int(), b.as_ref().to_int());
    t.aside(move || f(a.as_ref(), b.as_ref()))
}

/// `a op b`.
///
/// # Errors
/// `ZeroDivisionError`, `ValueError` for a negative shift, `OverflowError` for one that is too wide, `MemoryError`.
#[inline]
pub fn int_binary(t: &mut Thread, op: IntOp, a: Integer, b: Integer) -> NativeResult {
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        let small = match op {
            IntOp::Add => a.checked_add(b),
            IntOp::Sub => a.checked_sub(b),
            IntOp::Mul => a.checked_mul(b),
            IntOp::FloorDiv if b != 0 => Some(floor_div(a, b)),
            IntOp::Mod if b != 0 => Some(floor_mod(a, b)),
            IntOp::Shl if (0..62).contains(&b) => a.checked_mul(1 << b),
            IntOp::Shr if b >= 0 => Some(a >> b.min(63)),
            IntOp::FloorDiv | IntOp::Mod | IntOp::Shl | IntOp::Shr => None,
            IntOp::And => Some(a & b),
            IntOp::Or => Some(a | b),
            IntOp::Xor => Some(a ^ b),
        };
        if let Some(i) = small {
            return Ok(t.int(i));
        }
    }
    big_binary(t, op, a, b)
}

/// The quotient rounded down. `b` is not 0; operands have 63 bits.
#[inline(always)]
pub fn floor_div(a: i64, b: i64) -> i64 {
    let quotient = a.wrapping_div(b);
    if a.wrapping_rem(b) != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

/// The remainder with the sign of the divisor. `b` is not 0.
#[inline(always)]
pub fn floor_mod(a: i64, b: i64) -> i64 {
    let rest = a.wrapping_rem(b);
    if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
}

/// An operator on integers of few words, one of which or whose result is beyond 63 bits, for which nothing has to be asked beforehand;
/// unbound where they are not such, or there is no result.
pub fn short_binary(t: &mut Thread, op: IntOp, a: Integer, b: Integer) -> Value {
    /// Words: operators on so many take no time to speak of.
    const FEW: usize = 16;
    if t.charge_time(0) {
        return Value::UNBOUND;
    }
    let words = |i: &Integer| match i {
        Integer::Small(_) => 1,
        Integer::Big(i) => i.value.as_sign_words().1.len(),
    };
    let most = words(&a).max(words(&b));
    if most <= 2 {
        let result = double_word_binary(t, op, &a, &b);
        if !result.is_unbound() {
            return result;
        }
    }
    if most > FEW {
        return Value::UNBOUND;
    }
    let positive = |i: &Integer| matches!(i, Integer::Big(i) if i.value.sign() == Sign::Positive);
    let result = match (op, &a, &b) {
        (IntOp::Mod, Integer::Big(x), Integer::Big(y)) if positive(&a) && positive(&b) => &x.value % &y.value,
        (IntOp::FloorDiv, Integer::Big(x), Integer::Big(y)) if positive(&a) && positive(&b) => &x.value / &y.value,
        (IntOp::Mod, Integer::Big(x), &Integer::Small(y)) if positive(&a) && y > 0 => &x.value % IBig::from(y),
        (IntOp::FloorDiv, Integer::Big(x), &Integer::Small(y)) if positive(&a) && y > 0 => &x.value / IBig::from(y),
        (IntOp::Add, Integer::Big(x), Integer::Big(y)) => &x.value + &y.value,
        (IntOp::Sub, Integer::Big(x), Integer::Big(y)) => &x.value - &y.value,
        (IntOp::Mul, Integer::Big(x), Integer::Big(y)) => &x.value * &y.value,
        (IntOp::Add, Integer::Big(x), &Integer::Small(y)) => &x.value + y,
        (IntOp::Sub, Integer::Big(x), &Integer::Small(y)) => &x.value - y,
        (IntOp::Mul, Integer::Big(x), &Integer::Small(y)) => &x.value * y,
        _ => return Value::UNBOUND,
    };
    t.big_int(result)
}

/// An integer that is not negative and fits into two words, as it is.
#[inline(always)]
fn double_word(i: &Integer) -> Option<u128> {
    match i {
        Integer::Small(i) => u128::try_from(*i).ok(),
        Integer::Big(i) => match i.value.as_sign_words() {
            (Sign::Positive, &[low, high]) => Some(u128::from(high) << 64 | u128::from(low)),
            (Sign::Positive, &[low]) => Some(u128::from(low)),
            _ => None,
        },
    }
}

/// An operator on such integers, if the result is one too; else unbound.
#[inline(never)]
fn double_word_binary(t: &mut Thread, op: IntOp, a: &Integer, b: &Integer) -> Value {
    let (Some(x), Some(y)) = (double_word(a), double_word(b)) else { return Value::UNBOUND };
    let result = match op {
        IntOp::Add => x.checked_add(y),
        IntOp::Sub => x.checked_sub(y),
        IntOp::Mul if (x | y) >> 64 == 0 => Some(x * y),
        IntOp::Mul => x.checked_mul(y),
        IntOp::FloorDiv => x.checked_div(y),
        IntOp::Mod => x.checked_rem(y),
        IntOp::Shl => (y < 128 && y <= u128::from(x.leading_zeros())).then(|| x << y),
        IntOp::Shr => Some(x.checked_shr(u32::try_from(y).unwrap_or(u32::MAX)).unwrap_or(0)),
        IntOp::And => Some(x & y),
        IntOp::Or => Some(x | y),
        IntOp::Xor => Some(x ^ y),
    };
    match result.map(|n| (i64::try_from(n), n)) {
        Some((Ok(i), _)) => t.int(i),
        Some((Err(_), n)) => t.big_int(IBig::from(n)),
        None => Value::UNBOUND,
    }
}

#[inline(never)]
fn big_binary(t: &mut Thread, op: IntOp, a: Integer, b: Integer) -> NativeResult {
    let (x, y) = (a.as_ref(), b.as_ref());
    let bits = match op {
        IntOp::Mul => arith::bit_length(x) + arith::bit_length(y),
        IntOp::Shl => arith::shift_left_bits(x, y),
        _ => 0,
    };
    // Beyond what any memory holds the operation itself says which error it is.
    if bits <= arith::MAX_BITS {
        t.room_for_bits(bits)?;
    }
    let effort = match op {
        IntOp::Mul | IntOp::FloorDiv | IntOp::Mod => effort::product(x, y),
        _ => effort::sum(x, y),
    };
    let result = of_two(t, effort, a, b, move |x, y| match op {
        IntOp::Add => Ok(arith::add(x, y)),
        IntOp::Sub => Ok(arith::sub(x, y)),
        IntOp::Mul => Ok(arith::mul(x, y)),
        IntOp::FloorDiv => arith::div_floor(x, y),
        IntOp::Mod => arith::modulo(x, y),
        IntOp::Shl => arith::shift_left(x, y),
        IntOp::Shr => arith::shift_right(x, y),
        IntOp::And => Ok(arith::bit_and(x, y)),
        IntOp::Or => Ok(arith::bit_or(x, y)),
        IntOp::Xor => Ok(arith::bit_xor(x, y)),
    })?;
    t.integer_or(result)
}

/// `divmod(a, b)`.
///
/// # Errors
/// `ZeroDivisionError`.
pub fn int_divmod(t: &mut Thread, a: Integer, b: Integer) -> NativeResult {
    let effort = effort::product(a.as_ref(), b.as_ref());
    let (quotient, rest) = of_two(t, effort, a, b, arith::div_mod)?.map_err(|e| t.text_error(e))?;
    let (quotient, rest) = (t.integer(quotient), t.integer(rest));
    Ok(t.tuple(&[quotient, rest])?)
}

/// `a / b`, correctly rounded.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` when the quotient is too large for a float.
pub fn int_true_div(t: &mut Thread, a: Integer, b: Integer) -> NativeResult {
    let x = arith::true_div(a.as_ref(), b.as_ref()).map_err(|e| t.text_error(e))?;
    Ok(t.float(x))
}

/// An integer as a float, rounded half to even.
///
/// # Errors
/// `OverflowError` when it is too large.
#[inline]
pub fn int_to_float(t: &mut Thread, i: Integer) -> NativeResult<f64> {
    match i {
        Integer::Small(i) => Ok(i as f64),
        Integer::Big(_) => i.as_ref().to_f64().map_err(|e| t.text_error(e)),
    }
}

/// A number as a float; `None` if it is none.
///
/// # Errors
/// `OverflowError` for an integer that is too large.
#[inline]
pub fn to_float(t: &mut Thread, v: Value) -> NativeResult<Option<f64>> {
    if let Some(f) = v.as_float() {
        return Ok(Some(f));
    }
    let plain = t.plain(v);
    if let Some(f) = plain.as_float() {
        return Ok(Some(f));
    }
    match Integer::of(t, plain) {
        Some(i) => int_to_float(t, i).map(Some),
        None => Ok(None),
    }
}

/// `a ** b` of integers.
///
/// # Errors
/// `ZeroDivisionError` for 0 to a negative power, `MemoryError`.
pub fn int_pow(t: &mut Thread, a: Integer, b: Integer) -> NativeResult {
    let bits = arith::pow_bits(a.as_ref(), b.as_ref());
    t.room_for_bits(bits)?;
    let effort = effort::power(a.as_ref(), b.as_ref());
    match of_two(t, effort, a, b, arith::pow)? {
        Ok(IntPower::Int(i)) => Ok(t.integer(i)),
        Ok(IntPower::Float(x)) => Ok(t.float(x)),
        Err(e) => Err(power_error(t, e)),
    }
}

/// `pow(a, b, m)`.
///
/// # Errors
/// `ValueError` for a modulus of 0, or when there is no inverse.
pub fn int_pow_mod(t: &mut Thread, a: Integer, b: Integer, m: Integer) -> NativeResult {
    let effort = effort::power_mod(a.as_ref(), b.as_ref(), m.as_ref());
    let result = if effort > effort::LONG {
        let m = m.as_ref().to_int();
        of_two(t, effort, a, b, move |a, b| arith::pow_mod(a, b, m.as_ref()))?
    } else {
        charge_effort(t, effort)?;
        arith::pow_mod(a.as_ref(), b.as_ref(), m.as_ref())
    };
    t.integer_or(result)
}

/// `a ** b` of floats; a complex number where the base is negative and the exponent no integer.
///
/// # Errors
/// `ZeroDivisionError` for 0 to a negative power, `OverflowError` for a result that is too large.
pub fn float_pow(t: &mut Thread, a: f64, b: f64) -> NativeResult {
    match arith::pow_float(a, b) {
        Ok(FloatPower::Real(x)) => Ok(t.float(x)),
        Ok(FloatPower::Complex) => {
            let (re, im) = arith::pow_complex((a, 0.0), (b, 0.0)).map_err(|e| t.text_error(e))?;
            Ok(t.complex(re, im))
        }
        Err(e) => Err(power_error(t, e)),
    }
}

/// Raises the error of a power; a result out of range has the number of the C library's error as its first argument.
#[cold]
fn power_error(t: &mut Thread, e: crate::text::Error) -> Trap {
    if e.kind != crate::text::ErrorKind::Overflow || e.message.as_chars().get(0) != Some(u32::from(b'(')) {
        return t.text_error(e);
    }
    match t.str("Numerical result out of range") {
        Ok(text) => Trap::Raise(t.exception(ids::OVERFLOW_ERROR, &[Value::small(34), text])),
        Err(e) => e.into(),
    }
}

/// The order of two real numbers; the inner `None` where one is NaN, the outer where one is no real number.
#[inline]
pub fn order(t: &Thread, a: Value, b: Value) -> Option<Option<Ordering>> {
    let (a, b) = (t.plain(a), t.plain(b));
    match (a.as_float(), b.as_float()) {
        (Some(a), Some(b)) => Some(a.partial_cmp(&b)),
        (Some(a), None) => Some(order_int_float(Integer::of(t, b)?, a).map(Ordering::reverse)),
        (None, Some(b)) => Some(order_int_float(Integer::of(t, a)?, b)),
        (None, None) => Some(Some(order_ints(Integer::of(t, a)?, Integer::of(t, b)?))),
    }
}

/// The order of two integers.
#[inline]
pub fn order_ints(a: Integer, b: Integer) -> Ordering {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => a.cmp(&b),
        _ => arith::compare(a.as_ref(), b.as_ref()),
    }
}

/// The exact order of an integer and a float.
pub fn order_int_float(a: Integer, b: f64) -> Option<Ordering> {
    arith::compare_with_float(a.as_ref(), b)
}
