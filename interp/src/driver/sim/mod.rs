//! The simulator: every guest thread of every process on one OS thread, in virtual time, on as many cores as one likes.
//!
//! What runs is the real machine; what is simulated is time. Each instruction costs a fixed number of virtual nanoseconds
//! (`machine/cost.rs`), everything else has its price in `prices`. The lock changes hands by the same rules as under the `os` driver.
//! What the rules leave open, the seed decides, and the seed is all that does: ids, hashes, the numbers of processes, the clock's
//! beginning and entropy are drawn from it, so the same program with the same seed writes the same bytes for ever.
//!
//! What it cannot show: the contention of caches and memory, the cost of the objects' own locks, what other programs do. Files are the
//! real ones; a program that reads what changes outside is as repeatable as that.

mod files;
mod gil;
mod kernel;
mod life;
mod prices;
mod process;
mod scheduler;
mod session;
mod world;

pub use scheduler::{Scheduler, Seeded};
pub use session::SimSession;

use super::output::OutputRules;

/// How a simulator is set up.
#[derive(Clone, Debug)]
pub struct SimConfig {
    pub seed: u64,
    pub cores: u32,
    /// Is there a lock, in every process?
    pub gil: bool,
    /// In nanoseconds.
    pub switch_interval: u64,
    /// The most guest threads of a process alive at once.
    pub max_threads: usize,
    /// The most processes alive at once.
    pub max_processes: usize,
    pub output: OutputRules,
    /// After this virtual time from the start of the jobs the run is ended, in nanoseconds.
    pub max_time: Option<u64>,
}

impl Default for SimConfig {
    fn default() -> Self {
        SimConfig {
            seed: 0,
            cores: 2,
            gil: true,
            switch_interval: crate::gil::DEFAULT_INTERVAL,
            max_threads: 4096,
            max_processes: 64,
            output: OutputRules::default(),
            max_time: None,
        }
    }
}
