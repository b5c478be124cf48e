"""Structural types, abstract classes, generics and what they check at run time."""

import abc
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Sized
from typing import Any, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K", bound="Comparable")


@runtime_checkable
class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self) -> str:
        return f"I am {self.name}"


class Person:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return f"hi, {self.name}"


class Robot(Named):
    def __init__(self):
        self.name = "r2"


print(isinstance(Person("x"), Named), isinstance(3, Named), Robot().greet(), isinstance(3, Comparable), issubclass(int, Comparable))
try:
    Named()
except TypeError as error:
    print(error)


class Stack(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)

    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self

    def map(self, f: Callable[[T], K]) -> "Stack[K]":
        return Stack(map(f, self._items))

    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)


print(list(Stack[int]([1, 2]).push(3).map(str)), Stack[int], Stack[int].__args__, Stack.__parameters__, get_origin(Stack[str]) is Stack)
print(get_type_hints(Stack.push), get_type_hints(Stack.map)["f"])


class Pair[A, B]:
    def __init__(self, a: A, b: B):
        self.a, self.b = a, b

    def swap(self) -> "Pair[B, A]":
        return Pair(self.b, self.a)


def first[T: (int, str)](items: Sequence[T], default: T | None = None) -> T | None:
    return items[0] if items else default


type Tree[T] = T | list[Tree[T]]
print(Pair(1, "x").swap().a, Pair[int, str], Pair.__type_params__, first([3]), first([], "d"), first.__type_params__, Tree, Tree.__value__)


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @classmethod
    @abc.abstractmethod
    def unit(cls): ...

    def __lt__(self, other):
        return self.area < other.area


class Square(Shape):
    def __init__(self, side):
        self.side = side

    area = property(lambda self: self.side ** 2)


try:
    Square(1)
except TypeError as error:
    print(error)
Square2 = type("Square2", (Square,), {"unit": classmethod(lambda cls: cls(1))})
print(Square2.unit().area, min(Square2(3), Square2(2)).side, Shape.__abstractmethods__ == {"area", "unit"})


class Names(MutableSequence):
    def __init__(self, *names):
        self._names = list(names)

    def __getitem__(self, i):
        return self._names[i]

    def __setitem__(self, i, name):
        self._names[i] = name.title()

    def __delitem__(self, i):
        del self._names[i]

    def __len__(self):
        return len(self._names)

    def insert(self, i, name):
        self._names.insert(i, name.title())


names = Names("Ann")
names.append("bob")
names += ["cy", "dee"]
names.reverse()
names.remove("Cy")
print(list(names), names.pop(), names.index("Bob"), "Ann" in names, names.count("Dee"), isinstance(names, Sized), len(names))


class Movie(TypedDict, total=False):
    title: str
    year: int


class Employee(NamedTuple):
    name: str
    id: int = 3

    def badge(self):
        return f"{self.name}#{self.id}"


UserId = NewType("UserId", int)
print(Movie(title="x", year=1), Movie.__annotations__, Movie.__total__, Employee("z").badge(), Employee._field_defaults, UserId(5) + 1, UserId.__name__)
print(get_args(Union[int, str, None]), Optional[int], int | None, get_args(Literal["a", 1]), get_args(dict[str, list[int]]), cast(int, "still text"), Union[int, int])
for kind in (list[int], Callable[[int], str], Mapping[str, Any], typing.Tuple[int, ...], typing.Annotated[int, "meta"], typing.ClassVar[int], type[int]):
    print(kind, get_origin(kind), get_args(kind))


class Virtual(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "fly") else NotImplemented


Virtual.register(complex)
print(issubclass(complex, Virtual), issubclass(type("Bird", (), {"fly": 1}), Virtual), isinstance(1, Virtual))
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
