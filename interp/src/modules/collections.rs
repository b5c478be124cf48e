//! `_collections`: `deque`, and the fields of named tuples. `defaultdict` is in the prelude's file of that name.

use crate::code::instr::CmpOp;
use crate::heap::{Header, Kind, Ref};
use crate::machine::Thread;
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Compared, Equal, compare_kinds, equal_items};
use crate::objects::deque::{self, Deque};
use crate::objects::dict::Dict;
use crate::objects::function::{NativeFunction, Property};
use crate::objects::hash::hash_native;
use crate::objects::index::{Index, clamp, position};
use crate::objects::iterate::{items_left, iter_next_native, iterator_of, native_iter, reversed_of};
use crate::objects::list::Tuple;
use crate::objects::methods::args::{self, Site, repetitions};
use crate::objects::ops::{any_equal, inherits};
use crate::objects::special::Special;
use crate::value::{Slot, Value};

pub(super) const MODULE: ModuleDef = ModuleDef {
    name: "_collections",
    functions: &[
        native!(Static "_tuplegetter" "index, doc, /" tuple_getter),
        native!(Static "_count_elements" "mapping, iterable, /" count_elements),
    ],
    init: Some(init_module),
};

/// What a field of a named tuple is read by: bound to its index.
static FIELD: NativeDef = native!(Static "field" "index, obj, /" field);
static NO_SET: NativeDef =
    native!(Static "__set__" "obj, value, /" |t, _| Err(t.raise(ids::ATTRIBUTE_ERROR, "can't set attribute")));
static NO_DELETE: NativeDef =
    native!(Static "__delete__" "obj, /" |t, _| Err(t.raise(ids::ATTRIBUTE_ERROR, "can't delete attribute")));

static DEQUE: ClassDef = ClassDef { name: "deque", module: "collections", methods: METHODS, subclassable: true };

const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, iterable=(), maxlen=None" init),
    native!(Method "append" "self, item, /" append),
    native!(Method "appendleft" "self, item, /" append_left),
    native!(Method "pop" "self, /" pop),
    native!(Method "popleft" "self, /" pop_left),
    native!(Method "extend" "self, iterable, /" extend),
    native!(Method "extendleft" "self, iterable, /" extend_left),
    native!(Method "clear" "self, /" clear),
    native!(Method "copy" "self, /" copy),
    native!(Method "__copy__" "self, /" copy),
    native!(Method "count" "self, value, /" count),
    native!(Method "index" "self, value, start=0, stop=9223372036854775807, /" index),
    native!(Method "insert" "self, index, value, /" insert),
    native!(Method "remove" "self, value, /" remove),
    native!(Method "reverse" "self, /" reverse),
    native!(Method "rotate" "self, n=1, /" rotate),
    native!(Getter "maxlen" "self, /" max_len),
    native!(Method "__len__" "self, /" len),
    native!(Method "__getitem__" "self, index, /" get_item),
    native!(Method "__setitem__" "self, index, value, /" set_item),
    native!(Method "__delitem__" "self, index, /" del_item),
    native!(Method "__contains__" "self, value, /" contains),
    native!(Method "__iter__" "self, /" iter),
    native!(Class "__class_getitem__" "cls, item, /" crate::objects::methods::generic_alias),
    native!(Method "__reversed__" "self, /" reversed),
    native!(Method "__repr__" "self, /" |t, a| Err(t.prelude("deque_repr", &[a[0]]))),
    native!(Method "__add__" "self, value, /" add),
    native!(Method "__iadd__" "self, value, /" iadd),
    native!(Method "__mul__" "self, value, /" mul),
    native!(Method "__rmul__" "self, value, /" mul),
    native!(Method "__imul__" "self, value, /" imul),
    native!(Method "__eq__" "self, value, /" |t, a| compare(t, a, CmpOp::Eq)),
    native!(Method "__ne__" "self, value, /" |t, a| compare(t, a, CmpOp::Ne)),
    native!(Method "__lt__" "self, value, /" |t, a| compare(t, a, CmpOp::Lt)),
    native!(Method "__le__" "self, value, /" |t, a| compare(t, a, CmpOp::Le)),
    native!(Method "__gt__" "self, value, /" |t, a| compare(t, a, CmpOp::Gt)),
    native!(Method "__ge__" "self, value, /" |t, a| compare(t, a, CmpOp::Ge)),
    native!(Method "__reduce__" "self, /" reduce),
];

