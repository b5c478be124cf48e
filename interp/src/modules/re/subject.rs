//! The text that is matched: a string or bytes of the guest.

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::NativeResult;
use crate::objects::class::ids;
use crate::objects::methods::{BytesLike, args, bytes_like};
use crate::objects::string::Str;
use crate::text::regex::{Matcher, Outcome, Program, Request};
use crate::text::{Chars, Text, escape};
use crate::value::Value;

pub(super) enum Subject {
    Text(Ref<Str>),
    Bytes(BytesLike),
}

impl Subject {
    /// The text that a value is.
    ///
    /// # Errors
    /// `TypeError` if it is none, or of the other kind than the pattern.
    pub(super) fn of(t: &mut Thread, v: Value, is_bytes: bool) -> NativeResult<Subject> {
        if let Some(s) = args::as_str(t, v) {
            if is_bytes {
                return Err(t.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Subject::Text(s));
        }
        match bytes_like(t, v) {
            Some(_) if !is_bytes => Err(t.type_error("cannot use a string pattern on a bytes-like object")),
            Some(bytes) => Ok(Subject::Bytes(bytes)),
            None => {
                let got = t.type_name(v);
                Err(t.type_error(format!("expected string or bytes-like object, got '{got}'")))
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Subject::Text(s) => s.len(),
            Subject::Bytes(b) => b.len(),
        }
    }

    pub(super) fn run(&self, matcher: &mut Matcher, program: &Program, request: &Request, fuel: &mut u64) -> Outcome {
        match self {
            Subject::Text(s) => match s.chars() {
                Chars::Ascii(text) => matcher.run(program, text, request, fuel),
                Chars::Wide(text) => matcher.run(program, text, request, fuel),
            },
            Subject::Bytes(bytes) => matcher.run(program, bytes, request, fuel),
        }
    }

    /// A part as an object of the guest. `whole` is the object that the text came from.
    pub(super) fn piece(&self, t: &mut Thread, whole: Value, start: usize, end: usize) -> NativeResult {
        let (start, end) = (start.min(self.len()), end.min(self.len()));
        match self {
            Subject::Text(s) => {
                if start == 0 && end == s.len() && crate::machine::interp::class_id(whole) == ids::STR {
                    return Ok(whole);
                }
                match s.chars().slice(start..end) {
                    Chars::Ascii([]) => Ok(t.char(None)),
                    Chars::Ascii(&[c]) => Ok(t.char(Some(c.into()))),
                    chars => Ok(crate::objects::string::Str::from_chars(t, chars)?.into()),
                }
            }
            Subject::Bytes(bytes) => {
                if start == 0 && end == bytes.len() && crate::machine::interp::class_id(whole) == ids::BYTES {
                    return Ok(whole);
                }
                Ok(t.bytes(&bytes[start..end])?)
            }
        }
    }

    /// Appends the `repr` of a part, of at most so many characters.
    pub(super) fn push_repr(&self, start: usize, end: usize, most: usize, out: &mut Text) {
        let (start, end) = (start.min(self.len()), end.min(self.len()));
        let shown = match self {
            Subject::Text(s) => escape::repr_str(s.chars().slice(start..end)),
            Subject::Bytes(bytes) => escape::repr_bytes(&bytes[start..end]),
        };
        let chars = shown.as_chars();
        out.push_chars(chars.slice(0..chars.len().min(most)));
    }
}

/// Text that is put together: what `sub` makes.
pub(super) enum Built {
    Text(Text),
    Bytes(Vec<u8>),
}

impl Built {
    pub(super) fn new(is_bytes: bool) -> Built {
        if is_bytes { Built::Bytes(Vec::new()) } else { Built::Text(Text::new()) }
    }

    pub(super) fn push(&mut self, subject: &Subject, start: usize, end: usize) {
        match (self, subject) {
            (Built::Text(out), Subject::Text(s)) => out.push_chars(s.chars().slice(start..end)),
            (Built::Bytes(out), Subject::Bytes(b)) => out.extend_from_slice(&b[start..end]),
            _ => unreachable!("gilbox bug: a result of the other kind than its subject"),
        }
    }

    pub(super) fn push_points(&mut self, points: &[u32]) {
        match self {
            Built::Text(out) => out.push_points(points),
            Built::Bytes(out) => out.extend(points.iter().map(|&c| c as u8)),
        }
    }

    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Built::Text(Text::Ascii(s)) => s.len(),
            Built::Text(Text::Wide(s)) => s.len() * 4,
            Built::Bytes(b) => b.len(),
        }
    }

    pub(super) fn finish(&self, t: &mut Thread) -> NativeResult {
        match self {
            Built::Text(text) => Ok(t.text(text)?),
            Built::Bytes(bytes) => Ok(t.bytes(bytes)?),
        }
    }
}
