//! The simulator from outside: the same bytes for the same seed, virtual time, accounts that add up, and machines that one does not have.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use gilbox_tests::program::{self, End, Outcome};
use serde_json::Value;

/// No simulated run here may take longer, whatever its virtual time.
const LIMIT: Duration = Duration::from_secs(60);

fn gilbox(args: &[&str]) -> Outcome {
    let mut command = Command::new(program::gilbox());
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("");
    command.args(args).current_dir(project).env_remove("PYTHONHASHSEED");
    program::run(&mut command, b"", LIMIT)
}

fn simulate(options: &[&str], program: &str) -> Outcome {
    let args: Vec<&str> = ["run", "--driver", "sim"].iter().chain(options).chain(&["-c", program]).copied().collect();
    gilbox(&args)
}

/// Runs a program that must end well; what it printed.
fn printed(options: &[&str], program: &str) -> String {
    let outcome = simulate(options, program);
    assert_eq!(outcome.end, End::Exit(0), "{options:?}: {}", String::from_utf8_lossy(&outcome.stderr));
    String::from_utf8_lossy(&outcome.stdout).into_owned()
}

/// Runs a program with its statistics on standard output, behind what it prints.
fn with_stats(options: &[&str], program: &str) -> (String, Value) {
    let options: Vec<&str> = ["--stats-json", "-"].iter().chain(options).copied().collect();
    let text = printed(&options, program);
    let start = text.find("{\n").expect("the statistics are there");
    (text[..start].to_string(), serde_json::from_str(&text[start..]).expect("the statistics are JSON"))
}

/// Four threads that race, wait and look at whatever the seed may decide.
const RACE: &str = "
import os, random, threading, time, queue
order = []
lock = threading.Lock()
q = queue.Queue(3)
barrier = threading.Barrier(4)
def worker(name):
    for i in range(40):
        barrier.wait()
        with lock:
            order.append(name)
        time.sleep(0.001)
        if name % 2: q.put(i)
        else: q.get()
        sum(range(2000))
