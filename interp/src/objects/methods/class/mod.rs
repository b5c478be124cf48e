//! Methods of `type`: making classes and asking about them.

mod make;

use std::sync::atomic::Ordering;

use crate::heap::{Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, attr_hook};
use crate::modules::adopt::{Known, make};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::codec::Codec;
use crate::value::Value;

pub(crate) use make::sized_base;

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, /, *args, **kwargs" init),
    native!(Method "__call__" "self, /, *args, **kwargs" call),
    native!(Method "__getattribute__" "self, name, /" super::object::getattribute),
    native!(Method "__setattr__" "self, name, value, /" |t, a| {
        let name = super::object::name_argument(t, a[1])?;
        let pending = t.set_attr_plain(a[0], name, a[2])?;
        t.finish_pending(pending)
    }),
    native!(Method "__delattr__" "self, name, /" |t, a| {
        let name = super::object::name_argument(t, a[1])?;
        let pending = t.delete_attr_plain(a[0], name)?;
        t.finish_pending(pending)
    }),
    native!(Method "__instancecheck__" "self, instance, /" instancecheck),
    native!(Method "__subclasscheck__" "self, subclass, /" subclasscheck),
    native!(Method "__subclasses__" "self, /" subclasses),
    native!(Method "mro" "self, /" mro),
    native!(Method "__dir__" "self, /" dir),
    native!(Method "__or__" "self, other, /" or),
    native!(Method "__ror__" "self, other, /" ror),
    native!(Class "__prepare__" "cls, /, *args, **kwargs" prepare),
    native!(Getter "__name__" "self" name),
    native!(Setter "__name__" "self, value" set_name),
    native!(Getter "__qualname__" "self" qualname),
    native!(Setter "__qualname__" "self, value" set_qualname),
    native!(Getter "__module__" "self" module),
    native!(Setter "__module__" "self, value" set_module),
    native!(Getter "__doc__" "self" doc),
    native!(Setter "__doc__" "self, value" set_doc),
    native!(Getter "__bases__" "self" bases),
    native!(Setter "__bases__" "self, value" set_bases),
    native!(Getter "__base__" "self" base),
    native!(Getter "__mro__" "self" mro_tuple),
    native!(Getter "__dict__" "self" dict),
    native!(Getter "__annotations__" "self" annotations),
    native!(Setter "__annotations__" "self, value" set_annotations),
    native!(Getter "__type_params__" "self" |t, a| match own(t, a, "__type_params__") {
        Some(v) => Ok(v),
        None => Ok(t.tuple(&[])?),
    }),
    native!(Setter "__type_params__" "self, value" |t, a| set_own(t, a, "__type_params__")),
    native!(Getter "__abstractmethods__" "self" abstract_methods),
    native!(Setter "__abstractmethods__" "self, value" set_abstract_methods),
    native!(Deleter "__abstractmethods__" "self" delete_abstract_methods),
];

