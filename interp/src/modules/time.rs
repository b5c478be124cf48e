//! `time`: clocks and sleeping; the calendar through the C library, for its time zones and formats.

use crate::driver::world::{Wait, Woken};
use crate::heap::Kind;
use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::list::Tuple;
use crate::objects::methods::args;
use crate::objects::string::Str;
use crate::value::Value;
use parking_lot::RwLock;

use super::builtins::print::os_error;
use super::thread::nanoseconds;

/// The module; `struct_time` and what returns one is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "time", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "time" "" |t, _| { let ns = t.interp().world.wall_clock(); Ok(seconds(t, ns)) }),
    native!(Static "time_ns" "" |t, _| { let ns = t.interp().world.wall_clock(); Ok(t.int(ns as i64)) }),
    native!(Static "monotonic" "" |t, _| { let ns = t.interp().world.now(); Ok(seconds(t, ns)) }),
    native!(Static "monotonic_ns" "" |t, _| { let ns = t.interp().world.now(); Ok(t.int(ns as i64)) }),
    native!(Static "perf_counter" "" |t, _| { let ns = t.interp().world.now(); Ok(seconds(t, ns)) }),
    native!(Static "perf_counter_ns" "" |t, _| { let ns = t.interp().world.now(); Ok(t.int(ns as i64)) }),
    native!(Static "process_time" "" |t, _| { let ns = t.interp().world.cpu_time().0; Ok(seconds(t, ns)) }),
    native!(Static "process_time_ns" "" |t, _| { let ns = t.interp().world.cpu_time().0; Ok(t.int(ns as i64)) }),
    native!(Static "thread_time" "" |t, _| { let ns = t.interp().world.cpu_time().1; Ok(seconds(t, ns)) }),
    native!(Static "thread_time_ns" "" |t, _| { let ns = t.interp().world.cpu_time().1; Ok(t.int(ns as i64)) }),
    native!(Static "sleep" "seconds, /" sleep),
    native!(Static "_localtime" "seconds=None, /" |t, a| broken_down(t, a, true)),
    native!(Static "_gmtime" "seconds=None, /" |t, a| broken_down(t, a, false)),
    native!(Static "_mktime" "fields, /" mktime),
    native!(Static "_checked_fields" "fields, /" checked),
    native!(Static "_tzset" "zone, /" tzset),
    native!(Static "_strftime" "format, fields, zone, offset, /" strftime),
];

/// The C library looks the zone up in the process's environment, which nobody may change meanwhile.
static ZONE: RwLock<()> = RwLock::new(());

fn seconds(t: &mut Thread, nanos: u64) -> Value {
    t.float(nanos as f64 / 1e9)
}

fn sleep(t: &mut Thread, a: Args) -> NativeResult {
    match (t.woken, t.deadline) {
        (Some(Woken::Disturbed), Some(until)) => return Err(t.block(Wait::sleep(until))),
        (Some(_), _) => return Ok(Value::NONE),
        (None, _) => {}
    }
    let nanos = nanoseconds(t, a[0])?;
    if nanos < 0 {
        return Err(t.value_error("sleep length must be non-negative"));
    }
    let until = t.interp().world.now().saturating_add_signed(nanos);
    Err(t.block(Wait::sleep(until)))
}

/// The time that an argument means, in whole seconds since 1970: now, if there is none.
fn moment(t: &mut Thread, v: Option<Value>) -> NativeResult<i64> {
    match v.filter(|v| !v.is_none()) {
        None => Ok((t.interp().world.wall_clock() / 1_000_000_000) as i64),
        Some(v) => {
            let plain = t.plain(v);
            if let Some(i) = plain.as_index() {
                return Ok(i);
            }
            match plain.as_float() {
                Some(f) if f.is_nan() => Err(t.value_error("Invalid value NaN (not a number)")),
                Some(f) if f.abs() < 9.2e18 => Ok(f.floor() as i64),
                Some(_) => Err(t.raise(ids::OVERFLOW_ERROR, "timestamp out of range for platform time_t")),
                None => {
                    let name = t.type_name(v);
                    Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")))
                }
            }
        }
    }
}

