//! The time from starting a process to its end for programs that do next to nothing, beside CPython's.

use super::Bench;
use super::measure::{Measured, Pinned, Table, gilbox_run, pair};
use serde_json::json;
use std::process::Command;

pub(super) fn run(bench: &Bench) -> Measured {
    let _pinned = Pinned::new()?;
    let mut table = Table::new(&["start", "gilbox ms", "python ms", "times as fast"]);
    let mut rows = vec![];
    for code in ["pass", "print(1)", "import threading, collections, json"] {
        let ours = || {
            let mut command = gilbox_run(bench);
            command.args(["-c", code]);
            command
        };
        let theirs = || {
            let mut command = Command::new(&bench.python);
            command.args(["-c", code]);
            command
        };
        let (ours, theirs) = pair(4 * bench.runs, ours, theirs)?;
        table.row([
            code.to_owned(),
            format!("{:.1}", ours * 1e3),
            format!("{:.1}", theirs * 1e3),
            format!("{:.1}", theirs / ours),
        ]);
        rows.push(json!({"code": code, "gilbox_seconds": ours, "python_seconds": theirs}));
    }
    Ok((table.text(""), json!(rows)))
}
