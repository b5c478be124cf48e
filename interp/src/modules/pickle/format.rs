//! What a pickle looks like: a graph of nodes that refer to each other by number, so that sharing and cycles are kept.
//!
//! The bytes are a short mark, which tells a pickle from anything else, the length of what follows (eight bytes, the lowest first), and
//! the graph in serde's `postcard` encoding.

use serde::{Deserialize, Serialize};

/// What every pickle begins with; the last byte is the version of the format.
const MARK: &[u8] = b"gb\x01";

/// The number of a node.
pub(super) type NodeId = u32;

/// One pickled object and all that it reaches. The first node is the object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
}

/// One object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Node {
    None,
    False,
    True,
    Ellipsis,
    NotImplemented,
    Int(i64),
    /// An integer beyond 64 bits: two's complement, the lowest byte first.
    Big(Vec<u8>),
    Float(f64),
    Complex(f64, f64),
    Str(String),
    /// A string with lone surrogates, by code points.
    Wide(Vec<u32>),
    Bytes(Vec<u8>),
    ByteArray(Vec<u8>),
    List(Vec<NodeId>),
    Tuple(Vec<NodeId>),
    Dict(Vec<(NodeId, NodeId)>),
    Set(Vec<NodeId>),
    FrozenSet(Vec<NodeId>),
    /// A class or function, by its module and its qualified name there.
    Global {
        module: String,
        name: String,
    },
    /// An object that a call makes again, and what is done to it afterwards.
    Made(Box<Made>),
    /// An object that has its number and is not described yet. No pickle contains it.
    Open,
}

/// As `__reduce__` describes an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Made {
    /// What is called, with a tuple of arguments.
    pub(super) call: NodeId,
    pub(super) args: NodeId,
    pub(super) state: Option<NodeId>,
    /// Items to append: a list.
    pub(super) items: Option<NodeId>,
    /// Keys and values to set: a list of pairs.
    pub(super) pairs: Option<NodeId>,
    /// What is called with the object and its state, if not the usual.
    pub(super) setter: Option<NodeId>,
}

/// Why bytes are no pickle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Malformed {
    /// They end too soon.
    Truncated,
    /// They mean nothing.
    Garbage,
}

impl Graph {
    /// The graph as bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and all lengths are known.
        let body = postcard::to_allocvec(self).unwrap_or_default();
        [MARK, &(body.len() as u64).to_le_bytes(), &body].concat()
    }

    /// The graph that bytes describe. Every number in it is that of a node, and none is left open.
    ///
    /// # Errors
    /// Why they describe none.
    pub(super) fn decode(bytes: &[u8]) -> Result<Graph, Malformed> {
        let Some(rest) = bytes.strip_prefix(MARK) else {
            return Err(if MARK.starts_with(bytes) { Malformed::Truncated } else { Malformed::Garbage });
        };
        let Some((length, rest)) = rest.split_first_chunk() else { return Err(Malformed::Truncated) };
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let body = rest.get(..length).ok_or(Malformed::Truncated)?;
        let graph: Graph = postcard::from_bytes(body).map_err(|error| match error {
            postcard::Error::DeserializeUnexpectedEnd => Malformed::Truncated,
            _ => Malformed::Garbage,
        })?;
        let count = graph.nodes.len();
        let sound = |node: &Node| {
            let mut sound = true;
            node.children(|child| sound &= (child as usize) < count);
            sound && *node != Node::Open
        };
        if count > 0 && graph.nodes.iter().all(sound) { Ok(graph) } else { Err(Malformed::Garbage) }
    }
}

impl Node {
    /// Passes on every node that it refers to.
    fn children(&self, mut visit: impl FnMut(NodeId)) {
        match self {
            Node::List(items) | Node::Tuple(items) | Node::Set(items) | Node::FrozenSet(items) => {
                items.iter().for_each(|&item| visit(item));
            }
            Node::Dict(pairs) => pairs.iter().for_each(|&(key, value)| {
                visit(key);
                visit(value);
            }),
            Node::Made(made) => {
                let Made { call, args, state, items, pairs, setter } = **made;
                [Some(call), Some(args), state, items, pairs, setter].into_iter().flatten().for_each(visit);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn node(count: u32) -> impl Strategy<Value = Node> {
        let id = 0..count;
        let ids = || proptest::collection::vec(0..count, 0..4);
        prop_oneof![
            Just(Node::None),
            any::<i64>().prop_map(Node::Int),
            proptest::num::f64::NORMAL.prop_map(Node::Float),
            ".*".prop_map(Node::Str),
            proptest::collection::vec(any::<u8>(), 0..9).prop_map(Node::Bytes),
            ids().prop_map(Node::List),
            ids().prop_map(Node::Tuple),
            proptest::collection::vec((0..count, 0..count), 0..4).prop_map(Node::Dict),
            (id.clone(), id, proptest::option::of(0..count)).prop_map(|(call, args, state)| {
                Node::Made(Box::new(Made { call, args, state, items: None, pairs: None, setter: None }))
            }),
        ]
    }

    proptest! {
        #[test]
        fn graphs_survive(nodes in proptest::collection::vec(node(8), 8)) {
            let graph = Graph { nodes };
            prop_assert_eq!(Graph::decode(&graph.encode()), Ok(graph));
        }

        #[test]
        fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Graph::decode(&[MARK, &(bytes.len() as u64).to_le_bytes(), &bytes].concat());
            let _ = Graph::decode(&bytes);
        }
    }

    #[test]
    fn what_is_no_graph_is_refused() {
        assert_eq!(Graph::decode(b""), Err(Malformed::Truncated));
        assert_eq!(Graph::decode(b"abc"), Err(Malformed::Garbage));
        let dangling = Graph { nodes: vec![Node::List(vec![1])] };
        assert_eq!(Graph::decode(&dangling.encode()), Err(Malformed::Garbage));
        let open = Graph { nodes: vec![Node::Open] };
        assert_eq!(Graph::decode(&open.encode()), Err(Malformed::Garbage));
    }
}
