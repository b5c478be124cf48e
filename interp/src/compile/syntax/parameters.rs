//! What is wrong with the parameters of a `def` or `lambda`.

use ruff_python_ast::token::TokenKind;

use super::{Report, Reporter, between};

impl Reporter<'_> {
    /// The first token of the parameters that a token stands directly among.
    pub(super) fn parameters_start(&self, at: usize) -> Option<usize> {
        if self.in_parameters(at) {
            return self.brackets(at).last().map(|&open| open + 1);
        }
        self.lambda_around(at).map(|lambda| lambda + 1)
    }

    /// The `lambda` among whose parameters a token stands.
    fn lambda_around(&self, at: usize) -> Option<usize> {
        let ends = |kind| matches!(kind, TokenKind::Lambda | TokenKind::Colon | TokenKind::Newline);
        self.before(at).find(|&i| ends(self.kind(i))).filter(|&i| self.kind(i) == TokenKind::Lambda)
    }

    /// A slash among parameters where none can be, or a star right behind one.
    pub(super) fn slash(&self, at: usize) -> Option<Report> {
        let start = self.parameters_start(at).filter(|_| matches!(self.kind(at), TokenKind::Slash | TokenKind::Star))?;
        let is_star = |i: usize| matches!(self.kind(i), TokenKind::Star | TokenKind::DoubleStar);
        let begins = |i: usize| i == start || self.kind(i - 1) == TokenKind::Comma;
        let message = if self.kind(at) == TokenKind::Star {
            (at > start && self.kind(at - 1) == TokenKind::Slash).then_some("expected comma between / and *")?
        } else if at == start {
            (self.kind(at + 1) == TokenKind::Comma).then_some("at least one argument must precede /")?
        } else {
            let behind_star = self.before(at).take_while(|&i| i >= start).any(|i| is_star(i) && begins(i));
            behind_star.then_some("/ must be ahead of *")?
        };
        Some(self.error(message, self.token_range(at)))
    }

    /// `lambda x, (y, z): 1`
    pub(super) fn parenthesized_parameter(&self, at: usize) -> Option<Report> {
        let lambda = self.lambda_around(at).filter(|_| self.kind(at) == TokenKind::Lpar)?;
        if at != lambda + 1 && self.kind(at - 1) != TokenKind::Comma {
            return None;
        }
        let range = between(self.token_range(at).start(), self.token_range(self.matching_bracket(at)).end());
        Some(self.error("Lambda expression parameters cannot be parenthesized", range))
    }

    /// `def f(*): pass`
    pub(super) fn named_after_star(&self, at: usize) -> Report {
        let star = (0..=at).rev().find(|&i| self.kind(i) == TokenKind::Star).unwrap_or(at);
        if self.kind(star + 1).is_keyword() {
            return self.generic(star + 1);
        }
        let shown = match self.lambda_around(star) {
            Some(_) => star + 1 + usize::from(self.kind(star + 1) == TokenKind::Comma),
            None => star,
        };
        self.error("named arguments must follow bare *", self.token_range(shown))
    }
}
