//! The worker's own side: from its greeting to its exit.

use super::protocol::{Done, FromWorker, Ready, Setup, Shape, Task, ToWorker};
use crate::guest::{Ending, Guest, Job, Lookup, Machine, Surroundings, Work};
use crate::nursery::WorkerNursery;
use crate::probe::Beginning;
use crate::process::Parent;
use crate::run::first_failure;
use crate::settings::Driver;
use crate::trouble::Trouble;
use crate::{output, probe, process, signals};
use ipc_channel::ipc::{IpcReceiver, IpcSender};
use std::os::fd::OwnedFd;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Serves the parent that started this process, and returns this process's exit code.
///
/// # Errors
/// There is no parent to serve.
pub(crate) fn serve(machine: &dyn Machine) -> Result<i32, Trouble> {
    let beginning = Beginning::of_child();
    signals::leave_interrupts_to_the_parent()?;
    let Parent { down, up, descriptors } = process::connect::<ToWorker, FromWorker>()
        .map_err(|error| Trouble::system("reach the gilbox that started this worker", error))?;
    let setup = match down.recv() {
        Ok(ToWorker::Setup(setup)) => setup,
        Ok(_) => return Err(Trouble::Bug("a worker was not told what to do".into())),
        // The parent is dead, and nobody is left to be told.
        Err(_) => process::parent_is_gone(),
    };
    let guest = Arc::new(OnceLock::new());
    let go = obey(down, guest.clone()).map_err(|error| Trouble::system("start a worker's thread", error))?;
    let exit_code = match prepare(&setup, machine, descriptors, &guest) {
        Ok((guest, ready)) => {
            tell(&up, FromWorker::Ready(ready));
            let at_ns = match setup.task {
                Task::Child { .. } => probe::monotonic_ns(),
                // The sender lives as long as the process.
                Task::Program { .. } | Task::Measure { .. } => go.recv().unwrap_or(0),
            };
            let done = run(&setup, &*guest, at_ns, beginning);
            if !matches!(setup.task, Task::Measure { .. }) {
                for job in &done.outcome.jobs {
                    output::error(&job.ending.untold());
                }
            }
            let exit_code = first_failure(&done.outcome.jobs);
            tell(&up, FromWorker::Done(Box::new(done)));
            exit_code
        }
        Err(trouble) => {
            let exit_code = trouble.exit_code();
            tell(&up, FromWorker::Refused(trouble));
            exit_code
        }
    };
    Ok(exit_code)
}

/// A parent that does not listen is dead, and so is then this process.
fn tell(up: &IpcSender<FromWorker>, message: FromWorker) {
    if up.send(message).is_err() {
        process::parent_is_gone();
    }
}

type Interpreter = Arc<OnceLock<Arc<dyn Guest>>>;

/// Follows the parent's orders in a thread of its own; the time of the start comes out.
fn obey(down: IpcReceiver<ToWorker>, guest: Interpreter) -> std::io::Result<Receiver<u64>> {
    let (send, go) = mpsc::channel();
    std::thread::Builder::new().name("orders".into()).stack_size(256 * 1024).spawn(move || {
        loop {
            match down.recv() {
                Ok(ToWorker::Go { at_ns }) => drop(send.send(at_ns)),
                Ok(ToWorker::Interrupt) => match guest.get() {
                    Some(guest) => guest.interrupt(),
                    // Nothing has run yet, so nothing is lost.
                    None => process::end_now(),
                },
                Ok(ToWorker::Setup(_)) => {}
                Err(_) => process::parent_is_gone(),
            }
        }
    })?;
    Ok(go)
}

