//! Methods of functions, bound methods, static and class methods, `super` and cells.

use super::store_slot;
use crate::heap::{Header, Kind, Ref};
use crate::machine::Thread;
use crate::machine::code_object::CodeObject;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Cell, ClassMethod, Function, NativeFunction, StaticMethod, Super};
use crate::objects::list::Tuple;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

pub(crate) const FUNCTION: &[NativeDef] = &[
    native!(New "__new__" "cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None" new_function),
    native!(Method "__get__" "self, instance, owner=None, /" bind),
    native!(Method "__call__" "self, /, *args, **kwargs" call_it),
    native!(Getter "__name__" "self" |_, a| Ok(function(a).name.get())),
    native!(Setter "__name__" "self, value" set_function_name),
    native!(Getter "__qualname__" "self" |_, a| Ok(function(a).qualname.get())),
    native!(Setter "__qualname__" "self, value" |t, a| match t.plain(a[1]).kind() {
        Some(Kind::Str) => store_slot(&function(a).qualname, a),
        _ => Err(t.type_error("__qualname__ must be set to a string object")),
    }),
    native!(Getter "__code__" "self" |_, a| Ok(function(a).code.get())),
    native!(Setter "__code__" "self, value" set_code),
    native!(Member "__globals__" "self" |_, a| Ok(function(a).globals.get())),
    native!(Member "__closure__" "self" |_, a| Ok(or_none(&function(a).closure))),
    native!(Getter "__defaults__" "self" |_, a| Ok(or_none(&function(a).defaults))),
    native!(Setter "__defaults__" "self, value" |t, a| match a[1].kind() {
        Some(Kind::Tuple) => store_slot(&function(a).defaults, a),
        _ if a[1].is_none() => set_or_none(&function(a).defaults, a),
        _ => Err(t.type_error("__defaults__ must be set to a tuple object")),
    }),
    native!(Deleter "__defaults__" "self" |_, a| Ok(clear(&function(a).defaults))),
    native!(Getter "__kwdefaults__" "self" |_, a| Ok(or_none(&function(a).kwdefaults))),
    native!(Setter "__kwdefaults__" "self, value" |t, a| match a[1].kind() {
        Some(Kind::Dict) => store_slot(&function(a).kwdefaults, a),
        _ if a[1].is_none() => set_or_none(&function(a).kwdefaults, a),
        _ => Err(t.type_error("__kwdefaults__ must be set to a dict object")),
    }),
    native!(Deleter "__kwdefaults__" "self" |_, a| Ok(clear(&function(a).kwdefaults))),
    native!(Getter "__doc__" "self" function_doc),
    native!(Setter "__doc__" "self, value" |t, a| set_attr(t, a, "__doc__", a[1])),
    native!(Deleter "__doc__" "self" |t, a| set_attr(t, a, "__doc__", Value::NONE)),
    native!(Getter "__module__" "self" function_module),
    native!(Setter "__module__" "self, value" |t, a| set_attr(t, a, "__module__", a[1])),
    native!(Getter "__annotations__" "self" function_annotations),
    native!(Setter "__annotations__" "self, value" |t, a| match a[1].kind() {
        Some(Kind::Dict) => set_attr(t, a, "__annotations__", a[1]),
        _ => Err(t.type_error("__annotations__ must be set to a dict object")),
    }),
    native!(Member "__builtins__" "self" |t, a| {
        let globals = a[0].cast::<Function>().and_then(|f| f.globals.get().cast::<Dict>());
        Ok(match globals {
            Some(globals) => crate::machine::link::builtins_of(t, globals)?.into(),
            None => t.interp().builtins().into(),
        })
    }),
    native!(Getter "__type_params__" "self" |t, a| match get_attr(t, a, "__type_params__") {
        Some(v) => Ok(v),
        None => Ok(t.tuple(&[])?),
    }),
    native!(Setter "__type_params__" "self, value" |t, a| match a[1].kind() {
        Some(Kind::Tuple) => set_attr(t, a, "__type_params__", a[1]),
        _ => Err(t.type_error("__type_params__ must be set to a tuple")),
    }),
];

