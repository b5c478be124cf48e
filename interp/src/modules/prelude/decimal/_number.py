"""`Decimal`: the numbers."""

import math
import numbers
import sys
from collections import namedtuple
from _gilbox import alike, native

from decimal import _format, _work
from decimal._context import Context, getcontext
from decimal._signals import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUNDINGS, Clamped,
    ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation,
    Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

_MODULUS = sys.hash_info.modulus
_TENTH = pow(10, _MODULUS - 2, _MODULUS)
_new = object.__new__


# --- making -----------------------------------------------------------------

@native
def _finite(sign, coef, exp):
    made = alike(_ZERO, sign, coef, exp, "")
    return _made(sign, coef, exp, "") if made is None else made


@native
def _made(sign, coef, exp, kind):
    made = _new(Decimal)
    made.__init_parts__(sign, coef, exp, kind)
    return made


@native
def _special(kind, sign=0, coef=0):
    return _made(sign, coef, 0, kind)


@native
def _invalid(seen, condition=InvalidOperation):
    seen.append(condition)
    return _special("n")


@native
def _fix(sign, coef, exp, context, seen):
    """A finite number, rounded as the context says."""
    prec, Emax = context.prec, context.Emax
    tiny = context.Emin - prec + 1
    if not coef:
        top = Emax - prec + 1 if context.clamp else Emax
        fit = min(max(exp, tiny), top)
        if fit != exp:
            seen.append(Clamped)
        return _finite(sign, 0, fit)
    size = _work.length(coef)
    least = size + exp - prec
    if least > Emax - prec + 1:
        return _overflow(sign, context, seen)
    subnormal = least < tiny
    if subnormal:
        seen.append(Subnormal)
        least = tiny
    if exp < least:
        coef, inexact = _work.shorten(sign, coef, least - exp, context.rounding)
        exp = least
        if _work.length(coef) > prec:
            coef //= 10
            exp += 1
            if exp + prec - 1 > Emax:
                return _overflow(sign, context, seen)
        seen.append(Rounded)
        if inexact:
            seen.append(Inexact)
            if subnormal:
                seen.append(Underflow)
            if not coef:
                seen.append(Clamped)
        return _finite(sign, coef, exp)
    if context.clamp and exp > Emax - prec + 1:
        seen.append(Clamped)
        top = Emax - prec + 1
        return _finite(sign, coef * 10 ** (exp - top), top)
    return _finite(sign, coef, exp)


