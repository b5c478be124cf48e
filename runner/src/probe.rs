//! What the operating system says of this process: clocks and memory.

use gilbox_interp::trace::{ProcessStats, Report};
use rustix::time::{ClockId, clock_gettime};

/// Now, in nanoseconds of the monotonic clock, which all processes share.
pub(crate) fn monotonic_ns() -> u64 {
    read(ClockId::Monotonic)
}

/// CPU time of this process so far, in nanoseconds.
pub(crate) fn process_cpu_ns() -> u64 {
    read(ClockId::ProcessCPUTime)
}

/// CPU time of this thread so far, in nanoseconds.
#[cfg(test)]
pub(crate) fn thread_cpu_ns() -> u64 {
    read(ClockId::ThreadCPUTime)
}

fn read(clock: ClockId) -> u64 {
    let time = clock_gettime(clock);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Resident memory of this process in bytes, now and at its peak; zero where the system does not tell.
pub(crate) fn resident_bytes() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse().ok());
        kib.map_or(0, |kib: u64| kib * 1024)
    };
    let now = field("VmRSS:");
    (now, field("VmHWM:").max(now))
}

/// When what is reported of this process began, by both clocks, so that CPU time and wall time are of the same stretch.
#[derive(Clone, Copy)]
pub(crate) struct Beginning {
    at_ns: u64,
    cpu_ns: u64,
}

impl Beginning {
    pub(crate) fn now() -> Beginning {
        Beginning { at_ns: monotonic_ns(), cpu_ns: process_cpu_ns() }
    }

    /// Of a process whose parent saw it start, and measures its wall time.
    pub(crate) fn of_child() -> Beginning {
        Beginning { at_ns: monotonic_ns(), cpu_ns: 0 }
    }
}

/// Adds to a report what the operating system knows of this process, whose entry is the first.
pub(crate) fn complete_own_process(report: &mut Report, beginning: Beginning) {
    if report.simulated {
        return;
    }
    if report.processes.is_empty() {
        report.processes.push(ProcessStats::default());
    }
    let own = &mut report.processes[0];
    own.pid = std::process::id();
    own.wall_ns = monotonic_ns() - beginning.at_ns;
    own.cpu_ns = process_cpu_ns() - beginning.cpu_ns;
    own.peak_rss_bytes = resident_bytes().1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_answers() {
        let before = monotonic_ns();
        let (now, peak) = resident_bytes();
        assert!(now > 100_000 && peak >= now);
        assert!(monotonic_ns() > before);
        assert!(process_cpu_ns() > 0);
    }
}
