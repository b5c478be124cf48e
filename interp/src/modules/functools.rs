//! `_functools`: what `functools.partial` and the wrapper of `functools.lru_cache` are made of; their classes are in the prelude.

use parking_lot::Mutex;

use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::class::{Class, ids};
use crate::objects::dict::{Dict, NeedsGuest};
use crate::objects::hash::{hash_native, hash_simple};
use crate::objects::list::Tuple;
use crate::objects::native::{Native, Payload};
use crate::objects::string::Str;
use crate::value::{Slot, Value};

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_functools", functions: &[], init: Some(init_module) };

static PARTIAL: ClassDef = ClassDef {
    name: "_partial",
    module: "functools",
    methods: &[
        native!(New "__new__" "cls, func, args, keywords, /" new_partial),
        native!(Method "__call__" "self, /, *args, **kwargs" call_partial),
        native!(Getter "func" "self, /" |_, a| Ok(partial(a).func.get())),
        native!(Getter "args" "self, /" |_, a| Ok(partial(a).args.get())),
        native!(Getter "keywords" "self, /" |_, a| Ok(partial(a).keywords.get())),
        native!(Method "_set" "self, func, args, keywords, /" set_partial),
    ],
    subclassable: true,
};

static CACHE: ClassDef = ClassDef {
    name: "_cache",
    module: "functools",
    methods: &[
        native!(New "__new__" "cls, func, limit, typed, missed, gives_up, mark, /" new_cache),
        native!(Method "__call__" "self, /, *args, **kwargs" call_cache),
        native!(Method "__get__" "self, obj, cls=None, /" bind_cache),
        native!(Method "_store" "self, key, result, /" store),
        native!(Method "_info" "self, /" info),
        native!(Method "_clear" "self, /" clear),
        native!(Method "_entries" "self, /" entries),
        native!(Method "_slow" "self, /" |_, a| Ok(cache(a).state.lock().slow.unwrap_or(Value::NONE))),
        native!(Method "_set_slow" "self, function, /" set_slow),
    ],
    subclassable: true,
};

fn init_module(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for def in [&PARTIAL, &CACHE] {
        let class = t.native_class(def);
        let name = t.intern(def.name);
        dict.set_name(t, name, class.into())?;
    }
    Ok(())
}

/// Makes an object of the class that a `__new__` gets.
fn make(t: &mut Thread, a: Args, payload: Box<dyn Payload>) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), payload)).into())
}

/// The payload of the receiver.
fn this<'a, T: Payload>(a: Args) -> &'a T {
    let native = a[0].cast::<Native>().and_then(Native::payload_of);
    native.expect("gilbox bug: the machine checks the receivers of natives")
}

/// The tuple that the prelude passes.
fn tuple(v: Value) -> Ref<Tuple> {
    v.cast().expect("gilbox bug: the prelude passes a tuple")
}

/// The `**kwargs` of a call.
fn keywords(a: Args) -> Ref<Dict> {
    a[a.len() - 1].cast().expect("gilbox bug: the machine passes a dict")
}

/// The call of a function with positional arguments and some by name, in the native's stead.
fn call_with(t: &mut Thread, function: Value, args: &[Value], named: &[(Value, Value)]) -> NativeResult<Trap> {
    let call = t.tail_call(function, args);
    for &(name, value) in named {
        let Some(name) = t.plain(name).cast::<Str>() else { return Err(t.type_error("keywords must be strings")) };
        let name = t.intern_str(name);
        t.tail.names.push(name.into());
        t.tail.args.push(value);
    }
    Ok(call)
}

// ---- partial

struct Partial {
    func: Slot,
    args: Slot,
    keywords: Slot,
}

impl Payload for Partial {
    fn trace(&self, marker: &mut Marker) {
        [&self.func, &self.args, &self.keywords].into_iter().for_each(|s| marker.value(s.get()));
    }
}

fn partial<'a>(a: Args) -> &'a Partial {
    this(a)
}

fn new_partial(t: &mut Thread, a: Args) -> NativeResult {
    let [func, args, keywords] = [a[1], a[2], a[3]].map(Slot::new);
    make(t, a, Box::new(Partial { func, args, keywords }))
}

fn set_partial(_: &mut Thread, a: Args) -> NativeResult {
    let partial = partial(a);
    partial.func.set(a[1]);
    partial.args.set(a[2]);
    partial.keywords.set(a[3]);
    Ok(Value::NONE)
}

