//! The simulated machine: virtual time, its events, its cores, and the threads of all processes as records.
//!
//! Each thread has a clock of its own. The one on a core that is furthest behind runs next, for as long as no event is due and no
//! other is left behind by more than a little: a *burst*, after which it may stand between any two instructions. Whatever a thread
//! causes is an event at a later time, and cuts the burst short that it would have fallen into. Equal times are told apart by
//! the [`Scheduler`], which is all that a seed decides about a schedule.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::gil::Then;
use super::prices;
use super::process::Process;
use super::scheduler::{Scheduler, Seeded};
use crate::driver::course::Course;
use crate::driver::outcome::{Ending, JobOutcome};
use crate::driver::output::Output;
use crate::driver::world::{Key, Wait, WaitFor, Woken};
use crate::gil::Tid;
use crate::machine::Thread;
use crate::machine::thread::Shared;
use crate::trace::{Ledger, ThreadStats};

/// What happens at a time. An epoch says which of a thread's waits is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Event {
    /// A thread begins.
    Begin(Tid),
    /// A deadline has come.
    Timer(Tid, u64),
    /// What a thread waits for may have happened.
    Wake(Tid, u64),
    /// A thread has waited a switch interval for the lock.
    GilTimeout(Tid, u64),
    /// A thread that waits for the lock was woken.
    GilWoken(Tid, u64),
    /// KeyboardInterrupt is to be raised in a thread.
    Interrupt(Tid),
    /// A process gets a signal.
    Signal(u32, i32),
    /// A process has been ended by its driver.
    Halt(u32),
    /// The run has lasted as long as it may.
    TimeIsUp,
}

/// What a thread is doing, as far as the simulator goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Status {
    /// It has nothing to do yet, or no more.
    Resting,
    /// It is about to begin.
    Starting,
    /// It waits for the lock.
    WantsLock,
    /// It may run, and waits for a core.
    Ready,
    /// It has a core.
    Running,
    /// It has let go of the lock and awaits the switch.
    GivingWay,
    /// It waits for what it said.
    Blocked,
    /// It stands still for a collection.
    Standing,
}

/// A guest thread.
pub(super) struct Task {
    pub(super) pid: u32,
    pub(super) shared: Arc<Shared>,
    /// Away while it runs.
    pub(super) thread: Option<Box<Thread>>,
    pub(super) course: Option<Course>,
    pub(super) status: Status,
    /// Up to when it has come.
    pub(super) clock: u64,
    /// Its time on cores.
    pub(super) cpu: u64,
    /// The core that it has, or had last.
    core: u32,
    /// Since when it has its core.
    on_core_since: u64,
    /// Time on a core that it owes before it goes on.
    pub(super) debt: u64,
    pub(super) ledger: Ledger,
    pub(super) waits_for: Option<Wait>,
    /// It stands in a queue, or among those that wait for files or the time alone.
    pub(super) queued: bool,
    /// It was woken before it had let go of the lock.
    pub(super) woken_early: bool,
    /// Its course waits, and not a native.
    pub(super) joins: bool,
    /// For so many nanoseconds on a core it computes without the lock, next.
    pub(super) outside: Option<u64>,
    /// Its wait was ended by KeyboardInterrupt.
    pub(super) disturbed: bool,
    epoch: u64,
    /// The number of the job that it does.
    pub(super) job: Option<usize>,
    /// When the job began.
    pub(super) begun: u64,
}

impl Task {
    pub(super) fn new(pid: u32, thread: Thread, course: Course, clock: u64) -> Task {
        Task {
            pid,
            shared: thread.shared.clone(),
            thread: Some(Box::new(thread)),
            course: Some(course),
            status: Status::Resting,
            clock,
            cpu: 0,
            core: 0,
            on_core_since: 0,
            debt: 0,
            ledger: Ledger::open(crate::trace::State::Running, clock),
            waits_for: None,
            queued: false,
            woken_early: false,
            joins: false,
            outside: None,
            disturbed: false,
            epoch: 0,
            job: None,
            begun: clock,
        }
    }

    /// What was to end its present wait is void from now on.
    pub(super) fn begin_epoch(&mut self) -> u64 {
        self.epoch += 1;
        self.epoch
    }

    /// Is it where it may touch guest objects, running or about to?
    pub(super) fn is_inside(&self) -> bool {
        matches!(self.status, Status::Running | Status::Ready) && self.outside.is_none()
    }