/// Also those of the prelude that stand for functions of C modules.
pub(crate) const NATIVE_FUNCTION: &[NativeDef] = &[
    native!(Method "__call__" "self, /, *args, **kwargs" call_it),
    native!(Getter "__name__" "self" |t, a| match a[0].cast::<Function>() {
        Some(f) => Ok(f.name.get()),
        None => Ok(t.str(native_of(a).def.name)?),
    }),
    native!(Getter "__qualname__" "self" |t, a| match a[0].cast::<Function>() {
        Some(f) => Ok(f.qualname.get()),
        None => native_qualname(t, a),
    }),
    native!(Getter "__doc__" "self" |t, a| if of_prelude(a) { function_doc(t, a) } else { Ok(Value::NONE) }),
    native!(Getter "__module__" "self" |t, a| if of_prelude(a) { function_module(t, a) } else { native_module(t, a) }),
    native!(Getter "__self__" "self" native_self),
    native!(Getter "__text_signature__" "self" |t, a| match a[0].cast::<NativeFunction>() {
        Some(f) if has_text_signature(f) => Ok(t.str(&format!("({})", f.def.signature))?),
        _ => Ok(Value::NONE),
    }),
];

pub(crate) const DESCRIPTOR: &[NativeDef] = &[
    native!(Method "__get__" "self, instance, owner=None, /" bind),
    native!(Getter "__objclass__" "self" |_, a| Ok(native_of(a).owner.get())),
    native!(Getter "__text_signature__" "self" |t, a| {
        let f = native_of(a);
        if has_text_signature(f) { Ok(t.str(&format!("({})", f.def.signature))?) } else { Ok(Value::NONE) }
    }),
    native!(Method "__call__" "self, /, *args, **kwargs" call_it),
    native!(Getter "__name__" "self" |t, a| Ok(t.str(native_of(a).def.name)?)),
    native!(Getter "__qualname__" "self" native_qualname),
    native!(Getter "__doc__" "self" |_, _| Ok(Value::NONE)),
];

pub(crate) const METHOD: &[NativeDef] = &[
    native!(New "__new__" "cls, function, instance, /" new_method),
    native!(Method "__call__" "self, /, *args, **kwargs" call_it),
    native!(Method "__get__" "self, instance, owner=None, /" |_, a| Ok(a[0])),
    native!(Method "__eq__" "self, other, /" method_eq),
    native!(Method "__hash__" "self, /" method_hash),
    native!(Member "__func__" "self" |_, a| Ok(method(a).function.get())),
    native!(Member "__self__" "self" |_, a| Ok(method(a).receiver.get())),
    native!(Getter "__doc__" "self" |t, a| doc_of(t, method(a).function.get())),
    native!(Method "__getattr__" "self, name, /" method_attr),
];

pub(crate) const STATICMETHOD: &[NativeDef] = &[
    native!(New "__new__" "cls, function, /" |t, a| wrapped(t, a, true)),
    native!(Method "__init__" "self, function, /" |_, _| Ok(Value::NONE)),
    native!(Method "__get__" "self, instance, owner=None, /" |_, a| Ok(inner(a))),
    native!(Method "__call__" "self, /, *args, **kwargs" call_it),
    native!(Getter "__func__" "self" |_, a| Ok(inner(a))),
    native!(Getter "__wrapped__" "self" |_, a| Ok(inner(a))),
    native!(Getter "__isabstractmethod__" "self" |t, a| { let f = inner(a); Err(t.prelude("is_abstract", &[f])) }),
    native!(Getter "__doc__" "self" |t, a| doc_of(t, inner(a))),
    native!(Method "__getattr__" "self, name, /" inner_attr),
];

pub(crate) const CLASSMETHOD: &[NativeDef] = &[
    native!(New "__new__" "cls, function, /" |t, a| wrapped(t, a, false)),
    native!(Method "__init__" "self, function, /" |_, _| Ok(Value::NONE)),
    native!(Method "__get__" "self, instance, owner=None, /" classmethod_get),
    native!(Getter "__func__" "self" |_, a| Ok(inner(a))),
    native!(Getter "__wrapped__" "self" |_, a| Ok(inner(a))),
    native!(Getter "__isabstractmethod__" "self" |t, a| { let f = inner(a); Err(t.prelude("is_abstract", &[f])) }),
    native!(Getter "__doc__" "self" |t, a| doc_of(t, inner(a))),
    native!(Method "__getattr__" "self, name, /" inner_attr),
];

