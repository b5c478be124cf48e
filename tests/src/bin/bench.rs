//! Times the benchmark programs in gilbox and in CPython, alternating, and prints the ratios.
//!
//! `cargo run --release -p gilbox-tests --bin bench [WORD]...` runs the programs of `tests/bench` whose names contain one of the words
//! (all, without words), each in fresh processes of both, and prints the medians of five runs in seconds of wall time. `GILBOX_BIN`
//! names the gilbox (else `target/release/gilbox`), `BENCH_PYTHON` the CPython (else `python3`).

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

const RUNS: usize = 5;

#[expect(clippy::print_stdout, reason = "the table is what this program is for")]
fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words: Vec<String> = std::env::args().skip(1).collect();
    let gilbox = std::env::var_os("GILBOX_BIN").map_or_else(|| root.join("../target/release/gilbox"), PathBuf::from);
    let python = std::env::var_os("BENCH_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(root.join("bench")) else {
        println!("there is no folder of benchmark programs");
        return ExitCode::FAILURE;
    };
    let mut programs: Vec<PathBuf> =
        folder.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "py")).collect();
    programs.sort();
    println!("{:<24} {:>10} {:>10} {:>8}", "program", "gilbox s", "python s", "ratio");
    let mut ratios: Vec<f64> = Vec::new();
    for program in programs {
        let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !words.is_empty() && !words.iter().any(|w| name.contains(w.as_str())) {
            continue;
        }
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..RUNS {
            let ours = Command::new(&gilbox).arg("run").arg(&program).stdout(Stdio::null()).stderr(Stdio::null()).time();
            let theirs = Command::new(&python).arg(&program).stdout(Stdio::null()).stderr(Stdio::null()).time();
            times[0].extend(ours);
            times[1].extend(theirs);
        }
        match times.each_mut().map(|t| median(t)) {
            [Some(ours), Some(theirs)] => {
                ratios.push(theirs / ours);
                println!("{name:<24} {ours:>10.3} {theirs:>10.3} {:>8.2}", theirs / ours);
            }
            [None, _] => println!("{name:<24} {:>10}", "failed"),
            [_, None] => println!("{name:<24} {:>10} {:>10}", "-", "failed"),
        }
    }
    if !ratios.is_empty() {
        let mean = (ratios.iter().map(|r| r.ln()).sum::<f64>() / ratios.len() as f64).exp();
        println!("geometric mean of {} programs: gilbox is {mean:.2} times as fast", ratios.len());
    }
    ExitCode::SUCCESS
}

/// Running a command against the clock.
trait Time {
    /// Seconds of wall time, if it succeeds.
    fn time(&mut self) -> Option<f64>;
}

impl Time for Command {
    fn time(&mut self) -> Option<f64> {
        let begin = Instant::now();
        let succeeded = self.status().is_ok_and(|s| s.success());
        succeeded.then(|| begin.elapsed().as_secs_f64())
    }
}

/// The median, if every run has succeeded.
fn median(times: &mut [f64]) -> Option<f64> {
    if times.len() < RUNS {
        return None;
    }
    times.sort_by(f64::total_cmp);
    Some(times[times.len() / 2])
}
