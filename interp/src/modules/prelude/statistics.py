"""Averages, spread and relations of data, computed exactly and rounded once."""

import math
import random
from fractions import Fraction
from functools import reduce
from itertools import count
from operator import itemgetter

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean",
    "geometric_mean", "harmonic_mean", "kde", "kde_random", "linear_regression", "mean", "median",
    "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
    "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


# --- exact sums -------------------------------------------------------------

def _ratio(x):
    """(numerator, denominator), where the denominator of what is not finite is None."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to "
                        "numerator/denominator") from None


def _common_type(a, b):
    """The type that a result of values of both types has."""
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b) or issubclass(b, int):
        return a
    if issubclass(a, int):
        return b
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _exact_total(partials):
    """The sum of numerators by denominator, as a Fraction, or what is not finite."""
    if None in partials:
        return partials[None]
    total = Fraction(0)
    for denominator, numerator in partials.items():
        total += Fraction(numerator, denominator)
    return total


def _sum(data):
    """(type, exact sum, count)."""
    count = 0
    kinds = {}
    partials = {}
    for x in data:
        kinds[type(x)] = True
        count += 1
        numerator, denominator = _ratio(x)
        partials[denominator] = partials.get(denominator, 0) + numerator
    return reduce(_common_type, kinds, int), _exact_total(partials), count


def _squares(data, c=None):
    """(type, exact sum of squared deviations, mean, count)."""
    if c is not None:
        kind, total, count = _sum((x - c) * (x - c) for x in data)
        return kind, total, c, count
    count = 0
    kinds = {}
    sums, squares = {}, {}
    for x in data:
        kinds[type(x)] = True
        count += 1
        numerator, denominator = _ratio(x)
        sums[denominator] = sums.get(denominator, 0) + numerator
        squares[denominator] = squares.get(denominator, 0) + numerator * numerator
    kind = reduce(_common_type, kinds, int)
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if None in sums:
        return kind, sums[None], sums[None], count
    sx = _exact_total(sums)
    sxx = sum((Fraction(n, d * d) for d, n in squares.items()), Fraction(0))
    return kind, (count * sxx - sx * sx) / count, sx / count, count


def _convert(value, kind):
    """An exact value as a result of a type."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def _sqrt_of_ratio(n, m):
    """The square root of n/m as a float, correctly rounded."""
    # An integer root of 55 bits or more, its last bit set if it is not exact, is
    # then rounded once by a division by a power of two.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        return float(_root_to_odd(n, m << 2 * shift) << shift)
    return _root_to_odd(n << -2 * shift, m) / (1 << -shift)


def _root_to_odd(n, m):
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt(value):
    return _sqrt_of_ratio(value.numerator, value.denominator) if value else 0.0


# --- averages ---------------------------------------------------------------

def mean(data):
    """The arithmetic mean."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, quickly."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            # The iterator's items, counted while they are added.
            counter = count()
            total = math.fsum(map(itemgetter(0), zip(data, counter)))
            n = next(counter)
        else:
            total = math.fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        numerator = math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    denominator = math.fsum(weights)
    if not denominator:
        raise StatisticsError("sum of weights must be non-zero")
    return numerator / denominator


def geometric_mean(data):
    """The geometric mean as a float."""
    n = 0
    zero = False

    def positive():
        nonlocal n, zero
        for n, x in enumerate(data, start=1):
            if x > 0.0 or math.isnan(x):
                yield math.log(x)
            elif x == 0.0:
                zero = True
            else:
                raise StatisticsError("No negative inputs allowed", x)
    total = math.fsum(positive())
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if math.isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / n)


def harmonic_mean(data, weights=None):
    """The harmonic mean."""
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float, Fraction)) and not hasattr(x, "as_tuple"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return x
    if weights is None:
        weights = [1] * n
        sum_weights = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, sum_weights, _ = _sum(weights)
    for x in (*data, *weights):
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(sum_weights / total, kind)


def median(data):
    """The middle value, or the mean of the two middle ones."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value, or the smaller of the two middle ones."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the larger of the two middle ones."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that were rounded to the middle of an interval."""
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most common value, the first one of several."""
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """All the most common values, in the order of their first occurrence."""
    from collections import Counter
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 cut points of n intervals of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


# --- spread -----------------------------------------------------------------

def variance(data, xbar=None):
    """The variance of a sample."""
    kind, ss, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    kind, ss, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, kind)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    kind, ss, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root_as(ss / (n - 1), kind)


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    kind, ss, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root_as(ss / n, kind)


def _root_as(value, kind):
    if hasattr(kind, "as_tuple"):  # Decimal
        return (kind(value.numerator) / kind(value.denominator)).sqrt()
    return _float_sqrt(value)


# --- relations --------------------------------------------------------------

def covariance(x, y, /):
    """The covariance of two samples."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number "
                              "of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    return math.sumprod((xi - xbar for xi in x), (yi - ybar for yi in y)) / (n - 1)


