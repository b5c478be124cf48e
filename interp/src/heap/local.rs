//! A thread's own part of the heap: where it allocates without asking anybody.

use std::sync::atomic::Ordering;

use super::block::{BLOCK, Block, LARGEST, SIZES, SMALL, size_class};
use super::object::{Header, Kind, Object, Ref, flags};
use super::{Heap, OutOfMemory};

/// Size classes, once for objects that are dropped and once for those that just vanish.
const CLASSES: usize = SIZES.len() * 2;

/// A thread that has taken so many bytes since the last collection is one that allocates; others have but started, say.
const ALLOCATES: usize = 256 << 10;

/// A stretch of free cells.
#[derive(Clone, Copy)]
struct Run {
    next: usize,
    end: usize,
    /// Of one cell.
    size: usize,
}

/// No free cells of any class.
const NO_RUNS: [Run; CLASSES] = {
    let mut runs = [Run { next: 0, end: 0, size: 0 }; CLASSES];
    let mut class = 0;
    while class < CLASSES {
        runs[class].size = SIZES[class % SIZES.len()];
        class += 1;
    }
    runs
};

/// The blocks of one size class that a thread owns.
#[derive(Default)]
struct Owned {
    blocks: Vec<Block>,
    /// The block being allocated from, as an index into `blocks`; those behind it are not yet swept.
    current: usize,
    /// Where the next stretch is looked for in it.
    offset: usize,
}

/// A thread's own part of the heap.
pub struct LocalHeap {
    runs: [Run; CLASSES],
    owned: Vec<Owned>,
    epoch: u64,
    /// The bytes that it has taken from the shared part since the last collection.
    taken: usize,
    /// A collection is due, and the thread has not yet been told.
    pub(crate) collection_due: bool,
}

impl LocalHeap {
    pub fn new(heap: &Heap) -> LocalHeap {
        let mut owned = Vec::with_capacity(CLASSES);
        owned.resize_with(CLASSES, Owned::default);
        let epoch = heap.epoch.load(Ordering::Acquire);
        LocalHeap { runs: NO_RUNS, owned, epoch, taken: 0, collection_due: false }
    }

    /// To be called when the thread goes on after it has stood at a safepoint: forgets its stretches if there was a collection, and says
    /// whether there was.
    #[inline]
    pub fn resume(&mut self, heap: &Heap) -> bool {
        let epoch = heap.epoch.load(Ordering::Acquire);
        let has_collected = epoch != self.epoch;
        if has_collected {
            self.epoch = epoch;
            self.runs = NO_RUNS;
            for owned in &mut self.owned {
                owned.current = 0;
                owned.offset = 0;
            }
            self.taken = 0;
            self.collection_due = false;
        }
        has_collected
    }

    /// Counts bytes that the thread takes from the shared part.
    fn account(&mut self, heap: &Heap, bytes: usize) {
        let before = self.taken;
        self.taken = before.saturating_add(bytes);
        if before < ALLOCATES && self.taken >= ALLOCATES {
            heap.thread_allocates();
        }
        self.collection_due |= heap.account(bytes);
    }

    /// Makes an object of fixed size.
    #[inline(always)]
    pub fn make<T: Object>(&mut self, heap: &Heap, object: T) -> Ref<T> {
        const { assert!(size_of::<T>() <= LARGEST && align_of::<T>() <= 16) };
        let cell = self.cell(heap, const { size_class(size_of::<T>()) + if T::DROP { SIZES.len() } else { 0 } });
        let p = cell.cast::<T>();
        // SAFETY: the cell is free, large enough, aligned to 16, and this thread's.
        unsafe { p.write(object) };
        Ref::from_ptr(p)
    }

    /// Makes an object that is followed by so few bytes, which `fill` must initialise, that there is always room.
    #[inline(always)]
    pub fn make_small_with<T: Object>(&mut self, heap: &Heap, object: T, extra: usize, fill: impl FnOnce(*mut u8)) -> Ref<T> {
        const { assert!(!T::DROP) };
        let bytes = size_of::<T>() + extra;
        assert!(bytes <= SMALL, "gilbox bug: not a small object");
        let p = self.cell(heap, size_class(bytes)).cast::<T>();
        // SAFETY: the cell is free, `bytes` long, aligned to 16, and this thread's; `fill` gets the part behind the object.
        unsafe {
            p.write(object);
            fill(p.add(1).cast());
        }
        Ref::from_ptr(p)
    }

