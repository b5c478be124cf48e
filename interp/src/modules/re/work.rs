//! Work that matches: one match, or all of them for `findall`, `split` and `sub`; and scanners, which go from match to match.

use std::sync::Arc;

use parking_lot::Mutex;

use super::found::Match;
use super::pattern::Pattern;
use super::subject::{Built, Subject};
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::cost;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::thread::attention;
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::native::{Native, Payload};
use crate::text::regex::{Matcher, Mode, Outcome, Piece, Program, Request, UNSET};
use crate::value::Value;

/// So many steps are made before the machine is let to its safepoint: some milliseconds.
const FUEL: u64 = 1 << 19;

/// What is made of a match takes as long as so many steps.
const FUEL_OF_MATCH: u64 = 8;

/// What the matches are for.
pub(super) enum Task {
    /// The next match.
    One,
    FindAll {
        items: Vec<Value>,
    },
    Split {
        parts: Vec<Value>,
        left: usize,
        last: usize,
    },
    Sub {
        pieces: Vec<Piece>,
        left: usize,
        last: usize,
        made: usize,
        out: Built,
        counted: bool,
    },
}

/// Matching, as far as it has come.
pub(super) struct Work {
    pattern: Value,
    string: Value,
    subject: Subject,
    program: Arc<Program>,
    pub(super) matcher: Box<Matcher>,
    request: Request,
    /// Where a match may begin and end, as matches show it.
    pos: usize,
    begun: bool,
    /// There is nothing more to be found.
    ended: bool,
    task: Task,
}

impl Work {
    pub(super) fn new(
        t: &mut Thread,
        pattern: Value,
        string: Value,
        (mode, task): (Mode, Task),
        (pos, end): (Value, Value),
    ) -> NativeResult<Work> {
        let native: Ref<Native> = pattern.cast().expect("gilbox bug: a pattern is a native object");
        let this: &Pattern = native.payload().expect("gilbox bug: a pattern was asked for");
        let subject = Subject::of(t, string, this.program.is_bytes)?;
        let len = subject.len();
        let place = |t: &mut Thread, v: Value, default: usize| match v.bound() {
            None => Ok(default),
            Some(v) => match crate::objects::index::Index::of(t, v).clamped() {
                Some(i) => Ok(i.clamp(0, len as i64) as usize),
                None => {
                    let got = t.type_name(v);
                    Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")))
                }
            },
        };
        let (start, end) = (place(t, pos, 0)?, place(t, end, len)?);
        Ok(Work {
            pattern,
            string,
            subject,
            program: this.program.clone(),
            matcher: this.matcher(),
            request: Request { mode, start, end, advance: false },
            pos: start,
            begun: false,
            ended: start > end,
            task,
        })
    }

    /// Goes on until there is a result, or None if the fuel is spent before.
    fn step(&mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        let mut fuel = FUEL;
        let result = self.step_with(t, &mut fuel);
        t.charge_time(cost::MATCH_STEP.times((FUEL - fuel) as usize));
        result
    }

    fn step_with(&mut self, t: &mut Thread, fuel: &mut u64) -> NativeResult<Option<Value>> {
        loop {
            if self.ended || self.is_enough() {
                return self.finish(t).map(Some);
            }
            if !self.begun {
                self.matcher.begin(&self.request);
                self.begun = true;
            }
            match self.subject.run(&mut self.matcher, &self.program, &self.request, fuel) {
                Outcome::Suspended => return Ok(None),
                Outcome::TooDeep => return Err(t.raise(ids::MEMORY_ERROR, "")),
                Outcome::Failed => {
                    self.begun = false;
                    self.ended = true;
                }
                Outcome::Matched => {
                    *fuel = fuel.saturating_sub(FUEL_OF_MATCH);
                    let found = self.matched(t)?;
                    let (start, end) = self.span();
                    self.begun = false;
                    self.request.advance = start == end;
                    self.request.start = end;
                    if found.is_some() || *fuel == 0 {
                        return Ok(found);
                    }
                }
            }
        }
    }

