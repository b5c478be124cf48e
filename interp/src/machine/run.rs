//! The run loop, which is no loop: each instruction is a function (see `ops`) that does its work and then jumps to the next one's.
//!
//! What the machine needs at every step is handed from instruction to instruction in processor registers: the thread, the program
//! counter, the frame's registers and the frame. Each function ends with the call of the next, with the same arguments, which an
//! optimising compiler makes a jump (a *sibling call*); in a debug build, where it would not, they return to a loop instead
//! (`gilbox_threaded`, set by the build script). Against a `match` in a loop this saves half of the instructions of a dispatch, and
//! each instruction gets the processor's registers to itself.
//!
//! Whatever may raise, call or switch first saves `pc` into the frame, works on the thread, and loads everything again: the frame may
//! have changed.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::atomic::Ordering;

use super::Thread;
use super::code_object::CodeObject;
use super::frame::{Action, Frame};
use super::native::{Args, NativeResult};
use super::ops;
use super::thread::{Work, attention};
use crate::code::Instr;
use crate::code::instr::{ConstId, GlobalId, In, Out, SiteId};
use crate::driver::world::Wait;
use crate::heap::{OutOfMemory, Ref};
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, Rest};
use crate::value::Value;

/// Why the machine stopped.
pub enum Pause {
    /// The thread's outermost function has returned or raised.
    Done(Result<Value, Ref<Exception>>),
    /// A safepoint saw that somebody asks for attention.
    Yielded,
    /// The guest waits. When that may be over, `Thread::woken` is set and the thread run again.
    Blocked(Wait),
    /// A native has something computed without the lock. When that is done, `Thread::has_computed` is called and the thread run again.
    Outside(Work),
    /// The allowance of a thread whose time is counted is used up. It stands between two instructions, not at a safepoint.
    Spent,
}

/// What the instructions are compiled for.
pub(super) trait Mode: Sized {
    /// Do threads run at the same time, so that stores into shared objects lock them?
    const SHARED: bool;
    /// Does each instruction cost some of the thread's allowance, and may the machine stop before any of them?
    const COUNTED: bool;
}

/// With the lock, or alone.
struct Alone;
/// Without the lock.
struct Shared;
/// In virtual time, with or without the lock.
struct Counted;

impl Mode for Alone {
    const SHARED: bool = false;
    const COUNTED: bool = false;
}
impl Mode for Shared {
    const SHARED: bool = true;
    const COUNTED: bool = false;
}
impl Mode for Counted {
    const SHARED: bool = true;
    const COUNTED: bool = true;
}

/// What an instruction's function comes back with, when it does.
#[derive(PartialEq, Eq)]
pub(super) enum Flow {
    /// To execute the next instruction; only where that isn't reached by a jump.
    Next,
    /// To stop: `Thread::pause` says why.
    Stop,
}

/// An instruction's function. The arguments are the fields of `State`.
///
/// # Safety
/// The thread has a running frame, and the other arguments are what `State::load` makes of it, but for `pc`, which may be ahead of the
/// frame's: it stands behind an instruction for which this is the function.
pub(super) type Handler = unsafe fn(&mut Thread, *const Instr, Regs, *mut Frame) -> Flow;

/// The same with an intermediate result that the instruction before passes on, and the register that it belongs into.
///
/// # Safety
/// As for `Handler`.
pub(super) type Receiver = unsafe fn(&mut Thread, *const Instr, Regs, *mut Frame, f64, Out) -> Flow;

/// The functions for one mode, by operation code.
struct Table<M>(PhantomData<M>);

impl<M: Mode> Table<M> {
    const HANDLERS: &'static [Handler; 256] = &ops::table::<M>();
    const RECEIVERS: &'static [Receiver; 256] = &ops::receivers::<M>();
}

/// The registers of the running frame, `r` in the notation of the instruction set.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(super) struct Regs(*mut Value);

impl Regs {
    /// The first.
    #[inline(always)]
    pub(super) fn window(self) -> *const Value {
        self.0
    }
}

impl Index<In> for Regs {
    type Output = Value;
    #[inline(always)]
    fn index(&self, r: In) -> &Value {
        // SAFETY: the window was checked to fit when the frame was pushed, and the verifier checks that operands lie within it.
        unsafe { &*self.0.add(r.0 as usize) }
    }
}

