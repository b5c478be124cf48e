//! `repr` of strings and bytes: the choice of quotes and the escapes.

use super::{Chars, Text, Unit, chars::each, unicode};

/// The two quotes that a repr may stand in.
const SINGLE: u32 = b'\'' as u32;
const DOUBLE: u32 = b'"' as u32;

/// Single quotes, unless the text has single quotes and no double ones.
fn choose_quote(points: impl Iterator<Item = u32> + Clone) -> u32 {
    let has = |quote| points.clone().any(|c| c == quote);
    if has(SINGLE) && !has(DOUBLE) { DOUBLE } else { SINGLE }
}

/// `repr(s)`: what is not printable is escaped.
pub fn repr_str(s: Chars<'_>) -> Text {
    quoted(s, unicode::is_printable_point)
}

/// `ascii(s)`: the same with everything beyond ASCII escaped.
pub fn ascii_str(s: Chars<'_>) -> Text {
    quoted(s, |c| (0x20..0x7F).contains(&c))
}

fn quoted(s: Chars<'_>, keep: impl Fn(u32) -> bool) -> Text {
    let quote = choose_quote(s.iter());
    let is_plain = |c: u32| keep(c) && c != quote && c != u32::from(b'\\');
    let mut out = Text::with_capacity(s.len() + 2);
    out.push(quote);
    let mut rest = s;
    while !rest.is_empty() {
        let plain = each!(rest, s => s.iter().position(|&c| !is_plain(c.point()))).unwrap_or(rest.len());
        out.push_chars(rest.slice(0..plain));
        rest = rest.from(plain);
        if let Some(c) = rest.get(0) {
            push_escaped(&mut out, c, quote, &keep);
            rest = rest.from(1);
        }
    }
    out.push(quote);
    out
}

/// `ascii(x)` given `repr(x)`: escapes what is beyond ASCII and leaves the rest alone.
pub fn escape_non_ascii(repr: Chars<'_>) -> Text {
    let mut out = Text::with_capacity(repr.len());
    for c in repr {
        if c < 128 {
            out.push(c);
        } else {
            push_numeric(&mut out, c);
        }
    }
    out
}

fn push_escaped(out: &mut Text, c: u32, quote: u32, keep: impl Fn(u32) -> bool) {
    match u8::try_from(c) {
        Ok(b'\n') => out.push_ascii(b"\\n"),
        Ok(b'\r') => out.push_ascii(b"\\r"),
        Ok(b'\t') => out.push_ascii(b"\\t"),
        Ok(b'\\') => out.push_ascii(b"\\\\"),
        _ if c == quote => {
            out.push(u32::from(b'\\'));
            out.push(c);
        }
        _ if keep(c) => out.push(c),
        _ => push_numeric(out, c),
    }
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is long enough.
pub fn push_numeric(out: &mut Text, c: u32) {
    with_numeric(c, |escape| out.push_ascii(escape));
}

/// Hands over that escape.
pub(super) fn with_numeric(c: u32, take: impl FnOnce(&[u8])) {
    let (kind, digits) = match c {
        0..=0xFF => (b'x', 2),
        0x100..=0xFFFF => (b'u', 4),
        _ => (b'U', 8),
    };
    let mut escape = [b'\\', kind, 0, 0, 0, 0, 0, 0, 0, 0];
    let escape = &mut escape[..2 + digits];
    for (i, place) in escape.iter_mut().rev().take(digits).enumerate() {
        *place = b"0123456789abcdef"[(c >> (4 * i)) as usize & 15];
    }
    take(escape);
}

/// `repr(b)` of bytes.
pub fn repr_bytes(b: &[u8]) -> Text {
    let mut out = Text::with_capacity(b.len() + 3);
    out.push_ascii(b"b");
    push_bytes(&mut out, b);
    out
}

/// Appends the bytes in quotes with their escapes, as the reprs of `bytes` and `bytearray` do.
pub fn push_bytes(out: &mut Text, b: &[u8]) {
    let quote = choose_quote(b.iter().map(|&b| u32::from(b)));
    let keep = |c| (0x20..0x7F).contains(&c);
    out.push(quote);
    let mut rest = b;
    loop {
        let is_plain = |c: u32| keep(c) && c != quote && c != u32::from(b'\\');
        let plain = rest.iter().take_while(|&&b| is_plain(b.into())).count();
        out.push_ascii(&rest[..plain]);
        let [escaped, behind @ ..] = &rest[plain..] else { break };
        push_escaped(out, u32::from(*escaped), quote, keep);
        rest = behind;
    }
    out.push(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(s: &str) -> String {
        repr_str(Text::from(s).as_chars()).to_string()
    }

    #[test]
    fn quotes() {
        assert_eq!(repr("a"), "'a'");
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("'\""), "'\\'\"'");
        assert_eq!(repr("\""), "'\"'");
        assert_eq!(repr_bytes(b"'").to_string(), "b\"'\"");
    }

    #[test]
    fn escapes() {
        assert_eq!(repr("\n\r\t\\\0\x7f"), "'\\n\\r\\t\\\\\\x00\\x7f'");
        assert_eq!(repr("é中\u{AD}\u{2028}\u{E000}😀\u{10FFFF}"), "'é中\\xad\\u2028\\ue000😀\\U0010ffff'");
        assert_eq!(repr_str(Chars::Wide(&[0xD800])).to_string(), "'\\ud800'");
        assert_eq!(repr_bytes(b"\x00a\n\xff'\"").to_string(), "b'\\x00a\\n\\xff\\'\"'");
        let ascii = |s: &str| ascii_str(Text::from(s).as_chars()).to_string();
        assert_eq!(ascii("é中😀"), "'\\xe9\\u4e2d\\U0001f600'");
        assert_eq!(escape_non_ascii(Text::from("<é'>").as_chars()).to_string(), "<\\xe9'>");
    }
}
