//! Methods of `float`.

use super::args::{self, Site};
use super::{bytes_like, wrap};
use crate::heap::Kind;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::decimal::to_float as decimal_to_float;
use crate::objects::arith::{self, Integer};
use crate::objects::class::{Class, ids};
use crate::objects::decimal::Decimal;
use crate::objects::format::format_method;
use crate::objects::repr::{Method, method_of};
use crate::objects::special::Special;
use crate::text::arith::{div_floor_float, div_mod_float, modulo_float, true_div_float};
use crate::text::float;
use crate::value::Value;

pub(crate) const FLOAT: &[NativeDef] = &[
    native!(New "__new__" "cls, x=0, /" new),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__bool__" "self, /" truth),
    native!(Method "__int__" "self, /" trunc),
    native!(Method "__trunc__" "self, /" trunc),
    native!(Method "__floor__" "self, /" floor),
    native!(Method "__ceil__" "self, /" ceil),
    native!(Method "__round__" "self, ndigits=None, /" round),
    native!(Method "__float__" "self, /" plain),
    native!(Method "__pos__" "self, /" plain),
    native!(Method "__neg__" "self, /" neg),
    native!(Method "__abs__" "self, /" abs),
    native!(Method "__format__" "self, format_spec, /" format),
    native!(Method "__getnewargs__" "self, /" getnewargs),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__radd__" "self, value, /" radd),
    native!(Method "__sub__" "self, value, /" sub),
    native!(Method "__rsub__" "self, value, /" rsub),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" rmul),
    native!(Method "__truediv__" "self, value, /" truediv),
    native!(Method "__rtruediv__" "self, value, /" rtruediv),
    native!(Method "__floordiv__" "self, value, /" floordiv),
    native!(Method "__rfloordiv__" "self, value, /" rfloordiv),
    native!(Method "__mod__" "self, value, /" modulo),
    native!(Method "__rmod__" "self, value, /" rmodulo),
    native!(Method "__divmod__" "self, value, /" divmod),
    native!(Method "__rdivmod__" "self, value, /" rdivmod),
    native!(Method "__pow__" "self, value, mod=None, /" pow),
    native!(Method "__rpow__" "self, value, mod=None, /" rpow),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" lt),
    native!(Method "__le__" "self, value, /" le),
    native!(Method "__gt__" "self, value, /" gt),
    native!(Method "__ge__" "self, value, /" ge),
    native!(Method "as_integer_ratio" "self, /" as_integer_ratio),
    native!(Method "conjugate" "self, /" plain),
    native!(Method "hex" "self, /" hex),
    native!(Method "is_integer" "self, /" is_integer),
    native!(Class "fromhex" "cls, string, /" fromhex),
    native!(Class "__getformat__" "cls, typestr, /" getformat),
    native!(Getter "real" "self" plain),
    native!(Getter "imag" "self" imag),
];

#[inline]
fn receiver(t: &Thread, a: Args) -> f64 {
    let f = a[0].as_float().or_else(|| t.plain(a[0]).as_float());
    f.expect("gilbox bug: the machine checks the receivers of natives")
}

/// Applies `f` to receiver and argument if the argument is a real number.
#[inline]
fn both(t: &mut Thread, a: Args, f: impl FnOnce(&mut Thread, f64, f64) -> NativeResult) -> NativeResult {
    let x = receiver(t, a);
    match arith::to_float(t, a[1])? {
        Some(y) => f(t, x, y),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Defines an operator's method and its reflected one.
macro_rules! operator {
    ($($name:ident $reflected:ident $f:expr;)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            both(t, a, $f)
        }
        fn $reflected(t: &mut Thread, a: Args) -> NativeResult {
            let f: fn(&mut Thread, f64, f64) -> NativeResult = $f;
            both(t, a, |t, x, y| f(t, y, x))
        }
    )* };
}

operator! {
    add radd |t, x, y| Ok(t.float(x + y));
    sub rsub |t, x, y| Ok(t.float(x - y));
    mul rmul |t, x, y| Ok(t.float(x * y));
    truediv rtruediv |t, x, y| number(t, true_div_float(x, y));
    floordiv rfloordiv |t, x, y| number(t, div_floor_float(x, y));
    modulo rmodulo |t, x, y| number(t, modulo_float(x, y));
    divmod rdivmod divmod_floats;
}

fn number(t: &mut Thread, x: crate::text::Result<f64>) -> NativeResult {
    match x {
        Ok(x) => Ok(t.float(x)),
        Err(e) => Err(t.text_error(e)),
    }
}

/// `divmod(x, y)` of floats.
pub(crate) fn divmod_floats(t: &mut Thread, x: f64, y: f64) -> NativeResult {
    let (quotient, rest) = div_mod_float(x, y).map_err(|e| t.text_error(e))?;
    let (quotient, rest) = (t.float(quotient), t.float(rest));
    Ok(t.tuple(&[quotient, rest])?)
}

fn pow(t: &mut Thread, a: Args) -> NativeResult {
    no_modulus(t, a)?;
    both(t, a, arith::float_pow)
}

fn rpow(t: &mut Thread, a: Args) -> NativeResult {
    no_modulus(t, a)?;
    both(t, a, |t, x, y| arith::float_pow(t, y, x))
}

fn no_modulus(t: &mut Thread, a: Args) -> NativeResult<()> {
    match a.opt(2) {
        None | Some(Value::NONE) => Ok(()),
        Some(_) => Err(t.type_error("pow() 3rd argument not allowed unless all arguments are integers")),
    }
}