fn init_module(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&DEQUE);
    let (name, hash) = (t.intern("deque"), t.intern("__hash__"));
    class.dict().set_name(t, hash, Value::NONE)?;
    t.refresh_specials(class);
    dict.set_name(t, name, class.into())?;
    // The natives that the prelude goes on with.
    let core = t.interp().keep.lock().get("_core").and_then(|v| v.cast::<Dict>());
    for (name, def) in [("deque_append", &METHODS[2]), ("deque_appendleft", &METHODS[3])] {
        let function = t.native_function(def, class.into());
        let name = t.intern(name);
        if let Some(core) = core {
            core.set_name(t, name, function)?;
        }
    }
    Ok(())
}

/// The deque that a method is called on.
fn this(a: Args) -> &'static Deque {
    deque::of(a[0]).expect("gilbox bug: the machine checks the receivers of natives")
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    make(t, class)
}

fn make(t: &mut Thread, class: Ref<Class>) -> NativeResult {
    let forwards = iterator_class(t, "_deque_iterator")?;
    let backwards = iterator_class(t, "_deque_reverse_iterator")?;
    Ok(Deque::new(t, class.id, [forwards.id, backwards.id]).into())
}

/// A class of deque iterators, made when it is first needed.
fn iterator_class(t: &mut Thread, name: &'static str) -> NativeResult<Ref<Class>> {
    if let Some(class) = t.interp().keep.lock().get(name).and_then(|v| v.cast()) {
        return Ok(class);
    }
    let module = t.str("collections")?;
    let key = t.intern(name);
    let class = t.iterator_type(key, module)?;
    t.add_methods(class, crate::objects::methods::iterator::ITERATOR);
    t.refresh_specials(class);
    // Another thread may have been faster.
    let first = *t.interp().keep.lock().entry(name).or_insert(class.into());
    Ok(first.cast().unwrap_or(class))
}

fn init(t: &mut Thread, a: Args) -> NativeResult {
    let limit = match a.opt(2) {
        None | Some(Value::NONE) => None,
        Some(v) => match Integer::of(t, v) {
            Some(i) if i.is_negative() => return Err(t.value_error("maxlen must be non-negative")),
            Some(i) => Some(i.word().map_or(usize::MAX, |i| i as usize)),
            None => return Err(t.type_error("an integer is required")),
        },
    };
    this(a).reset(t, limit);
    match a.opt(1) {
        None => Ok(Value::NONE),
        Some(source) => {
            let answer = extend_by(t, a[0], source, false);
            none(t, answer)
        }
    }
}

/// Adds the items of an iterable at one end; answers with the deque.
fn extend_by(t: &mut Thread, target: Value, source: Value, left: bool) -> NativeResult {
    let to = deque::of(target).expect("gilbox bug: only deques are extended");
    if let Some(own) = deque::of(source).filter(|own| std::ptr::eq(*own, to)) {
        for v in own.to_vec(t) {
            if left { to.push_front(t, v)? } else { to.push_back(t, v)? }
        }
        return Ok(target);
    }
    let Some(it) = native_iter(t, source)? else {
        return Err(t.prelude(if left { "deque_extendleft" } else { "deque_extend" }, &[target, source]));
    };
    // What has been taken from an iterator can't be put back: make room first.
    to.reserve(t, items_left(it))?;
    while let Some(v) = iter_next_native(t, it)? {
        if left { to.push_front(t, v)? } else { to.push_back(t, v)? }
    }
    Ok(target)
}

fn append(t: &mut Thread, a: Args) -> NativeResult {
    this(a).push_back(t, a[1])?;
    Ok(Value::NONE)
}

fn append_left(t: &mut Thread, a: Args) -> NativeResult {
    this(a).push_front(t, a[1])?;
    Ok(Value::NONE)
}

