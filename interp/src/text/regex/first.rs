//! Which characters a match can go on with from some point of a program.

use super::program::{Guard, GuardId, One, Op, Program};

/// So many operations are looked at before the answer is "any".
const MOST: usize = 300;

/// Finds guards.
pub(super) struct Firsts<'a> {
    program: &'a Program,
    left: usize,
    guard: Guard,
    visited: Vec<u32>,
}

/// What a match from `pc` on can begin with; none if that is unknown or it may match nothing.
pub(super) fn guard_at(program: &Program, pc: usize) -> Option<Guard> {
    let mut firsts = Firsts { program, left: MOST, guard: Guard { low: [0; 4], high: false }, visited: Vec::new() };
    if !firsts.walk(pc) {
        return None;
    }
    let full = firsts.guard.high && firsts.guard.low.iter().all(|&w| w == u64::MAX);
    if full { None } else { Some(firsts.guard) }
}

impl Firsts<'_> {
    fn add(&mut self, low: [u64; 4], high: bool) {
        for (mine, its) in self.guard.low.iter_mut().zip(low) {
            *mine |= its;
        }
        self.guard.high |= high;
    }

    fn add_one(&mut self, what: One) {
        match what {
            One::Char(c) if c < 256 => self.guard.low[(c >> 6) as usize] |= 1 << (c & 63),
            One::Char(_) => self.guard.high = true,
            One::Set(set) => {
                let set = &self.program.sets[set as usize];
                self.add(set.low, set.reaches_high());
            }
            One::AnyButNewline => {
                let mut low = [u64::MAX; 4];
                low[0] &= !(1 << 10);
                self.add(low, true);
            }
            One::Any => self.add([u64::MAX; 4], true),
        }
    }

    /// Adds what can come first; false if nothing need come.
    fn walk(&mut self, mut pc: usize) -> bool {
        loop {
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            match self.program.ops[pc] {
                Op::Char(c) => {
                    self.add_one(One::Char(c));
                    return true;
                }
                Op::Set(set) => {
                    self.add_one(One::Set(set));
                    return true;
                }
                Op::AnyButNewline => {
                    self.add_one(One::AnyButNewline);
                    return true;
                }
                Op::Any => {
                    self.add_one(One::Any);
                    return true;
                }
                Op::At(_) | Op::Open(_) | Op::Close(_) | Op::LoopStart(_) | Op::Atomic { .. } => pc += 1,
                Op::Jump(to) => pc = to as usize,
                Op::Look { exit, .. } => pc = exit as usize,
                Op::Branch(table) => {
                    let program = self.program;
                    return program.branches[table as usize].iter().all(|a| self.walk(a.target as usize));
                }
                Op::Repeat(repeat) => {
                    let repeat = &self.program.repeats[repeat as usize];
                    self.add_one(repeat.what);
                    if repeat.min > 0 {
                        return true;
                    }
                    pc += 1;
                }
                Op::Loop(id) | Op::PossessiveLoop(id) => {
                    // A loop that is come to again has had its say.
                    if self.visited.contains(&(pc as u32)) {
                        return true;
                    }
                    self.visited.push(pc as u32);
                    let exit = self.program.loops[id as usize].exit as usize;
                    if !self.walk(pc + 1) {
                        return false;
                    }
                    pc = exit;
                }
                // The end of an atomic group or of a round: what follows is not known from here.
                Op::BarrierEnd | Op::Backref { .. } | Op::Match => return false,
                Op::Conditional { otherwise, .. } => {
                    if !self.walk(otherwise as usize) {
                        return false;
                    }
                    pc += 1;
                }
                Op::Fail => return true,
            }
        }
    }
}

/// Adds a guard to a program.
pub(super) fn keep(program: &mut Program, guard: Option<Guard>) -> GuardId {
    let Some(guard) = guard else { return GuardId::NONE };
    let known = program.guards.iter().position(|g| *g == guard);
    let id = known.unwrap_or_else(|| {
        program.guards.push(guard);
        program.guards.len() - 1
    });
    GuardId(id as u32)
}
