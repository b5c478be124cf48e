//! Golden scripts: guest programs with stored output.
//!
//! `tests/golden/<topic>/<name>.py` is one case. Beside it lie `<name>.out`, the standard output that CPython
//! 3.13 gave; `<name>.err` where an uncaught exception or an exit code is the point (the first line is
//! `exit N`, the rest the standard error); and `<name>.in` where it reads standard input. A script whose name
//! begins with an underscore, and everything in folders below the topic, is there to be imported by others.
//! One whose first line is `# PYTHONHASHSEED=N` is run with that seed of strings' hashes.
//! `python3.13 tests/golden/record.py` makes the stored files; nobody writes them by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::diff::first_difference;
use crate::program::{self, End, Outcome};

/// How long one script may take. The slowest takes about a second, so this is for machines under load.
const LIMIT: Duration = Duration::from_secs(60);

/// One script with what it is expected to print.
#[derive(Debug, Clone)]
pub struct Case {
    pub topic: String,
    pub name: String,
    dir: PathBuf,
    stdin: Vec<u8>,
    hash_seed: Option<String>,
    stdout: String,
    /// Exit code and standard error, where they are stored.
    failure: Option<(i32, String)>,
}

/// All cases below `tests/golden`, sorted by topic and name.
///
/// # Panics
/// If a script has no stored output.
pub fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut cases = Vec::new();
    for topic in sorted_entries(&root).into_iter().filter(|p| p.is_dir()) {
        for script in sorted_entries(&topic) {
            let name = script.file_stem().unwrap_or_default().to_string_lossy();
            if script.extension().is_some_and(|e| e == "py") && !name.starts_with('_') {
                cases.push(Case::load(&topic, &name));
            }
        }
    }
    cases
}

/// The scripts that gilbox is known not to run rightly yet, as `topic/name`, from `tests/golden/gaps.txt`.
pub fn gaps() -> std::collections::HashSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/gaps.txt");
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(str::to_string).collect()
}

fn sorted_entries(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

impl Case {
    fn load(topic: &Path, name: &str) -> Case {
        let beside = |ending: &str| topic.join(format!("{name}.{ending}"));
        let stdout = fs::read(beside("out"))
            .unwrap_or_else(|_| panic!("{} is missing: run tests/golden/record.py", beside("out").display()));
        let failure = fs::read_to_string(beside("err")).ok().map(|text| {
            let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
            let code = first.strip_prefix("exit ").and_then(|c| c.parse().ok());
            let code = code.unwrap_or_else(|| panic!("{name}.err begins with `exit N`"));
            (code, rest.to_owned())
        });
        let source = fs::read(beside("py")).unwrap_or_default();
        let first = source.split(|&b| b == b'\n').next().unwrap_or_default();
        let hash_seed = first.strip_prefix(b"# PYTHONHASHSEED=").map(|seed| String::from_utf8_lossy(seed).into_owned());
        Case {
            topic: topic.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            name: name.to_owned(),
            dir: topic.to_owned(),
            stdin: fs::read(beside("in")).unwrap_or_default(),
            hash_seed,
            stdout: String::from_utf8(stdout).expect("stored outputs are UTF-8"),
            failure,
        }
    }

    /// Runs the script with `program`, an interpreter and its options, and compares.
    ///
    /// # Errors
    /// A description of the first thing that differs.
    pub fn check(&self, program: &Path, options: &[&str]) -> Result<(), String> {
        let mut command = Command::new(program);
        command
            .args(options)
            .arg(format!("{}.py", self.name))
            .current_dir(&self.dir)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONIOENCODING", "utf-8")
            .env("COLUMNS", "80");
        if let Some(seed) = &self.hash_seed {
            command.env("PYTHONHASHSEED", seed);
        }
        let outcome = program::run(&mut command, &self.stdin, LIMIT);
        self.compare(&outcome)
    }

    fn compare(&self, outcome: &Outcome) -> Result<(), String> {
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        let (code, wanted_stderr) = match &self.failure {
            Some((code, text)) => (*code, Some(text)),
            None => (0, None),
        };
        let stdout = String::from_utf8_lossy(&outcome.stdout);
        if let Some(difference) = first_difference(&self.stdout, &stdout) {
            let tail: Vec<&str> = stderr.lines().rev().take(6).collect();
            let tail: Vec<&str> = tail.into_iter().rev().collect();
            return Err(format!(
                "standard output differs at {difference}{}\nlast lines of standard error:\n{}",
                outcome.end,
                tail.join("\n")
            ));
        }
        if outcome.end != End::Exit(code) {
            return Err(format!("expected exit code {code}, got {}; standard error:\n{stderr}", outcome.end));
        }
        let wanted =
            wanted_stderr.map_or(Ok(()), |wanted| first_difference(wanted, &normalise(&stderr, &self.dir)).map_or(Ok(()), Err));
        wanted.map_err(|difference| format!("standard error differs at {difference}"))
    }
}

/// Makes a traceback independent of where the project lies and of the library that ran below the script:
/// paths inside `dir` become relative, and frames of files elsewhere are dropped with their source lines.
pub fn normalise(stderr: &str, dir: &Path) -> String {
    let prefix = format!("{}/", dir.display());
    let mut text = String::new();
    let mut dropping = false;
    for line in stderr.lines() {
        let line = line.replace(&prefix, "");
        if line.starts_with("  File \"") {
            dropping = ["/", "<frozen", "<gilbox>"].iter().any(|library| line[8..].starts_with(library));
        } else if !line.starts_with("    ") {
            dropping = false;
        }
        if !dropping {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::normalise;
    use std::path::Path;

    #[test]
    fn keeps_only_frames_of_the_script() {
        let stderr = "Traceback (most recent call last):\n  File \"/usr/lib/threading.py\", line 9, in run\n    \
                      self._target()\n    ^^^^^\n  File \"/w/t/a.py\", line 2, in f\n    1/0\nZeroDivisionError: x";
        let expected = "Traceback (most recent call last):\n  File \"a.py\", line 2, in f\n    1/0\n\
                        ZeroDivisionError: x\n";
        assert_eq!(normalise(stderr, Path::new("/w/t")), expected);
    }
}
