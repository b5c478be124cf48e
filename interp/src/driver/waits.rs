//! Who waits for what, and how they are woken.
//!
//! Threads that wait for a [`Key`] stand in queues, in the order in which they came. A native takes a *ticket* before it looks whether
//! it must wait; a wake-up after that makes the ticket void, and the wait ends before it begins. So nothing is lost between looking
//! and waiting, without a lock held in between. The queues are spread over stripes, each with a ticket counter for all its
//! keys: a stranger's wake-up may void a ticket, which costs a second look and nothing else.
//!
//! Where a wait brings a *claim*, the waiting thread itself tries to take what it waits for, as soon as it is woken and before it
//! asks for the interpreter's lock. That is how the operating system's locks behave under CPython, and it decides how a program
//! with a contended lock gets on.
//!
//! The [`Census`] counts the threads that only another guest thread can wake. When it is all of them, nobody is left to do so.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use parking_lot::Mutex;

use super::parker::{Parker, Unparked};
use super::world::{Claim, Key, Woken};
use crate::machine::thread::Shared;

/// How many stripes there are.
const STRIPES: usize = 256;

/// A thread that can wait.
pub(crate) struct Sleeper {
    pub(crate) shared: Arc<Shared>,
    pub(crate) parker: Parker,
}

impl Sleeper {
    pub(crate) fn new(shared: Arc<Shared>) -> Sleeper {
        Sleeper { shared, parker: Parker::new() }
    }
}

/// The queues of one interpreter.
pub(crate) struct Waits {
    stripes: Box<[Stripe]>,
    pub(crate) census: Census,
}

/// Queues that share a counter. A line of the cache each, so that two locks in different stripes don't disturb each other.
#[repr(align(64))]
#[derive(Default)]
struct Stripe {
    /// How many wake-ups there have been.
    wakes: AtomicU64,
    /// How many entries the queue has, so that a wake-up that nobody waits for costs two instructions.
    waiting: AtomicUsize,
    queue: Mutex<VecDeque<Entry>>,
}

struct Entry {
    key: Key,
    sleeper: Arc<Sleeper>,
    /// Is it counted as one that only another guest thread can wake?
    counted: bool,
}

/// How a wait has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ended {
    Woken(Woken),
    /// The thread is asked to raise KeyboardInterrupt or to end.
    Disturbed,
}

/// What a thread waits for, as far as the queues are concerned.
#[derive(Clone, Copy)]
pub(crate) struct Queued {
    pub(crate) key: Key,
    pub(crate) ticket: u64,
    pub(crate) claim: Option<Claim>,
    /// When to give up.
    pub(crate) until: Option<u64>,
}

impl Waits {
    pub(crate) fn new() -> Waits {
        let mut stripes = Vec::new();
        stripes.resize_with(STRIPES, Stripe::default);
        Waits { stripes: stripes.into(), census: Census::default() }
    }

