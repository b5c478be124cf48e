"""Descriptors that validate, convert, cache and log."""

import weakref


class Typed:
    def __init__(self, kind, *, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        self.private = f"_{owner.__name__.lower()}_{name}"
        owner.fields = (*getattr(owner, "fields", ()), name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.private, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.private, self.check(value))

    def __delete__(self, obj):
        try:
            delattr(obj, self.private)
        except AttributeError:
            raise AttributeError(f"{self.name} was not set") from None

    def check(self, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, "
                            f"not {type(value).__name__}")
        return value


class Positive(Typed):
    def __init__(self, kind=int, **options):
        super().__init__(kind, **options)

    def check(self, value):
        value = super().check(value)
        if value <= 0:
            raise ValueError(f"{self.name} must be positive, got {value}")
        return value


class OneOf(Typed):
    def __init__(self, *choices):
        super().__init__(str, default=choices[0])
        self.choices = choices

    def check(self, value):
        if value not in self.choices:
            raise ValueError(f"{self.name}: {value!r} is none of {', '.join(self.choices)}")
        return value


class cached:
    """A property that is computed once."""

    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        print(f"computing {self.name}")
        value = obj.__dict__[self.name] = self.function(obj)
        return value


class Product:
    name = Typed(str)
    price = Positive(float)
    count = Positive(default=1)
    size = OneOf("small", "medium", "large")

    def __init__(self, name, price, **rest):
        self.name, self.price = name, price
        for key, value in rest.items():
            setattr(self, key, value)

    @cached
    def total(self):
        """Price times count."""
        return self.price * self.count


p = Product("lamp", 19.5, count=3)
print(p.name, p.price, p.count, p.size, Product.fields)
print(p.total, p.total, p.__dict__)
del p.total
p.count = 4
print(p.total, Product.total.__doc__, Product.name.name)


def attempt(action):
    try:
        print("ok", action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: setattr(p, "price", 3))
attempt(lambda: setattr(p, "price", -1.5))
attempt(lambda: setattr(p, "size", "huge"))
attempt(lambda: setattr(p, "size", "large"))
attempt(lambda: Product(5, 1.0))
attempt(lambda: delattr(p, "count"))
attempt(lambda: delattr(p, "count"))
attempt(lambda: p.count)


class Method:
    """What functions do to become methods, by hand."""

    def __init__(self, function):
        self.function = function

    def __get__(self, obj, owner=None):
        if obj is None:
            return self.function
        return lambda *args, **kwargs: self.function(obj, *args, **kwargs)


class NonData:
    def __get__(self, obj, owner):
        return f"descriptor of {owner.__name__}"


class Demo:
    shadowed = NonData()

    @Method
    def double(self, n, plus=0):
        return self.base * n + plus

    base = 2


d = Demo()
print(d.double(4), d.double(4, plus=1), Demo.double(d, 5), d.shadowed)
d.__dict__["shadowed"] = "instance wins over a non-data descriptor"
print(d.shadowed, Demo.shadowed)
p.__dict__["name"] = "hidden"
print(p.name, vars(p)["name"])


class Observed:
    def __init__(self):
        self.values = weakref.WeakKeyDictionary()

    def __get__(self, obj, owner):
        return self if obj is None else self.values.get(obj, "unset")

    def __set__(self, obj, value):
        print(f"{type(obj).__name__}: {self.values.get(obj, 'unset')} -> {value}")
        self.values[obj] = value


class Thermostat:
    target = Observed()


a, b = Thermostat(), Thermostat()
a.target = 20
a.target = 21
b.target = 5
print(a.target, b.target, Thermostat().target, hasattr(Thermostat.target, "__set__"))
