//! Functions, guest and native, and what binds them.

use std::sync::atomic::AtomicPtr;

use crate::heap::{Header, Kind, Object};
use crate::machine::native::NativeDef;
use crate::value::Slot;

/// A variable that several frames share; or a name of a namespace.
#[repr(C)]
pub struct Cell {
    pub header: Header,
    pub value: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; the slot is atomic.
unsafe impl Object for Cell {
    const KIND: Kind = Kind::Cell;
}

/// A guest function.
#[repr(C)]
pub struct Function {
    pub header: Header,
    /// A `CodeObject`.
    pub code: Slot,
    /// The code's global names, linked to the cells of the function's namespace. Owned by the code object.
    pub links: AtomicPtr<crate::machine::link::Links>,
    /// A tuple of cells, or unbound.
    pub closure: Slot,
    /// A tuple, or unbound.
    pub defaults: Slot,
    /// A dict, or unbound.
    pub kwdefaults: Slot,
    /// The namespace of its globals: a `Dict`.
    pub globals: Slot,
    pub name: Slot,
    pub qualname: Slot,
    /// A dict of what was assigned or asked for: `__doc__`, `__annotations__`, `__module__` where they differ from the code's, and
    /// the function's own attributes. Unbound while there are none.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Function {
    const KIND: Kind = Kind::Function;
}

/// A function written in Rust. As an attribute of a class it binds like a guest function; its header's class says what the guest
/// sees it as.
#[repr(C)]
pub struct NativeFunction {
    pub header: Header,
    pub def: &'static NativeDef,
    /// The receiver it is bound to, or unbound.
    pub receiver: Slot,
    /// The class or the module that it belongs to, or unbound.
    pub owner: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for NativeFunction {
    const KIND: Kind = Kind::NativeFunction;
}

/// A function with its receiver.
#[repr(C)]
pub struct BoundMethod {
    pub header: Header,
    pub function: Slot,
    pub receiver: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;
}

/// `property`, and the descriptors of built-in types and of `__slots__`. Of the latter (`member_descriptor`) `get` is the class and
/// `set` the hidden name that the value is kept under.
#[repr(C)]
pub struct Property {
    pub header: Header,
    /// Functions, or None.
    pub get: Slot,
    pub set: Slot,
    pub del: Slot,
    pub doc: Slot,
    pub name: Slot,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Property {
    const KIND: Kind = Kind::Property;
}

/// `staticmethod`.
#[repr(C)]
pub struct StaticMethod {
    pub header: Header,
    pub function: Slot,
    /// Attributes, else unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for StaticMethod {
    const KIND: Kind = Kind::StaticMethod;
}

/// `classmethod`.
#[repr(C)]
pub struct ClassMethod {
    pub header: Header,
    pub function: Slot,
    /// Attributes, else unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for ClassMethod {
    const KIND: Kind = Kind::ClassMethod;
}

/// `super(class, receiver)`.
#[repr(C)]
pub struct Super {
    pub header: Header,
    /// The search begins behind this class,
    pub class: Slot,
    /// in the method resolution order of the receiver's class.
    pub receiver: Slot,
    /// The class whose order it is: the receiver's, or the receiver itself.
    pub start: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Super {
    const KIND: Kind = Kind::Super;
}
