//! What can't be assigned to.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Parsed, parse_expression};
use ruff_text_size::{Ranged, TextRange};

use super::{Report, Reporter};
use crate::compile::names::kind_of_expression;

impl Reporter<'_> {
    /// A message about an expression that cannot be a target; `{}` stands for what it is.
    pub(super) fn target(&self, message: &str, range: TextRange) -> Report {
        let unparsed = if message == "cannot delete {}" && self.text(range).starts_with('*') { "starred" } else { "expression" };
        self.error(message.replace("{}", self.parsed(range).map_or(unparsed, |e| kind_of_expression(e.expr()))), range)
    }

    /// The expression there, which may only stand in parentheses.
    pub(super) fn parsed(&self, range: TextRange) -> Option<Parsed<ruff_python_ast::ModExpression>> {
        let text = self.text(range);
        parse_expression(text).or_else(|_| parse_expression(&format!("({text})"))).ok()
    }

    pub(super) fn assignment_target(&self, range: TextRange) -> Report {
        let next = self.token_at(range.end());
        if let Some(e) = self.never_closed(next) {
            return e;
        }
        if self.text(range).starts_with("yield") {
            let kind = "cannot assign to yield expression here. Maybe you meant '==' instead of '='?";
            let message = if self.kind(next) == TokenKind::Rpar { kind } else { "assignment to yield expression not possible" };
            return self.error(message, range);
        }
        let parsed = self.parsed(range);
        let Some(expr) = parsed.as_ref().map(|p| p.expr()) else { return self.target("cannot assign to {}", range) };
        let before = self.token_at(range.start()).checked_sub(1).map(|i| self.kind(i));
        if before == Some(TokenKind::For)
            && let Expr::Compare(e) = expr
        {
            return self.in_expected(self.token_at(range.start() + e.left.range().len()));
        }
        let in_parentheses = self.kind(next) == TokenKind::Rpar && before == Some(TokenKind::Lpar);
        let is_loose = matches!(expr, Expr::Compare(_) | Expr::BoolOp(_) | Expr::If(_) | Expr::Lambda(_))
            || matches!(expr, Expr::UnaryOp(e) if e.op == ruff_python_ast::UnaryOp::Not);
        let is_operand = !matches!(expr, Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) | Expr::NoneLiteral(_))
            && !matches!(expr, Expr::BooleanLiteral(e) if e.value)
            && (in_parentheses || !is_loose);
        let next = next + usize::from(in_parentheses);
        // What is no first target is read by another rule.
        let is_operand = is_operand && before != Some(TokenKind::Equal);
        if is_operand && self.kind(next) == TokenKind::Equal && self.assigns_operand(next + 1) {
            return self.target("cannot assign to {} here. Maybe you meant '==' instead of '='?", range);
        }
        self.target("cannot assign to {}", range)
    }

    /// Does a plain operand follow (no `not`, no `lambda`), and no further `=` behind it?
    pub(super) fn assigns_operand(&self, from: usize) -> bool {
        if matches!(self.kind(from), TokenKind::Not | TokenKind::Lambda | TokenKind::Yield | TokenKind::Star) {
            return false;
        }
        let mut depth = 0usize;
        for i in from..self.tokens.len() {
            match self.kind(i) {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return true,
                },
                TokenKind::Equal | TokenKind::ColonEqual if depth == 0 => return false,
                TokenKind::Newline
                | TokenKind::Semi
                | TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::If
                | TokenKind::And
                | TokenKind::Or
                | TokenKind::In
                | TokenKind::Is
                | TokenKind::Not
                | TokenKind::Less
                | TokenKind::Greater
                | TokenKind::EqEqual
                | TokenKind::NotEqual
                | TokenKind::LessEqual
                | TokenKind::GreaterEqual
                    if depth == 0 =>
                {
                    return true;
                }
                _ => {}
            }
        }
        true
    }

    pub(super) fn starred(&self, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        let before = at.checked_sub(1).map(|i| self.kind(i));
        let behind = self.token_at(range.end());
        match (before, self.kind(behind)) {
            (Some(kind), _) if kind.as_binary_operator().is_some() => self.generic(at),
            (Some(TokenKind::In | TokenKind::Assert | TokenKind::Raise), _) => self.generic(at),
            (Some(TokenKind::Colon), _) if !self.in_bracket(at, TokenKind::Lbrace) => self.generic(at),
            (Some(TokenKind::Lpar), TokenKind::Rpar) => self.error("cannot use starred expression here", range),
            (Some(TokenKind::Colon), _) => self.error("cannot use a starred expression in a dictionary value", range),
            (_, TokenKind::Colon) => self.generic(behind),
            (_, TokenKind::For) => self.error("iterable unpacking cannot be used in comprehension", range),
            _ => self.error("can't use starred expression here", range),
        }
    }
}
