//! `_itertools`: the iterators of `itertools` whose sources are built-in iterators; of others the prelude makes generators.
//!
//! Each is an `Iterator` whose source is a `Walk`; what a walk keeps about where it stands is in the iterator's other slots or, where it
//! is more, behind a lock of its own.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native, nested};
use crate::machine::{Thread, cost};
use crate::objects::arith::{IntOp, Integer, int_binary};
use crate::objects::class::{Class, ids};
use crate::objects::iterate::{ASKS_GUEST, HELD, is_simple, iter_next_native, native_iter, native_iterator, take_quickly};
use crate::objects::list::Tuple;
use crate::objects::misc::Iterator;
use crate::objects::native::{Native, Payload};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_itertools", functions: FUNCTIONS, init: None };

/// Each gets the class of the iterator, and returns None where the prelude has to make a generator.
const FUNCTIONS: &[NativeDef] = &[
    native!(Static "count" "cls, start, step, /" count),
    native!(Static "repeat" "cls, object, times, /" repeat),
    native!(Static "cycle" "cls, iterator, /" cycle),
    native!(Static "chain" "cls, iterables, /" chain),
    native!(Static "islice" "cls, iterator, start, stop, step, /" islice),
    native!(Static "pairwise" "cls, iterator, /" pairwise),
    native!(Static "batched" "cls, iterator, n, /" batched),
    native!(Static "zip_longest" "cls, iterators, fillvalue, /" zip_longest),
    native!(Static "product" "cls, pools, /" product),
    native!(Static "permutations" "cls, pool, r, /" permutations),
    native!(Static "combinations" "cls, pool, r, /" |t, a| chosen(t, a, false)),
    native!(Static "combinations_with_replacement" "cls, pool, r, /" |t, a| chosen(t, a, true)),
    native!(Static "state" "iterator, /" state),
];

/// What the walks are instances of; guests never see it.
static WALK: ClassDef = ClassDef { name: "_walk", module: "itertools", methods: &[], subclassable: false };

/// How an iterator gets its items.
enum Walk {
    /// `index` is the next number, `step` the step.
    Count,
    /// `index` is the object, `limit` how many times are left, or None.
    Repeat,
    /// `index` is the iterator of the first round, then None, and `step` the place in what it gave.
    Cycle(Mutex<Vec<Value>>),
    /// `index` is the iterator of the iterable that `step` is the number of, or None.
    Chain(Ref<Tuple>),
    /// `index` is the iterator, `limit` how many items have been taken, `step` the number of the next one wanted.
    Islice {
        stop: Option<i64>,
        step: i64,
    },
    /// `index` is the iterator, `step` the item before or unbound.
    Pairwise,
    /// `index` is the iterator.
    Batched(usize),
    ZipLongest {
        iterators: Mutex<Vec<Option<Ref<Iterator>>>>,
        fill: Value,
    },
    Choices(Mutex<Choices>),
}

/// Places in pools, and the row of items there.
struct Choices {
    how: How,
    pools: Vec<Ref<Tuple>>,
    places: Vec<usize>,
    row: Vec<Value>,
    begun: bool,
}

enum How {
    Product,
    /// The places in the order that they have now, and how many turns each position has left.
    Permutations {
        order: Vec<usize>,
        turns: Vec<usize>,
    },
    Combinations,
    Replacing,
}

impl Payload for Walk {
    fn trace(&self, marker: &mut Marker) {
        match self {
            Walk::Count | Walk::Repeat | Walk::Islice { .. } | Walk::Pairwise | Walk::Batched(_) => {}
            Walk::Cycle(saved) => saved.lock().iter().for_each(|&v| marker.value(v)),
            Walk::Chain(iterables) => marker.object(*iterables),
            Walk::ZipLongest { iterators, fill } => {
                marker.value(*fill);
                iterators.lock().iter().flatten().for_each(|&it| marker.object(it));
            }
            Walk::Choices(choices) => {
                let choices = choices.lock();
                choices.pools.iter().for_each(|&pool| marker.object(pool));
                choices.row.iter().for_each(|&v| marker.value(v));
            }
        }
    }

