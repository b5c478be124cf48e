"""Rounding, and arithmetic on finite numbers as (coefficient, exponent).

`seen` is the list of signals to which each function adds what happened.
"""

from math import isqrt
from _gilbox import native

from decimal._signals import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
    ROUND_UP)


@native
def length(coef):
    """How many digits a coefficient has; zero has one."""
    if coef < 1000000000000000000:
        return len(str(coef))
    # From the number of bits, to within one.
    guess = coef.bit_length() * 30103 // 100000
    return guess + (coef >= 10 ** guess)


@native
def shorten(sign, coef, drop, rounding):
    """(coefficient without its last digits, rounded; whether it was not exact)."""
    if drop <= 0:
        return coef * 10 ** -drop, False
    if drop > 40 and drop > length(coef) + 1:
        unit, rest, quotient = 10, int(coef != 0), 0
    else:
        unit = 10 ** drop
        quotient, rest = divmod(coef, unit)
    if not rest:
        return quotient, False
    if rounding == ROUND_HALF_EVEN:
        twice = rest * 2
        up = twice > unit or twice == unit and quotient & 1
    elif rounding == ROUND_HALF_UP:
        up = rest * 2 >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = rest * 2 > unit
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = quotient % 5 == 0
    return quotient + 1 if up else quotient, True


@native
def divide(a, a_exp, b, b_exp, prec):
    """(coefficient, exponent) of a quotient, with a digit more than needed if not exact."""
    shift = length(b) - length(a) + prec + 1
    exp = a_exp - b_exp - shift
    if shift >= 0:
        quotient, rest = divmod(a * 10 ** shift, b)
    else:
        quotient, rest = divmod(a, b * 10 ** -shift)
    if rest:
        # A last digit of 0 or 5 would look like an exact number or a tie.
        if quotient % 5 == 0:
            quotient += 1
    else:
        ideal = a_exp - b_exp
        while exp < ideal and quotient % 10 == 0:
            quotient //= 10
            exp += 1
    return quotient, exp


@native
def square_root(coef, exp, prec):
    """(coefficient, exponent) of a root, with a digit more than needed if not exact."""
    half = exp >> 1
    size = length(coef)
    if exp & 1:
        coef *= 10
        digits = (size >> 1) + 1
    else:
        digits = size + 1 >> 1
    shift = prec + 1 - digits
    exact = True
    if shift >= 0:
        coef *= 100 ** shift
    else:
        coef, rest = divmod(coef, 100 ** -shift)
        exact = not rest
    root = isqrt(coef)
    if exact and root * root == coef:
        if shift >= 0:
            return root // 10 ** shift, half
        return root * 10 ** -shift, half
    if root % 5 == 0:
        root += 1
    return root, half - shift


# --- exponentials and logarithms, as whole multiples of 10**-places ---------

_ln10 = (0, 0)


@native
def ln10(places):
    """ln 10 * 10**places."""
    global _ln10
    known, value = _ln10
    if known < places:
        places_kept = places + 20
        one = 10 ** (places_kept + 5)
        # 10 = 2**3 * 5/4; the logarithms of 2 and 5/4 by inverse hyperbolic tangents.
        value = 3 * 2 * _artanh(3, one) + 2 * _artanh(9, one)
        value //= 10 ** 5
        _ln10 = known, value = places_kept, value
    return value // 10 ** (known - places)


@native
def _artanh(n, one):
    """artanh(1/n) * one."""
    total = power = one // n
    square = n * n
    k = 1
    while power:
        power //= square
        k += 2
        total += power // k
    return total


@native
def exp_fixed(x, places):
    """exp(x / 10**places) * 10**places, for x of at most a few units."""
    one = 1 << (places * 3322 // 1000 + 40)
    x = x * one // 10 ** places
    halvings = max(0, isqrt(places) + x.bit_length() - one.bit_length() + 4)
    # Guard bits for the squarings.
    extra = halvings + 16
    one <<= extra
    x <<= extra
    x >>= halvings
    bits = one.bit_length() - 1
    total, term, k = one + x, x, 1
    while term:
        k += 1
        term = (term * x >> bits) // k
        total += term
        if term == -1:
            break
    for _ in range(halvings):
        total = total * total >> bits
    return total * 10 ** places >> bits


@native
def exp_digits(sign, coef, exp, places):
    """(digits, exponent) of e**x, with so many digits, the last of them not certain."""
    work = places + 10
    # x as a multiple of 10**-work, with the digits of its whole part in front.
    whole = max(0, length(coef) + exp)
    scale = work + whole
    x = coef * 10 ** (scale + exp) if scale + exp >= 0 else coef // 10 ** -(scale + exp)
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(scale))
    rest = rest // 10 ** (scale - work)
    value = exp_fixed(rest, work)
    return value, tens - work


@native
def ln_fixed(coef, exp, places):
    """ln(coef * 10**exp) * 10**places, the last digits not certain."""
    work = places + 10
    size = length(coef)
    # coef = m * 10**size with m between 0.1 and 1; three steps of Halley from a float.
    m = coef * 10 ** (work - size) if work >= size else coef // 10 ** (size - work)
    one = 10 ** work
    lead = coef // 10 ** (size - 17) if size > 17 else coef * 10 ** (17 - size)
    from math import log
    y = int(log(lead / 1e17) * 1e16) * 10 ** (work - 16) if work >= 16 \
        else int(log(lead / 1e17) * one)
    right = 15
    while True:
        e = exp_fixed(y, work)
        y += 2 * one * (m - e) // (m + e)
        if right * 3 > work + 5:
            break
        right *= 3
    total = y + (size + exp) * ln10(work)
    return total // 10 ** (work - places)
