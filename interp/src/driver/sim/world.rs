//! The world of a simulated process: virtual clocks, entropy from the seed, the real files.

use std::io::{self, ErrorKind};
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::kernel::{Event, Kernel, State, Status, Task};
use super::prices;
use crate::driver::course::{Course, Duties, Host};
use crate::driver::outcome::Ending;
use crate::driver::processes::Processes;
use crate::driver::world::{Disposition, Key, Stream, World};
use crate::machine::Thread;
use crate::machine::thread::Shared;
use crate::trace::Report;
use crate::value::Value;

/// Where virtual time begins, in seconds since 1970: in the autumn of 2024.
const EPOCH: u64 = 1_728_000_000;

/// See `World`.
pub(super) struct SimWorld {
    kernel: Weak<Kernel>,
    pid: u32,
    main: u64,
    processes: Processes,
}

impl SimWorld {
    pub(super) fn new(kernel: Weak<Kernel>, pid: u32, main: u64, processes: Processes) -> SimWorld {
        SimWorld { kernel, pid, main, processes }
    }

    /// Of the children that have ended.
    pub(super) fn reports(&self) -> Vec<Report> {
        self.processes.reports()
    }

    fn kernel(&self) -> Arc<Kernel> {
        self.kernel.upgrade().expect("gilbox bug: guest code runs without its simulator")
    }

    fn with<T>(&self, f: impl FnOnce(&mut State) -> T) -> T {
        f(&mut self.kernel().state.lock())
    }
}

impl Kernel {
    /// Writes, waiting in real time for whoever reads: that costs no virtual time.
    pub(super) fn write_all(&self, stream: Stream, bytes: &[u8], thread: Option<&Shared>) -> Option<io::Error> {
        let nobody;
        let thread = match thread {
            Some(thread) => thread,
            None => {
                nobody = Shared::new(0, "", false);
                &nobody
            }
        };
        loop {
            match self.output.write(stream, bytes, thread) {
                Ok(()) => return None,
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(Duration::from_millis(1)),
                Err(error) => return Some(error),
            }
        }
    }

