//! `print` and `input`.

use crate::driver::world::Stream;
use crate::heap::Ref;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::function::NativeFunction;
use crate::objects::methods::after_tail;
use crate::objects::methods::codec::{Encoded, encode_chars};
use crate::objects::methods::exception::os_error_class;
use crate::objects::misc::Module;
use crate::objects::repr::to_text;
use crate::objects::string::Str;
use crate::text::codec::Codec;
use crate::text::{Chars, Text};
use crate::value::Value;

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "print" "*args, sep=' ', end='\n', file=None, flush=False" print),
    native!(Static "input" "prompt='', /" |t, a| { let none = t.char(None); Err(t.prelude("guest_input", &[a.opt(0).unwrap_or(none)])) }),
    native!(Static "breakpoint" "*args, **kws" |t, a| Err(t.prelude("call_breakpointhook", a.slice()))),
    native!(Static "open" "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None" open),
];

/// `open` is in the prelude's file `_io`, which is imported when it is first called.
fn open(t: &mut Thread, a: Args) -> NativeResult {
    let (mode, buffering) = (t.str("r")?, Value::small(-1));
    let defaults = [Value::NONE, mode, buffering, Value::NONE, Value::NONE, Value::NONE, Value::TRUE, Value::NONE];
    let args: Vec<Value> = defaults.iter().enumerate().map(|(i, &d)| a.opt(i).unwrap_or(d)).collect();
    Err(t.prelude("guest_open", &args))
}

/// The keys of `Interp::keep` for the objects that `sys.stdout` and `sys.stderr` begin as.
pub(crate) const STDOUT: &str = "sys.stdout";
pub(crate) const STDERR: &str = "sys.stderr";

/// What a `file` is.
enum Target {
    World(Stream),
    /// `sys.stdout` is None: nothing is printed.
    Nowhere,
    /// An object whose `write` is called.
    Object(Value),
}

fn print(t: &mut Thread, a: Args) -> NativeResult {
    let [sep, end, file, flush] = [0, 1, 2, 3].map(|i| a.get(i));
    let values = a.slice().get(4..).unwrap_or_default();
    let stream = match target(t, file) {
        Target::World(stream) => stream,
        Target::Nowhere => return Ok(Value::NONE),
        Target::Object(file) => {
            let how = [sep, end, file, flush];
            return match native_write(t, file) {
                Some(write) => print_at_once(t, write, how, values),
                None => guest_print(t, how, values),
            };
        }
    };
    let marks = (mark(t, "sep", sep, u32::from(b' '))?, mark(t, "end", end, u32::from(b'\n'))?);
    let (Some(between), Some(behind)) = marks else {
        return guest_print(t, [sep, end, file, flush], values);
    };
    if let [only] = values
        && let Some(s) = only.cast::<Str>()
        && let (Chars::Ascii(s), Chars::Ascii(end)) = (s.chars(), behind.chars())
        && s.len() + end.len() <= 512
    {
        let mut line = [0; 512];
        line[..s.len()].copy_from_slice(s);
        line[s.len()..s.len() + end.len()].copy_from_slice(end);
        write_bytes(t, stream, &line[..s.len() + end.len()])?;
    } else {
        let Some(out) = joined(t, values, between, behind)? else { return guest_print(t, [sep, end, file, flush], values) };
        write_text(t, stream, &out)?;
    }
    let flush = match flush {
        Value::UNBOUND | Value::NONE | Value::FALSE => false,
        v if v.as_index() == Some(0) => false,
        _ => true,
    };
    if flush {
        match t.interp().world.flush(stream) {
            // It has been written; what the reader doesn't take now goes out by itself.
            Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(e) => return Err(os_error(t, &e)),
            Ok(()) => {}
        }
    }
    Ok(Value::NONE)
}

/// What is printed, in one piece; `None` if the guest has to be asked for the text of a value.
fn joined(t: &mut Thread, values: &[Value], between: Ref<Str>, behind: Ref<Str>) -> NativeResult<Option<Text>> {
    let mut out = Text::new();
    for (i, &v) in values.iter().enumerate() {
        if i > 0 {
            out.push_chars(between.chars());
        }
        if !to_text(t, v, &mut out)? {
            return Ok(None);
        }
    }
    out.push_chars(behind.chars());
    Ok(Some(out))
}

/// The `write` of one of the files of `io`, which can't tell in how many pieces a plain text comes.
fn native_write(t: &mut Thread, file: Value) -> Option<Ref<NativeFunction>> {
    let (class, name) = (t.class_of(file), t.intern("write"));
    t.lookup(class, name)?.cast()
}

/// Prints to such a file.
fn print_at_once(t: &mut Thread, write: Ref<NativeFunction>, how: [Value; 4], values: &[Value]) -> NativeResult {
    let [sep, end, file, flush] = how;
    let marks = (mark(t, "sep", sep, u32::from(b' '))?, mark(t, "end", end, u32::from(b'\n'))?);
    if let (Some(between), Some(behind)) = marks
        && let Some(Text::Ascii(out)) = joined(t, values, between, behind)?
        // Some files translate ends of lines, or can't encode a character, each piece by itself.
        && !out.contains(&b'\r')
    {
        let text = t.text(&Text::Ascii(out))?;
        if matches!(flush, Value::UNBOUND | Value::FALSE)
            && let Some(written) = t.call_inherited(write, &[file, text])
        {
            return match written {
                Ok(_) => Ok(Value::NONE),
                Err(Trap::TailCall) => Err(after_tail(t, Value::NONE, "call_then", Value::NONE)),
                Err(trap) => Err(trap),
            };
        }
        return Err(t.prelude("print_at_once", &[file, text, flush.bound().unwrap_or(Value::FALSE)]));
    }
    guest_print(t, how, values)
}

