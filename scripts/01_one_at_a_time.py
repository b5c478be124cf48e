"""Claim 1: under the GIL one thread executes bytecode at a time, so CPU-bound threads don't speed up.

Run:
    gilbox run --stats scripts/01_one_at_a_time.py
    gilbox compare --modes threads --workers 1,2,4 scripts/01_one_at_a_time.py

Look for:
    standard error   tasks per second stay the same, whether 1, 2 or 4 threads do them
    --stats          cores used is about 1.0; the lock is held for nearly 100 % of the run; with N threads
                     each one waits for the GIL for about (N-1)/N of its time
    compare          speed-up 1.0 and efficiency 1/N
Run it with `--gil off` to see that nothing else held the threads back.
"""

import sys
import threading
import time

TASKS = 24


def task(seed):
    """One unit of pure computation: some 200,000 steps of Euclid's algorithm."""
    total = 0
    for i in range(1, 30_000):
        a, b = seed * 7919 + i, i * 104729 + seed
        while b:
            a, b = b, a % b
        total += a
    return total


def work(tasks=TASKS):
    return sum(task(number) for number in range(tasks))


def share(results, index, count):
    """The part of one thread: every count-th task."""
    results[index] = sum(task(number) for number in range(index, TASKS, count))


def main():
    for count in (1, 2, 4):
        results = [0] * count
        threads = [threading.Thread(target=share, args=(results, index, count)) for index in range(count)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.perf_counter() - start
        print(f"{count} thread(s) together: {sum(results)}")
        print(f"{count} thread(s): {TASKS / seconds:7.1f} tasks per second", file=sys.stderr)


if __name__ == "__main__":
    main()
