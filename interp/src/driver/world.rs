//! The world as the guest sees it: everything outside the machine goes through one trait, answered at once by the driver.
//!
//! Only what takes time is not here: a native that must wait says `Trap::Block` with a `Wait`, and the driver waits in its own way.

use std::sync::Arc;

use super::processes::Processes;
use crate::heap::{Header, Ref};
use crate::machine::Thread;
use crate::machine::thread::Shared;
pub use crate::trace::WaitKind;
use crate::value::Value;

/// What a guest thread waits for. It may be woken too early; the native looks again.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    pub what: WaitFor,
    /// Monotonic time in nanoseconds at which to give up.
    pub deadline: Option<u64>,
}

/// What wake-ups are addressed to: a heap object, and which of the things about it that can be waited for.
///
/// The object is one that the arguments of whatever native waits keep alive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key(u64);

impl Key {
    /// The `aspect`-th thing (below 8) that can be waited for about an object.
    pub fn of(object: Value, aspect: u8) -> Key {
        debug_assert!(object.is_object() && aspect < 8);
        Key(object.bits() | u64::from(aspect))
    }

    /// The end of a thread.
    pub(crate) fn end_of(ident: u64) -> Key {
        Key(ident << 4 | 8)
    }

    /// The object, unless it is the end of a thread that is waited for.
    pub fn object(self) -> Option<Value> {
        if self.0 & 8 == 0 { Some(Value::from(Ref::<Header>::from_address(self.0 & !7))) } else { None }
    }

    /// The key as a number.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }
}

/// Takes what is waited for on behalf of the waiting thread, if it can be had. Called with the key by whoever waits, without
/// the interpreter's lock, so it may touch nothing but atomics of the key's object.
pub type Claim = fn(key: Key, ident: u64) -> bool;

/// The things that can be waited for.
#[derive(Clone, Copy, Debug)]
pub enum WaitFor {
    /// Nothing but the deadline.
    Sleep,
    /// `wake(key)`: a lock, queue or condition of the guest. `ticket` is from before the native looked, so that no wake-up is lost.
    /// With a claim the wait ends with `Woken::Claimed`, and not before.
    Key { key: Key, ticket: u64, kind: WaitKind, claim: Option<Claim> },
    /// The end of another guest thread.
    Join { ident: u64 },
    /// A file descriptor to become readable (or writable); `process` if that is up to another process of the program.
    Io { fd: i32, write: bool, process: bool },
    /// The end of a child process: its sentinel becomes readable.
    Child { sentinel: i32 },
}

impl Wait {
    /// Waits for `wake(key)`.
    pub fn key(key: Key, ticket: u64, kind: WaitKind) -> Wait {
        Wait { what: WaitFor::Key { key, ticket, kind, claim: None }, deadline: None }
    }

    /// Waits for `wake(key)` until `claim` succeeds.
    pub fn claim(key: Key, ticket: u64, kind: WaitKind, claim: Claim) -> Wait {
        Wait { what: WaitFor::Key { key, ticket, kind, claim: Some(claim) }, deadline: None }
    }

    /// Waits until a stream takes more.
    pub fn writable(stream: Stream) -> Wait {
        Wait { what: WaitFor::Io { fd: stream.number(), write: true, process: false }, deadline: None }
    }

    /// Waits for nothing but the time.
    pub fn sleep(until: u64) -> Wait {
        Wait { what: WaitFor::Sleep, deadline: Some(until) }
    }

    /// Gives up at a time; never, if none is given.
    pub fn until(self, deadline: Option<u64>) -> Wait {
        Wait { deadline, ..self }
    }

    /// What the time is accounted to.
    pub fn kind(&self) -> WaitKind {
        match self.what {
            WaitFor::Sleep => WaitKind::Sleep,
            WaitFor::Key { kind, .. } => kind,
            WaitFor::Join { .. } => WaitKind::Join,
            WaitFor::Io { process: false, .. } => WaitKind::Io,
            WaitFor::Io { process: true, .. } | WaitFor::Child { .. } => WaitKind::Process,
        }
    }
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// What was waited for may have happened.
    Ready,
    /// The claim has succeeded: the thread has what it waited for.
    Claimed,
    TimedOut,
    /// Something else was to be done in between; the wait goes on.
    Disturbed,
}

