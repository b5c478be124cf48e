//! Attributes: where they are found, how they bind, and what the inline caches remember of it. Storing and deleting them is in the
//! files beside.

use std::sync::atomic::Ordering;

mod delete;
mod store;

pub use store::PendingCall;

use super::Thread;
use super::code_object::{CacheKey, CachedAttr};
use super::frame::Action;
use super::native::{Binding, NativeResult, Trap};
use crate::code::instr::{Out, SiteId, Special as SpecialInstr, Window};
use crate::heap::{Header, Kind, Ref};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::{BoundMethod, Cell, ClassMethod, Function, NativeFunction, Property, StaticMethod, Super};
use crate::objects::instance::{Instance, ShapeId};
use crate::objects::misc::Module;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// Where an attribute was found.
#[derive(Debug)]
pub enum Attr {
    /// It is this value.
    Value(Value),
    /// It is a function of the class, to be bound to the object.
    Method(Value),
    /// It is a function, to be bound to another receiver than the object: a class method.
    Bound(Value, Value),
    /// It is what this callable returns for these arguments (`count` of them).
    Call(Value, [Value; 3], usize),
    Missing,
}

/// What is to be remembered, if anything.
type Remember = Option<CachedAttr>;

impl Thread {
    /// `r[dst] <- obj.name`
    pub(in crate::machine) fn load_attr(&mut self, dst: Out, obj: Value, site: SiteId) -> NativeResult<()> {
        let name = self.top().code.sites[site.0 as usize].name;
        let changes = self.interp().class_changes.load(Ordering::Acquire);
        let (attr, remember) = self.find_attr(obj, name)?;
        if let Some(found) = remember {
            self.remember(obj, site, found, changes);
        }
        self.take_attr(obj, name, attr, Action::GetAttr(dst.0))
    }

    /// `(r[base], r[base+1]) <- the function behind obj.name, and obj`
    pub(in crate::machine) fn load_method(&mut self, base: Window, obj: Value, site: SiteId) -> NativeResult<()> {
        let name = self.top().code.sites[site.0 as usize].name;
        let changes = self.interp().class_changes.load(Ordering::Acquire);
        let (attr, remember) = self.find_attr(obj, name)?;
        if let Some(found) = remember {
            self.remember(obj, site, found, changes);
        }
        match attr {
            Attr::Method(f) => {
                self.set_local(base.0, f);
                self.set_local(base.0 + 1, obj);
                Ok(())
            }
            Attr::Bound(f, receiver) => {
                self.set_local(base.0, f);
                self.set_local(base.0 + 1, receiver);
                Ok(())
            }
            attr => self.take_attr(obj, name, attr, Action::GetMethod(base.0)),
        }
    }

    /// Delivers what was found.
    pub(in crate::machine) fn take_attr(&mut self, obj: Value, name: Ref<Str>, attr: Attr, action: Action) -> NativeResult<()> {
        match attr {
            Attr::Value(v) => self.deliver(action, v, Value::UNBOUND),
            Attr::Method(f) => {
                let v = self.bound_method(f, obj);
                self.deliver(action, v, Value::UNBOUND)
            }
            Attr::Bound(f, receiver) => {
                let v = self.bound_method(f, receiver);
                self.deliver(action, v, Value::UNBOUND)
            }
            Attr::Call(callee, args, count) => {
                // On AttributeError `__getattr__` is asked, if there is one.
                let fallback = !self.class_of(obj).special(Special::GetAttr).is_unbound();
                if !fallback && let Some(native) = callee.cast::<NativeFunction>() {
                    // A native that is bound to something, as the getters of named tuples are, gets that first.
                    return match native.receiver.get().bound() {
                        Some(receiver) if count == 1 => self.call_native_with(native, &[receiver, args[0]], action),
                        Some(_) => self.call_with(callee, &args[..count], action),
                        None => self.call_native_with(native, &args[..count], action),
                    };
                }
                let held = if fallback { self.pair(obj, name.into())? } else { Value::UNBOUND };
                let first = self.place(&args[..count])?;
                let result = match callee.cast::<Function>() {
                    Some(f) => self.call_function(f, first, count, None, action, held),
                    None => self.call(callee, first, count, None, action),
                };
                match result {
                    Err(Trap::Raise(exc)) if fallback && self.class_of(exc.into()).is_subclass_of(ids::ATTRIBUTE_ERROR) => {
                        self.ask_getattr(held, action)
                    }
                    other => other,
                }
            }
            Attr::Missing => {
                if !self.class_of(obj).special(Special::GetAttr).is_unbound() {
                    let held = self.pair(obj, name.into())?;
                    return self.ask_getattr(held, action);
                }
                if let Some(module) = obj.cast::<Module>() {
                    let hook = self.intern("__getattr__");
                    let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                    if let Some(hook) = dict.get_name(self, hook) {
                        return self.call_with(hook, &[name.into()], action);
                    }
                }
                Err(self.attribute_error(obj, name))
            }
        }
    }

