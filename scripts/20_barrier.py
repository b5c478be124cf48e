"""Claim 20, Barrier: all wait until everybody is there, between threads and between processes.

Run:
    gilbox run scripts/20_barrier.py

Look for: nobody begins the second phase before everybody has ended the first. Each crossing gives the workers
different indices.
"""

import multiprocessing
import queue
import threading


def phases(barrier, line):
    for phase in ("first", "second"):
        line.put(phase)
        line.put(barrier.wait())


def run(kind, worker, barrier, line):
    workers = [worker(target=phases, args=(barrier, line)) for _ in range(3)]
    for w in workers:
        w.start()
    everything = [line.get() for _ in range(12)]
    for w in workers:
        w.join()
    indices = [item for item in everything if isinstance(item, int)]
    names = [item for item in everything if isinstance(item, str)]
    print(f"{kind}: {len(names)} phases, indices {sorted(indices)}, parties {barrier.parties}, broken {barrier.broken}")
    if worker is threading.Thread:
        print(f"{kind}: all firsts before any second: {names == ['first'] * 3 + ['second'] * 3}")


if __name__ == "__main__":
    run("threads", threading.Thread, threading.Barrier(3), queue.Queue())
    run("processes", multiprocessing.Process, multiprocessing.Barrier(3), multiprocessing.Queue())
