"""What is said of wrong arguments and operands: built-in functions, operators and methods with values of all kinds."""

import collections
import datetime
import fractions

VALUES = {
    "int": 5, "float": 2.5, "complex": 1j, "str": "ab", "bytes": b"ab", "list": [1, 2], "tuple": (1, 2), "dict": {"a": 1}, "set": {1},
    "none": None, "range": range(3), "type": int, "object": object(), "view": memoryview(b"ab"), "deque": collections.deque([1]),
    "date": datetime.date(2024, 1, 1), "fraction": fractions.Fraction(1, 2), "keys": {"a": 1}.keys(),
}


def delete(a, b):
    del a[b]


def assign(a, b):
    a[b] = 1


def words(f, *args):
    try:
        f(*args)
    except Exception as e:
        # Without what stands where in memory.
        return f"{type(e).__name__}: {e}".partition(" at 0x")[0]
    return "fine"


PAIRS = {
    "divmod": divmod, "pow": lambda a, b: pow(a, b, 3), "complex": complex, "str": str, "in": lambda a, b: a in b, "del": delete, "set": assign,
    "%": lambda a, b: a % b, "//": lambda a, b: a // b, "<": lambda a, b: a < b, "zip": zip, "sorted": lambda a, b: sorted(a, key=b),
    "type": lambda a, b: type(a, b, {}), "view": lambda a, b: memoryview(a)[b], "int": int, "compile": lambda a, b: compile(a, b, "eval"),
    "star": lambda a, b: len(*a, *b), "mapping": lambda a, b: {**a, **b},
}
for name, f in PAIRS.items():
    told = collections.Counter(words(f, a, b) for a in VALUES.values() for b in VALUES.values())
    for text, times in sorted(told.items()):
        print(name, times, text)

SUBJECTS = ["ab", b"ab", bytearray(b"ab"), [1], (1,), {"a": 1}, {1}, frozenset({1}), 5, 2.5, 1j, range(3)]
METHODS = """
    __add__ __mul__ __getitem__ __setitem__ __contains__ __len__ __eq__ __pow__ __trunc__ __ceil__ __bytes__ __complex__ upper split
    replace expandtabs zfill append extend insert pop get update setdefault add discard union bit_length to_bytes as_integer_ratio hex conjugate
    index count sort reverse copy clear items fromkeys
""".split()
for subject in SUBJECTS:
    for name in METHODS:
        if not hasattr(subject, name):
            continue
        told = [words(getattr(type(subject), name), subject, *arguments) for arguments in ((), (1, 2, 3, 4), (None,), ("x", 1.5))]
        told += [words(lambda: getattr(subject, name)(zzz=1)), words(lambda: getattr(subject, name)(1, zzz=1))]
        for text in dict.fromkeys(told):
            print(type(subject).__name__, name, text)
