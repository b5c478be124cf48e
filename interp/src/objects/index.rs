//! Indices and slices: from what a guest writes between brackets to positions in a sequence.

use super::misc::{Range, Slice};
use super::number::BigInt;
use super::special::Special;
use crate::heap::Ref;
use crate::machine::{NativeResult, Thread};
use crate::value::Value;

/// A value where an integer is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Index {
    Small(i64),
    /// An integer beyond 64 bits.
    Big(Ref<BigInt>),
    /// An object whose class has a guest `__index__`.
    Guest,
    /// Nothing of the sort.
    Other,
}

impl Index {
    /// What a value is as an index. Integers of guest subclasses count as their plain value, as in CPython.
    #[inline(always)]
    pub fn of(t: &Thread, v: Value) -> Index {
        if let Some(i) = v.as_int() { Index::Small(i) } else { Index::of_slow(t, v) }
    }

    #[cold]
    fn of_slow(t: &Thread, v: Value) -> Index {
        let plain = t.plain(v);
        if let Some(i) = plain.as_index() {
            return Index::Small(i);
        }
        if let Some(i) = plain.cast::<BigInt>() {
            return i64::try_from(&i.value).map_or(Index::Big(i), Index::Small);
        }
        if t.class_of(v).special(Special::Index).is_unbound() { Index::Other } else { Index::Guest }
    }

    /// The nearest number that a machine word holds; `None` where guest code would have to be asked or it is no integer.
    pub fn clamped(self) -> Option<i64> {
        match self {
            Index::Small(i) => Some(i),
            Index::Big(i) => Some(if i.value < dashu_int::IBig::ZERO { i64::MIN } else { i64::MAX }),
            Index::Guest | Index::Other => None,
        }
    }
}

/// The position that an index means in a sequence of `len` items, if there is one.
#[inline(always)]
pub fn position(i: i64, len: usize) -> Option<usize> {
    let i = if i < 0 { i + len as i64 } else { i };
    if (0..len as i64).contains(&i) { Some(i as usize) } else { None }
}

/// The position that `insert` or the bounds of `index` mean: within 0 and `len`.
pub fn clamp(i: i64, len: usize) -> usize {
    let len = len as i64;
    (if i < 0 { (i.saturating_add(len)).max(0) } else { i.min(len) }) as usize
}

/// The bounds of a slice as they are written, with the defaults filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

/// The positions that a slice takes: `count` of them from `start` in steps of `step`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub start: usize,
    pub step: i64,
    pub count: usize,
    /// Where a slice of step 1 ends; never before `start`.
    pub end: usize,
}

impl Bounds {
    /// Reads a slice; `None` where a bound has a guest `__index__`.
    pub fn of(t: &mut Thread, slice: Ref<Slice>) -> NativeResult<Option<Bounds>> {
        let bound = |t: &mut Thread, v: Value, default: i64| {
            if v.is_none() {
                return Ok(Some(default));
            }
            if v.is_int() {
                return Ok(Some(v.int_unchecked()));
            }
            match Index::of(t, v) {
                Index::Guest => Ok(None),
                Index::Other => Err(t.type_error("slice indices must be integers or None or have an __index__ method")),
                index => Ok(index.clamped()),
            }
        };
        let Some(step) = bound(t, slice.step.get(), 1)? else { return Ok(None) };
        if step == 0 {
            return Err(t.value_error("slice step cannot be zero"));
        }
        // So that the step can be negated.
        let step = step.max(-i64::MAX);
        let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        let Some(start) = bound(t, slice.start.get(), first)? else { return Ok(None) };
        let Some(stop) = bound(t, slice.stop.get(), last)? else { return Ok(None) };
        Ok(Some(Bounds { start, stop, step }))
    }

    /// Those that are written as integers of 63 bits or left out; `None` for others, and for a step of 0.
    #[inline]
    pub fn simple([start, stop, step]: [Value; 3]) -> Option<Bounds> {
        let bound = |v: Value, default: i64| if v.is_none() { Some(default) } else { v.as_int() };
        let step = bound(step, 1).filter(|&step| step != 0)?;
        let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        Some(Bounds { start: bound(start, first)?, stop: bound(stop, last)?, step })
    }

    /// The start and stop that the slice has in a sequence of `len` items, where -1 is before the first.
    #[inline]
    pub fn within(&self, len: usize) -> (i64, i64) {
        let len = len as i64;
        let (low, high) = if self.step < 0 { (-1, len - 1) } else { (0, len) };
        let within = |i: i64| {
            let i = if i < 0 { i.saturating_add(len) } else { i };
            i.clamp(low, high.max(low))
        };
        (within(self.start), within(self.stop))
    }

