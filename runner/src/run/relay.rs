//! Passes on what workers write, line by line, so that no line of one is torn by another's.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// A line longer than this is passed on in pieces, so that a worker that ends no line does not fill this process.
const LONGEST_LINE: u64 = 1 << 26;

/// Relays for any number of pipes.
pub(super) struct Relays {
    /// Whether all was passed on.
    send: Sender<bool>,
    ended: Receiver<bool>,
    running: usize,
}

impl Relays {
    pub(super) fn new() -> Relays {
        let (send, ended) = mpsc::channel();
        Relays { send, ended, running: 0 }
    }

    /// Passes on each line of `pipe` to `target`, with the name in front where a person reads it.
    ///
    /// # Errors
    /// The operating system refuses the thread.
    pub(super) fn add<T>(&mut self, name: &str, pipe: impl Read + Send + 'static, target: T) -> io::Result<()>
    where
        T: Target + Send + 'static,
    {
        let label = label(name, &target);
        let ended = self.send.clone();
        std::thread::Builder::new().name("relay".into()).stack_size(256 * 1024).spawn(move || {
            let _ = ended.send(relay(&label, pipe, &target));
        })?;
        self.running += 1;
        Ok(())
    }

    /// Waits until all pipes have ended, which they do with the workers, but for what somebody else may hold open. False if something
    /// could not be passed on.
    pub(super) fn finish(mut self) -> bool {
        let mut whole = true;
        while self.running > 0
            && let Ok(passed_on) = self.ended.recv_timeout(Duration::from_secs(1))
        {
            self.running -= 1;
            whole &= passed_on;
        }
        whole
    }
}

/// What stands in front of a worker's lines: its name, where a person reads them.
pub(super) fn label(name: &str, target: &impl Target) -> String {
    if target.is_terminal() { format!("{name} | ") } else { String::new() }
}

/// A stream that several write to.
pub(super) trait Target {
    fn is_terminal(&self) -> bool;

    /// Writes all of it at once.
    fn write_line(&self, line: &[u8]) -> io::Result<()>;
}

impl Target for io::Stdout {
    fn is_terminal(&self) -> bool {
        IsTerminal::is_terminal(self)
    }

    fn write_line(&self, line: &[u8]) -> io::Result<()> {
        let mut stdout = self.lock();
        stdout.write_all(line)?;
        stdout.flush()
    }
}

impl Target for io::Stderr {
    fn is_terminal(&self) -> bool {
        IsTerminal::is_terminal(self)
    }

    fn write_line(&self, line: &[u8]) -> io::Result<()> {
        self.lock().write_all(line)
    }
}

/// False if something could not be passed on.
fn relay(label: &str, pipe: impl Read, target: &impl Target) -> bool {
    let mut pipe = BufReader::new(pipe);
    loop {
        let mut line = label.as_bytes().to_vec();
        match (&mut pipe).take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return true,
        }
        if !line.ends_with(b"\n") {
            line.push(b'\n');
        }
        // Where nobody reads any more, the worker is to hear of it as if it wrote there itself: the pipe is closed.
        if target.write_line(&line).is_err() {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Target for Screen {
        fn is_terminal(&self) -> bool {
            true
        }

        fn write_line(&self, line: &[u8]) -> io::Result<()> {
            self.0.lock().unwrap().extend(line);
            Ok(())
        }
    }

    #[test]
    fn lines_carry_the_name_and_end() {
        let screen = Screen::default();
        let mut relays = Relays::new();
        relays.add("worker-1", &b"one\n\ntwo \xff"[..], screen.clone()).unwrap();
        assert!(relays.finish());
        assert_eq!(*screen.0.lock().unwrap(), b"worker-1 | one\nworker-1 | \nworker-1 | two \xff\n");
    }
}
