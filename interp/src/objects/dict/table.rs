//! The table of a dict: entries in order of insertion, their hashes, and (in tables of more than eight) an index from hash to entry.
//!
//! Within a table an entry never changes its key; a deleted one leaves a hole; an entry is written before it is published. A search needs no
//! lock: it trusts only what is in the table that it began with.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::heap::{Header, Kind, Object, OutOfMemory, Ref, fetch};
use crate::machine::Thread;
use crate::objects::compare::Equal;
use crate::objects::function::Cell;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// What a dict consists of.
#[repr(C, align(8))]
pub struct DictTable {
    pub header: Header,
    /// Entries that there is room for.
    pub(super) capacity: u32,
    /// Size of the index less one; 0 where there is none and entries are searched one by one.
    mask: u32,
    /// Entries used, holes included.
    used: AtomicU32,
    /// Entries with a value.
    live: AtomicU32,
    /// In front of this there are only holes, and behind that too.
    pub(super) begin: AtomicU32,
    pub(super) end: AtomicU32,
    /// Are the values cells, whose contents are meant?
    pub(super) in_cells: bool,
}

// SAFETY: repr(C), header first, the only type of its kind; what lies behind it is atomic.
unsafe impl Object for DictTable {
    const KIND: Kind = Kind::DictTable;
}

/// An entry; both are unbound in a hole.
#[repr(C)]
pub(super) struct Entry {
    pub(super) key: Slot,
    pub(super) value: Slot,
}

/// A slot of the index, with its bits turned around.
#[repr(transparent)]
pub(super) struct IndexSlot(AtomicU32);

impl IndexSlot {
    #[inline(always)]
    fn get(&self) -> u32 {
        !self.0.load(Ordering::Acquire)
    }

    #[inline(always)]
    fn set(&self, contents: u32) {
        self.0.store(!contents, Ordering::Release);
    }
}

/// Tables up to this size have no index.
pub(super) const LINEAR: u32 = 8;
/// In hostile mode so many have none, and by so many a table grows.
pub(super) const HOSTILE_STEP: usize = 2;
/// An index slot without an entry; slots are stored with their bits turned around, so that memory that is all zero holds nothing else.
const EMPTY: u32 = u32::MAX;
/// An index slot whose entry was deleted: searches go on behind it, and a later entry may take it over.
const DELETED: u32 = u32::MAX - 1;

/// So many slots are written to beforehand. They are read before they are used, and a page that is read first and written then costs the
/// kernel a message to every core.
const TOUCHED: usize = 1 << 16;

/// What a search by a look finds.
pub(super) enum Probe {
    /// The number of the entry.
    At(usize),
    Missing,
    /// There is a key of the same hash that takes more than a look to compare.
    Unsure,
}

/// Compares two keys of the same hash, one of them that of entry `i`.
#[inline(always)]
fn compare_plainly(there: Value, key: Value, i: usize) -> Probe {
    if there == key {
        return Probe::At(i);
    }
    match (there.cast::<Str>(), key.cast::<Str>()) {
        (Some(there), Some(key)) if there.same(&key) => Probe::At(i),
        _ => Probe::Unsure,
    }
}

/// What a search finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The number of the entry.
    At(usize),
    Missing,
    /// A key's `__eq__` has to be asked.
    Guest,
}

impl DictTable {
    pub(super) fn new(t: &mut Thread, capacity: usize, in_cells: bool) -> Result<Ref<DictTable>, OutOfMemory> {
        let too_large = OutOfMemory { bytes: usize::MAX };
        if capacity >= (1 << 30) {
            return Err(too_large);
        }
        let hostile = t.interp().heap.is_hostile();
        let linear = if hostile { HOSTILE_STEP } else { LINEAR as usize };
        // The index stays at most two thirds full.
        let index = if capacity <= linear { 0 } else { (capacity * 3).div_ceil(2).next_power_of_two() };
        let capacity = if index == 0 || hostile { capacity } else { index * 2 / 3 };
        let head = DictTable {
            header: t.plain_header(Kind::DictTable),
            capacity: capacity as u32,
            mask: (index as u32).saturating_sub(1),
            used: AtomicU32::new(0),
            live: AtomicU32::new(0),
            begin: AtomicU32::new(0),
            end: AtomicU32::new(0),
            in_cells,
        };
        let made = t.make_zeroed(head, capacity * 20 + index * 4)?;
        if index >= TOUCHED {
            made.index().iter().for_each(|slot| slot.set(EMPTY));
        }
        Ok(made)
    }

    /// A table with the same entries. The caller holds the lock of its dict.
    pub(super) fn copy(&self, t: &mut Thread) -> Result<Ref<DictTable>, OutOfMemory> {
        let number = |n: &AtomicU32| AtomicU32::new(n.load(Ordering::Relaxed));
        let head = DictTable {
            header: t.plain_header(Kind::DictTable),
            capacity: self.capacity,
            mask: self.mask,
            used: number(&self.used),
            live: number(&self.live),
            begin: number(&self.begin),
            end: number(&self.end),
            in_cells: self.in_cells,
        };
        let bytes = self.capacity as usize * 20 + size_of_val(self.index());
        // SAFETY: so many bytes lie behind each of the two heads (see `new`); nobody writes to the old ones while the lock is held, and
        // nobody else has the new ones.
        t.make_with(head, bytes, |p| unsafe {
            std::ptr::copy_nonoverlapping(self.entries().as_ptr().cast::<u8>(), p, bytes);
        })
    }

