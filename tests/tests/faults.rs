//! Guest processes that die at random moments: during their start, in a task, in a put, with a shared lock held, waiting for an event;
//! and parents that do.
//!
//! Each round runs one of the programs below and kills a child or the parent. The program must end, with its own checks passed if its
//! parent process lived, and nothing of it may be left: no process, no file, no shared memory.
//! `GILBOX_FAULT_ROUNDS=1000 cargo test -p gilbox-tests --test faults` runs that many rounds.

use gilbox_tests::processes::{GROUP, members, zombies};
use gilbox_tests::program;
use std::fmt::Write;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// Children count under one lock. The death of its owner is an error for the others.
const LOCK: &str = "\
import multiprocessing

def task(total, lock):
    for i in range(2000):
        try:
            with lock:
                total.value += 1
        except OSError:
            return

if __name__ == '__main__':
    total, lock = multiprocessing.Value('q', 0, lock=False), multiprocessing.Lock()
    children = [multiprocessing.Process(target=task, args=(total, lock)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert all(child.exitcode is not None for child in children)
";

/// Children put small and large objects. What arrives is whole and in order, and the room of the dead is free again.
const PUT: &str = "\
import multiprocessing, queue, sys

def task(q, me):
    for i in range(30):
        q.put((me, i, 'x' * (1, 9_000, 140_000)[i % 3]))

if __name__ == '__main__':
    q = multiprocessing.Queue(int(sys.argv[1]))
    children = [multiprocessing.Process(target=task, args=(q, me)) for me in range(3)]
    for child in children:
        child.start()
    seen = [-1] * 3
    while any(child.is_alive() for child in children) or not q.empty():
        try:
            me, i, text = q.get(timeout=0.05)
        except queue.Empty:
            continue
        assert i == seen[me] + 1 and len(text) == (1, 9_000, 140_000)[i % 3], (me, i, seen)
        seen[me] = i
    for child, last in zip(children, seen):
        child.join()
        assert child.exitcode or last == 29, (child, seen)
    for i in range(int(sys.argv[1])):
        q.put(i, timeout=10)
";

/// A pool replaces a worker that dies, and the task that it had fails.
const POOL: &str = "\
import multiprocessing

def task(n):
    return n, sum(range(n)), 'x' * (n % 2 * 50_000)

if __name__ == '__main__':
    with multiprocessing.Pool(3) as pool:
        results = [pool.apply_async(task, (n,)) for n in range(200)]
        lost = 0
        for n, result in enumerate(results):
            try:
                assert result.get()[0] == n
            except multiprocessing.ProcessError:
                lost += 1
        assert lost <= 1, lost
";

/// Workers that die over a task before they know it whole. It fails, and nothing else does.
const POOL_UNREAD: &str = "\
import multiprocessing, os, signal

class Deadly:
    def __init__(self, how, *args):
        self.how, self.args = how, args

    def __reduce__(self):
        return self.how, self.args

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

def task(x):
    return x

if __name__ == '__main__':
    deadly = {2: Deadly(os._exit, 3), 3: Deadly(kill), 5: Deadly(int, 'x'), 8: Deadly(kill)}
    with multiprocessing.Pool(2) as pool:
        results = pool.imap(task, [deadly.get(n, n) for n in range(12)])
        for n in range(12):
            try:
                assert next(results) == n and n not in deadly, n
            except multiprocessing.ProcessError:
                assert n in deadly, n
";

/// Children wait to be told. Whoever tells does not wait for the dead.
const EVENT: &str = "\
import multiprocessing, time

def task(ready, event):
    ready.release()
    event.wait()

if __name__ == '__main__':
    ready, event = multiprocessing.Semaphore(0), multiprocessing.Event()
    children = [multiprocessing.Process(target=task, args=(ready, event)) for _ in range(3)]
    for child in children:
        child.start()
    for _ in children:
        ready.acquire(timeout=0.05)
    time.sleep(0.03)
    try:
        event.set()
    except OSError:     # somebody died with the lock of the event in hand
        for child in children:
            child.kill()
    for child in children:
        child.join()
";

/// A parent that never asks about its children.
const CARELESS: &str = "\
import multiprocessing, time

if __name__ == '__main__':
    for _ in range(4):
        multiprocessing.Process(target=time.sleep, args=(1000,), daemon=True).start()
    time.sleep(1000)
";

/// How long a program may go on after somebody has been killed. Alone each takes some tenths of a second.
const LIMIT: Duration = Duration::from_secs(30);

#[test]
fn deaths_leave_nothing_behind() {
    let rounds = env::var("GILBOX_FAULT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(20u64);
    let folder = env::temp_dir().join(format!("gilbox-faults-{}", std::process::id()));
    let temporary = folder.join("tmp");
    fs::create_dir_all(&temporary).expect("a folder can be made");
    let programs = [("lock", LOCK, ""), ("put", PUT, "0"), ("pool", POOL, ""), ("put", PUT, "2"), ("event", EVENT, "")];
    for (name, text, _) in programs {
        fs::write(folder.join(name), text).expect("the script can be written");
    }
    let memory_before = shared_memory();
    let (mut killed, mut longest) = (0, Duration::ZERO);
    for round in 0..rounds {
        let (name, _, argument) = programs[round as usize % programs.len()];
        // Moments over the whole run, in no order that the programs could keep step with.
        let moment = Duration::from_micros(round * 7919 % 120_000);
        let mut parent = Command::new(program::gilbox())
            .arg("run")
            .args(["--gil", if round / 5 % 2 == 0 { "on" } else { "off" }])
            .arg(folder.join(name))
            .arg(argument)
            .env("TMPDIR", &temporary)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("stderr")).expect("a file can be made"))
            .process_group(0)
            .spawn()
            .expect("gilbox starts");
        thread::sleep(moment);
        let kills_parent = round % 4 == 3;
        let mut group = Vec::new();
        // A busy machine may be late with its children.
        until(|| {
            group = members(GROUP, parent.id());
            kills_parent || group != [parent.id()]
        });
        let children: Vec<u32> = group.iter().copied().filter(|&pid| pid != parent.id()).collect();
        let victim = if kills_parent { Some(parent.id()) } else { children.get(round as usize % children.len().max(1)).copied() };
        if let Some(victim) = victim {
            kill(&victim.to_string());
            killed += 1;
        }
        let begin = Instant::now();
        let ended = wait(&mut parent);
        let alone = until(|| members(GROUP, parent.id()).is_empty());
        longest = longest.max(begin.elapsed());
        let mut trouble = String::new();
        if !ended || !alone {
            trouble = if ended { "leaves processes".into() } else { "hangs".into() };
            kill(&format!("-{}", parent.id()));
        }
        let status = parent.wait().expect("the parent is ours");
        let stderr = fs::read_to_string(folder.join("stderr")).unwrap_or_default();
        if !kills_parent && !status.success() {
            let _ = write!(trouble, " ends with {status}");
        }
        if stderr.contains("gilbox bug") || stderr.contains("panicked") {
            trouble += " has a bug";
        }
        let who = if kills_parent { "the parent" } else { "a child" };
        assert!(trouble.is_empty(), "round {round}: {name} {argument} {trouble} after {who} was killed at {moment:?}\n{stderr}");
    }
    eprintln!("{killed} killed in {rounds} rounds; the longest time to the end was {longest:?}");
    assert!(killed > rounds / 3, "only {killed} were killed in {rounds} rounds: do the moments still fit?");
    assert_eq!(shared_memory(), memory_before, "shared memory was left");
    let left: Vec<_> = fs::read_dir(&temporary).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    assert!(left.is_empty(), "files were left: {left:?}");
    fs::remove_dir_all(&folder).ok();
}

#[test]
fn a_pool_knows_what_its_workers_died_over() {
    let script = env::temp_dir().join(format!("gilbox-unread-{}.py", std::process::id()));
    fs::write(&script, POOL_UNREAD).expect("the script can be written");
    for mode in [&["--gil", "on"][..], &["--gil", "off"], &["--driver", "sim"]] {
        let outcome = program::run(Command::new(program::gilbox()).arg("run").args(mode).arg(&script), b"", LIMIT);
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert!(outcome.end == program::End::Exit(0), "{mode:?}: {}\n{stderr}", outcome.end);
    }
    fs::remove_file(&script).ok();
}

#[test]
fn a_living_parent_keeps_no_zombies() {
    let script = env::temp_dir().join(format!("gilbox-careless-{}.py", std::process::id()));
    fs::write(&script, CARELESS).expect("the script can be written");
    let mut parent = Command::new(program::gilbox())
        .arg("run")
        .arg(&script)
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("gilbox starts");
    let children = || members(GROUP, parent.id()).into_iter().filter(|&pid| pid != parent.id()).collect::<Vec<_>>();
    let started = until(|| children().len() == 4);
    children().iter().for_each(|pid| kill(&pid.to_string()));
    let gone = until(|| children().is_empty() && zombies(GROUP, parent.id()).is_empty());
    kill(&format!("-{}", parent.id()));
    parent.wait().expect("the parent is ours");
    fs::remove_file(&script).ok();
    assert!(started && gone, "started: {started}, gone: {gone}");
}

fn wait(child: &mut Child) -> bool {
    until(|| child.try_wait().is_ok_and(|status| status.is_some()))
}

fn until(mut holds: impl FnMut() -> bool) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < LIMIT {
        if holds() {
            return true;
        }
        thread::sleep(Duration::from_millis(2));
    }
    false
}

fn kill(whom: &str) {
    Command::new("kill").args(["-KILL", "--", whom]).stderr(Stdio::null()).status().ok();
}

/// How many pieces of named shared memory there are.
fn shared_memory() -> usize {
    fs::read_dir("/dev/shm")
        .map_or(0, |entries| entries.flatten().filter(|entry| entry.file_name().to_string_lossy().contains("gilbox")).count())
}
