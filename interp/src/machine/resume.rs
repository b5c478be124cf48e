//! Generators and coroutines: taking a frame off the stack and putting it back.

use std::sync::atomic::Ordering;

use super::Thread;
use super::code_object::CodeObject;
use super::frame::{Action, Frame};
use super::native::{NativeResult, Trap};
use crate::code::instr::{AwaitedFrom, Out};
use crate::code::{CodeKind, Instr};
use crate::heap::Ref;
use crate::objects::class::ids;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, State, TOLD};
use crate::objects::iterate::{is_of_pairs, next_pair};
use crate::objects::special::Special;
use crate::value::Value;

impl Thread {
    /// Asks the machine to run a generator in the native's stead.
    pub fn resume_generator(&mut self, generator: Ref<Generator>, sent: Value) -> Trap {
        self.tail.callee = generator.into();
        self.tail.args.clear();
        self.tail.args.push(sent);
        Trap::Resume
    }

    /// Asks the machine to throw an exception into a generator in the native's stead.
    pub fn throw_generator(&mut self, generator: Ref<Generator>, exc: Ref<Exception>) -> Trap {
        self.tail.callee = generator.into();
        self.tail.args.clear();
        self.tail.args.push(exc.into());
        Trap::Throw
    }

    /// Runs a generator on; what it yields goes where the action says.
    pub(super) fn resume(&mut self, generator: Ref<Generator>, sent: Value, action: Action) -> NativeResult<()> {
        let before = match generator.start(self) {
            Ok(before) => before,
            Err(State::Finished) => return self.exhausted(generator, action),
            Err(_) => {
                let what = kind_name(generator);
                return Err(self.value_error(format!("{what} already executing")));
            }
        };
        if before == State::Created && !sent.is_none() {
            generator.set_state(State::Created);
            generator.end_step();
            let what = kind_name(generator);
            return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
        }
        self.put_back(generator, before, sent, action)
    }

    /// Raises an exception where a generator stands.
    pub(super) fn throw_into(&mut self, generator: Ref<Generator>, exc: Ref<Exception>, action: Action) -> NativeResult<()> {
        let before = match generator.start(self) {
            Ok(before) => before,
            Err(State::Finished) if is_awaited_once(generator) => {
                return self.exhausted(generator, action);
            }
            Err(State::Finished) => return Err(Trap::Raise(exc)),
            Err(_) => {
                let what = kind_name(generator);
                return Err(self.value_error(format!("{what} already executing")));
            }
        };
        self.put_back(generator, before, Value::NONE, action)?;
        // Within `yield from` the inner iterator gets it first.
        if before == State::Suspended
            && let Instr::YieldFrom { iter, .. } = self.instr()
        {
            let inner = self.operand(iter);
            // Back to behind the Send, where the inner one's next value is awaited.
            self.frames.last_mut().expect("gilbox bug: the generator's frame was just pushed").step_back();
            if let Some(inner) = inner.cast::<Generator>() {
                if self.class_of(exc.into()).is_subclass_of(ids::GENERATOR_EXIT) {
                    return self.call_prelude("close_then_raise", &[inner.into(), exc.into()], Action::Send);
                }
                return self.throw_into(inner, exc, Action::Send);
            }
            return self.call_prelude("throw_into_iterator", &[inner, exc.into()], Action::Send);
        }
        Err(Trap::Raise(exc))
    }

    /// Tells the event loop of an asynchronous generator that is asked for the first time. False if the prelude has to do it.
    #[inline(always)]
    pub(crate) fn tell_of_asyncgen(&mut self, generator: Ref<Generator>) -> bool {
        if !self.hears_of_asyncgens || generator.header.has_flag(TOLD) || generator.state() != State::Created {
            return true;
        }
        crate::modules::asyncgens::tell(self, generator) && generator.header.set_flag(TOLD)
    }

