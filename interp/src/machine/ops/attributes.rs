//! Attributes, by way of the inline caches.

use super::op;
use crate::code::Instr;
use crate::code::instr::{In, Out, Window};
use crate::heap::barrier::OwnerMark;
use crate::machine::Thread;
use crate::machine::code_object::{CacheKey, CachedAttr};
use crate::machine::frame::Action;
use crate::machine::frame::Frame;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::function::{Function, NativeFunction};
use crate::objects::instance::Instance;
use crate::value::{Slot, Value};

op!(load_attr, Instr::LoadAttr { dst, obj, site }, |s| {
    if let Some(instance) = s.r[obj].cast::<Instance>() {
        // The slots that are read are those whose shape was compared.
        let attrs = instance.attrs();
        if let Some(i) = s.site(site).slot(attrs.shape()) {
            let v = attrs.slot(i).get();
            if !v.is_unbound() {
                s.r[dst] = v;
                return s.next::<M>();
            }
        }
    }
    s.otherwise(load_attr_of_many::<M>)
});

op!(
    /// From one of several shapes that the site knows.
    #[inline(never)]
    load_attr_of_many,
    Instr::LoadAttr { dst, obj, site },
    |s| {
        if let Some(instance) = s.r[obj].cast::<Instance>() {
            let attrs = instance.attrs();
            if let Some(&CachedAttr::Slot(i)) = s.site(site).lookup(CacheKey(attrs.shape().0)) {
                let v = attrs.slot(i).get();
                if !v.is_unbound() {
                    s.r[dst] = v;
                    return s.next::<M>();
                }
            }
        }
        s.otherwise(load_other_attr::<M>)
    }
);

op!(
    /// What isn't in a slot of its own.
    #[inline(never)]
    load_other_attr,
    Instr::LoadAttr { dst, obj, site },
    |s| {
        let found = match s.site(site).lookup(CacheKey::of(s.r[obj])) {
            Some(&CachedAttr::Class(found)) => found,
            Some(CachedAttr::Cell(cell)) => cell.value.get(),
            Some(&CachedAttr::Getter(_)) => return s.otherwise(call_getter::<M>),
            Some(CachedAttr::Dict) => s.t.own_value(s.r[obj], s.site(site)),
            Some(CachedAttr::Slot(_) | CachedAttr::Method(_) | CachedAttr::Behind(_) | CachedAttr::Add(..)) | None => {
                Value::UNBOUND
            }
        };
        if found.is_unbound() {
            return s.otherwise(find_attr::<M>);
        }
        s.r[dst] = found;
        s.next::<M>()
    }
);

op!(
    #[inline(never)]
    call_getter,
    Instr::LoadAttr { dst, obj, site },
    |s| {
        let v = s.r[obj];
        if let Some(&CachedAttr::Getter(f)) = s.site(site).lookup(CacheKey::of(v)) {
            let Some(f) = f.cast::<Function>() else {
                return s.go_switching::<M>(|t, _| t.call_native_getter(f, v, Action::Store(dst.0)));
            };
            let first = s.position(0) + s.frame().code.quick.registers as usize + 1;
            if first + 1 < s.t.high_water {
                s.t.set_register(first, v);
                if let Some(window) = s.t.open_any_frame(f, first, 1) {
                    return s.enter_window::<M>(f, window, Action::Store(dst.0), Value::UNBOUND);
                }
            }
        }
        s.otherwise(find_attr::<M>)
    }
);

op!(
    #[cold]
    #[inline(never)]
    find_attr,
    Instr::LoadAttr { dst, obj, site },
    |s| s.go::<M>(|t, r| t.load_attr(dst, r[obj], site))
);

op!(store_attr, Instr::StoreAttr { obj, site, src }, |s| {
    if M::SHARED {
        return s.otherwise(store_attr_shared::<M>);
    }
    if let Some(instance) = s.r[obj].cast::<Instance>() {
        let attrs = instance.attrs();
        if let Some(i) = s.site(site).slot(attrs.shape()) {
            return s.store_slot::<M>(attrs.slot(i), src);
        }
    }
    s.otherwise(store_attr_of_many::<M>)
});

impl State<'_> {
    /// Stores into the slot of an attribute, where no other thread runs.
    #[inline(always)]
    fn store_slot<M: Mode>(self, slot: &Slot, src: In) -> Flow {
        let old = if self.t.prompt { slot.get() } else { Value::UNBOUND };
        slot.set(self.r[src]);
        if old.is_object() { self.lost::<M>(old) } else { self.next::<M>() }
    }
}

op!(
    /// Into one of several shapes that the site knows, or one that is new to the instance.
    #[inline(never)]
    store_attr_of_many,
    Instr::StoreAttr { obj, site, src },
    |s| {
        if let Some(instance) = s.r[obj].cast::<Instance>() {
            let attrs = instance.attrs();
            match s.site(site).lookup(CacheKey(attrs.shape().0)) {
                Some(&CachedAttr::Slot(i)) => return s.store_slot::<M>(attrs.slot(i), src),
                Some(&CachedAttr::Add(i, next)) if i < attrs.slots().len() => {
                    attrs.add_in_room(i, next, s.r[src]);
                    return s.next::<M>();
                }
                _ => {}
            }
        }
        s.otherwise(set_attr::<M>)
    }
);

