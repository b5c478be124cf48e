"""Threads that react to each other: a pipeline with back pressure, a chat room, a rate limiter, a scheduler."""
import queue
import threading
import time


class ChatRoom:
    def __init__(self):
        self.lock, self.boxes = threading.Lock(), {}

    def join(self, name):
        with self.lock:
            self.boxes[name] = queue.Queue()

    def say(self, sender, text):
        with self.lock:
            for name, box in self.boxes.items():
                if name != sender:
                    box.put((sender, text))


def member(room, name, words, start, transcript):
    start.wait()
    for word in words:
        room.say(name, word)
    expected = 2 * 3
    transcript[name] = [room.boxes[name].get(timeout=10) for _ in range(expected)]


room, start, transcript = ChatRoom(), threading.Event(), {}
names = ["ann", "bob", "cid"]
for name in names:
    room.join(name)
threads = [threading.Thread(target=member, args=(room, n, [f"{n}{i}" for i in range(3)], start, transcript)) for n in names]
for t in threads:
    t.start()
start.set()
for t in threads:
    t.join()
for name in names:
    heard = transcript[name]
    print(name, sorted(text for _, text in heard), all([t for s, t in heard if s == other] == [f"{other}{i}" for i in range(3)] for other in names if other != name))


class Limiter:
    """At most n calls may be inside at once; the rest is told to come back."""

    def __init__(self, n):
        self.slots = threading.BoundedSemaphore(n)

    def call(self, f, *args):
        if not self.slots.acquire(blocking=False):
            return "busy"
        try:
            return f(*args)
        finally:
            self.slots.release()


limiter, hold, inside = Limiter(1), threading.Event(), threading.Event()


def slow():
    inside.set()
    hold.wait(10)
    return "done"


answers = []
t = threading.Thread(target=lambda: answers.append(limiter.call(slow)))
t.start()
inside.wait(10)
print(limiter.call(len, "abc"))
hold.set()
t.join()
print(answers, limiter.call(len, "abc"))


class Scheduler(threading.Thread):
    """Runs functions at their times, in one thread."""

    def __init__(self):
        super().__init__(daemon=True)
        self.jobs, self.condition, self.stopped = [], threading.Condition(), False

    def at(self, delay, f, *args):
        with self.condition:
            self.jobs.append((time.monotonic() + delay, len(self.jobs), f, args))
            self.jobs.sort(key=lambda job: job[:2])
            self.condition.notify()

    def stop(self):
        with self.condition:
            self.stopped = True
            self.condition.notify()

    def run(self):
        while True:
            with self.condition:
                while not self.jobs or self.jobs[0][0] > time.monotonic():
                    if self.stopped and not self.jobs:
                        return
                    self.condition.wait(self.jobs[0][0] - time.monotonic() if self.jobs else None)
                _, _, f, args = self.jobs.pop(0)
            f(*args)


log = []
s = Scheduler()
s.start()
s.at(0.06, log.append, "third")
s.at(0.02, log.append, "first")
s.at(0.04, log.append, "second")
s.at(0, log.append, "at once")
s.stop()
s.join(10)
print(log, s.is_alive())


class Channel:
    """An unbuffered channel: a send waits for its receiver."""

    def __init__(self):
        self.lock, self.items, self.taken = threading.Lock(), queue.Queue(1), threading.Semaphore(0)

    def send(self, x):
        with self.lock:
            self.items.put(x)
            self.taken.acquire()

    def receive(self):
        x = self.items.get()
        self.taken.release()
        return x


def ping(a, b, n, trace):
    for i in range(n):
        a.send(f"ping {i}")
        trace.append(b.receive())


def pong(a, b, n):
    for _ in range(n):
        b.send(a.receive().replace("ping", "pong"))


a, b, trace = Channel(), Channel(), []
threads = [threading.Thread(target=ping, args=(a, b, 4, trace)), threading.Thread(target=pong, args=(a, b, 4))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(trace)


def sieve_stage(source, out):
    """One thread for each prime, as in the classic pipeline."""
    prime = source.get()
    if prime is None:
        out.put(None)
        return
    out.put(prime)
    following = queue.Queue(5)
    t = threading.Thread(target=sieve_stage, args=(following, out))
    t.start()
    while (n := source.get()) is not None:
        if n % prime:
            following.put(n)
    following.put(None)
    t.join()


numbers, out = queue.Queue(5), queue.Queue()
first = threading.Thread(target=sieve_stage, args=(numbers, out))
first.start()
for n in range(2, 60):
    numbers.put(n)
numbers.put(None)
first.join()
primes = []
while (p := out.get()) is not None:
    primes.append(p)
print(primes)


class Cache:
    """Many ask for the same key at once; it is computed once."""

    def __init__(self, compute):
        self.compute, self.lock, self.entries, self.calls = compute, threading.Lock(), {}, []

    def get(self, key):
        with self.lock:
            entry = self.entries.get(key)
            mine = entry is None
            if mine:
                entry = self.entries[key] = {"ready": threading.Event()}
        if mine:
            self.calls.append(key)
            try:
                entry["value"] = self.compute(key)
            except Exception as e:
                entry["error"] = e
            entry["ready"].set()
        entry["ready"].wait()
        if "error" in entry:
            raise entry["error"]
        return entry["value"]


def costly(key):
    time.sleep(0.01)
    return 100 // key


cache, results = Cache(costly), []


def ask(key):
    try:
        results.append((key, cache.get(key)))
    except ZeroDivisionError as e:
        results.append((key, str(e)))


threads = [threading.Thread(target=ask, args=(key,)) for key in (1, 2, 0, 1, 2, 0, 5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results, key=str), sorted(cache.calls))
