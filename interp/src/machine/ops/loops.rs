//! Loops over iterators.
//!
//! `ForIter` knows the frequent ones, one function for each sort, so that none of them calls anything: ranges, lists and tuples, dicts,
//! and the characters of strings. Where a pair that it makes would be taken apart at once, by an `Unpack` that the loop begins with, no
//! tuple is made of it.

use super::generators::for_iter_generator;
use super::op;
use crate::code::Instr;
use crate::code::instr::{Near, Out};
use crate::heap::{Kind, Ref};
use crate::machine::frame::{Action, Frame};
use crate::machine::native::NativeResult;
use crate::machine::run::{Flow, Mode, Regs, State};
use crate::machine::{Thread, Trap, cost};
use crate::modules::builtins::{Callee, Map, map_of};
use crate::objects::class::ids;
use crate::objects::function::Function;
use crate::objects::iterate::{
    ASKS_GUEST, HELD, advance, byte_item, iterator_quickly, list_item, next_entry, next_key, next_number, pair_at_sight,
    sequence_item, step, tuple_item,
};
use crate::objects::list::Tuple;
use crate::objects::misc::Iterator;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

op!(get_iter, Instr::GetIter { dst, src }, |s| {
    let it = iterator_quickly(s.t, s.r[src]);
    if it.is_unbound() {
        return s.otherwise(get_other_iter::<M>);
    }
    s.r[dst] = it;
    s.next::<M>()
});
op!(
    #[inline(never)]
    get_other_iter,
    Instr::GetIter { dst, src },
    |s| s.go::<M>(|t, r| t.get_iter(dst, r[src]))
);

op!(for_iter, Instr::ForIter { iter, dst, to: Near(to) }, |s| {
    let Some(header) = s.r[iter].header() else { return s.otherwise(for_iter_others::<M>) };
    let class = header.class();
    if class == ids::RANGE_ITERATOR && !header.has_flag(HELD) {
        return match next_number(header.assume()) {
            Some(next) => {
                s.r[dst] = next;
                s.jump_back::<M>(to.into())
            }
            None => s.next::<M>(),
        };
    }
    s.otherwise(if class == ids::LIST_ITERATOR { for_iter_list::<M> } else { for_iter_sorts::<M> })
});

op!(
    /// By another sort of iterator. Apart, since a jump by the sort is worse than a comparison for the two above.
    #[inline(never)]
    for_iter_sorts,
    Instr::ForIter { iter, .. },
    |s| {
        let way = match s.r[iter].header().map(|header| header.class()) {
            Some(ids::TUPLE_ITERATOR) => for_iter_tuple::<M>,
            Some(ids::GENERATOR) => for_iter_generator::<M>,
            Some(ids::DICT_KEY_ITERATOR | ids::DICT_VALUE_ITERATOR | ids::DICT_ITEM_ITERATOR) => for_iter_entries::<M>,
            Some(ids::STR_ASCII_ITERATOR) => for_iter_characters::<M>,
            Some(ids::ENUMERATE | ids::ZIP) => for_iter_pairs::<M>,
            Some(ids::SET_ITERATOR) => for_iter_keys::<M>,
            Some(ids::BYTES_ITERATOR) => for_iter_bytes::<M>,
            _ => for_iter_rest::<M>,
        };
        s.otherwise(way)
    }
);

op!(feed, Instr::Feed { sink, item, to: Near(to) }, |s| {
    let taken = s.t.offer(s.r[sink], s.r[item]);
    s.branch::<M>(taken, to.into())
});

op!(
    /// By another iterator of the interpreter's own, another generator, a `map`, or a guest's iterator.
    #[inline(never)]
    for_iter_rest,
    Instr::ForIter { iter, .. },
    |s| {
        let way = match s.r[iter].kind() {
            Some(Kind::Iterator) => for_iter_natives::<M>,
            Some(Kind::Generator) => for_iter_generator::<M>,
            Some(Kind::Native) => for_iter_map::<M>,
            _ => for_iter_guest::<M>,
        };
        s.otherwise(way)
    }
);

