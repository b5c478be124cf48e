"""Iterators over iterators over iterators, far deeper than calls may be."""

import threading


def nested(wrap, levels):
    it = iter([1, 2, 3])
    for _ in range(levels):
        it = wrap(it)
    return it


def unwrapped(item):
    levels = 0
    while isinstance(item, tuple):
        item = item[-1]
        levels += 1
    return levels, item


def work():
    for wrap in (zip, enumerate, lambda it: zip(enumerate(it), strict=True), lambda it: zip("abc", it)):
        for levels in (0, 1, 99, 100, 101, 250, 3000):
            print(levels, [unwrapped(item) for item in nested(wrap, levels)])


work()
thread = threading.Thread(target=work)
thread.start()
thread.join()
