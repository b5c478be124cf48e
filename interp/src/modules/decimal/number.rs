//! `Decimal`: its methods.

use super::context::{current, optional, rounding, two};
use super::conversion::{from_float, new, operand, signed, text, to_float, to_int, to_ratio};
use super::method::{class_of, decimal_of, in_context, integral, other, quality, receiver, single};
use super::operation::{self, Binary, Reach, Unary, binary, divmod, fma, power, unary};
use super::{conversion, go_on};
use crate::code::instr::CmpOp;
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::compare::satisfies;
use crate::objects::decimal::{Decimal, number_of};
use crate::objects::hash::hash_identity;
use crate::objects::number::Complex;
use crate::objects::string::Str;
use crate::text::decimal::{self as d, Form, Number, Rounding, seen};
use crate::value::Value;

static DECIMAL: ClassDef = ClassDef { name: "Decimal", module: "decimal", methods: METHODS, subclassable: true };

pub(super) fn class(t: &mut Thread) -> Ref<Class> {
    t.native_class_of(&DECIMAL, Kind::Decimal)
}

const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, value='0', context=None" new),
    native!(Class "from_float" "cls, f, /" from_float),
    // As text and as other numbers.
    native!(Method "__str__" "self, /" |t, a| { let n = receiver(t, a); in_words(t, |t, out| conversion::push_str(t, &n, out)) }),
    native!(Method "__repr__" "self, /" |t, a| { let n = receiver(t, a); in_words(t, |t, out| conversion::push_repr(t, &n, out)) }),
    native!(Method "to_eng_string" "self, /, context=None" to_eng_string),
    native!(Method "__format__" "self, specifier, /, context=None" format),
    native!(Method "__reduce__" "self, /" reduce),
    native!(Method "__copy__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__deepcopy__" "self, object, /" |_, a| Ok(a[0])),
    native!(Method "__bool__" "self, /" |t, a| Ok(Value::bool(!receiver(t, a).is_zero()))),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__int__" "self, /" |t, a| { let n = receiver(t, a); to_int(t, n, Rounding::Down) }),
    native!(Method "__trunc__" "self, /" |t, a| { let n = receiver(t, a); to_int(t, n, Rounding::Down) }),
    native!(Method "__floor__" "self, /" |t, a| { let n = receiver(t, a); to_int(t, n, Rounding::Floor) }),
    native!(Method "__ceil__" "self, /" |t, a| { let n = receiver(t, a); to_int(t, n, Rounding::Ceiling) }),
    native!(Method "__round__" "self, n=None, /" round),
    native!(Method "__float__" "self, /" |t, a| { let n = receiver(t, a); to_float(t, n).map(|f| t.float(f)) }),
    native!(Method "__complex__" "self, /" |t, a| { let n = receiver(t, a); to_float(t, n).map(|f| t.complex(f, 0.0)) }),
    native!(Method "as_tuple" "self, /" as_tuple),
    native!(Method "as_integer_ratio" "self, /" |t, a| { let n = receiver(t, a); to_ratio(t, n) }),
    native!(Getter "real" "self" |_, a| Ok(a[0])),
    native!(Getter "imag" "self" |t, a| { let class = class_of(t, a); Ok(Decimal::make(t, class, Number::small(0))) }),
    native!(Method "conjugate" "self, /" |_, a| Ok(a[0])),
    // Comparisons.
    native!(Method "__eq__" "self, value, /" |t, a| compare(t, a, CmpOp::Eq)),
    native!(Method "__ne__" "self, value, /" |t, a| compare(t, a, CmpOp::Ne)),
    native!(Method "__lt__" "self, value, /" |t, a| compare(t, a, CmpOp::Lt)),
    native!(Method "__le__" "self, value, /" |t, a| compare(t, a, CmpOp::Le)),
    native!(Method "__gt__" "self, value, /" |t, a| compare(t, a, CmpOp::Gt)),
    native!(Method "__ge__" "self, value, /" |t, a| compare(t, a, CmpOp::Ge)),
    // Operators.
    native!(Method "__pos__" "self, /" |t, a| operator(t, a, d::plus)),
    native!(Method "__neg__" "self, /" |t, a| operator(t, a, d::minus)),
    native!(Method "__abs__" "self, /" |t, a| operator(t, a, d::abs)),
    native!(Method "__add__" "self, value, /" |t, a| forward(t, a, d::add, Reach::Exponents)),
    native!(Method "__radd__" "self, value, /" |t, a| reflected(t, a, d::add, Reach::Exponents)),
    native!(Method "__sub__" "self, value, /" |t, a| forward(t, a, d::subtract, Reach::Exponents)),
    native!(Method "__rsub__" "self, value, /" |t, a| reflected(t, a, d::subtract, Reach::Exponents)),
    native!(Method "__mul__" "self, value, /" |t, a| forward(t, a, d::multiply, Reach::Digits)),
    native!(Method "__rmul__" "self, value, /" |t, a| reflected(t, a, d::multiply, Reach::Digits)),
    native!(Method "__truediv__" "self, value, /" |t, a| forward(t, a, d::divide, Reach::Precision)),
    native!(Method "__rtruediv__" "self, value, /" |t, a| reflected(t, a, d::divide, Reach::Precision)),
    native!(Method "__floordiv__" "self, value, /" |t, a| forward(t, a, d::divide_int, Reach::Exponents)),
    native!(Method "__rfloordiv__" "self, value, /" |t, a| reflected(t, a, d::divide_int, Reach::Exponents)),
    native!(Method "__mod__" "self, value, /" |t, a| forward(t, a, d::remainder, Reach::Exponents)),
    native!(Method "__rmod__" "self, value, /" |t, a| reflected(t, a, d::remainder, Reach::Exponents)),
    native!(Method "__divmod__" "self, value, /" |t, a| divide(t, a, false)),
    native!(Method "__rdivmod__" "self, value, /" |t, a| divide(t, a, true)),
    native!(Method "__pow__" "self, value, mod=None, /" |t, a| raise(t, a, false)),
    native!(Method "__rpow__" "self, value, mod=None, /" |t, a| raise(t, a, true)),
    // What a number is.
    native!(Method "adjusted" "self, /" |t, a| { let n = receiver(t, a).adjusted(); Ok(t.int(n)) }),
    native!(Method "canonical" "self, /" |_, a| Ok(a[0])),
    native!(Method "is_canonical" "self, /" |_, _| Ok(Value::TRUE)),
    native!(Method "copy_abs" "self, /" |t, a| { let n = receiver(t, a); let class = class_of(t, a); Ok(signed(t, class, n, false)) }),
    native!(Method "copy_negate" "self, /" |t, a| { let n = receiver(t, a); let sign = !n.negative; let class = class_of(t, a); Ok(signed(t, class, n, sign)) }),
    native!(Method "copy_sign" "self, /, other, context=None" |t, a| {
        let n = receiver(t, a);
        let sign = operand(t, a[1])?.negative;
        let class = class_of(t, a); Ok(signed(t, class, n, sign))
    }),
    native!(Method "is_finite" "self, /" |t, a| Ok(Value::bool(receiver(t, a).is_finite()))),
    native!(Method "is_infinite" "self, /" |t, a| Ok(Value::bool(receiver(t, a).form == Form::Infinite))),
    native!(Method "is_nan" "self, /" |t, a| Ok(Value::bool(receiver(t, a).is_nan()))),
    native!(Method "is_qnan" "self, /" |t, a| Ok(Value::bool(receiver(t, a).form == Form::Quiet))),
    native!(Method "is_snan" "self, /" |t, a| Ok(Value::bool(receiver(t, a).form == Form::Signaling))),
    native!(Method "is_signed" "self, /" |t, a| Ok(Value::bool(receiver(t, a).negative))),
    native!(Method "is_zero" "self, /" |t, a| Ok(Value::bool(receiver(t, a).is_zero()))),
    native!(Method "is_normal" "self, /, context=None" |t, a| Ok(Value::bool(quality(optional(t, a, 1)?, &receiver(t, a)).ends_with("Normal")))),
    native!(Method "is_subnormal" "self, /, context=None" |t, a| Ok(Value::bool(quality(optional(t, a, 1)?, &receiver(t, a)).ends_with("Subnormal")))),
    native!(Method "number_class" "self, /, context=None" |t, a| { let name = quality(optional(t, a, 1)?, &receiver(t, a)); Ok(t.str(name)?) }),
    native!(Method "radix" "self, /" |t, a| { let class = class_of(t, a); Ok(Decimal::make(t, class, Number::small(10))) }),
    native!(Method "same_quantum" "self, /, other, context=None" |t, a| { let n = receiver(t, a); same_quantum(t, &n, a[1]) }),
    // Operations with a context.
    native!(Method "quantize" "self, /, exp, rounding=None, context=None" quantize),
    native!(Method "to_integral_value" "self, /, rounding=None, context=None" |t, a| integral(t, a, false)),
    native!(Method "to_integral" "self, /, rounding=None, context=None" |t, a| integral(t, a, false)),
    native!(Method "to_integral_exact" "self, /, rounding=None, context=None" |t, a| integral(t, a, true)),
    native!(Method "normalize" "self, /, context=None" |t, a| single(t, a, d::normalize, Reach::Digits)),
    native!(Method "exp" "self, /, context=None" |t, a| single(t, a, d::exp, Reach::Precision)),
    native!(Method "ln" "self, /, context=None" |t, a| single(t, a, d::ln, Reach::Precision)),
    native!(Method "log10" "self, /, context=None" |t, a| single(t, a, d::log10, Reach::Precision)),
    native!(Method "logb" "self, /, context=None" |t, a| single(t, a, d::logb, Reach::Digits)),
    native!(Method "sqrt" "self, /, context=None" |t, a| single(t, a, d::square_root, Reach::Precision)),
    native!(Method "next_minus" "self, /, context=None" |t, a| single(t, a, d::next_minus, Reach::Precision)),
    native!(Method "next_plus" "self, /, context=None" |t, a| single(t, a, d::next_plus, Reach::Precision)),
    native!(Method "logical_invert" "self, /, context=None" |t, a| single(t, a, d::invert, Reach::Precision)),
    native!(Method "compare" "self, /, other, context=None" |t, a| in_context(t, a, d::compare, Reach::Digits)),
    native!(Method "compare_signal" "self, /, other, context=None" |t, a| in_context(t, a, d::compare_signal, Reach::Digits)),
    native!(Method "compare_total" "self, /, other, context=None" |t, a| in_context(t, a, d::compare_total, Reach::Digits)),
    native!(Method "compare_total_mag" "self, /, other, context=None" |t, a| in_context(t, a, d::compare_total_mag, Reach::Digits)),
    native!(Method "max" "self, /, other, context=None" |t, a| in_context(t, a, d::max, Reach::Digits)),
    native!(Method "max_mag" "self, /, other, context=None" |t, a| in_context(t, a, d::max_mag, Reach::Digits)),
    native!(Method "min" "self, /, other, context=None" |t, a| in_context(t, a, d::min, Reach::Digits)),
    native!(Method "min_mag" "self, /, other, context=None" |t, a| in_context(t, a, d::min_mag, Reach::Digits)),
    native!(Method "next_toward" "self, /, other, context=None" |t, a| in_context(t, a, d::next_toward, Reach::Precision)),
    native!(Method "remainder_near" "self, /, other, context=None" |t, a| in_context(t, a, d::remainder_near, Reach::Exponents)),
    native!(Method "rotate" "self, /, other, context=None" |t, a| in_context(t, a, d::rotate, Reach::Precision)),
    native!(Method "scaleb" "self, /, other, context=None" |t, a| in_context(t, a, d::scaleb, Reach::Digits)),
    native!(Method "shift" "self, /, other, context=None" |t, a| in_context(t, a, d::shift, Reach::Precision)),
    native!(Method "logical_and" "self, /, other, context=None" |t, a| in_context(t, a, d::and, Reach::Precision)),
    native!(Method "logical_or" "self, /, other, context=None" |t, a| in_context(t, a, d::or, Reach::Precision)),
    native!(Method "logical_xor" "self, /, other, context=None" |t, a| in_context(t, a, d::xor, Reach::Precision)),
    native!(Method "fma" "self, /, other, third, context=None" |t, a| {
        let (x, y, z) = (receiver(t, a), operand(t, a[1])?, operand(t, a[2])?);
        let (context, class) = (optional(t, a, 3)?, class_of(t, a));
        fma(t, context, class, [x, y, z])
    }),
];

