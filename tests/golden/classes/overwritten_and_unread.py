"""Overwritten items of dicts end at once; properties that can't be read; unions that are tested; what children say."""
import ast, weakref
from typing import Optional, List


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def overwritten():
    d = {"k": A(1)}
    d["k"] = 2
    print("one")
    d["a"] = A(2)
    d["a"] = A(3)
    print("two")
    d.update(a=0)
    print("three")
    d[(1, 2)] = A(5)
    d[(1, 2)] = None
    print("five")
    d["x"] = A(6)
    d.update({"x": 1})
    print("six")


overwritten()
e = {1: A(7)}
e[1] = A(8)
e.pop(1)
print("end")


class W:
    def set_x(self, value):
        self._x = value
    x = property(None, set_x)


class V(W):
    def __getattr__(self, name):
        return "instead of " + name


class M(type):
    y = property(None)


class Z(metaclass=M):
    pass


print(hasattr(W(), "x"), getattr(W(), "x", None), V().x, hasattr(Z, "y"))
w = W()
w.x = 5
print(w._x)
for obj, name in (w, "x"), (Z, "y"):
    try:
        getattr(obj, name)
    except AttributeError as e:
        print(e, e.name, e.obj is obj)

class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 5


class Five(metaclass=Meta):
    pass


for union in int | str, int | None, None | float, int | str | float, Five | str, list | Five, Optional[int], str | List[int]:
    shown = []
    for value in 1, "a", None, 1.5, 5, True, [5]:
        try:
            shown.append(isinstance(value, union))
        except TypeError as e:
            shown.append(str(e))
    print(union, type(union).__name__, shown)
print(int | int, (int | str) == (str | int), hash(int | str) == hash(str | int), (int | str).__args__, (int | None).__parameters__)
print((int | str) is (int | str), issubclass(bool, int | str), isinstance(1, (float, int | str)))
for bad in (1, "a", [int]):
    try:
        print(int | bad)
    except TypeError as e:
        print(e)
for text in ("{51: a, 1 + 2: 3}", "{a: 1}", "{1: {2: b}, c: 3}"):
    try:
        ast.literal_eval(text)
    except ValueError as e:
        print(str(e).split(" object at")[0])
