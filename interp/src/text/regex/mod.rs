//! Regular expressions as Python's `re` has them.
//!
//! An engine of its own, because no crate's semantics are Python's to the letter: captures in repeated groups, conditional
//! groups, the rules for empty iterations, case folding by simple lower case, positions in code points of strings that may hold lone
//! surrogates, and the messages for bad patterns with their positions.
//!
//! `parse` makes a tree of a pattern, `compile` a program of the tree, `matcher` runs the program by backtracking with a stack
//! of its own. A run can be suspended when its fuel is spent and goes on where it stood, so that no pattern, however bad,
//! keeps its thread from being interrupted.

mod case;
mod compile;
mod first;
mod matcher;
mod parse;
mod program;
mod set;
mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod tree;

pub use matcher::{Matcher, Mode, Outcome, Request, UNSET};
pub use program::Program;
pub use template::{BadTemplate, Piece, parse_template};
pub use tree::BadPattern;

/// The flags of `re`, with their values there.
pub mod flags {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const DEBUG: u32 = 128;
    pub const ASCII: u32 = 256;
    /// Those of which one at most is set.
    pub const TYPE: u32 = LOCALE | UNICODE | ASCII;
}

/// A pattern's program, and what the guest should be warned of: messages that end with a position.
///
/// # Errors
/// What is wrong with the pattern, and where.
pub fn compile(pattern: &[u32], is_bytes: bool, flags: u32) -> Result<(Program, Vec<String>), BadPattern> {
    let parsed = parse::parse(pattern, is_bytes, flags)?;
    Ok((compile::program(&parsed)?, parsed.warnings))
}
