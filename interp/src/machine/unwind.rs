//! Exceptions: raising them, finding their handlers, and what traps other than exceptions lead to.

use super::Thread;
use super::frame::Action;
use super::native::{NativeResult, Trap};
use super::run::Pause;
use super::thread::attention;
use crate::code::Instr;
use crate::code::instr::{GlobalId, In, NameId, Out, Window};
use crate::heap::{ClassId, Kind, Ref};
use crate::objects::class::{Class, ids};
use crate::objects::exception::Exception;
use crate::objects::list::Tuple;
use crate::objects::misc::Traceback;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

impl Thread {
    /// Deals with a trap of the running frame's instruction. `None`: go on with the frame that is now on top.
    #[cold]
    #[inline(never)]
    pub(super) fn handle(&mut self, trap: Trap) -> Option<Pause> {
        match trap {
            Trap::Raise(exc) => self.unwind(exc),
            Trap::Block => {
                self.repeat_instruction();
                if let Some(work) = self.take_work() {
                    return Some(Pause::Outside(work));
                }
                let wait = self.wait.take().expect("gilbox bug: a native blocks without saying on what");
                Some(Pause::Blocked(wait))
            }
            Trap::Collect(bytes) => {
                if self.shared.is_asked(attention::HURRY | attention::KILL) {
                    self.collected = false;
                    let way_out = self.way_out();
                    return self.handle(way_out);
                }
                if self.collected {
                    self.collected = false;
                    let exc = self.exception(ids::MEMORY_ERROR, &[]);
                    return self.unwind(exc);
                }
                self.collected = true;
                let _ = bytes;
                self.repeat_instruction();
                self.shared.ask(attention::COLLECT);
                Some(Pause::Yielded)
            }
            Trap::TailCall | Trap::Resume | Trap::Throw => unreachable!("gilbox bug: {trap:?} was not dealt with by the call"),
        }
    }

    /// Has the collection been made that the native asked for when it was called before?
    pub(crate) fn has_collected(&mut self) -> bool {
        std::mem::take(&mut self.collected)
    }

    /// The running frame's instruction is to be executed again.
    fn repeat_instruction(&mut self) {
        self.frames.last_mut().expect("gilbox bug: no frame runs").step_back();
        self.again = self.frames.len();
    }

    /// Raises an exception where the thread stands; in the place of an instruction that was to be executed again, if there is one.
    pub(super) fn raise_here(&mut self, exc: Ref<Exception>) -> Option<Pause> {
        if self.again == self.frames.len() {
            self.frames.last_mut().expect("gilbox bug: no frame runs").step_on();
        }
        self.handle(Trap::Raise(exc))
    }

