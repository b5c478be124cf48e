//! `_zlib`: compression by the pure-Rust zlib. Errors and constants are in the prelude's file `zlib`.

use std::sync::Arc;

use parking_lot::Mutex;
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush, Inflate, InflateFlush, Method, Status, Strategy};

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::thread::Meter;
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::dict::Dict;
use crate::objects::methods::{BytesLike, bytes_of};
use crate::objects::native::{Native, Payload};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_zlib", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "compress" "data, /, level=-1, wbits=15" compress),
    native!(Static "decompress" "data, /, wbits=15, bufsize=16384" decompress),
    native!(Static "crc32" "data, value=0, /" |t, a| checksum(t, a, 0, zlib_rs::crc32::crc32)),
    native!(Static "adler32" "data, value=1, /" |t, a| checksum(t, a, 1, zlib_rs::adler32::adler32)),
    native!(Static "compressobj" "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None" compressor),
    native!(Static "decompressobj" "wbits=15, zdict=b''" decompressor),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for def in [&COMPRESS, &DECOMPRESS] {
        let class = t.native_class(def).into();
        let name = t.intern(def.name);
        dict.set_name(t, name, class)?;
    }
    Ok(())
}

const COMPRESS: ClassDef = ClassDef {
    name: "Compress",
    module: "zlib",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(t.type_error("cannot create 'zlib.Compress' instances"))),
        native!(Method "compress" "self, data, /" |t, a| {
            let data = bytes_of(t, a[1])?;
            deflate(t, a, data, DeflateFlush::NoFlush)
        }),
        native!(Method "flush" "self, mode=4, /" flush_compressor),
    ],
    subclassable: false,
};

const DECOMPRESS: ClassDef = ClassDef {
    name: "Decompress",
    module: "zlib",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(t.type_error("cannot create 'zlib.Decompress' instances"))),
        native!(Method "decompress" "self, data, /, max_length=0" inflate_some),
        native!(Method "flush" "self, length=16384, /" flush_decompressor),
        native!(Getter "unused_data" "self, /" |t, a| { let rest = with_inflater(a, |i| i.unused.clone()); Ok(t.bytes(&rest)?) }),
        native!(Getter "unconsumed_tail" "self, /" |t, a| { let rest = with_inflater(a, |i| i.tail.clone()); Ok(t.bytes(&rest)?) }),
        native!(Getter "eof" "self, /" |_, a| Ok(Value::bool(with_inflater(a, |i| i.ended)))),
    ],
    subclassable: false,
};

/// A stream that is being compressed; none once it has ended.
struct Deflater(Arc<Mutex<Option<Deflate>>>);

impl Payload for Deflater {
    fn trace(&self, _: &mut Marker) {}
}

/// A stream that is being decompressed.
struct Inflater(Arc<Mutex<Inflating>>);

struct Inflating {
    stream: Inflate,
    ended: bool,
    /// What came behind the end of the stream.
    unused: Vec<u8>,
    /// Input that the limit of a call left over.
    tail: Vec<u8>,
    dictionary: Vec<u8>,
}

impl Payload for Inflater {
    fn trace(&self, _: &mut Marker) {}
}

/// Of more bytes than these CPython makes a checksum without the lock.
const LONG_SUM: usize = 5 * 1024;
/// How much is made in one step.
const STEP: usize = 1 << 16;
/// How much is decompressed outside before it is asked whether there is room for more.
const ROUND: usize = 1 << 24;
/// So much input is put through a stream outside; CPython does it always.
const LONG: usize = 2048;
/// So much input is compressed between two looks at whether the thread is to end.
const PIECE: usize = 1 << 20;

fn number(t: &mut Thread, a: Args, at: usize, default: i64) -> NativeResult<i64> {
    let Some(v) = a.opt(at) else { return Ok(default) };
    match Integer::of(t, v) {
        Some(i) => Ok(i.word().unwrap_or(i64::MAX)),
        None => Err(no_integer(t, v)),
    }
}

fn no_integer(t: &mut Thread, v: Value) -> Trap {
    let got = t.type_name(v);
    t.type_error(format!("'{got}' object cannot be interpreted as an integer"))
}

/// Raises `zlib.error`.
fn error(t: &mut Thread, message: &str) -> Trap {
    super::raise_named(t, "zlib", "error", message)
}

