"""Claim 14: exchange between threads is cheaper than between processes.

Run:
    gilbox run --stats scripts/14_exchange.py

Look for: on standard error, messages per second through a queue between threads and between processes, for small
and for big messages. Threads hand over a reference: the size does not matter. Processes pickle the message, send
its bytes through a pipe and unpickle it. `--stats` shows the bytes and the time spent in pickling per process.
"""

import multiprocessing
import queue
import sys
import threading
import time


def consume(line, answer):
    count = size = 0
    while (message := line.get()) is not None:
        count += 1
        size += len(message)
    answer.put((count, size))


def measure(kind, worker, line, answer, message, count):
    consumer = worker(target=consume, args=(line, answer))
    consumer.start()
    start = time.perf_counter()
    for _ in range(count):
        line.put(message)
    line.put(None)
    received, size = answer.get()
    seconds = time.perf_counter() - start
    consumer.join()
    print(f"{kind}: {received} messages of {len(message)} items, {size} items in all")
    print(
        f"{kind}: {received / seconds:10.0f} messages and {size / seconds / 1e6:8.2f} million items a second",
        file=sys.stderr,
    )


if __name__ == "__main__":
    small, big = ("a", 1), list(range(20_000))
    measure("threads, small", threading.Thread, queue.Queue(), queue.Queue(), small, 3000)
    measure("processes, small", multiprocessing.Process, multiprocessing.Queue(), multiprocessing.Queue(), small, 3000)
    measure("threads, big", threading.Thread, queue.Queue(), queue.Queue(), big, 50)
    measure("processes, big", multiprocessing.Process, multiprocessing.Queue(), multiprocessing.Queue(), big, 50)

    box = queue.Queue()
    box.put(big)
    print("a thread gets the very same object:", box.get() is big)
    box = multiprocessing.SimpleQueue()
    box.put(small)
    copy = box.get()
    print("a process gets an equal copy:", copy == small)
