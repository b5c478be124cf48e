//! The replacement fields of `str.format` and `str.format_map`.

use super::{Asking, chars_value, item, or_ask, push_answer};
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::NativeResult;
use crate::objects::dict::Dict;
use crate::objects::format::push_formatted;
use crate::objects::methods::args::as_str;
use crate::objects::repr::{repr_native, to_text};
use crate::objects::string::Str;
use crate::text::template::{Accessor, AutoNumber, Conversion, First, Template};
use crate::text::{Chars, Text, escape};
use crate::value::Value;

/// Where the values of a template come from.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// Positional arguments and a dict of those by name.
    Call(&'a [Value], Option<Ref<Dict>>),
    /// `format_map`
    Mapping(Value),
}

/// Works a template off; `None` if the prelude has to be asked.
///
/// # Errors
/// What the template, a look-up or a value's formatting raises.
pub(super) fn run_template(
    t: &mut Thread,
    template: Ref<Str>,
    source: Source<'_>,
    asking: &mut Asking<'_>,
) -> NativeResult<Option<Text>> {
    let mut out = t.start_text();
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
            if !push_formatted(t, value, spec, out)? {
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
