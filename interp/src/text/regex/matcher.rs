//! Runs a program by backtracking.
//!
//! The stack holds two kinds of entries: places to go back to, and old values to be put back on the way there. What a
//! look-around or an atomic group has tried is cut off when it has matched; its old values stay, because what comes before it may
//! still be gone back to. A *barrier* marks where such a part begins.

use super::case;
use super::program::{Fold, GuardId, One, Op, Program, Repeat, Spot, Start};
use super::set;
use super::tree::{Category, Greed};
use crate::text::Unit;

/// The position of a group that has not matched.
pub const UNSET: usize = usize::MAX;

/// The stack may not hold more entries than this: so deep only a hopeless pattern goes.
const MAX_STACK: usize = 1 << 26;

/// Where a match must lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// At the start.
    Match,
    /// From the start to the end.
    Full,
    /// Anywhere from the start on.
    Search,
}

/// What is to be matched.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub mode: Mode,
    pub start: usize,
    /// As if the text ended here.
    pub end: usize,
    /// A match at the start must not be empty.
    pub advance: bool,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Matched,
    Failed,
    /// The fuel is spent: `run` again goes on.
    Suspended,
    /// The stack has become too large.
    TooDeep,
}

#[derive(Clone, Copy)]
enum Entry {
    /// Go on there.
    Resume {
        pc: u32,
        pos: usize,
    },
    /// Try the alternatives from `next` on.
    Branch {
        table: u32,
        next: u32,
        pos: usize,
    },
    /// Try with one repetition less: the positions from `low` to `high` are left.
    Greedy {
        pc: u32,
        low: usize,
        high: usize,
    },
    /// Try with one repetition more.
    Lazy {
        pc: u32,
        start: usize,
        pos: usize,
    },
    /// Once more through a lazy loop.
    Again {
        pc: u32,
        pos: usize,
    },
    /// A look-around, an atomic group or a round of a possessive loop begins. `outer` is the barrier before it.
    Barrier {
        pc: u32,
        pos: usize,
        outer: usize,
    },
    Slot {
        slot: u32,
        old: usize,
    },
    Close {
        slot: u32,
        last_group: u32,
        old: usize,
    },
    Counter {
        counter: u32,
        count: u32,
        last: usize,
    },
}

impl Entry {
    fn is_old_value(&self) -> bool {
        matches!(self, Entry::Slot { .. } | Entry::Close { .. } | Entry::Counter { .. })
    }
}

const _: () = assert!(size_of::<Entry>() <= 24);

#[derive(Clone, Copy)]
struct Counter {
    count: u32,
    /// Where the last round that was not asked for began.
    last: usize,
}

/// The state of a run. It can be used for one after the other.
pub struct Matcher {
    stack: Vec<Entry>,
    /// Start and end of each group, the whole match first.
    slots: Vec<usize>,
    counters: Vec<Counter>,
    /// The group that was closed last; 0 if none was.
    last_group: u32,
    barrier: usize,
    pc: usize,
    pos: usize,
    /// Where the current attempt began.
    from: usize,
    running: bool,
    dirty: bool,
}

/// What an attempt came to.
enum Attempt {
    Matched,
    Failed,
    Suspended,
    TooDeep,
}

impl Matcher {
    pub fn new(program: &Program) -> Matcher {
        Matcher {
            stack: Vec::new(),
            slots: vec![UNSET; 2 * (program.groups as usize + 1)],
            counters: vec![Counter { count: 0, last: UNSET }; program.counters],
            last_group: 0,
            barrier: UNSET,
            pc: 0,
            pos: 0,
            from: 0,
            running: false,
            dirty: false,
        }
    }

    /// Start and end of each group of the last match, the whole match first.
    pub fn slots(&self) -> &[usize] {
        &self.slots
    }

    /// The group that was closed last; 0 if none was.
    pub fn last_group(&self) -> u32 {
        self.last_group
    }

    /// Begins what `run` is to do.
    pub fn begin(&mut self, request: &Request) {
        self.from = request.start;
        self.running = false;
    }

    /// Memory that is kept for the next run.
    pub fn shrink(&mut self) {
        self.stack.clear();
        self.stack.shrink_to(1 << 10);
    }

