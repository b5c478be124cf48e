//! The errors that the parser words itself: blocks that are missing, clauses in the wrong order, arguments.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange};

use super::{Report, Reporter, between, without_end};
use crate::compile::error::{CompileError, ErrorKind, span_of};

impl Reporter<'_> {
    /// A token that cannot stand in the brackets, or the f-string, that a starred argument begins with: CPython looks no further there.
    pub(super) fn in_starred_argument(&self, at: usize) -> Option<Report> {
        let is_prefix = |kind| matches!(kind, TokenKind::Minus | TokenKind::Plus | TokenKind::Tilde | TokenKind::Not);
        let is_starred = |open: usize| {
            let is_start = |&i: &usize| self.kind(i) == TokenKind::FStringStart;
            let first = if self.is_f_string_brace(open) { (0..open).rev().find(is_start)? } else { open };
            let star = (0..first).rev().find(|&i| !is_prefix(self.kind(i)))?;
            let around = *self.brackets(star).last()?;
            let is_operand = matches!(self.kind(star), TokenKind::Star)
                && (star == around + 1 || self.kind(star - 1) == TokenKind::Comma)
                && matches!(self.kind(around), TokenKind::Lpar | TokenKind::Lsqb)
                && self.ends_operand(around)
                && !self.in_parameters(star);
            is_operand.then(|| self.error("Invalid star expression", self.token_range(at)))
        };
        self.brackets(at).into_iter().find_map(is_starred)
    }

    /// Does an operand end right before the token?
    fn ends_operand(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| self.kind(i));
        before.is_some_and(|kind| {
            matches!(kind, TokenKind::Name | TokenKind::String | TokenKind::FStringEnd)
                || matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace)
        })
    }

    pub(super) fn other(&self, message: &str, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        if let Some(clause) = message.strip_prefix("Expected an indented block after ") {
            return self.missing_block(clause, at);
        }
        let token = self.token_range(at);
        match message {
            "Only single target (not tuple) can be annotated" => {
                // Without parentheses CPython marks the first item alone.
                let marked = if self.kind(at) == TokenKind::Lpar { range } else { token };
                self.error("only single target (not tuple) can be annotated", marked)
            }
            "Only single target (not list) can be annotated" => {
                self.error("only single target (not list) can be annotated", range)
            }
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                self.error("* argument may appear only once", token)
            }
            "Keyword-only parameter separator not allowed after '*' parameter" => {
                self.error("* argument may appear only once", token)
            }
            "Only one '/' separator allowed" => self.error("/ may appear only once", token),
            "'/' parameter must appear before '*' parameter" => self.error("/ must be ahead of *", token),
            "Only one '**' parameter allowed" => self.error("arguments cannot follow var-keyword argument", token),
            "Expected a parameter name" => self.keyword_argument(range, at),
            "Trailing comma not allowed" if self.kind(self.line_start(at)) == TokenKind::From => {
                let end = self.token_range(at + 1);
                self.error("trailing comma not allowed without surrounding parentheses", end)
            }
            "Trailing comma not allowed" => self.generic(at + 1),
            "Star import must be the only import" => self.generic(at + usize::from(self.kind(at) == TokenKind::Star)),
            "Expected `except` or `finally` after `try` block" => self.lonely_try(at),
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                let last = at + usize::from(self.kind(at + 1) == TokenKind::Star);
                let words = between(token.start(), self.token_range(last).end());
                self.error("cannot have both 'except' and 'except*' on the same 'try'", words)
            }
            "Expected one or more exception types" => self.error("expected one or more exception types", token),
            "Multiple exception types must be parenthesized when using `as`" => {
                let name = self.token_range(self.token_at(range.end()) + 1);
                self.error("multiple exception types must be parenthesized", between(range.start(), name.end()))
            }
            "Positional patterns cannot follow keyword patterns" => {
                self.error("positional patterns follow keyword patterns", range)
            }
            "Expected a pattern" if at > 0 && self.kind(at - 1) == TokenKind::Minus => self.generic(at + 1),
            "Expected an identifier"
                if at > 0 && self.kind(at - 1) == TokenKind::As && self.kind(self.line_start(at)) == TokenKind::Case =>
            {
                self.error("invalid pattern target", token)
            }
            "Boolean 'not' expression cannot be used here" => {
                let end = self.token_range(self.operand_end(at)).end();
                self.error("'not' after an operator must be parenthesized", between(token.start(), end))
            }
            _ if message.contains("Bytes literal cannot be mixed") => {
                let next = self.token_at(range.end());
                self.error("cannot mix bytes and nonbytes literals", self.token_range(next))
            }
            _ if message.starts_with("Expected an expression") => self.expected_expression(at),
            _ => self.unexpected(at),
        }
    }

    pub(super) fn missing_block(&self, clause: &str, at: usize) -> Report {
        // The clause ends with the last colon that ends a line before the error.
        let ends_line = |i: usize| matches!(self.kind(i + 1), TokenKind::Newline | TokenKind::EndOfFile);
        let last = at.min(self.tokens.len().saturating_sub(1));
        let colon = (0..=last).rev().find(|&i| self.kind(i) == TokenKind::Colon && ends_line(i));
        let mut header = self.line_start(colon.unwrap_or(0));
        // Several lines in brackets begin where the statement does.
        if matches!(self.kind(header), TokenKind::Async) {
            header += 1;
        }
        let line = self.line_of(self.token_range(header).start());
        let star = self.kind(header) == TokenKind::Except && self.kind(header + 1) == TokenKind::Star;
        let clause = match clause.replace('`', "'").as_str() {
            "'class' definition" => "class definition".to_string(),
            "'except' clause" if star => "'except*' statement".to_string(),
            clause => clause.replace(" clause", " statement").replace(" block", " statement"),
        };
        let message = format!("expected an indented block after {clause} on line {line}");
        let mut range = self.token_range(at);
        // A last comment is where the block could still have been.
        if let Some(comment) = self.comments.last()
            && (at..self.tokens.len())
                .all(|i| matches!(self.kind(i), TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Dedent))
            && comment.end() > range.end()
        {
            range = TextRange::empty(comment.end());
        }
        let error = CompileError::new(ErrorKind::Indentation, message, self.source, span_of(range));
        if range.is_empty() { without_end(error) } else { error }
    }

    /// A `try` without `except` or `finally`; the error stands where one of them should.
    pub(super) fn lonely_try(&self, at: usize) -> Report {
        let mut at = at;
        // An `else` in between is already the wrong word.
        let depth_of = |i: usize| {
            let start = self.token_range(i).start();
            self.source.line_column(start.to_u32()).1
        };
        let tries: Vec<usize> = (0..at.min(self.tokens.len())).filter(|&i| self.kind(i) == TokenKind::Try).collect();
        if let Some(&last) = tries.last()
            && let Some(other) = (last..at.min(self.tokens.len()))
                .find(|&i| matches!(self.kind(i), TokenKind::Else) && depth_of(i) == depth_of(last))
        {
            at = other;
        }
        while matches!(self.kind(at), TokenKind::Dedent | TokenKind::Newline) && at + 1 < self.tokens.len() {
            at += 1;
        }
        let range = self.token_range(at);
        let error = self.error("expected 'except' or 'finally' block", range);
        if range.is_empty() { without_end(error) } else { error }
    }

    /// `f(*a=1)`
    pub(super) fn assigned_unpacking(&self, star: usize, equal: usize) -> Report {
        let what = if self.kind(star) == TokenKind::Star { "iterable" } else { "keyword" };
        let whole = between(self.token_range(star).start(), self.token_range(equal + 1).end());
        self.error(format!("cannot assign to {what} argument unpacking"), whole)
    }

    pub(super) fn not_an_assignment(&self, whole: TextRange) -> Report {
        self.error("expression cannot contain assignment, perhaps you meant \"==\"?", whole)
    }

    pub(super) fn keyword_argument(&self, range: TextRange, at: usize) -> Report {
        let equal = self.token_at(range.end());
        if self.kind(at) == TokenKind::Star {
            return self.assigned_unpacking(at, equal);
        }
        let whole = between(range.start(), self.token_range(equal).end());
        match self.kind(at) {
            TokenKind::True | TokenKind::False | TokenKind::None if equal == at + 1 => {
                self.error(format!("cannot assign to {}", self.text(self.token_range(at))), whole)
            }
            _ => self.not_an_assignment(whole),
        }
    }
}
