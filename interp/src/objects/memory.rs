//! `memoryview`: another object's bytes, read and written in place, as items of some format in one or more dimensions.
//!
//! A view knows its owner and where in the owner's bytes its items lie; it copies nothing. While views of a bytearray or an array
//! have not been released it keeps its size: `View::pins` says so, its methods ask.

use std::sync::atomic::{AtomicBool, Ordering};

use dashu_int::IBig;

use super::arith::Integer;
use super::bytearray::ByteArray;
use super::class::ids;
use super::native::{Native, Payload};
use super::string::Bytes;
use crate::heap::{Header, Kind, Marker, Ref, flags};
use crate::machine::{NativeResult, Thread, Trap};
use crate::value::{Slot, Value};

/// Set on a bytearray or array that has been viewed.
const VIEWED: u8 = flags::KIND_A;

/// A view.
pub struct View {
    /// `bytes`, a `bytearray`, or a native object that can be viewed.
    owner: Slot,
    /// What `obj` shows: the object that the first view was made of.
    pub shown: Slot,
    /// Where the first item begins.
    offset: usize,
    pub shape: Vec<usize>,
    /// The distance of neighbours in each dimension, in bytes.
    pub strides: Vec<isize>,
    pub format: Format,
    pub read_only: bool,
    released: AtomicBool,
}

impl Payload for View {
    fn trace(&self, m: &mut Marker) {
        m.value(self.owner.get());
        m.value(self.shown.get());
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        (!self.is_released()).then(|| self.to_vec())
    }
}

/// The format of an item: a letter of the `struct` module, native size and order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format {
    pub letter: u8,
    /// Written with `@` in front.
    pub at: bool,
}

impl Format {
    pub const BYTE: Format = Format { letter: b'B', at: false };

    /// Reads a format; None if no view can have it.
    pub fn parse(text: &str) -> Option<Format> {
        let (at, letter) = match *text.as_bytes() {
            [letter] => (false, letter),
            [b'@', letter] => (true, letter),
            _ => return None,
        };
        b"bBc?hHiIlLqQnNPefd".contains(&letter).then_some(Format { letter, at })
    }

    pub fn text(self) -> String {
        format!("{}{}", if self.at { "@" } else { "" }, self.letter as char)
    }

    /// The size of an item in bytes.
    pub fn size(self) -> usize {
        match self.letter {
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' | b'w' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
            _ => 1,
        }
    }

    /// Are the items bytes?
    pub fn is_byte(self) -> bool {
        matches!(self.letter, b'b' | b'B' | b'c')
    }

    fn is_signed(self) -> bool {
        self.letter.is_ascii_lowercase()
    }

    /// The value of an item.
    pub fn read(self, t: &mut Thread, bytes: &[u8]) -> NativeResult {
        Ok(match (self.letter, bytes) {
            (b'c', bytes) => t.bytes(bytes)?,
            (b'w', _) => return Err(self.unsupported(t)),
            (b'?', bytes) => Value::bool(bytes[0] != 0),
            (b'e', &[a, b]) => t.float(from_half(u16::from_ne_bytes([a, b]))),
            (b'f', &[a, b, c, d]) => t.float(f64::from(f32::from_ne_bytes([a, b, c, d]))),
            (b'd', &[a, b, c, d, e, f, g, h]) => t.float(f64::from_ne_bytes([a, b, c, d, e, f, g, h])),
            _ => {
                let mut word = [0; 8];
                word[..bytes.len()].copy_from_slice(bytes);
                let word = u64::from_ne_bytes(word);
                let spare = 64 - 8 * bytes.len() as u32;
                if self.is_signed() { t.int(((word << spare) as i64) >> spare) } else { t.big_int(IBig::from(word)) }
            }
        })
    }

    /// The bytes of an item.
    ///
    /// # Errors
    /// `TypeError` for a value of the wrong type, `ValueError` for one that doesn't fit.
    pub fn write(self, t: &mut Thread, v: Value) -> NativeResult<Vec<u8>> {
        let plain = t.plain(v);
        match self.letter {
            b'c' => match plain.cast::<Bytes>() {
                Some(b) if b.data().len() == 1 => Ok(b.data().to_vec()),
                Some(_) => Err(self.bad_value(t)),
                None => Err(self.bad_type(t)),
            },
            b'w' => Err(self.unsupported(t)),
            b'?' => match t.truth(v) {
                Some(truth) => Ok(vec![u8::from(truth)]),
                None => Err(self.bad_type(t)),
            },
            b'e' | b'f' | b'd' => {
                let number = plain.as_float().or_else(|| Integer::of(t, v)?.word().map(|i| i as f64));
                let Some(f) = number else { return Err(self.bad_type(t)) };
                Ok(match self.letter {
                    b'd' => f.to_ne_bytes().to_vec(),
                    b'f' => (f as f32).to_ne_bytes().to_vec(),
                    _ => to_half(f).to_ne_bytes().to_vec(),
                })
            }
            _ => {
                let Some(i) = Integer::of(t, v) else { return Err(self.bad_type(t)) };
                let i = i.big().into_owned();
                let bits = 8 * self.size();
                let (least, most) = match self.is_signed() {
                    true => (-(IBig::ONE << (bits - 1)), (IBig::ONE << (bits - 1)) - IBig::ONE),
                    false => (IBig::ZERO, (IBig::ONE << bits) - IBig::ONE),
                };
                if i < least || i > most {
                    return Err(self.bad_value(t));
                }
                let word = if i < IBig::ZERO { i64::try_from(i).map(|i| i as u64) } else { u64::try_from(i) };
                let word = word.unwrap_or_default().to_le_bytes();
                let mut bytes = word[..self.size()].to_vec();
                if cfg!(target_endian = "big") {
                    bytes.reverse();
                }
                Ok(bytes)
            }
        }
    }

