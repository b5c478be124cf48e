//! `str.format`, `str.format_map` and `%`.
//!
//! A template is worked off natively from its beginning. Where a step needs guest code, the work is broken off and the step handed to
//! the prelude, which does it and starts again with the answers so far (`Asking`): templates are short, and nothing outside has been
//! changed. So each step is taken once, in order.

use super::super::args::{as_str, self_str};
use crate::heap::{OutOfMemory, Ref};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeResult};
use crate::objects::arith::{self, Integer};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::format::push_formatted;
use crate::objects::list::Tuple;
use crate::objects::ops;
use crate::objects::repr::{repr_native, to_text};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::percent::{self, ArgumentCursor, Count, Directive, Flavor};
use crate::text::template::{Accessor, AutoNumber, Conversion, First, Template};
use crate::text::{Chars, Text, escape, float};
use crate::value::Value;

/// A step that needs guest code, as the prelude knows it.
type Request = (&'static str, Value, Value);

/// The answers to the requests so far, and the one that is open.
struct Asking<'a> {
    answers: &'a [Value],
    next: usize,
    open: Option<Request>,
}

impl Asking<'_> {
    /// The answer to a request; `None` if the prelude has to be asked.
    fn ask(&mut self, what: &'static str, a: Value, b: Value) -> Option<Value> {
        let answer = self.answers.get(self.next).copied();
        match answer {
            Some(_) => self.next += 1,
            None => self.open = Some((what, a, b)),
        }
        answer
    }
}

/// Takes the value out, or passes on that the prelude has to be asked.
macro_rules! or_ask {
    ($e:expr) => {
        match $e {
            Some(v) => v,
            None => return Ok(None),
        }
    };
}

/// Where the values of a template come from.
#[derive(Clone, Copy)]
enum Source<'a> {
    /// Positional arguments and a dict of those by name.
    Call(&'a [Value], Option<Ref<Dict>>),
    /// `format_map`
    Mapping(Value),
}

pub(super) fn format(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let (positional, keywords) = match a.slice() {
        [_, positional @ .., last] => (positional, last.cast::<Dict>()),
        _ => (&[][..], None),
    };
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_template(t, template, Source::Call(positional, keywords), &mut asking)? {
        return Ok(t.text(&text)?);
    }
    let positional = t.tuple(positional)?;
    let keywords = keywords.map_or(Value::NONE, Value::from);
    Err(t.prelude("format_template", &[template.into(), positional, keywords]))
}

pub(super) fn format_map(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_template(t, template, Source::Mapping(a[1]), &mut asking)? {
        return Ok(t.text(&text)?);
    }
    Err(t.prelude("format_template", &[template.into(), Value::NONE, a[1]]))
}

pub(super) fn percent(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_percent(t, template, a[1], &mut asking)? {
        return Ok(t.text(&text)?);
    }
    Err(t.prelude("format_percent", &[template.into(), a[1]]))
}

/// For the prelude: one attempt at a template with the answers so far. Answers the text, or a tuple that says what to do: the name of
/// the step and its two operands. `how` is True for `%`; otherwise `positional` is None for `format_map`.
pub(crate) fn try_format(t: &mut Thread, a: Args) -> NativeResult {
    let [how, template, positional, named, answers] = [0, 1, 2, 3, 4].map(|i| a[i]);
    let template = as_str(t, template).expect("gilbox bug: the prelude passes a string");
    let answers = answers.cast::<crate::objects::list::List>().map(|l| l.to_vec()).unwrap_or_default();
    let mut asking = Asking { answers: &answers, next: 0, open: None };
    let text = if how == Value::TRUE {
        run_percent(t, template, positional, &mut asking)?
    } else {
        match positional.cast::<Tuple>() {
            Some(tuple) => run_template(t, template, Source::Call(tuple.items(), named.cast()), &mut asking)?,
            None => run_template(t, template, Source::Mapping(named), &mut asking)?,
        }
    };
    match (text, asking.open) {
        (Some(text), _) => Ok(t.text(&text)?),
        (None, Some((what, x, y))) => {
            let what = t.str(what)?;
            Ok(t.tuple(&[what, x, y])?)
        }
        (None, None) => unreachable!("gilbox bug: a template that is neither done nor asks"),
    }
}

// ---- str.format

fn run_template(t: &mut Thread, template: Ref<Str>, source: Source<'_>, asking: &mut Asking<'_>) -> NativeResult<Option<Text>> {
    let mut out = Text::with_capacity(template.len() + 16);
    let mut run = Run { source, numbers: AutoNumber::default(), asking };
    let done = run.template(t, template.chars(), 1, &mut out)?;
    Ok(done.map(|()| out))
}