fn this(a: Args) -> Ref<Class> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`
fn new(t: &mut Thread, a: Args) -> NativeResult {
    let keywords = a.slice().last().copied().filter(|v| v.kind() == Some(Kind::Dict) && a.len() > 4);
    let given = a.len() - 1;
    if a[0].cast::<Class>().is_none_or(|meta| meta.id != ids::TYPE) {
        if given != 4 {
            return Err(t.type_error(format!("type.__new__() takes exactly 3 arguments ({} given)", given - 1)));
        }
    } else if given == 2 {
        if a[2].cast::<Dict>().is_some_and(|keywords| !keywords.is_empty()) {
            return Err(t.type_error("type() takes no keyword arguments"));
        }
        return Ok(t.class_of(a[1]).into());
    } else if given != 4 {
        return Err(t.type_error("type() takes 1 or 3 arguments"));
    }
    let keywords = keywords.or_else(|| a.slice().last().copied());
    let (Some(meta), Some(name), Some(bases), Some(ns)) =
        (a[0].cast::<Class>(), t.plain(a.get(1)).cast::<Str>(), a.get(2).cast::<Tuple>(), a.get(3).cast::<Dict>())
    else {
        let i = if t.plain(a[1]).cast::<Str>().is_none() {
            1
        } else if a[2].cast::<Tuple>().is_none() {
            2
        } else {
            3
        };
        let wanted = ["str", "tuple", "dict"][i - 1];
        let found = super::args::type_name_or_none(t, a[i]);
        return Err(t.type_error(format!("type.__new__() argument {i} must be {wanted}, not {found}")));
    };
    // Of the metaclasses of the bases the most derived one makes the class, if it has a say.
    let winner = bases
        .items()
        .iter()
        .filter(|b| b.kind() == Some(Kind::Class))
        .map(|&b| t.class_of(b))
        .fold(meta, |best, c| if c.is_subclass_of(best.id) { c } else { best });
    if winner.id != meta.id {
        let key = t.intern("__new__");
        if t.lookup(winner, key).is_some_and(|f| f.kind() != Some(Kind::NativeFunction)) {
            let keywords = keywords.unwrap_or(Value::NONE);
            return Err(t.prelude("new_by_metaclass", &[winner.into(), name.into(), bases.into(), ns.into(), keywords]));
        }
    }
    let slots = t.intern("__slots__");
    if let Some(given) = ns.get_name(t, slots)
        && !matches!(given.kind(), Some(Kind::Str | Kind::Tuple | Kind::List | Kind::Dict))
    {
        let keywords = keywords.unwrap_or(Value::NONE);
        return Err(t.prelude("new_with_slots", &[a[0], name.into(), bases.into(), ns.into(), keywords]));
    }
    let class = t.new_class(meta, name, bases, ns)?;
    let extra = keywords.and_then(|k| k.cast::<Dict>()).is_some_and(|d| !d.is_empty());
    let hooks = class.dict().entries().iter().any(|&(_, v)| has_set_name(t, v));
    let init_subclass = t.intern("__init_subclass__");
    let parent = class.mro().skip(1).find(|c| c.dict().get_name(t, init_subclass).is_some());
    let mro = t.intern("mro");
    let orders = t.lookup(t.class_of(class.into()), mro).is_some_and(|f| f.kind() != Some(Kind::NativeFunction));
    if !hooks && !extra && !orders && parent.is_none_or(|c| c.id == ids::OBJECT) {
        return Ok(class.into());
    }
    if orders {
        let keywords = keywords.unwrap_or(Value::NONE);
        return Err(t.prelude("order_class", &[class.into(), keywords]));
    }
    let keywords = keywords.unwrap_or(Value::NONE);
    Err(t.prelude("finish_class", &[class.into(), keywords]))
}

fn has_set_name(t: &mut Thread, v: Value) -> bool {
    if !matches!(v.kind(), Some(Kind::Instance | Kind::Native | Kind::Wrapped | Kind::Property)) {
        return false;
    }
    let name = t.intern("__set_name__");
    let class = t.class_of(v);
    // Of properties the class itself sees to it.
    t.lookup(class, name).is_some_and(|f| v.kind() != Some(Kind::Property) || f.kind() == Some(Kind::Function))
}

/// `type.__init__` has nothing left to do.
fn init(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::NONE)
}

/// `type.__call__(cls, ...)`: what a call of the class does if its metaclass does not interfere.
fn call(t: &mut Thread, a: Args) -> NativeResult {
    let (class, rest) = (a[0], &a.slice()[1..]);
    let (positional, keywords) = rest.split_at(rest.len() - 1);
    let positional = t.tuple(positional)?;
    Err(t.prelude("construct_from", &[class, positional, keywords[0]]))
}

fn instancecheck(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[1]);
    let is = class.is_subclass_of(this(a).id);
    if !is && says_its_class(class) {
        return Err(t.prelude("isinstance_by_attribute", &[a[1], a[0]]));
    }
    Ok(Value::bool(is))
}

/// May objects of a class say that they are of another one, by their `__class__`?
pub(crate) fn says_its_class(class: Ref<Class>) -> bool {
    let attribute = class.special(Special::Class);
    attribute.header().is_none_or(|h| h.class() != ids::GETSET_DESCRIPTOR) || attr_hook(class, Special::GetAttribute).is_some()
}

fn subclasscheck(t: &mut Thread, a: Args) -> NativeResult {
    match a[1].cast::<Class>() {
        Some(c) => Ok(Value::bool(c.is_subclass_of(this(a).id))),
        None => Err(t.type_error("issubclass() arg 1 must be a class")),
    }
}

fn subclasses(t: &mut Thread, a: Args) -> NativeResult {
    let ids = this(a).subclasses.lock().clone();
    let classes: Vec<Value> = ids.into_iter().filter_map(|id| t.interp().class(id)).map(Value::from).collect();
    Ok(t.list(&classes)?)
}

/// The order by the rules, whatever a metaclass has made of it.
fn mro(t: &mut Thread, a: Args) -> NativeResult {
    let bases: Vec<Ref<Class>> = this(a).bases().collect();
    let order = t.linearise(&bases)?;
    let order: Vec<Value> = std::iter::once(a[0]).chain(order.into_iter().map(Value::from)).collect();
    Ok(t.list(&order)?)
}

/// Gives a new class the order that its metaclass wants: a tuple.
pub(crate) fn set_mro(t: &mut Thread, a: Args) -> NativeResult {
    let (class, order) = (this(a), a[1].cast::<Tuple>().expect("gilbox bug: an order is a tuple"));
    for &c in order.items() {
        let Some(c) = c.cast::<Class>() else {
            let found = t.type_name(c);
            return Err(t.type_error(format!("mro() returned a non-class ('{found}')")));
        };
        if class.instance_kind != c.instance_kind && c.instance_kind != Kind::Instance {
            let name = t.class_qualname(c);
            return Err(t.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
        }
    }
    let interp = t.interp_arc();
    let _guard = interp.knowledge.lock();
    class.mro.set(a[1]);
    interp.class_changed(true);
    t.refresh_specials_locked(class);
    Ok(Value::NONE)
}

fn dir(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("dir_of_class", &[a[0]]))
}

fn or(t: &mut Thread, a: Args) -> NativeResult {
    union(t, a[0], a[1])
}

fn ror(t: &mut Thread, a: Args) -> NativeResult {
    union(t, a[1], a[0])
}

/// `left | right`. Two classes that differ by more than what a metaclass says of them need no help of the prelude.
fn union(t: &mut Thread, left: Value, right: Value) -> NativeResult {
    let plain = |v: Value| {
        let class = if v.is_none() { Some(t.class_of(v)) } else { v.cast::<Class>() };
        class.filter(|class| class.header.class() == ids::TYPE)
    };
    if let (Some(first), Some(second)) = (plain(left), plain(right))
        && first != second
    {
        let (args, parameters) = (t.tuple(&[first.into(), second.into()])?, t.tuple(&[])?);
        if let Some(union) = make(t, Known::Union, &[args, parameters]) {
            return Ok(union);
        }
    }
    Err(t.prelude("union_type", &[left, right]))
}

fn prepare(t: &mut Thread, _: Args) -> NativeResult {
    Ok(Dict::new(t).into())
}

fn name(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).name.get())
}

fn mutable(t: &mut Thread, a: Args, what: &str) -> Result<Ref<Class>, Trap> {
    let class = this(a);
    if class.has(class_flags::IMMUTABLE) {
        let name = t.class_qualname(class);
        return Err(t.type_error(format!("cannot set '{what}' attribute of immutable type '{name}'")));
    }
    Ok(class)
}

fn set_name(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__name__")?;
    let name = string_for(t, class, a[1], "__name__")?;
    check_name(t, name)?;
    class.name.set(a[1]);
    Ok(Value::NONE)
}

/// The string that is assigned to a name of a class.
fn string_for(t: &mut Thread, class: Ref<Class>, v: Value, what: &str) -> NativeResult<Ref<Str>> {
    match t.plain(v).cast::<Str>() {
        Some(s) => Ok(s),
        None => {
            let (class, got) = (t.class_qualname(class), t.type_name(v));
            Err(t.type_error(format!("can only assign string to {class}.{what}, not '{got}'")))
        }
    }
}

fn check_name(t: &mut Thread, name: Ref<Str>) -> NativeResult<()> {
    if name.to_utf8().contains('\0') {
        return Err(t.value_error("type name must not contain null characters"));
    }
    encodable(t, name)
}

/// Raises `UnicodeEncodeError` for text that has no UTF-8.
fn encodable(t: &mut Thread, text: Ref<Str>) -> NativeResult<()> {
    super::codec::encode_chars(t, text, Codec::Utf8, "strict").map(|_| ())
}

fn qualname(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).qualname.get())
}

fn set_qualname(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__qualname__")?;
    string_for(t, class, a[1], "__qualname__")?;
    class.qualname.set(a[1]);
    Ok(Value::NONE)
}

/// What the class's own namespace has under a name.
fn own(t: &mut Thread, a: Args, name: &str) -> Option<Value> {
    let name = t.intern(name);
    // What `type` has of its own is the property.
    this(a).dict().get_name(t, name).filter(|v| v.kind() != Some(Kind::Property) || this(a).id != ids::TYPE)
}

fn set_own(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    let class = mutable(t, a, name)?;
    let name = t.intern(name);
    t.set_class_attr(class, name, a[1])?;
    Ok(Value::NONE)
}

fn module(t: &mut Thread, a: Args) -> NativeResult {
    match own(t, a, "__module__") {
        Some(v) => Ok(v),
        None => Ok(t.str("builtins")?),
    }
}

fn set_module(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__module__")
}

fn doc(t: &mut Thread, a: Args) -> NativeResult {
    let doc = own(t, a, "__doc__").unwrap_or(Value::NONE);
    let get = t.class_of(doc).special(Special::Get);
    if get.is_unbound() { Ok(doc) } else { Err(t.tail_call(get, &[doc, Value::NONE, a[0]])) }
}

fn set_doc(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__doc__")
}

fn bases(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).bases.get())
}

/// `cls.__bases__ = ...`: the class and those below it get a new order.
fn set_bases(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__bases__")?;
    let name = t.class_qualname(class);
    let Some(given) = a[1].cast::<Tuple>() else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
    };
    if given.is_empty() {
        return Err(t.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut bases = Vec::new();
    for &b in given.items() {
        let Some(base) = b.cast::<Class>() else {
            let got = t.type_name(b);
            return Err(t.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
        };
        if base.is_subclass_of(class.id) {
            return Err(t.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base);
    }
    let kind = t.layout(&bases)?;
    let old: Vec<Ref<Class>> = class.bases().collect();
    if old[0].has(class_flags::GUEST) != bases[0].has(class_flags::GUEST) {
        let (new, old) = (t.class_qualname(bases[0]), t.class_qualname(old[0]));
        return Err(t.type_error(format!("__bases__ assignment: '{new}' deallocator differs from '{old}'")));
    }
    let closed = |bases: &[Ref<Class>]| bases.iter().any(|b| b.has(class_flags::NO_DICT));
    if kind != class.instance_kind || t.places(&bases) != t.places(&old) || closed(&bases) != closed(&old) {
        let new = bases[0];
        let (new, old) = (t.class_qualname(new), old.first().map_or_else(String::new, |&c| t.class_qualname(c)));
        return Err(t.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
    }
    let interp = t.interp_arc();
    let _guard = interp.knowledge.lock();
    t.linearise(&bases)?;
    for old in class.bases() {
        old.subclasses.lock().retain(|&id| id != class.id);
    }
    for base in &bases {
        base.subclasses.lock().push(class.id);
    }
    class.bases.set(a[1]);
    t.reorder(class)?;
    Ok(Value::NONE)
}

fn base(_: &mut Thread, a: Args) -> NativeResult {
    // The base that says what instances look like, else the first.
    let bases: Vec<Ref<Class>> = this(a).bases().collect();
    let solid = bases.iter().find(|b| b.instance_kind != Kind::Instance).or(bases.first());
    Ok(solid.map_or(Value::NONE, |&b| b.into()))
}

fn mro_tuple(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).mro.get())
}

fn dict(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("mappingproxy_of", &[this(a).dict().into()]))
}

fn annotations(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(v) = own(t, a, "__annotations__") {
        return Ok(v);
    }
    let fresh = Dict::new(t);
    let name = t.intern("__annotations__");
    if !this(a).has(class_flags::IMMUTABLE) {
        t.set_class_attr(this(a), name, fresh.into())?;
        return Ok(fresh.into());
    }
    Err(t.attribute_error(a[0], name))
}

fn set_annotations(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__annotations__")
}

fn abstract_methods(t: &mut Thread, a: Args) -> NativeResult {
    match own(t, a, "__abstractmethods__") {
        Some(v) => Ok(v),
        None => Err(t.raise(ids::ATTRIBUTE_ERROR, "__abstractmethods__")),
    }
}

fn delete_abstract_methods(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__abstractmethods__")?;
    let name = t.intern("__abstractmethods__");
    if class.dict().remove_name(t, name).is_none() {
        return Err(t.raise(ids::ATTRIBUTE_ERROR, "__abstractmethods__"));
    }
    t.class_changed(class, name);
    class.flags.fetch_and(!class_flags::ABSTRACT, Ordering::Relaxed);
    Ok(Value::NONE)
}

fn set_abstract_methods(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__abstractmethods__")?;
    let name = t.intern("__abstractmethods__");
    t.set_class_attr(class, name, a[1])?;
    match t.truth(a[1]) {
        Some(false) => class.flags.fetch_and(!class_flags::ABSTRACT, Ordering::Relaxed),
        _ => class.flags.fetch_or(class_flags::ABSTRACT, Ordering::Relaxed),
    };
    Ok(Value::NONE)
}
