//! The processes that a guest program starts itself: what stands behind its `multiprocessing`.
//!
//! Each is a worker like any other, but nobody waits for it at a barrier, its streams are those of its parent, and Ctrl-C at the
//! terminal reaches it as it does in Python. Here a child is kept until it ends, whatever becomes of the guest's objects.

use crate::guest::{GuestProcess, Launch, Nursery};
use crate::probe;
use crate::process::{self, Birth, Child, Heard, Launcher, Streams};
use crate::source::Script;
use crate::worker::{FromWorker, Setup, Task, ToWorker};
use gilbox_interp::trace::{ProcessStats, Report};
use rustix::process::Signal;
use std::collections::HashMap;
use std::io;
use std::os::fd::BorrowedFd;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Starts workers for one guest program.
pub(crate) struct WorkerNursery {
    /// As the guest itself was started.
    launch: Launch,
    launcher: Launcher,
    cradles: Arc<Mutex<Cradles>>,
}

/// The children that have not ended.
#[derive(Default)]
struct Cradles {
    next: u64,
    /// A place is taken before the child is there, so that one that ends at once finds it.
    children: HashMap<u64, Option<Arc<Child<ToWorker>>>>,
}

impl WorkerNursery {
    pub(crate) fn new(launch: &Launch) -> WorkerNursery {
        WorkerNursery { launch: launch.clone(), launcher: Launcher::worker(), cradles: Arc::default() }
    }
}

fn lock(cradles: &Mutex<Cradles>) -> MutexGuard<'_, Cradles> {
    cradles.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Nursery for WorkerNursery {
    fn spawn(
        &self,
        name: &str,
        payload: Vec<u8>,
        descriptors: &[BorrowedFd<'_>],
        ended: Box<dyn FnOnce(i32, Report) + Send>,
    ) -> io::Result<Arc<dyn GuestProcess>> {
        let place = {
            let mut cradles = lock(&self.cradles);
            let limit = self.launch.settings.limits.processes;
            if cradles.children.len() >= limit as usize {
                return Err(io::Error::other(format!("more than {limit} processes; --max-processes allows more")));
            }
            let place = cradles.next;
            cradles.next += 1;
            cradles.children.insert(place, None);
            place
        };
        let launch = Launch { process: name.into(), label_lines: false, ..self.launch.clone() };
        // The payload tells the child which script to load.
        let script = Script { name: String::new(), path: None, text: String::new() };
        let setup = Setup { launch, script, task: Task::Child { payload } };
        let birth = Birth { launcher: &self.launcher, streams: Streams::Inherited, descriptors };
        let mut account = Account {
            started_ns: probe::monotonic_ns(),
            stats: ProcessStats { name: name.into(), ..ProcessStats::default() },
            report: Report::default(),
        };
        let mut ended = Some(ended);
        let cradles = self.cradles.clone();
        let hear = move |heard| {
            if let Some(exit_code) = account.hear(heard) {
                let mut child = lock(&cradles).children.remove(&place).flatten();
                if let (Some(ended), Some(child)) = (ended.take(), child.take()) {
                    account.stats.pid = child.pid;
                    ended(exit_code, std::mem::take(&mut account).report());
                }
            }
        };
        // Held until the child is in its place, so that its end is not heard of before.
        let mut cradles = lock(&self.cradles);
        match process::spawn(birth, ToWorker::Setup(Box::new(setup)), hear) {
            Ok(child) => {
                let child = Arc::new(child);
                cradles.children.insert(place, Some(child.clone()));
                Ok(child)
            }
            Err(error) => {
                cradles.children.remove(&place);
                Err(error)
            }
        }
    }
}

/// What is known of one child.
#[derive(Default)]
struct Account {
    /// When it was started, in nanoseconds of `CLOCK_MONOTONIC`.
    started_ns: u64,
    /// What the parent saw of it.
    stats: ProcessStats,
    /// What it reported itself.
    report: Report,
}

impl Account {
    /// Notes what is heard; the exit code when it is the end.
    fn hear(&mut self, heard: Heard<FromWorker>) -> Option<i32> {
        match heard {
            Heard::Said(FromWorker::Ready(ready)) => {
                self.stats.start_ns = ready.at_ns.saturating_sub(self.started_ns);
            }
            Heard::Said(FromWorker::Done(done)) => self.report = done.outcome.report,
            Heard::Said(FromWorker::Refused(trouble)) => crate::output::error(&trouble.text()),
            Heard::Gone(exit) => {
                self.stats.exit_code = Some(exit.0);
                self.stats.wall_ns = probe::monotonic_ns() - self.started_ns;
                return Some(exit.0);
            }
        }
        None
    }

    /// The child's own report, completed by what the parent saw.
    fn report(mut self) -> Report {
        match self.report.processes.first_mut() {
            Some(process) => {
                process.exit_code = self.stats.exit_code;
                process.start_ns = self.stats.start_ns;
                process.wall_ns = self.stats.wall_ns;
            }
            None => self.report.processes.push(self.stats),
        }
        self.report
    }
}

impl GuestProcess for Child<ToWorker> {
    fn pid(&self) -> u32 {
        self.pid
    }

    fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    fn kill(&self) {
        self.signal(Signal::KILL);
    }
}
