//! Comparisons of a fake guest, in real worker processes.

use crate::testing::{Bench, signal};
use serde_json::Value;

const WORK: &str = "print loaded\ndef work(n):\n    print working\n    spin 20\n    result 100\n";

#[test]
fn figures_of_every_mode() {
    let bench = Bench::new(WORK);
    let ended = bench.run("compare x.py --workers 2 --repeat 2 --args n=3 --json -");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let json: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(json["script"], "x.py");
    let rows = json["rows"].as_array().unwrap();
    let cells: Vec<_> = rows.iter().map(|row| (row["mode"].as_str().unwrap(), row["workers"].as_u64().unwrap())).collect();
    assert_eq!(
        cells,
        [("threads", 1), ("threads", 2), ("threads-nogil", 1), ("threads-nogil", 2), ("processes", 1), ("processes", 2)]
    );
    for row in rows {
        assert_eq!(row["seconds_all"].as_array().unwrap().len(), 2);
        assert!(row["seconds"].as_f64().unwrap() >= 0.020, "{row}");
        assert!(row["start_seconds"].as_f64().unwrap() > 0.0);
        assert!(row["rss_bytes_per_worker"].as_f64().unwrap() > 0.0);
        let sent = if row["mode"] == "processes" { 103 * row["workers"].as_u64().unwrap() } else { 0 };
        assert_eq!(row["ipc_bytes"], sent);
    }
    // Two threads with the lock take turns, however slow the machine is.
    assert!(rows[1]["seconds"].as_f64().unwrap() >= 0.040);
    assert!(rows[1]["gil_wait_share"].as_f64().unwrap() > 0.0);
    assert!(rows[1]["switches"].as_u64().unwrap() > 0);
    assert_eq!(rows[3]["gil_wait_share"].as_f64().unwrap(), 0.0);
    assert!(ended.stderr.contains("Speed-up over workers"), "{}", ended.stderr);
    bench.assert_nothing_is_left(&[]);
}

#[test]
fn the_reference_is_measured_though_not_shown() {
    let bench = Bench::new("spin 12\n");
    let ended = bench.run("compare x.py --modes processes --workers 1 --repeat 1 --json f.json");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let json: Value = serde_json::from_slice(&std::fs::read(bench.directory.join("f.json")).unwrap()).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), 1);
    assert!(json["rows"][0]["vs_one_locked"].as_f64().unwrap() > 0.0);
    assert!(ended.stdout.contains("Only one worker was measured."), "{}", ended.stdout);
}

#[test]
fn parts_of_one_piece_of_work() {
    let bench = Bench::new("def share(part, parts):\n    spin 12\n");
    let ended = bench.run("compare x.py --call share --workers 1,2 --modes processes --repeat 1");
    assert!(ended.stdout.contains("The workers share one piece of work"), "{ended:?}");
}

#[test]
fn wrong_usage() {
    for (script, options, code, message) in [
        ("def work():\n    spin 1\n", "--workers 0", 2, "0 is not in 1.."),
        ("def work():\n    spin 1\n", "--workers x", 2, "invalid value 'x'"),
        ("def work():\n    spin 1\n", "--modes fibres", 2, "threads-nogil"),
        ("def work():\n    spin 1\n", "--workers 65", 2, "raise it"),
        ("spin 1\n", "--call nope", 2, "gilbox: 'x.py' defines no function 'nope'; choose one with --call\n"),
        ("nope = 3\n", "--call nope", 2, "gilbox: 'nope' in 'x.py' is not a function; choose one with --call\n"),
        ("def work(n):\n    spin 1\n", "--args lambda", 2, "gilbox: --args takes literals, not 'lambda'\n"),
        ("spin 1\n", "--args 3", 2, "--args needs a function to call"),
        ("def work():\n    spin 1\nexit 0\n", "", 2, "gilbox: 'x.py' called sys.exit(0) while it was loaded"),
        ("spin 1\nsyntax error\n", "", 1, "/x.py\", line 2\nSyntaxError: invalid syntax\n"),
        ("raise ValueError: odd\ndef work():\n    spin 1\n", "", 1, "\nValueError: odd\n"),
    ] {
        let bench = Bench::new(script);
        let ended = bench.run(format!("compare x.py {options}").trim_end());
        assert_eq!(ended.code, Some(code), "{options} {ended:?}");
        assert!(ended.stderr.contains(message), "{options} {ended:?}");
        assert_eq!(ended.stderr.matches(message).count(), 1);
        bench.assert_nothing_is_left(&[]);
    }
    let bench = Bench::new("");
    assert_eq!(bench.run("compare y.py").stderr, "gilbox: cannot open 'y.py': no such file\n");
}

#[test]
fn a_worker_that_fails_fails_its_row() {
    for (verb, reason) in [
        ("raise ValueError: odd", "worker-0: ValueError: odd"),
        ("exit 3", "worker-0: exited with code 3"),
        ("_exit 7", "exited with code 7"),
        ("signal 9", "was killed by signal 9 (SIGKILL)"),
        ("panic at the disco", "exited with code 70"),
    ] {
        let bench = Bench::new(&format!("def work():\n    print begun\n    {verb}\n"));
        let ended = bench.run("compare x.py --workers 1 --repeat 2 --json f.json");
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.stderr.contains(reason), "{ended:?}");
        assert!(ended.stderr.contains("    begun\n"), "{ended:?}");
        assert_eq!(ended.stdout, "", "{ended:?}");
        let json: Value = serde_json::from_slice(&std::fs::read(bench.directory.join("f.json")).unwrap()).unwrap();
        assert!(json["rows"][2]["failed"].as_str().unwrap().contains(reason));
        assert!(json["rows"][2]["seconds"].is_null());
        bench.assert_nothing_is_left(&[]);
    }
}

#[test]
fn a_killed_worker_ends_its_measurement_at_once() {
    let bench = Bench::new("def work():\n    note NOTES\n    stay\n");
    let command = bench.start("compare x.py --workers 1 --modes processes,threads --repeat 1");
    for round in 1..=2 {
        signal("KILL", bench.noted(round)[round - 1]);
    }
    let ended = bench.end(command);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.stderr.contains("threads x 1 failed: the process of the threads was killed by signal 9 (SIGKILL)"));
    bench.assert_nothing_is_left(&bench.noted(2));
}

#[test]
fn ctrl_c_leaves_nothing() {
    for script in ["def work():\n    note NOTES\n    stay\n", "note NOTES\nstay\ndef work():\n    spin 1\n"] {
        let bench = Bench::new(script);
        let command = bench.start("compare x.py --workers 2 --modes processes --repeat 1");
        let pids = bench.noted(1);
        signal("INT", command.id());
        let ended = bench.end(command);
        assert_eq!(ended.code, Some(130), "{ended:?}");
        assert_eq!(ended.stderr, "");
        bench.assert_nothing_is_left(&pids);
    }
}
