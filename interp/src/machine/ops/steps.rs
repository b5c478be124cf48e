//! Loops over a generator whose body is a single step: the item is appended, added, counted in, or tested and passed over. Most of what
//! built-in functions do with a generator (`sum`, `any`, `set`, `dict`, `max`, ..) is such a loop of the prelude, and so are
//! comprehensions. The generator does the step itself where it yields, and goes on without having come to rest.

use super::numbers::quick_truth;
use crate::code::Instr;
use crate::code::instr::{In, Near, Out};
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::run::State;
use crate::objects::hash::hash_quick;
use crate::objects::list::List;
use crate::objects::native::Native;
use crate::objects::set::Set;
use crate::value::Value;

/// What has become of an item.
pub(super) enum Step {
    /// The loop in the caller is where it would be if it had had it.
    Done,
    /// Nothing, but `Thread::feed_from` may do it.
    Fed,
    /// Nothing: the loop does more with it.
    Other,
}

impl State<'_> {
    /// Does with an item what the loop in the caller does with it, if that is no more than one instruction that neither raises nor calls.
    #[inline(always)]
    pub(super) fn step_of_caller(&mut self, item: Value) -> Step {
        let (caller, mut r) = self.caller_with_registers();
        let Instr::ForIter { dst, to: Near(to), .. } = caller.instr() else { return Step::Other };
        // The way from behind the loop's first instruction to its end.
        let rest = -2 - i32::from(to);
        let done = match caller.ahead(to.into()) {
            // What a comprehension makes is nobody else's before it is whole.
            Instr::ListAppend { list, item: src } if rest == 0 && src.0 == dst.0 => {
                r[list].cast::<List>().is_some_and(|list| list.push_in_room(item))
            }
            Instr::Add { dst: Out(sum), lhs, rhs, .. } if rest == 0 => {
                let operand = |r: In, v: Value| if r.0 == dst.0 { item } else { v };
                match quick_sum(operand(lhs, r[lhs]), operand(rhs, r[rhs])) {
                    Some(v) => {
                        r[dst] = item;
                        r[Out(sum)] = v;
                        return Step::Done;
                    }
                    None => false,
                }
            }
            Instr::JumpIf { cond, to } if to.0 == rest && cond.0 == dst.0 => quick_truth(item) == Some(true),
            Instr::JumpUnless { cond, to } if to.0 == rest && cond.0 == dst.0 => quick_truth(item) == Some(false),
            Instr::SetAdd { item: src, .. } if rest == 0 && src.0 == dst.0 => return Step::Fed,
            Instr::Feed { item: src, to, .. } if i32::from(to.0) == rest && src.0 == dst.0 => return Step::Fed,
            _ => false,
        };
        if !done {
            return Step::Other;
        }
        r[dst] = item;
        Step::Done
    }
}

impl Thread {
    /// The same where the step is `SetAdd` or `Feed`; says whether it has done it.
    #[inline(never)]
    pub(super) fn feed_from(&mut self, caller: *const Frame, item: Value) -> bool {
        // SAFETY: the caller of a running generator stays where it is.
        let caller = unsafe { &*caller };
        let Instr::ForIter { dst, to: Near(to), .. } = caller.instr() else { return false };
        let first = caller.base as usize;
        let done = match caller.ahead(to.into()) {
            Instr::SetAdd { set, .. } => match (self.register(first + set.0 as usize).cast::<Set>(), hash_quick(self, item)) {
                (Some(set), Some(hash)) => set.add_at_sight(hash, item),
                _ => false,
            },
            Instr::Feed { sink, .. } => self.offer(self.register(first + sink.0 as usize), item),
            _ => false,
        };
        if done {
            self.set_register(first + dst.0 as usize, item);
        }
        done
    }

    /// Offers an item to what collects for a native: a list takes it behind its last, a set among its own. False, with nothing done, where
    /// that needs guest code, or memory that is not at hand.
    #[inline(never)]
    pub(super) fn offer(&mut self, sink: Value, item: Value) -> bool {
        match sink.kind() {
            Some(Kind::Native) => {
                let native: Ref<Native> = Ref::from_address(sink.bits());
                native.any().take(self, item)
            }
            Some(Kind::List) => sink.cast::<List>().is_some_and(|list| list.push(self, item).is_ok()),
            Some(Kind::Set) => {
                let (Some(set), Some(hash)) = (sink.cast::<Set>(), hash_quick(self, item)) else { return false };
                matches!(set.add(self, hash, item), Ok(Ok(_)))
            }
            _ => false,
        }
    }
}

/// The sum of two integers of 63 bits, or two common doubles.
#[inline(always)]
fn quick_sum(a: Value, b: Value) -> Option<Value> {
    if a.both_int(b) {
        a.add_ints(b)
    } else if a.both_common_floats(b) {
        Value::common_float(a.common_float_unchecked() + b.common_float_unchecked())
    } else {
        None
    }
}
