//! `unicode_escape` and `raw_unicode_escape`: text as it stands in the source of a string literal.

use super::CodecError;
use super::decode::Decoder;
use crate::text::escape::with_numeric;

/// Appends a character as a literal of ASCII shows it.
pub(super) fn put(out: &mut Vec<u8>, point: u32) {
    match point {
        0x5C => out.extend(b"\\\\"),
        0x0A => out.extend(b"\\n"),
        0x0D => out.extend(b"\\r"),
        0x09 => out.extend(b"\\t"),
        0x20..0x7F => out.push(point as u8),
        _ => with_numeric(point, |escape| out.extend(escape)),
    }
}

/// Appends a character, one that Latin-1 lacks by its number.
pub(super) fn put_raw(out: &mut Vec<u8>, point: u32) {
    match point {
        0..0x100 => out.push(point as u8),
        _ => with_numeric(point, |escape| out.extend(escape)),
    }
}

impl Decoder<'_> {
    pub(super) fn escapes(&mut self) -> Result<(), CodecError> {
        while let Some(&byte) = self.bytes.get(self.pos) {
            if byte != b'\\' {
                self.out.push(byte.into());
                self.pos += 1;
                continue;
            }
            let Some(&kind) = self.bytes.get(self.pos + 1) else {
                self.handle(1, "\\ at end of string")?;
                continue;
            };
            let plain = match kind {
                b'\\' | b'\'' | b'"' => kind,
                b'a' => 7,
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'v' => 11,
                b'\n' => {
                    self.pos += 2;
                    continue;
                }
                b'0'..=b'7' => {
                    let digits = self.digits(1, 3, 8);
                    self.push_number(1, digits, 8);
                    continue;
                }
                b'x' => {
                    self.numbered(2, "truncated \\xXX escape", "")?;
                    continue;
                }
                b'u' => {
                    self.numbered(4, "truncated \\uXXXX escape", "")?;
                    continue;
                }
                b'U' => {
                    self.numbered(8, "truncated \\UXXXXXXXX escape", "illegal Unicode character")?;
                    continue;
                }
                b'N' => {
                    self.named()?;
                    continue;
                }
                _ => {
                    // No escape: the backslash stays.
                    self.out.push(b'\\'.into());
                    kind
                }
            };
            self.out.push(plain.into());
            self.pos += 2;
        }
        Ok(())
    }

    pub(super) fn raw_escapes(&mut self) -> Result<(), CodecError> {
        while let Some(&byte) = self.bytes.get(self.pos) {
            match (byte, self.bytes.get(self.pos + 1)) {
                (b'\\', Some(b'u')) => self.numbered(4, "truncated \\uXXXX escape", "")?,
                (b'\\', Some(b'U')) => self.numbered(8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range")?,
                (b'\\', Some(&next)) => {
                    self.out.push(byte.into());
                    self.out.push(next.into());
                    self.pos += 2;
                }
                _ => {
                    self.out.push(byte.into());
                    self.pos += 1;
                }
            }
        }
        Ok(())
    }

    /// How many digits, at most `most`, follow the next `skip` bytes.
    fn digits(&self, skip: usize, most: usize, radix: u32) -> usize {
        let rest = self.bytes.get(self.pos + skip..).unwrap_or_default();
        rest.iter().take(most).take_while(|&&b| char::from(b).is_digit(radix)).count()
    }

    /// Appends the character of a number of so many digits behind the next `skip` bytes. False if there is no such character.
    fn push_number(&mut self, skip: usize, digits: usize, radix: u32) -> bool {
        let digits = &self.bytes[self.pos + skip..self.pos + skip + digits];
        let point = digits.iter().fold(0u32, |n, &b| n.wrapping_mul(radix) + char::from(b).to_digit(radix).unwrap_or(0));
        if point > 0x10_FFFF {
            return false;
        }
        self.out.push(point);
        self.pos += skip + digits.len();
        true
    }

    /// An escape of exactly `count` hexadecimal digits behind a backslash and a letter.
    fn numbered(&mut self, count: usize, truncated: &'static str, illegal: &'static str) -> Result<(), CodecError> {
        let digits = self.digits(2, count, 16);
        if digits < count {
            return self.handle(2 + digits, truncated);
        }
        if self.push_number(2, digits, 16) { Ok(()) } else { self.handle(2 + count, illegal) }
    }

    /// `\N{name}`
    fn named(&mut self) -> Result<(), CodecError> {
        let rest = &self.bytes[self.pos..];
        if rest.get(2) != Some(&b'{') {
            return self.handle(2, "malformed \\N character escape");
        }
        match rest.iter().position(|&b| b == b'}') {
            None => self.handle(rest.len(), "malformed \\N character escape"),
            Some(3) => self.handle(3, "malformed \\N character escape"),
            Some(end) => {
                let name = std::str::from_utf8(&rest[3..end]).ok().and_then(crate::text::unicode::named);
                match name {
                    Some(c) => {
                        self.out.push(c.into());
                        self.pos += end + 1;
                        Ok(())
                    }
                    None => self.handle(end + 1, "unknown Unicode character name"),
                }
            }
        }
    }
}
