//! Integers as text and as bytes, and back.

mod bytes;
mod digits;
mod parse;

pub use bytes::{ByteOrder, from_bytes, to_bytes};
pub use digits::{DEFAULT_MAX_DIGITS, decimal, in_base};
pub use parse::{parse_bytes, parse_text};
