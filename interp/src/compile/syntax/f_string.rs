//! What is wrong within f-strings.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, parse_expression};
use ruff_text_size::{Ranged, TextRange};

use super::{FSTRING_NO_EXPRESSION, Report, Reporter, between};

impl Reporter<'_> {
    /// In the braces of an f-string: that they begin with no expression, or what stands behind the longest one.
    pub(super) fn f_string_field(&self, index: usize) -> Option<Report> {
        let brace = self.brackets(index).into_iter().rfind(|&i| self.is_f_string_brace(i))?;
        let start = self.token_range(brace + 1).start();
        let ends = (brace + 1..index).rev().find(|&end| {
            let text = self.text(between(start, self.token_range(end).end()));
            let bare = |e: &Expr| !matches!(e, Expr::Generator(_) | Expr::Named(_));
            parse_expression(&format!("({text})")).is_ok_and(|e| bare(e.expr()))
                || parse_expression(&format!("({text},)")).is_ok()
        });
        let Some(end) = ends else {
            if self.ends_line(brace + 1) {
                return None;
            }
            return Some(self.error(FSTRING_NO_EXPRESSION, self.token_range(brace + 1)));
        };
        let mut behind = end + 1;
        if self.kind(behind) == TokenKind::Equal {
            behind += 1;
        }
        if self.kind(behind) == TokenKind::Exclamation {
            return self.behind_conversion(behind + 2);
        }
        (!matches!(self.kind(behind), TokenKind::Colon | TokenKind::Rbrace) && behind == end + 1 && !self.ends_line(behind))
            .then(|| self.error("f-string: expecting '=', or '!', or ':', or '}'", self.token_range(behind)))
    }

    /// What stands behind the conversion of an f-string's field, if that is neither a specification nor its end.
    pub(super) fn behind_conversion(&self, at: usize) -> Option<Report> {
        match self.kind(at) {
            TokenKind::Colon | TokenKind::Rbrace => None,
            TokenKind::FStringEnd => Some(self.error("f-string: expecting '}'", TextRange::empty(self.token_range(at).start()))),
            _ if self.ends_line(at) => None,
            _ => Some(self.error("f-string: expecting ':' or '}'", self.token_range(at))),
        }
    }

    /// The string token around a range.
    pub(super) fn whole_string(&self, range: TextRange) -> TextRange {
        self.tokens.iter().map(|t| t.range()).find(|t| t.contains_range(range) && !t.is_empty()).unwrap_or(range)
    }

    pub(super) fn f_string(&self, kind: &InterpolatedStringErrorType, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        match kind {
            InterpolatedStringErrorType::UnclosedLbrace => match self.kind(at) {
                TokenKind::FStringEnd | TokenKind::Newline | TokenKind::EndOfFile => self.error("f-string: expecting '}'", range),
                _ if at > 1
                    && self.kind(at - 1) == TokenKind::Equal
                    && self.brackets(at).last().is_some_and(|&i| self.is_f_string_brace(i)) =>
                {
                    self.error("f-string: expecting '!', or ':', or '}'", self.token_range(at))
                }
                _ if at > 2 && self.kind(at - 2) == TokenKind::Exclamation && self.kind(at - 1) == TokenKind::Name => {
                    self.behind_conversion(at).unwrap_or_else(|| self.generic(at))
                }
                _ => self
                    .legacy_print(at)
                    .or_else(|| self.comma_forgotten(at))
                    .or_else(|| self.f_string_field(at))
                    .unwrap_or_else(|| self.error("f-string: expecting '=', or '!', or ':', or '}'", self.token_range(at))),
            },
            InterpolatedStringErrorType::InvalidConversionFlag => match self.text(range) {
                "}" | ":" | "" => self.error("f-string: missing conversion character", self.token_range(at)),
                _ if self.kind(at) != TokenKind::Name => {
                    self.error("f-string: invalid conversion character", self.token_range(at))
                }
                name => self.behind_conversion(at + 1).unwrap_or_else(|| {
                    self.error(format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"), range)
                }),
            },
            InterpolatedStringErrorType::SingleRbrace => self.error("f-string: single '}' is not allowed", range),
            InterpolatedStringErrorType::LambdaWithoutParentheses => self.lambda_in_f_string(at),
            InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                // CPython's spelling; from the mark to the end of the word.
                let range = between(self.token_range(at.saturating_sub(1)).start(), self.token_range(at).end());
                self.error("f-string: conversion type must come right after the exclamanation mark", range)
            }
            InterpolatedStringErrorType::NewlineInFormatSpec => {
                self.error("f-string: newlines are not allowed in format specifiers for single quoted f-strings", range)
            }
            InterpolatedStringErrorType::UnterminatedString | InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
                self.generic(at)
            }
        }
    }

    pub(super) fn lambda_in_f_string(&self, at: usize) -> Report {
        let lambda = (0..=at).rev().find(|&i| self.kind(i) == TokenKind::Lambda).unwrap_or(at);
        // It ends with its colon, which was taken for that of a format specification.
        let colon = (lambda..self.tokens.len()).find(|&i| self.kind(i) == TokenKind::Colon).unwrap_or(at);
        let range = between(self.token_range(lambda).start(), self.token_range(colon).end());
        self.error("f-string: lambda expressions are not allowed without parentheses", range)
    }
}