threads = [threading.Thread(target=worker, args=(n,)) for n in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(order, {object() for _ in range(3)} is None, hash('x'), id(order), os.getpid(), threading.get_ident())
print(random.random(), os.urandom(4), time.time(), sorted(map(str, {'a', 'b', 'c', 'd'})), {'a', 'b', 'c', 'd'})
print(time.monotonic(), time.process_time())
";

#[test]
fn one_seed_gives_the_same_bytes() {
    for gil in ["on", "off"] {
        let mut all = BTreeSet::new();
        for seed in ["0", "1", "2", "3"] {
            let run = || simulate(&["--gil", gil, "--seed", seed, "--cores", "3", "--stats-json", "-", "--stats"], RACE);
            let (first, second) = (run(), run());
            assert_eq!(first.end, End::Exit(0), "{}", String::from_utf8_lossy(&first.stderr));
            assert_eq!(first.stdout, second.stdout, "seed {seed}");
            assert_eq!(first.stderr, second.stderr, "seed {seed}");
            let text = String::from_utf8_lossy(&first.stdout).into_owned();
            all.insert(text.lines().next().unwrap_or_default().split(']').next().unwrap_or_default().to_string());
        }
        assert!(all.len() > 1, "every seed gives the same schedule with the lock {gil}: {all:?}");
    }
}

#[test]
fn sleep_costs_no_real_time() {
    let begin = Instant::now();
    let text = printed(
        &[],
        "
import time, threading
t0 = time.monotonic()
threads = [threading.Thread(target=time.sleep, args=(3600 * (i + 1),)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(round(time.monotonic() - t0), time.process_time() < 1)
",
    );
    assert_eq!(text, "10800 True\n");
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[test]
fn accounts_add_up_exactly() {
    for gil in ["on", "off"] {
        for cores in ["1", "2", "5"] {
            let (_, stats) = with_stats(&["--gil", gil, "--cores", cores], RACE);
            assert_eq!(stats["simulated"], true);
            let threads = stats["threads"].as_array().expect("threads");
            assert_eq!(threads.len(), 5);
            for thread in threads {
                let ns = |name: &str| thread[name].as_u64().unwrap_or_else(|| panic!("{name} in {thread}"));
                let blocked: u64 = thread["blocked"].as_object().expect("kinds").values().filter_map(Value::as_u64).sum();
                let parts = ns("running_ns") + ns("waiting_ns") + ns("stopped_ns") + blocked;
                assert_eq!(parts, ns("wall_ns"), "{thread}");
                assert!(ns("cpu_ns") <= ns("wall_ns"), "{thread}");
                assert!(gil == "on" || ns("waiting_ns") == 0, "{thread}");
            }
        }
    }
}

#[test]
fn collections_stop_the_simulated_world() {
    let program = "
import threading
def work():
    keep = []
    for i in range(60000):
        keep.append([i, str(i)])
        if len(keep) > 5000: keep = []
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
";
    for gil in ["on", "off"] {
        let (_, stats) = with_stats(&["--gil", gil, "--cores", "3", "--max-memory", "16MiB"], program);
        let collections = stats["collectors"][0]["collections"].as_u64().unwrap_or(0);
        assert!(collections > 0, "{stats}");
        let stopped: u64 = stats["threads"].as_array().into_iter().flatten().filter_map(|t| t["stopped_ns"].as_u64()).sum();
        assert!(stopped > 0, "{stats}");
    }
}

#[test]
fn updates_are_lost_as_the_seed_wants() {
    let program = "
import threading
n = 0
def step(x): return x + 1
def work():
    global n
    for _ in range(20000): n = step(n)
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
";
    let counts: BTreeSet<String> =
        (0..6).map(|seed| printed(&["--gil", "off", "--cores", "3", "--seed", &seed.to_string()], program)).collect();
    assert!(counts.len() > 1, "{counts:?}");
    assert!(counts.iter().any(|count| count.trim() != "60000"), "{counts:?}");
    let outputs: BTreeSet<Vec<u8>> = ["1", "2", "3"]
        .map(|seed| {
            let outcome = gilbox(&["run", "--driver", "sim", "--gil", "off", "--seed", seed, "scripts/09_lost_updates.py"]);
            assert_eq!(outcome.end, End::Exit(0), "{}", String::from_utf8_lossy(&outcome.stderr));
            outcome.stderr
        })
        .into_iter()
        .collect();
    assert_eq!(outputs.len(), 3, "three seeds, three counts");
}

#[test]
fn deadlocks_are_found() {
    let outcome = simulate(
        &["--cores", "2"],
        "
import threading, time
a, b = threading.Lock(), threading.Lock()
def take(first, second):
    with first:
        time.sleep(0.1)
        with second: pass
threads = [threading.Thread(target=take, args=p, name=n) for p, n in [((a, b), 'one'), ((b, a), 'two')]]
for t in threads: t.start()
for t in threads: t.join()
",
    );
    assert_eq!(outcome.end, End::Exit(3));
    let text = String::from_utf8_lossy(&outcome.stderr).into_owned();
    assert!(text.contains("one waits for a lock held by two") && text.contains("two waits for a lock held by one"), "{text}");
}

#[test]
fn the_time_limit_is_virtual() {
    let begin = Instant::now();
    for program in ["import time\nprint('begun')\nwhile True: time.sleep(1)", "print('begun')\nwhile True: pass"] {
        let limit = if program.contains("sleep") { "2h" } else { "30ms" };
        let outcome = simulate(&["--max-time", limit], program);
        assert_eq!(outcome.end, End::Exit(4), "{}", String::from_utf8_lossy(&outcome.stderr));
        assert_eq!(outcome.stdout, b"begun\n");
        assert!(String::from_utf8_lossy(&outcome.stderr).contains("--max-time"));
    }
    assert!(begin.elapsed() < Duration::from_secs(30));
}

/// A script in a file, so that its children can load it.
fn simulate_file(name: &str, options: &[&str], text: &str) -> Outcome {
    let path = std::env::temp_dir().join(format!("gilbox-sim-{}-{name}.py", std::process::id()));
    std::fs::write(&path, text).expect("the folder for temporary files takes one");
    let file = path.to_string_lossy().into_owned();
    let args: Vec<&str> = ["run", "--driver", "sim"].iter().chain(options).copied().chain([file.as_str()]).collect();
    let outcome = gilbox(&args);
    std::fs::remove_file(path).expect("the file is still there");
    outcome
}

#[test]
fn processes_live_and_die_alone() {
    let text = "
import multiprocessing as mp, os, time
def work(q, n):
    q.put((n, sum(range(n)), os.getppid() == PARENT))
def leave(code): os._exit(code)
def crash(): os.abort()
def stay(): time.sleep(1000)
PARENT = None
def start(q, n, parent):
    global PARENT
    PARENT = parent
    work(q, n)
if __name__ == '__main__':
    q = mp.Queue()
    children = [mp.Process(target=start, args=(q, n, os.getpid())) for n in (10, 100, 1000)]
    for c in children: c.start()
    print(sorted(q.get() for _ in children))
    for c in children: c.join()
    print([c.exitcode for c in children], len({c.pid for c in children}), os.getpid() not in {c.pid for c in children})
    odd = [mp.Process(target=leave, args=(7,)), mp.Process(target=crash), mp.Process(target=stay), mp.Process(target=stay)]
    for c in odd: c.start()
    time.sleep(1)
    odd[2].kill()
    odd[3].terminate()
    for c in odd: c.join()
    print([c.exitcode for c in odd], mp.active_children())
";
    for gil in ["on", "off"] {
        let run = || simulate_file(&format!("processes-{gil}"), &["--gil", gil, "--stats-json", "-"], text);
        let (first, second) = (run(), run());
        assert_eq!(first.end, End::Exit(0), "{}", String::from_utf8_lossy(&first.stderr));
        let printed = String::from_utf8_lossy(&first.stdout).into_owned();
        let wanted = "[(10, 45, True), (100, 4950, True), (1000, 499500, True)]\n[0, 0, 0] 3 True\n[7, -6, -9, -15] []\n";
        assert!(printed.starts_with(wanted), "{printed}");
        assert_eq!(first.stdout, second.stdout);
    }
}

#[test]
fn a_process_keeps_to_the_cores_that_it_binds_itself_to() {
    let program = "
import os, threading, time, multiprocessing
def spin():
    for _ in range(400000): pass
def seconds():
    threads = [threading.Thread(target=spin) for _ in range(4)]
    begin = time.perf_counter()
    for t in threads: t.start()
    for t in threads: t.join()
    return time.perf_counter() - begin
def child(): print('child', os.process_cpu_count())
if __name__ == '__main__':
    print(os.cpu_count(), sorted(os.sched_getaffinity(0)))
    four = seconds()
    os.sched_setaffinity(0, {1, 2})
    two = seconds()
    os.sched_setaffinity(0, {3})
    one = seconds()
    print(os.process_cpu_count(), 1.7 < two / four < 2.1, 3.3 < one / four < 4.1)
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    try:
        os.sched_setaffinity(0, {4})
    except OSError as e:
        print(e)
";
    let outcome = simulate_file("cores", &["--gil", "off", "--cores", "4"], program);
    assert_eq!(outcome.end, End::Exit(0), "{}", String::from_utf8_lossy(&outcome.stderr));
    let wanted = "4 [0, 1, 2, 3]\n1 True True\nchild 1\n[Errno 22] Invalid argument\n";
    assert_eq!(String::from_utf8_lossy(&outcome.stdout), wanted);
}

/// Natives that let go of the lock in CPython compute on as many cores as there are, with the lock on.
#[test]
fn long_digests_scale_with_the_cores() {
    let program = r#"
import hashlib, threading, time, zlib
data = bytes(8_000_000)

def seconds(work, count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start

def check():
    for _ in range(50):
        zlib.crc32(data)

for work in (lambda: hashlib.md5(data), check, lambda: zlib.compress(data), lambda: sum(range(2_000_000))):
    print(round(seconds(work, 3) / seconds(work, 1), 1))
"#;
    for (cores, expected) in [("3", "1.0\n1.0\n1.0\n3.0\n"), ("1", "3.0\n3.0\n3.0\n3.0\n")] {
        assert_eq!(printed(&["--gil", "on", "--cores", cores], program), expected, "{cores} cores");
    }
}

#[test]
fn a_program_several_times_at_once() {
    for crew in ["--threads", "--processes"] {
        let outcome = simulate(&[crew, "3", "--stats-json", "-"], "import time\ntime.sleep(1)\nprint('once')");
        assert_eq!(outcome.end, End::Exit(0), "{}", String::from_utf8_lossy(&outcome.stderr));
        let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
        assert!(text.starts_with("once\nonce\nonce\n{"), "{text}");
        let stats: Value = serde_json::from_str(&text[15..]).expect("JSON");
        assert_eq!(stats["threads"].as_array().map(Vec::len), Some(3), "{stats}");
        assert_eq!(stats["processes"].as_array().map(Vec::len), Some(if crew == "--threads" { 1 } else { 3 }), "{stats}");
    }
}

#[test]
fn a_machine_that_one_does_not_have() {
    let args = ["compare", "scripts/cpu_bound.py", "--args", "20000", "--driver", "sim", "--cores", "8", "--workers", "1,8"];
    let outcome = gilbox(&[&args[..], &["--repeat", "1", "--json", "-"]].concat());
    assert_eq!(outcome.end, End::Exit(0), "{}", String::from_utf8_lossy(&outcome.stderr));
    let figures: Value = serde_json::from_slice(&outcome.stdout).expect("JSON");
    assert_eq!((&figures["simulated"], &figures["cores"]), (&true.into(), &8.into()));
    for row in figures["rows"].as_array().expect("rows") {
        let speedup = row["speedup"].as_f64().expect("a speed-up");
        let (low, high) = match (row["workers"].as_u64(), row["mode"].as_str()) {
            (Some(8), Some("threads")) => (0.9, 1.05),
            (Some(8), Some("threads-nogil" | "processes")) => (7.0, 8.05),
            _ => (0.999, 1.001),
        };
        assert!((low..=high).contains(&speedup), "{row}");
    }
    let table = String::from_utf8_lossy(&outcome.stderr).into_owned();
    assert!(table.contains("on 8 cores (simulated)"), "{table}");
}