    /// The account so far.
    pub(super) fn account(&mut self) -> ThreadStats {
        let mut stats = self.ledger.stats(self.clock);
        stats.name = self.shared.name.lock().clone();
        if stats.name.is_empty() {
            stats.name = format!("thread {}", self.shared.ident);
        }
        stats.cpu_ns = self.cpu;
        stats
    }
}

/// The burst that is under way.
pub(super) struct Burst {
    pub(super) ident: Tid,
    shared: Arc<Shared>,
    end: u64,
}

impl Burst {
    /// Where it has come to.
    fn now(&self) -> u64 {
        self.end.saturating_add_signed(-self.shared.allowance.load(Ordering::Relaxed))
    }
}

/// All that changes.
pub(super) struct State {
    /// The time of the last event.
    pub(super) now: u64,
    /// When the program is out of time.
    pub(super) last_time: Option<u64>,
    pub(super) scheduler: Box<dyn Scheduler>,
    /// Draws what is no schedule: numbers of processes, entropy.
    pub(super) chance: Seeded,
    events: BinaryHeap<Reverse<(u64, u64, u64, Event)>>,
    happened: u64,
    pub(super) tasks: BTreeMap<Tid, Task>,
    pub(super) processes: BTreeMap<u32, Process>,
    queues: HashMap<(u32, u64), VecDeque<Tid>>,
    /// Those that wait for files.
    pub(super) files: Vec<Tid>,
    /// Something has run since the files were looked at.
    pub(super) unpolled: bool,
    pub(super) polled_at: u64,
    ready: VecDeque<Tid>,
    running: Vec<Tid>,
    /// The idle cores, and since when they have been so.
    idle: Vec<(u32, u64)>,
    pub(super) burst: Option<Burst>,
    pub(super) next_ident: u64,
    /// The number of the newest process.
    pub(super) last_pid: u32,
    /// What came of each job.
    pub(super) outcomes: Vec<Option<JobOutcome>>,
}

/// The whole of it.
pub(super) struct Kernel {
    pub(super) config: super::SimConfig,
    pub(super) state: Mutex<State>,
    pub(super) output: Output,
    /// Ctrl-C was pressed.
    pub(super) interrupted: AtomicBool,
    pub(super) me: std::sync::Weak<Kernel>,
}

/// What comes next.
pub(super) enum Next {
    Burst(Tid, u64),
    Event(Event),
    /// Files are to be looked at.
    Files,
    /// Nothing, unless it comes from outside.
    Outside,
}

impl State {
    pub(super) fn new(config: &super::SimConfig) -> State {
        let mut chance = Seeded::new(config.seed);
        let scheduler = Box::new(Seeded::new(chance.draw()));
        let next_ident = 1000 + chance.below(1_000_000);
        let last_pid = 1000 + chance.below(30_000) as u32;
        State {
            last_time: None,
            now: 1_000_000_000 * (1 + chance.below(100_000)),
            scheduler,
            chance,
            events: BinaryHeap::new(),
            happened: 0,
            tasks: BTreeMap::new(),
            processes: BTreeMap::new(),
            queues: HashMap::new(),
            files: Vec::new(),
            unpolled: false,
            polled_at: 0,
            ready: VecDeque::new(),
            running: Vec::new(),
            idle: (0..config.cores).map(|core| (core, 0)).collect(),
            burst: None,
            next_ident,
            last_pid,
            outcomes: Vec::new(),
        }
    }

    pub(super) fn task(&mut self, ident: Tid) -> &mut Task {
        self.tasks.get_mut(&ident).expect("gilbox bug: a thread that has ended goes on")
    }

    pub(super) fn process(&mut self, pid: u32) -> &mut Process {
        self.processes.get_mut(&pid).expect("gilbox bug: a process that has ended goes on")
    }

    /// The time: of the burst, if one is under way.
    pub(super) fn time(&self) -> u64 {
        self.burst.as_ref().map_or(self.now, Burst::now)
    }

    /// Something happens at a time.
    pub(super) fn at(&mut self, time: u64, event: Event) {
        self.happened += 1;
        let salt = self.scheduler.jitter(u64::MAX);
        self.events.push(Reverse((time, salt, self.happened, event)));
        if let Some(burst) = &mut self.burst
            && time < burst.end
        {
            let now = burst.now();
            let cut = burst.end - time.max(now).min(burst.end);
            burst.end -= cut;
            burst.shared.allowance.fetch_sub(cut as i64, Ordering::Relaxed);
        }
    }

    // ---- cores

