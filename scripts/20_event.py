"""Claim 20, Event: one signal for all who wait, between threads and between processes.

Run:
    gilbox run scripts/20_event.py

Look for: the workers report that they are ready, wait for the starting gun, and finish only after it. A wait with
a time-out says whether the event came.
"""

import multiprocessing
import queue
import threading


def runner(number, gun, line):
    line.put("ready")
    gun.wait()
    line.put(f"runner {number} arrives")


def race(kind, worker, gun, line):
    runners = [worker(target=runner, args=(number, gun, line)) for number in range(3)]
    for r in runners:
        r.start()
    print(kind, [line.get() for _ in runners], "gun fired:", gun.is_set())
    print(kind, "waited 10 ms for it:", gun.wait(0.01))
    gun.set()
    print(kind, sorted(line.get() for _ in runners), "gun fired:", gun.is_set())
    for r in runners:
        r.join()
    gun.clear()
    print(kind, "after clear:", gun.is_set())


if __name__ == "__main__":
    race("threads:", threading.Thread, threading.Event(), queue.Queue())
    race("processes:", multiprocessing.Process, multiprocessing.Event(), multiprocessing.Queue())
