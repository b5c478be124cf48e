//! `_xml`: trees of elements read, gone through and written, where there is nothing unusual in them. The rest, errors included, is in the
//! prelude's `xml.etree`, which begins anew with what is refused here.

use rustc_hash::FxHashMap;

use super::adopt::{Known, exactly, make, make_known};
use crate::heap::{Header, Kind, LightMutex, Marker, OutOfMemory, Ref};
use crate::machine::attr::Attr;
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::iterate::iter_next_native;
use crate::objects::list::List;
use crate::objects::misc::Iterator;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::text::search::units::Searchable;
use crate::text::xml::{Piece, Scanner, Unusual, expand, is_plain};
use crate::text::{Chars, Text};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_xml", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "know_elements" "cls, /" |t, a| { make_known(t, a[0], Known::Element); Ok(Value::NONE) }),
    native!(Static "build" "source, starts, ends, events, /" build),
    native!(Static "write" "root, short, /" write),
    native!(Static "sub_element" "parent, tag, attrib, extra, /" sub_element),
    native!(Static "walk" "element, tag, /" walk),
    native!(Static "descendants" "element, tag, /" descendants),
    native!(Static "children_with" "element, tag, first, /" children_with),
];

// The places of an element's `__slots__`.
const TAG: usize = 0;
const ATTRIB: usize = 1;
const TEXT: usize = 2;
const TAIL: usize = 3;
const CHILDREN: usize = 4;

/// How many pieces are read or written between two looks at what others ask.
const MANY: usize = 1024;

/// The root element of a document, or None; `(event, element)` for those events that are asked for are added to a list.
fn build(t: &mut Thread, a: Args) -> NativeResult {
    let Some(source) = a[0].cast::<Str>() else { return Ok(Value::NONE) };
    t.charge_each(source.len(), cost::CODED_CHAR)?;
    let events = a[3].cast::<List>().map(|list| Events { list, starts: a[1] == Value::TRUE, ends: a[2] == Value::TRUE });
    let root = match source.chars() {
        Chars::Ascii(units) => Builder::new(units, events).run(t)?,
        Chars::Wide(units) => Builder::new(units, events).run(t)?,
    };
    Ok(root.unwrap_or(Value::NONE))
}

struct Events {
    list: Ref<List>,
    starts: bool,
    ends: bool,
}

/// An element that has begun.
struct Open<'a, U> {
    name: &'a [U],
    element: Ref<Instance>,
    children: Ref<List>,
    /// How many names of namespaces it has.
    spaces: usize,
}

