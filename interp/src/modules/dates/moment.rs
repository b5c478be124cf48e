//! Dates, and dates with times.

use super::super::adopt::{quick, this};
use super::{Known, calendar, compared, duration, exactly, field, is_class, known_id, make, number};
use crate::code::instr::CmpOp;
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::instance::Instance;
use crate::objects::string::Str;
use crate::value::Value;

pub(super) const DATE_METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, year=None, month=None, day=None" new_date),
    native!(Getter "year" "self, /" |t, a| field(t, a, YEAR, "year")),
    native!(Getter "month" "self, /" |t, a| field(t, a, MONTH, "month")),
    native!(Getter "day" "self, /" |t, a| field(t, a, DAY, "day")),
    native!(Method "toordinal" "self, /" |t, a| quick(t, a, "date.toordinal", |t, a| Ok(day_number(t, a, |n| n)))),
    native!(Method "weekday" "self, /" |t, a| quick(t, a, "date.weekday", |t, a| Ok(day_number(t, a, |n| (n + 6) % 7)))),
    native!(Method "isoweekday" "self, /" |t, a| quick(t, a, "date.isoweekday", |t, a| {
        Ok(day_number(t, a, |n| (n + 6) % 7 + 1))
    })),
    native!(Method "isoformat" "self, /" |t, a| quick(t, a, "date.isoformat", iso_date)),
    native!(Class "fromisoformat" "cls, date_string, /" |t, a| quick(t, a, "date.fromisoformat", |t, a| Ok(read_date(t, a)))),
    native!(Method "__str__" "self, /" |t, a| quick(t, a, "date.__str__", iso_date)),
    native!(Method "__hash__" "self, /" |t, a| quick(t, a, "date.__hash__", hash_date)),
    native!(Method "__add__" "self, value, /" |t, a| quick(t, a, "date.__add__", |t, a| Ok(later_date(t, a, 1)))),
    native!(Method "__radd__" "self, value, /" |t, a| quick(t, a, "date.__radd__", |t, a| Ok(later_date(t, a, 1)))),
    native!(Method "__sub__" "self, value, /" |t, a| quick(t, a, "date.__sub__", before_date)),
    native!(Method "__eq__" "self, value, /" |t, a| quick(t, a, "date.__eq__", |t, a| Ok(compare_dates(t, a, CmpOp::Eq)))),
    native!(Method "__ne__" "self, value, /" |t, a| quick(t, a, "date.__ne__", |t, a| Ok(compare_dates(t, a, CmpOp::Ne)))),
    native!(Method "__lt__" "self, value, /" |t, a| quick(t, a, "date.__lt__", |t, a| Ok(compare_dates(t, a, CmpOp::Lt)))),
    native!(Method "__le__" "self, value, /" |t, a| quick(t, a, "date.__le__", |t, a| Ok(compare_dates(t, a, CmpOp::Le)))),
    native!(Method "__gt__" "self, value, /" |t, a| quick(t, a, "date.__gt__", |t, a| Ok(compare_dates(t, a, CmpOp::Gt)))),
    native!(Method "__ge__" "self, value, /" |t, a| quick(t, a, "date.__ge__", |t, a| Ok(compare_dates(t, a, CmpOp::Ge)))),
];

