//! `_thread`: starting threads, and the locks that everything else is made of.
//!
//! A lock is one atomic word: the number of the thread that took it, or 0. So who holds it is known when a deadlock is to be explained.
//! Waiting for it is the driver's business; the woken thread takes the lock by a claim, without the interpreter's lock.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::driver::world::{Disposition, Key, Wait, WaitFor, WaitKind, Woken};
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::thread::Shared;
use crate::machine::{Thread, Trap};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::native::{Native, Payload};
use crate::objects::repr::identity;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// The module; the rest is in the prelude's file of that name.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_thread", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "start_new_thread" "function, args, kwargs=None, /, *, name=None, daemon=True" start_new_thread),
    native!(Static "start_new" "function, args, kwargs=None, /, *, name=None, daemon=True" start_new_thread),
    native!(Static "allocate_lock" "" |t, _| Ok(new_lock(t))),
    native!(Static "allocate" "" |t, _| Ok(new_lock(t))),
    native!(Static "_waiter" "" |t, _| Ok(lock_with(t, LockState::waiter(WaitKind::Lock)))),
    native!(Static "_queue_waiter" "" |t, _| Ok(lock_with(t, LockState::waiter(WaitKind::Queue)))),
    native!(Static "get_ident" "" |t, _| { let ident = t.shared.ident; Ok(t.int(ident as i64)) }),
    native!(Static "get_native_id" "" |t, _| { let id = t.shared.native_id.load(Ordering::Relaxed); Ok(t.int(id as i64)) }),
    native!(Static "exit" "" |t, _| Err(Trap::Raise(t.exception(ids::SYSTEM_EXIT, &[])))),
    native!(Static "exit_thread" "" |t, _| Err(Trap::Raise(t.exception(ids::SYSTEM_EXIT, &[])))),
    native!(Static "interrupt_main" "signum=2, /" interrupt_main),
    native!(Static "daemon_threads_allowed" "" |_, _| Ok(Value::TRUE)),
    native!(Static "_count" "" count),
    native!(Static "_join" "ident, timeout=None, /" join),
    native!(Static "_set_name" "ident, name, /" set_name),
    native!(Static "_get_name" "ident, /" get_name),
    native!(Static "_get_main_thread_ident" "" |t, _| { let ident = t.interp().world.main_ident(); Ok(t.int(ident as i64)) }),
    native!(Static "_local_dict" "key, make=False, /" local_dict),
    native!(Static "_local_key" "" local_key),
    native!(Static "_kept" "other=None, /" kept),
];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let lock = t.native_class(&LOCK).into();
    let rlock = t.native_class(&RLOCK).into();
    let error = t.interp().class(ids::RUNTIME_ERROR).expect("gilbox bug: a built-in class").into();
    let most = t.float(MOST_SECONDS);
    for (name, value) in [("lock", lock), ("LockType", lock), ("RLock", rlock), ("error", error), ("TIMEOUT_MAX", most)] {
        let name = t.intern(name);
        dict.set_name(t, name, value)?;
    }
    Ok(())
}

/// The longest timeout, in seconds, as CPython has it: what fits into 64 bits of nanoseconds.
const MOST_SECONDS: f64 = 9_223_372_036.0;

// ---- threads

fn start_new_thread(t: &mut Thread, a: Args) -> NativeResult {
    let plain = matches!(a[0].kind(), Some(Kind::Function | Kind::NativeFunction | Kind::Class | Kind::BoundMethod));
    if !plain && t.class_of(a[0]).special(Special::Call).is_unbound() {
        return Err(t.type_error("first arg must be callable"));
    }
    if t.plain(a[1]).kind() != Some(Kind::Tuple) {
        return Err(t.type_error("2nd arg must be a tuple"));
    }
    let kwargs = a.opt(2).unwrap_or(Value::NONE);
    if !kwargs.is_none() && kwargs.kind() != Some(Kind::Dict) {
        return Err(t.type_error("optional 3rd arg must be a dictionary"));
    }
    let name = Str::text_of(a.get(3));
    let daemon = a.get(4) != Value::FALSE;
    let run = crate::modules::prelude_function(t, "run_thread")?;
    let world = t.interp().world.clone();
    let ident = world.new_ident();
    let shared = Shared::new(ident, name, daemon);
    let started =
        Thread::new(t.interp_arc(), shared).and_then(|mut thread| match thread.start_call(run, &[a[0], a[1], kwargs]) {
            Ok(()) => world.start_thread(thread),
            Err(_) => {
                thread.retire();
                Err(std::io::Error::other("no memory"))
            }
        });
    match started {
        Ok(()) => Ok(t.int(ident as i64)),
        Err(_) => Err(t.raise(ids::RUNTIME_ERROR, "can't start new thread")),
    }
}

