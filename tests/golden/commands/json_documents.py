"""JSON there and back: formatting, custom encoders, hooks, errors, paths."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

document = {"name": "café ☃", "tags": ["a", "b"], "nested": {"n": None, "t": True, "f": 1.50, "big": 10 ** 20}, "empty": {}, "list": []}
print(json.dumps(document))
print(json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True))
print(json.dumps(document, separators=(",", ":")), json.dumps([1, [2, [3]]], indent="\t"))
print(json.loads(json.dumps(document)) == document, json.dumps({1: "a", None: "b", True: "c", 2.5: "d"}), json.dumps("\u2028\x00\"\\/\n😀"))
print(json.dumps([float("inf"), float("-inf"), float("nan"), 1e16, 1e-7, -0.0]), json.loads("[Infinity, -Infinity, 1E5, -0]"))


class Colour(Enum):
    RED = "red"


@dataclass
class Pet:
    name: str
    born: date


class Encoder(json.JSONEncoder):
    def default(self, value):
        match value:
            case date():
                return {"$date": value.isoformat()}
            case Decimal():
                return str(value)
            case set() | frozenset():
                return sorted(value)
            case Enum():
                return value.value
            case complex():
                return [value.real, value.imag]
        return super().default(value)


text = json.dumps({"pet": asdict(Pet("rex", date(2020, 2, 29))), "price": Decimal("9.90"), "set": {3, 1, 2}, "colour": Colour.RED, "c": 1 + 2j}, cls=Encoder)
print(text)


def revive(pairs):
    if "$date" in pairs:
        return date.fromisoformat(pairs["$date"])
    return pairs


back = json.loads(text, object_hook=revive)
print(back["pet"]["born"], type(back["pet"]["born"]).__name__)
print(json.loads('{"a": 1, "a": 2, "b": 1.10}', object_pairs_hook=list, parse_float=Decimal, parse_int=lambda s: f"int {s}"))
for bad in ("", "{", '{"a" 1}', "[1, 2,]", "{'a': 1}", '{"a": 1,}', "nul", '"abc', '"\\x"', '"tab\there"', "01", "1 2", "[1 2]", '{"a": }', '["\\ud800"', "\ufeff{}"):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), "->", error, error.pos, error.lineno, error.colno)
for bad in ({1, 2}, {"a": object}, {(1, 2): 3}):
    try:
        json.dumps(bad)
    except TypeError as error:
        print(error, getattr(error, "__notes__", []))
loop = []
loop.append({"loop": loop})
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
print(json.dumps({(1, 2): 3, "b": 1}, skipkeys=True), json.dumps("é", ensure_ascii=True), json.loads(b'"\xc3\xa9"'), json.loads('"\\u00e9\\ud83d\\ude00"'))
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as error:
    print(error)


def walk(value, path="$"):
    match value:
        case dict():
            for key, item in value.items():
                yield from walk(item, f"{path}.{key}")
        case list():
            for i, item in enumerate(value):
                yield from walk(item, f"{path}[{i}]")
        case _:
            yield path, value


print(dict(walk({"a": [1, {"b": "x"}], "c": {"d": [[]], "e": None}})))
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": 1} trailing'), "".join(json.JSONEncoder(indent=1).iterencode({"k": [1]})))
