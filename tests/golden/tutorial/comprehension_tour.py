"""Comprehensions of every kind."""

from itertools import product

words = ["apple", "Bob", "cat", "Dora", "egg", ""]
print([w.upper() for w in words if w], sorted({w[0].lower() for w in words if w}), {w: len(w) for w in words}, sum(len(w) for w in words))
print([(x, y) for x in range(3) for y in range(x)], [[x * y for y in range(1, 4)] for x in range(1, 4)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*matrix)], [x for row in matrix for x in row if x % 2], [[row[i] for row in matrix] for i in range(3)])
print({v: k for k, v in {"a": 1, "b": 2}.items()}, {n % 3: n for n in range(7)}, [n if n % 2 else -n for n in range(5)])
print([y := 3, y ** 2], [last := n for n in range(4)], last, [total := total + n for n in range(5)] if (total := 10) else None, total)
print([f(2) for f in [lambda x, n=n: x * n for n in range(4)]], [f() for f in [lambda: n for n in range(3)]])
print(*(c for c in "a1b2" if c.isalpha()), sep="-")
print(dict(zip("abc", range(3))), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "x", None])))
print({(a, b) for a, b in product("xy", repeat=2) if a <= b} == {("x", "x"), ("x", "y"), ("y", "y")}, [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
n = "outer"
print([n for n in range(2)], n, any(n == "outer" for _ in [1]))


class Body:
    size = 3
    items = [i for i in range(size)]
    try:
        scaled = [i * size for i in range(2)]
    except NameError as error:
        message = str(error)


print(Body.items, Body.message)
nested = {"x": {"a": 1, "b": None}, "y": {}}
print({k: {a: b for a, b in inner.items() if b is not None} for k, inner in nested.items() if inner})
primes = [n for n in range(2, 40) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes, max((p for p in primes if p % 4 == 1), default=None), sorted({p % 10 for p in primes}))
print([i for i, w in enumerate(words) if w.istitle()], [a + b for a, b in zip(words, words[1:]) if a and b][:2])
gen = (x * x for x in iter([1, 2, 3]))
print(next(gen), list(gen), list(gen))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([c * 2 for c in "ab" "cd"], [len(row) for row in [[]] * 2])
