"""Operations that choose, shift and step, loaded when one is wanted."""

from _gilbox import native

from decimal import _work
from decimal._functions import _whole
from decimal._number import (
    _add, _finite, _fix, _fixed, _invalid, _nans, _order, _rescale)
from decimal._signals import (
    ROUND_CEILING, ROUND_FLOOR, Clamped, DivisionImpossible, DivisionUndefined, Inexact,
    InvalidOperation, Overflow, Rounded, Subnormal, Underflow)


# --- comparing --------------------------------------------------------------

@native
def compare(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    order = _order(a, b)
    return _finite(int(order < 0), abs(order), 0)


@native
def compare_signal(a, b, context, seen):
    if a._kind in ("n", "N") or b._kind in ("n", "N"):
        found = _nans(a, b, context, seen)
        seen.append(InvalidOperation)
        return found
    return compare(a, b, context, seen)


@native
def _total(a, b):
    """The order of two numbers in which no two representations are equal."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    flip = -1 if a._sign else 1
    rank = {"": 0, "I": 0, "N": 1, "n": 2}
    x, y = rank[a._kind], rank[b._kind]
    if x or y:
        if x == y:
            x, y = a._coef, b._coef
        return flip * ((x > y) - (x < y))
    order = _order(a, b)
    if order or a._kind:
        return order
    return flip * ((a._exp > b._exp) - (a._exp < b._exp))


@native
def compare_total(a, b, context, seen):
    order = _total(a, b)
    return _finite(int(order < 0), abs(order), 0)


@native
def compare_total_mag(a, b, context, seen):
    return compare_total(a.copy_abs(), b.copy_abs(), context, seen)


@native
def _choose(a, b, context, seen, wanted, magnitude):
    if a._kind in ("n", "N") or b._kind in ("n", "N"):
        quiet = [number for number in (a, b) if number._kind == "n"]
        if len(quiet) == 1 and "N" not in (a._kind, b._kind):
            return _fixed(b if a._kind == "n" else a, context, seen)
        return _nans(a, b, context, seen)
    order = _order(a.copy_abs(), b.copy_abs()) if magnitude else 0
    order = order or _order(a, b) or _total(a, b)
    return _fixed(a if order * wanted >= 0 else b, context, seen)


@native
def max(a, b, context, seen):
    return _choose(a, b, context, seen, 1, False)


@native
def min(a, b, context, seen):
    return _choose(a, b, context, seen, -1, False)


@native
def max_mag(a, b, context, seen):
    return _choose(a, b, context, seen, 1, True)


@native
def min_mag(a, b, context, seen):
    return _choose(a, b, context, seen, -1, True)


# --- neighbours, shifts, digits as bits -------------------------------------

@native
def _neighbour(a, context, up):
    other = context.copy()
    other.rounding = ROUND_CEILING if up else ROUND_FLOOR
    if a._kind:
        if a._sign != int(up):
            return a
        sign = int(up)
        return _finite(sign, 10 ** context.prec - 1, context.Etop())
    ignored = []
    made = _fixed(a, other, ignored)
    if _total(made, a) and _order(made, a):
        return made
    return _add(a, _finite(int(not up), 1, context.Etiny() - 1), other, ignored)


@native
def next_minus(a, context, seen):
    found = _nans(a, None, context, seen)
    return _neighbour(a, context, False) if found is None else found


@native
def next_plus(a, context, seen):
    found = _nans(a, None, context, seen)
    return _neighbour(a, context, True) if found is None else found


@native
def next_toward(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    order = _order(a, b)
    if order == 0:
        return a.copy_sign(b)
    made = _neighbour(a, context, order < 0)
    if made._kind:
        seen += [Overflow, Inexact, Rounded]
    elif made.adjusted() < context.Emin:
        seen += [Underflow, Subnormal, Inexact, Rounded]
        if not made._coef:
            seen.append(Clamped)
    return made


@native
def remainder_near(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    if a._kind:
        return _invalid(seen)
    if not b:
        return _invalid(seen, InvalidOperation if a._coef else DivisionUndefined)
    if b._kind:
        return _fixed(a, context, seen)
    exponent = a._exp if a._exp < b._exp else b._exp
    if not a._coef:
        return _fix(a._sign, 0, exponent, context, seen)
    apart = a.adjusted() - b.adjusted()
    if apart >= context.prec + 1:
        return _invalid(seen, DivisionImpossible)
    if apart <= -2:
        return _fixed(_rescale(a, exponent, context.rounding)[0], context, seen)
    x, y = a._coef * 10 ** (a._exp - exponent), b._coef * 10 ** (b._exp - exponent)
    quotient, rest = divmod(x, y)
    if 2 * rest + (quotient & 1) > y:
        rest -= y
        quotient += 1
    if _work.length(quotient) > context.prec:
        return _invalid(seen, DivisionImpossible)
    sign = a._sign
    if rest < 0:
        sign, rest = 1 - sign, -rest
    return _fix(sign, rest, exponent, context, seen)


@native
def _places(b, context):
    """A whole number of places within the precision, or None."""
    n = None if b._kind or b._exp != 0 else _whole(b)
    return n if n is not None and -context.prec <= n <= context.prec else None


@native
def scaleb(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    n = None if b._exp != 0 else _whole(b)
    limit = 2 * (context.Emax + context.prec)
    if n is None or not -limit <= n <= limit:
        return _invalid(seen)
    if a._kind:
        return a
    return _fix(a._sign, a._coef, a._exp + n, context, seen)


@native
def shift(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    n = _places(b, context)
    if n is None:
        return _invalid(seen)
    if a._kind:
        return a
    coef = a._coef % 10 ** context.prec
    coef = coef * 10 ** n % 10 ** context.prec if n >= 0 else coef // 10 ** -n
    return _finite(a._sign, coef, a._exp)


@native
def rotate(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    n = _places(b, context)
    if n is None:
        return _invalid(seen)
    if a._kind:
        return a
    digits = str(a._coef).rjust(context.prec, "0")[-context.prec:]
    n %= context.prec
    return _finite(a._sign, int(digits[n:] + digits[:n]), a._exp)


@native
def _bits(number, context):
    """The digits of a number whose digits are bits, or None."""
    if number._kind or number._sign or number._exp:
        return None
    digits = str(number._coef)
    return None if digits.strip("01") else digits.rjust(context.prec, "0")[-context.prec:]


@native
def _logical(a, b, context, seen, operation):
    x, y = _bits(a, context), _bits(b, context)
    if x is None or y is None:
        return _invalid(seen)
    return _finite(0, int("".join(str(operation(int(p), int(q))) for p, q in zip(x, y))), 0)


@native
def logical_and(a, b, context, seen):
    return _logical(a, b, context, seen, lambda p, q: p & q)


@native
def logical_or(a, b, context, seen):
    return _logical(a, b, context, seen, lambda p, q: p | q)


@native
def logical_xor(a, b, context, seen):
    return _logical(a, b, context, seen, lambda p, q: p ^ q)


@native
def logical_invert(a, context, seen):
    ones = _finite(0, int("1" * context.prec), 0)
    return _logical(a, ones, context, seen, lambda p, q: p ^ q)
