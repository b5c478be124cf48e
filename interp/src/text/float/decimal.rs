//! The decimal digits of a float: shortest, or correctly rounded to a given place.
//!
//! The standard library's formatting is exact and rounds half to even, as Python's; here its
//! output becomes digits and an exponent, from which [`super::layout`] writes each notation.

use std::fmt::Write;

use super::quick;

/// No finite double has more significant digits than this; what follows them is zeros.
pub(super) const MAX_SIGNIFICANT: usize = 780;
/// No finite double has more digits after its decimal point than this.
const MAX_FRACTION: usize = 1080;

/// A finite, non-negative number: `0.DIGITS * 10^point`. Zero has the digit `0` and point 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// ASCII digits without leading zeros.
    pub digits: Vec<u8>,
    /// Where the decimal point stands, counted from before the first digit.
    pub point: i32,
}

impl Decimal {
    /// The shortest digits from which `x` can be read back, and of these the nearest to it.
    pub fn shortest(x: f64) -> Self {
        let mut text = String::with_capacity(32);
        let _ = write!(text, "{:e}", x.abs());
        let shortest = Self::from_scientific(&text);
        if shortest.may_be_a_tie(x) {
            let even = Self::significant(x, shortest.digits.len());
            if even.to_f64() == x.abs() {
                return even;
            }
        }
        shortest
    }

    /// Whether `x` may lie exactly between these digits and a neighbour that is even; Python then
    /// takes the even one. A number that is not an integer has as many decimal places as binary
    /// ones and ends in 5, so it must have exactly one digit more.
    fn may_be_a_tie(&self, x: f64) -> bool {
        let mantissa = x.to_bits() & ((1 << 52) - 1) | 1 << 52;
        let exponent = (x.to_bits() >> 52 & 0x7FF) as i32;
        let places = 1075 - exponent - mantissa.trailing_zeros() as i32;
        if places > 0 { places + self.point == self.digits.len() as i32 + 1 } else { x.abs() >= (1u64 << 53) as f64 }
    }

    /// The float nearest to the number; infinite when it is too large.
    pub fn to_f64(&self) -> f64 {
        let digits = std::str::from_utf8(&self.digits).unwrap_or("0");
        format!("0.{digits}e{}", self.point).parse().unwrap_or(0.0)
    }

    /// The `n` (at least 1) most significant digits of `x`, rounded half to even.
    pub fn significant(x: f64, n: usize) -> Self {
        let known = n.clamp(1, MAX_SIGNIFICANT);
        let mut text = String::with_capacity(known + 8);
        let _ = write!(text, "{:.*e}", known - 1, x.abs());
        let mut decimal = Self::from_scientific(&text);
        decimal.digits.resize(n.max(1), b'0');
        decimal
    }

    /// The digits of `x` up to `n` places after the decimal point, rounded half to even.
    /// Without any digit left, the result has no digits and stands for zero.
    pub fn fixed(x: f64, n: usize) -> Self {
        if let Some(scaled) = quick::scaled(x, n) {
            let digits = if scaled == 0 { Vec::new() } else { scaled.to_string().into_bytes() };
            let point = digits.len() as i32 - n as i32;
            return Self { digits, point };
        }
        let known = n.min(MAX_FRACTION);
        let mut text = String::with_capacity(known + 24);
        let _ = write!(text, "{:.*}", known, x.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = whole.trim_start_matches('0');
        let leading_zeros = match whole {
            "" => fraction.len() - fraction.trim_start_matches('0').len(),
            _ => 0,
        };
        let mut digits = Vec::with_capacity(whole.len() + n);
        digits.extend_from_slice(whole.as_bytes());
        digits.extend_from_slice(&fraction.as_bytes()[leading_zeros..]);
        if !digits.is_empty() {
            digits.resize(whole.len() + n - leading_zeros, b'0');
        }
        let point = whole.len() as i32 - leading_zeros as i32;
        Self { digits, point }
    }

    /// Reads what `{:e}` writes: `d.ddde-7`.
    fn from_scientific(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        let exponent: i32 = exponent.parse().unwrap_or(0);
        Self { digits, point: exponent + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn parts(d: Decimal) -> (String, i32) {
        (String::from_utf8(d.digits).unwrap(), d.point)
    }

    #[test]
    fn digits_and_point() {
        assert_eq!(parts(Decimal::shortest(0.1)), ("1".into(), 0));
        assert_eq!(parts(Decimal::shortest(0.0)), ("0".into(), 1));
        assert_eq!(parts(Decimal::shortest(123.25)), ("12325".into(), 3));
        // Ties: 1.000007629394531250 and 1881080466521247.25.
        assert_eq!(parts(Decimal::shortest(1.0 + 2f64.powi(-17))), ("10000076293945312".into(), 1));
        assert_eq!(parts(Decimal::shortest(1_881_080_466_521_247.0 + 0.25)), ("18810804665212472".into(), 16));
        assert_eq!(parts(Decimal::significant(0.125, 2)), ("12".into(), 0));
        assert_eq!(parts(Decimal::significant(9.96, 2)), ("10".into(), 2));
        assert_eq!(parts(Decimal::fixed(0.00996, 4)), ("100".into(), -1));
        assert_eq!(parts(Decimal::fixed(0.5, 0)), ("".into(), 0));
        assert_eq!(parts(Decimal::fixed(1.5, 0)), ("2".into(), 1));
        assert_eq!(parts(Decimal::fixed(2.5, 0)), ("2".into(), 1));
    }

    #[test]
    fn digits_beyond_the_exact_value_are_zeros() {
        let d = Decimal::significant(0.1, 2000);
        assert_eq!(d.digits.len(), 2000);
        assert!(d.digits.ends_with(b"00000"));
        let d = Decimal::fixed(0.1, 2000);
        assert_eq!((d.digits.len(), d.point), (2000, 0));
    }
}
