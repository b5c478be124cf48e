//! What is wrong with a source that does not parse, in CPython's words and at CPython's place. The parser's own report is the
//! guide; the tokens around it tell which of CPython's special hints applies.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed, UnsupportedSyntaxErrorKind,
    parse_expression,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::error::{CompileError, ErrorKind, span_of};
use super::lexical::{self, Scan};
use super::names::kind_of_expression;
use crate::code::{Source, Span};

/// Words the first error of a parse; None if there is none.
pub(super) fn first_error(parsed: &Parsed<Mod>, source: &Source) -> Option<Box<CompileError>> {
    let mut error = first_report(parsed, source)?;
    let Some(mut text) = error.text.take() else { return Some(error) };
    let message = error.message.as_str();
    let is_place = message.ends_with("was never closed") || message == "':' expected after dictionary key";
    let stays = message.starts_with("Expected one or more");
    let no_range = error.kind == ErrorKind::Tab || is_place || message.starts_with("unexpected character after line");
    let ends = is_place || message.starts_with("unterminated triple");
    let in_token = message.contains("leading zeros");
    if no_range {
        error.end_column = 0;
    }
    let length = text.trim_end_matches('\n').chars().count();
    let at_end = error.column as i32 == error.end_column && error.column as usize > length;
    if error.kind == ErrorKind::Syntax && at_end && !stays {
        // The end of a line is a token.
        error.end_column += 1;
    }
    // CPython shows the line that it has come to with its end, unless it stopped within a token, and earlier ones of a string without.
    let last = source.text.trim_end_matches('\n').len() <= source.line_end(error.line) as usize;
    let earlier = if ends { !last } else { error.end_line > error.line };
    if earlier && !source.shown {
        text.truncate(text.trim_end_matches('\n').len());
    } else if !text.ends_with('\n')
        && !in_token
        && (stays || error.column as i32 != error.end_column || error.kind != ErrorKind::Syntax)
    {
        text.push('\n');
    }
    if error.message == "unexpected EOF while parsing" {
        error.end_column = NO_END;
    }
    error.text = Some(text);
    Some(error)
}

fn first_report(parsed: &Parsed<Mod>, source: &Source) -> Option<Box<CompileError>> {
    let Some(error) = parsed.errors().first() else {
        let error = parsed.unsupported_syntax_errors().first()?;
        let mut range = error.range;
        let message = match error.kind {
            UnsupportedSyntaxErrorKind::ParenthesizedKeywordArgumentName => {
                // The name without its first bracket, up to the equal sign.
                let rest = &source.text[range.end().to_usize()..];
                let equal = rest.find('=').and_then(|i| TextSize::try_from(i + 1).ok()).unwrap_or_default();
                range = between(range.start() + TextSize::from(1), range.end() + equal);
                "expression cannot contain assignment, perhaps you meant \"==\"?"
            }
            UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => "multiple exception types must be parenthesized",
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) if error.to_string().contains("dictionary") => {
                // Only the stars are marked.
                range = TextRange::at(range.start(), 2.into());
                "dict unpacking cannot be used in dict comprehension"
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => "iterable unpacking cannot be used in comprehension",
            _ => "invalid syntax",
        };
        return Some(CompileError::new(ErrorKind::Syntax, message, source, span_of(range)));
    };
    // Recovery goes on behind an error; what CPython would have met first counts.
    let line = |offset: usize| source.line(offset as u32);
    let error = parsed.errors().iter().min_by_key(|e| line(e.location.start().to_usize())).unwrap_or(error);
    let scan = lexical::scan(&source.text);
    if let Some(fault) = &scan.fault {
        let behind = line(fault.start) > line(error.location.end().to_usize());
        let indent = matches!(error.error, ParseErrorType::UnexpectedIndentation);
        let first = (indent || fault.in_f_string) && (fault.start >= error.location.end().to_usize() || behind);
        // The parser stops at the backslash behind which the fault stands.
        let here = fault.message.starts_with("unexpected character after line") && fault.start == error.location.end().to_usize();
        let first = first && !here;
        let met_later = behind || fault.kind == ErrorKind::Syntax && fault.start > error.location.end().to_usize();
        if !(first || fault.quiet && met_later) {
            return lexical_error(source);
        }
    }
    let tokens: Vec<Token> = parsed.tokens().iter().filter(|t| !t.kind().is_trivia()).copied().collect();
    let comments = parsed.tokens().iter().filter(|t| t.kind().is_comment()).map(|t| t.range()).collect();
    Some(Reporter { source, tokens, comments, scan }.report(error))
}

