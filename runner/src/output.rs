//! gilbox's own words on standard output and standard error. Guests write for themselves.
//!
//! A reader that has gone away (`gilbox … | head`) is no error of anybody's: what it no longer wants is dropped.

use crate::trouble::Trouble;
use rustix::fs::Access;
use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Writes to standard output.
///
/// # Errors
/// [`Trouble::System`] if what was written is lost.
pub(crate) fn write(text: &str) -> Result<(), Trouble> {
    delivered(std::io::stdout().lock().write_all(text.as_bytes()))
}

/// What came of writing to standard output, and of what it still keeps.
///
/// # Errors
/// As [`write`].
pub(crate) fn delivered(written: std::io::Result<()>) -> Result<(), Trouble> {
    match written.and_then(|()| std::io::stdout().flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Trouble::system("write to standard output", error)),
        _ => Ok(()),
    }
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
    ///
    /// # Errors
    /// [`Trouble::Usage`] if it is clear already that the file cannot be written.
    pub(crate) fn of(typed: OsString) -> Result<Destination, Trouble> {
        if typed == "-" {
            return Ok(Destination::Stdout);
        }
        let path = Path::new(&typed);
        let possible = match path.metadata() {
            Ok(metadata) if metadata.is_dir() => Err(rustix::io::Errno::ISDIR),
            Ok(_) => rustix::fs::access(path, Access::WRITE_OK),
            Err(_) => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK)
            }
        };
        possible.map_err(|error| cannot_write(path, error.into()))?;
        Ok(Destination::File(typed))
    }

    /// Writes the whole report.
    ///
    /// # Errors
    /// [`Trouble::Usage`] if the file cannot be written.
    pub(crate) fn write(&self, text: &str) -> Result<(), Trouble> {
        match self {
            Destination::Stdout => write(text),
            Destination::File(path) => std::fs::write(path, text).map_err(|error| cannot_write(Path::new(path), error)),
        }
    }
}

fn cannot_write(path: &Path, error: std::io::Error) -> Trouble {
    Trouble::Usage(format!("cannot write '{}': {error}", path.display()))
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
        // A terminal that doesn't know its size has no columns.
        let columns = rustix::termios::tcgetwinsize(stream).map_or(0, |size| usize::from(size.ws_col));
        let width = if columns == 0 { 80 } else { columns.max(40) };
        Canvas { width, colour: !set("NO_COLOR") && !dumb }
    }
}
