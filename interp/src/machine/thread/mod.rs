//! A guest thread: registers, frames, its part of the heap, and what natives need of it.

mod long;
mod make;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::cost;
use super::frame::Check;
use super::frames::Frames;
use super::interp::Interp;
use super::native::{NativeResult, Trap};
use super::roots::HeldNearby;
use crate::driver::world::Wait;
use crate::heap::barrier::OwnerMark;
use crate::heap::{Header, Kind, LocalHeap, Ref};
use crate::objects::class::ids;
use crate::objects::exception::Exception;
use crate::objects::special::Special;
use crate::value::Value;

pub use long::{Meter, Work};

/// Why a thread should leave the run loop at its next safepoint. Others set it; the thread clears it.
pub mod attention {
    /// Another thread wants the lock.
    pub const DROP_LOCK: u32 = 1;
    /// The world is to stand still.
    pub const STOP: u32 = 2;
    /// A collection is due; this thread should start it.
    pub const COLLECT: u32 = 4;
    /// An exception is to be raised here: KeyboardInterrupt.
    pub const INTERRUPT: u32 = 8;
    /// The thread is to end without running on.
    pub const KILL: u32 = 16;
    /// Finalizers are waiting to be run.
    pub const FINALIZE: u32 = 32;
    /// Replaced buffers can be freed; the run loop does it itself.
    pub const RETIRED: u32 = 64;
    /// The exception has been waiting for some time: it is to be raised also in code that stands for C code, and in natives.
    pub const HURRY: u32 = 128;
    /// Hostile mode: the thread stops at each safepoint, and gives way.
    pub const HARASS: u32 = 256;
    /// Handlers of signals are to be called: see `Shared::post`.
    pub const SIGNAL: u32 = 512;
}

/// What others may see of a thread.
pub struct Shared {
    /// The guest's `get_ident()`.
    pub ident: u64,
    pub attention: AtomicU32,
    /// The signals whose handlers the thread is to call, by bits: the first is that of signal 1.
    signals: AtomicU64,
    pub name: parking_lot::Mutex<String>,
    pub daemon: bool,
    /// The operating system's number of the thread, once it runs.
    pub native_id: AtomicU64,
    /// How much more virtual time the thread may use up, in nanoseconds; only where time is counted.
    pub allowance: AtomicI64,
    /// With less than this the whole program is out of time; what it has left then, in the same count, where time is counted.
    pub last_allowance: AtomicI64,
}

impl Shared {
    /// Of a thread that has not begun.
    pub fn new(ident: u64, name: impl Into<String>, daemon: bool) -> Arc<Shared> {
        Arc::new(Shared {
            ident,
            attention: AtomicU32::new(0),
            signals: AtomicU64::new(0),
            name: parking_lot::Mutex::new(name.into()),
            daemon,
            native_id: AtomicU64::new(0),
            allowance: AtomicI64::new(0),
            last_allowance: AtomicI64::new(i64::MIN),
        })
    }

    /// Has the thread been asked for one of these?
    #[inline]
    pub fn is_asked(&self, why: u32) -> bool {
        self.attention.load(Ordering::Acquire) & why != 0
    }

    /// Takes back what the thread was asked for; says which of it was still to be done.
    pub fn withdraw(&self, why: u32) -> u32 {
        self.attention.fetch_and(!why, Ordering::AcqRel) & why
    }

    /// Asks a thread that has not yet noticed its interrupt to hurry. `HURRY` never stands without `INTERRUPT`.
    pub fn hurry(&self) {
        let hurried = |bits| (bits & attention::INTERRUPT != 0).then_some(bits | attention::HURRY);
        let _ = self.attention.fetch_update(Ordering::AcqRel, Ordering::Acquire, hurried);
    }

    /// Takes the interrupt back; says whether there was one.
    pub fn take_interrupt(&self) -> bool {
        self.withdraw(attention::INTERRUPT | attention::HURRY) & attention::INTERRUPT != 0
    }

    /// Notes signals, by their bits, whose handlers the thread is to call. Whoever does must disturb it by `attention::SIGNAL`.
    pub fn post(&self, signals: u64) {
        self.signals.fetch_or(signals, Ordering::AcqRel);
    }

    /// Takes the signals back that were noted.
    pub fn take_signals(&self) -> u64 {
        if self.withdraw(attention::SIGNAL) == 0 { 0 } else { self.signals.swap(0, Ordering::AcqRel) }
    }

