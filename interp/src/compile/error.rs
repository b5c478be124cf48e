//! What is wrong with a source: the errors of parsing and compiling, worded and drawn as CPython 3.13 does.

use std::fmt;

use ruff_text_size::{Ranged, TextRange};

use crate::code::{Source, Span};

/// What kind of fault a source has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// It is not Python.
    Syntax,
    /// Its indentation is wrong.
    Indentation,
    /// It mixes tabs and spaces.
    Tab,
    /// It is Python, but gilbox does not support it.
    Unsupported,
    /// It is nested too deeply.
    Recursion,
    /// It is too large.
    Overflow,
    /// The system gives no memory to compile it.
    Memory,
}

impl ErrorKind {
    /// The guest exception that tells of it.
    pub fn exception(self) -> &'static str {
        match self {
            ErrorKind::Syntax | ErrorKind::Unsupported => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Recursion => "RecursionError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::Memory => "MemoryError",
        }
    }
}

/// Why a source could not be compiled, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    pub kind: ErrorKind,
    pub message: String,
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The first column, from 1, in code points; 0 where there is none to show.
    pub column: u32,
    pub end_line: u32,
    /// The column behind the last, from 1; 0 or less where there is none.
    pub end_column: i32,
    /// The text of the line with its end; None where the source has no such line.
    pub text: Option<String>,
    /// What there is to warn of in the source before it.
    pub warnings: Vec<CompileError>,
}

/// How the compiler passes errors on.
pub(super) type Result<T> = std::result::Result<T, Box<CompileError>>;

impl CompileError {
    /// An error at a place of the source.
    pub(super) fn new(kind: ErrorKind, message: impl Into<String>, source: &Source, span: Span) -> Box<Self> {
        let (line, column) = source.line_column(span.start);
        let (end_line, end_column) = source.line_column(span.end);
        let text = source.line_text(line);
        let has_end = source.text.len() > source.line_end(line) as usize;
        Box::new(CompileError {
            kind,
            message: message.into(),
            file: source.file.clone(),
            line,
            column: column + 1,
            end_line,
            end_column: end_column as i32 + 1,
            text: Some(if has_end { format!("{text}\n") } else { text.to_string() }),
            warnings: Vec::new(),
        })
    }
}

impl fmt::Display for CompileError {
    /// As CPython ends a traceback: file and line, the source line with carets, the exception.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exception = self.kind.exception();
        if matches!(self.kind, ErrorKind::Recursion | ErrorKind::Overflow | ErrorKind::Memory) {
            return write!(f, "{exception}: {}", self.message);
        }
        writeln!(f, "  File \"{}\", line {}", self.file, self.line)?;
        if let Some(text) = &self.text {
            let bare = text.trim_end_matches(['\n', '\r']);
            let shown = bare.trim_start_matches([' ', '\n', '\x0c']);
            let cut = bare.chars().count() - shown.chars().count();
            writeln!(f, "    {shown}")?;
            if self.column >= 1 {
                let length = bare.chars().count();
                let start = (self.column as usize - 1).min(length + 1);
                let end = if self.end_line != self.line { length } else { usize::try_from(self.end_column - 1).unwrap_or(0) };
                let end = end.max(start + 1);
                if start >= cut {
                    let lead: String = shown
                        .chars()
                        .chain(std::iter::repeat(' '))
                        .take(start - cut)
                        .map(|c| if c.is_whitespace() { c } else { ' ' })
                        .collect();
                    writeln!(f, "    {lead}{}", "^".repeat(end - start))?;
                }
            }
        }
        write!(f, "{exception}: {}", self.message)
    }
}

impl std::error::Error for CompileError {}

/// The span of a node.
pub(super) fn span(node: &impl Ranged) -> Span {
    span_of(node.range())
}

pub(super) fn span_of(range: TextRange) -> Span {
    Span { start: range.start().to_u32(), end: range.end().to_u32() }
}
