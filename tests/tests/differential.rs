//! The differential fuzzer: generated programs do in gilbox, with the lock on and off, what they do in CPython 3.13.
//!
//! `GILBOX_FUZZ_PROGRAMS=100000 cargo test -p gilbox-tests --test differential` tries that many instead of a few. Where no CPython 3.13
//! is found, gilbox's modes are compared with each other. A failure is shrunk, and printed as a script for `tests/golden`.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gilbox_tests::diff::first_difference;
use gilbox_tests::{generate, program};
use proptest::collection::vec;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

/// Programs that run in one process.
const BATCH: usize = 50;
const LIMIT: Duration = Duration::from_secs(60);

/// A script that runs each program in a namespace of its own.
fn script(programs: &[Vec<String>]) -> String {
    let mut text = String::from("PROGRAMS = []\n");
    for statements in programs {
        text.push_str(&format!("PROGRAMS.append({:?})\n", statements.join("\n")).replace("\\'", "'").replace("\\u{", "\\N{"));
    }
    let preamble = generate::PREAMBLE;
    format!(
        "{text}PREAMBLE = r'''{preamble}'''\nfor number, text in enumerate(PROGRAMS):\n    print('program', number)\n    try:\n        \
         exec(PREAMBLE + text, {{'__name__': 'fuzzed'}})\n    except BaseException as e:\n        print('ended by', type(e).__name__, e)\n"
    )
}

fn output(program: &Path, options: &[&str], path: &Path) -> String {
    let mut command = Command::new(program);
    command.args(options).arg(path).env("PYTHONIOENCODING", "utf-8").env("PYTHONWARNINGS", "ignore").env("PYTHONHASHSEED", "0");
    let outcome = program::run(&mut command, b"", LIMIT);
    // A warning is no output; how the run ended is.
    format!("{}{}\n", String::from_utf8_lossy(&outcome.stdout), outcome.end)
}

#[test]
#[expect(clippy::print_stdout, reason = "a test without its reference says so")]
fn generated_programs_agree() {
    let programs = std::env::var("GILBOX_FUZZ_PROGRAMS").ok().and_then(|n| n.parse::<usize>().ok());
    // A few cases are the same ones each time; many are new ones.
    let config = Config {
        cases: programs.unwrap_or(4 * BATCH).div_ceil(BATCH) as u32,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    let mut runner = match programs {
        None => TestRunner::new_with_rng(config, proptest::test_runner::TestRng::deterministic_rng(Default::default())),
        Some(_) => TestRunner::new(config),
    };
    let path = std::env::temp_dir().join(format!("gilbox-fuzz-{}.py", std::process::id()));
    let python = program::cpython();
    if python.is_none() {
        println!("no CPython 3.13 is found: gilbox's modes are compared with each other only");
    }
    let result = runner.run(&vec(generate::program(), BATCH), |programs| {
        std::fs::write(&path, script(&programs)).expect("the folder for temporary files can be written");
        let on = output(program::gilbox(), &["run", "--gil", "on"], &path);
        let off = output(program::gilbox(), &["run", "--gil", "off"], &path);
        let wanted = python.map_or_else(|| on.clone(), |python| output(python, &[], &path));
        for (mode, got) in [("on", on), ("off", off)] {
            if let Some(difference) = first_difference(&wanted, &got) {
                return Err(TestCaseError::fail(format!("--gil {mode}: {difference}")));
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}\nthe shrunk programs are in {}", path.display());
    }
    std::fs::remove_file(&path).ok();
}
