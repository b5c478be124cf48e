"""The density that samples speak for: `statistics.kde` and `kde_random`."""

from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erf, exp, log, pi, sin, sqrt, tan
from random import Random

from statistics import NormalDist, StatisticsError

# For each kernel: its density, the integral of it, the inverse of that, and how far from a sample it is not zero (None: everywhere).
_ROOT_2, _ROOT_2_PI = sqrt(2), sqrt(2 * pi)


def _inverse(integral, density, estimate):
    """The inverse of an integral, by Newton's method from an estimate."""
    def inverse(p):
        sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
        x = estimate(p)
        while abs(off := integral(x) - p) > 1e-12:
            x -= off / density(x)
        return sign * x
    return inverse


def _quartic(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _quartic_integral(t):
    return 3 / 16 * t ** 5 - 5 / 8 * t ** 3 + 15 / 16 * t + 1 / 2


def _triweight(t):
    return 35 / 32 * (1.0 - t * t) ** 3


def _triweight_integral(t):
    return 35 / 32 * (-1 / 7 * t ** 7 + 3 / 5 * t ** 5 - t ** 3 + t) + 1 / 2


def _quartic_estimate(p):
    if p < 0.0106:
        return (2.0 * p) ** 0.3838 - 1.0
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    return x + 0.026818732 * sin(7.101753784 * p + 2.73230839482953) if p < 0.499 else x


_KERNELS = {
    "normal": (lambda t: exp(-1 / 2 * t * t) / _ROOT_2_PI, lambda t: 1 / 2 * (1.0 + erf(t / _ROOT_2)),
               NormalDist().inv_cdf, None),
    "logistic": (lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
                 lambda p: log(p / (1 - p)), None),
    "sigmoid": (lambda t: 1 / pi / cosh(t), lambda t: 2 / pi * atan(exp(t)),
                lambda p: log(tan(p * pi / 2)), None),
    "rectangular": (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, 1.0),
    "triangular": (lambda t: 1.0 - abs(t), lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
                   lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p), 1.0),
    "parabolic": (lambda t: 3 / 4 * (1.0 - t * t), lambda t: -1 / 4 * t ** 3 + 3 / 4 * t + 1 / 2,
                  lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3), 1.0),
    "quartic": (_quartic, _quartic_integral, _inverse(_quartic_integral, _quartic, _quartic_estimate), 1.0),
    "triweight": (_triweight, _triweight_integral,
                  _inverse(_triweight_integral, _triweight, lambda p: (2.0 * p) ** 0.3400218741872791 - 1.0), 1.0),
    "cosine": (lambda t: pi / 4 * cos(pi / 2 * t), lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2,
               lambda p: 2 * asin(2 * p - 1) / pi, 1.0),
}
for _name, _other in (("normal", "gauss"), ("rectangular", "uniform"), ("parabolic", "epanechnikov"),
                      ("quartic", "biweight")):
    _KERNELS[_other] = _KERNELS[_name]


def _checked(data, h, kernel):
    """The parts of the kernel, if all the arguments are right."""
    if not data:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    if kernel not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return _KERNELS[kernel]


def kde(data, h, kernel="normal", *, cumulative=False):
    """A function that estimates the density that samples were drawn from (or its integral)."""
    density, integral, _, reach = _checked(data, h, kernel)
    if reach is None:
        def pdf(x):
            return sum([density((x - sample) / h) for sample in data]) / (len(data) * h)

        def cdf(x):
            return sum([integral((x - sample) / h) for sample in data]) / len(data)
    else:
        samples, width = sorted(data), h * reach

        def near(x):
            """How many samples lie below the reach, and those within."""
            nonlocal samples
            if len(samples) != len(data):
                samples = sorted(data)
            first = bisect_left(samples, x - width)
            return first, samples[first:bisect_right(samples, x + width)]

        def pdf(x):
            _, within = near(x)
            return sum([density((x - sample) / h) for sample in within]) / (len(samples) * h)

        def cdf(x):
            below, within = near(x)
            return sum([integral((x - sample) / h) for sample in within], below) / len(samples)
    if cumulative:
        cdf.__doc__ = f"CDF estimate with {h=!r} and {kernel=!r}"
        return cdf
    pdf.__doc__ = f"PDF estimate with {h=!r} and {kernel=!r}"
    return pdf


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that draws from the density that samples speak for."""
    _, _, inverse, _ = _checked(data, h, kernel)
    source = Random(seed)
    random, choice = source.random, source.choice

    def rand():
        return choice(data) + h * inverse(random())
    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand


for _function in (kde, kde_random):
    _function.__module__ = "statistics"
