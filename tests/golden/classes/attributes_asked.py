"""Which attributes of an object that answers for all of them are asked, and by whom."""

import json
import operator
import os
import pickle


class Any:
    asked = []

    def __getattribute__(self, name):
        Any.asked.append(name)
        return [""]


def match(subject):
    match subject:
        case {}:
            return "mapping"
        case [*_]:
            return "sequence"


def show(what, function):
    Any.asked = []
    try:
        result = type(function(Any())).__name__
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    print(what, result, Any.asked)


show("dir", dir)
show("open", open)
show("fspath", os.fspath)
show("call", lambda any: print(**any))
show("class", lambda any: type("A", (any,), {}))
show("match", match)
show("eval", eval)
show("dumps", pickle.dumps)
show("doc", lambda any: property(any).__doc__)
show("function", lambda any: any())


class Claims:
    """Says that it is an integer."""

    __class__ = int


try:
    json.dumps(Claims())
except TypeError as e:
    print(e)
print(match(Claims()), "real" in dir(Claims()), "from_bytes" in dir(Claims()))


class Path:
    def __fspath__(self):
        return 3


for function in (os.fspath, open, os.stat):
    try:
        function(Path())
    except TypeError as e:
        print(e)
print(property(operator.itemgetter(0)).__doc__ == operator.itemgetter.__doc__, property(len).__doc__ == len.__doc__)