fn checksum(t: &mut Thread, a: Args, default: i64, sum: fn(u32, &[u8]) -> u32) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    let start = match a.opt(1).map(|v| (v, Integer::of(t, v))) {
        Some((_, Some(i))) => i.word().unwrap_or(0),
        Some((v, None)) => return Err(no_integer(t, v)),
        None => default,
    };
    let total = t.outside_if(data.len() > LONG_SUM, data, move |meter, data| {
        let mut total = start as u32;
        meter.in_stretches(data.len(), cost::READ_BYTE, |stretch| total = sum(total, &data[stretch]))?;
        Some(total)
    })?;
    Ok(t.int(total.into()))
}

/// A compressing stream; None for parameters that there are not.
fn deflater(level: i64, wbits: i64, memory: i64, strategy: i64) -> Option<Deflate> {
    let window = wbits.abs() - if wbits > 15 { 16 } else { 0 };
    if !(-1..=9).contains(&level) || !(8..=15).contains(&window) || !(1..=9).contains(&memory) {
        return None;
    }
    let strategy = match strategy {
        0 => Strategy::Default,
        1 => Strategy::Filtered,
        2 => Strategy::HuffmanOnly,
        3 => Strategy::Rle,
        4 => Strategy::Fixed,
        _ => return None,
    };
    Some(Deflate::new_with_config(DeflateConfig {
        level: level as i32,
        method: Method::Deflated,
        window_bits: wbits as i32,
        mem_level: memory as i32,
        strategy,
    }))
}

/// What comes of input that is put through a compressing stream, or the number of an error.
fn pass(meter: &mut Meter, stream: &mut Deflate, input: &[u8], flush: DeflateFlush) -> Option<Result<Vec<u8>, i32>> {
    let (mut input, mut out) = (input, Vec::new());
    loop {
        let old = out.len();
        out.resize(old + STEP, 0);
        let (read, written) = (stream.total_in(), stream.total_out());
        let (piece, is_last) = (&input[..input.len().min(PIECE)], input.len() <= PIECE);
        let status = stream.compress(piece, &mut out[old..], if is_last { flush } else { DeflateFlush::NoFlush });
        let taken = (stream.total_in() - read) as usize;
        meter.spend(cost::COMPRESSED_BYTE.times(taken))?;
        input = &input[taken..];
        let made = (stream.total_out() - written) as usize;
        out.truncate(old + made);
        match status {
            Ok(Status::StreamEnd) => return Some(Ok(out)),
            Ok(_) if made == STEP => {}
            Ok(_) if is_last && (input.is_empty() || made == 0) => return Some(Ok(out)),
            Ok(_) => {}
            Err(e) => return Some(Err(e as i32)),
        }
    }
}

/// Puts bytes through a compressing stream.
fn deflate_into(t: &mut Thread, stream: Arc<Mutex<Option<Deflate>>>, data: BytesLike, flush: DeflateFlush) -> NativeResult {
    t.check_room(STEP)?;
    let out = t.outside_if(data.len() >= LONG, data, move |meter, data| {
        let mut stream = stream.lock();
        let Some(open) = stream.as_mut() else { return Some(Err(None)) };
        let out = pass(meter, open, data, flush)?;
        if flush == DeflateFlush::Finish {
            *stream = None;
        }
        Some(out.map_err(Some))
    })?;
    match out {
        Ok(out) => Ok(t.bytes(&out)?),
        Err(Some(number)) => Err(error(t, &format!("Error {number} while compressing data"))),
        Err(None) => Err(error(t, "Error -2 while compressing data: inconsistent stream state")),
    }
}

fn compress(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    let (level, wbits) = (number(t, a, 1, -1)?, number(t, a, 2, 15)?);
    if !(-1..=9).contains(&level) {
        return Err(error(t, "Bad compression level"));
    }
    let Some(stream) = deflater(level, wbits, 8, 0) else { return Err(t.value_error("Invalid initialization option")) };
    deflate_into(t, Arc::new(Mutex::new(Some(stream))), data, DeflateFlush::Finish)
}

