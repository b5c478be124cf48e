//! Small objects: ranges, slices, iterators, dict views, modules, wrapped values, tracebacks.

use crate::heap::{ClassId, Header, Kind, Object};
use crate::value::Slot;

/// `range`: its three numbers are integers of any size, and immutable.
#[repr(C)]
pub struct Range {
    pub header: Header,
    pub start: Slot,
    pub stop: Slot,
    pub step: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Range {
    const KIND: Kind = Kind::Range;
}

/// `slice`.
#[repr(C)]
pub struct Slice {
    pub header: Header,
    pub start: Slot,
    pub stop: Slot,
    pub step: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Slice {
    const KIND: Kind = Kind::Slice;
}

/// An iterator over a built-in object. The header's class says which; `source` becomes unbound when it is exhausted.
///
/// | class | source | index | limit |
/// | --- | --- | --- | --- |
/// | list, tuple, str, bytes, bytearray | the object | the next item's (for reverse ones too) | - |
/// | range | None | the next number | how many are left; see `step` |
/// | dict keys, values, items; set | the object | the next entry's | the length at the start |
/// | sequence (`__getitem__`) | the object | the next index | - |
/// | callable | the function | the sentinel | - |
/// | enumerate | the inner iterator | the next number | - |
/// | zip | a tuple of iterators | - | 1 for strict |
#[repr(C)]
pub struct Iterator {
    pub header: Header,
    pub source: Slot,
    pub index: Slot,
    pub limit: Slot,
    pub step: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Iterator {
    const KIND: Kind = Kind::Iterator;
}

/// `dict.keys()`, `.values()`, `.items()`; the header's class says which.
#[repr(C)]
pub struct DictView {
    pub header: Header,
    pub dict: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for DictView {
    const KIND: Kind = Kind::DictView;
}

/// A module.
#[repr(C)]
pub struct Module {
    pub header: Header,
    /// A number of its own, drawn from those of classes: what inline caches know it by.
    pub id: ClassId,
    /// Its namespace: a `Dict` with cells.
    pub dict: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Module {
    const KIND: Kind = Kind::Module;
}

/// An instance of a guest subclass of an immutable built-in type (`class Celsius(float)`).
#[repr(C)]
pub struct Wrapped {
    pub header: Header,
    /// The plain value.
    pub value: Slot,
    /// Its attributes, or unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Wrapped {
    const KIND: Kind = Kind::Wrapped;
}

/// One line of a traceback.
#[repr(C)]
pub struct Traceback {
    pub header: Header,
    /// A `CodeObject`.
    pub code: Slot,
    /// The namespace of its globals.
    pub namespace: Slot,
    /// The instruction, as an integer.
    pub pc: Slot,
    /// The line towards where the exception was raised, or None.
    pub next: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Traceback {
    const KIND: Kind = Kind::Traceback;
}
