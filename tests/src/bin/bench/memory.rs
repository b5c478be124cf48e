//! Peak resident memory beside CPython's: programs that print their own, in KiB, when what they keep is complete.

use super::Bench;
use super::measure::{Measured, Table, folder, gilbox_run, timed};
use serde_json::json;
use std::process::Command;

/// Programs of `tests/bench/memory`.
const PROGRAMS: [&str; 5] = ["idle", "integers", "strings", "instances", "slots"];

pub(super) fn run(bench: &Bench) -> Measured {
    let mut table = Table::new(&["memory", "gilbox MiB", "python MiB", "gilbox/python"]);
    let mut rows = vec![];
    for name in PROGRAMS {
        let path = folder("memory").join(format!("{name}.py"));
        let ours = kib(gilbox_run(bench).arg(&path))?;
        let theirs = kib(Command::new(&bench.python).arg(&path))?;
        let ratio = ours / theirs;
        table.row([name.to_owned(), format!("{:.1}", ours / 1024.0), format!("{:.1}", theirs / 1024.0), format!("{ratio:.2}")]);
        rows.push(json!({"program": name, "gilbox_kib": ours, "python_kib": theirs, "ratio": ratio}));
    }
    Ok((table.text(""), json!(rows)))
}

fn kib(command: &mut Command) -> Result<f64, String> {
    let (_, printed) = timed(command)?;
    printed.trim().parse().map_err(|e| format!("{command:?} printed {printed:?}: {e}"))
}
