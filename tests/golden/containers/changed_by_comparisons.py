"""Containers that comparisons of their items change, and what copies keep."""

import copy
import weakref
from array import array
from collections import OrderedDict


class Clearing:
    def __init__(self, target, answer=NotImplemented):
        self.target, self.answer = target, answer

    def __eq__(self, other):
        self.target().clear()
        return self.answer


first = [Clearing(lambda: second)]
second = [Clearing(lambda: first)]
print(first == second, first, second)
third = [Clearing(lambda: third)]
print(third == [1], third)
fourth = [1, Clearing(lambda: fourth, True), 3]
print(fourth == [1, 2, 3], fourth)
fifth = [1, Clearing(lambda: fifth, False), 3]
print(fifth != [1, 2, 3], fifth)


class Tagged(OrderedDict):
    pass


for cls in (OrderedDict, Tagged):
    original = cls(a=[1], b=2)
    original.note = ["kept"]
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    print(shallow, shallow.note is original.note, deep.note == original.note, deep.note is original.note, shallow["a"] is original["a"])
    print(hasattr(original.copy(), "note"), type(original.copy()).__name__)

for code in "w":
    letters = array(code, b"\xff\xff\x12\x00")
    for read in (lambda: letters[0], lambda: list(letters), lambda: letters.pop()):
        try:
            print(ascii(read()))
        except ValueError as error:
            print(error)
keys = [type("Key", (), {})() for _ in range(3)]
watched = weakref.WeakSet(keys)
watched.note = ["kept"]
print(len(copy.copy(watched)), copy.copy(watched).note is watched.note, hasattr(watched.copy(), "note"))
print(weakref.ProxyType.__module__, weakref.CallableProxyType.__module__, weakref.ref.__module__)

numbers = iter(range(2**64 + 10))
numbers.__setstate__(2**64 + 7)
print(list(numbers))
