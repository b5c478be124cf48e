//! The child's side: finding the parent, and not outliving it.

use super::handover::{be_introduced, take_over};
use super::sockets::clear_away;
use ipc_channel::ipc::{self, IpcReceiver, IpcSender};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;

/// The first thing that is said on the socket whose name the child is given.
#[derive(Serialize, Deserialize)]
pub(super) enum Greeting<Down, Up> {
    /// From the child: where it listens and where it will speak.
    Hello(IpcSender<Down>, IpcReceiver<Up>),
    /// From the parent to itself: the child died before it said anything.
    NeverStarted,
}

/// What a child has of its parent.
pub(crate) struct Parent<Down, Up> {
    pub(crate) down: IpcReceiver<Down>,
    pub(crate) up: IpcSender<Up>,
    pub(crate) descriptors: Vec<OwnedFd>,
}

/// Finds the parent, and ties this process's life to it. Standard input is the lifeline: it brings two messages, and its end is the
/// parent's. From here on the guest's standard input is empty.
///
/// # Errors
/// There is no such parent, or it is gone.
pub(crate) fn connect<Down, Up>() -> io::Result<Parent<Down, Up>>
where
    Down: Serialize + for<'de> Deserialize<'de>,
    Up: Serialize + for<'de> Deserialize<'de>,
{
    let lifeline = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    let (folder, parent) = be_introduced(&lifeline)?;
    let (socket, descriptors) = take_over(&lifeline).inspect_err(|_| clear_away(&folder, parent))?;
    watch(lifeline, folder, parent)?;

    let (to_me, down) = ipc::channel()?;
    let (up, from_me) = ipc::channel()?;
    let hello = Greeting::Hello(to_me, from_me);
    let Ok(greeter) = IpcSender::<Greeting<Down, Up>>::connect(socket) else { parent_is_gone() };
    greeter.send(hello).unwrap_or_else(|_| parent_is_gone());
    Ok(Parent { down, up, descriptors })
}

/// Lets this process end as one does whose parent is dead.
pub(crate) fn parent_is_gone() -> ! {
    // The thread that watches the lifeline clears away first.
    std::thread::sleep(std::time::Duration::from_millis(500));
    end_now()
}

/// Ends this process at once: no handlers, no destructors, no message.
pub(crate) fn end_now() -> ! {
    signal_hook::low_level::exit(1)
}

fn watch(mut lifeline: UnixStream, folder: PathBuf, parent: u32) -> io::Result<()> {
    std::thread::Builder::new().name("lifeline".into()).stack_size(64 * 1024).spawn(move || {
        // Nothing more is ever written to it: whatever comes is its end.
        let _ = lifeline.read(&mut [0]);
        clear_away(&folder, parent);
        end_now();
    })?;
    Ok(())
}
