//! Processes under control: this program started again as a worker, talked to over `ipc-channel`, and never left behind.
//!
//! Three promises. A child's death by any cause is noticed at once and told as the last that is [`Heard`] of it. A child
//! is killed and reaped when its [`Child`] is dropped, so none becomes an orphan or a zombie. And a child whose parent
//! dies, however it dies, ends itself: it watches a lifeline, a socket whose other end nobody but the parent holds.
//!
//! What the two sides say to each other is not this module's business: `Down` and `Up` are any serde types.

mod child;
mod exit;
mod handover;
mod lifeline;
mod sockets;
#[cfg(test)]
mod tests;

pub(crate) use child::{Birth, Child, Heard, Launcher, Streams, spawn};
pub(crate) use exit::Exit;
pub(crate) use lifeline::{Parent, connect, end_now, parent_is_gone};

use std::sync::mpsc::Sender;

/// What a parent hears that waits for several children in one place.
#[derive(Debug)]
pub(crate) enum Event<Up> {
    /// Ctrl-C.
    Interrupted,
    /// Something of the child with this number.
    Child(usize, Heard<Up>),
}

/// Passes on what is heard of the child with this number.
pub(crate) fn pass_on<Up>(number: usize, events: Sender<Event<Up>>) -> impl FnMut(Heard<Up>) {
    // Where nobody listens any more, nobody wants to know.
    move |heard| drop(events.send(Event::Child(number, heard)))
}
