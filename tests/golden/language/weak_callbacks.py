"""Weak references are shared, counted, called back and seen to be dead at once."""

import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name


calls = []
n = Node("a")
plain, again = weakref.ref(n), weakref.ref(n)
loud = weakref.ref(n, lambda ref: calls.append(ref is loud))
print(plain is again, plain is loud, plain == loud, weakref.getweakrefcount(n), len(weakref.getweakrefs(n)))
print(plain() is n, loud.__callback__ is not None)
del n
print(plain(), loud(), calls, loud.__callback__)


def local():
    held = Node("b")
    ref = weakref.ref(held)
    print(ref() is held)
    held = None
    print(ref())
    held = Node("c")
    ref = weakref.ref(held)
    held = Node("d")
    print(ref())
    return weakref.ref(held)


print(local()())


class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("end of", self.n)


def rebinds():
    noisy = Noisy(1)
    print("first")
    noisy = Noisy(2)
    print("second")
    noisy = None
    print("none left")
    for i in range(3, 5):
        noisy = Noisy(i)
    print("after the loop")


rebinds()


def bad(ref):
    raise ValueError("in a callback")


n = Node("e")
ref = weakref.ref(n, bad)
n.me = n
n = None
gc.collect()
print(ref() is None)
