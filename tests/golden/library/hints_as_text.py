"""Hints that are written as text, in classes, modules and functions."""
from __future__ import annotations
import typing as t, types, sys
class A:
    a: t.ClassVar[int] = 1
    b: t.Final = 2
    c: t.Final[str] = "x"
    d: ClassVar[list[A]]
    e: "int | None"
    f: t.Optional["A"]
    g: t.Annotated[int, "m"]
    h: list["A"]
    i: t.Callable[[int, "str"], A]
    j: t.ClassVar
from typing import ClassVar
print(t.get_type_hints(A)); print(t.get_type_hints(A, include_extras=True)["g"])
def f(x: t.Final[int]): ...
def g(x: t.ClassVar[int]): ...
def h(x: A, *a: int, k: "str" = "q", **kw: t.Any) -> None: ...
for fn in (f, g, h):
    try: print(t.get_type_hints(fn))
    except TypeError as e: print(e)
m = types.ModuleType("m"); m.__annotations__ = {"x": "t.Final[int]", "y": "t.ClassVar[int]"}; m.t = t
try: print(t.get_type_hints(m))
except TypeError as e: print(e)
m.__annotations__.pop("y"); print(t.get_type_hints(m))
print(t.ForwardRef("x").__forward_is_argument__, t.ForwardRef("x", is_class=True).__forward_is_class__)
