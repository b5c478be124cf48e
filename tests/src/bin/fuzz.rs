//! Feeds damaged sources to the compiler, and damaged pickles to the unpickler:
//! `nice cargo run -p gilbox-tests --bin fuzz -- --seconds 3600` (not `--release`, which checks less).
//!
//! Sources are the golden scripts, the guest scripts and the prelude, with tokens taken out, doubled, swapped, nested and mixed in
//! from each other. Whatever they are, compiling one ends with code or with an error that has a place, within a time and an amount of memory
//! in proportion to its size. Pickles are damaged by a guest program (`tests/fuzz/unpickle.py`), byte by byte, in every protocol: each is
//! a value or raises. A finding stops the run and is written to a file, which then belongs into `tests/fuzz`: all that lies there is compiled
//! as it is at the beginning of each run. `cargo test` makes a short one.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clap::Parser;
use gilbox_interp::code::Source;
use gilbox_interp::compile::{Mode, Options, compile};
use gilbox_tests::program::{self, End};

/// A compilation of a source of at most `LONGEST` bytes that lasts longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);
const LONGEST: usize = 30_000;
/// More memory than this and the compiler does not know where to stop.
const MEMORY: u64 = 2 << 30;

#[derive(Parser)]
struct Arguments {
    /// How long to go on; three quarters of it for the compiler.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// One seed always damages in the same way.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where a finding is written.
    #[arg(long, default_value = "finding.py")]
    finding: PathBuf,
}

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("");
    let corpus = corpus(&project);
    let mut chance = Chance(arguments.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (begin, limit) = (Instant::now(), Duration::from_secs(arguments.seconds));
    watch(&arguments.finding);
    let (mut compiled, mut accepted) = (0u64, 0u64);
    let mut whole = corpus.iter().cloned();
    while begin.elapsed() < limit * 3 / 4 {
        let text = whole.next().unwrap_or_else(|| damaged(&corpus, &mut chance));
        // An abort or a full stack leaves no other trace.
        fs::write(&arguments.finding, &text).expect("the finding can be written");
        STARTED.store(since_start(), Ordering::Relaxed);
        let Ok(good) = catch_unwind(AssertUnwindSafe(|| attempt(&text, &mut chance))) else {
            println!("a panic: {} (seed {}, source {compiled})", arguments.finding.display(), arguments.seed);
            return ExitCode::FAILURE;
        };
        STARTED.store(0, Ordering::Relaxed);
        compiled += 1;
        accepted += u64::from(good);
    }
    fs::remove_file(&arguments.finding).ok();
    println!("{compiled} sources, {accepted} of them good, in {:.0?}: no finding", begin.elapsed());
    let gilbox = std::env::current_exe().expect("this program has a path").with_file_name("gilbox");
    let (mut rounds, script) = (0, project.join("tests/fuzz/unpickle.py"));
    while begin.elapsed() < limit {
        let seed = chance.below(1 << 30).to_string();
        let mode = ["on", "off"][rounds % 2];
        let mut command = Command::new(&gilbox);
        command.args(["run", "--gil", mode, "--max-memory", "256MiB"]).arg(&script).args([&seed, "2000"]);
        let outcome = program::run(&mut command, b"", 10 * PATIENCE);
        if outcome.end != End::Exit(0) {
            println!("--gil {mode} {} {seed} 2000: {}", script.display(), outcome.end);
            println!("{}", String::from_utf8_lossy(&outcome.stderr));
            return ExitCode::FAILURE;
        }
        rounds += 1;
    }
    println!("{} damaged pickles: no finding", rounds * 2000);
    ExitCode::SUCCESS
}

/// Compiles a text as one of the things that a text can be; true if it is good.
fn attempt(text: &str, chance: &mut Chance) -> bool {
    let modes = [Mode::Module, Mode::Eval, Mode::Single, Mode::ExecWithLocals, Mode::EvalWithLocals];
    let mode = modes[if chance.below(2) == 0 { 0 } else { chance.below(modes.len()) }];
    let options = Options { optimize: chance.below(3) as u8, ..Options::default() };
    match compile(Arc::new(Source::new("fuzz", text)), mode, options) {
        Ok(code) => {
            let _ = code.disassemble().to_string();
            true
        }
        Err(error) => {
            let _ = error.to_string();
            false
        }
    }
}

