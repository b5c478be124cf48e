"""__slots__: layout, inheritance, errors, with __dict__, defaults, weak references."""

import sys
import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1)
p.x += 5
print(
    p, Point.__slots__, hasattr(p, "__dict__"), type(Point.x).__name__, Point.x.__get__(p), Point.__dict__["y"].__name__
)
del p.y
for bad in (
    lambda: p.y,
    lambda: setattr(p, "z", 1),
    lambda: vars(p),
    lambda: delattr(p, "y"),
    lambda: p.z,
    lambda: weakref.ref(p),
    lambda: p.__dict__,
):
    try:
        print(bad())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Point3(Point):
    __slots__ = ("z",)


q = Point3(1, 2)
q.z = 3
print(q, q.z, hasattr(q, "__dict__"), Point3.__slots__)


class Open(Point):
    pass


o = Open(1, 2)
o.extra = "has a dict"
print(o.extra, vars(o), o.x)


class WithDict:
    __slots__ = ("a", "__dict__", "__weakref__")


w = WithDict()
w.a, w.b = 1, 2
print(vars(w), weakref.ref(w)() is w)


class Single:
    __slots__ = "only"


s = Single()
s.only = 5
print(s.only, Single.__slots__)


class DictSlots:
    __slots__ = {"documented": "the doc of the slot"}


print(DictSlots.documented.__doc__)
for body in (
    {"__slots__": ("a", "a b")},
    {"__slots__": (1,)},
    {"__slots__": ("x",), "x": 5},
    {"__slots__": ("__dict__", "__dict__")},
):
    try:
        type("Bad", (), body)
        print("fine")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class A:
    __slots__ = ("a",)


class B:
    __slots__ = ("b",)


class Empty:
    __slots__ = ()


try:

    class Both(A, B):
        pass
except TypeError as e:
    print(e)


class Mixed(A, Empty):
    __slots__ = ("m",)


m = Mixed()
m.a = m.m = 1
print(m.a, Empty.__slots__)
try:
    Empty().x = 1
except AttributeError as e:
    print(e)


class Private:
    __slots__ = ("__secret",)

    def __init__(self):
        self.__secret = 7


print(Private()._Private__secret)


class Frozen:
    __slots__ = ("v",)

    def __init__(self, v):
        object.__setattr__(self, "v", v)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to {name}")

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


f = Frozen(3)
try:
    f.v = 4
except AttributeError as e:
    print(e)
print({f: "x"}[Frozen(3)], f.v)


class Node:
    __slots__ = ("value", "next", "__weakref__")

    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __iter__(self):
        while self:
            yield self.value
            self = self.next


print(list(Node(1, Node(2, Node(3)))), sum(Node(5, Node(6))))


class Desc:
    __slots__ = ("x",)

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def make(cls, x):
        d = cls()
        d.x = x
        return d


print(Desc.make(4).double, [n for n in dir(Desc) if not n.startswith("_")])


class IntSlots(int):
    __slots__ = ()

    def double(self):
        return self * 2


print(IntSlots(4).double(), hasattr(IntSlots(4), "__dict__"))
try:

    class BadInt(int):
        __slots__ = ("a",)
except TypeError as e:
    print(e)


class ListSlots(list):
    __slots__ = ("name",)


ls = ListSlots([1])
ls.name = "n"
print(ls, ls.name, sys.getsizeof(p) < sys.getsizeof(w) + 1000)
import copy

c = copy.copy(q)
print(c, c.z, c is q)
points = [Point(i, i * i) for i in range(1000)]
print(sum(pt.x + pt.y for pt in points))
old = Point.__dict__["x"]
Point.x = 99
print(p.x, points[3].y)
Point.x = old
print(points[3].x)
