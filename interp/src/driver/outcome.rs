//! What a session is asked to do and what came of it: plain data for whoever runs guest programs.

use std::path::PathBuf;

use crate::trace::{Report, ThreadStats};

/// A guest program as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The name that tracebacks show.
    pub name: String,
    /// The file that it came from: what `__file__` says.
    pub path: Option<PathBuf>,
    pub text: String,
}

/// What one guest thread is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The guest's name of the thread.
    pub thread: String,
    pub work: Work,
    /// Is its result wanted, pickled?
    pub pickled: bool,
    /// Does it write an uncaught exception to the guest's standard error, as soon as that has ended it?
    pub tells: bool,
    /// The number of the core that it begins on, counted round among those that the process may use, where it has jobs beside it.
    pub core: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// The whole script, in a `__main__` namespace of its own.
    Body(Script),
    /// What a child process does: `multiprocessing.spawn.main` with this payload, whose result is the exit code.
    Spawned(Vec<u8>),
    /// A function of the loaded script.
    Call {
        function: String,
        /// Literals and `name=literal`, as they would stand between the parentheses of a call.
        arguments: String,
        /// The keyword arguments `part` and `parts`, if it takes a share of one piece of work.
        share: Option<(u32, u32)>,
    },
}

/// Why jobs cannot be prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The guest program is at fault.
    Guest(Ending),
    /// The arguments are no literals: a sentence.
    Arguments(String),
}

/// Why a function is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    Missing,
    NotAFunction,
}

/// How a guest program or thread ended. Texts end with a newline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It reached its end.
    Finished,
    /// `sys.exit` with this code.
    Exit(i32),
    /// An uncaught exception, with its traceback.
    Raised(String),
    /// An uncaught KeyboardInterrupt, with its traceback.
    Interrupted(String),
    /// Every thread waits for another one, with who waits for what.
    Deadlocked(String),
    /// A limit that ends the run, with which.
    LimitReached(String),
}

impl Ending {
    /// As the operating system tells it: negative for a signal.
    pub fn exit_code(&self) -> i32 {
        match self {
            Ending::Finished => 0,
            Ending::Exit(code) if *code < 0 => *code,
            Ending::Exit(code) => code & 0xff,
            Ending::Raised(_) => 1,
            Ending::Deadlocked(_) => 3,
            Ending::LimitReached(_) => 4,
            Ending::Interrupted(_) => 130,
        }
    }
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq)]
pub struct JobOutcome {
    /// When it passed the barrier, in nanoseconds of the driver's clock.
    pub begin_ns: u64,
    /// When it was done, by the same clock.
    pub end_ns: u64,
    pub ending: Ending,
    /// The pickled result, if that was asked for.
    pub result: Vec<u8>,
    pub stats: ThreadStats,
    /// How long its thread was ready to run and had no core, in nanoseconds.
    pub delayed_ns: u64,
}

/// What came of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// One for each job, in their order.
    pub jobs: Vec<JobOutcome>,
    /// Everything that is reported. The one process in it has no more than the driver knows of it.
    pub report: Report,
}
