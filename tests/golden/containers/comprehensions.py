"""Comprehensions and generator expressions: nesting, scopes, conditions, walrus."""

print(
    [x * x for x in range(6)],
    [x for x in range(20) if x % 3 == 0 if x % 2],
    {x % 4 for x in range(10)},
    {x: str(x) for x in range(3)},
    sum(x for x in range(5)),
    list(x + y for x in (1, 2) for y in (10, 20)),
)
print(
    [(x, y) for x in range(3) for y in range(x)],
    [[x * y for y in range(3)] for x in range(3)],
    [c for word in ("ab", "c") for c in word if c != "b"],
    [x if x > 2 else -x for x in range(5)],
    [[] for _ in range(2)],
    [*(x for x in "ab")],
)
x = "outer"
result = [x for x in range(3)]
print(x, result)
n = 10
print(
    [n + i for i in range(3)],
    [(lambda: i)() for i in range(3)],
    [f() for f in [lambda: i for i in range(3)]],
    [f() for f in [lambda i=i: i for i in range(3)]],
)


def scope():
    base = 100
    fs = [lambda v: base + v + k for k in range(3)]
    base = 200
    return [f(1) for f in fs], {k: [base + j for j in range(k)] for k in range(3)}


print(scope())


class Scoped:
    width = 3
    cells = [0] * width
    indices = [i for i in range(width)]
    try:
        bad = [width for _ in range(1)]
    except NameError as e:
        message = str(e)


print(Scoped.cells, Scoped.indices, Scoped.message)
print(
    [y := 1, y**2],
    [last := i for i in range(4)],
    last,
    any((hit := v) > 2 for v in [1, 2, 3, 4]),
    hit,
    [t for v in range(5) if (t := v * v) > 3],
    t,
)
total = 0
print([total := total + v for v in range(5)], total)
g = (v * 2 for v in range(3))
print(next(g), list(g), list(g), type(g).__name__)
log = []


def source(name, n):
    log.append(f"source {name}")
    return range(n)


lazy = ((a, b) for a in source("a", 2) for b in source("b", 2))
print(log, list(lazy), log)
limit = 2
late = (v for v in range(5) if v < limit)
limit = 4
print(list(late))
for attempt in (
    lambda: [undefined for _ in range(1)],
    lambda: [1 / v for v in (1, 0)],
    lambda: [v for v in 5],
    lambda: {[]: 1 for _ in range(1)},
    lambda: {[] for _ in range(1)},
    lambda: (v for v in 5),
    lambda: [a for a, b in [(1, 2, 3)]],
    lambda: {k: v for k, v in ["abc"]},
):
    try:
        print(attempt())
    except (NameError, ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(
    [a + b for a, b in [(1, 2), (3, 4)]],
    [k for k, *rest in ["abc", "d"]],
    [rest for k, *rest in ["abc", "d"]],
    {**{k: 1 for k in "ab"}, "c": 2},
    [i for i in [j for j in [k for k in range(3)]]],
)
matrix = [[1, 2, 3], [4, 5, 6]]
print(
    [[row[i] for row in matrix] for i in range(3)],
    [v for row in matrix for v in row if v % 2 == 0],
    [[v * 2 for v in row] for row in matrix if sum(row) > 6],
    max(max(row) for row in matrix),
    sum(v for row in matrix for v in row),
)
words = ["apple", "bob", "kayak", "level", "dog"]
print(
    [w for w in words if w == w[::-1]],
    {w[0]: len(w) for w in words},
    {len(w) for w in words} == {3, 5},
    sorted(w.upper() for w in words),
    " ".join(w.title() for w in words),
    dict((w, i) for i, w in enumerate(words)),
    tuple(len(w) for w in words),
    set(c for w in words for c in w if c in "aeiou") == set("aoe"),
)
primes = [p for p in range(2, 60) if all(p % d for d in range(2, int(p**0.5) + 1))]
print(
    primes,
    [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2],
    next(p for p in primes if p > 40),
    [f"{p}²={p * p}" for p in primes[:4]],
)
print(
    [i for i in range(5) for i in range(i)],
    [[i, j] for i in "ab" for j in [i * 2]],
    [(i, j) for i in range(4) if i % 2 for j in range(4) if j > i],
    [a for a in (b for b in "xy")],
    [0 for a in "ab" for b in "cd"],
    ["xy" for _ in "ab"],
)


def count_up():
    return (yield_value for yield_value in iter([1, 2]))


print(
    list(count_up()),
    sum((v for v in [1, 2, 3]), 10),
    max((len(w) for w in words), default=0),
    all(v > 0 for v in []),
    dict(zip((c for c in "abc"), (v for v in range(3)))),
    list(map(lambda p: p[0], ((k, v) for k, v in {"q": 1}.items()))),
)
print(
    [(lambda v: v * k)(2) for k in range(3)],
    [[y for y in range(z)] for z in range(3)],
    [print("side", v) or v for v in range(2)],
    [v for v in range(3) if not v == 1],
    [v and v - 1 for v in range(3)],
)
gen = (1 / v for v in [1, 2, 0, 4])
print(next(gen), next(gen))
try:
    next(gen)
except ZeroDivisionError as e:
    print(e, list(gen))
deep = [[[a * 100 + b * 10 + c for c in range(2)] for b in range(2)] for a in range(2)]
print(deep, [c for a in deep for b in a for c in b])
print(
    {(a, b): a * b for a in range(3) for b in range(3) if a <= b},
    {a: {b: a + b for b in range(2)} for a in range(2)},
    [{v} for v in "ab"],
    {frozenset([v]) for v in (1, 1, 2)} == {frozenset([1]), frozenset([2])},
)
