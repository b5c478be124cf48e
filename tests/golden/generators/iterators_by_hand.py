"""Iterator classes and functions that people write: ranges of floats, readers, infinite cycles, peeking."""


class FloatRange:
    def __init__(self, start, stop, step):
        self.start, self.stop, self.step = start, stop, step

    def __iter__(self):
        n = 0
        while (value := self.start + n * self.step) < self.stop:
            yield round(value, 10)
            n += 1

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, x):
        return any(abs(x - v) < 1e-9 for v in self)


r = FloatRange(0, 1, 0.25)
print(list(r), len(r), 0.5 in r, 0.3 in r, max(r), list(r))


class Peekable:
    def __init__(self, iterable):
        self.it, self.buffer = iter(iterable), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=None):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                return default
        return self.buffer[-1]

    def push(self, value):
        self.buffer.append(value)

    def __bool__(self):
        return self.peek(self) is not self


def runs(numbers):
    p = Peekable(numbers)
    while p:
        start = end = next(p)
        while p.peek() == end + 1:
            end = next(p)
        yield f"{start}-{end}" if end > start else str(start)


print(",".join(runs([1, 2, 3, 5, 7, 8, 10, 11, 12])), list(runs([])))
p = Peekable("abc")
p.push("z")
print(p.peek(), next(p), next(p), p.peek(), list(p), bool(p), p.peek("end"))


class Cycle:
    def __init__(self, items):
        self.items, self.i = list(items), 0

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        self.i += 1
        return self.items[(self.i - 1) % len(self.items)]


print([c for c, _ in zip(Cycle("abc"), range(7))], list(Cycle("")))


class Lines:
    """Iterates over the lines of a text, keeps its place, can be restarted."""

    def __init__(self, text):
        self.text = text
        self.restart()

    def restart(self):
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.text):
            raise StopIteration
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        line, self.at = self.text[self.at : end], end + 1
        return line


lines = Lines("one\ntwo\n\nfour")
print(next(lines), list(lines), next(lines, None))
lines.restart()
print([line or "(empty)" for line in lines])


class Matrix:
    def __init__(self, *rows):
        self.rows = rows

    def __iter__(self):
        return iter(self.rows)

    def cells(self):
        for r, row in enumerate(self):
            for c, value in enumerate(row):
                yield (r, c), value

    def __reversed__(self):
        return (row[::-1] for row in self.rows[::-1])

    def diagonals(self):
        n = len(self.rows)
        for d in range(2 * n - 1):
            yield [self.rows[i][d - i] for i in range(max(0, d - n + 1), min(d, n - 1) + 1)]


m = Matrix([1, 2], [3, 4])
print(
    dict(m.cells()), list(reversed(m)), list(m.diagonals()), [sum(row) for row in m], [*zip(*m)], max(max(r) for r in m)
)


def interleave(*iterables):
    iterators = [iter(it) for it in iterables]
    while iterators:
        for it in iterators[:]:
            try:
                yield next(it)
            except StopIteration:
                iterators.remove(it)


def unique(items, key=lambda x: x):
    seen = set()
    for item in items:
        if (k := key(item)) not in seen:
            seen.add(k)
            yield item


def pairwise(items):
    it = iter(items)
    try:
        previous = next(it)
    except StopIteration:
        return
    for item in it:
        yield previous, item
        previous = item


def product(*pools):
    if not pools:
        yield ()
        return
    for head in pools[0]:
        for tail in product(*pools[1:]):
            yield head, *tail


def accumulate(items, f=lambda a, b: a + b):
    total = None
    for item in items:
        total = item if total is None else f(total, item)
        yield total


print(
    list(interleave("abc", [1], range(2))),
    list(unique("mississippi")),
    list(unique(["Aa", "aA", "b"], str.lower)),
    list(pairwise([1, 4, 9])),
    list(pairwise([])),
    list(product("ab", (1, 2))),
    list(product()),
    list(accumulate(range(1, 6))),
    list(accumulate([3, 1, 4], max)),
)


class Bag:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]


bag = Bag("x", "y", "z")
print(
    list(bag),
    [c for c in bag],
    "y" in bag,
    list(zip(bag, bag)),
    sorted(bag, reverse=True),
    tuple(bag),
    *bag,
    max(bag),
    dict(enumerate(bag)),
    "".join(bag),
)
it = iter(bag)
print(next(it), type(it).__name__, list(it))


def collatz(n):
    while n != 1:
        yield n
        n = 3 * n + 1 if n % 2 else n // 2
    yield 1


def digits(n, base=10):
    while n:
        n, d = divmod(n, base)
        yield d


def bits(n):
    while n:
        low = n & -n
        yield low.bit_length() - 1
        n ^= low


def pascal():
    row = [1]
    while True:
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def days(start, months=(31, 28, 31)):
    for month, length in enumerate(months, 1):
        for day in range(1, length + 1):
            if (month, day) >= start:
                yield f"{month:02d}-{day:02d}"


rows = pascal()
print(
    list(collatz(6)),
    list(digits(1234)),
    list(digits(10, 2)),
    list(bits(0b101001)),
    [next(rows) for _ in range(5)],
    [d for d, _ in zip(days((1, 30)), range(4))],
    sum(1 for _ in days((2, 1))),
)


class Shared:
    """One iterator, two consumers."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


s = Shared(6)
out = []
for x in s:
    out.append((x, next(s, None)))
print(out, list(s))
text = "the cat sat on the mat"
index = {}
for position, word in enumerate(text.split()):
    index.setdefault(word, []).append(position)
print(index, [w for w, ps in index.items() if len(ps) > 1])
nested = iter([iter([1, 2]), iter([3]), iter([])])
print([list(x) for x in nested])
it = iter({"a": 1, "b": 2}.items())
key, value = next(it)
print(key, value, list(it), list(iter("")), next(iter([]), "nothing"))
