//! The format-specification mini-language of `format()`, `str.format` and f-strings.
//!
//! A [`Spec`] is parsed once, for the type of what it will format, and applied to any number of
//! values. An empty specification is the caller's: it means `str(value)`.

mod complex;
mod decimal;
mod float;
mod int;
mod number;
mod parse;
mod string;

pub use complex::repr_complex;

/// A parsed specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug)]
pub struct Spec {
    fill: u32,
    align: Align,
    sign: Sign,
    /// `z`: show negative zero as zero.
    no_negative_zero: bool,
    /// Are the digits of numbers filled up with zeros, in groups as they are?
    zeros: bool,
    /// `#`: the alternate form.
    alternate: bool,
    width: usize,
    grouping: Grouping,
    precision: Option<usize>,
    /// The type code, a code point.
    code: Option<u32>,
}

/// The type that a specification is for: what it may ask, and what it means by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Str,
    Int,
    Float,
    Complex,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Align {
    Left,
    Right,
    Center,
    /// Padding between the sign and the digits.
    AfterSign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// None was asked for, which means `-`.
    Default,
    Minus,
    Plus,
    Space,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grouping {
    None,
    Comma,
    Underscore,
}

impl Spec {
    /// The least number of characters that formatting with this takes, so that a caller can see
    /// whether there is memory for it.
    pub fn min_len(&self) -> usize {
        match self.code_char() {
            Some('e' | 'E' | 'f' | 'F' | '%') => self.width.max(self.precision.unwrap_or(0)),
            _ => self.width,
        }
    }

    fn code_char(&self) -> Option<char> {
        self.code.and_then(char::from_u32)
    }
}
