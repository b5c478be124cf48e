//! Runs of a fake guest, in real processes.

use crate::testing::{Bench, signal};

#[test]
fn exit_codes() {
    for (script, code, stderr) in [
        ("print fine\n", 0, ""),
        ("print fine\nexit 7\n", 7, ""),
        ("print fine\nraise ValueError: odd\n", 1, "Traceback: raise ValueError: odd\nValueError: odd\n"),
    ] {
        let bench = Bench::new(script);
        for options in ["", "--threads 1 ", "--processes 1 "] {
            let ended = bench.run(&format!("run {options}x.py"));
            assert_eq!(ended.code, Some(code), "{ended:?}");
            assert_eq!(ended.stdout, "fine\n");
            assert_eq!(ended.stderr, stderr);
        }
        bench.assert_nothing_is_left(&[]);
    }
    let bench = Bench::new("syntax error\n");
    for options in ["", "--threads 2 ", "--processes 2 "] {
        let ended = bench.run(&format!("run {options}x.py"));
        assert_eq!(ended.code, Some(1));
        let script = bench.directory.join("x.py");
        assert_eq!(ended.stderr, format!("  File \"{}\", line 1\nSyntaxError: invalid syntax\n", script.display()));
    }
    assert_eq!(bench.run("dis x.py").code, Some(1));
    assert_eq!(bench.run("dis .").code, Some(2));
    assert_eq!(bench.run("run --threads 0 x.py").code, Some(2));
}

#[test]
fn a_bug_says_so() {
    let ended = Bench::new("panic at the disco\n").run("run x.py");
    assert_eq!(ended.code, Some(70));
    assert!(ended.stderr.starts_with("gilbox bug: at the disco (runner/src/guest/fake.rs:"), "{ended:?}");
}

#[test]
fn several_at_once_with_their_stats() {
    let bench = Bench::new("print hello\nspin 3\n");
    for (crew, processes) in [("threads", 1), ("processes", 3)] {
        let ended = bench.run(&format!("run --{crew} 3 --stats --stats-json s.json x.py"));
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert_eq!(ended.stdout, "hello\n".repeat(3));
        assert!(ended.stderr.contains("Processes"), "{ended:?}");
        let json = std::fs::read(bench.directory.join("s.json")).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["threads"].as_array().unwrap().len(), 3);
        assert_eq!(json["locks"].as_array().unwrap().len(), processes);
        let all = json["processes"].as_array().unwrap();
        assert_eq!(all.len(), processes);
        for (number, process) in all.iter().enumerate() {
            assert!(process["peak_rss_bytes"].as_u64().unwrap() > 0);
            if crew == "processes" {
                assert_eq!(process["name"], format!("worker-{number}"));
                assert_eq!(process["exit_code"], 0);
                assert!(process["start_ns"].as_u64().unwrap() > 0);
            }
        }
    }
}

#[test]
fn the_first_failure_gives_the_exit_code() {
    // Both workers fail alike; how they do tells that it was their code.
    let bench = Bench::new("sleep 5\n_exit 5\n");
    let ended = bench.run("run --processes 2 x.py");
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(5), ""));

    let bench = Bench::new("print begun\nnote NOTES\nhang\n");
    let command = bench.start("run --processes 2 --stats x.py");
    let pids = bench.noted(2);
    signal("KILL", pids[0]);
    signal("TERM", pids[1]);
    let ended = bench.end(command);
    assert!([Some(137), Some(143)].contains(&ended.code), "{ended:?}");
    assert_eq!(ended.stdout, "begun\nbegun\n");
    assert!(ended.stderr.contains("was killed by signal 9 (SIGKILL)\n"), "{ended:?}");
    assert!(ended.stderr.contains("-15"), "{ended:?}");
    bench.assert_nothing_is_left(&pids);
}

#[test]
fn ctrl_c_interrupts_the_guest() {
    for options in ["", "--threads 2 ", "--processes 2 "] {
        let bench = Bench::new("note NOTES\nhang\n");
        let command = bench.start(&format!("run {options}x.py"));
        let pids = bench.noted(if options.is_empty() { 1 } else { 2 });
        signal("INT", command.id());
        let ended = bench.end(command);
        assert_eq!(ended.code, Some(130), "{ended:?}");
        assert!(ended.stderr.contains("KeyboardInterrupt\n"), "{ended:?}");
        bench.assert_nothing_is_left(&pids);
    }
}

