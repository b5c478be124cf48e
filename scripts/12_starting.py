"""Claim 12: starting a thread is cheaper than starting a process.

Run:
    gilbox run scripts/12_starting.py
    gilbox run --stats scripts/12_starting.py

Look for: on standard error, how long it takes to start and join one that does nothing: tens of microseconds for
a thread, milliseconds for a process, which begins with a whole interpreter of its own (in CPython also with the
import of the script's modules). `compare` shows the same in its column for start-up.
"""

import multiprocessing
import sys
import threading
import time


def nothing():
    pass


def measure(kind, worker, count):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        w = worker(target=nothing)
        w.start()
        w.join()
        times.append(time.perf_counter() - start)
    times.sort()
    print(f"started and joined {count} {kind}")
    print(
        f"{kind}: {times[0] * 1e6:9.0f} µs at best, {times[count // 2] * 1e6:9.0f} µs in the median, "
        f"{times[-1] * 1e6:9.0f} µs at worst",
        file=sys.stderr,
    )
    return times[count // 2]


if __name__ == "__main__":
    thread = measure("threads", threading.Thread, 50)
    process = measure("processes", multiprocessing.Process, 10)
    print("a process takes longer:", process > thread)
    print(f"a process takes {process / thread:.0f} times as long", file=sys.stderr)
