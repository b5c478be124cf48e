//! The `os` driver's session as a guest of the commands. All it does is to translate.

use crate::guest::{Ending, Guest, Job, JobOutcome, Launch, Lookup, Outcome, Surroundings, Work};
use crate::source::Script;
use crate::trouble::Trouble;
use gilbox_interp::driver::os::OsConfig;
use gilbox_interp::driver::processes::Processes;
use gilbox_interp::driver::{OutputRules, Session, outcome};
use gilbox_interp::machine::Config;
use gilbox_interp::text::hash::HashKey;
use std::path::{Path, PathBuf};

pub(super) struct OsGuest {
    session: Session,
}

impl OsGuest {
    /// # Errors
    /// A sentence, if there can be no such interpreter.
    pub(super) fn start(launch: &Launch, surroundings: Surroundings) -> Result<OsGuest, String> {
        let settings = &launch.settings;
        let config = config(launch);
        let os = OsConfig {
            gil: settings.gil,
            switch_interval: nanoseconds(settings.switch_interval),
            max_threads: settings.limits.threads as usize,
            output: OutputRules { whole_lines: launch.label_lines, limit: settings.limits.output },
            max_time: settings.limits.time.map(nanoseconds),
        };
        let processes = Processes::new(surroundings.nursery, surroundings.descriptors);
        Ok(OsGuest { session: Session::start(config, os, processes)? })
    }
}

/// The interpreter's part of the settings.
pub(super) fn config(launch: &Launch) -> Config {
    let settings = &launch.settings;
    let argv: Vec<String> = launch.argv.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    Config {
        gil: settings.gil,
        max_memory: settings.limits.memory,
        max_threads: settings.limits.threads as usize,
        script_dir: script_dir(&argv),
        path: python_path(),
        process: launch.process.clone(),
        argv,
        hash_key: hash_key(),
        hostile: settings.hostile,
        ..Config::default()
    }
}

pub(super) fn nanoseconds(duration: std::time::Duration) -> u64 {
    duration.as_nanos().try_into().unwrap_or(u64::MAX)
}

/// Where modules are looked for first: beside the script, or where the command was given.
fn script_dir(argv: &[String]) -> Option<PathBuf> {
    let script = argv.first().map(Path::new).filter(|script| script.is_file())?;
    let folder = script.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()))
}

/// `PYTHONPATH`: where modules are looked for next.
fn python_path() -> Vec<PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    let path = std::env::var_os("PYTHONPATH").unwrap_or_default();
    if path.is_empty() { Vec::new() } else { std::env::split_paths(&path).map(|folder| here.join(folder)).collect() }
}

/// `PYTHONHASHSEED`, as Python reads it.
fn hash_key() -> Option<HashKey> {
    std::env::var("PYTHONHASHSEED").ok()?.parse().ok().map(HashKey::from_seed)
}

impl Guest for OsGuest {
    fn load(&self, script: &Script) -> Result<(), Ending> {
        self.session.load(&plain_script(script)).map_err(ending)
    }

    fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup> {
        self.session.parameters(function).map_err(lookup)
    }

    fn prepare(&self, jobs: Vec<Job>) -> Result<(), Trouble> {
        self.session.prepare(jobs.into_iter().map(plain_job).collect()).map_err(trouble)
    }

    fn open(&self) {
        self.session.open();
    }

    fn wait(&self) -> Outcome {
        plain_outcome(self.session.wait())
    }

    fn interrupt(&self) {
        self.session.interrupt();
    }
}

pub(super) fn lookup(why: outcome::Lookup) -> Lookup {
    match why {
        outcome::Lookup::Missing => Lookup::Missing,
        outcome::Lookup::NotAFunction => Lookup::NotAFunction,
    }
}

pub(super) fn trouble(refusal: outcome::Refusal) -> Trouble {
    match refusal {
        outcome::Refusal::Guest(why) => Trouble::Guest(ending(why)),
        outcome::Refusal::Arguments(why) => Trouble::Usage(why),
    }
}

pub(super) fn plain_outcome(outcome: outcome::Outcome) -> Outcome {
    let outcome::Outcome { jobs, report } = outcome;
    let jobs = jobs.into_iter().map(|job| {
        let outcome::JobOutcome { begin_ns, end_ns, ending: how, result, stats, delayed_ns } = job;
        JobOutcome { begin_ns, end_ns, ending: ending(how), result, stats, delayed_ns }
    });
    Outcome { jobs: jobs.collect(), report }
}

pub(super) fn plain_script(script: &Script) -> outcome::Script {
    outcome::Script { name: script.name.clone(), path: script.path.clone(), text: script.text.clone() }
}

pub(super) fn plain_job(job: Job) -> outcome::Job {
    let work = match job.work {
        Work::Body(script) => outcome::Work::Body(plain_script(&script)),
        Work::Spawned(payload) => outcome::Work::Spawned(payload),
        Work::Call { function, arguments, share } => outcome::Work::Call { function, arguments, share },
    };
    outcome::Job { thread: job.thread, work, pickled: job.own_process, tells: job.tells, core: job.core }
}

pub(super) fn ending(how: outcome::Ending) -> Ending {
    match how {
        outcome::Ending::Finished => Ending::Finished,
        outcome::Ending::Exit(code) => Ending::Exit(code),
        outcome::Ending::Raised(text) => Ending::Raised(text),
        outcome::Ending::Interrupted(text) => Ending::Interrupted(text),
        outcome::Ending::Deadlocked(text) => Ending::Deadlocked(text),
        outcome::Ending::LimitReached(text) => Ending::LimitReached(text),
    }
}
