"""Conversions between the basic types, and the truth of values."""


class Meters:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return int(self.n)

    def __float__(self):
        return float(self.n)

    def __index__(self):
        return round(self.n)

    def __bool__(self):
        return self.n != 0

    def __str__(self):
        return f"{self.n} m"

    def __repr__(self):
        return f"Meters({self.n!r})"

    def __round__(self, digits=None):
        return f"rounded to {digits}"

    def __trunc__(self):
        return 0

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


m = Meters(2.6)
print(
    int(m),
    float(m),
    bool(m),
    str(m),
    repr(m),
    round(m),
    round(m, 2),
    [10, 20, 30, 40][m],
    "abcdef"[m:],
    hex(m),
    "x" * m,
    range(m),
)
import math

print(math.floor(m), math.ceil(m), math.trunc(m), math.sqrt(Meters(16)))
print(bool(Meters(0)), not Meters(0), "yes" if Meters(1) else "no", bytes(Meters(3)), [0] * Meters(2))
print(
    str(1),
    str(1.0),
    str(True),
    str(None),
    str([1, "a"]),
    str(("x",)),
    str({"k": [1.5, None]}),
    str(b"x"),
    str({1}),
    str(range(3)),
)
print(
    repr("a'b"),
    repr('a"b'),
    repr("a'b\"c"),
    repr("tab\there\n"),
    repr("\\"),
    repr("\x00\x7f\xa0é€😀"),
    ascii("é€😀"),
    repr(b"\x00ab'\xff"),
)
print(
    list("abc"),
    tuple([1, 2]),
    set(),
    list({"a": 1, "b": 2}),
    dict([("a", 1), ["b", 2]]),
    dict(zip("xy", (1, 2))),
    dict(a=1, **{"b": 2}),
)
print(
    list(range(3)),
    tuple("hi"),
    sorted(set([3, 1, 3])),
    frozenset(),
    list(map(str, [1, 2])),
    bytes([65, 66]),
    list(b"AB"),
    bytes("é", "utf-8"),
)
print(
    float("1.5") + int("2"),
    str(1) + "1",
    int("1" + "2") * 2,
    [1] + list((2,)),
    ord("a"),
    chr(97),
    chr(0x1F600),
    ord("€"),
    chr(10) == "\n",
)
for bad in (
    lambda: ord("ab"),
    lambda: ord(""),
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: chr("a"),
    lambda: ord(5),
    lambda: int([1]),
    lambda: list(5),
    lambda: dict([1]),
    lambda: dict([(1, 2, 3)]),
    lambda: tuple(None),
    lambda: set(1),
    lambda: bytes("abc"),
    lambda: bytes([256]),
    lambda: bytes(-1),
    lambda: float("abc"),
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [1] + (2,),
    lambda: "a" * "b",
    lambda: [0] * 1.5,
    lambda: str(1, 2),
    lambda: bool(1, 2),
    lambda: dict(5),
    lambda: range(1.5),
    lambda: [1, 2][1.0],
    lambda: "abc"["a"],
    lambda: str(b"a", "utf-8", "strict", 1),
):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class BadConversions:
    def __int__(self):
        return "one"

    def __bool__(self):
        return 2

    def __str__(self):
        return 5

    def __len__(self):
        return -1

    def __index__(self):
        return None

    def __float__(self):
        return 1

    def __repr__(self):
        return None


bad = BadConversions()
for name, f in [
    ("int", int),
    ("bool", bool),
    ("str", str),
    ("len", len),
    ("float", float),
    ("repr", repr),
    ("index", lambda b: [1][b]),
    ("range", range),
]:
    try:
        print(f(bad))
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(Sized(0)), bool(Sized(3)), len(Sized(5)), "empty" if not Sized(0) else "full")
print(
    [
        x
        for x in (0, 1, "", "a", [], [0], {}, {0: 0}, None, 0.0, 0.1, (), (0,), set(), range(0), range(1), b"", b"a")
        if x
    ]
)
print(
    1 and 2,
    0 and 2,
    1 or 2,
    0 or 2,
    None or "default",
    "" or [] or 0,
    1 and [] and 5,
    not (1 and 0),
    (0 or None) is None,
)
print(
    type(1),
    type(1.0),
    type("s"),
    type(None),
    type([]),
    type(()),
    type({}),
    type(set()),
    type(b""),
    type(True),
    type(range(1)),
    type(type),
    type(print),
    type(lambda: 0),
)