    fn next_item(&self, t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
        let item = match self {
            Walk::Count => return next_number(t, it).map(Some),
            Walk::Repeat => {
                match it.limit.get().as_int() {
                    Some(0) => return Ok(None),
                    Some(n) => it.limit.set(Value::int(n - 1).unwrap_or(Value::NONE)),
                    None => {}
                }
                return Ok(Some(it.index.get()));
            }
            Walk::Cycle(saved) => next_in_cycle(t, it, saved)?,
            Walk::Chain(iterables) => next_in_chain(t, it, iterables)?,
            Walk::Islice { stop, step } => next_in_slice(t, it, *stop, *step)?,
            Walk::Pairwise => next_pair(t, it)?,
            Walk::Batched(n) => next_batch(t, it, *n)?,
            Walk::ZipLongest { iterators, fill } => next_longest(t, &mut iterators.lock(), *fill)?,
            Walk::Choices(choices) => choices.lock().next(t)?,
        };
        if item.is_none() {
            it.exhaust();
        }
        Ok(item)
    }

    fn take_items(&self, t: &mut Thread, it: Ref<Iterator>, limit: usize, items: &mut Vec<Value>) -> NativeResult<()> {
        match self {
            Walk::Repeat => {
                let left = it.limit.get().as_int().map_or(limit, |left| limit.min(left as usize));
                items.resize(items.len() + left, it.index.get());
                if let Some(before) = it.limit.get().as_int() {
                    it.limit.set(Value::int(before - left as i64).unwrap_or(Value::NONE));
                }
            }
            Walk::Choices(choices) => {
                let mut choices = choices.lock();
                for _ in 0..limit {
                    match choices.next(t)? {
                        Some(row) => items.push(row),
                        None => {
                            it.exhaust();
                            break;
                        }
                    }
                }
            }
            Walk::Chain(_) => {
                // What follows the present one is begun by who asks for a single item.
                if let Some(inner) = it.index.get().cast::<Iterator>().filter(|&inner| is_simple(inner)) {
                    take_quickly(t, inner, limit, items);
                }
            }
            Walk::Count | Walk::Cycle(_) | Walk::Islice { .. } | Walk::Pairwise | Walk::Batched(_) | Walk::ZipLongest { .. } => {}
        }
        Ok(())
    }

    fn items_left(&self, it: Ref<Iterator>) -> usize {
        match self {
            Walk::Repeat => it.limit.get().as_int().map_or(0, |n| n as usize),
            _ => 0,
        }
    }
}

/// An iterator of the class that a function gets as its first argument.
fn iterator(t: &mut Thread, a: Args, walk: Walk, [index, limit, step]: [Value; 3]) -> Ref<Iterator> {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: the prelude passes a class");
    let header = Header::new(Kind::Native, t.native_class(&WALK).id);
    let source = t.make(Native::new(header, Box::new(walk))).into();
    let it = Iterator::new(t, class.id, source, index, limit, step);
    if t.shares() {
        it.header.set_flag(HELD);
    }
    it
}

/// The next item of an iterator that stands in a slot.
fn next_of(t: &mut Thread, inner: Value) -> NativeResult<Option<Value>> {
    inner.cast().map_or(Ok(None), |inner| next_within(t, inner))
}

/// The next item of an iterator within another one.
fn next_within(t: &mut Thread, inner: Ref<Iterator>) -> NativeResult<Option<Value>> {
    nested(|| iter_next_native(t, inner))
}

fn number(n: usize) -> Value {
    Value::int(n as i64).unwrap_or(Value::NONE)
}

// ---- numbers and repetitions

/// The sum of two numbers of the built-in types; `None` for anything else.
fn sum(t: &mut Thread, a: Value, b: Value) -> NativeResult<Option<Value>> {
    let float = |v: Value| v.as_float().or_else(|| v.as_int().map(|i| i as f64));
    if a.as_float().is_some() || b.as_float().is_some() {
        let (Some(x), Some(y)) = (float(a), float(b)) else { return Ok(None) };
        return Ok(Some(t.float(x + y)));
    }
    let whole = |v: Value| v.is_int() || v.header().is_some_and(|h| h.kind() == Kind::BigInt && h.class() == ids::INT);
    match (Integer::of(t, a), Integer::of(t, b)) {
        (Some(x), Some(y)) if whole(a) && whole(b) => int_binary(t, IntOp::Add, x, y).map(Some),
        _ => Ok(None),
    }
}

