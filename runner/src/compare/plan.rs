//! `gilbox compare`: what was typed, and what it means.

use super::mode::Mode;
use crate::output::Destination;
use crate::settings::{Driver, OnOff, Settings, SettingsArgs};
use crate::source::Script;
use crate::trouble::Trouble;
use clap::Args;
use std::ffi::OsString;
use std::num::NonZero;

/// Measure threads with the lock, threads without it, and processes
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
The script defines work(), which each worker calls once; with parameters part
and parts it gets its share of one piece of work instead. A script without
work() is itself the work.

Example:
  gilbox compare scripts/cpu_bound.py --workers 1,2,4 --args 'n=100000'")]
pub(crate) struct CompareArgs {
    /// The Python file that holds the work
    #[arg(value_name = "SCRIPT")]
    script: OsString,

    /// The function that each worker calls [default: work]
    #[arg(long, value_name = "NAME")]
    call: Option<String>,

    /// Its arguments, as between the parentheses of a call: literals and name=literal
    #[arg(long, value_name = "ARGS", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    args: String,

    /// Numbers of workers; 1 is always among them [default: 1 to twice the cores]
    #[arg(long, value_name = "N,...", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..))]
    workers: Vec<u32>,

    /// Which ways of running to measure [default: all]
    #[arg(long, value_name = "MODE,...", value_delimiter = ',', value_enum)]
    modes: Vec<Mode>,

    /// How often to measure each; the median is shown
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    repeat: u32,

    /// Write the figures to this file; - is standard output, and the table then goes to standard error
    #[arg(long, value_name = "FILE")]
    json: Option<OsString>,

    #[command(flatten)]
    settings: SettingsArgs,
}

/// What is to be measured, and where the figures go.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) script: Script,
    /// The function asked for, if one was.
    pub(crate) function: Option<String>,
    pub(crate) arguments: String,
    /// Ascending, without doubles, beginning with 1.
    pub(crate) workers: Vec<u32>,
    /// In the order of the table, without doubles.
    pub(crate) modes: Vec<Mode>,
    pub(crate) repeat: u32,
    pub(crate) json: Option<Destination>,
    /// How many cores there are to use, or are simulated.
    pub(crate) cores: usize,
    pub(crate) settings: Settings,
}

impl CompareArgs {
    /// Reads the script and resolves the options.
    ///
    /// # Errors
    /// [`Trouble::Usage`].
    pub(crate) fn resolve(self) -> Result<Plan, Trouble> {
        let settings = self.settings.resolve(OnOff::On).map_err(Trouble::Usage)?;
        let cores = match settings.driver {
            Driver::Os => std::thread::available_parallelism().map_or(1, NonZero::get),
            Driver::Sim { cores, .. } => cores as usize,
        };
        let modes = match self.modes {
            modes if modes.is_empty() => Mode::ALL.to_vec(),
            modes => sorted(modes),
        };
        let (threads, processes) = (settings.limits.threads, settings.limits.processes);
        let allowed = match modes.contains(&Mode::Processes) {
            true => threads.min(processes),
            false => threads,
        };
        let workers = match self.workers {
            workers if workers.is_empty() => default_workers(cores, allowed),
            workers => sorted(workers.into_iter().chain([1]).collect()),
        };
        let most = workers.last().copied().unwrap_or(1);
        if most > threads {
            return Err(Trouble::Usage(format!("{most} workers are more threads than --max-threads {threads} allows; raise it")));
        }
        if most > allowed {
            return Err(Trouble::Usage(format!(
                "{most} workers are more processes than --max-processes {processes} allows; raise it"
            )));
        }
        Ok(Plan {
            script: Script::read(&self.script)?,
            function: self.call,
            arguments: self.args,
            workers,
            modes,
            repeat: self.repeat,
            json: self.json.map(Destination::of).transpose()?,
            cores,
            settings,
        })
    }
}

/// 1, 2, … up to twice the cores, which is enough to see what more workers than cores bring; on large machines in larger steps.
fn default_workers(cores: usize, allowed: u32) -> Vec<u32> {
    let cores = u32::try_from(cores).unwrap_or(u32::MAX / 2).min(u32::MAX / 2);
    let most = (2 * cores).min(allowed);
    let powers = (3..31).flat_map(|power| [1 << power, 3 << (power - 1)]);
    let all = (1..=8).chain(powers).chain([cores, most]);
    sorted(all.filter(|&workers| workers <= most).collect())
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_numbers_of_workers() {
        assert_eq!(default_workers(1, 64), [1, 2]);
        assert_eq!(default_workers(2, 64), [1, 2, 3, 4]);
        assert_eq!(default_workers(10, 64), [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20]);
        assert_eq!(default_workers(64, 20), [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20]);
    }
}
