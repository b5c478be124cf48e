"""What takes an iterable stops at the first wrong item, and asks two iterables in turn."""

import collections
import math
import statistics


def items(*values):
    for i, value in enumerate(values):
        print(f"<{i}>", end=" ")
        yield value
    print("<end>", end=" ")


def show(what, function, *args):
    try:
        result = repr(function(*args))
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(what, "->", result)


class Mapping:
    def __init__(self, *names):
        self.names = names

    def keys(self):
        print("keys", end=" ")
        return items(*self.names)

    def __getitem__(self, name):
        print("get", name, end=" ")
        if name == "bad":
            raise KeyError(name, "wrong")
        return name


class NoKeys:
    def keys(self):
        return 5

    def __getitem__(self, name):
        return name


def named(**names):
    return names


for wrong in ("x", None, 10 ** 400, [], 1j):
    show("sumprod", math.sumprod, items(1, wrong, 3), items(1, 2, 3))
    show("sumprod of floats", math.sumprod, items(1.5, wrong, 3), items(1, 2.0, 3))
    show("sumprod of fewer", math.sumprod, items(1.5, 2), items(1, wrong, 3))
    show("fsum", math.fsum, items(1, wrong, 3))
    show("fmean", statistics.fmean, items(1, wrong, 3))
    show("fmean with weights", statistics.fmean, items(1, 2, 3), items(1, wrong, 3))
show("sumprod", math.sumprod, [1, 2, 3.5, 2 ** 70, True], [4, 5, 2, 0.5, 1])
show("sumprod of inf", math.sumprod, [1e308, 1e308, 1], [10, -10.0, 1])
show("fmean", statistics.fmean, items(1, 2, 4))
show("fmean of nothing", statistics.fmean, items())
for names in (("a", "bad", "c"), ("a", [], "c")):
    show("dict", dict, Mapping(*names))
    show("update", {}.update, Mapping(*names))
    show("display", lambda: {"q": 1, **Mapping(*names)})
    show("call", lambda: named(**Mapping(*names)))
show("call", lambda: named(**{"a": 1}, **Mapping("b", "a", "c")))
show("call", lambda: named(**Mapping("b", 1, "c")))
show("no keys", dict, NoKeys())
show("no keys", lambda: {**NoKeys()})
show("no keys", lambda: named(**NoKeys()))
show("no mapping", lambda: {**5})
show("no mapping", lambda: named(**5))
for wrong in (3, "x", (1,), (1, 2, 3), None, {1: 2}, iter("ab")):
    ordered = collections.OrderedDict()
    show("ordered", ordered.update, items((1, 2), wrong, (3, 4)))
    print(ordered)
