//! What the accounts of time cost programs that compute: how often they are written in a run, times what writing takes.
//!
//! The accounts are always kept, so there is no run without them to compare with, and their price is far below the noise of whole runs.

use super::Bench;
use super::measure::{Measured, Table, folder, gilbox_run, median, timed};
use gilbox_interp::trace::{Ledger, State};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;

/// Changes of state for each time that the lock is taken: to waiting, to running, and out of it for whatever reason.
const CHANGES: f64 = 3.0;

pub(super) fn run(bench: &Bench) -> Measured {
    let change_ns = price();
    let mut table = Table::new(&["program", "gil", "changes of state", "cost of them"]);
    let mut rows = vec![];
    for name in ["fib", "while_loop", "sieve", "sorting"] {
        for (gil, threads) in [("on", "1"), ("on", "4"), ("off", "4")] {
            let mut shares = vec![];
            let mut changes = 0.0;
            for _ in 0..bench.runs {
                let report = std::env::temp_dir().join(format!("gilbox-bench-{}.json", std::process::id()));
                let mut command = gilbox_run(bench);
                command
                    .args(["--gil", gil, "--threads", threads, "--stats-json"])
                    .arg(&report)
                    .arg(folder(&format!("{name}.py")));
                let ran = timed(&mut command);
                let text = std::fs::read_to_string(&report).map_err(|e| e.to_string());
                std::fs::remove_file(&report).ok();
                ran?;
                let figures: Value = serde_json::from_str(&text?).map_err(|e| e.to_string())?;
                let sum = |field: &str| {
                    let threads = figures["threads"].as_array().map(Vec::as_slice).unwrap_or_default();
                    threads.iter().filter_map(|thread| thread[field].as_f64()).sum::<f64>()
                };
                // Each thread stops for each collection, and goes on.
                let stops = 8.0 * figures["collectors"][0]["collections"].as_f64().unwrap_or(0.0);
                changes = CHANGES * (sum("took_lock") + sum("gave_up_to_block")) + stops;
                shares.push(changes * change_ns / sum("cpu_ns"));
            }
            let share = median(&mut shares);
            let title = if threads == "1" { name.to_owned() } else { format!("{name}, {threads} threads") };
            table.row([title, gil.into(), format!("{changes:.0}"), format!("{:.4} %", 100.0 * share)]);
            rows.push(json!({"program": name, "gil": gil, "threads": threads, "changes": changes, "share": share}));
        }
    }
    let below = format!("a change of state, its clock included, takes {change_ns:.0} ns");
    Ok((table.text(&below), json!({"programs": rows, "change_ns": change_ns})))
}

/// What one change of state takes, in nanoseconds.
fn price() -> f64 {
    const TIMES: u32 = 1_000_000;
    let begin = Instant::now();
    let mut ledger = Ledger::open(State::Running, 0);
    for i in 0..TIMES {
        let now = begin.elapsed().as_nanos() as u64;
        ledger.enter(if i % 2 == 0 { State::WaitingGil } else { State::Running }, black_box(now));
    }
    black_box(ledger.stats(0));
    begin.elapsed().as_nanos() as f64 / f64::from(TIMES)
}
