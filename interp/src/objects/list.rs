//! Lists, tuples, and the buffer of slots behind what can grow.
//!
//! A reader of one item takes no lock: it loads the list's buffer once and trusts only what is in that buffer, its length included. What
//! reads several items does so as they are at one moment (`Header::read_whole`), but for those that the list's owner stores meanwhile. A
//! store takes the list's lock if threads share the interpreter without one. A buffer that is replaced stays readable until the next
//! collection.
//!
//! The thread that made a list is its *owner*. It puts another value into one of its slots without the lock, and makes any other change
//! between two plain stores (`heap::barrier`): most lists are never changed by another thread, and a lock that nobody wants costs more than
//! the change. Whoever else changes a list first takes the ownership away for good.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use super::index::Span;
use crate::heap::barrier::Ownership;
use crate::heap::{Header, Kind, Object, OutOfMemory, Ref, flags, insist};
use crate::machine::{NativeResult, Thread, cost};
use crate::value::{Slot, Value};

/// Slots behind a list, deque or instance. Those at and beyond the length are unbound.
#[repr(C)]
pub struct Buffer {
    pub header: Header,
    capacity: usize,
    len: AtomicUsize,
}

// SAFETY: repr(C), header first, the only type of its kind; the slots are atomic.
unsafe impl Object for Buffer {
    const KIND: Kind = Kind::Buffer;
}

/// A list of so many items is moved to a larger buffer that has been made without its lock.
const MANY: usize = 1 << 16;
/// The flag of a list for which a thread makes a larger buffer.
const GROWING: u8 = flags::KIND_A;
/// Buffers and tuples of so many slots are made quickly.
const SMALL: usize = 13;

impl Buffer {
    /// A buffer of `capacity` slots that begins with `items`.
    pub fn new(t: &mut Thread, items: &[Value], capacity: usize) -> Result<Ref<Buffer>, OutOfMemory> {
        debug_assert!(items.len() <= capacity);
        if (1..=SMALL).contains(&capacity) && !t.interp().heap.is_hostile() {
            return Ok(Buffer::small(t, items, capacity | 1));
        }
        Buffer::filled(t, items.len(), capacity, |p, capacity| super::fill_slots(p, items, capacity))
    }

    /// A buffer with room for `capacity` slots, of which `fill` initialises as many as it is told, `len` of them with items.
    fn filled(
        t: &mut Thread,
        len: usize,
        capacity: usize,
        fill: impl FnOnce(*mut u8, usize),
    ) -> Result<Ref<Buffer>, OutOfMemory> {
        // The empty buffer is shared by all empty lists: it has no room.
        let capacity = if capacity == 0 || t.interp().heap.is_hostile() { capacity } else { Buffer::roomy(capacity)? };
        let len = AtomicUsize::new(len.min(capacity));
        let head = Buffer { header: t.plain_header(Kind::Buffer), capacity, len };
        t.make_with(head, capacity * 8, |p| fill(p, capacity))
    }

    /// The same of few slots, an odd number: with the head they are as large as a cell.
    #[inline(always)]
    fn small(t: &mut Thread, items: &[Value], capacity: usize) -> Ref<Buffer> {
        let len = AtomicUsize::new(items.len().min(capacity));
        let head = Buffer { header: t.plain_header(Kind::Buffer), capacity, len };
        t.make_small_with(head, capacity * 8, |p| {
            let slots = p.cast::<Value>();
            for i in 0..capacity {
                // SAFETY: there is room for `capacity` slots. A volatile write is one that the compiler doesn't make a call of.
                unsafe { slots.add(i).write_volatile(items.get(i).copied().unwrap_or(Value::UNBOUND)) };
            }
        })
    }

