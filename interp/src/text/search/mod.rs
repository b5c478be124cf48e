//! Finding, counting, splitting and replacing in strings and in bytes.
//!
//! [`units`] has the algorithms, on slices of either representation (bytes objects use them as
//! they are); this module brings two strings to one representation. Ranges and positions count
//! characters, or bytes.

mod strings;
mod strip;
pub mod units;

pub use strings::{contains, count, find, replace, rfind, rsplit, split};
pub use strip::{Whitespace, rsplit_whitespace, split_whitespace, strip, strip_whitespace};

/// A longer text is worth a copy that another thread works on, so that the guest's can be interrupted meanwhile.
pub const LONG: usize = 1 << 23;

/// Which ends to strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Both,
    Left,
    Right,
}
