//! Drivers decide who runs and answer for the outside: `os` with real threads, `sim` with virtual ones.

mod arguments;
mod aside;
pub mod clock;
mod collect;
mod cores;
mod course;
mod deadlock;
mod finish;
mod gate;
mod lock;
pub mod os;
pub mod outcome;
mod output;
mod parker;
mod permit;
pub mod processes;
pub mod session;
mod signals;
pub mod sim;
mod sync;
mod threads;
mod waits;
pub mod world;

pub use output::OutputRules;
pub use session::Session;
pub use sim::{SimConfig, SimSession};
