//! The predicates of `str`: all but `isprintable` are false for the empty string.

use super::{flags, has, properties};
use crate::text::{Chars, Unit, chars::each};

/// Whether the string is not empty and every code point has one of the flags.
fn all(s: Chars<'_>, flags: u16) -> bool {
    !s.is_empty() && every(s, flags)
}

fn every(s: Chars<'_>, flags: u16) -> bool {
    each!(s, s => s.iter().all(|&c| has(c.point(), flags)))
}

/// `str.isalpha`
pub fn is_alpha(s: Chars<'_>) -> bool {
    all(s, flags::ALPHA)
}

/// `str.isalnum`
pub fn is_alnum(s: Chars<'_>) -> bool {
    all(s, flags::ALPHA | flags::DECIMAL | flags::DIGIT | flags::NUMERIC)
}

/// `str.isdecimal`
pub fn is_decimal(s: Chars<'_>) -> bool {
    all(s, flags::DECIMAL)
}

/// `str.isdigit`
pub fn is_digit(s: Chars<'_>) -> bool {
    all(s, flags::DIGIT)
}

/// `str.isnumeric`
pub fn is_numeric(s: Chars<'_>) -> bool {
    all(s, flags::NUMERIC)
}

/// `str.isspace`
pub fn is_space(s: Chars<'_>) -> bool {
    all(s, flags::SPACE)
}

/// `str.isprintable`
pub fn is_printable(s: Chars<'_>) -> bool {
    every(s, flags::PRINTABLE)
}

/// `str.isidentifier`: by shape alone, so that keywords count.
pub fn is_identifier(s: Chars<'_>) -> bool {
    let mut points = s.iter();
    points.next().is_some_and(|c| has(c, flags::IDENTIFIER_START)) && points.all(|c| has(c, flags::IDENTIFIER_PART))
}

/// `str.isupper`: some capital and nothing in another case.
pub fn is_upper(s: Chars<'_>) -> bool {
    one_case(s, flags::UPPER, flags::LOWER | flags::TITLE)
}

/// `str.islower`: some small letter and nothing in another case.
pub fn is_lower(s: Chars<'_>) -> bool {
    one_case(s, flags::LOWER, flags::UPPER | flags::TITLE)
}

fn one_case(s: Chars<'_>, wanted: u16, others: u16) -> bool {
    let mut found = false;
    for c in s {
        let bits = properties(c);
        if bits & others != 0 {
            return false;
        }
        found |= bits & wanted != 0;
    }
    found
}

/// `str.istitle`: capitals only at the start of words, small letters only after them.
pub fn is_title(s: Chars<'_>) -> bool {
    let mut found = false;
    let mut in_word = false;
    for c in s {
        let bits = properties(c);
        if bits & (flags::UPPER | flags::TITLE) != 0 {
            if in_word {
                return false;
            }
            (in_word, found) = (true, true);
        } else if bits & flags::LOWER != 0 {
            if !in_word {
                return false;
            }
            found = true;
        } else {
            in_word = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn test(predicate: fn(Chars<'_>) -> bool, s: &str) -> bool {
        predicate(Text::from(s).as_chars())
    }

    #[test]
    fn classes_of_digits() {
        assert!(test(is_decimal, "٣5") && !test(is_decimal, "²"));
        assert!(test(is_digit, "²") && !test(is_digit, "½"));
        assert!(test(is_numeric, "½四") && !test(is_numeric, ""));
        assert!(test(is_alnum, "a四½") && !test(is_alnum, "a b"));
    }

    #[test]
    fn cases() {
        assert!(test(is_upper, "A1Ⅷ") && !test(is_upper, "ǅ") && !test(is_upper, "1"));
        assert!(test(is_lower, "aª!") && !test(is_lower, "aB"));
        assert!(test(is_title, "Abc D'Ef ǅa") && !test(is_title, "ABc") && !test(is_title, "a") && !test(is_title, ""));
    }

    #[test]
    fn shapes() {
        assert!(test(is_identifier, "_é1") && !test(is_identifier, "1a") && !test(is_identifier, ""));
        assert!(test(is_printable, "") && test(is_printable, "a é") && !test(is_printable, "\u{A0}"));
        assert!(test(is_space, " \u{2028}\x1c") && !test(is_space, ""));
        assert!(test(is_alpha, "aé中") && !test(is_alpha, "a_"));
    }
}
