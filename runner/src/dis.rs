//! `gilbox dis`: a script's instructions.

use crate::guest::Machine;
use crate::output;
use crate::source::Script;
use crate::trouble::Trouble;
use clap::Args;
use std::ffi::OsString;

/// Show the instructions that a script is compiled to
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Example:
  gilbox dis scripts/counter.py      where may a thread lose the lock?")]
pub(crate) struct DisArgs {
    /// The Python file; - is standard input
    #[arg(value_name = "SCRIPT")]
    script: OsString,
}

/// Runs the command.
///
/// # Errors
/// The script cannot be read or compiled.
pub(crate) fn run(arguments: &DisArgs, machine: &dyn Machine) -> Result<i32, Trouble> {
    let script = Script::read(&arguments.script)?;
    output::write(&machine.disassemble(&script).map_err(Trouble::Guest)?)?;
    Ok(0)
}
