//! Guest processes that die at random moments: during their start, in a task, with a shared lock held; and parents that do.
//!
//! Each round runs a program whose children count under one lock, and kills a child or the parent. The program must end, and nothing of it
//! may be left. `GILBOX_FAULT_ROUNDS=1000 cargo test -p gilbox-tests --test faults` runs that many rounds.

use gilbox_tests::program;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const PROGRAM: &str = "\
import multiprocessing

def task(total, lock):
    for i in range(2000):
        try:
            with lock:
                total.value += 1
        except OSError:
            return      # the owner of the lock has died

if __name__ == '__main__':
    total, lock = multiprocessing.Value('q', 0, lock=False), multiprocessing.Lock()
    children = [multiprocessing.Process(target=task, args=(total, lock)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert all(child.exitcode is not None for child in children)
";

/// How long a program may go on after somebody has been killed. Alone it takes a tenth of a second.
const LIMIT: Duration = Duration::from_secs(30);

#[test]
fn deaths_leave_nothing_behind() {
    let rounds = env::var("GILBOX_FAULT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(12u64);
    let script = env::temp_dir().join(format!("gilbox-faults-{}.py", std::process::id()));
    fs::write(&script, PROGRAM).expect("the script can be written");
    let memory_before = shared_memory();
    let mut killed = 0;
    for round in 0..rounds {
        // Moments over the whole run, in no order that the program could keep step with.
        let moment = Duration::from_micros(round * 7919 % 160_000);
        let mut parent = Command::new(program::gilbox())
            .arg("run")
            .args(["--gil", if round % 2 == 0 { "on" } else { "off" }])
            .arg(&script)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("gilbox starts");
        thread::sleep(moment);
        let group = members(parent.id());
        let children: Vec<u32> = group.iter().copied().filter(|&pid| pid != parent.id()).collect();
        let kills_parent = round % 4 == 3;
        let victim = if kills_parent { Some(parent.id()) } else { children.get(round as usize % children.len().max(1)).copied() };
        if let Some(victim) = victim {
            kill(&victim.to_string());
            killed += 1;
        }
        let ended = wait(&mut parent);
        let alone = until(|| members(parent.id()).is_empty());
        if !ended || !alone {
            kill(&format!("-{}", parent.id()));
            parent.wait().ok();
        }
        let who = if kills_parent { "the parent" } else { "a child" };
        assert!(ended, "round {round}: hangs after {who} was killed at {moment:?}");
        assert!(alone, "round {round}: processes were left after {who} was killed at {moment:?}");
    }
    fs::remove_file(&script).ok();
    assert!(killed > rounds / 3, "only {killed} were killed in {rounds} rounds: do the moments still fit?");
    assert_eq!(shared_memory(), memory_before, "shared memory was left");
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

/// The living processes of a group; one that has ended and only waits to be asked about it does not count.
fn members(group: u32) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else { return vec![] };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|pid| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            // Behind the name, which may hold anything: state, parent, group.
            let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
            fields.first().is_some_and(|&state| state != "Z" && state != "X")
                && fields.get(2).is_some_and(|&g| g == group.to_string())
        })
        .collect()
}

/// How many pieces of named shared memory there are.
fn shared_memory() -> usize {
    fs::read_dir("/dev/shm")
        .map_or(0, |entries| entries.flatten().filter(|entry| entry.file_name().to_string_lossy().contains("gilbox")).count())
}
