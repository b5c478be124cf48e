//! Dicts: insertion-ordered hash tables, read without a lock.
//!
//! All of a dict lies in one table (`table`), so a reader loads that once and needs no lock, whatever writers do meanwhile. Writers hold the
//! dict's lock where threads share the interpreter without another.
//!
//! A *namespace* (of a module, of `exec`) is a dict whose values lie in cells that never move, so that functions link to them once. Its
//! tables say so, since a reader may still look at one from before the dict became a namespace.
//!
//! Keys are compared here as far as that needs no guest code; where it does, the answer is `Found::Guest` and the caller continues in the
//! prelude.

mod table;

use std::sync::atomic::Ordering;

pub use table::{DictTable, Found, short_hash};

use table::{HOSTILE_STEP, LINEAR, Probe};

use super::class::ids;
use super::compare::{Equal, equal_keys};
use super::function::Cell;
use super::hash::hash_quick;
use super::string::Str;
use crate::heap::{Header, Kind, Object, OutOfMemory, Ref};
use crate::machine::Thread;
use crate::value::{Slot, Value};

/// A dict.
#[repr(C)]
pub struct Dict {
    pub header: Header,
    /// Always a `DictTable`.
    table: Slot,
    /// Attributes of an instance of a guest subclass, else unbound.
    pub attrs: Slot,
    /// For a namespace the dict of all its cells, those without a value included; else unbound.
    cells: Slot,
}

// SAFETY: repr(C), header first, the only type of its kind; the slots are atomic.
unsafe impl Object for Dict {
    const KIND: Kind = Kind::Dict;
}

impl Dict {
    /// An empty dict of class `dict`.
    pub fn new(t: &mut Thread) -> Ref<Dict> {
        let table = t.interp().empty_table();
        Dict::first(t, table)
    }

    /// A small dict of keys and values, by turns; `None` where a key is neither an integer nor a string, or two may be equal.
    pub fn of_pairs(t: &mut Thread, pairs: &[Value]) -> Result<Option<Ref<Dict>>, OutOfMemory> {
        let count = pairs.len() / 2;
        let mut hashes = [0; LINEAR as usize];
        if count > hashes.len() {
            return Ok(None);
        }
        for (i, pair) in pairs.chunks_exact(2).enumerate() {
            let Some(hash) = hash_quick(t, pair[0]) else { return Ok(None) };
            let hash = short_hash(hash);
            if hashes[..i].contains(&hash) {
                return Ok(None);
            }
            hashes[i] = hash;
        }
        let table = DictTable::new(t, if count <= 4 { 4 } else { LINEAR as usize }, false)?;
        for (pair, &hash) in pairs.chunks_exact(2).zip(&hashes) {
            table.append(hash, pair[0], pair[1]);
        }
        Ok(Some(Dict::first(t, table)))
    }

    /// An empty namespace.
    pub fn namespace(t: &mut Thread) -> Ref<Dict> {
        let cells = Dict::new(t);
        let dict = Dict::new(t);
        dict.cells.set(cells.into());
        dict
    }

    /// The first dicts, made before the interpreter has its roots.
    pub(crate) fn first(t: &mut Thread, table: Ref<DictTable>) -> Ref<Dict> {
        let header = Header::new(Kind::Dict, ids::DICT);
        t.make(Dict { header, table: Slot::new(table.into()), attrs: Slot::unbound(), cells: Slot::unbound() })
    }

    /// The first namespace, likewise.
    pub(crate) fn first_namespace(t: &mut Thread, table: Ref<DictTable>) -> Ref<Dict> {
        let cells = Dict::first(t, table);
        let dict = Dict::first(t, table);
        dict.cells.set(cells.into());
        dict
    }

    /// The shared table of all dicts that are empty.
    pub(crate) fn make_empty_table(t: &mut Thread) -> Ref<DictTable> {
        DictTable::new(t, 0, false).expect("gilbox bug: no room for the empty table")
    }

    /// Makes room for `capacity` entries in all.
    pub fn reserve(&self, t: &mut Thread, capacity: usize) -> Result<(), OutOfMemory> {
        self.locked(t, |t| self.reserve_locked(t, capacity))
    }

    fn reserve_locked(&self, t: &mut Thread, capacity: usize) -> Result<(), OutOfMemory> {
        if self.table().capacity as usize >= capacity { Ok(()) } else { self.rebuild(t, capacity) }
    }

    #[inline(always)]
    pub fn table(&self) -> Ref<DictTable> {
        Ref::from_address(self.table.get().bits())
    }

