"""Ring buffer, deque by hand, priority queue, two stacks as a queue, min-stack, sliding maximum, intervals."""

from collections import deque


class Ring:
    def __init__(self, capacity):
        self.data, self.start, self.size = [None] * capacity, 0, 0

    def push(self, x):
        i = (self.start + self.size) % len(self.data)
        dropped = self.data[i] if self.size == len(self.data) else None
        self.data[i] = x
        if self.size == len(self.data):
            self.start = (self.start + 1) % len(self.data)
        else:
            self.size += 1
        return dropped

    def pop(self):
        if not self.size:
            raise IndexError("ring is empty")
        x, self.data[self.start] = self.data[self.start], None
        self.start = (self.start + 1) % len(self.data)
        self.size -= 1
        return x

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        if not -self.size <= i < self.size:
            raise IndexError(i)
        return self.data[(self.start + i % self.size) % len(self.data)]

    def __repr__(self):
        return f"Ring({list(self)})"


r = Ring(3)
print([r.push(x) for x in range(5)], r, r[0], r[-1], r.pop(), r, len(r), [x * 2 for x in r])
r.pop(), r.pop()
for bad in (r.pop, lambda: r[0]):
    try:
        bad()
    except IndexError as e:
        print("IndexError", e)


class TwoStackQueue:
    def __init__(self):
        self.inbox, self.outbox, self.moves = [], [], 0

    def put(self, x):
        self.inbox.append(x)

    def get(self):
        if not self.outbox:
            self.moves += len(self.inbox)
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        return self.outbox.pop()


q = TwoStackQueue()
out = []
for i in range(10):
    q.put(i)
    if i % 3 == 2:
        out += [q.get(), q.get()]
print(out, q.moves, q.inbox, q.outbox)


class MinStack:
    def __init__(self):
        self.items, self.mins = [], []

    def push(self, x):
        self.items.append(x)
        self.mins.append(min(x, self.mins[-1]) if self.mins else x)

    def pop(self):
        self.mins.pop()
        return self.items.pop()

    @property
    def min(self):
        return self.mins[-1]


s = MinStack()
trace = []
for x in (5, 3, 8, 3, 1):
    s.push(x)
    trace.append(s.min)
while len(s.items) > 1:
    s.pop()
    trace.append(s.min)
print(trace)


class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.a, self.key = [], key
        for x in items:
            self.push(x)

    def push(self, x):
        a, i = self.a, len(self.a)
        a.append(x)
        while i and self.key(a[i]) < self.key(a[(i - 1) // 2]):
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0], i = last, 0
            while (c := 2 * i + 1) < len(a):
                if c + 1 < len(a) and self.key(a[c + 1]) < self.key(a[c]):
                    c += 1
                if self.key(a[i]) <= self.key(a[c]):
                    break
                a[i], a[c], i = a[c], a[i], c
        return top

    def __len__(self):
        return len(self.a)


h = Heap([7, 2, 9, 4, 1, 8], key=lambda x: -x)
print([h.pop() for _ in range(len(h))], [x for x in (lambda h: [h.pop() for _ in range(len(h))])(Heap("heapsort"))])


def sliding_max(values, k):
    window, out = deque(), []
    for i, v in enumerate(values):
        while window and values[window[-1]] <= v:
            window.pop()
        window.append(i)
        if window[0] <= i - k:
            window.popleft()
        if i >= k - 1:
            out.append(values[window[0]])
    return out


def next_greater(values):
    out, stack = [None] * len(values), []
    for i, v in enumerate(values):
        while stack and values[stack[-1]] < v:
            out[stack.pop()] = v
        stack.append(i)
    return out


def rain(heights):
    left, right, water, best = 0, len(heights) - 1, 0, [0, 0]
    while left < right:
        side = heights[left] >= heights[right]
        i = right if side else left
        best[side] = max(best[side], heights[i])
        water += best[side] - heights[i]
        left, right = (left, right - 1) if side else (left + 1, right)
    return water


print(
    sliding_max([1, 3, -1, -3, 5, 3, 6, 7], 3),
    next_greater([2, 1, 3, 2, 5]),
    rain([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]),
)


class Intervals:
    def __init__(self):
        self.spans = []

    def add(self, low, high):
        if low >= high:
            raise ValueError(f"empty interval [{low}, {high})")
        before = [s for s in self.spans if s[1] < low]
        after = [s for s in self.spans if s[0] > high]
        touching = self.spans[len(before) : len(self.spans) - len(after)]
        low = min([low] + [s[0] for s in touching])
        high = max([high] + [s[1] for s in touching])
        self.spans = before + [(low, high)] + after
        return self

    def __contains__(self, x):
        return any(a <= x < b for a, b in self.spans)

    def __and__(self, other):
        out = Intervals()
        out.spans = [(max(a, c), min(b, d)) for a, b in self.spans for c, d in other.spans if max(a, c) < min(b, d)]
        return out

    def __len__(self):
        return sum(b - a for a, b in self.spans)


a = Intervals().add(1, 3).add(8, 10).add(2, 5).add(20, 21).add(5, 6)
print(a.spans, 5 in a, 6 in a, len(a), (a & Intervals().add(4, 9)).spans)
try:
    a.add(3, 3)
except ValueError as e:
    print(e)


class UnionFind:
    def __init__(self, n):
        self.parent, self.size = list(range(n)), [1] * n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True

    def groups(self):
        out = {}
        for x in range(len(self.parent)):
            out.setdefault(self.find(x), []).append(x)
        return sorted(out.values())


u = UnionFind(8)
print([u.union(a, b) for a, b in ((0, 1), (2, 3), (1, 3), (0, 2), (5, 6))], u.groups(), max(u.size))


class Fenwick:
    def __init__(self, n):
        self.t = [0] * (n + 1)

    def add(self, i, v):
        i += 1
        while i < len(self.t):
            self.t[i] += v
            i += i & -i

    def sum(self, i):
        total = 0
        while i:
            total += self.t[i]
            i &= i - 1
        return total


f = Fenwick(10)
for i in range(10):
    f.add(i, i * i)
f.add(3, 100)
print([f.sum(i) for i in range(11)], f.sum(7) - f.sum(3))
