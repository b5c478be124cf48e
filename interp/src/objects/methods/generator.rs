//! Methods of generators, coroutines and asynchronous generators.

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::code_object::CodeObject;
use crate::machine::native::{Args, NativeDef, NativeResult, Sight, Trap, native};
use crate::objects::class::ids;
use crate::objects::exception::Exception;
use crate::objects::generator::{Generator, State, TOLD};
use crate::value::Value;

pub(crate) const GENERATOR: &[NativeDef] = &[
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__next__" "self, /" |t, a| Err(t.resume_generator(this(a), Value::NONE))),
    native!(Method "send" "self, arg, /" |t, a| Err(t.resume_generator(this(a), a[1]))).at_sight(Sight::Resume),
    native!(Method "throw" "self, typ, val=None, tb=None, /" throw),
    native!(Method "close" "self, /" |t, a| Err(t.prelude("close_generator", &[a[0]]))),
    native!(Getter "__name__" "self" |_, a| Ok(this(a).name.get())),
    native!(Getter "__qualname__" "self" |_, a| Ok(this(a).qualname.get())),
    native!(Getter "gi_running" "self" |_, a| Ok(Value::bool(this(a).state() == State::Running))),
    native!(Getter "gi_suspended" "self" |_, a| Ok(Value::bool(this(a).state() == State::Suspended))),
    native!(Getter "gi_code" "self" |_, a| Ok(this(a).code.get())),
    native!(Getter "gi_frame" "self" frame),
    native!(Getter "gi_yieldfrom" "self" awaited),
    native!(Setter "__name__" "self, value" |t, a| set_name(t, a, false)),
    native!(Deleter "__name__" "self" |t, _| Err(no_string(t, "__name__"))),
    native!(Setter "__qualname__" "self, value" |t, a| set_name(t, a, true)),
    native!(Deleter "__qualname__" "self" |t, _| Err(no_string(t, "__qualname__"))),
];

/// Of the generators, and the iterators over built-in objects, that stand for C's iterators.
pub(crate) const ITERATOR: &[NativeDef] =
    &[native!(Method "__iter__" "self, /" |_, a| Ok(a[0])), native!(Method "__next__" "self, /" super::iterator::next)];

pub(crate) const COROUTINE: &[NativeDef] = &[
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__await__" "self, /" |t, a| Err(t.prelude("coroutine_wrapper", &[a[0]]))),
    native!(Method "send" "self, arg, /" |t, a| Err(t.resume_generator(this(a), a[1]))),
    native!(Method "throw" "self, typ, val=None, tb=None, /" throw),
    native!(Method "close" "self, /" |t, a| Err(t.prelude("close_generator", &[a[0]]))),
    native!(Getter "__name__" "self" |_, a| Ok(this(a).name.get())),
    native!(Getter "__qualname__" "self" |_, a| Ok(this(a).qualname.get())),
    native!(Getter "cr_running" "self" |_, a| Ok(Value::bool(this(a).state() == State::Running))),
    native!(Getter "cr_suspended" "self" |_, a| Ok(Value::bool(this(a).state() == State::Suspended))),
    native!(Getter "cr_code" "self" |_, a| Ok(this(a).code.get())),
    native!(Getter "cr_frame" "self" frame),
    native!(Getter "cr_suspended" "self" |_, a| Ok(Value::bool(this(a).state() == State::Suspended))),
    native!(Getter "cr_await" "self" awaited),
    native!(Getter "cr_origin" "self" |_, _| Ok(Value::NONE)),
    native!(Setter "__name__" "self, value" |t, a| set_name(t, a, false)),
    native!(Deleter "__name__" "self" |t, _| Err(no_string(t, "__name__"))),
    native!(Setter "__qualname__" "self, value" |t, a| set_name(t, a, true)),
    native!(Deleter "__qualname__" "self" |t, _| Err(no_string(t, "__qualname__"))),
];

pub(crate) const ASYNC_GENERATOR: &[NativeDef] = &[
    native!(Class "__class_getitem__" "cls, item, /" super::generic_alias),
    native!(Method "__aiter__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__anext__" "self, /" |t, a| {
        tell_hooks(t, a, "__anext__")?;
        Err(t.prelude("async_send", &[a[0], Value::NONE, Value::NONE]))
    }),
    native!(Method "asend" "self, value, /" |t, a| {
        tell_hooks(t, a, "asend")?;
        Err(t.prelude("async_send", &[a[0], a[1], Value::NONE]))
    }),
    native!(Method "athrow" "self, typ, val=None, tb=None, /" |t, a| {
        tell_hooks(t, a, "athrow")?;
        let name = if a.len() > 2 { "async_throw_old" } else { "async_throw" };
        Err(t.prelude(name, &[a[0], a[1], a.opt(2).unwrap_or(Value::NONE), Value::NONE]))
    }),
    native!(Method "aclose" "self, /" |t, a| {
        tell_hooks(t, a, "aclose")?;
        Err(t.prelude("async_close", &[a[0], Value::NONE]))
    }),
    native!(Getter "__name__" "self" |_, a| Ok(this(a).name.get())),
    native!(Getter "__qualname__" "self" |_, a| Ok(this(a).qualname.get())),
    native!(Getter "ag_running" "self" |_, a| Ok(Value::bool(this(a).is_stepping()))),
    native!(Getter "ag_suspended" "self" |_, a| Ok(Value::bool(this(a).state() == State::Suspended))),
    native!(Getter "ag_code" "self" |_, a| Ok(this(a).code.get())),
    native!(Getter "ag_suspended" "self" |_, a| Ok(Value::bool(this(a).state() == State::Suspended))),
    native!(Getter "ag_await" "self" awaited),
    native!(Setter "__name__" "self, value" |t, a| set_name(t, a, false)),
    native!(Deleter "__name__" "self" |t, _| Err(no_string(t, "__name__"))),
    native!(Setter "__qualname__" "self, value" |t, a| set_name(t, a, true)),
    native!(Deleter "__qualname__" "self" |t, _| Err(no_string(t, "__qualname__"))),
    native!(Getter "ag_frame" "self" frame),
];

