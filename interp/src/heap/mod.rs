//! Memory: a non-moving mark-sweep heap, one for each interpreter.
//!
//! Each guest thread allocates from its own blocks (`LocalHeap`), so that two threads never touch a shared cache line to make an
//! object. A collection runs while every thread stands at a safepoint: it clears the marks, marks what the roots reach and raises
//! the heap's epoch; each thread then sweeps its own blocks lazily, as it needs cells. Larger objects are allocated one by one.

mod allocator;
pub(crate) mod barrier;
mod block;
mod hostile;
mod light;
mod local;
mod mark;
mod object;
mod patience;

use std::alloc::Layout;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use parking_lot::Mutex;
use rustix::mm::{Advice, madvise};

pub use allocator::Allocator;
use block::{BLOCK, Block, CHUNK};
pub(crate) use hostile::HOSTILE_SMALL;
pub use light::{LightGuard, LightMutex};
pub use local::LocalHeap;
pub use mark::Marker;
pub(crate) use mark::is_live;
pub(crate) use object::fetch;
pub use object::{ClassId, Header, Kind, Object, Ref, flags};
pub(crate) use patience::insist;

/// Asked for more than the limit leaves: collect, try again, and if that fails too raise MemoryError.
#[derive(Debug, Clone, Copy)]
pub struct OutOfMemory {
    /// The size that was asked for, in bytes.
    pub bytes: usize,
}

/// What a large object's memory begins with, before its header.
#[repr(C)]
struct LargeHead {
    bytes: usize,
    number: u32,
    marked: AtomicBool,
}

const LARGE_HEAD: usize = 32;
const _: () = assert!(size_of::<LargeHead>() <= LARGE_HEAD);

/// A pointer to a large object's head.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Large(*mut LargeHead);
// SAFETY: large objects are heap memory, which all threads of the interpreter share.
unsafe impl Send for Large {}

impl Large {
    fn of(object: Ref<Header>) -> Large {
        Large((object.address() as usize - LARGE_HEAD) as *mut LargeHead)
    }

    fn head(&self) -> &LargeHead {
        // SAFETY: the head is written before the object is handed out and lives until the object is freed.
        unsafe { &*self.0 }
    }

    fn object(&self) -> Ref<Header> {
        Ref::from_address(self.0 as u64 + LARGE_HEAD as u64)
    }

    fn layout(bytes: usize) -> Layout {
        Layout::from_size_align(bytes + LARGE_HEAD, 16).expect("gilbox bug: size of a large object")
    }
}

/// The part of the heap that threads share.
pub struct Heap {
    pool: Mutex<Pool>,
    large: Mutex<Vec<Large>>,
    /// Bytes live after the last collection and handed out since.
    used: AtomicU64,
    /// The most bytes that were in use when a collection began.
    peak: AtomicU64,
    /// The number of bytes at which a collection is due.
    threshold: AtomicU64,
    /// The most bytes that the guest may use.
    limit: AtomicU64,
    /// Shifts identities and the moments of collections.
    chance: u64,
    hostile: bool,
    /// Do threads run, and so allocate, at the same time?
    parallel: bool,
    /// How many threads have allocated since the last collection.
    allocating: AtomicU64,
    epoch: AtomicU64,
    next_large: AtomicU64,
    /// Objects whose class has a `__del__`, or that have a finalizer of their own.
    finalizable: Mutex<Vec<Ref<Header>>>,
    /// A collection has found some of them dead, whose finalizers have not been called yet.
    finalizing: AtomicBool,
    /// What has lost a holder since the last collection.
    lost: Mutex<Vec<crate::value::Value>>,
    /// Tables and references that must forget objects that die.
    weak: Mutex<Vec<Ref<Header>>>,
}

