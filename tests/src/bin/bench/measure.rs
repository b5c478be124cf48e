//! What all sections measure with: programs run to their end against the clock, medians, means, tables.

use super::Bench;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use serde_json::Value;
use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a section leaves: its table, and its figures for the JSON.
pub(super) type Measured = Result<(String, Value), String>;

/// The folder of benchmark programs, or one of its folders.
pub(super) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench").join(name)
}

/// The programs of a folder with this ending whose names are asked for, by name.
pub(super) fn programs(bench: &Bench, folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut found: Vec<(String, PathBuf)> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .filter_map(|path| Some((path.file_stem()?.to_string_lossy().into_owned(), path)))
        .filter(|(name, _)| bench.wants(name))
        .collect();
    found.sort();
    Ok(found)
}

/// `gilbox run`.
pub(super) fn gilbox_run(bench: &Bench) -> Command {
    let mut command = Command::new(&bench.gilbox);
    command.arg("run");
    command
}

/// Runs a command to its end. Returns its wall time in seconds and what it printed.
pub(super) fn timed(command: &mut Command) -> Result<(f64, String), String> {
    let begin = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("cannot start {}: {e}", command.get_program().to_string_lossy()))?;
    let mut printed = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_string(&mut printed).map_err(|e| e.to_string())?;
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    let seconds = begin.elapsed().as_secs_f64();
    if status.success() { Ok((seconds, printed)) } else { Err(format!("{command:?} failed: {status}")) }
}

/// Runs two commands in turn, `runs` times each. Returns the median of each in seconds, and checks that they print the same.
pub(super) fn pair(runs: usize, one: impl Fn() -> Command, other: impl Fn() -> Command) -> Result<(f64, f64), String> {
    let (mut ones, mut others) = (vec![], vec![]);
    for _ in 0..runs {
        let (seconds, printed) = timed(&mut one())?;
        let (other_seconds, other_printed) = timed(&mut other())?;
        if printed != other_printed {
            return Err("the two print different results".into());
        }
        ones.push(seconds);
        others.push(other_seconds);
    }
    Ok((median(&mut ones), median(&mut others)))
}

pub(super) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

pub(super) fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|r| r.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

/// While it lives, this process and what it starts run on one core: the last that it may use, which interrupts visit least.
pub(super) struct Pinned(CpuSet);

impl Pinned {
    pub(super) fn new() -> Result<Self, String> {
        let before = sched_getaffinity(None).map_err(|e| e.to_string())?;
        let last = (0..CpuSet::MAX_CPU).rev().find(|&cpu| before.is_set(cpu)).ok_or("no core to run on")?;
        let mut one = CpuSet::new();
        one.set(last);
        sched_setaffinity(None, &one).map_err(|e| e.to_string())?;
        Ok(Pinned(before))
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        // If this fails, everything after runs on one core too, and the scaling shows it.
        sched_setaffinity(None, &self.0).ok();
    }
}

/// What the figures were taken on: processor, cores, and the versions of what is compared, a line each.
pub(super) fn machine(bench: &Bench) -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .map_or("unknown processor", |l| l.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut text = format!("{model}, {cores} cores");
    for command in [&bench.gilbox, &bench.python] {
        let version = Command::new(command).arg("--version").output();
        let version = version.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned()).unwrap_or_default();
        let _ = write!(text, "\n{version}");
    }
    text
}

/// A table whose first column is words and whose others are numbers.
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(head: &[&str]) -> Self {
        Table { rows: vec![head.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table, and a line below it.
    pub(super) fn text(&self, below: &str) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |i: usize| self.rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            for (i, cell) in row.iter().enumerate() {
                let width = widths[i];
                let _ = if i == 0 { write!(text, "{cell:<width$}") } else { write!(text, "  {cell:>width$}") };
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text + below
    }
}
