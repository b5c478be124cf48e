//! What `io.StringIO` is made of: a text in memory with a place in it. The class itself is in the prelude's `_io`.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::index::Index;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::text::{Chars, Text, search};
use crate::value::Value;

/// The native part of the module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_io", functions: &[], init: Some(init_module) };

static BUFFER: ClassDef = ClassDef {
    name: "_StringBuffer",
    module: "_io",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" new),
        native!(Method "__init__" "self, initial_value='', newline='\\n'" init),
        native!(Method "write" "self, text, /" write),
        native!(Method "read" "self, size=-1, /" read),
        native!(Method "readline" "self, size=-1, /" readline),
        native!(Method "__next__" "self, /" next),
        native!(Method "getvalue" "self, /" getvalue),
        native!(Method "seek" "self, offset, whence=0, /" seek),
        native!(Method "tell" "self, /" tell),
        native!(Method "truncate" "self, size=None, /" truncate),
        native!(Method "close" "self, /" close),
        native!(Getter "closed" "self, /" |_, a| Ok(Value::bool(buffer(a).state.lock().closed))),
    ],
    subclassable: true,
};

fn init_module(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&BUFFER);
    let name = t.intern(BUFFER.name);
    dict.set_name(t, name, class.into())?;
    Ok(())
}

struct Buffer {
    /// Of the class itself, whose `readline` is the one here.
    exact: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    text: Text,
    /// In characters; may lie behind the end.
    place: usize,
    newline: Newline,
    closed: bool,
}

/// What becomes of the ends of lines that are written, and so where lines end.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Newline {
    #[default]
    Kept,
    /// Any end becomes a line feed.
    Universal,
    /// They stay, and lines end at any.
    Any,
    Return,
    Both,
}

impl Newline {
    /// How long the first line of a text is.
    fn line_of(self, text: Chars<'_>) -> usize {
        let to = |end: &'static [u8]| search::find(text, Chars::Ascii(end)).map_or(text.len(), |i| i + end.len());
        match self {
            Newline::Kept | Newline::Universal => to(b"\n"),
            Newline::Return => to(b"\r"),
            Newline::Both => to(b"\r\n"),
            Newline::Any => {
                let line = to(b"\n");
                match search::find(text.slice(0..line), Chars::Ascii(b"\r")) {
                    Some(i) if i + 2 == line && text.at(i + 1) == u32::from(b'\n') => line,
                    Some(i) => i + 1,
                    None => line,
                }
            }
        }
    }
}

impl Payload for Buffer {
    fn trace(&self, _: &mut Marker) {}
}

fn buffer<'a>(a: Args) -> &'a Buffer {
    let buffer = a[0].cast().and_then(Native::payload_of);
    buffer.expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let exact = class.has(class_flags::NATIVE);
    let payload = Box::new(Buffer { exact, state: Mutex::default() });
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), payload)).into())
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    let newline = match a.opt(2) {
        None => Newline::Kept,
        Some(Value::NONE) => Newline::Universal,
        Some(v) => match t.plain(v).cast::<Str>().map(|s| s.to_utf8().into_owned()).as_deref() {
            Some("\n") => Newline::Kept,
            Some("") => Newline::Any,
            Some("\r") => Newline::Return,
            Some("\r\n") => Newline::Both,
            Some(other) => return Err(t.value_error(format!("illegal newline value: '{}'", other.escape_debug()))),
            None => {
                let got = t.type_name(v);
                return Err(t.type_error(format!("newline must be str or None, not {got}")));
            }
        },
    };
    let initial = match a.opt(1) {
        None | Some(Value::NONE) => None,
        Some(v) => match t.plain(v).cast::<Str>() {
            Some(text) => Some(text),
            None => {
                let got = t.type_name(v);
                return Err(t.type_error(format!("initial_value must be str or None, not {got}")));
            }
        },
    };
    let mut text = Text::new();
    if let Some(initial) = initial {
        push_translated(&mut text, initial.chars(), newline);
        t.charge(initial.data().len());
    }
    *buffer(a).state.lock() = State { text, place: 0, newline, closed: false };
    Ok(Value::NONE)
}

fn push_translated(out: &mut Text, text: Chars<'_>, newline: Newline) {
    const LINE_FEED: Chars<'_> = Chars::Ascii(b"\n");
    let replaced = |text: Chars<'_>, old: &'static [u8], new: &'static [u8]| {
        search::replace(text, Chars::Ascii(old), Chars::Ascii(new), usize::MAX)
    };
    let changed = match newline {
        Newline::Kept | Newline::Any => None,
        Newline::Universal if !search::contains(text, Chars::Ascii(b"\r")) => None,
        Newline::Universal => {
            let both = replaced(text, b"\r\n", b"\n");
            let text = both.as_ref().map_or(text, |both| both.as_chars());
            replaced(text, b"\r", b"\n").or(both)
        }
        Newline::Return if search::contains(text, LINE_FEED) => replaced(text, b"\n", b"\r"),
        Newline::Both if search::contains(text, LINE_FEED) => replaced(text, b"\n", b"\r\n"),
        Newline::Return | Newline::Both => None,
    };
    out.push_chars(changed.as_ref().map_or(text, |changed| changed.as_chars()));
}

#[cold]
fn is_closed(t: &mut Thread) -> Trap {
    t.value_error("I/O operation on closed file")
}

