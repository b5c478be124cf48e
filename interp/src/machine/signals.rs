//! What comes between two instructions: calls of finalizers and of the handlers of signals, and KeyboardInterrupt.
//!
//! Such a call stands on top of what the thread is doing, and its result is dropped. What it raises is raised where the thread stands.
//! If the thread waits, its instruction is executed again behind the call, and waits until the time that it has waited for before.

use super::Thread;
use super::frame::Action;
use super::native::{NativeResult, Trap};
use crate::driver::world::Woken;
use crate::objects::class::ids;
use crate::value::Value;

impl Thread {
    /// Calls a function of the prelude between two instructions.
    pub(super) fn interject(&mut self, function: &'static str, args: &[Value]) -> NativeResult<()> {
        let f = crate::modules::prelude_function(self, function)?;
        let action = if self.again == self.frames.len() { Action::Repeat } else { Action::Interlude };
        self.call_with(f, args, action)
    }

    /// A call is over that has disturbed a wait: that goes on until this time, or without end with None.
    pub(super) fn go_on_waiting(&mut self, until: Value) {
        if !until.is_unbound() {
            self.deadline = until.as_int().map(|until| until as u64);
            self.woken = Some(Woken::Disturbed);
        }
    }

    /// Does what signals want of a thread whose wait they have disturbed.
    pub fn attend_signals_in_wait(&mut self) {
        let (depth, deadline) = (self.frames.len(), self.deadline);
        self.attend_signals();
        if self.frames.len() > depth {
            let until = deadline.map_or(Value::NONE, |at| self.int(at as i64));
            self.frames[depth].held = until;
        }
    }

    /// Does what signals want: the calls of their handlers are put on top, or else KeyboardInterrupt is raised where the thread goes on.
    pub fn attend_signals(&mut self) {
        let mut pending = self.shared.take_signals();
        if pending == 0 {
            if self.shared.take_interrupt() {
                self.raise_interrupt();
            }
            return;
        }
        // What comes last is called first: the lowest number.
        while pending != 0 {
            let signal = 64 - pending.leading_zeros();
            pending &= !(1 << (signal - 1));
            if let Err(Trap::Raise(exc)) = self.interject("handle_signal", &[Value::small(signal as i32)]) {
                return self.raise_at_resume(exc);
            }
        }
    }

    /// Raises KeyboardInterrupt where the thread goes on.
    pub fn raise_interrupt(&mut self) {
        let exc = self.exception(ids::KEYBOARD_INTERRUPT, &[]);
        self.raise_at_resume(exc);
    }
}
