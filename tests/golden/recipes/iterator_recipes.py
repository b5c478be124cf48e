"""Itertools recipes and generator pipelines."""

import collections, functools, itertools, math, operator, random
from itertools import *


def take(n, it):
    return list(islice(it, n))


def tail(n, it):
    return iter(collections.deque(it, maxlen=n))


def nth(it, n, default=None):
    return next(islice(it, n, None), default)


def all_equal(it, key=None):
    return len(take(2, groupby(it, key))) <= 1


def grouper(it, n, *, incomplete="fill", fillvalue=None):
    iterators = [iter(it)] * n
    match incomplete:
        case "fill":
            return zip_longest(*iterators, fillvalue=fillvalue)
        case "strict":
            return zip(*iterators, strict=True)
        case "ignore":
            return zip(*iterators)
        case _:
            raise ValueError("Expected fill, strict, or ignore")


def powerset(it):
    s = list(it)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    for p in compress(range(n), data):
        if p * p > n:
            break
        data[p * p : n : p + p] = bytes(len(range(p * p, n, p + p)))
    return compress(range(n), data)


def roundrobin(*its):
    its = map(iter, its)
    for num in range(3, 0, -1):
        its = cycle(islice(its, num))
        yield from map(next, its)


def sliding_window(it, n):
    it = iter(it)
    w = collections.deque(islice(it, n - 1), maxlen=n)
    for x in it:
        w.append(x)
        yield tuple(w)


def unique_everseen(it, key=None):
    seen = set()
    for x in it:
        k = x if key is None else key(x)
        if k not in seen:
            seen.add(k)
            yield x


def partition(pred, it):
    t1, t2, p = tee(it, 3)
    p1, p2 = tee(map(pred, p))
    return compress(t1, map(operator.not_, p1)), compress(t2, p2)


print(
    take(5, count(10, 3)),
    list(tail(3, "ABCDEFG")),
    nth("abc", 1),
    nth("abc", 9, "none"),
    all_equal([1, 1.0, True]),
    all_equal("aAa", str.lower),
)
print(list(grouper("ABCDEFG", 3, fillvalue="x")), list(grouper("ABCDEFG", 3, incomplete="ignore")))
for bad in ("strict", "bogus"):
    try:
        print(list(grouper("ABCDEFG", 3, incomplete=bad)))
    except ValueError as e:
        print(e)
print(["".join(p) for p in powerset("abc")], list(sieve(50)), "".join(roundrobin("ABC", "D", "EF")))
print(
    list(sliding_window(range(5), 3)),
    list(unique_everseen("AAAABBBCCDAABBB")),
    list(unique_everseen("ABBcCAD", str.casefold)),
)
ev, od = partition(lambda x: x % 2, range(10))
print(list(ev), list(od))
print(
    [(k, len(list(g))) for k, g in groupby("AAAABBBCCD")],
    list(accumulate([1, 2, 3, 4], operator.mul)),
    list(accumulate([3, 1, 4], max, initial=2)),
)
print(
    list(starmap(pow, [(2, 5), (3, 2)])),
    list(dropwhile(lambda x: x < 3, [1, 4, 1])),
    list(takewhile(lambda x: x < 3, [1, 4, 1])),
    list(filterfalse(None, [0, 1, ""])),
)
print(
    list(permutations("ab")),
    list(combinations_with_replacement("ab", 2)),
    list(product("ab", repeat=2))[:3],
    list(batched("ABCDEFG", 3)),
    list(pairwise("abcd")),
)
print(
    functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]),
    math.prod(range(1, 6)),
    sum(map(operator.mul, [1, 2], [3, 4])),
    list(zip("ab", count())),
)


def avg():
    total = n = 0
    value = None
    while True:
        value = yield value
        total += value
        n += 1
        value = total / n


g = avg()
next(g)
print([g.send(x) for x in (10, 20, 60)], g.gi_frame is None, g.close(), g.gi_frame)


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t


def gen():
    try:
        r = yield from sub()
        print("returned", r)
    finally:
        print("cleanup")


def sub():
    try:
        yield 1
        yield 2
    except KeyError as e:
        yield ("caught", e.args)
    return "done"


print(list(tree([1, [2, [3, []], 4]])))
g = gen()
print(next(g), g.throw(KeyError("k")), list(g))
g = gen()
next(g)
try:
    g.throw(ValueError, "v")
except (ValueError, TypeError) as e:
    print(repr(e))
random.seed(3)
print(
    random.sample(range(20), 4),
    random.choices("abc", [5, 1, 1], k=5),
    random.randint(1, 6),
    random.shuffle(x := list(range(5))),
    x,
    round(random.gauss(0, 1), 6),
)


def bad():
    yield 1
    raise StopIteration("x")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
