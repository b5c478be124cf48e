"""Metaclasses: __new__, __init__, __call__, __prepare__, attributes, conflicts, keywords."""


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith("__")), kwargs)
        cls = super().__new__(mcls, name, bases, namespace)
        cls.added = f"by {mcls.__name__}"
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, end=" ")
        return super().__call__(*args, **kwargs)

    def __repr__(cls):
        return f"<the class {cls.__name__}>"

    def __len__(cls):
        return 42

    def __contains__(cls, item):
        return item == "x"

    def __iter__(cls):
        return iter(cls.__name__)

    def __getitem__(cls, key):
        return cls.__name__, key

    def __add__(cls, other):
        return cls.__name__ + other.__name__

    def __getattr__(cls, name):
        return f"no {name} on {cls.__name__}"

    def method(cls):
        return cls.__name__.upper()

    @property
    def shout(cls):
        return cls.__name__ + "!"


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A):
    y = 2


a = B(5)
print(
    a.v,
    B.added,
    B,
    len(A),
    "x" in A,
    list(B),
    A[1],
    A + B,
    A.nothing,
    A.method(),
    B.shout,
    type(A).__name__,
    isinstance(A, Meta),
    bool(A),
)
for bad in (lambda: a.method, lambda: a.shout, lambda: len(a), lambda: a.nothing):
    try:
        print(bad())
    except (AttributeError, TypeError) as e:
        print(e)


class Other(type):
    pass


class O(metaclass=Other):
    pass


try:

    class Conflict(A, O):
        pass
except TypeError as e:
    print(e)


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, v=0):
        self.v = v


print(Config(1) is Config(2), Config().v)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)

        class Log(dict):
            def __setitem__(self, key, value):
                if not key.startswith("__"):
                    if key in self:
                        raise TypeError(f"{key} defined twice")
                    order.append(key)
                super().__setitem__(key, value)

        return Log()

    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        pass


order = []


class Fields(metaclass=Ordered, strict=True):
    b = 1
    a = 2

    def c(self):
        pass


print(order)
try:

    class Twice(metaclass=Ordered):
        x = 1
        x = 2
except TypeError as e:
    print(e)


class Registry(type):
    known = {}

    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases:
            Registry.known[ns.get("key", name.lower())] = cls


class Plugin(metaclass=Registry):
    pass


class Csv(Plugin):
    pass


class Json(Plugin):
    key = "js"


print(sorted(Registry.known), Registry.known["js"].__name__)


def function_meta(name, bases, ns):
    print("function called for", name)
    return type(name, bases, {**ns, "made": True})


class ByFunction(metaclass=function_meta):
    z = 3


print(ByFunction.made, type(ByFunction).__name__)


class NotAClass(metaclass=lambda *args: args[0]):
    pass


print(NotAClass)
Dynamic = Meta("Dynamic", (A,), {"dyn": 1})
print(Dynamic(3).v, type("T", (), {})().__class__.__name__, type(Meta).__name__, Meta.__mro__[1].__name__)


class Abstract(type):
    def __call__(cls, *a):
        missing = [n for n in dir(cls) if getattr(getattr(cls, n), "abstract", False)]
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
        return super().__call__(*a)


def abstract(f):
    f.abstract = True
    return f


class Shape(metaclass=Abstract):
    @abstract
    def area(self): ...

    @abstract
    def name(self): ...


class Square(Shape):
    def area(self):
        return 4

    def name(self):
        return "square"


print(Square().area())
try:
    Shape()
except TypeError as e:
    print(e)


class InstanceCheck(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in vars(sub)


class Duck(metaclass=InstanceCheck):
    pass


class Robot:
    def quack(self):
        return "beep"


print(
    isinstance(Robot(), Duck),
    isinstance(5, Duck),
    issubclass(Robot, Duck),
    issubclass(int, Duck),
    isinstance(Robot(), (int, Duck)),
)


class Sealed(type):
    def __setattr__(cls, name, value):
        raise AttributeError(f"{cls.__name__} is sealed")

    def __delattr__(cls, name):
        raise AttributeError("no deleting")


class S(metaclass=Sealed):
    v = 1


for bad in (lambda: setattr(S, "v", 2), lambda: delattr(S, "v")):
    try:
        bad()
    except AttributeError as e:
        print(e)
s = S()
s.v = 5
print(s.v, S.v, S.__class__.__name__, S.__class__.__class__.__name__, type.__call__(S).v, type.mro(S)[0].__name__)
try:

    class NeedsKeyword(A, unknown=1):
        def __init_subclass__(cls):
            pass
except TypeError as e:
    print(e)
try:

    class Plain(x=1):
        pass
except TypeError as e:
    print(e)