/// A time as a tuple of the eleven fields of `struct_time`.
fn broken_down(t: &mut Thread, a: Args, local: bool) -> NativeResult {
    let moment = moment(t, a.opt(0))?;
    let Some(tm) = tm_of(moment, local) else {
        return Err(os_error(t, &std::io::Error::from_raw_os_error(libc::EOVERFLOW)));
    };
    let zone = zone_name(&tm);
    let numbers = [
        tm.tm_year + 1900,
        tm.tm_mon + 1,
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        (tm.tm_wday + 6) % 7,
        tm.tm_yday + 1,
        tm.tm_isdst,
    ];
    let mut fields: Vec<Value> = numbers.into_iter().map(Value::small).collect();
    fields.push(t.str(&zone)?);
    fields.push(t.int(tm.tm_gmtoff));
    Ok(t.tuple(&fields)?)
}

fn tm_of(moment: i64, local: bool) -> Option<libc::tm> {
    let mut tm = empty_tm();
    let _unchanged = ZONE.read();
    #[expect(unsafe_code, reason = "the C library knows the time zones")]
    // SAFETY: both arguments point to values that live during the call.
    let result = unsafe { if local { libc::localtime_r(&moment, &mut tm) } else { libc::gmtime_r(&moment, &mut tm) } };
    (!result.is_null()).then_some(tm)
}

/// By how many seconds local time is ahead of UTC at a moment.
pub(super) fn local_offset(moment: i64) -> Option<i64> {
    tm_of(moment, true).map(|tm| tm.tm_gmtoff)
}

fn empty_tm() -> libc::tm {
    libc::tm {
        tm_sec: 0,
        tm_min: 0,
        tm_hour: 0,
        tm_mday: 1,
        tm_mon: 0,
        tm_year: 0,
        tm_wday: 0,
        tm_yday: 0,
        tm_isdst: -1,
        tm_gmtoff: 0,
        tm_zone: std::ptr::null(),
    }
}

fn zone_name(tm: &libc::tm) -> String {
    if tm.tm_zone.is_null() {
        return String::new();
    }
    #[expect(unsafe_code, reason = "the C library gives the zone's name as a pointer")]
    // SAFETY: the C library points to a string that lives as long as the process.
    let name = unsafe { std::ffi::CStr::from_ptr(tm.tm_zone) };
    name.to_string_lossy().into_owned()
}

/// The C form of a tuple of at least nine fields, which are checked as CPython does.
fn fields(t: &mut Thread, v: Value) -> NativeResult<libc::tm> {
    let items = t.plain(v).cast::<Tuple>().map(|f| f.items().to_vec()).unwrap_or_default();
    let mut numbers = [0i32; 9];
    for (i, number) in numbers.iter_mut().enumerate() {
        let item = items.get(i).copied().unwrap_or(Value::NONE);
        let message = match t.plain(item).as_index().map(|n| (n < 0, i32::try_from(n))) {
            Some((_, Ok(n))) => {
                *number = n;
                continue;
            }
            Some((true, Err(_))) => "signed integer is less than minimum",
            Some((false, Err(_))) => "signed integer is greater than maximum",
            None if t.plain(item).kind() == Some(Kind::BigInt) => "Python int too large to convert to C long",
            None => {
                let got = t.type_name(item);
                return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
            }
        };
        return Err(t.raise(ids::OVERFLOW_ERROR, message));
    }
    let [year, month, day, hour, minute, second, weekday, yearday, dst] = numbers;
    let mut tm = empty_tm();
    tm.tm_year = year.wrapping_sub(1900);
    tm.tm_mon = month.wrapping_sub(1);
    tm.tm_mday = day;
    tm.tm_hour = hour;
    tm.tm_min = minute;
    tm.tm_sec = second;
    tm.tm_wday = weekday.wrapping_add(1) % 7;
    tm.tm_yday = yearday.wrapping_sub(1);
    tm.tm_isdst = dst;
    Ok(tm)
}

/// The year, month from 0, day, hour, minute, second and day of the week from Sunday that a text is made of.
fn checked(t: &mut Thread, a: Args) -> NativeResult {
    let mut tm = fields(t, a[0])?;
    check(t, &mut tm)?;
    let year = t.int(i64::from(tm.tm_year) + 1900);
    let numbers = [tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, tm.tm_wday];
    let all: Vec<Value> = [year].into_iter().chain(numbers.map(Value::small)).collect();
    Ok(t.tuple(&all)?)
}

