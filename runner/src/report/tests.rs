//! Reports of fixed figures, compared byte for byte with the texts in `expected/`.
//!
//! `UPDATE_EXPECT=1 cargo test -p gilbox report` writes them anew; the difference is then for reading, not for believing.

use super::*;
use crate::compare::{Comparison, Failure, Figures, Mode, Row};
use crate::output::Canvas;
use crate::worker::Shape;
use gilbox_interp::trace::{Blocked, CollectorStats, LockStats, ProcessStats, Report, ThreadStats};
use std::path::PathBuf;

const WIDE: Canvas = Canvas { width: 120, colour: false };
const NARROW: Canvas = Canvas { width: 80, colour: false };

fn expect(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/report/expected").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{name} differs:\n{text}");
}

/// Figures of a row; the time of `workers` is chosen so that the speed-up comes out.
fn row(mode: Mode, workers: u32, one: f64, speedup: f64, cores_used: f64, gil_wait: f64) -> Row {
    let seconds = f64::from(workers) * one / speedup;
    Row {
        mode,
        workers,
        result: Ok(Figures {
            seconds,
            seconds_all: vec![seconds, seconds * 1.004, seconds * 0.997],
            spread: 0.007,
            speedup: Some(speedup),
            vs_one_locked: Some(f64::from(workers) * 1.0 / seconds),
            cores_used,
            core_share: 0.99,
            gil_wait_share: gil_wait,
            lock_share: if mode.has_gil() { 0.9987 } else { 0.0 },
            switches: if mode == Mode::Threads && workers > 1 { 198.4 * seconds } else { 0.0 },
            start_seconds: 0.0042 * if mode == Mode::Processes { f64::from(workers) } else { 1.0 },
            rss_bytes_per_worker: Some(if mode == Mode::Processes { 5.4e6 } else { 310_000.0 }),
            ipc_bytes: if mode == Mode::Processes { 38.0 * f64::from(workers) } else { 0.0 },
        }),
    }
}

fn cpu_bound() -> Comparison {
    let rows = vec![
        row(Mode::Threads, 1, 1.0, 1.0, 1.0, 0.0),
        row(Mode::Threads, 2, 1.0, 0.99, 1.0, 0.496),
        row(Mode::Threads, 3, 1.0, 0.98, 1.0, 0.66),
        row(Mode::Threads, 4, 1.0, 0.975, 1.0, 0.744),
        row(Mode::ThreadsNogil, 1, 1.04, 1.0, 1.0, 0.0),
        row(Mode::ThreadsNogil, 2, 1.04, 1.93, 1.97, 0.0),
        row(Mode::ThreadsNogil, 3, 1.04, 1.94, 1.98, 0.0),
        row(Mode::ThreadsNogil, 4, 1.04, 1.95, 1.98, 0.0),
        row(Mode::Processes, 1, 1.001, 1.0, 1.0, 0.0),
        row(Mode::Processes, 2, 1.001, 1.97, 1.99, 0.0),
        row(Mode::Processes, 3, 1.001, 1.98, 1.99, 0.0),
        row(Mode::Processes, 4, 1.001, 1.98, 1.99, 0.0),
    ];
    Comparison {
        script: "scripts/cpu_bound.py".into(),
        cores: 2,
        simulated: false,
        shape: Shape::Each,
        reference: rows[0].figures().cloned(),
        rows,
    }
}

#[test]
fn cpu_bound_work() {
    expect("cpu_bound.wide.txt", &comparison(&cpu_bound(), WIDE));
    expect("cpu_bound.narrow.txt", &comparison(&cpu_bound(), NARROW));
    expect("cpu_bound.json", &comparison_json(&cpu_bound()));
    assert_eq!(failures(&cpu_bound()), "");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [80, 100, 120, 200] {
        let canvas = Canvas { width, colour: false };
        for text in [comparison(&cpu_bound(), canvas), stats(&busy_run(), canvas)] {
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(width), "{widest:?} of {width}:\n{text}");
        }
    }
}

#[test]
fn colours_change_nothing_else() {
    let coloured = Canvas { colour: true, ..WIDE };
    for (plain, coloured) in [
        (comparison(&cpu_bound(), WIDE), comparison(&cpu_bound(), coloured)),
        (stats(&busy_run(), WIDE), stats(&busy_run(), coloured)),
    ] {
        assert!(coloured.contains('\x1b'));
        let mut bare = String::new();
        for (number, piece) in coloured.split("\x1b[").enumerate() {
            bare += if number == 0 { piece } else { piece.split_once('m').unwrap().1 };
        }
        let trimmed = |text: &str| text.lines().map(|l| l.trim_end().to_string()).collect::<Vec<_>>();
        assert_eq!(trimmed(&bare), trimmed(&plain));
    }
}

