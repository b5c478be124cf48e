//! The built-in functions, one file per topic; each file exports `FUNCTIONS`.

use crate::machine::native::NativeDef;

mod object;
mod print;
mod scalar;

/// All of them.
pub(crate) const FUNCTIONS: &[&[NativeDef]] = &[
    object::FUNCTIONS,
    // Scalars.
    print::FUNCTIONS,
    scalar::FUNCTIONS,
    // Containers.
];
