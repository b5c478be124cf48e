//! From the text of a specification to a [`Spec`], with Python's complaints.

use super::{Align, Grouping, Sign, Spec, Target};
use crate::text::{Chars, Error, Result, Text, unicode};

impl Spec {
    /// Parses a specification for a value of the given kind, whose class is called `type_name`.
    ///
    /// # Errors
    /// `ValueError` when it is malformed.
    pub fn parse(text: Chars<'_>, target: Target, type_name: &str) -> Result<Spec> {
        Parser { text, pos: 0 }.spec(target, type_name)
    }
}

/// A place in the text.
pub(super) struct Parser<'a> {
    pub(super) text: Chars<'a>,
    pub(super) pos: usize,
}

impl Parser<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.pos + ahead).and_then(char::from_u32)
    }

    /// Steps over `wanted` if it comes next.
    pub(super) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek(0) == Some(wanted);
        self.pos += usize::from(found);
        found
    }

    fn spec(mut self, target: Target, type_name: &str) -> Result<Spec> {
        let default_align = match target {
            Target::Str => Align::Left,
            _ => Align::Right,
        };
        let (mut fill, mut align) = self.fill_and_align();
        let sign = self.sign();
        let no_negative_zero = self.take('z');
        let alternate = self.take('#');
        if fill.is_none() && self.take('0') {
            fill = Some(u32::from('0'));
            if align.is_none() && default_align == Align::Right {
                align = Some(Align::AfterSign);
            }
        }
        let width = self.number()?.unwrap_or(0);
        let grouping = self.grouping()?;
        let precision = self.precision()?;
        let code = self.code(target, type_name)?;
        check_grouping(grouping, code)?;
        Ok(Spec {
            fill: fill.unwrap_or(u32::from(' ')),
            align: align.unwrap_or(default_align),
            sign,
            no_negative_zero,
            zeros: fill == Some(u32::from('0')) && align == Some(Align::AfterSign),
            alternate,
            width,
            grouping,
            precision,
            code,
        })
    }

    pub(super) fn fill_and_align(&mut self) -> (Option<u32>, Option<Align>) {
        if let Some(align) = self.peek(1).and_then(align_of) {
            let fill = self.text.get(self.pos);
            self.pos += 2;
            (fill, Some(align))
        } else if let Some(align) = self.peek(0).and_then(align_of) {
            self.pos += 1;
            (None, Some(align))
        } else {
            (None, None)
        }
    }

    pub(super) fn sign(&mut self) -> Sign {
        let sign = match self.peek(0) {
            Some('+') => Sign::Plus,
            Some('-') => Sign::Minus,
            Some(' ') => Sign::Space,
            _ => return Sign::Default,
        };
        self.pos += 1;
        sign
    }

    /// A decimal number, in digits of any script.
    pub(super) fn number(&mut self) -> Result<Option<usize>> {
        let start = self.pos;
        let mut n: usize = 0;
        while let Some(digit) = self.text.get(self.pos).and_then(unicode::decimal_value) {
            n = n
                .checked_mul(10)
                .and_then(|n| n.checked_add(digit as usize))
                .filter(|&n| n <= isize::MAX as usize)
                .ok_or_else(|| Error::value("Too many decimal digits in format string"))?;
            self.pos += 1;
        }
        Ok((self.pos > start).then_some(n))
    }

    fn grouping(&mut self) -> Result<Grouping> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.peek(0) == Some(',')) {
            return Err(Error::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (_, true) => Grouping::Underscore,
            _ => Grouping::None,
        })
    }

    pub(super) fn precision(&mut self) -> Result<Option<usize>> {
        if !self.take('.') {
            return Ok(None);
        }
        let missing = || Error::value("Format specifier missing precision");
        self.number()?.ok_or_else(missing).map(Some)
    }

    /// The type code, which must be all that is left.
    fn code(&self, target: Target, type_name: &str) -> Result<Option<u32>> {
        let default = match target {
            Target::Str => Some(u32::from('s')),
            Target::Int => Some(u32::from('d')),
            Target::Float | Target::Complex => None,
        };
        match self.text.len() - self.pos {
            0 => Ok(default),
            1 => Ok(Some(self.text.at(self.pos))),
            _ => {
                let mut message = Text::from("Invalid format specifier '");
                message.push_chars(self.text);
                message.push_str(&format!("' for object of type '{type_name}'"));
                Err(Error::value(message))
            }
        }
    }
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

fn check_grouping(grouping: Grouping, code: Option<u32>) -> Result<()> {
    let separator = match grouping {
        Grouping::None => return Ok(()),
        Grouping::Comma => ',',
        Grouping::Underscore => '_',
    };
    let Some(code) = code else { return Ok(()) };
    match char::from_u32(code) {
        Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
        _ => Err(Error::value(format!("Cannot specify '{separator}' with '{}'.", show_code(code)))),
    }
}

/// A type code as messages show it.
pub(super) fn show_code(code: u32) -> String {
    match char::from_u32(code) {
        Some(c @ '!'..='\x7f') => c.to_string(),
        _ => format!("\\x{code:x}"),
    }
}

/// The error for a type code that the value's type does not have.
pub(super) fn unknown_code(code: Option<u32>, type_name: &str) -> Error {
    let code = show_code(code.unwrap_or(0));
    Error::value(format!("Unknown format code '{code}' for object of type '{type_name}'"))
}
