//! A replacement field: where its value is to be found and what becomes of it.

use crate::text::{Chars, Error, Result, unicode};

/// `{name!conversion:spec}`
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    pub name: Chars<'a>,
    /// The code point after the exclamation mark.
    pub conversion: Option<u32>,
    pub spec: Chars<'a>,
    /// Whether the specification must be formatted as a template itself before its use.
    pub spec_has_fields: bool,
}

/// What to apply to a value before it is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

/// Where a value is to be found.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    pub first: First<'a>,
    pub rest: Accessors<'a>,
}

/// The argument that a field begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    Position(usize),
    Keyword(Chars<'a>),
}

/// A step from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(Chars<'a>),
    /// `[12]`
    Index(usize),
    /// `[key]`
    Key(Chars<'a>),
}

/// The steps that are left of a field's name.
#[derive(Clone, Copy, Debug)]
pub struct Accessors<'a>(Chars<'a>);

/// Whether a template numbers its fields itself; one for a template and the specifications in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct AutoNumber {
    mode: Option<Numbering>,
    next: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    Automatic,
    Manual,
}

impl<'a> Field<'a> {
    /// Where the field's value is to be found.
    ///
    /// # Errors
    /// `ValueError` when numbered and unnumbered fields are mixed, or for too large a number.
    pub fn path(&self, numbers: &mut AutoNumber) -> Result<Path<'a>> {
        let (first, rest) = split_name(self.name)?;
        let first = match first {
            First::Keyword(name) if name.is_empty() => First::Position(numbers.automatic()?),
            First::Position(_) => {
                numbers.choose(Numbering::Manual)?;
                first
            }
            First::Keyword(_) => first,
        };
        Ok(Path { first, rest })
    }

    /// The conversion asked for.
    ///
    /// # Errors
    /// `ValueError` when there is no such conversion.
    pub fn conversion(&self) -> Result<Option<Conversion>> {
        let Some(code) = self.conversion else {
            return Ok(None);
        };
        match char::from_u32(code) {
            Some('s') => Ok(Some(Conversion::Str)),
            Some('r') => Ok(Some(Conversion::Repr)),
            Some('a') => Ok(Some(Conversion::Ascii)),
            Some(c @ '!'..='~') => Err(Error::value(format!("Unknown conversion specifier {c}"))),
            _ => Err(Error::value(format!("Unknown conversion specifier \\x{code:x}"))),
        }
    }
}

/// A field's name as its first part, empty if left out, and the accessors after it.
///
/// # Errors
/// `ValueError` for a number beyond the largest index.
pub fn split_name(name: Chars<'_>) -> Result<(First<'_>, Accessors<'_>)> {
    let end = name.iter().position(|c| c == u32::from('.') || c == u32::from('[')).unwrap_or(name.len());
    let first = name.slice(0..end);
    let first = number(first)?.map_or(First::Keyword(first), First::Position);
    Ok((first, Accessors(name.from(end))))
}

impl<'a> Accessors<'a> {
    /// The next step, `None` at the end.
    ///
    /// # Errors
    /// `ValueError` when the name is malformed.
    pub fn next_step(&mut self) -> Result<Option<Accessor<'a>>> {
        let text = self.0;
        let Some(opening) = text.get(0) else {
            return Ok(None);
        };
        let text = text.from(1);
        let is_attribute = match char::from_u32(opening) {
            Some('.') => true,
            Some('[') => false,
            _ => return Err(Error::value("Only '.' or '[' may follow ']' in format field specifier")),
        };
        let ends = |c: u32| match char::from_u32(c) {
            Some('.' | '[') => is_attribute,
            Some(']') => !is_attribute,
            _ => false,
        };
        let end = text.iter().position(ends);
        if end.is_none() && !is_attribute {
            return Err(Error::value("Missing ']' in format string"));
        }
        let name = text.slice(0..end.unwrap_or(text.len()));
        self.0 = text.from(name.len() + usize::from(!is_attribute));
        let index = if is_attribute { None } else { number(name)? };
        if name.is_empty() {
            return Err(Error::value("Empty attribute in format string"));
        }
        Ok(Some(match index {
            Some(index) => Accessor::Index(index),
            None if is_attribute => Accessor::Attribute(name),
            None => Accessor::Key(name),
        }))
    }
}

