"""Corners of the library that whole programs run into."""
import json
import math
import os
import tempfile
import traceback

print(math.cbrt(27), math.cbrt(2), math.cbrt(-8), math.cbrt(5), math.cbrt(3.375))
encoder = json.JSONEncoder(indent=1)
for value in ({"a": [1, 2.5, None, "x", [], {}, [[1]], {"k": 1}], "b": {}, "c": {"d": "e"}}, [1, "a", [2, 3]], []):
    print(list(encoder.iterencode(value)))
print(list(json.JSONEncoder(skipkeys=True, indent=2).iterencode({(1,): 2})), list(json.JSONEncoder().iterencode([1, [2], "x"])))
d = {1: 2}
print(d.keys().mapping, d.values().mapping, d.items().mapping)
for start in (True, False):
    print(sum([], start), sum([1], start))
    try:
        sum([[]], start)
    except TypeError as e:
        print(e)
print("a" % b"x", "a" % bytearray(b"x"), "a" % [1], "a" % {})
for template, argument in (("a", "x"), ("a", 1), (b"a", b"x")):
    try:
        print(template % argument)
    except TypeError as e:
        print(e)


class Named:
    def __init__(self, **names):
        self.names = names


try:
    Named(a=1, **{"a": 2})
except TypeError as e:
    print(e)


def load(path):
    with open(path) as f:
        return f.read()


folder = tempfile.mkdtemp()
path = os.path.join(folder, "nothing")
os.chdir(folder)
try:
    load("nothing")
except FileNotFoundError as e:
    lines = traceback.format_exc().splitlines()
    print(len(lines), lines[-1])
with open(path, "w") as f:
    f.write("x")
for mode in ("", "b", "rw", "z", "rbt"):
    try:
        open(path, mode)
    except ValueError as e:
        print(repr(mode), e)
os.remove(path)
os.rmdir(folder)
