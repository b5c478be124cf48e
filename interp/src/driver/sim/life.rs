//! The life of a simulated thread: what it does, waits for and is asked. The counterpart of the `os` driver's `threads`.

use std::sync::atomic::Ordering;

use parking_lot::MutexGuard;

use super::gil::Then;
use super::kernel::{Event, Kernel, Next, State, Status};
use super::prices;
use crate::driver::course::{End, Todo};
use crate::driver::outcome::{Ending, JobOutcome};
use crate::driver::signals;
use crate::driver::world::{Disposition, Wait, WaitFor};
use crate::gil::Tid;
use crate::machine::thread::{Meter, Work, attention};
use crate::machine::{Pause, Thread, Trap};
use crate::objects::class::ids;
use crate::trace;
use crate::value::Value;

type Guard<'a> = MutexGuard<'a, State>;

impl Kernel {
    /// Lets everything go on until something has come about.
    pub(super) fn run(&self, done: impl Fn(&State) -> bool) {
        let mut state = self.state.lock();
        while !done(&state) {
            if self.interrupted.swap(false, Ordering::AcqRel) {
                state.interrupt_all();
            }
            match state.next() {
                Next::Burst(ident, allowance) => self.burst(&mut state, ident, allowance),
                Next::Event(event) => self.happens(&mut state, event),
                Next::Files => self.look_at_files(&mut state, false),
                Next::Outside => self.look_at_files(&mut state, true),
            }
        }
    }

    fn happens(&self, state: &mut Guard<'_>, event: Event) {
        let now = state.now;
        match event {
            Event::Begin(ident) => {
                if state.tasks.contains_key(&ident) {
                    let task = state.task(ident);
                    task.clock = task.clock.max(now);
                    task.begun = task.clock;
                    task.ledger = trace::Ledger::open(trace::State::Running, task.clock);
                    state.wants_inside(ident, now);
                }
            }
            Event::Timer(ident, epoch) if state.is_current(ident, epoch) => state.timed_out(ident),
            Event::Wake(ident, epoch) if state.is_current(ident, epoch) => state.woken(ident),
            Event::GilTimeout(ident, epoch) if state.is_current(ident, epoch) => state.gil_wakes(ident, true, now),
            Event::GilWoken(ident, epoch) if state.is_current(ident, epoch) => state.gil_wakes(ident, false, now),
            Event::Timer(..) | Event::Wake(..) | Event::GilTimeout(..) | Event::GilWoken(..) => {}
            Event::Interrupt(ident) => state.disturb(ident, attention::INTERRUPT),
            Event::Signal(pid, signal) => {
                if state.processes.get(&pid).is_some_and(|process| process.is_alive()) && !state.deliver(pid, signal) {
                    self.end_process(state, pid, Ending::Exit(-signal));
                }
            }
            Event::Halt(pid) => {
                if state.processes.get(&pid).is_some_and(|process| process.is_alive()) {
                    let process = state.process(pid);
                    let exit = process.exiting.take().map_or(Ending::Exit(1), Ending::Exit);
                    let why = process.halted.clone().unwrap_or(exit);
                    self.end_process(state, pid, why);
                }
            }
            Event::TimeIsUp => {
                let pids: Vec<u32> = state.processes.values().filter(|p| p.is_alive()).map(|p| p.pid).collect();
                for pid in pids {
                    let why = "gilbox: the program has run longer than --max-time allows\n".to_string();
                    state.halt(pid, Ending::LimitReached(why));
                }
            }
        }
    }

    /// Runs a thread as long as its allowance lasts.
    fn burst(&self, state: &mut Guard<'_>, ident: Tid, allowance: u64) {
        let task = state.task(ident);
        let pid = task.pid;
        if std::mem::take(&mut task.joins) {
            return self.joined(state, ident);
        }
        if let Some(nanos) = task.outside.take() {
            return state.computes(ident, nanos);
        }
        if std::mem::take(&mut task.disturbed) {
            self.between(state, ident, Thread::attend_signals_in_wait);
        }
        let mut thread = state.task(ident).thread.take().expect("gilbox bug: a thread that is away runs");
        state.begin_burst(ident, allowance);
        let pause = MutexGuard::unlocked(state, || {
            thread.resume_after_stop();
            thread.run()
        });
        state.end_burst();
        state.task(ident).thread = Some(thread);
        if let Some(code) = state.process(pid).exiting.take() {
            return self.end_process(state, pid, Ending::Exit(code));
        }
        match pause {
            Pause::Spent => {}
            Pause::Yielded => self.attend(state, ident),
            Pause::Blocked(wait) => state.block(ident, wait),
            Pause::Outside(work) => self.compute_outside(state, ident, work),
            Pause::Done(result) => self.step(state, ident, End::Done(result)),
        }
    }

