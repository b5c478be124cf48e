"""Descriptors, metaclasses, decorators and context managers."""

import contextlib, functools, time, weakref, abc, sys


class Typed:
    def __init__(self, kind, *, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("fields", {}).setdefault(name, self.kind) if "fields" in owner.__dict__ else None

    def __get__(self, obj, objtype=None):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(
                f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}"
            )
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Meta(type):
    registry = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"fields": {}}

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns))
        mcs.registry[name] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        print("call", cls.__name__)
        return super().__call__(*a, **k)

    def __len__(cls):
        return len(cls.fields)

    def __iter__(cls):
        return iter(cls.fields)

    def __contains__(cls, x):
        return x in cls.fields

    def __repr__(cls):
        return f"<model {cls.__name__}>"

    def __getattr__(cls, n):
        return f"no {n}"


class Model(metaclass=Meta, table="t"):
    name = Typed(str, default="?")
    age = Typed(int)

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        print("sub", cls.__name__, kw)


class User(Model, extra=1):
    email = Typed(str)


u = User(name="Ann", age=3)
print(u.name, u.age, u.email, len(User), list(Model), "age" in Model, User.zap, Meta.registry, Model.name.kind)
for bad in (lambda: setattr(u, "age", "x"), lambda: delattr(u, "email"), lambda: User(1), lambda: u.zap):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
del u.name
print(u.name, vars(u), type(u), User.__mro__)


def retry(times, exceptions=(Exception,)):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a, **k):
            for i in range(times):
                try:
                    return f(*a, **k)
                except exceptions as e:
                    print("try", i, e)
                    last = e
            raise RuntimeError(f"{f.__name__} failed {times} times") from last

        wrapper.calls = times
        return wrapper

    return deco


class count_calls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0

    def __call__(self, *a, **k):
        self.n += 1
        return self.f(*a, **k)

    def __get__(self, obj, t=None):
        return self if obj is None else functools.partial(self, obj)


@retry(2, (ValueError,))
def parse(s):
    "Parse it."
    return int(s)


print(parse("5"), parse.__name__, parse.__doc__, parse.__wrapped__.__name__, parse.calls)
try:
    parse("x")
except RuntimeError as e:
    print(e, "|", e.__cause__)


class C:
    @count_calls
    def m(self, x):
        return x + 1

    @property
    def p(self):
        "the p"
        return self._p

    @p.setter
    def p(self, v):
        self._p = v * 2

    @p.deleter
    def p(self):
        del self._p

    @staticmethod
    def s():
        return "s"

    @classmethod
    def c(cls):
        return cls.__name__

    @functools.cached_property
    def cp(self):
        print("computing")
        return 42

    @functools.singledispatchmethod
    def sd(self, x):
        return "obj"

    @sd.register
    def _(self, x: int | float):
        return "num"


c = C()
print(c.m(1), c.m(2), C.m.n, c.s(), C.c(), c.cp, c.cp, c.sd(1), c.sd("x"), C.p.__doc__)
c.p = 4
print(c.p)
del c.p
try:
    c.p
except AttributeError as e:
    print(e)


@contextlib.contextmanager
def tag(n):
    print(f"<{n}>")
    try:
        yield n.upper()
    except ZeroDivisionError:
        print("div")
    finally:
        print(f"</{n}>")


with tag("a") as x, tag("b"):
    print(x)
    1 / 0
with contextlib.ExitStack() as st:
    for n in "xy":
        st.enter_context(tag(n))
    st.callback(print, "callback")
    st.push(lambda *e: print("exit", e[0]) or True)
    raise KeyError("gone")


@tag("deco")
def g():
    print("in g")


g()
g()
with contextlib.suppress(KeyError), contextlib.nullcontext(5) as five:
    print(five)
    {}["x"]


class Once:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return t is ValueError


with Once():
    raise ValueError("v")
try:
    with Once():
        raise TypeError("t")
except TypeError as e:
    print("out", e)
try:
    with 5:
        pass
except TypeError as e:
    print(e)


@functools.lru_cache(maxsize=2)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.cache_info(), fib.__wrapped__(3))
fib.cache_clear()


@functools.total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n if isinstance(o, V) else NotImplemented

    def __lt__(self, o):
        return self.n < o.n if isinstance(o, V) else NotImplemented


print(V(1) <= V(2), V(2) > V(1), V(1) == 1, sorted([V(3), V(1)], reverse=True)[0].n)
try:
    V(1) < 1
except TypeError as e:
    print(e)
