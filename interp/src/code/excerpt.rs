//! The lines of source that a traceback shows for an instruction, with CPython 3.13's carets: `^` under the expression, `~`
//! under its operands where it is a binary operation, a subscript or a call.

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;
use unicode_width::UnicodeWidthChar;

use super::{Code, Source};

/// A line and a column of a segment, both from 0, the column in code points.
type Place = (usize, usize);

/// The lines that a traceback shows for an instruction, each indented by four blanks and ended; None where there is no source.
/// `text` stands for the source where somebody else keeps it.
pub fn excerpt(code: &Code, pc: usize, text: Option<&Source>) -> Option<String> {
    let source = text.or(Some(&*code.source).filter(|s| s.shown))?;
    let Some(span) = code.spans.get(pc) else {
        let line = source.line_text(code.first_line).trim();
        return (!line.is_empty()).then(|| format!("    {line}\n"));
    };
    let (first, start) = source.line_column(span.start);
    let (last, end) = source.line_column(span.end);
    let original: Vec<&str> = (first..=last).map(|line| source.line_text(line).trim_end()).collect();
    let lines = dedent(&original);
    if lines.iter().all(|l| l.is_empty()) {
        return None;
    }
    let lines: Vec<Vec<char>> = lines.iter().map(|l| l.chars().collect()).collect();
    let cut = original[0].chars().count() - lines[0].len();
    let start = (start as usize).saturating_sub(cut).min(lines[0].len());
    let last_length = lines[lines.len() - 1].len();
    let end = (end as usize).saturating_sub(cut).min(last_length);
    let marks = Marks::new(&lines, start, end);

    let mut out: Vec<String> = Vec::new();
    let mut previous = None;
    for line in marks.significant_lines(lines.len()) {
        match previous.map(|p| line - p) {
            Some(2) => marks.push_line(line - 1, &mut out),
            Some(gap) if gap > 2 => out.push(format!("...<{} lines>...", gap - 1)),
            _ => {}
        }
        marks.push_line(line, &mut out);
        previous = Some(line);
    }
    let out: Vec<&str> = out.iter().map(String::as_str).collect();
    Some(dedent(&out).iter().map(|line| format!("    {line}\n")).collect())
}

/// Takes off the blanks that all lines begin with; lines of blanks alone become empty.
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let is_blank = |line: &str| line.chars().all(|c| c == ' ' || c == '\t');
    let indent = |line: &'a str| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|l| !is_blank(l)) {
        let own = indent(line);
        margin = Some(match margin {
            None => own,
            Some(margin) => {
                let common = margin.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..common]
            }
        });
    }
    let width = margin.unwrap_or("").len();
    lines.iter().map(|line| if is_blank(line) { "" } else { &line[width..] }).collect()
}

/// Where the operator or the brackets of an expression stand.
#[derive(Clone, Copy)]
struct Anchors {
    left: Place,
    right: Place,
    /// The mark between them, and that of the rest.
    inner: char,
    outer: char,
}

/// What goes below the lines.
struct Marks<'l> {
    lines: &'l [Vec<char>],
    /// Columns of the display.
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    shown: bool,
}

impl<'l> Marks<'l> {
    fn new(lines: &'l [Vec<char>], start: usize, end: usize) -> Self {
        let mut anchors = anchors(lines, start, end);
        let shown = should_show(lines, start, end, anchors.is_some());
        if let Some(a) = &mut anchors {
            for place in [&mut a.left, &mut a.right] {
                let column = place.1 + if place.0 == 0 { start } else { 0 };
                place.1 = width(&lines[place.0], column);
            }
        }
        let last = &lines[lines.len() - 1];
        Marks { lines, start: width(&lines[0], start), end: width(last, end), anchors, shown }
    }

    /// The first and the last line, and those around an anchor.
    fn significant_lines(&self, count: usize) -> Vec<usize> {
        let mut significant = vec![0, count - 1];
        for place in self.anchors.iter().flat_map(|a| [a.left, a.right]) {
            significant.extend(place.0.saturating_sub(1)..place.0 + 2);
        }
        significant.sort_unstable();
        significant.dedup();
        significant.retain(|&line| line < count);
        significant
    }