    fn stripe(&self, key: Key) -> &Stripe {
        // Keys are addresses, so their lowest bits are alike and their neighbours are likely.
        let hash = (key.bits() >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        &self.stripes[(hash >> 56) as usize % STRIPES]
    }

    /// See `World::ticket`.
    #[inline]
    pub(crate) fn ticket(&self, key: Key) -> u64 {
        self.stripe(key).wakes.load(Ordering::SeqCst)
    }

    /// See `World::wake`.
    pub(crate) fn wake(&self, key: Key, count: usize) {
        let stripe = self.stripe(key);
        // Who waits writes `waiting` and then reads `wakes`; this reads them in the opposite order. With both sequentially
        // consistent one of the two sees the other.
        stripe.wakes.fetch_add(1, Ordering::SeqCst);
        if stripe.waiting.load(Ordering::SeqCst) == 0 {
            return;
        }
        let mut queue = stripe.queue.lock();
        let mut left = count;
        let mut i = 0;
        while i < queue.len() && left > 0 {
            if queue[i].key != key {
                i += 1;
                continue;
            }
            if let Some(entry) = queue.remove(i) {
                self.remove(stripe, &entry);
                entry.sleeper.parker.wake();
                left -= 1;
            }
        }
    }

    /// Waits. `look` is asked once, when the thread stands in the queue and nobody can wake it unseen: true if there is no
    /// need to wait. `stuck` is called, with nothing held, if now all threads wait for each other.
    pub(crate) fn wait(&self, me: &Arc<Sleeper>, what: Queued, look: impl Fn() -> bool, stuck: impl Fn()) -> Ended {
        let Queued { key, mut ticket, claim, until } = what;
        let stripe = self.stripe(key);
        let mut first = true;
        loop {
            let mut queue = stripe.queue.lock();
            stripe.waiting.fetch_add(1, Ordering::SeqCst);
            if stripe.wakes.load(Ordering::SeqCst) != ticket || (first && look()) {
                stripe.waiting.fetch_sub(1, Ordering::SeqCst);
                drop(queue);
                let Some(claim) = claim else { return Ended::Woken(Woken::Ready) };
                ticket = self.ticket(key);
                if claim(key, me.shared.ident) {
                    return Ended::Woken(Woken::Claimed);
                }
                continue;
            }
            let counted = until.is_none();
            let all_wait = counted && self.census.sleeps();
            let entry = Entry { key, sleeper: me.clone(), counted };
            // Who was woken but came too late keeps its place.
            if first {
                queue.push_back(entry)
            } else {
                queue.push_front(entry)
            }
            first = false;
            drop(queue);
            if all_wait {
                stuck();
            }
            let unparked = me.parker.park(&me.shared, until);
            if unparked != Unparked::Woken {
                let mut queue = stripe.queue.lock();
                let mine = |entry: &Entry| entry.key == key && Arc::ptr_eq(&entry.sleeper, me);
                if let Some(entry) = queue.iter().position(mine).and_then(|i| queue.remove(i)) {
                    self.remove(stripe, &entry);
                    return if unparked == Unparked::TimedOut { Ended::Woken(Woken::TimedOut) } else { Ended::Disturbed };
                }
                drop(queue);
                // It has been woken at the same moment.
                let woken = me.parker.park(&me.shared, None);
                debug_assert_eq!(woken, Unparked::Woken);
                if unparked == Unparked::Disturbed {
                    // Somebody else may have use for it.
                    self.wake(key, 1);
                    return Ended::Disturbed;
                }
            }
            let Some(claim) = claim else { return Ended::Woken(Woken::Ready) };
            ticket = self.ticket(key);
            if claim(key, me.shared.ident) {
                return Ended::Woken(Woken::Claimed);
            }
            if unparked == Unparked::TimedOut {
                return Ended::Woken(Woken::TimedOut);
            }
        }
    }

    /// An entry has left the queue, whose mutex is held.
    fn remove(&self, stripe: &Stripe, entry: &Entry) {
        stripe.waiting.fetch_sub(1, Ordering::SeqCst);
        if entry.counted {
            self.census.wakes();
        }
    }
}

/// How many guest threads there are, and how many of them only another guest thread can wake.
///
/// Both counts are in one word, so that each change sees them as they are at one moment. A thread counts as waiting from when it
/// stands in a queue until whoever wakes it takes it out: a wake-up on its way is never overlooked.
#[derive(Default)]
pub(crate) struct Census(AtomicU64);

const THREAD: u64 = 1 << 32;

impl Census {
    /// A thread begins.
    pub(crate) fn begins(&self) {
        self.0.fetch_add(THREAD, Ordering::SeqCst);
    }

    /// A thread ends; true if all that are left wait.
    pub(crate) fn ends(&self) -> bool {
        Census::all_wait(self.0.fetch_sub(THREAD, Ordering::SeqCst) - THREAD)
    }

