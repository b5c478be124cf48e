//! `math`: functions of real numbers and integers, with the errors that CPython raises.
//!
//! What the C library computes is asked of it, so that the results agree to the last bit; integers of any size are the business of
//! `text::arith`. What adds or multiplies arbitrary objects is in the core prelude.

mod gamma;
mod integer;
mod real;
mod sum;

use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult};
use crate::machine::{Thread, Trap};
use crate::objects::arith::{Integer, to_float};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::special::Special;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "math", functions: FUNCTIONS, init: Some(init) };

const TABLES: [&[NativeDef]; 3] = [real::FUNCTIONS, integer::FUNCTIONS, sum::FUNCTIONS];

/// The functions of all files.
const FUNCTIONS: &[NativeDef] = &{
    let mut all = [TABLES[0][0]; TABLES[0].len() + TABLES[1].len() + TABLES[2].len()];
    let (mut table, mut i, mut at) = (0, 0, 0);
    while table < TABLES.len() {
        while i < TABLES[table].len() {
            all[at] = TABLES[table][i];
            (i, at) = (i + 1, at + 1);
        }
        (table, i) = (table + 1, 0);
    }
    all
};

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, number) in constants {
        let number = t.float(number);
        let name = t.intern(name);
        dict.set_name(t, name, number)?;
    }
    Ok(())
}

/// Argument `at` of the function `name` as a float.
#[inline]
fn float(t: &mut Thread, a: Args, at: usize, name: &'static str) -> NativeResult<f64> {
    if let Some(f) = a[at].as_float() {
        return Ok(f);
    }
    match to_float(t, a[at])? {
        Some(f) => Ok(f),
        None => Err(no_float(t, a, at, name)),
    }
}

#[cold]
fn no_float(t: &mut Thread, a: Args, at: usize, name: &'static str) -> Trap {
    let class = t.class_of(a[at]);
    if class.special(Special::Float).is_unbound() && class.special(Special::Index).is_unbound() {
        return no_number(t, a[at]);
    }
    again(t, a, at, name, Special::Float)
}

/// Raises TypeError for what is no number.
#[cold]
fn no_number(t: &mut Thread, v: Value) -> Trap {
    let got = t.type_name(v);
    t.type_error(format!("must be real number, not {got}"))
}

/// Argument `at` of the function `name` as an integer.
#[inline]
fn integer(t: &mut Thread, a: Args, at: usize, name: &'static str) -> NativeResult<Integer> {
    if let Some(i) = Integer::of(t, a[at]) {
        return Ok(i);
    }
    if t.class_of(a[at]).special(Special::Index).is_unbound() {
        let got = t.type_name(a[at]);
        return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
    }
    Err(again(t, a, at, name, Special::Index))
}

/// Has the function called again with argument `at` as its guest method converts it.
#[cold]
fn again(t: &mut Thread, a: Args, at: usize, name: &'static str, method: Special) -> Trap {
    let def = FUNCTIONS.iter().find(|d| d.name == name).expect("gilbox bug: a function calls itself by another name");
    let callee = t.native_function(def, Value::UNBOUND);
    let method = Value::from(t.interp().special_name(method));
    // What stands behind the star of its signature is passed by name.
    let parts: Vec<&str> = def.signature.split(", ").filter(|part| *part != "/").collect();
    let star = parts.iter().position(|part| *part == "*").unwrap_or(a.len());
    let count = star.min(a.len());
    let given: Vec<Value> = a.slice()[..count].iter().map(|v| v.bound().unwrap_or(Value::NONE)).collect();
    let mut named = Vec::new();
    let mut place = at;
    for (i, part) in parts.iter().skip(star + 1).enumerate() {
        if let Some(value) = a.opt(count + i) {
            let name = part.split('=').next().unwrap_or(part);
            named.extend([t.intern(name).into(), value]);
            if at == count + i {
                place = count + named.len() - 1;
            }
        }
    }
    match (t.tuple(&given), t.tuple(&named)) {
        (Ok(given), Ok(named)) => t.prelude("call_converted", &[callee, given, Value::small(place as i32), method, named]),
        (Err(e), _) | (_, Err(e)) => e.into(),
    }
}

#[cold]
fn domain_error(t: &mut Thread) -> Trap {
    t.value_error("math domain error")
}

#[cold]
fn range_error(t: &mut Thread) -> Trap {
    t.raise(ids::OVERFLOW_ERROR, "math range error")
}
