//! From a pickle to objects.
//!
//! A `Loader` makes built-in values by itself. What only guest code can do (import a name, call a class, set a state, put keys with
//! a guest `__hash__` into a dict) it asks for by `next`, and is given the result by `put`. A container that can contain
//! itself is there before its items are; whatever contains itself otherwise is no pickle.

use parking_lot::Mutex;

use super::format::{Graph, Made, Malformed, Node, NodeId};
use crate::heap::{Header, Kind, Marker};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::bytearray::ByteArray;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_native;
use crate::objects::list::List;
use crate::objects::native::{Native, Payload};
use crate::objects::set::Set;
use crate::objects::string::{Bytes, Str};
use crate::value::Value;
use dashu_int::IBig;

pub(super) const LOADER: ClassDef = ClassDef {
    name: "Loader",
    module: "_pickle",
    methods: &[
        native!(Method "next" "self, /" next),
        native!(Method "put" "self, result, /" put),
        native!(Method "result" "self, /" result),
    ],
    subclassable: false,
};

/// A step of the work; all of its parts have been made when its turn comes.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// Make an object, and its parts first where it needs them.
    Make(NodeId),
    /// Make an immutable object from its parts, or put the items into a container.
    Complete(NodeId),
    /// Have the call made.
    Call(NodeId),
    /// Have items, pairs and state set, whichever the object has from this stage on.
    Dress(NodeId, Stage),
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    Items,
    Pairs,
    State,
}

struct Work {
    graph: Graph,
    /// The objects made, by number.
    made: Vec<Value>,
    /// How often each object's parts have been begun: an immutable one may meet itself once, within a container.
    begun: Vec<u8>,
    /// What is to be done, the next last.
    stack: Vec<Task>,
    /// The object that the guest's answer is.
    asked: Option<NodeId>,
    /// When, on the driver's clock.
    began: u64,
}

struct Loader(Mutex<Work>);

impl Payload for Loader {
    fn trace(&self, m: &mut Marker) {
        self.0.lock().made.iter().for_each(|&v| m.value(v));
    }
}

/// A loader of bytes; None if they end too soon, False if they are no pickle.
pub(super) fn loader(t: &mut Thread, a: Args) -> NativeResult {
    let began = t.interp().world.now();
    let data = t.plain(a[0]);
    let decoded = if let Some(bytes) = data.cast::<Bytes>() {
        t.charge_each(bytes.data().len(), cost::PICKLED_BYTE)?;
        Graph::decode(bytes.data())
    } else if let Some(bytes) = data.cast::<ByteArray>() {
        let bytes = bytes.to_vec();
        t.charge_each(bytes.len(), cost::PICKLED_BYTE)?;
        Graph::decode(&bytes)
    } else {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let graph = match decoded {
        Ok(graph) => graph,
        Err(Malformed::Truncated) => return Ok(Value::NONE),
        Err(Malformed::Garbage) => return Ok(Value::FALSE),
    };
    let count = graph.nodes.len();
    t.charge_each(count, cost::PICKLED_ITEM)?;
    let work =
        Work { graph, made: vec![Value::UNBOUND; count], begun: vec![0; count], stack: vec![Task::Make(0)], asked: None, began };
    let class = t.native_class(&LOADER);
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Loader(Mutex::new(work))))).into())
}

fn with_work<R>(a: Args, f: impl FnOnce(&mut Work) -> R) -> R {
    let native = a[0].cast::<Native>().expect("gilbox bug: the receiver's class was checked");
    let loader: &Loader = native.payload().expect("gilbox bug: a loader without its work");
    f(&mut loader.0.lock())
}

/// Goes on to what only the guest can do: a tuple of what, and with what; None when all is done.
fn next(t: &mut Thread, a: Args) -> NativeResult {
    with_work(a, |work| {
        while let Some(&task) = work.stack.last() {
            // A step that wants memory is done again.
            if let Some(request) = work.step(t, task)? {
                return Ok(request);
            }
        }
        Ok(Value::NONE)
    })
}

/// What the guest was asked for.
fn put(_: &mut Thread, a: Args) -> NativeResult {
    with_work(a, |work| {
        if let Some(id) = work.asked.take() {
            work.set(id, a[1]);
        }
    });
    Ok(Value::NONE)
}

fn result(t: &mut Thread, a: Args) -> NativeResult {
    let (value, began) = with_work(a, |work| (work.get(0), work.began));
    let world = &t.interp().world;
    world.processes().traffic.pickled(world.now().saturating_sub(began));
    Ok(value)
}

impl Work {
    /// The object of a number; None in place of one that isn't made, which no sound pickle asks for.
    fn get(&self, id: NodeId) -> Value {
        self.made.get(id as usize).and_then(|v| v.bound()).unwrap_or(Value::NONE)
    }