fn pop(t: &mut Thread, a: Args) -> NativeResult {
    let gone = this(a).pop_back(t);
    lose(t, gone)
}

fn pop_left(t: &mut Thread, a: Args) -> NativeResult {
    let gone = this(a).pop_front(t);
    lose(t, gone)
}

fn lose(t: &mut Thread, item: Option<Value>) -> NativeResult {
    let item = item.ok_or_else(|| t.index_error("pop from an empty deque"))?;
    t.lost_holder(item);
    Ok(item)
}

/// Makes what a call in the native's stead returns None.
fn none(t: &mut Thread, answer: NativeResult) -> NativeResult {
    match answer {
        Ok(_) => Ok(Value::NONE),
        Err(crate::machine::Trap::TailCall) => Err(crate::objects::methods::after_tail(t, Value::NONE, "call_then", Value::NONE)),
        Err(trap) => Err(trap),
    }
}

fn extend(t: &mut Thread, a: Args) -> NativeResult {
    let answer = extend_by(t, a[0], a[1], false);
    none(t, answer)
}

fn extend_left(t: &mut Thread, a: Args) -> NativeResult {
    let answer = extend_by(t, a[0], a[1], true);
    none(t, answer)
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    let limit = this(a).limit(t);
    if t.prompt {
        this(a).to_vec(t).into_iter().for_each(|v| t.lost_holder(v));
    }
    this(a).reset(t, limit);
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.native_class(&DEQUE);
    if t.class_of(a[0]) != class {
        return Err(t.prelude("deque_copy", &[a[0]]));
    }
    copied(t, a[0])
}

fn copied(t: &mut Thread, v: Value) -> NativeResult {
    let class = t.class_of(v);
    let copy = make(t, class)?;
    if let (Some(from), Some(to)) = (deque::of(v), deque::of(copy)) {
        to.reset(t, from.limit(t));
        let items = from.to_vec(t);
        to.edit(t, |all| *all = items)?;
    }
    Ok(copy)
}

fn count(t: &mut Thread, a: Args) -> NativeResult {
    let mut n = 0;
    for item in this(a).to_vec(t) {
        match equal_items(t, item, a[1]) {
            Equal::Yes => n += 1,
            Equal::No => {}
            Equal::Guest => return Err(t.prelude("deque_count", &[a[0], a[1]])),
        }
    }
    Ok(t.size(n))
}

fn index(t: &mut Thread, a: Args) -> NativeResult {
    use crate::objects::methods::args::{Site, bound};
    let items = this(a).to_vec(t);
    // The class has no fixed number, so a guest `__index__` finds no way back: the bounds are converted here or not at all.
    let site = Site::function("len");
    let start = clamp(bound(t, a, 2, 0, site)?, items.len());
    let stop = clamp(bound(t, a, 3, i64::MAX, site)?, items.len());
    for (i, &item) in items.iter().enumerate().take(stop).skip(start) {
        match equal_items(t, item, a[1]) {
            Equal::Yes => return Ok(t.size(i)),
            Equal::No => {}
            Equal::Guest => break,
        }
    }
    let (start, stop) = (t.size(start), t.size(stop));
    Err(t.prelude("deque_index", &[a[0], a[1], start, stop]))
}

fn insert(t: &mut Thread, a: Args) -> NativeResult {
    let Some(i) = Index::of(t, a[1]).clamped() else {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    };
    let deque = this(a);
    if deque.limit(t).is_some_and(|limit| deque.len(t) >= limit) {
        return Err(t.index_error("deque already at its maximum size"));
    }
    let v = a[2];
    deque.edit(t, |items| items.insert(clamp(i, items.len()), v))?;
    Ok(Value::NONE)
}

fn remove(t: &mut Thread, a: Args) -> NativeResult {
    let deque = this(a);
    for (i, item) in deque.to_vec(t).into_iter().enumerate() {
        match equal_items(t, item, a[1]) {
            Equal::Yes => {
                deque.edit(t, |items| {
                    if items.get(i) == Some(&item) {
                        items.remove(i);
                    }
                })?;
                return Ok(Value::NONE);
            }
            Equal::No => {}
            Equal::Guest => return Err(t.prelude("deque_remove", &[a[0], a[1]])),
        }
    }
    Err(t.prelude("deque_remove", &[a[0], a[1]]))
}

