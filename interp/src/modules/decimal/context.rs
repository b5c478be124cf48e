//! Contexts: the precision, the rounding and the limits that operations obey, and the signals seen.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::thread::OF_CONTEXT;
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::decimal::{Decimal, is_decimal, short_of};
use crate::objects::list::Tuple;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::text::decimal::{self as d, Form, MAX_EMAX, MAX_PREC, MIN_EMIN, Number, Rounding, Rules, Seen, seen};
use crate::value::{Slot, Value};

use super::conversion::{self, operand, signed, text};
use super::method::{argument, class_for, on_one, on_two, other, quality, test};
use super::number;
use super::operation::{self, Reach};
use super::signals::{self, Bits};

static CONTEXT: ClassDef = ClassDef { name: "Context", module: "decimal", methods: METHODS, subclassable: true };

const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None" init),
    native!(Getter "prec" "self" |t, a| { let n = this(a).prec.load(Ordering::Relaxed); Ok(t.int(n)) }),
    native!(Getter "rounding" "self" |t, a| { let name = this(a).rules().rounding.name(); Ok(t.intern(name).into()) }),
    native!(Getter "Emin" "self" |t, a| { let n = this(a).emin.load(Ordering::Relaxed); Ok(t.int(n)) }),
    native!(Getter "Emax" "self" |t, a| { let n = this(a).emax.load(Ordering::Relaxed); Ok(t.int(n)) }),
    native!(Getter "capitals" "self" |_, a| Ok(Value::small(this(a).capitals.load(Ordering::Relaxed).into()))),
    native!(Getter "clamp" "self" |_, a| Ok(Value::small(this(a).clamp.load(Ordering::Relaxed).into()))),
    native!(Getter "flags" "self" |t, a| { let this = this(a); view(t, &this.flags, &this.flags_view) }),
    native!(Getter "traps" "self" |t, a| { let this = this(a); view(t, &this.traps, &this.traps_view) }),
    native!(Method "__setattr__" "self, name, value, /" set_attribute),
    native!(Method "__delattr__" "self, name, /" |t, _| Err(t.raise(ids::ATTRIBUTE_ERROR, "context attributes cannot be deleted"))),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__reduce__" "self, /" reduce),
    native!(Method "copy" "self, /" copy),
    native!(Method "__copy__" "self, /" copy),
    native!(Method "clear_flags" "self, /" |_, a| { this(a).flags.store(0, Ordering::Relaxed); Ok(Value::NONE) }),
    native!(Method "clear_traps" "self, /" |_, a| { this(a).traps.store(0, Ordering::Relaxed); Ok(Value::NONE) }),
    native!(Method "Etiny" "self, /" |t, a| { let n = this(a).rules().tiny(); Ok(t.int(n)) }),
    native!(Method "Etop" "self, /" |t, a| { let n = this(a).rules().top(); Ok(t.int(n)) }),
    // Operations.
    native!(Method "_apply" "self, object, /" |t, a| on_one(t, a, d::fixed, Reach::Digits)),
    native!(Method "create_decimal" "self, num='0', /" conversion::create),
    native!(Method "create_decimal_from_float" "self, f, /" conversion::create_from_float),
    native!(Method "copy_decimal" "self, x, /" copy_decimal),
    native!(Method "to_sci_string" "self, x, /" |t, a| written(t, a, false)),
    native!(Method "to_eng_string" "self, x, /" |t, a| written(t, a, true)),
    native!(Method "divmod" "self, x, y, /" |t, a| {
        let ((x, class), y) = (argument(t, a)?, operand(t, a[2])?);
        operation::divmod(t, this(a), class, x, y)
    }),
    native!(Method "power" "self, /, a, b, modulo=None" |t, a| {
        let ((x, class), y) = (argument(t, a)?, operand(t, a[2])?);
        let modulo = other(a, 3).map(|v| operand(t, v)).transpose()?;
        operation::power(t, this(a), class, [x, y], modulo)
    }),
    native!(Method "fma" "self, x, y, z, /" |t, a| {
        let ((x, class), y, z) = (argument(t, a)?, operand(t, a[2])?, operand(t, a[3])?);
        operation::fma(t, this(a), class, [x, y, z])
    }),
    native!(Method "to_integral_value" "self, x, /" |t, a| integral(t, a, false)),
    native!(Method "to_integral" "self, x, /" |t, a| integral(t, a, false)),
    native!(Method "to_integral_exact" "self, x, /" |t, a| integral(t, a, true)),
    native!(Method "number_class" "self, x, /" |t, a| { let name = quality(this(a), &operand(t, a[1])?); Ok(t.str(name)?) }),
    native!(Method "is_normal" "self, x, /" |t, a| Ok(Value::bool(quality(this(a), &operand(t, a[1])?).ends_with("Normal")))),
    native!(Method "is_subnormal" "self, x, /" |t, a| Ok(Value::bool(quality(this(a), &operand(t, a[1])?).ends_with("Subnormal")))),
    native!(Method "is_canonical" "self, x, /" |t, a| canonical(t, a).map(|_| Value::TRUE)),
    native!(Method "canonical" "self, x, /" canonical),
    native!(Method "is_finite" "self, x, /" |t, a| test(t, a, Number::is_finite)),
    native!(Method "is_infinite" "self, x, /" |t, a| test(t, a, |n| n.form == Form::Infinite)),
    native!(Method "is_nan" "self, x, /" |t, a| test(t, a, Number::is_nan)),
    native!(Method "is_qnan" "self, x, /" |t, a| test(t, a, |n| n.form == Form::Quiet)),
    native!(Method "is_snan" "self, x, /" |t, a| test(t, a, |n| n.form == Form::Signaling)),
    native!(Method "is_signed" "self, x, /" |t, a| test(t, a, |n| n.negative)),
    native!(Method "is_zero" "self, x, /" |t, a| test(t, a, Number::is_zero)),
    native!(Method "radix" "self, /" |t, _| { let class = number::class(t).id; Ok(Decimal::make(t, class, Number::small(10))) }),
    native!(Method "same_quantum" "self, x, y, /" |t, a| { let n = operand(t, a[1])?; number::same_quantum(t, &n, a[2]) }),
    native!(Method "copy_abs" "self, x, /" |t, a| { let (n, class) = argument(t, a)?; Ok(signed(t, class, n, false)) }),
    native!(Method "copy_negate" "self, x, /" |t, a| { let (n, class) = argument(t, a)?; let sign = !n.negative; Ok(signed(t, class, n, sign)) }),
    native!(Method "copy_sign" "self, x, y, /" |t, a| {
        let ((n, class), sign) = (argument(t, a)?, operand(t, a[2])?.negative);
        Ok(signed(t, class, n, sign))
    }),
    native!(Method "abs" "self, x, /" |t, a| on_one(t, a, d::abs, Reach::Digits)),
    native!(Method "plus" "self, x, /" |t, a| on_one(t, a, d::plus, Reach::Digits)),
    native!(Method "minus" "self, x, /" |t, a| on_one(t, a, d::minus, Reach::Digits)),
    native!(Method "normalize" "self, x, /" |t, a| on_one(t, a, d::normalize, Reach::Digits)),
    native!(Method "exp" "self, x, /" |t, a| on_one(t, a, d::exp, Reach::Precision)),
    native!(Method "ln" "self, x, /" |t, a| on_one(t, a, d::ln, Reach::Precision)),
    native!(Method "log10" "self, x, /" |t, a| on_one(t, a, d::log10, Reach::Precision)),
    native!(Method "logb" "self, x, /" |t, a| on_one(t, a, d::logb, Reach::Digits)),
    native!(Method "sqrt" "self, x, /" |t, a| on_one(t, a, d::square_root, Reach::Precision)),
    native!(Method "next_minus" "self, x, /" |t, a| on_one(t, a, d::next_minus, Reach::Precision)),
    native!(Method "next_plus" "self, x, /" |t, a| on_one(t, a, d::next_plus, Reach::Precision)),
    native!(Method "logical_invert" "self, x, /" |t, a| on_one(t, a, d::invert, Reach::Precision)),
    native!(Method "add" "self, x, y, /" |t, a| on_two(t, a, d::add, Reach::Exponents)),
    native!(Method "subtract" "self, x, y, /" |t, a| on_two(t, a, d::subtract, Reach::Exponents)),
    native!(Method "multiply" "self, x, y, /" |t, a| on_two(t, a, d::multiply, Reach::Digits)),
    native!(Method "divide" "self, x, y, /" |t, a| on_two(t, a, d::divide, Reach::Precision)),
    native!(Method "divide_int" "self, x, y, /" |t, a| on_two(t, a, d::divide_int, Reach::Exponents)),
    native!(Method "remainder" "self, x, y, /" |t, a| on_two(t, a, d::remainder, Reach::Exponents)),
    native!(Method "remainder_near" "self, x, y, /" |t, a| on_two(t, a, d::remainder_near, Reach::Exponents)),
    native!(Method "compare" "self, x, y, /" |t, a| on_two(t, a, d::compare, Reach::Digits)),
    native!(Method "compare_signal" "self, x, y, /" |t, a| on_two(t, a, d::compare_signal, Reach::Digits)),
    native!(Method "compare_total" "self, x, y, /" |t, a| on_two(t, a, d::compare_total, Reach::Digits)),
    native!(Method "compare_total_mag" "self, x, y, /" |t, a| on_two(t, a, d::compare_total_mag, Reach::Digits)),
    native!(Method "max" "self, x, y, /" |t, a| on_two(t, a, d::max, Reach::Digits)),
    native!(Method "max_mag" "self, x, y, /" |t, a| on_two(t, a, d::max_mag, Reach::Digits)),
    native!(Method "min" "self, x, y, /" |t, a| on_two(t, a, d::min, Reach::Digits)),
    native!(Method "min_mag" "self, x, y, /" |t, a| on_two(t, a, d::min_mag, Reach::Digits)),
    native!(Method "next_toward" "self, x, y, /" |t, a| on_two(t, a, d::next_toward, Reach::Precision)),
    native!(Method "rotate" "self, x, y, /" |t, a| on_two(t, a, d::rotate, Reach::Precision)),
    native!(Method "scaleb" "self, x, y, /" |t, a| on_two(t, a, d::scaleb, Reach::Digits)),
    native!(Method "shift" "self, x, y, /" |t, a| on_two(t, a, d::shift, Reach::Precision)),
    native!(Method "logical_and" "self, x, y, /" |t, a| on_two(t, a, d::and, Reach::Precision)),
    native!(Method "logical_or" "self, x, y, /" |t, a| on_two(t, a, d::or, Reach::Precision)),
    native!(Method "logical_xor" "self, x, y, /" |t, a| on_two(t, a, d::xor, Reach::Precision)),
    native!(Method "quantize" "self, x, y, /" |t, a| {
        let class = class_for(t, a[1]);
        if let Some(made) = operation::quantize_short(t, this(a), class, None, short_of(a[1]), a[2])? {
            return Ok(made);
        }
        let (x, y) = (operand(t, a[1])?, operand(t, a[2])?);
        operation::quantize(t, this(a), class, None, [x, y])
    }),
];

