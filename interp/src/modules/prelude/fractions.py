"""Exact rational numbers."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_MODULUS = sys.hash_info.modulus
_INFINITY = sys.hash_info.inf


# --- text -------------------------------------------------------------------

def _digits(text):
    """True for digits with single underscores between them."""
    return all(part.isdecimal() for part in text.split("_"))


def _parse(text):
    """(numerator, denominator) of a number as text, or None."""
    text = text.strip()
    sign = -1 if text.startswith("-") else 1
    body = text[1:] if text[:1] in ("+", "-") else text
    if "/" in body:
        top, _, bottom = body.partition("/")
        top, bottom = top.rstrip(), bottom.lstrip()
        if not (_digits(top) and _digits(bottom)):
            return None
        return sign * int(top), int(bottom)
    mantissa, exponent = body, 0
    at = body.lower().find("e")
    if at >= 0:
        mantissa, power = body[:at], body[at + 1:]
        digits = power[1:] if power[:1] in ("+", "-") else power
        if not _digits(digits):
            return None
        exponent = int(power)
    whole, dot, decimals = mantissa.partition(".")
    if not (whole or decimals) or (whole and not _digits(whole)) \
            or (decimals and not _digits(decimals)):
        return None
    decimals = decimals.replace("_", "")
    numerator = int((whole or "0") + decimals)
    exponent -= len(decimals)
    if exponent >= 0:
        return sign * numerator * 10 ** exponent, 1
    return sign * numerator, 10 ** -exponent


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """n/d rounded half even to a multiple of 10**exponent: (negative, digits)."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    negative = q < 0 if no_neg_zero else n < 0
    return negative, abs(q)


