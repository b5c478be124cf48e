//! Arithmetic of integers and floats: the operands, the operations, and how the two kinds are compared and converted.
//!
//! Everything here takes values that are known to be numbers and answers values; which operands an operator accepts, and what happens
//! with others, is for the methods of the types and the run loop.

use std::borrow::Cow;
use std::cmp::Ordering;

use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};

use super::class::ids;
use super::number::BigInt;
use crate::heap::{OutOfMemory, Ref};
use crate::machine::{NativeResult, Thread, Trap};
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

    /// As the text algorithms take it.
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
        match self {
            Integer::Small(i) => Some(*i),
            Integer::Big(i) => i64::try_from(&i.value).ok(),
        }
    }

    pub fn is_zero(&self) -> bool {
        matches!(self, Integer::Small(0))
    }

    pub fn is_negative(&self) -> bool {
        self.as_ref().is_negative()
    }

    /// The bits of the absolute value.
    pub fn bits(&self) -> usize {
        match self {
            Integer::Small(i) => (u64::BITS - i.unsigned_abs().leading_zeros()) as usize,
            Integer::Big(i) => i.value.as_sign_words().1.len() * 64 - leading_zeros(&i.value),
        }
    }
}

fn leading_zeros(i: &IBig) -> usize {
    i.as_sign_words().1.last().map_or(0, |w| w.leading_zeros() as usize)
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
    /// The value of an integer that a text algorithm has computed.
    pub fn integer(&mut self, i: Int) -> Value {
        match i {
            Int::Small(i) => self.int(i),
            Int::Big(i) => self.big_int(i),
        }
    }

    /// Is there room for a number of so many bits?
    fn room_for_bits(&self, bits: usize) -> Result<(), OutOfMemory> {
        let bytes = bits / 8;
        if bytes as u64 > self.interp().heap.limit() { Err(OutOfMemory { bytes }) } else { Ok(()) }
    }
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
            IntOp::Shl if a == 0 && b >= 0 => Some(0),
            IntOp::Shl if (0..64).contains(&b) => a.checked_mul(1i64.wrapping_shl(b as u32)).filter(|_| b < 63),
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

#[cold]
fn big_binary(t: &mut Thread, op: IntOp, a: Integer, b: Integer) -> NativeResult {
    if b.is_zero() {
        match op {
            IntOp::FloorDiv => return Err(zero_division(t, "integer division or modulo by zero")),
            IntOp::Mod => return Err(zero_division(t, "integer modulo by zero")),
            _ => {}
        }
    }
    if matches!(op, IntOp::Shl | IntOp::Shr) {
        return shift(t, op, a, b);
    }
    let bits = match op {
        IntOp::Mul => a.bits() + b.bits(),
        _ => a.bits().max(b.bits()) + 1,
    };
    t.room_for_bits(bits)?;
    let (x, y) = (a.big(), b.big());
    let (x, y) = (&*x, &*y);
    let result = match op {
        IntOp::Add => x + y,
        IntOp::Sub => x - y,
        IntOp::Mul => x * y,
        IntOp::FloorDiv => floor_div_rem(x, y).0,
        IntOp::Mod => floor_div_rem(x, y).1,
        IntOp::And => x & y,
        IntOp::Or => x | y,
        IntOp::Xor => x ^ y,
        IntOp::Shl | IntOp::Shr => unreachable!("gilbox bug: shifts are done above"),
    };
    Ok(t.big_int(result))
}

fn shift(t: &mut Thread, op: IntOp, a: Integer, b: Integer) -> NativeResult {
    if b.is_negative() {
        return Err(t.value_error("negative shift count"));
    }
    if op == IntOp::Shr {
        // Whatever is shifted out wholly leaves the sign.
        let count = b.word().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
        if count > a.bits() {
            return Ok(Value::small(if a.is_negative() { -1 } else { 0 }));
        }
        let result = &*a.big() >> count;
        return Ok(t.big_int(result));
    }
    if a.is_zero() {
        return Ok(Value::small(0));
    }
    let count = b.word().and_then(|n| usize::try_from(n).ok()).filter(|n| n.checked_add(a.bits()).is_some());
    let Some(count) = count else { return Err(t.raise(ids::OVERFLOW_ERROR, "too many digits in integer")) };
    t.room_for_bits(count + a.bits())?;
    let result = &*a.big() << count;
    Ok(t.big_int(result))
}

/// Quotient and remainder, the quotient rounded down. `y` is not 0.
pub fn floor_div_rem(x: &IBig, y: &IBig) -> (IBig, IBig) {
    let (quotient, rest) = x.div_rem(y);
    if !rest.is_zero() && (rest.sign() == Sign::Negative) != (y.sign() == Sign::Negative) {
        (quotient - IBig::ONE, rest + y)
    } else {
        (quotient, rest)
    }
}

/// `divmod(a, b)`.
///
/// # Errors
/// `ZeroDivisionError`, `MemoryError`.
pub fn int_divmod(t: &mut Thread, a: Integer, b: Integer) -> NativeResult {
    let (quotient, rest) = match (a, b) {
        (_, b) if b.is_zero() => return Err(zero_division(t, "integer division or modulo by zero")),
        (Integer::Small(a), Integer::Small(b)) => (t.int(floor_div(a, b)), t.int(floor_mod(a, b))),
        (a, b) => {
            let (quotient, rest) = floor_div_rem(&a.big(), &b.big());
            (t.big_int(quotient), t.big_int(rest))
        }
    };
    Ok(t.tuple(&[quotient, rest])?)
}

/// `a / b`, correctly rounded.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` when the quotient is too large for a float.
pub fn int_true_div(t: &mut Thread, a: Integer, b: Integer) -> NativeResult {
    const EXACT: i64 = 1 << 53;
    if b.is_zero() {
        return Err(zero_division(t, "division by zero"));
    }
    if let (Integer::Small(a), Integer::Small(b)) = (a, b)
        && (-EXACT..=EXACT).contains(&a)
        && (-EXACT..=EXACT).contains(&b)
    {
        return Ok(t.float(a as f64 / b as f64));
    }
    let negative = a.is_negative() != b.is_negative();
    match divide(&a.as_ref().magnitude(), &b.as_ref().magnitude()) {
        Some(x) => Ok(t.float(if negative { -x } else { x })),
        None => Err(t.raise(ids::OVERFLOW_ERROR, "integer division result too large for a float")),
    }
}

/// The quotient of two natural numbers rounded half to even; `None` where it is too large.
fn divide(a: &UBig, b: &UBig) -> Option<f64> {
    /// The exponent of the last bit of the smallest double.
    const LOWEST: i64 = -1074;
    if a.is_zero() {
        return Some(0.0);
    }
    // Scale so that the integer quotient has at least 65 bits, or reaches below the smallest double.
    let estimate = a.bit_len() as i64 - b.bit_len() as i64;
    let scale = (66 - estimate).min(2 - LOWEST);
    let (quotient, rest) = if scale >= 0 { (a << scale as usize).div_rem(b) } else { a.div_rem(&(b << (-scale) as usize)) };
    let sticky = !rest.is_zero();
    // The result is the quotient times 2^-scale; its last bit stands for 2^lowest.
    let lowest = (quotient.bit_len() as i64 - 53 - scale).max(LOWEST);
    let drop = lowest + scale;
    let mut mantissa = quotient;
    if drop > 0 {
        let (low, high) = mantissa.split_bits(drop as usize);
        let half = UBig::ONE << (drop as usize - 1);
        mantissa = high;
        let up = match low.cmp(&half) {
            Ordering::Greater => true,
            Ordering::Equal => sticky || mantissa.bit(0),
            Ordering::Less => false,
        };
        if up {
            mantissa += UBig::ONE;
        }
    }
    let mantissa = u64::try_from(&mantissa).ok()? as f64;
    let result = scale_by(mantissa, lowest.max(-scale));
    result.is_finite().then_some(result)
}

/// `x * 2^exponent` where the result is exact or infinite.
fn scale_by(x: f64, exponent: i64) -> f64 {
    let power = |e: i64| 2f64.powi(e.clamp(-1100, 1100) as i32);
    let half = exponent / 2;
    x * power(half) * power(exponent - half)
}

/// An integer as a float, rounded half to even.
///
/// # Errors
/// `OverflowError` when it is too large.
pub fn int_to_float(t: &mut Thread, i: Integer) -> NativeResult<f64> {
    match i {
        Integer::Small(i) => Ok(i as f64),
        Integer::Big(i) => {
            let x = i.value.to_f64().value();
            if x.is_finite() { Ok(x) } else { Err(t.raise(ids::OVERFLOW_ERROR, "int too large to convert to float")) }
        }
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
    if b.is_negative() {
        let (x, y) = (int_to_float(t, a)?, int_to_float(t, b)?);
        return float_pow(t, x, y);
    }
    if let (Integer::Small(a), Integer::Small(b)) = (a, b) {
        if let Some(i) = u32::try_from(b).ok().and_then(|b| a.checked_pow(b)) {
            return Ok(t.int(i));
        }
        if a.unsigned_abs() <= 1 {
            return Ok(t.int(if a == -1 && b & 1 == 0 { 1 } else { a }));
        }
    }
    let exponent = b.word().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
    // A power of two is a shift; others have about as many bits as the base's times the exponent.
    let bits = (a.bits() - 1).max(1).saturating_mul(exponent);
    t.room_for_bits(bits)?;
    let result = a.big().pow(exponent);
    Ok(t.big_int(result))
}

/// `pow(a, b, m)`.
///
/// # Errors
/// `ValueError` for a modulus of 0, or when there is no inverse.
pub fn int_pow_mod(t: &mut Thread, a: Integer, b: Integer, m: Integer) -> NativeResult {
    if m.is_zero() {
        return Err(t.value_error("pow() 3rd argument cannot be 0"));
    }
    let modulus = m.as_ref().magnitude();
    if modulus.is_one() {
        return Ok(Value::small(0));
    }
    let mut base = floor_div_rem(&a.big(), &IBig::from(modulus.clone())).1.unsigned_abs();
    if b.is_negative() {
        match inverse(&base, &modulus) {
            Some(inverse) => base = inverse,
            None => return Err(t.value_error("base is not invertible for the given modulus")),
        }
    }
    let exponent = b.as_ref().magnitude();
    let result = match (u64::try_from(&base), u64::try_from(&exponent), u64::try_from(&modulus)) {
        (Ok(base), Ok(exponent), Ok(modulus)) => UBig::from(pow_mod_words(base, exponent, modulus)),
        _ => {
            let ring = dashu_int::fast_div::ConstDivisor::new(modulus.clone());
            ring.reduce(base).pow(&exponent).residue()
        }
    };
    let mut result = IBig::from(result);
    // The result has the sign of the modulus.
    if m.is_negative() && !result.is_zero() {
        result -= IBig::from(modulus);
    }
    Ok(t.big_int(result))
}

fn pow_mod_words(base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let product = |a: u64, b: u64| (u128::from(a) * u128::from(b) % u128::from(modulus)) as u64;
    let (mut result, mut base) = (1 % modulus, base % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = product(result, base);
        }
        base = product(base, base);
        exponent >>= 1;
    }
    result
}

/// The inverse of `a` modulo `m`, if they have no common factor.
fn inverse(a: &UBig, m: &UBig) -> Option<UBig> {
    let modulus = IBig::from(m.clone());
    let (mut r0, mut r1) = (modulus.clone(), IBig::from(a.clone()));
    let (mut s0, mut s1) = (IBig::ZERO, IBig::ONE);
    while !r1.is_zero() {
        let (quotient, rest) = (&r0).div_rem(&r1);
        (r0, r1) = (r1, rest);
        let next = &s0 - &quotient * &s1;
        (s0, s1) = (s1, next);
    }
    r0.is_one().then(|| floor_div_rem(&s0, &modulus).1.unsigned_abs())
}

// ---- floats

/// `a // b` and `a % b` of floats: the remainder has the sign of the divisor, and the quotient fits it.
pub fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let quotient = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(a / b)
    };
    (quotient, rest)
}

