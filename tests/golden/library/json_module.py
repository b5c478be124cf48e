"""json: dumps and loads, options, custom encoders and hooks, errors."""

import io
import json

values = [
    None,
    True,
    False,
    0,
    -5,
    10**30,
    1.5,
    -0.0,
    1e100,
    1e-7,
    "text",
    "é€😀",
    'quote " and \\ and / and \n\t\b\f\r\x00\x7f\u2028',
    [],
    {},
    [1, [2, [3]]],
    {"a": 1, "b": [True, None]},
    (1, 2),
    {"é": "ü"},
    "",
    [[]],
    {"k": {}},
]
for v in values:
    text = json.dumps(v)
    back = json.loads(text)
    print(text, back == (list(v) if isinstance(v, tuple) else v), type(back).__name__)
print(
    json.dumps("é😀", ensure_ascii=False),
    json.dumps({"b": 1, "a": [1, 2]}, indent=2),
    json.dumps({"b": 1, "a": 2}, sort_keys=True),
    json.dumps([1, 2, {"a": 1}], separators=(",", ":")),
    json.dumps([[], {}, [1]], indent=1),
    json.dumps({"a": [1, {"b": 2}]}, indent="\t"),
    json.dumps([1, 2], indent=0),
)
print(
    json.dumps({1: "int", 1.5: "float", True: "bool", None: "none", "s": "str"}),
    json.dumps({(1, 2): "x", "ok": 1}, skipkeys=True),
    json.dumps(float("inf")),
    json.dumps([float("nan"), -float("inf")]),
    json.loads("[NaN, Infinity, -Infinity]"),
)
for bad in (
    lambda: json.dumps({1, 2}),
    lambda: json.dumps(object),
    lambda: json.dumps({(1,): 2}),
    lambda: json.dumps(1j),
    lambda: json.dumps(b"x"),
    lambda: json.dumps(float("inf"), allow_nan=False),
    lambda: json.dumps([1, {2}]),
    lambda: json.loads(5),
    lambda: json.loads(None),
    lambda: json.dumps(1, nope=2),
):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
for text in (
    "",
    " ",
    "[1, 2",
    "{",
    '{"a"}',
    '{"a": }',
    "[1,]",
    "{'a': 1}",
    "nul",
    "tru",
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    '"abc',
    '"\n"',
    '"\\x"',
    '"\\u12"',
    "[1 2]",
    "{1: 2}",
    "[]]",
    "1 2",
    '{"a":1,}',
    "\\",
    "NaNa",
    "-",
    '{"a" 1}',
    '["a"\n"b"]',
    "[1,\n2,\n  x]",
):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), e, "|", e.msg, e.pos, e.lineno, e.colno)
print(
    json.loads(' [1 , 2.5e3, "a\\u00e9\\ud83d\\ude00\\n" ] '),
    json.loads('{"a": 1, "a": 2}'),
    json.loads("1E5"),
    json.loads("-0"),
    json.loads("-0.0"),
    json.loads("123456789012345678901234567890"),
    json.loads(b'{"b": 1}'),
    json.loads('"\\"\\\\\\/\\b"'),
    json.loads("\t\n\r true "),
)
print(
    json.loads('{"x": 1.10, "n": 5}', parse_float=lambda s: f"<{s}>", parse_int=lambda s: int(s) * 2),
    json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())),
    json.loads('{"a": 1, "a": 2}', object_pairs_hook=list),
    json.loads("[NaN]", parse_constant=lambda s: s.lower()),
)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def encode(o):
    if isinstance(o, Point):
        return {"__point__": [o.x, o.y]}
    if isinstance(o, set):
        return sorted(o)
    if isinstance(o, complex):
        return [o.real, o.imag]
    raise TypeError(f"can't encode {type(o).__name__}")


def decode(d):
    return Point(*d["__point__"]) if "__point__" in d else d


text = json.dumps({"p": Point(1, 2), "s": {3, 1}, "c": 1 + 2j}, default=encode)
back = json.loads(text, object_hook=decode)
print(text, back["p"].y, back["s"])
try:
    json.dumps(object(), default=encode)
except TypeError as e:
    print(e)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if hasattr(o, "__iter__"):
            return list(o)
        return super().default(o)


print(
    json.dumps({"r": range(3), "g": (c for c in "ab")}, cls=Encoder),
    Encoder(indent=1).encode([1]),
    list(json.JSONEncoder().iterencode([1, {"a": 2}])) != [],
    json.JSONDecoder().decode("[1]"),
    json.JSONDecoder().raw_decode('{"a": 1} tail'),
)
buffer = io.StringIO()
json.dump({"written": [1, 2]}, buffer)
buffer.seek(0)
print(buffer.getvalue(), json.load(buffer))
import enum


class E(enum.IntEnum):
    A = 1


class S(str):
    pass


class D(dict):
    pass


class F(float):
    def __repr__(self):
        return "custom"


print(json.dumps([E.A, S("s"), D(a=1), F(1.5), True]), json.dumps({E.A: 1, S("k"): 2}))


def walk(data, path="$"):
    if isinstance(data, dict):
        for k, v in data.items():
            yield from walk(v, f"{path}.{k}")
    elif isinstance(data, list):
        for i, v in enumerate(data):
            yield from walk(v, f"{path}[{i}]")
    else:
        yield path, data


doc = json.loads('{"name": "widget", "parts": [{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": []}], "price": 9.99}')
for path, value in walk(doc):
    print(path, "=", json.dumps(value))
print(json.dumps(doc, indent=4, sort_keys=True))