#[test]
fn a_second_ctrl_c_does_not_wait() {
    let bench = Bench::new("note NOTES\nstay\n");
    let command = bench.start("run --processes 2 x.py");
    let pids = bench.noted(2);
    signal("INT", command.id());
    std::thread::sleep(std::time::Duration::from_millis(50));
    signal("INT", command.id());
    assert_eq!(bench.end(command).code, Some(130));
    bench.assert_nothing_is_left(&pids);
}

#[test]
fn workers_do_not_outlive_their_parent() {
    let program = "note NOTES\nstay\n";
    let at_load = "note NOTES\nstay\ndef work():\n    spin 1\n";
    for (script, line) in [
        (program, "run --processes 2 x.py"),
        (program, "compare x.py --workers 2 --repeat 1 --modes processes"),
        (at_load, "compare x.py --workers 1 --repeat 1"),
    ] {
        let bench = Bench::new(script);
        let command = bench.start(line);
        let pids = bench.noted(1);
        signal("KILL", command.id());
        bench.end(command);
        bench.assert_nothing_is_left(&pids);
    }
}

#[test]
fn parents_killed_at_any_moment_leave_no_worker() {
    let bench = Bench::new("note NOTES\nprint hello\nspin 5\n");
    for round in 0..30_u64 {
        let mut command = bench.start("run --processes 2 x.py");
        std::thread::sleep(std::time::Duration::from_micros(round * 700));
        let _ = command.kill();
        bench.end(command);
    }
    // A parent killed in the instant between making a socket and naming it leaves that behind; never a process.
    bench.assert_ended(&bench.noted(0));
}

#[test]
fn workers_killed_at_any_moment_hang_nobody() {
    let bench = Bench::new("print hello\nspin 4\nprint done\n");
    for (line, failed) in [("run --processes 3 x.py", 137), ("compare x.py --workers 2 --modes processes --repeat 1", 1)] {
        for round in 0..30 {
            let command = bench.start(line);
            let begin = std::time::Instant::now();
            let victim = crate::testing::wait_until("a worker", || children(command.id()).last().copied());
            std::thread::sleep(std::time::Duration::from_micros(round * 300));
            // It may have ended by itself.
            let _ = std::process::Command::new("kill").arg("-KILL").arg(victim.to_string()).output();
            let ended = bench.end(command);
            assert!([Some(0), Some(failed)].contains(&ended.code), "{ended:?}");
            assert!(begin.elapsed() < std::time::Duration::from_secs(5), "{ended:?}");
        }
        bench.assert_nothing_is_left(&[]);
    }
}

#[test]
fn children_of_the_guest() {
    for (line, code) in [("print hello", 0), ("_exit 7", 7), ("exit 3", 3), ("signal 9", -9), ("stay", -15), ("panic", 70)] {
        let bench = Bench::new(&format!("spawn {line}\n"));
        for crew in ["", "--processes 1 "] {
            let ended = bench.run(&format!("run {crew}--stats-json s.json x.py"));
            assert_eq!(ended.code, Some(0), "{ended:?}");
            assert!(ended.stdout.ends_with(&format!("child ended with {code}\n")), "{line} {ended:?}");
            let json: serde_json::Value =
                serde_json::from_slice(&std::fs::read(bench.directory.join("s.json")).unwrap()).unwrap();
            assert_eq!(json["processes"][1]["name"], "Process-1");
            assert_eq!(json["processes"][1]["exit_code"], code);
            assert!(json["processes"][1]["wall_ns"].as_u64().unwrap() > 0);
        }
        bench.assert_nothing_is_left(&[]);
    }
    let ended = Bench::new("spawn take\n").run("run x.py");
    assert_eq!(ended.stdout, "took the word\nchild ended with 0\n", "{ended:?}");
}

#[test]
fn children_do_not_outlive_the_guest() {
    for name in ["KILL", "TERM"] {
        let bench = Bench::new("spawn hang\n");
        let command = bench.start("run --processes 2 x.py");
        let grandchildren = crate::testing::wait_until("children of both workers", || {
            let found: Vec<u32> = children(command.id()).into_iter().flat_map(children).collect();
            (found.len() == 2).then_some(found)
        });
        signal(name, command.id());
        bench.end(command);
        bench.assert_ended(&grandchildren);
    }
}

/// The children of a process, which the system lists by the thread that started them.
fn children(pid: u32) -> Vec<u32> {
    let threads = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten();
    let lists = threads.filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("children")).ok());
    lists.flat_map(|list| list.split(' ').filter_map(|number| number.parse().ok()).collect::<Vec<u32>>()).collect()
}
