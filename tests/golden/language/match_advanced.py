"""match: dotted names, __match_args__, mappings of one's own, evaluation order, errors, nesting in functions."""

import collections
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Limits:
    low = 10
    high = 20


def constant(value):
    match value:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Limits.low:
            return "low"
        case Limits.high | -5:
            return "high or minus five"
        case 1 + 2j:
            return "complex"
        case -3.5:
            return "negative float"
        case _:
            return "nothing"


print([constant(v) for v in (Color.RED, Color.GREEN, 10, 20, -5, 1 + 2j, -3.5, 99)])
Pair = collections.namedtuple("Pair", "left right")


def tuples(value):
    match value:
        case Pair(left=1):
            return "pair with one"
        case Pair(a, b):
            return f"pair {a} {b}"
        case (a, b):
            return f"tuple {a} {b}"


print(tuples(Pair(1, 2)), tuples(Pair(3, 4)), tuples((5, 6)), tuples([7, 8]), tuples((1, 2, 3)))


class Log(dict):
    def get(self, key, default=None):
        print("get", key, end=" ")
        return super().get(key, default)


match Log(a=1, b=2):
    case {"c": _}:
        print("c")
    case {"a": 1, "b": b}:
        print("b is", b)


class Attr:
    __match_args__ = ("first", "second")

    def __getattr__(self, name):
        print(f"<{name}>", end=" ")
        if name == "missing":
            raise AttributeError
        return name.upper()


match Attr():
    case Attr(missing=1):
        print("never")
    case Attr("NO"):
        print("never")
    case Attr("FIRST", "SECOND", third=t):
        print("third", t)


class BadArgs:
    __match_args__ = ["not a tuple"]


class TooMany:
    __match_args__ = ("a",)
    a = 1


class NotStrings:
    __match_args__ = (1,)


def try_match(f):
    try:
        return f()
    except TypeError as e:
        return str(e)


def m1():
    match BadArgs():
        case BadArgs(1):
            return 1


def m2():
    match TooMany():
        case TooMany(1, 2):
            return 1


def m3():
    match 5:
        case len(x):
            return x


def m4():
    match TooMany():
        case TooMany(1, a=1):
            return 1


def m5():
    match NotStrings():
        case NotStrings(1):
            return 1


def m6():
    match object():
        case object(1):
            return 1


def m7():
    match 5:
        case int(1, 2):
            return 1


for f in (m1, m2, m3, m4, m5, m6, m7):
    print(try_match(f))


class Seq(collections.UserList):
    pass


def sequence(value):
    match value:
        case [a, *_]:
            return a
        case _:
            return "no"


print(
    sequence(collections.deque([1, 2])),
    sequence(range(5, 9)),
    sequence(Seq([7])),
    sequence("str"),
    sequence(b"b"),
    sequence({1: 2}),
    sequence({1}),
    sequence(iter([1])),
    sequence((x for x in [1])),
    sequence(memoryview(b"z")),
)


def ast(node):
    match node:
        case {"op": "+", "args": [*args]}:
            return sum(map(ast, args))
        case {"op": "*", "args": [a, b]}:
            return ast(a) * ast(b)
        case {"op": "neg", "args": [a]}:
            return -ast(a)
        case {"op": op}:
            raise ValueError(f"unknown {op}")
        case {"var": str(name)}:
            return {"x": 5}[name]
        case int() | float():
            return node
        case [single]:
            return ast(single)


print(ast({"op": "+", "args": [1, {"op": "*", "args": [2, {"var": "x"}]}, {"op": "neg", "args": [[3]]}]}))
try:
    ast({"op": "?", "args": []})
except ValueError as e:
    print(e)


def insert(tree, value):
    match tree:
        case None:
            return (None, value, None)
        case (left, v, right) if value < v:
            return (insert(left, value), v, right)
        case (left, v, right):
            return (left, v, insert(right, value))


def walk(tree):
    match tree:
        case (left, v, right):
            yield from walk(left)
            yield v
            yield from walk(right)


tree = None
for v in (5, 2, 8, 1, 9, 3):
    tree = insert(tree, v)
print(list(walk(tree)))


def simplify(e):
    match e:
        case ("+", 0, x) | ("+", x, 0):
            return simplify(x)
        case ("*", 0, _) | ("*", _, 0):
            return 0
        case ("*", 1, x) | ("*", x, 1):
            return simplify(x)
        case (op, a, b) if (new := (op, simplify(a), simplify(b))) != e:
            return simplify(new)
        case other:
            return other


print(simplify(("+", ("*", 1, "x"), ("*", "y", 0))), simplify(("*", ("+", "a", 0), "b")))


def http(response):
    match response:
        case {"status": 200, "body": body}:
            return f"ok {body}"
        case {"status": 301 | 302 as code, "location": str(url)}:
            return f"{code} to {url}"
        case {"status": int(code)} if 400 <= code < 500:
            return f"client error {code}"
        case {"status": _}:
            return "some status"
        case _:
            return "no response"


print(
    [
        http(r)
        for r in (
            {"status": 200, "body": "x", "more": 1},
            {"status": 302, "location": "/a"},
            {"status": 301, "location": 5},
            {"status": 404},
            {"status": "x"},
            [],
            None,
        )
    ]
)
subjects = []


def subject():
    subjects.append(1)
    return [1, 2, 3]


match subject():
    case [4, *_]:
        pass
    case [_, _]:
        pass
    case [_, 2, x]:
        print("x", x, len(subjects))
for item in [("a", 1), ("b",), "c"]:
    match item:
        case (name, value):
            print(name, value)
            continue
        case (name,):
            print("only", name)
        case _:
            break
else:
    print("not reached")


def returns(n):
    match n:
        case 1:
            return "one"
        case 2:
            pass
        case _:
            raise ValueError(n)
    return "after"


print(returns(1), returns(2))
