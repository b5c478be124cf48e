//! The replacement fields of `str.format`: `{name.attr[item]!r:spec}`.
//!
//! A [`Template`] is walked piece by piece, as Python does, so that errors come in its order: each
//! field names its value ([`Field::path`]), may convert it, and formats it with a specification
//! that may hold fields in turn.

mod field;
mod parse;

pub use field::{Accessor, Accessors, AutoNumber, Conversion, Field, First, Path, split_name};
pub use parse::{MAX_DEPTH, Piece, Template};
