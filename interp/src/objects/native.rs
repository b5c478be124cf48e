//! Objects whose contents are Rust's: deques, locks, files, compiled patterns, random generators.
//!
//! A module defines a payload type, implements `Payload`, and makes a `Native` of it; its methods find the payload with
//! `payload::<T>()`. The object dies with the sweep, which drops the payload.

use std::any::Any;

use super::misc::Iterator;
use crate::heap::{Header, Kind, Marker, Object, Ref};
use crate::machine::{NativeResult, Thread};
use crate::value::{Slot, Value};

/// What a native object holds.
pub trait Payload: Any + Send + Sync {
    /// Marks every guest value that it holds. Called while every thread stands at a safepoint.
    fn trace(&self, marker: &mut Marker);

    /// A copy of its bytes, if it can be read as bytes.
    fn bytes(&self) -> Option<Vec<u8>> {
        None
    }

    /// If it is a sequence: its item at an index, which may count from the end.
    fn item(&self, _t: &mut Thread, _i: i64) -> Option<Value> {
        None
    }

    /// If it is a sequence: stores an item; false where there is more to that.
    fn set_item(&self, _t: &mut Thread, _i: i64, _v: Value) -> bool {
        false
    }

    /// An iterator over it, forwards or backwards; `None` where its class has a method that makes one. `v` is the object itself.
    fn iterator(&self, _t: &mut Thread, _v: Value, _backwards: bool) -> Option<Value> {
        None
    }

    /// If it is the source of an iterator: the next item. One that may take guest code is marked (`iterate::ASKS_GUEST`).
    fn next_item(&self, _t: &mut Thread, _it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        Ok(None)
    }

    /// If it is the source of an iterator that nobody else has: takes the next items, at most so many, where that is quick. None taken
    /// means nothing: then they are asked for singly.
    fn take_items(&self, _t: &mut Thread, _it: Ref<Iterator>, _limit: usize, _items: &mut Vec<Value>) -> NativeResult<()> {
        Ok(())
    }

    /// If it is the source of an iterator: how many items there are still, as far as it knows.
    fn items_left(&self, _it: Ref<Iterator>) -> usize {
        0
    }

    /// If it is callable: what a call with these arguments answers, where that is at hand; unbound where `__call__` must be called.
    fn answer(&self, _t: &mut Thread, _args: &[Value]) -> Value {
        Value::UNBOUND
    }

    /// If it collects for a native (`Instr::Feed`): takes an item in; false, with nothing done, where that needs guest code or memory that
    /// is not at hand, or raises.
    fn take(&self, _t: &mut Thread, _item: Value) -> bool {
        false
    }

    /// Works with its bytes in place, if it can be viewed: how many bytes an item has and the letter of their format come with them.
    fn view(&self, _work: &mut dyn FnMut(&mut [u8])) -> Option<(u8, usize)> {
        None
    }

    /// If it is weak: forgets every value for which `is_live` is false. Only those registered with `Heap::watch_weak` are asked.
    fn forget_dead(&self, _is_live: &dyn Fn(Value) -> bool) -> Forgot {
        Forgot::Gone
    }

    /// The object that it refers to weakly.
    fn watched(&self) -> Option<Ref<Header>> {
        None
    }
}

/// What is left of a weak object when the dead have been forgotten.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forgot {
    /// It still refers to something.
    Live,
    /// It needn't be asked again.
    Gone,
    /// The same, and its callback is due.
    CallBack,
}

/// An object whose contents are Rust's.
#[repr(C)]
pub struct Native {
    pub header: Header,
    payload: Box<dyn Payload>,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; the payload is Send and Sync.
unsafe impl Object for Native {
    const KIND: Kind = Kind::Native;
    const DROP: bool = true;
}

impl Native {
    pub fn new(header: Header, payload: Box<dyn Payload>) -> Native {
        Native { header, payload, attrs: Slot::unbound() }
    }

    /// What is in it, whatever it is.
    pub fn contents(&self) -> &dyn Payload {
        &*self.payload
    }

    /// The payload, if it is a `T`.
    pub fn payload<T: Payload>(&self) -> Option<&T> {
        (&*self.payload as &dyn Any).downcast_ref()
    }

    /// The payload, if it is a `T`, for a native that ends before the object does.
    pub fn payload_of<'a, T: Payload>(native: Ref<Native>) -> Option<&'a T> {
        // SAFETY: no `Ref` is held over a safepoint, and what is got from one no longer; the payload stays where it is meanwhile.
        native.payload::<T>().map(|payload| unsafe { &*std::ptr::from_ref(payload) })
    }

    pub(crate) fn any(&self) -> &dyn Payload {
        &*self.payload
    }
}
