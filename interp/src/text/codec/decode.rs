//! From bytes to strings.

use super::{Charmap, Codec, CodecError, Endian, UnicodeError, is_point, is_surrogate, unknown_handler};
use crate::text::{Error, Text, escape};

/// What decoding gave.
#[derive(Clone, Debug)]
pub struct Decoded {
    pub text: Text,
    /// How many bytes were used: all, unless more were to come.
    pub used: usize,
}

/// `bytes.decode(codec, errors)`; when the input is not `complete`, an unfinished character at its
/// end is left for the next call.
///
/// # Errors
/// What the error handler raises for bytes that are not of the encoding.
pub fn decode(codec: Codec, bytes: &[u8], errors: &str, complete: bool) -> Result<Decoded, CodecError> {
    if let (Codec::Ascii | Codec::Utf8, true) = (codec, bytes.is_ascii()) {
        return Ok(Decoded { text: Text::Ascii(bytes.to_vec()), used: bytes.len() });
    }
    let (codec, mark) = split_mark(codec, bytes);
    let object_start = if codec == Codec::Utf8 { mark } else { 0 };
    let bytes = &bytes[object_start..];
    let pos = mark - object_start;
    let mut decoder = Decoder { codec, errors, bytes, object_start, pos, complete, out: Text::with_capacity(bytes.len()) };
    match codec {
        Codec::Ascii | Codec::Latin1 => decoder.single_bytes()?,
        Codec::UnicodeEscape => decoder.escapes()?,
        Codec::RawUnicodeEscape => decoder.raw_escapes()?,
        Codec::Charmap(map) => decoder.charmap(map)?,
        Codec::Utf8 | Codec::Utf8Sig => decoder.utf8()?,
        Codec::Utf16(endian) => decoder.utf16(endian.unwrap_or(Endian::Little))?,
        Codec::Utf32(endian) => decoder.utf32(endian.unwrap_or(Endian::Little))?,
    }
    Ok(Decoded { used: object_start + decoder.pos, text: decoder.out })
}

/// What the first bytes of a stream say of its encoding, and how long their mark is; `None` while more of it may come.
pub fn settle(codec: Codec, bytes: &[u8], complete: bool) -> Option<(Codec, usize)> {
    let enough = match codec {
        Codec::Utf8Sig => bytes.len() >= 3 || !b"\xEF\xBB\xBF".starts_with(bytes),
        Codec::Utf16(None) => bytes.len() >= 2,
        Codec::Utf32(None) => bytes.len() >= 4,
        _ => true,
    };
    (enough || complete).then(|| split_mark(codec, bytes))
}

/// Settles what a byte order mark decides, and says how long it is.
fn split_mark(codec: Codec, bytes: &[u8]) -> (Codec, usize) {
    use Endian::{Big, Little};
    match codec {
        Codec::Utf8Sig if bytes.starts_with(b"\xEF\xBB\xBF") => (Codec::Utf8, 3),
        Codec::Utf8Sig => (Codec::Utf8, 0),
        Codec::Utf16(None) if bytes.starts_with(b"\xFF\xFE") => (Codec::Utf16(Some(Little)), 2),
        Codec::Utf16(None) if bytes.starts_with(b"\xFE\xFF") => (Codec::Utf16(Some(Big)), 2),
        Codec::Utf16(None) => (Codec::Utf16(Some(Little)), 0),
        Codec::Utf32(None) if bytes.starts_with(b"\xFF\xFE\0\0") => (Codec::Utf32(Some(Little)), 4),
        Codec::Utf32(None) if bytes.starts_with(b"\0\0\xFE\xFF") => (Codec::Utf32(Some(Big)), 4),
        Codec::Utf32(None) => (Codec::Utf32(Some(Little)), 0),
        settled => (settled, 0),
    }
}

pub(super) struct Decoder<'a> {
    codec: Codec,
    errors: &'a str,
    pub(super) bytes: &'a [u8],
    object_start: usize,
    pub(super) pos: usize,
    complete: bool,
    pub(super) out: Text,
}

