//! The `%` operator of strings and bytes.

use super::{Asking, item, or_ask};
use crate::heap::Kind;
use crate::machine::native::NativeResult;
use crate::machine::{Thread, Trap};
use crate::objects::arith::{self, Integer};
use crate::objects::class::ids;
use crate::objects::list::Tuple;
use crate::objects::methods::args::as_str;
use crate::objects::methods::bytes_like;
use crate::objects::repr::{Method, method_of, repr_native, to_text};
use crate::objects::special::Special;
use crate::text::percent::{ArgumentCursor, Conversion, Count, Directive, Flavor, Piece, Template};
use crate::text::{Chars, Text, escape, float};
use crate::value::Value;

/// Works a template off; `None` if the prelude has to be asked. Bytes come and go as one character each.
///
/// # Errors
/// What the template, a look-up or a value's conversion raises.
pub(super) fn run_percent(
    t: &mut Thread,
    template: Chars<'_>,
    args: Value,
    flavor: Flavor,
    asking: &mut Asking<'_>,
) -> NativeResult<Option<Text>> {
    let tuple = t.plain(args).cast::<Tuple>();
    let is_text = match t.plain(args).kind() {
        Some(Kind::Str) => true,
        Some(Kind::Bytes | Kind::ByteArray) => flavor == Flavor::Bytes,
        _ => false,
    };
    let has_items = !t.class_of(args).special(Special::GetItem).is_unbound() && crate::objects::deque::of(args).is_none();
    let is_mapping = tuple.is_none() && !is_text && has_items;
    let one = [args];
    let items: &[Value] = tuple.as_ref().map_or(&one, |tuple| tuple.items());
    let cursor = if tuple.is_some() { ArgumentCursor::of_tuple(items.len()) } else { ArgumentCursor::of_value(is_mapping) };
    let mut percent = Percent { items, found: None, cursor, flavor, asking };
    let mut pieces = Template::new(template, is_mapping);
    let mut out = t.start_text();
    while let Some(piece) = pieces.next_piece().map_err(|e| t.text_error(e))? {
        match piece {
            Piece::Literal(text) => out.push_chars(text),
            Piece::Directive(directive) => or_ask!(percent.directive(t, directive, args, &mut out)?),
        }
    }
    percent.cursor.finish(flavor).map_err(|e| t.text_error(e))?;
    Ok(Some(out))
}

struct Percent<'a, 'b> {
    items: &'a [Value],
    /// What the last key has found; it then is the only argument.
    found: Option<Value>,
    cursor: ArgumentCursor,
    flavor: Flavor,
    asking: &'a mut Asking<'b>,
}

impl Percent<'_, '_> {
    /// The next argument.
    fn take(&mut self, t: &mut Thread) -> NativeResult {
        let i = self.cursor.take().map_err(|e| t.text_error(e))?;
        Ok(self.found.or_else(|| self.items.get(i).copied()).unwrap_or(Value::NONE))
    }

    fn star(&mut self, t: &mut Thread) -> NativeResult<i64> {
        let v = self.take(t)?;
        match Integer::of(t, v) {
            Some(i) => i.word().ok_or_else(|| t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t")),
            None => Err(t.text_error(Directive::wrong_star())),
        }
    }

    fn directive(&mut self, t: &mut Thread, mut d: Directive<'_>, args: Value, out: &mut Text) -> NativeResult<Option<()>> {
        if let Some(key) = d.key {
            let key = self.key(t, key)?;
            self.found = Some(or_ask!(item(t, self.asking, args, key)?));
            self.cursor.found_value();
        }
        if d.width() == Some(Count::Star) {
            let width = self.star(t)?;
            d.set_width(width as isize);
        }
        if d.precision() == Some(Count::Star) {
            let precision = self.star(t)?;
            let Ok(precision) = i32::try_from(precision) else {
                return Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C int"));
            };
            d.set_precision(precision);
        }
        for count in [d.width(), d.precision()] {
            if let Some(Count::Given(n)) = count {
                t.check_room(n)?;
            }
        }
        d.check().map_err(|e| t.text_error(e))?;
        let v = self.take(t)?;
        let written = match d.conversion(self.flavor).map_err(|e| t.text_error(e))? {
            Conversion::Str if self.flavor == Flavor::Bytes => {
                let text = or_ask!(self.bytes(t, v)?);
                d.write_text(out, text.as_chars())
            }
            Conversion::Str => {
                let text = or_ask!(self.text(t, v, "str")?);
                d.write_text(out, text.as_chars())
            }
            Conversion::Repr => {
                let text = or_ask!(self.text(t, v, "repr")?);
                d.write_text(out, text.as_chars())
            }
            Conversion::Ascii => {
                let text = or_ask!(self.text(t, v, "repr")?);
                d.write_text(out, escape::escape_non_ascii(text.as_chars()).as_chars())
            }
            Conversion::Decimal => {
                let i = or_ask!(self.decimal(t, v, &d)?);
                d.write_int(out, i.as_ref(), t.interp().max_str_digits())
            }
            Conversion::Index => {
                let i = or_ask!(self.index(t, v, &d)?);
                d.write_int(out, i.as_ref(), t.interp().max_str_digits())
            }
            Conversion::Float => {
                let f = or_ask!(self.float(t, v)?);
                d.write_float(out, f)
            }
            Conversion::Char => {
                let c = or_ask!(self.character(t, v)?);
                d.write_char(out, c)
            }
        };
        written.map_err(|e| t.text_error(e))?;
        Ok(Some(()))
    }

    fn text(&mut self, t: &mut Thread, v: Value, what: &'static str) -> NativeResult<Option<Text>> {
        let mut text = Text::new();
        let done = if what == "str" { to_text(t, v, &mut text)? } else { repr_native(t, v, &mut text)? };
        if done {
            return Ok(Some(text));
        }
        let answer = or_ask!(self.asking.ask(what, v, Value::NONE));
        let mut text = Text::new();
        super::push_answer(t, answer, &mut text);
        Ok(Some(text))
    }

    /// A key between parentheses, as an object of the template's type.
    fn key(&self, t: &mut Thread, key: Chars<'_>) -> NativeResult {
        match self.flavor {
            Flavor::Str => Ok(t.text(&Text::from(key))?),
            Flavor::Bytes => {
                let bytes: Vec<u8> = key.iter().map(|c| c as u8).collect();
                Ok(t.bytes(&bytes)?)
            }
        }
    }

    /// What `%s` of bytes shows: bytes.
    fn bytes(&mut self, t: &mut Thread, v: Value) -> NativeResult<Option<Text>> {
        let answer;
        let bytes = match bytes_like(t, v) {
            Some(bytes) => bytes,
            None if Self::converts(t, v, &[Special::Bytes]) => {
                answer = or_ask!(self.asking.ask("bytes", v, Value::NONE));
                match bytes_like(t, answer) {
                    Some(bytes) => bytes,
                    None => return Ok(Some(Text::new())),
                }
            }
            None => {
                let got = t.type_name(v);
                return Err(t.type_error(format!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{got}'"
                )));
            }
        };
        Ok(Some(bytes.iter().map(|&b| u32::from(b)).collect()))
    }