#[test]
fn shared_work_with_large_steps() {
    let mut comparison = cpu_bound();
    comparison.cores = 8;
    comparison.shape = Shape::Shared;
    comparison.script = "scripts/primes.py".into();
    comparison.rows = Mode::ALL
        .iter()
        .flat_map(|&mode| {
            [1, 2, 4, 8, 16].map(|workers| {
                let ideal = f64::from(workers).min(8.0);
                let speedup = match mode {
                    Mode::Threads => 1.0,
                    Mode::ThreadsNogil => ideal.powf(0.8),
                    Mode::Processes => ideal.powf(0.97),
                };
                let wait = if mode == Mode::Threads { 1.0 - 1.0 / f64::from(workers) } else { 0.0 };
                row(mode, workers, 1.0 / f64::from(workers), speedup, speedup, wait)
            })
        })
        .collect();
    expect("shared.txt", &super::comparison(&comparison, WIDE));
}

#[test]
fn work_that_waits() {
    let mut comparison = cpu_bound();
    comparison.script = "scripts/io_bound.py".into();
    for row in &mut comparison.rows {
        let workers = f64::from(row.workers);
        let figures = row.result.as_mut().unwrap();
        figures.seconds = 0.5;
        figures.seconds_all = vec![0.5, 0.501];
        figures.speedup = Some(workers);
        figures.vs_one_locked = Some(workers);
        figures.cores_used = 0.01 * workers;
        figures.gil_wait_share = 0.0004;
        figures.lock_share = 0.01;
    }
    comparison.reference = comparison.rows[0].figures().cloned();
    expect("waiting.txt", &super::comparison(&comparison, WIDE));
}

#[test]
fn failed_rows() {
    let mut comparison = cpu_bound();
    comparison.rows.retain(|row| row.workers < 3);
    let failure = Failure {
        reason: "worker-1: ValueError: odd".into(),
        traceback: "Traceback (most recent call last):\n  File \"x.py\", line 2, in work\nValueError: odd\n".into(),
        output: "begun\n".into(),
    };
    comparison.rows[1].result = Err(failure.clone());
    comparison.rows[3].result = Err(failure);
    comparison.rows[5].result = Err(Failure {
        reason: "worker-0 was killed by signal 9 (SIGKILL)".into(),
        traceback: String::new(),
        output: String::new(),
    });
    let text = failures(&comparison) + &super::comparison(&comparison, NARROW);
    expect("failed.txt", &text);
    let json = comparison_json(&comparison);
    assert!(json.contains("\"failed\": \"worker-1: ValueError: odd\""));
}

#[test]
fn figures_that_carry_no_claim_get_none() {
    let last_paragraph = |comparison: &Comparison| {
        let paragraphs = explain::explain(comparison);
        assert_eq!(paragraphs.len(), 1, "{paragraphs:#?}");
        paragraphs[0].clone()
    };
    let mut one_core = cpu_bound();
    one_core.cores = 1;
    assert!(last_paragraph(&one_core).starts_with("There is only one core here"));

    let mut short = cpu_bound();
    short.rows[1].result.as_mut().unwrap().seconds = 0.002;
    assert!(last_paragraph(&short).starts_with("These runs are too short to judge by: 2 threads took 2.00 ms."));

    let mut noisy = cpu_bound();
    noisy.rows[9].result.as_mut().unwrap().spread = 0.4;
    assert!(
        last_paragraph(&noisy)
            .starts_with("These times spread too far to be explained: those of 2 processes by 40 % of their median.")
    );

    let mut busy = cpu_bound();
    for (row, core_share) in [(1, 0.68), (5, 0.8)] {
        let figures = busy.rows[row].result.as_mut().unwrap();
        figures.core_share = core_share;
        figures.cores_used = 0.68;
        figures.seconds_all.truncate(1);
    }
    assert_eq!(
        last_paragraph(&busy),
        "The machine was busy: of the time in which 2 threads could run, they had a core for 68 %; the rest went to something \
         else. So these figures say nothing of the lock or the work. Try again when it is quiet."
    );
    // Their own threads had the cores.
    busy.rows[1].result.as_mut().unwrap().cores_used = 1.9;
    busy.rows[5].result.as_mut().unwrap().cores_used = 1.9;
    assert!(explain::explain(&busy).len() > 1);

    let mut single = cpu_bound();
    single.rows.retain(|row| row.workers == 1);
    assert!(last_paragraph(&single).starts_with("Only one worker was measured."));
    assert!(picture::speed_ups(&single, WIDE).is_none());
}

#[test]
fn the_lock_allows_a_thread_for_each_part_of_its_time() {
    let said = |held: f64, speedup: f64| {
        let mut comparison = cpu_bound();
        comparison.cores = 4;
        comparison.reference.as_mut().unwrap().lock_share = held;
        let threads = comparison.rows[3].result.as_mut().unwrap();
        (threads.speedup, threads.gil_wait_share) = (Some(speedup), 0.1);
        explain::explain(&comparison)[1].clone()
    };
    assert_eq!(
        said(0.4, 2.49),
        "One thread alone held the lock for 40 % of its run, and the lock serves one thread at a time. So threads do no more \
         than 2.50 threads' worth of this work, however many they are; measured: 2.49."
    );
    assert_eq!(
        said(0.067, 3.92),
        "One thread alone held the lock for 6.7 % of its run, and the lock serves one thread at a time. So it can bind only \
         more than 14.9 threads, and allows 4 a speed-up of 4.00; measured: 3.92."
    );
    assert!(said(1.26e-6, 4.0).contains("it can bind only more than 794 k threads"));
    assert!(said(0.4, 2.6).ends_with(
        "measured: 2.60. That is 4.0 % more than it allows: these times are off by as much, or one thread among several \
         holds the lock for less than one alone."
    ));
}

