//! The built-in functions, one file per topic; each file exports `FUNCTIONS`.

use crate::machine::native::NativeDef;

mod iteration;
pub(crate) mod object;
pub(super) mod print;
mod running;
mod scalar;
mod sum;

pub(crate) use iteration::{CLASSES, Callee, Map, extend_mapped, map_of, sort_list};
pub(super) use running::{extreme_so_far, pairs_so_far, running_extreme, running_pairs, running_sum, sum_so_far};

/// All of them.
pub(crate) const FUNCTIONS: &[&[NativeDef]] = &[
    object::FUNCTIONS,
    // Scalars.
    print::FUNCTIONS,
    scalar::FUNCTIONS,
    // Containers.
    iteration::FUNCTIONS,
];
