//! The child's side: finding the parent, and not outliving it.

use ipc_channel::ipc::{self, IpcReceiver, IpcSender};
use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::path::Path;

/// The first thing that is said on the socket whose name the child was given.
#[derive(Serialize, Deserialize)]
pub(super) enum Greeting<Down, Up> {
    /// From the child: where it listens and where it will speak.
    Hello(IpcSender<Down>, IpcReceiver<Up>),
    /// From the parent to itself: the child died before it said anything.
    NeverStarted,
}

/// Connects to the parent that listens at `socket`, after taking standard input as the lifeline. The process ends itself once
/// the lifeline is cut; its standard input is empty from here on.
///
/// # Errors
/// There is no such parent, or it is gone.
pub(crate) fn connect<Down, Up>(socket: &str) -> io::Result<(IpcReceiver<Down>, IpcSender<Up>)>
where
    Down: Serialize + for<'de> Deserialize<'de>,
    Up: Serialize + for<'de> Deserialize<'de>,
{
    watch_lifeline()?;
    let greeter = IpcSender::<Greeting<Down, Up>>::connect(socket.to_string()).inspect_err(|_| clean_up(socket))?;
    let (to_me, down) = ipc::channel()?;
    let (up, from_me) = ipc::channel()?;
    let hello = Greeting::Hello(to_me, from_me);
    greeter.send(hello).map_err(io::Error::other)?;
    Ok((down, up))
}

/// Ends this process at once: no handlers, no destructors, no message.
pub(crate) fn end_now() -> ! {
    signal_hook::low_level::exit(1)
}

fn watch_lifeline() -> io::Result<()> {
    let lifeline = io::stdin().as_fd().try_clone_to_owned()?;
    rustix::stdio::dup2_stdin(std::fs::File::open("/dev/null")?)?;
    let mut lifeline = std::fs::File::from(lifeline);
    std::thread::Builder::new().name("lifeline".into()).stack_size(64 * 1024).spawn(move || {
        // Nothing is ever written to it: whatever comes is its end.
        let _ = lifeline.read(&mut [0]);
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
