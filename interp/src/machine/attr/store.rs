//! Storing attributes: in the object itself, through a descriptor, or in a class, whose change all hear of that have remembered it.

use std::sync::atomic::Ordering;

use super::{attr_hook, attrs_slot, hidden_name, make_attrs, member, takes_attributes};
use crate::code::instr::SiteId;
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::code_object::{CacheKey, CachedAttr};
use crate::machine::frame::Action;
use crate::machine::native::{Binding, NativeResult, Trap};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{NativeFunction, Property};
use crate::objects::instance::{Instance, ShapeId};
use crate::objects::misc::Module;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// A call that has to be made to finish a store or deletion.
pub struct PendingCall {
    callee: Value,
    args: [Value; 3],
    count: usize,
}

impl PendingCall {
    pub(super) fn new(callee: Value, args: &[Value]) -> PendingCall {
        let mut all = [Value::UNBOUND; 3];
        all[..args.len()].copy_from_slice(args);
        PendingCall { callee, args: all, count: args.len() }
    }
}

impl Thread {
    /// `obj.name <- value`
    pub(in crate::machine) fn store_attr(&mut self, obj: Value, site: SiteId, value: Value) -> NativeResult<()> {
        let name = self.top().code.sites[site.0 as usize].name;
        let class = self.class_of(obj);
        if let Some(set_attr) = attr_hook(class, Special::SetAttr) {
            return self.call_special(set_attr, obj, &[name.into(), value], Action::Discard);
        }
        if let Some(instance) = obj.cast::<Instance>() {
            let changes = self.interp().class_changes.load(Ordering::Acquire);
            let shape = instance.attrs().shape();
            let found = self.lookup(class, name);
            let slot_of = found.and_then(member);
            let plain = found.is_none_or(|v| !self.is_data_descriptor(v))
                && !class.has(class_flags::NO_DICT)
                && class.has(class_flags::GUEST);
            // A slot's value is kept as an attribute of another name.
            let name = slot_of.map_or(name, hidden_name);
            if (plain || slot_of.is_some()) && shape != ShapeId::DICT {
                let known = self.interp().shape(shape);
                let found = match known.slot(name.into()) {
                    Some(slot) => Some(CachedAttr::Slot(slot)),
                    None if known.names.len() < crate::objects::instance::MOST => {
                        Some(CachedAttr::Add(known.names.len(), self.interp().next_shape(known, name.into())))
                    }
                    None => None,
                };
                if let Some(found) = found {
                    self.remember(obj, site, found, changes);
                }
                if let Some(old) = instance.get(self, name) {
                    self.lost_holder(old);
                }
                return Ok(instance.set(self, name, value)?);
            }
        }
        let pending = self.set_attr_plain(obj, name, value)?;
        self.call_pending(pending)
    }

    /// Sets an attribute without asking a guest's `__setattr__`: what `object.__setattr__` does.
    pub fn set_attr_plain(&mut self, obj: Value, name: Ref<Str>, value: Value) -> NativeResult<Option<PendingCall>> {
        let class = self.class_of(obj);
        if let Some(this) = obj.cast::<Class>() {
            let in_meta = self.lookup(class, name);
            if let Some(v) = in_meta.filter(|&v| self.is_data_descriptor(v)) {
                return self.set_through(v, obj, value);
            }
            self.set_class_attr(this, name, value)?;
            return Ok(None);
        }
        if let Some(v) = self.lookup(class, name)
            && self.is_data_descriptor(v)
        {
            return self.set_through(v, obj, value);
        }
        match obj.kind() {
            Some(Kind::Instance) if !class.has(class_flags::NO_DICT) && class.has(class_flags::GUEST) => {
                let instance: Ref<Instance> = Ref::from_address(obj.bits());
                if let Some(old) = instance.get(self, name) {
                    self.lost_holder(old);
                }
                instance.set(self, name, value)?;
            }
            Some(Kind::Module) => {
                let module: Ref<Module> = Ref::from_address(obj.bits());
                let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                dict.set_name(self, name, value)?;
            }
            _ => {
                let Some(slot) = attrs_slot(obj).filter(|_| takes_attributes(class, obj)) else {
                    return Err(self.cannot_set(obj, name));
                };
                let dict = make_attrs(self, obj, slot);
                dict.set_name(self, name, value)?;
            }
        }
        Ok(None)
    }

    #[cold]
    pub(super) fn cannot_set(&mut self, obj: Value, name: Ref<Str>) -> Trap {
        let class = self.class_of(obj);
        let (class_name, name_text) = (self.class_qualname(class), name.to_utf8().into_owned());
        let trap = match self.lookup(class, name) {
            Some(_) => self.raise(ids::ATTRIBUTE_ERROR, format!("'{class_name}' object attribute '{name_text}' is read-only")),
            None => {
                // Only object's own method knows why.
                let why = if self.stores_as_object(class) { " and no __dict__ for setting new attributes" } else { "" };
                self.raise(ids::ATTRIBUTE_ERROR, format!("'{class_name}' object has no attribute '{name_text}'{why}"))
            }
        };
        if let Trap::Raise(exc) = trap {
            self.set_exception_attr(exc, "name", name.into());
            self.set_exception_attr(exc, "obj", obj);
        }
        trap
    }