    /// Makes a plain dict a namespace: its values move into cells.
    pub fn make_namespace(&self, t: &mut Thread) -> Result<(), OutOfMemory> {
        let cells = Dict::new(t);
        self.locked(t, |t| {
            if self.cells().is_some() {
                return Ok(());
            }
            let old = self.table();
            let table = DictTable::new(t, old.live().max(4), true)?;
            for (entry, hash) in old.entries().iter().zip(old.hashes()).take(old.used()) {
                let Some(key) = entry.key.get().bound() else { continue };
                let cell = new_cell(t, entry.value.get());
                if let Some(name) = key.cast::<Str>() {
                    cells.set_name(t, name, cell.into())?;
                }
                table.append(hash.load(Ordering::Relaxed), key, cell.into());
            }
            self.cells.set(cells.into());
            self.replace_table(t, table);
            Ok(())
        })
    }

    /// The namespace's cells.
    pub fn cells(&self) -> Option<Ref<Dict>> {
        self.cells.get().cast()
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().live()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The key and value of entry `i` of the moment; `None` in a hole.
    #[inline]
    pub fn entry(&self, i: usize) -> Option<(Value, Value)> {
        self.table().entry(i)
    }

    /// The next entry at or behind `i`, with its number.
    #[inline]
    pub fn next_entry(&self, i: usize) -> Option<(usize, Value, Value)> {
        let table = self.table();
        let begin = table.begin.load(Ordering::Relaxed) as usize;
        let found = (i.max(begin)..table.used()).find_map(|i| table.entry(i).map(|(key, value)| (i, key, value)))?;
        // Where cells are meant, a hole may be filled again.
        if i <= begin && begin < found.0 && !table.in_cells {
            table.begin.store(found.0 as u32, Ordering::Relaxed);
        }
        Some(found)
    }

    /// The last entry before `end`, with its number: for going backwards.
    pub fn previous_entry(&self, end: usize) -> Option<(usize, Value, Value)> {
        let table = self.table();
        (0..end.min(table.used())).rev().find_map(|i| table.entry(i).map(|(key, value)| (i, key, value)))
    }

    /// All entries of one moment.
    pub fn entries(&self) -> Vec<(Value, Value)> {
        self.read_table(|table| {
            let mut all = Vec::with_capacity(table.live());
            all.extend((0..table.used()).filter_map(|i| table.entry(i)));
            all
        })
    }

    /// All entries of one moment with the part of their keys' hashes that the table keeps.
    pub fn hashed_entries(&self) -> Vec<(u32, Value, Value)> {
        self.read_table(|table| {
            let mut all = Vec::with_capacity(table.live());
            for (i, hash) in table.hashes()[..table.used()].iter().enumerate() {
                all.extend(table.entry(i).map(|(key, value)| (hash.load(Ordering::Relaxed), key, value)));
            }
            all
        })
    }

    fn read_table<R>(&self, read: impl Fn(Ref<DictTable>) -> R) -> R {
        self.header.read_whole(|| read(self.table()))
    }

    /// The value of a key by the part of its hash that tables keep.
    #[inline(always)]
    pub fn get_short(&self, t: &Thread, hash: u32, key: Value) -> Result<Option<Value>, NeedsGuest> {
        let table = self.table();
        match table.probe(hash, key) {
            Probe::At(i) => Ok(table.open(table.entries()[i].value.get())),
            Probe::Missing => Ok(None),
            Probe::Unsure => self.look_up(t, hash, key),
        }
    }

    #[inline(never)]
    fn look_up(&self, t: &Thread, hash: u32, key: Value) -> Result<Option<Value>, NeedsGuest> {
        let table = self.table();
        match table.search(hash, |k| equal_keys(t, k, key)) {
            Found::At(i) => Ok(table.open(table.entries()[i].value.get())),
            Found::Missing => Ok(None),
            Found::Guest => Err(NeedsGuest),
        }
    }

    /// Sets the value of a key by the part of its hash that tables keep.
    pub fn set_short(&self, t: &mut Thread, hash: u32, key: Value, value: Value) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        if !t.shares() {
            let table = self.table();
            match table.probe(hash, key) {
                Probe::At(i) => {
                    Dict::store(table, i, value);
                    return Ok(Ok(()));
                }
                Probe::Missing => return self.put(t, Found::Missing, hash, key, value).map(Ok),
                Probe::Unsure => {}
            }
        }
        self.locked(t, |t| match self.table().search(hash, |k| equal_keys(t, k, key)) {
            Found::Guest => Ok(Err(NeedsGuest)),
            found => self.put(t, found, hash, key, value).map(Ok),
        })
    }

