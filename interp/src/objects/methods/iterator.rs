//! The methods of the built-in iterators, and the constructors of `enumerate`, `zip` and `reversed`.
//!
//! An object of these classes is an `Iterator` where its sources are built-in, and otherwise a generator of the prelude.

use super::args::{self, Site};
use crate::heap::Kind;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::ids;
use crate::objects::iterate::{handed_out, items_left, iter_next_native, native_iter, native_iterator, reversed_by_kind};
use crate::objects::misc::Iterator;
use crate::objects::ops::inherits;
use crate::objects::special::Special;
use crate::value::Value;

/// What all of them have.
pub(crate) const ITERATOR: &[NativeDef] = &[
    native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__next__" "self, /" next),
    native!(Method "__length_hint__" "self, /" length_hint),
];

/// Those that know no length.
pub(crate) const COMBINED: &[NativeDef] =
    &[native!(Method "__iter__" "self, /" |_, a| Ok(a[0])), native!(Method "__next__" "self, /" next)];

pub(crate) const ENUMERATE: &[NativeDef] = &[native!(New "__new__" "cls, iterable=None, start=0" new_enumerate)];
pub(crate) const ZIP: &[NativeDef] = &[native!(New "__new__" "cls, /, *iterables, strict=False" new_zip)];
pub(crate) const REVERSED: &[NativeDef] = &[native!(New "__new__" "cls, object, /" new_reversed)];

pub(super) fn next(t: &mut Thread, a: Args) -> NativeResult {
    if a[0].kind() == Some(Kind::Generator) {
        return Err(resume(t, a[0]));
    }
    let it = a[0].cast::<Iterator>().expect("gilbox bug: the machine checks the receivers of natives");
    match iter_next_native(t, it)? {
        Some(v) => Ok(v),
        None => Err(crate::machine::Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
    }
}

/// Has a generator run to its next item.
pub(crate) fn resume(t: &mut Thread, generator: Value) -> crate::machine::Trap {
    t.tail.callee = generator;
    t.tail.args.clear();
    t.tail.args.push(Value::NONE);
    t.tail.names.clear();
    crate::machine::Trap::Resume
}

fn length_hint(t: &mut Thread, a: Args) -> NativeResult {
    let left = native_iterator(a[0]).map_or(0, items_left);
    Ok(t.size(left))
}

fn new_enumerate(t: &mut Thread, a: Args) -> NativeResult {
    let Some(iterable) = a.opt(1) else { return Err(t.type_error("enumerate() missing required argument 'iterable'")) };
    let start = match a.opt(2) {
        None => Value::small(0),
        Some(v) if v.is_int() => v,
        Some(_) => {
            let start = args::integer(t, a, 2, Site::method(ids::ENUMERATE, "__new__"))?;
            t.big_int(start.big().into_owned())
        }
    };
    match native_iter(t, iterable)? {
        Some(it) => {
            let it = Iterator::new(t, ids::ENUMERATE, it.into(), start, Value::NONE, Value::NONE).into();
            Ok(handed_out(t, it))
        }
        None => Err(t.prelude("new_enumerate", &[iterable, start])),
    }
}

fn new_zip(t: &mut Thread, a: Args) -> NativeResult {
    // The class, `strict`, and what is to be zipped.
    let strict = match a.opt(1) {
        None => false,
        Some(v) => t.truth(v).unwrap_or(true),
    };
    let iterables = a.slice().get(2..).unwrap_or_default();
    let mut iterators = Vec::with_capacity(iterables.len());
    for &iterable in iterables {
        match native_iter(t, iterable)? {
            Some(it) => iterators.push(Value::from(it)),
            None => {
                let iterables = t.tuple(iterables)?;
                return Err(t.prelude("new_zip", &[iterables, Value::bool(strict)]));
            }
        }
    }
    let iterators = t.tuple(&iterators)?;
    let it = Iterator::new(t, ids::ZIP, iterators, Value::NONE, Value::bool(strict), Value::NONE).into();
    Ok(handed_out(t, it))
}

fn new_reversed(t: &mut Thread, a: Args) -> NativeResult {
    let special = t.class_of(a[1]).special(Special::Reversed);
    if !special.is_none()
        && inherits(t, a[1], Special::Reversed)
        && inherits(t, a[1], Special::GetItem)
        && inherits(t, a[1], Special::Len)
        && let Some(it) = reversed_by_kind(t, a[1])?
    {
        return Ok(handed_out(t, it));
    }
    if !special.is_unbound() && !special.is_none() {
        return Err(t.tail_special(special, a[1], &[]));
    }
    let class = t.class_of(a[1]);
    let sequence = !class.special(Special::GetItem).is_unbound() && a[1].kind() != Some(Kind::Dict);
    if special.is_none() || !sequence {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("'{name}' object is not reversible")));
    }
    Err(t.prelude("new_reversed", &[a[1]]))
}
