"""Each instruction of the machine very often, in a thread with a small stack: none may leave anything behind on it."""

import asyncio
import threading

N = 150_000
counter = 0


class Point:
    kind = "point"

    def __init__(self, x, y=2):
        self.x = x
        self.y = y

    @property
    def both(self):
        return self.x + self.y

    def moved(self, dx):
        return self.x + dx

    def __add__(self, other):
        return self.y

    def __neg__(self):
        return 7

    def __invert__(self):
        return 8

    def __pos__(self):
        return 9

    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __contains__(self, item):
        return item == 3

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return False

    def __bool__(self):
        return True

    def __len__(self):
        return 4

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True

    def __matmul__(self, other):
        return 5

    def __call__(self, value):
        return value


def variables(n):
    global counter, fleeting
    total = 0

    def inner():
        nonlocal total
        total += 1
        return total

    for i in range(n):
        counter += 1
        fleeting = i
        del fleeting
        a = b = i
        del a
        inner()
        if i == -1:
            c = 1
        try:
            total += c
        except UnboundLocalError:
            total += 1
    return total, counter


def attributes(n):
    p = Point(1)
    total = 0
    for i in range(n):
        p.x = i & 3
        total += p.x + p.both + p.moved(1) + len(p.kind) + p.moved(dx=2)
        p.extra = i
        del p.extra
        total += "abc".find("c") + "a-b".split("-").__len__()
        with p as q:
            total += q.y
        with p:
            raise ValueError
    return total


def items(n):
    p, numbers, pair, text, table = Point(1), [1, 2, 3], (4, 5), "xyz", {"k": 1, 2: 3}
    total = 0
    for i in range(n):
        numbers[0] = i & 7
        table["k"] = numbers[-1]
        p[1] = 2
        total += numbers[0] + pair[1] + table["k"] + table[2] + p[6] + len(text[i % 3]) + len(text[0:2])
        table["gone"] = numbers[1]
        del table["gone"]
        del p[0]
        total += (2 in numbers) + ("q" in table) + (3 in p) + ("x" not in text)
    return total


