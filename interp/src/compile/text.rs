//! Strings: literals, docstrings and f-strings.

use std::borrow::Cow;

use ruff_python_ast::{
    ConversionFlag, Expr, ExprFString, ExprStringLiteral, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringFormatSpec, Stmt,
};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::escape::with_surrogates;
use crate::code::instr::{Conversion, In, Out, Window};
use crate::code::{Const, Instr, Span};

/// The value of a string literal.
pub(super) fn string_constant(e: &ExprStringLiteral, source: &str) -> Const {
    let mut text = Text::default();
    for part in &e.value {
        let body = &source[part.content_range().start().to_usize()..part.content_range().end().to_usize()];
        text.push(part, if part.flags.prefix().is_raw() { "" } else { body });
    }
    text.constant()
}

/// Text that may hold lone surrogates.
#[derive(Default)]
pub(super) struct Text {
    plain: String,
    /// All of it as code points, once there is a surrogate.
    wide: Option<Vec<u32>>,
}

impl Text {
    /// Appends a piece of a literal; `body` is its source, or empty where that has no escapes.
    fn push(&mut self, piece: &str, body: &str) {
        let wide =
            if piece.contains(char::REPLACEMENT_CHARACTER) && body.contains('\\') { with_surrogates(body, piece) } else { None };
        if wide.is_some() && self.wide.is_none() {
            self.wide = Some(self.plain.chars().map(u32::from).collect());
        }
        match (&mut self.wide, wide) {
            (Some(all), Some(piece)) => all.extend(piece),
            (Some(all), None) => all.extend(piece.chars().map(u32::from)),
            (None, _) => self.plain.push_str(piece),
        }
    }

    pub(super) fn constant(&self) -> Const {
        match &self.wide {
            Some(wide) => Const::WideStr(wide.as_slice().into()),
            None => Const::Str(self.plain.as_str().into()),
        }
    }
}

/// The docstring that a body begins with, its indentation taken off.
pub(super) fn docstring(body: &[Stmt]) -> Option<Box<str>> {
    let Some(Stmt::Expr(s)) = body.first() else { return None };
    let Expr::StringLiteral(e) = &*s.value else { return None };
    Some(clean(e.value.to_str()).into())
}

/// Takes from each line but the first the indentation that all of these have in common; tabs become spaces.
fn clean(doc: &str) -> String {
    let doc = expand_tabs(doc);
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = doc.split('\n').skip(1).filter(|l| !l.trim_start_matches(' ').is_empty()).map(indent_of).min().unwrap_or(0);
    let mut lines = doc.split('\n');
    let mut out = lines.next().unwrap_or_default().trim_start_matches(' ').to_string();
    for line in lines {
        out.push('\n');
        out.push_str(&line[margin.min(indent_of(line))..]);
    }
    out
}

fn expand_tabs(doc: &str) -> String {
    if !doc.contains('\t') {
        return doc.to_string();
    }
    let mut out = String::with_capacity(doc.len());
    let mut column = 0;
    for c in doc.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

/// A piece of an f-string: text, adjacent texts joined, or a value.
pub(super) enum Piece<'a> {
    Text(Text),
    Value(&'a InterpolatedElement),
}

/// Appends text; `body` is its source, or empty where that has no escapes.
fn push_text(pieces: &mut Vec<Piece<'_>>, text: &str, body: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push(text, body),
        _ => {
            let mut piece = Text::default();
            piece.push(text, body);
            pieces.push(Piece::Text(piece));
        }
    }
}

/// The pieces of an f-string, of which the parts of the source may be several.
pub(super) fn f_string_pieces<'a>(e: &'a ExprFString, source: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for part in &e.value {
        match part {
            FStringPart::Literal(text) => {
                let body = &source[text.content_range()];
                push_text(&mut pieces, text, if text.flags.prefix().is_raw() { "" } else { body });
            }
            FStringPart::FString(f_string) => {
                let raw = f_string.flags.prefix().is_raw();
                push_elements(&mut pieces, &f_string.elements, source, raw);
            }
        }
    }
    pieces
}

