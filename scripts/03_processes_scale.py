"""Claim 3: each process has its own interpreter, memory and GIL, so CPU-bound work scales with the cores.

Run:
    gilbox run --stats scripts/03_processes_scale.py
    gilbox compare --modes processes --workers 1,2,4 scripts/03_processes_scale.py

Look for:
    standard error   tasks per second double from one process to two, if there are two cores
    --stats          one row for each process, none of which waits for a GIL; cores used is about the number
                     of processes, up to the number of cores
    compare          speed-up near to N up to the number of cores, then flat; and its price: start-up and memory
"""

import multiprocessing
import os
import sys
import time

TASKS = 48


def task(seed):
    """One unit of pure computation: some 200,000 steps of Euclid's algorithm."""
    total = 0
    for i in range(1, 30_000):
        a, b = seed * 7919 + i, i * 104729 + seed
        while b:
            a, b = b, a % b
        total += a
    return total


def work(tasks=TASKS // 2):
    return sum(task(number) for number in range(tasks))


def share(index, count, ready, results):
    """The part of one process: every count-th task."""
    ready.put(os.getpid())
    results.put((index, sum(task(number) for number in range(index, TASKS, count))))


def main():
    for count in (1, 2, 4):
        ready, results = multiprocessing.Queue(), multiprocessing.Queue()
        processes = [
            multiprocessing.Process(target=share, args=(index, count, ready, results)) for index in range(count)
        ]
        for process in processes:
            process.start()
        pids = {ready.get() for _ in processes}
        start = time.perf_counter()
        parts = dict(results.get() for _ in processes)
        seconds = time.perf_counter() - start
        for process in processes:
            process.join()
        print(
            f"{count} process(es), each with its own number: {len(pids | {os.getpid()}) == count + 1}; "
            f"together: {sum(parts.values())}; exit codes {[p.exitcode for p in processes]}"
        )
        print(f"{count} process(es): {TASKS / seconds:7.1f} tasks per second", file=sys.stderr)


if __name__ == "__main__":
    main()
