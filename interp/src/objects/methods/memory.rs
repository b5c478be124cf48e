//! Methods of `memoryview`.

use super::args::{self, Site};
use super::bytes_of;
use crate::heap::Ref;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;
use crate::objects::compare::{Equal, equal};
use crate::objects::hash::hash_native;
use crate::objects::index::{Bounds, Index, position};
use crate::objects::iterate::{MANY, room};
use crate::objects::list::{List, Tuple};
use crate::objects::memory::{Format, View};
use crate::objects::misc::Slice;
use crate::objects::native::Native;
use crate::objects::repr::identity;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, object" new),
    native!(Method "__len__" "self, /" |t, a| { let n = live(t, a)?.shape.first().copied().unwrap_or(1); Ok(t.size(n)) }),
    native!(Method "__getitem__" "self, key, /" getitem),
    native!(Method "__setitem__" "self, key, value, /" setitem),
    native!(Method "__delitem__" "self, key, /" |t, a| Err(match live(t, a)?.read_only {
        true => t.type_error("cannot modify read-only memory"),
        false => t.type_error("cannot delete memory"),
    })),
    native!(Method "__iter__" "self, /" |t, a| {
        let n = live(t, a)?.shape.first().copied().unwrap_or(0);
        let n = t.size(n);
        Err(t.prelude("iterate_memory", &[a[0], n]))
    }),
    native!(Method "__eq__" "self, value, /" |t, a| compare(t, a, false)),
    native!(Method "__ne__" "self, value, /" |t, a| compare(t, a, true)),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__enter__" "self, /" |t, a| live(t, a).map(|_| a[0])),
    native!(Method "__exit__" "self, /, *exc_info" release),
    native!(Method "__buffer__" "self, flags, /" |t, a| Ok(live(t, a)?.like().make(t))),
    native!(Method "release" "self, /" release),
    native!(Method "tobytes" "self, order='C'" |t, a| { let bytes = live(t, a)?.to_vec(); Ok(t.bytes(&bytes)?) }),
    native!(Method "tolist" "self, /" tolist),
    native!(Method "hex" "self, sep=None, bytes_per_sep=1" |t, a| {
        live(t, a)?;
        super::bytes::hex(t, a)
    }),
    native!(Method "cast" "self, format, shape=None" cast),
    native!(Method "toreadonly" "self, /" |t, a| {
        let mut view = live(t, a)?.like();
        view.read_only = true;
        Ok(view.make(t))
    }),
    native!(Getter "obj" "self" |t, a| Ok(live(t, a)?.shown.get())),
    native!(Getter "nbytes" "self" |t, a| { let v = live(t, a)?; let n = v.count() * v.format.size(); Ok(t.size(n)) }),
    native!(Getter "itemsize" "self" |t, a| { let n = live(t, a)?.format.size(); Ok(t.size(n)) }),
    native!(Getter "format" "self" |t, a| { let text = live(t, a)?.format.text(); Ok(t.str(&text)?) }),
    native!(Getter "readonly" "self" |t, a| Ok(Value::bool(live(t, a)?.read_only))),
    native!(Getter "ndim" "self" |t, a| { let n = live(t, a)?.shape.len(); Ok(t.size(n)) }),
    native!(Getter "shape" "self" |t, a| {
        let shape: Vec<i64> = live(t, a)?.shape.iter().map(|&n| n as i64).collect();
        numbers(t, &shape)
    }),
    native!(Getter "strides" "self" |t, a| {
        let strides: Vec<i64> = live(t, a)?.strides.iter().map(|&n| n as i64).collect();
        numbers(t, &strides)
    }),
    native!(Getter "suboffsets" "self" |t, a| { live(t, a)?; Ok(t.tuple(&[])?) }),
    native!(Getter "c_contiguous" "self" |t, a| Ok(Value::bool(live(t, a)?.is_c_contiguous()))),
    native!(Getter "f_contiguous" "self" |t, a| Ok(Value::bool(live(t, a)?.is_f_contiguous()))),
    native!(Getter "contiguous" "self" |t, a| {
        let view = live(t, a)?;
        Ok(Value::bool(view.is_c_contiguous() || view.is_f_contiguous()))
    }),
];

