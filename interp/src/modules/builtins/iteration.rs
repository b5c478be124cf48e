//! Built-in functions on iterables: `len`, `iter`, `next`, `sum`, `min`, `max`, `any`, `all`, `sorted`; and the classes `map` and `filter`.
//!
//! Each does its work natively where the items are built-in, and otherwise in the prelude.

use crate::code::instr::CmpOp;
use crate::heap::{ClassId, Header, Kind, Marker, Ref};
use crate::machine::boot::ClassDef;
use crate::machine::frame::Check;
use crate::machine::native::{Args, Binding, NativeDef, NativeResult, Sight, native};
use crate::machine::{Thread, Trap, cost};
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Compared, order_native};
use crate::objects::function::NativeFunction;
use crate::objects::iterate::{
    MANY, Portions, get_iter_native, handed_out, iter_next_native, native_iter, native_iterator, room, whole_items_of,
};
use crate::objects::list::{List, Tuple};
use crate::objects::methods::iterator::{new_of_subclass, resume};
use crate::objects::misc::Iterator;
use crate::objects::native::{Native, Payload};
use crate::objects::ops::{len_native, quick_len};
use crate::objects::set::Set;
use crate::objects::sort;
use crate::objects::special::Special;
use crate::value::Value;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    native!(Static "len" "obj, /" len).at_sight(Sight::Len),
    native!(Static "iter" "object, sentinel=None, /" iter),
    native!(Static "next" "iterator, default=None, /" next).at_sight(Sight::Resume),
    native!(Static "any" "iterable, /" any),
    native!(Static "all" "iterable, /" all),
    native!(Static "sum" "iterable, /, start=0" super::sum::sum),
    native!(Static "min" "*args, key=None, default=None" |t, a| extreme(t, a, CmpOp::Lt)),
    native!(Static "max" "*args, key=None, default=None" |t, a| extreme(t, a, CmpOp::Gt)),
    native!(Static "sorted" "iterable, /, *, key=None, reverse=False" sorted),
];

/// The classes that are built-in names but have no fixed number.
pub(crate) const CLASSES: &[&ClassDef] = &[&MAP, &FILTER];

static MAP: ClassDef = ClassDef {
    name: "map",
    module: "builtins",
    methods: &[
        native!(New "__new__" "cls, /, *args" new_map),
        native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__next__" "self, /" next_mapped),
        native!(Method "__reduce__" "self, /" reduce_map),
    ],
    subclassable: true,
};

static FILTER: ClassDef = ClassDef {
    name: "filter",
    module: "builtins",
    methods: &[
        native!(New "__new__" "cls, function, iterable, /" new_filter),
        native!(Method "__iter__" "self, /" |_, a| Ok(a[0])),
        native!(Method "__next__" "self, /" |t, a| {
            let plain = t.plain(a[0]);
            Err(resume(t, plain))
        }),
    ],
    subclassable: true,
};

fn len(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(n) = quick_len(a[0]).or_else(|| len_native(t, a[0])) {
        return Ok(t.size(n));
    }
    let method = t.class_of(a[0]).special(Special::Len);
    if method.is_unbound() || method.is_none() {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("object of type '{name}' has no len()")));
    }
    if method.kind() == Some(Kind::NativeFunction) {
        return Err(t.tail_special(method, a[0], &[]));
    }
    Err(t.tail_checked(a[0], Special::Len, Check::Length))
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(sentinel) = a.opt(1) {
        let callable = matches!(a[0].kind(), Some(Kind::Function | Kind::NativeFunction | Kind::BoundMethod | Kind::Class));
        if !callable && t.class_of(a[0]).special(Special::Call).is_unbound() {
            return Err(t.type_error("iter(v, w): v must be callable"));
        }
        return Err(t.prelude("call_until", &[a[0], sentinel]));
    }
    if let Some(it) = get_iter_native(t, a[0])? {
        return Ok(handed_out(t, it));
    }
    let class = t.class_of(a[0]);
    let method = class.special(Special::Iter);
    if method.kind() == Some(Kind::NativeFunction) {
        return Err(t.tail_special(method, a[0], &[]));
    }
    if !method.is_unbound() && !method.is_none() {
        return Err(t.tail_checked(a[0], Special::Iter, Check::Iterator));
    }
    if method.is_unbound() && !class.special(Special::GetItem).is_unbound() {
        return Err(t.prelude("iter_sequence", &[a[0]]));
    }
    let name = t.type_name(a[0]);
    Err(t.type_error(format!("'{name}' object is not iterable")))
}

