//! Sets and frozen sets: open hash tables whose order of iteration is that of CPython's.
//!
//! A set of integers shows its table's order to the guest, so tables have CPython's sizes, grow when its do, and are searched in its
//! order: ten neighbouring entries, then a jump that the rest of the hash has a say in. A deleted entry stays behind as a mark, which a
//! later key may take over. Readers load the table once and take no lock: they compare the key that they have loaded, whatever becomes of
//! its entry; and that one word alone says whether an entry is free, deleted or has a key, since a search must not end at an entry that
//! was deleted when its key was read and has a hash when that is.

mod table;

use std::sync::atomic::{AtomicU64, Ordering};

pub use table::SetTable;
use table::{LEAST, Probe};

use super::class::ids;
use super::compare::{Equal, equal_keys};
use super::dict::{Found, NeedsGuest};
use crate::heap::{ClassId, Header, Kind, Marker, Object, OutOfMemory, Ref};
use crate::machine::Thread;
use crate::value::{Slot, Value};

/// A set or frozen set; the header's class says which.
#[repr(C)]
pub struct Set {
    pub header: Header,
    /// A `SetTable`; unbound while nothing has been added.
    table: Slot,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
    /// A frozen set's hash, or `UNHASHED`.
    hash: AtomicU64,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic.
unsafe impl Object for Set {
    const KIND: Kind = Kind::Set;
}

/// No object's hash.
const UNHASHED: u64 = u64::MAX;

impl Set {
    /// An empty set of a class: `set`, `frozenset` or a subclass.
    pub fn new(t: &mut Thread, class: ClassId) -> Ref<Set> {
        let header = Header::new(Kind::Set, class);
        t.make(Set { header, table: Slot::unbound(), attrs: Slot::unbound(), hash: AtomicU64::new(UNHASHED) })
    }

