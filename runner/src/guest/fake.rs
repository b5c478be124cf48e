//! A machine for tests: real threads and real processes, and a language of one verb a line.
//!
//! `spin MS`, `sleep MS`, `print TEXT`, `raise TEXT`, `exit CODE`, `_exit CODE`, `signal NUMBER`, `result BYTES`, `note FILE`
//! (adds a line with the process's number), `spawn LINE` (in a child process), `take` (what the parent passed on), `hang`, `stay` (cannot be interrupted), `panic`, `def NAME(PARAMETERS):` with an indented
//! body, `NAME = …`. Spinning holds the lock, if it is on, a millisecond at a time.

use super::{Ending, Guest, Job, JobOutcome, Launch, Lookup, Machine, Outcome, Surroundings, Work};
use crate::probe::{monotonic_ns, process_cpu_ns, thread_cpu_ns};
use crate::source::Script;
use crate::trouble::Trouble;
use gilbox_interp::trace::{Ledger, LockLedger, ProcessStats, Report, State, WaitKind};
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

pub(crate) struct FakeMachine;

impl Machine for FakeMachine {
    fn disassemble(&self, script: &Script) -> Result<String, Ending> {
        check(script)?;
        Ok(format!("instructions of {}\n", script.name))
    }

    fn defines(&self, script: &Script, function: &str) -> Result<bool, Ending> {
        check(script)?;
        Ok(body_of(script, function).is_some())
    }

    fn start(&self, launch: &Launch, surroundings: Surroundings) -> Result<Arc<dyn Guest>, String> {
        Ok(Arc::new(FakeGuest {
            gil: launch.settings.gil.then(|| Arc::new(Lock::new())),
            state: Mutex::new(Inner::default()),
            interrupted: Arc::new(AtomicBool::new(false)),
            surroundings: Arc::new(surroundings),
            children: Arc::default(),
        }))
    }
}

struct Lock {
    mutex: Mutex<()>,
    ledger: Mutex<LockLedger>,
}

impl Lock {
    fn new() -> Lock {
        Lock { mutex: Mutex::new(()), ledger: Mutex::new(LockLedger::open(monotonic_ns())) }
    }
}

struct FakeGuest {
    gil: Option<Arc<Lock>>,
    state: Mutex<Inner>,
    interrupted: Arc<AtomicBool>,
    surroundings: Arc<Surroundings>,
    /// What ended children reported.
    children: Arc<Mutex<Report>>,
}

#[derive(Default)]
struct Inner {
    script: Option<Script>,
    barrier: Option<Arc<Barrier>>,
    threads: Vec<JoinHandle<JobOutcome>>,
}

fn check(script: &Script) -> Result<(), Ending> {
    match script.text.lines().position(|line| line == "syntax error") {
        Some(line) => {
            Err(Ending::Raised(format!("  File \"{}\", line {}\nSyntaxError: invalid syntax\n", script.name, line + 1)))
        }
        None => Ok(()),
    }
}

/// The parameters and the lines of a function.
fn body_of(script: &Script, function: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mut lines = script.text.lines();
    let head = format!("def {function}(");
    let parameters = lines.find_map(|line| line.strip_prefix(&head)?.strip_suffix("):"))?;
    let parameters = parameters.split(',').map(|name| name.trim().to_string());
    let body = lines.map_while(|line| line.strip_prefix("    "));
    Some((parameters.collect(), body.map(String::from).collect()))
}

fn top_level(script: &Script) -> Vec<String> {
    let lines = script.text.lines();
    let plain = lines.filter(|l| !l.starts_with([' ', 'd']) && !l.contains(" = "));
    plain.map(String::from).collect()
}

impl Guest for FakeGuest {
    fn load(&self, script: &Script) -> Result<(), Ending> {
        check(script)?;
        let mut ledger = Ledger::open(State::Running, monotonic_ns());
        let lines = top_level(script);
        match self.runner().run(&lines, 0, &mut ledger, &mut Vec::new()) {
            Ending::Finished => {}
            other => return Err(other),
        }
        self.state.lock().unwrap().script = Some(script.clone());
        Ok(())
    }

    fn parameters(&self, function: &str) -> Result<Vec<String>, Lookup> {
        let state = self.state.lock().unwrap();
        let script = state.script.as_ref().unwrap();
        match body_of(script, function) {
            Some((parameters, _)) => Ok(parameters),
            None if script.text.contains(&format!("{function} = ")) => Err(Lookup::NotAFunction),
            None => Err(Lookup::Missing),
        }
    }

    fn prepare(&self, jobs: Vec<Job>) -> Result<(), Trouble> {
        let mut state = self.state.lock().unwrap();
        let barrier = Arc::new(Barrier::new(jobs.len() + 1));
        for (number, job) in jobs.into_iter().enumerate() {
            let lines = match &job.work {
                Work::Body(script) => {
                    check(script).map_err(Trouble::Guest)?;
                    top_level(script)
                }
                Work::Spawned(payload) => vec![String::from_utf8(payload.clone()).unwrap()],
                Work::Call { arguments, .. } if arguments.contains("lambda") => {
                    return Err(Trouble::Usage(format!("--args takes literals, not '{arguments}'")));
                }
                Work::Call { function, .. } => body_of(state.script.as_ref().unwrap(), function).unwrap().1,
            };
            let runner = self.runner();
            let barrier = barrier.clone();
            state.threads.push(std::thread::spawn(move || {
                barrier.wait();
                let (begin_ns, cpu_before) = (monotonic_ns(), thread_cpu_ns());
                let mut ledger = Ledger::open(State::Running, begin_ns);
                let mut result = Vec::new();
                let ending = runner.run(&lines, number as u64, &mut ledger, &mut result);
                if job.tells && ending.untold().is_empty() {
                    eprint!("{}", ending.text());
                }
                let end_ns = monotonic_ns();
                let mut stats = ledger.stats(end_ns);
                stats.cpu_ns = thread_cpu_ns() - cpu_before;
                stats.name = job.thread;
                if !job.own_process {
                    result.clear();
                }
                JobOutcome { begin_ns, end_ns, ending, result, stats, delayed_ns: 0 }
            }));
        }
        state.barrier = Some(barrier);
        Ok(())
    }

