//! Deadlocks: all threads of the interpreter wait for each other, and nothing outside can end it.
//!
//! The census of `waits` notices; this writes down who holds what and who waits for what, and ends the run.

use std::fmt::Write;
use std::sync::Arc;

use super::os::{Halt, Os};
use super::permit::{Inside, Seat};
use super::world::{Wait, WaitFor};
use crate::machine::thread::Position;
use crate::modules::thread::owner_of;
use crate::trace::State;

/// One thread, as it is when nothing moves any more.
pub(super) struct Stuck {
    pub(super) ident: u64,
    pub(super) name: String,
    pub(super) position: Option<Position>,
    pub(super) wait: Option<Wait>,
}

impl Os {
    /// The thread, which is away and stands in a queue, has found that everybody does.
    pub(super) fn stuck(&self, seat: &Arc<Seat>) {
        let wait = *seat.waits_for.lock();
        let kind = wait.map_or(crate::trace::WaitKind::Lock, |w| w.kind());
        let mut inside = self.permit.enter(seat);
        self.report_deadlock(&mut inside);
        inside.leave(State::Blocked(kind));
    }

    /// Ends the run with a report, if it is true that nobody will ever run again.
    pub(super) fn report_deadlock(&self, inside: &mut Inside<'_>) {
        if self.signals.may_end_waits() || !self.waits.census.is_stuck() {
            return;
        }
        let mut all = Vec::new();
        if let Some(mut stopped) = inside.stop() {
            stopped.each(|seat, thread| {
                if seat.waits_for.lock().is_some() {
                    all.push(Stuck {
                        ident: seat.shared.ident,
                        name: seat.shared.name.lock().clone(),
                        position: thread.position(),
                        wait: *seat.waits_for.lock(),
                    });
                }
            });
        }
        // Everybody else sleeps, so nothing has changed meanwhile.
        self.halt(Halt::Deadlock(describe(&all)));
    }
}

/// The report, one thread a line.
pub(super) fn describe(all: &[Stuck]) -> String {
    let name_of = |ident: u64| all.iter().find(|t| t.ident == ident).map_or("a thread that has ended", |t| t.name.as_str());
    let mut text = String::from("gilbox: deadlock: every thread waits for another one\n");
    for thread in all {
        let position = thread.position.as_ref();
        let place = position.map_or_else(String::new, |at| format!("  File \"{}\", line {}: ", at.file, at.line));
        let within = position.and_then(|at| at.within.as_ref()).map_or_else(String::new, |function| format!(" in {function}"));
        let what = match thread.wait.map(|w| w.what) {
            Some(WaitFor::Key { key, .. }) => match owner_of(key) {
                Some((what, Some(owner))) if owner == thread.ident => format!(" for {what} that it holds itself"),
                Some((what, Some(owner))) => format!(" for {what} held by {}", name_of(owner)),
                Some((what, None)) => format!(" for {what}"),
                None => " for what no other thread can give any more".to_string(),
            },
            Some(WaitFor::Join { ident }) => format!(" for the end of {}", name_of(ident)),
            Some(WaitFor::Sleep | WaitFor::Io { .. } | WaitFor::Child { .. }) | None => String::new(),
        };
        let _ = writeln!(text, "{place}{} waits{within}{what}", thread.name);
    }
    text
}
