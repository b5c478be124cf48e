//! One measurement, made of what its workers said when they were done.

use super::mode::Mode;
use crate::guest::{Ending, JobOutcome};
use crate::worker::{Done, Ready, Shape};
use gilbox_interp::trace::Report;

/// What one run of one mode with one number of workers showed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measurement {
    /// From the opening of the barrier to the end of the last worker.
    pub(crate) seconds: f64,
    /// CPU time of all guest threads, and of the processes that the guest started.
    pub(crate) cpu_seconds: f64,
    /// The share of the time in which the workers were ready to run that they had a core for it.
    pub(crate) core_share: f64,
    /// The share of the workers' time spent waiting for the GIL.
    pub(crate) gil_wait_share: f64,
    /// The share of the run that the GIL was held, 0 without one.
    pub(crate) lock_share: f64,
    /// How often a GIL changed hands.
    pub(crate) switches: f64,
    /// From the first start of a process until all workers stood at the barrier.
    pub(crate) start_seconds: f64,
    /// What one worker added to the memory of an idle interpreter; of a simulated one that says nothing.
    pub(crate) rss_bytes_per_worker: Option<f64>,
    /// Arguments and results between processes, and what the guest sent among processes itself.
    pub(crate) ipc_bytes: f64,
    pub(crate) shape: Shape,
    pub(crate) simulated: bool,
}

/// How it went.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Attempt {
    Measured(Measurement),
    Failed(Failure),
}

/// Why a measurement failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// One line, which begins with the worker's name.
    pub(crate) reason: String,
    /// A traceback, or nothing.
    pub(crate) traceback: String,
    /// What the guests had written.
    pub(crate) output: String,
}

/// The processes of a measurement, in the order of their workers.
pub(crate) struct Run<'a> {
    pub(crate) mode: Mode,
    pub(crate) workers: u32,
    /// When the first process was started, in nanoseconds of `CLOCK_MONOTONIC`.
    pub(crate) started_ns: u64,
    /// Bytes of the arguments that each process was sent.
    pub(crate) argument_bytes: usize,
    pub(crate) ready: &'a [Ready],
    pub(crate) done: &'a [Done],
}

impl Run<'_> {
    /// The first worker that did not finish, with how it ended.
    pub(crate) fn failed_worker(&self) -> Option<(usize, &Ending)> {
        let jobs = self.jobs().enumerate();
        let failed = jobs.filter(|(_, job)| job.ending != Ending::Finished);
        failed.min_by_key(|(_, job)| job.end_ns).map(|(worker, job)| (worker, &job.ending))
    }

    /// The figures of a run in which every worker finished.
    pub(crate) fn measurement(&self) -> Measurement {
        let simulated = self.done.iter().any(|done| done.outcome.report.simulated);
        let opened = self.done.iter().map(|done| done.opened_ns).min();
        let ended = self.jobs().map(|job| job.end_ns).max();
        let window = ended.unwrap_or(0).saturating_sub(opened.unwrap_or(0));
        let reports = || self.done.iter().map(|done| &done.outcome.report);
        let locks = || reports().flat_map(|report| &report.locks);
        let processes = || reports().flat_map(|report| &report.processes);
        let stats = || self.jobs().map(|job| &job.stats);

        let cpu: u64 = reports().map(cpu_ns).sum();
        let job_cpu: u64 = stats().map(|thread| thread.cpu_ns).sum();
        let delayed: u64 = self.jobs().map(|job| job.delayed_ns).sum();
        let ready_ns = self.ready.iter().map(|ready| ready.at_ns).max();
        let start = if simulated {
            processes().map(|process| process.start_ns).max().unwrap_or(0)
        } else {
            ready_ns.unwrap_or(0).saturating_sub(self.started_ns)
        };
        let peak: u64 = self.done.iter().map(|done| done.peak_bytes).sum();
        let idle: u64 = self.ready.iter().map(|ready| ready.idle_bytes).sum();
        // Every mode needs one interpreter; what is beyond it is the workers' price.
        let one_idle = idle / self.ready.len().max(1) as u64;
        let own_messages: usize = match self.mode {
            Mode::Processes => {
                let results: usize = self.jobs().map(|job| job.result.len()).sum();
                self.argument_bytes * self.workers as usize + results
            }
            Mode::Threads | Mode::ThreadsNogil => 0,
        };
        let guest_messages: u64 = processes().map(|process| process.bytes_sent).sum();
        Measurement {
            seconds: seconds(window),
            cpu_seconds: seconds(cpu),
            core_share: 1.0 - share(delayed, job_cpu + delayed),
            gil_wait_share: share(stats().map(|thread| thread.waiting_ns).sum(), stats().map(|thread| thread.wall_ns).sum()),
            lock_share: share(locks().map(|lock| lock.held_ns).sum(), locks().map(|lock| lock.wall_ns).sum()),
            switches: locks().map(|lock| lock.hand_overs).sum::<u64>() as f64,
            start_seconds: seconds(start),
            rss_bytes_per_worker: (!simulated).then(|| peak.saturating_sub(one_idle) as f64 / f64::from(self.workers)),
            ipc_bytes: own_messages as f64 + guest_messages as f64,
            shape: self.ready.first().map_or(Shape::Each, |ready| ready.shape),
            simulated,
        }
    }

    fn jobs(&self) -> impl Iterator<Item = &JobOutcome> {
        self.done.iter().flat_map(|done| &done.outcome.jobs)
    }
}