impl Decoder<'_> {
    fn single_bytes(&mut self) -> Result<(), CodecError> {
        while let Some(&byte) = self.bytes.get(self.pos) {
            if byte < 0x80 || self.codec == Codec::Latin1 {
                self.out.push(u32::from(byte));
                self.pos += 1;
            } else {
                self.handle(1, "ordinal not in range(128)")?;
            }
        }
        Ok(())
    }

    fn charmap(&mut self, map: Charmap) -> Result<(), CodecError> {
        while let Some(&byte) = self.bytes.get(self.pos) {
            match map.decode(byte) {
                Some(point) => {
                    self.out.push(point);
                    self.pos += 1;
                }
                None => self.handle(1, "character maps to <undefined>")?,
            }
        }
        Ok(())
    }

    fn utf8(&mut self) -> Result<(), CodecError> {
        loop {
            let rest = &self.bytes[self.pos..];
            let error = match std::str::from_utf8(rest) {
                Ok(valid) => {
                    self.out.push_str(valid);
                    self.pos = self.bytes.len();
                    return Ok(());
                }
                Err(error) => error,
            };
            let (valid, wrong) = rest.split_at(error.valid_up_to());
            self.out.push_str(std::str::from_utf8(valid).unwrap_or_default());
            self.pos += valid.len();
            // The start of a surrogate may yet be one that the error handler passes.
            let half_surrogate = matches!(wrong, [0xED, 0xA0..0xC0]);
            match error.error_len() {
                _ if !self.complete && half_surrogate => return Ok(()),
                None if !self.complete => return Ok(()),
                None => self.handle(wrong.len(), "unexpected end of data")?,
                Some(len) => {
                    let starts = matches!(wrong.first(), Some(0xC2..=0xF4));
                    self.handle(len, if starts { "invalid continuation byte" } else { "invalid start byte" })?;
                }
            }
        }
    }

    fn utf16(&mut self, endian: Endian) -> Result<(), CodecError> {
        let unit = |bytes: &[u8]| bytes.first_chunk().map(|pair| u32::from(endian.read_u16(*pair)));
        while self.pos < self.bytes.len() {
            let rest = &self.bytes[self.pos..];
            let Some(first) = unit(rest) else {
                if !self.complete {
                    break;
                }
                self.handle(1, "truncated data")?;
                continue;
            };
            match (first, unit(&rest[2..])) {
                (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) => {
                    self.out.push(0x1_0000 + ((first - 0xD800) << 10 | (second - 0xDC00)));
                    self.pos += 4;
                }
                (0xD800..0xDC00, None) if !self.complete => break,
                (0xD800..0xDC00, None) => self.handle(rest.len(), "unexpected end of data")?,
                (0xD800..0xDC00, Some(_)) => self.handle(2, "illegal UTF-16 surrogate")?,
                (0xDC00..0xE000, _) => self.handle(2, "illegal encoding")?,
                (point, _) => {
                    self.out.push(point);
                    self.pos += 2;
                }
            }
        }
        Ok(())
    }

    fn utf32(&mut self, endian: Endian) -> Result<(), CodecError> {
        while self.pos < self.bytes.len() {
            let rest = &self.bytes[self.pos..];
            match rest.first_chunk().map(|four| endian.read_u32(*four)) {
                None if !self.complete => break,
                None => self.handle(rest.len(), "truncated data")?,
                Some(point) if is_surrogate(point) => {
                    self.handle(4, "code point in surrogate code point range(0xd800, 0xe000)")?;
                }
                Some(point) if !is_point(point) => self.handle(4, "code point not in range(0x110000)")?,
                Some(point) => {
                    self.out.push(point);
                    self.pos += 4;
                }
            }
        }
        Ok(())
    }

    /// Does what the error handler does about the next `len` bytes, and goes on after what it has
    /// dealt with.
    pub(super) fn handle(&mut self, len: usize, reason: &'static str) -> Result<(), CodecError> {
        let (start, end) = (self.pos, self.pos + len);
        let wrong = &self.bytes[start..end];
        let error = || {
            let encoding = self.codec.name();
            CodecError::Unicode(UnicodeError { encoding, object_start: self.object_start, start, end, reason })
        };
        let used = match self.errors {
            "strict" => return Err(error()),
            "ignore" => len,
            "replace" => {
                self.out.push(u32::from(char::REPLACEMENT_CHARACTER));
                len
            }
            "backslashreplace" => {
                wrong.iter().for_each(|&byte| escape::push_numeric(&mut self.out, byte.into()));
                len
            }
            "surrogateescape" => {
                let escaped = wrong.iter().take_while(|b| **b >= 0x80).count();
                if escaped == 0 {
                    return Err(error());
                }
                wrong[..escaped].iter().for_each(|&b| self.out.push(0xDC00 | u32::from(b)));
                escaped
            }
            "surrogatepass" => {
                let (point, used) = self.surrogate().ok_or_else(error)?;
                self.out.push(point);
                used
            }
            "xmlcharrefreplace" | "namereplace" => {
                let message = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(CodecError::Other(Error::type_error(message)));
            }
            unknown => return Err(unknown_handler(unknown)),
        };
        self.pos += used;
        Ok(())
    }

    /// A surrogate that comes next as if it were a character, and its length.
    fn surrogate(&self) -> Option<(u32, usize)> {
        let rest = &self.bytes[self.pos..];
        let (point, len) = match self.codec {
            Codec::Utf8 | Codec::Utf8Sig => match *rest.first_chunk()? {
                [0xED, b @ 0x80..0xC0, c @ 0x80..0xC0] => (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3),
                _ => return None,
            },
            Codec::Utf16(endian) => (u32::from(endian?.read_u16(*rest.first_chunk()?)), 2),
            Codec::Utf32(endian) => (endian?.read_u32(*rest.first_chunk()?), 4),
            Codec::Ascii | Codec::Latin1 | Codec::UnicodeEscape | Codec::RawUnicodeEscape | Codec::Charmap(_) => return None,
        };
        is_surrogate(point).then_some((point, len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Chars, escape};

    /// The repr of the text, or the message.
    fn run(codec: Codec, bytes: &[u8], errors: &str) -> String {
        match decode(codec, bytes, errors, true) {
            Ok(decoded) => escape::ascii_str(decoded.text.as_chars()).to_string(),
            Err(CodecError::Unicode(e)) => e.decode_message(&bytes[e.object_start..]).to_string(),
            Err(CodecError::Other(e)) => e.to_string(),
        }
    }

    #[test]
    fn decodes() {
        assert_eq!(run(Codec::Utf8, "aé中😀".as_bytes(), "strict"), "'a\\xe9\\u4e2d\\U0001f600'");
        assert_eq!(run(Codec::Utf16(None), b"\xFE\xFF\0a\xD8\x3D\xDE\0", "strict"), "'a\\U0001f600'");
        assert_eq!(run(Codec::Utf32(None), b"a\0\0\0", "strict"), "'a'");
        assert_eq!(run(Codec::Utf8Sig, b"\xEF\xBB\xBFa", "strict"), "'a'");
        assert_eq!(run(Codec::Latin1, b"a\xFF", "strict"), "'a\\xff'");
        let text = decode(Codec::Latin1, b"abc", "strict", true).unwrap().text;
        assert!(matches!(text.as_chars(), Chars::Ascii(b"abc")));
    }

    #[test]
    fn handlers() {
        let bytes = b"a\xFF\xE0\x80\xED\xA0\x80\xF0\x9F";
        for (errors, expected) in [
            ("ignore", "'a'"),
            ("replace", "'a\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd'"),
            ("surrogateescape", "'a\\udcff\\udce0\\udc80\\udced\\udca0\\udc80\\udcf0\\udc9f'"),
            ("strict", "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"),
            ("zap", "LookupError: unknown error handler name 'zap'"),
        ] {
            assert_eq!(run(Codec::Utf8, bytes, errors), expected);
        }
        assert_eq!(run(Codec::Utf8, b"\xED\xA0\x80", "surrogatepass"), "'\\ud800'");
        assert_eq!(run(Codec::Utf16(Some(Endian::Little)), b"\0\xD8", "surrogatepass"), "'\\ud800'");
    }

    #[test]
    fn reasons() {
        let utf16 = Codec::Utf16(None);
        for (codec, bytes, expected) in [
            (Codec::Utf8, &b"\xF0\x90("[..], "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"),
            (Codec::Utf8, b"a\xE4\xB8", "'utf-8' codec can't decode bytes in position 1-2: unexpected end of data"),
            (Codec::Utf8Sig, b"\xEF\xBB\xBF\x80", "'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte"),
            (utf16, b"a", "'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data"),
            (utf16, b"a\0\0\xD8b", "'utf-16-le' codec can't decode bytes in position 2-4: unexpected end of data"),
            (utf16, b"\0\xDCa\0", "'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding"),
            (Codec::Utf32(None), b"abc", "'utf-32-le' codec can't decode bytes in position 0-2: truncated data"),
            (Codec::Ascii, b"a\xFF", "'ascii' codec can't decode byte 0xff in position 1: ordinal not in range(128)"),
        ] {
            assert_eq!(run(codec, bytes, "strict"), expected);
        }
    }

    #[test]
    fn unfinished_input_waits() {
        for (codec, bytes, used) in [
            (Codec::Utf8, &b"a\xE4\xB8"[..], 1),
            (Codec::Utf8, b"ab", 2),
            (Codec::Utf16(Some(Endian::Little)), b"a\0\0\xD8", 2),
            (Codec::Utf32(Some(Endian::Big)), b"\0\0\0a\0", 4),
        ] {
            assert_eq!(decode(codec, bytes, "strict", false).unwrap().used, used);
        }
    }
}
