//! `_dates`: what dates and durations come to where only numbers are involved. The classes, and all the rest, are in the prelude's
//! `datetime`; here it is about instances of these classes themselves, whose subclasses may mean something else by any method.

mod calendar;
mod duration;
mod moment;

use super::adopt::{Known, adopt, exactly, known_id, make, make_known, this};
use crate::code::instr::CmpOp;
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::Class;
use crate::objects::compare::satisfies;
use crate::objects::instance::Instance;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef {
    name: "_dates",
    functions: &[
        native!(Static "adopt_timedelta" "cls, /" |t, a| adopt_as(t, a, Known::TimeDelta, "timedelta", duration::METHODS)),
        native!(Static "adopt_tzinfo" "cls, /" |t, a| adopt_as(t, a, Known::Zone, "tzinfo", &[])),
        native!(Static "adopt_date" "cls, /" |t, a| adopt_as(t, a, Known::Date, "date", moment::DATE_METHODS)),
        native!(Static "adopt_datetime" "cls, /" |t, a| adopt_as(t, a, Known::DateTime, "datetime", moment::DATETIME_METHODS)),
    ],
    init: None,
};

fn adopt_as(t: &mut Thread, a: Args, known: Known, name: &str, methods: &'static [NativeDef]) -> NativeResult {
    make_known(t, a[0], known);
    adopt(t, a[0], name, methods)
}

/// Is it that class itself?
fn is_class(t: &Thread, v: Value, known: Known) -> bool {
    v.cast::<Class>().is_some_and(|class| class.id == known_id(t, known))
}

/// The number in a place.
#[inline]
fn number(t: &Thread, of: Ref<Instance>, place: usize) -> Option<i64> {
    of.field(t, place)?.as_int()
}

/// What a property gives that stands for a place.
fn field(t: &mut Thread, a: Args, place: usize, name: &str) -> NativeResult {
    match this(a).and_then(|of| of.field(t, place)) {
        Some(v) => Ok(v),
        None => {
            let name = t.intern(name);
            Err(t.attribute_error(a[0], name))
        }
    }
}

/// The answer of a comparison method.
fn compared<T: Ord>(op: CmpOp, a: &T, b: &T) -> Value {
    Value::bool(satisfies(op, a.cmp(b)))
}