/// A context.
pub(super) struct Context {
    prec: AtomicI64,
    emin: AtomicI64,
    emax: AtomicI64,
    rounding: AtomicU8,
    clamp: AtomicBool,
    pub(super) capitals: AtomicBool,
    flags: Bits,
    traps: Bits,
    /// The mappings that show them, made when they are first asked for.
    flags_view: Slot,
    traps_view: Slot,
}

impl Payload for Context {
    fn trace(&self, marker: &mut Marker) {
        [&self.flags_view, &self.traps_view].into_iter().for_each(|view| marker.value(view.get()));
    }
}

impl Context {
    fn usual() -> Context {
        let traps = seen::ANY_INVALID | seen::DIVISION_BY_ZERO | seen::OVERFLOW;
        Context {
            prec: AtomicI64::new(28),
            emin: AtomicI64::new(-999_999),
            emax: AtomicI64::new(999_999),
            rounding: AtomicU8::new(Rounding::HalfEven as u8),
            clamp: AtomicBool::new(false),
            capitals: AtomicBool::new(true),
            flags: Bits::default(),
            traps: Bits::new(traps.into()),
            flags_view: Slot::unbound(),
            traps_view: Slot::unbound(),
        }
    }

    /// One with the same settings and traps, and no flags.
    fn like(&self) -> Context {
        let rules = self.rules();
        let like = Context::usual();
        like.prec.store(rules.prec, Ordering::Relaxed);
        like.emin.store(rules.emin, Ordering::Relaxed);
        like.emax.store(rules.emax, Ordering::Relaxed);
        like.rounding.store(rules.rounding as u8, Ordering::Relaxed);
        like.clamp.store(rules.clamp, Ordering::Relaxed);
        like.capitals.store(self.capitals.load(Ordering::Relaxed), Ordering::Relaxed);
        like.traps.store(self.traps.load(Ordering::Relaxed), Ordering::Relaxed);
        like
    }

