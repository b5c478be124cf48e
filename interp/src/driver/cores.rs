//! The cores that this process may use, and on which of them a thread begins.
//!
//! The kernel now and then puts a thread that starts or wakes on the core of another one while a core is idle, and sees that at a tick of
//! its clock, which comes each 4 ms on many systems. Two threads that could run at once are one by one until then. So those that are
//! meant to are each sent to a core of their own when they begin; from there on the kernel does with them as it likes.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;
use rustix::io::Errno;
use rustix::process::Pid;
use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

/// Held while a thread is bound, so that a binding for good and one for a moment don't undo each other.
static BINDING: Mutex<()> = Mutex::new(());

/// The cores that the calling thread may use.
///
/// # Errors
/// The kernel's.
pub(super) fn usable() -> io::Result<Vec<i32>> {
    let _binding = BINDING.lock();
    let set = sched_getaffinity(None)?;
    Ok(members(&set).map(|core| core as i32).collect())
}

/// Binds every thread that the process has to these cores; those that they start inherit it.
///
/// # Errors
/// The kernel's: there is none of these.
pub(super) fn bind(cores: &[i32]) -> io::Result<()> {
    let _binding = BINDING.lock();
    let mut set = CpuSet::new();
    cores
        .iter()
        .filter_map(|&core| usize::try_from(core).ok())
        .filter(|&core| core < CpuSet::MAX_CPU)
        .for_each(|core| set.set(core));
    for entry in std::fs::read_dir("/proc/self/task")? {
        let Some(thread) = entry?.file_name().to_str().and_then(|name| Pid::from_raw(name.parse().ok()?)) else { continue };
        match sched_setaffinity(Some(thread), &set) {
            // It may have ended meanwhile.
            Ok(()) | Err(Errno::SRCH) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Sends the calling thread to the core of that number, counted round among those that it may use. Where that can't be, it stays.
pub(super) fn begin_on(number: usize) {
    let _binding = BINDING.lock();
    let Ok(usable) = sched_getaffinity(None) else { return };
    let cores: Vec<usize> = members(&usable).collect();
    if cores.len() < 2 {
        return;
    }
    let mut one = CpuSet::new();
    one.set(cores[number % cores.len()]);
    if sched_setaffinity(None, &one).is_ok() {
        // It was bound so before, and is there now.
        let _ = sched_setaffinity(None, &usable);
    }
}

fn members(set: &CpuSet) -> impl Iterator<Item = usize> {
    (0..CpuSet::MAX_CPU).filter(|&core| set.is_set(core))
}

/// Deals out cores to the threads that a program starts, in turn.
#[derive(Default)]
pub(super) struct Turns {
    first: OnceLock<usize>,
    taken: AtomicUsize,
}

impl Turns {
    /// The number of the core that the next thread begins on. The first one's is another than the caller's, which may go on computing.
    pub(super) fn next(&self) -> usize {
        self.first.get_or_init(|| sched_getcpu() + 1) + self.taken.fetch_add(1, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_sent_and_not_bound() {
        const ROUNDS: usize = 40;
        let sent = || {
            let cores = usable().unwrap();
            let arrived = |&number: &usize| {
                begin_on(number);
                sched_getcpu() == cores[number % cores.len()] as usize
            };
            let arrived = (0..ROUNDS).filter(arrived).count();
            assert_eq!(usable().unwrap(), cores);
            // The kernel may have moved it on meanwhile.
            assert!(arrived > ROUNDS / 2, "{arrived} of {ROUNDS}");
        };
        // In a thread of its own: the test's is somebody else's.
        std::thread::spawn(sent).join().unwrap();
    }

    #[test]
    fn cores_are_dealt_out_in_turn() {
        let turns = Turns::default();
        let first = turns.next();
        assert_eq!((turns.next(), turns.next()), (first + 1, first + 2));
    }
}
