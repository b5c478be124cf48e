//! Equality and hashes, as far as they need no guest code.

use dashu_int::IBig;

use super::list::Tuple;
use super::number::BigInt;
use super::string::{Bytes, Str};
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::objects::special::Special;
use crate::value::Value;

/// Are two values equal?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Equal {
    Yes,
    No,
    /// Only guest code can tell.
    Guest,
}

impl Equal {
    fn from(b: bool) -> Equal {
        if b { Equal::Yes } else { Equal::No }
    }
}

/// How deep containers in containers are compared before it counts as recursion without end.
const DEPTH: usize = 200;

/// Are two keys (identical or of equal hash) equal, as a dict asks it: identity first?
#[inline(always)]
pub fn equal_keys(t: &Thread, a: Value, b: Value) -> Equal {
    if a == b {
        return Equal::Yes;
    }
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return Equal::from(a.same(&b));
    }
    equal_slow(t, a, b, DEPTH)
}

/// Are two items of containers equal: identity counts as equality?
pub fn equal_items(t: &Thread, a: Value, b: Value) -> Equal {
    equal_keys(t, a, b)
}

/// The numeric value of a number.
enum Number {
    Int(i64),
    Big(Ref<BigInt>),
    Float(f64),
    Complex(f64, f64),
}

/// The truth of `a == b` for two values that are not identical; `Guest` where it takes guest code or goes too deep.
#[inline(never)]
fn equal_slow(t: &Thread, a: Value, b: Value, depth: usize) -> Equal {
    if depth == 0 {
        return Equal::Guest;
    }
    if has_guest_eq(t, a) || has_guest_eq(t, b) {
        return Equal::Guest;
    }
    let (a, b) = (t.plain(a), t.plain(b));
    if a == b && a.as_float().is_none_or(|f| !f.is_nan()) {
        return Equal::Yes;
    }
    if let (Some(x), Some(y)) = (number(a).as_ref(), number(b).as_ref()) {
        return Equal::from(equal_numbers(x, y));
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Str), Some(Kind::Str)) => {
            let (a, b) = (a.cast::<Str>(), b.cast::<Str>());
            Equal::from(a.zip(b).is_some_and(|(a, b)| a.same(&b)))
        }
        (Some(Kind::Bytes), Some(Kind::Bytes)) => {
            let (a, b) = (a.cast::<Bytes>(), b.cast::<Bytes>());
            Equal::from(a.zip(b).is_some_and(|(a, b)| a.data() == b.data()))
        }
        (Some(Kind::Tuple), Some(Kind::Tuple)) => {
            let (Some(a), Some(b)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) else { return Equal::No };
            if a.len() != b.len() {
                return Equal::No;
            }
            for (&x, &y) in a.items().iter().zip(b.items()) {
                let equal = if x == y { Equal::Yes } else { equal_slow(t, x, y, depth - 1) };
                if equal != Equal::Yes {
                    return equal;
                }
            }
            Equal::Yes
        }
        // Equality by identity.
        (Some(Kind::Function | Kind::NativeFunction | Kind::Class | Kind::Module | Kind::Exception | Kind::Generator), _)
        | (_, Some(Kind::Function | Kind::NativeFunction | Kind::Class | Kind::Module | Kind::Exception | Kind::Generator))
        | (None, _)
        | (_, None) => Equal::No,
        (Some(Kind::Instance), Some(Kind::Instance)) => Equal::No,
        (Some(x), Some(y)) if x != y => Equal::No,
        _ => Equal::Guest,
    }
}

/// Does comparing the value run guest code? Containers answer for themselves, not for their items.
fn has_guest_eq(t: &Thread, v: Value) -> bool {
    match v.kind() {
        Some(Kind::Instance | Kind::Wrapped | Kind::Native | Kind::Class | Kind::Exception) => {
            let eq = t.class_of(v).special(Special::Eq);
            eq.kind() != Some(Kind::NativeFunction)
        }
        Some(_) => v.header().is_some_and(|h| {
            h.class() > t.interp().last_builtin_class() && t.class_of(v).special(Special::Eq).kind() != Some(Kind::NativeFunction)
        }),
        None => false,
    }
}

fn number(v: Value) -> Option<Number> {
    if let Some(i) = v.as_index() {
        return Some(Number::Int(i));
    }
    if let Some(f) = v.as_float() {
        return Some(Number::Float(f));
    }
    match v.kind()? {
        Kind::BigInt => v.cast::<BigInt>().map(Number::Big),
        Kind::Complex => v.cast::<super::number::Complex>().map(|c| Number::Complex(c.re, c.im)),
        _ => None,
    }
}

fn equal_numbers(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Int(i), Number::Float(f)) | (Number::Float(f), Number::Int(i)) => equal_int_float(*i, *f),
        (Number::Big(a), Number::Big(b)) => a.value == b.value,
        (Number::Big(i), Number::Float(f)) | (Number::Float(f), Number::Big(i)) => {
            f.is_finite() && f.fract() == 0.0 && IBig::try_from(*f).is_ok_and(|x| x == i.value)
        }
        (Number::Complex(r1, i1), Number::Complex(r2, i2)) => r1 == r2 && i1 == i2,
        (Number::Complex(r, i), other) | (other, Number::Complex(r, i)) => *i == 0.0 && equal_numbers(&Number::Float(*r), other),
        (Number::Int(_), Number::Big(_)) | (Number::Big(_), Number::Int(_)) => false,
    }
}

/// Is an integer the number that a double is?
pub fn equal_int_float(i: i64, f: f64) -> bool {
    // Converting rounds; converting back tells whether it did. 2^63 itself is out of range.
    i as f64 == f && f < 9_223_372_036_854_775_808.0 && f as i64 == i
}
