//! What stands around a token: lines, brackets, operands.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::parse_expression;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Reporter, between, is_nothing};

impl Reporter<'_> {
    pub(super) fn text(&self, range: TextRange) -> &str {
        self.source.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default()
    }

    pub(super) fn line_of(&self, offset: TextSize) -> u32 {
        self.source.line(offset.to_u32())
    }

    /// The index of the token at or behind an offset.
    pub(super) fn token_at(&self, offset: TextSize) -> usize {
        let mut index = self.tokens.partition_point(|t| t.end() <= offset && !(t.start() == offset && t.end() == offset));
        while self.kind(index) == TokenKind::Dedent {
            index += 1;
        }
        index
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::EndOfFile, |t| t.kind())
    }

    /// Where an error at a token is shown; the end of the file is shown behind the last line.
    pub(super) fn token_range(&self, index: usize) -> TextRange {
        let end = TextSize::try_from(self.source.text.trim_end_matches(['\n', '\r']).len()).unwrap_or_default();
        match self.tokens.get(index) {
            // A comment at the end of a line belongs to it.
            Some(t) if t.kind() == TokenKind::Newline => {
                let comment = self.comments.iter().find(|c| c.end() == t.start());
                comment.copied().unwrap_or(TextRange::empty(t.start()))
            }
            Some(t) if t.start() < end || t.kind() != TokenKind::EndOfFile && !t.range().is_empty() => t.range(),
            _ => TextRange::empty(end),
        }
    }

    /// How deep in brackets each token is, from the beginning of its logical line; an opening bracket counts as outside.
    pub(super) fn line_start(&self, index: usize) -> usize {
        let mut start = index.min(self.tokens.len().saturating_sub(1));
        while start > 0
            && !matches!(self.kind(start - 1), TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi)
        {
            start -= 1;
        }
        start
    }

    /// Is nothing there that could be in the way? A character that means nothing is.
    pub(super) fn ends_line(&self, at: usize) -> bool {
        is_nothing(self.kind(at)) && self.kind(at) != TokenKind::Unknown
    }

    /// The first token of the operand that ends right before a token: behind a separator at the same depth.
    pub(super) fn operand_start(&self, at: usize) -> Option<usize> {
        let start = self.start_behind(at, |i| match self.kind(i) {
            TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Equal
            | TokenKind::ColonEqual
            | TokenKind::Newline
            | TokenKind::Semi
            | TokenKind::Return
            | TokenKind::For
            | TokenKind::In
            | TokenKind::Lambda
            | TokenKind::Indent
            | TokenKind::Dedent => true,
            TokenKind::Star | TokenKind::DoubleStar => i.checked_sub(1).is_some_and(|before| {
                matches!(self.kind(before), TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::Comma)
            }),
            _ => false,
        });
        (start < at).then_some(start)
    }

    /// Where one comes to, going back from a token: behind the bracket that it stands in, or a separator at the same depth.
    pub(super) fn start_behind(&self, at: usize, separates: impl Fn(usize) -> bool) -> usize {
        let mut start = at;
        let mut depth = 0usize;
        while start > 0 {
            match self.kind(start - 1) {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => break,
                },
                _ if depth == 0 && separates(start - 1) => break,
                _ => {}
            }
            start -= 1;
        }
        start
    }

    /// The last token of the expression that begins at a token.
    pub(super) fn operand_end(&self, at: usize) -> usize {
        let mut end = at;
        let mut best = at;
        let mut depth = 0usize;
        let start = self.token_range(at).start();
        while end < self.tokens.len() && end < at + 64 {
            match self.kind(end) {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => break,
                },
                TokenKind::Comma | TokenKind::Colon | TokenKind::Equal | TokenKind::For if depth == 0 => break,
                TokenKind::Newline | TokenKind::EndOfFile => break,
                _ => {}
            }
            let text = self.text(between(start, self.token_range(end).end()));
            if depth == 0 && parse_expression(&format!("({text})")).is_ok() {
                best = end;
            }
            end += 1;
        }
        best
    }

    /// The last token of the expressions, with commas between them, that begin at a token.
    pub(super) fn operands_end(&self, at: usize) -> Option<usize> {
        let start = self.token_range(at).start();
        let is_end = |kind| matches!(kind, TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Semi);
        let ends = (at..(at + 64).min(self.tokens.len())).take_while(|&i| !is_end(self.kind(i)));
        ends.filter(|&i| parse_expression(self.text(between(start, self.token_range(i).end()))).is_ok()).last()
    }

    /// Does the brace begin an expression of an f-string?
    pub(super) fn is_f_string_brace(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| self.kind(i));
        self.kind(at) == TokenKind::Lbrace
            && (matches!(before, Some(TokenKind::FStringStart | TokenKind::FStringMiddle))
                || before == Some(TokenKind::Rbrace) && self.in_f_string(at)
                || before == Some(TokenKind::Colon) && self.begins_format_spec(at - 1))
    }

    /// Does a format specification begin with the colon?
    pub(super) fn begins_format_spec(&self, colon: usize) -> bool {
        let around = self.brackets(colon).last().copied();
        around.is_some_and(|open| {
            self.is_f_string_brace(open)
                && !(open..colon).any(|i| matches!(self.kind(i), TokenKind::Lambda | TokenKind::Lbrace) && i != open)
        })
    }

    pub(super) fn in_f_string(&self, at: usize) -> bool {
        let starts = (0..at).filter(|&i| self.kind(i) == TokenKind::FStringStart).count();
        let ends = (0..at).filter(|&i| self.kind(i) == TokenKind::FStringEnd).count();
        starts > ends
    }

    /// The opening brackets around a token, from the outermost.
    pub(super) fn brackets(&self, at: usize) -> Vec<usize> {
        let mut open = Vec::new();
        for i in 0..at.min(self.tokens.len()) {
            match self.kind(i) {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(i),
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    open.pop();
                }
                _ => {}
            }
        }
        open
    }

    /// The tokens before one in the same brackets, outside of inner ones, from the nearest.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut depth = 0usize;
        let within = move |i: usize| {
            match self.kind(i) {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return None,
                },
                _ => {}
            }
            Some((i, depth))
        };
        (0..at.min(self.tokens.len())).rev().map_while(within).filter(|&(_, depth)| depth == 0).map(|(i, _)| i)
    }

    pub(super) fn depth(&self, at: usize) -> usize {
        self.brackets(at).len()
    }

    pub(super) fn in_bracket(&self, at: usize, kind: TokenKind) -> bool {
        self.brackets(at).last().is_some_and(|&i| self.kind(i) == kind)
    }

    /// Is it directly in the parentheses of a `def`?
    pub(super) fn in_parameters(&self, at: usize) -> bool {
        self.brackets(at).last().is_some_and(|&i| i >= 2 && self.kind(i - 2) == TokenKind::Def)
    }

    pub(super) fn matching_bracket(&self, open: usize) -> usize {
        let mut depth = 0usize;
        for i in open..self.tokens.len() {
            match self.kind(i) {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    depth -= 1;
                    if depth == 0 {
                        return i;
                    }
                }
                _ => {}
            }
        }
        open
    }

    /// The bracket that ends the argument list around a range.
    pub(super) fn closing_bracket(&self, range: TextRange) -> TextRange {
        match self.brackets(self.token_at(range.start())).last() {
            Some(&open) => self.token_range(self.matching_bracket(open)),
            None => range,
        }
    }
}
