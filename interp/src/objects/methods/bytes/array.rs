//! What `bytearray` has beyond `bytes`: all that changes it.

use super::super::args::{self, Site};
use super::super::memory::may_resize;
use super::super::{bytes_like, class_name};
use super::make::{self, Source};
use super::{byte, check_len};
use crate::heap::Ref;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::bytearray::ByteArray;
use crate::objects::class::{Class, ids};
use crate::objects::index::{Bounds, Index, position};
use crate::objects::misc::Slice;
use crate::objects::special::Special;
use crate::text::search::replace;
use crate::text::{Chars, Text, escape};
use crate::value::Value;

pub(crate) const BYTEARRAY: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, source=b'', encoding='utf-8', errors='strict'" init),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__str__" "self, /" repr),
    native!(Method "__setitem__" "self, key, value, /" setitem),
    native!(Method "__delitem__" "self, key, /" delitem),
    native!(Method "__iadd__" "self, value, /" iadd),
    native!(Method "__imul__" "self, value, /" imul),
    native!(Method "__alloc__" "self, /" alloc),
    native!(Method "append" "self, item, /" append),
    native!(Method "clear" "self, /" clear),
    native!(Method "copy" "self, /" copy),
    native!(Method "extend" "self, iterable_of_ints, /" extend),
    native!(Method "insert" "self, index, item, /" insert),
    native!(Method "pop" "self, index=-1, /" pop),
    native!(Method "remove" "self, value, /" remove),
    native!(Method "reverse" "self, /" reverse),
];

fn this(a: Args) -> Ref<ByteArray> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    match a[0].cast::<Class>() {
        Some(class) if class.is_subclass_of(ids::BYTEARRAY) => Ok(ByteArray::of_class(t, class.id, Vec::new()).into()),
        Some(class) => {
            let name = class_name(class);
            Err(t.type_error(format!("bytearray.__new__({name}): {name} is not a subtype of bytearray")))
        }
        None => {
            let got = t.type_name(a[0]);
            Err(t.type_error(format!("bytearray.__new__(X): X is not a type object ({got})")))
        }
    }
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    match make::source(t, a, "bytearray")? {
        Source::Bytes(bytes) => {
            may_resize(t, this(a))?;
            t.charge(bytes.len());
            *this(a).lock() = bytes;
            Ok(Value::NONE)
        }
        Source::Guest(v) => Err(t.prelude("init_bytearray", &[a[0], v])),
    }
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    push_repr(t, this(a), &mut out);
    Ok(t.text(&out)?)
}

/// Appends `repr` of a bytearray.
pub(crate) fn push_repr(t: &Thread, array: Ref<ByteArray>, out: &mut Text) {
    out.push_str(&class_name(t.class_of(array.into())));
    out.push_ascii(b"(b");
    let mut text = Text::new();
    escape::push_bytes(&mut text, &array.to_vec());
    // Single quotes are escaped even between double ones.
    let double = text.as_chars().get(0) == Some(u32::from(b'"'));
    let escaped = if double { replace(text.as_chars(), Chars::Ascii(b"'"), Chars::Ascii(b"\\'"), usize::MAX) } else { None };
    out.push_chars(escaped.as_ref().unwrap_or(&text).as_chars());
    out.push_ascii(b")");
}

fn alloc(t: &mut Thread, a: Args) -> NativeResult {
    let capacity = this(a).lock().capacity();
    Ok(t.size(capacity + 1))
}

fn append(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let byte = byte(t, a, 1, Site::method(ids::BYTEARRAY, "append"))?;
    this(a).lock().push(byte);
    Ok(Value::NONE)
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    this(a).lock().clear();
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = this(a).to_vec();
    Ok(ByteArray::new(t, bytes).into())
}

fn reverse(t: &mut Thread, a: Args) -> NativeResult {
    t.charge_each(this(a).len(), cost::MADE_BYTE)?;
    this(a).lock().reverse();
    Ok(Value::NONE)
}

/// Appends bytes, which have been copied so that a bytearray can be appended to itself.
fn append_all(t: &mut Thread, array: Ref<ByteArray>, bytes: &[u8]) -> NativeResult<()> {
    let mut data = array.lock();
    check_len(t, data.len() + bytes.len())?;
    data.extend_from_slice(bytes);
    drop(data);
    t.charge(bytes.len());
    Ok(())
}

fn extend(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    if let Some(bytes) = bytes_like(t, a[1]) {
        append_all(t, this(a), &bytes)?;
        return Ok(Value::NONE);
    }
    if let Some(text) = args::as_str(t, a[1]) {
        // It is the first character that is refused.
        return if text.is_empty() { Ok(Value::NONE) } else { Err(t.type_error("expected iterable of integers; got: 'str'")) };
    }
    let class = t.class_of(a[1]);
    if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("can't extend bytearray with {got}")));
    }
    match make::source(t, a, "bytearray")? {
        Source::Bytes(bytes) => {
            append_all(t, this(a), &bytes)?;
            Ok(Value::NONE)
        }
        Source::Guest(v) => Err(t.prelude("extend_bytearray", &[a[0], v])),
    }
}

fn iadd(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let Some(bytes) = bytes_like(t, a[1]) else {
        let got = t.type_name(a[1]);
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("can't concat {got} to {name}")));
    };
    append_all(t, this(a), &bytes)?;
    Ok(a[0])
}

fn imul(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let site = Site::method(ids::BYTEARRAY, "__imul__");
    let Some(n) = args::repetitions(t, a, site)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let array = this(a);
    let mut data = array.lock();
    check_len(t, data.len().saturating_mul(n))?;
    *data = data.repeat(n);
    Ok(a[0])
}