@native
def _overflow(sign, context, seen):
    seen += [Overflow, Inexact, Rounded]
    rounding = context.rounding
    if rounding in (ROUND_DOWN, "ROUND_05UP") or rounding == (ROUND_FLOOR, ROUND_CEILING)[sign]:
        return _finite(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    return _special("I", sign)


@native
def _fix_nan(number, context):
    """A quiet NaN with as many digits of its payload as fit."""
    room = context.prec - context.clamp
    return _special("n", number._sign, number._coef % 10 ** room)


@native
def _fixed(number, context, seen):
    """Any number, rounded as the context says."""
    if number._kind:
        return _fix_nan(number, context) if number._kind == "n" else number
    return _fix(number._sign, number._coef, number._exp, context, seen)


@native
def _nans(a, b, context, seen):
    """The NaN that an operation gives if an operand is one, or None."""
    for kind in ("N", "n"):
        for number in (a, b):
            if number is not None and number._kind == kind:
                if kind == "N":
                    seen.append(InvalidOperation)
                return _fix_nan(number, context)
    return None


@native
def _rescale(number, exp, rounding):
    """A finite number with another exponent: (number, inexact)."""
    if not number._coef:
        return _finite(number._sign, 0, exp), False
    coef, inexact = _work.shorten(number._sign, number._coef, exp - number._exp, rounding)
    return _finite(number._sign, coef, exp), inexact


@native
def _convert(other):
    """A number or an integer as a Decimal; None for anything else."""
    if type(other) is Decimal or isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _finite(int(other < 0), abs(int(other)), 0)
    return None


@native
def operand(value):
    """An argument of a method: as `_convert`, or TypeError."""
    made = _convert(value)
    if made is None:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return made


@native
def create(value, context):
    """A number from anything, rounded as the context says."""
    seen = []
    if isinstance(value, str) and (value != value.strip() or "_" in value):
        return context.settle(_special("n"), [ConversionSyntax])
    made = _read(value, context, seen)
    if not seen:
        if made._kind in ("n", "N"):
            if _work.length(made._coef) > context.prec - context.clamp:
                return context.settle(_special("n"), [ConversionSyntax])
        else:
            made = _fixed(made, context, seen)
    return context.settle(made, seen)


@native
def _read(value, context, seen):
    """A number from anything that says one exactly."""
    if isinstance(value, str):
        parts = _format.parse(value)
        if parts is None:
            return _invalid(seen, ConversionSyntax)
        sign, coef, exp, kind = parts
        return _special(kind, sign, coef) if kind else _finite(sign, coef, exp)
    if isinstance(value, int):
        return _finite(int(value < 0), abs(int(value)), 0)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (list, tuple)):
        return _from_tuple(value)
    if isinstance(value, float):
        if context is not None:
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                seen.append(FloatOperation)
        return _from_float(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


@native
def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not (isinstance(sign, int) and sign in (0, 1)):
        raise ValueError("sign must be an integer with the value 0 or 1")
    kind = ""
    if isinstance(exp, str):
        if exp not in ("F", "n", "N"):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind = "I" if exp == "F" else exp
    elif not isinstance(exp, int):
        raise ValueError("exponent must be an integer")
    if not isinstance(digits, tuple):
        digits = tuple(digits)
    for digit in digits:
        if not (isinstance(digit, int) and 0 <= digit <= 9):
            raise ValueError("coefficient must be a tuple of digits")
    coef = int("".join(map(str, digits)) or "0")
    if kind:
        return _special(kind, sign, 0 if kind == "I" else coef)
    return _finite(sign, coef, exp)


@native
def _from_float(value):
    if math.isinf(value) or math.isnan(value):
        return _special("n" if math.isnan(value) else "I", int(math.copysign(1, value) < 0))
    top, bottom = abs(value).as_integer_ratio()
    places = bottom.bit_length() - 1
    return _finite(int(math.copysign(1, value) < 0), top * 5 ** places, -places)


# --- operations: what they give before signals are settled ------------------

@native
def _plus(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if not a._kind and not a._coef and context.rounding != ROUND_FLOOR:
        return _fix(0, 0, a._exp, context, seen)
    return _fixed(a, context, seen)


@native
def _minus(a, context, seen):
    found = _nans(a, None, context, seen)
    return _plus(a.copy_negate(), context, seen) if found is None else found


@native
def _abs(a, context, seen):
    return _minus(a, context, seen) if a._sign else _plus(a, context, seen)


@native
def _add(a, b, context, seen):
    if a._kind or b._kind:
        found = _nans(a, b, context, seen)
        if found is not None:
            return found
        if a._kind:
            if b._kind and a._sign != b._sign:
                return _invalid(seen)
            return a
        return b
    x, y, exp = a._coef, b._coef, min(a._exp, b._exp)
    floor = context.rounding == ROUND_FLOOR
    if not x and not y:
        sign = min(a._sign, b._sign)
        if a._sign != b._sign and floor:
            sign = 1
        return _fix(sign, 0, exp, context, seen)
    prec = context.prec
    if not x or not y:
        number, zero = (b, a) if not x else (a, b)
        exp = max(exp, number._exp - prec - 1) if zero._exp < number._exp else number._exp
        coef, _ = _work.shorten(number._sign, number._coef, exp - number._exp, context.rounding)
        return _fix(number._sign, coef, exp, context, seen)
    high, low = (a, b) if a._exp >= b._exp else (b, a)
    top, bottom = high._coef, low._coef
    if high._exp != low._exp:
        far = high._exp + min(-1, _work.length(top) - prec - 2)
        if low._exp < far and _work.length(bottom) + low._exp - 1 < far:
            # Too small to matter but for the direction of rounding.
            bottom, exp = 1, far
        top *= 10 ** (high._exp - exp)
    total = (-top if high._sign else top) + (-bottom if low._sign else bottom)
    if not total:
        return _fix(int(floor), 0, min(a._exp, b._exp), context, seen)
    return _fix(int(total < 0), abs(total), exp, context, seen)


@native
def _subtract(a, b, context, seen):
    if b._kind in ("n", "N"):
        return _nans(a, b, context, seen)
    return _add(a, b.copy_negate(), context, seen)


@native
def _multiply(a, b, context, seen):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        found = _nans(a, b, context, seen)
        if found is not None:
            return found
        if not (a._kind or a._coef) or not (b._kind or b._coef):
            return _invalid(seen)
        return _special("I", sign)
    return _fix(sign, a._coef * b._coef, a._exp + b._exp, context, seen)


@native
def _divide(a, b, context, seen):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        found = _nans(a, b, context, seen)
        if found is not None:
            return found
        if a._kind:
            return _invalid(seen) if b._kind else _special("I", sign)
        seen.append(Clamped)
        return _finite(sign, 0, context.Etiny())
    if not b._coef:
        if not a._coef:
            return _invalid(seen, DivisionUndefined)
        seen.append(DivisionByZero)
        return _special("I", sign)
    if not a._coef:
        return _fix(sign, 0, a._exp - b._exp, context, seen)
    coef, exp = _work.divide(a._coef, a._exp, b._coef, b._exp, context.prec)
    return _fix(sign, coef, exp, context, seen)


@native
def _whole_quotient(a, b, context):
    """(quotient, remainder), both unrounded, of numbers that can be divided; None if too large."""
    sign = a._sign ^ b._sign
    exp = a._exp if b._kind else min(a._exp, b._exp)
    if not a._coef or b._kind or a.adjusted() - b.adjusted() <= -2:
        return _finite(sign, 0, 0), _rescale(a, exp, context.rounding)[0]
    if a.adjusted() - b.adjusted() <= context.prec:
        x, y = a._coef, b._coef
        if a._exp >= b._exp:
            x *= 10 ** (a._exp - b._exp)
        else:
            y *= 10 ** (b._exp - a._exp)
        quotient, rest = divmod(x, y)
        if _work.length(quotient) <= context.prec:
            return _finite(sign, quotient, 0), _finite(a._sign, rest, exp)
    return None


@native
def _divide_int(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    sign = a._sign ^ b._sign
    if a._kind:
        return _invalid(seen) if b._kind else _special("I", sign)
    if not b:
        if not a._coef:
            return _invalid(seen, DivisionUndefined)
        seen.append(DivisionByZero)
        return _special("I", sign)
    found = _whole_quotient(a, b, context)
    return _invalid(seen, DivisionImpossible) if found is None else found[0]


@native
def _remainder(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    if a._kind:
        return _invalid(seen)
    if not b:
        return _invalid(seen, InvalidOperation if a._coef else DivisionUndefined)
    found = _whole_quotient(a, b, context)
    if found is None:
        return _invalid(seen, DivisionImpossible)
    return _fixed(found[1], context, seen)


@native
def _divmod(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found, found
    sign = a._sign ^ b._sign
    if a._kind:
        if b._kind:
            nan = _invalid(seen)
            return nan, nan
        return _special("I", sign), _invalid(seen)
    if not b:
        if not a._coef:
            nan = _invalid(seen, DivisionUndefined)
            return nan, nan
        seen.append(DivisionByZero)
        return _special("I", sign), _invalid(seen)
    found = _whole_quotient(a, b, context)
    if found is None:
        nan = _invalid(seen, DivisionImpossible)
        return nan, nan
    return found[0], _fixed(found[1], context, seen)


_OPERATIONS = {"abs": _abs, "plus": _plus, "minus": _minus, "add": _add, "subtract": _subtract,
               "multiply": _multiply, "divide": _divide, "divide_int": _divide_int,
               "remainder": _remainder, "divmod": _divmod}


@native
def operate(name, context, a, b=None):
    """An operation of a context, on one number or two."""
    seen = []
    operation = _OPERATIONS[name]
    result = operation(a, context, seen) if b is None else operation(a, b, context, seen)
    return context.settle(result, seen) if seen else result


@native
def _order(a, b):
    """-1, 0 or 1, of numbers that are not NaN."""
    if a._kind or b._kind:
        x = (-1 if a._sign else 1) if a._kind else 0
        y = (-1 if b._sign else 1) if b._kind else 0
        return (x > y) - (x < y)
    x = -a._coef if a._sign else a._coef
    y = -b._coef if b._sign else b._coef
    if a._exp != b._exp and x and y and (x < 0) == (y < 0):
        high, low = a.adjusted(), b.adjusted()
        if high != low:
            return 1 if (high > low) != (x < 0) else -1
    if not x or not y or (x < 0) != (y < 0):
        return (x > y) - (x < y)
    if a._exp > b._exp:
        x *= 10 ** (a._exp - b._exp)
    elif b._exp > a._exp:
        y *= 10 ** (b._exp - a._exp)
    return (x > y) - (x < y)


@native
def _comparable(self, other, equality):
    """(self, other) as numbers that can be ordered, or None."""
    made = _convert(other)
    if made is not None:
        return self, made
    if isinstance(other, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if context.traps[FloatOperation] and not equality:
            context.settle(None, [FloatOperation])
        return self, _from_float(other)
    if equality and isinstance(other, complex) and other.imag == 0:
        return self, _from_float(other.real)
    if isinstance(other, numbers.Rational):
        if not self._kind:
            self = _finite(self._sign, self._coef * other.denominator, self._exp)
        return self, _convert(other.numerator)
    return None


@native
def _compared(self, other, equality):
    """The order of two numbers; None for NaNs and what is no number."""
    both = _comparable(self, other, equality)
    if both is None:
        return NotImplemented
    a, b = both
    if a._kind in ("n", "N") or b._kind in ("n", "N"):
        if not equality or a._kind == "N" or b._kind == "N":
            getcontext().settle(None, [InvalidOperation])
        return None
    return _order(a, b)


@native
class Decimal:
    """A floating-point number in base ten."""

    __slots__ = ("_sign", "_coef", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        if context is None:
            context = getcontext()
        elif not isinstance(context, Context):
            raise TypeError("optional argument must be a context")
        if type(value) is Decimal and cls is Decimal:
            return value
        seen = []
        made = context.settle(_read(value, context, seen), seen)
        if cls is Decimal and type(made) is Decimal:
            return made
        own = _new(cls)
        own.__init_parts__(made._sign, made._coef, made._exp, made._kind)
        return own

    def __init_parts__(self, sign, coef, exp, kind):
        set_attribute = object.__setattr__
        set_attribute(self, "_sign", sign)
        set_attribute(self, "_coef", coef)
        set_attribute(self, "_exp", exp)
        set_attribute(self, "_kind", kind)

    @classmethod
    def from_float(cls, f, /):
        """The exact value of a float or an integer."""
        if isinstance(f, int):
            made = _convert(f)
        elif isinstance(f, float):
            made = _from_float(f)
        else:
            raise TypeError("argument must be int or float")
        return made if cls is Decimal else cls(made)

    # text

    def __str__(self):
        return _format.text(self, getcontext().capitals)

    def __repr__(self):
        return f"Decimal('{_format.text(self, getcontext().capitals)}')"

    def __text_in__(self, context):
        return _format.text(self, context.capitals)

    def to_eng_string(self, context=None):
        """As text, with an exponent that is a multiple of three."""
        return _format.text(self, (context or getcontext()).capitals, True)

    def __format__(self, specifier, /, context=None):
        return _format.formatted(self, specifier, context or getcontext())

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(str(self))

    # comparison and conversion

    def __bool__(self):
        return bool(self._kind or self._coef)

    def __eq__(self, other):
        found = _compared(self, other, True)
        return found if found is NotImplemented else found == 0

    def __lt__(self, other):
        found = _compared(self, other, False)
        return found if found is NotImplemented else found == -1

    def __le__(self, other):
        found = _compared(self, other, False)
        return found if found is NotImplemented else found in (-1, 0)

    def __gt__(self, other):
        found = _compared(self, other, False)
        return found if found is NotImplemented else found == 1

    def __ge__(self, other):
        found = _compared(self, other, False)
        return found if found is NotImplemented else found in (0, 1)

    def __hash__(self):
        if self._kind:
            if self._kind == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == "n":
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        power = pow(10, self._exp, _MODULUS) if self._exp >= 0 \
            else pow(_TENTH, -self._exp, _MODULUS)
        value = self._coef * power % _MODULUS
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def __int__(self):
        if self._kind:
            if self._kind == "I":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        coef, _ = _work.shorten(self._sign, self._coef, -self._exp, ROUND_DOWN)
        return -coef if self._sign else coef

    __trunc__ = __int__

    def __whole(self, rounding):
        if self._kind:
            if self._kind == "I":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        coef, _ = _work.shorten(self._sign, self._coef, -self._exp, rounding)
        return -coef if self._sign else coef

    def __floor__(self):
        return self.__whole(ROUND_FLOOR)

    def __ceil__(self):
        return self.__whole(ROUND_CEILING)

    def __round__(self, n=None, /):
        if n is None:
            return self.__whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_finite(0, 1, -n))

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == "n":
            return -math.nan if self._sign else math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _finite(0, 0, 0)

    def conjugate(self):
        return self

    def as_tuple(self):
        """(sign, digits, exponent)."""
        if self._kind:
            if self._kind == "I":
                return DecimalTuple(self._sign, (0,), "F")
            digits = tuple(map(int, str(self._coef))) if self._coef else ()
            return DecimalTuple(self._sign, digits, self._kind)
        return DecimalTuple(self._sign, tuple(map(int, str(self._coef))), self._exp)

    def as_integer_ratio(self):
        """(numerator, denominator) in lowest terms."""
        if self._kind:
            if self._kind == "I":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        top, bottom = self._coef, 1
        if self._exp >= 0:
            top *= 10 ** self._exp
        else:
            bottom = 10 ** -self._exp
            shared = math.gcd(top, bottom)
            top //= shared
            bottom //= shared
        return -top if self._sign else top, bottom

    # arithmetic

    def __pos__(self):
        return operate("plus", getcontext(), self)

    def __neg__(self):
        return operate("minus", getcontext(), self)

    def __abs__(self):
        return operate("abs", getcontext(), self)

    def __add__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("add", getcontext(), self, other)

    def __radd__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("add", getcontext(), other, self)

    def __sub__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("subtract", getcontext(), self, other)

    def __rsub__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("subtract", getcontext(), other, self)

    def __mul__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("multiply", getcontext(), self, other)

    def __rmul__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("multiply", getcontext(), other, self)

    def __truediv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("divide", getcontext(), self, other)

    def __rtruediv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("divide", getcontext(), other, self)

    def __floordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None \
            else operate("divide_int", getcontext(), self, other)

    def __rfloordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None \
            else operate("divide_int", getcontext(), other, self)

    def __mod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("remainder", getcontext(), self, other)

    def __rmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("remainder", getcontext(), other, self)

    def __divmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("divmod", getcontext(), self, other)

    def __rdivmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else operate("divmod", getcontext(), other, self)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            modulo = _convert(modulo)
            if modulo is None:
                return NotImplemented
        return self.__pow_in__(other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _convert(other)
        return NotImplemented if other is None else other.__pow_in__(self, modulo, getcontext())

    def __pow_in__(self, other, modulo, context):
        from decimal import _functions
        seen = []
        if modulo is None:
            result = _functions.power(self, other, context, seen)
        else:
            result = _functions.power_modulo(self, other, modulo, context, seen)
        return context.settle(result, seen)

    def __round_in__(self, context):
        seen = []
        return context.settle(_fixed(self, context, seen), seen)

    # what a number is

    def adjusted(self):
        """The exponent of the leading digit."""
        return 0 if self._kind else self._exp + _work.length(self._coef) - 1

    def canonical(self):
        return self

    def copy_abs(self):
        return self.__with_sign(0)

    def copy_negate(self):
        return self.__with_sign(1 - self._sign)

    def copy_sign(self, other, context=None):
        return self.__with_sign(operand(other)._sign)

    def __with_sign(self, sign):
        if self._kind:
            return _special(self._kind, sign, self._coef)
        return _finite(sign, self._coef, self._exp)

    def is_canonical(self):
        return True

    def is_finite(self):
        return not self._kind

    def is_infinite(self):
        return self._kind == "I"

    def is_nan(self):
        return self._kind in ("n", "N")

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._kind and not self._coef

    def is_normal(self, context=None):
        if self._kind or not self._coef:
            return False
        return (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        if self._kind or not self._coef:
            return False
        return self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        """The kind of number, as text."""
        if self._kind == "n":
            return "NaN"
        if self._kind == "N":
            return "sNaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._coef:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def radix(self):
        return _finite(0, 10, 0)

    def same_quantum(self, other, context=None):
        other = operand(other)
        if self._kind or other._kind:
            return self._kind.lower() == other._kind.lower()
        return self._exp == other._exp

    # exponents

    def quantize(self, exp, rounding=None, context=None):
        """The number with the exponent of another, rounded."""
        exp = operand(exp)
        context = context or getcontext()
        if rounding is None:
            rounding = context.rounding
        elif rounding not in ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                            "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                            "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        seen = []
        return context.settle(self.__quantized(exp, rounding, context, seen), seen)

    def __quantized(self, exp, rounding, context, seen):
        found = _nans(self, exp, context, seen)
        if found is not None:
            return found
        if self._kind or exp._kind:
            return self if self._kind and exp._kind else _invalid(seen)
        wanted = exp._exp
        if not context.Etiny() <= wanted <= context.Emax:
            return _invalid(seen)
        if not self._coef:
            return _fix(self._sign, 0, wanted, context, seen)
        leading = self.adjusted()
        if leading > context.Emax or leading - wanted + 1 > context.prec:
            return _invalid(seen)
        made, inexact = _rescale(self, wanted, rounding)
        if made.adjusted() > context.Emax or _work.length(made._coef) > context.prec:
            return _invalid(seen)
        if made._coef and made.adjusted() < context.Emin:
            seen.append(Subnormal)
        if wanted > self._exp:
            seen.append(Rounded)
            if inexact:
                seen.append(Inexact)
        return _fix(made._sign, made._coef, made._exp, context, seen)

    def __integral(self, rounding, context, exact):
        context = context or getcontext()
        rounding = rounding or context.rounding
        seen = []
        found = _nans(self, None, context, seen)
        if found is not None:
            return context.settle(found, seen)
        if self._kind or self._exp >= 0:
            return self
        made, inexact = _rescale(self, 0, rounding)
        if exact and self._coef:
            seen.append(Rounded)
            if inexact:
                seen.append(Inexact)
        return context.settle(made, seen)

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to a whole number, without signals of rounding."""
        return self.__integral(rounding, context, False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """Rounded to a whole number."""
        return self.__integral(rounding, context, True)

    def normalize(self, context=None):
        """Without zeros at the end of the coefficient."""
        context = context or getcontext()
        seen = []
        found = _nans(self, None, context, seen)
        if found is None:
            found = _fixed(self, context, seen)
            if not found._kind:
                if not found._coef:
                    found = _finite(found._sign, 0, 0)
                else:
                    coef, exp = found._coef, found._exp
                    top = context.Emax - context.prec + 1 if context.clamp else context.Emax
                    while coef % 10 == 0 and exp < top:
                        coef //= 10
                        exp += 1
                    found = _finite(found._sign, coef, exp)
        return context.settle(found, seen)


_UNARY = frozenset((
    "exp", "ln", "log10", "logb", "sqrt", "next_minus", "next_plus", "logical_invert"))


def _from_module(module, name):
    """A method that stands in another module, loaded when first called."""
    count = 0 if name in _UNARY else 2 if name == "fma" else 1

    def method(self, *args, context=None):
        if len(args) == count + 1:
            *args, context = args
            if context is not None and not hasattr(context, "prec"):
                raise TypeError("optional argument must be a context")
        function = getattr(__import__(module, fromlist=[name]), name)
        context = context or getcontext()
        seen = []
        operands = [operand(value) for value in args]
        return context.settle(function(self, *operands, context, seen), seen)
    method.__name__ = name
    method.__qualname__ = f"Decimal.{name}"
    return native(method)


for _module, _names in {
    "decimal._functions": ("exp", "ln", "log10", "logb", "sqrt", "fma"),
    "decimal._selection": (
        "compare", "compare_signal", "compare_total", "compare_total_mag", "max", "max_mag",
        "min", "min_mag", "next_minus", "next_plus", "next_toward", "remainder_near", "rotate",
        "scaleb", "shift", "logical_and", "logical_invert", "logical_or", "logical_xor"),
}.items():
    for _name in _names:
        setattr(Decimal, _name, _from_module(_module, _name))

numbers.Number.register(Decimal)


@native
def _immutable(self, name, value=None):
    if name in ("real", "imag"):
        raise AttributeError(f"attribute '{name}' of 'decimal.Decimal' objects is not writable")
    if type(self) is not Decimal:
        return object.__setattr__(self, name, value)
    if hasattr(Decimal, name) and name not in Decimal.__slots__:
        raise AttributeError(f"'decimal.Decimal' object attribute '{name}' is read-only")
    raise AttributeError(f"'decimal.Decimal' object has no attribute '{name}' and no __dict__ "
                         "for setting new attributes")


Decimal.__setattr__ = _immutable

_ZERO = _made(0, 0, 0, "")
