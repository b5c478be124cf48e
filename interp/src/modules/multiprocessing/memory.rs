//! `SharedMemory`: numbers in memory that processes share.

use std::os::fd::OwnedFd;

use super::mapping::Mapping;
use super::payload;
use crate::heap::{Header, Kind, Marker};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::modules::builtins::print::os_error;
use crate::objects::class::Class;
use crate::objects::native::{Native, Payload};
use crate::objects::number::BigInt;
use crate::objects::string::Str;
use crate::value::Value;
use dashu_int::IBig;

pub(super) const SHARED_MEMORY: ClassDef = ClassDef {
    name: "SharedMemory",
    module: "_multiprocessing",
    methods: &[
        native!(New "__new__" "cls, size, /" new),
        native!(Method "get" "self, code, offset, /" get),
        native!(Method "set" "self, code, offset, value, /" set),
        native!(Method "_inheritance" "self, /" |t, a| super::inheritance(t, &[payload::<Memory>(&a).0.file()], "memory", [0, 0])),
    ],
    subclassable: false,
};

struct Memory(Mapping);

impl Payload for Memory {
    fn trace(&self, _: &mut Marker) {}
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class = a[0].cast::<Class>().expect("gilbox bug: __new__ gets a class");
    let size = a[1].as_int().and_then(|n| usize::try_from(n).ok());
    let Some(size) = size else { return Err(t.value_error("size must be a positive number different from zero")) };
    let mapping = Mapping::new(size).map_err(|e| os_error(t, &e))?;
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Memory(mapping)))).into())
}

/// The memory of such an object, for a native that ends before the object does.
pub(super) fn mapping<'a>(object: Value) -> Option<&'a Mapping> {
    Native::payload_of::<Memory>(object.cast()?).map(|memory| &memory.0)
}

/// The memory that the parent passed on.
pub(super) fn inherit(t: &mut Thread, file: OwnedFd) -> NativeResult {
    let mapping = Mapping::open(file).map_err(|e| os_error(t, &e))?;
    Ok(super::object(t, &SHARED_MEMORY, Memory(mapping)))
}

/// A type code of `struct`: its letter and width in bytes, and the offset.
fn place(t: &mut Thread, a: Args) -> Result<(u8, usize, usize), Trap> {
    let code = a[1].cast::<Str>().and_then(|s| s.as_ascii().and_then(|s| s.bytes().next())).unwrap_or(0);
    let width = match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' => 8,
        _ => return Err(t.type_error("unknown type code")),
    };
    let offset = a[2].as_int().and_then(|n| usize::try_from(n).ok());
    offset.map(|offset| (code, width, offset)).ok_or_else(|| t.index_error("offset out of range"))
}

fn get(t: &mut Thread, a: Args) -> NativeResult {
    let (code, width, offset) = place(t, a)?;
    let Some(bits) = payload::<Memory>(&a).0.load(offset, width) else { return Err(t.index_error("offset out of range")) };
    Ok(match code {
        b'f' => t.float(f32::from_bits(bits as u32).into()),
        b'd' => t.float(f64::from_bits(bits)),
        b'b' => t.int((bits as i8).into()),
        b'h' => t.int((bits as i16).into()),
        b'i' => t.int((bits as i32).into()),
        b'l' | b'q' => t.int(bits as i64),
        _ => t.big_int(IBig::from(bits)),
    })
}

fn set(t: &mut Thread, a: Args) -> NativeResult {
    let (code, width, offset) = place(t, a)?;
    let value = t.plain(a[3]);
    let big = value.cast::<BigInt>();
    let number = match (value.as_float(), value.as_index()) {
        (Some(f), _) => Some(f),
        (None, Some(i)) => Some(i as f64),
        (None, None) => big.map(|big| crate::text::nearest(&big.value)),
    };
    let whole = value.as_index().map(|i| i as u64);
    let whole =
        whole.or_else(|| big.and_then(|big| u64::try_from(&big.value).ok().or(i64::try_from(&big.value).ok().map(|i| i as u64))));
    let bits = match code {
        b'f' => number.map(|f| u64::from((f as f32).to_bits())),
        b'd' => number.map(f64::to_bits),
        _ => whole,
    };
    let Some(bits) = bits else { return Err(t.type_error("a number of another type is required")) };
    match payload::<Memory>(&a).0.store(offset, width, bits) {
        Some(()) => Ok(Value::NONE),
        None => Err(t.index_error("offset out of range")),
    }
}
