//! What the commands need of an interpreter, and nothing more.
//!
//! [`Machine`] is what can be done with a script before anything runs; [`Guest`] is one running interpreter. Commands, workers and
//! reports are written against these two, so they are tested with a fake one and fixed numbers. A guest's life is: `load`
//! if a function of the script is wanted, `prepare`, `open`, `wait`, once each and in that order.

use crate::settings::Settings;
use crate::source::Script;
use crate::trouble::{INTERRUPTED, Trouble};
pub(crate) use gilbox_interp::driver::processes::{GuestProcess, Nursery};
use gilbox_interp::trace::{Report, ThreadStats};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::os::fd::OwnedFd;
use std::sync::Arc;

#[cfg(test)]
pub(crate) mod fake;

/// The compiler, and the maker of interpreters.
pub(crate) trait Machine: Send + Sync {
    /// The script's instructions as text.
    ///
    /// # Errors
    /// [`Ending::Raised`] with the syntax error as Python prints it.
    fn disassemble(&self, script: &Script) -> Result<String, Ending>;

    /// Whether the script defines a function of this name at its top level. Runs nothing.
    ///
    /// # Errors
    /// [`Ending::Raised`] with the syntax error as Python prints it.
    fn defines(&self, script: &Script, function: &str) -> Result<bool, Ending>;

    /// Starts an interpreter, which runs nothing yet.
    ///
    /// # Errors
    /// A sentence, if it cannot be had with these settings.
    fn start(&self, launch: &Launch, surroundings: Surroundings) -> Result<Arc<dyn Guest>, String>;
}

/// What an interpreter finds around it.
pub(crate) struct Surroundings {
    /// Starts its child processes.
    pub(crate) nursery: Arc<dyn Nursery>,
    /// What its parent passed on, if that is a guest too: the payload refers to them by their place.
    pub(crate) descriptors: Vec<OwnedFd>,
}

/// One interpreter. Its standard streams are those of the process; it has flushed them when `wait` returns.
pub(crate) trait Guest: Send + Sync {
    /// Runs the script's body as module `__mp_main__`.
    ///
    /// # Errors
    /// How it ended otherwise than by reaching its end.
    fn load(&self, script: &Script) -> Result<(), Ending>;

    /// The parameter names of a function of the loaded script.
    ///
    /// # Errors
    /// Why there is no such function.
    fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup>;

    /// Starts one guest thread for each job and brings all of them to a barrier, where they have not yet asked for the
    /// lock. The first is the main thread if the interpreter runs a whole script as its only job.
    ///
    /// # Errors
    /// [`Trouble::Guest`] for a syntax error or too many threads, [`Trouble::Usage`] for arguments that are no literals.
    fn prepare(&self, jobs: Vec<Job>) -> Result<(), Trouble>;

    /// Opens the barrier. Ledgers and lock statistics count from here.
    fn open(&self);

    /// Waits until every job has ended, and all that Python waits for at the end of a program. May use the calling
    /// thread as one of the guest's.
    fn wait(&self) -> Outcome;

    /// Raises `KeyboardInterrupt` in the thread of every job, also where it is blocked: in the main thread of a program run
    /// once, in all workers of one run several times. Called from any thread, at any time.
    fn interrupt(&self);
}

/// How an interpreter starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Launch {
    pub(crate) settings: Settings,
    /// The guest's name of the process, `MainProcess` for the first.
    pub(crate) process: String,
    /// `sys.argv`.
    pub(crate) argv: Vec<OsString>,
    /// Whether lines of output stay whole and, on a terminal, begin with `NAME | `, the name of the thread that wrote them.
    pub(crate) label_lines: bool,
}

/// What one guest thread is to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The guest's name of the thread.
    pub(crate) thread: String,
    pub(crate) work: Work,
    /// Whether its process is its own, so that its result is pickled for the parent; the job ends when that is done.
    /// A simulator gives such a job an interpreter of its own.
    pub(crate) own_process: bool,
    /// Whether it writes an uncaught exception to standard error, as soon as that has ended it.
    pub(crate) tells: bool,
    /// The number of the core that it begins on, counted round among those that the process may use, where it has jobs beside it.
    pub(crate) core: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Work {
    /// The whole script, in a `__main__` namespace of its own.
    Body(Script),
    /// What a child process does: `multiprocessing.spawn.main` with this payload, whose result is the exit code.
    Spawned(Vec<u8>),
    /// A function of the loaded script.
    Call {
        function: String,
        /// Literals and `name=literal`, separated by commas, as they would stand between the parentheses of a call.
        arguments: String,
        /// The keyword arguments `part` and `parts`, if it takes a share of one piece of work.
        share: Option<(u32, u32)>,
    },
}

/// Why a function is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    Missing,
    NotAFunction,
}

/// What came of the jobs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// One for each job, in their order.
    pub(crate) jobs: Vec<JobOutcome>,
    /// Everything that is reported, the jobs' threads and ended children included. The first process is this one; what the
    /// operating system knows of it is filled in by the caller, unless it is simulated.
    pub(crate) report: Report,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct JobOutcome {
    /// When it passed the barrier, in nanoseconds of `CLOCK_MONOTONIC`, or of virtual time.
    pub(crate) begin_ns: u64,
    /// When it was done, by the same clock.
    pub(crate) end_ns: u64,
    pub(crate) ending: Ending,
    /// The pickled result, if that was asked for.
    pub(crate) result: Vec<u8>,
    pub(crate) stats: ThreadStats,
    /// How long its thread was ready to run and had no core, in nanoseconds.
    pub(crate) delayed_ns: u64,
}

/// How a guest program or thread ended. Texts end with a newline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ending {
    /// It reached its end.
    Finished,
    /// `sys.exit` with this code; the guest has written its message, if any.
    Exit(i32),
    /// An uncaught exception, with its traceback.
    Raised(String),
    /// An uncaught `KeyboardInterrupt`, with its traceback.
    Interrupted(String),
    /// Every thread waits for another, with who waits for what.
    Deadlocked(String),
    /// A limit that ends the run, with which.
    LimitReached(String),
}

impl Ending {
    pub(crate) fn exit_code(&self) -> i32 {
        match self {
            Ending::Finished => 0,
            Ending::Exit(code) => *code,
            Ending::Raised(_) => 1,
            Ending::Deadlocked(_) => 3,
            Ending::LimitReached(_) => 4,
            Ending::Interrupted(_) => INTERRUPTED,
        }
    }

    /// The text for standard error, empty if there is nothing to say.
    pub(crate) fn text(&self) -> String {
        match self {
            Ending::Finished | Ending::Exit(_) => String::new(),
            Ending::Raised(text) | Ending::Interrupted(text) | Ending::Deadlocked(text) | Ending::LimitReached(text) => {
                text.clone()
            }
        }
    }

    /// The part of the text that a job that tells has not written itself.
    pub(crate) fn untold(&self) -> String {
        match self {
            Ending::Raised(_) | Ending::Interrupted(_) => String::new(),
            other => other.text(),
        }
    }

    /// One line that says what happened, for a table.
    pub(crate) fn summary(&self) -> String {
        match self {
            Ending::Finished => "finished".into(),
            Ending::Exit(code) => format!("exited with code {code}"),
            Ending::Raised(text) | Ending::Interrupted(text) => last_line(text),
            Ending::Deadlocked(_) => "deadlock".into(),
            Ending::LimitReached(text) => last_line(text),
        }
    }
}

fn last_line(text: &str) -> String {
    let line = text.lines().rev().find(|line| !line.trim().is_empty());
    line.unwrap_or("failed without a message").trim().to_string()
}