/// `a % b` of floats.
#[inline]
pub fn float_mod(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        return 0f64.copysign(b);
    }
    if (b < 0.0) != (rest < 0.0) { rest + b } else { rest }
}

/// `a ** b` of floats; a complex number where the base is negative and the exponent no integer.
///
/// # Errors
/// `ZeroDivisionError` for 0 to a negative power, `OverflowError` for a result that is too large.
pub fn float_pow(t: &mut Thread, a: f64, b: f64) -> NativeResult {
    if a == 0.0 && b < 0.0 {
        return Err(zero_division(t, "0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.floor() != b {
        return match super::complex::pow((a, 0.0), (b, 0.0)) {
            Ok((re, im)) => Ok(t.complex(re, im)),
            Err(fault) => Err(super::methods::complex::fault(t, fault)),
        };
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(range_error(t));
    }
    Ok(t.float(result))
}

/// The OverflowError of the C library's functions.
#[cold]
pub fn range_error(t: &mut Thread) -> Trap {
    match t.str("Numerical result out of range") {
        Ok(text) => Trap::Raise(t.exception(ids::OVERFLOW_ERROR, &[Value::small(34), text])),
        Err(e) => e.into(),
    }
}

#[cold]
pub fn zero_division(t: &mut Thread, message: &str) -> Trap {
    t.raise(ids::ZERO_DIVISION_ERROR, message)
}

// ---- order

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
pub fn order_ints(a: Integer, b: Integer) -> Ordering {
    match (a, b) {
        (Integer::Small(a), Integer::Small(b)) => a.cmp(&b),
        (Integer::Big(a), Integer::Big(b)) => a.value.cmp(&b.value),
        // What is wider than a word lies beyond all of them.
        (Integer::Small(_), Integer::Big(b)) => {
            if b.value.sign() == Sign::Negative {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (Integer::Big(a), Integer::Small(_)) => {
            if a.value.sign() == Sign::Negative {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    }
}

/// The exact order of an integer and a float.
pub fn order_int_float(a: Integer, b: f64) -> Option<Ordering> {
    const EXACT: i64 = 1 << 53;
    if b.is_nan() {
        return None;
    }
    if let Integer::Small(i) = a
        && (-EXACT..=EXACT).contains(&i)
    {
        return (i as f64).partial_cmp(&b);
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    // A float of this size is its integer part and maybe a little more.
    let whole = IBig::try_from(b.trunc()).ok()?;
    Some(a.big().as_ref().cmp(&whole).then_with(|| 0f64.total_cmp(&(b - b.trunc() + 0.0))))
}
