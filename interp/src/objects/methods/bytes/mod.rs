//! Methods of `bytes` and `bytearray`. What both have is written once: it takes the receiver's bytes and answers an object of the
//! receiver's kind.

mod array;
mod build;
mod make;
mod search;

use super::args::{self, Site};
use super::{BytesLike, bytes_like, codec};
use crate::heap::OutOfMemory;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::arith::Integer;
use crate::objects::bytearray::ByteArray;
use crate::objects::class::ids;
use crate::objects::special::Special;
use crate::objects::string::Bytes;
use crate::objects::{iterate, ops};
use crate::text::{Text, escape};
use crate::value::Value;

pub(crate) use array::{BYTEARRAY, push_repr};
pub(crate) use build::hex;

/// What `bytes` alone has.
pub(crate) const BYTES: &[NativeDef] = &[
    native!(New "__new__" "cls, source=b'', encoding='utf-8', errors='strict'" make::new_bytes),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__str__" "self, /" repr),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__bytes__" "self, /" plain),
    native!(Method "__getnewargs__" "self, /" getnewargs),
];

/// What both have.
pub(crate) const COMMON: &[NativeDef] = &[
    native!(Method "__len__" "self, /" len),
    native!(Method "__iter__" "self, /" iter),
    native!(Method "__contains__" "self, key, /" search::contains),
    native!(Method "__getitem__" "self, key, /" getitem),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__mod__" "self, value, /" super::format::percent_bytes),
    native!(Method "__rmod__" "self, value, /" rmod),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" lt),
    native!(Method "__le__" "self, value, /" le),
    native!(Method "__gt__" "self, value, /" gt),
    native!(Method "__ge__" "self, value, /" ge),
    native!(Method "find" "self, sub, start=None, end=None, /" search::find),
    native!(Method "rfind" "self, sub, start=None, end=None, /" search::rfind),
    native!(Method "index" "self, sub, start=None, end=None, /" search::index),
    native!(Method "rindex" "self, sub, start=None, end=None, /" search::rindex),
    native!(Method "count" "self, sub, start=None, end=None, /" search::count),
    native!(Method "startswith" "self, prefix, start=None, end=None, /" search::startswith),
    native!(Method "endswith" "self, suffix, start=None, end=None, /" search::endswith),
    native!(Method "removeprefix" "self, prefix, /" search::removeprefix),
    native!(Method "removesuffix" "self, suffix, /" search::removesuffix),
    native!(Method "replace" "self, old, new, count=-1, /" search::replace),
    native!(Method "split" "self, /, sep=None, maxsplit=-1" search::split),
    native!(Method "rsplit" "self, /, sep=None, maxsplit=-1" search::rsplit),
    native!(Method "splitlines" "self, /, keepends=False" search::splitlines),
    native!(Method "partition" "self, sep, /" search::partition),
    native!(Method "rpartition" "self, sep, /" search::rpartition),
    native!(Method "strip" "self, bytes=None, /" search::strip),
    native!(Method "lstrip" "self, bytes=None, /" search::lstrip),
    native!(Method "rstrip" "self, bytes=None, /" search::rstrip),
    native!(Method "join" "self, iterable_of_bytes, /" build::join),
    native!(Method "center" "self, width, fillchar=b' ', /" build::center),
    native!(Method "ljust" "self, width, fillchar=b' ', /" build::ljust),
    native!(Method "rjust" "self, width, fillchar=b' ', /" build::rjust),
    native!(Method "zfill" "self, width, /" build::zfill),
    native!(Method "expandtabs" "self, /, tabsize=8" build::expandtabs),
    native!(Method "translate" "self, table, /, delete=b''" build::translate),
    native!(Method "capitalize" "self, /" build::capitalize),
    native!(Method "lower" "self, /" build::lower),
    native!(Method "swapcase" "self, /" build::swapcase),
    native!(Method "title" "self, /" build::title),
    native!(Method "upper" "self, /" build::upper),
    native!(Method "isalnum" "self, /" |t, a| test(t, a, u8::is_ascii_alphanumeric)),
    native!(Method "isalpha" "self, /" |t, a| test(t, a, u8::is_ascii_alphabetic)),
    native!(Method "isdigit" "self, /" |t, a| test(t, a, u8::is_ascii_digit)),
    native!(Method "isspace" "self, /" |t, a| test(t, a, |b| matches!(b, b' ' | 0x09..=0x0d))),
    native!(Method "isascii" "self, /" isascii),
    native!(Method "islower" "self, /" |t, a| one_case(t, a, u8::is_ascii_lowercase, u8::is_ascii_uppercase)),
    native!(Method "isupper" "self, /" |t, a| one_case(t, a, u8::is_ascii_uppercase, u8::is_ascii_lowercase)),
    native!(Method "istitle" "self, /" istitle),
    native!(Method "decode" "self, /, encoding='utf-8', errors='strict'" decode),
    native!(Method "hex" "self, sep=None, bytes_per_sep=1" build::hex),
    native!(Class "fromhex" "cls, string, /" make::fromhex),
    native!(Static "maketrans" "frm, to, /" build::maketrans),
];

