//! What the documents say is true: the paths that they name exist, and the commands that they show run.

use gilbox_tests::program::{self, End};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

const DOCUMENTS: [&str; 2] = ["README.md", "ARCHITECTURE.md"];
/// What the project's own paths begin with.
const TOP: [&str; 6] = ["interp/", "runner/", "scripts/", "tests/", ".ci/", "Cargo.toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("")
}

fn text(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap_or_else(|e| panic!("{document}: {e}"))
}

/// What stands between backquotes, or as the target of a link.
fn quoted(text: &str) -> Vec<&str> {
    let code = text.split('`').skip(1).step_by(2);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    code.chain(links).collect()
}

#[test]
fn paths_exist() {
    let mut missing = Vec::new();
    let mut seen = 0;
    for document in DOCUMENTS {
        let text = text(document);
        for word in quoted(&text).into_iter().flat_map(str::split_whitespace) {
            let path = word.trim_end_matches(['.', ',', ';', ')']);
            if !TOP.iter().any(|top| path.starts_with(top)) || path.contains(['*', '<', '>', '{']) {
                continue;
            }
            seen += 1;
            if !root().join(path).exists() {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "named but not there: {}", missing.join(", "));
    assert!(seen > 20, "only {seen} paths were found: does the search still work?");
}

/// Runs what stands after `cargo run --release --` in the README, in the profile of this test. Comparisons are made once, with little work.
#[test]
fn examples_of_the_readme_run() {
    let mut ran = 0;
    for line in text("README.md").lines() {
        let Some(rest) = line.strip_prefix("cargo run --release -- ") else { continue };
        let mut arguments: Vec<&str> = rest.split('#').next().unwrap_or_default().split_whitespace().collect();
        if arguments.first() == Some(&"compare") {
            arguments.splice(1..1, ["--repeat", "1", "--args", "20000"]);
        }
        let mut command = Command::new(program::gilbox());
        command.args(&arguments).current_dir(root());
        let outcome = program::run(&mut command, b"", Duration::from_secs(120));
        assert_eq!(outcome.end, End::Exit(0), "{line}\n{}", String::from_utf8_lossy(&outcome.stderr));
        assert!(!outcome.stdout.is_empty(), "{line} prints nothing");
        ran += 1;
    }
    assert!(ran >= 5, "only {ran} examples were found: does the search still work?");
}

/// Tests and programs that a cargo command in a document names are there.
#[test]
fn targets_of_cargo_commands_exist() {
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let text = text(document);
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "`,;()".contains(c)).collect();
        for pair in words.windows(2) {
            let places: &[&str] = match pair[0] {
                "--test" => &["tests/tests", "interp/tests", "runner/tests"],
                "--bin" => &["tests/src/bin"],
                _ => continue,
            };
            let files = [format!("{}.rs", pair[1]), format!("{}/main.rs", pair[1])];
            if !places.iter().any(|place| files.iter().any(|file| root().join(place).join(file).exists())) {
                missing.push(format!("{document}: {} {}", pair[0], pair[1]));
            }
        }
    }
    assert!(missing.is_empty(), "named but not there: {}", missing.join(", "));
}

/// The page that gilbox makes of its own modules is the one that is stored.
#[test]
fn the_page_of_what_is_supported_is_fresh() {
    let mut command = Command::new(program::gilbox());
    command.arg("run").arg(root().join("tests/supported.py"));
    let outcome = program::run(&mut command, b"", Duration::from_secs(60));
    assert_eq!(outcome.end, End::Exit(0), "{}", String::from_utf8_lossy(&outcome.stderr));
    let stored = fs::read(root().join("interp/SUPPORTED.md")).unwrap_or_default();
    let advice = "interp/SUPPORTED.md is stale: run `gilbox run tests/supported.py > interp/SUPPORTED.md`";
    assert!(outcome.stdout == stored, "{advice}");
}