/// A tree that grows. Nobody else has its elements yet, but for the events' list, which no guest has seen.
struct Builder<'a, U> {
    scanner: Scanner<'a, U>,
    open: Vec<Open<'a, U>>,
    root: Option<Value>,
    /// The element that text belongs to, and is that behind it?
    last: Option<(Ref<Instance>, bool)>,
    /// Text that has been read, in one piece or several.
    text: Option<&'a [U]>,
    more: Option<Text>,
    /// Prefixes and namespaces, and what names are called in them, of elements and of attributes.
    spaces: Vec<(&'a [U], Value)>,
    names: [FxHashMap<&'a [U], Value>; 2],
    events: Option<Events>,
}

/// What ends a reading: an exception, or what the prelude has to look at.
enum Stop {
    Raised(Trap),
    Unusual,
}

impl From<Unusual> for Stop {
    fn from(_: Unusual) -> Stop {
        Stop::Unusual
    }
}

impl From<Trap> for Stop {
    fn from(trap: Trap) -> Stop {
        Stop::Raised(trap)
    }
}

impl From<OutOfMemory> for Stop {
    fn from(e: OutOfMemory) -> Stop {
        Stop::Raised(e.into())
    }
}

/// A piece of a document as a string.
fn string<U: Searchable>(t: &mut Thread, units: &[U]) -> NativeResult {
    let made = match U::bytes(units) {
        Some([]) => t.char(None),
        Some(&[c]) => t.char(Some(c.into())),
        Some(bytes) => Str::ascii(t, bytes)?.into(),
        None => {
            let points: Vec<u32> = units.iter().map(|c| c.point()).collect();
            Str::wide(t, &points)?.into()
        }
    };
    Ok(made)
}

fn push_units<U: Searchable>(out: &mut Text, units: &[U]) {
    match U::bytes(units) {
        Some(bytes) => out.push_ascii(bytes),
        None => units.iter().for_each(|c| out.push(c.point())),
    }
}

fn is_word<U: Searchable>(units: &[U], word: &[u8]) -> bool {
    units.len() == word.len() && units.iter().map(|c| c.point()).eq(word.iter().map(|&b| b.into()))
}

impl<'a, U: Searchable + std::hash::Hash> Builder<'a, U> {
    fn new(source: &'a [U], events: Option<Events>) -> Self {
        Builder {
            scanner: Scanner::new(source),
            open: Vec::new(),
            root: None,
            last: None,
            text: None,
            more: None,
            spaces: Vec::new(),
            names: Default::default(),
            events,
        }
    }

    fn run(mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        match self.build(t) {
            Ok(()) => Ok(self.root.filter(|_| self.open.is_empty())),
            Err(Stop::Unusual) => Ok(None),
            Err(Stop::Raised(trap)) => Err(trap),
        }
    }

    fn build(&mut self, t: &mut Thread) -> Result<(), Stop> {
        let mut count = 0;
        while let Some(piece) = self.scanner.piece()? {
            count += 1;
            if count % MANY == 0 {
                t.checkpoint()?;
            }
            match piece {
                Piece::Start { name, empty } => {
                    self.start(t, name)?;
                    if empty {
                        self.end(t)?;
                    }
                }
                Piece::End(name) => {
                    if self.open.last().is_none_or(|open| open.name != name) {
                        return Err(Stop::Unusual);
                    }
                    self.end(t)?;
                }
                Piece::Text(units) if self.open.is_empty() => {
                    // What Python takes for a space is none of its business here.
                    if units.iter().any(|c| !matches!(c.point(), 9 | 10 | 13 | 32)) {
                        return Err(Stop::Unusual);
                    }
                }
                Piece::Text(units) if self.text.is_none() && self.more.is_none() && is_plain(units, false) => {
                    self.text = Some(units)
                }
                Piece::Text(units) => expand(units, false, self.more())?,
                Piece::Verbatim(_) if self.open.is_empty() => return Err(Stop::Unusual),
                Piece::Verbatim(units) => push_units(self.more(), units),
                Piece::Comment(_) | Piece::Instruction { .. } | Piece::Document => {}
            }
        }
        Ok(())
    }

    /// The text so far, to be added to.
    fn more(&mut self) -> &mut Text {
        let more = self.more.get_or_insert_with(Text::new);
        if let Some(units) = self.text.take() {
            push_units(more, units);
        }
        more
    }

    /// Gives the text to whom it belongs.
    fn flush(&mut self, t: &mut Thread) -> Result<(), Stop> {
        let text = match (self.text.take(), self.more.take()) {
            (Some(units), _) => string(t, units)?,
            (None, Some(text)) => t.text(&text)?,
            (None, None) => return Ok(()),
        };
        if let Some((element, behind)) = self.last {
            set(element, if behind { TAIL } else { TEXT }, text)?;
        }
        Ok(())
    }

    fn start(&mut self, t: &mut Thread, name: &'a [U]) -> Result<(), Stop> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(Stop::Unusual);
        }
        self.flush(t)?;
        let attributes = std::mem::take(&mut self.scanner.attributes);
        let spaces = self.enter_spaces(t, &attributes)?;
        let tag = self.qualified(t, name, true)?;
        let attrib = Dict::new(t);
        for &(key, value) in attributes.iter().filter(|(key, _)| space_prefix(key).is_none()) {
            let key: Ref<Str> = self.qualified(t, key, false)?.cast().ok_or(Stop::Unusual)?;
            let value = value_of(t, value)?;
            if attrib.get_name(t, key).is_some() {
                return Err(Stop::Unusual);
            }
            attrib.set_name(t, key, value)?;
        }
        self.scanner.attributes = attributes;
        let children = t.list(&[])?;
        let made = make(t, Known::Element, &[tag, attrib.into(), Value::NONE, Value::NONE, children]).ok_or(Stop::Unusual)?;
        let (Some(element), Some(children)) = (made.cast::<Instance>(), children.cast::<List>()) else {
            return Err(Stop::Unusual);
        };
        match self.open.last() {
            Some(parent) => parent.children.push(t, made)?,
            None => self.root = Some(made),
        }
        if self.events.as_ref().is_some_and(|events| events.starts) {
            self.note(t, "start", made)?;
        }
        self.last = Some((element, false));
        self.open.push(Open { name, element, children, spaces });
        Ok(())
    }

    fn end(&mut self, t: &mut Thread) -> Result<(), Stop> {
        self.flush(t)?;
        let Some(open) = self.open.pop() else { return Err(Stop::Unusual) };
        if open.spaces > 0 {
            self.spaces.truncate(self.spaces.len() - open.spaces);
            self.names.iter_mut().for_each(FxHashMap::clear);
        }
        self.last = Some((open.element, true));
        if self.events.as_ref().is_some_and(|events| events.ends) {
            self.note(t, "end", open.element.into())?;
        }
        Ok(())
    }

    fn note(&self, t: &mut Thread, event: &str, element: Value) -> Result<(), Stop> {
        if let Some(events) = &self.events {
            let event = t.intern(event);
            let pair = t.tuple(&[event.into(), element])?;
            events.list.push(t, pair)?;
        }
        Ok(())
    }

    /// The namespaces that an element's attributes name; says how many they are.
    fn enter_spaces(&mut self, t: &mut Thread, attributes: &[(&'a [U], &'a [U])]) -> Result<usize, Stop> {
        let mut count = 0;
        for &(key, value) in attributes {
            let Some(prefix) = space_prefix(key) else { continue };
            let uri = value_of(t, value)?;
            if self.spaces[self.spaces.len() - count..].iter().any(|&(other, _)| other == prefix) {
                return Err(Stop::Unusual);
            }
            self.spaces.push((prefix, uri));
            count += 1;
        }
        if count > 0 {
            self.names.iter_mut().for_each(FxHashMap::clear);
        }
        Ok(count)
    }

    /// A name with its namespace; of attributes only those with a prefix have one.
    fn qualified(&mut self, t: &mut Thread, name: &'a [U], of_element: bool) -> Result<Value, Stop> {
        if let Some(&known) = self.names[usize::from(of_element)].get(name) {
            return Ok(known);
        }
        let colon = name.iter().position(|c| c.point() == u32::from(b':'));
        let (prefix, local) = match colon {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => (&name[..0], name),
        };
        let uri: Option<Ref<Str>> = match self.spaces.iter().rev().find(|(known, _)| *known == prefix) {
            Some((_, uri)) if colon.is_some() || of_element => uri.cast(),
            None if colon.is_some() => return Err(Stop::Unusual),
            _ => None,
        };
        let made = match uri.filter(|uri| colon.is_some() || !uri.is_empty()) {
            Some(uri) => {
                let mut text = Text::with_capacity(uri.len() + local.len() + 2);
                text.push_ascii(b"{");
                text.push_chars(uri.chars());
                text.push_ascii(b"}");
                push_units(&mut text, local);
                t.text(&text)?
            }
            None => string(t, local)?,
        };
        self.names[usize::from(of_element)].insert(name, made);
        Ok(made)
    }
}

