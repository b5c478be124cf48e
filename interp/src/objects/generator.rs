//! Generators, coroutines and asynchronous generators: a frame that is not running.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use crate::code::Instr;
use crate::heap::{Header, Kind, Marker, Object, OutOfMemory, Ref, flags};
use crate::machine::Thread;
use crate::machine::frame::{Action, Frame};
use crate::value::{Slot, Value};

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    Created = 0,
    Suspended = 1,
    Running = 2,
    Finished = 3,
}

/// Set beside the state while somebody looks at what rests: who wants to run it waits for that short while.
const LOOKED_AT: u8 = 0x80;

/// The flag of an asynchronous generator of which its thread's hook has been told.
pub const TOLD: u8 = flags::KIND_A;

/// A generator, coroutine or asynchronous generator; the header's class says which. Behind it there is room for the registers of its
/// window: they are copied out when it runs on, and back when it rests.
#[repr(C)]
pub struct Generator {
    pub header: Header,
    /// Also the lock of `rest` and of the registers: they belong to whoever made it `Running`, or while nobody runs to the collector.
    state: AtomicU8,
    /// Has a step of an asynchronous generator begun, and not come to a `yield` yet?
    stepping: AtomicBool,
    rest: UnsafeCell<Rest>,
    /// Always a `CodeObject`.
    pub code: Slot,
    pub name: Slot,
    pub qualname: Slot,
}

/// A frame at rest.
pub(crate) struct Rest {
    pub(crate) frame: Frame,
    /// How many registers are kept: those that are still needed.
    pub(crate) kept: usize,
    /// The exception that it is handling, if it is another than its resumer's; else None.
    pub(crate) handled: Value,
}

impl Rest {
    /// The frame to go on with, whose window begins at `first`. Its `held` keeps what the resumer was handling.
    #[inline(always)]
    pub(crate) fn running(&self, generator: Ref<Generator>, first: usize, action: Action, handled: Value) -> Frame {
        // Where it goes on may just have been written, as one word: so it is read as one (see `copy_singly`).
        // SAFETY: what is read is a reference's.
        let next = unsafe { std::ptr::read_volatile(&raw const self.frame.next) };
        Frame { base: first as u32, action, generator: Some(generator), held: handled, next, ..self.frame }
    }
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic or guarded by the state.
unsafe impl Object for Generator {
    const KIND: Kind = Kind::Generator;
}

impl Generator {
    /// May a generator be awaited: is it the machine's own, or does `types.coroutine` say so?
    pub(crate) fn is_awaitable(&self) -> bool {
        let code = self.code.get().cast::<crate::machine::code_object::CodeObject>();
        code.is_some_and(|c| c.code.native || c.awaitable.load(Ordering::Relaxed))
    }

    /// A generator that stands before its first instruction, with these values in its variables.
    pub(crate) fn new(
        t: &mut Thread,
        header: Header,
        frame: Frame,
        variables: &[Value],
        name: Value,
        qualname: Value,
    ) -> Result<Ref<Generator>, OutOfMemory> {
        let room = frame.code.quick.registers as usize;
        let [code, name, qualname] = [frame.code.into(), name, qualname].map(Slot::new);
        let rest = UnsafeCell::new(Rest { frame, kept: variables.len(), handled: Value::NONE });
        let (state, stepping) = (AtomicU8::new(State::Created as u8), AtomicBool::new(false));
        let generator = Generator { header, state, stepping, rest, code, name, qualname };
        t.make_with(generator, room * 8, |p| {
            // SAFETY: there is room for the whole window, which begins with the variables.
            unsafe { std::ptr::copy_nonoverlapping(variables.as_ptr(), p.cast(), variables.len()) }
        })
    }

    /// The frame at rest: for whoever has `start`ed the generator.
    #[inline(always)]
    pub(crate) fn rest(&self) -> *mut Rest {
        self.rest.get()
    }

    /// The registers at rest: for whoever has `start`ed the generator.
    #[inline(always)]
    pub(crate) fn registers(&self) -> *mut Value {
        std::ptr::from_ref(self).cast_mut().wrapping_add(1).cast()
    }

    /// Frame and registers, if it rests.
    pub(crate) fn at_rest(&self) -> Option<(Frame, Vec<Value>)> {
        let state = self.state();
        if !matches!(state, State::Created | State::Suspended) || !self.replace_state(state, state as u8 | LOOKED_AT) {
            return None;
        }
        // SAFETY: nobody else has the right to them until the state is set back; so many registers are kept.
        let known = unsafe {
            let rest = &*self.rest();
            (rest.frame.clone(), std::slice::from_raw_parts(self.registers(), rest.kept).to_vec())
        };
        self.set_state(state);
        Some(known)
    }

    /// Changes the state, if it is still that one; waits for who looks at the generator.
    fn replace_state(&self, state: State, by: u8) -> bool {
        loop {
            match self.state.compare_exchange(state as u8, by, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return true,
                Err(seen) if seen & LOOKED_AT != 0 => std::hint::spin_loop(),
                Err(_) => return false,
            }
        }
    }

