"""operator, heapq and bisect."""

import bisect
import heapq
import operator

print(
    operator.add(1, 2),
    operator.sub(5, 3),
    operator.mul("a", 3),
    operator.truediv(1, 2),
    operator.floordiv(7, 2),
    operator.mod(7, 3),
    operator.pow(2, 5),
    operator.neg(1),
    operator.pos(-1),
    operator.abs(-2),
    operator.invert(5),
    operator.and_(6, 3),
    operator.or_(6, 3),
    operator.xor(6, 3),
    operator.lshift(1, 3),
    operator.rshift(8, 1),
    operator.not_(0),
    operator.truth([]),
    operator.is_(None, None),
    operator.is_not(1, None),
    operator.matmul.__name__,
)
print(
    operator.lt(1, 2),
    operator.le(2, 2),
    operator.eq("a", "a"),
    operator.ne(1, 1),
    operator.gt(1, 2),
    operator.ge(2, 1),
    operator.concat([1], [2]),
    operator.contains("abc", "b"),
    operator.countOf([1, 2, 1], 1),
    operator.indexOf([5, 6], 6),
    operator.getitem({"k": 1}, "k"),
    operator.length_hint([1, 2]),
    operator.index(5),
    operator.call(max, 1, 2),
)
lst = [1, 2, 3]
operator.setitem(lst, 0, 9)
operator.delitem(lst, 1)
print(lst, operator.iadd([1], [2]), operator.imul(3, 4), operator.ior({1}, {2}))


class P:
    def __init__(self, name, age):
        self.name, self.age, self.info = name, age, {"k": [age]}

    def hello(self, greeting="hi", mark="!"):
        return f"{greeting} {self.name}{mark}"


people = [P("cid", 3), P("ann", 2), P("bob", 3)]
print(
    [p.name for p in sorted(people, key=operator.attrgetter("age", "name"))],
    operator.attrgetter("name")(people[0]),
    operator.attrgetter("name", "age")(people[1]),
    operator.attrgetter("name.__class__.__name__")(people[0]),
    operator.itemgetter(1)("abc"),
    operator.itemgetter(0, -1)([1, 2, 3]),
    operator.itemgetter("a")({"a": 1}),
    operator.itemgetter(slice(1, None))("xyz"),
    operator.methodcaller("hello")(people[0]),
    operator.methodcaller("hello", "yo", mark="?")(people[1]),
    repr(operator.itemgetter(1, 2)),
    repr(operator.attrgetter("a.b")),
    repr(operator.methodcaller("m", 1, k=2)),
)
print(
    sorted({"b": 1, "a": 2}.items(), key=operator.itemgetter(1), reverse=True),
    list(map(operator.itemgetter(0), [(1, 2), (3, 4)])),
    max(people, key=operator.attrgetter("age")).name,
)
for bad in (
    lambda: operator.itemgetter(5)([1]),
    lambda: operator.attrgetter("x")(5),
    lambda: operator.attrgetter(5),
    lambda: operator.itemgetter(),
    lambda: operator.indexOf([1], 2),
    lambda: operator.add(1, "a"),
    lambda: operator.index(1.5),
    lambda: operator.methodcaller(5),
):
    try:
        print(bad())
    except (IndexError, AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
h = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(h, n)
print(
    h,
    h[0],
    heapq.heappop(h),
    heapq.heappushpop(h, 0),
    heapq.heapreplace(h, 7),
    h,
    [heapq.heappop(h) for _ in range(len(h))],
)
data = [9, 4, 7, 1, 8, 2]
heapq.heapify(data)
print(
    data,
    heapq.nlargest(3, data),
    heapq.nsmallest(2, data),
    heapq.nlargest(2, ["aaa", "b", "cc"], key=len),
    heapq.nsmallest(0, [1]),
    heapq.nlargest(10, [1, 2]),
    list(heapq.merge([1, 4], [2, 3], [0])),
    list(heapq.merge(["b"], ["aa", "ccc"], key=len)),
    list(heapq.merge([5, 1], [4], reverse=True)),
)
for bad in (
    lambda: heapq.heappop([]),
    lambda: heapq.heapreplace([], 1),
    lambda: heapq.heappush((1,), 2),
    lambda: heapq.heapify([1, "a"]),
    lambda: heapq.heapify(5),
):
    try:
        print(bad())
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)


class Task:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


tasks = []
for priority, name in ((3, "c"), (1, "a"), (2, "b")):
    heapq.heappush(tasks, Task(priority, name))
print("".join(heapq.heappop(tasks).name for _ in range(3)))


def dijkstra(graph, start):
    best, heap = {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = d
        for other, w in graph[node]:
            if other not in best:
                heapq.heappush(heap, (d + w, other))
    return best


def running_median(values):
    low, high = [], []
    for v in values:
        heapq.heappush(low, -heapq.heappushpop(high, v))
        if len(low) > len(high):
            heapq.heappush(high, -heapq.heappop(low))
        yield high[0] if len(high) > len(low) else (high[0] - low[0]) / 2


print(
    dijkstra({"a": [("b", 4), ("c", 1)], "b": [("d", 1)], "c": [("b", 2), ("d", 5)], "d": []}, "a"),
    list(running_median([5, 2, 8, 1, 9])),
)
a = [1, 3, 3, 5, 7]
print(
    [(bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x)) for x in (0, 1, 3, 4, 7, 9)],
    bisect.bisect_left(a, 3, 2),
    bisect.bisect_right(a, 3, 0, 2),
    bisect.bisect_left(["a", "bb", "ccc"], 2, key=len),
    bisect.bisect([], 1),
)
bisect.insort(a, 4)
bisect.insort_left(a, 3)
bisect.insort_right(a, 100)
bisect.insort(a, 6, key=lambda v: v)
print(a)
for bad in (
    lambda: bisect.bisect(a, "x"),
    lambda: bisect.bisect_left(a, 1, -1),
    lambda: bisect.insort((1,), 2),
    lambda: bisect.bisect(5, 1),
):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


def grade(score):
    return "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]


def longest_increasing(seq):
    tails = []
    for x in seq:
        i = bisect.bisect_left(tails, x)
        tails[i : i + 1] = [x]
    return len(tails)


print(
    [grade(s) for s in (33, 60, 79.9, 90, 100)],
    longest_increasing([3, 1, 4, 1, 5, 9, 2, 6]),
    [bisect.bisect_left(range(0, 100, 10), x) for x in (0, 5, 95)],
)
