//! The simulator as a guest of the commands. All it does is to translate.

use super::os::{config, ending, lookup, nanoseconds, plain_job, plain_outcome, plain_script, trouble};
use crate::guest::{Ending, Guest, Job, Launch, Lookup, Outcome};
use crate::source::Script;
use crate::trouble::Trouble;
use gilbox_interp::driver::{OutputRules, SimConfig, SimSession};

pub(super) struct SimGuest {
    session: SimSession,
}

impl SimGuest {
    /// # Errors
    /// A sentence, if there can be no such interpreter.
    pub(super) fn start(launch: &Launch, seed: u64, cores: u32) -> Result<SimGuest, String> {
        let settings = &launch.settings;
        let sim = SimConfig {
            seed,
            cores,
            gil: settings.gil,
            switch_interval: nanoseconds(settings.switch_interval),
            max_threads: settings.limits.threads as usize,
            max_processes: settings.limits.processes as usize,
            output: OutputRules { whole_lines: launch.label_lines, limit: settings.limits.output },
            max_time: settings.limits.time.map(nanoseconds),
        };
        Ok(SimGuest { session: SimSession::start(config(launch), sim)? })
    }
}

impl Guest for SimGuest {
    fn load(&self, script: &Script) -> Result<(), Ending> {
        self.session.load(&plain_script(script)).map_err(ending)
    }

    fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup> {
        self.session.parameters(function).map_err(lookup)
    }

    fn prepare(&self, jobs: Vec<Job>) -> Result<(), Trouble> {
        let processes = jobs.iter().any(|job| job.own_process);
        self.session.prepare(jobs.into_iter().map(plain_job).collect(), processes).map_err(trouble)
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