fn call_partial(t: &mut Thread, a: Args) -> NativeResult {
    let partial = partial(a);
    let (known, given) = (tuple(partial.args.get()), &a.slice()[1..a.len() - 1]);
    let mut named = match partial.keywords.get().cast::<Dict>() {
        Some(known) if !known.is_empty() => known.entries(),
        _ => Vec::new(),
    };
    for (name, value) in keywords(a).entries() {
        let same = |known: Value| match (t.plain(known).cast::<Str>(), name.cast::<Str>()) {
            (Some(a), Some(b)) => a.same(&b),
            _ => false,
        };
        match named.iter_mut().find(|(known, _)| same(*known)) {
            Some(known) => known.1 = value,
            None => named.push((name, value)),
        }
    }
    let mut few = [Value::NONE; 8];
    let many: Vec<Value>;
    let all = if known.len() + given.len() <= few.len() {
        few[..known.len()].copy_from_slice(known.items());
        few[known.len()..known.len() + given.len()].copy_from_slice(given);
        &few[..known.len() + given.len()]
    } else {
        many = known.items().iter().chain(given).copied().collect();
        &many
    };
    Err(call_with(t, partial.func.get(), all, &named)?)
}

// ---- caches

/// The results of a function's calls, by their arguments. As soon as a key comes that only guest code can hash or compare, the cache is
/// given up for one in guest code.
struct Cache {
    func: Value,
    /// How many results are kept, or all.
    limit: Option<usize>,
    typed: bool,
    /// Called with the cache, the function, the key and the arguments where there is no result yet.
    missed: Value,
    /// Called with the cache and the arguments where guest code is needed.
    gives_up: Value,
    /// Stands in keys before what was passed by name.
    mark: Value,
    /// By key the result or, where not all are kept, the number of its link.
    results: Ref<Dict>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    hits: i64,
    misses: i64,
    /// The results that are kept, as links of a ring in order of their last use: behind `newest` stands the oldest.
    links: Vec<Link>,
    newest: usize,
    slow: Option<Value>,
}

struct Link {
    key: Value,
    hash: i64,
    result: Value,
    before: usize,
    behind: usize,
}

impl State {
    fn unlink(&mut self, i: usize) {
        let (before, behind) = (self.links[i].before, self.links[i].behind);
        self.links[before].behind = behind;
        self.links[behind].before = before;
    }

    /// Puts a link that is in no ring behind the newest.
    fn link(&mut self, i: usize) {
        let behind = self.links[self.newest].behind;
        (self.links[i].before, self.links[i].behind) = (self.newest, behind);
        self.links[self.newest].behind = i;
        self.links[behind].before = i;
        self.newest = i;
    }

    /// The result of a link, which has just been used.
    fn used(&mut self, i: usize) -> Value {
        if i != self.newest {
            self.unlink(i);
            self.link(i);
        }
        self.links[i].result
    }
}

impl Payload for Cache {
    fn answer(&self, t: &mut Thread, args: &[Value]) -> Value {
        let key = match args {
            _ if self.typed => return Value::UNBOUND,
            &[only] if is_key(only) => only,
            several => t.tuple(several).unwrap_or(Value::UNBOUND),
        };
        let Some(hash) = hash_simple(t, key) else { return Value::UNBOUND };
        let mut state = self.state.lock();
        if state.slow.is_some() {
            return Value::UNBOUND;
        }
        let Ok(Some(found)) = self.results.get(t, hash, key) else { return Value::UNBOUND };
        let result = match (self.limit, found.as_int()) {
            (Some(_), Some(link)) => state.used(link as usize),
            _ => found,
        };
        state.hits += 1;
        result
    }

    fn trace(&self, marker: &mut Marker) {
        [self.func, self.missed, self.gives_up, self.mark].into_iter().for_each(|v| marker.value(v));
        marker.object(self.results);
        let state = self.state.lock();
        state.slow.into_iter().for_each(|v| marker.value(v));
        for link in &state.links {
            marker.value(link.key);
            marker.value(link.result);
        }
    }
}

fn cache<'a>(a: Args) -> &'a Cache {
    this(a)
}

fn new_cache(t: &mut Thread, a: Args) -> NativeResult {
    let limit = a[2].as_int().map(|n| n.max(0) as usize);
    let (func, typed, missed, gives_up, mark) = (a[1], a[3] == Value::TRUE, a[4], a[5], a[6]);
    let results = Dict::new(t);
    make(t, a, Box::new(Cache { func, limit, typed, missed, gives_up, mark, results, state: Mutex::default() }))
}

/// Is it a key as it is, where it is the only argument?
fn is_key(v: Value) -> bool {
    v.is_int() || v.header().is_some_and(|h| matches!(h.class(), ids::STR | ids::INT))
}

impl Cache {
    /// The key of a call: its only argument where that is an integer or string, else a tuple of all.
    fn key(&self, t: &mut Thread, args: &[Value], keywords: Ref<Dict>) -> NativeResult {
        if let ([only], true, false) = (args, keywords.is_empty(), self.typed)
            && is_key(*only)
        {
            return Ok(*only);
        }
        let mut parts = args.to_vec();
        if !keywords.is_empty() {
            parts.push(self.mark);
            parts.extend(keywords.entries().into_iter().flat_map(|(name, value)| [name, value]));
        }
        if self.typed {
            parts.extend(args.iter().map(|&v| Value::from(t.class_of(v))));
            parts.extend(keywords.entries().into_iter().map(|(_, v)| Value::from(t.class_of(v))));
        }
        Ok(t.tuple(&parts)?)
    }
}

