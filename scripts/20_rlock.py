"""Claim 20, RLock: a lock that its owner may take again, between threads and between processes.

Run:
    gilbox run scripts/20_rlock.py

Look for: the recursive function takes the lock once for each level and gives it back as often; another worker gets
it only after the last release, and may not release what it does not own.
"""

import multiprocessing
import queue
import threading


def depth(lock, n):
    with lock:
        return 0 if n == 0 else 1 + depth(lock, n - 1)


def visitor(lock, line):
    line.put(("visitor gets it", lock.acquire(timeout=0.05)))
    try:
        lock.release()
    except (AssertionError, RuntimeError) as error:
        line.put(("visitor may not release it", type(error).__name__ in ("AssertionError", "RuntimeError")))


def run(kind, worker, lock, line):
    print(f"{kind}: taken again {depth(lock, 10)} times")
    with lock, lock:
        w = worker(target=visitor, args=(lock, line))
        w.start()
        print(f"{kind}:", *line.get(), "/", *line.get())
        w.join()
    w = worker(target=visitor, args=(lock, line))
    w.start()
    print(f"{kind}:", *line.get())
    w.join()


if __name__ == "__main__":
    run("threads", threading.Thread, threading.RLock(), queue.Queue())
    run("processes", multiprocessing.Process, multiprocessing.RLock(), multiprocessing.Queue())
