//! `array.array`: numbers of one kind, stored as C stores them.

mod items;

use super::packing::{Number, Refused};
use crate::code::instr::CmpOp;
use crate::heap::{Header, Kind, LightMutex, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::index::position;
use crate::objects::iterate::{MANY, items_of, iter_next_native, iterator_of, room};
use crate::objects::methods::memory::is_resizable;
use crate::objects::methods::{args, bytes_like, bytes_of};
use crate::objects::misc::Iterator;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::value::Value;
use items::{add, compare, del_item, get_item, iadd, imul, insert, mul, pop, reverse, set_item};

/// The module; `typecodes` is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "array", functions: &[], init: Some(init) };

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&ARRAY);
    let (name, alias, hash) = (t.intern("array"), t.intern("ArrayType"), t.intern("__hash__"));
    class.dict().set_name(t, hash, Value::NONE)?;
    t.refresh_specials(class);
    dict.set_name(t, name, class.into())?;
    dict.set_name(t, alias, class.into())?;
    Ok(())
}

const ARRAY: ClassDef = ClassDef {
    name: "array",
    module: "array",
    methods: &[
        native!(New "__new__" "cls, typecode, initializer=None, /" new),
        native!(Method "append" "self, v, /" append),
        native!(Method "extend" "self, bb, /" extend),
        native!(Method "fromlist" "self, list, /" from_list),
        native!(Method "frombytes" "self, buffer, /" from_bytes),
        native!(Method "fromunicode" "self, ustr, /" from_unicode),
        native!(Method "fromfile" "self, f, n, /" |t, a| Err(t.prelude("array_fromfile", &[a[0], a[1], a[2]]))),
        native!(Method "tofile" "self, f, /" |t, a| Err(t.prelude("array_tofile", &[a[0], a[1]]))),
        native!(Method "tolist" "self, /" |t, a| { let items = values(t, &this(a))?; Ok(t.list(&items)?) }),
        native!(Method "tobytes" "self, /" |t, a| { let bytes = this(a).data.lock().clone(); Ok(t.bytes(&bytes)?) }),
        native!(Method "tounicode" "self, /" to_unicode),
        native!(Method "buffer_info" "self, /" buffer_info),
        native!(Method "byteswap" "self, /" byteswap),
        native!(Method "clear" "self, /" clear),
        native!(Method "count" "self, v, /" |t, a| Err(t.prelude("array_count", &[a[0], a[1]]))),
        native!(Method "index" "self, v, start=0, stop=9223372036854775807, /" |t, a| {
            let (start, stop) = (a.opt(2).unwrap_or(Value::small(0)), a.opt(3).unwrap_or(Value::NONE));
            Err(t.prelude("array_index", &[a[0], a[1], start, stop]))
        }),
        native!(Method "remove" "self, v, /" |t, a| Err(t.prelude("array_remove", &[a[0], a[1]]))),
        native!(Method "insert" "self, i, v, /" insert),
        native!(Method "pop" "self, i=-1, /" pop),
        native!(Method "reverse" "self, /" reverse),
        native!(Method "__len__" "self, /" |t, a| { let n = this(a).len(); Ok(t.size(n)) }),
        native!(Method "__getitem__" "self, key, /" get_item),
        native!(Method "__setitem__" "self, key, value, /" set_item),
        native!(Method "__delitem__" "self, key, /" del_item),
        native!(Method "__contains__" "self, key, /" |t, a| Err(t.prelude("array_contains", &[a[0], a[1]]))),
        native!(Method "__iter__" "self, /" iter),
        native!(Method "__add__" "self, value, /" add),
        native!(Method "__iadd__" "self, value, /" iadd),
        native!(Method "__mul__" "self, value, /" mul),
        native!(Method "__rmul__" "self, value, /" mul),
        native!(Method "__imul__" "self, value, /" imul),
        native!(Method "__eq__" "self, value, /" |t, a| compare(t, a, CmpOp::Eq)),
        native!(Method "__ne__" "self, value, /" |t, a| compare(t, a, CmpOp::Ne)),
        native!(Method "__lt__" "self, value, /" |t, a| compare(t, a, CmpOp::Lt)),
        native!(Method "__le__" "self, value, /" |t, a| compare(t, a, CmpOp::Le)),
        native!(Method "__gt__" "self, value, /" |t, a| compare(t, a, CmpOp::Gt)),
        native!(Method "__ge__" "self, value, /" |t, a| compare(t, a, CmpOp::Ge)),
        native!(Method "__copy__" "self, /" |t, a| { let bytes = this(a).data.lock().clone(); Ok(alike(t, a, bytes)) }),
        native!(Method "__deepcopy__" "self, memo, /" |t, a| { let bytes = this(a).data.lock().clone(); Ok(alike(t, a, bytes)) }),
        native!(Method "__repr__" "self, /" |t, a| Err(t.prelude("array_repr", &[a[0]]))),
        native!(Method "__reduce_ex__" "self, protocol, /" |t, a| Err(t.prelude("array_reduce", &[a[0], a[1]]))),
        native!(Getter "typecode" "self, /" |t, a| { let code = this(a).code; Ok(t.char(Some(code.into()))) }),
        native!(Getter "itemsize" "self, /" |t, a| { let size = this(a).number.size(); Ok(t.size(size)) }),
        native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
    ],
    subclassable: true,
};

