"""The math module."""

import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(
    math.sqrt(2),
    math.sqrt(16),
    math.isqrt(17),
    math.isqrt(10**40),
    math.hypot(3, 4),
    math.hypot(1, 2, 3),
    math.dist((0, 0), (3, 4)),
)
print(
    math.floor(2.7),
    math.floor(-2.7),
    math.ceil(2.1),
    math.ceil(-2.1),
    math.trunc(2.9),
    math.trunc(-2.9),
    math.floor(5),
    math.ceil(1e20),
)
print(
    math.factorial(0),
    math.factorial(5),
    math.factorial(30),
    math.comb(10, 3),
    math.comb(50, 25),
    math.comb(3, 5),
    math.perm(5, 2),
    math.perm(5),
)
print(
    math.gcd(12, 18),
    math.gcd(0, 5),
    math.gcd(),
    math.gcd(-12, 18, 27),
    math.lcm(4, 6),
    math.lcm(3, 5, 7),
    math.lcm(0, 5),
    math.gcd(2**80, 6**40),
)
print(
    math.exp(1),
    math.exp(0),
    math.exp(-1),
    math.log(10),
    math.log(8, 2),
    math.log(100, 10),
    math.log2(8),
    math.log10(1000),
    math.log1p(1e-10),
    math.expm1(1e-10),
    math.exp2(10),
)
print(math.log(10**400), math.log2(2**2000), math.log10(10**500), math.log(2**100, 2))
print(
    math.sin(0),
    math.cos(0),
    math.tan(0),
    round(math.sin(math.pi / 6), 12),
    round(math.cos(math.pi / 3), 12),
    round(math.tan(math.pi / 4), 12),
)
print(
    math.asin(1),
    math.acos(1),
    math.atan(1),
    math.atan2(1, 1),
    math.atan2(-1, -1),
    math.atan2(0, -1),
    math.sinh(0),
    math.cosh(0),
    math.tanh(0),
    math.asinh(0),
    math.acosh(1),
    math.atanh(0),
)
print(
    math.degrees(math.pi),
    math.radians(180),
    math.pow(2, 10),
    math.pow(2, 0.5),
    math.pow(0, 0),
    math.fabs(-3),
    math.copysign(1, -0.0),
    math.copysign(3, 2),
)
print(
    math.fmod(7, 3),
    math.fmod(-7, 3),
    math.remainder(7, 4),
    math.remainder(5, 2),
    math.modf(3.25),
    math.modf(-3.25),
    math.frexp(8),
    math.frexp(0.3),
    math.ldexp(0.5, 4),
)
print(
    math.isnan(math.nan),
    math.isinf(math.inf),
    math.isfinite(1.0),
    math.isnan(1),
    math.isfinite(math.nan),
    math.isclose(0.1 + 0.2, 0.3),
    math.isclose(1, 1.1),
    math.isclose(1, 1.1, rel_tol=0.2),
    math.isclose(0, 1e-12),
    math.isclose(0, 1e-12, abs_tol=1e-9),
)
print(
    math.fsum([0.1] * 10),
    math.fsum([1e100, 1, -1e100]),
    math.prod([1, 2, 3, 4]),
    math.prod([], start=5),
    math.prod([0.5, 4]),
    math.sumprod([1, 2], [3, 4]),
)
print(
    math.erf(0),
    math.erfc(0),
    math.gamma(5),
    math.lgamma(1),
    math.gamma(0.5) ** 2,
    math.ulp(1.0),
    math.nextafter(1.0, 2.0),
    math.nextafter(0, 1),
)
print(math.floor(True), math.sqrt(True), math.gcd(True, 3), math.fma(2.0, 3.0, 4.0))
for call in (
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.log(-1),
    lambda: math.factorial(-1),
    lambda: math.factorial(1.5),
    lambda: math.isqrt(-1),
    lambda: math.acos(2),
    lambda: math.exp(1000),
    lambda: math.pow(10, 400),
    lambda: math.floor(math.inf),
    lambda: math.ceil(math.nan),
    lambda: math.trunc("x"),
    lambda: math.sqrt("4"),
    lambda: math.gcd(1.5, 2),
    lambda: math.comb(-1, 2),
    lambda: math.comb(5, -1),
    lambda: math.fmod(1, 0),
    lambda: math.log(10, 1),
    lambda: math.log(2, 0),
    lambda: math.hypot("a"),
    lambda: math.sin(math.inf),
    lambda: math.gamma(-1),
    lambda: math.gamma(0),
    lambda: math.dist((1,), (1, 2)),
    lambda: math.sqrt(),
    lambda: math.sqrt(1, 2),
    lambda: math.log(10**400 * -1),
    lambda: math.pow(0, -1),
    lambda: math.pow(-8, 1 / 3),
    lambda: math.isclose(1, 1, rel_tol=-1),
    lambda: math.ldexp(1.0, 5000),
    lambda: math.atanh(1),
    lambda: math.sqrt(10**400),
    lambda: math.prod("ab"),
):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def quadratic(a, b, c):
    d = b * b - 4 * a * c
    if d < 0:
        return "no real roots"
    r = math.sqrt(d)
    return sorted({(-b - r) / (2 * a), (-b + r) / (2 * a)})


for abc in ((1, -3, 2), (1, 2, 1), (1, 0, 1), (2, -5, -3)):
    print(abc, quadratic(*abc))
for degrees in range(0, 91, 15):
    r = math.radians(degrees)
    print(f"{degrees:3d} {math.sin(r):.6f} {math.cos(r):.6f} {math.tan(r) if degrees != 90 else float('inf'):.6f}")