    /// Puts the frame of a generator, which this thread has started, on top.
    #[inline(always)]
    pub(super) fn put_back(&mut self, generator: Ref<Generator>, before: State, sent: Value, action: Action) -> NativeResult<()> {
        // SAFETY: the thread has started the generator.
        let rest = unsafe { &*generator.rest() };
        let first = self.scratch();
        let end = first + rest.frame.code.quick.registers as usize + 2;
        if !self.has_room_for(rest.frame.counts()) || self.cover(end).is_err() {
            generator.set_state(before);
            generator.end_step();
            return Err(self.recursion_error());
        }
        // SAFETY: the window has been checked to fit.
        unsafe { generator.copy_out(rest.kept, self.registers.at(first)) };
        self.depth += usize::from(rest.frame.counts());
        self.frames.push(rest.running(generator, first, action, self.handled));
        if !rest.handled.is_none() {
            self.handled = rest.handled;
        }
        if before == State::Suspended {
            match rest.frame.instr() {
                Instr::Yield { dst: Out(dst), .. } | Instr::YieldFrom { dst: Out(dst), .. } => {
                    self.set_register(first + dst as usize, sent);
                }
                other => unreachable!("gilbox bug: a generator rests at {other:?}"),
            }
        }
        Ok(())
    }

    /// A finished generator is asked for more.
    fn exhausted(&mut self, generator: Ref<Generator>, action: Action) -> NativeResult<()> {
        match action {
            _ if generator.header.class() == ids::ASYNC_GENERATOR => {
                Err(Trap::Raise(self.exception(ids::STOP_ASYNC_ITERATION, &[])))
            }
            Action::Next => Ok(()),
            Action::Send if !is_awaited_once(generator) => {
                self.end_send(Value::NONE);
                Ok(())
            }
            _ if matches!(generator.header.class(), ids::ASYNC_SEND | ids::ANEXT_AWAITABLE) => {
                Err(self.raise(ids::RUNTIME_ERROR, "cannot reuse already awaited __anext__()/asend()"))
            }
            _ if generator.header.class() == ids::ASYNC_THROW => {
                Err(self.raise(ids::RUNTIME_ERROR, "cannot reuse already awaited aclose()/athrow()"))
            }
            _ if matches!(generator.header.class(), ids::COROUTINE | ids::COROUTINE_WRAPPER) => {
                Err(self.raise(ids::RUNTIME_ERROR, "cannot reuse already awaited coroutine"))
            }
            _ => Err(Trap::Raise(self.exception(ids::STOP_ITERATION, &[]))),
        }
    }

    /// The running generator yields.
    #[inline]
    pub(super) fn suspend(&mut self, value: Value) -> NativeResult<()> {
        let frame = self.pop_frame();
        let generator = frame.generator.expect("gilbox bug: only generators yield");
        let kept = frame.live_in_call();
        if self.prompt
            && let Some(src) = frame.yielded_temporary()
        {
            self.set_register(frame.base as usize + src.0 as usize, Value::UNBOUND);
        }
        // Its resumer may be handling the same exception, so what it handles itself is told by where it stands.
        let own = !self.handled.is_none() && frame.is_handling();
        let handled = if own { self.handled } else { Value::NONE };
        // SAFETY: the thread has started the generator, behind which there is room for the whole window.
        unsafe { generator.put_to_rest(kept, self.registers.at(frame.base as usize), frame.next, handled) };
        self.handled = frame.held;
        // What an asynchronous generator yields, as opposed to what it awaits, ends an `async for`'s Send, and is handed to others in a
        // cell.
        let value = if frame.code.quick.kind == CodeKind::AsyncGenerator && matches!(frame.instr(), Instr::Yield { .. }) {
            generator.end_step();
            if frame.action == Action::Send {
                self.end_send(value);
                return Ok(());
            }
            let contents = crate::value::Slot::new(value);
            let header = crate::heap::Header::new(crate::heap::Kind::Cell, ids::CELL);
            self.make(crate::objects::function::Cell { header, value: contents }).into()
        } else {
            value
        };
        self.deliver(frame.action, value, Value::UNBOUND)?;
        if let Action::Store(dst) = frame.action
            && self.prompt
        {
            self.left_result(dst, value);
            if self.top().passes_result() {
                self.lost_holder(generator.into());
            }
        }
        Ok(())
    }

    /// A generator's frame has returned, to no instruction that waits for its end: what that raises.
    pub(super) fn finish_generator(&mut self, generator: Ref<Generator>, frame: Frame, value: Value) -> Trap {
        self.finish(generator);
        self.handled = frame.held;
        let asynchronous = frame.code.code.kind == CodeKind::AsyncGenerator;
        let class = if asynchronous { ids::STOP_ASYNC_ITERATION } else { ids::STOP_ITERATION };
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        Trap::Raise(self.exception(class, args))
    }

