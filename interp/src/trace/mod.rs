//! Where the time went: the accounts that a driver keeps, and what is reported of them.
//!
//! `ledger` holds the state machines that a driver drives while guest threads run, `traffic` what natives book of messages; `stats` holds the plain
//! data that comes out of them, crosses from a process to its parent, and ends in tables and JSON. Nothing here reads a
//! clock: each event brings its time in nanoseconds, so that real and virtual time are accounted by the same code.

mod ledger;
mod stats;
mod traffic;

pub use ledger::{CollectorLedger, Ledger, LockLedger, State};
pub use stats::{Blocked, CollectorStats, LockStats, ProcessStats, Report, ThreadStats, WaitKind};
pub use traffic::Traffic;
