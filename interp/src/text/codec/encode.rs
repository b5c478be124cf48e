//! From strings to bytes.

use super::{Codec, CodecError, Endian, UnicodeError, hidden_byte, is_surrogate, unknown_handler};
use crate::text::{Chars, Text, escape};

/// `s.encode(codec, errors)`
///
/// # Errors
/// What the error handler raises for a character that the encoding does not have.
pub fn encode(codec: Codec, s: Chars<'_>, errors: &str) -> Result<Vec<u8>, CodecError> {
    let points = match (s, codec) {
        (Chars::Ascii(bytes), Codec::Ascii | Codec::Latin1 | Codec::Utf8) => return Ok(bytes.to_vec()),
        (Chars::Ascii(bytes), _) => &bytes.iter().map(|&b| u32::from(b)).collect::<Vec<u32>>(),
        (Chars::Wide(points), _) => points,
    };
    let mut encoder = Encoder { codec, errors, points, out: Vec::with_capacity(points.len()) };
    encoder.run()?;
    Ok(encoder.out)
}

struct Encoder<'a> {
    codec: Codec,
    errors: &'a str,
    points: &'a [u32],
    out: Vec<u8>,
}

impl Encoder<'_> {
    fn run(&mut self) -> Result<(), CodecError> {
        match self.codec {
            Codec::Utf8Sig | Codec::Utf16(None) | Codec::Utf32(None) => self.put(0xFEFF),
            _ => {}
        }
        let mut pos = 0;
        while pos < self.points.len() {
            let rest = &self.points[pos..];
            let good = rest.iter().position(|&c| !self.has(c)).unwrap_or(rest.len());
            self.put_all(&rest[..good]);
            pos += good;
            if pos < self.points.len() {
                let end = self.end_of_error(pos);
                self.handle(pos, end)?;
                pos = end;
            }
        }
        Ok(())
    }

    fn put_all(&mut self, points: &[u32]) {
        match self.codec {
            Codec::Ascii | Codec::Latin1 => self.out.extend(points.iter().map(|&c| c as u8)),
            Codec::Utf8 | Codec::Utf8Sig => {
                for run in points.chunk_by(|a, b| (*a < 0x80) == (*b < 0x80)) {
                    match run {
                        [0..0x80, ..] => self.out.extend(run.iter().map(|&c| c as u8)),
                        _ => run.iter().for_each(|&c| put_utf8(&mut self.out, c)),
                    }
                }
            }
            _ => points.iter().for_each(|&c| self.put(c)),
        }
    }

    /// Whether the encoding has the character.
    fn has(&self, point: u32) -> bool {
        match self.codec {
            Codec::Ascii => point < 0x80,
            Codec::Latin1 => point < 0x100,
            Codec::Charmap(map) => map.encode(point).is_some(),
            Codec::UnicodeEscape | Codec::RawUnicodeEscape => true,
            _ => !is_surrogate(point),
        }
    }

    /// Neighbours that are wrong too are reported together, except in UTF-16 and UTF-32.
    fn end_of_error(&self, start: usize) -> usize {
        match self.codec {
            Codec::Utf16(_) | Codec::Utf32(_) => start + 1,
            _ => {
                let wrong = self.points[start..].iter().take_while(|&&c| !self.has(c));
                start + wrong.count()
            }
        }
    }

    /// Appends a character in the encoding, surrogates as what they would be.
    fn put(&mut self, point: u32) {
        match self.codec {
            Codec::Ascii | Codec::Latin1 => self.out.push(point as u8),
            Codec::Utf8 | Codec::Utf8Sig => put_utf8(&mut self.out, point),
            Codec::Utf16(endian) => {
                let endian = endian.unwrap_or(Endian::Little);
                if let Some(above) = point.checked_sub(0x1_0000) {
                    self.out.extend(endian.u16(0xD800 | (above >> 10) as u16));
                    self.out.extend(endian.u16(0xDC00 | (above & 0x3FF) as u16));
                } else {
                    self.out.extend(endian.u16(point as u16));
                }
            }
            Codec::Utf32(endian) => self.out.extend(endian.unwrap_or(Endian::Little).u32(point)),
            Codec::Charmap(map) => self.out.extend(map.encode(point)),
            Codec::UnicodeEscape => super::escapes::put(&mut self.out, point),
            Codec::RawUnicodeEscape => super::escapes::put_raw(&mut self.out, point),
        }
    }

    /// Does what the error handler does about the characters from `start` to `end`.
    fn handle(&mut self, start: usize, end: usize) -> Result<(), CodecError> {
        let points = &self.points[start..end];
        match self.errors {
            "strict" => return Err(self.error(start, end)),
            "ignore" => {}
            "replace" => points.iter().for_each(|_| self.put(u32::from('?'))),
            "backslashreplace" => {
                let mut escapes = Text::new();
                points.iter().for_each(|&c| escape::push_numeric(&mut escapes, c));
                escapes.as_chars().iter().for_each(|c| self.put(c));
            }
            "xmlcharrefreplace" => {
                let references: String = points.iter().map(|c| format!("&#{c};")).collect();
                references.chars().for_each(|c| self.put(u32::from(c)));
            }
            "namereplace" => {
                for &point in points {
                    let mut text = Text::new();
                    match char::from_u32(point).and_then(crate::text::unicode::name) {
                        Some(name) => text.push_str(&format!("\\N{{{name}}}")),
                        None => escape::push_numeric(&mut text, point),
                    }
                    text.as_chars().iter().for_each(|c| self.put(c));
                }
            }
            "surrogateescape" => {
                if let Codec::Utf16(_) | Codec::Utf32(_) = self.codec {
                    // A single byte is no unit of these.
                    return Err(self.error(start, end));
                }
                for (i, &c) in points.iter().enumerate() {
                    let byte = hidden_byte(c).ok_or_else(|| self.error(start + i, end))?;
                    self.out.push(byte);
                }
            }
            "surrogatepass" => {
                if let Codec::Ascii | Codec::Latin1 | Codec::Charmap(_) = self.codec {
                    return Err(self.error(start, end));
                }
                points.iter().for_each(|&c| self.put(c));
            }
            unknown => return Err(unknown_handler(unknown)),
        }
        Ok(())
    }

    fn error(&self, start: usize, end: usize) -> CodecError {
        let reason = match self.codec {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            Codec::Charmap(_) => "character maps to <undefined>",
            _ => "surrogates not allowed",
        };
        CodecError::Unicode(UnicodeError { encoding: self.codec.name(), object_start: 0, start, end, reason })
    }
}