    /// A thread may run. With `first` it comes back from a wait, and goes before those that have been computing.
    pub(super) fn make_ready(&mut self, ident: Tid, now: u64, first: bool) {
        self.task(ident).status = Status::Ready;
        if first && !self.idle.iter().any(|&(core, _)| self.may_use(ident, core)) {
            let since = |s: &State, t: &Tid| s.tasks.get(t).map_or(0, |task| task.on_core_since);
            let usable = |t: &Tid| self.tasks.get(t).is_some_and(|task| self.may_use(ident, task.core));
            let longest = self.running.iter().copied().filter(usable).min_by_key(|t| since(self, t));
            if let Some(victim) = longest.filter(|t| since(self, t) + prices::SLICE / 4 < now) {
                self.leave_core(victim);
                self.task(victim).status = Status::Ready;
                self.ready.push_back(victim);
            }
        }
        if first { self.ready.push_front(ident) } else { self.ready.push_back(ident) }
    }

    /// May a thread's process use this core?
    fn may_use(&self, ident: Tid, core: u32) -> bool {
        let process = self.tasks.get(&ident).and_then(|task| self.processes.get(&task.pid));
        process.and_then(|process| process.bound_to.as_ref()).is_none_or(|cores| cores.contains(&core))
    }

    /// A thread that has a core gives it up; others are not concerned.
    pub(super) fn leave_core(&mut self, ident: Tid) {
        if let Some(i) = self.running.iter().position(|&t| t == ident) {
            self.running.swap_remove(i);
            let task = self.task(ident);
            let idle = (task.core, task.clock);
            self.idle.push(idle);
        }
        self.ready.retain(|&t| t != ident);
    }

    /// Gives idle cores to those that may run.
    fn dispatch(&mut self) {
        let mut next = 0;
        while !self.idle.is_empty()
            && let Some(&ident) = self.ready.get(next)
        {
            let usable = self.idle.iter().enumerate().filter(|&(_, &(core, _))| self.may_use(ident, core));
            let Some((i, &(core, since))) = usable.min_by_key(|&(_, &(_, since))| since) else {
                // Its process is bound to others.
                next += 1;
                continue;
            };
            self.ready.remove(next);
            self.idle.swap_remove(i);
            let task = self.task(ident);
            task.core = core;
            task.clock = task.clock.max(since);
            task.on_core_since = task.clock;
            task.status = Status::Running;
            self.running.push(ident);
        }
    }

    /// What comes next.
    pub(super) fn next(&mut self) -> Next {
        self.dispatch();
        let due = self.events.peek().map(|Reverse((time, ..))| *time);
        let clock = |s: &State, t: Tid| s.tasks.get(&t).map_or(u64::MAX, |task| task.clock);
        let behind = self.running.iter().map(|&t| clock(self, t)).min();
        if !self.files.is_empty() && self.unpolled && behind.is_none_or(|now| now >= self.polled_at + prices::POLL) {
            self.polled_at = behind.unwrap_or(self.now).max(self.now);
            return Next::Files;
        }
        match (behind, due) {
            (Some(now), due) if due.is_none_or(|due| now < due) => {
                let last: Vec<Tid> = self.running.iter().copied().filter(|&t| clock(self, t) == now).collect();
                let ident = if last.len() > 1 { last[self.scheduler.pick(last.len())] } else { last[0] };
                let (core, since) = (self.task(ident).core, self.task(ident).on_core_since);
                if !self.may_use(ident, core) || !self.ready.is_empty() && now >= since + prices::SLICE {
                    self.leave_core(ident);
                    self.make_ready(ident, now, false);
                    return self.next();
                }
                let mut until = due.unwrap_or(u64::MAX);
                if let Some(other) = self.running.iter().filter(|&&t| t != ident).map(|&t| clock(self, t)).min() {
                    until = until.min(other + 1 + self.scheduler.jitter(prices::LEAD));
                }
                if !self.ready.is_empty() {
                    until = until.min(self.task(ident).on_core_since + prices::SLICE);
                }
                if !self.files.is_empty() {
                    until = until.min(now + prices::POLL);
                }
                Next::Burst(ident, (until - now).clamp(1, prices::LONGEST_BURST))
            }
            (_, Some(_)) => {
                let Some(Reverse((time, _, _, event))) = self.events.pop() else { return Next::Outside };
                self.now = self.now.max(time);
                Next::Event(event)
            }
            (_, None) => Next::Outside,
        }
    }

    /// Begins a burst of a thread.
    pub(super) fn begin_burst(&mut self, ident: Tid, allowance: u64) {
        let last_time = self.last_time;
        let task = self.task(ident);
        let end = task.clock + allowance;
        let debt = std::mem::take(&mut task.debt);
        task.shared.allowance.store(allowance as i64 - debt as i64, Ordering::Relaxed);
        let last = last_time.map_or(i64::MIN, |last| end as i64 - last as i64);
        task.shared.last_allowance.store(last, Ordering::Relaxed);
        let shared = task.shared.clone();
        self.unpolled = true;
        self.burst = Some(Burst { ident, shared, end });
    }