    /// The entries. Those that aren't used yet are zero, which is no value: nobody may ask for theirs.
    #[inline(always)]
    pub(super) fn entries(&self) -> &[Entry] {
        // SAFETY: `new` made room for `capacity` entries behind the head.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast(), self.capacity as usize) }
    }

    #[inline(always)]
    pub(super) fn hashes(&self) -> &[AtomicU32] {
        // SAFETY: `new` made room for `capacity` hashes behind the entries.
        unsafe { std::slice::from_raw_parts(self.entries().as_ptr_range().end.cast(), self.capacity as usize) }
    }

    #[inline(always)]
    pub(super) fn index(&self) -> &[IndexSlot] {
        let len = if self.mask == 0 { 0 } else { self.mask as usize + 1 };
        // SAFETY: `new` made room for the index behind the hashes.
        unsafe { std::slice::from_raw_parts(self.hashes().as_ptr_range().end.cast(), len) }
    }

    /// Entries used, holes included.
    #[inline(always)]
    pub fn used(&self) -> usize {
        self.used.load(Ordering::Acquire) as usize
    }

    #[inline(always)]
    pub fn live(&self) -> usize {
        self.live.load(Ordering::Relaxed) as usize
    }

    /// Looks for a key that is this very object, as nearly always integers and names are, or a string of the same characters.
    #[inline(always)]
    pub(super) fn probe(&self, hash: u32, key: Value) -> Probe {
        let (entries, hashes) = (self.entries(), self.hashes());
        if self.mask == 0 {
            let used = self.used().min(hashes.len());
            return match hashes[..used].iter().position(|h| h.load(Ordering::Relaxed) == hash) {
                Some(i) => compare_plainly(entries[i].key.get(), key, i),
                None => Probe::Missing,
            };
        }
        let mut probe = hash;
        let mut step = 0;
        loop {
            // SAFETY: the index has one slot more than the mask, behind entries and hashes (see `new`).
            let slot = unsafe { &*hashes.as_ptr_range().end.cast::<IndexSlot>().add((probe & self.mask) as usize) };
            let slot = slot.get();
            if let Some(i) = self.candidate(slot, hash) {
                let there = entries[i].key.get();
                if there == key {
                    return Probe::At(i);
                }
                // Two integers need no look at the hash.
                if !there.both_int(key) && hashes[i].load(Ordering::Relaxed) == hash {
                    return compare_plainly(there, key, i);
                }
            } else if slot == EMPTY {
                return Probe::Missing;
            }
            step += 1;
            probe = probe.wrapping_add(step);
        }
    }

    /// The value that an entry's slot stands for.
    #[inline(always)]
    pub(super) fn open(&self, stored: Value) -> Option<Value> {
        if self.in_cells { stored.cast::<Cell>()?.value.get().bound() } else { stored.bound() }
    }

    /// The key and value of entry `i`; `None` in a hole.
    #[inline(always)]
    pub(in crate::objects) fn entry(&self, i: usize) -> Option<(Value, Value)> {
        let entry = self.entries().get(..self.used())?.get(i)?;
        let value = self.open(entry.value.get())?;
        Some((entry.key.get().bound()?, value))
    }

    /// Looks at every entry whose hash fits until `matches` answers other than No.
    #[inline(always)]
    pub(super) fn search(&self, hash: u32, mut matches: impl FnMut(Value) -> Equal) -> Found {
        self.search_entries(hash, |_, key| matches(key))
    }

    /// The same with the entries' numbers.
    #[inline(always)]
    pub(super) fn search_entries(&self, hash: u32, mut matches: impl FnMut(usize, Value) -> Equal) -> Found {
        let entries = self.entries();
        let hashes = self.hashes();
        let mut step = 0;
        let mut probe = hash;
        loop {
            // The number of the next entry of the hash.
            let i = if self.mask == 0 {
                let from = step as usize;
                let used = self.used().min(hashes.len());
                let Some(rest) = hashes.get(from..used) else { return Found::Missing };
                let Some(n) = rest.iter().position(|h| h.load(Ordering::Relaxed) == hash) else { return Found::Missing };
                step = (from + n) as u32 + 1;
                from + n
            } else {
                let index = self.index();
                loop {
                    let slot = index[(probe & self.mask) as usize].get();
                    if slot == EMPTY {
                        return Found::Missing;
                    }
                    step += 1;
                    probe = probe.wrapping_add(step);
                    if let Some(i) = self.candidate(slot, hash)
                        && hashes[i].load(Ordering::Relaxed) == hash
                    {
                        break i;
                    }
                }
            };
            let key = entries[i].key.get();
            if key.is_unbound() {
                continue;
            }
            match matches(i, key) {
                Equal::No => {}
                Equal::Yes => return Found::At(i),
                Equal::Guest => return Found::Guest,
            }
        }
    }

