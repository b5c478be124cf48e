//! Racing guest threads: `tests/stress/shared.py`, whose checks hold for any interleaving, in every mode and in hostile mode.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End};

const MODES: [&[&str]; 5] = [
    &["--gil", "on", "--switch-interval", "50us"],
    &["--gil", "off"],
    &["--gil", "off", "--hostile"],
    &["--driver", "sim"],
    &["--driver", "sim", "--gil", "off", "--cores", "4"],
];

#[test]
fn what_threads_share_stays_whole() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("stress/shared.py");
    for mode in MODES {
        for _ in 0..3 {
            let mut command = Command::new(program::gilbox());
            let outcome = program::run(command.arg("run").args(mode).arg(&script), b"", Duration::from_secs(120));
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!(outcome.end, End::Exit(0), "{mode:?}\n{}{stderr}", String::from_utf8_lossy(&outcome.stdout));
            assert_eq!(outcome.stdout.iter().filter(|&&b| b == b'\n').count(), 10, "{mode:?}");
        }
    }
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
