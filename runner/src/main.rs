//! The command line of gilbox.

mod cli;
mod compare;
mod dis;
mod guest;
mod machine;
mod nursery;
mod output;
mod probe;
mod process;
mod report;
mod run;
mod settings;
mod signals;
mod source;
#[cfg(test)]
mod testing;
mod trouble;
mod units;
mod worker;

use clap::Parser;
use cli::{Cli, Command};
use guest::Machine;
use machine::Interp;
use trouble::Trouble;

#[global_allocator]
static ALLOCATOR: gilbox_interp::heap::Allocator = gilbox_interp::heap::Allocator;

fn main() {
    gilbox_interp::heap::prepare();
    trouble::report_panics_as_bugs();
    std::process::exit(exit_code(Cli::parse().command, &Interp))
}

/// Runs a command, tells what went wrong, and returns the exit code.
fn exit_code(command: Command, machine: &dyn Machine) -> i32 {
    let result = match command {
        Command::Run(arguments) => run::run(arguments, machine),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Dis(arguments) => dis::run(&arguments, machine),
        Command::Worker => worker::serve(machine),
    };
    result.unwrap_or_else(|trouble: Trouble| {
        output::error(&trouble.text());
        trouble.exit_code()
    })
}