    #[inline]
    pub(super) fn rules(&self) -> Rules {
        Rules {
            prec: self.prec.load(Ordering::Relaxed),
            emin: self.emin.load(Ordering::Relaxed),
            emax: self.emax.load(Ordering::Relaxed),
            rounding: Rounding::from_number(self.rounding.load(Ordering::Relaxed)),
            clamp: self.clamp.load(Ordering::Relaxed),
        }
    }

    /// Notes what an operation has seen, unless that raises; says whether it does.
    #[inline]
    pub(super) fn notes(&self, seen: Seen) -> bool {
        if seen::signals(seen) & self.traps.load(Ordering::Relaxed) != 0 {
            return false;
        }
        let seen = seen::with_signals(seen);
        if seen & !self.flags.load(Ordering::Relaxed) != 0 {
            self.flags.fetch_or(seen, Ordering::Relaxed);
        }
        true
    }

    /// Notes what an operation has seen.
    ///
    /// # Errors
    /// What is trapped.
    #[inline]
    pub(super) fn settle(&self, t: &mut Thread, seen: Seen) -> NativeResult<()> {
        if seen == 0 || self.notes(seen) { Ok(()) } else { Err(self.raise(t, seen)) }
    }

    #[cold]
    fn raise(&self, t: &mut Thread, seen: Seen) -> Trap {
        self.flags.fetch_or(seen::with_signals(seen), Ordering::Relaxed);
        signals::exception(t, seen, seen::signals(seen) & self.traps.load(Ordering::Relaxed))
    }

