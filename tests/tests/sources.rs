//! What gilbox says of wrong sources, and which lines a traceback shows, against what CPython 3.13 said: the files of
//! `tests/sources`, written by `python3.13 tests/sources/record.py`.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use gilbox_interp::code::excerpt::excerpt;
use gilbox_interp::code::{Code, Const, Source, Span};
use gilbox_interp::compile::{Mode, Options, compile};

const DASHES: &str = "--------------------\n";
const EQUALS: &str = "====================\n";

/// The sources of a file with what was recorded for each.
fn cases(name: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let split = |case: &str| {
        let (source, answer) = case.split_once(DASHES).expect("a case without dashes");
        (source.to_string(), answer.to_string())
    };
    let cases: Vec<_> = text.split_terminator(EQUALS).map(split).collect();
    assert!(!cases.is_empty());
    cases
}

#[test]
fn syntax_errors_read_as_in_cpython() {
    let mut wrong = Vec::new();
    for (source, recorded) in cases("syntax_errors.txt") {
        let text = match compile(Arc::new(Source::new("case.py", &source)), Mode::Module, Options::default()) {
            Ok(_) => "accepted\n".to_string(),
            Err(e) => format!("{e}\n"),
        };
        if text != recorded {
            wrong.push(format!("{source}CPython:\n{recorded}gilbox:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tracebacks_show_the_lines_that_cpython_shows() {
    let mut wrong = Vec::new();
    for (text, recorded) in cases("excerpts.txt") {
        let source = Arc::new(Source::new("case.py", &text));
        let code = compile(source.clone(), Mode::Module, Options::default()).unwrap_or_else(|e| panic!("{e}"));
        let mut codes = Vec::new();
        collect(&code, &mut codes);
        for frame in frames(&recorded) {
            let span = span(&text, &frame.position);
            let pc = |code: &Arc<Code>| code.spans.iter().rposition(|s| *s == span).map(|pc| (code.clone(), pc));
            let shown = codes.iter().find_map(pc).and_then(|(code, pc)| excerpt(&code, pc, None)).unwrap_or_default();
            if shown != frame.lines {
                wrong.push(format!("{text}CPython:\n{}gilbox:\n{shown}", frame.lines));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

fn collect(code: &Arc<Code>, out: &mut Vec<Arc<Code>>) {
    out.push(code.clone());
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            collect(inner, out);
        }
    }
}

struct Frame {
    /// First line, column, last line, column.
    position: Vec<usize>,
    lines: String,
}

fn frames(recorded: &str) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for line in recorded.lines() {
        match (line.starts_with(' '), frames.last_mut()) {
            (true, Some(frame)) => frame.lines.push_str(&format!("{line}\n")),
            _ => {
                let numbers = line.split(' ').map(|n| n.parse().expect("a position")).collect();
                frames.push(Frame { position: numbers, lines: String::new() });
            }
        }
    }
    frames
}

fn span(text: &str, position: &[usize]) -> Span {
    let offset = |line: usize, column: usize| {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        (start + column) as u32
    };
    Span { start: offset(position[0], position[1]), end: offset(position[2], position[3]) }
}
