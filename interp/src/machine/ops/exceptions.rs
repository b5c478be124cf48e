//! Raising and handling exceptions.

use super::op;
use crate::code::Instr;
use crate::code::instr::{In, Out, Window};
use crate::machine::Thread;
use crate::machine::frame::Action;
use crate::machine::frame::Frame;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::exception::Exception;
use crate::value::Value;

/// Stands for the exception that the resumer of a generator handles.
const RESUMERS: Value = Value::NOT_IMPLEMENTED;

op!(raise, Instr::Raise { exc, cause }, |s| s.go::<M>(|t, r| t.raise_statement(r[exc], r[cause])));
op!(reraise, Instr::Reraise { exc }, |s| s.go::<M>(|t, r| t.reraise(r[exc])));
op!(raise_assert, Instr::RaiseAssert { message }, |s| s.go::<M>(|t, r| t.raise_assert(r[message])));

op!(enter_handler, Instr::EnterHandler { save, exc }, |s| {
    let exc = s.r[exc];
    // A generator may be somebody else's by the time that it has handled the exception.
    let resumers = s.frame().generator.is_some() && s.t.handled == s.frame().held;
    s.r[save] = if resumers { RESUMERS } else { s.t.handled };
    s.t.handled = exc;
    // What the exception has left behind may end.
    if s.t.prompt { s.safepoint::<M>() } else { s.next::<M>() }
});

/// The register of the exception whose `EnterHandler` has this one to save the exception before in.
fn handled_beside(save: In) -> Out {
    Out(save.0 - 1)
}

op!(leave_handler, Instr::LeaveHandler { save }, |s| {
    let before = s.r[save];
    s.t.handled = if before == RESUMERS { s.frame().held } else { before };
    if s.t.unwound { s.otherwise(forget_exception::<M>) } else { s.next::<M>() }
});

op!(
    /// Where the exception held frames, by its traceback, whose variables scripts expect to end promptly.
    #[cold]
    #[inline(never)]
    forget_exception,
    Instr::LeaveHandler { save },
    |s| {
        // Left by another exception, which holds this one.
        if matches!(s.upcoming(), Instr::Reraise { .. }) {
            return s.next::<M>();
        }
        s.r[handled_beside(save)] = Value::UNBOUND;
        s.t.lose_unwound();
        s.safepoint::<M>()
    }
);

op!(match_exception, Instr::MatchException { dst, exc, class }, |s| {
    s.go::<M>(|t, r| t.match_exception(dst, r[exc], r[class]))
});
op!(split_group, Instr::SplitGroup { base, exc, class }, |s| s.go::<M>(|t, r| t.split_group(base, r[exc], r[class])));
op!(join_groups, Instr::JoinGroups { dst, exc, raised }, |s| {
    s.go::<M>(|t, r| t.call_prelude("join_groups", &[r[exc], r[raised]], Action::Store(dst.0)))
});

op!(exc_triple, Instr::ExcTriple { base: Window(base), exc }, |s| {
    let exc = s.r[exc];
    s.r[Out(base)] = s.t.class_of(exc).into();
    s.r[Out(base + 1)] = exc;
    s.r[Out(base + 2)] = exc.cast::<Exception>().map_or(Value::NONE, |e| e.traceback.get());
    s.next::<M>()
});
