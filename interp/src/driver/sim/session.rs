//! A simulated run from the caller's side; see `driver::session` for its life. Whoever calls runs the simulator meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::SimConfig;
use super::kernel::{Event, Kernel, State, Status, Task};
use super::process::Birth;
use crate::driver::course::{Course, Duties};
use crate::driver::outcome::{Ending, Job, Lookup, Outcome, Refusal, Script, Work};
use crate::driver::output::Output;
use crate::driver::session::{self as steps, LOADED, Problem};
use crate::machine::thread::Shared;
use crate::machine::{Config, NativeResult, Thread};
use crate::objects::class::ids;
use crate::text::hash::HashKey;
use crate::trace::{Ledger, Report};
use crate::value::Value;

/// How long an interrupt waits for the end of a burst, in real time.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(100);

/// One run under the simulator.
pub struct SimSession {
    kernel: Arc<Kernel>,
    config: Config,
    /// The first process.
    pid: u32,
    plan: Mutex<Plan>,
}

/// What has been prepared.
#[derive(Default)]
struct Plan {
    script: Option<Script>,
    /// The threads of the jobs.
    threads: Vec<u64>,
    /// The processes of jobs that have one each.
    processes: Vec<u32>,
    /// Are the first process's main thread and the job's one?
    is_program: bool,
}

impl SimSession {
    /// Starts a simulator with one process, which runs nothing yet.
    ///
    /// # Errors
    /// A sentence, if it cannot be had with these settings.
    pub fn start(config: Config, sim: SimConfig) -> Result<SimSession, String> {
        let mut state = State::new(&sim);
        let hash_key = config.hash_key.or_else(|| Some(HashKey::new(state.chance.draw(), state.chance.draw())));
        let config = Config { gil: sim.gil, counted: true, chance: state.chance.draw(), hash_key, ..config };
        let kernel = Arc::new_cyclic(|me| Kernel {
            output: Output::new(sim.output),
            config: sim,
            state: Mutex::new(state),
            interrupted: AtomicBool::new(false),
            me: me.clone(),
        });
        let name = config.process.clone();
        let birth = Birth { parent: 0, name, thread: "MainThread".into(), inherited: Vec::new(), told: None };
        let pid = kernel.make_process(config.clone(), birth).map_err(|e| e.to_string())?;
        Ok(SimSession { kernel, config, pid, plan: Mutex::default() })
    }

    /// Runs the script's body as module `__mp_main__`.
    ///
    /// # Errors
    /// How it ended otherwise than by reaching its end.
    pub fn load(&self, script: &Script) -> Result<(), Ending> {
        self.plan.lock().script = Some(script.clone());
        self.run_main(self.pid, |thread| steps::body(thread, script, LOADED, &[LOADED, "__main__"]))
    }

    /// Runs something in the main thread of a process, which then rests.
    fn run_main(&self, pid: u32, start: impl FnOnce(&mut Thread) -> NativeResult<()>) -> Result<(), Ending> {
        let started = self.kernel.with_main(pid, start);
        {
            let mut state = self.kernel.state.lock();
            let now = state.now;
            state.process(pid).loaded = None;
            let main = state.process(pid).main;
            state.task(main).course = Some(Course::new(Duties::default()));
            if let Err(trap) = started {
                drop(state);
                let exc = self.kernel.with_main(pid, |thread| steps::exception_of(thread, trap));
                return Err(self.conclude(pid, exc));
            }
            state.at(now, Event::Begin(main));
        }
        self.kernel.run(|state| state.processes.get(&pid).is_none_or(|p| p.loaded.is_some() || !p.is_alive()));
        let mut state = self.kernel.state.lock();
        let process = state.process(pid);
        match process.loaded.clone().or_else(|| process.halted.clone()).unwrap_or(Ending::Exit(1)) {
            Ending::Finished => Ok(()),
            other => Err(other),
        }
    }

    /// How an exception ends a program that has not begun, in words.
    fn conclude(&self, pid: u32, exc: crate::heap::Ref<crate::objects::exception::Exception>) -> Ending {
        self.kernel.with_main(pid, |thread| Ending::Raised(thread.render_traceback(exc)))
    }

