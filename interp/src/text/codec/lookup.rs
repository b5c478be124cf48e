//! Encodings by their many names.

use super::{Charmap, Codec, Endian};
use crate::text::{Error, ErrorKind, Result};

impl Codec {
    /// The encoding of this name, whatever its case and punctuation.
    ///
    /// # Errors
    /// `LookupError` when there is none.
    pub fn lookup(name: &str) -> Result<Self> {
        // The names that nearly all use need not be put in order.
        for (usual, codec) in [("utf-8", Self::Utf8), ("utf8", Self::Utf8), ("ascii", Self::Ascii)] {
            if name.eq_ignore_ascii_case(usual) {
                return Ok(codec);
            }
        }
        Self::find(&normalized(name)).ok_or_else(|| Error::new(ErrorKind::Lookup, format!("unknown encoding: {name}")))
    }

    fn find(normalized: &str) -> Option<Self> {
        use Endian::{Big, Little};
        Some(match normalized {
            "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367" | "csascii" | "ibm367"
            | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" | "us_ascii" => Self::Ascii,
            "latin_1" | "8859" | "cp819" | "csisolatin1" | "ibm819" | "iso8859" | "iso8859_1" | "iso_8859_1"
            | "iso_8859_1_1987" | "iso_ir_100" | "l1" | "latin" | "latin1" => Self::Latin1,
            "utf_8" | "u8" | "utf" | "utf8" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "utf_8_sig" => Self::Utf8Sig,
            "utf_16" | "u16" | "utf16" => Self::Utf16(None),
            "utf_16_le" | "unicodelittleunmarked" | "utf_16le" => Self::Utf16(Some(Little)),
            "utf_16_be" | "unicodebigunmarked" | "utf_16be" => Self::Utf16(Some(Big)),
            "utf_32" | "u32" | "utf32" => Self::Utf32(None),
            "utf_32_le" | "utf_32le" => Self::Utf32(Some(Little)),
            "unicode_escape" | "unicodeescape" => Self::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Self::RawUnicodeEscape,
            "utf_32_be" | "utf_32be" => Self::Utf32(Some(Big)),
            other => return Charmap::find(other).map(Self::Charmap),
        })
    }
}

/// In small letters, with an underscore for each run of punctuation.
fn normalized(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            if gap && !out.is_empty() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
            gap = false;
        } else if c.is_ascii() {
            gap = true;
        } else {
            // No encoding has such a name.
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, codec) in [
            ("UTF-8", Codec::Utf8),
            ("utf8", Codec::Utf8),
            (" Utf - 8 ", Codec::Utf8),
            ("utf_16le", Codec::Utf16(Some(Endian::Little))),
            ("UTF-32", Codec::Utf32(None)),
            ("ISO-8859-1", Codec::Latin1),
            ("US-ASCII", Codec::Ascii),
            ("utf-8-sig", Codec::Utf8Sig),
        ] {
            assert_eq!(Codec::lookup(name), Ok(codec), "{name}");
        }
        assert_eq!(Codec::lookup("Kaf-ka").unwrap_err().to_string(), "LookupError: unknown encoding: Kaf-ka");
    }
}
