"""`inspect.getattr_static` and protocols that are checked at run time: what counts as an attribute, without running any code of it."""

from inspect import getattr_static
from types import SimpleNamespace
from typing import Protocol, runtime_checkable


class Data:
    """A data descriptor, which comes before the object's own."""

    def __get__(self, obj, cls=None):
        raise RuntimeError("asked")

    def __set__(self, obj, value):
        raise RuntimeError("asked")

    def __repr__(self):
        return "Data()"


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["set_only"] = value

    def __repr__(self):
        return "SetOnly()"


class NonData:
    def __get__(self, obj, cls=None):
        raise RuntimeError("asked")

    def __repr__(self):
        return "NonData()"


class Things:
    data = Data()
    set_only = SetOnly()
    non_data = NonData()
    plain = 1
    none = None

    @property
    def prop(self):
        raise RuntimeError("asked")

    def method(self):
        pass

    def __getattr__(self, name):
        raise RuntimeError("asked")


class Below(Things):
    plain = 2


class Slots:
    __slots__ = "filled", "empty"


class Both(Slots):
    pass


class Hidden:
    """Its `__dict__` is something else."""

    @property
    def __dict__(self):
        return {"shown": 1}


class Numbers(int):
    pass


class Meta(type):
    of_meta = 3


class WithMeta(metaclass=Meta):
    own = 4


things = Below()
vars(things).update(data=1, set_only=2, non_data=3, prop=4, method=5, own=6)
slots, both, number = Slots(), Both(), Numbers(3)
slots.filled = both.filled = both.other = number.real_one = 1
for obj in things, slots, both, Hidden(), number, SimpleNamespace(own=1, plain=2), WithMeta(), WithMeta, len, 5, None:
    found = []
    for name in ("data", "set_only", "non_data", "prop", "method", "plain", "none", "own", "filled", "empty", "other", "shown",
                 "real", "real_one", "of_meta", "__name__"):
        found.append(type(getattr_static(obj, name, "-")).__name__ + " " * (name in ("own", "plain")))
    print(type(obj).__name__, found)
print(getattr_static(things, "data"), getattr_static(things, "set_only"), getattr_static(things, "non_data"))
try:
    getattr_static(things, "missing")
except AttributeError as e:
    print("AttributeError", e)
print(getattr_static(things, "missing", None), getattr_static(NotImplemented, "missing", NotImplemented))
odd = SimpleNamespace(found=NotImplemented)
print(getattr_static(odd, "found"))


@runtime_checkable
class HasX(Protocol):
    x: int


@runtime_checkable
class Runs(Protocol):
    def run(self): ...


class Wider(HasX, Protocol):
    """What it derives from may be checked, and so may it."""

    y: int


class Unchecked(Protocol):
    x: int


class Concrete(HasX):
    pass


class InClass:
    x = 1
    y = 2


class AsProperty:
    @property
    def x(self):
        raise RuntimeError("asked")


class NotRunning:
    x = None
    run = None


class Inherits(NotRunning):
    def run(self):
        pass


class Dynamic:
    def __getattr__(self, name):
        return 1


with_x = SimpleNamespace(x=1)
for obj in InClass(), AsProperty(), NotRunning(), Inherits(), Dynamic(), with_x, Concrete(), Hidden(), InClass, 3:
    checks = [isinstance(obj, protocol) for protocol in (HasX, Runs, Wider, Concrete, Protocol)]
    print(type(obj).__name__, checks)
del with_x.x
print(isinstance(with_x, HasX))
for check in (lambda: isinstance(3, Unchecked), lambda: issubclass(int, HasX), lambda: issubclass(int, Unchecked),
              lambda: issubclass(3, Runs)):
    try:
        print(check())
    except TypeError as e:
        print(e)
print(issubclass(Inherits, Runs), issubclass(NotRunning, Runs), issubclass(Concrete, Concrete), issubclass(int, Protocol))