// ---- hangs and memory

static STARTED: AtomicU64 = AtomicU64::new(0);

/// The processor time of this program in milliseconds, which doesn't go on while a busy machine lets others run; never 0.
fn since_start() -> u64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    now.tv_sec as u64 * 1000 + now.tv_nsec as u64 / 1_000_000 + 1
}

/// Ends the program when a compilation takes too much time or memory.
#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn watch(finding: &Path) {
    let finding = finding.to_owned();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(50));
            let started = STARTED.load(Ordering::Relaxed);
            let hangs = started != 0 && since_start() > started + PATIENCE.as_millis() as u64;
            let pages = fs::read_to_string("/proc/self/statm").unwrap_or_default();
            let resident = pages.split(' ').nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 4096;
            if hangs || resident > MEMORY {
                println!("{}: {}", if hangs { "a hang" } else { "too much memory" }, finding.display());
                std::process::exit(1);
            }
        }
    });
}

// ---- damage

/// The texts that damaged ones are made of.
fn corpus(project: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![
        project.join("tests/golden"),
        project.join("scripts"),
        project.join("interp/src/modules/prelude"),
        project.join("tests/fuzz"),
    ];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") {
                texts.extend(fs::read_to_string(path));
            }
        }
    }
    texts.extend(fs::read_to_string(project.join("tests/sources/syntax_errors.txt")));
    assert!(texts.len() > 100, "the corpus is not where it was");
    texts
}

fn damaged(corpus: &[String], chance: &mut Chance) -> String {
    let mut lines = piece(corpus, chance);
    for _ in 0..[1, 1, 1, 2, 5][chance.below(5)] {
        let at = chance.below(lines.len());
        match chance.below(14) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[chance.below(lines.len())].clone()),
            2 => {
                let other = chance.below(lines.len());
                lines.swap(at, other);
            }
            3 => {
                let other = piece(corpus, chance);
                lines.splice(at..at, other);
            }
            4 => lines[at].insert_str(0, &" ".repeat(chance.below(9))),
            5 => lines[at] = nested(&lines[at], chance),
            6..10 => lines[at] = reworded(&lines[at], &lines, chance),
            _ => lines[at] = retokened(&lines[at], corpus, chance),
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
    }
    let mut text = lines.join("\n");
    text.truncate(text.floor_char_boundary(LONGEST));
    if chance.below(8) == 0 {
        text.truncate(text.floor_char_boundary(chance.below(text.len() + 1)));
    }
    text
}

/// Some lines of one of the texts, from one that is not indented.
fn piece(corpus: &[String], chance: &mut Chance) -> Vec<String> {
    let lines: Vec<&str> = corpus[chance.below(corpus.len())].lines().collect();
    let outermost = |line: &str| line.starts_with(|c: char| c.is_alphabetic() || c == '@') && !line.starts_with("el");
    let starts: Vec<usize> = (0..lines.len()).filter(|&i| outermost(lines[i])).collect();
    let Some(&from) = starts.get(chance.below(starts.len())) else { return vec![String::new()] };
    let many = starts.iter().find(|&&start| start > from + chance.below(40)).map_or(lines.len(), |end| end - from);
    let piece: Vec<String> = lines.iter().skip(from).take(many).map(|line| (*line).to_owned()).collect();
    if piece.is_empty() { vec![String::new()] } else { piece }
}