/// As if the signal had come from outside, if something becomes of it here.
fn interrupt_main(t: &mut Thread, a: Args) -> NativeResult {
    let signal = a.opt(0).map_or(Some(2), |v| t.plain(v).as_index()).filter(|n| (1..=64).contains(n));
    let Some(signal) = signal.map(|n| n as i32) else { return Err(t.value_error("signal number out of range")) };
    let world = &t.interp().world;
    match world.disposition(signal) {
        Disposition::Handled { .. } => world.post(signal),
        Disposition::Default if signal == libc::SIGINT => world.interrupt(world.main_ident()),
        Disposition::Default | Disposition::Ignored => {}
    }
    Ok(Value::NONE)
}

fn count(t: &mut Thread, _: Args) -> NativeResult {
    let n = t.interp().world.threads().len();
    // The main thread doesn't count.
    Ok(t.size(n.saturating_sub(1)))
}

/// Waits for the end of a thread; False if the time ran out.
fn join(t: &mut Thread, a: Args) -> NativeResult {
    let ident = a[0].as_int().unwrap_or(0) as u64;
    if t.woken == Some(Woken::TimedOut) {
        return Ok(Value::FALSE);
    }
    if !t.interp().world.is_alive(ident) {
        return Ok(Value::TRUE);
    }
    let deadline = match a.opt(1) {
        None | Some(Value::NONE) => None,
        Some(timeout) => deadline(t, timeout)?,
    };
    Err(t.block(Wait { what: WaitFor::Join { ident }, deadline }))
}

fn find(t: &Thread, ident: Value) -> Option<std::sync::Arc<Shared>> {
    let ident = ident.as_int()? as u64;
    t.interp().world.threads().into_iter().find(|s| s.ident == ident)
}

fn set_name(t: &mut Thread, a: Args) -> NativeResult {
    if let (Some(shared), Some(name)) = (find(t, a[0]), a[1].cast::<Str>()) {
        *shared.name.lock() = name.to_utf8().into_owned();
    }
    Ok(Value::NONE)
}

fn get_name(t: &mut Thread, a: Args) -> NativeResult {
    match find(t, a[0]) {
        Some(shared) => {
            let name = shared.name.lock().clone();
            Ok(t.str(&name)?)
        }
        None => Ok(Value::NONE),
    }
}

/// The attributes that an object has in this thread: a dict, or None if there is none and none is to be made.
fn local_dict(t: &mut Thread, a: Args) -> NativeResult {
    let key = a[0].as_int().unwrap_or(0) as u64;
    if let Some(&known) = t.locals.get(&key) {
        return Ok(known);
    }
    if a.get(1) != Value::TRUE {
        return Ok(Value::NONE);
    }
    let dict = Dict::new(t).into();
    t.locals.insert(key, dict);
    Ok(dict)
}

/// Where a thread keeps what natives have for the context of `contextvars` that it runs in: the context of decimal numbers.
pub(crate) const OF_CONTEXT: u64 = u64::MAX - 1;

/// What natives keep for the running context, or None; with an argument, that takes its place.
fn kept(t: &mut Thread, a: Args) -> NativeResult {
    let known = match a.opt(0) {
        None => t.locals.get(&OF_CONTEXT).copied(),
        Some(Value::NONE) => t.locals.remove(&OF_CONTEXT),
        Some(other) => t.locals.insert(OF_CONTEXT, other),
    };
    Ok(known.unwrap_or(Value::NONE))
}

/// A number for an object with attributes in each thread; unlike an address it is never used again.
fn local_key(t: &mut Thread, _: Args) -> NativeResult {
    let n = t.interp().world.new_ident();
    Ok(t.int(n as i64))
}

// ---- timeouts

