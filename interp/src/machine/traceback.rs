//! Tracebacks as CPython prints them.

use std::collections::HashSet;

use super::Thread;
use super::code_object::CodeObject;
use crate::code::Source;
use crate::heap::{Kind, Ref};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Cell;
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Traceback;
use crate::objects::string::Str;
use crate::text::Text;
use crate::value::{Slot, Value};

/// So many equal lines are shown before they are counted.
const REPEATS: usize = 3;
/// So many members of an exception group are shown, so deep.
const MOST_WIDTH: usize = 15;
const MOST_DEPTH: usize = 10;
const HEADING: &str = "Exception Group Traceback (most recent call last):\n";

/// What is written: within exception groups behind a margin.
#[derive(Default)]
struct Page {
    text: String,
    depth: usize,
    /// The innermost group has yet to be closed by a line.
    open: bool,
}

/// The lines of one entry: file, line and function; the source, with its marks or only its first line.
fn push_entry(code: Ref<CodeObject>, pc: usize, text: Option<&Source>, marks: bool, out: &mut String) {
    let name = Str::text_of(code.name.get());
    out.push_str(&format!("  File \"{}\", line {}, in {name}\n", code.code.source.file, code.code.line(pc)));
    let excerpt = crate::code::excerpt::excerpt(&code.code, pc, text).unwrap_or_default();
    out.push_str(if marks { &excerpt } else { excerpt.split_inclusive('\n').next().unwrap_or_default() });
}

impl Page {
    fn write(&mut self, text: &str) {
        self.write_beside(text, '|');
    }

    /// Writes lines, each beside a mark in the margin.
    fn write_beside(&mut self, text: &str, mark: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                self.text.push_str(&"  ".repeat(self.depth));
                self.text.push(mark);
                self.text.push(' ');
            }
            self.text.push_str(line);
        }
    }

    /// A line of the tree.
    fn rule(&mut self, lead: &str, line: &str) {
        self.text.push_str(&"  ".repeat(self.depth));
        self.text.push_str(lead);
        self.text.push_str(line);
        self.text.push('\n');
    }
}

impl Thread {
    /// The text of an exception with its traceback, causes and context, as it goes to standard error.
    pub fn render_traceback(&mut self, exc: Ref<Exception>) -> String {
        let mut page = Page::default();
        self.render_chain(exc, &mut page, &mut HashSet::new());
        page.text
    }

    /// The text of an exception that nobody can catch: C code writes it, without marks and without what led to it.
    pub fn render_unraisable(&mut self, exc: Ref<Exception>) -> String {
        let mut out = String::new();
        if exc.traceback.get().cast::<Traceback>().is_some() {
            out.push_str("Traceback (most recent call last):\n");
            self.render_entries(exc.traceback.get(), false, &mut out);
        }
        self.render_exception(exc, &mut out);
        out
    }

    /// An exception behind those that led to it, the first of all first.
    fn render_chain(&mut self, exc: Ref<Exception>, page: &mut Page, seen: &mut HashSet<Value>) {
        let mut chain = vec![(exc, "")];
        let mut last = exc;
        seen.insert(exc.into());
        loop {
            let mut fresh = |e: &Ref<Exception>| seen.insert((*e).into());
            let cause = last.cause.get().cast::<Exception>();
            let context = last.context.get().cast::<Exception>().filter(|_| last.suppress_context.get() != Value::TRUE);
            let (earlier, words) = if let Some(cause) = cause.filter(&mut fresh) {
                (cause, "\nThe above exception was the direct cause of the following exception:\n\n")
            } else if let Some(context) = context.filter(|_| cause.is_none()).filter(&mut fresh) {
                (context, "\nDuring handling of the above exception, another exception occurred:\n\n")
            } else {
                break;
            };
            chain.push((earlier, words));
            last = earlier;
        }
        while let Some((exc, words)) = chain.pop() {
            match self.members(exc) {
                Some(members) => self.render_group(exc, &members, page, seen),
                None => {
                    let own = self.render_one(exc, "Traceback (most recent call last):\n");
                    page.write(&own);
                }
            }
            page.write(words);
        }
    }

    /// An exception by itself, its traceback under a heading.
    fn render_one(&mut self, exc: Ref<Exception>, heading: &str) -> String {
        let mut out = String::new();
        if exc.traceback.get().cast::<Traceback>().is_some() {
            out.push_str(heading);
            self.render_lines(exc.traceback.get(), &mut out);
        }
        self.render_exception(exc, &mut out);
        out
    }

