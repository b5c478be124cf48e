"""Members whose names their data type has too, what dir() says of members, and auto() in tuples."""

import enum
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Book(StrEnum):
    author = auto()
    title = auto()
    count = "how many"


class Number(IntEnum):
    divisor = 1
    numerator = 2
    real = 3


print(Book.author.title(), Book.title.title(), Book.title, Book.count.count("m"), Book["count"])
print(Number.divisor.numerator, Number.numerator, Number.real.real, Number.numerator.numerator, list(Number))
print([name for name in dir(Book.author) if name in ("title", "author", "count", "upper", "name", "value")])


class Planet(Enum):
    EARTH = 1, "blue"
    MARS = 2, "red"

    def __init__(self, place, color):
        self.place = place
        self.color = color

    @property
    def shown(self):
        return f"{self.place}: {self.color}"


print(dir(Planet.EARTH), Planet.MARS.shown)


class Several(Enum):
    ONE = auto()
    TWO = auto(), auto()
    THREE = auto(), "x", auto()
    FOUR = auto()


print([member.value for member in Several])


class Pair(tuple):
    def __new__(cls, index, text):
        return super().__new__(cls, (index, text))


class Show(Pair, Enum):
    first = auto(), "money"
    second = auto(), "show"


print([tuple(member.value) for member in Show])
print(enum.show_flag_values(13))
try:
    class Bad(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        only = 1
except TypeError as e:
    print(e)