/// The prefix that an attribute gives a namespace to.
fn space_prefix<U: Searchable>(key: &[U]) -> Option<&[U]> {
    match key.get(..5) {
        Some(start) if is_word(start, b"xmlns") => match key.get(5) {
            None => Some(&key[5..]),
            Some(c) if c.point() == u32::from(b':') => Some(&key[6..]),
            Some(_) => None,
        },
        _ => None,
    }
}

/// An attribute's value.
fn value_of<U: Searchable>(t: &mut Thread, value: &[U]) -> Result<Value, Stop> {
    if is_plain(value, true) {
        return Ok(string(t, value)?);
    }
    let mut text = Text::with_capacity(value.len());
    expand(value, true, &mut text)?;
    Ok(t.text(&text)?)
}

/// Puts a value into a place of an element that nobody else has.
fn set(element: Ref<Instance>, place: usize, value: Value) -> Result<(), Stop> {
    element.fields().and_then(|slots| slots.get(place)).ok_or(Stop::Unusual)?.set(value);
    Ok(())
}

/// A new element at the end of another; None, with nothing done, where their classes or methods may have been changed.
fn sub_element(t: &mut Thread, a: Args) -> NativeResult {
    let Some(parent) = exactly(t, a[0], Known::Element) else { return Ok(Value::NONE) };
    let children = parent.field(t, CHILDREN).and_then(|v| v.cast::<List>());
    let dict = |v: Value| v.cast::<Dict>().filter(|d| d.header.class() == ids::DICT);
    let (Some(children), Some(attrib), Some(extra)) = (children, dict(a[2]), dict(a[3])) else { return Ok(Value::NONE) };
    // Who calls made the dict of names for this call alone.
    if !extra.is_empty() && !attrib.is_empty() {
        return Ok(Value::NONE);
    }
    let own = if attrib.is_empty() { extra } else { crate::objects::methods::dict::copied(t, attrib)? };
    let list = t.list(&[])?;
    let Some(made) = make(t, Known::Element, &[a[1], own.into(), Value::NONE, Value::NONE, list]) else { return Ok(Value::NONE) };
    children.push(t, made)?;
    Ok(made)
}

