"""Decimal arithmetic with a chosen precision, as the General Decimal Arithmetic
Specification wants it. Numbers and contexts are native.
"""

import numbers
from _decimal import Context, Decimal, getcontext, setcontext
from decimal._context import (
    BasicContext, DecimalTuple, DefaultContext, ExtendedContext, localcontext)
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

numbers.Number.register(Decimal)
del numbers