    /// Books the time of the burst.
    pub(super) fn end_burst(&mut self) {
        let Some(burst) = self.burst.take() else { return };
        let now = burst.now();
        let task = self.task(burst.ident);
        task.cpu += now.saturating_sub(task.clock);
        task.clock = task.clock.max(now);
    }

    // ---- waits

    fn queue_key(&mut self, ident: Tid) -> Option<(u32, u64)> {
        let task = self.task(ident);
        match task.waits_for?.what {
            WaitFor::Key { key, .. } => Some((task.pid, key.bits())),
            WaitFor::Join { ident } => Some((task.pid, Key::end_of(ident).bits())),
            WaitFor::Sleep | WaitFor::Io { .. } | WaitFor::Child { .. } => None,
        }
    }

    /// A thread stands where a wake-up finds it, before it lets go of the lock.
    pub(super) fn enqueue(&mut self, ident: Tid, wait: Wait) {
        let task = self.task(ident);
        task.waits_for = Some(wait);
        task.queued = true;
        task.woken_early = false;
        let epoch = task.begin_epoch();
        let now = task.clock;
        match wait.what {
            WaitFor::Join { ident: other } if !self.tasks.contains_key(&other) => {
                self.task(ident).queued = false;
                self.at(now, Event::Wake(ident, epoch));
            }
            WaitFor::Io { .. } | WaitFor::Child { .. } => {
                self.files.push(ident);
                self.unpolled = true;
            }
            WaitFor::Sleep => {}
            WaitFor::Key { .. } | WaitFor::Join { .. } => {
                if let Some(key) = self.queue_key(ident) {
                    self.queues.entry(key).or_default().push_back(ident);
                }
            }
        }
        if let Some(deadline) = wait.deadline {
            let late = if deadline > now { prices::TIMER + self.scheduler.jitter(prices::TIMER / 4) } else { 1000 };
            self.at(deadline.max(now) + late, Event::Timer(ident, epoch));
        }
    }

    /// It has let go, and waits.
    pub(super) fn begin_wait(&mut self, ident: Tid) {
        let task = self.task(ident);
        task.status = Status::Blocked;
        let (pid, now, epoch) = (task.pid, task.clock, task.epoch);
        if task.woken_early {
            self.at(now, Event::Wake(ident, epoch));
        }
        self.look_for_deadlock(pid);
    }

    /// A thread that computes without the lock has a core for it, and comes back when that is done.
    pub(super) fn computes(&mut self, ident: Tid, nanos: u64) {
        let task = self.task(ident);
        task.cpu += nanos;
        task.clock += nanos;
        self.leave_core(ident);
        let task = self.task(ident);
        task.status = Status::Blocked;
        task.waits_for = Some(Wait::sleep(task.clock));
        let (done, epoch) = (task.clock, task.begin_epoch());
        self.at(done, Event::Wake(ident, epoch));
    }

    /// Takes a thread out of whatever it stands in.
    pub(super) fn dequeue(&mut self, ident: Tid) {
        if let Some(key) = self.queue_key(ident)
            && let Some(queue) = self.queues.get_mut(&key)
        {
            queue.retain(|&t| t != ident);
            if queue.is_empty() {
                self.queues.remove(&key);
            }
        }
        self.files.retain(|&t| t != ident);
        self.task(ident).queued = false;
    }

    /// Wakes the first that wait for a key.
    pub(super) fn wake(&mut self, pid: u32, key: Key, count: usize) {
        let mut left = count;
        while left > 0
            && let Some(ident) = self.queues.get(&(pid, key.bits())).and_then(|queue| queue.front().copied())
        {
            self.dequeue(ident);
            self.wake_soon(ident);
            left -= 1;
        }
    }

    /// What a thread waits for has happened.
    pub(super) fn wake_soon(&mut self, ident: Tid) {
        let epoch = self.task(ident).epoch;
        let at = self.time() + prices::WAKE_UP + self.scheduler.jitter(prices::WAKE_UP / 2);
        self.at(at, Event::Wake(ident, epoch));
    }

    /// Is the event about the present wait of a thread that is still there?
    pub(super) fn is_current(&self, ident: Tid, epoch: u64) -> bool {
        self.tasks.get(&ident).is_some_and(|task| task.epoch == epoch)
    }

