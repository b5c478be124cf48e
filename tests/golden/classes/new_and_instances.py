"""__new__, __init__, instance creation, singletons, immutables, attribute hooks (simple forms), copies of state."""


class Tracked:
    log = []

    def __new__(cls, *args, **kwargs):
        cls.log.append(f"new {cls.__name__} {args} {kwargs}")
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        self.log.append(f"init {args} {kwargs}")


t = Tracked(1, k=2)
print(Tracked.log)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.created = 0
        return cls._instance

    def __init__(self):
        self.created += 1


print(Singleton() is Singleton(), Singleton().created)


class Other:
    def __new__(cls, value):
        return value


print(Other(5), Other([1]))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point(x={self.x}, y={self.y})"


p = Point(1, 2)
print(
    p,
    p + Point(3, 4),
    p == (1, 2),
    hash(p) == hash((1, 2)),
    p.x,
    *p,
    len(p),
    p[::-1],
    {p: "v"}[1, 2],
    isinstance(p, tuple),
)
try:
    p.x = 5
except AttributeError as e:
    print(e)
raw = object.__new__(Tracked)
print(type(raw).__name__, vars(raw))


class NoReturn:
    def __init__(self):
        return 5


class WrongNew:
    def __new__(cls, x):
        return super().__new__(cls, x)


class TakesNothing:
    pass


for make in (
    NoReturn,
    lambda: WrongNew(1),
    lambda: TakesNothing(1),
    lambda: object.__new__(5),
    lambda: object.__new__(),
    lambda: int.__new__(str),
    lambda: TakesNothing(k=1),
):
    try:
        print(make())
    except TypeError as e:
        print(e)


class Frozen:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __setattr__(self, name, value):
        raise AttributeError(f"can't set {name}")

    def __delattr__(self, name):
        raise AttributeError(f"can't delete {name}")

    def __repr__(self):
        return f"Frozen({', '.join(f'{k}={v}' for k, v in self.__dict__.items())})"


f = Frozen(a=1, b=2)
print(f, f.a)
for attempt in (lambda: setattr(f, "a", 2), lambda: delattr(f, "a"), lambda: f.zzz):
    try:
        attempt()
    except AttributeError as e:
        print(e)


class Lazy:
    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.calls.append(name)
        value = f"computed {name}"
        setattr(self, name, value)
        return value


lazy = Lazy()
print(lazy.one, lazy.one, lazy.two, lazy.calls, hasattr(lazy, "_x"), getattr(lazy, "_y", "default"))


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append(f"get {name}")
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self._log.append(f"set {name}={value}")
        setattr(self._target, name, value)


class Box:
    size = 3

    def grow(self, n):
        self.size += n
        return self.size


proxy = Proxy(Box())
proxy.color = "red"
print(proxy.grow(2), proxy.size, proxy.color, proxy._log, proxy._target.__dict__)


class Everything:
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)


ev = Everything()
ev.secret, ev.open = 1, 2
print(ev.secret, ev.open, vars(ev)["secret"])


class Record:
    fields = ("name", "age")

    def __init__(self, *values):
        if len(values) != len(self.fields):
            raise TypeError(f"expected {len(self.fields)} values, got {len(values)}")
        for field, value in zip(self.fields, values):
            setattr(self, field, value)

    def __eq__(self, other):
        return all(getattr(self, f) == getattr(other, f) for f in self.fields)

    def replace(self, **changes):
        return type(self)(*(changes.get(f, getattr(self, f)) for f in self.fields))

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self.fields)})"


class City(Record):
    fields = ("name", "country", "population")


paris = City("Paris", "France", 2_100_000)
print(
    paris,
    paris.replace(name="Lyon", population=520_000),
    paris == paris.replace(),
    paris == paris.replace(country="x"),
    Record("a", 1),
)
try:
    City("x")
except TypeError as e:
    print(e)
numbers = type(
    "Numbers",
    (),
    {"__init__": lambda self, n: setattr(self, "n", n), "__add__": lambda self, o: self.n + o, "kind": "made"},
)
print(numbers(5) + 6, numbers.kind, numbers.__name__)
a, b = Box(), Box()
a.__dict__ = {"size": 100, "extra": True}
print(a.grow(1), a.extra, b.size)
a.__class__ = Tracked
print(type(a).__name__, a.extra, len(a.log))
try:
    a.__class__ = 5
except TypeError as e:
    print(e)
objects = [Box() for _ in range(3)]
for i, o in enumerate(objects):
    o.index = i
    if i == 1:
        o.special = True
print([vars(o) for o in objects], [getattr(o, "special", False) for o in objects])
many = Box()
for i in range(50):
    setattr(many, f"field{i}", i)
print(sum(vars(many).values()), many.field49, len(vars(many)), list(vars(many))[:3])
