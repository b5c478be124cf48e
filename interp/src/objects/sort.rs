//! Sorting what can be compared natively.
//!
//! The items are looked over first. If any two of them can be compared without guest code and have an order (all numbers but NaN, all
//! strings, all tuples whose columns are such), they are sorted here; nothing can then go wrong on the way. Otherwise the prelude sorts,
//! comparison by comparison as CPython does, for these can be seen.

use std::cmp::Ordering;

use super::compare::{order_of_numbers, order_str};
use super::decimal::Decimal;
use super::iterate::check_room;
use super::list::{List, Tuple};
use super::number::BigInt;
use super::string::{Bytes, Str};
use crate::heap::{Kind, Ref};
use crate::machine::{NativeResult, Thread, cost};
use crate::text::Chars;
use crate::text::decimal::{Form, to_float};
use crate::value::Value;

/// What all of some values are.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Class {
    /// Integers of 63 bits.
    Word,
    /// Numbers that have an order.
    Number,
    /// Decimal ones that have an order.
    Decimal,
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
    match class {
        // Equal integers are identical: nobody sees in which order they come.
        Class::Word => sort_words(t, items, reverse, |v| v.word(), false)?,
        class => sort_by(t, items, reverse, |v| *v, &class)?,
    }
    Ok(true)
}

/// The order in which `keys` are sorted, as the places that they had; `None` if they can't be compared natively.
pub fn sorted_places(t: &mut Thread, keys: &[Value], reverse: bool) -> NativeResult<Option<Vec<usize>>> {
    let Some(class) = classify(t, keys, DEPTH) else { return Ok(None) };
    let mut places: Vec<usize> = (0..keys.len()).collect();
    match class {
        Class::Word => sort_words(t, &mut places, reverse, |&i| keys[i].word(), true)?,
        class => sort_by(t, &mut places, reverse, |&i| keys[i], &class)?,
    }
    Ok(Some(places))
}

/// Sorts by integers of 63 bits; `stably`, if equal ones must keep their order.
fn sort_words<T>(t: &mut Thread, items: &mut [T], reverse: bool, key: impl Fn(&T) -> i64, stably: bool) -> NativeResult<()> {
    // Turned around in their bits, integers are in the opposite order.
    let turn = if reverse { -1 } else { 0 };
    let key = |item: &T| key(item) ^ turn;
    let sort = |items: &mut [T]| if stably { items.sort_by_key(key) } else { items.sort_unstable_by_key(key) };
    in_windows(t, items, |a, b| key(a) > key(b), sort, |runs| runs.sort_by_key(key))
}

