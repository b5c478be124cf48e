//! Deleting attributes: of the object itself, through a descriptor, or of a class.

use super::{PendingCall, attr_hook, attrs_slot};
use crate::code::instr::SiteId;
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::frame::Action;
use crate::machine::native::NativeResult;
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
            if this.dict().remove_name(self, name).is_none() {
                return Err(self.attribute_error(obj, name));
            }
            self.class_changed(this, name);
            return Ok(None);
        }
        if let Some(v) = self.lookup(class, name)
            && self.is_data_descriptor(v)
        {
            if let Some(p) = v.cast::<Property>() {
                if p.header.class() == ids::MEMBER_DESCRIPTOR {
                    if !self.remove_own(obj, name)? {
                        return Err(self.attribute_error(obj, name));
                    }
                    return Ok(None);
                }
                let deleter = p.del.get();
                if deleter.is_none() {
                    let (name, class) = (name.to_utf8().into_owned(), self.class_qualname(class));
                    return Err(self.raise(ids::ATTRIBUTE_ERROR, format!("property '{name}' of '{class}' object has no deleter")));
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
            return Err(self.attribute_error(obj, name));
        }
        Ok(None)
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