struct Array {
    code: u8,
    number: Number,
    data: LightMutex<Vec<u8>>,
}

impl Payload for Array {
    fn trace(&self, marker: &mut Marker) {
        marker.outside(self.data.lock().capacity());
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        Some(self.data.lock().clone())
    }

    fn item(&self, t: &mut Thread, i: i64) -> Option<Value> {
        let size = self.number.size();
        let data = self.data.lock();
        let bytes = data.get(span(i, data.len(), size)?)?;
        if self.is_text() {
            return None;
        }
        let word = Number::word(bytes, false);
        drop(data);
        Some(self.number.value(t, word))
    }

    fn set_item(&self, _: &mut Thread, i: i64, v: Value) -> bool {
        let word = match (self.number, v.as_float()) {
            (Number::Double, Some(f)) => f.to_bits(),
            (Number::Int { .. }, _) if v.is_int() && !self.is_text() => {
                let (low, high) = self.number.range();
                let i = v.int_unchecked();
                if !(low..=high).contains(&i.into()) {
                    return false;
                }
                i as u64
            }
            _ => return false,
        };
        let size = self.number.size();
        let mut data = self.data.lock();
        let len = data.len();
        match span(i, len, size).and_then(|span| data.get_mut(span)) {
            Some(bytes) => {
                bytes.copy_from_slice(&word.to_le_bytes()[..size]);
                true
            }
            None => false,
        }
    }

    /// It goes through the array as it is when an item is asked for.
    fn iterator(&self, t: &mut Thread, v: Value, backwards: bool) -> Option<Value> {
        if backwards {
            return None;
        }
        let class = t.native_class(&ITERATOR).id;
        Some(Iterator::new(t, class, v, Value::small(0), Value::NONE, Value::NONE).into())
    }

    fn next_item(&self, t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        let at = it.index.get().as_int().unwrap_or(0);
        let size = self.number.size();
        let data = self.data.lock();
        let Some(bytes) = span(at, data.len(), size).and_then(|span| data.get(span)) else {
            it.exhaust();
            return Ok(None);
        };
        let word = Number::word(bytes, false);
        drop(data);
        it.index.set(Value::int(at + 1).unwrap_or(Value::NONE));
        if self.is_text() {
            return item(t, self, &word.to_le_bytes()[..size]).map(Some);
        }
        Ok(Some(self.number.value(t, word)))
    }

    fn take_items(&self, t: &mut Thread, it: Ref<Iterator>, limit: usize, items: &mut Vec<Value>) -> NativeResult<()> {
        let (Some(at), size, false) = (it.index.get().as_int(), self.number.size(), self.is_text()) else { return Ok(()) };
        let data = self.data.lock();
        let start = (at as usize).checked_mul(size);
        let rest = start.and_then(|start| data.get(start..)).unwrap_or_default();
        let words: Vec<u64> = rest.chunks_exact(size).take(limit).map(|bytes| Number::word(bytes, false)).collect();
        drop(data);
        it.index.set(Value::int(at + words.len() as i64).unwrap_or(Value::NONE));
        items.extend(words.into_iter().map(|word| self.number.value(t, word)));
        Ok(())
    }

    fn items_left(&self, it: Ref<Iterator>) -> usize {
        self.len().saturating_sub(it.index.get().as_int().unwrap_or(0) as usize)
    }

    fn view(&self, work: &mut dyn FnMut(&mut [u8])) -> Option<(u8, usize)> {
        work(&mut self.data.lock());
        Some((if self.is_text() { b'w' } else { self.code }, self.number.size()))
    }
}

