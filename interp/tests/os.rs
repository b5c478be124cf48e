//! The `os` driver from outside: guest programs that check themselves, with the lock on and off.

use std::time::{Duration, Instant};

use gilbox_interp::driver::os::OsConfig;
use gilbox_interp::driver::outcome::{Ending, Job, Lookup, Outcome, Refusal, Script, Work};
use gilbox_interp::driver::session::Session;
use gilbox_interp::machine::Config;

fn session(gil: bool, change: impl FnOnce(&mut OsConfig)) -> Session {
    let mut os = OsConfig { gil, ..OsConfig::default() };
    change(&mut os);
    Session::start(Config { gil, max_threads: os.max_threads, ..Config::default() }, os, Default::default()).unwrap()
}

fn script(text: &str) -> Script {
    Script { name: "test.py".into(), path: None, text: text.into() }
}

fn body(text: &str) -> Job {
    Job { thread: "MainThread".into(), work: Work::Body(script(text)), pickled: false, tells: false, core: None }
}

fn start(session: &Session, text: &str) {
    session.prepare(vec![body(text)]).unwrap();
    session.open();
}

fn run(gil: bool, text: &str) -> Outcome {
    let session = session(gil, |_| ());
    start(&session, text);
    session.wait()
}

/// Runs a program that must reach its end, with the lock on and off.
fn check(text: &str) {
    for gil in [true, false] {
        let outcome = run(gil, text);
        assert_eq!(outcome.jobs[0].ending, Ending::Finished, "lock on: {gil}");
        for thread in &outcome.report.threads {
            assert_eq!(thread.accounted(), thread.wall_ns, "lock on: {gil}, {thread:?}");
            assert!(gil || thread.waiting_ns == 0);
        }
    }
}

#[test]
fn locks_protect() {
    check(
        "
import threading
n = 0
lock = threading.Lock()
def work():
    global n
    for i in range(3000):
        with lock:
            n += 1
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
assert n == 12000, n
",
    );
}

