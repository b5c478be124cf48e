//! `gilbox run`: a script, once or several times at once.

mod crew;
mod plan;
mod relay;
#[cfg(test)]
mod tests;

pub(crate) use plan::RunArgs;

use crate::guest::{Ending, Guest, Job, JobOutcome, Launch, Machine, Surroundings, Work};
use crate::nursery::WorkerNursery;
use crate::output::{self, Canvas};
use crate::probe::{self, Beginning};
use crate::process::Launcher;
use crate::settings::Driver;
use crate::trouble::Trouble;
use crate::{report, signals};
use gilbox_interp::trace::Report;
use plan::{Crew, Plan};
use std::sync::Arc;

/// The guest's name of the first process.
const MAIN_PROCESS: &str = "MainProcess";

/// Runs the command and returns the exit code.
///
/// # Errors
/// Nothing was run.
pub(crate) fn run(arguments: RunArgs, machine: &dyn Machine) -> Result<i32, Trouble> {
    let beginning = Beginning::now();
    let plan = arguments.resolve()?;
    let (exit_code, report) = match (plan.crew, plan.settings.driver) {
        (Crew::Processes(processes), Driver::Os) => crew::run(&plan, processes, &Launcher::worker())?,
        _ => run_here(&plan, machine, beginning)?,
    };
    if plan.shows_stats {
        output::error(&report::stats(&report, Canvas::stderr()));
    }
    if let Some(destination) = &plan.stats_json {
        destination.write(&report::stats_json(&report))?;
    }
    Ok(exit_code)
}

/// Runs the script in this process, in its main thread or in several; a simulator simulates processes here too.
fn run_here(plan: &Plan, machine: &dyn Machine, beginning: Beginning) -> Result<(i32, Report), Trouble> {
    let (count, is_alone) = match plan.crew {
        Crew::Alone => (1, true),
        Crew::Threads(count) | Crew::Processes(count) => (count, false),
    };
    let launch =
        Launch { settings: plan.settings.clone(), process: MAIN_PROCESS.into(), argv: plan.argv.clone(), label_lines: !is_alone };
    let surroundings = Surroundings { nursery: Arc::new(WorkerNursery::new(&launch)), descriptors: Vec::new() };
    let guest = machine.start(&launch, surroundings).map_err(Trouble::System)?;
    let interrupted: Arc<dyn Guest> = guest.clone();
    signals::on_interrupt(move || interrupted.interrupt())?;
    let jobs = (0..count).map(|i| Job {
        thread: if is_alone { "MainThread".into() } else { worker_name(i) },
        work: Work::Body(plan.script.clone()),
        own_process: matches!(plan.crew, Crew::Processes(_)),
        tells: true,
        core: (!is_alone).then_some(i as usize),
    });
    guest.prepare(jobs.collect())?;
    guest.open();
    let outcome = guest.wait();
    // A deadlock or a limit ends all at once, and is told once.
    if let Some(text) = outcome.jobs.iter().map(|job| job.ending.untold()).find(|text| !text.is_empty()) {
        output::error(&text);
    }
    let mut report = outcome.report;
    probe::complete_own_process(&mut report, beginning);
    report.name_process(MAIN_PROCESS);
    Ok((first_failure(&outcome.jobs), report))
}

fn worker_name(number: u32) -> String {
    format!("worker-{number}")
}

/// The exit code of the job that failed first, or 0.
pub(crate) fn first_failure(jobs: &[JobOutcome]) -> i32 {
    let failed = jobs.iter().filter(|job| job.ending.exit_code() != 0);
    let first = failed.min_by_key(|job| job.end_ns);
    first.map_or(0, |job| Ending::exit_code(&job.ending))
}
