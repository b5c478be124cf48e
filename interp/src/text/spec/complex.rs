//! Specifications applied to complex numbers.

use super::{Align, Grouping, Sign, Spec, number::Parts, parse::unknown_code};
use crate::text::float::format_float;
use crate::text::{Error, Result, Text};

impl Spec {
    /// `format(complex(re, im), spec)`.
    ///
    /// # Errors
    /// `ValueError` when the specification does not fit a complex number.
    pub fn format_complex(&self, re: f64, im: f64, type_name: &str) -> Result<Text> {
        let style = match self.code_char() {
            Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => self.float_style(code),
            None if self.code.is_none() => self.plain_float_style(),
            _ => return Err(unknown_code(self.code, type_name)),
        };
        if self.fill == u32::from('0') {
            return Err(Error::value("Zero padding is not allowed in complex format specifier"));
        }
        if self.align == Align::AfterSign {
            return Err(Error::value("'=' alignment flag is not allowed in complex format specifier"));
        }
        let style = style?;
        let plain = self.code.is_none();
        let imaginary_only = plain && re == 0.0 && re.is_sign_positive();
        let mut body = String::new();
        if plain && !imaginary_only {
            body.push('(');
        }
        if !imaginary_only {
            self.push_part(&mut body, &format_float(re, style), self.sign)?;
        }
        let sign = if imaginary_only { self.sign } else { Sign::Plus };
        self.push_part(&mut body, &format_float(im, style), sign)?;
        body.push('j');
        if plain && !imaginary_only {
            body.push(')');
        }
        self.pad(&Text::new(), Text::from(body))
    }

    fn push_part(&self, out: &mut String, text: &str, sign: Sign) -> Result<()> {
        let (sign, body) = Parts::of_float(text).assemble(sign, self.grouping, 0)?;
        out.push_str(sign);
        out.push_str(&body);
        Ok(())
    }
}

/// `repr(complex(re, im))`.
pub fn repr_complex(re: f64, im: f64) -> Text {
    let plain = Spec {
        fill: u32::from(' '),
        align: Align::Right,
        sign: Sign::Default,
        no_negative_zero: false,
        zeros: false,
        alternate: false,
        width: 0,
        grouping: Grouping::None,
        precision: None,
        code: None,
    };
    plain.format_complex(re, im, "complex").unwrap_or_default()
}
