//! `float(text)`: white space, digits of any script, underscores, `inf` and `nan`.

use crate::text::{Chars, Error, Result, Text, escape, unicode};

/// `float(s)` of a string.
///
/// # Errors
/// `ValueError` when `s` is not a float literal.
pub fn from_text(s: Chars<'_>) -> Result<f64> {
    let ascii = match s {
        Chars::Ascii(bytes) => parse(bytes),
        Chars::Wide(points) => parse(&unicode::digits_to_ascii(points)),
    };
    ascii.ok_or_else(|| invalid(escape::repr_str(s)))
}

/// `float(b)` of bytes.
///
/// # Errors
/// `ValueError` when `b` is not a float literal.
pub fn from_bytes(b: &[u8]) -> Result<f64> {
    parse(b).ok_or_else(|| invalid(escape::repr_bytes(b)))
}

fn invalid(repr: Text) -> Error {
    no_number("float", repr)
}

/// That a text of this repr is no number of a kind.
pub fn no_number(kind: &str, repr: Text) -> Error {
    let mut message = Text::from(format!("could not convert string to {kind}: ").as_str());
    message.push_chars(repr.as_chars());
    Error::value(message)
}

/// The number that the whole of `s` spells, surrounding white space aside.
fn parse(s: &[u8]) -> Option<f64> {
    let s = trim(s);
    let (negative, unsigned) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let magnitude = match special(unsigned) {
        Some(x) => x,
        None => {
            let digits = without_underscores(unsigned)?;
            if !is_decimal_literal(&digits) {
                return None;
            }
            std::str::from_utf8(&digits).ok()?.parse::<f64>().ok()?
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// Without the white space that Python's bytes and ASCII strings know.
pub(super) fn trim(s: &[u8]) -> &[u8] {
    let is_space = |b: &u8| matches!(b, b' ' | 9..=13);
    let start = s.iter().position(|b| !is_space(b)).unwrap_or(s.len());
    let end = s.iter().rposition(|b| !is_space(b)).map_or(start, |i| i + 1);
    &s[start..end]
}

/// Infinity and nan, in any case.
pub(super) fn special(unsigned: &[u8]) -> Option<f64> {
    if unsigned.eq_ignore_ascii_case(b"inf") || unsigned.eq_ignore_ascii_case(b"infinity") {
        Some(f64::INFINITY)
    } else if unsigned.eq_ignore_ascii_case(b"nan") {
        Some(f64::NAN)
    } else {
        None
    }
}

/// Drops single underscores between digits; any other underscore is an error.
pub fn without_underscores(s: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(s.len());
    for (i, &b) in s.iter().enumerate() {
        if b != b'_' {
            out.push(b);
            continue;
        }
        let before = i.checked_sub(1).and_then(|j| s.get(j));
        if !(before.is_some_and(u8::is_ascii_digit) && s.get(i + 1).is_some_and(u8::is_ascii_digit)) {
            return None;
        }
    }
    Some(out)
}

/// `12`, `12.`, `.5`, `1.5e-3`
fn is_decimal_literal(s: &[u8]) -> bool {
    let (whole, s) = split_digits(s);
    let (fraction, s) = match s {
        [b'.', rest @ ..] => split_digits(rest),
        _ => (0, s),
    };
    if whole + fraction == 0 {
        return false;
    }
    let exponent = match s {
        [] => return true,
        [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => rest,
        _ => return false,
    };
    matches!(split_digits(exponent), (1.., []))
}

/// The number of leading digits, and what follows them.
fn split_digits(s: &[u8]) -> (usize, &[u8]) {
    let n = s.iter().take_while(|b| b.is_ascii_digit()).count();
    (n, &s[n..])
}

#[cfg(test)]
mod tests {
    use crate::text::{Text, float::from_text};

    fn float(s: &str) -> Result<f64, String> {
        from_text(Text::from(s).as_chars()).map_err(|e| e.to_string())
    }

    #[test]
    fn accepts_what_python_accepts() {
        for (text, value) in [
            ("1_000.5_0e1_0", 1000.5e10),
            (" \t\n\x0b\x0c\r-.5e-3 ", -0.5e-3),
            ("1.", 1.0),
            ("+1e400", f64::INFINITY),
            ("InFiNiTy", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
            ("\u{3000}\u{0661}\u{0662}.\u{FF15}\u{A0}", 12.5),
            ("2.22507385850720111e-308", f64::MIN_POSITIVE.next_down()),
            ("0000000000000000000000000000000000000000000001", 1.0),
        ] {
            assert_eq!(float(text), Ok(value), "{text:?}");
        }
        assert!(float("nan").unwrap().is_nan());
        assert!(float("-nan").unwrap().is_sign_negative());
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "", " ", "_1", "1_", "1__0", "1_.5", "1._5", "1e_5", "e5", ".", "1e", "1e+", "+-1", "in", "infinit", "0x10", "1 2",
            "i_nf", "nan()", "1.5.2", "--1", "+ 1",
        ] {
            assert!(float(text).is_err(), "{text:?}");
        }
        assert_eq!(float("a'b\u{301}é"), Err("ValueError: could not convert string to float: \"a'b\u{301}é\"".into()));
    }
}
