//! Decimal numbers, whose specifications have rules of their own: those of libmpdec.

use super::number::Parts;
use super::parse::Parser;
use super::{Align, Grouping, Spec};
use crate::text::decimal::{Coef, MAX_PREC, Number, Rounding, digits, push_exponent, push_word, shorten};
use crate::text::{Chars, Error, Result, Text};

impl Spec {
    /// Parses a specification for a decimal number.
    ///
    /// # Errors
    /// `ValueError` when it is malformed, `OverflowError` for a width that no text can have.
    pub fn parse_decimal(text: Chars<'_>) -> Result<Spec> {
        let mut parser = Parser { text, pos: 0 };
        let width_error = |_| Error::overflow("cannot fit 'int' into an index-sized integer");
        let (fill, align) = parser.fill_and_align();
        let sign = parser.sign();
        let no_negative_zero = parser.take('z');
        let alternate = parser.take('#');
        let zeros = parser.take('0');
        let more_zeros = zeros && parser.peek(0) == Some('0');
        let width = parser.number().map_err(width_error)?.unwrap_or(0);
        let grouping = if parser.take(',') { Grouping::Comma } else { Grouping::None };
        let precision = parser.precision().map_err(|_| malformed())?;
        let code = parser.peek(0).filter(|&c| "eEfFgGn%".contains(c)).map(u32::from);
        parser.pos += usize::from(code.is_some());
        let too_large = |n: usize| n > MAX_PREC as usize;
        if parser.pos < text.len()
            || more_zeros
            || zeros && align.is_some()
            || code == Some(u32::from('n')) && grouping != Grouping::None
            || too_large(width)
            || precision.is_some_and(too_large)
        {
            return Err(malformed());
        }
        let (fill, align) = match zeros {
            true => (u32::from('0'), Align::AfterSign),
            false => (fill.unwrap_or(u32::from(' ')), align.unwrap_or(Align::Right)),
        };
        Ok(Spec { fill, align, sign, no_negative_zero, zeros, alternate, width, grouping, precision, code })
    }

    /// At most so many characters, more or less, does a decimal number take.
    pub fn decimal_room(&self, number: &Number) -> u64 {
        let fixed = matches!(self.code_char(), Some('f' | 'F' | '%'));
        let zeros = match number.exp {
            exp if !fixed || exp > 0 && number.coef.is_zero() => 0,
            // Where decimals are counted, small numbers have no more.
            exp if exp < 0 && self.precision.is_some() => 0,
            exp => exp.unsigned_abs(),
        };
        let digits = number.coef.digits() as u64 + zeros;
        (self.width as u64).saturating_add(self.precision.unwrap_or(0) as u64).saturating_add(digits)
    }

    /// `format(number, spec)` of a decimal number. `capitals` is the context's, `rounding` too.
    ///
    /// # Errors
    /// `ValueError` if it is too long.
    pub fn format_decimal(&self, number: &Number, capitals: bool, rounding: Rounding) -> Result<Text> {
        let code = match self.code_char() {
            Some('n') => 'g',
            Some(code) => code,
            None if capitals => 'G',
            None => 'g',
        };
        let percent = code == '%';
        let mut rest = Vec::new();
        if !number.is_finite() {
            push_word(&mut rest, number);
            if percent {
                rest.push(b'%');
            }
            let words = Spec { fill: u32::from(' '), align: Align::Right, zeros: false, ..self.clone() };
            return (if self.zeros { &words } else { self }).decimal_parts(number.negative, &[], &rest);
        }
        let fixed = matches!(code, 'f' | 'F' | '%');
        let scientific = matches!(code, 'e' | 'E');
        let (digits, mut exp) = self.rounded(number, number.exp + if percent { 2 } else { 0 }, fixed, scientific, rounding);
        let is_zero = digits == b"0";
        if is_zero && exp > 0 && fixed {
            exp = 0;
        }
        let size = digits.len() as i64;
        let left = exp + size;
        let dot = if scientific {
            // Zeros may have been wanted behind the point.
            if is_zero { 1 - self.precision.unwrap_or(0) as i64 } else { 1 }
        } else if fixed || exp <= 0 && left > -6 {
            left
        } else {
            1
        };
        let (whole, decimals) = digits.split_at(dot.clamp(0, size) as usize);
        let mut whole = whole.to_vec();
        whole.extend(zeros(dot - size));
        if whole.is_empty() {
            whole.push(b'0');
        }
        if self.alternate || !decimals.is_empty() {
            rest.push(b'.');
            rest.extend(zeros(-dot));
            rest.extend_from_slice(decimals);
        }
        if left != dot || scientific {
            push_exponent(&mut rest, left - dot, code.is_ascii_uppercase());
        }
        if percent {
            rest.push(b'%');
        }
        self.decimal_parts(number.negative && !(is_zero && self.no_negative_zero), &whole, &rest)
    }

    fn decimal_parts(&self, negative: bool, digits: &[u8], rest: &[u8]) -> Result<Text> {
        let text = |ascii| std::str::from_utf8(ascii).unwrap_or_default();
        self.number(&Parts { negative, prefix: "", digits: text(digits), rest: text(rest), group: 3 })
    }

    /// Digits and exponent of a number that would have this one, with as many digits as are wanted.
    fn rounded(&self, number: &Number, exp: i64, fixed: bool, scientific: bool, rounding: Rounding) -> (Vec<u8>, i64) {
        let coef = &number.coef;
        let Some(precision) = self.precision.map(|n| n as i64) else { return (digits(coef), exp) };
        let wanted = if scientific { precision + 1 } else { precision.max(1) };
        let drop = if fixed { -precision - exp } else { coef.digits() - wanted };
        if drop > 0 {
            let (coef, _) = shorten(number.negative, coef, drop, rounding);
            let longer = !fixed && coef.digits() > wanted;
            let mut digits = digits(&coef);
            digits.truncate(digits.len() - usize::from(longer));
            return (digits, exp + drop + i64::from(longer));
        }
        let mut digits = digits(coef);
        match coef {
            Coef::Small(0) => (digits, if fixed { exp + drop } else { exp }),
            _ if fixed || scientific => {
                digits.extend(zeros(-drop));
                (digits, exp + drop)
            }
            _ => (digits, exp),
        }
    }
}

fn malformed() -> Error {
    Error::value("invalid format string")
}

fn zeros(n: i64) -> impl Iterator<Item = u8> {
    std::iter::repeat_n(b'0', n.max(0) as usize)
}