pub(super) const DATETIME_METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0"
        new_datetime),
    native!(Getter "hour" "self, /" |t, a| field(t, a, HOUR, "hour")),
    native!(Getter "minute" "self, /" |t, a| field(t, a, MINUTE, "minute")),
    native!(Getter "second" "self, /" |t, a| field(t, a, SECOND, "second")),
    native!(Getter "microsecond" "self, /" |t, a| field(t, a, MICROSECOND, "microsecond")),
    native!(Getter "tzinfo" "self, /" |t, a| field(t, a, TZINFO, "tzinfo")),
    native!(Getter "fold" "self, /" |t, a| field(t, a, FOLD, "fold")),
    native!(Class "now" "cls, tz=None" now),
    native!(Class "fromtimestamp" "cls, timestamp, tz=None" from_timestamp),
    native!(Method "date" "self, /" |t, a| quick(t, a, "datetime.date", date_of)),
    native!(Method "isoformat" "self, sep='T', timespec='auto'" iso_format),
    native!(Class "fromisoformat" "cls, date_string, /" |t, a| quick(t, a, "datetime.fromisoformat", |t, a| Ok(read(t, a)))),
    native!(Method "__str__" "self, /" |t, a| quick(t, a, "datetime.__str__", |t, a| iso_text(t, a, b' '))),
    native!(Method "__hash__" "self, /" |t, a| quick(t, a, "datetime.__hash__", hash_datetime)),
    native!(Method "_us" "self, /" |t, a| quick(t, a, "datetime._us", total_us)),
    native!(Method "__add__" "self, value, /" |t, a| quick(t, a, "datetime.__add__", |t, a| Ok(later(t, a, 1)))),
    native!(Method "__radd__" "self, value, /" |t, a| quick(t, a, "datetime.__radd__", |t, a| Ok(later(t, a, 1)))),
    native!(Method "__sub__" "self, value, /" |t, a| quick(t, a, "datetime.__sub__", before)),
    native!(Method "__eq__" "self, value, /" |t, a| quick(t, a, "datetime.__eq__", |t, a| Ok(compare(t, a, CmpOp::Eq)))),
    native!(Method "__ne__" "self, value, /" |t, a| quick(t, a, "datetime.__ne__", |t, a| Ok(compare(t, a, CmpOp::Ne)))),
    native!(Method "__lt__" "self, value, /" |t, a| quick(t, a, "datetime.__lt__", |t, a| Ok(compare(t, a, CmpOp::Lt)))),
    native!(Method "__le__" "self, value, /" |t, a| quick(t, a, "datetime.__le__", |t, a| Ok(compare(t, a, CmpOp::Le)))),
    native!(Method "__gt__" "self, value, /" |t, a| quick(t, a, "datetime.__gt__", |t, a| Ok(compare(t, a, CmpOp::Gt)))),
    native!(Method "__ge__" "self, value, /" |t, a| quick(t, a, "datetime.__ge__", |t, a| Ok(compare(t, a, CmpOp::Ge)))),
];

// The places of `__slots__`.
const YEAR: usize = 0;
const MONTH: usize = 1;
const DAY: usize = 2;
const HASH: usize = 3;
const HOUR: usize = 4;
const MINUTE: usize = 5;
const SECOND: usize = 6;
const MICROSECOND: usize = 7;
const TZINFO: usize = 8;
const FOLD: usize = 9;

/// The number of 1 January 1970.
const EPOCH: i64 = 719_163;

/// That a hash isn't known yet.
const UNKNOWN: i32 = -1;

fn day(t: &Thread, of: Ref<Instance>) -> Option<[i64; 3]> {
    let day = [number(t, of, YEAR)?, number(t, of, MONTH)?, number(t, of, DAY)?];
    calendar::is_day(day).then_some(day)
}

/// Is there such a time of day?
fn is_time([hour, minute, second, us]: [i64; 4]) -> bool {
    (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second) && (0..1_000_000).contains(&us)
}

fn time(t: &Thread, of: Ref<Instance>) -> Option<[i64; 4]> {
    let time = [number(t, of, HOUR)?, number(t, of, MINUTE)?, number(t, of, SECOND)?, number(t, of, MICROSECOND)?];
    is_time(time).then_some(time)
}

/// The microseconds since midnight.
fn since_midnight([hour, minute, second, us]: [i64; 4]) -> i64 {
    ((hour * 60 + minute) * 60 + second) * 1_000_000 + us
}

fn time_of(us: i64) -> [i64; 4] {
    let (seconds, us) = (us / 1_000_000, us % 1_000_000);
    [seconds / 3600, seconds / 60 % 60, seconds % 60, us]
}

fn make_date(t: &mut Thread, [year, month, day]: [i64; 3]) -> Option<Value> {
    let [year, month, day] = [year, month, day].map(|n| t.int(n));
    make(t, Known::Date, &[year, month, day, Value::small(UNKNOWN)])
}

fn make_datetime(t: &mut Thread, date: [i64; 3], time: [i64; 4], tz: Value, fold: Value) -> Option<Value> {
    let [year, month, day] = date.map(|n| t.int(n));
    let [hour, minute, second, us] = time.map(|n| t.int(n));
    make(t, Known::DateTime, &[year, month, day, Value::small(UNKNOWN), hour, minute, second, us, tz, fold])
}

/// The arguments of a `__new__`, from the year on, with these in the place of those that are left out.
fn given<const N: usize>(a: Args, defaults: [Value; N]) -> [Value; N] {
    std::array::from_fn(|i| a.opt(i + 1).unwrap_or(defaults[i]))
}