#[test]
fn conditions_semaphores_events_and_barriers() {
    check(
        "
import threading, queue
q = queue.Queue(3)
done = []
def producer():
    for i in range(200): q.put(i)
def consumer():
    while (item := q.get()) is not None: done.append(item)
workers = [threading.Thread(target=producer) for _ in range(2)] + [threading.Thread(target=consumer) for _ in range(2)]
for w in workers: w.start()
for w in workers[:2]: w.join()
q.put(None); q.put(None)
for w in workers[2:]: w.join()
assert sorted(done) == sorted(list(range(200)) * 2)

barrier = threading.Barrier(3, timeout=20)
order = []
def meet():
    for i in range(20):
        order.append(i)
        barrier.wait()
ts = [threading.Thread(target=meet) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
assert order == [i for i in range(20) for _ in range(3)]

s = threading.BoundedSemaphore(2)
inside = most = 0
guard = threading.Lock()
def enter():
    global inside, most
    with s:
        with guard:
            inside += 1
            most = max(most, inside)
        done.append(1)
        with guard: inside -= 1
ts = [threading.Thread(target=enter) for _ in range(6)]
for t in ts: t.start()
for t in ts: t.join()
assert 1 <= most <= 2 and inside == 0

e = threading.Event()
threading.Timer(0.01, e.set).start()
assert e.wait(10)
assert not threading.Event().wait(0.01)
",
    );
}

#[test]
fn waits_keep_their_time() {
    check(
        "
import threading, time, queue
lock = threading.Lock()
lock.acquire()
for wait in (lambda: time.sleep(0.03), lambda: lock.acquire(timeout=0.03), lambda: threading.Event().wait(0.03)):
    start = time.monotonic()
    assert not wait()
    assert 0.03 <= time.monotonic() - start < 5
start = time.monotonic()
try:
    queue.SimpleQueue().get(timeout=0.03)
except queue.Empty:
    assert 0.03 <= time.monotonic() - start < 5
else:
    assert False
t = threading.Thread(target=time.sleep, args=(0.2,))
t.start()
t.join(0.01)
assert t.is_alive()
t.join()
assert not t.is_alive()
",
    );
}

#[test]
fn attributes_of_each_thread() {
    check(
        "
import threading
class Own(threading.local):
    made = 0
    def __init__(self, n):
        self.n = n
own = Own(5)
plain = threading.local()
seen = []
def work(i):
    assert own.n == 5
    own.n = i
    plain.x = i
    barrier.wait()
    seen.append((own.n, plain.x))
barrier = threading.Barrier(3)
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
assert sorted(seen) == [(0, 0), (1, 1), (2, 2)]
assert own.n == 5 and not hasattr(plain, 'x')
",
    );
}

#[test]
fn garbage_is_collected_while_threads_run() {
    check(
        "
import gc, threading
class Node:
    def __init__(self, left, right):
        self.left, self.right = left, right
def tree(depth):
    return Node(tree(depth - 1), tree(depth - 1)) if depth else Node(None, None)
def size(node):
    return 1 + size(node.left) + size(node.right) if node.left is not None else 1
kept, finalized = [], []
class Finalized:
    def __del__(self):
        finalized.append(1)
def work():
    for i in range(10):
        assert size(tree(8)) == 511
        kept.append((i, [str(i)] * 3))
        Finalized()
        gc.collect()
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
gc.collect()
assert len(kept) == 30 and all(texts == [str(i)] * 3 for i, texts in kept)
assert len(finalized) == 30, len(finalized)
",
    );
}

#[test]
fn an_exception_in_a_thread_ends_only_that() {
    check(
        "
import threading
caught = []
threading.excepthook = lambda args: caught.append((args.exc_type, args.thread.name))
def fail(): raise ValueError('x')
def leave(): raise SystemExit(3)
ts = [threading.Thread(target=f, name=f.__name__) for f in (fail, leave)]
for t in ts: t.start()
for t in ts: t.join()
assert [c for c in caught if c[0] is not SystemExit] == [(ValueError, 'fail')], caught
",
    );
}

#[test]
fn the_main_thread_waits_for_others_but_not_for_daemons() {
    for gil in [true, false] {
        let outcome = run(
            gil,
            "
import threading, time
def slow():
    time.sleep(0.1)
threading.Thread(target=slow).start()
def for_ever():
    while True: pass
threading.Thread(target=for_ever, daemon=True).start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
",
        );
        assert_eq!(outcome.jobs[0].ending, Ending::Finished);
        let wall = outcome.jobs[0].end_ns - outcome.jobs[0].begin_ns;
        assert!((100_000_000..20_000_000_000).contains(&wall), "{wall}");
        assert_eq!(outcome.report.threads.len(), 4);
    }
}

#[test]
fn a_deadlock_is_named() {
    for gil in [true, false] {
        let outcome = run(
            gil,
            "
import threading
a, b = threading.Lock(), threading.Lock()
here, there = threading.Event(), threading.Event()
def one():
    with a:
        here.set(); there.wait()
        with b: pass
def two():
    with b:
        there.set(); here.wait()
        with a: pass
threading.Thread(target=one, name='one').start()
threading.Thread(target=two, name='two', daemon=True).start()
",
        );
        let Ending::Deadlocked(text) = &outcome.jobs[0].ending else { panic!("{:?}", outcome.jobs[0].ending) };
        assert!(text.contains("MainThread waits for the end of one"), "{text}");
        assert!(text.contains("File \"test.py\", line 8: one waits for a lock held by two"), "{text}");
        assert!(text.contains("File \"test.py\", line 12: two waits for a lock held by one"), "{text}");
    }
}

#[test]
fn a_thread_that_ends_can_leave_the_others_stuck() {
    let outcome = run(
        true,
        "
import threading
lock = threading.Lock()
t = threading.Thread(target=lock.acquire)
t.start(); t.join()
lock.acquire()
",
    );
    let Ending::Deadlocked(text) = &outcome.jobs[0].ending else { panic!("{:?}", outcome.jobs[0].ending) };
    assert!(text.contains("MainThread waits for a lock held by a thread that has ended"), "{text}");
}

#[test]
fn what_can_end_by_itself_is_no_deadlock() {
    check(
        "
import threading, time
lock = threading.Lock()
lock.acquire()
def later():
    time.sleep(0.05)
    lock.release()
threading.Thread(target=later).start()
lock.acquire()
",
    );
}

#[test]
fn an_interrupt_ends_every_wait_and_every_loop() {
    for gil in [true, false] {
        let session = session(gil, |_| ());
        start(
            &session,
            "
import threading, time, queue, sys
lock = threading.Lock()
lock.acquire()
sleeper = threading.Thread(target=time.sleep, args=(3,), daemon=True)
sleeper.start()
def loop():
    while True: pass
def calls():
    while True: len('')
waits = [lambda: time.sleep(1000), lock.acquire, lambda: lock.acquire(timeout=1000), loop, calls,
         queue.SimpleQueue().get, threading.Event().wait, lambda: sleeper.join()]
for number, wait in enumerate(waits):
    try:
        wait()
    except KeyboardInterrupt:
        caught = number + 1
    else:
        sys.exit(1)
sys.exit(caught + 50)
",
        );
        let ending = std::thread::scope(|scope| {
            let waiting = scope.spawn(|| session.wait().jobs.remove(0).ending);
            while !waiting.is_finished() {
                std::thread::sleep(Duration::from_millis(30));
                session.interrupt();
            }
            waiting.join().unwrap()
        });
        // The last interrupts may also come in between two waits, or while the program ends.
        let fine = matches!(&ending, Ending::Exit(58)) || matches!(&ending, Ending::Interrupted(_));
        assert!(fine, "{ending:?}");
    }
}

#[test]
fn an_uncaught_interrupt_has_its_own_ending() {
    let session = session(true, |_| ());
    start(&session, "import time\ntime.sleep(1000)\n");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| session.wait());
        std::thread::sleep(Duration::from_millis(50));
        session.interrupt();
        let Ending::Interrupted(text) = &waiting.join().unwrap().jobs[0].ending else { panic!() };
        assert!(text.contains("line 2, in <module>") && text.ends_with("KeyboardInterrupt\n"), "{text}");
    });
}