fn call_cache(t: &mut Thread, a: Args) -> NativeResult {
    let cache = cache(a);
    let (args, keywords) = (&a.slice()[1..a.len() - 1], keywords(a));
    if cache.limit == Some(0) {
        // Nothing is kept, so nothing needs a hash.
        cache.state.lock().misses += 1;
        return Err(call_with(t, cache.func, args, &keywords.entries())?);
    }
    let key = cache.key(t, args, keywords)?;
    let hash = hash_native(t, key)?;
    // Under the lock, a number names the link that it was given for.
    let mut state = cache.state.lock();
    let found = match hash {
        _ if let Some(slow) = state.slow => {
            drop(state);
            return Err(call_with(t, slow, args, &keywords.entries())?);
        }
        Some(hash) => cache.results.get(t, hash, key),
        None => Err(NeedsGuest),
    };
    if let Ok(found) = found {
        let found = match (found, cache.limit) {
            (Some(link), Some(_)) => link.as_int().map(|i| state.used(i as usize)),
            (found, _) => found,
        };
        if let Some(result) = found {
            state.hits += 1;
            return Ok(result);
        }
        state.misses += 1;
        drop(state);
        let args = t.tuple(args)?;
        return Err(t.tail_call(cache.missed, &[a[0], cache.func, key, args, keywords.into()]));
    }
    drop(state);
    let args = t.tuple(args)?;
    Err(t.tail_call(cache.gives_up, &[a[0], cache.func, args, keywords.into()]))
}

/// Keeps a result, unless another call has brought it meanwhile.
fn store(t: &mut Thread, a: Args) -> NativeResult {
    let (cache, key, result) = (cache(a), a[1], a[2]);
    let Some(hash) = hash_native(t, key)? else { return Ok(Value::NONE) };
    let Some(limit) = cache.limit else {
        let _ = cache.results.set_default(t, hash, key, result)?;
        return Ok(Value::NONE);
    };
    let mut state = cache.state.lock();
    if state.slow.is_some() || cache.results.get(t, hash, key) != Ok(None) {
        return Ok(Value::NONE);
    }
    let state = &mut *state;
    let i = if state.links.len() < limit {
        let i = state.links.len();
        state.links.push(Link { key, hash, result, before: i, behind: i });
        if i > 0 {
            state.link(i);
        }
        i
    } else {
        let oldest = state.links[state.newest].behind;
        let link = &mut state.links[oldest];
        let _ = cache.results.remove(t, link.hash, link.key);
        (link.key, link.hash, link.result) = (key, hash, result);
        state.used(oldest);
        oldest
    };
    let number = t.size(i);
    let _ = cache.results.set(t, hash, key, number)?;
    Ok(Value::NONE)
}

/// Hits, misses, the limit, and how many results there are.
fn info(t: &mut Thread, a: Args) -> NativeResult {
    let cache = cache(a);
    let (hits, misses) = {
        let state = cache.state.lock();
        (state.hits, state.misses)
    };
    let limit = cache.limit.map_or(Value::NONE, |n| t.size(n));
    let info = [t.int(hits), t.int(misses), limit, t.size(cache.results.len())];
    Ok(t.tuple(&info)?)
}

fn clear(t: &mut Thread, a: Args) -> NativeResult {
    let cache = cache(a);
    let mut state = cache.state.lock();
    cache.results.clear(t);
    state.links.clear();
    state.newest = 0;
    (state.hits, state.misses) = (0, 0);
    Ok(Value::NONE)
}

/// Keys and results, one after the other, from the oldest to the newest.
fn entries(t: &mut Thread, a: Args) -> NativeResult {
    let cache = cache(a);
    let mut all = Vec::new();
    if cache.limit.is_none() {
        all.extend(cache.results.entries().into_iter().flat_map(|(key, result)| [key, result]));
    } else {
        let state = cache.state.lock();
        let mut i = state.links.get(state.newest).map_or(0, |link| link.behind);
        for _ in 0..state.links.len() {
            let link = &state.links[i];
            all.extend([link.key, link.result]);
            i = link.behind;
        }
    }
    Ok(t.list(&all)?)
}

fn set_slow(_: &mut Thread, a: Args) -> NativeResult {
    cache(a).state.lock().slow = Some(a[1]);
    Ok(Value::NONE)
}

/// A cached method is bound like any other.
fn bind_cache(t: &mut Thread, a: Args) -> NativeResult {
    Ok(if a[1].is_none() { a[0] } else { t.bound_method(a[0], a[1]) })
}
