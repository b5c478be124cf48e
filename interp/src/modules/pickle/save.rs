//! From objects to a pickle.
//!
//! A `Saver` walks through built-in values by itself. What only guest code can describe (an instance, a class) it hands out by
//! `next`, and is given back as a name or as a call by `put_global` and `put_made`. So no native calls guest code, however
//! deep the graph, and no depth of it needs a stack. The bytes are those that CPython writes, one for one.

use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use super::opcode::*;
use super::writer::Writer;
use crate::heap::{Header, Kind, Marker};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::bytearray::ByteArray;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::instance::Instance;
use crate::objects::list::{List, Tuple};
use crate::objects::native::{Native, Payload};
use crate::objects::number::BigInt;
use crate::objects::set::Set;
use crate::objects::string::{Bytes, Str};
use crate::value::Value;

pub(super) const SAVER: ClassDef = ClassDef {
    name: "Saver",
    module: "_pickle",
    methods: &[
        native!(Method "start" "self, obj, /" start),
        native!(Method "next" "self, /" next),
        native!(Method "put_global" "self, module, name, /" put_global),
        native!(Method "put_made" "self, way, parts, state, items, pairs, setter, /" put_made),
        native!(Method "put_persistent" "self, name, /" put_persistent),
        native!(Method "put_itself" "self, /" put_itself),
        native!(Method "finish" "self, /" finish),
        native!(Method "forget" "self, /" forget),
    ],
    subclassable: false,
};

/// As many items of a container go into one opcode.
const BATCH: usize = 1000;

/// What is to be written.
enum Step {
    /// An object.
    Save(Value),
    /// One that is not kept elsewhere under a name.
    Describe(Value),
    /// An opcode whose operands are there.
    Op(u8),
    /// A number for the object on top of the stack.
    Memoize(Value),
    /// The same of a tuple or frozenset whose items are there, and of what a call has made, which may have got one meanwhile.
    Close(Value, Closing),
    /// Items of a container that is there.
    Batch(Batch),
}

#[derive(Clone, Copy)]
enum Closing {
    Tuple(usize),
    FrozenSet,
    Made,
}

/// Items that follow their container, and how far they are written.
struct Batch {
    items: Vec<Value>,
    at: usize,
    into: Into,
    /// Is it the content of a built-in container, whose length was known before? CPython cuts these into pieces a little differently.
    exact: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Into {
    List,
    Dict,
    Set,
}

struct Walk {
    writer: Writer,
    /// The numbers of the objects written.
    memo: FxHashMap<Value, u32>,
    /// What is to be written, the next last.
    stack: Vec<Step>,
    /// How many objects wait for what they are made from to be written, each for the next.
    unmade: usize,
    /// Whose description has been asked of the guest.
    asked: Option<Value>,
    /// Is every object asked for its persistent name first?
    asks_names: bool,
    /// The dict of classes whose instances are described by a function of it; unbound if the guest is asked about all instances.
    table: Value,
    /// When, on the driver's clock.
    began: u64,
}

/// So many objects may be made from one another, the innermost first: what is made from ever new ones has no end.
const DEEPEST: usize = 100_000;

struct Saver(Mutex<Walk>);

impl Payload for Saver {
    fn trace(&self, m: &mut Marker) {
        // What has been written stays alive, so that no other object gets its address meanwhile.
        let walk = self.0.lock();
        walk.memo.keys().chain(&walk.asked).chain([&walk.table]).for_each(|&v| m.value(v));
        for step in &walk.stack {
            match step {
                Step::Save(v) | Step::Describe(v) | Step::Memoize(v) | Step::Close(v, _) => m.value(*v),
                Step::Batch(batch) => batch.items.iter().for_each(|&v| m.value(v)),
                Step::Op(_) => {}
            }
        }
    }
}

/// A saver that writes in the words of a protocol. With a dict of functions that describe instances it describes those of other guest
/// classes itself, where they have nothing to say about that.
pub(super) fn saver(t: &mut Thread, a: Args) -> NativeResult {
    let walk = Walk::new(a[0], a[1] == Value::TRUE, a[2]);
    let class = t.native_class(&SAVER);
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Saver(Mutex::new(walk))))).into())
}