    /// The capacity that an allocation for `capacity` slots really gives.
    fn roomy(capacity: usize) -> Result<usize, OutOfMemory> {
        let bytes = capacity.checked_mul(8).and_then(|b| b.checked_add(size_of::<Buffer>()));
        let bytes = bytes.filter(|&b| b < isize::MAX as usize / 2).ok_or(OutOfMemory { bytes: usize::MAX })?;
        Ok((crate::heap::LocalHeap::rounded(bytes) - size_of::<Buffer>()) / 8)
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    #[inline(always)]
    pub fn set_len(&self, len: usize) {
        debug_assert!(len <= self.capacity);
        self.len.store(len.min(self.capacity), Ordering::Release);
    }

    /// All slots, used or not.
    #[inline(always)]
    pub fn slots(&self) -> &[Slot] {
        // SAFETY: `new` initialised `capacity` slots behind the head.
        unsafe { super::slots_behind(self, self.capacity) }
    }

    /// Takes some of the items out: those behind move up. The caller holds the lock.
    fn close(&self, gone: std::ops::Range<usize>, alone: bool) {
        let len = self.len();
        let slots = &self.slots()[..len];
        Slot::shift(slots, gone.end..len, gone.start, alone);
        let rest = len - gone.len();
        self.set_len(rest);
        slots[rest..].iter().for_each(|s| s.set(Value::UNBOUND));
    }

    /// The used slots. Another thread may be shortening the list: a slot can then read as unbound.
    #[inline(always)]
    pub fn used(&self) -> &[Slot] {
        // SAFETY: as in `slots`; no length is larger than the capacity: see where it is set, here and in `set_len`.
        unsafe { super::slots_behind(self, self.len()) }
    }
}

/// A list.
#[repr(C)]
pub struct List {
    pub header: Header,
    /// Always a `Buffer`.
    items: Slot,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
    owner: Ownership,
}

// SAFETY: repr(C), header first, the only type of its kind; the slots are atomic.
unsafe impl Object for List {
    const KIND: Kind = Kind::List;
}

/// What keeps other threads from changing a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// There is none, or they wait for the interpreter's lock.
    Alone,
    Owned,
    Locked,
}

impl List {
    /// A list of class `list` with these items.
    pub fn new(t: &mut Thread, items: &[Value]) -> Result<Ref<List>, OutOfMemory> {
        List::with_capacity(t, items, items.len())
    }

    /// The same with room for `capacity` items.
    pub fn with_capacity(t: &mut Thread, items: &[Value], capacity: usize) -> Result<Ref<List>, OutOfMemory> {
        let buffer = if capacity == 0 { t.interp().empty_buffer() } else { Buffer::new(t, items, capacity)? };
        let header = Header::new(Kind::List, super::class::ids::LIST);
        Ok(List::over(t, header, buffer))
    }

    /// A list of class `list` with the items `times` over.
    pub fn repeated(t: &mut Thread, items: &[Value], times: usize) -> Result<Ref<List>, OutOfMemory> {
        let len = items.len().checked_mul(times).ok_or(OutOfMemory { bytes: usize::MAX })?;
        List::filled(t, len, |p, capacity| super::fill_repeated(p, items, times, capacity))
    }

    /// A list of class `list` with the items of both.
    pub fn joined(t: &mut Thread, a: &[Value], b: &[Value]) -> Result<Ref<List>, OutOfMemory> {
        List::filled(t, a.len() + b.len(), |p, capacity| super::fill_joined(p, (a, b), capacity))
    }

    /// A list of class `list` of so many items, as `Buffer::filled` has them.
    fn filled(t: &mut Thread, len: usize, fill: impl FnOnce(*mut u8, usize)) -> Result<Ref<List>, OutOfMemory> {
        let buffer = if len == 0 { t.interp().empty_buffer() } else { Buffer::filled(t, len, len, fill)? };
        Ok(List::over(t, Header::new(Kind::List, super::class::ids::LIST), buffer))
    }

    #[inline(always)]
    fn over(t: &mut Thread, header: Header, buffer: Ref<Buffer>) -> Ref<List> {
        let owner = Ownership::new(t.mark());
        t.make(List { header, items: Slot::new(buffer.into()), attrs: Slot::unbound(), owner })
    }

    /// May the thread store into a slot without the lock?
    #[inline(always)]
    pub(crate) fn is_owned_by(&self, t: &Thread) -> bool {
        self.owner.is_of(t.mark())
    }

