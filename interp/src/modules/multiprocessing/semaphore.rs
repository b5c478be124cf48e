//! `SemLock`: a semaphore that processes share, and everything that `multiprocessing.synchronize` is made of.
//!
//! Its state is one word in shared memory: the value, and beside it the process that holds it if it is a lock, changed together by
//! one compare-and-swap, so that no death can come in between. Who must wait counts itself and waits in the driver for a *bell*, an
//! event counter that whoever releases rings if somebody waits. A wait is cut into slices: after each the waiting thread looks again,
//! so that a bell answered by a process that died at once is not missed for long, and a lock whose owner is dead is an error
//! and not a hang, or, if what it guards bears that, passes on to whoever waits.
//!
//! Behind the state lies a *roster*: the processes that are in the middle of something that the semaphore counts, once for each time. What the
//! dead among them leave is settled by whoever finds them there first.

use std::collections::HashMap;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use parking_lot::Mutex;
use rustix::event::{EventfdFlags, eventfd};

use super::mapping::Mapping;
use super::payload;
use crate::driver::world::{Wait, WaitFor, Woken};
use crate::heap::{Header, Kind, Marker};
use crate::machine::Thread;
use crate::machine::boot::ClassDef;
use crate::machine::native::{Args, NativeResult, native};
use crate::modules::builtins::print::os_error;
use crate::modules::thread::nanoseconds;
use crate::objects::class::{Class, ids};
use crate::objects::native::{Native, Payload};
use crate::value::Value;

pub(super) const SEM_LOCK: ClassDef = ClassDef {
    name: "SemLock",
    module: "_multiprocessing",
    methods: &[
        native!(New "__new__" "cls, kind, value, maxvalue, /" new),
        native!(Method "acquire" "self, /, block=True, timeout=None" acquire),
        native!(Method "__enter__" "self, /" acquire),
        native!(Method "release" "self, /" release),
        native!(Method "__exit__" "self, /, *exc_info" release),
        native!(Method "_count" "self, /" |t, a| { let n = payload::<SemLock>(&a).count.load(Ordering::Relaxed); Ok(t.int(n)) }),
        native!(Method "_is_mine" "self, /" |t, a| Ok(Value::bool(payload::<SemLock>(&a).is_mine(t.shared.ident)))),
        native!(Method "_get_value" "self, /" |t, a| { let n = payload::<SemLock>(&a).value(); Ok(t.int(n.into())) }),
        native!(Method "_is_zero" "self, /" |_, a| Ok(Value::bool(payload::<SemLock>(&a).value() == 0))),
        native!(Method "_enter" "self, /" |t, a| { payload::<SemLock>(&a).enter(t.interp().world.pid()); Ok(Value::NONE) }),
        native!(Method "_leave" "self, /" |t, a| { payload::<SemLock>(&a).leave(t.interp().world.pid()); Ok(Value::NONE) }),
        native!(Method "filled" "self, /" filled),
        native!(Method "_bury" "self, /" |t, a| { let n = payload::<SemLock>(&a).bury(t); Ok(t.int(n as i64)) }),
        native!(Method "_inheritance" "self, /" inheritance),
    ],
    subclassable: false,
};

/// How long a wait lasts before the waiting thread looks for itself, in nanoseconds.
const SLICE: u64 = 50_000_000;

/// The words in shared memory.
const STATE: usize = 0;
const WAITERS: usize = 1;
const ROSTER: std::ops::Range<usize> = 2..512;

/// What it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A lock that its holder may take again.
    Recursive,
    /// It counts; nobody owns it.
    Counter,
    Lock,
    /// A lock around something that the death of its owner does not harm.
    Heritable,
    /// It counts room, which whoever takes it is to fill. What a dead process has not filled is room again.
    Room,
}

impl Use {
    /// Of the number that the guest's constants and a child's inheritance have for it.
    fn of(number: i64) -> Option<Use> {
        [Use::Recursive, Use::Counter, Use::Lock, Use::Heritable, Use::Room].into_iter().find(|&kind| kind as i64 == number)
    }
}

struct SemLock {
    kind: Use,
    most: u32,
    memory: Mapping,
    bell: OwnedFd,
    /// The thread of this process that took it last.
    holder: AtomicU64,
    /// How often this process has taken it and not released it.
    count: AtomicI64,
    /// Who waits in this process, and until when.
    waiting: Mutex<HashMap<u64, Option<u64>>>,
}

impl Payload for SemLock {
    fn trace(&self, _: &mut Marker) {}
}

impl SemLock {
    fn word(&self, index: usize) -> &AtomicU64 {
        self.memory.word(index).expect("gilbox bug: a semaphore's memory is too small")
    }

