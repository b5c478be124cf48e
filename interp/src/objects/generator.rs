//! Generators, coroutines and asynchronous generators: a frame that is not running.

use std::sync::atomic::{AtomicU8, Ordering};

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Object};
use crate::machine::frame::Frame;
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

/// A generator, coroutine or asynchronous generator; the header's class says which.
#[repr(C)]
pub struct Generator {
    pub header: Header,
    state: AtomicU8,
    /// Frame and registers while it isn't running.
    pub saved: Mutex<Option<Box<Suspended>>>,
    /// Always a `CodeObject`.
    pub code: Slot,
    pub name: Slot,
    pub qualname: Slot,
}

/// A frame at rest.
pub struct Suspended {
    pub frame: Frame,
    pub registers: Vec<Value>,
    /// The exception that it is handling, if it is another than its resumer's; else None.
    pub handled: Value,
}

// SAFETY: repr(C), header first, the only type of its kind; what changes is atomic or behind a lock.
unsafe impl Object for Generator {
    const KIND: Kind = Kind::Generator;
    const DROP: bool = true;
}

impl Generator {
    pub fn new(header: Header, frame: Frame, registers: Vec<Value>, code: Value, name: Value, qualname: Value) -> Generator {
        let saved = Mutex::new(Some(Box::new(Suspended { frame, registers, handled: Value::NONE })));
        let [code, name, qualname] = [code, name, qualname].map(Slot::new);
        Generator { header, state: AtomicU8::new(State::Created as u8), saved, code, name, qualname }
    }

    pub fn state(&self) -> State {
        match self.state.load(Ordering::Acquire) {
            0 => State::Created,
            1 => State::Suspended,
            2 => State::Running,
            _ => State::Finished,
        }
    }

    pub fn set_state(&self, state: State) {
        self.state.store(state as u8, Ordering::Release);
    }

    /// Takes the right to run it: exactly one thread gets it. Fails with the state that forbids it.
    pub fn start(&self) -> Result<State, State> {
        let state = self.state();
        match state {
            State::Created | State::Suspended => self
                .state
                .compare_exchange(state as u8, State::Running as u8, Ordering::AcqRel, Ordering::Acquire)
                .map(|_| state)
                .map_err(|_| State::Running),
            State::Running | State::Finished => Err(state),
        }
    }

    pub(super) fn trace(&self, m: &mut Marker) {
        [&self.code, &self.name, &self.qualname].into_iter().for_each(|s| m.value(s.get()));
        if let Some(saved) = &mut *self.saved.lock() {
            saved.frame.trace(m);
            m.value(saved.handled);
            // What is not needed any more may die, so it must not come back.
            saved.registers.truncate(saved.frame.live_in_call());
            saved.registers.iter().for_each(|&v| m.value(v));
        }
    }
}
