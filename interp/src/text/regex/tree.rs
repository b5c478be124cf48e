//! A pattern as a tree of what must match, and what can be wrong with one.

use crate::text::Text;

/// The largest number of repetitions that can be asked for; stands for "any number".
pub(super) const MAX_REPEAT: u32 = u32::MAX;

/// What is wrong with a pattern.
#[derive(Debug, Clone)]
pub enum BadPattern {
    /// `re.PatternError`: the message, and the position it is about.
    Pattern { message: Text, position: Option<usize> },
    /// An exception of another kind: `OverflowError`.
    Overflow,
    /// `ValueError`: flags that contradict each other.
    Value(&'static str),
}

pub(super) type Result<T> = std::result::Result<T, BadPattern>;

/// A sequence of what must match one after the other.
pub(super) type Sequence = Vec<Node>;

/// How a repetition goes about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Category {
    Digit,
    Space,
    Word,
}

/// A member of a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Char(u32),
    Range(u32, u32),
    Category { category: Category, negated: bool },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// `^`
    Beginning,
    /// `$`
    End,
    /// `\A`
    StringBeginning,
    /// `\Z`
    StringEnd,
    Boundary,
    NoBoundary,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Node {
    Char(u32),
    Set {
        negated: bool,
        items: Vec<Item>,
    },
    Any,
    At(Place),
    Branch(Vec<Sequence>),
    Repeat {
        min: u32,
        max: u32,
        greed: Greed,
        body: Sequence,
    },
    /// `group` is none where it doesn't capture; the flags hold within.
    Group {
        group: Option<u32>,
        add: u32,
        remove: u32,
        body: Sequence,
    },
    Atomic(Sequence),
    Look {
        behind: bool,
        negated: bool,
        body: Sequence,
    },
    Backref(u32),
    Conditional {
        group: u32,
        yes: Sequence,
        no: Option<Sequence>,
    },
    Fail,
}

/// A parsed pattern.
pub(super) struct Parsed {
    pub(super) tree: Sequence,
    pub(super) flags: u32,
    pub(super) is_bytes: bool,
    /// How many groups there are, the whole match not counted.
    pub(super) groups: u32,
    /// The names of groups, in order of their numbers.
    pub(super) names: Vec<(Vec<u32>, u32)>,
    /// The least and largest width of each group; the first is the whole match.
    pub(super) widths: Vec<Option<Width>>,
    pub(super) warnings: Vec<String>,
}

/// The fewest and most characters that something matches.
pub(super) type Width = (u64, u64);

/// More than any width that can be asked for.
const ENDLESS: u64 = 1 << 60;

/// The width of a sequence, groups that it refers to being known.
pub(super) fn width(sequence: &[Node], groups: &[Option<Width>]) -> Width {
    let (mut low, mut high) = (0u64, 0u64);
    for node in sequence {
        let (l, h) = match node {
            Node::Char(_) | Node::Set { .. } | Node::Any => (1, 1),
            Node::At(_) | Node::Look { .. } | Node::Fail => (0, 0),
            Node::Branch(branches) => {
                let widths = branches.iter().map(|b| width(b, groups));
                widths.fold((ENDLESS, 0), |(l, h), (i, j)| (l.min(i), h.max(j)))
            }
            Node::Repeat { min, max, body, .. } => {
                let (i, j) = width(body, groups);
                let high = if *max == MAX_REPEAT && j > 0 { ENDLESS } else { j.saturating_mul(u64::from(*max)) };
                (i.saturating_mul(u64::from(*min)), high)
            }
            Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
            Node::Backref(group) => groups.get(*group as usize).copied().flatten().unwrap_or((0, ENDLESS)),
            Node::Conditional { yes, no, .. } => {
                let (i, j) = width(yes, groups);
                let (l, h) = no.as_ref().map_or((0, 0), |no| width(no, groups));
                (i.min(l), j.max(h))
            }
        };
        low = low.saturating_add(l).min(ENDLESS);
        high = high.saturating_add(h).min(ENDLESS);
    }
    (low, high)
}
