//! Where one thread sleeps, and how others end its sleep.
//!
//! A thread sleeps until it is woken, until a time, until a file is ready, or until it is *disturbed*: asked, by its attention
//! flags, to end or to raise KeyboardInterrupt. Who disturbs sets the flag first and rings afterwards; the sleeper looks at the flag
//! under the parker's mutex before it sleeps. So no disturbance is missed, whenever it comes.

use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::sync::OnceLock;

use rustix::event::{EventfdFlags, eventfd};

use super::clock;
use super::sync::{Condvar, Mutex};
use crate::machine::thread::{Shared, attention};

/// What ends a wait of a thread without its being over.
const DISTURBANCES: u32 = attention::INTERRUPT | attention::SIGNAL | attention::KILL;

/// Why a sleep has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unparked {
    /// It was woken, or the file is ready.
    Woken,
    TimedOut,
    /// The thread is asked to raise KeyboardInterrupt or to end.
    Disturbed,
}

/// One thread's place to sleep.
pub(crate) struct Parker {
    state: Mutex<State>,
    changed: Condvar,
    /// Readable while a sleep on a file is to end. Made when first needed.
    bell: OnceLock<OwnedFd>,
}

struct State {
    woken: bool,
    /// The thread sleeps on a file and hears nothing but its bell.
    polling: bool,
}

impl Parker {
    pub(crate) fn new() -> Parker {
        Parker { state: Mutex::new(State { woken: false, polling: false }), changed: Condvar::new(), bell: OnceLock::new() }
    }

    /// Wakes the thread, or spares it its next sleep.
    pub(crate) fn wake(&self) {
        self.state.lock().woken = true;
        self.changed.notify_one();
    }

    /// To be called after a disturbing flag has been set.
    pub(crate) fn ring(&self) {
        let state = self.state.lock();
        if state.polling
            && let Some(bell) = self.bell.get()
        {
            // It can only fail by being rung already.
            let _ = rustix::io::write(bell, &1u64.to_ne_bytes());
        }
        self.changed.notify_one();
    }

    /// Sleeps until woken, or until a time.
    pub(crate) fn park(&self, thread: &Shared, until: Option<u64>) -> Unparked {
        let mut state = self.state.lock();
        let mut timed_out = false;
        loop {
            if std::mem::take(&mut state.woken) {
                return Unparked::Woken;
            }
            if thread.is_asked(DISTURBANCES) {
                return Unparked::Disturbed;
            }
            if timed_out {
                return Unparked::TimedOut;
            }
            match until {
                Some(until) => (state, timed_out) = self.changed.wait_until(state, until),
                None => state = self.changed.wait(state),
            }
        }
    }

    /// Sleeps until a file can be read from or written to without waiting, or until a time.
    ///
    /// # Errors
    /// The operating system has no more descriptors, or refuses this one.
    pub(crate) fn poll(&self, thread: &Shared, fd: RawFd, write: bool, until: Option<u64>) -> std::io::Result<Unparked> {
        if self.bell.get().is_none() {
            let fresh = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
            let _ = self.bell.set(fresh);
        }
        let bell = self.bell.get().expect("gilbox bug: the bell has just been made");
        let mut state = self.state.lock();
        if thread.is_asked(DISTURBANCES) {
            return Ok(Unparked::Disturbed);
        }
        state.polling = true;
        drop(state);
        let result = poll_two(fd, write, bell.as_raw_fd(), until);
        let mut state = self.state.lock();
        state.polling = false;
        // Whatever was rung belongs to this sleep.
        let _ = rustix::io::read(bell, &mut [0u8; 8]);
        drop(state);
        if thread.is_asked(DISTURBANCES) {
            return Ok(Unparked::Disturbed);
        }
        result.map(|ready| if ready { Unparked::Woken } else { Unparked::TimedOut })
    }
}

/// Waits for one of two files; says whether the first is ready.
fn poll_two(fd: RawFd, write: bool, bell: RawFd, until: Option<u64>) -> std::io::Result<bool> {
    let events = if write { libc::POLLOUT } else { libc::POLLIN };
    loop {
        let mut fds = [libc::pollfd { fd, events, revents: 0 }, libc::pollfd { fd: bell, events: libc::POLLIN, revents: 0 }];
        let rest = until.map(|until| {
            let rest = until.saturating_sub(clock::now());
            libc::timespec { tv_sec: (rest / 1_000_000_000) as i64, tv_nsec: (rest % 1_000_000_000) as i64 }
        });
        let timeout = rest.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        #[expect(unsafe_code, reason = "the guest's descriptors are numbers, which no safe wrapper takes")]
        // SAFETY: the array has two entries, and the timeout is null or points to `rest`. A descriptor that is not open is reported.
        let n = unsafe { libc::ppoll(fds.as_mut_ptr(), 2, timeout, std::ptr::null()) };
        if n >= 0 {
            return Ok(fds[0].revents != 0);
        }
        let error = std::io::Error::last_os_error();
        if error.kind() != std::io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    fn thread() -> Arc<Shared> {
        Shared::new(1, "MainThread", false)
    }

    #[test]
    fn a_wake_up_that_comes_first_is_kept() {
        let parker = Parker::new();
        parker.wake();
        assert_eq!(parker.park(&thread(), None), Unparked::Woken);
        assert_eq!(parker.park(&thread(), Some(clock::now() + 1000)), Unparked::TimedOut);
    }

    #[test]
    fn a_disturbance_ends_every_sleep() {
        let (shared, parker) = (thread(), Parker::new());
        let (read, _write) = std::io::pipe().unwrap();
        let disturb = |after: u64| {
            std::thread::sleep(Duration::from_millis(after));
            shared.ask(attention::INTERRUPT);
            parker.ring();
        };
        for after in [0, 20] {
            std::thread::scope(|scope| {
                scope.spawn(|| disturb(after));
                assert_eq!(parker.park(&shared, None), Unparked::Disturbed);
            });
            shared.withdraw(attention::INTERRUPT);
            std::thread::scope(|scope| {
                scope.spawn(|| disturb(after));
                let ended = parker.poll(&shared, read.as_raw_fd(), false, None).unwrap();
                assert_eq!(ended, Unparked::Disturbed);
            });
            shared.withdraw(attention::INTERRUPT);
        }
        let soon = Some(clock::now() + 5_000_000);
        assert_eq!(parker.poll(&shared, read.as_raw_fd(), false, soon).unwrap(), Unparked::TimedOut);
    }

    #[test]
    fn a_file_is_waited_for() {
        use std::io::Write;
        let (shared, parker) = (thread(), Parker::new());
        let (read, mut write) = std::io::pipe().unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(Duration::from_millis(10));
                write.write_all(b"x").unwrap();
            });
            let start = Instant::now();
            assert_eq!(parker.poll(&shared, read.as_raw_fd(), false, None).unwrap(), Unparked::Woken);
            assert!(start.elapsed() >= Duration::from_millis(5));
        });
    }
}
