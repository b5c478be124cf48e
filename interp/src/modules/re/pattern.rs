//! `re.Pattern`

use std::sync::Arc;

use parking_lot::Mutex;

use super::subject::Built;
use super::work::{self, Task, Work};
use crate::heap::{ClassId, Header, Kind, Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::arith::Integer;
use crate::objects::dict::Dict;
use crate::objects::index::Index;
use crate::objects::methods::{args, bytes_like};
use crate::objects::native::{Native, Payload};
use crate::text::regex::{self, BadTemplate, Matcher, Mode, Piece, Program, flags};
use crate::text::{Text, escape};
use crate::value::{Slot, Value};

/// A compiled pattern as an object.
pub(super) struct Pattern {
    pub(super) program: Arc<Program>,
    source: Slot,
    /// The numbers of groups by their names.
    pub(super) index: Slot,
    pub(super) match_class: ClassId,
    /// A matcher for the next that needs one.
    spare: Mutex<Option<Box<Matcher>>>,
}

impl Payload for Pattern {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.source.get());
        marker.value(self.index.get());
    }
}

impl Pattern {
    /// A matcher; `give_back` wants it again.
    pub(super) fn matcher(&self) -> Box<Matcher> {
        let spare = self.spare.try_lock().and_then(|mut spare| spare.take());
        spare.unwrap_or_else(|| Box::new(Matcher::new(&self.program)))
    }

    pub(super) fn give_back(&self, mut matcher: Box<Matcher>) {
        if let Some(mut spare) = self.spare.try_lock() {
            matcher.shrink();
            *spare = Some(matcher);
        }
    }
}

pub(super) const PATTERN: ClassDef = ClassDef {
    name: "Pattern",
    module: "re",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(super::no_instances(t, &PATTERN))),
        native!(Method "match" "self, /, string, pos=0, endpos=9223372036854775807" |t, a| one(t, a, Mode::Match)),
        native!(Method "fullmatch" "self, /, string, pos=0, endpos=9223372036854775807" |t, a| one(t, a, Mode::Full)),
        native!(Method "search" "self, /, string, pos=0, endpos=9223372036854775807" |t, a| one(t, a, Mode::Search)),
        native!(Method "sub" "self, /, repl, string, count=0" |t, a| sub(t, a, false)),
        native!(Method "subn" "self, /, repl, string, count=0" |t, a| sub(t, a, true)),
        native!(Method "findall" "self, /, string, pos=0, endpos=9223372036854775807" find_all),
        native!(Method "split" "self, /, string, maxsplit=0" split),
        native!(Method "finditer" "self, /, string, pos=0, endpos=9223372036854775807" |t, a| {
            let work = searching(t, a)?;
            Ok(work::make_iterator(t, work))
        }),
        native!(Method "scanner" "self, /, string, pos=0, endpos=9223372036854775807" |t, a| {
            let work = searching(t, a)?;
            Ok(work::make(t, work))
        }),
        native!(Method "__copy__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__deepcopy__" "self, memo, /" |_, a| Ok(a[0])),
        native!(Method "__repr__" "self, /" repr),
        native!(Method "__eq__" "self, value, /" |t, a| equal(t, a, false)),
        native!(Method "__ne__" "self, value, /" |t, a| equal(t, a, true)),
        native!(Method "__hash__" "self, /" hash),
        native!(Getter "pattern" "self, /" |_, a| Ok(with(a, |p| p.source.get()))),
        native!(Getter "flags" "self, /" |t, a| { let flags = with(a, |p| p.program.flags); Ok(t.int(flags.into())) }),
        native!(Getter "groups" "self, /" |t, a| { let groups = with(a, |p| p.program.groups); Ok(t.int(groups.into())) }),
        native!(Getter "groupindex" "self, /" |t, a| { let index = with(a, |p| p.index.get()); Err(t.prelude("mappingproxy_of", &[index])) }),
        native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
    ],
    subclassable: false,
};

fn with<R>(a: Args, f: impl FnOnce(&Pattern) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(native.payload::<Pattern>().expect("gilbox bug: the receiver's class was checked"))
}

/// The code points of a string, or the bytes of a bytes-like object.
pub(super) fn points(t: &Thread, v: Value) -> Option<(Vec<u32>, bool)> {
    if let Some(s) = args::as_str(t, v) {
        return Some((s.chars().iter().collect(), false));
    }
    bytes_like(t, v).map(|bytes| (bytes.iter().map(|&b| b.into()).collect(), true))
}

/// A pattern, and what is to be warned of: `(pattern, warnings)`.
pub(super) fn compile(t: &mut Thread, a: Args) -> NativeResult {
    let Some((source, is_bytes)) = points(t, a[0]) else {
        return Err(t.type_error("first argument must be string or compiled pattern"));
    };
    let given = Integer::of(t, a[1]).and_then(|i| i.word()).unwrap_or(0) as u32;
    t.charge_each(source.len(), cost::COMPILED_BYTE)?;
    let (program, warnings) = match regex::compile(&source, is_bytes, given) {
        Ok(compiled) => compiled,
        Err(e) => return Err(super::bad_pattern(t, e, a[0])),
    };
    let index = Dict::new(t);
    for (name, group) in &program.names {
        let mut text = Text::new();
        text.push_points(name);
        let name = t.text(&text)?;
        let Some(name) = name.cast() else { continue };
        let name = t.intern_str(name);
        let group = t.int((*group).into());
        index.set_name(t, name, group)?;
    }
    let [class, match_class] = [&PATTERN, &super::found::MATCH].map(|def| t.native_class(def).id);
    let pattern = Pattern {
        program: Arc::new(program),
        source: Slot::new(a[0]),
        index: Slot::new(index.into()),
        match_class,
        spare: Mutex::new(None),
    };
    let pattern = t.make(Native::new(Header::new(Kind::Native, class), Box::new(pattern))).into();
    let mut shown = Vec::new();
    for warning in warnings {
        shown.push(t.str(&warning)?);
    }
    let shown = t.tuple(&shown)?;
    Ok(t.tuple(&[pattern, shown])?)
}

