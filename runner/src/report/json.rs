//! The reports for machines.

use crate::compare::{Comparison, Row};
use gilbox_interp::trace::{LockStats, ProcessStats, Report};
use serde::Serialize;

/// The figures of a comparison.
pub(crate) fn comparison_json(comparison: &Comparison) -> String {
    text(&ComparisonJson {
        script: &comparison.script,
        cores: comparison.cores,
        simulated: comparison.simulated,
        rows: comparison.rows.iter().map(|each| row(comparison, each)).collect(),
    })
}

#[derive(Serialize)]
struct ComparisonJson<'a> {
    script: &'a str,
    cores: usize,
    simulated: bool,
    rows: Vec<RowJson<'a>>,
}

/// Where a row failed, it says why and has no figures. Others lack what can't be told, as memory where it is simulated.
#[derive(Serialize)]
struct RowJson<'a> {
    mode: &'a str,
    workers: u32,
    seconds: Option<f64>,
    seconds_all: &'a [f64],
    speedup: Option<f64>,
    vs_one_locked: Option<f64>,
    cores_used: Option<f64>,
    gil_wait_share: Option<f64>,
    switches: Option<u64>,
    start_seconds: Option<f64>,
    rss_bytes_per_worker: Option<u64>,
    ipc_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed: Option<&'a str>,
}

fn row<'a>(comparison: &Comparison, row: &'a Row) -> RowJson<'a> {
    let figures = row.figures();
    RowJson {
        mode: row.mode.word(),
        workers: row.workers,
        seconds: figures.map(|f| f.seconds),
        seconds_all: figures.map_or(&[], |f| &f.seconds_all),
        speedup: figures.and_then(|f| f.speedup),
        vs_one_locked: figures.and_then(|f| f.vs_one_locked),
        cores_used: figures.and_then(|f| comparison.cores_used(f)),
        gil_wait_share: figures.map(|f| f.gil_wait_share),
        switches: figures.map(|f| f.switches.round() as u64),
        start_seconds: figures.map(|f| f.start_seconds),
        rss_bytes_per_worker: figures.and_then(|f| f.rss_bytes_per_worker).map(|bytes| bytes.round() as u64),
        ipc_bytes: figures.map(|f| f.ipc_bytes.round() as u64),
        failed: row.result.as_ref().err().map(|failure| failure.reason.as_str()),
    }
}

/// The same as the tables of `--stats`, in nanoseconds and bytes.
pub(crate) fn stats_json(report: &Report) -> String {
    text(&StatsJson {
        simulated: report.simulated,
        threads: &report.threads,
        locks: report.locks.iter().map(LockJson::of).collect(),
        processes: report.processes.iter().map(ProcessJson::of).collect(),
        collectors: &report.collectors,
    })
}

#[derive(Serialize)]
struct StatsJson<'a> {
    simulated: bool,
    threads: &'a [gilbox_interp::trace::ThreadStats],
    locks: Vec<LockJson<'a>>,
    processes: Vec<ProcessJson<'a>>,
    collectors: &'a [gilbox_interp::trace::CollectorStats],
}

#[derive(Serialize)]
struct LockJson<'a> {
    #[serde(flatten)]
    stats: &'a LockStats,
    held_share: f64,
    mean_hand_over_ns: u64,
}

impl LockJson<'_> {
    fn of(stats: &LockStats) -> LockJson<'_> {
        LockJson { stats, held_share: stats.held_share(), mean_hand_over_ns: stats.mean_hand_over_ns() }
    }
}

#[derive(Serialize)]
struct ProcessJson<'a> {
    #[serde(flatten)]
    stats: &'a ProcessStats,
    cores_used: f64,
}

impl ProcessJson<'_> {
    fn of(stats: &ProcessStats) -> ProcessJson<'_> {
        ProcessJson { stats, cores_used: stats.cores_used() }
    }
}

fn text(value: &impl Serialize) -> String {
    // Plain records with string keys always serialise.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
