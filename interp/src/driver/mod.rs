//! Drivers decide who runs and answer for the outside: `os` with real threads, `sim` with virtual ones.

pub mod clock;
mod collect;
mod deadlock;
mod gate;
mod lock;
pub mod os;
mod output;
mod parker;
mod permit;
mod sync;
mod threads;
mod waits;
pub mod world;

pub use output::OutputRules;