    #[inline(always)]
    fn table(&self) -> Option<Ref<SetTable>> {
        self.table.get().bound().map(|v| Ref::from_address(v.bits()))
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.table().map_or(0, |table| table.used())
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Is its class, or one that it derives from, `frozenset`?
    pub fn is_frozen(&self, t: &Thread) -> bool {
        match self.header.class() {
            ids::SET => false,
            ids::FROZENSET => true,
            class => t.interp().class(class).is_some_and(|c| c.is_subclass_of(ids::FROZENSET)),
        }
    }

    /// Looks a key up.
    #[inline(never)]
    pub fn find(&self, t: &Thread, hash: i64, key: Value) -> Found {
        match self.table() {
            Some(table) => table.search(hash, |k| equal_keys(t, k, key)).0,
            None => Found::Missing,
        }
    }

    /// The same, where the first entry that is looked at is free or has this very object, as nearly always.
    #[inline(always)]
    fn find_at_sight(&self, t: &Thread, hash: i64, key: Value) -> Found {
        let Some(table) = self.table() else { return Found::Missing };
        let home = hash as usize & table.mask as usize;
        let first = table.entries()[home].key.get();
        match first {
            _ if first == key => Found::At(home),
            _ if first.is_unbound() => Found::Missing,
            _ => self.find(t, hash, key),
        }
    }

    /// Is a key there? `Err` where guest code has to be asked.
    #[inline(always)]
    pub fn contains(&self, t: &Thread, hash: i64, key: Value) -> Result<bool, NeedsGuest> {
        match self.find_at_sight(t, hash, key) {
            Found::At(_) => Ok(true),
            Found::Missing => Ok(false),
            Found::Guest => Err(NeedsGuest),
        }
    }

    /// The next key at or behind entry `i`, with its entry's number.
    #[inline]
    pub fn next_key(&self, i: usize) -> Option<(usize, Value)> {
        self.table()?.next(i).map(|(at, _, key)| (at, key))
    }

    /// All hashes and keys of one moment, in the order of iteration.
    pub fn entries(&self) -> Vec<(i64, Value)> {
        let Some(table) = self.table() else { return Vec::new() };
        let mut entries = Vec::with_capacity(table.used());
        self.header.read_whole(|| {
            entries.clear();
            if let Some(table) = self.table() {
                table.each(|_, hash, key| entries.push((hash, key)));
            }
        });
        entries
    }

    /// Shows every hash and key of one moment, in the order of iteration, until `see` fails. It changes other sets at most. The caller
    /// says whether threads run at the same time.
    #[inline]
    pub fn each_entry<E>(&self, shares: bool, mut see: impl FnMut(i64, Value) -> Result<(), E>) -> Result<(), E> {
        if shares {
            return self.entries().into_iter().try_for_each(|(hash, key)| see(hash, key));
        }
        let Some(table) = self.table() else { return Ok(()) };
        for entry in table.entries() {
            if let Some(key) = entry.key() {
                see(entry.hash.load(Ordering::Relaxed) as i64, key)?;
            }
        }
        Ok(())
    }

    /// Adds a key that is known to be missing to a set that nobody else has, and from which nothing has been removed.
    #[inline]
    pub fn add_new(&self, t: &mut Thread, hash: i64, key: Value) -> Result<(), OutOfMemory> {
        let table = self.writable(t)?;
        let home = hash as usize & table.mask as usize;
        let place = if table.entries()[home].is_free() { home } else { table.free_place(hash) };
        self.put(t, table, place, hash, key)
    }

    /// All keys, in the order of iteration.
    pub fn keys(&self) -> Vec<Value> {
        let mut keys = Vec::with_capacity(self.len());
        self.header.read_whole(|| {
            keys.clear();
            if let Some(table) = self.table() {
                table.each(|_, _, key| keys.push(key));
            }
        });
        keys
    }

    /// The keys of this hash in the order in which a search meets them, with the numbers of their entries: for the prelude, which then
    /// asks `__eq__`.
    pub fn candidates(&self, hash: i64) -> Vec<(usize, Value)> {
        let mut all = Vec::new();
        if let Some(table) = self.table() {
            let entries = table.entries();
            let mut probe = Probe::new(hash, table.mask);
            for _ in 0..entries.len() * 32 {
                let entry = &entries[probe.at()];
                let key = entry.key.get();
                if key.is_unbound() {
                    break;
                }
                if key != Value::DELETED && entry.hash.load(Ordering::Acquire) == hash as u64 {
                    all.push((probe.at(), key));
                }
                probe.advance();
            }
        }
        all
    }

    /// Adds a key where that is plain to see: the first entry that a search looks at has this very key, or is free in a table with room
    /// for it. For who holds the lock, if one is needed.
    #[inline(always)]
    pub fn add_at_sight(&self, hash: i64, key: Value) -> bool {
        let Some(table) = self.table() else { return false };
        let at = hash as usize & table.mask as usize;
        let first = table.entries()[at].key.get();
        if first.is_unbound() && table.has_room() {
            table.put(at, hash, key);
            return true;
        }
        first == key
    }

    /// Adds a key; says whether it wasn't there.
    pub fn add(&self, t: &mut Thread, hash: i64, key: Value) -> Result<Result<bool, NeedsGuest>, OutOfMemory> {
        self.locked(t, |t| self.add_locked(t, hash, key))
    }

    fn add_locked(&self, t: &mut Thread, hash: i64, key: Value) -> Result<Result<bool, NeedsGuest>, OutOfMemory> {
        let table = self.writable(t)?;
        match table.search(hash, |k| equal_keys(t, k, key)) {
            (Found::Guest, _) => Ok(Err(NeedsGuest)),
            (Found::At(_), _) => Ok(Ok(false)),
            (Found::Missing, place) => self.put(t, table, place, hash, key).map(|()| Ok(true)),
        }
    }

    /// Adds keys in one step. Where guest code has to be asked about one, those before it are added, and how many they are is the error.
    pub fn add_all(&self, t: &mut Thread, keys: &[(i64, Value)]) -> Result<Result<(), usize>, OutOfMemory> {
        self.locked(t, |t| {
            for (i, &(hash, key)) in keys.iter().enumerate() {
                if !self.add_at_sight(hash, key) && self.add_locked(t, hash, key)?.is_err() {
                    return Ok(Err(i));
                }
            }
            Ok(Ok(()))
        })
    }

    /// Removes those of the keys that are there, in one step; `NeedsGuest` where guest code has to be asked, with some of them removed.
    pub fn remove_all(&self, t: &mut Thread, keys: &[(i64, Value)]) -> Result<(), NeedsGuest> {
        self.locked(t, |t| keys.iter().try_for_each(|&(hash, key)| self.remove_locked(t, hash, key).map(|_| ())))
    }

    /// Removes those of the keys that are there and adds the others, in one step; nothing is changed where guest code has to be asked.
    pub fn toggle_all(&self, t: &mut Thread, keys: &[(i64, Value)]) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        self.locked(t, |t| {
            if keys.iter().any(|&(hash, key)| self.find_at_sight(t, hash, key) == Found::Guest) {
                return Ok(Err(NeedsGuest));
            }
            for &(hash, key) in keys {
                let missing = self.remove_locked(t, hash, key) == Ok(false);
                if missing && !self.add_at_sight(hash, key) && self.add_locked(t, hash, key)?.is_err() {
                    return Ok(Err(NeedsGuest));
                }
            }
            Ok(Ok(()))
        })
    }

