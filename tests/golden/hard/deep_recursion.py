"""Recursion without end is an exception that can be caught, also through dunder methods and in threads."""
import sys
import threading


def endless(n):
    return endless(n + 1) + 1


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


for attempt in range(2):
    try:
        endless(0)
    except RecursionError as e:
        print(type(e).__name__, str(e)[:32], isinstance(e, RuntimeError))
print(depth(900))


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return other == self

    def __repr__(self):
        return repr([self])

    def __call__(self):
        return self()

    def __getitem__(self, i):
        return self[i]


loop = Loop()
for name, attempt in [("getattr", lambda: loop.a), ("eq", lambda: loop == Loop()), ("repr", lambda: repr(loop)),
                      ("call", lambda: loop()), ("item", lambda: loop[0])]:
    try:
        attempt()
    except RecursionError:
        print(name, "RecursionError")


def in_thread():
    try:
        endless(0)
    except RecursionError:
        print("caught in the thread")


t = threading.Thread(target=in_thread)
t.start()
t.join()

old = sys.getrecursionlimit()
print(old)
sys.setrecursionlimit(5000)
print(depth(4000), sys.getrecursionlimit())
sys.setrecursionlimit(old)


def gen(n):
    yield n
    yield from gen(n + 1)


count = 0
try:
    for value in gen(0):
        count = value
except RecursionError:
    print("generators too", count > 400)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(500), odd(500))
nested = []
for _ in range(300):
    nested = [nested]
print(repr(nested)[:5], str(nested).count("["))
selfish = []
selfish.append(selfish)
d = {"me": selfish}
d["d"] = d
print(selfish, d)
