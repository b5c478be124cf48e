//! A short run of the fuzzer: that it works, and that what it has once found stays mended.

use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End};

#[test]
fn damaged_sources_and_pickles_do_no_harm() {
    program::gilbox();
    let finding = std::env::temp_dir().join(format!("gilbox-finding-{}.py", std::process::id()));
    let mut fuzz = Command::new(env!("CARGO_BIN_EXE_fuzz"));
    fuzz.args(["--seconds", "8", "--finding"]).arg(&finding);
    let outcome = program::run(&mut fuzz, b"", Duration::from_secs(120));
    let report = String::from_utf8_lossy(&outcome.stdout);
    assert_eq!(outcome.end, End::Exit(0), "{report}\n{}", String::from_utf8_lossy(&outcome.stderr));
    assert!(!finding.exists() && report.contains("no finding"), "{report}");
}
