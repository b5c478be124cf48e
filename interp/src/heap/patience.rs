//! How a thread waits for a lock that others hold for a few instructions, and now and then for longer, and that wakes nobody.

use std::time::Duration;

/// A microsecond or two, in which the holder does fifty operations; a processor's pause takes from 60 to 140 cycles.
const FIRST_SPINS: u32 = 64;
/// Then longer after each failure, some microseconds at most: meanwhile the holder goes on with what the lock guards in its own cache,
/// instead of sending it to and fro for each operation.
const MOST_SPINS: u32 = 512;
/// Then so many turns of other threads, and then a part of a millisecond each time.
const YIELDS: u32 = 64;
const PAUSE: Duration = Duration::from_micros(100);

/// Tries to take the lock until it is taken, after ever longer pauses.
#[cold]
#[inline(never)]
pub(crate) fn insist(mut take: impl FnMut() -> bool) {
    let (mut spins, mut yields) = (FIRST_SPINS, 0);
    loop {
        (0..spins).for_each(|_| std::hint::spin_loop());
        if take() {
            return;
        }
        match (spins < MOST_SPINS, yields < YIELDS) {
            (true, _) => spins *= 2,
            (false, true) => {
                yields += 1;
                std::thread::yield_now();
            }
            (false, false) => std::thread::sleep(PAUSE),
        }
    }
}
