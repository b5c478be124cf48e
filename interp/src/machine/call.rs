//! Calls: of guest functions by sliding the register window, of natives, classes, methods and whatever has a `__call__`.
//!
//! A call's arguments stand in consecutive registers, counted from the thread's first; the register before them belongs to the call
//! too, so that a receiver or a new object can be put in front without moving anything.

use super::Thread;
use super::attr::Attr;
use super::bind::Names;
use super::code_object::CodeObject;
use super::frame::{Action, Check, Frame};
use super::native::{Args, Binding, NativeResult, Trap};
use crate::code::CodeKind;
use crate::code::instr::{ConstId, Out, Window, function_parts};
use crate::heap::{Header, Kind, Ref};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, NativeFunction};
use crate::objects::generator::Generator;
use crate::objects::list::{List, Tuple};
use crate::objects::room_for;
use crate::objects::special::Special;
use crate::value::{Slot, Value};

impl Thread {
    /// Gives a thread without a frame its first call.
    pub fn start_call(&mut self, callee: Value, args: &[Value]) -> NativeResult<()> {
        self.call_with(callee, args, Action::Finish)
    }

    /// Calls with arguments from anywhere.
    pub(super) fn call_with(&mut self, callee: Value, args: &[Value], action: Action) -> NativeResult<()> {
        let first = self.place(args)?;
        self.call(callee, first, args.len(), None, action)
    }

    /// Calls a function of the prelude.
    pub(super) fn call_prelude(&mut self, name: &'static str, args: &[Value], action: Action) -> NativeResult<()> {
        let f = crate::modules::prelude_function(self, name)?;
        self.call_with(f, args, action)
    }

    /// Calls `callee` with the `argc` registers from `first` on; the last ones are passed by `names`.
    pub(super) fn call(&mut self, callee: Value, first: usize, argc: usize, names: Names, action: Action) -> NativeResult<()> {
        let Some(header) = callee.header() else { return Err(self.not_callable(callee)) };
        match header.kind() {
            Kind::Function => self.call_function(header.assume(), first, argc, names, action, Value::UNBOUND),
            Kind::NativeFunction => self.call_native(header.assume(), first, argc, names, action, Value::UNBOUND),
            Kind::BoundMethod => {
                let method = header.assume::<BoundMethod>();
                let function = method.function.get();
                let first = match function.kind() {
                    Some(Kind::Function) => first,
                    Some(Kind::NativeFunction) => self.copy_arguments(first, argc),
                    _ => return self.call_through(function, method.receiver.get(), first, argc, names, action),
                };
                self.set_register(first - 1, method.receiver.get());
                self.call(function, first - 1, argc + 1, names, action)
            }
            Kind::Class => self.call_class(header.assume(), first, argc, names, action),
            Kind::StaticMethod => {
                let inner = header.assume::<crate::objects::function::StaticMethod>().function.get();
                self.call_through(inner, Value::UNBOUND, first, argc, names, action)
            }
            _ => {
                let call = self.class_of(callee).special(Special::Call);
                if call.is_unbound() {
                    return Err(self.not_callable(callee));
                }
                self.call_by(call, callee, first, argc, names, action)
            }
        }
    }

    /// Calls `callee` by what its class has as `__call__`.
    pub(super) fn call_by(
        &mut self,
        call: Value,
        callee: Value,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        if super::attr::takes_receiver(call) {
            self.set_register(first - 1, callee);
            return self.call(call, first - 1, argc + 1, names, action);
        }
        match self.bind_special(call, callee)? {
            Attr::Value(bound) => self.call_through(bound, Value::UNBOUND, first, argc, names, action),
            _ => {
                let f = crate::modules::prelude_function(self, "call_instance")?;
                self.call_through(f, callee, first, argc, names, action)
            }
        }
    }