/// `sep` or `end`; `None` if it is an instance of a guest subclass of `str`, whose `__str__` has to be asked.
fn mark(t: &mut Thread, name: &str, v: Value, default: u32) -> NativeResult<Option<Ref<Str>>> {
    if v.is_unbound() || v.is_none() {
        return Ok(t.char(Some(default)).cast());
    }
    if let Some(s) = v.cast::<Str>() {
        return Ok(Some(s));
    }
    if t.plain(v).cast::<Str>().is_some() {
        return Ok(None);
    }
    let got = t.type_name(v);
    Err(t.type_error(format!("{name} must be None or a string, not {got}")))
}

/// Goes on in the prelude, which asks the values for their text and calls `file.write` for each piece.
#[cold]
fn guest_print(t: &mut Thread, [sep, end, file, flush]: [Value; 4], values: &[Value]) -> NativeResult {
    let file = if matches!(target(t, file), Target::World(_)) { Value::NONE } else { file };
    let [sep, end, file] = [sep, end, file].map(|v| v.bound().unwrap_or(Value::NONE));
    let flush = flush.bound().unwrap_or(Value::FALSE);
    let values = t.tuple(values)?;
    Err(t.prelude("guest_print", &[file, values, sep, end, flush]))
}

/// Where a `file` argument leads.
fn target(t: &mut Thread, file: Value) -> Target {
    let file = match file {
        Value::UNBOUND | Value::NONE => match sys_attribute(t, "stdout") {
            None => return Target::World(Stream::Out),
            Some(Value::NONE) => return Target::Nowhere,
            Some(file) => file,
        },
        file => file,
    };
    let keep = t.interp().keep.lock();
    if keep.get(STDOUT) == Some(&file) {
        Target::World(Stream::Out)
    } else if keep.get(STDERR) == Some(&file) {
        Target::World(Stream::Err)
    } else {
        Target::Object(file)
    }
}

/// An attribute of the module `sys`, if that has been made.
fn sys_attribute(t: &Thread, name: &str) -> Option<Value> {
    let sys: Ref<Str> = t.interp().interned("sys")?;
    let name = t.interp().interned(name)?;
    let module = t.interp().roots().modules.get_name(t, sys)?.cast::<Module>()?;
    module.dict.get().cast::<Dict>()?.get_name(t, name)
}

/// Writes text in UTF-8.
pub(crate) fn write_text(t: &mut Thread, stream: Stream, text: &Text) -> NativeResult<()> {
    match text {
        Text::Ascii(bytes) => write_bytes(t, stream, bytes),
        Text::Wide(points) => {
            let mut utf8 = String::with_capacity(points.len() * 2);
            for &c in points {
                let Some(c) = char::from_u32(c) else {
                    // A lone surrogate: standard error shows it escaped, elsewhere the codec says what is wrong with it.
                    let errors = if matches!(stream, Stream::Err) { "backslashreplace" } else { "strict" };
                    let text = Str::from_text(t, text)?;
                    return match encode_chars(t, text, Codec::Utf8, errors)? {
                        Encoded::Bytes(bytes) => write_bytes(t, stream, &bytes),
                        Encoded::Same => Ok(()),
                    };
                };
                utf8.push(c);
            }
            write_bytes(t, stream, utf8.as_bytes())
        }
    }
}

/// Writes bytes.
pub(crate) fn write_bytes(t: &mut Thread, stream: Stream, bytes: &[u8]) -> NativeResult<()> {
    let written = t.interp().world.write(&t.shared, stream, bytes);
    written.map_err(|e| stream_error(t, stream, &e))
}

/// Makes what was written to a stream visible outside.
pub(crate) fn flush_stream(t: &mut Thread, stream: Stream) -> NativeResult<()> {
    let flushed = t.interp().world.flush(stream);
    flushed.map_err(|e| stream_error(t, stream, &e))
}

/// Raises what writing came back with, or waits for the reader.
#[cold]
fn stream_error(t: &mut Thread, stream: Stream, e: &std::io::Error) -> Trap {
    if e.kind() == std::io::ErrorKind::WouldBlock {
        return t.block(crate::driver::world::Wait::writable(stream));
    }
    os_error(t, e)
}

/// Raises what an operation on the outside came back with.
#[cold]
pub(crate) fn os_error(t: &mut Thread, e: &std::io::Error) -> Trap {
    let text = e.to_string();
    let Some(number) = e.raw_os_error() else { return t.raise(ids::OS_ERROR, text) };
    // The standard library appends the number.
    let text = text.split(" (os error").next().unwrap_or(&text);
    let text = t.str(text).unwrap_or(Value::NONE);
    Trap::Raise(t.exception(os_error_class(number), &[Value::small(number), text]))
}
