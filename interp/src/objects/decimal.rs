//! Decimal numbers as guest values. What contexts have to do with them is in `modules::decimal`.

use std::cmp::Ordering;

use dashu_int::IBig;

use super::arith::Integer;
use super::class::ids;
use super::number::BigInt;
use crate::heap::{ClassId, Header, Kind, Object};
use crate::machine::Thread;
use crate::text::decimal::{self, Coef, Form, Number, Short};
use crate::value::Value;

/// A decimal number. Those of guest subclasses are wrapped.
#[repr(C)]
pub struct Decimal {
    pub header: Header,
    exp: i64,
    /// A coefficient of 128 bits, in two words.
    coef: [u64; 2],
    /// A longer one, as an integer; else unbound.
    pub(super) long: Value,
    negative: bool,
    form: Form,
}

// SAFETY: repr(C), header first, the only type of its kind; immutable.
unsafe impl Object for Decimal {
    const KIND: Kind = Kind::Decimal;
}

impl Decimal {
    /// A number of the class `decimal.Decimal`, which has this number.
    #[inline]
    pub fn make(t: &mut Thread, class: ClassId, number: Number) -> Value {
        let (coef, long) = match number.coef {
            Coef::Small(n) => ([n as u64, (n >> 64) as u64], Value::UNBOUND),
            Coef::Big(n) => ([0; 2], t.big_int(IBig::from(n))),
        };
        let header = Header::new(Kind::Decimal, class);
        t.make(Decimal { header, exp: number.exp, coef, long, negative: number.negative, form: number.form }).into()
    }

    /// The same of a short number.
    #[inline(always)]
    pub fn make_short(t: &mut Thread, class: ClassId, Short { negative, exp, coef }: Short) -> Value {
        let header = Header::new(Kind::Decimal, class);
        let coef = [coef as u64, (coef >> 64) as u64];
        t.make(Decimal { header, exp, coef, long: Value::UNBOUND, negative, form: Form::Finite }).into()
    }

    /// The number, if it is finite and short.
    #[inline(always)]
    pub fn short(&self) -> Option<Short> {
        let short = self.form == Form::Finite && self.long.is_unbound();
        if short { Some(Short { negative: self.negative, exp: self.exp, coef: self.word() }) } else { None }
    }

    #[inline]
    pub fn number(&self) -> Number {
        Number { negative: self.negative, form: self.form, exp: self.exp, coef: self.coef() }
    }

    #[inline(always)]
    fn coef(&self) -> Coef {
        if self.long.is_unbound() { Coef::Small(self.word()) } else { self.long_coef() }
    }

    #[inline(always)]
    fn word(&self) -> u128 {
        u128::from(self.coef[1]) << 64 | u128::from(self.coef[0])
    }

    #[cold]
    fn long_coef(&self) -> Coef {
        let long = self.long.cast::<BigInt>().expect("gilbox bug: a long coefficient is an integer");
        Coef::from(long.value.clone().into_parts().1)
    }

    pub fn form(&self) -> Form {
        self.form
    }

    #[inline]
    pub fn truth(&self) -> bool {
        self.form != Form::Finite || self.coef != [0; 2] || !self.long.is_unbound()
    }

    /// The order of two numbers, if that takes one look: they are finite and short, with the same exponent and sign.
    #[inline]
    fn quick_order(&self, other: &Decimal) -> Option<Ordering> {
        let quick = |n: &Decimal| n.form == Form::Finite && n.long.is_unbound();
        if !quick(self) || !quick(other) || self.exp != other.exp || self.negative != other.negative {
            return None;
        }
        let order = self.word().cmp(&other.word());
        Some(if self.negative { order.reverse() } else { order })
    }

    /// The order of two numbers that are not NaN.
    pub fn order(&self, other: &Decimal) -> Ordering {
        self.quick_order(other).unwrap_or_else(|| decimal::order(&self.number(), &other.number()))
    }

    /// The hash; `None` for a NaN, which has none that its value says.
    pub fn hash(&self) -> Option<i64> {
        match self.form {
            Form::Finite => Some(decimal::hash(&self.number())),
            Form::Infinite => {
                Some(crate::text::hash::hash_float(if self.negative { f64::NEG_INFINITY } else { f64::INFINITY }, 0))
            }
            Form::Quiet | Form::Signaling => None,
        }
    }
}

/// The number that an integer is.
pub fn of_integer(i: Integer) -> Number {
    match i {
        Integer::Small(i) => Number::small(i),
        Integer::Big(i) => {
            let (sign, n) = i.value.clone().into_parts();
            Number::finite(sign == dashu_int::Sign::Negative, Coef::from(n), 0)
        }
    }
}

/// The number that a value is: a decimal one or an integer, instances of guest subclasses included.
#[inline]
pub fn number_of(t: &Thread, v: Value) -> Option<Number> {
    if let Some(decimal) = v.cast::<Decimal>() {
        return Some(decimal.number());
    }
    if let Some(i) = v.as_int() {
        return Some(Number::small(i));
    }
    match t.plain(v).cast::<Decimal>() {
        Some(decimal) => Some(decimal.number()),
        None => Integer::of(t, v).map(of_integer),
    }
}

/// The same where it is finite and short.
#[inline(always)]
pub fn short_of(v: Value) -> Option<Short> {
    match v.as_int() {
        Some(i) => Some(Short::small(i)),
        None => v.cast::<Decimal>()?.short(),
    }
}

/// The order of two values, one of them decimal at least, the other decimal or an integer; `None` where there is more to it: NaNs are
/// signals, and other numbers too.
#[inline]
pub fn order(t: &Thread, a: Value, b: Value) -> Option<Ordering> {
    if let (Some(x), Some(y)) = (a.cast::<Decimal>(), b.cast::<Decimal>())
        && let Some(order) = x.quick_order(&y)
    {
        return Some(order);
    }
    let comparable = |v: Value| number_of(t, v).filter(|n| !n.is_nan());
    Some(decimal::order(&comparable(a)?, &comparable(b)?))
}

/// Is it a decimal number, or an instance of a guest subclass of their class?
#[inline]
pub fn is_decimal(t: &Thread, v: Value) -> bool {
    v.kind() == Some(Kind::Decimal) || t.plain(v).kind() == Some(Kind::Decimal)
}

/// Is the value an exact `int`, or decimal?
#[inline(always)]
pub fn is_operand(v: Value) -> bool {
    v.is_int() || v.header().is_some_and(|h| h.kind() == Kind::Decimal || h.kind() == Kind::BigInt && h.class() == ids::INT)
}
