//! Durations: days, seconds and microseconds.

use super::super::adopt::{quick, this};
use super::{Known, compared, exactly, field, is_class, make, number};
use crate::code::instr::CmpOp;
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::instance::Instance;
use crate::text::hash::hash_tuple;
use crate::value::Value;

pub(super) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0" new),
    native!(Class "_from_us" "cls, total, /" |t, a| quick(t, a, "timedelta._from_us", of_total)),
    native!(Method "_total_us" "self, /" |t, a| quick(t, a, "timedelta._total_us", total_us)),
    native!(Member "days" "self, /" |t, a| field(t, a, 0, "days")),
    native!(Member "seconds" "self, /" |t, a| field(t, a, 1, "seconds")),
    native!(Member "microseconds" "self, /" |t, a| field(t, a, 2, "microseconds")),
    native!(Method "total_seconds" "self, /" |t, a| quick(t, a, "timedelta.total_seconds", total_seconds)),
    native!(Method "__add__" "self, value, /" |t, a| quick(t, a, "timedelta.__add__", |t, a| Ok(sum(t, a[0], a[1], 1)))),
    native!(Method "__radd__" "self, value, /" |t, a| quick(t, a, "timedelta.__radd__", |t, a| Ok(sum(t, a[0], a[1], 1)))),
    native!(Method "__sub__" "self, value, /" |t, a| quick(t, a, "timedelta.__sub__", |t, a| Ok(sum(t, a[0], a[1], -1)))),
    native!(Method "__mul__" "self, value, /" |t, a| quick(t, a, "timedelta.__mul__", product)),
    native!(Method "__rmul__" "self, value, /" |t, a| quick(t, a, "timedelta.__rmul__", product)),
    native!(Method "__floordiv__" "self, value, /" |t, a| quick(t, a, "timedelta.__floordiv__", floor_quotient)),
    native!(Method "__truediv__" "self, value, /" |t, a| quick(t, a, "timedelta.__truediv__", quotient)),
    native!(Method "__neg__" "self, /" |t, a| quick(t, a, "timedelta.__neg__", negative)),
    native!(Method "__bool__" "self, /" |t, a| quick(t, a, "timedelta.__bool__", is_something)),
    native!(Method "__hash__" "self, /" |t, a| quick(t, a, "timedelta.__hash__", hash)),
    native!(Method "__eq__" "self, value, /" |t, a| quick(t, a, "timedelta.__eq__", |t, a| compare(t, a, CmpOp::Eq))),
    native!(Method "__ne__" "self, value, /" |t, a| quick(t, a, "timedelta.__ne__", |t, a| compare(t, a, CmpOp::Ne))),
    native!(Method "__lt__" "self, value, /" |t, a| quick(t, a, "timedelta.__lt__", |t, a| compare(t, a, CmpOp::Lt))),
    native!(Method "__le__" "self, value, /" |t, a| quick(t, a, "timedelta.__le__", |t, a| compare(t, a, CmpOp::Le))),
    native!(Method "__gt__" "self, value, /" |t, a| quick(t, a, "timedelta.__gt__", |t, a| compare(t, a, CmpOp::Gt))),
    native!(Method "__ge__" "self, value, /" |t, a| quick(t, a, "timedelta.__ge__", |t, a| compare(t, a, CmpOp::Ge))),
];

/// The longest duration, in days.
const MOST_DAYS: i64 = 999_999_999;

/// Microseconds of a second, and of a day.
const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// Days, seconds and microseconds, the latter two not negative and less than a day and a second.
pub(super) fn parts(t: &Thread, of: Ref<Instance>) -> Option<[i64; 3]> {
    let parts = [number(t, of, 0)?, number(t, of, 1)?, number(t, of, 2)?];
    let [days, seconds, us] = parts;
    let fits = days.abs() <= MOST_DAYS && (0..86_400).contains(&seconds) && (0..SECOND).contains(&us);
    fits.then_some(parts)
}

/// The parts of exactly a `timedelta`.
pub(super) fn parts_of(t: &Thread, v: Value) -> Option<[i64; 3]> {
    parts(t, exactly(t, v, Known::TimeDelta)?)
}

/// The duration of days and microseconds, if it isn't too long.
pub(super) fn of_days(t: &mut Thread, days: i64, us: i64) -> Option<Value> {
    let days = days.checked_add(us.div_euclid(DAY)).filter(|days| days.abs() <= MOST_DAYS)?;
    let us = us.rem_euclid(DAY);
    let values = [days, us / SECOND, us % SECOND].map(|n| t.int(n));
    make(t, Known::TimeDelta, &values)
}