    /// Characters are viewed as bytes only.
    fn unsupported(self, t: &mut Thread) -> Trap {
        t.raise(ids::NOT_IMPLEMENTED_ERROR, format!("memoryview: format {} not supported", self.text()))
    }

    fn bad_type(self, t: &mut Thread) -> Trap {
        t.type_error(format!("memoryview: invalid type for format '{}'", self.text()))
    }

    fn bad_value(self, t: &mut Thread) -> Trap {
        t.value_error(format!("memoryview: invalid value for format '{}'", self.text()))
    }
}

/// A half-precision number.
fn from_half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    sign * match exponent {
        0 => fraction * (-24f64).exp2(),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * f64::from(exponent - 15).exp2(),
    }
}

/// The half-precision number nearest to a number; ties go to the even one.
fn to_half(f: f64) -> u16 {
    let sign = u16::from(f.is_sign_negative()) << 15;
    let x = f.abs();
    if f.is_nan() {
        return sign | 0x7e00;
    }
    if x >= 65520.0 {
        return sign | 0x7c00;
    }
    // Below the smallest normal number steps are of one size.
    let exponent = if x < (-14f64).exp2() { -14 } else { x.log2().floor() as i32 };
    let scaled = (x / f64::from(exponent - 10).exp2()).round_ties_even();
    // A carry out of the fraction raises the exponent, as the bits are laid out.
    let biased = if x < (-14f64).exp2() { 0 } else { (exponent + 15) as u16 - 1 };
    sign | ((biased << 10) + scaled as u16)
}

impl View {
    /// The view that a value is.
    pub fn of(v: Value) -> Option<Ref<Native>> {
        v.cast::<Native>().filter(|n| n.payload::<View>().is_some())
    }

    /// The guest's view of all of an object's bytes; None if it has none.
    pub fn all_of(t: &mut Thread, v: Value) -> Option<Value> {
        Some(View::whole(t, v)?.make(t))
    }

    /// The bytes that an object lets others write: how many there are, and where in its owner's they begin.
    pub fn writable(t: &Thread, v: Value) -> Option<(usize, View)> {
        let view = match View::of(v) {
            Some(native) => native.payload::<View>().filter(|view| !view.is_released() && view.is_c_contiguous())?.like(),
            None => View::whole(t, v)?,
        };
        (!view.read_only).then(|| (view.count() * view.format.size(), view))
    }

    fn whole(t: &Thread, v: Value) -> Option<View> {
        let plain = t.plain(v);
        let mut format = Format::BYTE;
        let (len, read_only) = match plain.kind() {
            Some(Kind::Bytes) => (plain.cast::<Bytes>()?.data().len(), true),
            Some(Kind::ByteArray) => (plain.cast::<ByteArray>()?.len(), false),
            Some(Kind::Native) => {
                let mut bytes = 0;
                let (letter, size) = plain.cast::<Native>()?.contents().view(&mut |all| bytes = all.len())?;
                format = Format { letter, at: false };
                (bytes / size, false)
            }
            _ => return None,
        };
        Some(View {
            owner: Slot::new(plain),
            shown: Slot::new(v),
            offset: 0,
            shape: vec![len],
            strides: vec![format.size() as isize],
            format,
            read_only,
            released: AtomicBool::new(false),
        })
    }

    /// Another view of the same owner.
    pub fn like(&self) -> View {
        View {
            owner: Slot::new(self.owner.get()),
            shown: Slot::new(self.shown.get()),
            offset: self.offset,
            shape: self.shape.clone(),
            strides: self.strides.clone(),
            format: self.format,
            read_only: self.read_only,
            released: AtomicBool::new(false),
        }
    }

    /// The guest object of a view.
    pub fn make(self, t: &mut Thread) -> Value {
        let owner = self.owner.get();
        let made: Value = t.make(Native::new(Header::new(Kind::Native, ids::MEMORYVIEW), Box::new(self))).into();
        if let Some(header) = owner.header().filter(|header| header.kind() != Kind::Bytes) {
            header.set_flag(VIEWED);
            t.interp().views.lock().push(made);
        }
        made
    }

