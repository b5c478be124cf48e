"""Descriptors: data and non-data, __set_name__, precedence, properties by hand, validation."""


class Logged:
    def __set_name__(self, owner, name):
        print(f"set_name {owner.__name__}.{name}")
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        print(f"get {self.name}", end=" ")
        return getattr(obj, self.name)

    def __set__(self, obj, value):
        print(f"set {self.name}={value}", end=" ")
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        print(f"delete {self.name}", end=" ")
        delattr(obj, self.name)


class Person:
    name = Logged()
    age = Logged()

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ann", 30)
print(p.name, p.age, vars(p), Person.name.name, type(Person.__dict__["age"]).__name__)
p.age += 1
print(p.age)
del p.age
try:
    p.age
except AttributeError as e:
    print(e)
p.__dict__["name"] = "shadow"
print(p.name)


class NonData:
    def __get__(self, obj, owner):
        return f"non-data {obj is None} {owner.__name__}"


class Data(NonData):
    def __set__(self, obj, value):
        raise AttributeError("read only")


class Holder:
    nd = NonData()
    d = Data()
    plain = "class value"


h = Holder()
print(h.nd, h.d, Holder.nd, Holder.d)
h.nd = "instance wins"
h.__dict__["d"] = "descriptor wins"
h.plain = "instance"
print(h.nd, h.d, h.plain, Holder.plain)
try:
    h.d = 1
except AttributeError as e:
    print(e)
try:
    del h.d
except AttributeError as e:
    print(e)
Holder.d = "replaced on the class"
print(h.d)


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["x"] = value * 2


class UsesOnlySet:
    x = OnlySet()


u = UsesOnlySet()
print(isinstance(u.x, OnlySet))
u.x = 5
print(u.x)


class Validated:
    def __init__(self, kind, check=lambda v: True):
        self.kind, self.check = kind, check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if not self.check(value):
            raise ValueError(f"{value!r} is not allowed for {self.name}")
        obj.__dict__[self.name] = value


class Order:
    item = Validated(str, str.strip)
    count = Validated(int, lambda n: n > 0)

    def __init__(self, item, count):
        self.item, self.count = item, count


print(vars(Order("pen", 2)))
for args in ((5, 1), ("", 1), ("pen", 0), ("pen", "x")):
    try:
        Order(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class MyProperty:
    def __init__(self, fget, fset=None):
        self.fget, self.fset = fget, fset

    def __get__(self, obj, owner=None):
        return self if obj is None else self.fget(obj)

    def __set__(self, obj, value):
        if self.fset is None:
            raise AttributeError("no setter here")
        self.fset(obj, value)

    def setter(self, f):
        return type(self)(self.fget, f)


class MyStatic:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        return self.f


class MyClassMethod:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        return lambda *a: self.f(owner or type(obj), *a)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Circle:
    def __init__(self, r):
        self._r = r

    @MyProperty
    def r(self):
        return self._r

    @r.setter
    def r(self, value):
        self._r = abs(value)

    @MyProperty
    def area(self):
        return 3 * self._r**2

    @MyStatic
    def unit():
        return "cm"

    @MyClassMethod
    def make(cls, r):
        return cls(r)

    @Lazy
    def slow(self):
        print("computing", end=" ")
        return self._r * 100


c = Circle.make(3)
c.r = -5
print(c.r, c.area, c.unit(), Circle.unit(), type(c.make(1)).__name__, c.slow, c.slow)
try:
    c.area = 1
except AttributeError as e:
    print(e)


class Bound:
    def method(self, x):
        return self, x


b = Bound()
f = Bound.__dict__["method"]
print(
    f.__get__(b, Bound)(1)[1],
    f.__get__(None, Bound) is f,
    Bound.method is f,
    b.method.__func__ is f,
    type(f.__get__(b)).__name__,
)
Bound.length = len
Bound.make_list = list
try:
    print(b.length([1, 2]), b.make_list("ab"))
except TypeError as e:
    print(e)


class Fails:
    def __get__(self, obj, owner):
        raise AttributeError("from __get__")


class WithGetattr:
    x = Fails()

    def __getattr__(self, name):
        return f"fallback for {name}"


class Without:
    x = Fails()


print(WithGetattr().x, hasattr(Without(), "x"), getattr(Without(), "x", "default"))


class BadSetName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:

    class Broken:
        attr = BadSetName()
except Exception as e:
    print(type(e).__name__, e, e.__notes__ if hasattr(e, "__notes__") else repr(e.__cause__))
print(
    property().__get__(None, int).fget, type(property(lambda s: 1)).__name__, property(lambda s: 1, doc="doc").__doc__
)
