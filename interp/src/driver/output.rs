//! What guests print: gathered a little, never torn, never lost, and never a reason to stand still.
//!
//! A line goes out at once, unless it comes right after another one; then it waits for company, some milliseconds at most, until
//! the *courier*, a thread of the driver's, takes it out. So a guest that prints a lot makes few system calls, and what a guest
//! printed before it was killed is there. Nothing here ever waits for a reader who does not read: a writer is told that it would
//! block, and waits as for any other file.
//!
//! Where several workers share a stream, each has a line of its own in the making, and only whole lines go out.

use std::collections::HashMap;
use std::io::{self, ErrorKind, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::clock;
use super::world::Stream;
use crate::machine::thread::Shared;

/// A line that comes later than this after the last write goes out at once, in nanoseconds.
const BURST: u64 = 1_000_000;
/// How long the courier lets lines gather.
const GATHER: Duration = Duration::from_millis(2);
/// More than this is not gathered.
const FULL: usize = 8 * 1024;
/// With more than this in the buffer a writer must wait for the reader.
const MOST: usize = 64 * 1024;
/// As many bytes a pipe takes without waiting, once it takes any.
const PIECE: usize = 4096;
/// A line longer than this goes out in pieces.
const LONGEST_LINE: usize = 1 << 20;

/// How output is treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutputRules {
    /// Several workers share the streams: lines stay whole, and on a terminal carry the worker's name.
    pub whole_lines: bool,
    /// The most bytes that may be written in all.
    pub limit: Option<u64>,
}

/// The two standard streams.
pub(crate) struct Output {
    sinks: [Arc<Sink>; 2],
    rules: OutputRules,
    written: Mutex<u64>,
}

struct Sink {
    stream: Stream,
    state: Mutex<State>,
    /// There is something for the courier to do.
    dirty: Condvar,
}

#[derive(Default)]
struct State {
    buffer: Vec<u8>,
    /// The unfinished line of each worker.
    lines: HashMap<u64, Vec<u8>>,
    last_write: u64,
    has_courier: bool,
    /// What went wrong while nobody was there to be told.
    error: Option<io::Error>,
}

/// More has been written than is allowed.
#[derive(Debug)]
pub(crate) struct LimitReached;

impl Output {
    pub(crate) fn new(rules: OutputRules) -> Output {
        let sink = |stream| Arc::new(Sink { stream, state: Mutex::default(), dirty: Condvar::new() });
        Output { sinks: [sink(Stream::Out), sink(Stream::Err)], rules, written: Mutex::new(0) }
    }

    fn sink(&self, stream: Stream) -> &Arc<Sink> {
        match stream {
            Stream::Out => &self.sinks[0],
            Stream::Err => &self.sinks[1],
        }
    }

    /// Counts bytes against the limit.
    pub(crate) fn account(&self, bytes: usize) -> Result<(), LimitReached> {
        let Some(limit) = self.rules.limit else { return Ok(()) };
        let mut written = self.written.lock();
        *written += bytes as u64;
        if *written > limit { Err(LimitReached) } else { Ok(()) }
    }

    /// Takes all of `bytes`, from a thread.
    ///
    /// # Errors
    /// It would block: nothing was taken. Or writing failed, now or since the last call.
    pub(crate) fn write(&self, stream: Stream, bytes: &[u8], thread: &Shared) -> io::Result<()> {
        if stream == Stream::Err {
            // Where both streams lead to one file, what was printed before comes before.
            self.sink(Stream::Out).hurry();
        }
        let sink = self.sink(stream);
        let mut state = sink.state.lock();
        if let Some(error) = state.error.take() {
            return Err(error);
        }
        if state.buffer.len() >= MOST && !sink.push(&mut state)? {
            return Err(ErrorKind::WouldBlock.into());
        }
        if self.rules.whole_lines {
            state.add_line(sink.stream, bytes, thread);
        } else {
            state.buffer.extend_from_slice(bytes);
        }
        let now = clock::now();
        let quiet = now.saturating_sub(state.last_write) > BURST;
        let at_once = stream == Stream::Err || state.buffer.len() >= FULL || (quiet && state.buffer.last() == Some(&b'\n'));
        if at_once {
            sink.push(&mut state)?;
            state.last_write = now;
        }
        if !state.buffer.is_empty() {
            sink.call_courier(&mut state);
        }
        Ok(())
    }

    /// Lets everything out that was written, unfinished lines of workers excepted.
    ///
    /// # Errors
    /// It would block, or writing failed.
    pub(crate) fn flush(&self, stream: Stream) -> io::Result<()> {
        let sink = self.sink(stream);
        let mut state = sink.state.lock();
        if let Some(error) = state.error.take() {
            return Err(error);
        }
        if sink.push(&mut state)? { Ok(()) } else { Err(ErrorKind::WouldBlock.into()) }
    }