fn put_utf8(out: &mut Vec<u8>, point: u32) {
    let rest = |shift: u32| 0x80 | (point >> shift & 0x3F) as u8;
    match point {
        0..0x80 => out.push(point as u8),
        0x80..0x800 => out.extend([0xC0 | (point >> 6) as u8, rest(0)]),
        0x800..0x1_0000 => out.extend([0xE0 | (point >> 12) as u8, rest(6), rest(0)]),
        _ => out.extend([0xF0 | (point >> 18) as u8, rest(12), rest(6), rest(0)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(codec: Codec, points: &[u32], errors: &str) -> Result<Vec<u8>, String> {
        encode(codec, Chars::Wide(points), errors).map_err(|e| match e {
            CodecError::Unicode(e) => e.encode_message(Chars::Wide(points)).to_string(),
            CodecError::Other(e) => e.to_string(),
        })
    }

    const POINTS: [u32; 5] = [0x61, 0xE9, 0x4E2D, 0x1F600, 0xDC80];

    #[test]
    fn encodes() {
        assert_eq!(run(Codec::Utf8, &POINTS[..4], "strict"), Ok("aé中😀".as_bytes().to_vec()));
        assert_eq!(run(Codec::Utf16(None), &POINTS[2..4], "strict"), Ok(vec![0xFF, 0xFE, 0x2D, 0x4E, 0x3D, 0xD8, 0x00, 0xDE]));
        assert_eq!(run(Codec::Utf32(Some(Endian::Big)), &POINTS[3..4], "strict"), Ok(vec![0, 1, 0xF6, 0]));
        assert_eq!(run(Codec::Latin1, &POINTS[..2], "strict"), Ok(vec![0x61, 0xE9]));
        assert_eq!(encode(Codec::Utf8Sig, Chars::Ascii(b"a"), "strict"), Ok(b"\xEF\xBB\xBFa".to_vec()));
    }

    #[test]
    fn handlers() {
        for (errors, expected) in [
            ("ignore", "a"),
            ("replace", "a????"),
            ("backslashreplace", "a\\xe9\\u4e2d\\U0001f600\\udc80"),
            ("xmlcharrefreplace", "a&#233;&#20013;&#128512;&#56448;"),
        ] {
            assert_eq!(run(Codec::Ascii, &POINTS, errors), Ok(expected.as_bytes().to_vec()));
        }
        assert_eq!(run(Codec::Utf8, &POINTS[4..], "surrogateescape"), Ok(vec![0x80]));
        assert_eq!(run(Codec::Utf8, &POINTS[4..], "surrogatepass"), Ok(vec![0xED, 0xB2, 0x80]));
    }

    #[test]
    fn errors() {
        let ascii = "'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)";
        assert_eq!(run(Codec::Ascii, &POINTS, "strict"), Err(ascii.into()));
        let utf8 = "'utf-8' codec can't encode character '\\udc80' in position 4: surrogates not allowed";
        assert_eq!(run(Codec::Utf8, &POINTS, "strict"), Err(utf8.into()));
        assert_eq!(run(Codec::Ascii, &POINTS, "zap"), Err("LookupError: unknown error handler name 'zap'".into()));
        assert_eq!(run(Codec::Ascii, &POINTS[..1], "zap"), Ok(b"a".to_vec()));
    }
}
