"""How annotations are shown: those of `typing` without its name, and strings that know their module."""

import inspect
from typing import Any, Callable, Iterable, NamedTuple, Optional, SupportsInt, TypedDict, get_type_hints


def show(a: Any, /, b: Optional[int] = None, *c: Any, d: "Later" = 1.5, e: Callable[[Any], Iterable[str]] = str, **f: SupportsInt) -> Any:
    "Documented."


class Later(TypedDict, total=False):
    one: int
    two: "str"
    three: "list[Later]"


class Row(NamedTuple):
    name: "str"
    value: Any = None


print(inspect.signature(show))
print(inspect.formatannotation(Any), inspect.formatannotation(list[Any]), inspect.formatannotation(SupportsInt))
print(Later.__annotations__)
print(get_type_hints(Later) == {"one": int, "two": str, "three": list[Later]})
print(Row.__annotations__, inspect.signature(Row))
print(get_type_hints(show)["d"] is Later)
Made = TypedDict("Made", {"a": "int"})
print(Made.__annotations__, get_type_hints(Made))