impl Index<Out> for Regs {
    type Output = Value;
    #[inline(always)]
    fn index(&self, r: Out) -> &Value {
        &self[In(r.0)]
    }
}

impl IndexMut<Out> for Regs {
    #[inline(always)]
    fn index_mut(&mut self, r: Out) -> &mut Value {
        // SAFETY: as above.
        unsafe { &mut *self.0.add(r.0 as usize) }
    }
}

/// The state of the machine between two instructions.
pub(super) struct State<'t> {
    pub t: &'t mut Thread,
    /// Stands behind the instruction that is being executed.
    pc: *const Instr,
    pub r: Regs,
    frame: *mut Frame,
}

impl<'t> State<'t> {
    /// # Safety
    /// See `Handler`.
    #[inline(always)]
    pub(super) unsafe fn new(t: &'t mut Thread, pc: *const Instr, r: Regs, frame: *mut Frame) -> State<'t> {
        State { t, pc, r, frame }
    }

    /// That of the thread's top frame, of which there must be one.
    #[inline(always)]
    pub(super) fn load(t: &'t mut Thread) -> State<'t> {
        let frame = t.frames.top();
        State::at(t, frame)
    }

    /// That of the top frame, which stands here.
    #[inline(always)]
    fn at(t: &'t mut Thread, frame: *mut Frame) -> State<'t> {
        debug_assert!(!t.frames.is_empty() && t.frames.top() == frame);
        // SAFETY: the machine stops when the last frame has gone; frames never move.
        let (base, pc) = unsafe { ((*frame).base, (*frame).next) };
        State { pc, r: Regs(t.registers.at(base as usize)), frame, t }
    }

    /// Lets the frame know how far it has come.
    #[inline(always)]
    pub(super) fn save(&mut self) {
        // SAFETY: see `load`.
        unsafe { (*self.frame).next = self.pc }
    }

    #[inline(always)]
    pub(super) fn frame(&self) -> &Frame {
        // SAFETY: see `load`.
        unsafe { &*self.frame }
    }

    /// The frame below that of a generator, which waits for what it yields.
    #[inline(always)]
    pub(super) fn caller(&self) -> *const Frame {
        self.frame.wrapping_sub(1)
    }

    /// The same with its registers.
    #[inline(always)]
    pub(super) fn caller_with_registers(&self) -> (&Frame, Regs) {
        // SAFETY: a generator's frame is never the outermost; frames never move.
        let caller = unsafe { &*self.caller() };
        (caller, Regs(self.t.registers.at(caller.base as usize)))
    }

    /// The instruction that is being executed.
    #[inline(always)]
    pub(super) fn instr(&self) -> Instr {
        // SAFETY: see `pc`.
        unsafe { *self.pc.sub(1) }
    }

    /// The instruction behind it.
    #[inline(always)]
    pub(super) fn upcoming(&self) -> Instr {
        // SAFETY: code ends with an instruction that leaves it, which this one isn't.
        unsafe { *self.pc }
    }

    /// The instruction that a jump leads to.
    #[inline(always)]
    pub(super) fn ahead(&self, distance: i32) -> Instr {
        // SAFETY: the verifier checks jump targets.
        unsafe { *self.pc.offset(distance as isize) }
    }

    /// Leaves that out, since its work has been done.
    #[inline(always)]
    pub(super) fn skip(mut self) -> State<'t> {
        // SAFETY: as above.
        self.pc = unsafe { self.pc.add(1) };
        self
    }

    /// The index in the thread's registers of one of the frame's.
    #[inline(always)]
    pub(super) fn position(&self, r: u16) -> usize {
        self.frame().base as usize + r as usize
    }

    /// `argc` arguments of a native, which stand from this register on.
    #[inline(always)]
    pub(super) fn arguments(&self, first: u16, argc: usize) -> Args {
        // SAFETY: the compiler has them filled, within the window; the register file never moves.
        unsafe { Args::new(self.r.0.add(first as usize), argc) }
    }

    // ---- what operands name in the tables of the running code

    #[inline(always)]
    pub(super) fn constant(&self, id: ConstId) -> Value {
        entry(&self.frame().code.consts, id.0).get()
    }

    #[inline(always)]
    pub(super) fn site(&self, id: SiteId) -> &super::code_object::Site {
        entry(&self.frame().code.sites, id.0)
    }

    #[inline(always)]
    pub(super) fn global(&self, id: GlobalId) -> &super::link::GlobalLink {
        entry(&self.frame().links().globals, id.0)
    }

    // ---- where to go on

    /// Executes the next instruction.
    #[inline(always)]
    pub(super) fn next<M: Mode>(mut self) -> Flow {
        if cfg!(gilbox_threaded) {
            self.dispatch::<M>()
        } else {
            self.save();
            Flow::Next
        }
    }

    #[inline(always)]
    fn dispatch<M: Mode>(mut self) -> Flow {
        // SAFETY: code ends with an instruction that leaves it.
        let instr = unsafe { &*self.pc };
        if M::COUNTED && !self.t.shared.spend(super::cost::of(instr)) {
            self.save();
            self.t.between = true;
            return self.stop(Pause::Spent);
        }
        // SAFETY: as above.
        self.pc = unsafe { self.pc.add(1) };
        let handler = Table::<M>::HANDLERS[ops::code_of(instr) as usize];
        self.otherwise(handler)
    }

    /// Lets another function do the instruction: the rarer ways have one of their own, so that the common one is short.
    #[inline(always)]
    pub(super) fn otherwise(self, handler: Handler) -> Flow {
        // SAFETY: the state is what it was loaded as, and the handler is one for this instruction.
        unsafe { handler(self.t, self.pc, self.r, self.frame) }
    }

    /// Lets the instruction do what it does where nothing has been passed on.
    #[inline(always)]
    pub(super) fn again<M: Mode>(self) -> Flow {
        let handler = Table::<M>::HANDLERS[ops::code_of(&self.instr()) as usize];
        self.otherwise(handler)
    }

    /// Executes the next instruction, to which this one passes an intermediate result that belongs into `dst`.
    #[inline(always)]
    pub(super) fn pass<M: Mode>(mut self, x: f64, dst: Out) -> Flow {
        let receiver = Table::<M>::RECEIVERS[ops::code_of(&self.upcoming()) as usize];
        self = self.skip();
        self.pass_to(receiver, x, dst)
    }

    /// Lets another function do that.
    #[inline(always)]
    pub(super) fn pass_to(self, to: Receiver, x: f64, dst: Out) -> Flow {
        // SAFETY: the state is what it was loaded as, and the receiver is one for this instruction.
        unsafe { to(self.t, self.pc, self.r, self.frame, x, dst) }
    }

    #[inline(always)]
    fn is_asked(&self) -> bool {
        self.t.shared.attention.load(Ordering::Relaxed) != 0
    }

    /// The same, behind a safepoint.
    #[inline(always)]
    pub(super) fn safepoint<M: Mode>(self) -> Flow {
        if self.is_asked() { self.otherwise(attend::<M>) } else { self.next::<M>() }
    }

    /// The safepoint of a back-edge, behind the jump: what is raised here belongs to the instruction that was jumped to.
    #[inline(always)]
    pub(super) fn landed<M: Mode>(self) -> Flow {
        if self.is_asked() { self.otherwise(attend_landed::<M>) } else { self.next::<M>() }
    }

    /// Jumps; backwards with a safepoint.
    #[inline(always)]
    pub(super) fn jump<M: Mode>(mut self, distance: i32) -> Flow {
        // SAFETY: the verifier checks jump targets.
        self.pc = unsafe { self.pc.offset(distance as isize) };
        if distance < 0 { self.landed::<M>() } else { self.next::<M>() }
    }

    /// The same by an instruction that nearly always jumps backwards: with a safepoint wherever it leads.
    #[inline(always)]
    pub(super) fn jump_back<M: Mode>(mut self, distance: i32) -> Flow {
        // SAFETY: as above.
        self.pc = unsafe { self.pc.offset(distance as isize) };
        self.landed::<M>()
    }

    /// The state behind a jump forwards.
    #[inline(always)]
    pub(super) fn jumped(mut self, distance: i32) -> State<'t> {
        // SAFETY: as above.
        self.pc = unsafe { self.pc.offset(distance as isize) };
        self
    }

    /// Jumps or not.
    #[inline(always)]
    pub(super) fn branch<M: Mode>(self, jumps: bool, distance: i32) -> Flow {
        if jumps { self.jump::<M>(distance) } else { self.next::<M>() }
    }

    /// Goes on when an object has lost a holder that may have been the last obvious one; behind a safepoint.
    #[inline(always)]
    pub(super) fn lost<M: Mode>(self, old: Value) -> Flow {
        if !self.t.prompt || !old.is_object() {
            return self.safepoint::<M>();
        }
        // SAFETY: see `otherwise`.
        unsafe { ask_for_collection::<M>(self.t, self.pc, self.r, self.frame, old) }
    }

    /// Runs something that may raise, call or block, and loads whatever frame is then on top.
    #[inline(always)]
    fn work(mut self, f: impl FnOnce(&mut Thread, Regs) -> NativeResult<()>) -> Result<State<'t>, Flow> {
        self.save();
        if let Err(trap) = f(self.t, self.r)
            && let Some(pause) = self.t.handle(trap)
        {
            return Err(self.stop(pause));
        }
        Ok(State::load(self.t))
    }

