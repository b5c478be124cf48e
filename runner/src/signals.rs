//! Ctrl-C.
//!
//! The handler only writes a byte into a pipe; a thread of its own reads it and does what is to be done, so that may be anything.

use crate::trouble::Trouble;
use signal_hook::consts::SIGINT;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Calls `action` in a thread of its own, once for each Ctrl-C, instead of ending the process.
///
/// # Errors
/// The operating system refuses the pipe, the handler or the thread.
pub(crate) fn on_interrupt(mut action: impl FnMut() + Send + 'static) -> Result<(), Trouble> {
    let install = || {
        let (mut woken, handler) = std::io::pipe()?;
        signal_hook::low_level::pipe::register(SIGINT, std::os::fd::OwnedFd::from(handler))?;
        std::thread::Builder::new().name("signals".into()).stack_size(256 * 1024).spawn(move || {
            let mut byte = [0];
            while woken.read_exact(&mut byte).is_ok() {
                action();
            }
        })
    };
    install().map_err(|error: std::io::Error| Trouble::system("watch for Ctrl-C", error))?;
    Ok(())
}

/// Lets Ctrl-C pass by this process: its parent gets it too and decides. Programs that it starts are not affected.
///
/// # Errors
/// The operating system refuses the handler.
pub(crate) fn leave_interrupts_to_the_parent() -> Result<(), Trouble> {
    signal_hook::flag::register(SIGINT, Arc::new(AtomicBool::new(false)))
        .map_err(|error| Trouble::system("watch for Ctrl-C", error))?;
    Ok(())
}
