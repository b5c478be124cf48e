"""Roots, exponentials, logarithms and powers, loaded when one is wanted."""

from _gilbox import native

from decimal import _work
from decimal._context import Context
from decimal._number import (
    _add, _divide, _finite, _fix, _invalid, _multiply, _nans, _order, _special)
from decimal._signals import (
    ROUND_HALF_EVEN, Clamped, DivisionByZero, Inexact, Overflow, Rounded, Subnormal, Underflow)


@native
def _half_even(context):
    other = context.copy()
    other.rounding = ROUND_HALF_EVEN
    return other


@native
def _rounded_guess(sign, compute, context, seen, final=None):
    """Rounds what `compute(places)` gives as (digits, exponent), with more places while
    the digits behind the precision leave the rounding open; to the nearest, or as `final` says."""
    prec = context.prec
    extra = 5
    while True:
        coef, exp = compute(prec + extra)
        behind = _work.length(coef) - prec
        if behind > 3:
            tail = coef % 10 ** behind
            middle = 5 * 10 ** (behind - 1)
            slack = 10 ** 3
            if abs(tail - middle) > slack and slack < tail < 10 ** behind - slack \
                    or extra > prec + 60:
                break
        extra = extra * 2 + 5
    seen += [Inexact, Rounded]
    return _fix(sign, coef, exp, final or _half_even(context), seen)


