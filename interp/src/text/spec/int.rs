//! Specifications applied to integers.

use super::{Sign, Spec, number::Parts, parse::unknown_code};
use crate::text::{Error, IntRef, Result, Text, integer};

impl Spec {
    /// `format(n, spec)` of an `int`; `max_digits` limits the decimal digits as in
    /// [`integer::decimal`].
    ///
    /// # Errors
    /// `ValueError` when the specification does not fit an integer, `OverflowError` when the
    /// number is no character for `c` or too large for a float's notation.
    pub fn format_int(&self, n: IntRef<'_>, type_name: &str, max_digits: usize) -> Result<Text> {
        let code = self.code_char();
        if let Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') = code {
            return self.format_float(n.to_f64()?, type_name);
        }
        if !matches!(code, Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n')) {
            return Err(unknown_code(self.code, type_name));
        }
        if self.precision.is_some() {
            return Err(Error::value("Precision not allowed in integer format specifier"));
        }
        if self.no_negative_zero {
            return Err(Error::value("Negative zero coercion (z) not allowed in integer format specifier"));
        }
        let (prefix, group, text) = match code {
            Some('c') => return self.format_character(n),
            Some('b') => ("0b", 4, integer::in_base(n, 2)),
            Some('o') => ("0o", 4, integer::in_base(n, 8)),
            Some('x') => ("0x", 4, integer::in_base(n, 16)),
            Some('X') => ("0X", 4, integer::in_base(n, 16).to_ascii_uppercase()),
            _ => ("", 3, integer::decimal(n, max_digits)?),
        };
        self.number(&Parts {
            negative: n.is_negative(),
            prefix: if self.alternate { prefix } else { "" },
            digits: text.trim_start_matches('-'),
            rest: "",
            group,
        })
    }

    fn format_character(&self, n: IntRef<'_>) -> Result<Text> {
        let refuse = |what: &str| Err(Error::value(format!("{what} not allowed with integer format specifier 'c'")));
        if self.sign != Sign::Default {
            return refuse("Sign");
        }
        if self.alternate {
            return refuse("Alternate form (#)");
        }
        let n = n.to_i64().ok_or_else(|| Error::overflow("Python int too large to convert to C long"))?;
        let point = u32::try_from(n).ok().filter(|&c| c <= 0x10_FFFF);
        let point = point.ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))?;
        self.pad(&Text::new(), std::iter::once(point).collect())
    }
}