    /// The parameter names of a function of the loaded script.
    ///
    /// # Errors
    /// Why there is no such function.
    pub fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup> {
        self.kernel.with_main(self.pid, |thread| steps::parameters(thread, function))
    }

    /// Gives each job its thread, which does not run yet; with `processes` each also has a process of its own, where the
    /// script has been loaded if a function of it is called.
    ///
    /// # Errors
    /// A syntax error, arguments that are no literals, or too many threads.
    pub fn prepare(&self, jobs: Vec<Job>, processes: bool) -> Result<(), Refusal> {
        let script = self.plan.lock().script.clone();
        let mut plan = Plan { is_program: jobs.len() == 1 && matches!(jobs[0].work, Work::Body(_)), ..Plan::default() };
        for (number, job) in jobs.iter().enumerate() {
            let (pid, ident) = match processes {
                true => self.job_in_process(job, script.as_ref())?,
                false if plan.is_program => (self.pid, self.job_in_main(self.pid, job, true)?),
                false => (self.pid, self.job_in_thread(job, number == 0)?),
            };
            let mut state = self.kernel.state.lock();
            state.task(ident).job = Some(number);
            state.outcomes.push(None);
            plan.threads.push(ident);
            if processes {
                plan.processes.push(pid);
            }
        }
        plan.script = script;
        *self.plan.lock() = plan;
        Ok(())
    }

    /// The main thread of a process does a job.
    fn job_in_main(&self, pid: u32, job: &Job, is_program: bool) -> Result<u64, Refusal> {
        let started = self.kernel.with_main(pid, |thread| {
            let function = steps::job_function(thread, job, &["__main__"])?;
            thread.start_call(function, &[]).map_err(Problem::from)
        });
        started.map_err(|problem| self.refusal(pid, problem))?;
        let mut state = self.kernel.state.lock();
        state.process(pid).finishes = true;
        let main = state.process(pid).main;
        let duties = Duties { tells: job.tells, finishes: true, pickles: job.pickled && !is_program, exits: false };
        state.task(main).course = Some(Course::new(duties));
        Ok(main)
    }

    /// A process of its own does a job.
    fn job_in_process(&self, job: &Job, script: Option<&Script>) -> Result<(u32, u64), Refusal> {
        let birth = Birth { parent: 0, name: job.thread.clone(), thread: "MainThread".into(), inherited: Vec::new(), told: None };
        let made = self.kernel.make_process(self.config.clone(), birth);
        let pid = made.map_err(|e| Refusal::Arguments(e.to_string()))?;
        let is_program = matches!(job.work, Work::Body(_));
        match script {
            Some(script) if !is_program => {
                self.run_main(pid, |thread| steps::body(thread, script, LOADED, &[LOADED, "__main__"]))
                    .map_err(Refusal::Guest)?;
            }
            // What its start costs is paid before the job begins.
            _ => self
                .run_main(pid, |thread| {
                    let nothing = crate::modules::prelude_function(thread, "identity")?;
                    thread.start_call(nothing, &[Value::NONE])
                })
                .map_err(Refusal::Guest)?,
        }
        let ident = self.job_in_main(pid, job, is_program)?;
        Ok((pid, ident))
    }

    /// A thread of the first process does a job.
    fn job_in_thread(&self, job: &Job, first: bool) -> Result<u64, Refusal> {
        let ident = {
            let mut state = self.kernel.state.lock();
            let ident = state.next_ident;
            state.next_ident += 1;
            ident
        };
        let too_many = self.kernel.state.lock().tasks.len() > self.kernel.config.max_threads;
        let made = self.kernel.with_main(self.pid, |maker| {
            let modules: &[&str] = if first { &["__main__"] } else { &[] };
            let function = steps::job_function(maker, job, modules)?;
            let shared = Shared::new(ident, job.thread.clone(), false);
            shared.native_id.store(ident, Ordering::Relaxed);
            let made = if too_many { None } else { Thread::new(maker.interp_arc(), shared).ok() };
            let Some(mut thread) = made else {
                return Err(Problem::from(maker.raise(ids::RUNTIME_ERROR, "can't start new thread")));
            };
            thread.start_call(function, &[])?;
            Ok(thread)
        });
        let thread = made.map_err(|problem| self.refusal(self.pid, problem))?;
        let mut state = self.kernel.state.lock();
        let now = state.now;
        let duties = Duties { pickles: job.pickled, tells: job.tells, ..Duties::default() };
        state.tasks.insert(ident, Task::new(self.pid, thread, Course::new(duties), now));
        Ok(ident)
    }

