//! A tree as a program.

use super::first;
use super::flags;
use super::program::{Alternative, Fold, GuardId, Loop, One, Op, Program, Repeat, Spot, Start};
use super::set::{Look, Set};
use super::tree::{self, BadPattern, Greed, Item, Node, Parsed, Place};
use super::{case, program};

struct Compiler<'a> {
    parsed: &'a Parsed,
    out: Program,
}

/// The program of a parsed pattern.
///
/// # Errors
/// For a lookbehind whose width is not fixed.
pub(super) fn program(parsed: &Parsed) -> Result<Program, BadPattern> {
    let out = Program {
        ops: Vec::new(),
        sets: Vec::new(),
        branches: Vec::new(),
        repeats: Vec::new(),
        loops: Vec::new(),
        guards: Vec::new(),
        counters: 0,
        start: Start::Anywhere,
        groups: parsed.groups,
        names: parsed.names.clone(),
        flags: parsed.flags,
        is_bytes: parsed.is_bytes,
    };
    let mut c = Compiler { parsed, out };
    c.sequence(&parsed.tree, parsed.flags)?;
    c.emit(Op::Match);
    let mut out = c.out;
    add_guards(&mut out);
    out.start = start(&mut out);
    Ok(out)
}

impl Compiler<'_> {
    fn emit(&mut self, op: Op) -> usize {
        self.out.ops.push(op);
        self.out.ops.len() - 1
    }

    fn here(&self) -> u32 {
        self.out.ops.len() as u32
    }

    fn sequence(&mut self, nodes: &[Node], flags: u32) -> Result<(), BadPattern> {
        nodes.iter().try_for_each(|node| self.node(node, flags))
    }

    fn node(&mut self, node: &Node, given: u32) -> Result<(), BadPattern> {
        if let Some(one) = self.single(node, given) {
            self.emit(match one {
                One::Char(c) => Op::Char(c),
                One::Set(set) => Op::Set(set),
                One::AnyButNewline => Op::AnyButNewline,
                One::Any => Op::Any,
            });
            return Ok(());
        }
        match node {
            Node::Char(_) | Node::Set { .. } | Node::Any => {}
            Node::At(place) => {
                let unicode = given & flags::UNICODE != 0;
                let lines = given & flags::MULTILINE != 0;
                self.emit(Op::At(match place {
                    Place::Beginning if lines => Spot::LineBeginning,
                    Place::Beginning | Place::StringBeginning => Spot::StringBeginning,
                    Place::End if lines => Spot::LineEnd,
                    Place::End => Spot::End,
                    Place::StringEnd => Spot::StringEnd,
                    Place::Boundary => Spot::Boundary { unicode, negated: false },
                    Place::NoBoundary => Spot::Boundary { unicode, negated: true },
                }));
            }
            Node::Branch(branches) => {
                let table = self.out.branches.len();
                self.out.branches.push(Vec::new());
                self.emit(Op::Branch(table as u32));
                let mut jumps = Vec::new();
                let mut alternatives = Vec::new();
                for branch in branches {
                    alternatives.push(Alternative { target: self.here(), guard: GuardId::NONE });
                    self.sequence(branch, given)?;
                    jumps.push(self.emit(Op::Jump(0)));
                }
                let end = self.here();
                for jump in jumps {
                    self.out.ops[jump] = Op::Jump(end);
                }
                self.out.branches[table] = alternatives;
            }
            Node::Repeat { min, max, greed, body } => self.repeat(*min, *max, *greed, body, given)?,
            Node::Group { group, add, remove, body } => {
                let kept = if add & flags::TYPE != 0 { given & !flags::TYPE } else { given };
                let inner = (kept | add) & !remove;
                if let Some(group) = group {
                    self.emit(Op::Open(*group));
                }
                self.sequence(body, inner)?;
                if let Some(group) = group {
                    self.emit(Op::Close(*group));
                }
            }
            Node::Atomic(body) => {
                let at = self.emit(Op::Atomic { exit: 0 });
                self.sequence(body, given)?;
                self.emit(Op::BarrierEnd);
                self.out.ops[at] = Op::Atomic { exit: self.here() };
            }
            Node::Look { behind, negated, body } => {
                let mut back = 0;
                if *behind {
                    let (low, high) = tree::width(body, &self.parsed.widths);
                    if low != high {
                        let message = "look-behind requires fixed-width pattern".into();
                        return Err(BadPattern::Pattern { message, position: None });
                    }
                    back = u32::try_from(low)
                        .map_err(|_| BadPattern::Pattern { message: "looks too much behind".into(), position: None })?;
                }
                let at = self.emit(Op::Fail);
                self.sequence(body, given)?;
                self.emit(Op::BarrierEnd);
                self.out.ops[at] = Op::Look { negated: *negated, back, exit: self.here() };
            }
            Node::Backref(group) => {
                let fold = match given {
                    _ if given & flags::IGNORECASE == 0 => Fold::No,
                    _ if given & flags::UNICODE != 0 => Fold::Unicode,
                    _ => Fold::Ascii,
                };
                self.emit(Op::Backref { group: *group, fold });
            }
            Node::Conditional { group, yes, no } => {
                let at = self.emit(Op::Fail);
                self.sequence(yes, given)?;
                let jump = no.as_ref().map(|_| self.emit(Op::Jump(0)));
                self.out.ops[at] = Op::Conditional { group: *group, otherwise: self.here() };
                if let (Some(no), Some(jump)) = (no, jump) {
                    self.sequence(no, given)?;
                    self.out.ops[jump] = Op::Jump(self.here());
                }
            }
            Node::Fail => {
                self.emit(Op::Fail);
            }
        }
        Ok(())
    }

    /// The test that a node makes, if it is of one character.
    fn single(&mut self, node: &Node, given: u32) -> Option<One> {
        let look = Look { ignore_case: given & flags::IGNORECASE != 0, unicode: given & flags::UNICODE != 0 };
        match node {
            Node::Any => Some(if given & flags::DOTALL != 0 { One::Any } else { One::AnyButNewline }),
            Node::Char(c) if !look.ignore_case || !case::is_cased(*c, look.unicode) => Some(One::Char(*c)),
            Node::Char(c) => Some(self.set(false, &[Item::Char(*c)], look)),
            Node::Set { negated, items } => Some(self.set(*negated, items, look)),
            _ => None,
        }
    }

    fn set(&mut self, negated: bool, items: &[Item], look: Look) -> One {
        self.out.sets.push(Set::new(negated, items, look));
        One::Set(self.out.sets.len() as u32 - 1)
    }

    fn repeat(&mut self, min: u32, max: u32, greed: Greed, body: &[Node], given: u32) -> Result<(), BadPattern> {
        if let [node] = body
            && let Some(what) = self.single(node, given)
        {
            self.out.repeats.push(Repeat { what, min, max, greed, follow: GuardId::NONE });
            let id = self.out.repeats.len() - 1;
            self.emit(Op::Repeat(id as u32));
            return Ok(());
        }
        // What may be left out is a branch.
        if (min, max) == (0, 1) && greed != Greed::Possessive {
            let table = self.out.branches.len();
            self.out.branches.push(Vec::new());
            self.emit(Op::Branch(table as u32));
            let inside = Alternative { target: self.here(), guard: GuardId::NONE };
            self.sequence(body, given)?;
            let outside = Alternative { target: self.here(), guard: GuardId::NONE };
            self.out.branches[table] = if greed == Greed::Lazy { vec![outside, inside] } else { vec![inside, outside] };
            return Ok(());
        }
        let counter = self.out.counters as u32;
        self.out.counters += 1;
        let id = self.out.loops.len() as u32;
        self.out.loops.push(Loop {
            counter,
            min,
            max,
            lazy: greed == Greed::Lazy,
            exit: 0,
            body_guard: GuardId::NONE,
            exit_guard: GuardId::NONE,
        });
        self.emit(Op::LoopStart(counter));
        let at = self.here();
        if greed == Greed::Possessive {
            self.emit(Op::PossessiveLoop(id));
            self.sequence(body, given)?;
            self.emit(Op::BarrierEnd);
        } else {
            self.emit(Op::Loop(id));
            self.sequence(body, given)?;
            self.emit(Op::Jump(at));
        }
        self.out.loops[id as usize].exit = self.here();
        Ok(())
    }
}