    /// Does that, and goes on.
    #[inline(always)]
    pub(super) fn go<M: Mode>(self, f: impl FnOnce(&mut Thread, Regs) -> NativeResult<()>) -> Flow {
        match self.work(f) {
            Ok(s) => s.next::<M>(),
            Err(flow) => flow,
        }
    }

    /// Puts a new object into a register; where there was no room for it `otherwise` tries again, and has a collection made if need be.
    #[inline(always)]
    pub(super) fn made<M: Mode>(mut self, dst: Out, made: Result<Value, OutOfMemory>, otherwise: Handler) -> Flow {
        match made {
            Ok(v) => {
                self.r[dst] = v;
                self.next::<M>()
            }
            Err(_) => self.otherwise(otherwise),
        }
    }

    /// Does what may switch.
    #[inline(always)]
    pub(super) fn go_switching<M: Mode>(self, f: impl FnOnce(&mut Thread, Regs) -> NativeResult<()>) -> Flow {
        match self.work(f) {
            Ok(s) => s.safepoint::<M>(),
            Err(flow) => flow,
        }
    }

    /// Does what may let an object lose its last holder.
    #[inline(always)]
    pub(super) fn go_losing<M: Mode>(self, f: impl FnOnce(&mut Thread, Regs) -> NativeResult<()>) -> Flow {
        match self.work(f) {
            Ok(s) if s.t.prompt => s.safepoint::<M>(),
            Ok(s) => s.next::<M>(),
            Err(flow) => flow,
        }
    }