    fn span(&self) -> (usize, usize) {
        (self.matcher.slots()[0], self.matcher.slots()[1])
    }

    fn is_enough(&self) -> bool {
        matches!(self.task, Task::Split { left: 0, .. } | Task::Sub { left: 0, .. })
    }

    /// The text of a group; `default` if it has not matched.
    fn group(&self, t: &mut Thread, group: usize, default: Value) -> NativeResult {
        match self.matcher.slots()[2 * group..] {
            [start, end, ..] if start != UNSET && end != UNSET => self.subject.piece(t, self.string, start, end),
            _ => Ok(default),
        }
    }

    /// Takes a match into account; the result, if that is it.
    fn matched(&mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        let (start, end) = self.span();
        let groups = self.program.groups as usize;
        let mut task = std::mem::replace(&mut self.task, Task::One);
        let mut answer = None;
        match &mut task {
            Task::One => {
                let found = Match::new(self.pattern, self.string, &self.matcher, self.pos, self.request.end);
                let native: Ref<Native> = self.pattern.cast().expect("gilbox bug: a pattern is a native object");
                let class = native.payload::<Pattern>().expect("gilbox bug: a pattern was asked for").match_class;
                answer = Some(t.make(Native::new(Header::new(Kind::Native, class), Box::new(found))).into());
            }
            Task::FindAll { items } => {
                let nothing = if self.program.is_bytes { t.bytes(&[])? } else { t.char(None) };
                let item = match groups {
                    0 => self.subject.piece(t, self.string, start, end),
                    1 => self.group(t, 1, nothing),
                    _ => (1..=groups)
                        .map(|g| self.group(t, g, nothing))
                        .collect::<NativeResult<Vec<Value>>>()
                        .and_then(|all| Ok(t.tuple(&all)?)),
                };
                match item {
                    Ok(item) => items.push(item),
                    Err(e) => {
                        self.task = task;
                        return Err(e);
                    }
                }
            }
            Task::Split { parts, left, last } => {
                let before = parts.len();
                let added = (|| {
                    parts.push(self.subject.piece(t, self.string, *last, start)?);
                    for g in 1..=groups {
                        parts.push(self.group(t, g, Value::NONE)?);
                    }
                    Ok(())
                })();
                if let Err(e) = added {
                    parts.truncate(before);
                    self.task = task;
                    return Err(e);
                }
                *left -= 1;
                *last = end;
            }
            Task::Sub { pieces, left, last, made, out, .. } => {
                if let Err(e) = t.check_room(out.bytes()) {
                    self.task = task;
                    return Err(e.into());
                }
                out.push(&self.subject, *last, start);
                for piece in pieces {
                    match piece {
                        Piece::Literal(points) => out.push_points(points),
                        Piece::Group(g) => {
                            let g = 2 * *g as usize;
                            if let [from, to, ..] = self.matcher.slots()[g..]
                                && from != UNSET
                                && to != UNSET
                            {
                                out.push(&self.subject, from, to);
                            }
                        }
                    }
                }
                *left -= 1;
                *last = end;
                *made += 1;
            }
        }
        self.task = task;
        Ok(answer)
    }

    /// The result, when there are no more matches.
    fn finish(&mut self, t: &mut Thread) -> NativeResult {
        let len = self.subject.len();
        match &mut self.task {
            Task::One => Ok(Value::NONE),
            Task::FindAll { items } => Ok(t.list(items)?),
            Task::Split { parts, last, .. } => {
                let rest = self.subject.piece(t, self.string, *last, len)?;
                let mut all = parts.clone();
                all.push(rest);
                Ok(t.list(&all)?)
            }
            Task::Sub { last, made, out, counted, .. } => {
                let result = if *made == 0 {
                    self.subject.piece(t, self.string, 0, len)?
                } else {
                    t.check_room(out.bytes() + len - *last)?;
                    let before = *last;
                    out.push(&self.subject, before, len);
                    *last = len;
                    out.finish(t)?
                };
                if *counted {
                    let made = t.size(*made);
                    return Ok(t.tuple(&[result, made])?);
                }
                Ok(result)
            }
        }
    }