/// What becomes of a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disposition {
    /// What the operating system does; of Ctrl-C, KeyboardInterrupt.
    Default,
    Ignored,
    /// The guest has a handler. What waits for ever may be waiting for that, unless it only does what Ctrl-C does by default.
    Handled {
        ends_waits: bool,
    },
}

impl Stream {
    /// The descriptor that the guest knows it by.
    pub fn number(self) -> i32 {
        match self {
            Stream::Out => 1,
            Stream::Err => 2,
        }
    }
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
    /// Writes all of it, or says that it would block: then wait for `WaitFor::Io`, and try again.
    fn write(&self, thread: &Shared, stream: Stream, bytes: &[u8]) -> std::io::Result<()>;
    /// Makes what was written visible outside.
    fn flush(&self, stream: Stream) -> std::io::Result<()>;
    /// Reads a file whole, for imports and scripts.
    fn read_file(&self, path: &std::path::Path) -> std::io::Result<Vec<u8>>;
    /// A number for a thread that is to be started.
    fn new_ident(&self) -> u64;
    /// The number of the thread that the interpreter began with.
    fn main_ident(&self) -> u64;
    /// Raises KeyboardInterrupt in a thread, also where it is blocked.
    fn interrupt(&self, ident: u64);
    /// Has the main thread call the guest's handler of a signal, also where it is blocked.
    fn post(&self, signal: i32);
    /// Says what becomes of a signal from now on.
    ///
    /// # Errors
    /// The operating system refuses to tell of it.
    fn set_disposition(&self, signal: i32, to: Disposition) -> std::io::Result<()>;
    /// What becomes of a signal.
    fn disposition(&self, signal: i32) -> Disposition;
    /// Has the thread begun and not ended?
    fn is_alive(&self, ident: u64) -> bool;
    /// Starts a guest thread that has its first frame.
    fn start_thread(&self, thread: Thread) -> std::io::Result<()>;
    /// To be taken before a native looks whether it must wait for a key: later wake-ups end the wait, earlier ones don't.
    fn ticket(&self, key: Key) -> u64;
    /// Wakes the first `count` that wait for a key.
    fn wake(&self, key: Key, count: usize);
    /// The threads that are alive, this one included.
    fn threads(&self) -> Vec<Arc<Shared>>;
    /// Sets the switch interval, in nanoseconds.
    fn set_switch_interval(&self, nanos: u64);
    fn switch_interval(&self) -> u64;
    /// The other processes that the interpreter has to do with.
    fn processes(&self) -> &Processes;
    /// Does a computation that may take long in the thread's stead, with the lock kept if there is one; false if the thread is to end
    /// or to be interrupted before it is done, which goes on to nothing then.
    fn aside(&self, _thread: &Arc<Shared>, work: Box<dyn FnOnce() + Send>) -> bool {
        work();
        true
    }
    /// The number of this process.
    fn pid(&self) -> u32;
    /// The number of its parent.
    fn parent_pid(&self) -> u32;
    /// Is there a process of this number?
    fn is_process(&self, pid: u32) -> bool;
    /// Sends a signal to a process: `os.kill`.
    fn signal(&self, pid: i32, signal: i32) -> std::io::Result<()>;
    /// How many processors there are, where that is not for the operating system to say.
    fn cores(&self) -> Option<u32> {
        None
    }
    /// The processors that the process may use.
    ///
    /// # Errors
    /// The operating system doesn't tell.
    fn affinity(&self) -> std::io::Result<Vec<i32>>;
    /// Binds the process to some of its processors.
    ///
    /// # Errors
    /// It has none of these.
    fn set_affinity(&self, cores: &[i32]) -> std::io::Result<()>;
    /// Ends the process at once: `os._exit`. Where this returns, nothing of the process runs any more after the native.
    fn exit(&self, code: i32);
    /// Ends the process by a fault: `os.abort`.
    fn abort(&self);
}
