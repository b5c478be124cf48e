//! What is done with an array's items by their places, and with arrays as wholes.

use super::{Array, alike, encoded, extend, item, of, refused, resizes, this, values};
use crate::code::instr::CmpOp;
use crate::heap::Ref;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::modules::packing::Refused;
use crate::objects::class::ids;
use crate::objects::compare::{Compared, compare_kinds};
use crate::objects::index::{Bounds, Index, clamp, position};
use crate::objects::methods::args::{Site, repetitions};
use crate::objects::misc::Slice;
use crate::value::Value;

pub(super) fn reverse(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    t.charge_each(array.len(), cost::COMPARED_ITEM)?;
    let mut data = array.data.lock();
    data.reverse();
    data.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

/// The value of an index argument.
pub(super) fn index(t: &mut Thread, v: Value) -> NativeResult<i64> {
    match Index::of(t, v).clamped() {
        Some(i) => Ok(i),
        None => {
            let got = t.type_name(v);
            Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")))
        }
    }
}

pub(super) fn insert(t: &mut Thread, a: Args) -> NativeResult {
    let at = index(t, a[1])?;
    let array = this(a);
    let size = array.number.size();
    match encoded(t, &array, a[2]) {
        Ok(word) => {
            resizes(t, a)?;
            let mut data = array.data.lock();
            let at = clamp(at, data.len() / size) * size;
            data.splice(at..at, word[..size].iter().copied());
            Ok(Value::NONE)
        }
        Err(Refused::Guest(_)) => Err(t.prelude("array_insert", &[a[0], a[1], a[2]])),
        Err(e) => Err(refused(t, &array, a[2], e)),
    }
}

pub(super) fn pop(t: &mut Thread, a: Args) -> NativeResult {
    let at = match a.opt(1) {
        Some(v) => index(t, v)?,
        None => -1,
    };
    let array = this(a);
    let size = array.number.size();
    if position(at, array.len()).is_some() {
        resizes(t, a)?;
    }
    let taken: Vec<u8> = {
        let mut data = array.data.lock();
        let len = data.len() / size;
        if len == 0 {
            return Err(t.index_error("pop from empty array"));
        }
        let Some(at) = position(at, len) else { return Err(t.index_error("pop index out of range")) };
        data.drain(at * size..(at + 1) * size).collect()
    };
    item(t, &array, &taken)
}

pub(super) fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    if let Some(i) = a[1].as_int() {
        let mut word = [0; 8];
        {
            let data = array.data.lock();
            match position(i, data.len() / size) {
                Some(at) => word[..size].copy_from_slice(&data[at * size..(at + 1) * size]),
                None => return Err(t.index_error("array index out of range")),
            }
        }
        return item(t, &array, &word[..size]);
    }
    if let Some(slice) = a[1].cast::<Slice>() {
        let Some(bounds) = Bounds::of(t, slice)? else { return Err(t.prelude("array_getitem", &[a[0], a[1]])) };
        let data = array.data.lock().clone();
        let positions = bounds.span(data.len() / size).positions();
        let picked: Vec<u8> = positions.flat_map(|i| data[i * size..(i + 1) * size].iter().copied()).collect();
        return Ok(alike(t, a, picked));
    }
    match Index::of(t, a[1]) {
        Index::Guest => Err(t.prelude("array_getitem", &[a[0], a[1]])),
        Index::Other => Err(t.type_error("array indices must be integers")),
        Index::Small(i) => {
            let bytes = {
                let data = array.data.lock();
                position(i, data.len() / size).map(|at| data[at * size..(at + 1) * size].to_vec())
            };
            match bytes {
                Some(bytes) => item(t, &array, &bytes),
                None => Err(t.index_error("array index out of range")),
            }
        }
        Index::Big(_) => Err(t.raise(ids::INDEX_ERROR, "cannot fit 'int' into an index-sized integer")),
    }
}

pub(super) fn set_item(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    let i = match Index::of(t, a[1]) {
        Index::Small(i) => i,
        Index::Guest => return Err(t.prelude("array_setitem", &[a[0], a[1], a[2]])),
        Index::Big(_) => return Err(t.raise(ids::INDEX_ERROR, "cannot fit 'int' into an index-sized integer")),
        Index::Other if a[1].cast::<Slice>().is_some() => return set_slice(t, a),
        Index::Other => return Err(t.type_error("array indices must be integers")),
    };
    if position(i, array.len()).is_none() {
        return Err(t.index_error("array assignment index out of range"));
    }
    let word = match encoded(t, &array, a[2]) {
        Ok(word) => word,
        Err(Refused::Guest(_)) => return Err(t.prelude("array_setitem", &[a[0], a[1], a[2]])),
        Err(e) => return Err(refused(t, &array, a[2], e)),
    };
    let mut data = array.data.lock();
    match position(i, data.len() / size) {
        Some(at) => {
            data[at * size..(at + 1) * size].copy_from_slice(&word[..size]);
            Ok(Value::NONE)
        }
        None => Err(t.index_error("array assignment index out of range")),
    }
}

