//! `_struct`: values as bytes in a layout that a format describes. The error's class is in the prelude's file `struct`.

use std::borrow::Cow;

use super::packing::{Number, Refused};
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::index::Index;
use crate::objects::memory::View;
use crate::objects::methods::codec;
use crate::objects::methods::{args, bytes_like, bytes_of};
use crate::objects::native::{Native, Payload};
use crate::objects::room_for;
use crate::objects::string::Bytes;
use crate::text::codec::Codec;
use crate::value::{Slot, Value};

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_struct", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "calcsize" "format, /" |t, a| { let layout = Layout::of(t, a[0])?; Ok(t.size(layout.size)) }),
    native!(Static "pack" "*args" pack),
    native!(Static "pack_into" "*args" pack_into),
    native!(Static "unpack" "format, buffer, /" unpack),
    native!(Static "unpack_from" "format, buffer, /, offset=0" unpack_from),
    native!(Static "iter_unpack" "format, buffer, /" iter_unpack),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&STRUCT).into();
    let name = t.intern(STRUCT.name);
    dict.set_name(t, name, class)?;
    Ok(())
}

/// `struct.Struct`: its methods are the functions with the format in front.
const STRUCT: ClassDef = ClassDef {
    name: "Struct",
    module: "_struct",
    methods: &[
        native!(New "__new__" "cls, format" new),
        native!(Method "pack" "self, /, *values" pack),
        native!(Method "pack_into" "self, /, *args" pack_into),
        native!(Method "unpack" "self, buffer, /" unpack),
        native!(Method "unpack_from" "self, /, buffer, offset=0" unpack_from),
        native!(Method "iter_unpack" "self, buffer, /" iter_unpack),
        native!(Method "__repr__" "self, /" |t, a| {
            let format = with(a, |s| s.format.get());
            let shown = args::as_str(t, format).map_or_else(Default::default, |s| s.to_utf8().into_owned());
            Ok(t.str(&format!("Struct('{shown}')"))?)
        }),
        native!(Getter "format" "self, /" |_, a| Ok(with(a, |s| s.format.get()))),
        native!(Getter "size" "self, /" |t, a| { let size = with(a, |s| s.layout.size); Ok(t.size(size)) }),
    ],
    subclassable: true,
};

struct Compiled {
    format: Slot,
    layout: Layout,
}

impl Payload for Compiled {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.format.get());
    }
}

fn with<R>(a: Args, f: impl FnOnce(&Compiled) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(native.payload::<Compiled>().expect("gilbox bug: the receiver's class was checked"))
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<crate::objects::class::Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let layout = Layout::of(t, a[1])?;
    let format = match bytes_like(t, a[1]) {
        Some(bytes) => t.str(&String::from_utf8_lossy(&bytes))?,
        None => a[1],
    };
    let compiled = Compiled { format: Slot::new(format), layout };
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(compiled))).into())
}

#[derive(Clone, Copy)]
enum Kinded {
    Pad,
    Char,
    Bool,
    /// Bytes of a fixed length, padded with zeros.
    Text(usize),
    /// The same behind a byte with the length.
    Pascal(usize),
    Number(Number),
}

#[derive(Clone, Copy)]
struct Item {
    kind: Kinded,
    code: char,
    offset: usize,
}

/// What a format describes.
#[derive(Clone, Default)]
struct Layout {
    items: Vec<Item>,
    big: bool,
    size: usize,
    /// How many values there are.
    values: usize,
}

/// Raises `struct.error`.
fn error(t: &mut Thread, message: &str) -> Trap {
    super::raise_named(t, "struct", "error", message)
}

impl Layout {
    /// The layout of a format, or of a `Struct`.
    fn of(t: &mut Thread, format: Value) -> NativeResult<Layout> {
        if let Some(native) = format.cast::<Native>()
            && let Some(compiled) = native.payload::<Compiled>()
        {
            return Ok(compiled.layout.clone());
        }
        let given = args::as_str(t, format);
        let text: Cow<str> = if let Some(s) = &given {
            if s.is_wide() {
                codec::encode_chars(t, *s, Codec::Ascii, "strict")?;
            }
            s.to_utf8()
        } else if let Some(bytes) = t.plain(format).cast::<Bytes>() {
            bytes.data().iter().map(|&b| char::from(b)).collect()
        } else {
            let got = t.type_name(format);
            return Err(t.type_error(format!("Struct() argument 1 must be a str or bytes object, not {got}")));
        };
        Layout::parse(&text).map_err(|message| error(t, message))
    }

