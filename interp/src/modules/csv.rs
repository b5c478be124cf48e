//! `_csv_rows`: lines of tables taken apart, and rows put together, where there is nothing unusual in them. The rest, errors included, is
//! in the prelude's `csv`, which begins anew with what is refused here.

use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::class::ids;
use crate::objects::list::{List, Tuple};
use crate::objects::repr::to_text;
use crate::objects::string::Str;
use crate::text::{Chars, Text};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_csv_rows", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "split" "line, delimiter, quotechar, skipinitialspace, limit, /" split),
    native!(Static "join" "row, delimiter, quotechar, quoting, lineterminator, /" join),
];

/// The character that a string of one is.
fn char_of(v: Value) -> Option<u32> {
    v.cast::<Str>().filter(|s| s.len() == 1).and_then(|s| s.chars().get(0))
}

fn is_line_end(c: u32) -> bool {
    c == u32::from(b'\n') || c == u32::from(b'\r')
}

/// The fields of a line that is a row by itself, as a list of strings; None for any other.
fn split(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(line), Some(delimiter)) = (a[0].cast::<Str>(), char_of(a[1])) else { return Ok(Value::NONE) };
    t.charge_each(line.len(), cost::CODED_CHAR)?;
    let limit = a[4].as_int().map_or(0, |limit| limit.max(0) as usize);
    let way = Way { delimiter, quote: char_of(a[2]), skips_spaces: a[3] == Value::TRUE };
    let mut fields = Vec::new();
    let mut add = |t: &mut Thread, field: Chars<'_>| -> NativeResult<bool> {
        let made = match field {
            Chars::Ascii(&[]) => t.char(None),
            Chars::Ascii(&[c]) => t.char(Some(c.into())),
            field => Str::from_chars(t, field)?.into(),
        };
        fields.push(made);
        Ok(field.len() <= limit)
    };
    let whole = match line.chars() {
        Chars::Ascii(line) => way.fields(line, |field| add(t, Chars::Ascii(field)))?,
        Chars::Wide(line) => way.fields(line, |field| add(t, Chars::Wide(field)))?,
    };
    if whole { Ok(t.list(&fields)?) } else { Ok(Value::NONE) }
}

/// How fields are told apart. A quote within quotes is written twice.
struct Way {
    delimiter: u32,
    quote: Option<u32>,
    skips_spaces: bool,
}

impl Way {
    /// Hands each field of a line to `add`, which says whether it may be that long; false where the line is no row by itself.
    fn fields<C: Copy + Into<u32>>(&self, line: &[C], mut add: impl FnMut(&[C]) -> NativeResult<bool>) -> NativeResult<bool> {
        let ends = line.iter().rev().take_while(|&&c| is_line_end(c.into())).count();
        let line = &line[..line.len() - ends];
        if line.is_empty() {
            return Ok(true);
        }
        let mut at = 0;
        loop {
            while self.skips_spaces && line.get(at).is_some_and(|&c| c.into() == u32::from(b' ')) {
                at += 1;
            }
            let quoted = line.get(at).is_some_and(|&c| Some(c.into()) == self.quote);
            let fits = if quoted {
                let mut start = at + 1;
                let mut doubled = Vec::new();
                let end = loop {
                    let rest = line.get(start..).unwrap_or_default();
                    let Some(n) = rest.iter().position(|&c| Some(c.into()) == self.quote) else { return Ok(false) };
                    if rest.get(n + 1).is_none_or(|&c| Some(c.into()) != self.quote) {
                        break start + n;
                    }
                    doubled.extend_from_slice(&rest[..=n]);
                    start += n + 2;
                };
                at = end + 1;
                if doubled.is_empty() {
                    add(&line[start..end])?
                } else {
                    doubled.extend_from_slice(&line[start..end]);
                    add(&doubled)?
                }
            } else {
                let rest = &line[at..];
                let n = rest.iter().position(|&c| c.into() == self.delimiter).unwrap_or(rest.len());
                at += n;
                !rest[..n].iter().any(|&c| is_line_end(c.into())) && add(&rest[..n])?
            };
            match line.get(at) {
                _ if !fits => return Ok(false),
                None => return Ok(true),
                Some(&c) if c.into() == self.delimiter => at += 1,
                Some(_) => return Ok(false),
            }
        }
    }
}

/// When fields are quoted that needn't be.
const QUOTE_ALL: i64 = 1;
const QUOTE_NONNUMERIC: i64 = 2;

/// A list or tuple of strings, numbers and None as the text of a row; None for anything else.
fn join(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(delimiter), Some(quote)) = (char_of(a[1]), char_of(a[2])) else { return Ok(Value::NONE) };
    let (Some(quoting), Some(end)) = (a[3].as_int(), a[4].cast::<Str>()) else { return Ok(Value::NONE) };
    let row = match (a[0].cast::<List>(), a[0].cast::<Tuple>()) {
        (Some(list), _) => list.to_vec(),
        (_, Some(tuple)) => tuple.items().to_vec(),
        (None, None) => return Ok(Value::NONE),
    };
    t.charge_each(row.len(), cost::WRITTEN_ITEM)?;
    let mut out = t.start_text();
    for (i, &value) in row.iter().enumerate() {
        if i > 0 {
            out.push(delimiter);
        }
        let mut number = Text::new();
        let string = value.header().filter(|h| h.class() == ids::STR).and_then(|_| value.cast::<Str>());
        let is_number = value.is_int() || value == Value::TRUE || value == Value::FALSE || value.as_word_float().is_some();
        let field = match &string {
            Some(s) => s.chars(),
            None if value.is_none() => Chars::EMPTY,
            None if is_number && to_text(t, value, &mut number)? => number.as_chars(),
            None => return Ok(Value::NONE),
        };
        t.check_room(out.len() + field.len())?;
        let is_special = |c: u32| c == delimiter || c == quote || is_line_end(c) || end.chars().iter().any(|e| e == c);
        let quoted = quoting == QUOTE_ALL
            || quoting == QUOTE_NONNUMERIC && !is_number
            || field.is_empty() && row.len() == 1
            || field.iter().any(is_special);
        if !quoted {
            out.push_chars(field);
            continue;
        }
        out.push(quote);
        for c in field.iter() {
            if c == quote {
                out.push(quote);
            }
            out.push(c);
        }
        out.push(quote);
    }
    out.push_chars(end.chars());
    Ok(t.finish_text(out)?)
}
