//! Calls and returns, functions and classes, imports.

use super::generators::end_asynchronously;
use super::op;
use crate::code::instr::{In, Out, Window};
use crate::code::{CodeKind, Instr};
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::bind::Names;
use crate::machine::class_id;
use crate::machine::frame::Action;
use crate::machine::frame::Frame;
use crate::machine::native::{Args, NativeResult, Sight};
use crate::machine::run::{Flow, Handler, Mode, Regs, State};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{Function, NativeFunction};
use crate::objects::generator::Generator;
use crate::objects::hash::hash_quick;
use crate::objects::instance::Instance;
use crate::objects::list::List;
use crate::objects::native::Native;
use crate::objects::ops::{inherits, quick_len};
use crate::objects::set::Set;
use crate::objects::special::Special;
use crate::value::Value;

op!(call, Instr::Call { argc, dst, base: Window(base) }, |s| {
    let callee = s.r[In(base)];
    match callee.cast::<Function>() {
        Some(f) if !f.closure.get().is_object() => {
            let first = s.position(base + 1);
            s.enter::<M>(f, first, argc.into(), dst.0, call_others::<M>)
        }
        Some(_) => s.otherwise(call_closure::<M>),
        None => s.otherwise(call_at_sight::<M>),
    }
});

op!(
    /// A function with cells.
    #[inline(never)]
    call_closure,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let f: Ref<Function> = Ref::from_address(s.r[In(base)].bits());
        let first = s.position(base + 1);
        let Some(window) = s.t.open_frame(f, first, argc.into()) else { return s.otherwise(call_others::<M>) };
        s.t.place_cells(f, window);
        s.enter_window::<M>(f, window, Action::Store(dst.0), Value::UNBOUND)
    }
);

op!(
    /// A native function that needs no call, or another callee.
    #[inline(never)]
    call_at_sight,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        if let Some(f) = s.r[In(base)].cast::<NativeFunction>()
            && !M::COUNTED
        {
            match (f.plain.sight, argc) {
                (Sight::Len, 1) => {
                    if let Some(len) = quick_len(s.r[In(base + 1)]).and_then(|len| Value::int(len as i64)) {
                        return s.answered::<M>(dst, len);
                    }
                }
                (Sight::Instance, 2) => {
                    // A class of classes may answer for its own.
                    if let Some(class) = s.r[In(base + 2)].cast::<Class>()
                        && class.header.class() == ids::TYPE
                        && class_id(s.r[In(base + 1)]) == class.id
                    {
                        return s.answered::<M>(dst, Value::TRUE);
                    }
                }
                (Sight::Resume, 1) => return s.otherwise(call_next::<M>),
                _ => {}
            }
        }
        s.otherwise(call_native::<M>)
    }
);

op!(
    /// `next(generator)`, which runs on at once.
    #[inline(never)]
    call_next,
    Instr::Call { dst, base: Window(base), .. },
    |s| match generator(s.r[In(base + 1)]) {
        Some(generator) => s.run_on::<M>(generator, Value::NONE, Action::Store(dst.0), call_native::<M>),
        None => s.otherwise(call_native::<M>),
    }
);

op!(
    /// `generator.send(v)`, in the same way.
    #[inline(never)]
    call_send,
    Instr::CallMethod { argc, dst, base: Window(base) },
    |s| match generator(s.r[In(base + 1)]) {
        Some(generator) if argc == 1 => {
            let sent = s.r[In(base + 2)];
            s.run_on::<M>(generator, sent, Action::Store(dst.0), call_native_method::<M>)
        }
        _ => s.otherwise(call_native_method::<M>),
    }
);

/// A generator, if it is one: no coroutine, nor an asynchronous generator.
#[inline(always)]
fn generator(v: Value) -> Option<Ref<Generator>> {
    v.cast::<Generator>().filter(|generator| generator.header.class() == ids::GENERATOR)
}

