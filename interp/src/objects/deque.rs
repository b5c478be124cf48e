//! Deques: a ring of slots, behind a short lock of its own where threads run at the same time.
//!
//! The ring is a `Buffer` of the heap, so that its memory is counted and collected like any other.

use std::cell::UnsafeCell;

use parking_lot::Mutex;

use super::class::ids;
use super::index::position;
use super::list::Buffer;
use super::misc::Iterator;
use super::native::{Native, Payload};
use crate::heap::{ClassId, Header, Kind, Marker, OutOfMemory, Ref};
use crate::machine::{NativeResult, Thread, cost};
use crate::value::Value;

/// The contents of a deque.
pub struct Deque {
    /// Held while the ring is looked at, unless only one thread runs at a time.
    lock: Mutex<()>,
    ring: UnsafeCell<Ring>,
    /// The classes of its iterators, forwards and backwards.
    iterators: [ClassId; 2],
}

// SAFETY: `Deque::ring` is where threads get at the ring, one after the other.
unsafe impl Sync for Deque {}

struct Ring {
    buffer: Ref<Buffer>,
    /// The slot of the first item.
    head: usize,
    len: usize,
    /// The most items that there may be.
    limit: Option<usize>,
    /// Counts the changes that end iterations.
    changes: u64,
}

impl Payload for Deque {
    fn trace(&self, marker: &mut Marker) {
        // SAFETY: every thread stands at a safepoint, where none looks at a ring.
        marker.object(unsafe { &*self.ring.get() }.buffer);
    }

    fn item(&self, t: &mut Thread, i: i64) -> Option<Value> {
        self.at(t, i)
    }

    fn set_item(&self, t: &mut Thread, i: i64, v: Value) -> bool {
        self.set(t, i, v)
    }

    fn iterator(&self, t: &mut Thread, v: Value, backwards: bool) -> Option<Value> {
        let (changes, len) = self.ring(t, |ring| (ring.changes, ring.len));
        let class = self.iterators[usize::from(backwards)];
        let left = Value::int(len as i64).unwrap_or(Value::NONE);
        let changes = Value::int(changes as i64).unwrap_or(Value::NONE);
        Some(Iterator::new(t, class, v, Value::small(0), changes, left).into())
    }

    fn next_item(&self, t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        self.next(t, it)
    }

    fn items_left(&self, it: Ref<Iterator>) -> usize {
        it.step.get().as_int().unwrap_or(0).max(0) as usize
    }
}

impl Ring {
    /// The slot of an item.
    fn place(&self, i: usize) -> usize {
        let at = self.head + i;
        if at >= self.buffer.capacity() { at - self.buffer.capacity() } else { at }
    }

    fn get(&self, i: usize) -> Option<Value> {
        if i < self.len { self.buffer.slots()[self.place(i)].get().bound() } else { None }
    }

    /// Makes room for one more.
    fn grow(&mut self, t: &mut Thread) -> Result<(), OutOfMemory> {
        if self.len < self.buffer.capacity() {
            return Ok(());
        }
        let items = self.to_vec();
        self.replace(t, &items, (self.len * 2).max(8))
    }

    fn to_vec(&self) -> Vec<Value> {
        (0..self.len).filter_map(|i| self.get(i)).collect()
    }

    /// Puts other items in, in a new buffer.
    fn replace(&mut self, t: &mut Thread, items: &[Value], capacity: usize) -> Result<(), OutOfMemory> {
        let buffer = if capacity == 0 { t.interp().empty_buffer() } else { Buffer::new(t, items, capacity)? };
        let old = std::mem::replace(&mut self.buffer, buffer);
        t.retire_buffer(old);
        (self.head, self.len) = (0, items.len());
        Ok(())
    }

    fn push_back(&mut self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        self.changes += 1;
        match self.limit {
            Some(0) => return Ok(()),
            Some(limit) if self.len >= limit => drop(self.pop_front()),
            _ => self.grow(t)?,
        }
        self.buffer.slots()[self.place(self.len)].set(v);
        self.len += 1;
        Ok(())
    }