    /// Calls what a callee stands for, which may itself stand for something else: a method of a method, an instance whose class has
    /// an instance as `__call__`. `receiver`, if bound, becomes the first argument; the one place before the arguments belongs to
    /// the last function of such a chain, so the arguments are moved behind the running frame's window.
    #[cold]
    fn call_through(
        &mut self,
        callee: Value,
        receiver: Value,
        mut first: usize,
        mut argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        if !receiver.is_unbound() {
            let to = first.max(self.scratch());
            self.cover(to + argc + 2)?;
            for i in (0..argc).rev() {
                self.set_register(to + 1 + i, self.register(first + i));
            }
            self.set_register(to, receiver);
            (first, argc) = (to, argc + 1);
        }
        self.lengthen_chain()?;
        let result = self.call(callee, first, argc, names, action);
        self.call_chain -= 1;
        result
    }

    /// One more callee that stands for another: each is a call in Rust, so there may not be many.
    #[inline]
    fn lengthen_chain(&mut self) -> NativeResult<()> {
        const LONGEST: usize = 500;
        if self.call_chain >= LONGEST {
            return Err(self.raise(ids::RECURSION_ERROR, "maximum recursion depth exceeded while calling a Python object"));
        }
        self.call_chain += 1;
        Ok(())
    }

    #[cold]
    fn not_callable(&mut self, callee: Value) -> Trap {
        let name = self.type_name(callee);
        self.type_error(format!("'{name}' object is not callable"))
    }

    #[cold]
    pub(super) fn recursion_error(&mut self) -> Trap {
        self.raise(ids::RECURSION_ERROR, "maximum recursion depth exceeded")
    }

    /// Calls a guest function.
    #[inline]
    pub(super) fn call_function(
        &mut self,
        f: Ref<Function>,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
        held: Value,
    ) -> NativeResult<()> {
        let code: Ref<CodeObject> = Ref::from_address(f.code.get().bits());
        self.cover(first + (code.quick.registers as usize).max(argc) + 2)?;
        if names.is_none()
            && let Some((code, first)) = self.open_any_frame(f, first, argc as u32)
        {
            self.frames.push(Frame::of_call(f, (code, first), action, held));
            return Ok(());
        }
        let params = &code.code.params;
        // A class body is passed its namespace.
        let class_body = code.code.kind == CodeKind::Class;
        let simple = names.is_none()
            && argc == params.positional as usize
            && params.keyword_only == 0
            && !params.star
            && !params.double_star;
        if !simple && !class_body && !self.bind_in_place(f, code, first, argc, names) {
            self.bind_arguments(f, code, first, argc, names)?;
        }
        self.place_first_values(&code.quick, first, (params.count() + usize::from(class_body)) as u32);
        self.place_cells(f, (code, first));
        let frame = Frame::of_call(f, (code, first), action, held);
        match code.code.kind {
            CodeKind::Function | CodeKind::Module | CodeKind::Class => self.push_frame(frame),
            _ => self.make_generator(Frame { action: Action::Discard, ..frame }, f, action),
        }
    }

    /// A call of a generator function: its frame goes into an object instead of running.
    #[cold]
    fn make_generator(&mut self, frame: Frame, f: Ref<Function>, action: Action) -> NativeResult<()> {
        let generator = self.generator_of(frame, f)?;
        self.deliver(action, generator.into(), Value::UNBOUND)?;
        if let Action::Store(dst) = action {
            self.left_result(dst, generator.into());
        }
        Ok(())
    }

    /// The generator of a function, with a frame that has not begun and whose window has been filled.
    #[inline]
    fn generator_of(&mut self, frame: Frame, f: Ref<Function>) -> NativeResult<Ref<Generator>> {
        let code = frame.code;
        let class = match code.quick.kind {
            CodeKind::Coroutine => ids::COROUTINE,
            CodeKind::AsyncGenerator => ids::ASYNC_GENERATOR,
            _ => f.attrs.get().cast::<Dict>().and_then(|d| self.iterator_class(d)).unwrap_or(ids::GENERATOR),
        };
        // SAFETY: the caller has filled the window's variables, and nobody writes to them meanwhile.
        let variables = unsafe { std::slice::from_raw_parts(self.registers.at(frame.base as usize), code.quick.pinned as usize) };
        let header = Header::new(Kind::Generator, class);
        let generator = Generator::new(self, header, frame, variables, f.name.get(), f.qualname.get())?;
        if code.quick.kind == CodeKind::Coroutine || !code.code.handlers.is_empty() {
            self.watch(generator.header());
        }
        Ok(generator)
    }