struct Run<'a, 'b> {
    source: Source<'a>,
    numbers: AutoNumber,
    asking: &'a mut Asking<'b>,
}

impl Run<'_, '_> {
    fn template(&mut self, t: &mut Thread, text: Chars<'_>, depth: usize, out: &mut Text) -> NativeResult<Option<()>> {
        let mut template = Template::new(text, depth).map_err(|e| t.text_error(e))?;
        while let Some(piece) = template.next_piece().map_err(|e| t.text_error(e))? {
            out.push_chars(piece.literal);
            let Some(field) = piece.field else { continue };
            let path = field.path(&mut self.numbers).map_err(|e| t.text_error(e))?;
            let mut value = or_ask!(self.first(t, path.first)?);
            let mut rest = path.rest;
            while let Some(step) = rest.next_step().map_err(|e| t.text_error(e))? {
                value = or_ask!(self.step(t, value, step)?);
            }
            if let Some(conversion) = field.conversion().map_err(|e| t.text_error(e))? {
                value = or_ask!(self.convert(t, value, conversion)?);
            }
            let mut nested = Text::new();
            let spec = if field.spec_has_fields {
                or_ask!(self.template(t, field.spec, depth + 1, &mut nested)?);
                nested.as_chars()
            } else {
                field.spec
            };
            let before = out.len();
            if !push_formatted(t, value, spec, out)? {
                debug_assert_eq!(before, out.len());
                let spec = chars_value(t, spec)?;
                let text = or_ask!(self.asking.ask("format", value, spec));
                push_answer(t, text, out);
            }
        }
        Ok(Some(()))
    }

    /// The argument that a field begins with.
    fn first(&mut self, t: &mut Thread, first: First<'_>) -> NativeResult<Option<Value>> {
        match (self.source, first) {
            (Source::Call(positional, _), First::Position(i)) => match positional.get(i) {
                Some(&v) => Ok(Some(v)),
                None => Err(t.index_error(format!("Replacement index {i} out of range for positional args tuple"))),
            },
            (Source::Mapping(_), First::Position(_)) => Err(t.value_error("Format string contains positional fields")),
            (Source::Call(_, keywords), First::Keyword(name)) => {
                let name = chars_value(t, name)?;
                let found = match (keywords, as_str(t, name)) {
                    (Some(keywords), Some(key)) => keywords.get_name(t, key),
                    _ => None,
                };
                match found {
                    Some(v) => Ok(Some(v)),
                    None => Err(t.key_error(name)),
                }
            }
            (Source::Mapping(mapping), First::Keyword(name)) => {
                let name = chars_value(t, name)?;
                self.item(t, mapping, name)
            }
        }
    }

    fn step(&mut self, t: &mut Thread, value: Value, step: Accessor<'_>) -> NativeResult<Option<Value>> {
        match step {
            Accessor::Attribute(name) => {
                let name = chars_value(t, name)?;
                Ok(self.asking.ask("getattr", value, name))
            }
            Accessor::Index(i) => {
                let key = t.size(i);
                self.item(t, value, key)
            }
            Accessor::Key(key) => {
                let key = chars_value(t, key)?;
                self.item(t, value, key)
            }
        }
    }

    fn item(&mut self, t: &mut Thread, value: Value, key: Value) -> NativeResult<Option<Value>> {
        item(t, self.asking, value, key)
    }

    fn convert(&mut self, t: &mut Thread, value: Value, conversion: Conversion) -> NativeResult<Option<Value>> {
        let mut text = Text::new();
        let (done, what) = match conversion {
            Conversion::Str => (to_text(t, value, &mut text)?, "str"),
            Conversion::Repr => (repr_native(t, value, &mut text)?, "repr"),
            Conversion::Ascii => (repr_native(t, value, &mut text)?, "repr"),
        };
        if !done {
            text = Text::new();
            let answer = or_ask!(self.asking.ask(what, value, Value::NONE));
            push_answer(t, answer, &mut text);
        }
        if conversion == Conversion::Ascii {
            text = escape::escape_non_ascii(text.as_chars());
        }
        Ok(Some(t.text(&text)?))
    }
}

fn item(t: &mut Thread, asking: &mut Asking<'_>, value: Value, key: Value) -> NativeResult<Option<Value>> {
    match ops::get_item_native(t, value, key)? {
        Some(v) => Ok(Some(v)),
        None => Ok(asking.ask("getitem", value, key)),
    }
}

fn chars_value(t: &mut Thread, chars: Chars<'_>) -> NativeResult {
    if chars.is_empty() {
        return Ok(t.char(None));
    }
    Ok(Str::from_chars(t, chars)?.into())
}

