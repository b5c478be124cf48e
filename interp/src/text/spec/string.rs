//! Specifications applied to strings.

use super::{Align, Grouping, Sign, Spec, parse::unknown_code};
use crate::text::{Chars, Error, Result, Text};

impl Spec {
    /// `format(s, spec)` of a `str`.
    ///
    /// # Errors
    /// `ValueError` when the specification asks what only a number has.
    pub fn format_str(&self, s: Chars<'_>, type_name: &str) -> Result<Text> {
        if self.code_char() != Some('s') {
            return Err(unknown_code(self.code, type_name));
        }
        let refuse = |what: &str| Err(Error::value(format!("{what} not allowed in string format specifier")));
        match self.sign {
            Sign::Default => {}
            Sign::Space => return refuse("Space"),
            Sign::Plus | Sign::Minus => return refuse("Sign"),
        }
        if self.no_negative_zero {
            return refuse("Negative zero coercion (z)");
        }
        if self.alternate {
            return refuse("Alternate form (#)");
        }
        if self.align == Align::AfterSign {
            return refuse("'=' alignment");
        }
        debug_assert!(self.grouping == Grouping::None, "gilbox bug: the parser refuses grouping here");
        let shown = s.slice(0..self.precision.map_or(s.len(), |p| p.min(s.len())));
        self.pad(&Text::new(), Text::from(shown))
    }
}
