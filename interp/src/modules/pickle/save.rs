//! From objects to a pickle.
//!
//! A `Saver` walks through built-in values by itself. What only guest code can describe (an instance, a class) it hands out by
//! `next`, and is given back as a name or as a call by `put_global` and `put_made`. So no native calls guest code, however
//! deep the graph, and no depth of it needs a stack.

use std::collections::HashMap;

use parking_lot::Mutex;

use super::format::{Graph, Made, Node, NodeId};
use crate::heap::{Header, Kind, Marker};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::bytearray::ByteArray;
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::list::{List, Tuple};
use crate::objects::native::{Native, Payload};
use crate::objects::number::{BigInt, Complex};
use crate::objects::set::Set;
use crate::objects::string::{Bytes, Str};
use crate::value::Value;

pub(super) const SAVER: ClassDef = ClassDef {
    name: "Saver",
    module: "_pickle",
    methods: &[
        native!(Method "next" "self, /" next),
        native!(Method "put_global" "self, module, name, /" put_global),
        native!(Method "put_made" "self, call, args, state, items, pairs, setter, /" put_made),
        native!(Method "finish" "self, /" finish),
    ],
    subclassable: false,
};

#[derive(Default)]
struct Walk {
    graph: Graph,
    /// The numbers of the objects seen.
    known: HashMap<Value, NodeId>,
    /// What is to be described, the next last.
    stack: Vec<(NodeId, Value)>,
    /// Whose description has been asked of the guest.
    asked: Option<NodeId>,
    /// When, on the driver's clock.
    began: u64,
}

struct Saver(Mutex<Walk>);

impl Payload for Saver {
    fn trace(&self, m: &mut Marker) {
        // What has been seen stays alive, so that no other object gets its address meanwhile.
        let walk = self.0.lock();
        walk.known.keys().for_each(|&v| m.value(v));
        walk.stack.iter().for_each(|&(_, v)| m.value(v));
    }
}

/// A saver of an object.
pub(super) fn saver(t: &mut Thread, a: Args) -> NativeResult {
    let mut walk = Walk { began: t.interp().world.now(), ..Walk::default() };
    walk.number(a[0]);
    let class = t.native_class(&SAVER);
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Saver(Mutex::new(walk))))).into())
}

fn with_walk<R>(a: Args, f: impl FnOnce(&mut Walk) -> R) -> R {
    let native = a[0].cast::<Native>().expect("gilbox bug: the receiver's class was checked");
    let saver: &Saver = native.payload().expect("gilbox bug: a saver without its walk");
    f(&mut saver.0.lock())
}

impl Walk {
    /// The number of an object, which is to be described if it is new.
    fn number(&mut self, v: Value) -> NodeId {
        if let Some(&known) = self.known.get(&v) {
            return known;
        }
        let id = self.graph.nodes.len() as NodeId;
        match plain_leaf(v) {
            Some(node) => self.graph.nodes.push(node),
            None => {
                self.graph.nodes.push(Node::Open);
                self.stack.push((id, v));
            }
        }
        if v.is_object() {
            self.known.insert(v, id);
        }
        id
    }

    /// The numbers of several objects, the first of which is described first.
    fn numbers(&mut self, values: impl IntoIterator<Item = Value>) -> Vec<NodeId> {
        let top = self.stack.len();
        let ids = values.into_iter().map(|v| self.number(v)).collect();
        self.stack[top..].reverse();
        ids
    }

    fn fill(&mut self, id: NodeId, node: Node) {
        if let Some(place) = self.graph.nodes.get_mut(id as usize) {
            *place = node;
        }
    }
}

/// A value without parts.
fn plain_leaf(v: Value) -> Option<Node> {
    match v {
        Value::NONE => return Some(Node::None),
        Value::FALSE => return Some(Node::False),
        Value::TRUE => return Some(Node::True),
        Value::ELLIPSIS => return Some(Node::Ellipsis),
        Value::NOT_IMPLEMENTED => return Some(Node::NotImplemented),
        _ => {}
    }
    if let Some(i) = v.as_int() {
        return Some(Node::Int(i));
    }
    if let Some(f) = v.as_float() {
        return Some(Node::Float(f));
    }
    match v.header()?.class() {
        ids::INT => v.cast::<BigInt>().map(|big| match i64::try_from(&big.value) {
            Ok(i) => Node::Int(i),
            Err(_) => Node::Big(big.value.to_le_bytes().into()),
        }),
        ids::COMPLEX => v.cast::<Complex>().map(|c| Node::Complex(c.re, c.im)),
        ids::STR => v.cast::<Str>().map(|s| {
            let text = s.to_utf8();
            if s.chars() == *text { Node::Str(text.into_owned()) } else { Node::Wide(s.chars().iter().collect()) }
        }),
        ids::BYTES => v.cast::<Bytes>().map(|b| Node::Bytes(b.data().to_vec())),
        ids::BYTEARRAY => v.cast::<ByteArray>().map(|b| Node::ByteArray(b.to_vec())),
        _ => None,
    }
}

