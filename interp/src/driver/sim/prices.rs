//! What the simulator charges for what is no instruction, in virtual nanoseconds: the figures of the machine on which the table of
//! instructions was calibrated.

/// From the wake-up of a thread that waits for the interpreter's lock until it has it; up to half as much again.
pub(super) const HAND_OVER: u64 = 12_000;
/// The same for a thread that waits for a lock or queue of the guest, for a file, or for the end of another thread.
pub(super) const WAKE_UP: u64 = 15_000;
/// How late a sleep ends.
pub(super) const TIMER: u64 = 60_000;
/// From the wish for a thread until it asks for the lock.
pub(super) const START_THREAD: u64 = 40_000;
/// From the wish for a process until its interpreter is ready for guest code, on a core.
pub(super) const START_PROCESS: u64 = 3_500_000;
/// From a signal to the end of a process, and from that until its parent hears of it.
pub(super) const SIGNAL: u64 = 50_000;
/// How long a thread has its core while others want one.
pub(super) const SLICE: u64 = 3_000_000;
/// How far threads on two cores may be apart.
pub(super) const LEAD: u64 = 200;
/// How long it goes unnoticed that a file is ready.
pub(super) const POLL: u64 = 10_000;
/// No burst is longer, so that Ctrl-C is heard.
pub(super) const LONGEST_BURST: u64 = 20_000_000;
/// A collection, whatever it finds.
pub(super) const COLLECTION: u64 = 50_000;
/// How many bytes that stay alive a collection goes through in a nanosecond.
pub(super) const COLLECTED_BYTES: u64 = 8;
