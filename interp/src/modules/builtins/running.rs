//! What `sum`, `min`, `max` and `dict` have come to so far, while a generator still yields: sinks of the prelude's loops (`Instr::Feed`).
//!
//! A sum takes integers and doubles, an extreme what is compared without guest code, a dict pairs with keys that are hashed without it; at
//! the first item that a sink refuses the prelude goes on by other means.

use std::sync::atomic::{AtomicU64, Ordering};

use super::sum::{Compensated, decimal_sum};
use crate::code::instr::CmpOp;
use crate::heap::{Header, Kind, Marker};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeResult};
use crate::objects::class::ids;
use crate::objects::compare::{Compared, order_native};
use crate::objects::dict::Dict;
use crate::objects::hash::hash_quick;
use crate::objects::list::Tuple;
use crate::objects::native::{Native, Payload};
use crate::value::{Slot, Value};

/// A sum. One thread uses it.
struct RunningSum {
    total: Slot,
    /// What rounding has lost of a sum of doubles: the bits of a double.
    low: AtomicU64,
}

impl RunningSum {
    fn low(&self) -> f64 {
        f64::from_bits(self.low.load(Ordering::Relaxed))
    }

    /// Takes a decimal number in, or an integer where the sum is one.
    fn take_decimal(&self, t: &mut Thread, item: Value) -> bool {
        let sum = decimal_sum(t, self.total.get(), item);
        sum.is_some_and(|sum| {
            self.total.set(sum);
            true
        })
    }
}

impl Payload for RunningSum {
    fn trace(&self, m: &mut Marker) {
        m.value(self.total.get());
    }

    #[inline]
    fn take(&self, t: &mut Thread, item: Value) -> bool {
        let total = self.total.get();
        if total.both_int(item)
            && let Some(sum) = total.add_ints(item)
        {
            self.total.set(sum);
            return true;
        }
        let (high, low) = match (total.as_float(), item.as_float()) {
            (Some(high), Some(x)) => {
                let mut sum = Compensated { high, low: self.low() };
                sum.add(x);
                (sum.high, sum.low)
            }
            (Some(high), None) => match item.as_index() {
                Some(i) => (high + i as f64, self.low()),
                None => return false,
            },
            (None, Some(x)) => match total.as_index() {
                Some(i) => (i as f64 + x, 0.0),
                None => return false,
            },
            (None, None) => {
                let Some(sum) = total.as_index().zip(item.as_index()).and_then(|(a, b)| a.checked_add(b)).and_then(Value::int)
                else {
                    return self.take_decimal(t, item);
                };
                self.total.set(sum);
                return true;
            }
        };
        let total = t.float(high);
        self.total.set(total);
        self.low.store(low.to_bits(), Ordering::Relaxed);
        true
    }
}

/// The least or the greatest.
struct RunningExtreme {
    best: Slot,
    op: CmpOp,
}

impl Payload for RunningExtreme {
    fn trace(&self, m: &mut Marker) {
        m.value(self.best.get());
    }

    #[inline]
    fn take(&self, t: &mut Thread, item: Value) -> bool {
        let best = self.best.get();
        let better = if best.is_unbound() { Compared::Known(true) } else { order_native(t, item, best, self.op) };
        match better {
            Compared::Known(true) => self.best.set(item),
            Compared::Known(false) => {}
            Compared::Unordered(..) | Compared::Guest => return false,
        }
        true
    }
}

/// A dict that is given pairs, and how many it has taken.
struct RunningPairs {
    dict: Slot,
    number: AtomicU64,
}

impl Payload for RunningPairs {
    fn trace(&self, m: &mut Marker) {
        m.value(self.dict.get());
    }

    fn take(&self, t: &mut Thread, item: Value) -> bool {
        let Some((dict, pair)) = self.dict.get().cast::<Dict>().zip(item.cast::<Tuple>()) else { return false };
        // Guests may have iterators of their own for their subclasses.
        let (&[key, value], ids::TUPLE) = (pair.items(), pair.header.class()) else { return false };
        let Some(hash) = hash_quick(t, key) else { return false };
        let taken = matches!(dict.set(t, hash, key, value), Ok(Ok(())));
        self.number.fetch_add(taken.into(), Ordering::Relaxed);
        taken
    }
}

fn sink(t: &mut Thread, payload: impl Payload) -> NativeResult {
    let header = Header::new(Kind::Native, ids::OBJECT);
    Ok(t.make(Native::new(header, Box::new(payload))).into())
}

/// The payload of what the prelude passes.
fn of<T: Payload>(a: Args) -> &'static T {
    a[0].cast::<Native>().and_then(Native::payload_of).expect("gilbox bug: the prelude passes its sink")
}

pub(in crate::modules) fn running_sum(t: &mut Thread, a: Args) -> NativeResult {
    sink(t, RunningSum { total: Slot::new(a[0]), low: AtomicU64::new(0) })
}

pub(in crate::modules) fn sum_so_far(t: &mut Thread, a: Args) -> NativeResult {
    let sum: &RunningSum = of(a);
    let total = sum.total.get();
    Ok(match total.as_float() {
        Some(high) => t.float(Compensated { high, low: sum.low() }.value()),
        None => total,
    })
}

/// Arguments: is it the greatest that is wanted?
pub(in crate::modules) fn running_extreme(t: &mut Thread, a: Args) -> NativeResult {
    let op = if a[0] == Value::TRUE { CmpOp::Gt } else { CmpOp::Lt };
    sink(t, RunningExtreme { best: Slot::unbound(), op })
}

/// NotImplemented, which nothing is compared with, if nothing has been taken.
pub(in crate::modules) fn extreme_so_far(_: &mut Thread, a: Args) -> NativeResult {
    let extreme: &RunningExtreme = of(a);
    Ok(extreme.best.get().bound().unwrap_or(Value::NOT_IMPLEMENTED))
}

pub(in crate::modules) fn running_pairs(t: &mut Thread, a: Args) -> NativeResult {
    sink(t, RunningPairs { dict: Slot::new(a[0]), number: AtomicU64::new(0) })
}

pub(in crate::modules) fn pairs_so_far(t: &mut Thread, a: Args) -> NativeResult {
    let pairs: &RunningPairs = of(a);
    Ok(t.int(pairs.number.load(Ordering::Relaxed) as i64))
}
