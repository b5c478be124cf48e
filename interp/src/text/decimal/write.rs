//! Numbers as text.

use super::{Coef, Form, Number};

const LONGEST: usize = 39;

/// The digits of a number of 128 bits, written to the end of the place for them.
fn short_digits(mut n: u128, place: &mut [u8; LONGEST]) -> &[u8] {
    /// As many digits as a machine word has.
    const WORD: u128 = 10_000_000_000_000_000_000;
    let mut at = LONGEST;
    loop {
        let (mut word, more) = if n < WORD { (n as u64, false) } else { ((n % WORD) as u64, true) };
        let end = at - 19.min(at);
        loop {
            at -= 1;
            place[at] = b'0' + (word % 10) as u8;
            word /= 10;
            if if more { at == end } else { word == 0 } {
                break;
            }
        }
        if !more {
            return &place[at..];
        }
        n /= WORD;
    }
}

/// A coefficient's digits.
pub fn digits(coef: &Coef) -> Vec<u8> {
    match coef {
        Coef::Small(n) => short_digits(*n, &mut [0; LONGEST]).to_vec(),
        Coef::Big(n) => n.to_string().into_bytes(),
    }
}

/// What a number without finite value is written as, but for its sign.
pub(in crate::text) fn push_word(out: &mut Vec<u8>, number: &Number) {
    let word: &[u8] = match number.form {
        Form::Finite | Form::Infinite => b"Infinity",
        Form::Quiet => b"NaN",
        Form::Signaling => b"sNaN",
    };
    out.extend_from_slice(word);
    if !number.coef.is_zero() {
        out.extend_from_slice(&digits(&number.coef));
    }
}

/// Appends what `str` gives, with a capital E or a small one; the exponent a multiple of three, if wanted.
pub fn push_text(out: &mut Vec<u8>, number: &Number, capitals: bool, engineering: bool) {
    if number.negative {
        out.push(b'-');
    }
    if !number.is_finite() {
        push_word(out, number);
        return;
    }
    let mut place = [0; LONGEST];
    let long;
    let digits = match &number.coef {
        Coef::Small(n) => short_digits(*n, &mut place),
        Coef::Big(n) => {
            long = n.to_string();
            long.as_bytes()
        }
    };
    let left = number.exp + digits.len() as i64;
    let dot = if number.exp <= 0 && left > -6 {
        left
    } else if !engineering {
        1
    } else if number.coef.is_zero() {
        (left + 1).rem_euclid(3) - 1
    } else {
        (left - 1).rem_euclid(3) + 1
    };
    push_pointed(out, digits, dot);
    if left != dot {
        push_exponent(out, left - dot, capitals);
    }
}

/// Appends digits with a point in front of the one with this number.
fn push_pointed(out: &mut Vec<u8>, digits: &[u8], dot: i64) {
    let zeros = |n: i64| std::iter::repeat_n(b'0', n as usize);
    if dot <= 0 {
        out.extend_from_slice(b"0.");
        out.extend(zeros(-dot));
        out.extend_from_slice(digits);
    } else if dot as usize >= digits.len() {
        out.extend_from_slice(digits);
        out.extend(zeros(dot - digits.len() as i64));
    } else {
        let (whole, decimals) = digits.split_at(dot as usize);
        out.extend_from_slice(whole);
        out.push(b'.');
        out.extend_from_slice(decimals);
    }
}

/// Appends an exponent, always with its sign.
pub(in crate::text) fn push_exponent(out: &mut Vec<u8>, exp: i64, capital: bool) {
    out.push(if capital { b'E' } else { b'e' });
    out.push(if exp < 0 { b'-' } else { b'+' });
    out.extend_from_slice(short_digits(exp.unsigned_abs().into(), &mut [0; LONGEST]));
}