    /// The value, and the process that holds it.
    fn state(&self) -> (u32, u32) {
        let word = self.word(STATE).load(Ordering::SeqCst);
        (word as u32, (word >> 32) as u32)
    }

    fn value(&self) -> u32 {
        self.state().0
    }

    fn is_lock(&self) -> bool {
        !matches!(self.kind, Use::Counter | Use::Room)
    }

    fn is_mine(&self, ident: u64) -> bool {
        self.count.load(Ordering::Relaxed) > 0 && self.holder.load(Ordering::Relaxed) == ident
    }

    fn try_take(&self, t: &Thread) -> bool {
        let owner = if self.is_lock() { u64::from(t.interp().world.pid()) } else { 0 };
        let lower = |word: u64| (word as u32).checked_sub(1).map(|value| owner << 32 | u64::from(value));
        if self.word(STATE).fetch_update(Ordering::SeqCst, Ordering::SeqCst, lower).is_err() {
            return false;
        }
        if self.kind == Use::Room {
            self.enter(t.interp().world.pid());
        }
        self.holder.store(t.shared.ident, Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
        true
    }

    /// Puts a process on the roster. Where that is full the process must not die.
    fn enter(&self, pid: u32) {
        let _ = ROSTER.into_iter().find(|&place| self.replace(place, 0, pid));
    }

    /// Strikes a process off the roster, once.
    fn leave(&self, pid: u32) {
        let _ = ROSTER.into_iter().find(|&place| self.replace(place, pid, 0));
    }

    fn replace(&self, place: usize, old: u32, new: u32) -> bool {
        let (old, new) = (old.into(), new.into());
        self.word(place).compare_exchange(old, new, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }

    /// Strikes the dead off the roster; says how many entries were theirs.
    fn bury(&self, t: &Thread) -> usize {
        let world = &t.interp().world;
        let mut buried = 0;
        for place in ROSTER {
            let pid = self.word(place).load(Ordering::SeqCst) as u32;
            if pid != 0 && !world.is_process(pid) && self.replace(place, pid, 0) {
                buried += 1;
            }
        }
        buried
    }

    /// False if it is at its most.
    fn give(&self) -> bool {
        let raise = |word: u64| Some(word as u32).filter(|&value| value < self.most).map(|value| u64::from(value + 1));
        let given = self.word(STATE).fetch_update(Ordering::SeqCst, Ordering::SeqCst, raise).is_ok();
        if given {
            self.count.fetch_sub(1, Ordering::Relaxed);
            self.ring_if_awaited();
        }
        given
    }

    fn ring_if_awaited(&self) {
        if self.word(WAITERS).load(Ordering::SeqCst) > 0 {
            // It can only fail by being rung already.
            let _ = rustix::io::write(&self.bell, &1u64.to_ne_bytes());
        }
    }

    /// Notes that a thread waits no more.
    fn stop_waiting(&self, ident: u64) {
        if self.waiting.lock().remove(&ident).is_some() {
            let fewer = |n: u64| Some(n.saturating_sub(1));
            let _ = self.word(WAITERS).fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer);
        }
    }

    /// The owner of the lock, if it is dead.
    fn dead_owner(&self, t: &Thread) -> Option<u32> {
        let (value, owner) = self.state();
        (value == 0 && self.is_lock() && owner != 0 && !t.interp().world.is_process(owner)).then_some(owner)
    }

    /// Takes the lock that a dead process holds, unless another was faster.
    fn try_inherit(&self, t: &Thread, dead: u32) -> bool {
        let (theirs, own) = (u64::from(dead) << 32, u64::from(t.interp().world.pid()) << 32);
        let taken = self.word(STATE).compare_exchange(theirs, own, Ordering::SeqCst, Ordering::SeqCst).is_ok();
        if taken {
            self.holder.store(t.shared.ident, Ordering::Relaxed);
            self.count.fetch_add(1, Ordering::Relaxed);
        }
        taken
    }
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class = a[0].cast::<Class>().expect("gilbox bug: __new__ gets a class");
    let number = |i: usize| t.plain(a[i]).as_index().and_then(|n| u32::try_from(n).ok()).filter(|&n| n <= i32::MAX as u32);
    let kind = a[1].as_int().and_then(Use::of);
    let (Some(kind), Some(value), Some(most)) = (kind, number(2), number(3)) else {
        return Err(os_error(t, &std::io::Error::from_raw_os_error(libc::EINVAL)));
    };
    let made = Mapping::new(8 * ROSTER.end).and_then(|memory| {
        let bell = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        Ok((memory, bell))
    });
    let (memory, bell) = made.map_err(|e| os_error(t, &e))?;
    let lock = semaphore(memory, bell, kind, most);
    lock.word(STATE).store(value.into(), Ordering::SeqCst);
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(lock))).into())
}

