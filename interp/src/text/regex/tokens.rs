//! The text of a pattern or of a template, token by token, and Python's messages about it.

use super::tree::{BadPattern, Result};
use crate::text::{Chars, Text, escape, unicode};

/// One element of a pattern's text: a character, or a backslash with the character after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Char(u32),
    Escape(u32),
}

impl Token {
    pub(super) fn len(self) -> usize {
        match self {
            Token::Char(_) => 1,
            Token::Escape(_) => 2,
        }
    }

    pub(super) fn is(self, c: char) -> bool {
        self == Token::Char(c as u32)
    }

    pub(super) fn push_to(self, text: &mut Text) {
        match self {
            Token::Char(c) => text.push(c),
            Token::Escape(c) => {
                text.push(u32::from(b'\\'));
                text.push(c);
            }
        }
    }
}

/// The text of a pattern or template, token by token.
pub(super) struct Tokens<'a> {
    text: &'a [u32],
    pub(super) is_bytes: bool,
    /// Behind the next token.
    index: usize,
    pub(super) next: Option<Token>,
}

pub(super) fn is_char(c: u32, test: impl Fn(char) -> bool) -> bool {
    char::from_u32(c).is_some_and(test)
}

pub(super) fn is_digit(c: u32) -> bool {
    is_char(c, |c| c.is_ascii_digit())
}

pub(super) fn is_octal(c: u32) -> bool {
    is_char(c, |c| c.is_digit(8))
}

