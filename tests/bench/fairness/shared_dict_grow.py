"""Two threads add keys to one dictionary: prints the longest time in milliseconds that either was kept from it."""

import threading
from time import perf_counter

shared = {}
longest = []


def work(first, rounds=400_000):
    gap, before = 0.0, perf_counter()
    for i in range(first, first + rounds):
        shared[i] = i
        now = perf_counter()
        if now - before > gap:
            gap = now - before
        before = now
    longest.append(gap)


threads = [threading.Thread(target=work, args=(first,)) for first in (0, 10_000_000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(shared) == 800_000
print(f"{max(longest) * 1e3:.3f}")
