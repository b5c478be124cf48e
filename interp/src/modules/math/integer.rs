//! The functions of `math` whose results are integers.

use super::{again, integer, no_float};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::charge_effort;
use crate::objects::arith::{Integer, of_two};
use crate::objects::special::Special;
use crate::text::arith;
use crate::text::arith::effort;
use crate::text::float::to_int;
use crate::text::{Int, IntRef};
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "ceil" "x, /" |t, a| integral(t, a, "ceil", Special::Ceil, f64::ceil)),
    native!(Static "comb" "n, k, /" |t, a| two(t, a, "comb", effort::factorial, arith::binomial)),
    native!(Static "factorial" "n, /" |t, a| one(t, a, "factorial", |n| effort::factorial(n, n), arith::factorial)),
    native!(Static "floor" "x, /" |t, a| integral(t, a, "floor", Special::Floor, f64::floor)),
    native!(Static "gcd" "*integers" |t, a| many(t, a, "gcd", 0, arith::gcd)),
    native!(Static "isqrt" "n, /" |t, a| one(t, a, "isqrt", |n| effort::product(n, n), arith::isqrt)),
    native!(Static "lcm" "*integers" |t, a| many(t, a, "lcm", 1, arith::lcm)),
    native!(Static "perm" "n, k=None, /" perm),
    native!(Static "trunc" "x, /" trunc),
];

type Result = crate::text::Result<Int>;

type One = fn(IntRef<'_>) -> Result;
type Two<R> = fn(IntRef<'_>, IntRef<'_>) -> R;

/// Each function comes with the effort that it takes.
fn one(t: &mut Thread, a: Args, name: &'static str, effort: fn(IntRef<'_>) -> u64, f: One) -> NativeResult {
    let n = integer(t, a, 0, name)?;
    let effort = effort(n.as_ref());
    let result = of_two(t, effort, n, Integer::Small(0), move |n, _| f(n))?.map_err(|e| t.text_error(e))?;
    Ok(t.integer(result))
}

fn two(t: &mut Thread, a: Args, name: &'static str, effort: Two<u64>, f: Two<Result>) -> NativeResult {
    let n = integer(t, a, 0, name)?;
    let k = integer(t, a, 1, name)?;
    let effort = effort(n.as_ref(), k.as_ref());
    let result = of_two(t, effort, n, k, f)?.map_err(|e| t.text_error(e))?;
    Ok(t.integer(result))
}

fn many(t: &mut Thread, a: Args, name: &'static str, first: i64, f: Two<Int>) -> NativeResult {
    let mut result = Int::Small(first);
    for at in 0..a.len() {
        let n = integer(t, a, at, name)?;
        let effort = effort::division(result.as_ref(), n.as_ref());
        charge_effort(t, effort)?;
        result = if effort > effort::LONG {
            let n = n.as_ref().to_int();
            t.aside(move || f(result.as_ref(), n.as_ref()))?
        } else {
            f(result.as_ref(), n.as_ref())
        };
    }
    Ok(t.integer(result))
}

fn perm(t: &mut Thread, a: Args) -> NativeResult {
    match a.opt(1) {
        None | Some(Value::NONE) => one(t, a, "perm", |n| effort::factorial(n, n), arith::factorial),
        Some(_) => two(t, a, "perm", effort::factorial, arith::permutations),
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