fn count(t: &mut Thread, a: Args) -> NativeResult {
    let it = iterator(t, a, Walk::Count, [a[1], Value::NONE, a[2]]);
    if sum(t, a[1], a[2])?.is_none() {
        it.header.set_flag(ASKS_GUEST);
    }
    Ok(it.into())
}

fn next_number(t: &mut Thread, it: Ref<Iterator>) -> NativeResult {
    let (now, step) = (it.index.get(), it.step.get());
    match sum(t, now, step)? {
        Some(next) => {
            it.index.set(next);
            Ok(now)
        }
        None => Err(t.prelude("count_on", &[it.into(), now, step])),
    }
}

fn repeat(t: &mut Thread, a: Args) -> NativeResult {
    Ok(iterator(t, a, Walk::Repeat, [a[1], a[2], Value::NONE]).into())
}

/// What the text of `count` and `repeat` is made of.
fn state(t: &mut Thread, a: Args) -> NativeResult {
    let it: Ref<Iterator> = a[0].cast().expect("gilbox bug: the prelude passes an iterator");
    Ok(t.tuple(&[it.index.get(), it.limit.get(), it.step.get()])?)
}

fn cycle(t: &mut Thread, a: Args) -> NativeResult {
    if native_iterator(a[1]).is_none() {
        return Ok(Value::NONE);
    }
    Ok(iterator(t, a, Walk::Cycle(Mutex::default()), [a[1], Value::NONE, Value::small(0)]).into())
}

fn next_in_cycle(t: &mut Thread, it: Ref<Iterator>, saved: &Mutex<Vec<Value>>) -> NativeResult<Option<Value>> {
    if let Some(item) = next_of(t, it.index.get())? {
        saved.lock().push(item);
        return Ok(Some(item));
    }
    it.index.set(Value::NONE);
    let saved = saved.lock();
    let i = it.step.get().as_int().unwrap_or(0) as usize;
    let i = if i < saved.len() { i } else { 0 };
    it.step.set(number(i + 1));
    Ok(saved.get(i).copied())
}

// ---- one iterator behind the other, and parts of one

/// Is it of a built-in class that iterates without guest code, now and later?
fn iterates_natively(t: &Thread, v: Value) -> bool {
    match v.header() {
        Some(h) => match h.kind() {
            Kind::Iterator => native_iterator(v).is_some(),
            Kind::List
            | Kind::Tuple
            | Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Range
            | Kind::Dict
            | Kind::Set
            | Kind::DictView => h.class() <= t.interp().last_builtin_class(),
            _ => false,
        },
        None => false,
    }
}

fn chain(t: &mut Thread, a: Args) -> NativeResult {
    let iterables: Ref<Tuple> = a[1].cast().expect("gilbox bug: the prelude passes a tuple");
    if !iterables.items().iter().all(|&v| iterates_natively(t, v)) {
        return Ok(Value::NONE);
    }
    Ok(iterator(t, a, Walk::Chain(iterables), [Value::NONE, Value::NONE, Value::small(0)]).into())
}

fn next_in_chain(t: &mut Thread, it: Ref<Iterator>, iterables: &Tuple) -> NativeResult<Option<Value>> {
    loop {
        if let Some(item) = next_of(t, it.index.get())? {
            return Ok(Some(item));
        }
        let i = it.step.get().as_int().unwrap_or(0) as usize;
        let Some(&iterable) = iterables.items().get(i) else { return Ok(None) };
        let inner = native_iter(t, iterable)?;
        it.index.set(inner.map_or(Value::NONE, Value::from));
        it.step.set(number(i + 1));
    }
}

fn islice(t: &mut Thread, a: Args) -> NativeResult {
    let (Some(_), Some(start), Some(step)) = (native_iterator(a[1]), a[2].as_int(), a[4].as_int()) else {
        return Ok(Value::NONE);
    };
    let stop = match a[3] {
        Value::NONE => None,
        v => match v.as_int() {
            Some(stop) => Some(stop),
            None => return Ok(Value::NONE),
        },
    };
    Ok(iterator(t, a, Walk::Islice { stop, step }, [a[1], Value::small(0), Value::int(start).unwrap_or(Value::NONE)]).into())
}