/// The pickle of an object, if the guest needn't be asked anything, else None.
pub(super) fn saved(t: &mut Thread, a: Args) -> NativeResult {
    let mut walk = Walk::new(a[1], false, a[2]);
    walk.start(t, a[0]);
    loop {
        match walk.stretch(t)? {
            Some(None) => return walk.finish(t),
            Some(Some(_)) => return Ok(Value::NONE),
            None => t.checkpoint()?,
        }
    }
}

fn with_walk<R>(a: Args, f: impl FnOnce(&mut Walk) -> R) -> R {
    let native = a[0].cast::<Native>().expect("gilbox bug: the receiver's class was checked");
    let saver: &Saver = native.payload().expect("gilbox bug: a saver without its walk");
    f(&mut saver.0.lock())
}

/// Begins with an object. What it shares with objects of earlier pickles is not written again.
fn start(t: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| walk.start(t, a[1]));
    Ok(Value::NONE)
}

/// Goes on to the next object of which the guest is to say something: a tuple of it, and of True if its persistent name is asked; None
/// when all is done.
fn next(t: &mut Thread, a: Args) -> NativeResult {
    loop {
        match with_walk(a, |walk| walk.stretch(t))? {
            Some(Some(Asked::Description(v))) => return Ok(t.tuple(&[v])?),
            Some(Some(Asked::Name(v))) => return Ok(t.tuple(&[v, Value::TRUE])?),
            Some(None) => return Ok(Value::NONE),
            None => t.checkpoint()?,
        }
    }
}

enum Asked {
    Name(Value),
    Description(Value),
}

impl Walk {
    fn new(protocol: Value, asks_names: bool, table: Value) -> Walk {
        let protocol = protocol.as_int().and_then(|p| u8::try_from(p).ok()).filter(|&p| p <= HIGHEST).unwrap_or(HIGHEST);
        Walk {
            writer: Writer::new(protocol),
            memo: FxHashMap::default(),
            stack: Vec::new(),
            unmade: 0,
            asked: None,
            asks_names,
            table: if protocol >= 2 && table.cast::<Dict>().is_some() { table } else { Value::UNBOUND },
            began: 0,
        }
    }

    fn start(&mut self, t: &Thread, object: Value) {
        self.began = t.interp().world.now();
        self.writer.begin();
        self.asked = None;
        self.stack = vec![Step::Save(object)];
        self.unmade = 0;
    }

    /// Some steps; what the guest is asked after them, or that nothing is left to be done.
    fn stretch(&mut self, t: &mut Thread) -> NativeResult<Option<Option<Asked>>> {
        let mut count = 0;
        let mut asked = None;
        while count < BATCH
            && asked.is_none()
            && let Some(step) = self.stack.pop()
        {
            count += 1;
            asked = self.step(t, step)?;
        }
        t.charge_time(cost::PICKLED_ITEM.times(count));
        match asked {
            Some(asked) => Ok(Some(Some(asked))),
            None => Ok(self.stack.is_empty().then_some(None)),
        }
    }

    /// The pickle.
    fn finish(&mut self, t: &mut Thread) -> NativeResult {
        let bytes = self.writer.end();
        t.charge_time(cost::PICKLED_BYTE.times(bytes.len()));
        let pickle = t.bytes(&bytes)?;
        let world = &t.interp().world;
        world.processes().traffic.pickled(world.now().saturating_sub(self.began));
        Ok(pickle)
    }