impl State<'_> {
    /// Calls what may be a native that takes just these arguments: it changes no frame, so that the state need not be loaded again.
    #[inline(always)]
    fn call_native<M: Mode>(self, callee: Value, args: Args, dst: Out, otherwise: Handler) -> Flow {
        match callee.cast::<NativeFunction>() {
            Some(f) if f.plain.takes(args) => self.ask_native::<M>(f, args, dst),
            _ => self.otherwise(otherwise),
        }
    }

    /// Calls a native that takes just these arguments.
    #[inline(always)]
    pub(super) fn ask_native<M: Mode>(mut self, f: Ref<NativeFunction>, args: Args, dst: Out) -> Flow {
        self.save();
        let v = (f.def.function)(self.t, args);
        if v.is_unbound() {
            return self.otherwise(no_answer::<M>);
        }
        self.answered::<M>(dst, v)
    }

    /// A native has answered.
    #[inline(always)]
    fn answered<M: Mode>(mut self, dst: Out, v: Value) -> Flow {
        self.t.woken = None;
        self.t.collected = false;
        self.r[dst] = v;
        self.safepoint::<M>()
    }

    /// Calls anything.
    #[inline(always)]
    fn call_any<M: Mode>(mut self, callee: Value, first: usize, argc: usize, dst: Out) -> Flow {
        if let Some(f) = callee.cast::<Function>() {
            if let Some(window) = self.t.open_any_frame(f, first, argc as u32) {
                return self.enter_window::<M>(f, window, Action::Store(dst.0), Value::UNBOUND);
            }
            self.save();
            if let Some(generator) = self.t.generator_at_once(f, first, argc as u32) {
                self.r[dst] = generator.into();
                self.t.left_result(dst.0, generator.into());
                return self.safepoint::<M>();
            }
        }
        self.go_switching::<M>(|t, _| t.call(callee, first, argc, None, Action::Store(dst.0)))
    }
}

op!(
    /// A native that was called for a register had no value for it.
    #[cold]
    #[inline(never)]
    no_answer,
    (Instr::Call { dst, .. } | Instr::CallMethod { dst, .. }),
    |s| if s.t.is_stopped(dst.0) { Flow::Stop } else { State::load(s.t).safepoint::<M>() }
);

impl Thread {
    /// A native that was called for `r[dst]` didn't answer with a value. Does the machine stop?
    #[cold]
    #[inline(never)]
    fn is_stopped(&mut self, dst: u16) -> bool {
        let answer = Err(self.trap.take().expect("gilbox bug: a native without an answer"));
        self.has_answered(&answer);
        let answered = self.answer(answer, Action::Store(dst), Value::UNBOUND);
        self.pause = answered.err().and_then(|trap| self.handle(trap));
        self.pause.is_some()
    }
}

op!(
    #[inline(never)]
    call_native,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let (callee, args) = (s.r[In(base)], s.arguments(base + 1, argc.into()));
        s.call_native::<M>(callee, args, dst, call_class::<M>)
    }
);

op!(
    /// A built-in class: the native that makes its instances gets it as its first argument, where it stands already; or `type(v)`.
    #[inline(never)]
    call_class,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let Some(class) = s.r[In(base)].cast::<Class>() else { return s.otherwise(call_spread::<M>) };
        if class.id == ids::SUPER && !M::COUNTED {
            return s.otherwise(call_super::<M>);
        }
        match class.maker.get().cast::<NativeFunction>() {
            Some(maker) if maker.def.shape.takes(argc as usize + 1) => {
                let args = s.arguments(base, argc as usize + 1);
                s.ask_native::<M>(maker, args, dst)
            }
            Some(_) => s.otherwise(call_spread::<M>),
            None if class.id == ids::TYPE && argc == 1 => {
                s.r[dst] = s.t.class_of(s.r[In(base + 1)]).into();
                s.safepoint::<M>()
            }
            None => s.otherwise(construct::<M>),
        }
    }
);

op!(
    /// `super()`: where a method is looked up in it at once, no object is made.
    #[inline(never)]
    call_super,
    Instr::Call { argc, dst, .. },
    |s| {
        if let Instr::LoadMethod { base: Window(base), obj, site } = s.upcoming()
            && argc == 0
            && obj.0 == dst.0
            && s.frame().is_temporary(dst)
            && s.t.load_super_method(base, site)
        {
            return s.skip().next::<M>();
        }
        s.otherwise(call_spread::<M>)
    }
);

op!(
    /// A guest's class of plain instances with an `__init__`, which gets the instance where the class stands.
    #[inline(never)]
    construct,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let class: Ref<Class> = Ref::from_address(s.r[In(base)].bits());
        if let Some(init) = class.plain_init() {
            let first = s.position(base);
            let made = Instance::new(s.t, class).into();
            if let Some(window) = s.t.open_any_frame(init, first, u32::from(argc) + 1) {
                s.r[Out(base)] = made;
                return s.enter_window::<M>(init, window, Action::Construct(dst.0), made);
            }
        }
        s.otherwise(call_others::<M>)
    }
);