    /// What the slice takes of a sequence of `len` items, if its step is 1.
    #[inline]
    pub fn stretch(&self, len: usize) -> std::ops::Range<usize> {
        let (start, stop) = self.within(len);
        start as usize..stop.max(start) as usize
    }

    /// The positions that the slice takes in a sequence of `len` items.
    pub fn span(&self, len: usize) -> Span {
        let (start, stop) = self.within(len);
        let count = match self.step {
            step if step > 0 && start < stop => (stop - start - 1) / step + 1,
            step if step < 0 && stop < start => (start - stop - 1) / -step + 1,
            _ => 0,
        };
        Span { start: start.max(0) as usize, step: self.step, count: count as usize, end: stop.max(start).max(0) as usize }
    }
}

impl Span {
    /// The positions, in the slice's order.
    pub fn positions(self) -> impl ExactSizeIterator<Item = usize> + DoubleEndedIterator {
        (0..self.count).map(move |i| (self.start as i64 + i as i64 * self.step) as usize)
    }

    /// Is it one stretch from left to right?
    pub fn is_contiguous(self) -> bool {
        self.step == 1
    }
}

/// A range whose numbers all fit into machine words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SmallRange {
    pub start: i64,
    pub step: i64,
    pub len: u64,
}

impl SmallRange {
    /// Reads a range; `None` where a number is too wide.
    #[inline]
    pub fn of(range: Ref<Range>) -> Option<SmallRange> {
        let (start, stop, step) = (range.start.get().as_int()?, range.stop.get().as_int()?, range.step.get().as_int()?);
        Some(SmallRange { start, step, len: range_len(start, stop, step) })
    }

    /// The number at a position below the length.
    #[inline(always)]
    pub fn at(self, i: u64) -> i64 {
        self.start.wrapping_add((i as i64).wrapping_mul(self.step))
    }

    /// The position of a number, if it is in the range.
    pub fn find(self, number: i64) -> Option<u64> {
        let offset = i128::from(number) - i128::from(self.start);
        let step = i128::from(self.step);
        if offset % step != 0 {
            return None;
        }
        let i = u64::try_from(offset / step).ok()?;
        (i < self.len).then_some(i)
    }
}

/// How many numbers a range of 63-bit numbers has. `step` is not 0.
pub fn range_len(start: i64, stop: i64, step: i64) -> u64 {
    // 63-bit numbers: their differences fit.
    let (distance, step) = if step > 0 { (stop - start, step) } else { (start - stop, -step) };
    if distance <= 0 { 0 } else { (distance as u64 - 1) / step as u64 + 1 }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, position, range_len};

    /// Every slice of a short sequence, by walking.
    #[test]
    fn spans_are_what_walking_gives() {
        for len in 0..6usize {
            for start in -8..8 {
                for stop in -8..8 {
                    for step in [-3, -2, -1, 1, 2, 3] {
                        let span = Bounds { start, stop, step }.span(len);
                        let resolve = |i: i64| if i < 0 { i + len as i64 } else { i };
                        let (low, high) = if step < 0 { (-1, len as i64 - 1) } else { (0, len as i64) };
                        let (mut at, end) = (resolve(start).clamp(low, high.max(low)), resolve(stop).clamp(low, high.max(low)));
                        let mut expected = Vec::new();
                        while (step > 0 && at < end) || (step < 0 && at > end) {
                            expected.push(at as usize);
                            at += step;
                        }
                        assert_eq!(span.positions().collect::<Vec<_>>(), expected, "{start}:{stop}:{step} of {len}");
                    }
                }
            }
        }
    }

    #[test]
    fn extremes_do_not_overflow() {
        for (start, stop, step) in [(i64::MIN, i64::MAX, 1), (i64::MAX, i64::MIN, -i64::MAX), (i64::MIN, i64::MAX, i64::MAX)] {
            assert!(Bounds { start, stop, step }.span(5).count <= 5);
        }
        assert_eq!(position(-5, 5), Some(0));
        assert_eq!(position(-6, 5), None);
        assert_eq!(range_len(crate::value::Value::INT_MIN, crate::value::Value::INT_MAX, 1), (1 << 63) - 1);
        assert_eq!(range_len(5, 0, -2), 3);
    }
}
