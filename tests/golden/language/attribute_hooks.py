"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__, and how they work together."""


class All:
    def __init__(self):
        object.__setattr__(self, "log", [])
        self.start = 1

    def __getattribute__(self, name):
        if name not in ("log", "__class__", "__dict__"):
            object.__getattribute__(self, "log").append(f"get {name}")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        object.__getattribute__(self, "log").append(f"missing {name}")
        if name == "dynamic":
            return 42
        raise AttributeError(f"no {name}!")

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)

    def method(self):
        return "m"


a = All()
a.x = 1
a.x += 1
print(a.x, a.dynamic, a.method(), hasattr(a, "nope"), getattr(a, "nope", "d"))
del a.x
try:
    a.x
except AttributeError as e:
    print(e)
print(a.log)


class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(f"{self.path}/{name}")

    def __str__(self):
        return self.path or "/"

    def __call__(self, **kw):
        return f"GET {self.path}?{'&'.join(f'{k}={v}' for k, v in kw.items())}"


print(Chain().users.list.recent, Chain().api.v1(q="x", n=5))


class Special:
    def __getattr__(self, name):
        return lambda *a: f"{name}{a}"


s = Special()
print(s.anything(1), s.__len__())
for implicit in (lambda: len(s), lambda: s[0], lambda: s + 1, lambda: s(), lambda: iter(s)):
    try:
        print(implicit())
    except TypeError as e:
        print(e)


class ReadOnly:
    __slots__ = ("_data",)

    def __init__(self, **kw):
        object.__setattr__(self, "_data", kw)

    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        raise TypeError("read-only")

    def __dir__(self):
        return list(self._data)


r = ReadOnly(b=1, a=2)
print(r.a, dir(r))
for bad in (lambda: setattr(r, "a", 5), lambda: r.c):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Delegate:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


d = Delegate([3, 1, 2])
d.append(0)
d.sort()
print(d._target, d.count(1), d.index(2))
try:
    d.nope
except AttributeError as e:
    print(e)


class Recursive:
    def __getattr__(self, name):
        return self.missing_too


try:
    Recursive().x
except RecursionError as e:
    print(type(e).__name__)


class RaisesOther:
    @property
    def p(self):
        raise KeyError("inside property")

    @property
    def q(self):
        return self.not_there

    def __getattr__(self, name):
        return f"fallback {name}"


try:
    RaisesOther().p
except KeyError as e:
    print("KeyError", e)
print(RaisesOther().q)


class ClassLevel(type):
    def __getattr__(cls, name):
        return f"class attribute {name}"


class UsesClassLevel(metaclass=ClassLevel):
    pass


print(UsesClassLevel.anything)
try:
    UsesClassLevel().anything
except AttributeError as e:
    print(e)


class Dotted(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


dot = Dotted(a=1)
dot.b = 2
del dot.a
print(dot, dot.b)
try:
    dot.zzz
except KeyError as e:
    print("KeyError", e)


class Versioned:
    def __init__(self):
        self.__dict__["history"] = {}

    def __setattr__(self, name, value):
        self.history.setdefault(name, []).append(value)
        self.__dict__[name] = value


v = Versioned()
v.x = 1
v.x = 2
v.y = "a"
print(v.history, v.x, vars(v))
print(getattr(type("Q", (), {"__getattr__": lambda s, n: n * 2})(), "ab"), object.__getattribute__(v, "x"))
for suggestion in ("histry", "hist", "zzz", "history_"):
    try:
        getattr(v, suggestion)
    except AttributeError as e:
        print(e, e.name, e.obj is v)


class Counted:
    total = 0

    def __getattribute__(self, name):
        type(self).total += 1
        return super().__getattribute__(name)

    def f(self):
        return self.g() + self.x

    def g(self):
        return 1

    x = 5


c = Counted()
print(c.f(), Counted.total, c.__class__.__name__, Counted.total)
