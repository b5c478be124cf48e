//! Methods of `int` and `bool`.

use super::args::{self, Site};
use super::{bytes_like, wrap};
use crate::machine::frame::Check;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::decimal::to_int as decimal_to_int;
use crate::objects::arith::charge_effort;
use crate::objects::arith::{self, IntOp, Integer, int_binary};
use crate::objects::class::{Class, ids};
use crate::objects::decimal::Decimal;
use crate::objects::format::{asks_float, format_method};
use crate::objects::repr::{Method, method_of, repr_native};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::arith::effort;
use crate::text::decimal::Rounding;
use crate::text::integer::{self, ByteOrder};
use crate::text::{Text, arith as number, float};
use crate::value::Value;

pub(crate) const INT: &[NativeDef] = &[
    native!(New "__new__" "cls, x=0, /, base=10" new),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__bool__" "self, /" truth),
    native!(Method "__int__" "self, /" plain),
    native!(Method "__index__" "self, /" plain),
    native!(Method "__trunc__" "self, /" plain),
    native!(Method "__floor__" "self, /" plain),
    native!(Method "__ceil__" "self, /" plain),
    native!(Method "__pos__" "self, /" plain),
    native!(Method "__float__" "self, /" to_float),
    native!(Method "__neg__" "self, /" neg),
    native!(Method "__abs__" "self, /" abs),
    native!(Method "__invert__" "self, /" invert),
    native!(Method "__round__" "self, ndigits=None, /" round),
    native!(Method "__format__" "self, format_spec, /" format),
    native!(Method "__getnewargs__" "self, /" getnewargs),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__radd__" "self, value, /" radd),
    native!(Method "__sub__" "self, value, /" sub),
    native!(Method "__rsub__" "self, value, /" rsub),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" rmul),
    native!(Method "__floordiv__" "self, value, /" floordiv),
    native!(Method "__rfloordiv__" "self, value, /" rfloordiv),
    native!(Method "__mod__" "self, value, /" modulo),
    native!(Method "__rmod__" "self, value, /" rmodulo),
    native!(Method "__divmod__" "self, value, /" divmod),
    native!(Method "__rdivmod__" "self, value, /" rdivmod),
    native!(Method "__truediv__" "self, value, /" truediv),
    native!(Method "__rtruediv__" "self, value, /" rtruediv),
    native!(Method "__pow__" "self, value, mod=None, /" pow),
    native!(Method "__rpow__" "self, value, mod=None, /" rpow),
    native!(Method "__lshift__" "self, value, /" shl),
    native!(Method "__rlshift__" "self, value, /" rshl),
    native!(Method "__rshift__" "self, value, /" shr),
    native!(Method "__rrshift__" "self, value, /" rshr),
    native!(Method "__and__" "self, value, /" and),
    native!(Method "__rand__" "self, value, /" rand),
    native!(Method "__or__" "self, value, /" or),
    native!(Method "__ror__" "self, value, /" ror),
    native!(Method "__xor__" "self, value, /" xor),
    native!(Method "__rxor__" "self, value, /" rxor),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" lt),
    native!(Method "__le__" "self, value, /" le),
    native!(Method "__gt__" "self, value, /" gt),
    native!(Method "__ge__" "self, value, /" ge),
    native!(Method "bit_length" "self, /" bit_length),
    native!(Method "bit_count" "self, /" bit_count),
    native!(Method "conjugate" "self, /" plain),
    native!(Method "is_integer" "self, /" is_integer),
    native!(Method "as_integer_ratio" "self, /" as_integer_ratio),
    native!(Method "to_bytes" "self, /, length=1, byteorder='big', *, signed=False" to_bytes),
    native!(Class "from_bytes" "cls, /, bytes, byteorder='big', *, signed=False" from_bytes),
    native!(Getter "real" "self" plain),
    native!(Getter "imag" "self" zero),
    native!(Getter "numerator" "self" plain),
    native!(Getter "denominator" "self" one),
];

pub(crate) const BOOL: &[NativeDef] = &[
    native!(New "__new__" "cls, object=False, /" bool_new),
    native!(Method "__repr__" "self, /" bool_repr),
    native!(Method "__invert__" "self, /" |t, a| Err(t.prelude("invert_bool", &[a[0]]))),
    native!(Method "__and__" "self, value, /" bool_and),
    native!(Method "__rand__" "self, value, /" bool_and),
    native!(Method "__or__" "self, value, /" bool_or),
    native!(Method "__ror__" "self, value, /" bool_or),
    native!(Method "__xor__" "self, value, /" bool_xor),
    native!(Method "__rxor__" "self, value, /" bool_xor),
];