    /// Finds the handler of an exception that the running frame's instruction has raised.
    fn unwind(&mut self, mut exc: Ref<Exception>) -> Option<Pause> {
        // What is raised again keeps the context it has.
        let mut again = std::mem::take(&mut self.reraising);
        if !again {
            self.add_context(exc);
        }
        loop {
            let Some(frame) = self.frames.last() else { unreachable!("gilbox bug: an exception outside any frame") };
            // A frame that hasn't begun is at no instruction, and so at the line where its code begins.
            let pc = frame.pc().wrapping_sub(1);
            let code = frame.code;
            let there_already = std::mem::take(&mut again)
                && exc.traceback.get().cast::<Traceback>().is_none_or(|tb| tb.code.get() == Value::from(code));
            if !code.code.native && !there_already {
                self.add_traceback(exc, code.into(), pc);
            }
            // A frame that hasn't begun (an exception thrown into a new generator) handles nothing.
            let begun = self.top().pc() > 0;
            let handler = code.code.handlers.iter().find(|h| begun && h.start <= pc && pc < h.end);
            if !code.code.native
                && let Some(line) = exc.traceback.get().cast()
            {
                self.note_line(exc, line, there_already, handler.is_some());
            }
            if self.prompt {
                self.note_unwound(handler.map(|handler| handler.exc.0));
            }
            if let Some(handler) = handler {
                self.set_local(handler.exc.0, exc.into());
                self.frames.last_mut().expect("gilbox bug: the frame has just been there").set_pc(handler.target);
                return None;
            }
            let frame = self.pop_frame();
            if let Some(generator) = frame.generator {
                self.finish(generator);
                self.handled = frame.held;
                if !frame.code.code.native {
                    exc = self.convert_stop(exc, frame.code.code.kind);
                }
            }
            let is = |t: &Thread, class: ClassId| t.class_of(exc.into()).is_subclass_of(class);
            match frame.action {
                Action::Finish => return Some(Pause::Done(Err(exc))),
                Action::Repeat => self.frames.last_mut().expect("gilbox bug: nobody waits").step_on(),
                Action::Next if is(self, ids::STOP_ITERATION) => return None,
                Action::Send if is(self, ids::STOP_ITERATION) => {
                    let result = self.stop_value(exc);
                    self.end_send(result);
                    return None;
                }
                Action::GetAttr(_) | Action::GetMethod(_) if is(self, ids::ATTRIBUTE_ERROR) && !frame.held.is_unbound() => {
                    let result = self.ask_getattr(frame.held, frame.action);
                    match result {
                        Ok(()) => return None,
                        Err(Trap::Raise(e)) => exc = e,
                        Err(trap) => return self.handle(trap),
                    }
                }
                _ => {}
            }
        }
    }

    /// The exception that is being handled becomes the context of a new one.
    fn add_context(&mut self, exc: Ref<Exception>) {
        let handled = self.handled;
        if exc.header.class() == ids::MEMORY_ERROR && !self.runs_raise() {
            // CPython takes one that it has made beforehand, and notes nothing in it.
            return;
        }
        if handled.is_none() || handled == Value::from(exc) || !exc.context.get().is_none() {
            return;
        }
        // A chain must not bite its own tail.
        let mut link = handled;
        let mut steps = 0;
        while let Some(e) = link.cast::<Exception>() {
            if e.context.get() == Value::from(exc) {
                e.context.set(Value::NONE);
                break;
            }
            link = e.context.get();
            steps += 1;
            if steps > 10_000 {
                break;
            }
        }
        exc.context.set(handled);
    }

    /// Is the running frame's instruction a guest's `raise`?
    fn runs_raise(&self) -> bool {
        let frame = self.top();
        let instr = frame.code.code.instrs.get(frame.pc().saturating_sub(1) as usize);
        !frame.code.code.native && matches!(instr, Some(Instr::Raise { .. }))
    }

    fn add_traceback(&mut self, exc: Ref<Exception>, code: Value, pc: u32) {
        let next = exc.traceback.get();
        let pc = Value::small(pc as i32);
        let namespace = self.top().links().namespace.into();
        // SAFETY: nobody writes into registers before the line has been made, and they never move.
        let variables = unsafe { self.kept_variables() };
        let traceback = Traceback::new(self, [code, namespace, pc, next], Value::UNBOUND, variables);
        exc.traceback.set(traceback.into());
    }

