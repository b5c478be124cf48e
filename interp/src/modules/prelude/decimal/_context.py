"""What natives need of the prelude: flags as mappings, the contexts that others are made after, and numbers in parts."""

import operator
from collections import namedtuple
from collections.abc import MutableMapping
from decimal._signals import (
    CLASSES, MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, ROUND_HALF_UP, SIGNALS, Clamped,
    DivisionByZero, InvalidOperation, Overflow, Underflow)
from numbers import Rational

import _decimal
from _decimal import Context, Decimal, getcontext, setcontext
from _gilbox import native

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


@native
class SignalDictMixin(_decimal._Signals):
    """Which signals are set: what makes that a mapping of all of them to bools."""

    __slots__ = ()
    __module__ = "decimal"

    def __contains__(self, key):
        return key in SIGNALS

    def __setitem__(self, key, value):
        self._set(key, bool(value))

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(SIGNALS)

    def __len__(self):
        return len(SIGNALS)

    def copy(self):
        return dict(self)

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._bits == other._bits
        if isinstance(other, dict):
            return self._bits == Context(flags=other).flags._bits
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        shown = ", ".join([f"{signal}:{self[signal]}" for signal in SIGNALS])
        return "{" + shown + "}"


# As in CPython no native class, which messages would call by its module's name too.
class SignalDict(SignalDictMixin, MutableMapping):
    __slots__ = ()
    __module__ = "abc"


@native
def _text(value):
    """(sign, digits, exponent) as the text of a number."""
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not (isinstance(sign, int) and sign in (0, 1)):
        raise ValueError("sign must be an integer with the value 0 or 1")
    kind = "E"
    if isinstance(exp, str):
        if exp not in ("F", "n", "N"):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind = {"F": "Infinity", "n": "NaN", "N": "sNaN"}[exp]
    elif not isinstance(exp, int):
        raise ValueError("exponent must be an integer")
    elif not -1 << 63 <= exp < 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if not isinstance(digits, (list, tuple)) or not all(
            isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError("coefficient must be a tuple of digits")
    coef = "".join(str(int(digit)) for digit in digits)
    sign = "-" if sign else ""
    if kind == "E":
        return f"{sign}{coef or 0}E{int(exp)}"
    return sign + kind + ("" if exp == "F" else coef.lstrip("0"))


@native
def from_digits(cls, value):
    return cls(_text(value))


@native
def create_from_digits(context, value):
    return context.create_decimal(_text(value))


_COMPARISONS = (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge)


@native
def compare_rational(number, other, which):
    """A comparison with what may be a fraction."""
    if not isinstance(other, Rational):
        return NotImplemented
    if number.is_finite():
        number = _EXACT.multiply(number, other.denominator)
    return _COMPARISONS[which](number, Decimal(other.numerator))


# Natives find here what they need from now on.
_decimal._begin(globals())

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[
    DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_EXACT = Context(MAX_PREC, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, traps=[])

_SETTINGS = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")


@native
class ContextManager:
    __slots__ = ("_new", "_saved")
    __module__ = "decimal"

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, exc_type, exc_value, traceback):
        setcontext(self._saved)


@native
def localcontext(ctx=None, **kwargs):
    """A `with` block that has a copy of a context."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in kwargs.items():
        if name not in _SETTINGS:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        ctx.__init__(**{name: value})
    return ContextManager(ctx)