    /// Lets the frame rest before the instruction `next`, and gives the generator back to whoever starts it.
    ///
    /// # Safety
    /// As for `copy_in`.
    #[inline(always)]
    pub(crate) unsafe fn put_to_rest(&self, kept: usize, window: *const Value, next: *const Instr, handled: Value) {
        // SAFETY: as the caller has it; what belongs to the generator belongs to who has started it.
        unsafe {
            self.copy_in(kept, window);
            let rest = &mut *self.rest();
            rest.frame.next = next;
            rest.kept = kept;
            rest.handled = handled;
        }
        self.set_state(State::Suspended);
    }

    /// Copies the registers at rest into a window of the thread's.
    ///
    /// # Safety
    /// This thread has started the generator; the window has room for the frame's.
    #[inline(always)]
    pub(crate) unsafe fn copy_out(&self, kept: usize, window: *mut Value) {
        // SAFETY: as the caller has it.
        unsafe { copy_singly(self.registers(), window, kept) }
    }

    /// Copies the registers that are kept out of a window of the thread's.
    ///
    /// # Safety
    /// This thread has started the generator; the window is the frame's.
    #[inline(always)]
    unsafe fn copy_in(&self, kept: usize, window: *const Value) {
        // SAFETY: as the caller has it; there is room for the whole window.
        unsafe { copy_singly(window, self.registers(), kept) }
    }

    #[inline(always)]
    pub fn state(&self) -> State {
        match self.state.load(Ordering::Acquire) & !LOOKED_AT {
            0 => State::Created,
            1 => State::Suspended,
            2 => State::Running,
            _ => State::Finished,
        }
    }

    #[inline(always)]
    pub fn set_state(&self, state: State) {
        self.state.store(state as u8, Ordering::Release);
    }

    /// Begins a step of an asynchronous generator, which ends at its next `yield` or with the generator. False if it is in one.
    #[inline(always)]
    pub(crate) fn begin_step(&self, t: &Thread) -> bool {
        let busy = if t.shares() {
            self.stepping.swap(true, Ordering::AcqRel)
        } else {
            let busy = self.stepping.load(Ordering::Relaxed);
            self.stepping.store(true, Ordering::Relaxed);
            busy
        };
        !busy || self.state() == State::Finished
    }

    #[inline(always)]
    pub(crate) fn end_step(&self) {
        self.stepping.store(false, Ordering::Release);
    }

    pub(crate) fn is_stepping(&self) -> bool {
        self.stepping.load(Ordering::Acquire) && self.state() != State::Finished
    }

    /// It has come to its end: nobody need see to that when it dies.
    pub fn finish(&self) {
        self.set_state(State::Finished);
        if !self.header.has_flag(flags::WEAKLY_KNOWN) && self.header.has_flag(flags::FINALIZER) {
            self.header.clear_flag(flags::FINALIZER);
        }
    }

    /// Takes the right to run it: exactly one thread gets it. Fails with the state that forbids it.
    #[inline(always)]
    pub fn start(&self, t: &Thread) -> Result<State, State> {
        let state = self.state();
        if !t.shares() && matches!(state, State::Created | State::Suspended) {
            self.set_state(State::Running);
            return Ok(state);
        }
        self.start_shared(state)
    }

    /// Gives a parameter another value, if the first instruction has not run yet.
    pub(crate) fn set_parameter(&self, t: &Thread, index: usize, v: Value) -> bool {
        let Ok(before) = self.start(t) else { return false };
        if before == State::Created {
            // SAFETY: this thread has started the generator, whose parameters are its first registers.
            unsafe { self.registers().add(index).write(v) };
        }
        self.set_state(before);
        before == State::Created
    }

    fn start_shared(&self, state: State) -> Result<State, State> {
        match state {
            State::Created | State::Suspended if self.replace_state(state, State::Running as u8) => Ok(state),
            State::Created | State::Suspended => Err(State::Running),
            State::Running | State::Finished => Err(state),
        }
    }

    pub(super) fn trace(&self, m: &mut Marker) {
        [&self.code, &self.name, &self.qualname].into_iter().for_each(|s| m.value(s.get()));
        if matches!(self.state(), State::Created | State::Suspended) {
            // SAFETY: every thread stands at a safepoint, so nobody is taking the frame or putting it back.
            let (rest, registers) = unsafe {
                let rest = &*self.rest();
                (rest, std::slice::from_raw_parts(self.registers(), rest.kept))
            };
            rest.frame.trace(m);
            m.value(rest.handled);
            registers.iter().for_each(|&v| m.value(v));
        }
    }
}

/// Copies values, which mostly are few, one by one: most have just been written one by one, and a load of several would wait until they
/// have left the processor's store buffer.
///
/// # Safety
/// There are `count` values at `from` and room for as many at `to`; the two don't overlap.
#[inline(always)]
unsafe fn copy_singly(from: *const Value, to: *mut Value, count: usize) {
    for i in 0..count {
        // SAFETY: as the caller has it. A volatile read is one that the compiler joins to no other.
        unsafe { to.add(i).write(from.add(i).read_volatile()) };
    }
}
