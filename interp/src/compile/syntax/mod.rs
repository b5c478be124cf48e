//! What is wrong with a source that does not parse, in CPython's words and at CPython's place. The parser's own report is the
//! guide; the tokens around it tell which of CPython's special hints applies.

mod f_string;
mod missing;
mod other;
mod parameters;
mod target;
mod tokens;

use ruff_python_ast::Mod;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::error::{CompileError, ErrorKind, span_of};
use super::lexical::{self, AFTER_CONTINUATION, Scan, UNEXPECTED_END};
use crate::code::{Source, Span};

/// Words the first error of a parse; None if there is none.
pub(super) fn first_error(parsed: &Parsed<Mod>, source: &Source) -> Option<Box<CompileError>> {
    let mut error = first_report(parsed, source)?;
    let Some(mut text) = error.text.take() else { return Some(error) };
    let message = error.message.as_str();
    let is_place = message.ends_with("was never closed") || message == "':' expected after dictionary key";
    let stays = message.starts_with("Expected one or more");
    let no_range = error.kind == ErrorKind::Tab || is_place || message == AFTER_CONTINUATION;
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
    if error.message == UNEXPECTED_END {
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
        let here = fault.message == AFTER_CONTINUATION && fault.start == error.location.end().to_usize();
        let first = first && !here;
        let met_later = behind || fault.kind == ErrorKind::Syntax && fault.start > error.location.end().to_usize();
        if !(first || fault.quiet && met_later) {
            return lexical_error(source);
        }
    }
    let tokens: Vec<Token> = parsed.tokens().iter().filter(|t| !t.kind().is_trivia()).copied().collect();
    let comments = parsed.tokens().iter().filter(|t| t.kind().is_comment()).map(|t| t.range()).collect();
    let reporter = Reporter { source, tokens, comments, scan };
    if reporter.looks_at_fault(error) { lexical_error(source) } else { Some(reporter.report(error)) }
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

    /// Two operands side by side are read to the end of the second, for which CPython looks at the token behind it: is that the fault?
    fn looks_at_fault(&self, error: &ParseError) -> bool {
        let at = self.token_at(error.location.start());
        let Some(fault) = self.scan.fault.as_ref().filter(|_| starts_operand(self.kind(at))) else { return false };
        let end = self.token_range(self.operand_end(at)).end().to_usize();
        self.source.text.get(end..fault.start).is_some_and(|between| between.trim() == "\\")
    }

    fn report(&self, error: &ParseError) -> Report {
        let range = error.location;
        let is_token = match &error.error {
            ParseErrorType::FStringError(kind) => !matches!(kind, InterpolatedStringErrorType::InvalidConversionFlag),
            other => matches!(
                other,
                ParseErrorType::ExpectedToken { .. } | ParseErrorType::ExpectedExpression | ParseErrorType::OtherError(_)
            ),
        };
        if let Some(e) = is_token.then(|| self.in_starred_argument(self.token_at(range.start()))).flatten() {
            return e;
        }
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
            ParseErrorType::InvalidMatchPatternTarget => {
                let at = self.token_at(range.start());
                match at.checked_sub(1).map(|i| self.kind(i)) {
                    Some(TokenKind::DoubleStar) => self.generic(at),
                    _ => self.error("cannot use '_' as a target", range),
                }
            }
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
            ParseErrorType::UnparenthesizedGeneratorExpression => {
                let at = self.token_at(range.start());
                let word = (at..self.tokens.len()).find(|&i| self.kind(i) == TokenKind::For && self.depth(i) == self.depth(at));
                match word.filter(|_| self.kind(self.line_start(at)) == TokenKind::Class) {
                    Some(word) => self.generic(word),
                    None => self.error("Generator expression must be parenthesized", range),
                }
            }
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
                // A starred annotation.
                if stars.is_some_and(|i| i > 0 && self.kind(i - 1) == TokenKind::Colon) {
                    return self.generic(equal);
                }
                self.error(format!("{kind} argument cannot have default value"), self.token_range(equal))
            }
            ParseErrorType::ExpectedKeywordParam => self.named_after_star(self.token_at(range.start())),
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
                let first = self.token_at(range.start());
                match self.kind(first) {
                    TokenKind::Rsqb => {
                        let close = self.token_range(first).start();
                        self.error("Type parameter list cannot be empty", TextRange::empty(close))
                    }
                    _ if self.kind(first.saturating_sub(3)) == TokenKind::Def => {
                        self.error("expected '('", self.token_range(first - 1))
                    }
                    _ => self.generic(first),
                }
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
        if let Some(e) = self.f_string_field(index).or_else(|| self.slash(index)) {
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
                let message = crate::compile::escape::fault(&literal).unwrap_or_else(|| "invalid syntax".into());
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
