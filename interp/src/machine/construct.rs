//! Calls of classes: what makes an instance, and what prepares it.

use super::Thread;
use super::bind::Names;
use super::frame::Action;
use super::native::{Args, NativeResult, Trap};
use crate::heap::{Kind, Ref};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{Function, NativeFunction};
use crate::objects::instance::Instance;
use crate::objects::room_for;
use crate::objects::special::Special;
use crate::value::Value;

impl Thread {
    /// Calls a class: makes an instance of it, unless its metaclass says otherwise.
    pub(super) fn call_class(
        &mut self,
        class: Ref<Class>,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        if class.header.class() != ids::TYPE {
            let call = self.class_of(class.into()).special(Special::Call);
            // A native method is that of `type`.
            if !call.is_unbound() && (call.kind() != Some(Kind::NativeFunction) || !super::attr::takes_receiver(call)) {
                return self.call_by(call, class.into(), first, argc, names, action);
            }
        }
        if class.id == ids::TYPE && argc == 1 && names.is_none() {
            let class = self.class_of(self.register(first)).into();
            return self.deliver(action, class, Value::UNBOUND);
        }
        if let Some(maker) = self.iterator_maker(class) {
            return self.call(maker, first, argc, names, action);
        }
        self.construct(class, first, argc, names, action)
    }

    /// What a class of prelude iterators is made by, if it is one.
    fn iterator_maker(&mut self, class: Ref<Class>) -> Option<Value> {
        if class.instance_kind != Kind::Generator || class.id <= self.interp().last_builtin_class() {
            return None;
        }
        let name = self.intern("__make__");
        class.dict().get_name(self, name)
    }

    /// `type.__call__`: `__new__`, then `__init__` if that made an instance of the class.
    pub(super) fn construct(
        &mut self,
        class: Ref<Class>,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        let init = class.special(Special::Init);
        let Some(new) = class.special(Special::New).cast::<NativeFunction>() else {
            let new = class.special(Special::New);
            let noop =
                init.is_unbound() || init.cast::<NativeFunction>().is_some_and(crate::objects::methods::object::is_object_init);
            // With nothing to initialise, here or in a class below, what `__new__` returns is the result, whatever it is.
            if noop
                && !self.is_initialised_below(class)
                && new.kind() == Some(Kind::Function)
                && class.special(Special::Del).is_unbound()
            {
                self.set_register(first - 1, class.into());
                return self.call(new, first - 1, argc + 1, names, action);
            }
            return self.construct_in_prelude(class, first, argc, names, action);
        };
        let object_new = crate::objects::methods::object::is_object_new(new);
        let init_is_noop =
            init.is_unbound() || init.cast::<NativeFunction>().is_some_and(crate::objects::methods::object::is_object_init);
        // A native `__new__` that makes the whole object answers at once, or asks for a call of its own in its stead.
        if !object_new && init_is_noop {
            self.set_register(first - 1, class.into());
            return self.call_native(new, first - 1, argc + 1, names, action, Value::UNBOUND);
        }
        let Action::Store(dst) = action else { return self.construct_in_prelude(class, first, argc, names, action) };
        if object_new && class.instance_kind == Kind::Instance && !class.has(class_flags::ABSTRACT) {
            let Some(init) = init.cast::<Function>() else {
                if argc == 0 || init.kind() != Some(Kind::NativeFunction) {
                    let v = Instance::new(self, class);
                    self.watch_new(class, v.into());
                    if init.kind() == Some(Kind::NativeFunction) {
                        self.deliver(action, v.into(), Value::UNBOUND)?;
                        self.left_result(dst, v.into());
                        return Ok(());
                    }
                    self.set_register(first - 1, v.into());
                    return self.construct_in_prelude(class, first, argc, names, action);
                }
                let name = crate::objects::methods::class_name(class);
                return Err(self.type_error(format!("{name}() takes no arguments")));
            };
            let v = Instance::new(self, class).into();
            self.watch_new(class, v);
            self.set_register(first - 1, v);
            return self.call_function(init, first - 1, argc + 1, names, Action::Construct(dst), v);
        }
        if !init_is_noop {
            return self.construct_then_init(class, new, init, first, argc, names, action);
        }
        self.set_register(first - 1, class.into());
        self.call_native(new, first - 1, argc + 1, names, action, Value::UNBOUND)
    }