    /// Writes an entry and publishes it. There is room, and the caller holds the lock.
    pub(super) fn append(&self, hash: u32, key: Value, value: Value) {
        let i = self.used();
        let entry = &self.entries()[i];
        entry.value.set(value);
        entry.key.set(key);
        self.hashes()[i].store(hash, Ordering::Relaxed);
        // Only the lock's holder counts: no read-modify-write is needed.
        self.live.store(self.live.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        self.end.store(i as u32 + 1, Ordering::Relaxed);
        if self.mask != 0 {
            let place = self.place_of(hash, |there| there >= DELETED);
            self.index()[place].set(self.slot_of(i, hash));
        }
        self.used.store(i as u32 + 1, Ordering::Release);
    }

    /// Gives a table that is new the entries of another, without its holes. There is room, and the caller holds the lock of its dict.
    pub(super) fn fill_from(&self, other: &DictTable) {
        let count = other.live();
        if count == other.used() {
            let (entries, hashes) = (&self.entries()[..count], &self.hashes()[..count]);
            // SAFETY: so many entries and hashes follow there and here; nobody writes to those while the lock is held, and nobody looks
            // at these before they are published.
            unsafe {
                std::ptr::copy_nonoverlapping(other.entries().as_ptr(), entries.as_ptr().cast_mut(), count);
                std::ptr::copy_nonoverlapping(other.hashes().as_ptr(), hashes.as_ptr().cast_mut(), count);
            }
        } else {
            let present = other.entries().iter().zip(&other.hashes()[..other.used()]).filter(|(e, _)| !e.key.get().is_unbound());
            for (place, (entry, hash)) in (0..count).zip(present) {
                self.entries()[place].value.set(entry.value.get());
                self.entries()[place].key.set(entry.key.get());
                self.hashes()[place].store(hash.load(Ordering::Relaxed), Ordering::Relaxed);
            }
        }
        self.fill_index(count);
        self.live.store(count as u32, Ordering::Relaxed);
        self.end.store(count as u32, Ordering::Relaxed);
        self.used.store(count as u32, Ordering::Release);
    }

    /// Puts the first entries into the index, which is empty.
    fn fill_index(&self, count: usize) {
        /// So many entries ahead the slot of the index is asked for: hashes lead anywhere, and a large index is in no cache.
        const AHEAD: usize = 16;
        let (hashes, index) = (&self.hashes()[..count], self.index());
        if index.is_empty() {
            return;
        }
        for (i, hash) in hashes.iter().enumerate() {
            if let Some(later) = hashes.get(i + AHEAD) {
                fetch(&index[(later.load(Ordering::Relaxed) & self.mask) as usize]);
            }
            let hash = hash.load(Ordering::Relaxed);
            let place = self.place_of(hash, |there| there == EMPTY);
            index[place].set(self.slot_of(i, hash));
        }
    }

    /// What a slot of the index holds for entry `i`: its number, and those bits of the hash that don't say where the search begins. By them
    /// most searches pass over other keys without a look at their entries.
    #[inline(always)]
    pub(super) fn slot_of(&self, i: usize, hash: u32) -> u32 {
        hash & !self.mask | i as u32
    }

    /// The entry that a slot of the index holds, if it may have this hash.
    #[inline(always)]
    pub(super) fn candidate(&self, slot: u32, hash: u32) -> Option<usize> {
        // Entries are fewer than slots by two at least, so that no number is that of a slot without one.
        let i = slot & self.mask;
        ((slot ^ hash) & !self.mask == 0 && i < self.capacity).then_some(i as usize)
    }

    /// The first slot of the index in a search for a hash whose contents are wanted; there is one.
    #[inline(always)]
    pub(super) fn place_of(&self, hash: u32, wanted: impl Fn(u32) -> bool) -> usize {
        let index = self.index();
        let mut probe = hash;
        let mut step = 0;
        while !wanted(index[(probe & self.mask) as usize].get()) {
            step += 1;
            probe = probe.wrapping_add(step);
        }
        (probe & self.mask) as usize
    }

    /// Makes entry `i`, which has a key, a hole. The caller holds the lock.
    pub(super) fn delete(&self, i: usize) {
        let entry = &self.entries()[i];
        entry.value.set(Value::UNBOUND);
        entry.key.set(Value::UNBOUND);
        self.live.store(self.live.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
        if self.mask != 0 {
            let hash = self.hashes()[i].load(Ordering::Relaxed);
            let place = self.place_of(hash, |there| there == self.slot_of(i, hash));
            self.index()[place].set(DELETED);
        }
    }

    pub(in crate::objects) fn trace(&self, m: &mut crate::heap::Marker) {
        let entries = &self.entries()[..self.used()];
        // SAFETY: an entry is two slots, one behind the other.
        m.slots(unsafe { std::slice::from_raw_parts(entries.as_ptr().cast::<Slot>(), entries.len() * 2) });
    }
}

/// The part of a hash that tables keep: all of it takes part.
#[inline(always)]
pub fn short_hash(hash: i64) -> u32 {
    let h = (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (h >> 32) as u32
}
