//! `--stats`: the tables of a run's threads, lock, processes and collections.

use super::human::{bytes, count, factor, nanoseconds, share};
use super::paint::{Ink, paint, wrap};
use super::table::Table;
use crate::output::Canvas;
use gilbox_interp::trace::{Blocked, Report, ThreadStats, WaitKind};

/// Narrower canvases get the threads' times and their counts beneath each other.
const WIDE: usize = 118;

/// Shorter times blocked are no waiting but the way into it and out again.
const NEGLIGIBLE_NS: u64 = 10_000;

/// All tables, with a heading each.
pub(crate) fn stats(report: &Report, canvas: Canvas) -> String {
    let mut text = String::from("\n");
    if report.simulated {
        text += "All times are simulated.\n\n";
    }
    // A process column says nothing where there is only one.
    let has_children = report.processes.len() > 1;
    let section = |title: &str| paint(canvas, Ink::Heading, title) + "\n";
    if !report.threads.is_empty() {
        text += &section("Threads");
        text += &threads(report, has_children, canvas);
    }
    if !report.locks.is_empty() {
        text += "\n";
        text += &section("Lock");
        text += &locks(report, has_children, canvas);
    }
    if !report.processes.is_empty() {
        text += "\n";
        text += &section("Processes");
        text += &processes(report, canvas);
    }
    if report.collectors.iter().any(|each| each.collections > 0) {
        text += "\n";
        text += &section("Collections");
        text += &collectors(report, has_children, canvas);
    }
    text
}

fn threads(report: &Report, has_children: bool, canvas: Canvas) -> String {
    const TIMES: [&str; 6] = ["wall", "running", "waiting\nfor GIL", "stopped", "blocked", "CPU"];
    const COUNTS: [&str; 4] = ["took\nlock", "asked\nto drop", "gave up\nto block", "longest\nwait"];
    let times = |thread: &ThreadStats| {
        [thread.wall_ns, thread.running_ns, thread.waiting_ns, thread.stopped_ns, thread.blocked.total(), thread.cpu_ns]
            .map(nanoseconds)
    };
    let counts = |thread: &ThreadStats| {
        [
            count(thread.took_lock as f64),
            count(thread.asked_to_drop as f64),
            count(thread.gave_up_to_block as f64),
            nanoseconds(thread.longest_wait_ns),
        ]
    };
    let is_wide = canvas.width >= WIDE;
    let blocks: &[(bool, bool)] = match is_wide {
        true => &[(true, true)],
        false => &[(true, false), (false, true)],
    };
    let mut text = String::new();
    for (number, &(has_times, has_counts)) in blocks.iter().enumerate() {
        let mut headings = names(has_children, "thread");
        let name_columns = headings.len();
        if has_times {
            headings.extend(TIMES);
        }
        if has_counts {
            headings.extend(COUNTS);
        }
        let mut table = Table::new(canvas, name_columns, &headings);
        for thread in &report.threads {
            let mut cells = vec![thread.name.clone()];
            if has_children {
                cells.push(thread.process.clone());
            }
            if has_times {
                cells.extend(times(thread));
            }
            if has_counts {
                cells.extend(counts(thread));
            }
            table.row(cells);
        }
        if number > 0 {
            text.push('\n');
        }
        text += &table.text();
    }
    let blocked = blocked_on(&report.threads, has_children);
    if !blocked.is_empty() {
        text += &wrap(canvas, &format!("Blocked on: {blocked}."));
    }
    text
}

/// What threads were blocked on, in one sentence's worth.
fn blocked_on(threads: &[ThreadStats], has_children: bool) -> String {
    let of = |blocked: &Blocked| {
        let kinds = WaitKind::ALL.into_iter();
        let kinds = kinds.filter(|&kind| blocked.of(kind) >= NEGLIGIBLE_NS);
        let kinds = kinds.map(|kind| format!("{} {}", kind.word(), nanoseconds(blocked.of(kind))));
        kinds.collect::<Vec<_>>().join(", ")
    };
    let each = threads.iter().map(|thread| (thread, of(&thread.blocked))).filter(|(_, waits)| !waits.is_empty());
    let each = each.map(|(thread, waits)| match has_children {
        true => format!("{} of {} {waits}", thread.name, thread.process),
        false => format!("{} {waits}", thread.name),
    });
    each.collect::<Vec<_>>().join("; ")
}

fn locks(report: &Report, has_children: bool, canvas: Canvas) -> String {
    let mut headings = names(has_children, "lock");
    let name_columns = headings.len();
    headings.extend(["held", "share\nof run", "hand-overs", "mean time of\na hand-over"]);
    let mut table = Table::new(canvas, name_columns, &headings);
    for lock in &report.locks {
        let mut cells = vec!["GIL".to_string()];
        if has_children {
            cells.push(lock.process.clone());
        }
        cells.extend([
            nanoseconds(lock.held_ns),
            share(lock.held_share()),
            count(lock.hand_overs as f64),
            nanoseconds(lock.mean_hand_over_ns()),
        ]);
        table.row(cells);
    }
    table.text()
}

fn processes(report: &Report, canvas: Canvas) -> String {
    let all = &report.processes;
    let has_exited = all.iter().any(|process| process.exit_code.is_some());
    let has_started = all.iter().any(|process| process.start_ns > 0);
    let has_talked = all.iter().any(|p| p.messages_sent + p.messages_received + p.bytes_sent + p.bytes_received > 0);
    let mut headings = vec!["process", "pid", "wall", "CPU", "cores\nused", "peak\nmemory"];
    if has_exited {
        headings.push("exit\ncode");
    }
    if has_started {
        headings.push("start-\nup");
    }
    if has_talked {
        headings.extend(["waiting\nfor others", "pickling", "sent", "received"]);
    }
    let mut table = Table::new(canvas, 1, &headings);
    for process in all {
        let mut cells = vec![
            process.name.clone(),
            process.pid.to_string(),
            nanoseconds(process.wall_ns),
            nanoseconds(process.cpu_ns),
            factor(process.cores_used()),
            bytes(process.peak_rss_bytes as f64),
        ];
        if has_exited {
            cells.push(process.exit_code.map_or("-".into(), |code| code.to_string()));
        }
        if has_started {
            cells.push(nanoseconds(process.start_ns));
        }
        if has_talked {
            cells.extend([
                nanoseconds(process.waiting_ns),
                nanoseconds(process.pickling_ns),
                bytes(process.bytes_sent as f64),
                bytes(process.bytes_received as f64),
            ]);
        }
        table.row(cells);
    }
    table.text()
}

fn collectors(report: &Report, has_children: bool, canvas: Canvas) -> String {
    let mut headings = names(has_children, "collector");
    let name_columns = headings.len();
    headings.extend(["collections", "stopped", "longest\nstop"]);
    let mut table = Table::new(canvas, name_columns, &headings);
    for collector in &report.collectors {
        let mut cells = vec!["mark-sweep".to_string()];
        if has_children {
            cells.push(collector.process.clone());
        }
        cells.extend([count(collector.collections as f64), nanoseconds(collector.stopped_ns), nanoseconds(collector.longest_ns)]);
        table.row(cells);
    }
    table.text()
}

fn names(has_children: bool, first: &'static str) -> Vec<&'static str> {
    match has_children {
        true => vec![first, "process"],
        false => vec![first],
    }
}
