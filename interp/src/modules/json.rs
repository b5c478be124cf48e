//! `_json`: JSON that needs no guest code, from text and to text.
//!
//! Both directions give up where anything is out of the ordinary (a mistake in the text, an object of a guest's class, a value that
//! contains itself or nests deep) and answer `NotImplemented`: the prelude then does all of it again, with the errors that this takes.

use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::arith::Integer;
use crate::objects::class::ids;
use crate::objects::compare::order_str;
use crate::objects::dict::Dict;
use crate::objects::list::{List, Tuple};
use crate::objects::ops::inherits;
use crate::objects::repr::push_int;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::{Chars, Text, Unit, float, integer};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_json", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "decode" "text, strict, /" decode),
    native!(Static "scan" "text, start, strict, /" scan),
    native!(Static "encode" "value, ensure_ascii, allow_nan, sort_keys, item_separator, key_separator, indent, /" encode),
];

/// How deep arrays and objects may nest: each level is a call in Rust.
const DEPTH: usize = 200;

/// The value of a text that is nothing but JSON.
fn decode(t: &mut Thread, a: Args) -> NativeResult {
    let Some(text) = a[0].cast::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let strict = a[1] == Value::TRUE;
    let found = match text.chars() {
        Chars::Ascii(s) => Scanner::new(s, 0, strict).whole(t)?,
        Chars::Wide(s) => Scanner::new(s, 0, strict).whole(t)?,
    };
    Ok(found.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// The value that begins at a place in a text, and the place behind it.
fn scan(t: &mut Thread, a: Args) -> NativeResult {
    let start = a[1].as_int().and_then(|i| usize::try_from(i).ok());
    let (Some(text), Some(start)) = (a[0].cast::<Str>(), start) else { return Ok(Value::NOT_IMPLEMENTED) };
    let strict = a[2] == Value::TRUE;
    let (found, end) = match text.chars() {
        Chars::Ascii(s) => Scanner::new(s, start, strict).first(t)?,
        Chars::Wide(s) => Scanner::new(s, start, strict).first(t)?,
    };
    match found {
        Some(value) => {
            let end = t.size(end);
            Ok(t.tuple(&[value, end])?)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Reads values from a text, character by character. `None` from any method means: not here.
struct Scanner<'a, U> {
    text: &'a [U],
    at: usize,
    strict: bool,
    /// Keys that were met, each at a place that its length and ends give: objects mostly have the same ones again and again.
    keys: [Option<Ref<Str>>; 64],
}

impl<'a, U: Unit> Scanner<'a, U> {
    fn new(text: &'a [U], at: usize, strict: bool) -> Self {
        Scanner { text, at, strict, keys: [None; 64] }
    }

    fn whole(mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        self.skip_spaces();
        let value = self.value(t, DEPTH)?;
        self.skip_spaces();
        Ok(value.filter(|_| self.at == self.text.len()))
    }

    fn first(mut self, t: &mut Thread) -> NativeResult<(Option<Value>, usize)> {
        let value = self.value(t, DEPTH)?;
        Ok((value, self.at))
    }

    /// The character at the place, 0 at the end.
    #[inline(always)]
    fn peek(&self) -> u32 {
        self.text.get(self.at).map_or(0, |c| c.point())
    }

    #[inline(always)]
    fn skip_spaces(&mut self) {
        while matches!(self.peek(), 0x20 | 0x09 | 0x0a | 0x0d) {
            self.at += 1;
        }
    }

    fn take(&mut self, c: u8) -> bool {
        let there = self.peek() == u32::from(c);
        self.at += usize::from(there);
        there
    }

    fn take_word(&mut self, word: &[u8]) -> bool {
        let rest = &self.text[self.at.min(self.text.len())..];
        let there = rest.len() >= word.len() && rest.iter().zip(word).all(|(c, &w)| c.point() == u32::from(w));
        self.at += if there { word.len() } else { 0 };
        there
    }

    fn value(&mut self, t: &mut Thread, depth: usize) -> NativeResult<Option<Value>> {
        t.charge_time(cost::WRITTEN_ITEM.times(1));
        t.checkpoint()?;
        Ok(match self.text.get(self.at).and_then(|c| u8::try_from(c.point()).ok()) {
            Some(b'"') => return self.string(t),
            Some(b'{' | b'[') if depth == 0 => None,
            Some(b'{') => return self.object(t, depth - 1),
            Some(b'[') => return self.array(t, depth - 1),
            Some(b'n') if self.take_word(b"null") => Some(Value::NONE),
            Some(b't') if self.take_word(b"true") => Some(Value::TRUE),
            Some(b'f') if self.take_word(b"false") => Some(Value::FALSE),
            Some(b'-' | b'0'..=b'9') => return Ok(self.number(t)),
            _ => None,
        })
    }

    fn array(&mut self, t: &mut Thread, depth: usize) -> NativeResult<Option<Value>> {
        self.at += 1;
        let list = List::new(t, &[])?;
        self.skip_spaces();
        if self.take(b']') {
            return Ok(Some(list.into()));
        }
        loop {
            let Some(value) = self.value(t, depth)? else { return Ok(None) };
            list.push(t, value)?;
            self.skip_spaces();
            if self.take(b']') {
                return Ok(Some(list.into()));
            }
            if !self.take(b',') {
                return Ok(None);
            }
            self.skip_spaces();
        }
    }

    fn object(&mut self, t: &mut Thread, depth: usize) -> NativeResult<Option<Value>> {
        self.at += 1;
        let dict = Dict::new(t);
        self.skip_spaces();
        if self.take(b'}') {
            return Ok(Some(dict.into()));
        }
        loop {
            if self.peek() != u32::from(b'"') {
                return Ok(None);
            }
            let Some(key) = self.key(t)? else { return Ok(None) };
            self.skip_spaces();
            if !self.take(b':') {
                return Ok(None);
            }
            self.skip_spaces();
            let Some(value) = self.value(t, depth)? else { return Ok(None) };
            dict.set_name(t, key, value)?;
            self.skip_spaces();
            if self.take(b'}') {
                return Ok(Some(dict.into()));
            }
            if !self.take(b',') {
                return Ok(None);
            }
            self.skip_spaces();
        }
    }

    /// A string whose content can stand as it does in the text: its end.
    fn plain_end(&self) -> Option<usize> {
        let start = self.at + 1;
        let strict = self.strict;
        let special = |c: &U| matches!(c.point(), 0x22 | 0x5c) || (strict && c.point() < 0x20);
        let end = start + self.text[start..].iter().position(special)?;
        (self.text[end].point() == 0x22).then_some(end)
    }

    fn key(&mut self, t: &mut Thread) -> NativeResult<Option<Ref<Str>>> {
        let Some(end) = self.plain_end() else { return Ok(self.string(t)?.and_then(|v| v.cast())) };
        let content = &self.text[self.at + 1..end];
        let mix = |c: Option<&U>| c.map_or(0, |c| c.point() as usize);
        let place = (content.len() + mix(content.first()) * 5 + mix(content.last()) * 3) % self.keys.len();
        if let Some(known) = self.keys[place]
            && known.len() == content.len()
            && known.chars().iter().zip(content).all(|(a, b)| a == b.point())
        {
            self.at = end + 1;
            return Ok(Some(known));
        }
        let key = self.string(t)?.and_then(|v| v.cast());
        self.keys[place] = key;
        Ok(key)
    }

    fn string(&mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        let Some(end) = self.plain_end() else { return self.escaped(t) };
        let content = &self.text[self.at + 1..end];
        self.at = end + 1;
        Ok(Some(match U::bytes(content) {
            Some([]) => t.char(None),
            Some(&[c]) => t.char(Some(c.into())),
            Some(bytes) => Str::ascii(t, bytes)?.into(),
            None => {
                let text: Text = content.iter().map(|c| c.point()).collect();
                t.text(&text)?
            }
        }))
    }

    fn escaped(&mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        let mut text = Text::new();
        self.at += 1;
        loop {
            let Some(c) = self.text.get(self.at).map(|c| c.point()) else { return Ok(None) };
            self.at += 1;
            match c {
                0x22 => return Ok(Some(t.text(&text)?)),
                0x5c => {
                    let Some(c) = self.escape() else { return Ok(None) };
                    text.push(c);
                }
                c if c < 0x20 && self.strict => return Ok(None),
                c => text.push(c),
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Option<u32> {
        let c = u8::try_from(self.peek()).ok()?;
        self.at += 1;
        Some(u32::from(match c {
            b'"' | b'\\' | b'/' => c,
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let high = self.four_digits()?;
                if (0xd800..0xdc00).contains(&high) && self.take_word(b"\\u") {
                    let before = self.at - 2;
                    let low = self.four_digits()?;
                    if (0xdc00..0xe000).contains(&low) {
                        return Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
                    }
                    // The second is a character of its own.
                    self.at = before;
                }
                return Some(high);
            }
            _ => return None,
        }))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |n, c| Some(n * 16 + char::from_u32(c.point())?.to_digit(16)?))
    }

    fn skip_digits(&mut self) -> bool {
        let before = self.at;
        while matches!(self.peek(), 0x30..=0x39) {
            self.at += 1;
        }
        self.at > before
    }

    fn number(&mut self, t: &mut Thread) -> Option<Value> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') && !self.skip_digits() {
            return None;
        }
        let whole = self.at;
        if self.take(b'.') && !self.skip_digits() {
            self.at = whole;
        }
        let mantissa = self.at;
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'-') || self.take(b'+');
            if !self.skip_digits() {
                self.at = mantissa;
            }
        }
        let digits: Vec<u8>;
        let written = match U::bytes(&self.text[start..self.at]) {
            Some(bytes) => bytes,
            None => {
                digits = self.text[start..self.at].iter().map(|c| c.point() as u8).collect();
                &digits
            }
        };
        if self.at > whole {
            return float::from_bytes(written).ok().map(|f| t.float(f));
        }
        if written.len() <= 18 {
            let (sign, digits) = if let [b'-', rest @ ..] = written { (-1, rest) } else { (1, written) };
            return Value::int(sign * digits.iter().fold(0, |n, d| n * 10 + i64::from(d - b'0')));
        }
        // With more digits than a guest may have, the prelude raises the error.
        let limit = t.interp().max_str_digits();
        integer::parse_bytes(written, 10, limit).ok().map(|i| t.integer(i))
    }
}

/// How a value is written.
struct Style<'a> {
    ascii: bool,
    nan: bool,
    sorted: bool,
    item_separator: Chars<'a>,
    key_separator: Chars<'a>,
    indent: Option<Text>,
}