fn next(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(it) = native_iterator(a[0]) {
        return match (iter_next_native(t, it)?, a.opt(1)) {
            (Some(v), _) => Ok(v),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
        };
    }
    let method = t.class_of(a[0]).special(Special::Next);
    if method.is_unbound() || method.is_none() {
        let name = t.type_name(a[0]);
        return Err(t.type_error(format!("'{name}' object is not an iterator")));
    }
    if let Some(default) = a.opt(1) {
        return Err(t.prelude("next_or", &[a[0], default]));
    }
    if a[0].kind() == Some(Kind::Generator) {
        return Err(resume(t, a[0]));
    }
    Err(t.tail_special(method, a[0], &[]))
}

fn any(t: &mut Thread, a: Args) -> NativeResult {
    search(t, a, true, "any_of")
}

fn all(t: &mut Thread, a: Args) -> NativeResult {
    search(t, a, false, "all_of")
}

/// Is the truth of any item `wanted`? The answer is then that truth, else the other.
fn search(t: &mut Thread, a: Args, wanted: bool, prelude: &'static str) -> NativeResult {
    let Some(it) = native_iter(t, a[0])? else { return Err(t.prelude(prelude, &[a[0]])) };
    while let Some(item) = iter_next_native(t, it)? {
        match t.truth(item) {
            Some(truth) if truth == wanted => return Ok(Value::bool(wanted)),
            Some(_) => {}
            None => return Err(t.prelude("search_from", &[item, it.into(), Value::bool(wanted)])),
        }
    }
    Ok(Value::bool(!wanted))
}