    /// The exceptions in an exception group; None for any other.
    fn members(&mut self, exc: Ref<Exception>) -> Option<Vec<Value>> {
        if !self.class_of(exc.into()).is_subclass_of(ids::BASE_EXCEPTION_GROUP) {
            return None;
        }
        let members = self.exception_attr(exc, "exceptions")?.cast::<Tuple>()?;
        Some(members.items().to_vec())
    }

    /// A group with the tree of what is in it.
    fn render_group(&mut self, exc: Ref<Exception>, members: &[Value], page: &mut Page, seen: &mut HashSet<Value>) {
        if page.depth > MOST_DEPTH {
            page.write(&format!("... (max_group_depth is {MOST_DEPTH})\n"));
            return;
        }
        let outermost = page.depth == 0;
        page.depth += usize::from(outermost);
        let own = self.render_one(exc, HEADING);
        match own.strip_prefix(HEADING) {
            Some(rest) => {
                page.write_beside(HEADING, if outermost { '+' } else { '|' });
                page.write(rest);
            }
            None => page.write(&own),
        }
        let shown = if members.len() <= MOST_WIDTH { members.len() } else { MOST_WIDTH + 1 };
        page.open = false;
        for (i, member) in members[..shown].iter().enumerate() {
            let last = i + 1 == shown;
            page.open |= last;
            let title = if i < MOST_WIDTH { (i + 1).to_string() } else { "...".into() };
            page.rule(if i == 0 { "+-+" } else { "  +" }, &format!("---------------- {title} ----------------"));
            page.depth += 1;
            match member.cast::<Exception>() {
                Some(member) if i < MOST_WIDTH => self.render_chain(member, page, seen),
                _ => {
                    let more = members.len() - MOST_WIDTH;
                    page.write(&format!("and {more} more exception{}\n", if more == 1 { "" } else { "s" }));
                }
            }
            if last && page.open {
                page.rule("+", "------------------------------------");
                page.open = false;
            }
            page.depth -= 1;
        }
        page.depth -= usize::from(outermost);
    }

    /// The lines of a traceback.
    pub fn render_lines(&mut self, traceback: Value, out: &mut String) {
        self.render_entries(traceback, true, out);
    }

    fn render_entries(&mut self, traceback: Value, marks: bool, out: &mut String) {
        let mut last: Option<(Value, u32)> = None;
        let mut repeats = 0;
        let mut link = traceback;
        let end_repeats = |repeats: usize, out: &mut String| {
            if repeats > REPEATS {
                let more = repeats - REPEATS;
                let s = if more == 1 { "" } else { "s" };
                out.push_str(&format!("  [Previous line repeated {more} more time{s}]\n"));
            }
        };
        while let Some(tb) = link.cast::<Traceback>() {
            link = tb.next.get();
            let Some(code) = tb.code.get().cast::<CodeObject>() else { continue };
            let pc = tb.pc.get().as_int().unwrap_or(0) as usize;
            let line = code.code.line(pc);
            if last == Some((tb.code.get(), line)) {
                repeats += 1;
            } else {
                end_repeats(repeats, out);
                last = Some((tb.code.get(), line));
                repeats = 1;
            }
            if repeats > REPEATS {
                continue;
            }
            push_entry(code, pc, None, marks, out);
        }
        end_repeats(repeats, out);
    }

    /// The text of one entry of a traceback; `text` stands for the source where somebody else keeps it.
    pub(crate) fn entry_text(&mut self, traceback: Value, text: Option<&str>) -> String {
        let mut out = String::new();
        if let Some(tb) = traceback.cast::<Traceback>()
            && let Some(code) = tb.code.get().cast::<CodeObject>()
        {
            let text = text.map(|text| Source::new(code.code.source.file.clone(), text));
            push_entry(code, tb.pc.get().as_int().unwrap_or(0) as usize, text.as_ref(), true, &mut out);
        }
        out
    }

    /// Where an entry of a traceback stands: line and column (in bytes) of the beginning and of the end.
    pub(crate) fn entry_place(&mut self, traceback: Value) -> Option<[u32; 4]> {
        let tb = traceback.cast::<Traceback>()?;
        let code = tb.code.get().cast::<CodeObject>()?;
        let span = code.code.spans.get(tb.pc.get().as_int()? as usize)?;
        let (line, column) = code.code.source.line_bytes(span.start);
        let (end_line, end_column) = code.code.source.line_bytes(span.end);
        Some([line, end_line, column, end_column])
    }

