//! Methods of `str`: the special ones, case and predicates here; the others by topic.

mod build;
mod search;

pub(crate) use search::limit;

use super::args::{Site, as_str, repetitions, self_str, whole_str};
use super::{codec, format, wrap};
use crate::heap::{OutOfMemory, Ref};
use crate::machine::frame::Check;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::class::{Class, ids};
use crate::objects::format::format_method;
use crate::objects::repr::{text_method, to_text};
use crate::objects::string::Str;
use crate::objects::{iterate, ops};
use crate::text::{Chars, Text, escape, unicode};
use crate::value::Value;

pub(crate) const SPECIAL: &[NativeDef] = &[
    native!(New "__new__" "cls, object='', encoding='utf-8', errors='strict'" new),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__str__" "self, /" plain),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__len__" "self, /" len),
    native!(Method "__iter__" "self, /" iter),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__getitem__" "self, key, /" getitem),
    native!(Method "__format__" "self, format_spec, /" format_spec),
    native!(Method "__getnewargs__" "self, /" getnewargs),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__mod__" "self, value, /" format::percent),
    native!(Method "__rmod__" "self, value, /" rmod),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" lt),
    native!(Method "__le__" "self, value, /" le),
    native!(Method "__gt__" "self, value, /" gt),
    native!(Method "__ge__" "self, value, /" ge),
];

pub(crate) const CASE: &[NativeDef] = &[
    native!(Method "capitalize" "self, /" capitalize),
    native!(Method "casefold" "self, /" casefold),
    native!(Method "lower" "self, /" lower),
    native!(Method "swapcase" "self, /" swapcase),
    native!(Method "title" "self, /" title),
    native!(Method "upper" "self, /" upper),
    native!(Method "isalnum" "self, /" isalnum),
    native!(Method "isalpha" "self, /" isalpha),
    native!(Method "isascii" "self, /" isascii),
    native!(Method "isdecimal" "self, /" isdecimal),
    native!(Method "isdigit" "self, /" isdigit),
    native!(Method "isidentifier" "self, /" isidentifier),
    native!(Method "islower" "self, /" islower),
    native!(Method "isnumeric" "self, /" isnumeric),
    native!(Method "isprintable" "self, /" isprintable),
    native!(Method "isspace" "self, /" isspace),
    native!(Method "istitle" "self, /" istitle),
    native!(Method "isupper" "self, /" isupper),
];

pub(crate) const BUILD: &[NativeDef] = &[
    native!(Method "format" "self, /, *args, **kwargs" format::format),
    native!(Method "format_map" "self, mapping, /" format::format_map),
    native!(Method "join" "self, iterable, /" build::join),
    native!(Method "center" "self, width, fillchar=' ', /" build::center),
    native!(Method "ljust" "self, width, fillchar=' ', /" build::ljust),
    native!(Method "rjust" "self, width, fillchar=' ', /" build::rjust),
    native!(Method "zfill" "self, width, /" build::zfill),
    native!(Method "expandtabs" "self, /, tabsize=8" build::expandtabs),
    native!(Method "translate" "self, table, /" build::translate),
    native!(Static "maketrans" "x, y=None, z=None, /" build::maketrans),
];

pub(crate) const SEARCH: &[NativeDef] = &[
    native!(Method "find" "self, sub, start=None, end=None, /" search::find),
    native!(Method "rfind" "self, sub, start=None, end=None, /" search::rfind),
    native!(Method "index" "self, sub, start=None, end=None, /" search::index),
    native!(Method "rindex" "self, sub, start=None, end=None, /" search::rindex),
    native!(Method "count" "self, sub, start=None, end=None, /" search::count),
    native!(Method "startswith" "self, prefix, start=None, end=None, /" search::startswith),
    native!(Method "endswith" "self, suffix, start=None, end=None, /" search::endswith),
    native!(Method "removeprefix" "self, prefix, /" search::removeprefix),
    native!(Method "removesuffix" "self, suffix, /" search::removesuffix),
    native!(Method "replace" "self, old, new, /, count=-1" search::replace),
    native!(Method "split" "self, /, sep=None, maxsplit=-1" search::split),
    native!(Method "rsplit" "self, /, sep=None, maxsplit=-1" search::rsplit),
    native!(Method "splitlines" "self, /, keepends=False" search::splitlines),
    native!(Method "partition" "self, sep, /" search::partition),
    native!(Method "rpartition" "self, sep, /" search::rpartition),
    native!(Method "strip" "self, chars=None, /" search::strip),
    native!(Method "lstrip" "self, chars=None, /" search::lstrip),
    native!(Method "rstrip" "self, chars=None, /" search::rstrip),
    native!(Method "encode" "self, /, encoding='utf-8', errors='strict'" codec::encode),
];

