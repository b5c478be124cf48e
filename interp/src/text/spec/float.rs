//! Specifications applied to floats.

use super::{Spec, number::Parts, parse::unknown_code};
use crate::text::float::{FloatForm, FloatStyle, format_float};
use crate::text::{Error, Result, Text, check_len};

/// The digits after the point, or significant ones, when the specification does not say.
const DEFAULT_PRECISION: usize = 6;

impl Spec {
    /// `format(x, spec)` of a `float`.
    ///
    /// # Errors
    /// `ValueError` when the specification does not fit a float.
    pub fn format_float(&self, x: f64, type_name: &str) -> Result<Text> {
        let (mut style, percent) = match self.code_char() {
            Some('%') => (self.float_style('f')?, true),
            Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => (self.float_style(code)?, false),
            None if self.code.is_none() => (self.plain_float_style()?, false),
            _ => return Err(unknown_code(self.code, type_name)),
        };
        style.point_zero = self.code.is_none();
        let mut text = format_float(if percent { x * 100.0 } else { x }, style);
        if percent {
            text.push('%');
        }
        self.number(&Parts::of_float(&text))
    }

    /// The notation that a type code asks for.
    pub(super) fn float_style(&self, code: char) -> Result<FloatStyle> {
        let form = match code {
            'e' | 'E' => FloatForm::Exponent,
            'f' | 'F' => FloatForm::Fixed,
            _ => FloatForm::General,
        };
        let mut style = self.with_options(FloatStyle::new(form, self.float_precision()?.unwrap_or(DEFAULT_PRECISION)));
        style.upper = code.is_ascii_uppercase();
        Ok(style)
    }

    /// The notation without a type code: as `repr`, or as `g` when a precision is given.
    pub(super) fn plain_float_style(&self) -> Result<FloatStyle> {
        let style = match self.float_precision()? {
            None => FloatStyle::new(FloatForm::Repr, 0),
            Some(precision) => FloatStyle::new(FloatForm::General, precision),
        };
        Ok(self.with_options(style))
    }

    fn with_options(&self, style: FloatStyle) -> FloatStyle {
        FloatStyle { alternate: self.alternate, no_negative_zero: self.no_negative_zero, ..style }
    }

    fn float_precision(&self) -> Result<Option<usize>> {
        let Some(precision) = self.precision else {
            return Ok(None);
        };
        if i32::try_from(precision).is_err() {
            return Err(Error::value("precision too big"));
        }
        check_len(precision)?;
        Ok(Some(precision))
    }
}
