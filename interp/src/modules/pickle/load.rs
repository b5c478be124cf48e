//! From a pickle to objects: the machine that runs it.
//!
//! A `Loader` makes built-in values by itself. What only guest code can do (import a name, call a class, set a state, put keys with a
//! guest `__hash__` into a dict, read more from a file) it asks for by `next`, and is given the answer by `put` or `feed`. An instruction
//! whose bytes are not all there is not begun.

use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use super::opcode::*;
use crate::heap::{Header, Kind, Marker, OutOfMemory};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::modules::raise_named;
use crate::objects::bytearray::ByteArray;
use crate::objects::class::Class;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::instance::Instance;
use crate::objects::list::{List, Tuple};
use crate::objects::methods::bytes_of;
use crate::objects::native::{Native, Payload};
use crate::objects::set::Set;
use crate::text::codec::{Codec, decode};
use crate::text::{float, integer};
use crate::value::Value;
use dashu_int::IBig;

pub(super) const LOADER: ClassDef = ClassDef {
    name: "Loader",
    module: "_pickle",
    methods: &[
        native!(Method "start" "self, data, /" start),
        native!(Method "feed" "self, data, /" feed),
        native!(Method "next" "self, /" next),
        native!(Method "put" "self, result, /" put),
        native!(Method "unread" "self, /" unread),
        native!(Method "protocol" "self, /" |_, a| Ok(Value::small(with_machine(a, |machine| machine.protocol).into()))),
    ],
    subclassable: false,
};

/// Integers written as text have at most so many digits, as those of programs.
const MAX_DIGITS: usize = 4300;
/// After so many instructions it looks whether the program is to end.
const STRETCH: usize = 1000;

#[derive(Default)]
struct Machine {
    data: Vec<u8>,
    /// Where the next instruction begins.
    pos: usize,
    /// Where the reading of the present one stands.
    at: usize,
    stack: Vec<Value>,
    /// How high the stack was at each mark.
    marks: Vec<usize>,
    memo: FxHashMap<u64, Value>,
    /// The protocol that the pickle names.
    protocol: u8,
    /// Does the stack get the guest's answer?
    awaits: bool,
    /// When, on the driver's clock.
    began: u64,
}

struct Loader(Mutex<Machine>);

impl Payload for Loader {
    fn trace(&self, m: &mut Marker) {
        let machine = self.0.lock();
        machine.stack.iter().chain(machine.memo.values()).for_each(|&v| m.value(v));
    }
}

/// What stops an instruction.
enum Stop {
    /// So many more bytes are needed.
    Missing(usize),
    /// The pickle is no good.
    Bad(String),
    /// What a native raised.
    Trap(Trap),
}

impl From<Trap> for Stop {
    fn from(trap: Trap) -> Self {
        Stop::Trap(trap)
    }
}

impl From<OutOfMemory> for Stop {
    fn from(e: OutOfMemory) -> Self {
        Stop::Trap(e.into())
    }
}

/// What comes of an instruction, where it is not simply the next one's turn.
enum Then {
    /// The guest is asked for something: a word and what it needs. Its answer is put on the stack.
    Ask(&'static str, Vec<Value>),
    /// The same where it has nothing to answer.
    Tell(&'static str, Vec<Value>),
    Done(Value),
}

type Step<T = Option<Then>> = Result<T, Stop>;

fn ask(word: &'static str, with: Vec<Value>) -> Step {
    Ok(Some(Then::Ask(word, with)))
}

fn tell(word: &'static str, with: Vec<Value>) -> Step {
    Ok(Some(Then::Tell(word, with)))
}

fn bad<T>(why: impl Into<String>) -> Step<T> {
    Err(Stop::Bad(why.into()))
}

/// A loader of nothing yet.
pub(super) fn loader(t: &mut Thread, _: Args) -> NativeResult {
    let class = t.native_class(&LOADER);
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Loader(Mutex::default())))).into())
}

fn with_machine<R>(a: Args, f: impl FnOnce(&mut Machine) -> R) -> R {
    let native = a[0].cast::<Native>().expect("gilbox bug: the receiver's class was checked");
    let loader: &Loader = native.payload().expect("gilbox bug: a loader without its machine");
    f(&mut loader.0.lock())
}

fn data(t: &mut Thread, a: Args) -> NativeResult<Vec<u8>> {
    let bytes = bytes_of(t, a[1])?;
    t.charge_each(bytes.len(), cost::PICKLED_BYTE)?;
    Ok(bytes.to_vec())
}

