"""Two threads append to one list: prints the longest time in milliseconds that either was kept from it."""

import threading
from time import perf_counter

shared = []
longest = []


def work(rounds=600_000):
    gap, before = 0.0, perf_counter()
    for i in range(rounds):
        shared.append(i)
        now = perf_counter()
        if now - before > gap:
            gap = now - before
        before = now
    longest.append(gap)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(shared) == 1_200_000
print(f"{max(longest) * 1e3:.3f}")
