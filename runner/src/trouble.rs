//! Bad news of four kinds, told apart by type, and the exit code of each.
//!
//! The guest program's own fault is an [`Ending`](crate::guest::Ending); the rest is here. Every message is one that a user
//! can act on, without the program's name in front: `main` adds it.

use crate::guest::Ending;

/// Why a command ends without having done what it was asked.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Trouble {
    /// Wrong usage, or an input that cannot be read.
    Usage(String),
    /// The guest program failed; its text is shown as it stands.
    Guest(Ending),
    /// The operating system refused something that gilbox needs.
    System(String),
    /// gilbox is wrong itself.
    Bug(String),
    /// Ctrl-C.
    Interrupted,
}

/// The exit code after Ctrl-C.
pub(crate) const INTERRUPTED: i32 = 130;
/// The exit code for a bug of gilbox itself.
pub(crate) const BUG: i32 = 70;

impl Trouble {
    /// A failed system call, with what it was for.
    pub(crate) fn system(what: &str, error: impl std::fmt::Display) -> Trouble {
        Trouble::System(format!("cannot {what}: {error}"))
    }

    pub(crate) fn exit_code(&self) -> i32 {
        match self {
            Trouble::Usage(_) => 2,
            Trouble::Guest(ending) => ending.exit_code(),
            Trouble::System(_) => 1,
            Trouble::Bug(_) => BUG,
            Trouble::Interrupted => INTERRUPTED,
        }
    }

    /// The text for standard error, empty if there is nothing to say.
    pub(crate) fn text(&self) -> String {
        match self {
            Trouble::Usage(message) | Trouble::System(message) => format!("gilbox: {message}\n"),
            Trouble::Guest(ending) => ending.text(),
            Trouble::Bug(message) => format!("gilbox bug: {message}\n"),
            Trouble::Interrupted => String::new(),
        }
    }
}

/// Makes every panic a report of a bug of gilbox, and the end of the process, whichever thread it happens in.
pub(crate) fn report_panics_as_bugs() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or("no message");
        let place = panic.location().map_or_else(String::new, |place| format!(" ({place})"));
        eprintln!("gilbox bug: {message}{place}");
        eprintln!("This is not your program's fault. Please report it, with the program that shows it.");
        std::process::exit(BUG);
    }));
}
