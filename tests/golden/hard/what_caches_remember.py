"""One place in the code meets many shapes, and classes change under it."""


class Plain:
    def __init__(self, x):
        self.x = x


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Computed:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x * 10

    @x.setter
    def x(self, value):
        self._x = value


class Shared:
    x = "of the class"


class Asked:
    def __getattr__(self, name):
        return f"asked for {name}"


class Failing:
    @property
    def x(self):
        raise AttributeError("the getter fails")

    def __getattr__(self, name):
        return f"after the getter: {name}"


class Derived(Plain):
    def __init__(self, x):
        self.first = None
        super().__init__(x)


def read(obj):
    return obj.x


def write(obj, value):
    obj.x = value


def several(rounds):
    objects = [Plain(1), Slotted(2), Computed(3), Shared(), Asked(), Failing(), Derived(4), Shared]
    for _ in range(rounds):
        seen = [read(obj) for obj in objects]
    print(seen)
    for i, obj in enumerate(objects[:4] + objects[6:]):
        for j in range(rounds):
            write(obj, i * 100 + j)
    print([read(obj) for obj in objects])
    Shared.x = "of the class"


several(3)
several(40)


def missing(obj):
    try:
        return obj.x
    except AttributeError as e:
        return str(e)


slotted = Slotted(1)
print(missing(slotted))
del slotted.x
print(missing(slotted))
slotted.x = 5
print(missing(slotted))
try:
    slotted.z = 1
except AttributeError as e:
    print(e)

# The class changes after its objects have been read.
plain = Plain(7)
print(read(plain), read(plain))
Plain.x = property(lambda self: "now a property")
print(read(plain))
del Plain.x
print(read(plain))
Computed.x = 12
print(read(Computed(1)))
Plain.__getattr__ = lambda self, name: f"missing {name}"
del plain.x
print(read(plain))


class Base:
    @classmethod
    def make(cls, n=1):
        return cls.__name__, n

    @staticmethod
    def fixed(n):
        return n

    def method(self):
        return "base"


class Other(Base):
    def method(self):
        return "other"


def call(obj):
    return obj.make(), obj.make(n=2), obj.fixed(3)


for obj in (Base, Other, Base(), Other(), Base, Other) * 3:
    result = call(obj)
    print(result)


def methods(obj):
    kept = obj.method
    return kept(), obj.method()


other = Other()
print(methods(Base()), methods(other))
Other.method = Base.method
print(methods(other))
other.method = lambda: "its own"
print(methods(other))
del Other.method
print(methods(other))


# Arguments find their parameters.
def many(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(many(1, d=4))
print(many(1, 2, 3, 4, 5, d=6, a=7, b=8))
print(many(1, c=9, e=8, d=7, z=6))
for call in (
    lambda: many(),
    lambda: many(1),
    lambda: many(1, 2, 3, c=4, d=5),
    lambda: (lambda a, b: 0)(1, a=2),
    lambda: (lambda a, b: 0)(b=1),
    lambda: (lambda a, *, b: 0)(1, 2),
    lambda: (lambda a, *, b: 0)(a=1),
    lambda: (lambda a, /, b: 0)(a=1, b=2),
    lambda: (lambda a: 0)(1, c=2),
):
    try:
        print(call())
    except TypeError as e:
        print(e)


def swapped(first, second, third):
    return first, second, third


print(swapped(third=1, first=2, second=3), swapped(1, third=2, second=3))
swapped.__defaults__ = (7, 8, 9, 10)
print(swapped(), swapped(second=1))


def produce(a, *rest, b=1, **more):
    yield a
    yield rest
    yield b, more


print(list(produce(1, 2, 3, b=4, c=5)), list(produce(a=1)))
