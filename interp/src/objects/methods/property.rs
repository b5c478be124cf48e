//! Methods of properties and of the descriptors that are like them: of attributes that natives answer, and of slots.

use super::store_slot;
use crate::heap::{Header, Kind, Ref};
use crate::machine::Thread;
use crate::machine::Trap;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::{Class, ids};
use crate::objects::function::{NativeFunction, Property};
use crate::objects::string::Str;
use crate::value::{Slot, Value};

pub(crate) const PROPERTY: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" |t, a| {
        let class = super::object::class_argument(t, a[0], ids::PROPERTY)?;
        Ok(make_property(t, class, [Value::NONE; 4], Value::NONE))
    }),
    native!(Method "__init__" "self, fget=None, fset=None, fdel=None, doc=None" init_property),
    native!(Method "getter" "self, fget, /" |t, a| copy_property(t, a, 0)),
    native!(Method "setter" "self, fset, /" |t, a| copy_property(t, a, 1)),
    native!(Method "deleter" "self, fdel, /" |t, a| copy_property(t, a, 2)),
    native!(Method "__get__" "self, instance, owner=None, /" property_get),
    native!(Method "__set__" "self, instance, value, /" property_set),
    native!(Method "__delete__" "self, instance, /" property_delete),
    native!(Method "__set_name__" "self, owner, name, /" property_set_name),
    native!(Member "fget" "self" |_, a| Ok(property(a).get.get())),
    native!(Member "fset" "self" |_, a| Ok(property(a).set.get())),
    native!(Member "fdel" "self" |_, a| Ok(property(a).del.get())),
    native!(Getter "__doc__" "self" property_doc),
    native!(Setter "__doc__" "self, value" |_, a| store_slot(&property(a).doc, a)),
    native!(Getter "__name__" "self" property_name),
    native!(Setter "__name__" "self, value" |_, a| store_slot(&property(a).name, a)),
    native!(Getter "__isabstractmethod__" "self" |t, a| {
        let p = property(a);
        Err(t.prelude("is_abstract", &[p.get.get(), p.set.get(), p.del.get()]))
    }),
];

pub(crate) const GETSET: &[NativeDef] = &[
    native!(Method "__get__" "self, instance, owner=None, /" property_get),
    native!(Method "__set__" "self, instance, value, /" property_set),
    native!(Method "__delete__" "self, instance, /" property_delete),
    native!(Getter "__name__" "self" |_, a| Ok(property(a).name.get())),
    native!(Getter "__qualname__" "self" descriptor_qualname),
    native!(Getter "__objclass__" "self" |_, a| Ok(descriptor_class(property(a)).map_or(Value::NONE, Value::from))),
    native!(Getter "__doc__" "self" |_, _| Ok(Value::NONE)),
];

pub(crate) const MEMBER: &[NativeDef] = &[
    native!(Method "__get__" "self, instance, owner=None, /" member_get),
    native!(Method "__set__" "self, instance, value, /" |t, a| {
        t.check_member(property(a), a[1])?;
        t.set_member(property(a), a[1], a[2])?;
        Ok(Value::NONE)
    }),
    native!(Method "__delete__" "self, instance, /" |t, a| {
        t.check_member(property(a), a[1])?;
        t.delete_member(property(a), a[1])?;
        Ok(Value::NONE)
    }),
    native!(Getter "__name__" "self" |_, a| Ok(property(a).name.get())),
    native!(Getter "__qualname__" "self" descriptor_qualname),
    native!(Getter "__objclass__" "self" |_, a| Ok(property(a).get.get())),
    native!(Getter "__doc__" "self" |_, _| Ok(Value::NONE)),
];

fn property(a: Args) -> Ref<Property> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

fn make_property(t: &mut Thread, class: Ref<Class>, parts: [Value; 4], name: Value) -> Value {
    let [get, set, del, doc] = parts.map(Slot::new);
    let header = Header::new(Kind::Property, class.id);
    t.make(Property { header, get, set, del, doc, name: Slot::new(name), attrs: Slot::unbound() }).into()
}

