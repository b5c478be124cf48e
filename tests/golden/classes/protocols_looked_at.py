"""Protocols ask for members without calling anything, and leave the making of instances to classes that do more."""

from typing import Protocol, TypedDict, get_type_hints, no_type_check, runtime_checkable


@runtime_checkable
class Named(Protocol):
    name: str


class Refusing:
    @property
    def name(self):
        raise RuntimeError("asked")


class Guessing:
    def __getattr__(self, name):
        return name


class Plain:
    def __init__(self):
        self.name = "plain"


print(isinstance(Refusing(), Named), isinstance(Guessing(), Named), isinstance(Plain(), Named), isinstance(3, Named))


class Point(Protocol):
    x: int

    def area(self): ...


class Real(Point):
    def __init__(self):
        super().__init__()
        self.x = 1


class Base:
    def __init__(self, x):
        self.x = x


class Mixed(Point, Base):
    pass


print(Real().x, Mixed(3).x)
try:
    Point()
except TypeError as error:
    print(error)


@runtime_checkable
class Hooked(Protocol):
    x: int

    @classmethod
    def __subclasshook__(cls, other):
        return other is int


print(issubclass(int, Hooked), issubclass(str, Hooked))
try:
    issubclass(int, Named)
except TypeError as error:
    print(error)


@runtime_checkable
class Made(Protocol):
    def mro(self): ...


print(isinstance(int, Made), issubclass(type, Made), get_type_hints(type))


class Parent(TypedDict):
    x: int


class Child(Parent):
    y: str


print(Parent.__orig_bases__[0].__name__, Child.__orig_bases__, type(Child(x=1, y="a")), Child(x=1, y="b"))


@no_type_check
class Unchecked:
    def f(self, x: 1): ...

    @classmethod
    def g(cls): ...

    class Inner:
        def h(self): ...

    other = Plain


print([hasattr(each, "__no_type_check__") for each in (Unchecked, Unchecked.f, Unchecked.g, Unchecked.Inner, Unchecked.Inner.h, Plain)])
