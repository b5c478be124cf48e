# What exceptions, hashes, sorts and compiled sources check.

import functools


def attempt(what, f):
    try:
        print(what, f())
    except BaseException as error:
        print(what, type(error).__name__, error)


for args in [(), ("m",), ("m", 1), ("m", ()), ("m", ("f", 1, 2, "t")), ("m", ("f", 1, 2, "t", 3)), ("m", ("f", 1, 2, "t", 3, 4)),
             ("m", ("f", 1, 2)), ("m", "a", "b"), ("m", "abcd"), ("m", ["f", 1, 2, "t"]), ("m", ("f", 1, 2, "t", 3, 4, 5)), ("m", None),
             ("m", iter(["f", 1, 2, "t"]))]:
    def made():
        error = SyntaxError(*args)
        return (str(error), error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset,
                len(error.args))
    attempt(len(args), made)
attempt("indentation", lambda: IndentationError("m", ["f", 1, 2, "t"]).lineno)
attempt("import", lambda: ImportError("a", foo=1))
attempt("import", lambda: ImportError("a", "b", name="x", path="y").name)
attempt("slice", lambda: slice(1, 2).__hash__() == hash(slice(1, 2)))
attempt("slice", lambda: slice(1, []).__hash__())


class Key:
    def __hash__(self):
        return 5


attempt("slice", lambda: slice(1, Key()).__hash__() == hash(slice(1, Key())))
for source in ["return 1", "if 0:\n  return", "while 0:\n    return 1", "while False:\n  pass\nelse:\n  return", "while 0: break\nprint('x')",
               "while 0:\n  continue\nelse:\n  x = 1", "while 0:\n  yield 1", "def f():\n  while 0:\n    yield 1\n  return 2",
               "while 1:\n  break\nreturn", "def f():\n  while 0:\n    x = 1\n    break\n    return x\n  else:\n    return 3\nprint(f())"]:
    attempt(source.partition("\n")[0], lambda: exec(source))
attempt("generator", lambda: (lambda space: (exec("def f():\n  while 0:\n    yield 1\n  return 2", space), list(space["f"]()))[1])({}))


def sorting(change):
    numbers = [3, 2, 1]

    def key(x):
        change(numbers)
        return x
    numbers.sort(key=key)
    return numbers


attempt("append and pop", lambda: sorting(lambda numbers: (numbers.append(1), numbers.pop())))
attempt("append", lambda: sorting(lambda numbers: numbers.append(1)))
attempt("only looked at", lambda: sorting(len))
attempt("cleared", lambda: sorting(lambda numbers: numbers.clear()))


class Text(str):
    __repr__ = str.__str__


class Count(list):
    __repr__ = list.__len__


class Float(float):
    __repr__ = float.hex


attempt("another's method", lambda: repr([Text("a"), Float(1.5)]))
attempt("another's method", lambda: f"{Text('a')!r} {Float(2)!r} {Float(2)} {Text('b')}")
attempt("no text", lambda: repr(Count()))
attempt("no text", lambda: str(Count()))

for state in [(print, (1,), {"end": "!"}, {"a": 1}), 1, (1, (), {}, None), (print, [], {}, None), (print, (), 1, None), (print, (), None, None), (print, ())]:
    def restored():
        part = functools.partial(int)
        part.__setstate__(state)
        return part, part.args, part.keywords, part.__dict__
    attempt("partial", restored)
attempt("partial", lambda: functools.partial(int, 1, base=2).__reduce__()[1:])
