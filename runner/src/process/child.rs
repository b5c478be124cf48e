//! The parent's side: starting a child, listening to it, and seeing it end.
//!
//! Two threads serve each child. The *waiter* blocks until the process is dead, without reaping it; the *listener*
//! accepts the child's greeting, sends the first message, passes on all that the child says, and when the channel falls silent
//! for good has the process reaped and reports its end. A child that dies before its greeting would leave the listener waiting
//! for ever, so the waiter then greets in its place.
//!
//! A process number stays the child's own until it is reaped, so killing and reaping exclude each other by a mutex.

use super::exit::Exit;
use super::handover;
use super::lifeline::Greeting;
use super::sockets::Folder;
use ipc_channel::ipc::{IpcOneShotServer, IpcSender};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// What to start.
#[derive(Clone, Debug)]
pub(crate) struct Launcher {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    /// Environment variables besides the parent's.
    pub(crate) environment: Vec<(OsString, OsString)>,
}

impl Launcher {
    /// This program, with its hidden worker command.
    pub(crate) fn worker() -> Launcher {
        #[cfg(test)]
        return crate::testing::launcher();
        #[cfg(not(test))]
        Launcher::own()
    }

    #[cfg(not(test))]
    fn own() -> Launcher {
        let own = std::env::current_exe().ok().filter(|path| path.exists());
        Launcher {
            // Where a new build has replaced the file, the old one can still be started by this name.
            program: own.unwrap_or_else(|| "/proc/self/exe".into()),
            arguments: vec!["worker".into()],
            environment: Vec::new(),
        }
    }
}

/// How a child is started.
pub(crate) struct Birth<'a> {
    pub(crate) launcher: &'a Launcher,
    pub(crate) streams: Streams<'a>,
    /// What the child gets copies of, in this order.
    pub(crate) descriptors: &'a [BorrowedFd<'a>],
}

/// Where a child's standard output and standard error go.
pub(crate) enum Streams<'a> {
    /// Where this process's own go.
    Inherited,
    /// Both into this file, in the order in which they are written.
    Captured(&'a File),
    /// Each into a pipe, found in [`Child::pipes`].
    Piped,
}

/// What is heard of one child.
#[derive(Debug)]
pub(crate) enum Heard<Up> {
    /// It said something.
    Said(Up),
    /// It is dead and reaped. Nothing more comes from it.
    Gone(Exit),
}

/// A started child. Dropping it kills it, if it still lives, and reaps it.
pub(crate) struct Child<Down> {
    pub(crate) pid: u32,
    /// The reading ends of its standard output and standard error, if piped.
    pub(crate) pipes: Option<(ChildStdout, ChildStderr)>,
    process: Arc<Process>,
    /// Where the child listens, once it has greeted.
    down: Arc<Mutex<Option<IpcSender<Down>>>>,
    listener: Option<JoinHandle<()>>,
    /// Said where to connect, and says nothing more; closed by dropping it, or by the death of this process.
    _lifeline: UnixStream,
}

