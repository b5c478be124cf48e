//! Python's hashes: of numbers and collections exactly CPython's, so that sets and dictionaries
//! of them iterate in the same order; of strings by the same keyed function.

mod collection;
mod number;
mod string;

pub use collection::{TupleHasher, hash_frozenset, hash_tuple};
pub use number::{hash_complex, hash_float, hash_int, hash_scaled};
pub use string::HashKey;

/// A hash is never -1, which CPython's own functions return for an error.
fn avoid_error_code(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}
