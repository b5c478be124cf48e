//! A run from the caller's side: one interpreter, the script it loads, the jobs it does, and how it ends.
//!
//! A session's life is: `start`, `load` if a function of the script is wanted, `prepare`, `open`, `wait`. A whole script as the only job
//! runs in the main thread, which is the one that calls `wait`; several jobs have a thread each, and the main thread waits for
//! them. Between the calls the main thread is away, so its seat is driven by whichever thread calls.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use super::arguments;
use super::clock;
use super::cores;
use super::course::{Course, Duties, End, Host};
use super::finish::PATIENCE;
use super::os::{Halt, Os, OsConfig};
use super::outcome::{Ending, Job, JobOutcome, Lookup, Outcome, Refusal, Script, Work};
use super::permit::{Inside, Seat};
use super::processes::Processes;
use super::world::{Disposition, Wait, WaitFor, World};
use crate::code::Source;
use crate::compile::{Mode, Options, compile, compile_guest};
use crate::heap::{OutOfMemory, Ref};
use crate::machine::code_object::CodeObject;
use crate::machine::link::link_code;
use crate::machine::thread::Shared;
use crate::machine::{Config, Interp, NativeResult, Thread, Trap, boot};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::misc::Module;
use crate::objects::string::Bytes;
use crate::trace::{Ledger, Report, State, ThreadStats, WaitKind};
use crate::value::Value;

/// How long the threads of a run that is out of time may take to end.
const GRACE: Duration = Duration::from_millis(600);

/// The name under which the script's module is known when it is loaded and not run.
pub(super) const LOADED: &str = "__mp_main__";

/// One interpreter under the `os` driver.
pub struct Session {
    os: Arc<Os>,
    main: Arc<Seat>,
    barrier: Arc<Barrier>,
    plan: Mutex<Plan>,
}

/// What has been prepared.
enum Plan {
    Nothing,
    /// The main thread has its first frame.
    Main {
        tells: bool,
        /// Its result is an exit code.
        spawned: bool,
        core: Option<usize>,
    },
    Workers(Vec<Arc<Worker>>),
}

/// A job with a thread of its own.
struct Worker {
    ident: u64,
    outcome: Mutex<Option<JobOutcome>>,
    done: Condvar,
}

impl Worker {
    /// What came of it, if that comes within some time. Its thread has ended, or was told to.
    fn take(&self, patience: Duration) -> Option<JobOutcome> {
        let mut outcome = self.outcome.lock();
        while outcome.is_none() {
            if self.done.wait_for(&mut outcome, patience).timed_out() {
                break;
            }
        }
        outcome.take()
    }
}

/// Where the workers wait for the start.
#[derive(Default)]
struct Barrier {
    opened: Mutex<Option<u64>>,
    changed: Condvar,
}

impl Barrier {
    fn wait(&self) {
        let mut opened = self.opened.lock();
        while opened.is_none() {
            self.changed.wait(&mut opened);
        }
    }

    fn open(&self) {
        *self.opened.lock() = Some(clock::now());
        self.changed.notify_all();
    }

    fn opened(&self) -> u64 {
        self.opened.lock().unwrap_or_else(clock::now)
    }
}

impl Session {
    /// Starts an interpreter, which runs nothing yet.
    ///
    /// # Errors
    /// A sentence, if it cannot be had with these settings.
    pub fn start(config: Config, os: OsConfig, processes: Processes) -> Result<Session, String> {
        debug_assert_eq!(config.gil, os.gil);
        let os = Os::new(os, processes);
        let interp = Interp::new(config, os.clone());
        let shared = Shared::new(os.new_ident(), "MainThread", false);
        let mut thread = Thread::new(interp, shared).map_err(|e| format!("no memory for a thread: {e}"))?;
        boot::boot(&mut thread).map_err(|_| "the memory limit is too small to start".to_string())?;
        let main = os.seat(thread);
        Ok(Session { os, main, barrier: Arc::default(), plan: Mutex::new(Plan::Nothing) })
    }

    /// The driver, for what concerns the whole run: ending it, for example.
    pub fn driver(&self) -> &Arc<Os> {
        &self.os
    }