/// Starts a child, sends it `first` when it has greeted, and calls `hear` with all that is heard of it, from a thread that is
/// the child's own.
///
/// # Errors
/// The operating system cannot start it.
pub(crate) fn spawn<Down, Up>(
    birth: Birth<'_>,
    first: Down,
    mut hear: impl FnMut(Heard<Up>) + Send + 'static,
) -> io::Result<Child<Down>>
where
    Down: Serialize + for<'de> Deserialize<'de> + Send + 'static,
    Up: Serialize + for<'de> Deserialize<'de> + Send + 'static,
{
    let (lifeline, childs_end) = UnixStream::pair()?;
    handover::introduce(&lifeline, Folder::path(), std::process::id())?;
    let mut command = Command::new(&birth.launcher.program);
    command
        .arg0("gilbox")
        .args(&birth.launcher.arguments)
        .envs(birth.launcher.environment.iter().map(|(name, value)| (name, value)))
        .stdin(OwnedFd::from(childs_end));
    match birth.streams {
        Streams::Inherited => &mut command,
        Streams::Captured(file) => command.stdout(file.try_clone()?).stderr(file.try_clone()?),
        Streams::Piped => command.stdout(Stdio::piped()).stderr(Stdio::piped()),
    };
    let mut child = command.spawn()?;
    drop(command);

    let pid = child.id();
    let pipes = child.stdout.take().zip(child.stderr.take());
    let process = Arc::new(Process { pid: Pid::from_child(&child), child: Mutex::new(Some(child)) });
    let down = Arc::new(Mutex::new(None));
    // The child is there before the socket is, to clear it away should this process be killed meanwhile.
    let folder = Folder::hold().inspect_err(|_| process.abandon())?;
    let server = IpcOneShotServer::<Greeting<Down, Up>>::new();
    let (server, socket) = server.inspect_err(|_| process.abandon())?;
    match handover::hand_over(&lifeline, &socket, birth.descriptors) {
        // A child that is dead already needs nothing; its end is heard of.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        result => result.inspect_err(|_| process.abandon())?,
    }
    let waiter = {
        let process = process.clone();
        service("waiter", move || {
            process.wait_until_dead();
            if let Ok(listener) = IpcSender::<Greeting<Down, Up>>::connect(socket) {
                let _ = listener.send(Greeting::NeverStarted);
            }
        })
    };
    let waiter = waiter.inspect_err(|_| process.abandon())?;
    let listener = {
        let process = process.clone();
        let down = down.clone();
        service("listener", move || {
            let greeting = server.accept();
            drop(folder);
            if let Ok((_, Greeting::Hello(to_child, from_child))) = greeting
                && to_child.send(first).is_ok()
            {
                *down.lock().unwrap_or_else(PoisonError::into_inner) = Some(to_child);
                while let Ok(said) = from_child.recv() {
                    hear(Heard::Said(said));
                }
            }
            // A child that speaks no more is of no more use, even if it is alive.
            let status = process.await_end(waiter);
            hear(Heard::Gone(status));
        })
    };
    let listener = listener.inspect_err(|_| process.abandon())?;
    Ok(Child { pid, pipes, process, down, listener: Some(listener), _lifeline: lifeline })
}

fn service(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(name.into()).stack_size(256 * 1024).spawn(work)
}

impl<Down: Serialize> Child<Down> {
    /// Says something to a child that has greeted. One that is dead does not hear it; its end is an event.
    pub(crate) fn say(&self, message: Down) {
        let down = self.down.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(down) = &*down {
            let _ = down.send(message);
        }
    }
}

impl<Down> Child<Down> {
    /// Sends a signal to the process; one that has ended does not get it.
    pub(crate) fn signal(&self, signal: Signal) {
        self.process.signal(signal);
    }
}

impl<Down> Drop for Child<Down> {
    fn drop(&mut self) {
        self.process.signal(Signal::KILL);
        // A child that is dropped by whoever heard of its end is dropped in its own thread.
        let listener = self.listener.take();
        if let Some(listener) = listener.filter(|listener| listener.thread().id() != std::thread::current().id()) {
            let _ = listener.join();
        }
    }
}

/// The operating system's process, until it is reaped.
struct Process {
    pid: Pid,
    child: Mutex<Option<std::process::Child>>,
}

impl Process {
    fn signal(&self, signal: Signal) {
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        if child.is_some() {
            let _ = kill_process(self.pid, signal);
        }
    }

    /// Blocks until the process is dead, and leaves it to be reaped.
    fn wait_until_dead(&self) {
        let how = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while matches!(waitid(WaitId::Pid(self.pid), how), Err(rustix::io::Errno::INTR)) {}
    }

    /// Gives a silent process the time that an orderly exit takes, then ends it.
    fn await_end(&self, waiter: JoinHandle<()>) -> Exit {
        const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
        let silent_since = std::time::Instant::now();
        let mut pause = std::time::Duration::from_micros(50);
        while !waiter.is_finished() {
            if silent_since.elapsed() > PATIENCE {
                self.signal(Signal::KILL);
                break;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(std::time::Duration::from_millis(10));
        }
        let _ = waiter.join();
        self.end().map_or(Exit(-1), Exit::from)
    }

    /// Ends a process that cannot be served.
    fn abandon(&self) {
        let _ = self.end();
    }

    /// Kills what still lives, and reaps it.
    fn end(&self) -> Option<ExitStatus> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = child.take()?;
        // A dead child's exit code stays what it was.
        let _ = child.kill();
        child.wait().ok()
    }
}
