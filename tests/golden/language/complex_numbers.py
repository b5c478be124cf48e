"""complex numbers."""

import cmath

z = 3 + 4j
print(
    z,
    z.real,
    z.imag,
    abs(z),
    z.conjugate(),
    -z,
    +z,
    z == 3 + 4j,
    z != 3,
    complex(3) == 3,
    1j * 1j,
    z * z,
    z / (1 - 2j),
    z + 1,
    2 - z,
    z**2,
    z**-1,
    z**0.5,
    2**z,
    hash(3 + 0j) == hash(3),
    bool(0j),
    bool(1e-9j),
)
print(
    complex(),
    complex(1),
    complex(1, 2),
    complex("1+2j"),
    complex("-3.5j"),
    complex("j"),
    complex(" (1e3-2j) "),
    complex(1.5, -0.0),
    complex("inf"),
    complex("nan+infj"),
    complex(True, False),
    complex(1j, 2j),
)
print(
    repr(1j),
    repr(-1j),
    repr(0j),
    repr(-0.0 + 0j),
    repr(1e20 + 1e-5j),
    str(1.0 + 0.5j),
    1 - 0j,
    complex(-0.0, -0.0),
    [1j],
    f"{z}",
    f"{z:.2f}",
    f"{z:>12}",
    f"{1.5 - 2j:e}",
    "%s" % z,
    f"{z:.3g}",
)
for bad in (
    lambda: 1j < 2j,
    lambda: int(1j),
    lambda: float(1j),
    lambda: complex("1 + 2j"),
    lambda: complex("x"),
    lambda: complex("1", 2),
    lambda: 1j // 2,
    lambda: 1j % 2,
    lambda: divmod(1j, 1),
    lambda: round(1j),
    lambda: 1j / 0,
    lambda: 0j**-1,
    lambda: complex([]),
    lambda: abs(complex(1e308, 1e308)),
    lambda: f"{z:d}",
    lambda: f"{z:05}",
    lambda: max(1j, 2j),
    lambda: range(1j),
    lambda: [1][0j],
    lambda: math_floor(1j),
    lambda: z.nope,
    lambda: setattr(z, "real", 1),
    lambda: 10j**400,
):
    try:
        print(bad())
    except (TypeError, ValueError, ZeroDivisionError, OverflowError, AttributeError, NameError) as e:
        print(type(e).__name__, e)
print(
    cmath.sqrt(-1),
    cmath.sqrt(-4 + 0j),
    cmath.phase(1j),
    cmath.phase(-1),
    cmath.polar(3 + 4j),
    cmath.rect(2, 0),
    cmath.exp(0j),
    cmath.log(1 + 0j),
    cmath.pi,
    cmath.isnan(complex("nan")),
    cmath.isinf(complex("inf")),
    cmath.isclose(1 + 1e-12j, 1),
    cmath.isfinite(1j),
)
print(
    abs(cmath.exp(1j * cmath.pi) + 1) < 1e-12,
    round(cmath.sin(1).real, 12),
    [round(abs(r), 9) for r in (cmath.acos(2), cmath.atan(1j / 2), cmath.sinh(1j))],
)


def roots(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print(roots(1, 0, 1), roots(1, -3, 2), roots(1, 2, 5))


def mandel(c, n=20):
    z = 0j
    for i in range(n):
        if abs(z) > 2:
            return i
        z = z * z + c
    return n


print(
    "\n".join(
        "".join(" .:*#"[min(4, mandel(complex(x / 10, y / 4)) // 5)] for x in range(-20, 8)).rstrip()
        for y in range(-4, 5)
    )
)


def dft(values):
    n = len(values)
    return [sum(v * cmath.exp(-2j * cmath.pi * k * i / n) for i, v in enumerate(values)) for k in range(n)]


print(
    [round(abs(v), 6) for v in dft([1, 0, -1, 0] * 2)],
    sum([1j, 2, 3.5]),
    sum([], 0j),
    1j in [1j],
    {1 + 0j: "one"}[1],
    sorted([3 + 1j, 1 + 2j], key=abs)[0],
    (1 + 2j).real.is_integer(),
    z == complex(z),
    isinstance(z, complex),
    5j.imag,
)


class Gaussian:
    def __complex__(self):
        return 1 + 1j


class Floaty:
    def __float__(self):
        return 2.5


print(
    complex(Gaussian()),
    cmath.sqrt(Gaussian()),
    complex(Floaty()),
    z.__class__.__name__,
    z.__add__(1),
    z.__eq__("x"),
    (1).__add__(1j),
    1 + 1j == 1j + 1,
    2 * (1 + 1j) - (1 + 1j),
    (0.1 + 0.2j) * 3,
)
zz = 1
zz += 2j
zz *= 1j
zz -= 1
zz /= 2
zz **= 2
print(zz)


class Wide(int):
    """An integer that is another number as a float."""

    def __float__(self):
        return 2.5 if self else float("none")


class Far(float):
    def __float__(self):
        return 9.5


print(complex(Wide(1)), complex(1, Wide(2)), complex(Far(1)), complex(2, Far(1)), complex(False, Wide(1)))
try:
    complex(Wide(0))
except ValueError as e:
    print(e)