    /// A thread that waits was woken.
    pub(super) fn woken(&mut self, ident: Tid) {
        let now = self.now;
        let task = self.task(ident);
        if task.status == Status::GivingWay {
            task.woken_early = true;
            return;
        }
        if task.status != Status::Blocked {
            return;
        }
        let Some(wait) = task.waits_for else { return };
        let mut how = Woken::Ready;
        if let WaitFor::Key { key, claim: Some(claim), .. } = wait.what {
            if claim(key, ident) {
                how = Woken::Claimed;
            } else if wait.deadline.is_some_and(|deadline| deadline <= now) {
                how = Woken::TimedOut;
            } else {
                // Who was woken but came too late keeps its place.
                task.queued = true;
                let pid = task.pid;
                self.queues.entry((pid, key.bits())).or_default().push_front(ident);
                self.look_for_deadlock(pid);
                return;
            }
        }
        self.wait_is_over(ident, how);
    }

    /// A thread's deadline has come.
    pub(super) fn timed_out(&mut self, ident: Tid) {
        let now = self.now;
        let task = self.task(ident);
        let epoch = task.epoch;
        match task.status {
            Status::GivingWay => self.at(now + 1000, Event::Timer(ident, epoch)),
            Status::Blocked if task.queued => {
                self.dequeue(ident);
                self.wait_is_over(ident, Woken::TimedOut);
            }
            // Its wake-up is under way.
            _ => {}
        }
    }

    fn wait_is_over(&mut self, ident: Tid, how: Woken) {
        let now = self.now;
        let task = self.task(ident);
        task.begin_epoch();
        task.waits_for = None;
        if !task.joins
            && let Some(thread) = &mut task.thread
        {
            thread.woken = Some(how);
        }
        self.wants_inside(ident, now);
    }

    /// A thread is asked for something that also ends its wait, if it waits and has not been woken.
    pub(super) fn disturb(&mut self, ident: Tid, why: u32) {
        let now = self.now;
        let Some(task) = self.tasks.get_mut(&ident) else { return };
        task.shared.ask(why);
        if task.status == Status::Blocked && task.queued {
            task.disturbed = true;
            self.dequeue(ident);
            let task = self.task(ident);
            task.begin_epoch();
            task.waits_for = None;
            self.wants_inside(ident, now);
        }
    }

    /// A process in which every thread waits for another one is ended.
    pub(super) fn look_for_deadlock(&mut self, pid: u32) {
        // Whoever else is there may send a signal whose handler ends a wait.
        if self.process(pid).signals.may_end_waits() && self.processes.values().any(|p| p.pid != pid && p.is_alive()) {
            return;
        }
        let mut waiting = 0;
        for task in self.tasks.values().filter(|task| task.pid == pid && task.status != Status::Resting) {
            let by_threads = task
                .waits_for
                .is_some_and(|w| w.deadline.is_none() && matches!(w.what, WaitFor::Key { .. } | WaitFor::Join { .. }));
            if task.status != Status::Blocked || !task.queued || !by_threads {
                return;
            }
            waiting += 1;
        }
        if waiting > 0 && self.process(pid).halted.is_none() {
            let stuck = self.tasks.iter().filter(|(_, task)| task.pid == pid && task.status != Status::Resting);
            let stuck = stuck.map(|(&ident, task)| crate::driver::deadlock::Stuck {
                ident,
                name: task.shared.name.lock().clone(),
                position: task.thread.as_ref().and_then(|thread| thread.position()),
                wait: task.waits_for,
            });
            let text = crate::driver::deadlock::describe(&stuck.collect::<Vec<_>>());
            self.halt(pid, Ending::Deadlocked(text));
        }
    }

    /// Ends a process from outside its program.
    pub(super) fn halt(&mut self, pid: u32, why: Ending) {
        self.process(pid).halted.get_or_insert(why);
        let now = self.time();
        self.at(now, Event::Halt(pid));
    }

    /// Forgets a thread, wherever it is.
    pub(super) fn remove(&mut self, ident: Tid) -> Option<Task> {
        self.leave_core(ident);
        self.dequeue(ident);
        self.tasks.remove(&ident)
    }

    /// A thread has ended: lets go for good.
    pub(super) fn end_task(&mut self, ident: Tid) -> Option<Task> {
        self.goes_out(ident, Then::End);
        let pid = self.task(ident).pid;
        let stats = self.task(ident).account();
        let ended = self.remove(ident);
        self.process(pid).ended.insert(ident, stats);
        self.wake(pid, Key::end_of(ident), usize::MAX);
        ended
    }
}
