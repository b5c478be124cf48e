//! Lines and columns: `splitlines`, `expandtabs`, and the methods that pad to a width.

use std::ops::Range;

use super::{Chars, Result, Text, Unit, check_len};

const LF: u32 = 0x0A;
const CR: u32 = 0x0D;
const TAB: u32 = 0x09;

/// Whether a character ends a line of a string.
pub fn ends_str_line(point: u32) -> bool {
    matches!(point, LF..=CR | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

/// Whether a byte ends a line of bytes.
pub fn ends_bytes_line(point: u32) -> bool {
    matches!(point, LF | CR)
}

/// The lines of `s`, with their ends if `keep_ends`.
pub fn split_lines<U: Unit>(s: &[U], is_end: impl Fn(u32) -> bool, keep_ends: bool) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(length) = s[start..].iter().position(|c| is_end(c.point())) {
        let end = start + length;
        let pair = s[end].point() == CR && s.get(end + 1).is_some_and(|c| c.point() == LF);
        let next = end + 1 + usize::from(pair);
        lines.push(start..if keep_ends { next } else { end });
        start = next;
    }
    if start < s.len() {
        lines.push(start..s.len());
    }
    lines
}

/// `s.expandtabs(tab_size)`; a size below 1 drops the tabs. Bytes pass as one code point each.
///
/// # Errors
/// `MemoryError` when the result would be too long.
pub fn expand_tabs(s: Chars<'_>, tab_size: i64) -> Result<Text> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = Text::with_capacity(s.len());
    let mut column = 0;
    for c in s {
        match c {
            TAB if tab_size > 0 => {
                let spaces = tab_size - column % tab_size;
                check_len(out.len().saturating_add(spaces))?;
                out.push_n(u32::from(' '), spaces);
                column += spaces;
            }
            TAB => {}
            _ => {
                out.push(c);
                column = if c == LF || c == CR { 0 } else { column + 1 };
            }
        }
    }
    Ok(out)
}

/// Where `s` stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Justify {
    Left,
    Right,
    Center,
}

/// `s.ljust`, `s.rjust` and `s.center`.
///
/// # Errors
/// `MemoryError` when the result would be too long.
pub fn justify(s: Chars<'_>, how: Justify, width: usize, fill: u32) -> Result<Text> {
    check_len(width)?;
    let missing = width.saturating_sub(s.len());
    let left = match how {
        Justify::Left => 0,
        Justify::Right => missing,
        // An odd one goes to the left if the width is odd too.
        Justify::Center => missing / 2 + (missing & width & 1),
    };
    let mut out = Text::with_capacity(width.max(s.len()));
    out.push_n(fill, left);
    out.push_chars(s);
    out.push_n(fill, missing - left);
    Ok(out)
}

/// `s.zfill(width)`: zeros in front, but after a sign.
///
/// # Errors
/// `MemoryError` when the result would be too long.
pub fn zfill(s: Chars<'_>, width: usize) -> Result<Text> {
    let signed = matches!(s.get(0).and_then(char::from_u32), Some('+' | '-'));
    let (sign, digits) = (s.slice(0..usize::from(signed)), s.from(usize::from(signed)));
    let mut out = Text::from(sign);
    let digits = justify(digits, Justify::Right, width.saturating_sub(sign.len()), u32::from('0'))?;
    out.push_chars(digits.as_chars());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let s = b"a\r\nb\n\nc\rd\x0ce";
        assert_eq!(split_lines(s, ends_str_line, false), [0..1, 3..4, 5..5, 6..7, 8..9, 10..11]);
        assert_eq!(split_lines(s, ends_bytes_line, true), [0..3, 3..5, 5..6, 6..8, 8..11]);
        assert_eq!(split_lines(b"a\nb\n", ends_str_line, false), [0..1, 2..3]);
        assert!(split_lines::<u8>(b"", ends_str_line, true).is_empty());
        let wide = [0x61u32, 0x2028, 0x62, 0x85];
        assert_eq!(split_lines(&wide, ends_str_line, true), [0..2, 2..4]);
    }

    #[test]
    fn columns() {
        let expand = |s: &str, size| expand_tabs(Text::from(s).as_chars(), size).unwrap().to_string();
        assert_eq!(expand("a\tbc\té\r\tx", 4), "a   bc  é\r    x");
        assert_eq!(expand("a\tb", 0), "ab");
        assert_eq!(expand("a\tb", -1), "ab");
        assert!(expand_tabs(Chars::Ascii(b"\t"), i64::MAX).is_err());
    }

    #[test]
    fn padding() {
        let justify = |s: &str, how, width| justify(Text::from(s).as_chars(), how, width, 0x2A).unwrap().to_string();
        assert_eq!(justify("ab", Justify::Center, 5), "**ab*");
        assert_eq!(justify("a", Justify::Center, 4), "*a**");
        assert_eq!(justify("é", Justify::Left, 3), "é**");
        assert_eq!(justify("abc", Justify::Right, 2), "abc");
        let zfill = |s: &str, width| zfill(Text::from(s).as_chars(), width).unwrap().to_string();
        assert_eq!(zfill("-5", 4), "-005");
        assert_eq!(zfill("+", 3), "+00");
        assert_eq!(zfill("é", 3), "00é");
        assert_eq!(zfill("", 2), "00");
    }
}