    fn set(&mut self, id: NodeId, v: Value) {
        if let Some(place) = self.made.get_mut(id as usize) {
            *place = v;
        }
    }

    fn values(&self, ids: &[NodeId]) -> Vec<Value> {
        ids.iter().map(|&id| self.get(id)).collect()
    }

    /// Puts steps in the place of the present one, the last of which is done first.
    fn instead(&mut self, tasks: impl IntoIterator<Item = Task>) {
        self.stack.pop();
        self.stack.extend(tasks);
    }

    /// Does a step; what it asks of the guest, if anything.
    fn step(&mut self, t: &mut Thread, task: Task) -> NativeResult<Option<Value>> {
        match task {
            Task::Make(id) => self.make(t, id),
            Task::Complete(id) => self.complete(t, id),
            Task::Call(id) => {
                let Some(made) = self.description(id) else { return self.done() };
                self.ask(t, "call", &[self.get(made.call), self.get(made.args)], Some(id))
            }
            Task::Dress(id, stage) => self.dress(t, id, stage),
        }
    }

    fn done(&mut self) -> NativeResult<Option<Value>> {
        self.stack.pop();
        Ok(None)
    }

    fn description(&self, id: NodeId) -> Option<Made> {
        match self.graph.nodes.get(id as usize) {
            Some(Node::Made(made)) => Some((**made).clone()),
            _ => None,
        }
    }

    /// Asks the guest for something, whose result is an object's value if one is named.
    fn ask(&mut self, t: &mut Thread, what: &str, with: &[Value], result: Option<NodeId>) -> NativeResult<Option<Value>> {
        let mut request = vec![t.intern(what).into()];
        request.extend_from_slice(with);
        let request = t.tuple(&request)?;
        self.stack.pop();
        self.asked = result;
        Ok(Some(request))
    }

    fn make(&mut self, t: &mut Thread, id: NodeId) -> NativeResult<Option<Value>> {
        if !self.made[id as usize].is_unbound() {
            return self.done();
        }
        // Taken out, so that its parts can be looked at while the rest changes.
        let node = std::mem::replace(&mut self.graph.nodes[id as usize], Node::Open);
        let result = self.make_node(t, id, &node);
        self.graph.nodes[id as usize] = node;
        result
    }

    fn make_node(&mut self, t: &mut Thread, id: NodeId, node: &Node) -> NativeResult<Option<Value>> {
        let parts = |ids: &[NodeId]| ids.iter().rev().map(|&id| Task::Make(id)).collect::<Vec<_>>();
        let value = match node {
            Node::None | Node::Open => Value::NONE,
            Node::False => Value::FALSE,
            Node::True => Value::TRUE,
            Node::Ellipsis => Value::ELLIPSIS,
            Node::NotImplemented => Value::NOT_IMPLEMENTED,
            Node::Int(i) => t.int(*i),
            Node::Big(bytes) => t.big_int(IBig::from_le_bytes(bytes)),
            Node::Float(f) => t.float(*f),
            Node::Complex(re, im) => t.complex(*re, *im),
            Node::Str(text) => t.str(text)?,
            Node::Wide(points) => Str::wide(t, points)?.into(),
            Node::Bytes(data) => t.bytes(data)?,
            Node::ByteArray(data) => ByteArray::new(t, data.clone()).into(),
            Node::List(items) => {
                let list = t.list(&[])?;
                self.set(id, list);
                self.instead([Task::Complete(id)]);
                self.stack.extend(parts(items));
                return Ok(None);
            }
            Node::Dict(pairs) => {
                let dict = Dict::new(t).into();
                self.set(id, dict);
                self.instead([Task::Complete(id)]);
                self.stack.extend(pairs.iter().rev().flat_map(|&(key, value)| [Task::Make(value), Task::Make(key)]));
                return Ok(None);
            }
            Node::Set(items) => {
                let set = Set::new(t, ids::SET).into();
                self.set(id, set);
                self.instead([Task::Complete(id)]);
                self.stack.extend(parts(items));
                return Ok(None);
            }
            Node::Tuple(items) | Node::FrozenSet(items) => {
                self.begin(t, id)?;
                self.instead([Task::Complete(id)]);
                self.stack.extend(parts(items));
                return Ok(None);
            }
            Node::Made(made) => {
                self.begin(t, id)?;
                self.instead([Task::Dress(id, Stage::Items), Task::Call(id), Task::Make(made.args), Task::Make(made.call)]);
                return Ok(None);
            }
            Node::Global { module, name } => {
                let with = [t.str(module)?, t.str(name)?];
                return self.ask(t, "global", &with, Some(id));
            }
        };
        self.set(id, value);
        self.done()
    }

