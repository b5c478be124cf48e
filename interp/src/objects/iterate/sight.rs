//! The next items of iterators over sequences where they are plain to see: for who goes through them item by item. No other thread moves
//! such an iterator meanwhile.

use super::HELD;
use crate::heap::Ref;
use crate::objects::class::ids;
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Iterator;
use crate::objects::string::Bytes;
use crate::value::Value;

/// Takes the next number of a range of small ones.
#[inline(always)]
pub(crate) fn next_number(it: Ref<Iterator>) -> Option<Value> {
    let left = it.limit.get();
    if left.word() <= Value::small(0).word() {
        return None;
    }
    // In this order few registers of the processor are needed at a time: those that the handlers of loops may use without saving any.
    it.limit.set(left.wrapping_add_ints(Value::small(-1)));
    let next = it.index.get();
    it.index.set(next.wrapping_add_ints(it.step.get()));
    Some(next)
}

/// Moves an iterator over a sequence, which is not at its end, on.
#[inline(always)]
pub(crate) fn advance(it: Ref<Iterator>) {
    it.index.set(it.index.get().wrapping_add_ints(Value::small(1)));
}

/// What an iterator over a list is at; of one that has ended there is no list any more.
#[inline(always)]
pub(crate) fn list_item(it: Ref<Iterator>) -> Option<Value> {
    let list = it.source.get().header()?.assume::<List>();
    list.get(it.index.get().int_unchecked() as usize)
}

/// The same over a tuple.
#[inline(always)]
pub(crate) fn tuple_item(it: Ref<Iterator>) -> Option<Value> {
    let tuple = it.source.get().header()?.assume::<Tuple>();
    tuple.items().get(it.index.get().int_unchecked() as usize).copied()
}

/// The same over bytes.
#[inline(always)]
pub(crate) fn byte_item(it: Ref<Iterator>) -> Option<Value> {
    let bytes = it.source.get().header()?.assume::<Bytes>();
    bytes.data().get(it.index.get().int_unchecked() as usize).map(|&b| Value::small(b.into()))
}

/// The next pair of an `enumerate` or a `zip` over sequences; `None` at the end, and where it isn't so simple.
#[inline(always)]
pub(crate) fn pair_at_sight(it: Ref<Iterator>) -> Option<(Value, Value)> {
    if it.header.class() == ids::ENUMERATE { next_numbered(it) } else { next_of_two(it) }
}

/// The next pair of an `enumerate`.
#[inline(always)]
fn next_numbered(it: Ref<Iterator>) -> Option<(Value, Value)> {
    let inner = it.source.get().cast::<Iterator>()?;
    let item = if inner.header.has_flag(HELD) { None } else { sequence_item(inner) }?;
    let number = it.index.get();
    if !number.is_int() {
        return None;
    }
    it.index.set(number.add_ints(Value::small(1))?);
    step(inner);
    Some((number, item))
}

/// The same of a `zip` of two.
#[inline(always)]
fn next_of_two(it: Ref<Iterator>) -> Option<(Value, Value)> {
    let inner = it.source.get().cast::<Tuple>()?;
    let &[left, right] = inner.items() else { return None };
    let (left, right) = (left.cast::<Iterator>()?, right.cast::<Iterator>()?);
    // An iterator that is zipped with itself gives two items in a row; no two locks are held at once.
    if left == right || left.header.has_flag(HELD) || right.header.has_flag(HELD) {
        return None;
    }
    let pair = (sequence_item(left)?, sequence_item(right)?);
    step(left);
    step(right);
    Some(pair)
}

/// What an iterator over a list, tuple or range is at.
#[inline(always)]
pub(crate) fn sequence_item(it: Ref<Iterator>) -> Option<Value> {
    match it.header.class() {
        ids::LIST_ITERATOR => list_item(it),
        ids::TUPLE_ITERATOR => tuple_item(it),
        ids::RANGE_ITERATOR if it.limit.get().word() > Value::small(0).word() => Some(it.index.get()),
        _ => None,
    }
}

/// Moves such an iterator on, which is not at its end.
#[inline(always)]
pub(crate) fn step(it: Ref<Iterator>) {
    if it.header.class() == ids::RANGE_ITERATOR {
        next_number(it);
    } else {
        advance(it);
    }
}
