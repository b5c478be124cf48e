//! Two strings brought to one representation.

use std::borrow::Cow;
use std::ops::Range;

use super::units;
use crate::text::{Chars, Error, Result, Text};

/// A text and what is looked for in it, in the text's representation.
enum Pair<'a> {
    Ascii(&'a [u8], Cow<'a, [u8]>),
    Wide(&'a [u32], Cow<'a, [u32]>),
    /// What is looked for has a character that the text cannot have.
    Never,
}

fn pair<'a>(hay: Chars<'a>, needle: Chars<'a>) -> Pair<'a> {
    match (hay, needle) {
        (Chars::Ascii(hay), _) => needle.to_ascii().map_or(Pair::Never, |needle| Pair::Ascii(hay, needle)),
        (Chars::Wide(hay), Chars::Wide(needle)) => Pair::Wide(hay, needle.into()),
        (Chars::Wide(hay), Chars::Ascii(needle)) => Pair::Wide(hay, needle.iter().map(|&b| u32::from(b)).collect()),
    }
}

/// `s.find(needle)`
pub fn find(s: Chars<'_>, needle: Chars<'_>) -> Option<usize> {
    match pair(s, needle) {
        Pair::Ascii(s, needle) => units::find(s, &needle),
        Pair::Wide(s, needle) => units::find(s, &needle),
        Pair::Never => None,
    }
}

/// `s.rfind(needle)`
pub fn rfind(s: Chars<'_>, needle: Chars<'_>) -> Option<usize> {
    match pair(s, needle) {
        Pair::Ascii(s, needle) => units::rfind(s, &needle),
        Pair::Wide(s, needle) => units::rfind(s, &needle),
        Pair::Never => None,
    }
}

/// `needle in s`
pub fn contains(s: Chars<'_>, needle: Chars<'_>) -> bool {
    find(s, needle).is_some()
}

/// `s.count(needle)`
pub fn count(s: Chars<'_>, needle: Chars<'_>) -> usize {
    match pair(s, needle) {
        Pair::Ascii(s, needle) => units::count(s, &needle),
        Pair::Wide(s, needle) => units::count(s, &needle),
        Pair::Never => 0,
    }
}

/// `s.split(separator, max)`, with `usize::MAX` for no limit.
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn split(s: Chars<'_>, separator: Chars<'_>, max: usize) -> Result<Vec<Range<usize>>> {
    check_separator(separator)?;
    Ok(match pair(s, separator) {
        Pair::Ascii(s, separator) => units::split(s, &separator, max),
        Pair::Wide(s, separator) => units::split(s, &separator, max),
        Pair::Never => whole(s),
    })
}

/// `s.rsplit(separator, max)`, with `usize::MAX` for no limit.
///
/// # Errors
/// `ValueError` for an empty separator.
pub fn rsplit(s: Chars<'_>, separator: Chars<'_>, max: usize) -> Result<Vec<Range<usize>>> {
    check_separator(separator)?;
    Ok(match pair(s, separator) {
        Pair::Ascii(s, separator) => units::rsplit(s, &separator, max),
        Pair::Wide(s, separator) => units::rsplit(s, &separator, max),
        Pair::Never => whole(s),
    })
}

/// The one part that a text without separators has.
fn whole(s: Chars<'_>) -> Vec<Range<usize>> {
    std::iter::once(0..s.len()).collect()
}

fn check_separator(separator: Chars<'_>) -> Result<()> {
    if separator.is_empty() { Err(Error::value("empty separator")) } else { Ok(()) }
}

/// `s.replace(old, new, max)`, with `usize::MAX` for no limit; `None` if nothing was replaced. The
/// caller has seen to it that there is memory for the result.
pub fn replace(s: Chars<'_>, old: Chars<'_>, new: Chars<'_>, max: usize) -> Option<Text> {
    let pieces = match pair(s, old) {
        Pair::Ascii(s, old) => units::pieces_to_replace(s, &old, max),
        Pair::Wide(s, old) => units::pieces_to_replace(s, &old, max),
        Pair::Never => return None,
    };
    let times = pieces.len() - 1;
    if times == 0 {
        return None;
    }
    let mut out = Text::with_capacity(s.len() - times * old.len() + times * new.len());
    for (i, piece) in pieces.into_iter().enumerate() {
        if i > 0 {
            out.push_chars(new);
        }
        out.push_chars(s.slice(piece));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn across_representations() {
        let wide = Text::from("aé-b-é");
        let ascii = Text::from("a-b");
        let (wide, ascii) = (wide.as_chars(), ascii.as_chars());
        let dash = Chars::Wide(&[0x2D]);
        assert_eq!(find(wide, Chars::Ascii(b"-b")), Some(2));
        assert_eq!(find(ascii, dash), Some(1));
        assert_eq!(find(ascii, wide), None);
        assert_eq!(rfind(wide, dash), Some(4));
        assert_eq!(count(wide, Chars::Wide(&[0xE9])), 2);
        assert_eq!(split(wide, dash, usize::MAX), Ok(vec![0..2, 3..4, 5..6]));
        assert_eq!(rsplit(wide, Chars::Ascii(b"-"), 1), Ok(vec![0..4, 5..6]));
        assert_eq!(split(ascii, wide, 5).unwrap().first(), Some(&(0..3)));
        assert_eq!(split(ascii, Chars::EMPTY, 5).unwrap_err().to_string(), "ValueError: empty separator");
    }

    #[test]
    fn replacing_changes_the_representation() {
        let wide = Text::from("aéb");
        let replaced = replace(wide.as_chars(), Chars::Wide(&[0xE9]), Chars::Ascii(b"--"), usize::MAX).unwrap();
        assert!(matches!(replaced.as_chars(), Chars::Ascii(b"a--b")));
        let replaced = replace(Chars::Ascii(b"a-b"), Chars::Ascii(b"-"), Chars::Wide(&[0xE9]), usize::MAX).unwrap();
        assert_eq!(replaced, wide);
        assert_eq!(replace(wide.as_chars(), Chars::Ascii(b"x"), Chars::EMPTY, usize::MAX), None);
    }
}
