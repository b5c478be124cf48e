//! The three ways to run the same work several times at once.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Mode {
    /// Threads of one interpreter with the lock on
    Threads,
    /// Threads of one interpreter with the lock off
    ThreadsNogil,
    /// Interpreter processes, each with its own lock
    Processes,
}

impl Mode {
    pub(crate) const ALL: [Mode; 3] = [Mode::Threads, Mode::ThreadsNogil, Mode::Processes];

    /// The word that options, tables and JSON use.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Mode::Threads => "threads",
            Mode::ThreadsNogil => "threads-nogil",
            Mode::Processes => "processes",
        }
    }

    pub(crate) fn has_gil(self) -> bool {
        self != Mode::ThreadsNogil
    }
}