/// Where the item at an index, which may count from the end, stands in so many bytes.
#[inline]
fn span(i: i64, bytes: usize, size: usize) -> Option<std::ops::Range<usize>> {
    // The sizes are powers of two.
    let i = position(i, bytes >> size.trailing_zeros())?;
    Some(i * size..(i + 1) * size)
}

impl Array {
    fn len(&self) -> usize {
        self.data.lock().len() / self.number.size()
    }

    fn is_text(&self) -> bool {
        matches!(self.code, b'u' | b'w')
    }
}

/// An array among the arguments.
struct ArrayRef(Ref<Native>);

impl std::ops::Deref for ArrayRef {
    type Target = Array;
    fn deref(&self) -> &Array {
        self.0.payload().expect("gilbox bug: the receiver's class was checked")
    }
}

fn this(a: Args) -> ArrayRef {
    of(a[0]).expect("gilbox bug: the receiver's class was checked")
}

fn of(v: Value) -> Option<ArrayRef> {
    let native = v.cast::<Native>()?;
    native.payload::<Array>().is_some().then_some(ArrayRef(native))
}

/// What the letter of a kind of numbers means.
fn number_of(code: u8) -> Option<Number> {
    let int = |size, signed| Some(Number::Int { size, signed });
    match code {
        b'b' => int(1, true),
        b'B' => int(1, false),
        b'u' | b'w' => int(4, false),
        b'h' => int(2, true),
        b'H' => int(2, false),
        b'i' => int(4, true),
        b'I' => int(4, false),
        b'l' | b'q' => int(8, true),
        b'L' | b'Q' => int(8, false),
        b'f' => Some(Number::Single { bounded: false }),
        b'd' => Some(Number::Double),
        _ => None,
    }
}

fn make(t: &mut Thread, class: crate::heap::ClassId, code: u8, number: Number, data: Vec<u8>) -> Value {
    t.charge(data.capacity());
    t.charge_time(cost::MADE_BYTE.times(data.len()));
    let array = Array { code, number, data: LightMutex::new(data) };
    t.make(Native::new(Header::new(Kind::Native, class), Box::new(array))).into()
}

/// Another array of the receiver's kind.
fn alike(t: &mut Thread, a: Args, data: Vec<u8>) -> Value {
    let (code, number) = {
        let this = this(a);
        (this.code, this.number)
    };
    let class = t.native_class(&ARRAY).id;
    make(t, class, code, number, data)
}

/// The characters of an array of text, or the first that is none.
fn points(bytes: &[u8]) -> Result<Vec<u32>, u32> {
    let words = bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    words.map(|c| if c <= 0x10_FFFF { Ok(c) } else { Err(c) }).collect()
}

fn item(t: &mut Thread, array: &Array, bytes: &[u8]) -> NativeResult {
    if array.is_text() {
        let points = points(bytes).map_err(|_| t.value_error("chr() arg not in range(0x110000)"))?;
        return Ok(Str::wide(t, &points)?.into());
    }
    Ok(array.number.read(t, bytes, false))
}

fn values(t: &mut Thread, array: &Array) -> NativeResult<Vec<Value>> {
    t.charge_each(array.len(), cost::MADE_ITEM)?;
    let data = array.data.lock().clone();
    let mut values = room(t, data.len() / array.number.size())?;
    for (i, bytes) in data.chunks_exact(array.number.size()).enumerate() {
        if i % MANY == 0 {
            t.checkpoint()?;
        }
        values.push(item(t, array, bytes)?);
    }
    Ok(values)
}

/// The bytes of a value as an item.
fn encoded(t: &mut Thread, array: &Array, v: Value) -> Result<[u8; 8], Refused> {
    let mut out = [0; 8];
    if array.is_text() {
        let Some(c) = args::as_str(t, v).filter(|s| s.len() == 1) else {
            let got = t.type_name(v);
            let e = match args::as_str(t, v) {
                _ if array.code == b'u' => t.type_error("array item must be unicode character"),
                Some(s) => t.type_error(format!("array item must be a unicode character, not a string of length {}", s.len())),
                None => t.type_error(format!("array item must be a unicode character, not {got}")),
            };
            return Err(Refused::Trap(e));
        };
        out[..4].copy_from_slice(&c.chars().at(0).to_le_bytes());
        return Ok(out);
    }
    let size = array.number.size();
    array.number.write(t, v, &mut out[..size], false)?;
    Ok(out)
}

