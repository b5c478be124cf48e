//! The clocks of the operating system, in nanoseconds.

use rustix::time::{ClockId, clock_gettime};

fn read(id: ClockId) -> u64 {
    let time = clock_gettime(id);
    (time.tv_sec as u64).wrapping_mul(1_000_000_000).wrapping_add(time.tv_nsec as u64)
}

/// The monotonic clock, which all processes of the machine share.
#[inline]
pub fn now() -> u64 {
    read(ClockId::Monotonic)
}

/// Time since 1970.
pub fn wall() -> u64 {
    read(ClockId::Realtime)
}

/// CPU time of the process.
pub fn process_cpu() -> u64 {
    read(ClockId::ProcessCPUTime)
}

/// CPU time of the calling thread.
pub fn thread_cpu() -> u64 {
    read(ClockId::ThreadCPUTime)
}

/// CPU time of a thread of this process by the kernel's number; 0 if it has ended.
pub fn cpu_of_thread(tid: u64) -> u64 {
    scheduled(&format!("/proc/self/task/{tid}/schedstat"), 0)
}

/// How long the calling thread has been ready to run and had no core; 0 where the kernel doesn't tell.
pub fn thread_delay() -> u64 {
    scheduled("/proc/thread-self/schedstat", 1)
}

fn scheduled(file: &str, field: usize) -> u64 {
    let line = std::fs::read_to_string(file).unwrap_or_default();
    line.split(' ').nth(field).and_then(|nanos| nanos.parse().ok()).unwrap_or(0)
}