    /// The generator that a call makes where nothing has to be bound, but for defaults. The arguments stand from register `first` on.
    #[inline(never)]
    pub(super) fn generator_at_once(&mut self, f: Ref<Function>, first: usize, argc: u32) -> Option<Ref<Generator>> {
        let code: Ref<CodeObject> = Ref::from_address(f.code.get().bits());
        let wanted = code.quick.generator_argc;
        if wanted == u32::MAX || argc > wanted || !self.is_covered(first + code.quick.registers as usize + 2) {
            return None;
        }
        if argc < wanted {
            self.fill_defaults(f, first, argc, wanted)?;
        }
        self.place_first_values(&code.quick, first, wanted);
        self.place_cells(f, (code, first));
        let frame = Frame::of_call(f, (code, first), Action::Discard, Value::UNBOUND);
        self.generator_of(frame, f).ok()
    }

    /// The class that a generator of a prelude function is shown as.
    fn iterator_class(&mut self, attrs: Ref<Dict>) -> Option<crate::heap::ClassId> {
        let name = self.intern("__iterator_class__");
        attrs.get_name(self, name)?.cast::<Class>().map(|c| c.id)
    }

    /// Calls a native function and does with its answer what the action says.
    pub(super) fn call_native(
        &mut self,
        f: Ref<NativeFunction>,
        mut first: usize,
        mut argc: usize,
        names: Names,
        action: Action,
        held: Value,
    ) -> NativeResult<()> {
        let def = f.def;
        if let Some(receiver) = f.receiver.get().bound() {
            first = self.copy_arguments(first, argc) - 1;
            argc += 1;
            self.set_register(first, receiver);
        }
        if names.is_some() || !def.shape.takes(argc) {
            (first, argc) = match self.bind_native(f, first, argc, names) {
                Ok(bound) => bound,
                Err(trap) => {
                    // A wrong receiver is worse than wrong arguments.
                    if def.binding == Binding::Method && argc > 0 {
                        self.check_receiver(f, first, argc)?;
                    }
                    return Err(trap);
                }
            };
        }
        if def.binding.has_receiver() {
            self.check_receiver(f, first, argc)?;
        } else if def.binding == Binding::New {
            self.check_class(f, self.register(first))?;
        }
        // SAFETY: the registers were filled by the caller, and the register file never moves.
        let args = unsafe { Args::new(self.registers.at(first), argc) };
        let answer = def.answer(self, args);
        self.has_answered(&answer);
        self.answer(answer, action, held)
    }

    /// Calls a native function with these arguments, which needn't stand in registers: where its instruction is executed again, they
    /// are passed again.
    pub(super) fn call_native_with(&mut self, f: Ref<NativeFunction>, args: &[Value], action: Action) -> NativeResult<()> {
        let def = f.def;
        if !def.shape.takes(args.len()) || !fits(f, args.first().copied()) {
            let first = self.place(args)?;
            return self.call_native(f, first, args.len(), None, action, Value::UNBOUND);
        }
        // SAFETY: `args` outlives the call and isn't changed meanwhile.
        let answer = def.answer(self, unsafe { Args::new(args.as_ptr(), args.len()) });
        self.native_answer(answer, action)
    }

    /// Calls a native with these arguments, if they are all that it needs.
    #[inline]
    pub(super) fn call_plain(&mut self, f: Ref<NativeFunction>, args: &[Value]) -> Option<NativeResult> {
        // SAFETY: `args` outlives the call and isn't changed meanwhile.
        let args = unsafe { Args::new(args.as_ptr(), args.len()) };
        if !f.plain.takes(args) {
            return None;
        }
        let answer = f.def.answer(self, args);
        self.has_answered(&answer);
        Some(answer)
    }