    /// `getattr(obj, name)`, as a native answers it.
    pub fn get_attr_native(&mut self, obj: Value, name: Ref<Str>) -> NativeResult {
        let found = self.find_attr(obj, name)?.0;
        self.answer_attr(obj, name, found)
    }

    /// What was found, as a native answers it.
    pub fn answer_attr(&mut self, obj: Value, name: Ref<Str>, found: Attr) -> NativeResult {
        let fallback = self.class_of(obj).special(Special::GetAttr);
        match found {
            Attr::Value(v) => Ok(v),
            Attr::Method(f) => Ok(self.bound_method(f, obj)),
            Attr::Bound(f, receiver) => Ok(self.bound_method(f, receiver)),
            Attr::Call(callee, args, count) if fallback.is_unbound() => Err(self.tail_call(callee, &args[..count])),
            Attr::Call(callee, args, count) => {
                let args = self.tuple(&args[..count])?;
                Err(self.prelude("getattr_or_ask", &[callee, args, obj, name.into()]))
            }
            Attr::Missing if !fallback.is_unbound() => Err(self.tail_call(fallback, &[obj, name.into()])),
            Attr::Missing => {
                if let Some(module) = obj.cast::<Module>() {
                    let hook = self.intern("__getattr__");
                    let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                    if let Some(hook) = dict.get_name(self, hook) {
                        return Err(self.tail_call(hook, &[name.into()]));
                    }
                }
                Err(self.attribute_error(obj, name))
            }
        }
    }

    fn pair(&mut self, a: Value, b: Value) -> NativeResult {
        Ok(self.tuple(&[a, b])?)
    }

    /// Asks `__getattr__`; `held` is a pair of the object and the name.
    pub(in crate::machine) fn ask_getattr(&mut self, held: Value, action: Action) -> NativeResult<()> {
        let pair: Ref<crate::objects::list::Tuple> = held.cast().expect("gilbox bug: object and name are held");
        let (obj, name) = (pair.items()[0], pair.items()[1]);
        let method = self.class_of(obj).special(Special::GetAttr);
        let plain = match action {
            Action::GetAttr(dst) => Action::Store(dst),
            other => other,
        };
        self.call_special(method, obj, &[name], plain)
    }

    /// A method of an object.
    pub fn bound_method(&mut self, function: Value, receiver: Value) -> Value {
        if let Some(native) = function.cast::<NativeFunction>() {
            let bound = NativeFunction::new(ids::NATIVE_FUNCTION, native.def, receiver, native.owner.get());
            return self.make(bound).into();
        }
        let [function, receiver] = [function, receiver].map(Slot::new);
        self.make(BoundMethod { header: Header::new(Kind::BoundMethod, ids::METHOD), function, receiver }).into()
    }

