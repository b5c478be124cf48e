//! Frames: one for each running call, and what becomes of its result.

use std::sync::atomic::Ordering;

use super::Thread;
use super::code_object::CodeObject;
use super::link::Links;
use crate::code::Instr;
use crate::code::instr::{Out, Window};
use crate::code::operands::{Flow, Operand};
use crate::heap::{Marker, Ref};
use crate::objects::class::ids;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// So many instructions are looked at for whether a register is needed.
const FORESEEN: usize = 16;

/// What becomes of a frame's result in its caller. Where it says "the instruction", that is the caller's instruction that called: it
/// stands before the caller's `pc` and is read again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// It goes into this register.
    Store(u16),
    /// It is a tuple of two, which go into this register and the next.
    StorePair(u16),
    /// It is a tuple of as many items, which go into this register and those behind it.
    Unpack(u16, u16),
    /// It is dropped.
    Discard,
    /// It is dropped; the frame below does not call, but stands at a safepoint.
    Interlude,
    /// The same where the frame below stands before an instruction that it is in: what the call raises is raised by that. If it waits,
    /// it goes on until the time in `Frame::held`, or for ever with None.
    Repeat,
    /// It is what the thread was started for.
    Finish,
    /// The callee was `__init__`: the result must be None, and `Frame::held`, the new object, goes into this register.
    Construct(u16),
    /// The instruction tests its truth, or has asked `__bool__` for it.
    Truth,
    /// The instruction is a binary operator; where the result is NotImplemented the next attempt follows: the number of the one made.
    Binary(u8, u16),
    /// The instruction compares; as with Binary.
    Compare(u8),
    /// The instruction tests membership: the truth of the result, maybe negated.
    Contains,
    /// The instruction is ForIter: a result is the next item, StopIteration the end.
    Next,
    /// The instruction is Send.
    Send,
    /// The callee was `__getattribute__` or a getter: on AttributeError `__getattr__` of `Frame::held` is asked, for this register.
    GetAttr(u16),
    /// The same for LoadMethod, whose second register becomes unbound.
    GetMethod(u16),
    /// The instruction is `Not`, or a Jump on truth: the result comes from `__len__`.
    Length,
    /// It goes into this register, but is checked before.
    Checked(Check, u16),
}

/// What the answer of a special method is checked for, where a native asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Check {
    Length,
    Hash,
    Str,
    Repr,
    Bool,
    Iterator,
}

impl Check {
    /// Is it plain to see that the answer is right as it is?
    pub fn passes(self, t: &Thread, answer: Value) -> bool {
        const HASHES: std::ops::Range<i64> = 0..(1 << 61) - 1;
        match self {
            Check::Length => answer.as_int().is_some_and(|n| n >= 0),
            Check::Hash => answer.as_int().is_some_and(|hash| HASHES.contains(&hash)),
            Check::Str | Check::Repr => answer.cast::<Str>().is_some_and(|s| s.header.class() == ids::STR),
            Check::Bool => matches!(answer, Value::TRUE | Value::FALSE),
            Check::Iterator => t.class_of(answer).special(Special::Next).is_object(),
        }
    }

    /// The function of the prelude that looks closer at an answer: it returns what that stands for, or raises.
    pub fn function(self) -> &'static str {
        match self {
            Check::Length => "checked_len",
            Check::Hash => "checked_hash",
            Check::Str => "checked_str",
            Check::Repr => "checked_repr",
            Check::Bool => "checked_bool",
            Check::Iterator => "checked_iter",
        }
    }

    /// The function of the prelude that asks an object and checks its answer.
    pub fn whole_function(self) -> &'static str {
        match self {
            Check::Length => "guest_len",
            Check::Hash => "guest_hash",
            Check::Str => "guest_str",
            Check::Repr => "guest_repr",
            Check::Bool => "guest_bool",
            Check::Iterator => "iter_checked",
        }
    }
}

