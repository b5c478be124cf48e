//! Strings to bytes and back, and the exceptions that say why not.

use std::borrow::Cow;

use super::args;
use crate::heap::ClassId;
use crate::machine::native::{Args, NativeResult};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::string::Str;
use crate::text::codec::{self, Codec, CodecError, UnicodeError};
use crate::text::search::LONG;
use crate::value::Value;

/// The arguments `encoding` and `errors` at `at` and behind it; `None` where the module `codecs` has to be asked for them.
fn how(t: &mut Thread, a: Args, at: usize, function: &str) -> NativeResult<Option<(Codec, Cow<'static, str>)>> {
    let mut given = [None; 2];
    for (i, name) in ["encoding", "errors"].into_iter().enumerate() {
        if a.opt(at + i).is_some() {
            given[i] = Some(args::string(t, a, at + i, format_args!("{function}() argument '{name}'"))?);
        }
    }
    let [encoding, errors] = given;
    let codec = match encoding.map(|s| s.as_ascii().map_or_else(|| Codec::lookup(&s.to_utf8()), Codec::lookup)) {
        Some(Ok(codec)) => codec,
        Some(Err(_)) => return Ok(None),
        None => Codec::Utf8,
    };
    let errors: Cow<'static, str> = match errors {
        Some(s) if s.as_ascii() != Some("strict") => s.to_utf8().into_owned().into(),
        _ => "strict".into(),
    };
    Ok(codec::is_handler(&errors).then_some((codec, errors)))
}

/// Leaves it to the module `codecs`, which knows encodings and error handlers of guests, to code what is given.
fn by_codecs(t: &mut Thread, function: &'static str, given: &[Value], a: Args, at: usize) -> NativeResult<Trap> {
    let (encoding, errors) = (t.str("utf-8")?, t.str("strict")?);
    let how = [a.opt(at).unwrap_or(encoding), a.opt(at + 1).unwrap_or(errors)];
    Ok(t.prelude(function, &[given, &how].concat()))
}

/// `str.encode(encoding, errors)`
pub(crate) fn encode(t: &mut Thread, a: Args) -> NativeResult {
    let s = args::self_str(t, a);
    let how = if a.len() == 1 { Some((Codec::Utf8, "strict".into())) } else { how(t, a, 1, "encode")? };
    let Some((codec, errors)) = how else { return Err(by_codecs(t, "encode_by_codecs", &[s.into()], a, 1)?) };
    let encoded = encode_chars(t, s, codec, &errors);
    match noted(t, encoded, "encoding", a.opt(1))? {
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
    let Some((codec, errors)) = how(t, a, at, function)? else {
        return Err(by_codecs(t, "make_by_codecs", &[a[0], s.into()], a, at)?);
    };
    let encoded = encode_chars(t, s, codec, &errors);
    match noted(t, encoded, "encoding", a.opt(at))? {
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
    let how = if a.len() <= at { Some((Codec::Utf8, "strict".into())) } else { how(t, a, at, function)? };
    let Some((codec, errors)) = how else {
        let bytes = t.bytes(bytes)?;
        return Err(by_codecs(t, "decode_by_codecs", &[bytes], a, at)?);
    };
    let decoded = decode_bytes(t, bytes, codec, &errors);
    noted(t, decoded, "decoding", a.opt(at))
}

/// Encodings of which CPython makes no codec, and hence no note where they fail.
const WITHOUT_CODEC: [&str; 12] =
    ["utf8", "utf_8", "utf16", "utf_16", "utf32", "utf_32", "ascii", "us_ascii", "latin1", "latin_1", "iso_8859_1", "iso8859_1"];

/// Notes on what coding raises, which is new, which codec it was.
fn noted<T>(t: &mut Thread, result: NativeResult<T>, doing: &str, encoding: Option<Value>) -> NativeResult<T> {
    if let Err(Trap::Raise(exc)) = result
        && let Some(name) = encoding.and_then(|v| v.cast::<Str>())
    {
        let name = name.to_utf8();
        let plain = name.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        if !WITHOUT_CODEC.contains(&plain.as_str()) {
            let note = t.str(&format!("{doing} with '{name}' codec failed"))?;
            let (notes, dict, name) = (t.list(&[note])?, Dict::new(t), t.intern("__notes__"));
            dict.set_name(t, name, notes)?;
            exc.attrs.set(dict.into());
        }
    }
    result
}

/// Has the interpreter an encoding of this name?
pub(crate) fn knows_encoding(t: &mut Thread, a: Args) -> NativeResult {
    let name = args::string(t, a, 0, format_args!("encoding"))?;
    Ok(Value::bool(Codec::lookup(&name.to_utf8()).is_ok()))
}

/// Decodes a piece of a stream: (text, how many bytes were used, the encoding to go on with or None for the same). Bytes at its end
/// that may begin a character are left where more is to come.
pub(crate) fn decode_part(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = super::bytes_of(t, a[0])?;
    let Some((codec, errors)) = how(t, a, 1, "decode")? else {
        return Err(t.prelude("decode_part_by_codecs", &[a[0], a[1], a[2], a[3]]));
    };
    let complete = t.truth(a[3]).unwrap_or(true);
    let Some((settled, mark)) = codec::settle(codec, &bytes, complete) else {
        let nothing = t.char(None);
        return Ok(t.tuple(&[nothing, Value::small(0), Value::NONE])?);
    };
    let unmarked = match codec {
        Codec::Utf16(None) if mark == 0 && bytes.len() >= 2 => Some(2),
        Codec::Utf32(None) if mark == 0 && bytes.len() >= 4 => Some(4),
        _ => None,
    };
    if let Some(end) = unmarked {
        let reason = "Stream does not start with BOM";
        let e = UnicodeError { encoding: codec.name(), object_start: 0, start: 0, end, reason };
        return Err(decode_error(t, CodecError::Unicode(e), &bytes)?);
    }
    let bytes = &bytes[mark..];
    t.charge_each(bytes.len(), cost::CODED_CHAR)?;
    match codec::decode(settled, bytes, &errors, complete) {
        Ok(decoded) => {
            let go_on = if settled == codec { Value::NONE } else { t.str(settled.name())? };
            let used = t.size(mark + decoded.used);
            let text = t.text(&decoded.text)?;
            Ok(t.tuple(&[text, used, go_on])?)
        }
        Err(e) => Err(decode_error(t, e, bytes)?),
    }
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
        Err(e) => Err(decode_error(t, e, bytes)?),
    }
}

/// What decoding raises.
fn decode_error(t: &mut Thread, e: CodecError, bytes: &[u8]) -> NativeResult<Trap> {
    match e {
        CodecError::Other(e) => Ok(t.text_error(e)),
        CodecError::Unicode(e) => {
            let object = t.bytes(&bytes[e.object_start.min(bytes.len())..])?;
            Ok(unicode_error(t, ids::UNICODE_DECODE_ERROR, &e, object))
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
