//! `gilbox run`: what was typed, and what it means.

use crate::output::Destination;
use crate::settings::{OnOff, Settings, SettingsArgs};
use crate::source::Script;
use crate::trouble::Trouble;
use clap::Args;
use std::ffi::OsString;

/// Run a Python script
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "gilbox run [OPTIONS] SCRIPT [ARGS]...\n       gilbox run [OPTIONS] -c CODE [ARGS]...\n       gilbox run [OPTIONS] -m MODULE [ARGS]...",
    after_help = "\
Options come before the script; what follows it is the script's own.

Examples:
  gilbox run --stats scripts/cpu_threads.py
  gilbox run --gil off -c 'import sys; print(sys._is_gil_enabled())'"
)]
pub(crate) struct RunArgs {
    /// The Python file, or - for standard input, and its arguments
    #[arg(value_name = "SCRIPT", trailing_var_arg = true, allow_hyphen_values = true, required_unless_present_any = ["code", "module"])]
    script: Vec<OsString>,

    /// Run this text instead of a file; what follows it are its arguments
    #[arg(short = 'c', value_name = "CODE", num_args = 1.., allow_hyphen_values = true, conflicts_with = "script")]
    code: Vec<OsString>,

    /// Run this module, looked for as an import would; what follows it are its arguments
    #[arg(short = 'm', value_name = "MODULE", num_args = 1.., allow_hyphen_values = true, conflicts_with_all = ["script", "code"])]
    module: Vec<OsString>,

    /// Whether there is a global interpreter lock
    #[arg(long, value_name = "on|off", value_enum, default_value_t = OnOff::On, hide_possible_values = true)]
    gil: OnOff,

    /// Run the whole script in N threads at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "processes")]
    threads: Option<u32>,

    /// Run the whole script in N processes at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    processes: Option<u32>,

    /// Afterwards, show where the time went, on standard error
    #[arg(long)]
    stats: bool,

    /// Afterwards, write where the time went to this file; - is standard output
    #[arg(long, value_name = "FILE")]
    stats_json: Option<OsString>,

    #[command(flatten)]
    settings: SettingsArgs,
}

/// What is to be run, and what is to be shown of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) script: Script,
    /// `sys.argv`.
    pub(crate) argv: Vec<OsString>,
    pub(crate) settings: Settings,
    pub(crate) crew: Crew,
    pub(crate) shows_stats: bool,
    pub(crate) stats_json: Option<Destination>,
}

/// How many times the script is run at once, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crew {
    /// Once, in the main thread.
    Alone,
    /// In threads of one interpreter.
    Threads(u32),
    /// In processes.
    Processes(u32),
}

impl RunArgs {
    /// Reads the script and resolves the options.
    ///
    /// # Errors
    /// [`Trouble::Usage`].
    pub(crate) fn resolve(self) -> Result<Plan, Trouble> {
        let settings = self.settings.resolve(self.gil).map_err(Trouble::Usage)?;
        let limits = &settings.limits;
        let crew = match (self.threads, self.processes) {
            (Some(threads), _) if threads > limits.threads => {
                let limit = limits.threads;
                return Err(Trouble::Usage(format!("{threads} threads are more than --max-threads {limit} allows; raise it")));
            }
            (_, Some(processes)) if processes > limits.processes => {
                let limit = limits.processes;
                return Err(Trouble::Usage(format!(
                    "{processes} processes are more than --max-processes {limit} allows; raise it"
                )));
            }
            (Some(threads), _) => Crew::Threads(threads),
            (_, Some(processes)) => Crew::Processes(processes),
            (None, None) => Crew::Alone,
        };
        let (script, argv) = match (self.code.split_first(), self.module.split_first(), self.script.split_first()) {
            (Some((code, rest)), ..) => (Script::inline(code)?, argv("-c".into(), rest)),
            (None, Some((module, rest)), _) => (Script::module(module), argv("-m".into(), rest)),
            (None, None, Some((path, rest))) => {
                let typed = path.to_string_lossy();
                if typed.starts_with('-') && typed != "-" {
                    return Err(Trouble::Usage(format!("there is no option {typed}; see gilbox run --help")));
                }
                (Script::read(path)?, argv(path.clone(), rest))
            }
            (None, None, None) => return Err(Trouble::Usage("a script is missing; see gilbox run --help".into())),
        };
        let stats_json = self.stats_json.map(Destination::of).transpose()?;
        Ok(Plan { script, argv, settings, crew, shows_stats: self.stats, stats_json })
    }
}

fn argv(first: OsString, rest: &[OsString]) -> Vec<OsString> {
    std::iter::once(first).chain(rest.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser;

    fn plan(line: &[&str]) -> Result<Plan, String> {
        let words = ["gilbox", "run"].iter().chain(line);
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        let Command::Run(arguments) = cli.command else {
            return Err("not run".into());
        };
        arguments.resolve().map_err(|trouble| trouble.text())
    }

    #[test]
    fn what_follows_the_code_is_its_own() {
        let plan = plan(&["--gil", "off", "-c", "pass", "--stats", "-x", "a"]).unwrap();
        assert_eq!(plan.script.text, "pass");
        assert_eq!(plan.argv, ["-c", "--stats", "-x", "a"]);
        assert!(!plan.settings.gil);
        assert!(!plan.shows_stats);
    }

    #[test]
    fn what_follows_the_module_is_its_own() {
        let plan = plan(&["--gil", "off", "-m", "json.tool", "-c", "a"]).unwrap();
        assert_eq!(plan.script.text, "import runpy; runpy._run_as_program(\"json.tool\")");
        assert_eq!(plan.argv, ["-m", "-c", "a"]);
        assert!(!plan.settings.gil);
    }

    #[test]
    fn what_follows_the_script_is_its_own() {
        let path = std::env::temp_dir().join(format!("gilbox-plan-{}.py", std::process::id()));
        std::fs::write(&path, "pass\n").unwrap();
        let file = path.to_str().unwrap();
        let plan = plan(&["--stats", "--threads", "4", file, "--gil", "off", "-c", "--", "x"]).unwrap();
        assert_eq!(plan.argv, [file, "--gil", "off", "-c", "--", "x"]);
        assert!(plan.settings.gil && plan.shows_stats);
        assert_eq!(plan.crew, Crew::Threads(4));
        assert_eq!(plan.script.path, Some(path.clone()));
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn wrong_usage_is_told() {
        let error = |line: &[&str]| plan(line).unwrap_err();
        assert!(error(&[]).contains("SCRIPT"));
        assert_eq!(error(&["--bogus", "x.py"]), "gilbox: there is no option --bogus; see gilbox run --help\n");
        assert!(error(&["--threads", "0", "x.py"]).contains("0 is not in 1.."));
        assert!(error(&["--threads", "2", "--processes", "2", "-c", "pass"]).contains("cannot be used with"));
        assert!(error(&["--switch-interval", "5", "-c", "pass"]).contains("the unit is missing"));
        assert!(error(&["--gil", "maybe", "-c", "pass"]).contains("maybe"));
        assert_eq!(
            error(&["--processes", "65", "-c", "pass"]),
            "gilbox: 65 processes are more than --max-processes 64 allows; raise it\n"
        );
        assert!(error(&["--seed", "1", "-c", "pass"]).contains("add --driver sim"));
        assert_eq!(error(&["missing.py"]), "gilbox: cannot open 'missing.py': no such file\n");
    }
}
