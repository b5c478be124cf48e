"""The same piece of computation in one, two and four threads at once.

Run:
    gilbox run --stats scripts/cpu_threads.py
    gilbox run --gil off --stats scripts/cpu_threads.py

Look for: the seconds on standard error. With the lock on, two threads need twice the time of one, for they
compute one after the other; `--stats` shows "cores used" near 1.0 and each thread waiting for the GIL for
about half of its time. With the lock off and two cores, two threads need the time of one, and "cores used"
comes near to 2.0.
"""

import threading
import time

STEPS = 2_000_000


def compute(results, index):
    """Follow a pseudo-random walk; its end depends on every step."""
    state = 12345 + index
    for _ in range(STEPS):
        state = (state * 1103515245 + 12345) % 2147483648
    results[index] = state


def run_in_threads(count):
    results = [None] * count
    threads = [threading.Thread(target=compute, args=(results, index)) for index in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, time.perf_counter() - start


if __name__ == "__main__":
    import sys

    base = None
    for count in (1, 2, 4):
        results, seconds = run_in_threads(count)
        base = base or seconds
        print(f"{count} thread(s) ended at {results}")
        print(f"{count} thread(s): {seconds:.3f} s, speed-up {count * base / seconds:.2f}", file=sys.stderr)
