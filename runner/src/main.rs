//! The command line of gilbox.

mod compare;
mod guest;
mod output;
mod probe;
mod process;
mod report;
mod settings;
mod signals;
mod source;
mod trouble;
mod units;
mod worker;

fn main() {}
