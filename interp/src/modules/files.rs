//! `_files`: what reading and writing a file come to as long as nothing has to be asked of the system. The classes are in the prelude's
//! `_io`; a buffer holds what has been read ahead, or what is still to be written.

use super::adopt::{adopt, quick, this};
use crate::heap::Ref;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::bytearray::ByteArray;
use crate::objects::instance::Instance;
use crate::objects::memory::View;
use crate::objects::string::{Bytes, Str};
use crate::text::Chars;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef {
    name: "_files",
    functions: &[
        native!(Static "adopt_buffer" "cls, /" |t, a| adopt(t, a[0], "_Buffered", BUFFER_METHODS)),
        native!(Static "adopt_text" "cls, /" |t, a| adopt(t, a[0], "TextIOWrapper", TEXT_METHODS)),
        native!(Static "adopt_bytes" "cls, /" |t, a| adopt(t, a[0], "BytesIO", BYTES_METHODS)),
    ],
    init: None,
};

const BUFFER_METHODS: &[NativeDef] = &[
    native!(Method "read" "self, size=-1, /" |t, a| quick(t, a, "_Buffered.read", read)),
    native!(Method "readline" "self, size=-1, /" |t, a| quick(t, a, "_Buffered.readline", read_line)),
    native!(Method "__next__" "self, /" |t, a| quick(t, a, "_Buffered.__next__", read_line)),
    native!(Method "write" "self, data, /" |t, a| quick(t, a, "_Buffered.write", write_bytes)),
];

const TEXT_METHODS: &[NativeDef] = &[
    native!(Method "read" "self, size=-1, /" |t, a| quick(t, a, "TextIOWrapper.read", read)),
    native!(Method "readline" "self, size=-1, /" |t, a| quick(t, a, "TextIOWrapper.readline", read_line)),
    native!(Method "__next__" "self, /" |t, a| quick(t, a, "TextIOWrapper.__next__", next_line)),
    native!(Method "write" "self, text, /" |t, a| quick(t, a, "TextIOWrapper.write", write_text)),
];

const BYTES_METHODS: &[NativeDef] = &[
    native!(Method "read" "self, size=-1, /" |t, a| quick(t, a, "BytesIO.read", read_memory)),
    native!(Method "read1" "self, size=-1, /" |t, a| quick(t, a, "BytesIO.read1", read_memory)),
    native!(Method "readline" "self, size=-1, /" |t, a| quick(t, a, "BytesIO.readline", read_memory_line)),
    native!(Method "write" "self, data, /" |t, a| quick(t, a, "BytesIO.write", write_memory)),
];

// The places of `__slots__`, in a buffer and in a text file.

/// What has been read ahead, and how much of that has been taken.
const AHEAD: usize = 0;
const TAKEN: usize = 1;
/// Are lines what they are by default, with line feeds at their ends and no guest's class about them?
const PLAIN: usize = 2;
/// Of a buffer: what is still to be written, and how much is written at once.
const BEHIND: usize = 3;
const SIZE: usize = 4;
/// Of a text file: the buffer; does text that is written go straight to it (`ASCII_ONLY`, `UTF_8`); and may the position be asked for?
const BUFFER: usize = 3;
const STRAIGHT: usize = 4;
const TELLING: usize = 5;

/// ASCII text is written as it is.
const ASCII_ONLY: i64 = 1;
/// Any text is, encoded.
const UTF_8: i64 = 2;

/// Text or bytes that have been read ahead.
#[derive(Clone, Copy)]
enum Ahead {
    Text(Ref<Str>),
    Bytes(Ref<Bytes>),
}

impl Ahead {
    fn len(self) -> usize {
        match self {
            Ahead::Text(text) => text.len(),
            Ahead::Bytes(bytes) => bytes.data().len(),
        }
    }

    /// Where the line that begins at a place ends, if it does.
    fn line_end(&self, at: usize) -> Option<usize> {
        let line = match self {
            Ahead::Bytes(bytes) => memchr::memchr(b'\n', &bytes.data()[at..])?,
            Ahead::Text(text) => match text.chars().from(at) {
                Chars::Ascii(rest) => memchr::memchr(b'\n', rest)?,
                Chars::Wide(rest) => rest.iter().position(|&c| c == u32::from(b'\n'))?,
            },
        };
        Some(at + line + 1)
    }

