"""What `__slots__` name stands apart from `__dict__`, and says how classes may be combined."""

import weakref


def attempt(what, *args):
    try:
        print(what(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Base:
    __slots__ = ("x", "_hidden")


class Open(Base):
    pass


class More(Base):
    __slots__ = ("y",)


class WithDict:
    __slots__ = ("__dict__", "a")


class WithWeak:
    __slots__ = ("__weakref__",)


o = Open()
o.x, o.extra = 1, 2
print(o.__dict__, o.x, vars(o), "x" in dir(o))
o.__dict__ = {"other": 3}
print(o.x, o.other, o.__dict__)
del o.x
attempt(lambda: o.x)
m = More()
m.x = m.y = "both"
print(m.x, m.y, hasattr(m, "__dict__"))
attempt(setattr, m, "z", 1)
attempt(delattr, m, "z")
attempt(delattr, m, "_hidden")
w = WithDict()
w.a, w.q = 1, 2
print(w.__dict__, w.a)
print(weakref.ref(WithWeak()).__class__.__name__, weakref.ref(o)() is o)
attempt(weakref.ref, m)
print(Base.x, type(Base.x).__name__, Base.x.__name__, Base.x.__objclass__, Base.x.__qualname__)
attempt(Base.x.__get__, 5)
attempt(Base.x.__get__, m)
Base.x.__set__(m, "set")
print(m.x, Base.x.__get__(None, Base) is Base.x)
Base.x.__delete__(m)
attempt(Base.x.__delete__, m)
for bases, namespace in [
    ((), {"__slots__": ("a b",)}),
    ((), {"__slots__": (1,)}),
    ((), {"__slots__": ("a",), "a": 1}),
    ((), {"__slots__": ("__dict__", "__dict__")}),
    ((int,), {"__slots__": ("a",)}),
    ((tuple,), {"__slots__": ("a",)}),
    ((str,), {"__slots__": ("a",)}),
    ((list,), {"__slots__": ("a",)}),
    ((Open,), {"__slots__": ("__dict__",)}),
    ((More, WithDict), {}),
    ((Open, More), {}),
    ((Base, More), {}),
    ((More, Base), {}),
    ((int, More), {}),
    ((int, str), {}),
    ((Exception, More), {}),
]:
    attempt(lambda: type("Made", bases, namespace).__name__)


class Counter:
    __slots__ = ("n",)

    def __init__(self):
        self.n = 0

    def step(self):
        self.n += 1
        return self.n


c = Counter()
print([c.step() for _ in range(5)], c.n, Counter.__slots__)
print(sorted(k for k in vars(Open) if k.startswith("__") and k != "__annotations__"))
print(sorted(k for k in vars(More) if not k.startswith("__")))
