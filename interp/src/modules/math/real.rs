//! The functions of `math` from floats to floats.

use super::gamma::{Failure, gamma, ln_gamma};
use super::{domain_error, float, integer, range_error};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::Integer;
use crate::objects::class::ids;
use crate::value::Value;

/// What the C library computes and Rust's does by other means.
#[expect(unsafe_code, reason = "declares functions of the C library that take and return numbers")]
// SAFETY: these are the C library's signatures; the functions touch nothing but their arguments.
mod c {
    unsafe extern "C" {
        pub(super) safe fn asinh(x: f64) -> f64;
        pub(super) safe fn acosh(x: f64) -> f64;
        pub(super) safe fn atanh(x: f64) -> f64;
        // Under its plain name Rust brings its own, whose last digits differ.
        #[cfg_attr(target_env = "gnu", link_name = "cbrtf64")]
        pub(super) safe fn cbrt(x: f64) -> f64;
        pub(super) safe fn erf(x: f64) -> f64;
        pub(super) safe fn erfc(x: f64) -> f64;
        pub(super) safe fn exp2(x: f64) -> f64;
        pub(super) safe fn remainder(x: f64, y: f64) -> f64;
        pub(super) safe fn ldexp(x: f64, n: i32) -> f64;
        pub(super) safe fn nextafter(x: f64, y: f64) -> f64;
    }
}

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "acos" "x, /" |t, a| unary(t, a, "acos", f64::acos, Inf::Domain)),
    native!(Static "acosh" "x, /" |t, a| unary(t, a, "acosh", |x| c::acosh(x), Inf::Domain)),
    native!(Static "asin" "x, /" |t, a| unary(t, a, "asin", f64::asin, Inf::Domain)),
    native!(Static "asinh" "x, /" |t, a| unary(t, a, "asinh", |x| c::asinh(x), Inf::Domain)),
    native!(Static "atan" "x, /" |t, a| unary(t, a, "atan", f64::atan, Inf::Domain)),
    native!(Static "atan2" "y, x, /" |t, a| binary(t, a, "atan2", f64::atan2)),
    native!(Static "atanh" "x, /" |t, a| unary(t, a, "atanh", |x| c::atanh(x), Inf::Domain)),
    native!(Static "cbrt" "x, /" |t, a| unary(t, a, "cbrt", |x| c::cbrt(x), Inf::Domain)),
    native!(Static "copysign" "x, y, /" |t, a| binary(t, a, "copysign", f64::copysign)),
    native!(Static "cos" "x, /" |t, a| unary(t, a, "cos", f64::cos, Inf::Domain)),
    native!(Static "cosh" "x, /" |t, a| unary(t, a, "cosh", f64::cosh, Inf::Range)),
    native!(Static "degrees" "x, /" |t, a| { let x = float(t, a, 0, "degrees")?; Ok(t.float(x * (180.0 / std::f64::consts::PI))) }),
    native!(Static "erf" "x, /" |t, a| unary(t, a, "erf", |x| c::erf(x), Inf::Domain)),
    native!(Static "erfc" "x, /" |t, a| unary(t, a, "erfc", |x| c::erfc(x), Inf::Domain)),
    native!(Static "exp" "x, /" |t, a| unary(t, a, "exp", f64::exp, Inf::Range)),
    native!(Static "exp2" "x, /" |t, a| unary(t, a, "exp2", |x| c::exp2(x), Inf::Range)),
    native!(Static "expm1" "x, /" |t, a| unary(t, a, "expm1", f64::exp_m1, Inf::Range)),
    native!(Static "fabs" "x, /" |t, a| unary(t, a, "fabs", f64::abs, Inf::Domain)),
    native!(Static "fma" "x, y, z, /" fma),
    native!(Static "fmod" "x, y, /" fmod),
    native!(Static "frexp" "x, /" frexp),
    native!(Static "gamma" "x, /" |t, a| special(t, a, "gamma", gamma)),
    native!(Static "isclose" "a, b, *, rel_tol=1e-09, abs_tol=0.0" is_close),
    native!(Static "isfinite" "x, /" |t, a| Ok(Value::bool(float(t, a, 0, "isfinite")?.is_finite()))),
    native!(Static "isinf" "x, /" |t, a| Ok(Value::bool(float(t, a, 0, "isinf")?.is_infinite()))),
    native!(Static "isnan" "x, /" |t, a| Ok(Value::bool(float(t, a, 0, "isnan")?.is_nan()))),
    native!(Static "ldexp" "x, i, /" ldexp),
    native!(Static "lgamma" "x, /" |t, a| special(t, a, "lgamma", ln_gamma)),
    native!(Static "log" "x, base=math.e, /" log),
    native!(Static "log10" "x, /" |t, a| { let r = logarithm(t, a, 0, "log10", f64::log10)?; Ok(t.float(r)) }),
    native!(Static "log1p" "x, /" |t, a| unary(t, a, "log1p", f64::ln_1p, Inf::Domain)),
    native!(Static "log2" "x, /" |t, a| { let r = logarithm(t, a, 0, "log2", f64::log2)?; Ok(t.float(r)) }),
    native!(Static "modf" "x, /" modf),
    native!(Static "nextafter" "x, y, /, *, steps=None" next_after),
    native!(Static "pow" "x, y, /" pow),
    native!(Static "radians" "x, /" |t, a| { let x = float(t, a, 0, "radians")?; Ok(t.float(x * (std::f64::consts::PI / 180.0))) }),
    native!(Static "remainder" "x, y, /" remainder),
    native!(Static "sin" "x, /" |t, a| unary(t, a, "sin", f64::sin, Inf::Domain)),
    native!(Static "sinh" "x, /" |t, a| unary(t, a, "sinh", f64::sinh, Inf::Range)),
    native!(Static "sqrt" "x, /" |t, a| unary(t, a, "sqrt", f64::sqrt, Inf::Domain)),
    native!(Static "tan" "x, /" |t, a| unary(t, a, "tan", f64::tan, Inf::Domain)),
    native!(Static "tanh" "x, /" |t, a| unary(t, a, "tanh", f64::tanh, Inf::Domain)),
    native!(Static "ulp" "x, /" ulp),
];

