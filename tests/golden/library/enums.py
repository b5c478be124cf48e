"""enum: Enum, IntEnum, StrEnum, Flag, auto, aliases, lookups, methods, errors."""

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN

    @property
    def dark(self):
        return self is Color.BLUE


print(
    Color.RED,
    repr(Color.RED),
    Color.RED.name,
    Color.RED.value,
    Color(2),
    Color["BLUE"],
    Color.CRIMSON,
    Color.CRIMSON is Color.RED,
    list(Color),
    len(Color),
    Color.RED in Color,
    list(Color.__members__),
    type(Color.RED),
    isinstance(Color.RED, Color),
)
print(
    Color.RED.describe(),
    Color.default(),
    Color.BLUE.dark,
    Color.RED == Color(1),
    Color.RED != Color.GREEN,
    Color.RED is Color.RED,
    {Color.RED: "r"}[Color.RED],
    f"{Color.RED} {Color.RED!r} {Color.RED.name:>6}|",
    Color.RED == 1,
    hash(Color.RED) == hash(Color["RED"]),
    [c.name for c in reversed(Color)],
    bool(Color.RED),
    1 in Color,
    9 in Color,
)
for bad in (
    lambda: Color(9),
    lambda: Color["PINK"],
    lambda: Color.PINK,
    lambda: Color.RED < Color.GREEN,
    lambda: setattr(Color, "RED", 5),
    lambda: setattr(Color.RED, "value", 5),
    lambda: Color.RED + 1,
    lambda: Color(),
    lambda: delattr(Color, "RED"),
    lambda: type("Sub", (Color,), {}),
    lambda: Color.RED(),
    lambda: int(Color.RED),
):
    try:
        print(bad())
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Weekday(IntEnum):
    MON = 1
    TUE = auto()
    SUN = 7


print(
    Weekday.TUE,
    repr(Weekday.TUE),
    Weekday.TUE + 1,
    Weekday.MON < Weekday.SUN,
    Weekday(7),
    sorted([Weekday.SUN, Weekday.MON]),
    [10, 20, 30][Weekday.TUE],
    Weekday.SUN == 7,
    f"{Weekday.TUE} {Weekday.TUE:03d}",
    int(Weekday.SUN),
    max(Weekday),
    Weekday.MON in (1, 2),
    {1: "one"}[Weekday.MON],
    range(Weekday.TUE),
)


class Text(StrEnum):
    A = "alpha"
    BETA = auto()


print(
    Text.A,
    repr(Text.A),
    Text.BETA,
    Text.A.upper(),
    Text.A == "alpha",
    Text("beta"),
    f"{Text.A:>8}",
    "-".join(Text),
    Text.A + "!",
    isinstance(Text.A, str),
)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(
    Perm.R,
    repr(Perm.R | Perm.X),
    Perm.RW,
    (Perm.R | Perm.W) is Perm.RW,
    Perm.R in Perm.RW,
    Perm.X in Perm.RW,
    ~Perm.R,
    Perm.RW & Perm.W,
    Perm.R ^ Perm.RW,
    Perm(0),
    bool(Perm(0)),
    bool(Perm.R & Perm.W),
    list(Perm.RW),
    Perm.R.value,
    Perm(7),
    [p.name for p in Perm],
    len(Perm.R | Perm.X),
    Perm["RW"].name,
    (Perm.R | Perm.X).name,
)
try:
    Perm(64)
except ValueError as e:
    print(str(e).splitlines()[0])


class Mask(IntFlag):
    A = 1
    B = 2
    C = 4


print(Mask.A | Mask.B, repr(Mask.A | 4), Mask.A + 1, Mask(3), Mask.A | 8, int(Mask.B | Mask.C), Mask.A == 1)


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67e-11 * self.mass / self.radius**2


print(f"{Planet.EARTH.gravity:.2f} {Planet.MARS.gravity:.2f}", Planet.EARTH.value, Planet((6.42e23, 3.39e6)))


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return f"{name.lower()}-{count}"

    FIRST = auto()
    SECOND = auto()


class Custom(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "a" else None

    def __str__(self):
        return f"<{self.name}>"


print([a.value for a in Auto], Custom("a"), str(Custom.A), repr(Custom.A), f"{Custom.A}")
try:
    Custom("b")
except ValueError as e:
    print(e)
try:

    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:

    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)


class New(Enum):
    A = "x", 1
    B = "y", 2

    def __new__(cls, text, number):
        self = object.__new__(cls)
        self._value_ = text
        self.number = number
        return self


print(New.A.value, New.B.number, New("y"))
Animal = Enum("Animal", "ANT BEE CAT")
Pairs = Enum("Pairs", {"ONE": 1, "TWO": 2})
Listed = IntEnum("Listed", ["A", "B"], start=10)
print(list(Animal), Pairs.TWO, Listed.B, Animal.BEE.value, Animal.__name__)


class State(Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"

    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


s = State.IDLE
for _ in range(4):
    print(s.name, end=" ")
    s = s.next()
print()
match s:
    case State.IDLE:
        print("idle")
    case State.RUNNING | State.DONE:
        print("busy or done")


class Mixin:
    def hello(self):
        return f"hello from {self.name}"


class WithMixin(Mixin, Enum):
    X = 1


class Number(float, Enum):
    HALF = 0.5
    ONE = 1


print(WithMixin.X.hello(), Number.HALF + 1, Number.ONE.value, repr(Number.HALF), Number(0.5).name)


class Nested(Enum):
    A = 1
    _ignore_ = ["temp"]
    temp = 5

    class Inner:
        v = 3


print(
    list(Nested),
    hasattr(Nested, "temp"),
    [m.value for m in Color if m.value > 1],
    {c.name: c.value for c in Color},
    enum.EnumMeta is type(Color),
    issubclass(Weekday, int),
    Color.RED.__class__.__name__,
    Color.RED._value_,
    Color.__doc__,
)