fn semaphore(memory: Mapping, bell: OwnedFd, kind: Use, most: u32) -> SemLock {
    let (holder, count, waiting) = (AtomicU64::new(0), AtomicI64::new(0), Mutex::default());
    SemLock { kind, most, memory, bell, holder, count, waiting }
}

fn inheritance(t: &mut Thread, a: Args) -> NativeResult {
    let lock = payload::<SemLock>(&a);
    let files = [lock.memory.file(), lock.bell.as_fd()];
    super::inheritance(t, &files, "semaphore", [lock.kind as i64, lock.most.into()])
}

/// The semaphore that the parent passed on.
pub(super) fn inherit(t: &mut Thread, memory: OwnedFd, bell: OwnedFd, kind: i64, most: i64) -> NativeResult {
    let memory = Mapping::open(memory).map_err(|e| os_error(t, &e))?;
    let kind = Use::of(kind).expect("gilbox bug: a child inherits what its parent describes");
    Ok(super::object(t, &SEM_LOCK, semaphore(memory, bell, kind, most as u32)))
}

fn acquire(t: &mut Thread, a: Args) -> NativeResult {
    let lock = payload::<SemLock>(&a);
    let me = t.shared.ident;
    let woken = t.woken;
    if woken.is_none() {
        // What an interrupted wait has left.
        lock.stop_waiting(me);
        if lock.kind == Use::Recursive && lock.is_mine(me) {
            lock.count.fetch_add(1, Ordering::Relaxed);
            return Ok(Value::TRUE);
        }
    } else {
        let _ = rustix::io::read(&lock.bell, &mut [0u8; 8]);
    }
    if lock.try_take(t) {
        lock.stop_waiting(me);
        if woken.is_some() && lock.value() > 0 {
            // The bell has been answered for others too.
            lock.ring_if_awaited();
        }
        return Ok(Value::TRUE);
    }
    let known = lock.waiting.lock().get(&me).copied();
    let until = match known {
        Some(until) => until,
        None => {
            let block = a.opt(1).is_none_or(|v| t.plain(v).as_index() != Some(0) && !v.is_none());
            if !block {
                return Ok(Value::FALSE);
            }
            let until = match a.opt(2) {
                None | Some(Value::NONE) => None,
                Some(timeout) => {
                    let nanos = nanoseconds(t, timeout)?.max(0);
                    Some(t.interp().world.now().saturating_add_signed(nanos))
                }
            };
            lock.waiting.lock().insert(me, until);
            lock.word(WAITERS).fetch_add(1, Ordering::SeqCst);
            // Whoever releases it from now on sees that somebody waits.
            if lock.try_take(t) {
                lock.stop_waiting(me);
                return Ok(Value::TRUE);
            }
            until
        }
    };
    let now = t.interp().world.now();
    if until.is_some_and(|until| until <= now) {
        lock.stop_waiting(me);
        return Ok(Value::FALSE);
    }
    if woken == Some(Woken::TimedOut) && lock.kind == Use::Room {
        for _ in 0..lock.bury(t) {
            lock.give();
        }
    }
    if woken == Some(Woken::TimedOut)
        && let Some(dead) = lock.dead_owner(t)
    {
        if lock.kind != Use::Heritable {
            lock.stop_waiting(me);
            return Err(os_error(t, &std::io::Error::from_raw_os_error(libc::EOWNERDEAD)));
        }
        if lock.try_inherit(t, dead) {
            lock.stop_waiting(me);
            return Ok(Value::TRUE);
        }
    }
    let slice = until.unwrap_or(u64::MAX).min(now + SLICE);
    Err(t.block(Wait { what: WaitFor::Io { fd: lock.bell.as_raw_fd(), write: false, process: true }, deadline: Some(slice) }))
}

/// Room that this process has taken is filled.
fn filled(t: &mut Thread, a: Args) -> NativeResult {
    let lock = payload::<SemLock>(&a);
    if lock.kind == Use::Room {
        lock.leave(t.interp().world.pid());
    }
    Ok(Value::NONE)
}

fn release(t: &mut Thread, a: Args) -> NativeResult {
    let lock = payload::<SemLock>(&a);
    if lock.kind == Use::Recursive {
        if !lock.is_mine(t.shared.ident) {
            return Err(t.raise(ids::ASSERTION_ERROR, "attempt to release recursive lock not owned by thread"));
        }
        if lock.count.load(Ordering::Relaxed) > 1 {
            lock.count.fetch_sub(1, Ordering::Relaxed);
            return Ok(Value::NONE);
        }
    }
    // Room that was buried may have been filled just before.
    if lock.give() || lock.kind == Use::Room {
        Ok(Value::NONE)
    } else {
        Err(t.value_error("semaphore or lock released too many times"))
    }
}