fn in_words(t: &mut Thread, push: impl FnOnce(&mut Thread, &mut crate::text::Text) -> NativeResult<()>) -> NativeResult {
    let mut out = t.start_text();
    push(t, &mut out)?;
    Ok(t.finish_text(out)?)
}

fn to_eng_string(t: &mut Thread, a: Args) -> NativeResult {
    let context = optional(t, a, 1)?;
    let number = receiver(t, a);
    let text = text(t, &number, context.capitals.load(std::sync::atomic::Ordering::Relaxed), true)?;
    Ok(Str::ascii(t, &text)?.into())
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    let Some(spec) = t.plain(a[1]).cast::<Str>() else { return Err(t.type_error("format arg must be str")) };
    let context = optional(t, a, 2)?;
    let number = receiver(t, a);
    let text = conversion::formatted(t, context, &number, spec.chars())?;
    Ok(t.text(&text)?)
}

fn reduce(t: &mut Thread, a: Args) -> NativeResult {
    let number = receiver(t, a);
    let text = in_words(t, |t, out| conversion::push_str(t, &number, out))?;
    let (class, args) = (t.class_of(a[0]).into(), t.tuple(&[text])?);
    two(t, class, args)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let decimal: Ref<Decimal> = t.plain(a[0]).cast().expect("gilbox bug: the machine checks the receivers of natives");
    match decimal.hash() {
        Some(hash) => Ok(t.int(hash)),
        None if decimal.form() == Form::Signaling => Err(t.type_error("Cannot hash a signaling NaN value")),
        None => {
            let hash = hash_identity(t, a[0]);
            Ok(t.int(hash))
        }
    }
}

