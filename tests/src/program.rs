//! Finding and running the programs under test.
//!
//! A program runs in a process group of its own, so that one that hangs is killed together with all its
//! children and no test can leave anything behind.

use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// What a program left behind.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub end: End,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It exited with this code.
    Exit(i32),
    /// It was killed by this signal.
    Signal(i32),
    /// It was still running after the time limit and was killed.
    TimedOut,
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            End::Exit(code) => write!(f, "exit code {code}"),
            End::Signal(signal) => write!(f, "killed by signal {signal}"),
            End::TimedOut => write!(f, "timed out"),
        }
    }
}

/// The gilbox executable: `GILBOX_BIN` if set, else the one of the same profile as this test, brought up to
/// date first when cargo runs the test (cargo does not know that a test needs the binary of another package).
///
/// # Panics
/// If there is no such executable, or it does not build.
pub fn gilbox() -> &'static Path {
    static BIN: OnceLock<PathBuf> = OnceLock::new();
    BIN.get_or_init(|| {
        if let Some(given) = std::env::var_os("GILBOX_BIN") {
            // Cargo runs tests in their package's folder; people name the file as seen from the project's.
            return Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("").join(given);
        }
        let this_test = std::env::current_exe().expect("a test knows its own path");
        let profile_dir = this_test.ancestors().nth(2).expect("a test lies in target/<profile>/deps");
        if let Some(cargo) = std::env::var_os("CARGO") {
            let mut build = Command::new(cargo);
            build.args(["build", "--quiet", "--package", "gilbox"]);
            if profile_dir.ends_with("release") {
                build.arg("--release");
            }
            build.current_dir(env!("CARGO_MANIFEST_DIR"));
            let status = build.status().expect("cargo starts");
            assert!(status.success(), "gilbox does not build");
        }
        let bin = profile_dir.join("gilbox");
        assert!(bin.is_file(), "no gilbox at {}: build it first, or name one in GILBOX_BIN", bin.display());
        bin
    })
}

/// A CPython 3.13, if there is one: `GILBOX_PYTHON` if set, else `python3.13` or `python3` on the path. The
/// stored outputs are those of 3.13, so any other version is passed over.
pub fn cpython() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    PYTHON
        .get_or_init(|| {
            let given = std::env::var_os("GILBOX_PYTHON").map(PathBuf::from);
            let usual = ["python3.13", "python3"].map(PathBuf::from);
            given.into_iter().chain(usual).find(|python| is_313(python))
        })
        .as_deref()
}

fn is_313(python: &Path) -> bool {
    Command::new(python)
        .args(["-c", "import sys; print(sys.implementation.name, sys.version_info[:2])"])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|o| o.status.success() && o.stdout.starts_with(b"cpython (3, 13)"))
}

/// Runs `command` with `stdin` as its standard input, for at most `limit`.
///
/// # Panics
/// If the program cannot be started.
pub fn run(command: &mut Command, stdin: &[u8], limit: Duration) -> Outcome {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap_or_else(|e| panic!("cannot start {:?}: {e}", command.get_program()));
    let mut to_child = child.stdin.take().expect("stdin was piped");
    let stdin = stdin.to_vec();
    // A program that does not read its input closes the pipe early; that is its right.
    thread::spawn(move || to_child.write_all(&stdin).ok());
    let stdout = read_all(child.stdout.take().expect("stdout was piped"));
    let stderr = read_all(child.stderr.take().expect("stderr was piped"));
    let end = wait(&mut child, limit);
    Outcome {
        stdout: stdout.join().expect("the reader does not panic"),
        stderr: stderr.join().expect("the reader does not panic"),
        end,
    }
}

fn read_all(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).ok();
        bytes
    })
}

fn wait(child: &mut Child, limit: Duration) -> End {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("the child is ours to wait for") {
            // Whatever it left running would keep the pipes open.
            kill_group(child.id());
            return match (status.code(), status.signal()) {
                (Some(code), _) => End::Exit(code),
                (None, signal) => End::Signal(signal.unwrap_or(0)),
            };
        }
        if start.elapsed() > limit {
            kill_group(child.id());
            child.wait().ok();
            return End::TimedOut;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

fn kill_group(leader: u32) {
    Command::new("kill").args(["-KILL", "--", &format!("-{leader}")]).stderr(Stdio::null()).status().ok();
}
