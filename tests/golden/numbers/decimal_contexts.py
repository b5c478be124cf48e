"""Contexts and their signals, numbers among others, subclasses, and numbers of many digits."""

import copy
import decimal
import pickle
import threading
from decimal import *
from fractions import Fraction

D = Decimal


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


# Signals.
c = Context(prec=5, Emin=-20, Emax=20, traps=[])
print(c.divide(1, 3), c.multiply(D("9e15"), D("9e15")), c.multiply(D("9e-15"), D("9e-15")), c.divide(0, 0))
print([signal.__name__ for signal, seen in c.flags.items() if seen], c.flags is c.flags)
c.clear_flags()
print(c, c.flags == c.traps, c.flags == {signal: False for signal in c.flags}, len(c.flags))
c.flags[Inexact] = True
print(c.flags[Inexact], Inexact in c.flags, c.flags.get(Rounded), c.copy().flags[Inexact], sum(c.flags.values()))
c.traps = {signal: signal in (Inexact, Rounded) for signal in c.traps}
attempt("two trapped", lambda: c.divide(1, 3))
attempt("one of them", lambda: c.plus(D("1.00000")))
c.traps = dict.fromkeys(c.traps, True)
for label, action in [
        ("syntax", lambda: c.create_decimal("1_0")), ("impossible", lambda: c.divide_int(10 ** 9, 1)),
        ("undefined", lambda: c.remainder(0, 0)), ("by zero", lambda: c.divide(1, 0)), ("signaling", lambda: c.plus(D("sNaN"))),
        ("overflow", lambda: c.scaleb(1, 30)), ("float", lambda: c.create_decimal(0.5)), ("clamped", lambda: c.plus(D("0e30")))]:
    attempt(label, action)
for label, action in [
        ("prec", lambda: setattr(c, "prec", 0)), ("prec text", lambda: setattr(c, "prec", "x")), ("rounding", lambda: setattr(c, "rounding", "UP")),
        ("Emin", lambda: setattr(c, "Emin", 1)), ("Emax", lambda: setattr(c, "Emax", -1)), ("clamp", lambda: setattr(c, "clamp", 2)),
        ("flags", lambda: setattr(c, "flags", 5)), ("unknown flag", lambda: c.flags[ValueError]), ("traps", lambda: setattr(c, "traps", [Inexact])), ("no signals", lambda: Context(traps=[ValueError])),
        ("set", lambda: setcontext(5)), ("argument", lambda: D(1).sqrt(context=5)), ("operand", lambda: c.add(1, 2.5)), ("tuple", lambda: D((2, (1,), 0)))]:
    attempt(label, action)
print(pickle.loads(pickle.dumps(c)), copy.copy(c) is c)
with localcontext(prec=3, rounding=ROUND_UP) as inner:
    print(D(1) / 3, getcontext() is inner)
print(getcontext().prec, D(1) / 3)
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, D(1) / 0, getcontext().flags[DivisionByZero], ExtendedContext.flags[DivisionByZero])
setcontext(DefaultContext)


def elsewhere():
    getcontext().prec = 4
    print(D(2) / 3)


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
print(getcontext().prec)

# Among other numbers and in containers.
print(D("1.5") == 1.5, D("1.5") == Fraction(3, 2), D("0.1") == 0.1, D("0.1") < Fraction(1, 9), Fraction(1, 3) > D("0.3"), D(2) == 2 + 0j, D(1) == "1", D(3) > True)
print(D("NaN") == D("NaN"), D("NaN") != 1, {D("1.0"): "one"}[1], {1, D(1), 1.0, D("1.00")}, hash(D("0.5")) == hash(0.5), hash(D(10) ** 40) == hash(10 ** 40))
for label, action in [
        ("order of NaN", lambda: D("NaN") < 1), ("equal to sNaN", lambda: D("sNaN") == 1), ("text", lambda: D(1) < "1"), ("hash", lambda: hash(D("sNaN"))),
        ("plus float", lambda: D(1) + 1.5), ("int of NaN", lambda: int(D("NaN"))), ("int of inf", lambda: int(D("-Infinity"))), ("float of sNaN", lambda: float(D("sNaN"))),
        ("attribute", lambda: setattr(D(1), "x", 1)), ("real", lambda: setattr(D(1), "real", 1)), ("index", lambda: [1][D(0)])]:
    attempt(label, action)
print(sorted([D("3"), 2, D("-Infinity"), D("2.50"), D("1e3")]), sorted([D(3), D("-0.5"), D("2.5"), D("1E+2"), D("0.25")], reverse=True))
print(sum([D("0.1")] * 10), sum((D(x) / 4 for x in range(5)), 1), max(D(1), 2), min([D("0.5"), D("-7")]), D(2) in [1, 2.0], [D("1.10"), (D(0),)])
print(f"{D('1234567.891'):,.2f} {D('0.00001234')!s:>12} {D(5)!r}", "%s %.2f %d" % (D("2.5"), D("2.5"), D("2.5")), "{:>8}|{:e}".format(D("1.5"), D(1500)))
print(round(D("2.5")), round(D("-3.5")), round(D("1234.567"), -2), divmod(D("-7.5"), 2), 7 // D(2), 7 % D("2.5"), 2 ** D(10), pow(D(3), 5, 7), -D("0.0"), +D("-0"), abs(D("-0")))


class Money(Decimal):
    currency = "EUR"

    def __new__(cls, value, note=None):
        self = super().__new__(cls, value)
        self.note = note
        return self

    def __str__(self):
        return f"{super().__str__()} {self.currency}"


m = Money("2.50", "tip")
print(m, repr(m), type(m + 1), m + 1, m == D("2.5"), m.note, f"{m:.1f}", isinstance(m, Decimal), hash(m) == hash(D("2.5")), sum([m, m]), Money(m), Money.from_float(0.5))
print(type(copy.deepcopy(m)).__name__, type(pickle.loads(pickle.dumps(D("1.25")))), D(m), type(D(m)), m.as_tuple(), bool(Money(0)))


class Own(Context):
    pass


print(type(Own(prec=2)).__name__, Own(prec=2).divide(1, 3), type(Own().copy()).__name__)

# Many digits, and exponents at the ends.
getcontext().prec = 60
big = D(7) ** 60
print(big, D(2).sqrt(), big / 3, (big * big).adjusted(), int(big) == 7 ** 60, D(10) ** 70 + 1, big == 7 ** 60, big % 1000, -big < big, big.normalize())
print(D("1" + "0" * 50).normalize(), (D(10) ** 50).quantize(D("1e45")), round(D("1." + "7" * 50), 45), D("1e-100") * D("1e-100"), hash(big) == hash(7 ** 60))
print(D("9" * 45) + 1, D("9" * 39) - D("1e39"), D(3).exp(), D(3).ln(), D(3).log10(), D(3) ** D("0.3"))
wide = Context(MAX_PREC, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, traps=[])
print(wide.multiply(D("1e400000000000000000"), D("1e500000000000000000")), wide.add(D("1e40"), 1), wide.divide_int(10 ** 50, 7), wide.power(3, 100))
attempt("no room", lambda: wide.divide(1, 3))
attempt("nor here", lambda: wide.add(D("1e90000000000000000"), 1))
attempt("too far", lambda: D("1e9999999999999999999"))
attempt("nor for an integer", lambda: int(D("1e90000000000000000")))
print(len(str(wide.power(3, 100000))), wide.power(3, 20000) == 3 ** 20000)