/// The bytes of an array of the same type; `refusal` tells of what is none.
fn bytes_alike(t: &mut Thread, array: &Array, v: Value, refusal: impl FnOnce(String) -> String) -> NativeResult<Vec<u8>> {
    match of(v) {
        Some(other) if other.code == array.code => Ok(other.data.lock().clone()),
        Some(_) => Err(t.type_error("bad argument type for built-in operation")),
        None => {
            let got = t.type_name(v);
            Err(t.type_error(refusal(got)))
        }
    }
}

/// Replaces the items of a slice by those of an array.
pub(super) fn set_slice(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let new = bytes_alike(t, &array, a[2], |got| format!("can only assign array (not \"{got}\") to array slice"))?;
    edit_slice(t, a, &new)
}

pub(super) fn del_item(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    match Index::of(t, a[1]) {
        Index::Small(i) => {
            resizes(t, a)?;
            let mut data = array.data.lock();
            match position(i, data.len() / size) {
                Some(at) => {
                    data.drain(at * size..(at + 1) * size);
                    Ok(Value::NONE)
                }
                None => Err(t.index_error("array assignment index out of range")),
            }
        }
        Index::Guest => Err(t.prelude("array_delitem", &[a[0], a[1]])),
        Index::Big(_) => Err(t.raise(ids::INDEX_ERROR, "cannot fit 'int' into an index-sized integer")),
        Index::Other if a[1].cast::<Slice>().is_some() => edit_slice(t, a, &[]),
        Index::Other => Err(t.type_error("array indices must be integers")),
    }
}

/// Puts the items of `new` in the place of those of the slice `a[1]`.
pub(super) fn edit_slice(t: &mut Thread, a: Args, new: &[u8]) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    let slice: Ref<Slice> = a[1].cast().expect("gilbox bug: a slice was asked for");
    let Some(bounds) = Bounds::of(t, slice)? else { return Err(t.prelude("array_setitem", &[a[0], a[1], a[2]])) };
    let deleting = a.len() < 3;
    let span = bounds.span(array.len());
    if new.is_empty() || span.positions().count() * size != new.len() {
        resizes(t, a)?;
    }
    let mut data = array.data.lock();
    let span = bounds.span(data.len() / size);
    if span.is_contiguous() {
        data.splice(span.start * size..span.end * size, new.iter().copied());
        return Ok(Value::NONE);
    }
    let positions: Vec<usize> = span.positions().collect();
    if deleting {
        let gone: std::collections::HashSet<usize> = positions.into_iter().collect();
        let kept = data.chunks_exact(size).enumerate().filter(|(i, _)| !gone.contains(i));
        *data = kept.flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        return Ok(Value::NONE);
    }
    if new.len() / size != positions.len() {
        let (got, wanted) = (new.len() / size, positions.len());
        return Err(t.value_error(format!("attempt to assign array of size {got} to extended slice of size {wanted}")));
    }
    for (at, bytes) in positions.into_iter().zip(new.chunks_exact(size)) {
        data[at * size..(at + 1) * size].copy_from_slice(bytes);
    }
    Ok(Value::NONE)
}

pub(super) fn add(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let more = bytes_alike(t, &array, a[1], |got| format!("can only append array (not \"{got}\") to array"))?;
    let mut bytes = array.data.lock().clone();
    t.check_room(bytes.len() + more.len())?;
    bytes.extend_from_slice(&more);
    Ok(alike(t, a, bytes))
}

pub(super) fn iadd(t: &mut Thread, a: Args) -> NativeResult {
    if of(a[1]).is_none() {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("can only extend array with array (not \"{got}\")")));
    }
    extend(t, a)?;
    Ok(a[0])
}

/// The bytes of an array that is repeated.
pub(super) fn repeated(t: &mut Thread, a: Args, name: &'static str) -> NativeResult<Option<Vec<u8>>> {
    let Some(n) = repetitions(t, a, Site::built_in(t, a[0], name))? else { return Ok(None) };
    let bytes = this(a).data.lock().clone();
    match bytes.len().checked_mul(n) {
        Some(total) => t.check_room(total)?,
        None => return Err(t.raise(ids::MEMORY_ERROR, "")),
    }
    Ok(Some(bytes.repeat(n)))
}

pub(super) fn mul(t: &mut Thread, a: Args) -> NativeResult {
    match repeated(t, a, "__mul__")? {
        Some(bytes) => Ok(alike(t, a, bytes)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn imul(t: &mut Thread, a: Args) -> NativeResult {
    match repeated(t, a, "__imul__")? {
        Some(bytes) => {
            let array = this(a);
            if bytes.len() / array.number.size() != array.len() {
                resizes(t, a)?;
            }
            *array.data.lock() = bytes;
            Ok(a[0])
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn compare(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult {
    let Some(other) = of(a[1]) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (x, y) = (values(t, &this(a))?, values(t, &other)?);
    let (x, y) = (t.list(&x)?, t.list(&y)?);
    match compare_kinds(t, x, y, op) {
        Compared::Known(truth) => Ok(Value::bool(truth)),
        Compared::Unordered(..) | Compared::Guest => Ok(Value::NOT_IMPLEMENTED),
    }
}