/// The time at which a wait that begins now gives up; that of the wait itself if it goes on. None: never.
pub(crate) fn deadline(t: &mut Thread, timeout: Value) -> NativeResult<Option<u64>> {
    if t.woken.is_some() {
        return Ok(t.deadline);
    }
    let nanos = nanoseconds(t, timeout)?;
    Ok(Some(t.interp().world.now().saturating_add_signed(nanos)))
}

/// A number of seconds in nanoseconds, rounded up.
pub(crate) fn nanoseconds(t: &mut Thread, seconds: Value) -> NativeResult<i64> {
    const TOO_LARGE: &str = "timestamp too large to convert to C PyTime_t";
    let plain = t.plain(seconds);
    if let Some(f) = plain.as_float() {
        if f.is_nan() {
            return Err(t.value_error("Invalid value NaN (not a number)"));
        }
        let nanos = (f * 1e9).ceil();
        if nanos.abs() > i64::MAX as f64 {
            return Err(t.raise(ids::OVERFLOW_ERROR, "timestamp out of range for platform time_t"));
        }
        return Ok(nanos as i64);
    }
    if let Some(i) = plain.as_index() {
        return i.checked_mul(1_000_000_000).ok_or_else(|| t.raise(ids::OVERFLOW_ERROR, TOO_LARGE));
    }
    if plain.kind() == Some(Kind::BigInt) {
        return Err(t.raise(ids::OVERFLOW_ERROR, TOO_LARGE));
    }
    let name = t.type_name(seconds);
    Err(t.type_error(format!("'{name}' object cannot be interpreted as an integer")))
}

/// How long `acquire` waits.
enum Patience {
    None,
    Until(u64),
    ForEver,
}

/// What the arguments `blocking` and `timeout` of `acquire` mean.
fn patience(t: &mut Thread, blocking: Option<Value>, timeout: Option<Value>) -> NativeResult<Patience> {
    let blocking = match blocking {
        None => true,
        Some(v) => t.plain(v).as_index().map_or(!v.is_none(), |i| i != 0),
    };
    let nanos = match timeout {
        None => -1_000_000_000,
        Some(v) => nanoseconds(t, v)?,
    };
    if !blocking {
        return match nanos {
            -1_000_000_000 => Ok(Patience::None),
            _ => Err(t.value_error("can't specify a timeout for a non-blocking call")),
        };
    }
    if nanos == -1_000_000_000 {
        return Ok(Patience::ForEver);
    }
    if nanos < 0 {
        return Err(t.value_error("timeout value must be a non-negative number"));
    }
    if nanos as f64 > MOST_SECONDS * 1e9 {
        return Err(t.raise(ids::OVERFLOW_ERROR, "timeout value is too large"));
    }
    let until = t.woken.and(t.deadline).unwrap_or_else(|| t.interp().world.now().saturating_add_signed(nanos));
    Ok(Patience::Until(until))
}

// ---- locks

/// What a lock of either kind holds.
struct LockState {
    /// The thread that took it, or 0.
    owner: AtomicU64,
    /// How often its owner took it; of a re-entrant lock only.
    depth: AtomicU64,
    /// What a wait for it is accounted to.
    kind: WaitKind,
    /// A thread takes it twice, in order to sleep until another one releases it: nobody holds it.
    is_waiter: bool,
}

impl Payload for LockState {
    fn trace(&self, _: &mut Marker) {}
}

impl LockState {
    fn new() -> LockState {
        LockState { owner: AtomicU64::new(0), depth: AtomicU64::new(0), kind: WaitKind::Lock, is_waiter: false }
    }

    fn waiter(kind: WaitKind) -> LockState {
        LockState { kind, is_waiter: true, ..LockState::new() }
    }