/// `min` and `max`: arguments are `key`, `default` and the others.
fn extreme(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult {
    let name = if op == CmpOp::Lt { "min" } else { "max" };
    let largest = Value::bool(op == CmpOp::Gt);
    let key = a.opt(0).unwrap_or(Value::NONE);
    let default = a.opt(1);
    let rest = a.slice().get(2..).unwrap_or_default();
    if let &[iterable] = rest
        && key.is_none()
        && let Some(best) = extreme_of_set(t, iterable, op)?
    {
        return Ok(best);
    }
    let mut portions = match rest {
        [] => return Err(t.type_error(format!("{name} expected at least 1 argument, got 0"))),
        &[iterable] => {
            let taken = if key.is_none() { Portions::of(t, iterable)? } else { None };
            match taken {
                Some(portions) => portions,
                None => {
                    let given = Value::bool(default.is_some());
                    let default = default.unwrap_or(Value::NONE);
                    return Err(if key.is_none() {
                        t.prelude("extreme_of", &[iterable, default, given, largest])
                    } else {
                        t.prelude("extreme", &[iterable, key, default, given, largest])
                    });
                }
            }
        }
        several => {
            if default.is_some() {
                return Err(t.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
            }
            if !key.is_none() {
                let items = t.tuple(several)?;
                return Err(t.prelude("extreme", &[items, key, Value::NONE, Value::FALSE, largest]));
            }
            if let Some(best) = quick_extreme(t, several, op) {
                return Ok(best);
            }
            Portions::whole(several)
        }
    };
    let mut best = None;
    while let Some(items) = portions.next(t)? {
        t.charge_each(items.len(), cost::SORTED_ITEM)?;
        for (i, &item) in items.iter().enumerate() {
            match best.map_or(Compared::Known(true), |best| order_native(t, item, best, op)) {
                Compared::Known(true) => best = Some(item),
                Compared::Known(false) => {}
                // The prelude goes on: nothing has been seen to happen yet.
                Compared::Unordered(..) | Compared::Guest => {
                    let left = best.into_iter().chain(items[i..].iter().copied()).collect();
                    let left = portions.with_rest(t, left)?;
                    let left = t.list(&left)?;
                    return Err(t.prelude("extreme_of", &[left, Value::NONE, Value::FALSE, largest]));
                }
            }
        }
    }
    match best.or(default) {
        Some(v) => Ok(v),
        None => Err(t.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// The extreme of a set that has integers only; `None` for anything else.
fn extreme_of_set(t: &mut Thread, v: Value, op: CmpOp) -> NativeResult<Option<Value>> {
    let is_set = v.header().is_some_and(|h| matches!(h.class(), ids::SET | ids::FROZENSET));
    let Some(set) = v.cast::<Set>().filter(|set| is_set && set.len() <= MANY) else { return Ok(None) };
    let mut best = None;
    let all = set.each_entry(t.shares(), |_, item| match (item.as_int(), best) {
        (None, _) => Err(()),
        (Some(i), Some(other)) if i == other || (i > other) == (op == CmpOp::Lt) => Ok(()),
        (Some(i), _) => {
            best = Some(i);
            Ok(())
        }
    });
    let best = all.ok().and(best).and_then(Value::int);
    if best.is_some() {
        t.charge_each(set.len(), cost::SORTED_ITEM)?;
    }
    Ok(best)
}

/// The extreme of some items, where comparing them needs no guest code.
fn quick_extreme(t: &Thread, items: &[Value], op: CmpOp) -> Option<Value> {
    let (&first, rest) = items.split_first()?;
    rest.iter().try_fold(first, |best, &item| match order_native(t, item, best, op) {
        Compared::Known(better) => Some(if better { item } else { best }),
        Compared::Unordered(..) | Compared::Guest => None,
    })
}

/// Arguments: the iterable, `key`, `reverse`.
fn sorted(t: &mut Thread, a: Args) -> NativeResult {
    let key = a.opt(1).unwrap_or(Value::NONE);
    let reverse = a.opt(2).unwrap_or(Value::FALSE);
    let Some(items) = whole_items_of(t, a[0])? else { return Err(t.prelude("sorted_of", &[a[0], key, reverse])) };
    if key.is_none()
        && let Some(reverse) = t.truth(reverse)
    {
        let mut items = items.to_vec();
        if sort::sort(t, &mut items, reverse)? {
            return Ok(t.list(&items)?);
        }
    }
    if !key.is_none()
        && let Some(reverse) = t.truth(reverse)
        && let Some(sorted) = sorted_by(t, &items, key, reverse)?
    {
        return Ok(t.list(&sorted)?);
    }
    let list = t.list(&items)?;
    Err(t.prelude("sorted_list", &[list, key, reverse]))
}

/// A `map` over built-in iterables: the call of the function is what `__next__` ends with.
pub(crate) struct Map {
    function: Value,
    iterators: Ref<Tuple>,
}

impl Payload for Map {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.function);
        marker.object(self.iterators);
    }
}

fn new_map(t: &mut Thread, a: Args) -> NativeResult {
    if a.len() < 3 {
        return Err(t.type_error("map() must have at least two arguments."));
    }
    let class = t.native_class(&MAP);
    if a[0] != class.into() {
        return new_of_subclass(t, a[0], class, &a.slice()[1..], false);
    }
    let mut iterators = Vec::with_capacity(a.len() - 2);
    for &iterable in &a.slice()[2..] {
        match native_iter(t, iterable)? {
            // Threads that share the map get at it, one after the other.
            Some(it) => iterators.push(handed_out(t, it.into())),
            None => {
                let iterables = t.tuple(&a.slice()[2..])?;
                return Err(t.prelude("new_map", &[a[1], iterables]));
            }
        }
    }
    let iterators = Tuple::new(t, &iterators)?;
    let payload = Box::new(Map { function: a[1], iterators });
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), payload)).into())
}

/// The `map` over built-in iterables that a value is.
pub(crate) fn map_of<'a>(v: Value) -> Option<&'a Map> {
    Native::payload_of(v.cast()?)
}

/// The arguments of one call.
pub(crate) struct Row {
    few: [Value; 4],
    many: Vec<Value>,
    len: usize,
}

impl std::ops::Deref for Row {
    type Target = [Value];
    fn deref(&self) -> &[Value] {
        if self.len <= self.few.len() { &self.few[..self.len] } else { &self.many }
    }
}

impl Row {
    fn push(&mut self, v: Value) {
        if self.len < self.few.len() {
            self.few[self.len] = v;
        } else {
            if self.many.is_empty() {
                self.many.extend(self.few);
            }
            self.many.push(v);
        }
        self.len += 1;
    }
}

