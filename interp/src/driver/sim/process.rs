//! Simulated processes: isolated interpreters in one world. They share files, pipes and memory as real ones do, and the cores.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::BorrowedFd;
use std::sync::{Arc, Weak};

use parking_lot::MutexGuard;

use super::gil::Gil;
use super::kernel::{Event, Kernel, State, Task};
use super::prices;
use super::scheduler::Seeded;
use super::world::SimWorld;
use crate::driver::course::{Course, Duties};
use crate::driver::outcome::Ending;
use crate::driver::processes::{Ended, GuestProcess, Nursery, Processes};
use crate::driver::signals::Dispositions;
use crate::driver::world::{Disposition, World};
use crate::gil::{Interval, Tid};
use crate::machine::thread::Shared;
use crate::machine::{Config, Interp, Thread, boot};
use crate::trace::{CollectorLedger, ProcessStats, Report, ThreadStats};
use crate::value::Value;

/// One of them.
pub(super) struct Process {
    pub(super) pid: u32,
    pub(super) parent: u32,
    pub(super) name: String,
    pub(super) world: Arc<SimWorld>,
    pub(super) interp: Arc<Interp>,
    pub(super) gil: Option<Gil>,
    pub(super) interval: u64,
    pub(super) main: Tid,
    /// Its program ends with what its main thread does now.
    pub(super) finishes: bool,
    /// Its main thread does nothing but wait for the workers.
    pub(super) only_waits: bool,
    /// How the program has ended, if not as its main thread does.
    pub(super) ending: Option<Ending>,
    /// How loading the script has ended.
    pub(super) loaded: Option<Ending>,
    /// The thread that wants to collect, while others come to a stand.
    pub(super) collecting: Option<Tid>,
    pub(super) to_finalize: Vec<Value>,
    pub(super) collector: CollectorLedger,
    /// The accounts of threads that have ended.
    pub(super) ended: BTreeMap<Tid, ThreadStats>,
    pub(super) halted: Option<Ending>,
    /// It has called `_exit`.
    pub(super) exiting: Option<i32>,
    /// How much it has written, in bytes.
    pub(super) written: u64,
    pub(super) entropy: Seeded,
    /// The cores that it may use, if not all.
    pub(super) bound_to: Option<Vec<u32>>,
    pub(super) signals: Dispositions,
    /// When it was wished for.
    pub(super) started: u64,
    /// When its guest code began.
    pub(super) begun: u64,
    /// When it ended, and with which exit code.
    over: Option<(u64, i32)>,
    /// Who is told of its end.
    told: Option<Ended>,
    /// Processor time, memory and threads once it is over.
    report: Option<Report>,
}

impl Process {
    pub(super) fn is_alive(&self) -> bool {
        self.over.is_none()
    }

    /// Was it started by the guest program?
    pub(super) fn is_child(&self) -> bool {
        self.parent != 0
    }
}

/// What a process is started with.
pub(super) struct Birth {
    pub(super) parent: u32,
    pub(super) name: String,
    pub(super) thread: String,
    pub(super) inherited: Vec<std::os::fd::OwnedFd>,
    pub(super) told: Option<Ended>,
}