fn reverse(t: &mut Thread, a: Args) -> NativeResult {
    this(a).edit(t, |items| items.reverse())?;
    Ok(Value::NONE)
}

fn rotate(t: &mut Thread, a: Args) -> NativeResult {
    let n = match a.opt(1) {
        None => 1,
        Some(_) => args::index(t, a, 1, Site::built_in(t, a[0], "rotate"))?,
    };
    this(a).rotate(t, n);
    Ok(Value::NONE)
}

fn max_len(t: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).limit(t).map_or(Value::NONE, |n| t.size(n)))
}

fn len(t: &mut Thread, a: Args) -> NativeResult {
    Ok(t.size(this(a).len(t)))
}

/// The number that an index is; `None` where guest code must be asked.
fn item_index(t: &mut Thread, v: Value) -> NativeResult<Option<i64>> {
    match Index::of(t, v) {
        Index::Guest => Ok(None),
        Index::Other => {
            let name = t.type_name(v);
            Err(t.type_error(format!("sequence index must be integer, not '{name}'")))
        }
        Index::Small(i) => Ok(Some(i)),
        Index::Big(_) => Err(t.index_error("cannot fit 'int' into an index-sized integer")),
    }
}

fn get_item(t: &mut Thread, a: Args) -> NativeResult {
    match item_index(t, a[1])? {
        Some(i) => this(a).at(t, i).ok_or_else(|| t.index_error("deque index out of range")),
        None => Err(t.prelude("deque_item", &[a[0], a[1]])),
    }
}

fn set_item(t: &mut Thread, a: Args) -> NativeResult {
    match item_index(t, a[1])? {
        Some(i) if this(a).set(t, i, a[2]) => Ok(Value::NONE),
        Some(_) => Err(t.index_error("deque index out of range")),
        None => Err(t.prelude("deque_set", &[a[0], a[1], a[2]])),
    }
}

fn del_item(t: &mut Thread, a: Args) -> NativeResult {
    let Some(i) = item_index(t, a[1])? else { return Err(t.prelude("deque_delete", &[a[0], a[1]])) };
    let removed = this(a).edit(t, |items| position(i, items.len()).map(|i| items.remove(i)))?;
    removed.map(|_| Value::NONE).ok_or_else(|| t.index_error("deque index out of range"))
}

fn contains(t: &mut Thread, a: Args) -> NativeResult {
    match any_equal(t, this(a).to_vec(t).into_iter(), a[1]) {
        Some(found) => Ok(Value::bool(found)),
        None => Err(t.prelude("deque_contains", &[a[0], a[1]])),
    }
}

fn iter(t: &mut Thread, a: Args) -> NativeResult {
    iterator_of(t, a[0])
}

fn reversed(t: &mut Thread, a: Args) -> NativeResult {
    reversed_of(t, a[0])
}

fn add(t: &mut Thread, a: Args) -> NativeResult {
    if deque::of(a[1]).is_none() {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    }
    let sum = copied(t, a[0])?;
    extend_by(t, sum, a[1], false)
}

fn iadd(t: &mut Thread, a: Args) -> NativeResult {
    extend_by(t, a[0], a[1], false)
}

/// Repeats the items of a deque, as far as its limit lets it.
fn repeat(t: &mut Thread, target: Value, n: usize) -> NativeResult {
    let deque = deque::of(target).expect("gilbox bug: only deques are repeated");
    let limit = deque.limit(t).unwrap_or(usize::MAX);
    let items = deque.to_vec(t);
    let wanted = items.len().saturating_mul(n);
    crate::objects::iterate::check_room(t, wanted.min(limit))?;
    deque.edit(t, |all| {
        *all = items
            .iter()
            .copied()
            .cycle()
            .skip((wanted - wanted.min(limit)) % items.len().max(1))
            .take(wanted.min(limit))
            .collect();
    })?;
    Ok(target)
}