/// Finds what alternatives, loops and repetitions can go on with.
fn add_guards(out: &mut program::Program) {
    for pc in 0..out.ops.len() {
        match out.ops[pc] {
            Op::Branch(table) => {
                for i in 0..out.branches[table as usize].len() {
                    let guard = first::guard_at(out, out.branches[table as usize][i].target as usize);
                    out.branches[table as usize][i].guard = first::keep(out, guard);
                }
            }
            Op::Repeat(repeat) => {
                let guard = first::guard_at(out, pc + 1);
                out.repeats[repeat as usize].follow = first::keep(out, guard);
            }
            Op::Loop(id) => {
                let body = first::guard_at(out, pc + 1);
                let exit = first::guard_at(out, out.loops[id as usize].exit as usize);
                out.loops[id as usize].body_guard = first::keep(out, body);
                out.loops[id as usize].exit_guard = first::keep(out, exit);
            }
            _ => {}
        }
    }
}

/// How a search finds where a match may begin.
fn start(out: &mut Program) -> Start {
    let mut points = Vec::new();
    for op in &out.ops {
        match op {
            Op::Open(_) | Op::Close(_) => {}
            Op::Char(c) => points.push(*c),
            Op::At(Spot::StringBeginning) if points.is_empty() => return Start::Beginning,
            _ => break,
        }
    }
    if !points.is_empty() {
        let narrow: Option<Vec<u8>> = points.iter().map(|&c| u8::try_from(c).ok()).collect();
        let finder = narrow.map(|bytes| Box::new(memchr::memmem::Finder::new(&bytes).into_owned()));
        return Start::Literal { points, finder };
    }
    match first::guard_at(out, 0) {
        Some(guard) => Start::Guard(first::keep(out, Some(guard))),
        None => Start::Anywhere,
    }
}
