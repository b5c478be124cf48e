"""Bounded buffers, readers and writers, rendezvous, pipelines of threads."""

import queue
import threading
import time


class BoundedBuffer:
    def __init__(self, size):
        self.items, self.size = [], size
        self.lock = threading.Lock()
        self.not_full, self.not_empty = threading.Condition(self.lock), threading.Condition(self.lock)
        self.most = 0

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item


buffer, got = BoundedBuffer(3), []


def consume():
    while (item := buffer.get()) is not None:
        got.append(item)


consumers = [threading.Thread(target=consume) for _ in range(2)]
for thread in consumers:
    thread.start()
for n in range(20):
    buffer.put(n)
for _ in consumers:
    buffer.put(None)
for thread in consumers:
    thread.join()
print(sorted(got) == list(range(20)), buffer.most <= 3, buffer.items)


def stage(function, source, target):
    while True:
        item = source.get()
        if item is None:
            target.put(None)
            return
        target.put(function(item))


first, second, third = queue.Queue(2), queue.Queue(2), queue.Queue()
threads = [threading.Thread(target=stage, args=args) for args in ((lambda x: x + 1, first, second), (lambda x: x * 10, second, third))]
for thread in threads:
    thread.start()
for n in range(6):
    first.put(n)
first.put(None)
for thread in threads:
    thread.join()
print([third.get() for _ in range(third.qsize())])


class ReadersWriter:
    def __init__(self):
        self.readers, self.condition = 0, threading.Condition()

    def __enter__(self):
        with self.condition:
            self.readers += 1

    def __exit__(self, *exc):
        with self.condition:
            self.readers -= 1
            self.condition.notify_all()

    def write(self, action):
        with self.condition:
            self.condition.wait_for(lambda: not self.readers)
            action()


shared, guard, views = {"version": 0}, ReadersWriter(), []


def read():
    for _ in range(20):
        with guard:
            before = dict(shared)
            views.append(before == shared)


def write():
    for _ in range(10):
        guard.write(lambda: shared.update(version=shared["version"] + 1))


crew = [threading.Thread(target=target) for target in (read, read, write)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join(10)
print(shared, all(views), len(views), any(thread.is_alive() for thread in crew))
barrier, order, lock = threading.Barrier(3, action=lambda: order.append("all here")), [], threading.Lock()


def meet(name):
    for round_number in range(2):
        with lock:
            order.append(round_number)
        barrier.wait(timeout=10)


crew = [threading.Thread(target=meet, args=(n,)) for n in range(3)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join()
print(order)
semaphore, running, peak = threading.BoundedSemaphore(2), 0, 0


def limited():
    global running, peak
    with semaphore:
        with lock:
            running += 1
            peak = max(peak, running)
        time.sleep(0.002)
        with lock:
            running -= 1


crew = [threading.Thread(target=limited) for _ in range(6)]
for thread in crew:
    thread.start()
for thread in crew:
    thread.join()
print(running, peak <= 2)
try:
    semaphore.release()
except ValueError as error:
    print(error)
stop, ticks = threading.Event(), []


def ticker():
    while not stop.wait(0.001):
        ticks.append(1)


thread = threading.Thread(target=ticker, daemon=True, name="ticker")
thread.start()
while len(ticks) < 3:
    time.sleep(0.001)
stop.set()
thread.join()
print(thread.name, thread.daemon, thread.is_alive(), len(ticks) >= 3, threading.active_count(), threading.current_thread() is threading.main_thread())
