"""A tutorial program: producers and consumers with queue.Queue, in several shapes."""

import queue
import threading

SENTINEL = object()


def produce(q, name, n):
    for i in range(n):
        q.put((name, i))


def consume(q, out, lock):
    while True:
        item = q.get()
        if item is SENTINEL:
            q.task_done()
            break
        with lock:
            out.append(item)
        q.task_done()


def run(producers, consumers, n, maxsize):
    q, out, lock = queue.Queue(maxsize), [], threading.Lock()
    ps = [threading.Thread(target=produce, args=(q, p, n)) for p in range(producers)]
    cs = [threading.Thread(target=consume, args=(q, out, lock)) for _ in range(consumers)]
    for t in ps + cs:
        t.start()
    for t in ps:
        t.join()
    for _ in cs:
        q.put(SENTINEL)
    q.join()
    for t in cs:
        t.join()
    return out, q.empty(), q.qsize()


for shape in ((1, 1, 50, 0), (3, 2, 40, 5), (2, 4, 30, 1), (4, 1, 20, 100)):
    out, empty, size = run(*shape)
    print(
        shape,
        len(out),
        sorted(out) == [(p, i) for p in range(shape[0]) for i in range(shape[2])],
        empty,
        size,
        shape[1] > 1 or all([i for p, i in out if p == k] == list(range(shape[2])) for k in range(shape[0])),
    )


class Pool:
    """A fixed number of worker threads and a queue of tasks."""

    def __init__(self, size):
        self.tasks, self.results = queue.Queue(), {}
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(size)]
        for t in self.threads:
            t.start()

    def _work(self):
        while True:
            key, function, args = self.tasks.get()
            try:
                if function is None:
                    return
                self.results[key] = function(*args)
            except Exception as e:
                self.results[key] = f"{type(e).__name__}: {e}"
            finally:
                self.tasks.task_done()

    def submit(self, key, function, *args):
        self.tasks.put((key, function, args))

    def close(self):
        self.tasks.join()
        for _ in self.threads:
            self.tasks.put((None, None, None))
        for t in self.threads:
            t.join()
        return dict(sorted(self.results.items()))


pool = Pool(3)
for n in range(6):
    pool.submit(n, lambda n: 60 // n, n)
pool.submit(9, int, "x")
print(pool.close(), [t.is_alive() for t in pool.threads])


def stage(function, source, target):
    while (item := source.get()) is not None:
        target.put(function(item))
    target.put(None)


def pipeline(items, *functions):
    queues = [queue.Queue(2) for _ in range(len(functions) + 1)]
    threads = [threading.Thread(target=stage, args=(f, a, b)) for f, a, b in zip(functions, queues, queues[1:])]

    def feed():
        for item in items:
            queues[0].put(item)
        queues[0].put(None)

    threads.append(threading.Thread(target=feed))
    for t in threads:
        t.start()
    out = []
    while (item := queues[-1].get()) is not None:
        out.append(item)
    for t in threads:
        t.join()
    return out


print(pipeline(range(8), lambda x: x + 1, lambda x: x * x, str), pipeline([], str), pipeline("abc", str.upper))


class BoundedBuffer:
    """The same idea by hand, with a condition."""

    def __init__(self, capacity):
        self.items, self.capacity = [], capacity
        lock = threading.Lock()
        self.not_empty, self.not_full = threading.Condition(lock), threading.Condition(lock)
        self.fullest = 0

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item


buffer, sums = BoundedBuffer(3), [0, 0]


def fill(start):
    for i in range(start, 200, 2):
        buffer.put(i)


def drain(me):
    for _ in range(100):
        sums[me] += buffer.get()


threads = [threading.Thread(target=f, args=(k,)) for f in (fill, drain) for k in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(sums) == sum(range(200)), buffer.fullest <= 3, buffer.items)
work, done = queue.Queue(), queue.Queue()
text = ["the quick brown fox", "jumps over the lazy dog", "the end"]


def count_words():
    while True:
        try:
            line = work.get(block=False)
        except queue.Empty:
            return
        counts = {}
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
        done.put(counts)


for line in text:
    work.put(line)
threads = [threading.Thread(target=count_words) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
total = {}
while not done.empty():
    for word, n in done.get().items():
        total[word] = total.get(word, 0) + n
print(sorted(total.items()))