    /// Has a class below, of which `__new__` may return an instance, another `__init__`?
    fn is_initialised_below(&self, class: Ref<Class>) -> bool {
        let below = class.subclasses.lock();
        below
            .iter()
            .filter_map(|&id| self.interp().class(id))
            .any(|c| c.special(Special::Init) != class.special(Special::Init) || self.is_initialised_below(c))
    }

    /// A native `__new__` followed by an `__init__`.
    #[allow(clippy::too_many_arguments, reason = "a call in full")]
    fn construct_then_init(
        &mut self,
        class: Ref<Class>,
        new: Ref<NativeFunction>,
        init: Value,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        let Action::Store(dst) = action else { return self.construct_in_prelude(class, first, argc, names, action) };
        let shape = &new.def.shape;
        let named = names.as_ref().map_or(&[][..], |n| n.items());
        let given = argc - named.len() + 1;
        let fits = given >= shape.required as usize
            && (shape.star || given <= shape.positional as usize)
            && (shape.double_star || named.is_empty());
        if !fits {
            return self.construct_in_prelude(class, first, argc, names, action);
        }
        // `__new__` of a class that has its own `__init__` may get any arguments: it looks only at what it needs.
        let (mut few, mut many) = ([Value::UNBOUND; 6], Vec::new());
        let args = room_for(given + 1, &mut few, &mut many);
        args[0] = class.into();
        for (i, arg) in args[1..given].iter_mut().enumerate() {
            *arg = self.register(first + i);
        }
        if shape.double_star {
            let by_name = Dict::new(self);
            for (i, name) in named.iter().enumerate() {
                let v = self.register(first + given - 1 + i);
                by_name.set_name(self, name.cast().expect("gilbox bug: names of arguments are strings"), v)?;
            }
            args[given] = by_name.into();
        }
        // SAFETY: `args` outlives the call and isn't moved meanwhile.
        let window = unsafe { Args::new(args.as_ptr(), given + usize::from(shape.double_star)) };
        let answer = new.def.answer(self, window);
        match answer {
            Ok(v) => {
                if !self.class_of(v).is_subclass_of(class.id) {
                    self.collected = false;
                    return self.deliver(action, v, Value::UNBOUND);
                }
                self.watch_new(class, v);
                match init.cast::<Function>() {
                    Some(f) => {
                        self.collected = false;
                        self.set_register(first - 1, v);
                        self.call_function(f, first - 1, argc + 1, names, Action::Construct(dst), v)
                    }
                    None => match init.cast::<NativeFunction>() {
                        Some(f) => {
                            // The native may have to be called again, with the instruction: its window stays as it is.
                            let first = self.copy_arguments(first, argc);
                            self.set_register(first - 1, v);
                            self.call_native(f, first - 1, argc + 1, names, Action::Construct(dst), v)
                        }
                        None => self.construct_in_prelude(class, first, argc, names, action),
                    },
                }
            }
            Err(Trap::TailCall | Trap::Resume | Trap::Throw) => self.construct_in_prelude(class, first, argc, names, action),
            Err(trap) => Err(trap),
        }
    }

    /// The rare ways to make an instance, in guest code.
    #[cold]
    fn construct_in_prelude(
        &mut self,
        class: Ref<Class>,
        first: usize,
        argc: usize,
        names: Names,
        action: Action,
    ) -> NativeResult<()> {
        self.set_register(first - 1, class.into());
        let f = crate::modules::prelude_function(self, "construct")?;
        self.call(f, first - 1, argc + 1, names, action)
    }
}