fn this(a: Args) -> Ref<Native> {
    a[0].cast().expect("gilbox bug: the machine checks the receivers of natives")
}

/// The receiver with a view that has not been released.
struct Live(Ref<Native>);

impl std::ops::Deref for Live {
    type Target = View;
    fn deref(&self) -> &View {
        self.0.payload().expect("gilbox bug: a memoryview has a view")
    }
}

fn live(t: &mut Thread, a: Args) -> NativeResult<Live> {
    let view = Live(this(a));
    if view.is_released() {
        return Err(t.value_error("operation forbidden on released memoryview object"));
    }
    Ok(view)
}

fn numbers(t: &mut Thread, numbers: &[i64]) -> NativeResult {
    let items: Vec<Value> = numbers.iter().map(|&n| t.int(n)).collect();
    Ok(t.tuple(&items)?)
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(native) = View::of(a[1]) {
        let view = native.payload::<View>().expect("gilbox bug: it was just looked at");
        if view.is_released() {
            return Err(t.value_error("operation forbidden on released memoryview object"));
        }
        return Ok(view.like().make(t));
    }
    if let Some(view) = View::all_of(t, a[1]) {
        return Ok(view);
    }
    let name = t.intern("__buffer__");
    if t.lookup(t.class_of(a[1]), name).is_some() {
        return Err(t.prelude("memory_of", &[a[1]]));
    }
    let got = t.type_name(a[1]);
    Err(t.type_error(format!("memoryview: a bytes-like object is required, not '{got}'")))
}