    /// Takes the price of an instruction from the allowance; false if that is used up. The thread itself calls it, alone.
    #[inline(always)]
    pub(super) fn spend(&self, nanos: i64) -> bool {
        let left = self.allowance.load(Ordering::Relaxed);
        if left <= 0 {
            return false;
        }
        self.allowance.store(left - nanos, Ordering::Relaxed);
        true
    }

    /// Asks the thread to leave the run loop at its next safepoint.
    pub fn ask(&self, why: u32) {
        self.attention.fetch_or(why, Ordering::Release);
    }
}

/// A call that a native asks for in its own stead.
pub struct Tail {
    pub callee: Value,
    pub args: Vec<Value>,
    /// The names of the last arguments, if they are passed by name.
    pub names: Vec<Value>,
    /// What the answer is checked for: then it is a special method that is called, with its receiver alone.
    pub check: Option<Check>,
}

/// The registers of a thread: one mapping that never moves. Pages that are not used take no memory.
pub(super) struct Registers {
    start: *mut Value,
    len: usize,
}

/// How many registers a thread has: enough for the recursion limit that a guest may reasonably set.
const REGISTERS: usize = 1 << 21;

impl Registers {
    fn new() -> Result<Registers, std::io::Error> {
        // SAFETY: an anonymous private mapping at an address of the kernel's choice.
        let p = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                REGISTERS * 8,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        if p == libc::MAP_FAILED {
            return Err(std::io::Error::last_os_error());
        }
        Ok(Registers { start: p.cast(), len: REGISTERS })
    }

