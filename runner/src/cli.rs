//! The commands of gilbox, as typed.

use crate::compare::CompareArgs;
use crate::dis::DisArgs;
use crate::run::RunArgs;
use clap::{Parser, Subcommand};

/// A laboratory for Python's global interpreter lock
#[derive(Parser, Debug)]
#[command(
    name = "gilbox",
    version,
    after_help = "\
Example:
  gilbox compare scripts/cpu_bound.py      what do threads gain, what processes?"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Run(RunArgs),
    Compare(CompareArgs),
    Dis(DisArgs),
    /// Serves the gilbox that started this process
    #[command(hide = true)]
    Worker,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_help_ends_with_an_example() {
        let mut cli = Cli::command();
        cli.build();
        for command in cli.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
            let help = command.clone().render_help().to_string();
            let example = help.rsplit("Example").next().unwrap();
            assert!(example.contains(&format!("gilbox {}", command.get_name())), "{help}");
        }
    }
}
