"""Functions of complex numbers, native in CPython: the same formulas, so that the last
digit is the same too. Infinities and NaNs follow the tables of the C standard."""

import math as _math

from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LN2 = 0.6931471805599453
_LN10 = _math.log(10.0)
_LARGE = 1.7976931348623157e308 / 4.0
_SQRT_LARGE = _math.sqrt(_LARGE)
_LOG_LARGE = _math.log(_LARGE)
_SQRT_MIN = _math.sqrt(2.2250738585072014e-308)
_TINY = 2.2250738585072014e-308
_copysign = _math.copysign
_finite = _math.isfinite


@native
def _complex(z):
    if type(z) is complex:
        return z
    if isinstance(z, (int, float, complex)):
        return complex(z)
    cls = type(z)
    if hasattr(cls, "__complex__") or hasattr(cls, "__float__") or hasattr(cls, "__index__"):
        return complex(z)
    raise TypeError(f"must be real number, not {type(z).__name__}")


@native
def _class_of(x):
    """-inf, negative, -0, 0, positive, inf or NaN: 0 to 6."""
    if x != x:
        return 6
    if _finite(x):
        if x:
            return 4 if x > 0 else 1
        return 3 if _copysign(1.0, x) > 0 else 2
    return 5 if x > 0 else 0


# What functions give where a part is not finite, by the classes of the parts: pairs of
# letters. i and I are the infinities, z and Z the zeros, n is NaN, p and P pi, h and H half
# of it, q and Q a quarter, t and T three quarters; f and F are one. `.` is not asked for.
_PARTS = {"i": inf, "I": -inf, "z": 0.0, "Z": -0.0, "n": nan, "p": pi, "P": -pi,
          "h": 0.5 * pi, "H": -0.5 * pi, "q": 0.25 * pi, "Q": -0.25 * pi, "t": 0.75 * pi,
          "T": -0.75 * pi, "f": 1.0, "F": -1.0}


@native
def _table(text):
    rows = [row.split() for row in text.strip().split("/")]
    return [[None if cell == ".." else complex(_PARTS[cell[0]], _PARTS[cell[1]])
             for cell in row] for row in rows]


_ACOS = _table("""ti pi pi pI pI tI ni / hi .. .. .. .. hI nn / hi .. .. .. .. hI hn
               / hi .. .. .. .. hI hn / hi .. .. .. .. hI nn / qi zi zi zI zI qI ni
               / ni nn nn nn nn nI nn""")
_ACOSH = _table("""iT iP iP ip ip it in / iH .. .. .. .. ih nn / iH .. .. .. .. ih nn
                / iH .. .. .. .. ih nn / iH .. .. .. .. ih nn / iQ iZ iZ iz iz iq in
                / in nn nn nn nn in nn""")
_ASINH = _table("""IQ IZ IZ Iz Iz Iq In / IH .. .. .. .. Ih nn / IH .. .. .. .. Ih nn
                / iH .. .. .. .. ih nn / iH .. .. .. .. ih nn / iQ iZ iZ iz iz iq in
                / in nn nZ nz nn in nn""")
_ATANH = _table("""ZH ZH ZH Zh Zh Zh Zn / ZH .. .. .. .. Zh nn / ZH .. .. .. .. Zh Zn
                / zH .. .. .. .. zh zn / zH .. .. .. .. zh nn / zH zH zH zh zh zh zn
                / zH nn nn nn nn zh nn""")
_COSH = _table("""in .. iz iZ .. in in / nn .. .. .. .. nn nn / nz .. fz fZ .. nz nz
               / nz .. fZ fz .. nz nz / nn .. .. .. .. nn nn / in .. iZ iz .. in in
               / nn nn nz nz nn nn nn""")
_EXP = _table("""zz .. zZ zz .. zz zz / nn .. .. .. .. nn nn / nn .. fZ fz .. nn nn
              / nn .. fZ fz .. nn nn / nn .. .. .. .. nn nn / in .. iZ iz .. in in
              / nn nn nZ nz nn nn nn""")
_LOG = _table("""iT iP iP ip ip it in / iH .. .. .. .. ih nn / iH .. IP Ip .. ih nn
              / iH .. IZ Iz .. ih nn / iH .. .. .. .. ih nn / iQ iZ iZ iz iz iq in
              / in nn nn nn nn in nn""")
_SINH = _table("""in .. IZ Iz .. in in / nn .. .. .. .. nn nn / zn .. ZZ Zz .. zn zn
               / zn .. zZ zz .. zn zn / nn .. .. .. .. nn nn / in .. iZ iz .. in in
               / nn nn nZ nz nn nn nn""")
_SQRT = _table("""iI zI zI zi zi ii ni / iI .. .. .. .. ii nn / iI .. zZ zz .. ii nn
               / iI .. zZ zz .. ii nn / iI .. .. .. .. ii nn / iI iZ iZ iz iz ii in
               / iI nn nn nn nn ii nn""")
