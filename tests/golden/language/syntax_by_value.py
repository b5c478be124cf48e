"""Refused for what constants are worth, for what names are, and where things stand."""

import warnings


def refused(source):
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(f"{e.msg} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}")
    else:
        print("accepted", source)


for keys in ('"a": 1, "a": 2', "1: 1, True: 2", "0: _, None: _, 0.0: _, **rest", "-1: 1, -1: 2", "1+2j: 1, 1+2j: 2", "2j: _, 2j: _",
             'b"a": 1, "a": 2, b"a": 3', '"it\'s": 1, "it\'s": 2', "a.b: 1, a.b: 2", "1: _, '1': _", "True: _, False: _",
             "9007199254740993: 1, 9007199254740992: 2"):
    refused(f"match x:\n    case {{{keys}}}: pass")
for source in ("def f[*T: int](): pass", "def f[**P: (int, str)](): pass", "del (a := 1)", "(x := 1) = 2", "x.__debug__ = 1", "del __debug__",
               "del x.__debug__", "print(x.__debug__)"):
    refused(source)


class Base:
    pass


__Base = Base


class Box[__T](__Base):
    param = __T

    def get[__U](self, x: __T) -> __U:
        return __T, __U

print(Box.__type_params__, Box.param, Box().get(1), Box.get.__type_params__, Box.__mro__[1].__name__)
print(Box.get.__annotations__)


class Alias:
    type __X[__T] = __T


print(Alias._Alias__X, Alias._Alias__X.__type_params__, Alias._Alias__X.__value__)


class Numbers:
    def __int__(self):
        return True

    def __index__(self):
        return True

    def __float__(self):
        return type("Real", (float,), {})(1)

    def __complex__(self):
        return type("Plane", (complex,), {})(1)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(int(Numbers()), float(Numbers()), complex(Numbers()), [1, 2][Numbers()])
    print(bool(NotImplemented), not NotImplemented, "yes" if NotImplemented else "no")
    for warning in seen:
        print(warning.category.__name__, warning.message)