    /// A worker ends: its unfinished lines are finished.
    pub(crate) fn finish_lines(&self, thread: &Shared) {
        if !self.rules.whole_lines {
            return;
        }
        for sink in &self.sinks {
            let mut state = sink.state.lock();
            if state.lines.get(&thread.ident).is_some_and(|line| !line.is_empty()) {
                state.add_line(sink.stream, b"\n", thread);
                sink.call_courier(&mut state);
            }
            state.lines.remove(&thread.ident);
        }
    }
}

impl Stream {
    fn fd(self) -> BorrowedFd<'static> {
        // The standard streams are never closed by gilbox.
        match self {
            Stream::Out => rustix::stdio::stdout(),
            Stream::Err => rustix::stdio::stderr(),
        }
    }
}

impl State {
    /// Adds to a worker's line, and moves what is finished into the buffer.
    fn add_line(&mut self, stream: Stream, bytes: &[u8], thread: &Shared) {
        let line = self.lines.entry(thread.ident).or_default();
        let before = line.len();
        line.extend_from_slice(bytes);
        // What was there before has no end of a line.
        let end = match memchr::memrchr(b'\n', bytes) {
            Some(i) => before + i + 1,
            None if line.len() > LONGEST_LINE => line.len(),
            None => return,
        };
        let rest = line.split_off(end);
        let whole = std::mem::replace(line, rest);
        let is_terminal = match stream {
            Stream::Out => io::stdout().is_terminal(),
            Stream::Err => io::stderr().is_terminal(),
        };
        if is_terminal {
            let label = format!("{} | ", thread.name.lock());
            for line in whole.split_inclusive(|&b| b == b'\n') {
                self.buffer.extend_from_slice(label.as_bytes());
                self.buffer.extend_from_slice(line);
            }
        } else {
            self.buffer.extend_from_slice(&whole);
        }
    }
}

impl Sink {
    /// Lets out what the other side takes without waiting; an error is for the next who writes.
    fn hurry(&self) {
        let mut state = self.state.lock();
        if let Err(error) = self.push(&mut state) {
            state.error = Some(error);
        }
    }

    /// Writes what the other side takes without waiting; says whether that was all.
    fn push(&self, state: &mut State) -> io::Result<bool> {
        let fd = self.stream.fd();
        let mut done = 0;
        let result = loop {
            let rest = &state.buffer[done..];
            if rest.is_empty() {
                break Ok(true);
            }
            if !is_writable(fd, Some(Duration::ZERO))? {
                break Ok(false);
            }
            match rustix::io::write(fd, &rest[..rest.len().min(PIECE)]) {
                Ok(n) => done += n,
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(error) => {
                    // Nobody will ever read it.
                    done = state.buffer.len();
                    break Err(error.into());
                }
            }
        };
        state.buffer.drain(..done);
        result
    }

    /// Makes sure that what is in the buffer goes out by itself.
    fn call_courier(self: &Arc<Self>, state: &mut State) {
        if state.has_courier {
            self.dirty.notify_one();
            return;
        }
        let sink = self.clone();
        let thread = std::thread::Builder::new().name("output".into()).stack_size(128 * 1024);
        if thread.spawn(move || sink.courier()).is_ok() {
            state.has_courier = true;
        }
    }

    fn courier(self: Arc<Self>) {
        let fd = self.stream.fd();
        let mut state = self.state.lock();
        // Only the courier left: the interpreter is gone.
        while Arc::strong_count(&self) > 1 {
            if state.buffer.is_empty() {
                self.dirty.wait_for(&mut state, Duration::from_secs(1));
                continue;
            }
            drop(state);
            std::thread::sleep(GATHER);
            // Wait for the reader with nothing held.
            let waited = is_writable(fd, Some(Duration::from_millis(100)));
            state = self.state.lock();
            if let Err(error) = waited.and_then(|_| self.push(&mut state)) {
                state.error = Some(error);
            }
        }
    }
}

/// Does the file take bytes now, or within some time?
fn is_writable(fd: BorrowedFd<'_>, wait: Option<Duration>) -> io::Result<bool> {
    let fd = fd.as_fd();
    let mut fds = [PollFd::new(&fd, PollFlags::OUT)];
    let wait = wait.map(|w| Timespec { tv_sec: w.as_secs() as i64, tv_nsec: i64::from(w.subsec_nanos()) });
    loop {
        match poll(&mut fds, wait.as_ref()) {
            Ok(n) => return Ok(n > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