fn next_in_slice(t: &mut Thread, it: Ref<Iterator>, stop: Option<i64>, step: i64) -> NativeResult<Option<Value>> {
    let mut taken = it.limit.get().as_int().unwrap_or(0);
    let wanted = it.step.get().as_int().unwrap_or(0);
    let mut take = |t: &mut Thread| -> NativeResult<Option<Value>> {
        let item = next_of(t, it.index.get())?;
        if item.is_some() {
            taken += 1;
            it.limit.set(Value::int(taken).unwrap_or(Value::NONE));
        }
        Ok(item)
    };
    for n in it.limit.get().as_int().unwrap_or(0)..wanted {
        if n % 1024 == 0 {
            t.checkpoint()?;
        }
        if take(t)?.is_none() {
            return Ok(None);
        }
    }
    if stop.is_some_and(|stop| wanted >= stop) {
        return Ok(None);
    }
    let item = take(t)?;
    // What lies before the end is taken, too, once more is asked for.
    let next = wanted.saturating_add(step).min(stop.unwrap_or(i64::MAX)).min(Value::INT_MAX);
    it.step.set(Value::int(next).unwrap_or(Value::NONE));
    Ok(item)
}

fn pairwise(t: &mut Thread, a: Args) -> NativeResult {
    if native_iterator(a[1]).is_none() {
        return Ok(Value::NONE);
    }
    Ok(iterator(t, a, Walk::Pairwise, [a[1], Value::NONE, Value::UNBOUND]).into())
}

fn next_pair(t: &mut Thread, it: Ref<Iterator>) -> NativeResult<Option<Value>> {
    let before = match it.step.get().bound() {
        Some(before) => before,
        None => match next_of(t, it.index.get())? {
            Some(first) => first,
            None => return Ok(None),
        },
    };
    let Some(item) = next_of(t, it.index.get())? else { return Ok(None) };
    it.step.set(item);
    Ok(Some(t.tuple(&[before, item])?))
}

fn batched(t: &mut Thread, a: Args) -> NativeResult {
    let n = a[2].as_int().and_then(|n| usize::try_from(n).ok());
    let (Some(_), Some(n)) = (native_iterator(a[1]), n) else { return Ok(Value::NONE) };
    Ok(iterator(t, a, Walk::Batched(n), [a[1], Value::NONE, Value::NONE]).into())
}

fn next_batch(t: &mut Thread, it: Ref<Iterator>, n: usize) -> NativeResult<Option<Value>> {
    let mut batch = Vec::new();
    while batch.len() < n
        && let Some(item) = next_of(t, it.index.get())?
    {
        batch.push(item);
        if batch.len() % 1024 == 0 {
            t.checkpoint()?;
        }
    }
    if batch.is_empty() { Ok(None) } else { Ok(Some(t.tuple(&batch)?)) }
}

fn zip_longest(t: &mut Thread, a: Args) -> NativeResult {
    let list: Ref<crate::objects::list::List> = a[1].cast().expect("gilbox bug: the prelude passes a list");
    let iterators: Option<Vec<_>> = list.to_vec().into_iter().map(|v| native_iterator(v).map(Some)).collect();
    let Some(iterators) = iterators else { return Ok(Value::NONE) };
    let walk = Walk::ZipLongest { iterators: Mutex::new(iterators), fill: a[2] };
    Ok(iterator(t, a, walk, [Value::NONE; 3]).into())
}

fn next_longest(t: &mut Thread, iterators: &mut [Option<Ref<Iterator>>], fill: Value) -> NativeResult<Option<Value>> {
    let mut row = Vec::with_capacity(iterators.len());
    for i in 0..iterators.len() {
        let item = match iterators[i] {
            Some(inner) => next_within(t, inner)?,
            None => None,
        };
        if item.is_none() && iterators[i].take().is_some() && iterators.iter().all(|it| it.is_none()) {
            return Ok(None);
        }
        row.push(item.unwrap_or(fill));
    }
    if row.is_empty() { Ok(None) } else { Ok(Some(t.tuple(&row)?)) }
}

// ---- choices

fn choices(t: &mut Thread, a: Args, how: How, pools: Vec<Ref<Tuple>>, places: Vec<usize>) -> NativeResult {
    let row = Vec::with_capacity(places.len());
    let choices = Choices { how, pools, places, row, begun: false };
    Ok(iterator(t, a, Walk::Choices(Mutex::new(choices)), [Value::NONE; 3]).into())
}