    /// Runs the script's body as module `__mp_main__`.
    ///
    /// # Errors
    /// How it ended otherwise than by reaching its end.
    pub fn load(&self, script: &Script) -> Result<(), Ending> {
        self.os.begin(&self.main);
        let mut inside = self.os.permit.enter(&self.main);
        let started = body(inside.thread(), script, LOADED, &[LOADED, "__main__"]);
        let (inside, ending) = match started {
            Ok(()) => {
                let (inside, end) = self.os.drive(inside);
                self.os.conclude(inside, end)
            }
            Err(trap) => self.os.conclude_trap(inside, trap),
        };
        inside.leave(State::Blocked(WaitKind::Join));
        if ending == Ending::Finished { Ok(()) } else { Err(ending) }
    }

    /// The parameter names of a function of the loaded script.
    ///
    /// # Errors
    /// Why there is no such function.
    pub fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup> {
        let mut inside = self.os.permit.enter(&self.main);
        let result = parameters(inside.thread(), function);
        inside.leave(State::Blocked(WaitKind::Join));
        result
    }

    /// Gives each job its thread and brings all of them to a barrier, where they have not yet asked for the lock.
    ///
    /// # Errors
    /// A syntax error, arguments that are no literals, or too many threads. What was prepared before stays where it is.
    pub fn prepare(&self, jobs: Vec<Job>) -> Result<(), Refusal> {
        let mut inside = self.os.permit.enter(&self.main);
        let prepared = match jobs[..] {
            [Job { work: Work::Body(ref script), tells, core, .. }] => {
                let started = body(inside.thread(), script, "__main__", &["__main__"]);
                started.map(|()| Plan::Main { tells, spawned: false, core }).map_err(Problem::from)
            }
            [Job { work: Work::Spawned(ref payload), tells, core, .. }] => {
                let started = spawned(inside.thread(), payload);
                started.map(|()| Plan::Main { tells, spawned: true, core }).map_err(Problem::from)
            }
            _ => jobs
                .iter()
                .enumerate()
                .map(|(i, job)| self.worker(&mut inside, job, i == 0))
                .collect::<Result<_, _>>()
                .map(Plan::Workers),
        };
        let refusal = match prepared {
            Ok(plan) => {
                *self.plan.lock() = plan;
                inside.leave(State::Blocked(WaitKind::Join));
                return Ok(());
            }
            Err(Problem::Arguments(why)) => {
                inside.leave(State::Blocked(WaitKind::Join));
                return Err(Refusal::Arguments(why));
            }
            Err(Problem::Trap(trap)) => {
                let (inside, ending) = self.os.conclude_trap(inside, trap);
                inside.leave(State::Blocked(WaitKind::Join));
                ending
            }
        };
        Err(Refusal::Guest(refusal))
    }

    /// Makes a worker, whose thread waits at the barrier.
    fn worker(&self, inside: &mut Inside<'_>, job: &Job, first: bool) -> Result<Arc<Worker>, Problem> {
        let maker = inside.thread();
        let modules: &[&str] = if first { &["__main__"] } else { &[] };
        let function = job_function(maker, job, modules)?;
        let shared = Shared::new(self.os.new_ident(), job.thread.clone(), false);
        let no_thread = |t: &mut Thread| t.raise(crate::objects::class::ids::RUNTIME_ERROR, "can't start new thread");
        let Ok(mut thread) = Thread::new(maker.interp_arc(), shared) else { return Err(no_thread(maker).into()) };
        thread.start_call(function, &[])?;
        let worker = Arc::new(Worker { ident: thread.shared.ident, outcome: Mutex::new(None), done: Condvar::new() });
        let (barrier, mine, pickled, tells, core) = (self.barrier.clone(), worker.clone(), job.pickled, job.tells, job.core);
        let life = move |os: &Os, seat: &Arc<Seat>| {
            let delay = clock::thread_delay();
            barrier.wait();
            core.into_iter().for_each(cores::begin_on);
            let outcome = os.work(seat, pickled, tells, delay);
            *mine.outcome.lock() = Some(outcome);
            mine.done.notify_all();
        };
        match self.os.launch_with(thread, life) {
            Ok(()) => Ok(worker),
            Err(_) => Err(no_thread(inside.thread()).into()),
        }
    }

    /// Opens the barrier. Ledgers and the statistics of the lock count from here.
    pub fn open(&self) {
        self.os.permit.restart_ledger();
        *self.os.collector.lock() = Default::default();
        if let Some(nanos) = self.os.config.max_time {
            self.os.watch_time(nanos, self.main.shared.clone());
        }
        self.barrier.open();
    }

