//! Bad input and bad programs from outside: one clear message each, the right exit code, and nothing lost that was printed before.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End, Outcome};

/// Every way in which a script is run.
const MODES: [&[&str]; 9] = [
    &["--gil", "on"],
    &["--gil", "off"],
    &["--threads", "2"],
    &["--threads", "2", "--gil", "off"],
    &["--processes", "2"],
    &["--driver", "sim"],
    &["--driver", "sim", "--gil", "off"],
    &["--driver", "sim", "--threads", "2"],
    &["--driver", "sim", "--processes", "2"],
];

fn gilbox(args: &[&str]) -> Outcome {
    program::run(Command::new(program::gilbox()).args(args), b"", Duration::from_secs(60))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs this and checks its exit code and that what it says contains all of that.
#[track_caller]
fn check(args: &[&str], code: i32, said: &[&str]) -> String {
    let outcome = gilbox(args);
    let all = text(&outcome.stdout) + &text(&outcome.stderr);
    assert_eq!(outcome.end, End::Exit(code), "{args:?}\n{all}");
    for what in said {
        assert!(all.contains(what), "{args:?} says nothing of {what:?}:\n{all}");
    }
    assert!(!all.contains("gilbox bug") && !all.contains("panicked"), "{all}");
    all
}

#[test]
fn what_was_printed_comes_before_the_traceback() {
    let script = Script::new("order", "print('one')\nprint('two')\nprint('three', end='')\n1 / 0\n");
    for mode in [&["--gil", "on"][..], &["--gil", "off"], &["--driver", "sim"]] {
        let both = script.0.with_extension("txt");
        let file = fs::File::create(&both).expect("a file can be made");
        let errors = file.try_clone().expect("a file can be shared");
        let mut command = Command::new(program::gilbox());
        let ended = command.arg("run").args(mode).arg(script.path()).stdout(file).stderr(errors).status();
        assert_eq!(ended.expect("gilbox runs").code(), Some(1));
        let said = fs::read_to_string(&both).expect("the file is there");
        assert!(said.starts_with("one\ntwo\nthreeTraceback"), "{mode:?}\n{said}");
    }
}

/// A script in a folder that goes when the test ends.
struct Script(PathBuf);

impl Script {
    fn new(name: &str, source: impl AsRef<[u8]>) -> Script {
        let folder = std::env::temp_dir().join(format!("gilbox-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(folder.join("script.py"), source).expect("the script can be written");
        Script(folder.join("script.py"))
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("the folder for temporary files has an ordinary name")
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        self.0.parent().map(fs::remove_dir_all);
    }
}

/// Runs a program in every mode; it ends with this code, has printed its lines first, and says that.
#[track_caller]
fn in_every_mode(name: &str, source: &str, code: i32, printed: &[&str], said: &[&str]) {
    let script = Script::new(name, source);
    for mode in MODES {
        let args = [&["run"], mode, &[script.path()]].concat();
        let outcome = gilbox(&args);
        let (stdout, stderr) = (text(&outcome.stdout), text(&outcome.stderr));
        let shown = format!("{mode:?}\n{stdout}\n{stderr}");
        assert_eq!(outcome.end, End::Exit(code), "{shown}");
        let workers = if mode.contains(&"2") { 2 } else { 1 };
        for line in printed {
            let times = stdout.lines().filter(|l| l == line).count();
            assert_eq!(times, workers, "{line:?} in {shown}");
        }
        for what in said {
            assert!(stderr.contains(what), "nothing of {what:?} in {shown}");
        }
        assert!(!stderr.contains("gilbox bug") && !stderr.contains("panicked"), "{shown}");
    }
}

#[test]
fn files_that_are_no_scripts() {
    let script = Script::new("no-script", b"x = 1\ny = '\xff'\n");
    let folder = script.0.parent().and_then(|p| p.to_str()).expect("it has a folder");
    for command in ["run", "compare", "dis"] {
        check(&[command, "/nonexistent/x.py"], 2, &["cannot open '/nonexistent/x.py': no such file"]);
        check(&[command, folder], 2, &["it is a directory"]);
        check(&[command, script.path()], 2, &["is not valid UTF-8: byte 0xff in line 2"]);
    }
    // A file without permission is no obstacle to root.
    let unreadable = Script::new("unreadable", "x = 1");
    let mut command = Command::new("sh");
    command.args(["-c", "chmod 000 \"$1\"; test -r \"$1\" || exec \"$0\" run \"$1\"; exit 2"]);
    let outcome = program::run(command.arg(program::gilbox()).arg(&unreadable.0), b"", Duration::from_secs(20));
    assert_eq!(outcome.end, End::Exit(2), "{}", text(&outcome.stderr));
}

#[test]
fn syntax_errors_have_a_place_and_a_caret() {
    let script = Script::new("syntax", "print('never')\nx = (1,\n    2]\n");
    for command in ["run", "compare", "dis"] {
        let said = check(&[command, script.path()], 1, &["script.py\", line 3", "    2]", "SyntaxError"]);
        let lines: Vec<&str> = said.lines().collect();
        let at = lines.iter().position(|line| line.trim_start() == "2]").expect("the line is shown");
        assert_eq!(lines[at + 1].find('^'), lines[at].find(']'), "{said}");
        assert!(!said.contains("never"), "{said}");
    }
}

#[test]
fn wrong_options() {
    let script = Script::new("options", "x = 3\ndef work(n=10): return n\n");
    let path = script.path();
    for (args, said) in [
        (&["compare", path, "--workers", "0"][..], "'0' for '--workers"),
        (&["compare", path, "--workers", "two"], "'two' for '--workers"),
        (&["compare", path, "--repeat", "0"], "'0' for '--repeat"),
        (&["compare", path, "--modes", "fibers"], "'fibers' for '--modes"),
        (&["compare", path, "--call", "nothing"], "defines no function 'nothing'"),
        (&["compare", path, "--call", "x"], "'x' in"),
        (&["compare", path, "--args", "open(1)"], "'open(1)' are no arguments"),
        (&["run", "--gil", "perhaps", path], "'perhaps' for '--gil"),
        (&["run", "--threads", "0", path], "'0' for '--threads"),
        (&["run", "--threads", "2", "--processes", "2", path], "cannot be used with"),
        (&["run", "--max-memory", "much", path], "'much' for '--max-memory"),
        (&["run", "--max-time", "-1s", path], "--max-time"),
        (&["run", "--switch-interval", "0s", path], "--switch-interval"),
        (&["run", "--cores", "0", path], "--cores"),
        (&["run"], "SCRIPT"),
        (&["walk", path], "'walk'"),
    ] {
        check(args, 2, &[said]);
    }
}

#[test]
fn help_tells_the_options() {
    for command in ["run", "compare", "dis"] {
        check(&["help", command], 0, &["Usage: gilbox", command]);
        check(&[command, "--help"], 0, &["Usage: gilbox", command]);
    }
    check(&["help"], 0, &["run", "compare", "dis"]);
}

#[test]
fn output_that_is_lost_is_a_failure() {
    let script = Script::new("lost", "def work(): pass\n");
    let compare = ["compare", script.path(), "--workers", "1", "--repeat", "1", "--modes", "threads"];
    for args in [&["dis", script.path()][..], &["help", "run"], &["--version"], &["run", "--help"], &compare] {
        let full = fs::File::options().write(true).open("/dev/full").expect("it is there");
        let mut command = Command::new(program::gilbox());
        let outcome = command.args(args).stdout(full).output().expect("gilbox runs");
        assert_eq!(outcome.status.code(), Some(1), "{args:?}");
        let said = text(&outcome.stderr);
        assert_eq!(said, "gilbox: cannot write to standard output: No space left on device (os error 28)\n", "{args:?}");

        // Who has gone away wants no more.
        let (reader, gone) = std::io::pipe().expect("there are pipes");
        drop(reader);
        let outcome = Command::new(program::gilbox()).args(args).stdout(gone).output().expect("gilbox runs");
        assert_eq!((outcome.status.code(), text(&outcome.stderr).as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_the_run() {
    let script = Script::new("unwritten", "print('run')\n");
    let folder = script.0.parent().and_then(|p| p.to_str()).expect("it has a folder");
    for (file, why) in [("/nonexistent/x", "No such file or directory"), (folder, "Is a directory")] {
        for args in [["run", "--stats-json", file, script.path()], ["compare", "--json", file, script.path()]] {
            let said = check(&args, 2, &[&format!("gilbox: cannot write '{file}': {why}")]);
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }
}

#[test]
fn workers_know_their_names() {
    let source = "\
import multiprocessing, threading
names = multiprocessing.current_process().name, threading.current_thread().name
print(*names)
if __name__ == '__main__' and names[0] != 'MainProcess':
    child = multiprocessing.Process(target=print, args=('child of', multiprocessing.parent_process()))
    child.start()
    child.join()
";
    let script = Script::new("names", source);
    for driver in ["os", "sim"] {
        let lines = |crew: &str| {
            let outcome = gilbox(&["run", "--driver", driver, crew, "2", script.path()]);
            assert_eq!(outcome.end, End::Exit(0), "{}", text(&outcome.stderr));
            let mut lines: Vec<String> = text(&outcome.stdout).lines().map(String::from).collect();
            lines.sort();
            lines
        };
        assert_eq!(lines("--threads"), ["MainProcess worker-0", "MainProcess worker-1"]);
        let children = ["Process-1 MainThread", "Process-1 MainThread", "child of None", "child of None"];
        assert_eq!(lines("--processes"), [&children[..], &["worker-0 MainThread", "worker-1 MainThread"]].concat());
    }
}

#[test]
fn long_lines_of_workers_stay_whole() {
    let source = "print('x' * 3_000_000)\nfor i in range(100_000): print('.........', end='')\nprint('')\n";
    let script = Script::new("long-lines", source);
    for crew in ["--threads", "--processes"] {
        let outcome = gilbox(&["run", crew, "2", script.path()]);
        let mut lengths: Vec<usize> = text(&outcome.stdout).lines().map(str::len).collect();
        lengths.sort_unstable();
        assert_eq!(lengths, [900_000, 900_000, 3_000_000, 3_000_000], "{crew}");
    }
}

#[test]
fn modules_run_by_name() {
    let source = "\
'''
>>> 1 + 1
3
'''
import unittest
class T(unittest.TestCase):
    def test_it(self): self.assertEqual(1, 2 - 1)
if __name__ == '__main__': print('run as', __spec__.name)
";
    let script = Script::new("by-name", source);
    for (args, code, said) in [
        (&["unittest", "discover", "-p", "script*"][..], 0, "Ran 1 test"),
        (&["unittest"], 5, "NO TESTS RAN"),
        (&["unittest", "-v", "script.T"], 0, "test_it (script.T.test_it) ... ok"),
        (&["doctest", "script.py"], 1, "Expected:\n    3\nGot:\n    2"),
        (&["script"], 0, "run as script"),
        (&["nowhere"], 1, "No module named nowhere"),
    ] {
        let mut command = Command::new(program::gilbox());
        command.args(["run", "-m"]).args(args).current_dir(script.0.parent().expect("it lies in a folder"));
        let outcome = program::run(&mut command, b"", Duration::from_secs(60));
        let all = text(&outcome.stdout) + &text(&outcome.stderr);
        assert_eq!(outcome.end, End::Exit(code), "{args:?}\n{all}");
        assert!(all.contains(said), "{args:?} says nothing of {said:?}:\n{all}");
    }
}

#[test]
fn names_that_are_not_there() {
    in_every_mode(
        "module",
        "print('before')\nimport nowhere\n",
        1,
        &["before"],
        &["ModuleNotFoundError: No module named 'nowhere'"],
    );
    in_every_mode(
        "attribute",
        "print('before')\nimport math\nmath.no",
        1,
        &["before"],
        &["AttributeError: module 'math' has no attribute 'no'"],
    );
    let hint = check(&["run", "-c", "import numpy"], 1, &["No module named 'numpy'"]);
    assert!(hint.contains("its own modules"), "{hint}");
}

#[test]
fn a_worker_that_fails_fails_its_row() {
    let source = "\
def raises():
    print('written before')
    return {}['key']
def exits():
    print('written before')
    import os; os._exit(7)
def killed():
    print('written before')
    import os; os.kill(os.getpid(), 9)
def some(part, parts):
    print('written before')
    return [1][part]
def ends():
    print('written before')
    raise SystemExit('done')
";
    let script = Script::new("rows", source);
    let traceback = "return {}['key']";
    for (call, said) in [
        ("raises", &["failed: worker-0: KeyError: 'key'", traceback, "written before"][..]),
        ("exits", &["exited with code 7", "written before"]),
        ("killed", &["killed by signal 9", "written before"]),
        ("some", &["x 2 failed: worker-1: IndexError", "1 of 2 rows failed", "written before"]),
        ("ends", &["failed: worker-0:", "written before"]),
    ] {
        for mode in ["threads", "threads-nogil", "processes"] {
            let args = ["compare", script.path(), "--call", call, "--modes", mode, "--workers", "1,2", "--repeat", "1"];
            check(&args, 1, said);
        }
    }
}

#[test]
fn children_that_end_badly() {
    let source = "\
import multiprocessing, os, sys, time
def crashes(): print('in the crash'); os.abort()
def leaves(): print('on leaving'); os._exit(4)
def is_killed(): print('before the kill'); os.kill(os.getpid(), 9)
def recurs(): recurs()
def raises(): print('before the error'); 1 / 0
def ends(): sys.exit(3)
if __name__ == '__main__':
    print('before')
    ends_with = []
    for target in crashes, leaves, is_killed, recurs, raises, ends:
        child = multiprocessing.Process(target=target)
        child.start()
        begin = time.monotonic()
        child.join(20)
        assert time.monotonic() - begin < 15
        ends_with.append(child.exitcode)
    print(ends_with)
";
    let printed = ["before", "in the crash", "on leaving", "before the kill", "before the error", "[-6, 4, -9, 1, 1, 3]"];
    in_every_mode("children", source, 0, &printed, &["RecursionError", "ZeroDivisionError"]);
}

#[test]
fn a_missing_main_guard_is_an_error_in_the_child() {
    let source = "\
import multiprocessing
child = multiprocessing.Process(target=print)
child.start()
child.join()
print('ended with', child.exitcode)
";
    in_every_mode("guard", source, 0, &["ended with 1"], &["RuntimeError", "if __name__ == '__main__':"]);
}

#[test]
fn without_end() {
    let recursion = "print('before')\ndef f(n): return f(n + 1)\nf(0)";
    in_every_mode("recursion", recursion, 1, &["before"], &["RecursionError: maximum recursion depth exceeded"]);
    let script = Script::new("memory", "print('before')\nx = []\nwhile True: x.append('a' * 1_000_000)\n");
    for mode in MODES {
        check(&[&["run", "--max-memory", "64MiB"], mode, &[script.path()]].concat(), 1, &["before", "MemoryError"]);
    }
    let source = "\
import threading, time
print('before')
while True:
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
";
    let script = Script::new("threads", source);
    for mode in MODES {
        check(
            &[&["run", "--max-threads", "20"], mode, &[script.path()]].concat(),
            1,
            &["before", "RuntimeError: can't start new thread"],
        );
    }
}

#[test]
fn a_deadlock_is_named() {
    let source = "\
import threading
print('before')
first, second, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
def grab(a, b):
    with a:
        both.wait()
        with b:
            pass
threads = [threading.Thread(target=grab, args=pair) for pair in ((first, second), (second, first))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    in_every_mode("deadlock", source, 3, &["before"], &["deadlock", "script.py\", line 7", "held by Thread-"]);
    in_every_mode(
        "own-lock",
        "import threading\nprint('before')\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
        3,
        &["before"],
        &["deadlock", "that it holds itself"],
    );
    for (wait, said) in [
        ("queue.Queue().get()", "waits in Queue.get for what no other thread can give any more"),
        ("queue.SimpleQueue().get()", "waits for what no other thread can give any more"),
        ("threading.Event().wait()", "waits in Event.wait for what no other thread can give any more"),
        ("threading.Barrier(2).wait()", "waits in Barrier.wait for what no other thread can give any more"),
        (
            "c = threading.Condition(); c.acquire(); c.wait()",
            "waits in Condition.wait for what no other thread can give any more",
        ),
        (
            "c = threading.Condition(threading.Lock()); c.acquire(); c.__enter__()",
            "waits in Condition.__enter__ for a lock that it holds itself",
        ),
        (
            "t = threading.Thread(target=threading.Event().wait, name='other'); t.start(); t.join()",
            "waits in Thread.join for the end of other",
        ),
    ] {
        let script = Script::new("stuck", format!("import queue, threading\n\n{wait}\n"));
        for mode in [&["--gil", "on"][..], &["--gil", "off"], &["--driver", "sim"]] {
            let args = [&["run"], mode, &[script.path()]].concat();
            check(&args, 3, &["deadlock", &format!("script.py\", line 3: MainThread {said}\n")]);
        }
    }
}

#[test]
fn the_last_words_of_a_program_are_there() {
    for end in ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.abort()"] {
        let source = format!("import os\nfor i in range(3000): print('line', i)\nprint('unfinished', end='')\n{end}\n");
        let script = Script::new("last-words", source);
        for mode in &MODES[..2] {
            let outcome = gilbox(&[&["run"], *mode, &[script.path()]].concat());
            let stdout = text(&outcome.stdout);
            assert!(stdout.ends_with("line 2999\nunfinished"), "{end} {mode:?}: {} lines", stdout.lines().count());
        }
    }
}