    /// Keeps only what another set has too, in one step; nothing is changed where guest code has to be asked.
    pub fn keep_common(&self, t: &mut Thread, other: Ref<Set>) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        let common = Set::new(t, ids::SET);
        // The smaller of the two is gone through. No two locks are held at once.
        let theirs = if other.len() > self.len() { None } else { Some(other.entries()) };
        self.locked(t, |t| {
            let Some(mine) = self.table() else { return Ok(Ok(())) };
            let (within, keys) = match theirs {
                Some(theirs) => (Ref::from_ptr(self), theirs),
                None => (other, mine.all().into_iter().map(|(_, hash, key)| (hash, key)).collect()),
            };
            for (hash, key) in keys {
                match within.contains(t, hash, key) {
                    Ok(true) if common.add_locked(t, hash, key)?.is_ok() => {}
                    Ok(false) => {}
                    _ => return Ok(Err(NeedsGuest)),
                }
            }
            self.take_keys_locked(t, common);
            Ok(Ok(()))
        })
    }

    /// Adds a key that was found to be missing among `seen` candidates, if there are no others now.
    pub fn append(&self, t: &mut Thread, hash: i64, key: Value, seen: usize) -> Result<bool, OutOfMemory> {
        self.locked(t, |t| {
            if t.shares() && self.candidates(hash).len() != seen {
                return Ok(false);
            }
            let table = self.writable(t)?;
            let (_, place) = table.search(hash, |_| Equal::No);
            self.put(t, table, place, hash, key).map(|()| true)
        })
    }

    /// The key of entry `at`, if it has one.
    pub fn key_at(&self, at: usize) -> Option<Value> {
        self.table()?.entries().get(at)?.key()
    }

    /// The table; a first one if there is none. The caller holds the lock.
    fn writable(&self, t: &mut Thread) -> Result<Ref<SetTable>, OutOfMemory> {
        if let Some(table) = self.table() {
            return Ok(table);
        }
        let table = SetTable::new(t, 0)?;
        self.table.set(table.into());
        Ok(table)
    }

    fn put(&self, t: &mut Thread, table: Ref<SetTable>, place: usize, hash: i64, key: Value) -> Result<(), OutOfMemory> {
        let reused = !table.entries()[place].is_free();
        if reused || table.has_room() {
            table.put(place, hash, key);
            return Ok(());
        }
        // The larger table first: it may not be had.
        let used = table.used() + 1;
        let grown = SetTable::new(t, if used > 50_000 { used * 2 } else { used * 4 })?;
        table.put(place, hash, key);
        self.move_to(t, table, grown);
        Ok(())
    }