impl Map {
    /// The arguments of the next call, behind those that it has anyway; `None` at the end.
    fn row(&self, t: &mut Thread, first: Option<Value>) -> NativeResult<Option<Row>> {
        let mut row = Row { few: [Value::NONE; 4], many: Vec::new(), len: 0 };
        first.into_iter().for_each(|v| row.push(v));
        for iterator in self.iterators.items().iter().filter_map(|v| v.cast::<Iterator>()) {
            match iter_next_native(t, iterator)? {
                Some(v) => row.push(v),
                None => return Ok(None),
            }
        }
        Ok(Some(row))
    }

    /// The function and the iterator, if it goes over one iterable.
    pub(crate) fn simple(&self) -> Option<(Value, Ref<Iterator>)> {
        let &[iterator] = self.iterators.items() else { return None };
        Some((self.function, iterator.cast()?))
    }

    /// The function and the arguments of the next call.
    pub(crate) fn next_call(&self, t: &mut Thread) -> NativeResult<Option<(Value, Row)>> {
        Ok(self.row(t, None)?.map(|row| (self.function, row)))
    }
}

/// A native that can be called from here, and the argument that it gets before the others.
#[derive(Clone, Copy)]
pub(crate) struct Callee {
    def: &'static NativeDef,
    first: Option<Value>,
    /// The class that the first of the others must be of.
    receiver: Option<ClassId>,
}

impl Callee {
    /// What a function is that is called with so many arguments; `None` where only the machine can call it.
    pub(crate) fn of(t: &Thread, function: Value, count: usize) -> Option<Callee> {
        let callee = match function.kind()? {
            Kind::NativeFunction => {
                let f = function.cast::<NativeFunction>()?;
                let first = f.receiver.get().bound();
                let owner = f.owner.get().cast::<Class>().map(|c| c.id);
                let method = f.def.binding == Binding::Method && first.is_none();
                Callee { def: f.def, first, receiver: owner.filter(|_| method) }
            }
            Kind::Class => {
                let class = function.cast::<Class>().filter(|c| [ids::INT, ids::FLOAT, ids::STR].contains(&c.id))?;
                let new = class.special(Special::New).cast::<NativeFunction>()?;
                Callee { def: new.def, first: Some(function), receiver: None }
            }
            Kind::Native => {
                let call = t.class_of(function).special(Special::Call).cast::<NativeFunction>()?;
                Callee { def: call.def, first: Some(function), receiver: None }
            }
            _ => return None,
        };
        let takes = callee.def.shape.takes(count + usize::from(callee.first.is_some()));
        Some(callee).filter(|_| takes)
    }

    /// Its answer; `None` where the machine must call it after all. The arguments begin with `first`.
    fn call(self, t: &mut Thread, args: &[Value]) -> NativeResult<Option<Value>> {
        if self.receiver.is_some_and(|id| args.first().is_none_or(|&v| t.class_of(v).id != id)) {
            return Ok(None);
        }
        match self.def.call(t, args) {
            Ok(v) => Ok(Some(v)),
            Err(trap @ Trap::Raise(_)) => Err(trap),
            Err(Trap::Block) => {
                t.forget_wait();
                Ok(None)
            }
            Err(_) => Ok(None),
        }
    }

    /// Its answer for one item, the same way.
    pub(crate) fn answer(self, t: &mut Thread, item: Value) -> NativeResult<Option<Value>> {
        match self.first {
            Some(first) => self.call(t, &[first, item]),
            None => self.call(t, &[item]),
        }
    }

    /// The answers for each of some items; `None` where the machine must make the calls. Only for natives that can be called again
    /// without harm: none that is bound to an object.
    fn answers(t: &mut Thread, function: Value, items: &[Value]) -> NativeResult<Option<Vec<Value>>> {
        if function.cast::<NativeFunction>().is_some_and(|f| !f.receiver.get().is_unbound()) {
            return Ok(None);
        }
        let Some(callee) = Callee::of(t, function, 1) else { return Ok(None) };
        t.charge_each(items.len(), cost::CALLED_ITEM)?;
        let mut answers = room(t, items.len())?;
        for (i, &item) in items.iter().enumerate() {
            if i % 1024 == 0 {
                t.checkpoint()?;
            }
            match callee.answer(t, item)? {
                Some(answer) => answers.push(answer),
                None => return Ok(None),
            }
        }
        Ok(Some(answers))
    }
}

