//! Sets of signals: the bits behind a context's `flags` and `traps`. What makes them mappings is in the prelude.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::native::{Native, Payload};
use crate::text::decimal::{Seen, seen};
use crate::value::Value;

static SIGNALS: ClassDef = ClassDef {
    name: "_Signals",
    module: "decimal",
    methods: &[
        native!(New "__new__" "cls, /" |t, a| {
            let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
            Ok(make(t, class, Bits::default()))
        }),
        native!(Getter "_bits" "self" |_, a| Ok(Value::small(this(a).load(Ordering::Relaxed).into()))),
        native!(Method "__getitem__" "self, key, /" |t, a| {
            let bit = bit_of(t, a[1])?;
            Ok(Value::bool(this(a).load(Ordering::Relaxed) & bit != 0))
        }),
        native!(Method "_set" "self, key, value, /" |t, a| {
            let bit = bit_of(t, a[1])?;
            if a[2] == Value::TRUE { this(a).fetch_or(bit, Ordering::Relaxed) } else { this(a).fetch_and(!bit, Ordering::Relaxed) };
            Ok(Value::NONE)
        }),
    ],
    subclassable: true,
};

/// Such a set.
pub(super) type Bits = Arc<AtomicU16>;

struct Signals(Bits);

impl Payload for Signals {
    fn trace(&self, _: &mut Marker) {}
}

pub(super) fn class(t: &mut Thread) -> Ref<Class> {
    t.native_class(&SIGNALS)
}

fn bits_of<'a>(v: Value) -> Option<&'a Bits> {
    v.cast().and_then(Native::payload_of::<Signals>).map(|signals| &signals.0)
}

fn this<'a>(a: Args) -> &'a Bits {
    bits_of(a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

fn make(t: &mut Thread, class: Ref<Class>, bits: Bits) -> Value {
    t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Signals(bits)))).into()
}

/// The mapping that shows a set.
pub(super) fn view(t: &mut Thread, bits: &Bits) -> Value {
    let class = match super::of_prelude(t, "SignalDict").and_then(|v| v.cast::<Class>()) {
        Some(class) => class,
        None => class(t),
    };
    make(t, class, bits.clone())
}

/// The signals that a mapping of all of them to truth values has, or, where it may be one, a list of their classes.
///
/// # Errors
/// `TypeError` and `KeyError` for what is neither.
pub(super) fn parse(t: &mut Thread, v: Value, listed: bool) -> NativeResult<Seen> {
    if let Some(bits) = bits_of(v) {
        return Ok(bits.load(Ordering::Relaxed));
    }
    let classes = super::signal_classes(t);
    let bit = |v: Value| bit_among(&classes, v);
    if let Some(dict) = t.plain(v).cast::<Dict>() {
        let mut bits = 0;
        let entries = dict.entries();
        for &(key, value) in &entries {
            match bit(key) {
                Some(bit) if t.truth(value).unwrap_or(true) => bits |= bit,
                Some(_) => {}
                None => return Err(invalid_dict(t)),
            }
        }
        return if entries.len() == seen::SIGNALS { Ok(bits) } else { Err(invalid_dict(t)) };
    }
    let Some(list) = t.plain(v).cast::<List>().filter(|_| listed) else {
        return Err(t.type_error("argument must be a signal dict"));
    };
    list.to_vec().into_iter().try_fold(0, |bits, item| Ok(bits | bit(item).ok_or_else(|| no_signal(t))?))
}

fn bit_among(classes: &[Ref<Class>], v: Value) -> Option<Seen> {
    let at = classes.iter().take(seen::SIGNALS).position(|&class| Value::from(class) == v)?;
    Some(if at == 0 { seen::ANY_INVALID } else { 1 << at })
}

/// The bit of a signal, given by its class; all those of the first.
fn bit_of(t: &mut Thread, v: Value) -> NativeResult<Seen> {
    let classes = super::signal_classes(t);
    bit_among(&classes, v).ok_or_else(|| no_signal(t))
}

fn no_signal(t: &mut Thread) -> Trap {
    t.raise(
        ids::KEY_ERROR,
        "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   \
         Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
    )
}

fn invalid_dict(t: &mut Thread) -> Trap {
    t.raise(ids::KEY_ERROR, "invalid signal dict")
}

/// A list of the classes of signals.
pub(super) fn list(t: &mut Thread, bits: &Bits) -> NativeResult {
    let bits = bits.load(Ordering::Relaxed);
    let classes = super::signal_classes(t);
    let wanted = classes.iter().take(seen::SIGNALS).enumerate().filter(|(i, _)| bits >> i & 1 == 1);
    let wanted: Vec<Value> = wanted.map(|(_, &class)| class.into()).collect();
    Ok(t.list(&wanted)?)
}

/// Their names, in the order in which a context's text has them: that of libmpdec's bits, of which one signal has several.
pub(super) fn names(bits: &Bits) -> String {
    const INVALID: &str = "InvalidOperation";
    const SHOWN: [(Seen, &str); seen::SIGNALS + 2] = [
        (seen::CLAMPED, "Clamped"),
        (seen::CONVERSION_SYNTAX, INVALID),
        (seen::DIVISION_BY_ZERO, "DivisionByZero"),
        (seen::DIVISION_IMPOSSIBLE | seen::DIVISION_UNDEFINED, INVALID),
        (seen::INEXACT, "Inexact"),
        (seen::INVALID, INVALID),
        (seen::FLOAT_OPERATION, "FloatOperation"),
        (seen::OVERFLOW, "Overflow"),
        (seen::ROUNDED, "Rounded"),
        (seen::SUBNORMAL, "Subnormal"),
        (seen::UNDERFLOW, "Underflow"),
    ];
    let bits = bits.load(Ordering::Relaxed);
    let mut names = Vec::new();
    for &(_, name) in SHOWN.iter().filter(|(bit, _)| bits & bit != 0) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The exception for what was seen, some of which is trapped.
#[cold]
pub(super) fn exception(t: &mut Thread, seen: Seen, trapped: Seen) -> Trap {
    let classes = super::signal_classes(t);
    let first = trapped.trailing_zeros() as usize;
    let conditions = seen::SIGNALS..seen::SIGNALS + seen::CONDITIONS;
    let special = conditions.clone().any(|i| seen >> i & 1 == 1);
    let mut shown = Vec::new();
    if trapped & seen::INVALID != 0 {
        shown.extend((!special || seen & seen::INVALID != 0).then_some(0));
        shown.extend(conditions.filter(|i| seen >> i & 1 == 1));
    }
    shown.extend((1..seen::SIGNALS).filter(|i| trapped >> i & 1 == 1));
    let shown: Vec<Value> = shown.into_iter().filter_map(|i| classes.get(i)).map(|&class| class.into()).collect();
    let shown = match t.list(&shown) {
        Ok(list) => list,
        Err(e) => return e.into(),
    };
    let class = classes.get(first).map_or(ids::ARITHMETIC_ERROR, |class| class.id);
    Trap::Raise(t.exception(class, &[shown]))
}
