//! A borrowed guest string, as the algorithms of this module see it.
//!
//! A guest string is stored as ASCII bytes or, when it has any other character, as 32-bit code
//! points; a code point may be a lone surrogate, which is why neither `char` nor `str` will do.

use std::ops::Range;

/// A view of a guest string. A slice of a wide string may happen to be all ASCII, so equality
/// compares code points and not representations.
#[derive(Clone, Copy, Debug)]
pub enum Chars<'a> {
    /// Every unit is below 128.
    Ascii(&'a [u8]),
    /// Code points, at most 0x10FFFF, surrogates allowed.
    Wide(&'a [u32]),
}

/// One stored character of either representation.
pub trait Unit: Copy + Ord {
    /// The code point.
    fn point(self) -> u32;
    /// The unit for a code point, if the representation has it.
    fn from_point(point: u32) -> Option<Self>;
    /// The units as bytes, if they are that.
    fn bytes(units: &[Self]) -> Option<&[u8]>;
}

impl Unit for u8 {
    fn point(self) -> u32 {
        u32::from(self)
    }

    fn from_point(point: u32) -> Option<Self> {
        u8::try_from(point).ok()
    }

    fn bytes(units: &[u8]) -> Option<&[u8]> {
        Some(units)
    }
}

impl Unit for u32 {
    fn point(self) -> u32 {
        self
    }

    fn from_point(point: u32) -> Option<Self> {
        Some(point)
    }

    fn bytes(_: &[u32]) -> Option<&[u8]> {
        None
    }
}

/// Runs the same expression on either representation.
macro_rules! each {
    ($chars:expr, $units:ident => $body:expr) => {
        match $chars {
            $crate::text::Chars::Ascii($units) => $body,
            $crate::text::Chars::Wide($units) => $body,
        }
    };
}
pub(crate) use each;

impl<'a> Chars<'a> {
    pub const EMPTY: Chars<'static> = Chars::Ascii(&[]);

    /// The number of code points.
    pub fn len(self) -> usize {
        each!(self, s => s.len())
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at `index`.
    ///
    /// # Panics
    /// When `index` is not below [`Self::len`].
    pub fn at(self, index: usize) -> u32 {
        match self {
            Chars::Ascii(s) => u32::from(s[index]),
            Chars::Wide(s) => s[index],
        }
    }

    /// The code point at `index`, or `None` beyond the end.
    pub fn get(self, index: usize) -> Option<u32> {
        (index < self.len()).then(|| self.at(index))
    }

    /// The part of the string in `range`, which must lie inside it.
    pub fn slice(self, range: Range<usize>) -> Chars<'a> {
        match self {
            Chars::Ascii(s) => Chars::Ascii(&s[range]),
            Chars::Wide(s) => Chars::Wide(&s[range]),
        }
    }

    /// Everything from `start` on.
    pub fn from(self, start: usize) -> Chars<'a> {
        self.slice(start..self.len())
    }

    /// The code points in order.
    pub fn iter(self) -> Iter<'a> {
        match self {
            Chars::Ascii(s) => Iter::Ascii(s.iter()),
            Chars::Wide(s) => Iter::Wide(s.iter()),
        }
    }

    /// The bytes when the string is stored as ASCII or happens to be so.
    pub fn to_ascii(self) -> Option<std::borrow::Cow<'a, [u8]>> {
        match self {
            Chars::Ascii(s) => Some(s.into()),
            Chars::Wide(s) => {
                s.iter().map(|&c| u8::try_from(c).ok().filter(u8::is_ascii)).collect::<Option<Vec<u8>>>().map(Into::into)
            }
        }
    }
}

impl PartialEq for Chars<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Chars::Ascii(a), Chars::Ascii(b)) => a == b,
            (Chars::Wide(a), Chars::Wide(b)) => a == b,
            _ => self.len() == other.len() && self.iter().eq(other.iter()),
        }
    }
}

impl Eq for Chars<'_> {}

impl PartialEq<str> for Chars<'_> {
    fn eq(&self, other: &str) -> bool {
        self.iter().eq(other.chars().map(u32::from))
    }
}

impl<'a> IntoIterator for Chars<'a> {
    type Item = u32;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// The code points of a [`Chars`], from either end.
#[derive(Clone, Debug)]
pub enum Iter<'a> {
    Ascii(std::slice::Iter<'a, u8>),
    Wide(std::slice::Iter<'a, u32>),
}

impl Iterator for Iter<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self {
            Iter::Ascii(it) => it.next().map(|&b| u32::from(b)),
            Iter::Wide(it) => it.next().copied(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Iter::Ascii(it) => it.size_hint(),
            Iter::Wide(it) => it.size_hint(),
        }
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Iter::Ascii(it) => it.next_back().map(|&b| u32::from(b)),
            Iter::Wide(it) => it.next_back().copied(),
        }
    }
}

impl ExactSizeIterator for Iter<'_> {}
