//! `hash` of what needs no guest code. Hashes of numbers and tuples are CPython's, so that sets of them iterate in its order.

use std::sync::atomic::Ordering;

use dashu_int::IBig;

use super::class::ids;
use super::decimal::Decimal;
use super::dict::short_hash;
use super::function::BoundMethod;
use super::iterate::{wide, wide_range_len};
use super::list::Tuple;
use super::misc::{Range, Slice};
use super::number::{BigInt, Complex};
use super::repr::{Method, method_of};
use super::set::Set;
use super::special::Special;
use super::string::{Bytes, Str};
use crate::heap::{Header, Kind, Ref};
use crate::machine::native::nested;
use crate::machine::{NativeResult, Thread, cost};
use crate::text::IntRef;
use crate::text::arith::bit_length;
use crate::text::hash::{TupleHasher, hash_complex, hash_float, hash_int, hash_tuple};
use crate::value::Value;

/// The hash of None.
pub(crate) const NONE: i64 = 0xfca8_6420;

/// The hash of a value; `None` where guest code has to be asked.
///
/// # Errors
/// `TypeError` for what has no hash.
#[inline(always)]
pub fn hash_native(t: &mut Thread, v: Value) -> NativeResult<Option<i64>> {
    match hash_quick(t, v) {
        Some(hash) => Ok(Some(hash)),
        None => hash_other(t, v),
    }
}

/// The hash of the most common keys: integers and strings of the built-in types themselves.
#[inline(always)]
pub fn hash_quick(t: &Thread, v: Value) -> Option<i64> {
    if let Some(i) = v.as_int() {
        return Some(hash_word(i));
    }
    let s = v.cast::<Str>()?;
    if s.header.class() == ids::STR { Some(s.hash(t)) } else { None }
}

/// The hash of such keys, of other plain values, and of tuples of these.
#[inline(always)]
pub fn hash_simple(t: &Thread, v: Value) -> Option<i64> {
    hash_quick(t, v).or_else(|| hash_plain(t, v, 0))
}

/// What dicts keep of that hash. A tuple remembers it.
#[inline(always)]
pub fn short_hash_simple(t: &Thread, v: Value) -> Option<u32> {
    match hash_quick(t, v) {
        Some(hash) => Some(short_hash(hash)),
        None => short_hash_plain(t, v),
    }
}

#[inline(never)]
fn short_hash_plain(t: &Thread, v: Value) -> Option<u32> {
    let exact = |h: Ref<Header>| h.class() == ids::TUPLE || method_of(t, v, Special::Hash) == Method::Kind;
    let tuple = match v.header() {
        Some(h) if matches!(h.kind(), Kind::Tuple | Kind::Wrapped) && exact(h) => t.plain(v).cast::<Tuple>(),
        _ => None,
    };
    let Some(tuple) = tuple else { return hash_plain(t, v, 0).map(short_hash) };
    let known = tuple.short_hash.load(Ordering::Relaxed);
    if known != 0 {
        return Some(known);
    }
    let short = short_hash(hash_flat(t, v, 0)?);
    tuple.short_hash.store(short, Ordering::Relaxed);
    Some(short)
}

/// How deep tuples may nest within the one that is hashed by recursion.
const NESTING: u32 = 8;

/// The hash of a tuple, or a named one, of keys of all these sorts.
#[inline(never)]
fn hash_flat(t: &Thread, v: Value, depth: u32) -> Option<i64> {
    let exact = v.header()?.class() == ids::TUPLE || method_of(t, v, Special::Hash) == Method::Kind;
    if !exact || depth > NESTING {
        return None;
    }
    let tuple: Ref<Tuple> = t.plain(v).cast()?;
    let mut hasher = TupleHasher::new();
    for &item in tuple.items() {
        hasher.add(match hash_quick(t, item) {
            Some(hash) => hash,
            None => hash_plain(t, item, depth + 1)?,
        });
    }
    Some(hasher.finish())
}

/// The hash of another plain value, or of a tuple of such.
#[inline(always)]
fn hash_plain(t: &Thread, v: Value, depth: u32) -> Option<i64> {
    match v.kind() {
        Some(Kind::Tuple | Kind::Wrapped) => hash_flat(t, v, depth),
        Some(Kind::Bytes) => v.cast::<Bytes>().map(|bytes| bytes.hash(t)),
        Some(Kind::Decimal) => v.cast::<Decimal>().and_then(|decimal| decimal.hash()),
        _ if v.is_none() => Some(NONE),
        _ => match v.as_index() {
            Some(i) => Some(hash_word(i)),
            // That of what is no number depends on the object.
            None => v.as_float().filter(|f| !f.is_nan()).map(|f| hash_float(f, 0)),
        },
    }
}

/// An integer as a machine word, where it fits.
pub(crate) fn to_word(t: &Thread, v: Value) -> Option<i64> {
    let v = t.plain(v);
    v.as_index().or_else(|| i64::try_from(&v.cast::<BigInt>()?.value).ok())
}

/// The hash of an integer of 63 bits.
#[inline(always)]
fn hash_word(i: i64) -> i64 {
    const MODULUS: i64 = (1 << 61) - 1;
    if (0..MODULUS).contains(&i) { i } else { hash_int(IntRef::Small(i)) }
}

/// The hash of an object that is compared by identity: its low bits, which are all alike, go to the end.
pub fn hash_identity(t: &Thread, v: Value) -> i64 {
    let id = v.header().map_or(v.bits(), |h| t.interp().heap.identity(h));
    id.rotate_right(4) as i64
}