    /// Makes an object that is followed by `extra` bytes, which `fill` (given their address) must initialise.
    #[inline]
    pub fn make_with<T: Object>(
        &mut self,
        heap: &Heap,
        object: T,
        extra: usize,
        fill: impl FnOnce(*mut u8),
    ) -> Result<Ref<T>, OutOfMemory> {
        self.make_in(heap, object, extra, false, fill)
    }

    /// The same with zeros behind it.
    #[inline]
    pub fn make_zeroed<T: Object>(&mut self, heap: &Heap, object: T, extra: usize) -> Result<Ref<T>, OutOfMemory> {
        let is_fresh = size_of::<T>() + extra > LARGEST;
        self.make_in(heap, object, extra, is_fresh, |p| {
            if !is_fresh {
                // SAFETY: there are `extra` bytes behind the object.
                unsafe { p.write_bytes(0, extra) };
            }
        })
    }

    #[inline(always)]
    fn make_in<T: Object>(
        &mut self,
        heap: &Heap,
        object: T,
        extra: usize,
        zeroed: bool,
        fill: impl FnOnce(*mut u8),
    ) -> Result<Ref<T>, OutOfMemory> {
        const { assert!(!T::DROP) };
        let bytes = size_of::<T>() + extra;
        let (memory, large) = if bytes <= LARGEST {
            (self.cell(heap, size_class(bytes)), false)
        } else {
            let memory = heap.allocate_large(bytes, zeroed)?;
            self.account(heap, bytes);
            (memory, true)
        };
        let p = memory.cast::<T>();
        // SAFETY: the memory is free, `bytes` long, aligned to 16, and this thread's; `fill` gets the part behind the object.
        unsafe {
            p.write(object);
            fill(p.add(1).cast());
        }
        let object = Ref::from_ptr(p);
        if large {
            object.header().set_flag(flags::LARGE);
        }
        Ok(object)
    }

    /// How many bytes an object of `bytes` really takes: what its owner may use without a new allocation.
    pub fn rounded(bytes: usize) -> usize {
        if bytes <= LARGEST { SIZES[size_class(bytes)] } else { bytes }
    }

    /// A free cell.
    #[inline(always)]
    fn cell(&mut self, heap: &Heap, class: usize) -> *mut u8 {
        let run = &mut self.runs[class];
        let cell = run.next;
        if cell < run.end {
            run.next = cell + run.size;
            return cell as *mut u8;
        }
        self.refill(heap, class)
    }

    /// Finds the next stretch of free cells, sweeping as it goes, and takes the first of them.
    #[cold]
    #[inline(never)]
    fn refill(&mut self, heap: &Heap, class: usize) -> *mut u8 {
        let drop = class >= SIZES.len();
        let owned = &mut self.owned[class];
        let (base, start, end) = loop {
            if owned.current >= owned.blocks.len() {
                owned.blocks.push(heap.adopt(class).unwrap_or_else(|| heap.block(class % SIZES.len(), drop)));
                owned.current = owned.blocks.len() - 1;
                owned.offset = 0;
            }
            let block = owned.blocks[owned.current];
            if let Some((start, end)) = block.next_run(owned.offset).map(|run| heap.stretch(block, run)) {
                owned.offset = end;
                if drop {
                    sweep(block, start, end);
                }
                break (block.0 as usize, start, end);
            }
            owned.current += 1;
            owned.offset = 0;
        };
        self.account(heap, end - start);
        let run = &mut self.runs[class];
        (run.next, run.end) = (base + start + run.size, base + end);
        (base + start) as *mut u8
    }

    /// Hands all blocks back: the thread ends.
    pub fn retire(&mut self, heap: &Heap) {
        let mut pool = heap.pool.lock();
        for (class, owned) in self.owned.iter_mut().enumerate() {
            pool.orphans.extend(owned.blocks.drain(..).map(|b| (class, b)));
            owned.current = 0;
            owned.offset = 0;
        }
        self.runs = NO_RUNS;
    }
}

impl Heap {
    /// A block of an ended thread. Its marks are those of the last collection, so what was allocated in it since must not be
    /// taken for free: only blocks orphaned before the last collection are given away (see `Pool::orphans`).
    fn adopt(&self, class: usize) -> Option<Block> {
        let mut pool = self.pool.lock();
        let i = pool.adoptable.iter().position(|(c, _)| *c == class)?;
        Some(pool.adoptable.swap_remove(i).1)
    }
}

/// Drops the dead objects in a stretch of unmarked cells.
fn sweep(block: Block, start: usize, end: usize) {
    debug_assert!(end <= BLOCK);
    for object in block.cells(start, end) {
        if object.kind() != Kind::Free {
            crate::objects::drop_object(object);
            Header::free(&object);
        }
    }
}
