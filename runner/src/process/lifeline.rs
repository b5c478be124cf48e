//! The child's side: finding the parent, and not outliving it.

use super::handover::take_over;
use ipc_channel::ipc::{self, IpcReceiver, IpcSender};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::path::Path;

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

/// Finds the parent, and ties this process's life to it. Standard input is the lifeline: it brings one message, and its end is the
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
    let (socket, descriptors) = take_over(&lifeline)?;
    watch(lifeline, socket.clone())?;

    let greeter = IpcSender::<Greeting<Down, Up>>::connect(socket)?;
    let (to_me, down) = ipc::channel()?;
    let (up, from_me) = ipc::channel()?;
    let hello = Greeting::Hello(to_me, from_me);
    greeter.send(hello).map_err(io::Error::other)?;
    Ok(Parent { down, up, descriptors })
}

/// Ends this process at once: no handlers, no destructors, no message.
pub(crate) fn end_now() -> ! {
    signal_hook::low_level::exit(1)
}

fn watch(mut lifeline: UnixStream, socket: String) -> io::Result<()> {
    std::thread::Builder::new().name("lifeline".into()).stack_size(64 * 1024).spawn(move || {
        // Nothing more is ever written to it: whatever comes is its end.
        let _ = lifeline.read(&mut [0]);
        clean_up(&socket);
        end_now();
    })?;
    Ok(())
}

/// Removes what a parent left that was killed while it waited for this child: the socket and its directory.
fn clean_up(socket: &str) {
    let socket = Path::new(socket);
    let _ = std::fs::remove_file(socket);
    if let Some(directory) = socket.parent() {
        // Only ever removes an empty one.
        let _ = std::fs::remove_dir(directory);
    }
}
