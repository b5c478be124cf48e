//! Waiting for real files in virtual time: a look at them when simulated threads have run, a real wait when nothing else is left.

use std::time::Duration;

use parking_lot::MutexGuard;

use super::kernel::{Kernel, State};
use crate::driver::world::WaitFor;

/// So long a real wait lasts before it is asked whether Ctrl-C was pressed, in milliseconds.
const PATIENCE: i32 = 50;

impl Kernel {
    /// Wakes those whose files are ready. Waits for one in real time, if `really`.
    pub(super) fn look_at_files(&self, state: &mut MutexGuard<'_, State>, really: bool) {
        state.unpolled = false;
        let waiting = state.files.clone();
        let mut files: Vec<libc::pollfd> = Vec::with_capacity(waiting.len());
        for &ident in &waiting {
            let (fd, events) = match state.task(ident).waits_for.map(|w| w.what) {
                Some(WaitFor::Io { fd, write: true, .. }) => (fd, libc::POLLOUT),
                Some(WaitFor::Io { fd, write: false, .. } | WaitFor::Child { sentinel: fd }) => (fd, libc::POLLIN),
                _ => (-1, 0),
            };
            files.push(libc::pollfd { fd, events, revents: 0 });
        }
        if really && files.is_empty() {
            MutexGuard::unlocked(state, || std::thread::sleep(Duration::from_millis(PATIENCE as u64)));
            return;
        }
        let timeout = if really { PATIENCE } else { 0 };
        let n = MutexGuard::unlocked(state, || poll(&mut files, timeout));
        if n > 0 {
            for (ident, file) in waiting.into_iter().zip(files) {
                if file.revents != 0 && state.tasks.contains_key(&ident) {
                    state.dequeue(ident);
                    state.wake_soon(ident);
                }
            }
        }
    }
}

fn poll(files: &mut [libc::pollfd], timeout: i32) -> i32 {
    #[expect(unsafe_code, reason = "the guest's descriptors are numbers, which no safe wrapper takes")]
    // SAFETY: the pointer and the length are those of a slice. A descriptor that is not open is reported.
    unsafe {
        libc::poll(files.as_mut_ptr(), files.len() as libc::nfds_t, timeout)
    }
}