    /// Does what may jump back.
    #[inline(always)]
    pub(super) fn go_landing<M: Mode>(self, f: impl FnOnce(&mut Thread, Regs) -> NativeResult<()>) -> Flow {
        match self.work(f) {
            Ok(s) => s.landed::<M>(),
            Err(flow) => flow,
        }
    }

    /// Stops the machine. The frame has been told how far it has come.
    #[inline(always)]
    pub(super) fn stop(self, pause: Pause) -> Flow {
        self.t.pause = Some(pause);
        Flow::Stop
    }

    /// Enters a function whose arguments stand from register `first` of the thread on; does something else where that is not so simple.
    #[inline(always)]
    pub(super) fn enter<M: Mode>(self, f: Ref<Function>, first: usize, argc: u32, dst: u16, otherwise: Handler) -> Flow {
        match self.t.open_frame(f, first, argc) {
            Some(window) => self.enter_window::<M>(f, window, Action::Store(dst), Value::UNBOUND),
            None => self.otherwise(otherwise),
        }
    }

    /// Enters a function whose window has been prepared; `held` is what the action needs.
    #[inline(always)]
    pub(super) fn enter_window<M: Mode>(
        mut self,
        f: Ref<Function>,
        window: (Ref<CodeObject>, usize),
        action: Action,
        held: Value,
    ) -> Flow {
        self.save();
        let (code, first) = window;
        let frame = Frame::of_call(f, window, action, held);
        let frame = self.t.frames.push_on(self.frame, frame);
        State { pc: code.quick.instrs, r: Regs(self.t.registers.at(first)), frame, t: self.t }.safepoint::<M>()
    }

