"""Event, Condition, Semaphore, Barrier, Timer."""

import threading
import time


def start(*functions):
    threads = [threading.Thread(target=f) for f in functions]
    for t in threads:
        t.start()
    return threads


def join(threads):
    for t in threads:
        t.join()


event = threading.Event()
print(
    event.is_set(),
    event.wait(0.001),
    event.set(),
    event.is_set(),
    event.wait(),
    event.wait(5),
    event.clear(),
    event.is_set(),
)
log = []
threads = start(*[lambda: (event.wait(), log.append("released"))] * 3)
time.sleep(0.01)
print(log)
event.set()
join(threads)
print(log)

condition = threading.Condition()
items = []


def consumer(n):
    for _ in range(n):
        with condition:
            while not items:
                condition.wait()
            log.append(items.pop(0))


def producer():
    for i in range(6):
        with condition:
            items.append(i)
            condition.notify()


log.clear()
join(start(lambda: consumer(2), lambda: consumer(4), producer))
print(sorted(log))
with condition:
    print(
        condition.wait(timeout=0.001),
        condition.wait_for(lambda: True),
        condition.wait_for(lambda: False, timeout=0.001),
        condition.wait_for(lambda: [1]),
    )
for attempt in (condition.wait, condition.notify, condition.notify_all, condition.release):
    try:
        attempt()
    except RuntimeError as e:
        print(e)
ready = False
woken = []


def sleeper(name):
    with condition:
        condition.wait_for(lambda: ready)
        woken.append(name)


threads = start(*[lambda n=n: sleeper(n) for n in range(4)])
time.sleep(0.02)
with condition:
    condition.notify_all()
time.sleep(0.01)
print("not ready:", woken)
with condition:
    ready = True
    condition.notify_all()
join(threads)
print(sorted(woken))
turn, order = 0, []


def take_turns(me, total, rounds):
    global turn
    for _ in range(rounds):
        with condition:
            condition.wait_for(lambda: turn % total == me)
            order.append(me)
            turn += 1
            condition.notify_all()


join(start(*[lambda me=me: take_turns(me, 3, 3) for me in range(3)]))
print(order)
own_lock = threading.Lock()
c = threading.Condition(own_lock)
with c:
    print(own_lock.locked(), c.acquire(False))
shared = threading.Condition(threading.RLock())
with shared, shared:
    print(shared.wait(0.001))

semaphore = threading.Semaphore(2)
print(
    semaphore.acquire(),
    semaphore.acquire(),
    semaphore.acquire(blocking=False),
    semaphore.acquire(timeout=0.001),
    semaphore.release(),
    semaphore.acquire(),
)
semaphore.release(2)
inside, peak, guard = 0, 0, threading.Lock()


def visit():
    global inside, peak
    with semaphore:
        with guard:
            inside += 1
            peak = max(peak, inside)
        time.sleep(0.002)
        with guard:
            inside -= 1


join(start(*[visit] * 8))
print(inside, peak <= 2)
bounded = threading.BoundedSemaphore(1)
with bounded:
    pass
for attempt in (
    bounded.release,
    lambda: threading.Semaphore(-1),
    lambda: semaphore.release(0),
    lambda: semaphore.acquire(blocking=False, timeout=1),
):
    try:
        attempt()
    except ValueError as e:
        print(e)

results = []
barrier = threading.Barrier(3, action=lambda: results.append("action"))


def phases(name):
    for phase in range(2):
        results.append(f"p{phase}")
        barrier.wait()


join(start(*[lambda n=n: phases(n) for n in "abc"]))
print(results, barrier.parties, barrier.n_waiting, barrier.broken)
indices = []
join(start(*[lambda: indices.append(barrier.wait())] * 3))
print(sorted(indices))


def broken_wait():
    try:
        barrier.wait()
    except threading.BrokenBarrierError as e:
        results.append(type(e).__name__)


results.clear()
threads = start(broken_wait, broken_wait)
while barrier.n_waiting < 2:
    time.sleep(0.001)
barrier.abort()
join(threads)
print(results, barrier.broken)
try:
    barrier.wait()
except threading.BrokenBarrierError as e:
    print("still broken", isinstance(e, RuntimeError))
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(timeout=0.005)
except threading.BrokenBarrierError:
    print("timed out, so broken:", barrier.broken)
try:
    threading.Barrier(0)
except ValueError as e:
    print(e)
single = threading.Barrier(1)
print(single.wait(), single.wait())

fired = threading.Event()
timer = threading.Timer(0.01, lambda a, k: (results.append((a, k)), fired.set()), args=["arg"], kwargs={"k": "kw"})
timer.start()
print(fired.wait(5), results[-1], isinstance(timer, threading.Thread))
timer.join()
cancelled = threading.Timer(60, results.append, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(results[-1], cancelled.is_alive())


class Countdown:
    """A latch made of a condition."""

    def __init__(self, n):
        self.n, self.condition = n, threading.Condition()

    def done(self):
        with self.condition:
            self.n -= 1
            if self.n == 0:
                self.condition.notify_all()

    def wait(self):
        with self.condition:
            while self.n > 0:
                self.condition.wait()


latch = Countdown(3)
finished = []
waiters = start(*[lambda: (latch.wait(), finished.append(latch.n))] * 2)
join(start(*[latch.done] * 3))
join(waiters)
print(finished)


class ReadWriteLock:
    def __init__(self):
        self.condition, self.readers, self.writing = threading.Condition(), 0, False

    def read(self, f):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            return f()
        finally:
            with self.condition:
                self.readers -= 1
                self.condition.notify_all()

    def write(self, f):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True
        try:
            return f()
        finally:
            with self.condition:
                self.writing = False
                self.condition.notify_all()


rw, data, seen = ReadWriteLock(), [0, 0], []


def writer():
    for _ in range(50):

        def change():
            data[0] += 1
            data[1] -= 1

        rw.write(change)


def reader():
    for _ in range(50):
        seen.append(rw.read(lambda: data[0] + data[1]))


join(start(writer, reader, writer, reader))
print(data, set(seen), len(seen))
