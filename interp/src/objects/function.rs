//! Functions, guest and native, and what binds them.

use std::sync::atomic::AtomicPtr;

use super::class::{Class, class_flags, ids};
use crate::heap::{ClassId, Header, Kind, Object};
use crate::machine::class_id;
use crate::machine::native::{Args, Binding, NativeDef, Sight};
use crate::value::{Slot, Value};

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
    pub plain: PlainCall,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for NativeFunction {
    const KIND: Kind = Kind::NativeFunction;
}

impl NativeFunction {
    pub fn new(class: ClassId, def: &'static NativeDef, receiver: Value, owner: Value) -> NativeFunction {
        let header = Header::new(Kind::NativeFunction, class);
        let plain = if receiver.is_unbound() { PlainCall::of(def, owner) } else { PlainCall::NONE };
        NativeFunction { header, def, receiver: Slot::new(receiver), owner: Slot::new(owner), plain }
    }

    /// Does it stand in a class of the prelude, and not for what comes with the kind of an object?
    #[inline]
    pub fn is_adopted(&self) -> bool {
        self.owner.get().cast::<Class>().is_some_and(|class| class.has(class_flags::GUEST))
    }

    /// Is it a function, bound to nothing?
    #[inline]
    pub fn is_function(&self) -> bool {
        self.def.binding == Binding::Static && self.receiver.get().is_unbound()
    }
}

/// Is a special method the one that comes with the kind of the object?
#[inline]
pub fn is_of_kind(method: Value) -> bool {
    method.cast::<NativeFunction>().is_some_and(|f| !f.is_adopted())
}

/// The calls that need nothing to be bound or checked further: with arguments by position, and a first one of the right class.
#[derive(Clone, Copy, Debug)]
pub struct PlainCall {
    /// How many arguments, at least and at most.
    least: u8,
    most: u8,
    /// The number of the class that the first must be of.
    receiver: Option<ClassId>,
    /// Of what is bound to nothing.
    pub sight: Sight,
}

impl PlainCall {
    const NONE: PlainCall = PlainCall { least: 1, most: 0, receiver: None, sight: Sight::Nothing };

    fn of(def: &NativeDef, owner: Value) -> PlainCall {
        let shape = def.shape;
        let owner = owner.cast::<Class>().map(|class| class.id).filter(|&id| id != ids::OBJECT);
        let (least, receiver) = match def.binding {
            // Its class must derive from the owner, which takes more than a look.
            Binding::New => return PlainCall::NONE,
            binding if binding.has_receiver() => (shape.required.max(1), owner),
            _ => (shape.required, None),
        };
        let most = if shape.star && shape.keyword_only == 0 { u8::MAX } else { shape.positional };
        if shape.double_star { PlainCall::NONE } else { PlainCall { least, most, receiver, sight: def.sight } }
    }

    /// Are these arguments such?
    #[inline(always)]
    pub fn takes(self, args: Args) -> bool {
        args.len() >= self.least as usize
            && args.len() <= self.most as usize
            && self.receiver.is_none_or(|class| class_id(args[0]) == class)
    }
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