/// Goes on to the next object that only the guest can describe: a tuple of it; None when all is done.
fn next(t: &mut Thread, a: Args) -> NativeResult {
    let found = with_walk(a, |walk| {
        while let Some(&(id, v)) = walk.stack.last() {
            let class = v.header().map(|h| h.class());
            walk.stack.pop();
            let node = match class {
                Some(ids::LIST) => v.cast::<List>().map(|list| Node::List(walk.numbers(list.to_vec()))),
                Some(ids::TUPLE) => v.cast::<Tuple>().map(|tuple| Node::Tuple(walk.numbers(tuple.items().to_vec()))),
                Some(ids::SET) => v.cast::<Set>().map(|set| Node::Set(walk.numbers(set.keys()))),
                Some(ids::FROZENSET) => v.cast::<Set>().map(|set| Node::FrozenSet(walk.numbers(set.keys()))),
                Some(ids::DICT) => v.cast::<Dict>().map(|dict| {
                    let flat = walk.numbers(dict.entries().into_iter().flat_map(|(key, value)| [key, value]));
                    Node::Dict(flat.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
                }),
                _ => None,
            };
            match node {
                Some(node) => walk.fill(id, node),
                None => {
                    walk.asked = Some(id);
                    return Some((id, v));
                }
            }
        }
        None
    });
    let Some((id, v)) = found else { return Ok(Value::NONE) };
    match t.tuple(&[v]) {
        Ok(one) => Ok(one),
        Err(e) => {
            with_walk(a, |walk| walk.stack.push((id, v)));
            Err(e.into())
        }
    }
}

/// The object asked about is what a module has under a name.
fn put_global(_: &mut Thread, a: Args) -> NativeResult {
    let text = |v: Value| v.cast::<Str>().map_or_else(String::new, |s| s.to_utf8().into_owned());
    let (module, name) = (text(a[1]), text(a[2]));
    with_walk(a, |walk| {
        if let Some(id) = walk.asked.take() {
            walk.fill(id, Node::Global { module, name });
        }
    });
    Ok(Value::NONE)
}

/// The object asked about is made by a call. `state` is a tuple of it or None; `items` and `pairs` are lists or None.
fn put_made(_: &mut Thread, a: Args) -> NativeResult {
    let state = a.get(3).cast::<Tuple>().and_then(|one| one.items().first().copied());
    let optional = |i: usize| a.opt(i).filter(|v| !v.is_none());
    let parts = [Some(a[1]), Some(a[2]), state, optional(4), optional(5), optional(6)];
    with_walk(a, |walk| {
        let Some(id) = walk.asked.take() else { return };
        let mut numbers = walk.numbers(parts.into_iter().flatten()).into_iter();
        let mut number = |part: Option<Value>| part.and_then(|_| numbers.next());
        let [call, args, state, items, pairs, setter] = parts.map(&mut number);
        if let (Some(call), Some(args)) = (call, args) {
            walk.fill(id, Node::Made(Box::new(Made { call, args, state, items, pairs, setter })));
        }
    });
    Ok(Value::NONE)
}

/// The pickle.
fn finish(t: &mut Thread, a: Args) -> NativeResult {
    let (bytes, began, count) = with_walk(a, |walk| (walk.graph.encode(), walk.began, walk.graph.nodes.len()));
    t.charge_time(cost::PICKLED_ITEM.times(count) + cost::PICKLED_BYTE.times(bytes.len()));
    let pickle = t.bytes(&bytes)?;
    let world = &t.interp().world;
    world.processes().traffic.pickled(world.now().saturating_sub(began));
    Ok(pickle)
}