    /// Sets the value of a key, by its guest hash, where that takes no more than a look: the key is there, or it isn't and there is room
    /// for it. Hands over what was there before, or unbound. For who holds the lock, if one is needed.
    #[inline(always)]
    pub fn set_at_sight(&self, hash: i64, key: Value, value: Value) -> Option<Value> {
        let hash = short_hash(hash);
        let table = self.table();
        match table.probe(hash, key) {
            Probe::At(i) => {
                let old = table.entries()[i].value.get();
                Dict::store(table, i, value);
                Some(old)
            }
            Probe::Missing if table.used() < table.capacity as usize && !table.in_cells => {
                table.append(hash, key, value);
                Some(Value::UNBOUND)
            }
            Probe::Missing | Probe::Unsure => None,
        }
    }

    /// Sets many entries in one step, as `hashed_entries` gives them; `NeedsGuest` where guest code has to be asked, with some of them set
    /// at most.
    pub fn update(&self, t: &mut Thread, entries: &[(u32, Value, Value)]) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        self.locked(t, |t| {
            let table = self.table();
            let search = |t: &Thread, hash, key| self.table().search(hash, |k| equal_keys(t, k, key));
            if table.live() > 0 && entries.iter().any(|&(hash, key, _)| search(t, hash, key) == Found::Guest) {
                return Ok(Err(NeedsGuest));
            }
            self.reserve_locked(t, table.live().max(entries.len()))?;
            for &(hash, key, value) in entries {
                match search(t, hash, key) {
                    Found::Guest => return Ok(Err(NeedsGuest)),
                    found => self.put(t, found, hash, key, value)?,
                }
            }
            Ok(Ok(()))
        })
    }

    /// Looks a key up. `hash` is the key's guest hash.
    #[inline]
    pub fn find(&self, t: &Thread, hash: i64, key: Value) -> Found {
        self.table().search(short_hash(hash), |k| equal_keys(t, k, key))
    }

    /// The entries whose key has this hash, as far as the table keeps it: for the prelude, which then asks `__eq__`.
    pub fn candidates(&self, hash: u32) -> Vec<(usize, Value)> {
        let mut all = Vec::new();
        self.table().search_entries(hash, |i, key| {
            all.push((i, key));
            Equal::No
        });
        all
    }

    /// The key of the only such entry, if there is but one.
    pub fn sole_candidate(&self, hash: u32) -> Option<Value> {
        let (mut sole, mut count) = (None, 0);
        self.table().search_entries(hash, |_, key| {
            sole = Some(key);
            count += 1;
            Equal::No
        });
        sole.filter(|_| count == 1)
    }

    /// The value of a key, natively comparable; `Err` where guest code has to be asked.
    #[inline(always)]
    pub fn get(&self, t: &Thread, hash: i64, key: Value) -> Result<Option<Value>, NeedsGuest> {
        self.get_short(t, short_hash(hash), key)
    }

    /// The value of an integer or string that a look finds; else unbound.
    #[inline(always)]
    pub fn get_at_sight(&self, hash: i64, key: Value) -> Value {
        self.get_or_at_sight(hash, key, Value::UNBOUND)
    }

    /// The same, or another value where a look shows that the key is missing.
    #[inline(always)]
    pub fn get_or_at_sight(&self, hash: i64, key: Value, missing: Value) -> Value {
        let table = self.table();
        match table.probe(short_hash(hash), key) {
            Probe::At(i) => table.open(table.entries()[i].value.get()).unwrap_or(Value::UNBOUND),
            Probe::Missing => missing,
            Probe::Unsure => Value::UNBOUND,
        }
    }

    /// The value of an interned string. Other keys with guest `__eq__` are passed over: names never ask them.
    #[inline]
    pub fn get_name(&self, t: &Thread, name: Ref<Str>) -> Option<Value> {
        let table = self.table();
        let hash = short_hash(name.hash(t));
        let found = match table.probe(hash, name.into()) {
            Probe::At(i) => Found::At(i),
            Probe::Missing => return None,
            Probe::Unsure => table.search(hash, |k| same_name(k, name)),
        };
        match found {
            Found::At(i) => table.open(table.entries()[i].value.get()),
            _ => None,
        }
    }

    /// Sets the value of a name.
    pub fn set_name(&self, t: &mut Thread, name: Ref<Str>, value: Value) -> Result<(), OutOfMemory> {
        let hash = name.hash(t);
        self.locked(t, |t| {
            let found = self.table().search(short_hash(hash), |k| same_name(k, name));
            self.put(t, found, short_hash(hash), name.into(), value)
        })
    }

    /// Adds a name that is known to be missing to a dict that nobody else has.
    pub fn add_name(&self, t: &mut Thread, name: Ref<Str>, value: Value) -> Result<(), OutOfMemory> {
        let hash = name.hash(t);
        self.put(t, Found::Missing, short_hash(hash), name.into(), value)
    }

    /// Removes a name and hands its value back.
    pub fn remove_name(&self, t: &mut Thread, name: Ref<Str>) -> Option<Value> {
        let hash = name.hash(t);
        self.locked(t, |_| match self.table().search(short_hash(hash), |k| same_name(k, name)) {
            Found::At(i) => self.take(i),
            _ => None,
        })
    }

    /// Sets the value of a key, natively comparable; nothing is changed where guest code has to be asked.
    #[inline]
    pub fn set(&self, t: &mut Thread, hash: i64, key: Value, value: Value) -> Result<Result<(), NeedsGuest>, OutOfMemory> {
        self.set_short(t, short_hash(hash), key, value)
    }

    /// Sets the value of the key if it is missing; returns the value that it then has.
    pub fn set_default(
        &self,
        t: &mut Thread,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Result<Result<Value, NeedsGuest>, OutOfMemory> {
        self.locked(t, |t| match self.find(t, hash, key) {
            Found::Guest => Ok(Err(NeedsGuest)),
            Found::At(i) if let Some((_, there)) = self.entry(i) => Ok(Ok(there)),
            found => self.put(t, found, short_hash(hash), key, value).map(|()| Ok(value)),
        })
    }

    /// Are all its keys strings?
    pub fn has_only_strings(&self) -> bool {
        let table = self.table();
        table.entries()[..table.used()]
            .iter()
            .all(|entry| entry.key.get().bound().is_none_or(|key| key.kind() == Some(Kind::Str)))
    }

    /// Fills an empty dict that nobody else sees yet with the entries of another.
    pub fn fill_from(&self, t: &mut Thread, other: Ref<Dict>) -> Result<(), OutOfMemory> {
        let copy = other.locked(t, |t| {
            let table = other.table();
            let dense = table.live() == table.used() && table.live() > 0 && other.cells.get().is_unbound();
            dense.then(|| table.copy(t)).transpose()
        })?;
        if let Some(copy) = copy {
            self.replace_table(t, copy);
            return Ok(());
        }
        let entries = other.hashed_entries();
        self.reserve(t, entries.len())?;
        for (hash, key, value) in entries {
            self.put(t, Found::Missing, hash, key, value)?;
        }
        Ok(())
    }

    /// Adds an entry whose key was found to be missing among `seen` candidates, if there are no others now.
    pub fn append(&self, t: &mut Thread, hash: u32, key: Value, value: Value, seen: usize) -> Result<bool, OutOfMemory> {
        self.locked(t, |t| {
            if t.shares() && self.candidates(hash).len() != seen {
                return Ok(false);
            }
            self.put(t, Found::Missing, hash, key, value).map(|()| true)
        })
    }

    /// Sets the value of entry `i` if it still has this key.
    pub fn set_entry(&self, t: &mut Thread, i: usize, key: Value, value: Value) -> bool {
        self.locked(t, |_| {
            let table = self.table();
            let same = table.entries().get(i).is_some_and(|e| e.key.get() == key);
            if same {
                Dict::store(table, i, value);
            }
            same
        })
    }

    /// Removes a key and hands its value back.
    pub fn remove(&self, t: &mut Thread, hash: i64, key: Value) -> Result<Option<Value>, NeedsGuest> {
        self.locked(t, |t| match self.find(t, hash, key) {
            Found::At(i) => Ok(self.take(i)),
            Found::Missing => Ok(None),
            Found::Guest => Err(NeedsGuest),
        })
    }

    /// Removes entry `i` if it still has this key.
    pub fn remove_entry(&self, t: &mut Thread, i: usize, key: Value) -> Option<Value> {
        self.locked(t, |_| {
            let same = self.table().entries().get(i).is_some_and(|e| e.key.get() == key);
            if same { self.take(i) } else { None }
        })
    }

    /// Removes the last entry.
    pub fn pop_last(&self, t: &mut Thread) -> Option<(Value, Value)> {
        self.locked(t, |_| {
            let table = self.table();
            let (i, key, value) = self.previous_entry(table.end.load(Ordering::Relaxed) as usize)?;
            self.take(i);
            table.end.store(i as u32, Ordering::Relaxed);
            Some((key, value))
        })
    }

    /// Removes everything.
    pub fn clear(&self, t: &mut Thread) {
        self.locked(t, |t| {
            if self.cells.get().is_unbound() {
                let empty = t.interp().empty_table();
                self.replace_table(t, empty);
            } else {
                for i in 0..self.table().used() {
                    self.take(i);
                }
            }
        });
    }

    /// The cell of a name in a namespace, made if there is none; it is unbound while the name has no value.
    pub fn cell(&self, t: &mut Thread, name: Ref<Str>) -> Result<Ref<Cell>, OutOfMemory> {
        let cells = self.cells().expect("gilbox bug: cells are asked of a dict that is no namespace");
        let hash = name.hash(t);
        if let Some(cell) = cells.get_name(t, name).and_then(|v| v.cast()) {
            return Ok(cell);
        }
        let fresh = new_cell(t, Value::UNBOUND);
        let cell = cells.set_default(t, hash, name.into(), fresh.into())?.expect("gilbox bug: a name needs no guest code");
        Ok(cell.cast().expect("gilbox bug: a namespace's cells are cells"))
    }

    /// Writes a found or a new entry; the caller holds the lock.
    fn put(&self, t: &mut Thread, found: Found, hash: u32, key: Value, value: Value) -> Result<(), OutOfMemory> {
        if let Found::At(i) = found {
            Dict::store(self.table(), i, value);
            return Ok(());
        }
        let table = self.table();
        if table.used() >= table.capacity as usize {
            // With many holes the same size will do; otherwise grow.
            let live = table.live();
            let wanted = if t.interp().heap.is_hostile() && live < crate::heap::HOSTILE_SMALL {
                live + HOSTILE_STEP
            } else if live < 8 {
                [4, 8, 16][(live >= 4) as usize + (live >= 8) as usize]
            } else {
                live * 2
            };
            self.rebuild(t, wanted.max(live + 1))?;
        }
        let stored = match self.cells() {
            None => value,
            Some(_) => {
                // No code links to a key that is no name: its cell is its own.
                let cell = match key.cast() {
                    Some(name) => self.cell(t, name)?,
                    None => new_cell(t, value),
                };
                cell.value.set(value);
                cell.into()
            }
        };
        self.table().append(hash, key, stored);
        Ok(())
    }

    #[inline(always)]
    fn store(table: Ref<DictTable>, i: usize, value: Value) {
        let entry = &table.entries()[i];
        // What was there is looked at only if it may be a cell.
        match if table.in_cells { entry.value.get().cast::<Cell>() } else { None } {
            Some(cell) => cell.value.set(value),
            None => entry.value.set(value),
        }
    }

    /// Makes entry `i` a hole; the caller holds the lock.
    fn take(&self, i: usize) -> Option<Value> {
        let table = self.table();
        let entry = &table.entries()[i];
        // A function may be storing to the cell: what it hands over is what was taken.
        let value = match entry.value.get().cast::<Cell>() {
            Some(cell) if table.in_cells => cell.value.swap(Value::UNBOUND).bound(),
            _ => entry.value.get().bound(),
        };
        if !entry.key.get().is_unbound() {
            table.delete(i);
        }
        value
    }

    /// Moves all entries into a new table; the caller holds the lock.
    #[cold]
    fn rebuild(&self, t: &mut Thread, capacity: usize) -> Result<(), OutOfMemory> {
        let old = self.table();
        let new = DictTable::new(t, capacity, self.cells().is_some())?;
        new.fill_from(&old);
        self.replace_table(t, new);
        Ok(())
    }

    fn replace_table(&self, t: &mut Thread, table: Ref<DictTable>) {
        let old = self.table();
        self.table.set(table.into());
        t.retire_buffer(old);
    }

    /// Runs `f` under the dict's lock where threads share the interpreter without another.
    #[inline]
    pub fn locked<R>(&self, t: &mut Thread, f: impl FnOnce(&mut Thread) -> R) -> R {
        t.with_lock(&self.header, f)
    }

    pub(super) fn trace(&self, m: &mut crate::heap::Marker) {
        m.object(self.table());
        m.value(self.attrs.get());
        m.value(self.cells.get());
    }
}

fn new_cell(t: &mut Thread, value: Value) -> Ref<Cell> {
    t.make(Cell { header: Header::new(Kind::Cell, ids::CELL), value: Slot::new(value) })
}

/// Only guest code can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NeedsGuest;

#[inline(always)]
fn same_name(key: Value, name: Ref<Str>) -> Equal {
    if key == Value::from(name) {
        return Equal::Yes;
    }
    match key.cast::<Str>() {
        Some(s) if s.same(&name) => Equal::Yes,
        _ => Equal::No,
    }
}
