//! What a guest thread does around what it was started for, as a sequence that every driver plays in its own way.
//!
//! A thread's result may have to be pickled; an exception that nobody caught is put into words and reported as the guest program
//! would have it; and the end of the main thread is the end of the program: the other threads are waited for, what was registered for
//! the end is called, and all finalizers run. Each step is a guest call or a wait. The driver carries it out, reports how it
//! ended, and is told what comes next.

use super::outcome::Ending;
use crate::heap::Ref;
use crate::machine::thread::Shared;
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::Tuple;
use crate::objects::misc::Module;
use crate::objects::string::Bytes;
use crate::value::Value;

/// How a step has ended.
pub(super) enum End {
    /// The call has returned or raised; the wait is over or was interrupted.
    Done(Result<Value, Ref<Exception>>),
    /// The thread was told to end.
    Killed,
}

/// What comes next.
pub(super) enum Todo {
    /// Run the thread, which has its next call, until that is done.
    Run,
    /// Wait for the end of another thread.
    Join(u64),
    /// The sequence is over.
    Over(Ending),
}

/// What the sequence needs to know of its driver.
pub(super) trait Host {
    /// Why the run was ended from outside, if it was.
    fn halted(&self) -> Option<Ending>;
    /// Writes to standard error on behalf of a thread.
    fn announce(&self, thread: &Shared, text: &str);
    /// The objects whose finalizers are waiting to be run.
    fn take_unfinalized(&self) -> Vec<Value>;
    /// A thread that the program does not end without, other than this one.
    fn awaited_thread(&self, me: u64) -> Option<u64>;
}

/// One thread's sequence.
pub(super) struct Course {
    step: Step,
    duties: Duties,
    ending: Ending,
    result: Vec<u8>,
    done_at: Option<u64>,
}

/// What belongs to a sequence.
#[derive(Clone, Copy, Default)]
pub(super) struct Duties {
    /// The result is pickled.
    pub(super) pickles: bool,
    /// The result is an exit code.
    pub(super) exits: bool,
    /// An uncaught exception is reported on standard error.
    pub(super) tells: bool,
    /// The program ends with this thread.
    pub(super) finishes: bool,
}

/// What the driver is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// What the thread was started for.
    Work,
    /// Pickling its result.
    Pickle,
    /// Writing the message that `SystemExit` carries.
    ExitMessage,
    /// Asking an exception's class for its words.
    Word,
    /// The guest's own report of an uncaught exception.
    Hook,
    Shutdown,
    Join,
    AtExit,
    Finalize,
}

/// Under this key the thread keeps its uncaught exception alive.
const UNCAUGHT: u64 = u64::MAX;

impl Course {
    /// Of a thread that runs what it was started for.
    pub(super) fn new(duties: Duties) -> Course {
        Course { step: Step::Work, duties, ending: Ending::Finished, result: Vec::new(), done_at: None }
    }

    /// The driver has come to a step at this time, in nanoseconds.
    pub(super) fn note_time(&mut self, now: u64) {
        if !matches!(self.step, Step::Work | Step::Pickle) {
            self.done_at.get_or_insert(now);
        }
    }

    /// When what the thread was started for was done, its result pickled.
    pub(super) fn done_at(&self) -> Option<u64> {
        self.done_at
    }

    /// Does the program end with it, and its work is no single call?
    pub(super) fn ends_program(&self) -> bool {
        self.duties.finishes && !self.duties.pickles
    }