fn getitem(t: &mut Thread, a: Args) -> NativeResult {
    let view = live(t, a)?;
    if let Some(keys) = a[1].cast::<Tuple>() {
        let place = item_place(t, &view, keys)?;
        return view.format.read(t, &view.item(place));
    }
    if let Some(slice) = a[1].cast::<Slice>() {
        let Some(bounds) = Bounds::of(t, slice)? else { return Err(t.prelude("guest_getitem", &[a[0], a[1]])) };
        let Some(&len) = view.shape.first() else { return Err(t.type_error("0-dim memory has no length")) };
        let span = bounds.span(len);
        return Ok(view.slice(span.start, span.step, span.count).make(t));
    }
    match Index::of(t, a[1]) {
        Index::Small(i) => {
            if view.shape.len() > 1 {
                return Err(t.raise(ids::NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented"));
            }
            let at = within(t, &view, 0, i)?;
            view.format.read(t, &view.item(view.place(&[at])))
        }
        Index::Big(_) => Err(t.index_error("cannot fit 'int' into an index-sized integer")),
        Index::Guest => Err(t.prelude("guest_getitem", &[a[0], a[1]])),
        Index::Other => Err(t.type_error("memoryview: invalid slice key")),
    }
}

/// The position that an index means in a dimension.
fn within(t: &mut Thread, view: &View, dimension: usize, i: i64) -> NativeResult<usize> {
    let len = view.shape.get(dimension).copied().unwrap_or(0);
    position(i, len).ok_or_else(|| t.index_error(format!("index out of bounds on dimension {}", dimension + 1)))
}

/// The place of the item that a tuple of indices names.
fn item_place(t: &mut Thread, view: &View, keys: Ref<Tuple>) -> NativeResult<usize> {
    let dimensions = view.shape.len();
    let indices: Vec<Option<i64>> = keys.items().iter().map(|&k| Index::of(t, k).clamped()).collect();
    if indices.iter().any(Option::is_none) {
        let slices = !keys.is_empty() && keys.items().iter().all(|k| k.cast::<Slice>().is_some());
        return Err(match slices {
            true => t.raise(ids::NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented"),
            false => t.type_error("memoryview: invalid slice key"),
        });
    }
    if indices.len() < dimensions {
        return Err(t.raise(ids::NOT_IMPLEMENTED_ERROR, "sub-views are not implemented"));
    }
    if indices.len() > dimensions {
        let given = indices.len();
        return Err(t.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple")));
    }
    let mut positions = Vec::with_capacity(dimensions);
    for (dimension, i) in indices.into_iter().enumerate() {
        positions.push(within(t, view, dimension, i.unwrap_or(0))?);
    }
    Ok(view.place(&positions))
}

fn setitem(t: &mut Thread, a: Args) -> NativeResult {
    let view = live(t, a)?;
    if view.read_only {
        return Err(t.type_error("cannot modify read-only memory"));
    }
    if let Some(keys) = a[1].cast::<Tuple>() {
        let place = item_place(t, &view, keys)?;
        return write(t, a, &view, place);
    }
    if let Some(slice) = a[1].cast::<Slice>() {
        let Some(bounds) = Bounds::of(t, slice)? else { return Err(t.prelude("memory_with_bounds", &[a[0], a[1], a[2]])) };
        let span = bounds.span(view.shape.first().copied().unwrap_or(0));
        return assign(t, a, &view.slice(span.start, span.step, span.count));
    }
    match Index::of(t, a[1]) {
        Index::Small(i) => {
            let at = within(t, &view, 0, i)?;
            if view.shape.len() > 1 {
                return Err(t.raise(ids::NOT_IMPLEMENTED_ERROR, "sub-views are not implemented"));
            }
            write(t, a, &view, view.place(&[at]))
        }
        Index::Big(_) => Err(t.index_error("cannot fit 'int' into an index-sized integer")),
        Index::Guest => Err(Site::method(ids::MEMORYVIEW, "__setitem__").again(t, a, 1, Special::Index)),
        Index::Other => Err(t.type_error("memoryview: invalid slice key")),
    }
}

/// Writes an item.
fn write(t: &mut Thread, a: Args, view: &View, place: usize) -> NativeResult {
    if Index::of(t, a[2]) == Index::Guest && !matches!(view.format.letter, b'c' | b'?') {
        return Err(Site::method(ids::MEMORYVIEW, "__setitem__").again(t, a, 2, Special::Index));
    }
    let bytes = view.format.write(t, a[2])?;
    view.write_at(place, &bytes);
    Ok(Value::NONE)
}

/// Writes the items of a slice.
fn assign(t: &mut Thread, a: Args, part: &View) -> NativeResult {
    let bytes = bytes_of(t, a[2])?;
    let from = View::of(a[2]).map(Value::from).or_else(|| View::all_of(t, a[2])).and_then(View::of);
    let format = from.and_then(|n| n.payload::<View>().map(|v| v.format)).unwrap_or(Format::BYTE);
    if format.letter != part.format.letter || bytes.len() != part.count() * part.format.size() {
        return Err(t.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    for (place, item) in part.places().into_iter().zip(bytes.chunks(part.format.size())) {
        part.write_at(place, item);
    }
    Ok(Value::NONE)
}

/// Equal shapes of equal items; anything with bytes counts as a view of them.
fn compare(t: &mut Thread, a: Args, negate: bool) -> NativeResult {
    let mine = this(a);
    let view = mine.payload::<View>().expect("gilbox bug: a memoryview has a view");
    let other = match View::of(a[1]) {
        Some(other) => other.into(),
        None => match View::all_of(t, a[1]) {
            Some(made) => made,
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    let other = View::of(other).expect("gilbox bug: it is a view");
    let theirs = other.payload::<View>().expect("gilbox bug: it is a view");
    if view.is_released() || theirs.is_released() {
        return Ok(Value::bool((mine == other) != negate));
    }
    if view.shape != theirs.shape {
        return Ok(Value::bool(negate));
    }
    if view.format.is_byte() && view.format.letter == theirs.format.letter {
        return Ok(Value::bool((view.to_vec() == theirs.to_vec()) != negate));
    }
    if [view.format, theirs.format].iter().any(|format| format.letter == b'w') {
        return Ok(Value::bool(negate));
    }
    for (p, q) in view.places().into_iter().zip(theirs.places()) {
        let (x, y) = (view.format.read(t, &view.item(p))?, theirs.format.read(t, &theirs.item(q))?);
        if !matches!(equal(t, x, y), Equal::Yes) {
            return Ok(Value::bool(negate));
        }
    }
    Ok(Value::bool(!negate))
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let view = live(t, a)?;
    if !view.read_only {
        return Err(t.value_error("cannot hash writable memoryview object"));
    }
    if !view.format.is_byte() {
        return Err(t.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let bytes = view.to_vec();
    let bytes = t.bytes(&bytes)?;
    let hash = hash_native(t, bytes)?.unwrap_or(0);
    Ok(t.int(hash))
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let at = identity(t, a[0]);
    let released = if this(a).payload::<View>().is_some_and(View::is_released) { "released " } else { "" };
    Ok(t.str(&format!("<{released}memory at {at:#x}>"))?)
}

fn release(_: &mut Thread, a: Args) -> NativeResult {
    this(a).payload::<View>().expect("gilbox bug: a memoryview has a view").release();
    Ok(Value::NONE)
}

fn tolist(t: &mut Thread, a: Args) -> NativeResult {
    let view = live(t, a)?;
    t.charge_each(view.count(), cost::MADE_ITEM)?;
    let mut items = room(t, view.count())?;
    for (i, place) in view.places().into_iter().enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        items.push(view.format.read(t, &view.item(place))?);
    }
    // From the innermost dimension outwards, items become lists.
    for &n in view.shape.iter().skip(1).rev() {
        let mut lists = Vec::new();
        for part in items.chunks(n.max(1)) {
            lists.push(t.list(part)?);
        }
        items = lists;
    }
    if view.shape.is_empty() {
        return Ok(items.first().copied().unwrap_or(Value::NONE));
    }
    Ok(t.list(&items)?)
}

fn cast(t: &mut Thread, a: Args) -> NativeResult {
    let Some(text) = t.plain(a[1]).cast::<Str>() else {
        let got = args::type_name_or_none(t, a[1]);
        return Err(t.type_error(format!("cast() argument 'format' must be str, not {got}")));
    };
    let view = live(t, a)?;
    if !view.is_c_contiguous() {
        return Err(t.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = match a.opt(2).filter(|v| !v.is_none()) {
        Some(v) => Some(read_shape(t, v)?),
        None => None,
    };
    if view.shape.len() != 1 && shape.as_ref().is_some_and(|s| s.len() != 1) {
        return Err(t.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let Some(format) = Format::parse(&text.to_utf8()) else {
        return Err(t.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !view.format.is_byte() && !format.is_byte() {
        return Err(t.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let len = view.count() * view.format.size();
    if !len.is_multiple_of(format.size()) {
        return Err(t.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = shape.unwrap_or_else(|| vec![len / format.size()]);
    if shape.iter().product::<usize>() * format.size() != len {
        return Err(t.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    let mut strides = vec![0; shape.len()];
    let mut stride = format.size() as isize;
    for (i, &n) in shape.iter().enumerate().rev() {
        strides[i] = stride;
        stride *= n as isize;
    }
    let mut made = view.like();
    (made.format, made.shape, made.strides) = (format, shape, strides);
    Ok(made.make(t))
}

/// The shape that `cast` is asked for.
fn read_shape(t: &mut Thread, v: Value) -> NativeResult<Vec<usize>> {
    let items = match (v.cast::<List>(), v.cast::<Tuple>()) {
        (Some(list), _) => list.to_vec(),
        (_, Some(tuple)) => tuple.items().to_vec(),
        _ => return Err(t.type_error("shape must be a list or a tuple")),
    };
    let mut shape = Vec::with_capacity(items.len());
    for v in items {
        match v.as_index() {
            Some(n) if n > 0 => shape.push(n as usize),
            Some(_) => return Err(t.value_error("memoryview.cast(): elements of shape must be integers > 0")),
            None => return Err(t.type_error("memoryview.cast(): elements of shape must be integers")),
        }
    }
    Ok(shape)
}

/// A bytearray may not change its size while views of it are alive. Those that nobody holds any more go with a collection, which is
/// asked for first.
pub(super) fn may_resize(t: &mut Thread, array: Ref<crate::objects::bytearray::ByteArray>) -> NativeResult<()> {
    is_resizable(t, array.into(), "Existing exports of data: object cannot be re-sized")
}

/// The same for any object that can be viewed, with what the exception is to say.
pub(crate) fn is_resizable(t: &mut Thread, owner: Value, message: &str) -> NativeResult<()> {
    if !View::pins(t, owner) {
        return Ok(());
    }
    if !t.has_collected() {
        return Err(Trap::Collect(0));
    }
    Err(t.raise(ids::BUFFER_ERROR, message))
}
