//! Small objects: ranges, slices, iterators, dict views, modules, wrapped values, tracebacks.

use std::sync::atomic::AtomicU32;

use super::class::ids;
use crate::heap::{ClassId, Header, Kind, Object, Ref};
use crate::machine::Thread;
use crate::value::{Slot, Value};

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
    /// The mark of its frame, by which that is known while it runs (see `picture.rs`), or 0.
    pub mark: AtomicU32,
    /// So many variables of the frame stand behind the line, as they were when the exception left it or was to be handled in it: of a
    /// function what its registers held, of a class body its namespace.
    len: u32,
    /// Of a line that a guest has made a tuple of its frame and line number; otherwise unbound.
    pub given: Slot,
}

impl Traceback {
    /// A line of the code, namespace and instruction of a frame, in front of the next one. Its variables are missing where there is no
    /// memory for them.
    #[inline(always)]
    pub fn new(t: &mut Thread, parts: [Value; 4], given: Value, variables: &[Value]) -> Ref<Traceback> {
        const SMALL: usize = 8;
        let head = |len| {
            let header = Header::new(Kind::Traceback, ids::TRACEBACK);
            let [code, namespace, pc, next] = parts.map(Slot::new);
            Traceback { header, code, namespace, pc, next, mark: AtomicU32::new(0), len: len as u32, given: Slot::new(given) }
        };
        let len = variables.len();
        if len <= SMALL {
            // SAFETY: the line is followed by room for its variables.
            return t.make_small_with(head(len), len * 8, |p| unsafe { super::copy_few(variables.as_ptr(), p.cast(), len) });
        }
        match t.make_with(head(len), len * 8, |p| super::fill_slots(p, variables, len)) {
            Ok(line) => line,
            Err(_) => t.make(head(0)),
        }
    }

    pub fn variables(&self) -> &[Slot] {
        // SAFETY: `new` initialised `len` slots behind the head.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast::<Slot>(), self.len as usize) }
    }

    /// The variables have gone on.
    pub fn renew(&self, variables: &[Value]) {
        self.variables().iter().zip(variables).for_each(|(slot, &v)| slot.set(v));
    }
}

// SAFETY: repr(C), header first, the only type of its kind.
unsafe impl Object for Traceback {
    const KIND: Kind = Kind::Traceback;
}