    /// The pickled result.
    pub(super) fn take_result(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.result)
    }

    /// The next step, after one that has ended so.
    pub(super) fn next(&mut self, t: &mut Thread, host: &dyn Host, end: End) -> Todo {
        match self.step {
            Step::Work => match end {
                End::Done(Ok(value)) if self.duties.pickles => {
                    self.step = Step::Pickle;
                    self.call(t, host, "pickle_result", &[value])
                }
                End::Done(Ok(value)) => {
                    let code = value.as_int().filter(|_| self.duties.exits);
                    self.ended(t, host, code.map_or(Ending::Finished, |code| Ending::Exit(code as i32)))
                }
                End::Done(Err(exc)) => self.uncaught(t, host, exc),
                End::Killed => self.killed(t, host),
            },
            Step::Pickle => match end {
                End::Done(Ok(value)) => {
                    self.result = value.cast::<Bytes>().map(|b| b.data().to_vec()).unwrap_or_default();
                    self.ended(t, host, Ending::Finished)
                }
                End::Done(Err(exc)) => self.uncaught(t, host, exc),
                End::Killed => self.killed(t, host),
            },
            Step::ExitMessage => self.ended(t, host, Ending::Exit(1)),
            Step::Word => self.worded(t, host),
            Step::Hook => {
                if let End::Done(Err(error)) = end {
                    let text = t.render_traceback(error);
                    let first = t.locals.get(&UNCAUGHT).and_then(|exc| exc.cast()).map(|exc| t.render_traceback(exc));
                    let first = first.unwrap_or_default();
                    host.announce(&t.shared, &format!("Error in sys.excepthook:\n{text}\nOriginal exception was:\n{first}"));
                }
                let ending = self.ending.clone();
                self.ended(t, host, ending)
            }
            Step::Shutdown | Step::Join | Step::AtExit | Step::Finalize => self.finishing(t, host, end),
        }
    }

    /// Begins the next guest call.
    fn call(&mut self, t: &mut Thread, host: &dyn Host, function: &'static str, args: &[Value]) -> Todo {
        match crate::modules::prelude_function(t, function).and_then(|f| t.start_call(f, args)) {
            Ok(()) => Todo::Run,
            Err(trap) => self.not_begun(t, host, trap),
        }
    }

    /// A call could not begin: as if it had ended so.
    fn not_begun(&mut self, t: &mut Thread, host: &dyn Host, trap: Trap) -> Todo {
        let end = match trap {
            Trap::Raise(exc) => Err(exc),
            Trap::TailCall | Trap::Resume | Trap::Throw | Trap::Block | Trap::Collect(_) => Ok(Value::NONE),
        };
        self.next(t, host, End::Done(end))
    }

    fn killed(&mut self, t: &mut Thread, host: &dyn Host) -> Todo {
        self.ended(t, host, host.halted().unwrap_or(Ending::Exit(1)))
    }

    /// Nobody has caught an exception.
    fn uncaught(&mut self, t: &mut Thread, host: &dyn Host, exc: Ref<Exception>) -> Todo {
        t.locals.insert(UNCAUGHT, exc.into());
        if t.class_of(exc.into()).is_subclass_of(ids::SYSTEM_EXIT) {
            let code = exit_value(t, exc);
            if code.is_none() {
                return self.ended(t, host, Ending::Exit(0));
            }
            if let Some(code) = t.plain(code).as_index() {
                return self.ended(t, host, Ending::Exit(code as i32));
            }
            self.step = Step::ExitMessage;
            return self.call(t, host, "exit_message", &[code]);
        }
        // What its class words in guest code is asked for first.
        self.step = Step::Word;
        self.call(t, host, "word_exception", &[exc.into()])
    }

    /// The uncaught exception can be told: by the guest's own hook, if it has one.
    fn worded(&mut self, t: &mut Thread, host: &dyn Host) -> Todo {
        let exc = t.locals.get(&UNCAUGHT).and_then(|exc| exc.cast()).expect("gilbox bug: an exception that nobody keeps");
        let text = t.render_traceback(exc);
        let interrupted = t.class_of(exc.into()).is_subclass_of(ids::KEYBOARD_INTERRUPT);
        self.ending = if interrupted { Ending::Interrupted(text.clone()) } else { Ending::Raised(text.clone()) };
        if self.duties.tells {
            let hook = module_attribute(t, "sys", "excepthook");
            let own_hook = hook.is_some() && hook != module_attribute(t, "sys", "__excepthook__");
            let own_stderr = module_attribute(t, "sys", "stderr") != module_attribute(t, "sys", "__stderr__");
            if own_hook || (hook.is_some() && own_stderr) {
                self.step = Step::Hook;
                return self.call(t, host, "uncaught", &[exc.into()]);
            }
            host.announce(&t.shared, &text);
        }
        let ending = self.ending.clone();
        self.ended(t, host, ending)
    }

    /// The work is over and told. If that is the end of the program, this begins it.
    fn ended(&mut self, t: &mut Thread, host: &dyn Host, ending: Ending) -> Todo {
        t.locals.remove(&UNCAUGHT);
        self.ending = ending;
        self.step = Step::Shutdown;
        if !self.duties.finishes {
            return Todo::Over(self.ending.clone());
        }
        if let Some(why) = host.halted() {
            return Todo::Over(why);
        }
        self.call(t, host, "threading_shutdown", &[])
    }

    /// The end of the program goes on. An ending that is worse than the program's own takes its place.
    fn finishing(&mut self, t: &mut Thread, host: &dyn Host, end: End) -> Todo {
        let mut killed = false;
        match end {
            End::Done(Ok(_)) => {}
            End::Done(Err(exc)) => {
                let interrupted = t.class_of(exc.into()).is_subclass_of(ids::KEYBOARD_INTERRUPT);
                let text = t.render_traceback(exc);
                host.announce(&t.shared, &text);
                if interrupted {
                    self.ending = Ending::Interrupted(text);
                    // Who is waited for is waited for no longer.
                    if self.step == Step::Join {
                        return self.at_exit(t, host);
                    }
                }
            }
            End::Killed => killed = true,
        }
        if let Some(why) = host.halted() {
            return Todo::Over(why);
        }
        if killed {
            return Todo::Over(self.ending.clone());
        }
        match self.step {
            Step::AtExit => {
                self.step = Step::Finalize;
                self.finalize(t, host)
            }
            Step::Finalize => Todo::Over(self.ending.clone()),
            _ => {
                self.step = Step::Join;
                match host.awaited_thread(t.shared.ident) {
                    Some(ident) => Todo::Join(ident),
                    None => self.at_exit(t, host),
                }
            }
        }
    }

    fn at_exit(&mut self, t: &mut Thread, host: &dyn Host) -> Todo {
        self.step = Step::AtExit;
        self.call(t, host, "run_atexit", &[])
    }

    /// Runs the finalizers of all objects that have one.
    fn finalize(&mut self, t: &mut Thread, host: &dyn Host) -> Todo {
        let mut objects = host.take_unfinalized();
        t.tell_watched();
        objects.extend(t.interp().heap.take_finalizable());
        // What comes last is called first.
        objects.reverse();
        if objects.is_empty() {
            return self.next(t, host, End::Done(Ok(Value::NONE)));
        }
        // A call that does nothing, for the finalizers to run before it.
        let started = crate::modules::prelude_function(t, "identity")
            .and_then(|f| t.start_call(f, &[Value::NONE]))
            .and_then(|()| t.push_finalizers(&objects));
        match started {
            Ok(()) => Todo::Run,
            Err(trap) => self.not_begun(t, host, trap),
        }
    }
}

/// `SystemExit.code`.
fn exit_value(t: &mut Thread, exc: Ref<Exception>) -> Value {
    if let Some(code) = t.exception_attr(exc, "code") {
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
