//! Templates in pieces: literal text with the doubled braces undone, and fields.

use super::Field;
use crate::text::{Chars, Error, Result};

/// Fields may stand in specifications of fields, but no deeper: a template is read at depth 1,
/// a specification of one of its fields at depth 2.
pub const MAX_DEPTH: usize = 2;

/// A template, as far as it has been read.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: Chars<'a>,
    pos: usize,
}

/// Some literal text, and the field after it if there is one.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    pub literal: Chars<'a>,
    pub field: Option<Field<'a>>,
}

impl<'a> Template<'a> {
    /// A template to be read from its beginning, at a depth that counts from 1.
    ///
    /// # Errors
    /// `ValueError` when the depth is beyond [`MAX_DEPTH`].
    pub fn new(text: Chars<'a>, depth: usize) -> Result<Self> {
        if depth > MAX_DEPTH {
            return Err(Error::value("Max string recursion exceeded"));
        }
        Ok(Self { text, pos: 0 })
    }

    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// `ValueError` when a brace has no partner or a field is malformed.
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a>>> {
        if self.pos >= self.text.len() {
            return Ok(None);
        }
        let start = self.pos;
        let Some(brace) = self.find_brace() else {
            self.pos = self.text.len();
            return Ok(Some(Piece { literal: self.text.from(start), field: None }));
        };
        let end = self.pos;
        self.pos += 1;
        let next = self.peek();
        if next == Some(brace) {
            // A doubled brace stands for one.
            self.pos += 1;
            return Ok(Some(Piece { literal: self.text.slice(start..end + 1), field: None }));
        }
        if brace == '}' || next.is_none() {
            return Err(Error::value(format!("Single '{brace}' encountered in format string")));
        }
        let field = self.field()?;
        Ok(Some(Piece { literal: self.text.slice(start..end), field: Some(field) }))
    }

    /// Goes to the next brace.
    fn find_brace(&mut self) -> Option<char> {
        let rest = self.text.from(self.pos);
        let found = match rest {
            Chars::Ascii(s) => memchr::memchr2(b'{', b'}', s),
            Chars::Wide(s) => s.iter().position(|&c| c == u32::from('{') || c == u32::from('}')),
        }?;
        self.pos += found;
        self.peek()
    }

    /// The next character; a lone surrogate, which means nothing here, as the replacement.
    fn peek(&self) -> Option<char> {
        let point = self.text.get(self.pos)?;
        Some(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn next_char(&mut self) -> Option<char> {
        let c = self.peek();
        self.pos += usize::from(c.is_some());
        c
    }

    /// The field that begins here, after its opening brace.
    fn field(&mut self) -> Result<Field<'a>> {
        let start = self.pos;
        let end_of_name = loop {
            match self.next_char() {
                Some('{') => return Err(Error::value("unexpected '{' in field name")),
                Some('[') => self.skip_to_bracket(),
                Some(c @ ('}' | ':' | '!')) => break c,
                Some(_) => {}
                None => return Err(Error::value("expected '}' before end of string")),
            }
        };
        let mut field =
            Field { name: self.text.slice(start..self.pos - 1), conversion: None, spec: Chars::EMPTY, spec_has_fields: false };
        if end_of_name == '}' {
            return Ok(field);
        }
        if end_of_name == '!' && self.conversion(&mut field)? {
            return Ok(field);
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// In an item's brackets, braces and colons mean nothing.
    fn skip_to_bracket(&mut self) {
        while self.peek().is_some_and(|c| c != ']') {
            self.pos += 1;
        }
    }

    /// Reads what follows the exclamation mark; true if the field ends with it.
    fn conversion(&mut self, field: &mut Field<'a>) -> Result<bool> {
        field.conversion = self.text.get(self.pos);
        if self.next_char().is_none() {
            return Err(Error::value("end of string while looking for conversion specifier"));
        }
        match self.next_char() {
            Some('}') => Ok(true),
            Some(':') | None => Ok(false),
            Some(_) => Err(Error::value("expected ':' after conversion specifier")),
        }
    }

    fn spec(&mut self, field: &mut Field<'a>) -> Result<()> {
        let start = self.pos;
        let mut open = 1;
        while let Some(c) = self.next_char() {
            match c {
                '{' => {
                    field.spec_has_fields = true;
                    open += 1;
                }
                '}' => open -= 1,
                _ => {}
            }
            if open == 0 {
                field.spec = self.text.slice(start..self.pos - 1);
                return Ok(());
            }
        }
        Err(Error::value("unmatched '{' in format spec"))
    }
}
