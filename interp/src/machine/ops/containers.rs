//! Making containers, strings and the like, taking them apart, and matching them.

use super::op;
use crate::code::Instr;
use crate::code::instr::{Conversion, In, Out, Window};
use crate::machine::Thread;
use crate::machine::frame::Action;
use crate::machine::frame::Frame;
use crate::machine::native::Trap;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::hash::hash_quick;
use crate::objects::list::{List, Tuple};
use crate::objects::repr::plain_text;
use crate::objects::set::Set;
use crate::value::Value;

op!(unpack, Instr::Unpack { src, base, count }, |s| {
    if let Some(tuple) = s.r[src].cast::<Tuple>()
        && tuple.len() == count as usize
    {
        for (i, &item) in tuple.items().iter().enumerate() {
            s.r[Out(base.0 + i as u16)] = item;
        }
        return s.next::<M>();
    }
    s.otherwise(unpack_others::<M>)
});

op!(
    #[inline(never)]
    unpack_others,
    Instr::Unpack { src, base, count },
    |s| s.go::<M>(|t, r| t.unpack(r[src], base, count))
);

op!(unpack_star, Instr::UnpackStar { before, src, base, after }, |s| {
    s.go::<M>(|t, r| t.unpack_star(r[src], base, before, after))
});

op!(build_list, Instr::BuildList { dst, base, count }, |s| {
    let items = s.arguments(base.0, count.into());
    let made = s.t.list(items.slice());
    s.made::<M>(dst, made, build_list_after_collection::<M>)
});
op!(
    #[cold]
    #[inline(never)]
    build_list_after_collection,
    Instr::BuildList { dst, base, count },
    |s| s.go::<M>(|t, _| t.build_list(dst, base, count))
);
op!(build_tuple, Instr::BuildTuple { dst, base, count }, |s| {
    let items = s.arguments(base.0, count.into());
    let made = s.t.tuple(items.slice());
    s.made::<M>(dst, made, build_tuple_after_collection::<M>)
});
op!(
    #[cold]
    #[inline(never)]
    build_tuple_after_collection,
    Instr::BuildTuple { dst, base, count },
    |s| s.go::<M>(|t, _| t.build_tuple(dst, base, count))
);
op!(build_set, Instr::BuildSet { dst, base, count }, |s| s.go::<M>(|t, _| t.build_set(dst, base, count)));
op!(build_map, Instr::BuildMap { dst, base, pairs }, |s| {
    if pairs == 0
        && !M::COUNTED
        && let Instr::MapMerge { map, src, .. } = s.upcoming()
        && map.0 == dst.0
        && matches!(s.ahead(1), Instr::CallEx { .. })
        && let Some(keywords) = s.r[src].cast::<Dict>()
        && keywords.header.class() == ids::DICT
        && keywords.has_only_strings()
    {
        // `f(**keywords)`: the call only reads them, so that they need no copy.
        s.r[dst] = keywords.into();
        return s.skip().next::<M>();
    }
    s.go::<M>(|t, _| t.build_map(dst, base, pairs))
});
op!(build_string, Instr::BuildString { dst, base, count }, |s| s.go::<M>(|t, _| t.build_string(dst, base, count)));
op!(format, Instr::Format { conversion, dst, src, spec }, |s| s.go::<M>(|t, r| t.format(conversion, dst, r[src], r[spec])));
op!(format_simple, Instr::FormatSimple { conversion, dst, src }, |s| {
    if matches!(conversion, Conversion::None | Conversion::Str) {
        let text = plain_text(s.t, s.r[src]);
        if !text.is_unbound() {
            s.r[dst] = text;
            return s.next::<M>();
        }
    }
    s.otherwise(format_other::<M>)
});
op!(
    #[inline(never)]
    format_other,
    Instr::FormatSimple { conversion, dst, src },
    |s| s.go::<M>(|t, r| t.format(conversion, dst, r[src], Value::UNBOUND))
);

op!(list_append, Instr::ListAppend { list, item }, |s| {
    // The list is still being made: no other thread sees it.
    if let Some(list) = s.r[list].cast::<List>()
        && list.push_in_room(s.r[item])
    {
        return s.next::<M>();
    }
    s.otherwise(list_append_growing::<M>)
});

op!(
    #[inline(never)]
    list_append_growing,
    Instr::ListAppend { list, item },
    |s| s.go::<M>(|t, r| {
        let list = r[list].cast::<List>().expect("gilbox bug: ListAppend to no list");
        list.push(t, r[item]).map_err(Trap::from)
    })
);

op!(set_add, Instr::SetAdd { set, item }, |s| {
    // Before it is whole nobody else has the set.
    if let Some(set) = s.r[set].cast::<Set>()
        && let Some(hash) = hash_quick(s.t, s.r[item])
        && set.add_at_sight(hash, s.r[item])
    {
        return s.next::<M>();
    }
    s.otherwise(set_add_other::<M>)
});
op!(
    #[inline(never)]
    set_add_other,
    Instr::SetAdd { set, item },
    |s| s.go::<M>(|t, r| t.set_add(r[set], r[item]))
);
op!(map_insert, Instr::MapInsert { map, key, value }, |s| {
    // As for a set.
    if let Some(dict) = s.r[map].cast::<Dict>()
        && let Some(hash) = hash_quick(s.t, s.r[key])
        && dict.set_at_sight(hash, s.r[key], s.r[value]).is_some()
    {
        return s.next::<M>();
    }
    s.otherwise(map_insert_other::<M>)
});
op!(
    #[inline(never)]
    map_insert_other,
    Instr::MapInsert { map, key, value },
    |s| s.go::<M>(|t, r| t.set_item(r[map], r[key], r[value]))
);
op!(list_extend, Instr::ListExtend { list, src }, |s| s.go::<M>(|t, r| t.list_extend(r[list], r[src])));
op!(set_update, Instr::SetUpdate { set, src }, |s| s.go::<M>(|t, r| t.set_update(r[set], r[src])));
op!(map_update, Instr::MapUpdate { map, src }, |s| s.go::<M>(|t, r| t.map_update(r[map], r[src])));
op!(map_merge, Instr::MapMerge { map, src, callee }, |s| s.go::<M>(|t, r| t.map_merge(r[map], r[src], r[callee])));
op!(list_to_tuple, Instr::ListToTuple { dst, src }, |s| s.go::<M>(|t, r| t.list_to_tuple(dst, r[src])));

op!(match_kind, Instr::MatchKind { kind, dst, subject }, |s| s.go::<M>(|t, r| t.match_kind(kind, dst, r[subject])));
op!(match_keys, Instr::MatchKeys { dst, subject, keys }, |s| s.go::<M>(|t, r| t.match_keys(dst, r[subject], r[keys])));
op!(match_class, Instr::MatchClass { dst, base: Window(base), count }, |s| {
    s.go::<M>(|t, r| t.match_class(dst, [r[In(base)], r[In(base + 1)], r[In(base + 2)]], count))
});
op!(match_rest, Instr::MatchRest { dst, subject, keys }, |s| {
    s.go::<M>(|t, r| t.call_prelude("match_rest", &[r[subject], r[keys]], Action::Store(dst.0)))
});