/// Those children of an element that have a tag, or the first of them; `NotImplemented` where guest code has a say.
fn children_with(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(element), Some(tag)) = (exactly(t, a[0], Known::Element), a[1].cast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(children) = element.field(t, CHILDREN).and_then(|v| v.cast::<List>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let children = children.to_vec();
    t.charge_each(children.len(), cost::COMPARED_ITEM)?;
    let mut found = Vec::new();
    for child in children {
        let Some(its) = exactly(t, child, Known::Element).and_then(|child| child.field(t, TAG)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let is_same = its == a[1]
            || match its.cast::<Str>() {
                Some(its) if its.header.class() == ids::STR => its.chars() == tag.chars(),
                _ if its.kind() == Some(Kind::Function) => false,
                _ => return Ok(Value::NOT_IMPLEMENTED),
            };
        if is_same {
            if a[2] == Value::TRUE {
                return Ok(child);
            }
            found.push(child);
        }
    }
    if a[2] == Value::TRUE { Ok(Value::NONE) } else { Ok(t.list(&found)?) }
}

const WALKER: ClassDef = ClassDef {
    name: "_element_iterator",
    module: "_elementtree",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" |t, _| Err(t.type_error("cannot create '_elementtree._element_iterator' instances"))),
        native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__next__" "self, /" |t, a| {
            let it = a[0].cast().expect("gilbox bug: the receiver's class was checked");
            match iter_next_native(t, it)? {
                Some(item) => Ok(item),
                None => Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
            }
        }),
    ],
    subclassable: false,
};

/// A walk through an element and what is in it, at every depth.
struct Walk {
    /// Which elements are shown: a string, or None for all.
    tag: Value,
    state: LightMutex<Walked>,
}

struct Walked {
    /// Where the walk begins, while it hasn't.
    root: Option<Value>,
    /// Elements that are being gone through, and which of their children comes next.
    open: Vec<(Value, usize)>,
}

impl Payload for Walk {
    fn trace(&self, marker: &mut Marker) {
        let state = self.state.lock();
        marker.value(self.tag);
        state.root.iter().for_each(|&root| marker.value(root));
        state.open.iter().for_each(|&(element, _)| marker.value(element));
    }

