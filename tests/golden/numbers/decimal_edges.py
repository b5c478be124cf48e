"""What is rare with decimal numbers: several NaNs, three operands, odd specifications, and what messages say."""

import contextlib
import inspect
from decimal import *


def show(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


def attempt(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


# Signaling NaNs come before quiet ones, then the first.
quiet = Context(traps=[])
names = ["NaN1", "NaN2", "sNaN3", "sNaN4", "5", "0", "Infinity"]
for a in names:
    for b in names:
        for c in names:
            if "NaN" in a + b + c:
                x, y, z = map(Decimal, (a, b, c))
                print(a, b, c, quiet.power(x, y, z), *quiet.flags.values(), end=" ")
                quiet.clear_flags()
                print(quiet.fma(x, y, z), *quiet.flags.values())
                quiet.clear_flags()


class Ours(Decimal):
    def __pow__(self, other, modulo=None):
        return "ours"


# Powers modulo a number: the right operand is asked too, if its method is native.
for text in ["pow(2, Decimal(3), 5)", "pow(True, Decimal(2), True)", "pow(Decimal(2), 3, 5)", "pow(Decimal(2), 3, Decimal(5))",
             "pow(2.0, Decimal(3), 5)", "pow(2, Decimal(3), 5.0)", "pow(Decimal(2), 3, 5.0)", "pow(Decimal(2), 'a', 3)",
             "pow(Decimal(2), 3, 'a')", "pow(2j, Decimal(3), 5)", "pow(2, Decimal(3), 5j)", "pow(2, 3, 'a')", "pow(2, 3, 5j)",
             "pow(2, 'a', 5.0)", "pow('a', 2, 5)", "pow(2, Ours(3), 5)", "pow(Ours(2), 3, 5)", "pow(2, 3.0, 5)",
             "Decimal(3).__rpow__(2, 5)", "Decimal(3).__rpow__('2', 5)"]:
    show(text)

# Specifications.
for spec in ["010", "00", "0010", "<010", "0=10", "0=,10", "012,", "013,", "020,.3e", "n", "010n", "n,", ",n", "_", "z.0f", "+z.1f",
             "z#010,.2f", "*^20%", "é>10", ".30", ".30e", ".30f", ".30g", ".0", "#.0f", "#.0e", "99999999999999999999"]:
    for number in ["1234567.891", "-0", "1E+10", "-NaN12", "Infinity", "-1E-10", "-0.04", "0E+5", "0E-9", "9.99"]:
        show(f"format(Decimal('{number}'), '{spec}')")
for number in ["1", "-0", "1E+20", "0E+7", "9.5E-12"]:
    for code in "eEfFgG%":
        text = format(Decimal(number), f".5000{code}")
        print(number, code, len(text), text[:20], text[-8:], text.count("0"))

# As ratios.
for number in ["0", "0E+999999999999999", "-0E-999999999999999", "1.250", "-3E+2"]:
    print(Decimal(number).as_integer_ratio())

# What messages and signatures say.
for what in (Decimal, Context, Decimal.fma, Decimal.quantize, Decimal.compare, Decimal.exp, Context.power, Context.fma):
    print(inspect.signature(what))
print(Decimal.real, Decimal.imag, Context.prec)
context = Context()
for statement in ["context.foo", "context.foo = 1", "context.Etiny = 1", "del context.prec", "del context.flags", "del context.foo",
                  "context.prec = 5", "context.prec = 0", "context.flags = {}", "setattr(context, 'prec', 6)", "setattr(context, 5, 6)",
                  "Decimal(1).foo = 1", "hash(context.flags)", "context.flags.foo", "context.flags < 3", "context.flags | {}",
                  "context.flags['a']", "context.flags['a'] = 1", "del context.flags[Inexact]", "reversed(context.flags)"]:
    attempt(statement)


class Named(Context):
    pass


named = Named(prec=3)
named.name = "mine"
named.prec += 1
print(named.name, named.prec, type(named.copy()))
attempt("del named.name")


class Guarded:
    __slots__ = ()

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


attempt("Guarded().x = 1")
attempt("del Guarded().x")

# The order of signals in a context's text.
for operations in [["1/3"], ["sNaN+1"], ["1/3", "sNaN+1"], ["1/3", "0/0"], ["1/0", "1E+99//1"], ["1E+999999*10", "sNaN+1"]]:
    context = Context(traps=[])
    for operation in operations:
        for sign, method in ("//", context.divide_int), ("/", context.divide), ("*", context.multiply), ("+", context.add):
            a, found, b = operation.partition(sign)
            if found and (sign != "+" or "E+" not in operation):
                method(Decimal(a), Decimal(b))
                break
    print(operations, context)
context.flags[InvalidOperation] = False
print(context)
context.flags[InvalidOperation] = 1
print(context, context.flags[InvalidOperation])
with contextlib.suppress(InvalidOperation):
    Context().divide_int(Decimal("1E+99"), 1)

# What has been seen is compared bit by bit: a dict has all those of the first signal.
context = Context(traps=[])
for operation in [lambda: context.divide(1, 3), lambda: context.divide(0, 0), context.clear_flags]:
    operation()
    flags = context.flags
    print(flags == flags, flags == dict(flags), flags != dict(flags), flags == context.copy().flags)
