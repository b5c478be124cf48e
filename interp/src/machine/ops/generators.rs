//! Generators and coroutines: a frame that comes to rest, and runs on.

use super::calls::deliver;
use super::loops::for_iter_others;
use super::op;
use super::steps::Step;
use crate::code::instr::Near;
use crate::code::{CodeKind, Instr};
use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::frame::{Action, Frame};
use crate::machine::run::{Flow, Handler, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::generator::{self, Generator};
use crate::value::Value;

impl<'t> State<'t> {
    /// Lets a generator's frame run on; what it yields goes where the action says. What can't run goes another way.
    #[inline(always)]
    pub(super) fn run_on<M: Mode>(self, generator: Ref<Generator>, sent: Value, action: Action, otherwise: Handler) -> Flow {
        if !sent.is_none() && generator.state() == generator::State::Created {
            return self.otherwise(otherwise);
        }
        let first = self.frame().behind();
        let Ok(before) = generator.start(self.t) else { return self.otherwise(otherwise) };
        // SAFETY: the thread has started the generator.
        let rest = unsafe { &*generator.rest() };
        let end = first + rest.frame.code.quick.registers as usize + 2;
        if !rest.handled.is_none() || !self.t.is_covered(end) || !self.t.has_room_for(rest.frame.counts()) {
            generator.set_state(before);
            return self.otherwise(otherwise);
        }
        // SAFETY: the window has been checked to fit.
        unsafe { generator.copy_out(rest.kept, self.t.window_at(first)) };
        let mut inner = self.enter_generator(generator, rest, first, action);
        // One that has not begun stands before its first instruction.
        if before == generator::State::Suspended
            && let Instr::Yield { dst, .. } | Instr::YieldFrom { dst, .. } = inner.instr()
        {
            inner.r[dst] = sent;
        }
        inner.safepoint::<M>()
    }

    /// The running generator comes to rest, and what it yields goes to its caller, if there is no more to that.
    #[inline(always)]
    fn rest<M: Mode>(self, v: Value, otherwise: Handler) -> Flow {
        self.rest_in::<M, false>(v, otherwise)
    }

    /// The same, where `ENDS` says whether that is what a `Send` waits for.
    #[inline(always)]
    fn rest_in<M: Mode, const ENDS: bool>(mut self, v: Value, otherwise: Handler) -> Flow {
        let action = self.frame().action;
        let simple = match action {
            Action::Next | Action::Send => true,
            Action::Store(_) => !self.t.prompt,
            _ => false,
        };
        // By code that handles no exception.
        let Some(generator) = self.frame().generator.filter(|_| simple && self.t.handled.is_none()) else {
            return self.otherwise(otherwise);
        };
        self.save();
        if self.t.prompt
            && let Some(src) = self.frame().yielded_temporary()
        {
            self.r[src] = Value::UNBOUND;
        }
        let kept = self.frame().live_in_call();
        // SAFETY: the thread has started the generator; the window is its frame's.
        unsafe { generator.put_to_rest(kept, self.r.window(), self.frame().next, Value::NONE) };
        self.t.handled = self.frame().held;
        let mut caller = self.leave();
        match (action, caller.instr()) {
            (Action::Next, Instr::ForIter { dst, to: Near(to), .. }) => {
                caller.r[dst] = v;
                caller.jump::<M>(to.into())
            }
            (Action::Send, Instr::Send { value, to: Near(to), .. }) => {
                caller.r[value] = v;
                if ENDS { caller.jump::<M>(to.into()) } else { caller.next::<M>() }
            }
            (Action::Store(dst), _) => {
                caller.r[crate::code::instr::Out(dst)] = v;
                caller.next::<M>()
            }
            _ => unreachable!("gilbox bug: what is yielded goes to no such instruction"),
        }
    }

    /// The running generator has returned to a loop or to a `Send`.
    #[inline(always)]
    pub(super) fn end_generator(self, generator: Ref<Generator>, value: Value) -> State<'t> {
        self.t.finish(generator);
        self.t.handled = self.frame().held;
        let mut caller = self.leave();
        if let Instr::Send { value: register, to: Near(to), .. } = caller.instr() {
            caller.r[register] = value;
            caller = caller.jumped(to.into());
        }
        caller
    }
}

op!(
    /// A loop over a generator.
    #[inline(never)]
    for_iter_generator,
    Instr::ForIter { iter, .. },
    |s| match s.r[iter].cast::<Generator>() {
        Some(generator) => s.run_on::<M>(generator, Value::NONE, Action::Next, for_iter_others::<M>),
        None => s.otherwise(for_iter_others::<M>),
    }
);

op!(yield_value, Instr::Yield { src, .. }, |s| {
    let v = s.r[src];
    if !M::COUNTED && s.frame().action == Action::Next {
        return s.otherwise(yield_to_loop::<M>);
    }
    if s.frame().code.quick.kind == CodeKind::Generator {
        return s.rest::<M>(v, suspend::<M>);
    }
    s.otherwise(yield_asynchronously::<M>)
});