    fn try_take(&self, ident: u64) -> bool {
        self.owner.compare_exchange(0, ident, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

const LOCK: ClassDef = ClassDef {
    name: "lock",
    module: "_thread",
    methods: &[
        native!(New "__new__" "cls, /" lock_new),
        native!(Method "acquire" "self, /, blocking=True, timeout=-1" lock_acquire),
        native!(Method "acquire_lock" "self, /, blocking=True, timeout=-1" lock_acquire),
        native!(Method "__enter__" "self, /" lock_acquire),
        native!(Method "release" "self, /" lock_release),
        native!(Method "release_lock" "self, /" lock_release),
        native!(Method "__exit__" "self, /, *exc_info" lock_release),
        native!(Method "locked" "self, /" locked),
        native!(Method "locked_lock" "self, /" locked),
        native!(Method "__repr__" "self, /" lock_repr),
        native!(Method "_at_fork_reinit" "self, /" reinit),
    ],
    subclassable: false,
};

const RLOCK: ClassDef = ClassDef {
    name: "RLock",
    module: "_thread",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" lock_new),
        native!(Method "acquire" "self, /, blocking=True, timeout=-1" rlock_acquire),
        native!(Method "__enter__" "self, /" rlock_acquire),
        native!(Method "release" "self, /" rlock_release),
        native!(Method "__exit__" "self, /, *exc_info" rlock_release),
        native!(Method "__repr__" "self, /" rlock_repr),
        native!(Method "_is_owned" "self, /" |t, a| { let me = t.shared.ident; Ok(Value::bool(state(a).owner.load(Ordering::Relaxed) == me)) }),
        native!(Method "_recursion_count" "self, /" recursion_count),
        native!(Method "_release_save" "self, /" release_save),
        native!(Method "_acquire_restore" "self, saved, /" acquire_restore),
        native!(Method "_at_fork_reinit" "self, /" reinit),
    ],
    subclassable: true,
};

fn new_lock(t: &mut Thread) -> Value {
    lock_with(t, LockState::new())
}

fn lock_with(t: &mut Thread, state: LockState) -> Value {
    let class = t.native_class(&LOCK);
    t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(state))).into()
}

fn lock_new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<crate::objects::class::Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(LockState::new()))).into())
}

/// A lock object, known to be one.
#[derive(Clone, Copy)]
struct LockRef(Ref<Native>);

impl std::ops::Deref for LockRef {
    type Target = LockState;
    fn deref(&self) -> &LockState {
        self.0.payload().expect("gilbox bug: a lock without its state")
    }
}

fn state(a: Args) -> LockRef {
    state_of(a[0]).expect("gilbox bug: the receiver's class was checked")
}

fn state_of(lock: Value) -> Option<LockRef> {
    let native: Ref<Native> = lock.cast()?;
    native.payload::<LockState>().map(|_| LockRef(native))
}

/// What is waited for under a key, if it is a lock that threads hold, and the thread that does.
pub(crate) fn owner_of(key: Key) -> Option<(&'static str, Option<u64>)> {
    let object = key.object()?;
    let state = state_of(object).filter(|state| !state.is_waiter)?;
    let what = if state.depth.load(Ordering::Relaxed) > 0 { "an RLock" } else { "a lock" };
    Some((what, Some(state.owner.load(Ordering::Relaxed)).filter(|&o| o != 0)))
}

/// Takes a lock for a thread that was woken.
fn claim(key: Key, ident: u64) -> bool {
    key.object().and_then(state_of).is_some_and(|state| state.try_take(ident))
}

/// Takes a lock, waiting as long as wanted.
fn take(t: &mut Thread, a: Args, patience: impl FnOnce(&mut Thread) -> NativeResult<Patience>) -> NativeResult<bool> {
    let me = t.shared.ident;
    match t.woken {
        Some(Woken::Claimed) => return Ok(true),
        Some(Woken::TimedOut) => return Ok(false),
        Some(Woken::Ready | Woken::Disturbed) | None => {}
    }
    let state = state(a);
    let patience = patience(t)?;
    if state.try_take(me) {
        return Ok(true);
    }
    let until = match patience {
        Patience::None => return Ok(false),
        Patience::Until(until) => Some(until),
        Patience::ForEver => None,
    };
    let key = Key::of(a[0], 0);
    let ticket = t.interp().world.ticket(key);
    if state.try_take(me) {
        return Ok(true);
    }
    Err(t.block(Wait::claim(key, ticket, state.kind, claim).until(until)))
}

fn lock_acquire(t: &mut Thread, a: Args) -> NativeResult {
    take(t, a, |t| patience(t, a.opt(1), a.opt(2))).map(Value::bool)
}

