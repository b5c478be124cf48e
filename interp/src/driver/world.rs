//! The world as the guest sees it: everything outside the machine goes through one trait, answered at once by the driver.
//!
//! Only what takes time is not here: a native that must wait says `Trap::Block` with a `Wait`, and the driver waits in its own way.

use std::sync::Arc;

use crate::machine::Thread;

/// What a guest thread waits for. It may be woken too early; the native looks again.
#[derive(Clone, Debug)]
pub struct Wait {
    pub what: WaitFor,
    /// Monotonic time in nanoseconds at which to give up.
    pub deadline: Option<u64>,
}

/// The things that can be waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitFor {
    /// Nothing but the deadline.
    Sleep,
    /// `wake(key)`: a lock, queue or condition of the guest. `ticket` is from before the native looked, so that no wake-up is lost.
    Key { key: u64, ticket: u64, kind: BlockKind },
    /// The end of another guest thread.
    Join { ident: u64 },
    /// A file descriptor to become readable (or writable).
    Io { fd: i32, write: bool },
    /// The end of a child process.
    Child { pid: i32 },
}

/// What a blocked time is accounted to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    Lock,
    Sleep,
    Queue,
    Join,
    Io,
    Process,
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// What was waited for may have happened.
    Ready,
    TimedOut,
}

/// Where output goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Out,
    Err,
}

/// What the driver answers at once.
pub trait World: Send + Sync {
    /// Monotonic time in nanoseconds.
    fn now(&self) -> u64;
    /// Time since 1970 in nanoseconds.
    fn wall_clock(&self) -> u64;
    /// CPU time of the process and of the calling thread in nanoseconds.
    fn cpu_time(&self) -> (u64, u64);
    /// Fills with random bytes.
    fn entropy(&self, bytes: &mut [u8]);
    /// Writes all of it.
    fn write(&self, stream: Stream, bytes: &[u8]) -> std::io::Result<()>;
    /// Makes what was written visible outside.
    fn flush(&self, stream: Stream) -> std::io::Result<()>;
    /// Reads a file whole, for imports and scripts.
    fn read_file(&self, path: &std::path::Path) -> std::io::Result<Vec<u8>>;
    /// Starts a guest thread that has its first frame.
    fn start_thread(&self, thread: Thread) -> std::io::Result<()>;
    /// The number of wake-ups that there have been for a key.
    fn ticket(&self, key: u64) -> u64;
    /// Wakes the first `count` that wait for a key.
    fn wake(&self, key: u64, count: usize);
    /// The threads that are alive, this one included.
    fn threads(&self) -> Vec<Arc<crate::machine::thread::Shared>>;
    /// Sets the switch interval, in nanoseconds.
    fn set_switch_interval(&self, nanos: u64);
    fn switch_interval(&self) -> u64;
    /// Ends the process at once: `os._exit`.
    fn exit(&self, code: i32) -> !;
    /// Ends the process by a fault: `os.abort`.
    fn abort(&self) -> !;
}