def _round_to_figures(n, d, figures):
    """n/d rounded to significant figures: (negative, digits, exponent)."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    magnitude = len(top) - len(bottom) + (bottom <= top)
    exponent = magnitude - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


def _number(spec, i):
    """The number that begins at a place, without zeros in front, and where it ends; 0 where there is none."""
    start = i
    while spec[i:i + 1].isdecimal() and spec[start] != "0":
        i += 1
    if spec[i:i + 1] == "0":
        i += 1
    return int(spec[start:i] or 0), i


def _parse_spec(spec):
    """The parts of a format specification, or None if it is not one."""
    parts = {"fill": " ", "align": ">", "sign": "-", "z": False, "alt": False,
             "zero": False, "width": 0, "sep": "", "precision": None, "type": ""}
    i = 0
    aligned = False
    if len(spec) > 1 and spec[1] in "<>=^":
        parts["fill"], parts["align"] = spec[0], spec[1]
        aligned, i = True, 2
    elif spec[:1] and spec[0] in "<>=^":
        parts["align"] = spec[0]
        aligned, i = True, 1
    if spec[i:i + 1] and spec[i] in "-+ ":
        parts["sign"] = spec[i]
        i += 1
    if spec[i:i + 1] == "z":
        parts["z"] = True
        i += 1
    if spec[i:i + 1] == "#":
        parts["alt"] = True
        i += 1
    if spec[i:i + 1] == "0" and spec[i + 1:i + 2].isdecimal():
        parts["zero"] = True
        i += 1
    parts["width"], i = _number(spec, i)
    if spec[i:i + 1] and spec[i] in ",_":
        parts["sep"] = spec[i]
        i += 1
    if spec[i:i + 1] == ".":
        parts["precision"], i = _number(spec, i + 1)
        if spec[i - 1] == ".":
            return None
    parts["type"] = spec[i:]
    if parts["zero"]:
        if aligned:
            return None
        parts["fill"], parts["align"] = "0", "="
    return parts


def _grouped(digits, separator, minimum=0):
    """Digits in threes, filled with zeros up to a width."""
    if not separator:
        return digits.zfill(minimum)
    digits = digits.zfill(3 * minimum // 4 + 1)
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + "".join([separator + digits[i:i + 3]
                                     for i in range(first, len(digits), 3)])


def _padded(sign, body, parts):
    padding = parts["fill"] * max(0, parts["width"] - len(sign) - len(body))
    align = parts["align"]
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


# --- the numbers ------------------------------------------------------------

class Fraction(numbers.Rational):
    """A numerator over a positive denominator, in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, float) or (hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, type)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            found = _parse(numerator)
            if found is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = found
        elif type(numerator) is not int or type(denominator) is not int:
            if not (isinstance(numerator, numbers.Rational)
                    and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def _lowest(cls, numerator, denominator):
        """From terms that are already lowest, with a positive denominator."""
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, "
                            f"not {f!r} ({type(f).__name__})")
        return cls._lowest(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, numbers.Integral):
            dec = int(dec)
        elif not hasattr(dec, "as_tuple"):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, "
                            f"not {dec!r} ({type(dec).__name__})")
        return cls._lowest(*dec.as_integer_ratio())

    def is_integer(self):
        """True if the denominator is 1."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """(numerator, denominator)."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not larger than this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, up to the last that is allowed.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._lowest(p1, q1)
        return Fraction._lowest(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        """The numerator, which carries the sign."""
        return self._numerator

    @property
    def denominator(self):
        """The denominator, at least 1."""
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        parts = _parse_spec(format_spec)
        if parts is not None:
            if parts["type"] == "" and parts["precision"] is None and not parts["z"] and not parts["zero"]:
                return self._format_as_ratio(parts)
            if len(parts["type"]) == 1 and parts["type"] in "eEfFgG%":
                return self._format_as_float(parts)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type "
                         f"{type(self).__name__!r}")

    def _format_as_ratio(self, parts):
        sign = "-" if self._numerator < 0 else "" if parts["sign"] == "-" else parts["sign"]
        body = _grouped(str(abs(self._numerator)), parts["sep"])
        if self._denominator > 1 or parts["alt"]:
            body += "/" + _grouped(str(self._denominator), parts["sep"])
        return _padded(sign, body, parts)

    def _format_as_float(self, parts):
        n, d = self._numerator, self._denominator
        kind = parts["type"]
        precision = 6 if parts["precision"] is None else parts["precision"]
        if kind in "fF%":
            exponent = -precision - (2 if kind == "%" else 0)
            negative, significand = _round_to_exponent(n, d, exponent, parts["z"])
            scientific = False
            point = precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(n, d, figures)
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{'e' if kind in 'eg' else 'E'}{exponent + point:+03d}"
        else:
            suffix = ""
        digits = f"{significand:0{point + 1}d}"
        whole = digits[:len(digits) - point]
        decimals = digits[len(digits) - point:] if point else ""
        if kind in "gG" and not parts["alt"]:
            decimals = decimals.rstrip("0")
        tail = ("." if decimals or parts["alt"] else "") + decimals + suffix
        sign = "-" if negative else "" if parts["sign"] == "-" else parts["sign"]
        minimum = 0
        if parts["zero"]:
            minimum = parts["width"] - len(sign) - len(tail)
        return _padded(sign, _grouped(whole, parts["sep"], minimum) + tail, parts)

    # --- arithmetic ---

    def __add__(self, other):
        return _arithmetic(self, other, _add, operator.add)

    def __radd__(self, other):
        return _reflected(self, other, _add, operator.add)

    def __sub__(self, other):
        return _arithmetic(self, other, _sub, operator.sub)

    def __rsub__(self, other):
        return _reflected(self, other, _sub, operator.sub)

    def __mul__(self, other):
        return _arithmetic(self, other, _mul, operator.mul)

    def __rmul__(self, other):
        return _reflected(self, other, _mul, operator.mul)

    def __truediv__(self, other):
        return _arithmetic(self, other, _div, operator.truediv)

    def __rtruediv__(self, other):
        return _reflected(self, other, _div, operator.truediv)

    def __floordiv__(self, other):
        return _arithmetic(self, other, _floordiv, operator.floordiv)

    def __rfloordiv__(self, other):
        return _reflected(self, other, _floordiv, operator.floordiv)

    def __mod__(self, other):
        return _arithmetic(self, other, _mod, operator.mod)

    def __rmod__(self, other):
        return _reflected(self, other, _mod, operator.mod)

    def __divmod__(self, other):
        return _arithmetic(self, other, _divmod, divmod)

    def __rdivmod__(self, other):
        return _reflected(self, other, _divmod, divmod)

    def __pow__(self, other):
        if not isinstance(other, numbers.Rational):
            if isinstance(other, (float, complex)):
                return float(self) ** other
            return NotImplemented
        if other.denominator != 1:
            return float(self) ** float(other)
        power = other.numerator
        n, d = self._numerator, self._denominator
        if power >= 0:
            return Fraction._lowest(n ** power, d ** power)
        if n > 0:
            return Fraction._lowest(d ** -power, n ** -power)
        if n == 0:
            raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
        return Fraction._lowest((-d) ** -power, (-n) ** -power)

    def __rpow__(self, base, modulo=None):
        if modulo is not None:
            return NotImplemented
        if self._denominator == 1 and self._numerator >= 0:
            return base ** self._numerator
        if isinstance(base, numbers.Rational):
            return Fraction(base.numerator, base.denominator) ** self
        if self._denominator == 1:
            return base ** self._numerator
        return base ** float(self)

    def __pos__(self):
        return Fraction._lowest(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._lowest(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._lowest(abs(self._numerator), self._denominator)

    def __int__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __trunc__(self):
        return self.__int__()

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            if rest * 2 < d:
                return floor
            if rest * 2 > d:
                return floor + 1
            return floor + (floor & 1)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    # --- comparison ---

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _INFINITY
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            value = -value
        return -2 if value == -1 else value

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, numbers.Rational):
            return (self._numerator == other.numerator
                    and self._denominator == other.denominator)
        if isinstance(other, numbers.Complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return other == 0.0
            return self == self.from_float(other)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator,
                      self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, operator.lt)

    def __gt__(self, other):
        return self._compare(other, operator.gt)

    def __le__(self, other):
        return self._compare(other, operator.le)

    def __ge__(self, other):
        return self._compare(other, operator.ge)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(
            self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _arithmetic(a, b, exact, inexact):
    if isinstance(b, Fraction):
        return exact(a._numerator, a._denominator, b._numerator, b._denominator)
    if isinstance(b, int):
        return exact(a._numerator, a._denominator, int(b), 1)
    if isinstance(b, float):
        return inexact(float(a), b)
    if isinstance(b, complex) and exact not in _WHOLE:
        return inexact(complex(a), b)
    return NotImplemented


def _reflected(b, a, exact, inexact):
    if isinstance(a, numbers.Rational):
        return exact(a.numerator, a.denominator, b._numerator, b._denominator)
    if isinstance(a, numbers.Real):
        return inexact(float(a), float(b))
    if isinstance(a, numbers.Complex) and exact not in _WHOLE:
        return inexact(complex(a), complex(b))
    return NotImplemented


def _add(na, da, nb, db):
    return Fraction(na * db + nb * da, da * db)


def _sub(na, da, nb, db):
    return Fraction(na * db - nb * da, da * db)


def _mul(na, da, nb, db):
    return Fraction(na * nb, da * db)


def _div(na, da, nb, db):
    if nb == 0:
        raise ZeroDivisionError(f"Fraction({db}, 0)")
    return Fraction(na * db, da * nb)


def _floordiv(na, da, nb, db):
    return (na * db) // (da * nb)


def _divmod(na, da, nb, db):
    div, rest = divmod(na * db, da * nb)
    return div, Fraction(rest, da * db)


def _mod(na, da, nb, db):
    return Fraction((na * db) % (nb * da), da * db)


# Division with a whole quotient, which complex numbers don't have.
_WHOLE = (_floordiv, _mod, _divmod)
