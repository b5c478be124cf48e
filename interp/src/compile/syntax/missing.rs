//! What a source lacks, or has too much of.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::parse_expression;
use ruff_text_size::{TextRange, TextSize};

use super::{FSTRING_NO_EXPRESSION, Report, Reporter, between, starts_operand};

impl Reporter<'_> {
    /// `def f[*T: int]`
    pub(super) fn bound_of_several(&self, colon: usize) -> Option<Report> {
        let star = colon.checked_sub(2).filter(|_| self.kind(colon) == TokenKind::Colon)?;
        let defined = self.brackets(colon).last()?.checked_sub(2)?;
        if !matches!(self.kind(defined), TokenKind::Def | TokenKind::Class | TokenKind::Type) {
            return None;
        }
        let kind = match self.kind(star) {
            TokenKind::Star => "TypeVarTuple",
            TokenKind::DoubleStar => "ParamSpec",
            _ => return None,
        };
        let range = between(self.token_range(colon).start(), self.token_range(self.operand_end(colon + 1)).end());
        let what = if self.kind(colon + 1) == TokenKind::Lpar { "constraints" } else { "bound" };
        Some(self.error(format!("cannot use {what} with {kind}"), range))
    }

    pub(super) fn expected(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        match expected {
            TokenKind::Colon => self.expected_colon(at, found),
            TokenKind::Else => self.expected_else(at),
            TokenKind::Lpar
                if self.kind(self.line_start(at)) == TokenKind::Def || self.kind(self.line_start(at) + 1) == TokenKind::Def =>
            {
                self.never_closed(at).unwrap_or_else(|| self.error("expected '('", self.token_range(at)))
            }
            TokenKind::In if self.depth(at) > 0 => self.in_expected(at),
            TokenKind::Rpar if found == TokenKind::Lpar && self.in_parameters(at) => {
                let close = self.matching_bracket(at);
                let range = between(self.token_range(at).start(), self.token_range(close).end());
                self.error("Function parameters cannot be parenthesized", range)
            }
            TokenKind::Rsqb | TokenKind::Rpar | TokenKind::Rbrace if found == TokenKind::For => self.comprehension_target(at),
            TokenKind::Equal if found == TokenKind::ColonEqual => self.generic(at),
            _ => self.unexpected(at),
        }
    }

    /// Something else stands behind the target of a `for`.
    pub(super) fn in_expected(&self, at: usize) -> Report {
        if self.depth(at) == 0 {
            return self.generic(at);
        }
        self.never_closed(at).unwrap_or_else(|| self.error("'in' expected after for-loop variables", self.token_range(at)))
    }

    pub(super) fn expected_colon(&self, at: usize, found: TokenKind) -> Report {
        let start = self.line_start(at);
        let first = if self.kind(start) == TokenKind::Async { self.kind(start + 1) } else { self.kind(start) };
        if first == TokenKind::Case && self.depth(at) > 0 {
            return self.generic(at);
        }
        if found == TokenKind::Equal && matches!(first, TokenKind::If | TokenKind::Elif | TokenKind::While) {
            return self.equal_in_condition(at);
        }
        if matches!(found, TokenKind::Rbrace | TokenKind::Comma) && self.in_bracket(at, TokenKind::Lbrace) {
            return self.no_value(at);
        }
        let forced = matches!(first, TokenKind::Else | TokenKind::Finally | TokenKind::Try | TokenKind::Def);
        if found == TokenKind::Newline || forced && self.scan.unclosed.is_none() {
            return self.error("expected ':'", self.token_range(at));
        }
        self.unexpected(at)
    }

    /// A key without a value; the caret stands under its end.
    pub(super) fn no_value(&self, at: usize) -> Report {
        let end = self.token_range(at.saturating_sub(1)).end();
        let last = self.source.text[..end.to_usize()].chars().next_back().map_or(0, char::len_utf8);
        let start = end - TextSize::try_from(last).unwrap_or_default();
        self.error("':' expected after dictionary key", between(start, end))
    }

    /// Is the token where a key of a dictionary display ends, after a pair that has a value?
    pub(super) fn behind_key(&self, at: usize) -> bool {
        let Some(&open) = self.brackets(at).last().filter(|&&i| self.kind(i) == TokenKind::Lbrace && !self.is_f_string_brace(i))
        else {
            return false;
        };
        let depth = self.depth(at);
        let mut pairs = false;
        let mut colon = false;
        for i in open + 1..at {
            if self.depth(i) == depth {
                match self.kind(i) {
                    TokenKind::Colon => (pairs, colon) = (true, true),
                    TokenKind::Comma => colon = false,
                    TokenKind::Lambda | TokenKind::For => return false,
                    _ => {}
                }
            }
        }
        pairs && !colon
    }

    /// `(x = 1)`
    pub(super) fn equal_in_group(&self, at: usize) -> Option<Report> {
        let &open = self.brackets(at).last()?;
        let called = open.checked_sub(1).map(|i| self.kind(i));
        if self.kind(at) != TokenKind::Equal
            || self.is_f_string_brace(open)
            || self.kind(open) == TokenKind::Lpar
                && matches!(called, Some(TokenKind::Name | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::String))
        {
            return None;
        }
        if let Some(e) = self.never_closed(at) {
            return Some(e);
        }
        if self.behind_key(at) {
            return Some(self.no_value(at));
        }
        let start = self.operand_start(at)?;
        let left = between(self.token_range(start).start(), self.token_range(at - 1).end());
        let end = self.operand_end(at + 1);
        if matches!(self.kind(end + 1), TokenKind::Equal | TokenKind::ColonEqual) {
            return None;
        }
        if let Some(e) = self.never_closed(end + 1) {
            return Some(e);
        }
        let whole = between(left.start(), self.token_range(end).end());
        let parsed = parse_expression(self.text(left)).ok()?;
        match parsed.expr() {
            Expr::Name(_) => Some(self.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", whole)),
            Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Call(_)
            | Expr::BinOp(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::FString(_)
            | Expr::NumberLiteral(_)
            | Expr::Dict(_)
            | Expr::Set(_) => Some(self.target("cannot assign to {} here. Maybe you meant '==' instead of '='?", left)),
            _ => None,
        }
    }

    /// `if x = 1:`
    pub(super) fn equal_in_condition(&self, equal: usize) -> Report {
        let start = self.line_start(equal) + 1;
        let left = between(self.token_range(start).start(), self.token_range(equal - 1).end());
        let mut end = equal + 1;
        while !matches!(self.kind(end), TokenKind::Colon | TokenKind::Newline | TokenKind::EndOfFile) {
            end += 1;
        }
        match parse_expression(self.text(left)) {
            Ok(e) if e.expr().is_name_expr() => {
                let whole = between(left.start(), self.token_range(end - 1).end());
                self.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", whole)
            }
            Ok(e) if !matches!(e.expr(), Expr::List(_) | Expr::Tuple(_) | Expr::Compare(_) | Expr::BoolOp(_)) => {
                self.target("cannot assign to {} here. Maybe you meant '==' instead of '='?", left)
            }
            _ => self.generic(equal),
        }
    }

    pub(super) fn expected_else(&self, at: usize) -> Report {
        // The conditional expression goes back to the beginning of its operand.
        let Some(start) = self.operand_start(at) else { return self.generic(at) };
        let condition = (start..at).rev().find(|&i| self.kind(i) == TokenKind::If);
        let words = |&i: &usize| matches!(self.kind(i), TokenKind::For | TokenKind::In | TokenKind::Colon | TokenKind::Newline);
        if self.before(start).find(words).is_some_and(|i| self.kind(i) == TokenKind::For) {
            return self.in_expected(condition.unwrap_or(at));
        }
        let range = between(self.token_range(start).start(), self.token_range(at - 1).end());
        match self.kind(at) {
            TokenKind::Colon => self.generic(at),
            _ => {
                let range = match condition {
                    // Only one operand belongs to the condition.
                    Some(i) => between(range.start(), self.token_range(self.operand_end(i + 1)).end()),
                    None => range,
                };
                self.error("expected 'else' after 'if' expression", range)
            }
        }
    }

    pub(super) fn comprehension_target(&self, at: usize) -> Report {
        let start = self.start_behind(at, |_| false);
        if self.behind_key(at) {
            let key = (start..at).rev().find(|&i| self.kind(i) == TokenKind::Comma).map_or(at, |i| self.operand_end(i + 1) + 1);
            return self.no_value(key);
        }
        if start == at || self.in_bracket(at, TokenKind::Lpar) {
            return self.named_generator(at).unwrap_or_else(|| self.generic(at));
        }
        let range = between(self.token_range(start).start(), self.token_range(at.saturating_sub(1)).end());
        self.error("did you forget parentheses around the comprehension target?", range)
    }

    /// `f(a = x for x in y)`
    fn named_generator(&self, at: usize) -> Option<Report> {
        let equal = self.operand_start(at)?.checked_sub(1).filter(|&i| i > 1 && self.kind(i) == TokenKind::Equal)?;
        let range = between(self.token_range(equal - 1).start(), self.token_range(equal).end());
        let is_name = self.kind(equal - 1) == TokenKind::Name;
        is_name.then(|| self.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", range))
    }

    pub(super) fn expected_expression(&self, at: usize) -> Report {
        let before = at.checked_sub(1).map_or(TokenKind::EndOfFile, |i| self.kind(i));
        if before == TokenKind::Lbrace && self.is_f_string_brace(at - 1) {
            let message = match self.kind(at) {
                TokenKind::Rbrace => "f-string: valid expression required before '}'",
                TokenKind::Exclamation => "f-string: valid expression required before '!'",
                TokenKind::Colon => "f-string: valid expression required before ':'",
                TokenKind::Equal => "f-string: valid expression required before '='",
                _ => FSTRING_NO_EXPRESSION,
            };
            return self.error(message, self.token_range(at));
        }
        let open = self.brackets(at).last().copied();
        if let Some(open) = open.filter(|&i| self.is_f_string_brace(i)) {
            if before != TokenKind::Colon {
                return self
                    .f_string_field(at)
                    .unwrap_or_else(|| self.error("f-string: expecting '=', or '!', or ':', or '}'", self.token_range(at - 1)));
            }
            let lambda = (open..at).find(|&i| self.kind(i) == TokenKind::Lambda);
            if let Some(lambda) = lambda {
                return self.lambda_in_f_string(lambda);
            }
        }
        match (before, self.kind(at)) {
            (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma) if self.in_bracket(at, TokenKind::Lbrace) => {
                self.error("expression expected after dictionary key and ':'", self.token_range(at - 1))
            }
            (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if self.parameters_start(at).is_some() => {
                self.error("expected default value expression", self.token_range(at - 1))
            }
            (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if self.in_bracket(at, TokenKind::Lpar) => {
                let start = self.token_range(at.saturating_sub(2)).start();
                self.error("expected argument value expression", between(start, self.token_range(at - 1).end()))
            }
            (TokenKind::Star, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Comma | TokenKind::Colon)
                if matches!(self.kind(at.saturating_sub(2)), TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Comma)
                    && self.depth(at) > 0 =>
            {
                self.error("Invalid star expression", self.token_range(at))
            }
            (TokenKind::Lpar, TokenKind::DoubleStar) if self.kind(self.operand_end(at + 1) + 1) == TokenKind::Rpar => {
                self.error("cannot use double starred expression here", self.token_range(at))
            }
            (TokenKind::Rarrow, TokenKind::Colon) => self.error("expected ':'", self.token_range(at - 1)),
            (_, TokenKind::Equal) => self.unexpected(at),
            _ => self.generic(at),
        }
    }

    /// A token that cannot follow: perhaps a comma is missing before it, or the parentheses of `print`.
    pub(super) fn unexpected(&self, at: usize) -> Report {
        if let Some(e) = self.legacy_print(at) {
            return e;
        }
        if self.kind(at) == TokenKind::ColonEqual
            && let Some(start) = self.operand_start(at)
        {
            let left = between(self.token_range(start).start(), self.token_range(at - 1).end());
            if parse_expression(self.text(left)).is_ok_and(|e| !e.expr().is_name_expr()) {
                return self.target("cannot use assignment expressions with {}", left);
            }
        }
        if let Some(e) = self.parenthesized_parameter(at) {
            return e;
        }
        if let Some(e) = self.equal_in_group(at).or_else(|| self.tuple_augmented(at)) {
            return e;
        }
        if self.behind_key(at) && starts_operand(self.kind(at)) {
            return self.no_value(at);
        }
        if self.kind(at) == TokenKind::Not && self.kind(at + 1) != TokenKind::In {
            return self.generic(at + 1);
        }
        if self.kind(at) == TokenKind::From && self.kind(self.line_start(at)) == TokenKind::Import {
            let start = self.token_range(self.line_start(at)).start();
            let mut end = at;
            while !matches!(self.kind(end + 1), TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Semi) {
                end += 1;
            }
            let range = between(start, self.token_range(end).end());
            return self.error("Did you mean to use 'from ... import ...' instead?", range);
        }
        self.comma_forgotten(at).unwrap_or_else(|| self.generic(at))
    }

    /// `a, b += 1`
    pub(super) fn tuple_augmented(&self, at: usize) -> Option<Report> {
        let operator = self.text(self.token_range(at));
        let is_augmented = operator.len() > 1 && operator.ends_with('=') && !matches!(operator, "==" | "!=" | "<=" | ">=" | ":=");
        let left = between(self.token_range(self.line_start(at)).start(), self.token_range(at.checked_sub(1)?).end());
        let is_tuple = is_augmented && parse_expression(self.text(left)).is_ok_and(|e| e.expr().is_tuple_expr());
        is_tuple.then(|| self.error("'tuple' is an illegal expression for augmented assignment", left))
    }

    /// `print x`
    pub(super) fn legacy_print(&self, at: usize) -> Option<Report> {
        let name = at.checked_sub(1)?;
        let word = self.text(self.token_range(name)).to_string();
        if self.kind(name) != TokenKind::Name || !matches!(word.as_str(), "print" | "exec") || !starts_operand(self.kind(at)) {
            return None;
        }
        let range = between(self.token_range(name).start(), self.token_range(self.operands_end(at)?).end());
        Some(self.error(format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?"), range))
    }

    /// Two operands side by side in brackets.
    pub(super) fn comma_forgotten(&self, at: usize) -> Option<Report> {
        if !starts_operand(self.kind(at)) || self.depth(at) == 0 {
            return None;
        }
        let start = self.operand_start(at)?;
        if start == at || matches!((self.kind(start), self.kind(start + 1)), (TokenKind::Name, TokenKind::String)) {
            return None;
        }
        // What the element begins with decides by which rule it is read.
        match start.checked_sub(1).map(|i| self.kind(i)) {
            Some(TokenKind::For | TokenKind::In | TokenKind::If | TokenKind::Else | TokenKind::Lambda) => return None,
            Some(TokenKind::DoubleStar) if self.in_bracket(at, TokenKind::Lbrace) => return None,
            _ => {}
        }
        if self.in_parameters(at) {
            return None;
        }
        let left = between(self.token_range(start).start(), self.token_range(at - 1).end());
        let parsed = parse_expression(&format!("({})", self.text(left))).ok()?;
        if matches!(parsed.expr(), Expr::If(_) | Expr::Lambda(_)) {
            return None;
        }
        let end = self.operand_end(at);
        if let Some(e) = self.never_closed(end + 1) {
            return Some(e);
        }
        let range = between(left.start(), self.token_range(end).end());
        Some(self.error("invalid syntax. Perhaps you forgot a comma?", range))
    }
}
