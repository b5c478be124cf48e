"""Claim 10: locks repair lost updates, and cost time.

Run:
    gilbox run --gil on  --stats scripts/10_locks_repair.py
    gilbox run --gil off --stats scripts/10_locks_repair.py

Look for: with the lock around it the counter is exact. The price on standard error: nanoseconds for one increment
without a lock, with a lock that nobody else wants, and with a lock that another thread fights for. In `--stats`
the last case shows as time "blocked" on a lock. The last case shows the better way: each thread counts on its own,
and adds its sum under the lock once.
"""

import sys
import threading
import time

TIMES = 50_000


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add_one(self):
        seen = self.value
        self.value = seen + 1

    def add_one_safely(self):
        with self.lock:
            self.add_one()

    def add_many(self, n):
        with self.lock:
            self.value += n


def measure(title, body, threads, exact=True):
    """Let each of the threads run body(counter), which counts TIMES up."""
    counter = Counter()
    workers = [threading.Thread(target=body, args=(counter,)) for _ in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - start
    expected = TIMES * threads
    if exact:
        print(f"{title}: {counter.value} of {expected}")
    else:
        print(f"{title}: at most {expected}: {counter.value <= expected}")
    print(
        f"{title}: {seconds / expected * 1e9:6.0f} ns for one increment, {expected - counter.value} lost",
        file=sys.stderr,
    )


def without_a_lock(counter):
    for _ in range(TIMES):
        counter.add_one()


def with_a_lock(counter):
    for _ in range(TIMES):
        counter.add_one_safely()


def on_its_own(counter):
    mine = 0
    for _ in range(TIMES):
        mine += 1
    counter.add_many(mine)


if __name__ == "__main__":
    measure("one thread, no lock", without_a_lock, 1)
    measure("one thread, a lock that nobody else wants", with_a_lock, 1)
    sys.setswitchinterval(1e-4)
    measure("two threads, no lock", without_a_lock, 2, exact=False)
    measure("two threads, one lock between them", with_a_lock, 2)
    measure("two threads, each on its own, one lock at the end", on_its_own, 2)
