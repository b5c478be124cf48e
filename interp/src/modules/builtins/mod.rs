//! The built-in functions, one file per topic; each file exports `FUNCTIONS`.

use crate::machine::native::NativeDef;

mod iteration;
mod object;
pub(super) mod print;
mod scalar;
mod sum;

pub(crate) use iteration::{CLASSES, Map, extend_mapped, map_of, sort_list};

/// All of them.
pub(crate) const FUNCTIONS: &[&[NativeDef]] = &[
    object::FUNCTIONS,
    // Scalars.
    print::FUNCTIONS,
    scalar::FUNCTIONS,
    // Containers.
    iteration::FUNCTIONS,
];