    /// Ctrl-C: raises KeyboardInterrupt in the thread of every job, also where it is blocked, if the guest has nothing else in mind.
    pub fn interrupt(&self) {
        match self.os.disposition(libc::SIGINT) {
            Disposition::Default => {}
            Disposition::Ignored => return,
            Disposition::Handled { .. } => return self.os.post(libc::SIGINT),
        }
        let idents = match &*self.plan.lock() {
            Plan::Nothing | Plan::Main { .. } => vec![self.main.shared.ident],
            Plan::Workers(workers) => workers.iter().map(|w| w.ident).collect(),
        };
        self.os.interrupt(&idents);
    }

    /// Waits until every job has ended, and for all that Python waits for at the end of a program. The calling thread becomes the
    /// main thread.
    pub fn wait(&self) -> Outcome {
        let plan = std::mem::replace(&mut *self.plan.lock(), Plan::Nothing);
        // A main thread that only waits for workers is nothing to report.
        let with_main = !matches!(plan, Plan::Workers(_));
        self.os.begin(&self.main);
        let jobs = match plan {
            Plan::Nothing => Vec::new(),
            Plan::Main { tells, spawned, core } => {
                core.into_iter().for_each(cores::begin_on);
                vec![self.run_main(tells, spawned)]
            }
            Plan::Workers(workers) => {
                *self.plan.lock() = Plan::Workers(workers.clone());
                self.wait_for(&workers)
            }
        };
        let report = self.report(with_main);
        self.os.is_over.store(true, Ordering::Release);
        Outcome { jobs, report }
    }

    /// The script runs in the main thread.
    fn run_main(&self, tells: bool, spawned: bool) -> JobOutcome {
        let (begin_ns, delay) = (self.barrier.opened(), clock::thread_delay());
        *self.main.ledger.lock() = Ledger::open(State::Running, begin_ns);
        let inside = self.os.permit.enter(&self.main);
        let (inside, end) = self.os.drive(inside);
        let mut course = Course::new(Duties { exits: spawned, tells, finishes: true, pickles: false });
        let (inside, ending) = self.os.play(inside, &mut course, end);
        let inside = self.os.end_daemons(inside);
        let end_ns = clock::now();
        let stats = self.os.account(&self.main);
        let delayed_ns = clock::thread_delay() - delay;
        inside.leave(State::Blocked(WaitKind::Join));
        self.os.flush_patiently();
        JobOutcome { begin_ns, end_ns, ending, result: Vec::new(), stats, delayed_ns }
    }

    /// Workers run; the main thread waits for them and ends the program.
    fn wait_for(&self, workers: &[Arc<Worker>]) -> Vec<JobOutcome> {
        for worker in workers {
            let wait = Wait { what: WaitFor::Join { ident: worker.ident }, deadline: None };
            *self.main.waits_for.lock() = Some(wait);
            while self.os.is_alive(worker.ident) && self.os.halted().is_none() {
                self.os.sleep(&self.main, wait);
                self.main.shared.take_interrupt();
                self.main.shared.take_signals();
            }
        }
        *self.main.waits_for.lock() = None;
        let inside = self.os.permit.enter(&self.main);
        let mut course = Course::new(Duties { finishes: true, ..Duties::default() });
        let (inside, _) = self.os.play(inside, &mut course, End::Done(Ok(Value::NONE)));
        let inside = self.os.end_daemons(inside);
        inside.leave(State::Blocked(WaitKind::Join));
        self.os.flush_patiently();
        // Those that have ended are about to say how.
        let patience = if self.os.halted().is_some() { PATIENCE } else { Duration::from_secs(60) };
        workers.iter().map(|worker| worker.take(patience).unwrap_or_else(|| self.unfinished(worker))).collect()
    }

    /// What came of a worker that was told to end and hasn't yet.
    fn unfinished(&self, worker: &Worker) -> JobOutcome {
        let seat = self.os.seats.lock().get(&worker.ident).cloned();
        let stats = seat.map(|seat| self.os.account(&seat)).unwrap_or_default();
        let ending = Host::halted(&*self.os).unwrap_or(Ending::Exit(1));
        JobOutcome { begin_ns: self.barrier.opened(), end_ns: clock::now(), ending, result: Vec::new(), stats, delayed_ns: 0 }
    }

