"""A context whose precision is enormous costs only what the numbers themselves have of digits."""
from decimal import Context, Decimal, ROUND_HALF_UP

wide = Context(prec=999999999, Emax=999999999, Emin=-999999999, rounding=ROUND_HALF_UP)
tiny = Decimal("1e-999999999")
print(wide.multiply(tiny, Decimal("1e-999999997")))
print(wide.multiply(tiny, tiny))
print(wide.add(Decimal("1.25"), Decimal("2.50")))
print(wide.multiply(Decimal("12345678901234567890"), Decimal("98765432109876543210")))