    fn step(&mut self, t: &mut Thread, step: Step) -> NativeResult<Option<Asked>> {
        match step {
            Step::Save(v) => {
                self.writer.boundary();
                if self.asks_names {
                    self.asked = Some(v);
                    return Ok(Some(Asked::Name(v)));
                }
                return self.describe(t, v);
            }
            Step::Describe(v) => return self.describe(t, v),
            Step::Op(op) => self.writer.put(&[op]),
            Step::Memoize(v) => self.memoize(v),
            Step::Close(v, closing) => self.close(v, closing),
            Step::Batch(batch) => self.batch(batch),
        }
        Ok(None)
    }

    fn memoize(&mut self, v: Value) {
        let number = self.memo.len() as u32;
        self.writer.memoize(number);
        self.memo.insert(v, number);
    }

    fn push_all(&mut self, values: &[Value]) {
        self.stack.extend(values.iter().rev().map(|&v| Step::Save(v)));
    }

    /// Writes a value, or what begins it; asks if only the guest can tell what it is.
    fn describe(&mut self, t: &mut Thread, v: Value) -> NativeResult<Option<Asked>> {
        match v {
            Value::NONE => self.writer.put(&[NONE]),
            Value::TRUE => self.writer.truth(true),
            Value::FALSE => self.writer.truth(false),
            _ => {
                if let Some(i) = v.as_int() {
                    self.writer.int(i);
                } else if let Some(x) = v.as_float() {
                    self.writer.float(x);
                } else if v.header().is_some_and(|h| h.class() == ids::INT)
                    && let Some(big) = v.cast::<BigInt>()
                {
                    match i64::try_from(&big.value) {
                        Ok(i) => self.writer.int(i),
                        Err(_) => self.writer.big(&big.value),
                    }
                } else if let Some(&number) = self.memo.get(&v) {
                    self.writer.get(number);
                } else if !self.begin(v) && !self.begin_instance(t, v)? {
                    self.asked = Some(v);
                    return Ok(Some(Asked::Description(v)));
                }
            }
        }
        Ok(None)
    }

    /// Writes an instance that is as `object` makes it, and its attributes.
    fn begin_instance(&mut self, t: &mut Thread, v: Value) -> NativeResult<bool> {
        let (Some(table), Some(instance)) = (self.table.cast::<Dict>(), v.cast::<Instance>()) else { return Ok(false) };
        let class = t.class_of(v).into();
        let registered = match hash_native(t, class)? {
            Some(hash) => table.get(t, hash, class).is_ok_and(|found| found.is_some()),
            None => true,
        };
        let state = match super::attributes(t, instance) {
            Some(pairs) if !registered => super::state_of(t, &pairs)?,
            _ => return Ok(false),
        };
        let Some(state) = state else { return Ok(false) };
        if !state.is_empty() {
            self.stack.extend([Step::Op(BUILD), Step::Save(state.into())]);
        }
        self.stack.extend([Step::Memoize(v), Step::Op(NEWOBJ), Step::Op(EMPTY_TUPLE), Step::Save(class)]);
        Ok(true)
    }