/// The receiver.
#[inline]
fn receiver(t: &Thread, a: Args) -> Integer {
    Integer::of(t, a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

/// Applies `f` to receiver and argument if the argument is an integer.
#[inline]
fn both(t: &mut Thread, a: Args, f: impl FnOnce(&mut Thread, Integer, Integer) -> NativeResult) -> NativeResult {
    let x = receiver(t, a);
    match Integer::of(t, a[1]) {
        Some(y) => f(t, x, y),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Defines an operator's method and its reflected one.
macro_rules! operator {
    ($($name:ident $reflected:ident $op:ident)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            both(t, a, |t, x, y| int_binary(t, IntOp::$op, x, y))
        }
        fn $reflected(t: &mut Thread, a: Args) -> NativeResult {
            both(t, a, |t, x, y| int_binary(t, IntOp::$op, y, x))
        }
    )* };
}

operator! {
    add radd Add
    sub rsub Sub
    mul rmul Mul
    floordiv rfloordiv FloorDiv
    modulo rmodulo Mod
    shl rshl Shl
    shr rshr Shr
    and rand And
    or ror Or
    xor rxor Xor
}

/// Defines a comparison's method.
macro_rules! comparison {
    ($($name:ident $op:tt)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            both(t, a, |_, x, y| Ok(Value::bool((arith::order_ints(x, y) as i8) $op 0)))
        }
    )* };
}

comparison! { eq == ne != lt < le <= gt > ge >= }

fn divmod(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, arith::int_divmod)
}

fn rdivmod(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |t, x, y| arith::int_divmod(t, y, x))
}

fn truediv(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, arith::int_true_div)
}

fn rtruediv(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |t, x, y| arith::int_true_div(t, y, x))
}

fn pow(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |t, x, y| power(t, x, y, a.opt(2)))
}

fn rpow(t: &mut Thread, a: Args) -> NativeResult {
    both(t, a, |t, x, y| power(t, y, x, a.opt(2)))
}

fn power(t: &mut Thread, x: Integer, y: Integer, modulus: Option<Value>) -> NativeResult {
    match modulus {
        None | Some(Value::NONE) => arith::int_pow(t, x, y),
        Some(m) => match Integer::of(t, m) {
            Some(m) => arith::int_pow_mod(t, x, y, m),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
    }
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let i = exact(t, a[0]);
    let mut out = Text::new();
    repr_native(t, i, &mut out)?;
    Ok(t.text(&out)?)
}

fn bool_repr(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.str(if a[0] == Value::TRUE { "True" } else { "False" })?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let hash = crate::text::hash::hash_int(receiver(t, a).as_ref());
    Ok(t.int(hash))
}

fn truth(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(!receiver(t, a).is_zero()))
}

/// The number itself, as an exact `int`.
pub(crate) fn plain(t: &mut Thread, a: Args) -> NativeResult {
    Ok(exact(t, a[0]))
}

/// An integer value as an exact `int`.
fn exact(t: &Thread, v: Value) -> Value {
    let plain = t.plain(v);
    plain.as_index().and_then(Value::int).unwrap_or(plain)
}

fn zero(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::small(0))
}

fn one(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::small(1))
}

fn to_float(t: &mut Thread, a: Args) -> NativeResult {
    let i = receiver(t, a);
    let f = arith::int_to_float(t, i)?;
    Ok(t.float(f))
}

fn neg(t: &mut Thread, a: Args) -> NativeResult {
    let i = receiver(t, a);
    int_binary(t, IntOp::Sub, Integer::Small(0), i)
}

fn abs(t: &mut Thread, a: Args) -> NativeResult {
    if receiver(t, a).is_negative() { neg(t, a) } else { plain(t, a) }
}

fn invert(t: &mut Thread, a: Args) -> NativeResult {
    let i = receiver(t, a);
    int_binary(t, IntOp::Sub, Integer::Small(-1), i)
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].cast::<Str>().is_some_and(|spec| asks_float(t, a[0], spec.chars())) {
        return Err(t.prelude("format_as_float", &[a[0], a[1]]));
    }
    format_method(t, a[0], a[1])
}