fn encode(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(item_separator), Some(key_separator)) = (a[4].cast::<Str>(), a[5].cast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let indent = match (a[6], a[6].as_int(), a[6].cast::<Str>()) {
        (Value::NONE, ..) => None,
        (_, Some(n), _) if n < 1 << 10 => Some(Text::from(" ".repeat(n.max(0) as usize))),
        (.., Some(text)) => Some(Text::from(text.chars())),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let style = Style {
        ascii: a[1] == Value::TRUE,
        nan: a[2] == Value::TRUE,
        sorted: a[3] == Value::TRUE,
        item_separator: item_separator.chars(),
        key_separator: key_separator.chars(),
        indent,
    };
    let mut out = t.start_text();
    let written = style.value(t, &mut out, a[0], 0)?;
    let text = t.finish_text(out)?;
    Ok(if written { text } else { Value::NOT_IMPLEMENTED })
}

impl Style<'_> {
    /// Writes a value; false where guest code has to.
    fn value(&self, t: &mut Thread, out: &mut Text, v: Value, level: usize) -> NativeResult<bool> {
        let plain = t.plain(v);
        t.charge_time(cost::WRITTEN_ITEM.times(1));
        t.checkpoint()?;
        if let Some(s) = plain.cast::<Str>() {
            t.charge_each(s.len(), cost::MAPPED_CHAR)?;
            self.string(out, s.chars());
            return Ok(true);
        }
        if let Some(list) = v.cast::<List>()
            && inherits(t, v, Special::Iter)
        {
            return self.items(t, out, level, |i| list.get(i));
        }
        if let Some(tuple) = plain.cast::<Tuple>()
            && inherits(t, v, Special::Iter)
        {
            return self.items(t, out, level, |i| tuple.items().get(i).copied());
        }
        if let Some(dict) = v.cast::<Dict>() {
            return if dict.header.class() == ids::DICT { self.dict(t, out, dict, level) } else { Ok(false) };
        }
        Ok(self.scalar(t, out, plain))
    }

    /// Writes what is no string and contains nothing.
    fn scalar(&self, t: &Thread, out: &mut Text, v: Value) -> bool {
        match v {
            Value::NONE => out.push_ascii(b"null"),
            Value::TRUE => out.push_ascii(b"true"),
            Value::FALSE => out.push_ascii(b"false"),
            v if v.is_int() => push_int(out, v.int_unchecked()),
            v => {
                if let Some(f) = v.as_float() {
                    t.charge_time(cost::WRITTEN_FLOAT.times(1));
                    match f {
                        f if f.is_finite() => float::push_repr(out, f),
                        _ if !self.nan => return false,
                        f if f.is_nan() => out.push_ascii(b"NaN"),
                        f if f > 0.0 => out.push_ascii(b"Infinity"),
                        _ => out.push_ascii(b"-Infinity"),
                    }
                    return true;
                }
                let Some(i) = Integer::of(t, v) else { return false };
                let Ok(digits) = integer::decimal(i.as_ref(), t.interp().max_str_digits()) else { return false };
                out.push_ascii(digits.as_bytes());
            }
        }
        true
    }

    fn items(&self, t: &mut Thread, out: &mut Text, level: usize, item: impl Fn(usize) -> Option<Value>) -> NativeResult<bool> {
        let Some(mut next) = item(0) else {
            out.push_ascii(b"[]");
            return Ok(true);
        };
        if level == DEPTH {
            return Ok(false);
        }
        out.push_ascii(b"[");
        self.new_line(out, level + 1);
        for i in 1.. {
            if !self.value(t, out, next, level + 1)? {
                return Ok(false);
            }
            let Some(following) = item(i) else { break };
            next = following;
            out.push_chars(self.item_separator);
            self.new_line(out, level + 1);
        }
        self.new_line(out, level);
        out.push_ascii(b"]");
        Ok(true)
    }

    fn dict(&self, t: &mut Thread, out: &mut Text, dict: Ref<Dict>, level: usize) -> NativeResult<bool> {
        if dict.is_empty() {
            out.push_ascii(b"{}");
            return Ok(true);
        }
        if level == DEPTH {
            return Ok(false);
        }
        let mut entries = dict.entries();
        if self.sorted {
            let Some(mut named) = entries.iter().map(|&(k, v)| Some((k.cast::<Str>()?, v))).collect::<Option<Vec<_>>>() else {
                return Ok(false);
            };
            named.sort_by(|a, b| order_str(a.0, b.0));
            entries = named.into_iter().map(|(k, v)| (k.into(), v)).collect();
        }
        out.push_ascii(b"{");
        for (i, (key, value)) in entries.into_iter().enumerate() {
            if i > 0 {
                out.push_chars(self.item_separator);
            }
            self.new_line(out, level + 1);
            let key = t.plain(key);
            if let Some(key) = key.cast::<Str>() {
                self.string(out, key.chars());
            } else {
                out.push_ascii(b"\"");
                if !self.scalar(t, out, key) {
                    return Ok(false);
                }
                out.push_ascii(b"\"");
            }
            out.push_chars(self.key_separator);
            if !self.value(t, out, value, level + 1)? {
                return Ok(false);
            }
        }
        self.new_line(out, level);
        out.push_ascii(b"}");
        Ok(true)
    }

    fn new_line(&self, out: &mut Text, level: usize) {
        if let Some(indent) = &self.indent {
            out.push_ascii(b"\n");
            (0..level).for_each(|_| out.push_chars(indent.as_chars()));
        }
    }

    fn string(&self, out: &mut Text, s: Chars<'_>) {
        out.push_ascii(b"\"");
        match s {
            Chars::Ascii(s) => {
                let mut rest = s;
                while let Some(at) = rest.iter().position(|&c| self.is_special(c.into())) {
                    out.push_ascii(&rest[..at]);
                    push_escaped(out, rest[at].into());
                    rest = &rest[at + 1..];
                }
                out.push_ascii(rest);
            }
            Chars::Wide(s) => {
                for &c in s {
                    if self.is_special(c) { push_escaped(out, c) } else { out.push(c) }
                }
            }
        }
        out.push_ascii(b"\"");
    }

    fn is_special(&self, c: u32) -> bool {
        matches!(c, 0x22 | 0x5c | 0..0x20) || (self.ascii && c >= 0x7f)
    }
}

fn push_escaped(out: &mut Text, c: u32) {
    let short = match c {
        0x22 => b"\\\"",
        0x5c => b"\\\\",
        8 => b"\\b",
        9 => b"\\t",
        10 => b"\\n",
        12 => b"\\f",
        13 => b"\\r",
        0x1_0000.. => {
            let c = c - 0x1_0000;
            push_escaped(out, 0xd800 | c >> 10);
            push_escaped(out, 0xdc00 | c & 0x3ff);
            return;
        }
        _ => {
            const DIGITS: &[u8; 16] = b"0123456789abcdef";
            let digit = |shift: u32| DIGITS[(c >> shift & 15) as usize];
            out.push_ascii(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
            return;
        }
    };
    out.push_ascii(short);
}