    fn push_line(&self, line: usize, out: &mut Vec<String>) {
        let text = &self.lines[line];
        out.push(text.iter().collect());
        if !self.shown {
            return;
        }
        let indent = text.iter().take_while(|c| c.is_whitespace()).count();
        let end = if line == self.lines.len() - 1 { self.end } else { width(text, text.len()) };
        let mark = |column: usize| {
            if column < indent || (line == 0 && column < self.start) {
                return ' ';
            }
            match self.anchors {
                Some(a) if (line, column) >= a.left && (line, column) < a.right => a.inner,
                Some(a) => a.outer,
                None => '^',
            }
        };
        out.push((0..end).map(mark).collect());
    }
}

/// How many columns the first `count` characters take.
fn width(line: &[char], count: usize) -> usize {
    line.iter().take(count).map(|c| if c.width() == Some(2) { 2 } else { 1 }).sum()
}

/// Carets under a whole line would say nothing.
fn should_show(lines: &[Vec<char>], start: usize, end: usize, anchors: bool) -> bool {
    let text = join(lines);
    if let Ok(module) = parse_module(&text) {
        let value = match module.suite().first() {
            None => return false,
            Some(Stmt::Return(s)) => s.value.as_deref().filter(|v| calls_name(v)),
            Some(Stmt::Assign(s)) if s.targets.len() == 1 && s.targets[0].is_name_expr() => {
                Some(&*s.value).filter(|v| v.is_call_expr())
            }
            Some(_) => None,
        };
        if let Some(value) = value {
            let range = value.range();
            let whole = (place_of(&text, range.start().to_usize()), place_of(&text, range.end().to_usize()));
            if whole == ((0, start), (lines.len() - 1, end)) {
                return false;
            }
        }
    }
    let not_blank = |chars: &[char]| chars.iter().any(|c| !c.is_whitespace());
    anchors || not_blank(&lines[0][..start]) || not_blank(&lines[lines.len() - 1][end..])
}

fn calls_name(expr: &Expr) -> bool {
    matches!(expr, Expr::Call(e) if e.func.is_name_expr())
}

fn join(lines: &[Vec<char>]) -> String {
    lines.iter().map(|l| l.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// The line and column of a byte.
fn place_of(text: &str, offset: usize) -> Place {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].chars().count())
}

/// Finds the operator or the brackets in the segment that the instruction stands for; their columns in the first line count
/// from the segment's beginning.
fn anchors(lines: &[Vec<char>], start: usize, end: usize) -> Option<Anchors> {
    let mut segment: Vec<Vec<char>> = lines.to_vec();
    let last = segment.len() - 1;
    segment[last].truncate(end);
    let before = start.min(segment[0].len());
    segment[0].drain(..before);
    // In brackets, so that it may go over several lines.
    let wrapped = format!("(\n{}\n)", join(&segment));
    let module = parse_module(&wrapped).ok()?;
    let [Stmt::Expr(statement)] = &module.suite()[..] else { return None };
    let place = |offset: usize| {
        let (line, column) = place_of(&wrapped, offset);
        (line - 1, column)
    };
    let text = Segment(&segment);
    let end_of = |expr: &Expr| place(expr.range().end().to_usize());
    match &*statement.value {
        Expr::BinOp(e) => {
            let left = text.find(end_of(&e.left), |c| !c.is_whitespace() && c != ')')?;
            let (line, column) = left;
            let right_operand = place(e.right.range().start().to_usize());
            let second = segment[line].get(column + 1);
            let long =
                (line, column + 1) < right_operand && second.is_some_and(|c| !c.is_whitespace() && *c != '\\' && *c != '#');
            Some(Anchors { left, right: (line, column + 1 + usize::from(long)), inner: '^', outer: '~' })
        }
        Expr::Subscript(e) => {
            let left = text.find(end_of(&e.value), |c| c == '[')?;
            Some(Anchors { left, right: end_of(&statement.value), inner: '^', outer: '~' })
        }
        Expr::Call(e) => {
            let left = text.find(end_of(&e.func), |c| c == '(')?;
            Some(Anchors { left, right: end_of(&statement.value), inner: '^', outer: '~' })
        }
        _ => None,
    }
}

struct Segment<'s>(&'s [Vec<char>]);

impl Segment<'_> {
    /// The first character from a place on that a test accepts; comments and line continuations are skipped.
    fn find(&self, from: Place, accepts: impl Fn(char) -> bool) -> Option<Place> {
        let (mut line, mut column) = from;
        while let Some(text) = self.0.get(line) {
            match text.get(column) {
                Some('\\' | '#') | None => (line, column) = (line + 1, 0),
                Some(&c) if accepts(c) => return Some((line, column)),
                Some(_) => column += 1,
            }
        }
        None
    }
}
