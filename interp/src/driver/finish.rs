//! How a guest program ends under the `os` driver: the sequence of `course` played with real threads, and who is left behind.

use std::sync::Arc;
use std::time::Duration;

use super::clock;
use super::course::{Course, Duties, End, Host, Todo};
use super::os::Os;
use super::outcome::Ending;
use super::permit::{Inside, Seat};
use super::session::exception_of;
use super::waits::Ended;
use super::world::{Stream, Wait, WaitFor, World};
use crate::machine::Trap;
use crate::machine::thread::{Shared, attention};
use crate::objects::class::ids;
use crate::trace::{State, WaitKind};
use crate::value::Value;

/// How long threads that were told to end are waited for: one of them may be in a long native.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

impl Host for Os {
    fn halted(&self) -> Option<Ending> {
        self.halted.lock().clone().map(Ending::from)
    }

    /// Waits for the reader a little.
    fn announce(&self, thread: &Shared, text: &str) {
        let give_up = clock::now() + 2_000_000_000;
        while let Err(error) = self.write(thread, Stream::Err, text.as_bytes()) {
            if error.kind() != std::io::ErrorKind::WouldBlock || clock::now() > give_up {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn take_unfinalized(&self) -> Vec<Value> {
        std::mem::take(&mut *self.to_finalize.lock())
    }

    fn awaited_thread(&self, me: u64) -> Option<u64> {
        self.seats.lock().values().map(|seat| &seat.shared).find(|s| !s.daemon && s.ident != me).map(|s| s.ident)
    }
}

impl Os {
    /// Goes through the sequence from the end of a step to its own.
    pub(super) fn play<'a>(&'a self, mut inside: Inside<'a>, course: &mut Course, mut end: End) -> (Inside<'a>, Ending) {
        loop {
            let todo = course.next(inside.thread(), self, end);
            course.note_time(clock::now());
            (inside, end) = match todo {
                Todo::Run => self.drive(inside),
                Todo::Join(ident) => self.join(inside, ident),
                Todo::Over(ending) => return (inside, ending),
            }
        }
    }

    /// What the end of a call means that nobody reports on.
    pub(super) fn conclude<'a>(&'a self, inside: Inside<'a>, end: End) -> (Inside<'a>, Ending) {
        self.play(inside, &mut Course::new(Duties::default()), end)
    }

    /// The same for what a native of the driver came back with.
    pub(super) fn conclude_trap<'a>(&'a self, mut inside: Inside<'a>, trap: Trap) -> (Inside<'a>, Ending) {
        let exc = exception_of(inside.thread(), trap);
        self.conclude(inside, End::Done(Err(exc)))
    }

    /// Waits for the end of a thread.
    fn join<'a>(&'a self, inside: Inside<'a>, ident: u64) -> (Inside<'a>, End) {
        let me = inside.seat();
        let wait = Wait { what: WaitFor::Join { ident }, deadline: None };
        *me.waits_for.lock() = Some(wait);
        inside.leave(State::Blocked(WaitKind::Join));
        let ended = self.sleep(me, wait);
        *me.waits_for.lock() = None;
        let mut inside = self.permit.enter(me);
        if ended == Ended::Disturbed {
            if me.shared.is_asked(attention::KILL) {
                return (inside, End::Killed);
            }
            // No guest code runs that a handler could interrupt.
            me.shared.take_signals();
            if me.shared.take_interrupt() {
                let exc = inside.thread().exception(ids::KEYBOARD_INTERRUPT, &[]);
                return (inside, End::Done(Err(exc)));
            }
        }
        (inside, End::Done(Ok(Value::NONE)))
    }

    /// Ends every other thread, and waits a little until they are gone.
    pub(super) fn end_daemons<'a>(&'a self, inside: Inside<'a>) -> Inside<'a> {
        let me: &'a Arc<Seat> = inside.seat();
        let others =
            |os: &Os| os.seats.lock().values().filter(|s| s.shared.ident != me.shared.ident).cloned().collect::<Vec<_>>();
        if others(self).is_empty() {
            return inside;
        }
        inside.leave(State::Blocked(WaitKind::Join));
        others(self).iter().for_each(|seat| seat.disturb(attention::KILL));
        let give_up = clock::now() + PATIENCE.as_nanos() as u64;
        let mut pause = Duration::from_micros(20);
        while !others(self).is_empty() && clock::now() < give_up {
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        }
        self.permit.enter(me)
    }

    /// Lets everything out that was written; waits for readers as long as they read.
    pub(super) fn flush_patiently(&self) {
        for stream in [Stream::Out, Stream::Err] {
            while let Err(error) = self.output.flush(stream) {
                if error.kind() != std::io::ErrorKind::WouldBlock {
                    break;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }
}