    /// Lets out what was written.
    pub(super) fn flush_all(&self) {
        for stream in [Stream::Out, Stream::Err] {
            while let Err(error) = self.output.flush(stream) {
                if error.kind() != ErrorKind::WouldBlock {
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }
}

impl World for SimWorld {
    fn now(&self) -> u64 {
        self.with(|state| state.time())
    }

    fn wall_clock(&self) -> u64 {
        self.with(|state| EPOCH * 1_000_000_000 + state.time())
    }

    fn cpu_time(&self) -> (u64, u64) {
        self.with(|state| {
            let now = state.time();
            let running = state.burst.as_ref().map(|burst| burst.ident);
            let mut own = 0;
            let mut all = state.process(self.pid).ended.values().map(|thread| thread.cpu_ns).sum();
            for (&ident, task) in state.tasks.iter().filter(|(_, task)| task.pid == self.pid) {
                let mut cpu = task.cpu;
                if running == Some(ident) {
                    cpu += now.saturating_sub(task.clock);
                    own = cpu;
                }
                all += cpu;
            }
            (all, own)
        })
    }

    fn entropy(&self, bytes: &mut [u8]) {
        let kernel = self.kernel();
        let mut state = kernel.state.lock();
        match state.processes.get_mut(&self.pid) {
            Some(process) => bytes.iter_mut().for_each(|b| *b = process.entropy.draw() as u8),
            // An interpreter that is being made.
            None => bytes.iter_mut().for_each(|b| *b = state.chance.draw() as u8),
        }
    }

    fn write(&self, thread: &Shared, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        let kernel = self.kernel();
        if let Some(error) = kernel.write_all(stream, bytes, Some(thread)) {
            return Err(error);
        }
        let mut state = kernel.state.lock();
        let process = state.process(self.pid);
        process.written += bytes.len() as u64;
        if kernel.config.output.limit.is_some_and(|limit| process.written > limit) {
            let why = "gilbox: the program has written more than --max-output allows\n".to_string();
            state.halt(self.pid, Ending::LimitReached(why));
        }
        Ok(())
    }

    fn flush(&self, stream: Stream) -> io::Result<()> {
        let kernel = self.kernel();
        loop {
            match kernel.output.flush(stream) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(Duration::from_millis(1)),
                result => return result,
            }
        }
    }

    fn read_file(&self, path: &std::path::Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn new_ident(&self) -> u64 {
        self.with(|state| {
            state.next_ident += 1;
            state.next_ident - 1
        })
    }

    fn main_ident(&self) -> u64 {
        self.main
    }

    fn interrupt(&self, ident: u64) {
        self.with(|state| {
            let now = state.time();
            state.at(now, Event::Interrupt(ident));
        });
    }

    fn post(&self, signal: i32) {
        self.with(|state| {
            let now = state.time();
            state.at(now, Event::Signal(self.pid, signal));
        });
    }

    fn set_disposition(&self, signal: i32, to: Disposition) -> io::Result<()> {
        self.with(|state| state.process(self.pid).signals.set(signal, to));
        Ok(())
    }

    fn disposition(&self, signal: i32) -> Disposition {
        self.with(|state| state.process(self.pid).signals.of(signal))
    }

    fn is_alive(&self, ident: u64) -> bool {
        self.with(|state| state.tasks.contains_key(&ident))
    }

    fn start_thread(&self, thread: Thread) -> io::Result<()> {
        let kernel = self.kernel();
        let mut state = kernel.state.lock();
        if state.tasks.values().filter(|task| task.pid == self.pid).count() >= kernel.config.max_threads {
            return Err(io::Error::other("too many threads"));
        }
        let ident = thread.shared.ident;
        thread.shared.native_id.store(ident, std::sync::atomic::Ordering::Relaxed);
        let now = state.time();
        let mut task = Task::new(self.pid, thread, Course::new(Duties::default()), now);
        task.status = Status::Starting;
        state.tasks.insert(ident, task);
        let late = prices::START_THREAD + state.scheduler.jitter(prices::START_THREAD / 2);
        state.at(now + late, Event::Begin(ident));
        Ok(())
    }

    /// Nothing runs between a native's look and its wait.
    fn ticket(&self, _: Key) -> u64 {
        0
    }

    fn wake(&self, key: Key, count: usize) {
        self.with(|state| state.wake(self.pid, key, count));
    }

    fn threads(&self) -> Vec<Arc<Shared>> {
        self.with(|state| state.tasks.values().filter(|task| task.pid == self.pid).map(|task| task.shared.clone()).collect())
    }

    fn set_switch_interval(&self, nanos: u64) {
        self.with(|state| {
            let process = state.process(self.pid);
            process.interval = nanos;
            if let Some(gil) = &mut process.gil {
                gil.set_interval(nanos);
            }
        });
    }

    fn switch_interval(&self) -> u64 {
        self.with(|state| state.process(self.pid).interval)
    }

    fn processes(&self) -> &Processes {
        &self.processes
    }

    fn aside(&self, thread: &Arc<Shared>, work: Box<dyn FnOnce() + Send>) -> bool {
        // Only so can it be interrupted; the simulator waits for it, and virtual time stands still.
        crate::driver::aside::work_aside(thread, work).is_some()
    }

    fn pid(&self) -> u32 {
        self.pid
    }

    fn parent_pid(&self) -> u32 {
        // The first one's is nobody's business.
        self.with(|state| state.processes.get(&self.pid).map_or(1, |process| process.parent.max(1)))
    }

    fn is_process(&self, pid: u32) -> bool {
        self.with(|state| state.processes.get(&pid).is_some_and(|process| process.is_alive()))
    }

    fn signal(&self, pid: i32, signal: i32) -> io::Result<()> {
        let pid = u32::try_from(pid).map_err(|_| io::Error::from_raw_os_error(libc::EPERM))?;
        if pid == self.pid && !matches!(signal, 0 | libc::SIGINT) && self.disposition(signal) == Disposition::Default {
            // Who ends itself does nothing more.
            self.exit(-signal);
            return Ok(());
        }
        self.kernel().signal(pid, signal)
    }

    fn cores(&self) -> Option<u32> {
        Some(self.kernel().config.cores)
    }

    fn affinity(&self) -> io::Result<Vec<i32>> {
        let all = || (0..self.kernel().config.cores).collect();
        let cores = self.with(|state| state.process(self.pid).bound_to.clone()).unwrap_or_else(all);
        Ok(cores.into_iter().map(|core| core as i32).collect())
    }

    fn set_affinity(&self, cores: &[i32]) -> io::Result<()> {
        let all = 0..self.kernel().config.cores;
        let known: Vec<u32> = all.filter(|&core| cores.contains(&(core as i32))).collect();
        if known.is_empty() {
            return Err(io::Error::from_raw_os_error(libc::EINVAL));
        }
        self.with(|state| state.process(self.pid).bound_to = Some(known));
        Ok(())
    }

    fn exit(&self, code: i32) {
        self.with(|state| {
            state.process(self.pid).exiting = Some(code);
            let now = state.time();
            // Nothing more of the process runs.
            state.at(now, Event::Halt(self.pid));
        });
    }

    fn abort(&self) {
        self.exit(-libc::SIGABRT);
    }
}

impl Host for SimWorld {
    fn halted(&self) -> Option<Ending> {
        self.with(|state| state.process(self.pid).halted.clone())
    }

    fn announce(&self, thread: &Shared, text: &str) {
        // Where nobody reads there is nobody to be told.
        let _ = self.write(thread, Stream::Err, text.as_bytes());
    }

    fn take_unfinalized(&self) -> Vec<Value> {
        self.with(|state| std::mem::take(&mut state.process(self.pid).to_finalize))
    }

    fn awaited_thread(&self, me: u64) -> Option<u64> {
        self.with(|state| {
            let others = state.tasks.iter().filter(|(ident, task)| task.pid == self.pid && **ident != me);
            others.filter(|(_, task)| !task.shared.daemon).map(|(&ident, _)| ident).next()
        })
    }
}
