//! How a child process ended, as Python tells it.

use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

/// Python's `exitcode`: what the process returned, or the negative number of the signal that killed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exit(pub(crate) i32);

impl Exit {
    /// The exit code that a shell would see of it.
    pub(crate) fn shell_code(self) -> i32 {
        if self.0 < 0 { 128 - self.0 } else { self.0 }
    }
}

impl From<ExitStatus> for Exit {
    fn from(status: ExitStatus) -> Exit {
        let signal = status.signal().map(|signal| -signal);
        Exit(status.code().or(signal).unwrap_or(-1))
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 0 {
            return write!(f, "exited with code {}", self.0);
        }
        let signal = -self.0;
        match signal_hook::low_level::signal_name(signal) {
            Some(name) => write!(f, "was killed by signal {signal} ({name})"),
            None => write!(f, "was killed by signal {signal}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_in_words() {
        assert_eq!(Exit(7).to_string(), "exited with code 7");
        assert_eq!(Exit(-9).to_string(), "was killed by signal 9 (SIGKILL)");
        assert_eq!(Exit(-9).shell_code(), 137);
        assert_eq!(Exit(3).shell_code(), 3);
    }
}