    fn parse(text: &str) -> Result<Layout, &'static str> {
        let mut rest = text;
        let (mut native, mut big) = (true, false);
        if let Some(first) = text.chars().next()
            && "@=<>!".contains(first)
        {
            rest = &text[1..];
            native = first == '@';
            big = matches!(first, '>' | '!');
        }
        if rest.contains('\0') {
            return Err("embedded null character");
        }
        let mut layout = Layout { big, ..Layout::default() };
        let mut chars = rest.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_ascii_whitespace() {
                continue;
            }
            let mut count = None;
            let mut code = c;
            if let Some(first) = c.to_digit(10) {
                let mut n = first as usize;
                while let Some(d) = chars.peek().and_then(|c| c.to_digit(10)) {
                    n = n.checked_mul(10).and_then(|n| n.checked_add(d as usize)).ok_or("overflow in item count")?;
                    chars.next();
                }
                count = Some(n);
                code = chars.next().ok_or("repeat count given without format specifier")?;
            }
            let n = count.unwrap_or(1);
            let int = |size: u8, signed: bool| Kinded::Number(Number::Int { size, signed });
            let kind = match code {
                'x' => Kinded::Pad,
                'c' => Kinded::Char,
                '?' => Kinded::Bool,
                's' => Kinded::Text(n),
                'p' => Kinded::Pascal(n),
                'b' => int(1, true),
                'B' => int(1, false),
                'h' => int(2, true),
                'H' => int(2, false),
                'i' => int(4, true),
                'I' => int(4, false),
                'l' => int(if native { 8 } else { 4 }, true),
                'L' => int(if native { 8 } else { 4 }, false),
                'q' => int(8, true),
                'Q' => int(8, false),
                'n' if native => int(8, true),
                'N' | 'P' if native => int(8, false),
                'e' => Kinded::Number(Number::Half),
                'f' => Kinded::Number(Number::Single { bounded: !native }),
                'd' => Kinded::Number(Number::Double),
                _ => return Err("bad char in struct format"),
            };
            let (size, times) = match kind {
                Kinded::Text(n) | Kinded::Pascal(n) => (n, 1),
                Kinded::Number(number) => (number.size(), n),
                _ => (1, n),
            };
            if native && let Kinded::Number(number) = kind {
                layout.size = layout.size.next_multiple_of(number.size());
            }
            let total = size.checked_mul(times).and_then(|total| total.checked_add(layout.size));
            let total = total.filter(|&total| total < 1 << 40).ok_or("total struct size too long")?;
            if !matches!(kind, Kinded::Pad) {
                if times > 1 << 24 {
                    return Err("total struct size too long");
                }
                for i in 0..times {
                    layout.items.push(Item { kind, code, offset: layout.size + i * size });
                }
                layout.values += times;
            }
            layout.size = total;
        }
        Ok(layout)
    }

    /// Are there as many values as the format names?
    fn check_number(&self, t: &mut Thread, got: usize, name: &str) -> NativeResult<()> {
        if got == self.values {
            return Ok(());
        }
        Err(error(t, &format!("{name} expected {} items for packing (got {got})", self.values)))
    }

    /// The bytes of some values, whose number is right. `a` and `first` say where they stand among the arguments of `def`.
    fn pack(&self, t: &mut Thread, a: Args, first: usize, def: &'static NativeDef) -> NativeResult<Vec<u8>> {
        let values = &a.slice()[first..];
        t.check_room(self.size)?;
        t.charge_each(self.items.len(), cost::MADE_ITEM)?;
        let mut out = vec![0; self.size];
        for (i, (item, &v)) in self.items.iter().zip(values).enumerate() {
            match item.kind {
                Kinded::Pad => {}
                Kinded::Char => match t.plain(v).cast::<Bytes>() {
                    Some(b) if b.data().len() == 1 => out[item.offset] = b.data()[0],
                    _ => return Err(error(t, "char format requires a bytes object of length 1")),
                },
                Kinded::Bool => match t.truth(v) {
                    Some(truth) => out[item.offset] = truth.into(),
                    None => return Err(again(t, a, first + i, def, "__bool__")),
                },
                Kinded::Text(n) | Kinded::Pascal(n) => {
                    let Some(bytes) = bytes_like(t, v) else {
                        return Err(error(t, &format!("argument for '{}' must be a bytes object", item.code)));
                    };
                    let (start, room) = match item.kind {
                        Kinded::Pascal(_) => (1.min(n), n.saturating_sub(1)),
                        _ => (0, n),
                    };
                    let used = bytes.len().min(room);
                    if n > 0 && start == 1 {
                        out[item.offset] = used.min(255) as u8;
                    }
                    out[item.offset + start..item.offset + start + used].copy_from_slice(&bytes[..used]);
                }
                Kinded::Number(number) => {
                    let place = &mut out[item.offset..item.offset + number.size()];
                    // An address may be given as a negative number.
                    let number = if item.code == 'P' && v.as_int().is_some_and(|i| i < 0) {
                        Number::Int { size: 8, signed: true }
                    } else {
                        number
                    };
                    if let Err(refused) = number.write(t, v, place, self.big) {
                        return Err(self.refused(t, a, first + i, def, *item, number, refused));
                    }
                }
            }
        }
        Ok(out)
    }

    #[expect(clippy::too_many_arguments, reason = "what an error message says")]
    #[cold]
    fn refused(
        &self,
        t: &mut Thread,
        a: Args,
        at: usize,
        def: &'static NativeDef,
        item: Item,
        number: Number,
        refused: Refused,
    ) -> Trap {
        let code = item.code;
        match refused {
            Refused::NoInteger => error(t, "required argument is not an integer"),
            Refused::NoFloat => error(t, "required argument is not a float"),
            Refused::TooLarge => t.raise(ids::OVERFLOW_ERROR, format!("float too large to pack with {code} format")),
            Refused::OutOfRange => {
                let (low, high) = number.range();
                error(t, &format!("'{code}' format requires {low} <= number <= {high}"))
            }
            Refused::Guest(special) => again(t, a, at, def, special.name()),
            Refused::Trap(trap) => trap,
        }
    }

    fn unpack(&self, t: &mut Thread, bytes: &[u8]) -> NativeResult {
        t.charge_each(self.items.len(), cost::MADE_ITEM)?;
        let (mut few, mut many) = ([Value::NONE; 8], Vec::new());
        let values = room_for(self.items.len(), &mut few, &mut many);
        for (item, value) in self.items.iter().zip(&mut *values) {
            let from = &bytes[item.offset..];
            *value = match item.kind {
                Kinded::Pad => continue,
                Kinded::Char => t.bytes(&from[..1])?,
                Kinded::Bool => Value::bool(from[0] != 0),
                Kinded::Text(n) => t.bytes(&from[..n])?,
                Kinded::Pascal(0) => t.bytes(&[])?,
                Kinded::Pascal(n) => t.bytes(&from[1..n.min(1 + usize::from(from[0]))])?,
                Kinded::Number(number) => number.read(t, &from[..number.size()], self.big),
            };
        }
        Ok(t.tuple(values)?)
    }
}

