"""Claim 20, Lock: the same critical section between threads and between processes.

Run:
    gilbox run scripts/20_lock.py
    gilbox run --gil off scripts/20_lock.py

Look for: two workers count together; with the lock nothing is lost, in threads and in processes. Without it the
result is below what was expected more often than not (standard error).
"""

import multiprocessing
import sys
import threading
import time

TIMES = 300


class Box:
    """A number that threads share simply because they share all memory."""

    def __init__(self):
        self.value = 0


def count(box, lock, times):
    for _ in range(times):
        with lock:
            seen = box.value
            time.sleep(0)  # an invitation to switch between reading and writing
            box.value = seen + 1


class NoLock:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


def run(kind, worker, box, lock):
    workers = [worker(target=count, args=(box, lock, TIMES)) for _ in range(2)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return box.value


if __name__ == "__main__":
    for kind, worker, box, lock in (
        ("threads", threading.Thread, Box(), threading.Lock()),
        ("processes", multiprocessing.Process, multiprocessing.Value("i", 0, lock=False), multiprocessing.Lock()),
    ):
        print(f"{kind} with a lock: {run(kind, worker, box, lock)} of {2 * TIMES}")
        box.value = 0
        lost = 2 * TIMES - run(kind, worker, box, NoLock())
        print(f"{kind} without a lock: never too many: {lost >= 0}")
        print(f"{kind} without a lock: {lost} of {2 * TIMES} lost", file=sys.stderr)