    /// Keeps all other threads from changing the list, if there are any.
    #[inline(always)]
    fn hold(&self, t: &Thread) -> Hold {
        self.hold_without_lock(t).unwrap_or_else(|| self.hold_by_lock())
    }

    #[inline(always)]
    fn hold_without_lock(&self, t: &Thread) -> Option<Hold> {
        if !t.shares() { Some(Hold::Alone) } else { self.owner.begin(t.mark()).then_some(Hold::Owned) }
    }

    #[inline(never)]
    fn hold_by_lock(&self) -> Hold {
        self.header.lock();
        self.owner.take_away();
        Hold::Locked
    }

    #[inline(always)]
    fn release(&self, hold: Hold) {
        match hold {
            Hold::Alone => {}
            Hold::Owned => self.owner.end(),
            Hold::Locked => self.header.unlock(),
        }
    }

    /// A list of class `list` with a stretch of the items, which `stretch` finds in as many as there are.
    pub fn slice(&self, t: &mut Thread, stretch: impl Fn(usize) -> std::ops::Range<usize>) -> Result<Ref<List>, OutOfMemory> {
        let Some(hold) = self.hold_without_lock(t) else {
            return self.with_items(stretch, |items| List::new(t, items));
        };
        let buffer = self.buffer();
        let slots = &buffer.used()[stretch(buffer.len())];
        let copy = List::new(t, Slot::values(slots));
        self.release(hold);
        copy
    }

    /// The same with items that lie any distance apart.
    pub fn stride(&self, t: &mut Thread, span: impl Fn(usize) -> Span) -> Result<Ref<List>, OutOfMemory> {
        let Some(hold) = self.hold_without_lock(t) else {
            let items: Vec<Value> =
                self.read_items(|slots| span(slots.len()).positions().filter_map(|i| slots[i].get().bound()).collect());
            return List::new(t, &items);
        };
        let buffer = self.buffer();
        let slots = buffer.used();
        let span = span(slots.len());
        let items = span.positions().map(|i| slots[i].get());
        let mut few = [Value::UNBOUND; SMALL];
        let list = if span.count <= SMALL {
            few.iter_mut().zip(items).for_each(|(place, item)| *place = item);
            List::new(t, &few[..span.count])
        } else {
            List::with_capacity(t, &[], span.count).inspect(|list| list.extend_from(items))
        };
        self.release(hold);
        list
    }

    /// The buffer of the moment.
    #[inline(always)]
    pub fn buffer(&self) -> Ref<Buffer> {
        Ref::from_address(self.items.get().bits())
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.buffer().len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at an index, if there is one.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.buffer().used().get(index).and_then(|slot| slot.get().bound())
    }

    /// The item at an index, negative ones counting from the end.
    pub fn at(&self, index: i64) -> Option<Value> {
        self.read_items(|slots| slots.get(super::index::position(index, slots.len())?)?.get().bound())
    }

    /// Looks at the items as they are at one moment; `read` may be called twice, and must not change the list.
    pub fn read_items<R>(&self, mut read: impl FnMut(&[Slot]) -> R) -> R {
        if let Some(result) = self.owner.read_between_changes(|| self.header.read_unlocked(|| read(self.buffer().used()))) {
            return result;
        }
        let hold = self.hold_by_lock();
        let result = read(self.buffer().used());
        self.release(hold);
        result
    }