fn insert(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let i = args::index(t, a, 1, Site::method(ids::BYTEARRAY, "insert"))?;
    let byte = byte(t, a, 2, Site::method(ids::BYTEARRAY, "insert"))?;
    let array = this(a);
    let mut data = array.lock();
    let at = crate::objects::index::clamp(i, data.len());
    t.charge_time(cost::READ_BYTE.times(data.len() - at));
    data.insert(at, byte);
    Ok(Value::NONE)
}

fn pop(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let i = match a.opt(1) {
        None => -1,
        Some(_) => args::index(t, a, 1, Site::method(ids::BYTEARRAY, "pop"))?,
    };
    let array = this(a);
    let mut data = array.lock();
    if data.is_empty() {
        return Err(t.index_error("pop from empty bytearray"));
    }
    match position(i, data.len()) {
        Some(i) => {
            t.charge_time(cost::READ_BYTE.times(data.len() - i));
            Ok(Value::small(i32::from(data.remove(i))))
        }
        None => Err(t.index_error("pop index out of range")),
    }
}

fn remove(t: &mut Thread, a: Args) -> NativeResult {
    may_resize(t, this(a))?;
    let byte = byte(t, a, 1, Site::method(ids::BYTEARRAY, "remove"))?;
    let array = this(a);
    t.charge_each(array.len(), cost::READ_BYTE)?;
    let mut data = array.lock();
    match data.iter().position(|&b| b == byte) {
        Some(i) => {
            data.remove(i);
            Ok(Value::NONE)
        }
        None => Err(t.value_error("value not found in bytearray")),
    }
}

/// What a key of `[]` names.
enum Place {
    At(i64),
    Slice(Bounds),
}

fn place(t: &mut Thread, a: Args, name: &'static str) -> NativeResult<Place> {
    match Index::of(t, a[1]) {
        Index::Small(i) => Ok(Place::At(i)),
        Index::Big(_) => Err(t.index_error("cannot fit 'int' into an index-sized integer")),
        Index::Guest => Err(Site::method(ids::BYTEARRAY, name).again(t, a, 1, Special::Index)),
        Index::Other => match a[1].cast::<Slice>() {
            Some(slice) => match Bounds::of(t, slice)? {
                Some(bounds) => Ok(Place::Slice(bounds)),
                None => Err(t.prelude("bytearray_with_bounds", &[a[0], a[1], a.opt(2).unwrap_or(Value::NONE)])),
            },
            None => Err(bad_key(t, a[1])),
        },
    }
}

#[cold]
fn bad_key(t: &mut Thread, key: Value) -> Trap {
    let got = t.type_name(key);
    t.type_error(format!("bytearray indices must be integers or slices, not {got}"))
}

fn setitem(t: &mut Thread, a: Args) -> NativeResult {
    let bounds = match place(t, a, "__setitem__")? {
        Place::At(i) => {
            let byte = byte(t, a, 2, Site::method(ids::BYTEARRAY, "__setitem__"))?;
            let array = this(a);
            let mut data = array.lock();
            let at = position(i, data.len());
            return match at.and_then(|i| data.get_mut(i)) {
                Some(slot) => {
                    *slot = byte;
                    Ok(Value::NONE)
                }
                None => Err(t.index_error("bytearray index out of range")),
            };
        }
        Place::Slice(bounds) => bounds,
    };
    let Some(new) = bytes_like(t, a[2]) else {
        let class = t.class_of(a[2]);
        let number = [Special::Index, Special::Int, Special::Float].iter().any(|&s| !class.special(s).is_unbound());
        if number || class.is_subclass_of(ids::COMPLEX) || args::as_str(t, a[2]).is_some() {
            return Err(t.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
            let got = t.type_name(a[2]);
            return Err(t.type_error(format!("cannot convert '{got}' object to bytearray")));
        }
        return Err(t.prelude("bytearray_set_slice", &[a[0], a[1], a[2]]));
    };
    let new = new.to_vec();
    let array = this(a);
    if bounds.span(array.len()).count != new.len() {
        may_resize(t, array)?;
    }
    let mut data = array.lock();
    let span = bounds.span(data.len());
    if span.is_contiguous() {
        check_len(t, data.len() + new.len())?;
        data.splice(span.start..span.end.max(span.start), new);
        return Ok(Value::NONE);
    }
    if new.is_empty() {
        delete(&mut data, bounds);
        return Ok(Value::NONE);
    }
    if span.count != new.len() {
        return Err(t.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            span.count
        )));
    }
    for (i, b) in span.positions().zip(new) {
        data[i] = b;
    }
    Ok(Value::NONE)
}

/// Removes what a slice names.
fn delete(data: &mut Vec<u8>, bounds: Bounds) {
    let span = bounds.span(data.len());
    if span.is_contiguous() {
        data.drain(span.start..span.end.max(span.start));
        return;
    }
    let mut gone: Vec<usize> = span.positions().collect();
    gone.sort_unstable();
    let mut gone = gone.into_iter().peekable();
    let mut i = 0;
    data.retain(|_| {
        let goes = gone.next_if_eq(&i).is_some();
        i += 1;
        !goes
    });
}

fn delitem(t: &mut Thread, a: Args) -> NativeResult {
    let place = place(t, a, "__delitem__")?;
    let array = this(a);
    may_resize(t, array)?;
    let mut data = array.lock();
    match place {
        Place::At(i) => match position(i, data.len()) {
            Some(i) => {
                data.remove(i);
            }
            None => return Err(t.index_error("bytearray index out of range")),
        },
        Place::Slice(bounds) => delete(&mut data, bounds),
    }
    Ok(Value::NONE)
}