op!(
    /// A native, or what makes a class's instances, that takes any number of arguments, and others by name: these stand in front of those
    /// beyond the others.
    #[inline(never)]
    call_spread,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let callee = s.r[In(base)];
        let (f, from) = match callee.cast::<Class>() {
            Some(class) => (class.maker.get().cast::<NativeFunction>(), base),
            None => (callee.cast::<NativeFunction>().filter(|f| f.is_function()), base + 1),
        };
        let argc = usize::from(argc) + usize::from(base + 1 - from);
        if let Some(f) = f
            && f.def.shape.spreads(argc)
        {
            let from = s.position(from);
            let args = s.t.spread_arguments(f, from, argc);
            if !args.is_empty() {
                return s.ask_native::<M>(f, args, dst);
            }
        }
        s.otherwise(call_others::<M>)
    }
);

op!(
    #[inline(never)]
    call_others,
    Instr::Call { argc, dst, base: Window(base) },
    |s| {
        let (callee, first) = (s.r[In(base)], s.position(base + 1));
        if callee.kind() == Some(Kind::Native) {
            let answer = s.t.answer_of(callee, s.arguments(base + 1, argc.into()));
            if !answer.is_unbound() {
                s.r[dst] = answer;
                return s.safepoint::<M>();
            }
        }
        s.call_any::<M>(callee, first, argc.into(), dst)
    }
);

impl Thread {
    /// What a callable native object answers, where that is at hand; else unbound.
    #[inline(never)]
    fn answer_of(&mut self, callee: Value, args: Args) -> Value {
        match callee.cast::<Native>() {
            Some(native) if inherits(self, callee, Special::Call) => native.any().answer(self, args.slice()),
            _ => Value::UNBOUND,
        }
    }
}

op!(call_kw, Instr::CallKw { argc, dst, base: Window(base), names }, |s| {
    let (first, names) = (s.position(base + 1), s.constant(names).cast());
    s.go_switching::<M>(|t, r| match r[In(base)].cast::<Function>() {
        Some(f) => t.call_function(f, first, argc as usize, names, Action::Store(dst.0), Value::UNBOUND),
        None => t.call_by_name(r[In(base)], first, argc as usize, names, dst),
    })
});

impl Thread {
    /// Calls what is no function with arguments by name.
    #[inline(never)]
    fn call_by_name(&mut self, callee: Value, first: usize, argc: usize, names: Names, dst: Out) -> NativeResult<()> {
        // `dict(name=value, ..)` is made at once.
        let makes_dict = callee.cast::<Class>().is_some_and(|class| class.id == ids::DICT);
        let Some(names) = names.filter(|names| makes_dict && names.len() == argc) else {
            return self.call(callee, first, argc, names, Action::Store(dst.0));
        };
        let dict = Dict::new(self);
        for (i, name) in names.items().iter().enumerate() {
            let name = name.cast().expect("gilbox bug: names of arguments are strings");
            dict.set_name(self, name, self.register(first + i))?;
        }
        self.set_local(dst.0, dict.into());
        Ok(())
    }
}

op!(call_ex, Instr::CallEx { dst, base }, |s| s.go_switching::<M>(|t, _| t.call_ex(dst, base)));

op!(call_method, Instr::CallMethod { argc, dst, base: Window(base) }, |s| {
    match s.r[In(base)].cast::<Function>() {
        Some(f) if !s.r[In(base + 1)].is_unbound() && !f.closure.get().is_object() => {
            let first = s.position(base + 1);
            s.enter::<M>(f, first, u32::from(argc) + 1, dst.0, call_other_methods::<M>)
        }
        _ => s.otherwise(call_method_at_sight::<M>),
    }
});

