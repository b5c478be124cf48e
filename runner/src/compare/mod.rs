//! `gilbox compare`: the same work in threads with the lock, in threads without it, and in processes, measured.

mod engine;
mod measurement;
mod mode;
mod plan;
mod progress;
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
use measurement::Attempt;
use progress::progress_bar;

/// Runs the command and returns the exit code: 1 if any measurement failed.
///
/// # Errors
/// Nothing can be measured, or Ctrl-C.
pub(crate) fn run(arguments: CompareArgs) -> Result<i32, Trouble> {
    let plan = arguments.resolve()?;
    let comparison = measure(&plan, &Launcher::worker())?;
    output::error(&report::failures(&comparison));
    if comparison.has_figures() {
        match &plan.json {
            Some(Destination::Stdout) => output::error(&report::comparison(&comparison, Canvas::stderr())),
            _ => output::write(&report::comparison(&comparison, Canvas::stdout()))?,
        }
    }
    if let Some(destination) = &plan.json {
        destination.write(&report::comparison_json(&comparison))?;
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