    /// A thread begins to wait; true if now all do.
    fn sleeps(&self) -> bool {
        Census::all_wait(self.0.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn wakes(&self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }

    /// Do all wait now?
    pub(crate) fn is_stuck(&self) -> bool {
        Census::all_wait(self.0.load(Ordering::SeqCst))
    }

    fn all_wait(word: u64) -> bool {
        let (threads, waiting) = (word >> 32, word & (THREAD - 1));
        threads > 0 && threads == waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::clock;
    use crate::machine::thread::attention;
    use std::sync::atomic::AtomicBool;

    fn sleeper(ident: u64) -> Arc<Sleeper> {
        Arc::new(Sleeper::new(Shared::new(ident, "", false)))
    }

    fn queued(waits: &Waits, key: Key) -> Queued {
        Queued { key, ticket: waits.ticket(key), claim: None, until: None }
    }

    fn not_stuck() {
        panic!("not everybody waits");
    }

    /// Waits until somebody stands in the queue.
    fn until_waiting(waits: &Waits, key: Key, count: usize) {
        while waits.stripe(key).waiting.load(Ordering::SeqCst) < count {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_wake_up_between_looking_and_waiting_is_not_lost() {
        let waits = Waits::new();
        let key = Key::end_of(1);
        let what = queued(&waits, key);
        waits.wake(key, 1);
        assert_eq!(waits.wait(&sleeper(2), what, || false, not_stuck), Ended::Woken(Woken::Ready));
    }

    #[test]
    fn first_come_first_served() {
        let waits = Waits::new();
        waits.census.begins();
        waits.census.begins();
        waits.census.begins();
        let key = Key::end_of(1);
        let order = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for ident in 1..=2 {
                let (waits, order) = (&waits, &order);
                scope.spawn(move || {
                    let ended = waits.wait(&sleeper(ident), queued(waits, key), || false, not_stuck);
                    assert_eq!(ended, Ended::Woken(Woken::Ready));
                    order.lock().push(ident);
                });
                until_waiting(waits, key, ident as usize);
            }
            for woken in 1..=2 {
                waits.wake(key, 1);
                while order.lock().len() < woken {
                    std::thread::yield_now();
                }
            }
        });
        assert_eq!(*order.lock(), [1, 2]);
    }

    #[test]
    fn waits_end_by_time_and_by_disturbance() {
        let waits = Waits::new();
        let key = Key::end_of(1);
        let me = sleeper(1);
        waits.census.begins();
        waits.census.begins();
        let soon = Queued { until: Some(clock::now() + 2_000_000), ..queued(&waits, key) };
        assert_eq!(waits.wait(&me, soon, || false, not_stuck), Ended::Woken(Woken::TimedOut));
        me.shared.ask(attention::INTERRUPT);
        assert_eq!(waits.wait(&me, queued(&waits, key), || false, not_stuck), Ended::Disturbed);
        assert_eq!(waits.stripe(key).waiting.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn the_last_to_wait_notices() {
        let waits = Waits::new();
        let key = Key::end_of(1);
        let noticed = AtomicBool::new(false);
        waits.census.begins();
        let me = sleeper(1);
        waits.wait(
            &me,
            queued(&waits, key),
            || false,
            || {
                assert!(waits.census.is_stuck());
                noticed.store(true, Ordering::SeqCst);
                waits.wake(key, 1);
            },
        );
        assert!(noticed.load(Ordering::SeqCst));
        assert!(!waits.census.is_stuck());
    }

    #[test]
    fn a_claim_takes_what_was_released() {
        static TAKEN: AtomicBool = AtomicBool::new(true);
        let waits = Waits::new();
        let key = Key::end_of(9);
        let claims = AtomicUsize::new(0);
        waits.census.begins();
        waits.census.begins();
        std::thread::scope(|scope| {
            for ident in 1..=3 {
                let (waits, claims) = (&waits, &claims);
                scope.spawn(move || {
                    for _ in 0..300 {
                        let ticket = waits.ticket(key);
                        let claim: Claim = |_, _| !TAKEN.swap(true, Ordering::SeqCst);
                        if !claim(key, ident) {
                            let what = Queued { key, ticket, claim: Some(claim), until: None };
                            let ended = waits.wait(&sleeper(ident), what, || false, || ());
                            assert_eq!(ended, Ended::Woken(Woken::Claimed));
                        }
                        claims.fetch_add(1, Ordering::SeqCst);
                        TAKEN.store(false, Ordering::SeqCst);
                        waits.wake(key, 1);
                    }
                });
            }
            TAKEN.store(false, Ordering::SeqCst);
            waits.wake(key, 1);
        });
        assert_eq!(claims.load(Ordering::SeqCst), 900);
    }
}