/// Says that a text of so many characters is too long for the guest's memory.
fn check_len(t: &Thread, len: usize, wide: bool) -> Result<(), OutOfMemory> {
    let bytes = if wide { len.saturating_mul(4) } else { len };
    t.check_room(bytes)
}

/// The receiver itself, as an exact `str`.
fn plain(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.plain(a[0]))
}

// ---- special methods

fn new(t: &mut Thread, a: Args) -> NativeResult {
    if a.len() > 2 {
        let text = decoded(t, a)?;
        return wrap(t, a[0], ids::STR, text);
    }
    let text = match a.opt(1) {
        None => t.char(None),
        Some(object) => {
            if let Some(s) = object.cast::<Str>() {
                s.into()
            } else {
                let mut out = t.start_text();
                if !to_text(t, object, &mut out)? {
                    return match a[0].cast::<Class>() {
                        Some(class) if class.id != ids::STR => Err(t.prelude("new_str", &[a[0], object])),
                        _ => Err(t.tail_checked(object, text_method(t, object), Check::Str)),
                    };
                }
                t.finish_text(out)?
            }
        }
    };
    wrap(t, a[0], ids::STR, text)
}

/// `str(bytes, encoding, errors)`
fn decoded(t: &mut Thread, a: Args) -> NativeResult {
    for (at, what) in [(2, "str() argument 'encoding'"), (3, "str() argument 'errors'")] {
        if let Some(v) = a.opt(at).filter(|&v| as_str(t, v).is_none()) {
            let got = t.name_with_module(t.class_of(v));
            return Err(t.type_error(format!("{what} must be str, not {got}")));
        }
    }
    let Some(object) = a.opt(1) else { return Ok(t.char(None)) };
    if as_str(t, object).is_some() {
        return Err(t.type_error("decoding str is not supported"));
    }
    let Some(bytes) = super::bytes_like(t, object) else {
        let got = t.type_name(object);
        return Err(t.type_error(format!("decoding to str: need a bytes-like object, {got} found")));
    };
    codec::decode_arguments(t, a, 2, "str", &bytes)
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let text = escape::repr_str(whole_str(t, a, cost::CODED_CHAR)?.chars());
    Ok(t.text(&text)?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let hash = self_str(t, a).hash(t);
    Ok(t.int(hash))
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    let len = self_str(t, a).len();
    Ok(t.size(len))
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    iterate::iterator_of(t, plain)
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    let found = ops::contains_native(t, plain, a[1])?;
    Ok(found.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn getitem(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    match ops::get_item_native(t, plain, a[1])? {
        Some(item) => Ok(item),
        None => Err(t.prelude("guest_getitem", &[plain, a[1]])),
    }
}

fn format_spec(t: &mut Thread, a: Args) -> NativeResult {
    format_method(t, a[0], a[1])
}

fn getnewargs(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    Ok(t.tuple(&[plain])?)
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    match as_str(t, a[1]) {
        Some(other) => Ok(Str::concat(t, s, other)?.into()),
        None => t.cannot_concat(a[0], a[1]),
    }
}

pub(crate) fn mul(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    let Some(n) = repetitions(t, a, Site::method(ids::STR, "__mul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    if n == 0 || s.is_empty() {
        return Ok(t.char(None));
    }
    if n == 1 {
        return Ok(s.into());
    }
    if s.len() > isize::MAX as usize / n {
        return Err(t.raise(ids::OVERFLOW_ERROR, "repeated string is too long"));
    }
    check_len(t, s.len().saturating_mul(n), s.is_wide())?;
    match s.chars() {
        Chars::Ascii(b) => Ok(Str::repeated(t, b, n)?.into()),
        Chars::Wide(w) => Ok(t.text(&Text::Wide(w.repeat(n)))?),
    }
}

fn rmod(t: &mut Thread, a: Args) -> NativeResult {
    if as_str(t, a[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Err(t.prelude("format_percent", &[a[1], a[0]]))
}

fn eq(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    Ok(as_str(t, a[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(s.same(&other))))
}

fn ne(t: &mut Thread, a: Args) -> NativeResult {
    let s = self_str(t, a);
    Ok(as_str(t, a[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(!s.same(&other))))
}

/// The order of two strings: that of their code points.
pub(crate) fn order(a: Ref<Str>, b: Ref<Str>) -> std::cmp::Ordering {
    match (a.chars(), b.chars()) {
        (Chars::Ascii(a), Chars::Ascii(b)) => a.cmp(b),
        (Chars::Wide(a), Chars::Wide(b)) => a.cmp(b),
        (a, b) => a.iter().cmp(b.iter()),
    }
}

/// Defines a comparison's method.
macro_rules! comparison {
    ($($name:ident $test:ident)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            let s = self_str(t, a);
            Ok(as_str(t, a[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(order(s, other).$test())))
        }
    )* };
}

comparison! { lt is_lt le is_le gt is_gt ge is_ge }

// ---- case and predicates

/// Defines a method that maps the whole string.
macro_rules! mapped {
    ($($name:ident)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            let text = unicode::$name(whole_str(t, a, cost::MAPPED_CHAR)?.chars());
            Ok(t.text(&text)?)
        }
    )* };
}

mapped! { capitalize casefold swapcase title }

/// Maps an ASCII string in place, and any other by `map`.
fn cased(t: &mut Thread, a: Args, ascii: fn(&mut [u8]), map: fn(Chars<'_>) -> Text) -> NativeResult {
    let s = self_str(t, a);
    match s.chars() {
        Chars::Ascii(&[c]) => {
            let mut c = [c];
            ascii(&mut c);
            Ok(t.char(Some(c[0].into())))
        }
        Chars::Ascii(bytes) => Ok(Str::mapped(t, bytes, ascii)?.into()),
        chars => {
            t.charge_each(chars.len(), cost::CODED_CHAR)?;
            let mapped = t.aside_if_long(chars.len(), [s], move |[s]| map(s.chars()))?;
            Ok(t.text(&mapped)?)
        }
    }
}

fn lower(t: &mut Thread, a: Args) -> NativeResult {
    cased(t, a, <[u8]>::make_ascii_lowercase, unicode::lower)
}

fn upper(t: &mut Thread, a: Args) -> NativeResult {
    cased(t, a, <[u8]>::make_ascii_uppercase, unicode::upper)
}

/// Defines a method that asks something of the whole string.
macro_rules! predicate {
    ($($name:ident $test:ident)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            let s = whole_str(t, a, cost::READ_BYTE)?;
            let holds = t.aside_if_long(s.len(), [s], |[s]| unicode::$test(s.chars()))?;
            if holds {
                // It has looked at each of them.
                t.charge_time(cost::MAPPED_CHAR.times(s.len()));
            }
            Ok(Value::bool(holds))
        }
    )* };
}

predicate! {
    isalnum is_alnum isalpha is_alpha isdecimal is_decimal isdigit is_digit isidentifier is_identifier islower is_lower
    isnumeric is_numeric isprintable is_printable isspace is_space istitle is_title isupper is_upper
}

fn isascii(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(!self_str(t, a).is_wide()))
}
