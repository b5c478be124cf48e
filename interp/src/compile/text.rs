//! Strings: literals, docstrings and f-strings.

use ruff_python_ast::{
    ConversionFlag, Expr, ExprFString, ExprStringLiteral, FStringPart, InterpolatedElement, InterpolatedStringElement, Stmt,
};

use super::compiler::Compiler;
use super::error::{Result, span};
use crate::code::instr::{Conversion, In, Out, Window};
use crate::code::{Const, Instr, Span};

/// The value of a string literal.
pub(super) fn string_constant(e: &ExprStringLiteral, _source: &str) -> Const {
    Const::Str(e.value.to_str().into())
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
enum Piece<'a> {
    Text(String),
    Value(&'a InterpolatedElement),
}

fn push_text(pieces: &mut Vec<Piece<'_>>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_string())),
    }
}

fn push_elements<'a>(pieces: &mut Vec<Piece<'a>>, elements: impl IntoIterator<Item = &'a InterpolatedStringElement>) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(text) => push_text(pieces, text),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    push_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Value(value));
            }
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn f_string(&mut self, e: &'a ExprFString, dst: u16) -> Result<()> {
        let mut pieces = Vec::new();
        for part in &e.value {
            match part {
                FStringPart::Literal(text) => push_text(&mut pieces, text),
                FStringPart::FString(f_string) => push_elements(&mut pieces, &f_string.elements),
            }
        }
        self.join(&pieces, dst, span(e))
    }

    /// Joins pieces into a string.
    fn join(&mut self, pieces: &[Piece<'a>], dst: u16, at: Span) -> Result<()> {
        match pieces {
            [] => self.unit.load_const(dst, Const::Str("".into()), at),
            [Piece::Text(text)] => self.unit.load_const(dst, Const::Str(text.as_str().into()), at),
            [Piece::Value(value)] => self.format(value, dst)?,
            pieces => {
                let base = self.unit.top;
                for piece in pieces {
                    let t = self.unit.temp();
                    match piece {
                        Piece::Text(text) => self.unit.load_const(t, Const::Str(text.as_str().into()), at),
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
        let top = self.unit.top;
        let mut spec = Vec::new();
        if let Some(format_spec) = &e.format_spec {
            push_elements(&mut spec, &format_spec.elements);
        }
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