/// Defines a comparison's method: exact for integers too.
macro_rules! comparison {
    ($($name:ident $op:tt $unordered:literal)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            Ok(match arith::order(t, a[0], a[1]) {
                Some(Some(order)) => Value::bool((order as i8) $op 0),
                Some(None) => Value::bool($unordered),
                None => Value::NOT_IMPLEMENTED,
            })
        }
    )* };
}

comparison! { eq == false ne != true lt < false le <= false gt > false ge >= false }

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let text = float::repr(receiver(t, a));
    Ok(t.str(&text)?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let identity = crate::objects::hash::hash_identity(t, a[0]);
    let hash = crate::text::hash::hash_float(receiver(t, a), identity);
    Ok(t.int(hash))
}

fn truth(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(receiver(t, a) != 0.0))
}

fn plain(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.plain(a[0]))
}

fn imag(t: &mut Thread, _: Args) -> NativeResult {
    Ok(t.float(0.0))
}

fn neg(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    Ok(t.float(-f))
}

fn abs(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    Ok(t.float(f.abs()))
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    format_method(t, a[0], a[1])
}

fn getnewargs(t: &mut Thread, a: Args) -> NativeResult {
    let f = t.plain(a[0]);
    Ok(t.tuple(&[f])?)
}

fn whole(t: &mut Thread, f: f64) -> NativeResult {
    let i = float::to_int(f).map_err(|e| t.text_error(e))?;
    Ok(t.integer(i))
}

fn trunc(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    whole(t, f)
}

fn floor(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    whole(t, f.floor())
}

fn ceil(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    whole(t, f.ceil())
}

pub(crate) fn round(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    if matches!(a.opt(1), None | Some(Value::NONE)) {
        let i = float::round_to_int(f).map_err(|e| t.text_error(e))?;
        return Ok(t.integer(i));
    }
    let digits = args::integer(t, a, 1, Site::method(ids::FLOAT, "__round__"))?;
    let digits = digits.word().unwrap_or(if digits.is_negative() { i64::MIN } else { i64::MAX });
    let rounded = float::round_to_digits(f, digits).map_err(|e| t.text_error(e))?;
    Ok(t.float(rounded))
}

fn as_integer_ratio(t: &mut Thread, a: Args) -> NativeResult {
    let (numerator, denominator) = float::integer_ratio(receiver(t, a)).map_err(|e| t.text_error(e))?;
    let (numerator, denominator) = (t.integer(numerator), t.integer(denominator));
    Ok(t.tuple(&[numerator, denominator])?)
}

fn hex(t: &mut Thread, a: Args) -> NativeResult {
    let text = float::to_hex(receiver(t, a));
    Ok(t.str(&text)?)
}

fn is_integer(t: &mut Thread, a: Args) -> NativeResult {
    let f = receiver(t, a);
    Ok(Value::bool(f.is_finite() && f.floor() == f))
}

fn fromhex(t: &mut Thread, a: Args) -> NativeResult {
    let Some(s) = args::as_str(t, a[1]) else {
        return Err(t.type_error("bad argument type for built-in operation"));
    };
    let f = float::from_hex(s.chars()).map_err(|e| t.text_error(e))?;
    let f = t.float(f);
    match a[0].cast::<Class>() {
        Some(class) if class.id != ids::FLOAT => Err(t.tail_call(a[0], &[f])),
        _ => Ok(f),
    }
}

fn getformat(t: &mut Thread, a: Args) -> NativeResult {
    let kind = args::string(t, a, 1, "__getformat__() argument")?;
    match kind.as_ascii() {
        Some("double" | "float") => Ok(t.str("IEEE, little-endian")?),
        _ => Err(t.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let Some(x) = a.opt(1) else {
        let zero = t.float(0.0);
        return wrap(t, a[0], ids::FLOAT, zero);
    };
    if let Some(decimal) = x.cast::<Decimal>() {
        let f = decimal_to_float(t, decimal.number())?;
        let f = t.float(f);
        return wrap(t, a[0], ids::FLOAT, f);
    }
    if method_of(t, x, Special::Float) == Method::Other {
        return Err(t.prelude("new_float", &[a[0], x]));
    }
    let plain = t.plain(x);
    let parsed = if plain.as_float().is_some() {
        return wrap(t, a[0], ids::FLOAT, plain);
    } else if let Some(i) = Integer::of(t, plain) {
        arith::int_to_float(t, i)?
    } else if let Some(s) = args::as_str(t, x) {
        float::from_text(s.chars()).map_err(|e| t.text_error(e))?
    } else if let Some(bytes) = bytes_like(t, x) {
        match float::from_bytes(&bytes) {
            Ok(f) => f,
            Err(e) if x.kind() == Some(Kind::Bytes) => return Err(t.text_error(e)),
            Err(_) => return Err(t.prelude("not_a_float", &[x])),
        }
    } else {
        return Err(convert_other(t, a[0], x));
    };
    let f = t.float(parsed);
    wrap(t, a[0], ids::FLOAT, f)
}

/// Goes on in the prelude if the class of `x` can convert itself.
fn convert_other(t: &mut Thread, class: Value, x: Value) -> Trap {
    let of = t.class_of(x);
    if [Special::Float, Special::Index].into_iter().any(|s| !of.special(s).is_unbound()) {
        return t.prelude("new_float", &[class, x]);
    }
    let name = t.type_name(x);
    t.type_error(format!("float() argument must be a string or a real number, not '{name}'"))
}