#[inline(never)]
fn hash_other(t: &mut Thread, v: Value) -> NativeResult<Option<i64>> {
    if v.kind() == Some(Kind::Decimal) {
        return Ok(hash_plain(t, v, 0));
    }
    if let Some(hash) = hash_plain(t, v, 0) {
        return Ok(Some(hash));
    }
    match method_of(t, v, Special::Hash) {
        Method::Kind => {}
        Method::Object => return Ok(Some(hash_identity(t, v))),
        Method::Missing => return Err(unhashable(t, v)),
        Method::Other => return Ok(None),
    }
    if let Some(slice) = v.cast::<Slice>() {
        // As a tuple's, but for its length; what has no hash of its own is what is complained about.
        let mut hasher = crate::text::hash::TupleHasher::new();
        for part in [slice.start.get(), slice.stop.get(), slice.step.get()] {
            match nested(|| hash_native(t, part))? {
                Some(hash) => hasher.add(hash),
                None => return Ok(None),
            }
        }
        return Ok(Some(hasher.finish_slice()));
    }
    match hash_leaf(t, t.plain(v)) {
        Leaf::Hash(h) => Ok(Some(h)),
        Leaf::Tuple(tuple) => hash_nested(t, tuple),
        Leaf::None => Err(unhashable(t, v)),
    }
}

#[cold]
fn unhashable(t: &mut Thread, v: Value) -> crate::machine::Trap {
    let name = t.type_name(v);
    t.type_error(format!("unhashable type: '{name}'"))
}

enum Leaf {
    Hash(i64),
    Tuple(Ref<Tuple>),
    /// It has none.
    None,
}

/// The hash of a value by its kind.
fn hash_leaf(t: &Thread, v: Value) -> Leaf {
    if let Some(i) = v.as_index() {
        return Leaf::Hash(hash_word(i));
    }
    if let Some(f) = v.as_float() {
        return Leaf::Hash(hash_float(f, hash_identity(t, v)));
    }
    let Some(object) = v.header() else {
        return Leaf::Hash(if v.is_none() { NONE } else { hash_identity(t, v) });
    };
    match object.kind() {
        Kind::BigInt => {
            let n = IntRef::Big(&object.assume::<BigInt>().value);
            t.charge_time(cost::INTEGER_WORD.times(bit_length(n) as usize / 32));
            Leaf::Hash(hash_int(n))
        }
        Kind::Complex => {
            let c = object.assume::<Complex>();
            Leaf::Hash(hash_complex(c.re, c.im, hash_identity(t, v)))
        }
        Kind::Str => Leaf::Hash(object.assume::<Str>().hash(t)),
        Kind::Bytes => {
            let bytes = object.assume::<Bytes>();
            t.charge_time(cost::READ_BYTE.times(bytes.data().len()));
            Leaf::Hash(bytes.hash(t))
        }
        Kind::Tuple => Leaf::Tuple(object.assume()),
        Kind::Set => {
            let set = object.assume::<Set>();
            t.charge_time(cost::ITEM.times(set.len()));
            if set.is_frozen(t) { Leaf::Hash(set.frozen_hash()) } else { Leaf::None }
        }
        Kind::Range => Leaf::Hash(hash_range(object.assume())),
        Kind::BoundMethod => {
            let method = object.assume::<BoundMethod>();
            Leaf::Hash(hash_identity(t, method.receiver.get()) ^ hash_identity(t, method.function.get()))
        }
        Kind::List | Kind::Dict | Kind::ByteArray | Kind::Slice => Leaf::None,
        Kind::DictView if super::UNHASHABLE.contains(&object.class()) => Leaf::None,
        _ => Leaf::Hash(hash_identity(t, v)),
    }
}

/// A range's hash: that of a tuple of its length, its first number and its step, as far as these tell it from others.
fn hash_range(range: Ref<Range>) -> i64 {
    let hash = |i: IBig| i64::try_from(&i).map_or_else(|_| hash_int(IntRef::Big(&i)), hash_word);
    let len = wide_range_len(range.start.get(), range.stop.get(), range.step.get());
    let start = if len == IBig::ZERO { NONE } else { hash(wide(range.start.get())) };
    let step = if len <= IBig::ONE { NONE } else { hash(wide(range.step.get())) };
    hash_tuple([hash(len), start, step])
}

/// A tuple's hash, without recursion however deep it nests.
fn hash_nested(t: &mut Thread, tuple: Ref<Tuple>) -> NativeResult<Option<i64>> {
    let mut open = vec![(tuple, 0, TupleHasher::new())];
    loop {
        let Some((tuple, next, hasher)) = open.last_mut() else { return Ok(None) };
        let hash = match tuple.items().get(*next) {
            Some(&item) => {
                *next += 1;
                if let Some(i) = item.as_int() {
                    hasher.add(hash_word(i));
                    continue;
                }
                match method_of(t, item, Special::Hash) {
                    Method::Kind => match hash_leaf(t, t.plain(item)) {
                        Leaf::Hash(h) => h,
                        Leaf::Tuple(inner) => {
                            open.push((inner, 0, TupleHasher::new()));
                            continue;
                        }
                        // A slice has a hash of its own; what has none is complained about.
                        Leaf::None => match hash_other(t, item)? {
                            Some(hash) => hash,
                            None => return Ok(None),
                        },
                    },
                    Method::Object => hash_identity(t, item),
                    Method::Missing => return Err(unhashable(t, item)),
                    Method::Other => return Ok(None),
                }
            }
            None => {
                let hash = std::mem::take(hasher).finish();
                open.pop();
                if open.is_empty() {
                    return Ok(Some(hash));
                }
                hash
            }
        };
        if let Some((.., hasher)) = open.last_mut() {
            hasher.add(hash);
        }
    }
}