    /// `r[value] <- r[iter].send(r[value])`
    pub(super) fn send(&mut self, iter: Value, value: Value) -> NativeResult<()> {
        if let Some(generator) = iter.cast::<Generator>() {
            return self.resume(generator, value, Action::Send);
        }
        if value.is_none() {
            return self.next_with(iter, Action::Send);
        }
        self.call_prelude("send", &[iter, value], Action::Send)
    }

    /// Asks an iterator for its next item.
    pub(super) fn next_with(&mut self, iter: Value, action: Action) -> NativeResult<()> {
        if let Some(generator) = iter.cast::<Generator>() {
            return self.resume(generator, Value::NONE, action);
        }
        if let Some(it) = iter.cast::<crate::objects::misc::Iterator>() {
            return match crate::objects::iterate::iter_next_native(self, it) {
                Ok(Some(v)) => self.deliver(action, v, Value::UNBOUND),
                Ok(None) => match action {
                    Action::Next => Ok(()),
                    Action::Send => {
                        self.end_send(Value::NONE);
                        Ok(())
                    }
                    _ => Err(Trap::Raise(self.exception(ids::STOP_ITERATION, &[]))),
                },
                Err(Trap::TailCall) => self.answer(Err(Trap::TailCall), action, Value::UNBOUND),
                Err(trap) => Err(trap),
            };
        }
        let method = self.class_of(iter).special(Special::Next);
        if method.is_unbound() {
            let name = self.type_name(iter);
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        }
        let called = match crate::modules::builtins::map_of(iter) {
            Some(map) => match map.next_call(self) {
                Ok(Some((function, row))) => {
                    let called = self.call_with(function, &row, action);
                    self.wait_elsewhere(called, function, &row, action)
                }
                Ok(None) => Err(Trap::Raise(self.exception(ids::STOP_ITERATION, &[]))),
                Err(trap) => Err(trap),
            },
            None => self.call_special(method, iter, &[], action),
        };
        match called {
            // A native `__next__` raises at once.
            Err(Trap::Raise(exc)) if self.class_of(exc.into()).is_subclass_of(ids::STOP_ITERATION) => match action {
                Action::Next => Ok(()),
                Action::Send => {
                    let result = self.stop_value(exc);
                    self.end_send(result);
                    Ok(())
                }
                _ => Err(Trap::Raise(exc)),
            },
            other => other,
        }
    }

    /// What has come of the call of a `map`'s function. A native that waits is called by the prelude: the present instruction, executed
    /// again, would take another row.
    pub(super) fn wait_elsewhere(
        &mut self,
        called: NativeResult<()>,
        function: Value,
        row: &[Value],
        action: Action,
    ) -> NativeResult<()> {
        match called {
            Err(Trap::Block) => {
                self.forget_wait();
                let row = self.tuple(row)?;
                self.call_prelude("call_row", &[function, row], action)
            }
            called => called,
        }
    }

    /// ForIter: the next item of any iterator.
    pub(super) fn next(&mut self, iter: Value) -> NativeResult<()> {
        self.next_with(iter, Action::Next)
    }

    /// ForIter over a built-in iterator: `r[dst] <-` its next item, and jumps.
    pub(super) fn next_native(&mut self, it: Ref<crate::objects::misc::Iterator>, dst: Out, to: i16) -> NativeResult<()> {
        if !self.is_counted()
            && is_of_pairs(it)
            && let frame = self.top()
            && let Some((first, second)) = frame.pair_wanted(dst, frame.ahead(to.into()))
        {
            if let Some([a, b]) = next_pair(self, it)? {
                self.set_local(first.0, a);
                self.set_local(second.0, b);
                self.jump(i32::from(to) + 1);
            }
            return Ok(());
        }
        match crate::objects::iterate::iter_next_native(self, it) {
            Ok(Some(v)) => {
                self.set_local(dst.0, v);
                self.jump(to.into());
                Ok(())
            }
            Ok(None) => Ok(()),
            Err(Trap::TailCall) => self.answer(Err(Trap::TailCall), Action::Next, Value::UNBOUND),
            Err(trap) => Err(trap),
        }
    }

