//! Generators and coroutines.

use super::loops::for_iter_others;
use super::op;
use crate::code::Instr;
use crate::code::instr::Near;
use crate::machine::Thread;
use crate::machine::frame::{Action, Frame};
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::generator::{self, Generator};
use crate::value::Value;

op!(
    /// A loop over a generator: its frame runs on.
    #[inline(never)]
    for_iter_generator,
    Instr::ForIter { iter, .. },
    |s| {
        let Some(generator) = s.r[iter].cast::<Generator>() else { return s.otherwise(for_iter_others::<M>) };
        let first = s.frame().behind();
        let Ok(before) = generator.start(s.t) else { return s.otherwise(for_iter_others::<M>) };
        // SAFETY: the thread has started the generator.
        let rest = unsafe { &*generator.rest() };
        let end = first + rest.frame.code.quick.registers as usize + 2;
        let simple = rest.handled.is_none() && s.t.is_covered(end) && s.t.has_room_for(rest.frame.counts);
        // One that has not begun stands before its first instruction.
        if simple
            && before == generator::State::Suspended
            && let Instr::Yield { dst, .. } = rest.frame.instr()
        {
            // SAFETY: the window has been checked to fit.
            unsafe { generator.copy_out(rest.kept, s.t.window_at(first)) };
            let mut inner = s.enter_generator(generator, rest, first);
            inner.r[dst] = Value::NONE;
            return inner.safepoint::<M>();
        }
        s.go_switching::<M>(|t, _| t.put_back(generator, before, Value::NONE, Action::Next))
    }
);

op!(yield_value, Instr::Yield { src, .. }, |s| {
    let v = s.r[src];
    // To a loop, by code that handles no exception.
    if s.frame().action == Action::Next
        && s.t.handled.is_none()
        && s.frame().code.quick.kind == crate::code::CodeKind::Generator
        && let Some(generator) = s.frame().generator
    {
        s.save();
        let kept = s.frame().live_in_call();
        // SAFETY: the thread has started the generator; the window is its frame's.
        unsafe { generator.put_to_rest(kept, s.r.window(), s.frame().next, Value::NONE) };
        s.t.handled = s.frame().held;
        let mut caller = s.leave();
        if let Instr::ForIter { dst, to: Near(to), .. } = caller.instr() {
            caller.r[dst] = v;
            return caller.jump::<M>(to.into());
        }
        unreachable!("gilbox bug: Next outside ForIter");
    }
    s.otherwise(yield_otherwise::<M>)
});

op!(
    #[inline(never)]
    yield_otherwise,
    Instr::Yield { src, .. },
    |s| s.go_landing::<M>(|t, r| t.suspend(r[src]))
);

op!(yield_from, Instr::YieldFrom { src, .. }, |s| s.go_landing::<M>(|t, r| t.suspend(r[src])));
op!(send, Instr::Send { iter, value, .. }, |s| s.go::<M>(|t, r| t.send(r[iter], r[value])));
op!(get_yield_from, Instr::GetYieldFrom { dst, src }, |s| s.go::<M>(|t, r| t.get_yield_from(dst, r[src])));
op!(get_awaitable, Instr::GetAwaitable { dst, src }, |s| s.go::<M>(|t, r| t.get_awaitable(dst, r[src])));
op!(get_async_iter, Instr::GetAsyncIter { dst, src }, |s| s.go::<M>(|t, r| t.get_async_iter(dst, r[src])));
op!(get_async_next, Instr::GetAsyncNext { dst, src }, |s| s.go::<M>(|t, r| t.get_async_next(dst, r[src])));
op!(is_stop_async, Instr::IsStopAsync { dst, exc }, |s| {
    s.r[dst] = Value::bool(s.t.class_of(s.r[exc]).is_subclass_of(ids::STOP_ASYNC_ITERATION));
    s.next::<M>()
});
