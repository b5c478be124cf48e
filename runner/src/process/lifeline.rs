//! The child's side: finding the parent, and not outliving it.

use ipc_channel::ipc::{self, IpcReceiver, IpcSender};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::os::fd::AsFd;
use std::path::Path;

/// The first thing that is said on the socket whose name the child is given.
#[derive(Serialize, Deserialize)]
pub(super) enum Greeting<Down, Up> {
    /// From the child: where it listens and where it will speak.
    Hello(IpcSender<Down>, IpcReceiver<Up>),
    /// From the parent to itself: the child died before it said anything.
    NeverStarted,
}

/// Finds the parent, and ties this process's life to it. Standard input is the lifeline: its first line is the name of the socket
/// on which the parent listens, and its end is the parent's. From here on the guest's standard input is empty.
///
/// # Errors
/// There is no such parent, or it is gone.
pub(crate) fn connect<Down, Up>() -> io::Result<(IpcReceiver<Down>, IpcSender<Up>)>
where
    Down: Serialize + for<'de> Deserialize<'de>,
    Up: Serialize + for<'de> Deserialize<'de>,
{
    let lifeline = io::stdin().as_fd().try_clone_to_owned()?;
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    let mut lifeline = BufReader::new(File::from(lifeline));
    let mut socket = String::new();
    lifeline.read_line(&mut socket)?;
    let socket = socket.trim_end().to_string();
    watch(lifeline, socket.clone())?;

    let greeter = IpcSender::<Greeting<Down, Up>>::connect(socket)?;
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

fn watch(mut lifeline: BufReader<File>, socket: String) -> io::Result<()> {
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