pub(crate) const SUPER: &[NativeDef] = &[
    native!(New "__new__" "cls, type=None, object_or_type=None, /" new_super),
    native!(Method "__init__" "self, /, *args, **kwargs" |_, _| Ok(Value::NONE)),
    native!(Method "__get__" "self, instance, owner=None, /" get_super),
    native!(Member "__thisclass__" "self" |_, a| Ok(a[0].cast::<Super>().map_or(Value::NONE, |s| s.class.get()))),
    native!(Member "__self__" "self" |_, a| Ok(a[0].cast::<Super>().map_or(Value::NONE, |s| s.receiver.get()))),
    native!(Member "__self_class__" "self" |_, a| Ok(a[0].cast::<Super>().map_or(Value::NONE, |s| s.start.get()))),
];

/// `types.FunctionType(code, globals, ...)`.
fn new_function(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(code), Some(globals)) = (a[1].cast::<CodeObject>(), a[2].cast::<Dict>()) else {
        let (place, wanted, got) =
            if a[1].cast::<CodeObject>().is_none() { ("code", "code", a[1]) } else { ("globals", "dict", a[2]) };
        let got = t.type_name(got);
        return Err(t.type_error(format!("function() argument '{place}' must be {wanted}, not {got}")));
    };
    let [name, defaults, closure, kwdefaults] = [3, 4, 5, 6].map(|i| a.opt(i).filter(|v| !v.is_none()));
    if name.is_some_and(|v| t.plain(v).kind() != Some(Kind::Str)) {
        return Err(t.type_error("arg 3 (name) must be None or string"));
    }
    if defaults.is_some_and(|v| v.kind() != Some(Kind::Tuple)) {
        return Err(t.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if kwdefaults.is_some_and(|v| v.kind() != Some(Kind::Dict)) {
        return Err(t.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let wanted = code.code.variables.len() - code.code.first_free as usize;
    let cells = closure.map(|v| v.cast::<Tuple>());
    if let Some(None) | None = cells
        && (wanted > 0 || cells.is_some())
    {
        let words = if wanted > 0 { "arg 5 (closure) must be tuple" } else { "arg 5 (closure) must be None or tuple" };
        return Err(t.type_error(words));
    }
    let items = cells.flatten();
    let given = items.map_or(0, |cells| cells.len());
    if given != wanted {
        let name = code.name.get().cast::<Str>().map_or_else(String::new, |name| name.to_utf8().into_owned());
        return Err(t.value_error(format!("{name} requires closure of length {wanted}, not {given}")));
    }
    if let Some(other) = items.and_then(|cells| cells.items().iter().copied().find(|c| c.kind() != Some(Kind::Cell))) {
        let got = t.type_name(other);
        return Err(t.type_error(format!("arg 5 (closure) expected cell, found {got}")));
    }
    globals.make_namespace(t)?;
    let function = t.function(code, globals)?;
    let closure = closure.filter(|_| wanted > 0);
    for (slot, value) in
        [(&function.defaults, defaults), (&function.kwdefaults, kwdefaults), (&function.closure, closure), (&function.name, name)]
    {
        if let Some(value) = value {
            slot.set(value);
        }
    }
    Ok(function.into())
}

pub(crate) const CELL: &[NativeDef] = &[
    native!(New "__new__" "cls, contents=None, /" new_cell),
    native!(Getter "cell_contents" "self" cell_contents),
    native!(Setter "cell_contents" "self, value" |_, a| store_slot(&cell(a).value, a)),
    native!(Deleter "cell_contents" "self" |_, a| Ok(clear(&cell(a).value))),
];

fn function(a: Args) -> Ref<Function> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}
fn native_of(a: Args) -> Ref<NativeFunction> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}
/// Has CPython a signature for it? Not where arguments are taken apart by hand.
fn has_text_signature(f: Ref<NativeFunction>) -> bool {
    let owner = f.owner.get().cast::<Class>().map(|class| class.id);
    let without: &[&str] = match owner {
        None => &["anext", "dir", "getattr", "iter", "max", "min", "next", "vars", "hypot", "log", "islice"],
        Some(ids::STR) => &["count", "find", "index", "rfind", "rindex", "startswith", "endswith", "maketrans"],
        Some(ids::BYTES | ids::BYTEARRAY) => &["count", "find", "index", "rfind", "rindex", "startswith", "endswith", "hex"],
        Some(ids::DICT) => &["pop", "update"],
        Some(_) => &[],
    };
    !without.contains(&f.def.name)
}
fn of_prelude(a: Args) -> bool {
    a[0].kind() == Some(Kind::Function)
}
fn method(a: Args) -> Ref<BoundMethod> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}
fn cell(a: Args) -> Ref<Cell> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