op!(
    /// By a `map` that calls a function with the items of one sequence.
    #[inline(never)]
    for_iter_map,
    Instr::ForIter { iter, .. },
    |s| {
        let first = s.frame().behind();
        let Some(f) = s.t.next_mapped(s.r[iter], first) else { return s.otherwise(for_iter_others::<M>) };
        let Some(f) = f.cast::<Function>() else { return s.otherwise(for_iter_answers::<M>) };
        match s.t.open_any_frame(f, first, 1) {
            Some(window) => s.enter_window::<M>(f, window, Action::Next, Value::UNBOUND),
            None => s.otherwise(for_iter_mapped::<M>),
        }
    }
);

op!(
    /// The same when the item has been taken, and stands behind the frame, and the function is a native.
    #[inline(never)]
    for_iter_answers,
    Instr::ForIter { iter, dst, to },
    |s| {
        s.save();
        match s.t.mapped_answer(s.r[iter]) {
            Ok(Some(answer)) => {
                s.r[dst] = answer;
                s.jump_back::<M>(to.0.into())
            }
            Ok(None) => s.otherwise(for_iter_mapped::<M>),
            Err(trap) => s.go_switching::<M>(|t, _| t.no_item(trap)),
        }
    }
);

op!(
    /// The same when the item has been taken, and stands behind the frame.
    #[inline(never)]
    for_iter_mapped,
    Instr::ForIter { iter, .. },
    |s| s.go_switching::<M>(|t, r| t.call_mapped(r[iter]))
);

impl Thread {
    /// Puts the next item of the one sequence that a `map` goes over into a register behind the running frame; the function that is to be
    /// called with it. `None`, with nothing done, for anything else, and at the end.
    #[inline(never)]
    fn next_mapped(&mut self, map: Value, register: usize) -> Option<Value> {
        let (f, iterator) = map_of(map)?.simple()?;
        if !self.is_covered(register + 1) {
            return None;
        }
        let shared = iterator.header.has_flag(HELD);
        if shared {
            iterator.header.lock();
        }
        let item = sequence_item(iterator).inspect(|_| step(iterator));
        if shared {
            iterator.header.unlock();
        }
        let item = item?;
        self.set_register(register, item);
        Some(f)
    }

    /// Calls the function of a `map` with the item that `next_mapped` has taken.
    #[cold]
    #[inline(never)]
    fn call_mapped(&mut self, map: Value) -> NativeResult<()> {
        let f = map_of(map).and_then(Map::simple).map(|(f, _)| f).expect("gilbox bug: a map has become another one");
        let first = self.top().behind();
        let item = self.register(first);
        let called = self.call(f, first, 1, None, Action::Next);
        self.wait_elsewhere(called, f, &[item], Action::Next)
    }

    /// What a native answers for that item; `None` where it has to be called by the machine.
    #[inline(never)]
    fn mapped_answer(&mut self, map: Value) -> NativeResult<Option<Value>> {
        let Some((f, _)) = map_of(map).and_then(Map::simple) else { return Ok(None) };
        let Some(callee) = Callee::of(self, f, 1) else { return Ok(None) };
        self.charge_time(cost::CALLED_ITEM.times(1));
        callee.answer(self, self.register(self.top().behind()))
    }

    /// What a native `__next__` answers; `None` where it has to be called by the machine.
    #[inline(never)]
    fn own_next(&mut self, it: Value) -> NativeResult<Option<Value>> {
        match self.class_of(it).special(Special::Next).cast().and_then(|next| self.call_plain(next, &[it])) {
            Some(answer) => answer.map(Some),
            None => Ok(None),
        }
    }

    /// There is no item yet: it is still to be asked for, or StopIteration ends the loop.
    #[cold]
    fn no_item(&mut self, trap: Trap) -> NativeResult<()> {
        match trap {
            Trap::Raise(exc) if self.class_of(exc.into()).is_subclass_of(ids::STOP_ITERATION) => Ok(()),
            Trap::Raise(_) => Err(trap),
            trap => self.answer(Err(trap), Action::Next, Value::UNBOUND),
        }
    }
}