/// Begins a pickle. Numbers given to objects by earlier ones are still known.
fn start(t: &mut Thread, a: Args) -> NativeResult {
    let (data, began) = (data(t, a)?, t.interp().world.now());
    with_machine(a, |machine| {
        let memo = std::mem::take(&mut machine.memo);
        *machine = Machine { data, memo, began, ..Machine::default() };
    });
    Ok(Value::NONE)
}

/// More of the pickle's bytes.
fn feed(t: &mut Thread, a: Args) -> NativeResult {
    let data = data(t, a)?;
    with_machine(a, |machine| {
        machine.data.drain(..machine.pos);
        machine.pos = 0;
        machine.data.extend(data);
    });
    Ok(Value::NONE)
}

/// How many bytes stand behind the pickle.
fn unread(t: &mut Thread, a: Args) -> NativeResult {
    let left = with_machine(a, |machine| machine.data.len() - machine.pos);
    Ok(t.size(left))
}

/// The guest's answer.
fn put(_: &mut Thread, a: Args) -> NativeResult {
    with_machine(a, |machine| {
        if std::mem::take(&mut machine.awaits) {
            machine.stack.push(a[1]);
        }
    });
    Ok(Value::NONE)
}

/// Goes on until the guest is needed: a tuple of a word and of what it is about. The last one is "done" and the object.
fn next(t: &mut Thread, a: Args) -> NativeResult {
    let then = loop {
        match with_machine(a, |machine| machine.stretch(t))? {
            Some(then) => break then,
            None => t.checkpoint()?,
        }
    };
    let (word, with) = match then {
        Then::Ask(word, with) | Then::Tell(word, with) => (word, with),
        Then::Done(v) => {
            with_machine(a, |machine| machine.note_end(t));
            ("done", vec![v])
        }
    };
    let request = [&[t.intern(word).into()], &with[..]].concat();
    Ok(t.tuple(&request)?)
}

/// The object of a pickle in a tuple, or None if the guest must be asked for something.
pub(super) fn loaded(t: &mut Thread, a: Args) -> NativeResult {
    let bytes = bytes_of(t, a[0])?;
    t.charge_each(bytes.len(), cost::PICKLED_BYTE)?;
    let began = t.interp().world.now();
    let mut machine = Machine { data: bytes.to_vec(), began, ..Machine::default() };
    drop(bytes);
    loop {
        match machine.stretch(t)? {
            Some(Then::Done(v)) => {
                machine.note_end(t);
                return Ok(t.tuple(&[v])?);
            }
            Some(_) => return Ok(Value::NONE),
            None => t.checkpoint()?,
        }
    }
}

impl Machine {
    /// Some instructions; what comes of them, if anything does.
    fn stretch(&mut self, t: &mut Thread) -> NativeResult<Option<Then>> {
        let mut count = 0;
        let mut result = Ok(None);
        while count < STRETCH && matches!(result, Ok(None)) {
            count += 1;
            result = self.instruction(t);
            if result.is_ok() {
                self.pos = self.at;
            }
        }
        t.charge_time(cost::PICKLED_ITEM.times(count));
        match result {
            Ok(then) => {
                self.awaits = matches!(then, Some(Then::Ask(..)));
                Ok(then)
            }
            Err(Stop::Missing(count)) => Ok(Some(Then::Tell("more", vec![t.size(count)]))),
            Err(Stop::Bad(why)) => Err(raise_named(t, "_pickle", "UnpicklingError", &why)),
            Err(Stop::Trap(trap)) => Err(trap),
        }
    }

    fn note_end(&self, t: &Thread) {
        let world = &t.interp().world;
        world.processes().traffic.pickled(world.now().saturating_sub(self.began));
    }

    // ---- reading

    fn take(&mut self, count: usize) -> Step<&[u8]> {
        let left = self.data.len() - self.at;
        if left < count {
            return Err(Stop::Missing(count - left));
        }
        self.at += count;
        Ok(&self.data[self.at - count..self.at])
    }

