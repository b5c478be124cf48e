//! Sorting what can be compared natively.
//!
//! The items are looked over first. If any two of them can be compared without guest code and have an order (all numbers but NaN, all
//! strings, all tuples whose columns are such), they are sorted here; nothing can then go wrong on the way. Otherwise the prelude sorts,
//! comparison by comparison as CPython does, for these can be seen.

use std::cmp::{Ordering, Reverse};

use super::compare::{order_of_numbers, order_str};
use super::list::{List, Tuple};
use super::string::{Bytes, Str};
use crate::heap::Kind;
use crate::machine::{NativeResult, Thread, cost};
use crate::value::Value;

/// What all of some values are.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Class {
    /// Integers of 63 bits.
    Word,
    /// Numbers that have an order.
    Number,
    Str,
    Bytes,
    /// One and the same object, or none at all: never compared.
    Same,
    /// Tuples (or lists) whose items at each position are of one class.
    Columns(Vec<Class>),
}

/// Sorts if all items can be compared natively; false, with nothing changed, if they can't. Equal items keep their order, also where
/// it is reversed.
pub fn sort(t: &mut Thread, items: &mut [Value], reverse: bool) -> NativeResult<bool> {
    let Some(class) = classify(t, items, DEPTH) else { return Ok(false) };
    if class != Class::Word {
        sort_by(t, items, reverse, |v| *v, |a, b| order(&class, a, b))?;
    } else if reverse {
        // Equal integers are identical.
        in_windows(
            t,
            items,
            |a, b| a.word() < b.word(),
            |window| window.sort_unstable_by_key(|v| Reverse(v.word())),
            |runs| runs.sort_by_key(|v| Reverse(v.word())),
        )?;
    } else {
        in_windows(
            t,
            items,
            |a, b| a.word() > b.word(),
            |window| window.sort_unstable_by_key(|v| v.word()),
            |runs| runs.sort_by_key(|v| v.word()),
        )?;
    }
    Ok(true)
}

/// The order in which `keys` are sorted, as the places that they had; `None` if they can't be compared natively.
pub fn sorted_places(t: &mut Thread, keys: &[Value], reverse: bool) -> NativeResult<Option<Vec<usize>>> {
    let Some(class) = classify(t, keys, DEPTH) else { return Ok(None) };
    let mut places: Vec<usize> = (0..keys.len()).collect();
    sort_by(t, &mut places, reverse, |&i| keys[i], |a, b| order(&class, a, b))?;
    Ok(Some(places))
}

fn sort_by<T>(
    t: &mut Thread,
    items: &mut [T],
    reverse: bool,
    key: impl Fn(&T) -> Value,
    order: impl Fn(Value, Value) -> Ordering,
) -> NativeResult<()> {
    let sort = |items: &mut [T]| {
        if reverse {
            items.sort_by(|a, b| order(key(b), key(a)));
        } else {
            items.sort_by(|a, b| order(key(a), key(b)));
        }
    };
    let out_of_order = |a: &T, b: &T| order(key(a), key(b)) == if reverse { Ordering::Less } else { Ordering::Greater };
    in_windows(t, items, out_of_order, sort, sort)
}

/// So many items are sorted before somebody may stop it.
const WINDOW: usize = 1 << 18;

/// Sorts windows of the items, and then what is twice as wide, until all is sorted: `merge` is a sort that makes use of the order that
/// there is.
fn in_windows<T>(
    t: &mut Thread,
    items: &mut [T],
    out_of_order: impl Fn(&T, &T) -> bool,
    sort: impl Fn(&mut [T]),
    merge: impl Fn(&mut [T]),
) -> NativeResult<()> {
    for window in items.chunks_mut(WINDOW) {
        if t.charge_time(0) {
            // What is in order already, or nearly, is sorted sooner.
            let breaks = window.windows(2).filter(|pair| out_of_order(&pair[0], &pair[1])).count();
            t.charge_each(window.len() * (1 + (breaks + 1).ilog2() as usize), cost::SORTED_ITEM)?;
        }
        sort(window);
        t.checkpoint()?;
    }
    let mut width = WINDOW;
    while width < items.len() {
        width *= 2;
        for runs in items.chunks_mut(width) {
            t.charge_each(runs.len(), cost::SORTED_ITEM)?;
            merge(runs);
            t.checkpoint()?;
        }
    }
    Ok(())
}

/// How deep tuples in tuples are looked at.
const DEPTH: usize = 8;