op!(
    #[inline(never)]
    store_attr_shared,
    Instr::StoreAttr { obj, site, src },
    |s| {
        let Some(instance) = s.r[obj].cast::<Instance>() else { return s.otherwise(set_attr::<M>) };
        let attrs = instance.attrs();
        let key = CacheKey(attrs.shape().0);
        let v = s.r[src];
        let done = match s.site(site).lookup(key) {
            Some(&CachedAttr::Slot(i)) if s.t.mark() != OwnerMark::NOBODY => instance.store_shared(attrs, i, v),
            Some(&CachedAttr::Slot(i)) => {
                instance.header.lock();
                // Only the attributes of the moment may be written to: they may have been replaced meanwhile.
                let same = std::ptr::eq(attrs, instance.attrs());
                if same {
                    attrs.slot(i).set(v);
                }
                instance.header.unlock();
                same
            }
            Some(&CachedAttr::Add(i, next)) => s.t.add_shared(instance, key, i, next, v),
            _ => false,
        };
        if done { s.next::<M>() } else { s.otherwise(set_attr::<M>) }
    }
);

op!(
    #[cold]
    #[inline(never)]
    set_attr,
    Instr::StoreAttr { obj, site, src },
    |s| s.go_losing::<M>(|t, r| t.store_attr(r[obj], site, r[src]))
);

op!(del_attr, Instr::DelAttr { obj, site }, |s| s.go_switching::<M>(|t, r| t.delete_attr(r[obj], site)));

op!(load_method, Instr::LoadMethod { base, obj, site }, |s| {
    let v = s.r[obj];
    if let Some(instance) = v.cast::<Instance>()
        && let Some(&CachedAttr::Method(f)) = s.site(site).lookup(CacheKey(instance.attrs().shape().0))
    {
        s.r[Out(base.0)] = f;
        s.r[Out(base.0 + 1)] = v;
        return s.next::<M>();
    }
    s.otherwise(load_other_method::<M>)
});

op!(
    /// Methods of built-in objects.
    #[inline(never)]
    load_other_method,
    Instr::LoadMethod { base, obj, site },
    |s| {
        let v = s.r[obj];
        if let Some(key) = CacheKey::of_plain(v)
            && let Some(&CachedAttr::Method(f)) = s.site(site).lookup(key)
        {
            s.r[Out(base.0)] = f;
            s.r[Out(base.0 + 1)] = v;
            if let Instr::CallMethod { argc: 0, .. } = s.upcoming()
                && !M::COUNTED
            {
                return s.otherwise(call_found_method::<M>);
            }
            return s.next::<M>();
        }
        s.otherwise(load_any_method::<M>)
    }
);

op!(
    /// One that is called without arguments is so at once.
    #[inline(never)]
    call_found_method,
    Instr::LoadMethod { base: Window(base), .. },
    |s| {
        let receiver = s.arguments(base + 1, 1);
        match (s.r[In(base)].cast::<NativeFunction>(), s.upcoming()) {
            (Some(f), Instr::CallMethod { dst, base: called, .. }) if called.0 == base && f.plain.takes(receiver) => {
                s.skip().ask_native::<M>(f, receiver, dst)
            }
            _ => s.next::<M>(),
        }
    }
);

op!(
    /// And what takes no receiver.
    #[inline(never)]
    load_any_method,
    Instr::LoadMethod { base, obj, site },
    |s| {
        let v = s.r[obj];
        let (f, receiver) = match s.site(site).lookup(CacheKey::of(v)) {
            Some(&CachedAttr::Method(f)) => (f, v),
            Some(&CachedAttr::Class(f)) => (f, Value::UNBOUND),
            Some(CachedAttr::Cell(cell)) => (cell.value.get(), Value::UNBOUND),
            Some(&CachedAttr::Behind(f)) if s.t.own_value(v, s.site(site)).is_unbound() => (f, v),
            Some(CachedAttr::Dict) => (s.t.own_value(v, s.site(site)), Value::UNBOUND),
            Some(CachedAttr::Slot(_) | CachedAttr::Getter(_) | CachedAttr::Behind(_) | CachedAttr::Add(..)) | None => {
                (Value::UNBOUND, v)
            }
        };
        if f.is_unbound() {
            return s.otherwise(find_method::<M>);
        }
        s.r[Out(base.0)] = f;
        s.r[Out(base.0 + 1)] = receiver;
        s.next::<M>()
    }
);

op!(
    #[cold]
    #[inline(never)]
    find_method,
    Instr::LoadMethod { base, obj, site },
    |s| s.go::<M>(|t, r| t.load_method(base, r[obj], site))
);

op!(load_special, Instr::LoadSpecial { special, base, obj }, |s| s.go::<M>(|t, r| t.load_special(special, base, r[obj])));