pub(crate) fn round(t: &mut Thread, a: Args) -> NativeResult {
    let number = receiver(t, a);
    let Some(places) = other(a, 1) else { return to_int(t, number, Rounding::HalfEven) };
    let Some(places) = Integer::of(t, places) else { return Err(t.type_error("optional arg must be an integer")) };
    let Some(places) = places.word() else {
        return Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"));
    };
    let unit = Number { exp: places.saturating_neg(), ..Number::small(1) };
    let (context, class) = (current(t), class_of(t, a));
    operation::quantize(t, context, class, None, [number, unit])
}

fn quantize(t: &mut Thread, a: Args) -> NativeResult {
    let context = optional(t, a, 3)?;
    let rounding = other(a, 2).map(|v| rounding(t, v)).transpose()?;
    let class = class_of(t, a);
    let short = decimal_of(t, a).short();
    if let Some(made) = operation::quantize_short(t, context, class, rounding, short, a[1])? {
        return Ok(made);
    }
    let (number, wanted) = (receiver(t, a), operand(t, a[1])?);
    operation::quantize(t, context, class, rounding, [number, wanted])
}

fn as_tuple(t: &mut Thread, a: Args) -> NativeResult {
    let number = receiver(t, a);
    let digits = match number.form {
        Form::Finite => d::digits(&number.coef),
        Form::Infinite => vec![b'0'],
        Form::Quiet | Form::Signaling if number.coef.is_zero() => Vec::new(),
        Form::Quiet | Form::Signaling => d::digits(&number.coef),
    };
    let digits: Vec<Value> = digits.into_iter().map(|digit| Value::small((digit - b'0').into())).collect();
    let exponent = match number.form {
        Form::Finite => t.int(number.exp),
        Form::Infinite => t.char(Some('F' as u32)),
        Form::Quiet => t.char(Some('n' as u32)),
        Form::Signaling => t.char(Some('N' as u32)),
    };
    let digits = t.tuple(&digits)?;
    Err(go_on(t, "DecimalTuple", &[Value::small(number.negative.into()), digits, exponent]))
}