/// CPU time of an interpreter's threads, and of the processes that it started, from their beginning to their end.
fn cpu_ns(report: &Report) -> u64 {
    let Some((own, children)) = report.processes.split_first() else { return 0 };
    let threads = report.threads.iter().filter(|thread| thread.process == own.name);
    threads.map(|thread| thread.cpu_ns).sum::<u64>() + children.iter().map(|child| child.cpu_ns).sum::<u64>()
}

fn seconds(ns: u64) -> f64 {
    ns as f64 / 1e9
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guest::Outcome;
    use gilbox_interp::trace::{LockStats, ProcessStats, Report, ThreadStats};

    fn job(end_ms: u64, waiting_ms: u64, ending: Ending) -> JobOutcome {
        JobOutcome {
            begin_ns: 1_000_000_000,
            end_ns: 1_000_000_000 + end_ms * 1_000_000,
            ending,
            result: vec![0; 10],
            stats: ThreadStats {
                wall_ns: end_ms * 1_000_000,
                waiting_ns: waiting_ms * 1_000_000,
                cpu_ns: (end_ms - waiting_ms) * 750_000,
                ..ThreadStats::default()
            },
            delayed_ns: (end_ms - waiting_ms) * 250_000,
        }
    }

    fn done(jobs: Vec<JobOutcome>, cpu_ms: u64) -> Done {
        let thread = |process: &str, cpu_ms: u64| ThreadStats {
            process: process.into(),
            cpu_ns: cpu_ms * 1_000_000,
            ..ThreadStats::default()
        };
        let child = ProcessStats { name: "Process-1".into(), cpu_ns: 20_000_000, ..ProcessStats::default() };
        Done {
            outcome: Outcome {
                jobs,
                report: Report {
                    threads: vec![thread("", cpu_ms), thread("Process-1", 15)],
                    locks: vec![LockStats { held_ns: 150, wall_ns: 200, hand_overs: 20, ..LockStats::default() }],
                    processes: vec![ProcessStats::default(), child],
                    ..Report::default()
                },
            },
            opened_ns: 1_000_000_000,
            peak_bytes: 30_000,
        }
    }

    fn ready(at_ms: u64) -> Ready {
        Ready { at_ns: at_ms * 1_000_000, idle_bytes: 10_000, shape: Shape::Each }
    }

    #[test]
    fn two_processes() {
        let run = Run {
            mode: Mode::Processes,
            workers: 2,
            started_ns: 900_000_000,
            argument_bytes: 4,
            ready: &[ready(930), ready(940)],
            done: &[done(vec![job(500, 0, Ending::Finished)], 480), done(vec![job(600, 60, Ending::Finished)], 520)],
        };
        assert_eq!(run.failed_worker(), None);
        let figures = run.measurement();
        assert_eq!(figures.seconds, 0.6);
        assert_eq!(figures.cpu_seconds, 1.04);
        assert_eq!(figures.core_share, 0.75);
        assert_eq!(figures.gil_wait_share, 60.0 / 1100.0);
        assert_eq!(figures.lock_share, 0.75);
        assert_eq!(figures.switches, 40.0);
        assert_eq!(figures.start_seconds, 0.04);
        assert_eq!(figures.rss_bytes_per_worker, Some(25_000.0));
        assert_eq!(figures.ipc_bytes, 28.0);
    }

    #[test]
    fn threads_send_nothing() {
        let run = Run {
            mode: Mode::Threads,
            workers: 2,
            started_ns: 0,
            argument_bytes: 4,
            ready: &[ready(5)],
            done: &[done(vec![job(5, 1, Ending::Finished), job(6, 2, Ending::Finished)], 6)],
        };
        let figures = run.measurement();
        assert_eq!(figures.ipc_bytes, 0.0);
        assert_eq!(figures.rss_bytes_per_worker, Some(10_000.0));
    }

    #[test]
    fn nothing_of_the_host_is_in_a_simulated_one() {
        let mut simulated = done(vec![job(5, 1, Ending::Finished)], 26);
        simulated.outcome.report.simulated = true;
        let run =
            Run { mode: Mode::Threads, workers: 1, started_ns: 0, argument_bytes: 0, ready: &[ready(5)], done: &[simulated] };
        let figures = run.measurement();
        assert_eq!(figures.rss_bytes_per_worker, None);
        assert_eq!(figures.start_seconds, 0.0);
    }

    #[test]
    fn the_first_to_fail_is_named() {
        let raised = |text: &str| Ending::Raised(text.into());
        let run = Run {
            mode: Mode::Threads,
            workers: 3,
            started_ns: 0,
            argument_bytes: 0,
            ready: &[ready(5)],
            done: &[done(vec![job(5, 0, Ending::Finished), job(9, 0, raised("late")), job(7, 0, raised("early"))], 6)],
        };
        assert_eq!(run.failed_worker(), Some((2, &raised("early"))));
    }
}
