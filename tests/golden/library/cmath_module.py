"""cmath: every function at ordinary, special and extreme points."""

import cmath
import math

points = [0, 1, -1, 1j, -1j, 0.5, 2 + 3j, -2.5 + 0.25j, 1e-300 + 1e-310j, 1e300 - 1e299j, complex(-0.0, 0.0), complex(3, -0.0)]
special = [math.inf, -math.inf, math.nan, 0.0, -0.0, 2.0, -2.0]
points += [complex(x, y) for x in special for y in special]
names = "sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh phase polar isfinite isinf isnan"
for name in names.split():
    function = getattr(cmath, name)
    for z in points:
        try:
            print(name, z, function(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
print(cmath.log(8, 2), cmath.log(1j, -1), cmath.log(100, 10))
for r in (0, 1, -2.5, math.inf, math.nan):
    for phi in (0, 1, -math.pi, math.inf, math.nan):
        try:
            print(r, phi, cmath.rect(r, phi))
        except ValueError as e:
            print(r, phi, e)
print(cmath.isclose(1, 1 + 1e-10), cmath.isclose(1j, 1.1j), cmath.isclose(1, 1.05, rel_tol=0.1), cmath.isclose(math.inf, math.inf))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
for bad in ("x", None, [1]):
    try:
        cmath.sqrt(bad)
    except TypeError as e:
        print(e)
