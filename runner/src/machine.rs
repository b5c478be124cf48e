//! The joint between the commands and the interpreter: `interp` behind the traits of `guest`.

use crate::guest::{Ending, Guest, Launch, Machine, Surroundings};
use crate::source::Script;
use std::sync::Arc;

/// The interpreter of this build.
pub(crate) struct Interp;

/// What every request gets until the machine is part of the build.
const ABSENT: &str = "this build has no interpreter yet";

impl Machine for Interp {
    fn disassemble(&self, _: &Script) -> Result<String, Ending> {
        Err(Ending::Raised(format!("gilbox: {ABSENT}\n")))
    }

    fn defines(&self, _: &Script, _: &str) -> Result<bool, Ending> {
        Err(Ending::Raised(format!("gilbox: {ABSENT}\n")))
    }

    fn start(&self, _: &Launch, _: Surroundings) -> Result<Arc<dyn Guest>, String> {
        Err(ABSENT.into())
    }
}