    fn array<const N: usize>(&mut self) -> Step<[u8; N]> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N)?);
        Ok(bytes)
    }

    /// A number of one, four or eight bytes.
    fn number(&mut self, width: usize) -> Step<u64> {
        let mut bytes = [0; 8];
        bytes[..width].copy_from_slice(self.take(width)?);
        Ok(u64::from_le_bytes(bytes))
    }

    /// Data behind its length.
    fn sized(&mut self, width: usize) -> Step<&[u8]> {
        let length = self.number(width)?;
        self.take(usize::try_from(length).unwrap_or(usize::MAX / 2))
    }

    /// The text up to the line's end.
    fn line(&mut self) -> Step<&[u8]> {
        let Some(length) = self.data[self.at..].iter().position(|&b| b == b'\n') else { return Err(Stop::Missing(1)) };
        let start = self.at;
        self.at += length + 1;
        Ok(&self.data[start..start + length])
    }

    fn line_number(&mut self) -> Step<u64> {
        let text = std::str::from_utf8(self.line()?).ok().and_then(|text| text.trim().parse().ok());
        text.map_or_else(|| Err(Stop::Bad("invalid memo key in pickle data".into())), Ok)
    }

    fn text(&mut self, t: &mut Thread, codec: Codec, data: impl FnOnce(&mut Self) -> Step<&[u8]>) -> Step<Value> {
        let decoded = decode(codec, data(self)?, "surrogatepass", true);
        match decoded {
            Ok(decoded) => Ok(t.text(&decoded.text)?),
            Err(_) => bad("pickle data has text that is not encoded as it says"),
        }
    }

    /// A module and a name in it, a line each.
    fn names(&mut self, t: &mut Thread) -> Step<[Value; 2]> {
        Ok([self.text(t, Codec::Utf8, Self::line)?, self.text(t, Codec::Utf8, Self::line)?])
    }

    // ---- the stack

    /// Where the part of the stack begins that belongs to the innermost mark.
    fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    fn underflow<T>(&self) -> Step<T> {
        bad(if self.marks.is_empty() { "unpickling stack underflow" } else { "unexpected MARK found" })
    }

    fn pop(&mut self) -> Step<Value> {
        if self.stack.len() <= self.floor() {
            return self.underflow();
        }
        self.stack.pop().map_or_else(|| bad("unpickling stack underflow"), Ok)
    }

    fn top(&self) -> Step<Value> {
        match self.stack.last() {
            Some(&top) if self.stack.len() > self.floor() => Ok(top),
            _ => self.underflow(),
        }
    }

    fn push(&mut self, v: Value) -> Step {
        self.stack.push(v);
        Ok(None)
    }

    /// What stands above the innermost mark, which is gone then.
    fn pop_mark(&mut self) -> Step<Vec<Value>> {
        match self.marks.pop() {
            Some(mark) => Ok(self.stack.split_off(mark.min(self.stack.len()))),
            None => bad("could not find MARK"),
        }
    }

    fn keep(&mut self, number: u64) -> Step {
        let top = self.top()?;
        self.memo.insert(number, top);
        Ok(None)
    }

    fn recall(&mut self, number: u64) -> Step {
        match self.memo.get(&number) {
            Some(&v) => self.push(v),
            None => bad(format!("Memo value not found at index {number}")),
        }
    }

    // ---- instructions

    fn instruction(&mut self, t: &mut Thread) -> Step {
        self.at = self.pos;
        let op = self.take(1)?[0];
        match op {
            PROTO => {
                let [protocol] = self.array()?;
                if protocol > HIGHEST {
                    return Err(t.value_error(format!("unsupported pickle protocol: {protocol}")).into());
                }
                self.protocol = protocol;
            }
            FRAME => {
                let length = self.number(8)?;
                let at = self.at;
                self.take(usize::try_from(length).unwrap_or(usize::MAX / 2))?;
                self.at = at;
            }
            STOP => return Ok(Some(Then::Done(self.pop()?))),
            MARK => self.marks.push(self.stack.len()),
            POP => {
                // A mark without anything above it goes as well.
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                } else {
                    self.pop()?;
                }
            }
            POP_MARK => {
                self.pop_mark()?;
            }
            DUP => {
                let top = self.top()?;
                return self.push(top);
            }
            PUT => {
                let number = self.line_number()?;
                return self.keep(number);
            }
            BINPUT | LONG_BINPUT => {
                let number = self.number(if op == BINPUT { 1 } else { 4 })?;
                return self.keep(number);
            }
            MEMOIZE => return self.keep(self.memo.len() as u64),
            GET => {
                let number = self.line_number()?;
                return self.recall(number);
            }
            BINGET | LONG_BINGET => {
                let number = self.number(if op == BINGET { 1 } else { 4 })?;
                return self.recall(number);
            }
            _ => return self.make(t, op),
        }
        Ok(None)
    }

    /// The instructions that make simple values.
    fn make(&mut self, t: &mut Thread, op: u8) -> Step {
        let v = match op {
            NONE => Value::NONE,
            NEWTRUE => Value::TRUE,
            NEWFALSE => Value::FALSE,
            BININT => t.int(i32::from_le_bytes(self.array()?).into()),
            BININT1 | BININT2 => t.int(self.number(if op == BININT1 { 1 } else { 2 })? as i64),
            LONG1 | LONG4 => {
                let bytes = self.sized(if op == LONG1 { 1 } else { 4 })?;
                t.big_int(IBig::from_le_bytes(bytes))
            }
            INT | LONG => {
                let line = self.line()?;
                let digits = if op == LONG { line.strip_suffix(b"L").unwrap_or(line) } else { line };
                match (op, digits) {
                    (INT, b"00") => Value::FALSE,
                    (INT, b"01") => Value::TRUE,
                    _ => match integer::parse_bytes(digits, 10, MAX_DIGITS) {
                        Ok(i) => t.integer(i),
                        Err(_) if op == INT => return Err(t.value_error("could not convert string to int").into()),
                        Err(e) => return Err(t.text_error(e).into()),
                    },
                }
            }
            FLOAT => match float::from_bytes(self.line()?) {
                Ok(x) => t.float(x),
                Err(e) => return Err(t.text_error(e).into()),
            },
            BINFLOAT => t.float(f64::from_be_bytes(self.array()?)),
            UNICODE => self.text(t, Codec::RawUnicodeEscape, Self::line)?,
            SHORT_BINUNICODE => self.text(t, Codec::Utf8, |m| m.sized(1))?,
            BINUNICODE => self.text(t, Codec::Utf8, |m| m.sized(4))?,
            BINUNICODE8 => self.text(t, Codec::Utf8, |m| m.sized(8))?,
            SHORT_BINBYTES => t.bytes(self.sized(1)?)?,
            BINBYTES => t.bytes(self.sized(4)?)?,
            BINBYTES8 => t.bytes(self.sized(8)?)?,
            BYTEARRAY8 => ByteArray::new(t, self.sized(8)?.to_vec()).into(),
            EMPTY_TUPLE => t.tuple(&[])?,
            EMPTY_LIST => t.list(&[])?,
            EMPTY_DICT => Dict::new(t).into(),
            EMPTY_SET => Set::new(t, ids::SET).into(),
            TUPLE => {
                let items = self.pop_mark()?;
                t.tuple(&items)?
            }
            TUPLE1 | TUPLE2 | TUPLE3 => {
                let count = usize::from(op - TUPLE1) + 1;
                if self.stack.len() - self.floor().min(self.stack.len()) < count {
                    return self.underflow();
                }
                let items = self.stack.split_off(self.stack.len() - count);
                t.tuple(&items)?
            }
            LIST => {
                let items = self.pop_mark()?;
                t.list(&items)?
            }
            _ => return self.fill(t, op),
        };
        self.push(v)
    }

    /// The instructions that put items into containers.
    fn fill(&mut self, t: &mut Thread, op: u8) -> Step {
        match op {
            APPEND => {
                let item = self.pop()?;
                self.append(t, vec![item])
            }
            APPENDS => {
                let items = self.pop_mark()?;
                self.append(t, items)
            }
            DICT => {
                let pairs = self.pop_mark()?;
                let dict = Dict::new(t).into();
                self.push(dict)?;
                self.set_pairs(t, pairs, "DICT")
            }
            SETITEM => {
                let value = self.pop()?;
                let key = self.pop()?;
                self.set_pairs(t, vec![key, value], "SETITEM")
            }
            SETITEMS => {
                let pairs = self.pop_mark()?;
                self.set_pairs(t, pairs, "SETITEMS")
            }
            ADDITEMS => {
                let items = self.pop_mark()?;
                self.add(t, items)
            }
            FROZENSET => {
                let items = self.pop_mark()?;
                ask("frozenset", vec![t.list(&items)?])
            }
            _ => self.call(t, op),
        }
    }

    fn append(&mut self, t: &mut Thread, items: Vec<Value>) -> Step {
        let target = self.top()?;
        if let Some(list) = target.cast::<List>().filter(|list| list.header.class() == ids::LIST) {
            list.extend(t, &items)?;
            return Ok(None);
        }
        tell("items", vec![target, t.list(&items)?])
    }

    fn set_pairs(&mut self, t: &mut Thread, pairs: Vec<Value>, op: &str) -> Step {
        let target = self.top()?;
        if pairs.len() % 2 == 1 {
            return bad(format!("odd number of items for {op}"));
        }
        let dict = target.cast::<Dict>().filter(|dict| dict.header.class() == ids::DICT);
        for (i, pair) in pairs.chunks_exact(2).enumerate() {
            let set = match (dict, hash_native(t, pair[0])?) {
                (Some(dict), Some(hash)) => dict.set(t, hash, pair[0], pair[1])?.is_ok(),
                _ => false,
            };
            if !set {
                return tell("pairs", vec![target, t.list(&pairs[2 * i..])?]);
            }
        }
        Ok(None)
    }

    fn add(&mut self, t: &mut Thread, items: Vec<Value>) -> Step {
        let target = self.top()?;
        let set = target.cast::<Set>().filter(|set| set.header.class() == ids::SET);
        for (i, &item) in items.iter().enumerate() {
            let added = match (set, hash_native(t, item)?) {
                (Some(set), Some(hash)) => set.add(t, hash, item)?.is_ok(),
                _ => false,
            };
            if !added {
                return tell("add", vec![target, t.list(&items[i..])?]);
            }
        }
        Ok(None)
    }

    /// The instructions that only the guest can do.
    fn call(&mut self, t: &mut Thread, op: u8) -> Step {
        match op {
            GLOBAL => {
                let names = self.names(t)?;
                ask("global", names.to_vec())
            }
            STACK_GLOBAL => {
                let name = self.pop()?;
                let module = self.pop()?;
                if [module, name].iter().any(|v| v.header().is_none_or(|h| h.class() != ids::STR)) {
                    return bad("STACK_GLOBAL requires str");
                }
                ask("global", vec![module, name])
            }
            REDUCE => {
                let args = self.pop()?;
                ask("call", vec![self.pop()?, args])
            }
            BUILD => {
                let state = self.pop()?;
                let target = self.top()?;
                if restore(t, target, state)? { Ok(None) } else { tell("state", vec![target, state]) }
            }
            NEWOBJ => {
                let args = self.pop()?;
                let made = self.pop()?;
                match made.cast::<Class>() {
                    Some(class) if class.makes_plain_instances() && args.cast::<Tuple>().is_some_and(|args| args.is_empty()) => {
                        let made = Instance::new(t, class);
                        self.push(made.into())
                    }
                    _ => ask("new", vec![made, args]),
                }
            }
            NEWOBJ_EX => {
                let keywords = self.pop()?;
                let args = self.pop()?;
                ask("new", vec![self.pop()?, args, keywords])
            }
            INST => {
                let [module, name] = self.names(t)?;
                let args = self.pop_mark()?;
                ask("instance", vec![module, name, t.tuple(&args)?])
            }
            OBJ => {
                let parts = self.pop_mark()?;
                match parts.split_first() {
                    Some((&class, args)) => ask("object", vec![class, t.tuple(args)?]),
                    None => bad("unpickling stack underflow"),
                }
            }
            PERSID => {
                let name = self.text(t, Codec::Utf8, Self::line)?;
                ask("persistent", vec![name])
            }
            BINPERSID => ask("persistent", vec![self.pop()?]),
            EXT1 | EXT2 | EXT4 => {
                let code = self.number(match op {
                    EXT1 => 1,
                    EXT2 => 2,
                    _ => 4,
                })?;
                ask("extension", vec![t.int(code as i64)])
            }
            STRING => {
                let literal = t.bytes(self.line()?)?;
                ask("literal", vec![literal])
            }
            BINSTRING | SHORT_BINSTRING => {
                let data = self.sized(if op == BINSTRING { 4 } else { 1 })?;
                ask("string", vec![t.bytes(data)?])
            }
            NEXT_BUFFER => ask("buffer", Vec::new()),
            READONLY_BUFFER => ask("readonly", vec![self.pop()?]),
            0x20..0x7F if op != b'\'' && op != b'\\' => bad(format!("invalid load key, '{}'.", char::from(op))),
            _ => bad(format!("invalid load key, '\\x{op:02x}'.")),
        }
    }
}

/// Sets the attributes of a guest's instance that has no own way to take its state; says whether it is one.
fn restore(t: &mut Thread, target: Value, state: Value) -> NativeResult<bool> {
    let (Some(instance), Some(state)) = (target.cast::<Instance>(), state.cast::<Dict>()) else { return Ok(false) };
    let own = super::says(t, instance, &["__setstate__", "__getattr__", "__getattribute__", "__dict__"]);
    Ok(!own && super::update(t, instance, state)?)
}
