"""Claim 19: a queue is a safe first-in-first-out line between threads, and one between processes.

Run:
    gilbox run scripts/19_queues.py
    gilbox run --gil off --stats scripts/19_queues.py

Look for: two producers and three consumers, once as threads and once as processes. Every item arrives, none
arrives twice, and the items of one producer reach each consumer in the order in which they were put.
"""

import multiprocessing
import queue
import threading

PRODUCERS, CONSUMERS, ITEMS = 2, 3, 200


def produce(name, line):
    for number in range(ITEMS):
        line.put((name, number))


def consume(line, results):
    mine = []
    while (item := line.get()) is not None:
        mine.append(item)
    results.put(mine)


def check(kind, received):
    everything = [item for mine in received for item in mine]
    expected = [(name, number) for name in range(PRODUCERS) for number in range(ITEMS)]
    in_order = all(
        [number for name, number in mine if name == producer]
        == sorted(number for name, number in mine if name == producer)
        for mine in received
        for producer in range(PRODUCERS)
    )
    print(f"{kind}: {len(everything)} items received")
    print(f"{kind}: nothing lost, nothing twice: {sorted(everything) == expected}")
    print(f"{kind}: in order for each producer and consumer: {in_order}")


def run(kind, worker, line, results):
    producers = [worker(target=produce, args=(name, line)) for name in range(PRODUCERS)]
    consumers = [worker(target=consume, args=(line, results)) for _ in range(CONSUMERS)]
    for w in producers + consumers:
        w.start()
    for w in producers:
        w.join()
    for _ in consumers:
        line.put(None)
    received = [results.get() for _ in consumers]
    for w in consumers:
        w.join()
    check(kind, received)


def first_in_first_out():
    for line in (queue.Queue(), queue.SimpleQueue(), multiprocessing.Queue(), multiprocessing.SimpleQueue()):
        for item in ("first", "second", "third"):
            line.put(item)
        print(type(line).__name__, [line.get() for _ in range(3)])
    full = queue.Queue(maxsize=1)
    full.put("only one")
    try:
        full.put("too many", timeout=0.01)
    except queue.Full:
        print("a bounded queue makes its producer wait")


if __name__ == "__main__":
    first_in_first_out()
    run("threads", threading.Thread, queue.Queue(maxsize=10), queue.Queue())
    run("processes", multiprocessing.Process, multiprocessing.Queue(), multiprocessing.Queue())