/// Blocks: those mapped and in nobody's use, and a list of all.
#[derive(Default)]
struct Pool {
    chunks: Vec<*mut u8>,
    /// The rest of the newest chunk.
    fresh: usize,
    free: Vec<*mut u8>,
    all: Vec<Block>,
    /// Blocks of threads that have ended since the last collection, with their size class (and `drop`). Their marks say nothing
    /// of what was allocated in them since.
    orphans: Vec<(usize, Block)>,
    /// Blocks orphaned before the last collection: for whoever needs one.
    adoptable: Vec<(usize, Block)>,
    numbers: u32,
}
// SAFETY: the pointers are to memory that the pool owns.
unsafe impl Send for Pool {}

/// To be called while the process has but one thread: what the kernel prepares for `barrier` then costs nothing, and later as much as
/// starting the process.
pub fn prepare() {
    barrier::is_available();
}

const PAGE: usize = 4096;
const LARGE_PAGE: usize = 2 << 20;

/// What is as long as this is put into large pages where the system has them: it finds and clears one of them many times as fast as the
/// small ones that would take its place.
const IN_LARGE_PAGES: usize = 2 * LARGE_PAGE;

/// So many chunks are shorter than that: a program that needs few objects needs no more memory than those.
const SMALL_CHUNKS: usize = 8;
const LARGER_CHUNK: usize = 2 * IN_LARGE_PAGES;

/// The heap of one thread grows by at least this much between two collections. More would walk through memory that no cache holds, and
/// make the kernel clear pages for a program that ends soon.
const LEAST_GROWTH: u64 = 4 << 20;

/// So many threads that allocate at the same time let it grow by as much for each of them: all stand still while one collects. Threads
/// that wait or compute make no garbage, and would only spread that of the others over more memory.
const MOST_GROWING: u64 = 8;

/// `LEAST_GROWTH`, or a little more as chance has it.
fn least_growth(chance: u64) -> u64 {
    LEAST_GROWTH + chance % (LEAST_GROWTH / 16)
}

impl Heap {
    /// An empty heap for at most `limit` bytes, whose threads may run `parallel`. Heaps of equal `chance` give equal identities and collect at the same moments, if what
    /// is allocated is the same. One that is `hostile` makes the worst of every mistake (see `hostile`).
    pub fn new(limit: u64, chance: u64, parallel: bool, hostile: bool) -> Heap {
        Heap {
            pool: Mutex::default(),
            large: Mutex::default(),
            used: AtomicU64::new(0),
            peak: AtomicU64::new(0),
            threshold: AtomicU64::new(if hostile { 0 } else { least_growth(chance).min(limit / 2) }),
            limit: AtomicU64::new(limit),
            chance,
            hostile,
            parallel,
            allocating: AtomicU64::new(0),
            epoch: AtomicU64::new(0),
            next_large: AtomicU64::new(0),
            finalizable: Mutex::default(),
            finalizing: AtomicBool::new(false),
            lost: Mutex::default(),
            weak: Mutex::default(),
        }
    }

    /// A thread has begun to allocate since the last collection.
    fn thread_allocates(&self) {
        let others = self.allocating.fetch_add(1, Ordering::Relaxed);
        let may_grow = self.parallel && !self.hostile && self.threshold.load(Ordering::Relaxed) < self.limit() / 4;
        if may_grow && (1..MOST_GROWING).contains(&others) {
            self.threshold.fetch_add(LEAST_GROWTH, Ordering::Relaxed);
        }
    }

    /// Bytes in use: live after the last collection, and handed out since.
    pub fn used(&self) -> u64 {
        self.used.load(Ordering::Relaxed)
    }

    /// The most bytes that were in use at once, garbage included, since the heap began or the peak was forgotten.
    pub fn peak(&self) -> u64 {
        self.peak.load(Ordering::Relaxed).max(self.used())
    }

    /// Forgets the peak so far.
    pub fn forget_peak(&self) {
        self.peak.store(0, Ordering::Relaxed);
    }

    /// The most bytes that the guest may use.
    pub fn limit(&self) -> u64 {
        self.limit.load(Ordering::Relaxed)
    }

    /// Does the guest use more than it may?
    pub fn over_limit(&self) -> bool {
        self.used() > self.limit()
    }

