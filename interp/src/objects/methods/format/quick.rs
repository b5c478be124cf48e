//! The templates that most programs use, worked off in one pass: strings, small integers and floats by simple specifications.
//!
//! They write all of a template or say that they can't; then it is done from its beginning by `percent` or `template`, which know all that
//! there is. Nothing here can fail or needs guest code.

use std::io::Write;

use crate::machine::Thread;
use crate::objects::class::ids;
use crate::objects::format::Simple;
use crate::objects::list::Tuple;
use crate::objects::repr::{repr_native, to_text};
use crate::objects::string::{Bytes, Str};
use crate::text::{Chars, Text};
use crate::value::Value;

/// `template % args`.
pub(super) fn percent(t: &mut Thread, template: Chars<'_>, args: Value, out: &mut Text) -> bool {
    let Chars::Ascii(mut rest) = template else { return false };
    let one = [args];
    let tuple = args.header().filter(|h| h.class() == ids::TUPLE).map(|h| h.assume::<Tuple>());
    let mut args = tuple.as_ref().map_or(&one[..], |tuple| tuple.items()).iter();
    while let Some(at) = memchr::memchr(b'%', rest) {
        out.push_ascii(&rest[..at]);
        rest = &rest[at + 1..];
        if let [b'%', behind @ ..] = rest {
            out.push_ascii(b"%");
            rest = behind;
            continue;
        }
        let left = rest.first() == Some(&b'-');
        let spec = &rest[usize::from(left)..];
        let Some(n) = spec.iter().position(|c| !c.is_ascii_digit() && *c != b'.') else { return false };
        let (Some(mut simple), Some(&value)) = (Simple::parse(&spec[..n]), args.next()) else { return false };
        let done = match spec[n] {
            b's' => {
                simple.align = Some(if left { b'<' } else { b'>' });
                shown(t, value, &simple, out)
            }
            code @ (b'd' | b'f') if is_number(value) => {
                simple.code = Some(code);
                if code == b'f' {
                    simple.precision = simple.precision.or(Some(6));
                }
                // Numbers fill their field from the right by themselves, and only so with zeros.
                simple.align = left.then_some(b'<');
                simple.push(value, out)
            }
            _ => false,
        };
        if !done {
            return false;
        }
        rest = &spec[n + 1..];
    }
    out.push_ascii(rest);
    args.next().is_none()
}

/// A value by a specification: as its text where that asks for nothing more.
fn shown(t: &mut Thread, value: Value, simple: &Simple, out: &mut Text) -> bool {
    let exact = is_number(value) || value.header().is_some_and(|h| h.class() == ids::STR);
    if simple.is_plain() && exact { matches!(to_text(t, value, out), Ok(true)) } else { simple.push(value, out) }
}

fn is_number(value: Value) -> bool {
    value.is_int() || value.as_word_float().is_some()
}

/// The same of bytes: bytes as they are, and small integers.
pub(super) fn percent_bytes(mut template: &[u8], args: Value) -> Option<Vec<u8>> {
    let one = [args];
    let tuple = args.header().filter(|h| h.class() == ids::TUPLE).map(|h| h.assume::<Tuple>());
    let mut args = tuple.as_ref().map_or(&one[..], |tuple| tuple.items()).iter();
    let mut out = Vec::with_capacity(template.len() * 2);
    while let Some(at) = memchr::memchr(b'%', template) {
        out.extend_from_slice(&template[..at]);
        match template.get(at + 1)? {
            b'%' => out.push(b'%'),
            b's' | b'b' => out.extend_from_slice(args.next()?.cast::<Bytes>()?.data()),
            b'd' => write!(out, "{}", args.next()?.as_int()?).ok()?,
            _ => return None,
        }
        template = &template[at + 2..];
    }
    out.extend_from_slice(template);
    args.next().is_none().then_some(out)
}

/// `template.format(*args)`, with fields that are numbered by themselves.
pub(super) fn braces(t: &mut Thread, template: Chars<'_>, args: &[Value], out: &mut Text) -> bool {
    let Chars::Ascii(mut rest) = template else { return false };
    let mut args = args.iter();
    while let Some(at) = memchr::memchr2(b'{', b'}', rest) {
        out.push_ascii(&rest[..at]);
        let field = match &rest[at..] {
            [b'{', b'{', ..] | [b'}', b'}', ..] => {
                out.push_ascii(&rest[at..=at]);
                rest = &rest[at + 2..];
                continue;
            }
            [b'{', field @ ..] => field,
            _ => return false,
        };
        let Some(n) = memchr::memchr(b'}', field) else { return false };
        let (repr, spec) = match &field[..n] {
            [] => (false, &[][..]),
            b"!r" => (true, &[][..]),
            [b':', spec @ ..] => (false, spec),
            _ => return false,
        };
        let Some(&value) = args.next() else { return false };
        let done = match value.cast::<Str>() {
            Some(s) if repr => s.header.class() == ids::STR && matches!(repr_native(t, value, out), Ok(true)),
            _ => Simple::parse(spec).is_some_and(|simple| shown(t, value, &simple, out)),
        };
        if !done {
            return false;
        }
        rest = &field[n + 1..];
    }
    out.push_ascii(rest);
    true
}