/// What an infinite result of a finite argument means.
enum Inf {
    Domain,
    Range,
}

#[inline]
fn unary(t: &mut Thread, a: Args, name: &'static str, f: impl Fn(f64) -> f64, infinite: Inf) -> NativeResult {
    let x = float(t, a, 0, name)?;
    let r = f(x);
    if !r.is_finite() {
        if r.is_nan() && !x.is_nan() {
            return Err(domain_error(t));
        }
        if r.is_infinite() && x.is_finite() {
            return Err(match infinite {
                Inf::Domain => domain_error(t),
                Inf::Range => range_error(t),
            });
        }
    }
    Ok(t.float(r))
}

fn binary(t: &mut Thread, a: Args, name: &'static str, f: fn(f64, f64) -> f64) -> NativeResult {
    let x = float(t, a, 0, name)?;
    let y = float(t, a, 1, name)?;
    Ok(t.float(f(x, y)))
}

fn special(t: &mut Thread, a: Args, name: &'static str, f: fn(f64) -> Result<f64, Failure>) -> NativeResult {
    let x = float(t, a, 0, name)?;
    match f(x) {
        Ok(r) => Ok(t.float(r)),
        Err(Failure::Domain) => Err(domain_error(t)),
        Err(Failure::Range) => Err(range_error(t)),
    }
}

/// A logarithm of argument `at`, which may be an integer that is no float.
fn logarithm(t: &mut Thread, a: Args, at: usize, name: &'static str, f: fn(f64) -> f64) -> NativeResult<f64> {
    if let Some(Integer::Big(big)) = Integer::of(t, a[at]) {
        let n = crate::text::IntRef::Big(&big.value);
        if n.is_negative() {
            return Err(domain_error(t));
        }
        if let Ok(x) = n.to_f64() {
            return Ok(f(x));
        }
        // The number as one from 1/2 to 1 times a power of two.
        let bits = crate::text::arith::bit_length(n);
        let top: dashu_int::IBig = &big.value >> (bits - 1000) as usize;
        let x = crate::text::IntRef::Big(&top).to_f64().map_err(|e| t.text_error(e))? / 2f64.powi(1000);
        return Ok(f(x) + f(2.0) * bits as f64);
    }
    let x = float(t, a, at, name)?;
    if x <= 0.0 {
        return Err(domain_error(t));
    }
    Ok(f(x))
}

fn log(t: &mut Thread, a: Args) -> NativeResult {
    let x = logarithm(t, a, 0, "log", f64::ln)?;
    if a.opt(1).is_none() {
        return Ok(t.float(x));
    }
    let base = logarithm(t, a, 1, "log", f64::ln)?;
    if base == 0.0 {
        return Err(t.raise(ids::ZERO_DIVISION_ERROR, "float division by zero"));
    }
    Ok(t.float(x / base))
}

