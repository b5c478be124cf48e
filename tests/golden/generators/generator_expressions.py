"""Generator expressions and lazy built-in iterators: map, filter, zip, enumerate, reversed, iter with sentinel."""

log = []


def spy(x):
    log.append(x)
    return x


m = map(spy, [1, 2, 3])
print(log, next(m), log, list(m), log, list(m))
log.clear()
f = filter(lambda x: spy(x) % 2, range(5))
print(next(f), log, next(f), log, list(f))
z = zip([1, 2, 3], "ab")
print(next(z), list(z), list(zip()), list(zip([1])), list(zip([1, 2], [3, 4], [5, 6])), dict(zip("ab", [1, 2])))
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), next(it, "exhausted"))
a, b = iter([1, 2, 3]), iter("xy")
print(list(zip(a, b)), list(a), list(b))
a, b = iter("xy"), iter([1, 2, 3])
print(list(zip(a, b)), list(b))
for strict in (
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [3, 4], [5], strict=True)),
    lambda: list(zip([1], [2], strict=True)),
):
    try:
        print(strict())
    except ValueError as e:
        print(e)
e = enumerate("abc", start=1)
print(
    next(e),
    list(e),
    list(enumerate([])),
    list(enumerate("ab", -1)),
    [i * c for i, c in enumerate("xyz")],
    dict(enumerate("ab")),
    list(enumerate(enumerate("a"))),
)
print(
    list(reversed([1, 2, 3])),
    list(reversed("abc")),
    list(reversed(range(3))),
    list(reversed((1, 2))),
    list(reversed({"a": 1, "b": 2})),
    next(reversed([5, 6])),
)
values = iter([3, 1, 0, 7])
print(list(iter(lambda: next(values), 0)), list(values))
print(
    list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(max, [1, 5], [3, 2], [2, 9])),
    list(map(str, range(3))),
    sum(map(int, "12345")),
    list(map(None.__class__, [])),
    list(filter(None, [0, 1, "", "a", None, []])),
    list(filter(str.isdigit, "a1b2")),
)
print(
    any(spy(x) > 6 for x in (5, 7, 9)),
    log[-3:],
    all(x < 3 for x in iter([1, 2, 3, 4])),
    any([]),
    all([]),
    any("" for _ in range(3)),
    all(map(bool, [1, "a"])),
)
log.clear()
it = iter(range(10))
print(
    3 in it,
    list(it),
    sum(x for x in range(5) if x % 2),
    max((x * x for x in [-3, 2]), default=0),
    min((abs(x), x) for x in [-3, 2, -1]),
    sorted((-x for x in range(3)), key=abs),
    ",".join(c for c in "abc"),
    set(x % 3 for x in range(9)),
    tuple(x for x in "ab"),
    list(x for x in (y for y in range(3))),
    dict((x, x * x) for x in range(3)),
)
g = (x for x in range(3))
first, *rest = g
print(first, rest, list(g))
a, b, c = (x * 2 for x in range(3))
print(a, b, c)
print(*(x for x in "star"), sep="-")
n = 3
lazy = (x * n for x in range(n))
n = 10
print(list(lazy))
try:
    g = (1 / x for x in undefined_name)
except NameError as e:
    print("at once:", e)
g = (undefined_later for _ in [1])
try:
    next(g)
except NameError as e:
    print("later:", e)
gens = [(lambda: (i, x))() for i in range(2) for x in (j for j in range(i + 1))]
print(gens)
nested = ((x, y) for x in range(3) for y in range(x) if (x + y) % 2)
print(list(nested), sum(1 for _ in (1 for _ in range(5))))


def gen_of_gens():
    for i in range(3):
        yield (i * j for j in range(3))


print([list(g) for g in gen_of_gens()], [sum(g) for g in list(gen_of_gens())])


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return (x * 100 for x in range(self.n))

    def __length_hint__(self):
        return self.n


print(
    list(Iter(3)),
    sum(Iter(3)),
    list(map(str, Iter(2))),
    list(zip(Iter(2), Iter(3))),
    200 in Iter(3),
    [*Iter(1), *Iter(2)],
    list(filter(None, Iter(3))),
    list(enumerate(Iter(2))),
    tuple(Iter(2)),
    set(Iter(2)) == {0, 100},
    sorted(Iter(3), reverse=True),
    max(Iter(3)),
    dict(zip(Iter(2), "ab")),
)


class Raises:
    def __init__(self, at):
        self.at = at

    def __iter__(self):
        for i in range(5):
            if i == self.at:
                raise ValueError(f"at {i}")
            yield i


for consume in (
    list,
    sum,
    tuple,
    sorted,
    max,
    set,
    lambda x: [*x],
    lambda x: list(map(spy, x)),
    lambda x: list(zip(x, "abcdef")),
    lambda x: dict(enumerate(x)),
    lambda x: 4 in x,
    lambda x: all(i < 9 for i in x),
    lambda x: "".join(map(str, x)),
    lambda x: (lambda *a: a)(*x),
    lambda x: [].extend(x),
    lambda x: list(filter(None, x)),
    lambda x: next(iter(x)),
    lambda x: list(range(3)) + list(x),
):
    try:
        print(consume(Raises(3)), end=" ")
    except ValueError as e:
        print(e, end="; ")
print()
partial = []
try:
    partial.extend(Raises(2))
except ValueError:
    print(partial)
try:
    partial += Raises(1)
except ValueError:
    print(partial)
partial[1:1] = (x for x in "ab")
print(partial)
words = ["apple", "fig", "kiwi"]
longest = max(words, key=lambda w: len(w))
lengths = {w: len(w) for w in words}
print(
    longest,
    sorted(lengths, key=lengths.get),
    next((w for w in words if w.startswith("k")), None),
    next((w for w in words if w.startswith("z")), "none"),
    sum(len(w) for w in words) / len(words),
)
big = (x for x in range(10**7) if x % 999983 == 0)
print(next(big), next(big), next(big))
squares = (x * x for x in range(10**9))
print([next(squares) for _ in range(5)])
zipped = zip(range(3), (c for c in "abc"), [True] * 5)
print(list(zipped), list(zip(*[(1, "a"), (2, "b")])), [list(t) for t in zip(*[[1, 2], [3, 4]])])
print(
    type(map(str, [])).__name__,
    type(zip()).__name__,
    type(filter(None, [])).__name__,
    type(enumerate([])).__name__,
    type(reversed([])).__name__,
    type(x for x in []).__name__,
    type(iter(range(1))).__name__,
    type(iter([])).__name__,
    iter(m) is m,
)
