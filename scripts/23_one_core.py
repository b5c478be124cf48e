"""Claim 23: on one core nothing computes faster in threads, with the lock or without, nor in processes.

Run:
    gilbox run --gil off scripts/23_one_core.py
    taskset -c 0 gilbox compare scripts/cpu_bound.py

Look for: on standard error, the speed-up of two threads on all cores and then bound to one core. Without the lock
it is near 2 on two cores and 1 on one: threads are a way to use cores, not to make them faster. With the lock on
it is 1 both times. (`compare` under `taskset` says the same of processes, and that there is only one core.)
"""

import os
import sys
import threading
import time


def work(n=150_000):
    state = 1
    for _ in range(n):
        state = state * 48271 % 2147483647
    return state


def timed(count):
    results = []
    threads = [threading.Thread(target=lambda: results.append(work())) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, time.perf_counter() - start


def report(title):
    one_result, one = timed(1)
    two_results, two = timed(2)
    print(f"{title}: the same results: {two_results == one_result * 2}")
    print(f"{title}: two threads, speed-up {2 * one / two:.2f}", file=sys.stderr)


if __name__ == "__main__":
    cores = os.sched_getaffinity(0)
    report("all cores")
    os.sched_setaffinity(0, {min(cores)})
    print("bound to", len(os.sched_getaffinity(0)), "core")
    report("one core")
    os.sched_setaffinity(0, cores)