    /// Calls a native method, found in the class of its receiver or one that this derives from, if these arguments are all that it needs.
    pub(crate) fn call_inherited(&mut self, f: Ref<NativeFunction>, args: &[Value]) -> Option<NativeResult> {
        let (owner, receiver) = (f.owner.get().cast::<Class>()?, self.class_of(*args.first()?));
        let fits = f.def.binding.has_receiver() && f.receiver.get().is_unbound() && f.def.shape.takes(args.len());
        if !fits || !receiver.is_subclass_of(owner.id) {
            return None;
        }
        // SAFETY: `args` outlives the call and isn't changed meanwhile.
        let answer = f.def.answer(self, unsafe { Args::new(args.as_ptr(), args.len()) });
        self.has_answered(&answer);
        Some(answer)
    }

    /// Calls a property's native getter with its object.
    pub(super) fn call_native_getter(&mut self, getter: Value, obj: Value, action: Action) -> NativeResult<()> {
        let f: Ref<NativeFunction> = getter.cast().expect("gilbox bug: a getter is a function");
        match f.receiver.get().bound() {
            None => self.call_native_with(f, &[obj], action),
            Some(receiver) if f.def.shape.takes(2) && fits(f, Some(receiver)) => {
                self.call_native_with(f, &[receiver, obj], action)
            }
            Some(_) => {
                let first = self.place(&[obj])?;
                self.call_native(f, first, 1, None, action, Value::UNBOUND)
            }
        }
    }

    /// What a native may have waited for is over; unless it is what the native calls in its stead that has waited.
    #[inline(always)]
    pub(super) fn has_answered(&mut self, answer: &NativeResult) {
        if !matches!(answer, Err(Trap::TailCall)) {
            self.woken = None;
        }
    }

    /// What a native has answered, as `answer`, and whatever it may have waited for is over.
    #[inline(always)]
    fn native_answer(&mut self, answer: NativeResult, action: Action) -> NativeResult<()> {
        self.has_answered(&answer);
        if let (Ok(v), Action::Store(dst)) = (&answer, action) {
            self.collected = false;
            self.set_local(dst, *v);
            return Ok(());
        }
        self.answer(answer, action, Value::UNBOUND)
    }

    /// A method of a built-in class must get a receiver of that class.
    #[inline]
    fn check_receiver(&mut self, f: Ref<NativeFunction>, first: usize, argc: usize) -> NativeResult<()> {
        let Some(owner) = f.owner.get().cast::<Class>() else { return Ok(()) };
        let receiver = self.register(first);
        if argc > 0 && (super::interp::class_id(receiver) == owner.id || owner.id == ids::OBJECT) {
            return Ok(());
        }
        if argc > 0 && self.class_of(receiver).is_subclass_of(owner.id) {
            return Ok(());
        }
        let name = f.def.name;
        // A class of the prelude needn't be marked as native to be called by its full name here.
        let class = if f.is_adopted() { self.name_with_module(owner) } else { self.class_qualname(owner) };
        if argc == 0 {
            return Err(self.type_error(format!("unbound method {class}.{name}() needs an argument")));
        }
        let given = self.type_name(receiver);
        let message = if f.def.binding == Binding::Method && name.starts_with("__") {
            format!("descriptor '{name}' requires a '{class}' object but received a '{given}'")
        } else {
            format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{given}' object")
        };
        Err(self.type_error(message))
    }

    /// A native `__new__` must get a class that derives from its own.
    #[inline]
    fn check_class(&mut self, f: Ref<NativeFunction>, class: Value) -> NativeResult<()> {
        let Some(owner) = f.owner.get().cast::<Class>() else { return Ok(()) };
        crate::objects::methods::object::class_argument(self, class, owner.id).map(drop)
    }

    /// Does with a native's answer what the action says.
    #[inline]
    pub(super) fn answer(&mut self, answer: NativeResult, action: Action, held: Value) -> NativeResult<()> {
        match answer {
            Ok(v) => {
                self.collected = false;
                self.deliver(action, v, held)
            }
            Err(Trap::TailCall) => self.tail_called(action, held),
            Err(Trap::Resume) => {
                let generator = self.tail.callee.cast().expect("gilbox bug: a native resumes a generator");
                let sent = self.tail.args.pop().unwrap_or(Value::NONE);
                self.tail.callee = Value::UNBOUND;
                self.resume(generator, sent, action)
            }
            Err(Trap::Throw) => {
                let generator = self.tail.callee.cast().expect("gilbox bug: a native throws into a generator");
                let exc = self.tail.args.pop().and_then(Value::cast).expect("gilbox bug: a native throws an exception");
                self.tail.callee = Value::UNBOUND;
                self.throw_into(generator, exc, action)
            }
            Err(trap) => Err(trap),
        }
    }

