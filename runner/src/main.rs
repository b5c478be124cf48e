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
    std::process::exit(exit_code(Cli::try_parse(), &Interp))
}

/// Runs a command, tells what went wrong, and returns the exit code.
fn exit_code(typed: Result<Cli, clap::Error>, machine: &dyn Machine) -> i32 {
    let result = match typed.map(|cli| cli.command) {
        Ok(Command::Run(arguments)) => run::run(arguments, machine),
        Ok(Command::Compare(arguments)) => compare::run(arguments),
        Ok(Command::Dis(arguments)) => dis::run(&arguments, machine),
        Ok(Command::Worker) => worker::serve(machine),
        Err(help_or_error) => output::delivered(help_or_error.print()).map(|()| help_or_error.exit_code()),
    };
    result.unwrap_or_else(|trouble: Trouble| {
        output::error(&trouble.text());
        trouble.exit_code()
    })
}