fn fma(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "fma")?;
    let y = float(t, a, 1, "fma")?;
    let z = float(t, a, 2, "fma")?;
    let r = x.mul_add(y, z);
    if r.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(t.value_error("invalid operation in fma"));
    }
    if r.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(t.raise(ids::OVERFLOW_ERROR, "overflow in fma"));
    }
    Ok(t.float(r))
}

fn fmod(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "fmod")?;
    let y = float(t, a, 1, "fmod")?;
    let r = x % y;
    if r.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(t));
    }
    Ok(t.float(r))
}

fn remainder(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "remainder")?;
    let y = float(t, a, 1, "remainder")?;
    let r = c::remainder(x, y);
    if r.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(t));
    }
    Ok(t.float(r))
}

fn pow(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "pow")?;
    let y = float(t, a, 1, "pow")?;
    let r = x.powf(y);
    if !r.is_finite() && x.is_finite() && y.is_finite() {
        return Err(if r.is_nan() || x == 0.0 { domain_error(t) } else { range_error(t) });
    }
    Ok(t.float(r))
}

/// A float as a number from 1/2 up to 1 times a power of two.
fn frexp(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "frexp")?;
    let (mut mantissa, mut exponent) = (x, 0);
    if x.is_finite() && x != 0.0 {
        if x.is_subnormal() {
            mantissa *= 2f64.powi(64);
            exponent = -64;
        }
        let bits = mantissa.to_bits();
        exponent += (bits >> 52 & 0x7FF) as i32 - 1022;
        mantissa = f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52);
    }
    let parts = [t.float(mantissa), Value::small(exponent)];
    Ok(t.tuple(&parts)?)
}

fn ldexp(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "ldexp")?;
    let Some(n) = Integer::of(t, a[1]) else { return Err(t.type_error("Expected an int as second argument to ldexp.")) };
    let most = if n.is_negative() { i32::MIN } else { i32::MAX };
    let n = n.word().and_then(|n| i32::try_from(n).ok()).unwrap_or(most);
    let r = c::ldexp(x, n);
    if r.is_infinite() && x.is_finite() {
        return Err(range_error(t));
    }
    Ok(t.float(r))
}

fn modf(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "modf")?;
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
    let parts = [t.float(fraction), t.float(x.trunc())];
    Ok(t.tuple(&parts)?)
}

fn is_close(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "isclose")?;
    let y = float(t, a, 1, "isclose")?;
    let mut tolerances = [1e-9, 0.0];
    for (i, tolerance) in tolerances.iter_mut().enumerate() {
        if a.opt(2 + i).is_some() {
            *tolerance = float(t, a, 2 + i, "isclose")?;
        }
    }
    let [relative, absolute] = tolerances;
    if relative < 0.0 || absolute < 0.0 {
        return Err(t.value_error("tolerances must be non-negative"));
    }
    if x == y {
        return Ok(Value::TRUE);
    }
    if x.is_infinite() || y.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (y - x).abs();
    Ok(Value::bool(difference <= (relative * y).abs() || difference <= (relative * x).abs() || difference <= absolute))
}

fn next_after(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "nextafter")?;
    let y = float(t, a, 1, "nextafter")?;
    let steps = match a.opt(2) {
        None | Some(Value::NONE) => {
            let r = c::nextafter(x, y);
            return Ok(t.float(r));
        }
        Some(_) => integer(t, a, 2, "nextafter")?,
    };
    if steps.is_negative() {
        return Err(t.value_error("steps must be a non-negative integer"));
    }
    let steps = steps.word().map_or(u64::MAX, |n| n as u64);
    if steps == 0 || x.is_nan() {
        return Ok(t.float(x));
    }
    if y.is_nan() {
        return Ok(t.float(y));
    }
    // Floats in order are integers in order, if the negative ones are counted downwards.
    let place = |f: f64| {
        let bits = (f.to_bits() & !(1 << 63)) as i128;
        if f.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (place(x), place(y));
    if from == to {
        return Ok(t.float(y));
    }
    let steps = i128::from(steps);
    let at = if from < to { (from + steps).min(to) } else { (from - steps).max(to) };
    let size = f64::from_bits(at.unsigned_abs() as u64);
    let negative = if at == 0 { if to == 0 { y.is_sign_negative() } else { x.is_sign_negative() } } else { at < 0 };
    Ok(t.float(if negative { -size } else { size }))
}

fn ulp(t: &mut Thread, a: Args) -> NativeResult {
    let x = float(t, a, 0, "ulp")?.abs();
    if !x.is_finite() {
        return Ok(t.float(x));
    }
    let above = c::nextafter(x, f64::INFINITY);
    Ok(t.float(if above.is_infinite() { x - c::nextafter(x, 0.0) } else { above - x }))
}
