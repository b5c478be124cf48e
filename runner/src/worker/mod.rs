//! The hidden command `gilbox worker`: one interpreter process under a parent's control.
//!
//! Every measurement of `compare` and every process of `run --processes` is such a worker. Its life is always the same:
//! it greets, gets its [`Setup`], prepares its jobs up to their barrier, says that it is [`Ready`], waits for
//! [`ToWorker::Go`], runs, says that it is [`Done`], and exits.

mod protocol;
mod serve;

pub(crate) use protocol::{Done, FromWorker, Ready, Setup, Shape, Task, ToWorker};
pub(crate) use serve::serve;