    fn give_back(self) {
        if let Some(native) = self.pattern.cast::<Native>()
            && let Some(pattern) = native.payload::<Pattern>()
        {
            pattern.give_back(self.matcher);
        }
    }
}

/// Does work, as a whole or until it has to be carried on by the prelude.
pub(super) fn start(t: &mut Thread, mut work: Work) -> NativeResult {
    match work.step(t)? {
        Some(result) => {
            work.give_back();
            Ok(result)
        }
        None => {
            let work = make(t, work);
            Err(t.prelude("re_go_on", &[work]))
        }
    }
}

/// An object of the guest for work.
pub(super) fn make(t: &mut Thread, work: Work) -> Value {
    make_of(t, work, &SCANNER)
}

fn make_of(t: &mut Thread, work: Work, def: &'static ClassDef) -> Value {
    let class = t.native_class(def).id;
    t.make(Native::new(Header::new(Kind::Native, class), Box::new(Scanner(Mutex::new(work))))).into()
}

/// What `finditer` gives.
pub(super) fn make_iterator(t: &mut Thread, work: Work) -> Value {
    make_of(t, work, &ITERATOR)
}

/// Work as an object.
struct Scanner(Mutex<Work>);

impl Payload for Scanner {
    fn trace(&self, marker: &mut Marker) {
        let work = self.0.lock();
        marker.value(work.pattern);
        marker.value(work.string);
        match &work.task {
            Task::FindAll { items: values } | Task::Split { parts: values, .. } => values.iter().for_each(|&v| marker.value(v)),
            Task::One | Task::Sub { .. } => {}
        }
    }
}

pub(super) const SCANNER: ClassDef = ClassDef {
    name: "SRE_Scanner",
    module: "_sre",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(super::no_instances(t, &SCANNER))),
        native!(Method "search" "self, /" |t, a| next(t, a, Some(Mode::Search), "re_go_on")),
        native!(Method "match" "self, /" |t, a| next(t, a, Some(Mode::Match), "re_go_on")),
        native!(Getter "pattern" "self, /" |_, a| Ok(with(a, |work| work.pattern))),
        native!(Method "_step" "self, /" step),
    ],
    subclassable: false,
};

const ITERATOR: ClassDef = ClassDef {
    name: "callable_iterator",
    module: "builtins",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(super::no_instances(t, &ITERATOR))),
        native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__next__" "self, /" next_item),
        native!(Method "_step" "self, /" step),
    ],
    subclassable: false,
};

fn with<R>(a: Args, f: impl FnOnce(&mut Work) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(&mut native.payload::<Scanner>().expect("gilbox bug: the receiver's class was checked").0.lock())
}

/// The next match, or None.
fn next(t: &mut Thread, a: Args, mode: Option<Mode>, go_on: &'static str) -> NativeResult {
    let found = with(a, |work| {
        if let Some(mode) = mode {
            work.request.mode = mode;
        }
        work.step(t)
    })?;
    found.ok_or_else(|| t.prelude(go_on, &[a[0]]))
}

fn next_item(t: &mut Thread, a: Args) -> NativeResult {
    match next(t, a, None, "re_go_on_iterating")? {
        Value::NONE => Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
        found => Ok(found),
    }
}

/// Goes on with what the fuel didn't suffice for: the result, or the work itself if there is more to do. Code that stands for C code
/// is not interrupted by the machine; matching asks for itself, as it does in CPython.
fn step(t: &mut Thread, a: Args) -> NativeResult {
    if t.shared.withdraw(attention::INTERRUPT) != 0 {
        return Err(Trap::Raise(t.exception(ids::KEYBOARD_INTERRUPT, &[])));
    }
    let found = with(a, |work| work.step(t))?;
    Ok(found.unwrap_or(a[0]))
}
