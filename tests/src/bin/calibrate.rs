//! How well the simulator's times fit this machine's: `cargo run --release -p gilbox-tests --bin calibrate`, after
//! `cargo build --release`.
//!
//! First the programs of `tests/bench`, one thread each: CPU time of the real run against virtual time, so that the table of prices
//! (`interp/src/machine/cost.rs`) can be judged line by line, and how many simulated instructions run in a second. Then
//! `scripts/cpu_bound.py` in all three modes on one core and on two: measured speed-ups against simulated ones. It exits with 1 if
//! one of those differs by more than a tenth. With `--natives` it shows instead what each line of `tests/natives.py` takes, so that a native
//! whose work is not charged stands out; with `--speed-ups` the speed-ups alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

/// Simulated and measured speed-ups may differ by this share.
const TOLERANCE: f64 = 0.10;

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn main() -> ExitCode {
    let only_speedups = std::env::args().any(|arg| arg == "--speed-ups");
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("");
    let gilbox = std::env::var_os("GILBOX_BIN").map_or_else(|| project.join("target/release/gilbox"), PathBuf::from);
    if !gilbox.is_file() {
        println!("no gilbox at {}: cargo build --release", gilbox.display());
        return ExitCode::from(2);
    }
    if std::env::args().any(|arg| arg == "--natives") {
        natives(&gilbox, &project);
        return ExitCode::SUCCESS;
    }
    if !only_speedups {
        programs(&gilbox, &project.join("tests/bench"));
    }
    if speed_ups(&gilbox, &project) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs gilbox and reads the JSON that it writes to standard output.
fn json(gilbox: &Path, folder: &Path, args: &[&str]) -> serde_json::Value {
    let output = Command::new(gilbox).args(args).current_dir(folder).output().expect("gilbox starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let start = text.rfind("\n{").map_or(0, |at| at + 1);
    serde_json::from_str(&text[start..]).unwrap_or_else(|e| {
        panic!("gilbox {args:?} gave no JSON: {e}\n{text}\n{}", String::from_utf8_lossy(&output.stderr));
    })
}

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn programs(gilbox: &Path, folder: &Path) {
    println!("{:<24} {:>10} {:>10} {:>7} {:>9}", "program", "real CPU", "virtual", "ratio", "sim takes");
    let mut ratios = Vec::new();
    let entries = std::fs::read_dir(folder).expect("the programs are there");
    let mut scripts: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    scripts.retain(|path| path.extension().is_some_and(|ending| ending == "py"));
    scripts.sort();
    for script in scripts {
        let name = script.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let cpu = |args: &[&str]| {
            let args: Vec<&str> = args.iter().copied().chain(["--stats-json", "-", &name]).collect();
            json(gilbox, folder, &args)["threads"][0]["cpu_ns"].as_f64().unwrap_or(0.0) / 1e6
        };
        let real = (0..3).map(|_| cpu(&["run"])).fold(f64::INFINITY, f64::min);
        let begun = Instant::now();
        let simulated = cpu(&["run", "--driver", "sim"]);
        let takes = begun.elapsed().as_secs_f64() * 1e3;
        println!("{name:<24} {real:>7.1} ms {simulated:>7.1} ms {:>7.2} {:>6.0} ms", simulated / real, takes);
        ratios.push((simulated / real).ln());
    }
    let mean = ratios.iter().sum::<f64>() / ratios.len().max(1) as f64;
    println!("geometric mean of the ratios: {:.2}\n", mean.exp());
}

/// What natives take, those first that the simulator charges least in comparison.
#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn natives(gilbox: &Path, project: &Path) {
    let times = |options: &[&str]| -> Vec<(f64, String)> {
        let output = Command::new(gilbox).arg("run").args(options).arg("tests/natives.py").current_dir(project).output();
        let text = String::from_utf8(output.expect("gilbox starts").stdout).expect("UTF-8");
        text.lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(ns, code)| (ns.parse().unwrap_or(0.0), code.to_string()))
            .collect()
    };
    let mut rows: Vec<(f64, f64, String)> = times(&[])
        .into_iter()
        .zip(times(&["--driver", "sim"]))
        .map(|((real, code), (virtual_, _))| (real, virtual_, code))
        .collect();
    rows.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
    println!("{:>12} {:>12} {:>7}  native", "real CPU", "virtual", "ratio");
    for (real, simulated, code) in rows {
        println!("{real:>9} ns {simulated:>9} ns {:>7.2}  {code}", simulated / real);
    }
}

/// The speed-ups of a comparison, by mode and number of workers: of each round, one worker's time against theirs.
///
/// A core that shares its silicon with a busy neighbour changes its speed twofold, for seconds. Many short rounds, each measured against
/// itself, and the middle one of them say what a few long ones could not. A round must not be so short that it matters on which core
/// the system puts new threads at first, where they may stay together for some milliseconds.
fn compare(gilbox: &Path, project: &Path, options: &[&str]) -> BTreeMap<(String, u64), f64> {
    let fixed = ["compare", "scripts/cpu_bound.py", "--json", "-", "--workers", "1,2,4"];
    let args: Vec<&str> = fixed.iter().chain(options).copied().collect();
    let result = json(gilbox, project, &args);
    let rows = result["rows"].as_array().cloned().unwrap_or_default();
    let seconds: BTreeMap<(String, u64), Vec<f64>> = rows
        .iter()
        .filter_map(|row| {
            let key = (row["mode"].as_str()?.to_string(), row["workers"].as_u64()?);
            Some((key, row["seconds_all"].as_array()?.iter().filter_map(serde_json::Value::as_f64).collect()))
        })
        .collect();
    let speed_up = |((mode, workers), these): (&(String, u64), &Vec<f64>)| {
        let ones = seconds.get(&(mode.clone(), 1))?;
        let mut ratios: Vec<f64> = ones.iter().zip(these).map(|(one, this)| *workers as f64 * one / this).collect();
        ratios.sort_by(f64::total_cmp);
        Some(((mode.clone(), *workers), *ratios.get(ratios.len() / 2)?))
    };
    seconds.iter().filter_map(speed_up).collect()
}

#[expect(clippy::print_stdout, reason = "the report is what this program is for")]
fn speed_ups(gilbox: &Path, project: &Path) -> bool {
    let mine = sched_getaffinity(None).expect("the affinity can be asked for");
    let cores: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|&core| mine.is_set(core)).collect();
    let mut agree = true;
    println!("{:<6} {:<14} {:>7} {:>9} {:>10} {:>11}", "cores", "mode", "workers", "measured", "simulated", "difference");
    for count in [1, 2] {
        if cores.len() < count {
            println!("this machine has no {count} cores");
            continue;
        }
        let mut some = CpuSet::new();
        cores[..count].iter().for_each(|&core| some.set(core));
        sched_setaffinity(None, &some).expect("the affinity can be set");
        let measured = compare(gilbox, project, &["--repeat", "30"]);
        let simulated = compare(gilbox, project, &["--repeat", "1", "--driver", "sim", "--cores", &count.to_string()]);
        for ((mode, workers), measured) in measured {
            let Some(&simulated) = simulated.get(&(mode.clone(), workers)) else {
                println!("{count:<6} {mode:<14} {workers:>7} is not simulated");
                agree = false;
                continue;
            };
            let difference = simulated / measured - 1.0;
            agree &= difference.abs() <= TOLERANCE;
            println!(
                "{count:<6} {mode:<14} {workers:>7} {measured:>9.2} {simulated:>10.2} {:>9.1} % {}",
                difference * 100.0,
                if difference.abs() <= TOLERANCE { "" } else { "!" }
            );
        }
    }
    sched_setaffinity(None, &mine).expect("the affinity can be set");
    agree
}
