//! A string under construction: ASCII bytes that widen to code points when they must.

use std::fmt;

use super::Chars;

/// A guest string being built, or built and not yet on the guest's heap.
///
/// It is `Wide` only if a character beyond ASCII was pushed; since nothing is ever taken out
/// again, the representation is the one that the string object wants.
#[derive(Clone, Debug)]
pub enum Text {
    Ascii(Vec<u8>),
    Wide(Vec<u32>),
}

impl Text {
    pub const fn new() -> Self {
        Text::Ascii(Vec::new())
    }

    /// An empty text with room for `n` ASCII characters.
    pub fn with_capacity(n: usize) -> Self {
        Text::Ascii(Vec::with_capacity(n))
    }

    /// The number of code points.
    pub fn len(&self) -> usize {
        self.as_chars().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text as a borrowed guest string.
    pub fn as_chars(&self) -> Chars<'_> {
        match self {
            Text::Ascii(v) => Chars::Ascii(v),
            Text::Wide(v) => Chars::Wide(v),
        }
    }

    /// Appends one code point, which may be a surrogate.
    pub fn push(&mut self, point: u32) {
        match self {
            Text::Ascii(v) if point < 128 => v.push(point as u8),
            Text::Ascii(_) => self.widen(1).push(point),
            Text::Wide(v) => v.push(point),
        }
    }

    /// Appends `n` times the same code point.
    pub fn push_n(&mut self, point: u32, n: usize) {
        if n == 0 {
            return;
        }
        match self {
            Text::Ascii(v) if point < 128 => v.resize(v.len() + n, point as u8),
            Text::Ascii(_) => {
                let v = self.widen(n);
                v.resize(v.len() + n, point);
            }
            Text::Wide(v) => v.resize(v.len() + n, point),
        }
    }

    /// Appends ASCII bytes.
    pub fn push_ascii(&mut self, bytes: &[u8]) {
        debug_assert!(bytes.is_ascii());
        match self {
            Text::Ascii(v) => v.extend_from_slice(bytes),
            Text::Wide(v) => v.extend(bytes.iter().map(|&b| u32::from(b))),
        }
    }

    /// Appends a Rust string.
    pub fn push_str(&mut self, s: &str) {
        if s.is_ascii() {
            self.push_ascii(s.as_bytes());
        } else {
            self.widen(s.len()).extend(s.chars().map(u32::from));
        }
    }

    /// Appends a guest string.
    pub fn push_chars(&mut self, s: Chars<'_>) {
        match s {
            Chars::Ascii(s) => self.push_ascii(s),
            Chars::Wide(s) => self.push_points(s),
        }
    }

    /// Appends code points.
    pub fn push_points(&mut self, s: &[u32]) {
        match self {
            Text::Wide(v) => v.extend_from_slice(s),
            Text::Ascii(v) if s.iter().all(|&c| c < 128) => v.extend(s.iter().map(|&c| c as u8)),
            Text::Ascii(_) => self.widen(s.len()).extend_from_slice(s),
        }
    }

    /// Makes the text wide, with room for `more` code points.
    fn widen(&mut self, more: usize) -> &mut Vec<u32> {
        if let Text::Ascii(v) = self {
            let mut wide = Vec::with_capacity(v.len() + more.max(v.len()));
            wide.extend(v.iter().map(|&b| u32::from(b)));
            *self = Text::Wide(wide);
        }
        match self {
            Text::Wide(v) => v,
            Text::Ascii(_) => unreachable!("gilbox bug: the text was just widened"),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }
}

/// For messages of our own: a lone surrogate shows as the replacement character.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.as_chars() {
            fmt::Write::write_char(f, char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER))?;
        }
        Ok(())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_chars() == other.as_chars()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_chars() == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_chars() == **other
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        let mut text = Text::with_capacity(s.len());
        text.push_str(s);
        text
    }
}

impl From<String> for Text {
    fn from(s: String) -> Self {
        if s.is_ascii() { Text::Ascii(s.into_bytes()) } else { Text::from(s.as_str()) }
    }
}

impl From<Vec<u32>> for Text {
    fn from(points: Vec<u32>) -> Self {
        if points.iter().any(|&c| c >= 128) { Text::Wide(points) } else { Text::from(Chars::Wide(&points)) }
    }
}

impl From<Chars<'_>> for Text {
    fn from(s: Chars<'_>) -> Self {
        let mut text = Text::with_capacity(s.len());
        text.push_chars(s);
        text
    }
}

impl FromIterator<u32> for Text {
    fn from_iter<I: IntoIterator<Item = u32>>(points: I) -> Self {
        let points = points.into_iter();
        let mut text = Text::with_capacity(points.size_hint().0);
        for point in points {
            text.push(point);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widens_only_for_what_is_not_ascii() {
        let mut text = Text::from("abc");
        text.push_points(&[u32::from('d')]);
        assert!(matches!(text, Text::Ascii(_)));
        text.push(0xD800);
        text.push_str("é");
        text.push_ascii(b"f");
        text.push_n(u32::from('-'), 2);
        let points: Vec<u32> = "abcd".chars().map(u32::from).chain([0xD800, 0xE9, 0x66, 0x2D, 0x2D]).collect();
        assert_eq!(text.as_chars(), Chars::Wide(&points));
        assert_eq!(text.to_string(), "abcd\u{FFFD}éf--");
    }

    #[test]
    fn equality_looks_at_code_points() {
        assert_eq!(Chars::Wide(&[0x61, 0x62]), Chars::Ascii(b"ab"));
        assert_ne!(Chars::Wide(&[0x61, 0xE9]), Chars::Ascii(b"ab"));
        assert_eq!(Text::from(Chars::Wide(&[0x61])), "a");
    }
}