    fn refusal(&self, pid: u32, problem: Problem) -> Refusal {
        match problem {
            Problem::Arguments(why) => Refusal::Arguments(why),
            Problem::Trap(trap) => {
                let exc = self.kernel.with_main(pid, |thread| steps::exception_of(thread, trap));
                Refusal::Guest(self.conclude(pid, exc))
            }
        }
    }

    /// Lets the jobs begin. Ledgers and the statistics of the locks count from here.
    pub fn open(&self) {
        let plan = self.plan.lock();
        let mut state = self.kernel.state.lock();
        // All have come to the barrier.
        let now = state.tasks.values().map(|task| task.clock).max().unwrap_or(0).max(state.now);
        state.now = now;
        let State { processes, tasks, .. } = &mut *state;
        for process in processes.values_mut() {
            // Where its main thread has come to is where the job begins.
            process.begun = tasks.get(&process.main).map_or(now, |task| task.clock + task.debt);
            process.collector = Default::default();
            if let Some(gil) = &mut process.gil {
                gil.restart_ledger(now);
            }
        }
        for task in state.tasks.values_mut() {
            (task.cpu, task.clock, task.debt) = (0, now, 0);
            task.ledger = Ledger::open(crate::trace::State::Running, now);
        }
        for &ident in &plan.threads {
            state.task(ident).status = Status::Starting;
            state.at(now, Event::Begin(ident));
        }
        if let Some(nanos) = self.kernel.config.max_time {
            let last = now.saturating_add(nanos);
            state.last_time = Some(last);
            state.at(last, Event::TimeIsUp);
        }
        if !plan.is_program && plan.processes.is_empty() {
            // The main thread waits for the workers; where they have processes of their own it has no more to do.
            let pid = self.pid;
            let process = state.process(pid);
            process.only_waits = true;
            let main = process.main;
            state.task(main).course = Some(Course::new(Duties { finishes: true, ..Duties::default() }));
        }
    }

    /// Raises KeyboardInterrupt in the thread of every job, also where it is blocked. Any thread may call it, at any time.
    pub fn interrupt(&self) {
        // It is heard after the burst that is under way; a native that takes long is told itself.
        self.kernel.interrupted.store(true, Ordering::Release);
        std::thread::sleep(PATIENCE);
        let mut state = self.kernel.state.lock();
        if self.kernel.interrupted.swap(false, Ordering::AcqRel) {
            state.interrupt_all();
        }
        state.hurry();
    }

    /// Runs until every job has ended, and all that Python waits for at the end of a program.
    pub fn wait(&self) -> Outcome {
        let plan = std::mem::take(&mut *self.plan.lock());
        let pids = if plan.processes.is_empty() { vec![self.pid] } else { plan.processes };
        self.kernel.run(|state| pids.iter().all(|pid| state.processes.get(pid).is_none_or(|p| !p.is_alive())));
        self.kernel.flush_all();
        let mut state = self.kernel.state.lock();
        let mut report = Report { simulated: true, ..Report::default() };
        for &pid in &pids {
            report.merge(state.report(pid));
        }
        let outcomes = std::mem::take(&mut state.outcomes);
        let jobs = outcomes.into_iter().map(|outcome| outcome.expect("gilbox bug: a job without an outcome")).collect();
        Outcome { jobs, report }
    }
}

impl Drop for SimSession {
    fn drop(&mut self) {
        let mut state = self.kernel.state.lock();
        let tasks = std::mem::take(&mut state.tasks);
        let processes = std::mem::take(&mut state.processes);
        drop(state);
        // Threads go before the interpreters whose memory they use.
        for mut task in tasks.into_values() {
            if let Some(thread) = &mut task.thread {
                thread.retire();
            }
        }
        drop(processes);
    }
}
