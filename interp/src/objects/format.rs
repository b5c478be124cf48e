//! `format(value, spec)` of what needs no guest code.

use super::arith::Integer;
use super::decimal::Decimal;
use super::number::Complex;
use super::repr::{Method, int_digits, method_of, to_text};
use super::special::Special;
use super::string::Str;
use crate::heap::Kind;
use crate::machine::{NativeResult, Thread, cost};
use crate::text::spec::{Spec, Target};
use crate::text::{Chars, Text, float};
use crate::value::Value;

/// `format(value, spec)` as a string; `None` where guest code has to be asked.
///
/// # Errors
/// What the value's `__format__` raises for a specification that doesn't fit.
pub fn format_native(t: &mut Thread, value: Value, spec: Chars<'_>) -> NativeResult<Option<Value>> {
    if spec.is_empty()
        && let Some(s) = value.cast::<Str>()
        && s.header.class() == super::class::ids::STR
    {
        return Ok(Some(value));
    }
    let mut out = t.start_text();
    if !push_formatted(t, value, spec, &mut out)? {
        return Ok(None);
    }
    Ok(Some(t.finish_text(out)?))
}

/// Appends `format(value, spec)`; false, with nothing appended, where guest code has to be asked.
///
/// # Errors
/// As [`format_native`].
pub fn push_formatted(t: &mut Thread, value: Value, spec: Chars<'_>, out: &mut Text) -> NativeResult<bool> {
    if let Chars::Ascii(spec) = spec
        && !spec.is_empty()
        && let Some(simple) = Simple::parse(spec)
        && simple.push(value, out)
    {
        return Ok(true);
    }
    if let Some(decimal) = value.cast::<Decimal>() {
        return crate::modules::decimal::push_formatted(t, &decimal.number(), spec, out).map(|()| true);
    }
    match method_of(t, value, Special::Format) {
        Method::Kind if asks_float(t, value, spec) => return Ok(false),
        Method::Kind => {}
        Method::Object if spec.is_empty() => return push_whole(t, value, out),
        Method::Object => return Err(unsupported(t, value)),
        Method::Missing | Method::Other => return Ok(false),
    }
    if spec.is_empty() {
        return push_whole(t, value, out);
    }
    let plain = t.plain(value);
    if let Some(Integer::Big(n)) = Integer::of(t, plain) {
        t.charge_each(n.outside() * 2, cost::CODED_CHAR)?;
    }
    let target = match plain.kind() {
        Some(Kind::Str) => Target::Str,
        Some(Kind::Complex) => Target::Complex,
        _ if plain.as_float().is_some() => Target::Float,
        _ if Integer::of(t, plain).is_some() => Target::Int,
        _ => return Err(unsupported(t, value)),
    };
    let name = short_name(t, value);
    let parsed = Spec::parse(spec, target, &name).map_err(|e| t.text_error(e))?;
    t.check_room(parsed.min_len())?;
    let text = match target {
        Target::Str => match plain.cast::<Str>() {
            Some(s) => parsed.format_str(s.chars(), &name),
            None => return Ok(false),
        },
        Target::Complex => match plain.cast::<Complex>() {
            Some(c) => parsed.format_complex(c.re, c.im, &name),
            None => return Ok(false),
        },
        Target::Float => parsed.format_float(plain.as_float().unwrap_or_default(), &name),
        Target::Int => match Integer::of(t, plain) {
            Some(i) => parsed.format_int(i.as_ref(), &name, t.interp().max_str_digits()),
            None => return Ok(false),
        },
    };
    let text = text.map_err(|e| t.text_error(e))?;
    out.push_chars(text.as_chars());
    Ok(true)
}

/// Appends `str(value)`, all of it or, where guest code has to be asked on the way, nothing.
fn push_whole(t: &mut Thread, value: Value, out: &mut Text) -> NativeResult<bool> {
    let mut whole = t.start_text();
    let done = to_text(t, value, &mut whole)?;
    if done {
        out.push_chars(whole.as_chars());
    }
    t.keep_text(whole);
    Ok(done)
}

/// Is it an integer that converts itself to the float that the specification asks for?
pub(crate) fn asks_float(t: &Thread, value: Value, spec: Chars<'_>) -> bool {
    const FLOATS: [char; 7] = ['e', 'E', 'f', 'F', 'g', 'G', '%'];
    value.kind() == Some(Kind::Wrapped)
        && spec.len().checked_sub(1).and_then(|last| spec.get(last)).is_some_and(|code| FLOATS.iter().any(|&c| c as u32 == code))
        && Integer::of(t, value).is_some()
        && method_of(t, value, Special::Float) == Method::Other
}

/// `format(text, spec)` of a text that is not yet a string.
///
/// # Errors
/// `ValueError` for a specification that does not fit a string.
pub(crate) fn format_text(t: &mut Thread, text: &Text, spec: Chars<'_>) -> NativeResult<Text> {
    let parsed = Spec::parse(spec, Target::Str, "str").map_err(|e| t.text_error(e))?;
    t.check_room(parsed.min_len())?;
    parsed.format_str(text.as_chars(), "str").map_err(|e| t.text_error(e))
}

/// A specification of the commonest sort: `[[align][0][width][.precision][code]]`.
pub(crate) struct Simple {
    pub(crate) align: Option<u8>,
    pub(crate) zero: bool,
    width: usize,
    pub(crate) precision: Option<usize>,
    pub(crate) code: Option<u8>,
}

