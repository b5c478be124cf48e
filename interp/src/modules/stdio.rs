//! The objects that `sys.stdout` and `sys.stderr` begin as: they write straight to the world, as `print` does.

use crate::driver::world::Stream;
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::Thread;
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::objects::dict::Dict;
use crate::objects::methods::{args, bytes_of};
use crate::objects::native::{Native, Payload};
use crate::text::Text;
use crate::value::Value;

use super::builtins::print::{STDERR, STDOUT, flush_stream, write_bytes, write_text};

/// Which stream an object writes to.
struct Output(Stream);

impl Payload for Output {
    fn trace(&self, _: &mut Marker) {}
}

const TEXT: ClassDef = ClassDef {
    name: "TextIOWrapper",
    module: "_io",
    methods: &[
        native!(Method "write" "self, text, /" write),
        native!(Method "writelines" "self, lines, /" |t, a| Err(t.prelude("guest_writelines", &[a[0], a[1]]))),
        native!(Method "flush" "self, /" flush),
        native!(Method "close" "self, /" flush),
        native!(Method "fileno" "self, /" |_, a| Ok(Value::small(stream(a).number()))),
        native!(Method "isatty" "self, /" is_terminal),
        native!(Method "readable" "self, /" |_, _| Ok(Value::FALSE)),
        native!(Method "writable" "self, /" |_, _| Ok(Value::TRUE)),
        native!(Method "seekable" "self, /" |_, _| Ok(Value::FALSE)),
        native!(Method "reconfigure" "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None" |_, _| Ok(Value::NONE)),
        native!(Method "seek" "self, offset, whence=0, /" not_seekable),
        native!(Method "tell" "self, /" not_seekable),
        native!(Method "truncate" "self, size=None, /" not_seekable),
        native!(Method "detach" "self, /" buffer),
        native!(Method "__enter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__exit__" "self, /, *args" |_, _| Ok(Value::NONE)),
        native!(Method "__repr__" "self, /" |t, a| describe(t, stream(a))),
        native!(Getter "buffer" "self" buffer),
        native!(Getter "encoding" "self" |t, _| Ok(t.str("utf-8")?)),
        native!(Getter "errors" "self" |t, a| Ok(t.str(if stream(a) == Stream::Err { "backslashreplace" } else { "strict" })?)),
        native!(Getter "name" "self" |t, a| Ok(t.str(name(stream(a)))?)),
        native!(Getter "mode" "self" |t, _| Ok(t.str("w")?)),
        native!(Getter "closed" "self" |_, _| Ok(Value::FALSE)),
        native!(Getter "newlines" "self" |_, _| Ok(Value::NONE)),
        native!(Getter "line_buffering" "self" is_terminal),
        native!(Getter "write_through" "self" |_, _| Ok(Value::FALSE)),
    ],
    subclassable: false,
};

const BINARY: ClassDef = ClassDef {
    name: "BufferedWriter",
    module: "_io",
    methods: &[
        native!(Method "write" "self, buffer, /" write_binary),
        native!(Method "flush" "self, /" flush),
        native!(Method "fileno" "self, /" |_, a| Ok(Value::small(stream(a).number()))),
        native!(Method "isatty" "self, /" is_terminal),
        native!(Method "readable" "self, /" |_, _| Ok(Value::FALSE)),
        native!(Method "writable" "self, /" |_, _| Ok(Value::TRUE)),
        native!(Method "seekable" "self, /" |_, _| Ok(Value::FALSE)),
        native!(Getter "name" "self" |t, a| Ok(t.str(name(stream(a)))?)),
        native!(Getter "mode" "self" |t, _| Ok(t.str("wb")?)),
        native!(Getter "closed" "self" |_, _| Ok(Value::FALSE)),
    ],
    subclassable: false,
};

/// Puts the streams into the namespace of `sys`.
pub(super) fn add_streams(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for (key, stream, names) in [(STDOUT, Stream::Out, ["stdout", "__stdout__"]), (STDERR, Stream::Err, ["stderr", "__stderr__"])]
    {
        let file = make(t, &TEXT, stream);
        t.interp().keep.lock().insert(key, file);
        for name in names {
            let name = t.intern(name);
            dict.set_name(t, name, file)?;
        }
    }
    Ok(())
}

fn make(t: &mut Thread, class: &'static ClassDef, stream: Stream) -> Value {
    let class = t.native_class(class);
    t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Output(stream)))).into()
}

/// The receiver's stream.
fn stream(a: Args) -> Stream {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    native.payload::<Output>().expect("gilbox bug: the receiver's class was checked").0
}

fn not_seekable(t: &mut Thread, _: Args) -> NativeResult {
    Err(super::builtins::print::os_error(t, &std::io::Error::from_raw_os_error(29)))
}

fn name(stream: Stream) -> &'static str {
    match stream {
        Stream::Out => "<stdout>",
        Stream::Err => "<stderr>",
    }
}

fn describe(t: &mut Thread, stream: Stream) -> NativeResult {
    Ok(t.str(&format!("<_io.TextIOWrapper name='{}' mode='w' encoding='utf-8'>", name(stream)))?)
}

fn write(t: &mut Thread, a: Args) -> NativeResult {
    let Some(text) = args::as_str(t, a[1]) else {
        let got = args::type_name_or_none(t, a[1]);
        return Err(t.type_error(format!("write() argument must be str, not {got}")));
    };
    match text.as_ascii() {
        Some(ascii) => write_bytes(t, stream(a), ascii.as_bytes())?,
        None => {
            let mut whole = Text::new();
            whole.push_chars(text.chars());
            write_text(t, stream(a), &whole)?;
        }
    }
    Ok(t.size(text.len()))
}

fn write_binary(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = bytes_of(t, a[1])?;
    write_bytes(t, stream(a), &bytes)?;
    Ok(t.size(bytes.len()))
}

fn flush(t: &mut Thread, a: Args) -> NativeResult {
    flush_stream(t, stream(a))?;
    Ok(Value::NONE)
}

fn is_terminal(_: &mut Thread, a: Args) -> NativeResult {
    use std::io::IsTerminal;
    Ok(Value::bool(match stream(a) {
        Stream::Out => std::io::stdout().is_terminal(),
        Stream::Err => std::io::stderr().is_terminal(),
    }))
}

fn buffer(t: &mut Thread, a: Args) -> NativeResult {
    Ok(make(t, &BINARY, stream(a)))
}
