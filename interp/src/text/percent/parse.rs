//! Templates of the `%` operator in pieces.

use super::Flavor;
use crate::text::{Chars, Error, Result, unicode};

/// A template, as far as it has been read.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: Chars<'a>,
    pos: usize,
    /// Whether the right operand is a mapping, which directives with a key need.
    is_mapping: bool,
}

/// A part of a template.
#[derive(Clone, Debug)]
pub enum Piece<'a> {
    /// Text that stands for itself.
    Literal(Chars<'a>),
    Directive(Directive<'a>),
}

/// `%(key)-08.3f`: what to convert, how, and how to lay it out.
#[derive(Clone, Debug)]
pub struct Directive<'a> {
    pub key: Option<Chars<'a>>,
    pub(super) left: bool,
    pub(super) plus: bool,
    pub(super) space: bool,
    pub(super) alternate: bool,
    pub(super) zero: bool,
    width: Option<Count>,
    precision: Option<Count>,
    /// The conversion's code and its place in the template, or what was wrong before it; that
    /// is raised only after the arguments of the stars have been taken.
    code: Result<(u32, usize)>,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Given(usize),
    /// `*`: the next argument says.
    Star,
}

/// What a directive wants of its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `str(arg)`; of bytes, the bytes of a bytes-like object.
    Str,
    /// `repr(arg)`
    Repr,
    /// `ascii(arg)`
    Ascii,
    /// `int(arg)` of a number, for `d`, `i` and `u`.
    Decimal,
    /// `operator.index(arg)`, in base 8 or 16.
    Index,
    /// `float(arg)`
    Float,
    /// A character, or an integer that is its code point.
    Char,
}

impl<'a> Template<'a> {
    /// A template to be read from its beginning.
    pub fn new(text: Chars<'a>, is_mapping: bool) -> Self {
        Self { text, pos: 0, is_mapping }
    }

    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// `TypeError` for a key without a mapping, `ValueError` for one that does not end.
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a>>> {
        if self.pos >= self.text.len() {
            return Ok(None);
        }
        let rest = self.text.from(self.pos);
        let literal = match rest {
            Chars::Ascii(s) => memchr::memchr(b'%', s),
            Chars::Wide(s) => s.iter().position(|&c| c == u32::from('%')),
        }
        .unwrap_or(rest.len());
        if literal > 0 {
            self.pos += literal;
            return Ok(Some(Piece::Literal(rest.slice(0..literal))));
        }
        self.pos += 1;
        if self.peek() == Some('%') {
            self.pos += 1;
            return Ok(Some(Piece::Literal(rest.slice(1..2))));
        }
        self.directive().map(|directive| Some(Piece::Directive(directive)))
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.pos).and_then(char::from_u32)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.pos += usize::from(found);
        found
    }

    fn directive(&mut self) -> Result<Directive<'a>> {
        let key = if self.peek() == Some('(') { Some(self.key()?) } else { None };
        let mut directive = Directive {
            key,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: None,
            precision: None,
            code: Ok((0, 0)),
        };
        loop {
            match self.peek() {
                Some('-') => directive.left = true,
                Some('+') => directive.plus = true,
                Some(' ') => directive.space = true,
                Some('#') => directive.alternate = true,
                Some('0') => directive.zero = true,
                _ => break,
            }
            self.pos += 1;
        }
        directive.code = self.counts_and_code(&mut directive);
        Ok(directive)
    }

    /// The text between the parentheses, which may hold others in pairs.
    fn key(&mut self) -> Result<Chars<'a>> {
        if !self.is_mapping {
            return Err(Error::type_error("format requires a mapping"));
        }
        let start = self.pos + 1;
        let mut depth = 0;
        while let Some(c) = self.text.get(self.pos).map(char::from_u32) {
            self.pos += 1;
            match c {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(self.text.slice(start..self.pos - 1));
            }
        }
        Err(Error::value("incomplete format key"))
    }

    fn counts_and_code(&mut self, directive: &mut Directive<'a>) -> Result<(u32, usize)> {
        directive.width = self.count("width too big", isize::MAX as usize)?;
        if self.take('.') {
            let precision = self.count("precision too big", i32::MAX as usize)?;
            directive.precision = Some(precision.unwrap_or(Count::Given(0)));
        }
        // A length modifier as in C has no meaning.
        if let Some('h' | 'l' | 'L') = self.peek() {
            self.pos += 1;
        }
        let code = self.text.get(self.pos).ok_or_else(|| Error::value("incomplete format"))?;
        self.pos += 1;
        Ok((code, self.pos - 1))
    }

    fn count(&mut self, too_big: &str, max: usize) -> Result<Option<Count>> {
        if self.take('*') {
            return Ok(Some(Count::Star));
        }
        let start = self.pos;
        let mut n: usize = 0;
        while let Some(c) = self.peek().filter(char::is_ascii_digit) {
            let digit = c as usize - '0' as usize;
            n = n
                .checked_mul(10)
                .and_then(|n| n.checked_add(digit))
                .filter(|&n| n <= max)
                .ok_or_else(|| Error::value(too_big))?;
            self.pos += 1;
        }
        Ok((self.pos > start).then_some(Count::Given(n)))
    }
}