    /// The last line: class and message.
    fn render_exception(&mut self, exc: Ref<Exception>, out: &mut String) {
        let class = self.class_of(exc.into());
        let mut name = Text::new();
        crate::objects::repr::push_full_name(self, class, &mut name);
        let name = name.to_string();
        let mut name = name.strip_prefix("builtins.").or(name.strip_prefix("__main__.")).unwrap_or(&name).to_string();
        let module = self.intern("__module__");
        if class.dict().get_name(self, module).is_some_and(|module| module.kind() != Some(Kind::Str)) {
            name.insert_str(0, "<unknown>.");
        }
        if class.is_subclass_of(ids::SYNTAX_ERROR) {
            self.render_syntax_error(exc, out);
        }
        let message = self.exception_text(exc);
        out.push_str(&name);
        if !message.is_empty() {
            out.push_str(": ");
            out.push_str(&message);
        }
        if let Some(hint) = self.suggestion(exc, true) {
            out.push_str(&hint);
        }
        out.push('\n');
        // The last word of an uncaught exception: what gilbox has to add, and guests don't see.
        if let Some(hint) = self.exception_attr(exc, "__hint__").and_then(|v| v.cast::<Str>()) {
            out.push_str(&hint.to_utf8());
            out.push('\n');
        }
        let notes = self.intern("__notes__");
        let notes = exc.attrs.get().cast::<Dict>().and_then(|d| d.get_name(self, notes)).unwrap_or(Value::NONE);
        let items = notes.cast::<List>().map(|l| l.to_vec()).or_else(|| notes.cast::<Tuple>().map(|t| t.items().to_vec()));
        for &note in items.as_deref().unwrap_or(&[notes]) {
            let mut text = Text::new();
            let known = match items {
                Some(_) => crate::objects::repr::to_text(self, note, &mut text),
                None if note.is_none() => continue,
                None => crate::objects::repr::repr_native(self, note, &mut text),
            };
            out.push_str(&if matches!(known, Ok(true)) { text.to_string() } else { "<note str() failed>".to_string() });
            out.push('\n');
        }
    }

    /// `str(exc)`, as far as it needs no guest code.
    pub fn exception_text(&mut self, exc: Ref<Exception>) -> String {
        if self.class_of(exc.into()).is_subclass_of(ids::SYNTAX_ERROR) {
            let first = exc.args.get().cast::<Tuple>().and_then(|a| a.items().first().copied());
            return first.map_or_else(String::new, Str::text_of);
        }
        if let Some(s) = self.exception_attr(exc, "__rendered__").and_then(|v| v.cast::<Str>()) {
            return s.to_utf8().into_owned();
        }
        let mut text = Text::new();
        match crate::objects::repr::to_text(self, exc.into(), &mut text) {
            Ok(true) => text.to_string(),
            _ => "<exception str() failed>".to_string(),
        }
    }

    fn render_syntax_error(&mut self, exc: Ref<Exception>, out: &mut String) {
        let details = exc.args.get().cast::<Tuple>().and_then(|a| a.items().get(1).copied()).and_then(|v| v.cast::<Tuple>());
        let Some(details) = details.filter(|d| d.len() >= 4) else { return };
        let text = |v: Value| v.cast::<Str>().map(|s| s.to_utf8().into_owned());
        let int = |v: Value| v.as_int().unwrap_or(0);
        let items = details.items();
        let (file, line, column) = (text(items[0]).unwrap_or_default(), int(items[1]), int(items[2]));
        out.push_str(&format!("  File \"{file}\", line {line}\n"));
        let Some(source) = text(items[3]) else { return };
        let bare = source.trim_end_matches('\n');
        let shown = bare.trim_start_matches([' ', '\n', '\x0c']);
        out.push_str(&format!("    {shown}\n"));
        if items[2].is_none() {
            return;
        }
        let (length, whole) = (bare.chars().count() as i64, source.chars().count() as i64);
        let cut = length - shown.chars().count() as i64;
        let known = |i: usize| items.get(i).copied().filter(|v| !v.is_none()).map(int);
        let end = match known(4) {
            Some(end_line) if end_line == line => known(5).filter(|&end| end != 0).unwrap_or(column),
            _ => length + 1,
        };
        let start = if column > whole && whole > 0 { length + 1 } else { column };
        let end = if end > whole && whole > 0 { length + 1 } else { end };
        let end = if start >= end || end < 0 { start + 1 } else { end };
        if let Ok(lead) = usize::try_from(start - 1 - cut) {
            out.push_str("    ");
            out.extend(shown.chars().take(lead).map(|c| if c.is_whitespace() { c } else { ' ' }));
            out.push_str(&"^".repeat((end - start) as usize));
            out.push('\n');
        }
    }

