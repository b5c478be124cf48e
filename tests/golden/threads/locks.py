"""Lock and RLock: acquire, release, time-outs, with, errors, ownership."""

import threading
import time

lock = threading.Lock()
print(
    lock.locked(),
    lock.acquire(),
    lock.locked(),
    lock.acquire(blocking=False),
    lock.acquire(False),
    lock.acquire(timeout=0.01),
    lock.release(),
    lock.locked(),
)
with lock:
    print(lock.locked())
print(lock.locked())
with lock as value:
    print(value)
for attempt in (
    lambda: lock.release(),
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(timeout=-5),
    lambda: lock.acquire("a", "b"),
    lambda: threading.RLock().release(),
):
    try:
        print(attempt())
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(lock.acquire(timeout=-1), lock.locked())
lock.release()


def try_to_take(results):
    results.append(lock.acquire(timeout=0.01))


results = []
with lock:
    t = threading.Thread(target=try_to_take, args=(results,))
    t.start()
    t.join()
print(results)
lock.acquire()
t = threading.Thread(target=lock.release)
t.start()
t.join()
print("released by another thread:", not lock.locked())

r = threading.RLock()
print(r.acquire(), r.acquire(), r.acquire(blocking=False))


def other(results):
    results.append(r.acquire(blocking=False))


results = []
for _ in range(3):
    t = threading.Thread(target=other, args=(results,))
    t.start()
    t.join()
    r.release()
t = threading.Thread(target=other, args=(results,))
t.start()
t.join()
print(results)
try:
    r.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()


def fact(n):
    with r:
        return 1 if n == 0 else n * fact(n - 1)


print(fact(20))


class Account:
    def __init__(self, balance):
        self.balance, self.lock = balance, threading.Lock()


def transfer(a, b, amount, times):
    first, second = sorted((a, b), key=id)
    for _ in range(times):
        with first.lock, second.lock:
            a.balance -= amount
            b.balance += amount


x, y = Account(1000), Account(1000)
ts = [threading.Thread(target=transfer, args=args) for args in ((x, y, 3, 300), (y, x, 2, 300), (x, y, 1, 100))]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(x.balance, y.balance, x.balance + y.balance)
counter = 0


def count(n):
    global counter
    for _ in range(n):
        with lock:
            value = counter
            value += 1
            counter = value


ts = [threading.Thread(target=count, args=(500,)) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(counter)
try:
    with lock:
        raise KeyError("inside")
except KeyError as e:
    print("KeyError", e, lock.locked())


def wait_and_note(name, log):
    with lock:
        log.append(name)


log = []
lock.acquire()
ts = [threading.Thread(target=wait_and_note, args=(i, log)) for i in range(3)]
for t in ts:
    t.start()
time.sleep(0.02)
print("nobody yet:", log)
lock.release()
for t in ts:
    t.join()
print(sorted(log))
held = []


def hold(seconds):
    with lock:
        held.append("taken")
        time.sleep(seconds)
        held.append("given back")


t = threading.Thread(target=hold, args=(0.3,))
t.start()
while not held:
    time.sleep(0.001)
print(lock.acquire(timeout=0.001), end=" ")
print(lock.acquire(timeout=5), held)
lock.release()
t.join()


class Once:
    """Lazy initialisation, exactly once."""

    def __init__(self):
        self.lock, self.value, self.made = threading.Lock(), None, 0

    def get(self):
        if self.value is None:
            with self.lock:
                if self.value is None:
                    self.made += 1
                    time.sleep(0.001)
                    self.value = "made"
        return self.value


once = Once()
ts = [threading.Thread(target=once.get) for _ in range(8)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(once.made, once.value)


def synchronized(method):
    def wrapper(self, *args):
        with self._lock:
            return method(self, *args)

    return wrapper


class SafeList:
    def __init__(self):
        self._lock, self._items = threading.RLock(), []

    @synchronized
    def add(self, item):
        self._items.append(item)

    @synchronized
    def add_all(self, items):
        for item in items:
            self.add(item)

    @synchronized
    def sum(self):
        return sum(self._items)


safe = SafeList()
ts = [threading.Thread(target=safe.add_all, args=(range(i * 100, i * 100 + 100),)) for i in range(5)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(safe.sum(), len(safe._items), sum(range(500)))
runs = [safe._items[i : i + 100] for i in range(0, 500, 100)]
print(all(run == list(range(run[0], run[0] + 100)) for run in runs))
print(type(threading.Lock()).__name__, repr(lock).split(" object")[0], hasattr(lock, "__enter__"))