fn one(t: &mut Thread, a: Args, mode: Mode) -> NativeResult {
    let work = Work::new(t, a[0], a[1], (mode, Task::One), (a.get(2), a.get(3)))?;
    work::start(t, work)
}

fn searching(t: &mut Thread, a: Args) -> NativeResult<Work> {
    Work::new(t, a[0], a[1], (Mode::Search, Task::One), (a.get(2), a.get(3)))
}

fn find_all(t: &mut Thread, a: Args) -> NativeResult {
    let task = Task::FindAll { items: Vec::new() };
    let work = Work::new(t, a[0], a[1], (Mode::Search, task), (a.get(2), a.get(3)))?;
    work::start(t, work)
}

/// How many matches are wanted: argument `at`, of which 0 means all.
fn count(t: &mut Thread, a: Args, at: usize) -> NativeResult<usize> {
    let Some(v) = a.opt(at) else { return Ok(usize::MAX) };
    match Index::of(t, v).clamped() {
        Some(0) => Ok(usize::MAX),
        Some(n) => Ok(n.max(0) as usize),
        None => {
            let got = t.type_name(v);
            Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")))
        }
    }
}

fn split(t: &mut Thread, a: Args) -> NativeResult {
    let left = count(t, a, 2)?;
    let task = Task::Split { parts: Vec::new(), left, last: 0 };
    let work = Work::new(t, a[0], a[1], (Mode::Search, task), (Value::UNBOUND, Value::UNBOUND))?;
    work::start(t, work)
}

fn sub(t: &mut Thread, a: Args, counted: bool) -> NativeResult {
    let left = count(t, a, 3)?;
    let is_bytes = with(a, |p| p.program.is_bytes);
    let pieces = match points(t, a[1]) {
        Some((template, template_is_bytes)) if template_is_bytes == is_bytes => {
            let parsed = with(a, |p| template_of(&p.program, template));
            parsed.map_err(|e| bad_template(t, e, a[1]))?
        }
        _ => {
            let all = Value::bool(counted);
            let left = if left == usize::MAX { Value::NONE } else { t.size(left) };
            return Err(t.prelude("re_sub", &[a[0], a[1], a[2], left, all]));
        }
    };
    let task = Task::Sub { pieces, left, last: 0, made: 0, out: Built::new(is_bytes), counted };
    let work = Work::new(t, a[0], a[2], (Mode::Search, task), (Value::UNBOUND, Value::UNBOUND))?;
    work::start(t, work)
}

/// The parts of a template.
pub(super) fn template_of(program: &Program, template: Vec<u32>) -> Result<Vec<Piece>, BadTemplate> {
    if template.contains(&u32::from(b'\\')) {
        return regex::parse_template(program, &template);
    }
    Ok(if template.is_empty() { Vec::new() } else { vec![Piece::Literal(template)] })
}

pub(super) fn bad_template(t: &mut Thread, e: BadTemplate, template: Value) -> Trap {
    match e {
        BadTemplate::Pattern(e) => super::bad_pattern(t, e, template),
        BadTemplate::Name(message) => match t.text(&message) {
            Ok(message) => Trap::Raise(t.exception(crate::objects::class::ids::INDEX_ERROR, &[message])),
            Err(e) => e.into(),
        },
    }
}

/// The flags by their names, in the order of `repr`.
const NAMES: [(u32, &str); 8] = [
    (flags::IGNORECASE, "re.IGNORECASE"),
    (flags::LOCALE, "re.LOCALE"),
    (flags::MULTILINE, "re.MULTILINE"),
    (flags::DOTALL, "re.DOTALL"),
    (flags::UNICODE, "re.UNICODE"),
    (flags::VERBOSE, "re.VERBOSE"),
    (flags::DEBUG, "re.DEBUG"),
    (flags::ASCII, "re.ASCII"),
];

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let (source, mut given, is_bytes) = with(a, |p| (p.source.get(), p.program.flags, p.program.is_bytes));
    if !is_bytes && given & flags::TYPE == flags::UNICODE {
        given &= !flags::UNICODE;
    }
    let shown = match args::as_str(t, source) {
        Some(s) => escape::repr_str(s.chars()),
        None => escape::repr_bytes(&bytes_like(t, source).map(|b| b.to_vec()).unwrap_or_default()),
    };
    let mut text = Text::from("re.compile(");
    let chars = shown.as_chars();
    text.push_chars(chars.slice(0..chars.len().min(200)));
    let mut sign = ", ";
    for (flag, name) in NAMES {
        if given & flag != 0 {
            text.push_str(sign);
            text.push_str(name);
            sign = "|";
            given &= !flag;
        }
    }
    if given != 0 {
        text.push_str(&format!("{sign}0x{given:x}"));
    }
    text.push_str(")");
    Ok(t.text(&text)?)
}

fn equal(t: &mut Thread, a: Args, negate: bool) -> NativeResult {
    let Some(other) = a[1].cast::<Native>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(other) = other.payload::<Pattern>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = with(a, |p| {
        p.program.flags == other.program.flags
            && p.program.is_bytes == other.program.is_bytes
            && points(t, p.source.get()) == points(t, other.source.get())
    });
    Ok(Value::bool(same != negate))
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let source = with(a, |p| p.source.get());
    let hash = crate::objects::hash::hash_native(t, t.plain(source))?;
    Ok(t.int(hash.unwrap_or(0)))
}
