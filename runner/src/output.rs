//! gilbox's own words on standard output and standard error. Guests write for themselves.
//!
//! A reader that has gone away (`gilbox … | head`) is no error of anybody's: what it no longer wants is dropped.

use crate::trouble::Trouble;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};

/// Writes to standard output.
pub(crate) fn write(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
}

/// Writes to standard error.
pub(crate) fn error(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Where a report for machines goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    Stdout,
    File(OsString),
}

impl Destination {
    /// A file of this name, or standard output if that is `-`.
    pub(crate) fn of(typed: OsString) -> Destination {
        if typed == "-" { Destination::Stdout } else { Destination::File(typed) }
    }

    /// Writes the whole report.
    ///
    /// # Errors
    /// [`Trouble::Usage`] if the file cannot be written.
    pub(crate) fn write(&self, text: &str) -> Result<(), Trouble> {
        match self {
            Destination::Stdout => {
                write(text);
                Ok(())
            }
            Destination::File(path) => {
                std::fs::write(path, text).map_err(|error| Trouble::Usage(format!("cannot write '{}': {error}", path.display())))
            }
        }
    }
}

/// What the reader of one of the standard streams can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Canvas {
    /// Columns; text that is not for a terminal has a comfortable number of them.
    pub(crate) width: usize,
    pub(crate) colour: bool,
}

impl Canvas {
    /// That of standard output.
    pub(crate) fn stdout() -> Canvas {
        Canvas::of(&std::io::stdout())
    }

    /// That of standard error.
    pub(crate) fn stderr() -> Canvas {
        Canvas::of(&std::io::stderr())
    }

    fn of(stream: &(impl IsTerminal + std::os::fd::AsFd)) -> Canvas {
        const PLAIN: Canvas = Canvas { width: 120, colour: false };
        if !stream.is_terminal() {
            return PLAIN;
        }
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let size = rustix::termios::tcgetwinsize(stream);
        Canvas { width: size.map_or(80, |size| usize::from(size.ws_col).max(40)), colour: !set("NO_COLOR") && !dumb }
    }
}
