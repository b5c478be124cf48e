# What inspect tells of annotations, closures and members.
import calendar
import dataclasses
import inspect
import warnings


def f(a: int, b: "str" = 1, *, c: float) -> "list[int]":
    pass


class A:
    x: "int" = 1


class B(A):
    pass


print(inspect.get_annotations(f), inspect.get_annotations(f, eval_str=True))
print(inspect.get_annotations(A), inspect.get_annotations(B), inspect.get_annotations(A, eval_str=True))
print(inspect.get_annotations(f, eval_str=True, locals={"str": 3}), inspect.get_annotations(len))
try:
    inspect.get_annotations(3)
except TypeError as e:
    print(e)


class D:
    @property
    def boom(self):
        raise RuntimeError

    y = 2


print([name for name, value in inspect.getmembers_static(D()) if not name.startswith("__")])
g = 5


def outer():
    n = 1

    def inner(z):
        return n + g + len([z]) + undefined_thing
    return inner


print(inspect.getclosurevars(outer()))
for args, kwargs in (((), {}), ((1,), {}), ((1, 2), {"d": 1}), ((1, 2, 3), {})):
    try:
        inspect.signature(f).bind(*args, **kwargs)
    except TypeError as e:
        print(e)

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    print(calendar.January, caught[0].message)
field = dataclasses.field(default=1)
field.type = field
print("type=...," in repr(field), "".__doc__ is None or len("".__doc__) > 0)
