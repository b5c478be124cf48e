//! Methods of `object`: what every object can do unless its class knows better.

use crate::heap::{Kind, Ref};
use crate::machine::native::{Args, Binding, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::class::{Class, class_flags};
use crate::objects::dict::Dict;
use crate::objects::function::NativeFunction;
use crate::objects::instance::Instance;
use crate::objects::misc::Module;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::Text;
use crate::value::Value;

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, /, *args, **kwargs" init),
    native!(Method "__repr__" "self, /" repr),
    native!(Method "__str__" "self, /" str),
    native!(Method "__eq__" "self, value, /" eq),
    native!(Method "__ne__" "self, value, /" ne),
    native!(Method "__lt__" "self, value, /" not_implemented),
    native!(Method "__le__" "self, value, /" not_implemented),
    native!(Method "__gt__" "self, value, /" not_implemented),
    native!(Method "__ge__" "self, value, /" not_implemented),
    native!(Method "__hash__" "self, /" hash),
    native!(Method "__getattribute__" "self, name, /" getattribute),
    native!(Method "__setattr__" "self, name, value, /" setattr),
    native!(Method "__delattr__" "self, name, /" delattr),
    native!(Method "__format__" "self, format_spec, /" format),
    native!(Method "__dir__" "self, /" dir),
    native!(Method "__sizeof__" "self, /" sizeof),
    native!(Method "__reduce_ex__" "self, protocol, /" |t, a| Err(t.prelude("reduce_object", &[a[0], a[1]]))),
    native!(Method "__reduce__" "self, /" |t, a| Err(t.prelude("describe_object", &[a[0]]))),
    native!(Class "__init_subclass__" "cls, **kwargs" init_subclass),
    native!(Class "__subclasshook__" "cls, subclass, /" not_implemented),
    native!(Getter "__class__" "self" class),
    native!(Setter "__class__" "self, value" set_class),
    native!(Deleter "__class__" "self" |t, _| Err(t.type_error("can't delete __class__ attribute"))),
    native!(Method "__getstate__" "self, /" |t, a| Err(t.prelude("getstate_object", &[a[0]]))),
];

/// `__dict__`, for classes whose instances have one.
pub(crate) const DICT: &[NativeDef] = &[
    native!(Getter "__dict__" "self" dict),
    native!(Setter "__dict__" "self, value" set_dict),
    native!(Deleter "__dict__" "self" |t, a| match a[0].kind() {
        Some(Kind::Function) => Err(t.type_error("cannot delete __dict__")),
        _ => {
            let fresh = Dict::new(t);
            replace_dict(t, a[0], fresh)
        }
    }),
];

/// Is it `object.__new__`?
pub(crate) fn is_object_new(f: Ref<NativeFunction>) -> bool {
    f.def.binding == Binding::New && is_of_object(f)
}

/// Is it `object.__init__`?
pub(crate) fn is_object_init(f: Ref<NativeFunction>) -> bool {
    f.def.name == "__init__" && is_of_object(f)
}

fn is_of_object(f: Ref<NativeFunction>) -> bool {
    f.owner.get().cast::<Class>().is_some_and(|owner| owner.id == ids::OBJECT)
}

