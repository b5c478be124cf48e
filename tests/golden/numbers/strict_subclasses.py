"""What the methods of conversion may answer: an int that is of a class below int is deprecated, and becomes a plain one."""

import math
import operator
import warnings
from decimal import Decimal
from fractions import Fraction


class Whole(int):
    pass


class Real(float):
    pass


class ByInt:
    def __int__(self):
        return True


class ByIndex:
    def __index__(self):
        return Whole(2)


class ByTrunc:
    def __trunc__(self):
        return ByIndex()


class NoTrunc:
    def __trunc__(self):
        return "1"


class Own(int):
    def __int__(self):
        return 5

    def __index__(self):
        return 8


class ByFloat:
    def __float__(self):
        return Real(2.5)


class ByComplex:
    def __complex__(self):
        class Point(complex):
            pass
        return Point(1, 2)


def show(action, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = action(*args)
        except TypeError as e:
            result = e
    print(type(result).__name__, result)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


for cls in (ByInt, ByIndex, ByTrunc, NoTrunc, Own):
    print(cls.__name__)
    for action in (int, Whole, operator.index, range, bin, [1, 2, 3].__getitem__, "%d".__mod__, float):
        show(action, cls())
show(float, ByFloat())
show(Real, ByFloat())
show(complex, ByComplex())
show(operator.index, True)
show(operator.index, Whole(3))
z = 1 + 2j
print(complex(z) is z)

print(math.isclose(Decimal("1.0"), Decimal("1.05"), rel_tol=Decimal("0.1")), math.isclose(Fraction(1, 3), 0.3333, abs_tol=0.01))
print(math.isclose(Fraction(1, 3), Decimal("0.3")), math.nextafter(Fraction(1, 2), 1, steps=2))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(math.gcd(Index(120), Index(84)), math.lcm(4, Index(6), 10), math.hypot(3, Decimal(4)), math.hypot(Fraction(3), 4, 12))

# Counting in steps of one starts from a plain integer.
import enum
import itertools


class Place(enum.IntEnum):
    THIRD = 3


for arguments in ((True, True), (True,), (True, 2), (Place.THIRD,), (Place.THIRD, True), (2, True), (1.5, True), (False, False)):
    numbers = itertools.count(*arguments)
    print(repr(numbers), [next(numbers) for _ in range(3)], numbers)


def named():
    pass


# Functions among the arguments of a type are shown by their names.
print(list[named], dict[str, lambda: 0], tuple[len, ...])
