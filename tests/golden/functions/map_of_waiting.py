"""`map` over natives that wait: each is waited for, and what it gives is not lost."""

import queue
import threading
import time


def fed(numbers):
    source = queue.SimpleQueue()

    def feed():
        for n in numbers:
            time.sleep(0.01)
            source.put(n)
    threading.Thread(target=feed).start()
    return source.get


def waits(*seconds):
    return map(time.sleep, seconds)


print(list(map(fed("abc"), [True] * 3)), [x for x in map(fed("abc"), [True] * 3)], sum(map(fed([1, 2, 3]), [True] * 3)))
print(set(map(fed("a"), [True])), dict(zip("xy", map(fed([1, 2]), [True, True]))), [*map(fed("de"), [True] * 2)], "-".join(map(fed("fg"), [True] * 2)))
source = map(fed("hijk"), [True] * 4)
print(next(source), next(source, None), *source, next(source, "end"))
for i, got in enumerate(map(fed("lm"), [True] * 2)):
    print(i, got)
first, second = map(fed("no"), [True] * 2)
print(first, second)

items = []
items.extend(map(fed("pq"), [True] * 2))
print(items, list(filter(fed([0, 1, 2]), [True] * 3)))

before = time.monotonic()
print(list(waits(0.05, 0.05)), [x for x in waits(0.05, 0.05)], any(waits(0.05, 0.05)), time.monotonic() - before > 0.3)

locks = [threading.Lock() for _ in range(3)]
for lock in locks:
    lock.acquire()
    threading.Timer(0.02, lock.release).start()
for got in map(threading.Lock().__class__.acquire, locks):
    print(got)
threads = [threading.Thread(target=time.sleep, args=(0.02,)) for _ in range(3)]
for thread in threads:
    thread.start()
print([x for x in map(threading.Thread.join, threads)], any(map(threading.Thread.is_alive, threads)))