/// A name argument, interned.
pub(crate) fn name_argument(t: &mut Thread, v: Value) -> NativeResult<Ref<Str>> {
    match t.plain(v).cast::<Str>() {
        Some(s) => Ok(t.intern_str(s)),
        None => {
            let name = t.type_name(v);
            Err(t.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let Some(class) = a.get(0).cast::<Class>() else {
        let name = t.type_name(a.get(0));
        return Err(t.type_error(format!("object.__new__(X): X is not a type object ({name})")));
    };
    let own_new = class.special(Special::New).cast::<NativeFunction>().is_some_and(is_object_new);
    let own_init = class.special(Special::Init).cast::<NativeFunction>().is_some_and(is_object_init);
    let keywords = a.slice().last().and_then(|v| v.cast::<Dict>()).is_some_and(|d| !d.is_empty());
    let is_other = class.instance_kind != Kind::Instance;
    if own_new && is_other {
        let name = t.class_qualname(class);
        return Err(t.type_error(format!("cannot create '{name}' instances")));
    }
    if a.len() > 2 || keywords {
        if !own_new {
            return Err(t.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if own_init {
            let name = t.class_qualname(class);
            return Err(t.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.has(class_flags::ABSTRACT) {
        return Err(t.prelude("raise_abstract", &[class.into()]));
    }
    if is_other {
        let name = t.class_qualname(class);
        return Err(t.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")));
    }
    let made = Instance::new(t, class).into();
    t.watch_new(class, made);
    Ok(made)
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[0]);
    let keywords = a.slice().last().and_then(|v| v.cast::<Dict>()).is_some_and(|d| !d.is_empty());
    if a.len() > 2 || keywords {
        let native = |m: Value| m.cast::<NativeFunction>();
        let own_init = native(class.special(Special::Init)).is_some_and(is_object_init);
        let own_new = native(class.special(Special::New)).is_some_and(is_object_new);
        if !own_init {
            return Err(t.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if own_new {
            let name = t.class_qualname(class);
            return Err(t.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)")));
        }
    }
    Ok(Value::NONE)
}

fn repr(t: &mut Thread, a: Args) -> NativeResult {
    let mut text = Text::new();
    crate::objects::repr::push_default(t, a[0], &mut text);
    Ok(t.text(&text)?)
}

fn str(t: &mut Thread, a: Args) -> NativeResult {
    let method = t.class_of(a[0]).special(Special::Repr);
    if method.kind() == Some(Kind::Function) {
        return Err(t.prelude("plain_repr", &[a[0]]));
    }
    let mut text = Text::new();
    if crate::objects::repr::repr_native(t, a[0], &mut text)? {
        Ok(t.text(&text)?)
    } else {
        Err(t.prelude("plain_repr", &[a[0]]))
    }
}

fn eq(_: &mut Thread, a: Args) -> NativeResult {
    Ok(if a[0] == a[1] { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne(t: &mut Thread, a: Args) -> NativeResult {
    // The opposite of `__eq__`, whoever defines it.
    let method = t.class_of(a[0]).special(Special::Eq);
    if crate::objects::function::is_of_kind(method) && t.class_of(a[0]).instance_kind == Kind::Instance {
        return Ok(if a[0] == a[1] { Value::FALSE } else { Value::NOT_IMPLEMENTED });
    }
    Err(t.prelude("not_equal", &[a[0], a[1]]))
}

fn not_implemented(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn hash(t: &mut Thread, a: Args) -> NativeResult {
    let hash = crate::objects::hash::hash_identity(t, a[0]);
    Ok(t.int(hash))
}

pub(crate) fn getattribute(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    let found = t.find_attr_plain(a[0], name)?.0;
    match found {
        crate::machine::Attr::Missing => Err(t.attribute_error(a[0], name)),
        crate::machine::Attr::Call(callee, args, count) => Err(t.tail_call(callee, &args[..count])),
        found => t.answer_attr(a[0], name, found),
    }
}

pub(crate) fn setattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    if a[0].kind() == Some(Kind::Class) {
        return Err(t.type_error("can't apply this __setattr__ to type object"));
    }
    let pending = t.set_attr_plain(a[0], name, a[2])?;
    t.finish_pending(pending)
}

fn delattr(t: &mut Thread, a: Args) -> NativeResult {
    let name = name_argument(t, a[1])?;
    if a[0].kind() == Some(Kind::Class) {
        return Err(t.type_error("can't apply this __delattr__ to type object"));
    }
    let pending = t.delete_attr_plain(a[0], name)?;
    t.finish_pending(pending)
}

fn format(t: &mut Thread, a: Args) -> NativeResult {
    if t.plain(a[1]).cast::<Str>().is_some_and(|s| s.is_empty()) {
        return Err(t.prelude("str_of", &[a[0]]));
    }
    if t.plain(a[1]).cast::<Str>().is_none() {
        let got = super::args::type_name_or_none(t, a[1]);
        return Err(t.type_error(format!("__format__() argument must be str, not {got}")));
    }
    let name = t.type_name(a[0]);
    Err(t.type_error(format!("unsupported format string passed to {name}.__format__")))
}

fn dir(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("dir_of", &[a[0]]))
}

fn sizeof(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::small(48))
}

fn init_subclass(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].cast::<Dict>().is_some_and(|d| !d.is_empty()) {
        let name = a[0].cast::<Class>().map_or_else(String::new, |c| t.class_qualname(c));
        return Err(t.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::NONE)
}

fn class(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.class_of(a[0]).into())
}

fn set_class(t: &mut Thread, a: Args) -> NativeResult {
    let (old, Some(new)) = (t.class_of(a[0]), a[1].cast::<Class>()) else {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("__class__ must be set to a class, not '{name}' object")));
    };
    if let Some(module) = a[0].cast::<Module>()
        && new.instance_kind == Kind::Module
    {
        // Inline caches know a module by its number, and not of what its class defines.
        let interp = t.interp();
        let _guard = interp.knowledge.lock();
        module.header.set_class(new.id);
        interp.class_changed(true);
        return Ok(Value::NONE);
    }
    let guest = |c: Ref<Class>| c.instance_kind == Kind::Instance && c.has(class_flags::GUEST) && !c.has(class_flags::NATIVE);
    let Some(instance) = a[0].cast::<Instance>().filter(|_| guest(old) && guest(new)) else {
        return Err(t.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    };
    let differs = |flag| old.has(flag) != new.has(flag);
    if differs(class_flags::NO_DICT) || differs(class_flags::NO_WEAKREF) || members(old) != members(new) {
        let (new, old) = (t.class_qualname(new), t.class_qualname(old));
        return Err(t.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    // Shapes belong to a class: with attributes in a dict the new one needs none.
    instance.as_dict(t)?;
    instance.header.set_class(new.id);
    Ok(Value::NONE)
}

/// The names of all slots of a class's instances, in order.
fn members(class: Ref<Class>) -> Vec<u64> {
    let own = |c: Ref<Class>| c.dict().entries().into_iter().filter(|(_, v)| crate::machine::is_member(*v));
    let mut names: Vec<u64> = class.mro().flat_map(own).map(|(name, _)| name.bits()).collect();
    names.sort_unstable();
    names
}

/// The attributes of an object as a dict that stays theirs.
pub(crate) fn dict(t: &mut Thread, a: Args) -> NativeResult {
    let obj = a[0];
    let class = t.class_of(obj);
    if let Some(instance) = obj.cast::<Instance>()
        && !class.has(class_flags::NO_DICT)
    {
        return Ok(instance.as_dict(t)?.into());
    }
    if let Some(module) = obj.cast::<Module>() {
        return Ok(module.dict.get());
    }
    match crate::machine::attrs_slot(obj).filter(|_| crate::machine::takes_attributes(class, obj)) {
        Some(slot) => Ok(crate::machine::make_attrs(t, obj, slot).into()),
        None => {
            let name = t.intern("__dict__");
            Err(t.attribute_error(obj, name))
        }
    }
}

fn set_dict(t: &mut Thread, a: Args) -> NativeResult {
    let Some(dict) = a[1].cast::<Dict>() else {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
    };
    replace_dict(t, a[0], dict)
}

fn replace_dict(t: &mut Thread, obj: Value, dict: Ref<Dict>) -> NativeResult {
    if let Some(instance) = obj.cast::<Instance>() {
        instance.set_dict(t, dict)?;
    } else if let Some(slot) = crate::machine::attrs_slot(obj) {
        obj.header().into_iter().for_each(|h| h.set_own_attrs());
        slot.set(dict.into());
    } else {
        let name = t.intern("__dict__");
        return Err(t.attribute_error(obj, name));
    }
    Ok(Value::NONE)
}

/// The class argument of a `__new__`, which must derive from `base`.
pub(crate) fn class_argument(t: &mut Thread, v: Value, base: crate::heap::ClassId) -> Result<Ref<Class>, Trap> {
    match v.cast::<Class>() {
        Some(c) if c.is_subclass_of(base) => Ok(c),
        Some(c) => {
            let base = t.interp().class(base).map_or_else(String::new, |b| t.class_qualname(b));
            let name = t.class_qualname(c);
            Err(t.type_error(format!("{base}.__new__({name}): {name} is not a subtype of {base}")))
        }
        None => {
            let base = t.interp().class(base).map_or_else(String::new, |b| t.class_qualname(b));
            let name = t.type_name(v);
            Err(t.type_error(format!("{base}.__new__(X): X is not a type object ({name})")))
        }
    }
}