    fn open(&self) {
        let barrier = self.state.lock().unwrap().barrier.clone().unwrap();
        barrier.wait();
    }

    fn wait(&self) -> Outcome {
        let threads = std::mem::take(&mut self.state.lock().unwrap().threads);
        let jobs: Vec<JobOutcome> = threads.into_iter().map(|t| t.join().unwrap()).collect();
        let locks = self.gil.iter();
        let now = monotonic_ns();
        let report = Report {
            threads: jobs.iter().map(|job| job.stats.clone()).collect(),
            locks: locks.map(|lock| lock.ledger.lock().unwrap().stats(now)).collect(),
            processes: vec![ProcessStats { pid: std::process::id(), cpu_ns: process_cpu_ns(), ..ProcessStats::default() }],
            ..Report::default()
        };
        let mut report = report;
        report.merge(std::mem::take(&mut self.children.lock().unwrap()));
        Outcome { jobs, report }
    }

    fn interrupt(&self) {
        self.interrupted.store(true, Ordering::Relaxed);
    }
}

/// Writes a line, for whoever still reads.
fn say(line: &str) {
    let _ = crate::output::write(&format!("{line}\n"));
}

impl FakeGuest {
    fn runner(&self) -> Runner {
        Runner {
            gil: self.gil.clone(),
            interrupted: self.interrupted.clone(),
            surroundings: self.surroundings.clone(),
            children: self.children.clone(),
        }
    }
}

struct Runner {
    gil: Option<Arc<Lock>>,
    interrupted: Arc<AtomicBool>,
    surroundings: Arc<Surroundings>,
    children: Arc<Mutex<Report>>,
}

impl Runner {
    fn run(&self, lines: &[String], id: u64, ledger: &mut Ledger, result: &mut Vec<u8>) -> Ending {
        for line in lines {
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            let number = rest.parse().unwrap_or(0);
            match verb {
                "spin" => (0..number).for_each(|_| self.spin(id, ledger)),
                "sleep" => {
                    ledger.enter(State::Blocked(WaitKind::Sleep), monotonic_ns());
                    std::thread::sleep(Duration::from_millis(number));
                    ledger.enter(State::Running, monotonic_ns());
                }
                "print" => say(rest),
                "raise" => return Ending::Raised(format!("Traceback: {line}\n{rest}\n")),
                "exit" => return Ending::Exit(number as i32),
                "_exit" => signal_hook::low_level::exit(number as i32),
                "signal" => signal_hook::low_level::raise(number as i32).unwrap(),
                "result" => result.resize(number as usize, 7),
                "note" => {
                    let mut file = std::fs::File::options().create(true).append(true).open(rest).unwrap();
                    file.write_all(format!("{}\n", std::process::id()).as_bytes()).unwrap();
                }
                "spawn" => self.spawn(rest),
                "take" => {
                    let mut word = String::new();
                    let pipe = self.surroundings.descriptors[0].try_clone().unwrap();
                    std::fs::File::from(pipe).read_to_string(&mut word).unwrap();
                    say(&format!("took {word}"));
                }
                "panic" => panic!("{rest}"),
                "stay" => std::thread::sleep(Duration::from_secs(3600)),
                "hang" => {
                    while !self.interrupted.load(Ordering::Relaxed) {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                }
                _ => {}
            }
            if self.interrupted.load(Ordering::Relaxed) {
                return Ending::Interrupted("KeyboardInterrupt\n".into());
            }
        }
        Ending::Finished
    }

    /// Starts a child that does what the line says, gives it one end of a pipe with a word in it, and waits for its end.
    fn spawn(&self, line: &str) {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(b"the word").unwrap();
        drop(writer);
        let (send, ended) = std::sync::mpsc::channel();
        let ended_here = Box::new(move |exit_code, report| send.send((exit_code, report)).unwrap());
        let descriptors = [reader.as_fd()];
        match self.surroundings.nursery.spawn("Process-1", line.into(), &descriptors, ended_here) {
            Ok(process) => {
                if line == "stay" {
                    process.terminate();
                }
                let (exit_code, report) = ended.recv().unwrap();
                self.children.lock().unwrap().merge(report);
                say(&format!("child ended with {exit_code}"));
            }
            Err(error) => say(&error.to_string()),
        }
    }

    /// Busy for a millisecond of this thread's own.
    fn spin(&self, id: u64, ledger: &mut Ledger) {
        let wanted_at = monotonic_ns();
        let held = self.gil.as_ref().map(|lock| {
            ledger.enter(State::WaitingGil, wanted_at);
            let guard = lock.mutex.lock().unwrap();
            let now = monotonic_ns();
            lock.ledger.lock().unwrap().taken(id, Some(wanted_at), now);
            ledger.took_lock();
            (guard, &lock.ledger)
        });
        let begin = monotonic_ns();
        ledger.enter(State::Running, begin);
        while monotonic_ns() < begin + 1_000_000 {
            std::hint::spin_loop();
        }
        if let Some((guard, account)) = held {
            account.lock().unwrap().dropped(monotonic_ns());
            drop(guard);
        }
    }
}
