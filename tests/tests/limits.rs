//! Limits and Ctrl-C from outside: whatever a program does, it ends in time, with the right exception or exit code.

use std::process::Command;
use std::time::{Duration, Instant};

use gilbox_tests::program::{self, End, Outcome};

/// Every way in which a script is run.
const MODES: [&[&str]; 7] = [
    &["--gil", "on"],
    &["--gil", "off"],
    &["--threads", "2"],
    &["--processes", "2"],
    &["--driver", "sim"],
    &["--driver", "sim", "--gil", "off"],
    &["--driver", "sim", "--processes", "2"],
];
const PATIENCE: Duration = Duration::from_secs(60);

fn gilbox(mode: &[&str], options: &[&str], code: &str) -> Outcome {
    let mut command = Command::new(program::gilbox());
    command.arg("run").args(mode).args(options).args(["-c", code]);
    program::run(&mut command, b"", PATIENCE)
}

/// Runs the code in every mode and checks how it ends.
fn check(options: &[&str], code: &str, exit: i32, message: &str) {
    for mode in MODES {
        let outcome = gilbox(mode, options, code);
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end, End::Exit(exit), "{mode:?} {code}\n{stderr}");
        assert!(stderr.contains(message), "{mode:?} {code}\n{stderr}");
        assert!(!stderr.contains("gilbox bug"), "{stderr}");
    }
}

#[test]
fn memory() {
    for code in [
        "x = []\nwhile True: x.append('a' * 1_000_000)",
        "class A: pass\nx = None\nwhile True:\n  a = A(); a.n = x; x = a",
        "f = None\ndef wrap(g): return lambda: g\nwhile True: f = wrap(f)",
        "s = 'a'\nwhile True: s = s + s",
        "list(range(10**9))",
        "[0] * 10**10",
        "list(i for i in iter(int, 1))",
    ] {
        check(&["--max-memory", "32MiB"], code, 1, "MemoryError");
    }
    let caught = "x = []\ntry:\n  while True: x.append('a' * 1_000_000)\nexcept MemoryError: x = None\nlist(range(1000))";
    check(&["--max-memory", "32MiB"], caught, 0, "");
}

#[test]
fn threads() {
    let code = "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(100,), daemon=True).start()";
    check(&["--max-threads", "10"], code, 1, "RuntimeError: can't start new thread");
}

#[test]
fn processes() {
    let code = "\
import multiprocessing, os, time
if __name__ == '__main__':
    print('before', flush=True)
    while True:
        multiprocessing.Process(target=time.sleep, args=(1000,), daemon=True).start()
";
    let script = std::env::temp_dir().join(format!("gilbox-processes-{}.py", std::process::id()));
    std::fs::write(&script, code).expect("the script can be written");
    for mode in MODES {
        let mut command = Command::new(program::gilbox());
        command.arg("run").args(mode).args(["--max-processes", "4"]).arg(&script);
        let outcome = program::run(&mut command, b"", PATIENCE);
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end, End::Exit(1), "{mode:?}\n{stderr}");
        assert!(stderr.contains("OSError: more than 4 processes; --max-processes allows more"), "{mode:?}\n{stderr}");
        assert!(outcome.stdout.starts_with(b"before"), "{mode:?}");
    }
    std::fs::remove_file(&script).ok();
}

#[test]
fn recursion() {
    for code in [
        "def f(): f()\nf()",
        "class A:\n  def __getattr__(self, name): return self.x\nA().y",
        "a = []\nfor i in range(100_000): a = [a]\nrepr(a)",
    ] {
        check(&[], code, 1, "RecursionError: maximum recursion depth exceeded");
    }
    // Handled again and again, at a limit beyond what there is room for.
    let code =
        "import sys\nsys.setrecursionlimit(10**6)\ndef f(): f()\nfor i in range(3):\n  try: f()\n  except RecursionError: pass";
    check(&[], code, 0, "");
}