    /// Puts the frame of a generator, which this thread has started and whose window has been filled, on top.
    #[inline(always)]
    pub(super) fn enter_generator(mut self, generator: Ref<Generator>, rest: &Rest, first: usize, action: Action) -> State<'t> {
        self.save();
        self.t.depth += usize::from(rest.frame.counts());
        let frame = rest.running(generator, first, action, self.t.handled);
        let pc = frame.next;
        let frame = self.t.frames.push_on(self.frame, frame);
        State { pc, r: Regs(self.t.registers.at(first)), frame, t: self.t }
    }

    /// Takes the running frame off.
    #[inline(always)]
    pub(super) fn leave(self) -> State<'t> {
        self.t.depth -= usize::from(self.frame().counts());
        let below = self.t.frames.drop_running(self.frame);
        State::at(self.t, below)
    }

    /// Takes the running frame, whose function has returned, off, and puts the result where its caller wants it.
    #[inline(always)]
    pub(super) fn leave_to(self, dst: u16, result: Value) -> State<'t> {
        let mut caller = self.leave();
        caller.r[Out(dst)] = result;
        caller
    }
}

/// An entry of a table of the running code.
#[inline(always)]
fn entry<T>(table: &[T], id: u16) -> &T {
    debug_assert!((id as usize) < table.len());
    // SAFETY: the compiler numbers the entries of its tables, and its verifier checks the operands.
    unsafe { table.get_unchecked(id as usize) }
}

/// Asks for a collection that may end what has just lost a holder.
#[cold]
#[inline(never)]
unsafe fn ask_for_collection<M: Mode>(t: &mut Thread, pc: *const Instr, r: Regs, frame: *mut Frame, object: Value) -> Flow {
    t.lost_holder(object);
    // SAFETY: as the caller has it.
    unsafe { State::new(t, pc, r, frame) }.safepoint::<M>()
}

/// A safepoint at which somebody asks for attention.
#[cold]
#[inline(never)]
unsafe fn attend<M: Mode>(t: &mut Thread, pc: *const Instr, r: Regs, frame: *mut Frame) -> Flow {
    // SAFETY: as the caller has it.
    let mut s = unsafe { State::new(t, pc, r, frame) };
    s.save();
    if s.t.attend() { s.stop(Pause::Yielded) } else { s.next::<M>() }
}

/// The same behind a jump.
#[cold]
#[inline(never)]
unsafe fn attend_landed<M: Mode>(t: &mut Thread, pc: *const Instr, r: Regs, frame: *mut Frame) -> Flow {
    // SAFETY: as the caller has it.
    let mut s = unsafe { State::new(t, pc, r, frame) };
    s.save();
    if s.t.attend() {
        s.t.again = s.t.frames.len();
        return s.stop(Pause::Yielded);
    }
    s.next::<M>()
}

impl Thread {
    /// Executes guest bytecode until something happens.
    pub fn run(&mut self) -> Pause {
        if self.is_counted() {
            self.run_in::<Counted>()
        } else if self.shares() {
            self.run_in::<Shared>()
        } else {
            self.run_in::<Alone>()
        }
    }

    fn run_in<M: Mode>(&mut self) -> Pause {
        if let Some(exc) = self.pending.take()
            && let Some(pause) = self.raise_here(exc)
        {
            return pause;
        }
        let again = std::mem::take(&mut self.again);
        // Who was woken must hear of it before anything else: it may own what it waited for. Between two instructions is no safepoint.
        let between = M::COUNTED && std::mem::take(&mut self.between);
        if self.woken.is_none() && !between && self.shared.attention.load(Ordering::Relaxed) != 0 && self.attend() {
            self.again = again;
            return Pause::Yielded;
        }
        if self.interp().config.hostile {
            self.shared.ask(attention::HARASS);
        }
        while State::load(self).dispatch::<M>() == Flow::Next {}
        self.pause.take().expect("gilbox bug: the machine stopped without saying why")
    }

    /// Does what the thread can do itself at a safepoint; says whether the driver must do the rest.
    #[cold]
    fn attend(&mut self) -> bool {
        let bits = self.shared.attention.load(Ordering::Acquire);
        if bits & attention::RETIRED != 0 {
            self.shared.attention.fetch_and(!attention::RETIRED, Ordering::AcqRel);
            self.free_retired();
        }
        let rest = bits & !attention::RETIRED;
        // Code that stands for C code keeps the lock in its own loops, and is not interrupted there unless it goes on for long.
        let native = self.frames.last().is_some_and(|f| f.code.code.native);
        let urgent = attention::STOP | attention::COLLECT | attention::KILL | attention::HURRY;
        if native { rest & urgent != 0 } else { rest != 0 }
    }
}

const _: () = assert!(size_of::<Option<Ref<Generator>>>() == 8);