    /// Runs until there is an answer or the fuel is spent.
    pub fn run<U: Unit>(&mut self, program: &Program, text: &[U], request: &Request, fuel: &mut u64) -> Outcome {
        let text = &text[..request.end];
        loop {
            if !self.running {
                if request.mode == Mode::Search {
                    match candidate(program, text, self.from) {
                        Some(from) => self.from = from,
                        None => return Outcome::Failed,
                    }
                }
                self.reset();
            }
            match self.attempt(program, text, request, fuel) {
                Attempt::Matched => {
                    self.running = false;
                    self.slots[0] = self.from;
                    self.slots[1] = self.pos;
                    return Outcome::Matched;
                }
                Attempt::Suspended => return Outcome::Suspended,
                Attempt::TooDeep => {
                    self.running = false;
                    self.shrink();
                    return Outcome::TooDeep;
                }
                Attempt::Failed => {
                    self.running = false;
                    if request.mode != Mode::Search || self.from >= text.len() {
                        return Outcome::Failed;
                    }
                    self.from += 1;
                }
            }
        }
    }

    fn reset(&mut self) {
        self.running = true;
        self.pc = 0;
        self.pos = self.from;
        self.stack.clear();
        self.barrier = UNSET;
        self.last_group = 0;
        if self.dirty {
            self.slots.fill(UNSET);
            self.dirty = false;
        }
    }

    /// Puts an old value back on the stack, unless there is nothing to go back to.
    #[inline(always)]
    fn remember(&mut self, old: Entry) {
        if !self.stack.is_empty() {
            self.stack.push(old);
        }
    }

    #[inline(always)]
    fn set_counter(&mut self, counter: u32, new: Counter) {
        let old = self.counters[counter as usize];
        self.remember(Entry::Counter { counter, count: old.count, last: old.last });
        self.counters[counter as usize] = new;
    }

    fn raise_barrier(&mut self, pc: usize, pos: usize) {
        let outer = std::mem::replace(&mut self.barrier, self.stack.len());
        self.stack.push(Entry::Barrier { pc: pc as u32, pos, outer });
    }

    /// Puts an old value back.
    fn restore(&mut self, entry: Entry) {
        match entry {
            Entry::Slot { slot, old } => self.slots[slot as usize] = old,
            Entry::Close { slot, last_group, old } => {
                self.slots[slot as usize] = old;
                self.last_group = last_group;
            }
            Entry::Counter { counter, count, last } => self.counters[counter as usize] = Counter { count, last },
            _ => {}
        }
    }