    /// Has a class no methods of its own by which attributes are set and deleted?
    fn stores_as_object(&self, class: Ref<Class>) -> bool {
        let object = self.interp().class(ids::OBJECT);
        object.is_some_and(|object| [Special::SetAttr, Special::DelAttr].iter().all(|&s| class.special(s) == object.special(s)))
    }

    /// The class that an object has a property from: its own, or one of its bases.
    fn class_with(&self, p: Ref<Property>, obj: Value) -> Ref<Class> {
        let class = self.class_of(obj);
        let name = p.name.get().cast::<Str>();
        let has = |c: &Ref<Class>| name.and_then(|name| c.dict().get_name(self, name)) == Some(p.into());
        class.mro().find(has).unwrap_or(class)
    }

    /// A built-in property that has no setter.
    #[cold]
    pub(super) fn read_only(&mut self, p: Ref<Property>, obj: Value) -> Trap {
        if p.get.get().cast::<NativeFunction>().is_some_and(|f| f.def.binding == Binding::Member) {
            return self.raise(ids::ATTRIBUTE_ERROR, "readonly attribute");
        }
        let name = Str::text_of(p.name.get());
        let class = self.class_qualname(self.class_with(p, obj));
        self.raise(ids::ATTRIBUTE_ERROR, format!("attribute '{name}' of '{class}' objects is not writable"))
    }

    /// Sets through a data descriptor.
    fn set_through(&mut self, descriptor: Value, obj: Value, value: Value) -> NativeResult<Option<PendingCall>> {
        if let Some(set) = self.overridden(descriptor, Special::Set) {
            return Ok(Some(PendingCall::new(set, &[descriptor, obj, value])));
        }
        if let Some(p) = descriptor.cast::<Property>() {
            if p.header.class() == ids::MEMBER_DESCRIPTOR {
                self.set_member(p, obj, value)?;
                return Ok(None);
            }
            let setter = p.set.get();
            if setter.is_none() {
                let builtin = p.header.class() == ids::GETSET_DESCRIPTOR || self.class_with(p, obj).has(class_flags::NATIVE);
                return Err(if builtin { self.read_only(p, obj) } else { self.property_lacks(p, obj, "setter") });
            }
            return Ok(Some(PendingCall::new(setter, &[obj, value])));
        }
        let set = self.class_of(descriptor).special(Special::Set);
        if set.is_unbound() {
            return Err(self.raise(ids::ATTRIBUTE_ERROR, "__set__"));
        }
        Ok(Some(PendingCall::new(set, &[descriptor, obj, value])))
    }

    /// Sets an attribute of the object itself, whatever its class says.
    pub(super) fn set_own(&mut self, obj: Value, name: Ref<Str>, value: Value) -> NativeResult<()> {
        if let Some(i) = obj.cast::<Instance>() {
            return Ok(i.set(self, name, value)?);
        }
        if let Some(slot) = attrs_slot(obj) {
            let dict = make_attrs(self, obj, slot);
            dict.set_name(self, name, value)?;
        }
        Ok(())
    }

    /// Sets an attribute of a class, and lets everybody know who has remembered something about it.
    pub fn set_class_attr(&mut self, class: Ref<Class>, name: Ref<Str>, value: Value) -> NativeResult<()> {
        if class.has(class_flags::IMMUTABLE) {
            let (name, class) = (name.to_utf8().into_owned(), self.class_qualname(class));
            return Err(self.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
        }
        class.dict().set_name(self, name, value)?;
        self.class_changed(class, name);
        Ok(())
    }

    /// After a change of a class's namespace.
    pub(crate) fn class_changed(&mut self, class: Ref<Class>, name: Ref<Str>) {
        let special = Special::ALL.iter().copied().find(|&s| self.interp().special_name(s) == name);
        let interp = self.interp_arc();
        let _guard = interp.knowledge.lock();
        interp.class_changed(class.cached.load(Ordering::Relaxed));
        if let Some(special) = special {
            self.special_changed(class, special);
        }
    }

    /// Looks a special method up anew, in the class and in those below it. The caller holds the lock, so that the last to look sees the
    /// last change.
    fn special_changed(&mut self, class: Ref<Class>, special: Special) {
        self.refresh_special(class, special);
        let subclasses = class.subclasses.lock().clone();
        for id in subclasses {
            if let Some(subclass) = self.interp().class(id) {
                self.special_changed(subclass, special);
            }
        }
    }

    /// Adds an attribute to an instance that has this shape, where threads run at the same time. False if it has another by now.
    pub(in crate::machine) fn add_shared(
        &mut self,
        instance: Ref<Instance>,
        shape: CacheKey,
        i: usize,
        next: ShapeId,
        value: Value,
    ) -> bool {
        instance.header.lock();
        let same = CacheKey(instance.attrs().shape().0) == shape && instance.add(self, i, next, value).is_ok();
        instance.header.unlock();
        same
    }

    pub(super) fn call_pending(&mut self, pending: Option<PendingCall>) -> NativeResult<()> {
        match pending {
            Some(p) => self.call_with(p.callee, &p.args[..p.count], Action::Discard),
            None => Ok(()),
        }
    }

    /// `setattr` and the like end with None, or with the call that is still to be made.
    pub fn finish_pending(&mut self, pending: Option<PendingCall>) -> NativeResult {
        match pending {
            Some(p) => Err(self.tail_call(p.callee, &p.args[..p.count])),
            None => Ok(Value::NONE),
        }
    }
}
