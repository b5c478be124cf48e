//! The algorithms on slices of bytes or of code points.

use std::ops::Range;

use memchr::memmem;

use crate::text::Unit;

/// Above this length a needle among code points is searched for with a table of its borders, so
/// that no input takes quadratic time.
const SHORT_NEEDLE: usize = 8;

/// A unit with its way of searching.
pub trait Searchable: Unit {
    /// A needle prepared for being searched for from the left.
    type Finder<'n>;

    /// Prepares a needle, which is not empty.
    fn finder(needle: &[Self]) -> Self::Finder<'_>;

    /// The first occurrence.
    fn find(finder: &Self::Finder<'_>, hay: &[Self]) -> Option<usize>;

    /// How often a unit occurs.
    fn count_unit(hay: &[Self], unit: Self) -> usize {
        hay.iter().filter(|&&c| c == unit).count()
    }

    /// A search that is made once: the finder may cost more than it saves. The needle is not empty.
    fn find_once(hay: &[Self], needle: &[Self]) -> Option<usize> {
        Self::find(&Self::finder(needle), hay)
    }
}

/// A needle of bytes; a single one needs no preparation.
#[expect(clippy::large_enum_variant, reason = "it stays on the stack for the length of a search")]
pub enum ByteFinder<'n> {
    One(u8),
    Many(memmem::Finder<'n>),
}

impl Searchable for u8 {
    type Finder<'n> = ByteFinder<'n>;

    fn finder(needle: &[u8]) -> ByteFinder<'_> {
        match needle {
            [byte] => ByteFinder::One(*byte),
            _ => ByteFinder::Many(memmem::Finder::new(needle)),
        }
    }

    fn find(finder: &ByteFinder<'_>, hay: &[u8]) -> Option<usize> {
        match finder {
            ByteFinder::One(byte) => find_byte(*byte, hay),
            ByteFinder::Many(finder) => finder.find(hay),
        }
    }

    fn count_unit(hay: &[u8], unit: u8) -> usize {
        memchr::Memchr::new(unit, hay).count()
    }

    fn find_once(hay: &[u8], needle: &[u8]) -> Option<usize> {
        /// So many places that begin as the needle are looked at before a finder is made after all.
        const PATIENCE: usize = 16;
        let (&first, rest) = needle.split_first()?;
        let starts = hay.len().checked_sub(rest.len())?;
        let mut from = 0;
        for _ in 0..PATIENCE {
            let at = from + memchr::memchr(first, &hay[from..starts])?;
            if hay[at + 1..].starts_with(rest) {
                return Some(at);
            }
            from = at + 1;
        }
        memmem::find(&hay[from..], needle).map(|i| i + from)
    }
}

/// The first occurrence of a byte. What is near is looked for without a call: between separators lie a few characters mostly.
#[inline]
fn find_byte(byte: u8, hay: &[u8]) -> Option<usize> {
    const NEAR: usize = 2;
    let (ones, high_bits) = (u64::MAX / 0xff, (u64::MAX / 0xff) << 7);
    let (words, _) = hay.as_chunks::<8>();
    for (i, word) in words.iter().take(NEAR).enumerate() {
        let differences = u64::from_le_bytes(*word) ^ (ones * u64::from(byte));
        // The lowest of the marks stands where the first difference is zero.
        let zeros = differences.wrapping_sub(ones) & !differences & high_bits;
        if zeros != 0 {
            return Some(i * 8 + zeros.trailing_zeros() as usize / 8);
        }
    }
    let from = NEAR.min(words.len()) * 8;
    memchr::memchr(byte, &hay[from..]).map(|at| from + at)
}

/// A needle of code points, and for each of its prefixes the length of the longest border: what
/// is both a beginning and an end of it.
pub struct PointFinder<'n> {
    needle: &'n [u32],
    borders: Vec<usize>,
}

impl Searchable for u32 {
    type Finder<'n> = PointFinder<'n>;