#[test]
fn a_time_limit_ends_everything() {
    for gil in [true, false] {
        for text in [
            "while True: pass",
            "import time; time.sleep(1000)",
            "
import threading, time
def loop():
    while True: pass
for _ in range(3): threading.Thread(target=loop).start()
time.sleep(1000)
",
        ] {
            let session = session(gil, |os| os.max_time = Some(50_000_000));
            let begin = Instant::now();
            start(&session, text);
            let outcome = session.wait();
            let Ending::LimitReached(text) = &outcome.jobs[0].ending else { panic!("{:?}", outcome.jobs[0].ending) };
            assert!(text.contains("--max-time"), "{text}");
            assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
        }
    }
}

#[test]
fn too_many_threads_are_refused() {
    for gil in [true, false] {
        let session = session(gil, |os| os.max_threads = 5);
        start(
            &session,
            "
import threading
stop = threading.Event()
started = []
try:
    while True:
        t = threading.Thread(target=stop.wait)
        t.start()
        started.append(t)
except RuntimeError as error:
    assert str(error) == \"can't start new thread\", error
stop.set()
for t in started: t.join()
assert len(started) == 4, started
threading.Thread(target=print, args=()).start
",
        );
        assert_eq!(session.wait().jobs[0].ending, Ending::Finished);
    }
}

#[test]
fn exit_codes() {
    let ending = |text: &str| run(true, text).jobs.remove(0).ending;
    assert_eq!(ending("import sys; sys.exit()"), Ending::Exit(0));
    assert_eq!(ending("import sys; sys.exit(7)"), Ending::Exit(7));
    assert_eq!(ending("raise SystemExit(True)"), Ending::Exit(1));
    assert!(matches!(ending("1/0"), Ending::Raised(text) if text.ends_with("ZeroDivisionError: division by zero\n")));
    let session = session(true, |_| ());
    let Err(Refusal::Guest(Ending::Raised(text))) = session.prepare(vec![body("x = = 1")]) else { panic!("compiled") };
    assert!(text.contains("SyntaxError: invalid syntax"), "{text}");
}

#[test]
fn workers_have_their_own_main_and_share_modules() {
    for gil in [true, false] {
        let session = session(gil, |_| ());
        let text = "
import sys, threading
assert __name__ == '__main__'
assert 'seen' not in globals()
seen = threading.current_thread().name
shared = sys.__dict__.setdefault('shared', [])
shared.append(seen)
assert threading.main_thread().name == 'MainThread'
if seen == 'worker-2': sys.exit(9)
";
        let jobs = (0..3).map(|i| Job { thread: format!("worker-{i}"), ..body(text) }).collect();
        session.prepare(jobs).unwrap();
        session.open();
        let outcome = session.wait();
        let endings: Vec<_> = outcome.jobs.iter().map(|job| job.ending.clone()).collect();
        assert_eq!(endings, [Ending::Finished, Ending::Finished, Ending::Exit(9)]);
        let names: Vec<_> = outcome.report.threads.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(names, ["worker-0", "worker-1", "worker-2"]);
        for job in &outcome.jobs {
            assert_eq!(job.stats.wall_ns, job.stats.accounted());
            assert!(job.begin_ns <= job.end_ns);
        }
    }
}

#[test]
fn a_function_is_called_by_each_worker() {
    let session = session(true, |_| ());
    session.load(&script("assert __name__ == '__mp_main__'\nN = 3\ndef work(n, *, part=0, parts=1):\n    if n != N + part: raise ValueError(n)\n")).unwrap();
    assert_eq!(session.parameters("work").unwrap(), ["n", "part", "parts"]);
    assert_eq!(session.parameters("none"), Err(Lookup::Missing));
    assert_eq!(session.parameters("N"), Err(Lookup::NotAFunction));
    let call = |arguments: &str, share| {
        let work = Work::Call { function: "work".into(), arguments: arguments.into(), share };
        Job { thread: "worker".into(), work, pickled: false, tells: false, core: None }
    };
    assert!(matches!(session.prepare(vec![call("N", None)]), Err(Refusal::Arguments(_))));
    session.prepare(vec![call("3", Some((0, 2))), call("n=4", Some((1, 2))), call("5", None)]).unwrap();
    session.open();
    let outcome = session.wait();
    assert_eq!(outcome.jobs[0].ending, Ending::Finished);
    assert_eq!(outcome.jobs[1].ending, Ending::Finished);
    let Ending::Raised(text) = &outcome.jobs[2].ending else { panic!() };
    // Only the script's own lines are shown.
    assert_eq!(text.matches("  File ").count(), 1, "{text}");
    assert!(text.contains("line 4, in work"), "{text}");
}

#[test]
fn a_load_that_fails_says_how() {
    let session = session(true, |_| ());
    assert!(matches!(session.load(&script("1/0")), Err(Ending::Raised(_))));
    assert_eq!(session.load(&script("import sys; sys.exit(4)")), Err(Ending::Exit(4)));
    assert_eq!(session.load(&script("x = 1")), Ok(()));
}
