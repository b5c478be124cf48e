//! The machine of gilbox and its drivers. No terminal, no command line: those are `runner`'s.

pub mod code;
pub mod text;
pub mod trace;