    fn finder(needle: &[u32]) -> PointFinder<'_> {
        let borders = if needle.len() > SHORT_NEEDLE { borders(needle) } else { Vec::new() };
        PointFinder { needle, borders }
    }

    fn find(finder: &PointFinder<'_>, hay: &[u32]) -> Option<usize> {
        let needle = finder.needle;
        if !finder.borders.is_empty() {
            return find_by_borders(hay, needle, &finder.borders);
        }
        let (first, rest) = needle.split_first()?;
        let starts = hay.len().checked_sub(rest.len())?;
        let mut from = 0;
        while let Some(skipped) = hay[from..starts].iter().position(|c| c == first) {
            from += skipped + 1;
            if hay[from..].starts_with(rest) {
                return Some(from - 1);
            }
        }
        None
    }
}

fn borders(needle: &[u32]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut length = 0;
    for i in 1..needle.len() {
        while length > 0 && needle[i] != needle[length] {
            length = borders[length - 1];
        }
        length += usize::from(needle[i] == needle[length]);
        borders[i] = length;
    }
    borders
}

/// The algorithm of Knuth, Morris and Pratt.
fn find_by_borders(hay: &[u32], needle: &[u32], borders: &[usize]) -> Option<usize> {
    let mut matched = 0;
    for (i, c) in hay.iter().enumerate() {
        while matched > 0 && *c != needle[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(*c == needle[matched]);
        if matched == needle.len() {
            return Some(i + 1 - matched);
        }
    }
    None
}

/// The first occurrence of `needle`; an empty one occurs at the beginning.
pub fn find<U: Searchable>(hay: &[U], needle: &[U]) -> Option<usize> {
    match needle {
        [] => Some(0),
        _ if needle.len() > hay.len() => None,
        _ => U::find_once(hay, needle),
    }
}

/// The last occurrence of `needle`; an empty one occurs at the end.
pub fn rfind<U: Searchable>(hay: &[U], needle: &[U]) -> Option<usize> {
    let Some((last, rest)) = needle.split_last() else {
        return Some(hay.len());
    };
    if needle.len() > hay.len() {
        return None;
    }
    if needle.len() > SHORT_NEEDLE {
        // Mirrored, it is a search for the first.
        let hay: Vec<U> = hay.iter().rev().copied().collect();
        let needle: Vec<U> = needle.iter().rev().copied().collect();
        return find(&hay, &needle).map(|i| hay.len() - i - needle.len());
    }
    let mut to = hay.len();
    while let Some(at) = hay[rest.len()..to].iter().rposition(|c| c == last) {
        to = at + rest.len();
        if hay[at..to] == *rest {
            return Some(at);
        }
    }
    None
}

/// Where `needle`, not empty, occurs, without overlaps.
fn occurrences<'a, U: Searchable>(hay: &'a [U], needle: &'a [U]) -> impl Iterator<Item = usize> + 'a {
    let finder = U::finder(needle);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + U::find(&finder, &hay[from..])?;
        from = at + needle.len();
        Some(at)
    })
}

/// How often `needle` occurs without overlaps; an empty one occurs around every unit.
pub fn count<U: Searchable>(hay: &[U], needle: &[U]) -> usize {
    match needle {
        [] => hay.len() + 1,
        [unit] => U::count_unit(hay, *unit),
        _ => occurrences(hay, needle).count(),
    }
}

/// The parts between at most `max` occurrences of `separator`, which is not empty, from the left.
pub fn split<U: Searchable>(hay: &[U], separator: &[U], max: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in occurrences(hay, separator).take(max) {
        parts.push(from..at);
        from = at + separator.len();
    }
    parts.push(from..hay.len());
    parts
}

/// The parts between at most `max` occurrences of `separator`, which is not empty, from the right;
/// in order.
pub fn rsplit<U: Searchable>(hay: &[U], separator: &[U], max: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut to = hay.len();
    while parts.len() < max
        && let Some(at) = rfind(&hay[..to], separator)
    {
        parts.push(at + separator.len()..to);
        to = at;
    }
    parts.push(0..to);
    parts.reverse();
    parts
}