/// Checks what `strftime` relies on; 0 stands for the first month, day and day of the year.
fn check(t: &mut Thread, tm: &mut libc::tm) -> NativeResult<()> {
    if tm.tm_mon == -1 {
        tm.tm_mon = 0;
    }
    if tm.tm_mday == 0 {
        tm.tm_mday = 1;
    }
    if tm.tm_yday == -1 {
        tm.tm_yday = 0;
    }
    let checks = [
        ((0..12).contains(&tm.tm_mon), "month out of range"),
        ((1..32).contains(&tm.tm_mday), "day of month out of range"),
        ((0..24).contains(&tm.tm_hour), "hour out of range"),
        ((0..60).contains(&tm.tm_min), "minute out of range"),
        ((0..62).contains(&tm.tm_sec), "seconds out of range"),
        (tm.tm_wday >= 0, "day of week out of range"),
        ((0..366).contains(&tm.tm_yday), "day of year out of range"),
    ];
    match checks.iter().find(|(holds, _)| !holds) {
        Some((_, message)) => Err(t.value_error(message)),
        None => Ok(()),
    }
}

fn mktime(t: &mut Thread, a: Args) -> NativeResult {
    let mut tm = fields(t, a[0])?;
    // Every valid time has a day of the week; -1 shows that there is none.
    tm.tm_wday = -1;
    let _unchanged = ZONE.read();
    #[expect(unsafe_code, reason = "the C library knows the time zones")]
    // SAFETY: the argument points to a value that lives during the call.
    let moment = unsafe { libc::mktime(&mut tm) };
    if moment == -1 && tm.tm_wday == -1 {
        return Err(t.raise(ids::OVERFLOW_ERROR, "mktime argument out of range"));
    }
    Ok(t.float(moment as f64))
}

/// Local time is from now on that of a zone, or what the system says it is.
fn tzset(t: &mut Thread, a: Args) -> NativeResult {
    let zone = args::as_str(t, a[0]).map(|zone| zone.to_utf8().into_owned());
    let _changing = ZONE.write();
    #[expect(unsafe_code, reason = "the C library knows the time zones")]
    // SAFETY: Rust's own looks at the environment exclude each other, and those of the C library are excluded by `ZONE`. The argument
    // points to a value that lives during the call, which is made for the zone that it looks up.
    unsafe {
        match zone.filter(|zone| !zone.contains('\0')) {
            Some(zone) => std::env::set_var("TZ", zone),
            None => std::env::remove_var("TZ"),
        }
        libc::mktime(&mut empty_tm());
    }
    Ok(Value::NONE)
}

fn strftime(t: &mut Thread, a: Args) -> NativeResult {
    let Some(format) = t.plain(a[0]).cast::<Str>() else {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("strftime() argument 1 must be str, not {name}")));
    };
    let mut tm = fields(t, a[1])?;
    check(t, &mut tm)?;
    // The zone's name and offset belong to the time, which the C library finds out on a copy, if they are asked for.
    let _unchanged = ZONE.read();
    if format.chars().iter().any(|c| matches!(u8::try_from(c), Ok(b'Z' | b'z' | b's' | b'c' | b'+'))) {
        let mut whole = tm;
        #[expect(unsafe_code, reason = "the C library knows the time zones")]
        // SAFETY: the argument points to a value that lives during the call.
        unsafe {
            libc::mktime(&mut whole);
        }
        tm.tm_zone = whole.tm_zone;
        tm.tm_gmtoff = whole.tm_gmtoff;
    }
    // But for those that the time brings with it.
    let zone = a[2].cast::<Str>().and_then(|zone| std::ffi::CString::new(zone.to_utf8().into_owned()).ok());
    if let Some(zone) = &zone {
        tm.tm_zone = zone.as_ptr();
    }
    if let Some(offset) = a[3].as_int() {
        tm.tm_gmtoff = offset;
    }
    // A blank in front tells an empty result from one that doesn't fit.
    let format = format!(" {}", format.to_utf8());
    let Ok(format) = std::ffi::CString::new(format) else { return Err(t.value_error("embedded null character")) };
    let mut size = 256;
    loop {
        let mut buffer = vec![0u8; size];
        #[expect(unsafe_code, reason = "the C library knows the formats")]
        // SAFETY: the buffer has `size` bytes, the format ends with a null byte, and `tm` lives during the call.
        let written = unsafe { libc::strftime(buffer.as_mut_ptr().cast(), size, format.as_ptr(), &tm) };
        if written > 0 {
            let text = String::from_utf8_lossy(&buffer[1..written]).into_owned();
            return Ok(t.str(&text)?);
        }
        if size > 256 * (format.as_bytes().len() + 1) {
            return Ok(t.str("")?);
        }
        size *= 4;
    }
}