op!(
    /// An asynchronous generator yields. To an `async for` that has begun the step itself it does so directly.
    #[inline(never)]
    yield_asynchronously,
    Instr::Yield { src, .. },
    |s| {
        let v = s.r[src];
        match s.frame().generator {
            Some(generator) if s.frame().action == Action::Send => {
                generator.end_step();
                s.rest_in::<M, true>(v, suspend::<M>)
            }
            _ => s.otherwise(suspend::<M>),
        }
    }
);

op!(
    /// To a loop. If that does no more with the item than one instruction, this is done from here, and the generator does not rest.
    #[inline(never)]
    yield_to_loop,
    Instr::Yield { dst, src },
    |s| {
        let v = s.r[src];
        match s.step_of_caller(v) {
            Step::Done => {
                s.r[dst] = Value::NONE;
                s.next::<M>()
            }
            Step::Fed => s.otherwise(yield_to_sink::<M>),
            Step::Other => s.rest::<M>(v, suspend::<M>),
        }
    }
);

op!(
    /// To a loop that feeds a set or another sink.
    #[inline(never)]
    yield_to_sink,
    Instr::Yield { dst, src },
    |s| {
        let v = s.r[src];
        let caller = s.caller();
        if s.t.feed_from(caller, v) {
            s.r[dst] = Value::NONE;
            return s.next::<M>();
        }
        s.rest::<M>(v, suspend::<M>)
    }
);

op!(yield_from, Instr::YieldFrom { src, .. }, |s| {
    let v = s.r[src];
    s.rest::<M>(v, suspend::<M>)
});

op!(
    #[inline(never)]
    suspend,
    (Instr::Yield { src, .. } | Instr::YieldFrom { src, .. }),
    |s| s.go_landing::<M>(|t, r| t.suspend(r[src]))
);

op!(send, Instr::Send { iter, value, .. }, |s| {
    let sent = s.r[value];
    match s.r[iter].cast::<Generator>() {
        Some(generator) => s.run_on::<M>(generator, sent, Action::Send, send_otherwise::<M>),
        None => s.otherwise(send_otherwise::<M>),
    }
});
op!(
    #[inline(never)]
    send_otherwise,
    Instr::Send { iter, value, .. },
    |s| s.go::<M>(|t, r| t.send(r[iter], r[value]))
);

op!(get_yield_from, Instr::GetYieldFrom { dst, src }, |s| s.go::<M>(|t, r| t.get_yield_from(dst, r[src])));
op!(get_awaitable, Instr::GetAwaitable { from, dst, src }, |s| s.go::<M>(|t, r| t.get_awaitable(from, dst, r[src])));
op!(get_async_iter, Instr::GetAsyncIter { dst, src }, |s| s.go::<M>(|t, r| t.get_async_iter(dst, r[src])));

op!(
    /// An asynchronous generator stands for its step itself, which needs no object to be awaited: it runs on at once, as at the `Send`.
    get_async_next,
    Instr::GetAsyncNext { src, .. },
    |s| {
        let of_loop = (s.r[src].cast::<Generator>(), s.upcoming(), s.ahead(2));
        let (Some(generator), Instr::GetAwaitable { dst: iter, .. }, Instr::Send { value, .. }) = of_loop else {
            return s.otherwise(get_async_next_otherwise::<M>);
        };
        if generator.header.class() != ids::ASYNC_GENERATOR
            || generator.state() == generator::State::Finished
            || !s.t.tell_of_asyncgen(generator)
            || !generator.begin_step(s.t)
        {
            return s.otherwise(get_async_next_otherwise::<M>);
        }
        s.r[iter] = generator.into();
        s.r[value] = Value::NONE;
        s.skip().skip().skip().run_on::<M>(generator, Value::NONE, Action::Send, send_otherwise::<M>)
    }
);
op!(
    #[inline(never)]
    get_async_next_otherwise,
    Instr::GetAsyncNext { dst, src },
    |s| s.go::<M>(|t, r| t.get_async_next(dst, r[src]))
);
op!(
    /// An asynchronous generator has returned to what sends: if that is an `async for`, this is its end, and nobody sees the exception.
    #[inline(never)]
    end_asynchronously,
    Instr::Return { src },
    |s| {
        let value = s.r[src];
        let (caller, _) = s.caller_with_registers();
        let (Some(generator), Some(way)) = (s.frame().generator, caller.way_behind_async_loop()) else {
            return s.otherwise(deliver::<M>);
        };
        if s.t.prompt {
            s.save();
            s.t.leaving(value);
        }
        s.t.finish(generator);
        s.t.handled = s.frame().held;
        s.leave().jumped(way).landed::<M>()
    }
);
op!(is_stop_async, Instr::IsStopAsync { dst, exc }, |s| {
    s.r[dst] = Value::bool(s.t.class_of(s.r[exc]).is_subclass_of(ids::STOP_ASYNC_ITERATION));
    s.next::<M>()
});