impl Directive<'_> {
    /// The width, or that an argument gives it.
    pub fn width(&self) -> Option<Count> {
        self.width
    }

    /// The precision, or that an argument gives it (asked after the width's).
    pub fn precision(&self) -> Option<Count> {
        self.precision
    }

    /// Takes the width from an argument; a negative one aligns to the left.
    pub fn set_width(&mut self, n: isize) {
        self.left |= n < 0;
        self.width = Some(Count::Given(n.unsigned_abs()));
    }

    /// Takes the precision from an argument; a negative one counts as zero.
    pub fn set_precision(&mut self, n: i32) {
        self.precision = Some(Count::Given(usize::try_from(n).unwrap_or(0)));
    }

    /// The least number of characters that it writes once its counts are set, so that a caller
    /// can see whether there is memory for them.
    pub fn min_len(&self) -> usize {
        match self.code() {
            's' | 'r' | 'a' | 'b' | 'c' | 'g' | 'G' => self.given_width(),
            _ => self.given_width().max(self.given_precision().unwrap_or(0)),
        }
    }

    /// What the directive wants; to be asked before [`Self::conversion`], since Python takes the
    /// argument between the two.
    ///
    /// # Errors
    /// `ValueError` for a directive that is malformed or incomplete.
    pub fn check(&self) -> Result<()> {
        self.code.as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// What is to be done with the argument.
    ///
    /// # Errors
    /// `ValueError` for a conversion that does not exist.
    pub fn conversion(&self, flavor: Flavor) -> Result<Conversion> {
        let (code, index) = self.code.clone()?;
        Ok(match char::from_u32(code) {
            Some('s') => Conversion::Str,
            Some('b') if flavor == Flavor::Bytes => Conversion::Str,
            Some('r') if flavor == Flavor::Bytes => Conversion::Ascii,
            Some('r') => Conversion::Repr,
            Some('a') => Conversion::Ascii,
            Some('d' | 'i' | 'u') => Conversion::Decimal,
            Some('o' | 'x' | 'X') => Conversion::Index,
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => Conversion::Float,
            Some('c') => Conversion::Char,
            shown => {
                let shown = shown.filter(|c| ('\x1f'..='~').contains(c)).unwrap_or('?');
                let message = format!("unsupported format character '{shown}' (0x{code:x}) at index {index}");
                return Err(Error::value(message));
            }
        })
    }

    /// The conversion's code, `d` or the like.
    pub(super) fn code(&self) -> char {
        self.code.as_ref().ok().and_then(|&(code, _)| char::from_u32(code)).unwrap_or('?')
    }

    pub(super) fn given_width(&self) -> usize {
        given(self.width).unwrap_or(0)
    }

    pub(super) fn given_precision(&self) -> Option<usize> {
        given(self.precision)
    }

    /// The error for an argument of [`Conversion::Decimal`] or [`Conversion::Index`] that is not
    /// such a number.
    pub fn wrong_number(&self, type_name: &str) -> Error {
        let code = self.code();
        let wanted = match code {
            'o' | 'x' | 'X' => "an integer",
            _ => "a real number",
        };
        Error::type_error(format!("%{code} format: {wanted} is required, not {type_name}"))
    }

    /// The error for a [`Count::Star`] whose argument is not an integer.
    pub fn wrong_star() -> Error {
        Error::type_error("* wants int")
    }

    /// The error for an argument of [`Conversion::Char`] that is neither a character nor an
    /// integer.
    pub fn wrong_char(flavor: Flavor) -> Error {
        Error::type_error(match flavor {
            Flavor::Str => "%c requires int or char",
            Flavor::Bytes => "%c requires an integer in range(256) or a single byte",
        })
    }

    /// Whether the code point is one that `%c` can write; a bigger integer may come as any that
    /// is not.
    ///
    /// # Errors
    /// `OverflowError` when it is not.
    pub fn check_char(point: i64, flavor: Flavor) -> Result<u32> {
        let (limit, shown) = match flavor {
            Flavor::Str => (unicode::LIMIT, "0x110000"),
            Flavor::Bytes => (256, "256"),
        };
        let point = u32::try_from(point).ok().filter(|&c| c < limit);
        point.ok_or_else(|| Error::overflow(format!("%c arg not in range({shown})")))
    }
}

fn given(count: Option<Count>) -> Option<usize> {
    match count {
        Some(Count::Given(n)) => Some(n),
        Some(Count::Star) | None => None,
    }
}