/// Brings all jobs to their barrier.
fn prepare(
    setup: &Setup,
    machine: &dyn Machine,
    descriptors: Vec<OwnedFd>,
    interpreter: &Interpreter,
) -> Result<(Arc<dyn Guest>, Ready), Trouble> {
    let surroundings = Surroundings { nursery: Arc::new(WorkerNursery::new(&setup.launch)), descriptors };
    let guest = machine.start(&setup.launch, surroundings).map_err(Trouble::System)?;
    let guest = interpreter.get_or_init(|| guest).clone();
    let (idle_bytes, _) = probe::resident_bytes();
    let (jobs, shape) = match &setup.task {
        &Task::Program { number } => {
            let work = Work::Body(setup.script.clone());
            (vec![Job { core: Some(number as usize), ..in_main_thread(work) }], Shape::Each)
        }
        Task::Child { payload } => {
            let interrupted = guest.clone();
            signals::on_interrupt(move || interrupted.interrupt())?;
            (vec![in_main_thread(Work::Spawned(payload.clone()))], Shape::Each)
        }
        Task::Measure { .. } => jobs(setup, machine, &*guest)?,
    };
    guest.prepare(jobs)?;
    let ready = Ready { at_ns: probe::monotonic_ns(), idle_bytes, shape };
    Ok((guest, ready))
}

fn in_main_thread(work: Work) -> Job {
    Job { thread: "MainThread".into(), work, own_process: false, tells: true, core: None }
}

/// The jobs of a measurement: calls of the script's function, or its body where it has none.
fn jobs(setup: &Setup, machine: &dyn Machine, guest: &dyn Guest) -> Result<(Vec<Job>, Shape), Trouble> {
    let Task::Measure { function: asked, arguments, workers, of, own_process } = &setup.task else {
        return Err(Trouble::Bug("jobs of what is no measurement".into()));
    };
    let function = asked.as_deref().unwrap_or("work");
    let name = setup.script.typed();
    let has_function = asked.is_some() || (machine.defines(&setup.script, function)).map_err(Trouble::Guest)?;
    let core = |i: u32| (*of > 1).then_some(i as usize);
    let job = |i: u32, work| Job { thread: format!("worker-{i}"), work, own_process: *own_process, tells: false, core: core(i) };
    if !has_function {
        if !arguments.trim().is_empty() {
            return Err(Trouble::Usage(format!(
                "--args needs a function to call, and '{name}' defines no 'work'; choose one with --call"
            )));
        }
        let bodies = workers.clone().map(|i| job(i, Work::Body(setup.script.clone())));
        return Ok((bodies.collect(), Shape::Each));
    }

    guest.load(&setup.script).map_err(|ending| match ending {
        Ending::Exit(code) => Trouble::Usage(format!(
            "'{name}' called sys.exit({code}) while it was loaded; put that under: if __name__ == \"__main__\""
        )),
        other => Trouble::Guest(other),
    })?;
    let parameters = guest.parameters(function).map_err(|why| {
        Trouble::Usage(match why {
            Lookup::Missing => {
                format!("'{name}' defines no function '{function}'; choose one with --call")
            }
            Lookup::NotAFunction => {
                format!("'{function}' in '{name}' is not a function; choose one with --call")
            }
        })
    })?;
    let is_shared = ["part", "parts"].iter().all(|&wanted| parameters.iter().any(|name| name == wanted));
    let calls = workers.clone().map(|i| {
        let call =
            Work::Call { function: function.to_string(), arguments: arguments.clone(), share: is_shared.then_some((i, *of)) };
        job(i, call)
    });
    let shape = if is_shared { Shape::Shared } else { Shape::Each };
    Ok((calls.collect(), shape))
}

/// Opens the barrier at its time, and waits for the end.
fn run(setup: &Setup, guest: &dyn Guest, at_ns: u64, beginning: Beginning) -> Done {
    let early = at_ns.saturating_sub(probe::monotonic_ns());
    std::thread::sleep(Duration::from_nanos(early));
    guest.open();
    let mut outcome = guest.wait();
    let (_, peak_bytes) = probe::resident_bytes();
    probe::complete_own_process(&mut outcome.report, beginning);
    outcome.report.name_process(&setup.launch.process);
    let opened_ns = match setup.launch.settings.driver {
        Driver::Os => at_ns,
        Driver::Sim { .. } => {
            let begins = outcome.jobs.iter().map(|job| job.begin_ns);
            begins.min().unwrap_or(0)
        }
    };
    Done { outcome, opened_ns, peak_bytes }
}
