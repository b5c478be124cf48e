//! The accounts of each thread's and process's time: complete, split by what was waited for, with both drivers, the lock on and off.

use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End};
use serde_json::Value;

const MODES: [&[&str]; 4] = [&["--gil", "on"], &["--gil", "off"], &["--driver", "sim"], &["--driver", "sim", "--gil", "off"]];

/// Runs a program; what it reports.
fn stats(mode: &[&str], code: &str) -> Value {
    stats_of_end(mode, code, 0)
}

/// The same of a program that ends with another code.
fn stats_of_end(mode: &[&str], code: &str, exit: i32) -> Value {
    let script = std::env::temp_dir().join(format!("gilbox-ledger-{}-{:?}.py", std::process::id(), std::thread::current().id()));
    std::fs::write(&script, code).expect("the script can be written");
    let mut command = Command::new(program::gilbox());
    command.arg("run").args(mode).args(["--stats-json", "-"]).arg(&script);
    let outcome = program::run(&mut command, b"", Duration::from_secs(60));
    std::fs::remove_file(&script).ok();
    let text = String::from_utf8_lossy(&outcome.stdout);
    assert_eq!(outcome.end, End::Exit(exit), "{mode:?} {text}\n{}", String::from_utf8_lossy(&outcome.stderr));
    serde_json::from_str(&text[text.find("{\n").expect("the statistics are there")..]).expect("they are JSON")
}

fn each<'a>(stats: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    stats[list].as_array().expect("a list").iter()
}

#[track_caller]
fn ns(entry: &Value, field: &str) -> u64 {
    entry[field].as_u64().unwrap_or_else(|| panic!("no {field} in {entry}"))
}

/// All time of all threads is accounted for, to the nanosecond.
#[track_caller]
fn check_sums(mode: &[&str], stats: &Value) {
    for thread in each(stats, "threads") {
        let blocked: u64 = thread["blocked"].as_object().expect("an object").values().filter_map(Value::as_u64).sum();
        let parts = ns(thread, "running_ns") + ns(thread, "waiting_ns") + ns(thread, "stopped_ns") + blocked;
        assert_eq!(parts, ns(thread, "wall_ns"), "{mode:?} {thread}");
        // The kernel counts a thread's time by itself, and begins before the account does.
        assert!(ns(thread, "cpu_ns") <= ns(thread, "running_ns") + ns(thread, "stopped_ns") + 5_000_000, "{mode:?} {thread}");
        if mode.contains(&"off") {
            assert_eq!(ns(thread, "waiting_ns") + ns(thread, "took_lock"), 0, "{mode:?} {thread}");
        }
    }
}

