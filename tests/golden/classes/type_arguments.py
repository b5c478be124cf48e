"""Classes that take type arguments, which change nothing."""
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple


class Stack(list):
    pass


class Pair(tuple):
    __slots__ = ()


class Registry(dict):
    pass


Point = namedtuple("Point", "x y")
for cls in (list, set, frozenset, type, Stack, Pair, Registry, Point, OrderedDict, defaultdict, Counter, deque, ChainMap, enumerate, ExceptionGroup):
    alias = cls[int]
    print(alias, alias.__origin__ is cls, alias.__args__, alias == cls[int])


def distances(start: tuple[int, int], queue: deque[tuple[int, int]], seen: Counter[str] | None = None) -> Registry[str, Stack[int]]:
    return Registry(a=Stack([start, queue]))


print(distances.__annotations__["queue"], distances((1, 2), deque()))
print(Stack[int]([1, 2]), type(Stack[int]([1])).__name__, Pair[int]((3,)))
for cls in (int, str, range, bytes, slice):
    try:
        cls[int]
    except TypeError as e:
        print(e)
