//! `re.Match`

use super::pattern::{self, Pattern};
use super::subject::{Built, Subject};
use crate::heap::{Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::dict::Dict;
use crate::objects::index::Index;
use crate::objects::methods::args::{self, Site};
use crate::objects::native::{Native, Payload};
use crate::objects::special::Special;
use crate::text::Text;
use crate::text::regex::{Matcher, Piece, UNSET};
use crate::value::{Slot, Value};

/// What a pattern has found.
pub(super) struct Match {
    pattern: Slot,
    string: Slot,
    /// Start and end of each group, the whole match first.
    slots: Box<[usize]>,
    last_group: u32,
    pos: usize,
    end: usize,
}

impl Payload for Match {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.pattern.get());
        marker.value(self.string.get());
    }
}

impl Match {
    pub(super) fn new(pattern: Value, string: Value, matcher: &Matcher, pos: usize, end: usize) -> Match {
        let mut slots: Box<[usize]> = matcher.slots().into();
        // A group whose end is not known has not matched.
        for pair in slots.chunks_exact_mut(2) {
            if pair.contains(&UNSET) {
                pair.fill(UNSET);
            }
        }
        Match { pattern: Slot::new(pattern), string: Slot::new(string), slots, last_group: matcher.last_group(), pos, end }
    }

    fn groups(&self) -> usize {
        self.slots.len() / 2
    }

    fn span(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        (start != UNSET).then_some((start, end))
    }
}

pub(super) const MATCH: ClassDef = ClassDef {
    name: "Match",
    module: "re",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(super::no_instances(t, &MATCH))),
        native!(Method "group" "self, /, *groups" group),
        native!(Method "groups" "self, /, default=None" groups),
        native!(Method "groupdict" "self, /, default=None" group_dict),
        native!(Method "start" "self, group=0, /" |t, a| span_part(t, a, Part::Start, "start")),
        native!(Method "end" "self, group=0, /" |t, a| span_part(t, a, Part::End, "end")),
        native!(Method "span" "self, group=0, /" |t, a| span_part(t, a, Part::Both, "span")),
        native!(Method "expand" "self, /, template" expand),
        native!(Method "__getitem__" "self, key, /" |t, a| { let g = number(t, a, 1, "__getitem__")?; text_of(t, a, g, Value::NONE) }),
        native!(Method "__copy__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__deepcopy__" "self, memo, /" |_, a| Ok(a[0])),
        native!(Method "__repr__" "self, /" repr),
        native!(Getter "string" "self, /" |_, a| Ok(with(a, |m| m.string.get()))),
        native!(Getter "re" "self, /" |_, a| Ok(with(a, |m| m.pattern.get()))),
        native!(Getter "pos" "self, /" |t, a| { let pos = with(a, |m| m.pos); Ok(t.size(pos)) }),
        native!(Getter "endpos" "self, /" |t, a| { let end = with(a, |m| m.end); Ok(t.size(end)) }),
        native!(Getter "lastindex" "self, /" |t, a| {
            let last = with(a, |m| m.last_group);
            Ok(if last == 0 { Value::NONE } else { t.int(last.into()) })
        }),
        native!(Getter "lastgroup" "self, /" last_group),
        native!(Getter "regs" "self, /" regs),
        native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
    ],
    subclassable: false,
};

fn with<R>(a: Args, f: impl FnOnce(&Match) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(native.payload::<Match>().expect("gilbox bug: the receiver's class was checked"))
}

/// Asks the pattern of a match.
fn with_pattern<R>(a: Args, f: impl FnOnce(&Pattern) -> R) -> R {
    let native: Ref<Native> = with(a, |m| m.pattern.get()).cast().expect("gilbox bug: a match has a pattern");
    f(native.payload::<Pattern>().expect("gilbox bug: a match has a pattern"))
}

/// The number of the group that argument `at` of a method means, a number or a name.
fn number(t: &mut Thread, a: Args, at: usize, method: &'static str) -> NativeResult<usize> {
    let (groups, key) = (with(a, Match::groups), a[at]);
    let found = match Index::of(t, key) {
        Index::Small(i) => usize::try_from(i).ok(),
        Index::Big(_) => None,
        Index::Guest => return Err(Site::built_in(t, a[0], method).again(t, a, at, Special::Index)),
        Index::Other => {
            let index = with_pattern(a, |p| p.index.get());
            let index: Ref<Dict> = index.cast().expect("gilbox bug: names of groups are a dict");
            args::as_str(t, key)
                .and_then(|name| {
                    let name = t.intern_str(name);
                    index.get_name(t, name)
                })
                .and_then(|v| v.as_index())
                .map(|i| i as usize)
        }
    };
    found.filter(|&g| g < groups).ok_or_else(|| t.index_error("no such group"))
}

fn subject(t: &mut Thread, a: Args) -> NativeResult<Subject> {
    let (string, is_bytes) = (with(a, |m| m.string.get()), with_pattern(a, |p| p.program.is_bytes));
    Subject::of(t, string, is_bytes)
}