fn compressor(t: &mut Thread, a: Args) -> NativeResult {
    let (level, method, wbits) = (number(t, a, 0, -1)?, number(t, a, 1, 8)?, number(t, a, 2, 15)?);
    let (memory, strategy) = (number(t, a, 3, 8)?, number(t, a, 4, 0)?);
    let stream = if method == 8 { deflater(level, wbits, memory, strategy) } else { None };
    let Some(mut stream) = stream else { return Err(t.value_error("Invalid initialization option")) };
    if let Some(dictionary) = a.opt(5).filter(|v| !v.is_none()) {
        let dictionary = bytes_of(t, dictionary)?;
        if stream.set_dictionary(&dictionary).is_err() {
            return Err(t.value_error("Invalid dictionary"));
        }
    }
    let class = t.native_class(&COMPRESS).id;
    Ok(t.make(Native::new(Header::new(Kind::Native, class), Box::new(Deflater(Arc::new(Mutex::new(Some(stream))))))).into())
}

fn deflate(t: &mut Thread, a: Args, data: BytesLike, flush: DeflateFlush) -> NativeResult {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    let this: &Deflater = native.payload().expect("gilbox bug: the receiver's class was checked");
    deflate_into(t, this.0.clone(), data, flush)
}

fn flush_compressor(t: &mut Thread, a: Args) -> NativeResult {
    let flush = match number(t, a, 1, 4)? {
        0 => return Ok(t.bytes(&[])?),
        1 => DeflateFlush::PartialFlush,
        2 => DeflateFlush::SyncFlush,
        3 => DeflateFlush::FullFlush,
        4 => DeflateFlush::Finish,
        5 => DeflateFlush::Block,
        _ => return Err(error(t, "Error -2 while flushing: inconsistent stream state")),
    };
    deflate(t, a, BytesLike::Copied(Vec::new()), flush)
}

/// A decompressing stream; None for a window that there is not.
fn inflater(wbits: i64) -> Option<Inflate> {
    match wbits {
        -15..=-8 => Some(Inflate::new(false, (-wbits) as u8)),
        0 => Some(Inflate::new(true, 15)),
        8..=15 | 24..=31 | 40..=47 => Some(Inflate::new(true, wbits as u8)),
        _ => None,
    }
}

/// A call's decompression under way.
struct Inflation {
    stream: Arc<Mutex<Inflating>>,
    out: Vec<u8>,
    /// So much of the input has been taken.
    taken: usize,
    /// Has the stream ended, or what has gone wrong?
    end: Option<Result<bool, String>>,
}

impl Inflation {
    /// How much is made in the next round.
    fn round(&self) -> usize {
        (self.out.len() / 2).clamp(STEP, ROUND)
    }

    /// Puts input through the stream for a round, at most up to so many bytes of output in all.
    fn go_on(&mut self, meter: &mut Meter, input: &[u8], most: usize) {
        let mut i = self.stream.lock();
        let until = self.out.len() + self.round();
        while self.end.is_none() && self.out.len() < until {
            let old = self.out.len();
            let step = STEP.min(most - old);
            self.out.resize(old + step, 0);
            let (read, written) = (i.stream.total_in(), i.stream.total_out());
            let status = i.stream.decompress(&input[self.taken..], &mut self.out[old..], InflateFlush::SyncFlush);
            self.taken += (i.stream.total_in() - read) as usize;
            let made = (i.stream.total_out() - written) as usize;
            self.out.truncate(old + made);
            self.end = match status {
                Ok(Status::StreamEnd) => Some(Ok(true)),
                Ok(_) if made == step && self.out.len() < most => None,
                Ok(_) => Some(Ok(false)),
                Err(zlib_rs::InflateError::NeedDict { .. }) => i.set_dictionary().err().map(Err),
                Err(_) => {
                    let what = i.stream.error_message().unwrap_or("invalid data");
                    Some(Err(format!("Error -3 while decompressing data: {what}")))
                }
            };
            if meter.spend(cost::MADE_BYTE.times(made)).is_none() {
                return;
            }
        }
    }
}

impl Inflating {
    fn new(stream: Inflate, dictionary: Vec<u8>) -> Arc<Mutex<Inflating>> {
        Arc::new(Mutex::new(Inflating { stream, ended: false, unused: Vec::new(), tail: Vec::new(), dictionary }))
    }

