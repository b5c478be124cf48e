//! Ctrl-C at a real terminal: a pseudo terminal whose session gilbox leads, and the key pressed.
//!
//! Whatever a program is doing, it ends in time and with code 130; the terminal is as it was, and nothing of the session runs on.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use gilbox_tests::processes::{SESSION, members};
use gilbox_tests::program;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// From the key to the end of the session. Most take some milliseconds; a long native may first have to come to a place where it looks.
const PATIENCE: Duration = Duration::from_secs(5);

const COLUMNS: u16 = 80;

struct Session {
    child: Child,
    terminal: File,
    /// Kept open, so that the terminal outlives its programs.
    other_end: File,
    output: Receiver<Vec<u8>>,
    seen: String,
    before: Termios,
}

impl Session {
    fn start(args: &[&str]) -> Session {
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("there are pseudo terminals");
        grantpt(&terminal).and_then(|()| unlockpt(&terminal)).expect("it is ours");
        let name = ptsname(&terminal, Vec::new()).expect("it has a name").into_string().expect("an ordinary one");
        let other_end = File::options().read(true).write(true).open(name).expect("it can be opened");
        let size = Winsize { ws_row: 24, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&other_end, size).expect("it has a size");
        let before = tcgetattr(&other_end).expect("it is a terminal");
        let stdio = || OwnedFd::from(other_end.try_clone().expect("it can be shared"));
        // `setsid` makes a session whose terminal is its standard input, and becomes gilbox.
        let mut command = Command::new("setsid");
        command.arg("--ctty").arg(program::gilbox()).args(args).stdin(stdio()).stdout(stdio()).stderr(stdio());
        let child = command.spawn().expect("setsid starts");
        let terminal = File::from(terminal);
        let (send, output) = channel();
        let mut reader = terminal.try_clone().expect("it can be shared");
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n) = reader.read(&mut buffer) {
                if send.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Session { child, terminal, other_end, output, seen: String::new(), before }
    }

    /// Reads until all that is asked for has been shown.
    #[track_caller]
    fn expect(&mut self, text: &str, times: usize) {
        let begin = Instant::now();
        while self.seen.matches(text).count() < times {
            assert!(begin.elapsed() < Duration::from_secs(60), "no {text:?} in {}", self.seen);
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
                self.seen += &String::from_utf8_lossy(&bytes);
            }
        }
    }

    /// Presses Ctrl-C and waits for the end.
    #[track_caller]
    fn interrupt(mut self, what: &str) -> String {
        self.terminal.write_all(b"\x03").expect("the terminal takes keys");
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the child is ours") {
                break Some(status);
            }
            if begin.elapsed() > PATIENCE {
                break None;
            }
            thread::sleep(Duration::from_millis(5));
        };
        let session = self.child.id();
        while !members(SESSION, session).is_empty() && begin.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        let left = members(SESSION, session);
        for pid in &left {
            Command::new("kill").args(["-KILL", &pid.to_string()]).status().ok();
        }
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(30)) {
            self.seen += &String::from_utf8_lossy(&bytes);
        }
        let seen = &self.seen;
        let status = status.unwrap_or_else(|| panic!("{what}: still running {PATIENCE:?} after Ctrl-C\n{seen}"));
        assert_eq!(status.code(), Some(130), "{what}: {seen}");
        assert!(left.is_empty(), "{what}: {} processes are left\n{seen}", left.len());
        let after = tcgetattr(&self.other_end).expect("it is still a terminal");
        assert_eq!(format!("{after:?}"), format!("{:?}", self.before), "{what}: the terminal has changed");
        assert_eq!(
            seen.matches("\x1b[?25l").count().min(1),
            seen.matches("\x1b[?25h").count().min(1),
            "{what}: the cursor is hidden"
        );
        assert!(!seen.contains("gilbox bug") && !seen.contains("panicked"), "{what}: {seen}");
        self.seen
    }
}

/// Runs code in these ways, lets it print that it is ready, and presses Ctrl-C.
#[track_caller]
fn interrupted(ways: &[&[&str]], code: &str) {
    for way in ways {
        let script = std::env::temp_dir().join(format!("gilbox-terminal-{}-{:?}.py", std::process::id(), thread::current().id()));
        fs::write(&script, code).expect("the script can be written");
        let path = script.to_str().expect("the folder for temporary files has an ordinary name");
        let mut session = Session::start(&[&["run"], *way, &[path]].concat());
        let times = if way.contains(&"2") { 2 } else { 1 };
        session.expect("ready", times);
        thread::sleep(Duration::from_millis(100));
        let seen = session.interrupt(&format!("{way:?} {code}"));
        fs::remove_file(&script).ok();
        assert!(seen.contains("KeyboardInterrupt"), "{way:?} {code}\n{seen}");
    }
}

const LOCK: [&[&str]; 2] = [&["--gil", "on"], &["--gil", "off"]];