    /// Notes that the parts of an immutable object are being made, for the second time where it meets itself within a container.
    fn begin(&mut self, t: &mut Thread, id: NodeId) -> NativeResult<()> {
        let begun = &mut self.begun[id as usize];
        *begun += 1;
        if *begun <= 2 { Ok(()) } else { Err(t.value_error("a pickled object contains itself")) }
    }

    /// All parts are there.
    fn complete(&mut self, t: &mut Thread, id: NodeId) -> NativeResult<Option<Value>> {
        let own = self.made[id as usize];
        let node = std::mem::replace(&mut self.graph.nodes[id as usize], Node::Open);
        let result = match &node {
            Node::List(items) => self.fill_list(t, own, items),
            Node::Dict(pairs) => self.fill_dict(t, own, pairs),
            Node::Set(items) => self.fill_set(t, own, items),
            // It has been made meanwhile by one of its parts.
            _ if !own.is_unbound() => self.done(),
            Node::Tuple(items) => match t.tuple(&self.values(items)) {
                Ok(tuple) => {
                    self.set(id, tuple);
                    self.done()
                }
                Err(e) => Err(e.into()),
            },
            Node::FrozenSet(items) => match t.list(&self.values(items)) {
                Ok(items) => self.ask(t, "frozenset", &[items], Some(id)),
                Err(e) => Err(e.into()),
            },
            _ => self.done(),
        };
        self.graph.nodes[id as usize] = node;
        result
    }

    fn fill_list(&mut self, t: &mut Thread, list: Value, items: &[NodeId]) -> NativeResult<Option<Value>> {
        if let Some(list) = list.cast::<List>() {
            list.assign(t, &self.values(items))?;
        }
        self.done()
    }

    fn fill_dict(&mut self, t: &mut Thread, own: Value, pairs: &[(NodeId, NodeId)]) -> NativeResult<Option<Value>> {
        let Some(dict) = own.cast::<Dict>() else { return self.done() };
        for &(key, value) in pairs {
            let (key, value) = (self.get(key), self.get(value));
            let set = match hash_native(t, key)? {
                Some(hash) => dict.set(t, hash, key, value)?.is_ok(),
                None => false,
            };
            if !set {
                let pairs = self.pairs(t, pairs)?;
                return self.ask(t, "pairs", &[own, pairs], None);
            }
        }
        self.done()
    }

    /// A list of tuples.
    fn pairs(&self, t: &mut Thread, pairs: &[(NodeId, NodeId)]) -> Result<Value, Trap> {
        let mut tuples = Vec::with_capacity(pairs.len());
        for &(key, value) in pairs {
            tuples.push(t.tuple(&[self.get(key), self.get(value)])?);
        }
        Ok(t.list(&tuples)?)
    }

    fn fill_set(&mut self, t: &mut Thread, own: Value, items: &[NodeId]) -> NativeResult<Option<Value>> {
        let Some(set) = own.cast::<Set>() else { return self.done() };
        for &item in items {
            let item = self.get(item);
            let added = match hash_native(t, item)? {
                Some(hash) => set.add(t, hash, item)?.is_ok(),
                None => false,
            };
            if !added {
                let items = t.list(&self.values(items))?;
                return self.ask(t, "add", &[own, items], None);
            }
        }
        self.done()
    }

    /// The object is there: has items, pairs and state set, in this order, each when its own parts are made.
    fn dress(&mut self, t: &mut Thread, id: NodeId, stage: Stage) -> NativeResult<Option<Value>> {
        let Some(made) = self.description(id) else { return self.done() };
        let own = self.get(id);
        let (part, later) = match stage {
            Stage::Items => (made.items, Some(Stage::Pairs)),
            Stage::Pairs => (made.pairs, Some(Stage::State)),
            Stage::State => (made.state, None),
        };
        let later = later.map(|stage| Task::Dress(id, stage));
        let Some(part) = part else {
            self.instead(later);
            return Ok(None);
        };
        let setter = made.setter.filter(|_| matches!(stage, Stage::State));
        let missing: Vec<Task> =
            [Some(part), setter].into_iter().flatten().filter(|&p| self.made[p as usize].is_unbound()).map(Task::Make).collect();
        if !missing.is_empty() {
            self.stack.extend(missing);
            return Ok(None);
        }
        let what = match stage {
            Stage::Items => "items",
            Stage::Pairs => "pairs",
            Stage::State => "state",
        };
        let part = self.get(part);
        let setter = setter.map_or(Value::NONE, |s| self.get(s));
        let with = [own, part, setter];
        let with = if what == "state" { &with[..] } else { &with[..2] };
        let request = self.ask(t, what, with, None)?;
        self.stack.extend(later);
        Ok(request)
    }
}
