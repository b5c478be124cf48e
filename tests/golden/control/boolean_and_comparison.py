"""Comparison chains, identity, membership, short circuits, the walrus."""

trace = []


def t(value, name=None):
    trace.append(name if name is not None else value)
    return value


def show(result):
    print(result, trace)
    trace.clear()


show(t(1) < t(2) < t(3))
show(t(3) < t(2) < t(1))
show(t(1) < t(5) > t(2) == t(2) != t(4))
show(t(0) or t("") or t("last"))
show(t(1) and t([]) and t("not reached"))
show(t(0) or t(2) and t(3) or t(4))
show(not t(0) and t("x"))
show(t(1) if t(0) else t(2))
show(t("a") in t("abc") == t("abc"))
show(t(1) in t([1]) in t([[1], 2]))
show([t("k2"), t("v")][t(0)])
show({t("k"): t("v"), t("k2"): t("v2")})
show(t(max)(t(1), *t([2, 3]), key=t(lambda v: -v, "key")))
show((t(1) + t(2)) * t(3) ** t(2))
x = [1]
y = [1]
print(
    x == y,
    x is y,
    x is not y,
    x is x,
    None is None,
    None == 0,
    not None,
    1 is True if False else "skip",
    type(x) is list,
    x in [y],
    [] is [],
    () == (),
)
print(
    1 == 1.0,
    1 == True,
    0 == False,
    "1" == 1,
    [] == (),
    {} == set(),
    None == False,
    "" == None,
    1 != "1",
    b"a" != "a",
    1 < True,
    2 > True,
    0.5 < True,
)
for a, b in (
    (1, "1"),
    (None, 1),
    ([], ()),
    ({}, 1),
    ("a", None),
    (1j, 1),
    (object, 1),
    (b"a", "a"),
    (lambda: 0, 1),
    (True, "x"),
    (1.5, []),
    (range(1), range(2)),
    ({1}, 1),
    (None, None),
    (print, len),
):
    for name, op in (("<", lambda: a < b), (">=", lambda: a >= b)):
        try:
            print(op(), end=" ")
        except TypeError as e:
            print(e, end="; ")
    print(a == b, a != b)


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        trace.append(f"bool({self.x})")
        return self.x > 0


p, q = Point(1), Point(1)
print(
    p == q,
    p != q,
    p is q,
    p == 1,
    p != 1,
    p < Point(2),
    p > Point(0),
    sorted([Point(3), Point(1)])[0].x,
    p in [q],
    [p] == [q],
    (p, 1) == (q, 1),
)
show((Point(0) or Point(5)).x)
show((Point(0) and Point(5)).x)
show("t" if Point(1) else "f")
show(not Point(0))
show(bool(Point(-1)))
show([n.x for n in (Point(0), Point(2)) if n])
while Point(-1):
    pass
show(any([Point(0), Point(1), Point(2)]) and all([Point(1), Point(0), Point(3)]))
show(None)


class Range:
    """Comparisons may return anything."""

    def __lt__(self, other):
        return ("lt", other)

    def __gt__(self, other):
        return ("gt", other)

    def __le__(self, other):
        return []

    def __contains__(self, item):
        return item


r = Range()
print(r < 5, 5 < r, r > 1, 1 > r, r <= 1 < 2, 1 < r < 2, 5 in r, 0 in r, [] not in r, 1 < 2 < r)
if (n := len("walrus")) > 5:
    print("n is", n)
print((a := 1) + (b := a + 1), a, b, [c := a, c + 1], (d := e if (e := 5) else 0), d)
while chunk := "abcdef"[len(trace) : len(trace) + 2]:
    trace.extend(chunk)
print(trace)
values = [1, 5, 2, 8]
if any((big := v) > 4 for v in values):
    print("first big one", big)
print(f"{(w := 3)} {w:=5}", {(k := "key"): k}, (lambda: (z := 4) + z)(), max((m := 3), 2), m)


def f(x, /, y=(default := 7)):
    return x, y


print(f(1), default, f(x := 2), x)
print(1 if True else 2 if False else 3, (1, 2) if x else 3, [1 if v > 2 else 0 for v in values], "ab" if not x else "c")
big = 10**20
print(
    0 < big < 10**21,
    big == 10**20,
    big is not None,
    -big < 0 < big,
    1.5 < big,
    big > float("-inf"),
    float("inf") > big,
    big != big + 1,
    2**53 == 2.0**53,
    2**53 + 1 == 2.0**53,
    0.1 + 0.2 <= 0.3,
    1 / 3 == 0.3333333333333333,
)
print(
    "abc" < "abd",
    "a" < "aa",
    "" < "a",
    "B" < "a",
    [1, [2, 3]] < [1, [2, 4]],
    (1, "b") < (1, "c"),
    {1} < {1, 2},
    {1} < {2},
    "é" < "z",
    b"a" < b"b",
    [1, 2] > [1],
    (2,) > (1, 5),
    not [] < [],
)
print(
    isinstance(1, int),
    isinstance(True, (str, int)),
    isinstance("a", (int, float)),
    issubclass(bool, int),
    isinstance(p, object),
    type(p) == Point,
    isinstance(Point, type),
    callable(p),
    callable(print),
    callable(Point),
)
for bad in (
    lambda: isinstance(1, 5),
    lambda: isinstance(1),
    lambda: issubclass(1, int),
    lambda: isinstance(1, (int, "str")) or isinstance("", (int, "str")),
    lambda: 1 in 1,
    lambda: 1 < None < 2,
    lambda: bool(),
    lambda: "a" < 1 < 2,
):
    try:
        print(bad())
    except TypeError as e:
        print(e)
