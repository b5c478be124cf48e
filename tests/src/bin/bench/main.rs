//! Measures gilbox: beside CPython and Lua, without the lock, in threads and processes, its memory, collector and start.
//!
//! `cargo run --release -p gilbox-tests --bin bench` measures everything; name sections or programs to measure those alone. Whatever is
//! compared is run alternately in this very run, so that ratios hold on a machine whose speed drifts. One-thread programs are pinned to
//! one core. Each section is a file here: it measures, prints its table, and leaves its figures for the JSON.

mod collector;
mod counters;
mod lock;
mod lua;
mod measure;
mod memory;
mod programs;
mod scaling;
mod start;

use clap::{Parser, ValueEnum};
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Times gilbox beside CPython and Lua, and measures how it scales
#[derive(Parser)]
#[command(name = "bench")]
struct Options {
    /// Sections to measure, or words of program names [default: everything]
    #[arg(value_name = "SECTION|WORD")]
    words: Vec<String>,

    /// How often each program runs; the median counts
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: usize,

    /// Write all figures to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,

    /// The gilbox to measure
    #[arg(long, value_name = "PATH", env = "GILBOX_BIN", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/release/gilbox"))]
    gilbox: PathBuf,

    /// The CPython to measure against
    #[arg(long, value_name = "PATH", env = "BENCH_PYTHON", default_value = "python3")]
    python: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Section {
    /// About thirty programs in gilbox and in CPython
    Programs,
    /// Six numeric programs in gilbox and in Lua
    Lua,
    /// One thread without the lock against one with it
    Lock,
    /// Two threads or processes against one
    Scaling,
    /// What collection costs
    Collector,
    /// What the accounts of time cost
    Counters,
    /// Peak memory, beside CPython's
    Memory,
    /// The time that a start takes
    Start,
}

impl Section {
    fn word(self) -> String {
        self.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default()
    }
}

/// What is measured with.
struct Bench {
    gilbox: PathBuf,
    python: PathBuf,
    runs: usize,
    /// Only programs whose names contain one of these; all, if empty.
    words: Vec<String>,
}

impl Bench {
    fn wants(&self, program: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|w| program.contains(w.as_str()))
    }
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the tables are what this program is for")]
fn main() -> ExitCode {
    let options = Options::parse();
    let (sections, words): (Vec<_>, Vec<_>) =
        options.words.into_iter().map(|w| Section::from_str(&w, true).map_err(|_| w)).partition(Result::is_ok);
    let sections: Vec<Section> = sections.into_iter().flatten().collect();
    let words: Vec<String> = words.into_iter().filter_map(Result::err).collect();
    let bench = Bench { gilbox: options.gilbox, python: options.python, runs: options.runs.max(1), words };
    if !bench.gilbox.is_file() {
        eprintln!("there is no {}: run `cargo build --release` first, or name one with --gilbox", bench.gilbox.display());
        return ExitCode::from(2);
    }
    let machine = measure::machine(&bench);
    println!("{}", machine.lines().collect::<Vec<_>>().join("; "));
    let mut figures = Map::new();
    figures.insert("machine".into(), machine.into());
    for &section in Section::value_variants() {
        if !sections.is_empty() && !sections.contains(&section) {
            continue;
        }
        let measured = match section {
            Section::Programs => programs::run(&bench),
            Section::Lua => lua::run(&bench),
            Section::Lock => lock::run(&bench),
            Section::Scaling => scaling::run(&bench),
            Section::Collector => collector::run(&bench),
            Section::Counters => counters::run(&bench),
            Section::Memory => memory::run(&bench),
            Section::Start => start::run(&bench),
        };
        match measured {
            Ok((table, json)) => {
                println!("\n{table}");
                figures.insert(section.word(), json);
            }
            Err(why) => println!("\n{}: not measured: {why}", section.word()),
        }
    }
    if let Some(file) = options.json {
        let text = serde_json::to_string_pretty(&Value::Object(figures)).unwrap_or_default();
        if let Err(e) = std::fs::write(&file, text + "\n") {
            eprintln!("cannot write {}: {e}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