    /// Moves all keys into an empty table. The caller holds the lock.
    fn move_to(&self, t: &mut Thread, old: Ref<SetTable>, new: Ref<SetTable>) {
        new.fill_with(&old);
        new.finger.store(old.finger.load(Ordering::Relaxed), Ordering::Relaxed);
        self.table.set(new.into());
        t.retire_buffer(old);
    }

    /// Removes a key; says whether it was there.
    pub fn remove(&self, t: &mut Thread, hash: i64, key: Value) -> Result<bool, NeedsGuest> {
        self.locked(t, |t| self.remove_locked(t, hash, key))
    }

    fn remove_locked(&self, t: &Thread, hash: i64, key: Value) -> Result<bool, NeedsGuest> {
        match self.find_at_sight(t, hash, key) {
            Found::At(at) => {
                self.delete(at);
                Ok(true)
            }
            Found::Missing => Ok(false),
            Found::Guest => Err(NeedsGuest),
        }
    }

    /// Removes entry `at` if it still has this key.
    pub fn remove_entry(&self, t: &mut Thread, at: usize, key: Value) -> bool {
        self.locked(t, |_| {
            let same = self.table().is_some_and(|table| table.entries().get(at).is_some_and(|e| e.key.get() == key));
            if same {
                self.delete(at);
            }
            same
        })
    }

    fn delete(&self, at: usize) {
        if let Some(table) = self.table() {
            table.delete(at);
        }
    }

    /// Takes any key out.
    pub fn pop(&self, t: &mut Thread) -> Option<Value> {
        self.locked(t, |_| {
            let table = self.table()?;
            let start = table.finger.load(Ordering::Relaxed) as usize & table.mask as usize;
            let (at, _, key) = table.next(start).or_else(|| table.next(0))?;
            table.delete(at);
            table.finger.store(at as u32 + 1, Ordering::Relaxed);
            Some(key)
        })
    }

    /// Removes all keys.
    pub fn clear(&self, t: &mut Thread) {
        self.locked(t, |t| {
            if let Some(table) = self.table() {
                let finger = table.finger.load(Ordering::Relaxed);
                // `pop` goes on where it was, as in CPython.
                let fresh = if finger == 0 { None } else { SetTable::new(t, 0).ok() };
                if let Some(fresh) = fresh {
                    fresh.finger.store(finger, Ordering::Relaxed);
                }
                self.table.set(fresh.map_or(Value::UNBOUND, Value::from));
                t.retire_buffer(table);
            }
        });
    }