    #[inline(always)]
    pub(super) fn at(&self, i: usize) -> *mut Value {
        debug_assert!(i < self.len);
        // SAFETY: calls check that a window fits before they open it.
        unsafe { self.start.add(i) }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Registers {
    fn drop(&mut self) {
        // SAFETY: unmaps what `new` mapped.
        unsafe { libc::munmap(self.start.cast(), self.len * 8) };
    }
}

/// Where a thread is in its program.
pub struct Position {
    pub file: String,
    pub line: u32,
    /// The function of the library that this line has called and that hasn't returned yet.
    pub within: Option<String>,
}

/// A guest thread.
pub struct Thread {
    interp: Arc<Interp>,
    pub(super) local: LocalHeap,
    /// Do other threads run at the same time?
    shares: bool,
    /// What the lists that it makes bear as their owner's mark (see `List::owner`).
    mark: OwnerMark,
    /// Is its time counted?
    counted: bool,
    /// Where its time is counted: it has stopped between two instructions, and not at a safepoint.
    pub(super) between: bool,
    pub shared: Arc<Shared>,
    pub(super) registers: Registers,
    /// Only registers below it may be written to; those above have been cleared. See `cover`.
    pub(super) high_water: usize,
    pub(super) frames: Frames,
    pub recursion_limit: usize,
    /// Frames that count towards the recursion limit.
    pub(crate) depth: usize,
    /// Why a native that was called for its value has none.
    pub(super) trap: Option<Trap>,
    /// Why the machine stops.
    pub(super) pause: Option<super::Pause>,
    /// The thread has made an object that scripts expect to end promptly: when a function is left, its variables are looked at.
    pub(crate) prompt: bool,
    /// Marks that no frame of any thread has.
    pub(super) marks: std::ops::Range<u32>,
    /// An exception has left a function that held such an object, and keeps that alive in CPython while it is handled.
    pub(super) unwound: bool,
    /// The bytes that prompt collections had to look at: for what was itself lost, and for what that held.
    pub(super) prompt_work: [u64; 2],
    /// Bytes in use when the last one was.
    pub(super) last_prompt: u64,
    /// Objects that searches have found to be held nearby, each at a place by its address.
    pub(super) held_nearby: [HeldNearby; 4],
    /// At so many more objects the thread looks for something that scripts expect to end promptly.
    pub(super) search_credit: u32,
    /// The prelude wants to be told of asynchronous generators that begin.
    pub(crate) hears_of_asyncgens: bool,
    /// The event loop's list of them, where being told is being put into it; else unbound.
    pub(crate) begun_asyncgens: Value,
    /// Objects with finalizers that the heap has not been told of.
    pub(super) watched: Vec<Ref<Header>>,
    /// An exception to be raised when the thread runs on.
    pub(super) pending: Option<Ref<Exception>>,
    /// The exception being raised has this frame's line in its traceback already.
    pub(super) reraising: bool,
    /// How many callees stand for others in the call that is being made.
    pub(super) call_chain: usize,
    /// The exception being handled, or None.
    pub handled: Value,
    /// With `Trap::TailCall`: the call. With `Trap::Resume`: callee is the generator, args the value to send in.
    pub tail: Tail,
    /// With `Trap::Block`: what is waited for.
    pub wait: Option<Wait>,
    /// How the last wait ended, while the native that waited is called again.
    pub woken: Option<crate::driver::world::Woken>,
    /// The deadline of that wait.
    pub deadline: Option<u64>,
    /// How many frames there were when an instruction was left to be executed again, because its native waits or wants memory. The
    /// frame's `pc` stands before it.
    pub(super) again: usize,
    /// A native has asked for memory and a collection has been made for it.
    pub(super) collected: bool,
    /// What a native has computed without the lock.
    outside: long::Outside,
    /// Replaced buffers that nobody can see after the next safepoint.
    pub(super) retired: Vec<Ref<Header>>,
    /// Memory for texts that are built and made strings of at once.
    spare: Vec<u8>,
    /// Bytes outside the heap that it has not been told of: see `charge`.
    uncounted: usize,
    /// The signatures of natives that have been called by name, by where they stand.
    pub(super) signatures: FxHashMap<(usize, usize), Arc<[super::miscall::Parameter]>>,
    /// What the thread keeps for modules (`threading.local`, the current thread object), by key.
    pub locals: FxHashMap<u64, Value>,
    /// Functions of the core prelude that the thread has called, by where in memory their names stand. The prelude's namespace keeps
    /// them alive.
    pub(crate) prelude_functions: FxHashMap<(usize, usize), Value>,
}

// SAFETY: a thread's registers and retired buffers are its own; it moves to another OS thread only as a whole, before it runs.
unsafe impl Send for Thread {}

impl Thread {
    /// A thread without a frame.
    pub fn new(interp: Arc<Interp>, shared: Arc<Shared>) -> Result<Thread, std::io::Error> {
        let local = LocalHeap::new(&interp.heap);
        let (shares, counted) = (!interp.config.gil, interp.config.counted);
        let mark = if shares && !counted { OwnerMark::fresh() } else { OwnerMark::NOBODY };
        Ok(Thread {
            interp,
            local,
            shares,
            mark,
            counted,
            between: false,
            shared,
            registers: Registers::new()?,
            high_water: 0,
            frames: Frames::new()?,
            recursion_limit: 1000,
            depth: 0,
            trap: None,
            pause: None,
            prompt: false,
            marks: 0..0,
            unwound: false,
            prompt_work: [0; 2],
            last_prompt: 0,
            held_nearby: [HeldNearby::default(); 4],
            search_credit: super::roots::SEARCH_CREDIT,
            hears_of_asyncgens: false,
            begun_asyncgens: Value::UNBOUND,
            watched: Vec::new(),
            pending: None,
            reraising: false,
            call_chain: 0,
            handled: Value::NONE,
            tail: Tail { callee: Value::UNBOUND, args: Vec::new(), names: Vec::new(), check: None },
            wait: None,
            woken: None,
            deadline: None,
            again: 0,
            collected: false,
            outside: Default::default(),
            retired: Vec::new(),
            spare: Vec::new(),
            uncounted: 0,
            signatures: Default::default(),
            locals: Default::default(),
            prelude_functions: Default::default(),
        })
    }

    /// The interpreter.
    #[inline(always)]
    pub fn interp<'a>(&self) -> &'a Interp {
        // SAFETY: the thread keeps the interpreter alive; natives and the run loop, who call this, don't outlive their thread.
        unsafe { &*Arc::as_ptr(&self.interp) }
    }

    /// The interpreter, to be kept.
    pub fn interp_arc(&self) -> Arc<Interp> {
        self.interp.clone()
    }

    /// Must stores lock the object: do threads run at the same time?
    #[inline(always)]
    pub fn shares(&self) -> bool {
        self.shares
    }

    /// Its mark on the lists that it owns.
    #[inline(always)]
    pub fn mark(&self) -> OwnerMark {
        self.mark
    }

    /// Is its time counted by its instructions?
    #[inline(always)]
    pub(super) fn is_counted(&self) -> bool {
        self.counted
    }

    /// What the running native does takes so long beyond its call, in nanoseconds. It matters only where time is counted; says whether
    /// it is.
    #[inline]
    pub(crate) fn charge_time(&self, nanos: u64) -> bool {
        if self.counted {
            self.shared.allowance.fetch_sub(nanos.min(1 << 50) as i64, Ordering::Relaxed);
        }
        self.counted
    }

    /// The same for what is done to each of so many things, before it is done: the way out, if the program is out of time by then.
    #[inline]
    pub(crate) fn charge_each(&mut self, count: usize, price: cost::Each) -> NativeResult<()> {
        if self.counted { self.charge_work(count, price) } else { Ok(()) }
    }

    #[inline(never)]
    fn charge_work(&mut self, count: usize, price: cost::Each) -> NativeResult<()> {
        self.charge_time(price.times(count));
        self.checkpoint()
    }

    // ---- what natives answer beside values

    /// Asks the machine to call a guest function in the native's stead.
    pub fn tail_call(&mut self, callee: Value, args: &[Value]) -> Trap {
        self.tail.callee = callee;
        self.tail.args.clear();
        self.tail.args.extend_from_slice(args);
        self.tail.names.clear();
        self.tail.check = None;
        Trap::TailCall
    }

    /// Asks the machine to call an object's special method in the native's stead and to check the answer.
    pub fn tail_checked(&mut self, v: Value, special: Special, check: Check) -> Trap {
        let method = self.class_of(v).special(special);
        if method.kind() != Some(Kind::Function) {
            return self.prelude(check.whole_function(), &[v]);
        }
        let trap = self.tail_call(method, &[v]);
        self.tail.check = Some(check);
        trap
    }

    /// Asks the machine to call a special method, found on the receiver's class, in the native's stead.
    pub fn tail_special(&mut self, method: Value, receiver: Value, args: &[Value]) -> Trap {
        let mut all = vec![receiver];
        all.extend_from_slice(args);
        if super::attr::takes_receiver(method) {
            return self.tail_call(method, &all);
        }
        all.insert(0, method);
        self.prelude("call_bound", &all)
    }

    /// Asks the machine to call a function of the prelude in the native's stead.
    #[cold]
    pub fn prelude(&mut self, name: &'static str, args: &[Value]) -> Trap {
        match crate::modules::prelude_function(self, name) {
            Ok(f) => self.tail_call(f, args),
            Err(trap) => trap,
        }
    }

    /// Calls the prelude for a comparison of containers. They may nest as deep as in CPython, deeper than only what contains itself does.
    pub(crate) fn compare_in_prelude(&mut self, name: &'static str, args: &[Value]) -> Trap {
        const MOST_LEVELS: usize = 10_000;
        // Two frames for each level, which don't count.
        if self.frames.len().saturating_sub(self.depth) > 2 * MOST_LEVELS {
            return self.raise(ids::RECURSION_ERROR, "maximum recursion depth exceeded in comparison");
        }
        self.prelude(name, args)
    }

    /// Says what the native waits for; it is called again when that may have happened.
    pub fn block(&mut self, wait: Wait) -> Trap {
        self.deadline = wait.deadline;
        self.wait = Some(wait);
        Trap::Block
    }

    /// The native will not be called again by its own instruction: it has not waited.
    pub(crate) fn forget_wait(&mut self) {
        self.deadline = None;
        self.wait = None;
        self.outside = Default::default();
    }

    /// To be asked now and then by a native that may take long: the way out, if the thread is to end or to be interrupted. What the
    /// native has taken from iterators by then is lost.
    #[inline]
    pub fn checkpoint(&mut self) -> NativeResult<()> {
        if self.counted && self.shared.allowance.load(Ordering::Relaxed) < self.shared.last_allowance.load(Ordering::Relaxed) {
            // The simulator hears of it when it gets the thread back.
            return Err(self.block(Wait::sleep(0)));
        }
        if self.shared.is_asked(attention::HURRY | attention::KILL) { Err(self.way_out()) } else { Ok(()) }
    }

    #[cold]
    pub(super) fn way_out(&mut self) -> Trap {
        if self.shared.is_asked(attention::KILL) {
            // The driver looks at it before it waits, and runs the thread no more.
            return self.block(Wait::sleep(0));
        }
        self.shared.take_interrupt();
        Trap::Raise(self.exception(ids::KEYBOARD_INTERRUPT, &[]))
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, v: Value) -> String {
        self.class_qualname(self.class_of(v))
    }
}
