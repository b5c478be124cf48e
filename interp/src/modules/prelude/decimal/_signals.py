"""What can go wrong with decimal numbers, and the names of the ways to round."""

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    """Base of all signals."""


class InvalidOperation(DecimalException):
    """An operation without a sensible result."""


class FloatOperation(DecimalException, TypeError):
    """A float and a Decimal were mixed."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A finite number was divided by zero."""


class Inexact(DecimalException):
    """Digits other than zeros were lost."""


class Rounded(DecimalException):
    """Digits were lost."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class Subnormal(DecimalException):
    """The exponent was below Emin before rounding."""


class Overflow(Inexact, Rounded):
    """The result is too large."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result is too small and was rounded."""


class ConversionSyntax(InvalidOperation):
    """Text that is no number."""


class DivisionImpossible(InvalidOperation):
    """The integer result of a division has too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class InvalidContext(InvalidOperation):
    """A context that no operation can work in."""


# In the order in which they are looked for.
SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
           Inexact, Rounded, Clamped)
CONDITIONS = (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)

# What natives raise.
CLASSES = SIGNALS + CONDITIONS

for _class in (DecimalException, *CLASSES):
    _class.__module__ = "decimal"