fn getnewargs(t: &mut Thread, a: Args) -> NativeResult {
    let i = exact(t, a[0]);
    Ok(t.tuple(&[i])?)
}

/// `round(i, ndigits)`: rounds to a power of ten, half to even.
pub(crate) fn round(t: &mut Thread, a: Args) -> NativeResult {
    if a.opt(1).is_none() {
        return plain(t, a);
    }
    let digits = args::integer(t, a, 1, Site::method(ids::INT, "__round__"))?;
    if !digits.is_negative() {
        return plain(t, a);
    }
    let places = digits.word().map_or(u64::MAX, i64::unsigned_abs);
    let rounded = number::round_int(receiver(t, a).as_ref(), places);
    Ok(t.integer(rounded))
}

fn bit_length(t: &mut Thread, a: Args) -> NativeResult {
    let bits = number::bit_length(receiver(t, a).as_ref());
    Ok(t.int(bits as i64))
}

fn bit_count(t: &mut Thread, a: Args) -> NativeResult {
    let n = receiver(t, a);
    charge_effort(t, effort::sum(n.as_ref(), n.as_ref()))?;
    let ones = number::count_ones(n.as_ref());
    Ok(t.int(ones as i64))
}

fn is_integer(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::TRUE)
}

fn as_integer_ratio(t: &mut Thread, a: Args) -> NativeResult {
    let i = exact(t, a[0]);
    Ok(t.tuple(&[i, Value::small(1)])?)
}

