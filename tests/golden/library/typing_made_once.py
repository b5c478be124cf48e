"""Subscripting gives the same object for the same parameters; slots of bases in another class's namespace; derived comparisons."""

import functools
import typing
from typing import Annotated, Callable, Dict, List, Literal, Optional, Tuple, Union

print(List[int] is List[int], Dict[str, int] is Dict[str, int], Optional[int] is Optional[int], Tuple[int, ...] is Tuple[int, ...],
      Callable[[int], str] is Callable[[int], str], Union[int, str] == Union[str, int], List[int] is List[str])
print(Literal[1] is Literal[1], Literal[1] == Literal[True], Literal[[1]], Annotated[int, []], Annotated[int, "x"] is Annotated[int, "x"])
for make in (lambda: List[1], lambda: Dict[int], lambda: Optional[int, str], lambda: Callable[int]):
    try:
        make()
    except TypeError as e:
        print(e, e.__context__)


class A:
    __slots__ = ("x",)


B = type("B", (A,), {"__slots__": ("y",)})
C = type("C", (A,), {"__slots__": (), "x": A.__dict__["x"]})
D = type("D", (B, C), {"__slots__": ()})
d = D()
d.x, d.y = 1, 2
print(d.x, d.y, [c.__name__ for c in D.__mro__])
try:
    type("E", (B, type("F", (A,), {"__slots__": ("z",)})), {})
except TypeError as e:
    print(e)


@functools.total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Version) else NotImplemented


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), Version.__le__.__name__)
try:
    Version(1) >= 3
except TypeError as e:
    print(e)
