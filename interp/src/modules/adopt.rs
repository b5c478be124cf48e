//! Natives in classes of the prelude: they do what a method does where that is simple, and call the method itself where it isn't.
//!
//! Such a class has `__slots__`, whose places in its instances the natives know (`Instance::field`). The methods that the natives stand
//! in front of go on as functions of the core prelude, called by the name of the class, or of the base that has them, and their own.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::heap::{ClassId, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult};
use crate::machine::{Thread, class_id};
use crate::objects::class::Class;
use crate::objects::function::{ClassMethod, Property, StaticMethod};
use crate::objects::instance::Instance;
use crate::value::Value;

/// Classes of the prelude that natives know, to make instances of them and to tell these from a subclass's.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    TimeDelta,
    Date,
    DateTime,
    Zone,
    Union,
    Element,
}

/// Their numbers; 0 while the module isn't there.
#[derive(Default)]
pub(crate) struct KnownClasses([AtomicU32; 6]);

/// Makes a class of the prelude known.
pub(super) fn make_known(t: &Thread, class: Value, known: Known) {
    if let Some(class) = class.cast::<Class>() {
        t.interp().known.0[known as usize].store(class.id.0, Ordering::Relaxed);
    }
}

pub(crate) fn known_id(t: &Thread, known: Known) -> ClassId {
    ClassId(t.interp().known.0[known as usize].load(Ordering::Relaxed))
}

/// The object as an instance of exactly such a class.
#[inline]
pub(crate) fn exactly(t: &Thread, v: Value, known: Known) -> Option<Ref<Instance>> {
    if class_id(v) == known_id(t, known) { v.cast() } else { None }
}

/// A new instance with these values in its places.
pub(crate) fn make(t: &mut Thread, known: Known, values: &[Value]) -> Option<Value> {
    let class = t.interp().class(known_id(t, known))?;
    let made = Instance::new(t, class);
    let slots = made.fields()?.get(..values.len())?;
    slots.iter().zip(values).for_each(|(slot, &v)| slot.set(v));
    Some(made.into())
}

/// Puts natives into a class that has just been made, in front of the methods that it has or inherits `of` a class.
pub(super) fn adopt(t: &mut Thread, class: Value, of: &str, methods: &'static [NativeDef]) -> NativeResult {
    let Some(class) = class.cast::<Class>() else { return Err(t.type_error("natives are adopted by a class")) };
    let find = |def: &NativeDef| {
        let name = t.intern(def.name);
        t.lookup(class, name)
    };
    let old: Vec<Option<Value>> = methods.iter().map(find).collect();
    t.add_methods(class, methods);
    for (def, old) in methods.iter().zip(old) {
        let name = t.intern(def.name);
        t.class_changed(class, name);
        let Some(old) = old else { continue };
        if let (Some(old), Some(new)) = (old.cast::<Property>(), t.lookup(class, name).and_then(|v| v.cast::<Property>())) {
            new.doc.set(old.doc.get());
            continue;
        }
        let function = match (old.cast::<StaticMethod>(), old.cast::<ClassMethod>()) {
            (Some(method), _) => method.function.get(),
            (_, Some(method)) => method.function.get(),
            _ => old,
        };
        super::core::add(t, &format!("{of}.{}", def.name), function)?;
    }
    Ok(Value::NONE)
}

/// The instance that a method is called on, unless a guest's class has made something else of it.
#[inline(always)]
pub(super) fn this(a: Args) -> Option<Ref<Instance>> {
    a[0].cast()
}

/// What a native answers; where it says `None`, with nothing done, the method that it stands in front of does the whole.
#[inline(always)]
pub(super) fn quick(
    t: &mut Thread,
    a: Args,
    method: &'static str,
    native: impl FnOnce(&mut Thread, Args) -> NativeResult<Option<Value>>,
) -> NativeResult {
    match native(t, a)? {
        Some(v) => Ok(v),
        None => Err(t.prelude(method, a.slice())),
    }
}