    /// StopIteration out of a generator is a mistake of the generator.
    fn convert_stop(&mut self, exc: Ref<Exception>, kind: crate::code::CodeKind) -> Ref<Exception> {
        use crate::code::CodeKind;
        let class = self.class_of(exc.into());
        let what = match kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "async generator",
            _ => "generator",
        };
        let stop = if class.is_subclass_of(ids::STOP_ITERATION) {
            "StopIteration"
        } else if kind == CodeKind::AsyncGenerator && class.is_subclass_of(ids::STOP_ASYNC_ITERATION) {
            "StopAsyncIteration"
        } else {
            return exc;
        };
        let Trap::Raise(error) = self.raise(ids::RUNTIME_ERROR, format!("{what} raised {stop}")) else {
            unreachable!("gilbox bug: raise raises")
        };
        error.cause.set(exc.into());
        error.context.set(exc.into());
        error.suppress_context.set(Value::TRUE);
        error
    }

    /// The value that StopIteration carries.
    pub(super) fn stop_value(&self, exc: Ref<Exception>) -> Value {
        exc.args.get().cast::<Tuple>().and_then(|a| a.items().first().copied()).unwrap_or(Value::NONE)
    }

    /// Send is over: its register gets the result, and it jumps.
    pub(super) fn end_send(&mut self, result: Value) {
        let Instr::Send { value, to, .. } = self.instr() else { unreachable!("gilbox bug: not at a Send") };
        self.set_local(value.0, result);
        self.jump(i32::from(to.0));
    }

    // ---- instructions

    /// `raise exc from cause`
    pub(super) fn raise_statement(&mut self, exc: Value, cause: Value) -> NativeResult<()> {
        if exc.is_unbound() {
            return match self.handled.cast::<Exception>() {
                Some(exc) => self.reraise(exc.into()),
                None => Err(self.raise(ids::RUNTIME_ERROR, "No active exception to reraise")),
            };
        }
        let exc = self.plain_exception(exc).unwrap_or(exc);
        let exception_class = |v: Value| v.cast::<Class>().filter(|c| c.is_subclass_of(ids::BASE_EXCEPTION));
        let plain =
            exc.cast::<Exception>().is_some() && (cause.is_unbound() || cause.is_none() || cause.cast::<Exception>().is_some());
        if !plain && (exception_class(exc).is_some() || exception_class(cause).is_some()) {
            // The classes are called first; guest code raises what comes of it.
            let cause = if cause.is_unbound() { Value::ELLIPSIS } else { cause };
            return self.call_prelude("raise_from", &[exc, cause], Action::Discard);
        }
        let Some(exc) = exc.cast::<Exception>() else { return Err(self.type_error("exceptions must derive from BaseException")) };
        if !cause.is_unbound() {
            if !cause.is_none() && cause.cast::<Exception>().is_none() {
                return Err(self.type_error("exception causes must derive from BaseException"));
            }
            exc.cause.set(cause);
            exc.suppress_context.set(Value::TRUE);
        }
        // What is raised anew gets the context of this place.
        if !self.handled.is_none() && self.handled != Value::from(exc) {
            exc.context.set(Value::NONE);
        }
        Err(Trap::Raise(exc))
    }

    /// An exception of a class that makes its exceptions as `BaseException` does.
    fn plain_exception(&mut self, class: Value) -> Option<Value> {
        let class = class.cast::<Class>()?;
        let base = self.interp().class(ids::BASE_EXCEPTION)?;
        let inherits = |special| class.special(special) == base.special(special);
        let plain = class.header.class() == ids::TYPE
            && class.is_subclass_of(ids::BASE_EXCEPTION)
            && [Special::New, Special::Init, Special::Del].into_iter().all(inherits);
        plain.then(|| self.exception(class.id, &[]).into())
    }

    /// Raises again; the frame's line is in the traceback already.
    pub(super) fn reraise(&mut self, exc: Value) -> NativeResult<()> {
        self.reraising = true;
        Err(Trap::Raise(exc.cast().expect("gilbox bug: only exceptions are raised again")))
    }

    pub(super) fn raise_assert(&mut self, message: Value) -> NativeResult<()> {
        let args: &[Value] = if message.is_unbound() { &[] } else { &[message] };
        Err(Trap::Raise(self.exception(ids::ASSERTION_ERROR, args)))
    }

    /// `r[dst] <- does the exception match`
    pub(super) fn match_exception(&mut self, dst: Out, exc: Value, class: Value) -> NativeResult<()> {
        let thrown = self.class_of(exc);
        let mut matches = false;
        let one;
        let classes = match class.cast::<Tuple>() {
            Some(ref tuple) => {
                one = *tuple;
                one.items()
            }
            None => std::slice::from_ref(&class),
        };
        for &c in classes {
            match c.cast::<Class>().filter(|c| c.is_subclass_of(ids::BASE_EXCEPTION)) {
                Some(c) => matches |= thrown.is_subclass_of(c.id),
                None => {
                    return Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"));
                }
            }
        }
        self.set_local(dst.0, Value::bool(matches));
        Ok(())
    }

    /// `(r[base], r[base+1]) <- the parts of an exception group`
    pub(super) fn split_group(&mut self, base: Window, exc: Value, class: Value) -> NativeResult<()> {
        self.call_prelude("split_group", &[exc, class], Action::StorePair(base.0))
    }

    #[cold]
    pub(super) fn unbound_local(&mut self, name: NameId) -> NativeResult<()> {
        let name = self.top().code.names[name.0 as usize].to_utf8().into_owned();
        let message = format!("cannot access local variable '{name}' where it is not associated with a value");
        // It has no name in CPython, and so no hint.
        Err(self.raise(ids::UNBOUND_LOCAL_ERROR, message))
    }

    #[cold]
    pub(super) fn unbound_cell(&mut self, cell: In, name: NameId) -> NativeResult<()> {
        let free = cell.0 >= self.top().code.code.first_free;
        if !free {
            return self.unbound_local(name);
        }
        let name = self.top().code.names[name.0 as usize].to_utf8().into_owned();
        let message = format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        Err(self.name_error(ids::NAME_ERROR, message, &name))
    }

    #[cold]
    pub(super) fn unbound_global(&mut self, global: GlobalId) -> NativeResult<()> {
        let name = self.top().code.globals[global.0 as usize];
        Err(self.undefined(name))
    }

    pub(super) fn undefined(&mut self, name: Ref<Str>) -> Trap {
        let name = name.to_utf8().into_owned();
        self.name_error(ids::NAME_ERROR, format!("name '{name}' is not defined"), &name)
    }

    /// A NameError that knows the name.
    pub(super) fn name_error(&mut self, class: ClassId, message: String, name: &str) -> Trap {
        let trap = self.raise(class, message);
        if let Trap::Raise(exc) = trap {
            let value = self.intern(name);
            self.set_exception_attr(exc, "name", value.into());
            if let Some(this) = self.own_self()
                && self.has_plain_attr(this, value)
            {
                self.set_exception_attr(exc, "__self__", Value::TRUE);
            }
        }
        trap
    }

    /// What the running function's variable `self` holds.
    fn own_self(&self) -> Option<Value> {
        let frame = self.top();
        let i = frame.code.code.variables.iter().position(|v| &**v == "self")?;
        self.register(frame.base as usize + i).bound().filter(|v| v.bits() != 0)
    }

    /// Does an object have an attribute, as far as no guest code has to tell?
    fn has_plain_attr(&mut self, obj: Value, name: Ref<crate::objects::string::Str>) -> bool {
        obj.kind() == Some(Kind::Instance)
            && matches!(self.find_attr_plain(obj, name), Ok((attr, _)) if !matches!(attr, super::Attr::Missing))
    }

    /// Has an exception keep a value that a property of its class shows.
    pub fn set_exception_attr(&mut self, exc: Ref<Exception>, name: &str, value: Value) {
        let kept = match exc.kept.get().cast::<crate::objects::dict::Dict>() {
            Some(kept) => kept,
            None => {
                let fresh = crate::objects::dict::Dict::new(self);
                exc.kept.set(fresh.into());
                fresh
            }
        };
        let name = self.intern(name);
        kept.set_name(self, name, value).expect("gilbox bug: no memory for an exception's attribute");
    }

    /// What an exception keeps under a name.
    pub fn exception_attr(&mut self, exc: Ref<Exception>, name: &str) -> Option<Value> {
        let name = self.intern(name);
        exc.kept.get().cast::<crate::objects::dict::Dict>()?.get_name(self, name)
    }
}
