"""Damages pickles and reads them: unpickle.py SEED ROUNDS.

Whatever the bytes are, `loads` gives a value or raises. What the value is does not
matter here, only that it can be looked at."""

import collections
import datetime
import enum
import fractions
import pickle
import random
import sys


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slots:
    __slots__ = "a", "b"

    def __init__(self):
        self.a, self.b = 1, "b"


class Reduced(list):
    def __reduce__(self):
        return Reduced, (), {"name": 1}, iter([1, 2]), None


class Colour(enum.Enum):
    RED = 1


ring = [1]
ring.append({"ring": ring})
SEEDS = [
    ring, Point(1, [2.5, None]), Slots(), Reduced(), Colour.RED, len, Point, range(3, 9, 2),
    {(1, 2): frozenset([3]), "é\ud800": b"\xff"}, 2**70, -2**63, 1.5 - 2j, bytearray(b"abc"),
    collections.deque([1, 2], 5), collections.OrderedDict(a=1), collections.Counter("abca"),
    collections.defaultdict(list, {1: [2]}), datetime.datetime(2020, 1, 2, 3, 4, 5, 6),
    fractions.Fraction(1, 3), ValueError("a", 1), slice(1, None), {"a", 1}, iter([1, 2, 3]),
    [Point(i, {i: str(i)}) for i in range(10)], type, Ellipsis, NotImplemented, "x" * 200,
]


def damage(data):
    data = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.randrange(len(data))
        way = random.randrange(6)
        if way == 0:
            data[at] = random.randrange(256)
        elif way == 1:
            data[at] ^= 1 << random.randrange(8)
        elif way == 2:
            data.insert(at, random.randrange(256))
        elif way == 3:
            del data[at:at + random.randrange(1, 4)]
        elif way == 4:
            end = random.randrange(len(data))
            data[at:at] = data[min(at, end):max(at, end)]
        else:
            data[at] = random.choice((0, 1, 127, 128, 255))
        if not data:
            data = bytearray(b".")
    return data


def unframed(data):
    """Without the length of its first frame: with it, little that is damaged gets far."""
    if data[:1] == b"\x80" and data[2:3] == b"\x95":
        data = data[:2] + data[11:]
    return data


random.seed(int(sys.argv[1]))
wholes = []
for seed in SEEDS:
    for protocol in range(6):
        try:
            whole = pickle.dumps(seed, protocol)
        except TypeError:
            continue
        wholes += [whole, unframed(whole)]
read = 0
for _ in range(int(sys.argv[2])):
    data = bytes(damage(random.choice(wholes)))
    try:
        value = pickle.loads(data)
        read += 1
        repr(value)
        pickle.dumps(value)
    except Exception:
        pass
print(read, "were read")