/// A running call.
#[derive(Clone)]
pub struct Frame {
    pub code: Ref<CodeObject>,
    /// The cells of its globals. Owned by the code object.
    pub links: *const Links,
    /// The first register of its window, counted from the thread's first.
    pub base: u32,
    pub action: Action,
    /// Does it count towards the recursion limit? That is the lowest bit. Those above are its mark: 0, or a number that no other frame
    /// has, since an exception was handled in it (see `picture.rs`).
    pub standing: u32,
    /// The next instruction. While the frame calls, the one before it is the call.
    pub next: *const Instr,
    /// An object that the action needs, or unbound.
    pub held: Value,
    /// The function, for `super()` and introspection; unbound for modules.
    pub function: Value,
    /// The generator whose frame it is.
    pub generator: Option<Ref<Generator>>,
}

// SAFETY: the links belong to the code object, which the frame keeps alive, and are shared by all threads.
unsafe impl Send for Frame {}
// SAFETY: as above.
unsafe impl Sync for Frame {}

impl Frame {
    /// That of a call of a function whose window, with its code and first register, is ready: before its first instruction.
    #[inline(always)]
    pub(super) fn of_call(f: Ref<Function>, window: (Ref<CodeObject>, usize), action: Action, held: Value) -> Frame {
        let (code, first) = window;
        Frame {
            code,
            links: f.links.load(Ordering::Acquire),
            base: first as u32,
            action,
            standing: code.quick.counts.into(),
            next: code.quick.instrs,
            held,
            function: f.into(),
            generator: None,
        }
    }

    /// The code's links in the frame's namespace.
    #[inline(always)]
    pub fn links(&self) -> &Links {
        // SAFETY: the links live as long as the code object, which the frame keeps alive.
        unsafe { &*self.links }
    }

    /// Does it count towards the recursion limit?
    #[inline(always)]
    pub(super) fn counts(&self) -> bool {
        self.standing & 1 != 0
    }

    /// The number of the next instruction.
    #[inline]
    pub fn pc(&self) -> u32 {
        // SAFETY: `next` points into the code's instructions.
        unsafe { self.next.offset_from(self.code.quick.instrs) as u32 }
    }

    /// Goes on at an instruction.
    pub fn set_pc(&mut self, pc: u32) {
        debug_assert!((pc as usize) <= self.code.code.instrs.len());
        // SAFETY: jumps and handlers lead to instructions of the code, as the compiler's verifier checks; behind the last one the
        // frame only stands while that raises.
        self.next = unsafe { self.code.quick.instrs.add(pc as usize) };
    }

    /// Jumps from where the frame stands.
    #[inline(always)]
    pub fn jump(&mut self, distance: i32) {
        // SAFETY: jumps lead to instructions of the code, as the compiler's verifier checks.
        self.next = unsafe { self.next.offset(distance as isize) };
    }

    /// The instruction that the frame is at: the one before the next.
    #[inline(always)]
    pub fn instr(&self) -> Instr {
        debug_assert!(self.pc() > 0);
        // SAFETY: a frame that is asked has executed an instruction, which stands before the next.
        unsafe { *self.next.sub(1) }
    }

    /// The index in the thread's registers of the first behind the frame's window, with one to spare for a callee.
    #[inline(always)]
    pub(super) fn behind(&self) -> usize {
        self.base as usize + self.code.quick.registers as usize + 1
    }

    /// The instruction that a jump from where the frame stands leads to.
    pub(super) fn ahead(&self, distance: i32) -> Instr {
        // SAFETY: jumps lead to instructions of the code, as the compiler's verifier checks.
        unsafe { *self.next.offset(distance as isize) }
    }

    /// Is it a register that is no variable's?
    #[inline(always)]
    pub(super) fn is_temporary(&self, register: Out) -> bool {
        u32::from(register.0) >= self.code.quick.pinned
    }

    /// The register of what the frame yields, if that is a temporary: then it is the resumer's alone.
    pub(super) fn yielded_temporary(&self) -> Option<Out> {
        match self.instr() {
            Instr::Yield { src, .. } | Instr::YieldFrom { src, .. } => Some(Out(src.0)).filter(|&src| self.is_temporary(src)),
            _ => None,
        }
    }