    /// A piece of it.
    fn piece(self, t: &mut Thread, from: usize, to: usize) -> NativeResult {
        match self {
            Ahead::Text(text) => match text.chars().slice(from..to) {
                Chars::Ascii(&[c]) => Ok(t.char(Some(c.into()))),
                chars => Ok(Str::from_chars(t, chars)?.into()),
            },
            Ahead::Bytes(bytes) => Ok(t.bytes(&bytes.data()[from..to])?),
        }
    }
}

/// Takes what begins at the place that a file is at and ends where `end` says; `None`, with nothing done, where that isn't at hand.
#[inline]
fn take(t: &mut Thread, file: Ref<Instance>, end: impl Fn(Ahead, usize) -> Option<usize>) -> NativeResult<Option<Value>> {
    let found = t.with_lock(&file.header, |_| {
        let slots = file.fields()?;
        let ahead = slots.get(AHEAD)?.get();
        let ahead = ahead.cast().map(Ahead::Text).or_else(|| ahead.cast().map(Ahead::Bytes))?;
        let place = slots.get(TAKEN)?;
        let at = usize::try_from(place.get().as_int()?).ok().filter(|&at| at <= ahead.len())?;
        let end = end(ahead, at)?;
        place.set(Value::int(end as i64)?);
        Some((ahead, at, end))
    });
    let Some((ahead, from, to)) = found else { return Ok(None) };
    t.charge_time(cost::READ_BYTE.times(to - from));
    ahead.piece(t, from, to).map(Some)
}

/// Closing a file leaves nothing ahead.
fn read(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let size = a.opt(1).and_then(|size| usize::try_from(size.as_int()?).ok()).filter(|&size| size > 0);
    let (Some(file), Some(size)) = (this(a), size) else { return Ok(None) };
    take(t, file, |ahead, at| at.checked_add(size).filter(|&end| end <= ahead.len()))
}

fn read_line(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let whole = a.opt(1).is_none_or(|size| size == Value::small(-1));
    match this(a).filter(|file| whole && file.field(t, PLAIN) == Some(Value::TRUE)) {
        Some(file) => take(t, file, |ahead, at| ahead.line_end(at)),
        None => Ok(None),
    }
}

/// The next line of a text file whose position may not be asked for any more.
fn next_line(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    if this(a).is_some_and(|file| file.field(t, TELLING) == Some(Value::FALSE)) { read_line(t, a) } else { Ok(None) }
}

/// Adds to what a buffer is still to write; says whether that is enough to be written. `None`, with nothing done, if it can't be added.
#[inline]
fn add(t: &mut Thread, buffer: Ref<Instance>, data: &[u8]) -> NativeResult<Option<bool>> {
    let (Some(behind), Some(size)) = (buffer.field(t, BEHIND), buffer.field(t, SIZE).and_then(Value::as_int)) else {
        return Ok(None);
    };
    let Some(behind) = behind.cast::<ByteArray>() else { return Ok(None) };
    t.check_room(data.len())?;
    t.charge_time(cost::MADE_BYTE.times(data.len()));
    let mut bytes = behind.lock();
    bytes.extend_from_slice(data);
    Ok(Some(bytes.len() as i64 >= size))
}

/// What a call that has written answers; a full buffer is emptied first.
fn written(t: &mut Thread, buffer: Ref<Instance>, full: Option<bool>, size: usize) -> NativeResult<Option<Value>> {
    let size = t.size(size);
    match full {
        Some(true) => Err(t.prelude("file_written", &[buffer.into(), size])),
        Some(false) => Ok(Some(size)),
        None => Ok(None),
    }
}

fn write_bytes(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let (Some(buffer), Some(data)) = (this(a), a[1].cast::<Bytes>()) else { return Ok(None) };
    let ahead = buffer.field(t, AHEAD).and_then(Value::cast::<Bytes>);
    if ahead.is_none_or(|ahead| !ahead.data().is_empty()) {
        return Ok(None);
    }
    let full = add(t, buffer, data.data())?;
    written(t, buffer, full, data.data().len())
}

