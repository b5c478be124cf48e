//! Numbers from text.

use dashu_int::UBig;

use super::{Coef, Form, Number};
use crate::text::{Chars, unicode};

/// An exponent beyond this is beyond all limits, also with the digits of a number added to it.
const FAR: i64 = 1 << 61;

/// The number that a text says exactly; `None` if it says none. With `lax`, spaces around it and underscores don't matter. Its exponent
/// may be beyond what numbers may have.
pub fn parse(text: Chars<'_>, lax: bool) -> Option<Number> {
    let converted;
    let bytes = match text {
        Chars::Ascii(bytes) => bytes,
        Chars::Wide(points) => {
            converted = unicode::digits_to_ascii(points);
            &converted
        }
    };
    let without;
    let bytes = match bytes {
        bytes if lax => {
            let bytes = strip(bytes);
            without = bytes.iter().copied().filter(|&b| b != b'_').collect::<Vec<u8>>();
            if without.len() < bytes.len() { &without[..] } else { bytes }
        }
        bytes => bytes,
    };
    let (negative, rest) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    };
    match rest.first()? {
        b'0'..=b'9' | b'.' => finite(negative, rest),
        _ => special(negative, rest),
    }
}

fn strip(bytes: &[u8]) -> &[u8] {
    let is_space = |b: &u8| matches!(*b, b' ' | 9..=13 | 28..=31);
    let start = bytes.iter().take_while(|b| is_space(b)).count();
    let end = bytes.iter().rev().take_while(|b| is_space(b)).count();
    if start == bytes.len() { &[] } else { &bytes[start..bytes.len() - end] }
}

fn special(negative: bool, text: &[u8]) -> Option<Number> {
    let number = |form, coef| Some(Number { negative, form, exp: 0, coef });
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return number(Form::Infinite, Coef::ZERO);
    }
    for (word, form) in [("nan", Form::Quiet), ("snan", Form::Signaling)] {
        if let Some((head, digits)) = text.split_at_checked(word.len())
            && head.eq_ignore_ascii_case(word.as_bytes())
        {
            return if digits.iter().all(u8::is_ascii_digit) { number(form, coefficient(digits)) } else { None };
        }
    }
    None
}

fn finite(negative: bool, text: &[u8]) -> Option<Number> {
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    let (whole, rest) = text.split_at(digits(text));
    let (decimals, rest) = match rest {
        [b'.', rest @ ..] => rest.split_at(digits(rest)),
        _ => (&[][..], rest),
    };
    let exp = match rest {
        [] => 0,
        [b'e' | b'E', b'-', rest @ ..] => -exponent(rest)?,
        [b'e' | b'E', b'+', rest @ ..] | [b'e' | b'E', rest @ ..] => exponent(rest)?,
        _ => return None,
    };
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let coef = if decimals.is_empty() {
        coefficient(whole)
    } else if whole.len() + decimals.len() <= FEW {
        Coef::Small(short(decimals, short(whole, 0)))
    } else {
        coefficient(&[whole, decimals].concat())
    };
    Some(Number::finite(negative, coef, exp - decimals.len() as i64))
}

fn exponent(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |n: i64, &digit| if n >= FAR / 10 { FAR } else { n * 10 + i64::from(digit - b'0') }))
}

/// So many digits fit into 128 bits.
const FEW: usize = 38;

/// What digits say that follow a number.
fn short(digits: &[u8], before: u128) -> u128 {
    let mut value = before;
    // A machine word at a time.
    for chunk in digits.chunks(19) {
        let word = chunk.iter().fold(0u64, |n, &digit| n * 10 + u64::from(digit - b'0'));
        value = match value {
            0 => word.into(),
            value => value * super::wide::ten(chunk.len() as u64) + u128::from(word),
        };
    }
    value
}

/// The number that digits say; nothing says zero.
pub(super) fn coefficient(digits: &[u8]) -> Coef {
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    let digits = &digits[zeros..];
    if digits.len() <= FEW {
        return Coef::Small(short(digits, 0));
    }
    let text = std::str::from_utf8(digits).unwrap_or_default();
    Coef::from(UBig::from_str_radix(text, 10).unwrap_or_default())
}