    /// Makes the call that a native asks for in its stead.
    fn tail_called(&mut self, action: Action, held: Value) -> NativeResult<()> {
        let action = match (self.tail.check, action) {
            (None, _) => action,
            (Some(check), Action::Store(dst)) => Action::Checked(check, dst),
            (Some(check), _) => {
                self.check_in_prelude(check)?;
                action
            }
        };
        let callee = std::mem::replace(&mut self.tail.callee, Value::UNBOUND);
        let args = std::mem::take(&mut self.tail.args);
        let names = std::mem::take(&mut self.tail.names);
        let placed = self.place(&args);
        let argc = args.len();
        self.tail.args = args;
        self.tail.args.clear();
        let first = placed?;
        let names = if names.is_empty() { None } else { Some(Tuple::new(self, &names)?) };
        if let Some(f) = callee.cast::<Function>() {
            return self.call_function(f, first, argc, names, action, held);
        }
        self.lengthen_chain()?;
        let result = match callee.cast::<NativeFunction>() {
            Some(f) => self.call_native(f, first, argc, names, action, held),
            None => self.call(callee, first, argc, names, action),
        };
        self.call_chain -= 1;
        result
    }

    /// Lets the prelude make the call that a native asks for, and check its answer.
    pub(crate) fn check_in_prelude(&mut self, check: Check) -> NativeResult<()> {
        self.tail.callee = crate::modules::prelude_function(self, check.whole_function())?;
        self.tail.check = None;
        Ok(())
    }

    /// `r[dst] <- r[base](*r[base+1], **r[base+2])`
    pub(super) fn call_ex(&mut self, dst: Out, base: Window) -> NativeResult<()> {
        let callee = self.local(base.0);
        let (positional, keywords) = (self.local(base.0 + 1), self.local(base.0 + 2));
        let (tuple, list);
        let items = match positional.header().map(|h| h.class()) {
            Some(ids::TUPLE) => {
                tuple = positional.cast::<Tuple>();
                tuple.as_ref().map_or(&[][..], |t| t.items())
            }
            Some(ids::LIST) => {
                list = positional.cast::<List>().map(|l| l.to_vec()).unwrap_or_default();
                &list
            }
            _ => {
                return self.call_prelude(
                    "call_spread",
                    &[callee, positional, keywords.bound().unwrap_or(Value::NONE)],
                    Action::Store(dst.0),
                );
            }
        };
        let Some(dict) = keywords.cast::<Dict>().filter(|d| !d.is_empty()) else {
            let first = self.place(items)?;
            return self.call(callee, first, items.len(), None, Action::Store(dst.0));
        };
        let first = self.place(items)?;
        let end = first + items.len();
        let (mut few, mut many) = ([Value::UNBOUND; 8], Vec::new());
        let names = loop {
            let keys = room_for(dict.len(), &mut few, &mut many);
            self.cover(end + keys.len() + 1)?;
            if let Some(count) = dict.locked(self, |t| t.spread_entries(dict, keys, end)) {
                break &mut keys[..count];
            }
        };
        for name in names.iter_mut() {
            let Some(key) = self.plain(*name).cast::<crate::objects::string::Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            *name = self.intern_str(key).into();
        }
        let by_name = if names.is_empty() { None } else { Some(Tuple::new(self, names)?) };
        self.call(callee, first, end - first + names.len(), by_name, Action::Store(dst.0))
    }

    /// Puts a dict's values into registers from `first` on and its keys into `keys`; says how many, if there is room for all of them.
    fn spread_entries(&mut self, dict: Ref<Dict>, keys: &mut [Value], first: usize) -> Option<usize> {
        let (mut n, mut i) = (0, 0);
        while let Some((at, key, value)) = dict.next_entry(i) {
            *keys.get_mut(n)? = key;
            self.set_register(first + n, value);
            (n, i) = (n + 1, at + 1);
        }
        Some(n)
    }

