//! The notations of a float: `repr`, and the conversions `e`, `f` and `g` of all of Python's
//! formatting languages.

use super::decimal::{Decimal, MAX_SIGNIFICANT};
use super::quick;
use crate::text::Text;

/// Which notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatForm {
    /// The shortest digits, scientific below 1e-4 and from 1e16 on.
    Repr,
    /// One digit before the point and an exponent.
    Exponent,
    /// No exponent.
    Fixed,
    /// A number of significant digits, in whichever notation suits.
    General,
}

/// A notation with its details.
#[derive(Clone, Copy, Debug)]
pub struct FloatStyle {
    pub form: FloatForm,
    /// Digits after the point, or significant digits for `General`; ignored by `Repr`.
    pub precision: usize,
    /// `E`, `INF` and `NAN` instead of `e`, `inf` and `nan`.
    pub upper: bool,
    /// Keep the decimal point, and with `General` the trailing zeros (`#`).
    pub alternate: bool,
    /// Add `.0` to what would look like an integer.
    pub point_zero: bool,
    /// Turn a result that is zero into positive zero (`z`).
    pub no_negative_zero: bool,
}

impl FloatStyle {
    /// A notation without any of the options.
    pub const fn new(form: FloatForm, precision: usize) -> Self {
        Self { form, precision, upper: false, alternate: false, point_zero: false, no_negative_zero: false }
    }
}

/// `repr(x)`: the shortest text that reads back as `x`.
pub fn repr(x: f64) -> String {
    let mut text = Text::new();
    push_repr(&mut text, x);
    text.to_string()
}

/// Appends `repr(x)`.
pub fn push_repr(out: &mut Text, x: f64) {
    if let Some((digits, places)) = quick::short(x) {
        let (digits, places) = if places == 0 { (digits * 10, 1) } else { (digits, places as usize) };
        return out.push_ascii(scaled_digits(x < 0.0, digits, places, &mut [0; 40]));
    }
    let mut style = FloatStyle::new(FloatForm::Repr, 0);
    style.point_zero = true;
    out.push_ascii(format_float(x, style).as_bytes());
}

/// An integer's digits with a decimal point before the last `places` of them, of which there are 1 to 15; with a sign if negative.
pub fn scaled_digits(negative: bool, mut n: u64, places: usize, buffer: &mut [u8; 40]) -> &[u8] {
    let mut at = buffer.len();
    let mut written = 0;
    while n > 0 || written <= places {
        if written == places {
            at -= 1;
            buffer[at] = b'.';
        }
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
        written += 1;
    }
    if negative {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Writes `x` in ASCII; the sign is shown only when negative, and never for nan.
pub fn format_float(x: f64, style: FloatStyle) -> String {
    let mut out = String::new();
    if !x.is_finite() {
        let name = match (x.is_nan(), style.upper) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        };
        if x == f64::NEG_INFINITY {
            out.push('-');
        }
        out.push_str(name);
        return out;
    }
    let (decimal, scientific) = digits_of(x, style);
    let is_zero = decimal.digits.iter().all(|&d| d == b'0');
    if x.is_sign_negative() && !(style.no_negative_zero && is_zero) {
        out.push('-');
    }
    if scientific {
        write_scientific(&mut out, &decimal, style);
    } else {
        write_positional(&mut out, &decimal, style);
    }
    out
}

/// The digits that the style shows, and whether with an exponent.
fn digits_of(x: f64, style: FloatStyle) -> (Decimal, bool) {
    match style.form {
        FloatForm::Repr => {
            let decimal = Decimal::shortest(x);
            let scientific = decimal.point <= -4 || decimal.point > 16;
            (decimal, scientific)
        }
        FloatForm::Exponent => (Decimal::significant(x, style.precision.saturating_add(1)), true),
        FloatForm::Fixed => (Decimal::fixed(x, style.precision), false),
        FloatForm::General => {
            let precision = style.precision.max(1);
            let shown = if style.alternate { precision } else { precision.min(MAX_SIGNIFICANT) };
            let mut decimal = Decimal::significant(x, shown);
            // With `.0` to come, an integer of all the digits asked for would show one too many.
            let limit = if style.point_zero { precision - 1 } else { precision };
            let scientific = decimal.point <= -4 || i64::from(decimal.point) > limit as i64;
            if !style.alternate {
                let kept = decimal.digits.iter().rposition(|&d| d != b'0').map_or(1, |i| i + 1);
                decimal.digits.truncate(kept);
            }
            (decimal, scientific)
        }
    }
}

/// `d.ddde+xx`
fn write_scientific(out: &mut String, decimal: &Decimal, style: FloatStyle) {
    let (first, rest) = decimal.digits.split_at(1);
    push_digits(out, first);
    if !rest.is_empty() || style.alternate {
        out.push('.');
    }
    push_digits(out, rest);
    let is_zero = decimal.digits.iter().all(|&d| d == b'0');
    let exponent = if is_zero { 0 } else { decimal.point - 1 };
    out.push(if style.upper { 'E' } else { 'e' });
    out.push(if exponent < 0 { '-' } else { '+' });
    if exponent.abs() < 10 {
        out.push('0');
    }
    out.push_str(&exponent.unsigned_abs().to_string());
}

/// `ddd.ddd`
fn write_positional(out: &mut String, decimal: &Decimal, style: FloatStyle) {
    let digits = &decimal.digits;
    let whole = usize::try_from(decimal.point).unwrap_or(0);
    let places = match style.form {
        FloatForm::Fixed => style.precision,
        _ => usize::try_from(digits.len() as i64 - i64::from(decimal.point)).unwrap_or(0),
    };
    if whole == 0 {
        out.push('0');
    } else {
        push_digits(out, &digits[..whole.min(digits.len())]);
        push_zeros(out, whole.saturating_sub(digits.len()));
    }
    if places > 0 {
        out.push('.');
        let zeros = usize::try_from(-i64::from(decimal.point)).unwrap_or(0).min(places);
        push_zeros(out, zeros);
        let rest = &digits[whole.min(digits.len())..];
        push_digits(out, rest);
        push_zeros(out, places.saturating_sub(zeros + rest.len()));
    } else if style.point_zero {
        out.push_str(".0");
    } else if style.alternate {
        out.push('.');
    }
}

fn push_digits(out: &mut String, digits: &[u8]) {
    out.extend(digits.iter().map(|&d| char::from(d)));
}

fn push_zeros(out: &mut String, n: usize) {
    out.extend(std::iter::repeat_n('0', n));
}
