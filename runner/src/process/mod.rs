//! Processes under control: this program started again as a worker, talked to over `ipc-channel`, and never left behind.
//!
//! Three promises. A child's death by any cause is noticed at once and told as the last [`Event`] of that child. A child
//! is killed and reaped when its [`Child`] is dropped, so none becomes an orphan or a zombie. And a child whose parent
//! dies, however it dies, ends itself: it watches a lifeline, a pipe that nobody else holds open.
//!
//! What the two sides say to each other is not this module's business: `Down` and `Up` are any serde types.

mod child;
mod exit;
mod lifeline;
#[cfg(test)]
mod tests;

pub(crate) use child::{Child, Event, Launcher, Streams, spawn};
pub(crate) use exit::Exit;
pub(crate) use lifeline::{connect, end_now};
