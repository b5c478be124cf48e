//! `gilbox run --processes N`: the whole script in N worker processes at once.

use super::plan::Plan;
use super::relay::Relays;
use super::{first_failure, worker_name};
use crate::guest::Launch;
use crate::process::{self, Birth, Child, Event, Exit, Heard, Launcher, Streams};
use crate::trouble::{INTERRUPTED, Trouble};
use crate::worker::{Done, FromWorker, Ready, Setup, Task, ToWorker};
use crate::{output, probe, signals};
use gilbox_interp::trace::{ProcessStats, Report};
use std::sync::mpsc::{self, Receiver};

/// Runs the workers and returns the exit code, with what they report.
///
/// # Errors
/// A worker could not be started, or the script cannot be compiled.
pub(super) fn run(plan: &Plan, processes: u32, launcher: &Launcher) -> Result<(i32, Report), Trouble> {
    let (send, events) = mpsc::channel();
    let interrupted = send.clone();
    signals::on_interrupt(move || drop(interrupted.send(Event::Interrupted)))?;
    let mut relays = Relays::new();
    let mut workers = Vec::new();
    for number in 0..processes {
        let setup = Setup {
            launch: Launch {
                settings: plan.settings.clone(),
                process: worker_name(number),
                argv: plan.argv.clone(),
                label_lines: false,
            },
            script: plan.script.clone(),
            task: Task::Program { number },
        };
        let started_ns = probe::monotonic_ns();
        let setup = ToWorker::Setup(Box::new(setup));
        let birth = Birth { launcher, streams: Streams::Piped, descriptors: &[] };
        let start = process::spawn(birth, setup, process::pass_on(number as usize, send.clone()));
        let mut child = start.map_err(|error| Trouble::system("start a worker process", error))?;
        if let Some((stdout, stderr)) = child.pipes.take() {
            let name = worker_name(number);
            let added = relays.add(&name, stdout, std::io::stdout());
            let added = added.and_then(|()| relays.add(&name, stderr, std::io::stderr()));
            added.map_err(|error| Trouble::system("start a thread", error))?;
        }
        workers.push(Worker { name: worker_name(number), child, started_ns, ready: None, done: None, exit: None, ended_ns: 0 });
    }
    let mut crew = Crew { workers, has_begun: false, interrupts: 0, first_failure: None };
    let conducted = crew.conduct(&events);
    let report = crew.report();
    let exit_code = crew.exit_code();
    // Whoever is left is ended here, so that the relays end.
    drop(crew);
    let is_whole = relays.finish();
    conducted?;
    // Output that nobody got is a failure, as it is of one process.
    Ok((if is_whole { exit_code } else { exit_code.max(1) }, report))
}

struct Worker {
    name: String,
    child: Child<ToWorker>,
    /// When its process was started, in nanoseconds of `CLOCK_MONOTONIC`.
    started_ns: u64,
    ready: Option<Ready>,
    done: Option<Done>,
    exit: Option<Exit>,
    /// When its end was noticed.
    ended_ns: u64,
}

struct Crew {
    workers: Vec<Worker>,
    has_begun: bool,
    /// How often Ctrl-C was pressed.
    interrupts: u32,
    /// The exit code of whoever failed first.
    first_failure: Option<i32>,
}

impl Crew {
    /// Leads the workers to their ends.
    fn conduct(&mut self, events: &Receiver<Event<FromWorker>>) -> Result<(), Trouble> {
        while self.workers.iter().any(|worker| worker.exit.is_none()) {
            // The signals' thread holds a sender, so the channel stays open.
            let event = events.recv().map_err(|_| Trouble::Bug("nobody is left to be heard".into()))?;
            match event {
                Event::Interrupted => {
                    self.interrupts += 1;
                    if self.interrupts > 1 {
                        // Who asks twice does not want to wait for anybody's last words.
                        return Ok(());
                    }
                    self.workers.iter().for_each(|worker| worker.child.say(ToWorker::Interrupt));
                }
                Event::Child(number, Heard::Said(FromWorker::Ready(ready))) => self.workers[number].ready = Some(ready),
                Event::Child(_, Heard::Said(FromWorker::Refused(trouble))) => return Err(trouble),
                Event::Child(number, Heard::Said(FromWorker::Done(done))) => {
                    self.note_failure(first_failure(&done.outcome.jobs));
                    self.workers[number].done = Some(*done);
                }
                Event::Child(number, Heard::Gone(exit)) => self.note_end(number, exit),
            }
            self.begin_if_all_are_ready();
        }
        Ok(())
    }

    /// The script begins in all workers at once, without those that died before.
    fn begin_if_all_are_ready(&mut self) {
        let is_ready = |worker: &Worker| worker.ready.is_some() || worker.exit.is_some();
        if !self.has_begun && self.workers.iter().all(is_ready) {
            self.has_begun = true;
            let at_ns = probe::monotonic_ns();
            self.workers.iter().for_each(|worker| worker.child.say(ToWorker::Go { at_ns }));
        }
    }

    fn note_end(&mut self, number: usize, exit: Exit) {
        let worker = &mut self.workers[number];
        worker.exit = Some(exit);
        worker.ended_ns = probe::monotonic_ns();
        if exit.0 < 0 && self.interrupts == 0 {
            output::error(&format!("gilbox: {} {exit}\n", worker.name));
        }
        self.note_failure(exit.shell_code());
    }

    fn note_failure(&mut self, exit_code: i32) {
        if exit_code != 0 {
            self.first_failure.get_or_insert(exit_code);
        }
    }

    fn exit_code(&self) -> i32 {
        if self.interrupts > 0 { INTERRUPTED } else { self.first_failure.unwrap_or(0) }
    }

    /// The workers' own reports, and what the parent saw of each.
    fn report(&mut self) -> Report {
        let mut whole = Report::default();
        for worker in &mut self.workers {
            let mut report = worker.done.take().map(|done| done.outcome.report).unwrap_or_default();
            if report.processes.is_empty() {
                let process = ProcessStats { name: worker.name.clone(), pid: worker.child.pid, ..ProcessStats::default() };
                report.processes.push(process);
            }
            let process = &mut report.processes[0];
            process.exit_code = worker.exit.map(|exit| exit.0);
            if worker.exit.is_some() {
                process.wall_ns = worker.ended_ns - worker.started_ns;
            }
            if let Some(ready) = worker.ready {
                process.start_ns = ready.at_ns.saturating_sub(worker.started_ns);
            }
            whole.merge(report);
        }
        whole
    }
}
