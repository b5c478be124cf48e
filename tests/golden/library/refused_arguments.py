"""What functions of the standard library say to arguments that they refuse, and how small things show themselves."""

import ast
import asyncio
import codecs
import collections
import datetime
import enum
import functools
import gc
import heapq
import hmac
import inspect
import itertools
import operator
import os
import re
import struct
import sys
import tempfile
import textwrap
import threading
import time
import types
import typing
import weakref


def show(function, *args, **kwargs):
    try:
        shown = repr(function(*args, **kwargs))
    except Exception as error:
        shown = f"{type(error).__name__} {error} {getattr(error, '__notes__', '')}"
    print(re.sub("0x[0-9a-f]+", "0x", shown))


print("--- types")
space = types.SimpleNamespace(a=1)
show(lambda: space.x)
show(types.SimpleNamespace, 1, 2)
show(types.SimpleNamespace, {1: 2})
show(types.SimpleNamespace, [("a", 1)], b=2)
show(lambda: space < space)
show(lambda: space >= 5)
show(lambda: space + 5)
for given in [1], 5, (1,), None, {1}, {1: 2}, collections.UserDict(a=1):
    show(types.MappingProxyType, given)
show(types.MethodType, 5, 3)
show(types.MethodType, print, None)
show(lambda: types.CellType().cell_contents)
show(lambda: type("E", (enum.StrEnum,), {}) and enum.StrEnum("E", [("A", 1)]))
try:
    class Wrong(enum.IntEnum):
        A = "a"
except ValueError as error:
    print(error, hasattr(error, "__notes__"))
show(lambda: typing.ClassVar[typing.ClassVar[int]])
show(lambda: typing.Final[typing.ClassVar[int]])
show(lambda: typing.List[typing.ClassVar[int]])

print("--- classes")


class A:
    def f(self):
        return super()


class D(A):
    __slots__ = ("a", "a", "__b", "_D__b")


show(super, A, D())
show(super, int, True)
show(super, A)
show(D().f)
show(lambda: D.__slots__)
show(lambda: A.__weakref__)
show(lambda: (A.__dict__["__dict__"], A.__dict__["__weakref__"].__objclass__))
show(lambda: A.__dict__["__dict__"].__get__(5))
show(lambda: A.__abstractmethods__)
show(delattr, A, "__abstractmethods__")
show(delattr, A, "__class__")
show(delattr, A(), "__class__")
for kind in type(len), type(iter([])), type({}.keys()), type(x for x in ()), type(A.f.__get__(A())), types.CoroutineType:
    show(kind)
show(type(len), 5)
show(object.__new__, list)
show(lambda: type("X", (len,), {}))

print("--- weak references and locks")
a = A()
reference, proxy, method = weakref.ref(a), weakref.proxy(a), weakref.WeakMethod(a.f)
show(lambda: (weakref.ref(A), weakref.ref(show), reference, method))
show(lambda: [proxy])
del a
gc.collect()
show(lambda: [reference, proxy, method])
show(threading.RLock)
show(threading.Condition)
for size in 5, -1, "a", 1 << 20, 0:
    show(threading.stack_size, size)

print("--- struct")
for layout in "f", "@2f", "<f", "=f", "e":
    show(struct.pack, layout, *[-1e39] * (2 if "2" in layout else 1))
show(struct.pack)
for given in (), ("i",), ("i", bytearray(4)), ("i", bytearray(4), 0), ("i", bytearray(4), 0, 5):
    show(struct.pack_into, *given)
show(struct.Struct("i").pack_into, bytearray(4))

