//! `str.format`, `str.format_map` and `%`, of strings and of bytes.
//!
//! A template is worked off natively from its beginning. Where a step needs guest code, the work is broken off and the step handed to
//! the prelude, which does it and starts again with the answers so far (`Asking`): templates are short, and nothing outside has been
//! changed. So each step is taken once, in order.

mod percent;
mod quick;
mod template;

use super::args::{as_str, self_str};
use crate::machine::Thread;
use crate::machine::native::{Args, NativeResult};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::ops;
use crate::objects::string::Str;
use crate::text::percent::Flavor;
use crate::text::{Chars, Text};
use crate::value::Value;
use percent::run_percent;
use template::{Source, run_template};

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

    /// The open request as the prelude gets it.
    fn request(&self, t: &mut Thread) -> NativeResult {
        let (what, x, y) = self.open.expect("gilbox bug: a template that is neither done nor asks");
        let what = t.str(what)?;
        Ok(t.tuple(&[what, x, y])?)
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
use or_ask;

pub(crate) fn format(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let (positional, keywords) = match a.slice() {
        [_, positional @ .., last] => (positional, last.cast::<Dict>()),
        _ => (&[][..], None),
    };
    let mut text = t.start_text();
    if keywords.is_none_or(|named| named.is_empty()) && quick::braces(t, template.chars(), positional, &mut text) {
        return Ok(t.finish_text(text)?);
    }
    t.keep_text(text);
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_template(t, template, Source::Call(positional, keywords), &mut asking)? {
        return Ok(t.finish_text(text)?);
    }
    let positional = t.tuple(positional)?;
    let keywords = keywords.map_or(Value::NONE, Value::from);
    Err(t.prelude("format_template", &[template.into(), positional, keywords]))
}

pub(crate) fn format_map(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_template(t, template, Source::Mapping(a[1]), &mut asking)? {
        return Ok(t.finish_text(text)?);
    }
    Err(t.prelude("format_template", &[template.into(), Value::NONE, a[1]]))
}

pub(crate) fn percent(t: &mut Thread, a: Args) -> NativeResult {
    let template = self_str(t, a);
    let mut text = t.start_text();
    if quick::percent(t, template.chars(), a[1], &mut text) {
        return Ok(t.finish_text(text)?);
    }
    t.keep_text(text);
    let mut asking = Asking { answers: &[], next: 0, open: None };
    if let Some(text) = run_percent(t, template.chars(), a[1], Flavor::Str, &mut asking)? {
        return Ok(t.finish_text(text)?);
    }
    Err(t.prelude("format_percent", &[template.into(), a[1]]))
}

/// `%` of bytes and bytearrays.
pub(crate) fn percent_bytes(t: &mut Thread, a: Args) -> NativeResult {
    let template = super::bytes_like(t, a[0]).expect("gilbox bug: the machine checks the receivers of natives");
    if a[0].header().is_some_and(|h| h.class() == ids::BYTES)
        && let Some(bytes) = quick::percent_bytes(&template, a[1])
    {
        return Ok(t.bytes(&bytes)?);
    }
    let template: Text = template.iter().map(|&b| u32::from(b)).collect();
    let mut asking = Asking { answers: &[], next: 0, open: None };
    match run_percent(t, template.as_chars(), a[1], Flavor::Bytes, &mut asking)? {
        Some(text) => super::bytes::alike_text(t, a[0], &text),
        None => Err(t.prelude("format_percent", &[t.plain(a[0]), a[1]])),
    }
}

/// For the prelude: one attempt at a template with the answers so far. Answers the text, or a tuple that says what to do: the name of
/// the step and its two operands. `how` is True for `%`; otherwise `positional` is None for `format_map`.
pub(crate) fn try_format(t: &mut Thread, a: Args) -> NativeResult {
    let [how, template, positional, named, answers] = [0, 1, 2, 3, 4].map(|i| a[i]);
    let answers = answers.cast::<crate::objects::list::List>().map(|l| l.to_vec()).unwrap_or_default();
    let mut asking = Asking { answers: &answers, next: 0, open: None };
    let Some(template) = as_str(t, template) else {
        // `%` of bytes.
        let model = template;
        let template = super::bytes_like(t, model).expect("gilbox bug: the prelude passes a template");
        let template: Text = template.iter().map(|&b| u32::from(b)).collect();
        return match run_percent(t, template.as_chars(), positional, Flavor::Bytes, &mut asking)? {
            Some(text) => super::bytes::alike_text(t, model, &text),
            None => asking.request(t),
        };
    };
    let text = if how == Value::TRUE {
        run_percent(t, template.chars(), positional, Flavor::Str, &mut asking)?
    } else {
        match positional.cast::<Tuple>() {
            Some(tuple) => run_template(t, template, Source::Call(tuple.items(), named.cast()), &mut asking)?,
            None => run_template(t, template, Source::Mapping(named), &mut asking)?,
        }
    };
    match text {
        Some(text) => Ok(t.text(&text)?),
        None => asking.request(t),
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