/// The pieces of a format specification.
pub(super) fn spec_pieces<'a>(spec: &'a InterpolatedStringFormatSpec, source: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    push_elements(&mut pieces, &spec.elements, source, false);
    pieces
}

fn push_elements<'a>(
    pieces: &mut Vec<Piece<'a>>,
    elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
    source: &str,
    raw: bool,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(text) => push_text(pieces, text, if raw { "" } else { &source[text.range] }),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    push_text(pieces, &without_comments(debug.as_str()), "");
                }
                pieces.push(Piece::Value(value));
            }
        }
    }
}

/// The text of an expression without what stands behind `#` in its lines.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('#') {
        return text.into();
    }
    let (mut quote, mut is_comment) = (None, false);
    let counts = |&c: &char| {
        match c {
            '\n' => is_comment = false,
            _ if is_comment => {}
            '#' if quote.is_none() => is_comment = true,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            c if quote == Some(c) => quote = None,
            _ => {}
        }
        !is_comment
    };
    text.chars().filter(counts).collect::<String>().into()
}

/// So many fields may stand within each other's format specifications.
const MAX_FIELDS: usize = 3;

/// The first field that is nested so many levels below a field.
fn field_within(e: &InterpolatedElement, levels: usize) -> Option<&InterpolatedElement> {
    if levels == 0 {
        return Some(e);
    }
    e.format_spec.as_deref()?.elements.interpolations().find_map(|inner| field_within(inner, levels - 1))
}

impl<'a> Compiler<'a> {
    pub(super) fn f_string(&mut self, e: &'a ExprFString, dst: u16) -> Result<()> {
        let pieces = f_string_pieces(e, &self.source.text);
        self.join(&pieces, dst, span(e))
    }

    /// Joins pieces into a string.
    fn join(&mut self, pieces: &[Piece<'a>], dst: u16, at: Span) -> Result<()> {
        match pieces {
            [] => self.unit.load_const(dst, Const::Str("".into()), at),
            [Piece::Text(text)] => self.unit.load_const(dst, text.constant(), at),
            [Piece::Value(value)] => self.format(value, dst)?,
            pieces => {
                let base = self.unit.top;
                for piece in pieces {
                    let t = self.unit.temp();
                    match piece {
                        Piece::Text(text) => self.unit.load_const(t, text.constant(), at),
                        Piece::Value(value) => self.format(value, t)?,
                    }
                }
                let count = pieces.len() as u16;
                self.unit.emit(Instr::BuildString { dst: Out(dst), base: Window(base), count }, at);
                self.unit.top = base;
            }
        }
        Ok(())
    }

    fn format(&mut self, e: &'a InterpolatedElement, dst: u16) -> Result<()> {
        let at = span(e);
        if let Some(deep) = field_within(e, MAX_FIELDS) {
            let at = span(deep).start.saturating_sub(1);
            return self.error("f-string: expressions nested too deeply", Span { start: at, end: at });
        }
        let top = self.unit.top;
        let spec = e.format_spec.as_deref().map_or_else(Vec::new, |spec| spec_pieces(spec, &self.source.text));
        let conversion = match e.conversion {
            // `{x=}` shows the repr, unless a format is given.
            ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => Conversion::Repr,
            ConversionFlag::None => Conversion::None,
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Ascii => Conversion::Ascii,
            ConversionFlag::Repr => Conversion::Repr,
        };
        let later: Vec<&Expr> =
            e.format_spec.iter().flat_map(|s| s.elements.interpolations()).map(|element| &*element.expression).collect();
        let src = In(self.operand_before(&e.expression, &later)?);
        if spec.is_empty() {
            self.unit.emit(Instr::FormatSimple { conversion, dst: Out(dst), src }, at);
        } else {
            let t = self.unit.temp();
            self.join(&spec, t, at)?;
            self.unit.emit(Instr::Format { conversion, dst: Out(dst), src, spec: In(t) }, at);
        }
        self.unit.top = top;
        Ok(())
    }
}
