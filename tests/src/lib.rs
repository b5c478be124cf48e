//! Shared helpers of the tests.
//!
//! Everything here looks at gilbox from outside, as a user does: it finds the executable, runs it on guest
//! scripts under a time limit, and compares what came out with what was stored.

pub mod diff;
pub mod generate;
pub mod golden;
pub mod processes;
pub mod program;
