//! `float.hex` and `float.fromhex`.

use std::fmt::Write;

use super::{parse, repr};
use crate::text::{Chars, Error, Result};

const MANTISSA_BITS: i64 = 52;
const MIN_EXPONENT: i64 = -1022;
const MAX_EXPONENT: i64 = 1023;

/// `x.hex()`: `0x1.8000000000000p+1`.
pub fn to_hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = x.to_bits();
    let fraction = bits & ((1 << MANTISSA_BITS) - 1);
    let biased = (bits >> MANTISSA_BITS & 0x7FF) as i64;
    let (whole, exponent) = match biased {
        0 => (0, MIN_EXPONENT),
        _ => (1, biased - MAX_EXPONENT),
    };
    let mut out = format!("{sign}0x{whole}.{fraction:013x}p");
    let _ = write!(out, "{exponent:+}");
    out
}

/// `float.fromhex(s)`, rounded half to even.
///
/// # Errors
/// `ValueError` when `s` is not a hexadecimal float, `OverflowError` when it is too large.
pub fn from_hex(s: Chars<'_>) -> Result<f64> {
    let invalid = || Error::value("invalid hexadecimal floating-point string");
    // No character beyond ASCII belongs into such a literal; a question mark does not either.
    let ascii: Vec<u8> = s.iter().map(|c| if c < 128 { c as u8 } else { b'?' }).collect();
    let s = parse::trim(&ascii);
    let (negative, s) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let magnitude = match parse::special(s) {
        Some(x) => x,
        None => {
            let digits = s.strip_prefix(b"0x").or_else(|| s.strip_prefix(b"0X")).unwrap_or(s);
            let (literal, rest) = Literal::parse(digits).ok_or_else(invalid)?;
            // Too large a number is reported before what may be wrong after it.
            let magnitude = literal.to_f64()?;
            if !rest.is_empty() {
                return Err(invalid());
            }
            magnitude
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// The digits around the point, and the power of two after them.
struct Literal<'a> {
    whole: &'a [u8],
    fraction: &'a [u8],
    /// Saturated: a literal cannot hold enough digits to make up for so large an exponent.
    exponent: i64,
}

impl<'a> Literal<'a> {
    /// The literal at the start of `s`, and what follows it.
    fn parse(s: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (whole, s) = split_hex_digits(s);
        let (fraction, s) = match s {
            [b'.', rest @ ..] => split_hex_digits(rest),
            _ => (&s[..0], s),
        };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let (exponent, rest) = match s {
            [b'p' | b'P', rest @ ..] => parse_exponent(rest)?,
            _ => (0, s),
        };
        let literal = Self { whole, fraction, exponent };
        Some((literal, rest))
    }

    fn to_f64(&self) -> Result<f64> {
        // Gather the leading 60 bits or more; what follows matters only as not being zero.
        let digits = self.whole.iter().chain(self.fraction);
        let mut top: u64 = 0;
        let mut sticky = false;
        let mut dropped: i64 = 0;
        for &digit in digits {
            let value = u64::from(char::from(digit).to_digit(16).unwrap_or(0));
            if top >> 60 == 0 {
                top = top << 4 | value;
            } else {
                sticky |= value != 0;
                dropped += 4;
            }
        }
        if top == 0 {
            return Ok(0.0);
        }
        let places = 4 * self.fraction.len() as i64;
        // The number is top (and a little more if sticky) times 2^scale.
        let scale = self.exponent.saturating_add(dropped - places);
        let width = i64::from(u64::BITS - top.leading_zeros());
        let exponent = scale.saturating_add(width - 1);
        let overflow = || Error::overflow("hexadecimal value too large to represent as a float");
        if exponent > MAX_EXPONENT {
            return Err(overflow());
        }
        // The place of the last bit that the result can hold.
        let last = exponent.max(MIN_EXPONENT) - MANTISSA_BITS;
        let shift = last.saturating_sub(scale);
        let mantissa = match shift {
            ..=0 => top << -shift,
            1..=64 => round_half_even(top, shift as u32, sticky),
            _ => 0,
        };
        if mantissa == 1 << (MANTISSA_BITS + 1) && exponent == MAX_EXPONENT {
            return Err(overflow());
        }
        Ok(scale_exactly(mantissa, last))
    }
}

/// `top / 2^shift` rounded to an integer, where `sticky` says that `top` was cut short.
fn round_half_even(top: u64, shift: u32, sticky: bool) -> u64 {
    let wide = u128::from(top);
    let quotient = (wide >> shift) as u64;
    let rest = wide & ((1 << shift) - 1);
    let half = 1u128 << (shift - 1);
    let up = rest > half || rest == half && (sticky || quotient & 1 == 1);
    quotient + u64::from(up)
}

/// `mantissa * 2^exponent` for a mantissa of at most 54 bits and a result that is exact.
fn scale_exactly(mantissa: u64, exponent: i64) -> f64 {
    let power = |e: i64| f64::from_bits(((e + MAX_EXPONENT) as u64) << MANTISSA_BITS);
    // Two steps, because 2^-1074 itself is not a normal number.
    let half = exponent / 2;
    mantissa as f64 * power(half) * power(exponent - half)
}

fn split_hex_digits(s: &[u8]) -> (&[u8], &[u8]) {
    s.split_at(s.iter().take_while(|b| b.is_ascii_hexdigit()).count())
}

fn parse_exponent(s: &[u8]) -> Option<(i64, &[u8])> {
    let (negative, s) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let (digits, rest) = s.split_at(s.iter().take_while(|b| b.is_ascii_digit()).count());
    if digits.is_empty() {
        return None;
    }
    let magnitude = digits.iter().fold(0i64, |n, d| n.saturating_mul(10).saturating_add(i64::from(d - b'0')));
    Some((if negative { -magnitude } else { magnitude }, rest))
}

#[cfg(test)]
mod tests {
    use super::{from_hex, to_hex};
    use crate::text::Text;

    fn parse(s: &str) -> Result<f64, String> {
        from_hex(Text::from(s).as_chars()).map_err(|e| e.to_string())
    }

    #[test]
    fn writes_hex() {
        assert_eq!(to_hex(3.0), "0x1.8000000000000p+1");
        assert_eq!(to_hex(-0.0), "-0x0.0p+0");
        assert_eq!(to_hex(5e-324), "0x0.0000000000001p-1022");
        assert_eq!(to_hex(f64::MAX), "0x1.fffffffffffffp+1023");
        assert_eq!(to_hex(f64::NEG_INFINITY), "-inf");
    }

    #[test]
    fn reads_back_what_it_writes() {
        for x in [0.1, 1e300, 5e-324, f64::MIN_POSITIVE, f64::MAX, -1.5, 1.0 / 3.0] {
            assert_eq!(parse(&to_hex(x)), Ok(x));
        }
    }

    #[test]
    fn rounds_half_to_even() {
        assert_eq!(parse("0x1.00000000000008p0"), Ok(1.0));
        assert_eq!(parse("0x1.000000000000080000000000000000001p0"), Ok(1.0 + f64::EPSILON));
        assert_eq!(parse("0x1.00000000000018p0"), Ok(1.0 + 2.0 * f64::EPSILON));
        assert_eq!(parse("0x.8p-1074"), Ok(0.0));
        assert_eq!(parse("0x.80000000000000000001p-1074"), Ok(5e-324));
        assert_eq!(parse("0x1.8p-1074"), Ok(1e-323));
        assert_eq!(parse("  -a.cp-2\n"), Ok(-2.6875));
        assert_eq!(parse("0x1p-99999999999999999999"), Ok(0.0));
        assert_eq!(parse("0x0p99999999999999999999"), Ok(0.0));
        assert_eq!(parse("0x1.fffffffffffff7fffp1023"), Ok(f64::MAX));
    }

    #[test]
    fn errors() {
        for s in ["", "0x", "0x.p1", "0x1p", "0x1p+", "1g", "0x1 p1", "é", "0x1.2.3", "0x0x1"] {
            assert_eq!(parse(s), Err("ValueError: invalid hexadecimal floating-point string".into()));
        }
        for s in ["0x1p1024", "0x1.fffffffffffff8p1023", "0x1p99999999999999999999"] {
            assert_eq!(parse(s), Err("OverflowError: hexadecimal value too large to represent as a float".into()));
        }
    }
}