/// The function in a static or class method.
fn inner(a: Args) -> Value {
    match a[0].cast::<StaticMethod>() {
        Some(s) => s.function.get(),
        None => a[0].cast::<ClassMethod>().map_or(Value::NONE, |c| c.function.get()),
    }
}

fn or_none(slot: &Slot) -> Value {
    slot.get().bound().unwrap_or(Value::NONE)
}

fn clear(slot: &Slot) -> Value {
    slot.set(Value::UNBOUND);
    Value::NONE
}

fn set_or_none(slot: &Slot, a: Args) -> NativeResult {
    slot.set(if a[1].is_none() { Value::UNBOUND } else { a[1] });
    Ok(Value::NONE)
}

/// `f.__code__ = ...`: the function runs other code with its own globals, defaults and closure.
fn set_code(t: &mut Thread, a: Args) -> NativeResult {
    let (f, Some(code)) = (function(a), a[1].cast::<CodeObject>()) else {
        return Err(t.type_error("__code__ must be set to a code object"));
    };
    let free = code.code.variables.len() - code.code.first_free as usize;
    let cells = f.closure.get().cast::<crate::objects::list::Tuple>().map_or(0, |c| c.len());
    if free != cells {
        let name = Str::text_of(f.name.get());
        return Err(t.value_error(format!("{name}() requires a code object with {cells} free vars, not {free}")));
    }
    let globals: Ref<Dict> = f.globals.get().cast().expect("gilbox bug: a function's globals are a dict");
    let links = crate::machine::link::link_globals(t, code, globals)?;
    f.code.set(a[1]);
    f.links.store(links.cast_mut(), std::sync::atomic::Ordering::Release);
    Ok(Value::NONE)
}

fn set_function_name(t: &mut Thread, a: Args) -> NativeResult {
    if t.plain(a[1]).cast::<Str>().is_none() {
        return Err(t.type_error("__name__ must be set to a string object"));
    }
    store_slot(&function(a).name, a)
}

/// What a function keeps under a name in its attributes.
fn get_attr(t: &mut Thread, a: Args, name: &str) -> Option<Value> {
    let name = t.intern(name);
    function(a).attrs.get().cast::<Dict>()?.get_name(t, name)
}

fn set_attr(t: &mut Thread, a: Args, name: &str, value: Value) -> NativeResult {
    let f = function(a);
    if f.attrs.get().is_unbound() {
        let fresh = Dict::new(t);
        f.attrs.replace_if(Value::UNBOUND, fresh.into());
    }
    let name = t.intern(name);
    if let Some(attrs) = f.attrs.get().cast::<Dict>() {
        attrs.set_name(t, name, value)?;
    }
    Ok(Value::NONE)
}

fn function_doc(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(v) = get_attr(t, a, "__doc__") {
        return Ok(v);
    }
    let code: Ref<CodeObject> = function(a).code.get().cast().expect("gilbox bug: a function has code");
    match &code.code.doc {
        Some(doc) => Ok(t.str(doc)?),
        None => Ok(Value::NONE),
    }
}

fn function_module(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(v) = get_attr(t, a, "__module__") {
        return Ok(v);
    }
    let name = t.intern("__name__");
    Ok(function(a).globals.get().cast::<Dict>().and_then(|d| d.get_name(t, name)).unwrap_or(Value::NONE))
}

fn function_annotations(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(v) = get_attr(t, a, "__annotations__") {
        return Ok(v);
    }
    let f = function(a);
    let fresh = Dict::new(t);
    if f.attrs.get().is_unbound() {
        let attrs = Dict::new(t);
        f.attrs.replace_if(Value::UNBOUND, attrs.into());
    }
    let name = t.intern("__annotations__");
    if let Some(attrs) = f.attrs.get().cast::<Dict>() {
        attrs.set_name(t, name, fresh.into())?;
    }
    Ok(fresh.into())
}

/// `function.__get__`
fn bind(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].is_none() { Ok(a[0]) } else { Ok(t.bound_method(a[0], a[1])) }
}

