"""Enumerations: members with behaviour, flags, mixed-in types, aliases, customised values."""

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / self.radius ** 2


for planet in Planet:
    print(planet.name, f"{planet.gravity:.2f}", planet.value)


class Weekday(Enum):
    MON, TUE, WED, THU, FRI, SAT, SUN = range(1, 8)
    LUN = 1

    @classmethod
    def parse(cls, text):
        return cls[text[:3].upper()]

    def __add__(self, days):
        return Weekday((self.value - 1 + days) % 7 + 1)

    @property
    def weekend(self):
        return self in (Weekday.SAT, Weekday.SUN)


print(Weekday.parse("friday") + 3, Weekday.LUN, Weekday.LUN is Weekday.MON, len(Weekday), [d.name for d in Weekday if d.weekend])
print(list(Weekday.__members__)[-2:], Weekday(3), Weekday.MON in Weekday, 3 in Weekday, "MON" in Weekday.__members__, repr(Weekday.TUE))
for bad in (lambda: Weekday(9), lambda: Weekday["NOPE"], lambda: Weekday.NOPE, lambda: setattr(Weekday, "MON", 5), lambda: Weekday.MON < Weekday.TUE, lambda: Weekday()):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


rw = Permission.READ | Permission.WRITE
print(rw, rw.value, ~rw, Permission.READ in rw, Permission.RUN in rw, rw & Permission.WRITE, rw ^ Permission.ALL, bool(Permission(0)), list(rw), len(rw))
print(Permission.ALL, Permission(5), repr(Permission(0)), Permission.READ | Permission.RUN == Permission(5))


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.HIGH > Level.LOW, Level.LOW + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.HIGH}", f"{Level.HIGH:03d}", int(Level.HIGH), [10, 20][Level.LOW], Level(10), Level.LOW == 1)


class Colour(StrEnum):
    RED = auto()
    DARK_BLUE = auto()
    GREEN = "verde"


print(Colour.RED, Colour.DARK_BLUE.value, Colour("verde"), Colour.GREEN.upper(), f"{Colour.RED:>6}", Colour.RED == "red", repr(Colour.RED), "-".join(Colour))


class Mode(IntFlag):
    A = 4
    B = 2


print(Mode.A | Mode.B, Mode.A | 1, (Mode.A | 8).value, Mode(6), repr(Mode(6)), Mode.A + 1)


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return f"{name.lower()}-{count}"

    FIRST = auto()
    SECOND = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.FIRST if value is None else None


print([m.value for m in Auto], Auto(None), Auto("second-1"))
try:
    @unique
    class Double(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
Animal = Enum("Animal", "CAT DOG", start=5)
print(Animal.CAT, Animal.DOG.value, list(Enum("Pair", {"x": 1, "y": 2})), enum.Enum("T", ["p", "q"])(2))


class Op(Enum):
    ADD = enum.member(lambda a, b: a + b)
    SUB = enum.member(lambda a, b: a - b)
    helper = enum.nonmember(42)

    def __call__(self, *args):
        return self.value(*args)


print(Op.ADD(2, 3), Op.SUB(5, 1), Op.helper, list(Op.__members__))
try:
    class More(Weekday):
        EXTRA = 8
except TypeError as error:
    print(error)
print({Weekday.MON: 1}[Weekday(1)], hash(Weekday.MON) == hash(Weekday.LUN), Weekday.MON.__class__, type(Level.LOW).__mro__[1])