    /// Everything that is reported.
    fn report(&self, with_main: bool) -> Report {
        let mut threads = self.os.ended.lock().clone();
        for seat in self.os.permit.seats() {
            if with_main || seat.shared.ident != self.main.shared.ident {
                threads.insert(seat.shared.ident, self.os.account(&seat));
            }
        }
        let mut report = Report {
            simulated: false,
            locks: self.os.permit.stats().into_iter().collect(),
            processes: vec![self.os.processes().traffic.stats(threads.values())],
            threads: threads.into_values().collect(),
            collectors: vec![self.os.collector.lock().stats()],
        };
        self.os.processes().reports().into_iter().for_each(|child| report.merge(child));
        report
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Whoever is still there holds the driver, and goes on to nothing.
        self.os.kill_all();
        self.barrier.open();
    }
}

/// Why a job cannot be prepared.
pub(super) enum Problem {
    Trap(Trap),
    Arguments(String),
}

impl From<Trap> for Problem {
    fn from(trap: Trap) -> Problem {
        Problem::Trap(trap)
    }
}

impl From<OutOfMemory> for Problem {
    fn from(e: OutOfMemory) -> Problem {
        Problem::Trap(e.into())
    }
}

/// The namespace of the loaded script.
fn loaded(t: &mut Thread) -> Option<Ref<Dict>> {
    let name = t.intern(LOADED);
    t.interp().roots().modules.get_name(t, name)?.cast::<Module>()?.dict.get().cast()
}

/// The parameter names of a function of the loaded script.
pub(super) fn parameters(t: &mut Thread, function: &str) -> Result<Vec<String>, Lookup> {
    let found = loaded(t).and_then(|namespace| {
        let name = t.intern(function);
        namespace.get_name(t, name)
    });
    let function = found.ok_or(Lookup::Missing)?.cast::<Function>().ok_or(Lookup::NotAFunction)?;
    let code: Ref<CodeObject> = function.code.get().cast().expect("gilbox bug: a function without code");
    let params = &code.code.params;
    let named = usize::from(params.positional + params.keyword_only);
    Ok(code.code.variables.iter().take(named).map(|name| name.to_string()).collect())
}

/// What a job's thread calls, without arguments. A script that runs whole is entered under `modules`.
pub(super) fn job_function(t: &mut Thread, job: &Job, modules: &[&str]) -> Result<Value, Problem> {
    match &job.work {
        Work::Body(script) => Ok(body_function(t, script, "__main__", modules)?),
        Work::Spawned(_) => unreachable!("gilbox bug: a child process does one thing"),
        Work::Call { function, arguments, share } => {
            let call = arguments::call(function, arguments, *share).map_err(Problem::Arguments)?;
            let namespace = loaded(t).expect("gilbox bug: a function is called before its script is loaded");
            let options = Options { prelude: false, native: true, optimize: 0 };
            let source = Arc::new(Source::new("<arguments>", call));
            let code = match compile(source, Mode::Eval, options) {
                Ok(code) => code,
                Err(e) => return Err(Trap::Raise(t.failed_compilation(&e)?.0).into()),
            };
            let code = link_code(t, &code)?;
            Ok(t.function(code, namespace)?.into())
        }
    }
}

/// The exception that a native of the driver came back with.
pub(super) fn exception_of(t: &mut Thread, trap: Trap) -> Ref<Exception> {
    match trap {
        Trap::Raise(exc) => exc,
        Trap::TailCall | Trap::Resume | Trap::Throw | Trap::Block | Trap::Collect(_) => t.exception(ids::MEMORY_ERROR, &[]),
    }
}

