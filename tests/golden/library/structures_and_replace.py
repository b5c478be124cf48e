"""Tuples with names (`time.struct_time`, `os.stat_result`), `copy.replace`, code under another name, `breakpoint`."""

import copy
import os
import pickle
import sys
import time
import weakref


def attempt(f, *args):
    try:
        return f(*args)
    except TypeError as e:
        return e


nine = (2024, 2, 29, 12, 30, 45, 3, 60, 0)
t = time.struct_time(nine)
print(t, t.tm_zone, t == nine, len(t), t[1:3], t + (1,), hash(t) == hash(nine))
print(time.struct_time(nine + ("X", 3600)).tm_gmtoff, time.struct_time(nine, {"tm_zone": "Y"}).tm_zone)
for args in (nine[:2],), (nine * 2,), (1,), (nine, 5), (nine, {"zz": 1}), (nine + ("X",), {"tm_zone": "Y"}):
    print(attempt(time.struct_time, *args))
kind = time.struct_time
print(kind.n_fields, kind.n_sequence_fields, kind.n_unnamed_fields, kind.__match_args__, kind.__module__)
print(t.__reduce__(), pickle.loads(pickle.dumps(t)) == t, copy.deepcopy(t) == t)
print(copy.replace(t, tm_year=2025, tm_zone="Z")[:2], copy.replace(t, tm_zone="Z").tm_zone)
print(attempt(lambda: copy.replace(t, nothing=1)))
match t:
    case time.struct_time(year, month):
        print(year, month)
s = os.stat_result(range(10))
print(s, s.st_size, s.st_atime, s.st_mtime, os.stat_result.n_fields > 15, os.stat_result.n_unnamed_fields)
print(attempt(lambda: copy.replace(s, st_size=1)))
here = os.stat(".")
print(here[7] == int(here.st_atime), here.st_mtime_ns // 10**9 == here[8], len(here), pickle.loads(pickle.dumps(here)) == here)
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns)


def f(a, b=2):
    c = a + b
    return c


code = f.__code__.replace(co_name="g", co_qualname="x.g", co_firstlineno=50)
print(code.co_name, code.co_qualname, code.co_firstlineno, code.co_varnames, f.__code__.co_name)
f.__code__ = copy.replace(f.__code__, co_name="h")
print(f.__code__.co_name, f(1), attempt(lambda: code.replace(nothing=1)))
print(sorted({line - f.__code__.co_firstlineno for _, _, line in f.__code__.co_lines()} - {0}))
print(all(len(place) == 4 for place in f.__code__.co_positions()))

calls = []
sys.breakpointhook = lambda *args, **kwargs: calls.append((args, kwargs))
breakpoint()
breakpoint(1, x=2)
print(calls, type(sys._getframe()), type(sys._getframe()).__module__)


class Matrix:
    def __matmul__(self, other):
        return "product"

    def __rmatmul__(self, other):
        return "reflected"

    def __ior__(self, other):
        return "in place"

    def __bytes__(self):
        return b"bytes"

    def __divmod__(self, other):
        return "parts"


m = Matrix()
p = weakref.proxy(m)
print(p @ 1, 1 @ p, bytes(p), divmod(p, 1))
p |= 1
print(p)