    fn push_front(&mut self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        self.changes += 1;
        match self.limit {
            Some(0) => return Ok(()),
            Some(limit) if self.len >= limit => drop(self.pop_back()),
            _ => self.grow(t)?,
        }
        self.head = if self.head == 0 { self.buffer.capacity() - 1 } else { self.head - 1 };
        self.buffer.slots()[self.head].set(v);
        self.len += 1;
        Ok(())
    }

    fn pop_front(&mut self) -> Option<Value> {
        self.len = self.len.checked_sub(1)?;
        self.changes += 1;
        let slot = &self.buffer.slots()[self.head];
        let taken = slot.get();
        slot.set(Value::UNBOUND);
        self.head = self.place(1);
        taken.bound()
    }

    fn pop_back(&mut self) -> Option<Value> {
        let last = self.len.checked_sub(1)?;
        self.changes += 1;
        let slot = &self.buffer.slots()[self.place(last)];
        let taken = slot.get();
        slot.set(Value::UNBOUND);
        self.len = last;
        taken.bound()
    }
}

impl Ring {
    /// In place: there is always room for what was just taken out.
    fn rotate(&mut self, n: i64) {
        let len = self.len as i64;
        if len < 2 {
            return;
        }
        self.changes += 1;
        let right = n.rem_euclid(len);
        let (times, backwards) = if right <= len / 2 { (right, true) } else { (len - right, false) };
        for _ in 0..times {
            if backwards {
                let Some(v) = self.pop_back() else { return };
                self.head = if self.head == 0 { self.buffer.capacity() - 1 } else { self.head - 1 };
                self.buffer.slots()[self.head].set(v);
            } else {
                let Some(v) = self.pop_front() else { return };
                let end = self.place(self.len);
                self.buffer.slots()[end].set(v);
            }
            self.len += 1;
        }
    }
}

impl Deque {
    /// An empty deque without a limit.
    #[expect(clippy::new_ret_no_self, reason = "objects are handed out as pointers into the heap")]
    pub fn new(t: &mut Thread, class: ClassId, iterators: [ClassId; 2]) -> Ref<Native> {
        let ring = Ring { buffer: t.interp().empty_buffer(), head: 0, len: 0, limit: None, changes: 0 };
        let payload = Deque { lock: Mutex::new(()), ring: UnsafeCell::new(ring), iterators };
        t.make(Native::new(Header::new(Kind::Native, class), Box::new(payload)))
    }

    /// Does something with the ring, which nobody else looks at meanwhile.
    #[inline(always)]
    fn ring<R>(&self, t: &Thread, f: impl FnOnce(&mut Ring) -> R) -> R {
        let _guard = if t.shares() { Some(self.lock.lock()) } else { None };
        // SAFETY: with the lock held, or while only one thread runs at a time, this is the only reference: what is done to the ring
        // makes objects at most, and nothing in this file calls `ring` again from within.
        f(unsafe { &mut *self.ring.get() })
    }

    pub fn len(&self, t: &Thread) -> usize {
        self.ring(t, |ring| ring.len)
    }

    pub fn limit(&self, t: &Thread) -> Option<usize> {
        self.ring(t, |ring| ring.limit)
    }

    /// Empties it and sets the most items that it may have.
    pub fn reset(&self, t: &mut Thread, limit: Option<usize>) {
        let empty = t.interp().empty_buffer();
        let old = self.ring(t, |ring| {
            ring.limit = limit;
            ring.changes += 1;
            (ring.head, ring.len) = (0, 0);
            std::mem::replace(&mut ring.buffer, empty)
        });
        t.retire_buffer(old);
    }

    pub fn to_vec(&self, t: &Thread) -> Vec<Value> {
        t.charge_time(cost::COMPARED_ITEM.times(self.len(t)));
        self.ring(t, |ring| ring.to_vec())
    }

    /// The item at an index, negative ones counting from the end.
    pub fn at(&self, t: &Thread, i: i64) -> Option<Value> {
        self.ring(t, |ring| ring.get(position(i, ring.len)?))
    }

