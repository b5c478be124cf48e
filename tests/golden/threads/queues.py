"""The queue module: Queue, LifoQueue, PriorityQueue, SimpleQueue, their limits and errors."""

import queue
import threading
import time

q = queue.Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize)
for i in range(3):
    q.put(i)
print(q.qsize(), q.get(), q.get(block=False), q.get_nowait(), q.empty())
for attempt in (
    lambda: q.get(block=False),
    lambda: q.get_nowait(),
    lambda: q.get(timeout=0.001),
    lambda: q.get(timeout=-1),
):
    try:
        print(attempt())
    except (queue.Empty, ValueError) as e:
        print(type(e).__name__, repr(str(e)))
while not q.empty():
    q.get()
small = queue.Queue(maxsize=2)
small.put("a")
small.put("b")
print(small.full(), small.qsize())
for attempt in (
    lambda: small.put("c", block=False),
    lambda: small.put_nowait("c"),
    lambda: small.put("c", timeout=0.001),
    lambda: small.put("c", timeout=-1),
):
    try:
        print(attempt())
    except (queue.Full, ValueError) as e:
        print(type(e).__name__, repr(str(e)), isinstance(e, Exception))
lifo = queue.LifoQueue()
for c in "abc":
    lifo.put(c)
print([lifo.get() for _ in range(3)])
p = queue.PriorityQueue()
for item in ((3, "low"), (1, "high"), (2, "middle"), (1, "also high")):
    p.put(item)
print([p.get() for _ in range(4)])
p.put((1, {}))
try:
    p.put((1, {}))
    p.get()
except TypeError as e:
    print(e)


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


jobs = queue.PriorityQueue()
for priority, name in ((5, "e"), (1, "a"), (3, "c"), (4, "d"), (2, "b")):
    jobs.put(Job(priority, name))
print("".join(jobs.get().name for _ in range(5)))
s = queue.SimpleQueue()
s.put(1)
s.put("two", block=False)
s.put_nowait([3])
print(s.qsize(), s.empty(), s.get(), s.get(timeout=1), s.get_nowait(), s.empty())
try:
    s.get(block=False)
except queue.Empty as e:
    print(type(e).__name__)
try:
    s.get(timeout=0.001)
except queue.Empty:
    print("Empty after a time-out")
t = queue.Queue()
t.put(1)
t.get()
t.task_done()
t.join()
try:
    t.task_done()
except ValueError as e:
    print(e)
for _ in range(3):
    t.put(0)
finished = []


def worker():
    for _ in range(3):
        t.get()
        time.sleep(0.001)
        finished.append(1)
        t.task_done()


th = threading.Thread(target=worker)
th.start()
t.join()
print(len(finished))
th.join()
got = []
waiting = queue.Queue()


def getter():
    got.append(waiting.get())


ts = [threading.Thread(target=getter) for _ in range(3)]
for x in ts:
    x.start()
for i in range(3):
    waiting.put(i)
for x in ts:
    x.join()
print(sorted(got))
full = queue.Queue(1)
full.put("first")
order = []


def putter():
    order.append("blocks")
    full.put("second")
    order.append("goes on")


x = threading.Thread(target=putter)
x.start()
time.sleep(0.02)
order.append("main takes")
print(full.get())
x.join()
print(full.get(), order)
try:
    q.get(timeout=None, block=False)
except queue.Empty:
    print("Empty")


class Dedup(queue.Queue):
    """Queues are made to be subclassed: _init, _put, _get, _qsize."""

    def _init(self, maxsize):
        self.items = {}

    def _qsize(self):
        return len(self.items)

    def _put(self, item):
        self.items[item] = True

    def _get(self):
        item = next(iter(self.items))
        del self.items[item]
        return item


d = Dedup()
for c in "hello":
    d.put(c)
print(d.qsize(), "".join(d.get() for _ in range(d.qsize())))
closing = queue.Queue()
closing.put(1)
closing.shutdown()
print(closing.get())
for attempt in (lambda: closing.get(), lambda: closing.put(2)):
    try:
        attempt()
    except queue.ShutDown as e:
        print(type(e).__name__)
now = queue.Queue()
now.put(1)
now.shutdown(immediate=True)
try:
    now.get()
except queue.ShutDown:
    print("immediate")


def merge_sorted(*lists):
    heap = queue.PriorityQueue()
    for i, lst in enumerate(lists):
        if lst:
            heap.put((lst[0], i, 0))
    out = []
    while not heap.empty():
        value, i, j = heap.get()
        out.append(value)
        if j + 1 < len(lists[i]):
            heap.put((lists[i][j + 1], i, j + 1))
    return out


print(merge_sorted([1, 5, 9], [2, 2, 10], [], [0]))


def dijkstra(graph, start):
    distances, todo = {start: 0}, queue.PriorityQueue()
    todo.put((0, start))
    while not todo.empty():
        d, node = todo.get()
        if d > distances[node]:
            continue
        for neighbour, weight in graph[node].items():
            if (nd := d + weight) < distances.get(neighbour, float("inf")):
                distances[neighbour] = nd
                todo.put((nd, neighbour))
    return distances


print(dijkstra({"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}, "a"))
print(
    issubclass(queue.LifoQueue, queue.Queue),
    issubclass(queue.PriorityQueue, queue.Queue),
    issubclass(queue.SimpleQueue, queue.Queue),
    queue.Empty.__mro__[1].__name__,
    queue.Full.__module__,
)
