//! Runs every golden script under gilbox, in each mode, and under CPython 3.13 where it is found.
//!
//! Each script and mode is one test, named `mode::topic::name`: `cargo test --test golden gil_off::threads`
//! runs one topic in one mode. Scripts that need what gilbox lacks yet stand in `tests/golden/gaps.txt`; they are run, and counted
//! apart. `GILBOX_HOSTILE=1` runs them in hostile mode instead: a collection at every allocation, a stop at every safepoint.
//! `GILBOX_BIN` names another gilbox, `GILBOX_PYTHON` another CPython.

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use gilbox_tests::golden::{self, Case};
use gilbox_tests::program;
use libtest_mimic::{Arguments, Trial};

/// Every way in which gilbox runs the scripts: the mode's name and its options.
const MODES: &[(&str, &[&str])] =
    &[("gil_on", &["run", "--gil", "on"]), ("gil_off", &["run", "--gil", "off"]), ("sim", &["run", "--driver", "sim"])];

/// The same in hostile mode, which takes minutes.
const HOSTILE: &[(&str, &[&str])] =
    &[("hostile_on", &["run", "--hostile", "--gil", "on"]), ("hostile_off", &["run", "--hostile", "--gil", "off"])];

/// Scripts that measure time or count on short sleeps to order what happens, for which hostile mode is too slow; and one that sees when
/// the variables of a call end that has been left by an exception: where garbage is collected all the time that is at once. A topic or
/// a script.
const TIMED: &[&str] = &["claims", "threads/thread_objects", "threads/event_driven", "classes/order_of_ends"];

/// Runs of scripts that differ and are known to.
static KNOWN: AtomicU64 = AtomicU64::new(0);

#[expect(clippy::print_stdout, reason = "this is the test runner's own report")]
fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    // The scripts start threads and processes of their own.
    args.test_threads.get_or_insert(2);
    let cases = golden::cases();
    let gaps = golden::gaps();
    let mut trials = Vec::new();
    let hostile = std::env::var_os("GILBOX_HOSTILE").is_some();
    for (mode, options) in if hostile { HOSTILE } else { MODES } {
        for case in &cases {
            if hostile && TIMED.iter().any(|&timed| timed == case.topic || *timed == format!("{}/{}", case.topic, case.name)) {
                continue;
            }
            let known = gaps.contains(&format!("{}/{}", case.topic, case.name));
            trials.push(trial(mode, case, program::gilbox, options, known));
        }
    }
    if let Some(python) = program::cpython().filter(|_| !hostile) {
        for case in &cases {
            trials.push(trial("cpython", case, move || python, &[], false));
        }
    }
    let listing = args.list;
    let conclusion = libtest_mimic::run(&args, trials);
    if !listing {
        let differ = KNOWN.load(Ordering::Relaxed);
        let agree = conclusion.num_passed - differ;
        println!("golden scripts: {agree} agree, {} differ, {differ} differ as known", conclusion.num_failed);
    }
    conclusion.exit_code()
}

fn trial(
    mode: &str,
    case: &Case,
    program: impl FnOnce() -> &'static Path + Send + 'static,
    options: &'static [&'static str],
    known_gap: bool,
) -> Trial {
    let name = format!("{mode}::{}::{}", case.topic, case.name);
    let case = case.clone();
    Trial::test(name, move || match case.check(program(), options) {
        Err(_) if known_gap => {
            KNOWN.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        result => result.map_err(Into::into),
    })
}
