//! What a parent and its worker say to each other.

use crate::guest::{Launch, Outcome};
use crate::source::Script;
use crate::trouble::Trouble;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// From the parent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum ToWorker {
    /// What to do; comes first.
    Setup(Box<Setup>),
    /// Opens the barrier at this time of `CLOCK_MONOTONIC`, in nanoseconds. A time that all workers know beforehand lets
    /// all begin at once, however long the messages take.
    Go { at_ns: u64 },
    /// Raises `KeyboardInterrupt` in the main guest thread.
    Interrupt,
}

/// All that a worker has to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Setup {
    pub(crate) launch: Launch,
    pub(crate) script: Script,
    pub(crate) task: Task,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Runs the whole script as a program, in the main thread; it is the worker of that number.
    Program { number: u32 },
    /// Is a child of a guest program, in the main thread; there is no barrier.
    Child { payload: Vec<u8> },
    /// Calls a function of the script, or runs its body where it has none, in some of the workers' stead.
    Measure {
        /// The function asked for; `work` if none was.
        function: Option<String>,
        /// The literal arguments, as they would stand between the parentheses of a call.
        arguments: String,
        /// Which of the workers this process is, each a guest thread of it.
        workers: Range<u32>,
        /// How many workers there are in all.
        of: u32,
        /// Whether each worker has a process of its own, so that arguments and results cross between processes.
        own_process: bool,
    },
}

/// From the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum FromWorker {
    /// All its jobs stand at the barrier.
    Ready(Ready),
    /// It cannot do what it was asked; nothing was run at the barrier.
    Refused(Trouble),
    /// All its jobs have ended, well or not.
    Done(Box<Done>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ready {
    /// When, in nanoseconds of `CLOCK_MONOTONIC`.
    pub(crate) at_ns: u64,
    /// Resident memory of the interpreter before it loaded the script.
    pub(crate) idle_bytes: u64,
    pub(crate) shape: Shape,
}

/// What kind of work the script offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Shape {
    /// Each worker does the same work.
    Each,
    /// All workers share one piece of work, by `part` and `parts`.
    Shared,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Done {
    pub(crate) outcome: Outcome,
    /// When the barrier opened, by the clock of the jobs' times.
    pub(crate) opened_ns: u64,
    /// Resident memory at its peak.
    pub(crate) peak_bytes: u64,
}
