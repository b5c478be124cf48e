"""An encoder's own `iterencode` is what `encode` and `dumps` ask; `dump` asks it too."""

import collections
import io
import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        print("default", type(o).__name__, end=" ")
        return sorted(o) if isinstance(o, set) else super().default(o)

    def encode(self, o):
        print("encode", end=" ")
        return super().encode(o)

    def iterencode(self, o, _one_shot=False):
        print("iterencode", _one_shot, end=" ")
        return super().iterencode(o, _one_shot)


class Rounded(json.JSONEncoder):
    """Floats with two digits."""

    def iterencode(self, o, _one_shot=False):
        return super().iterencode(self.rounded(o), _one_shot)

    def rounded(self, o):
        if isinstance(o, float):
            return round(o, 2)
        if isinstance(o, dict):
            return {key: self.rounded(value) for key, value in o.items()}
        if isinstance(o, (list, tuple)):
            return [self.rounded(item) for item in o]
        return o


for value in ({1, 2}, [1, {2}], "text", 5, {"b": 1, "a": {3}}):
    print(json.dumps(value, cls=Encoder))
    print(json.dumps(value, cls=Encoder, indent=1, sort_keys=True))
file = io.StringIO()
json.dump([{1}], file, cls=Encoder)
print(file.getvalue())
print(json.dumps({"a": 3.14159, "b": [2.71828, (1.0, "x")]}, cls=Rounded))
for value in (object(), {1j: 2}):
    try:
        json.dumps(value, cls=Encoder)
    except TypeError as e:
        print(e)


class Shown(list):
    def __iter__(self):
        return iter(["shown"])


class Named(dict):
    def __len__(self):
        return 0

    def items(self):
        return [("named", 1)]


print(json.dumps(Shown([1, 2])), json.dumps(Named(a=1)), json.dumps([Named(), Shown()]), json.dumps(collections.OrderedDict(a=1)))
