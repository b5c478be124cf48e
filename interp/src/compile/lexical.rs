//! The errors that CPython's tokenizer finds. The parser that gilbox uses words and places them otherwise, so a source that it
//! refuses is scanned once more, only to name the fault as CPython does: brackets, strings, numbers, indentation, characters.

use super::error::ErrorKind;

/// What is said of a backslash that something stands behind, or the end of the file.
pub(super) const AFTER_CONTINUATION: &str = "unexpected character after line continuation character";
pub(super) const UNEXPECTED_END: &str = "unexpected EOF while parsing";

/// A fault of the tokens, and the bytes that it points at.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    /// The parser's own error goes before it, unless it stands behind.
    pub(super) quiet: bool,
    /// It was found in an f-string: an error that the parser met before it counts.
    pub(super) in_f_string: bool,
    /// It points at a stretch even if that is one character.
    pub(super) is_range: bool,
    pub(super) message: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// An opening bracket and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub(super) open: char,
    pub(super) offset: usize,
    line: usize,
}

/// What a scan found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) fault: Option<Fault>,
    /// The innermost bracket that is open at the end.
    pub(super) unclosed: Option<Bracket>,
}

/// An f-string that is being scanned.
struct FString {
    start: usize,
    quote: char,
    triple: bool,
    raw: bool,
    /// How many brackets are open around it.
    level: usize,
    /// How many format specifications we are in.
    specs: Vec<usize>,
}

const MAX_INDENTS: usize = 100;
const MAX_BRACKETS: usize = 200;
const MAX_F_STRINGS: usize = 150;
/// So many format specifications may stand within each other and have braces.
const MAX_SPECS: usize = 2;

/// Looks for the first fault of the tokens.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner {
        text,
        at: 0,
        line: 1,
        brackets: Vec::new(),
        indents: vec![(0, 0)],
        f_strings: Vec::new(),
        in_f_string_text: false,
        unfinished: None,
    };
    let fault = match scanner.run() {
        Err(fault) if !(fault.quiet || fault.in_f_string) || scanner.unfinished.is_none() => Some(fault),
        _ => scanner.unfinished.take(),
    };
    let fault = fault.map(|f| *f);
    Scan { fault, unclosed: scanner.brackets.last().copied() }
}

struct Scanner<'s> {
    text: &'s str,
    at: usize,
    line: usize,
    brackets: Vec<Bracket>,
    /// The columns of the open indentations, with tabs as eight spaces and as one.
    indents: Vec<(usize, usize)>,
    f_strings: Vec<FString>,
    /// In the text of the innermost f-string, not in an expression of it.
    in_f_string_text: bool,
    /// The first f-string that ended in a specification. That is no fault of the tokens, so that one of plain tokens
    /// behind it is told instead.
    unfinished: Option<Box<Fault>>,
}

