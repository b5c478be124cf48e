//! Exceptions.

use crate::heap::{Header, Kind, Object};
use crate::value::Slot;

/// An instance of `BaseException` or a subclass of it.
#[repr(C)]
pub struct Exception {
    pub header: Header,
    /// A tuple.
    pub args: Slot,
    /// None or an exception.
    pub cause: Slot,
    /// None or an exception.
    pub context: Slot,
    /// True if the context isn't shown.
    pub suppress_context: Slot,
    /// None or a `Traceback`.
    pub traceback: Slot,
    /// What properties of its class show (`value`, `code`, `name`, `filename`): a dict, or unbound.
    pub kept: Slot,
    /// What the guest assigns, `__notes__` included: its `__dict__`, or unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Exception {
    const KIND: Kind = Kind::Exception;
}