    /// `r[dst] <- the iterator that yield from runs`
    pub(super) fn get_yield_from(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        if let Some(g) = v.cast::<Generator>() {
            if g.header.class() == ids::ASYNC_GENERATOR {
                return self.get_iter(dst, v);
            }
            let code = &self.top().code.code;
            let awaits = code.kind == CodeKind::Coroutine || code.native || self.top().code.awaitable.load(Ordering::Relaxed);
            if g.header.class() == ids::COROUTINE && !awaits {
                return Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
            }
            self.set_local(dst.0, v);
            return Ok(());
        }
        self.get_iter(dst, v)
    }

    /// `r[dst] <- the iterator that await runs`
    pub(super) fn get_awaitable(&mut self, from: AwaitedFrom, dst: Out, v: Value) -> NativeResult<()> {
        if let Some(g) = v.cast::<Generator>().filter(|g| g.header.class() == ids::COROUTINE || g.is_awaitable()) {
            if g.header.class() == ids::COROUTINE && g.state() == State::Suspended {
                return Err(self.raise(ids::RUNTIME_ERROR, "coroutine is being awaited already"));
            }
            self.set_local(dst.0, v);
            return Ok(());
        }
        let method = self.class_of(v).special(Special::Await);
        if method.is_unbound() {
            let name = self.type_name(v);
            return Err(self.type_error(match from {
                AwaitedFrom::Anywhere => format!("object {name} can't be used in 'await' expression"),
                AwaitedFrom::Enter | AwaitedFrom::Exit => {
                    let method = if from == AwaitedFrom::Enter { "__aenter__" } else { "__aexit__" };
                    format!("'async with' received an object from {method} that does not implement __await__: {name}")
                }
            }));
        }
        if makes(method, CodeKind::Generator) {
            return self.call_special(method, v, &[], Action::Store(dst.0));
        }
        self.call_prelude("await_checked", &[v], Action::Store(dst.0))
    }

    /// `r[dst] <- v.__aiter__()`
    pub(super) fn get_async_iter(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        let method = self.class_of(v).special(Special::AsyncIter);
        if method.is_unbound() {
            let name = self.type_name(v);
            return Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {name}")));
        }
        if method.kind() != Some(crate::heap::Kind::NativeFunction) && !makes(method, CodeKind::AsyncGenerator) {
            return self.call_prelude("async_iter_checked", &[v], Action::Store(dst.0));
        }
        self.call_special(method, v, &[], Action::Store(dst.0))
    }

    /// `r[dst] <- v.__anext__()`
    pub(super) fn get_async_next(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        let method = self.class_of(v).special(Special::AsyncNext);
        if method.is_unbound() {
            let name = self.type_name(v);
            return Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")));
        }
        if method.kind() != Some(crate::heap::Kind::NativeFunction) && !makes(method, CodeKind::Coroutine) {
            return self.call_prelude("async_next_checked", &[v], Action::Store(dst.0));
        }
        self.call_special(method, v, &[], Action::Store(dst.0))
    }

    /// A native was what the thread was started for: a frame that just returns its value.
    pub(super) fn finish_with(&mut self, value: Value) -> NativeResult<()> {
        let f = crate::modules::prelude_function(self, "identity")?;
        self.call_with(f, &[value], Action::Finish)
    }
}

/// Is a method a guest's function whose call makes a generator of this kind, so that the answer needs no check?
fn makes(method: Value, kind: CodeKind) -> bool {
    let code = method.cast::<Function>().and_then(|f| f.code.get().cast::<CodeObject>());
    code.is_some_and(|code| code.quick.kind == kind)
}

/// Is it something that cannot be awaited again when it has come to its end?
fn is_awaited_once(generator: Ref<Generator>) -> bool {
    let class = generator.header.class();
    matches!(class, ids::COROUTINE | ids::COROUTINE_WRAPPER | ids::ASYNC_SEND | ids::ASYNC_THROW | ids::ANEXT_AWAITABLE)
}

/// What messages call a generator.
fn kind_name(generator: Ref<Generator>) -> &'static str {
    match generator.header.class() {
        ids::COROUTINE => "coroutine",
        ids::ASYNC_GENERATOR => "async generator",
        _ => "generator",
    }
}