    pub fn release(&self) {
        self.released.store(true, Ordering::Release);
    }

    pub fn is_released(&self) -> bool {
        self.released.load(Ordering::Acquire)
    }

    /// Does a view that has not been released keep the size of its owner? Views that nobody holds any more count until a collection.
    pub fn pins(t: &Thread, owner: Value) -> bool {
        let pins = |v: &Value| {
            let native: Option<Ref<Native>> = v.cast();
            native.is_some_and(|n| n.payload::<View>().is_some_and(|v| !v.is_released() && v.owner.get() == owner))
        };
        owner.header().is_some_and(|header| header.has_flag(VIEWED)) && t.interp().views.lock().iter().any(pins)
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Do the items lie side by side, the last dimension innermost?
    pub fn is_c_contiguous(&self) -> bool {
        self.is_dense(self.shape.iter().zip(&self.strides).rev())
    }

    /// The same with the first dimension innermost.
    pub fn is_f_contiguous(&self) -> bool {
        self.is_dense(self.shape.iter().zip(&self.strides))
    }

    fn is_dense<'a>(&self, dimensions: impl Iterator<Item = (&'a usize, &'a isize)>) -> bool {
        let mut wanted = self.format.size() as isize;
        self.count() == 0
            || dimensions.into_iter().all(|(&n, &stride)| {
                let fits = n == 1 || stride == wanted;
                wanted *= n as isize;
                fits
            })
    }

    /// Where an item begins, from its indices.
    pub fn place(&self, indices: &[usize]) -> usize {
        let distance: isize = indices.iter().zip(&self.strides).map(|(&i, &s)| i as isize * s).sum();
        (self.offset as isize + distance) as usize
    }

    /// The view of `count` items from `start` in steps of `step` in the first dimension.
    pub fn slice(&self, start: usize, step: i64, count: usize) -> View {
        let mut part = self.like();
        if count > 0 {
            part.offset = self.place(&[start]);
        }
        part.shape[0] = count;
        part.strides[0] = self.strides[0] * step as isize;
        part
    }

    /// The places of all items, the last dimension innermost.
    pub fn places(&self) -> Vec<usize> {
        let mut places = vec![self.offset as isize];
        for (&n, &stride) in self.shape.iter().zip(&self.strides) {
            places = places.iter().flat_map(|&p| (0..n as isize).map(move |i| p + i * stride)).collect();
        }
        places.into_iter().map(|p| p as usize).collect()
    }

    /// Works with the owner's bytes.
    pub fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        if let Some(array) = self.owner.get().cast::<ByteArray>() {
            return f(&array.lock());
        }
        if let Some(native) = self.owner.get().cast::<Native>() {
            return f(&native.contents().bytes().unwrap_or_default());
        }
        f(self.owner.get().cast::<Bytes>().expect("gilbox bug: a view's owner has bytes").data())
    }

    /// Writes bytes from a place within what the view shows on.
    pub fn write_from(&self, at: usize, bytes: &[u8]) {
        self.write_at(self.offset + at, bytes);
    }

    /// Writes bytes at a place, if they lie within the owner.
    pub fn write_at(&self, place: usize, bytes: &[u8]) {
        if let Some(array) = self.owner.get().cast::<ByteArray>()
            && let Some(to) = array.lock().get_mut(place..place + bytes.len())
        {
            to.copy_from_slice(bytes);
        }
        if let Some(native) = self.owner.get().cast::<Native>() {
            native.contents().view(&mut |all| {
                if let Some(to) = all.get_mut(place..place + bytes.len()) {
                    to.copy_from_slice(bytes);
                }
            });
        }
    }

    /// The bytes of the item at a place.
    pub fn item(&self, place: usize) -> Vec<u8> {
        let size = self.format.size();
        self.with_bytes(|all| all.get(place..place + size).map_or_else(|| vec![0; size], <[u8]>::to_vec))
    }

    /// All bytes, item by item.
    pub fn to_vec(&self) -> Vec<u8> {
        let size = self.format.size();
        if self.is_c_contiguous() {
            let len = self.count() * size;
            return self.with_bytes(|all| all.get(self.offset..self.offset + len).map_or_else(Vec::new, <[u8]>::to_vec));
        }
        let places = self.places();
        self.with_bytes(|all| places.iter().filter_map(|&p| all.get(p..p + size)).flatten().copied().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{from_half, to_half};

    #[test]
    fn half_numbers_go_there_and_back() {
        for bits in 0..=u16::MAX {
            let f = from_half(bits);
            if !f.is_nan() {
                assert_eq!(to_half(f), bits, "{bits:#x} is {f}");
            }
        }
        assert_eq!(to_half(1.0 + 1.0 / 2048.0), to_half(1.0));
        assert_eq!(to_half(65519.9), 0x7bff);
    }
}
