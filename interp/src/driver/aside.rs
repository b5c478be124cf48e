//! Computations that can't be stopped, done by an OS thread of their own so that the guest thread can be.
//!
//! Libraries for long integers know no checkpoints. The guest thread keeps the lock, if there is one, and waits; when it is told to end
//! or to hurry, it leaves the computation, which goes on to nothing and ends with the process at the latest.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use super::clock;
use super::threads::STACK;
use crate::machine::thread::{Shared, attention};

/// How often the waiting thread looks whether it is to end.
const GLANCE: Duration = Duration::from_millis(10);

type Work = Box<dyn FnOnce() + Send>;

/// What the two threads share.
struct Desk {
    work: Mutex<Option<Work>>,
    done: Mutex<bool>,
    changed: Condvar,
    cpu: AtomicU64,
}

/// Does the work, and says how much processor time it took besides the thread's own; None if the thread is to leave it.
pub(super) fn work_aside(thread: &Arc<Shared>, work: Work) -> Option<u64> {
    let desk =
        Arc::new(Desk { work: Mutex::new(Some(work)), done: Mutex::new(false), changed: Condvar::new(), cpu: AtomicU64::new(0) });
    let other = desk.clone();
    let helper = std::thread::Builder::new().name("aside".into()).stack_size(STACK).spawn(move || {
        other.run();
        other.cpu.store(clock::thread_cpu(), Ordering::Relaxed);
        *other.done.lock() = true;
        other.changed.notify_one();
    });
    let Ok(helper) = helper else {
        // The system has no more threads: then it can't be interrupted.
        desk.run();
        return Some(0);
    };
    let mut done = desk.done.lock();
    while !*done && !helper.is_finished() {
        if thread.is_asked(attention::HURRY | attention::KILL) {
            return None;
        }
        desk.changed.wait_for(&mut done, GLANCE);
    }
    drop(done);
    if let Err(panic) = helper.join() {
        resume_unwind(panic);
    }
    Some(desk.cpu.load(Ordering::Relaxed))
}

impl Desk {
    fn run(&self) {
        let work = self.work.lock().take();
        if let Some(work) = work {
            work();
        }
    }
}
