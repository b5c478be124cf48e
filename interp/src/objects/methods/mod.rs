//! The methods of the built-in types, one file per type; each file exports `METHODS`.

use super::class::ids;
use crate::heap::ClassId;
use crate::machine::native::NativeDef;

pub(crate) mod singleton;

/// The methods of the built-in classes. A class may have several entries.
pub(crate) const METHODS: &[(ClassId, &[NativeDef])] = &[
    // Scalars.
    (ids::NONE_TYPE, singleton::NONE),
    (ids::ELLIPSIS_TYPE, singleton::ELLIPSIS),
    (ids::NOT_IMPLEMENTED_TYPE, singleton::NOT_IMPLEMENTED),
    // Containers.
];
