//! Items of containers: subscripts, slices, membership, length.

use super::op;
use crate::code::Instr;
use crate::code::instr::In;
use crate::heap::{Ref, barrier};
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_quick;
use crate::objects::list::{List, Tuple};
use crate::objects::ops::{contains_quick, dict_get_quick, item_at_sight, set_item_at_sight, set_slice_quick, slice_quick};
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::Chars;
use crate::value::Value;

op!(get_item, Instr::GetItem { dst, obj, key }, |s| {
    let (o, k) = (s.r[obj], s.r[key]);
    if let Some(header) = o.header() {
        let v = match header.class() {
            ids::LIST if k.is_int() => {
                let buffer = header.assume::<List>().buffer();
                let used = buffer.used();
                used.get(place(k, used.len())).map_or(Value::UNBOUND, |slot| slot.get())
            }
            ids::TUPLE if k.is_int() => {
                let tuple = header.assume::<Tuple>();
                let items = tuple.items();
                items.get(place(k, items.len())).copied().unwrap_or(Value::UNBOUND)
            }
            ids::DICT => return s.otherwise(get_entry::<M>),
            _ => Value::UNBOUND,
        };
        if !v.is_unbound() {
            s.r[dst] = v;
            return s.next::<M>();
        }
    }
    s.otherwise(get_character::<M>)
});

op!(
    /// From a dict. What takes more than a look is left to another function, so that this one keeps nothing while it calls.
    #[inline(never)]
    get_entry,
    Instr::GetItem { dst, obj, key },
    |s| {
        let dict: Ref<Dict> = Ref::from_address(s.r[obj].bits());
        if let Some(hash) = hash_quick(s.t, s.r[key]) {
            let v = dict.get_at_sight(hash, s.r[key]);
            if !v.is_unbound() {
                s.r[dst] = v;
                return s.next::<M>();
            }
        }
        s.otherwise(find_item::<M>)
    }
);

op!(
    #[inline(never)]
    get_character,
    Instr::GetItem { dst, obj, key },
    |s| {
        if let Some(string) = s.r[obj].cast::<Str>()
            && string.header.class() == ids::STR
            && s.r[key].is_int()
            && let Chars::Ascii(bytes) = string.chars()
            && let Some(&c) = bytes.get(place(s.r[key], bytes.len()))
        {
            s.r[dst] = s.t.char(Some(c.into()));
            return s.next::<M>();
        }
        s.otherwise(get_number::<M>)
    }
);

op!(
    /// From bytes, arrays, deques.
    #[inline(never)]
    get_number,
    Instr::GetItem { dst, obj, key },
    |s| {
        if s.r[key].is_int() {
            let v = item_at_sight(s.t, s.r[obj], s.r[key].int_unchecked());
            if !v.is_unbound() {
                s.r[dst] = v;
                return s.next::<M>();
            }
        }
        s.otherwise(find_item::<M>)
    }
);

op!(
    #[inline(never)]
    find_item,
    Instr::GetItem { dst, obj, key },
    |s| {
        if let Some(Ok(Some(v))) = dict_get_quick(s.t, s.r[obj], s.r[key], Special::GetItem) {
            s.r[dst] = v;
            return s.next::<M>();
        }
        s.go::<M>(|t, r| t.get_item(dst, r[obj], r[key]))
    }
);

op!(set_item, Instr::SetItem { obj, key, src }, |s| {
    let (o, k) = (s.r[obj], s.r[key]);
    if k.is_int()
        && let Some(header) = o.header()
        && header.class() == ids::LIST
    {
        let list = header.assume::<List>();
        if M::SHARED && (M::COUNTED || !list.is_owned_by(s.t)) {
            return s.otherwise(set_item_locked::<M>);
        }
        let buffer = list.buffer();
        let used = buffer.used();
        if let Some(slot) = used.get(place(k, used.len())) {
            // What was there is read only if somebody wants to know: else nothing has to wait for it, should no cache have it.
            let old = if s.t.prompt { slot.get() } else { Value::UNBOUND };
            slot.set(s.r[src]);
            barrier::here();
            // Whoever took the ownership away meanwhile may not have seen it.
            if !M::SHARED || list.is_owned_by(s.t) {
                return if s.t.prompt { s.lost::<M>(old) } else { s.next::<M>() };
            }
        }
    }
    s.otherwise(set_other_item::<M>)
});