    /// The stream asks for its dictionary.
    fn set_dictionary(&mut self) -> Result<(), String> {
        if self.dictionary.is_empty() {
            return Err("Error 2 while decompressing data".into());
        }
        self.stream.set_dictionary(&self.dictionary).map(drop).map_err(|_| "Error -3 while setting zdict".into())
    }
}

/// Puts bytes through a decompressing stream, at most up to so many bytes of output: these, what is left of the input, and whether
/// the stream has ended.
fn inflate_into(
    t: &mut Thread,
    stream: Arc<Mutex<Inflating>>,
    data: BytesLike,
    most: usize,
) -> NativeResult<(Vec<u8>, Vec<u8>, bool)> {
    let begun = t.take_outside();
    let mut inflation = begun.unwrap_or(Inflation { stream, out: Vec::new(), taken: 0, end: None });
    loop {
        match inflation.end {
            Some(Ok(ended)) => return Ok((inflation.out, data[inflation.taken..].to_vec(), ended)),
            Some(Err(message)) => return Err(error(t, &message)),
            None => {}
        }
        t.check_room(inflation.out.len() + inflation.round())?;
        t.checkpoint()?;
        if data.len() >= LONG {
            let data = t.keep_bytes(data);
            return Err(t.go_outside(move |meter| {
                inflation.go_on(meter, &data, most);
                inflation
            }));
        }
        t.metered(|meter| inflation.go_on(meter, &data, most));
    }
}

fn decompress(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[0])?;
    let wbits = number(t, a, 1, 15)?;
    let Some(stream) = inflater(wbits) else { return Err(error(t, "Error -2 while preparing to decompress data")) };
    let (out, _, ended) = inflate_into(t, Inflating::new(stream, Vec::new()), data, usize::MAX)?;
    if !ended {
        return Err(error(t, "Error -5 while decompressing data: incomplete or truncated stream"));
    }
    Ok(t.bytes(&out)?)
}

fn decompressor(t: &mut Thread, a: Args) -> NativeResult {
    let wbits = number(t, a, 0, 15)?;
    let Some(mut stream) = inflater(wbits) else { return Err(t.value_error("Invalid initialization option")) };
    let dictionary = match a.opt(1) {
        Some(v) => bytes_of(t, v)?.to_vec(),
        None => Vec::new(),
    };
    // A raw stream doesn't ask for its dictionary.
    if wbits < 0 && !dictionary.is_empty() && stream.set_dictionary(&dictionary).is_err() {
        return Err(error(t, "Error -3 while setting zdict"));
    }
    let class = t.native_class(&DECOMPRESS).id;
    Ok(t.make(Native::new(Header::new(Kind::Native, class), Box::new(Inflater(Inflating::new(stream, dictionary))))).into())
}

fn stream_of(a: Args) -> Arc<Mutex<Inflating>> {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    native.payload::<Inflater>().expect("gilbox bug: the receiver's class was checked").0.clone()
}

fn with_inflater<R>(a: Args, f: impl FnOnce(&mut Inflating) -> R) -> R {
    f(&mut stream_of(a).lock())
}

fn inflate_some(t: &mut Thread, a: Args) -> NativeResult {
    let data = bytes_of(t, a[1])?;
    let most = match number(t, a, 2, 0)? {
        0 => usize::MAX,
        n if n < 0 => return Err(t.value_error("max_length must be non-negative")),
        n => n as usize,
    };
    inflate_more(t, a, data, most)
}

fn inflate_more(t: &mut Thread, a: Args, data: BytesLike, most: usize) -> NativeResult {
    let stream = stream_of(a);
    if with_inflater(a, |i| i.ended) {
        with_inflater(a, |i| i.unused.extend_from_slice(&data));
        return Ok(t.bytes(&[])?);
    }
    let (out, rest, ended) = inflate_into(t, stream, data, most)?;
    with_inflater(a, |i| {
        i.ended = ended;
        i.tail.clear();
        if ended { i.unused.extend(rest) } else { i.tail = rest }
    });
    Ok(t.bytes(&out)?)
}

fn flush_decompressor(t: &mut Thread, a: Args) -> NativeResult {
    if number(t, a, 1, 16384)? <= 0 {
        return Err(t.value_error("length must be greater than zero"));
    }
    let tail = with_inflater(a, |i| i.tail.clone());
    inflate_more(t, a, BytesLike::Copied(tail), usize::MAX)
}
