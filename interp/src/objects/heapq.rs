//! Lists as heaps, as far as their items can be compared without guest code.
//!
//! Each operation makes its comparisons first, the same ones and in the same order as the prelude does, and then moves the items; where
//! guest code has to be asked, nothing has been changed.

use super::compare::{Compared, order_native};
use super::list::List;
use crate::code::instr::CmpOp;
use crate::heap::OutOfMemory;
use crate::machine::{Thread, cost};
use crate::value::{Slot, Value};

/// Guest code must be asked.
#[derive(Debug)]
pub struct Guest;

/// Which item stands first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum First {
    Smallest,
    Largest,
}

impl First {
    /// Does `a` belong before `b`?
    #[inline]
    fn before(self, t: &Thread, a: Value, b: Value) -> Result<bool, Guest> {
        let (a, b) = if self == First::Smallest { (a, b) } else { (b, a) };
        less(t, a, b)
    }
}

/// Is `a < b`?
#[inline]
pub fn less(t: &Thread, a: Value, b: Value) -> Result<bool, Guest> {
    if a.both_int(b) {
        return Ok(a.word() < b.word());
    }
    if a.is_common_float() && b.is_common_float() {
        return Ok(a.common_float_unchecked() < b.common_float_unchecked());
    }
    match order_native(t, a, b, CmpOp::Lt) {
        Compared::Known(truth) => Ok(truth),
        Compared::Unordered(..) | Compared::Guest => Err(Guest),
    }
}

/// The way that an item takes through a heap from its place down: the places whose items move up, and the one where it stays.
struct Way {
    from: usize,
    places: [u32; 32],
    len: usize,
}

impl Way {
    /// The way of `item` from the place `from` in a heap of `n`. The child that belongs first moves up all the way to a leaf, then the
    /// item rises from there: what comes from a heap's end belongs near the leaves.
    fn down(
        t: &Thread,
        first: First,
        n: usize,
        from: usize,
        item: Value,
        at: impl Fn(usize) -> Option<Value>,
    ) -> Result<Way, Guest> {
        let at = |i: u32| at(i as usize).ok_or(Guest);
        if n > u32::MAX as usize / 4 {
            return Err(Guest);
        }
        let mut way = Way { from, places: [0; 32], len: 0 };
        let (n, mut child) = (n as u32, 2 * from as u32 + 1);
        while child < n {
            if child + 1 < n {
                let (left, right) = (at(child)?, at(child + 1)?);
                // Of two that are equal the right one, as the prelude has it.
                child += u32::from(match first {
                    First::Smallest => !less(t, left, right)?,
                    First::Largest => !less(t, right, left)?,
                });
            }
            way.places[way.len] = child;
            way.len += 1;
            child = 2 * child + 1;
        }
        while way.len > 0 && first.before(t, item, at(way.places[way.len - 1])?)? {
            way.len -= 1;
        }
        Ok(way)
    }

    /// Moves the items of the places up and puts the item behind them.
    fn take(&self, item: Value, slots: &[Slot]) {
        let mut place = self.from;
        for &next in &self.places[..self.len] {
            slots[place].set(slots[next as usize].get());
            place = next as usize;
        }
        slots[place].set(item);
    }
}

impl List {
    /// Pushes an item onto the heap that the list is.
    pub fn heap_push(&self, t: &mut Thread, item: Value) -> Result<Result<(), Guest>, OutOfMemory> {
        self.locked(t, |t| {
            let len = self.reserve_locked(t, 1)?.len();
            let mut place = len;
            while place > 0 {
                let above = (place - 1) / 2;
                match self.get(above).ok_or(Guest).and_then(|parent| less(t, item, parent)) {
                    Ok(true) => place = above,
                    Ok(false) => break,
                    Err(guest) => return Ok(Err(guest)),
                }
            }
            let buffer = self.buffer();
            let slots = buffer.slots();
            let mut free = len;
            while free > place {
                let above = (free - 1) / 2;
                slots[free].set(slots[above].get());
                free = above;
            }
            slots[place].set(item);
            buffer.set_len(len + 1);
            Ok(Ok(()))
        })
    }

    /// Takes the first item of the heap that the list is off; `None` where there is none.
    pub fn heap_pop(&self, t: &mut Thread, first: First) -> Result<Option<Value>, Guest> {
        self.locked(t, |t| {
            let buffer = self.buffer();
            let Some(n) = buffer.len().checked_sub(1) else { return Ok(None) };
            let slots = buffer.slots();
            let (top, last) = (slots[0].get(), slots[n].get());
            if n > 0 {
                let way = Way::down(t, first, n, 0, last, |i| slots[i].get().bound())?;
                way.take(last, slots);
            }
            buffer.set_len(n);
            slots[n].set(Value::UNBOUND);
            Ok(Some(top))
        })
    }

    /// Puts an item in the place of the first one, which it hands back; `None` where there is none. With `only_behind`, an item that
    /// doesn't belong behind the first one is handed back itself.
    pub fn heap_replace(&self, t: &mut Thread, first: First, item: Value, only_behind: bool) -> Result<Option<Value>, Guest> {
        self.locked(t, |t| {
            let buffer = self.buffer();
            let slots = buffer.used();
            let Some(top) = slots.first().map(|s| s.get()) else { return Ok(None) };
            if only_behind && !first.before(t, top, item)? {
                return Ok(Some(item));
            }
            let way = Way::down(t, first, slots.len(), 0, item, |i| slots[i].get().bound())?;
            way.take(item, slots);
            Ok(Some(top))
        })
    }

    /// Makes the list a heap.
    pub fn heapify(&self, t: &mut Thread, first: First) -> Result<(), Guest> {
        self.locked(t, |t| {
            let buffer = self.buffer();
            t.charge_time(cost::SORTED_ITEM.times(2 * buffer.len()));
            let items: Vec<Slot> = buffer.used().iter().map(|s| Slot::new(s.get())).collect();
            for from in (0..items.len() / 2).rev() {
                let item = items[from].get();
                Way::down(t, first, items.len(), from, item, |i| Some(items[i].get()))?.take(item, &items);
            }
            buffer.used().iter().zip(&items).for_each(|(to, from)| to.set(from.get()));
            Ok(())
        })
    }
}
