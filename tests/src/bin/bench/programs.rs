//! One thread with the lock on, against CPython: the programs of `tests/bench`, whole processes.

use super::Bench;
use super::measure::{Measured, Pinned, Table, folder, geometric_mean, gilbox_run, pair, programs};
use serde_json::json;
use std::process::Command;

pub(super) fn run(bench: &Bench) -> Measured {
    let _pinned = Pinned::new()?;
    let mut table = Table::new(&["program", "gilbox s", "python s", "times as fast"]);
    let (mut ratios, mut rows) = (vec![], vec![]);
    for (name, path) in programs(bench, &folder(""), "py")? {
        let gilbox = || {
            let mut command = gilbox_run(bench);
            command.arg(&path);
            command
        };
        let python = || {
            let mut command = Command::new(&bench.python);
            command.arg(&path);
            command
        };
        match pair(bench.runs, gilbox, python) {
            Ok((ours, theirs)) => {
                let ratio = theirs / ours;
                ratios.push(ratio);
                table.row([name.clone(), format!("{ours:.3}"), format!("{theirs:.3}"), format!("{ratio:.2}")]);
                rows.push(json!({"program": name, "gilbox_seconds": ours, "python_seconds": theirs, "ratio": ratio}));
            }
            Err(why) => {
                table.row([name.clone(), why.clone()]);
                rows.push(json!({"program": name, "failed": why}));
            }
        }
    }
    if ratios.is_empty() {
        return Err("no program ran".into());
    }
    let mean = geometric_mean(&ratios);
    let slowest = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let below = format!("geometric mean of {} programs: {mean:.2} times as fast as CPython; slowest {slowest:.2}", ratios.len());
    Ok((table.text(&below), json!({"programs": rows, "geometric_mean": mean, "slowest": slowest})))
}
