//! The command line of gilbox.
fn main() {}