    fn next_item(&self, t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        let tag = self.tag.cast::<Str>();
        loop {
            t.checkpoint()?;
            let mut state = self.state.lock();
            let next = match (state.root.take(), state.open.last_mut()) {
                (Some(root), _) => Some(root),
                (None, Some((element, at))) => {
                    let child = children_of(t, *element).and_then(|children| children.get(*at));
                    *at += 1;
                    child
                }
                (None, None) => {
                    drop(state);
                    it.exhaust();
                    return Ok(None);
                }
            };
            match next {
                Some(element) => {
                    state.open.push((element, 0));
                    drop(state);
                    if tag.is_none_or(|tag| has_tag(t, element, tag)) {
                        return Ok(Some(element));
                    }
                }
                None => {
                    state.open.pop();
                }
            }
        }
    }
}

/// What stands in a place of an element, or of an instance of a class that derives from it.
fn part(t: &mut Thread, element: Value, place: usize, name: &str) -> Option<Value> {
    if let Some(element) = exactly(t, element, Known::Element) {
        return element.field(t, place);
    }
    let name = t.intern(name);
    match t.find_attr_plain(element, name) {
        Ok((Attr::Value(v), _)) => Some(v),
        _ => None,
    }
}

fn children_of(t: &mut Thread, element: Value) -> Option<Ref<List>> {
    part(t, element, CHILDREN, "_children")?.cast()
}

fn has_tag(t: &mut Thread, element: Value, tag: Ref<Str>) -> bool {
    match part(t, element, TAG, "tag") {
        Some(its) if its == tag.into() => true,
        Some(its) => its.cast::<Str>().is_some_and(|its| its.chars() == tag.chars()),
        None => false,
    }
}

/// An iterator over an element and what is in it, of one tag or, with None, of all.
fn walk(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.native_class(&WALKER).id;
    let state = LightMutex::new(Walked { root: Some(a[0]), open: Vec::new() });
    let walk = t.make(Native::new(Header::new(Kind::Native, class), Box::new(Walk { tag: a[1], state })));
    Ok(Iterator::new(t, class, walk.into(), Value::small(0), Value::NONE, Value::NONE).into())
}

/// The elements of a tag, or with None all, in an element, at every depth.
fn descendants(t: &mut Thread, a: Args) -> NativeResult {
    let tag = a[1].cast::<Str>();
    let mut found = Vec::new();
    let mut open = vec![(children_of(t, a[0]), 0)];
    while let Some((children, at)) = open.last_mut() {
        let child = children.and_then(|children| children.get(*at));
        *at += 1;
        let Some(child) = child else {
            open.pop();
            continue;
        };
        t.checkpoint()?;
        t.charge_time(cost::COMPARED_ITEM.times(1));
        if tag.is_none_or(|tag| has_tag(t, child, tag)) {
            found.push(child);
        }
        open.push((children_of(t, child), 0));
    }
    Ok(t.list(&found)?)
}

/// A tree as XML, or None. `short` says how elements without content are written.
fn write(t: &mut Thread, a: Args) -> NativeResult {
    let mut out = Text::new();
    match written(t, a[0], a[1] == Value::TRUE, &mut out)? {
        true => Ok(t.text(&out)?),
        false => Ok(Value::NONE),
    }
}

/// An element that has been begun, and those of its children that are still to be written.
struct Writing {
    tag: Ref<Str>,
    tail: Option<Ref<Str>>,
    children: std::vec::IntoIter<Value>,
}

fn plain(v: Value) -> Option<Ref<Str>> {
    v.cast::<Str>().filter(|s| s.header.class() == ids::STR)
}

/// A name that is in no namespace.
fn plain_name(v: Value) -> Option<Ref<Str>> {
    plain(v).filter(|s| s.chars().get(0) != Some(b'{'.into()))
}

/// A text, if there is any; `None` for what is no string.
fn text_in(v: Value) -> Option<Option<Ref<Str>>> {
    if v.is_none() { Some(None) } else { plain(v).map(|s| Some(s).filter(|s| !s.is_empty())) }
}

