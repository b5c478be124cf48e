"""Money, precision and rounding with decimal."""

import decimal
from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
    ROUND_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, getcontext,
    localcontext)
from fractions import Fraction

print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), 0.1 + 0.2 == 0.3)
print(repr(Decimal(0.1)))
print(Decimal("3.14"), Decimal(42), Decimal("-0"), Decimal("1E+3"), Decimal("  1_000.50 "))
print(Decimal((0, (3, 1, 4), -2)), Decimal("NaN"), Decimal("-Infinity"))

CENT = Decimal("0.01")
prices = [Decimal("19.99"), Decimal("5.49"), Decimal("100")]
subtotal = sum(prices)
tax = (subtotal * Decimal("0.0825")).quantize(CENT, rounding=ROUND_HALF_UP)
print(f"{'subtotal':<10}{subtotal:>12,.2f}")
print(f"{'tax':<10}{tax:>12,.2f}")
print(f"{'total':<10}{subtotal + tax:>12,.2f}")

modes = [ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
         ROUND_HALF_UP, ROUND_UP]
for mode in modes:
    row = [Decimal(text).quantize(Decimal("1"), rounding=mode)
           for text in ("2.5", "-2.5", "3.5", "1.1", "-1.9")]
    print(f"{mode:<16}", *(f"{value:>4}" for value in row))

print(getcontext())
with localcontext() as ctx:
    ctx.prec = 50
    print(Decimal(2).sqrt())
    print(Decimal(1).exp())
    print(Decimal(10).ln(), Decimal(1000).log10())
print(Decimal(1) / Decimal(7), Decimal(2) ** Decimal("0.5"), Decimal(2) ** -3)
print(divmod(Decimal("17.5"), 3), Decimal("-7") // 2, Decimal("-7") % 2, abs(Decimal("-1.20")))
print(Decimal("1.20").normalize(), Decimal("1.20").as_tuple(), Decimal("123.456").adjusted())
print(Decimal("0.75").as_integer_ratio(), Fraction(Decimal("0.125")), float(Decimal("2.5")))
print(int(Decimal("9.99")), round(Decimal("2.675"), 2), round(Decimal("2.5")), +Decimal("1.0"))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


attempt("bad text", lambda: Decimal("12,5"))
attempt("by zero", lambda: Decimal(5) / 0)
attempt("zero by zero", lambda: Decimal(0) / 0)
attempt("with float", lambda: Decimal("1.5") + 2.5)
attempt("negative root", lambda: Decimal(-4).sqrt())
attempt("compared with float", lambda: Decimal("1.5") == 1.5)
attempt("too wide", lambda: Decimal("1e30").quantize(CENT))
attempt("bad format", lambda: format(Decimal(1), "y"))

quiet = Context(prec=6, traps=[])
print(quiet.divide(1, 0), quiet.divide(Decimal(0), 0), quiet.divide(2, 3))
print([signal.__name__ for signal, seen in quiet.flags.items() if seen])
with localcontext(prec=4, traps=[Inexact]):
    attempt("inexact", lambda: Decimal(1) / 3)
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError))

for spec in ["", ".3f", "+.1e", ">14,.2f", "014.3f", "%", ".0%", "g", "*^12"]:
    print(f"{spec!r:>10}", format(Decimal("-1234.5678"), spec), format(Decimal("0.00049"), spec))

balance = Decimal("1000.00")
for year in range(1, 4):
    interest = (balance * Decimal("0.0375")).quantize(CENT)
    balance += interest
    print(year, interest, balance)
print(max(prices), min(prices), sorted(prices, reverse=True), {Decimal("1.0"): "one"}[1])
for number in (Decimal(10) / 8, Decimal(3), Decimal("1E+5"), Decimal("NaN"), Decimal(0)):
    print(*[format(number, spec) for spec in ("#.1g", "#", "#.0f", "#.0e", "#.0%", "#10.0f", "#,.0f", "#012.0f", ".0f")], sep="; ")
