//! Unicode as Python's `str` sees it: properties, case, decimal digits.
//!
//! The tables are made by `generate.py` from the Unicode version of the reference Python, so that
//! gilbox and it agree about every code point; the version that a crate follows is another one.

mod case;
mod name;
mod predicate;
mod tables;

pub use case::{capitalize, cased_points, casefold, is_cased_point, lower, lower_point, swapcase, title, upper, upper_points};
pub use name::{is_named_point, name, named};
pub use predicate::{
    is_alnum, is_alpha, is_decimal, is_digit, is_identifier, is_lower, is_numeric, is_printable, is_space, is_title, is_upper,
};

/// The bits of a code point in the table of properties.
mod flags {
    pub(super) const ALPHA: u16 = 1 << 0;
    pub(super) const DECIMAL: u16 = 1 << 1;
    pub(super) const DIGIT: u16 = 1 << 2;
    pub(super) const NUMERIC: u16 = 1 << 3;
    pub(super) const SPACE: u16 = 1 << 4;
    pub(super) const PRINTABLE: u16 = 1 << 5;
    pub(super) const UPPER: u16 = 1 << 6;
    pub(super) const LOWER: u16 = 1 << 7;
    pub(super) const TITLE: u16 = 1 << 8;
    /// A letter with case that is not case-ignorable.
    pub(super) const CASED: u16 = 1 << 9;
    pub(super) const CASE_IGNORABLE: u16 = 1 << 10;
    pub(super) const IDENTIFIER_START: u16 = 1 << 11;
    pub(super) const IDENTIFIER_PART: u16 = 1 << 12;
}

/// So many code points, the most frequent ones, are looked up directly: the scripts of Europe.
const DIRECT: usize = 0x500;

/// The properties of the first code points.
static FIRST: [u16; DIRECT] = first_properties();

const fn first_properties() -> [u16; DIRECT] {
    let mut all = [0; DIRECT];
    let mut c = 0;
    let mut run = 0;
    while c < DIRECT {
        if tables::PROPERTIES[run + 1].0 == c as u32 {
            run += 1;
        }
        all[c] = tables::PROPERTIES[run].1;
        c += 1;
    }
    all
}

/// One more than the largest code point.
pub const LIMIT: u32 = 0x11_0000;

/// All properties of a code point.
#[inline(always)]
fn properties(point: u32) -> u16 {
    match FIRST.get(point as usize) {
        Some(&bits) => bits,
        None => further_properties(point),
    }
}

#[inline(never)]
fn further_properties(point: u32) -> u16 {
    let next = tables::PROPERTIES.partition_point(|&(first, _)| first <= point);
    tables::PROPERTIES[next - 1].1
}

#[inline(always)]
fn has(point: u32, flag: u16) -> bool {
    properties(point) & flag != 0
}

/// Whether the code point is white space to `str.strip`, `str.split` and number parsers.
#[inline]
pub fn is_space_point(point: u32) -> bool {
    has(point, flags::SPACE)
}

/// Whether the code point is a letter or a digit of any kind.
pub fn is_alnum_point(point: u32) -> bool {
    has(point, flags::ALPHA | flags::DECIMAL | flags::DIGIT | flags::NUMERIC)
}

/// Whether `repr` shows the code point as it is.
pub fn is_printable_point(point: u32) -> bool {
    has(point, flags::PRINTABLE)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(point: u32) -> Option<u32> {
    if point < 128 {
        return point.checked_sub(u32::from(b'0')).filter(|&d| d < 10);
    }
    let next = tables::ZEROS.partition_point(|&zero| zero <= point);
    Some(point - tables::ZEROS[next - 1]).filter(|&d| d < 10)
}

/// The ASCII text that a number parser reads instead: digits of any script become ASCII digits,
/// white space becomes a space, and any other character beyond ASCII one that fits no number.
pub fn digits_to_ascii(points: &[u32]) -> Vec<u8> {
    let convert = |&point: &u32| match decimal_value(point) {
        Some(digit) => b'0' + digit as u8,
        None if point < 128 => point as u8,
        None if is_space_point(point) => b' ',
        None => b'?',
    };
    points.iter().map(convert).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Chars, Text};

    /// The digest that generate.py computes from Python's answers.
    #[test]
    fn every_code_point_is_as_in_python() {
        let mut digest = 0u64;
        let mut add = |x: u32| digest = (digest ^ u64::from(x)).wrapping_mul(0x100_0000_01B3);
        for c in 0..0x11_0000 {
            add(u32::from(properties(c)));
            add(decimal_value(c).unwrap_or(99));
            let whole = [c];
            let whole = Chars::Wide(&whole);
            for mapped in [upper(whole), lower(whole), title(whole), casefold(whole)] {
                mapped.as_chars().iter().for_each(&mut add);
            }
        }
        assert_eq!(digest, tables::DIGEST);
    }

    #[test]
    fn numbers_of_any_script() {
        let points: Vec<u32> = "\u{661}\u{3000}x²½".chars().map(u32::from).collect();
        assert_eq!(digits_to_ascii(&points), b"1 x??");
        assert_eq!(Text::from("a").as_chars().iter().filter_map(decimal_value).count(), 0);
    }
}