fn numbers<const N: usize>(values: &[Value]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    for (number, v) in numbers.iter_mut().zip(values) {
        *number = v.as_int()?;
    }
    Some(numbers)
}

fn new_date(t: &mut Thread, a: Args) -> NativeResult {
    let given = given(a, [Value::NOT_IMPLEMENTED; 3]);
    let day = numbers(&given).filter(|&day| is_class(t, a[0], Known::Date) && calendar::is_day(day));
    match day.and_then(|day| make_date(t, day)) {
        Some(made) => Ok(made),
        None => Err(t.prelude("date.__new__", &[a[0], given[0], given[1], given[2]])),
    }
}

fn new_datetime(t: &mut Thread, a: Args) -> NativeResult {
    let (missing, zero) = (Value::NOT_IMPLEMENTED, Value::small(0));
    let given = given(a, [missing, missing, missing, zero, zero, zero, zero, Value::NONE, zero]);
    let (tz, fold) = (given[7], given[8]);
    let simple = is_class(t, a[0], Known::DateTime)
        && (tz.is_none() || t.class_of(tz).is_subclass_of(known_id(t, Known::Zone)))
        && fold == zero;
    if simple
        && let (Some(date), Some(time)) = (numbers(&given[..3]), numbers(&given[3..7]))
        && calendar::is_day(date)
        && is_time(time)
        && let Some(made) = make_datetime(t, date, time, tz, fold)
    {
        return Ok(made);
    }
    let [year, month, day, hour, minute, second, us, tz, fold] = given;
    Err(t.prelude("datetime.__new__", &[a[0], year, month, day, hour, minute, second, us, tz, fold]))
}

fn now(t: &mut Thread, a: Args) -> NativeResult {
    let tz = a.opt(1).unwrap_or(Value::NONE);
    let ns = t.interp().world.wall_clock();
    match local(t, a[0], tz, (ns / 1_000_000_000) as i64, (ns / 1000 % 1_000_000) as i64) {
        Some(made) => Ok(made),
        None => Err(t.prelude("datetime.now", &[a[0], tz])),
    }
}

fn from_timestamp(t: &mut Thread, a: Args) -> NativeResult {
    let tz = a.opt(2).unwrap_or(Value::NONE);
    match parts_of_posix(a[1]).and_then(|(seconds, us)| local(t, a[0], tz, seconds, us)) {
        Some(made) => Ok(made),
        None => Err(t.prelude("datetime.fromtimestamp", &[a[0], a[1], tz])),
    }
}

/// Seconds and microseconds of a POSIX time, if it isn't too far away.
fn parts_of_posix(v: Value) -> Option<(i64, i64)> {
    if let Some(seconds) = v.as_int() {
        return Some((seconds, 0));
    }
    let f = v.as_float().filter(|f| f.abs() < 1e15)?;
    let us = (f.fract() * 1e6).round_ties_even() as i64;
    Some((f.trunc() as i64 + us.div_euclid(1_000_000), us.rem_euclid(1_000_000)))
}

/// The local time of a POSIX time, as exactly a `datetime` without a zone.
fn local(t: &mut Thread, class: Value, tz: Value, seconds: i64, us: i64) -> Option<Value> {
    if !tz.is_none() || !is_class(t, class, Known::DateTime) {
        return None;
    }
    let offset = |seconds: i64| super::super::time::local_offset(seconds);
    let here = offset(seconds)?;
    let local = seconds.checked_add(here)?;
    // Does it come for the second time, as the clock has been set back since yesterday?
    let before = offset(seconds.checked_sub(86_400)?)?;
    let again = before > here && offset(seconds - (before - here))? == before;
    let day = calendar::day_of(local.div_euclid(86_400) + EPOCH).filter(|&day| day > [1, 1, 1])?;
    make_datetime(t, day, time_of(local.rem_euclid(86_400) * 1_000_000 + us), Value::NONE, Value::small(again.into()))
}

/// Something that depends on the number of the day alone.
fn day_number(t: &mut Thread, a: Args, f: impl Fn(i64) -> i64) -> Option<Value> {
    let day = day(t, this(a)?)?;
    Some(t.int(f(calendar::ordinal(day))))
}

/// Digits of a number, as many as there is room for.
fn push(out: &mut Vec<u8>, number: i64, digits: u32) {
    out.extend((0..digits).rev().map(|i| b'0' + (number / 10i64.pow(i) % 10) as u8));
}

