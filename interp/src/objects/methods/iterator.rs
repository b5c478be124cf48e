//! The methods of the built-in iterators, and the constructors of `enumerate`, `zip` and `reversed`.
//!
//! An object of these classes is an `Iterator` where its sources are built-in, and otherwise a generator of the prelude.

use super::args::{self, Site};
use crate::heap::{ClassId, Kind, Ref};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::generator::Generator;
use crate::objects::iterate::{handed_out, items_left, iter_next_native, native_iter, native_iterator, reversed_by_kind, wide};
use crate::objects::misc::Iterator;
use crate::objects::ops::{inherits, len_native};
use crate::objects::special::Special;
use crate::value::Value;
use dashu_int::IBig;

/// What all of them have.
pub(crate) const ITERATOR: &[NativeDef] = &[
    native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__next__" "self, /" next),
    native!(Method "__length_hint__" "self, /" length_hint),
];

/// What those over a sequence have besides.
pub(crate) const SEQUENTIAL: &[NativeDef] = &[native!(Method "__setstate__" "self, state, /" set_state)];

/// What those over objects with `__getitem__` have besides.
pub(crate) const OF_GUESTS: &[NativeDef] = &[
    native!(Method "__setstate__" "self, state, /" set_state),
    native!(Method "__length_hint__" "self, /" length_hint_of_guests),
];

/// Those that know no length.
pub(crate) const COMBINED: &[NativeDef] =
    &[native!(Method "__iter__" "self, /" |_, a| Ok(a[0])), native!(Method "__next__" "self, /" next)];

pub(crate) const ENUMERATE: &[NativeDef] = &[native!(New "__new__" "cls, iterable=None, start=0" new_enumerate)];
pub(crate) const ZIP: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *iterables, strict=False" new_zip),
    native!(Method "__setstate__" "self, state, /" |t, a| {
        if let Some(it) = t.plain(a[0]).cast::<Iterator>() {
            it.limit.set(Value::bool(t.truth(a[1]).unwrap_or(true)));
        }
        Ok(Value::NONE)
    }),
];
pub(crate) const REVERSED: &[NativeDef] = &[native!(New "__new__" "cls, object, /" new_reversed)];

pub(super) fn next(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    if plain.kind() == Some(Kind::Generator) {
        return Err(resume(t, plain));
    }
    let it = plain.cast::<Iterator>().expect("gilbox bug: the machine checks the receivers of natives");
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

/// How many items are left of an object with `__getitem__`: as its own length says.
fn length_hint_of_guests(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    match plain.cast::<Iterator>() {
        Some(it) if it.source.get().is_unbound() => Ok(Value::small(0)),
        Some(it) if it.header.class() == ids::SEQUENCE_ITERATOR => {
            Err(t.prelude("length_behind", &[it.source.get(), it.index.get()]))
        }
        Some(it) => {
            let left = items_left(it);
            Ok(t.size(left))
        }
        None => match reversed_rest(plain) {
            Some((sequence, left)) => Err(t.prelude("length_before", &[sequence, left])),
            None => Ok(Value::small(0)),
        },
    }
}

/// The object that a `reversed` of the prelude walks, and the index behind the next item; `None` at its end.
pub(crate) fn reversed_rest(v: Value) -> Option<(Value, Value)> {
    let generator = v.cast::<Generator>().filter(|g| g.header.class() == ids::REVERSED)?;
    let (_, variables) = generator.at_rest()?;
    Some((*variables.first()?, *variables.get(1)?))
}

/// Goes to a position, which is cut to what there is.
fn set_state(t: &mut Thread, a: Args) -> NativeResult {
    let Some(exact) = Integer::of(t, a[1]) else {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    };
    let state = exact.word().unwrap_or(if exact.is_negative() { i64::MIN } else { i64::MAX });
    let plain = t.plain(a[0]);
    let Some(it) = plain.cast::<Iterator>() else {
        if let Some(reversed) = plain.cast::<Generator>() {
            reversed.set_parameter(t, 1, Value::int(state.saturating_add(1).max(0)).unwrap_or(Value::NONE));
        }
        return Ok(Value::NONE);
    };
    let source = it.source.get();
    let len = || i64::try_from(len_native(t, source).unwrap_or(usize::MAX)).unwrap_or(i64::MAX);
    let position = match it.header.class() {
        ids::RANGE_ITERATOR | ids::LONG_RANGE_ITERATOR => {
            let left = wide(it.limit.get());
            let skipped = exact.big().into_owned().clamp(IBig::ZERO, left.clone());
            let next = wide(it.index.get()) + &skipped * wide(it.step.get());
            let (next, left) = (t.big_int(next), t.big_int(left - skipped));
            it.index.set(next);
            it.limit.set(left);
            return Ok(Value::NONE);
        }
        _ if source.is_unbound() => return Ok(Value::NONE),
        ids::LIST_REVERSE_ITERATOR | ids::REVERSED => state.clamp(-1, len() - 1) + 1,
        ids::LIST_ITERATOR if state < 0 => {
            it.exhaust();
            return Ok(Value::NONE);
        }
        ids::SEQUENCE_ITERATOR => state.max(0),
        _ => state.clamp(0, len()),
    };
    it.index.set(Value::int(position).unwrap_or(Value::NONE));
    Ok(Value::NONE)
}

/// What `__new__` of such a class goes on with for a guest's subclass of it: an instance that has an iterator of the class inside.
pub(crate) fn new_of_subclass(t: &mut Thread, class: Value, base: Ref<Class>, args: &[Value], strict: bool) -> NativeResult {
    let args = t.tuple(args)?;
    Err(t.prelude("new_iterator_of", &[class, base.into(), args, Value::bool(strict)]))
}

/// The class itself, if another is asked for than one of its instances.
fn base_of_subclass(t: &mut Thread, class: Value, base: ClassId) -> Option<Ref<Class>> {
    class.cast::<Class>().filter(|c| c.id != base)?;
    t.interp().class(base)
}

fn new_enumerate(t: &mut Thread, a: Args) -> NativeResult {
    let Some(iterable) = a.opt(1) else { return Err(t.type_error("enumerate() missing required argument 'iterable'")) };
    if let Some(base) = base_of_subclass(t, a[0], ids::ENUMERATE) {
        let args: Vec<Value> = [Some(iterable), a.opt(2)].into_iter().flatten().collect();
        return new_of_subclass(t, a[0], base, &args, false);
    }
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
    if let Some(base) = base_of_subclass(t, a[0], ids::ZIP) {
        return new_of_subclass(t, a[0], base, iterables, strict);
    }
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
    if let Some(base) = base_of_subclass(t, a[0], ids::REVERSED) {
        return new_of_subclass(t, a[0], base, &[a[1]], false);
    }
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
