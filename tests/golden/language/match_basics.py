"""match: literals, captures, alternatives, guards, sequences, mappings, classes, as, wildcard."""


def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case "hello" | "hi":
            return "greeting"
        case b"bytes":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case int() if value > 1000:
            return "huge"
        case int(n):
            return f"int {n}"
        case str() as text if text.isupper():
            return f"shouted {text}"
        case str(text):
            return f"text {text}"
        case []:
            return "empty list"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with one, then {rest}"
        case [first, second]:
            return f"pair {first} {second}"
        case [first, *middle, last]:
            return f"from {first} to {last} over {middle}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": kind, **rest}:
            return f"{kind} with {rest}"
        case {}:
            return "mapping"
        case float() | complex():
            return "number"
        case _:
            return f"other {type(value).__name__}"


for value in (
    0,
    0.0,
    False,
    1,
    True,
    3,
    -1,
    2.5,
    "hello",
    "HEY",
    "word",
    b"bytes",
    b"x",
    None,
    5000,
    77,
    [],
    (),
    [9],
    (9,),
    [1, 2, 3],
    (1,),
    [5, 6],
    [5, 6, 7, 8],
    {"kind": "circle", "r": 2},
    {"kind": "square", "side": 1},
    {},
    {"x": 1},
    1.5,
    2j,
    {1},
    range(3),
    "",
    object,
    bytearray(b"x"),
):
    print(repr(value), "->", describe(value))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Line:
    def __init__(self, start, end):
        self.start, self.end = start, end


def where(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point(0, y) | Point(y, 0):
            return f"on an axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=x, y=-1):
            return f"below {x}"
        case Point():
            return "some point"
        case Line(start=Point(x1, y1), end=Point(x2, y2)) if (x1, y1) != (x2, y2):
            return f"line {x1},{y1} to {x2},{y2}"
        case Line(end=e):
            return f"dot {e.x}"
        case [Point(x=a), Point(x=b)]:
            return f"two points {a} {b}"


for shape in (
    Point(0, 0),
    Point(0, 5),
    Point(7, 0),
    Point(3, 3),
    Point(9, -1),
    Point(1, 2),
    Line(Point(0, 0), Point(1, 1)),
    Line(Point(2, 2), Point(2, 2)),
    [Point(1, 1), Point(2, 2)],
    5,
):
    print(where(shape))


def command(text):
    match text.split():
        case ["quit" | "exit"]:
            return "bye"
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["go", other]:
            return f"can't go {other}"
        case ["take", *items] if items:
            return f"taking {' and '.join(items)}"
        case [verb]:
            return f"{verb} what?"
        case []:
            return "silence"
        case [*_, "please"]:
            return "polite"
        case _:
            return "?"


for text in ("quit", "go north", "go up", "take lamp key", "take", "", "do it please", "a b c"):
    print(command(text))
x = "before"
match [1, 2]:
    case [x, 3]:
        print("not here")
    case [y, z]:
        print(x, y, z)
match 5:
    case captured:
        pass
print(captured)
match (1, 2), {"a": [3, {"b": 4}]}:
    case (p, q), {"a": [r, {"b": s}]}:
        print(p, q, r, s)
match 3:
    case 1:
        print("no")
print("no match is no error")
match 1, 2:
    case 1, *more:
        print(more)
match {"a": 1, "b": 2, "c": 3}:
    case {"a": 1, **others}:
        print(others)
match "abc":
    case [a, b, c]:
        print("strings are no sequences")
    case str():
        print("a string")
match [[1, 2], [3, [4, 5]]]:
    case [[a, _], [_, [_, b]]]:
        print(a, b)
match 7:
    case n if n > 10:
        print("big")
    case n if n > 5:
        print("middle", n)
match = 5
case = 6
print(match, case, match + case, [match for match in range(2)])