    /// Is a collection due?
    pub fn collection_due(&self) -> bool {
        self.used() > self.threshold.load(Ordering::Relaxed)
    }

    /// Says so if the guest may not use so many bytes more.
    pub fn check_room(&self, bytes: usize) -> Result<(), OutOfMemory> {
        if self.used().saturating_add(bytes as u64) > self.limit() { Err(OutOfMemory { bytes }) } else { Ok(()) }
    }

    /// Counts bytes that were handed out; says whether a collection is due.
    pub(crate) fn account(&self, bytes: usize) -> bool {
        self.used.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64 > self.threshold.load(Ordering::Relaxed)
    }

    /// The identity of an object: unique while it lives, and the same in every run that allocates in the same order.
    pub fn identity(&self, object: Ref<Header>) -> u64 {
        let shift = (self.chance % (1 << 20)) * BLOCK as u64;
        if object.has_flag(flags::LARGE) {
            shift + (1 << 46) + (u64::from(Large::of(object).head().number) << 4)
        } else {
            let block = Block::of(object);
            shift + 0x7f00_0000_0000 + u64::from(block.head().number) * BLOCK as u64 + (object.address() & (BLOCK as u64 - 1))
        }
    }

    /// A block for cells of a size class.
    fn block(&self, class: usize, drop: bool) -> Block {
        let mut pool = self.pool.lock();
        let memory = match pool.free.pop() {
            Some(memory) => memory,
            None => {
                let known = pool.chunks.len();
                if known == 0 || pool.fresh == chunk_layout(known - 1).size() {
                    pool.chunks.push(allocate_chunk(chunk_layout(known)));
                    pool.fresh = 0;
                }
                let chunk = *pool.chunks.last().expect("gilbox bug: a chunk was just allocated");
                let offset = pool.fresh;
                pool.fresh += BLOCK;
                // SAFETY: `offset` is below the chunk's size.
                unsafe { chunk.add(offset) }
            }
        };
        pool.numbers += 1;
        let block = Block::init(memory, pool.numbers, class, drop);
        pool.all.push(block);
        block
    }

    /// Memory for an object too large for blocks; `zeroed`, if it must be.
    fn allocate_large(&self, bytes: usize, zeroed: bool) -> Result<*mut u8, OutOfMemory> {
        if self.used() + bytes as u64 > self.limit() || bytes > isize::MAX as usize / 2 {
            return Err(OutOfMemory { bytes });
        }
        let layout = Large::layout(bytes);
        // SAFETY: the layout's size is not zero.
        let memory = unsafe { if zeroed { std::alloc::alloc_zeroed(layout) } else { std::alloc::alloc(layout) } };
        if memory.is_null() {
            return Err(OutOfMemory { bytes });
        }
        prefer_large_pages(memory, bytes);
        let head = memory.cast::<LargeHead>();
        let number = self.next_large.fetch_add(1, Ordering::Relaxed) as u32;
        // SAFETY: the memory is fresh, large enough for the head, and aligned to 16.
        unsafe { head.write(LargeHead { bytes, number, marked: AtomicBool::new(false) }) };
        self.large.lock().push(Large(head));
        // SAFETY: the object begins behind the head, within the allocation.
        Ok(unsafe { memory.add(LARGE_HEAD) })
    }

    /// Frees a large object at once: it has been replaced, and with the lock on nobody else can be looking at it.
    pub(crate) fn free_large_now(&self, object: Ref<Header>) {
        if !object.has_flag(flags::LARGE) {
            return;
        }
        let large = Large::of(object);
        let mut list = self.large.lock();
        // The newest stand last, and it is mostly one of those that is replaced.
        if let Some(i) = list.iter().rposition(|&l| l == large) {
            list.swap_remove(i);
            drop(list);
            self.used.fetch_sub(large.head().bytes as u64, Ordering::Relaxed);
            free_large(large);
        }
    }