impl Simple {
    pub(crate) fn parse(spec: &[u8]) -> Option<Simple> {
        let mut simple = Simple { align: None, zero: false, width: 0, precision: None, code: None };
        if spec.is_empty() {
            return Some(simple);
        }
        if spec.len() > 6 {
            return None;
        }
        let mut rest = spec;
        // Two digits are enough, and keep what follows simple.
        fn number(rest: &mut &[u8]) -> Option<usize> {
            let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let (number, behind) = rest.split_at(digits);
            *rest = behind;
            match number {
                [a] => Some(usize::from(a - b'0')),
                [a, b] => Some(usize::from(a - b'0') * 10 + usize::from(b - b'0')),
                _ => None,
            }
        }
        if let [align @ (b'<' | b'>' | b'^'), behind @ ..] = rest {
            simple.align = Some(*align);
            rest = behind;
        }
        if let [b'0', behind @ ..] = rest {
            simple.zero = true;
            rest = behind;
        }
        if rest.first().is_some_and(u8::is_ascii_digit) {
            simple.width = number(&mut rest)?;
        }
        if let [b'.', behind @ ..] = rest {
            rest = behind;
            simple.precision = Some(number(&mut rest)?);
        }
        match rest {
            [] => Some(simple),
            [code] => Some(Simple { code: Some(*code), ..simple }),
            _ => None,
        }
    }

    /// Does it leave everything to the value?
    pub(crate) fn is_plain(&self) -> bool {
        self.width == 0 && self.precision.is_none() && !self.zero && self.code.is_none()
    }

    /// Appends a text in its field.
    fn pad(&self, text: &[u8], default: u8, out: &mut Text) {
        let missing = self.width.saturating_sub(text.len());
        let left = match self.align.unwrap_or(default) {
            b'<' => 0,
            b'>' => missing,
            _ => missing / 2,
        };
        out.push_n(u32::from(b' '), left);
        out.push_ascii(text);
        out.push_n(u32::from(b' '), missing - left);
    }

    /// The same of a number, which may be filled up with zeros behind its sign.
    fn pad_number(&self, number: &[u8], out: &mut Text) {
        if !self.zero {
            return self.pad(number, b'>', out);
        }
        let sign = usize::from(number.first() == Some(&b'-'));
        out.push_ascii(&number[..sign]);
        out.push_n(u32::from(b'0'), self.width.saturating_sub(number.len()));
        out.push_ascii(&number[sign..]);
    }

    /// Appends plain integers, floats to a fixed number of places, and ASCII strings; false, with nothing written, for all else.
    #[inline]
    pub(crate) fn push(&self, value: Value, out: &mut Text) -> bool {
        if self.zero && self.align.is_some() {
            return false;
        }
        if let Some(i) = value.as_int() {
            if self.precision.is_some() {
                return false;
            }
            let mut buffer = [0; 65];
            let digits = match self.code {
                None | Some(b'd') => int_digits::<10>(i, &mut buffer),
                Some(b'x') => int_digits::<16>(i, &mut buffer),
                Some(b'b') => int_digits::<2>(i, &mut buffer),
                _ => return false,
            };
            self.pad_number(digits, out);
            return true;
        }
        if let Some(x) = value.as_word_float()
            && let (Some(places), Some(b'f')) = (self.precision, self.code)
            && places > 0
            && let Some(scaled) = float::scaled(x, places)
        {
            let mut buffer = [0; 40];
            self.pad_number(float::scaled_digits(x.is_sign_negative(), scaled, places, &mut buffer), out);
            return true;
        }
        if let Some(s) = value.cast::<Str>()
            && s.header.class() == super::class::ids::STR
            && let Chars::Ascii(s) = s.chars()
            && !self.zero
            && self.precision.is_none()
            && matches!(self.code, None | Some(b's'))
        {
            self.pad(s, b'<', out);
            return true;
        }
        false
    }
}

/// The class's name for messages, without allocating for the common ones.
fn short_name(t: &Thread, v: Value) -> std::borrow::Cow<'static, str> {
    use super::class::ids;
    match crate::machine::interp::class_id(v) {
        ids::INT => "int".into(),
        ids::FLOAT => "float".into(),
        ids::STR => "str".into(),
        _ => t.type_name(v).into(),
    }
}

#[cold]
fn unsupported(t: &mut Thread, v: Value) -> crate::machine::Trap {
    let name = t.type_name(v);
    t.type_error(format!("unsupported format string passed to {name}.__format__"))
}

/// `v.__format__(spec)` as the methods of the types do it.
///
/// # Errors
/// As [`format_native`], and `TypeError` for a specification that is no string.
pub(crate) fn format_method(t: &mut Thread, v: Value, spec: Value) -> NativeResult {
    let Some(spec) = super::methods::args::as_str(t, spec) else {
        let got = super::methods::args::type_name_or_none(t, spec);
        return Err(t.type_error(format!("__format__() argument must be str, not {got}")));
    };
    let mut out = Text::new();
    let done = if spec.is_empty() { to_text(t, v, &mut out)? } else { push_formatted(t, t.plain(v), spec.chars(), &mut out)? };
    if done { Ok(t.text(&out)?) } else { Err(t.prelude("guest_str", &[v])) }
}