impl AutoNumber {
    /// The number of the next field that has none.
    fn automatic(&mut self) -> Result<usize> {
        self.choose(Numbering::Automatic)?;
        self.next += 1;
        Ok(self.next - 1)
    }

    fn choose(&mut self, wanted: Numbering) -> Result<()> {
        let mode = *self.mode.get_or_insert(wanted);
        if mode == wanted {
            return Ok(());
        }
        Err(Error::value(match wanted {
            Numbering::Automatic => "cannot switch from manual field specification to automatic field numbering",
            Numbering::Manual => "cannot switch from automatic field numbering to manual field specification",
        }))
    }
}

/// The number that a text of decimal digits is, `None` for any other text.
fn number(text: Chars<'_>) -> Result<Option<usize>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut n: usize = 0;
    for c in text {
        let Some(digit) = unicode::decimal_value(c) else {
            return Ok(None);
        };
        n = n
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize))
            .filter(|&n| n <= isize::MAX as usize)
            .ok_or_else(|| Error::value("Too many decimal digits in format string"))?;
    }
    Ok(Some(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, template::Template};

    /// The template in a compact notation: literals, and fields as `<first|steps|conversion|spec>`.
    fn parse(text: &str) -> Result<String, String> {
        fn show(text: &str) -> Result<String> {
            let text = Text::from(text);
            let mut template = Template::new(text.as_chars(), 1)?;
            let mut numbers = AutoNumber::default();
            let mut out = String::new();
            let plain = |s: Chars<'_>| Text::from(s).to_string();
            while let Some(piece) = template.next_piece()? {
                out += &plain(piece.literal);
                let Some(field) = piece.field else { continue };
                let mut path = field.path(&mut numbers)?;
                out += &match path.first {
                    First::Position(n) => format!("<{n}"),
                    First::Keyword(name) => format!("<{}", plain(name)),
                };
                while let Some(step) = path.rest.next_step()? {
                    out += &match step {
                        Accessor::Attribute(name) => format!("|.{}", plain(name)),
                        Accessor::Index(n) => format!("|#{n}"),
                        Accessor::Key(key) => format!("|[{}]", plain(key)),
                    };
                }
                if let Some(conversion) = field.conversion()? {
                    out += &format!("|{conversion:?}");
                }
                out += &format!("|{}>", plain(field.spec));
            }
            Ok(out)
        }
        show(text).map_err(|e| e.to_string())
    }

    #[test]
    fn fields() {
        for (text, expected) in [
            ("a{{b}}c", "a{b}c"),
            ("{}{}", "<0|><1|>"),
            ("{1}{0}", "<1|><0|>"),
            ("{a.b[0][k].c!r:>{w}}", "<a|.b|#0|[k]|.c|Repr|>{w}>"),
            ("{a[}:!{]}", "<a|[}:!{]|>"),
            ("{!s}{:d}{x}", "<0|Str|><1|d><x|>"),
            ("é{ a }", "é< a |>"),
            ("{a[-1]}{٣}", "<a|[-1]|><3|>"),
        ] {
            assert_eq!(parse(text), Ok(expected.into()), "{text}");
        }
    }

    #[test]
    fn complaints() {
        for (text, expected) in [
            ("{", "Single '{' encountered in format string"),
            ("}", "Single '}' encountered in format string"),
            ("}a", "Single '}' encountered in format string"),
            ("{a", "expected '}' before end of string"),
            ("{{}", "Single '}' encountered in format string"),
            ("{a{", "unexpected '{' in field name"),
            ("{a!", "end of string while looking for conversion specifier"),
            ("{a!rx}", "expected ':' after conversion specifier"),
            ("{a!x}", "Unknown conversion specifier x"),
            ("{a!é}", "Unknown conversion specifier \\xe9"),
            ("{a:{}", "unmatched '{' in format spec"),
            ("{a.}", "Empty attribute in format string"),
            ("{a[]}", "Empty attribute in format string"),
            ("{a[b}", "expected '}' before end of string"),
            ("{a[b]c}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{}{0}", "cannot switch from automatic field numbering to manual field specification"),
            ("{0}{}", "cannot switch from manual field specification to automatic field numbering"),
            ("{99999999999999999999}", "Too many decimal digits in format string"),
        ] {
            assert_eq!(parse(text), Err(format!("ValueError: {expected}")), "{text}");
        }
        assert!(Template::new(Chars::EMPTY, 3).is_err());
    }
}