/// `f.__call__(...)`
fn call_it(t: &mut Thread, a: Args) -> NativeResult {
    let (positional, keywords) = a.slice()[1..].split_at(a.len() - 2);
    let positional = t.tuple(positional)?;
    Err(t.prelude("call_with", &[a[0], positional, keywords[0]]))
}

fn native_qualname(t: &mut Thread, a: Args) -> NativeResult {
    let f = native_of(a);
    match f.owner.get().cast::<Class>() {
        Some(class) => {
            let name = format!("{}.{}", t.class_qualname(class), f.def.name);
            Ok(t.str(&name)?)
        }
        None => Ok(t.str(f.def.name)?),
    }
}

/// What a native belongs to: its receiver, or the module whose function it is.
fn native_self(t: &mut Thread, a: Args) -> NativeResult {
    let Some(f) = a[0].cast::<NativeFunction>() else {
        let modules = t.interp().roots().modules;
        return Ok(function_module(t, a)?.cast().and_then(|name| modules.get_name(t, name)).unwrap_or(Value::NONE));
    };
    if let Some(receiver) = f.receiver.get().bound() {
        return Ok(receiver);
    }
    match f.owner.get().bound() {
        Some(owner) => Ok(owner),
        None => {
            let name = t.intern("builtins");
            Ok(t.interp().roots().modules.get_name(t, name).unwrap_or(Value::NONE))
        }
    }
}

fn native_module(t: &mut Thread, a: Args) -> NativeResult {
    let owner = native_of(a).owner.get();
    match owner.cast::<crate::objects::misc::Module>() {
        Some(m) => {
            let name = t.intern("__name__");
            Ok(m.dict.get().cast::<Dict>().and_then(|d| d.get_name(t, name)).unwrap_or(Value::NONE))
        }
        None if owner.is_unbound() => Ok(t.str("builtins")?),
        None => Ok(Value::NONE),
    }
}

fn new_method(t: &mut Thread, a: Args) -> NativeResult {
    if !crate::modules::builtins::object::is_callable(t, a[1]) {
        return Err(t.type_error("first argument must be callable"));
    }
    if a[2].is_none() {
        return Err(t.type_error("instance must not be None"));
    }
    Ok(t.bound_method(a[1], a[2]))
}

fn method_eq(_: &mut Thread, a: Args) -> NativeResult {
    Ok(match a[1].cast::<BoundMethod>() {
        Some(other) => {
            let m = method(a);
            Value::bool(m.function.get() == other.function.get() && m.receiver.get() == other.receiver.get())
        }
        None => Value::NOT_IMPLEMENTED,
    })
}

fn method_hash(t: &mut Thread, a: Args) -> NativeResult {
    let m = method(a);
    let hash =
        crate::objects::hash::hash_identity(t, m.receiver.get()) ^ crate::objects::hash::hash_identity(t, m.function.get());
    Ok(t.int(hash))
}

/// A method's other attributes are its function's.
fn method_attr(t: &mut Thread, a: Args) -> NativeResult {
    let name = super::object::name_argument(t, a[1])?;
    let f = method(a).function.get();
    let found = t.find_attr(f, name)?.0;
    match found {
        crate::machine::Attr::Missing => Err(t.attribute_error(f, name)),
        found => t.answer_attr(f, name, found),
    }
}

/// The documentation of what something wraps.
fn doc_of(t: &mut Thread, wrapped: Value) -> NativeResult {
    let name = t.intern("__doc__");
    match t.find_attr(wrapped, name)?.0 {
        crate::machine::Attr::Missing => Ok(Value::NONE),
        found => t.answer_attr(wrapped, name, found),
    }
}

fn inner_attr(t: &mut Thread, a: Args) -> NativeResult {
    let name = super::object::name_argument(t, a[1])?;
    let f = inner(a);
    let known = ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__wrapped__"];
    if name.as_ascii().is_some_and(|n| known.contains(&n)) {
        return t.get_attr_native(f, name);
    }
    Err(t.attribute_error(a[0], name))
}

fn wrapped(t: &mut Thread, a: Args, is_static: bool) -> NativeResult {
    let v = if is_static { t.wrap_static(a[1]) } else { t.wrap_class(a[1]) };
    if let (Some(class), Some(header)) = (a[0].cast::<Class>(), v.header()) {
        header.set_class(class.id);
    }
    Ok(v)
}

