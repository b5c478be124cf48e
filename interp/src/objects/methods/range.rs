//! The methods of `range` and `slice`.

use dashu_int::IBig;

use super::args::{self, Site};
use crate::heap::{Header, Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::hash::hash_native;
use crate::objects::index::{Bounds, Index, SmallRange};
use crate::objects::iterate::{iterator_of, reversed_of, wide, wide_range_len};
use crate::objects::misc::{Range, Slice};
use crate::objects::ops;
use crate::value::{Slot, Value};

pub(crate) const RANGE: &[NativeDef] = &[
    native!(New "__new__" "cls, start, stop=None, step=1, /" new),
    native!(Member "start" "self, /" start),
    native!(Member "stop" "self, /" stop),
    native!(Member "step" "self, /" step),
    native!(Method "index" "self, value, /" index),
    native!(Method "count" "self, value, /" count),
    native!(Method "__len__" "self, /" len),
    native!(Method "__bool__" "self, /" truth),
    native!(Method "__getitem__" "self, key, /" get_item),
    native!(Method "__contains__" "self, key, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Method "__reversed__" "self, /" reversed),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__reduce__" "self, /" reduce),
];

pub(crate) const SLICE: &[NativeDef] = &[
    native!(New "__new__" "cls, start, stop=None, step=None, /" new_slice),
    native!(Member "start" "self, /" slice_start),
    native!(Member "stop" "self, /" slice_stop),
    native!(Member "step" "self, /" slice_step),
    native!(Method "indices" "self, len, /" indices),
    native!(Method "__hash__" "self, /" hash_slice),
    native!(Method "__reduce__" "self, /" reduce_slice),
];

const NEW: Site = Site::method(ids::RANGE, "__new__");

/// The range that a method is called on.
fn this(a: Args) -> Ref<Range> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

pub(crate) fn make(t: &mut Thread, start: Value, stop: Value, step: Value) -> Value {
    let [start, stop, step] = [start, stop, step].map(Slot::new);
    t.make(Range { header: Header::new(Kind::Range, ids::RANGE), start, stop, step }).into()
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let mut bounds = [Value::NONE; 3];
    for (i, bound) in bounds.iter_mut().enumerate().take(a.len() - 1) {
        *bound = match a[i + 1].as_int() {
            Some(_) => a[i + 1],
            None => {
                let number = args::integer(t, a, i + 1, NEW)?;
                t.big_int(number.big().into_owned())
            }
        };
    }
    match a.len() {
        2 => Ok(make(t, Value::small(0), bounds[0], Value::small(1))),
        3 => Ok(make(t, bounds[0], bounds[1], Value::small(1))),
        _ if bounds[2].as_int() == Some(0) => Err(t.value_error("range() arg 3 must not be zero")),
        _ => Ok(make(t, bounds[0], bounds[1], bounds[2])),
    }
}

fn start(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).start.get())
}

fn stop(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).stop.get())
}

fn step(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).step.get())
}

pub(crate) fn is_empty(range: Ref<Range>) -> bool {
    length(range) == IBig::ZERO
}

fn length(range: Ref<Range>) -> IBig {
    wide_range_len(range.start.get(), range.stop.get(), range.step.get())
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    let len = length(this(a));
    if i64::try_from(&len).is_err() {
        return Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"));
    }
    Ok(t.big_int(len))
}

fn truth(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(length(this(a)) > IBig::ZERO))
}

/// `range[key]`; `None` where guest code must be asked.
pub(crate) fn item(t: &mut Thread, range: Ref<Range>, key: Value) -> NativeResult<Option<Value>> {
    match Index::of(t, key) {
        Index::Small(i) => match SmallRange::of(range) {
            Some(small) => {
                let at = if i < 0 { i128::from(i) + i128::from(small.len) } else { i128::from(i) };
                match u64::try_from(at) {
                    Ok(at) if at < small.len => Ok(Some(t.int(small.at(at)))),
                    _ => Err(t.index_error("range object index out of range")),
                }
            }
            None => wide_item(t, range, IBig::from(i)),
        },
        Index::Big(i) => wide_item(t, range, i.value.clone()),
        Index::Guest => Ok(None),
        Index::Other => match key.cast::<Slice>() {
            Some(slice) => sliced(t, range, slice),
            None => {
                let name = t.type_name(key);
                Err(t.type_error(format!("range indices must be integers or slices, not {name}")))
            }
        },
    }
}

fn wide_item(t: &mut Thread, range: Ref<Range>, i: IBig) -> NativeResult<Option<Value>> {
    let len = length(range);
    let i = if i < IBig::ZERO { i + &len } else { i };
    if i < IBig::ZERO || i >= len {
        return Err(t.index_error("range object index out of range"));
    }
    let item = wide(range.start.get()) + i * wide(range.step.get());
    Ok(Some(t.big_int(item)))
}

/// The range of the numbers at a slice's positions.
fn sliced(t: &mut Thread, range: Ref<Range>, slice: Ref<Slice>) -> NativeResult<Option<Value>> {
    let len = length(range);
    let Some([start, stop, step]) = resolved(t, slice, &len)? else { return Ok(None) };
    let (first, by) = (wide(range.start.get()), wide(range.step.get()));
    let [start, stop, step] = [&first + start * &by, &first + stop * &by, step * &by].map(|i| t.big_int(i));
    Ok(Some(make(t, start, stop, step)))
}

