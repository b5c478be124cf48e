"""What the built-in types say of arguments that don't fit: what is wrong is looked for in a fixed order."""

import itertools


def attempt(callee, *args, **kwargs):
    try:
        callee(*args, **kwargs)
        said = "fine"
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    shown = [*map(repr, args), *(f"{name}={value!r}" for name, value in kwargs.items())]
    print(f"{callee.__name__}({', '.join(shown)})", said, sep="  ")


TYPES = (bool, bytearray, bytes, complex, dict, filter, float, frozenset, int, list, memoryview, property, range, reversed, set,
         slice, staticmethod, str, tuple, itertools.compress)
CALLS = (
    ((), {"x": 1}), ((1, 2), {"x": 1}), ((1, 2, 3), {"x": 1}), ((1, 2, 3, 4), {"x": 1}), ((1, 2, 3, 4, 5, 6), {}),
    (("1", 10), {"base": 10}), ((b"", "utf8"), {"encoding": "utf8"}), ((b"", "utf8", "strict"), {"errors": "strict"}),
    ((), {"real": 1, "foo": 2}), ((1, 2), {"imag": 3}), ((1,), {"data": 1}), ((), {"a": 1, "b": 2, "c": 3}),
)

for cls in TYPES:
    for args, kwargs in CALLS:
        # What is in order would go on to other messages.
        if cls is dict and len(args) < 2 or cls is filter and len(args) == 2 and not kwargs:
            continue
        attempt(cls, *args, **kwargs)


class Meta(type):
    pass


attempt(type, 1, x=2)
attempt(type, 1, 2)
attempt(Meta, 1)
attempt(Meta, 1, 2)
print(type("1"))