    /// A native computes without the lock: here at once, and then for as long as it costs on a core.
    fn compute_outside(&self, state: &mut Guard<'_>, ident: Tid, work: Work) {
        let last_time = state.last_time.unwrap_or(u64::MAX);
        let task = state.task(ident);
        let (shared, limit) = (task.shared.clone(), last_time.saturating_sub(task.clock));
        let mut meter = Meter::new(&shared, limit);
        let result = MutexGuard::unlocked(state, || work.compute(&mut meter));
        let has_lock = state.process_of(ident).gil.is_some();
        let task = state.task(ident);
        if let Some(thread) = &mut task.thread {
            thread.has_computed(result);
        }
        task.outside = Some(meter.spent());
        if has_lock {
            task.ledger.gave_up_to_block();
        }
        state.goes_out(ident, Then::Compute);
    }

    /// Has a thread that is away do something between two of its instructions.
    fn between<R>(&self, state: &mut Guard<'_>, ident: Tid, work: impl FnOnce(&mut Thread) -> R) -> R {
        let mut thread = state.task(ident).thread.take().expect("gilbox bug: a thread at a safepoint is away");
        state.begin_burst(ident, 1);
        let result = MutexGuard::unlocked(state, || {
            thread.resume_after_stop();
            work(&mut thread)
        });
        state.end_burst();
        state.task(ident).thread = Some(thread);
        result
    }

    /// What a course has waited for is over.
    fn joined(&self, state: &mut Guard<'_>, ident: Tid) {
        let task = state.task(ident);
        // No guest code runs that a handler could interrupt.
        task.shared.take_signals();
        let disturbed = std::mem::take(&mut task.disturbed) && task.shared.take_interrupt();
        let end = match &mut task.thread {
            Some(thread) if disturbed => {
                thread.resume_after_stop();
                Err(thread.exception(ids::KEYBOARD_INTERRUPT, &[]))
            }
            _ => Ok(Value::NONE),
        };
        self.step(state, ident, End::Done(end));
    }

    /// A step of the thread's course has ended: goes on to the next.
    fn step(&self, state: &mut Guard<'_>, ident: Tid, end: End) {
        let task = state.task(ident);
        let pid = task.pid;
        let (Some(mut thread), Some(mut course)) = (task.thread.take(), task.course.take()) else {
            unreachable!("gilbox bug: a thread without a course goes on");
        };
        let world = state.process(pid).world.clone();
        // What is done here costs nothing, but it may tell the time.
        state.begin_burst(ident, 1);
        let todo = MutexGuard::unlocked(state, || {
            thread.resume_after_stop();
            course.next(&mut thread, &*world, end)
        });
        state.end_burst();
        let task = state.task(ident);
        course.note_time(task.clock);
        task.thread = Some(thread);
        task.course = Some(course);
        match todo {
            Todo::Run => {}
            Todo::Join(other) => {
                task.joins = true;
                state.block(ident, Wait { what: WaitFor::Join { ident: other }, deadline: None });
            }
            Todo::Over(ending) => self.course_is_over(state, ident, ending),
        }
    }

    fn course_is_over(&self, state: &mut Guard<'_>, ident: Tid, ending: Ending) {
        let task = state.task(ident);
        let (pid, clock) = (task.pid, task.clock);
        let is_main = state.process(pid).main == ident;
        let finished = is_main && state.process(pid).finishes;
        state.note_outcome(ident, &ending);
        if finished {
            let own = state.process(pid).ending.take().unwrap_or(ending);
            return self.end_process(state, pid, own);
        }
        if is_main {
            // It has loaded the script, and rests until it gets its job.
            state.process(pid).loaded = Some(ending);
            state.task(ident).ledger.enter(trace::State::Blocked(trace::WaitKind::Join), clock);
            return state.goes_out(ident, Then::Rest);
        }
        let is_worker = state.task(ident).job.is_some();
        let ended = state.end_task(ident);
        MutexGuard::unlocked(state, || {
            if let Some(mut thread) = ended.and_then(|task| task.thread) {
                self.output.finish_lines(&thread.shared);
                thread.retire();
            }
        });
        state.now = state.now.max(clock);
        if is_worker && state.tasks.values().all(|task| task.pid != pid || task.job.is_none()) {
            // The last of the workers: the main thread, which waits for them, ends the program.
            let process = state.process(pid);
            process.finishes = true;
            let main = process.main;
            let ending = process.halted.is_none().then_some(Ending::Finished);
            process.ending = ending;
            state.task(main).joins = true;
            state.wants_inside(main, clock);
        } else {
            state.look_for_deadlock(pid);
        }
    }

