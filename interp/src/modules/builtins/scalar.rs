//! `id`, `hash`, `repr`, `ascii`: what the scalar types and the texts of all types are asked for.

use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::hash::hash_native;
use crate::objects::repr::{identity, repr_native};
use crate::text::{Text, escape};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "id" "obj, /" id),
    native!(Static "hash" "obj, /" hash),
    native!(Static "repr" "obj, /" repr),
    native!(Static "ascii" "obj, /" ascii),
];

fn id(t: &mut Thread, a: Args) -> NativeResult {
    let id = identity(t, a[0]);
    Ok(t.big_int(id.into()))
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    match hash_native(t, a[0])? {
        Some(hash) => Ok(t.int(hash)),
        None => Err(t.prelude("guest_hash", &[a[0]])),
    }
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    if repr_native(t, a[0], &mut out)? {
        return Ok(t.text(&out)?);
    }
    Err(t.prelude("guest_repr", &[a[0]]))
}

fn ascii(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    if repr_native(t, a[0], &mut out)? {
        return Ok(t.text(&escape::escape_non_ascii(out.as_chars()))?);
    }
    Err(t.prelude("guest_ascii", &[a[0]]))
}
