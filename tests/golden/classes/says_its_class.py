"""Objects that say they are of another class, protocols with data, abstract sequences and mappings in patterns."""
import collections.abc
import typing
from collections import deque


class Proxy:
    def __init__(self, target):
        self.target = target

    @property
    def __class__(self):
        return type(self.target)


class Ghost:
    __class__ = dict


class Hooked:
    def __getattribute__(self, name):
        if name == "__class__":
            return list
        return object.__getattribute__(self, name)


print(isinstance(Proxy("text"), str), isinstance(Proxy(1), (str, int)), isinstance(Proxy(1), str), isinstance(Proxy(1), Proxy))
print(isinstance(Ghost(), dict), isinstance(Ghost(), list), isinstance(Hooked(), list), isinstance(Proxy(2), int | None))
print(Proxy(1.5).__class__, type(Proxy(1.5)).__name__, isinstance(Proxy([]), collections.abc.Sized))


@typing.runtime_checkable
class HasPlace(typing.Protocol):
    x: int
    y: int


@typing.runtime_checkable
class Closes(typing.Protocol):
    def close(self): ...


class Point:
    def __init__(self):
        self.x, self.y = 3, 4


class File:
    def close(self):
        pass


def where(thing):
    match thing:
        case HasPlace(x=a, y=b):
            return "at", a, b
        case Closes():
            return "closes"
    return "neither"


print(where(Point()), where(File()), where(1), isinstance(Point(), HasPlace), isinstance(File(), Closes), issubclass(File, Closes))
try:
    issubclass(Point, HasPlace)
except TypeError as e:
    print(e)


class Row(collections.abc.Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return "ab"[i]


class Both(collections.abc.Mapping, collections.abc.Sequence):
    def __getitem__(self, key):
        raise KeyError(key)

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


class Other(collections.abc.Sequence, collections.abc.Mapping):
    __getitem__, __len__, __iter__ = Both.__getitem__, Both.__len__, Both.__iter__


def kind(subject):
    match subject:
        case [*items]:
            return "sequence", len(items)
        case {**items}:
            return "mapping", len(items)
    return "neither"


print([kind(s) for s in (Row(), Both(), Other(), deque([1]), range(2), "ab", b"ab", bytearray(1), {1: 2}, {1})])

big = 10**20
print(bool(range(big, big + 10, -3)), bool(range(big)), bool(range(big, 0)), not range(big + 1, big))
print(type.__module__, object.__module__, int.__type_params__, type.__type_params__)


class Generic[T]:
    pass


class Plain(Generic[int]):
    pass


print(Generic.__type_params__, Plain.__type_params__, Row.__type_params__)


class Items:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


class Iterates:
    def __iter__(self):
        yield from "xyz"


print(deque(Items([1, 2])), deque(Iterates(), 2), deque(Items("ab"), maxlen=1))