    /// Has the value's class one of these conversions?
    fn converts(t: &Thread, v: Value, by: &[Special]) -> bool {
        let class = t.class_of(v);
        by.iter().any(|&s| !class.special(s).is_unbound())
    }

    fn decimal(&mut self, t: &mut Thread, v: Value, d: &Directive<'_>) -> NativeResult<Option<Integer>> {
        if let Some(i) = Integer::of(t, v) {
            return Ok(Some(i));
        }
        let v = if let Some(f) = t.plain(v).as_float().filter(|_| method_of(t, v, Special::Int) != Method::Other) {
            let i = float::to_int(f).map_err(|e| t.text_error(e))?;
            t.integer(i)
        } else if Self::converts(t, v, &[Special::Int, Special::Index]) {
            {
                let words = t.str(&wrong_number_words(t, v, d))?;
                or_ask!(self.asking.ask("int", v, words))
            }
        } else {
            return Err(wrong_number(t, v, d));
        };
        Ok(Integer::of(t, v))
    }

    fn index(&mut self, t: &mut Thread, v: Value, d: &Directive<'_>) -> NativeResult<Option<Integer>> {
        if let Some(i) = Integer::of(t, v) {
            return Ok(Some(i));
        }
        if !Self::converts(t, v, &[Special::Index]) {
            return Err(wrong_number(t, v, d));
        }
        let words = t.str(&wrong_number_words(t, v, d))?;
        let answer = or_ask!(self.asking.ask("index", v, words));
        Ok(Integer::of(t, answer))
    }

    fn float(&mut self, t: &mut Thread, v: Value) -> NativeResult<Option<f64>> {
        if let Some(f) = arith::to_float(t, v)? {
            return Ok(Some(f));
        }
        if !Self::converts(t, v, &[Special::Float, Special::Index]) {
            let got = t.type_name(v);
            return Err(t.type_error(format!("must be real number, not {got}")));
        }
        let answer = or_ask!(self.asking.ask("float", v, Value::NONE));
        Ok(t.plain(answer).as_float())
    }

    fn character(&mut self, t: &mut Thread, v: Value) -> NativeResult<Option<u32>> {
        let one = match self.flavor {
            Flavor::Str => as_str(t, v).map(|s| s.chars().get(0).filter(|_| s.len() == 1)),
            Flavor::Bytes => bytes_like(t, v).map(|b| b.first().map(|&b| u32::from(b)).filter(|_| b.len() == 1)),
        };
        match one {
            Some(Some(c)) => return Ok(Some(c)),
            Some(None) => return Err(t.text_error(Directive::wrong_char(self.flavor))),
            None => {}
        }
        let i = match Integer::of(t, v) {
            Some(i) => Some(i),
            None if Self::converts(t, v, &[Special::Index]) => {
                let words = t.str(&Directive::wrong_char(self.flavor).message.to_string())?;
                let answer = or_ask!(self.asking.ask("index", v, words));
                Integer::of(t, answer)
            }
            None => None,
        };
        match i {
            Some(i) => Directive::check_char(i.word().unwrap_or(-1), self.flavor).map(Some).map_err(|e| t.text_error(e)),
            None => Err(t.text_error(Directive::wrong_char(self.flavor))),
        }
    }
}

#[cold]
fn wrong_number(t: &mut Thread, v: Value, d: &Directive<'_>) -> Trap {
    let words = wrong_number_words(t, v, d);
    t.type_error(words)
}

fn wrong_number_words(t: &Thread, v: Value, d: &Directive<'_>) -> String {
    let got = t.type_name(v);
    d.wrong_number(&got).message.to_string()
}