_TANH = _table("""Fz .. FZ Fz .. Fz Fz / nn .. .. .. .. nn nn / nn .. ZZ Zz .. nn nn
               / nn .. zZ zz .. nn nn / nn .. .. .. .. nn nn / fz .. fZ fz .. fz fz
               / nn nn nZ nz nn nn nn""")


@native
def _special(table, z):
    return table[_class_of(z.real)][_class_of(z.imag)]


@native
def _domain():
    raise ValueError("math domain error")


@native
def _range():
    raise OverflowError("math range error")


@native
def sqrt(z, /):
    """The square root with a real part that is not negative."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_SQRT, z)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = abs(x), abs(y)
    if ax < _TINY and ay < _TINY and (ax > 0.0 or ay > 0.0):
        ax = _math.ldexp(ax, 53)
        s = _math.ldexp(_math.sqrt(ax + _math.hypot(ax, _math.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _math.sqrt(ax + _math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if x >= 0.0:
        return complex(s, _copysign(d, y))
    return complex(d, _copysign(s, y))


@native
def acos(z, /):
    """The arc cosine."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_ACOS, z)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        real = _math.atan2(abs(y), x)
        size = _math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        return complex(real, -_copysign(size, y) if x < 0.0 else _copysign(size, -y))
    s1 = sqrt(complex(1.0 - x, -y))
    s2 = sqrt(complex(1.0 + x, y))
    return complex(2.0 * _math.atan2(s1.real, s2.real),
                   _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


@native
def acosh(z, /):
    """The inverse hyperbolic cosine."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_ACOSH, z)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0,
                       _math.atan2(y, x))
    s1 = sqrt(complex(x - 1.0, y))
    s2 = sqrt(complex(x + 1.0, y))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag),
                   2.0 * _math.atan2(s1.imag, s2.real))


@native
def asinh(z, /):
    """The inverse hyperbolic sine."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_ASINH, z)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        real = _copysign(size, x) if y >= 0.0 else -_copysign(size, -x)
        return complex(real, _math.atan2(y, abs(x)))
    s1 = sqrt(complex(1.0 + y, -x))
    s2 = sqrt(complex(1.0 - y, x))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(y, s1.real * s2.real - s1.imag * s2.imag))


@native
def asin(z, /):
    """The arc sine."""
    z = _complex(z)
    s = asinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


@native
def atanh(z, /):
    """The inverse hyperbolic tangent."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_ATANH, z)
    if x < 0.0 or (x == 0.0 and _copysign(1.0, x) < 0.0):
        return -atanh(-z)
    ay = abs(y)
    if x > _SQRT_LARGE or ay > _SQRT_LARGE:
        h = _math.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -_copysign(pi / 2.0, -y))
    if x == 1.0 and ay < _SQRT_MIN:
        if ay == 0.0:
            _domain()
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_math.hypot(ay, 2.0))),
                       _copysign(_math.atan2(2.0, -ay) / 2, y))
    return complex(_math.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


@native
def atan(z, /):
    """The arc tangent."""
    z = _complex(z)
    s = atanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


@native
def cosh(z, /):
    """The hyperbolic cosine."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        if _math.isinf(x) and _finite(y) and y != 0.0:
            found = complex(_copysign(inf, _math.cos(y)), _copysign(inf, _math.sin(y)))
            if x < 0:
                found = complex(found.real, -found.imag)
        else:
            found = _special(_COSH, z)
        if _math.isinf(y) and x == x:
            _domain()
        return found
    if abs(x) > _LOG_LARGE:
        less = x - _copysign(1.0, x)
        found = complex(_math.cos(y) * _math.cosh(less) * e, _math.sin(y) * _math.sinh(less) * e)
    else:
        found = complex(_math.cos(y) * _math.cosh(x), _math.sin(y) * _math.sinh(x))
    if _math.isinf(found.real) or _math.isinf(found.imag):
        _range()
    return found


@native
def cos(z, /):
    """The cosine."""
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


