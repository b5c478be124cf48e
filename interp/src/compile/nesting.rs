//! How deeply a source is nested, bounded before it is parsed: parser and compiler recurse, and no input may overflow the stack.
//!
//! The bound is counted over the tokens: each bracket, each level of indentation, and within an element each operator, keyword
//! or dot, since any of them may nest the expression once more.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::lexer::lex;
use ruff_python_parser::{Mode, lexer};

/// Beyond this CPython gives up as well.
pub(super) const MAX_DEPTH: usize = 10_000;
/// The most brackets inside each other; the scan of the tokens words the error.
pub(super) const MAX_BRACKETS: usize = 200;
/// The most levels of indentation, the same.
pub(super) const MAX_INDENTS: usize = 99;
/// So deep a source fits into the stack of any caller.
pub(super) const SHALLOW: usize = 20;
/// No source of the prelude is deeper: they need no scan.
pub(super) const PRELUDE_DEPTH: usize = 48;
/// What one level takes at most, measured in builds without optimisation, with room to spare.
const STACK_PER_LEVEL: usize = 48 * 1024;

/// What the scan found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Nesting {
    /// An upper bound of the depth of the syntax tree.
    pub(super) depth: usize,
    /// The most brackets or f-strings inside each other.
    pub(super) brackets: usize,
    /// The most levels of indentation.
    pub(super) indents: usize,
}

/// How much stack a source of a depth may take.
pub(super) fn stack_size(depth: usize) -> usize {
    (1 << 20) + depth * STACK_PER_LEVEL
}

/// What one bracket level has seen since its last comma.
#[derive(Clone, Copy, Default)]
struct Level {
    count: usize,
    /// A lambda's parameters have commas of their own: behind one, commas end nothing.
    lambda: bool,
}

/// Scans the tokens of a source.
pub(super) fn scan(text: &str, mode: Mode) -> Nesting {
    let mut lexer: lexer::Lexer<'_> = lex(text, mode);
    let mut nesting = Nesting { depth: 0, brackets: 0, indents: 0 };
    let mut indents = 0usize;
    // The sum of the levels around the present one.
    let mut around = 0usize;
    let mut outer: Vec<Level> = Vec::new();
    let mut level = Level::default();
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => break,
            TokenKind::Indent => indents += 1,
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::FStringStart | TokenKind::TStringStart => {
                level.count += 1;
                around += level.count;
                outer.push(level);
                level = Level::default();
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd | TokenKind::TStringEnd => {
                level = outer.pop().unwrap_or_default();
                around = around.saturating_sub(level.count);
            }
            TokenKind::Newline | TokenKind::Semi => level = Level::default(),
            TokenKind::Comma if !level.lambda => level = Level::default(),
            TokenKind::Lambda => {
                level.count += 2;
                level.lambda = true;
            }
            TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringMiddle
            | TokenKind::TStringMiddle
            | TokenKind::Comment
            | TokenKind::NonLogicalNewline
            | TokenKind::Comma => {}
            _ => level.count += 1,
        }
        nesting.depth = nesting.depth.max(indents + around + level.count);
        nesting.brackets = nesting.brackets.max(outer.len());
        nesting.indents = nesting.indents.max(indents);
        if nesting.brackets > 2 * MAX_BRACKETS || nesting.depth > 2 * MAX_DEPTH {
            break;
        }
    }
    nesting
}
