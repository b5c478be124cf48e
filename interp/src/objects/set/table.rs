//! The tables of sets: the places of keys, searched in CPython's order.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::super::compare::Equal;
use super::super::dict::Found;
use crate::heap::{Header, Kind, Marker, Object, OutOfMemory, Ref};
use crate::machine::Thread;
use crate::value::{Slot, Value};

/// What a set consists of.
#[repr(C)]
pub struct SetTable {
    header: Header,
    /// Number of entries less one.
    pub(super) mask: u32,
    /// Entries used, deleted ones included.
    fill: AtomicU32,
    /// Entries with a key.
    used: AtomicU32,
    /// Where `pop` looks first.
    pub(super) finger: AtomicU32,
}

// SAFETY: repr(C), header first, the only type of its kind; what lies behind it is atomic.
unsafe impl Object for SetTable {
    const KIND: Kind = Kind::SetTable;
}

/// An entry: free where the key is unbound, deleted where it is `Value::DELETED`.
#[repr(C)]
pub(super) struct Entry {
    pub(super) key: Slot,
    /// Written before the key.
    pub(super) hash: AtomicU64,
}

impl Entry {
    #[inline(always)]
    pub(super) fn is_free(&self) -> bool {
        self.key.get().is_unbound()
    }

    /// The key, if there is one.
    #[inline(always)]
    pub(super) fn key(&self) -> Option<Value> {
        self.key.get().bound().filter(|&key| key != Value::DELETED)
    }
}

/// The smallest table.
pub(super) const LEAST: usize = 8;
/// How many neighbours are looked at before a jump.
const NEIGHBOURS: usize = 9;

/// The order in which a table's entries are searched for a hash.
pub(super) struct Probe {
    mask: usize,
    perturb: u64,
    base: usize,
    /// How far from the base, and where it jumps on.
    offset: usize,
    last: usize,
}

impl Probe {
    #[inline(always)]
    pub(super) fn new(hash: i64, mask: u32) -> Probe {
        let mask = mask as usize;
        let base = hash as usize & mask;
        Probe { mask, perturb: hash as u64, base, offset: 0, last: Probe::neighbours(base, mask) }
    }

    /// Neighbours are looked at only where all of them lie within the table.
    #[inline(always)]
    fn neighbours(base: usize, mask: usize) -> usize {
        if base + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 }
    }

    #[inline(always)]
    pub(super) fn at(&self) -> usize {
        self.base + self.offset
    }

    #[inline(always)]
    pub(super) fn advance(&mut self) {
        if self.offset < self.last {
            self.offset += 1;
            return;
        }
        self.perturb >>= 5;
        self.base = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
        self.offset = 0;
        self.last = Probe::neighbours(self.base, self.mask);
    }
}

impl SetTable {
    /// An empty table with room for more than `least` entries.
    pub(super) fn new(t: &mut Thread, least: usize) -> Result<Ref<SetTable>, OutOfMemory> {
        let size = SetTable::size_for(least);
        if size > 1 << 31 {
            return Err(OutOfMemory { bytes: usize::MAX });
        }
        let head = SetTable {
            header: t.plain_header(Kind::SetTable),
            mask: (size - 1) as u32,
            fill: AtomicU32::new(0),
            used: AtomicU32::new(0),
            finger: AtomicU32::new(0),
        };
        t.make_with(head, size * size_of::<Entry>(), |p| {
            let words = p.cast::<u64>();
            for i in 0..size {
                // SAFETY: `make_with` gives room for `size` entries of two words.
                unsafe {
                    words.add(i * 2).write(Value::UNBOUND.bits());
                    words.add(i * 2 + 1).write(0);
                }
            }
        })
    }

    /// How many entries a table has that has room for more than `least`.
    pub(super) fn size_for(least: usize) -> usize {
        let mut size = LEAST;
        while size <= least {
            size *= 2;
        }
        size
    }

    /// The same table once more. No other thread changes it meanwhile.
    pub(super) fn copy_of(t: &mut Thread, table: Ref<SetTable>) -> Result<Ref<SetTable>, OutOfMemory> {
        let used = table.used() as u32;
        let head = SetTable {
            header: t.plain_header(Kind::SetTable),
            mask: table.mask,
            fill: AtomicU32::new(used),
            used: AtomicU32::new(used),
            finger: AtomicU32::new(0),
        };
        let entries = table.entries();
        t.make_with(head, size_of_val(entries), |p| {
            // SAFETY: `make_with` gives room for as many entries, and nobody writes to those that are read.
            unsafe { std::ptr::copy_nonoverlapping(entries.as_ptr(), p.cast::<Entry>(), entries.len()) }
        })
    }

    #[inline(always)]
    pub(super) fn entries(&self) -> &[Entry] {
        // SAFETY: `new` wrote one entry more than the mask behind the head.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast(), self.mask as usize + 1) }
    }

