//! What one working thread pays for a missing lock: the programs of `tests/bench` without it against with it, alone and beside a second
//! thread that is alive but waits.

use super::Bench;
use super::measure::{Measured, Pinned, Table, folder, geometric_mean, gilbox_run, pair, programs};
use serde_json::json;
use std::path::Path;

/// Runs the program that its first argument names while another thread waits.
const BESIDE: &str = "\
import sys, threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
with open(sys.argv[1]) as file:
    code = compile(file.read(), sys.argv[1], 'exec')
exec(code, {'__name__': '__main__'})
";

pub(super) fn run(bench: &Bench) -> Measured {
    let _pinned = Pinned::new()?;
    let mut table = Table::new(&["program", "on s", "off s", "off/on", "beside: on s", "off s", "off/on"]);
    let (mut alone_ratios, mut beside_ratios, mut rows) = (vec![], vec![], vec![]);
    for (name, path) in programs(bench, &folder(""), "py")? {
        let alone = measure(bench, &path, &[]);
        let beside = measure(bench, &path, &["-c", BESIDE]);
        let (Ok((on, off)), Ok((beside_on, beside_off))) = (&alone, &beside) else {
            table.row([name, alone.and(beside).err().unwrap_or_default()]);
            continue;
        };
        let (ratio, beside_ratio) = (off / on, beside_off / beside_on);
        alone_ratios.push(ratio);
        beside_ratios.push(beside_ratio);
        let numbers = [format!("{on:.3}"), format!("{off:.3}"), format!("{ratio:.2}")];
        let beside_numbers = [format!("{beside_on:.3}"), format!("{beside_off:.3}"), format!("{beside_ratio:.2}")];
        table.row([name.clone()].into_iter().chain(numbers).chain(beside_numbers));
        rows.push(json!({"program": name, "off_on": ratio, "beside_off_on": beside_ratio}));
    }
    if rows.is_empty() {
        return Err("no program ran".into());
    }
    let (alone, beside) = (geometric_mean(&alone_ratios), geometric_mean(&beside_ratios));
    let below = format!("geometric means: without the lock {alone:.3} times as long; beside a waiting thread {beside:.3}");
    Ok((table.text(&below), json!({"programs": rows, "off_on": alone, "beside_off_on": beside})))
}

/// Seconds with the lock on and off.
fn measure(bench: &Bench, program: &Path, before: &[&str]) -> Result<(f64, f64), String> {
    let with = |gil: &'static str| {
        move || {
            let mut command = gilbox_run(bench);
            command.args(["--gil", gil]).args(before).arg(program);
            command
        }
    };
    pair(bench.runs, with("on"), with("off"))
}