pub(super) fn same_quantum(t: &mut Thread, number: &Number, other: Value) -> NativeResult {
    let other = operand(t, other)?;
    Ok(Value::bool(match (number.is_finite(), other.is_finite()) {
        (true, true) => number.exp == other.exp,
        (false, false) => number.is_nan() == other.is_nan(),
        _ => false,
    }))
}

// ---- comparisons and operators

fn compare(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult {
    let number = receiver(t, a);
    let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
    let other = match number_of(t, a[1]) {
        Some(other) => other,
        None => match other_number(t, a[1], equality)? {
            Some(other) => other,
            // Only what isn't built in may be some other rational number.
            None if t.class_of(a[1]).id <= t.interp().last_builtin_class() => return Ok(Value::NOT_IMPLEMENTED),
            None => return Err(go_on(t, "compare_rational", &[a[0], a[1], Value::small(op as i32)])),
        },
    };
    if number.is_nan() || other.is_nan() {
        if !equality || number.form == Form::Signaling || other.form == Form::Signaling {
            current(t).settle(t, seen::INVALID)?;
        }
        return Ok(Value::bool(op == CmpOp::Ne));
    }
    Ok(Value::bool(satisfies(op, d::order(&number, &other))))
}

/// The exact value of a float, or of a complex number where equality is asked for.
fn other_number(t: &mut Thread, v: Value, equality: bool) -> NativeResult<Option<Number>> {
    let plain = t.plain(v);
    if let Some(f) = plain.as_float() {
        current(t).settle_float(t, equality)?;
        return Ok(Some(d::from_float(f)));
    }
    Ok(plain.cast::<Complex>().filter(|c| equality && c.im == 0.0).map(|c| d::from_float(c.re)))
}

fn operator(t: &mut Thread, a: Args, op: Unary) -> NativeResult {
    let x = receiver(t, a);
    let (context, class) = (current(t), class_of(t, a));
    unary(t, context, class, op, Reach::Digits, x)
}

fn forward(t: &mut Thread, a: Args, op: Binary, reach: Reach) -> NativeResult {
    let (x, Some(y)) = (receiver(t, a), number_of(t, a[1])) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (context, class) = (current(t), class_of(t, a));
    binary(t, context, class, (op, reach), x, y)
}

fn reflected(t: &mut Thread, a: Args, op: Binary, reach: Reach) -> NativeResult {
    let (y, Some(x)) = (receiver(t, a), number_of(t, a[1])) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (context, class) = (current(t), class_of(t, a));
    binary(t, context, class, (op, reach), x, y)
}

fn divide(t: &mut Thread, a: Args, reflected: bool) -> NativeResult {
    let (x, Some(y)) = (receiver(t, a), number_of(t, a[1])) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (x, y) = if reflected { (y, x) } else { (x, y) };
    let (context, class) = (current(t), class_of(t, a));
    divmod(t, context, class, x, y)
}

fn raise(t: &mut Thread, a: Args, reflected: bool) -> NativeResult {
    let (x, Some(y)) = (receiver(t, a), number_of(t, a[1])) else { return Ok(Value::NOT_IMPLEMENTED) };
    let modulo = other(a, 2).map(|v| number_of(t, v));
    if let Some(None) = modulo {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let numbers = if reflected { [y, x] } else { [x, y] };
    let (context, class) = (current(t), class_of(t, a));
    power(t, context, class, numbers, modulo.flatten())
}