type Step = Result<(), Box<Fault>>;

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn peek_is(&self, test: impl Fn(char) -> bool) -> bool {
        self.peek().is_some_and(test)
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }

    fn starts_with(&self, text: &str) -> bool {
        self.text[self.at..].starts_with(text)
    }

    /// A fault at the last character that was read.
    fn fault(&self, message: impl Into<String>) -> Step {
        let last = self.text[..self.at].char_indices().next_back().map_or(0, |(i, _)| i);
        self.fault_at(last, message)
    }

    /// A fault at one character.
    fn fault_at(&self, start: usize, message: impl Into<String>) -> Step {
        let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
        self.fault_in(ErrorKind::Syntax, start, start + width, message)
    }

    fn fault_in(&self, kind: ErrorKind, start: usize, end: usize, message: impl Into<String>) -> Step {
        let message = message.into();
        let quiet = kind != ErrorKind::Syntax || [AFTER_CONTINUATION, UNEXPECTED_END].contains(&message.as_str());
        Err(Box::new(Fault { kind, quiet, in_f_string: !self.f_strings.is_empty(), is_range: false, message, start, end }))
    }

    fn run(&mut self) -> Step {
        self.indentation()?;
        loop {
            if self.in_f_string_text {
                self.f_string_text()?;
                continue;
            }
            let start = self.at;
            let Some(c) = self.next() else { return Ok(()) };
            match c {
                ' ' | '\t' | '\x0c' | '\r' => {}
                '\n' if self.brackets.is_empty() => self.indentation()?,
                '\n' => {}
                '#' => {
                    while self.peek_is(|c| c != '\n') {
                        self.next();
                    }
                }
                '\\' => self.continuation()?,
                '\'' | '"' => self.string(start, c)?,
                '0'..='9' => self.number(c)?,
                '.' if self.peek_is(|c| c.is_ascii_digit()) => {
                    self.next();
                    self.fraction_digits()?;
                }
                '(' | '[' | '{' => self.open(c, start)?,
                ')' | ']' | '}' => self.close(c)?,
                ':' => self.colon(),
                '!' if self.in_expression() && !self.starts_with("=") => {}
                c if c == '_' || c.is_alphabetic() || (!c.is_ascii() && !c.is_whitespace()) => self.word(start)?,
                c if !c.is_ascii() => {
                    let message = format!("invalid non-printable character U+{:04X}", c as u32);
                    return self.fault(message);
                }
                c if c.is_ascii_control() => {
                    let message = format!("invalid non-printable character U+{:04X}", c as u32);
                    return self.fault(message);
                }
                _ => {}
            }
        }
    }

    // ---- lines

    /// At the beginning of a line: its indentation against those around it.
    fn indentation(&mut self) -> Step {
        loop {
            let line_start = self.at;
            let (mut column, mut tabs) = (0, 0);
            while let Some(c) = self.peek() {
                match c {
                    ' ' => (column, tabs) = (column + 1, tabs + 1),
                    '\t' => (column, tabs) = ((column / 8 + 1) * 8, tabs + 1),
                    '\x0c' => (column, tabs) = (0, 0),
                    _ => break,
                }
                self.next();
            }
            match self.peek() {
                None => return Ok(()),
                Some('#') => {
                    while self.peek_is(|c| c != '\n') {
                        self.next();
                    }
                    self.next();
                    continue;
                }
                Some('\n') => {
                    self.next();
                    continue;
                }
                Some('\r') if self.text[self.at..].starts_with("\r\n") => {
                    self.next();
                    self.next();
                    continue;
                }
                Some(_) => {}
            }
            let mixed = |s: &Self| {
                let message = "inconsistent use of tabs and spaces in indentation";
                s.fault_in(ErrorKind::Tab, line_start, line_start, message)
            };
            let (top, top_tabs) = self.indents.last().copied().unwrap_or_default();
            if column == top {
                return if tabs == top_tabs { Ok(()) } else { mixed(self) };
            }
            if column > top {
                if self.indents.len() >= MAX_INDENTS {
                    let message = "too many levels of indentation";
                    return self.fault_in(ErrorKind::Indentation, line_start, line_start, message);
                }
                if tabs <= top_tabs {
                    return mixed(self);
                }
                self.indents.push((column, tabs));
                return Ok(());
            }
            while self.indents.last().is_some_and(|(c, _)| *c > column) {
                self.indents.pop();
            }
            let (top, top_tabs) = self.indents.last().copied().unwrap_or_default();
            if column != top {
                let message = "unindent does not match any outer indentation level";
                let end = self.end_of_line();
                return self.fault_in(ErrorKind::Indentation, end, end, message);
            }
            return if tabs == top_tabs { Ok(()) } else { mixed(self) };
        }
    }

    fn end_of_line(&self) -> usize {
        self.text[self.at..].find('\n').map_or(self.text.len(), |i| self.at + i)
    }

    fn continuation(&mut self) -> Step {
        if self.peek() == Some('\r') {
            self.next();
        }
        match self.next() {
            Some('\n') if self.peek().is_some() => Ok(()),
            // The end of the file, which the unclosed bracket explains if there is one.
            _ if self.peek().is_none() && self.text[self.at.saturating_sub(1)..].starts_with(['\n', '\\']) => {
                if self.brackets.is_empty() {
                    let end = self.text.trim_end_matches('\n').len();
                    return self.fault_in(ErrorKind::Syntax, end, end, UNEXPECTED_END);
                }
                Ok(())
            }
            _ => self.fault(AFTER_CONTINUATION),
        }
    }

    // ---- brackets

    fn in_expression(&self) -> bool {
        self.f_strings.last().is_some_and(|f| self.brackets.len() == f.level + 1 + f.specs.len())
    }

    fn open(&mut self, open: char, offset: usize) -> Step {
        if self.brackets.len() >= MAX_BRACKETS {
            return self.fault("too many nested parentheses");
        }
        self.brackets.push(Bracket { open, offset, line: self.line });
        Ok(())
    }

    fn close(&mut self, close: char) -> Step {
        let Some(&bracket) = self.brackets.last() else { return self.fault(format!("unmatched '{close}'")) };
        let open = match close {
            ')' => '(',
            ']' => '[',
            _ => '{',
        };
        // Where a format specification ends, so does its expression.
        let ends_spec = self.f_strings.last().is_some_and(|f| f.specs.last() == Some(&(self.brackets.len() - 1)));
        if (self.in_expression() || ends_spec) && bracket.open == '{' {
            if close != '}' {
                return self.fault(format!("f-string: unmatched '{close}'"));
            }
            // Back to the text of the f-string or to its format specification.
            self.brackets.pop();
            self.in_f_string_text = true;
            if let Some(f) = self.f_strings.last_mut()
                && f.specs.last() == Some(&self.brackets.len())
            {
                f.specs.pop();
            }
            return Ok(());
        }
        self.brackets.pop();
        if bracket.open == open {
            return Ok(());
        }
        let mut message = format!("closing parenthesis '{close}' does not match opening parenthesis '{}'", bracket.open);
        if bracket.line != self.line {
            message.push_str(&format!(" on line {}", bracket.line));
        }
        self.brackets.push(bracket);
        self.fault(message)
    }

    // ---- words and numbers

    fn word(&mut self, start: usize) -> Step {
        while self.peek_is(|c| c == '_' || c.is_alphanumeric() || !c.is_ascii()) {
            self.next();
        }
        let word = &self.text[start..self.at];
        if let Some((i, c)) = word.char_indices().find(|(i, c)| !is_identifier_char(*c, *i == 0)) {
            let at = start + i;
            let message = if c.is_whitespace() || c.is_control() || is_format(c) {
                format!("invalid non-printable character U+{:04X}", c as u32)
            } else {
                format!("invalid character '{c}' (U+{:04X})", c as u32)
            };
            return self.fault_at(at, message);
        }
        let Some(quote @ ('\'' | '"')) = self.peek() else { return Ok(()) };
        let prefix = word.to_ascii_lowercase();
        match prefix.as_str() {
            "r" | "u" | "b" | "br" | "rb" => {
                self.next();
                self.string(start, quote)
            }
            "f" | "fr" | "rf" => {
                self.next();
                self.begin_f_string(start, quote, prefix.len() == 2)
            }
            _ => Ok(()),
        }
    }

    /// The digits of a decimal number, the first of which was read.
    fn digits(&mut self) -> Step {
        loop {
            while self.peek_is(|c| c.is_ascii_digit()) {
                self.next();
            }
            if self.peek() != Some('_') {
                return Ok(());
            }
            self.next();
            if !self.peek_is(|c| c.is_ascii_digit()) {
                return self.fault("invalid decimal literal");
            }
        }
    }

    fn number(&mut self, first: char) -> Step {
        let start = self.at - 1;
        if first == '0' {
            let (radix, name) = match self.peek() {
                Some('x' | 'X') => (16, "hexadecimal"),
                Some('o' | 'O') => (8, "octal"),
                Some('b' | 'B') => (2, "binary"),
                _ => return self.number_from_zero(start),
            };
            self.next();
            loop {
                if self.peek() == Some('_') {
                    self.next();
                }
                if !self.peek_is(|c| c.is_digit(radix)) {
                    return self.bad_digit(radix, name);
                }
                while self.peek_is(|c| c.is_digit(radix)) {
                    self.next();
                }
                if self.peek() != Some('_') {
                    break;
                }
            }
            if radix != 16 && self.peek_is(|c| c.is_ascii_digit()) {
                return self.bad_digit(radix, name);
            }
            return self.end_of_number(name);
        }
        self.digits()?;
        self.after_digits()
    }

    fn bad_digit(&mut self, radix: u32, name: &str) -> Step {
        match self.peek() {
            Some(c) if radix != 16 && c.is_ascii_digit() => {
                self.next();
                self.fault(format!("invalid digit '{c}' in {name} literal"))
            }
            _ => self.fault(format!("invalid {name} literal")),
        }
    }

    /// A number that begins with 0: only zeros, or a float.
    fn number_from_zero(&mut self, start: usize) -> Step {
        loop {
            if self.peek() == Some('_') {
                self.next();
                if !self.peek_is(|c| c.is_ascii_digit()) {
                    return self.fault("invalid decimal literal");
                }
            }
            if self.peek() != Some('0') {
                break;
            }
            self.next();
        }
        let zeros_end = self.at;
        let nonzero = self.peek_is(|c| c.is_ascii_digit());
        if nonzero {
            self.digits()?;
        }
        if nonzero && !self.peek_is(|c| matches!(c, '.' | 'e' | 'E' | 'j' | 'J')) {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            let fault = self.fault_in(ErrorKind::Syntax, start, zeros_end, message);
            return fault.map_err(|f| Box::new(Fault { is_range: true, ..*f }));
        }
        self.after_digits()
    }

    /// What may follow the whole part of a number.
    fn after_digits(&mut self) -> Step {
        if self.peek() == Some('.') {
            self.next();
            if self.peek_is(|c| c.is_ascii_digit()) {
                return self.fraction_digits();
            }
        }
        self.exponent()
    }

    fn fraction_digits(&mut self) -> Step {
        self.digits()?;
        self.exponent()
    }

    fn exponent(&mut self) -> Step {
        let mut name = "decimal";
        if self.peek_is(|c| matches!(c, 'e' | 'E')) {
            let rest = &self.text[self.at + 1..];
            let signed = rest.starts_with(['+', '-']);
            if rest[usize::from(signed)..].starts_with(|c: char| c.is_ascii_digit()) {
                self.at += 1 + usize::from(signed);
                self.digits()?;
            } else if signed {
                self.at += 2;
                return self.fault("invalid decimal literal");
            } else {
                return self.end_of_number(name);
            }
        }
        if self.peek_is(|c| matches!(c, 'j' | 'J')) {
            self.next();
            name = "imaginary";
        }
        self.end_of_number(name)
    }

    /// Behind a number no word may follow, except certain keywords.
    fn end_of_number(&mut self, name: &str) -> Step {
        let word = self.text[self.at..].split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default();
        let begins = |keyword: &&str| word.starts_with(keyword);
        let keyword = ["and", "else", "for", "or", "not"].contains(&word) || ["if", "in", "is"].iter().any(begins);
        if !keyword && self.peek_is(|c| c == '_' || c.is_ascii_alphanumeric()) {
            return self.fault(format!("invalid {name} literal"));
        }
        Ok(())
    }

    // ---- strings

    /// A plain string whose first quote was read.
    fn string(&mut self, start: usize, quote: char) -> Step {
        let first_line = self.line;
        let triple = self.take_quotes(quote);
        let mut escaped_quote = false;
        loop {
            match self.next() {
                Some('\\') => {
                    escaped_quote |= self.peek() == Some(quote);
                    self.next();
                }
                Some(c) if c == quote => {
                    if !triple {
                        return Ok(());
                    }
                    if self.starts_with(&format!("{quote}{quote}")) {
                        self.at += 2;
                        return Ok(());
                    }
                }
                Some('\n') if !triple => return self.unterminated(start, first_line, quote, escaped_quote),
                None if !triple => return self.unterminated(start, first_line, quote, escaped_quote),
                None => {
                    let ends_line = self.text.ends_with('\n');
                    let line = self.line - usize::from(ends_line);
                    let message = format!("unterminated triple-quoted string literal (detected at line {line})");
                    return self.fault_at(start, message);
                }
                Some(_) => {}
            }
        }
    }

    fn unterminated(&self, start: usize, line: usize, quote: char, escaped_quote: bool) -> Step {
        if self.f_strings.last().is_some_and(|f| f.quote == quote && !f.triple) {
            return self.fault_at(start, "f-string: expecting '}'");
        }
        let hint = if escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
        self.fault_at(start, format!("unterminated string literal (detected at line {line}){hint}"))
    }

    /// Behind a first quote: are there two more? (Two quotes alone are an empty string.)
    fn take_quotes(&mut self, quote: char) -> bool {
        let triple = self.starts_with(&format!("{quote}{quote}"));
        if triple {
            self.at += 2;
        }
        triple
    }

    fn begin_f_string(&mut self, start: usize, quote: char, raw: bool) -> Step {
        if self.f_strings.len() >= MAX_F_STRINGS {
            return self.fault("too many nested f-strings");
        }
        let triple = self.take_quotes(quote);
        self.f_strings.push(FString { start, quote, triple, raw, level: self.brackets.len(), specs: Vec::new() });
        self.in_f_string_text = true;
        Ok(())
    }

    /// The text of an f-string up to its next expression or its end.
    fn f_string_text(&mut self) -> Step {
        let Some(f) = self.f_strings.last() else {
            self.in_f_string_text = false;
            return Ok(());
        };
        let (start, quote, triple, raw) = (f.start, f.quote, f.triple, f.raw);
        let in_spec = !f.specs.is_empty();
        let end_quotes: String = std::iter::repeat_n(quote, if triple { 3 } else { 1 }).collect();
        loop {
            if self.starts_with(&end_quotes) {
                if in_spec {
                    let message = "f-string: expecting '}', or format specs".into();
                    let (start, end) = (self.at, self.at + quote.len_utf8());
                    let fault =
                        Fault { kind: ErrorKind::Syntax, quiet: false, in_f_string: true, is_range: true, message, start, end };
                    self.unfinished.get_or_insert(Box::new(fault));
                }
                self.at += end_quotes.len();
                self.f_strings.pop();
                // An expression of the f-string around goes on.
                self.in_f_string_text = false;
                return Ok(());
            }
            match self.next() {
                None | Some('\n') if self.peek().is_none() || !triple => {
                    if in_spec && self.text[..self.at].ends_with('\n') {
                        // The specification of a single-quoted f-string ends with its line.
                        self.in_f_string_text = false;
                        return Ok(());
                    }
                    let ends_line = self.text[..self.at].ends_with('\n');
                    let line = self.line - usize::from(ends_line);
                    let kind = if triple { "triple-quoted f-string" } else { "f-string" };
                    return self.fault_at(start, format!("unterminated {kind} literal (detected at line {line})"));
                }
                Some('{') => {
                    if self.peek() == Some('{') && !in_spec {
                        self.next();
                        continue;
                    }
                    if self.f_strings.last().is_some_and(|f| f.specs.len() > MAX_SPECS) {
                        return self.fault("f-string: expressions nested too deeply");
                    }
                    self.in_f_string_text = false;
                    return self.open('{', self.at - 1);
                }
                Some('}') => {
                    if in_spec {
                        self.at -= 1;
                        self.in_f_string_text = false;
                        return Ok(());
                    }
                    if self.peek() != Some('}') {
                        return self.fault("f-string: single '}' is not allowed");
                    }
                    self.next();
                }
                Some('\\') => {
                    if self.starts_with("N{") && !raw {
                        while self.peek_is(|c| !matches!(c, '}' | '\n') && c != quote) {
                            self.next();
                        }
                        if self.peek() == Some('}') {
                            self.next();
                        }
                    } else if !self.peek_is(|c| matches!(c, '{' | '}')) {
                        self.next();
                    }
                }
                None => return Ok(()),
                Some(_) => {}
            }
        }
    }

    /// In an expression of an f-string a colon begins the format specification.
    fn colon(&mut self) {
        if !self.in_expression() {
            return;
        }
        let level = self.brackets.len() - 1;
        if let Some(f) = self.f_strings.last_mut() {
            f.specs.push(level);
            self.in_f_string_text = true;
        }
    }
}

/// May a character stand in an identifier? (The first may not be a digit.)
fn is_identifier_char(c: char, first: bool) -> bool {
    let word = ['a' as u32, c as u32];
    crate::text::unicode::is_identifier(crate::text::Chars::Wide(&word[usize::from(first)..]))
}

/// Is it an invisible character that only formats text?
fn is_format(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x600..=0x605 | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xE0001..=0xE007F)
}