    /// Registers an object whose finalizer must run before it dies.
    pub fn watch_finalizers(&self, objects: &mut Vec<Ref<Header>>) {
        self.finalizable.lock().append(objects);
    }

    /// An object has no finalizer to run any more. It is looked for among so many of those that were watched last.
    pub(crate) fn unwatch_finalizer(&self, object: Ref<Header>, looked_at: usize) {
        let mut finalizable = self.finalizable.lock();
        let first = finalizable.len().saturating_sub(looked_at);
        if let Some(i) = finalizable[first..].iter().rposition(|&o| o == object) {
            finalizable.remove(first + i);
        }
    }

    /// The finalizers of those that were found dead are being called.
    pub(crate) fn finalizes(&self) {
        self.finalizing.store(false, Ordering::Relaxed);
    }

    /// Is there an object whose finalizer must run, or whose death must be seen?
    pub(crate) fn is_watching(&self) -> bool {
        self.finalizing.load(Ordering::Relaxed) || !self.finalizable.lock().is_empty() || !self.weak.lock().is_empty()
    }

    /// All objects whose finalizers have not run: the interpreter ends.
    pub fn take_finalizable(&self) -> Vec<crate::value::Value> {
        self.finalizable.lock().drain(..).map(crate::value::Value::from).collect()
    }

    /// Registers a table or reference that must forget what dies.
    pub fn watch_weak(&self, object: Ref<Header>) {
        self.weak.lock().push(object);
    }
}

/// Has the system put memory behind a part, in bytes, of what follows a large object. A system that can't does so later, byte by byte.
pub(crate) fn populate<T: Object>(object: Ref<T>, part: Range<usize>) {
    let behind = object.address() as usize + size_of::<T>();
    advise(behind + part.start..behind + part.end, PAGE, Advice::LinuxPopulateWrite);
}

fn prefer_large_pages(memory: *mut u8, bytes: usize) {
    if bytes >= IN_LARGE_PAGES {
        advise(memory as usize..memory as usize + bytes, LARGE_PAGE, Advice::LinuxHugepage);
    }
}

/// Tells the system something of the pages that lie within an allocation. A system that doesn't understand does without.
fn advise(memory: Range<usize>, page: usize, advice: Advice) {
    let (start, end) = (memory.start.next_multiple_of(page), memory.end / page * page);
    if start < end {
        // SAFETY: the pages lie within the allocation, whose content neither advice changes.
        let _ = unsafe { madvise(start as *mut _, end - start, advice) };
    }
}

/// The layout of a heap's chunk number `number`, counted from zero.
fn chunk_layout(number: usize) -> Layout {
    let bytes = if number < SMALL_CHUNKS { CHUNK } else { LARGER_CHUNK };
    Layout::from_size_align(bytes, BLOCK).expect("gilbox bug: layout of a chunk")
}

fn allocate_chunk(layout: Layout) -> *mut u8 {
    // SAFETY: the size is not zero.
    let memory = unsafe { std::alloc::alloc(layout) };
    if memory.is_null() {
        std::alloc::handle_alloc_error(layout);
    }
    prefer_large_pages(memory, layout.size());
    memory
}

fn free_large(large: Large) {
    let bytes = large.head().bytes;
    // SAFETY: the object was allocated with this layout, is unreachable, and has been taken off the list.
    unsafe { std::alloc::dealloc(large.0.cast(), Large::layout(bytes)) };
}

impl Drop for Heap {
    fn drop(&mut self) {
        let pool = self.pool.get_mut();
        for block in pool.all.iter().filter(|b| b.head().drop) {
            block.occupied().for_each(crate::objects::drop_object);
        }
        for large in self.large.get_mut().drain(..) {
            crate::objects::drop_object(large.object());
            free_large(large);
        }
        for (number, &chunk) in pool.chunks.iter().enumerate() {
            // SAFETY: chunks were allocated with this layout; the heap dies after all threads that used it.
            unsafe { std::alloc::dealloc(chunk, chunk_layout(number)) };
        }
    }
}
