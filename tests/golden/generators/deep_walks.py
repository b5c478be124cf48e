"""Iterators of itertools within one another, thousands of them, in the main thread and in another one."""

import itertools
import threading

LEVELS = 4000


def nested(around, iterator):
    for _ in range(LEVELS):
        iterator = around(iterator)
    return iterator


def walk():
    for name, around in (
        ("chain", itertools.chain),
        ("islice", lambda it: itertools.islice(it, 3)),
        ("accumulate", itertools.accumulate),
        ("cycle", itertools.cycle),
        ("takewhile", lambda it: itertools.takewhile(bool, it)),
    ):
        print(name, next(nested(around, iter([1, 2, 3]))))
    print("slices", hash(nested(slice, slice(1))) == hash(nested(slice, slice(1))))


walk()
thread = threading.Thread(target=walk)
thread.start()
thread.join()
