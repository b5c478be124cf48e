"""Claim 24: `async` switches only where the program says so.

Run:
    gilbox run scripts/24_async.py
    gilbox run --gil off scripts/24_async.py
    gilbox run --stats scripts/24_async.py

Look for:
    no await between     tasks that read and write without an await in between lose nothing, whatever the lock does:
                         all of them run in one thread, one after the other (compare 09_lost_updates.py)
    an await between     is a switch between reading and writing, and loses nearly everything: one thread is no lock
    many waits           a waiting task is a few small objects, a waiting thread a stack of its own: on standard error,
                         how long it takes to have thousands wait at the same time
"""

import asyncio
import sys
import threading
import time

TASKS, TIMES = 100, 200
SLEEPERS, THREADS = 10_000, 500
WAIT = 0.2
count = 0


async def without_a_switch():
    global count
    for _ in range(TIMES):
        count += 1
        await asyncio.sleep(0)


async def with_a_switch():
    global count
    for _ in range(TIMES):
        seen = count
        await asyncio.sleep(0)
        count = seen + 1


async def counted(task):
    global count
    count = 0
    await asyncio.gather(*(task() for _ in range(TASKS)))
    return count


async def waiting_tasks():
    await asyncio.gather(*(asyncio.sleep(WAIT) for _ in range(SLEEPERS)))


def waiting_threads():
    threads = [threading.Thread(target=time.sleep, args=(WAIT,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(what, number, function):
    start = time.perf_counter()
    function()
    seconds = time.perf_counter() - start
    each = (seconds - WAIT) / number
    print(f"{number} {what} wait for {WAIT} s: {seconds:.2f} s, {each * 1e6:.0f} µs for each", file=sys.stderr)


def main():
    print(f"no await between reading and writing: {asyncio.run(counted(without_a_switch))} of {TASKS * TIMES}")
    print(f"an await between reading and writing: {asyncio.run(counted(with_a_switch))} of {TASKS * TIMES}")
    measure("tasks", SLEEPERS, lambda: asyncio.run(waiting_tasks()))
    measure("threads", THREADS, waiting_threads)


if __name__ == "__main__":
    main()