/// Has the native called again with an argument as its own method converts it.
#[cold]
fn again(t: &mut Thread, a: Args, at: usize, def: &'static NativeDef, method: &str) -> Trap {
    let function = t.native_function(def, Value::UNBOUND);
    let method = Value::from(t.intern(method));
    let given: Vec<Value> = a.slice().iter().map(|v| v.bound().unwrap_or(Value::NONE)).collect();
    match t.tuple(&given) {
        Ok(given) => t.prelude("call_packed", &[function, given, Value::small(at as i32), method]),
        Err(e) => e.into(),
    }
}

fn pack(t: &mut Thread, a: Args) -> NativeResult {
    if a.is_empty() {
        return Err(t.type_error("missing format argument"));
    }
    let layout = Layout::of(t, a[0])?;
    layout.check_number(t, a.len() - 1, "pack")?;
    let bytes = layout.pack(t, a, 1, &FUNCTIONS[1])?;
    Ok(t.bytes(&bytes)?)
}

/// Where an offset, which may count from the end, is in a buffer.
fn place(t: &mut Thread, a: Args, len: usize, size: usize, unpacking: bool) -> NativeResult<usize> {
    let offset = match a.opt(2).map(|v| (v, Index::of(t, v))) {
        None => 0,
        Some((_, Index::Small(i))) => i,
        Some((_, Index::Big(_))) if unpacking => {
            return Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"));
        }
        Some((_, Index::Big(_))) => return Err(t.index_error("cannot fit 'int' into an index-sized integer")),
        Some((_, Index::Guest)) => return Err(again(t, a, 2, &FUNCTIONS[if unpacking { 4 } else { 2 }], "__index__")),
        Some((v, Index::Other)) => {
            let got = t.type_name(v);
            return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
        }
    };
    let mut at = offset;
    if offset < 0 {
        if offset + size as i64 > 0 {
            let message = match unpacking {
                true => format!("not enough data to unpack {size} bytes at offset {offset}"),
                false => format!("no space to pack {size} bytes at offset {offset}"),
            };
            return Err(error(t, &message));
        }
        if offset + (len as i64) < 0 {
            return Err(error(t, &format!("offset {offset} out of range for {len}-byte buffer")));
        }
        at += len as i64;
    }
    let at = at as usize;
    if at + size > len {
        let (name, doing) = if unpacking { ("unpack_from", "unpacking") } else { ("pack_into", "packing") };
        let needed = at + size;
        return Err(error(
            t,
            &format!(
                "{name} requires a buffer of at least {needed} bytes for {doing} {size} bytes at offset {at} (actual buffer size is {len})"
            ),
        ));
    }
    Ok(at)
}