#[test]
fn loops() {
    let ways: [&[&str]; 8] = [
        &["--gil", "on"],
        &["--gil", "off"],
        &["--threads", "2"],
        &["--threads", "2", "--gil", "off"],
        &["--processes", "2"],
        &["--driver", "sim"],
        &["--driver", "sim", "--gil", "off"],
        &["--driver", "sim", "--processes", "2"],
    ];
    interrupted(&ways, "print('ready', flush=True)\nwhile True: pass");
    interrupted(&ways, "print('ready', flush=True)\ndef f(): f.n += 1\nf.n = 0\nwhile True: f()");
    interrupted(
        &LOCK,
        "import threading\ndef spin():\n  while True: pass\nfor _ in range(3): threading.Thread(target=spin, daemon=True).start()\nprint('ready', flush=True)\nspin()",
    );
}

#[test]
fn waits() {
    // Another thread that could end the wait: else it would be a deadlock.
    let other = "import threading, time, queue, multiprocessing\nthreading.Thread(target=time.sleep, args=(1000,), daemon=True).start()\nprint('ready', flush=True)\n";
    for wait in [
        "time.sleep(1000)",
        "lock = threading.Lock(); lock.acquire(); lock.acquire()",
        "lock = threading.Lock(); lock.acquire(); lock.acquire(timeout=1000)",
        "queue.Queue().get()",
        "queue.SimpleQueue().get()",
        "threading.Event().wait()",
        "c = threading.Condition(); c.acquire(); c.wait()",
        "threading.Barrier(2).wait()",
        "threading.enumerate()[1].join()",
        "input('name? ')",
        "multiprocessing.Pipe()[0].recv()",
        "multiprocessing.Queue().get()",
        "multiprocessing.Queue().get(timeout=1000)",
        "lock = multiprocessing.Lock(); lock.acquire(); lock.acquire()",
        "multiprocessing.Event().wait()",
        "import os; r, w = os.pipe(); os.read(r, 1)",
    ] {
        interrupted(&LOCK, &format!("{other}{wait}"));
    }
}

#[test]
fn long_natives() {
    for work in [
        "(7 ** 3_000_000) ** 50",
        "str(7 ** 5_000_000)",
        "x = list(range(3_000_000)) * 2\nwhile True: sorted(x, reverse=True)",
        "x = [str(i) for i in range(300_000)]\nwhile True: sorted(x)",
        "sum(range(10**12))",
        "import itertools\nsum(itertools.count())",
        "import collections, itertools\ncollections.deque(itertools.repeat(1), maxlen=0)",
        "import hashlib\nwhile True: hashlib.sha256(b'x' * 50_000_000)",
        "while True: 'x' * 50_000_000 == 'y' + 'x' * 50_000_000",
        "import re\nre.match('(a*)*b', 'a' * 40)",
        "10 ** 9 in iter(int, 1)",
        "max(iter(int, 1))",
    ] {
        interrupted(&LOCK, &format!("print('ready', flush=True)\n{work}"));
    }
    let simulated: [&[&str]; 1] = [&["--driver", "sim"]];
    for work in ["(7 ** 3_000_000) ** 50", "import itertools\nsum(itertools.count())", "sum(range(10**12))"] {
        interrupted(&simulated, &format!("print('ready', flush=True)\n{work}"));
    }
}

#[test]
fn children() {
    let head = "import multiprocessing, time\ndef spin():\n  while True: pass\ndef sleep(): time.sleep(1000)\nif __name__ == '__main__':\n";
    for start in ["multiprocessing.Process(target=spin)", "multiprocessing.Process(target=sleep)"] {
        for wait in ["child.join()", "time.sleep(1000)", "spin()"] {
            let code =
                format!("{head}  child = {start}\n  child.start()\n  time.sleep(0.2)\n  print('ready', flush=True)\n  {wait}");
            interrupted(&LOCK, &code);
        }
    }
    let pool = "import multiprocessing, time\nif __name__ == '__main__':\n  with multiprocessing.Pool(2) as pool:\n    pool.map(abs, range(9))\n    print('ready', flush=True)\n    pool.map(time.sleep, [1000] * 4)";
    interrupted(&LOCK, pool);
    let executor = "import time\nfrom concurrent.futures import ProcessPoolExecutor\nif __name__ == '__main__':\n  with ProcessPoolExecutor(2) as pool:\n    list(pool.map(abs, range(9)))\n    print('ready', flush=True)\n    list(pool.map(time.sleep, [1000] * 4))";
    interrupted(&LOCK, executor);
}

#[test]
fn a_comparison_with_its_progress() {
    let script = std::env::temp_dir().join(format!("gilbox-compare-{}.py", std::process::id()));
    fs::write(&script, "def work():\n  for i in range(200_000_000): pass\n").expect("the script can be written");
    let path = script.to_str().expect("the folder for temporary files has an ordinary name");
    for driver in ["os", "sim"] {
        let mut session = Session::start(&["compare", path, "--workers", "1,2", "--driver", driver]);
        session.expect("threads", 1);
        thread::sleep(Duration::from_millis(300));
        let seen = session.interrupt(driver);
        assert!(!seen.contains("Traceback"), "{seen}");
        // The key is shown in the bar's own line, and both are gone.
        let (bar, rest) = seen.rsplit_once("^C").expect("the terminal shows the key");
        let line = bar.rsplit("\x1b[2K").next().expect("there is a last part");
        assert!(line.chars().count() + 2 < usize::from(COLUMNS) && rest.ends_with("\r\x1b[2K"), "{seen:?}");
    }
    fs::remove_file(&script).ok();
}
