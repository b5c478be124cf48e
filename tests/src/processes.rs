//! Which processes there are, as the system tells.

use std::fs;

/// Where the process group stands in what `members` looks at.
pub const GROUP: usize = 2;
/// Where the session stands.
pub const SESSION: usize = 3;

/// The living processes of a group or session, by number. One that has ended and only waits to be asked about it does not count.
pub fn members(of: usize, number: u32) -> Vec<u32> {
    those(of, number, |state| !matches!(state, "Z" | "X"))
}

/// The processes of a group or session that have ended, and wait to be asked about it.
pub fn zombies(of: usize, number: u32) -> Vec<u32> {
    those(of, number, |state| state == "Z")
}

fn those(of: usize, number: u32, wanted: impl Fn(&str) -> bool) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else { return vec![] };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|pid| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            // Behind the name, which may hold anything: state, parent, group, session.
            let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
            fields.first().is_some_and(|state| wanted(state)) && fields.get(of).is_some_and(|&n| n == number.to_string())
        })
        .collect()
}