#[test]
fn each_wait_is_accounted_to_what_it_waits_for() {
    let code = "\
import multiprocessing, os, queue, threading, time

def answer(inbox, outbox):
    outbox.put(inbox.get() * 2)

def main():
    lock, event, full, simple = threading.Lock(), threading.Event(), queue.Queue(1), queue.SimpleQueue()
    read, write = os.pipe()
    full.put(1)
    lock.acquire()
    waits = {
        'lock': lock.acquire, 'event': event.wait, 'put': lambda: full.put(2), 'get': simple.get,
        'sleep': lambda: time.sleep(0.1), 'io': lambda: os.read(read, 1), 'join': lambda: threads['sleep'].join(),
    }
    threads = {name: threading.Thread(target=wait, name=name) for name, wait in waits.items()}
    for thread in threads.values():
        thread.start()
    time.sleep(0.1)
    lock.release(); event.set(); full.get(); simple.put(1); os.write(write, b'x')
    for thread in threads.values():
        thread.join()
    garbage = [[i] for i in range(300_000)]

def other():
    inbox, outbox, held = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue(), multiprocessing.Lock()
    child = multiprocessing.Process(target=answer, args=(inbox, outbox), name='child')
    child.start()
    time.sleep(0.2)
    inbox.put('x' * 100_000)
    assert len(outbox.get()) == 200_000
    child.join()
    held.acquire()
    held.acquire(timeout=0.05)

if __name__ == '__main__':
    main()
    other()
";
    for mode in MODES {
        let stats = stats(mode, code);
        check_sums(mode, &stats);
        let least = |thread: &str, kind: &str, millis: u64| {
            let found =
                each(&stats, "threads").find(|t| t["name"] == thread && t["process"] == "MainProcess").expect("it is there");
            let blocked = ns(&found["blocked"], &format!("{kind}_ns"));
            assert!(blocked >= millis * 1_000_000, "{mode:?}: {found}");
            let others: u64 = found["blocked"].as_object().expect("an object").values().filter_map(Value::as_u64).sum();
            assert!(thread == "MainThread" || others - blocked < 20_000_000, "{mode:?}: {found}");
        };
        for (thread, kind) in [
            ("lock", "lock"),
            ("event", "lock"),
            ("put", "queue"),
            ("get", "queue"),
            ("sleep", "sleep"),
            ("io", "io"),
            ("join", "join"),
        ] {
            least(thread, kind, 50);
        }
        least("MainThread", "sleep", 300);
        least("MainThread", "process", 50);

        let processes: Vec<&Value> = each(&stats, "processes").collect();
        let [parent, child] = processes[..] else { panic!("{mode:?}: {processes:?}") };
        assert_eq!(child["name"], "child");
        for process in [parent, child] {
            for figure in ["waiting_ns", "pickling_ns", "wall_ns", "cpu_ns"] {
                assert!(ns(process, figure) > 0, "{mode:?} {figure}: {process}");
            }
            assert!(ns(process, "pickling_ns") < ns(process, "wall_ns"), "{mode:?}: {process}");
        }
        // What it was started with, and a question; an answer.
        assert!(ns(child, "start_ns") > 0 && ns(child, "start_ns") < ns(child, "wall_ns"), "{mode:?}: {child}");
        // It had nothing to do until it was asked.
        assert!(ns(child, "waiting_ns") > 50_000_000, "{mode:?}: {child}");
        assert_eq!((ns(parent, "messages_sent"), ns(parent, "messages_received")), (2, 1), "{mode:?}: {parent}");
        assert_eq!((ns(child, "messages_sent"), ns(child, "messages_received")), (1, 2), "{mode:?}: {child}");
        assert!((200_000..210_000).contains(&ns(child, "bytes_sent")), "{mode:?}: {child}");
        assert_eq!(ns(child, "bytes_sent"), ns(parent, "bytes_received"), "{mode:?}");
        assert_eq!(ns(parent, "bytes_sent"), ns(child, "bytes_received"), "{mode:?}");
    }
}

#[test]
fn threads_that_compute_and_collect() {
    let code = "\
import threading
def work():
    for _ in range(20):
        [[i] for i in range(5_000)]
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    for mode in MODES {
        for workers in [&[][..], &["--threads", "2"], &["--processes", "2"]] {
            let mode = &[mode, workers].concat()[..];
            let stats = stats(mode, code);
            check_sums(mode, &stats);
            assert!(each(&stats, "threads").count() >= 5 * if workers.is_empty() { 1 } else { 2 }, "{mode:?}");
            if mode.contains(&"on") {
                let waited: u64 = each(&stats, "threads").map(|thread| ns(thread, "waiting_ns")).sum();
                assert!(waited > 0, "{mode:?}");
            }
        }
    }
}

/// What a program takes before it begins is no part of its figures, or of all of them.
#[test]
fn a_short_program_uses_no_more_cores_than_it_has_threads() {
    for mode in [&[][..], &["--processes", "2"]] {
        for process in each(&stats(mode, "print(1)"), "processes") {
            let cores = process["cores_used"].as_f64().expect("a number");
            assert!(cores > 0.0 && cores < 1.5, "{mode:?}: {process}");
        }
    }
}

/// However a program ends, what its threads did until then is told.
#[test]
fn accounts_outlive_any_end() {
    let threads = "\
import os, sys, threading, time
held = threading.Lock()
held.acquire()
threading.Thread(target=held.acquire, daemon=True).start()
threading.Thread(target=time.sleep, args=(0.02,)).start()
pool = [threading.Thread(target=lambda: sum(i for i in range(20_000))) for _ in range(2)]
for thread in pool: thread.start()
for thread in pool: thread.join()
";
    let ends = [
        ("os._exit(7)", 7),
        ("threading.Thread(target=os._exit, args=(7,)).start()\ntime.sleep(100)", 7),
        ("sys.exit(3)", 3),
        ("1 / 0", 1),
        ("pass", 0),
        ("while True: print('x' * 100)", 4),
        ("raise KeyboardInterrupt", 130),
        ("held.acquire()", 3),
    ];
    for mode in MODES {
        for (last, exit) in ends {
            let code = format!("{threads}{last}\n");
            let options: Vec<&str> = mode.iter().copied().chain(["--max-output", "10kB"]).collect();
            let stats = stats_of_end(&options, &code, exit);
            check_sums(&options, &stats);
            assert!(each(&stats, "threads").count() >= 4, "{mode:?} {last} {stats}");
        }
    }
}
