//! Stripping, and splitting at white space.

use std::ops::Range;

use super::Ends;
use crate::text::{Chars, Unit, chars::each, unicode};

/// What counts as white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whitespace {
    /// Unicode's, for strings.
    Str,
    /// The six characters of C, for bytes.
    Bytes,
}

impl Whitespace {
    #[inline(always)]
    fn has(self, point: u32) -> bool {
        match self {
            Whitespace::Str => unicode::is_space_point(point),
            Whitespace::Bytes => matches!(point, 0x20 | 0x09..=0x0D),
        }
    }
}

/// Room for so many words to begin with.
const FEW: usize = 8;

/// What is left of `s` when what `drop` names is taken off its ends, as by `s.strip(chars)`.
pub fn strip<U: Unit>(s: &[U], ends: Ends, drop: impl Fn(u32) -> bool) -> Range<usize> {
    let kept = |c: &U| !drop(c.point());
    let start = match ends {
        Ends::Right => 0,
        _ => s.iter().position(kept).unwrap_or(s.len()),
    };
    let end = match ends {
        Ends::Left => s.len(),
        _ => s.iter().rposition(kept).map_or(start, |i| i + 1),
    };
    start..end
}

/// `s.strip()` and its one-sided relatives.
pub fn strip_whitespace(s: Chars<'_>, ends: Ends) -> Range<usize> {
    each!(s, s => strip(s, ends, |c| Whitespace::Str.has(c)))
}

/// `s.split(None, max)`: the words, the last one with all that follows if there are more than
/// `max` before it.
pub fn split_whitespace<U: Unit>(s: &[U], white: Whitespace, max: usize) -> Vec<Range<usize>> {
    let is_space = |c: &U| white.has(c.point());
    let mut words = Vec::with_capacity(FEW);
    let mut pos = 0;
    loop {
        pos += s[pos..].iter().take_while(|c| is_space(c)).count();
        if pos == s.len() {
            return words;
        }
        if words.len() == max {
            words.push(pos..s.len());
            return words;
        }
        let start = pos;
        pos += s[pos..].iter().take_while(|c| !is_space(c)).count();
        words.push(start..pos);
    }
}

/// `s.rsplit(None, max)`: the words from the right, in order; the first one with all before it if
/// there are more than `max` after it.
pub fn rsplit_whitespace<U: Unit>(s: &[U], white: Whitespace, max: usize) -> Vec<Range<usize>> {
    let is_space = |c: &U| white.has(c.point());
    let mut words = Vec::new();
    let mut pos = s.len();
    loop {
        pos -= s[..pos].iter().rev().take_while(|c| is_space(c)).count();
        if pos == 0 {
            break;
        }
        if words.len() == max {
            words.push(0..pos);
            break;
        }
        let end = pos;
        pos -= s[..pos].iter().rev().take_while(|c| !is_space(c)).count();
        words.push(pos..end);
    }
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use Whitespace::{Bytes, Str};

    #[test]
    fn strips() {
        assert_eq!(strip_whitespace(Chars::Ascii(b" \x1ca b\n"), Ends::Both), 2..5);
        assert_eq!(strip_whitespace(Chars::Wide(&[0x3000, 0x61, 0xA0]), Ends::Left), 1..3);
        assert_eq!(strip_whitespace(Chars::Ascii(b"a  "), Ends::Right), 0..1);
        assert_eq!(strip_whitespace(Chars::Ascii(b"   "), Ends::Both), 3..3);
        assert_eq!(strip(b"xxaxx", Ends::Both, |c| c == 0x78), 2..3);
    }

    #[test]
    fn words() {
        assert_eq!(split_whitespace(b"  a b\t c ", Str, usize::MAX), [2..3, 4..5, 7..8]);
        assert_eq!(split_whitespace(b"  a b\t c ", Str, 1), [2..3, 4..9]);
        assert_eq!(split_whitespace(b" a ", Str, 0).first(), Some(&(1..3)));
        assert!(split_whitespace(b"  ", Str, 5).is_empty());
        assert_eq!(rsplit_whitespace(b"  a b\t c ", Str, 1), [0..5, 7..8]);
        assert_eq!(rsplit_whitespace(b"  a b ", Str, usize::MAX), [2..3, 4..5]);
        assert_eq!(split_whitespace(b"a\x1cb", Bytes, 5).first(), Some(&(0..3)));
        assert_eq!(split_whitespace(b"a\x1cb", Str, 5), [0..1, 2..3]);
    }
}