    /// The registers of the pair that `instr` makes of what is in `register`, if that is a temporary: then nobody else reads it.
    #[inline(always)]
    pub(super) fn pair_wanted(&self, register: Out, instr: Instr) -> Option<(Out, Out)> {
        match instr {
            Instr::Unpack { src, base: Window(base), count: 2 } if src.0 == register.0 && self.is_temporary(register) => {
                Some((Out(base), Out(base + 1)))
            }
            _ => None,
        }
    }

    /// Does the frame stand where it handles an exception? What guards that ends in the handling.
    pub(super) fn is_handling(&self) -> bool {
        let code = &self.code.code;
        let pc = self.pc().saturating_sub(1);
        let ends_handling = |target: u32| matches!(code.instrs.get(target as usize), Some(Instr::LeaveHandler { .. }));
        code.handlers.iter().any(|h| h.start <= pc && pc < h.end && ends_handling(h.target))
    }

    /// Goes back to before the instruction that the frame is at: it will be executed again.
    pub fn step_back(&mut self) {
        self.set_pc(self.pc() - 1);
    }

    /// Undoes `step_back`.
    pub fn step_on(&mut self) {
        self.set_pc(self.pc() + 1);
    }

    /// The way from here to behind the `async for` to which a StopAsyncIteration that the frame's instruction raises is the end.
    pub(super) fn way_behind_async_loop(&self) -> Option<i32> {
        let (pc, code) = (self.pc(), &self.code.code);
        let handler = code.handlers.iter().find(|h| h.start < pc && pc <= h.end)?;
        match code.instrs.get(handler.target as usize..)? {
            [Instr::IsStopAsync { dst, .. }, Instr::JumpIf { cond, to }, ..] if cond.0 == dst.0 => {
                Some(handler.target as i32 + 2 + to.0 - pc as i32)
            }
            _ => None,
        }
    }

    /// How many registers may hold something that is still needed while the frame's instruction, the one before the next, calls.
    /// Before its first instruction a frame has its variables and constants.
    pub(crate) fn live_in_call(&self) -> usize {
        (self.pc() as usize).checked_sub(1).map_or(self.code.quick.pinned as usize, |pc| self.live_at(pc))
    }

    /// How many may when the frame stands between two instructions, as at a safepoint. What the instruction before left behind is
    /// not asked: a jump may have led here from elsewhere. But an exception that is raised here is handled as if it had raised that.
    pub(crate) fn live_between(&self) -> usize {
        self.live_before(self.pc() as usize)
    }

    /// How many may when the call that the frame waits for has come back.
    pub(crate) fn live_behind_call(&self) -> usize {
        let pc = self.pc() as usize;
        let instr = pc.checked_sub(1).and_then(|pc| self.code.code.instrs.get(pc));
        match instr.map(Instr::flow) {
            Some(Flow::Next) => self.live_before(pc),
            Some(Flow::Branch(distance)) => self.live_before(pc).max(self.live_before(pc.wrapping_add_signed(distance as isize))),
            _ => self.live_in_call(),
        }
    }

    fn live_before(&self, pc: usize) -> usize {
        let pinned = self.code.quick.pinned as usize;
        let mut live = if pc < self.code.code.live.len() { self.live_at(pc) } else { pinned };
        let handled = pc.checked_sub(1).map_or(0, |before| self.needed_by_handlers(before));
        while live > pinned && self.is_forgotten(pc, live - 1) {
            live -= 1;
        }
        live.max(handled)
    }

    /// How many registers the handlers of an instruction may need: those below the one that the exception goes into.
    fn needed_by_handlers(&self, pc: usize) -> usize {
        let pc = pc as u32;
        let there = self.code.code.handlers.iter().filter(|h| h.start <= pc && pc < h.end);
        there.map(|h| h.exc.0.into()).max().unwrap_or(0)
    }

    /// The same for the call that the frame waits for.
    pub(crate) fn needed_in_call_by_handlers(&self) -> usize {
        (self.pc() as usize).checked_sub(1).map_or(0, |call| self.needed_by_handlers(call))
    }

    /// Does nobody want a call's result that has been left in this register?
    pub(crate) fn has_forgotten(&self, register: u16) -> bool {
        u32::from(register) >= self.code.quick.pinned && self.is_forgotten(self.pc() as usize, register.into())
    }