/// The start, stop and step that a slice means for a sequence of `len` items; `None` where guest code must be asked.
fn resolved(t: &mut Thread, slice: Ref<Slice>, len: &IBig) -> NativeResult<Option<[IBig; 3]>> {
    // Checks the parts, and finds those that only guest code can convert.
    if Bounds::of(t, slice)?.is_none() {
        return Ok(None);
    }
    let part = |t: &Thread, v: Value| if v.is_none() { None } else { Some(wide(t.plain(v))) };
    let step = part(t, slice.step.get()).unwrap_or(IBig::ONE);
    let down = step < IBig::ZERO;
    let (low, high) = if down { (-IBig::ONE, len - IBig::ONE) } else { (IBig::ZERO, len.clone()) };
    let within = |i: IBig| {
        let i = if i < IBig::ZERO { i + len } else { i };
        i.clamp(low.clone(), high.clone())
    };
    let start = part(t, slice.start.get()).map_or_else(|| if down { high.clone() } else { low.clone() }, within);
    let stop = part(t, slice.stop.get()).map_or_else(|| if down { low.clone() } else { high.clone() }, within);
    Ok(Some([start, stop, step]))
}

fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    match item(t, this(a), a[1])? {
        Some(v) => Ok(v),
        None => Err(t.prelude("item_by_index", &[a[0], a[1]])),
    }
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match ops::contains_by_kind(t, a[0], a[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("is_among", &[a[0], a[1]])),
    }
}

fn index(t: &mut Thread, a: Args) -> NativeResult {
    if is_integer(a[1]) {
        return match ops::wide_find(this(a), a[1]) {
            Some(i) => Ok(t.big_int(i)),
            None => Err(t.prelude("not_in_range", &[a[1]])),
        };
    }
    Err(t.prelude("range_index", &[a[0], a[1]]))
}

fn count(t: &mut Thread, a: Args) -> NativeResult {
    if is_integer(a[1]) {
        return Ok(Value::small(i32::from(ops::wide_find(this(a), a[1]).is_some())));
    }
    Err(t.prelude("count_equal", &[a[0], a[1]]))
}

fn is_integer(v: Value) -> bool {
    v.as_index().is_some() || v.kind() == Some(Kind::BigInt)
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

fn reversed(t: &mut Thread, a: Args) -> NativeResult {
    reversed_of(t, a[0])
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let hash = hash_native(t, a[0])?.expect("gilbox bug: ranges have hashes");
    Ok(t.int(hash))
}

fn reduce(t: &mut Thread, a: Args) -> NativeResult {
    let range = this(a);
    reduced(t, a[0], &[range.start.get(), range.stop.get(), range.step.get()])
}

/// The class of an object and what makes it again.
pub(super) fn reduced(t: &mut Thread, v: Value, args: &[Value]) -> NativeResult {
    let class = t.class_of(v).into();
    let args = t.tuple(args)?;
    Ok(t.tuple(&[class, args])?)
}

/// The slice that a method is called on.
fn slice(a: Args) -> Ref<Slice> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

fn new_slice(t: &mut Thread, a: Args) -> NativeResult {
    let (start, stop) = if a.len() == 2 { (Value::NONE, a[1]) } else { (a[1], a[2]) };
    let [start, stop, step] = [start, stop, a.opt(3).unwrap_or(Value::NONE)].map(Slot::new);
    Ok(t.make(Slice { header: Header::new(Kind::Slice, ids::SLICE), start, stop, step }).into())
}

fn slice_start(_: &mut Thread, a: Args) -> NativeResult {
    Ok(slice(a).start.get())
}

fn slice_stop(_: &mut Thread, a: Args) -> NativeResult {
    Ok(slice(a).stop.get())
}

fn slice_step(_: &mut Thread, a: Args) -> NativeResult {
    Ok(slice(a).step.get())
}

fn indices(t: &mut Thread, a: Args) -> NativeResult {
    let len = args::integer(t, a, 1, Site::method(ids::SLICE, "indices"))?.big().into_owned();
    if len < IBig::ZERO {
        return Err(t.value_error("length should not be negative"));
    }
    match resolved(t, slice(a), &len)? {
        Some(parts) => {
            let parts = parts.map(|i| t.big_int(i));
            Ok(t.tuple(&parts)?)
        }
        None => Err(again_with_integers(t, a)),
    }
}

/// Calls `indices` of a slice whose bounds have been converted.
fn again_with_integers(t: &mut Thread, a: Args) -> Trap {
    t.prelude("slice_indices", &[a[0], a[1]])
}

fn hash_slice(t: &mut Thread, a: Args) -> NativeResult {
    match hash_native(t, a[0])? {
        Some(hash) => Ok(t.int(hash)),
        None => {
            let s = slice(a);
            let parts = t.tuple(&[s.start.get(), s.stop.get(), s.step.get()])?;
            Err(t.prelude("guest_hash", &[parts]))
        }
    }
}

fn reduce_slice(t: &mut Thread, a: Args) -> NativeResult {
    let s = slice(a);
    reduced(t, a[0], &[s.start.get(), s.stop.get(), s.step.get()])
}
