"""Partial application, caching, dispatch and ordering."""

import functools
import operator
from collections.abc import Iterable, Mapping


@functools.lru_cache(maxsize=3)
def slow_square(n):
    print(f"computing {n}")
    return n * n


print([slow_square(n) for n in (1, 2, 1, 3, 4, 1)], slow_square.cache_info())
slow_square.cache_clear()
print(slow_square.cache_info(), slow_square.cache_parameters(), slow_square.__wrapped__(9))


@functools.cache
def ways(amount, coins=(50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


print(ways(100), ways.cache_info().hits > 0)


@functools.singledispatch
def describe(value):
    return f"something: {value!r}"


@describe.register
def _(value: int):
    return f"the number {value}"


@describe.register(list)
@describe.register(tuple)
def _(value):
    return f"{len(value)} items: " + ", ".join(map(describe, value))


@describe.register
def _(value: Mapping):
    return "; ".join(f"{key} is {describe(item)}" for key, item in value.items())


@describe.register
def _(value: bool | None):
    return "nothing much"


for value in (3, [1, "x"], {"a": 1, "b": (2,)}, True, None, 2.5):
    print(describe(value))
print(describe.dispatch(bool) is describe.dispatch(int), sorted(c.__name__ for c in describe.registry))


class Formatter:
    @functools.singledispatchmethod
    def show(self, value):
        return str(value)

    @show.register
    def _(self, value: float):
        return f"{value:.2f}"

    @show.register
    @classmethod
    def _(cls, value: str):
        return f"{cls.__name__}:{value}"


f = Formatter()
print(f.show(3), f.show(2.0), f.show("hi"))


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


versions = [Version(v) for v in ("1.10", "1.2", "1.2.1", "0.9")]
print(sorted(versions), max(versions), Version("1.2") >= Version("1.2"), Version("2.0") <= Version("1.9"))

base_two = functools.partial(int, base=2)
print(base_two("1011"), base_two.func, base_two.keywords, functools.partial(base_two, base=8)("17"))
print(functools.reduce(operator.add, [[1], [2, 3], []], []), functools.reduce(lambda a, b: a * b, range(1, 7)))
print(sorted("b10 a9 a10 b2".split(), key=functools.cmp_to_key(
    lambda a, b: (a[0] > b[0]) - (a[0] < b[0]) or int(a[1:]) - int(b[1:]))))


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        print("measuring")
        return round(3.14159 * self.radius ** 2, 2)

    scale = functools.partialmethod(lambda self, factor, add=0: self.radius * factor + add, 10)


c = Circle(2)
print(c.area, c.area, c.__dict__, c.scale(), c.scale(add=5))
del c.area
print(c.area)


def retry(times, *exceptions):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    print(f"{function.__name__} attempt {attempt}: {error!r}")
            raise RuntimeError(f"gave up after {times}")
        return wrapper
    return decorate


outcomes = iter([ValueError("no"), KeyError("k"), 42])


@retry(3, ValueError, KeyError)
def flaky():
    """Sometimes works."""
    result = next(outcomes)
    if isinstance(result, Exception):
        raise result
    return result


print(flaky(), flaky.__doc__, flaky.__name__)
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-7"), isinstance([], Iterable))
