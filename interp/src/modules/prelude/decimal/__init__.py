"""Decimal arithmetic with a chosen precision, as the General Decimal Arithmetic
Specification wants it. C code in CPython, and so marked native.

A number is a sign, a whole coefficient and an exponent of ten; `_work` rounds and
does the arithmetic, `_number` is what guests see, `_context` says how to round.
"""

from decimal._context import (
    BasicContext, Context, DefaultContext, ExtendedContext, getcontext, localcontext, setcontext)
from decimal._number import Decimal, DecimalTuple
from decimal._signals import (
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Clamped, ConversionSyntax,
    DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation,
    Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext",
           "ExtendedContext", "DecimalException", "Clamped", "InvalidOperation",
           "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
           "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax",
           "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN",
           "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
           "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN",
           "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR"]

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"

for _class in (Decimal, Context, DecimalTuple):
    _class.__module__ = "decimal"
