//! gilbox with the fake machine, as real processes.
//!
//! A test binary is a program like any other: started with [`COMMAND`] in its environment and told to run only [`entry`], it
//! behaves as gilbox with the command line found there. So commands, workers and their deaths are tested for real.

use crate::cli::Cli;
use crate::guest::fake::FakeMachine;
use crate::process::Launcher;
use clap::Parser;
use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The command line, its words separated by line feeds.
const COMMAND: &str = "GILBOX_TEST_COMMAND";
const ENTRY: [&str; 3] = ["--exact", "testing::entry", "--nocapture"];

#[test]
fn entry() {
    let Some(line) = std::env::var_os(COMMAND) else { return };
    let line = line.to_string_lossy().into_owned();
    let words = std::iter::once("gilbox").chain(line.split('\n'));
    crate::trouble::report_panics_as_bugs();
    std::process::exit(crate::exit_code(Cli::try_parse_from(words), &FakeMachine));
}

/// Starts this test binary as a worker.
pub(crate) fn launcher() -> Launcher {
    Launcher {
        program: std::env::current_exe().unwrap(),
        arguments: ENTRY.map(OsString::from).to_vec(),
        environment: vec![(COMMAND.into(), "worker".into())],
    }
}

/// A directory with a script, where everything that is left behind can be seen.
pub(crate) struct Bench {
    pub(crate) directory: PathBuf,
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    /// Without the test harness's own first lines.
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Bench {
    pub(crate) fn new(script: &str) -> Bench {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("gilbox-bench-{}-{number}", std::process::id()));
        std::fs::create_dir_all(directory.join("tmp")).unwrap();
        let bench = Bench { directory };
        let notes = bench.notes();
        std::fs::write(bench.directory.join("x.py"), script.replace("NOTES", notes.to_str().unwrap())).unwrap();
        bench
    }

    /// Starts gilbox with this command line in the directory.
    pub(crate) fn start(&self, line: &str) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(ENTRY).env(COMMAND, line.replace(' ', "\n")).env("TMPDIR", self.directory.join("tmp"));
        command.current_dir(&self.directory).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    pub(crate) fn run(&self, line: &str) -> Ended {
        self.end(self.start(line))
    }

    /// Waits for the end of what was started.
    pub(crate) fn end(&self, mut child: Child) -> Ended {
        let mut stderr = child.stderr.take().unwrap();
        let stderr = std::thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let mut stdout = String::new();
        child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        let code = child.wait().unwrap().code();
        let own_lines = stdout.lines().filter(|line| !line.is_empty() && !line.ends_with("running 1 test"));
        Ended { code, stdout: own_lines.map(|line| line.to_string() + "\n").collect(), stderr: stderr.join().unwrap() }
    }

    fn notes(&self) -> PathBuf {
        self.directory.join("notes")
    }

    /// The numbers of the processes that have written a note, once there are as many.
    pub(crate) fn noted(&self, count: usize) -> Vec<u32> {
        wait_until("workers that write notes", || {
            let notes = std::fs::read_to_string(self.notes()).unwrap_or_default();
            let pids: Vec<u32> = notes.lines().filter_map(|line| line.parse().ok()).collect();
            (pids.len() >= count).then_some(pids)
        })
    }

    /// Nothing may be left: no process, no file.
    pub(crate) fn assert_nothing_is_left(&self, pids: &[u32]) {
        self.assert_ended(pids);
        wait_until("temporary files that go away", || {
            let left = std::fs::read_dir(self.directory.join("tmp")).unwrap().count();
            (left == 0).then_some(())
        });
    }

    pub(crate) fn assert_ended(&self, pids: &[u32]) {
        for pid in pids {
            // When the parent is dead too, it is the system's to bury the child, which may take it a while.
            let is_dead = || match std::fs::read_to_string(format!("/proc/{pid}/stat")) {
                Ok(stat) => stat.contains(") Z "),
                Err(_) => true,
            };
            wait_until("a worker that ends", || is_dead().then_some(()));
        }
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

/// Sends a signal by its name.
pub(crate) fn signal(name: &str, pid: u32) {
    let killed = Command::new("kill").arg(format!("-{name}")).arg(pid.to_string()).status();
    assert!(killed.unwrap().success());
}

pub(crate) fn wait_until<T>(what: &str, mut happened: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(result) = happened() {
            return result;
        }
        assert!(begin.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}
