//! `int(text, base)`: white space, sign, prefix, digits of any script, underscores.

use dashu_int::IBig;

use crate::text::{Chars, Error, Int, Result, Text, escape, unicode};

/// A message quotes no more than this of what it could not read.
const QUOTED: usize = 200;

/// `int(s, base)` of a string; `base` 0 goes by the prefix, `max_digits` is the limit in force
/// (0 for none).
///
/// # Errors
/// `ValueError` when `s` is no such literal, has too many digits, or the base is unusable.
pub fn parse_text(s: Chars<'_>, base: i64, max_digits: usize) -> Result<Int> {
    let literal = Literal::new(base, max_digits)?;
    let found = match s {
        Chars::Ascii(bytes) => literal.parse(bytes)?,
        Chars::Wide(points) => literal.parse(&unicode::digits_to_ascii(points))?,
    };
    found.ok_or_else(|| invalid(base, &escape::repr_str(s)))
}

/// `int(b, base)` of bytes, as [`parse_text`].
///
/// # Errors
/// As [`parse_text`].
pub fn parse_bytes(b: &[u8], base: i64, max_digits: usize) -> Result<Int> {
    let found = Literal::new(base, max_digits)?.parse(b)?;
    found.ok_or_else(|| invalid(base, &escape::repr_bytes(b)))
}

fn invalid(base: i64, repr: &Text) -> Error {
    let repr = repr.as_chars();
    let mut message = Text::from(format!("invalid literal for int() with base {base}: "));
    message.push_chars(repr.slice(0..repr.len().min(QUOTED)));
    Error::value(message)
}

/// What kind of literal is expected.
struct Literal {
    base: u32,
    max_digits: usize,
}

impl Literal {
    fn new(base: i64, max_digits: usize) -> Result<Self> {
        match u32::try_from(base) {
            Ok(base @ (0 | 2..=36)) => Ok(Self { base, max_digits }),
            _ => Err(Error::value("int() base must be >= 2 and <= 36, or 0")),
        }
    }

    /// The number that the whole of `s` spells, or `None`; an error only for too many digits.
    fn parse(&self, s: &[u8]) -> Result<Option<Int>> {
        let is_space = |b: &&u8| matches!(**b, b' ' | 9..=13);
        let s = &s[s.iter().take_while(is_space).count()..];
        let (negative, s) = match s {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, s),
        };
        let prefix = match s {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 0,
        };
        let base = match (self.base, prefix) {
            (0, 0) => 10,
            (0, prefix) => prefix,
            (base, _) => base,
        };
        // Without a base, a literal that begins with a zero is zero: 010 would be ambiguous.
        let only_zero = self.base == 0 && prefix == 0 && s.first() == Some(&b'0');
        let s = if prefix == base {
            // One underscore may stand between prefix and digits.
            s[2..].strip_prefix(b"_").unwrap_or(&s[2..])
        } else {
            s
        };
        let Some((digits, rest)) = take_digits(s, base) else {
            return Ok(None);
        };
        // Too many digits are the first complaint even before a null character.
        let text_end = rest.iter().position(|&b| b == 0).unwrap_or(rest.len());
        if !rest[..text_end].iter().all(|b| is_space(&b)) {
            return Ok(None);
        }
        self.check_length(digits.len(), base)?;
        let n = value_of(&digits, base, negative);
        let valid = text_end == rest.len() && (!only_zero || n == Int::ZERO);
        Ok(valid.then_some(n))
    }

    fn check_length(&self, digits: usize, base: u32) -> Result<()> {
        if base.is_power_of_two() || self.max_digits == 0 || digits <= self.max_digits {
            return Ok(());
        }
        Err(Error::value(format!(
            "Exceeds the limit ({} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            self.max_digits
        )))
    }
}

/// The leading digits, single underscores between them taken out, and what follows. `None`
/// without a digit, or when an underscore is not between two.
fn take_digits(s: &[u8], base: u32) -> Option<(Vec<u8>, &[u8])> {
    let is_digit = |b: u8| char::from(b).is_digit(base);
    let mut digits = Vec::with_capacity(s.len());
    let mut end = 0;
    let mut after_digit = false;
    while let Some(&b) = s.get(end) {
        if is_digit(b) {
            digits.push(b);
            after_digit = true;
        } else if b == b'_' && after_digit {
            after_digit = false;
        } else {
            break;
        }
        end += 1;
    }
    after_digit.then(|| (digits, &s[end..]))
}

fn value_of(digits: &[u8], base: u32, negative: bool) -> Int {
    let text = std::str::from_utf8(digits).unwrap_or("0");
    if let Ok(n) = i64::from_str_radix(text, base) {
        return Int::Small(if negative { -n } else { n });
    }
    let n = IBig::from_str_radix(text, base).unwrap_or_default();
    Int::from(if negative { -n } else { n })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(s: &str, base: i64) -> Result<String, String> {
        let n = parse_text(Text::from(s).as_chars(), base, 4300).map_err(|e| e.to_string())?;
        Ok(n.into_big().to_string())
    }

    #[test]
    fn accepts_what_python_accepts() {
        for (text, base, value) in [
            (" \t-1_000\n", 10, "-1000"),
            ("٣٤", 10, "34"),
            ("\u{3000}７", 10, "7"),
            ("0x_fF", 0, "255"),
            ("-0B1", 0, "-1"),
            ("0o17", 8, "15"),
            ("0b1", 16, "177"),
            ("zZ", 36, "1295"),
            ("00_0", 0, "0"),
            ("9223372036854775808", 10, "9223372036854775808"),
            ("-9223372036854775808", 10, "-9223372036854775808"),
        ] {
            assert_eq!(int(text, base), Ok(value.into()), "{text:?}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for (text, base) in [
            ("", 10),
            (" ", 10),
            ("-", 10),
            ("+ 1", 10),
            ("1_", 10),
            ("_1", 10),
            ("1__0", 10),
            ("0x", 16),
            ("0x__1", 16),
            ("010", 0),
            ("1 2", 10),
            ("12a", 10),
            ("2", 2),
            ("²", 10),
            ("--1", 10),
            ("0x1", 10),
            ("1\0", 10),
        ] {
            let repr = escape::repr_str(Text::from(text).as_chars());
            let message = format!("ValueError: invalid literal for int() with base {base}: {repr}");
            assert_eq!(int(text, base), Err(message));
        }
        let message = "ValueError: int() base must be >= 2 and <= 36, or 0";
        for base in [1, 37, -1] {
            assert_eq!(int("1", base), Err(message.into()));
        }
    }

    #[test]
    fn too_many_digits() {
        let message = "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; \
                       use sys.set_int_max_str_digits() to increase the limit";
        assert_eq!(int(&"1".repeat(4301), 10), Err(message.into()));
        assert!(int(&"1".repeat(4300), 10).is_ok());
        assert!(int(&"1".repeat(4301), 16).is_ok());
    }
}