/// The stretches that stay when at most `max` occurrences of `old` are replaced, one more than
/// there are replacements. An empty `old` occurs around every unit.
pub fn pieces_to_replace<U: Searchable>(hay: &[U], old: &[U], max: usize) -> Vec<Range<usize>> {
    if !old.is_empty() {
        return split(hay, old, max);
    }
    let count = max.min(hay.len() + 1);
    let mut pieces: Vec<Range<usize>> = (0..count).map(|i| i.saturating_sub(1)..i).collect();
    let rest = pieces.last().map_or(0, |last| last.end);
    pieces.push(rest..hay.len());
    pieces
}

/// Bytes with at most `max` occurrences of `old` replaced; `None` if there is none. The caller has
/// seen to it that there is memory for them.
pub fn replace(hay: &[u8], old: &[u8], new: &[u8], max: usize) -> Option<Vec<u8>> {
    let pieces = pieces_to_replace(hay, old, max);
    let times = pieces.len() - 1;
    if times == 0 {
        return None;
    }
    let mut out = Vec::with_capacity(hay.len() - times * old.len() + times * new.len());
    for (i, piece) in pieces.into_iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(new);
        }
        out.extend_from_slice(&hay[piece]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strings over two letters, so that everything overlaps with everything.
    fn words(length: usize) -> Vec<Vec<u32>> {
        let digits = |n: usize| (0..length).map(|i| u32::from(b'a') + (n >> i & 1) as u32).collect();
        (0..1 << length).map(digits).collect()
    }

    #[test]
    fn agrees_with_the_obvious_search() {
        let hays = words(11);
        for needle in (0..4).flat_map(words).chain(words(9).into_iter().step_by(7)) {
            for hay in hays.iter().step_by(5) {
                let starts: Vec<usize> = (0..=hay.len()).filter(|&i| hay[i..].starts_with(&needle)).collect();
                assert_eq!(find(hay, &needle), starts.first().copied());
                assert_eq!(rfind(hay, &needle), starts.last().copied());
                let bytes = |s: &[u32]| s.iter().map(|&c| c as u8).collect::<Vec<u8>>();
                let (hay_bytes, needle_bytes) = (bytes(hay), bytes(&needle));
                assert_eq!(find(&hay_bytes, &needle_bytes), starts.first().copied());
                assert_eq!(rfind(&hay_bytes, &needle_bytes), starts.last().copied());
                assert_eq!(count(&hay_bytes, &needle_bytes), count(hay, &needle));
            }
        }
    }

    #[test]
    fn splits() {
        assert_eq!(split(b"a,b,,c", b",", usize::MAX), [0..1, 2..3, 4..4, 5..6]);
        assert_eq!(split(b"a,b,,c", b",", 1), [0..1, 2..6]);
        assert_eq!(rsplit(b"a,b,,c", b",", 2), [0..3, 4..4, 5..6]);
        assert_eq!(split(b"", b",", 9).first(), Some(&(0..0)));
        assert_eq!(rsplit(b"aaa", b"aa", 9), [0..1, 3..3]);
    }

    #[test]
    fn replaces() {
        let replace =
            |hay: &[u8], old: &[u8], new: &[u8], max| replace(hay, old, new, max).map(|out| String::from_utf8(out).unwrap());
        for (hay, old, new, max, expected) in [
            ("aXbX", "X", "--", usize::MAX, Some("a--b--")),
            ("aXbX", "X", "", 1, Some("abX")),
            ("ab", "", "-", usize::MAX, Some("-a-b-")),
            ("ab", "", "-", 2, Some("-a-b")),
            ("", "", "-", usize::MAX, Some("-")),
            ("ab", "x", "y", usize::MAX, None),
            ("ab", "a", "y", 0, None),
        ] {
            let out = replace(hay.as_bytes(), old.as_bytes(), new.as_bytes(), max);
            assert_eq!(out, expected.map(str::to_owned));
        }
    }
}