def arithmetic(n):
    p, q, big, x = Point(1), Point(2), 1 << 70, 1.5
    total = 0
    for i in range(n):
        j = i & 15
        total += i + j - 3 * j + j // 3 + j % 5 + (j << 2) + (j >> 1) + (j & 6) + (j | 8) + (j ^ 5) + j**2
        total += -j + ~j + +j + (p + q) + (-p) + (~p) + (+p) + (p @ q)
        x = x * 0.5 + j - 1 + j / 4 + 2 * x - x
        x = x - x * 1.0 + 0.0
        total += (big + i - big) + (big * 3 // big) + big % 7 + (big >> 69) + (1e300 * 10 > 1.0) + int(-x)
        total += not j
    return total, x


def comparisons(n):
    p, x, s = Point(1), 2.5, "two"
    total = 0
    for i in range(n):
        j = i & 7
        if j < 3 and j <= 2 or j > 5 and j >= 6:
            total += 1
        if j == 4 or j != 4:
            total += 1
        if x < j or x > j or x == j or x <= 3.0 or x >= 1.0 or x != 0.0:
            total += 1
        if s == "one" or s != "two" or s < "three":
            total += 1
        if p == 1 and p and not p < 2:
            total += 1
        a, b, c, d = j < 3, s == "two", p == 2, x >= 2
        total += a + b + c + d + (1 < j < 5) + (p is p) + (p is not None)
        if p is None or j is None:
            total += 100
        while j > 100:
            j -= 1
    return total


def loops(n):
    def count(k):
        for i in range(k):
            got = yield i
            if got:
                return got

    def relay(k):
        return (yield from count(k))

    class Two:
        def __iter__(self):
            return iter((1, 2))

    numbers, pair, table, two = [1, 2], (3, 4), {5: 6}, Two()
    total = 0
    for _ in range(n // 4):
        for v in numbers:
            total += v
        for v in pair:
            total += v
        for v in table:
            total += v
        for v in two:
            total += v
        for v in count(2):
            total += v
        for v in relay(2):
            total += v
        for k, v in table.items():
            total += k + v
        for v in zip(numbers, pair):
            total += v[0]
        total += sum(v for v in numbers)
    long = count(n)
    next(long)
    for i in range(n - 2):
        total += long.send(0)
    for v in relay(n):
        total += v
    return total


def containers(n):
    total = 0
    more, table = [1, 2], {"a": 1}
    for i in range(n // 2):
        first, (second, *rest) = i, (1, 2, 3)
        total += first + second + len(rest) + len([i, *more]) + len((i, *more)) + len({i, *more}) + len({"b": i, **table})
        text = f"{i} {i:3d} {table!r} {1.5:.2f}"
        total += len(text) + len([v for v in more if v]) + len({v for v in more}) + len({v: v for v in more})
        x, y = y, x = i, 2
        match more:
            case [a, b] if a == 1:
                total += b
        match table:
            case {"a": a, **others}:
                total += a + len(others)
        match i:
            case int(value):
                total += value & 1
    return total


def calls(n):
    def simple(a, b):
        return a + b

    def full(a, b=2, *args, c=3, **kwargs):
        return a + b + len(args) + c + len(kwargs)

    point, args, kwargs = Point(1), (1, 2), {"c": 4}
    total = 0
    for i in range(n):
        total += simple(1, 2) + full(1) + full(1, 2, 3, c=4, d=5) + full(*args, **kwargs) + simple(b=1, a=2)
        total += point(1) + len(args) + max(1, 2) + Point(3).y + Point(1, y=5).y + (lambda v: v)(1) + int("3") + "ab".count("a")
        total += point.moved(*[1]) + dict(a=1)["a"]
    return total


def exceptions(n):
    class Mine(Exception):
        pass

    total = 0
    for i in range(n // 3):
        try:
            try:
                raise Mine(i)
            except KeyError:
                total += 100
            except Mine as e:
                total += e.args[0] & 1
                raise
            finally:
                total += 1
        except Mine:
            total += 1
        try:
            assert i < 0, "never"
        except AssertionError:
            total += 1
        try:
            raise KeyError from None
        except (ValueError, LookupError):
            total += 1
        for _ in range(2):
            try:
                continue
            finally:
                total += 1
    for i in range(n // 20):
        try:
            raise ExceptionGroup("several", [ValueError(1), TypeError(2)])
        except* ValueError:
            total += 1
        except* TypeError:
            total += 1
    return total


def imports(n):
    total = 0
    for i in range(n // 10):
        import math
        from math import pi

        total += math.floor(pi)
    for i in range(n // 100):

        class Local:
            base = i
            twice = base * 2
            del base

            def method(self):
                return __class__.twice

        total += Local().method()
    return total


def coroutines(n):
    class Ready:
        def __await__(self):
            return 1
            yield

    class Numbers:
        def __init__(self, k):
            self.left = k

        def __aiter__(self):
            return self

        async def __anext__(self):
            if not self.left:
                raise StopAsyncIteration
            self.left -= 1
            return self.left

    class Manager:
        async def __aenter__(self):
            return 1

        async def __aexit__(self, *exc):
            return False

    async def one():
        return await Ready()

    async def produce(k):
        for i in range(k):
            yield i

    async def main():
        total = 0
        for _ in range(n // 10):
            total += await one()
            async with Manager() as m:
                total += m
        async for v in Numbers(n // 10):
            total += v & 1
        async for v in produce(n // 10):
            total += v & 1
        return total

    return asyncio.run(main())


def work():
    for topic in (variables, attributes, items, arithmetic, comparisons, loops, containers, calls, exceptions, imports, coroutines):
        print(topic.__name__, topic(N))


thread = threading.Thread(target=work)
thread.start()
thread.join()
