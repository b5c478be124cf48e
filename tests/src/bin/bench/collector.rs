//! What collection costs: its share of an allocation-heavy program, and the longest pause with two million small objects alive.

use super::Bench;
use super::measure::{Measured, Pinned, Table, folder, gilbox_run, median, timed};
use serde_json::{Value, json};

pub(super) fn run(bench: &Bench) -> Measured {
    let _pinned = Pinned::new()?;
    let mut table = Table::new(&["program", "collections", "share", "longest pause ms"]);
    let mut rows = vec![];
    for name in ["binary_trees", "memory/live"] {
        let (mut shares, mut pauses, mut collections) = (vec![], vec![], 0);
        for _ in 0..bench.runs {
            let report = std::env::temp_dir().join(format!("gilbox-bench-{}.json", std::process::id()));
            let mut command = gilbox_run(bench);
            command.arg("--stats-json").arg(&report).arg(folder(&format!("{name}.py")));
            let ran = timed(&mut command);
            let text = std::fs::read_to_string(&report).map_err(|e| e.to_string());
            std::fs::remove_file(&report).ok();
            ran?;
            let figures: Value = serde_json::from_str(&text?).map_err(|e| e.to_string())?;
            let collector = &figures["collectors"][0];
            let number = |value: &Value| value.as_f64().ok_or(format!("{name}: a figure is missing"));
            shares.push(number(&collector["stopped_ns"])? / number(&figures["processes"][0]["wall_ns"])?);
            pauses.push(number(&collector["longest_ns"])? / 1e6);
            collections = collector["collections"].as_u64().unwrap_or(0);
        }
        let (share, pause) = (median(&mut shares), median(&mut pauses));
        table.row([name.to_owned(), collections.to_string(), format!("{:.1} %", 100.0 * share), format!("{pause:.1}")]);
        rows.push(json!({"program": name, "collections": collections, "share": share, "longest_pause_ms": pause}));
    }
    Ok((table.text(""), json!(rows)))
}
