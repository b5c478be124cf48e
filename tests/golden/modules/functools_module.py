"""functools: partial, reduce, wraps, lru_cache, cache, total_ordering, cmp_to_key, singledispatch, cached_property."""

import functools

print(
    functools.reduce(lambda a, b: a + b, [1, 2, 3]),
    functools.reduce(lambda a, b: a * b, range(1, 6), 10),
    functools.reduce(max, "hello"),
    functools.reduce(lambda a, b: a + b, [], "start"),
    functools.reduce(lambda a, b: [a, b], "abc"),
)
for bad in (
    lambda: functools.reduce(max, []),
    lambda: functools.reduce(max, 5),
    lambda: functools.reduce(5, [1, 2]),
    lambda: functools.reduce(max),
):
    try:
        print(bad())
    except TypeError as e:
        print(e)


def show(*args, **kwargs):
    """Shows."""
    return args, kwargs


p = functools.partial(show, 1, k=2)
print(
    p(3, z=4),
    p(k=5),
    p.func is show,
    p.args,
    p.keywords,
    functools.partial(p, 9, k=0)(),
    functools.partial(p, 9).args,
    callable(p),
    functools.partial(int, base=16)("ff"),
)
p.extra = "attribute"
print(
    p.extra,
    repr(functools.partial(print, 1, end="")),
    list(map(functools.partial(pow, 2), range(5))),
    list(map(functools.partial(max, 3), [1, 5])),
)
for bad in (lambda: functools.partial(), lambda: functools.partial(5), lambda: functools.partial(len)()):
    try:
        print(bad())
    except TypeError as e:
        print(e)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    set_alive = functools.partialmethod(set_state, True)


c = Cell()
c.set_alive()
print(c.alive)
calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    """Squares."""
    calls.append(n)
    return n * n


print(
    [square(n) for n in (1, 2, 1, 3, 1, 2, 2)],
    calls,
    square.cache_info(),
    square.__name__,
    square.__wrapped__(7),
    square.cache_parameters(),
)
square.cache_clear()
print(square.cache_info(), square(1), square.cache_info().misses)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), fib.cache_info())


@functools.lru_cache
def kinds(a, b=0, *args, **kw):
    return (a, b)


kinds(1), kinds(1.0), kinds(1, 0), kinds(1, b=0), kinds(a=1), kinds(True)
print(kinds.cache_info())


@functools.lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())
try:
    fib([])
except TypeError as e:
    print(e)


@functools.lru_cache(maxsize=0)
def uncached(x):
    return x


uncached(1), uncached(1)
print(uncached.cache_info())


@functools.lru_cache
def raises(x):
    calls.append(("raises", x))
    raise ValueError(x)


for _ in range(2):
    try:
        raises(1)
    except ValueError:
        pass
print(calls[-2:], raises.cache_info())


def decorate(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        """Wrapper doc."""
        return f(*args, **kwargs)

    return wrapper


wrapped = decorate(show)
print(
    wrapped.__name__,
    wrapped.__doc__,
    wrapped.__wrapped__ is show,
    wrapped(1),
    wrapped.__qualname__,
    functools.WRAPPER_ASSIGNMENTS[0],
)


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sorted([b, a])[0].parts, max(a, b).parts, Version(1) <= Version(1))
try:

    @functools.total_ordering
    class Incomplete:
        pass
except ValueError as e:
    print(e)


def by_length_then_reverse(x, y):
    if len(x) != len(y):
        return len(x) - len(y)
    return (x < y) - (x > y)


words = ["pear", "fig", "apple", "kiwi", "plum", "nut"]
print(
    sorted(words, key=functools.cmp_to_key(by_length_then_reverse)),
    max(words, key=functools.cmp_to_key(by_length_then_reverse)),
)
key = functools.cmp_to_key(lambda x, y: x - y)
print(key(1) < key(2), key(3) == key(3), key(5).obj)


@functools.singledispatch
def describe(x):
    return f"something: {x}"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(list)
@describe.register(tuple)
def _(x):
    return f"sequence of {len(x)}: " + ", ".join(describe(i) for i in x)


@describe.register(type(None))
def _(x):
    return "nothing"


class Base:
    pass


class Derived(Base):
    pass


describe.register(Base, lambda x: "a base")
print(
    describe(5),
    describe("s"),
    describe([1, None, (2,)]),
    describe(True),
    describe(Derived()),
    describe.dispatch(float) is describe.dispatch(object),
    describe.dispatch(bool)(1),
    sorted(c.__name__ for c in describe.registry),
)


class Data:
    def __init__(self):
        self.computed = 0

    @functools.cached_property
    def total(self):
        """Expensive."""
        self.computed += 1
        return 42

    @functools.singledispatchmethod
    def add(self, x):
        return f"any {x}"

    @add.register
    def _(self, x: int):
        return f"int {x + 1}"

    @functools.lru_cache
    def method(self, n):
        self.computed += 10
        return n


d = Data()
print(
    d.total,
    d.total,
    d.computed,
    vars(d)["total"],
    Data.total.__doc__,
    d.add(1),
    d.add("s"),
    d.method(1),
    d.method(1),
    d.computed,
)
del d.total
print(d.total, d.computed)
d.total = 7
print(d.total)
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: g(f(x)), fs, lambda x: x)
print(compose(str.strip, str.upper, lambda s: s + "!")("  hi "), compose()(1))


@functools.lru_cache(maxsize=None)
def edit_distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return edit_distance(a[1:], b[1:])
    return 1 + min(edit_distance(a[1:], b), edit_distance(a, b[1:]), edit_distance(a[1:], b[1:]))


print(edit_distance("intention", "execution"), edit_distance.cache_info().hits > 0)
