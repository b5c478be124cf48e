//! What a pattern is compiled to: operations that a matcher steps through.

use super::set::Set;

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) sets: Vec<Set>,
    pub(super) branches: Vec<Vec<Alternative>>,
    pub(super) repeats: Vec<Repeat>,
    pub(super) loops: Vec<Loop>,
    pub(super) guards: Vec<Guard>,
    /// How many counters the loops need.
    pub(super) counters: usize,
    /// How a search finds where a match may begin.
    pub(super) start: Start,
    /// The groups, the whole match not counted.
    pub groups: u32,
    /// The names of groups, in order of their numbers.
    pub names: Vec<(Vec<u32>, u32)>,
    /// The flags, those that the pattern itself sets included.
    pub flags: u32,
    pub is_bytes: bool,
}

/// An operation. Where it doesn't say so, it goes on with the next one, or fails.
#[derive(Debug, Clone, Copy)]
pub(super) enum Op {
    /// The next character is this one.
    Char(u32),
    /// The next character is of a set.
    Set(u32),
    /// The next character is no newline.
    AnyButNewline,
    /// There is a next character.
    Any,
    At(Spot),
    /// A group begins.
    Open(u32),
    /// A group ends.
    Close(u32),
    /// One alternative after the other.
    Branch(u32),
    Jump(u32),
    /// A single character again and again.
    Repeat(u32),
    /// A loop begins: its counter is set to zero.
    LoopStart(u32),
    /// Once more through the body, which follows, or out.
    Loop(u32),
    /// The same for a possessive loop, whose rounds end with `PossessiveEnd`.
    PossessiveLoop(u32),
    /// A look-around; the body follows and ends with `BarrierEnd`.
    Look {
        negated: bool,
        back: u32,
        exit: u32,
    },
    /// An atomic group; the body follows and ends with `BarrierEnd`.
    Atomic {
        exit: u32,
    },
    BarrierEnd,
    /// What a group has matched, again.
    Backref {
        group: u32,
        fold: Fold,
    },
    /// Goes to `otherwise` if the group has not matched.
    Conditional {
        group: u32,
        otherwise: u32,
    },
    Fail,
    Match,
}

/// How two characters are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    No,
    Ascii,
    Unicode,
}

/// What can be asked about a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    StringBeginning,
    LineBeginning,
    /// At the end, or before a newline that ends the string.
    End,
    LineEnd,
    StringEnd,
    Boundary {
        unicode: bool,
        negated: bool,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Alternative {
    pub(super) target: u32,
    pub(super) guard: GuardId,
}

/// The repetition of a single character's test.
#[derive(Debug)]
pub(super) struct Repeat {
    pub(super) what: One,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) greed: super::tree::Greed,
    /// What must come after it.
    pub(super) follow: GuardId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum One {
    Char(u32),
    Set(u32),
    AnyButNewline,
    Any,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Loop {
    pub(super) counter: u32,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) lazy: bool,
    pub(super) exit: u32,
    pub(super) body_guard: GuardId,
    pub(super) exit_guard: GuardId,
}

/// Which characters something can begin with: more may pass than really match, never fewer. It is asked only about what cannot
/// match nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guard {
    pub(super) low: [u64; 4],
    /// May it begin with a character from 256 on?
    pub(super) high: bool,
}

/// A guard, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GuardId(pub(super) u32);

impl GuardId {
    pub(super) const NONE: GuardId = GuardId(u32::MAX);
}

impl Guard {
    #[inline(always)]
    pub(super) fn passes(&self, c: u32) -> bool {
        if c < 256 { self.low[(c >> 6) as usize] >> (c & 63) & 1 != 0 } else { self.high }
    }
}

/// How a search finds where a match may begin.
#[derive(Debug)]
pub(super) enum Start {
    Anywhere,
    /// At the string's beginning only.
    Beginning,
    /// Where this text stands.
    Literal {
        points: Vec<u32>,
        finder: Option<Box<memchr::memmem::Finder<'static>>>,
    },
    /// Where a guard lets it.
    Guard(GuardId),
}