fn init_property(t: &mut Thread, a: Args) -> NativeResult {
    let p = property(a);
    let part = |i: usize| a.opt(i).unwrap_or(Value::NONE);
    for (i, slot) in [&p.get, &p.set, &p.del, &p.doc].into_iter().enumerate() {
        slot.set(part(i + 1));
    }
    if p.header.class() == ids::PROPERTY {
        let getter = p.get.get();
        if getter.is_none() || getter.kind() == Some(Kind::Function) || !p.doc.get().is_none() {
            return Ok(Value::NONE);
        }
        return Err(t.prelude("property_doc", &[a[0]]));
    }
    // The documentation of a subclass would hide that of its instances.
    Err(t.prelude("property_doc_of_subclass", &[a[0], part(4)]))
}

/// `@prop.setter` and the like: the same property with one function replaced.
fn copy_property(t: &mut Thread, a: Args, which: usize) -> NativeResult {
    let p = property(a);
    let mut parts = [p.get.get(), p.set.get(), p.del.get(), p.doc.get()];
    parts[which] = a[1];
    let class = t.class_of(a[0]);
    if class.id != ids::PROPERTY {
        let parts = t.tuple(&parts)?;
        return Err(t.prelude("copy_property", &[class.into(), parts, p.name.get()]));
    }
    Ok(make_property(t, class, parts, p.name.get()))
}

/// The class that a built-in descriptor belongs to.
pub(crate) fn descriptor_class(p: Ref<Property>) -> Option<Ref<Class>> {
    let get = p.get.get();
    get.cast::<Class>().or_else(|| get.cast::<NativeFunction>()?.owner.get().cast())
}

fn member_get(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].is_none() {
        return Ok(a[0]);
    }
    t.check_member(property(a), a[1])?;
    t.get_member(property(a), a[1])
}

fn property_get(t: &mut Thread, a: Args) -> NativeResult {
    if a[1].is_none() {
        return Ok(a[0]);
    }
    let p = property(a);
    let getter = p.get.get();
    if getter.is_none() {
        let trap = t.property_lacks(p, a[1], "getter");
        if let Trap::Raise(exc) = trap {
            t.set_exception_attr(exc, "name", p.name.get());
            t.set_exception_attr(exc, "obj", a[1]);
        }
        return Err(trap);
    }
    Err(t.tail_call(getter, &[a[1]]))
}

fn property_set(t: &mut Thread, a: Args) -> NativeResult {
    let setter = property(a).set.get();
    if setter.is_none() {
        return Err(t.property_lacks(property(a), a[1], "setter"));
    }
    Err(t.tail_call(setter, &[a[1], a[2]]))
}

fn property_delete(t: &mut Thread, a: Args) -> NativeResult {
    let deleter = property(a).del.get();
    if deleter.is_none() {
        return Err(t.property_lacks(property(a), a[1], "deleter"));
    }
    Err(t.tail_call(deleter, &[a[1]]))
}

/// The name that it was given or learnt, else its getter's.
fn property_name(t: &mut Thread, a: Args) -> NativeResult {
    let p = property(a);
    if !p.name.get().is_none() {
        return Ok(p.name.get());
    }
    let name = t.intern("__name__");
    match p.get.get() {
        f if f.is_none() => Err(t.attribute_error(a[0], name)),
        f => Err(t.prelude("name_of_getter", &[a[0], f])),
    }
}

fn property_set_name(_: &mut Thread, a: Args) -> NativeResult {
    property(a).name.set(a[2]);
    Ok(Value::NONE)
}

fn property_doc(t: &mut Thread, a: Args) -> NativeResult {
    let p = property(a);
    if !p.doc.get().is_none() {
        return Ok(p.doc.get());
    }
    match p.get.get() {
        f if f.kind() == Some(Kind::Function) => {
            let name = t.intern("__doc__");
            t.get_attr_native(f, name)
        }
        _ => Ok(Value::NONE),
    }
}

fn descriptor_qualname(t: &mut Thread, a: Args) -> NativeResult {
    let p = property(a);
    let class = descriptor_class(p).map_or_else(String::new, |c| t.class_qualname(c));
    let name = Str::text_of(p.name.get());
    Ok(t.str(&format!("{class}.{name}"))?)
}