impl Kernel {
    /// Makes a process whose main thread rests. Nothing is held.
    ///
    /// # Errors
    /// There are too many, or there is no memory for one.
    pub(super) fn make_process(&self, config: Config, birth: Birth) -> io::Result<u32> {
        let (pid, ident, entropy, now) = {
            let mut state = self.state.lock();
            if state.processes.values().filter(|p| p.is_alive()).count() > self.config.max_processes {
                let limit = self.config.max_processes;
                return Err(io::Error::other(format!("more than {limit} processes; --max-processes allows more")));
            }
            let pid = state.last_pid + 1 + state.chance.below(20) as u32;
            state.last_pid = pid;
            let ident = state.next_ident;
            state.next_ident += 1;
            let entropy = Seeded::new(state.chance.draw());
            (pid, ident, entropy, state.time())
        };
        let nursery = Arc::new(SimNursery { kernel: self.me.clone(), parent: pid });
        let world = Arc::new(SimWorld::new(self.me.clone(), pid, ident, Processes::new(nursery, birth.inherited)));
        let interp = Interp::new(Config { process: birth.name.clone(), ..config }, world.clone());
        let shared = Shared::new(ident, birth.thread, false);
        shared.native_id.store(pid.into(), std::sync::atomic::Ordering::Relaxed);
        let mut thread = Thread::new(interp.clone(), shared)?;
        boot::boot(&mut thread).map_err(|_| io::Error::other("the memory limit is too small to start"))?;
        let mut state = self.state.lock();
        let gil = self.config.gil.then(|| Gil::new(Box::new(Interval::new(self.config.switch_interval)), now));
        let bound_to = state.processes.get(&birth.parent).and_then(|parent| parent.bound_to.clone());
        let process = Process {
            pid,
            parent: birth.parent,
            name: birth.name,
            world,
            interp,
            gil,
            interval: self.config.switch_interval,
            main: ident,
            finishes: false,
            only_waits: false,
            ending: None,
            loaded: None,
            collecting: None,
            to_finalize: Vec::new(),
            collector: CollectorLedger::default(),
            ended: BTreeMap::new(),
            halted: None,
            exiting: None,
            written: 0,
            entropy,
            bound_to,
            signals: Dispositions::default(),
            started: now,
            begun: now,
            over: None,
            told: birth.told,
            report: None,
        };
        state.processes.insert(pid, process);
        let mut task = Task::new(pid, thread, Course::new(Duties::default()), now);
        task.debt = prices::START_PROCESS;
        state.tasks.insert(ident, task);
        Ok(pid)
    }

    /// Does something with the main thread of a process while nothing runs.
    pub(super) fn with_main<T>(&self, pid: u32, f: impl FnOnce(&mut Thread) -> T) -> T {
        let mut state = self.state.lock();
        let main = state.process(pid).main;
        let mut thread = state.task(main).thread.take().expect("gilbox bug: the main thread is away");
        let result = MutexGuard::unlocked(&mut state, || {
            thread.resume_after_stop();
            f(&mut thread)
        });
        state.task(main).thread = Some(thread);
        result
    }

    /// A process is over: nothing of it runs any more, and whoever waits for it hears of that.
    pub(super) fn end_process(&self, state: &mut MutexGuard<'_, State>, pid: u32, ending: Ending) {
        let ending = match ending {
            // What a shell would see of one that a signal ended; a parent sees the signal.
            Ending::Exit(code) if code < 0 && !state.process(pid).is_child() => Ending::Exit(128 - code),
            other => other,
        };
        let now = state.now.max(state.tasks.values().filter(|t| t.pid == pid).map(|t| t.clock).min().unwrap_or(0));
        let main = state.process(pid).main;
        let now = state.tasks.get(&main).map_or(now, |task| now.max(task.clock));
        let idents: Vec<Tid> = state.tasks.iter().filter(|(_, task)| task.pid == pid).map(|(&ident, _)| ident).collect();
        let mut threads = Vec::new();
        for ident in idents {
            let task = state.task(ident);
            task.clock = task.clock.max(now);
            let stats = task.account();
            state.note_outcome(ident, &ending);
            if let Some(task) = state.remove(ident) {
                threads.push(task);
            }
            state.process(pid).ended.insert(ident, stats);
        }
        let code = ending.exit_code();
        state.process(pid).over = Some((now, code));
        let children: Vec<u32> = state.processes.values().filter(|p| p.parent == pid && p.is_alive()).map(|p| p.pid).collect();
        for child in children {
            self.end_process(state, child, Ending::Exit(1));
        }
        let report = state.report(pid);
        let told = state.process(pid).told.take();
        let text = told.as_ref().map_or(String::new(), |_| untold(&ending));
        state.process(pid).report = Some(report.clone());
        state.unpolled = true;
        // Of a child nothing is left but its report.
        let gone = if state.process(pid).is_child() { state.processes.remove(&pid) } else { None };
        MutexGuard::unlocked(state, || {
            for mut task in threads {
                self.output.finish_lines(&task.shared);
                if let Some(thread) = &mut task.thread {
                    thread.retire();
                }
            }
            if !text.is_empty() {
                self.write_all(crate::driver::world::Stream::Err, text.as_bytes(), None);
            }
            if let Some(told) = told {
                told(code, report);
            }
            drop(gone);
        });
    }

