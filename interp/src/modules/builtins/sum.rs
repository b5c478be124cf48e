//! `sum`: integers of any size exactly, doubles with compensation for rounding, everything else by `+`.

use dashu_int::IBig;

use crate::heap::Kind;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, cost};
use crate::modules::decimal::at_sight;
use crate::objects::arith::{Integer, to_float};
use crate::objects::iterate::Portions;
use crate::objects::special::Special;
use crate::value::Value;

/// A sum of doubles that keeps what rounding loses (Neumaier's variant of Kahan's summation).
#[derive(Clone, Copy, Debug)]
pub(super) struct Compensated {
    pub high: f64,
    pub low: f64,
}

impl Compensated {
    pub(super) fn add(&mut self, x: f64) {
        let sum = self.high + x;
        self.low += if self.high.abs() >= x.abs() { (self.high - sum) + x } else { (x - sum) + self.high };
        self.high = sum;
    }

    pub(super) fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// Is it an integer that isn't an instance of a guest subclass?
fn exact_integer(t: &Thread, v: Value) -> Option<Integer> {
    if t.plain(v) == v { Integer::of(t, v) } else { None }
}

/// Arguments: the iterable and `start`.
pub(super) fn sum(t: &mut Thread, a: Args) -> NativeResult {
    let start = a.opt(1).unwrap_or(Value::small(0));
    let text = match t.plain(start).kind() {
        Some(Kind::Str) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Some(Kind::Bytes) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Some(Kind::ByteArray) => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    let portions = Portions::of(t, a[0])?;
    if let Some(message) = text {
        // What is no iterable at all is complained about first.
        if portions.is_some() {
            return Err(t.type_error(message));
        }
        let message = t.str(message)?;
        return Err(t.prelude("sum_refused", &[a[0], message]));
    }
    // A truth value stays one as long as nothing is added.
    let Some(mut portions) = portions.filter(|_| start != Value::TRUE && start != Value::FALSE) else {
        return Err(t.prelude("sum_of", &[a[0], start]));
    };
    let mut total = start;
    let mut doubles = start.as_float().map(|high| Compensated { high, low: 0.0 });
    while let Some(items) = portions.next(t)? {
        t.charge_each(items.len(), cost::COMPARED_ITEM)?;
        let mut rest: &[Value] = &items;
        if doubles.is_none()
            && let Some(first) = exact_integer(t, total)
        {
            (total, rest) = sum_integers(t, first, rest);
            // The item that is no integer is added as `+` does it.
            if let Some((&item, after)) = rest.split_first()
                && let Some(f) = item.as_float()
                && let Some(whole) = to_float(t, total)?
            {
                doubles = Some(Compensated { high: whole + f, low: 0.0 });
                rest = after;
            }
        }
        if let Some(sum) = &mut doubles {
            rest = sum_doubles(t, sum, rest);
        }
        if doubles.is_none() {
            (total, rest) = sum_decimals(t, total, rest);
        }
        if !rest.is_empty() {
            // Goes on with `+`, in the prelude.
            let rest = portions.with_rest(t, rest.to_vec())?;
            let total = doubles.map_or(total, |sum| t.float(sum.value()));
            let rest = t.list(&rest)?;
            return Err(t.prelude("sum_by_adding", &[total, rest]));
        }
    }
    Ok(doubles.map_or(total, |sum| t.float(sum.value())))
}

/// Adds integers as long as there are any.
fn sum_integers<'a>(t: &mut Thread, first: Integer, items: &'a [Value]) -> (Value, &'a [Value]) {
    let mut wide = IBig::ZERO;
    let mut word = 0i64;
    match first {
        Integer::Small(i) => word = i,
        Integer::Big(_) => wide = first.big().into_owned(),
    }
    let mut rest = items;
    while let Some((&item, after)) = rest.split_first() {
        match item.as_index() {
            Some(i) => match word.checked_add(i) {
                Some(sum) => word = sum,
                None => {
                    wide += IBig::from(word) + IBig::from(i);
                    word = 0;
                }
            },
            None => match exact_integer(t, item) {
                Some(i) => wide += i.big().as_ref(),
                None => break,
            },
        }
        rest = after;
    }
    let total = if wide == IBig::ZERO { t.int(word) } else { t.big_int(wide + IBig::from(word)) };
    (total, rest)
}

/// Adds decimal numbers, and integers to such, as long as there are any and no signal raises.
fn sum_decimals<'a>(t: &mut Thread, first: Value, items: &'a [Value]) -> (Value, &'a [Value]) {
    let mut total = first;
    let mut rest = items;
    while let Some((&item, after)) = rest.split_first()
        && let Some(sum) = decimal_sum(t, total, item)
    {
        (total, rest) = (sum, after);
    }
    (total, rest)
}

/// The sum of two values, one of them decimal, the other decimal or an integer, if no signal raises.
pub(super) fn decimal_sum(t: &mut Thread, total: Value, item: Value) -> Option<Value> {
    // To an integer, which may come first, a decimal number is added the other way round.
    let (x, y) = if total.is_int() { (item, total) } else { (total, item) };
    at_sight(t, Special::Add, x, y).bound()
}

/// Adds doubles, and integers that fit into a machine word, as long as there are any.
fn sum_doubles<'a>(t: &Thread, sum: &mut Compensated, items: &'a [Value]) -> &'a [Value] {
    let mut rest = items;
    while let Some((&item, after)) = rest.split_first() {
        match (item.as_float(), exact_integer(t, item).and_then(|i| i.word())) {
            (Some(f), _) => sum.add(f),
            (None, Some(i)) => sum.high += i as f64,
            (None, None) => break,
        }
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::Compensated;

    #[test]
    fn compensates() {
        let mut sum = Compensated { high: 0.0, low: 0.0 };
        (0..10).for_each(|_| sum.add(0.1));
        assert_eq!(sum.value(), 1.0);
        let mut sum = Compensated { high: 1e100, low: 0.0 };
        [1.0, -1e100].into_iter().for_each(|f| sum.add(f));
        assert_eq!(sum.value(), 1.0);
    }
}
