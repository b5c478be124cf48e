//! Text and numbers as Python means them: pure algorithms on plain data.
//!
//! Everything here takes and returns Rust data ([`Chars`] and [`Text`] for guest strings,
//! [`IntRef`] and [`Int`] for guest integers, `f64`, bytes) and knows nothing of guest values, the
//! heap or the machine, so that each rule can be tested alone against CPython 3.13. What an
//! operation raises comes back as an [`Error`]. Nothing here asks for guest code: the caller has
//! already obtained each object's `str()`, `__index__()` and the like.

mod builder;
mod chars;
mod error;
mod int;

pub mod arith;
pub mod codec;
pub mod coding;
pub mod decimal;
pub mod escape;
pub mod float;
pub mod hash;
pub mod hex;
pub mod integer;
pub mod lines;
pub mod percent;
pub mod regex;
pub mod search;
pub mod spec;
pub mod template;
pub mod unicode;
pub mod xml;

pub use builder::Text;
pub use chars::{Chars, Iter, Unit};
pub use error::{Error, ErrorKind, Result};
pub use int::{Int, IntRef, nearest};

/// No operation of this module makes a longer string; it raises `MemoryError` instead. The
/// caller, who knows what memory is left, may well refuse earlier.
pub const MAX_LEN: usize = 1 << 31;

/// # Errors
/// `MemoryError` when a string of `len` characters is more than [`MAX_LEN`].
pub fn check_len(len: usize) -> Result<()> {
    if len > MAX_LEN { Err(Error::memory()) } else { Ok(()) }
}