/// Appends the text that the prelude has answered.
fn push_answer(t: &Thread, text: Value, out: &mut Text) {
    if let Some(s) = as_str(t, text) {
        out.push_chars(s.chars());
    }
}

// ---- %

fn run_percent(t: &mut Thread, template: Ref<Str>, args: Value, asking: &mut Asking<'_>) -> NativeResult<Option<Text>> {
    let tuple = t.plain(args).cast::<Tuple>();
    let is_mapping = tuple.is_none() && as_str(t, args).is_none() && !t.class_of(args).special(Special::GetItem).is_unbound();
    let one = [args];
    let items: &[Value] = tuple.as_ref().map_or(&one, |tuple| tuple.items());
    let cursor = if tuple.is_some() { ArgumentCursor::of_tuple(items.len()) } else { ArgumentCursor::of_value(is_mapping) };
    let mut percent = Percent { items, found: None, cursor, asking };
    let mut pieces = percent::Template::new(template.chars(), is_mapping);
    let mut out = Text::with_capacity(template.len() + 16);
    while let Some(piece) = pieces.next_piece().map_err(|e| t.text_error(e))? {
        match piece {
            percent::Piece::Literal(text) => out.push_chars(text),
            percent::Piece::Directive(directive) => or_ask!(percent.directive(t, directive, args, &mut out)?),
        }
    }
    percent.cursor.finish(Flavor::Str).map_err(|e| t.text_error(e))?;
    Ok(Some(out))
}

struct Percent<'a, 'b> {
    items: &'a [Value],
    /// What the last key has found; it then is the only argument.
    found: Option<Value>,
    cursor: ArgumentCursor,
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
            let key = chars_value(t, key)?;
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
            if let Some(Count::Given(n)) = count
                && n as u64 > t.interp().heap.limit()
            {
                return Err(OutOfMemory { bytes: n }.into());
            }
        }
        d.check().map_err(|e| t.text_error(e))?;
        let v = self.take(t)?;
        let written = match d.conversion(Flavor::Str).map_err(|e| t.text_error(e))? {
            percent::Conversion::Str => {
                let text = or_ask!(self.text(t, v, "str")?);
                d.write_text(out, text.as_chars())
            }
            percent::Conversion::Repr => {
                let text = or_ask!(self.text(t, v, "repr")?);
                d.write_text(out, text.as_chars())
            }
            percent::Conversion::Ascii => {
                let text = or_ask!(self.text(t, v, "repr")?);
                d.write_text(out, escape::escape_non_ascii(text.as_chars()).as_chars())
            }
            percent::Conversion::Decimal => {
                let i = or_ask!(self.decimal(t, v, &d)?);
                d.write_int(out, i.as_ref(), t.interp().max_str_digits())
            }
            percent::Conversion::Index => {
                let i = or_ask!(self.index(t, v, &d)?);
                d.write_int(out, i.as_ref(), t.interp().max_str_digits())
            }
            percent::Conversion::Float => {
                let f = or_ask!(self.float(t, v)?);
                d.write_float(out, f)
            }
            percent::Conversion::Char => {
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
        push_answer(t, answer, &mut text);
        Ok(Some(text))
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
        let v = if let Some(f) = t.plain(v).as_float() {
            let i = float::to_int(f).map_err(|e| t.text_error(e))?;
            t.integer(i)
        } else if Self::converts(t, v, &[Special::Int, Special::Index]) {
            or_ask!(self.asking.ask("int", v, Value::NONE))
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
        let answer = or_ask!(self.asking.ask("index", v, Value::NONE));
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
        if let Some(s) = as_str(t, v) {
            if s.len() == 1 {
                return Ok(s.chars().get(0));
            }
            return Err(t.text_error(Directive::wrong_char(Flavor::Str)));
        }
        let i = match Integer::of(t, v) {
            Some(i) => Some(i),
            None if Self::converts(t, v, &[Special::Index]) => {
                let answer = or_ask!(self.asking.ask("index", v, Value::NONE));
                Integer::of(t, answer)
            }
            None => None,
        };
        match i {
            Some(i) => Directive::check_char(i.word().unwrap_or(-1), Flavor::Str).map(Some).map_err(|e| t.text_error(e)),
            None => Err(t.text_error(Directive::wrong_char(Flavor::Str))),
        }
    }
}

#[cold]
fn wrong_number(t: &mut Thread, v: Value, d: &Directive<'_>) -> crate::machine::Trap {
    let got = t.type_name(v);
    t.text_error(d.wrong_number(&got))
}