fn push_date(out: &mut Vec<u8>, [year, month, day]: [i64; 3]) {
    push(out, year, 4);
    out.push(b'-');
    push(out, month, 2);
    out.push(b'-');
    push(out, day, 2);
}

fn iso_date(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some(day) = exactly(t, a[0], Known::Date).and_then(|of| day(t, of)) else { return Ok(None) };
    let mut out = Vec::with_capacity(10);
    push_date(&mut out, day);
    Ok(Some(Str::ascii(t, &out)?.into()))
}

fn iso_format(t: &mut Thread, a: Args) -> NativeResult {
    let separator = match a.opt(1) {
        None => Some(b'T'),
        Some(v) => v.cast::<Str>().and_then(|s| s.as_ascii()?.as_bytes().first().copied().filter(|_| s.len() == 1)),
    };
    if let Some(separator) = separator.filter(|_| a.opt(2).is_none())
        && let Some(text) = iso_text(t, a, separator)?
    {
        return Ok(text);
    }
    let separator = a.opt(1).unwrap_or_else(|| t.char(Some(b'T'.into())));
    let precision = match a.opt(2) {
        Some(v) => v,
        None => t.str("auto")?,
    };
    Err(t.prelude("datetime.isoformat", &[a[0], separator, precision]))
}

/// A time that has no zone as text.
fn iso_text(t: &mut Thread, a: Args, separator: u8) -> NativeResult<Option<Value>> {
    let Some(of) = exactly(t, a[0], Known::DateTime).filter(|of| of.field(t, TZINFO) == Some(Value::NONE)) else {
        return Ok(None);
    };
    let (Some(day), Some([hour, minute, second, us])) = (day(t, of), time(t, of)) else { return Ok(None) };
    let mut out = Vec::with_capacity(26);
    push_date(&mut out, day);
    for (sign, number) in [(separator, hour), (b':', minute), (b':', second)] {
        out.push(sign);
        push(&mut out, number, 2);
    }
    if us != 0 {
        out.push(b'.');
        push(&mut out, us, 6);
    }
    Ok(Some(Str::ascii(t, &out)?.into()))
}

/// The number that digits are.
fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |n, c| c.is_ascii_digit().then(|| n * 10 + i64::from(c - b'0')))
}

/// The day of a text such as 2024-02-29.
fn read_day(text: &[u8]) -> Option<[i64; 3]> {
    let &[y, y1, y2, y3, b'-', m, m1, b'-', d, d1] = text else { return None };
    Some([digits(&[y, y1, y2, y3])?, digits(&[m, m1])?, digits(&[d, d1])?]).filter(|&day| calendar::is_day(day))
}

fn read_date(t: &mut Thread, a: Args) -> Option<Value> {
    let text = a[1].cast::<Str>().filter(|_| is_class(t, a[0], Known::Date))?;
    make_date(t, read_day(text.as_ascii()?.as_bytes())?)
}

/// A day, alone or with a time behind any sign: of minutes, seconds, or microseconds.
fn read(t: &mut Thread, a: Args) -> Option<Value> {
    let text = a[1].cast::<Str>().filter(|_| is_class(t, a[0], Known::DateTime))?;
    let text = text.as_ascii()?.as_bytes();
    let time = match *text.get(10..)? {
        [] => [0; 4],
        [_, h, h1, b':', m, m1, ref rest @ ..] => {
            let (second, us) = match rest {
                [] => (0, 0),
                [b':', s, s1] => (digits(&[*s, *s1])?, 0),
                [b':', s, s1, b'.', us @ ..] if us.len() == 6 => (digits(&[*s, *s1])?, digits(us)?),
                _ => return None,
            };
            [digits(&[h, h1])?, digits(&[m, m1])?, second, us]
        }
        _ => return None,
    };
    let day = read_day(&text[..10])?;
    if !is_time(time) {
        return None;
    }
    make_datetime(t, day, time, Value::NONE, Value::small(0))
}

/// The hash that an object has found before, or that is found now and kept.
fn kept_hash(t: &mut Thread, of: Ref<Instance>, find: impl FnOnce(&Thread) -> Option<i64>) -> Option<Value> {
    let known = of.field(t, HASH)?;
    if known != Value::small(UNKNOWN) {
        return Some(known);
    }
    let hash = find(t)?;
    let hash = t.int(hash);
    t.with_lock(&of.header, |_| of.fields().and_then(|slots| slots.get(HASH)).map(|slot| slot.set(hash)));
    Some(hash)
}