fn mul(t: &mut Thread, a: Args) -> NativeResult {
    let Some(n) = repetitions(t, a, Site::built_in(t, a[0], "__mul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    let product = copied(t, a[0])?;
    repeat(t, product, n)
}

fn imul(t: &mut Thread, a: Args) -> NativeResult {
    let Some(n) = repetitions(t, a, Site::built_in(t, a[0], "__imul__"))? else { return Ok(Value::NOT_IMPLEMENTED) };
    repeat(t, a[0], n)
}

fn compare(t: &mut Thread, a: Args, op: CmpOp) -> NativeResult {
    let Some(other) = deque::of(a[1]) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (x, y) = (t.list(&this(a).to_vec(t))?, t.list(&other.to_vec(t))?);
    match compare_kinds(t, x, y, op) {
        Compared::Known(truth) => Ok(Value::bool(truth)),
        Compared::Unordered(..) | Compared::Guest => {
            Err(t.compare_in_prelude("compare_deques", &[Value::small(op as i32), x, y]))
        }
    }
}

fn reduce(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[0]).into();
    let none = t.tuple(&[])?;
    let args = match this(a).limit(t) {
        None => none,
        Some(limit) => {
            let limit = t.size(limit);
            t.tuple(&[none, limit])?
        }
    };
    let iterator = iter(t, a)?;
    let reduced = t.tuple(&[class, args, Value::NONE, iterator])?;
    if class == Value::from(t.native_class(&DEQUE)) {
        return Ok(reduced);
    }
    Err(t.prelude("reduce_with_state", &[a[0], reduced]))
}

/// Adds 1 to the count of each element in a dict of counts.
fn count_elements(t: &mut Thread, a: Args) -> NativeResult {
    let name = t.intern("get");
    let dict = a[0].cast::<Dict>().filter(|_| {
        let get = t.lookup(t.class_of(a[0]), name).and_then(|f| f.cast::<NativeFunction>());
        get.is_some_and(|f| f.owner.get() == t.interp().class(ids::DICT).map_or(Value::NONE, Value::from))
            && inherits(t, a[0], Special::SetItem)
    });
    let (Some(dict), Some(it)) = (dict, native_iter(t, a[1])?) else { return Err(t.prelude("count_elements", &[a[0], a[1]])) };
    let mut seen = 0;
    while let Some(element) = iter_next_native(t, it)? {
        let counted = match hash_native(t, element)? {
            Some(hash) => match dict.get(t, hash, element) {
                Ok(count) => match count.map_or(Some(Value::small(1)), |n| Value::int(n.as_int()? + 1)) {
                    Some(count) => dict.set(t, hash, element, count)?.is_ok(),
                    None => false,
                },
                Err(_) => false,
            },
            None => false,
        };
        if !counted {
            return Err(t.prelude("count_elements_from", &[a[0], element, it.into()]));
        }
        seen += 1;
        if seen % 1024 == 0 {
            t.checkpoint()?;
        }
    }
    Ok(Value::NONE)
}

/// The property that reads a field of a named tuple.
fn tuple_getter(t: &mut Thread, a: Args) -> NativeResult {
    let get = t.make(NativeFunction::new(ids::NATIVE_FUNCTION, &FIELD, a[0], Value::UNBOUND));
    let [set, del] = [&NO_SET, &NO_DELETE].map(|def| t.native_function(def, Value::UNBOUND));
    let [get, set, del, doc, name, attrs] = [get.into(), set, del, a[1], Value::NONE, Value::UNBOUND].map(Slot::new);
    let header = Header::new(Kind::Property, ids::PROPERTY);
    Ok(t.make(Property { header, get, set, del, doc, name, attrs }).into())
}

fn field(t: &mut Thread, a: Args) -> NativeResult {
    let item = t.plain(a[1]).cast::<Tuple>().and_then(|tuple| tuple.items().get(a[0].as_int()? as usize).copied());
    item.ok_or_else(|| t.index_error("tuple index out of range"))
}
