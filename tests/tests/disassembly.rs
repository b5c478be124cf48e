//! Golden disassembly: each file of `tests/disassembly` holds a source and, below a ruler, the code that it compiles to (or the
//! error that it is refused with), so that a change of the compiler is seen as text.
//!
//! `GILBOX_WRITE_DISASSEMBLY=1 cargo test --test disassembly` writes what the compiler makes now. A new case is a file with
//! nothing but its source. Nobody edits the part below the ruler by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use gilbox_interp::code::Source;
use gilbox_interp::compile::{Mode, Options, compile};
use gilbox_tests::diff::first_difference;

const RULER: &str = "==============================================================================\n";
const WRITE: &str = "GILBOX_WRITE_DISASSEMBLY";

#[test]
fn code_is_as_stored() {
    let mut wrong = Vec::new();
    for path in cases() {
        let stored = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let source = stored.split_once(RULER).map_or(stored.as_str(), |(source, _)| source);
        let now = format!("{source}{RULER}{}", compiled(source));
        if now == stored {
            continue;
        }
        if env::var_os(WRITE).is_some() {
            fs::write(&path, now).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        } else {
            let difference = first_difference(&stored, &now).unwrap_or_default();
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nif this is as it should be: {WRITE}=1 cargo test --test disassembly", wrong.join("\n"));
}

fn cases() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("disassembly");
    let entries = fs::read_dir(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", dir.display());
    paths
}

fn compiled(source: &str) -> String {
    match compile(Arc::new(Source::new("case.py", source)), Mode::Module, Options::default()) {
        Ok(code) => code.disassemble(),
        Err(e) => format!("{e}\n"),
    }
}