/// False where something about the tree is unusual.
fn written(t: &mut Thread, root: Value, short: bool, out: &mut Text) -> NativeResult<bool> {
    let mut open: Vec<Writing> = Vec::new();
    let mut next = Some(root);
    let mut count = 0;
    loop {
        if let Some(element) = next.take() {
            count += 1;
            if count % MANY == 0 {
                t.checkpoint()?;
                t.check_room(out.len())?;
            }
            t.charge_time(cost::WRITTEN_ITEM.times(1));
            match begun(t, element, short, out)? {
                Begun::Closed(tail) => {
                    if let Some(tail) = tail {
                        push_escaped(out, tail.chars(), false);
                    }
                }
                Begun::Open(writing) => open.push(writing),
                Begun::Unusual => return Ok(false),
            }
        }
        let Some(top) = open.last_mut() else { return Ok(true) };
        next = top.children.next();
        if next.is_none()
            && let Some(done) = open.pop()
        {
            out.push_ascii(b"</");
            out.push_chars(done.tag.chars());
            out.push_ascii(b">");
            if let Some(tail) = done.tail {
                push_escaped(out, tail.chars(), false);
            }
        }
    }
}

enum Begun {
    Open(Writing),
    /// There is nothing in it; what stands behind it.
    Closed(Option<Ref<Str>>),
    Unusual,
}

/// Writes an element's tag and text.
fn begun(t: &mut Thread, element: Value, short: bool, out: &mut Text) -> NativeResult<Begun> {
    let Some(element) = exactly(t, element, Known::Element) else { return Ok(Begun::Unusual) };
    let field = |place| element.field(t, place);
    let (Some(tag), Some(attrib)) = (field(TAG).and_then(plain_name), field(ATTRIB).and_then(|v| v.cast::<Dict>())) else {
        return Ok(Begun::Unusual);
    };
    let (Some(text), Some(tail)) = (field(TEXT).and_then(text_in), field(TAIL).and_then(text_in)) else {
        return Ok(Begun::Unusual);
    };
    let Some(children) = field(CHILDREN).and_then(|v| v.cast::<List>()) else { return Ok(Begun::Unusual) };
    if attrib.header.class() != ids::DICT {
        return Ok(Begun::Unusual);
    }
    out.push_ascii(b"<");
    out.push_chars(tag.chars());
    if !attrib.is_empty() {
        for (key, value) in attrib.entries() {
            let (Some(key), Some(value)) = (plain_name(key), plain(value)) else { return Ok(Begun::Unusual) };
            out.push_ascii(b" ");
            out.push_chars(key.chars());
            out.push_ascii(b"=\"");
            push_escaped(out, value.chars(), true);
            out.push_ascii(b"\"");
        }
    }
    let children = if children.is_empty() { Vec::new() } else { children.to_vec() };
    if text.is_none() && children.is_empty() && short {
        out.push_ascii(b" />");
        return Ok(Begun::Closed(tail));
    }
    out.push_ascii(b">");
    if let Some(text) = text {
        push_escaped(out, text.chars(), false);
    }
    Ok(Begun::Open(Writing { tag, tail, children: children.into_iter() }))
}

/// How a character is written, if not as it is.
fn escape(c: u32, attribute: bool) -> Option<&'static [u8]> {
    match u8::try_from(c).ok()? {
        b'&' => Some(b"&amp;"),
        b'<' => Some(b"&lt;"),
        b'>' => Some(b"&gt;"),
        b'"' if attribute => Some(b"&quot;"),
        b'\r' if attribute => Some(b"&#13;"),
        b'\n' if attribute => Some(b"&#10;"),
        b'\t' if attribute => Some(b"&#09;"),
        _ => None,
    }
}

fn push_escaped(out: &mut Text, chars: Chars<'_>, attribute: bool) {
    let mut done = 0;
    for (i, c) in chars.iter().enumerate() {
        if let Some(escaped) = escape(c, attribute) {
            out.push_chars(chars.slice(done..i));
            out.push_ascii(escaped);
            done = i + 1;
        }
    }
    out.push_chars(chars.from(done));
}
