//! The machine: executes guest bytecode for one guest thread until something happens, and says what. It starts no OS thread, reads
//! no clock and takes no lock to decide who runs: a driver does.

mod action;
pub(crate) mod attr;
mod bind;
pub mod boot;
mod build;
mod call;
pub mod code_object;
mod construct;
pub(crate) mod cost;
mod direct;
pub mod frame;
mod frames;
pub mod interp;
pub mod link;
mod miscall;
mod names;
pub mod native;
mod operate;
mod ops;
mod pattern;
mod picture;
mod resume;
mod roots;
mod run;
mod signals;
pub(crate) mod stdlib_names;
mod suggest;
pub mod thread;
mod traceback;
mod unwind;
mod window;

pub use attr::{Attr, PendingCall, attrs_slot};
pub(crate) use attr::{attr_hook, is_member, place_name, takes_receiver};
pub(crate) use attr::{make_attrs, takes_attributes};
pub(crate) use frames::MOST_FRAMES;
pub use interp::{Config, Interp, class_id};
pub use native::{Args, NativeResult, Trap};
pub use run::Pause;
pub use thread::Thread;
