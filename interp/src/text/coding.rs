//! The text of a file of source: UTF-8, or the encoding that a comment in its first two lines names.

use std::fmt;

use super::codec::{self, Codec, CodecError};

/// Why bytes are no source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A byte that UTF-8 has no place for, and no other encoding was named.
    Utf8 {
        byte: u8,
        /// Where it stands: the line, from 1, and the column of the literal that it belongs to, from 1.
        line: u32,
        column: u32,
        /// The line, as far as it can be read.
        text: String,
        reason: String,
    },
    /// The encoding is unknown, or the bytes are not of it.
    Encoding(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf8 { reason, .. } => write!(f, "(unicode error) {reason}"),
            Self::Encoding(message) => f.write_str(message),
        }
    }
}

/// The text of source in bytes, without a byte order mark.
///
/// # Errors
/// What is wrong with the bytes, or with the encoding that they name.
pub fn source_text(bytes: &[u8]) -> Result<String, Fault> {
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let bytes = marked.unwrap_or(bytes);
    match declared(bytes).as_deref() {
        None | Some("utf-8") => match String::from_utf8(bytes.to_vec()) {
            Ok(text) => Ok(text),
            Err(e) => Err(utf8_fault(bytes, e.utf8_error().valid_up_to())),
        },
        Some(name) if marked.is_some() => Err(Fault::Encoding(format!("encoding problem: {name} with BOM"))),
        Some(name) => {
            let codec = Codec::lookup(name).map_err(|e| Fault::Encoding(e.message.to_string()))?;
            match codec::decode(codec, bytes, "strict", true) {
                Ok(decoded) => Ok(decoded.text.to_string()),
                Err(CodecError::Unicode(e)) => Err(Fault::Encoding(e.decode_message(&bytes[e.object_start..]).to_string())),
                Err(CodecError::Other(e)) => Err(Fault::Encoding(e.message.to_string())),
            }
        }
    }
}

/// The encoding that one of the first two lines names in a comment; the second counts only where nothing stands in the first.
fn declared(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&b| b == b'\n' || b == b'\r').take(2) {
        let text = line.trim_ascii_start();
        let comment = match text.first() {
            None => continue,
            Some(b'#') => text,
            Some(_) => return None,
        };
        if let Some(name) = named_in(comment) {
            return Some(usual_name(&name));
        }
    }
    None
}

/// `coding: name` or `coding=name`.
fn named_in(comment: &[u8]) -> Option<String> {
    const WORD: &[u8] = b"coding";
    (0..comment.len()).find_map(|at| {
        let rest = comment[at..].strip_prefix(WORD)?;
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?.trim_ascii_start();
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_.".contains(b))).unwrap_or(rest.len());
        (end > 0).then(|| String::from_utf8_lossy(&rest[..end]).into_owned())
    })
}

/// The two usual encodings under one name each, whatever an editor has added to it.
fn usual_name(name: &str) -> String {
    let plain = name.to_ascii_lowercase().replace('_', "-");
    let is = |usual: &str| plain.strip_prefix(usual).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if plain != "utf-8-sig" && is("utf-8") {
        return "utf-8".into();
    }
    if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) { "iso-8859-1".into() } else { name.into() }
}

/// What is said of the first byte that is no UTF-8: of the literal that it stands in.
fn utf8_fault(bytes: &[u8], at: usize) -> Fault {
    let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |i| at + i);
    let is_quote = |b: &u8| matches!(b, b'"' | b'\'');
    let literal = bytes[start..at].iter().rposition(is_quote).map_or(start, |i| start + i + 1);
    let close = bytes[at..end].iter().position(is_quote).map_or(end, |i| at + i);
    let reason = match codec::decode(Codec::Utf8, &bytes[literal..close], "strict", true) {
        Err(CodecError::Unicode(e)) => e.decode_message(&bytes[literal..close]).to_string(),
        _ => "invalid bytes".into(),
    };
    let line = bytes[..start].iter().filter(|&&b| b == b'\n').count() as u32 + 1;
    let column = String::from_utf8_lossy(&bytes[start..literal]).chars().count().max(1) as u32;
    let text = String::from_utf8_lossy(&bytes[start..(end + 1).min(bytes.len())]).into_owned();
    Fault::Utf8 { byte: bytes[at], line, column, text, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        source_text(bytes).unwrap_or_else(|e| e.to_string())
    }

    #[test]
    fn a_comment_names_the_encoding() {
        assert_eq!(text(b"# -*- coding: latin-1 -*-\nx = '\xe9'"), "# -*- coding: latin-1 -*-\nx = 'é'");
        assert_eq!(
            text(b"#!/bin/x\n# vim: set fileencoding=cp1252 :\n'\x80'"),
            "#!/bin/x\n# vim: set fileencoding=cp1252 :\n'€'"
        );
        assert_eq!(text(b"x = 1\n# coding: latin-1\n'\xc3\xa9'"), "x = 1\n# coding: latin-1\n'é'");
        assert_eq!(text(b"# coding: UTF_8-unix\n'\xc3\xa9'"), "# coding: UTF_8-unix\n'é'");
        assert_eq!(text(b"\xef\xbb\xbfpass"), "pass");
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(text(b"# coding: fake"), "unknown encoding: fake");
        assert_eq!(text(b"\xef\xbb\xbf# coding: latin-1"), "encoding problem: iso-8859-1 with BOM");
        assert_eq!(
            text(b"# coding: ascii\n'\xe9'"),
            "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)"
        );
        let message = "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data";
        let fault = source_text(b"\nx='\xe9'\n").unwrap_err();
        assert_eq!(fault.to_string(), message);
        assert!(matches!(fault, Fault::Utf8 { byte: 0xe9, line: 2, column: 3, .. }));
    }
}