    #[inline]
    pub(super) fn fill(&self) -> usize {
        self.fill.load(Ordering::Relaxed) as usize
    }

    pub(super) fn used(&self) -> usize {
        self.used.load(Ordering::Relaxed) as usize
    }

    /// Is there room for one more entry? Three fifths of a table are used at most.
    #[inline(always)]
    pub(super) fn has_room(&self) -> bool {
        (self.fill() + 1) * 5 < self.mask as usize * 3
    }

    /// Looks at every entry of this hash until `matches` answers other than No. Where nothing is found, gives the place for the key: the
    /// last deleted entry that was passed, else the free one at which the search ended.
    #[inline(always)]
    pub(super) fn search(&self, hash: i64, mut matches: impl FnMut(Value) -> Equal) -> (Found, usize) {
        let entries = self.entries();
        let mut probe = Probe::new(hash, self.mask);
        let mut deleted = None;
        // A table always has a free entry. Writers that race may fill the one that this search would have ended at, so it is bounded.
        for _ in 0..(self.mask as usize + 1) * 32 {
            let entry = &entries[probe.at()];
            let key = entry.key.get();
            if key.is_unbound() {
                return (Found::Missing, deleted.unwrap_or(probe.at()));
            }
            if key == Value::DELETED {
                deleted = Some(probe.at());
            } else if entry.hash.load(Ordering::Acquire) == hash as u64 {
                match matches(key) {
                    Equal::No => {}
                    Equal::Yes => return (Found::At(probe.at()), probe.at()),
                    Equal::Guest => return (Found::Guest, probe.at()),
                }
            }
            probe.advance();
        }
        (Found::Missing, 0)
    }

    /// The place for a key that is known not to be there, in a table without deleted entries before it.
    pub(super) fn free_place(&self, hash: i64) -> usize {
        let entries = self.entries();
        let mut probe = Probe::new(hash, self.mask);
        while !entries[probe.at()].is_free() {
            probe.advance();
        }
        probe.at()
    }

    /// Takes over the keys of another table, all of which are missing and have room, into an empty one that nobody else has.
    pub(super) fn fill_with(&self, theirs: &SetTable) {
        let entries = self.entries();
        let mut count = 0;
        for entry in theirs.entries() {
            let Some(key) = entry.key() else { continue };
            let hash = entry.hash.load(Ordering::Relaxed);
            let mut place = &entries[hash as usize & (entries.len() - 1)];
            if !place.is_free() {
                place = &entries[self.free_place(hash as i64)];
            }
            place.hash.store(hash, Ordering::Relaxed);
            place.key.set(key);
            count += 1;
        }
        self.fill.store(count, Ordering::Relaxed);
        self.used.store(count, Ordering::Release);
    }

    /// Writes a key into a free or deleted entry. The caller holds the lock.
    #[inline]
    pub(super) fn put(&self, at: usize, hash: i64, key: Value) {
        let entry = &self.entries()[at];
        // Only the lock's holder counts: no read-modify-write is needed.
        if entry.is_free() {
            self.fill.store(self.fill.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        }
        entry.hash.store(hash as u64, Ordering::Release);
        entry.key.set(key);
        self.used.store(self.used.load(Ordering::Relaxed) + 1, Ordering::Release);
    }

    /// Deletes the key of an entry. The caller holds the lock.
    pub(super) fn delete(&self, at: usize) {
        let entry = &self.entries()[at];
        entry.key.set(Value::DELETED);
        self.used.store(self.used.load(Ordering::Relaxed) - 1, Ordering::Release);
    }

    /// The first entry with a key at or behind `i`. The hash is the key's where no other thread changes the set: with its lock held.
    #[inline]
    pub(super) fn next(&self, i: usize) -> Option<(usize, i64, Value)> {
        let rest = self.entries().get(i..)?;
        rest.iter().enumerate().find_map(|(n, entry)| {
            let key = entry.key()?;
            Some((i + n, entry.hash.load(Ordering::Relaxed) as i64, key))
        })
    }

    /// Shows every entry with a key: its number, hash and key. The caller sees to it that they are of one moment.
    #[inline]
    pub(super) fn each(&self, mut see: impl FnMut(usize, i64, Value)) {
        for (i, entry) in self.entries().iter().enumerate() {
            if let Some(key) = entry.key() {
                see(i, entry.hash.load(Ordering::Relaxed) as i64, key);
            }
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<(usize, i64, Value)> {
        let mut all = Vec::with_capacity(self.used());
        self.each(|i, hash, key| all.push((i, hash, key)));
        all
    }

    pub(in crate::objects) fn trace(&self, m: &mut Marker) {
        self.entries().iter().for_each(|entry| m.value(entry.key.get()));
    }
}
