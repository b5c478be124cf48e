"""Subclasses of modules, orders that metaclasses choose, what may be assigned to __class__ and __dict__, weak references."""
import types
import weakref


class Lazy(types.ModuleType):
    limit = 3

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"made {name}"

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    @property
    def count(self):
        return len([n for n in vars(self) if not n.startswith("_")])

    def __call__(self):
        return f"called {self.__name__}"


def read(module):
    return module.limit, module.a, module.b


m = Lazy("lazy", "about it")
m.a = 4
print(read(m), m.count, m(), m.__doc__, type(m).__name__, isinstance(m, types.ModuleType))
plain = types.ModuleType("plain")
plain.a, plain.b, plain.limit = 1, 2, 0
print(read(plain))
plain.__class__ = Lazy
print(read(plain), plain.c, plain())


class Named(types.ModuleType):
    def __init__(self, first, last):
        super().__init__(f"{first}_{last}")
        self.parts = first, last


print(Named("a", "b"))
types_of = types.ModuleType("annotated")
print(types_of.__annotations__)
types_of.__annotations__["x"] = int
print(types_of.__annotations__)


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Reversing(type):
    def mro(cls):
        order = super().mro()
        return order[:1] + order[1:-1][::-1] + order[-1:]


class C(A, B, metaclass=Reversing):
    pass


print([c.__name__ for c in C.__mro__], [c.__name__ for c in type.mro(C)], C().who())


class Base:
    def __new__(cls, what):
        return object.__new__(Derived if what else cls)


class Derived(Base):
    def __init__(self, what):
        self.what = what


print(vars(Base(1)), vars(Base(0)))


class Documented:
    class Doc:
        def __get__(self, obj, owner):
            return f"doc of {owner.__name__}" + (" instance" if obj else "")
    __doc__ = Doc()


print(Documented.__doc__, "/", Documented().__doc__)


class Free:
    pass


class Slots:
    __slots__ = ("a", "b")


class SameSlots:
    __slots__ = ("b", "a")


class OtherSlots:
    __slots__ = ("a", "c")


s = Slots()
s.a = 1
s.__class__ = SameSlots
print(s.a, type(s).__name__)
for obj, cls in [(s, OtherSlots), (s, Free), (Free(), Slots), (Free(), int), (1, Free), (types.ModuleType("m"), Free)]:
    try:
        obj.__class__ = cls
    except TypeError as e:
        print(e)

f = Free()
f.__dict__ = shared = {"x": 1}
f.y = 2
print(shared)
del f.__dict__
print(f.__dict__, shared)


def func():
    pass


for name in ("__dict__", "__defaults__", "__doc__"):
    try:
        delattr(func, name)
        print("gone:", name)
    except (TypeError, AttributeError) as e:
        print(e)

for base in (int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset):
    try:
        print(base.__name__, weakref.ref(type("Sub", (base,), {})()) is not None)
    except TypeError as e:
        print(e)
words = type("Words", (list,), {})("ab")
seen = weakref.ref(words, lambda r: print("words have gone"))
print(seen() is words)
del words
print(seen())

for slots in (1, ["a b"], [1], (name for name in ("x", "y")), {"x": "its doc"}.keys()):
    try:
        cls = type("S", (), {"__slots__": slots})
        obj = cls()
        obj.x = 1
        print(obj.x, hasattr(obj, "__dict__"))
    except TypeError as e:
        print(e)
try:
    type("Q", (), {"__qualname__": 1})
except TypeError as e:
    print(e)


class Other:
    pass


a, b = A(), Other()
b.who = a.who.__get__(b, Other)
print(b.who(), b.who.__self__ is a)


def outer():
    kept = 1
    return lambda: kept


inner = outer()
inner.__closure__[0].cell_contents = 5
print(inner())
del inner.__closure__[0].cell_contents
try:
    inner()
except NameError as e:
    print(e)