    /// Stores an item; false where there is no such index.
    pub fn set(&self, t: &Thread, i: i64, v: Value) -> bool {
        self.ring(t, |ring| match position(i, ring.len) {
            Some(i) => {
                ring.buffer.slots()[ring.place(i)].set(v);
                true
            }
            None => false,
        })
    }

    /// Makes room for `more` items, as far as the limit lets them in.
    pub fn reserve(&self, t: &mut Thread, more: usize) -> Result<(), OutOfMemory> {
        self.change(t, |t, ring| {
            let needed = (ring.len + more).min(ring.limit.unwrap_or(usize::MAX));
            if needed <= ring.buffer.capacity() {
                return Ok(());
            }
            let items = ring.to_vec();
            ring.replace(t, &items, needed)
        })
    }

    /// Does something with the ring that makes objects.
    #[inline(always)]
    fn change<R>(&self, t: &mut Thread, f: impl FnOnce(&mut Thread, &mut Ring) -> R) -> R {
        let _guard = if t.shares() { Some(self.lock.lock()) } else { None };
        // SAFETY: as in `ring`.
        f(t, unsafe { &mut *self.ring.get() })
    }

    /// Appends; where that is more than it may have, the first item goes.
    pub fn push_back(&self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        self.change(t, |t, ring| ring.push_back(t, v))
    }

    /// Puts an item before the first; where that is more than it may have, the last one goes.
    pub fn push_front(&self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        self.change(t, |t, ring| ring.push_front(t, v))
    }

    pub fn pop_front(&self, t: &Thread) -> Option<Value> {
        self.ring(t, |ring| ring.pop_front())
    }

    pub fn pop_back(&self, t: &Thread) -> Option<Value> {
        self.ring(t, |ring| ring.pop_back())
    }

    /// Changes the items in one step; they must not become more than the limit.
    pub fn edit<R>(&self, t: &mut Thread, change: impl FnOnce(&mut Vec<Value>) -> R) -> Result<R, OutOfMemory> {
        self.change(t, |t, ring| {
            let mut items = ring.to_vec();
            t.charge_time(cost::COMPARED_ITEM.times(items.len()));
            let answer = change(&mut items);
            let capacity = items.len();
            ring.replace(t, &items, capacity)?;
            ring.changes += 1;
            Ok(answer)
        })
    }

    /// Moves the last `n` items to the front, or for negative `n` the first ones to the end.
    pub fn rotate(&self, t: &Thread, n: i64) {
        let len = self.len(t) as u64;
        let right = n.unsigned_abs() % len.max(1);
        t.charge_time(cost::COMPARED_ITEM.times(right.min(len - right) as usize));
        self.ring(t, |ring| ring.rotate(n));
    }
}

/// The deque that a value is.
pub fn of(v: Value) -> Option<&'static Deque> {
    Native::payload_of(v.cast()?)
}

impl Deque {
    /// The next item of an iterator: `limit` is the count of changes at its start, `step` how many items are left.
    fn next(&self, t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        let left = it.step.get().as_int().unwrap_or(0);
        if left <= 0 && self.ring(t, |ring| it.limit.get().as_int() == Some(ring.changes as i64)) {
            it.source.set(Value::UNBOUND);
            return Ok(None);
        }
        let i = it.index.get().as_int().unwrap_or(0);
        let backwards = it.header.class() == self.iterators[1];
        let item = self.ring(t, |ring| {
            let same = it.limit.get().as_int() == Some(ring.changes as i64);
            let at = if backwards { ring.len.checked_sub(1 + i as usize) } else { Some(i as usize) };
            if same && left > 0 { at.and_then(|at| ring.get(at)) } else { None }
        });
        match item {
            Some(item) => {
                it.index.set(Value::int(i + 1).unwrap_or(Value::NONE));
                it.step.set(Value::int(left - 1).unwrap_or(Value::NONE));
                Ok(Some(item))
            }
            None => {
                it.step.set(Value::small(0));
                Err(t.raise(ids::RUNTIME_ERROR, "deque mutated during iteration"))
            }
        }
    }
}
