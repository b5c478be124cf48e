//! What is reported of a run: per guest thread, lock, process and collector.
//!
//! Plain serialisable data without behaviour beyond sums and quotients. All durations are whole nanoseconds, of real
//! time under the `os` driver and of virtual time under `sim`, whose reports are marked. Raw sums are kept rather than
//! means and shares, because the reports of several processes are put together before anything is divided.

use serde::{Deserialize, Serialize};

/// Everything that one run reports: an interpreter and, once merged, its child processes too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whether the times are virtual ones of the simulator.
    pub simulated: bool,
    /// Guest threads in the order in which they began, a process's together.
    pub threads: Vec<ThreadStats>,
    /// One per interpreter whose lock is on.
    pub locks: Vec<LockStats>,
    /// One per interpreter process, the parent first.
    pub processes: Vec<ProcessStats>,
    /// One per interpreter.
    pub collectors: Vec<CollectorStats>,
}

impl Report {
    /// Takes in the report of a child process, after what is already here.
    pub fn merge(&mut self, child: Report) {
        self.simulated |= child.simulated;
        self.threads.extend(child.threads);
        self.locks.extend(child.locks);
        self.processes.extend(child.processes);
        self.collectors.extend(child.collectors);
    }

    /// Gives every entry that names no process yet this one's name.
    pub fn name_process(&mut self, name: &str) {
        let names = (self.threads.iter_mut().map(|thread| &mut thread.process))
            .chain(self.locks.iter_mut().map(|lock| &mut lock.process))
            .chain(self.processes.iter_mut().map(|process| &mut process.name))
            .chain(self.collectors.iter_mut().map(|each| &mut each.process));
        for each in names.filter(|name| name.is_empty()) {
            each.push_str(name);
        }
    }
}

/// What a blocked guest thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WaitKind {
    /// A lock of the guest program or what is built of one: condition, event, semaphore, barrier.
    Lock,
    /// A sleep.
    Sleep,
    /// A queue that is empty or full.
    Queue,
    /// The end of another thread.
    Join,
    /// Files, sockets, pipes, the terminal.
    Io,
    /// Another process: its end, or what it is to send, to take or to release.
    Process,
}

impl WaitKind {
    /// Every kind, in the order in which reports list them.
    pub const ALL: [WaitKind; 6] =
        [WaitKind::Lock, WaitKind::Sleep, WaitKind::Queue, WaitKind::Join, WaitKind::Io, WaitKind::Process];

    /// The word that reports use.
    pub fn word(self) -> &'static str {
        match self {
            WaitKind::Lock => "lock",
            WaitKind::Sleep => "sleep",
            WaitKind::Queue => "queue",
            WaitKind::Join => "join",
            WaitKind::Io => "I/O",
            WaitKind::Process => "process",
        }
    }
}

/// Time blocked, by what the thread waited for, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    pub lock_ns: u64,
    pub sleep_ns: u64,
    pub queue_ns: u64,
    pub join_ns: u64,
    pub io_ns: u64,
    pub process_ns: u64,
}

impl Blocked {
    /// The time blocked on one kind of wait, in nanoseconds.
    pub fn of(&self, kind: WaitKind) -> u64 {
        match kind {
            WaitKind::Lock => self.lock_ns,
            WaitKind::Sleep => self.sleep_ns,
            WaitKind::Queue => self.queue_ns,
            WaitKind::Join => self.join_ns,
            WaitKind::Io => self.io_ns,
            WaitKind::Process => self.process_ns,
        }
    }

    pub(super) fn part(&mut self, kind: WaitKind) -> &mut u64 {
        match kind {
            WaitKind::Lock => &mut self.lock_ns,
            WaitKind::Sleep => &mut self.sleep_ns,
            WaitKind::Queue => &mut self.queue_ns,
            WaitKind::Join => &mut self.join_ns,
            WaitKind::Io => &mut self.io_ns,
            WaitKind::Process => &mut self.process_ns,
        }
    }

    /// All time blocked, in nanoseconds.
    pub fn total(&self) -> u64 {
        WaitKind::ALL.iter().map(|&kind| self.of(kind)).sum()
    }
}

