//! Takes one measurement after another, each in fresh worker processes.
//!
//! Threads, with the lock or without, are one process with N guest threads; processes are N processes with one each. The parent
//! starts them, waits until all stand at their barriers, names the time at which these open, and waits for the end. It
//! sleeps meanwhile: the guests write into a file in memory, so nobody has to read while the clock runs, and nothing that a
//! crashed guest wrote is lost.

use super::measurement::{Attempt, Failure, Run};
use super::mode::Mode;
use super::plan::Plan;
use crate::guest::Launch;
use crate::process::{self, Birth, Child, Event, Exit, Heard, Launcher, Streams};
use crate::settings::{Driver, Settings};
use crate::trouble::Trouble;
use crate::worker::{Done, FromWorker, Setup, Task, ToWorker};
use crate::{probe, signals};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::mpsc::{self, Receiver, Sender};

/// At most this much of what guests wrote is shown, its end.
const SHOWN_OUTPUT: u64 = 16 * 1024;

pub(crate) struct Engine<'a> {
    plan: &'a Plan,
    launcher: &'a Launcher,
    send: Sender<Event<FromWorker>>,
    events: Receiver<Event<FromWorker>>,
    /// The number of the next process; an event of an earlier measurement is known by its low number.
    next_number: usize,
    /// Whether a worker ever got ready.
    has_measured: bool,
}

