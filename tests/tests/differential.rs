//! The differential fuzzer: generated programs do in gilbox, with the lock on, off and simulated, what they do in CPython 3.13.
//!
//! `GILBOX_FUZZ_PROGRAMS=100000 cargo test -p gilbox-tests --test differential -- --nocapture` tries that many new ones instead of the
//! same few, `GILBOX_FUZZ_SECONDS=3600` as many as that time allows. Where no CPython 3.13 is found, gilbox's modes are compared with each
//! other. A program that differs is reduced to the statements that are needed for it, and printed at once: the run goes on.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gilbox_tests::diff::first_difference;
use gilbox_tests::{generate, program};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Programs that run in one process: starting one for each would take most of the time.
const BATCH: usize = 50;
/// Long enough for a machine that has other things to do.
const LIMIT: Duration = Duration::from_secs(120);
const MODES: [&[&str]; 3] = [&["run", "--gil", "on"], &["run", "--gil", "off"], &["run", "--driver", "sim"]];
/// What each program's output begins with.
const RULER: &str = "---- program";

const TIMED_OUT: &str = "timed out\n";

/// A script that runs each program in a namespace of its own.
fn script(programs: &[&[String]]) -> String {
    let mut text = String::from("PROGRAMS = [\n");
    for statements in programs {
        // A string of JSON is one of Python too.
        let _ = writeln!(text, "    {},", serde_json::Value::from(statements.join("\n")));
    }
    let preamble = generate::PREAMBLE;
    let _ = write!(
        text,
        "]
PREAMBLE = r'''{preamble}'''
for number, text in enumerate(PROGRAMS):
    print('{RULER}', number, flush=True)
    try:
        exec(PREAMBLE + text, {{'__name__': '__main__'}})
    except BaseException as e:
        print('ended by', type(e).__name__, e)
"
    );
    text
}

/// Objects without a text of their own show where they are.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(" at 0x");
        rest.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    rest
}

/// Runs programs and compares what comes out.
struct Comparison {
    path: PathBuf,
    python: Option<&'static Path>,
}

impl Comparison {
    /// What gilbox prints, and how it ends.
    fn output(&self, options: &[&str]) -> String {
        let mut command = Command::new(program::gilbox());
        command.args(options);
        self.outcome(command)
    }

    /// The same of the reference, which gets as much memory as gilbox gives a guest.
    fn wanted(&self, python: &Path) -> String {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 4194304; exec \"$0\" \"$@\""]).arg(python);
        self.outcome(command)
    }

    fn outcome(&self, mut command: Command) -> String {
        command.arg(&self.path).env("PYTHONIOENCODING", "utf-8").env("PYTHONWARNINGS", "ignore");
        let outcome = program::run(command.env("PYTHONHASHSEED", "0"), b"", LIMIT);
        // A warning is no output; how the run ended is.
        without_addresses(&format!("{}{}\n", String::from_utf8_lossy(&outcome.stdout), outcome.end))
    }

    /// Which of the programs differ in some mode, and how.
    fn differences(&self, programs: &[&[String]]) -> Vec<(usize, String)> {
        std::fs::write(&self.path, script(programs)).expect("the folder for temporary files can be written");
        let outputs = MODES.map(|mode| self.output(mode));
        let wanted = self.python.map_or_else(|| outputs[0].clone(), |python| self.wanted(python));
        let mut found: Vec<(usize, String)> = Vec::new();
        if wanted.ends_with(TIMED_OUT) {
            // Such programs are not to be generated: nobody sees what stands behind them.
            return vec![(wanted.matches(RULER).count().saturating_sub(1), "the reference comes to no end".to_owned())];
        }
        if programs.len() > 1 && wanted.matches(RULER).count() < programs.len() {
            // One of them ends the reference's process: each for itself, then.
            let alone = |(number, program): (usize, &&[String])| Some((number, self.differences(&[program]).pop()?.1));
            return programs.iter().enumerate().filter_map(alone).collect();
        }
        for (mode, output) in MODES.iter().zip(&outputs) {
            let (mut ours, mut theirs) = (output.split(RULER), wanted.split(RULER));
            for number in 0..=programs.len() {
                let (got, wanted) = (ours.next().unwrap_or_default(), theirs.next().unwrap_or_default());
                let program = number.saturating_sub(1);
                if let Some(difference) = first_difference(wanted, got)
                    && found.iter().all(|(known, _)| *known != program)
                {
                    found.push((program, format!("{}: {difference}", mode.join(" "))));
                }
            }
        }
        found
    }

    /// Does the reference do the same where its objects lie elsewhere? Where it doesn't, a program has looked at addresses, on which nobody
    /// may rely: what has no hash of its own is hashed by where it lies.
    fn is_repeatable(&self, program: &[String]) -> bool {
        let Some(python) = self.python else { return true };
        let script = script(&[program]);
        let wanted = |moved: usize| {
            // So many places of each size are taken.
            let text = format!("ELSEWHERE = [bytes(size) for size in range(0, 480, 16) for _ in range({moved})]\n{script}");
            std::fs::write(&self.path, text).expect("the folder for temporary files can be written");
            self.wanted(python)
        };
        let first = wanted(0);
        [1, 2, 3, 5, 7, 11, 102, 1003].into_iter().all(|moved| wanted(moved) == first)
    }

    /// Leaves out statement after statement, as long as the rest still differs.
    fn reduce(&self, mut program: Vec<String>) -> (Vec<String>, String) {
        let mut difference = String::new();
        for i in (0..program.len()).rev() {
            let mut shorter = program.clone();
            shorter.remove(i);
            if let Some((_, how)) = self.differences(&[&shorter]).pop() {
                (program, difference) = (shorter, how);
            }
        }
        (program, difference)
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

#[test]
#[expect(clippy::print_stdout, reason = "a long run shows what it finds when it finds it, and how far it came")]
fn generated_programs_agree() {
    let (wanted, seconds) = (setting("GILBOX_FUZZ_PROGRAMS"), setting("GILBOX_FUZZ_SECONDS"));
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = match wanted.or(seconds) {
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
        Some(_) => TestRunner::new(config),
    };
    let path = std::env::temp_dir().join(format!("gilbox-fuzz-{}.py", std::process::id()));
    let comparison = Comparison { path, python: program::cpython() };
    if comparison.python.is_none() {
        println!("no CPython 3.13 is found: gilbox's modes are compared with each other only");
    }
    let wanted = wanted.unwrap_or(if seconds.is_some() { u64::MAX } else { 4 * BATCH as u64 });
    let (start, limit) = (Instant::now(), seconds.map(Duration::from_secs));
    let (mut compared, mut differing) = (0, 0);
    while compared < wanted && limit.is_none_or(|limit| start.elapsed() < limit) {
        let programs = vec(generate::program(), BATCH).new_tree(&mut runner).expect("nothing is refused").current();
        let all: Vec<&[String]> = programs.iter().map(Vec::as_slice).collect();
        for (number, difference) in comparison.differences(&all) {
            if !comparison.is_repeatable(all[number]) {
                continue;
            }
            let (program, reduced) = comparison.reduce(programs[number].clone());
            let difference = if reduced.is_empty() { difference } else { reduced };
            println!("differs:\n{}\n{difference}\n", program.join("\n"));
            differing += 1;
        }
        compared += BATCH as u64;
    }
    println!("{compared} programs in {} s, of which {differing} differ", start.elapsed().as_secs());
    std::fs::remove_file(&comparison.path).ok();
    assert!(differing == 0, "{differing} programs differ: see above");
}