    /// Finds an attribute as `obj.name` does, up to the point where guest code has to run.
    pub fn find_attr(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<(Attr, Remember)> {
        let class = self.class_of(obj);
        if let Some(get_attribute) = attr_hook(class, Special::GetAttribute) {
            return Ok((Attr::Call(get_attribute, [obj, name.into(), Value::UNBOUND], 2), None));
        }
        self.find_attr_plain(obj, name)
    }

    /// The same without asking a guest's `__getattribute__`: what `object.__getattribute__` does.
    pub fn find_attr_plain(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<(Attr, Remember)> {
        let class = self.class_of(obj);
        match obj.kind() {
            Some(Kind::Class) => return self.find_class_attr(obj, name),
            Some(Kind::Super) => return self.find_super_attr(obj, name),
            _ => {}
        }
        let found = self.lookup(class, name);
        // A data descriptor comes before the object's own attributes.
        if let Some(v) = found
            && self.is_data_descriptor(v)
            && (v.kind() == Some(Kind::Property) || !self.class_of(v).special(Special::Get).is_unbound())
        {
            if let Some(p) = member(v) {
                return Ok(match self.own_attr(obj, hidden_name(p)) {
                    Own::Slot(v, slot) => (Attr::Value(v), slot.map(CachedAttr::Slot)),
                    Own::Cell(v, _) => (Attr::Value(v), None),
                    Own::None => (Attr::Missing, None),
                });
            }
            let attr = self.bind_attr(v, obj, class)?;
            let remember = match attr {
                Attr::Call(getter, _, 1)
                    if matches!(getter.kind(), Some(Kind::Function | Kind::NativeFunction))
                        && class.special(Special::GetAttr).is_unbound() =>
                {
                    Some(CachedAttr::Getter(getter))
                }
                _ => None,
            };
            return Ok((attr, remember));
        }
        match self.own_attr(obj, name) {
            Own::Slot(v, slot) => {
                let in_dict = attrs_slot(obj).map(|_| CachedAttr::Dict);
                return Ok((Attr::Value(v), slot.map(CachedAttr::Slot).or(in_dict)));
            }
            Own::Cell(v, cell) => return Ok((Attr::Value(v), Some(CachedAttr::Cell(cell)))),
            Own::None => {}
        }
        let Some(v) = found else { return Ok((Attr::Missing, None)) };
        let attr = self.bind_attr(v, obj, class)?;
        let stable = match obj.cast::<Instance>() {
            Some(i) => i.attrs().shape() != ShapeId::DICT,
            // Of other objects the key says whether they have attributes of their own, but for functions and exceptions.
            None => {
                attrs_slot(obj).is_none_or(|s| s.get().is_unbound())
                    && !matches!(obj.kind(), Some(Kind::Function | Kind::Exception))
            }
        };
        let remember = match attr {
            Attr::Method(f) if stable => Some(CachedAttr::Method(f)),
            Attr::Method(f) if obj.kind() != Some(Kind::Instance) => Some(CachedAttr::Behind(f)),
            Attr::Value(v) if stable && !matches!(obj.kind(), Some(Kind::Module | Kind::Function)) => Some(CachedAttr::Class(v)),
            _ => None,
        };
        Ok((attr, remember))
    }

    /// An attribute of an object that is no class, as it stands there or in its class.
    pub(crate) fn find_static(&mut self, obj: Value, name: Ref<Str>) -> Option<Value> {
        let class = self.class_of(obj);
        let found = self.lookup(class, name);
        let comes_first = |v| self.is_data_descriptor(v) && !self.class_of(v).special(Special::Get).is_unbound();
        if found.is_some_and(comes_first) {
            return found;
        }
        match self.own_attr(obj, name) {
            Own::Slot(v, _) | Own::Cell(v, _) => Some(v),
            Own::None => found,
        }
    }

    /// What a class's method resolution order finds, unbound.
    #[inline]
    pub fn lookup(&self, class: Ref<Class>, name: Ref<Str>) -> Option<Value> {
        class.mro().find_map(|c| c.dict().get_name(self, name))
    }

    /// An attribute of the object itself.
    fn own_attr(&mut self, obj: Value, name: Ref<Str>) -> Own {
        match obj.kind() {
            Some(Kind::Instance) => {
                let instance: Ref<Instance> = Ref::from_address(obj.bits());
                let attrs = instance.attrs();
                let shape = attrs.shape();
                if shape != ShapeId::DICT
                    && let Some(slot) = self.interp().shape(shape).slot(name.into())
                {
                    return attrs.slot(slot).get().bound().map_or(Own::None, |v| Own::Slot(v, Some(slot)));
                }
                instance.get(self, name).map_or(Own::None, |v| Own::Slot(v, None))
            }
            Some(Kind::Module) => {
                let module: Ref<Module> = Ref::from_address(obj.bits());
                let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                match dict.get_name(self, name) {
                    Some(v) => match dict.cell(self, name) {
                        Ok(cell) => Own::Cell(v, cell),
                        Err(_) => Own::Slot(v, None),
                    },
                    None => Own::None,
                }
            }
            _ => {
                let dict = attrs_slot(obj).and_then(|s| s.get().cast::<Dict>());
                match dict.and_then(|d| d.get_name(self, name)) {
                    Some(v) => Own::Slot(v, None),
                    None => Own::None,
                }
            }
        }
    }

    /// What the own dict of an object that is no plain instance has under a site's name; unbound if it has not.
    #[inline(never)]
    pub(in crate::machine) fn own_value(&self, obj: Value, site: &super::code_object::Site) -> Value {
        let dict = attrs_slot(obj).and_then(|slot| slot.get().cast::<Dict>());
        dict.and_then(|dict| dict.get_name(self, site.name)).unwrap_or(Value::UNBOUND)
    }

    /// Does a class attribute come before the object's own?
    fn is_data_descriptor(&self, v: Value) -> bool {
        match v.kind() {
            Some(Kind::Property) => true,
            Some(Kind::Instance | Kind::Native | Kind::Wrapped) => {
                let class = self.class_of(v);
                !class.special(Special::Set).is_unbound() || !class.special(Special::Delete).is_unbound()
            }
            _ => false,
        }
    }

    /// A guest's method in the place of what a property, static method or class method does by itself.
    #[inline]
    fn overridden(&self, v: Value, special: Special) -> Option<Value> {
        if !matches!(v.kind(), Some(Kind::Property | Kind::StaticMethod | Kind::ClassMethod)) {
            return None;
        }
        Some(self.class_of(v).special(special)).filter(|method| method.kind() == Some(Kind::Function))
    }

    /// AttributeError for a property without a getter, setter or deleter.
    #[cold]
    pub(crate) fn property_lacks(&mut self, p: Ref<Property>, obj: Value, what: &str) -> Trap {
        let name = p.name.get().cast::<Str>().map_or_else(String::new, |s| format!(" '{}'", s.to_utf8()));
        let class = self.class_path(self.class_of(obj));
        self.raise(ids::ATTRIBUTE_ERROR, format!("property{name} of '{class}' object has no {what}"))
    }

    /// What a class attribute gives when it is read through an object.
    fn bind_attr(&mut self, v: Value, obj: Value, class: Ref<Class>) -> NativeResult<Attr> {
        if let Some(get) = self.overridden(v, Special::Get) {
            return Ok(Attr::Call(get, [v, obj, class.into()], 3));
        }
        Ok(match v.kind() {
            Some(Kind::Function) if never_binds(v) => Attr::Value(v),
            Some(Kind::Function) => Attr::Method(v),
            Some(Kind::NativeFunction) => {
                let f: Ref<NativeFunction> = Ref::from_address(v.bits());
                match f.def.binding {
                    Binding::Method if f.receiver.get().is_unbound() => Attr::Method(v),
                    _ => Attr::Value(v),
                }
            }
            Some(Kind::StaticMethod) => {
                let s: Ref<StaticMethod> = Ref::from_address(v.bits());
                Attr::Value(s.function.get())
            }
            Some(Kind::ClassMethod) => {
                let c: Ref<ClassMethod> = Ref::from_address(v.bits());
                let f = c.function.get();
                match f.kind() {
                    Some(Kind::Function | Kind::NativeFunction) => Attr::Bound(f, class.into()),
                    _ => Attr::Value(self.bound_method(f, class.into())),
                }
            }
            Some(Kind::Property) => {
                let p: Ref<Property> = Ref::from_address(v.bits());
                if p.header.class() == ids::MEMBER_DESCRIPTOR {
                    return Ok(match self.own_attr(obj, hidden_name(p)) {
                        Own::Slot(v, _) | Own::Cell(v, _) => Attr::Value(v),
                        Own::None => Attr::Missing,
                    });
                }
                match p.get.get() {
                    // Its `__get__` says what is wrong.
                    Value::NONE => Attr::Call(self.class_of(v).special(Special::Get), [v, obj, class.into()], 3),
                    getter => Attr::Call(getter, [obj, Value::UNBOUND, Value::UNBOUND], 1),
                }
            }
            Some(_) => {
                let get = self.class_of(v).special(Special::Get);
                if get.is_unbound() { Attr::Value(v) } else { Attr::Call(get, [v, obj, class.into()], 3) }
            }
            None => Attr::Value(v),
        })
    }

    /// An attribute of a class: of its own order, unless its metaclass has a data descriptor of that name.
    fn find_class_attr(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<(Attr, Remember)> {
        let class: Ref<Class> = Ref::from_address(obj.bits());
        let meta = self.class_of(obj);
        let in_meta = self.lookup(meta, name);
        if let Some(v) = in_meta
            && self.is_data_descriptor(v)
            && (v.kind() == Some(Kind::Property) || !self.class_of(v).special(Special::Get).is_unbound())
        {
            return self.bind_attr(v, obj, meta).map(|attr| (attr, None));
        }
        if let Some(v) = self.lookup(class, name) {
            return self.bind_class_attr(v, class).map(|attr| {
                let remember = match attr {
                    Attr::Value(v) => Some(CachedAttr::Class(v)),
                    // A class method: its receiver is the class that was asked.
                    Attr::Bound(f, _) => Some(CachedAttr::Method(f)),
                    _ => None,
                };
                (attr, remember)
            });
        }
        match in_meta {
            Some(v) => self.bind_attr(v, obj, meta).map(|attr| (attr, None)),
            None => Ok((Attr::Missing, None)),
        }
    }

    /// What an attribute of a class gives when it is read through the class.
    fn bind_class_attr(&mut self, v: Value, class: Ref<Class>) -> NativeResult<Attr> {
        if let Some(get) = self.overridden(v, Special::Get) {
            return Ok(Attr::Call(get, [v, Value::NONE, class.into()], 3));
        }
        Ok(match v.kind() {
            Some(Kind::StaticMethod) => Attr::Value(v.cast::<StaticMethod>().map_or(v, |s| s.function.get())),
            Some(Kind::ClassMethod) => {
                let f = v.cast::<ClassMethod>().map_or(v, |c| c.function.get());
                match f.kind() {
                    Some(Kind::Function | Kind::NativeFunction) => Attr::Bound(f, class.into()),
                    _ => Attr::Value(self.bound_method(f, class.into())),
                }
            }
            Some(Kind::Instance | Kind::Native | Kind::Wrapped) => {
                let get = self.class_of(v).special(Special::Get);
                if get.is_unbound() { Attr::Value(v) } else { Attr::Call(get, [v, Value::NONE, class.into()], 3) }
            }
            _ => Attr::Value(v),
        })
    }

    /// `(r[base], r[base+1]) <- the function behind super().name, and the receiver`, where nothing else comes of it. False, with nothing
    /// done, for anything more.
    #[inline(never)]
    pub(in crate::machine) fn load_super_method(&mut self, base: u16, site: SiteId) -> bool {
        let code = self.top().code;
        let name = code.sites[site.0 as usize].name;
        let first_free = code.code.first_free as usize;
        let Some(cell) = code.code.variables[first_free..].iter().position(|n| &**n == "__class__") else { return false };
        let class = self.local((first_free + cell) as u16).cast::<Cell>().map_or(Value::UNBOUND, |cell| cell.value.get());
        let receiver = self.local(0);
        // The first argument may be in a cell, and a class is looked into by other rules.
        if code.code.params.positional == 0 || matches!(receiver.kind(), Some(Kind::Cell | Kind::Class)) || receiver.is_unbound()
        {
            return false;
        }
        let start = self.class_of(receiver);
        let mut behind = start.mro().skip_while(|c| Value::from(*c) != class).skip(1);
        let Some(v) = behind.find_map(|c| c.dict().get_name(self, name)) else { return false };
        let function = match v.kind() {
            Some(Kind::Function) if !never_binds(v) => v,
            Some(Kind::NativeFunction) => match self.bind_attr(v, receiver, start) {
                Ok(Attr::Method(f)) => f,
                _ => return false,
            },
            _ => return false,
        };
        self.set_local(base, function);
        self.set_local(base + 1, receiver);
        true
    }

    /// An attribute of `super()`: behind its class in the receiver's order.
    fn find_super_attr(&mut self, obj: Value, name: Ref<Str>) -> NativeResult<(Attr, Remember)> {
        let proxy: Ref<Super> = Ref::from_address(obj.bits());
        let start: Option<Ref<Class>> = proxy.start.get().cast();
        let receiver = proxy.receiver.get();
        if let Some(start) = start
            && name.as_ascii() != Some("__class__")
        {
            let behind = start.mro().skip_while(|c| Value::from(*c) != proxy.class.get()).skip(1);
            let found = behind.map(|c| c.dict().get_name(self, name)).find_map(|v| v);
            if let Some(v) = found {
                let through_class = receiver == Value::from(start);
                let attr = match v.kind() {
                    // Through a class a function stays a function; class methods and descriptors bind to it.
                    Some(Kind::Function | Kind::Property) if through_class => Attr::Value(v),
                    Some(Kind::NativeFunction) if through_class => Attr::Value(v),
                    Some(Kind::Function) if !never_binds(v) => Attr::Bound(v, receiver),
                    Some(Kind::NativeFunction) => match self.bind_attr(v, receiver, start)? {
                        Attr::Method(f) => Attr::Bound(f, receiver),
                        other => other,
                    },
                    _ => self.bind_attr(v, receiver, start)?,
                };
                return Ok((attr, None));
            }
        }
        let class = self.class_of(obj);
        match self.lookup(class, name) {
            Some(v) => self.bind_attr(v, obj, class).map(|attr| (attr, None)),
            None => Ok((Attr::Missing, None)),
        }
    }

    /// Fills the inline cache of a site, unless a class that it depends on has changed meanwhile.
    fn remember(&mut self, obj: Value, site: SiteId, found: CachedAttr, changes: u32) {
        let key = CacheKey::of(obj);
        if key == CacheKey(ShapeId::DICT.0) {
            return;
        }
        let code = self.top().code;
        let interp = self.interp();
        let _guard = interp.knowledge.lock();
        if interp.class_changes.load(Ordering::Acquire) != changes {
            return;
        }
        let class = match obj.cast::<Class>() {
            Some(class) => class,
            None => self.class_of(obj),
        };
        for c in class.mro() {
            c.cached.store(true, Ordering::Release);
        }
        if let Some(old) = code.sites[site.0 as usize].fill(key, found) {
            interp.retire_cache(old);
        }
    }

    /// A class's qualified name, for messages.
    pub fn class_path(&self, class: Ref<Class>) -> String {
        match class.qualname.get().cast::<Str>() {
            Some(path) => path.to_utf8().into_owned(),
            None => self.class_qualname(class),
        }
    }

    /// What messages call a class.
    pub fn class_qualname(&self, class: Ref<Class>) -> String {
        let name = Str::text_of(class.name.get());
        if class.id <= self.interp().last_builtin_class()
            || !(class.has(class_flags::IMMUTABLE) || class.has(class_flags::NATIVE))
        {
            return name;
        }
        // A class of a native module is called by its full name.
        let module = self.interp().interned("__module__").and_then(|key| class.dict().get_name(self, key));
        match module.and_then(|m| m.cast::<Str>()).map(|m| m.to_utf8().into_owned()) {
            Some(module) if module != "builtins" => format!("{module}.{name}"),
            _ => name,
        }
    }

    /// A class's name with its module's, but for the main one, as some messages give it.
    pub(crate) fn name_with_module(&self, class: Ref<Class>) -> String {
        let mut name = crate::text::Text::new();
        crate::objects::repr::push_full_name(self, class, &mut name);
        let name = name.to_string();
        name.strip_prefix("__main__.").map(str::to_owned).unwrap_or(name)
    }

    /// AttributeError for an attribute that isn't there.
    #[cold]
    pub fn attribute_error(&mut self, obj: Value, name: Ref<Str>) -> Trap {
        let text = name.to_utf8().into_owned();
        let message = match obj.kind() {
            Some(Kind::Class) => {
                let class = obj.cast::<Class>().map_or_else(String::new, |c| self.class_qualname(c));
                format!("type object '{class}' has no attribute '{text}'")
            }
            Some(Kind::Module) => {
                let module: Ref<Module> = Ref::from_address(obj.bits());
                let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
                let [module, file] = ["__name__", "__file__"].map(|key| {
                    let key = self.intern(key);
                    dict.get_name(self, key).map_or_else(String::new, Str::text_of)
                });
                let reason = crate::modules::import::reason_for_lack(self, &module, &file);
                format!("module '{module}' has no attribute '{text}'{reason}")
            }
            _ => {
                let class = self.class_of(obj);
                let slot = self.lookup(class, name).is_some_and(|v| member(v).is_some());
                let class = if slot { self.name_with_module(class) } else { self.class_qualname(class) };
                format!("'{class}' object has no attribute '{text}'")
            }
        };
        let trap = self.raise(ids::ATTRIBUTE_ERROR, message);
        if let Trap::Raise(exc) = trap {
            self.set_exception_attr(exc, "name", name.into());
            self.set_exception_attr(exc, "obj", obj);
        }
        trap
    }

    /// What a special method found on a class gives when it is bound to the receiver; for those that aren't functions.
    pub(in crate::machine) fn bind_special(&mut self, method: Value, receiver: Value) -> NativeResult<Attr> {
        let class = self.class_of(receiver);
        Ok(match self.bind_attr(method, receiver, class)? {
            Attr::Method(f) => Attr::Value(self.bound_method(f, receiver)),
            Attr::Bound(f, receiver) => Attr::Value(self.bound_method(f, receiver)),
            Attr::Missing => return Err(self.attribute_error(receiver, self.interp().special_name(Special::Get))),
            other => other,
        })
    }

    /// `(r[base], r[base+1]) <- the special method of obj's type, and obj`
    pub(in crate::machine) fn load_special(&mut self, special: SpecialInstr, base: Window, obj: Value) -> NativeResult<()> {
        let which = match special {
            SpecialInstr::Enter => Special::Enter,
            SpecialInstr::Exit => Special::Exit,
            SpecialInstr::AsyncEnter => Special::AsyncEnter,
            SpecialInstr::AsyncExit => Special::AsyncExit,
        };
        let class = self.class_of(obj);
        let method = class.special(which);
        if method.is_unbound() {
            let name = self.type_name(obj);
            let (kind, missed) = match special {
                SpecialInstr::Enter => ("context manager protocol", ""),
                SpecialInstr::Exit => ("context manager protocol", " (missed __exit__ method)"),
                SpecialInstr::AsyncEnter => ("asynchronous context manager protocol", ""),
                SpecialInstr::AsyncExit => ("asynchronous context manager protocol", " (missed __aexit__ method)"),
            };
            return Err(self.type_error(format!("'{name}' object does not support the {kind}{missed}")));
        }
        if takes_receiver(method) {
            self.set_local(base.0, method);
            self.set_local(base.0 + 1, obj);
            return Ok(());
        }
        self.set_local(base.0 + 1, Value::UNBOUND);
        match self.bind_special(method, obj)? {
            Attr::Call(get, parts, count) => self.call_with(get, &parts[..count], Action::Store(base.0)),
            Attr::Value(bound) | Attr::Method(bound) | Attr::Bound(bound, _) => {
                self.set_local(base.0, bound);
                Ok(())
            }
            Attr::Missing => Ok(()),
        }
    }
}

/// The descriptor of a slot, if the value is one.
fn member(v: Value) -> Option<Ref<Property>> {
    v.cast::<Property>().filter(|p| p.header.class() == ids::MEMBER_DESCRIPTOR)
}

/// Is it the descriptor of a slot?
pub(crate) fn is_member(v: Value) -> bool {
    member(v).is_some()
}

/// If it is the descriptor of a slot of this class: the name that a slot's value is kept under.
pub(crate) fn place_name(v: Value, class: Ref<Class>) -> Option<Value> {
    member(v).filter(|p| p.get.get() == class.into()).map(|p| hidden_name(p).into())
}

/// The name that a slot's value is kept under.
fn hidden_name(p: Ref<Property>) -> Ref<Str> {
    p.set.get().cast().expect("gilbox bug: a member descriptor has a hidden name")
}

/// Where an object's own attribute is.
enum Own {
    /// A value, and the slot of the shape that holds it.
    Slot(Value, Option<usize>),
    /// A value in a module's cell.
    Cell(Value, Ref<crate::objects::function::Cell>),
    None,
}

/// Where an object that is no instance of a plain guest class keeps its attributes, if it can have any.
pub fn attrs_slot<'a>(v: Value) -> Option<&'a Slot> {
    macro_rules! slot {
        ($t:ty) => {{
            let o: Ref<$t> = Ref::from_address(v.bits());
            // SAFETY: the object outlives the native or instruction that asks; see `Ref`.
            Some(unsafe { &(*o.as_ptr()).attrs })
        }};
    }
    match v.kind()? {
        Kind::List => slot!(crate::objects::list::List),
        Kind::ByteArray => slot!(crate::objects::bytearray::ByteArray),
        Kind::Dict => slot!(Dict),
        Kind::Set => slot!(crate::objects::set::Set),
        Kind::Exception => slot!(Exception),
        Kind::Function => slot!(Function),
        Kind::Wrapped => slot!(crate::objects::misc::Wrapped),
        Kind::Native => slot!(crate::objects::native::Native),
        Kind::Property => slot!(Property),
        Kind::StaticMethod => slot!(StaticMethod),
        Kind::ClassMethod => slot!(ClassMethod),
        _ => None,
    }
}

/// The attributes of an object that is no instance, made if there are none.
pub(crate) fn make_attrs(t: &mut Thread, obj: Value, slot: &Slot) -> Ref<Dict> {
    if let Some(dict) = slot.get().cast::<Dict>() {
        return dict;
    }
    if let Some(header) = obj.header() {
        header.set_own_attrs();
    }
    let fresh = Dict::new(t);
    if slot.replace_if(Value::UNBOUND, fresh.into()) { fresh } else { slot.get().cast().unwrap_or(fresh) }
}

/// May any attribute be given to an object that is no instance?
pub(crate) fn takes_attributes(class: Ref<Class>, obj: Value) -> bool {
    let guest = class.has(class_flags::GUEST) && !class.has(class_flags::NO_DICT);
    guest || matches!(obj.kind(), Some(Kind::Function | Kind::Exception | Kind::StaticMethod | Kind::ClassMethod))
}

/// The function that a class has in the place of the `__getattribute__`, `__setattr__` or `__delattr__` of `object` and `type`: a guest's,
/// a native class's own, or that of another slot (`__setattr__ = dict.__setitem__`).
pub(crate) fn attr_hook(class: Ref<Class>, special: Special) -> Option<Value> {
    let hook = class.special(special);
    match hook.kind() {
        Some(Kind::Function) => Some(hook),
        Some(Kind::NativeFunction) => {
            hook.cast::<NativeFunction>().filter(|f| f.def.name != special.name() || !is_usual(*f)).map(|_| hook)
        }
        _ => None,
    }
}

/// Is it a method of `object` or `type`?
fn is_usual(f: Ref<NativeFunction>) -> bool {
    f.owner.get().cast::<Class>().is_none_or(|class| matches!(class.id, ids::OBJECT | ids::TYPE))
}

/// Does a special method that is found in a class get the object as its first argument, without being bound?
#[inline]
pub(crate) fn takes_receiver(method: Value) -> bool {
    match method.kind() {
        Some(Kind::Function) => true,
        Some(Kind::NativeFunction) => {
            method.cast::<NativeFunction>().is_some_and(|f| f.def.binding == Binding::Method && f.receiver.get().is_unbound())
        }
        _ => false,
    }
}

/// Is it a function of the prelude that stands for one of a C module?
fn never_binds(function: Value) -> bool {
    let code = function.cast::<Function>().and_then(|f| f.code.get().cast::<super::code_object::CodeObject>());
    code.is_some_and(|code| code.code.never_binds)
}
