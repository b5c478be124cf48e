"""Patterns of what derives from several bases, exceptions of generators that change hands, what cannot be awaited."""

import asyncio
import collections
import collections.abc
import sys


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Plain:
    pass


class M1(collections.UserDict, collections.abc.Sequence):
    pass


class M2(collections.UserDict, Plain, list):
    pass


class S1(list, Plain, collections.abc.Mapping):
    __getitem__ = list.__getitem__


class S2(collections.UserList, dict, Plain):
    pass


class Row(collections.namedtuple("Row", "a b")):
    pass


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


print([kind(v) for v in (M1(), M2(), S1(), S2(), Row(1, 2), [], (), {}, collections.OrderedDict(), "text", range(3), collections.deque(), {1})])


class Private:
    pass


class Outer:
    def f(self, x):
        match x:
            case Private(__attr=y):
                return y


private = Private()
setattr(private, "__attr", "as it stands")
print(Outer().f(private))


def changing_hands():
    try:
        raise ValueError("own")
    except ValueError:
        yield repr(sys.exception())
    yield repr(sys.exception())
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())


g = changing_hands()
try:
    raise IndexError("first")
except IndexError:
    print(next(g), repr(sys.exception()))
print(next(g), repr(sys.exception()))
try:
    raise IndexError("second")
except IndexError:
    print(next(g), repr(sys.exception()))
print(next(g))
try:
    raise IndexError("third")
except IndexError:
    print(next(g))


class Enters:
    def __aenter__(self):
        return 1

    def __aexit__(self, *args):
        return 2


class Exits(Enters):
    async def __aenter__(self):
        return self


async def manage(manager, fails=False):
    async with manager:
        if fails:
            1 / 0


async def awaits():
    await 5


for coroutine in (manage(Enters()), manage(Exits()), manage(Exits(), True), awaits()):
    print(attempt(asyncio.run, coroutine))


class Steps(collections.abc.AsyncGenerator):
    def __init__(self):
        self.n = 0

    async def asend(self, value):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n

    async def athrow(self, typ, val=None, tb=None):
        return await super().athrow(typ, val, tb)


async def steps():
    print([x async for x in Steps()], await Steps().aclose())


asyncio.run(steps())
for source in ("[i for i in (lambda: (j := range(5)))()]", "{i: j for i, j in (lambda: (k := 1))}", "[(lambda: (j := i))() for i in (1,)]"):
    print(attempt(eval, source))