/// Does something with an open buffer.
fn opened<R>(t: &mut Thread, a: Args, f: impl FnOnce(&mut Thread, &mut State) -> NativeResult<R>) -> NativeResult<R> {
    let mut state = buffer(a).state.lock();
    if state.closed {
        drop(state);
        return Err(is_closed(t));
    }
    f(t, &mut state)
}

/// An optional number; negative ones and None mean: all.
fn size(t: &mut Thread, a: Args) -> NativeResult<usize> {
    match a.opt(1) {
        None | Some(Value::NONE) => Ok(usize::MAX),
        Some(v) => Ok(usize::try_from(number_or_none(t, v)?).unwrap_or(usize::MAX)),
    }
}

/// One where None would do as well.
fn number_or_none(t: &mut Thread, v: Value) -> NativeResult<i64> {
    match Index::of(t, v).clamped() {
        Some(n) => Ok(n),
        None => {
            let name = t.type_name(v);
            Err(t.type_error(format!("argument should be integer or None, not '{name}'")))
        }
    }
}

fn number(t: &mut Thread, v: Value) -> NativeResult<i64> {
    match Index::of(t, v).clamped() {
        Some(n) => Ok(n),
        None => {
            let name = t.type_name(v);
            Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

fn write(t: &mut Thread, a: Args) -> NativeResult {
    let Some(text) = t.plain(a[1]).cast::<Str>() else {
        opened(t, a, |_, _| Ok(()))?;
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("string argument expected, got '{got}'")));
    };
    opened(t, a, |t, state| {
        t.check_room(text.data().len())?;
        let end = state.text.len();
        if text.is_empty() {
            return Ok(t.size(0));
        }
        if state.place == end {
            push_translated(&mut state.text, text.chars(), state.newline);
            state.place = state.text.len();
        } else {
            let mut new = Text::new();
            push_translated(&mut new, text.chars(), state.newline);
            let old = std::mem::take(&mut state.text);
            let old = old.as_chars();
            state.text.push_chars(old.slice(0..state.place.min(end)));
            t.check_room(state.place.saturating_sub(end))?;
            state.text.push_n(0, state.place.saturating_sub(end));
            state.text.push_chars(new.as_chars());
            state.place += new.len();
            state.text.push_chars(old.from(state.place.min(end)));
        }
        t.charge(text.data().len());
        Ok(t.size(text.len()))
    })
}

/// Takes up to so many characters from the place on.
fn take(t: &mut Thread, state: &mut State, most: usize) -> NativeResult {
    let end = state.text.len();
    let from = state.place.min(end);
    let to = from + most.min(end - from);
    let chars = state.text.as_chars().slice(from..to);
    let text = match chars.len() {
        0 => t.char(None),
        1 if chars.at(0) < 128 => t.char(Some(chars.at(0))),
        _ => Str::from_chars(t, chars)?.into(),
    };
    state.place += to - from;
    Ok(text)
}

fn read(t: &mut Thread, a: Args) -> NativeResult {
    let most = size(t, a)?;
    opened(t, a, |t, state| take(t, state, most))
}

fn take_line(t: &mut Thread, state: &mut State, most: usize) -> NativeResult {
    let rest = state.text.as_chars();
    let rest = rest.from(state.place.min(rest.len()));
    let line = state.newline.line_of(rest);
    take(t, state, line.min(most))
}

fn readline(t: &mut Thread, a: Args) -> NativeResult {
    let most = size(t, a)?;
    opened(t, a, |t, state| take_line(t, state, most))
}

fn next(t: &mut Thread, a: Args) -> NativeResult {
    if !buffer(a).exact {
        return Err(t.prelude("next_line", &[a[0]]));
    }
    let line = opened(t, a, |t, state| take_line(t, state, usize::MAX))?;
    if line == t.char(None) { Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))) } else { Ok(line) }
}

fn getvalue(t: &mut Thread, a: Args) -> NativeResult {
    opened(t, a, |t, state| Ok(t.text(&state.text)?))
}

fn seek(t: &mut Thread, a: Args) -> NativeResult {
    let offset = number(t, a[1])?;
    let whence = a.opt(2).map_or(Ok(0), |v| number(t, v))?;
    opened(t, a, |t, state| {
        state.place = match (whence, usize::try_from(offset)) {
            (0, Ok(offset)) => offset,
            (0, Err(_)) => return Err(t.value_error(format!("Negative seek position {offset}"))),
            (1, Ok(0)) => state.place,
            (2, Ok(0)) => state.text.len(),
            (1 | 2, _) => return Err(t.raise(ids::OS_ERROR, "Can't do nonzero cur-relative seeks")),
            _ => return Err(t.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        Ok(t.size(state.place))
    })
}

fn tell(t: &mut Thread, a: Args) -> NativeResult {
    opened(t, a, |t, state| Ok(t.size(state.place)))
}

fn truncate(t: &mut Thread, a: Args) -> NativeResult {
    let wanted = match a.opt(1) {
        None | Some(Value::NONE) => None,
        Some(v) => Some(number_or_none(t, v)?),
    };
    opened(t, a, |t, state| {
        let wanted = wanted.unwrap_or(state.place as i64);
        let Ok(len) = usize::try_from(wanted) else { return Err(t.value_error(format!("Negative size value {wanted}"))) };
        if len < state.text.len() {
            state.text = Text::from(state.text.as_chars().slice(0..len));
        }
        Ok(t.size(len))
    })
}

fn close(_: &mut Thread, a: Args) -> NativeResult {
    let mut state = buffer(a).state.lock();
    state.closed = true;
    state.text = Text::new();
    Ok(Value::NONE)
}
