//! Drivers decide who runs and answer for the outside: `os` with real threads, `sim` with virtual ones.

pub mod clock;
mod gate;
mod lock;
mod parker;
mod sync;
mod waits;
pub mod world;