fn classmethod_get(t: &mut Thread, a: Args) -> NativeResult {
    let owner = match a.opt(2) {
        Some(owner) if !owner.is_none() => owner,
        _ => t.class_of(a[1]).into(),
    };
    Ok(t.bound_method(inner(a), owner))
}

/// `super()`, `super(class, object)`
fn new_super(t: &mut Thread, a: Args) -> NativeResult {
    let (class, receiver) = match (a.opt(1), a.opt(2)) {
        (None, _) => t.implicit_super()?,
        (Some(class), Some(receiver)) => (class, receiver),
        (Some(class), None) => (class, Value::NONE),
    };
    let Some(this) = class.cast::<Class>() else {
        let name = t.type_name(class);
        return Err(t.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    let start = match receiver.cast::<Class>() {
        _ if receiver.is_none() => Value::NONE,
        Some(c) if c.is_subclass_of(this.id) => receiver,
        _ if t.class_of(receiver).is_subclass_of(this.id) => t.class_of(receiver).into(),
        _ if super::class::says_its_class(t.class_of(receiver)) => {
            return Err(t.prelude("super_by_attribute", &[a[0], class, receiver]));
        }
        Some(c) => {
            let (obj, class) = (t.class_qualname(c), t.class_qualname(this));
            return Err(
                t.type_error(format!("super(type, obj): obj (type {obj}) is not an instance or subtype of type ({class})."))
            );
        }
        None => {
            let (obj, class) = (t.type_name(receiver), t.class_qualname(this));
            return Err(t.type_error(format!(
                "super(type, obj): obj (instance of {obj}) is not an instance or subtype of type ({class})."
            )));
        }
    };
    Ok(super_from(t, a[0], [class, receiver, start]))
}

/// `super` of a class and an object that says that it is of the class `start`.
pub(crate) fn make_super(t: &mut Thread, a: Args) -> NativeResult {
    Ok(super_from(t, a[0], [a[1], a[2], a[3]]))
}

fn super_from(t: &mut Thread, cls: Value, parts: [Value; 3]) -> Value {
    let header = Header::new(Kind::Super, cls.cast::<Class>().map_or(ids::SUPER, |c| c.id));
    let [class, receiver, start] = parts.map(Slot::new);
    t.make(Super { header, class, receiver, start }).into()
}

/// One without an object, kept in a class, serves each of its instances.
fn get_super(t: &mut Thread, a: Args) -> NativeResult {
    let known: Ref<Super> = a[0].cast().expect("gilbox bug: the receiver was checked");
    if a[1].is_none() || !known.start.get().is_none() {
        return Ok(a[0]);
    }
    let class = t.class_of(a[0]).into();
    Err(t.tail_call(class, &[known.class.get(), a[1]]))
}

fn new_cell(t: &mut Thread, a: Args) -> NativeResult {
    let value = Slot::new(a.get(1));
    Ok(t.make(Cell { header: Header::new(Kind::Cell, ids::CELL), value }).into())
}

fn cell_contents(t: &mut Thread, a: Args) -> NativeResult {
    cell(a).value.get().bound().ok_or_else(|| t.value_error("Cell is empty"))
}

impl Thread {
    /// What `super()` without arguments means: the class whose body the running function stands in, and its first argument.
    fn implicit_super(&mut self) -> NativeResult<(Value, Value)> {
        let no_arguments = |t: &mut Thread| t.raise(ids::RUNTIME_ERROR, "super(): no arguments");
        let Some((code, first, free)) = self.calling_frame() else { return Err(no_arguments(self)) };
        if code.code.params.positional == 0 {
            return Err(no_arguments(self));
        }
        let free_names = &code.code.variables[code.code.first_free as usize..];
        let Some(i) = free_names.iter().position(|n| &**n == "__class__") else {
            return Err(self.raise(ids::RUNTIME_ERROR, "super(): __class__ cell not found"));
        };
        let class = free[i].cast::<Cell>().map_or(Value::UNBOUND, |c| c.value.get());
        if class.is_unbound() {
            return Err(self.raise(ids::RUNTIME_ERROR, "super(): empty __class__ cell"));
        }
        let receiver = match first.cast::<Cell>() {
            Some(cell) if code.code.cells.contains(&0) => cell.value.get(),
            _ => first,
        };
        if receiver.is_unbound() {
            return Err(self.raise(ids::RUNTIME_ERROR, "super(): arg[0] deleted"));
        }
        Ok((class, receiver))
    }
}