op!(
    /// By a guest's iterator.
    #[inline(never)]
    for_iter_guest,
    Instr::ForIter { iter, .. },
    |s| {
        let it = s.r[iter];
        let first = s.frame().behind();
        if let Some(f) = s.t.class_of(it).special(Special::Next).cast::<Function>()
            && s.t.is_covered(first + 1)
        {
            s.t.set_register(first, it);
            if let Some(window) = s.t.open_any_frame(f, first, 1) {
                return s.enter_window::<M>(f, window, Action::Next, Value::UNBOUND);
            }
        }
        s.otherwise(for_iter_methods::<M>)
    }
);

op!(
    /// The same by a native `__next__`.
    #[inline(never)]
    for_iter_methods,
    Instr::ForIter { iter, dst, to },
    |s| {
        s.save();
        match s.t.own_next(s.r[iter]) {
            Ok(Some(item)) => {
                s.r[dst] = item;
                s.jump_back::<M>(to.0.into())
            }
            Ok(None) => s.otherwise(for_iter_others::<M>),
            Err(trap) => s.go_switching::<M>(|t, _| t.no_item(trap)),
        }
    }
);

op!(
    /// Over the items of a list.
    #[inline(never)]
    for_iter_list,
    Instr::ForIter { iter, dst, to: Near(to) },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        if !it.header.has_flag(HELD)
            && let Some(v) = list_item(it)
        {
            advance(it);
            s.r[dst] = v;
            return s.jump_back::<M>(to.into());
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

op!(
    /// Over the items of a tuple.
    #[inline(never)]
    for_iter_tuple,
    Instr::ForIter { iter, dst, to: Near(to) },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        match tuple_item(it) {
            Some(v) => {
                advance(it);
                s.r[dst] = v;
                s.jump_back::<M>(to.into())
            }
            None => s.otherwise(for_iter_natives::<M>),
        }
    }
);

op!(
    /// Over bytes.
    #[inline(never)]
    for_iter_bytes,
    Instr::ForIter { iter, dst, to: Near(to) },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        if !it.header.has_flag(HELD)
            && let Some(byte) = byte_item(it)
        {
            advance(it);
            s.r[dst] = byte;
            return s.jump_back::<M>(to.into());
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

op!(
    /// Over the keys, values or items of a dict.
    #[inline(never)]
    for_iter_entries,
    Instr::ForIter { iter, dst, to },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        if it.header.has_flag(HELD) {
            return s.otherwise(for_iter_natives::<M>);
        }
        let class = it.header.class();
        let pair = if class == ids::DICT_ITEM_ITERATOR { s.pair_wanted::<M>(dst, to) } else { None };
        if class == ids::DICT_ITEM_ITERATOR && pair.is_none() {
            return s.otherwise(for_iter_natives::<M>);
        }
        let Some((key, value)) = next_entry(it) else { return s.otherwise(for_iter_natives::<M>) };
        match pair {
            Some((first, second)) => {
                s.r[first] = key;
                s.r[second] = value;
                s.jump::<M>(i32::from(to.0) + 1)
            }
            None => {
                s.r[dst] = if class == ids::DICT_KEY_ITERATOR { key } else { value };
                s.jump::<M>(to.0.into())
            }
        }
    }
);

op!(
    /// Over the keys of a set.
    #[inline(never)]
    for_iter_keys,
    Instr::ForIter { iter, dst, to },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        if !it.header.has_flag(HELD)
            && let Some(key) = next_key(it)
        {
            s.r[dst] = key;
            return s.jump_back::<M>(to.0.into());
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

op!(
    /// Over the items of a sequence with their numbers, or with those of another one, where the pairs are taken apart at once.
    #[inline(never)]
    for_iter_pairs,
    Instr::ForIter { iter, dst, to },
    |s| {
        // Over a guest's iterator both are generators of the prelude.
        let Some(it) = s.r[iter].cast::<Iterator>() else { return s.otherwise(for_iter_rest::<M>) };
        if it.header.has_flag(ASKS_GUEST) {
            return s.otherwise(for_iter_natives::<M>);
        }
        if let Some((first, second)) = s.pair_wanted::<M>(dst, to) {
            if it.header.has_flag(HELD) {
                return s.otherwise(for_iter_shared_pairs::<M>);
            }
            if let Some((a, b)) = pair_at_sight(it) {
                s.r[first] = a;
                s.r[second] = b;
                return s.jump::<M>(i32::from(to.0) + 1);
            }
        } else if it.header.class() == ids::ZIP {
            return s.otherwise(for_iter_rows::<M>);
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

op!(
    /// Over the items of several sequences side by side: rows that are taken apart at once, and pairs.
    #[inline(never)]
    for_iter_rows,
    Instr::ForIter { iter, dst, to },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        if !M::COUNTED
            && !it.header.has_flag(HELD)
            && let Instr::Unpack { src, base, count } = s.ahead(to.0.into())
            && src.0 == dst.0
            && s.frame().is_temporary(dst)
        {
            let first = s.position(base.0);
            if s.t.next_row(it, first, count.into()) {
                return s.jump::<M>(i32::from(to.0) + 1);
            }
        } else if !M::COUNTED && !it.header.has_flag(HELD) {
            let pair = s.t.next_zipped_pair(it);
            if !pair.is_unbound() {
                s.r[dst] = pair;
                return s.jump_back::<M>(to.0.into());
            }
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

impl Thread {
    /// The next pair of a `zip` of two sequences; unbound at the end, and where it isn't so simple.
    #[inline(never)]
    fn next_zipped_pair(&mut self, zip: Ref<Iterator>) -> Value {
        pair_at_sight(zip).map_or(Value::UNBOUND, |(a, b)| Tuple::pair(self, a, b).into())
    }

    /// Puts the next row of a `zip` over so many lists, tuples and ranges, which are all different iterators, into registers. False, with
    /// nothing done, at the end, and where it isn't so simple.
    #[inline(never)]
    fn next_row(&mut self, zip: Ref<Iterator>, first: usize, count: usize) -> bool {
        let Some(inner) = zip.source.get().cast::<Tuple>() else { return false };
        let inner = inner.items();
        let mut row = [Value::NONE; 8];
        if inner.len() != count || count > row.len() {
            return false;
        }
        for (i, &v) in inner.iter().enumerate() {
            let Some(it) = v.cast::<Iterator>().filter(|it| !it.header.has_flag(HELD)) else { return false };
            let Some(item) = sequence_item(it).filter(|_| !inner[..i].contains(&v)) else { return false };
            row[i] = item;
        }
        row[..count].iter().enumerate().for_each(|(i, &item)| self.set_register(first + i, item));
        inner.iter().filter_map(|v| v.cast()).for_each(step);
        true
    }
}

op!(
    /// The same by an iterator that other threads may have too.
    #[inline(never)]
    for_iter_shared_pairs,
    Instr::ForIter { iter, dst, to },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        it.header.lock();
        let pair = pair_at_sight(it);
        it.header.unlock();
        if let (Some((first, second)), Some((a, b))) = (s.pair_wanted::<M>(dst, to), pair) {
            s.r[first] = a;
            s.r[second] = b;
            return s.jump::<M>(i32::from(to.0) + 1);
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

op!(
    /// Over the characters of a string.
    #[inline(never)]
    for_iter_characters,
    Instr::ForIter { iter, dst, to },
    |s| {
        let it: Ref<Iterator> = Ref::from_address(s.r[iter].bits());
        let at = it.index.get();
        if !it.header.has_flag(HELD)
            && let Some(string) = it.source.get().cast::<Str>()
            && let Some(&c) = string.data().get(at.int_unchecked() as usize)
        {
            it.index.set(at.wrapping_add_ints(Value::small(1)));
            s.r[dst] = s.t.char(Some(c.into()));
            return s.jump::<M>(to.0.into());
        }
        s.otherwise(for_iter_natives::<M>)
    }
);

impl State<'_> {
    /// The registers that a loop's next item, if it is a pair, goes into: where the loop begins by taking it apart, and it is a temporary,
    /// which nobody else reads.
    #[inline(always)]
    fn pair_wanted<M: Mode>(&self, dst: Out, to: Near) -> Option<(Out, Out)> {
        if M::COUNTED { None } else { self.frame().pair_wanted(dst, self.ahead(to.0.into())) }
    }
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