    /// Notes that a float was mixed with decimal numbers, which is allowed in some comparisons.
    pub(super) fn settle_float(&self, t: &mut Thread, allowed: bool) -> NativeResult<()> {
        if allowed {
            self.flags.fetch_or(seen::FLOAT_OPERATION, Ordering::Relaxed);
            return Ok(());
        }
        self.settle(t, seen::FLOAT_OPERATION)
    }
}

pub(super) fn class(t: &mut Thread) -> Ref<Class> {
    t.native_class(&CONTEXT)
}

/// The context that a value is.
#[inline]
pub(super) fn of<'a>(v: Value) -> Option<&'a Context> {
    v.cast().and_then(Native::payload_of)
}

/// The receiver.
pub(super) fn this<'a>(a: Args) -> &'a Context {
    of(a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

fn make(t: &mut Thread, class: Ref<Class>, context: Context) -> Value {
    t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(context))).into()
}

/// The thread's context.
#[inline]
pub(super) fn current<'a>(t: &mut Thread) -> &'a Context {
    match t.locals.get(&OF_CONTEXT).and_then(|&v| of(v)) {
        Some(context) => context,
        None => of(first(t)).expect("gilbox bug: a context is one"),
    }
}

#[cold]
fn first(t: &mut Thread) -> Value {
    let (context, class) = (fresh(t), class(t));
    let made = make(t, class, context);
    t.locals.insert(OF_CONTEXT, made);
    made
}