/// What `\a` and the like stand for.
pub(super) fn escaped(c: u32) -> Option<u32> {
    Some(match char::from_u32(c)? {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

/// A message in parts: texts and code points that the pattern brings.
pub(super) fn message(parts: &[&dyn Part]) -> Text {
    let mut text = Text::new();
    for part in parts {
        part.add(&mut text);
    }
    text
}

pub(super) trait Part {
    fn add(&self, text: &mut Text);
}

impl Part for &str {
    fn add(&self, text: &mut Text) {
        text.push_str(self);
    }
}

impl Part for u32 {
    fn add(&self, text: &mut Text) {
        text.push_str(&self.to_string());
    }
}

impl Part for Text {
    fn add(&self, text: &mut Text) {
        text.push_chars(self.as_chars());
    }
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a [u32], is_bytes: bool) -> Result<Tokens<'a>> {
        let mut tokens = Tokens { text, is_bytes, index: 0, next: None };
        tokens.advance()?;
        Ok(tokens)
    }

    pub(super) fn advance(&mut self) -> Result<()> {
        let Some(&c) = self.text.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        if c == u32::from(b'\\') {
            let Some(&second) = self.text.get(self.index + 1) else {
                return Err(BadPattern::Pattern {
                    message: "bad escape (end of pattern)".into(),
                    position: Some(self.text.len() - 1),
                });
            };
            self.index += 2;
            self.next = Some(Token::Escape(second));
        } else {
            self.index += 1;
            self.next = Some(Token::Char(c));
        }
        Ok(())
    }

    pub(super) fn get(&mut self) -> Result<Option<Token>> {
        let this = self.next;
        self.advance()?;
        Ok(this)
    }

    pub(super) fn take(&mut self, c: char) -> Result<bool> {
        let found = self.next.is_some_and(|t| t.is(c));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// The next token's character, if it passes a test.
    pub(super) fn take_if(&mut self, test: impl Fn(u32) -> bool) -> Result<Option<u32>> {
        match self.next {
            Some(Token::Char(c)) if test(c) => {
                self.advance()?;
                Ok(Some(c))
            }
            _ => Ok(None),
        }
    }

    pub(super) fn take_while(&mut self, most: usize, out: &mut Vec<u32>, test: impl Fn(u32) -> bool) -> Result<()> {
        for _ in 0..most {
            let Some(c) = self.take_if(&test)? else { break };
            out.push(c);
        }
        Ok(())
    }

    pub(super) fn seek(&mut self, index: usize) -> Result<()> {
        self.index = index;
        self.advance()
    }

    /// Where the next token begins.
    pub(super) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    pub(super) fn error<T>(&self, message: impl Into<Text>, offset: usize) -> Result<T> {
        let mut message: Text = message.into();
        if self.is_bytes {
            message = escape::escape_non_ascii(message.as_chars());
        }
        Err(BadPattern::Pattern { message, position: Some(self.tell().saturating_sub(offset)) })
    }

    /// What stands before a terminator.
    pub(super) fn until(&mut self, terminator: char, what: &str) -> Result<Vec<u32>> {
        let mut name = Vec::new();
        loop {
            let token = self.next;
            self.advance()?;
            match token {
                None if name.is_empty() => return self.error(format!("missing {what}").as_str(), 0),
                None => return self.error(format!("missing {terminator}, unterminated name").as_str(), name.len()),
                Some(t) if t.is(terminator) => {
                    if name.is_empty() {
                        return self.error(format!("missing {what}").as_str(), 1);
                    }
                    return Ok(name);
                }
                Some(Token::Char(c)) => name.push(c),
                Some(Token::Escape(c)) => name.extend([u32::from(b'\\'), c]),
            }
        }
    }

    /// Says so if a name is none.
    pub(super) fn check_name(&self, name: &[u32], offset: usize) -> Result<()> {
        let chars = Chars::Wide(name);
        if self.is_bytes && name.iter().any(|&c| c > 127) {
            let shown = escape::ascii_str(chars);
            return self.error(message(&[&"bad character in group name ", &shown]), name.len() + offset);
        }
        if !unicode::is_identifier(chars) {
            return self.error(message(&[&"bad character in group name ", &repr(name)]), name.len() + offset);
        }
        Ok(())
    }

    /// An escape that stands for one character both in sets and outside; the backslash and `c` have been taken.
    pub(super) fn character_escape(&mut self, c: u32) -> Result<Option<u32>> {
        let digits = match char::from_u32(c) {
            Some('x') => 2,
            Some('u') if !self.is_bytes => 4,
            Some('U') if !self.is_bytes => 8,
            Some('N') if !self.is_bytes => return self.named_character().map(Some),
            _ => return Ok(None),
        };
        let mut shown = vec![u32::from(b'\\'), c];
        self.take_while(digits, &mut shown, |c| is_char(c, |c| c.is_ascii_hexdigit()))?;
        if shown.len() != digits + 2 {
            return self.error(message(&[&"incomplete escape ", &text(&shown)]), shown.len());
        }
        let value = shown[2..].iter().fold(0, |n, &c| n * 16 + char::from_u32(c).and_then(|c| c.to_digit(16)).unwrap_or(0));
        if value >= unicode::LIMIT {
            return self.error(message(&[&"bad escape ", &text(&shown)]), shown.len());
        }
        Ok(Some(value))
    }

    pub(super) fn named_character(&mut self) -> Result<u32> {
        if !self.take('{')? {
            return self.error("missing {", 0);
        }
        let name = self.until('}', "character name")?;
        let known: Option<String> = name.iter().map(|&c| char::from_u32(c)).collect();
        match known.and_then(|name| crate::text::unicode::named(&name)) {
            Some(c) => Ok(c.into()),
            None => self.error(message(&[&"undefined character name ", &repr(&name)]), name.len() + 4),
        }
    }
}

pub(super) fn text(points: &[u32]) -> Text {
    let mut text = Text::new();
    text.push_points(points);
    text
}

/// A name as messages show it.
pub(super) fn repr(name: &[u32]) -> Text {
    escape::repr_str(Chars::Wide(name))
}

pub(super) fn number(digits: &[u32]) -> u64 {
    digits.iter().fold(0u64, |n, &c| n.saturating_mul(10).saturating_add(u64::from(c - u32::from(b'0'))))
}

pub(super) fn octal(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |n, &c| n * 8 + (c - u32::from(b'0')))
}