    /// Does what the thread was asked for at a safepoint.
    fn attend(&self, state: &mut Guard<'_>, ident: Tid) {
        let shared = state.task(ident).shared.clone();
        if shared.is_asked(attention::KILL) {
            return self.step(state, ident, End::Killed);
        }
        // Before collections, as in the other driver.
        if shared.is_asked(attention::HURRY) {
            if shared.take_interrupt() {
                self.between(state, ident, Thread::raise_interrupt);
            }
            return;
        }
        if shared.is_asked(attention::STOP | attention::COLLECT) {
            if shared.withdraw(attention::STOP) != 0 && state.process_of(ident).collecting.is_some() {
                // The thread that collects does so when the last has come to a stand.
                return state.stand(ident);
            }
            if shared.withdraw(attention::COLLECT) != 0 {
                self.begin_collection(state, ident);
            }
            return;
        }
        if shared.withdraw(attention::FINALIZE) != 0 {
            let objects = std::mem::take(&mut state.process_of(ident).to_finalize);
            self.between(state, ident, |thread| {
                if let Err(Trap::Raise(exc)) = thread.push_finalizers(&objects) {
                    thread.raise_at_resume(exc);
                }
            });
        }
        if shared.is_asked(attention::INTERRUPT | attention::SIGNAL) {
            self.between(state, ident, Thread::attend_signals);
        }
        if shared.is_asked(attention::DROP_LOCK) {
            let task = state.task(ident);
            task.ledger.asked_to_drop();
            task.ledger.enter(trace::State::WaitingGil, task.clock);
            state.goes_out(ident, Then::Return);
        }
    }

    // ---- collections

    fn begin_collection(&self, state: &mut Guard<'_>, ident: Tid) {
        let pid = state.task(ident).pid;
        if state.process(pid).gil.is_some() {
            let began = state.task(ident).clock;
            state.task(ident).ledger.enter(trace::State::Stopped, began);
            let ended = began + collect(state, pid, ident);
            let task = state.task(ident);
            task.cpu += ended - task.clock;
            task.clock = ended;
            task.ledger.enter(trace::State::Running, ended);
            return;
        }
        state.process(pid).collecting = Some(ident);
        for task in state.tasks.values().filter(|task| task.pid == pid && task.shared.ident != ident) {
            if task.is_inside() {
                task.shared.ask(attention::STOP);
            }
        }
        state.stand(ident);
    }
}

/// Collects the garbage of a process whose threads all stand; says how long that takes.
fn collect(state: &mut State, pid: u32, by: Tid) -> u64 {
    let interp = state.process(pid).interp.clone();
    let waiting = state.process(pid).to_finalize.clone();
    let tasks = &mut state.tasks;
    let collected = interp.heap.collect(|marker| {
        interp.trace(marker);
        waiting.iter().for_each(|&v| marker.value(v));
        for task in tasks.values_mut().filter(|task| task.pid == pid) {
            if let Some(thread) = &mut task.thread {
                thread.trace_roots(marker);
            }
        }
    });
    interp.after_collection(crate::heap::is_live);
    let nanos = prices::COLLECTION + interp.heap.used() / prices::COLLECTED_BYTES;
    state.process(pid).collector.collected(nanos);
    if interp.heap.over_limit()
        && let Some(thread) = &mut state.task(by).thread
    {
        // Small objects are handed out without a look at the limit: this is where it is kept.
        thread.resume_after_stop();
        let exc = thread.exception(ids::MEMORY_ERROR, &[]);
        thread.raise_at_resume(exc);
    }
    if !collected.to_finalize.is_empty() {
        state.process(pid).to_finalize.extend(collected.to_finalize);
        state.task(by).shared.ask(attention::FINALIZE);
    }
    nanos
}