def _ranks(data):
    """Ranks around zero, equal values sharing the mean of theirs."""
    from itertools import groupby
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0.0] * len(data)
    before = 0
    for _, places in groupby(order, key=data.__getitem__):
        places = list(places)
        rank = before + (len(places) + 1) / 2 - (len(data) + 1) / 2
        for place in places:
            result[place] = rank
        before += len(places)
    return result


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient, or Spearman's with method="ranked"."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number "
                              "of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y)
    sxx = math.sumprod(x, x)
    syy = math.sumprod(y, y)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _sqrtprod(x, y):
    """The square root of x*y, more precise than the rounded product's."""
    h = math.sqrt(x * y)
    if not math.isfinite(h):
        if math.isinf(h) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0 ** -512
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0 ** 537
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    rest = math.sumprod((x, h), (y, -h))
    return h + rest / (2.0 * h)


class LinearRegression(tuple):
    """What `linear_regression` gives: slope and intercept."""

    __slots__ = ()
    _fields = __match_args__ = ("slope", "intercept")

    def __new__(cls, slope, intercept):
        return tuple.__new__(cls, (slope, intercept))

    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """The line through two samples with the least squares."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same "
                              "number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        x = [xi - xbar for xi in x]
        y = [yi - ybar for yi in y]
    sxy = math.sumprod(x, y) + 0.0
    sxx = math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


# --- the normal distribution ------------------------------------------------

# Wichura's algorithm AS 241: rational approximations of the inverse of the
# standard normal distribution around the middle, between, and in the tails.
_MIDDLE = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
            4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
            1.3314166789178437745e+2, 3.3871328727963666080e+0),
           (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
            2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
            4.2313330701600911252e+1, 1.0))
_BETWEEN = ((7.74545014278341407640e-4, 2.27238449892691845833e-2,
             2.41780725177450611770e-1, 1.27045825245236838258e+0,
             3.64784832476320460504e+0, 5.76949722146069140550e+0,
             4.63033784615654529590e+0, 1.42343711074968357734e+0),
            (1.05075007164441684324e-9, 5.47593808499534494600e-4,
             1.51986665636164571966e-2, 1.48103976427480074590e-1,
             6.89767334985100004550e-1, 1.67638483018380384940e+0,
             2.05319162663775882187e+0, 1.0))
_TAIL = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
          5.46378491116411436990e+0, 6.65790464350110377720e+0),
         (2.04426310338993978564e-15, 1.42151175831644588870e-7,
          1.84631831751005468180e-5, 7.86869131145613259100e-4,
          1.48753612908506148525e-2, 1.36929880922735805310e-1,
          5.99832206555887937690e-1, 1.0))


def _polynomial(coefficients, r):
    value = 0.0
    for coefficient in coefficients:
        value = value * r + coefficient
    return value


def _normal_inverse(p, mu, sigma):
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        top, bottom = _MIDDLE
        return mu + _polynomial(top, r) * q / _polynomial(bottom, r) * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        (top, bottom), r = _BETWEEN, r - 1.6
    else:
        (top, bottom), r = _TAIL, r - 5.0
    x = _polynomial(top, r) / _polynomial(bottom, r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution",
                 "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and deviation of some data."""
        kind, ss, xbar, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(xbar), _float_sqrt(ss / (n - 1)))

    def samples(self, n, *, seed=None):
        """`n` random numbers of this distribution."""
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_inverse(rnd(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The probability density."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(2.0 * math.pi * variance)

    def cdf(self, x):
        """The probability of a value of at most x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        """The value that is not exceeded with a probability."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 cut points of n intervals of equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """How much two distributions have in common, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        x_var, y_var = X.variance, Y.variance
        if not x_var or not y_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = y_var - x_var
        dm = math.fabs(Y._mu - X._mu)
        if not dv:
            return 1.0 - math.erf(dm / (2.0 * X._sigma * math.sqrt(2.0)))
        a = X._mu * y_var - Y._mu * x_var
        b = X._sigma * Y._sigma * math.sqrt(dm * dm + dv * math.log(y_var / x_var))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (math.fabs(Y.cdf(x1) - X.cdf(x1)) + math.fabs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        """How many deviations x is from the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def __getattr__(name):
    if name in ("kde", "kde_random"):
        import _statistics_kde
        return getattr(_statistics_kde, name)
    raise AttributeError(f"module 'statistics' has no attribute {name!r}")