/// The first fault of the tokens alone.
pub(super) fn lexical_error(source: &Source) -> Option<Box<CompileError>> {
    let fault = lexical::scan(&source.text).fault?;
    let at = Span { start: fault.start as u32, end: fault.end as u32 };
    let mut error = CompileError::new(fault.kind, fault.message, source, at);
    if error.kind == ErrorKind::Syntax && !fault.is_range && error.end_column <= error.column as i32 + 1 {
        // An error of the tokens is a place, not a range.
        (error.end_line, error.end_column) = (error.line, error.column as i32);
    }
    if error.kind == ErrorKind::Indentation {
        error.end_column = NO_END;
    }
    Some(error)
}

/// Is it a token that says nothing: the end of a line, of a block, or of the file?
fn is_nothing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Indent | TokenKind::Dedent | TokenKind::Unknown)
}

struct Reporter<'s> {
    source: &'s Source,
    /// The tokens that count.
    tokens: Vec<Token>,
    comments: Vec<TextRange>,
    scan: Scan,
}

type Report = Box<CompileError>;

/// The end of what has none: CPython's tokens of indentation, and that of the file.
const NO_END: i32 = -1;
const FSTRING_NO_EXPRESSION: &str = "f-string: expecting a valid expression after '{'";

impl Reporter<'_> {
    fn error(&self, message: impl Into<String>, range: TextRange) -> Report {
        CompileError::new(ErrorKind::Syntax, message, self.source, span_of(range))
    }

    fn text(&self, range: TextRange) -> &str {
        self.source.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default()
    }

    fn line_of(&self, offset: TextSize) -> u32 {
        self.source.line(offset.to_u32())
    }

    /// The index of the token at or behind an offset.
    fn token_at(&self, offset: TextSize) -> usize {
        let mut index = self.tokens.partition_point(|t| t.end() <= offset && !(t.start() == offset && t.end() == offset));
        while self.kind(index) == TokenKind::Dedent {
            index += 1;
        }
        index
    }

    fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::EndOfFile, |t| t.kind())
    }

    /// Where an error at a token is shown; the end of the file is shown behind the last line.
    fn token_range(&self, index: usize) -> TextRange {
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
    fn line_start(&self, index: usize) -> usize {
        let mut start = index.min(self.tokens.len().saturating_sub(1));
        while start > 0
            && !matches!(self.kind(start - 1), TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi)
        {
            start -= 1;
        }
        start
    }

    // ---- the reports

    fn report(&self, error: &ParseError) -> Report {
        let range = error.location;
        match &error.error {
            ParseErrorType::UnexpectedIndentation => self.unexpected_indent(range),
            ParseErrorType::Lexical(lexical) => self.lexical(lexical, range),
            ParseErrorType::FStringError(kind) | ParseErrorType::TStringError(kind) => self.f_string(kind, range),
            ParseErrorType::InvalidAssignmentTarget => self.assignment_target(range),
            ParseErrorType::InvalidNamedAssignmentTarget => self.target("cannot use assignment expressions with {}", range),
            ParseErrorType::InvalidDeleteTarget => self.target("cannot delete {}", range),
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                self.target("'{}' is an illegal expression for augmented assignment", range)
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => {
                let colon = self.token_at(range.end());
                match self.kind(colon + 1) {
                    TokenKind::Newline | TokenKind::EndOfFile => self.generic(colon),
                    _ => self.error("illegal target for annotation", range),
                }
            }
            ParseErrorType::InvalidMatchPatternTarget => self.error("cannot use '_' as a target", range),
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.error("positional argument follows keyword argument", self.closing_bracket(range))
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.error("positional argument follows keyword argument unpacking", self.closing_bracket(range))
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                let comma = self.token_at(range.start()).saturating_sub(1);
                let range = between(self.token_range(comma).start(), range.end());
                self.error("iterable argument unpacking follows keyword argument unpacking", range)
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => self.error("Generator expression must be parenthesized", range),
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                let name = self.token_range(self.token_at(range.start()));
                self.error("parameter without a default follows parameter with a default", name)
            }
            ParseErrorType::ParamAfterVarKeywordParam => {
                self.error("arguments cannot follow var-keyword argument", self.token_range(self.token_at(range.start())))
            }
            ParseErrorType::VarParameterWithDefault => {
                let at = self.token_at(range.start());
                let stars = (0..=at).rev().find(|&i| matches!(self.kind(i), TokenKind::Star | TokenKind::DoubleStar));
                let keyword = stars.is_some_and(|i| self.kind(i) == TokenKind::DoubleStar);
                let kind = if keyword { "var-keyword" } else { "var-positional" };
                let equal = (at..self.tokens.len()).find(|&i| self.kind(i) == TokenKind::Equal).unwrap_or(at);
                self.error(format!("{kind} argument cannot have default value"), self.token_range(equal))
            }
            ParseErrorType::ExpectedKeywordParam => self.named_after_star(range),
            ParseErrorType::ExpectedImaginaryNumber => self.error("imaginary number required in complex literal", range),
            ParseErrorType::ExpectedRealNumber => self.error("real number required in complex literal", range),
            ParseErrorType::EmptyImportNames => {
                let at = self.token_at(range.start());
                match self.kind(at) {
                    TokenKind::Newline | TokenKind::EndOfFile => {
                        self.error("Expected one or more names after 'import'", self.token_range(at))
                    }
                    _ => self.generic(at),
                }
            }
            ParseErrorType::IterableUnpackingInComprehension => {
                self.error("iterable unpacking cannot be used in comprehension", range)
            }
            ParseErrorType::InvalidStarredExpressionUsage => self.starred(range),
            ParseErrorType::ExpectedToken { expected, found } => self.expected(*expected, *found, range),
            ParseErrorType::ExpectedExpression => self.expected_expression(self.token_at(range.start())),
            ParseErrorType::UnparenthesizedTupleExpression => {
                let at = self.token_at(range.start());
                let comma = (at..self.tokens.len()).find(|&i| self.kind(i) == TokenKind::Comma);
                self.generic(comma.unwrap_or(at))
            }
            ParseErrorType::EmptyTypeParams => {
                let close = self.token_range(self.token_at(range.end()).saturating_sub(1));
                self.error("Type parameter list cannot be empty", close)
            }
            ParseErrorType::SimpleStatementsOnSameLine | ParseErrorType::SimpleAndCompoundStatementOnSameLine => {
                self.unexpected(self.token_at(range.start()))
            }
            ParseErrorType::OtherError(message) => self.other(message, range),
            _ => self.generic(self.token_at(range.start())),
        }
    }

    /// "invalid syntax" at a token, unless an open bracket explains it better.
    fn generic(&self, index: usize) -> Report {
        if index > 0 && self.kind(index).is_keyword() && self.is_f_string_brace(index - 1) {
            return self.error(FSTRING_NO_EXPRESSION, self.token_range(index));
        }
        if let Some(e) = self.f_string_field(index) {
            return e;
        }
        if let Some(before) = index.checked_sub(1).map(|i| self.token_range(i)) {
            // `<>` is one token.
            let here = self.token_range(index);
            if self.kind(index) == TokenKind::Greater && self.kind(index - 1) == TokenKind::Less && before.end() == here.start() {
                return self.error("invalid syntax", between(before.start(), here.end()));
            }
            if let Some(e) = self.bound_of_several(index) {
                return e;
            }
            if self.kind(index) == TokenKind::Equal && index > 2 && self.kind(index - 2) == TokenKind::DoubleStar {
                return self.assigned_unpacking(index - 2, index);
            }
        }
        self.never_closed(index).unwrap_or_else(|| self.error("invalid syntax", self.token_range(index)))
    }

    /// In the braces of an f-string: that they begin with no expression, or what stands behind the longest one.
    fn f_string_field(&self, index: usize) -> Option<Report> {
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
    fn behind_conversion(&self, at: usize) -> Option<Report> {
        match self.kind(at) {
            TokenKind::Colon | TokenKind::Rbrace => None,
            TokenKind::FStringEnd => Some(self.error("f-string: expecting '}'", TextRange::empty(self.token_range(at).start()))),
            _ if self.ends_line(at) => None,
            _ => Some(self.error("f-string: expecting ':' or '}'", self.token_range(at))),
        }
    }

    /// Is nothing there that could be in the way? A character that means nothing is.
    fn ends_line(&self, at: usize) -> bool {
        is_nothing(self.kind(at)) && self.kind(at) != TokenKind::Unknown
    }

    /// `def f[*T: int]`
    fn bound_of_several(&self, colon: usize) -> Option<Report> {
        let star =
            colon.checked_sub(2).filter(|_| self.kind(colon) == TokenKind::Colon && self.in_bracket(colon, TokenKind::Lsqb))?;
        let kind = match self.kind(star) {
            TokenKind::Star => "TypeVarTuple",
            TokenKind::DoubleStar => "ParamSpec",
            _ => return None,
        };
        let range = between(self.token_range(colon).start(), self.token_range(self.operand_end(colon + 1)).end());
        let what = if self.kind(colon + 1) == TokenKind::Lpar { "constraints" } else { "bound" };
        Some(self.error(format!("cannot use {what} with {kind}"), range))
    }

    /// The error about the bracket that is open at the end of the file, if the parser would have got that far.
    fn never_closed(&self, index: usize) -> Option<Report> {
        let bracket = self.scan.unclosed?;
        let offset = TextSize::try_from(bracket.offset).ok()?;
        // In brackets a line's end means nothing: the error is at what follows.
        let next = (index..self.tokens.len()).find(|&i| !is_nothing(self.kind(i)));
        let explains = match next.map(|i| self.tokens[i]) {
            None => true,
            Some(token) if token.start() == offset => token.kind() == TokenKind::Lbrace,
            Some(token) => token.start() > offset && self.line_of(token.start()) > self.line_of(offset),
        };
        explains.then(|| self.error(format!("'{}' was never closed", bracket.open), TextRange::at(offset, 1.into())))
    }

    fn unexpected_indent(&self, range: TextRange) -> Report {
        let line = self.line_of(range.end().max(range.start() + TextSize::from(u32::from(range.is_empty()))));
        let line = if range.is_empty() { self.line_of(range.start()) } else { line };
        let text = self.source.line_text(line);
        let indent = text.len() - text.trim_start().len();
        let start = self.source.line_end(line) as usize - text.len();
        // The caret stands under the last blank, which is cut off unless it is a tab.
        let at = start + indent.saturating_sub(1);
        let at = Span { start: at as u32, end: at as u32 + 1 };
        without_end(CompileError::new(ErrorKind::Indentation, "unexpected indent", self.source, at))
    }

    fn lexical(&self, error: &LexicalErrorType, range: TextRange) -> Report {
        match error {
            LexicalErrorType::FStringError(kind) | LexicalErrorType::TStringError(kind) => self.f_string(kind, range),
            LexicalErrorType::InvalidByteLiteral => {
                self.error("bytes can only contain ASCII literal characters", self.whole_string(range))
            }
            LexicalErrorType::UnicodeError
            | LexicalErrorType::StringError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace => {
                let whole = self.whole_string(range);
                let token = self.token_at(whole.start());
                let (literal, shown) = match self.kind(token) {
                    // The text of an f-string has no quotes, and is looked at when what follows it has been read.
                    TokenKind::FStringMiddle => (format!("'''{}'''", self.text(whole)), self.token_range(token + 1)),
                    _ => (self.text(whole).to_string(), whole),
                };
                let message = super::escape::fault(&literal).unwrap_or_else(|| "invalid syntax".into());
                self.error(message, shown)
            }
            LexicalErrorType::Eof => self.generic(self.tokens.len()),
            LexicalErrorType::OtherError(message) if message.starts_with("Bytes literal") => {
                let next = self.token_at(range.end());
                self.error("cannot mix bytes and nonbytes literals", self.token_range(next))
            }
            _ => self.generic(self.token_at(range.start())),
        }
    }

    /// The string token around a range.
    fn whole_string(&self, range: TextRange) -> TextRange {
        self.tokens.iter().map(|t| t.range()).find(|t| t.contains_range(range) && !t.is_empty()).unwrap_or(range)
    }

    fn f_string(&self, kind: &InterpolatedStringErrorType, range: TextRange) -> Report {
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

    fn lambda_in_f_string(&self, at: usize) -> Report {
        let lambda = (0..=at).rev().find(|&i| self.kind(i) == TokenKind::Lambda).unwrap_or(at);
        // It ends with its colon, which was taken for that of a format specification.
        let colon = (lambda..self.tokens.len()).find(|&i| self.kind(i) == TokenKind::Colon).unwrap_or(at);
        let range = between(self.token_range(lambda).start(), self.token_range(colon).end());
        self.error("f-string: lambda expressions are not allowed without parentheses", range)
    }

    // ---- targets

    /// A message about an expression that cannot be a target; `{}` stands for what it is.
    fn target(&self, message: &str, range: TextRange) -> Report {
        let unparsed = if message == "cannot delete {}" && self.text(range).starts_with('*') { "starred" } else { "expression" };
        self.error(message.replace("{}", self.parsed(range).map_or(unparsed, |e| kind_of_expression(e.expr()))), range)
    }

    /// The expression there, which may only stand in parentheses.
    fn parsed(&self, range: TextRange) -> Option<Parsed<ruff_python_ast::ModExpression>> {
        let text = self.text(range);
        parse_expression(text).or_else(|_| parse_expression(&format!("({text})"))).ok()
    }

    fn assignment_target(&self, range: TextRange) -> Report {
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
        let is_operand = !matches!(
            expr,
            Expr::Compare(_)
                | Expr::BoolOp(_)
                | Expr::If(_)
                | Expr::Lambda(_)
                | Expr::List(_)
                | Expr::Tuple(_)
                | Expr::Generator(_)
        ) && !matches!(expr, Expr::UnaryOp(e) if e.op == ruff_python_ast::UnaryOp::Not)
            && !matches!(expr, Expr::NoneLiteral(_))
            && !matches!(expr, Expr::BooleanLiteral(e) if e.value);
        let before = self.token_at(range.start()).checked_sub(1).map(|i| self.kind(i));
        let next = if self.kind(next) == TokenKind::Rpar && before == Some(TokenKind::Lpar) { next + 1 } else { next };
        // What is no first target is read by another rule.
        let is_operand = is_operand && before != Some(TokenKind::Equal);
        if is_operand && self.kind(next) == TokenKind::Equal && self.assigns_operand(next + 1) {
            return self.target("cannot assign to {} here. Maybe you meant '==' instead of '='?", range);
        }
        self.target("cannot assign to {}", range)
    }

    /// Does a plain operand follow (no `not`, no `lambda`), and no further `=` behind it?
    fn assigns_operand(&self, from: usize) -> bool {
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

    fn starred(&self, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        let before = at.checked_sub(1).map(|i| self.kind(i));
        let behind = self.token_at(range.end());
        match (before, self.kind(behind)) {
            (Some(kind), _) if kind.as_binary_operator().is_some() => self.generic(at),
            (Some(TokenKind::In), _) => self.generic(at),
            (Some(TokenKind::Lpar), TokenKind::Rpar) => self.error("cannot use starred expression here", range),
            (Some(TokenKind::Colon), _) => self.error("cannot use a starred expression in a dictionary value", range),
            (_, TokenKind::Colon) => self.generic(behind),
            (_, TokenKind::For) => self.error("iterable unpacking cannot be used in comprehension", range),
            _ => self.error("can't use starred expression here", range),
        }
    }

    // ---- what is missing

    fn expected(&self, expected: TokenKind, found: TokenKind, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        match expected {
            TokenKind::Colon => self.expected_colon(at, found),
            TokenKind::Else => self.expected_else(at),
            TokenKind::Lpar
                if self.kind(self.line_start(at)) == TokenKind::Def || self.kind(self.line_start(at) + 1) == TokenKind::Def =>
            {
                self.never_closed(at).unwrap_or_else(|| self.error("expected '('", self.token_range(at)))
            }
            TokenKind::In if self.depth(at) > 0 => self
                .never_closed(at)
                .unwrap_or_else(|| self.error("'in' expected after for-loop variables", self.token_range(at))),
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

    fn expected_colon(&self, at: usize, found: TokenKind) -> Report {
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
    fn no_value(&self, at: usize) -> Report {
        let end = self.token_range(at.saturating_sub(1)).end();
        let last = self.source.text[..end.to_usize()].chars().next_back().map_or(0, char::len_utf8);
        let start = end - TextSize::try_from(last).unwrap_or_default();
        self.error("':' expected after dictionary key", between(start, end))
    }

    /// Is the token where a key of a dictionary display ends, after a pair that has a value?
    fn behind_key(&self, at: usize) -> bool {
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
    fn equal_in_group(&self, at: usize) -> Option<Report> {
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
            | Expr::NumberLiteral(_)
            | Expr::Dict(_)
            | Expr::Set(_) => Some(self.target("cannot assign to {} here. Maybe you meant '==' instead of '='?", left)),
            _ => None,
        }
    }

    /// `if x = 1:`
    fn equal_in_condition(&self, equal: usize) -> Report {
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

    fn expected_else(&self, at: usize) -> Report {
        // The conditional expression goes back to the beginning of its operand.
        let Some(start) = self.operand_start(at) else { return self.generic(at) };
        let range = between(self.token_range(start).start(), self.token_range(at - 1).end());
        match self.kind(at) {
            TokenKind::Colon => self.generic(at),
            _ => {
                let condition = (start..at).rev().find(|&i| self.kind(i) == TokenKind::If);
                let range = match condition {
                    // Only one operand belongs to the condition.
                    Some(i) => between(range.start(), self.token_range(self.operand_end(i + 1)).end()),
                    None => range,
                };
                self.error("expected 'else' after 'if' expression", range)
            }
        }
    }

    fn comprehension_target(&self, at: usize) -> Report {
        let mut start = at;
        let mut depth = 0usize;
        while start > 0 {
            match self.kind(start - 1) {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => break,
                },
                _ => {}
            }
            start -= 1;
        }
        if self.behind_key(at) {
            let key = (start..at).rev().find(|&i| self.kind(i) == TokenKind::Comma).map_or(at, |i| self.operand_end(i + 1) + 1);
            return self.no_value(key);
        }
        if start == at || self.in_bracket(at, TokenKind::Lpar) {
            return self.generic(at);
        }
        let range = between(self.token_range(start).start(), self.token_range(at.saturating_sub(1)).end());
        self.error("did you forget parentheses around the comprehension target?", range)
    }

    fn expected_expression(&self, at: usize) -> Report {
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
            (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if self.in_parameters(at) => {
                self.error("expected default value expression", self.token_range(at - 1))
            }
            (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if self.in_bracket(at, TokenKind::Lpar) => {
                let start = self.token_range(at.saturating_sub(2)).start();
                self.error("expected argument value expression", between(start, self.token_range(at - 1).end()))
            }
            (TokenKind::Star, TokenKind::Rpar | TokenKind::Comma) if self.in_bracket(at, TokenKind::Lpar) => {
                self.error("Invalid star expression", self.token_range(at))
            }
            (TokenKind::Rarrow, TokenKind::Colon) => self.error("expected ':'", self.token_range(at - 1)),
            (_, TokenKind::Equal) => self.unexpected(at),
            _ => self.generic(at),
        }
    }

    /// A token that cannot follow: perhaps a comma is missing before it, or the parentheses of `print`.
    fn unexpected(&self, at: usize) -> Report {
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
        if at > 0 && self.kind(at - 1) == TokenKind::Lambda && self.kind(at) == TokenKind::Lpar {
            let close = self.token_range(self.matching_bracket(at));
            let range = between(self.token_range(at).start(), close.end());
            return self.error("Lambda expression parameters cannot be parenthesized", range);
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
    fn tuple_augmented(&self, at: usize) -> Option<Report> {
        let operator = self.text(self.token_range(at));
        let is_augmented = operator.len() > 1 && operator.ends_with('=') && !matches!(operator, "==" | "!=" | "<=" | ">=" | ":=");
        let left = between(self.token_range(self.line_start(at)).start(), self.token_range(at.checked_sub(1)?).end());
        let is_tuple = is_augmented && parse_expression(self.text(left)).is_ok_and(|e| e.expr().is_tuple_expr());
        is_tuple.then(|| self.error("'tuple' is an illegal expression for augmented assignment", left))
    }

    /// `print x`
    fn legacy_print(&self, at: usize) -> Option<Report> {
        let name = at.checked_sub(1)?;
        let word = self.text(self.token_range(name)).to_string();
        if self.kind(name) != TokenKind::Name || !matches!(word.as_str(), "print" | "exec") || !starts_operand(self.kind(at)) {
            return None;
        }
        let range = between(self.token_range(name).start(), self.token_range(self.operands_end(at)?).end());
        Some(self.error(format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?"), range))
    }

    /// Two operands side by side in brackets.
    fn comma_forgotten(&self, at: usize) -> Option<Report> {
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

    /// The first token of the operand that ends right before a token: behind a separator at the same depth.
    fn operand_start(&self, at: usize) -> Option<usize> {
        let mut start = at;
        let mut depth = 0usize;
        while start > 0 {
            match self.kind(start - 1) {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => break,
                },
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
                | TokenKind::Dedent
                    if depth == 0 =>
                {
                    break;
                }
                TokenKind::Star | TokenKind::DoubleStar
                    if depth == 0
                        && start >= 2
                        && matches!(
                            self.kind(start - 2),
                            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::Comma
                        ) =>
                {
                    break;
                }
                _ => {}
            }
            start -= 1;
        }
        (start < at).then_some(start)
    }

    /// The last token of the expression that begins at a token.
    fn operand_end(&self, at: usize) -> usize {
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
    fn operands_end(&self, at: usize) -> Option<usize> {
        let start = self.token_range(at).start();
        let is_end = |kind| matches!(kind, TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Semi);
        let ends = (at..(at + 64).min(self.tokens.len())).take_while(|&i| !is_end(self.kind(i)));
        ends.filter(|&i| parse_expression(self.text(between(start, self.token_range(i).end()))).is_ok()).last()
    }

    // ---- brackets

    /// Does the brace begin an expression of an f-string?
    fn is_f_string_brace(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| self.kind(i));
        self.kind(at) == TokenKind::Lbrace
            && (matches!(before, Some(TokenKind::FStringStart | TokenKind::FStringMiddle))
                || before == Some(TokenKind::Rbrace) && self.in_f_string(at)
                || before == Some(TokenKind::Colon) && self.begins_format_spec(at - 1))
    }

    /// Does a format specification begin with the colon?
    fn begins_format_spec(&self, colon: usize) -> bool {
        let around = self.brackets(colon).last().copied();
        around.is_some_and(|open| {
            self.is_f_string_brace(open)
                && !(open..colon).any(|i| matches!(self.kind(i), TokenKind::Lambda | TokenKind::Lbrace) && i != open)
        })
    }

    fn in_f_string(&self, at: usize) -> bool {
        let starts = (0..at).filter(|&i| self.kind(i) == TokenKind::FStringStart).count();
        let ends = (0..at).filter(|&i| self.kind(i) == TokenKind::FStringEnd).count();
        starts > ends
    }

    /// The opening brackets around a token, from the outermost.
    fn brackets(&self, at: usize) -> Vec<usize> {
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

    fn depth(&self, at: usize) -> usize {
        self.brackets(at).len()
    }

    fn in_bracket(&self, at: usize, kind: TokenKind) -> bool {
        self.brackets(at).last().is_some_and(|&i| self.kind(i) == kind)
    }

    /// Is it directly in the parentheses of a `def`?
    fn in_parameters(&self, at: usize) -> bool {
        self.brackets(at).last().is_some_and(|&i| i >= 2 && self.kind(i - 2) == TokenKind::Def)
    }

    fn matching_bracket(&self, open: usize) -> usize {
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
    fn closing_bracket(&self, range: TextRange) -> TextRange {
        match self.brackets(self.token_at(range.start())).last() {
            Some(&open) => self.token_range(self.matching_bracket(open)),
            None => range,
        }
    }

    // ---- everything else

    fn named_after_star(&self, range: TextRange) -> Report {
        let at = self.token_at(range.start());
        let star = (0..=at).rev().find(|&i| self.kind(i) == TokenKind::Star).unwrap_or(at);
        let lambda = !self.in_parameters(star);
        let shown = if lambda { star + 1 } else { star };
        self.error("named arguments must follow bare *", self.token_range(shown))
    }

    fn other(&self, message: &str, range: TextRange) -> Report {
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
            "Position-only parameter separator not allowed as first parameter" => self.error("invalid syntax", token),
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
                self.error("cannot have both 'except' and 'except*' on the same 'try'", token)
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

    fn missing_block(&self, clause: &str, at: usize) -> Report {
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
    fn lonely_try(&self, at: usize) -> Report {
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
    fn assigned_unpacking(&self, star: usize, equal: usize) -> Report {
        let what = if self.kind(star) == TokenKind::Star { "iterable" } else { "keyword" };
        let whole = between(self.token_range(star).start(), self.token_range(equal + 1).end());
        self.error(format!("cannot assign to {what} argument unpacking"), whole)
    }

    fn not_an_assignment(&self, whole: TextRange) -> Report {
        self.error("expression cannot contain assignment, perhaps you meant \"==\"?", whole)
    }

    fn keyword_argument(&self, range: TextRange, at: usize) -> Report {
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

pub(super) fn without_end(mut error: Report) -> Report {
    error.end_column = NO_END;
    error
}

/// From one place to another; empty if they are out of order.
fn between(start: TextSize, end: TextSize) -> TextRange {
    TextRange::new(start, end.max(start))
}

/// Can an operand begin with the token?
fn starts_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::Lbrace
            | TokenKind::Tilde
            | TokenKind::Ellipsis
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Await
            | TokenKind::Lambda
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
            | TokenKind::Lazy
    )
}