/// What all values are, if they can be compared natively.
fn classify(t: &Thread, values: &[Value], depth: usize) -> Option<Class> {
    let Some((&first, others)) = values.split_first() else { return Some(Class::Same) };
    if first.is_int() && others.iter().all(|v| v.is_int()) {
        return Some(Class::Word);
    }
    let all = |test: fn(&Thread, Value) -> bool| values.iter().all(|&v| test(t, v));
    match exact_kind(t, first) {
        None if is_ordered_number(t, first) => all(is_ordered_number).then_some(Class::Number),
        Some(Kind::Float | Kind::BigInt) => all(is_ordered_number).then_some(Class::Number),
        Some(Kind::Str) => all(|t, v| exact_kind(t, v) == Some(Kind::Str)).then_some(Class::Str),
        Some(Kind::Bytes) => all(|t, v| exact_kind(t, v) == Some(Kind::Bytes)).then_some(Class::Bytes),
        Some(kind @ (Kind::Tuple | Kind::List)) if depth > 0 && values.iter().all(|&v| exact_kind(t, v) == Some(kind)) => {
            // A list may change while it is compared, if other threads run at the same time.
            if kind == Kind::List && t.shares() {
                return None;
            }
            columns(t, values, depth)
        }
        // Two of the same would be found equal before they are asked for an order; two of anything else have none.
        _ => None,
    }
}

/// The classes of the columns of sequences; `None` if one of them has no class.
fn columns(t: &Thread, rows: &[Value], depth: usize) -> Option<Class> {
    let mut classes = Vec::new();
    let mut column = Vec::with_capacity(rows.len());
    for i in 0.. {
        column.clear();
        column.extend(rows.iter().filter_map(|&row| cell(row, i)));
        let Some(&first) = column.first() else { break };
        let same = first.as_float().is_none() && column.iter().all(|&v| v == first);
        classes.push(if same && !needs_class(first) { Class::Same } else { classify(t, &column, depth - 1)? });
    }
    Some(Class::Columns(classes))
}

/// Is a column of one value alone worth its own class? Those of numbers and text are as fast either way.
fn needs_class(v: Value) -> bool {
    v.is_int() || matches!(v.kind(), Some(Kind::Str))
}

/// The item of a tuple or list at an index.
fn cell(row: Value, i: usize) -> Option<Value> {
    match row.cast::<Tuple>() {
        Some(tuple) => tuple.items().get(i).copied(),
        None => row.cast::<List>()?.get(i),
    }
}

/// The kind of an object whose class is the built-in one.
fn exact_kind(t: &Thread, v: Value) -> Option<Kind> {
    let header = v.header()?;
    (header.class() <= t.interp().last_builtin_class()).then(|| header.kind())
}

/// Is it a number other than NaN, and of a built-in class?
fn is_ordered_number(t: &Thread, v: Value) -> bool {
    if let Some(f) = v.as_float() {
        return !f.is_nan();
    }
    v.as_index().is_some() || exact_kind(t, v) == Some(Kind::BigInt)
}

/// The order of two values of a class.
fn order(class: &Class, a: Value, b: Value) -> Ordering {
    match class {
        Class::Same => Ordering::Equal,
        Class::Word => a.word().cmp(&b.word()),
        Class::Number => {
            if a.both_int(b) {
                return a.word().cmp(&b.word());
            }
            if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
                return x.partial_cmp(&y).unwrap_or(Ordering::Equal);
            }
            order_of_numbers(a, b).unwrap_or(Ordering::Equal)
        }
        Class::Str => match (a.cast::<Str>(), b.cast::<Str>()) {
            (Some(a), Some(b)) => order_str(a, b),
            _ => Ordering::Equal,
        },
        Class::Bytes => {
            let data = |v: Value| v.cast::<Bytes>();
            match (data(a), data(b)) {
                (Some(a), Some(b)) => a.data().cmp(b.data()),
                _ => Ordering::Equal,
            }
        }
        Class::Columns(columns) => {
            for (i, column) in columns.iter().enumerate() {
                match (cell(a, i), cell(b, i)) {
                    (Some(x), Some(y)) => match order(column, x, y) {
                        Ordering::Equal => {}
                        other => return other,
                    },
                    (None, None) => return Ordering::Equal,
                    (None, Some(_)) => return Ordering::Less,
                    (Some(_), None) => return Ordering::Greater,
                }
            }
            Ordering::Equal
        }
    }
}
