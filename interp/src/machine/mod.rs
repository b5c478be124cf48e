//! The machine: executes guest bytecode for one guest thread until something happens, and says what. It starts no OS thread, reads
//! no clock and takes no lock to decide who runs: a driver does.

pub mod boot;
pub mod code_object;
pub mod frame;
pub mod interp;
pub mod link;
pub mod native;
pub mod thread;

pub use interp::{Config, Interp};
pub use native::{Args, NativeResult, Trap};
pub use thread::Thread;
