"""Generators, closures, exceptions and classes mixed, as in puzzles about Python."""


def counter_factory():
    total = 0

    def gen():
        nonlocal total
        while True:
            got = yield total
            total += got if got is not None else 1

    def peek():
        return total

    return gen, peek


gen, peek = counter_factory()
g1, g2 = gen(), gen()
print(next(g1), next(g1), next(g2), g1.send(10), next(g2), peek())


def yield_in_odd_places(x):
    a = [(yield "in list"), (yield "second")]
    b = {(yield "key"): (yield "value")}
    c = (yield "call")((yield "argument"))
    d = (yield "cond") if (yield "test") else (yield "other")
    e = f"{(yield 'fstring')}"
    f = lambda z=(yield "default"): z
    try:
        assert (yield "assert"), (yield "message")
    except AssertionError as err:
        g = str(err)
    return a, b, c, d, e, f(), g


g = yield_in_odd_places(0)
answers = iter([1, 2, "k", "v", str, 5, True, "yes", "fs", "df", False, "failed"])
request = next(g)
seen = [request]
try:
    while True:
        seen.append(g.send(next(answers)))
except StopIteration as stop:
    print(seen)
    print(stop.value)


def try_yield():
    for i in range(4):
        try:
            yield i
        except (ValueError, KeyError) as e:
            yield f"handled {type(e).__name__}"
            continue
        finally:
            log.append(i)
        log.append("clean")


log = []
g = try_yield()
print(next(g), g.throw(ValueError), next(g), g.throw(KeyError()), next(g), next(g), list(g), log)


def delegate(*gens):
    results = []
    for g in gens:
        results.append((yield from g))
    return results


def returning(n):
    yield n
    return n * 10


d = delegate(returning(1), iter([2, 3]), returning(4), "")
out = []
while True:
    try:
        out.append(next(d))
    except StopIteration as s:
        print(out, s.value)
        break


class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("from __next__")

    def send(self, v):
        return ("sent", v)

    def throw(self, e):
        return ("thrown", repr(e))

    def close(self):
        print("closed the inner one")


class Endless(Iter):
    def __next__(self):
        return "next"


def wraps(it):
    r = yield from it
    print("result", r)
    yield "after"


w = wraps(Iter())
print(next(w))
w = wraps(Endless())
print(next(w), w.send("x"), w.throw(ValueError("v")), next(w))
w.close()


def infinite():
    try:
        n = 0
        while True:
            yield n
            n += 1
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log.clear()
g = infinite()
for v in g:
    if v > 2:
        break
g.close()
print(log, list(g))


def raise_stop():
    yield 1
    raise StopIteration("bad")


def stop_inside():
    try:
        yield next(iter([]))
    except StopIteration:
        yield "caught inside"


def stop_leaks():
    yield next(iter([]))


for f in (raise_stop, stop_inside, stop_leaks):
    try:
        print(list(f()))
    except RuntimeError as e:
        print(e, "|", repr(e.__cause__))
fs = [lambda: (yield i) for i in range(2)]
print([list(f()) for f in fs])


def make_pipeline(*steps):
    def run(data):
        for step in steps:
            data = step(data)
        return list(data)

    return run


double = lambda it: (x * 2 for x in it)
odd = lambda it: (x for x in it if x % 2)


def running(it):
    total = 0
    for x in it:
        total += x
        yield total


print(make_pipeline(odd, double, running)(range(8)), make_pipeline()([1]))


class Tree:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def __iter__(self):
        for side in (self.left, self.v, self.right):
            if isinstance(side, Tree):
                yield from side
            elif side is not None:
                yield side

    def walk(self, depth=0):
        yield depth, self.v
        for kid in filter(None, (self.left, self.right)):
            yield from kid.walk(depth + 1)


tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(list(tree), list(tree.walk()), max(d for d, _ in tree.walk()))


def same_fringe(a, b):
    end = object()
    ia, ib = iter(a), iter(b)
    while True:
        x, y = next(ia, end), next(ib, end)
        if x != y:
            return False
        if x is end:
            return True


print(same_fringe(tree, Tree(3, Tree(1, None, Tree(2)), Tree(6, Tree(4)))), same_fringe(tree, Tree(1)))


def scoped():
    x = 1
    gen = (x + y for y in [x, x + 1])
    x = 10

    class C:
        x = 100
        items = [y for y in range(x // 50)]

        def total(self):
            return x + sum(self.items)

    return list(gen), C().total(), [x for x in range(3)], x


print(scoped())
g = (print("side effect", i) or i for i in range(3))
print(next(g))
print(
    3 in (x for x in range(5)),
    [*(x for x in "ab")],
    dict((k, v) for k, v in zip("ab", (1, 2))),
    sum(x for x in range(3)),
    max((x for x in [3, 1]), key=lambda v: -v),
    (lambda: sum(i for i in range(4)))(),
    all(x for x in ()),
    "".join(c for c in "abc" if c != "b"),
)


def chain_of_exceptions():
    for i in range(3):
        try:
            try:
                raise ValueError(i)
            finally:
                if i == 1:
                    continue
        except ValueError as e:
            yield f"caught {e}"


print(list(chain_of_exceptions()))
fib = (lambda f: lambda n: f(f, n))(lambda f, n: n if n < 2 else f(f, n - 1) + f(f, n - 2))
print([fib(n) for n in range(10)])
print(
    list(map(lambda f: f(3), [lambda x, n=n: x**n for n in range(4)])),
    [f(2) for f in [(lambda n: lambda x: x * n)(n) for n in range(3)]],
)