/// The items in order of a native key; `None` where the prelude must sort.
fn sorted_by(t: &mut Thread, items: &[Value], key: Value, reverse: bool) -> NativeResult<Option<Vec<Value>>> {
    let Some(keys) = Callee::answers(t, key, items)? else { return Ok(None) };
    let places = sort::sorted_places(t, &keys, reverse)?;
    Ok(places.map(|places| places.into_iter().map(|i| items[i]).collect()))
}

fn next_mapped(t: &mut Thread, a: Args) -> NativeResult {
    let plain = t.plain(a[0]);
    let Some(map) = map_of(plain) else { return Err(resume(t, plain)) };
    match map.next_call(t)? {
        // Where it waits, it is called again, and not this native with another row.
        Some((function, row)) if matches!(function.kind(), Some(Kind::NativeFunction | Kind::Native)) => {
            let row = t.tuple(&row)?;
            Err(t.prelude("call_row", &[function, row]))
        }
        Some((function, row)) => Err(t.tail_call(function, &row)),
        None => Err(Trap::Raise(t.exception(ids::STOP_ITERATION, &[]))),
    }
}

/// Appends what a `map` of a native function gives; `None`, with nothing done, for anything else.
pub(crate) fn extend_mapped(t: &mut Thread, list: Ref<List>, source: Value) -> NativeResult<Option<()>> {
    const PORTION: usize = 1 << 10;
    let Some(map) = map_of(source) else { return Ok(None) };
    let Some(callee) = Callee::of(t, map.function, map.iterators.len()) else { return Ok(None) };
    let first = callee.first;
    let mut items = Vec::new();
    loop {
        let row = match map.row(t, first) {
            Ok(Some(row)) => row,
            ended => {
                list.extend(t, &items)?;
                return ended.map(|_| Some(()));
            }
        };
        t.charge_time(cost::CALLED_ITEM.times(1));
        match callee.call(t, &row) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => {
                // The prelude makes the call again, and goes on.
                list.extend(t, &items)?;
                let args = t.tuple(&row[usize::from(first.is_some())..])?;
                return Err(t.prelude("extend_mapped", &[list.into(), map.function, args, source]));
            }
            Err(trap) => {
                list.extend(t, &items)?;
                return match trap {
                    Trap::Raise(exc) if t.class_of(exc.into()).is_subclass_of(ids::STOP_ITERATION) => Ok(Some(())),
                    trap => Err(trap),
                };
            }
        }
        if items.len() == PORTION {
            list.extend(t, &items)?;
            items.clear();
            t.checkpoint()?;
        }
    }
}

/// For copying and pickling: the call that makes a `map` of what is left.
fn reduce_map(t: &mut Thread, a: Args) -> NativeResult {
    let Some(map) = t.plain(a[0]).cast::<Native>() else {
        return Err(t.type_error("cannot pickle 'map' object"));
    };
    let map: &Map = map.payload().expect("gilbox bug: the machine checks the receivers of natives");
    let args: Vec<Value> = std::iter::once(map.function).chain(map.iterators.items().iter().copied()).collect();
    let args = t.tuple(&args)?;
    let class = t.class_of(a[0]);
    Ok(t.tuple(&[class.into(), args])?)
}

fn new_filter(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.native_class(&FILTER);
    if a[0] != class.into() {
        return new_of_subclass(t, a[0], class, &[a[1], a[2]], false);
    }
    Err(t.prelude("new_filter", &[a[1], a[2]]))
}

/// Sorts a list in place: `list.sort`, whose arguments are the list, `key` and `reverse`.
pub(crate) fn sort_list(t: &mut Thread, a: Args) -> NativeResult {
    let list: Ref<List> = a[0].cast().expect("gilbox bug: the machine checks the receivers of natives");
    let key = a.opt(1).unwrap_or(Value::NONE);
    let reverse = a.opt(2).unwrap_or(Value::FALSE);
    if let Some(reverse) = t.truth(reverse) {
        if key.is_none() {
            if list.sort(t, reverse)? {
                return Ok(Value::NONE);
            }
        } else {
            // What another thread does to the list meanwhile is not to be lost. If it never stops, the prelude says that it has.
            for _ in 0..50 {
                let items = list.to_vec();
                let Some(sorted) = sorted_by(t, &items, key, reverse)? else { break };
                if list.replace_if(t, &items, &sorted)? {
                    return Ok(Value::NONE);
                }
            }
        }
    }
    Err(t.prelude("list_sort", &[a[0], key, reverse]))
}