    /// Cuts off everything from a barrier on that could be gone back to.
    fn cut(&mut self, barrier: usize) {
        let mut kept = barrier;
        for i in barrier + 1..self.stack.len() {
            if self.stack[i].is_old_value() {
                self.stack[kept] = self.stack[i];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    fn attempt<U: Unit>(&mut self, program: &Program, text: &[U], request: &Request, fuel: &mut u64) -> Attempt {
        let ops = program.ops.as_slice();
        let (mut pc, mut pos) = (self.pc, self.pos);
        loop {
            // Forwards, until something fails.
            loop {
                match ops[pc] {
                    Op::Char(c) => {
                        if pos >= text.len() || text[pos].point() != c {
                            break;
                        }
                        pos += 1;
                    }
                    Op::Set(set) => {
                        if pos >= text.len() || !program.sets[set as usize].contains(text[pos].point()) {
                            break;
                        }
                        pos += 1;
                    }
                    Op::AnyButNewline => {
                        if pos >= text.len() || text[pos].point() == 10 {
                            break;
                        }
                        pos += 1;
                    }
                    Op::Any => {
                        if pos >= text.len() {
                            break;
                        }
                        pos += 1;
                    }
                    Op::At(spot) => {
                        if !is_at(spot, text, pos) {
                            break;
                        }
                    }
                    Op::Open(group) => {
                        let slot = 2 * group;
                        let old = std::mem::replace(&mut self.slots[slot as usize], pos);
                        self.dirty = true;
                        self.remember(Entry::Slot { slot, old });
                    }
                    Op::Close(group) => {
                        let slot = 2 * group + 1;
                        let old = std::mem::replace(&mut self.slots[slot as usize], pos);
                        let last_group = std::mem::replace(&mut self.last_group, group);
                        self.remember(Entry::Close { slot, last_group, old });
                    }
                    Op::Branch(table) => match self.branch(program, text, table, 0, pos) {
                        Some(target) => {
                            pc = target;
                            continue;
                        }
                        None => break,
                    },
                    Op::Jump(to) => {
                        pc = to as usize;
                        continue;
                    }
                    Op::Repeat(id) => {
                        let repeat = &program.repeats[id as usize];
                        match self.repeat(program, repeat, text, pc, pos, fuel) {
                            Some(behind) => pos = behind,
                            None => break,
                        }
                    }
                    Op::LoopStart(counter) => self.set_counter(counter, Counter { count: 0, last: UNSET }),
                    Op::Loop(id) => {
                        *fuel = fuel.saturating_sub(1);
                        if *fuel == 0 {
                            (self.pc, self.pos) = (pc, pos);
                            return Attempt::Suspended;
                        }
                        if self.stack.len() > MAX_STACK {
                            return Attempt::TooDeep;
                        }
                        let l = &program.loops[id as usize];
                        let Counter { count, last } = self.counters[l.counter as usize];
                        if count < l.min {
                            self.set_counter(l.counter, Counter { count: count + 1, last });
                        } else if (count >= l.max && l.max != u32::MAX) || last == pos {
                            pc = l.exit as usize;
                            continue;
                        } else if l.lazy {
                            self.stack.push(Entry::Again { pc: pc as u32, pos });
                            pc = l.exit as usize;
                            continue;
                        } else {
                            if !passes(program, l.body_guard, text, pos) {
                                pc = l.exit as usize;
                                continue;
                            }
                            if passes(program, l.exit_guard, text, pos) {
                                self.stack.push(Entry::Resume { pc: l.exit, pos });
                            }
                            self.set_counter(l.counter, Counter { count: count.saturating_add(1), last: pos });
                        }
                    }
                    Op::PossessiveLoop(id) => {
                        let l = &program.loops[id as usize];
                        let Counter { count, .. } = self.counters[l.counter as usize];
                        if count >= l.max && l.max != u32::MAX {
                            pc = l.exit as usize;
                            continue;
                        }
                        self.raise_barrier(pc, pos);
                    }
                    Op::Look { negated, back, exit } => match pos.checked_sub(back as usize) {
                        Some(start) => {
                            self.raise_barrier(pc, pos);
                            pos = start;
                        }
                        None if negated => {
                            pc = exit as usize;
                            continue;
                        }
                        None => break,
                    },
                    Op::Atomic { .. } => self.raise_barrier(pc, pos),
                    Op::BarrierEnd => {
                        let at = self.barrier;
                        let Some(&Entry::Barrier { pc: begin, pos: saved, outer }) = self.stack.get(at) else { break };
                        self.barrier = outer;
                        match ops[begin as usize] {
                            Op::Look { negated: false, exit, .. } => {
                                self.cut(at);
                                (pc, pos) = (exit as usize, saved);
                            }
                            Op::Look { .. } => {
                                while self.stack.len() > at {
                                    if let Some(entry) = self.stack.pop() {
                                        self.restore(entry);
                                    }
                                }
                                break;
                            }
                            Op::PossessiveLoop(id) => {
                                self.cut(at);
                                let l = &program.loops[id as usize];
                                let Counter { count, last } = self.counters[l.counter as usize];
                                let count = count.saturating_add(1);
                                self.set_counter(l.counter, Counter { count, last });
                                pc = if pos == saved && count >= l.min { l.exit as usize } else { begin as usize };
                            }
                            Op::Atomic { exit } => {
                                self.cut(at);
                                pc = exit as usize;
                            }
                            _ => break,
                        }
                        continue;
                    }
                    Op::Backref { group, fold } => match self.again(text, group, fold, pos) {
                        Some(behind) => pos = behind,
                        None => break,
                    },
                    Op::Conditional { group, otherwise } => {
                        if self.slots[2 * group as usize + 1] == UNSET {
                            pc = otherwise as usize;
                            continue;
                        }
                    }
                    Op::Fail => break,
                    Op::Match => {
                        if (request.mode == Mode::Full && pos != text.len())
                            || (request.advance && pos == self.from && pos == request.start)
                        {
                            break;
                        }
                        self.pos = pos;
                        return Attempt::Matched;
                    }
                }
                pc += 1;
            }
            // Backwards, to the last place where there was a choice.
            loop {
                let Some(entry) = self.stack.pop() else { return Attempt::Failed };
                match entry {
                    Entry::Resume { pc: at, pos: p } => (pc, pos) = (at as usize, p),
                    Entry::Branch { table, next, pos: p } => match self.branch(program, text, table, next as usize, p) {
                        Some(target) => (pc, pos) = (target, p),
                        None => continue,
                    },
                    Entry::Greedy { pc: at, low, high } => {
                        let repeat = match ops[at as usize] {
                            Op::Repeat(id) => &program.repeats[id as usize],
                            _ => continue,
                        };
                        let Some(p) = last_passing(program, repeat.follow, text, low, high) else {
                            *fuel = fuel.saturating_sub((high - low) as u64 / 8);
                            continue;
                        };
                        *fuel = fuel.saturating_sub((high - p) as u64 / 8);
                        if p > low {
                            self.stack.push(Entry::Greedy { pc: at, low, high: p - 1 });
                        }
                        (pc, pos) = (at as usize + 1, p);
                    }
                    Entry::Lazy { pc: at, start, pos: p } => {
                        let repeat = match ops[at as usize] {
                            Op::Repeat(id) => &program.repeats[id as usize],
                            _ => continue,
                        };
                        match self.stretch(program, repeat, text, at as usize, start, p, fuel) {
                            Some(behind) => (pc, pos) = (at as usize + 1, behind),
                            None => continue,
                        }
                    }
                    Entry::Again { pc: at, pos: p } => {
                        let Op::Loop(id) = ops[at as usize] else { continue };
                        let l = &program.loops[id as usize];
                        let count = self.counters[l.counter as usize].count;
                        self.set_counter(l.counter, Counter { count: count.saturating_add(1), last: p });
                        (pc, pos) = (at as usize + 1, p);
                    }
                    Entry::Barrier { pc: at, pos: p, outer } => {
                        self.barrier = outer;
                        match ops[at as usize] {
                            Op::Look { negated: true, exit, .. } => (pc, pos) = (exit as usize, p),
                            Op::PossessiveLoop(id) => {
                                let l = &program.loops[id as usize];
                                if self.counters[l.counter as usize].count < l.min {
                                    continue;
                                }
                                (pc, pos) = (l.exit as usize, p);
                            }
                            _ => continue,
                        }
                    }
                    old => {
                        self.restore(old);
                        continue;
                    }
                }
                break;
            }
            *fuel = fuel.saturating_sub(1);
            if *fuel == 0 {
                (self.pc, self.pos) = (pc, pos);
                return Attempt::Suspended;
            }
        }
    }

    /// The first alternative from `next` on that may match here; the ones after it are left on the stack.
    #[inline]
    fn branch<U: Unit>(&mut self, program: &Program, text: &[U], table: u32, next: usize, pos: usize) -> Option<usize> {
        let all = &program.branches[table as usize];
        let may = |i: &usize| passes(program, all[*i].guard, text, pos);
        let found = (next..all.len()).find(may)?;
        if let Some(other) = (found + 1..all.len()).find(may) {
            self.stack.push(Entry::Branch { table, next: other as u32, pos });
        }
        Some(all[found].target as usize)
    }

    /// Begins the repetition of a single character: where the text goes on.
    #[inline]
    fn repeat<U: Unit>(
        &mut self,
        program: &Program,
        repeat: &Repeat,
        text: &[U],
        pc: usize,
        pos: usize,
        fuel: &mut u64,
    ) -> Option<usize> {
        let room = text.len() - pos;
        let min = repeat.min as usize;
        if min > room {
            return None;
        }
        if repeat.greed == Greed::Lazy {
            let least = pos + run_length(program, repeat.what, &text[pos..pos + min]);
            if least < pos + min {
                return None;
            }
            return self.stretch_from(program, repeat, text, pc, pos, least, fuel);
        }
        let max = if repeat.max == u32::MAX { room } else { room.min(repeat.max as usize) };
        let run = run_length(program, repeat.what, &text[pos..pos + max]);
        *fuel = fuel.saturating_sub(run as u64 / 16);
        if run < min {
            return None;
        }
        if repeat.greed == Greed::Possessive {
            return Some(pos + run);
        }
        let low = pos + min;
        let best = last_passing(program, repeat.follow, text, low, pos + run)?;
        if best > low {
            self.stack.push(Entry::Greedy { pc: pc as u32, low, high: best - 1 });
        }
        Some(best)
    }

    /// One repetition more of a lazy one that stands at `pos`.
    #[expect(clippy::too_many_arguments, reason = "the state of the run is in locals of the caller")]
    fn stretch<U: Unit>(
        &mut self,
        program: &Program,
        repeat: &Repeat,
        text: &[U],
        pc: usize,
        start: usize,
        pos: usize,
        fuel: &mut u64,
    ) -> Option<usize> {
        if pos >= text.len()
            || (repeat.max != u32::MAX && pos - start >= repeat.max as usize)
            || run_length(program, repeat.what, &text[pos..pos + 1]) == 0
        {
            return None;
        }
        self.stretch_from(program, repeat, text, pc, start, pos + 1, fuel)
    }

    /// The first position from `pos` on that a lazy repetition can stop at.
    #[expect(clippy::too_many_arguments, reason = "the state of the run is in locals of the caller")]
    fn stretch_from<U: Unit>(
        &mut self,
        program: &Program,
        repeat: &Repeat,
        text: &[U],
        pc: usize,
        start: usize,
        mut pos: usize,
        fuel: &mut u64,
    ) -> Option<usize> {
        let from = pos;
        let end = if repeat.max == u32::MAX { text.len() } else { text.len().min(start + repeat.max as usize) };
        while !passes(program, repeat.follow, text, pos) {
            if pos >= end || run_length(program, repeat.what, &text[pos..pos + 1]) == 0 {
                return None;
            }
            pos += 1;
        }
        *fuel = fuel.saturating_sub((pos - from) as u64 / 8);
        if pos < end {
            self.stack.push(Entry::Lazy { pc: pc as u32, start, pos });
        }
        Some(pos)
    }

    /// Does a group's text stand here again?
    fn again<U: Unit>(&self, text: &[U], group: u32, fold: Fold, pos: usize) -> Option<usize> {
        let (start, end) = (self.slots[2 * group as usize], self.slots[2 * group as usize + 1]);
        if start == UNSET || end == UNSET || end < start {
            return None;
        }
        let behind = pos + (end - start);
        let here = text.get(pos..behind)?;
        let same = |(a, b): (&U, &U)| match fold {
            Fold::No => a.point() == b.point(),
            Fold::Ascii => case::fold(a.point(), false) == case::fold(b.point(), false),
            Fold::Unicode => case::fold(a.point(), true) == case::fold(b.point(), true),
        };
        text[start..end].iter().zip(here).all(same).then_some(behind)
    }
}

/// Can what stands at a position pass a guard?
#[inline(always)]
fn passes<U: Unit>(program: &Program, guard: GuardId, text: &[U], pos: usize) -> bool {
    if guard == GuardId::NONE {
        return true;
    }
    pos < text.len() && program.guards[guard.0 as usize].passes(text[pos].point())
}

/// The last position from `low` to `high` that passes a guard.
#[inline]
fn last_passing<U: Unit>(program: &Program, guard: GuardId, text: &[U], low: usize, high: usize) -> Option<usize> {
    if guard == GuardId::NONE {
        return Some(high);
    }
    let guard = &program.guards[guard.0 as usize];
    let mut at = high;
    loop {
        if at < text.len() && guard.passes(text[at].point()) {
            return Some(at);
        }
        if at == low {
            return None;
        }
        at -= 1;
    }
}

/// How many characters from the beginning of `text` on pass a test.
#[inline]
fn run_length<U: Unit>(program: &Program, what: One, text: &[U]) -> usize {
    let position = match what {
        One::Char(c) => text.iter().position(|u| u.point() != c),
        One::Set(set) => {
            let set = &program.sets[set as usize];
            text.iter().position(|u| !set.contains(u.point()))
        }
        One::AnyButNewline => text.iter().position(|u| u.point() == 10),
        One::Any => None,
    };
    position.unwrap_or(text.len())
}

/// Where the next match may begin.
#[inline]
fn candidate<U: Unit>(program: &Program, text: &[U], from: usize) -> Option<usize> {
    match &program.start {
        Start::Anywhere => Some(from),
        Start::Beginning => (from == 0).then_some(0),
        Start::Guard(guard) => {
            let guard = &program.guards[guard.0 as usize];
            text.get(from..)?.iter().position(|u| guard.passes(u.point())).map(|i| from + i)
        }
        Start::Literal { points, finder } => {
            let rest = text.get(from..)?;
            if let Some(bytes) = U::bytes(rest) {
                return finder.as_ref()?.find(bytes).map(|i| from + i);
            }
            let first = U::from_point(points[0])?;
            let mut at = 0;
            loop {
                at += rest[at..].iter().position(|&u| u == first)?;
                if rest[at..].len() < points.len() {
                    return None;
                }
                if rest[at..].iter().zip(points).all(|(u, &c)| u.point() == c) {
                    return Some(from + at);
                }
                at += 1;
            }
        }
    }
}

fn is_at<U: Unit>(spot: Spot, text: &[U], pos: usize) -> bool {
    let newline = |pos: usize| text.get(pos).is_some_and(|u| u.point() == 10);
    match spot {
        Spot::StringBeginning => pos == 0,
        Spot::LineBeginning => pos == 0 || newline(pos - 1),
        Spot::End => pos == text.len() || (pos + 1 == text.len() && newline(pos)),
        Spot::LineEnd => pos == text.len() || newline(pos),
        Spot::StringEnd => pos == text.len(),
        Spot::Boundary { unicode, negated } => {
            if text.is_empty() {
                return false;
            }
            let word = |pos: usize| text.get(pos).is_some_and(|u| set::is_in(Category::Word, u.point(), unicode));
            let changes = (pos > 0 && word(pos - 1)) != word(pos);
            changes != negated
        }
    }
}