op!(
    /// A native method that needs no call, or another callee.
    #[inline(never)]
    call_method_at_sight,
    Instr::CallMethod { argc, dst, base: Window(base) },
    |s| {
        if let Some(f) = s.r[In(base)].cast::<NativeFunction>()
            && f.plain.sight != Sight::Nothing
            && !M::COUNTED
        {
            if f.plain.sight != Sight::Append {
                let other = if f.plain.sight == Sight::Resume { call_send::<M> } else { call_with_key_at_sight::<M> };
                return s.otherwise(other);
            }
            let list = s.r[In(base + 1)];
            if argc == 1 && class_id(list) == ids::LIST {
                let list: Ref<List> = Ref::from_address(list.bits());
                if list.push_at_sight(s.t, s.r[In(base + 2)]) {
                    return s.answered::<M>(dst, Value::NONE);
                }
            }
        }
        s.otherwise(call_native_method::<M>)
    }
);

op!(
    /// The same with a key to be looked for.
    #[inline(never)]
    call_with_key_at_sight,
    Instr::CallMethod { argc, dst, base: Window(base) },
    |s| {
        let (receiver, key) = (s.r[In(base + 1)], s.r[In(base + 2)]);
        if matches!(argc, 1 | 2)
            && let Some(f) = s.r[In(base)].cast::<NativeFunction>()
            && let Some(hash) = hash_quick(s.t, key)
        {
            match (f.plain.sight, class_id(receiver)) {
                (Sight::Get, ids::DICT) => {
                    let dict: Ref<Dict> = Ref::from_address(receiver.bits());
                    let default = if argc == 2 { s.r[In(base + 3)] } else { Value::NONE };
                    let v = dict.get_or_at_sight(hash, key, default);
                    if !v.is_unbound() {
                        return s.answered::<M>(dst, v);
                    }
                }
                (Sight::Add, ids::SET) if argc == 1 && !M::SHARED => {
                    let set: Ref<Set> = Ref::from_address(receiver.bits());
                    if set.add_at_sight(hash, key) {
                        return s.answered::<M>(dst, Value::NONE);
                    }
                }
                _ => {}
            }
        }
        s.otherwise(call_native_method::<M>)
    }
);

op!(
    #[inline(never)]
    call_native_method,
    Instr::CallMethod { argc, dst, base: Window(base) },
    |s| {
        let skip = u16::from(s.r[In(base + 1)].is_unbound());
        let (callee, args) = (s.r[In(base)], s.arguments(base + 1 + skip, argc as usize + 1 - skip as usize));
        s.call_native::<M>(callee, args, dst, call_other_methods::<M>)
    }
);

op!(
    #[inline(never)]
    call_other_methods,
    Instr::CallMethod { argc, dst, base: Window(base) },
    |s| {
        let skip = u16::from(s.r[In(base + 1)].is_unbound());
        let (callee, first) = (s.r[In(base)], s.position(base + 1 + skip));
        s.call_any::<M>(callee, first, argc as usize + 1 - skip as usize, dst)
    }
);

op!(call_method_kw, Instr::CallMethodKw { argc, dst, base: Window(base), names }, |s| {
    let skip = u16::from(s.r[In(base + 1)].is_unbound());
    let (first, argc) = (s.position(base + 1 + skip), argc as usize + 1 - skip as usize);
    let names = s.constant(names).cast();
    s.go_switching::<M>(|t, r| t.call(r[In(base)], first, argc, names, Action::Store(dst.0)))
});

impl State<'_> {
    /// Where the running function's result goes, and what that is, if there is no more to it.
    #[inline(always)]
    fn simple_result(&self, value: Value) -> Option<(u16, Value)> {
        let ended = self.frame();
        match ended.action {
            Action::Store(dst) if ended.generator.is_none() => Some((dst, value)),
            Action::Binary(_, dst) if ended.generator.is_none() && value != Value::NOT_IMPLEMENTED => Some((dst, value)),
            Action::Construct(dst) if value.is_none() => Some((dst, ended.held)),
            _ => None,
        }
    }

    /// Goes on with the loop that the frame is at, now that the next item is known.
    #[inline(always)]
    fn continue_loop<M: Mode>(mut self, item: Value) -> Flow {
        let Instr::ForIter { dst, to, .. } = self.instr() else { unreachable!("gilbox bug: an item, but no loop") };
        self.r[dst] = item;
        self.jump_back::<M>(to.0.into())
    }

    /// Goes on with the instruction that the frame is at, now that the truth it asked for is known.
    #[inline(always)]
    fn decided<M: Mode>(mut self, truth: bool) -> Flow {
        match self.instr() {
            Instr::Compare { dst, .. } => self.r[dst] = Value::bool(truth),
            Instr::Not { dst, .. } => self.r[dst] = Value::bool(!truth),
            Instr::Contains { negate, dst, .. } => self.r[dst] = Value::bool(truth != negate),
            Instr::JumpIf { to, .. } => return self.branch::<M>(truth, to.0),
            Instr::JumpUnless { to, .. } => return self.branch::<M>(!truth, to.0),
            instr => {
                let Some(jump) = instr.comparing_jump() else {
                    unreachable!("gilbox bug: an instruction that asks for no truth")
                };
                return self.branch::<M>(truth == jump.when, jump.to.0.into());
            }
        }
        self.next::<M>()
    }
}

