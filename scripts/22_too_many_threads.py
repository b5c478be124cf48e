"""Claim 22: more threads help only up to a point, then switching and contention cost more than they bring.

Run:
    gilbox run --stats scripts/22_too_many_threads.py
    gilbox run --gil off --stats scripts/22_too_many_threads.py

Look for: on standard error, the throughput of one fixed piece of work, divided among 1 to 256 threads. For
computation it is flat with the lock on (and grows up to the number of cores with it off), then falls. For waiting
(sleeps of 1 ms) it grows nearly with the number of threads, until starting and switching them costs as much as
they save.
"""

import sys
import threading
import time

COUNTS = (1, 2, 4, 16, 64, 256)
UNITS = 512


def compute():
    total = 0
    for i in range(400):
        total += i * i % 7
    return total


def wait():
    time.sleep(0.001)
    return 1198


def share(unit, first, count, results):
    mine = 0
    for _ in range(first, UNITS, count):
        mine += unit()
    results[first] = mine


def measure(unit, count):
    results = [0] * count
    threads = [threading.Thread(target=share, args=(unit, first, count, results)) for first in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(results), time.perf_counter() - start


if __name__ == "__main__":
    for unit in (compute, wait):
        totals = set()
        for count in COUNTS:
            total, seconds = measure(unit, count)
            totals.add(total)
            print(f"{unit.__name__:>8} in {count:3d} threads: {UNITS / seconds:9.0f} units a second", file=sys.stderr)
        print(f"{unit.__name__}: the same result with every number of threads: {len(totals) == 1}")