    /// `r[dst] <- a function of k[code]`
    pub(super) fn make_function(&mut self, parts: u8, dst: Out, code: ConstId, base: Window) -> NativeResult<()> {
        let frame = self.top();
        let globals = frame.links().namespace;
        let code: Ref<CodeObject> = frame.code.consts[code.0 as usize].get().cast().expect("gilbox bug: MakeFunction of no code");
        let mut next = base.0;
        let mut part = |bit: u8| {
            if parts & bit == 0 {
                return Value::UNBOUND;
            }
            next += 1;
            self.local(next - 1)
        };
        let defaults = part(function_parts::DEFAULTS);
        let kwdefaults = part(function_parts::KWDEFAULTS);
        let annotations = part(function_parts::ANNOTATIONS);
        let cells: Vec<Value> = code.code.captures.iter().map(|r| self.local(r.0)).collect();
        let closure = if cells.is_empty() { Value::UNBOUND } else { self.tuple(&cells)? };
        let function = self.function(code, globals)?;
        function.defaults.set(defaults);
        function.kwdefaults.set(kwdefaults);
        function.closure.set(closure);
        if !annotations.is_unbound() {
            let attrs = Dict::new(self);
            let name = self.intern("__annotations__");
            attrs.set_name(self, name, annotations)?;
            function.attrs.set(attrs.into());
        }
        self.set_local(dst.0, function.into());
        Ok(())
    }

    /// A function of linked code whose globals are a namespace.
    pub fn function(&mut self, code: Ref<CodeObject>, globals: Ref<Dict>) -> NativeResult<Ref<Function>> {
        let links = super::link::link_globals(self, code, globals)?;
        let [closure, defaults, kwdefaults, attrs] = [const { Value::UNBOUND }; 4].map(Slot::new);
        Ok(self.make(Function {
            header: Header::new(Kind::Function, if code.code.never_binds { ids::NATIVE_FUNCTION } else { ids::FUNCTION }),
            code: Slot::new(code.into()),
            links: std::sync::atomic::AtomicPtr::new(links.cast_mut()),
            closure,
            defaults,
            kwdefaults,
            globals: Slot::new(globals.into()),
            name: Slot::new(code.name.get()),
            qualname: Slot::new(code.qualname.get()),
            attrs,
        }))
    }

    /// `r[dst] <- __build_class__`
    pub(super) fn load_build_class(&mut self, dst: Out) -> NativeResult<()> {
        let namespace = self.top().links().namespace;
        if super::link::builtins_of(self, namespace)?.is_empty() {
            return Err(self.raise(ids::NAME_ERROR, "__build_class__ not found"));
        }
        let f = crate::modules::prelude_function(self, "__build_class__")?;
        self.set_local(dst.0, f);
        Ok(())
    }

    /// Leaves the running frame with a value, where that is more than storing it.
    #[inline(never)]
    pub(super) fn leave(&mut self, value: Value) -> NativeResult<Option<super::run::Pause>> {
        let frame = self.pop_frame();
        if let Some(generator) = frame.generator {
            return Err(self.finish_generator(generator, frame, value));
        }
        if frame.action == Action::Finish {
            return Ok(Some(super::run::Pause::Done(Ok(value))));
        }
        self.deliver(frame.action, value, frame.held)?;
        Ok(None)
    }
}

/// Is it a receiver that a native method or property may get, or a class that a native `__new__` may, by a quick look?
#[inline(always)]
fn fits(f: Ref<NativeFunction>, receiver: Option<Value>) -> bool {
    match f.def.binding {
        Binding::New => receiver.is_some_and(|class| class.cast::<Class>().is_some() && class == f.owner.get()),
        binding => !binding.has_receiver() || receiver.is_some_and(|receiver| fits_method(f, receiver)),
    }
}

#[inline(always)]
fn fits_method(f: Ref<NativeFunction>, receiver: Value) -> bool {
    match f.owner.get().cast::<Class>() {
        Some(owner) => super::interp::class_id(receiver) == owner.id || owner.id == ids::OBJECT,
        None => true,
    }
}