/// One guest thread's account. `running`, `waiting`, `stopped` and `blocked` add up to `wall`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadStats {
    /// The guest's name of the thread.
    pub name: String,
    /// The name of the process that it belongs to.
    pub process: String,
    /// From the thread's first to its last event, in nanoseconds.
    pub wall_ns: u64,
    /// Executing guest code or natives, in nanoseconds.
    pub running_ns: u64,
    /// Waiting for the GIL, in nanoseconds.
    pub waiting_ns: u64,
    /// Stopped while garbage was collected, in nanoseconds.
    pub stopped_ns: u64,
    /// Blocked by the guest's own wish.
    pub blocked: Blocked,
    /// CPU time of the thread, in nanoseconds.
    pub cpu_ns: u64,
    /// How often it took the GIL.
    pub took_lock: u64,
    /// How often it was asked to drop the GIL.
    pub asked_to_drop: u64,
    /// How often it gave the GIL up in order to block, or to compute without it.
    pub gave_up_to_block: u64,
    /// Its longest single wait for the GIL, in nanoseconds.
    pub longest_wait_ns: u64,
}

impl ThreadStats {
    /// The sum of the four parts, in nanoseconds; equals `wall_ns`.
    pub fn accounted(&self) -> u64 {
        self.running_ns + self.waiting_ns + self.stopped_ns + self.blocked.total()
    }
}

/// One interpreter's GIL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockStats {
    /// The name of the process that the interpreter runs in.
    pub process: String,
    /// The time that the lock was held by anybody, in nanoseconds.
    pub held_ns: u64,
    /// How long the lock was observed, in nanoseconds.
    pub wall_ns: u64,
    /// How often the holder changed to another thread.
    pub hand_overs: u64,
    /// The sum of the hand-overs' times, each from release to acquisition while somebody waited, in nanoseconds.
    pub hand_over_ns: u64,
}

impl LockStats {
    /// The share of the run that the lock was held, from 0 to 1.
    pub fn held_share(&self) -> f64 {
        quotient(self.held_ns, self.wall_ns)
    }

    /// The mean time of a hand-over, in nanoseconds.
    pub fn mean_hand_over_ns(&self) -> u64 {
        self.hand_over_ns.checked_div(self.hand_overs).unwrap_or(0)
    }
}

/// One interpreter process.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessStats {
    /// The guest's name of the process.
    pub name: String,
    pub pid: u32,
    /// As Python's `exitcode`: negative for a signal; none while the process runs.
    pub exit_code: Option<i32>,
    /// From its start to its end, in nanoseconds.
    pub wall_ns: u64,
    /// CPU time of all its threads, in nanoseconds.
    pub cpu_ns: u64,
    /// Largest resident memory, in bytes.
    pub peak_rss_bytes: u64,
    /// From the parent's wish until the guest's code began, in nanoseconds.
    pub start_ns: u64,
    /// Time that its threads waited for other processes and what they send, in nanoseconds.
    pub waiting_ns: u64,
    /// Pickling and unpickling, in nanoseconds.
    pub pickling_ns: u64,
    pub bytes_sent: u64,
    pub bytes_received: u64,
    pub messages_sent: u64,
    pub messages_received: u64,
}

impl ProcessStats {
    /// How many cores it kept busy on average: CPU time over wall time.
    pub fn cores_used(&self) -> f64 {
        quotient(self.cpu_ns, self.wall_ns)
    }
}

/// One interpreter's garbage collections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectorStats {
    /// The name of the process that the interpreter runs in.
    pub process: String,
    /// How many collections there were.
    pub collections: u64,
    /// The time that the world was stopped for them, in nanoseconds.
    pub stopped_ns: u64,
    /// The longest single stop, in nanoseconds.
    pub longest_ns: u64,
}

/// `part / whole`, and nothing of nothing is nothing.
fn quotient(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_of_nothing_are_zero() {
        assert_eq!(LockStats::default().held_share(), 0.0);
        assert_eq!(LockStats::default().mean_hand_over_ns(), 0);
        assert_eq!(ProcessStats::default().cores_used(), 0.0);
    }

    #[test]
    fn a_child_report_follows_its_parents() {
        let report = |name: &str| {
            let mut report =
                Report { threads: vec![ThreadStats::default()], processes: vec![ProcessStats::default()], ..Report::default() };
            report.name_process(name);
            report
        };
        let mut whole = report("MainProcess");
        whole.merge(report("Process-1"));
        whole.name_process("nobody");
        let names: Vec<_> = whole.threads.iter().map(|t| t.process.as_str()).collect();
        assert_eq!(names, ["MainProcess", "Process-1"]);
        assert_eq!(whole.processes[1].name, "Process-1");
    }
}