op!(ret, Instr::Return { src }, |s| {
    if s.t.prompt {
        return s.otherwise(return_promptly::<M>);
    }
    match s.simple_result(s.r[src]) {
        Some((dst, result)) => s.leave_to(dst, result).next::<M>(),
        None => s.otherwise(leave::<M>),
    }
});

op!(
    /// Where some objects are expected to end promptly: what the function's variables held may now.
    #[inline(never)]
    return_promptly,
    Instr::Return { src },
    |s| {
        let value = s.r[src];
        let Some((dst, result)) = s.simple_result(value) else { return s.otherwise(leave::<M>) };
        s.save();
        if !s.t.is_leaving_watched() {
            return s.leave_to(dst, result).safepoint::<M>();
        }
        // The object that was initialised is the result: neither it nor what it has been given is lost.
        s.t.leaving(result);
        let mut s = s.leave_to(dst, result);
        s.save();
        s.t.left_result(dst, result);
        s.safepoint::<M>()
    }
);

op!(
    /// Where more is to be done with the result than to store it.
    #[inline(never)]
    leave,
    Instr::Return { src },
    |s| {
        let value = s.r[src];
        let frame = s.frame();
        match (frame.generator, frame.action) {
            (Some(_), Action::Send) if frame.code.quick.kind == CodeKind::AsyncGenerator => {
                return s.otherwise(end_asynchronously::<M>);
            }
            (Some(generator), Action::Next | Action::Send) if !s.t.prompt => return s.end_generator(generator, value).next::<M>(),
            (Some(_), Action::Next | Action::Send) => return s.otherwise(end_promptly::<M>),
            (None, Action::Next) if !s.t.prompt => return s.leave().continue_loop::<M>(value),
            (None, Action::Compare(_) | Action::Contains | Action::Truth) if !s.t.prompt => match value {
                Value::TRUE => return s.leave().decided::<M>(true),
                Value::FALSE => return s.leave().decided::<M>(false),
                _ => {}
            },
            _ => {}
        }
        s.otherwise(deliver::<M>)
    }
);

op!(
    /// A generator ends where some objects are expected to end promptly.
    #[cold]
    #[inline(never)]
    end_promptly,
    Instr::Return { src },
    |s| {
        let value = s.r[src];
        s.save();
        s.t.leaving(value);
        let Some(generator) = s.frame().generator else { return s.otherwise(deliver::<M>) };
        s.end_generator(generator, value).safepoint::<M>()
    }
);

op!(
    /// Whatever else becomes of the result.
    #[inline(never)]
    deliver,
    Instr::Return { src },
    |s| {
        let value = s.r[src];
        s.save();
        if s.t.prompt {
            s.t.leaving(value);
        }
        let pause = match s.t.leave(value) {
            Ok(pause) => pause,
            Err(trap) => s.t.handle(trap),
        };
        match pause {
            Some(pause) => s.stop(pause),
            None if s.t.prompt => State::load(s.t).safepoint::<M>(),
            None => State::load(s.t).next::<M>(),
        }
    }
);

op!(make_function, Instr::MakeFunction { parts, dst, code, base }, |s| {
    s.go::<M>(|t, _| t.make_function(parts, dst, code, base))
});
op!(load_build_class, Instr::LoadBuildClass { dst }, |s| s.go::<M>(|t, _| t.load_build_class(dst)));

op!(import_name, Instr::ImportName { level, dst, name, from }, |s| {
    s.go_switching::<M>(|t, _| t.import_name(level, dst, name, from))
});
op!(import_from, Instr::ImportFrom { dst, module, name }, |s| s.go::<M>(|t, r| t.import_from(dst, r[module], name)));
op!(import_star, Instr::ImportStar { module }, |s| s.go::<M>(|t, r| t.import_star(r[module])));