/// The receiver's bytes.
fn data(t: &Thread, a: Args) -> BytesLike {
    bytes_like(t, a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

/// Reads the receiver's bytes where they lie: what only looks at a few must not copy all.
fn with_data<R>(t: &Thread, a: Args, read: impl FnOnce(&[u8]) -> R) -> R {
    match t.plain(a[0]).cast::<ByteArray>() {
        Some(array) => read(&array.lock()),
        None => read(&data(t, a)),
    }
}

/// The receiver's bytes, to each of which something is done.
fn whole(t: &mut Thread, a: Args, price: cost::Each) -> NativeResult<BytesLike> {
    let bytes = data(t, a);
    t.charge_each(bytes.len(), price)?;
    Ok(bytes)
}

/// An object of the receiver's kind with these bytes.
fn alike(t: &mut Thread, a: Args, bytes: &[u8]) -> NativeResult {
    alike_value(t, a[0], bytes)
}

fn alike_value(t: &mut Thread, model: Value, bytes: &[u8]) -> NativeResult {
    if model.cast::<ByteArray>().is_some() {
        return Ok(ByteArray::new(t, bytes.to_vec()).into());
    }
    Ok(t.bytes(bytes)?)
}

/// The same from a text of one character a byte.
pub(super) fn alike_text(t: &mut Thread, model: Value, text: &Text) -> NativeResult {
    alike_value(t, model, &build::to_bytes(text))
}

/// The receiver itself where it cannot change, else a copy.
fn same(t: &mut Thread, a: Args) -> NativeResult {
    match t.plain(a[0]) {
        v if v.cast::<Bytes>().is_some() => Ok(v),
        _ => {
            let bytes = data(t, a);
            alike(t, a, &bytes)
        }
    }
}

/// Says that so many bytes are too many for the guest's memory.
fn check_len(t: &Thread, len: usize) -> Result<(), OutOfMemory> {
    t.check_room(len)
}

/// Argument `at` as a byte.
///
/// # Errors
/// `TypeError` if it is no integer, `ValueError` if it is out of range.
fn byte(t: &mut Thread, a: Args, at: usize, site: Site) -> NativeResult<u8> {
    let i = args::integer(t, a, at, site)?;
    match i.word().and_then(|i| u8::try_from(i).ok()) {
        Some(byte) => Ok(byte),
        None => Err(t.value_error("byte must be in range(0, 256)")),
    }
}

/// The class of the receiver, for `Site`.
fn owner(a: Args) -> crate::heap::ClassId {
    if a[0].cast::<ByteArray>().is_some() { ids::BYTEARRAY } else { ids::BYTES }
}

fn plain(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.plain(a[0]))
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::from("b");
    escape::push_bytes(&mut out, &whole(t, a, cost::CODED_CHAR)?);
    Ok(t.text(&out)?)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = whole(t, a, cost::READ_BYTE)?;
    let hash = t.interp().hash_key.hash_bytes(&bytes);
    Ok(t.int(hash))
}

fn getnewargs(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    Ok(t.tuple(&[plain])?)
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    let len = data(t, a).len();
    Ok(t.size(len))
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    iterate::iterator_of(t, plain)
}

fn getitem(t: &mut Thread, a: Args) -> NativeResult {
    match ops::get_item_by_kind(t, a[0], a[1])? {
        Some(item) => Ok(item),
        None => {
            let plain = t.plain(a[0]);
            Err(t.prelude("guest_getitem", &[plain, a[1]]))
        }
    }
}

/// The bytes of two objects of class `bytes`.
pub(crate) fn concat(t: &mut Thread, a: Args) -> NativeResult {
    match (a[0].cast::<Bytes>(), a[1].cast::<Bytes>()) {
        (Some(this), Some(other)) => {
            check_len(t, this.data().len() + other.data().len())?;
            Ok(Bytes::of_both(t, this.data(), other.data())?.into())
        }
        _ => add(t, a),
    }
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    let Some(other) = bytes_like(t, a[1]) else { return t.cannot_concat(a[0], a[1]) };
    let this = data(t, a);
    check_len(t, this.len() + other.len())?;
    let both = [&*this, &*other].concat();
    alike(t, a, &both)
}

fn mul(t: &mut Thread, a: Args) -> NativeResult {
    let site = Site::method(owner(a), "__mul__");
    let Some(n) = args::repetitions(t, a, site)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let this = data(t, a);
    if owner(a) == ids::BYTES && n > 0 && this.len() > isize::MAX as usize / n {
        return Err(t.raise(ids::OVERFLOW_ERROR, "repeated bytes are too long"));
    }
    check_len(t, this.len().saturating_mul(n))?;
    let repeated = this.repeat(n);
    alike(t, a, &repeated)
}

fn rmod(t: &mut Thread, a: Args) -> NativeResult {
    if !t.class_of(a[1]).is_subclass_of(owner(a)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Err(t.prelude("format_percent", &[a[1], a[0]]))
}

/// Defines a comparison's method.
macro_rules! comparison {
    ($($name:ident $op:tt)*) => { $(
        fn $name(t: &mut Thread, a: Args) -> NativeResult {
            let this = whole(t, a, cost::READ_BYTE)?;
            // Of views, bytes leave the comparison to those.
            if owner(a) == ids::BYTES && !t.class_of(a[1]).is_subclass_of(ids::BYTES) && !t.class_of(a[1]).is_subclass_of(ids::BYTEARRAY) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            Ok(bytes_like(t, a[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(*this $op *other)))
        }
    )* };
}

comparison! { eq == ne != lt < le <= gt > ge >= }

fn decode(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = data(t, a);
    codec::decode(t, a, &bytes)
}

// ---- predicates

fn test(t: &mut Thread, a: Args, f: impl FnMut(&u8) -> bool) -> NativeResult {
    let bytes = whole(t, a, cost::MAPPED_CHAR)?;
    Ok(Value::bool(!bytes.is_empty() && bytes.iter().all(f)))
}

fn isascii(t: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(whole(t, a, cost::READ_BYTE)?.is_ascii()))
}

fn one_case(t: &mut Thread, a: Args, wanted: fn(&u8) -> bool, other: fn(&u8) -> bool) -> NativeResult {
    let bytes = whole(t, a, cost::MAPPED_CHAR)?;
    Ok(Value::bool(bytes.iter().any(wanted) && !bytes.iter().any(other)))
}

fn istitle(t: &mut Thread, a: Args) -> NativeResult {
    let (mut in_word, mut found) = (false, false);
    for b in whole(t, a, cost::MAPPED_CHAR)?.iter() {
        if b.is_ascii_alphabetic() {
            if b.is_ascii_uppercase() == in_word {
                return Ok(Value::FALSE);
            }
            found = true;
        }
        in_word = b.is_ascii_alphabetic();
    }
    Ok(Value::bool(found))
}

/// Is the value an integer, or can its class make one of it?
fn is_index(t: &Thread, v: Value) -> bool {
    Integer::of(t, v).is_some() || !t.class_of(v).special(Special::Index).is_unbound()
}