fn pack_into(t: &mut Thread, a: Args) -> NativeResult {
    match a.len() {
        0 => return Err(t.type_error("missing format argument")),
        1 => return Err(error(t, "pack_into expected buffer argument")),
        2 => return Err(error(t, "pack_into expected offset argument")),
        _ => {}
    }
    let layout = Layout::of(t, a[0])?;
    layout.check_number(t, a.len() - 3, "pack_into")?;
    let Some((len, buffer)) = View::writable(t, a[1]) else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("argument must be read-write bytes-like object, not {got}")));
    };
    let at = place(t, a, len, layout.size, false)?;
    let bytes = layout.pack(t, a, 3, &FUNCTIONS[2])?;
    buffer.write_from(at, &bytes);
    Ok(Value::NONE)
}

fn unpack(t: &mut Thread, a: Args) -> NativeResult {
    let layout = Layout::of(t, a[0])?;
    let bytes = bytes_of(t, a[1])?;
    if bytes.len() != layout.size {
        return Err(error(t, &format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    layout.unpack(t, &bytes)
}

fn unpack_from(t: &mut Thread, a: Args) -> NativeResult {
    let layout = Layout::of(t, a[0])?;
    let bytes = bytes_of(t, a[1])?;
    let at = place(t, a, bytes.len(), layout.size, true)?;
    layout.unpack(t, &bytes[at..])
}

fn iter_unpack(t: &mut Thread, a: Args) -> NativeResult {
    let layout = Layout::of(t, a[0])?;
    if layout.size == 0 {
        return Err(error(t, "cannot iteratively unpack with a struct of length 0"));
    }
    let bytes = bytes_of(t, a[1])?;
    if !bytes.len().is_multiple_of(layout.size) {
        return Err(error(t, &format!("iterative unpacking requires a buffer of a multiple of {} bytes", layout.size)));
    }
    let mut all = Vec::with_capacity(bytes.len() / layout.size);
    for chunk in bytes.chunks_exact(layout.size) {
        all.push(layout.unpack(t, chunk)?);
    }
    let all = t.list(&all)?;
    crate::objects::iterate::iterator_of(t, all)
}