fn product(t: &mut Thread, a: Args) -> NativeResult {
    let list: Ref<crate::objects::list::List> = a[1].cast().expect("gilbox bug: the prelude passes a list");
    let pools: Vec<Ref<Tuple>> = list.to_vec().into_iter().filter_map(|v| v.cast()).collect();
    let places = vec![0; pools.len()];
    choices(t, a, How::Product, pools, places)
}

/// The pool of a choice and how many items are chosen.
fn pool(t: &mut Thread, a: Args) -> NativeResult<(Ref<Tuple>, usize)> {
    let Some(r) = a[2].as_int().and_then(|r| usize::try_from(r).ok()) else {
        return Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"));
    };
    t.check_room(r.saturating_mul(32))?;
    Ok((a[1].cast().expect("gilbox bug: the prelude passes a tuple"), r))
}

fn permutations(t: &mut Thread, a: Args) -> NativeResult {
    let (pool, r) = pool(t, a)?;
    let n = pool.len();
    let how = How::Permutations { order: (0..n).collect(), turns: (0..r.min(n)).map(|i| n - i).collect() };
    choices(t, a, how, vec![pool], (0..r).collect())
}

/// `combinations`, with or without replacement.
fn chosen(t: &mut Thread, a: Args, replacing: bool) -> NativeResult {
    let (pool, r) = pool(t, a)?;
    let (how, places) = if replacing { (How::Replacing, vec![0; r]) } else { (How::Combinations, (0..r).collect()) };
    choices(t, a, how, vec![pool], places)
}

impl Choices {
    /// The pool of a position.
    fn pool(&self, position: usize) -> &Tuple {
        match self.how {
            How::Product => &self.pools[position],
            How::Permutations { .. } | How::Combinations | How::Replacing => &self.pools[0],
        }
    }

    fn next(&mut self, t: &mut Thread) -> NativeResult<Option<Value>> {
        let changed = if self.begun { self.turn() } else { self.begin().then_some(0) };
        let Some(from) = changed else { return Ok(None) };
        self.begun = true;
        self.row.truncate(from);
        for position in from..self.places.len() {
            let item = self.pool(position).items()[self.places[position]];
            self.row.push(item);
        }
        t.charge_time(cost::MADE_ITEM.times(1) + cost::COMPARED_ITEM.times(self.row.len()));
        Ok(Some(t.tuple(&self.row)?))
    }

    /// Is there a first choice?
    fn begin(&self) -> bool {
        let (n, r) = (self.pools.first().map_or(0, |p| p.len()), self.places.len());
        match self.how {
            How::Product => self.pools.iter().all(|p| !p.is_empty()),
            How::Permutations { .. } | How::Combinations => r <= n,
            How::Replacing => n > 0 || r == 0,
        }
    }

    /// Goes on to the next choice; the first position that has changed, or `None` after the last.
    fn turn(&mut self) -> Option<usize> {
        let (n, r) = (self.pools.first().map_or(0, |p| p.len()), self.places.len());
        match &mut self.how {
            How::Product => {
                for i in (0..r).rev() {
                    self.places[i] += 1;
                    if self.places[i] < self.pools[i].len() {
                        return Some(i);
                    }
                    self.places[i] = 0;
                }
                None
            }
            How::Permutations { order, turns } => {
                for i in (0..r).rev() {
                    turns[i] -= 1;
                    if turns[i] > 0 {
                        order.swap(i, n - turns[i]);
                        self.places[i..].copy_from_slice(&order[i..r]);
                        return Some(i);
                    }
                    order[i..].rotate_left(1);
                    turns[i] = n - i;
                }
                None
            }
            How::Combinations => {
                let i = (0..r).rev().find(|&i| self.places[i] != i + n - r)?;
                let at = self.places[i] + 1;
                self.places[i..].iter_mut().enumerate().for_each(|(j, place)| *place = at + j);
                Some(i)
            }
            How::Replacing => {
                let i = (0..r).rev().find(|&i| self.places[i] + 1 < n)?;
                let at = self.places[i] + 1;
                self.places[i..].fill(at);
                Some(i)
            }
        }
    }
}
