//! Strings to bytes and back: the Unicode encodings, Latin-1 and ASCII, with Python's error
//! handlers.

mod charmap;
mod decode;
mod encode;
mod escapes;
mod lookup;

pub use charmap::Charmap;
pub use decode::{Decoded, decode, settle};
pub use encode::encode;

use super::{Chars, Error, Text, escape, unicode};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Ascii,
    Latin1,
    Utf8,
    /// UTF-8 with a byte order mark, which decoding drops.
    Utf8Sig,
    /// UTF-16; without a given byte order, a mark says which.
    Utf16(Option<Endian>),
    /// UTF-32; without a given byte order, a mark says which.
    Utf32(Option<Endian>),
    /// Latin-1 with the escapes of string literals; `escapes.rs` says which.
    UnicodeEscape,
    /// Latin-1 with those of four and eight digits only, as in raw literals of old.
    RawUnicodeEscape,
    /// One byte for each character, by a table.
    Charmap(Charmap),
}

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endian {
    Little,
    Big,
}

/// What a codec raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// `UnicodeEncodeError` or `UnicodeDecodeError`.
    Unicode(UnicodeError),
    /// An error handler that does not exist or does not work here.
    Other(Error),
}

/// The arguments of a `UnicodeEncodeError` or `UnicodeDecodeError`, the object itself aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnicodeError {
    pub encoding: &'static str,
    /// Where the exception's object begins in what was to be decoded: after a mark that was
    /// dropped, elsewhere 0. The other positions count from here.
    pub object_start: usize,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

impl UnicodeError {
    /// `str(exception)` of a `UnicodeEncodeError` about `object`.
    pub fn encode_message(&self, object: Chars<'_>) -> Text {
        let mut what = Text::new();
        match object.get(self.start) {
            Some(c) if self.end == self.start + 1 => {
                what.push_ascii(b"character '");
                escape::push_numeric(&mut what, c);
                what.push_ascii(b"'");
            }
            _ => what.push_ascii(b"characters"),
        }
        self.message("encode", &what.to_string())
    }

    /// `str(exception)` of a `UnicodeDecodeError` about `object`.
    pub fn decode_message(&self, object: &[u8]) -> Text {
        match object.get(self.start) {
            Some(b) if self.end == self.start + 1 => self.message("decode", &format!("byte 0x{b:02x}")),
            _ => self.message("decode", "bytes"),
        }
    }

    fn message(&self, verb: &str, what: &str) -> Text {
        let Self { encoding, start, reason, .. } = self;
        let place = match self.end {
            end if end == start + 1 => start.to_string(),
            end => format!("{start}-{}", end as i64 - 1),
        };
        Text::from(format!("'{encoding}' codec can't {verb} {what} in position {place}: {reason}"))
    }
}

/// Is it the name of an error handler that works without guest code?
pub fn is_handler(name: &str) -> bool {
    matches!(
        name,
        "strict"
            | "ignore"
            | "replace"
            | "backslashreplace"
            | "surrogateescape"
            | "surrogatepass"
            | "xmlcharrefreplace"
            | "namereplace"
    )
}

fn unknown_handler(name: &str) -> CodecError {
    let message = format!("unknown error handler name '{name}'");
    CodecError::Other(Error::new(super::ErrorKind::Lookup, message))
}

fn is_surrogate(point: u32) -> bool {
    (0xD800..0xE000).contains(&point)
}

/// The byte that the `surrogateescape` handler hid in a surrogate.
fn hidden_byte(point: u32) -> Option<u8> {
    (0xDC80..0xDD00).contains(&point).then_some(point as u8)
}

impl Codec {
    /// The name that exceptions give it.
    pub fn name(self) -> &'static str {
        use Endian::{Big, Little};
        match self {
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Utf16(None) => "utf-16",
            Codec::Utf16(Some(Little)) => "utf-16-le",
            Codec::Utf16(Some(Big)) => "utf-16-be",
            Codec::Utf32(None) => "utf-32",
            Codec::Utf32(Some(Little)) => "utf-32-le",
            Codec::Utf32(Some(Big)) => "utf-32-be",
            Codec::UnicodeEscape => "unicodeescape",
            Codec::RawUnicodeEscape => "rawunicodeescape",
            Codec::Charmap(_) => "charmap",
        }
    }
}

impl Endian {
    fn u16(self, n: u16) -> [u8; 2] {
        match self {
            Endian::Little => n.to_le_bytes(),
            Endian::Big => n.to_be_bytes(),
        }
    }

    fn u32(self, n: u32) -> [u8; 4] {
        match self {
            Endian::Little => n.to_le_bytes(),
            Endian::Big => n.to_be_bytes(),
        }
    }

    fn read_u16(self, bytes: [u8; 2]) -> u16 {
        match self {
            Endian::Little => u16::from_le_bytes(bytes),
            Endian::Big => u16::from_be_bytes(bytes),
        }
    }

    fn read_u32(self, bytes: [u8; 4]) -> u32 {
        match self {
            Endian::Little => u32::from_le_bytes(bytes),
            Endian::Big => u32::from_be_bytes(bytes),
        }
    }
}

/// Whether a code point is one at all.
fn is_point(point: u32) -> bool {
    point < unicode::LIMIT
}