    /// Sends a signal.
    ///
    /// # Errors
    /// There is no such process.
    pub(super) fn signal(&self, pid: u32, signal: i32) -> io::Result<()> {
        let mut state = self.state.lock();
        let alive = state.processes.get(&pid).is_some_and(Process::is_alive);
        if !alive {
            return Err(io::Error::from_raw_os_error(libc::ESRCH));
        }
        let at = state.time() + prices::SIGNAL;
        match signal {
            0 => {}
            libc::SIGINT if state.process(pid).signals.of(signal) == Disposition::Default => {
                let main = state.process(pid).main;
                state.at(at, Event::Interrupt(main));
            }
            _ => state.at(at, Event::Signal(pid, signal)),
        }
        Ok(())
    }
}

impl State {
    /// What is reported of a process, its ended children included.
    pub(super) fn report(&mut self, pid: u32) -> Report {
        if let Some(report) = &self.process(pid).report {
            return report.clone();
        }
        let now = self.time();
        let alive: Vec<(Tid, ThreadStats)> =
            self.tasks.iter_mut().filter(|(_, t)| t.pid == pid).map(|(&ident, task)| (ident, task.account())).collect();
        let process = self.process(pid);
        let mut threads = process.ended.clone();
        threads.extend(alive);
        if process.only_waits {
            threads.remove(&process.main);
        }
        let end = process.over.map_or(now, |(end, _)| end);
        let stats = ProcessStats {
            name: process.name.clone(),
            pid,
            exit_code: process.over.map(|(_, code)| code),
            wall_ns: end.saturating_sub(process.started),
            cpu_ns: threads.values().map(|thread| thread.cpu_ns).sum(),
            start_ns: process.begun.saturating_sub(process.started),
            peak_rss_bytes: process.interp.heap.used(),
            ..process.world.processes().traffic.stats(threads.values())
        };
        let mut report = Report {
            simulated: true,
            threads: threads.into_values().collect(),
            locks: process.gil.iter().map(|gil| gil.stats(end)).collect(),
            processes: vec![stats],
            collectors: vec![process.collector.stats()],
        };
        let name = process.name.clone();
        let children = process.world.reports();
        report.name_process(&name);
        children.into_iter().for_each(|child| report.merge(child));
        report
    }
}

/// What nobody else says of a child's end.
fn untold(ending: &Ending) -> String {
    match ending {
        Ending::Deadlocked(text) | Ending::LimitReached(text) => text.clone(),
        Ending::Finished | Ending::Exit(_) | Ending::Raised(_) | Ending::Interrupted(_) => String::new(),
    }
}

/// Starts the processes of a simulated one.
struct SimNursery {
    kernel: Weak<Kernel>,
    parent: u32,
}

impl Nursery for SimNursery {
    fn spawn(
        &self,
        name: &str,
        payload: Vec<u8>,
        descriptors: &[BorrowedFd<'_>],
        ended: Ended,
    ) -> io::Result<Arc<dyn GuestProcess>> {
        let kernel = self.kernel.upgrade().ok_or_else(|| io::Error::other("the simulator is gone"))?;
        let inherited = descriptors.iter().map(|fd| fd.try_clone_to_owned()).collect::<io::Result<_>>()?;
        let config = kernel.state.lock().process(self.parent).interp.config.clone();
        let birth = Birth { parent: self.parent, name: name.into(), thread: "MainThread".into(), inherited, told: Some(ended) };
        let pid = kernel.make_process(config, birth)?;
        let started = kernel.with_main(pid, |thread| crate::driver::session::spawned(thread, &payload));
        if started.is_err() {
            return Err(io::Error::other("the memory limit is too small to start"));
        }
        let mut state = kernel.state.lock();
        let now = state.time();
        let main = state.process(pid).main;
        state.process(pid).finishes = true;
        let duties = Duties { exits: true, tells: true, finishes: true, pickles: false };
        state.task(main).course = Some(Course::new(duties));
        state.process(pid).begun = now + prices::START_PROCESS;
        state.at(now, Event::Begin(main));
        drop(state);
        Ok(Arc::new(SimProcess { kernel: self.kernel.clone(), pid }))
    }
}

/// A process as its parent knows it.
struct SimProcess {
    kernel: Weak<Kernel>,
    pid: u32,
}

impl SimProcess {
    fn signal(&self, signal: i32) {
        if let Some(kernel) = self.kernel.upgrade() {
            // One that has ended does not get it.
            let _ = kernel.signal(self.pid, signal);
        }
    }
}

impl GuestProcess for SimProcess {
    fn pid(&self) -> u32 {
        self.pid
    }

    fn terminate(&self) {
        self.signal(libc::SIGTERM);
    }

    fn kill(&self) {
        self.signal(libc::SIGKILL);
    }
}