/// A new one, as `DefaultContext` says.
fn fresh(t: &mut Thread) -> Context {
    super::of_prelude(t, "DefaultContext").and_then(of).map_or_else(Context::usual, Context::like)
}

pub(super) fn get_context(t: &mut Thread, _: Args) -> NativeResult {
    match t.locals.get(&OF_CONTEXT) {
        Some(&known) => Ok(known),
        None => Ok(first(t)),
    }
}

pub(super) fn set_context(t: &mut Thread, a: Args) -> NativeResult {
    let Some(context) = of(a[0]) else { return Err(t.type_error("argument must be a context")) };
    let templates = ["DefaultContext", "BasicContext", "ExtendedContext"];
    let shared = templates.into_iter().any(|name| super::of_prelude(t, name) == Some(a[0]));
    let own = if shared {
        let class = class(t);
        make(t, class, context.like())
    } else {
        a[0]
    };
    t.locals.insert(OF_CONTEXT, own);
    Ok(Value::NONE)
}

/// The context in an optional argument: the thread's, unless another is given.
///
/// # Errors
/// `TypeError` for what is none.
pub(super) fn optional<'a>(t: &mut Thread, a: Args, at: usize) -> NativeResult<&'a Context> {
    match a.opt(at) {
        None | Some(Value::NONE) => Ok(current(t)),
        Some(v) => of(v).ok_or_else(|| t.type_error("optional argument must be a context")),
    }
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let context = fresh(t);
    Ok(make(t, class, context))
}

/// The settings, in the order of the arguments of `__init__`.
const SETTINGS: [&str; 8] = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];

fn init(t: &mut Thread, a: Args) -> NativeResult {
    for (which, name) in SETTINGS.into_iter().enumerate() {
        if let Some(value) = other(a, which + 1) {
            set(t, this(a), name, value, true)?;
        }
    }
    Ok(Value::NONE)
}

fn set_attribute(t: &mut Thread, a: Args) -> NativeResult {
    let name = t.plain(a[1]).cast::<Str>().and_then(|name| SETTINGS.into_iter().find(|known| name.chars() == **known));
    let Some(name) = name else { return crate::objects::methods::object::setattr(t, a) };
    set(t, this(a), name, a[2], false)?;
    Ok(Value::NONE)
}