    /// Lends a copy of a stretch of the items, as they are at one moment.
    pub fn with_items<R>(&self, stretch: impl Fn(usize) -> std::ops::Range<usize>, f: impl FnOnce(&[Value]) -> R) -> R {
        const FEW: usize = 16;
        let mut few = [Value::UNBOUND; FEW];
        let copied = self.read_items(|slots| {
            let slots = &slots[stretch(slots.len())];
            // One that is taken out meanwhile has no value: then all is read once more.
            for (copy, slot) in few.iter_mut().zip(slots) {
                *copy = slot.get();
            }
            slots.len()
        });
        match few.get(..copied) {
            Some(items) if items.iter().all(|v| !v.is_unbound()) => f(items),
            _ => f(&self.read_items(|slots| {
                let mut items = Vec::new();
                Slot::read_into(&slots[stretch(slots.len())], &mut items, false);
                items
            })),
        }
    }

    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.read_items(|slots| {
            let mut items = Vec::with_capacity(slots.len());
            Slot::read_into(slots, &mut items, false);
            items
        })
    }

    /// The same for who holds the lock, if one is needed.
    fn held_items(&self) -> Vec<Value> {
        let buffer = self.buffer();
        let mut items = Vec::with_capacity(buffer.len());
        Slot::read_into(buffer.used(), &mut items, false);
        items
    }

    /// Appends if there is room; the caller holds the list's lock if it needs one.
    #[inline(always)]
    pub(crate) fn push_in_room(&self, v: Value) -> bool {
        let buffer = self.buffer();
        let len = buffer.len();
        let Some(slot) = buffer.slots().get(len) else { return false };
        slot.set(v);
        buffer.set_len(len + 1);
        true
    }

    /// Appends; the caller holds the list's lock if it needs one.
    #[inline(always)]
    fn push_locked(&self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        if self.push_in_room(v) {
            return Ok(());
        }
        let len = self.len();
        let grown = self.grow(t, len + 1)?;
        grown.slots()[len].set(v);
        grown.set_len(len + 1);
        Ok(())
    }

    /// Appends an item if there is room, and nobody else's lock in the way.
    #[inline(always)]
    pub(crate) fn push_at_sight(&self, t: &Thread, v: Value) -> bool {
        let Some(hold) = self.hold_without_lock(t) else { return false };
        let done = self.push_in_room(v);
        self.release(hold);
        done
    }

    /// Appends an item.
    #[inline]
    pub fn push(&self, t: &mut Thread, v: Value) -> Result<(), OutOfMemory> {
        let hold = self.hold(t);
        if let Hold::Locked = hold
            && self.len() >= MANY
            && self.is_full()
        {
            return self.push_to_many(t, v, hold);
        }
        let result = self.push_locked(t, v);
        self.release(hold);
        result
    }

    fn is_full(&self) -> bool {
        let buffer = self.buffer();
        buffer.len() == buffer.capacity()
    }

    /// Appends to a long list whose buffer is full; others go on while memory is made ready for a larger one.
    #[cold]
    fn push_to_many(&self, t: &mut Thread, v: Value, hold: Hold) -> Result<(), OutOfMemory> {
        self.release(hold);
        while !self.header.set_flag(GROWING) {
            // Another thread does that, which may take it as long as it would take this one.
            insist(|| !self.header.has_flag(GROWING));
            if self.locked(t, |_| self.push_in_room(v)) {
                return Ok(());
            }
        }
        let wanted = self.next_capacity(t, self.len() + 1);
        let spare = Buffer::new(t, &[], wanted);
        self.locked(t, |t| {
            self.header.clear_flag(GROWING);
            if let Ok(spare) = spare
                && self.is_full()
                && self.len() < spare.capacity()
            {
                self.move_to(t, spare);
            }
            self.push_locked(t, v)
        })
    }

    /// Makes room for `more` items behind those there are.
    pub fn reserve(&self, t: &mut Thread, more: usize) -> Result<(), OutOfMemory> {
        self.locked(t, |t| self.reserve_locked(t, more).map(|_| ()))
    }

    /// The buffer, with room for `more` items. The caller holds the lock.
    pub(super) fn reserve_locked(&self, t: &mut Thread, more: usize) -> Result<Ref<Buffer>, OutOfMemory> {
        let buffer = self.buffer();
        let needed = buffer.len().checked_add(more).ok_or(OutOfMemory { bytes: usize::MAX })?;
        if needed <= buffer.capacity() { Ok(buffer) } else { self.grow(t, needed) }
    }

    /// Appends several items in one step.
    pub fn extend(&self, t: &mut Thread, items: &[Value]) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            let buffer = self.reserve_locked(t, items.len())?;
            let len = buffer.len();
            Slot::fill(&buffer.slots()[len..], items, !t.shares());
            buffer.set_len(len + items.len());
            Ok(())
        })
    }

    /// Fills a list that nobody else sees yet and that has room for the items.
    pub fn extend_from(&self, items: impl Iterator<Item = Value>) {
        let buffer = self.buffer();
        let len = buffer.len();
        let mut n = 0;
        for (slot, v) in buffer.slots()[len..].iter().zip(items) {
            slot.set(v);
            n += 1;
        }
        buffer.set_len(len + n);
    }

    /// Inserts an item before the one at `index`, or at the end.
    pub fn insert(&self, t: &mut Thread, index: i64, v: Value) -> Result<(), OutOfMemory> {
        self.insert_where(t, v, |_, len| Some(super::index::clamp(index, len))).map(|_| ())
    }

    /// Inserts an item where `place` wants it in as many as there are; says whether it wants it anywhere.
    pub fn insert_where(
        &self,
        t: &mut Thread,
        v: Value,
        place: impl FnOnce(&Thread, usize) -> Option<usize>,
    ) -> Result<bool, OutOfMemory> {
        self.locked(t, |t| {
            let buffer = self.reserve_locked(t, 1)?;
            let len = buffer.len();
            let slots = buffer.slots();
            let Some(at) = place(t, len).filter(|&at| at <= len) else { return Ok(false) };
            t.charge_time(cost::MOVED_ITEM.times(len - at));
            Slot::shift(slots, at..len, at + 1, !t.shares());
            slots[at].set(v);
            buffer.set_len(len + 1);
            Ok(true)
        })
    }

    /// Takes the item at an index, negative ones counting from the end, out.
    pub fn remove_at(&self, t: &mut Thread, index: i64) -> Option<Value> {
        self.locked(t, |t| {
            let buffer = self.buffer();
            let at = super::index::position(index, buffer.len())?;
            let taken = buffer.slots()[at].get().bound();
            t.charge_time(cost::MOVED_ITEM.times(buffer.len() - at));
            buffer.close(at..at + 1, !t.shares());
            taken
        })
    }

    /// Takes the first item out that `is_it`; says whether there is one.
    pub fn remove_first<E>(&self, t: &mut Thread, is_it: impl Fn(&Thread, Value) -> Result<bool, E>) -> Result<bool, E> {
        self.locked(t, |t| {
            let buffer = self.buffer();
            for (at, slot) in buffer.used().iter().enumerate() {
                if is_it(t, slot.get())? {
                    buffer.close(at..at + 1, !t.shares());
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// Makes room for at least `needed` items in a new buffer. The caller holds the lock.
    #[cold]
    fn grow(&self, t: &mut Thread, needed: usize) -> Result<Ref<Buffer>, OutOfMemory> {
        let wanted = self.next_capacity(t, needed);
        if t.shares() && !self.is_owned_by(t) {
            let grown = Buffer::new(t, &[], wanted)?;
            self.move_to(t, grown);
            return Ok(grown);
        }
        let old = self.buffer();
        let grown = Buffer::new(t, Slot::values(&old.slots()[..old.len()]), wanted)?;
        self.publish(t, grown);
        Ok(grown)
    }

    /// The room that a list gets that needs this much.
    fn next_capacity(&self, t: &Thread, needed: usize) -> usize {
        /// Shorter lists are doubled.
        const SHORT: usize = 64;
        if t.interp().heap.is_hostile() && needed < crate::heap::HOSTILE_SMALL {
            return needed + 1;
        }
        let capacity = self.buffer().capacity();
        let more = if capacity < SHORT { capacity } else { capacity / 2 };
        needed.max(4).max(capacity + more)
    }

    /// Moves the items to an empty buffer with room for them. The caller holds the lock.
    fn move_to(&self, t: &mut Thread, buffer: Ref<Buffer>) {
        let old = self.buffer();
        let used = old.used();
        used.iter().zip(buffer.slots()).for_each(|(from, to)| to.set(from.get()));
        buffer.set_len(used.len());
        self.publish(t, buffer);
    }

    /// Replaces the buffer. The caller holds the lock.
    fn publish(&self, t: &mut Thread, buffer: Ref<Buffer>) {
        let old = self.buffer();
        self.items.set(buffer.into());
        t.retire_buffer(old);
    }

    /// Replaces a stretch of the items, which `stretch` finds in as many as there are, by others.
    pub fn splice(
        &self,
        t: &mut Thread,
        new: &[Value],
        stretch: impl FnOnce(usize) -> std::ops::Range<usize>,
    ) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            let len = self.len();
            let old = stretch(len);
            let buffer = self.reserve_locked(t, new.len().saturating_sub(old.len()))?;
            let alone = !t.shares();
            let moved = if new.len() == old.len() { 0 } else { len - old.end };
            t.charge_time(cost::MOVED_ITEM.times(new.len() + moved));
            if new.len() < old.len() {
                buffer.close(old.start + new.len()..old.end, alone);
            } else if new.len() > old.len() {
                Slot::shift(buffer.slots(), old.end..len, old.start + new.len(), alone);
            }
            Slot::fill(&buffer.slots()[old.start..], new, alone);
            buffer.set_len(len - old.len() + new.len());
            Ok(())
        })
    }

    /// Turns the order of the items around.
    pub fn reverse(&self, t: &mut Thread) {
        self.locked(t, |t| {
            let buffer = self.buffer();
            t.charge_time(cost::MOVED_ITEM.times(buffer.len()));
            let (left, right) = buffer.used().split_at(buffer.len() / 2);
            for (a, b) in left.iter().zip(right.iter().rev()) {
                let first = a.get();
                a.set(b.get());
                b.set(first);
            }
        });
    }

    /// Changes the list in one step: `change` gets a copy of the items and returns what it answers; the items as it leaves them
    /// are then published. For everything that isn't worth a faster way.
    pub fn edit<R>(&self, t: &mut Thread, change: impl FnOnce(&mut Vec<Value>) -> R) -> Result<R, OutOfMemory> {
        let hold = self.hold(t);
        let mut items = self.held_items();
        let before = items.len();
        t.charge_time(cost::COMPARED_ITEM.times(before));
        let answer = change(&mut items);
        let result = if items.len() <= before && hold == Hold::Alone {
            // Nobody else is looking: write back in place.
            let buffer = self.buffer();
            for (slot, &v) in buffer.slots().iter().zip(&items) {
                slot.set(v);
            }
            for slot in &buffer.slots()[items.len()..before] {
                slot.set(Value::UNBOUND);
            }
            buffer.set_len(items.len());
            Ok(answer)
        } else {
            Buffer::new(t, &items, items.len()).map(|buffer| {
                self.publish(t, buffer);
                answer
            })
        };
        self.release(hold);
        result
    }

    /// Replaces the items and hands back how many there were.
    pub fn assign(&self, t: &mut Thread, items: &[Value]) -> Result<usize, OutOfMemory> {
        let buffer = if items.is_empty() { t.interp().empty_buffer() } else { Buffer::new(t, items, items.len())? };
        Ok(self.locked(t, |t| {
            let before = self.len();
            self.publish(t, buffer);
            before
        }))
    }

    /// Replaces the items if they are still these; says whether.
    pub fn replace_if(&self, t: &mut Thread, old: &[Value], new: &[Value]) -> Result<bool, OutOfMemory> {
        let buffer = Buffer::new(t, new, new.len())?;
        Ok(self.locked(t, |t| {
            let same = {
                let now = self.buffer();
                now.len() == old.len() && now.used().iter().zip(old).all(|(slot, &v)| slot.get() == v)
            };
            if same {
                self.publish(t, buffer);
            }
            same
        }))
    }

    /// Sorts the items if they can be compared natively; false, with nothing changed, if they can't.
    pub fn sort(&self, t: &mut Thread, reverse: bool) -> NativeResult<bool> {
        self.locked(t, |t| {
            let mut items = self.held_items();
            if !super::sort::sort(t, &mut items, reverse)? {
                return Ok(false);
            }
            let sorted = Buffer::new(t, &items, items.len())?;
            self.publish(t, sorted);
            Ok(true)
        })
    }

    /// Takes all items out.
    pub fn take_all(&self, t: &mut Thread) -> Vec<Value> {
        self.locked(t, |t| {
            let items = self.held_items();
            let empty = t.interp().empty_buffer();
            self.publish(t, empty);
            items
        })
    }

    /// Stores an item; false where there is no such index.
    #[inline(always)]
    pub fn set(&self, t: &mut Thread, index: usize, v: Value) -> bool {
        if t.shares() {
            return self.locked(t, |_| self.set_unlocked(index, v));
        }
        self.set_unlocked(index, v)
    }

    #[inline(always)]
    fn set_unlocked(&self, index: usize, v: Value) -> bool {
        match self.buffer().used().get(index) {
            Some(slot) => {
                slot.set(v);
                true
            }
            None => false,
        }
    }

    /// Takes the last item off.
    pub fn pop(&self, t: &mut Thread) -> Option<Value> {
        self.locked(t, |_| {
            let buffer = self.buffer();
            let last = buffer.len().checked_sub(1)?;
            buffer.set_len(last);
            let slot = &buffer.slots()[last];
            let item = slot.get();
            slot.set(Value::UNBOUND);
            item.bound()
        })
    }

    /// Runs `f` while no other thread changes the list.
    #[inline]
    pub fn locked<R>(&self, t: &mut Thread, f: impl FnOnce(&mut Thread) -> R) -> R {
        let hold = self.hold(t);
        let result = f(t);
        self.release(hold);
        result
    }
}

/// A tuple: its items follow it.
#[repr(C)]
pub struct Tuple {
    pub header: Header,
    len: u32,
    /// What dicts keep of its hash, where that is known and not 0.
    pub short_hash: AtomicU32,
}

// SAFETY: repr(C), header first, the only type of its kind; immutable once published but for the hash, which is atomic.
unsafe impl Object for Tuple {
    const KIND: Kind = Kind::Tuple;
}

impl Tuple {
    /// Of more items than a number of 32 bits counts there is none: who makes it finds that out first.
    #[inline(always)]
    fn head(len: usize) -> Tuple {
        Tuple { header: Header::new(Kind::Tuple, super::class::ids::TUPLE), len: len as u32, short_hash: AtomicU32::new(0) }
    }

    fn check(len: usize) -> Result<(), OutOfMemory> {
        u32::try_from(len).map_or(Err(OutOfMemory { bytes: usize::MAX }), |_| Ok(()))
    }

    pub fn new(t: &mut Thread, items: &[Value]) -> Result<Ref<Tuple>, OutOfMemory> {
        let head = Tuple::head(items.len());
        if items.len() <= SMALL {
            // SAFETY: the tuple is followed by room for its items.
            return Ok(t.make_small_with(head, items.len() * 8, |p| unsafe {
                super::copy_few(items.as_ptr(), p.cast(), items.len());
            }));
        }
        Tuple::check(items.len())?;
        t.make_with(head, items.len() * 8, |p| super::fill_slots(p, items, items.len()))
    }

    /// A tuple of the items `times` over.
    pub fn repeated(t: &mut Thread, items: &[Value], times: usize) -> Result<Ref<Tuple>, OutOfMemory> {
        let len =
            items.len().checked_mul(times).filter(|&n| n < isize::MAX as usize / 16).ok_or(OutOfMemory { bytes: usize::MAX })?;
        Tuple::check(len)?;
        let head = Tuple::head(len);
        t.make_with(head, len * 8, |p| super::fill_repeated(p, items, times, len))
    }

    /// A tuple of the items of both.
    pub fn joined(t: &mut Thread, a: &[Value], b: &[Value]) -> Result<Ref<Tuple>, OutOfMemory> {
        let len = a.len() + b.len();
        Tuple::check(len)?;
        let head = Tuple::head(len);
        t.make_with(head, len * 8, |p| super::fill_joined(p, (a, b), len))
    }

    /// A tuple of two.
    #[inline]
    pub fn pair(t: &mut Thread, a: Value, b: Value) -> Ref<Tuple> {
        let head = Tuple::head(2);
        // SAFETY: the tuple is followed by room for its items.
        t.make_small_with(head, 16, |p| unsafe { p.cast::<[Value; 2]>().write([a, b]) })
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `new` initialised `len` slots behind the head and nobody changes them; a slot has the layout of a value.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast::<Value>(), self.len as usize) }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}