impl<'a> Engine<'a> {
    /// Prepares to measure; from here on Ctrl-C ends the measurement that is under way.
    ///
    /// # Errors
    /// The operating system refuses the handler.
    pub(crate) fn new(plan: &'a Plan, launcher: &'a Launcher) -> Result<Engine<'a>, Trouble> {
        let (send, events) = mpsc::channel();
        let interrupted = send.clone();
        signals::on_interrupt(move || drop(interrupted.send(Event::Interrupted)))?;
        Ok(Engine { plan, launcher, send, events, next_number: 0, has_measured: false })
    }

    /// Measures once. All processes are gone when it returns.
    ///
    /// # Errors
    /// Ctrl-C; wrong usage; or the very first worker cannot even load the script, so that no other will.
    pub(crate) fn measure(&mut self, mode: Mode, workers: u32) -> Result<Attempt, Trouble> {
        let output = rustix::fs::memfd_create("output", rustix::fs::MemfdFlags::CLOEXEC)
            .map_err(|error| Trouble::system("create a file in memory", error))?;
        let output = File::from(output);
        let started_ns = probe::monotonic_ns();
        let crew = self.start(mode, workers, &output)?;
        let attempt = self.conduct(mode, workers, started_ns, &crew)?;
        drop(crew);
        Ok(match attempt {
            Err(failure) => Attempt::Failed(Failure { output: tail(&output), ..failure }),
            Ok(run) => run,
        })
    }

    fn start(&mut self, mode: Mode, workers: u32, output: &File) -> Result<Crew, Trouble> {
        let settings = Settings { gil: mode.has_gil(), ..self.plan.settings.clone() };
        let has_processes = mode == Mode::Processes && settings.driver == Driver::Os;
        let shares: Vec<_> = if has_processes {
            (0..workers).map(|worker| worker..worker + 1).collect()
        } else {
            std::iter::once(0..workers).collect()
        };
        let mut crew = Crew { first: self.next_number, children: Vec::new() };
        for share in shares {
            let process = if has_processes { format!("worker-{}", share.start) } else { "MainProcess".into() };
            let setup = Setup {
                launch: Launch {
                    settings: settings.clone(),
                    process,
                    argv: vec![self.plan.script.typed().into()],
                    label_lines: false,
                },
                script: self.plan.script.clone(),
                task: Task::Measure {
                    function: self.plan.function.clone(),
                    arguments: self.plan.arguments.clone(),
                    workers: share,
                    of: workers,
                    own_process: mode == Mode::Processes,
                },
            };
            let child = process::spawn(
                Birth { launcher: self.launcher, streams: Streams::Captured(output), descriptors: &[] },
                ToWorker::Setup(Box::new(setup)),
                process::pass_on(self.next_number, self.send.clone()),
            );
            let child = child.map_err(|error| Trouble::system("start a worker process", error))?;
            self.next_number += 1;
            crew.children.push(child);
        }
        Ok(crew)
    }

    /// Leads the workers from their start to the end of the last.
    fn conduct(&mut self, mode: Mode, workers: u32, started_ns: u64, crew: &Crew) -> Result<Result<Attempt, Failure>, Trouble> {
        let ready = match self.gather(crew, |said| match said {
            FromWorker::Ready(ready) => Some(ready),
            _ => None,
        })? {
            Ok(ready) => ready,
            Err(end) => return self.early_end(mode, crew, end).map(Err),
        };
        self.has_measured = true;
        // Long enough for every worker to hear of it and go to sleep until then.
        let at_ns = probe::monotonic_ns() + 1_000_000 + 200_000 * crew.children.len() as u64;
        for child in &crew.children {
            child.say(ToWorker::Go { at_ns });
        }
        let done: Vec<Done> = match self.gather(crew, |said| match said {
            FromWorker::Done(done) => Some(*done),
            _ => None,
        })? {
            Ok(done) => done,
            Err(end) => return self.early_end(mode, crew, end).map(Err),
        };
        let run = Run { mode, workers, started_ns, argument_bytes: self.plan.arguments.len(), ready: &ready, done: &done };
        Ok(match run.failed_worker() {
            None => Ok(Attempt::Measured(run.measurement())),
            Some((worker, ending)) => Err(Failure {
                reason: format!("worker-{worker}: {}", ending.summary()),
                traceback: ending.text(),
                output: String::new(),
            }),
        })
    }

    /// Waits until every worker has said what `wanted` picks, or one can't any more.
    fn gather<T: Clone>(
        &mut self,
        crew: &Crew,
        wanted: impl Fn(FromWorker) -> Option<T>,
    ) -> Result<Result<Vec<T>, EarlyEnd>, Trouble> {
        let mut said: Vec<Option<T>> = vec![None; crew.children.len()];
        while said.iter().any(Option::is_none) {
            // The engine holds a sender itself, so the channel stays open.
            let event = self.events.recv();
            let event = event.map_err(|_| Trouble::Bug("nobody is left to be heard".into()))?;
            match event {
                Event::Interrupted => return Err(Trouble::Interrupted),
                Event::Child(number, Heard::Said(message)) => {
                    let Some(place) = number.checked_sub(crew.first) else {
                        continue;
                    };
                    match message {
                        FromWorker::Refused(trouble) => {
                            return Ok(Err(EarlyEnd::Refused(place, trouble)));
                        }
                        message => {
                            if let Some(message) = wanted(message) {
                                said[place] = Some(message);
                            }
                        }
                    }
                }
                Event::Child(number, Heard::Gone(exit)) => match number.checked_sub(crew.first) {
                    Some(place) if said[place].is_none() => {
                        return Ok(Err(EarlyEnd::Died(place, exit)));
                    }
                    _ => {}
                },
            }
        }
        Ok(Ok(said.into_iter().flatten().collect()))
    }

    /// What an early end of one process means: the end of everything, or of this measurement only.
    fn early_end(&self, mode: Mode, crew: &Crew, end: EarlyEnd) -> Result<Failure, Trouble> {
        let name = |place: usize| match mode {
            _ if crew.children.len() > 1 => format!("worker-{place}"),
            Mode::Processes => "worker-0".into(),
            Mode::Threads | Mode::ThreadsNogil => "the process of the threads".into(),
        };
        match end {
            EarlyEnd::Died(place, exit) => {
                Ok(Failure { reason: format!("{} {exit}", name(place)), traceback: String::new(), output: String::new() })
            }
            EarlyEnd::Refused(place, Trouble::Guest(ending)) if self.has_measured => Ok(Failure {
                reason: format!("{}: {}", name(place), ending.summary()),
                traceback: ending.text(),
                output: String::new(),
            }),
            EarlyEnd::Refused(_, trouble) => Err(trouble),
        }
    }
}

/// The processes of one measurement. Dropping them ends them.
struct Crew {
    /// The number of the first process.
    first: usize,
    children: Vec<Child<ToWorker>>,
}

/// Why one process, by its place in the crew, will not say what it should.
enum EarlyEnd {
    Died(usize, Exit),
    Refused(usize, Trouble),
}

/// The end of what the guests wrote.
fn tail(output: &File) -> String {
    let size = output.metadata().map_or(0, |metadata| metadata.len());
    let start = size.saturating_sub(SHOWN_OUTPUT);
    let mut bytes = vec![0; (size - start) as usize];
    if output.read_exact_at(&mut bytes, start).is_err() {
        return String::new();
    }
    let text = String::from_utf8_lossy(&bytes);
    if start == 0 {
        return text.into_owned();
    }
    let whole_lines = text.split_once('\n').map_or("", |(_, rest)| rest);
    format!("[{start} bytes before this are left out]\n{whole_lines}")
}
