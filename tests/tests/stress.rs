//! Racing guest threads: `tests/stress/*.py`, whose checks hold for any interleaving, in every mode and in hostile mode. Each script
//! takes the number of threads, of rounds, and the names of the parts that are to be run, if not all:
//! `gilbox run --gil off tests/stress/steps.py 8 4000 weak_references`.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End};

/// The options, and the numbers of threads and rounds.
const MODES: [(&[&str], [&str; 2]); 6] = [
    (&["--gil", "on", "--switch-interval", "50us"], ["4", "200"]),
    (&["--gil", "off"], ["2", "400"]),
    (&["--gil", "off"], ["4", "400"]),
    (&["--gil", "off", "--hostile"], ["3", "60"]),
    (&["--driver", "sim"], ["3", "60"]),
    (&["--driver", "sim", "--gil", "off", "--cores", "4"], ["4", "60"]),
];

/// Runs a script, which prints a line for each of its parts.
fn holds(script: &str, parts: usize) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("stress").join(script);
    for (mode, size) in MODES {
        let mut command = Command::new(program::gilbox());
        command.arg("run").args(mode).arg(&script).args(size);
        let outcome = program::run(&mut command, b"", Duration::from_secs(120));
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end, End::Exit(0), "{mode:?}\n{}{stderr}", String::from_utf8_lossy(&outcome.stdout));
        assert_eq!(outcome.stdout.iter().filter(|&&b| b == b'\n').count(), parts, "{mode:?}");
    }
}

#[test]
fn what_threads_share_stays_whole() {
    holds("shared.py", 11);
}

#[test]
fn one_step_with_the_lock_is_one_without() {
    holds("steps.py", 13);
}

#[test]
fn what_is_done_at_sight_is_done_right() {
    holds("sight.py", 7);
}

#[test]
fn owners_lose_no_store() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("stress/owners.py");
    for (mode, rounds, stores) in
        [(&["--gil", "off"][..], "300", "2000"), (&["--gil", "off", "--hostile"], "5", "150"), (&["--gil", "on"], "2", "2000")]
    {
        let mut command = Command::new(program::gilbox());
        command.arg("run").args(mode).arg(&script).args([rounds, stores]);
        let outcome = program::run(&mut command, b"", Duration::from_secs(120));
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end, End::Exit(0), "{mode:?}\n{stderr}");
    }
}
