//! Numbers as bytes, as C lays them out: what `struct` and `array` share.

use dashu_int::IBig;

use crate::machine::Thread;
use crate::machine::native::NativeResult;
use crate::objects::arith::{self, Integer};
use crate::objects::special::Special;
use crate::value::Value;

/// A number's layout, the order of its bytes aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Number {
    Int {
        size: u8,
        signed: bool,
    },
    Half,
    /// What is too large for it is refused if it is bounded, and infinite otherwise.
    Single {
        bounded: bool,
    },
    Double,
}

/// Why a value is not stored.
pub(super) enum Refused {
    NoInteger,
    OutOfRange,
    NoFloat,
    TooLarge,
    /// It has a guest method that says what it is.
    Guest(Special),
    Trap(crate::machine::Trap),
}

impl Number {
    pub(super) fn size(self) -> usize {
        match self {
            Number::Int { size, .. } => size.into(),
            Number::Half => 2,
            Number::Single { .. } => 4,
            Number::Double => 8,
        }
    }

    /// The least and largest integer.
    pub(super) fn range(self) -> (i128, i128) {
        match self {
            Number::Int { size, signed: true } => (-1 << (8 * size - 1), (1 << (8 * size - 1)) - 1),
            Number::Int { size, .. } => (0, (1 << (8 * u32::from(size))) - 1),
            _ => (0, 0),
        }
    }

    /// The value of as many bytes as the number has.
    #[inline]
    pub(super) fn read(self, t: &mut Thread, bytes: &[u8], big: bool) -> Value {
        self.value(t, Number::word(bytes, big))
    }

    /// One, two, four or eight bytes as a word.
    #[inline]
    pub(super) fn word(bytes: &[u8], big: bool) -> u64 {
        let word = match *bytes {
            [a] => return a.into(),
            [a, b] => u16::from_le_bytes([a, b]).into(),
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]).into(),
            [a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => unreachable!("gilbox bug: a number of {} bytes", bytes.len()),
        };
        if big { word.swap_bytes() >> (64 - 8 * bytes.len()) } else { word }
    }

    /// The value of its bytes, in a word.
    #[inline]
    pub(super) fn value(self, t: &mut Thread, word: u64) -> Value {
        match self {
            Number::Int { size, signed: true } => {
                let shift = 64 - 8 * u32::from(size);
                t.int(((word << shift) as i64) >> shift)
            }
            Number::Int { .. } => match i64::try_from(word) {
                Ok(i) => t.int(i),
                Err(_) => t.big_int(IBig::from(word)),
            },
            Number::Half => t.float(half_to_float(word as u16)),
            Number::Single { .. } => t.float(f32::from_bits(word as u32).into()),
            Number::Double => t.float(f64::from_bits(word)),
        }
    }

    /// Writes a value to as many bytes as the number has.
    #[inline]
    pub(super) fn write(self, t: &mut Thread, v: Value, out: &mut [u8], big: bool) -> Result<(), Refused> {
        let word = match self {
            Number::Int { .. } => self.integer(t, v)?,
            Number::Half => {
                let f = float(t, v)?;
                u64::from(float_to_half(f).ok_or(Refused::TooLarge)?)
            }
            Number::Single { bounded } => {
                let f = float(t, v)?;
                let single = f as f32;
                if bounded && single.is_infinite() && f.is_finite() {
                    return Err(Refused::TooLarge);
                }
                single.to_bits().into()
            }
            Number::Double => float(t, v)?.to_bits(),
        };
        let bytes = word.to_le_bytes();
        let size = out.len();
        for (i, b) in out.iter_mut().enumerate() {
            *b = bytes[if big { size - 1 - i } else { i }];
        }
        Ok(())
    }

    /// The bits of an integer, if it is one and fits.
    fn integer(self, t: &mut Thread, v: Value) -> Result<u64, Refused> {
        let (low, high) = self.range();
        let value = match Integer::of(t, v) {
            Some(Integer::Small(i)) => i.into(),
            Some(Integer::Big(i)) => i128::try_from(&i.value).map_err(|_| Refused::OutOfRange)?,
            None if t.class_of(v).special(Special::Index).is_unbound() => return Err(Refused::NoInteger),
            None => return Err(Refused::Guest(Special::Index)),
        };
        if value < low || value > high {
            return Err(Refused::OutOfRange);
        }
        Ok(value as u64)
    }
}

fn float(t: &mut Thread, v: Value) -> Result<f64, Refused> {
    let known: NativeResult<Option<f64>> = arith::to_float(t, v);
    match known {
        Ok(Some(f)) => Ok(f),
        Ok(None) => {
            let name = t.intern("__float__");
            let class = t.class_of(v);
            let has = class.mro().any(|c| c.dict().get_name(t, name).is_some());
            let has = has || !class.special(Special::Index).is_unbound();
            Err(if has { Refused::Guest(Special::Float) } else { Refused::NoFloat })
        }
        Err(trap) => Err(Refused::Trap(trap)),
    }
}

fn half_to_float(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let exponent = i32::from(bits >> 10 & 0x1F);
    let fraction = f64::from(bits & 0x3FF);
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The nearest half, ties to even; none if it is too large.
fn float_to_half(f: f64) -> Option<u16> {
    let sign = if f.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = f.abs();
    if magnitude.is_nan() {
        return Some(sign | 0x7E00);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7C00);
    }
    // In units of the last place: halves below 2^-14 are subnormal and have units of 2^-24.
    let exponent = if magnitude < 2f64.powi(-14) { -14 } else { ((magnitude.to_bits() >> 52) as i32) - 1023 };
    if exponent > 15 {
        return None;
    }
    let units = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let bits = if exponent == -14 && units < 1024 { units } else { ((exponent + 15) as u32) * 1024 + (units - 1024) };
    if bits >= 0x7C00 { None } else { Some(sign | bits as u16) }
}
