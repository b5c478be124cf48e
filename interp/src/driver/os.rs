//! The driver of real threads in real time: what one interpreter has of the operating system.
//!
//! An [`Os`] is the interpreter's [`World`]. Its parts each have a file: who may run (`permit`, `lock`, `gate`), who waits (`waits`,
//! `parker`), how a thread lives (`threads`), collecting (`collect`), deadlocks (`deadlock`), output (`output`), and the whole run
//! from the caller's side (`session`).

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use parking_lot::Mutex;

use super::clock;
use super::cores;
use super::outcome::Ending;
use super::output::{Output, OutputRules};
use super::permit::{Permit, Seat};
use super::processes::Processes;
use super::signals::{self, Dispositions, Ear};
use super::waits::Waits;
use super::world::{Disposition, Key, Stream, World};
use crate::gil::{DEFAULT_INTERVAL, Interval};
use crate::machine::Thread;
use crate::machine::thread::{Shared, attention};
use crate::trace::{CollectorLedger, ThreadStats};
use crate::value::Value;

/// How long an interrupt waits for a safepoint before code that stands for C code, and natives, are to look for it.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(100);

/// The ident of the first thread.
const MAIN: u64 = 1;

/// How a driver is set up.
#[derive(Clone, Debug)]
pub struct OsConfig {
    /// Is there a lock?
    pub gil: bool,
    /// In nanoseconds.
    pub switch_interval: u64,
    /// The most guest threads alive at once.
    pub max_threads: usize,
    pub output: OutputRules,
    /// After this time from the start of the jobs the run is ended, in nanoseconds.
    pub max_time: Option<u64>,
}

impl Default for OsConfig {
    fn default() -> Self {
        OsConfig {
            gil: true,
            switch_interval: DEFAULT_INTERVAL,
            max_threads: 4096,
            output: OutputRules::default(),
            max_time: None,
        }
    }
}

/// Why a run was ended from outside the guest program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// All threads wait for each other: who for what.
    Deadlock(String),
    /// A limit was reached: which.
    Limit(String),
    /// `os._exit`, with its code.
    Exit(i32),
}

impl From<Halt> for Ending {
    fn from(halt: Halt) -> Ending {
        match halt {
            Halt::Deadlock(text) => Ending::Deadlocked(text),
            Halt::Limit(text) => Ending::LimitReached(text),
            Halt::Exit(code) => Ending::Exit(code),
        }
    }
}

/// The driver.
pub struct Os {
    pub(super) config: OsConfig,
    pub(super) permit: Permit,
    pub(super) waits: Waits,
    pub(super) output: Output,
    /// The threads that have not ended, by ident.
    pub(super) seats: Mutex<BTreeMap<u64, Arc<Seat>>>,
    /// The accounts of those that have, in the order in which they began.
    pub(super) ended: Mutex<BTreeMap<u64, ThreadStats>>,
    /// Objects whose finalizers are to be run.
    pub(super) to_finalize: Mutex<Vec<Value>>,
    pub(super) collector: Mutex<CollectorLedger>,
    pub(super) halted: Mutex<Option<Halt>>,
    /// All jobs have ended, and what Python does at the end of a program is done.
    pub(super) is_over: AtomicBool,
    processes: Processes,
    interval: AtomicU64,
    idents: AtomicU64,
    pub(super) signals: Dispositions,
    pub(super) turns: cores::Turns,
    ear: Ear,
    /// This driver, for the threads that it starts.
    pub(super) me: std::sync::Weak<Os>,
}

impl Os {
    pub fn new(config: OsConfig, processes: Processes) -> Arc<Os> {
        let policy = config.gil.then(|| Box::new(Interval::new(config.switch_interval)) as _);
        Arc::new_cyclic(|me| Os {
            permit: Permit::new(policy),
            waits: Waits::new(),
            output: Output::new(config.output),
            seats: Mutex::default(),
            ended: Mutex::default(),
            to_finalize: Mutex::default(),
            collector: Mutex::default(),
            halted: Mutex::default(),
            is_over: AtomicBool::new(false),
            processes,
            interval: AtomicU64::new(config.switch_interval),
            idents: AtomicU64::new(MAIN),
            signals: Dispositions::default(),
            turns: cores::Turns::default(),
            ear: Ear::default(),
            me: me.clone(),
            config,
        })
    }

    /// Raises KeyboardInterrupt in these threads, also where they are blocked. Any thread may call it, at any time.
    pub fn interrupt(&self, idents: &[u64]) {
        let seats = self.seats.lock();
        let asked: Vec<Arc<Shared>> = idents
            .iter()
            .filter_map(|ident| seats.get(ident))
            .map(|seat| {
                seat.disturb(attention::INTERRUPT);
                seat.shared.clone()
            })
            .collect();
        drop(seats);
        let again = asked.clone();
        let remind = std::thread::Builder::new().name("interrupt".into()).stack_size(64 * 1024).spawn(move || {
            std::thread::sleep(PATIENCE);
            again.iter().for_each(|thread| thread.hurry());
        });
        if remind.is_err() {
            asked.iter().for_each(|thread| thread.hurry());
        }
    }

