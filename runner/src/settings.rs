//! What every interpreter is told when it starts: the lock, the driver and the limits, resolved.
//!
//! The options that mean the same in every command are declared here too, so that they cannot drift apart.

use crate::units;
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How an interpreter is to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Whether there is a global interpreter lock.
    pub(crate) gil: bool,
    /// How long a thread waits for the lock before it asks the holder to drop it.
    pub(crate) switch_interval: Duration,
    pub(crate) driver: Driver,
    pub(crate) limits: Limits,
    /// For tests: collect at every allocation, stop at every safepoint.
    pub(crate) hostile: bool,
}

/// What plays the machine's threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Driver {
    /// Real threads in real time.
    Os,
    /// All threads on one, in virtual time on virtual cores.
    Sim { seed: u64, cores: u32 },
}

/// What a guest program may use at most; each process its own, except where it says otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Limits {
    /// Bytes of guest objects.
    pub(crate) memory: u64,
    /// Guest threads alive at once.
    pub(crate) threads: u32,
    /// Processes alive at once in one run.
    pub(crate) processes: u32,
    /// Bytes written to standard output and standard error.
    pub(crate) output: Option<u64>,
    /// Time from the start of the run.
    pub(crate) time: Option<Duration>,
}

/// The options of an interpreter, as typed.
#[derive(Args, Clone, Debug)]
pub(crate) struct SettingsArgs {
    /// How long a thread waits before it asks for the lock
    #[arg(long, value_name = "TIME", default_value = "5ms", value_parser = units::duration)]
    switch_interval: Duration,

    /// Memory of each process; beyond it the program gets MemoryError
    #[arg(long, value_name = "SIZE", default_value = "4GiB", value_parser = units::size)]
    max_memory: u64,

    /// Threads of each process; beyond them, RuntimeError: can't start new thread
    #[arg(long, value_name = "N", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(1..))]
    max_threads: u32,

    /// Processes of the run; beyond them, OSError
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..))]
    max_processes: u32,

    /// Output of each process; beyond it the run ends with code 4
    #[arg(long, value_name = "SIZE", value_parser = units::size)]
    max_output: Option<u64>,

    /// Time of the run; after it the run ends with code 4
    #[arg(long, value_name = "TIME", value_parser = units::duration)]
    max_time: Option<Duration>,

    /// os runs real threads in real time; sim simulates them
    #[arg(long, value_enum, default_value_t = DriverName::Os)]
    driver: DriverName,

    /// Collect at every allocation, stop at every safepoint: for tests of gilbox itself
    #[arg(long, hide = true)]
    hostile: bool,

    /// The simulator's seed [default: 0]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// The simulator's cores [default: 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    cores: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DriverName {
    Os,
    Sim,
}

/// `on` or `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnOff {
    On,
    Off,
}

impl SettingsArgs {
    /// What was typed, resolved.
    ///
    /// # Errors
    /// A sentence, if options contradict each other.
    pub(crate) fn resolve(&self, gil: OnOff) -> Result<Settings, String> {
        let driver = match self.driver {
            DriverName::Sim => Driver::Sim { seed: self.seed.unwrap_or(0), cores: self.cores.unwrap_or(2) },
            DriverName::Os if self.seed.is_some() || self.cores.is_some() => {
                return Err("--seed and --cores are the simulator's: add --driver sim".into());
            }
            DriverName::Os => Driver::Os,
        };
        Ok(Settings {
            gil: gil == OnOff::On,
            switch_interval: self.switch_interval,
            driver,
            limits: Limits {
                memory: self.max_memory,
                threads: self.max_threads,
                processes: self.max_processes,
                output: self.max_output,
                time: self.max_time,
            },
            hostile: self.hostile,
        })
    }
}
