//! Moves, constants, and variables: local ones, those in cells, global ones, and those of class bodies.

use super::op;
use crate::code::Instr;
use crate::heap::{Header, Kind, Ref};
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::function::Cell;
use crate::value::{Slot, Value};

op!(copy, Instr::Move { dst, src }, |s| {
    s.r[dst] = s.r[src];
    s.next::<M>()
});

op!(load_const, Instr::LoadConst { dst, value }, |s| {
    s.r[dst] = s.constant(value);
    s.next::<M>()
});

op!(load_int, Instr::LoadInt { dst, value }, |s| {
    s.r[dst] = Value::small(value);
    s.next::<M>()
});

op!(check_bound, Instr::CheckBound { src, .. }, |s| {
    if s.r[src].is_unbound() { s.otherwise(unbound_local::<M>) } else { s.next::<M>() }
});

op!(
    #[cold]
    #[inline(never)]
    unbound_local,
    (Instr::CheckBound { name, .. } | Instr::DelLocal { name, .. }),
    |s| s.go::<M>(|t, _| t.unbound_local(name))
);

op!(rebind, Instr::Rebind { local, src }, |s| {
    let old = s.r[local];
    s.r[local] = s.r[src];
    s.lost::<M>(old)
});

op!(del_local, Instr::DelLocal { local, .. }, |s| {
    let old = s.r[local];
    if old.is_unbound() {
        return s.otherwise(unbound_local::<M>);
    }
    s.r[local] = Value::UNBOUND;
    s.lost::<M>(old)
});

op!(make_cell, Instr::MakeCell { local }, |s| {
    let value = Slot::new(s.r[local]);
    let cell = s.t.make(Cell { header: Header::new(Kind::Cell, ids::CELL), value });
    s.r[local] = cell.into();
    s.next::<M>()
});

op!(load_cell, Instr::LoadCell { dst, cell, .. }, |s| {
    let v = cell_of(s.r[cell]).value.get();
    if v.is_unbound() {
        return s.otherwise(unbound_cell::<M>);
    }
    s.r[dst] = v;
    s.next::<M>()
});

op!(
    #[cold]
    #[inline(never)]
    unbound_cell,
    (Instr::LoadCell { cell, name, .. } | Instr::DelCell { cell, name }),
    |s| s.go::<M>(|t, _| t.unbound_cell(cell, name))
);

op!(store_cell, Instr::StoreCell { cell, src }, |s| {
    cell_of(s.r[cell]).value.set(s.r[src]);
    s.next::<M>()
});

op!(del_cell, Instr::DelCell { cell, .. }, |s| {
    let old = cell_of(s.r[cell]).value.swap(Value::UNBOUND);
    if old.is_unbound() { s.otherwise(unbound_cell::<M>) } else { s.lost::<M>(old) }
});

op!(load_global, Instr::LoadGlobal { dst, global }, |s| {
    let link = s.global(global);
    let mut v = link.cell.value.get();
    if v.is_unbound() {
        v = link.builtin.value.get();
        if v.is_unbound() {
            return s.otherwise(missing_global::<M>);
        }
    }
    s.r[dst] = v;
    s.next::<M>()
});

op!(
    #[cold]
    #[inline(never)]
    missing_global,
    Instr::LoadGlobal { dst, global },
    |s| s.go::<M>(|t, _| t.missing_global(dst, global))
);

op!(store_global, Instr::StoreGlobal { global, src }, |s| {
    let cell = s.global(global).cell;
    let mut old = cell.value.get();
    // Where threads run at the same time another may be deleting the name, which then must become an entry of the namespace again.
    while !old.is_unbound() && M::SHARED && !cell.value.replace_if(old, s.r[src]) {
        old = cell.value.get();
    }
    if old.is_unbound() {
        return s.otherwise(add_global::<M>);
    }
    if !M::SHARED {
        cell.value.set(s.r[src]);
    }
    if old.is_object() { s.lost::<M>(old) } else { s.next::<M>() }
});

op!(
    #[cold]
    #[inline(never)]
    add_global,
    Instr::StoreGlobal { global, src },
    |s| s.go::<M>(|t, _| t.add_global(global, src))
);

op!(del_global, Instr::DelGlobal { global }, |s| s.go_switching::<M>(|t, _| t.delete_global(global)));
op!(load_name, Instr::LoadName { dst, ns, name }, |s| s.go::<M>(|t, r| t.load_name(dst, r[ns], name)));
op!(load_class_cell, Instr::LoadClassCell { dst, ns, cell }, |s| s.go::<M>(|t, r| t.load_class_cell(dst, r[ns], cell)));
op!(store_name, Instr::StoreName { ns, name, src }, |s| s.go::<M>(|t, r| t.store_name(r[ns], name, r[src])));
op!(del_name, Instr::DelName { ns, name }, |s| s.go::<M>(|t, r| t.delete_name(r[ns], name)));

#[inline(always)]
fn cell_of(v: Value) -> Ref<Cell> {
    debug_assert!(v.kind() == Some(Kind::Cell));
    Ref::from_address(v.bits())
}