/// The duration of so many microseconds.
fn of_us(t: &mut Thread, us: i128) -> Option<Value> {
    if let Ok(us) = i64::try_from(us) {
        return of_days(t, 0, us);
    }
    let days = i64::try_from(us.div_euclid(DAY.into())).ok()?;
    of_days(t, days, us.rem_euclid(DAY.into()) as i64)
}

fn total([days, seconds, us]: [i64; 3]) -> i128 {
    i128::from(days) * i128::from(DAY) + i128::from(seconds * SECOND + us)
}

/// The microseconds, if they are a word.
fn word([days, seconds, us]: [i64; 3]) -> Option<i64> {
    days.checked_mul(DAY)?.checked_add(seconds * SECOND + us)
}

/// The microseconds, if a double has room for them.
fn double(parts: [i64; 3]) -> Option<f64> {
    word(parts).filter(|us| us.abs() <= 1 << 53).map(|us| us as f64)
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    /// The microseconds of each unit, in the order of the parameters.
    const UNITS: [i64; 7] = [DAY, SECOND, 1, 1000, 60 * SECOND, 3600 * SECOND, 7 * DAY];
    let given: [Value; 7] = std::array::from_fn(|i| a.opt(i + 1).unwrap_or(Value::small(0)));
    let us = given.iter().zip(UNITS).try_fold(0i128, |us, (v, unit)| Some(us + i128::from(v.as_int()?) * i128::from(unit)));
    if is_class(t, a[0], Known::TimeDelta)
        && let Some(made) = us.and_then(|us| of_us(t, us))
    {
        return Ok(made);
    }
    let [days, seconds, us, ms, minutes, hours, weeks] = given;
    Err(t.prelude("timedelta.__new__", &[a[0], days, seconds, us, ms, minutes, hours, weeks]))
}

fn of_total(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(a[1].as_int().filter(|_| is_class(t, a[0], Known::TimeDelta)).and_then(|total| of_days(t, 0, total)))
}

fn total_us(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(this(a).and_then(|of| parts(t, of)).and_then(word).map(|us| t.int(us)))
}

fn total_seconds(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(parts_of(t, a[0]).and_then(double).map(|us| t.float(us / 1e6)))
}

fn sum(t: &mut Thread, a: Value, b: Value, sign: i64) -> Option<Value> {
    let ([days, seconds, us], [more_days, more_seconds, more_us]) = (parts_of(t, a)?, parts_of(t, b)?);
    of_days(t, days + sign * more_days, (seconds + sign * more_seconds) * SECOND + us + sign * more_us)
}

fn product(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let (Some(parts), Some(times)) = (parts_of(t, a[0]), a[1].as_int()) else { return Ok(None) };
    Ok(total(parts).checked_mul(times.into()).and_then(|us| of_us(t, us)))
}

fn floor_quotient(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let floor = |a: i128, b: i128| a.div_euclid(b) - i128::from(b < 0 && a.rem_euclid(b) != 0);
    let Some(parts) = parts_of(t, a[0]) else { return Ok(None) };
    let divisor = match a[1].as_int() {
        Some(number) => i128::from(number),
        None => parts_of(t, a[1]).map_or(0, total),
    };
    if divisor == 0 {
        return Ok(None);
    }
    let result = floor(total(parts), divisor);
    Ok(if a[1].is_int() { of_us(t, result) } else { i64::try_from(result).ok().map(|n| t.int(n)) })
}

fn quotient(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let [dividend, divisor] = [a[0], a[1]].map(|v| parts_of(t, v).and_then(double));
    let (Some(dividend), Some(divisor)) = (dividend, divisor.filter(|&us| us != 0.0)) else { return Ok(None) };
    Ok(Some(t.float(dividend / divisor)))
}

fn negative(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(parts_of(t, a[0]).and_then(|[days, seconds, us]| of_days(t, -days, -(seconds * SECOND + us))))
}

fn is_something(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(parts_of(t, a[0]).map(|parts| Value::bool(parts != [0; 3])))
}

fn hash(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    // The hash of a small integer is the integer, but for that of -1.
    let hash = |n: i64| if n == -1 { -2 } else { n };
    Ok(parts_of(t, a[0]).map(|parts| t.int(hash_tuple(parts.map(hash)))))
}

fn compare(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult<Option<Value>> {
    Ok(parts_of(t, a[0]).zip(parts_of(t, a[1])).map(|(a, b)| compared(op, &a, &b)))
}