    /// Makes room for `more` keys at once, as updates from a set or dict do.
    pub fn reserve(&self, t: &mut Thread, more: usize) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            let (fill, used, mask) = self.table().map_or((0, 0, LEAST - 1), |t| (t.fill(), t.used(), t.mask as usize));
            if (fill + more) * 5 < mask * 3 {
                return Ok(());
            }
            let new = SetTable::new(t, (used + more) * 2)?;
            match self.table() {
                Some(old) => self.move_to(t, old, new),
                None => self.table.set(new.into()),
            }
            Ok(())
        })
    }

    /// Rebuilds the table if more than a quarter of it is deleted entries, as taking a difference does.
    pub fn tidy(&self, t: &mut Thread) -> Result<(), OutOfMemory> {
        self.locked(t, |t| {
            let Some(table) = self.table() else { return Ok(()) };
            let used = table.used();
            if table.fill() - used <= table.mask as usize / 4 {
                return Ok(());
            }
            let new = SetTable::new(t, if used > 50_000 { used * 2 } else { used * 4 })?;
            self.move_to(t, table, new);
            Ok(())
        })
    }

    /// Adds all keys of another set; `NeedsGuest` where guest code has to be asked, with some of them added.
    pub fn merge(&self, t: &mut Thread, other: Ref<Set>) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        let Some(theirs) = other.table().filter(|theirs| theirs.used() > 0) else { return Ok(Ok(())) };
        if self.table.get() == theirs.into() {
            return Ok(Ok(()));
        }
        if !t.shares() && self.table().is_none() && theirs.fill() == theirs.used() {
            // Where the first table that `reserve` would make is as large as theirs, entries come to lie where theirs do.
            let size = if theirs.used() * 5 < (LEAST - 1) * 3 { LEAST } else { SetTable::size_for(theirs.used() * 2) };
            if size == theirs.entries().len() {
                let copied = SetTable::copy_of(t, theirs)?;
                self.table.set(copied.into());
                return Ok(Ok(()));
            }
        }
        self.reserve(t, theirs.used())?;
        if !t.shares() {
            return self.merge_alone(t, theirs);
        }
        // Their entries of one moment, and whether none had been deleted then.
        let (all, dense) = other.locked(t, |_| (theirs.all(), theirs.fill() == theirs.used()));
        let copied = self.locked(t, |t| {
            let table = self.writable(t)?;
            let room = (table.mask as usize * 3).div_ceil(5);
            if table.fill() > 0 || all.len() >= room {
                return Ok(false);
            }
            let alike = table.mask == theirs.mask && dense;
            for &(at, hash, key) in &all {
                table.put(if alike { at } else { table.free_place(hash) }, hash, key);
            }
            Ok(true)
        })?;
        if copied {
            return Ok(Ok(()));
        }
        let keys: Vec<(i64, Value)> = all.into_iter().map(|(_, hash, key)| (hash, key)).collect();
        Ok(self.add_all(t, &keys)?.map_err(|_| NeedsGuest))
    }

    /// The same where no other thread runs meanwhile, with room made for all of theirs.
    fn merge_alone(&self, t: &mut Thread, theirs: Ref<SetTable>) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        let table = self.writable(t)?;
        if table.fill() == 0 && theirs.used() < (table.mask as usize * 3).div_ceil(5) {
            table.fill_with(&theirs);
            return Ok(Ok(()));
        }
        for entry in theirs.entries() {
            let Some(key) = entry.key() else { continue };
            let hash = entry.hash.load(Ordering::Relaxed) as i64;
            if !self.add_at_sight(hash, key) && self.add_locked(t, hash, key)?.is_err() {
                return Ok(Err(NeedsGuest));
            }
        }
        Ok(Ok(()))
    }

    /// A new set of a class with the same keys.
    pub fn copy(&self, t: &mut Thread, class: ClassId) -> Result<Ref<Set>, OutOfMemory> {
        let copy = Set::new(t, class);
        copy.merge(t, Ref::from_ptr(self))?.expect("gilbox bug: an empty set compares no keys");
        Ok(copy)
    }

    /// Takes over the keys of a set that nobody else has.
    pub fn take_keys(&self, t: &mut Thread, other: Ref<Set>) {
        self.locked(t, |t| self.take_keys_locked(t, other));
    }

    fn take_keys_locked(&self, t: &mut Thread, other: Ref<Set>) {
        let old = self.table();
        if let (Some(old), Some(new)) = (old, other.table()) {
            new.finger.store(old.finger.load(Ordering::Relaxed), Ordering::Relaxed);
        }
        self.table.set(other.table.get());
        if let Some(old) = old {
            t.retire_buffer(old);
        }
        other.table.set(Value::UNBOUND);
    }

    /// The hash that a frozen set of the same keys has.
    pub fn hash_now(&self) -> i64 {
        crate::text::hash::hash_frozenset(self.entries().into_iter().map(|(hash, _)| hash))
    }

    /// The hash of a frozen set.
    pub fn frozen_hash(&self) -> i64 {
        match self.hash.load(Ordering::Relaxed) {
            UNHASHED => {
                let hash = self.hash_now();
                self.hash.store(hash as u64, Ordering::Relaxed);
                hash
            }
            hash => hash as i64,
        }
    }

    /// Runs `f` under the set's lock where threads share the interpreter without another.
    #[inline]
    fn locked<R>(&self, t: &mut Thread, f: impl FnOnce(&mut Thread) -> R) -> R {
        t.with_lock(&self.header, f)
    }

    pub(super) fn trace(&self, m: &mut Marker) {
        m.value(self.table.get());
        m.value(self.attrs.get());
    }
}