impl State {
    /// A thread waits for something.
    fn block(&mut self, ident: Tid, wait: Wait) {
        self.enqueue(ident, wait);
        let has_lock = self.process_of(ident).gil.is_some();
        let task = self.task(ident);
        task.ledger.enter(trace::State::Blocked(wait.kind()), task.clock);
        if has_lock {
            task.ledger.gave_up_to_block();
        }
        self.goes_out(ident, Then::Wait);
    }

    pub(super) fn process_of(&mut self, ident: Tid) -> &mut super::process::Process {
        let pid = self.task(ident).pid;
        self.process(pid)
    }

    /// A thread stands still for a collection, which the last to do so makes for the one that wants it.
    fn stand(&mut self, ident: Tid) {
        self.leave_core(ident);
        let task = self.task(ident);
        task.ledger.enter(trace::State::Stopped, task.clock);
        task.status = Status::Standing;
        let (pid, now) = (task.pid, task.clock);
        self.collect_if_all_stand(pid, now);
    }

    /// A thread stands, waits or has ended: if none is inside any more, the collection that has waited for that is made, and all go on.
    pub(super) fn collect_if_all_stand(&mut self, pid: u32, now: u64) {
        let Some(by) = self.process(pid).collecting else { return };
        if self.tasks.values().any(|task| task.pid == pid && task.is_inside()) {
            return;
        }
        let end = now + collect(self, pid, by);
        self.process(pid).collecting = None;
        let standing = self.tasks.values().filter(|task| task.pid == pid && task.status == Status::Standing);
        let standing: Vec<Tid> = standing.map(|task| task.shared.ident).collect();
        for ident in standing {
            let task = self.task(ident);
            if ident == by {
                task.cpu += end.saturating_sub(now);
            }
            task.clock = task.clock.max(end);
            let clock = task.clock;
            task.ledger.enter(trace::State::Running, clock);
            self.make_ready(ident, clock, true);
        }
    }

    /// Notes what came of a thread's job, if it has one.
    pub(super) fn note_outcome(&mut self, ident: Tid, ending: &Ending) {
        let task = self.task(ident);
        let Some(job) = task.job else { return };
        let stats = task.account();
        let (begin_ns, clock) = (task.begun, task.clock);
        let (done_at, result) = match &mut task.course {
            Some(course) => (course.done_at(), course.take_result()),
            None => (None, Vec::new()),
        };
        let is_program = task.course.as_ref().is_some_and(|course| course.ends_program());
        let end_ns = done_at.filter(|_| !is_program).unwrap_or(clock);
        let outcome = JobOutcome { begin_ns, end_ns, ending: ending.clone(), result, stats, delayed_ns: 0 };
        self.outcomes[job].get_or_insert(outcome);
    }

    /// The threads that Ctrl-C is for: those of the jobs, and the main threads of other processes.
    fn interruptible(&self) -> Vec<Tid> {
        let is_main = |ident: &Tid| self.processes.values().any(|p| p.main == *ident && p.is_child());
        self.tasks.iter().filter(|(ident, task)| task.job.is_some() || is_main(ident)).map(|(&ident, _)| ident).collect()
    }

    /// Ctrl-C, for those whom it is for.
    pub(super) fn interrupt_all(&mut self) {
        for ident in self.interruptible() {
            let pid = self.task(ident).pid;
            if !self.deliver(pid, libc::SIGINT) {
                self.disturb(ident, attention::INTERRUPT);
            }
        }
    }

    /// Does with a signal what the guest has said, if it has: true if that is all.
    pub(super) fn deliver(&mut self, pid: u32, signal: i32) -> bool {
        let process = self.process(pid);
        let main = process.main;
        match process.signals.of(signal) {
            Disposition::Default => false,
            Disposition::Ignored => true,
            Disposition::Handled { .. } => {
                if let (Some(task), Some(bit)) = (self.tasks.get(&main), signals::bit(signal)) {
                    task.shared.post(bit);
                    self.disturb(main, attention::SIGNAL);
                }
                true
            }
        }
    }

    /// Those who have not heard of it are to hear it where they are: within a native, or in code that stands for one.
    pub(super) fn hurry(&self) {
        self.tasks.values().for_each(|task| task.shared.hurry());
    }
}