    /// Writes an object of a built-in class as far as it goes without its parts; says whether there is such a way in this protocol.
    fn begin(&mut self, v: Value) -> bool {
        let protocol = self.writer.protocol;
        let binary = self.writer.is_binary();
        match v.header().map(|h| h.class()) {
            Some(ids::STR) => {
                let Some(s) = v.cast::<Str>() else { return false };
                self.writer.text(s.chars());
                self.memoize(v);
            }
            Some(ids::BYTES) if protocol >= 3 => {
                let Some(b) = v.cast::<Bytes>() else { return false };
                self.writer.bytes(b.data());
                self.memoize(v);
            }
            Some(ids::BYTEARRAY) if protocol >= 5 => {
                let Some(b) = v.cast::<ByteArray>() else { return false };
                self.writer.bytearray(&b.to_vec());
                self.memoize(v);
            }
            Some(ids::TUPLE) => {
                let Some(tuple) = v.cast::<Tuple>() else { return false };
                let items = tuple.items();
                match items.len() {
                    0 if binary => self.writer.put(&[EMPTY_TUPLE]),
                    0 => self.writer.put(&[MARK, TUPLE]),
                    n => {
                        if n > 3 || protocol < 2 {
                            self.writer.put(&[MARK]);
                        }
                        self.stack.push(Step::Close(v, Closing::Tuple(n)));
                        self.push_all(items);
                    }
                }
            }
            Some(ids::LIST) => {
                let Some(list) = v.cast::<List>() else { return false };
                self.writer.put(if binary { &[EMPTY_LIST] } else { &[MARK, LIST] });
                self.memoize(v);
                self.stack.push(Step::Batch(Batch { items: list.to_vec(), at: 0, into: Into::List, exact: true }));
            }
            Some(ids::DICT) => {
                let Some(dict) = v.cast::<Dict>() else { return false };
                self.writer.put(if binary { &[EMPTY_DICT] } else { &[MARK, DICT] });
                self.memoize(v);
                let items = dict.entries().into_iter().flat_map(|(key, value)| [key, value]).collect();
                self.stack.push(Step::Batch(Batch { items, at: 0, into: Into::Dict, exact: true }));
            }
            Some(ids::SET) if protocol >= 4 => {
                let Some(set) = v.cast::<Set>() else { return false };
                self.writer.put(&[EMPTY_SET]);
                self.memoize(v);
                self.stack.push(Step::Batch(Batch { items: set.keys(), at: 0, into: Into::Set, exact: true }));
            }
            Some(ids::FROZENSET) if protocol >= 4 => {
                let Some(set) = v.cast::<Set>() else { return false };
                self.writer.put(&[MARK]);
                self.stack.push(Step::Close(v, Closing::FrozenSet));
                self.push_all(&set.keys());
            }
            _ => return false,
        }
        true
    }

    /// All parts of an object are on the stack. If it is among its own parts, it has been written there, and they are dropped.
    fn close(&mut self, v: Value, closing: Closing) {
        if let Closing::Made = closing {
            self.unmade = self.unmade.saturating_sub(1);
        }
        let Some(&number) = self.memo.get(&v) else {
            match (closing, self.writer.protocol) {
                (Closing::Tuple(n @ 1..=3), 2..) => self.writer.put(&[[TUPLE1, TUPLE2, TUPLE3][n - 1]]),
                (Closing::Tuple(_), _) => self.writer.put(&[TUPLE]),
                (Closing::FrozenSet, _) => self.writer.put(&[FROZENSET]),
                (Closing::Made, _) => {}
            }
            return self.memoize(v);
        };
        match (closing, self.writer.protocol) {
            (Closing::Tuple(n @ 1..=3), 2..) => self.writer.put(&[POP; 3][..n]),
            (Closing::Tuple(n), 0) => self.writer.put(&vec![POP; n + 1]),
            (Closing::Tuple(_) | Closing::FrozenSet, _) => self.writer.put(&[POP_MARK]),
            (Closing::Made, _) => self.writer.put(&[POP]),
        }
        self.writer.get(number);
    }

    fn batch(&mut self, batch: Batch) {
        let Batch { items, at, into, exact } = batch;
        let width = if into == Into::Dict { 2 } else { 1 };
        let left = (items.len() - at) / width;
        let (one, many) = match into {
            Into::List => (APPEND, APPENDS),
            Into::Dict => (SETITEM, SETITEMS),
            Into::Set => (ADDITEMS, ADDITEMS),
        };
        if left == 0 {
            // A built-in dict or set that fills its last batch gets an empty one behind it.
            if exact && at > 0 && into != Into::List && self.writer.is_binary() {
                self.writer.put(&[MARK, many]);
            }
            return;
        }
        let alone = left == 1 && into != Into::Set && (!exact || at == 0);
        let end = if !self.writer.is_binary() || alone { at + width } else { at + left.min(BATCH) * width };
        let parts: Vec<Step> = items[at..end].iter().rev().map(|&v| Step::Save(v)).collect();
        let full = (end - at) / width == BATCH;
        if end < items.len() || full {
            self.stack.push(Step::Batch(Batch { items, at: end, into, exact }));
        }
        if !self.writer.is_binary() || alone {
            self.stack.push(Step::Op(one));
        } else {
            self.stack.push(Step::Op(many));
            self.writer.put(&[MARK]);
        }
        self.stack.extend(parts);
    }
}

