//! Deleting attributes: of the object itself, through a descriptor, or of a class.

use super::{Own, PendingCall, attr_hook, attrs_slot, hidden_name};
use crate::code::instr::SiteId;
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::frame::Action;
use crate::machine::native::{NativeResult, Trap};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::Property;
use crate::objects::instance::Instance;
use crate::objects::misc::Module;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

impl Thread {
    /// `del obj.name`
    pub(in crate::machine) fn delete_attr(&mut self, obj: Value, site: SiteId) -> NativeResult<()> {
        let name = self.top().code.sites[site.0 as usize].name;
        if let Some(del_attr) = attr_hook(self.class_of(obj), Special::DelAttr) {
            return self.call_special(del_attr, obj, &[name.into()], Action::Discard);
        }
        let pending = self.delete_attr_plain(obj, name)?;
        self.call_pending(pending)
    }

    /// Deletes an attribute without asking a guest's `__delattr__`.
    pub fn delete_attr_plain(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<Option<PendingCall>> {
        let class = self.class_of(obj);
        if let Some(this) = obj.cast::<Class>() {
            if this.has(class_flags::IMMUTABLE) {
                let (name, class) = (name.to_utf8().into_owned(), self.class_qualname(this));
                return Err(self.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
            }
            if let Some(p) =
                self.lookup(class, name).and_then(|v| v.cast::<Property>()).filter(|p| p.header.class() == ids::GETSET_DESCRIPTOR)
                && !matches!(name.as_ascii(), Some("__doc__" | "__annotations__" | "__module__"))
            {
                let deleter = p.del.get();
                if !deleter.is_none() {
                    return Ok(Some(PendingCall::new(deleter, &[obj])));
                }
                let (class, name) = (self.class_qualname(this), name.to_utf8().into_owned());
                return Err(self.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'")));
            }
            if this.dict().remove_name(self, name).is_none() {
                return Err(self.attribute_error(obj, name));
            }
            self.class_changed(this, name);
            return Ok(None);
        }
        if let Some(v) = self.lookup(class, name)
            && self.is_data_descriptor(v)
        {
            if let Some(delete) = self.overridden(v, Special::Delete) {
                return Ok(Some(PendingCall::new(delete, &[v, obj])));
            }
            if let Some(p) = v.cast::<Property>() {
                if p.header.class() == ids::MEMBER_DESCRIPTOR {
                    self.delete_member(p, obj)?;
                    return Ok(None);
                }
                let deleter = p.del.get();
                if deleter.is_none() && p.header.class() == ids::GETSET_DESCRIPTOR {
                    return Err(self.cannot_delete(p, obj));
                }
                if deleter.is_none() {
                    return Err(self.property_lacks(p, obj, "deleter"));
                }
                return Ok(Some(PendingCall::new(deleter, &[obj])));
            }
            let delete = self.class_of(v).special(Special::Delete);
            if delete.is_unbound() {
                return Err(self.raise(ids::ATTRIBUTE_ERROR, "__delete__"));
            }
            return Ok(Some(PendingCall::new(delete, &[v, obj])));
        }
        if !self.remove_own(obj, name)? {
            let open = class.has(class_flags::GUEST) && !class.has(class_flags::NO_DICT)
                || matches!(obj.kind(), Some(Kind::Function | Kind::Exception | Kind::Module));
            return Err(if open { self.attribute_error(obj, name) } else { self.cannot_set(obj, name) });
        }
        Ok(None)
    }

    /// A property of a built-in type that can't be deleted.
    #[cold]
    fn cannot_delete(&mut self, p: Ref<Property>, obj: Value) -> Trap {
        let name = Str::text_of(p.name.get());
        let class = self.class_of(obj);
        let (read_only, of_exception) = (p.set.get().is_none(), class.is_subclass_of(ids::BASE_EXCEPTION));
        if read_only || !of_exception && !class.is_subclass_of(ids::FUNCTION) {
            return self.read_only(p, obj);
        }
        if of_exception && name == "__suppress_context__" {
            return self.type_error("can't delete numeric/char attribute");
        }
        if of_exception {
            return self.type_error(format!("{name} may not be deleted"));
        }
        let what = match name.as_str() {
            "__code__" => "a code",
            _ => "a string",
        };
        self.type_error(format!("{name} must be set to {what} object"))
    }

    /// The value of a slot of an object.
    pub(crate) fn get_member(&mut self, p: Ref<Property>, obj: Value) -> NativeResult {
        match self.own_attr(obj, hidden_name(p)) {
            Own::Slot(v, _) | Own::Cell(v, _) => Ok(v),
            Own::None => {
                let name = p.name.get().cast::<Str>().expect("gilbox bug: a member descriptor has a name");
                Err(self.attribute_error(obj, name))
            }
        }
    }

    pub(crate) fn set_member(&mut self, p: Ref<Property>, obj: Value, value: Value) -> NativeResult<()> {
        self.set_own(obj, hidden_name(p), value)
    }

    pub(crate) fn delete_member(&mut self, p: Ref<Property>, obj: Value) -> NativeResult<()> {
        if self.remove_own(obj, hidden_name(p))? {
            return Ok(());
        }
        let name = p.name.get().cast::<Str>().expect("gilbox bug: a member descriptor has a name");
        let trap = self.raise(ids::ATTRIBUTE_ERROR, name.to_utf8());
        Err(trap)
    }

    /// A slot is one of its own class's instances.
    pub(crate) fn check_member(&mut self, p: Ref<Property>, obj: Value) -> NativeResult<()> {
        let class: Ref<Class> = p.get.get().cast().expect("gilbox bug: a member descriptor has a class");
        if self.class_of(obj).is_subclass_of(class.id) {
            return Ok(());
        }
        let name = Str::text_of(p.name.get());
        let (class, got) = (self.class_qualname(class), self.type_name(obj));
        Err(self.type_error(format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{got}' object")))
    }

    /// Removes an attribute of the object itself; false where there is none.
    fn remove_own(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<bool> {
        match obj.kind() {
            Some(Kind::Instance) => {
                let instance: Ref<Instance> = Ref::from_address(obj.bits());
                if let Some(old) = instance.get(self, name) {
                    self.lost_holder(old);
                }
                Ok(instance.remove(self, name)?)
            }
            Some(Kind::Module) => {
                let module: Ref<Module> = Ref::from_address(obj.bits());
                let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                Ok(dict.remove_name(self, name).is_some())
            }
            _ => {
                let dict = attrs_slot(obj).and_then(|s| s.get().cast::<Dict>());
                Ok(dict.and_then(|d| d.remove_name(self, name)).is_some())
            }
        }
    }
}
