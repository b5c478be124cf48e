//! How a guest program ends: what becomes of its last exception, whom it waits for, what still runs, and who is left behind.

use std::sync::Arc;
use std::time::Duration;

use super::clock;
use super::os::Os;
use super::outcome::Ending;
use super::permit::{Inside, Seat};
use super::threads::End;
use super::waits::Ended;
use super::world::{Stream, Wait, WaitFor, World};
use crate::heap::Ref;
use crate::machine::thread::attention;
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::Tuple;
use crate::objects::misc::Module;
use crate::trace::{State, WaitKind};
use crate::value::Value;

/// How long threads that were told to end are waited for: one of them may be in a long native.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

impl Os {
    /// What the end of a job means. If it `tells`, an uncaught exception is reported as the guest program would have it.
    pub(super) fn conclude<'a>(&'a self, mut inside: Inside<'a>, end: End, tells: bool) -> (Inside<'a>, Ending) {
        let exc = match end {
            End::Done(Ok(_)) => return (inside, Ending::Finished),
            End::Killed => return (inside, self.ending_of(self.halted())),
            End::Done(Err(exc)) => exc,
        };
        let class = inside.thread().class_of(exc.into());
        if class.is_subclass_of(ids::SYSTEM_EXIT) {
            return self.exit_code(inside, exc);
        }
        // What its class words in guest code is asked for first.
        let (mut inside, _) = self.call(inside, "word_exception", &[exc.into()]);
        let text = inside.thread().render_traceback(exc);
        let ending = if class.is_subclass_of(ids::KEYBOARD_INTERRUPT) { Ending::Interrupted(text) } else { Ending::Raised(text) };
        if tells { (self.report_uncaught(inside, exc), ending) } else { (inside, ending) }
    }

    /// The same for what a native of the driver came back with.
    pub(super) fn conclude_trap<'a>(&'a self, mut inside: Inside<'a>, trap: Trap) -> (Inside<'a>, Ending) {
        let exc = match trap {
            Trap::Raise(exc) => exc,
            Trap::TailCall | Trap::Resume | Trap::Throw | Trap::Block | Trap::Collect(_) => {
                inside.thread().exception(ids::MEMORY_ERROR, &[])
            }
        };
        self.conclude(inside, End::Done(Err(exc)), false)
    }

    /// What `SystemExit` asks for: nothing, a number, or a message and 1.
    fn exit_code<'a>(&'a self, mut inside: Inside<'a>, exc: Ref<Exception>) -> (Inside<'a>, Ending) {
        let code = exit_value(inside.thread(), exc);
        if code.is_none() {
            return (inside, Ending::Exit(0));
        }
        if let Some(code) = inside.thread().plain(code).as_index() {
            return (inside, Ending::Exit(code as i32));
        }
        let (inside, _) = self.call(inside, "exit_message", &[code]);
        (inside, Ending::Exit(1))
    }

    /// Prints an uncaught exception, or lets the guest's own hook do it.
    fn report_uncaught<'a>(&'a self, mut inside: Inside<'a>, exc: Ref<Exception>) -> Inside<'a> {
        let hook = module_attribute(inside.thread(), "sys", "excepthook");
        let original = module_attribute(inside.thread(), "sys", "__excepthook__");
        let own_stderr =
            module_attribute(inside.thread(), "sys", "stderr") != module_attribute(inside.thread(), "sys", "__stderr__");
        if hook.is_some() && (hook != original || own_stderr) {
            let (mut inside, end) = self.call(inside, "uncaught", &[exc.into()]);
            if let End::Done(Err(error)) = end {
                let text = inside.thread().render_traceback(error);
                let first = inside.thread().render_traceback(exc);
                self.announce(inside.seat(), &format!("Error in sys.excepthook:\n{text}\nOriginal exception was:\n{first}"));
            }
            return inside;
        }
        let text = inside.thread().render_traceback(exc);
        self.announce(inside.seat(), &text);
        inside
    }

    /// Writes to standard error on behalf of a thread, waiting for the reader a little.
    fn announce(&self, seat: &Seat, text: &str) {
        let give_up = clock::now() + 2_000_000_000;
        while let Err(error) = self.write(&seat.shared, Stream::Err, text.as_bytes()) {
            if error.kind() != std::io::ErrorKind::WouldBlock || clock::now() > give_up {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Calls a function of the core prelude.
    fn call<'a>(&'a self, mut inside: Inside<'a>, function: &'static str, args: &[Value]) -> (Inside<'a>, End) {
        let started =
            crate::modules::prelude_function(inside.thread(), function).and_then(|f| inside.thread().start_call(f, args));
        match started {
            Ok(()) => self.drive(inside),
            Err(Trap::Raise(exc)) => (inside, End::Done(Err(exc))),
            Err(_) => (inside, End::Done(Ok(Value::NONE))),
        }
    }

    /// The main thread has ended: waits for the others, runs what was registered for the end and all finalizers, and ends the
    /// daemons. An ending that is worse than the program's own takes its place.
    pub(super) fn finish<'a>(&'a self, inside: Inside<'a>, ending: Ending) -> (Inside<'a>, Ending) {
        let mut ending = ending;
        let mut inside = inside;
        if self.halted().is_none() {
            for step in ["threading_shutdown", "", "run_atexit", "finalize_all"] {
                let end;
                (inside, end) = match step {
                    "" => self.join_threads(inside),
                    "finalize_all" => self.finalize_all(inside),
                    step => self.call(inside, step, &[]),
                };
                match end {
                    End::Done(Ok(_)) => {}
                    End::Done(Err(exc)) => {
                        let interrupted = inside.thread().class_of(exc.into()).is_subclass_of(ids::KEYBOARD_INTERRUPT);
                        let text = inside.thread().render_traceback(exc);
                        self.announce(inside.seat(), &text);
                        if interrupted {
                            ending = Ending::Interrupted(text);
                        }
                    }
                    End::Killed => break,
                }
            }
        }
        if self.halted().is_some() {
            ending = self.ending_of(self.halted());
        }
        (self.end_daemons(inside), ending)
    }

    /// Waits for all threads that are no daemons.
    fn join_threads<'a>(&'a self, mut inside: Inside<'a>) -> (Inside<'a>, End) {
        loop {
            let me = inside.seat();
            let next = self.seats.lock().values().find(|s| !s.shared.daemon && s.shared.ident != me.shared.ident).cloned();
            let Some(next) = next else { return (inside, End::Done(Ok(Value::NONE))) };
            let wait = Wait { what: WaitFor::Join { ident: next.shared.ident }, deadline: None };
            *me.waits_for.lock() = Some(wait);
            inside.leave(State::Blocked(WaitKind::Join));
            let ended = self.sleep(me, wait);
            *me.waits_for.lock() = None;
            inside = self.permit.enter(me);
            if ended == Ended::Disturbed {
                if me.shared.is_asked(attention::KILL) {
                    return (inside, End::Killed);
                }
                if me.shared.withdraw(attention::INTERRUPT) != 0 {
                    let exc = inside.thread().exception(ids::KEYBOARD_INTERRUPT, &[]);
                    return (inside, End::Done(Err(exc)));
                }
            }
        }
    }

    /// Runs the finalizers of all objects that have one.
    fn finalize_all<'a>(&'a self, mut inside: Inside<'a>) -> (Inside<'a>, End) {
        let mut objects = std::mem::take(&mut *self.to_finalize.lock());
        objects.extend(inside.thread().interp().heap.take_finalizable());
        if objects.is_empty() {
            return (inside, End::Done(Ok(Value::NONE)));
        }
        // A call that does nothing, for the finalizers to run before it.
        let started = crate::modules::prelude_function(inside.thread(), "identity")
            .and_then(|f| inside.thread().start_call(f, &[Value::NONE]))
            .and_then(|()| inside.thread().push_finalizers(&objects));
        match started {
            Ok(()) => self.drive(inside),
            Err(Trap::Raise(exc)) => (inside, End::Done(Err(exc))),
            Err(_) => (inside, End::Done(Ok(Value::NONE))),
        }
    }

    /// Ends every other thread, and waits a little until they are gone.
    fn end_daemons<'a>(&'a self, inside: Inside<'a>) -> Inside<'a> {
        let me: &'a Arc<Seat> = inside.seat();
        let others =
            |os: &Os| os.seats.lock().values().filter(|s| s.shared.ident != me.shared.ident).cloned().collect::<Vec<_>>();
        if others(self).is_empty() {
            return inside;
        }
        inside.leave(State::Blocked(WaitKind::Join));
        others(self).iter().for_each(|seat| seat.disturb(attention::KILL));
        let give_up = clock::now() + PATIENCE.as_nanos() as u64;
        let mut pause = Duration::from_micros(20);
        while !others(self).is_empty() && clock::now() < give_up {
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(5));
        }
        self.permit.enter(me)
    }

    /// Lets everything out that was written; waits for readers as long as they read.
    pub(super) fn flush_patiently(&self) {
        for stream in [Stream::Out, Stream::Err] {
            while let Err(error) = self.output.flush(stream) {
                if error.kind() != std::io::ErrorKind::WouldBlock {
                    break;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }
}

/// `SystemExit.code`.
fn exit_value(t: &mut Thread, exc: Ref<Exception>) -> Value {
    let name = t.intern("code");
    if let Some(code) = exc.attrs.get().cast::<Dict>().and_then(|attrs| attrs.get_name(t, name)) {
        return code;
    }
    match exc.args.get().cast::<Tuple>().map(|args| args.items().to_vec()).as_deref() {
        None | Some([]) => Value::NONE,
        Some([one]) => *one,
        Some(_) => exc.args.get(),
    }
}

/// An attribute of a module that has been imported.
fn module_attribute(t: &mut Thread, module: &str, name: &str) -> Option<Value> {
    let module = t.intern(module);
    let name = t.intern(name);
    let module = t.interp().roots().modules.get_name(t, module)?.cast::<Module>()?;
    module.dict.get().cast::<Dict>()?.get_name(t, name)
}
