//! The functions of `math` whose results are integers.

use super::{again, integer, no_float};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::Integer;
use crate::objects::special::Special;
use crate::text::arith;
use crate::text::float::to_int;
use crate::text::{Int, IntRef};
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "ceil" "x, /" |t, a| integral(t, a, "ceil", Special::Ceil, f64::ceil)),
    native!(Static "comb" "n, k, /" |t, a| two(t, a, "comb", arith::binomial)),
    native!(Static "factorial" "n, /" |t, a| one(t, a, "factorial", arith::factorial)),
    native!(Static "floor" "x, /" |t, a| integral(t, a, "floor", Special::Floor, f64::floor)),
    native!(Static "gcd" "*integers" |t, a| many(t, a, "gcd", Int::Small(0), arith::gcd)),
    native!(Static "isqrt" "n, /" |t, a| one(t, a, "isqrt", arith::isqrt)),
    native!(Static "lcm" "*integers" |t, a| many(t, a, "lcm", Int::Small(1), arith::lcm)),
    native!(Static "perm" "n, k=None, /" perm),
    native!(Static "trunc" "x, /" trunc),
];

type Result = crate::text::Result<Int>;

fn one(t: &mut Thread, a: Args, name: &'static str, f: fn(IntRef<'_>) -> Result) -> NativeResult {
    let n = integer(t, a, 0, name)?;
    let result = f(n.as_ref()).map_err(|e| t.text_error(e))?;
    Ok(t.integer(result))
}

fn two(t: &mut Thread, a: Args, name: &'static str, f: fn(IntRef<'_>, IntRef<'_>) -> Result) -> NativeResult {
    let n = integer(t, a, 0, name)?;
    let k = integer(t, a, 1, name)?;
    let result = f(n.as_ref(), k.as_ref()).map_err(|e| t.text_error(e))?;
    Ok(t.integer(result))
}

fn many(t: &mut Thread, a: Args, name: &'static str, first: Int, f: fn(IntRef<'_>, IntRef<'_>) -> Int) -> NativeResult {
    let mut result = first;
    for at in 0..a.len() {
        let n = integer(t, a, at, name)?;
        result = f(result.as_ref(), n.as_ref());
    }
    Ok(t.integer(result))
}

fn perm(t: &mut Thread, a: Args) -> NativeResult {
    match a.opt(1) {
        None | Some(Value::NONE) => one(t, a, "perm", arith::factorial),
        Some(_) => two(t, a, "perm", arith::permutations),
    }
}

/// `floor` and `ceil`: by the argument's own method, else of the float that it is.
fn integral(t: &mut Thread, a: Args, name: &'static str, method: Special, round: fn(f64) -> f64) -> NativeResult {
    if let Some(f) = a[0].as_float() {
        let result = to_int(round(f)).map_err(|e| t.text_error(e))?;
        return Ok(t.integer(result));
    }
    if a[0].as_int().is_some() {
        return Ok(a[0]);
    }
    let own = t.class_of(a[0]).special(method);
    if !own.is_unbound() {
        return Err(t.tail_special(own, a[0], &[]));
    }
    match crate::objects::arith::to_float(t, a[0])? {
        Some(f) => {
            let result = to_int(round(f)).map_err(|e| t.text_error(e))?;
            Ok(t.integer(result))
        }
        None if t.class_of(a[0]).special(Special::Float).is_unbound() => Err(no_float(t, a, 0, name)),
        None => Err(again(t, a, 0, name, Special::Float)),
    }
}

fn trunc(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(f) = a[0].as_float() {
        let result = to_int(f).map_err(|e| t.text_error(e))?;
        return Ok(t.integer(result));
    }
    if let Some(Integer::Small(_)) = a[0].as_int().map(Integer::Small) {
        return Ok(a[0]);
    }
    let own = t.class_of(a[0]).special(Special::Trunc);
    if own.is_unbound() {
        let got = t.type_name(a[0]);
        return Err(t.type_error(format!("type {got} doesn't define __trunc__ method")));
    }
    Err(t.tail_special(own, a[0], &[]))
}