fn lock_release(t: &mut Thread, a: Args) -> NativeResult {
    if state(a).owner.swap(0, Ordering::Release) == 0 {
        return Err(t.raise(ids::RUNTIME_ERROR, "release unlocked lock"));
    }
    t.interp().world.wake(Key::of(a[0], 0), 1);
    Ok(Value::NONE)
}

fn locked(_: &mut Thread, a: Args) -> NativeResult {
    Ok(Value::bool(state(a).owner.load(Ordering::Relaxed) != 0))
}

fn reinit(_: &mut Thread, a: Args) -> NativeResult {
    state(a).owner.store(0, Ordering::Release);
    state(a).depth.store(0, Ordering::Release);
    Ok(Value::NONE)
}

fn lock_repr(t: &mut Thread, a: Args) -> NativeResult {
    let word = if state(a).owner.load(Ordering::Relaxed) != 0 { "locked" } else { "unlocked" };
    let id = identity(t, a[0]);
    Ok(t.str(&format!("<{word} _thread.lock object at {id:#x}>"))?)
}

// ---- re-entrant locks

fn rlock_acquire(t: &mut Thread, a: Args) -> NativeResult {
    let state = state(a);
    if state.owner.load(Ordering::Relaxed) == t.shared.ident && t.woken.is_none() {
        state.depth.fetch_add(1, Ordering::Relaxed);
        return Ok(Value::TRUE);
    }
    let taken = take(t, a, |t| patience(t, a.opt(1), a.opt(2)))?;
    if taken {
        state.depth.store(1, Ordering::Relaxed);
    }
    Ok(Value::bool(taken))
}

/// Raises unless the thread holds the lock.
fn check_owned(t: &mut Thread, a: Args, what: &str) -> NativeResult<()> {
    if state(a).owner.load(Ordering::Relaxed) == t.shared.ident {
        return Ok(());
    }
    Err(t.raise(ids::RUNTIME_ERROR, what))
}

fn rlock_release(t: &mut Thread, a: Args) -> NativeResult {
    check_owned(t, a, "cannot release un-acquired lock")?;
    let state = state(a);
    if state.depth.fetch_sub(1, Ordering::Relaxed) == 1 {
        state.owner.store(0, Ordering::Release);
        t.interp().world.wake(Key::of(a[0], 0), 1);
    }
    Ok(Value::NONE)
}

fn recursion_count(t: &mut Thread, a: Args) -> NativeResult {
    let state = state(a);
    let mine = state.owner.load(Ordering::Relaxed) == t.shared.ident;
    let depth = if mine { state.depth.load(Ordering::Relaxed) } else { 0 };
    Ok(t.int(depth as i64))
}

/// Gives the lock up whole; returns what `_acquire_restore` wants.
fn release_save(t: &mut Thread, a: Args) -> NativeResult {
    check_owned(t, a, "cannot release un-acquired lock")?;
    let state = state(a);
    let depth = state.depth.load(Ordering::Relaxed) as i64;
    let saved = [t.int(depth), t.int(t.shared.ident as i64)];
    let saved = t.tuple(&saved)?;
    state.depth.store(0, Ordering::Relaxed);
    state.owner.store(0, Ordering::Release);
    t.interp().world.wake(Key::of(a[0], 0), 1);
    Ok(saved)
}

fn acquire_restore(t: &mut Thread, a: Args) -> NativeResult {
    let saved = a[1].cast::<crate::objects::list::Tuple>();
    let Some(depth) = saved.and_then(|s| s.items().first().copied()).and_then(Value::as_int) else {
        return Err(t.type_error("_acquire_restore() argument 1 must be a tuple"));
    };
    take(t, a, |_| Ok(Patience::ForEver))?;
    state(a).depth.store(depth as u64, Ordering::Relaxed);
    Ok(Value::NONE)
}

fn rlock_repr(t: &mut Thread, a: Args) -> NativeResult {
    let state = state(a);
    let (owner, depth) = (state.owner.load(Ordering::Relaxed), state.depth.load(Ordering::Relaxed));
    let word = if owner != 0 { "locked" } else { "unlocked" };
    let name = t.type_name(a[0]);
    let id = identity(t, a[0]);
    Ok(t.str(&format!("<{word} {name} object owner={owner} count={depth} at {id:#x}>"))?)
}