@native
def exp(z, /):
    """e to the power of z."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        if _math.isinf(x) and _finite(y) and y != 0.0:
            size = inf if x > 0 else 0.0
            found = complex(_copysign(size, _math.cos(y)), _copysign(size, _math.sin(y)))
        else:
            found = _special(_EXP, z)
        if _math.isinf(y) and (_finite(x) or x == inf):
            _domain()
        return found
    if x > _LOG_LARGE:
        size = _math.exp(x - 1.0)
        found = complex(size * _math.cos(y) * e, size * _math.sin(y) * e)
    else:
        size = _math.exp(x)
        found = complex(size * _math.cos(y), size * _math.sin(y))
    if _math.isinf(found.real) or _math.isinf(found.imag):
        _range()
    return found


@native
def _log(z):
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        return _special(_LOG, z)
    ax, ay = abs(x), abs(y)
    if ax > _LARGE or ay > _LARGE:
        real = _math.log(_math.hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif ax < _TINY and ay < _TINY:
        if not (ax > 0.0 or ay > 0.0):
            _domain()
        real = (_math.log(_math.hypot(_math.ldexp(ax, 53), _math.ldexp(ay, 53)))
                - 53 * _LN2)
    else:
        h = _math.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            high, low = (ax, ay) if ax > ay else (ay, ax)
            real = _math.log1p((high - 1) * (high + 1) + low * low) / 2.0
        else:
            real = _math.log(h)
    return complex(real, _math.atan2(y, x))


_NO_BASE = object()


@native
def log(z, base=_NO_BASE, /):
    """The natural logarithm, or that to a base."""
    z = _complex(z)
    if base is _NO_BASE:
        return _log(z)
    base = _complex(base)
    # To a base, 0 has a logarithm.
    found = _log(z) if z else complex(-inf, _math.atan2(z.imag, z.real))
    divisor = _log(base)
    if not divisor:
        _domain()
    return found / divisor


@native
def log10(z, /):
    """The logarithm to base 10."""
    found = _log(_complex(z))
    return complex(found.real / _LN10, found.imag / _LN10)


@native
def sinh(z, /):
    """The hyperbolic sine."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        if _math.isinf(x) and _finite(y) and y != 0.0:
            found = complex(_copysign(inf, _math.cos(y)), _copysign(inf, _math.sin(y)))
            if x < 0:
                found = complex(-found.real, found.imag)
        else:
            found = _special(_SINH, z)
        if _math.isinf(y) and x == x:
            _domain()
        return found
    if abs(x) > _LOG_LARGE:
        less = x - _copysign(1.0, x)
        found = complex(_math.cos(y) * _math.sinh(less) * e, _math.sin(y) * _math.cosh(less) * e)
    else:
        found = complex(_math.cos(y) * _math.sinh(x), _math.sin(y) * _math.cosh(x))
    if _math.isinf(found.real) or _math.isinf(found.imag):
        _range()
    return found


@native
def sin(z, /):
    """The sine."""
    z = _complex(z)
    s = sinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


@native
def tanh(z, /):
    """The hyperbolic tangent."""
    z = _complex(z)
    x, y = z.real, z.imag
    if not (_finite(x) and _finite(y)):
        if _math.isinf(x) and _finite(y) and y != 0.0:
            found = complex(_copysign(1.0, x),
                            _copysign(0.0, 2.0 * _math.sin(y) * _math.cos(y)))
        else:
            found = _special(_TANH, z)
        if _math.isinf(y) and _finite(x):
            _domain()
        return found
    if abs(x) > _LOG_LARGE:
        return complex(_copysign(1.0, x),
                       4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x)))
    tx = _math.tanh(x)
    ty = _math.tan(y)
    cx = 1.0 / _math.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


@native
def tan(z, /):
    """The tangent."""
    z = _complex(z)
    s = tanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


@native
def phase(z, /):
    """The angle."""
    z = _complex(z)
    return _math.atan2(z.imag, z.real)


@native
def polar(z, /):
    """Absolute value and angle."""
    z = _complex(z)
    return abs(z), _math.atan2(z.imag, z.real)


@native
def rect(r, phi, /):
    """The number with an absolute value and an angle."""
    # Of numbers only, not of text.
    r, phi = _math.ldexp(r, 0), _math.ldexp(phi, 0)
    if not (_finite(r) and _finite(phi)):
        if _math.isinf(r) and _finite(phi) and phi != 0.0:
            if r > 0:
                return complex(_copysign(inf, _math.cos(phi)), _copysign(inf, _math.sin(phi)))
            return complex(-_copysign(inf, _math.cos(phi)), -_copysign(inf, _math.sin(phi)))
        if r != 0.0 and r == r and _math.isinf(phi):
            _domain()
        if r == 0.0:
            return complex(0.0, 0.0)
        if phi == 0.0:
            return complex(r, 0.0 if r != r else phi if r > 0.0 else -phi)
        return complex(nan if _finite(r) or r != r else inf, nan)
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


@native
def isfinite(z, /):
    """Are both parts finite?"""
    z = _complex(z)
    return _finite(z.real) and _finite(z.imag)


@native
def isinf(z, /):
    """Is a part infinite?"""
    z = _complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


@native
def isnan(z, /):
    """Is a part NaN?"""
    z = _complex(z)
    return z.real != z.real or z.imag != z.imag


@native
def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Are two numbers the same up to a tolerance?"""
    a, b = _complex(a), _complex(b)
    rel_tol, abs_tol = _math.ldexp(rel_tol, 0), _math.ldexp(abs_tol, 0)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return (difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a)
            or difference <= abs_tol)