/// The `byteorder` argument.
fn byte_order(t: &mut Thread, a: Args, at: usize, function: &str) -> NativeResult<ByteOrder> {
    let Some(order) = a.opt(at) else { return Ok(ByteOrder::Big) };
    let Some(order) = args::as_str(t, order) else {
        let got = args::type_name_or_none(t, order);
        return Err(t.type_error(format!("{function}() argument 'byteorder' must be str, not {got}")));
    };
    match order.as_ascii() {
        Some("big") => Ok(ByteOrder::Big),
        Some("little") => Ok(ByteOrder::Little),
        _ => Err(t.value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// A flag argument of a built-in type; other objects count as true.
fn flag(t: &Thread, v: Option<Value>) -> bool {
    match v {
        None | Some(Value::NONE) => false,
        Some(v) => Integer::of(t, v).is_none_or(|i| !i.is_zero()),
    }
}

fn to_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let site = Site::method(ids::INT, "to_bytes");
    let length = if a.opt(1).is_some() { args::index(t, a, 1, site)? } else { 1 };
    let order = byte_order(t, a, 2, "to_bytes")?;
    let signed = flag(t, a.opt(3));
    let Ok(length) = usize::try_from(length) else {
        return Err(t.value_error("length argument must be non-negative"));
    };
    t.check_room(length)?;
    let bytes = integer::to_bytes(receiver(t, a).as_ref(), length, order, signed).map_err(|e| t.text_error(e))?;
    Ok(t.bytes(&bytes)?)
}

fn from_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let order = byte_order(t, a, 2, "from_bytes")?;
    let signed = flag(t, a.opt(3));
    let Some(bytes) = bytes_like(t, a[1]) else {
        // An iterable of integers, or an object with `__bytes__`.
        if args::as_str(t, a[1]).is_some() || Integer::of(t, a[1]).is_some() {
            let got = t.type_name(a[1]);
            return Err(t.type_error(format!("cannot convert '{got}' object to bytes")));
        }
        let order = if order == ByteOrder::Big { "big" } else { "little" };
        let order = t.str(order)?;
        return Err(t.prelude("int_from_bytes", &[a[0], a[1], order, Value::bool(signed)]));
    };
    let i = integer::from_bytes(&bytes, order, signed);
    let i = t.integer(i);
    match a[0].cast::<Class>() {
        Some(class) if class.id != ids::INT => Err(t.tail_call(a[0], &[i])),
        _ => Ok(i),
    }
}

// ---- making

fn new(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(base) = a.opt(2) {
        return new_with_base(t, a, base);
    }
    let Some(x) = a.opt(1) else { return wrap(t, a[0], ids::INT, Value::small(0)) };
    if let Some(decimal) = x.cast::<Decimal>() {
        let i = decimal_to_int(t, decimal.number(), Rounding::Down)?;
        return wrap(t, a[0], ids::INT, i);
    }
    if method_of(t, x, Special::Int) == Method::Other {
        return Err(t.prelude("new_int", &[a[0], x]));
    }
    let plain = t.plain(x);
    let i = if let Some(i) = plain.as_index() {
        t.int(i)
    } else if plain.kind() == Some(crate::heap::Kind::BigInt) {
        plain
    } else if let Some(f) = plain.as_float() {
        let i = float::to_int(f).map_err(|e| t.text_error(e))?;
        t.integer(i)
    } else if let Some(i) = parse(t, x, 10)? {
        i
    } else {
        return Err(convert_other(t, a[0], x));
    };
    wrap(t, a[0], ids::INT, i)
}

/// An integer from text or bytes; `None` from anything else.
fn parse(t: &mut Thread, x: Value, base: i64) -> NativeResult<Option<Value>> {
    let limit = t.interp().max_str_digits();
    let parsed = if let Some(s) = args::as_str(t, x) {
        // A digit has up to five bits, so that this asks for no more than what is long for sure.
        let effort = effort::conversion(3 * s.chars().len() as u64);
        charge_effort(t, effort)?;
        if limit == 0 && effort > effort::LONG {
            let text = Text::from(s.chars());
            return match t.aside(move || integer::parse_text(text.as_chars(), base, limit))? {
                Ok(i) => Ok(Some(t.integer(i))),
                Err(e) => Err(t.text_error(e)),
            };
        }
        integer::parse_text(s.chars(), base, limit)
    } else if let Some(bytes) = bytes_like(t, x) {
        integer::parse_bytes(&bytes, base, limit)
    } else {
        return Ok(None);
    };
    match parsed {
        Ok(i) => Ok(Some(t.integer(i))),
        Err(e) => Err(t.text_error(e)),
    }
}

/// Goes on in the prelude if the class of `x` can convert itself.
fn convert_other(t: &mut Thread, class: Value, x: Value) -> Trap {
    let of = t.class_of(x);
    if [Special::Int, Special::Index, Special::Trunc].into_iter().any(|s| !of.special(s).is_unbound()) {
        return t.prelude("new_int", &[class, x]);
    }
    let name = t.type_name(x);
    t.type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'"))
}

fn new_with_base(t: &mut Thread, a: Args, _: Value) -> NativeResult {
    let base = args::integer(t, a, 2, Site::method(ids::INT, "__new__"))?.word().unwrap_or(-1);
    let Some(x) = a.opt(1) else { return Err(t.type_error("int() missing string argument")) };
    let views = [ids::STR, ids::BYTES, ids::BYTEARRAY].iter().all(|&id| !t.class_of(x).is_subclass_of(id));
    match if views { None } else { parse(t, x, base)? } {
        Some(i) => wrap(t, a[0], ids::INT, i),
        None if base < 0 || base == 1 || base > 36 => Err(t.value_error("int() base must be >= 2 and <= 36, or 0")),
        None => Err(t.type_error("int() can't convert non-string with explicit base")),
    }
}

// ---- bool

fn bool_new(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(class) = a[0].cast::<Class>()
        && class.id != ids::BOOL
    {
        let name = super::class_name(class);
        return Err(t.type_error(format!("bool.__new__({name}): {name} is not a subtype of bool")));
    }
    match a.opt(1) {
        None => Ok(Value::FALSE),
        Some(v) => match t.truth(v) {
            Some(truth) => Ok(Value::bool(truth)),
            None => Err(t.tail_checked(v, Special::Bool, Check::Bool)),
        },
    }
}

/// An operator of two booleans; with anything else the one of `int`.
fn bool_binary(t: &mut Thread, a: Args, op: IntOp, f: impl FnOnce(bool, bool) -> bool) -> NativeResult {
    let truth = |v| match v {
        Value::TRUE => Some(true),
        Value::FALSE => Some(false),
        _ => None,
    };
    match (truth(a[0]), truth(a[1])) {
        (Some(x), Some(y)) => Ok(Value::bool(f(x, y))),
        _ => both(t, a, |t, x, y| int_binary(t, op, x, y)),
    }
}

fn bool_and(t: &mut Thread, a: Args) -> NativeResult {
    bool_binary(t, a, IntOp::And, |x, y| x & y)
}

fn bool_or(t: &mut Thread, a: Args) -> NativeResult {
    bool_binary(t, a, IntOp::Or, |x, y| x | y)
}

fn bool_xor(t: &mut Thread, a: Args) -> NativeResult {
    bool_binary(t, a, IntOp::Xor, |x, y| x ^ y)
}