/// Sorts by keys of a class. Beside each item stands its key's rank, which decides most comparisons without a look at the key.
fn sort_by<T: Copy>(
    t: &mut Thread,
    items: &mut [T],
    reverse: bool,
    key: impl Fn(&T) -> Value,
    class: &Class,
) -> NativeResult<()> {
    let in_order = |a: &T, b: &T| {
        let (a, b) = if reverse { (b, a) } else { (a, b) };
        order(class, key(a), key(b)) != Ordering::Greater
    };
    if !t.charge_time(0) && items.is_sorted_by(in_order) {
        return Ok(());
    }
    check_room(t, items.len().saturating_mul(2))?;
    let shared = shared_beginning(class, items.iter().map(&key));
    let mut ranked: Vec<(u64, T)> = items.iter().map(|item| (rank(class, shared, key(item)), *item)).collect();
    let compare = |a: &(u64, T), b: &(u64, T)| {
        let (a, b) = if reverse { (b, a) } else { (a, b) };
        if a.0 != b.0 { a.0.cmp(&b.0) } else { order(class, key(&a.1), key(&b.1)) }
    };
    let sort = |ranked: &mut [(u64, T)]| ranked.sort_by(compare);
    in_windows(t, &mut ranked, |a, b| compare(a, b) == Ordering::Greater, sort, sort)?;
    items.iter_mut().zip(ranked).for_each(|(item, (_, sorted))| *item = sorted);
    Ok(())
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
        None if is_ordered_decimal(first) => values.iter().all(|&v| is_ordered_decimal(v)).then_some(Class::Decimal),
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

/// Is it a decimal number other than NaN?
fn is_ordered_decimal(v: Value) -> bool {
    v.cast::<Decimal>().is_some_and(|d| matches!(d.form(), Form::Finite | Form::Infinite))
}

/// Is it a number other than NaN, and of a built-in class?
fn is_ordered_number(t: &Thread, v: Value) -> bool {
    if let Some(f) = v.as_float() {
        return !f.is_nan();
    }
    v.as_index().is_some() || exact_kind(t, v) == Some(Kind::BigInt)
}

/// How many bytes all the texts begin with, if the values are such, or their first columns are: their ranks leave them out.
fn shared_beginning(class: &Class, values: impl Iterator<Item = Value>) -> usize {
    let first_column = matches!(class, Class::Columns(columns) if columns.first() == Some(&Class::Str));
    if *class != Class::Str && !first_column {
        return 0;
    }
    let mut shared: Option<(Ref<Str>, usize)> = None;
    for v in values {
        let text = if first_column { cell(v, 0) } else { Some(v) };
        let Some(text) = text.and_then(|v| v.cast::<Str>()).filter(|s| !s.is_wide()) else { return 0 };
        shared = Some(match shared {
            None => (text, text.len()),
            Some((first, len)) => (first, first.data()[..len].iter().zip(text.data()).take_while(|(a, b)| a == b).count()),
        });
    }
    shared.map_or(0, |(_, len)| len)
}

/// A number that is less for one value of a class than for another only if the value is; `shared` is what they have of `shared_beginning`.
fn rank(class: &Class, shared: usize, v: Value) -> u64 {
    match class {
        Class::Same => 0,
        Class::Word => v.word() as u64 ^ SIGN,
        Class::Decimal => rank_of_float(v.cast::<Decimal>().map_or(0.0, |d| to_float(&d.number()))),
        Class::Number => {
            let large = || v.cast::<BigInt>().map(|i| crate::text::nearest(&i.value));
            let f = v.as_float().or_else(|| v.as_index().map(|i| i as f64)).or_else(large).unwrap_or(0.0);
            rank_of_float(f)
        }
        Class::Str => v.cast::<Str>().map_or(0, |s| rank_of_text(s.chars(), shared)),
        Class::Bytes => v.cast::<Bytes>().map_or(0, |bytes| rank_of_bytes(bytes.data())),
        Class::Columns(columns) => match (columns.first(), cell(v, 0)) {
            (Some(class), Some(first)) => rank(class, shared, first),
            _ => 0,
        },
    }
}

/// Turns the order of signed numbers into that of unsigned ones.
const SIGN: u64 = 1 << 63;

/// The bits of doubles are in order but for the sign; of negative ones the other way round. Zero has two signs.
fn rank_of_float(f: f64) -> u64 {
    let bits = (f + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

/// The first eight bytes; an end counts as zero.
fn rank_of_bytes(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    let n = bytes.len().min(8);
    first[..n].copy_from_slice(&bytes[..n]);
    u64::from_be_bytes(first)
}

/// The same of characters from `shared` on; those from the first on that isn't ASCII all count alike.
fn rank_of_text(chars: Chars<'_>, shared: usize) -> u64 {
    match chars {
        Chars::Ascii(bytes) => rank_of_bytes(&bytes[shared..]),
        Chars::Wide(points) => {
            let ascii = points.iter().take(8).take_while(|&&c| c < 128);
            let first: Vec<u8> = ascii.map(|&c| c as u8).collect();
            let rest = if points.len() > first.len() { u64::MAX.checked_shr(8 * first.len() as u32).unwrap_or(0) } else { 0 };
            rank_of_bytes(&first) | rest
        }
    }
}

/// The order of two values of a class.
fn order(class: &Class, a: Value, b: Value) -> Ordering {
    match class {
        Class::Same => Ordering::Equal,
        Class::Word => a.word().cmp(&b.word()),
        Class::Decimal => match (a.cast::<Decimal>(), b.cast::<Decimal>()) {
            (Some(a), Some(b)) => a.order(&b),
            _ => Ordering::Equal,
        },
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
