"""Differences that generated programs with calls of the library have shown: what is said of wrong arguments, and results at the edges."""

import array
import ast
import cmath
import collections
import decimal
import enum
import fractions
import functools
import inspect
import io
import itertools
import operator
import statistics
import struct
import unicodedata


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Text(list):
    def __index__(self):
        return [] + 1

    def __iter__(self):
        raise TypeError("no items")


# A MemoryError that C raises was made beforehand: it has no context.
for make in (lambda: "a" * 2**62, lambda: [1] * 2**62, lambda: bytes(2**62)):
    try:
        try:
            raise KeyError
        finally:
            make()
    except MemoryError as e:
        print(e.__context__)
try:
    try:
        raise KeyError
    finally:
        raise MemoryError
except MemoryError as e:
    print(repr(e.__context__))

# Sequences that are asked by a call say what they lack; an operator asks the other operand.
for sequence in ([1], (1,), "a", b"a", bytearray(b"a"), collections.deque([1]), array.array("i", [1])):
    for other in (-(2**70), 2**63, "b", 1.5, None):
        show(lambda: sequence * other)
        show(lambda: sequence.__mul__(other))
        show(lambda: sequence.__add__(other))
    show(lambda: sequence * operator.index(2))

for items in ([], "text", b"x", range(2), {1}, {}, None):
    show(lambda: ExceptionGroup("g", items))
for condition in (int, (ValueError, int), (), ValueError, len, None, 5):
    show(lambda: ExceptionGroup("g", [ValueError(1)]).split(condition))

for stop in (-1, -2, "x", 2**70, None):
    show(lambda: list(itertools.islice("abc", stop)))
    show(lambda: list(itertools.islice("abc", 0, stop)))
    show(lambda: list(itertools.islice("abc", stop, 3, stop)))
show(lambda: itertools.accumulate())
show(lambda: itertools.takewhile(len))
show(lambda: itertools.cycle())
show(lambda: itertools.groupby())
show(lambda: itertools.zip_longest(bad=1))
show(lambda: list(itertools.starmap(pow, [1])))

for format in ("İı", "\x80", "5q", "zz"):
    show(lambda: struct.pack(format, 1))
for template in ("%d", "%x", "%c", "%s"):
    show(lambda: (template % Text()).__class__)
show(lambda: bytes(Text()))
show(lambda: bytearray(Text()))
show(lambda: unicodedata.category("ab"))
show(lambda: unicodedata.name("ab"))
show(lambda: fractions.Fraction(0, -3) / fractions.Fraction(0, 2))
show(lambda: format_of_decimal("*<-#6.3F"))
show(lambda: statistics.mean([46, 1e-5, "7"]))
show(lambda: operator.index("x", 1))
show(lambda: functools.reduce())
show(lambda: functools.reduce(len, [], [], []))
show(lambda: operator.add(1))
show(lambda: operator.neg(a=1))
show(lambda: bytes.fromhex("\x00\x7f\x80"))
show(lambda: {}.pop([]))
show(lambda: {}.pop([], 5))
show(lambda: [*len])
for function in (min, print, str.upper, functools.reduce, len):
    show(lambda: inspect.signature(function))
for function in (functools.reduce, cmath.sqrt, operator.matmul):
    print(function, type(function).__name__, type(function.__doc__).__name__)

# Numbers too small for a whole mantissa.
print(cmath.sqrt(9.87965731217778e-309), cmath.sqrt(5e-324), cmath.sqrt(complex(1e-310, 1e-310)))


def format_of_decimal(spec):
    return f"{decimal.Decimal('0.125'):{spec}}"


show(lambda: format_of_decimal("*<-#6.3F"))

counted = functools.lru_cache(maxsize=-1)(lambda x: x)
print(counted(1), counted([]), counted.cache_info())

stream = io.BytesIO(b"ab")
print(stream.seek(6), stream.write(b""), stream.getvalue(), stream.write(b"c"), stream.getvalue())


class Colour(enum.Flag):
    RED = 4
    DARK = 10
    BOTH = 14


print(Colour.RED | Colour.DARK, repr(Colour(10)), list(Colour), repr(Colour.DARK | Colour(4)))


class Alike(enum.IntFlag):
    A = 9
    B = 9


print(repr(Alike(-1)), repr(Alike(9)), list(Alike))


class Slotted:
    __slots__ = ("x",)


show(lambda: Slotted().x)
for source in ("'a' * 20.format(1)", "20.fortune", "\u0663", "1\u0663", "a\x00", "  pad"):
    show(lambda: compile(source, "text", "eval") and "compiled")
for text in ("((-a) ** 4)", "{i: 1 for i in 2j}", "f'{1}'", "not 1", "[*1]"):
    try:
        ast.literal_eval(text)
    except ValueError as e:
        print(str(e).partition(" object")[0])


# ---- a key that is no equal of itself, and numbers with an `__int__` of their own

import itertools

print([(key, list(items)) for key, items in itertools.groupby([0.5, float("nan"), 2, 2])])
nan = float("nan")
print([len(list(items)) for _, items in itertools.groupby([nan, nan, 1, nan])])


class Stubborn(float):
    def __int__(self):
        raise TypeError("no")


class Other(float):
    def __int__(self):
        return 77


for number in Stubborn(65), Other(65):
    for template in "%d", "%i", "%x", "%.1f":
        try:
            print(template % number)
        except TypeError as e:
            print(e)

for source in "1 $ \\ 2", ", \\\n", "f'{{(1): ('ß').upper(), 0.1: b'\\x00'}'":
    try:
        compile(source, "<text>", "eval")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)

import operator


class Getting:
    def __getitem__(self, i):
        raise IndexError


for a in 1.5, {}, Getting(), range(3), [1], "a":
    for b in [2], Getting(), 1:
        for f in operator.concat, operator.iconcat:
            try:
                print(f(a, b))
            except TypeError as e:
                print(e)
    for f in operator.indexOf, operator.countOf:
        try:
            print(f(a, 1))
        except (TypeError, ValueError) as e:
            print(e)


class Floating(int):
    def __float__(self):
        return 2.5


print(f"{Floating(1):.2f} {Floating(1):d} {Floating(1):%}", Floating(1).__format__("g"))


class Key:
    """Equal by its number; says when it is asked."""

    def __init__(self, number, hash):
        self.number, self.hash = number, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        print("eq", self.number, other.number)
        return self.number == other.number


one, two = Key(1, 5), Key(2, 5)
table = {one: "one"}
table[two] = "two"
print(table[one], table[two], table.get(Key(2, 5)), Key(3, 5) in table, Key(1, 6) in table, len(table))
keys = {one}
keys.add(two)
keys.add(Key(1, 5))
print(len(keys), Key(2, 5) in keys, Key(2, 7) in keys)
print(list(reversed([1, 2, 3])), list(zip(reversed([1, 2, 3]), "ab")), any([0, 0]), all([1, 0]))