    /// "Did you mean", for names and attributes.
    /// A name is looked for among the variables of where it failed, unless that shall not count.
    pub(crate) fn suggestion(&mut self, exc: Ref<Exception>, traced: bool) -> Option<String> {
        let class = self.class_of(exc.into());
        if traced && self.exception_attr(exc, "__self__").is_some() {
            let name = self.exception_attr(exc, "name")?.cast::<Str>()?.to_utf8().into_owned();
            return Some(format!(". Did you mean: 'self.{name}'?"));
        }
        let from = class.is_subclass_of(ids::IMPORT_ERROR);
        let wrong = self.exception_attr(exc, if from { "name_from" } else { "name" })?.cast::<Str>()?.to_utf8().into_owned();
        let mut candidates: Vec<String> = Vec::new();
        let names = |d: Ref<Dict>, candidates: &mut Vec<String>| {
            candidates.extend(d.entries().iter().filter_map(|(k, _)| k.cast::<Str>()).map(|s| s.to_utf8().into_owned()));
        };
        if class.is_subclass_of(ids::ATTRIBUTE_ERROR) {
            let obj = self.exception_attr(exc, "obj")?;
            // What a module is made of it does not list.
            let of = match obj.kind() {
                Some(Kind::Module) => None,
                Some(Kind::Class) => obj.cast::<crate::objects::class::Class>(),
                _ => Some(self.class_of(obj)),
            };
            for c in of.iter().flat_map(|of| of.mro()) {
                names(c.dict(), &mut candidates);
            }
            if let Some(i) = obj.cast::<crate::objects::instance::Instance>() {
                candidates.extend(i.pairs(self).iter().filter_map(|(k, _)| k.cast::<Str>()).map(|s| s.to_utf8().into_owned()));
            } else if let Some(m) = obj.cast::<crate::objects::misc::Module>() {
                names(Ref::from_address(m.dict.get().bits()), &mut candidates);
            }
            // A method's own object may also be meant with its hidden names.
            let is_own = |(name, v): &(String, Value)| name == "self" && *v == obj;
            let seen = innermost(exc).filter(|_| traced);
            if !wrong.starts_with('_') && !seen.is_some_and(|tb| bound(tb).iter().any(is_own)) {
                candidates.retain(|c| !c.starts_with('_'));
            }
        } else if class.id == ids::NAME_ERROR && !traced {
            // Nobody says whose variables could be meant.
        } else if class.id == ids::NAME_ERROR {
            let tb = innermost(exc)?;
            let code = tb.code.get().cast::<CodeObject>()?;
            candidates.extend(bound(tb).into_iter().map(|(name, _)| name));
            for links in code.links.lock().iter() {
                names(links.namespace, &mut candidates);
            }
            names(self.interp().builtins(), &mut candidates);
        } else if from {
            let module = self.exception_attr(exc, "name")?.cast::<Str>()?;
            let module = self.intern_str(module);
            let module = self.interp().roots().modules.get_name(self, module)?.cast::<crate::objects::misc::Module>()?;
            names(Ref::from_address(module.dict.get().bits()), &mut candidates);
            candidates.retain(|c| wrong.starts_with('_') || !c.starts_with('_'));
        } else {
            return None;
        }
        // Of names the nearest scope counts, of attributes the alphabet.
        if !class.is_subclass_of(ids::NAME_ERROR) {
            candidates.sort();
            candidates.dedup();
        }
        if candidates.len() >= MAX_CANDIDATES {
            candidates.clear();
        }
        let found = super::suggest::closest(&wrong, candidates.iter().map(String::as_str));
        let is_module = class.is_subclass_of(ids::NAME_ERROR) && super::stdlib_names::is_stdlib(&wrong);
        match (found, is_module) {
            (Some(found), true) => Some(format!(". Did you mean: '{found}'? Or did you forget to import '{wrong}'?")),
            (Some(found), false) => Some(format!(". Did you mean: '{found}'?")),
            (None, true) => Some(format!(". Did you forget to import '{wrong}'?")),
            (None, false) => None,
        }
    }
}

/// Among so many names none is suggested.
const MAX_CANDIDATES: usize = 750;

/// Where an exception was raised.
fn innermost(exc: Ref<Exception>) -> Option<Ref<Traceback>> {
    let mut tb = exc.traceback.get().cast::<Traceback>()?;
    while let Some(next) = tb.next.get().cast::<Traceback>() {
        tb = next;
    }
    Some(tb)
}

/// The variables of a traceback's function that have a value.
fn bound(tb: Ref<Traceback>) -> Vec<(String, Value)> {
    let Some(code) = tb.code.get().cast::<CodeObject>() else { return Vec::new() };
    let contents = |slot: &Slot| match slot.get().cast::<Cell>() {
        Some(cell) => cell.value.get(),
        None => slot.get(),
    };
    let values = tb.variables().iter().map(contents);
    let named = code.code.variables.iter().map(|name| name.to_string()).zip(values);
    named.filter(|(_, v)| !v.is_unbound() && v.bits() != 0).collect()
}