/// The text of a group; `default` if it has not matched.
fn text_of(t: &mut Thread, a: Args, group: usize, default: Value) -> NativeResult {
    match with(a, |m| m.span(group)) {
        Some((start, end)) => {
            let subject = subject(t, a)?;
            let whole = with(a, |m| m.string.get());
            subject.piece(t, whole, start, end)
        }
        None => Ok(default),
    }
}

fn group(t: &mut Thread, a: Args) -> NativeResult {
    match a.len() {
        1 => text_of(t, a, 0, Value::NONE),
        2 => {
            let group = number(t, a, 1, "group")?;
            text_of(t, a, group, Value::NONE)
        }
        _ => {
            let mut all = Vec::with_capacity(a.len() - 1);
            for at in 1..a.len() {
                let group = number(t, a, at, "group")?;
                all.push(text_of(t, a, group, Value::NONE)?);
            }
            Ok(t.tuple(&all)?)
        }
    }
}

fn groups(t: &mut Thread, a: Args) -> NativeResult {
    let default = a.opt(1).unwrap_or(Value::NONE);
    let mut all = Vec::new();
    for group in 1..with(a, Match::groups) {
        all.push(text_of(t, a, group, default)?);
    }
    Ok(t.tuple(&all)?)
}

fn group_dict(t: &mut Thread, a: Args) -> NativeResult {
    let default = a.opt(1).unwrap_or(Value::NONE);
    let index: Ref<Dict> = with_pattern(a, |p| p.index.get()).cast().expect("gilbox bug: names of groups are a dict");
    let out = Dict::new(t);
    for (name, group) in index.entries() {
        let group = group.as_index().map_or(0, |g| g as usize);
        let text = text_of(t, a, group, default)?;
        if let Some(name) = name.cast() {
            out.set_name(t, name, text)?;
        }
    }
    Ok(out.into())
}

#[derive(Clone, Copy)]
enum Part {
    Start,
    End,
    Both,
}

fn span_part(t: &mut Thread, a: Args, part: Part, method: &'static str) -> NativeResult {
    let group = if a.opt(1).is_some() { number(t, a, 1, method)? } else { 0 };
    let span = with(a, |m| m.span(group));
    let [start, end] = span.map_or([-1, -1], |(start, end)| [start as i64, end as i64]);
    match part {
        Part::Start => Ok(t.int(start)),
        Part::End => Ok(t.int(end)),
        Part::Both => {
            let (start, end) = (t.int(start), t.int(end));
            Ok(t.tuple(&[start, end])?)
        }
    }
}

fn regs(t: &mut Thread, a: Args) -> NativeResult {
    let mut all = Vec::new();
    for group in 0..with(a, Match::groups) {
        let [start, end] = with(a, |m| m.span(group)).map_or([-1, -1], |(start, end)| [start as i64, end as i64]);
        let (start, end) = (t.int(start), t.int(end));
        all.push(t.tuple(&[start, end])?);
    }
    Ok(t.tuple(&all)?)
}

fn last_group(_: &mut Thread, a: Args) -> NativeResult {
    let last = i64::from(with(a, |m| m.last_group));
    let index: Ref<Dict> = with_pattern(a, |p| p.index.get()).cast().expect("gilbox bug: names of groups are a dict");
    let found = index.entries().into_iter().find(|&(_, group)| last > 0 && group.as_index() == Some(last));
    Ok(found.map_or(Value::NONE, |(name, _)| name))
}

fn expand(t: &mut Thread, a: Args) -> NativeResult {
    let is_bytes = with_pattern(a, |p| p.program.is_bytes);
    let pieces = match pattern::points(t, a[1]) {
        Some((template, template_is_bytes)) if template_is_bytes == is_bytes => {
            let parsed = with_pattern(a, |p| pattern::template_of(&p.program, template));
            parsed.map_err(|e| pattern::bad_template(t, e, a[1]))?
        }
        _ => return Err(bad_template_type(t, a[1], is_bytes)),
    };
    let subject = subject(t, a)?;
    let mut out = Built::new(is_bytes);
    for piece in pieces {
        match piece {
            Piece::Literal(points) => out.push_points(&points),
            Piece::Group(group) => {
                if let Some((start, end)) = with(a, |m| m.span(group as usize)) {
                    out.push(&subject, start.min(subject.len()), end.min(subject.len()));
                }
            }
        }
    }
    out.finish(t)
}

fn bad_template_type(t: &mut Thread, template: Value, is_bytes: bool) -> Trap {
    let got = t.type_name(template);
    if is_bytes {
        return t.type_error(format!("sequence item 0: expected a bytes-like object, {got} found"));
    }
    t.type_error(format!("decoding to str: need a bytes-like object, {got} found"))
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let subject = subject(t, a)?;
    let (start, end) = with(a, |m| m.span(0)).unwrap_or((0, 0));
    let mut text = Text::from(format!("<re.Match object; span=({start}, {end}), match=").as_str());
    subject.push_repr(start, end, 50, &mut text);
    text.push_str(">");
    Ok(t.text(&text)?)
}