#[test]
fn what_cannot_be_is_not_shown() {
    let mut comparison = cpu_bound();
    comparison.simulated = true;
    for row in &mut comparison.rows {
        let figures = row.result.as_mut().unwrap();
        figures.rss_bytes_per_worker = None;
        figures.cores_used = 5.94;
    }
    let text = super::comparison(&comparison, WIDE);
    let (table, explanation) = text.split_once("Speed-up over workers").unwrap();
    assert!(!table.contains("5.94") && table.contains(" -  114 B"), "{table}");
    let explanation = explanation.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(explanation.contains("They paid with 8.40 ms (threads: 4.20 ms) to start and 76 B sent"), "{explanation}");
    let json = comparison_json(&comparison);
    assert!(json.contains("\"cores_used\": null") && json.contains("\"rss_bytes_per_worker\": null"), "{json}");
}

#[test]
fn one_line_is_told_once() {
    let mut comparison = cpu_bound();
    let text = "TypeError: work() got an unexpected keyword argument 'bad'";
    let failure = Failure { reason: format!("worker-0: {text}"), traceback: format!("{text}\n"), output: String::new() };
    comparison.rows.truncate(1);
    comparison.rows[0].result = Err(failure);
    assert_eq!(failures(&comparison), format!("gilbox: threads x 1 failed: worker-0: {text}\n"));
}

fn busy_run() -> Report {
    let worker = |name: &str| ThreadStats {
        name: name.into(),
        process: "MainProcess".into(),
        wall_ns: 2_031_000_000,
        running_ns: 1_008_000_000,
        waiting_ns: 1_013_000_000,
        stopped_ns: 8_000_000,
        blocked: Blocked { sleep_ns: 2_000_000, ..Blocked::default() },
        cpu_ns: 1_001_000_000,
        took_lock: 203,
        asked_to_drop: 200,
        gave_up_to_block: 1,
        longest_wait_ns: 10_400_000,
    };
    Report {
        simulated: false,
        threads: vec![
            ThreadStats {
                name: "MainThread".into(),
                process: "MainProcess".into(),
                wall_ns: 2_034_000_000,
                running_ns: 2_000_000,
                waiting_ns: 1_000_000,
                stopped_ns: 0,
                blocked: Blocked { join_ns: 2_030_000_000, lock_ns: 1_000_000, ..Blocked::default() },
                cpu_ns: 1_900_000,
                took_lock: 4,
                asked_to_drop: 0,
                gave_up_to_block: 3,
                longest_wait_ns: 1_000_000,
            },
            worker("Thread-1 (count)"),
            worker("Thread-2 (count)"),
        ],
        locks: vec![LockStats {
            process: "MainProcess".into(),
            held_ns: 2_018_000_000,
            wall_ns: 2_034_000_000,
            hand_overs: 403,
            hand_over_ns: 403 * 7_300,
        }],
        processes: vec![ProcessStats {
            name: "MainProcess".into(),
            pid: 4711,
            exit_code: None,
            wall_ns: 2_036_000_000,
            cpu_ns: 2_020_000_000,
            peak_rss_bytes: 7_400_000,
            ..ProcessStats::default()
        }],
        collectors: vec![CollectorStats {
            process: "MainProcess".into(),
            collections: 12,
            stopped_ns: 8_000_000,
            longest_ns: 1_200_000,
        }],
    }
}

#[test]
fn stats_of_threads() {
    expect("stats.wide.txt", &stats(&busy_run(), WIDE));
    expect("stats.narrow.txt", &stats(&busy_run(), NARROW));
    expect("stats.json", &stats_json(&busy_run()));
}

#[test]
fn stats_of_processes() {
    let mut report = busy_run();
    report.threads.truncate(1);
    report.collectors[0].collections = 0;
    report.processes.push(ProcessStats {
        name: "Process-1".into(),
        pid: 4712,
        exit_code: Some(-9),
        wall_ns: 1_000_000_000,
        cpu_ns: 990_000_000,
        peak_rss_bytes: 8_000_000,
        start_ns: 6_200_000,
        waiting_ns: 3_000_000,
        pickling_ns: 120_000,
        bytes_sent: 1_000,
        bytes_received: 3_400_000,
        messages_sent: 3,
        messages_received: 12,
    });
    report.threads.push(ThreadStats {
        name: "MainThread".into(),
        process: "Process-1".into(),
        wall_ns: 995_000_000,
        running_ns: 995_000_000,
        cpu_ns: 990_000_000,
        took_lock: 1,
        blocked: Blocked { join_ns: 1_200, queue_ns: 9_000_000, ..Blocked::default() },
        ..ThreadStats::default()
    });
    report.simulated = true;
    expect("stats.processes.txt", &stats(&report, WIDE));
}
