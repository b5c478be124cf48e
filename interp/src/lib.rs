//! The machine of gilbox and its drivers. No terminal, no command line: those are `runner`'s.

pub mod code;
pub mod compile;
pub mod driver;
pub mod gil;
#[expect(unsafe_code, reason = "memory: blocks, marks and pointers to objects")]
pub mod heap;
#[expect(unsafe_code, reason = "the machine owns registers and caches")]
pub mod machine;
pub mod modules;
#[expect(unsafe_code, reason = "objects are laid out in memory that the heap gives")]
pub mod objects;
pub mod text;
pub mod trace;
#[expect(unsafe_code, reason = "slots are moved in blocks")]
pub mod value;
