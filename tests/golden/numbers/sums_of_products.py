"""Sums of products of mixed numbers, and numbers that formats and functions of angles are given."""

import cmath
import math
import random
from decimal import Decimal
from fractions import Fraction


def attempt(what, call):
    try:
        print(what, repr(call()))
    except Exception as error:
        print(what, type(error).__name__, error)


class Int(int):
    def __add__(self, other):
        return Int(int(self) + int(other))

    __radd__ = __add__

    def __mul__(self, other):
        return Int(int(self) * int(other))

    __rmul__ = __mul__

    def __repr__(self):
        return f"Int({int(self)})"


print(math.sumprod((-5, -5, 10), (1.5, 4611686018427387904, 2305843009213693952)))
POOLS = [
    (-5, 10, -2**20, 2**31, 2**40, 2**61, 2**62, 2**80, 1.5, Int(7)),
    (3.75, 2.5, -1.5, float("inf"), -float("inf"), float("nan"), 14, 9, 3 + 4j, 0.0),
    (13.25, Decimal("10.5"), Fraction(13, 8), 4.75 + 0.125j, 97, -41, Int(3)),
    (-2.0**-1000, 11 * 2**1000, 3, 7, -37 * 2**32, 2**-537, 17, True),
    (11.25, -3.75, -0.625, True, False, 7, Int(5)),
]
for pool in POOLS:
    picks = random.Random(5)
    for _ in range(40):
        size = picks.randrange(4)
        p, q = picks.choices(pool, k=size), picks.choices(pool, k=size)
        attempt("sumprod", lambda: math.sumprod(p, q))

for r in (math.inf, -math.inf, math.nan, 0.0, -0.0, 2.0, -2.0):
    for phi in (0.0, -0.0, 1.0, -1.0, 2.5, math.inf, math.nan):
        attempt((r, phi), lambda: cmath.rect(r, phi))

for spec in ("006f", "05", ".010f", ".02f", ".0f", "0f", "00f", "06f", "010", ".00f", "+0.3f", "07.2f", "0>7", "10", "0", "010.0e", ".10g"):
    attempt(spec, lambda: format(Fraction(22, 7), spec))
print([~x for x in (0, 1, -1, 5)])
