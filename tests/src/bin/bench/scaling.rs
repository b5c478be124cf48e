//! Two workers against one, the same work each, as `gilbox compare` measures it: threads without the lock, threads with it at several
//! switch intervals, and processes.

use super::Bench;
use super::measure::{Measured, Table, folder, median, programs};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Switch intervals at which two locked threads are measured.
const INTERVALS: [&str; 4] = ["0.5ms", "2ms", "5ms", "50ms"];

pub(super) fn run(bench: &Bench) -> Measured {
    let mut table = Table::new(&["threads, lock off", "one s", "two s", "speed-up", "longest starvation ms"]);
    let mut rows = vec![];
    for (name, path) in programs(bench, &folder("scaling"), "py")? {
        let two = compare(bench, &path, "threads-nogil", &[])?;
        let starved = if name.starts_with("shared_append") || name.starts_with("shared_dict_grow") {
            let (_, printed) = super::measure::timed(
                super::measure::gilbox_run(bench).args(["--gil", "off"]).arg(folder("fairness").join(format!("{name}.py"))),
            )?;
            Some(printed.trim().parse::<f64>().map_err(|e| format!("{name}: {e}"))?)
        } else {
            None
        };
        table.row([
            name.clone(),
            format!("{:.3}", two.one),
            format!("{:.3}", two.two),
            format!("{:.2}", two.speedup()),
            starved.map_or(String::new(), |ms| format!("{ms:.1}")),
        ]);
        rows.push(
            json!({"program": name, "seconds": [two.one, two.two], "speedup": two.speedup(), "longest_starvation_ms": starved}),
        );
    }
    let mut locked = Table::new(&["threads, lock on: integers", "one s", "two s", "times as long"]);
    let mut intervals = vec![];
    let integers = folder("scaling").join("integers.py");
    for interval in INTERVALS {
        let two = compare(bench, &integers, "threads", &["--switch-interval", interval])?;
        let ratio = two.ratio;
        locked.row([
            format!("switch interval {interval}"),
            format!("{:.3}", two.one),
            format!("{:.3}", two.two),
            format!("{ratio:.2}"),
        ]);
        intervals.push(json!({"switch_interval": interval, "times_as_long": ratio}));
    }
    let mut processes = Table::new(&["processes", "one s", "two s", "speed-up"]);
    let mut process_rows = vec![];
    for name in ["integers", "floats", "private_lists"] {
        let two = compare(bench, &folder("scaling").join(format!("{name}.py")), "processes", &[])?;
        processes.row([name.to_owned(), format!("{:.3}", two.one), format!("{:.3}", two.two), format!("{:.2}", two.speedup())]);
        process_rows.push(json!({"program": name, "speedup": two.speedup()}));
    }
    let text = [table.text(""), locked.text(""), processes.text("")].join("\n");
    Ok((text, json!({"threads_nogil": rows, "threads": intervals, "processes": process_rows})))
}

/// Seconds of one worker, and of two that do as much each: medians, and the median of what the rounds say of the two.
struct Two {
    one: f64,
    two: f64,
    /// How many times as long two take.
    ratio: f64,
}

impl Two {
    fn speedup(&self) -> f64 {
        2.0 / self.ratio
    }
}

/// How many times as many rounds as the other benchmarks make: two workers hear of whatever else the machine does twice as much.
const ROUNDS: usize = 2;

fn compare(bench: &Bench, script: &Path, mode: &str, options: &[&str]) -> Result<Two, String> {
    let mut command = Command::new(&bench.gilbox);
    command.args(["compare", "--workers", "1,2", "--modes", mode, "--json", "-", "--repeat"]);
    command.arg((ROUNDS * bench.runs + 1).to_string()).args(options).arg(script);
    let (_, printed) = super::measure::timed(&mut command)?;
    let figures: Value = serde_json::from_str(&printed).map_err(|e| e.to_string())?;
    let seconds = |workers: u64| -> Option<Vec<f64>> {
        let rows = figures["rows"].as_array()?;
        let row = rows.iter().find(|row| row["mode"] == mode && row["workers"] == workers)?;
        row["seconds_all"].as_array()?.iter().map(Value::as_f64).collect()
    };
    let (mut one, mut two) = seconds(1).zip(seconds(2)).ok_or_else(|| format!("{}: no figures for {mode}", script.display()))?;
    // What disturbs a round disturbs both of its runs, which follow each other.
    let mut ratios: Vec<f64> = one.iter().zip(&two).map(|(one, two)| two / one).collect();
    Ok(Two { one: median(&mut one), two: median(&mut two), ratio: median(&mut ratios) })
}