op!(
    /// Into a list that another thread owns, or none.
    #[inline(never)]
    set_item_locked,
    Instr::SetItem { obj, key, src },
    |s| {
        let Some(list) = s.r[obj].cast::<List>() else { return s.otherwise(set_other_item::<M>) };
        let old = list.locked(s.t, |_| {
            let buffer = list.buffer();
            let slot = buffer.used().get(place(s.r[key], buffer.len()))?;
            let old = slot.get();
            slot.set(s.r[src]);
            Some(old)
        });
        match old {
            Some(old) if s.t.prompt => s.lost::<M>(old),
            Some(_) => s.next::<M>(),
            None => s.otherwise(set_other_item::<M>),
        }
    }
);

op!(
    #[inline(never)]
    set_other_item,
    Instr::SetItem { obj, key, src },
    |s| {
        let (o, k) = (s.r[obj], s.r[key]);
        if let Some(header) = o.header()
            && header.class() == ids::DICT
            && let Some(hash) = hash_quick(s.t, k)
        {
            if M::SHARED {
                header.lock();
            }
            let old = header.assume::<Dict>().set_at_sight(hash, k, s.r[src]);
            if M::SHARED {
                header.unlock();
            }
            if let Some(old) = old {
                return if s.t.prompt { s.lost::<M>(old) } else { s.next::<M>() };
            }
        }
        if k.is_int() && !s.t.prompt && set_item_at_sight(s.t, o, k.int_unchecked(), s.r[src]) {
            return s.next::<M>();
        }
        s.otherwise(set_any_item::<M>)
    }
);

op!(
    #[inline(never)]
    set_any_item,
    Instr::SetItem { obj, key, src },
    |s| s.go_losing::<M>(|t, r| t.set_item(r[obj], r[key], r[src]))
);

op!(del_item, Instr::DelItem { obj, key }, |s| s.go_losing::<M>(|t, r| t.delete_item(r[obj], r[key])));

op!(build_slice, Instr::BuildSlice { dst, base }, |s| {
    let bounds = [s.r[In(base.0)], s.r[In(base.0 + 1)], s.r[In(base.0 + 2)]];
    // What is used at once need not be made; unless it is needed once more, as by `x[i:j] += y`: then it outlives the item, which gets a
    // register behind it.
    if !M::COUNTED {
        match s.upcoming() {
            Instr::GetItem { dst: item, obj, key } if key.0 == dst.0 && item.0 < key.0 => {
                let v = slice_quick(s.t, s.r[obj], bounds);
                if !v.is_unbound() {
                    s.r[item] = v;
                    return s.skip().next::<M>();
                }
            }
            Instr::SetItem { obj, key, src } if key.0 == dst.0 && set_slice_quick(s.t, s.r[obj], bounds, s.r[src]) => {
                return s.skip().next::<M>();
            }
            _ => {}
        }
    }
    s.r[dst] = s.t.slice(bounds);
    s.next::<M>()
});

op!(contains, Instr::Contains { negate, dst, item, container }, |s| {
    match contains_quick(s.t, s.r[container], s.r[item]) {
        Some(found) => {
            s.r[dst] = Value::bool(found != negate);
            s.next::<M>()
        }
        None => s.otherwise(contains_other::<M>),
    }
});

op!(
    #[inline(never)]
    contains_other,
    Instr::Contains { item, container, .. },
    |s| s.go::<M>(|t, r| t.contains(r[item], r[container]))
);

op!(len, Instr::Len { dst, src }, |s| s.go::<M>(|t, r| t.len(dst, r[src])));

/// The index that an integer names; one that is too large where it names none.
#[inline(always)]
fn place(k: Value, len: usize) -> usize {
    let i = k.int_unchecked();
    (if i < 0 { i + len as i64 } else { i }) as usize
}