fn write_text(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let (Some(file), Some(text)) = (this(a), a[1].cast::<Str>()) else { return Ok(None) };
    let straight = file.field(t, STRAIGHT).and_then(Value::as_int).unwrap_or(0);
    let Some(buffer) = file.field(t, BUFFER).and_then(Value::cast::<Instance>) else { return Ok(None) };
    let full = match text.chars() {
        Chars::Ascii(data) if straight >= ASCII_ONLY => add(t, buffer, data)?,
        Chars::Wide(chars) if straight == UTF_8 => match utf_8(chars) {
            Some(data) => add(t, buffer, data.as_bytes())?,
            None => None,
        },
        Chars::Ascii(_) | Chars::Wide(_) => None,
    };
    written(t, buffer, full, text.len())
}

/// Characters as UTF-8; `None` if there are surrogates among them.
fn utf_8(chars: &[u32]) -> Option<String> {
    chars.iter().map(|&c| char::from_u32(c)).collect()
}

/// So many bytes in memory are read or written in no time.
const FEW: usize = 1 << 16;

/// Does something with a file's bytes in memory and the place that it is at, which are its `__slots__`: what it answers, and the place
/// behind it. `None`, with nothing done, if the file is closed.
fn in_memory(
    t: &mut Thread,
    a: Args,
    work: impl FnOnce(&mut Thread, Ref<ByteArray>, usize) -> NativeResult<Option<(Value, usize)>>,
) -> NativeResult<Option<Value>> {
    let Some(file) = this(a) else { return Ok(None) };
    t.with_lock(&file.header, |t| {
        let Some([data, place, ..]) = file.fields() else { return Ok(None) };
        let (Some(data), Some(at)) =
            (data.get().cast::<ByteArray>(), place.get().as_int().and_then(|at| usize::try_from(at).ok()))
        else {
            return Ok(None);
        };
        let Some((answer, at)) = work(t, data, at)? else { return Ok(None) };
        place.set(t.size(at));
        Ok(Some(answer))
    })
}

/// The few bytes from a place on that `size` says of those that there are, and the place behind them.
fn piece(
    t: &mut Thread,
    data: Ref<ByteArray>,
    at: usize,
    size: impl FnOnce(&[u8]) -> usize,
) -> NativeResult<Option<(Value, usize)>> {
    let bytes = data.lock();
    let rest = bytes.get(at..).unwrap_or_default();
    let piece = &rest[..size(rest)];
    if piece.len() > FEW {
        return Ok(None);
    }
    t.charge_time(cost::READ_BYTE.times(piece.len()));
    Ok(Some((t.bytes(piece)?, at + piece.len())))
}

fn read_memory(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some(size) = a.opt(1).unwrap_or(Value::small(-1)).as_int() else { return Ok(None) };
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    in_memory(t, a, |t, data, at| piece(t, data, at, |rest| rest.len().min(size)))
}

fn read_memory_line(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    if a.opt(1).is_some_and(|size| size != Value::small(-1)) {
        return Ok(None);
    }
    in_memory(t, a, |t, data, at| piece(t, data, at, |rest| memchr::memchr(b'\n', rest).map_or(rest.len(), |i| i + 1)))
}

fn write_memory(t: &mut Thread, a: Args) -> NativeResult<Option<Value>> {
    let Some(new) = a[1].cast::<Bytes>() else { return Ok(None) };
    in_memory(t, a, |t, data, at| {
        let new = new.data();
        t.check_room(new.len())?;
        if new.len() > FEW || View::pins(t, data.into()) {
            return Ok(None);
        }
        let mut bytes = data.lock();
        let Some(over) = bytes.len().checked_sub(at).map(|rest| rest.min(new.len())) else { return Ok(None) };
        bytes[at..at + over].copy_from_slice(&new[..over]);
        bytes.extend_from_slice(&new[over..]);
        drop(bytes);
        t.charge(new.len() - over);
        t.charge_time(cost::MADE_BYTE.times(new.len()));
        Ok(Some((t.size(new.len()), at + new.len())))
    })
}
