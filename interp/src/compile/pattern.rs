//! The `match` statement. A pattern only looks; the names it captures are bound when all of it has matched, from the registers
//! where the parts of the subject are by then.

use ruff_python_ast::name::Name;
use ruff_python_ast::{
    CmpOp as AstCmp, Expr, Identifier, IrrefutablePatternKind, Operator, Pattern, PatternMatchClass, PatternMatchMapping,
    PatternMatchOr, PatternMatchSequence, Singleton, StmtMatch,
};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::unit::LabelId;
use crate::code::instr::{Form, In, Label, Near, Out, PatternKind, Window};
use crate::code::{Const, Instr, Span};

/// A name that a pattern captures, and the register that holds its value.
struct Capture<'a> {
    name: &'a Identifier,
    register: u16,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_(&mut self, s: &'a StmtMatch) -> Result<()> {
        let subject = match self.local(&s.subject) {
            // A case may bind the subject's own name and then fail in its guard.
            Some(_) if self.may_rebind(s) => self.copied(&s.subject)?,
            _ => self.operand(&s.subject)?,
        };
        let end = self.unit.label();
        for (i, case) in s.cases.iter().enumerate() {
            if let Some(irrefutable) = case.pattern.irrefutable_pattern()
                && case.guard.is_none()
                && i + 1 < s.cases.len()
            {
                let what = match irrefutable.kind {
                    IrrefutablePatternKind::Name(name) => format!("name capture '{name}'"),
                    IrrefutablePatternKind::Wildcard => "wildcard".to_string(),
                };
                let message = format!("{what} makes remaining patterns unreachable");
                return self.error(message, super::error::span_of(irrefutable.range));
            }
            let top = self.unit.top;
            let next = self.unit.label();
            let mut captures = Vec::new();
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for Capture { name, register } in captures {
                self.store_name(&name.id, register, span(name));
            }
            self.unit.top = top;
            if let Some(guard) = &case.guard {
                self.jump_if(guard, false, next)?;
            }
            self.body(&case.body)?;
            self.jump_to(end, span(case));
            self.unit.place(next);
        }
        self.unit.place(end);
        Ok(())
    }

    /// Can a capture or a guard change the local that is the subject?
    fn may_rebind(&self, s: &StmtMatch) -> bool {
        let Expr::Name(name) = &*s.subject else { return false };
        self.is_walrus_target(&self.mangled(&name.id)) || s.cases.iter().any(|case| captures_name(&case.pattern, &name.id))
    }

    /// Jumps to `fail` unless the subject matches; `captures` gets the names in the order of the pattern.
    fn pattern(&mut self, pattern: &'a Pattern, subject: u16, fail: LabelId, captures: &mut Vec<Capture<'a>>) -> Result<()> {
        let at = span(pattern);
        match pattern {
            Pattern::MatchValue(p) if p.value.is_f_string_expr() => {
                self.error("patterns may only match literals and attribute lookups", at)
            }
            Pattern::MatchValue(p) if let Some(operator) = self.strange_operator(&p.value) => {
                self.error("invalid syntax", operator)
            }
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => self.jump_if_equal(pattern, subject, false, fail),
            Pattern::MatchSequence(p) => self.sequence_pattern(p, subject, fail, captures),
            Pattern::MatchMapping(p) => self.mapping_pattern(p, subject, fail, captures),
            Pattern::MatchClass(p) => self.class_pattern(p, subject, fail, captures),
            Pattern::MatchStar(_) => self.error("can't use starred expression here", at),
            Pattern::MatchAs(p) => {
                if let Some(pattern) = &p.pattern {
                    self.pattern(pattern, subject, fail, captures)?;
                }
                p.name.as_ref().map_or(Ok(()), |name| self.capture(name, subject, captures))
            }
            Pattern::MatchOr(p) => self.or_pattern(p, subject, fail, captures),
        }
    }

    /// Where another operator stands than those that join the parts of a complex number.
    fn strange_operator(&self, value: &Expr) -> Option<Span> {
        let e = match value {
            Expr::BinOp(e) => e,
            Expr::UnaryOp(e) => return self.strange_operator(&e.operand),
            _ => return None,
        };
        if matches!(e.op, Operator::Add | Operator::Sub) {
            return None;
        }
        let gap = TextRange::new(e.left.end(), e.right.start());
        let text = self.source_text(gap);
        let start = gap.start().to_u32() + (text.len() - text.trim_start().len()) as u32;
        Some(Span { start, end: start + text.trim().len() as u32 })
    }

    fn capture(&mut self, name: &'a Identifier, register: u16, captures: &mut Vec<Capture<'a>>) -> Result<()> {
        if captures.iter().any(|c| c.name.id == name.id) {
            return self.error(format!("multiple assignments to name '{}' in pattern", name.id), span(name));
        }
        captures.push(Capture { name, register });
        Ok(())
    }

    /// For a pattern that is a value: jumps if its equality with the subject is `when`.
    fn jump_if_equal(&mut self, pattern: &'a Pattern, subject: u16, when: bool, to: LabelId) -> Result<()> {
        let at = span(pattern);
        let top = self.unit.top;
        match pattern {
            Pattern::MatchSingleton(p) => match p.value {
                Singleton::None => {
                    self.unit.jump(Instr::JumpIsNone { when, src: In(subject), to: Label(0) }, to, at);
                }
                singleton => {
                    let t = self.unit.temp();
                    self.unit.load_const(t, super::fold::boolean(singleton == Singleton::True), at);
                    let (dst, lhs, rhs) = (Out(t), In(subject), In(t));
                    self.unit.emit(Instr::Is { negate: false, dst, lhs, rhs }, at);
                    self.jump_on(t, when, to, at);
                }
            },
            Pattern::MatchValue(p) => self.jump_if_with(AstCmp::Eq, subject, &p.value, when, to, at)?,
            _ => {}
        }
        self.unit.top = top;
        Ok(())
    }

    fn jump_unless_kind(&mut self, kind: PatternKind, subject: u16, fail: LabelId, at: Span) {
        let t = self.unit.temp();
        self.unit.emit(Instr::MatchKind { kind, dst: Out(t), subject: In(subject) }, at);
        self.jump_on(t, false, fail, at);
        self.unit.top = t;
    }

    /// Jumps to `fail` unless the subject has `count` items, or at least as many.
    fn jump_unless_length(&mut self, subject: u16, count: usize, exactly: bool, fail: LabelId, at: Span) {
        let t = self.unit.temp();
        self.unit.emit(Instr::Len { dst: Out(t), src: In(subject) }, at);
        match i16::try_from(count) {
            Ok(imm) => {
                let (when, lhs, to) = (false, In(t), Near(0));
                let instr =
                    if exactly { Instr::JumpEqInt { when, lhs, imm, to } } else { Instr::JumpGeInt { when, lhs, imm, to } };
                self.unit.jump(instr, fail, at);
            }
            Err(_) => {
                let count_register = self.unit.temp();
                self.unit.load_const(count_register, Const::Int(count as i64), at);
                let op = if exactly { AstCmp::Eq } else { AstCmp::GtE };
                self.jump_compare(op, t, count_register, false, fail, at);
            }
        }
        self.unit.top = t;
    }

    fn sequence_pattern(
        &mut self,
        p: &'a PatternMatchSequence,
        subject: u16,
        fail: LabelId,
        captures: &mut Vec<Capture<'a>>,
    ) -> Result<()> {
        let at = span(p);
        let is_star = |p: &Pattern| p.is_match_star();
        let star = p.patterns.iter().position(is_star);
        if p.patterns.iter().filter(|p| is_star(p)).count() > 1 {
            return self.error("multiple starred names in sequence pattern", at);
        }
        let size = p.patterns.len();
        self.jump_unless_kind(PatternKind::Sequence, subject, fail, at);
        match star {
            None => self.jump_unless_length(subject, size, true, fail, at),
            Some(_) if size > 1 => self.jump_unless_length(subject, size - 1, false, fail, at),
            Some(_) => {}
        }
        let is_nothing = |p: &Pattern| match p {
            Pattern::MatchStar(p) => p.name.is_none(),
            Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
            _ => false,
        };
        if p.patterns.iter().all(is_nothing) {
            return Ok(());
        }
        match star {
            // Of a list whose rest nobody wants only some items are taken.
            Some(star) if is_nothing(&p.patterns[star]) => {
                for (i, pattern) in p.patterns.iter().enumerate().filter(|(_, p)| !is_nothing(p)) {
                    let item = self.unit.temp();
                    let key = self.unit.temp();
                    if i < star {
                        self.unit.load_const(key, Const::Int(i as i64), at);
                    } else {
                        self.unit.emit(Instr::Len { dst: Out(key), src: In(subject) }, at);
                        let from_end = self.unit.temp();
                        self.unit.load_const(from_end, Const::Int((size - i) as i64), at);
                        let (dst, lhs, rhs) = (Out(key), In(key), In(from_end));
                        self.unit.emit(Instr::Sub { form: Form::Plain, dst, lhs, rhs }, at);
                    }
                    self.unit.emit(Instr::GetItem { dst: Out(item), obj: In(subject), key: In(key) }, at);
                    self.unit.top = item + 1;
                    self.pattern(pattern, item, fail, captures)?;
                }
            }
            _ => {
                let base = self.unit.temps(size as u32);
                let before = star.unwrap_or(0);
                if before > 255 || size > 60_000 {
                    return self.error("too many expressions in star-unpacking sequence pattern", at);
                }
                let instr = match star {
                    None => Instr::Unpack { src: In(subject), base: Window(base), count: size as u16 },
                    Some(_) => {
                        let after = (size - before - 1) as u16;
                        Instr::UnpackStar { before: before as u8, src: In(subject), base: Window(base), after }
                    }
                };
                self.unit.emit(instr, at);
                for (item, pattern) in (base..).zip(&p.patterns) {
                    match pattern {
                        Pattern::MatchStar(p) => {
                            p.name.as_ref().map_or(Ok(()), |name| self.capture(name, item, captures))?;
                        }
                        pattern => self.pattern(pattern, item, fail, captures)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        p: &'a PatternMatchMapping,
        subject: u16,
        fail: LabelId,
        captures: &mut Vec<Capture<'a>>,
    ) -> Result<()> {
        let at = span(p);
        self.check_duplicate_keys(p)?;
        self.jump_unless_kind(PatternKind::Mapping, subject, fail, at);
        if p.keys.is_empty() && p.rest.is_none() {
            return Ok(());
        }
        if !p.keys.is_empty() {
            self.jump_unless_length(subject, p.keys.len(), false, fail, at);
        }
        let keys = self.unit.temp();
        self.tuple_or_constant(&p.keys, keys, at)?;
        let values = self.unit.temp();
        self.unit.emit(Instr::MatchKeys { dst: Out(values), subject: In(subject), keys: In(keys) }, at);
        self.unit.jump(Instr::JumpIsNone { when: true, src: In(values), to: Label(0) }, fail, at);
        self.parts(values, p.patterns.iter(), p.patterns.len(), fail, captures, at)?;
        if let Some(rest) = &p.rest {
            let t = self.unit.temp();
            self.unit.emit(Instr::MatchRest { dst: Out(t), subject: In(subject), keys: In(keys) }, at);
            self.capture(rest, t, captures)?;
        }
        Ok(())
    }

    fn tuple_or_constant(&mut self, items: &'a [Expr], dst: u16, at: Span) -> Result<()> {
        match self.fold_all(items) {
            Some(constants) => {
                self.unit.load_const(dst, Const::Tuple(constants), at);
                Ok(())
            }
            None => {
                let top = self.unit.top;
                self.tuple(items, dst, at)?;
                self.unit.top = top;
                Ok(())
            }
        }
    }

    fn check_duplicate_keys(&self, p: &PatternMatchMapping) -> Result<()> {
        let keys: Vec<Option<Const>> = p.keys.iter().map(|k| self.fold(k)).collect();
        for (i, key) in keys.iter().enumerate() {
            if let Some(key) = key
                && keys[..i].iter().flatten().any(|other| is_same_key(key, other))
            {
                return self.error(format!("mapping pattern checks duplicate key ({})", key_text(key)), span(p));
            }
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        p: &'a PatternMatchClass,
        subject: u16,
        fail: LabelId,
        captures: &mut Vec<Capture<'a>>,
    ) -> Result<()> {
        let at = span(p);
        let (positional, keywords) = (&p.arguments.patterns, &p.arguments.keywords);
        for (i, keyword) in keywords.iter().enumerate() {
            if keywords[..i].iter().any(|k| k.attr.id == keyword.attr.id) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr.id);
                return self.error(message, span(&keyword.pattern));
            }
        }
        let Ok(count) = u16::try_from(positional.len()) else { return self.error("too many sub-patterns in class pattern", at) };
        let result = self.unit.temp();
        let base = self.copied(&p.cls)?;
        let subject_copy = self.unit.temp();
        self.unit.copy(subject_copy, subject, at);
        let names = self.unit.temp();
        let attributes = keywords.iter().map(|k| Const::Str(k.attr.as_str().into())).collect();
        self.unit.load_const(names, Const::Tuple(attributes), at);
        self.unit.emit(Instr::MatchClass { dst: Out(result), base: Window(base), count }, at);
        self.unit.top = base;
        self.unit.jump(Instr::JumpIsNone { when: true, src: In(result), to: Label(0) }, fail, at);
        let patterns = positional.iter().chain(keywords.iter().map(|k| &k.pattern));
        self.parts(result, patterns, positional.len() + keywords.len(), fail, captures, at)
    }

    /// Matches the items of a tuple in a register against patterns.
    fn parts(
        &mut self,
        tuple: u16,
        patterns: impl Iterator<Item = &'a Pattern>,
        count: usize,
        fail: LabelId,
        captures: &mut Vec<Capture<'a>>,
        at: Span,
    ) -> Result<()> {
        if count == 0 {
            return Ok(());
        }
        let base = self.unit.temps(count as u32);
        self.unit.emit(Instr::Unpack { src: In(tuple), base: Window(base), count: count as u16 }, at);
        (base..).zip(patterns).try_for_each(|(item, pattern)| self.pattern(pattern, item, fail, captures))
    }

    fn or_pattern(&mut self, p: &'a PatternMatchOr, subject: u16, fail: LabelId, captures: &mut Vec<Capture<'a>>) -> Result<()> {
        let Some((last, first)) = p.patterns.split_last() else { return Ok(()) };
        let matched = self.unit.label();
        // The names that every alternative binds, each with a register of its own.
        let mut names: Option<Vec<Capture<'a>>> = None;
        let common = self.unit.top;
        for (i, pattern) in p.patterns.iter().enumerate() {
            if let Some(irrefutable) = pattern.irrefutable_pattern()
                && i < first.len()
            {
                let what = match irrefutable.kind {
                    IrrefutablePatternKind::Name(name) => format!("name capture '{name}'"),
                    IrrefutablePatternKind::Wildcard => "wildcard".to_string(),
                };
                return self
                    .error(format!("{what} makes remaining patterns unreachable"), super::error::span_of(irrefutable.range));
            }
            let is_last = std::ptr::eq(pattern, last);
            if matches!(pattern, Pattern::MatchValue(_) | Pattern::MatchSingleton(_))
                && names.as_ref().is_none_or(|n| n.is_empty())
            {
                let (when, to) = if is_last { (false, fail) } else { (true, matched) };
                self.jump_if_equal(pattern, subject, when, to)?;
                names = Some(Vec::new());
                continue;
            }
            let next = if is_last { fail } else { self.unit.label() };
            let mut own = Vec::new();
            if names.is_none() {
                // The registers of the names come first, so that they outlive the alternatives.
                let count = count_captures(pattern);
                self.unit.temps(count as u32);
            }
            let top = self.unit.top;
            self.pattern(pattern, subject, next, &mut own)?;
            let names = names
                .get_or_insert_with(|| (common..).zip(&own).map(|(register, c)| Capture { name: c.name, register }).collect());
            let same = names.len() == own.len() && names.iter().all(|n| own.iter().any(|c| c.name.id == n.name.id));
            if !same {
                return self.error("alternative patterns bind different names", span(p));
            }
            for name in &*names {
                if let Some(c) = own.iter().find(|c| c.name.id == name.name.id) {
                    self.unit.copy(name.register, c.register, span(c.name));
                }
            }
            if !is_last {
                self.jump_to(matched, span(pattern));
                self.unit.place(next);
            }
            self.unit.top = top;
        }
        self.unit.place(matched);
        for name in names.unwrap_or_default() {
            self.capture(name.name, name.register, captures)?;
        }
        Ok(())
    }
}

fn count_captures(pattern: &Pattern) -> usize {
    let of = |patterns: &[Pattern]| patterns.iter().map(count_captures).sum::<usize>();
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => 0,
        Pattern::MatchSequence(p) => of(&p.patterns),
        Pattern::MatchMapping(p) => of(&p.patterns) + usize::from(p.rest.is_some()),
        Pattern::MatchClass(p) => {
            of(&p.arguments.patterns) + p.arguments.keywords.iter().map(|k| count_captures(&k.pattern)).sum::<usize>()
        }
        Pattern::MatchStar(p) => usize::from(p.name.is_some()),
        Pattern::MatchAs(p) => p.pattern.as_deref().map_or(0, count_captures) + usize::from(p.name.is_some()),
        Pattern::MatchOr(p) => p.patterns.first().map_or(0, count_captures),
    }
}

fn captures_name(pattern: &Pattern, name: &Name) -> bool {
    let any = |patterns: &[Pattern]| patterns.iter().any(|p| captures_name(p, name));
    let is = |identifier: &Option<Identifier>| identifier.as_ref().is_some_and(|i| i.id == *name);
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => false,
        Pattern::MatchSequence(p) => any(&p.patterns),
        Pattern::MatchMapping(p) => any(&p.patterns) || is(&p.rest),
        Pattern::MatchClass(p) => {
            any(&p.arguments.patterns) || p.arguments.keywords.iter().any(|k| captures_name(&k.pattern, name))
        }
        Pattern::MatchStar(p) => is(&p.name),
        Pattern::MatchAs(p) => p.pattern.as_deref().is_some_and(|p| captures_name(p, name)) || is(&p.name),
        Pattern::MatchOr(p) => any(&p.patterns),
    }
}

/// Would a dict take one constant for the other?
fn is_same_key(a: &Const, b: &Const) -> bool {
    let number = |c: &Const| match *c {
        Const::True => Some((1.0, 0.0)),
        Const::False => Some((0.0, 0.0)),
        Const::Int(i) => Some((i as f64, 0.0)).filter(|(real, _)| *real as i64 == i && i.unsigned_abs() < 1 << 53),
        Const::Float(real) => Some((real, 0.0)),
        Const::Complex(real, imaginary) => Some((real, imaginary)),
        _ => None,
    };
    format!("{a:?}") == format!("{b:?}") || number(a).is_some_and(|n| Some(n) == number(b))
}

/// What a guest sees of a constant that can be a key of a pattern.
fn key_text(key: &Const) -> String {
    use crate::text::{Chars, escape, float, spec};
    let text = match key {
        Const::Str(s) => escape::repr_str(Chars::Wide(&s.chars().map(u32::from).collect::<Vec<_>>())),
        Const::Bytes(b) => escape::repr_bytes(b),
        Const::Complex(real, imaginary) => spec::repr_complex(*real, *imaginary),
        Const::Float(f) => return float::repr(*f),
        other => return crate::code::disassemble::const_text(other),
    };
    text.to_string()
}