    /// Does the frame wait for a call that it will not look back at?
    pub(crate) fn is_calling(&self) -> bool {
        let instr = (self.pc() as usize).checked_sub(1).and_then(|pc| self.code.code.instrs.get(pc));
        instr.is_some_and(is_call)
    }

    /// Does the call that the frame waits for pass what another call has just given, which nothing else need hold?
    pub(crate) fn passes_result(&self) -> bool {
        let instrs = &self.code.code.instrs;
        let Some(call) = (self.pc() as usize).checked_sub(1) else { return false };
        let Some(&Instr::Call { base: Window(base), argc: 1.., .. }) = instrs.get(call) else { return false };
        let first = base + 1;
        let writes = |operand: &Operand| match *operand {
            Operand::Write(r) => r == first,
            Operand::Writes { base, count } => base <= first && u32::from(first - base) < count,
            _ => false,
        };
        let made = instrs[..call].iter().rev().take(FORESEEN).find(|instr| instr.operands().as_slice().iter().any(writes));
        made.is_some_and(is_call)
    }

    /// Is a temporary surely written before it is read, from an instruction on? The marks count the places of results in.
    fn is_forgotten(&self, pc: usize, register: usize) -> bool {
        self.is_forgotten_within(&mut { FORESEEN }, pc, register)
    }

    /// The same, as far as so many instructions tell.
    fn is_forgotten_within(&self, steps: &mut usize, mut pc: usize, register: usize) -> bool {
        let is_of = |first: u16, count: u32| (first.into()..first as usize + count as usize).contains(&register);
        while *steps > 0 {
            *steps -= 1;
            let Some(instr) = self.code.code.instrs.get(pc) else { return false };
            if register < self.needed_by_handlers(pc) || self.is_inner_variable(pc, register) {
                return false;
            }
            let mut written = false;
            for operand in instr.operands().as_slice() {
                match *operand {
                    Operand::Read(r) | Operand::Update(r) if is_of(r, 1) => return false,
                    Operand::Reads { base, count } if is_of(base, count) => return false,
                    Operand::Write(r) => written |= is_of(r, 1),
                    Operand::Writes { base, count } => written |= is_of(base, count),
                    Operand::Read(_) | Operand::Update(_) | Operand::Reads { .. } => {}
                    Operand::Const(_) | Operand::Name(_) | Operand::Site(_) => {}
                    Operand::Global(_) | Operand::Int(_) | Operand::Word(_) => {}
                }
            }
            match instr.flow() {
                _ if written => return true,
                Flow::Next => pc += 1,
                Flow::Jump(distance) => pc = (pc + 1).wrapping_add_signed(distance as isize),
                // An exception's handler may need it.
                Flow::Leave => return matches!(instr, Instr::Return { .. }),
                Flow::Branch(distance) => {
                    pc += 1;
                    if !self.is_forgotten_within(steps, pc.wrapping_add_signed(distance as isize), register) {
                        return false;
                    }
                }
            }
        }
        false
    }

    /// Is it a variable of a comprehension that an instruction belongs to? `locals` and `eval` may ask for it.
    fn is_inner_variable(&self, pc: usize, register: usize) -> bool {
        let pc = pc as u32;
        self.code.code.inner_variables.iter().any(|v| usize::from(v.register) == register && v.start <= pc && pc < v.end)
    }

    /// What the verifier knows to be needed while an instruction runs, its operands included; variables always are.
    fn live_at(&self, pc: usize) -> usize {
        debug_assert!(pc < self.code.code.live.len());
        // SAFETY: there is a mark for each instruction, as the verifier checks; it counts the variables in.
        let live = unsafe { *self.code.quick.live.add(pc) };
        live.into()
    }

    pub(crate) fn trace(&self, m: &mut Marker) {
        m.object(self.code);
        m.value(self.held);
        m.value(self.function);
        if let Some(generator) = self.generator {
            m.object(generator);
        }
    }
}

fn is_call(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Call { .. } | Instr::CallKw { .. } | Instr::CallEx { .. } | Instr::CallMethod { .. } | Instr::CallMethodKw { .. }
    )
}
