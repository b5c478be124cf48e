//! `bytearray`: bytes that change. They lie behind a lock of their own, held for one operation and never across a safepoint.

use super::class::ids;
use crate::heap::{ClassId, Header, Kind, LightGuard, LightMutex, Object, Ref};
use crate::machine::{Thread, cost};
use crate::value::Slot;

/// A bytearray.
#[repr(C)]
pub struct ByteArray {
    pub header: Header,
    data: LightMutex<Vec<u8>>,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; the bytes are behind a lock.
unsafe impl Object for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    const DROP: bool = true;
}

impl ByteArray {
    /// A bytearray of class `bytearray`.
    pub fn new(t: &mut Thread, data: Vec<u8>) -> Ref<ByteArray> {
        ByteArray::of_class(t, ids::BYTEARRAY, data)
    }

    /// The same of a subclass.
    pub fn of_class(t: &mut Thread, class: ClassId, data: Vec<u8>) -> Ref<ByteArray> {
        let header = Header::new(Kind::ByteArray, class);
        t.charge(data.capacity());
        t.charge_time(cost::MADE_BYTE.times(data.len()));
        t.make(ByteArray { header, data: LightMutex::new(data), attrs: Slot::unbound() })
    }

    /// The bytes, locked. The guard is dropped before anything else of the guest is touched.
    pub fn lock(&self) -> LightGuard<'_, Vec<u8>> {
        self.data.lock()
    }

    /// A copy of the bytes.
    pub fn to_vec(&self) -> Vec<u8> {
        self.data.lock().clone()
    }

    pub fn len(&self) -> usize {
        self.data.lock().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The byte at an index, if there is one.
    pub fn get(&self, index: usize) -> Option<u8> {
        self.data.lock().get(index).copied()
    }

    /// The bytes that it owns outside the heap.
    pub fn capacity(&self) -> usize {
        self.data.lock().capacity()
    }
}
