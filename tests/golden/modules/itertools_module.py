"""itertools: every function, on finite and infinite input."""

import itertools as it

take = lambda n, x: list(it.islice(x, n))
print(
    take(4, it.count()),
    take(3, it.count(5, 2)),
    take(3, it.count(1.5, 0.5)),
    take(3, it.count(-1, -1)),
    take(7, it.cycle("abc")),
    take(3, it.repeat("x")),
    list(it.repeat(5, 3)),
    take(2, it.cycle([])),
    list(it.repeat(1, 0)),
    list(it.repeat(1, -1)),
)
print(
    list(it.chain("ab", [1, 2], (), range(2))),
    list(it.chain.from_iterable(["ab", [3]])),
    list(it.chain()),
    list(it.chain.from_iterable(x * 2 for x in "yz")),
)
print(
    list(it.accumulate([1, 2, 3, 4])),
    list(it.accumulate([3, 1, 4, 1], max)),
    list(it.accumulate("abc")),
    list(it.accumulate([1, 2], initial=100)),
    list(it.accumulate([], initial=0)),
    list(it.accumulate([])),
    list(it.accumulate([1, 2, 3], lambda a, b: a * 10 + b)),
)
print(
    list(it.islice("abcdef", 3)),
    list(it.islice("abcdef", 1, 4)),
    list(it.islice("abcdef", 0, None, 2)),
    list(it.islice("abc", 5, 10)),
    list(it.islice(it.count(), 2, 12, 3)),
    list(it.islice("abc", 0)),
    list(it.islice([1, 2], None)),
)
print(
    list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(it.filterfalse(lambda x: x % 2, range(6))),
    list(it.filterfalse(None, [0, 1, ""])),
    list(it.compress("abcdef", [1, 0, 1, 0, 1])),
    list(it.starmap(pow, [(2, 3), (3, 2)])),
    list(it.starmap(lambda *a: a, [(), (1,), (1, 2)])),
)
print(
    list(it.product("ab", [1, 2])),
    list(it.product()),
    list(it.product("ab", repeat=2)),
    list(it.product([], "a")),
    len(list(it.product(range(3), repeat=4))),
    ["".join(p) for p in it.product("01", repeat=3)],
)
print(
    ["".join(p) for p in it.permutations("abc")],
    list(it.permutations([1, 2, 3], 2)),
    list(it.permutations("ab", 3)),
    list(it.permutations([])),
    list(it.combinations("abcd", 2)),
    list(it.combinations("ab", 3)),
    list(it.combinations("ab", 0)),
    list(it.combinations_with_replacement("ab", 2)),
    sum(1 for _ in it.combinations(range(10), 4)),
)
print(
    list(it.zip_longest("abc", [1], fillvalue="-")),
    list(it.zip_longest([1], [2, 3])),
    list(it.zip_longest()),
    list(it.pairwise("abcd")),
    list(it.pairwise([1])),
    list(it.batched("abcdefg", 3)),
    list(it.batched([], 2)),
)
print(
    [(k, list(g)) for k, g in it.groupby("aaabbca")],
    [(k, list(g)) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)],
    [k for k, _ in it.groupby("xxyx")],
    {k: len(list(g)) for k, g in it.groupby(sorted("mississippi"))},
)
groups = it.groupby("aab")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2))
a, b, c = it.tee([1, 2, 3], 3)
print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0), [list(x) for x in it.tee(iter("xy"))])
for bad in (
    lambda: it.islice([1], -1),
    lambda: it.islice([1], 1, 2, 0),
    lambda: it.repeat(),
    lambda: it.chain(5).__next__(),
    lambda: it.chain.from_iterable(5),
    lambda: list(it.product(5)),
    lambda: it.combinations("ab", -1),
    lambda: it.permutations("ab", "x"),
    lambda: it.count("a"),
    lambda: it.count(1, "b"),
    lambda: list(it.accumulate([1, "a"])),
    lambda: it.batched("ab", 0),
    lambda: list(it.starmap(pow, [1])),
    lambda: it.cycle(5),
    lambda: it.tee([], -1),
    lambda: list(it.zip_longest([1], bad=2)),
    lambda: it.takewhile(1),
    lambda: it.groupby(),
    lambda: list(it.batched("abc", 2, strict=True)),
    lambda: it.islice([1], "a"),
    lambda: it.accumulate(),
):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(
    repr(it.count()),
    repr(it.count(3, 2)),
    repr(it.repeat("x", 2)),
    repr(it.repeat(1)),
    type(it.chain()).__name__,
    it.count(5).__next__(),
    iter(it.count()).__class__.__name__,
)


def lazy(log):
    for i in range(5):
        log.append(i)
        yield i


log = []
c = it.chain(lazy(log), lazy(log))
print(log, next(c), log, next(c), log)
log.clear()
s = it.islice(lazy(log), 2)
print(list(s), log)
log.clear()
t = it.takewhile(lambda x: x < 2, lazy(log))
print(list(t), log)


class Raises:
    def __iter__(self):
        yield 1
        raise KeyError("source failed")


for f in (
    lambda x: list(it.chain(x)),
    lambda x: list(it.islice(x, 5)),
    lambda x: list(it.accumulate(x)),
    lambda x: list(it.zip_longest(x, "abc")),
    lambda x: list(it.product(x)),
    lambda x: take(5, it.cycle(x)),
    lambda x: list(it.starmap(pow, x)),
    lambda x: [list(g) for _, g in it.groupby(x)],
    lambda x: list(it.pairwise(x)),
    lambda x: list(it.filterfalse(None, x)),
    lambda x: list(it.takewhile(lambda v: 1 / (v - 1), [2, 1])),
):
    try:
        print(f(Raises()))
    except (KeyError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def primes():
    numbers = it.count(2)
    while True:
        p = next(numbers)
        yield p
        numbers = filter(lambda n, p=p: n % p, numbers)


def grouper(items, n):
    return list(zip(*[iter(items)] * n))


def flatten(items):
    return list(it.chain.from_iterable(items))


def powerset(items):
    return list(it.chain.from_iterable(it.combinations(items, r) for r in range(len(items) + 1)))


def sliding(items, n):
    return [tuple(w) for w in zip(*(it.islice(x, i, None) for i, x in enumerate(it.tee(items, n))))]


def round_robin(*iterables):
    pending = [iter(x) for x in iterables]
    out = []
    while pending:
        for i in pending[:]:
            try:
                out.append(next(i))
            except StopIteration:
                pending.remove(i)
    return out


def run_length(text):
    return "".join(f"{len(list(g))}{k}" for k, g in it.groupby(text))


print(
    take(10, primes()),
    grouper("abcdef", 2),
    flatten([[1], [2, 3], []]),
    powerset("abc"),
    sliding(range(6), 3),
    round_robin("ABC", "D", "EF"),
    run_length("aaabcc"),
)
print(
    next(p for p in it.permutations(range(1, 10), 3) if p[0] * p[1] == p[2] * 2 + 10),
    [d for d in it.dropwhile(str.isspace, "  x y")],
    sum(it.takewhile(lambda n: n < 100, (n * n for n in it.count(1)))),
    max(it.combinations([5, 1, 8], 2), key=sum),
    "".join(it.islice(it.cycle("ab"), 5)),
    list(it.accumulate(it.repeat(2, 8), lambda a, b: a * b)),
    dict(zip("abc", it.count(1))),
    list(map(lambda x, y: x + y, "ab", it.repeat("!"))),
)
queens = [
    p
    for p in it.permutations(range(6))
    if len({c + r for r, c in enumerate(p)}) == len({c - r for r, c in enumerate(p)}) == 6
]
print(queens)
