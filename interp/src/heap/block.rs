//! Blocks: 32 KiB of cells of one size, with a mark bit for each sixteen bytes in the block's head.
//!
//! A block belongs to the thread that allocates from it. Between collections its owner walks the mark bits once and takes each
//! run of unmarked cells as a stretch to bump-allocate from: that walk is the sweep. Only blocks of objects that own something
//! outside the heap (`Object::DROP`) are looked at cell by cell.

use std::sync::atomic::{AtomicU64, Ordering};

use super::object::{Header, Kind, Ref};

pub(super) const BLOCK: usize = 32 * 1024;
/// Blocks are taken from chunks: the first ones are so long.
pub(super) const CHUNK: usize = 1024 * 1024;
const GRANULE: usize = 16;
const WORDS: usize = BLOCK / GRANULE / 64;
/// Where the first cell begins.
const FIRST: usize = (size_of::<BlockHead>() + GRANULE - 1) & !(GRANULE - 1);

/// Cell sizes in bytes, by size class.
pub(super) const SIZES: [usize; 24] =
    [16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048];
/// The largest object that lives in a block.
pub(super) const LARGEST: usize = 2048;

/// Up to this size there is a class for every multiple of the granule.
pub(super) const SMALL: usize = 128;

/// The size class for an object of up to `LARGEST` bytes, at least one.
#[inline(always)]
pub(super) const fn size_class(bytes: usize) -> usize {
    if bytes <= SMALL { bytes.div_ceil(GRANULE) - 1 } else { larger_class(bytes) }
}

#[inline(always)]
const fn larger_class(bytes: usize) -> usize {
    const TABLE: [u8; LARGEST / GRANULE + 1] = {
        let mut table = [0; LARGEST / GRANULE + 1];
        let mut class = 0;
        let mut i = 0;
        while i < table.len() {
            while SIZES[class] < i * GRANULE {
                class += 1;
            }
            table[i] = class as u8;
            i += 1;
        }
        table
    };
    TABLE[bytes.div_ceil(GRANULE)] as usize
}

/// What a block begins with.
#[repr(C)]
pub(super) struct BlockHead {
    /// The heap's number of the block: with the offset inside it makes an object's identity.
    pub(super) number: u32,
    pub(super) cell: u32,
    /// Do its objects need dropping?
    pub(super) drop: bool,
    marks: [AtomicU64; WORDS],
}

/// A pointer to a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Block(pub(super) *mut BlockHead);

// SAFETY: a block is memory of the heap, which all threads of the interpreter share; marks are atomic, the rest is fixed once made
// or guarded by the block's owner.
unsafe impl Send for Block {}

impl Block {
    /// Lays out fresh memory as a block of cells of size class `class`.
    pub(super) fn init(memory: *mut u8, number: u32, class: usize, drop: bool) -> Block {
        let head = memory.cast::<BlockHead>();
        // SAFETY: `memory` is a fresh or empty block that the caller owns, aligned to BLOCK and BLOCK bytes long; all-zero bytes
        // are valid marks and, as `Kind::Free`, valid cells.
        unsafe {
            if drop {
                memory.write_bytes(0, BLOCK);
            } else {
                memory.write_bytes(0, FIRST);
            }
            (*head).number = number;
            (*head).cell = SIZES[class] as u32;
            (*head).drop = drop;
        }
        Block(head)
    }

    #[inline]
    pub(super) fn head(&self) -> &BlockHead {
        // SAFETY: blocks stay mapped and laid out as long as the heap lives.
        unsafe { &*self.0 }
    }

    /// The block that holds an object.
    #[inline(always)]
    pub(super) fn of(object: Ref<Header>) -> Block {
        Block((object.address() & !(BLOCK as u64 - 1)) as *mut BlockHead)
    }

    #[inline(always)]
    fn bit(address: u64) -> (usize, u64) {
        let granule = (address as usize & (BLOCK - 1)) / GRANULE;
        (granule / 64, 1 << (granule % 64))
    }

    /// Sets an object's mark and says whether it was clear.
    #[inline(always)]
    pub(super) fn mark(&self, object: Ref<Header>) -> bool {
        let (word, bit) = Block::bit(object.address());
        let word = &self.head().marks[word];
        let before = word.load(Ordering::Relaxed);
        // One thread marks, while all others stand still: an atomic operation would only wait for the memory.
        word.store(before | bit, Ordering::Relaxed);
        before & bit == 0
    }

    #[inline]
    pub(super) fn is_marked(&self, address: u64) -> bool {
        let (word, bit) = Block::bit(address);
        self.head().marks[word].load(Ordering::Relaxed) & bit != 0
    }

    pub(super) fn clear_marks(&self) {
        for word in &self.head().marks {
            word.store(0, Ordering::Relaxed);
        }
    }

    /// The next stretch of unmarked cells at or behind offset `from` (0 for the first), as offsets of its begin and end.
    pub(super) fn next_run(&self, from: usize) -> Option<(usize, usize)> {
        let cell = self.head().cell as usize;
        let base = self.0 as u64;
        let mut start = from.max(FIRST);
        while start + cell <= BLOCK && self.is_marked(base + start as u64) {
            start += cell;
        }
        if start + cell > BLOCK {
            return None;
        }
        let mut end = start + cell;
        while end + cell <= BLOCK && !self.is_marked(base + end as u64) {
            end += cell;
        }
        Some((start, end))
    }

    /// The cells between two offsets.
    pub(super) fn cells(&self, start: usize, end: usize) -> impl Iterator<Item = Ref<Header>> + use<> {
        let base = self.0 as u64;
        let cell = self.head().cell as usize;
        (start..end).step_by(cell).map(move |offset| Ref::from_address(base + offset as u64))
    }

    /// All its cells.
    pub(super) fn all_cells(&self) -> impl Iterator<Item = Ref<Header>> + use<> {
        let cell = self.head().cell as usize;
        self.cells(FIRST, FIRST + (BLOCK - FIRST) / cell * cell)
    }

    /// All its live objects, when the marks are up to date; in a block of objects that need dropping only.
    pub(super) fn occupied(&self) -> impl Iterator<Item = Ref<Header>> + use<> {
        self.all_cells().filter(|o| o.kind() != Kind::Free)
    }
}
