//! Jumps, comparisons that jump, and loops over iterators.

use super::generators::for_iter_generator;
use super::numbers::{compare_others, quick_truth, test};
use super::op;
use crate::code::Instr;
use crate::code::instr::{Label, Near};
use crate::code::operands::Comparand;
use crate::heap::{Kind, Ref};
use crate::machine::Thread;
use crate::machine::frame::Frame;
use crate::machine::operate::quick_comparison;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::objects::class::ids;
use crate::objects::iterate::HELD;
use crate::objects::list::{List, Tuple};
use crate::objects::misc::Iterator;
use crate::value::Value;

op!(jump, Instr::Jump { to: Label(to) }, |s| s.jump::<M>(to));

op!(jump_if, Instr::JumpIf { cond, to }, |s| match quick_truth(s.r[cond]) {
    Some(truth) => s.branch::<M>(truth, to.0),
    None => s.otherwise(test::<M>),
});

op!(jump_unless, Instr::JumpUnless { cond, to }, |s| match quick_truth(s.r[cond]) {
    Some(truth) => s.branch::<M>(!truth, to.0),
    None => s.otherwise(test::<M>),
});

op!(jump_is_none, Instr::JumpIsNone { when, src, to }, |s| {
    let jumps = s.r[src].is_none() == when;
    s.branch::<M>(jumps, to.0)
});

impl State<'_> {
    /// Compares two integers of 63 bits, or two common doubles, and jumps if the truth is `when`.
    #[inline(always)]
    fn compare_jump<M: Mode>(
        self,
        when: bool,
        (a, b): (Value, Value),
        Near(to): Near,
        ints: impl Fn(&i64, &i64) -> bool,
        floats: impl Fn(&f64, &f64) -> bool,
    ) -> Flow {
        let holds = if a.both_int(b) {
            ints(&a.word(), &b.word())
        } else if a.both_common_floats(b) {
            floats(&a.common_float_unchecked(), &b.common_float_unchecked())
        } else {
            return self.otherwise(compare_quickly::<M>);
        };
        self.branch::<M>(holds == when, to.into())
    }
}

macro_rules! compare_jumps {
    ($($name:ident $instr:ident, $name_int:ident $instr_int:ident: $holds:ident;)*) => {$(
        op!($name, Instr::$instr { when, lhs, rhs, to }, |s| {
            let operands = (s.r[lhs], s.r[rhs]);
            s.compare_jump::<M>(when, operands, to, i64::$holds, f64::$holds)
        });
        op!($name_int, Instr::$instr_int { when, lhs, imm, to }, |s| {
            let operands = (s.r[lhs], Value::small(imm.into()));
            s.compare_jump::<M>(when, operands, to, i64::$holds, f64::$holds)
        });
    )*};
}

compare_jumps! {
    jump_lt JumpLt, jump_lt_int JumpLtInt: lt;
    jump_le JumpLe, jump_le_int JumpLeInt: le;
    jump_eq JumpEq, jump_eq_int JumpEqInt: eq;
    jump_ne JumpNe, jump_ne_int JumpNeInt: ne;
    jump_gt JumpGt, jump_gt_int JumpGtInt: gt;
    jump_ge JumpGe, jump_ge_int JumpGeInt: ge;
}

op!(
    /// Any comparing jump, on strings, constants and numbers of different types.
    #[inline(never)]
    compare_quickly,
    _,
    |s| {
        if let Some(jump) = s.instr().comparing_jump() {
            let rhs = match jump.rhs {
                Comparand::Register(rhs) => s.r[rhs],
                Comparand::Int(imm) => Value::small(imm.into()),
            };
            if let Some(holds) = quick_comparison(jump.op, s.r[jump.lhs], rhs) {
                return s.branch::<M>(holds == jump.when, jump.to.0.into());
            }
        }
        s.otherwise(compare_others::<M>)
    }
);

op!(get_iter, Instr::GetIter { dst, src }, |s| s.go::<M>(|t, r| t.get_iter(dst, r[src])));

op!(for_iter, Instr::ForIter { iter, dst, to: Near(to) }, |s| {
    if let Some(header) = s.r[iter].header()
        && header.class() == ids::RANGE_ITERATOR
        && !header.has_flag(HELD)
    {
        let it = header.assume::<Iterator>();
        let left = it.limit.get();
        if left.word() <= Value::small(0).word() {
            return s.next::<M>();
        }
        let next = it.index.get();
        it.index.set(next.wrapping_add_ints(it.step.get()));
        it.limit.set(left.wrapping_add_ints(Value::small(-1)));
        s.r[dst] = next;
        return s.jump::<M>(to.into());
    }
    s.otherwise(for_iter_items::<M>)
});

op!(
    /// Over the items of a list or tuple.
    #[inline(never)]
    for_iter_items,
    Instr::ForIter { iter, dst, to: Near(to) },
    |s| {
        let Some(header) = s.r[iter].header() else { return s.otherwise(for_iter_generator::<M>) };
        let found = match header.class() {
            ids::LIST_ITERATOR if !header.has_flag(HELD) => list_item(header.assume()),
            ids::TUPLE_ITERATOR => tuple_item(header.assume()),
            _ if header.kind() == Kind::Iterator => None,
            _ => return s.otherwise(for_iter_generator::<M>),
        };
        match found {
            Some(v) => {
                let it = header.assume::<Iterator>();
                let at = it.index.get();
                it.index.set(at.add_ints(Value::small(1)).unwrap_or(at));
                s.r[dst] = v;
                s.jump::<M>(to.into())
            }
            None => s.otherwise(for_iter_natives::<M>),
        }
    }
);

/// What an iterator over a list is at; of one that has ended there is no list any more.
#[inline(always)]
fn list_item(it: Ref<Iterator>) -> Option<Value> {
    let list = it.source.get().header()?.assume::<List>();
    list.get(it.index.get().int_unchecked() as usize)
}

/// The same over a tuple.
#[inline(always)]
fn tuple_item(it: Ref<Iterator>) -> Option<Value> {
    let tuple = it.source.get().header()?.assume::<Tuple>();
    tuple.items().get(it.index.get().int_unchecked() as usize).copied()
}

op!(
    /// By an iterator of the interpreter's own.
    #[inline(never)]
    for_iter_natives,
    Instr::ForIter { iter, dst, to },
    |s| s.go_landing::<M>(|t, r| {
        let it = r[iter].cast().expect("gilbox bug: this iterator is a native one");
        t.next_native(it, dst, to.0)
    })
);

op!(
    #[inline(never)]
    for_iter_others,
    Instr::ForIter { iter, .. },
    |s| s.go_switching::<M>(|t, r| t.next(r[iter]))
);
