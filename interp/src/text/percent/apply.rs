//! Directives applied to their arguments.

use super::Directive;
use crate::text::float::{FloatForm, FloatStyle, format_float};
use crate::text::{Chars, Error, IntRef, Result, Text, check_len, integer};

/// The digits after the point when the directive does not say.
const DEFAULT_PRECISION: usize = 6;

impl Directive<'_> {
    /// Writes the text of `%s`, `%r` or `%a`.
    ///
    /// # Errors
    /// `MemoryError` when the width asks for too much.
    pub fn write_text(&self, out: &mut Text, s: Chars<'_>) -> Result<()> {
        let len = self.given_precision().map_or(s.len(), |p| p.min(s.len()));
        let padding = self.padding(len)?;
        if !self.left {
            out.push_n(u32::from(' '), padding);
        }
        out.push_chars(s.slice(0..len));
        if self.left {
            out.push_n(u32::from(' '), padding);
        }
        Ok(())
    }

    /// Writes the character of `%c`.
    ///
    /// # Errors
    /// `MemoryError` when the width asks for too much.
    pub fn write_char(&self, out: &mut Text, point: u32) -> Result<()> {
        // A precision does not apply.
        let padding = self.padding(1)?;
        out.push_n(u32::from(' '), if self.left { 0 } else { padding });
        out.push(point);
        out.push_n(u32::from(' '), if self.left { padding } else { 0 });
        Ok(())
    }

    /// Writes an integer in decimal, octal or hexadecimal; `max_digits` as in
    /// [`integer::decimal`].
    ///
    /// # Errors
    /// `ValueError` for too many digits, `OverflowError` or `MemoryError` for too large a
    /// precision or width.
    pub fn write_int(&self, out: &mut Text, n: IntRef<'_>, max_digits: usize) -> Result<()> {
        // C's limit on what a precision may be together with sign and prefix.
        if self.given_precision().is_some_and(|p| p > i32::MAX as usize - 3) {
            return Err(Error::overflow("precision too large"));
        }
        let (prefix, text) = match self.code() {
            'o' => ("0o", integer::in_base(n, 8)),
            'x' => ("0x", integer::in_base(n, 16)),
            'X' => ("0X", integer::in_base(n, 16).to_ascii_uppercase()),
            _ => ("", integer::decimal(n, max_digits)?),
        };
        let digits = text.trim_start_matches('-');
        let prefix = if self.alternate { prefix } else { "" };
        let zeros = self.given_precision().unwrap_or(0).saturating_sub(digits.len());
        self.write_number(out, n.is_negative(), prefix, zeros, digits)
    }

    /// Writes a float in the notation of `%e`, `%f` or `%g`.
    ///
    /// # Errors
    /// `MemoryError` for too large a precision or width.
    pub fn write_float(&self, out: &mut Text, x: f64) -> Result<()> {
        let code = self.code();
        let form = match code.to_ascii_lowercase() {
            'e' => FloatForm::Exponent,
            'f' => FloatForm::Fixed,
            _ => FloatForm::General,
        };
        let precision = self.given_precision().unwrap_or(DEFAULT_PRECISION);
        check_len(precision)?;
        let mut style = FloatStyle::new(form, precision);
        style.upper = code.is_ascii_uppercase();
        style.alternate = self.alternate;
        let text = format_float(x, style);
        let unsigned = text.trim_start_matches('-');
        self.write_number(out, unsigned.len() < text.len(), "", 0, unsigned)
    }

    /// Sign, prefix and digits, filled up with zeros or spaces.
    fn write_number(&self, out: &mut Text, negative: bool, prefix: &str, zeros: usize, digits: &str) -> Result<()> {
        let sign = match (negative, self.plus, self.space) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        check_len(zeros)?;
        let padding = self.padding(sign.len() + prefix.len() + zeros + digits.len())?;
        let (left, inner, right) = match (self.left, self.zero) {
            (true, _) => (0, 0, padding),
            (_, true) => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        out.push_n(u32::from(' '), left);
        out.push_str(sign);
        out.push_str(prefix);
        out.push_n(u32::from('0'), inner + zeros);
        out.push_str(digits);
        out.push_n(u32::from(' '), right);
        Ok(())
    }

    fn padding(&self, len: usize) -> Result<usize> {
        check_len(self.given_width())?;
        Ok(self.given_width().saturating_sub(len))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::percent::{ArgumentCursor, Conversion, Count, Flavor, Piece, Template};
    use crate::text::{Chars, IntRef, Result, Text};

    /// An argument, as the tests need it.
    #[derive(Clone, Copy)]
    enum Arg {
        Int(i64),
        Float(f64),
        Str(&'static str),
    }

    /// The operator as a caller builds it from the parts.
    fn percent(template: &str, args: &[Arg]) -> Result<String> {
        let template = Text::from(template);
        let mut template = Template::new(template.as_chars(), false);
        let mut cursor = ArgumentCursor::of_tuple(args.len());
        let mut out = Text::new();
        while let Some(piece) = template.next_piece()? {
            let mut directive = match piece {
                Piece::Literal(s) => {
                    out.push_chars(s);
                    continue;
                }
                Piece::Directive(directive) => directive,
            };
            if directive.width() == Some(Count::Star)
                && let Arg::Int(n) = args[cursor.take()?]
            {
                directive.set_width(n as isize);
            }
            if directive.precision() == Some(Count::Star)
                && let Arg::Int(n) = args[cursor.take()?]
            {
                directive.set_precision(n as i32);
            }
            directive.check()?;
            let arg = args[cursor.take()?];
            match (directive.conversion(Flavor::Str)?, arg) {
                (Conversion::Decimal | Conversion::Index, Arg::Int(n)) => {
                    directive.write_int(&mut out, IntRef::Small(n), 0)?;
                }
                (Conversion::Float, Arg::Float(x)) => directive.write_float(&mut out, x)?,
                (Conversion::Char, Arg::Int(n)) => directive.write_char(&mut out, n as u32)?,
                (_, Arg::Str(s)) => directive.write_text(&mut out, Text::from(s).as_chars())?,
                _ => return Err(directive.wrong_number("other")),
            }
        }
        cursor.finish(Flavor::Str)?;
        Ok(out.to_string())
    }

    #[test]
    fn writes_as_python() {
        use Arg::{Float, Int, Str};
        for (template, args, expected) in [
            ("a%%b%s", vec![Str("é")], "a%bé"),
            ("%5s|%-5s|%.1s", vec![Str("ab"), Str("ab"), Str("ab")], "   ab|ab   |a"),
            ("%05d %-5d| %+d % d", vec![Int(-42), Int(42), Int(1), Int(1)], "-0042 42   | +1  1"),
            ("%#x %#o %X %#010.5x", vec![Int(255), Int(8), Int(255), Int(42)], "0xff 0o10 FF 0x0000002a"),
            ("%.3f %08.2e %G", vec![Float(2.0005), Float(12345.0), Float(1e-10)], "2.001 1.23e+04 1E-10"),
            ("%05f %+f", vec![Float(f64::INFINITY), Float(f64::NAN)], "00inf +nan"),
            ("%*d|%-*d|%.*f", vec![Int(-4), Int(7), Int(3), Int(7), Int(1), Float(0.25)], "7   |7  |0.2"),
            ("%3c%ld", vec![Int(0x41), Int(3)], "  A3"),
        ] {
            assert_eq!(percent(template, &args).unwrap(), expected, "{template}");
        }
    }

    #[test]
    fn complaints() {
        use Arg::Int;
        for (template, args, expected) in [
            ("%d", vec![], "TypeError: not enough arguments for format string"),
            ("", vec![Int(1)], "TypeError: not all arguments converted during string formatting"),
            ("%", vec![], "ValueError: incomplete format"),
            ("%5%", vec![Int(1)], "ValueError: unsupported format character '%' (0x25) at index 2"),
            ("%é", vec![Int(1)], "ValueError: unsupported format character '?' (0xe9) at index 1"),
            ("%(a)d", vec![Int(1)], "TypeError: format requires a mapping"),
            ("%.99999999999d", vec![Int(1)], "ValueError: precision too big"),
            ("%99999999999999999999d", vec![Int(1)], "ValueError: width too big"),
            ("%.2147483647d", vec![Int(1)], "OverflowError: precision too large"),
            ("%x", vec![Arg::Float(1.0)], "TypeError: %x format: an integer is required, not other"),
        ] {
            assert_eq!(percent(template, &args).unwrap_err().to_string(), expected, "{template}");
        }
    }

    #[test]
    fn keys() {
        let text = Text::from("%((a))d%(b");
        let mut template = Template::new(text.as_chars(), true);
        match template.next_piece() {
            Ok(Some(Piece::Directive(d))) => assert_eq!(d.key, Some(Chars::Ascii(b"(a)"))),
            other => panic!("{other:?}"),
        }
        assert_eq!(template.next_piece().unwrap_err().to_string(), "ValueError: incomplete format key");
    }
}