/// Changes a setting; signals may be `listed`.
fn set(t: &mut Thread, context: &Context, name: &str, value: Value, listed: bool) -> NativeResult<()> {
    match name {
        "prec" => context.prec.store(whole(t, value, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]")?, Ordering::Relaxed),
        "rounding" => context.rounding.store(rounding(t, value)? as u8, Ordering::Relaxed),
        "Emin" => context.emin.store(whole(t, value, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]")?, Ordering::Relaxed),
        "Emax" => context.emax.store(whole(t, value, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]")?, Ordering::Relaxed),
        "capitals" => {
            context.capitals.store(whole(t, value, 0, 1, "valid values for capitals are 0 or 1")? == 1, Ordering::Relaxed)
        }
        "clamp" => context.clamp.store(whole(t, value, 0, 1, "valid values for clamp are 0 or 1")? == 1, Ordering::Relaxed),
        "flags" => context.flags.store(signals::parse(t, value, listed)?, Ordering::Relaxed),
        _ => context.traps.store(signals::parse(t, value, listed)?, Ordering::Relaxed),
    }
    Ok(())
}

fn whole(t: &mut Thread, value: Value, least: i64, most: i64, message: &str) -> NativeResult<i64> {
    let Some(i) = Integer::of(t, value) else { return Err(t.type_error("an integer is required")) };
    match i.word() {
        Some(i) if (least..=most).contains(&i) => Ok(i),
        Some(_) => Err(t.value_error(message)),
        None => Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")),
    }
}

/// The way to round that a value names.
///
/// # Errors
/// `TypeError` if it names none.
pub(super) fn rounding(t: &mut Thread, value: Value) -> NativeResult<Rounding> {
    let name = t.plain(value).cast::<Str>();
    let known = Rounding::ALL.iter().find(|(_, known)| name.is_some_and(|name| name.chars() == **known));
    known.map(|&(rounding, _)| rounding).ok_or_else(|| {
        t.type_error(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   \
             ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
        )
    })
}

/// The mapping that shows signals, always the same.
fn view(t: &mut Thread, bits: &Bits, known: &Slot) -> NativeResult {
    static MAKING: parking_lot::Mutex<()> = parking_lot::Mutex::new(());
    if known.get().is_unbound() {
        let made = signals::view(t, bits);
        let _making = MAKING.lock();
        if known.get().is_unbound() {
            known.set(made);
        }
    }
    Ok(known.get())
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let this = this(a);
    let Rules { prec, emin, emax, rounding, clamp } = this.rules();
    let (clamp, capitals) = (u8::from(clamp), u8::from(this.capitals.load(Ordering::Relaxed)));
    let (flags, traps) = (signals::names(&this.flags), signals::names(&this.traps));
    let text = format!(
        "Context(prec={prec}, rounding={}, Emin={emin}, Emax={emax}, capitals={capitals}, clamp={clamp}, flags=[{flags}], \
         traps=[{traps}])",
        rounding.name()
    );
    Ok(t.str(&text)?)
}

fn reduce(t: &mut Thread, a: Args) -> NativeResult {
    let this = this(a);
    let Rules { prec, emin, emax, rounding, clamp } = this.rules();
    let [prec, emin, emax] = [prec, emin, emax].map(|n| t.int(n));
    let rounding = t.intern(rounding.name()).into();
    let [capitals, clamp] = [this.capitals.load(Ordering::Relaxed), clamp].map(|b| Value::small(b.into()));
    let (flags, traps) = (signals::list(t, &this.flags)?, signals::list(t, &this.traps)?);
    let args = t.tuple(&[prec, rounding, emin, emax, capitals, clamp, flags, traps])?;
    let class = t.class_of(a[0]).into();
    Ok(t.tuple(&[class, args])?)
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    let this = this(a);
    let copy = this.like();
    copy.flags.store(this.flags.load(Ordering::Relaxed), Ordering::Relaxed);
    let class = class(t);
    Ok(make(t, class, copy))
}

fn copy_decimal(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].kind() == Some(Kind::Decimal) {
        return Ok(a[1]);
    }
    let (number, class) = argument(t, a)?;
    Ok(Decimal::make(t, class, number))
}

fn written(t: &mut Thread, a: Args, engineering: bool) -> NativeResult {
    let (number, capitals) = (operand(t, a[1])?, this(a).capitals.load(Ordering::Relaxed));
    let text = text(t, &number, capitals, engineering)?;
    Ok(Str::ascii(t, &text)?.into())
}

fn integral(t: &mut Thread, a: Args, exact: bool) -> NativeResult {
    let (number, class) = argument(t, a)?;
    operation::to_integral(t, this(a), class, None, exact, number)
}

fn canonical(t: &mut Thread, a: Args) -> NativeResult {
    if is_decimal(t, a[1]) { Ok(a[1]) } else { Err(t.type_error("argument must be a Decimal")) }
}

/// A pair.
pub(super) fn two(t: &mut Thread, a: Value, b: Value) -> NativeResult {
    Ok(Tuple::new(t, &[a, b])?.into())
}
