"""Shared state between processes: Value, Lock, Event; and what is not shared."""

import multiprocessing
import time

module_list = ["original"]


def add(value, n):
    for _ in range(n):
        with value.get_lock():
            value.value += 1


def add_with_lock(value, lock, n):
    for _ in range(n):
        with lock:
            value.value += 2


def waits(event, queue):
    queue.put("waiting")
    queue.put(event.wait(30))


def changes(queue):
    module_list.append("by child")
    queue.put(module_list)


def holds(lock, ready, release):
    with lock:
        ready.set()
        release.wait(30)


def flips(value):
    value.value = not value.value


def appends(items, queue):
    items.append(99)
    queue.put(items)


def main():
    v = multiprocessing.Value("i", 0)
    print(v.value)
    ps = [multiprocessing.Process(target=add, args=(v, 200)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(v.value)
    lock, raw = multiprocessing.Lock(), multiprocessing.Value("q", 10, lock=False)
    ps = [multiprocessing.Process(target=add_with_lock, args=(raw, lock, 100)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(raw.value)
    for code, start, new in (
        ("d", 1.5, 2.25),
        ("b", -3, 100),
        ("L", 5, 2**40),
        ("f", 0.5, 0.25),
        ("c", b"a", b"z"),
        ("h", 7, -7),
        ("B", 0, 255),
    ):
        value = multiprocessing.Value(code, start)
        before, value.value = value.value, new
        print(code, before, value.value, end="; ")
    print()
    for bad in (
        lambda: setattr(multiprocessing.Value("i", 0), "value", "x"),
        lambda: setattr(multiprocessing.Value("d", 0), "value", []),
    ):
        try:
            bad()
        except TypeError as e:
            print(type(e).__name__)
    wrapped = multiprocessing.Value("i", 2**31 - 1)
    with wrapped.get_lock():
        wrapped.value += 1
    print(wrapped.value)
    event, queue = multiprocessing.Event(), multiprocessing.Queue()
    p = multiprocessing.Process(target=waits, args=(event, queue))
    p.start()
    print(queue.get(), event.is_set())
    event.set()
    print(queue.get(), event.is_set(), event.wait(0.01))
    p.join()
    event.clear()
    print(event.is_set(), event.wait(0.01))
    p = multiprocessing.Process(target=changes, args=(queue,))
    p.start()
    print(queue.get())
    p.join()
    print(module_list)
    print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.01), lock.release())
    ready, release = multiprocessing.Event(), multiprocessing.Event()
    p = multiprocessing.Process(target=holds, args=(lock, ready, release))
    p.start()
    ready.wait(30)
    print(lock.acquire(timeout=0.01))
    release.set()
    print(lock.acquire(timeout=30))
    lock.release()
    p.join()
    try:
        lock.release()
    except ValueError as e:
        print(e)
    flag = multiprocessing.Value("b", 0)
    for _ in range(3):
        p = multiprocessing.Process(target=flips, args=(flag,))
        p.start()
        p.join()
    print(flag.value)
    items = [1]
    p = multiprocessing.Process(target=appends, args=(items, queue))
    p.start()
    print(queue.get(), items)
    p.join()
    q = multiprocessing.Queue(2)
    q.put(1)
    q.put(2)
    time.sleep(0.05)
    import queue as plain

    for attempt in (lambda: q.put(3, block=False), lambda: q.put(3, timeout=0.01)):
        try:
            attempt()
        except plain.Full:
            print("Full")
    print(q.get(), q.get())
    for attempt in (lambda: q.get(block=False), lambda: q.get(timeout=0.01), q.get_nowait):
        try:
            attempt()
        except plain.Empty:
            print("Empty")
    print(q.empty(), q.full(), q.qsize())
    q.put("x")
    while q.empty():
        time.sleep(0.01)
    print(q.empty(), q.qsize(), q.get())
    q.close()
    q.join_thread()
    try:
        q.put(1)
    except ValueError as e:
        print(type(e).__name__, str(e)[-9:])


if __name__ == "__main__":
    main()
