//! Names: globals as they come and go, and the namespaces of class bodies and of `exec` with locals.

use super::Thread;
use super::frame::Action;
use super::native::NativeResult;
use crate::code::instr::{GlobalId, In, NameId, Out};
use crate::heap::{ClassId, Ref};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::function::Cell;
use crate::objects::misc::Module;
use crate::objects::string::Str;
use crate::value::Value;

/// The class number of exactly `dict`: other mappings are asked in guest code.
const PLAIN: ClassId = ids::DICT;

impl Thread {
    /// Sets a global that had no value.
    #[cold]
    pub(super) fn add_global(&mut self, global: GlobalId, src: In) -> NativeResult<()> {
        let name = self.top().code.globals[global.0 as usize];
        let namespace = self.top().links().namespace;
        Ok(namespace.set_name(self, name, self.operand(src))?)
    }

    #[cold]
    pub(super) fn delete_global(&mut self, global: GlobalId) -> NativeResult<()> {
        let name = self.top().code.globals[global.0 as usize];
        let namespace = self.top().links().namespace;
        match namespace.remove_name(self, name) {
            Some(old) => {
                self.lost_holder(old);
                Ok(())
            }
            None => self.unbound_global(global),
        }
    }

    /// `r[dst] <-` what stands in for built-in names that are in no dict.
    #[cold]
    pub(super) fn missing_global(&mut self, dst: Out, global: GlobalId) -> NativeResult<()> {
        let name = self.top().code.globals[global.0 as usize];
        let namespace = self.top().links().namespace;
        self.missing_name(dst, namespace, name)
    }

    fn missing_name(&mut self, dst: Out, globals: Ref<Dict>, name: Ref<Str>) -> NativeResult<()> {
        let key = self.intern("__builtins__");
        let own = globals
            .get_name(self, key)
            .filter(|v| v.cast::<Dict>().is_none_or(|dict| dict.header.class() != PLAIN) && v.cast::<Module>().is_none());
        if let Some(own) = own {
            return self.call_prelude("load_builtin", &[own, name.into()], Action::Store(dst.0));
        }
        Err(self.undefined(name))
    }

    /// `r[dst] <- ns[name]`, else the global, else the built-in.
    pub(super) fn load_name(&mut self, dst: Out, ns: Value, name: NameId) -> NativeResult<()> {
        let name = self.top().code.names[name.0 as usize];
        if let Some(dict) = ns.cast::<Dict>().filter(|d| d.header.class() == PLAIN) {
            let namespace = self.top().links().namespace;
            let mut found = dict.get_name(self, name).or_else(|| namespace.get_name(self, name));
            if found.is_none() {
                found = super::link::builtins_of(self, namespace)?.get_name(self, name);
            }
            return match found {
                Some(v) => {
                    self.set_local(dst.0, v);
                    Ok(())
                }
                None => self.missing_name(dst, namespace, name),
            };
        }
        let globals = self.top().links().namespace;
        self.call_prelude("load_name", &[ns, name.into(), globals.into()], Action::Store(dst.0))
    }

    /// `r[dst] <- ns[name of the cell]`, else the contents of the cell.
    pub(super) fn load_class_cell(&mut self, dst: Out, ns: Value, cell: In) -> NativeResult<()> {
        let text = self.top().code.code.register_name(cell.0);
        let name = self.intern(&text);
        if let Some(v) = ns.cast::<Dict>().and_then(|d| d.get_name(self, name)) {
            self.set_local(dst.0, v);
            return Ok(());
        }
        let contents = self.operand(cell).cast::<Cell>().map_or(Value::UNBOUND, |c| c.value.get());
        if contents.is_unbound() {
            let message =
                format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
            return Err(self.name_error(ids::NAME_ERROR, message, &text));
        }
        self.set_local(dst.0, contents);
        Ok(())
    }

    /// `ns[name] <- value`
    pub(super) fn store_name(&mut self, ns: Value, name: NameId, value: Value) -> NativeResult<()> {
        let name = self.top().code.names[name.0 as usize];
        match ns.cast::<Dict>().filter(|d| d.header.class() == PLAIN) {
            Some(dict) => Ok(dict.set_name(self, name, value)?),
            None => self.call_prelude("store_name", &[ns, name.into(), value], Action::Discard),
        }
    }

    /// `del ns[name]`
    pub(super) fn delete_name(&mut self, ns: Value, name: NameId) -> NativeResult<()> {
        let name = self.top().code.names[name.0 as usize];
        if let Some(dict) = ns.cast::<Dict>().filter(|d| d.header.class() == PLAIN) {
            if dict.remove_name(self, name).is_none() {
                let text = name.to_utf8().into_owned();
                return Err(self.name_error(ids::NAME_ERROR, format!("name '{text}' is not defined"), &text));
            }
            return Ok(());
        }
        self.call_prelude("delete_name", &[ns, name.into()], Action::Discard)
    }

    /// The namespace of the running guest code's globals: of the nearest frame that is no prelude code.
    pub fn guest_globals(&self) -> Option<Ref<Dict>> {
        self.frames.iter().rev().find(|f| !f.code.code.native).map(|f| f.links().namespace)
    }
}
