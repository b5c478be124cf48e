"""Generator functions: laziness, state, return values, send, throw, close, yield from."""


def simple():
    print("[start]", end=" ")
    yield 1
    print("[middle]", end=" ")
    yield 2
    print("[end]", end=" ")


g = simple()
print("created", type(g).__name__, g is iter(g))
print(next(g))
print(next(g))
print(next(g, "default"), next(g, "again"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
print(
    list(simple()),
    [*simple()],
    sum(simple()),
    sorted(simple(), reverse=True),
    max(simple()),
    2 in simple(),
    dict.fromkeys(simple()),
)


def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, it):
    for _, value in zip(range(n), it):
        yield value


def primes():
    found = []
    for n in naturals(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(take(10, primes())), list(take(12, fib())), list(take(3, naturals(5))), next(x for x in fib() if x > 1000))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return f"{count} values, average {average}"
        total += value
        count += 1
        average = total / count


a = averager()
print(next(a), a.send(10), a.send(20), a.send(3))
try:
    a.send(None)
except StopIteration as e:
    print(e.value)


def inner():
    received = yield "inner 1"
    print(f"[inner got {received}]", end=" ")
    received = yield "inner 2"
    print(f"[inner got {received}]", end=" ")
    return "inner result"


def outer():
    result = yield from inner()
    print(f"[outer got {result}]", end=" ")
    yield "outer"
    yield from [1, 2]
    yield from "ab"
    x = yield from ()
    return x


o = outer()
print(next(o), o.send("A"), o.send("B"), list(o))


def catcher():
    while True:
        try:
            got = yield "ready"
            print(f"[{got}]", end=" ")
        except ValueError as e:
            print(f"[caught {e}]", end=" ")
        except GeneratorExit:
            print("[closing]", end=" ")
            raise


c = catcher()
print(next(c), c.throw(ValueError("v1")), c.send("x"), c.throw(ValueError("v2")))
c.close()
c.close()
print()
try:
    c.throw(KeyError("after close"))
except KeyError as e:
    print("KeyError", e)


def delegating():
    try:
        yield from catcher()
    except KeyError as e:
        yield f"delegating caught {e}"


d = delegating()
print(next(d), d.throw(ValueError("through")), d.throw(KeyError("k")))
d.close()
print()
for bad in (
    lambda: averager().send(1),
    lambda: next(simple),
    lambda: len(simple()),
    lambda: simple()[0],
    lambda: simple().throw(5),
    lambda: simple().send(),
    lambda: (yield_ for yield_ in 5),
):
    try:
        print(bad())
    except TypeError as e:
        print(e)


def raises():
    yield 1
    raise LookupError("in generator")


r = raises()
print(next(r))
try:
    next(r)
except LookupError as e:
    print(e, list(r))


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4]), []], 5])))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))


def with_defaults(n, *args, step=1, **kw):
    """A generator function."""
    for i in range(0, n, step):
        yield i, args, kw
    return


print(list(with_defaults(4, "a", step=2, k=1)), with_defaults.__name__, with_defaults.__doc__, list(with_defaults(0)))


def empty():
    return
    yield


def only_return():
    return 5
    yield


print(list(empty()), list(only_return()))


def expression():
    x = [(yield 1), (yield 2)]
    y = (yield x) or "nothing"
    yield y, (yield)


e = expression()
print(next(e), e.send("a"), e.send("b"), e.send(""), e.send("last"))


def local_state():
    squares = {}
    for i in range(3):
        squares[i] = yield squares.copy()
    yield squares


s = local_state()
print(next(s), s.send("zero"), s.send("one"), s.send("two"))
gens = [naturals(i * 10) for i in range(3)]
print([next(g) for g in gens], [next(g) for g in gens], [next(gens[1]) for _ in range(2)])


def pipeline(lines):
    def strip(it):
        for line in it:
            yield line.strip()

    def non_empty(it):
        for line in it:
            if line:
                yield line

    def numbered(it):
        n = 0
        for line in it:
            n += 1
            yield f"{n}:{line}"

    return numbered(non_empty(strip(lines)))


print(list(pipeline([" a ", "", "b\n", "   "])))


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for kid in self.kids:
            yield from kid

    def levels(self):
        row = [self]
        while row:
            yield [n.v for n in row]
            row = [k for n in row for k in n.kids]


t = Tree(1, Tree(2, Tree(4)), Tree(3))
print(list(t), list(t.levels()), sum(t))
