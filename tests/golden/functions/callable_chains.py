"""Callables that stand for others: methods of methods, instances as __call__, and chains that never end."""
from types import MethodType


def show(*args, **kwargs):
    return args, kwargs


method = show
for number in range(4):
    method = MethodType(method, number)


def between_locals():
    a, b, c = "a", "b", "c"
    seen = [a, b, method("x", key="k"), c, method(), a, b, c]
    return seen


print(between_locals())
print([method(n) for n in range(2)])


class Adder:
    def __init__(self, start):
        self.start = start

    def __call__(self, *args):
        return self.start + sum(args)


class Uses:
    call = MethodType(Adder(100), 1)
    __call__ = MethodType(MethodType(show, "first"), "second")


print(Uses().call(1, 2), Uses()("third"))


class Endless:
    pass


Endless.__call__ = Endless()
try:
    Endless()()
except RecursionError as e:
    print(type(e).__name__)


class Static:
    __call__ = staticmethod(show)
    nested = staticmethod(staticmethod(show))


print(Static()(1), Static.nested(2), Static().nested(3))
print(staticmethod(staticmethod(len))([1, 2]))


class Gives:
    """A descriptor as a special method."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return lambda *args: (self.name, type(obj).__name__, owner.__name__, *args)


class Described:
    __call__ = Gives("call")
    __getitem__ = Gives("item")
    __add__ = Gives("add")
    __enter__ = Gives("enter")
    __exit__ = Gives("exit")
    __contains__ = staticmethod(lambda x: x == 3)
    __str__ = classmethod(lambda cls: cls.__name__)
    __iter__ = classmethod(lambda cls: iter("ab"))


d = Described()
print(d(1), d[2], d + 3, 3 in d, 4 in d, str(d), list(d))
with d as entered:
    print(entered)


class Prints:
    __call__ = print
    show = print


Prints()("called without self")
Prints().show("and so is this")
