//! Signals from outside: what has a handler calls it wherever the program is, and what has none does what it always does.

use std::process::Command;
use std::time::Duration;

use gilbox_tests::program::{self, End};

const PATIENCE: Duration = Duration::from_secs(30);

const MODES: [&[&str]; 2] = [&["--gil", "on"], &["--gil", "off"]];

/// Runs a program in both modes; once it has printed something it gets these signals, with time enough between them for it to come to where it waits.
fn signalled(code: &str, signals: &[&str], end: End, wanted: &str) {
    for mode in MODES {
        let mut command = Command::new("bash");
        // The first line goes through a pipe of its own, so that the signals come when the handlers are there.
        let sender = format!("read -r line; for s in {}; do sleep 0.3; kill -$s $$; done", signals.join(" "));
        command.args(["-c", &format!("exec 3>&1; exec \"$@\" > >({sender}; exec cat >&3)"), "bash"]);
        command.arg(program::gilbox()).arg("run").args(mode).args(["-c", code]);
        let outcome = program::run(&mut command, b"", PATIENCE);
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end, end, "{mode:?} {code}\n{stderr}");
        assert_eq!(String::from_utf8_lossy(&outcome.stdout), wanted, "{mode:?} {code}\n{stderr}");
    }
}

#[test]
fn handlers_are_called_wherever_the_program_is() {
    for place in [
        "while not seen: pass",
        "while not seen: time.sleep(100) if not seen else None",
        "stop.wait()",
        "threading.Thread(target=stop.wait).start()\nfor t in threading.enumerate()[1:]: t.join()",
        "queue.Queue().get()",
        "signal.pause()",
        "sum(x for x in itertools.repeat(0))",
    ] {
        let code = format!(
            "
import itertools, queue, signal, threading, time
stop, seen = threading.Event(), []
class Stop(Exception): pass
def handler(number, frame):
    seen.append(number)
    stop.set()
    if not {place:?}.startswith(('stop', 'threading', 'while not seen: p', 'signal')): raise Stop
signal.signal(signal.SIGTERM, handler)
print('ready', flush=True)
try:
    {}
except Stop:
    pass
print(seen)
",
            place.replace('\n', "\n    ")
        );
        signalled(&code, &["TERM"], End::Exit(0), "[15]\n");
    }
}

#[test]
fn ctrl_c_is_the_handlers_if_there_is_one() {
    let code = "
import signal, sys, time
count = 0
def handler(number, frame):
    global count
    count += 1
    print('no', flush=True)
    if count == 3: sys.exit(7)
signal.signal(signal.SIGINT, handler)
print('ready', flush=True)
while True: time.sleep(100)
";
    signalled(code, &["INT", "INT", "INT"], End::Exit(7), "no\nno\nno\n");
}

#[test]
fn ignored_signals_and_those_without_a_handler() {
    let code = "
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGUSR1, print)
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
print('ready', flush=True)
time.sleep(100)
";
    signalled(code, &["TERM", "INT", "USR1"], End::Signal(10), "");
}
