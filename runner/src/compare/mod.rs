//! `gilbox compare`: the same work in threads with the lock, in threads without it, and in processes, measured.

mod engine;
mod measurement;
mod mode;
mod plan;
mod rows;
#[cfg(test)]
mod tests;

pub(crate) use measurement::Failure;
pub(crate) use mode::Mode;
pub(crate) use plan::{CompareArgs, Plan};
pub(crate) use rows::{Comparison, Figures, Row};

use crate::output::{self, Canvas, Destination};
use crate::process::Launcher;
use crate::report;
use crate::trouble::Trouble;
use engine::Engine;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};
use measurement::Attempt;
use std::time::Duration;

/// Runs the command and returns the exit code: 1 if any measurement failed.
///
/// # Errors
/// Nothing can be measured, or Ctrl-C.
pub(crate) fn run(arguments: CompareArgs) -> Result<i32, Trouble> {
    let plan = arguments.resolve()?;
    let comparison = measure(&plan, &Launcher::worker())?;
    let failures = report::failures(&comparison);
    let figures = report::comparison_json(&comparison);
    match &plan.json {
        Some(Destination::Stdout) => {
            output::error(&failures);
            output::error(&report::comparison(&comparison, Canvas::stderr()));
            output::write(&figures);
        }
        destination => {
            output::error(&failures);
            output::write(&report::comparison(&comparison, Canvas::stdout()));
            if let Some(file) = destination {
                file.write(&figures)?;
            }
        }
    }
    Ok(i32::from(comparison.has_failed()))
}

/// Takes all measurements, the modes and numbers of workers interleaved, so that a machine that grows slower with time
/// is no worse for the last than for the first.
fn measure(plan: &Plan, launcher: &Launcher) -> Result<Comparison, Trouble> {
    let mut engine = Engine::new(plan, launcher)?;
    let mut cells: Vec<(Mode, u32, Vec<Attempt>)> =
        plan.workers.iter().flat_map(|&workers| plan.modes.iter().map(move |&mode| (mode, workers, vec![]))).collect();
    // One worker with the lock on is what everything is compared with, asked for or not.
    let mut reference = (Mode::Threads, 1, vec![]);
    let is_extra = !plan.modes.contains(&Mode::Threads);

    let steps = (cells.len() + usize::from(is_extra)) * plan.repeat as usize;
    let progress = progress_bar(steps as u64);
    for _ in 0..plan.repeat {
        for cell in cells.iter_mut().chain(is_extra.then_some(&mut reference)) {
            let (mode, workers, attempts) = cell;
            progress.set_message(format!("{} x {workers}", mode.word()));
            let has_failed = matches!(attempts.last(), Some(Attempt::Failed(_)));
            if !has_failed {
                attempts.push(engine.measure(*mode, *workers)?);
            }
            progress.inc(1);
        }
    }
    drop(progress);
    let script = plan.script.typed();
    Ok(Comparison::of(script, plan.cores, cells, reference.2))
}

/// On standard error, if that is a terminal.
fn progress_bar(steps: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {elapsed_precise}");
    let bar = match style {
        Ok(style) => bar.with_style(style.progress_chars("█▌░")),
        Err(_) => bar,
    };
    // Its clock goes on during a long measurement too.
    bar.enable_steady_tick(Duration::from_secs(1));
    bar.with_finish(ProgressFinish::AndClear)
}