/// A line with tokens taken out, doubled, swapped or replaced.
fn retokened(line: &str, corpus: &[String], chance: &mut Chance) -> String {
    const SPICE: &[&str] = &[
        "lambda",
        "yield",
        "await",
        "async",
        "*",
        "**",
        ":=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "f'{",
        "}'",
        "'''",
        "\\",
        ":",
        ",",
        ".",
        "=",
        "==",
        "@",
        "->",
        "not",
        "in",
        "is",
        "if",
        "else",
        "for",
        "def",
        "class",
        "try:",
        "except*",
        "finally:",
        "with",
        "as",
        "del",
        "global",
        "nonlocal",
        "match",
        "case",
        "_",
        "type",
        "return",
        "import",
        "from",
        "raise",
        "assert",
        "while",
        "break",
        "continue",
        "None",
        "...",
        "0x",
        "1e999",
        "1_",
        "0777",
        "99999999999999999999999999",
        "b'\\xff'",
        "'\\N{DIGIT ONE}'",
        "'\\ud800'",
        "\u{2028}",
        "\u{0}",
        "é",
        "ﬁ",
        "\t",
        "__debug__",
        "super",
        "__class__",
        "print",
        "rf'{x!r:{y}}'",
        ";",
        "if 1:",
        "else:",
        "pass",
        "//",
        ">>=",
        "<>",
        "!",
        "?",
        "$",
    ];
    let mut tokens = tokens(line);
    for _ in 0..1 + chance.below(4) {
        let at = chance.below(tokens.len() + 1);
        match chance.below(5) {
            0 if at < tokens.len() => drop(tokens.remove(at)),
            1 if at < tokens.len() => tokens.insert(at, tokens[at].clone()),
            2 if at < tokens.len() => {
                let other = chance.below(tokens.len());
                tokens.swap(at, other);
            }
            3 => {
                let other = piece(corpus, chance);
                let other = self::tokens(&other[0]);
                if !other.is_empty() {
                    tokens.insert(at, other[chance.below(other.len())].clone());
                }
            }
            _ => tokens.insert(at, format!(" {} ", SPICE[chance.below(SPICE.len())])),
        }
    }
    tokens.concat()
}

/// A line with some of its words replaced by words of the piece: most such lines are still good.
fn reworded(line: &str, lines: &[String], chance: &mut Chance) -> String {
    let is_word = |token: &str| token.starts_with(char::is_alphanumeric);
    let mut tokens = tokens(line);
    let words: Vec<usize> = (0..tokens.len()).filter(|&i| is_word(&tokens[i])).collect();
    let others: Vec<String> =
        self::tokens(&lines[chance.below(lines.len())]).into_iter().filter(|token| is_word(token)).collect();
    if !words.is_empty() && !others.is_empty() {
        for _ in 0..1 + chance.below(3) {
            tokens[words[chance.below(words.len())]].clone_from(&others[chance.below(others.len())]);
        }
    }
    tokens.concat()
}

/// Words, runs of spaces, and single characters.
fn tokens(line: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in line.chars() {
        match tokens.last_mut().and_then(|token| token.chars().last().map(|last| (token, last))) {
            Some((token, last)) if c.is_alphanumeric() && last.is_alphanumeric() || c == ' ' && last == ' ' => token.push(c),
            _ => tokens.push(c.into()),
        }
    }
    tokens
}

/// A line inside many of something.
fn nested(line: &str, chance: &mut Chance) -> String {
    const AROUND: &[(&str, &str)] = &[
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("-", ""),
        ("not ", ""),
        ("lambda: ", ""),
        ("f(", ")"),
        ("f'{", "}'"),
        ("a[", "]"),
        ("x if ", " else y"),
        ("(yield ", ")"),
        ("await ", ""),
        ("a.", ""),
        ("", ".a"),
        ("", "()"),
        ("", "[0]"),
        ("a + ", ""),
        ("a < ", ""),
        ("a and ", ""),
        ("*", ""),
        ("{**", "}"),
        ("[x for x in ", "]"),
        ("(x := ", ")"),
        ("a = ", ""),
        ("if x: ", ""),
        ("", " | y"),
        ("1 ** ", ""),
        ("{1: ", "}"),
    ];
    let (open, close) = AROUND[chance.below(AROUND.len())];
    let depth = [1, 3, 20, 100, 300, 1000, 5000][chance.below(7)].min(LONGEST / (open.len() + close.len()));
    format!("{}{}{}", open.repeat(depth), line.trim(), close.repeat(depth))
}

/// Pseudo-random numbers (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((u128::from(self.0) * end as u128) >> 64) as usize
    }
}
