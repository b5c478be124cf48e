//! Names of characters. The crate that knows them follows a later version of Unicode than the reference Python.

use super::{flags, has};

/// Characters with a name that are neither shown nor white space: they format text.
const FORMATS: [(u32, u32); 21] = [
    (0xAD, 0xAD),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
];

/// Is the code point a character with a name in the reference Python's Unicode?
pub fn is_named_point(point: u32) -> bool {
    has(point, flags::PRINTABLE | flags::SPACE) || FORMATS.iter().any(|&(first, last)| (first..=last).contains(&point))
}

/// The name of a character.
pub fn name(c: char) -> Option<unicode_names2::Name> {
    unicode_names2::name(c).filter(|_| is_named_point(c.into()))
}

/// The character with a name.
pub fn named(name: &str) -> Option<char> {
    unicode_names2::character(name).filter(|&c| is_named_point(c.into()))
}
