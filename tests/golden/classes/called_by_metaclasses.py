"""A call of a class asks its metaclass, whatever that has as `__call__`; and what the special methods of numbers are bound to."""

import functools


class Answer:
    """Is called without the object that it is found on: it has no `__get__`."""

    def __init__(self, result):
        self.result = result

    def __call__(self, *args, **kwargs):
        print("called with", args, kwargs)
        return self.result


class Described:
    def __get__(self, obj, owner=None):
        return lambda *args: ("described", obj, owner.__name__, args)


def made_by(what):
    return type("Meta", (type,), {"__call__": what})("Made", (), {})


def plain(*args):
    return len(args), args[0] if isinstance(args[0], int) else args[0].__name__


print(made_by(plain)(1))
print(made_by(Answer("made"))(1, a=2))
print(made_by(classmethod(plain))(1), made_by(staticmethod(plain))(1))
print(made_by(functools.partialmethod(plain, 1))(1))
print(made_by(Described())(5))
print(made_by(dict)(x=1), made_by(list)("ab"))
print(made_by((2).__pow__)(3), made_by(":".join)(["a", "b"]), made_by(Answer("x").__call__)(1))
for bad in (None, 3):
    try:
        made_by(bad)()
    except TypeError as error:
        print(error)


class Below(made_by(staticmethod(plain))):
    def __init__(self):
        print("never")


print(Below(7))


class Number:
    pass


for name, result in {"__int__": 1, "__float__": 1.5, "__index__": 2, "__complex__": 1j}.items():
    setattr(Number, name, Answer(result))
number = Number()
print(int(number), float(number), [1, 2, 3][number], complex(number))
Number.__int__ = Described()
try:
    int(number)
except TypeError as error:
    print(error)