@native
def exp(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if a._kind:
        return _finite(0, 0, 0) if a._sign else a
    if not a._coef:
        return _finite(0, 1, 0)
    if a.adjusted() > len(str(context.Emax)) + 2:
        if a._sign:
            return _fix(0, 1, context.Etiny() - 2, _half_even(context), seen)
        return _fix(0, 1, context.Emax + 1, _half_even(context), seen)
    if a.adjusted() < -context.prec - 2:
        # 1 + x rounds to 1 followed by zeros.
        prec = context.prec
        coef = 10 ** (prec + 1) + (-1 if a._sign else 1)
        return _fix(0, coef, -prec - 1, _half_even(context), seen)
    return _rounded_guess(
        0, lambda places: _work.exp_digits(a._sign, a._coef, a._exp, places), context, seen)


@native
def ln(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if not a:
        return _special("I", 1)
    if a._sign:
        return _invalid(seen)
    if a._kind:
        return a
    if _order(a, _finite(0, 1, 0)) == 0:
        return _finite(0, 0, 0)
    return _logarithm(a, context, seen, lambda places: _work.ln_fixed(a._coef, a._exp, places))


@native
def _logarithm(a, context, seen, fixed):
    # A logarithm near zero has fewer digits than places.
    off = _add(a, _finite(1, 1, 0), Context(prec=9, traps=[]), [])
    lost = max(0, -off.adjusted())
    negative = _order(a, _finite(0, 1, 0)) < 0

    def compute(places):
        places += lost + 2
        value = fixed(places)
        return abs(value), -places
    return _rounded_guess(int(negative), compute, context, seen)


@native
def log10(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if not a:
        return _special("I", 1)
    if a._sign:
        return _invalid(seen)
    if a._kind:
        return a
    digits = str(a._coef)
    if digits[0] == "1" and not digits[1:].strip("0"):
        power = a._exp + len(digits) - 1
        return _fix(int(power < 0), abs(power), 0, context, seen)

    def fixed(places):
        work = places + 10
        return _work.ln_fixed(a._coef, a._exp, work) * 10 ** places // _work.ln10(work)
    return _logarithm(a, context, seen, fixed)


@native
def logb(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if a._kind:
        return _special("I")
    if not a._coef:
        seen.append(DivisionByZero)
        return _special("I", 1)
    power = a.adjusted()
    return _fix(int(power < 0), abs(power), 0, context, seen)


@native
def sqrt(a, context, seen):
    found = _nans(a, None, context, seen)
    if found is not None:
        return found
    if a._kind and not a._sign:
        return a
    if not a:
        return _fix(a._sign, 0, a._exp >> 1, context, seen)
    if a._sign:
        return _invalid(seen)
    coef, exponent = _work.square_root(a._coef, a._exp, context.prec)
    return _fix(0, coef, exponent, _half_even(context), seen)


@native
def fma(a, b, c, context, seen):
    if "N" in (a._kind, b._kind):
        return _nans(a, b, context, seen)
    if c._kind == "N":
        return _nans(c, None, context, seen)
    if "n" in (a._kind, b._kind):
        return _nans(a, b, context, seen)
    if a._kind or b._kind:
        if not a or not b:
            return _invalid(seen)
        product = _special("I", a._sign ^ b._sign)
    else:
        product = _finite(a._sign ^ b._sign, a._coef * b._coef, a._exp + b._exp)
    return _add(product, c, context, seen)


# --- powers -----------------------------------------------------------------

@native
def _whole(number):
    """The value of a number that is an integer, or None."""
    if number._kind:
        return None
    if number._exp >= 0:
        return (-1 if number._sign else 1) * number._coef * 10 ** number._exp
    whole, rest = divmod(number._coef, 10 ** -number._exp)
    return None if rest else -whole if number._sign else whole


@native
def power(a, b, context, seen):
    found = _nans(a, b, context, seen)
    if found is not None:
        return found
    if not b:
        return _finite(0, 1, 0) if a else _invalid(seen)
    is_whole = not b._kind and (b._exp >= 0 or b._coef % 10 ** -b._exp == 0)
    odd = is_whole and b._exp <= 0 and (b._coef // 10 ** -b._exp) & 1
    sign = int(bool(a._sign and odd))
    if a._sign and a and not is_whole:
        return _invalid(seen)
    if not a:
        if b._sign:
            return _special("I", sign)
        return _finite(sign, 0, 0)
    if a._kind:
        return _finite(sign, 0, 0) if b._sign else _special("I", sign)
    size = a.copy_abs()
    against_one = _order(size, _finite(0, 1, 0))
    if b._kind:
        if against_one == 0:
            seen += [Inexact, Rounded]
            return _finite(sign, 10 ** (context.prec - 1), 1 - context.prec)
        return _finite(0, 0, 0) if (against_one > 0) == bool(b._sign) else _special("I")
    if against_one == 0:
        return _power_of_one(size, b, is_whole, sign, context, seen)
    # Far outside of what there is room for?
    reach = size.adjusted() if against_one > 0 else -size.adjusted() - 1
    if reach > 0 and b.adjusted() + len(str(reach)) - 1 > len(str(context.Emax)) + 1:
        grows = (against_one > 0) != bool(b._sign)
        return _fix(sign, 1, context.Emax + 1 if grows else context.Etiny() - 2, context, seen)
    if is_whole and b.adjusted() < 18:
        return _whole_power(size, _whole(b), sign, context, seen)
    return _real_power(size, b, sign, context, seen)


@native
def _power_of_one(size, b, is_whole, sign, context, seen):
    """One, with as many zeros as the factors would leave."""
    if not is_whole:
        seen += [Inexact, Rounded]
        return _finite(sign, 10 ** (context.prec - 1), 1 - context.prec)
    if b._sign:
        return _finite(sign, 1, 0)
    zeros = -size._exp
    times = min(_whole(b), context.prec + 1)
    zeros *= times
    if zeros > context.prec - 1:
        zeros = context.prec - 1
        seen.append(Rounded)
    return _finite(sign, 10 ** zeros, -zeros)


@native
def _whole_power(base, n, sign, context, seen):
    work = Context(prec=context.prec + len(str(abs(n))) + 2 + (n < 0), rounding=ROUND_HALF_EVEN,
                   Emin=context.Emin, Emax=context.Emax, clamp=0, traps=[])
    ignored = []
    if n < 0:
        base = _divide(_finite(0, 1, 0), base, work, ignored)
        n = -n
    result = base
    for bit in bin(n)[3:]:
        result = _multiply(result, result, work, ignored)
        if bit == "1":
            result = _multiply(result, base, work, ignored)
        if result._kind or not result._coef and Clamped in ignored:
            break
    seen += [signal for signal in (Inexact, Rounded, Overflow, Underflow, Subnormal, Clamped)
             if signal in ignored]
    if result._kind:
        return _special("I", sign)
    return _fix(sign, result._coef, result._exp, context, seen)


@native
def _real_power(base, b, sign, context, seen):
    def compute(places):
        grow = max(0, b.adjusted() + len(str(abs(base.adjusted()) + 1))) + 5
        scale = places + grow + max(0, -(_add(base, _finite(1, 1, 0),
                                              Context(prec=9, traps=[]), []).adjusted()))
        log = _work.ln_fixed(base._coef, base._exp, scale)
        product = log * b._coef * (-1 if b._sign else 1)
        return _work.exp_digits(int(product < 0), abs(product), b._exp - scale, places)
    return _rounded_guess(sign, compute, context, seen, context)


@native
def power_modulo(a, b, modulo, context, seen):
    for number in (a, b, modulo):
        if number._kind in ("n", "N"):
            found = _nans(a, b, context, seen)
            return found if found is not None else _nans(modulo, None, context, seen)
    base, exponent, by = _whole(a), _whole(b), _whole(modulo)
    if base is None or exponent is None or by is None or exponent < 0 or by == 0 \
            or modulo.adjusted() >= context.prec or not a and not b:
        return _invalid(seen)
    result = pow(abs(base), exponent, abs(by))
    return _finite(int(base < 0 and exponent & 1), result, 0)
