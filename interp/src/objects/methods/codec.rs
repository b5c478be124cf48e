//! Strings to bytes and back, and the exceptions that say why not.

use std::borrow::Cow;

use super::args;
use crate::heap::ClassId;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;
use crate::objects::string::Str;
use crate::text::codec::{self, Codec, CodecError, UnicodeError};
use crate::text::search::LONG;
use crate::value::Value;

/// The arguments `encoding` and `errors` at `at` and behind it.
fn how(t: &mut Thread, a: Args, at: usize, function: &str) -> NativeResult<(Codec, Cow<'static, str>)> {
    let mut given = [None; 2];
    for (i, name) in ["encoding", "errors"].into_iter().enumerate() {
        if a.opt(at + i).is_some() {
            given[i] = Some(args::string(t, a, at + i, format_args!("{function}() argument '{name}'"))?);
        }
    }
    let [encoding, errors] = given;
    let codec = match encoding {
        Some(s) => s.as_ascii().map_or_else(|| Codec::lookup(&s.to_utf8()), Codec::lookup).map_err(|e| t.text_error(e))?,
        None => Codec::Utf8,
    };
    let errors = match errors {
        Some(s) if s.as_ascii() != Some("strict") => s.to_utf8().into_owned().into(),
        _ => "strict".into(),
    };
    Ok((codec, errors))
}

/// `str.encode(encoding, errors)`
pub(crate) fn encode(t: &mut Thread, a: Args) -> NativeResult {
    let s = args::self_str(t, a);
    let (codec, errors) = if a.len() == 1 { (Codec::Utf8, "strict".into()) } else { how(t, a, 1, "encode")? };
    match encode_chars(t, s, codec, &errors)? {
        Encoded::Same => Ok(t.bytes(s.data())?),
        Encoded::Bytes(bytes) => Ok(t.bytes(&bytes)?),
    }
}

/// Encodes a string by the arguments `encoding` and `errors` at `at` and behind it.
///
/// # Errors
/// `LookupError` for an unknown encoding or handler, and what the handler raises.
pub(crate) fn encode_arguments(
    t: &mut Thread,
    a: Args,
    at: usize,
    function: &str,
    s: crate::heap::Ref<Str>,
) -> NativeResult<Vec<u8>> {
    let (codec, errors) = how(t, a, at, function)?;
    match encode_chars(t, s, codec, &errors)? {
        Encoded::Same => Ok(s.data().to_vec()),
        Encoded::Bytes(bytes) => Ok(bytes),
    }
}

/// What encoding gave.
pub(crate) enum Encoded {
    /// The string's data themselves.
    Same,
    Bytes(Vec<u8>),
}

/// Encodes a string.
///
/// # Errors
/// What the error handler raises.
pub(crate) fn encode_chars(t: &mut Thread, s: crate::heap::Ref<Str>, codec: Codec, errors: &str) -> NativeResult<Encoded> {
    if !s.is_wide() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        return Ok(Encoded::Same);
    }
    t.charge_each(s.len(), cost::CODED_CHAR)?;
    let handler = errors.to_string();
    let encoded = t.aside_if_long(s.len(), [s], move |[s]| codec::encode(codec, s.chars(), &handler))?;
    match encoded {
        Ok(bytes) => Ok(Encoded::Bytes(bytes)),
        Err(CodecError::Other(e)) => Err(t.text_error(e)),
        Err(CodecError::Unicode(e)) => Err(unicode_error(t, ids::UNICODE_ENCODE_ERROR, &e, s.into())),
    }
}

/// `bytes.decode(encoding, errors)` of these bytes.
pub(crate) fn decode(t: &mut Thread, a: Args, bytes: &[u8]) -> NativeResult {
    decode_arguments(t, a, 1, "decode", bytes)
}

/// Decodes these bytes by the arguments `encoding` and `errors` at `at` and behind it.
///
/// # Errors
/// `LookupError` for an unknown encoding or handler, and what the handler raises.
pub(crate) fn decode_arguments(t: &mut Thread, a: Args, at: usize, function: &str, bytes: &[u8]) -> NativeResult {
    let named = (at..a.len()).all(|i| a[i].is_unbound() || a[i].cast::<Str>().is_some());
    if bytes.is_empty() && named {
        // Nobody looks for the encoding of nothing.
        return Ok(t.char(None));
    }
    let (codec, errors) = if a.len() <= at { (Codec::Utf8, "strict".into()) } else { how(t, a, at, function)? };
    decode_bytes(t, bytes, codec, &errors)
}

/// Decodes bytes.
///
/// # Errors
/// What the error handler raises.
pub(crate) fn decode_bytes(t: &mut Thread, bytes: &[u8], codec: Codec, errors: &str) -> NativeResult {
    t.charge_each(bytes.len(), cost::READ_BYTE)?;
    if bytes.is_ascii() && matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
        if bytes.len() <= 1 {
            return Ok(t.char(bytes.first().map(|&b| u32::from(b))));
        }
        return Ok(Str::ascii(t, bytes)?.into());
    }
    t.charge_each(bytes.len(), cost::CODED_CHAR)?;
    let decoded = if bytes.len() > LONG {
        let (bytes, errors) = (bytes.to_vec(), errors.to_string());
        t.aside(move || codec::decode(codec, &bytes, &errors, true))?
    } else {
        codec::decode(codec, bytes, errors, true)
    };
    match decoded {
        Ok(decoded) => Ok(t.text(&decoded.text)?),
        Err(CodecError::Other(e)) => Err(t.text_error(e)),
        Err(CodecError::Unicode(e)) => {
            let object = t.bytes(&bytes[e.object_start.min(bytes.len())..])?;
            Err(unicode_error(t, ids::UNICODE_DECODE_ERROR, &e, object))
        }
    }
}

/// Raises a `UnicodeEncodeError` or `UnicodeDecodeError` about an object.
fn unicode_error(t: &mut Thread, class: ClassId, e: &UnicodeError, object: Value) -> Trap {
    match make_error(t, class, e, object) {
        Ok(trap) | Err(trap) => trap,
    }
}

fn make_error(t: &mut Thread, class: ClassId, e: &UnicodeError, object: Value) -> NativeResult<Trap> {
    let values = [t.str(e.encoding)?, object, t.size(e.start), t.size(e.end), t.str(e.reason)?];
    Ok(Trap::Raise(t.exception(class, &values)))
}
