//! Exact sums of floats, lengths of vectors, and what the prelude does over arbitrary objects.

use super::float;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::arith::to_float;
use crate::objects::class::ids;
use crate::objects::iterate::items_of;
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "dist" "p, q, /" |t, a| Err(t.prelude("math_dist", &[a[0], a[1]]))),
    native!(Static "fsum" "seq, /" fsum),
    native!(Static "hypot" "*coordinates" hypot),
    native!(Static "prod" "iterable, /, *, start=1" |t, a| Err(t.prelude("math_prod", &[a[0], a.opt(1).unwrap_or(Value::small(1))]))),
    native!(Static "sumprod" "p, q, /" |t, a| Err(t.prelude("math_sumprod", &[a[0], a[1]]))),
];

/// A sum as floats that don't overlap, in growing order: nothing is lost.
#[derive(Default)]
struct Exact {
    parts: Vec<f64>,
    /// The sum of the items that are infinite or nan.
    special: f64,
    infinities: f64,
    overflow: bool,
}

impl Exact {
    fn add(&mut self, item: f64) {
        let mut x = item;
        let mut kept = 0;
        for i in 0..self.parts.len() {
            let (mut high, mut low) = (x, self.parts[i]);
            if high.abs() < low.abs() {
                std::mem::swap(&mut high, &mut low);
            }
            let sum = high + low;
            let rest = low - (sum - high);
            if rest != 0.0 {
                self.parts[kept] = rest;
                kept += 1;
            }
            x = sum;
        }
        self.parts.truncate(kept);
        if x == 0.0 {
            return;
        }
        if x.is_finite() {
            self.parts.push(x);
        } else if item.is_finite() {
            self.overflow = true;
        } else {
            if item.is_infinite() {
                self.infinities += item;
            }
            self.special += item;
            self.parts.clear();
        }
    }

    /// The nearest float, ties to even.
    fn rounded(&self) -> f64 {
        let mut parts = self.parts.iter().rev();
        let Some(&first) = parts.next() else { return 0.0 };
        let (mut high, mut low) = (first, 0.0);
        let mut beyond = None;
        while let Some(&part) = parts.next() {
            let sum = high + part;
            low = part - (sum - high);
            high = sum;
            if low != 0.0 {
                beyond = parts.next();
                break;
            }
        }
        // A tie was rounded to even: what is beyond may say that it was none.
        if let Some(&beyond) = beyond
            && (low < 0.0) == (beyond < 0.0)
        {
            let twice = low * 2.0;
            let up = high + twice;
            if up - high == twice {
                return up;
            }
        }
        high
    }
}

fn fsum(t: &mut Thread, a: Args) -> NativeResult {
    let Some(items) = items_of(t, a[0])? else { return Err(t.prelude("math_fsum", &[a[0]])) };
    t.charge_each(items.len(), cost::SORTED_ITEM)?;
    let mut sum = Exact::default();
    for &item in items.iter() {
        match to_float(t, item)? {
            Some(f) => sum.add(f),
            None => return Err(t.prelude("math_fsum", &[a[0]])),
        }
        if sum.overflow {
            return Err(t.raise(ids::OVERFLOW_ERROR, "intermediate overflow in fsum"));
        }
    }
    if sum.special != 0.0 || sum.special.is_nan() {
        if sum.infinities.is_nan() {
            return Err(t.value_error("-inf + inf in fsum"));
        }
        return Ok(t.float(sum.special));
    }
    let result = sum.rounded();
    Ok(t.float(result))
}

fn hypot(t: &mut Thread, a: Args) -> NativeResult {
    let mut coordinates = Vec::with_capacity(a.len());
    for at in 0..a.len() {
        coordinates.push(float(t, a, at, "hypot")?.abs());
    }
    let result = length(&mut coordinates);
    Ok(t.float(result))
}

/// The root of the sum of the squares of numbers that aren't negative, with less than a whole unit of error.
fn length(coordinates: &mut [f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let most = coordinates.iter().copied().fold(0.0, f64::max);
    if most == 0.0 {
        return most;
    }
    let others = coordinates.iter().filter(|&&x| x != 0.0).count();
    if others == 1 {
        return most;
    }
    // Scaled by a power of two, squares neither overflow nor vanish; the factor is applied in two steps, since it may be too large.
    let exponent = exponent_of(most);
    let (scale_1, scale_2) = (power_of_two(-exponent / 2), power_of_two(-exponent - (-exponent / 2)));
    let (mut high, mut low) = (0.0, 0.0);
    for x in coordinates.iter().map(|x| x * scale_1 * scale_2) {
        let square = x * x;
        let square_rest = x.mul_add(x, -square);
        let sum = high + square;
        let back = sum - high;
        low += ((high - (sum - back)) + (square - back)) + square_rest;
        high = sum;
    }
    let root = (high + low).sqrt();
    // One step of Newton's method from the exact remainder.
    let rest = (-root).mul_add(root, high) + low;
    (root + rest / (2.0 * root)) / scale_1 / scale_2
}

/// The power of two next below a number above 0.
fn exponent_of(x: f64) -> i32 {
    match (x.to_bits() >> 52 & 0x7FF) as i32 {
        0 => exponent_of(x * 2f64.powi(64)) - 64,
        biased => biased - 1023,
    }
}

fn power_of_two(n: i32) -> f64 {
    f64::from_bits(((n + 1023) as u64) << 52)
}