/// A function that runs a script as a module of this name, which is entered under `modules`.
fn body_function(t: &mut Thread, script: &Script, name: &str, modules: &[&str]) -> NativeResult {
    let source = Arc::new(Source::new(script.name.clone(), script.text.clone()));
    let compiled = match compile_guest(source, Mode::Module, Options::default()) {
        Ok(compiled) => compiled,
        Err(e) => {
            let (error, warnings) = t.failed_compilation(&e)?;
            let Some(warnings) = warnings else { return Err(Trap::Raise(error)) };
            return with_warnings(t, "run_failed", &[warnings, error.into()]);
        }
    };
    let module = t.new_module(name)?;
    let namespace: Ref<Dict> = module.dict.get().cast().expect("gilbox bug: a module's namespace is a dict");
    let known = t.interp().roots().modules;
    for name in modules {
        let name = t.intern(name);
        known.set_name(t, name, module.into())?;
    }
    if script.path.is_some() {
        let file = t.str(&script.name)?;
        let key = t.intern("__file__");
        namespace.set_name(t, key, file)?;
    }
    let builtins = t.intern("builtins");
    if let Some(builtins) = known.get_name(t, builtins) {
        let key = t.intern("__builtins__");
        namespace.set_name(t, key, builtins)?;
    }
    let code = link_code(t, &compiled.code)?;
    let function: Value = t.function(code, namespace)?.into();
    let Some(warnings) = t.compile_warnings(&compiled.warnings)? else { return Ok(function) };
    with_warnings(t, "run_warned", &[function, warnings])
}

/// What calls a function of the prelude that warns first.
fn with_warnings(t: &mut Thread, function: &'static str, arguments: &[Value]) -> NativeResult {
    let function = crate::modules::prelude_function(t, function)?;
    let arguments = t.tuple(arguments)?;
    Ok(t.bound_method(function, arguments))
}

/// Gives the thread the call that a child process is there for.
pub(super) fn spawned(t: &mut Thread, payload: &[u8]) -> NativeResult<()> {
    t.interp().world.processes().traffic.received(payload.len());
    let payload = Bytes::new(t, payload)?;
    let function = crate::modules::prelude_function(t, "spawned")?;
    t.start_call(function, &[payload.into()])
}

/// Gives the thread the script's body as its first call.
pub(super) fn body(t: &mut Thread, script: &Script, name: &str, modules: &[&str]) -> NativeResult<()> {
    let function = body_function(t, script, name, modules)?;
    t.start_call(function, &[])
}

impl Os {
    /// A worker's thread, from the barrier to its end. It had been delayed so long when it came there.
    fn work(&self, seat: &Arc<Seat>, pickled: bool, tells: bool, delay: u64) -> JobOutcome {
        let begin_ns = clock::now();
        *seat.ledger.lock() = Ledger::open(State::Running, begin_ns);
        let inside = self.permit.enter(seat);
        let (inside, end) = self.drive(inside);
        let mut course = Course::new(Duties { pickles: pickled, tells, ..Duties::default() });
        let (inside, ending) = self.play(inside, &mut course, end);
        let end_ns = course.done_at().unwrap_or_else(clock::now);
        let stats = self.account(seat);
        let delayed_ns = clock::thread_delay() - delay;
        self.end(inside);
        JobOutcome { begin_ns, end_ns, ending, result: course.take_result(), stats, delayed_ns }
    }

    /// The account of a thread so far.
    pub(super) fn account(&self, seat: &Seat) -> ThreadStats {
        let mut stats = seat.ledger.lock().stats(clock::now());
        stats.name = seat.shared.name.lock().clone();
        if stats.name.is_empty() {
            stats.name = format!("thread {}", seat.shared.ident);
        }
        stats.cpu_ns = seat.cpu_time();
        stats
    }

    /// Ends the run after some time, if it lasts so long: by telling its threads to end, and where that is of no use by force.
    fn watch_time(&self, nanos: u64, main: Arc<Shared>) {
        let os = self.me.clone();
        let wait = std::time::Duration::from_nanos(nanos);
        let watch = move || {
            std::thread::sleep(wait);
            let Some(os) = os.upgrade() else { return };
            let why = Halt::Limit("gilbox: the program has run longer than --max-time allows\n".into());
            os.halt(why.clone());
            std::thread::sleep(GRACE);
            if !os.is_over.load(Ordering::Acquire) {
                // The main thread is in a native that asks nobody whether to go on.
                let ending = Ending::from(os.halted().unwrap_or(why));
                if let Ending::Deadlocked(text) | Ending::LimitReached(text) = &ending {
                    os.announce(&main, text);
                }
                os.exit(ending.exit_code());
            }
        };
        // Without that thread the run goes on; the system has none for the guest either.
        let _ = std::thread::Builder::new().name("max-time".into()).stack_size(128 * 1024).spawn(watch);
    }
}