fn date_bytes([year, month, day]: [i64; 3]) -> [u8; 4] {
    [(year >> 8) as u8, year as u8, month as u8, day as u8]
}

fn hash_date(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some(of) = exactly(t, a[0], Known::Date) else { return Ok(None) };
    Ok(kept_hash(t, of, |t| Some(t.interp().hash_key.hash_bytes(&date_bytes(day(t, of)?)))))
}

fn hash_datetime(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some(of) = exactly(t, a[0], Known::DateTime) else { return Ok(None) };
    Ok(kept_hash(t, of, |t| {
        if of.field(t, TZINFO)? != Value::NONE || of.field(t, FOLD)? != Value::small(0) {
            return None;
        }
        let [hour, minute, second, us] = time(t, of)?;
        let time = [hour, minute, second, us >> 16, us >> 8, us].map(|n| n as u8);
        Some(t.interp().hash_key.hash_bytes(&[&date_bytes(day(t, of)?)[..], &time].concat()))
    }))
}

/// A date some days later or, with the sign -1, earlier.
fn later_date(t: &mut Thread, a: Args, sign: i64) -> Option<Value> {
    let day = day(t, exactly(t, a[0], Known::Date)?)?;
    let [days, ..] = duration::parts_of(t, a[1])?;
    make_date(t, calendar::day_of(calendar::ordinal(day) + sign * days)?)
}

/// A date minus another, or minus a duration.
fn before_date(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let [mine, theirs] = [a[0], a[1]].map(|v| exactly(t, v, Known::Date).and_then(|of| day(t, of)));
    Ok(match (mine, theirs) {
        (Some(mine), Some(theirs)) => duration::of_days(t, calendar::ordinal(mine) - calendar::ordinal(theirs), 0),
        _ => later_date(t, a, -1),
    })
}

fn compare_dates(t: &mut Thread, a: Args, op: CmpOp) -> Option<Value> {
    let [mine, theirs] = [a[0], a[1]].map(|v| exactly(t, v, Known::Date).and_then(|of| day(t, of)));
    Some(compared(op, &mine?, &theirs?))
}

fn date_of(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(this(a).and_then(|of| day(t, of)).and_then(|day| make_date(t, day)))
}

fn total_us(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some((day, time)) = this(a).and_then(|of| Some((day(t, of)?, time(t, of)?))) else { return Ok(None) };
    Ok(Some(t.int(calendar::ordinal(day) * 86_400_000_000 + since_midnight(time))))
}

/// A time some while later or, with the sign -1, earlier.
fn later(t: &mut Thread, a: Args, sign: i64) -> Option<Value> {
    let of = exactly(t, a[0], Known::DateTime)?;
    let (day, time, tz) = (day(t, of)?, time(t, of)?, of.field(t, TZINFO)?);
    let [days, seconds, us] = duration::parts_of(t, a[1])?;
    let us = since_midnight(time) + sign * (seconds * 1_000_000 + us);
    let days = calendar::ordinal(day) + sign * days + us.div_euclid(86_400_000_000);
    make_datetime(t, calendar::day_of(days)?, time_of(us.rem_euclid(86_400_000_000)), tz, Value::small(0))
}

/// Two times that have the same zone, or none.
fn comparable(t: &Thread, a: Args) -> Option<[([i64; 3], [i64; 4]); 2]> {
    let (mine, theirs) = (exactly(t, a[0], Known::DateTime)?, exactly(t, a[1], Known::DateTime)?);
    if mine.field(t, TZINFO)? != theirs.field(t, TZINFO)? {
        return None;
    }
    Some([(day(t, mine)?, time(t, mine)?), (day(t, theirs)?, time(t, theirs)?)])
}

/// A time minus another, or minus a duration.
fn before(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    Ok(match comparable(t, a) {
        Some([(day, time), (other_day, other_time)]) => {
            let days = calendar::ordinal(day) - calendar::ordinal(other_day);
            duration::of_days(t, days, since_midnight(time) - since_midnight(other_time))
        }
        None => later(t, a, -1),
    })
}

fn compare(t: &mut Thread, a: Args, op: CmpOp) -> Option<Value> {
    let [mine, theirs] = comparable(t, a)?;
    Some(compared(op, &mine, &theirs))
}