/// The object asked about is what a module has under a name.
fn put_global(t: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| {
        let Some(v) = walk.asked.take() else { return };
        if walk.writer.protocol >= 4 {
            walk.stack.extend([Step::Memoize(v), Step::Op(STACK_GLOBAL), Step::Save(a[2]), Step::Save(a[1])]);
        } else {
            let text = |v: Value| Str::text_of(v);
            walk.writer.line(GLOBAL, format!("{}\n{}", text(a[1]), text(a[2])));
            walk.memoize(v);
        }
    });
    t.checkpoint()?;
    Ok(Value::NONE)
}

/// The object asked about is made from parts: 0, by a call of the first with the second; 1, by `__new__` with the class and a tuple; 2, the
/// same with keywords. `state` is a tuple of it or None; `items` is a list or None, `pairs` a list of keys and values in turn or None.
fn put_made(t: &mut Thread, a: Args) -> NativeResult {
    let op = match a[1].as_int() {
        Some(1) => NEWOBJ,
        Some(2) => NEWOBJ_EX,
        _ => REDUCE,
    };
    let parts = a[2].cast::<Tuple>().map_or_else(Vec::new, |parts| parts.items().to_vec());
    let state = a.get(3).cast::<Tuple>().and_then(|one| one.items().first().copied());
    let [items, pairs] = [4, 5].map(|i| a.get(i).cast::<List>().map(|list| list.to_vec()));
    let setter = a.opt(6).filter(|v| !v.is_none());
    let unmade = with_walk(a, |walk| {
        let Some(v) = walk.asked.take() else { return 0 };
        match (state, setter) {
            (Some(state), Some(setter)) => {
                let steps =
                    [Step::Op(POP), Step::Op(REDUCE), Step::Op(TUPLE2), Step::Save(state), Step::Save(v), Step::Save(setter)];
                walk.stack.extend(steps);
            }
            (Some(state), None) => walk.stack.extend([Step::Op(BUILD), Step::Save(state)]),
            _ => {}
        }
        for (items, into) in [(pairs, Into::Dict), (items, Into::List)] {
            if let Some(items) = items {
                walk.stack.push(Step::Batch(Batch { items, at: 0, into, exact: false }));
            }
        }
        walk.stack.extend([Step::Close(v, Closing::Made), Step::Op(op)]);
        walk.push_all(&parts);
        walk.unmade += 1;
        walk.unmade
    });
    // An object that is made from itself would be written for ever.
    if unmade > DEEPEST {
        return Err(t.raise(ids::RECURSION_ERROR, "maximum recursion depth exceeded while pickling an object"));
    }
    t.checkpoint()?;
    Ok(Value::NONE)
}

/// The object asked about is kept elsewhere, under a name.
fn put_persistent(_: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| {
        walk.asked = None;
        if walk.writer.is_binary() {
            walk.stack.extend([Step::Op(BINPERSID), Step::Describe(a[1])]);
        } else if let Some(name) = a[1].cast::<Str>() {
            walk.writer.line(PERSID, name.to_utf8().as_bytes());
        }
    });
    Ok(Value::NONE)
}

/// It is not.
fn put_itself(_: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| {
        if let Some(v) = walk.asked.take() {
            walk.stack.push(Step::Describe(v));
        }
    });
    Ok(Value::NONE)
}

/// The pickle.
fn finish(t: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| walk.finish(t))
}

/// Forgets what it has written.
fn forget(_: &mut Thread, a: Args) -> NativeResult {
    with_walk(a, |walk| walk.memo.clear());
    Ok(Value::NONE)
}
