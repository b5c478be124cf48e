//! The report of `compare`: heading, table, picture, explanation.

use super::human::{bytes, count, factor, seconds, share};
use super::paint::{Ink, paint, wrap};
use super::table::Table;
use super::{explain, picture};
use crate::compare::{Comparison, Failure, Figures, Row};
use crate::output::Canvas;
use crate::worker::Shape;

/// Narrower canvases get the prices beneath the speeds.
const WIDE: usize = 112;

/// Everything that a user sees of a comparison of which something was measured, but its failures.
pub(crate) fn comparison(comparison: &Comparison, canvas: Canvas) -> String {
    let mut text = heading(comparison, canvas);
    text.push('\n');
    text += &table(comparison, canvas);
    if let Some(picture) = picture::speed_ups(comparison, canvas) {
        text.push('\n');
        text += &picture;
    }
    for paragraph in explain::explain(comparison) {
        text.push('\n');
        text += &wrap(canvas, &paragraph);
    }
    text
}

fn heading(comparison: &Comparison, canvas: Canvas) -> String {
    let rows = comparison.rows.iter().filter_map(Row::figures);
    let repeats = rows.map(|figures| figures.seconds_all.len()).max().unwrap_or(0);
    let cores = match comparison.cores {
        1 => "1 core".to_string(),
        cores => format!("{cores} cores"),
    };
    let simulated = if comparison.simulated { " (simulated)" } else { "" };
    let medians = match repeats {
        0 | 1 => "measured once".to_string(),
        repeats => format!("medians of {repeats} runs"),
    };
    let shape = match comparison.shape {
        Shape::Each => "Every worker does the same work: speed-up = N t1/tN.",
        Shape::Shared => "The workers share one piece of work: speed-up = t1/tN.",
    };
    let title = format!("{} on {cores}{simulated}, {medians}", comparison.script);
    paint(canvas, Ink::Heading, &title) + "\n" + &wrap(canvas, shape)
}

type Column = (&'static str, fn(&Comparison, &Row, &Figures) -> String);

const SPEEDS: [Column; 6] = [
    ("time", |_, _, figures| seconds(figures.seconds)),
    ("spread", |_, _, figures| share(figures.spread)),
    ("speed-\nup", |_, _, figures| optional(figures.speedup, factor)),
    ("vs one\nlocked", |_, _, figures| optional(figures.vs_one_locked, factor)),
    ("effi-\nciency", |_, row, _| optional(row.efficiency(), share)),
    ("cores\nused", |comparison, _, figures| optional(comparison.cores_used(figures), factor)),
];

const PRICES: [Column; 5] = [
    ("GIL\nwait", |_, _, figures| share(figures.gil_wait_share)),
    ("hand-\novers/s", |_, _, figures| count(figures.switches / figures.seconds.max(1e-9))),
    ("start-\nup", |_, _, figures| seconds(figures.start_seconds)),
    ("memory/\nworker", |_, _, figures| optional(figures.rss_bytes_per_worker, bytes)),
    ("bytes\nsent", |_, _, figures| bytes(figures.ipc_bytes)),
];

fn optional(value: Option<f64>, show: fn(f64) -> String) -> String {
    value.map_or("-".into(), show)
}

fn table(comparison: &Comparison, canvas: Canvas) -> String {
    if canvas.width >= WIDE {
        let columns: Vec<Column> = SPEEDS.into_iter().chain(PRICES).collect();
        block(comparison, canvas, &columns)
    } else {
        let speeds = block(comparison, canvas, &SPEEDS);
        speeds + "\n" + &block(comparison, canvas, &PRICES)
    }
}

fn block(comparison: &Comparison, canvas: Canvas, columns: &[Column]) -> String {
    let headings: Vec<_> = ["mode", "work-\ners"].into_iter().chain(columns.iter().map(|&(heading, _)| heading)).collect();
    let mut table = Table::new(canvas, 1, &headings);
    for row in &comparison.rows {
        let mut cells = vec![row.mode.word().to_string(), row.workers.to_string()];
        match row.figures() {
            Some(figures) => cells.extend(columns.iter().map(|(_, show)| show(comparison, row, figures))),
            None => {
                cells.push("failed".into());
                cells.resize(columns.len() + 2, "-".into());
            }
        }
        table.row(cells);
    }
    table.text()
}

/// Which rows failed and why, with what the first of each kind left behind; empty if none did.
pub(crate) fn failures(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut shown: Vec<&Failure> = Vec::new();
    for row in &comparison.rows {
        let Err(failure) = &row.result else { continue };
        text += &format!("gilbox: {} x {} failed: {}\n", row.mode.word(), row.workers, failure.reason);
        let is_known = shown.iter().any(|other| (&other.traceback, &other.output) == (&failure.traceback, &failure.output));
        if is_known {
            continue;
        }
        shown.push(failure);
        // A fault in the call itself has no traceback but the line that is the reason.
        if !failure.reason.ends_with(failure.traceback.trim_end()) {
            text += &indented("", &failure.traceback);
        }
        text += &indented("It had written:", &failure.output);
    }
    text
}

/// The text set off from what is around it, beneath its heading; nothing of nothing.
fn indented(heading: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let heading = match heading {
        "" => String::new(),
        heading => format!("  {heading}\n"),
    };
    text.lines().fold(heading, |all, line| all + "    " + line + "\n")
}
