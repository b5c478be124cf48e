//! The rules of the global interpreter lock, as a pure state machine.
//!
//! **What it guards.** Everything that guest threads of one interpreter share: objects, namespaces, the heap. Whoever runs guest
//! code holds the lock; nobody needs it to wait, to sleep or to compute on private copies.
//!
//! **Who may ask, and when it is let go.** A thread asks when it begins, and when it comes back from a wait. If the lock is free it
//! has it at once: the lock is never reserved for anybody, so a thread that happens to run may overtake those that queue. If
//! not, it sleeps for one *switch interval* (5 ms unless told otherwise). If the lock did not change hands in that time, it
//! asks the holder to drop it; if it did, a fresh interval begins. The holder lets go at its next safepoint after it was asked,
//! and at once when it is about to block. While nobody asks, it pays nothing at all.
//!
//! **What fairness is promised.** *Forced switching*: a holder that lets go because it was asked waits until another thread has
//! really taken the lock, even if it only wants to block. (Without that rule it would win the race for its own lock nearly every
//! time, because the others must first wake up.) So among threads that compute, each asker gets its turn after about one interval; which of several waiting
//! threads it is, is not promised. Nothing favours a thread that waits for I/O over one that computes: having blocked, it queues
//! for an interval like any other. That is the convoy effect, and it is there to be seen.
//!
//! **How it is played.** [`GilPolicy`] says by which rules the lock changes hands: an event goes in with its time, actions come
//! out. It starts no thread, reads no clock and never sleeps; the `os` driver carries the actions out with real threads, the
//! simulator with virtual ones. [`Interval`] is the algorithm of CPython since 3.2.

mod interval;
#[cfg(test)]
mod tests;

pub use interval::Interval;

/// A thread, as far as the lock is concerned: any number that is its own.
pub type Tid = u64;

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// The thread wants the lock. It neither holds it nor waits for it.
    Wants(Tid),
    /// A waiting thread was woken by [`Action::WakeOne`].
    Woken(Tid),
    /// A waiting thread's time is up.
    TimedOut(Tid),
    /// The holder lets go for now: at a safepoint because it was asked, or because it is about to block.
    Drops(Tid),
    /// The holder lets go for good.
    Ends(Tid),
}

/// What is to be done about it, in the order given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// The thread holds the lock from now on.
    Grant(Tid),
    /// The thread sleeps; unless it is woken before, report `TimedOut` at this time (in nanoseconds).
    Wait { thread: Tid, until: u64 },
    /// Wake one of the threads that sleep so, if there is one. Which one is the driver's choice.
    WakeOne,
    /// Ask the holder to let go at its next safepoint.
    AskToDrop(Tid),
    /// Nobody asks any more: what was asked of the thread is void.
    Withdraw(Tid),
    /// The thread does nothing until `Switched`.
    AwaitSwitch(Tid),
    /// Another thread has taken the lock: the thread that awaits the switch goes on.
    Switched(Tid),
}

/// Rules by which a lock changes hands.
///
/// The driver reports each event of a thread in turn, and carries the actions out before the next event is reported.
pub trait GilPolicy: Send {
    /// Takes note of an event at `now` (in nanoseconds) and appends what is to be done.
    fn note(&mut self, event: Event, now: u64, actions: &mut Vec<Action>);

    /// Sets the switch interval in nanoseconds, for waits that begin from now on.
    fn set_interval(&mut self, nanos: u64);
}

/// CPython's default switch interval, in nanoseconds.
pub const DEFAULT_INTERVAL: u64 = 5_000_000;