print("--- time")
show(time.strftime, "%Z", time.gmtime(0))
show(lambda: time.gmtime(0).tm_zone)
for text, layout in [
    ("2020 10 1", "%Y %U %w"), ("2020 10 1", "%Y %W %w"), ("2020 0 1", "%Y %U %w"), ("2020 53 6", "%Y %W %w"),
    ("2020 10 1", "%G %V %u"), ("2020 10 Mon", "%G %V %a"), ("2020 53 1", "%G %V %u"), ("2021 53 1", "%G %V %u"),
    ("2020 10 1", "%Y %V %u"), ("2020 10", "%G %V"), ("2020 100", "%Y %j"), ("2020 100 10 1", "%Y %j %W %w"),
    ("1", "%d %q"), ("1", "%"), ("GMT", "%Z"), ("+0130", "%z"), ("2024-02-29 11 PM", "%Y-%m-%d %I %p"), ("x", "%Y"),
]:
    show(time.strptime, text, layout)
    show(datetime.datetime.strptime, text, layout)
show(time.strptime, 5, "%d")
show(time.sleep, 1e20)
for function in time.mktime, time.asctime, functools.partial(time.strftime, "%Y"):
    show(function, (1, 2))
show(time.mktime, ("a",) * 9)
show(datetime.datetime(2020, 1, 1).isoformat, "ab")
show(datetime.datetime(2020, 1, 1).astimezone, 5)
show(datetime.datetime(2020, 1, 1).strftime, "%Y\ud800")

print("--- os")
show(os.path.expanduser, "~nobody_of_that_name/a")
show(lambda: os.path.expanduser("~root/a") == os.path.expanduser(b"~root/a").decode())
for kwargs in {"times": (1, 2), "ns": (1, 2)}, {"times": (1,)}, {"times": 5}, {"ns": 5}, {"ns": (1,)}, {"times": ("a", "b")}:
    show(os.utime, __file__, **kwargs)
for name in "a=b", "", "a\0", 5:
    show(os.putenv, name, "c")
    show(operator.setitem, os.environ, name, "c")
    if name != "a\0":
        show(os.unsetenv, name)
show(os.stat, 99)
show(os.fstat, 99)
show(tempfile.mkstemp, suffix=b"a", prefix="b")

print("--- functions")
show(itertools.repeat, 1, "a")
show(itertools.product, "a", repeat="x")
show(itertools.batched, "abc", "x")
show(itertools.batched, "abc", 2.5)
show(itertools.combinations, "abc", "a")
show(itertools.combinations_with_replacement, "abc", "a")
show(itertools.permutations, "abc", "a")
show(itertools.tee, "abc", "a")
show(heapq.nlargest, "a", [1])
show(heapq.nsmallest, 0, [1])
key = functools.cmp_to_key(lambda a, b: a - b)
show(lambda: key(1) == 3)
show(lambda: key(1) < 3)
show(lambda: key(1) < functools.cmp_to_key(print)(3))
show(operator.methodcaller)
show(inspect.Parameter, "class", inspect.Parameter.KEYWORD_ONLY)
show(inspect.Parameter, "class", inspect.Parameter.POSITIONAL_ONLY)
show(inspect.Parameter, "a", 9)
for function, args, kwargs in [
    (lambda a, b=2, *c, d, e=5, **f: 0, (1, 2, 3), {"d": 4, "g": 5}), (lambda a, b=2, *, d, e=5: 0, (), {}),
    (lambda a, *, d, e=5: 0, (1,), {}), (lambda a, b=2: 0, (1, 2, 3), {}), (lambda a, b, c: 0, (), {}),
    (lambda a: 0, (1,), {"a": 2}), (lambda a: 0, (1,), {"b": 2}), (lambda *, b, c: 0, (), {}),
    (lambda a, *, b: 0, (1, 2), {"b": 3}), (lambda: 0, (1,), {}), (lambda *a, **b: 0, (1,), {"c": 2}), (A().f, (), {}),
]:
    show(inspect.getcallargs, function, *args, **kwargs)
show(ast.parse, 5)
show(ast.parse, "a", "f", 5)
show(gc.set_threshold, "a")
show(textwrap.dedent, 5)
show(textwrap.dedent, b"a")
show(lambda: asyncio.Barrier(0))
show(codecs.encode, b"a", "rot13")
for a, b in ("a", b"a"), (b"a", "a"), (b"a", 5), (5, "a"), ("é", "e"):
    show(hmac.compare_digest, a, b)
show(sys.setrecursionlimit, 1)
