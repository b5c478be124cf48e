//! Hostile mode: a heap that makes the worst of every mistake, for tests.
//!
//! Every allocation asks for a collection (after some thousands of them, more and more bytes pass in between, so that long programs
//! end), and what died is overwritten at once with words that are no addresses: whoever kept an object that the collector does not know
//! of crashes where it uses it, and not some time later. Tables of dicts and buffers of lists have room for two entries more than there
//! are at most, so that they grow at every other insertion, until they are no longer small. It costs other heaps nothing, because only cold paths ask.

use super::block::Block;
use super::object::{Header, Kind, Ref};
use super::{Heap, Large};

/// Tables and buffers of fewer entries grow by as few as they can.
pub(crate) const HOSTILE_SMALL: usize = 256;

/// So many collections come one at each allocation.
const EACH: u64 = 1500;
/// Then each waits for so many bytes more than the one before.
const RELENT: u64 = 256;
/// A word that is tagged as a pointer, to no address of user space.
const POISON: u64 = 0xdead_dead_dead_dea8;

/// How many bytes may be allocated before the next collection, when so many have been.
pub(super) fn growth(collections: u64) -> u64 {
    collections.saturating_sub(EACH) * RELENT
}

impl Heap {
    /// Is this hostile mode?
    #[inline]
    pub(crate) fn is_hostile(&self) -> bool {
        self.hostile
    }

    /// What of a stretch of free cells may be allocated from before the heap is asked again.
    #[inline]
    pub(super) fn stretch(&self, block: Block, (start, end): (usize, usize)) -> (usize, usize) {
        if self.hostile { (start, start + block.head().cell as usize) } else { (start, end) }
    }

    /// Drops and overwrites what the collection that is being made found dead.
    pub(super) fn poison_dead(&self) {
        if !self.hostile {
            return;
        }
        for block in &self.pool.lock().all {
            for cell in block.all_cells().filter(|cell| !block.is_marked(cell.address())) {
                if block.head().drop && cell.kind() != Kind::Free {
                    crate::objects::drop_object(cell);
                }
                poison(cell, block.head().cell as usize);
            }
        }
    }

    /// Overwrites a large object that is about to be given back.
    pub(super) fn poison_large(&self, large: Large) {
        if self.hostile {
            poison(large.object(), large.head().bytes);
        }
    }
}

/// To be called when a reference is found to `object`, in `holder` or a root.
#[cold]
pub(super) fn check_alive(object: Ref<Header>, holder: Option<Ref<Header>>) {
    if object.kind() == Kind::Free {
        let holder = holder.map_or("a root".to_string(), |h| format!("{:?} {h:?}", h.kind()));
        unreachable!("gilbox bug: {holder} refers to the dead object {object:?}");
    }
}

/// Overwrites a dead object, its header such that nobody takes it for one.
fn poison(object: Ref<Header>, bytes: usize) {
    let words = object.address() as *mut u64;
    // SAFETY: the object was `bytes` long, nothing reaches it, and its memory has not been given back. As a header, zero is one of
    // kind `Free`.
    unsafe {
        words.write(0);
        for i in 1..bytes / 8 {
            words.add(i).write(POISON);
        }
    }
}
