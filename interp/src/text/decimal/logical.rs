//! Numbers whose digits are bits.

use super::{Coef, Number, Rules, Seen, digits, invalid, parse::coefficient, seen};

/// The bits, as many as the precision has digits; `None` if other digits are among them.
fn bits(number: &Number, rules: &Rules) -> Option<Vec<u8>> {
    if !number.is_finite() || number.negative || number.exp != 0 {
        return None;
    }
    let digits = digits(&number.coef);
    if digits.iter().any(|&digit| digit > b'1') {
        return None;
    }
    let prec = rules.prec as usize;
    let mut bits = vec![b'0'; prec.saturating_sub(digits.len())];
    bits.extend_from_slice(&digits[digits.len().saturating_sub(prec)..]);
    Some(bits)
}

fn logical(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen, operation: fn(u8, u8) -> u8) -> Number {
    let (Some(x), Some(y)) = (bits(a, rules), bits(b, rules)) else { return invalid(seen, seen::INVALID) };
    let digits: Vec<u8> = x.iter().zip(&y).map(|(&p, &q)| b'0' + (operation(p, q) & 1)).collect();
    Number::finite(false, coefficient(&digits), 0)
}

pub fn and(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    logical(a, b, rules, seen, |p, q| p & q)
}

pub fn or(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    logical(a, b, rules, seen, |p, q| p | q)
}

pub fn xor(a: &Number, b: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    logical(a, b, rules, seen, |p, q| p ^ q)
}

pub fn invert(a: &Number, rules: &Rules, seen: &mut Seen) -> Number {
    logical(a, &Number::finite(false, Coef::ZERO, 0), rules, seen, |p, _| p ^ 1)
}