#[test]
fn output() {
    let flood = "import threading\ndef f():\n  while True: print('x' * 100)\n";
    for code in [
        "while True: print('x' * 100)".to_string(),
        flood.to_string() + "for _ in range(4): threading.Thread(target=f).start()",
        flood.replace(")\n", ", file=sys.stderr)\n") + "import sys\nthreading.Thread(target=f, daemon=True).start()\nf()",
        "while True:\n  try:\n    while True: print('x' * 100)\n  except BaseException: pass".to_string(),
    ] {
        in_time(&code, Duration::from_secs(1), || check(&["--max-output", "10kB"], &code, 4, "--max-output"));
    }
}

#[test]
fn output_of_children() {
    let code = "\
import multiprocessing

def flood():
    while True:
        print('x' * 100)

if __name__ == '__main__':
    children = [multiprocessing.Process(target=flood) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [4] * 3
";
    let script = std::env::temp_dir().join(format!("gilbox-flood-{}.py", std::process::id()));
    std::fs::write(&script, code).expect("the script can be written");
    for mode in MODES {
        in_time(&format!("{mode:?}"), Duration::from_secs(1), || {
            let mut command = Command::new(program::gilbox());
            command.arg("run").args(mode).args(["--max-output", "10kB"]).arg(&script);
            let outcome = program::run(&mut command, b"", PATIENCE);
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!(outcome.end, End::Exit(0), "{mode:?}\n{stderr}");
            assert!(stderr.contains("--max-output"), "{mode:?}\n{stderr}");
        });
    }
    std::fs::remove_file(&script).ok();
}

#[test]
fn time() {
    for code in [
        "while True: pass",
        "import time\ntime.sleep(100)",
        "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
        "import itertools\nsum(itertools.count())",
    ] {
        out_of_time(code);
    }
}

#[test]
fn time_in_long_natives() {
    LONG_NATIVES.into_iter().for_each(out_of_time);
}

/// Runs the code, which has no end, with little time in every mode.
fn out_of_time(code: &str) {
    for mode in MODES {
        // Virtual time is short, as simulating it takes longer than that.
        let limit = Duration::from_millis(if mode.contains(&"sim") { 10 } else { 300 });
        in_time(&format!("{mode:?} {code}"), limit, || {
            let outcome = gilbox(mode, &["--max-time", &format!("{}ms", limit.as_millis())], code);
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!(outcome.end, End::Exit(4), "{mode:?} {code}\n{stderr}");
            assert!(stderr.contains("--max-time"), "{mode:?} {code}\n{stderr}");
        });
    }
}

/// Runs something that has to end within a second after `limit`. A machine that has other things to do may be slow, but not each time.
fn in_time(what: &str, limit: Duration, run: impl Fn()) {
    let mut took = Vec::new();
    for _ in 0..ATTEMPTS {
        let begin = Instant::now();
        run();
        let lasted = begin.elapsed();
        if lasted < limit + Duration::from_secs(1) {
            return;
        }
        took.push(lasted);
    }
    panic!("{what} never ends in time: {took:.2?}");
}

const ATTEMPTS: usize = 5;

/// Natives that take longer than anybody waits.
const LONG_NATIVES: [&str; 20] = [
    "(7 ** 3_000_000) ** 50",
    "while True: sorted([5, 3, 1] * 1_000_000)",
    "while True: x = 'ab' * 10_000_000",
    "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
    "pow(3, 10 ** 300_000, 10 ** 300_000 + 1)",
    "import sys\nsys.set_int_max_str_digits(0)\nx = 1 << 30_000_000\nwhile True: str(x)",
    "import math\nmath.factorial(20_000_000)",
    "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'x', b'y', 10 ** 9)",
    "x = [0] * 1_000_000\nwhile True: 1 in x",
    "import itertools\nmax(itertools.permutations(range(20)))",
    "x = 'ab' * 30_000_000\nwhile True: x.replace('b', 'xyz')",
    "import re\nx = 'ab ' * 30_000_000\nwhile True: re.sub('b', '', x)",
    "import zlib, os\nx = os.urandom(1_000_000) * 100\nwhile True: zlib.compress(x)",
    "x = 3\nwhile True: x = x * x + 1",
    "while True: list(range(10**8))",
    "x = ['ab'] * 10**7\nwhile True: ','.join(x)",
    "import hashlib\nx = bytes(4 * 10**8)\nwhile True: hashlib.sha3_256(x)",
    "x = 'ab' * 10**8\nwhile True: x.count('ba')",
    "x = 'ab ' * 10**8\nwhile True: x.split()",
    "x = b'ab' * 10**8\nwhile True: repr(x)",
];

#[test]
fn long_ranges_take_no_memory() {
    check(&["--max-memory", "32MiB"], "assert sum(range(5_000_000)) == 12_499_997_500_000", 0, "");
    check(&["--max-memory", "32MiB"], "assert max(range(5_000_000)) == 4_999_999 and min(range(5, 5_000_000)) == 5", 0, "");
    check(&[], "assert sum([0.1] * 100_000 + [1]) == 10001.0\nassert sum(x / 10 for x in range(5)) == 1.0", 0, "");
}

/// Ctrl-C while this runs.
fn interrupted(code: &str, options: &[&str], modes: &[&[&str]]) {
    for &mode in modes {
        let pressed = Duration::from_millis(400);
        in_time(&format!("{mode:?} {code}"), pressed, || {
            let mut command = Command::new("sh");
            // To the whole group, as a terminal does; the shell has what it starts in the background ignore it.
            command.args(["-c", "(sleep 0.4; kill -INT 0) & exec \"$@\"", "sh"]);
            command.arg(program::gilbox()).arg("run").args(mode).args(options).args(["-c", code]);
            let outcome = program::run(&mut command, b"", PATIENCE);
            let stderr = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!(outcome.end, End::Exit(130), "{mode:?} {code}\n{stderr}");
            assert!(stderr.contains("KeyboardInterrupt"), "{mode:?} {code}\n{stderr}");
        });
    }
}

#[test]
fn ctrl_c_ends_waits() {
    for code in [
        "import time\ntime.sleep(100)",
        "import threading\nthreading.Lock().acquire()\nthreading.Thread(target=input, daemon=True)\nimport time\nthreading.Thread(\
         target=time.sleep, args=(100,), daemon=True).start()\nthreading.Event().wait()",
        "import queue, threading, time\nthreading.Thread(target=time.sleep, args=(100,), daemon=True).start()\nqueue.Queue().get()",
        "import multiprocessing\na, b = multiprocessing.Pipe()\na.recv()",
    ] {
        // Where time is simulated they take none.
        interrupted(code, &[], &MODES[..4]);
    }
}

#[test]
fn ctrl_c_ends_loops_and_long_natives() {
    for code in [
        "while True: pass",
        "import itertools\nsum(itertools.count())",
        "import itertools, collections\ncollections.deque(itertools.count(), maxlen=0)",
        "sum(range(10**12))",
        "while True: x = [1, 2, 3] * 1_000_000",
        "while True: sorted(list(range(10_000_000, 0, -1)) * 2)",
    ]
    .into_iter()
    .chain(LONG_NATIVES)
    {
        interrupted(code, &[], &[MODES[0], MODES[1], MODES[3], MODES[6]]);
    }
}

#[test]
fn ctrl_c_ends_what_has_no_memory_left() {
    for code in [
        "x = []\nwhile True:\n  try: x.append('a' * 10_000)\n  except MemoryError: pass",
        "while True:\n  try:\n    s = 'a'\n    while True: s += s\n  except MemoryError: pass",
        "import itertools\nwhile True:\n  try: list(itertools.repeat(1))\n  except MemoryError: pass",
    ] {
        interrupted(code, &["--max-memory", "64MiB"], &MODES);
    }
    let code = "\
import threading
def f():
  x = []
  while True:
    try: x.append('a' * 10_000)
    except MemoryError: pass
for _ in range(3): threading.Thread(target=f, daemon=True).start()
f()";
    interrupted(code, &["--max-memory", "64MiB"], &MODES[..4]);
}
