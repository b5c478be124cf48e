"""What pickles consist of: the bytes for values of many kinds, in every protocol, and that they are read again."""

import dataclasses
import datetime
import enum
import functools
import operator
import pathlib
import pickle
import re
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from decimal import Decimal
from fractions import Fraction


class Plain:
    def __init__(self):
        self.x = 1
        self.y = "x"


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1
        self.b = [2]


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyTuple(tuple):
    pass


class MyInt(int):
    pass


class Colour(enum.Enum):
    RED = 1


class Rights(enum.IntFlag):
    READ = 1
    WRITE = 2


@dataclasses.dataclass
class Position:
    x: int
    y: list


Pair = namedtuple("Pair", "a b")


class State:
    def __getstate__(self):
        return {"k": 5}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.k += 1


class Reduced:
    def __reduce__(self):
        return Reduced, (), None, iter([1, 2]), iter([(1, 2)])

    def append(self, item):
        self.__dict__.setdefault("items", []).append(item)

    def extend(self, items):
        for item in items:
            self.append(item)

    def __setitem__(self, key, value):
        self.__dict__.setdefault("pairs", {})[key] = value


class Keyword:
    def __new__(cls, a, *, k=1):
        self = object.__new__(cls)
        self.a, self.k = a, k
        return self

    def __getnewargs_ex__(self):
        return (self.a,), {"k": self.k}


class Outer:
    class Inner:
        pass


mine = MyList([1, 2])
mine.n = 1
named = MyDict(a=1)
named.q = 2
ring = [1]
ring.append(ring)
pair = ([],)
pair[0].append(pair)
four = (1, 2, 3, [])
four[3].append(four)
itself = {}
itself["me"] = itself
selfish = Plain()
selfish.me = selfish

VALUES = [
    None, True, 1, -1, 255, 256, 65535, 65536, -2**31, 2**31, 2**100, -2**63, 1.5, float("inf"), 1j,
    "a", "é\ud800\n\\", "", b"abc", b"", bytearray(b"x"), bytearray(), [], [1], [1, 2, 3], (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
    {}, {"a": 1}, {"a": 1, "b": 2}, {1}, set(), frozenset([1]), Plain(), Slots(), mine, named, MyTuple((1, 2)), MyInt(5), Colour.RED,
    Rights.READ | Rights.WRITE, Position(1, [2]), Pair(1, 2), State(), Reduced(), len, print, Plain, int, range(3), slice(1, 2), ..., NotImplemented,
    type(None), ring, pair, four, itself, selfish, OrderedDict(a=1, b=2), Counter("abca"), defaultdict(list, {1: [2]}), deque([1, 2]),
    deque([1, 2], 5), ChainMap({1: 2}), UserDict(a=1), UserList([1]), datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.date(2020, 1, 2),
    datetime.timedelta(1, 2, 3), datetime.timezone.utc, Decimal("1.5"), Fraction(1, 3), pathlib.PurePosixPath("a/b"), re.compile("a+", re.I),
    ValueError("a", 1), OSError(2, "x", "f"), functools.partial(int, base=2), operator.itemgetter(1), [].append, "x".upper, Plain().__init__,
    ["a", "a", ("a", "b"), ("a", "b")], [Plain(), Plain()], [Colour.RED, Colour.RED], iter([1, 2, 3]), iter({1: 2}), object(),
]


def shown(value):
    return re.sub("0x[0-9a-f]+", "0x", repr(value))[:100]


for number, value in enumerate(VALUES):
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
        except TypeError as e:
            print(number, protocol, e)
            continue
        again = pickle.loads(data)
        print(number, protocol, data, shown(again) if protocol in (0, 4) else "")

for value in (Keyword(3, k=4), Outer.Inner, Outer.Inner(), str.upper, list[int]):
    data = pickle.dumps(value)
    print(data, shown(pickle.loads(data)))

for value in (list(range(1001)), {i: i for i in range(1000)}, set(range(1001)), "x" * 70000, [b"y" * 70000, 1, 2], [str(i) for i in range(12000)]):
    for protocol in (1, 2, 4):
        data = pickle.dumps(value, protocol)
        print(len(data), data[:30], data[-30:], pickle.loads(data) == value)