    /// Ends the run: no thread executes another instruction. The first reason given stands.
    pub fn halt(&self, why: Halt) {
        self.halted.lock().get_or_insert(why);
        self.kill_all();
    }

    /// Why the run was ended, if it was.
    pub fn halted(&self) -> Option<Halt> {
        self.halted.lock().clone()
    }

    /// Ends all threads without letting them run on.
    pub(super) fn kill_all(&self) {
        for seat in self.seats.lock().values() {
            seat.disturb(attention::KILL);
        }
    }

    /// Has the thread not yet ended?
    pub(super) fn is_alive(&self, ident: u64) -> bool {
        self.seats.lock().contains_key(&ident)
    }
}

impl World for Os {
    fn now(&self) -> u64 {
        clock::now()
    }

    fn wall_clock(&self) -> u64 {
        clock::wall()
    }

    fn cpu_time(&self) -> (u64, u64) {
        (clock::process_cpu(), clock::thread_cpu())
    }

    fn entropy(&self, bytes: &mut [u8]) {
        let mut done = 0;
        while done < bytes.len() {
            match rustix::rand::getrandom(&mut bytes[done..], rustix::rand::GetRandomFlags::empty()) {
                Ok(n) => done += n,
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => unreachable!("gilbox bug: no random numbers from the operating system: {error}"),
            }
        }
    }

    fn write(&self, thread: &Shared, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        self.output.write(stream, bytes, thread)?;
        if self.output.account(bytes.len()).is_err() {
            self.halt(Halt::Limit("gilbox: the program has written more than --max-output allows\n".into()));
        }
        Ok(())
    }

    fn flush(&self, stream: Stream) -> io::Result<()> {
        self.output.flush(stream)
    }

    fn read_file(&self, path: &std::path::Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn new_ident(&self) -> u64 {
        self.idents.fetch_add(1, Ordering::Relaxed)
    }

    fn main_ident(&self) -> u64 {
        MAIN
    }

    fn interrupt(&self, ident: u64) {
        Os::interrupt(self, &[ident]);
    }

    fn post(&self, signal: i32) {
        let main = self.seats.lock().get(&MAIN).cloned();
        if let (Some(seat), Some(bit)) = (main, signals::bit(signal)) {
            seat.shared.post(bit);
            seat.disturb(attention::SIGNAL);
        }
    }

    fn set_disposition(&self, signal: i32, to: Disposition) -> io::Result<()> {
        self.signals.set(signal, to);
        match to {
            Disposition::Default => Ok(()),
            Disposition::Ignored | Disposition::Handled { .. } => self.ear.listen(signal, self.me.clone()),
        }
    }

    fn disposition(&self, signal: i32) -> Disposition {
        self.signals.of(signal)
    }

    fn affinity(&self) -> io::Result<Vec<i32>> {
        cores::usable()
    }

    fn set_affinity(&self, cores: &[i32]) -> io::Result<()> {
        cores::bind(cores)
    }

    fn start_thread(&self, thread: Thread) -> io::Result<()> {
        self.launch(thread)
    }

    fn is_alive(&self, ident: u64) -> bool {
        Os::is_alive(self, ident)
    }

    fn ticket(&self, key: Key) -> u64 {
        self.waits.ticket(key)
    }

    fn wake(&self, key: Key, count: usize) {
        self.waits.wake(key, count);
    }

    fn threads(&self) -> Vec<Arc<Shared>> {
        self.seats.lock().values().map(|seat| seat.shared.clone()).collect()
    }

    fn set_switch_interval(&self, nanos: u64) {
        self.interval.store(nanos, Ordering::Relaxed);
        self.permit.set_interval(nanos);
    }

    fn switch_interval(&self) -> u64 {
        self.interval.load(Ordering::Relaxed)
    }

    fn processes(&self) -> &Processes {
        &self.processes
    }

    fn aside(&self, thread: &Arc<Shared>, work: Box<dyn FnOnce() + Send>) -> bool {
        let cpu = super::aside::work_aside(thread, work);
        let seat = self.seats.lock().get(&thread.ident).cloned();
        if let (Some(cpu), Some(seat)) = (cpu, seat) {
            seat.cpu_aside.fetch_add(cpu, Ordering::Relaxed);
        }
        cpu.is_some()
    }

    fn pid(&self) -> u32 {
        std::process::id()
    }

    fn parent_pid(&self) -> u32 {
        std::os::unix::process::parent_id()
    }

    fn is_process(&self, pid: u32) -> bool {
        let pid = rustix::process::Pid::from_raw(pid as i32);
        pid.is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
    }

    fn signal(&self, pid: i32, signal: i32) -> io::Result<()> {
        if u32::try_from(pid).is_ok_and(|pid| pid == self.pid()) {
            // It may be the last that this process does.
            self.flush_all();
        }
        crate::modules::posix::send_signal(pid, signal)
    }

    /// What the account of the run says so far is still told.
    fn exit(&self, code: i32) {
        self.flush_all();
        self.halt(Halt::Exit(code));
    }

    fn abort(&self) {
        self.flush_all();
        std::process::abort()
    }
}

impl Os {
    /// Lets out what was written, if the readers take it.
    pub(super) fn flush_all(&self) {
        for stream in [Stream::Out, Stream::Err] {
            let _ = self.output.flush(stream);
        }
    }
}