/// Of what asynchronous generators and coroutines hand out to be awaited.
pub(crate) const AWAITABLE: &[NativeDef] = &[
    native!(Method "__await__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
    native!(Method "__next__" "self, /" |t, a| Err(t.resume_generator(this(a), Value::NONE))),
    native!(Method "send" "self, arg, /" send_awaitable),
    native!(Method "throw" "self, typ, val=None, tb=None, /" throw),
    native!(Method "close" "self, /" |t, a| {
        let name = if is_step(this(a)) { "close_step" } else { "close_generator" };
        Err(t.prelude(name, &[a[0]]))
    }),
];

/// When an asynchronous generator is asked for the first time, the prelude calls the thread's hook and then the method again.
fn tell_hooks(t: &mut Thread, a: Args, method: &str) -> NativeResult<()> {
    if t.tell_of_asyncgen(this(a)) {
        return Ok(());
    }
    this(a).header.set_flag(TOLD);
    let (method, args) = (t.str(method)?, t.tuple(&a.slice()[1..])?);
    Err(t.prelude("begin_async_generator", &[a[0], method, args]))
}

/// Is it what a method of an asynchronous generator hands out to be awaited? Its last parameter is an exception to be thrown first.
fn is_step(generator: Ref<Generator>) -> bool {
    matches!(generator.header.class(), ids::ASYNC_SEND | ids::ASYNC_THROW)
}

fn send_awaitable(t: &mut Thread, a: Args) -> NativeResult {
    let step = this(a);
    if a[1].is_none() || !is_step(step) || step.state() != State::Created {
        return Err(t.resume_generator(step, a[1]));
    }
    if step.header.class() == ids::ASYNC_THROW {
        let of = step.at_rest().and_then(|(_, variables)| variables.first()?.cast::<Generator>());
        if of.is_some_and(|g| g.state() == State::Finished) {
            return Err(t.resume_generator(step, Value::NONE));
        }
        return Err(t.raise(ids::RUNTIME_ERROR, "can't send non-None value to a just-started coroutine"));
    }
    // What is sent first takes the place of what `asend` was called with.
    step.set_parameter(t, 1, a[1]);
    Err(t.resume_generator(step, Value::NONE))
}

fn this(a: Args) -> Ref<Generator> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

/// `throw(exception)`; the old form with class and value is made one in the prelude.
fn throw(t: &mut Thread, a: Args) -> NativeResult {
    match a[1].cast::<Exception>() {
        Some(_) if a.opt(2).is_some_and(|v| !v.is_none()) => {
            Err(t.type_error("instance exception may not have a separate value"))
        }
        Some(exc) if a.len() == 2 => {
            let g = this(a);
            let code = g.code.get().cast::<CodeObject>().filter(|_| is_step(g));
            // A step that has not begun yet begins with it.
            if let Some(code) = code
                && g.set_parameter(t, usize::from(code.code.params.positional) - 1, exc.into())
            {
                return Err(t.resume_generator(g, Value::NONE));
            }
            Err(t.throw_generator(g, exc))
        }
        Some(_) => Err(t.prelude("throw_old", a.slice())),
        None if a.len() == 2 => Err(t.prelude("throw_class", &[a[0], a[1], Value::NONE])),
        None => Err(t.prelude("throw_old", a.slice())),
    }
}

/// Its frame, until it has finished.
fn frame(t: &mut Thread, a: Args) -> NativeResult {
    match t.picture_of_generator(this(a))? {
        Some(picture) => {
            let pictures = t.list(&[picture])?;
            Err(t.prelude("frame_of_pictures", &[pictures]))
        }
        None => Ok(Value::NONE),
    }
}

/// What a generator that rests in `yield from` or `await` waits for, or None.
fn awaited(t: &mut Thread, a: Args) -> NativeResult {
    use crate::code::Instr;
    let Some((frame, registers)) = this(a).at_rest().filter(|(frame, _)| frame.pc() > 0) else { return Ok(Value::NONE) };
    let awaited = match frame.instr() {
        Instr::YieldFrom { iter, .. } => registers.get(iter.0 as usize).copied().unwrap_or(Value::NONE),
        _ => Value::NONE,
    };
    match awaited.cast::<Generator>() {
        // It stands for its step.
        Some(generator) if generator.header.class() == ids::ASYNC_GENERATOR => {
            Err(t.prelude("async_send", &[awaited, Value::NONE, Value::NONE]))
        }
        _ => Ok(awaited),
    }
}

fn no_string(t: &mut Thread, what: &str) -> Trap {
    t.type_error(format!("{what} must be set to a string object"))
}

fn set_name(t: &mut Thread, a: Args, qualified: bool) -> NativeResult {
    let g = this(a);
    let (slot, what) = if qualified { (&g.qualname, "__qualname__") } else { (&g.name, "__name__") };
    if t.plain(a[1]).kind() != Some(crate::heap::Kind::Str) {
        return Err(no_string(t, what));
    }
    slot.set(a[1]);
    Ok(Value::NONE)
}