/// Raises what is wrong with a value as an item.
#[cold]
fn refused(t: &mut Thread, array: &Array, v: Value, refused: Refused) -> Trap {
    let got = t.type_name(v);
    match refused {
        Refused::NoInteger => t.type_error(format!("'{got}' object cannot be interpreted as an integer")),
        Refused::NoFloat => t.type_error(format!("must be real number, not {got}")),
        Refused::Trap(trap) => trap,
        // The callers go on in the prelude.
        Refused::Guest(_) | Refused::TooLarge => t.type_error(format!("must be a number, not {got}")),
        Refused::OutOfRange => {
            let number = Integer::of(t, v);
            let negative = number.as_ref().is_some_and(|i| i.is_negative());
            let word = number.as_ref().and_then(|i| i.word());
            let side = if negative { "less than minimum" } else { "greater than maximum" };
            // CPython takes the number as a wider C type first, which may be too narrow for it already.
            let name = match (array.code, word) {
                (b'L' | b'I', _) if negative => "can't convert negative value to unsigned int",
                (b'Q', _) if negative => "can't convert negative int to unsigned",
                (b'Q' | b'q', _) => "int too big to convert",
                (b'L', _) => "Python int too large to convert to C unsigned long",
                (b'I', _) if number.as_ref().is_some_and(|i| u64::try_from(&*i.big()).is_err()) => {
                    "Python int too large to convert to C unsigned long"
                }
                (b'I', _) => "unsigned int",
                (_, None) | (b'l', _) => "Python int too large to convert to C long",
                (b'b' | b'h', Some(i)) if i16::try_from(i).is_err() => "signed short integer",
                (b'b', _) => "signed char",
                (b'B', _) => "unsigned byte integer",
                (b'H', Some(i)) if i32::try_from(i).is_ok() => "unsigned short",
                _ => "signed integer",
            };
            let whole = name.contains(" to ");
            t.raise(ids::OVERFLOW_ERROR, if whole { name.to_string() } else { format!("{name} is {side}") })
        }
    }
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let Some(code) = args::as_str(t, a[1]).filter(|s| s.len() == 1) else {
        let got = t.type_name(a[1]);
        let message = match args::as_str(t, a[1]) {
            Some(_) => {
                "array() argument 1 must be a unicode character, not a string of length ".to_string()
                    + &args::as_str(t, a[1]).map_or(0, |s| s.len()).to_string()
            }
            None => format!("array() argument 1 must be a unicode character, not {got}"),
        };
        return Err(t.type_error(message));
    };
    let code = u8::try_from(code.chars().at(0)).unwrap_or(0);
    let Some(number) = number_of(code) else {
        return Err(t.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let shown = char::from(code);
    let made = make(t, class.id, code, number, Vec::new());
    let array = of(made).expect("gilbox bug: an array has just been made");
    let Some(source) = a.opt(2) else { return Ok(made) };
    if let Some(text) = args::as_str(t, source) {
        if !array.is_text() {
            return Err(t.type_error(format!("cannot use a str to initialize an array with typecode '{shown}'")));
        }
        let bytes: Vec<u8> = text.chars().iter().flat_map(u32::to_le_bytes).collect();
        *array.data.lock() = bytes;
        return Ok(made);
    }
    if let Some(other) = of(source) {
        if array.is_text() != other.is_text() {
            let other = char::from(other.code);
            return Err(t.type_error(format!(
                "cannot use {} array to initialize an array with typecode '{shown}'",
                if array.is_text() { format!("an '{other}'") } else { "a unicode".to_string() }
            )));
        }
        let items = values(t, &other)?;
        return fill(t, made, &array, &items, source);
    }
    if let Some(bytes) = bytes_like(t, source) {
        if bytes.len() % number.size() != 0 {
            return Err(t.value_error("bytes length not a multiple of item size"));
        }
        *array.data.lock() = bytes.to_vec();
        return Ok(made);
    }
    match source.kind() {
        Some(Kind::List | Kind::Tuple | Kind::Range) => match items_of(t, source)? {
            Some(items) => {
                let items: Vec<Value> = items.iter().copied().collect();
                fill(t, made, &array, &items, source)
            }
            None => Err(t.prelude("array_filled", &[made, source])),
        },
        _ => Err(t.prelude("array_filled", &[made, source])),
    }
}

/// Appends items to a new array; the prelude does it where an item has to be asked what it is.
fn fill(t: &mut Thread, made: Value, array: &Array, items: &[Value], source: Value) -> NativeResult {
    match appended(t, array, items)? {
        true => Ok(made),
        false => Err(t.prelude("array_filled", &[made, source])),
    }
}

/// Appends items, all or none; false if the guest has to be asked what one is.
fn appended(t: &mut Thread, array: &Array, items: &[Value]) -> NativeResult<bool> {
    let size = array.number.size();
    t.check_room(items.len() * size)?;
    t.charge_each(items.len(), cost::MADE_ITEM)?;
    let mut bytes = Vec::with_capacity(items.len() * size);
    for (i, &v) in items.iter().enumerate() {
        if i % MANY == MANY - 1 {
            t.checkpoint()?;
        }
        match encoded(t, array, v) {
            Ok(word) => bytes.extend_from_slice(&word[..size]),
            Err(Refused::Guest(_)) => return Ok(false),
            Err(e) => return Err(refused(t, array, v, e)),
        }
    }
    array.data.lock().extend_from_slice(&bytes);
    Ok(true)
}

/// The receiver's size is about to change, which views of it forbid.
#[inline]
fn resizes(t: &mut Thread, a: Args) -> NativeResult<()> {
    is_resizable(t, a[0], "cannot resize an array that is exporting buffers")
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    if array.len() > 0 {
        resizes(t, a)?;
    }
    array.data.lock().clear();
    Ok(Value::NONE)
}

fn append(t: &mut Thread, a: Args) -> NativeResult {
    resizes(t, a)?;
    let array = this(a);
    if !appended(t, &array, &[a[1]])? {
        return Err(t.prelude("array_append", &[a[0], a[1]]));
    }
    t.charge(array.number.size());
    Ok(Value::NONE)
}

fn extend(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(other) = of(a[1]) {
        let array = this(a);
        if other.code != array.code {
            return Err(t.type_error("can only extend with array of same kind"));
        }
        let bytes = other.data.lock().clone();
        t.check_room(bytes.len())?;
        if !bytes.is_empty() {
            resizes(t, a)?;
        }
        array.data.lock().extend_from_slice(&bytes);
        return Ok(Value::NONE);
    }
    Err(t.prelude("array_extend", &[a[0], a[1]]))
}

fn from_list(t: &mut Thread, a: Args) -> NativeResult {
    let Some(list) = a[1].cast::<crate::objects::list::List>() else { return Err(t.type_error("arg must be list")) };
    let items = list.to_vec();
    if !items.is_empty() {
        resizes(t, a)?;
    }
    match appended(t, &this(a), &items)? {
        true => Ok(Value::NONE),
        false => Err(t.prelude("array_extend", &[a[0], a[1]])),
    }
}

fn from_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = bytes_of(t, a[1])?;
    let array = this(a);
    if bytes.len() % array.number.size() != 0 {
        return Err(t.value_error("bytes length not a multiple of item size"));
    }
    let bytes = bytes.to_vec();
    if !bytes.is_empty() {
        resizes(t, a)?;
    }
    array.data.lock().extend_from_slice(&bytes);
    Ok(Value::NONE)
}

fn from_unicode(t: &mut Thread, a: Args) -> NativeResult {
    let text = args::string(t, a, 1, "fromunicode() argument")?;
    let array = this(a);
    if !array.is_text() {
        return Err(t.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    let bytes: Vec<u8> = text.chars().iter().flat_map(u32::to_le_bytes).collect();
    if !bytes.is_empty() {
        resizes(t, a)?;
    }
    array.data.lock().extend_from_slice(&bytes);
    Ok(Value::NONE)
}

fn to_unicode(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    if !array.is_text() {
        return Err(t.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    let data = array.data.lock().clone();
    let points = points(&data).map_err(|c| t.value_error(format!("character U+{c:x} is not in range [U+0000; U+10ffff]")))?;
    Ok(Str::wide(t, &points)?.into())
}

fn buffer_info(t: &mut Thread, a: Args) -> NativeResult {
    let address = t.int((a[0].bits() >> 1) as i64);
    let len = t.size(this(a).len());
    Ok(t.tuple(&[address, len])?)
}

fn byteswap(t: &mut Thread, a: Args) -> NativeResult {
    let array = this(a);
    let size = array.number.size();
    t.charge_each(array.len(), cost::COMPARED_ITEM)?;
    array.data.lock().chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

const ITERATOR: ClassDef = ClassDef {
    name: "arrayiterator",
    module: "array",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(t.type_error("cannot create 'array.arrayiterator' instances"))),
        native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__next__" "self, /" |t, a| match iter_next_native(t, iterator(a))? {
            Some(item) => Ok(item),
            None => Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
        }),
    ],
    subclassable: false,
};

fn iterator(a: Args) -> Ref<Iterator> {
    a[0].cast().expect("gilbox bug: the receiver's class was checked")
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}
