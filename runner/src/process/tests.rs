//! Children that do not behave.

use super::{Birth, Child, Event, Exit, Heard, Launcher, Streams, pass_on, spawn};
use std::fs::File;
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

fn shell(script: &str) -> Launcher {
    Launcher { program: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()], environment: Vec::new() }
}

fn start(launcher: &Launcher, number: usize, events: Sender<Event<u8>>) -> std::io::Result<Child<u8>> {
    let null = File::open("/dev/null").unwrap();
    let birth = Birth { launcher, streams: Streams::Captured(&null), descriptors: &[] };
    spawn::<u8, u8>(birth, 1, pass_on(number, events))
}

#[test]
fn a_child_that_never_greets_is_gone_when_it_ends() {
    for (script, exit) in [("exit 3", Exit(3)), ("kill -9 $$", Exit(-9))] {
        let (send, events) = mpsc::channel();
        let child = start(&shell(script), 7, send).unwrap();
        let event = events.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(matches!(event, Event::Child(7, Heard::Gone(how)) if how == exit), "{event:?}");
        drop(child);
    }
}

#[test]
fn dropping_a_child_ends_it_at_once() {
    let (send, events) = mpsc::channel();
    let child = start(&shell("exec sleep 1000"), 0, send).unwrap();
    let process = format!("/proc/{}", child.pid);
    assert!(std::fs::exists(&process).unwrap());
    let begin = Instant::now();
    drop(child);
    assert!(!std::fs::exists(&process).unwrap(), "a zombie is left");
    assert!(begin.elapsed() < Duration::from_secs(2));
    let event = events.try_recv().unwrap();
    assert!(matches!(event, Event::Child(0, Heard::Gone(Exit(-9)))), "{event:?}");
}

#[test]
fn what_cannot_be_started_says_so() {
    let launcher = Launcher { program: "/no/such/program".into(), ..shell("") };
    let (send, _events) = mpsc::channel();
    assert!(start(&launcher, 0, send).is_err());
}
