//! The `%` operator of strings and bytes, in the order in which Python does it: each directive is
//! parsed when its turn comes, takes its arguments, and is written.
//!
//! The caller holds the arguments: it walks a [`Template`], asks an [`ArgumentCursor`] which
//! argument is next, obtains what the directive's [`Conversion`] wants of it, and writes it with
//! the directive. For bytes, it passes template and text as one code point a byte.

mod apply;
mod arguments;
mod parse;

pub use arguments::ArgumentCursor;
pub use parse::{Conversion, Count, Directive, Piece, Template};

/// Whose `%` it is; the messages differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    Str,
    Bytes,
}
