"""Classes: instances, attributes, methods, class attributes, properties, representation."""


class Dog:
    """A dog."""

    species = "canis"
    count = 0
    tricks = []

    def __init__(self, name, age=1):
        self.name = name
        self.age = age
        Dog.count += 1

    def bark(self):
        return f"{self.name} says woof"

    def learn(self, trick):
        self.tricks.append(trick)

    def __str__(self):
        return f"Dog {self.name}"

    def __repr__(self):
        return f"Dog({self.name!r}, {self.age})"


rex, ada = Dog("Rex"), Dog("Ada", 3)
print(
    rex,
    repr(ada),
    [rex, ada],
    rex.bark(),
    Dog.bark(ada),
    Dog.count,
    rex.count,
    Dog.__name__,
    Dog.__doc__,
    rex.__class__ is Dog,
    type(rex).__name__,
    isinstance(rex, Dog),
)
rex.species = "wolf"
rex.learn("sit")
ada.learn("roll")
print(
    rex.species,
    ada.species,
    Dog.species,
    Dog.tricks,
    rex.tricks is ada.tricks,
    vars(rex),
    rex.__dict__ == {"name": "Rex", "age": 1, "species": "wolf"},
)
del rex.species
print(rex.species, getattr(rex, "age"), getattr(rex, "nope", "default"), hasattr(rex, "bark"), hasattr(rex, "fly"))
setattr(rex, "color", "brown")
rex.__dict__["size"] = "big"
print(rex.color, rex.size, sorted(vars(rex)))
delattr(rex, "color")
Dog.fly = lambda self: f"{self.name} flies"
print(ada.fly(), hasattr(rex, "fly"))
rex.bark = lambda: "own bark"
print(rex.bark(), ada.bark(), Dog.bark(rex))
for bad in (
    lambda: rex.nope,
    lambda: Dog.nope,
    lambda: rex.bark(1),
    lambda: Dog(),
    lambda: Dog.bark(),
    lambda: rex(),
    lambda: rex[0],
    lambda: rex + 1,
    lambda: len(rex),
    lambda: iter(rex),
    lambda: rex < ada,
    lambda: -rex,
    lambda: 1 in rex,
    lambda: int(rex),
    lambda: rex.__nope__,
    lambda: delattr(rex, "nope"),
    lambda: Dog.__init__(),
    lambda: next(rex),
    lambda: rex.name(),
    lambda: setattr(rex, 1, 2),
    lambda: getattr(rex, 5),
    lambda: [][rex],
    lambda: reversed(rex),
):
    try:
        print(bad())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self._celsius = None

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @staticmethod
    def valid(value):
        return value >= -273.15

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)


t = Temperature(20)
print(
    t.celsius,
    t.fahrenheit,
    Temperature.valid(-300),
    t.valid(0),
    Temperature.from_fahrenheit(212).celsius,
    Temperature.celsius.__doc__,
    type(Temperature.celsius).__name__,
    vars(t),
)
t.celsius = 25
del t.celsius
print(t.celsius)
for bad in (
    lambda: setattr(t, "celsius", -500),
    lambda: setattr(t, "fahrenheit", 1),
    lambda: delattr(t, "fahrenheit"),
    lambda: Temperature(-274),
    lambda: t.fahrenheit,
):
    try:
        print(bad())
    except (ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Empty:
    pass


e = Empty()
e.x = e.y = 1
e.x += 5
e.items = [1]
e.items += [2]
e.child = Empty()
e.child.value = "deep"
e.child.list = [[0] * 2]
e.child.list[0][1] += 7
print(
    e.x,
    e.y,
    e.items,
    e.child.value,
    e.child.list,
    str(e).startswith("<__main__.Empty object at 0x"),
    Empty.__mro__,
    Empty.__bases__,
    Empty.__module__,
    Empty.__qualname__,
    Empty.__dict__.get("x"),
    Empty is type(e),
    e == e,
    e == Empty(),
    e != 5,
    hash(e) == hash(e),
    bool(e),
)


class Body:
    a = 1
    b = a + 1
    for c in range(3):
        d = c * b
    if b == 2:

        def conditional(self):
            return "defined"

    c2 = [i for i in range(3)]

    class Inner:
        z = "inner"

        def get(self):
            return Body.a

    print("class body runs", a, b, c, d, __name__, __qualname__)


print(Body.d, Body().conditional(), Body.Inner.z, Body.Inner().get(), Body.Inner.__qualname__, Body.c)
Same = Body
print(
    Same.__name__,
    isinstance(Same(), Body),
    type("Made", (Dog,), {"extra": 5, "hi": lambda self: self.name})("Zed").hi(),
    Dog.count,
)


class Chain:
    def __init__(self):
        self.steps = []

    def add(self, x):
        self.steps.append(x)
        return self

    def __len__(self):
        return len(self.steps)

    def __bool__(self):
        return True


print(Chain().add(1).add(2).steps, len(Chain()), bool(Chain()), [c.steps for c in (Chain().add("x"),)])
print([name for name in dir(t) if not name.startswith("__")], sorted(n for n in dir(Body) if not n.startswith("_")))
