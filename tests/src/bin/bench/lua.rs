//! One thread with the lock on, against Lua: programs of `tests/bench` that have a twin in `tests/bench/lua`.

use super::Bench;
use super::measure::{Measured, Pinned, Table, folder, geometric_mean, gilbox_run, pair, programs, timed};
use serde_json::json;
use std::process::Command;

pub(super) fn run(bench: &Bench) -> Measured {
    let lua = ["lua5.4", "lua"]
        .into_iter()
        .find(|lua| timed(Command::new(lua).arg("-v")).is_ok_and(|(_, version)| version.starts_with("Lua 5.4")))
        .ok_or("there is no Lua 5.4 (its package is called lua5.4)")?;
    let _pinned = Pinned::new()?;
    let mut table = Table::new(&["program", "gilbox s", "lua s", "times as fast"]);
    let (mut ratios, mut rows) = (vec![], vec![]);
    for (name, path) in programs(bench, &folder("lua"), "lua")? {
        let ours = || {
            let mut command = gilbox_run(bench);
            command.arg(folder("").join(format!("{name}.py")));
            command
        };
        let theirs = || {
            let mut command = Command::new(lua);
            command.arg(&path);
            command
        };
        let (ours, theirs) = pair(bench.runs, ours, theirs).map_err(|why| format!("{name}: {why}"))?;
        let ratio = theirs / ours;
        ratios.push(ratio);
        table.row([name.clone(), format!("{ours:.3}"), format!("{theirs:.3}"), format!("{ratio:.2}")]);
        rows.push(json!({"program": name, "gilbox_seconds": ours, "lua_seconds": theirs, "ratio": ratio}));
    }
    if ratios.is_empty() {
        return Err("no program is asked for".into());
    }
    let mean = geometric_mean(&ratios);
    let below = format!("geometric mean: {mean:.2} times as fast as Lua 5.4");
    Ok((table.text(&below), json!({"programs": rows, "geometric_mean": mean})))
}
